/* yishi-slide-layout.c - where everything of a slide stands, page by page
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Text begins as large as its kind of slide likes it and becomes smaller until
 * all fits on one page. It never goes below a line of the wall's height divided
 * by YISHI_SLIDE_LINES: what does not fit then goes onto more pages.
 */
#include "yishi-slide-layout.h"

#include "yishi-slide-layout-private.h"
#include "yishi-slide-trial.h"

#define SIZE_STEPS 10

/* A list of more rows takes many pages at any size. */
#define MANY_ROWS 40
#define MANY_PAGES 10000

/* Of the height: what a clock has at least. */
#define CLOCK_SHARE 0.36
/* And with a message and everything else there is; below that who waits is left out. */
#define LEAST_CLOCK 0.2

#define MARGIN_X 0.05
#define MARGIN_TOP 0.055
#define MARGIN_BOTTOM 0.035
#define FOOTER_SIZE (1 / 30.0)

/* A block on a page. */
typedef struct
{
  YishiBlock *block;  /* (unowned) */
  double      y;
} Placed;

static void
free_placed (gpointer data)
{
  g_array_unref (data);
}

void
yishi_slide_layout_free (YishiSlideLayout *self)
{
  if (self == NULL)
    return;

  g_ptr_array_unref (self->pages);
  g_array_unref (self->fixed);
  g_ptr_array_unref (self->blocks);
  g_object_unref (self->pango);
  g_free (self);
}

static void
place (YishiSlideLayout *self,
       GArray           *page,
       YishiBlock       *block,
       double            y)
{
  Placed placed = { block, y };

  g_array_append_val (page, placed);
}

/* That the meeting is recorded, at the left of the footer: as large as the smallest body text,
 * as it is meant for the last row, and quiet. Returns: how wide it is with what keeps it off
 * what follows; 0 if there is none */
static double
add_sound (YishiSlideLayout      *self,
           const YishiSlideFrame *frame,
           YishiBlock            *block,
           double                *height)
{
  const YishiDisplayTag *tag = &frame->display->sound;
  YishiType type = { MAX (self->unit, self->height * FOOTER_SIZE), PANGO_WEIGHT_BOLD, YISHI_PAINT_PLAIN,
                     PANGO_ALIGN_LEFT, 1 };
  double side = type.size * 0.8;
  double shift = side + type.size * 0.3;
  double used;

  if (*tag->text == '\0')
    return 0;

  *height = yishi_block_add_text (block, frame->pango, tag->text, &type, shift, 0, self->width / 2, &used);
  yishi_block_add_symbol (block, tag->symbol, 0, (*height - side) / 2, side, (YishiPaint) tag->tone);
  return shift + used + type.size * 1.2;
}

/* Community and meeting; and above it the chair's message over whatever is
 * shown. Returns: where the body must end */
static double
add_foot (YishiSlideLayout      *self,
          const YishiSlideFrame *frame)
{
  const YishiDisplay *display = frame->display;
  YishiBlock *block = yishi_block_new (0);
  YishiType type = { self->height * FOOTER_SIZE, PANGO_WEIGHT_NORMAL, YISHI_PAINT_QUIET,
                     PANGO_ALIGN_LEFT, 1 };
  double width = self->width - 2 * self->left;
  g_autofree char *text = *display->community != '\0'
                            ? g_strdup_printf ("%s · %s", display->community, display->footer)
                            : g_strdup (display->footer);
  YishiComposer composer = { display, frame->pango, self->unit, width, 1, self->height };
  double sound_height = 0;
  double shift = add_sound (self, frame, block, &sound_height);
  double line = type.size * 1.25;
  double bottom, height;

  height = yishi_block_add_text (block, frame->pango, text, &type, shift, MAX (0, (sound_height - line) / 2),
                                 width * 0.8 - shift, NULL);
  height = MAX (height, sound_height);
  bottom = self->height * (1 - MARGIN_BOTTOM) - height;
  place (self, self->fixed, block, bottom);
  g_ptr_array_add (self->blocks, block);
  bottom -= self->unit * 0.4;

  if (*display->message != '\0')
    {
      YishiDisplayTag tag = { display->message, YISHI_SYMBOL_WARN, YISHI_TONE_WAIT };
      double pad = self->unit * 0.45;
      YishiPiece *box;

      block = yishi_block_new (0);
      box = yishi_block_add (block, YISHI_PIECE_BOX, -self->left, 0, self->width, 0,
                             YISHI_PAINT_CARD);
      yishi_block_add (block, YISHI_PIECE_BOX, -self->left, 0, self->width, self->unit * 0.15,
                       YISHI_PAINT_WAIT);
      height = yishi_composer_add_tag (&composer, block, &tag, 1.3, 0, pad, width) + 2 * pad;
      box = &g_array_index (block->pieces, YishiPiece, 0);
      box->height = height;
      bottom -= height;
      place (self, self->fixed, block, bottom);
      g_ptr_array_add (self->blocks, block);
      bottom -= self->unit * 0.4;
    }

  return bottom;
}

/* Pages of blocks from @top to @bottom, in order. */
static void
paginate (YishiSlideLayout *self,
          YishiTrial            *trial,
          double            top,
          double            bottom)
{
  GArray *page = g_array_new (FALSE, FALSE, sizeof (Placed));
  double y = top;

  g_ptr_array_add (self->pages, page);
  for (guint i = 0; i < trial->body->len; i++)
    {
      YishiBlock *block = trial->body->pdata[i];
      const YishiBlock *next = i + 1 < trial->body->len ? trial->body->pdata[i + 1] : NULL;
      double needed = block->height;

      if (block->keeps_next && next != NULL)
        needed += block->gap + next->height;
      if (y + needed > bottom + 1 && page->len > 0)
        {
          page = g_array_new (FALSE, FALSE, sizeof (Placed));
          g_ptr_array_add (self->pages, page);
          y = top;
        }
      if (block->is_current)
        self->start = self->pages->len - 1;
      place (self, page, block, y);
      y += block->height + block->gap;
    }
}

/* The clock takes what the header above and the text below leave. */
static void
place_with_clock (YishiSlideLayout *self,
                  YishiTrial            *trial,
                  double            top,
                  double            bottom)
{
  gboolean is_speech = trial->composer.display->clock.kind == YISHI_DISPLAY_SPEECH;
  GArray *page = g_array_new (FALSE, FALSE, sizeof (Placed));
  guint n_last = is_speech && trial->composer.display->rows->len > 0 ? 1 : 0;
  double y = top;

  g_ptr_array_add (self->pages, page);
  for (guint i = 0; i + n_last < trial->body->len; i++)
    {
      YishiBlock *block = trial->body->pdata[i];

      place (self, page, block, y);
      y += block->height + block->gap;
    }
  if (n_last > 0)
    {
      YishiBlock *block = trial->body->pdata[trial->body->len - 1];

      if (bottom - block->height - y >= LEAST_CLOCK * self->height)
        {
          bottom -= block->height;
          place (self, page, block, bottom);
        }
    }

  self->has_clock = TRUE;
  self->clock_y = y;
  self->clock_height = bottom - y;
}

static void
place_picture (YishiSlideLayout      *self,
               const YishiSlideFrame *frame,
               double                 top,
               double                 bottom)
{
  GArray *page = g_array_new (FALSE, FALSE, sizeof (Placed));
  YishiBlock *block = yishi_block_new (0);

  g_ptr_array_add (self->pages, page);
  g_ptr_array_add (self->blocks, block);
  place (self, page, block, top);
  if (frame->picture != NULL)
    yishi_block_add (block, YISHI_PIECE_PICTURE, 0, 0, self->width - 2 * self->left, bottom - top,
                     YISHI_PAINT_PLAIN)->picture = g_object_ref (frame->picture);
}

/* Lines at the very edges: what the projector cuts off is seen. */
static void
add_edges (YishiSlideLayout *self)
{
  YishiBlock *block = yishi_block_new (0);
  double thick = MAX (2, self->height / 200);

  for (int i = 0; i < 2; i++)
    yishi_block_add (block, YISHI_PIECE_FRAME, i * thick * 3 - self->left, i * thick * 3,
                     self->width - i * thick * 6, self->height - i * thick * 6,
                     i == 0 ? YISHI_PAINT_WAIT : YISHI_PAINT_QUIET)->radius = thick;
  place (self, self->fixed, block, 0);
  g_ptr_array_add (self->blocks, block);
}

static void
place_trial (YishiSlideLayout      *self,
             const YishiSlideFrame *frame,
             YishiTrial                 *trial,
             double                 top,
             double                 bottom)
{
  double below = top + trial->header->height + trial->header->gap;

  if (trial->is_centred && below + trial->height < bottom)
    top += (bottom - below - trial->height) * 0.42;
  below = top + trial->header->height + trial->header->gap;

  place (self, self->fixed, trial->header, top);
  if (frame->display->clock.kind != YISHI_DISPLAY_NO_CLOCK)
    place_with_clock (self, trial, below, bottom);
  else if (frame->display->kind == YISHI_SLIDE_PICTURE)
    place_picture (self, frame, below, bottom);
  else
    paginate (self, trial, below, bottom);

  self->smallest = trial->composer.smallest;
  g_ptr_array_add (self->blocks, g_steal_pointer (&trial->header));
  g_ptr_array_extend_and_steal (self->blocks, g_steal_pointer (&trial->body));
}

/* Returns: how many pages the trial takes; MANY_PAGES if something of it does not
 * even fit onto a page of its own */
static guint
count_pages (const YishiTrial *trial,
             double       top,
             double       bottom)
{
  guint n_pages = 1;
  double y;

  top += trial->header->height + trial->header->gap;
  if (trial->composer.display->clock.kind != YISHI_DISPLAY_NO_CLOCK)
    return top + trial->height + CLOCK_SHARE * trial->frame->height <= bottom ? 1 : MANY_PAGES;

  y = top;
  for (guint i = 0; i < trial->body->len; i++)
    {
      const YishiBlock *block = trial->body->pdata[i];

      if (top + block->height > bottom + 1)
        return MANY_PAGES;
      if (y + block->height > bottom + 1)
        {
          n_pages++;
          y = top;
        }
      y += block->height + block->gap;
    }

  return n_pages;
}

/* The largest text with which there are fewest pages. */
static void
choose_size (YishiTrial                 *trial,
             const YishiSlideFrame *frame,
             YishiSlideLayout      *layout,
             double                 top,
             double                 bottom)
{
  int first = frame->display->rows->len > MANY_ROWS ? 0 : SIZE_STEPS;
  guint fewest = G_MAXUINT;
  int best = 0;

  for (int i = first; i >= 0 && fewest > 1; i--)
    {
      guint n_pages;

      yishi_trial_clear (trial);
      yishi_trial_run (trial, frame, layout->unit, layout->width - 2 * layout->left,
                       i / (double) SIZE_STEPS);
      n_pages = count_pages (trial, top, bottom);
      if (n_pages < fewest)
        {
          fewest = n_pages;
          best = i;
        }
    }

  trial->is_compact = fewest == MANY_PAGES;
  if (trial->is_compact)
    best = 0;
  if (fewest == 1)
    return;
  yishi_trial_clear (trial);
  yishi_trial_run (trial, frame, layout->unit, layout->width - 2 * layout->left,
                   best / (double) SIZE_STEPS);
}

YishiSlideLayout *
yishi_slide_layout_new (const YishiSlideFrame *frame)
{
  YishiSlideLayout *self = g_new0 (YishiSlideLayout, 1);
  double top, bottom;
  YishiTrial trial = { 0 };

  self->pango = g_object_ref (frame->pango);
  self->width = frame->width;
  self->height = frame->height;
  self->left = frame->width * MARGIN_X;
  self->unit = frame->height / (double) YISHI_SLIDE_LINES * frame->text_scale;
  self->blocks = g_ptr_array_new_with_free_func ((GDestroyNotify) yishi_block_free);
  self->pages = g_ptr_array_new_with_free_func (free_placed);
  self->fixed = g_array_new (FALSE, FALSE, sizeof (Placed));
  pango_context_set_language (self->pango, pango_language_from_string (
                                             frame->display->words == YISHI_WORDS_ZH ? "zh-cn" : "en"));

  if (frame->display->kind == YISHI_SLIDE_TESTCARD)
    add_edges (self);
  top = frame->height * MARGIN_TOP;
  bottom = add_foot (self, frame);
  choose_size (&trial, frame, self, top, bottom);
  place_trial (self, frame, &trial, top, bottom);
  return self;
}

guint
yishi_slide_layout_get_n_pages (YishiSlideLayout *self)
{
  return self->pages->len;
}

guint
yishi_slide_layout_get_start (YishiSlideLayout *self)
{
  return self->start;
}

double
yishi_slide_layout_get_smallest (YishiSlideLayout *self)
{
  return self->smallest;
}

static void
draw_placed (YishiSlideLayout *self,
             const GArray     *page,
             YishiWallColours  colours,
             GtkSnapshot      *snapshot)
{
  for (guint i = 0; i < page->len; i++)
    {
      const Placed *placed = &g_array_index (page, Placed, i);

      for (guint k = 0; k < placed->block->pieces->len; k++)
        yishi_piece_draw (&g_array_index (placed->block->pieces, YishiPiece, k), self->left,
                          placed->y, colours, snapshot);
    }
}

void
yishi_slide_layout_draw (YishiSlideLayout *self,
                         guint             page,
                         YishiWallColours  colours,
                         GtkSnapshot      *snapshot)
{
  YishiType type = { self->height * FOOTER_SIZE, PANGO_WEIGHT_BOLD, YISHI_PAINT_PLAIN,
                     PANGO_ALIGN_RIGHT, 0 };
  g_autofree char *number = g_strdup_printf ("%u/%u", page + 1, self->pages->len);

  gtk_snapshot_append_color (snapshot, yishi_wall_colour (colours, YISHI_PAINT_GROUND),
                             &GRAPHENE_RECT_INIT (0, 0, self->width, self->height));
  draw_placed (self, self->fixed, colours, snapshot);
  draw_placed (self, g_ptr_array_index (self->pages, page), colours, snapshot);
  if (self->pages->len > 1)
    yishi_slide_layout_draw_text (self, number, &type,
                                  self->height * (1 - MARGIN_BOTTOM) - type.size * 1.45, colours,
                                  snapshot);
}
