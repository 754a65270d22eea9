/* yishi-display-figures.c - who is here, how a vote stands and what came of it, on the wall
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "yishi-display-private.h"

#include <string.h>

void
yishi_builder_make_quorum (YishiBuilder *self)
{
  const YishiRoom *room = &self->input->meeting->room;
  YishiDisplay *display = self->display;
  g_autofree char *people = yishi_words_heads (display->words, room->n_people);
  g_autofree char *units = yishi_words_number (room->n_units);

  yishi_display_set_text (&display->heading, g_strdup (yishi_builder_say (self, SAY_QUORUM)));
  yishi_builder_add_line (self, yishi_words_fill (yishi_builder_say (self, SAY_PEOPLE), people,
                                                  NULL));
  yishi_builder_add_line (self, yishi_words_fill (yishi_builder_say (self, SAY_UNITS), units, NULL));
  display->bars_pair = TRUE;
  yishi_builder_add_bar (self, display->bars, SAY_ROOM_HEADS, room->present.heads,
                         room->needed.heads, room->roll.heads, FALSE);
  yishi_builder_add_bar (self, display->bars, SAY_ROOM_AREA, room->present.area, room->needed.area,
                         room->roll.area, TRUE);
}

static gboolean
is_straw (const YishiBuilder *self)
{
  return g_str_equal (self->item->kind, "straw") ||
         (self->input->tally != NULL && self->input->tally->rule->method == YISHI_METHOD_STRAW);
}

static gboolean
is_open (const YishiBuilder *self)
{
  return self->vote == NULL || !g_str_equal (self->vote->state, "closed");
}

/* Title and number of the item, and that a straw poll binds nobody. */
static void
make_head (YishiBuilder *self)
{
  yishi_display_set_text (&self->display->heading, yishi_display_clean (self->item->title));
  yishi_display_set_text (&self->display->subheading, yishi_builder_name_item (self));
  if (is_straw (self))
    yishi_display_set_text (&self->display->notice, g_strdup (yishi_builder_say (self, SAY_STRAW)));
}

/* How many have voted, and nothing of what. */
static void
add_turnout (YishiBuilder *self)
{
  const YishiVoteState *vote = self->vote;
  YishiDisplay *display = self->display;

  if (vote->by_unit)
    {
      g_autofree char *number = yishi_words_number (vote->n_ballots);
      g_autofree char *papers = yishi_words_fill (yishi_builder_say (self, SAY_PAPERS_VALUE),
                                                  number, NULL);

      yishi_builder_add_line (self, g_strdup_printf ("%s %s", yishi_builder_say (self, SAY_PAPERS),
                                                     papers));
      display->bars_pair = TRUE;
      yishi_builder_add_bar (self, display->bars, SAY_PART_HEADS, vote->participating.heads,
                             vote->needed.heads, vote->roll.heads, FALSE);
      yishi_builder_add_bar (self, display->bars, SAY_PART_AREA, vote->participating.area,
                             vote->needed.area, vote->roll.area, TRUE);
    }
  else
    {
      yishi_builder_add_bar (self, display->bars, SAY_HANDS, vote->participating.heads,
                             vote->needed.heads,
                             is_straw (self) ? MAX (0, self->input->present) : vote->roll.heads,
                             FALSE);
    }
}

static void
add_choice (YishiBuilder *self,
            YishiSay      say,
            YishiChoice   choice)
{
  const YishiTally *tally = self->input->tally;

  yishi_builder_add_bar (self, self->display->bars, say, tally->answers[choice].heads, 0,
                         tally->participating.heads, FALSE);
}

/* The answers of an open vote, once the chair lets the room see them: counts,
 * and no verdict. */
static void
add_answers_so_far (YishiBuilder *self)
{
  const char *so_far = yishi_builder_say (self, SAY_SO_FAR);

  yishi_display_set_text (&self->display->notice, is_straw (self)
                            ? g_strdup_printf ("%s · %s", yishi_builder_say (self, SAY_STRAW), so_far)
                            : g_strdup (so_far));
  if (self->input->election != NULL)
    yishi_builder_make_election (self);
  if (self->input->tally == NULL)
    return;

  g_ptr_array_set_size (self->display->bars, 0);
  self->display->bars_pair = FALSE;
  add_choice (self, SAY_YES, YISHI_CHOICE_YES);
  add_choice (self, SAY_NO, YISHI_CHOICE_NO);
  add_choice (self, SAY_ABSTAIN, YISHI_CHOICE_ABSTAIN);
}

void
yishi_builder_make_ballot (YishiBuilder *self)
{
  YishiDisplay *display = self->display;
  gboolean shows_answers = self->input->shows_answers && self->vote != NULL && is_open (self);

  make_head (self);
  if (self->vote == NULL)
    {
      yishi_display_set_tag (&display->badge, g_strdup (yishi_builder_say (self, SAY_NOBODY_VOTED)),
                             YISHI_SYMBOL_OPEN, YISHI_TONE_QUIET);
      return;
    }

  if (!is_open (self))
    yishi_display_set_tag (&display->badge, g_strdup (yishi_builder_say (self, SAY_VOTE_CLOSED)),
                           YISHI_SYMBOL_CHECK, YISHI_TONE_QUIET);
  else
    yishi_display_set_tag (&display->badge,
                           g_strdup (yishi_builder_say (self, is_straw (self) ? SAY_HANDS_OPEN
                                                                              : SAY_VOTE_OPEN)),
                           YISHI_SYMBOL_NOW, YISHI_TONE_NOW);
  add_turnout (self);
  if (shows_answers)
    add_answers_so_far (self);
  else if (is_open (self))
    yishi_builder_add_remark (self, g_strdup (yishi_builder_say (self, SAY_ANSWERS_LATER)),
                              YISHI_SYMBOL_NONE, YISHI_TONE_QUIET);
}

static void
add_verdict (YishiBuilder *self,
             const char   *words,
             YishiVerdict  verdict)
{
  YishiSymbol symbol = YISHI_SYMBOL_CROSS;
  YishiTone tone = YISHI_TONE_BAD;

  if (verdict == YISHI_VERDICT_NONE || is_straw (self))
    return;
  if (verdict == YISHI_VERDICT_PASS)
    {
      symbol = YISHI_SYMBOL_CHECK;
      tone = YISHI_TONE_GOOD;
    }
  else if (verdict == YISHI_VERDICT_TIE)
    {
      symbol = YISHI_SYMBOL_TIE;
      tone = YISHI_TONE_WAIT;
    }

  yishi_display_set_tag (&self->display->badge, g_strdup (words), symbol, tone);
}

/* A comparison of the working beside its bar, as with a pocket calculator. */
static void
add_compared_bar (YishiBuilder         *self,
                  YishiSay              label,
                  const YishiThreshold *threshold,
                  gint64                part,
                  gint64                base,
                  gboolean              is_area)
{
  gint64 mark = yishi_threshold_needed (threshold, base);
  YishiDisplayBar *bar = yishi_builder_add_bar (self, self->display->bars, label, part, mark, base,
                                                is_area);

  yishi_display_set_text (&bar->working, yishi_words_compare (self->display->words, threshold,
                                                              part, base, "", is_area));
  if (label != SAY_NO_HEADS && label != SAY_NO_AREA)
    return;

  /* Of objections it is good if there are too few. */
  if (part >= mark)
    yishi_display_set_tag (&bar->tag, g_strdup (yishi_builder_say (self, SAY_REACHED)),
                           YISHI_SYMBOL_CROSS, YISHI_TONE_BAD);
  else
    yishi_display_set_tag (&bar->tag, g_strdup (yishi_builder_say (self, SAY_NOT_REACHED)),
                           YISHI_SYMBOL_CHECK, YISHI_TONE_GOOD);
}

static gboolean
lacks_participation (const YishiTally *tally)
{
  return tally->verdict >= YISHI_VERDICT_NOQUORUM_H && tally->verdict <= YISHI_VERDICT_NOQUORUM_HA;
}

static void
add_approval (YishiBuilder *self)
{
  const YishiTally *tally = self->input->tally;
  const YishiRule *rule = tally->rule;
  gboolean objects = rule->method == YISHI_METHOD_OBJECTION;
  YishiCount part = objects ? tally->opposing : tally->approving;
  guint first = self->display->bars->len;

  if (rule->approval.denominator == 0)
    return;

  add_compared_bar (self, objects ? SAY_NO_HEADS : SAY_YES_HEADS, &rule->approval, part.heads,
                    tally->base.heads, FALSE);
  if (rule->by_area)
    add_compared_bar (self, objects ? SAY_NO_AREA : SAY_YES_AREA, &rule->approval, part.area,
                      tally->base.area, TRUE);

  /* A share of too few decides nothing, however large: no tick, and nothing green. */
  for (guint i = first; lacks_participation (tally) && i < self->display->bars->len; i++)
    yishi_display_set_tag (&((YishiDisplayBar *) self->display->bars->pdata[i])->tag,
                           g_strdup (yishi_builder_say (self, SAY_WITHOUT_EFFECT)),
                           YISHI_SYMBOL_NONE, YISHI_TONE_QUIET);
}

static void
add_participation (YishiBuilder *self)
{
  const YishiTally *tally = self->input->tally;
  const YishiRule *rule = tally->rule;
  gboolean by_presence = rule->participation_base == YISHI_BASE_PRESENT;
  guint first = self->display->bars->len;

  if (rule->participation.denominator == 0)
    return;

  add_compared_bar (self, SAY_PART_HEADS, &rule->participation,
                    by_presence ? tally->present : tally->participating.heads, tally->roll.heads,
                    FALSE);
  if (rule->by_area)
    add_compared_bar (self, SAY_PART_AREA, &rule->participation, tally->participating.area,
                      tally->roll.area, TRUE);

  /* The vote is closed: what is missing will not come any more. */
  for (guint i = first; i < self->display->bars->len; i++)
    {
      YishiDisplayBar *bar = self->display->bars->pdata[i];

      if (bar->part >= bar->mark)
        continue;
      bar->tag.symbol = YISHI_SYMBOL_CROSS;
      bar->tag.tone = YISHI_TONE_BAD;
    }
}

/* What decided the verdict comes first: the first page of the slide has it. */
static void
add_tracks (YishiBuilder *self)
{
  const YishiTally *tally = self->input->tally;

  self->display->bars_pair = tally->rule->by_area;
  if (lacks_participation (tally))
    add_participation (self);
  add_approval (self);
  if (!lacks_participation (tally))
    add_participation (self);
}

/* "反对 120 人、…；弃权 …": what did not agree. */
static void
add_others (YishiBuilder *self)
{
  static const struct
  {
    YishiSay say;
    YishiChoice choice;
  } others[] = {
    { SAY_NO, YISHI_CHOICE_NO },
    { SAY_ABSTAIN, YISHI_CHOICE_ABSTAIN },
    { SAY_FOLLOW, YISHI_CHOICE_FOLLOW },
  };
  const YishiTally *tally = self->input->tally;
  GString *line = g_string_new (NULL);

  for (gsize i = 0; i < G_N_ELEMENTS (others); i++)
    {
      YishiCount count = tally->answers[others[i].choice];
      g_autofree char *text = yishi_words_count (self->display->words, count, tally->rule->by_area);

      if (others[i].choice == YISHI_CHOICE_FOLLOW && count.heads == 0 && count.area == 0)
        continue;
      if (line->len > 0)
        g_string_append (line, self->display->words == YISHI_WORDS_ZH ? "；" : "; ");
      g_string_append_printf (line, "%s %s", yishi_builder_say (self, others[i].say), text);
    }

  yishi_builder_add_line (self, g_string_free (line, FALSE));
}

/* The same vote read another way, where that is open to dispute. */
static void
add_reading (YishiBuilder *self,
             YishiSay      say,
             YishiTally   *other,
             const char   *language)
{
  yishi_builder_add_remark (self, yishi_words_fill (yishi_builder_say (self, say),
                                                    yishi_tally_describe_verdict (other, language),
                                                    NULL),
                            YISHI_SYMBOL_WARN, YISHI_TONE_WAIT);
}

static void
make_tally (YishiBuilder *self)
{
  YishiTally *tally = self->input->tally;
  const char *language = self->display->words == YISHI_WORDS_ZH ? "zh_CN" : "en";

  add_verdict (self, yishi_tally_describe_verdict (tally, language), tally->verdict);
  if (is_straw (self))
    {
      add_choice (self, SAY_YES, YISHI_CHOICE_YES);
      add_choice (self, SAY_NO, YISHI_CHOICE_NO);
      add_choice (self, SAY_ABSTAIN, YISHI_CHOICE_ABSTAIN);
      return;
    }

  add_tracks (self);
  add_others (self);
  if (tally->casting != YISHI_SIDE_NONE)
    yishi_builder_add_remark (self, g_strdup (yishi_builder_say (self,
                                                tally->casting == YISHI_SIDE_YES ? SAY_CASTING_YES
                                                                                 : SAY_CASTING_NO)),
                              YISHI_SYMBOL_TIE, YISHI_TONE_WAIT);
  if (tally->blank_other != NULL)
    add_reading (self, SAY_BLANK_OTHER, tally->blank_other, language);
  if (tally->with_clause != NULL && tally->with_clause->clause_applies)
    add_reading (self, SAY_WITH_CLAUSE, tally->with_clause, language);
}

static void
add_defects (YishiBuilder *self)
{
  static const struct
  {
    const char *code;
    YishiSay say;
  } known[] = {
    { "UNPOSTED_TOPIC", SAY_UNPOSTED_TOPIC },
    { "SHORT_NOTICE", SAY_SHORT_NOTICE },
    { "OUT_OF_WINDOW", SAY_OUT_OF_WINDOW },
  };
  const GPtrArray *defects = self->input->defects;

  for (guint i = 0; defects != NULL && i < defects->len; i++)
    {
      char *text = NULL;

      for (gsize k = 0; k < G_N_ELEMENTS (known); k++)
        if (g_str_equal (known[k].code, defects->pdata[i]))
          text = g_strdup (yishi_builder_say (self, known[k].say));
      if (text == NULL)
        text = yishi_words_fill (yishi_builder_say (self, SAY_DEFECT), defects->pdata[i], NULL);
      yishi_builder_add_remark (self, text, YISHI_SYMBOL_WARN, YISHI_TONE_WAIT);
    }
}

/* Before the vote is closed there is nothing to show but who has voted. */
void
yishi_builder_make_result (YishiBuilder *self)
{
  const char *language = self->display->words == YISHI_WORDS_ZH ? "zh_CN" : "en";
  YishiElection *election = self->input->election;

  if (is_open (self) || (self->input->tally == NULL && election == NULL))
    {
      yishi_builder_make_ballot (self);
      return;
    }

  make_head (self);
  if (self->input->tally != NULL)
    make_tally (self);
  if (election != NULL)
    {
      add_verdict (self, yishi_election_describe_verdict (election, language), election->verdict);
      yishi_builder_make_election (self);
    }
  add_defects (self);
}
