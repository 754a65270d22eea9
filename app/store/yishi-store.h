/* yishi-store.h - one record, opened: its thread, and how work is handed to it
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The store owns a thread, and the thread owns the one database connection
 * (YishiDb). Work is a function that runs there; jobs run one after another in
 * the order in which they were handed over. The functions of yishi-db-*.h are
 * called from such jobs alone, and assert it.
 */
#pragma once

#include <gio/gio.h>

#include "yishi-clock.h"
#include "yishi-store-error.h"

G_BEGIN_DECLS

typedef struct _YishiDb YishiDb;

typedef enum
{
  YISHI_STORE_READ,    /* never writes, works beside a writer and on a read-only disk */
  YISHI_STORE_WRITE,   /* takes the record's lock; YISHI_STORE_ERROR_LOCKED if another has it */
  YISHI_STORE_CREATE,  /* makes the file; YISHI_STORE_ERROR_EXISTS if there is one */
} YishiStoreMode;

#define YISHI_TYPE_STORE (yishi_store_get_type ())
G_DECLARE_FINAL_TYPE (YishiStore, yishi_store, YISHI, STORE, GObject)

/* A job. Returns TRUE, or FALSE with @error set. */
typedef gboolean (*YishiStoreFunc) (YishiDb       *db,
                                    gpointer       data,
                                    GCancellable  *cancellable,
                                    GError       **error);

YishiStore *yishi_store_new            (const char           *path,
                                        YishiClock           *clock) G_GNUC_WARN_UNUSED_RESULT;

void        yishi_store_open_async     (YishiStore           *self,
                                        YishiStoreMode        mode,
                                        GCancellable         *cancellable,
                                        GAsyncReadyCallback   callback,
                                        gpointer              user_data);
gboolean    yishi_store_open_finish    (YishiStore           *self,
                                        GAsyncResult         *result,
                                        GError              **error);
/* Whoever made a store closes it, even if opening failed; finalize asserts it. */
void        yishi_store_close_async    (YishiStore           *self,
                                        GAsyncReadyCallback   callback,
                                        gpointer              user_data);
gboolean    yishi_store_close_finish   (YishiStore           *self,
                                        GAsyncResult         *result,
                                        GError              **error);
void        yishi_store_perform_async  (YishiStore           *self,
                                        YishiStoreFunc        func,
                                        gpointer              data,
                                        GDestroyNotify        destroy,
                                        GCancellable         *cancellable,
                                        GAsyncReadyCallback   callback,
                                        gpointer              user_data);
gboolean    yishi_store_perform_finish (YishiStore           *self,
                                        GAsyncResult         *result,
                                        GError              **error);

/* The same for a caller that has no main loop to keep turning (the command
 * line): they wait. */
gboolean    yishi_store_open           (YishiStore           *self,
                                        YishiStoreMode        mode,
                                        GError              **error);
gboolean    yishi_store_perform        (YishiStore           *self,
                                        YishiStoreFunc        func,
                                        gpointer              data,
                                        GError              **error);
gboolean    yishi_store_close          (YishiStore           *self,
                                        GError              **error);

G_END_DECLS
