/* yishi-import-read.h - reads a roster on a thread of its own, as often as guesses are corrected
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "yishi-roster.h"

G_BEGIN_DECLS

/* What a file says, read one way. Immutable and counted. */
typedef struct
{
  gatomicrefcount   ref_count;
  gpointer          box;      /* (owned) keeps @table, which other previews of the file share */
  const YishiTable *table;
  YishiRoster      *roster;   /* (owned) (nullable) NULL if the columns make no roster */
  GError           *error;    /* (owned) (nullable) why not */
} YishiImportPreview;

YishiImportPreview *yishi_import_preview_ref   (YishiImportPreview *self);
void                yishi_import_preview_unref (YishiImportPreview *self);

/* What was chosen in place of a guess; NULL and 0 where nothing was. */
typedef struct
{
  const char *encoding;
  char       *sheet;                   /* (owned) */
  guint       header_row;
  int         places[YISHI_N_FIELDS];  /* as in YishiRosterOptions */
} YishiImportChoice;

/* @before: (nullable): a preview of the same file with the same encoding and sheet,
 * whose table is used again. @share: (nullable): set to how far it is, in
 * thousandths; an atomic int in a counted box (g_atomic_rc_box_new()). */
void                yishi_import_read_async  (const char              *path,
                                              const YishiImportChoice *choice,
                                              YishiImportPreview      *before,
                                              int                     *share,
                                              GCancellable            *cancellable,
                                              GAsyncReadyCallback      callback,
                                              gpointer                 user_data);
/* Returns: (transfer full) (nullable): sets YISHI_ROSTER_ERROR if there is no table in the file */
YishiImportPreview *yishi_import_read_finish (GAsyncResult            *result,
                                              GError                 **error) G_GNUC_WARN_UNUSED_RESULT;

G_DEFINE_AUTOPTR_CLEANUP_FUNC (YishiImportPreview, yishi_import_preview_unref)

G_END_DECLS
