/* yishi-db-recording-load.c - a recording as the record has it
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "yishi-db-private.h"
#include "yishi-db-recording.h"

/* Some years of sound, ns, and the end of the year 9999, µs: a record may come from
 * anybody, and what is counted with these numbers must not overflow. */
#define MAX_NS G_GINT64_CONSTANT (100000000000000000)
#define MAX_US G_GINT64_CONSTANT (253402300799000000)

/* Adds one row. What a newer or a foreign hand has written is left out where it
 * has no meaning here; verify finds it. */
typedef void (*ReadFunc) (YishiRecording *recording,
                          sqlite3_stmt   *statement);

/* The number of a column; YISHI_UNKNOWN where it cannot be one. */
static gint64
get_number (sqlite3_stmt *statement,
            int           column,
            gint64        most)
{
  gint64 number = sqlite3_column_int64 (statement, column);

  return number >= 0 && number <= most ? number : YISHI_UNKNOWN;
}

static YishiPlace
get_place (sqlite3_stmt *statement,
           int           column)
{
  return (YishiPlace) { sqlite3_column_int (statement, column), MAX (get_number (statement, column + 1, MAX_NS), 0) };
}

static void
read_notice (YishiRecording *recording,
             sqlite3_stmt   *statement)
{
  recording->announced = get_number (statement, 0, MAX_US);
  yishi_told_from_text (yishi_db_text (statement, 1), &recording->told);
}

static void
read_part (YishiRecording *recording,
           sqlite3_stmt   *statement)
{
  YishiPart *part = g_new0 (YishiPart, 1);

  part->number = sqlite3_column_int (statement, 0);
  part->file = yishi_db_dup (statement, 1);
  if (!yishi_part_is_ours (part->file))
    *part->file = '\0';
  part->device = yishi_db_dup (statement, 2);
  part->began = MAX (get_number (statement, 3, MAX_US), 0);
  part->monotonic = MAX (get_number (statement, 4, MAX_US), 0);
  part->length = get_number (statement, 5, MAX_NS);
  part->bytes = get_number (statement, 6, G_MAXINT64);
  part->sha256 = yishi_db_dup (statement, 7);
  part->mirror = yishi_db_dup (statement, 9);
  part->told = recording->parts->len == 0 ? recording->told : YISHI_TOLD_BEFORE;
  part->end = YISHI_PART_FAILED;
  yishi_part_end_from_text (yishi_db_text (statement, 8), &part->end);
  g_ptr_array_add (recording->parts, part);
}

static void
read_hash (YishiRecording *recording,
           sqlite3_stmt   *statement)
{
  YishiMinuteHash hash = {
    .place = get_place (statement, 0),
    .bytes = MAX (get_number (statement, 2, G_MAXINT64), 0),
  };

  g_strlcpy (hash.sha256, yishi_db_text (statement, 3), sizeof hash.sha256);
  g_array_append_val (recording->hashes, hash);
}

static void
read_sync (YishiRecording *recording,
           sqlite3_stmt   *statement)
{
  const YishiSync sync = {
    get_place (statement, 0),
    MAX (get_number (statement, 2, MAX_US), 0),
    MAX (get_number (statement, 3, MAX_US), 0),
  };

  g_array_append_val (recording->syncs, sync);
}

static void
read_gap (YishiRecording *recording,
          sqlite3_stmt   *statement)
{
  YishiSoundGap *gap = g_new0 (YishiSoundGap, 1);

  gap->id = sqlite3_column_int64 (statement, 0);
  gap->reason = YISHI_SOUND_GAP_FAILED;
  yishi_sound_gap_reason_from_text (yishi_db_text (statement, 1), &gap->reason);
  gap->place = get_place (statement, 2);
  gap->silence = MAX (get_number (statement, 4, MAX_NS), 0);
  gap->from = MAX (get_number (statement, 5, MAX_US), 0);
  gap->until = get_number (statement, 6, MAX_US);
  gap->text = yishi_db_dup (statement, 7);
  g_ptr_array_add (recording->gaps, gap);
}

static void
read_bookmark (YishiRecording *recording,
               sqlite3_stmt   *statement)
{
  YishiBookmarkKind kind;
  YishiBookmark *bookmark;

  if (!yishi_bookmark_kind_from_text (yishi_db_text (statement, 1), &kind))
    return;

  bookmark = g_new0 (YishiBookmark, 1);
  bookmark->id = sqlite3_column_int64 (statement, 0);
  bookmark->kind = kind;
  bookmark->item = sqlite3_column_int64 (statement, 2);
  bookmark->reference = sqlite3_column_int64 (statement, 3);
  bookmark->text = yishi_db_dup (statement, 4);
  bookmark->instant = get_number (statement, 5, MAX_US);
  bookmark->place = get_place (statement, 6);
  g_ptr_array_add (recording->bookmarks, bookmark);
}

/* A notice that was given for a part of its own. */
static void
read_part_notice (YishiRecording *recording,
                  sqlite3_stmt   *statement)
{
  int number = sqlite3_column_int (statement, 0);

  if (number >= 1 && number <= (int) recording->parts->len)
    yishi_told_from_text (yishi_db_text (statement, 1), &((YishiPart *) recording->parts->pdata[number - 1])->told);
}

static const struct
{
  const char *sql;
  ReadFunc    read;
} tables[] = {
  /* The first notice is the one that was given before all sound. How it was given stands in the journal
   * alone, and in no entry of an older program. */
  { "SELECT n.instant, ifnull(j.body ->> '$.how', '') FROM recording_notice n LEFT JOIN journal j ON j.seq = n.seq"
    " WHERE n.meeting = ?1 ORDER BY n.id LIMIT 1",
    read_notice },
  { "SELECT number, file, device, began, monotonic, length, bytes, sha256, ended, mirror FROM part WHERE meeting = ?1"
    " ORDER BY number",
    read_part },
  { "SELECT j.body ->> '$.part', j.body ->> '$.how' FROM recording_notice n JOIN journal j ON j.seq = n.seq"
    " WHERE n.meeting = ?1 AND j.body ->> '$.part' > 0 AND j.body ->> '$.how' <> '' ORDER BY n.id",
    read_part_notice },
  { "SELECT part, position, bytes, sha256 FROM part_hash WHERE meeting = ?1 ORDER BY part, bytes", read_hash },
  { "SELECT part, position, monotonic, instant FROM part_sync WHERE meeting = ?1 ORDER BY id", read_sync },
  { "SELECT id, reason, part, position, silence, from_instant, until_instant, text FROM sound_gap WHERE meeting = ?1"
    " ORDER BY id",
    read_gap },
  /* A note's text is the note's, as it is now. */
  { "SELECT b.id, b.kind, b.item, b.reference, ifnull(n.text, b.text), b.instant, b.part, b.position FROM bookmark b"
    " LEFT JOIN note n ON b.kind = 'note' AND n.id = b.reference WHERE b.meeting = ?1 ORDER BY b.id",
    read_bookmark },
};

YishiRecording *
yishi_db_load_recording (YishiDb  *db,
                         gint64    meeting,
                         GError  **error)
{
  g_autoptr(YishiRecording) recording = yishi_recording_new ();

  for (gsize i = 0; i < G_N_ELEMENTS (tables); i++)
    {
      sqlite3_stmt *statement = yishi_db_query (db, error, tables[i].sql, "i", meeting);
      int status = -1;

      while (statement != NULL && (status = yishi_db_step (db, statement, error)) > 0)
        tables[i].read (recording, statement);
      if (status != 0)
        return NULL;
    }

  return g_steal_pointer (&recording);
}
