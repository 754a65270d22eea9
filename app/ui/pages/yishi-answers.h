/* yishi-answers.h - the answers of one paper: yes, no … or the candidates, as the vote has them
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <gtk/gtk.h>

#include "yishi-ballots-look.h"

G_BEGIN_DECLS

/* A YishiChoices, or a YishiPaperMarks where names are marked. Both have the
 * signal "chosen" (const char *answer). Returns: (transfer floating) */
GtkWidget *yishi_answers_new      (const YishiVoteLook *look) G_GNUC_WARN_UNUSED_RESULT;
void       yishi_answers_clear    (GtkWidget           *answers);
/* Says whose answer it is: in @label, and to those who do not see it. */
void       yishi_answers_set_name (GtkWidget           *answers,
                                   GtkLabel            *label,
                                   const char          *name);

G_END_DECLS
