/* yishi-render.h - a document as PDF
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Any thread may render, and several threads the same document: nothing is shared.
 * The same document gives the same bytes on the same machine. The file has all its
 * fonts, an outline, links, the texts in the order in which they are read (but for
 * tables of more than 1,000 rows), its language, XMP, and two files within it: what
 * the paper says as plain text, and the manifest it was given.
 */
#pragma once

#include "yishi-document.h"
#include "yishi-document-error.h"

G_BEGIN_DECLS

/* The name under which the text lies in the file (pdfdetach finds it), and the manifest. */
#define YISHI_PDF_TEXT_NAME "content.txt"
#define YISHI_PDF_MANIFEST_NAME "yishi.json"

/* What came of it. */
typedef struct
{
  guint   n_pages;
  gsize   size;      /* bytes */
  char   *sha256;    /* (owned) of the file */
  char   *digest;    /* (owned) of its text, yishi_document_dup_digest() */
  char  **warnings;  /* (owned) faces that are missing, signs that no font has; translated */
} YishiRenderReport;

void     yishi_render_report_free     (YishiRenderReport    *self);

/* @report: (out) (optional). Returns: (transfer full) (nullable): the whole file */
GBytes  *yishi_document_render        (const YishiDocument  *self,
                                       YishiRenderReport   **report,
                                       GCancellable         *cancellable,
                                       GError              **error) G_GNUC_WARN_UNUSED_RESULT;
/* Writes the file so that @path is either as it was or whole, readable by its owner
 * alone. Errors of the disk are those of GIO, in words that say what to do. */
gboolean yishi_document_save          (const YishiDocument  *self,
                                       const char           *path,
                                       YishiRenderReport   **report,
                                       GCancellable         *cancellable,
                                       GError              **error);
/* Likewise of what was rendered before. */
gboolean yishi_pdf_save               (GBytes               *pdf,
                                       const char           *path,
                                       GCancellable         *cancellable,
                                       GError              **error);
/* In a thread of its own; the callback comes in the caller's main context. */
void     yishi_document_render_async  (YishiDocument        *self,
                                       GCancellable         *cancellable,
                                       GAsyncReadyCallback   callback,
                                       gpointer              user_data);
GBytes  *yishi_document_render_finish (GAsyncResult         *result,
                                       YishiRenderReport   **report,
                                       GError              **error) G_GNUC_WARN_UNUSED_RESULT;

G_DEFINE_AUTOPTR_CLEANUP_FUNC (YishiRenderReport, yishi_render_report_free)

G_END_DECLS
