/* record-fixture.h - a small record in a folder of its own, for the store's tests
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "yishi-backup.h"
#include "yishi-db-record.h"
#include "yishi-db-result.h"
#include "yishi-db-roll.h"
#include "yishi-verifier.h"

G_BEGIN_DECLS

typedef struct
{
  char       *folder;  /* (owned) */
  char       *path;    /* (owned) of the record */
  YishiClock *clock;   /* (owned) starts at 2026-12-15T19:00+08:00 */
  YishiStore *store;   /* (owned) open for writing */
} RecordFixture;

/* A new record; a roll of @n_units units 1-1-101 … of 100 m², each an owner's. */
RecordFixture *record_fixture_new  (int              n_units);
/* The same opened again, after something was done to the file. */
void           record_fixture_open (RecordFixture   *self,
                                    YishiStoreMode   mode);
void           record_fixture_close (RecordFixture  *self);
void           record_fixture_free (RecordFixture   *self);

/* Runs @func in the store's thread and returns what it returned. */
gboolean       record_do           (RecordFixture   *self,
                                    YishiStoreFunc   func,
                                    gpointer         data,
                                    GError         **error);

/* Shortcuts that fail the test if they are refused. */
YishiRoll     *make_roll           (int              n_units);
void           add_meeting_and_item (RecordFixture  *self,
                                    const char      *date,
                                    const char      *kind,
                                    int              matter);
gboolean       add_ballot          (RecordFixture   *self,
                                    const char      *unit,
                                    const char      *choice,
                                    GError         **error);
/* The sealed or running result of item 1 of the first meeting, as JSON. */
char          *get_result_json     (RecordFixture   *self);
void           close_vote          (RecordFixture   *self);
YishiVerification *verify          (RecordFixture   *self,
                                    const char      *head);
/* Verifies and keeps nothing of it. */
gboolean       is_sound            (RecordFixture   *self);
/* Runs SQL on the file behind Yishi's back; the record is then open for reading. */
void           tamper              (RecordFixture   *self,
                                    const char      *sql);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (RecordFixture, record_fixture_free)

G_END_DECLS
