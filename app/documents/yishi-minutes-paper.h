/* yishi-minutes-paper.h - the minutes of a meeting as a paper, in two copies
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The internal copy has full names and units; the public one masks owners' names and
 * rooms, telephones and ID numbers, and has no ballots by unit. Each names the other.
 * Two files cannot name each other's sum, since either sum would change with the other:
 * so each names the sum of the other's text, which ends before that name and lies in the
 * other's file as content.txt. Composing needs no disk and no clock, and may be done in
 * any thread.
 */
#pragma once

#include "yishi-document.h"
#include "yishi-minutes.h"
#include "yishi-paper.h"

G_BEGIN_DECLS

typedef enum
{
  YISHI_COPY_INTERNAL,
  YISHI_COPY_PUBLIC,
} YishiCopy;
#define YISHI_N_COPIES (YISHI_COPY_PUBLIC + 1)

/* @language: zh_CN or en; NULL: the meeting's. @paper: (out) (optional): what the journal is to
 * note of it, but the sum of the file, which is known when it is rendered. */
YishiDocument *yishi_minutes_compose (const YishiMinutes  *minutes,
                                      YishiCopy            copy,
                                      const char          *language,
                                      YishiPaper         **paper) G_GNUC_WARN_UNUSED_RESULT;
/* The addendum of that number to sealed minutes, which there must be, as a paper of its own. */
YishiDocument *yishi_minutes_compose_addendum (const YishiMinutes  *minutes,
                                               int                  number,
                                               YishiCopy            copy,
                                               const char          *language,
                                               YishiPaper         **paper) G_GNUC_WARN_UNUSED_RESULT;
/* "internal", "public" */
const char    *yishi_copy_to_text    (YishiCopy            copy);

G_END_DECLS
