/* yishi-recording.h - what was recorded of a meeting: parts, bookmarks, gaps, and which time is which
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Plain values, which the recorder and the store exchange. Three times are kept
 * apart: the place in the sound (part and position, ns), the machine's monotonic
 * clock (µs, of one run of the machine alone) and the wall clock (an instant, µs
 * since 1970, which may be set forward and back at any moment). Pairs of all
 * three, noted whenever one may have left the others, lead from one to another.
 */
#pragma once

#include <glib-object.h>

#include "yishi-clock.h"
#include "yishi-json.h"
#include "yishi-meeting.h"
#include "yishi-sha256.h"
#include "yishi-words.h"

G_BEGIN_DECLS

/* A length, a size or an instant that nobody knows yet. */
#define YISHI_UNKNOWN ((gint64) -1)

typedef enum
{
  YISHI_PART_RECORDING,  /* it records, or the program was cut off while it did */
  YISHI_PART_STOPPED,
  YISHI_PART_CRASHED,    /* was found after a crash or a power cut */
  YISHI_PART_DISK_FULL,
  YISHI_PART_FAILED,     /* sound, encoder or disk could not go on */
  YISHI_PART_MISSING,    /* its file was not there after a crash */
} YishiPartEnd;
#define YISHI_N_PART_ENDS (YISHI_PART_MISSING + 1)

typedef enum
{
  YISHI_BOOKMARK_ITEM_BEGUN,
  YISHI_BOOKMARK_ITEM_ENDED,
  YISHI_BOOKMARK_SPEECH_BEGUN,
  YISHI_BOOKMARK_SPEECH_ENDED,
  YISHI_BOOKMARK_BALLOT_OPENED,
  YISHI_BOOKMARK_BALLOT_CLOSED,
  YISHI_BOOKMARK_OUTCOME,
  YISHI_BOOKMARK_NOTE,
  YISHI_BOOKMARK_MARK,  /* the chair's own */
} YishiBookmarkKind;
#define YISHI_N_BOOKMARK_KINDS (YISHI_BOOKMARK_MARK + 1)

typedef enum
{
  YISHI_SOUND_GAP_PAUSED,  /* by the chair, for what is confidential or whatever the text says */
  YISHI_SOUND_GAP_DEVICE_LOST,
  YISHI_SOUND_GAP_CRASHED,
  YISHI_SOUND_GAP_NO_MICROPHONE,
  YISHI_SOUND_GAP_DISK_FULL,
  YISHI_SOUND_GAP_SOUND_SERVER,
  YISHI_SOUND_GAP_SLEPT,
  YISHI_SOUND_GAP_FAILED,
  YISHI_SOUND_GAP_STOPPED,      /* the chair had ended the recording */
  YISHI_SOUND_GAP_NOT_STARTED,  /* the meeting ran before it was recorded */
  YISHI_SOUND_GAP_QUIT,         /* the program was ended, as it should be, while it recorded */
} YishiSoundGapReason;
#define YISHI_N_SOUND_GAP_REASONS (YISHI_SOUND_GAP_QUIT + 1)

/* How those present were told that they are recorded. */
typedef enum
{
  YISHI_TOLD,           /* nobody noted how */
  YISHI_TOLD_BY_WALL,   /* the notice stood on the wall */
  YISHI_TOLD_ALOUD,     /* the chair read it aloud */
  YISHI_TOLD_BEFORE,    /* of a part: not anew, the notice before the first sound was for the whole meeting */
} YishiTold;
#define YISHI_N_TOLD (YISHI_TOLD_BEFORE + 1)

/* A place in the sound. Part 0 is no place at all. */
typedef struct
{
  int     part;      /* its number, from 1 in the meeting */
  gint64  position;  /* ns from the part's beginning */
} YishiPlace;

typedef struct
{
  int           number;     /* from 1 in the meeting */
  char         *file;       /* (owned) in the media folder, relative: "recordings/NAME" */
  char         *mirror;     /* (owned) path of a second folder with a copy, such as on a stick; "" if there is none */
  char         *device;     /* (owned) as people know the microphone */
  gint64        began;      /* instant */
  gint64        monotonic;  /* µs */
  gint64        length;     /* ns; YISHI_UNKNOWN while it records */
  gint64        bytes;      /* likewise */
  char         *sha256;     /* (owned) "" while it records */
  YishiPartEnd  end;
  YishiTold     told;       /* how those present were, for this part */
} YishiPart;

/* The sum of the first bytes of a part, which go as far as @position. */
typedef struct
{
  YishiPlace place;
  gint64     bytes;
  char       sha256[YISHI_SHA256_TEXT];
} YishiMinuteHash;

/* The three times at one moment. */
typedef struct
{
  YishiPlace place;
  gint64     monotonic;  /* µs */
  gint64     instant;    /* µs */
} YishiSync;

typedef struct
{
  gint64             id;
  YishiBookmarkKind  kind;
  gint64             item;       /* id, 0: of the meeting as a whole */
  gint64             reference;  /* id of the speech or the note, 0 if there is none */
  char              *text;       /* (owned) who spoke, or what was added */
  gint64             instant;
  YishiPlace         place;
} YishiBookmark;

/* From when to when there is no sound, and why. */
typedef struct
{
  gint64               id;       /* 0: it follows from the parts and is nowhere noted */
  YishiSoundGapReason  reason;
  YishiPlace           place;    /* where the timeline has it; part 0: before all sound */
  gint64               silence;  /* ns of silence that stand for it there; 0: cut */
  gint64               from;     /* instant */
  gint64               until;    /* instant; YISHI_UNKNOWN while it lasts */
  char                *text;     /* (owned) in more words, or "" */
} YishiSoundGap;

/* All of one meeting. Immutable once filled in, and counted. */
typedef struct
{
  gatomicrefcount ref_count;

  gint64     announced;  /* instant at which the notice was given; YISHI_UNKNOWN if it was not */
  YishiTold  told;       /* how it was, the first time */
  GPtrArray *parts;      /* (owned) (element-type YishiPart): by number */
  GArray    *hashes;     /* (owned) (element-type YishiMinuteHash): by place */
  GArray    *syncs;      /* (owned) (element-type YishiSync): as they came, which is by place */
  GPtrArray *bookmarks;  /* (owned) (element-type YishiBookmark): as they were set */
  GPtrArray *gaps;       /* (owned) (element-type YishiSoundGap): as they were noted */
} YishiRecording;

/* Continuous time over all parts, ns. */
typedef struct
{
  gint64 from;
  gint64 until;
} YishiSpan;

typedef struct
{
  gint64               start;     /* ns in the export */
  const YishiBookmark *bookmark;  /* (unowned) of the recording */
} YishiChapter;

typedef enum
{
  YISHI_MAY_RECORD,
  YISHI_MAY_NOT_RECORD_UNANNOUNCED,  /* those present were not told */
  YISHI_MAY_NOT_RECORD_TWICE,        /* a part records, or was cut off and not taken up yet */
} YishiMayRecord;

/* Each kind as the record and JSON write it, "item-begun". @from_text: FALSE, and
 * the value left alone, where there is no such kind. */
const char     *yishi_part_end_to_text           (YishiPartEnd         end);
gboolean        yishi_part_end_from_text         (const char          *text,
                                                  YishiPartEnd        *end);
const char     *yishi_bookmark_kind_to_text      (YishiBookmarkKind    kind);
gboolean        yishi_bookmark_kind_from_text    (const char          *text,
                                                  YishiBookmarkKind   *kind);
const char     *yishi_told_to_text               (YishiTold            told);
gboolean        yishi_told_from_text             (const char          *text,
                                                  YishiTold           *told);
const char     *yishi_sound_gap_reason_to_text   (YishiSoundGapReason  reason);
gboolean        yishi_sound_gap_reason_from_text (const char          *text,
                                                  YishiSoundGapReason *reason);

void            yishi_part_free                  (YishiPart           *self);
YishiPart      *yishi_part_copy                  (const YishiPart     *self) G_GNUC_WARN_UNUSED_RESULT;
/* Returns: (transfer full): where the part lies in the media folder,
 * "recordings/20261215T110512Z-1.opus": no two begin in one second. */
char           *yishi_part_make_file             (int                  number,
                                                  gint64               began) G_GNUC_WARN_UNUSED_RESULT;
/* Whether @file is a name such as that. A record may come from anybody, and must
 * not name a file elsewhere. */
gboolean        yishi_part_is_ours               (const char          *file);
void            yishi_bookmark_free              (YishiBookmark       *self);
YishiBookmark  *yishi_bookmark_copy              (const YishiBookmark *self) G_GNUC_WARN_UNUSED_RESULT;
void            yishi_sound_gap_free             (YishiSoundGap       *self);
YishiSoundGap  *yishi_sound_gap_copy             (const YishiSoundGap *self) G_GNUC_WARN_UNUSED_RESULT;

/* All empty, not announced. */
YishiRecording *yishi_recording_new              (void) G_GNUC_WARN_UNUSED_RESULT;
YishiRecording *yishi_recording_ref              (YishiRecording       *self);
void            yishi_recording_unref            (YishiRecording       *self);
/* Returns: (transfer none) (nullable): NULL if there is no such part */
const YishiPart *yishi_recording_find_part       (const YishiRecording *self,
                                                  int                   number);
/* The newest bookmark of that kind. @reference: of the item where it is 0. Returns:
 * (transfer none) (nullable) */
const YishiBookmark *yishi_recording_find_bookmark (const YishiRecording *self,
                                                  YishiBookmarkKind     kind,
                                                  gint64                item,
                                                  gint64                reference);
/* Whoever is recorded must have been told before the first second (Personal
 * Information Protection Law, art. 17). What counts is that the notice stands in
 * the record, whatever the clock said then. */
YishiMayRecord  yishi_recording_may_start        (const YishiRecording *self);

/* --- the timeline: the parts one after the other, without what was not recorded --- */

/* ns. A part that records is as long as what is known of it. */
gint64          yishi_recording_get_part_length  (const YishiRecording *self,
                                                  const YishiPart      *part);
gint64          yishi_recording_get_length       (const YishiRecording *self);
/* FALSE if there is no such part. What lies behind a part's end is its end. */
gboolean        yishi_recording_to_timeline      (const YishiRecording *self,
                                                  YishiPlace            place,
                                                  gint64               *time);
/* The other way; where two parts meet, the later one. FALSE, with the end of the
 * last part, where @time is not before the end; part 0 if there is no sound. */
gboolean        yishi_recording_from_timeline    (const YishiRecording *self,
                                                  gint64                time,
                                                  YishiPlace           *place);
/* "01:12:40", for ns. */
char           *yishi_time_of_sound_format       (gint64                time) G_GNUC_WARN_UNUSED_RESULT;
/* "录音 01:12:40" */
char           *yishi_time_of_sound_describe     (YishiWords            words,
                                                  gint64                time) G_GNUC_WARN_UNUSED_RESULT;

/* --- which time is which --- */

/* By how much the wall clock was set between the two, µs; below 0: back. Both of
 * one part. */
gint64          yishi_sync_get_jump              (const YishiSync      *before,
                                                  const YishiSync      *after);
/* The instant at which the wall clock stood then. FALSE if there is no such part. */
gboolean        yishi_recording_get_instant      (const YishiRecording *self,
                                                  YishiPlace            place,
                                                  gint64               *instant);
/* Where the sound of an instant is; the first, where the clock was set back and
 * stood there twice. FALSE where there is none, with the place at which the sound
 * goes on after it, or the end of all; part 0 if there is no sound at all. */
gboolean        yishi_recording_find_instant     (const YishiRecording *self,
                                                  gint64                instant,
                                                  YishiPlace           *place);
/* Likewise for the monotonic clock of the run in which @part was recorded. */
gboolean        yishi_recording_get_monotonic    (const YishiRecording *self,
                                                  YishiPlace            place,
                                                  gint64               *monotonic);
gboolean        yishi_recording_find_monotonic   (const YishiRecording *self,
                                                  int                   part,
                                                  gint64                monotonic,
                                                  YishiPlace           *place);

/* --- what minutes, player and export show --- */

/* Whatever of the meeting was not recorded: what was noted, and what follows from
 * the parts. @from, @until: instants at which the meeting began and ended;
 * YISHI_UNKNOWN where it has not. Returns: (transfer full) (element-type
 * YishiSoundGap): in the order of the timeline; one that lasts ends with the meeting,
 * and while that goes on, nobody knows when. */
GPtrArray      *yishi_recording_list_gaps        (const YishiRecording *self,
                                                  gint64                from,
                                                  gint64                until) G_GNUC_WARN_UNUSED_RESULT;
/* Which of them, of yishi_recording_list_gaps(), cut @instant out: what happened then has a
 * place, but is not heard at it. Silence that stands for a gap is heard. Returns:
 * (transfer none) (nullable) */
const YishiSoundGap *yishi_sound_gaps_find       (const GPtrArray      *gaps,
                                                  gint64                instant);
/* When @item was at hand; 0: the whole. Returns: (transfer full) (element-type
 * YishiSpan): in order, empty if there is no sound of it. */
GArray         *yishi_recording_list_spans       (const YishiRecording *self,
                                                  gint64                item) G_GNUC_WARN_UNUSED_RESULT;
/* The bookmarks of an export that has @spans one after the other, but those that
 * only say that something ended. Returns: (transfer full) (element-type
 * YishiChapter): in order */
GArray         *yishi_recording_list_chapters    (const YishiRecording *self,
                                                  const GArray         *spans) G_GNUC_WARN_UNUSED_RESULT;
/* "第 3 项：电梯维修". @item: (nullable): the bookmark's. */
char           *yishi_bookmark_describe          (const YishiBookmark  *self,
                                                  const YishiItem      *item,
                                                  YishiWords            words) G_GNUC_WARN_UNUSED_RESULT;
/* "announced" to "gaps", into the object that @json has open. @items: (element-type
 * YishiItem): of the meeting. @gaps: of yishi_recording_list_gaps(). @is_public:
 * without phones and ID numbers */
void            yishi_recording_write_json       (const YishiRecording *self,
                                                  YishiJson            *json,
                                                  const GPtrArray      *items,
                                                  const GPtrArray      *gaps,
                                                  YishiClock           *clock,
                                                  gboolean              is_public);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (YishiPart, yishi_part_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (YishiBookmark, yishi_bookmark_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (YishiSoundGap, yishi_sound_gap_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (YishiRecording, yishi_recording_unref)

G_END_DECLS
