/* yishi-slip-words.h - what a slip that was read means here, in words where it means nothing good
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The same for a camera and for a scanner that types.
 */
#pragma once

#include "yishi-record.h"
#include "yishi-slip.h"

G_BEGIN_DECLS

/* Whether a text that was typed is a slip's, whole or damaged, and nothing that is looked up. */
gboolean         yishi_slip_is_one     (const char    *text);
/* @wanted: what is read here. @item: of the ballots that are wanted; 0 at the door. @why: (out)
 * (transfer full): set where it is refused. Returns: (transfer none) (nullable): the unit of the
 * slip, of the roll as it is loaded */
const YishiUnit *yishi_slip_understand (YishiRecord   *record,
                                        const char    *text,
                                        YishiSlipKind  wanted,
                                        gint64         item,
                                        char         **why) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
