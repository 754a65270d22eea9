/* yishi-db-nearest.c - finds a unit of the roll, or the one that was probably meant
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "yishi-db-room-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "yishi-db-private.h"
#include "yishi-mask.h"
#include "yishi-unit-name.h"

/* Names that differ by more are others, not misspelt ones. */
#define FARTHEST 2

#define LONGEST 32

/* How many signs must be put in, left out or changed to make @b of @a (Levenshtein);
 * more than FARTHEST for names too long to be units'. */
static guint
measure_distance (const char *a,
                  const char *b)
{
  guint row[LONGEST + 1];
  gsize n_a = strlen (a), n_b = strlen (b);

  if (n_a > LONGEST || n_b > LONGEST)
    return FARTHEST + 1;

  for (gsize j = 0; j <= n_b; j++)
    row[j] = j;
  for (gsize i = 1; i <= n_a; i++)
    {
      guint diagonal = row[0];

      row[0] = i;
      for (gsize j = 1; j <= n_b; j++)
        {
          guint changed = diagonal + (a[i - 1] != b[j - 1]);

          diagonal = row[j];
          row[j] = MIN (changed, MIN (row[j], row[j - 1]) + 1);
        }
    }

  return row[n_b];
}

/* A room alone, as "501", is as near as can be to the first unit that has it. */
static guint
compare_names (const char *wanted,
               const char *unit)
{
  const char *room = strrchr (unit, '-');

  return room != NULL && strcmp (room + 1, wanted) == 0 ? 1 : measure_distance (wanted, unit);
}

/* Sets @nearest to NULL if no name is near. */
static gboolean
find_nearest (YishiDb     *db,
              const char  *wanted,
              char       **nearest,
              GError     **error)
{
  sqlite3_stmt *statement = yishi_db_query (db, error,
                                            "SELECT unit FROM unit WHERE last_version IS NULL ORDER BY number", "");
  guint best = FARTHEST + 1;
  int status = -1;

  *nearest = NULL;
  while (statement != NULL && (status = yishi_db_step (db, statement, error)) > 0)
    {
      guint distance = compare_names (wanted, yishi_db_text (statement, 0));

      if (distance >= best)
        continue;
      best = distance;
      g_free (*nearest);
      *nearest = yishi_db_dup (statement, 0);
    }

  return status == 0;
}

char *
yishi_db_need_unit (YishiDb     *db,
                    const char  *text,
                    GError     **error)
{
  g_autofree char *name = yishi_unit_name_normalize (text);
  g_autofree char *nearest = NULL;
  g_autofree char *shown = NULL;
  gint64 n = 0;

  if (name != NULL && !yishi_db_query_int (db, 0, &n, error,
                                           "SELECT count(*) FROM unit WHERE unit = ?1 AND last_version IS NULL",
                                           "t", name))
    return NULL;
  if (n > 0)
    return g_steal_pointer (&name);
  if (!find_nearest (db, name != NULL ? name : text, &nearest, error))
    return NULL;

  shown = yishi_mask_input (text);
  if (nearest != NULL)
    /* Translators: what was given, and the unit whose name is nearest */
    g_set_error (error, YISHI_STORE_ERROR, YISHI_STORE_ERROR_NOT_FOUND,
                 _("nothing was recorded: the roll has no unit “%s” (did you mean %s?)"), shown, nearest);
  else
    g_set_error (error, YISHI_STORE_ERROR, YISHI_STORE_ERROR_NOT_FOUND,
                 _("nothing was recorded: the roll has no unit “%s” (write it as 3-2-501)"), shown);
  return NULL;
}
