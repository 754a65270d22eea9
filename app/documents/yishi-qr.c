/* yishi-qr.c - a text as a QR code
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "yishi-qr.h"

#include <errno.h>
#include <glib/gi18n-lib.h>
#include <qrencode.h>
#include <string.h>

#include "yishi-document-error.h"

/* Capitals and digits take less room than other bytes; what room is left over mends more. */
static QRcode *
encode (const char *text)
{
  QRcode *code = QRcode_encodeString (text, 0, QR_ECLEVEL_M, QR_MODE_8, 1);
  QRcode *better = code != NULL ? QRcode_encodeString (text, code->version, QR_ECLEVEL_Q, QR_MODE_8, 1) : NULL;

  if (better == NULL || better->version > code->version)
    {
      QRcode_free (better);
      return code;
    }

  QRcode_free (code);
  return better;
}

YishiQr *
yishi_qr_new (const char  *text,
              GError     **error)
{
  QRcode *code = encode (text);
  YishiQr *self;
  gsize n;

  if (code == NULL)
    {
      g_set_error (error, YISHI_DOCUMENT_ERROR, YISHI_DOCUMENT_ERROR_TOO_LONG,
                   _("no QR code was made: %u bytes do not fit into one (shorten the text)"), (guint) strlen (text));
      return NULL;
    }

  self = g_new0 (YishiQr, 1);
  self->n_modules = code->width;
  n = (gsize) code->width * code->width;
  self->modules = g_malloc (n);
  for (gsize i = 0; i < n; i++)
    self->modules[i] = code->data[i] & 1;
  QRcode_free (code);
  return self;
}

void
yishi_qr_free (YishiQr *self)
{
  if (self == NULL)
    return;

  g_free (self->modules);
  g_free (self);
}

/* Sets the bit of a module in a row of Cairo's A1 format: words of 32, from that end at
 * which the machine begins. */
static void
set_bit (guint32 *row,
         guint    column)
{
  row[column / 32] |= G_BYTE_ORDER == G_LITTLE_ENDIAN ? 1u << column % 32 : 1u << (31 - column % 32);
}

void
yishi_qr_stamp (const YishiQr *self,
                cairo_t       *cr,
                double         x,
                double         y,
                double         size)
{
  double module = size / (self->n_modules + 2 * YISHI_QR_QUIET);
  int n = (int) self->n_modules;
  cairo_surface_t *mask = cairo_image_surface_create (CAIRO_FORMAT_A1, n, n);
  cairo_pattern_t *pattern = cairo_pattern_create_for_surface (mask);
  guint8 *bytes = cairo_image_surface_get_data (mask);

  for (int row = 0; row < n; row++)
    for (int column = 0; column < n; column++)
      if (self->modules[row * n + column])
        set_bit ((guint32 *) (bytes + row * cairo_image_surface_get_stride (mask)), (guint) column);
  cairo_surface_mark_dirty (mask);
  cairo_pattern_set_filter (pattern, CAIRO_FILTER_NEAREST);

  cairo_save (cr);
  cairo_translate (cr, x + YISHI_QR_QUIET * module, y + YISHI_QR_QUIET * module);
  cairo_scale (cr, module, module);
  cairo_set_source_rgb (cr, 0, 0, 0);
  cairo_mask (cr, pattern);
  cairo_restore (cr);
  cairo_pattern_destroy (pattern);
  cairo_surface_destroy (mask);
}

void
yishi_qr_draw (const YishiQr *self,
               cairo_t       *cr,
               double         x,
               double         y,
               double         size)
{
  double module = size / (self->n_modules + 2 * YISHI_QR_QUIET);

  cairo_save (cr);
  cairo_translate (cr, x + YISHI_QR_QUIET * module, y + YISHI_QR_QUIET * module);
  for (guint row = 0; row < self->n_modules; row++)
    {
      const guint8 *line = self->modules + (gsize) row * self->n_modules;

      for (guint column = 0; column < self->n_modules; column++)
        {
          guint first = column;

          while (column < self->n_modules && line[column])
            column++;
          if (column > first)
            cairo_rectangle (cr, first * module, row * module, (column - first) * module, module);
        }
    }
  cairo_set_source_rgb (cr, 0, 0, 0);
  cairo_fill (cr);
  cairo_restore (cr);
}
