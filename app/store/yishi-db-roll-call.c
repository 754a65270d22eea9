/* yishi-db-roll-call.c - votes by name: who answered what, added up to the hands counted
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "yishi-db-private.h"
#include "yishi-db-record.h"
#include "yishi-db-room-private.h"
#include "yishi-journal.h"
#include "yishi-mask.h"

#define MAX_NAME_BYTES 400

void
yishi_roll_call_answer_free (YishiRollCallAnswer *self)
{
  if (self == NULL)
    return;

  g_free (self->name);
  g_free (self->choice);
  g_free (self);
}

GPtrArray *
yishi_db_list_roll_call (YishiDb  *db,
                         gint64    item,
                         GError  **error)
{
  g_autoptr(GPtrArray) answers = g_ptr_array_new_with_free_func ((GDestroyNotify) yishi_roll_call_answer_free);
  sqlite3_stmt *statement = yishi_db_query (db, error,
                                            "SELECT name, choice FROM rollcall WHERE item = ?1 ORDER BY number", "i",
                                            item);
  int status = -1;

  while (statement != NULL && (status = yishi_db_step (db, statement, error)) > 0)
    {
      YishiRollCallAnswer *answer = g_new0 (YishiRollCallAnswer, 1);

      answer->name = yishi_db_dup (statement, 0);
      answer->choice = yishi_db_dup (statement, 1);
      g_ptr_array_add (answers, answer);
    }

  return status == 0 ? g_steal_pointer (&answers) : NULL;
}

G_GNUC_PRINTF (2, 3)
static gboolean
refuse (GError     **error,
        const char  *format,
        ...)
{
  g_autofree char *why = NULL;
  va_list arguments;

  va_start (arguments, format);
  why = g_strdup_vprintf (format, arguments);
  va_end (arguments);
  /* Translators: %s says why, and what to do */
  g_set_error (error, YISHI_STORE_ERROR, YISHI_STORE_ERROR_REFUSED, _("the roll call was not recorded: %s"), why);
  return FALSE;
}

/* A unit answers by whoever came for it. */
static char *
need_present_unit (YishiDb     *db,
                   gint64       meeting,
                   const char  *text,
                   GError     **error)
{
  g_autofree char *unit = yishi_db_need_unit (db, text, error);
  gint64 n;

  if (unit == NULL ||
      !yishi_db_query_int (db, 0, &n, error,
                           "SELECT count(*) FROM attendance WHERE meeting = ?1 AND (unit = ?2 OR proxy_for = ?2)",
                           "it", meeting, unit))
    return NULL;
  if (n > 0)
    return g_steal_pointer (&unit);

  refuse (error, _("%s was not checked in at the door (check it in first)"), unit);
  return NULL;
}

/* Returns: (transfer full): the name as it is kept, NULL with @error set */
static char *
read_name (YishiDb          *db,
           const YishiItem  *item,
           const char       *text,
           GError          **error)
{
  g_autofree char *name = NULL;

  if (strcmp (item->kind, "committee") != 0)
    return need_present_unit (db, item->meeting, text, error);
  if (!yishi_db_check_text (text, MAX_NAME_BYTES, error))
    return NULL;

  name = yishi_db_strip (text);
  if (*name != '\0')
    return g_steal_pointer (&name);

  refuse (error, _("a member has no name (write it in full)"));
  return NULL;
}

/* The named answers, each name once, in the order called. */
static GPtrArray *
read_answers (YishiDb            *db,
              const YishiItem    *item,
              const char *const  *names,
              const char *const  *choices,
              GError            **error)
{
  g_autoptr(GPtrArray) answers = g_ptr_array_new_with_free_func ((GDestroyNotify) yishi_roll_call_answer_free);
  g_autoptr(GHashTable) known = g_hash_table_new (g_str_hash, g_str_equal);

  for (gsize i = 0; names[i] != NULL; i++)
    {
      YishiRollCallAnswer *answer = g_new0 (YishiRollCallAnswer, 1);

      g_ptr_array_add (answers, answer);
      answer->name = read_name (db, item, names[i], error);
      answer->choice = g_strdup (choices[i]);
      if (answer->name == NULL)
        return NULL;
      if (!g_hash_table_add (known, answer->name))
        {
          g_autofree char *shown = yishi_mask_numbers (answer->name);

          refuse (error, _("%s has answered already (each answers once)"),
                  strcmp (item->kind, "committee") == 0 ? shown : answer->name);
          return NULL;
        }
    }
  if (answers->len > 0)
    return g_steal_pointer (&answers);

  refuse (error, _("nobody has answered (call the names)"));
  return NULL;
}

/* Adds the answers up and has them counted as hands. */
static gboolean
append_sums (YishiDb          *db,
             const YishiItem  *item,
             gint64            members,
             const GPtrArray  *answers,
             GError          **error)
{
  g_autoptr(GPtrArray) names = g_ptr_array_new ();
  g_autoptr(GArray) counts = g_array_new (FALSE, TRUE, sizeof (gint64));

  for (guint i = 0; i < answers->len; i++)
    {
      char *choice = ((YishiRollCallAnswer *) answers->pdata[i])->choice;
      guint index;

      if (!g_ptr_array_find_with_equal_func (names, choice, g_str_equal, &index))
        {
          index = names->len;
          g_ptr_array_add (names, choice);
          g_array_set_size (counts, index + 1);
        }
      g_array_index (counts, gint64, index)++;
    }

  return yishi_db_append_counts (db, item, members, answers->len, (const char *const *) names->pdata,
                                 (const gint64 *) (void *) counts->data, counts->len, error);
}

static gboolean
append_answers (YishiDb          *db,
                const YishiItem  *item,
                const GPtrArray  *answers,
                GError          **error)
{
  g_autoptr(YishiJson) body = yishi_json_new ();

  yishi_json_begin_object (body, NULL);
  yishi_json_int (body, "item", item->id);
  yishi_json_begin_array (body, "answers");
  for (guint i = 0; i < answers->len; i++)
    {
      const YishiRollCallAnswer *answer = answers->pdata[i];

      yishi_json_begin_object (body, NULL);
      yishi_json_string (body, "name", answer->name);
      yishi_json_string (body, "choice", answer->choice);
      yishi_json_end_object (body);
    }
  yishi_json_end_array (body);
  yishi_json_end_object (body);
  return yishi_journal_append (db, "rollcall.recorded", body, error) != 0;
}

/* How many members the committee has, as it was set once for the record. */
static gboolean
read_members (YishiDb          *db,
              const YishiItem  *item,
              gint64           *members,
              GError          **error)
{
  g_autoptr(GError) local_error = NULL;
  g_autofree char *text = NULL;

  if (strcmp (item->kind, "committee") != 0)
    *members = MAX (*members, 0);
  if (*members >= 0)
    return TRUE;

  text = yishi_db_get_setting (db, "members", &local_error);
  if (local_error != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&local_error));
      return FALSE;
    }

  *members = text != NULL ? g_ascii_strtoll (text, NULL, 10) : 0;
  return TRUE;
}

gboolean
yishi_db_record_roll_call (YishiDb            *db,
                           const YishiItem    *item,
                           gint64              members,
                           const char *const  *names,
                           const char *const  *choices,
                           GError            **error)
{
  g_auto(YishiTransaction) transaction = { NULL };
  g_autoptr(GPtrArray) answers = NULL;

  g_return_val_if_fail (g_strv_length ((char **) names) == g_strv_length ((char **) choices), FALSE);

  if (!yishi_transaction_begin (&transaction, db, error) || !read_members (db, item, &members, error))
    return FALSE;
  answers = read_answers (db, item, names, choices, error);

  return answers != NULL && append_sums (db, item, members, answers, error) &&
         append_answers (db, item, answers, error) && yishi_transaction_commit (&transaction, error);
}
