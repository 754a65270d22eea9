/* yishi-db-private.h - the database connection as the store's own files see it
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <sqlite3.h>
#include <sys/stat.h>

#include "yishi-clock.h"
#include "yishi-recording.h"
#include "yishi-store.h"

G_BEGIN_DECLS

/* "YISH", in the header of every record. */
#define YISHI_APPLICATION_ID 0x59495348

struct _YishiDb
{
  sqlite3        *handle;      /* (owned) */
  char           *path;        /* (owned) (nullable) absolute; NULL for one in memory */
  YishiClock     *clock;       /* (unowned) (nullable) NULL while replaying */
  YishiStoreMode  mode;
  GThread        *thread;      /* (unowned) the only one that may call */
  GHashTable     *statements;  /* (owned) SQL text → prepared statement */
  GHashTable     *rules;       /* (owned) text of a frozen rule → YishiRule */
  int             lock_fd;     /* holds the writer's lock, -1 if none */
  int             index_fd;     /* of the write-ahead log's index; -1 if none, see keep_locks() */
  gint64          moment_meeting;  /* whose sound it is: … */
  YishiSync       moment;       /* where this job's entries are bookmarked; part 0: nowhere */
  gulong          slowness;    /* µs that each commit is made to last longer, for tests */
  gboolean        is_writer;   /* stands in the table of this process's writers as … */
  dev_t           device;
  ino_t           inode;
};

YishiDb  *yishi_db_open        (const char      *path,
                                YishiStoreMode   mode,
                                YishiClock      *clock,
                                GError         **error) G_GNUC_WARN_UNUSED_RESULT;
YishiDb  *yishi_db_open_memory (GError         **error) G_GNUC_WARN_UNUSED_RESULT;
void      yishi_db_close       (YishiDb         *self);
void      yishi_db_remove_file (YishiDb         *self);
char     *yishi_make_absolute  (const char      *path) G_GNUC_WARN_UNUSED_RESULT;
void      yishi_db_set_error   (YishiDb         *self,
                                const char      *what,
                                GError         **error);

/* @sql is a string constant: the prepared statement is kept under it. @types has
 * a letter for each argument: i (gint64), t (const char *, NULL allowed),
 * z (const char * and gssize, not copied). The statement is reset and bound, and
 * belongs to the connection. Returns NULL with @error set. */
sqlite3_stmt *yishi_db_query   (YishiDb         *self,
                                GError         **error,
                                const char      *sql,
                                const char      *types,
                                ...);
/* 1: a row, 0: done, -1: failed. After 0 and -1 the statement is reset. */
int       yishi_db_step        (YishiDb         *self,
                                sqlite3_stmt    *statement,
                                GError         **error);
/* Binds as yishi_db_query() and runs to the end. */
gboolean  yishi_db_run         (YishiDb         *self,
                                GError         **error,
                                const char      *sql,
                                const char      *types,
                                ...);
/* The first column of the first row; @fallback if there is no row. */
gboolean  yishi_db_query_int   (YishiDb         *self,
                                gint64           fallback,
                                gint64          *value,
                                GError         **error,
                                const char      *sql,
                                const char      *types,
                                ...);
gboolean  yishi_db_exec        (YishiDb         *self,
                                const char      *sql,
                                GError         **error);
const char *yishi_db_text      (sqlite3_stmt    *statement,
                                int              column);
char     *yishi_db_dup         (sqlite3_stmt    *statement,
                                int              column) G_GNUC_WARN_UNUSED_RESULT;

/* In a transaction of its own, and unchecked. */
gboolean  yishi_db_write_setting (YishiDb       *self,
                                  const char    *key,
                                  const char    *value,
                                  GError       **error);

/* A transaction that is rolled back when it goes out of scope uncommitted. */
typedef struct
{
  YishiDb *db;  /* (unowned) (nullable) NULL when it is over */
} YishiTransaction;

gboolean  yishi_transaction_begin  (YishiTransaction  *self,
                                    YishiDb           *db,
                                    GError           **error);
gboolean  yishi_transaction_commit (YishiTransaction  *self,
                                    GError           **error);
void      yishi_transaction_clear  (YishiTransaction  *self);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (YishiTransaction, yishi_transaction_clear)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (YishiDb, yishi_db_close)

G_END_DECLS
