/* yishi-db-workspace.h - what the record keeps beside its journal: drafts, private notes, where to go on
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Nothing here decides anything: no entry writes it, no export has it, and it may
 * be lost or changed without a result being another. Keys are words joined by
 * hyphens, with the number of what they belong to after a colon:
 * "private-note:7" is the chair's note on the item with the id 7.
 */
#pragma once

#include "yishi-store.h"

G_BEGIN_DECLS

/* Returns: (transfer full) (nullable): NULL, without an error, if nothing is kept there */
char     *yishi_db_get_workspace (YishiDb     *db,
                                  const char  *key,
                                  GError     **error) G_GNUC_WARN_UNUSED_RESULT;
/* @value: (nullable): NULL takes it away. Within the caller's transaction if there
 * is one. */
gboolean  yishi_db_set_workspace (YishiDb     *db,
                                  const char  *key,
                                  const char  *value,
                                  GError     **error);

G_END_DECLS
