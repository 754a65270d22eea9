/* paper-speed.c - an appendix of many rows as a PDF, by the pager or drawn by hand
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * `paper-speed ours|bare ROWS OUTPUT`: the same 8 columns of the same rows in the same
 * type. By hand: Pango and Cairo alone, one layout that is used again, rows of a fixed
 * height, rules and the head of each page; no structure, no measuring, nothing that a
 * reader asks for.
 */
#include <cairo-pdf.h>
#include <pango/pangocairo.h>
#include <stdlib.h>

#include "yishi-render.h"

#define N_COLUMNS 8
#define SIZE 10.5
#define ROW 20.5
#define LEFT 79.4
#define TOP 104.9
#define BOTTOM 742.7
#define WIDTH 442.2

static const YishiColumn columns[N_COLUMNS] = {
  { "序号", 1.2, YISHI_ALIGN_CENTRE }, { "房屋", 3, YISHI_ALIGN_LEFT },   { "业主", 1.6, YISHI_ALIGN_LEFT },
  { "面积", 1.8, YISHI_ALIGN_RIGHT },  { "意见", 1.4, YISHI_ALIGN_LEFT }, { "方式", 1.2, YISHI_ALIGN_CENTRE },
  { "收到", 2.4, YISHI_ALIGN_CENTRE }, { "代理", 1.4, YISHI_ALIGN_LEFT },
};

static void
fill_row (guint i,
          char *cells[N_COLUMNS])
{
  static const char *const answers[] = { "同意", "反对", "弃权", "随多数" };
  static const char *const names[] = { "张伟", "王芳芳", "李娜", "欧阳靖", "赵敏" };

  cells[0] = g_strdup_printf ("%u", i + 1);
  cells[1] = g_strdup_printf ("%u幢%u单元%u室", i / 400 % 30 + 1, i / 100 % 4 + 1, i % 33 * 100 / 3 + 101);
  cells[2] = g_strdup (names[i % G_N_ELEMENTS (names)]);
  cells[3] = g_strdup_printf ("%u.%02u", 60 + i * 7 % 90, i * 13 % 100);
  cells[4] = g_strdup (answers[i % G_N_ELEMENTS (answers)]);
  cells[5] = g_strdup (i % 3 == 0 ? "上门" : "纸质");
  cells[6] = g_strdup_printf ("11-%02u %02u:%02u", i % 30 + 1, 8 + i % 12, i % 60);
  cells[7] = g_strdup (i % 17 == 0 ? "王*" : "");
}

static void
clear_row (char *cells[N_COLUMNS])
{
  for (guint i = 0; i < N_COLUMNS; i++)
    g_free (cells[i]);
}

static gsize
write_ours (guint       n_rows,
            const char *path)
{
  YishiDocumentBuilder *builder = yishi_document_builder_new ();
  g_autoptr(YishiDocument) document = NULL;
  g_autoptr(YishiRenderReport) report = NULL;
  g_autoptr(GError) error = NULL;

  yishi_document_describe (builder, "附件", "示例小区", "zh-CN", "2026-12-15T21:30:00+08:00");
  yishi_document_begin_table (builder, columns, N_COLUMNS);
  for (guint i = 0; i < n_rows; i++)
    {
      char *cells[N_COLUMNS];

      fill_row (i, cells);
      yishi_document_add_row (builder, (const char *const *) cells);
      clear_row (cells);
    }
  yishi_document_end_table (builder);
  document = yishi_document_builder_end (builder);
  if (!yishi_document_save (document, path, &report, NULL, &error))
    g_error ("%s", error->message);

  return report->n_pages;
}

typedef struct
{
  cairo_t     *cr;
  PangoLayout *layout;
  double       y;
  guint        n_pages;
} Bare;

static void
draw_row (Bare              *self,
          const char *const *cells)
{
  static const PangoAlignment alignments[] = { PANGO_ALIGN_LEFT, PANGO_ALIGN_CENTER, PANGO_ALIGN_RIGHT };
  double total = 0, x = LEFT;

  for (guint i = 0; i < N_COLUMNS; i++)
    total += columns[i].weight;
  for (guint i = 0; i < N_COLUMNS; i++)
    {
      double width = WIDTH * columns[i].weight / total;

      pango_layout_set_width (self->layout, (int) ((width - 7) * PANGO_SCALE));
      pango_layout_set_alignment (self->layout, alignments[columns[i].align]);
      pango_layout_set_text (self->layout, cells[i], -1);
      cairo_move_to (self->cr, x + 3.5, self->y + 2.5);
      pango_cairo_show_layout (self->cr, self->layout);
      x += width;
      cairo_move_to (self->cr, x, self->y);
      cairo_rel_line_to (self->cr, 0, ROW);
    }
  cairo_move_to (self->cr, LEFT, self->y + ROW);
  cairo_rel_line_to (self->cr, WIDTH, 0);
  self->y += ROW;
}

static void
begin_page (Bare *self)
{
  const char *titles[N_COLUMNS];

  for (guint i = 0; i < N_COLUMNS; i++)
    titles[i] = columns[i].title;
  self->y = TOP;
  self->n_pages++;
  draw_row (self, titles);
}

static void
end_page (Bare *self)
{
  cairo_set_line_width (self->cr, 0.5);
  cairo_stroke (self->cr);
  cairo_show_page (self->cr);
}

static PangoLayout *
make_layout (void)
{
  PangoFontMap *map = pango_cairo_font_map_new_for_font_type (CAIRO_FONT_TYPE_FT);
  PangoFontDescription *description = pango_font_description_from_string ("Noto Serif CJK SC");
  PangoContext *context;
  PangoLayout *layout;

  pango_cairo_font_map_set_resolution (PANGO_CAIRO_FONT_MAP (map), 72);
  context = pango_font_map_create_context (map);
  pango_context_set_round_glyph_positions (context, FALSE);
  layout = pango_layout_new (context);
  pango_font_description_set_absolute_size (description, SIZE * PANGO_SCALE);
  pango_layout_set_font_description (layout, description);
  pango_layout_set_wrap (layout, PANGO_WRAP_WORD_CHAR);
  pango_font_description_free (description);
  g_object_unref (context);
  g_object_unref (map);
  return layout;
}

static gsize
write_bare (guint       n_rows,
            const char *path)
{
  cairo_surface_t *surface = cairo_pdf_surface_create (path, 595.28, 841.89);
  Bare self = { cairo_create (surface), make_layout () };

  begin_page (&self);
  for (guint i = 0; i < n_rows; i++)
    {
      char *cells[N_COLUMNS];

      if (self.y + ROW > BOTTOM)
        {
          end_page (&self);
          begin_page (&self);
        }
      fill_row (i, cells);
      draw_row (&self, (const char *const *) cells);
      clear_row (cells);
    }
  end_page (&self);
  g_object_unref (self.layout);
  cairo_destroy (self.cr);
  cairo_surface_finish (surface);
  cairo_surface_destroy (surface);
  return self.n_pages;
}

int
main (int    argc,
      char **argv)
{
  guint n_rows = argc == 4 ? (guint) atoi (argv[2]) : 0;

  if (argc != 4)
    g_error ("Usage: paper-speed ours|bare ROWS OUTPUT");

  g_print ("%" G_GSIZE_FORMAT "\n", g_str_equal (argv[1], "ours") ? write_ours (n_rows, argv[3])
                                                                   : write_bare (n_rows, argv[3]));
  return 0;
}
