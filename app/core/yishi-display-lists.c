/* yishi-display-lists.c - the agenda, the outcomes and the speaker on the wall
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "yishi-display-private.h"

#include <string.h>

#include "yishi-date.h"
#include "yishi-unit-name.h"

/* Of those who wait, so many are called up. */
#define N_NEXT 3

char *
yishi_builder_say_day (const YishiBuilder *self,
                       const char         *day,
                       gboolean            has_weekday)
{
  static const char *const weekdays[][YISHI_N_WORDS] = {
    { "", "" },
    { "星期一", "Monday" }, { "星期二", "Tuesday" }, { "星期三", "Wednesday" },
    { "星期四", "Thursday" }, { "星期五", "Friday" }, { "星期六", "Saturday" },
    { "星期日", "Sunday" },
  };
  static const char *const months[] = { "", "January", "February", "March", "April", "May", "June",
                                        "July", "August", "September", "October", "November",
                                        "December" };
  YishiWords words = self->display->words;
  const char *weekday;
  GDate date;

  if (!yishi_date_parse (day, &date))
    return g_strdup (day);

  weekday = has_weekday ? weekdays[g_date_get_weekday (&date)][words] : "";
  if (words == YISHI_WORDS_ZH)
    return g_strdup_printf ("%d年%d月%d日%s%s", g_date_get_year (&date), g_date_get_month (&date),
                            g_date_get_day (&date), has_weekday ? " " : "", weekday);

  return g_strdup_printf ("%s%s%d %s %d", weekday, has_weekday ? ", " : "", g_date_get_day (&date),
                          months[g_date_get_month (&date)], g_date_get_year (&date));
}

static gboolean
was_taken_up (const YishiBuilder *self,
              const YishiItem    *item)
{
  const GPtrArray *progress = self->input->meeting->progress;

  for (guint i = 0; i < progress->len; i++)
    if (((const YishiProgress *) progress->pdata[i])->item == item->id)
      return TRUE;

  return FALSE;
}

static void
set_state (const YishiBuilder *self,
           const YishiItem    *item,
           YishiDisplayRow    *row)
{
  const YishiSession *session = self->input->session;
  gboolean is_running = session != NULL && session->phase != YISHI_PHASE_CLOSED;
  YishiSay say = SAY_STATE_WAITING;
  YishiSymbol symbol = YISHI_SYMBOL_OPEN;
  YishiTone tone = YISHI_TONE_QUIET;

  if (*item->withdrawn != '\0')
    {
      say = SAY_STATE_WITHDRAWN;
      symbol = YISHI_SYMBOL_CROSS;
      yishi_display_set_text (&row->detail, yishi_display_clean (item->withdrawn));
    }
  else if (is_running && session->item == item->id)
    {
      say = SAY_STATE_NOW;
      symbol = YISHI_SYMBOL_NOW;
      tone = YISHI_TONE_NOW;
      row->is_current = TRUE;
    }
  else if (g_str_equal (item->state, "open"))
    {
      say = SAY_VOTE_OPEN;
      symbol = YISHI_SYMBOL_NOW;
      tone = YISHI_TONE_NOW;
    }
  else if (*item->outcome != '\0' || g_str_equal (item->state, "closed") ||
           was_taken_up (self, item))
    {
      say = SAY_STATE_DONE;
      symbol = YISHI_SYMBOL_CHECK;
      tone = YISHI_TONE_GOOD;
    }

  yishi_display_set_tag (&row->tag, g_strdup (yishi_builder_say (self, say)), symbol, tone);
}

void
yishi_builder_make_agenda (YishiBuilder *self)
{
  const GPtrArray *items = self->input->meeting->items;
  g_autofree char *n_items = g_strdup_printf ("%u", items->len);

  yishi_display_set_text (&self->display->heading, g_strdup (yishi_builder_say (self, SAY_AGENDA)));
  yishi_display_set_text (&self->display->subheading,
                          yishi_words_fill (yishi_builder_say (self, SAY_N_ITEMS), n_items, NULL));
  for (guint i = 0; i < items->len; i++)
    {
      const YishiItem *item = items->pdata[i];
      YishiDisplayRow *row = yishi_builder_add_row (self, g_strdup_printf ("%d", item->number),
                                                    yishi_display_clean (item->title),
                                                    g_strdup (""));

      row->is_part = item->parent != 0;
      set_state (self, item, row);
    }
}

static const struct
{
  const char *name;
  YishiSay say;
  YishiSymbol symbol;
  YishiTone tone;
} outcomes[] = {
  { "settled", SAY_SETTLED, YISHI_SYMBOL_CHECK, YISHI_TONE_GOOD },
  { "person", SAY_PERSON, YISHI_SYMBOL_NOW, YISHI_TONE_NOW },
  { "escalated", SAY_ESCALATED, YISHI_SYMBOL_UP, YISHI_TONE_WAIT },
  { "owners", SAY_OWNERS, YISHI_SYMBOL_OPEN, YISHI_TONE_NOW },
  { "none", SAY_NONE, YISHI_SYMBOL_CROSS, YISHI_TONE_QUIET },
};

char *
yishi_builder_show_name (const YishiItem *item,
                         gboolean         is_masked,
                         const char      *name)
{
  g_autofree char *clean = yishi_display_clean (name);

  if (*clean == '\0' || !(is_masked || (item != NULL && item->masks_names)))
    return g_steal_pointer (&clean);

  return yishi_display_mask_name (clean);
}

/* Who does what by when, in one line. Returns: (transfer full) */
static char *
describe_outcome (const YishiBuilder *self,
                  const YishiItem    *item)
{
  const char *between = self->display->words == YISHI_WORDS_ZH ? "，" : ", ";
  g_autofree char *text = yishi_display_clean (item->outcome_text);
  g_autofree char *person = yishi_builder_show_name (item, FALSE, item->responsible);
  g_autofree char *due = yishi_builder_say_day (self, item->due, FALSE);
  GString *detail = g_string_new (text);

  if (*person != '\0')
    {
      g_autofree char *who = yishi_words_fill (yishi_builder_say (self, SAY_RESPONSIBLE), person,
                                               NULL);

      g_string_append_printf (detail, "%s%s", detail->len > 0 ? "\n" : "", who);
    }
  if (*item->due != '\0')
    {
      g_autofree char *when = yishi_words_fill (yishi_builder_say (self, SAY_DUE), due, NULL);

      g_string_append_printf (detail, "%s%s", *person != '\0' ? between : detail->len > 0 ? "\n" : "",
                              when);
    }

  return g_string_free (detail, FALSE);
}

static gboolean
is_straw (const YishiItem        *item,
          const YishiDisplayVote *vote)
{
  return g_str_equal (item->kind, "straw") ||
         (vote->tally != NULL && vote->tally->rule->method == YISHI_METHOD_STRAW);
}

static YishiVerdict
read_verdict (const YishiItem        *item,
              const YishiDisplayVote *vote)
{
  if (is_straw (item, vote))
    return YISHI_VERDICT_NONE;

  return vote->tally != NULL ? vote->tally->verdict : vote->election->verdict;
}

static char *
describe_straw (const YishiTally *tally,
                YishiWords        words)
{
  g_autofree char *yes = yishi_words_heads (words, tally->answers[YISHI_CHOICE_YES].heads);
  g_autofree char *no = yishi_words_heads (words, tally->answers[YISHI_CHOICE_NO].heads);
  g_autofree char *abstain = yishi_words_heads (words, tally->answers[YISHI_CHOICE_ABSTAIN].heads);

  return yishi_words_fill (yishi_say (words, SAY_STRAW_VOTED), yes, no, abstain, NULL);
}

/* A rating has no verdict: then it says no more than that the vote is closed. */
char *
yishi_display_describe_vote (const YishiItem        *item,
                             const YishiDisplayVote *vote,
                             YishiWords              words)
{
  const char *language = words == YISHI_WORDS_ZH ? "zh_CN" : "en";

  g_return_val_if_fail (item != NULL && vote != NULL, NULL);
  g_return_val_if_fail (vote->tally != NULL || vote->election != NULL, NULL);

  if (is_straw (item, vote))
    return vote->tally != NULL ? describe_straw (vote->tally, words) : g_strdup (yishi_say (words, SAY_STRAW));
  if (read_verdict (item, vote) == YISHI_VERDICT_NONE)
    return g_strdup (yishi_say (words, SAY_VOTE_CLOSED));

  return yishi_words_fill (yishi_say (words, SAY_VOTED),
                           vote->tally != NULL ? yishi_tally_describe_verdict (vote->tally, language)
                                               : yishi_election_describe_verdict (vote->election, language),
                           NULL);
}

static void
set_verdict (const YishiBuilder *self,
             YishiDisplayRow    *row,
             YishiVerdict        verdict,
             gboolean            is_poll)
{
  YishiSay say = SAY_FAILS;
  YishiSymbol symbol = YISHI_SYMBOL_CROSS;
  YishiTone tone = YISHI_TONE_BAD;

  if (verdict == YISHI_VERDICT_NONE)
    {
      say = is_poll ? SAY_STRAW_RESULT : SAY_VOTE_CLOSED;
      symbol = YISHI_SYMBOL_NONE;
      tone = YISHI_TONE_QUIET;
    }
  else if (verdict == YISHI_VERDICT_PASS)
    {
      say = SAY_PASSES;
      symbol = YISHI_SYMBOL_CHECK;
      tone = YISHI_TONE_GOOD;
    }
  else if (verdict == YISHI_VERDICT_TIE)
    {
      say = SAY_TIED;
      symbol = YISHI_SYMBOL_TIE;
      tone = YISHI_TONE_WAIT;
    }
  else if (verdict >= YISHI_VERDICT_NOQUORUM_H && verdict <= YISHI_VERDICT_NOQUORUM_HA)
    {
      say = SAY_NO_DECISION;
    }

  yishi_display_set_tag (&row->tag, g_strdup (yishi_builder_say (self, say)), symbol, tone);
}

/* An item of which nothing was said, but voted on: what came of the vote. */
static void
add_vote (YishiBuilder    *self,
          const YishiItem *item)
{
  const YishiVoteState *state = yishi_meeting_state_find_vote (self->input->meeting, item->id);
  const YishiDisplayVote *vote = NULL;
  YishiDisplayRow *row;

  for (gsize i = 0; i < self->input->n_votes && vote == NULL; i++)
    if (self->input->votes[i].item == item->id)
      vote = &self->input->votes[i];

  if (*item->outcome != '\0' || *item->withdrawn != '\0' || vote == NULL || state == NULL ||
      !g_str_equal (state->state, "closed"))
    return;

  row = yishi_builder_add_row (self, g_strdup_printf ("%d", item->number),
                               yishi_display_clean (item->title),
                               yishi_display_describe_vote (item, vote, self->display->words));
  set_verdict (self, row, read_verdict (item, vote), is_straw (item, vote));
}

void
yishi_builder_make_outcomes (YishiBuilder *self)
{
  const GPtrArray *items = self->input->meeting->items;

  yishi_display_set_text (&self->display->heading,
                          g_strdup (yishi_builder_say (self, SAY_OUTCOMES)));
  for (guint i = 0; i < items->len; i++)
    {
      const YishiItem *item = items->pdata[i];

      for (gsize k = 0; k < G_N_ELEMENTS (outcomes); k++)
        {
          YishiDisplayRow *row;

          if (!g_str_equal (outcomes[k].name, item->outcome))
            continue;
          row = yishi_builder_add_row (self, g_strdup_printf ("%d", item->number),
                                       yishi_display_clean (item->title),
                                       describe_outcome (self, item));
          yishi_display_set_tag (&row->tag, g_strdup (yishi_builder_say (self, outcomes[k].say)),
                                 outcomes[k].symbol, outcomes[k].tone);
        }
      add_vote (self, item);
    }

  if (self->display->rows->len == 0)
    yishi_builder_add_line (self, g_strdup (yishi_builder_say (self, SAY_NO_OUTCOMES)));
}

static gboolean
is_masked (const YishiBuilder *self,
           const YishiSpeaker *speaker)
{
  return speaker->is_masked || (self->item != NULL && self->item->masks_names);
}

/* "物业公司", "业主 · 3-2-501". A unit tells who a masked owner is: of it only the building
 * is shown, "业主 · 3幢", so that two of one surname are two. It says nothing of who
 * speaks for an office: it is left out. */
static char *
show_party (const YishiBuilder *self,
            const YishiSpeaker *speaker)
{
  const char *party = yishi_say_party (self->display->words, speaker->party);
  const char *sign = *party != '\0' ? " · " : "";
  YishiUnitPart parts[YISHI_N_PARTS];
  g_autofree char *number = NULL;
  g_autofree char *building = NULL;

  if (*speaker->unit == '\0' || strcmp (speaker->party, "owners") != 0)
    return g_strdup (party);
  if (!is_masked (self, speaker))
    return g_strconcat (party, sign, speaker->unit, NULL);

  yishi_unit_name_split (speaker->unit, strlen (speaker->unit), parts);
  if (parts[YISHI_N_PARTS - 1].length == 0)
    return g_strdup (party);

  number = g_strndup (parts[0].text, parts[0].length);
  building = yishi_words_fill (yishi_builder_say (self, SAY_BUILDING), number, NULL);
  return g_strconcat (party, sign, building, NULL);
}

void
yishi_builder_make_speaker (YishiBuilder *self)
{
  const YishiSession *session = self->input->session;
  YishiDisplay *display = self->display;

  /* Where nobody has the floor, the room sees what is talked about. */
  self->item = session == NULL ? NULL
                 : yishi_meeting_state_find_item (self->input->meeting, session->item);
  if (self->item != NULL)
    {
      g_autofree char *title = yishi_display_clean (self->item->title);
      g_autofree char *name = yishi_builder_name_item (self);

      yishi_display_set_text (&display->subheading, g_strdup_printf ("%s · %s", name, title));
    }
  if (session == NULL || session->speaker == NULL)
    {
      yishi_display_set_text (&display->heading,
                              g_strdup (yishi_builder_say (self, SAY_NOBODY_SPEAKS)));
    }
  else
    {
      gint64 seconds = session->allotted / G_USEC_PER_SEC;
      g_autofree char *time = g_strdup_printf ("%d:%02d", (int) (seconds / 60),
                                               (int) (seconds % 60));

      yishi_display_set_text (&display->heading, yishi_builder_show_name (self->item, session->speaker->is_masked,
                                                                          session->speaker->name));
      yishi_builder_add_line (self, show_party (self, session->speaker));
      yishi_builder_add_line (self, yishi_words_fill (yishi_builder_say (self, SAY_ALLOTTED), time,
                                                      NULL));
      yishi_display_set_tag (&display->badge, g_strdup (yishi_builder_say (self, SAY_SPEAKER)),
                             YISHI_SYMBOL_NOW, YISHI_TONE_NOW);
      display->clock = (YishiDisplayClock) { YISHI_DISPLAY_SPEECH, session->allotted,
                                             session->used, session->running_since,
                                             self->input->soon, 0 };
    }

  for (guint i = 0; session != NULL && i < MIN (session->queue->len, N_NEXT); i++)
    {
      const YishiSpeaker *speaker = session->queue->pdata[i];
      YishiDisplayRow *row = yishi_builder_add_row (self, g_strdup (""),
                                                    yishi_builder_show_name (self->item, speaker->is_masked,
                                                                             speaker->name),
                                                    show_party (self, speaker));

      if (i == 0)
        yishi_display_set_tag (&row->tag, g_strdup (yishi_builder_say (self, SAY_QUEUE)),
                               YISHI_SYMBOL_NONE, YISHI_TONE_QUIET);
    }
}

/* What was given, as its donors wish to be named. */
void
yishi_builder_add_thanks (YishiBuilder *self)
{
  const GPtrArray *all = self->input->meeting->thanks;
  gboolean is_zh = self->display->words == YISHI_WORDS_ZH;

  for (guint i = 0; i < all->len; i++)
    {
      const YishiThanks *thanks = all->pdata[i];
      g_autofree char *donor = thanks->is_named ? yishi_display_clean (thanks->donor)
                                                : yishi_display_mask_name (thanks->donor);
      g_autofree char *gift = yishi_display_clean (thanks->gift);
      g_autofree char *purpose = yishi_display_clean (thanks->purpose);

      yishi_builder_add_line (self, g_strconcat (donor, is_zh ? "：" : ": ", gift, *purpose != '\0' ? is_zh ? "（" : " (" : "",
                                                 purpose, *purpose != '\0' ? is_zh ? "）" : ")" : "", NULL));
    }
}
