/* yishi-verifier.h - proves that a record is what its journal says
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "yishi-store.h"

G_BEGIN_DECLS

typedef struct
{
  gint64  seq;      /* entry that is wrong, 0 if none can be named */
  char   *code;     /* (owned) HASH PREV GAP BODY STATE RESULT HEAD SCHEMA INTEGRITY RECORDING ATTACHMENT */
  char   *message;  /* (owned) translated */
} YishiProblem;

typedef struct
{
  gboolean   ok;
  gint64     n_entries;
  char      *head;       /* (owned) */
  gint64     n_results;  /* recomputed */
  gint64     n_recordings;  /* parts whose file was there to be summed */
  gint64     n_since_head;  /* entries after the head that was asked for; -1 if none was */
  GPtrArray *problems;   /* (owned) (element-type YishiProblem), the first wrong entry first */
} YishiVerification;

/* Replays the journal into an empty record in memory, compares every table,
 * recomputes every result. @head: (nullable): a hash (64 digits) or seal (16,
 * with or without dashes) that must be in the chain. Returns NULL only if the
 * record cannot be read at all. */
YishiVerification *yishi_db_verify            (YishiDb           *db,
                                               const char        *head,
                                               GCancellable      *cancellable,
                                               GError           **error) G_GNUC_WARN_UNUSED_RESULT;
void               yishi_verification_free    (YishiVerification *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (YishiVerification, yishi_verification_free)

G_END_DECLS
