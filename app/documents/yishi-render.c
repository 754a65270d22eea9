/* yishi-render.c - a document as PDF
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "yishi-render.h"

#include <cairo-pdf.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <string.h>

#include "yishi-pager.h"
#include "yishi-pdf-update.h"
#include "yishi-sha256.h"

void
yishi_render_report_free (YishiRenderReport *self)
{
  if (self == NULL)
    return;

  g_free (self->sha256);
  g_free (self->digest);
  g_strfreev (self->warnings);
  g_free (self);
}

static cairo_status_t
append_cb (void                *closure,
           const unsigned char *bytes,
           unsigned int         length)
{
  g_byte_array_append (closure, bytes, length);
  return CAIRO_STATUS_SUCCESS;
}

static void
describe (cairo_surface_t     *surface,
          const YishiDocument *document)
{
  cairo_pdf_surface_set_metadata (surface, CAIRO_PDF_METADATA_TITLE, document->title);
  cairo_pdf_surface_set_metadata (surface, CAIRO_PDF_METADATA_AUTHOR, document->author);
  cairo_pdf_surface_set_metadata (surface, CAIRO_PDF_METADATA_CREATOR, "Yishi");
  /* Without one Cairo would write the time at which it runs. */
  cairo_pdf_surface_set_metadata (surface, CAIRO_PDF_METADATA_CREATE_DATE,
                                  *document->instant != '\0' ? document->instant : "1970-01-01T00:00:00Z");
}

static gboolean
finish_surface (cairo_surface_t  *surface,
                cairo_t          *cr,
                GError          **error)
{
  cairo_status_t status = cairo_status (cr);

  cairo_surface_finish (surface);
  if (status == CAIRO_STATUS_SUCCESS)
    status = cairo_surface_status (surface);
  if (status == CAIRO_STATUS_SUCCESS)
    return TRUE;

  g_set_error (error, YISHI_DOCUMENT_ERROR, YISHI_DOCUMENT_ERROR_FAILED,
               _("the PDF was not made: %s (try again; if it happens again, tell those who make Yishi)"),
               cairo_status_to_string (status));
  return FALSE;
}

/* Lets Cairo write the pages into @pdf. */
static gboolean
run_pager (YishiPager  *pager,
           GByteArray  *pdf,
           GError     **error)
{
  const YishiPageSetup *setup = &pager->document->setup;
  gboolean is_done;

  yishi_pager_prepare (pager);
  pager->surface = cairo_pdf_surface_create_for_stream (append_cb, pdf, setup->width * YISHI_MM,
                                                        setup->height * YISHI_MM);
  describe (pager->surface, pager->document);
  pager->cr = cairo_create (pager->surface);
  is_done = yishi_pager_run (pager, error);
  is_done = finish_surface (pager->surface, pager->cr, is_done ? error : NULL) && is_done;
  cairo_destroy (pager->cr);
  cairo_surface_destroy (pager->surface);
  g_clear_object (&pager->context);
  return is_done;
}

/* "$CONTENT" stands for a sum that is known only when the text is. */
static char *
fill_manifest (const char *manifest,
               const char *digest)
{
  g_auto(GStrv) pieces = NULL;

  if (manifest == NULL)
    return NULL;

  pieces = g_strsplit (manifest, "$CONTENT", -1);
  return g_strjoinv (digest, pieces);
}

static char *
sum_up (const GByteArray *pdf)
{
  char digest[YISHI_SHA256_TEXT];
  YishiSha256 sum;

  yishi_sha256_init (&sum);
  yishi_sha256_update (&sum, pdf->data, pdf->len);
  yishi_sha256_finish (&sum, digest);
  return g_strdup (digest);
}

static char **
list_warnings (const YishiPager *pager)
{
  g_autoptr(GStrvBuilder) warnings = g_strv_builder_new ();

  if (pager->typeface->warning != NULL)
    g_strv_builder_add (warnings, pager->typeface->warning);
  if (pager->n_unknown > 0)
    {
      g_autofree char *warning = g_strdup_printf (
        ngettext ("%u character cannot be printed, on page %u: no font that is installed has it (install a font"
                  " with rare Chinese characters)",
                  "%u characters cannot be printed, the first on page %u: no font that is installed has them"
                  " (install a font with rare Chinese characters)",
                  pager->n_unknown),
        pager->n_unknown, pager->unknown_page);

      g_strv_builder_add (warnings, warning);
    }

  return g_strv_builder_end (warnings);
}

GBytes *
yishi_document_render (const YishiDocument  *self,
                       YishiRenderReport   **report,
                       GCancellable         *cancellable,
                       GError              **error)
{
  g_autoptr(YishiTypeface) typeface = yishi_typeface_choose ();
  g_autoptr(GByteArray) pdf = g_byte_array_new ();
  g_autofree char *text = yishi_document_dup_text (self);
  g_autofree char *digest = yishi_document_dup_digest (self);
  g_autofree char *manifest = fill_manifest (self->manifest, digest);
  YishiPager pager = { self, typeface, .cancellable = cancellable };
  YishiPdfExtras extras = { self->language, self->title, self->author, self->instant, text, manifest };

  if (!run_pager (&pager, pdf, error) || !yishi_pdf_update (pdf, &extras, error))
    return NULL;

  if (report != NULL)
    {
      *report = g_new0 (YishiRenderReport, 1);
      (*report)->n_pages = pager.page;
      (*report)->size = pdf->len;
      (*report)->sha256 = sum_up (pdf);
      (*report)->digest = g_steal_pointer (&digest);
      (*report)->warnings = list_warnings (&pager);
    }

  return g_byte_array_free_to_bytes (g_steal_pointer (&pdf));
}

/* Why a file could not be written, in the person's language. */
static const char *
explain (const GError *why)
{
  if (g_error_matches (why, G_IO_ERROR, G_IO_ERROR_NOT_FOUND) ||
      g_error_matches (why, G_IO_ERROR, G_IO_ERROR_NOT_DIRECTORY))
    return _("there is no such folder");
  if (g_error_matches (why, G_IO_ERROR, G_IO_ERROR_PERMISSION_DENIED) ||
      g_error_matches (why, G_IO_ERROR, G_IO_ERROR_READ_ONLY))
    return _("you may not write there");
  if (g_error_matches (why, G_IO_ERROR, G_IO_ERROR_IS_DIRECTORY))
    return _("there is a folder of that name");

  return why->message;
}

gboolean
yishi_pdf_save (GBytes        *pdf,
                const char    *path,
                GCancellable  *cancellable,
                GError       **error)
{
  g_autoptr(GFile) file = g_file_new_for_path (path);
  g_autoptr(GError) why = NULL;
  g_autofree char *name = g_filename_display_name (path);
  gboolean was_there = g_file_test (path, G_FILE_TEST_EXISTS);

  if (g_file_replace_contents (file, g_bytes_get_data (pdf, NULL), g_bytes_get_size (pdf), NULL, FALSE,
                               G_FILE_CREATE_PRIVATE | G_FILE_CREATE_REPLACE_DESTINATION, NULL, cancellable, &why))
    return TRUE;

  /* GLib replaces a file by another one, but writes a new one where it is to be: half of it
   * would be left on a full disk. */
  if (!was_there)
    g_unlink (path);
  if (g_error_matches (why, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    g_propagate_error (error, g_steal_pointer (&why));
  else if (g_error_matches (why, G_IO_ERROR, G_IO_ERROR_NO_SPACE))
    g_set_error (error, why->domain, why->code,
                 _("“%s” was not written: the disk is full (free some space, or choose another folder)"), name);
  else
    g_set_error (error, why->domain, why->code, _("“%s” was not written: %s (choose another folder or name)"), name,
                 explain (why));
  return FALSE;
}

gboolean
yishi_document_save (const YishiDocument  *self,
                     const char           *path,
                     YishiRenderReport   **report,
                     GCancellable         *cancellable,
                     GError              **error)
{
  g_autoptr(YishiRenderReport) made = NULL;
  g_autoptr(GBytes) pdf = yishi_document_render (self, &made, cancellable, error);

  if (pdf == NULL || !yishi_pdf_save (pdf, path, cancellable, error))
    return FALSE;

  if (report != NULL)
    *report = g_steal_pointer (&made);
  return TRUE;
}

typedef struct
{
  YishiDocument     *document;  /* (owned) */
  YishiRenderReport *report;    /* (owned) (nullable) */
} Job;

static void
job_free (Job *self)
{
  yishi_document_unref (self->document);
  yishi_render_report_free (self->report);
  g_free (self);
}

static void
render_in_thread (GTask        *task,
                  gpointer      source_object,
                  gpointer      task_data,
                  GCancellable *cancellable)
{
  Job *job = task_data;
  g_autoptr(GError) error = NULL;
  g_autoptr(GBytes) pdf = yishi_document_render (job->document, &job->report, cancellable, &error);

  if (pdf != NULL)
    g_task_return_pointer (task, g_steal_pointer (&pdf), (GDestroyNotify) g_bytes_unref);
  else
    g_task_return_error (task, g_steal_pointer (&error));
}

void
yishi_document_render_async (YishiDocument       *self,
                             GCancellable        *cancellable,
                             GAsyncReadyCallback  callback,
                             gpointer             user_data)
{
  g_autoptr(GTask) task = g_task_new (NULL, cancellable, callback, user_data);
  Job *job = g_new0 (Job, 1);

  job->document = yishi_document_ref (self);
  g_task_set_source_tag (task, yishi_document_render_async);
  g_task_set_task_data (task, job, (GDestroyNotify) job_free);
  g_task_run_in_thread (task, render_in_thread);
}

GBytes *
yishi_document_render_finish (GAsyncResult       *result,
                              YishiRenderReport **report,
                              GError            **error)
{
  GBytes *pdf;
  Job *job;

  g_return_val_if_fail (g_async_result_is_tagged (result, yishi_document_render_async), NULL);

  job = g_task_get_task_data (G_TASK (result));
  pdf = g_task_propagate_pointer (G_TASK (result), error);
  if (pdf != NULL && report != NULL)
    *report = g_steal_pointer (&job->report);
  return pdf;
}
