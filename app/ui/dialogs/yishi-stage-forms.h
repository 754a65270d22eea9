/* yishi-stage-forms.h - asks who approved, signed or corrected the minutes, and notes it
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <gtk/gtk.h>

#include "yishi-record.h"

G_BEGIN_DECLS

/* Each over the window of @over; @meeting: id, of the record's meeting at hand. The record
 * says “changed” when it is done. */
void yishi_stage_ask_approval (GtkWidget   *over,
                               YishiRecord *record,
                               gint64       meeting);
void yishi_stage_ask_signing  (GtkWidget   *over,
                               YishiRecord *record,
                               gint64       meeting);
void yishi_stage_ask_addendum (GtkWidget   *over,
                               YishiRecord *record,
                               gint64       meeting);

G_END_DECLS
