/* yishi-pager-figure.c - figures, QR codes and lines to sign on, which are never parted
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "yishi-pager.h"

#include "yishi-qr.h"

typedef struct
{
  YishiPiece   piece;

  double       width;    /* of the figure, pt */
  YishiQr     *qr;       /* (owned) (nullable) */
  PangoLayout *caption;  /* (owned) (nullable) */
} Figure;

static void
figure_free (YishiPiece *piece)
{
  Figure *self = (Figure *) piece;

  yishi_qr_free (self->qr);
  g_clear_object (&self->caption);
  g_free (self);
}

static Figure *
figure_new (const YishiBlock *block,
            gboolean        (*place) (YishiPager *, YishiPiece *),
            double            before,
            double            height)
{
  Figure *self = g_new0 (Figure, 1);

  self->piece.block = block;
  self->piece.place = place;
  self->piece.free = figure_free;
  self->piece.before = before;
  self->piece.height = self->piece.least = height;
  return self;
}

static gboolean
fits (const YishiPager *pager,
      const YishiPiece *piece)
{
  return pager->is_fresh || pager->y + piece->height <= pager->bottom + 0.01;
}

static void
move_down (YishiPager *pager,
           double      height)
{
  pager->y += height;
  pager->is_fresh = FALSE;
}

static gboolean
place_figure (YishiPager *pager,
              YishiPiece *piece)
{
  Figure *self = (Figure *) piece;

  if (!fits (pager, piece))
    return FALSE;

  yishi_pager_begin_tag (pager, "Figure");
  cairo_save (pager->cr);
  cairo_translate (pager->cr, pager->left + (pager->width - self->width) / 2, pager->y);
  piece->block->draw (pager->cr, self->width, piece->height, piece->block->data);
  cairo_restore (pager->cr);
  yishi_pager_end_tag (pager, "Figure");
  move_down (pager, piece->height);
  return TRUE;
}

YishiPiece *
yishi_pager_measure_figure (YishiPager       *pager,
                            const YishiBlock *block)
{
  Figure *self = figure_new (block, place_figure, 6 * pager->scale, block->height * YISHI_MM);

  self->width = block->width * YISHI_MM;
  return &self->piece;
}

static gboolean
place_qr (YishiPager *pager,
          YishiPiece *piece)
{
  Figure *self = (Figure *) piece;
  double gap = 10 * pager->scale;
  int width, height;

  if (!fits (pager, piece))
    return FALSE;

  yishi_pager_begin_tag (pager, "Figure");
  if (self->qr != NULL)
    yishi_qr_draw (self->qr, pager->cr, pager->left, pager->y, self->width);
  yishi_pager_end_tag (pager, "Figure");
  pango_layout_get_pixel_size (self->caption, &width, &height);
  yishi_pager_begin_tag (pager, "P");
  cairo_move_to (pager->cr, pager->left + self->width + gap, pager->y + (piece->height - height) / 2);
  pango_cairo_show_layout (pager->cr, self->caption);
  yishi_pager_end_tag (pager, "P");
  move_down (pager, piece->height);
  return TRUE;
}

/* A text that no code can hold leaves its place empty: it stands in the caption too. */
YishiPiece *
yishi_pager_measure_qr (YishiPager       *pager,
                        const YishiBlock *block)
{
  Figure *self = figure_new (block, place_qr, 6 * pager->scale, block->height * YISHI_MM);
  PangoAttrList *attributes = pango_attr_list_new ();
  int width, height;

  self->width = block->width * YISHI_MM;
  self->qr = yishi_qr_new (block->key, NULL);
  self->caption = yishi_pager_make_layout (pager, YISHI_FACE_SONG, 10.5);
  pango_attr_list_insert (attributes, pango_attr_insert_hyphens_new (FALSE));
  pango_attr_list_insert (attributes, pango_attr_line_height_new_absolute ((int) (17 * pager->scale * PANGO_SCALE)));
  pango_layout_set_wrap (self->caption, PANGO_WRAP_WORD_CHAR);
  pango_layout_set_width (self->caption, (int) ((pager->width - self->width - 10 * pager->scale) * PANGO_SCALE));
  yishi_pager_set_text (pager, self->caption, attributes, block->text);
  pango_attr_list_unref (attributes);
  yishi_pager_note_unknown (pager, self->caption);
  pango_layout_get_pixel_size (self->caption, &width, &height);
  self->piece.height = self->piece.least = MAX (self->piece.height, height);
  return &self->piece;
}

/* "主持人（签字）：张伟 ____________    年  月  日" */
static gboolean
place_signature (YishiPager *pager,
                 YishiPiece *piece)
{
  g_autoptr(PangoLayout) layout = yishi_pager_make_layout (pager, YISHI_FACE_BODY, 14);
  double y = pager->y + piece->height * 0.7, right = pager->left + pager->width;
  double gap = 8 * pager->scale, x;

  if (!fits (pager, piece))
    return FALSE;

  yishi_pager_begin_tag (pager, "P");
  yishi_pager_set_text (pager, layout, NULL, piece->block->key);
  x = pager->left + yishi_pager_show_line (pager, layout, pager->left, y, YISHI_ALIGN_LEFT) + gap;
  if (*piece->block->text != '\0')
    {
      pango_layout_set_text (layout, piece->block->text, -1);
      x += yishi_pager_show_line (pager, layout, x, y, YISHI_ALIGN_LEFT) + gap;
    }
  pango_layout_set_text (layout, piece->block->date, -1);
  right -= yishi_pager_show_line (pager, layout, right, y, YISHI_ALIGN_RIGHT) + gap;
  yishi_pager_end_tag (pager, "P");

  cairo_set_line_width (pager->cr, 0.5);
  cairo_move_to (pager->cr, x, y + 3 * pager->scale);
  cairo_line_to (pager->cr, MAX (right, x), y + 3 * pager->scale);
  cairo_stroke (pager->cr);
  move_down (pager, piece->height);
  return TRUE;
}

YishiPiece *
yishi_pager_measure_signature (YishiPager       *pager,
                               const YishiBlock *block)
{
  return &figure_new (block, place_signature, 0, 36 * pager->scale)->piece;
}
