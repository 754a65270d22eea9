/* yishi-db-seal.h - the seals with which meetings were closed, and the entry that a seal is of
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "yishi-store.h"

G_BEGIN_DECLS

/* An entry that somebody noted the seal of. */
typedef struct
{
  gint64  seq;
  char   *at;       /* (owned) instant */
  char   *kind;     /* (owned) "meeting.closed" */
  char   *meeting;  /* (owned) day of the meeting that it is about; "" if it is about none, or one that is no more */
  char   *hash;     /* (owned) */
  gint64  n_since;  /* entries after it */
} YishiSealed;

/* Returns: (transfer full): id of each closed meeting (GSIZE_TO_POINTER) → its
 * seal as minutes print it, "3FA2-…" */
GHashTable  *yishi_db_list_seals (YishiDb      *db,
                                  GError      **error) G_GNUC_WARN_UNUSED_RESULT;
/* The digits of a seal (16) or a head (64), lower-case, of a text that may have them in
 * either case, with hyphens and blanks. Returns: (transfer full) (nullable): NULL if it is neither */
char        *yishi_seal_read     (const char   *text) G_GNUC_WARN_UNUSED_RESULT;
/* @digits: as read. What the hash of an entry is believed to be: whether it is, the verifier
 * finds. Returns: (transfer full) (nullable): NULL without an error if no entry has that seal */
YishiSealed *yishi_db_find_seal  (YishiDb      *db,
                                  const char   *digits,
                                  GError      **error) G_GNUC_WARN_UNUSED_RESULT;
void         yishi_sealed_free   (YishiSealed  *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (YishiSealed, yishi_sealed_free)

G_END_DECLS
