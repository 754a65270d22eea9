/* yishi-display-election.c - what names and options got, on the wall
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "yishi-display-private.h"

/* Votes of a transferable vote are counted in 0.00001. */
#define SHARE_UNIT 100000

static int
compare_ranks (gconstpointer a,
               gconstpointer b)
{
  const YishiCandidate *one = *(const YishiCandidate *const *) a;
  const YishiCandidate *other = *(const YishiCandidate *const *) b;

  if (one->rank != other->rank)
    return one->rank < other->rank ? -1 : 1;

  return one->number < other->number ? -1 : one->number > other->number;
}

static void
set_standing (const YishiBuilder   *self,
              const YishiCandidate *candidate,
              YishiDisplayRow      *row)
{
  static const struct
  {
    YishiSay say;
    YishiSymbol symbol;
    YishiTone tone;
  } standings[] = {
    [YISHI_STANDING_NOT_ELECTED] = { SAY_NOT_ELECTED, YISHI_SYMBOL_CROSS, YISHI_TONE_QUIET },
    [YISHI_STANDING_ELECTED] = { SAY_ELECTED, YISHI_SYMBOL_CHECK, YISHI_TONE_GOOD },
    [YISHI_STANDING_TIED] = { SAY_TIED, YISHI_SYMBOL_TIE, YISHI_TONE_WAIT },
    [YISHI_STANDING_ALTERNATE] = { SAY_ALTERNATE, YISHI_SYMBOL_OPEN, YISHI_TONE_NOW },
    [YISHI_STANDING_RUNOFF] = { SAY_RUNOFF, YISHI_SYMBOL_NOW, YISHI_TONE_NOW },
  };
  const YishiElection *election = self->input->election;
  YishiSay say = standings[candidate->standing].say;

  if (election->rule->method == YISHI_METHOD_APPROVAL)
    say = candidate->standing == YISHI_STANDING_ELECTED ? SAY_PASSES : SAY_FAILS;

  yishi_display_set_tag (&row->tag, g_strdup (yishi_builder_say (self, say)),
                         standings[candidate->standing].symbol,
                         standings[candidate->standing].tone);
}

/* Points, or votes that were passed on: neither are heads. */
static void
add_special_bar (YishiBuilder         *self,
                 const YishiCandidate *candidate,
                 YishiDisplayRow      *row)
{
  const YishiElection *election = self->input->election;
  gboolean is_score = election->rule->method == YISHI_METHOD_SCORE;
  YishiDisplayBar *bar = yishi_builder_add_bar (self, row->bars, SAY_VOTES,
                                                is_score ? candidate->mean : candidate->share,
                                                is_score ? 0 : election->quota,
                                                is_score ? election->rule->max_score * 100
                                                         : election->n_valid * SHARE_UNIT,
                                                FALSE);
  g_autofree char *mean = g_strdup_printf ("%d.%02d", (int) (candidate->mean / 100),
                                           (int) (candidate->mean % 100));

  yishi_display_set_text (&bar->needed, g_strdup (""));
  yishi_display_set_tag (&bar->tag, g_strdup (""), YISHI_SYMBOL_NONE, YISHI_TONE_PLAIN);
  if (is_score)
    yishi_display_set_text (&bar->value, yishi_words_fill (yishi_builder_say (self, SAY_POINTS),
                                                           mean, NULL));
  else
    yishi_display_set_text (&bar->value,
                            g_strdup_printf ("%" G_GINT64_FORMAT ".%02d",
                                             candidate->share / SHARE_UNIT,
                                             (int) (candidate->share % SHARE_UNIT / 1000)));
}

static void
add_candidate (YishiBuilder         *self,
               const YishiCandidate *candidate,
               gboolean              is_closed)
{
  const YishiElection *election = self->input->election;
  YishiMethod method = election->rule->method;
  gboolean by_area = election->rule->by_area;
  /* Where too few took part, nobody reaches anything. */
  gboolean has_mark = is_closed && election->rule->approval.denominator > 0 &&
                      (election->verdict < YISHI_VERDICT_NOQUORUM_H ||
                       election->verdict > YISHI_VERDICT_NOQUORUM_HA);
  YishiCount base = election->base.heads > 0 ? election->base : election->participating;
  gboolean is_graded = method == YISHI_METHOD_GRADES;
  YishiDisplayRow *row = yishi_builder_add_row (self, is_graded ? g_strdup ("")
                                                  : g_strdup_printf ("%d", candidate->number),
                                                yishi_display_clean (candidate->name),
                                                g_strdup (""));

  if (method == YISHI_METHOD_SCORE || method == YISHI_METHOD_STV)
    {
      add_special_bar (self, candidate, row);
    }
  else
    {
      yishi_builder_add_bar (self, row->bars, by_area ? SAY_VOTES_HEADS : SAY_VOTES,
                             candidate->votes.heads, has_mark ? election->needed.heads : 0,
                             base.heads, FALSE);
      if (by_area)
        yishi_builder_add_bar (self, row->bars, SAY_VOTES_AREA, candidate->votes.area,
                               has_mark ? election->needed.area : 0, base.area, TRUE);
    }
  if (is_closed && election->verdict != YISHI_VERDICT_NONE)
    set_standing (self, candidate, row);
}

static void
add_summary (YishiBuilder *self)
{
  YishiElection *election = self->input->election;
  g_autofree char *n_valid = yishi_words_number (election->n_valid);
  g_autofree char *filled = NULL;
  g_autofree char *valid = NULL;
  g_autofree char *each = yishi_words_count (self->display->words, election->needed,
                                             election->rule->by_area);
  g_autofree char *seats = yishi_words_number (election->seats);
  g_autofree char *elected = yishi_words_number (election->n_elected);

  if (election->verdict != YISHI_VERDICT_NONE && election->rule->method != YISHI_METHOD_APPROVAL)
    filled = yishi_words_fill (yishi_builder_say (self, SAY_N_ELECTED), seats, elected, NULL);
  valid = yishi_words_fill (yishi_builder_say (self, SAY_VALID_PAPERS), n_valid, NULL);
  yishi_builder_add_line (self, g_strconcat (filled != NULL ? filled : "",
                                             filled != NULL ? " · " : "", valid, NULL));
  if (election->rule->approval.denominator > 0)
    yishi_builder_add_line (self, yishi_words_fill (yishi_builder_say (self, SAY_NEEDED_EACH), each,
                                                    NULL));
  if (election->judges_established)
    yishi_builder_add_remark (self, g_strdup (yishi_builder_say (self, election->established
                                                                   ? SAY_ESTABLISHED
                                                                   : SAY_NOT_ESTABLISHED)),
                              election->established ? YISHI_SYMBOL_CHECK : YISHI_SYMBOL_CROSS,
                              election->established ? YISHI_TONE_GOOD : YISHI_TONE_BAD);
  if (election->used_lot)
    yishi_builder_add_remark (self, g_strdup (yishi_builder_say (self, SAY_BY_LOT)),
                              YISHI_SYMBOL_TIE, YISHI_TONE_WAIT);
}

/* A threshold is of the whole election: it is told once, and marked on each bar. */
static void
add_participation (YishiBuilder *self)
{
  const YishiElection *election = self->input->election;

  if (election->rule->participation.denominator == 0)
    return;

  self->display->bars_pair = election->rule->by_area;
  yishi_builder_add_bar (self, self->display->bars, SAY_PART_HEADS, election->participating.heads,
                         election->needed_participation.heads, election->roll.heads, FALSE);
  if (election->rule->by_area)
    yishi_builder_add_bar (self, self->display->bars, SAY_PART_AREA, election->participating.area,
                           election->needed_participation.area, election->roll.area, TRUE);
}

void
yishi_builder_make_election (YishiBuilder *self)
{
  const YishiElection *election = self->input->election;
  gboolean is_closed = self->vote != NULL && g_str_equal (self->vote->state, "closed");
  g_autoptr(GPtrArray) order = g_ptr_array_new ();

  for (gsize i = 0; i < election->n_candidates; i++)
    g_ptr_array_add (order, &election->candidates[i]);
  if (is_closed && election->verdict != YISHI_VERDICT_NONE)
    g_ptr_array_sort (order, compare_ranks);
  for (guint i = 0; i < order->len; i++)
    add_candidate (self, order->pdata[i], is_closed);

  if (!is_closed)
    return;
  add_summary (self);
  add_participation (self);
}
