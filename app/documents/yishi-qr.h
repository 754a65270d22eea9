/* yishi-qr.h - a text as a QR code
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <cairo.h>
#include <glib.h>

G_BEGIN_DECLS

/* Four modules of white around, as the standard (GB/T 18284) has it. */
#define YISHI_QR_QUIET 4

typedef struct
{
  guint   n_modules;  /* of one side, without the white around */
  guint8 *modules;    /* (owned) row by row, 1 is black */
} YishiQr;

/* Error correction of level M at least, up to 15 % may be dirty; of level Q, 25 %, where the code
 * is no larger for it. TOO_LONG beyond 2,300 bytes. */
YishiQr *yishi_qr_new  (const char     *text,
                        GError        **error) G_GNUC_WARN_UNUSED_RESULT;
void     yishi_qr_free (YishiQr        *self);
/* Fills the square of @size points at @x, @y, the white around included. One path,
 * so that no seams show between modules. */
void     yishi_qr_draw (const YishiQr  *self,
                        cairo_t        *cr,
                        double          x,
                        double          y,
                        double          size);
/* Likewise as a picture of one point a module, sharp at any size: for papers with
 * thousands of codes, where paths would be most of the file. */
void     yishi_qr_stamp (const YishiQr *self,
                         cairo_t       *cr,
                         double         x,
                         double         y,
                         double         size);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (YishiQr, yishi_qr_free)

G_END_DECLS
