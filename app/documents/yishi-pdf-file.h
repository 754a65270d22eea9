/* yishi-pdf-file.h - a PDF that somebody holds against a record
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The file may come from anybody: what it says of itself is a claim.
 */
#pragma once

#include <gio/gio.h>

#include "yishi-paper.h"

G_BEGIN_DECLS

typedef struct
{
  gboolean    is_pdf;
  gboolean    is_whole;  /* has its end */
  YishiPaper *paper;     /* (owned) (nullable) what it says it is, with the sum of the file; NULL: Yishi did not make it */
} YishiPdfFile;

/* Sets errors of GIO, in words. Of more than 256 MB nothing is read: NO_PDF. */
YishiPdfFile *yishi_pdf_file_read (const char    *path,
                                   GError       **error) G_GNUC_WARN_UNUSED_RESULT;
void          yishi_pdf_file_free (YishiPdfFile  *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (YishiPdfFile, yishi_pdf_file_free)

G_END_DECLS
