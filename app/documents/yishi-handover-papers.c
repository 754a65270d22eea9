/* yishi-handover-papers.c - the papers that go into the package for the next committee
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "yishi-handover-papers.h"

#include <glib/gstdio.h>

#include "yishi-render.h"

YishiHandoverPapers *
yishi_handover_papers_new (GError **error)
{
  g_autofree char *folder = g_dir_make_tmp ("yishi-handover-XXXXXX", error);
  YishiHandoverPapers *self;

  if (folder == NULL)
    return NULL;

  self = g_new0 (YishiHandoverPapers, 1);
  self->folder = g_steal_pointer (&folder);
  self->paths = g_ptr_array_new_with_free_func (g_free);
  self->papers = g_ptr_array_new_with_free_func ((GDestroyNotify) yishi_paper_free);
  g_ptr_array_add (self->paths, NULL);
  return self;
}

void
yishi_handover_papers_free (YishiHandoverPapers *self)
{
  if (self == NULL)
    return;

  for (guint i = 0; self->paths->pdata[i] != NULL; i++)
    g_unlink (self->paths->pdata[i]);
  g_rmdir (self->folder);
  g_ptr_array_unref (self->paths);
  g_ptr_array_unref (self->papers);
  g_free (self->folder);
  g_free (self);
}

/* Two meetings of a day differ by their kind. @paper: taken */
static gboolean
save (YishiHandoverPapers  *self,
      const YishiMeeting   *meeting,
      const char           *what,
      const YishiDocument  *document,
      YishiPaper           *paper,
      GCancellable         *cancellable,
      GError              **error)
{
  g_autofree char *name = g_strdup_printf ("%s-%s-%s.pdf", meeting->date, meeting->kind, what);
  char *path = g_build_filename (self->folder, name, NULL);
  g_autoptr(YishiRenderReport) report = NULL;

  g_ptr_array_add (self->papers, paper);
  g_ptr_array_insert (self->paths, (int) self->paths->len - 1, path);
  if (!yishi_document_save (document, path, &report, cancellable, error))
    return FALSE;

  g_free (paper->sha256);
  paper->sha256 = g_strdup (report->sha256);
  return TRUE;
}

static gboolean
add_minutes (YishiHandoverPapers  *self,
             const YishiMinutes   *sealed,
             const char           *language,
             GCancellable         *cancellable,
             GError              **error)
{
  static const char *const names[YISHI_N_COPIES] = {
    [YISHI_COPY_INTERNAL] = "minutes-internal",
    [YISHI_COPY_PUBLIC] = "minutes-public",
  };

  for (int copy = 0; copy < YISHI_N_COPIES; copy++)
    {
      YishiPaper *paper = NULL;
      g_autoptr(YishiDocument) document = yishi_minutes_compose (sealed, (YishiCopy) copy, language, &paper);

      if (!save (self, sealed->meeting->meeting, names[copy], document, paper, cancellable, error))
        return FALSE;
    }

  return TRUE;
}

gboolean
yishi_handover_papers_add (YishiHandoverPapers     *self,
                           const YishiMinutes      *sealed,
                           const YishiPapersInput  *result,
                           const char              *language,
                           GCancellable            *cancellable,
                           GError                 **error)
{
  YishiPapersInput input = *result;
  YishiPaper *paper = NULL;
  g_autoptr(YishiDocument) document = NULL;
  g_autoptr(GError) why = NULL;

  if (!add_minutes (self, sealed, language, cancellable, error))
    return FALSE;

  input.language = language;
  input.per_page = 2;
  document = yishi_papers_compose (YISHI_PAPERS_RESULT, &input, &paper, &why);
  if (document != NULL)
    return save (self, input.minutes->meeting->meeting, "result", document, paper, cancellable, error);
  if (g_error_matches (why, YISHI_DOCUMENT_ERROR, YISHI_DOCUMENT_ERROR_NOTHING))
    return TRUE;

  g_propagate_error (error, g_steal_pointer (&why));
  return FALSE;
}
