/* yishi-answers.c - the answers of one paper: yes, no … or the candidates, as the vote has them
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "yishi-answers.h"

#include "yishi-ballots-words.h"
#include "yishi-choices.h"
#include "yishi-paper-marks.h"

GtkWidget *
yishi_answers_new (const YishiVoteLook *look)
{
  GtkWidget *choices;

  g_return_val_if_fail (look->result != NULL, NULL);

  if (look->result->election != NULL)
    return yishi_paper_marks_new (look->item->candidates, look->result->rule, MAX (look->item->seats, 1));

  choices = g_object_new (YISHI_TYPE_CHOICES, NULL);
  for (gsize i = 0; yishi_ballots_choices[i] != NULL; i++)
    yishi_choices_add (YISHI_CHOICES (choices), yishi_ballots_choices[i],
                       yishi_ballots_say_choice (yishi_ballots_choices[i]));
  return choices;
}

void
yishi_answers_clear (GtkWidget *answers)
{
  if (YISHI_IS_PAPER_MARKS (answers))
    yishi_paper_marks_clear (YISHI_PAPER_MARKS (answers));
}

void
yishi_answers_set_name (GtkWidget  *answers,
                        GtkLabel   *label,
                        const char *name)
{
  gtk_label_set_label (label, name);
  if (YISHI_IS_CHOICES (answers))
    yishi_choices_set_name (YISHI_CHOICES (answers), name);
  else
    yishi_paper_marks_set_name (YISHI_PAPER_MARKS (answers), name);
}
