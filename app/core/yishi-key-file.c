/* yishi-key-file.c - reads key files more strictly than GKeyFile does
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * GKeyFile lets a second group or key of the same name win in silence. In a
 * rule pack that would change what a community is bound by, so it is refused.
 */
#include "config.h"

#include "yishi-rule-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define MAX_WORD 64

/**
 * yishi_is_rule_word:
 * @text: (nullable): what is to be the name of a pack, a rule or a kind
 *
 * Returns: whether it consists of small letters, digits and hyphens, begins
 *   with a letter and is at most 64 bytes long
 */
gboolean
yishi_is_rule_word (const char *text)
{
  if (text == NULL || !g_ascii_islower (*text) || strlen (text) > MAX_WORD)
    return FALSE;

  for (const char *p = text; *p != '\0'; p++)
    if (!g_ascii_islower (*p) && !g_ascii_isdigit (*p) && *p != '-')
      return FALSE;

  return TRUE;
}

/* Notes what the line names. Returns: whether it is the first of that name */
static gboolean
note_line (GHashTable *seen,
           const char *line,
           char      **group,
           char      **where)
{
  g_autofree char *name = g_strstrip (g_strdup (line));
  char *equals;

  if (*name == '[')
    {
      g_free (*group);
      *group = g_steal_pointer (&name);
      *where = g_strdup (*group);
      return g_hash_table_add (seen, g_strdup (*group));
    }

  equals = strchr (name, '=');
  if (*name == '#' || equals == NULL)
    return TRUE;

  *equals = '\0';
  g_strchomp (name);
  *where = g_strdup_printf ("%s %s", *group != NULL ? *group : "", name);
  return g_hash_table_add (seen, g_strdup (*where));
}

static gboolean
refuse_doubles (const char *text,
                char      **where,
                char      **reason)
{
  g_autoptr(GHashTable) seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_auto(GStrv) lines = g_strsplit (text, "\n", -1);
  g_autofree char *group = NULL;

  for (gsize i = 0; lines[i] != NULL; i++)
    {
      g_autofree char *named = NULL;

      if (!note_line (seen, lines[i], &group, &named))
        {
          *where = g_steal_pointer (&named);
          *reason = g_strdup (_("it stands there twice"));
          return FALSE;
        }
    }

  return TRUE;
}

/**
 * yishi_key_file_load:
 * @text: a key file
 * @length: its bytes, or -1
 * @where: (out) (transfer full): on failure the group and key that are wrong, or ""
 * @reason: (out) (transfer full): on failure why, translated
 *
 * Returns: (transfer full) (nullable): the key file
 */
GKeyFile *
yishi_key_file_load (const char *text,
                     gssize      length,
                     char      **where,
                     char      **reason)
{
  g_autoptr(GKeyFile) file = g_key_file_new ();
  g_autoptr(GError) error = NULL;
  g_autofree char *copy = NULL;

  if (!g_utf8_validate (text, length, NULL))
    {
      *where = g_strdup ("");
      *reason = g_strdup (_("it is not UTF-8 text"));
      return NULL;
    }

  copy = length < 0 ? g_strdup (text) : g_strndup (text, length);
  if (!refuse_doubles (copy, where, reason))
    return NULL;

  /* Kept, so that a key with a language is refused in every locale alike. */
  if (!g_key_file_load_from_data (file, copy, -1, G_KEY_FILE_KEEP_TRANSLATIONS, &error))
    {
      *where = g_strdup ("");
      *reason = g_strdup (error->message);
      return NULL;
    }

  return g_steal_pointer (&file);
}

/**
 * yishi_key_file_read_int:
 * @file: a key file
 * @group: a group of it
 * @key: a key of it
 * @least: the smallest value to accept
 * @most: the largest
 * @value: (out): the number; untouched unless it is one
 * @reason: (out) (transfer full): on failure why, translated
 *
 * Returns: whether the key holds a whole number within the bounds
 */
gboolean
yishi_key_file_read_int (GKeyFile   *file,
                         const char *group,
                         const char *key,
                         int         least,
                         int         most,
                         int        *value,
                         char      **reason)
{
  g_autofree char *text = g_key_file_get_string (file, group, key, NULL);
  gint64 number;

  if (text == NULL || !g_ascii_string_to_signed (text, 10, least, most, &number, NULL))
    {
      *reason = g_strdup_printf (_("a whole number from %d to %d is wanted"), least, most);
      return FALSE;
    }

  *value = (int) number;
  return TRUE;
}
