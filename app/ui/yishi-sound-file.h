/* yishi-sound-file.h - writes the recording, or one item of it, into one file
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "yishi-sound-export.h"
#include "yishi-sound.h"

G_BEGIN_DECLS

typedef enum
{
  YISHI_SOUND_OPUS,  /* as it was recorded, bit by bit */
  YISHI_SOUND_FLAC,  /* decoded, for programs that do not know Opus */
} YishiSoundFormat;

/* What is exported of @item (id, 0 for the whole), without the parts whose files are missing. */
YishiSoundExport *yishi_sound_plan_export  (const YishiSound     *sound,
                                            YishiRecord          *record,
                                            gint64                item) G_GNUC_WARN_UNUSED_RESULT;
/* @export: (transfer full). @permille: set atomically as it goes on, from 0 to 1000; outlives the
 * work. Errors: of the recorder; nothing is left at @destination then, nor when it was cancelled. */
void              yishi_sound_write_async  (YishiSound           *sound,
                                            YishiSoundExport     *export,
                                            YishiSoundFormat      format,
                                            const char           *destination,
                                            gint                 *permille,
                                            GCancellable         *cancellable,
                                            GAsyncReadyCallback   callback,
                                            gpointer              user_data);
gboolean          yishi_sound_write_finish (GAsyncResult         *result,
                                            GError              **error);

G_END_DECLS
