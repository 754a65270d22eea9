/* yishi-sample-maker.h - makes the sample community's record away from the main thread
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <gio/gio.h>

#include "yishi-clock.h"

G_BEGIN_DECLS

/* Where the window keeps its sample. Returns: (transfer full) */
char     *yishi_sample_maker_get_path (void) G_GNUC_WARN_UNUSED_RESULT;

/* Makes the record at @path whole or not at all. One that is there is kept, or
 * with @renew taken away, with its media. @clock: outlives the making. */
void      yishi_sample_maker_make_async (const char           *path,
                                         gboolean              renew,
                                         YishiClock           *clock,
                                         GAsyncReadyCallback   callback,
                                         gpointer              user_data);
gboolean  yishi_sample_maker_make_finish (GAsyncResult        *result,
                                         GError              **error);

G_END_DECLS
