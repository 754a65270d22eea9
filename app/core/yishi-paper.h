/* yishi-paper.h - a paper that was made of a record, as the journal and the paper itself name it
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* All texts are set, "" where there is nothing to say. */
typedef struct
{
  gint64  seq;          /* its entry in the journal, 0 if it has none */
  char   *record;       /* (owned) hash of the record's first entry */
  gint64  meeting;      /* id */
  char   *date;         /* (owned) of the meeting */
  char   *kind;         /* (owned) "minutes" */
  char   *copy;         /* (owned) "internal" or "public" */
  char   *language;     /* (owned) zh_CN or en */
  gint64  entry;        /* as of which entry it was made … */
  char   *head;         /* (owned) … and its hash */
  char   *sha256;       /* (owned) of the file */
  char   *content;      /* (owned) of its text */
  char   *counterpart;  /* (owned) of the text of the other copy */
  char   *options;      /* (owned) how it was asked for, as JSON that its composer reads; the journal's alone */
} YishiPaper;

/* What becomes of a paper that is held against a record. */
typedef enum
{
  YISHI_PAPER_PROVEN,          /* these bytes were made of this record, and stand in its journal */
  YISHI_PAPER_UNNOTED,         /* made of this record as it is, but no entry says so: the record could not be written */
  YISHI_PAPER_OUTDATED,        /* proven, and the record tells something else by now */
  YISHI_PAPER_NO_PDF,
  YISHI_PAPER_CUT_OFF,         /* its end is missing */
  YISHI_PAPER_FOREIGN,         /* a PDF, but none that Yishi made */
  YISHI_PAPER_OTHER_RECORD,
  YISHI_PAPER_RECORD_CHANGED,  /* the entry it was made at is another one now */
  YISHI_PAPER_RECORD_CUT,      /* the journal ends before that entry */
  YISHI_PAPER_ALTERED,         /* the record made it, with other bytes */
} YishiPaperVerdict;
#define YISHI_N_PAPER_VERDICTS (YISHI_PAPER_ALTERED + 1)

YishiPaper *yishi_paper_new         (void) G_GNUC_WARN_UNUSED_RESULT;
void        yishi_paper_free        (YishiPaper       *self);
/* What a paper says of itself, as JSON to lie within it. "$CONTENT" stands for the sum
 * of its text. Returns: (transfer full) */
char       *yishi_paper_to_manifest (const YishiPaper *self) G_GNUC_WARN_UNUSED_RESULT;
/* Reads that. Returns: (transfer full) (nullable): NULL if it is no such text */
YishiPaper *yishi_paper_from_manifest (const char     *json,
                                     gsize             length) G_GNUC_WARN_UNUSED_RESULT;

G_DEFINE_AUTOPTR_CLEANUP_FUNC (YishiPaper, yishi_paper_free)

G_END_DECLS
