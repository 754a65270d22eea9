/* yishi-sound-export.h - what goes into a file that a recording is exported to: stretches, chapters, cover text
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Such a file is for everybody, and leaves the house. So nothing of a confidential
 * part is in it, neither sound nor what was noted meanwhile, and phones and ID
 * numbers are masked in all its texts, as in every export.
 */
#pragma once

#include "yishi-meeting.h"
#include "yishi-recording.h"

G_BEGIN_DECLS

typedef struct
{
  int    part;
  gint64 from;   /* ns of the part */
  gint64 until;
} YishiStretch;

typedef struct
{
  guint   stretch;   /* its index */
  gint64  position;  /* ns of its part */
  char   *name;      /* (owned) */
} YishiExportChapter;

typedef struct
{
  GArray    *stretches;    /* (owned) (element-type YishiStretch): in order, empty if there is no sound */
  GPtrArray *chapters;     /* (owned) (element-type YishiExportChapter): in order */
  gint64     length;       /* ns of all stretches */
  char      *title;        /* (owned) */
  char      *artist;       /* (owned) the community */
  char      *date;         /* (owned) YYYY-MM-DD */
  char      *description;  /* (owned) the cover text, in lines */
  char      *name;         /* (owned) that a file can bear, without its ending */
} YishiSoundExport;

/* @item: id, 0 for the whole. @gaps: of yishi_recording_list_gaps(). @missing: (nullable)
 * (element-type int): numbers of parts that cannot be read; they are left out, and the
 * cover says so. @community: its name. @clock: for times of day */
YishiSoundExport *yishi_sound_export_new  (const YishiMeetingState *meeting,
                                           const YishiRecording    *recording,
                                           const GPtrArray         *gaps,
                                           const GArray            *missing,
                                           gint64                   item,
                                           const char              *community,
                                           YishiClock              *clock,
                                           YishiWords               words) G_GNUC_WARN_UNUSED_RESULT;
void              yishi_sound_export_free (YishiSoundExport        *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (YishiSoundExport, yishi_sound_export_free)

G_END_DECLS
