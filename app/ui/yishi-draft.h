/* yishi-draft.h - what is being typed into a field, kept in the record as it is typed
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A draft follows one field and keeps its text in the workspace, half a second
 * after the last key, so that it comes back after a crash. It decides nothing:
 * what is done with the text is a verb of its own.
 */
#pragma once

#include <gtk/gtk.h>

#include "yishi-record.h"

G_BEGIN_DECLS

#define YISHI_TYPE_DRAFT (yishi_draft_get_type ())
G_DECLARE_FINAL_TYPE (YishiDraft, yishi_draft, YISHI, DRAFT, GObject)

/* Signal "restored": the field has the text that was kept. */

/* @editable: (transfer none), lives as long as the draft or longer. */
YishiDraft *yishi_draft_new    (GtkEditable *editable) G_GNUC_WARN_UNUSED_RESULT;
/* From now on the field is about @key of @record (NULL: nothing). What was typed
 * before is kept at once under the key before; then the field has @plain, and as
 * soon as it is loaded what was kept under @key. Nothing happens where it is about
 * that already, but for a new @plain, which a field shows that was not touched. */
void        yishi_draft_follow (YishiDraft  *self,
                                YishiRecord *record,
                                const char  *key,
                                const char  *plain);
/* The text has become what it was for: forgets it and shows @plain. */
void        yishi_draft_settle (YishiDraft  *self,
                                const char  *plain);
/* Keeps at once what is pending: nobody chooses half a choice. */
void        yishi_draft_keep   (YishiDraft  *self);
/* From now on the moment at which somebody began to write is kept beside the text, and comes
 * back with it. */
void        yishi_draft_keep_moment (YishiDraft *self);
/* Where in the workspace it is, for a text under @key: “draft-began:7” for “draft:7”. */
char       *yishi_draft_moment_key  (const char *key) G_GNUC_WARN_UNUSED_RESULT;
/* What is kept there. @began: (out) (transfer full): by the record's clock; @meeting, @sound: (out):
 * of which meeting sound was recorded then, and where; part 0: of none. FALSE where @text, (nullable),
 * says nothing. */
gboolean    yishi_draft_read_moment (const char *text,
                                     char      **began,
                                     gint64     *meeting,
                                     YishiSync  *sound);
/* Whether the field has another text than the record. */
gboolean    yishi_draft_is_touched (YishiDraft *self);

G_END_DECLS
