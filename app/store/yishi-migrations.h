/* yishi-migrations.h - the schema of a record, version by version
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "yishi-store.h"

G_BEGIN_DECLS

int      yishi_schema_version (void);
gboolean yishi_check_version  (YishiDb  *db,
                               GError  **error);
gboolean yishi_migrate        (YishiDb  *db,
                               GError  **error);
gboolean yishi_guard          (YishiDb  *db,
                               GError  **error);

G_END_DECLS
