/* yishi-writing.h - what a dialog does while files are written for it: a bar, a stop, and a word at the end
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * ASKING --yishi_writing_begin()--> WRITING --yishi_writing_end()--> closed
 *                                           --failed or stopped--> ASKING
 *
 * While it writes, the fields and the action that began it cannot be used.
 */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

typedef struct _YishiWriting YishiWriting;

/* All (transfer none), as long as they are not abandoned. @action: of the
 * dialog, which asks for a file. Then the fields, ending with NULL. */
YishiWriting *yishi_writing_new       (GtkWindow      *dialog,
                                       GtkProgressBar *bar,
                                       const char     *action,
                                       ...) G_GNUC_NULL_TERMINATED G_GNUC_WARN_UNUSED_RESULT;
/* The dialog goes: what is under way is stopped, and nothing is said of its end. */
void          yishi_writing_abandon   (YishiWriting   *self);
/* Once nothing is under way any more: a thread may still tell how far it is. */
void          yishi_writing_free      (YishiWriting   *self);
gboolean      yishi_writing_is_active (YishiWriting   *self);
/* Returns: (transfer none): stops the work; until its end */
GCancellable *yishi_writing_begin     (YishiWriting   *self);
/* Returns: (transfer none): to be set atomically from 0 to 1000 as the work goes on. Without it
 * the bar moves to and fro. */
gint         *yishi_writing_track     (YishiWriting   *self);
/* @paths: (nullable): that were written, or NULL with the @error. Says so, and closes the
 * dialog after success. */
void          yishi_writing_end       (YishiWriting      *self,
                                       const char *const *paths,
                                       const GError      *error);
/* While it writes, it is stopped; else the dialog goes. */
void          yishi_writing_cancel    (YishiWriting   *self);

G_END_DECLS
