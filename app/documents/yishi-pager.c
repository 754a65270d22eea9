/* yishi-pager.c - sets a document on pages, from its first block to its last
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 *                 begin_page             place: something was drawn
 *   NO PAGE ----------------> FRESH --------------------------------> FILLING
 *                               ^                                      |   ^
 *                               |   no room for the least slice, or    |   | place: there was room
 *                               +---- a page break: turn_page ---------+   +---- for all of it
 *
 * 1. What comes next is asked for its least slice before anything of it is drawn, and
 *    a block that is kept with the next one for that one's as well: so no heading is
 *    last on a page.
 * 2. On a FRESH page a piece draws something, whether it fits or not. So every block
 *    comes to an end, and nothing is asked of a page twice.
 * 3. Head and foot of a page are drawn as it is turned, when nothing can be added.
 * 4. A piece is measured once, possibly before its turn (by 1.), and dropped when it is
 *    placed: what is held does not grow with the document.
 */
#include "yishi-pager.h"

#include <math.h>
#include <string.h>

#define HEADER_BASELINE 25.0  /* mm from the upper edge */
#define HEADER_RULE 27.0
#define MOST_EMPTY 0.4        /* share of a page */
#define NUMBER_GAP 7.0        /* mm from the text to the page number (GB/T 9704-2012, 7.5) */

/* A font map of its own, so that nothing is left in the thread. Types are not fitted to
 * the pixels of a screen. */
static PangoContext *
make_context (const YishiDocument *document)
{
  g_autoptr(PangoFontMap) map = pango_cairo_font_map_new_for_font_type (CAIRO_FONT_TYPE_FT);
  cairo_font_options_t *options = cairo_font_options_create ();
  PangoContext *context;

  pango_cairo_font_map_set_resolution (PANGO_CAIRO_FONT_MAP (map), 72);
  context = pango_font_map_create_context (map);
  cairo_font_options_set_hint_metrics (options, CAIRO_HINT_METRICS_OFF);
  cairo_font_options_set_hint_style (options, CAIRO_HINT_STYLE_NONE);
  pango_cairo_context_set_font_options (context, options);
  cairo_font_options_destroy (options);
  pango_context_set_round_glyph_positions (context, FALSE);
  pango_context_set_language (context, pango_language_from_string (document->language));
  return context;
}

void
yishi_pager_prepare (YishiPager *self)
{
  const YishiPageSetup *setup = &self->document->setup;

  self->context = make_context (self->document);
  self->left = setup->left * YISHI_MM;
  self->top = setup->top * YISHI_MM;
  self->width = (setup->width - setup->left - setup->right) * YISHI_MM;
  self->bottom = (setup->height - setup->bottom) * YISHI_MM;
  self->scale = setup->scale;
  self->is_chinese = g_str_has_prefix (self->document->language, "zh");
}

static void
begin_sheet (YishiPager *self)
{
  const YishiPageSetup *setup = &self->document->setup;
  const cairo_rectangle_t extents = { 0, 0, setup->width * YISHI_MM, setup->height * YISHI_MM };

  self->surface = cairo_recording_surface_create (CAIRO_CONTENT_COLOR_ALPHA, &extents);
  self->cr = cairo_create (self->surface);
  g_ptr_array_add (self->sheets, self->surface);
}

static void
begin_page (YishiPager *self)
{
  if (self->sheets != NULL)
    begin_sheet (self);
  self->page++;
  self->y = self->top;
  self->is_fresh = TRUE;
}

/* A rule with the community to the left of it and the paper to the right, above it. */
static void
draw_header (YishiPager *self)
{
  g_autoptr(PangoLayout) layout = yishi_pager_make_layout (self, YISHI_FACE_SONG, 9);
  const YishiDocument *document = self->document;
  double baseline = MIN (HEADER_BASELINE * YISHI_MM, self->top - 10);

  if (*document->header_left == '\0' && *document->header_right == '\0')
    return;

  yishi_pager_set_text (self, layout, NULL, document->header_left);
  yishi_pager_show_line (self, layout, self->left, baseline, YISHI_ALIGN_LEFT);
  yishi_pager_set_text (self, layout, NULL, document->header_right);
  yishi_pager_show_line (self, layout, self->left + self->width, baseline, YISHI_ALIGN_RIGHT);
  cairo_set_line_width (self->cr, 0.5);
  cairo_move_to (self->cr, self->left, baseline + (HEADER_RULE - HEADER_BASELINE) * YISHI_MM);
  cairo_rel_line_to (self->cr, self->width, 0);
  cairo_stroke (self->cr);
}

/* "— 3 —" in size 4, outside: one character from the edge of the text, to the right on
 * odd pages and to the left on even ones. */
static void
draw_number (YishiPager *self)
{
  double size = 14 * self->scale, y = self->bottom + NUMBER_GAP * YISHI_MM + size / 2;
  g_autoptr(PangoLayout) layout = yishi_pager_make_layout (self, YISHI_FACE_SONG, 14);
  g_autofree char *text = g_strdup_printf ("— %u —", self->page);

  pango_layout_set_text (layout, text, -1);
  if (self->page % 2 == 1)
    yishi_pager_show_line (self, layout, self->left + self->width - size, y, YISHI_ALIGN_RIGHT);
  else
    yishi_pager_show_line (self, layout, self->left + size, y, YISHI_ALIGN_LEFT);
}

static void
end_page (YishiPager *self)
{
  /* Not part of what is read out. */
  yishi_pager_begin_tag (self, "Private");
  draw_header (self);
  if (!self->document->setup.is_bare)
    draw_number (self);
  yishi_pager_end_tag (self, "Private");
  if (self->sheets != NULL)
    g_clear_pointer (&self->cr, cairo_destroy);
  else
    cairo_show_page (self->cr);
}

static void
turn_page (YishiPager *self)
{
  end_page (self);
  begin_page (self);
}

static gboolean
place_space (YishiPager *self,
             YishiPiece *piece)
{
  if (!self->is_fresh)
    self->y += piece->height;
  return TRUE;
}

/* The page is turned by the one who asks for room: nothing follows on this one. */
static gboolean
place_page_break (YishiPager *self,
                  YishiPiece *piece)
{
  if (!self->is_fresh)
    turn_page (self);
  return TRUE;
}

static YishiPiece *
measure_space (YishiPager       *self,
               const YishiBlock *block)
{
  YishiPiece *piece = g_new0 (YishiPiece, 1);

  piece->block = block;
  piece->free = (void (*) (YishiPiece *)) g_free;
  piece->place = block->kind == YISHI_BLOCK_SPACE ? place_space : place_page_break;
  if (block->kind == YISHI_BLOCK_SPACE)
    piece->height = block->height * 28.99 * self->scale;
  return piece;
}

static YishiPiece *
measure (YishiPager       *self,
         const YishiBlock *block)
{
  switch (block->kind)
    {
    case YISHI_BLOCK_TITLE:
    case YISHI_BLOCK_SUBTITLE:
    case YISHI_BLOCK_HEADING:
    case YISHI_BLOCK_PARAGRAPH:
    case YISHI_BLOCK_FIELD:
    case YISHI_BLOCK_LIST_ITEM:
      return yishi_pager_measure_text (self, block);
    case YISHI_BLOCK_TABLE:
      return yishi_pager_measure_table (self, block);
    case YISHI_BLOCK_FIGURE:
      return yishi_pager_measure_figure (self, block);
    case YISHI_BLOCK_QR:
      return yishi_pager_measure_qr (self, block);
    case YISHI_BLOCK_SIGNATURE:
      return yishi_pager_measure_signature (self, block);
    case YISHI_BLOCK_SPACE:
    case YISHI_BLOCK_PAGE_BREAK:
      return measure_space (self, block);
    default:
      g_assert_not_reached ();
    }
}

static YishiPiece *
get_piece (YishiPager *self,
           guint       index)
{
  if (self->pieces->pdata[index] == NULL)
    self->pieces->pdata[index] = measure (self, self->document->blocks->pdata[index]);

  return self->pieces->pdata[index];
}

/* What had better stay whole does, unless that would leave much of the page empty. Decided
 * once, by the first who asks: what is kept with it must not find it otherwise later. */
static double
get_least (const YishiPager *self,
           YishiPiece       *piece)
{
  if (piece->whole > 0 && self->bottom - self->y < MOST_EMPTY * (self->bottom - self->top))
    piece->least = piece->whole;
  piece->whole = 0;
  return piece->least;
}

/* The room that block @index and those it is kept with ask for, less what is above it;
 * if that is more than a page, the block's own. */
static double
find_room (YishiPager *self,
           guint       index)
{
  YishiPiece *piece = get_piece (self, index);
  double own, room = 0, page = self->bottom - self->top;

  own = get_least (self, piece);
  while (piece->block->keep && index + 1 < self->document->blocks->len && room + piece->height <= page)
    {
      room += piece->height;
      piece = get_piece (self, ++index);
      room += piece->before;
    }

  return room + get_least (self, piece) <= page ? room + get_least (self, piece) : own;
}

static void
place_block (YishiPager *self,
             guint       index)
{
  YishiPiece *piece = get_piece (self, index);

  self->block = index;
  if (!self->is_fresh && self->y + piece->before + find_room (self, index) > self->bottom + 0.01)
    turn_page (self);
  if (!self->is_fresh)
    self->y += piece->before;
  while (!piece->place (self, piece) && !yishi_pager_is_cancelled (self))
    turn_page (self);

  self->pieces->pdata[index] = NULL;
  piece->free (piece);
}

static void
free_piece (gpointer data)
{
  YishiPiece *piece = data;

  if (piece != NULL)
    piece->free (piece);
}

gboolean
yishi_pager_run (YishiPager  *self,
                 GError     **error)
{
  guint n = self->document->blocks->len;

  self->pieces = g_ptr_array_new_with_free_func (free_piece);
  g_ptr_array_set_size (self->pieces, n);
  if (self->sheets == NULL)
    cairo_tag_begin (self->cr, "Document", NULL);
  begin_page (self);
  for (guint i = 0; i < n && !yishi_pager_is_cancelled (self); i++)
    place_block (self, i);
  end_page (self);
  if (self->sheets == NULL)
    cairo_tag_end (self->cr, "Document");
  g_clear_pointer (&self->pieces, g_ptr_array_unref);

  return !g_cancellable_set_error_if_cancelled (self->cancellable, error);
}

gboolean
yishi_pager_is_cancelled (const YishiPager *self)
{
  return g_cancellable_is_cancelled (self->cancellable);
}

PangoLayout *
yishi_pager_make_layout (YishiPager *self,
                         YishiFace   face,
                         double      size)
{
  PangoLayout *layout = pango_layout_new (self->context);
  PangoFontDescription *description = yishi_typeface_describe (self->typeface, face, size * self->scale);

  pango_layout_set_font_description (layout, description);
  pango_font_description_free (description);
  return layout;
}

/* Chinese fonts have quotes and dashes as wide as a character, which is right in Chinese
 * alone: elsewhere the narrow ones are asked for. */
void
yishi_pager_set_text (YishiPager    *self,
                      PangoLayout   *layout,
                      PangoAttrList *attributes,
                      const char    *text)
{
  g_autoptr(PangoAttrList) all = NULL;

  pango_layout_set_text (layout, text, -1);
  if (self->is_chinese || strstr (text, "\xE2\x80") == NULL)
    {
      pango_layout_set_attributes (layout, attributes);
      return;
    }

  all = attributes != NULL ? pango_attr_list_copy (attributes) : pango_attr_list_new ();
  for (const char *p = strstr (text, "\xE2\x80"); p != NULL; p = strstr (p + 3, "\xE2\x80"))
    {
      PangoAttribute *narrow = pango_attr_font_features_new ("pwid=1");

      narrow->start_index = p - text;
      narrow->end_index = p - text + 3;
      pango_attr_list_insert (all, narrow);
    }
  pango_layout_set_attributes (layout, all);
}

void
yishi_pager_note_unknown (YishiPager  *self,
                          PangoLayout *layout)
{
  int n = pango_layout_get_unknown_glyphs_count (layout);

  if (n > 0 && self->n_unknown == 0)
    self->unknown_page = self->page;
  self->n_unknown += n;
}

double
yishi_pager_show_line (YishiPager  *self,
                       PangoLayout *layout,
                       double       x,
                       double       y,
                       YishiAlign   align)
{
  PangoLayoutLine *line = pango_layout_get_line_readonly (layout, 0);
  PangoRectangle extents;
  double width;

  pango_layout_line_get_extents (line, NULL, &extents);
  width = (double) extents.width / PANGO_SCALE;
  yishi_pager_note_unknown (self, layout);
  cairo_move_to (self->cr, x - (align == YISHI_ALIGN_LEFT ? 0 : align == YISHI_ALIGN_CENTRE ? width / 2 : width), y);
  pango_cairo_show_layout_line (self->cr, line);
  return width;
}

/* In the attributes of a tag a quote would end the text; no anchor has one. */
void
yishi_pager_link (YishiPager *self,
                  const char *target,
                  double      x,
                  double      y,
                  double      width,
                  double      height)
{
  char numbers[4][G_ASCII_DTOSTR_BUF_SIZE];
  const double values[4] = { x, y, width, height };
  g_autofree char *attributes = NULL;

  if (self->sheets != NULL)
    return;

  for (guint i = 0; i < 4; i++)
    g_ascii_formatd (numbers[i], sizeof numbers[i], "%.2f", values[i]);
  attributes = g_strdup_printf ("%s='%s' rect=[%s %s %s %s]", strstr (target, ":") != NULL ? "uri" : "dest", target,
                                numbers[0], numbers[1], numbers[2], numbers[3]);
  cairo_tag_begin (self->cr, CAIRO_TAG_LINK, attributes);
  cairo_tag_end (self->cr, CAIRO_TAG_LINK);
}

void
yishi_pager_begin_tag (YishiPager *self,
                       const char *tag)
{
  if (self->sheets == NULL)
    cairo_tag_begin (self->cr, tag, NULL);
}

void
yishi_pager_end_tag (YishiPager *self,
                     const char *tag)
{
  if (self->sheets == NULL)
    cairo_tag_end (self->cr, tag);
}
