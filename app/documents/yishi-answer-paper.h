/* yishi-answer-paper.h - the answer to an owner who asks to see the record
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Owners may see what was decided and how, and the minutes (SPC interpretation on
 * condominium ownership, art. 13). The paper has that of all meetings, as it stands in
 * public copies, with everybody else masked; and of the owner's own unit, and of that
 * alone, who came, who was appointed and what was answered. Composing needs no disk and
 * no clock, and may be done in any thread.
 */
#pragma once

#include "yishi-document.h"
#include "yishi-document-error.h"
#include "yishi-minutes.h"
#include "yishi-paper.h"

G_BEGIN_DECLS

/* As the journal names its kind and its copy. */
#define YISHI_ANSWER_KIND "answer"
#define YISHI_ANSWER_COPY "owner"

/* @meetings: (element-type YishiMinutes): of all meetings of a record, as they were read
 * together (yishi_db_load_all_minutes()). @unit: however written. @language: zh_CN or en;
 * NULL: the record's. @paper: (out) (optional): what the journal is to note of it, but the
 * sum of the file. Sets YISHI_DOCUMENT_ERROR_NOTHING where the roll has no such unit or
 * there is no meeting. */
YishiDocument *yishi_answer_compose         (const GPtrArray   *meetings,
                                             const char        *unit,
                                             const char        *language,
                                             YishiPaper       **paper,
                                             GError           **error) G_GNUC_WARN_UNUSED_RESULT;
/* @known: an answer, as the journal has it. Whether it would read otherwise today. */
gboolean       yishi_answer_reads_otherwise (const YishiPaper  *known,
                                             const GPtrArray   *meetings);

G_END_DECLS
