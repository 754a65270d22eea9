/* yishi-journal.h - the chain of entries of which everything else is made
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "yishi-json.h"
#include "yishi-sha256.h"
#include "yishi-store.h"

G_BEGIN_DECLS

/* 64 zeros: what stands before the first entry. */
#define YISHI_JOURNAL_START "0000000000000000000000000000000000000000000000000000000000000000"

gint64   yishi_journal_append    (YishiDb     *db,
                                  const char  *kind,
                                  YishiJson   *body,
                                  GError     **error);
gboolean yishi_journal_get_head  (YishiDb     *db,
                                  gint64      *seq,
                                  char       **hash,
                                  GError     **error);
void     yishi_journal_hash      (gint64       seq,
                                  const char  *at,
                                  const char  *kind,
                                  const char  *body,
                                  gssize       body_length,
                                  const char  *prev,
                                  char         hash[YISHI_SHA256_TEXT]);

/* Applies one entry to the tables. FALSE with @error set if it cannot be
 * applied: unknown kind (YISHI_STORE_ERROR_DAMAGED), or a row that breaks a
 * constraint. */
gboolean yishi_reducers_apply    (YishiDb     *db,
                                  gint64       seq,
                                  const char  *at,
                                  const char  *kind,
                                  const char  *body,
                                  gssize       body_length,
                                  GError     **error);
/* Kinds of entries, one after another. Returns: (transfer none) (nullable): NULL after the last */
const char *yishi_reducers_get_kind (guint i);

G_END_DECLS
