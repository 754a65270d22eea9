/* yishi-papers-slips.c - check-in slips for the door, one a unit, eight on a page to be cut
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 *   .---------------------------.
 *   | meeting         |  [QR]   |
 *   | UNIT            |         |
 *   | time, place     |         |
 *   | what to do      | 3-2-501 |
 *   | code                      |
 *   '---------------------------'
 *
 * They lie in letter boxes and on tables: they name the unit and nobody. As with the
 * ballots, the sheets are cut as one stack whose piles lie in the order of the roll.
 */
#include "config.h"

#include "yishi-papers-private.h"

#include <glib/gi18n-lib.h>

#include "yishi-papers-cut-private.h"
#include "yishi-qr.h"
#include "yishi-slip.h"
#include "yishi-typeface.h"

#define MM (72 / 25.4)
#define COLUMNS 2
#define ROWS 4
#define PER_PAGE (COLUMNS * ROWS)
#define MARGIN (6 * MM)
#define GAP (3 * MM)
/* Large enough for the camera of a laptop at arm's length, also where it is out of focus. */
#define QR (46 * MM)

enum
{
  TERM_TITLE,
  TERM_PLACE,
  TERM_HOW,
};

static const char *const terms[][YISHI_N_WORDS] = {
  [TERM_TITLE] = { "$1签到条", "Check-In Slip for the $1" },
  [TERM_PLACE] = { "地点：$1", "Place: $1" },
  [TERM_HOW] = { "到场时出示此条，在门口扫码签到。一户一条。", "Show it at the door to be checked in. One slip a unit." },
};

typedef struct
{
  char *unit;  /* (owned) as people say it */
  char *name;  /* (owned) canonical */
  char *code;  /* (owned) yishi-slip.h */
} Slip;

/* All of them: counted atomically, never changed once it is made. */
typedef struct
{
  YishiTypeface *typeface;  /* (owned) */
  PangoLanguage *language;  /* (unowned) */
  char          *title;     /* (owned) */
  char          *time;      /* (owned) */
  char          *place;     /* (owned) "" if it is not known */
  const char    *how;
  GPtrArray     *slips;     /* (owned) (element-type Slip) */
} SlipSet;

/* One page of them. */
typedef struct
{
  SlipSet *set;  /* (owned) */
  guint    first;
  guint    step;  /* from one place of the page to the next */
} Page;

static void
slip_free (gpointer data)
{
  Slip *self = data;

  g_free (self->unit);
  g_free (self->name);
  g_free (self->code);
  g_free (self);
}

static void
clear_set (gpointer data)
{
  SlipSet *self = data;

  g_clear_pointer (&self->typeface, yishi_typeface_free);
  g_free (self->title);
  g_free (self->time);
  g_free (self->place);
  g_clear_pointer (&self->slips, g_ptr_array_unref);
}

static void
slip_set_unref (SlipSet *self)
{
  g_atomic_rc_box_release_full (self, clear_set);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SlipSet, slip_set_unref)

static void
page_free (gpointer data)
{
  Page *self = data;

  slip_set_unref (self->set);
  g_free (self);
}

/* A hand that sets lines below one another. */
typedef struct
{
  const SlipSet *set;
  cairo_t       *cr;
  PangoContext  *context;
} Hand;

/* Returns: the height of what was set, in at most @n_lines lines of @width */
static double
put_text (const Hand     *hand,
          YishiFace       face,
          double          size,
          double          x,
          double          y,
          double          width,
          int             n_lines,
          PangoAlignment  align,
          const char     *text)
{
  g_autoptr(PangoLayout) layout = pango_layout_new (hand->context);
  PangoFontDescription *description = yishi_typeface_describe (hand->set->typeface, face, size);
  PangoRectangle extents;

  pango_layout_set_font_description (layout, description);
  pango_font_description_free (description);
  pango_layout_set_width (layout, (int) (width * PANGO_SCALE));
  pango_layout_set_height (layout, -n_lines);
  pango_layout_set_wrap (layout, PANGO_WRAP_WORD_CHAR);
  pango_layout_set_ellipsize (layout, PANGO_ELLIPSIZE_END);
  pango_layout_set_alignment (layout, align);
  pango_layout_set_text (layout, text, -1);
  pango_layout_get_extents (layout, NULL, &extents);
  cairo_move_to (hand->cr, x, y);
  pango_cairo_show_layout (hand->cr, layout);
  return (double) extents.height / PANGO_SCALE;
}

static void
draw_slip (const Hand *hand,
           const Slip *slip,
           double      width,
           double      height)
{
  const SlipSet *set = hand->set;
  double left = width - 2 * MARGIN - QR - GAP, x = width - MARGIN - QR, y = MARGIN;
  g_autoptr(YishiQr) code = yishi_qr_new (slip->code, NULL);

  y += put_text (hand, YISHI_FACE_HEI, 11, MARGIN, y, left, 3, PANGO_ALIGN_LEFT, set->title) + 6;
  y += put_text (hand, YISHI_FACE_HEI, 15, MARGIN, y, left, 2, PANGO_ALIGN_LEFT, slip->unit) + 6;
  y += put_text (hand, YISHI_FACE_SONG, 9, MARGIN, y, left, 2, PANGO_ALIGN_LEFT, set->time) + 2;
  if (*set->place != '\0')
    y += put_text (hand, YISHI_FACE_SONG, 9, MARGIN, y, left, 2, PANGO_ALIGN_LEFT, set->place) + 2;
  put_text (hand, YISHI_FACE_SONG, 8, MARGIN, y + 4, left, 3, PANGO_ALIGN_LEFT, set->how);

  if (code != NULL)
    yishi_qr_stamp (code, hand->cr, x, MARGIN, QR);
  put_text (hand, YISHI_FACE_HEI, 11, x, MARGIN + QR, QR, 1, PANGO_ALIGN_CENTER, slip->name);
  put_text (hand, YISHI_FACE_SONG, 7, MARGIN, height - MARGIN - 4, width - 2 * MARGIN, 1, PANGO_ALIGN_RIGHT, slip->code);
}

static void
draw_page (cairo_t  *cr,
           double    width,
           double    height,
           gpointer  data)
{
  const Page *page = data;
  PangoContext *context = yishi_cut_make_context (cr, page->set->language);
  const Hand hand = { page->set, cr, context };
  double cell_width = width / COLUMNS, cell_height = height / ROWS;

  yishi_cut_draw_marks (cr, width, height, COLUMNS, ROWS);
  for (guint i = 0; i < PER_PAGE; i++)
    {
      guint index = page->first + i * page->step;

      if (index >= page->set->slips->len)
        continue;
      cairo_save (cr);
      cairo_translate (cr, i % COLUMNS * cell_width, i / COLUMNS * cell_height);
      draw_slip (&hand, page->set->slips->pdata[index], cell_width, cell_height);
      cairo_restore (cr);
    }
  g_object_unref (context);
}

static Slip *
make_slip (YishiPaperMaker *self,
           const YishiUnit *unit)
{
  const YishiMeeting *meeting = self->base.meeting;
  g_autoptr(YishiSlip) said = yishi_slip_new (YISHI_SLIP_DOOR, self->base.minutes->record, meeting->date, meeting->kind,
                                              unit->unit);
  Slip *slip = g_new0 (Slip, 1);

  slip->unit = yishi_composer_unit (&self->base, unit->unit);
  slip->name = g_strdup (unit->unit);
  slip->code = yishi_slip_to_text (said);
  return slip;
}

static SlipSet *
make_set (YishiPaperMaker *self)
{
  const YishiRoll *roll = self->base.minutes->roll;
  const char *place = self->base.meeting->place;
  SlipSet *set = g_atomic_rc_box_new0 (SlipSet);

  set->typeface = yishi_typeface_choose ();
  set->language = pango_language_from_string (self->base.words == YISHI_WORDS_ZH ? "zh-cn" : "en");
  set->title = g_strdup (self->title);
  set->time = yishi_maker_say_time (self);
  set->place = *place != '\0' ? yishi_maker_fill (self, terms[TERM_PLACE], place, NULL) : g_strdup ("");
  set->how = terms[TERM_HOW][self->base.words];
  set->slips = g_ptr_array_new_with_free_func (slip_free);
  for (guint i = 0; i < yishi_roll_get_n_units (roll); i++)
    {
      const YishiUnit *unit = yishi_roll_get_unit (roll, i);

      if (yishi_maker_is_wanted (self, unit))
        g_ptr_array_add (set->slips, make_slip (self, unit));
    }

  return set;
}

/* What the page says, for whoever cannot see it: its units and their codes. */
static char *
make_alt (const SlipSet *set,
          const Page    *page)
{
  GString *alt = g_string_new (page->first == 0 ? set->title : NULL);

  for (guint i = page->first; i < set->slips->len; i += page->step)
    {
      const Slip *slip = set->slips->pdata[i];

      g_string_append_printf (alt, "%s%s %s", alt->len > 0 ? "\n" : "", slip->unit, slip->code);
    }

  return g_string_free (alt, FALSE);
}

gboolean
yishi_maker_add_slips (YishiPaperMaker  *self,
                       GError          **error)
{
  static const YishiPageSetup setup = { 210, 297, 0, 0, 0, 0, 1.0, TRUE };
  g_autoptr(SlipSet) set = NULL;
  guint n_pages;

  if (yishi_roll_get_n_units (self->base.minutes->roll) == 0)
    return yishi_maker_refuse (_("there is no roll (read one with “yishi roll import”)"), error);
  if (!yishi_maker_check_units (self, error))
    return FALSE;

  yishi_maker_begin (self, &setup, terms[TERM_TITLE], FALSE);
  set = make_set (self);
  n_pages = (set->slips->len + PER_PAGE - 1) / PER_PAGE;
  for (guint i = 0; i < n_pages; i++)
    {
      Page *page = g_new0 (Page, 1);
      g_autofree char *alt = NULL;

      page->set = g_atomic_rc_box_acquire (set);
      page->first = i;
      page->step = n_pages;
      alt = make_alt (set, page);
      yishi_document_add_figure (self->base.builder, 210, 297, alt, draw_page, page, page_free);
    }
  return TRUE;
}
