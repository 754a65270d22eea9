/* yishi-slide-trial.c - heading and body of a slide at one size of text
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "yishi-slide-trial.h"

/* A heading of more lines than this is cut, and told whole below. */
#define HEADING_LINES 4

typedef struct
{
  double   heading;      /* at most and at least, in units */
  double   heading_min;
  double   body;         /* at most; the least is 1 */
  double   badge;
  gboolean is_centred;   /* from top to bottom */
} Style;

static const Style styles[YISHI_N_SLIDE_KINDS] = {
  [YISHI_SLIDE_TITLE] = { 3.2, 1.5, 1.5, 1.2, TRUE },
  [YISHI_SLIDE_AGENDA] = { 1.9, 1.3, 1.5, 1.2, FALSE },
  [YISHI_SLIDE_ITEM] = { 2.8, 1.3, 1.5, 1.2, TRUE },
  [YISHI_SLIDE_SPEAKER] = { 2.6, 1.4, 1.2, 1, FALSE },
  [YISHI_SLIDE_QUORUM] = { 2, 1.4, 1.4, 1.2, FALSE },
  [YISHI_SLIDE_BALLOT] = { 2, 1.05, 1.4, 1.2, FALSE },
  [YISHI_SLIDE_RESULT] = { 1.9, 1.05, 1.3, 1.7, FALSE },
  [YISHI_SLIDE_OUTCOMES] = { 1.9, 1.3, 1.3, 1.2, FALSE },
  [YISHI_SLIDE_MESSAGE] = { 1.4, 1.2, 3, 1.2, TRUE },
  [YISHI_SLIDE_BREAK] = { 2.6, 1.6, 1.4, 1.2, FALSE },
  [YISHI_SLIDE_PICTURE] = { 1.3, 1.1, 1, 1, FALSE },
  [YISHI_SLIDE_THANKS] = { 3.2, 1.5, 1.9, 1.2, TRUE },
  [YISHI_SLIDE_SEAL] = { 2, 1.4, 1.3, 1.2, TRUE },
  [YISHI_SLIDE_TESTCARD] = { 2.6, 1.5, 1.3, 1.2, TRUE },
};

static double
add_heading (YishiTrial       *trial,
             double       factor,
             double       y)
{
  YishiComposer *composer = &trial->composer;
  const char *heading = composer->display->heading;
  YishiType type = yishi_composer_type (composer, factor, PANGO_WEIGHT_BOLD, YISHI_PAINT_PLAIN);
  g_autoptr(PangoLayout) layout = yishi_type_set (&type, composer->pango, heading, composer->width);
  YishiType whole = yishi_composer_type (composer, composer->body, PANGO_WEIGHT_NORMAL,
                                         YISHI_PAINT_PLAIN);

  if (trial->is_compact)
    type.max_lines = 2;
  else if (pango_layout_get_line_count (layout) > HEADING_LINES)
    {
      type.max_lines = 2;
      yishi_composer_add_paragraph (composer, trial->body, heading, &whole, 0, whole.size * 0.5);
    }

  return yishi_block_add_text (trial->header, composer->pango, heading, &type, 0, y,
                               composer->width, NULL);
}

/* What must be read with it, across the whole width. Returns: its height */
static double
add_notice (YishiTrial  *trial,
            double  y)
{
  YishiComposer *composer = &trial->composer;
  YishiDisplayTag tag = { composer->display->notice, YISHI_SYMBOL_WARN, YISHI_TONE_WAIT };
  double pad = composer->unit * 0.3;
  double room = composer->width - composer->unit * 3;
  YishiType type = yishi_composer_fit (composer, 1.25, PANGO_WEIGHT_BOLD, YISHI_PAINT_WAIT,
                                       tag.text, room);
  guint box = trial->header->pieces->len;
  double height;

  yishi_block_add (trial->header, YISHI_PIECE_BOX, 0, y, composer->width, 0, YISHI_PAINT_CARD)->radius =
    composer->unit * 0.4;
  height = yishi_composer_add_tag (composer, trial->header, &tag,
                                   type.size / composer->unit, pad * 2, y + pad,
                                   composer->width - pad * 4);
  g_array_index (trial->header->pieces, YishiPiece, box).height = height + 2 * pad;
  return height + 2 * pad;
}

/* Where room is short, the badge stands in the line above the heading. */
static gboolean
fits_beside (YishiTrial           *trial,
             const YishiType *small)
{
  YishiComposer *composer = &trial->composer;
  const YishiDisplay *display = composer->display;
  g_autofree char *both = g_strconcat (display->subheading, display->badge.text, NULL);
  g_autoptr(PangoLayout) layout = yishi_type_set (small, composer->pango, both, 0);
  int used;

  pango_layout_get_pixel_size (layout, &used, NULL);
  return used * 1.25 + composer->unit * 4 < composer->width;
}

static void
make_header (YishiTrial       *trial,
             const Style *style,
             double       share)
{
  YishiComposer *composer = &trial->composer;
  const YishiDisplay *display = composer->display;
  YishiType small = yishi_composer_type (composer, MAX (1, composer->body * 0.9),
                                         PANGO_WEIGHT_BOLD, YISHI_PAINT_NOW);
  gboolean has_badge = *display->badge.text != '\0';
  gboolean is_beside = has_badge && (share < 0.5 || display->kind == YISHI_SLIDE_SPEAKER) &&
                       fits_beside (trial, &small);
  double badge = trial->is_compact ? 1 : MAX (1, style->badge * (0.75 + 0.25 * share));
  double beside = 0;
  double y = 0;

  small.max_lines = 2;
  trial->header = yishi_block_new (composer->unit * 0.5);
  if (is_beside)
    beside = yishi_composer_add_pill (composer, trial->header, &display->badge, badge,
                                      composer->width, 0);
  if (*display->subheading != '\0')
    y += composer->unit * 0.15 + yishi_block_add_text (trial->header, composer->pango, display->subheading, &small, 0, y,
                               composer->width, NULL);
  y = MAX (y, beside);
  if (*display->heading != '\0')
    y += composer->unit * 0.25 +
         add_heading (trial, style->heading_min + (style->heading - style->heading_min) * share,
                      y + composer->unit * 0.25);
  if (has_badge && !is_beside)
    y += composer->unit * 0.35 +
         yishi_composer_add_pill (composer, trial->header, &display->badge, badge, 0,
                                  y + composer->unit * 0.35);
  if (*display->notice != '\0')
    y += composer->unit * 0.35 + add_notice (trial, y + composer->unit * 0.35);

  trial->header->height = y;
}

/* Who is next, in one paragraph. */
static void
add_queue (YishiTrial *trial)
{
  YishiComposer *composer = &trial->composer;
  const GPtrArray *rows = composer->display->rows;
  YishiType type = yishi_composer_type (composer, composer->body, PANGO_WEIGHT_MEDIUM,
                                        YISHI_PAINT_PLAIN);
  GString *text = g_string_new (NULL);
  YishiBlock *block;

  for (guint i = 0; i < rows->len; i++)
    {
      const YishiDisplayRow *row = rows->pdata[i];

      if (*row->tag.text != '\0')
        g_string_append_printf (text, "%s  ", row->tag.text);
      g_string_append (text, row->text);
      if (*row->detail != '\0')
        g_string_append_printf (text, "（%s）", row->detail);
      if (i + 1 < rows->len)
        g_string_append (text, "   ");
    }

  if (rows->len > 0)
    {
      block = yishi_block_new (0);
      type.max_lines = 2;
      block->height = yishi_block_add_text (block, composer->pango, text->str, &type, 0, 0,
                                            composer->width, NULL);
      g_ptr_array_add (trial->body, block);
    }
  g_string_free (text, TRUE);
}

static void
add_seal (YishiTrial *trial)
{
  YishiComposer *composer = &trial->composer;
  YishiBlock *block = yishi_block_new (composer->unit * 0.8);
  double pad = composer->unit * 0.7;
  YishiType type = yishi_composer_fit (composer, 3.4, PANGO_WEIGHT_BOLD, YISHI_PAINT_PLAIN,
                                       composer->display->seal, composer->width - 2 * pad);

  yishi_block_add (block, YISHI_PIECE_BOX, 0, 0, composer->width, 0, YISHI_PAINT_CARD)->radius =
    composer->unit * 0.5;
  type.alignment = PANGO_ALIGN_CENTER;
  block->height = 2 * pad + yishi_block_add_text (block, composer->pango, composer->display->seal,
                                                  &type, pad, pad, composer->width - 2 * pad, NULL);
  g_array_index (block->pieces, YishiPiece, 0).height = block->height;
  g_ptr_array_add (trial->body, block);
}

static void
make_body (YishiTrial *trial)
{
  YishiComposer *composer = &trial->composer;
  gboolean is_result = composer->display->kind == YISHI_SLIDE_RESULT;
  gboolean is_list = composer->display->rows->len > 0;

  if (composer->display->kind == YISHI_SLIDE_SPEAKER)
    {
      yishi_composer_add_joined_lines (composer, trial->body, YISHI_PAINT_QUIET);
      add_queue (trial);
      return;
    }
  if (*composer->display->seal != '\0')
    add_seal (trial);
  if (is_result && !is_list)
    yishi_composer_add_bars (composer, trial->body);
  if (is_list && !is_result)
    yishi_composer_add_joined_lines (composer, trial->body, YISHI_PAINT_PLAIN);
  else
    yishi_composer_add_lines (composer, trial->body, 1, YISHI_PAINT_PLAIN);
  if (is_result && is_list)
    yishi_composer_add_remarks (composer, trial->body);
  if (!is_result)
    yishi_composer_add_bars (composer, trial->body);
  yishi_composer_add_rows (composer, trial->body);
  if (is_result && is_list)
    yishi_composer_add_bars (composer, trial->body);
  else
    yishi_composer_add_remarks (composer, trial->body);
}

void
yishi_trial_clear (YishiTrial *trial)
{
  g_clear_pointer (&trial->header, yishi_block_free);
  g_clear_pointer (&trial->body, g_ptr_array_unref);
}

void
yishi_trial_run (YishiTrial            *trial,
                 const YishiSlideFrame *frame,
                 double                 unit,
                 double                 width,
                 double                 share)
{
  const Style *style = &styles[frame->display->kind];

  trial->frame = frame;
  trial->is_centred = style->is_centred;
  trial->composer = (YishiComposer) { frame->display, frame->pango, unit, width,
                                      1 + (style->body - 1) * share, frame->height,
                                      .works_below = trial->is_compact };
  trial->body = g_ptr_array_new_with_free_func ((GDestroyNotify) yishi_block_free);
  make_header (trial, style, share);
  make_body (trial);

  trial->height = 0;
  for (guint i = 0; i < trial->body->len; i++)
    {
      const YishiBlock *block = trial->body->pdata[i];

      trial->height += block->height + (i + 1 < trial->body->len ? block->gap : 0);
    }
}
