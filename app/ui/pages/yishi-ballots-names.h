/* yishi-ballots-names.h - who is called by name, with the answer of each
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define YISHI_TYPE_BALLOTS_NAMES (yishi_ballots_names_get_type ())
G_DECLARE_FINAL_TYPE (YishiBallotsNames, yishi_ballots_names, YISHI, BALLOTS_NAMES, GtkBox)

/* Keys while a name has the focus: 1, 2 … give the answer of that number and go
 * on to the next name, 0 or Backspace takes it back. Signal "changed". */

/* @words and @labels: the answers, NULL-terminated and of one length: what the
 * record keeps of them, and what is shown. Nobody is in the list then. */
void    yishi_ballots_names_set_answers (YishiBallotsNames  *self,
                                         const char *const  *words,
                                         const char *const  *labels);
/* Does nothing if the name is there. @note: (nullable): shown beside it */
void    yishi_ballots_names_add         (YishiBallotsNames  *self,
                                         const char         *name,
                                         const char         *note,
                                         gboolean            can_go);
/* @word: "" for none */
void    yishi_ballots_names_answer      (YishiBallotsNames  *self,
                                         const char         *name,
                                         const char         *word);
guint   yishi_ballots_names_count       (YishiBallotsNames  *self);
/* @words: (out) (optional): answers of those who have answered, in step with what is
 * returned; with it NULL, everybody's name. Returns: (transfer full) NULL-terminated */
char  **yishi_ballots_names_get         (YishiBallotsNames  *self,
                                         char             ***words) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
