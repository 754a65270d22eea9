/* yishi-print.c - prints a paper: its pages as the PDF has them, on the printer that is chosen
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "yishi-print.h"

#include <glib/gi18n-lib.h>

#define POINTS_PER_MM (72 / 25.4)
/* A difference in size, in mm, that is none: A4 in inches. */
#define ALIKE 2

static void
begin_print_cb (GtkPrintOperation *operation,
                GtkPrintContext   *context,
                YishiSheets       *sheets)
{
  gtk_print_operation_set_n_pages (operation, (int) yishi_sheets_get_n_pages (sheets));
}

/* On paper of another size the page is made to fit, and stays upright. */
static void
draw_page_cb (GtkPrintOperation *operation,
              GtkPrintContext   *context,
              int                page,
              YishiSheets       *sheets)
{
  cairo_t *cr = gtk_print_context_get_cairo_context (context);
  double width, height, room_width = gtk_print_context_get_width (context);
  double room_height = gtk_print_context_get_height (context), scale;

  yishi_sheets_get_size (sheets, &width, &height);
  width *= POINTS_PER_MM;
  height *= POINTS_PER_MM;
  scale = MIN (room_width / width, room_height / height);
  cairo_save (cr);
  if (ABS (room_width - width) > ALIKE * POINTS_PER_MM || ABS (room_height - height) > ALIKE * POINTS_PER_MM)
    {
      cairo_translate (cr, (room_width - scale * width) / 2, (room_height - scale * height) / 2);
      cairo_scale (cr, scale, scale);
    }
  yishi_sheets_draw (sheets, (guint) page, cr);
  cairo_restore (cr);
}

static void
done_cb (GtkPrintOperation       *operation,
         GtkPrintOperationResult  outcome,
         gpointer                 user_data)
{
  g_autoptr(GTask) task = user_data;
  g_autoptr(GError) error = NULL;

  if (outcome != GTK_PRINT_OPERATION_RESULT_ERROR)
    {
      g_task_return_boolean (task, outcome == GTK_PRINT_OPERATION_RESULT_APPLY);
      return;
    }

  gtk_print_operation_get_error (operation, &error);
  /* Translators: %s says why, in the words of the printer’s system */
  g_task_return_new_error (task, G_IO_ERROR, G_IO_ERROR_FAILED,
                           _("nothing was printed: %s (check the printer, or write a PDF and print that)"),
                           error != NULL ? error->message : "");
}

/* The paper's own size and orientation, of which a printer's margins take nothing. */
static GtkPageSetup *
make_setup (const YishiSheets *sheets)
{
  static const char *const standard[] = { GTK_PAPER_NAME_A4, GTK_PAPER_NAME_A3 };
  GtkPageSetup *setup = gtk_page_setup_new ();
  GtkPaperSize *size = NULL;
  double width, height, across, along;

  yishi_sheets_get_size (sheets, &width, &height);
  across = MIN (width, height);
  along = MAX (width, height);
  for (gsize i = 0; i < G_N_ELEMENTS (standard) && size == NULL; i++)
    {
      size = gtk_paper_size_new (standard[i]);
      if (ABS (gtk_paper_size_get_width (size, GTK_UNIT_MM) - across) > ALIKE ||
          ABS (gtk_paper_size_get_height (size, GTK_UNIT_MM) - along) > ALIKE)
        g_clear_pointer (&size, gtk_paper_size_free);
    }
  if (size == NULL)
    size = gtk_paper_size_new_custom ("yishi", _("Paper of its own size"), across, along, GTK_UNIT_MM);

  gtk_page_setup_set_paper_size_and_default_margins (setup, size);
  gtk_page_setup_set_orientation (setup, width > height ? GTK_PAGE_ORIENTATION_LANDSCAPE : GTK_PAGE_ORIENTATION_PORTRAIT);
  gtk_paper_size_free (size);
  return setup;
}

void
yishi_print_async (GtkWindow            *parent,
                   YishiSheets          *sheets,
                   const char           *name,
                   const char           *path,
                   GAsyncReadyCallback   callback,
                   gpointer              user_data)
{
  g_autoptr(GtkPrintOperation) operation = gtk_print_operation_new ();
  g_autoptr(GtkPageSetup) setup = make_setup (sheets);
  GTask *task = g_task_new (NULL, NULL, callback, user_data);

  g_task_set_source_tag (task, yishi_print_async);
  gtk_print_operation_set_job_name (operation, name);
  gtk_print_operation_set_default_page_setup (operation, setup);
  gtk_print_operation_set_use_full_page (operation, TRUE);
  gtk_print_operation_set_unit (operation, GTK_UNIT_POINTS);
  gtk_print_operation_set_allow_async (operation, TRUE);
  g_object_set_data_full (G_OBJECT (operation), "sheets", yishi_sheets_ref (sheets),
                          (GDestroyNotify) yishi_sheets_unref);
  g_signal_connect (operation, "begin-print", G_CALLBACK (begin_print_cb), sheets);
  g_signal_connect (operation, "draw-page", G_CALLBACK (draw_page_cb), sheets);
  g_signal_connect (operation, "done", G_CALLBACK (done_cb), task);
  if (path != NULL)
    gtk_print_operation_set_export_filename (operation, path);
  gtk_print_operation_run (operation, path != NULL ? GTK_PRINT_OPERATION_ACTION_EXPORT
                                                   : GTK_PRINT_OPERATION_ACTION_PRINT_DIALOG,
                           parent, NULL);
}

gboolean
yishi_print_finish (GAsyncResult  *result,
                    gboolean      *is_printed,
                    GError       **error)
{
  g_autoptr(GError) why = NULL;

  g_return_val_if_fail (g_async_result_is_tagged (result, yishi_print_async), FALSE);

  *is_printed = g_task_propagate_boolean (G_TASK (result), &why);
  if (why == NULL)
    return TRUE;

  g_propagate_error (error, g_steal_pointer (&why));
  return FALSE;
}
