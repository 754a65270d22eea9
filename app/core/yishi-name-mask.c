/* yishi-name-mask.c - texts without the people and homes of a roll, for what leaves the house
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "yishi-name-mask.h"

#include <string.h>

#include "yishi-display.h"
#include "yishi-mask.h"

/* The longest name that is looked for in a text, in characters; longer ones are those of
 * firms, which are nobody's. */
#define LONGEST_NAME 20

/* "3-2-501", "3幢2单元501室", "5号楼1202": a day such as 2026-11-15 begins with more digits. */
#define UNIT_PATTERN                                                        \
  "(?<![0-9-])([0-9]{1,3}-(?:[0-9]{1,2}-)?)[0-9]{3,4}(?![0-9-])"            \
  "|((?:[0-9]{1,3}(?:幢|号楼|栋|座|楼))(?:[0-9]{1,2}(?:单元|梯))?)[0-9]{3,4}(?:室|房|号)?"

struct _YishiNameMask
{
  GHashTable *names;  /* (owned) of everybody on the roll */
  GRegex     *units;  /* (owned) what a unit looks like in a text */
};

YishiNameMask *
yishi_name_mask_new (const YishiRoll *roll)
{
  YishiNameMask *self = g_new0 (YishiNameMask, 1);
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

  return self;
}

void
yishi_name_mask_free (YishiNameMask *self)
{
  if (self == NULL)
    return;

  g_hash_table_unref (self->names);
  g_regex_unref (self->units);
  g_free (self);
}

/* The longest name on the roll that @text begins with. Returns: its length in bytes, or 0 */
static gsize
match_name (const YishiNameMask *self,
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
mask_names (const YishiNameMask *self,
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
yishi_name_mask_clean (const YishiNameMask *self,
                       const char          *text)
{
  g_autofree char *valid = g_utf8_make_valid (text, -1);
  g_autofree char *named = NULL;
  g_autofree char *placed = NULL;

  if (self == NULL)
    return yishi_mask_numbers (valid);

  named = mask_names (self, valid);
  placed = g_regex_replace (self->units, named, -1, 0, "\\1\\2***", 0, NULL);
  return yishi_mask_numbers (placed != NULL ? placed : named);
}
