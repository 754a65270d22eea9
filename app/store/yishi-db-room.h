/* yishi-db-room.h - who is in the room and what was said there: door, guests, notes, statements, roll calls
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Times are times of day, HH:MM; where NULL may be given, it is now. Whatever is
 * removed here leaves the lists; the journal keeps it for good.
 */
#pragma once

#include "yishi-db-ballot.h"

G_BEGIN_DECLS

/* --- the door: all of it is refused once the meeting is closed --- */

/* Somebody of @unit comes in. A proxy lodged for the unit falls with it (C26b).
 * @time: (nullable). EXISTS, with the time, if the unit is in the room; NOT_FOUND,
 * with the unit whose name is nearest, if the roll has none of that name; REFUSED
 * if the unit left later than @time. Coming again is another row. */
gboolean   yishi_db_check_in        (YishiDb            *db,
                                     gint64              meeting,
                                     const char         *unit,
                                     const char         *time,
                                     GError            **error);
/* The same for somebody of @unit who also stands for @represented
 * (NULL-terminated units): each is a row of its own, and a proxy that was not
 * lodged yet is lodged, within its caps and bars (YISHI_RULE_ERROR_NOT_ALLOWED). */
gboolean   yishi_db_check_in_agent  (YishiDb            *db,
                                     gint64              meeting,
                                     const char         *unit,
                                     const char *const  *represented,
                                     const char         *time,
                                     GError            **error);
/* REFUSED if the unit is not in the room or came later than @time. */
gboolean   yishi_db_check_out       (YishiDb            *db,
                                     gint64              meeting,
                                     const char         *unit,
                                     const char         *time,
                                     GError            **error);
/* Takes back the last check-in of a unit that is in the room: its rows go, the
 * proxies that were lodged by it are withdrawn, and the unit's own proxy stands
 * again if the unit had not come before. */
gboolean   yishi_db_undo_check_in   (YishiDb            *db,
                                     gint64              meeting,
                                     const char         *unit,
                                     GError            **error);
/* @principal: the unit whose proxy it is; NOT_FOUND if none is lodged. @reason:
 * (nullable). Another may be lodged for the unit afterwards; ballots that were
 * cast under it stay. */
gboolean   yishi_db_withdraw_proxy  (YishiDb            *db,
                                     gint64              meeting,
                                     const char         *principal,
                                     const char         *reason,
                                     GError            **error);
/* People in the room at @at as the door has them, for a straw poll: one of each
 * unit that had come and not left, who owns several counted once, agents once
 * however many units they stand for, and the guests who may raise a hand: those of the owners' committee,
 * "other" and "guest" (tenants, family). Community, Party branch, firm, grid
 * and social workers answer the room and do not vote with it. @at: (nullable):
 * NULL counts everybody who came at all. */
gboolean   yishi_db_count_people_present (YishiDb       *db,
                                     gint64              meeting,
                                     const char         *at,
                                     gint64             *n_people,
                                     GError            **error);
/* The same now while the meeting runs on its own day; before and after that,
 * everybody who came, when who had left says nothing. */
gboolean   yishi_db_count_people_then (YishiDb          *db,
                                     gint64              meeting,
                                     gint64             *n_people,
                                     GError            **error);

/* --- guests: refused once the meeting is closed --- */

/* Takes name, party, organisation and arrived (NULL or "": now) of @guest. @id:
 * (out) (optional). EXISTS if one of the same name, party and organisation is in the room. */
gboolean   yishi_db_add_guest       (YishiDb            *db,
                                     gint64              meeting,
                                     const YishiGuest   *guest,
                                     gint64             *id,
                                     GError            **error);
/* @time: (nullable); "" if the guest has come back. NOT_FOUND if there is no such guest. */
gboolean   yishi_db_guest_left      (YishiDb            *db,
                                     gint64              id,
                                     const char         *time,
                                     GError            **error);
/* One who was entered by mistake. */
gboolean   yishi_db_remove_guest    (YishiDb            *db,
                                     gint64              id,
                                     GError            **error);
/* Returns: (element-type YishiGuest): in the order of arrival in the list */
GPtrArray *yishi_db_list_guests     (YishiDb            *db,
                                     gint64              meeting,
                                     GError            **error) G_GNUC_WARN_UNUSED_RESULT;

/* --- notes: also after the meeting was closed, which their instant shows --- */

/* @item: id, or 0 for the meeting as a whole. REFUSED if there is no text. @id:
 * (out) (optional). */
gboolean   yishi_db_add_note        (YishiDb            *db,
                                     gint64              meeting,
                                     gint64              item,
                                     const char         *text,
                                     gint64             *id,
                                     GError            **error);
/* Likewise of what was typed before and is entered when the meeting is closed. @began: (nullable): when
 * somebody began to write it, which is the note's time then: an instant with an offset. */
gboolean   yishi_db_add_late_note   (YishiDb            *db,
                                     gint64              meeting,
                                     gint64              item,
                                     const char         *text,
                                     const char         *began,
                                     gint64             *id,
                                     GError            **error);
/* Writes nothing if the note has that text. REFUSED if there is no text. */
gboolean   yishi_db_change_note     (YishiDb            *db,
                                     gint64              id,
                                     const char         *text,
                                     GError            **error);
gboolean   yishi_db_remove_note     (YishiDb            *db,
                                     gint64              id,
                                     GError            **error);
/* Returns: (element-type YishiNote): in the order in which they were begun */
GPtrArray *yishi_db_list_notes      (YishiDb            *db,
                                     gint64              meeting,
                                     GError            **error) G_GNUC_WARN_UNUSED_RESULT;

/* --- thanks: also after the meeting was closed, until its minutes are approved --- */

/* Takes donor, is_named, gift and purpose of @thanks (NULL is ""). REFUSED without donor
 * or gift. @id: (out) (optional) */
gboolean   yishi_db_add_thanks      (YishiDb            *db,
                                     gint64              meeting,
                                     const YishiThanks  *thanks,
                                     gint64             *id,
                                     GError            **error);
/* In place of what the entry @thanks->id says; writes nothing if that is the same. NOT_FOUND if the meeting has none of that id. */
gboolean   yishi_db_change_thanks   (YishiDb            *db,
                                     gint64              meeting,
                                     const YishiThanks  *thanks,
                                     GError            **error);
gboolean   yishi_db_remove_thanks   (YishiDb            *db,
                                     gint64              meeting,
                                     gint64              id,
                                     GError            **error);
/* Returns: (element-type YishiThanks): in the order in which they were noted */
GPtrArray *yishi_db_list_thanks     (YishiDb            *db,
                                     gint64              meeting,
                                     GError            **error) G_GNUC_WARN_UNUSED_RESULT;

/* --- statements: also after the meeting was closed, as outcomes --- */

/* What a party says to an item, in place of what it said before. @statement: item
 * and party; position agree, promise, reserve or oppose, text and due (NULL is
 * ""). A promise needs a due day or a text, and nothing else has a due day. No
 * position and no text takes the statement away. Writes nothing if nothing is new. */
gboolean   yishi_db_set_statement   (YishiDb               *db,
                                     const YishiStatement  *statement,
                                     GError               **error);
/* Returns: (element-type YishiStatement): by item number, community, branch,
 * committee, firm … */
GPtrArray *yishi_db_list_statements (YishiDb            *db,
                                     gint64              meeting,
                                     GError            **error) G_GNUC_WARN_UNUSED_RESULT;

/* --- roll call --- */

/* One answer of a vote by name. */
typedef struct
{
  char *name;    /* (owned) a member's name; in a deliberation a unit, canonical */
  char *choice;  /* (owned) yes no abstain blank invalid, or an option of the item */
} YishiRollCallAnswer;

void       yishi_roll_call_answer_free (YishiRollCallAnswer *self);
/* Records a vote by name: @names[i] answered @choices[i], both NULL-terminated and
 * of one length. On items that hands are counted for; the names' answers add up
 * to the hands counted, in place of an earlier count. Each answers once. On a
 * committee item names are members' and @members is how many there are (0: not
 * known, -1: the setting “members”); else they are units that were checked in.
 * May be recorded anew until the vote is closed. */
gboolean   yishi_db_record_roll_call (YishiDb            *db,
                                     const YishiItem    *item,
                                     gint64              members,
                                     const char *const  *names,
                                     const char *const  *choices,
                                     GError            **error);
/* Returns: (element-type YishiRollCallAnswer): in the order called; empty if the
 * vote was not by name */
GPtrArray *yishi_db_list_roll_call  (YishiDb            *db,
                                     gint64              item,
                                     GError            **error) G_GNUC_WARN_UNUSED_RESULT;

/* Fills in guests, notes, statements and thanks of @state, whose meeting is set. */
gboolean   yishi_db_fill_room       (YishiDb            *db,
                                     YishiMeetingState  *state,
                                     GError            **error);

G_END_DECLS
