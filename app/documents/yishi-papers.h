/* yishi-papers.h - the papers around a meeting: notice, ballots, lists, forms, the result
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Notice and result hang where everybody passes: they have no telephone, no ID number, no
 * ballot by name and no owner's name, but for those of candidates, who were made known.
 * The others are handled by those who hold the meeting. Composing needs no disk and no
 * clock, and may be done in any thread.
 */
#pragma once

#include "yishi-calendar.h"
#include "yishi-document.h"
#include "yishi-document-error.h"
#include "yishi-minutes.h"
#include "yishi-paper.h"

G_BEGIN_DECLS

typedef enum
{
  YISHI_PAPERS_NOTICE,
  YISHI_PAPERS_BALLOTS,
  YISHI_PAPERS_SIGNIN,
  YISHI_PAPERS_PROXY,
  YISHI_PAPERS_DELIVERY,
  YISHI_PAPERS_COUNT,
  YISHI_PAPERS_RESULT,
  YISHI_PAPERS_FILING,
  YISHI_PAPERS_SLIPS,    /* one a unit, for the door */
} YishiPapersKind;
#define YISHI_N_PAPERS (YISHI_PAPERS_SLIPS + 1)

/* Names of kinds, as on the command line; ends with NULL. */
extern const char *const yishi_papers_kinds[];

typedef struct
{
  const YishiMinutes  *minutes;
  YishiRulePack       *pack;      /* by which votes would be opened that are not yet */
  const YishiCalendar *calendar;  /* of the meeting */
  const char          *language;  /* (nullable) zh_CN or en; NULL: the meeting's */
  const char          *issuer;    /* (nullable) who issues it; NULL: the owners' committee */
  int                  item;      /* of ballots, proxy, count and result: of that item alone, by number; 0: of all */
  gboolean             is_a3;     /* of the notice */
  guint                per_page;  /* of ballots: 1, 2 or 4 */
  const char *const   *answers;   /* (nullable) of ballots: the estate's words for yes, no, abstain and, if
                                   * there are four, following the majority; NULL-terminated */
  const char *const   *units;     /* (nullable) of ballots and slips: of these units alone, by canonical names;
                                   * NULL-terminated */
} YishiPapersInput;

/* @paper: (out) (optional): what the journal is to note of it, but the sum of the file.
 * Sets YISHI_DOCUMENT_ERROR_NOTHING where the meeting has nothing that would stand in it,
 * TOO_LONG where it does not fit. */
YishiDocument *yishi_papers_compose (YishiPapersKind          kind,
                                     const YishiPapersInput  *input,
                                     YishiPaper             **paper,
                                     GError                 **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
