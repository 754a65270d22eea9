/* document-test.c - documents as values, in threads, cancelled, and on disks that refuse
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include <glib/gstdio.h>
#include <string.h>

#include "yishi-pager.h"
#include "yishi-qr.h"
#include "yishi-render.h"

static YishiDocument *
make_document (guint n_rows)
{
  static const YishiColumn columns[] = { { "序号", 1, YISHI_ALIGN_CENTRE }, { "业主", 3, YISHI_ALIGN_LEFT } };
  YishiDocumentBuilder *builder = yishi_document_builder_new ();

  yishi_document_describe (builder, "会议纪要", "悦城小区", "zh-CN", "2026-12-15T21:30:00+08:00");
  yishi_document_add_title (builder, "会议纪要");
  yishi_document_add_field (builder, "时间", "2026年12月15日");
  yishi_document_begin_table (builder, columns, 2);
  for (guint i = 0; i < n_rows; i++)
    {
      g_autofree char *number = g_strdup_printf ("%u", i + 1);
      const char *cells[] = { number, "张伟" };

      yishi_document_add_row (builder, cells);
    }
  yishi_document_end_table (builder);
  yishi_document_end_content (builder);
  yishi_document_add_paragraph (builder, YISHI_TEXT_FINE, "不计入摘要");
  return yishi_document_builder_end (builder);
}

static void
test_text (void)
{
  g_autoptr(YishiDocument) document = make_document (2);
  g_autoptr(YishiDocument) other = make_document (3);
  g_autofree char *text = yishi_document_dup_text (document);
  g_autofree char *digest = yishi_document_dup_digest (document);
  g_autofree char *expected = g_compute_checksum_for_string (G_CHECKSUM_SHA256, text, -1);
  g_autofree char *others = yishi_document_dup_digest (other);

  g_assert_cmpstr (text, ==, "会议纪要\n时间\t2026年12月15日\n序号\t业主\n1\t张伟\n2\t张伟\n");
  g_assert_cmpstr (digest, ==, expected);
  g_assert_cmpstr (digest, !=, others);
}

static void
rendered_cb (GObject      *source,
             GAsyncResult *result,
             gpointer      user_data)
{
  GPtrArray *files = user_data;
  g_autoptr(YishiRenderReport) report = NULL;
  g_autoptr(GError) error = NULL;
  GBytes *pdf = yishi_document_render_finish (result, &report, &error);

  g_assert_no_error (error);
  g_assert_cmpuint (report->n_pages, >, 1);
  g_assert_cmpuint (report->size, ==, g_bytes_get_size (pdf));
  g_ptr_array_add (files, pdf);
}

/* Several threads set the same document at once and come to the same bytes. */
static void
test_threads (void)
{
  g_autoptr(YishiDocument) document = make_document (300);
  g_autoptr(GPtrArray) files = g_ptr_array_new_with_free_func ((GDestroyNotify) g_bytes_unref);
  g_autoptr(GError) error = NULL;
  g_autoptr(GBytes) here = yishi_document_render (document, NULL, NULL, &error);

  g_assert_no_error (error);
  for (guint i = 0; i < 6; i++)
    yishi_document_render_async (document, NULL, rendered_cb, files);
  while (files->len < 6)
    g_main_context_iteration (NULL, TRUE);
  for (guint i = 0; i < files->len; i++)
    g_assert_true (g_bytes_equal (files->pdata[i], here));
}

/* Cancelled while it is being drawn, by what is drawn. */
static void
cancel_cb (cairo_t *cr,
           double   width,
           double   height,
           gpointer data)
{
  g_cancellable_cancel (data);
}

static void
test_cancel (void)
{
  YishiDocumentBuilder *builder = yishi_document_builder_new ();
  g_autoptr(GCancellable) cancellable = g_cancellable_new ();
  g_autoptr(YishiDocument) document = NULL;
  g_autoptr(YishiRenderReport) report = NULL;
  g_autoptr(GError) error = NULL;

  yishi_document_add_figure (builder, 10, 10, "", cancel_cb, cancellable, NULL);
  for (guint i = 0; i < 1000; i++)
    yishi_document_add_paragraph (builder, YISHI_TEXT_BODY, "经讨论");
  document = yishi_document_builder_end (builder);
  g_assert_null (yishi_document_render (document, &report, cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_assert_null (report);
}

static void
test_save (void)
{
  g_autoptr(YishiDocument) document = make_document (3);
  g_autofree char *folder = g_dir_make_tmp ("yishi-document-XXXXXX", NULL);
  g_autofree char *path = g_build_filename (folder, "纪要.pdf", NULL);
  g_autofree char *nowhere = g_build_filename (folder, "nowhere", "a.pdf", NULL);
  g_autoptr(YishiRenderReport) report = NULL;
  g_autoptr(GError) error = NULL;
  GStatBuf info;

  g_assert_true (yishi_document_save (document, path, &report, NULL, &error));
  g_assert_no_error (error);
  g_assert_cmpint (g_stat (path, &info), ==, 0);
  g_assert_cmpint (info.st_mode & 0777, ==, 0600);
  g_assert_cmpuint (info.st_size, ==, report->size);

  g_assert_false (yishi_document_save (document, nowhere, NULL, NULL, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND);
  g_assert_nonnull (strstr (error->message, "was not written"));
  g_unlink (path);
  g_rmdir (folder);
}

static void
test_qr (void)
{
  g_autofree char *long_text = g_strnfill (3000, 'x');
  g_autoptr(YishiQr) qr = yishi_qr_new ("YISHI 3FA2-9C01-77B0-D41E", NULL);
  g_autoptr(GError) error = NULL;

  /* The finder pattern at the upper left: seven black modules, then a white one. */
  g_assert_nonnull (qr);
  for (guint i = 0; i < 7; i++)
    g_assert_cmpint (qr->modules[i], ==, 1);
  g_assert_cmpint (qr->modules[7], ==, 0);
  g_assert_null (yishi_qr_new (long_text, &error));
  g_assert_error (error, YISHI_DOCUMENT_ERROR, YISHI_DOCUMENT_ERROR_TOO_LONG);
}

/* Lines are spread between characters or between words, and left ragged rather than torn. */
static void
test_spread (void)
{
  /* @missing: of the line's size, for each gap; @until: characters that keep their places */
  static const struct
  {
    const char *text;
    guint       n_gaps;
    double      missing;
    gboolean    is_spread;
    guint       until;
  } lines[] = {
    { "业主委员会同意", 6, 0.1, TRUE, 0 },
    { "业主委员会同意", 6, 0.2, FALSE, 0 },
    { "业主委员会同意", 6, 0, FALSE, 0 },
    { "业主委员会同意", 6, -0.1, FALSE, 0 },
    { "are not counted twice", 3, 0.4, TRUE, 3 },
    { "are not counted twice", 3, 0.6, FALSE, 0 },
    { "unspreadable", 0, 0.1, FALSE, 0 },
    /* The blanks stay as they are where there is Chinese, and so does what is not. */
    { "57 人，本人到场（录音 01:12:40）", 9, 0.1, TRUE, 2 },
  };
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_A8, 1, 1);
  cairo_t *cr = cairo_create (surface);
  g_autoptr(PangoLayout) layout = pango_cairo_create_layout (cr);
  g_autoptr(PangoFontDescription) font = pango_font_description_from_string ("Noto Serif CJK SC 20px");

  pango_layout_set_font_description (layout, font);
  for (guint i = 0; i < G_N_ELEMENTS (lines); i++)
    {
      const int length = (int) strlen (lines[i].text);
      const double missing = MAX (lines[i].n_gaps, 1) * lines[i].missing * 20;
      PangoLayoutLine *line;
      PangoRectangle before, after;
      int kept, last, place;

      pango_layout_set_text (layout, lines[i].text, -1);
      line = pango_layout_get_line (layout, 0);
      pango_layout_line_get_extents (line, NULL, &before);
      pango_layout_line_index_to_x (line, (int) lines[i].until, FALSE, &kept);
      yishi_pager_spread_line (line, (double) before.width / PANGO_SCALE + missing, 10, 2.5);
      pango_layout_line_get_extents (line, NULL, &after);
      /* A gap takes whole units of Pango's. */
      g_assert_cmpint (ABS (after.width - before.width - (lines[i].is_spread ? (int) (missing * PANGO_SCALE) : 0)), <,
                       (int) MAX (lines[i].n_gaps, 1));
      pango_layout_line_index_to_x (line, (int) lines[i].until, FALSE, &place);
      g_assert_cmpint (place, ==, kept);
      /* The last character reaches the edge, and nothing stands behind it. */
      pango_layout_line_index_to_x (line, length, TRUE, &last);
      g_assert_cmpint (last, ==, after.width);
    }

  cairo_destroy (cr);
  cairo_surface_destroy (surface);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/document/text", test_text);
  g_test_add_func ("/document/threads", test_threads);
  g_test_add_func ("/document/cancel", test_cancel);
  g_test_add_func ("/document/save", test_save);
  g_test_add_func ("/document/qr", test_qr);
  g_test_add_func ("/document/spread", test_spread);
  return g_test_run ();
}
