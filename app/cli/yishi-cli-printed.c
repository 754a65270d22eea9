/* yishi-cli-printed.c - what commands that write a paper have in common
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "yishi-cli-printed.h"

#include <glib/gi18n-lib.h>

#include "yishi-db-minutes.h"
#include "yishi-db-printed.h"
#include "yishi-db-record.h"
#include "yishi-render.h"

gboolean
yishi_paper_facts_load (YishiPaperFacts  *self,
                        YishiDb          *db,
                        gint64            meeting,
                        GError          **error)
{
  self->minutes = yishi_db_load_minutes (db, meeting, error);
  if (self->minutes == NULL)
    return FALSE;

  self->pack = yishi_db_load_pack (db, error);
  if (self->pack == NULL)
    return FALSE;

  self->dates = yishi_db_load_dates (db, meeting, error);
  return self->dates != NULL;
}

void
yishi_paper_facts_lend (const YishiPaperFacts *self,
                        YishiPapersInput      *input)
{
  const YishiMeetingDates *dates = self->dates->meetings->pdata[0];

  input->minutes = self->minutes;
  input->pack = self->pack;
  input->calendar = dates->calendar;
}

void
yishi_paper_facts_clear (YishiPaperFacts *self)
{
  g_clear_pointer (&self->minutes, yishi_minutes_unref);
  g_clear_pointer (&self->pack, yishi_rule_pack_unref);
  g_clear_pointer (&self->dates, yishi_dates_free);
}

static gboolean
note_paper (YishiDb       *db,
            gpointer       data,
            GCancellable  *cancellable,
            GError       **error)
{
  YishiPaper *paper = data;

  return yishi_db_note_paper (db, paper, &paper->seq, error);
}

/* Without the record's telling of it a paper is still a paper: who cannot write the
 * record is told that it will not be proven by it. */
static void
try_to_note (YishiCli   *cli,
             const char *record,
             YishiPaper *paper)
{
  g_autoptr(YishiStore) store = yishi_store_new (record, cli->clock);
  g_autoptr(GError) error = NULL;

  if (yishi_store_open (store, YISHI_STORE_WRITE, &error))
    yishi_store_perform (store, note_paper, paper, &error);
  yishi_store_close (store, error == NULL ? &error : NULL);
  if (error != NULL)
    yishi_cli_complain (cli, _("the paper was not noted in the record, which can therefore not prove it later: %s"),
                        error->message);
}

static void
print_json (YishiCli                *cli,
            const YishiPaper        *paper,
            const YishiRenderReport *report)
{
  YishiJson *json = yishi_json_new ();

  yishi_json_begin_object (json, NULL);
  yishi_json_string (json, "meeting", paper->date);
  yishi_json_string (json, "kind", paper->kind);
  yishi_json_string (json, "copy", paper->copy);
  yishi_json_string (json, "language", paper->language);
  yishi_json_int (json, "pages", report->n_pages);
  yishi_json_string (json, "sha256", paper->sha256);
  yishi_json_string (json, "content_sha256", paper->content);
  yishi_json_string (json, "counterpart_sha256", paper->counterpart);
  yishi_json_int (json, "entry", paper->seq);
  yishi_json_begin_array (json, "warnings");
  for (guint i = 0; report->warnings[i] != NULL; i++)
    yishi_json_string (json, NULL, report->warnings[i]);
  yishi_json_end_array (json);
  yishi_json_end_object (json);
  yishi_cli_print_json (cli, json);
}

static void
print_text (YishiCli                *cli,
            const char              *output,
            const YishiPaper        *paper,
            const YishiRenderReport *report)
{
  g_autofree char *name = g_filename_display_name (output);

  for (guint i = 0; report->warnings[i] != NULL; i++)
    yishi_cli_complain (cli, "%s", report->warnings[i]);
  yishi_cli_print (cli, ngettext ("Wrote “%s”: %u page.\n", "Wrote “%s”: %u pages.\n", report->n_pages), name,
                   report->n_pages);
  yishi_cli_print (cli, "SHA-256 %s\n", paper->sha256);
}

int
yishi_cli_write_paper (YishiCli            *cli,
                       const char          *record,
                       const YishiDocument *document,
                       YishiPaper          *paper,
                       const char          *output)
{
  g_autoptr(YishiRenderReport) report = NULL;
  g_autoptr(GError) error = NULL;

  if (!yishi_document_save (document, output, &report, NULL, &error))
    return yishi_cli_fail (cli, error);

  g_free (paper->sha256);
  paper->sha256 = g_strdup (report->sha256);
  try_to_note (cli, record, paper);
  if (cli->json)
    print_json (cli, paper, report);
  else
    print_text (cli, output, paper, report);
  return YISHI_EXIT_DONE;
}
