/* yishi-papers.c - the papers around a meeting: what they have in common
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "yishi-papers-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "yishi-agenda.h"
#include "yishi-paper-again.h"
#include "yishi-render.h"
#include "yishi-unit-name.h"

/* Of type that need not stand on one page. */
#define MANY_PAGES_SCALE 0.87

const char *const yishi_papers_kinds[] = {
  "notice", "ballots", "signin", "proxy", "delivery", "count", "result", "filing", "slips", NULL,
};

static const struct
{
  gboolean is_public;
  gboolean is_one_page;  /* where it can be */
  gboolean (*add) (YishiPaperMaker *self, GError **error);
} makers[YISHI_N_PAPERS] = {
  [YISHI_PAPERS_NOTICE] = { TRUE, TRUE, yishi_maker_add_notice },
  [YISHI_PAPERS_BALLOTS] = { FALSE, FALSE, yishi_maker_add_ballots },
  [YISHI_PAPERS_SIGNIN] = { FALSE, FALSE, yishi_maker_add_signin },
  [YISHI_PAPERS_PROXY] = { FALSE, TRUE, yishi_maker_add_proxy },
  [YISHI_PAPERS_DELIVERY] = { FALSE, FALSE, yishi_maker_add_delivery },
  [YISHI_PAPERS_COUNT] = { FALSE, FALSE, yishi_maker_add_count },
  [YISHI_PAPERS_RESULT] = { TRUE, FALSE, yishi_maker_add_result },
  [YISHI_PAPERS_FILING] = { FALSE, TRUE, yishi_maker_add_filing },
  [YISHI_PAPERS_SLIPS] = { FALSE, FALSE, yishi_maker_add_slips },
};

enum
{
  TERM_DELIBERATION,
  TERM_ASSEMBLY,
  TERM_COMMITTEE,
  TERM_MATTERS,
  TERM_MATTERS_ASSEMBLY,
  TERM_ISSUER,
  TERM_TIME,
  TERM_DAY,
  TERM_NO_DAY,
  TERM_RULE,
};

static const char *const terms[][YISHI_N_WORDS] = {
  [TERM_DELIBERATION] = { "$1居民议事日会议", "Deliberation Day of $1" },
  [TERM_ASSEMBLY] = { "$1业主大会会议", "Owners’ Assembly of $1" },
  [TERM_COMMITTEE] = { "$1业主委员会会议", "Owners’ Committee of $1" },
  [TERM_MATTERS] = { "$1业主共同决定事项", "Owners’ Matters of $1" },
  [TERM_MATTERS_ASSEMBLY] = { "$1业主大会", "Owners’ Assembly of $1" },
  [TERM_ISSUER] = { "$1业主委员会", "The Owners’ Committee of $1" },
  [TERM_TIME] = { "$1$2", "$1, $2" },
  [TERM_DAY] = { "$1（$2）", "$2, $1" },
  [TERM_NO_DAY] = { "　　　　年　　月　　日", "Date: ____________" },
  [TERM_RULE] = { "$1，$2", "$1, $2" },
};

GPtrArray *
yishi_maker_list_matters (const YishiPaperMaker *self)
{
  const GPtrArray *items = self->base.minutes->meeting->items;
  GPtrArray *matters = g_ptr_array_new ();

  for (guint i = 0; i < items->len; i++)
    {
      YishiItem *item = items->pdata[i];

      if ((strcmp (item->kind, "matter") == 0 || strcmp (item->kind, "election") == 0) && *item->withdrawn == '\0' &&
          (self->input->item == 0 || self->input->item == item->number))
        g_ptr_array_add (matters, item);
    }

  return matters;
}

YishiRule *
yishi_maker_find_rule (const YishiPaperMaker *self,
                       const YishiItem       *item)
{
  const YishiMinutesVote *vote = yishi_minutes_find_vote (self->base.minutes, item->id);

  return vote != NULL ? vote->rule : yishi_agenda_find_rule (item, self->input->pack);
}

gboolean
yishi_maker_is_in_scope (const YishiItem *item,
                         const YishiUnit *unit)
{
  g_autofree char *building = NULL;
  g_autofree char *stair = NULL;

  if (*item->scope == '\0' || !yishi_scope_parse (item->scope, &building, &stair, NULL))
    return TRUE;

  return (building == NULL || strcmp (building, unit->building) == 0) &&
         (stair == NULL || strcmp (stair, unit->stair) == 0);
}

gboolean
yishi_maker_is_wanted (const YishiPaperMaker *self,
                       const YishiUnit       *unit)
{
  return self->input->units == NULL || g_strv_contains (self->input->units, unit->unit);
}

gboolean
yishi_maker_check_units (const YishiPaperMaker  *self,
                         GError                **error)
{
  for (gsize i = 0; self->input->units != NULL && self->input->units[i] != NULL; i++)
    if (yishi_roll_find (self->base.minutes->roll, self->input->units[i]) == NULL)
      {
        g_autofree char *why = g_strdup_printf (_("%s is not in the roll (see “yishi roll show --units”)"),
                                                self->input->units[i]);

        return yishi_maker_refuse (why, error);
      }

  return TRUE;
}

void
yishi_maker_find_period (const YishiPaperMaker  *self,
                         const char            **from,
                         const char            **until)
{
  const GPtrArray *votes = self->base.minutes->meeting->votes;

  *from = *until = "";
  for (guint i = 0; i < votes->len; i++)
    {
      const YishiVoteState *vote = votes->pdata[i];

      if (*vote->from != '\0' && (**from == '\0' || strcmp (vote->from, *from) < 0))
        *from = vote->from;
      if (strcmp (vote->until, *until) > 0)
        *until = vote->until;
    }
}

char *
yishi_maker_say_day (const YishiPaperMaker *self,
                     const char            *day)
{
  g_autofree char *text = yishi_paper_say_day (self->base.words, day);

  return yishi_maker_fill (self, terms[TERM_DAY], text, yishi_paper_say_weekday (self->base.words, day), NULL);
}

char *
yishi_maker_say_time (const YishiPaperMaker *self)
{
  const YishiMeeting *meeting = self->base.meeting;
  g_autofree char *day = yishi_maker_say_day (self, meeting->date);

  if (*meeting->time == '\0')
    return g_steal_pointer (&day);

  return yishi_maker_fill (self, terms[TERM_TIME], day, meeting->time, NULL);
}

/* Its own name is public whatever it sounds like. */
char *
yishi_maker_say_meeting (const YishiPaperMaker *self)
{
  const char *kind = self->base.meeting->kind;
  int term = TERM_DELIBERATION;

  if (strcmp (kind, "assembly") == 0 || strcmp (kind, "extraordinary") == 0)
    term = TERM_ASSEMBLY;
  else if (strcmp (kind, "committee") == 0)
    term = TERM_COMMITTEE;

  return yishi_maker_fill (self, terms[term], self->base.minutes->community, NULL);
}

/* A day on which people deliberate decides nothing; what owners decide by their ballots at
 * that time is their own. */
char *
yishi_maker_say_matters (const YishiPaperMaker *self)
{
  const char *kind = self->base.meeting->kind;

  if (strcmp (kind, "committee") == 0)
    return yishi_maker_say_meeting (self);

  return yishi_maker_fill (self, terms[strcmp (kind, "deliberation") == 0 ? TERM_MATTERS : TERM_MATTERS_ASSEMBLY],
                           self->base.minutes->community, NULL);
}

char *
yishi_maker_say_issuer (const YishiPaperMaker *self)
{
  if (self->input->issuer != NULL && *self->input->issuer != '\0')
    return yishi_composer_clean (&self->base, self->input->issuer);

  return yishi_maker_fill (self, terms[TERM_ISSUER], self->base.minutes->community, NULL);
}

char *
yishi_maker_say_rule (const YishiPaperMaker *self,
                      const YishiItem       *item)
{
  YishiRule *rule = yishi_maker_find_rule (self, item);
  const char *title;

  if (rule == NULL)
    return g_strdup ("");

  title = self->base.words == YISHI_WORDS_ZH ? rule->title_zh : rule->title_en;
  if (*rule->article == '\0')
    return g_strdup (title);

  return yishi_maker_fill (self, terms[TERM_RULE], title, rule->article, NULL);
}

char *
yishi_maker_say_scope (const YishiPaperMaker *self,
                       const YishiItem       *item)
{
  g_autofree char *building = NULL;
  g_autofree char *stair = NULL;

  if (*item->scope == '\0' || !yishi_scope_parse (item->scope, &building, &stair, NULL) || building == NULL)
    return g_strdup ("");

  return yishi_words_fill (yishi_composer_say (&self->base, stair != NULL ? WORD_SCOPE_STAIR : WORD_SCOPE_BUILDING),
                           building, stair, NULL);
}

void
yishi_maker_begin (YishiPaperMaker      *self,
                   const YishiPageSetup *setup,
                   YishiTerm             pattern,
                   gboolean              is_of_matters)
{
  YishiDocumentBuilder *builder = self->base.builder;
  g_autofree char *meeting = is_of_matters ? yishi_maker_say_matters (self) : yishi_maker_say_meeting (self);
  g_autofree char *issuer = yishi_maker_say_issuer (self);

  self->title = yishi_maker_fill (self, pattern, meeting, NULL);
  yishi_document_describe (builder, self->title, issuer, self->base.words == YISHI_WORDS_ZH ? "zh-CN" : "en",
                           self->base.minutes->at);
  yishi_document_set_page (builder, setup);
}

void
yishi_maker_heading (YishiPaperMaker *self,
                     YishiTerm        term)
{
  g_autofree char *number = yishi_paper_say_ordinal (self->base.words, ++self->base.n_headings);
  g_autofree char *text = yishi_words_fill (yishi_composer_say (&self->base, WORD_HEADING_1), number,
                                            term[self->base.words], NULL);

  yishi_document_add_heading (self->base.builder, 1, text, NULL);
}

void
yishi_maker_paragraph (YishiPaperMaker *self,
                       YishiTextStyle   style,
                       YishiTerm        term)
{
  yishi_document_add_paragraph (self->base.builder, style, term[self->base.words]);
}

void
yishi_maker_close (YishiPaperMaker *self,
                   const char      *day)
{
  g_autofree char *issuer = yishi_maker_say_issuer (self);
  g_autofree char *said = *day != '\0' ? yishi_paper_say_day (self->base.words, day)
                                       : g_strdup (terms[TERM_NO_DAY][self->base.words]);

  yishi_document_add_space (self->base.builder, 1);
  yishi_document_add_paragraph (self->base.builder, YISHI_TEXT_RIGHT, issuer);
  yishi_document_keep_with_next (self->base.builder);
  yishi_document_add_paragraph (self->base.builder, YISHI_TEXT_RIGHT, said);
}

gboolean
yishi_maker_refuse (const char  *why,
                    GError     **error)
{
  g_set_error (error, YISHI_DOCUMENT_ERROR, YISHI_DOCUMENT_ERROR_NOTHING, _("the paper was not made: %s"), why);
  return FALSE;
}

static YishiPaper *
make_paper (const YishiPapersInput *input,
            YishiPapersKind         kind,
            const char             *language)
{
  const YishiMinutes *minutes = input->minutes;
  YishiPaper *paper = yishi_paper_new ();
  char **texts[] = { &paper->record, &paper->date, &paper->kind, &paper->copy, &paper->language, &paper->head };
  const char *values[] = { minutes->record, minutes->meeting->meeting->date, yishi_papers_kinds[kind],
                           yishi_copy_to_text (makers[kind].is_public ? YISHI_COPY_PUBLIC : YISHI_COPY_INTERNAL),
                           language, minutes->head };

  for (gsize i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_free (*texts[i]);
      *texts[i] = g_strdup (values[i]);
    }
  paper->meeting = minutes->meeting->meeting->id;
  paper->entry = minutes->entry;
  g_free (paper->options);
  paper->options = yishi_papers_input_to_options (input);
  return paper;
}

/* Returns: (transfer full) (nullable): the document with its type at @scale */
static YishiDocument *
compose (YishiPapersKind          kind,
         const YishiPapersInput  *input,
         const char              *language,
         double                   scale,
         const YishiPaper        *paper,
         GError                 **error)
{
  YishiPaperMaker self = { { input->minutes, input->minutes->meeting->meeting, yishi_words_choose (language), language,
                             makers[kind].is_public },
                           input, scale };
  g_autoptr(YishiDocumentBuilder) builder = yishi_document_builder_new ();
  g_autofree char *manifest = yishi_paper_to_manifest (paper);
  gboolean is_made;

  self.base.builder = builder;
  yishi_composer_read_names (&self.base);
  is_made = makers[kind].add (&self, error);
  yishi_composer_forget_names (&self.base);
  g_free (self.title);
  if (!is_made)
    return NULL;

  yishi_document_set_manifest (builder, manifest);
  return yishi_document_builder_end (g_steal_pointer (&builder));
}

/* The largest type with which all of it stands on one page; if there is none that can
 * be read, the one with which it was begun. */
static YishiDocument *
compose_on_one_page (YishiPapersKind          kind,
                     const YishiPapersInput  *input,
                     const char              *language,
                     const YishiPaper        *paper,
                     GError                 **error)
{
  static const double scales[] = { 1.0, 0.93, 0.87, 0.81, 0.75, 0.7, 0.65 };

  for (gsize i = 0; i < G_N_ELEMENTS (scales); i++)
    {
      g_autoptr(YishiDocument) document = compose (kind, input, language, scales[i], paper, error);
      g_autoptr(YishiRenderReport) report = NULL;
      g_autoptr(GBytes) pdf = NULL;

      if (document == NULL)
        return NULL;
      pdf = yishi_document_render (document, &report, NULL, error);
      if (pdf == NULL)
        return NULL;
      if (report->n_pages == 1)
        return g_steal_pointer (&document);
    }

  return compose (kind, input, language, MANY_PAGES_SCALE, paper, error);
}

YishiDocument *
yishi_papers_compose (YishiPapersKind          kind,
                      const YishiPapersInput  *input,
                      YishiPaper             **paper,
                      GError                 **error)
{
  const char *language = input->language != NULL ? input->language : input->minutes->language;
  g_autoptr(YishiPaper) made = make_paper (input, kind, language);
  g_autoptr(YishiDocument) document = NULL;

  document = makers[kind].is_one_page ? compose_on_one_page (kind, input, language, made, error)
                                      : compose (kind, input, language, 1, made, error);
  if (document == NULL)
    return NULL;

  g_free (made->content);
  made->content = yishi_document_dup_digest (document);
  if (paper != NULL)
    *paper = g_steal_pointer (&made);
  return g_steal_pointer (&document);
}
