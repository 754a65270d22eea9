/* yishi-tellers-store.c - what the two tellers have, and what is done with it, in the record
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "yishi-tellers-store.h"

#include <string.h>

#include "yishi-db-workspace.h"

void
yishi_tellers_free (YishiTellers *self)
{
  if (self == NULL)
    return;

  g_strfreev (self->names);
  for (gsize i = 0; i < G_N_ELEMENTS (self->papers); i++)
    g_clear_pointer (&self->papers[i], g_ptr_array_unref);
  g_clear_pointer (&self->differences, g_ptr_array_unref);
  g_free (self);
}

/* What is asked of the store, and what it answers. */
typedef struct
{
  YishiItem    *item;       /* (owned) */
  char         *teller;     /* (owned) (nullable) */
  char         *draft;      /* (owned) (nullable) "unit<tab>choice", one a line */
  GPtrArray    *papers;     /* (owned) (nullable) */
  YishiTellers *tellers;    /* (owned) (nullable) */
  guint         n_adopted;
} Request;

static void
request_free (gpointer data)
{
  Request *request = data;

  yishi_item_free (request->item);
  g_free (request->teller);
  g_free (request->draft);
  g_clear_pointer (&request->papers, g_ptr_array_unref);
  g_clear_pointer (&request->tellers, yishi_tellers_free);
  g_free (request);
}

static Request *
request_new (const YishiItem *item,
             const char      *teller)
{
  Request *request = g_new0 (Request, 1);

  request->item = yishi_item_copy (item);
  request->teller = g_strdup (teller);
  return request;
}

static char *
make_key (const Request *request)
{
  return g_strdup_printf ("teller-draft-%s:%" G_GINT64_FORMAT, request->teller, request->item->id);
}

static void
performed_cb (GObject      *object,
              GAsyncResult *result,
              gpointer      user_data)
{
  g_autoptr(GTask) task = user_data;
  g_autoptr(GError) error = NULL;

  if (yishi_record_perform_finish (YISHI_RECORD (object), result, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, g_steal_pointer (&error));
}

static void
start (YishiRecord         *record,
       YishiRecordParts     parts,
       YishiStoreFunc       func,
       Request             *request,
       GAsyncReadyCallback  callback,
       gpointer             user_data)
{
  GTask *task = g_task_new (record, NULL, callback, user_data);

  g_task_set_source_tag (task, start);
  g_task_set_task_data (task, request, request_free);
  yishi_record_perform_async (record, parts, func, request, NULL, NULL, performed_cb, task);
}

static gboolean
load (YishiDb       *db,
      gpointer       data,
      GCancellable  *cancellable,
      GError       **error)
{
  Request *request = data;
  g_autoptr(YishiTellers) tellers = g_new0 (YishiTellers, 1);

  tellers->names = yishi_db_list_tellers (db, request->item, error);
  if (tellers->names == NULL)
    return FALSE;

  for (gsize i = 0; i < G_N_ELEMENTS (tellers->papers) && tellers->names[i] != NULL; i++)
    {
      tellers->papers[i] = yishi_db_list_teller_papers (db, request->item, tellers->names[i], error);
      if (tellers->papers[i] == NULL)
        return FALSE;
    }
  if (g_strv_length (tellers->names) == G_N_ELEMENTS (tellers->papers))
    {
      tellers->differences = yishi_db_compare_tellers (db, request->item, NULL, NULL, &tellers->n_equal, error);
      if (tellers->differences == NULL)
        return FALSE;
    }
  request->tellers = g_steal_pointer (&tellers);
  return TRUE;
}

void
yishi_tellers_load_async (YishiRecord         *record,
                          const YishiItem     *item,
                          GAsyncReadyCallback  callback,
                          gpointer             user_data)
{
  start (record, 0, load, request_new (item, NULL), callback, user_data);
}

YishiTellers *
yishi_tellers_load_finish (YishiRecord   *record,
                           GAsyncResult  *result,
                           GError       **error)
{
  Request *request;

  g_return_val_if_fail (g_task_is_valid (result, record), NULL);

  if (!g_task_propagate_boolean (G_TASK (result), error))
    return NULL;

  request = g_task_get_task_data (G_TASK (result));
  return g_steal_pointer (&request->tellers);
}

static gboolean
hand_in (YishiDb       *db,
         gpointer       data,
         GCancellable  *cancellable,
         GError       **error)
{
  Request *request = data;
  g_autofree YishiBallotEntry *entries = g_new0 (YishiBallotEntry, request->papers->len + 1);
  g_autofree char *key = make_key (request);

  for (guint i = 0; i < request->papers->len; i++)
    {
      const YishiTellerPaper *paper = request->papers->pdata[i];

      entries[i] = (YishiBallotEntry) { .unit = paper->unit, .choice = paper->choice, .row = i + 1 };
    }

  return yishi_db_add_teller_entries (db, request->item, request->teller, entries, request->papers->len, NULL, error) &&
         yishi_db_set_workspace (db, key, NULL, error);
}

static YishiTellerPaper *
copy_paper (const YishiTellerPaper *paper)
{
  YishiTellerPaper *copy = g_new0 (YishiTellerPaper, 1);

  copy->unit = g_strdup (paper->unit);
  copy->choice = g_strdup (paper->choice);
  return copy;
}

void
yishi_tellers_hand_in_async (YishiRecord         *record,
                             const YishiItem     *item,
                             const char          *teller,
                             const GPtrArray     *papers,
                             GAsyncReadyCallback  callback,
                             gpointer             user_data)
{
  Request *request = request_new (item, teller);

  request->papers = g_ptr_array_new_with_free_func ((GDestroyNotify) yishi_teller_paper_free);
  for (guint i = 0; i < papers->len; i++)
    g_ptr_array_add (request->papers, copy_paper (papers->pdata[i]));
  start (record, YISHI_PART_MEETING, hand_in, request, callback, user_data);
}

static gboolean
adopt (YishiDb       *db,
       gpointer       data,
       GCancellable  *cancellable,
       GError       **error)
{
  Request *request = data;

  return yishi_db_adopt_tellers (db, request->item, "paper", &request->n_adopted, error);
}

void
yishi_tellers_adopt_async (YishiRecord         *record,
                           const YishiItem     *item,
                           GAsyncReadyCallback  callback,
                           gpointer             user_data)
{
  start (record, YISHI_PART_MEETING, adopt, request_new (item, NULL), callback, user_data);
}

gboolean
yishi_tellers_finish (YishiRecord   *record,
                      GAsyncResult  *result,
                      guint         *n_adopted,
                      GError       **error)
{
  g_return_val_if_fail (g_task_is_valid (result, record), FALSE);

  if (n_adopted != NULL)
    *n_adopted = ((Request *) g_task_get_task_data (G_TASK (result)))->n_adopted;
  return g_task_propagate_boolean (G_TASK (result), error);
}

static gboolean
keep_draft (YishiDb       *db,
            gpointer       data,
            GCancellable  *cancellable,
            GError       **error)
{
  Request *request = data;
  g_autofree char *key = make_key (request);

  return yishi_db_set_workspace (db, key, request->draft, error);
}

void
yishi_tellers_keep_draft (YishiRecord     *record,
                          const YishiItem *item,
                          const char      *teller,
                          const GPtrArray *papers)
{
  Request *request = request_new (item, teller);
  g_autoptr(GString) draft = g_string_new (NULL);

  for (guint i = 0; i < papers->len; i++)
    {
      const YishiTellerPaper *paper = papers->pdata[i];

      g_string_append_printf (draft, "%s\t%s\n", paper->unit, paper->choice);
    }
  request->draft = g_string_free (g_steal_pointer (&draft), FALSE);
  start (record, 0, keep_draft, request, NULL, NULL);
}

static gboolean
get_draft (YishiDb       *db,
           gpointer       data,
           GCancellable  *cancellable,
           GError       **error)
{
  Request *request = data;
  g_autofree char *key = make_key (request);
  g_autoptr(GError) local_error = NULL;

  request->draft = yishi_db_get_workspace (db, key, &local_error);
  if (local_error == NULL)
    return TRUE;

  g_propagate_error (error, g_steal_pointer (&local_error));
  return FALSE;
}

void
yishi_tellers_get_draft_async (YishiRecord         *record,
                               const YishiItem     *item,
                               const char          *teller,
                               GAsyncReadyCallback  callback,
                               gpointer             user_data)
{
  start (record, 0, get_draft, request_new (item, teller), callback, user_data);
}

GPtrArray *
yishi_tellers_get_draft_finish (YishiRecord   *record,
                                GAsyncResult  *result,
                                GError       **error)
{
  const Request *request;
  g_autoptr(GPtrArray) papers = NULL;
  g_auto(GStrv) lines = NULL;

  g_return_val_if_fail (g_task_is_valid (result, record), NULL);

  request = g_task_get_task_data (G_TASK (result));
  if (!g_task_propagate_boolean (G_TASK (result), error) || request->draft == NULL)
    return NULL;

  papers = g_ptr_array_new_with_free_func ((GDestroyNotify) yishi_teller_paper_free);
  lines = g_strsplit (request->draft, "\n", -1);
  for (char **line = lines; *line != NULL; line++)
    {
      char *tab = strchr (*line, '\t');
      YishiTellerPaper *paper;

      if (tab == NULL)
        continue;
      paper = g_new0 (YishiTellerPaper, 1);
      paper->unit = g_strndup (*line, tab - *line);
      paper->choice = g_strdup (tab + 1);
      g_ptr_array_add (papers, paper);
    }

  return g_steal_pointer (&papers);
}
