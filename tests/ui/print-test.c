/* print-test.c - what is printed has the pages and the text of the PDF, and its size
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include <glib/gstdio.h>
#include <poppler.h>
#include <string.h>

#include "yishi-print.h"
#include "yishi-render.h"

/* These have no cleanup of their own before Poppler 23. */
typedef PopplerPage Page;
typedef PopplerDocument Pdf;
G_DEFINE_AUTOPTR_CLEANUP_FUNC (Page, g_object_unref)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (Pdf, g_object_unref)

static const YishiPageSetup poster = { 297, 420, 30, 30, 30, 30, 1.4, FALSE };
static const YishiPageSetup across = { 297, 210, 20, 20, 20, 20, 1.0, FALSE };

static YishiDocument *
make_document (const YishiPageSetup *setup,
               guint                 n_rows)
{
  static const YishiColumn columns[] = { { "序号", 1, YISHI_ALIGN_CENTRE }, { "房屋", 3, YISHI_ALIGN_LEFT } };
  YishiDocumentBuilder *builder = yishi_document_builder_new ();

  yishi_document_describe (builder, "示例公告", "示例小区", "zh-CN", "2026-12-15T21:30:00+08:00");
  if (setup != NULL)
    yishi_document_set_page (builder, setup);
  yishi_document_set_header (builder, "示例公告", "示例小区");
  yishi_document_add_title (builder, "示例公告");
  yishi_document_add_heading (builder, 1, "一、房屋", "units");
  yishi_document_begin_paragraph (builder, YISHI_TEXT_BODY);
  yishi_document_link (builder, "见下表", "units");
  yishi_document_end_paragraph (builder);
  yishi_document_add_qr (builder, "YISHI 示例", 30, "示例二维码");
  yishi_document_begin_table (builder, columns, G_N_ELEMENTS (columns));
  for (guint i = 0; i < n_rows; i++)
    {
      g_autofree char *number = g_strdup_printf ("%u", i + 1);
      const char *cells[] = { number, "3幢2单元501室" };

      yishi_document_add_row (builder, cells);
    }
  yishi_document_end_table (builder);
  return yishi_document_builder_end (builder);
}

typedef struct
{
  gboolean  is_done;
  gboolean  is_printed;
  GError   *error;
} Outcome;

static void
printed_cb (GObject      *object,
            GAsyncResult *result,
            gpointer      user_data)
{
  Outcome *outcome = user_data;

  yishi_print_finish (result, &outcome->is_printed, &outcome->error);
  outcome->is_done = TRUE;
}

static void
print_to (YishiSheets *sheets,
          const char  *path,
          Outcome     *outcome)
{
  yishi_print_async (NULL, sheets, "示例", path, printed_cb, outcome);
  while (!outcome->is_done)
    g_main_context_iteration (NULL, TRUE);
}

/* What stands on a page, without what only breaks lines. */
static char *
read_page (PopplerDocument *pdf,
           int              index,
           double          *width,
           double          *height)
{
  g_autoptr(Page) page = poppler_document_get_page (pdf, index);
  g_autofree char *text = poppler_page_get_text (page);
  g_auto(GStrv) words = g_strsplit_set (text, " \n", -1);

  poppler_page_get_size (page, width, height);
  return g_strjoinv ("", words);
}

static void
compare (PopplerDocument *printed,
         PopplerDocument *written)
{
  g_assert_cmpint (poppler_document_get_n_pages (printed), ==, poppler_document_get_n_pages (written));
  for (int i = 0; i < poppler_document_get_n_pages (written); i++)
    {
      double width, height, other_width, other_height;
      g_autofree char *on_paper = read_page (printed, i, &width, &height);
      g_autofree char *in_file = read_page (written, i, &other_width, &other_height);

      g_assert_cmpstr (on_paper, ==, in_file);
      g_assert_cmpint (strlen (on_paper), >, 0);
      g_assert_cmpfloat_with_epsilon (width, other_width, 2);
      g_assert_cmpfloat_with_epsilon (height, other_height, 2);
    }
}

static void
test_like_the_pdf (gconstpointer data)
{
  g_autoptr(YishiDocument) document = make_document (data, 120);
  g_autoptr(GError) error = NULL;
  g_autoptr(GBytes) pdf = yishi_document_render (document, NULL, NULL, &error);
  g_autoptr(YishiSheets) sheets = yishi_document_paginate (document, NULL, &error);
  g_autofree char *folder = g_dir_make_tmp ("yishi-print-XXXXXX", NULL);
  g_autofree char *path = g_build_filename (folder, "示例.pdf", NULL);
  g_autofree char *uri = g_filename_to_uri (path, NULL, NULL);
  g_autoptr(Pdf) printed = NULL;
  g_autoptr(Pdf) written = NULL;
  Outcome outcome = { FALSE };

  g_assert_no_error (error);
  print_to (sheets, path, &outcome);
  g_assert_no_error (outcome.error);
  g_assert_true (outcome.is_printed);
  printed = poppler_document_new_from_file (uri, NULL, &error);
  g_assert_no_error (error);
  written = poppler_document_new_from_bytes (pdf, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (yishi_sheets_get_n_pages (sheets), >, 2);
  compare (printed, written);
  g_unlink (path);
  g_rmdir (folder);
}

static void
test_cancelled (void)
{
  g_autoptr(YishiDocument) document = make_document (NULL, 120);
  g_autoptr(GCancellable) cancellable = g_cancellable_new ();
  g_autoptr(GError) error = NULL;

  g_cancellable_cancel (cancellable);
  g_assert_null (yishi_document_paginate (document, cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
}

static void
test_no_folder (void)
{
  g_autoptr(YishiDocument) document = make_document (NULL, 1);
  g_autoptr(YishiSheets) sheets = yishi_document_paginate (document, NULL, NULL);
  Outcome outcome = { FALSE };

  print_to (sheets, "/nowhere/at/all.pdf", &outcome);
  g_assert_false (outcome.is_printed);
  g_assert_nonnull (outcome.error);
  g_clear_error (&outcome.error);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  gtk_init ();

  g_test_add_data_func ("/print/a4", NULL, test_like_the_pdf);
  g_test_add_data_func ("/print/a3", &poster, test_like_the_pdf);
  g_test_add_data_func ("/print/across", &across, test_like_the_pdf);
  g_test_add_func ("/print/cancelled", test_cancelled);
  g_test_add_func ("/print/no-folder", test_no_folder);

  return g_test_run ();
}
