/* yishi-paper-marks.h - the candidates of a paper, marked by their numbers
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <gtk/gtk.h>

#include "yishi-rule.h"

G_BEGIN_DECLS

#define YISHI_TYPE_PAPER_MARKS (yishi_paper_marks_get_type ())
G_DECLARE_FINAL_TYPE (YishiPaperMarks, yishi_paper_marks, YISHI, PAPER_MARKS, GtkBox)

/* Signal "chosen" (const char *answer): Enter or the button, with the marks as
 * "1,3"; or "abstain", "blank" or "invalid" for the whole paper.
 * Keys while it has the focus: 1 to 9 mark and unmark the candidate of that
 * number, 0 the tenth; Space any that has the focus; Enter takes the paper. */

/* @seats: at most so many marks, unless @rule says another number */
GtkWidget *yishi_paper_marks_new      (char      **candidates,
                                 YishiRule  *rule,
                                 int         seats) G_GNUC_WARN_UNUSED_RESULT;
void       yishi_paper_marks_clear    (YishiPaperMarks *self);
void       yishi_paper_marks_set_name (YishiPaperMarks *self,
                                 const char *name);

G_END_DECLS
