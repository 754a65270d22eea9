/* yishi-entry-words.c - what the kinds of journal entries are called
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "yishi-entry-words.h"

#include <glib/gi18n-lib.h>
#include <string.h>

static const struct
{
  const char *kind;
  const char *said;
} words[] = {
  { "ballots.returned", NC_("entry", "ballots taken") },
  { "record.created", NC_("entry", "record made") },
  { "setting.changed", NC_("entry", "setting changed") },
  { "roll.changed", NC_("entry", "roll changed") },
  { "roll.confirmed", NC_("entry", "roll confirmed") },
  { "merge.rejected", NC_("entry", "owners of several units kept apart") },
  { "merge.offered", NC_("entry", "possible merge offered again") },
  { "meeting.added", NC_("entry", "meeting planned") },
  { "meeting.changed", NC_("entry", "meeting changed") },
  { "meeting.removed", NC_("entry", "meeting removed") },
  { "meeting.started", NC_("entry", "meeting began") },
  { "meeting.closed", NC_("entry", "meeting closed") },
  { "item.added", NC_("entry", "item put on the agenda") },
  { "item.changed", NC_("entry", "item changed") },
  { "items.ordered", NC_("entry", "agenda put in order") },
  { "item.removed", NC_("entry", "item removed") },
  { "item.withdrawn", NC_("entry", "item taken off the agenda or put back") },
  { "attachment.added", NC_("entry", "attachment added") },
  { "attachment.removed", NC_("entry", "attachment removed") },
  { "notice.posted", NC_("entry", "notice posted") },
  { "attendance.recorded", NC_("entry", "attendance noted") },
  { "attendance.removed", NC_("entry", "attendance taken back") },
  { "proxy.lodged", NC_("entry", "proxy lodged") },
  { "proxy.suspended", NC_("entry", "proxy suspended") },
  { "proxy.restored", NC_("entry", "proxy in force again") },
  { "proxy.withdrawn", NC_("entry", "proxy withdrawn") },
  { "guest.arrived", NC_("entry", "guest let in") },
  { "guest.left", NC_("entry", "guest left") },
  { "guest.removed", NC_("entry", "guest taken back") },
  { "note.added", NC_("entry", "note written") },
  { "note.changed", NC_("entry", "note changed") },
  { "note.removed", NC_("entry", "note removed") },
  { "thanks.added", NC_("entry", "gift noted") },
  { "thanks.changed", NC_("entry", "gift corrected") },
  { "thanks.removed", NC_("entry", "gift taken back") },
  { "statement.set", NC_("entry", "a party’s statement noted") },
  { "outcome.set", NC_("entry", "outcome noted") },
  { "action.settled", NC_("entry", "action settled") },
  { "item.begun", NC_("entry", "item taken up") },
  { "item.ended", NC_("entry", "item ended") },
  { "speech.begun", NC_("entry", "speech began") },
  { "speech.ended", NC_("entry", "speech ended") },
  { "break.taken", NC_("entry", "break taken") },
  { "break.ended", NC_("entry", "break ended") },
  { "paper.made", NC_("entry", "paper made") },
  { "minutes.worded", NC_("entry", "words of the minutes mended") },
  { "minutes.approved", NC_("entry", "minutes approved") },
  { "minutes.reopened", NC_("entry", "minutes opened again") },
  { "minutes.signed", NC_("entry", "minutes signed") },
  { "minutes.sealed", NC_("entry", "minutes sealed") },
  { "minutes.addendum", NC_("entry", "addendum to the minutes") },
  { "meeting.interrupted", NC_("entry", "interruption noted") },
  { "recording.announced", NC_("entry", "recording announced") },
  { "recording.started", NC_("entry", "recording started") },
  { "recording.hashed", NC_("entry", "sum of the recording noted") },
  { "recording.synced", NC_("entry", "clocks of the recording compared") },
  { "recording.paused", NC_("entry", "recording paused") },
  { "recording.explained", NC_("entry", "reason of a pause noted") },
  { "recording.resumed", NC_("entry", "recording resumed") },
  { "recording.gap", NC_("entry", "gap in the recording noted") },
  { "recording.copy-lost", NC_("entry", "second copy of the recording lost") },
  { "recording.ended", NC_("entry", "recording ended") },
  { "recording.recovered", NC_("entry", "recording mended") },
  { "bookmark.set", NC_("entry", "bookmark set") },
  { "bookmark.changed", NC_("entry", "bookmark changed") },
  { "vote.opened", NC_("entry", "vote opened") },
  { "vote.closed", NC_("entry", "vote closed") },
  { "ballots.issued", NC_("entry", "ballots issued") },
  { "ballots.delivered", NC_("entry", "ballots delivered") },
  { "ballot.voided", NC_("entry", "ballot made void") },
  { "teller.entered", NC_("entry", "a teller’s count entered") },
  { "hands.counted", NC_("entry", "hands or papers counted") },
  { "rollcall.recorded", NC_("entry", "roll call noted") },
  { "casting.given", NC_("entry", "casting vote given") },
};

const char *
yishi_entry_say_kind (const char *kind)
{
  for (gsize i = 0; i < G_N_ELEMENTS (words); i++)
    if (strcmp (words[i].kind, kind) == 0)
      return g_dpgettext2 (GETTEXT_PACKAGE, "entry", words[i].said);

  return kind;
}
