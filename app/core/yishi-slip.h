/* yishi-slip.h - what the code on a ballot or a check-in slip says, and whether a slip belongs here
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A slip says `YISHI1:B:3FA29C01:20261215A:3-2-501:PBYF`, parted by colons:
 *
 *   YISHI1     what it is, and the version of this form
 *   B          B: a ballot, C: a slip for the door; B12: a ballot of one matter alone, that of
 *              the item that the record knows as 12
 *   3FA29C01   the record, by the first 8 digits of the hash of its first entry
 *   20261215A  the day of the meeting and its kind: D deliberation, A assembly,
 *              E extraordinary assembly, C committee
 *   3-2-501    the unit, by its canonical name
 *   PBYF       the check: the first 20 bits of the SHA-256 of all that stands before
 *              its colon, 5 bits a sign, in 0123456789ABCDEFGHJKMNPQRSTVWXYZ
 *
 * It names nobody, and whoever reads it learns no more than what is printed beside it. The
 * check finds what was misread or mistyped; it is no signature. Letters may come in either
 * case and full width, as from a scanner that types through an input method; a form of a
 * later version is told from what is no slip at all.
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef enum
{
  YISHI_SLIP_BALLOT,
  YISHI_SLIP_DOOR,
} YishiSlipKind;

typedef struct
{
  YishiSlipKind  kind;
  char          *community;     /* (owned) 8 hexadecimal digits, upper case */
  char          *date;          /* (owned) of the meeting, YYYY-MM-DD */
  char          *meeting_kind;  /* (owned) deliberation, assembly, extraordinary, committee */
  char          *unit;          /* (owned) canonical */
  gint64         item;          /* of a ballot of one matter alone; 0: of all. Set by whoever makes it. */
} YishiSlip;

/* What a text is to one who expects the slips of one meeting. */
typedef enum
{
  YISHI_SLIP_GOOD,
  YISHI_SLIP_NONE,             /* some other text */
  YISHI_SLIP_NEWER,            /* of a later form */
  YISHI_SLIP_DAMAGED,          /* misread or mistyped */
  YISHI_SLIP_OTHER_COMMUNITY,
  YISHI_SLIP_OTHER_MEETING,
} YishiSlipVerdict;

/* @record: hash of the record's first entry, by which it is known. @unit: in any form that
 * yishi_unit_name_parse() reads. */
YishiSlip        *yishi_slip_new     (YishiSlipKind      kind,
                                      const char        *record,
                                      const char        *date,
                                      const char        *meeting_kind,
                                      const char        *unit) G_GNUC_WARN_UNUSED_RESULT;
void              yishi_slip_free    (YishiSlip         *self);
char             *yishi_slip_to_text (const YishiSlip   *self) G_GNUC_WARN_UNUSED_RESULT;
/* GOOD, NONE, NEWER or DAMAGED. @slip: (out) (nullable) (transfer full): set if it is GOOD */
YishiSlipVerdict  yishi_slip_parse   (const char        *text,
                                      YishiSlip        **slip);
/* GOOD, OTHER_COMMUNITY or OTHER_MEETING: whether @self belongs to that meeting of that
 * record. Which unit it is of, and whether it was read before, the caller knows. */
YishiSlipVerdict  yishi_slip_judge   (const YishiSlip   *self,
                                      const char        *record,
                                      const char        *date,
                                      const char        *meeting_kind);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (YishiSlip, yishi_slip_free)

G_END_DECLS
