/* yishi-reducers.c - what each kind of journal entry does to the tables
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Writing and replaying go through the same statements, so that the tables are
 * never anything but what the journal adds up to. All but the largest are plain
 * SQL over the entry: ?1 is its body, ?2 its number, ?3 its instant.
 */
#include "config.h"

#include "yishi-journal.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "yishi-db-private.h"
#include "yishi-reducers-private.h"

#define MAX_STATEMENTS 6

typedef gboolean (*ReduceFunc) (YishiDb     *db,
                                gint64       seq,
                                const char  *at,
                                const char  *body,
                                gsize        length,
                                GError     **error);

typedef struct
{
  const char *kind;
  const char *sql[MAX_STATEMENTS];  /* in order, NULL after the last */
  ReduceFunc  reduce;               /* in place of @sql */
} Reducer;

/* The three times at one moment. A part that has ended says nothing more about
 * clocks: the machine may have been started anew since. */
#define ADD_SYNC                                                                                   \
  "INSERT INTO part_sync (meeting, part, position, monotonic, instant, seq)"                       \
  " SELECT ?1 ->> '$.meeting', ?1 ->> '$.part', ?1 ->> '$.position', ?1 ->> '$.monotonic',"        \
  "  ?1 ->> '$.instant', ?2 FROM part WHERE meeting = ?1 ->> '$.meeting'"                          \
  "  AND number = ?1 ->> '$.part' AND ended = 'recording'"
#define END_GAP                                                                                    \
  "UPDATE sound_gap SET until_instant = max(from_instant, ?1 ->> '$.instant'), seq = ?2"           \
  " WHERE meeting = ?1 ->> '$.meeting' AND until_instant = -1"
#define END_PART                                                                                   \
  "UPDATE part SET length = ?1 ->> '$.length', bytes = ?1 ->> '$.bytes', sha256 = ?1 ->> '$.sha256'," \
  "  ended = ?1 ->> '$.how', seq = ?2 WHERE meeting = ?1 ->> '$.meeting' AND number = ?1 ->> '$.part'"

static const Reducer reducers[] = {
  /* The one that comes thousands of times stands first. */
  { "ballots.returned", .reduce = yishi_reduce_ballots },

  { "record.created",
    { "INSERT INTO setting SELECT key, value, ?2 FROM json_each(?1)" } },
  { "setting.changed",
    { "INSERT OR REPLACE INTO setting VALUES (?1 ->> '$.key', ?1 ->> '$.value', ?2)" } },

  { "roll.changed", .reduce = yishi_reduce_roll },
  { "roll.confirmed",
    { "INSERT OR REPLACE INTO roll_confirmed VALUES (?1 ->> '$.version', ?3, ?2)" } },

  /* Beside the settings: they outlive the versions of the roll. */
  { "merge.rejected",
    { "INSERT OR REPLACE INTO setting VALUES ('merge-rejected:' || (?1 ->> '$.units'), ?1 ->> '$.reason', ?2)" } },
  { "merge.offered",
    { "DELETE FROM setting WHERE key = 'merge-rejected:' || (?1 ->> '$.units')" } },

  { "meeting.added",
    { "INSERT INTO meeting (id, date, kind, place, title, time, chair, secretary, seq) VALUES (?1 ->> '$.id',"
      "  ?1 ->> '$.date', ?1 ->> '$.kind', ?1 ->> '$.place', ?1 ->> '$.title', ifnull(?1 ->> '$.time', ''),"
      "  ifnull(?1 ->> '$.chair', ''), ifnull(?1 ->> '$.secretary', ''), ?2)" } },
  { "meeting.changed",
    { "UPDATE meeting SET date = ?1 ->> '$.date', time = ?1 ->> '$.time', place = ?1 ->> '$.place',"
      "  title = ?1 ->> '$.title', chair = ?1 ->> '$.chair', secretary = ?1 ->> '$.secretary', seq = ?2"
      " WHERE id = ?1 ->> '$.meeting'" } },
  { "meeting.removed",
    { "INSERT INTO removed SELECT 'attachment', a.id, ?2 FROM attachment a JOIN item i ON i.id = a.item"
      "  WHERE i.meeting = ?1 ->> '$.meeting'"
      " UNION ALL SELECT 'item', id, ?2 FROM item WHERE meeting = ?1 ->> '$.meeting'"
      " UNION ALL SELECT 'meeting', ?1 ->> '$.meeting', ?2",
      "DELETE FROM attachment WHERE item IN (SELECT id FROM item WHERE meeting = ?1 ->> '$.meeting')",
      "DELETE FROM item WHERE meeting = ?1 ->> '$.meeting'",
      "DELETE FROM meeting WHERE id = ?1 ->> '$.meeting'" } },
  { "meeting.started",
    { "UPDATE meeting SET started = ?3, seq = ?2 WHERE id = ?1 ->> '$.meeting'" } },
  { "meeting.closed",
    { "UPDATE meeting SET closed = ?3, seq = ?2 WHERE id = ?1 ->> '$.meeting'" } },
  { "item.added",
    { /* Those behind it make room. A number is for a moment negative, or it would meet its neighbour's. */
      "UPDATE item SET number = - number - 1, seq = ?2 WHERE meeting = ?1 ->> '$.meeting'"
      " AND number >= ?1 ->> '$.number'",
      "UPDATE item SET number = - number WHERE meeting = ?1 ->> '$.meeting' AND number < 0",
      "INSERT INTO item (id, meeting, number, kind, title, matter, rule, scope, minutes, presenter, candidates,"
      "  seats, agreed, statutory_min, parent, carried_from, masks_names, seq) VALUES (?1 ->> '$.id', ?1 ->> '$.meeting',"
      "  ?1 ->> '$.number', ?1 ->> '$.kind', ?1 ->> '$.title', ?1 ->> '$.matter', ?1 ->> '$.rule',"
      "  ?1 ->> '$.scope', ?1 ->> '$.minutes', ?1 ->> '$.presenter', ?1 -> '$.candidates', ?1 ->> '$.seats',"
      "  ?1 ->> '$.agreed', ?1 ->> '$.statutory_min', ifnull(?1 ->> '$.parent', 0),"
      "  ifnull(?1 ->> '$.carried_from', 0), ifnull(?1 ->> '$.masks_names', 0), ?2)" } },
  { "item.changed",
    { "UPDATE item SET kind = ?1 ->> '$.kind', title = ?1 ->> '$.title', matter = ?1 ->> '$.matter',"
      "  rule = ?1 ->> '$.rule', scope = ?1 ->> '$.scope', minutes = ?1 ->> '$.minutes',"
      "  presenter = ?1 ->> '$.presenter', candidates = ?1 -> '$.candidates', seats = ?1 ->> '$.seats',"
      "  agreed = ?1 ->> '$.agreed', statutory_min = ?1 ->> '$.statutory_min',"
      "  masks_names = ifnull(?1 ->> '$.masks_names', 0), seq = ?2"
      " WHERE id = ?1 ->> '$.item'" } },
  { "items.ordered",
    { "UPDATE item SET number = - number WHERE meeting = ?1 ->> '$.meeting'",
      "UPDATE item SET number = o.key + 1, parent = o.value ->> '$.parent', seq = ?2"
      " FROM json_each(?1, '$.order') o WHERE item.id = o.value ->> '$.item'"
      "  AND item.meeting = ?1 ->> '$.meeting'" } },
  { "item.removed",
    { "INSERT INTO removed SELECT 'attachment', a.id, ?2 FROM json_each(?1, '$.items') r"
      "  JOIN attachment a ON a.item = r.value ->> '$.id'"
      " UNION ALL SELECT 'item', value ->> '$.id', ?2 FROM json_each(?1, '$.items')",
      "DELETE FROM attachment WHERE item IN (SELECT value ->> '$.id' FROM json_each(?1, '$.items'))",
      "DELETE FROM item WHERE id IN (SELECT value ->> '$.id' FROM json_each(?1, '$.items'))",
      "UPDATE item SET number = - number + (SELECT count(*) FROM json_each(?1, '$.items')"
      "  WHERE value ->> '$.number' < item.number), seq = ?2 WHERE meeting = ?1 ->> '$.meeting'"
      " AND number > (SELECT min(value ->> '$.number') FROM json_each(?1, '$.items'))",
      "UPDATE item SET number = - number WHERE meeting = ?1 ->> '$.meeting' AND number < 0" } },
  { "item.withdrawn",
    { "UPDATE item SET withdrawn = ?1 ->> '$.reason', seq = ?2 WHERE id = ?1 ->> '$.item'" } },
  { "attachment.added",
    { "INSERT INTO attachment (id, item, name, file, sha256, page, seq) VALUES (?1 ->> '$.id', ?1 ->> '$.item',"
      "  ?1 ->> '$.name', ?1 ->> '$.file', ?1 ->> '$.sha256', ?1 ->> '$.page', ?2)" } },
  { "attachment.removed",
    { "INSERT INTO removed VALUES ('attachment', ?1 ->> '$.id', ?2)",
      "DELETE FROM attachment WHERE id = ?1 ->> '$.id'" } },
  { "notice.posted",
    { "INSERT INTO notice VALUES (?1 ->> '$.id', ?1 ->> '$.meeting', ?1 ->> '$.on', ?1 ->> '$.where', ?2)",
      "INSERT INTO notice_topic SELECT value ->> '$.item', ?1 ->> '$.id', ?1 ->> '$.on', ?2"
      " FROM json_each(?1, '$.topics')" } },
  { "attendance.recorded",
    { "INSERT INTO attendance (id, meeting, unit, arrived, left, proxy_for, seq)"
      " SELECT value ->> '$.id', ?1 ->> '$.meeting', value ->> '$.unit', value ->> '$.arrived',"
      "  value ->> '$.left', value ->> '$.proxy_for', ?2 FROM json_each(?1, '$.rows') WHERE true"
      " ON CONFLICT (meeting, unit, arrived, proxy_for) DO UPDATE SET left = excluded.left, seq = ?2" } },
  { "proxy.lodged",
    { "INSERT INTO proxy (id, meeting, principal, agent, agent_unit, agent_is_staff, from_day, until_day, items,"
      "  instruction, seq) VALUES (?1 ->> '$.id', ?1 ->> '$.meeting', ?1 ->> '$.principal', ?1 ->> '$.agent',"
      "  ?1 ->> '$.agent_unit', ?1 ->> '$.agent_is_staff', ?1 ->> '$.from', ?1 ->> '$.until',"
      "  ?1 ->> '$.items', ?1 ->> '$.instruction', ?2)" } },
  { "proxy.suspended",
    { "UPDATE proxy SET suspended = 1, seq = ?2 WHERE id = ?1 ->> '$.id'" } },
  /* The row goes, the entry stays: another proxy may be lodged for the unit. */
  { "proxy.withdrawn",
    { "INSERT INTO removed VALUES ('proxy', ?1 ->> '$.id', ?2)",
      "DELETE FROM proxy WHERE id = ?1 ->> '$.id'" } },
  { "proxy.restored",
    { "UPDATE proxy SET suspended = 0, seq = ?2 WHERE id = ?1 ->> '$.id'" } },
  { "attendance.removed",
    { "INSERT INTO removed SELECT 'attendance', value, ?2 FROM json_each(?1, '$.ids')",
      "DELETE FROM attendance WHERE id IN (SELECT value FROM json_each(?1, '$.ids'))" } },
  { "guest.arrived",
    { "INSERT INTO guest (id, meeting, name, party, organisation, arrived, seq) VALUES (?1 ->> '$.id',"
      "  ?1 ->> '$.meeting', ?1 ->> '$.name', ?1 ->> '$.party', ?1 ->> '$.organisation', ?1 ->> '$.arrived', ?2)" } },
  { "guest.left",
    { "UPDATE guest SET left = ?1 ->> '$.time', seq = ?2 WHERE id = ?1 ->> '$.id'" } },
  { "guest.removed",
    { "INSERT INTO removed VALUES ('guest', ?1 ->> '$.id', ?2)",
      "DELETE FROM guest WHERE id = ?1 ->> '$.id'" } },
  { "note.added",
    { "INSERT INTO note (id, meeting, item, at, text, seq) VALUES (?1 ->> '$.id', ?1 ->> '$.meeting',"
      "  ?1 ->> '$.item', ifnull(?1 ->> '$.began', ?3), ?1 ->> '$.text', ?2)" } },
  { "note.changed",
    { "UPDATE note SET text = ?1 ->> '$.text', seq = ?2 WHERE id = ?1 ->> '$.id'" } },
  { "note.removed",
    { "INSERT INTO removed VALUES ('note', ?1 ->> '$.id', ?2)",
      "DELETE FROM note WHERE id = ?1 ->> '$.id'",
      /* Its place in the sound says nothing without it. */
      "INSERT INTO removed SELECT 'bookmark', id, ?2 FROM bookmark WHERE kind = 'note' AND reference = ?1 ->> '$.id'",
      "DELETE FROM bookmark WHERE kind = 'note' AND reference = ?1 ->> '$.id'" } },
  { "thanks.added",
    { "INSERT INTO thanks VALUES (?1 ->> '$.id', ?1 ->> '$.meeting', ?1 ->> '$.donor', ?1 ->> '$.named',"
      "  ?1 ->> '$.gift', ?1 ->> '$.purpose', ?2)" } },
  { "thanks.changed",
    { "UPDATE thanks SET donor = ?1 ->> '$.donor', named = ?1 ->> '$.named', gift = ?1 ->> '$.gift',"
      "  purpose = ?1 ->> '$.purpose', seq = ?2 WHERE id = ?1 ->> '$.id'" } },
  { "thanks.removed",
    { "INSERT INTO removed VALUES ('thanks', ?1 ->> '$.id', ?2)",
      "DELETE FROM thanks WHERE id = ?1 ->> '$.id'" } },
  { "statement.set",
    { "DELETE FROM statement WHERE item = ?1 ->> '$.item' AND party = ?1 ->> '$.party'",
      "INSERT INTO statement SELECT ?1 ->> '$.item', ?1 ->> '$.party', ?1 ->> '$.position', ?1 ->> '$.text',"
      "  ?1 ->> '$.due', ?2 WHERE ?1 ->> '$.position' <> ''" } },
  { "outcome.set",
    { "UPDATE item SET outcome = ?1 ->> '$.outcome', outcome_text = ?1 ->> '$.text',"
      "  responsible = ?1 ->> '$.responsible', due = ?1 ->> '$.due', seq = ?2 WHERE id = ?1 ->> '$.item'" } },
  { "action.settled",
    { "UPDATE item SET done = ?1 ->> '$.day', done_note = ?1 ->> '$.note', seq = ?2"
      " WHERE id = ?1 ->> '$.item'" } },

  /* The meeting keeps the number of its closing: that is where its seal is read. */
  { "minutes.worded",
    { "UPDATE item SET title = iif (?1 ->> '$.field' = 'title', ?1 ->> '$.text', title),"
      "  presenter = iif (?1 ->> '$.field' = 'presenter', ?1 ->> '$.text', presenter), seq = ?2"
      " WHERE id = ?1 ->> '$.item'",
      "UPDATE meeting SET title = iif (?1 ->> '$.field' = 'title', ?1 ->> '$.text', title),"
      "  place = iif (?1 ->> '$.field' = 'place', ?1 ->> '$.text', place),"
      "  chair = iif (?1 ->> '$.field' = 'chair', ?1 ->> '$.text', chair),"
      "  secretary = iif (?1 ->> '$.field' = 'secretary', ?1 ->> '$.text', secretary)"
      " WHERE id = ?1 ->> '$.meeting' AND ?1 ->> '$.item' = 0" } },
  { "minutes.approved",
    { "INSERT INTO minutes (meeting, approved_by, approved_on, approved_time, seq) VALUES (?1 ->> '$.meeting',"
      "  ?1 ->> '$.by', ?1 ->> '$.on', ?1 ->> '$.time', ?2)" } },
  { "minutes.reopened",
    { "DELETE FROM minutes WHERE meeting = ?1 ->> '$.meeting'" } },
  { "minutes.signed",
    { "UPDATE minutes SET chair = ?1 ->> '$.chair', secretary = ?1 ->> '$.secretary',"
      "  supervisor = ?1 ->> '$.supervisor', place = ?1 ->> '$.place', signed_on = ?1 ->> '$.on',"
      "  signed_time = ?1 ->> '$.time', seq = ?2 WHERE meeting = ?1 ->> '$.meeting'" } },
  { "minutes.sealed",
    { "UPDATE minutes SET sealed = ?3, seq = ?2 WHERE meeting = ?1 ->> '$.meeting'" } },
  { "minutes.addendum",
    { "INSERT INTO addendum VALUES (?1 ->> '$.meeting', ?1 ->> '$.number', ?1 ->> '$.text', ?1 ->> '$.reason',"
      "  ?1 ->> '$.by', ?3, ?2)" } },

  { "item.begun",
    { "INSERT INTO progress (meeting, item, began, seq) VALUES (?1 ->> '$.meeting', ?1 ->> '$.item',"
      "  ?1 ->> '$.at', ?2)" } },
  { "item.ended",
    { "UPDATE progress SET ended = ?1 ->> '$.at', seq = ?2 WHERE meeting = ?1 ->> '$.meeting' AND ended = ''" } },
  { "speech.ended",
    { "INSERT INTO speech (meeting, item, name, unit, party, began, ended, allotted, used, seq)"
      " VALUES (?1 ->> '$.meeting', ?1 ->> '$.item', ?1 ->> '$.name', ?1 ->> '$.unit', ?1 ->> '$.party',"
      "  ?1 ->> '$.began', ?1 ->> '$.at', ?1 ->> '$.allotted', ?1 ->> '$.used', ?2)" } },
  /* Said by the journal itself; nothing is asked about them. */
  { "speech.begun", { NULL } },
  { "break.taken", { NULL } },
  { "break.ended", { NULL } },
  { "paper.made", { NULL } },
  { "meeting.interrupted",
    { "INSERT INTO gap (meeting, from_time, until_time, reason, seq) VALUES (?1 ->> '$.meeting',"
      "  ?1 ->> '$.from', ?1 ->> '$.until', ?1 ->> '$.reason', ?2)" } },

  { "recording.announced",
    { "INSERT INTO recording_notice (meeting, instant, text, seq) VALUES (?1 ->> '$.meeting', ?1 ->> '$.instant',"
      "  ?1 ->> '$.text', ?2)" } },
  { "recording.started",
    { "INSERT INTO part (meeting, number, file, mirror, device, began, monotonic, seq) VALUES (?1 ->> '$.meeting',"
      "  ?1 ->> '$.part', ?1 ->> '$.file', ?1 ->> '$.mirror', ?1 ->> '$.device', ?1 ->> '$.instant',"
      "  ?1 ->> '$.monotonic', ?2)",
      "INSERT INTO part_sync (meeting, part, position, monotonic, instant, seq) VALUES (?1 ->> '$.meeting',"
      "  ?1 ->> '$.part', 0, ?1 ->> '$.monotonic', ?1 ->> '$.instant', ?2)",
      END_GAP } },
  { "recording.hashed",
    { "INSERT INTO part_hash (meeting, part, bytes, position, sha256, seq) VALUES (?1 ->> '$.meeting',"
      "  ?1 ->> '$.part', ?1 ->> '$.bytes', ?1 ->> '$.end', ?1 ->> '$.sha256', ?2)",
      ADD_SYNC } },
  { "recording.synced",
    { ADD_SYNC } },
  { "recording.paused",
    { END_GAP,
      "INSERT INTO sound_gap VALUES (?1 ->> '$.id', ?1 ->> '$.meeting', ?1 ->> '$.reason', ?1 ->> '$.part',"
      "  ?1 ->> '$.position', 0, ?1 ->> '$.instant', -1, ?1 ->> '$.text', ?2)",
      ADD_SYNC } },
  { "recording.resumed",
    { END_GAP,
      "UPDATE sound_gap SET silence = ?1 ->> '$.silence' WHERE id = ?1 ->> '$.id'",
      ADD_SYNC } },
  /* Why the chair has paused, when there was time to say it. */
  { "recording.explained",
    { "UPDATE sound_gap SET text = ?1 ->> '$.text', seq = ?2 WHERE id = ?1 ->> '$.id'" } },
  { "recording.gap",
    { "INSERT INTO sound_gap VALUES (?1 ->> '$.id', ?1 ->> '$.meeting', ?1 ->> '$.reason', ?1 ->> '$.part',"
      "  ?1 ->> '$.position', ?1 ->> '$.silence', ?1 ->> '$.from', ?1 ->> '$.until', ?1 ->> '$.text', ?2)" } },
  /* Said by the journal itself: no sound is missing. */
  { "recording.copy-lost", { NULL } },
  { "recording.ended",
    { ADD_SYNC, END_PART, END_GAP } },
  { "recording.recovered",
    { END_PART,
      "INSERT INTO sound_gap SELECT ?1 ->> '$.gap', ?1 ->> '$.meeting', 'crashed', ?1 ->> '$.part', ?1 ->> '$.length',"
      "  0, ?1 ->> '$.from', -1, '', ?2 WHERE NOT EXISTS"
      "  (SELECT 1 FROM sound_gap WHERE meeting = ?1 ->> '$.meeting' AND until_instant = -1)" } },
  { "bookmark.set",
    { "INSERT INTO bookmark VALUES (?1 ->> '$.id', ?1 ->> '$.meeting', ?1 ->> '$.kind', ?1 ->> '$.item',"
      "  ?1 ->> '$.reference', ?1 ->> '$.text', ?1 ->> '$.instant', ?1 ->> '$.part', ?1 ->> '$.position', ?2)",
      /* Only now a speech has a number, by which its beginning is found too. */
      "UPDATE bookmark SET reference = ?1 ->> '$.reference', seq = ?2 WHERE ?1 ->> '$.kind' = 'speech-ended'"
      " AND id = (SELECT max(id) FROM bookmark WHERE meeting = ?1 ->> '$.meeting' AND kind = 'speech-begun'"
      "  AND reference = 0)" } },
  { "bookmark.changed",
    { "UPDATE bookmark SET text = ?1 ->> '$.text', seq = ?2 WHERE id = ?1 ->> '$.id'" } },

  { "vote.opened",
    { "INSERT INTO vote (item, rule, roll_version, roll_sha256, heads, area, with_clause, from_day, until_day,"
      "  opened, first_ballot, seq) VALUES (?1 ->> '$.item', ?1 ->> '$.rule', ?1 ->> '$.roll_version',"
      "  ?1 ->> '$.roll_sha256', ?1 ->> '$.heads', ?1 ->> '$.area', ?1 ->> '$.with_clause',"
      "  ?1 ->> '$.from', ?1 ->> '$.until', ?3,"
      "  (SELECT ifnull(max(id), 0) + 1 FROM ballot), ?2)" } },
  { "ballots.issued",
    { "INSERT INTO paper (item, unit, issued, channel, seq) SELECT ?1 ->> '$.item', value, ?3,"
      "  ?1 ->> '$.channel', ?2 FROM json_each(?1, '$.units')" } },
  { "ballots.delivered",
    { "INSERT INTO paper (item, unit, issued, channel, delivered, evidence, seq) SELECT ?1 ->> '$.item', value,"
      "  '', 'paper', ?1 ->> '$.on', ?1 ->> '$.evidence', ?2 FROM json_each(?1, '$.units') WHERE true"
      " ON CONFLICT (item, unit) DO UPDATE SET delivered = excluded.delivered, evidence = excluded.evidence,"
      "  seq = ?2" } },
  { "ballot.voided",
    { "UPDATE ballot SET void_reason = ?1 ->> '$.reason', replaced_by = ?1 ->> '$.replaced_by', seq = ?2"
      " WHERE id = ?1 ->> '$.ballot'" } },
  { "teller.entered",
    { "DELETE FROM teller_entry WHERE item = ?1 ->> '$.item' AND teller = ?1 ->> '$.teller'",
      "INSERT INTO teller_entry SELECT ?1 ->> '$.item', ?1 ->> '$.teller', value ->> '$.number',"
      "  value ->> '$.choice', value ->> '$.marks', ?2 FROM json_each(?1, '$.papers')" } },
  { "hands.counted",
    { "UPDATE vote SET members = ?1 ->> '$.members', present = ?1 ->> '$.present', seq = ?2"
      " WHERE item = ?1 ->> '$.item'",
      "DELETE FROM hands WHERE item = ?1 ->> '$.item'",
      "INSERT INTO hands SELECT ?1 ->> '$.item', key, value, ?2 FROM json_each(?1, '$.counts')",
      /* Names say nothing about another count. */
      "DELETE FROM rollcall WHERE item = ?1 ->> '$.item'" } },
  { "rollcall.recorded",
    { "INSERT INTO rollcall SELECT ?1 ->> '$.item', key + 1, value ->> '$.name', value ->> '$.choice', ?2"
      " FROM json_each(?1, '$.answers')" } },
  { "casting.given",
    { "UPDATE vote SET casting = ?1 ->> '$.choice', seq = ?2 WHERE item = ?1 ->> '$.item'" } },
  { "vote.closed",
    { "UPDATE vote SET closed = ?3, result = ?1 -> '$.result',"
      "  last_ballot = (SELECT ifnull(max(id), 0) FROM ballot), seq = ?2 WHERE item = ?1 ->> '$.item'" } },
};

const char *
yishi_reducers_get_kind (guint i)
{
  return i < G_N_ELEMENTS (reducers) ? reducers[i].kind : NULL;
}

gboolean
yishi_reducers_apply (YishiDb     *db,
                      gint64       seq,
                      const char  *at,
                      const char  *kind,
                      const char  *body,
                      gssize       body_length,
                      GError     **error)
{
  const Reducer *reducer = NULL;

  for (gsize i = 0; i < G_N_ELEMENTS (reducers) && reducer == NULL; i++)
    if (strcmp (reducers[i].kind, kind) == 0)
      reducer = &reducers[i];

  if (reducer == NULL)
    {
      g_set_error (error, YISHI_STORE_ERROR, YISHI_STORE_ERROR_DAMAGED,
                   _("the journal has an entry of the unknown kind “%s”"), kind);
      return FALSE;
    }

  if (reducer->reduce != NULL)
    return reducer->reduce (db, seq, at, body, body_length, error);

  for (gsize i = 0; i < MAX_STATEMENTS && reducer->sql[i] != NULL; i++)
    {
      sqlite3_stmt *statement = yishi_db_query (db, error, reducer->sql[i], "");
      int n_arguments = statement != NULL ? sqlite3_bind_parameter_count (statement) : 0;
      int status;

      if (statement == NULL)
        return FALSE;

      sqlite3_bind_text64 (statement, 1, body, body_length, SQLITE_STATIC, SQLITE_UTF8);
      if (n_arguments >= 2)
        sqlite3_bind_int64 (statement, 2, seq);
      if (n_arguments >= 3)
        sqlite3_bind_text (statement, 3, at, -1, SQLITE_STATIC);
      status = yishi_db_step (db, statement, error);
      /* Bound without a copy: the body must not be remembered. */
      sqlite3_clear_bindings (statement);
      if (status < 0)
        return FALSE;
    }

  return TRUE;
}
