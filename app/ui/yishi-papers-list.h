/* yishi-papers-list.h - what each paper of a meeting is called, what it is for, and what it waits for
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "yishi-minutes-state.h"
#include "yishi-record.h"

G_BEGIN_DECLS

/* When it is needed. */
typedef enum
{
  YISHI_PAPERS_BEFORE,
  YISHI_PAPERS_DURING,
  YISHI_PAPERS_AFTER,
} YishiPapersTime;
#define YISHI_N_PAPERS_TIMES (YISHI_PAPERS_AFTER + 1)

/* Both translated. */
const char     *yishi_papers_list_get_title   (guint                    choice);
const char     *yishi_papers_list_get_purpose (guint                    choice);
YishiPapersTime yishi_papers_list_get_time    (guint                    choice);
/* "Notice-2026-12-15.pdf"; an answer has its unit in place of the day. Returns: (transfer full) */
char           *yishi_papers_list_make_name   (guint                    choice,
                                               const char              *day) G_GNUC_WARN_UNUSED_RESULT;
/* Why it cannot be made yet and what to do, translated; NULL if it can. @meeting: (nullable)
 * @state: (nullable): of its minutes; NULL while it is being read */
const char     *yishi_papers_list_explain     (guint                    choice,
                                               const YishiMeetingState *meeting,
                                               gboolean                 has_roll,
                                               const YishiMinutesState *state);

G_END_DECLS
