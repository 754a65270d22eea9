/* yishi-choices.h - the answers of a ballot as buttons, each with its key
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define YISHI_TYPE_CHOICES (yishi_choices_get_type ())
G_DECLARE_FINAL_TYPE (YishiChoices, yishi_choices, YISHI, CHOICES, GtkWidget)

/* Signal "chosen" (const char *word): a button was pressed, or its key while the
 * choices have the focus. The keys are 1, 2 … in the order in which they were added.
 * The focus comes to the group first, where only its keys act: an Enter too many
 * in the field before answers nothing. */

/* @word: of the record; @label: what is shown. At most nine. */
void yishi_choices_add      (YishiChoices *self,
                             const char   *word,
                             const char   *label);
/* Says whose answer it is, to those who do not see it. */
void yishi_choices_set_name (YishiChoices *self,
                             const char   *name);

G_END_DECLS
