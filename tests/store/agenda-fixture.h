/* agenda-fixture.h - what the tests of agendas ask of a record
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "record-fixture.h"
#include "yishi-db-agenda.h"

G_BEGIN_DECLS

#define DATE "2026-12-15"
#define NEXT "2027-01-15"

/* What a test asks of the record; each function takes what it needs. */
typedef struct
{
  gint64         meeting;
  gint64         id;
  YishiItem     *item;
  YishiMeeting  *wanted;
  const gint64  *ids;
  const gint64  *parents;
  gsize          n;
  const char    *text;
  const char    *note;
  GPtrArray     *found;  /* (owned) */
  YishiMeeting  *meeting_found;  /* (owned) */
} Job;

/* Each takes what it needs of a Job. */
gboolean do_plan          (YishiDb *db, gpointer data, GCancellable *cancellable, GError **error);
gboolean do_change_meeting (YishiDb *db, gpointer data, GCancellable *cancellable, GError **error);
gboolean do_remove_meeting (YishiDb *db, gpointer data, GCancellable *cancellable, GError **error);
gboolean do_add           (YishiDb *db, gpointer data, GCancellable *cancellable, GError **error);
gboolean do_change        (YishiDb *db, gpointer data, GCancellable *cancellable, GError **error);
gboolean do_order         (YishiDb *db, gpointer data, GCancellable *cancellable, GError **error);
gboolean do_remove        (YishiDb *db, gpointer data, GCancellable *cancellable, GError **error);
gboolean do_withdraw      (YishiDb *db, gpointer data, GCancellable *cancellable, GError **error);
gboolean do_settle        (YishiDb *db, gpointer data, GCancellable *cancellable, GError **error);
gboolean do_carry         (YishiDb *db, gpointer data, GCancellable *cancellable, GError **error);
gboolean do_post          (YishiDb *db, gpointer data, GCancellable *cancellable, GError **error);
gboolean do_start         (YishiDb *db, gpointer data, GCancellable *cancellable, GError **error);
gboolean do_list          (YishiDb *db, gpointer data, GCancellable *cancellable, GError **error);
gboolean do_list_actions  (YishiDb *db, gpointer data, GCancellable *cancellable, GError **error);
gboolean do_find_meeting  (YishiDb *db, gpointer data, GCancellable *cancellable, GError **error);
gboolean do_set_workspace (YishiDb *db, gpointer data, GCancellable *cancellable, GError **error);
gboolean do_confirm_roll  (YishiDb *db, gpointer data, GCancellable *cancellable, GError **error);
gboolean do_list_rolls    (YishiDb *db, gpointer data, GCancellable *cancellable, GError **error);
gboolean do_close         (YishiDb *db, gpointer data, GCancellable *cancellable, GError **error);
gboolean do_open_vote     (YishiDb *db, gpointer data, GCancellable *cancellable, GError **error);
gboolean do_set_outcome   (YishiDb *db, gpointer data, GCancellable *cancellable, GError **error);
gboolean do_lodge         (YishiDb *db, gpointer data, GCancellable *cancellable, GError **error);
gboolean do_get_workspace (YishiDb *db, gpointer data, GCancellable *cancellable, GError **error);

/* Fail the test unless it is done, or refused with that reason. */
void           must          (RecordFixture   *record,
                              YishiStoreFunc   func,
                              Job              job);
void           must_fail     (RecordFixture   *record,
                              YishiStoreFunc   func,
                              Job              job,
                              int              code,
                              const char      *part);
void           must_refuse   (RecordFixture   *record,
                              YishiStoreFunc   func,
                              Job              job,
                              const char      *part);
void           assert_sound  (RecordFixture   *record);
gint64         count_entries (RecordFixture   *record);

/* A roll of four units and a meeting on DATE, whose id is 1. */
RecordFixture *make_record   (void);
YishiMeeting  *find_meeting  (RecordFixture   *record,
                              gint64           meeting);
/* Adds an item of the kind and title to the meeting; a matter is number 5. */
gint64         add           (RecordFixture   *record,
                              gint64           meeting,
                              const char      *kind,
                              const char      *title,
                              gint64           parent);
GPtrArray     *list          (RecordFixture   *record,
                              gint64           meeting);
YishiItem     *get           (RecordFixture   *record,
                              gint64           meeting,
                              gint64           id);
/* "甲.丙/乙": titles in order, with a dot before a part; numbers run from 1. */
void           assert_agenda (RecordFixture   *record,
                              gint64           meeting,
                              const char      *expected);

G_END_DECLS
