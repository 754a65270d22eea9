/* yishi-cli-handover-papers.c - makes the papers that go into the package, and notes them in the record
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "yishi-cli-handover-papers.h"

#include <glib/gi18n-lib.h>

#include "yishi-cli-printed.h"
#include "yishi-db-minutes.h"
#include "yishi-db-printed.h"

/* What a closed meeting is made of. */
typedef struct
{
  YishiMinutes    *sealed;  /* (owned) for its minutes */
  YishiPaperFacts  facts;   /* for its result */
} Meeting;

static void
meeting_free (gpointer data)
{
  Meeting *self = data;

  g_clear_pointer (&self->sealed, yishi_minutes_unref);
  yishi_paper_facts_clear (&self->facts);
  g_free (self);
}

static gboolean
load_meetings (YishiDb       *db,
               gpointer       data,
               GCancellable  *cancellable,
               GError       **error)
{
  GPtrArray *all = data;
  g_autoptr(GPtrArray) meetings = yishi_db_list_meetings (db, error);

  for (guint i = 0; meetings != NULL && i < meetings->len; i++)
    {
      const YishiMeeting *meeting = meetings->pdata[i];
      Meeting *loaded;

      if (*meeting->closed == '\0')
        continue;
      loaded = g_new0 (Meeting, 1);
      g_ptr_array_add (all, loaded);
      loaded->sealed = yishi_db_load_sealed_minutes (db, meeting->id, error);
      if (loaded->sealed == NULL || !yishi_paper_facts_load (&loaded->facts, db, meeting->id, error))
        return FALSE;
    }

  return meetings != NULL;
}

static gboolean
note_all (YishiDb       *db,
          gpointer       data,
          GCancellable  *cancellable,
          GError       **error)
{
  GPtrArray *papers = data;

  for (guint i = 0; i < papers->len; i++)
    if (!yishi_db_note_paper (db, papers->pdata[i], NULL, error))
      return FALSE;

  return TRUE;
}

/* So that the record in the package proves the papers beside it. */
static void
try_to_note (YishiCli   *cli,
             const char *record,
             GPtrArray  *papers)
{
  g_autoptr(YishiStore) store = yishi_store_new (record, cli->clock);
  g_autoptr(GError) error = NULL;

  if (yishi_store_open (store, YISHI_STORE_WRITE, &error))
    yishi_store_perform (store, note_all, papers, &error);
  yishi_store_close (store, error == NULL ? &error : NULL);
  if (error != NULL)
    yishi_cli_complain (cli, _("the paper was not noted in the record, which can therefore not prove it later: %s"),
                        error->message);
}

static gboolean
make_all (YishiHandoverPapers  *papers,
          GPtrArray            *meetings,
          GError              **error)
{
  for (guint i = 0; i < meetings->len; i++)
    {
      const Meeting *meeting = meetings->pdata[i];
      YishiPapersInput input = { NULL };

      yishi_paper_facts_lend (&meeting->facts, &input);
      if (!yishi_handover_papers_add (papers, meeting->sealed, &input, NULL, NULL, error))
        return FALSE;
    }

  return TRUE;
}

YishiHandoverPapers *
yishi_cli_make_handover_papers (YishiCli   *cli,
                                const char *record,
                                int        *status)
{
  g_autoptr(GPtrArray) meetings = g_ptr_array_new_with_free_func (meeting_free);
  g_autoptr(YishiHandoverPapers) papers = NULL;
  g_autoptr(GError) error = NULL;

  *status = yishi_cli_perform (cli, record, YISHI_STORE_READ, load_meetings, meetings);
  if (*status != YISHI_EXIT_DONE)
    return NULL;

  papers = yishi_handover_papers_new (&error);
  if (papers == NULL || !make_all (papers, meetings, &error))
    {
      *status = yishi_cli_fail (cli, error);
      return NULL;
    }

  if (papers->papers->len > 0)
    try_to_note (cli, record, papers->papers);
  return g_steal_pointer (&papers);
}
