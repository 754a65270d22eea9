/* yishi-papers-ballot-draw.c - one ballot in its rectangle
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 *   .--------------------------------------.
 *   |        title                  [QR]   |   grows from above
 *   |  unit, owner, area           3-2-501 |
 *   |  question          | yes | no | abst.|
 *   |  ----------------------------------- |
 *   |  notes                               |
 *   |                                      |
 *   |  signature ____________  date        |   stands at the foot
 *   |  [ agent's box                     ] |
 *   |  code                                |
 *   '--------------------------------------'
 */
#include "yishi-papers-ballot-private.h"

#include <string.h>

#include "yishi-qr.h"

#define MARGIN 0.055   /* of the shorter side */
#define QR_MM 23.0
#define LEAST_QR_MM 18.0
#define ANSWER_MM 14.5 /* width of a column */

/* A hand that draws, or only measures. */
typedef struct
{
  const YishiBallotSet *set;
  cairo_t              *cr;  /* (nullable) */
  PangoContext         *context;
  double                s;   /* scale of type */
} Hand;

/* A name stays whole with the box before it, up to the gap behind it. */
static void
keep_names_whole (PangoAttrList *attributes,
                  const char    *text)
{
  for (const char *p = strstr (text, YISHI_BALLOT_BOX); p != NULL; p = strstr (p + 1, YISHI_BALLOT_BOX))
    {
      const char *end = strstr (p, YISHI_BALLOT_GAP);
      PangoAttribute *whole = pango_attr_allow_breaks_new (FALSE);

      whole->start_index = (guint) (p - text);
      whole->end_index = (guint) (end != NULL ? (gsize) (end - text) : strlen (text));
      pango_attr_list_insert (attributes, whole);
    }
}

/* A Chinese face has quotation marks as wide as characters, which English does not want. */
static void
set_text (const Hand  *hand,
          PangoLayout *layout,
          const char  *text)
{
  gboolean has_quotes = !hand->set->is_chinese && strstr (text, "\xE2\x80") != NULL;
  gboolean has_names = strstr (text, YISHI_BALLOT_BOX) != NULL;
  PangoAttrList *attributes;

  pango_layout_set_text (layout, text, -1);
  if (!has_quotes && !has_names)
    return;

  attributes = pango_attr_list_new ();
  if (has_quotes)
    pango_attr_list_insert (attributes, pango_attr_font_features_new ("pwid=1"));
  keep_names_whole (attributes, text);
  pango_layout_set_attributes (layout, attributes);
  pango_attr_list_unref (attributes);
}

/* Sets @text in lines of @width; @is_line: in one, cut off with an ellipsis. Returns: its height */
static double
put_text (const Hand     *hand,
          YishiFace       face,
          double          size,
          double          x,
          double          y,
          double          width,
          PangoAlignment  align,
          gboolean        is_line,
          const char     *text)
{
  g_autoptr(PangoLayout) layout = pango_layout_new (hand->context);
  PangoFontDescription *description = yishi_typeface_describe (hand->set->typeface, face, size * hand->s);
  PangoRectangle extents;

  pango_layout_set_font_description (layout, description);
  pango_font_description_free (description);
  pango_layout_set_width (layout, (int) (width * PANGO_SCALE));
  pango_layout_set_wrap (layout, PANGO_WRAP_WORD_CHAR);
  pango_layout_set_alignment (layout, align);
  set_text (hand, layout, text);
  if (is_line)
    {
      pango_layout_set_height (layout, -1);
      pango_layout_set_ellipsize (layout, PANGO_ELLIPSIZE_END);
    }
  pango_layout_get_extents (layout, NULL, &extents);
  if (hand->cr != NULL)
    {
      cairo_move_to (hand->cr, x, y);
      pango_cairo_show_layout (hand->cr, layout);
    }

  return (double) extents.height / PANGO_SCALE;
}

static void
put_rule (const Hand *hand,
          double      x1,
          double      y1,
          double      x2,
          double      y2)
{
  if (hand->cr == NULL)
    return;

  cairo_set_line_width (hand->cr, 0.5);
  cairo_move_to (hand->cr, x1, y1);
  cairo_line_to (hand->cr, x2, y2);
  cairo_stroke (hand->cr);
}

/* Title and unit to the left, the code to the right. Returns: the height */
static double
put_head (const Hand             *hand,
          const YishiBallotPaper *paper,
          double                  width)
{
  double qr = MAX (QR_MM * hand->s, LEAST_QR_MM) * 72 / 25.4, gap = 4 * hand->s, left = width - qr - gap, y = 0, foot;
  g_autoptr(YishiQr) code = hand->cr != NULL ? yishi_qr_new (paper->code, NULL) : NULL;
  const char *const lines[] = { paper->unit, paper->owner, paper->area };

  y += put_text (hand, YISHI_FACE_TITLE, 16, 0, y, left, PANGO_ALIGN_CENTER, FALSE, hand->set->title) + 1 * hand->s;
  y += put_text (hand, YISHI_FACE_BODY, 10, 0, y, left, PANGO_ALIGN_CENTER, FALSE, hand->set->day) + 4 * hand->s;
  for (gsize i = 0; i < G_N_ELEMENTS (lines); i++)
    y += put_text (hand, YISHI_FACE_BODY, 11, 0, y, left, PANGO_ALIGN_LEFT, TRUE, lines[i]) + 1 * hand->s;

  if (code != NULL)
    yishi_qr_stamp (code, hand->cr, width - qr, 0, qr);
  foot = qr + put_text (hand, YISHI_FACE_HEI, 9.5, width - qr, qr, qr, PANGO_ALIGN_CENTER, TRUE, paper->name);
  return MAX (y, foot) + 4 * hand->s;
}

/* One question with a box for each answer, from @y. Returns: the height */
static double
put_question (const Hand          *hand,
              const YishiQuestion *question,
              double               y,
              double               width,
              double               answer)
{
  guint n = g_strv_length (hand->set->answers);
  double pad = 3.5 * hand->s, number = 20 * hand->s, text = width - number - (question->names == NULL ? n * answer : 0);
  const Hand measure = { hand->set, NULL, hand->context, hand->s };
  double box = put_text (&measure, YISHI_FACE_SONG, 17, 0, 0, answer, PANGO_ALIGN_CENTER, TRUE, "□");
  double height = 2 * pad, y_text = y + pad, inner;

  inner = put_text (&measure, YISHI_FACE_SONG, 11, number, 0, text - pad, PANGO_ALIGN_LEFT, FALSE, question->text);
  if (question->names == NULL && inner < box)
    {
      y_text += (box - inner) / 2;
      inner = box;
    }
  put_text (hand, YISHI_FACE_SONG, 11, number, y_text, text - pad, PANGO_ALIGN_LEFT, FALSE, question->text);
  put_text (hand, YISHI_FACE_SONG, 11, 0, y_text, number, PANGO_ALIGN_CENTER, TRUE, question->number);
  if (question->names != NULL)
    inner += put_text (hand, YISHI_FACE_SONG, 12, number, y + 1.5 * pad + inner, text - pad, PANGO_ALIGN_LEFT, FALSE,
                       question->names) + pad;
  height += inner;

  for (guint i = 0; question->names == NULL && i < n; i++)
    {
      double x = width - (n - i) * answer;

      put_text (hand, YISHI_FACE_SONG, 17, x, y + (height - box) / 2, answer, PANGO_ALIGN_CENTER, TRUE, "□");
      put_rule (hand, x, y, x, y + height);
    }
  put_rule (hand, number - 2 * hand->s, y, number - 2 * hand->s, y + height);
  put_rule (hand, 0, y + height, width, y + height);
  return height;
}

/* The table of questions from @top. Returns: the height */
static double
put_questions (const Hand             *hand,
               const YishiBallotPaper *paper,
               double                  top,
               double                  width)
{
  guint n = g_strv_length (hand->set->answers);
  double answer = MIN (ANSWER_MM * 72 / 25.4 * hand->s, width * 0.5 / n), y = top, pad = 3 * hand->s, line;

  put_rule (hand, 0, y, width, y);
  line = put_text (hand, YISHI_FACE_HEI, 10.5, 0, y + pad, width - n * answer, PANGO_ALIGN_CENTER, TRUE, hand->set->head);
  for (guint i = 0; i < n; i++)
    {
      double x = width - (n - i) * answer;

      put_text (hand, YISHI_FACE_HEI, 10.5, x, y + pad, answer, PANGO_ALIGN_CENTER, TRUE, hand->set->answers[i]);
      put_rule (hand, x, y, x, y + line + 2 * pad);
    }
  y += line + 2 * pad;
  put_rule (hand, 0, y, width, y);
  for (guint i = 0; i < hand->set->questions->len; i++)
    if (paper->asked >> i & 1)
      y += put_question (hand, hand->set->questions->pdata[i], y, width, answer);
  put_rule (hand, 0, top, 0, y);
  put_rule (hand, width, top, width, y);
  return y - top;
}

/* "label ________ date", from @x to @right. */
static double
put_signature (const Hand *hand,
               const char *label,
               double      x,
               double      right,
               double      y)
{
  const YishiBallotSet *set = hand->set;
  g_autoptr(PangoLayout) layout = pango_layout_new (hand->context);
  PangoFontDescription *description = yishi_typeface_describe (set->typeface, YISHI_FACE_BODY, 11 * hand->s);
  double height, width, date;
  PangoRectangle extents;

  pango_layout_set_font_description (layout, description);
  pango_font_description_free (description);
  pango_layout_set_text (layout, set->date, -1);
  pango_layout_get_extents (layout, NULL, &extents);
  date = (double) extents.width / PANGO_SCALE;
  pango_layout_set_text (layout, label, -1);
  pango_layout_get_extents (layout, NULL, &extents);
  width = (double) extents.width / PANGO_SCALE;
  height = (double) extents.height / PANGO_SCALE;
  put_text (hand, YISHI_FACE_BODY, 11, x, y, right - x, PANGO_ALIGN_LEFT, TRUE, label);
  put_text (hand, YISHI_FACE_BODY, 11, right - date - 1, y, date + 1, PANGO_ALIGN_RIGHT, FALSE, set->date);
  put_rule (hand, x + width + 3 * hand->s, y + height, right - date - 6 * hand->s, y + height);
  return height + 3 * hand->s;
}

/* What stands at the foot, from @top. Returns: the height */
static double
put_foot (const Hand             *hand,
          const YishiBallotPaper *paper,
          double                  top,
          double                  width)
{
  double pad = 5 * hand->s, y = top, box;

  y += put_signature (hand, hand->set->signature, 0, width, y) + 6 * hand->s;
  box = y;
  y += pad;
  y += put_text (hand, YISHI_FACE_HEI, 9, pad, y, width - 2 * pad, PANGO_ALIGN_LEFT, FALSE, hand->set->agent_how) +
       6 * hand->s;
  y += put_signature (hand, hand->set->sign_agent, pad, width - pad, y) + pad;
  put_rule (hand, 0, box, width, box);
  put_rule (hand, 0, y, width, y);
  put_rule (hand, 0, box, 0, y);
  put_rule (hand, width, box, width, y);
  y += 2 * hand->s;
  y += put_text (hand, YISHI_FACE_SONG, 7, 0, y, width, PANGO_ALIGN_RIGHT, TRUE, paper->code);
  return y - top;
}

double
yishi_ballot_set_draw (const YishiBallotSet   *self,
                       const YishiBallotPaper *paper,
                       cairo_t                *cr,
                       PangoContext           *context,
                       double                  width,
                       double                  height)
{
  const Hand hand = { self, cr, context, self->scale };
  const Hand measure = { self, NULL, context, self->scale };
  double margin = MIN (width, height) * MARGIN, inner = width - 2 * margin, y, foot;

  if (cr != NULL)
    {
      cairo_save (cr);
      cairo_translate (cr, margin, margin);
    }
  y = put_head (&hand, paper, inner);
  y += put_questions (&hand, paper, y, inner) + 4 * self->scale;
  y += put_text (&hand, YISHI_FACE_SONG, 8.5, 0, y, inner, PANGO_ALIGN_LEFT, FALSE, self->notes) + 10 * self->scale;
  foot = put_foot (&measure, paper, 0, inner);
  if (cr != NULL)
    {
      put_foot (&hand, paper, MAX (y, height - 2 * margin - foot), inner);
      cairo_restore (cr);
    }

  return y + foot + 2 * margin;
}
