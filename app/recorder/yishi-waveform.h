/* yishi-waveform.h - how loud it was, all along the timeline
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Read from the files that lie beside the parts, NAME.peaks, in which the recorder
 * has put a byte for each 50 ms.
 */
#pragma once

#include <gio/gio.h>

#include "yishi-recording-player.h"

G_BEGIN_DECLS

typedef struct _YishiWaveform YishiWaveform;

/* Reads the peaks of all parts: for three hours a few milliseconds, but from a disk, so not in the main thread. A part
 * whose peaks are missing is flat; see yishi_waveform_is_complete(). */
YishiWaveform *yishi_waveform_load        (const YishiPlayerPart *parts,
                                           guint                  n_parts) G_GNUC_WARN_UNUSED_RESULT;
void           yishi_waveform_free        (YishiWaveform         *self);
/* Ns, to the end of the last part. */
gint64         yishi_waveform_get_length  (const YishiWaveform   *self);
/* The loudest from @from to @to (ns): from 0 to 1, growing as loudness does to the ear; -1 where there
 * is a gap and nothing else. */
double         yishi_waveform_get_peak    (const YishiWaveform   *self,
                                           gint64                 from,
                                           gint64                 to);
/* Whether all parts have their peaks. @missing: (out) (optional): the first part that has none */
gboolean       yishi_waveform_is_complete (const YishiWaveform   *self,
                                           guint                 *missing);
/* Makes the peaks of the part at @path anew, from its sound: twenty seconds for an hour. Errors: NO_PLUGIN, IO,
 * DAMAGED, cancelled. */
gboolean       yishi_peaks_rebuild        (const char            *path,
                                           GCancellable          *cancellable,
                                           GError               **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (YishiWaveform, yishi_waveform_free)

G_END_DECLS
