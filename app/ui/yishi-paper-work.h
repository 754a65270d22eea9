/* yishi-paper-work.h - makes any paper of a meeting beside the window: as a file, or as pages to print
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "yishi-papers.h"
#include "yishi-record.h"
#include "yishi-sheets.h"

G_BEGIN_DECLS

/* Every paper; the first are those of yishi-papers.h, in their order. */
typedef enum
{
  YISHI_PAPER_CHOICE_MINUTES_INTERNAL = YISHI_N_PAPERS,
  YISHI_PAPER_CHOICE_MINUTES_PUBLIC,
  YISHI_PAPER_CHOICE_ADDENDUM,  /* the newest */
  YISHI_PAPER_CHOICE_ADDENDUM_PUBLIC,
  YISHI_PAPER_CHOICE_ANSWER,    /* to an owner who asks to see the record: of all meetings */
  YISHI_PAPER_CHOICE_HANDOVER,  /* a ZIP file, not to be printed */
} YishiPaperChoice;
#define YISHI_N_PAPER_CHOICES (YISHI_PAPER_CHOICE_HANDOVER + 1)

/* What is to be made; copied where it is taken. */
typedef struct
{
  guint       choice;    /* YishiPapersKind or YishiPaperChoice */
  gint64      meeting;   /* id */
  const char *language;  /* zh_CN or en */
  gboolean    is_a3;     /* of the notice */
  guint       per_page;  /* of ballots */
  const char *unit;      /* (nullable) whose owner is answered, however written */
} YishiPaperWish;

/* Reads the meeting in a job of the record, composes and writes in a thread of its own,
 * and notes the paper in the journal. */
void         yishi_paper_write_async     (YishiRecord           *record,
                                          const YishiPaperWish  *wish,
                                          const char            *path,
                                          GCancellable          *cancellable,
                                          GAsyncReadyCallback    callback,
                                          gpointer               user_data);
/* @n_pages: (out): 0 of what has none. @note_error: (out) (transfer full) (nullable): why the
 * journal does not know the paper, which was written nevertheless. */
gboolean     yishi_paper_write_finish    (GAsyncResult          *result,
                                          guint                 *n_pages,
                                          GError               **note_error,
                                          GError               **error);
/* The same up to the pages; nothing is written or noted. */
void         yishi_paper_paginate_async  (YishiRecord           *record,
                                          const YishiPaperWish  *wish,
                                          GCancellable          *cancellable,
                                          GAsyncReadyCallback    callback,
                                          gpointer               user_data);
YishiSheets *yishi_paper_paginate_finish (GAsyncResult          *result,
                                          GError               **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
