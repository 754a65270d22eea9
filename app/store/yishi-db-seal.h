/* yishi-db-seal.h - the seals with which meetings were closed
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "yishi-store.h"

G_BEGIN_DECLS

/* Returns: (transfer full): id of each closed meeting (GSIZE_TO_POINTER) → its
 * seal as minutes print it, "3FA2-…" */
GHashTable *yishi_db_list_seals (YishiDb  *db,
                                 GError  **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
