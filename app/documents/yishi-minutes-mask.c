/* yishi-minutes-mask.c - what of names, units and texts may stand in which copy of the minutes
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "yishi-minutes-private.h"

#include "yishi-display.h"
#include "yishi-unit-name.h"

void
yishi_composer_read_names (YishiComposer *self)
{
  self->mask = yishi_name_mask_new (self->minutes->roll);
}

void
yishi_composer_forget_names (YishiComposer *self)
{
  g_clear_pointer (&self->mask, yishi_name_mask_free);
}

char *
yishi_composer_clean (const YishiComposer *self,
                      const char          *text)
{
  return self->is_public ? yishi_name_mask_clean (self->mask, text) : g_utf8_make_valid (text, -1);
}

char *
yishi_composer_name (const YishiComposer *self,
                     const char          *name,
                     gboolean             is_owner)
{
  if (self->is_public && is_owner)
    return yishi_display_mask_name (name);

  return yishi_composer_clean (self, name);
}

char *
yishi_composer_unit (const YishiComposer *self,
                     const char          *unit)
{
  g_auto(YishiUnitName) name = { NULL };

  if (!yishi_unit_name_parse (unit, &name))
    return yishi_composer_clean (self, unit);

  return yishi_words_fill (yishi_composer_say (self, *name.stair != '\0' ? WORD_UNIT : WORD_UNIT_NO_STAIR),
                           name.building, name.stair, self->is_public ? "***" : name.room, NULL);
}

char *
yishi_composer_owners (const YishiComposer *self,
                       const char          *unit)
{
  const YishiUnit *found = yishi_roll_find (self->minutes->roll, unit);
  GString *owners = g_string_new (NULL);

  for (guint i = 0; found != NULL && i < found->n_owners; i++)
    {
      g_autofree char *name = yishi_composer_name (self, found->owners[i].name, TRUE);

      g_string_append_printf (owners, "%s%s", i > 0 ? yishi_composer_say (self, WORD_LIST_COMMA) : "", name);
    }

  return g_string_free (owners, FALSE);
}
