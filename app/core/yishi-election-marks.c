/* yishi-election-marks.c - reads what is marked on the papers of an election
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "yishi-election-private.h"

#include <stdlib.h>
#include <string.h>

typedef enum
{
  PAPER_VALID,
  PAPER_EMPTY,
  PAPER_OVERMARKED,  /* more marks, votes or points than the rule gives */
  PAPER_UNREADABLE,
} Paper;

/* Reads a number of at most four digits. Returns: where it ends, NULL if there
 * is none */
static const char *
read_number (const char *p,
             int        *number)
{
  int n_digits = 0;

  *number = 0;
  while (*p == ' ')
    p++;
  for (; g_ascii_isdigit (*p); p++, n_digits++)
    if (n_digits < 4)
      *number = *number * 10 + (*p - '0');
  while (*p == ' ')
    p++;

  return n_digits > 0 && n_digits <= 4 ? p : NULL;
}

/* Reads "2" or "2:5" into option and value; @value is left as it is if there is
 * none. */
static const char *
read_mark (const char *p,
           int        *option,
           int        *value)
{
  p = read_number (p, option);
  if (p != NULL && *p == ':')
    p = read_number (p + 1, value);

  return p;
}

static Paper
check_limits (const YishiElectionInput *input,
              int                       n_marks,
              int                       n_votes,
              int                       most)
{
  YishiRule *rule = input->rule;
  int allowed = rule->max_marks > 0 ? rule->max_marks : input->seats;

  switch (rule->method)
    {
    case YISHI_METHOD_CUMULATIVE:
      return n_votes > allowed || most > rule->max_per_option ? PAPER_OVERMARKED : PAPER_VALID;
    case YISHI_METHOD_SCORE:
      return most > rule->max_score ? PAPER_OVERMARKED : PAPER_VALID;
    case YISHI_METHOD_OWNERS_ELECTION:
    case YISHI_METHOD_PLURALITY:
    case YISHI_METHOD_PLURALITY_AT_LARGE:
    case YISHI_METHOD_RUNOFF:
    case YISHI_METHOD_APPROVAL:
    case YISHI_METHOD_GRADES:
      return n_marks > allowed ? PAPER_OVERMARKED : PAPER_VALID;
    case YISHI_METHOD_STV:
      return PAPER_VALID;
    case YISHI_METHOD_THRESHOLD:
    case YISHI_METHOD_UNANIMITY:
    case YISHI_METHOD_OBJECTION:
    case YISHI_METHOD_STRAW:
    default:
      g_return_val_if_reached (PAPER_UNREADABLE);
    }
}

/* Reads one paper into a row. An option that is not on the paper, or that
 * stands there twice, leaves it unclear what was meant. */
static Paper
read_paper (const YishiElectionInput *input,
            gsize                     n_candidates,
            const char               *marks,
            int                      *row)
{
  gboolean ranks = input->rule->method == YISHI_METHOD_STV;
  gboolean takes_values = input->rule->method == YISHI_METHOD_CUMULATIVE ||
                          input->rule->method == YISHI_METHOD_SCORE;
  int n_marks = 0, n_votes = 0, most = 0;
  const char *p = marks;

  if (p == NULL || *p == '\0')
    return PAPER_EMPTY;

  for (;;)
    {
      int option, value = YISHI_UNMARKED;

      p = read_mark (p, &option, &value);
      if (p == NULL || option < 1 || (gsize) option > n_candidates ||
          row[option - 1] != YISHI_UNMARKED || (value != YISHI_UNMARKED && !takes_values) ||
          (value == YISHI_UNMARKED && input->rule->method == YISHI_METHOD_SCORE))
        return PAPER_UNREADABLE;

      n_marks++;
      row[option - 1] = ranks ? n_marks : value == YISHI_UNMARKED ? 1 : value;
      n_votes += row[option - 1];
      most = MAX (most, row[option - 1]);
      if (*p == '\0')
        break;
      if (*p != (ranks ? '>' : ','))
        return PAPER_UNREADABLE;
      p++;
    }

  return check_limits (input, n_marks, n_votes, most);
}

static void
clear_row (int  *row,
           gsize n)
{
  for (gsize i = 0; i < n; i++)
    row[i] = YISHI_UNMARKED;
}

static void
read_ballot (YishiMarks               *self,
             const YishiElectionInput *input,
             gsize                     index)
{
  const YishiMarkedBallot *from = &input->ballots[index];
  YishiBallot *to = &self->ballots[index];
  int *row = self->values + index * self->n_candidates;

  to->person = from->person;
  to->area = from->area;
  to->choice = from->choice;
  clear_row (row, self->n_candidates);
  if (from->choice != YISHI_CHOICE_YES)
    return;

  switch (read_paper (input, self->n_candidates, from->marks, row))
    {
    case PAPER_VALID:
      self->n_valid++;
      return;
    case PAPER_EMPTY:
      to->choice = YISHI_CHOICE_BLANK;
      break;
    case PAPER_OVERMARKED:
      self->n_overmarked++;
      to->choice = YISHI_CHOICE_INVALID;
      break;
    case PAPER_UNREADABLE:
    default:
      to->choice = YISHI_CHOICE_INVALID;
      break;
    }

  clear_row (row, self->n_candidates);
}

static int
compare_persons (gconstpointer a,
                 gconstpointer b,
                 gpointer      data)
{
  const YishiBallot *ballots = data;
  gint64 first = ballots[*(const gsize *) a].person;
  gint64 second = ballots[*(const gsize *) b].person;

  return first < second ? -1 : first > second;
}

static gboolean
takes_part (const YishiElectionInput *input,
            YishiChoice               choice)
{
  return choice <= YISHI_CHOICE_FOLLOW ||
         (choice == YISHI_CHOICE_BLANK && input->rule->blank == YISHI_BLANK_ABSTAIN) ||
         (choice == YISHI_CHOICE_INVALID && input->rule->invalid_counts);
}

/* A person is one head, however many ballots: what all of them say alike stands.
 * Marks are compared one by one; of votes, points and ranks, which only mean
 * something together, all or nothing. */
static void
merge_row (const YishiElectionInput *input,
           int                      *common,
           const int                *row,
           gsize                     n)
{
  gboolean apart = input->rule->method != YISHI_METHOD_CUMULATIVE &&
                   input->rule->method != YISHI_METHOD_SCORE &&
                   input->rule->method != YISHI_METHOD_STV;
  gboolean differs = memcmp (common, row, n * sizeof (int)) != 0;

  for (gsize i = 0; i < n; i++)
    if (apart ? common[i] != row[i] : differs)
      common[i] = YISHI_UNMARKED;
}

static void
merge_persons (YishiMarks               *self,
               const YishiElectionInput *input)
{
  g_autofree gsize *order = g_new (gsize, self->n_ballots + 1);
  gint64 person = 0;
  gsize n = 0;

  for (gsize i = 0; i < self->n_ballots; i++)
    if (takes_part (input, self->ballots[i].choice))
      order[n++] = i;
  g_qsort_with_data (order, (gint) n, sizeof (gsize), compare_persons, self->ballots);

  for (gsize i = 0; i < n; i++)
    {
      const int *row = self->values + order[i] * self->n_candidates;
      gboolean is_new = i == 0 || self->ballots[order[i]].person != person;

      person = self->ballots[order[i]].person;
      if (is_new)
        memcpy (self->persons + self->n_persons++ * self->n_candidates, row,
                self->n_candidates * sizeof (int));
      else
        merge_row (input, self->persons + (self->n_persons - 1) * self->n_candidates, row,
                   self->n_candidates);
    }
}

/* Reads all ballots of @input. Free with yishi_marks_clear(). */
void
yishi_marks_read (YishiMarks               *self,
                  const YishiElectionInput *input,
                  gsize                     n_candidates)
{
  memset (self, 0, sizeof *self);
  self->n_candidates = n_candidates;
  self->n_ballots = input->n_ballots;
  self->values = g_new (int, input->n_ballots * n_candidates + 1);
  self->persons = g_new (int, input->n_ballots * n_candidates + 1);
  self->ballots = g_new0 (YishiBallot, input->n_ballots + 1);

  for (gsize i = 0; i < input->n_ballots; i++)
    read_ballot (self, input, i);
  merge_persons (self, input);
}

void
yishi_marks_clear (YishiMarks *self)
{
  g_clear_pointer (&self->values, g_free);
  g_clear_pointer (&self->persons, g_free);
  g_clear_pointer (&self->ballots, g_free);
}
