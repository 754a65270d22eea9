/* yishi-flac.h - stretches of sound as one FLAC file
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "yishi-ogg.h"

G_BEGIN_DECLS

/* As yishi_ogg_join(), with the same tags and chapters, but decoded and coded anew; takes about a second for a minute
 * of sound, and beside @destination room for both. @progress is called from this thread. Error besides: NO_PLUGIN. */
gboolean yishi_flac_export (const YishiOggSpan   *spans,
                            guint                 n_spans,
                            const YishiOggTags   *tags,
                            const char           *destination,
                            YishiOggProgress      progress,
                            gpointer              progress_data,
                            GCancellable         *cancellable,
                            GError              **error);

G_END_DECLS
