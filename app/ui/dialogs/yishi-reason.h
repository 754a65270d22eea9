/* yishi-reason.h - asks for the reason of something that is noted in the record
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Asks @heading and @body over the window of @parent, and for a reason in a line;
 * @reason: what stands there at first. @action: the word on the button that does
 * it, with its mnemonic; nothing can be done without a reason. */
void  yishi_reason_async  (GtkWidget           *parent,
                           const char          *heading,
                           const char          *body,
                           const char          *reason,
                           const char          *action,
                           GAsyncReadyCallback  callback,
                           gpointer             user_data);
/* Returns: (transfer full) (nullable): the reason, in one line; NULL if nothing is to be done */
char *yishi_reason_finish (GtkWidget           *parent,
                           GAsyncResult        *result) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
