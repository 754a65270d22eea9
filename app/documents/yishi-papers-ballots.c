/* yishi-papers-ballots.c - the ballots of a meeting, one a unit, two or four on a page to be cut
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * All matters stand on one ballot, as is the practice; a unit that votes on none gets
 * none. Where several stand on a page they are laid so that the sheets are cut as one
 * stack and the piles put on one another: then they lie in the order of the roll.
 */
#include "config.h"

#include "yishi-papers-ballot-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "yishi-area.h"
#include "yishi-papers-cut-private.h"
#include "yishi-slip.h"

#define MM (72 / 25.4)
#define LEAST_SCALE 0.55
#define SMALLER 0.96

static const struct
{
  guint  per_page, columns, rows;
  double scale;  /* with which a ballot is begun */
} layouts[] = {
  { 1, 1, 1, 1.35 },
  { 2, 1, 2, 1.05 },
  { 4, 2, 2, 0.85 },
};

enum
{
  TERM_TITLE,
  TERM_HEAD,
  TERM_UNIT,
  TERM_OWNER,
  TERM_AREA,
  TERM_YES,
  TERM_NO,
  TERM_ABSTAIN,
  TERM_QUESTION,
  TERM_SEATS,
  TERM_NOTE_TICK,
  TERM_NOTE_ELECTION,
  TERM_NOTE_INVALID,
  TERM_NOTE_ABSTAIN,
  TERM_NOTE_FOLLOW,
  TERM_NOTE_UNTIL,
  TERM_SIGNATURE,
  TERM_AGENT,
  TERM_SIGN_AGENT,
  TERM_DATE,
};

static const char *const terms[][YISHI_N_WORDS] = {
  [TERM_TITLE] = { "$1表决票", "Ballot of the $1" },
  [TERM_HEAD] = { "表决事项", "Matter" },
  [TERM_UNIT] = { "房屋：$1", "Unit: $1" },
  [TERM_OWNER] = { "业主：$1", "Owner: $1" },
  [TERM_AREA] = { "专有部分面积：$1 平方米", "Exclusive area: $1 m²" },
  [TERM_YES] = { "同意", "For" },
  [TERM_NO] = { "反对", "Against" },
  [TERM_ABSTAIN] = { "弃权", "Abstain" },
  [TERM_QUESTION] = { "$1（$2）", "$1 ($2)" },
  [TERM_SEATS] = { "应选 $1 人，最多选 $1 人", "$1 to be elected, tick at most $1" },
  [TERM_NOTE_TICK] = { "每一事项只选一项，在□内打“√”。", "Tick one box for each matter." },
  [TERM_NOTE_ELECTION] = { "选举在候选人姓名前的□内打“√”，超过应选人数的，该项选举无效。",
                           "In an election tick the boxes before the names; more than are to be elected make it invalid." },
  [TERM_NOTE_INVALID] = { "多选、不选或者无法辨认的，该事项为废票，不计入参与表决。",
                          "Where none, several or none that can be read is ticked, the matter is invalid and not counted." },
  [TERM_NOTE_ABSTAIN] = { "不选或者无法辨认的，该事项按弃权计。", "Where none that can be read is ticked, it counts as abstention." },
  [TERM_NOTE_FOLLOW] = { "选“$1”的，按参与表决的人数和面积均占多数的意见计。", "“$1” joins the answer with more persons and more area." },
  [TERM_NOTE_UNTIL] = { "请于$1前交回；没有业主或者代理人签名的无效。", "Return it by $1; without a signature it is invalid." },
  [TERM_SIGNATURE] = { "业主（签名）：", "Owner (signature):" },
  [TERM_AGENT] = { "代理人填写（须附业主签名的授权委托书）", "For an agent alone (with the owner’s signed proxy)" },
  [TERM_SIGN_AGENT] = { "代理人（签名）：", "Agent (signature):" },
  [TERM_DATE] = { "　　年　　月　　日", "Date: _________" },
};

static void
question_free (gpointer data)
{
  YishiQuestion *self = data;

  g_free (self->number);
  g_free (self->text);
  g_free (self->names);
  g_free (self);
}

static void
paper_free (gpointer data)
{
  YishiBallotPaper *self = data;

  g_free (self->unit);
  g_free (self->name);
  g_free (self->owner);
  g_free (self->area);
  g_free (self->code);
  g_free (self);
}

static void
clear_set (gpointer data)
{
  YishiBallotSet *self = data;
  char *texts[] = { self->title, self->day, self->head, self->notes, self->signature, self->agent_how,
                    self->sign_agent, self->date };

  for (gsize i = 0; i < G_N_ELEMENTS (texts); i++)
    g_free (texts[i]);
  g_clear_pointer (&self->typeface, yishi_typeface_free);
  g_strfreev (self->answers);
  g_clear_pointer (&self->questions, g_ptr_array_unref);
  g_clear_pointer (&self->papers, g_ptr_array_unref);
}

void
yishi_ballot_set_unref (YishiBallotSet *self)
{
  g_atomic_rc_box_release_full (self, clear_set);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (YishiBallotSet, yishi_ballot_set_unref)

/* One page of them. */
typedef struct
{
  YishiBallotSet *set;  /* (owned) */
  guint           first;
  guint           step;  /* from one place of the page to the next */
} Page;

static void
page_free (gpointer data)
{
  Page *self = data;

  yishi_ballot_set_unref (self->set);
  g_free (self);
}

static guint
find_layout (guint per_page)
{
  for (guint i = 0; i < G_N_ELEMENTS (layouts); i++)
    if (layouts[i].per_page == per_page)
      return i;

  return 0;
}

static void
draw_page (cairo_t  *cr,
           double    width,
           double    height,
           gpointer  data)
{
  const Page *page = data;
  guint layout = find_layout (page->set->per_page), columns = layouts[layout].columns;
  double cell_width = width / columns, cell_height = height / layouts[layout].rows;
  PangoContext *context = yishi_cut_make_context (cr, page->set->language);

  yishi_cut_draw_marks (cr, width, height, columns, layouts[layout].rows);
  for (guint i = 0; i < page->set->per_page; i++)
    {
      guint index = page->first + i * page->step;

      if (index >= page->set->papers->len)
        continue;
      cairo_save (cr);
      cairo_translate (cr, i % columns * cell_width, i / columns * cell_height);
      yishi_ballot_set_draw (page->set, page->set->papers->pdata[index], cr, context, cell_width, cell_height);
      cairo_restore (cr);
    }
  g_object_unref (context);
}

/* --- what stands on them --- */

static char *
join_names (char **candidates)
{
  GString *names = g_string_new (NULL);

  for (gsize i = 0; candidates != NULL && candidates[i] != NULL; i++)
    {
      g_auto(GStrv) words = g_strsplit (candidates[i], " ", -1);
      g_autofree char *name = g_strjoinv ("\302\240", words);

      g_string_append_printf (names, "%s" YISHI_BALLOT_BOX "%s", i > 0 ? YISHI_BALLOT_GAP : "", name);
    }

  return g_string_free (names, FALSE);
}

static YishiQuestion *
make_question (YishiPaperMaker *self,
               const YishiItem *item)
{
  YishiQuestion *question = g_new0 (YishiQuestion, 1);
  YishiRule *rule = yishi_maker_find_rule (self, item);
  g_autofree char *seats = g_strdup_printf ("%d", item->seats);
  g_autofree char *how = NULL;

  question->number = g_strdup_printf ("%d", item->number);
  if (strcmp (item->kind, "election") == 0)
    {
      how = yishi_maker_fill (self, terms[TERM_SEATS], seats, NULL);
      question->names = join_names (item->candidates);
    }
  else if (rule != NULL)
    how = g_strdup (self->base.words == YISHI_WORDS_ZH ? rule->title_zh : rule->title_en);
  question->text = how != NULL ? yishi_maker_fill (self, terms[TERM_QUESTION], item->title, how, NULL)
                               : g_strdup (item->title);
  return question;
}

static YishiBallotPaper *
make_paper (YishiPaperMaker *self,
            const YishiUnit *unit,
            guint64          asked)
{
  const YishiMeeting *meeting = self->base.meeting;
  YishiBallotPaper *paper = g_new0 (YishiBallotPaper, 1);
  g_autofree char *name = yishi_composer_unit (&self->base, unit->unit);
  g_autofree char *owners = yishi_composer_owners (&self->base, unit->unit);
  g_autofree char *area = yishi_area_format_human (unit->area);
  g_autoptr(YishiSlip) slip = yishi_slip_new (YISHI_SLIP_BALLOT, self->base.minutes->record, meeting->date, meeting->kind,
                                              unit->unit);

  paper->name = g_strdup (unit->unit);
  paper->unit = yishi_maker_fill (self, terms[TERM_UNIT], name, NULL);
  paper->owner = yishi_maker_fill (self, terms[TERM_OWNER], owners, NULL);
  paper->area = yishi_maker_fill (self, terms[TERM_AREA], area, NULL);
  paper->code = yishi_slip_to_text (slip);
  paper->asked = asked;
  return paper;
}

static void
add_papers (YishiPaperMaker *self,
            YishiBallotSet  *set,
            GPtrArray       *matters)
{
  const YishiRoll *roll = self->base.minutes->roll;

  for (guint i = 0; i < yishi_roll_get_n_units (roll); i++)
    {
      const YishiUnit *unit = yishi_roll_get_unit (roll, i);
      guint64 asked = 0;

      for (guint k = 0; yishi_maker_is_wanted (self, unit) && k < matters->len; k++)
        if (yishi_maker_is_in_scope (matters->pdata[k], unit))
          asked |= G_GUINT64_CONSTANT (1) << k;
      if (asked != 0)
        g_ptr_array_add (set->papers, make_paper (self, unit, asked));
    }
}

static gboolean
has_kind (GPtrArray  *matters,
          const char *kind)
{
  for (guint i = 0; i < matters->len; i++)
    if (strcmp (((const YishiItem *) matters->pdata[i])->kind, kind) == 0)
      return TRUE;

  return FALSE;
}

static char *
make_notes (YishiPaperMaker *self,
            YishiBallotSet  *set,
            GPtrArray       *matters)
{
  YishiRule *rule = yishi_maker_find_rule (self, matters->pdata[0]);
  const char *from, *until;
  const char *gap = self->base.words == YISHI_WORDS_EN ? " " : "";
  GString *notes = g_string_new (NULL);
  g_autofree char *day = NULL;
  g_autofree char *last = NULL;

  yishi_maker_find_period (self, &from, &until);
  day = yishi_paper_say_day (self->base.words, *until != '\0' ? until : self->base.meeting->date);
  last = yishi_maker_fill (self, terms[TERM_NOTE_UNTIL], day, NULL);
  if (has_kind (matters, "matter"))
    g_string_append_printf (notes, "%s%s%s%s", terms[TERM_NOTE_TICK][self->base.words], gap,
                            terms[rule != NULL && rule->blank == YISHI_BLANK_ABSTAIN ? TERM_NOTE_ABSTAIN
                                                                                    : TERM_NOTE_INVALID][self->base.words],
                            gap);
  if (has_kind (matters, "election"))
    g_string_append_printf (notes, "%s%s", terms[TERM_NOTE_ELECTION][self->base.words], gap);
  if (g_strv_length (set->answers) == YISHI_MOST_ANSWERS)
    {
      g_autofree char *follow = yishi_maker_fill (self, terms[TERM_NOTE_FOLLOW], set->answers[YISHI_MOST_ANSWERS - 1], NULL);

      g_string_append_printf (notes, "%s%s", follow, gap);
    }
  g_string_append (notes, last);
  return g_string_free (notes, FALSE);
}

static YishiBallotSet *
make_set (YishiPaperMaker *self,
          GPtrArray       *matters)
{
  YishiBallotSet *set = g_atomic_rc_box_new0 (YishiBallotSet);
  YishiWords words = self->base.words;
  const char *answers[] = { terms[TERM_YES][words], terms[TERM_NO][words], terms[TERM_ABSTAIN][words], NULL };

  set->typeface = yishi_typeface_choose ();
  set->language = pango_language_from_string (words == YISHI_WORDS_ZH ? "zh-cn" : "en");
  set->is_chinese = words == YISHI_WORDS_ZH;
  set->per_page = self->input->per_page;
  set->title = g_strdup (self->title);
  set->day = yishi_maker_say_day (self, self->base.meeting->date);
  set->head = g_strdup (terms[TERM_HEAD][words]);
  set->answers = g_strdupv ((char **) (self->input->answers != NULL ? self->input->answers : answers));
  set->signature = g_strdup (terms[TERM_SIGNATURE][words]);
  set->agent_how = g_strdup (terms[TERM_AGENT][words]);
  set->sign_agent = g_strdup (terms[TERM_SIGN_AGENT][words]);
  set->date = g_strdup (terms[TERM_DATE][words]);
  set->notes = make_notes (self, set, matters);
  set->questions = g_ptr_array_new_with_free_func (question_free);
  set->papers = g_ptr_array_new_with_free_func (paper_free);
  for (guint i = 0; i < matters->len; i++)
    g_ptr_array_add (set->questions, make_question (self, matters->pdata[i]));
  add_papers (self, set, matters);
  return set;
}

/* The largest type in which the fullest ballot fits. FALSE if there is none that can be read. */
static gboolean
fit (YishiBallotSet *set)
{
  guint layout = find_layout (set->per_page);
  double width = 210 * MM / layouts[layout].columns, height = 297 * MM / layouts[layout].rows;
  cairo_surface_t *surface = cairo_recording_surface_create (CAIRO_CONTENT_COLOR, NULL);
  cairo_t *cr = cairo_create (surface);
  PangoContext *context = yishi_cut_make_context (cr, set->language);
  YishiBallotPaper fullest = { (char *) "", (char *) "3-2-501", (char *) "", (char *) "", (char *) "YISHI1", G_MAXUINT64 };
  gboolean fits = FALSE;

  set->scale = layouts[layout].scale;
  while (!(fits = yishi_ballot_set_draw (set, &fullest, NULL, context, width, height) <= height) &&
         set->scale * SMALLER >= LEAST_SCALE)
    set->scale *= SMALLER;
  g_object_unref (context);
  cairo_destroy (cr);
  cairo_surface_destroy (surface);
  return fits;
}

/* What is on all ballots alike. */
static void
append_common (GString              *alt,
               const YishiBallotSet *set)
{
  g_autofree char *answers = g_strjoinv (" / ", set->answers);

  g_string_append_printf (alt, "%s\n%s", set->title, set->day);
  for (guint i = 0; i < set->questions->len; i++)
    {
      const YishiQuestion *question = set->questions->pdata[i];

      g_string_append_printf (alt, "\n%s %s%s%s", question->number, question->text, question->names != NULL ? "\n" : "",
                              question->names != NULL ? question->names : "");
    }
  g_string_append_printf (alt, "\n%s\n%s\n", answers, set->notes);
}

/* What the page says, for whoever cannot see it, and to find out whether it would say
 * the same today. */
static char *
make_alt (const YishiBallotSet *set,
          const Page           *page)
{
  GString *alt = g_string_new (NULL);

  if (page->first == 0)
    append_common (alt, set);
  for (guint i = 0; i < set->per_page; i++)
    {
      guint index = page->first + i * page->step;
      const YishiBallotPaper *paper = index < set->papers->len ? set->papers->pdata[index] : NULL;

      if (paper != NULL)
        g_string_append_printf (alt, "%s%s %s %s %s", i > 0 ? "\n" : "", paper->unit, paper->owner, paper->area,
                                paper->code);
    }

  return g_string_free (alt, FALSE);
}

static void
add_pages (YishiPaperMaker *self,
           YishiBallotSet  *set)
{
  guint n_pages = (set->papers->len + set->per_page - 1) / set->per_page;

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
}

gboolean
yishi_maker_add_ballots (YishiPaperMaker  *self,
                         GError          **error)
{
  static const YishiPageSetup setup = { 210, 297, 0, 0, 0, 0, 1.0, TRUE };
  g_autoptr(GPtrArray) matters = yishi_maker_list_matters (self);
  g_autoptr(YishiBallotSet) set = NULL;

  if (matters->len == 0)
    return yishi_maker_refuse (_("no item is voted on by owners’ ballots (add one with “yishi item add --kind matter”)"),
                               error);
  if (!yishi_maker_check_units (self, error))
    return FALSE;

  yishi_maker_begin (self, &setup, terms[TERM_TITLE], TRUE);
  if (matters->len <= YISHI_MOST_QUESTIONS)
    set = make_set (self, matters);
  if (set == NULL || !fit (set))
    {
      g_set_error (error, YISHI_DOCUMENT_ERROR, YISHI_DOCUMENT_ERROR_TOO_LONG,
                   _("the ballots were not made: %u matters do not fit on one ballot in type that can be read (take fewer on "
                     "a page with --per-page, or one matter with --item)"),
                   matters->len);
      return FALSE;
    }
  if (set->papers->len == 0)
    return yishi_maker_refuse (_("there is no roll, or no unit in the scope of its matters (see “yishi roll show”)"), error);

  add_pages (self, set);
  return TRUE;
}
