/* yishi-pdf-update.h - adds to a PDF what Cairo 1.16 cannot write
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Inside the library. An incremental update (ISO 32000-1, 7.5.6): the bytes of the
 * file stay as they are, and what is added stands behind them.
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef struct
{
  const char *language;  /* of the document, "zh-CN" */
  const char *title;
  const char *author;
  const char *instant;   /* ISO 8601 or "" */
  const char *text;      /* (nullable) to lie in the file as content.txt */
  const char *manifest;  /* (nullable) to lie in the file as yishi.json */
} YishiPdfExtras;

/* Appends to @pdf, which Cairo wrote: the language, XMP, that the title is to be shown, the
 * two files, an identifier made of the bytes, and dates as other programs read them. FAILED if
 * @pdf is not what Cairo writes. */
gboolean yishi_pdf_update (GByteArray            *pdf,
                           const YishiPdfExtras  *extras,
                           GError               **error);

G_END_DECLS
