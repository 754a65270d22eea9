/* yishi-verifier-recordings.c - whether the recorded sound is there and as it was
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include <glib/gi18n-lib.h>
#include <inttypes.h>
#include <string.h>

#include "yishi-db-meeting.h"
#include "yishi-db-private.h"
#include "yishi-db-recording.h"
#include "yishi-media.h"
#include "yishi-verifier-private.h"

/* A part of the replay, with the sums that were journalled while it was recorded. */
typedef struct
{
  char            *date;    /* (unowned) of its meeting */
  gint64           seq;     /* the entry that ended it, or began it */
  const YishiPart *part;    /* (unowned) */
  GArray          *hashes;  /* (owned) (element-type YishiMinuteHash) that must be found in the file */
} Checked;

/* What an entry names; where none can be named, 0. */
static gint64
find_seq (YishiDb  *replay,
          gint64    meeting,
          int       number)
{
  gint64 seq;

  return yishi_db_query_int (replay, 0, &seq, NULL, "SELECT seq FROM part WHERE meeting = ?1 AND number = ?2", "ii",
                             meeting, (gint64) number)
           ? seq
           : 0;
}

/* Whoever opens the record in the window has the copy put back: see yishi_media_bring_back(). */
static char *
describe_copy (const YishiPart *part)
{
  if (*part->mirror == '\0')
    return g_strdup ("");
  if (part->bytes > 0 && yishi_media_has_copy (part->file, part->mirror, part->bytes, part->sha256, NULL, NULL))
    /* Translators: a folder’s path */
    return g_strdup_printf (_(" (a whole copy of it is in “%s”: open the record in the window, and it is put back)"),
                            part->mirror);

  /* Translators: a folder’s path */
  return g_strdup_printf (_(" (a copy of it was recorded to “%s”)"), part->mirror);
}

static void
add_problem (const Checked     *checked,
             YishiVerification *verification,
             const char        *what)
{
  const YishiPart *part = checked->part;
  g_autofree char *mirror = describe_copy (part);

  yishi_verification_add (verification, checked->seq, "RECORDING",
                          /* Translators: a part’s number, the meeting’s date, the file’s name, what is wrong, and
                           * where a copy is */
                          g_strdup_printf (_("part %d of the recording of %s (“%s”) %s%s"), part->number,
                                           checked->date, part->file, what, mirror));
}

/* Which of the minute's sums the file must have. The repair of a part that was cut
 * off may mend its last page, and what was on its way to the disk when the power
 * failed may be missing: the sum that was noted last is not held against it. */
static GArray *
choose_hashes (const YishiRecording *recording,
               const YishiPart      *part)
{
  GArray *hashes = g_array_new (FALSE, FALSE, sizeof (YishiMinuteHash));

  for (guint i = 0; i < recording->hashes->len; i++)
    {
      const YishiMinuteHash *hash = &g_array_index (recording->hashes, YishiMinuteHash, i);

      if (hash->place.part == part->number)
        g_array_append_val (hashes, *hash);
    }
  if ((part->end == YISHI_PART_RECORDING || part->end == YISHI_PART_CRASHED) && hashes->len > 0)
    {
      const YishiMinuteHash *last = &g_array_index (hashes, YishiMinuteHash, hashes->len - 1);

      if (part->bytes == YISHI_UNKNOWN || last->bytes >= part->bytes)
        g_array_set_size (hashes, hashes->len - 1);
    }

  return hashes;
}

/* How far the file is as it was: the last minute whose sum is found. */
static void
report_changed (const Checked     *checked,
                YishiVerification *verification,
                const char       (*sums)[YISHI_SHA256_TEXT])
{
  g_autofree char *time = NULL;
  g_autofree char *what = NULL;
  gint64 position = 0;

  for (guint i = 0; i < checked->hashes->len; i++)
    {
      const YishiMinuteHash *hash = &g_array_index (checked->hashes, YishiMinuteHash, i);

      if (strcmp (hash->sha256, sums[i]) != 0)
        break;
      position = hash->place.position;
    }

  time = yishi_time_of_sound_format (position);
  what = g_strdup_printf (_("was changed after it was recorded: only up to %s it is certainly as it was"), time);
  add_problem (checked, verification, what);
}

static void
compare (const Checked     *checked,
         YishiVerification *verification,
         const char       (*sums)[YISHI_SHA256_TEXT],
         gint64             bytes,
         const char        *sha256)
{
  const YishiPart *part = checked->part;
  gboolean is_known = part->bytes != YISHI_UNKNOWN;
  gint64 expected = is_known ? part->bytes : 0;
  gboolean is_right = !is_known || (bytes == part->bytes && strcmp (sha256, part->sha256) == 0);

  for (guint i = 0; i < checked->hashes->len; i++)
    {
      const YishiMinuteHash *hash = &g_array_index (checked->hashes, YishiMinuteHash, i);

      expected = MAX (expected, hash->bytes);
      is_right = is_right && strcmp (hash->sha256, sums[i]) == 0;
    }

  if (bytes < expected)
    {
      g_autofree char *what = g_strdup_printf (_("was cut off: %" PRId64 " of %" PRId64 " bytes are there"), bytes,
                                               expected);

      add_problem (checked, verification, what);
    }
  else if (!is_right)
    {
      report_changed (checked, verification, sums);
    }
}

static gboolean
check_part (YishiDb            *db,
            const Checked      *checked,
            YishiVerification  *verification,
            GCancellable       *cancellable,
            GError            **error)
{
  guint n = checked->hashes->len;
  g_autofree gint64 *marks = g_new0 (gint64, n + 1);
  g_autofree char (*sums)[YISHI_SHA256_TEXT] = g_malloc0 ((n + 1) * sizeof *sums);
  g_autoptr(GError) own = NULL;
  char sha256[YISHI_SHA256_TEXT];
  gint64 bytes;

  for (guint i = 0; i < n; i++)
    marks[i] = g_array_index (checked->hashes, YishiMinuteHash, i).bytes;

  if (yishi_media_sum_part (db->path, checked->part->file, marks, n, sums, &bytes, sha256, cancellable, &own))
    {
      verification->n_recordings++;
      compare (checked, verification, (const char (*)[YISHI_SHA256_TEXT]) sums, bytes, sha256);
      return TRUE;
    }
  if (own != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&own));
      return FALSE;
    }

  /* One that has just begun may have no file yet. */
  if (checked->part->end != YISHI_PART_RECORDING || n > 0)
    add_problem (checked, verification, _("is missing from the media folder, or cannot be read"));
  return TRUE;
}

static gboolean
check_meeting (YishiDb             *db,
               YishiDb             *replay,
               const YishiMeeting  *meeting,
               YishiVerification   *verification,
               GCancellable        *cancellable,
               GError             **error)
{
  g_autoptr(YishiRecording) recording = yishi_db_load_recording (replay, meeting->id, error);
  gboolean checks = recording != NULL;

  for (guint i = 0; checks && i < recording->parts->len; i++)
    {
      const YishiPart *part = recording->parts->pdata[i];
      Checked checked = { meeting->date, find_seq (replay, meeting->id, part->number), part, NULL };

      if (part->end == YISHI_PART_MISSING)
        continue;
      checked.hashes = choose_hashes (recording, part);
      checks = check_part (db, &checked, verification, cancellable, error);
      g_array_unref (checked.hashes);
    }

  return checks;
}

gboolean
yishi_verify_recordings (YishiDb            *db,
                         YishiDb            *replay,
                         YishiVerification  *verification,
                         GCancellable       *cancellable,
                         GError            **error)
{
  g_autoptr(GPtrArray) meetings = yishi_db_list_meetings (replay, error);

  if (meetings == NULL)
    return FALSE;

  for (guint i = 0; i < meetings->len; i++)
    if (!check_meeting (db, replay, meetings->pdata[i], verification, cancellable, error))
      return FALSE;

  return TRUE;
}
