/* yishi-document-error.h - what can go wrong with papers
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * YishiDocumentError:
 * @YISHI_DOCUMENT_ERROR_FAILED: Cairo or Pango gave up
 * @YISHI_DOCUMENT_ERROR_TOO_LONG: a QR code, or a ballot, cannot hold so much
 * @YISHI_DOCUMENT_ERROR_NO_PDF: a file is none, or is none of ours
 * @YISHI_DOCUMENT_ERROR_NOTHING: there is nothing that would stand in the paper
 *
 * What the disk does is a #GIOErrorEnum.
 */
typedef enum
{
  YISHI_DOCUMENT_ERROR_FAILED,
  YISHI_DOCUMENT_ERROR_TOO_LONG,
  YISHI_DOCUMENT_ERROR_NO_PDF,
  YISHI_DOCUMENT_ERROR_NOTHING,
} YishiDocumentError;

#define YISHI_DOCUMENT_ERROR (yishi_document_error_quark ())
GQuark yishi_document_error_quark (void);

G_END_DECLS
