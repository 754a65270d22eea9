/* yishi-db-printed.h - the papers that were made of the record, in its journal
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A paper changes nothing that was decided: its entry stands in the journal alone.
 */
#pragma once

#include "yishi-paper.h"
#include "yishi-store.h"

G_BEGIN_DECLS

#define YISHI_PAPER_ENTRY "paper.made"

/* Notes that @paper was made; all but seq and record is taken. Writes nothing where the
 * journal has a paper of that sum. @seq: (out) (optional): its entry */
gboolean    yishi_db_note_paper  (YishiDb            *db,
                                  const YishiPaper   *paper,
                                  gint64             *seq,
                                  GError            **error);
/* The newest paper of that sum. Returns: (transfer full) (nullable): NULL without an
 * error if there is none */
YishiPaper *yishi_db_find_paper  (YishiDb            *db,
                                  const char         *sha256,
                                  GError            **error) G_GNUC_WARN_UNUSED_RESULT;
/* The papers of a meeting, 0: of all, in order. Returns: (element-type YishiPaper) */
GPtrArray  *yishi_db_list_papers (YishiDb            *db,
                                  gint64              meeting,
                                  GError            **error) G_GNUC_WARN_UNUSED_RESULT;
/* Holds a paper of which @claimed tells what it says of itself, and its sum, against
 * the journal. @known: (out) (nullable): the entry of these bytes or, of an ALTERED one,
 * of those it should have. @n_since: (out): entries since it was made, but those of
 * papers. Never OUTDATED: whether the record tells something else is asked of whoever
 * composes. ALTERED where no entry has these bytes; UNNOTED where there is none of that
 * meeting and copy at all. */
gboolean    yishi_db_judge_paper (YishiDb            *db,
                                  const YishiPaper   *claimed,
                                  YishiPaperVerdict  *verdict,
                                  YishiPaper        **known,
                                  gint64             *n_since,
                                  GError            **error);

G_END_DECLS
