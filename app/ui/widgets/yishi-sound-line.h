/* yishi-sound-line.h - the timeline of a recording: waveform, bookmarks, gaps, and where it plays
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A slider in seconds: arrows go five of them, Page Up and Page Down a minute.
 */
#pragma once

#include <gtk/gtk.h>

#include "yishi-proceedings.h"
#include "yishi-waveform.h"

G_BEGIN_DECLS

/* A place on the timeline that has a name. */
typedef struct
{
  YishiEventKind kind;
  gint64         time;     /* ns of the timeline */
  gint64         silence;  /* ns that stand for what was not recorded */
  char          *text;     /* (owned) */
} YishiSoundMark;

void yishi_sound_mark_free (YishiSoundMark *self);

#define YISHI_TYPE_SOUND_LINE (yishi_sound_line_get_type ())
G_DECLARE_FINAL_TYPE (YishiSoundLine, yishi_sound_line, YISHI, SOUND_LINE, GtkScale)

/* Signal "seek" (gint64 time): somebody wants to hear it from there, ns. */

/* @waveform: (transfer none) (nullable): looked at until the next call. @marks:
 * (transfer none) (nullable) (element-type YishiSoundMark): by time; kept. @length: ns */
void yishi_sound_line_show     (YishiSoundLine *self,
                                YishiWaveform  *waveform,
                                GPtrArray      *marks,
                                gint64          length);
/* Where it plays. Emits nothing. @text: for who cannot see it: what is heard there. */
void yishi_sound_line_move     (YishiSoundLine *self,
                                gint64          time,
                                const char     *text);

G_END_DECLS
