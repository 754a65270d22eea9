/* fuzz-check.h - what must hold of anything that is read from any bytes
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <gio/gio.h>

#include "yishi-table.h"

G_BEGIN_DECLS

void check_table (GBytes                  *bytes,
                  const YishiTableOptions *options);
void check_name  (const void              *data,
                  gsize                    length);

G_END_DECLS
