/* yishi-minutes-vote.c - a vote in the minutes: both tracks, what was needed, the working, the verdict
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * No figure is worked out here: what was counted, and the sentences that can be checked
 * with a pocket calculator, come with the tally, in the meeting's language.
 */
#include "yishi-minutes-private.h"

#include <string.h>

#include "yishi-area.h"
#include "yishi-rule.h"
#include "yishi-unit-name.h"

/* A row of a table of answers; @base: what shares are of, 0: none are shown. */
static void
add_row (YishiComposer *self,
         const char    *label,
         YishiCount     count,
         YishiCount     base,
         gboolean       by_area)
{
  g_autofree char *heads = yishi_words_number (count.heads);
  g_autofree char *area = yishi_area_format_human (count.area);
  g_autofree char *share_heads = base.heads > 0 ? yishi_words_percent (count.heads, base.heads) : g_strdup ("");
  g_autofree char *share_area = base.area > 0 ? yishi_words_percent (count.area, base.area) : g_strdup ("");
  const char *cells[] = { label, heads, share_heads, area, share_area };

  yishi_document_add_row (self->builder, cells);
}

static void
begin_answers (YishiComposer *self,
               gboolean       by_area)
{
  const YishiColumn columns[] = {
    { yishi_composer_say (self, WORD_COLUMN_ANSWER), 3, YISHI_ALIGN_LEFT },
    { yishi_composer_say (self, by_area ? WORD_COLUMN_HEADS : WORD_COLUMN_PERSONS), 2, YISHI_ALIGN_RIGHT },
    { yishi_composer_say (self, WORD_COLUMN_SHARE), 2, YISHI_ALIGN_RIGHT },
    { yishi_composer_say (self, WORD_COLUMN_AREA_M2), 3, YISHI_ALIGN_RIGHT },
    { yishi_composer_say (self, WORD_COLUMN_SHARE), 2, YISHI_ALIGN_RIGHT },
  };

  yishi_document_begin_table (self->builder, columns, by_area ? 5 : 3);
}

static void
add_answers (YishiComposer          *self,
             const YishiMinutesVote *vote,
             const YishiTally       *tally)
{
  gboolean by_area = tally->rule->by_area;
  YishiCount none = { 0, 0 };

  begin_answers (self, by_area);
  if (tally->present >= 0)
    add_row (self, yishi_composer_say (self, WORD_IN_THE_ROOM), (YishiCount) { tally->present, 0 }, none, by_area);
  else
    add_row (self, yishi_composer_say (self, by_area ? WORD_ROLL : WORD_MEMBERS), tally->roll, none, by_area);
  add_row (self, yishi_composer_say (self, WORD_PARTICIPATING), tally->participating,
           tally->present >= 0 ? none : tally->roll, by_area);
  for (guint i = 0; i < YISHI_N_CHOICES; i++)
    {
      YishiCount count = tally->answers[i];

      if (i <= YISHI_CHOICE_ABSTAIN || count.heads > 0 || count.area > 0)
        add_row (self, yishi_paper_say_choice (self->words, yishi_choice_to_string (i)), count,
                 i <= YISHI_CHOICE_FOLLOW ? tally->participating : none, by_area);
    }
  if (tally->needed_participation.heads > 0)
    add_row (self, yishi_composer_say (self, WORD_NEEDED_PARTICIPATION), tally->needed_participation, none, by_area);
  if (tally->needed_approval.heads > 0)
    add_row (self, yishi_composer_say (self, WORD_NEEDED_APPROVAL), tally->needed_approval, none, by_area);
  yishi_document_end_table (self->builder);
}

/* Votes, or the mean of the points that were given. */
static char *
make_votes (const YishiElection  *election,
            const YishiCandidate *candidate)
{
  if (election->rule->method == YISHI_METHOD_SCORE)
    return g_strdup_printf ("%d.%02d", (int) (candidate->mean / 100), (int) (candidate->mean % 100));
  if (election->rule->method == YISHI_METHOD_STV)
    return g_strdup_printf ("%d.%05d", (int) (candidate->share / 100000), (int) (candidate->share % 100000));

  return yishi_words_number (candidate->votes.heads);
}

static void
add_candidates (YishiComposer          *self,
                const YishiElection    *election)
{
  const YishiColumn columns[] = {
    { yishi_composer_say (self, WORD_COLUMN_NUMBER), 1.2, YISHI_ALIGN_CENTRE },
    { yishi_composer_say (self, WORD_COLUMN_CANDIDATE), 4, YISHI_ALIGN_LEFT },
    { yishi_composer_say (self, WORD_COLUMN_VOTES), 2, YISHI_ALIGN_RIGHT },
    { yishi_composer_say (self, WORD_COLUMN_AREA_M2), 3, YISHI_ALIGN_RIGHT },
    { yishi_composer_say (self, WORD_COLUMN_STANDING), 2.4, YISHI_ALIGN_CENTRE },
  };
  gboolean has_standing = yishi_rule_has_verdict (election->rule);
  guint n_columns = has_standing ? 5 : election->rule->by_area ? 4 : 3;

  yishi_document_begin_table (self->builder, columns, n_columns);
  for (gsize i = 0; i < election->n_candidates; i++)
    {
      const YishiCandidate *candidate = &election->candidates[i];
      g_autofree char *number = g_strdup_printf ("%d", candidate->number);
      g_autofree char *votes = make_votes (election, candidate);
      g_autofree char *area = election->rule->by_area ? yishi_area_format_human (candidate->votes.area) : g_strdup ("—");
      const char *cells[] = { number, candidate->name, votes, area,
                              yishi_paper_say_standing (self->words, candidate->standing) };

      yishi_document_add_row (self->builder, cells);
    }
  yishi_document_end_table (self->builder);
}

static void
add_strong (YishiComposer    *self,
            YishiTextStyle    style,
            YishiPaperWord  label,
            const char       *text)
{
  yishi_document_begin_paragraph (self->builder, style);
  yishi_document_strong (self->builder, yishi_composer_say (self, label));
  yishi_document_text (self->builder, text);
  yishi_document_end_paragraph (self->builder);
}

static void
add_working (YishiComposer     *self,
             YishiPaperWord   label,
             char             **sentences)
{
  add_strong (self, YISHI_TEXT_SMALL, label, "");
  yishi_document_keep_with_next (self->builder);
  for (guint i = 0; sentences[i] != NULL; i++)
    {
      g_autofree char *marker = g_strdup_printf ("%u.", i + 1);

      yishi_document_add_list_item (self->builder, YISHI_TEXT_SMALL, marker, sentences[i]);
    }
}

static void
add_tally (YishiComposer          *self,
           const YishiMinutesVote *vote)
{
  g_auto(GStrv) working = yishi_tally_describe (vote->tally, self->language);

  add_answers (self, vote, vote->tally);
  if (vote->tally->verdict != YISHI_VERDICT_NONE)
    add_strong (self, YISHI_TEXT_BODY, WORD_VERDICT, yishi_tally_describe_verdict (vote->tally, self->language));
  add_working (self, WORD_WORKING, working);
  if (vote->tally->with_clause != NULL)
    {
      g_auto(GStrv) other = yishi_tally_describe (vote->tally->with_clause, self->language);

      add_strong (self, YISHI_TEXT_BODY, WORD_CLAUSE_VERDICT,
                  yishi_tally_describe_verdict (vote->tally->with_clause, self->language));
      add_working (self, WORD_CLAUSE_WORKING, other);
    }
}

static void
add_election (YishiComposer          *self,
              const YishiMinutesVote *vote)
{
  g_auto(GStrv) working = yishi_election_describe (vote->election, self->language);

  add_candidates (self, vote->election);
  if (vote->election->verdict != YISHI_VERDICT_NONE)
    add_strong (self, YISHI_TEXT_BODY, WORD_VERDICT, yishi_election_describe_verdict (vote->election, self->language));
  add_working (self, WORD_WORKING, working);
}

static void
add_scope (YishiComposer   *self,
           const YishiItem *item)
{
  g_autofree char *building = NULL;
  g_autofree char *stair = NULL;
  g_autofree char *scope = NULL;
  g_autofree char *text = NULL;

  if (*item->scope == '\0' || !yishi_scope_parse (item->scope, &building, &stair, NULL))
    return;

  scope = yishi_words_fill (yishi_composer_say (self, stair != NULL ? WORD_SCOPE_STAIR : WORD_SCOPE_BUILDING), building,
                            stair, NULL);
  text = yishi_words_fill (yishi_composer_say (self, WORD_SCOPE), scope, NULL);
  yishi_document_add_paragraph (self->builder, YISHI_TEXT_SMALL, text);
}

static void
add_defects (YishiComposer          *self,
             const YishiMinutesVote *vote)
{
  for (guint i = 0; vote->defects[i] != NULL; i++)
    {
      const char *code = vote->defects[i];
      g_autofree char *days = g_strdup_printf ("%d", vote->rule->notice_days);
      g_autofree char *what = NULL;
      g_autofree char *text = NULL;

      if (strcmp (code, "UNPOSTED_TOPIC") == 0)
        what = g_strdup (yishi_composer_say (self, WORD_DEFECT_UNPOSTED));
      else if (strcmp (code, "SHORT_NOTICE") == 0)
        what = yishi_words_fill (yishi_composer_say (self, WORD_DEFECT_NOTICE), days, NULL);
      else if (strcmp (code, "OUT_OF_WINDOW") == 0)
        what = g_strdup (yishi_composer_say (self, WORD_DEFECT_WINDOW));
      else
        what = g_strdup (code);
      text = yishi_words_fill (yishi_composer_say (self, WORD_DEFECT), what, NULL);
      yishi_document_begin_paragraph (self->builder, YISHI_TEXT_BODY);
      yishi_document_strong (self->builder, text);
      yishi_document_end_paragraph (self->builder);
    }
}

/* "记名表决：王芳 同意、李娜 反对"; of options, what was chosen. Units say nothing in the
 * public copy, where they are masked. */
static void
add_roll_call (YishiComposer          *self,
               const YishiMinutesVote *vote)
{
  g_autoptr(GString) text = g_string_new (NULL);

  if (vote->roll_call->len == 0 || (self->is_public && vote->by_unit))
    return;

  for (guint i = 0; i < vote->roll_call->len; i++)
    {
      const YishiMinutesBallot *answer = vote->roll_call->pdata[i];
      g_autofree char *name = yishi_composer_unit (self, answer->unit);
      const char *choice = yishi_paper_say_choice (self->words, answer->choice);

      g_string_append_printf (text, "%s%s %s", i > 0 ? yishi_composer_say (self, WORD_LIST_COMMA) : "", name,
                              *choice != '\0' ? choice : answer->choice);
    }
  add_strong (self, YISHI_TEXT_SMALL, WORD_ROLL_CALL, text->str);
}

/* Papers, and the roll by which they were counted. */
static void
add_ledger (YishiComposer          *self,
            const YishiMinutesVote *vote)
{
  const gint64 numbers[] = { vote->n_issued, vote->n_delivered, vote->n_returned, vote->n_void, vote->n_late };
  char *texts[G_N_ELEMENTS (numbers)];
  g_autofree char *version = g_strdup_printf ("%d", (int) vote->roll_version);
  g_autofree char *sum = NULL;
  g_autofree char *roll = NULL;
  g_autofree char *ballots = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (numbers); i++)
    texts[i] = yishi_words_number (numbers[i]);
  ballots = yishi_words_fill (yishi_composer_say (self, WORD_BALLOTS), texts[0], texts[1], texts[2], texts[3], texts[4],
                              NULL);
  for (guint i = 0; i < G_N_ELEMENTS (numbers); i++)
    g_free (texts[i]);
  sum = g_strndup (vote->roll_sha256, 16);
  roll = yishi_words_fill (yishi_composer_say (self, WORD_ROLL_VERSION), version, sum, NULL);
  yishi_document_add_paragraph (self->builder, YISHI_TEXT_SMALL, ballots);
  yishi_document_add_paragraph (self->builder, YISHI_TEXT_SMALL, roll);
}

void
yishi_composer_add_vote (YishiComposer   *self,
                         const YishiItem *item)
{
  const YishiMinutesVote *vote = yishi_minutes_find_vote (self->minutes, item->id);

  if (vote == NULL)
    return;

  add_strong (self, YISHI_TEXT_SMALL, WORD_VOTE,
              vote->rule->method == YISHI_METHOD_STRAW ? yishi_composer_say (self, WORD_STRAW) : "");
  yishi_document_keep_with_next (self->builder);
  if (!vote->is_closed)
    {
      yishi_document_add_paragraph (self->builder, YISHI_TEXT_BODY, yishi_composer_say (self, WORD_VOTE_OPEN));
      return;
    }

  if (vote->tally != NULL)
    add_tally (self, vote);
  if (vote->election != NULL)
    add_election (self, vote);
  add_roll_call (self, vote);
  add_defects (self, vote);
  add_scope (self, item);
  if (vote->by_unit)
    add_ledger (self, vote);
}
