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

/* What stands for the sound of a part: its first six bytes, and all twelve. */
#define SAMPLE_SOUND "示例录音"
#define SAMPLE_MINUTE_BYTES 6
#define SAMPLE_MINUTE_SHA256 "0d53f08678d8101b0c7e5053b30224fc671c55051770ba18207435ead7ad37bd"
#define SAMPLE_BYTES 12
#define SAMPLE_SHA256 "564737a40be47f099958c75043c15d0acca059d6a8d9796f7b8314c6c7e5af71"
#define SAMPLE_PART(n) "recordings/20261215T110000Z-" #n ".opus"

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
/* Puts a file of @content (NULL: takes it away) into the record's media folder, as
 * a recorder does. */
void           put_part            (RecordFixture   *self,
                                    const char      *file,
                                    const char      *content);
/* Verifies and keeps nothing of it. */
gboolean       is_sound            (RecordFixture   *self);
/* Runs SQL on the file behind Yishi's back; the record is then open for reading. */
void           tamper              (RecordFixture   *self,
                                    const char      *sql);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (RecordFixture, record_fixture_free)

G_END_DECLS
