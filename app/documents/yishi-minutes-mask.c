/* yishi-minutes-mask.c - what of names, units and texts may stand in which copy of the minutes
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "yishi-minutes-private.h"

#include <string.h>

#include "yishi-display.h"
#include "yishi-mask.h"
#include "yishi-unit-name.h"

/* The longest name that is looked for in a text, in characters; longer ones are those of
 * firms, which are nobody's. */
#define LONGEST_NAME 20

/* "3-2-501", "3幢2单元501室", "5号楼1202": a day such as 2026-11-15 begins with more digits. */
#define UNIT_PATTERN                                                        \
  "(?<![0-9-])([0-9]{1,3}-(?:[0-9]{1,2}-)?)[0-9]{3,4}(?![0-9-])"            \
  "|((?:[0-9]{1,3}(?:幢|号楼|栋|座|楼))(?:[0-9]{1,2}(?:单元|梯))?)[0-9]{3,4}(?:室|房|号)?"

void
yishi_composer_read_names (YishiComposer *self)
{
  const YishiRoll *roll = self->minutes->roll;
  guint n = yishi_roll_get_n_units (roll);

  self->names = g_hash_table_new (g_str_hash, g_str_equal);
  self->units = g_regex_new (UNIT_PATTERN, G_REGEX_OPTIMIZE, 0, NULL);
  for (guint i = 0; i < n; i++)
    {
      const YishiUnit *unit = yishi_roll_get_unit (roll, i);

      for (guint k = 0; k < unit->n_owners; k++)
        if (g_utf8_strlen (unit->owners[k].name, -1) >= 2)
          g_hash_table_add (self->names, (char *) unit->owners[k].name);
    }
}

void
yishi_composer_forget_names (YishiComposer *self)
{
  g_clear_pointer (&self->names, g_hash_table_unref);
  g_clear_pointer (&self->units, g_regex_unref);
}

/* The longest name on the roll that @text begins with. Returns: its length in bytes, or 0 */
static gsize
match_name (const YishiComposer *self,
            const char          *text)
{
  char name[LONGEST_NAME * 6 + 1];
  const char *end = text;
  gsize found = 0;

  for (guint n = 1; n <= LONGEST_NAME && *end != '\0'; n++)
    {
      end = g_utf8_next_char (end);
      memcpy (name, text, end - text);
      name[end - text] = '\0';
      if (n >= 2 && g_hash_table_contains (self->names, name))
        found = end - text;
    }

  return found;
}

static char *
mask_names (const YishiComposer *self,
            const char          *text)
{
  GString *masked = g_string_new (NULL);

  while (*text != '\0')
    {
      gsize length = match_name (self, text);

      if (length > 0)
        {
          g_autofree char *name = g_strndup (text, length);
          g_autofree char *shown = yishi_display_mask_name (name);

          g_string_append (masked, shown);
          text += length;
          continue;
        }
      g_string_append_unichar (masked, g_utf8_get_char (text));
      text = g_utf8_next_char (text);
    }

  return g_string_free (masked, FALSE);
}

char *
yishi_composer_clean (const YishiComposer *self,
                      const char          *text)
{
  g_autofree char *valid = g_utf8_make_valid (text, -1);
  g_autofree char *named = NULL;
  g_autofree char *placed = NULL;

  if (!self->is_public)
    return g_steal_pointer (&valid);

  named = mask_names (self, valid);
  placed = g_regex_replace (self->units, named, -1, 0, "\\1\\2***", 0, NULL);
  return yishi_mask_numbers (placed != NULL ? placed : named);
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
