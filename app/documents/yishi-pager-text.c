/* yishi-pager-text.c - titles, headings, paragraphs, fields and lists on pages
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Lines stand at a fixed pitch, whatever fonts their characters come from, as on the
 * grid of GB/T 9704-2012: 22 lines of 28 characters. Never one line alone at the head
 * or the foot of a page.
 */
#include "yishi-pager.h"

#include <cairo-pdf.h>
#include <math.h>
#include <string.h>

typedef struct
{
  YishiFace   face;
  double      size;    /* pt */
  double      pitch;   /* from line to line, pt */
  double      indent;  /* of the first line, in characters */
  YishiAlign  align;
  double      before;  /* pt */
  const char *tag;
} Style;

/* 156 mm take 28 characters of this size, 225 mm take 22 lines of this pitch. */
#define BODY 15.79
#define PITCH 28.99

/* Small size 2. */
#define SMALL_TITLE 18

/* A line is left ragged rather than spread by more than this share of a character: between
 * words, and between Chinese characters, where a little more stands letter by letter. */
#define WIDEST_GAP 0.5
#define WIDEST_CHINESE_GAP 0.125

static const Style text_styles[YISHI_N_TEXT_STYLES] = {
  [YISHI_TEXT_BODY] = { YISHI_FACE_BODY, BODY, PITCH, 2, YISHI_ALIGN_LEFT, 0, "P" },
  [YISHI_TEXT_PLAIN] = { YISHI_FACE_BODY, BODY, PITCH, 0, YISHI_ALIGN_LEFT, 0, "P" },
  [YISHI_TEXT_CENTRED] = { YISHI_FACE_BODY, BODY, PITCH, 0, YISHI_ALIGN_CENTRE, 0, "P" },
  [YISHI_TEXT_RIGHT] = { YISHI_FACE_BODY, BODY, PITCH, 0, YISHI_ALIGN_RIGHT, 0, "P" },
  [YISHI_TEXT_SMALL] = { YISHI_FACE_BODY, 12, 21, 2, YISHI_ALIGN_LEFT, 2, "P" },
  [YISHI_TEXT_FINE] = { YISHI_FACE_SONG, 10.5, 16.5, 0, YISHI_ALIGN_LEFT, 2, "P" },
  [YISHI_TEXT_CODE] = { YISHI_FACE_SONG, 10.5, 16.5, 0, YISHI_ALIGN_LEFT, 0, "P" },
};

static const Style heading_styles[] = {
  { YISHI_FACE_TITLE, 22, 34, 0, YISHI_ALIGN_CENTRE, 0, "H" },
  { YISHI_FACE_HEI, BODY, PITCH, 2, YISHI_ALIGN_LEFT, 10, "H1" },
  { YISHI_FACE_KAI, BODY, PITCH, 2, YISHI_ALIGN_LEFT, 4, "H2" },
  { YISHI_FACE_HEI, 12, 22, 2, YISHI_ALIGN_LEFT, 4, "H3" },
};

static const Style subtitle_style = { YISHI_FACE_BODY, BODY, PITCH, 0, YISHI_ALIGN_CENTRE, 4, "P" };
static const Style field_style = { YISHI_FACE_BODY, BODY, PITCH, 0, YISHI_ALIGN_LEFT, 0, "P" };

typedef struct
{
  PangoLayoutLine *line;     /* (owned) */
  double           x;        /* from the left of the layout, pt */
  gboolean         is_last;  /* of its paragraph: not spread */
} Line;

typedef struct
{
  YishiPiece   piece;

  Style        style;
  PangoLayout *layout;  /* (owned) */
  PangoLayout *key;     /* (owned) (nullable) what stands before the first line */
  double       x;       /* of the layout, from the left of the text */
  double       width;
  Line        *lines;   /* (owned) */
  guint        n_lines;
  guint        next;    /* the first that has not been drawn */
} Text;

static void
text_free (YishiPiece *piece)
{
  Text *self = (Text *) piece;

  for (guint i = 0; i < self->n_lines; i++)
    pango_layout_line_unref (self->lines[i].line);
  g_free (self->lines);
  g_clear_object (&self->layout);
  g_clear_object (&self->key);
  g_free (self);
}

static gboolean
is_chinese (gunichar c)
{
  return g_unichar_iswide (c) || c == 0x2014 || c == 0x201C || c == 0x201D;
}

/* Whether the gap behind the cluster that begins with @text may be widened. */
static gboolean
may_widen (const char *text,
           gboolean    has_chinese)
{
  gunichar c = g_utf8_get_char (text);

  return has_chinese ? is_chinese (c) : c == ' ';
}

/* Adds @extra behind every cluster that may be widened but the line's last one. Returns:
 * how many they are */
static int
widen (PangoLayoutLine *line,
       const char      *text,
       gboolean         has_chinese,
       int              extra)
{
  int end = line->start_index + line->length, n = 0;

  for (GSList *l = line->runs; l != NULL; l = l->next)
    {
      PangoGlyphItem *run = l->data;
      PangoGlyphItemIter iter;
      gboolean more;

      for (more = pango_glyph_item_iter_init_start (&iter, run, text); more;
           more = pango_glyph_item_iter_next_cluster (&iter))
        {
          int last = run->item->analysis.level % 2 == 0 ? iter.end_glyph - 1 : iter.start_glyph;

          if (iter.end_index >= end || !may_widen (text + iter.start_index, has_chinese))
            continue;
          run->glyphs->glyphs[last].geometry.width += extra;
          n++;
        }
    }

  return n;
}

void
yishi_pager_spread_line (PangoLayoutLine *line,
                         double           width,
                         double           most,
                         double           most_chinese)
{
  const char *text = pango_layout_get_text (line->layout);
  const char *end = text + line->start_index + line->length;
  gboolean has_chinese = FALSE;
  PangoRectangle extents;
  double missing;
  int n;

  for (const char *p = text + line->start_index; p < end && !has_chinese; p = g_utf8_next_char (p))
    has_chinese = is_chinese (g_utf8_get_char (p));
  pango_layout_line_get_extents (line, NULL, &extents);
  missing = width * PANGO_SCALE - extents.width;
  n = widen (line, text, has_chinese, 0);
  if (n > 0 && missing > 0 && missing <= n * (has_chinese ? most_chinese : most) * PANGO_SCALE)
    widen (line, text, has_chinese, (int) (missing / n));
}

/* Keeps the lines of the layout, spread to its width where they are not to be ragged. */
static void
take_lines (Text *self)
{
  PangoLayoutIter *iter = pango_layout_get_iter (self->layout);
  const char *text = pango_layout_get_text (self->layout);
  gsize length = strlen (text);

  self->n_lines = pango_layout_get_line_count (self->layout);
  self->lines = g_new0 (Line, self->n_lines);
  for (guint i = 0; i < self->n_lines; i++)
    {
      Line *line = &self->lines[i];
      PangoRectangle extents;
      gsize end;

      line->line = pango_layout_line_ref (pango_layout_iter_get_line (iter));
      pango_layout_iter_get_line_extents (iter, NULL, &extents);
      line->x = (double) extents.x / PANGO_SCALE;
      end = line->line->start_index + line->line->length;
      line->is_last = end >= length || text[end] == '\n';
      if (!line->is_last && self->style.align == YISHI_ALIGN_LEFT)
        yishi_pager_spread_line (line->line, self->width - line->x, self->style.size * WIDEST_GAP,
                                 self->style.size * WIDEST_CHINESE_GAP);
      pango_layout_iter_next_line (iter);
    }

  pango_layout_iter_free (iter);
}

static void
set_text (YishiPager       *pager,
          Text             *self,
          const YishiBlock *block)
{
  PangoAttrList *attributes = pango_attr_list_new ();

  /* A sum that is broken where it happens to end is to be read as it is. */
  pango_attr_list_insert (attributes, pango_attr_insert_hyphens_new (FALSE));
  for (guint i = 0; block->spans != NULL && i < block->spans->len; i++)
    {
      const YishiSpan *span = &g_array_index (block->spans, YishiSpan, i);
      PangoAttribute *attribute;

      if (!span->is_strong)
        continue;
      attribute = pango_attr_family_new (pager->typeface->families[YISHI_FACE_HEI]);
      attribute->start_index = span->start;
      attribute->end_index = span->end;
      pango_attr_list_insert (attributes, attribute);
    }

  yishi_pager_set_text (pager, self->layout, attributes, block->text);
  pango_attr_list_unref (attributes);
}

/* Draws line @index with its baseline at @y, and the links in it. */
static void
draw_line (YishiPager *pager,
           Text       *self,
           guint       index,
           double      y)
{
  const GArray *spans = self->piece.block->spans;
  Line *line = &self->lines[index];
  double x = pager->left + self->x + line->x;
  int start = line->line->start_index, end = start + line->line->length;

  cairo_move_to (pager->cr, x, y);
  pango_cairo_show_layout_line (pager->cr, line->line);

  for (guint i = 0; spans != NULL && i < spans->len; i++)
    {
      const YishiSpan *span = &g_array_index (spans, YishiSpan, i);
      int from, until;

      if (span->target == NULL || (int) span->start >= end || (int) span->end <= start)
        continue;
      pango_layout_line_index_to_x (line->line, MAX ((int) span->start, start), FALSE, &from);
      pango_layout_line_index_to_x (line->line, MIN ((int) span->end, end), FALSE, &until);
      yishi_pager_link (pager, span->target, x + (double) from / PANGO_SCALE, y - self->style.size,
                        (double) (until - from) / PANGO_SCALE, self->style.size * 1.3);
    }
}

/* Titles and headings are not parted, unless somebody wrote one that no page holds. */
static gboolean
is_whole (const YishiPager *pager,
          const Text       *self)
{
  YishiBlockKind kind = self->piece.block->kind;

  return (kind == YISHI_BLOCK_TITLE || kind == YISHI_BLOCK_SUBTITLE || kind == YISHI_BLOCK_HEADING) &&
         self->piece.height <= pager->bottom - pager->top;
}

/* How many lines go on this page: never one alone of several here or there. */
static guint
count_fitting (const YishiPager *pager,
               const Text       *self)
{
  guint left = self->n_lines - self->next;
  double room = floor ((pager->bottom - pager->y + 0.01) / self->style.pitch);
  guint fit = room > 0 ? MIN ((guint) room, left) : 0;

  if (fit < left && is_whole (pager, self))
    fit = 0;
  if (fit < left && left - fit < 2)
    fit = left > 2 ? left - 2 : 0;
  if (fit < 2 && fit < left)
    fit = 0;

  return pager->is_fresh ? MAX (fit, 1) : fit;
}

/* Where links and the outline lead to: the upper left of a heading. */
static void
mark_heading (YishiPager       *pager,
              const YishiBlock *block)
{
  g_autofree char *name = NULL;
  g_autofree char *destination = NULL;
  g_autofree char *link = NULL;
  char x[G_ASCII_DTOSTR_BUF_SIZE], y[G_ASCII_DTOSTR_BUF_SIZE];
  int parent = 0;

  if (pager->sheets != NULL)
    return;

  name = block->anchor != NULL ? g_strdup (block->anchor) : g_strdup_printf ("block-%u", pager->block);
  g_ascii_formatd (x, sizeof x, "%.2f", pager->left);
  g_ascii_formatd (y, sizeof y, "%.2f", pager->y);
  destination = g_strdup_printf ("name='%s' x=%s y=%s", name, x, y);
  cairo_tag_begin (pager->cr, CAIRO_TAG_DEST, destination);
  cairo_tag_end (pager->cr, CAIRO_TAG_DEST);

  for (int i = block->level - 1; i > 0 && parent == 0; i--)
    parent = pager->outline[i];
  link = g_strdup_printf ("dest='%s'", name);
  pager->outline[block->level] =
    cairo_pdf_surface_add_outline (pager->surface, parent, block->text, link,
                                   block->level == 1 ? CAIRO_PDF_OUTLINE_FLAG_OPEN : 0);
  for (guint i = block->level + 1; i < G_N_ELEMENTS (pager->outline); i++)
    pager->outline[i] = 0;
}

static gboolean
place_text (YishiPager *pager,
            YishiPiece *piece)
{
  Text *self = (Text *) piece;
  guint n = count_fitting (pager, self);

  if (n == 0)
    return FALSE;

  if (self->next == 0 && piece->block->kind == YISHI_BLOCK_HEADING)
    mark_heading (pager, piece->block);
  yishi_pager_begin_tag (pager, self->style.tag);
  for (guint i = 0; i < n; i++)
    {
      /* The middle of a Chinese character stands 0.38 of its size above the baseline. */
      double baseline = pager->y + self->style.pitch / 2 + 0.38 * self->style.size;

      if (self->next == 0 && self->key != NULL)
        {
          cairo_move_to (pager->cr, pager->left + (piece->block->kind == YISHI_BLOCK_LIST_ITEM ?
                                                   self->style.indent * self->style.size : 0), baseline);
          pango_cairo_show_layout_line (pager->cr, pango_layout_get_line_readonly (self->key, 0));
        }
      draw_line (pager, self, self->next++, baseline);
      pager->y += self->style.pitch;
    }
  yishi_pager_end_tag (pager, self->style.tag);
  pager->is_fresh = FALSE;
  return self->next == self->n_lines;
}

static const Style *
find_style (const YishiBlock *block)
{
  switch (block->kind)
    {
    case YISHI_BLOCK_TITLE:
      return &heading_styles[0];
    case YISHI_BLOCK_HEADING:
      return &heading_styles[block->level];
    case YISHI_BLOCK_SUBTITLE:
      return &subtitle_style;
    case YISHI_BLOCK_FIELD:
      return &field_style;
    case YISHI_BLOCK_PARAGRAPH:
    case YISHI_BLOCK_LIST_ITEM:
    case YISHI_BLOCK_TABLE:
    case YISHI_BLOCK_FIGURE:
    case YISHI_BLOCK_QR:
    case YISHI_BLOCK_SIGNATURE:
    case YISHI_BLOCK_SPACE:
    case YISHI_BLOCK_PAGE_BREAK:
    default:
      return &text_styles[block->style];
    }
}

static double
measure_width (PangoLayout *layout)
{
  PangoRectangle extents;

  pango_layout_line_get_extents (pango_layout_get_line_readonly (layout, 0), NULL, &extents);
  return (double) extents.width / PANGO_SCALE;
}

/* The widest key of the fields that follow one another from @block on. */
static void
find_key_width (YishiPager       *pager,
                const YishiBlock *block)
{
  const GPtrArray *blocks = pager->document->blocks;
  g_autoptr(PangoLayout) layout = yishi_pager_make_layout (pager, YISHI_FACE_HEI, BODY);
  guint index = 0;

  g_ptr_array_find ((GPtrArray *) blocks, block, &index);
  if (index < pager->key_end)
    return;

  pager->key_width = 0;
  for (; index < blocks->len && ((YishiBlock *) blocks->pdata[index])->kind == YISHI_BLOCK_FIELD; index++)
    {
      pango_layout_set_text (layout, ((YishiBlock *) blocks->pdata[index])->key, -1);
      pager->key_width = MAX (pager->key_width, measure_width (layout));
    }
  pager->key_end = index;
}

/* Chinese keys are spread over their column, so that all colons stand below one another. */
static void
set_field_key (YishiPager       *pager,
               Text             *self,
               const YishiBlock *block)
{
  find_key_width (pager, block);
  self->key = yishi_pager_make_layout (pager, YISHI_FACE_HEI, BODY);
  pango_layout_set_text (self->key, block->key, -1);
  if (is_chinese (g_utf8_get_char (block->key)) && g_utf8_strlen (block->key, -1) > 1)
    yishi_pager_spread_line (pango_layout_get_line (self->key, 0), pager->key_width, pager->key_width,
                             pager->key_width);
  self->x = pager->key_width + self->style.size;
}

static void
set_key (YishiPager       *pager,
         Text             *self,
         const YishiBlock *block)
{
  if (block->kind == YISHI_BLOCK_FIELD)
    set_field_key (pager, self, block);
  if (block->kind != YISHI_BLOCK_LIST_ITEM)
    return;

  self->key = yishi_pager_make_layout (pager, self->style.face, self->style.size / pager->scale);
  pango_layout_set_text (self->key, block->key, -1);
  self->x = self->style.indent * self->style.size + measure_width (self->key) + self->style.size / 2;
}

static void
scale_style (Style  *style,
             double  scale)
{
  style->size *= scale;
  style->pitch *= scale;
  style->before *= scale;
}

/* A title that takes more than a line is set in small size 2. */
static void
choose_title_size (YishiPager  *pager,
                   Text        *self)
{
  g_autoptr(PangoLayout) layout = yishi_pager_make_layout (pager, self->style.face, self->style.size);

  pango_layout_set_text (layout, self->piece.block->text, -1);
  if (measure_width (layout) <= pager->width)
    return;

  self->style.size = SMALL_TITLE;
  self->style.pitch = SMALL_TITLE * 1.6;
}

YishiPiece *
yishi_pager_measure_text (YishiPager       *pager,
                          const YishiBlock *block)
{
  static const PangoAlignment alignments[] = { PANGO_ALIGN_LEFT, PANGO_ALIGN_CENTER, PANGO_ALIGN_RIGHT };
  Text *self = g_new0 (Text, 1);
  gboolean is_code = block->kind == YISHI_BLOCK_PARAGRAPH && block->style == YISHI_TEXT_CODE;

  self->piece.block = block;
  self->style = *find_style (block);
  if (block->kind == YISHI_BLOCK_TITLE)
    choose_title_size (pager, self);
  self->layout = yishi_pager_make_layout (pager, self->style.face, self->style.size);
  scale_style (&self->style, pager->scale);
  set_key (pager, self, block);
  self->width = pager->width - self->x;
  pango_layout_set_width (self->layout, (int) (self->width * PANGO_SCALE));
  pango_layout_set_wrap (self->layout, is_code ? PANGO_WRAP_CHAR : PANGO_WRAP_WORD_CHAR);
  pango_layout_set_alignment (self->layout, alignments[self->style.align]);
  if (block->kind != YISHI_BLOCK_LIST_ITEM)
    pango_layout_set_indent (self->layout, (int) (self->style.indent * self->style.size * PANGO_SCALE));
  set_text (pager, self, block);
  take_lines (self);
  yishi_pager_note_unknown (pager, self->layout);

  self->piece.place = place_text;
  self->piece.free = text_free;
  self->piece.before = self->style.before;
  self->piece.height = self->n_lines * self->style.pitch;
  self->piece.least = self->n_lines <= 3 || is_whole (pager, self) ? self->piece.height : 2 * self->style.pitch;
  return &self->piece;
}
