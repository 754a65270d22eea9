/* sound-maker.c - holds a meeting with its recording, for the tests that listen to it
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Usage: sound-maker RECORD SCALE PART PART
 *
 * The record has a meeting with three items, the second a straw poll. The parts are
 * finished files of Opus in Ogg; they are copied into the media folder, with their
 * peaks, which are made unless PART.peaks is there. All that happens is as many
 * seconds, times SCALE, into the meeting as the table below says. The first part
 * begins with the meeting, the second a minute after the first has ended.
 */
#include <gio/gio.h>
#include <stdlib.h>
#include <string.h>

#include "yishi-db-agenda.h"
#include "yishi-db-ballot.h"
#include "yishi-db-recording.h"
#include "yishi-db-result.h"
#include "yishi-db-room.h"
#include "yishi-db-session.h"
#include "yishi-db-state.h"
#include "yishi-media.h"
#include "yishi-ogg.h"
#include "yishi-part-file.h"
#include "yishi-session.h"
#include "yishi-waveform.h"

#define NS G_GINT64_CONSTANT (1000000000)
#define US G_GINT64_CONSTANT (1000000)
/* 2026-12-15 19:00 +08:00 */
#define T0 (G_GINT64_CONSTANT (1797332400) * US)
#define BETWEEN 60

typedef enum
{
  SESSION,  /* an effect of the running meeting, with its item */
  NOTE,
  MARK,
  OPEN,
  CLOSE,
  OUTCOME,
  PAUSE,
  RESUME,
  START,
  END,
  SEAL,
} Deed;

/* @at: seconds of the part; @later: seconds for which it was paused before. */
static const struct
{
  int         part;
  int         at;
  int         later;
  Deed        deed;
  gint64      item;
  const char *text;
} deeds[] = {
  { 1, 0, 0, SESSION, 0, "meeting.started" },
  { 1, 0, 0, START, 0, NULL },
  { 1, 2, 0, SESSION, 1, "item.begun" },
  { 1, 5, 0, SESSION, 1, "speech.begun" },
  { 1, 15, 0, SESSION, 1, "speech.ended" },
  { 1, 18, 0, NOTE, 1, "业主问电梯用哪个品牌" },
  { 1, 20, 0, MARK, 1, "" },
  { 1, 25, 0, SESSION, 1, "item.ended" },
  { 1, 25, 0, SESSION, 2, "item.begun" },
  { 1, 30, 0, OPEN, 2, NULL },
  { 1, 40, 0, CLOSE, 2, NULL },
  { 1, 45, 0, OUTCOME, 2, "样例：放在社区活动室" },
  { 1, 50, 0, PAUSE, 0, "讨论个人情况" },
  { 1, 50, 10, NOTE, 2, "样例：不得外传的内容" },
  { 1, 50, 30, RESUME, 0, NULL },
  { 1, 60, 30, END, 0, NULL },
  { 2, 0, 30, START, 0, NULL },
  { 2, 10, 30, SESSION, 2, "item.ended" },
  { 2, 10, 30, SESSION, 3, "item.begun" },
  { 2, 12, 30, MARK, 3, "样例：物业的承诺" },
  { 2, 20, 30, SESSION, 3, "item.ended" },
  { 2, 20, 30, END, 0, NULL },
  { 2, 20, 30, SEAL, 0, NULL },
};

typedef struct
{
  const char  *record;
  double       scale;
  YishiOggInfo info[2];  /* of the parts */
  guint        deed;
} Maker;

static gint64
get_second (const Maker *self,
            guint        deed)
{
  gint64 begin = deeds[deed].part == 2 ? self->info[0].length / NS + BETWEEN : 0;

  return begin + (gint64) ((deeds[deed].at + deeds[deed].later) * self->scale);
}

static YishiSync
get_moment (const Maker *self)
{
  gint64 second = get_second (self, self->deed);
  gint64 position = (gint64) (deeds[self->deed].at * self->scale) * NS;
  gint64 length = self->info[deeds[self->deed].part - 1].length;

  return (YishiSync) { { deeds[self->deed].part, MIN (position, length) }, (5000 + second) * US, T0 + second * US };
}

static YishiPart
get_part (const Maker *self)
{
  int number = deeds[self->deed].part;
  const YishiOggInfo *info = &self->info[number - 1];
  YishiSync now = get_moment (self);

  return (YishiPart) { .number = number, .file = yishi_part_make_file (number, number == 1 ? T0 : now.instant),
                       .mirror = (char *) "", .device = (char *) "样例麦克风", .began = now.instant,
                       .monotonic = now.monotonic, .length = info->length, .bytes = info->bytes,
                       .sha256 = (char *) info->sha256, .end = YISHI_PART_STOPPED };
}

static gboolean
do_session (Maker    *self,
            YishiDb  *db,
            GError  **error)
{
  g_autoptr(GPtrArray) effects = g_ptr_array_new_with_free_func ((GDestroyNotify) yishi_effect_free);
  YishiEffect *effect = g_new0 (YishiEffect, 1);
  YishiSync now = get_moment (self);
  g_autoptr(YishiMeetingState) meeting = NULL;
  g_autoptr(YishiSession) session = NULL;
  g_autofree char *json = NULL;

  effect->kind = deeds[self->deed].text;
  effect->at = now.instant;
  effect->item = deeds[self->deed].item;
  effect->name = g_strdup ("张样例");
  effect->unit = g_strdup ("");
  effect->party = g_strdup ("guest");
  effect->began = T0 + (gint64) (5 * self->scale) * US;
  effect->allotted = 180 * US;
  effect->used = now.instant - effect->began;
  g_ptr_array_add (effects, effect);
  meeting = yishi_db_load_meeting_state (db, 1, error);
  if (meeting == NULL)
    return FALSE;
  session = yishi_session_new (meeting, now.instant);
  json = yishi_session_to_json (session);
  return yishi_db_apply_session (db, 1, effects, json, NULL, error);
}

static gboolean
do_vote (Maker    *self,
         YishiDb  *db,
         GError  **error)
{
  static const char *const names[] = { "yes", "no" };
  static const gint64 counts[] = { 7, 2 };
  g_autoptr(YishiItem) item = yishi_db_get_item (db, deeds[self->deed].item, error);

  if (item == NULL)
    return FALSE;
  if (deeds[self->deed].deed == OPEN)
    return yishi_db_open_vote (db, item, NULL, NULL, error);
  if (deeds[self->deed].deed == OUTCOME)
    return yishi_db_set_outcome (db, item, "settled", deeds[self->deed].text, "", "", error);
  return yishi_db_record_counts (db, item, 0, -1, names, counts, 2, error) &&
         yishi_db_close_vote (db, item, NULL, error);
}

static gboolean
do_part (Maker    *self,
         YishiDb  *db,
         GError  **error)
{
  YishiSync now = get_moment (self);
  YishiPart part = get_part (self);
  g_autofree char *file = part.file;

  if (deeds[self->deed].deed == END)
    return yishi_db_end_part (db, 1, &part, &now, error);
  return (part.number > 1 || yishi_db_announce_recording (db, 1, YISHI_TOLD_BY_WALL, "样例：会议全程录音，用于整理记录", error)) &&
         yishi_db_start_part (db, 1, &part, error) && yishi_db_sync_part (db, 1, &now, error);
}

static gboolean
do_deed (YishiDb       *db,
         gpointer       data,
         GCancellable  *cancellable,
         GError       **error)
{
  Maker *self = data;
  YishiSync now = get_moment (self);
  YishiBookmark mark = { .kind = YISHI_BOOKMARK_MARK, .item = deeds[self->deed].item,
                         .text = (char *) deeds[self->deed].text, .place = now.place, .instant = now.instant };
  g_autofree char *seal = NULL;
  gint64 id;

  if (self->deed > 1)
    yishi_db_set_moment (db, 1, &now);

  switch (deeds[self->deed].deed)
    {
    case SESSION:
      return do_session (self, db, error);
    case NOTE:
      return yishi_db_add_note (db, 1, deeds[self->deed].item, deeds[self->deed].text, &id, error);
    case MARK:
      return yishi_db_set_bookmark (db, 1, &mark, &id, error);
    case PAUSE:
      return yishi_db_begin_sound_gap (db, 1, YISHI_SOUND_GAP_PAUSED, &now, deeds[self->deed].text, NULL, error);
    case RESUME:
      return yishi_db_end_sound_gap (db, 1, &now, 0, error);
    case START:
    case END:
      return do_part (self, db, error);
    case SEAL:
      return yishi_db_close_meeting (db, 1, &seal, error);
    case OPEN:
    case CLOSE:
    case OUTCOME:
    default:
      return do_vote (self, db, error);
    }
}

/* Each deed at its time of day. */
static void
perform (Maker *self)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(YishiClock) clock = NULL;
  g_autoptr(YishiStore) store = NULL;
  g_autoptr(GDateTime) date = g_date_time_new_from_unix_utc (T0 / US + get_second (self, self->deed));
  g_autofree char *instant = g_date_time_format (date, "%Y-%m-%dT%H:%M:%S+00:00");

  clock = yishi_clock_new_at (instant, &error);
  g_assert_no_error (error);
  store = yishi_store_new (self->record, clock);
  if (!yishi_store_open (store, YISHI_STORE_WRITE, &error) || !yishi_store_perform (store, do_deed, self, &error))
    g_error ("deed %u: %s", self->deed, error->message);
  yishi_store_close (store, &error);
  g_assert_no_error (error);
}

/* The file under the name that the record gives it, with its peaks. */
static void
put_file (Maker      *self,
          const char *path)
{
  g_autofree char *media = yishi_media_path (self->record);
  YishiPart part = get_part (self);
  g_autofree char *file = part.file;
  g_autofree char *target = g_build_filename (media, file, NULL);
  g_autofree char *peaks = yishi_peaks_path (path);
  g_autofree char *drawn = yishi_peaks_path (target);
  g_autoptr(GFile) from = g_file_new_for_path (path);
  g_autoptr(GFile) to = g_file_new_for_path (target);
  g_autoptr(GFile) peaks_from = g_file_new_for_path (peaks);
  g_autoptr(GFile) peaks_to = g_file_new_for_path (drawn);
  g_autoptr(GError) error = NULL;

  if (!g_file_copy (from, to, G_FILE_COPY_NONE, NULL, NULL, NULL, &error) ||
      !(g_file_query_exists (peaks_from, NULL)
          ? g_file_copy (peaks_from, peaks_to, G_FILE_COPY_NONE, NULL, NULL, NULL, &error)
          : yishi_peaks_rebuild (target, NULL, &error)))
    g_error ("%s", error->message);
}

int
main (int    argc,
      char **argv)
{
  Maker maker = { 0 };
  g_autoptr(GError) error = NULL;

  if (argc != 5)
    g_error ("Usage: sound-maker RECORD SCALE PART PART");

  maker.record = argv[1];
  maker.scale = strtod (argv[2], NULL);
  for (int i = 0; i < 2; i++)
    if (!yishi_ogg_scan (argv[3 + i], &maker.info[i], NULL, &error))
      g_error ("%s", error->message);

  for (maker.deed = 0; maker.deed < G_N_ELEMENTS (deeds); maker.deed++)
    {
      perform (&maker);
      if (deeds[maker.deed].deed == START)
        put_file (&maker, argv[2 + deeds[maker.deed].part]);
    }

  return 0;
}
