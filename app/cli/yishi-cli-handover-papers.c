/* yishi-cli-handover-papers.c - the papers that go into the package for the next committee
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "yishi-cli-handover-papers.h"

#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>

#include "yishi-cli-printed.h"
#include "yishi-db-minutes.h"
#include "yishi-db-printed.h"
#include "yishi-minutes-paper.h"
#include "yishi-render.h"

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

/* Papers under making. */
typedef struct
{
  char      *folder;  /* (owned) */
  GPtrArray *paths;   /* (owned) (element-type filename) */
  GPtrArray *papers;  /* (owned) (element-type YishiPaper) */
} Making;

static void
making_clear (Making *self)
{
  g_free (self->folder);
  g_ptr_array_unref (self->paths);
  g_ptr_array_unref (self->papers);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Making, making_clear)

/* Two meetings of a day differ by their kind. */
static gboolean
save (Making               *self,
      const YishiMeeting   *meeting,
      const char           *what,
      const YishiDocument  *document,
      YishiPaper           *paper,
      GError              **error)
{
  g_autofree char *name = g_strdup_printf ("%s-%s-%s.pdf", meeting->date, meeting->kind, what);
  g_autoptr(YishiRenderReport) report = NULL;

  g_ptr_array_add (self->papers, paper);
  g_ptr_array_add (self->paths, g_build_filename (self->folder, name, NULL));
  if (!yishi_document_save (document, self->paths->pdata[self->paths->len - 1], &report, NULL, error))
    return FALSE;

  g_free (paper->sha256);
  paper->sha256 = g_strdup (report->sha256);
  return TRUE;
}

static gboolean
make_minutes (Making         *self,
              const Meeting  *meeting,
              GError        **error)
{
  static const char *const names[YISHI_N_COPIES] = {
    [YISHI_COPY_INTERNAL] = "minutes-internal",
    [YISHI_COPY_PUBLIC] = "minutes-public",
  };

  for (int copy = 0; copy < YISHI_N_COPIES; copy++)
    {
      YishiPaper *paper = NULL;
      g_autoptr(YishiDocument) document = yishi_minutes_compose (meeting->sealed, (YishiCopy) copy, NULL, &paper);

      if (!save (self, meeting->sealed->meeting->meeting, names[copy], document, paper, error))
        return FALSE;
    }

  return TRUE;
}

/* Nothing where no vote decided anything. */
static gboolean
make_result (Making         *self,
             const Meeting  *meeting,
             GError        **error)
{
  YishiPapersInput input = { NULL };
  YishiPaper *paper = NULL;
  g_autoptr(YishiDocument) document = NULL;
  g_autoptr(GError) why = NULL;

  input.per_page = 2;
  yishi_paper_facts_lend (&meeting->facts, &input);
  document = yishi_papers_compose (YISHI_PAPERS_RESULT, &input, &paper, &why);
  if (document != NULL)
    return save (self, input.minutes->meeting->meeting, "result", document, paper, error);
  if (g_error_matches (why, YISHI_DOCUMENT_ERROR, YISHI_DOCUMENT_ERROR_NOTHING))
    return TRUE;

  g_propagate_error (error, g_steal_pointer (&why));
  return FALSE;
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

static char **
take_paths (Making *self)
{
  g_ptr_array_add (self->paths, NULL);
  return g_strdupv ((char **) self->paths->pdata);
}

char **
yishi_handover_papers_make (YishiCli   *cli,
                            const char *record,
                            int        *status)
{
  g_autoptr(GPtrArray) meetings = g_ptr_array_new_with_free_func (meeting_free);
  g_auto(Making) making = { NULL, g_ptr_array_new_with_free_func (g_free),
                            g_ptr_array_new_with_free_func ((GDestroyNotify) yishi_paper_free) };
  g_autoptr(GError) error = NULL;
  char **paths;

  *status = yishi_cli_perform (cli, record, YISHI_STORE_READ, load_meetings, meetings);
  if (*status != YISHI_EXIT_DONE)
    return NULL;

  making.folder = g_dir_make_tmp ("yishi-handover-XXXXXX", &error);
  for (guint i = 0; error == NULL && i < meetings->len; i++)
    if (make_minutes (&making, meetings->pdata[i], &error))
      make_result (&making, meetings->pdata[i], &error);
  if (error == NULL && making.papers->len > 0)
    try_to_note (cli, record, making.papers);
  if (making.paths->len == 0 && making.folder != NULL)
    g_rmdir (making.folder);

  paths = take_paths (&making);
  if (error == NULL)
    return paths;

  *status = yishi_cli_fail (cli, error);
  yishi_handover_papers_free (paths);
  return NULL;
}

void
yishi_handover_papers_free (char **paths)
{
  g_autofree char *folder = paths != NULL && paths[0] != NULL ? g_path_get_dirname (paths[0]) : NULL;

  for (gsize i = 0; paths != NULL && paths[i] != NULL; i++)
    g_unlink (paths[i]);
  if (folder != NULL)
    g_rmdir (folder);
  g_strfreev (paths);
}
