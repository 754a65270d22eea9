/* yishi-aloud-dialog.h - has the chair read aloud that the meeting is recorded, where no wall shows it
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <gtk/gtk.h>

#include "yishi-tape.h"

G_BEGIN_DECLS

/* Asks over @window whenever @tape wants those present to be told, and answers it. */
void yishi_aloud_dialog_serve (GtkWindow *window,
                               YishiTape *tape);

G_END_DECLS
