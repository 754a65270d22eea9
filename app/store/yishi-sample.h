/* yishi-sample.h - a made-up community to look around in
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "yishi-store.h"

G_BEGIN_DECLS

/* What the community is called, and the beginning of every owner's name. */
#define YISHI_SAMPLE_COMMUNITY "示例小区"
#define YISHI_SAMPLE_OWNER     "样例"
#define YISHI_SAMPLE_N_UNITS   1224

/* In a job, in a store opened with YISHI_STORE_CREATE, in place of
 * yishi_db_create_record(): a roll, two meetings that are over and one to come.
 * What is over happened before today, and its entries say so. */
gboolean yishi_db_make_sample (YishiDb   *db,
                               GError   **error);
/* Whether the record was made by yishi_db_make_sample(). */
gboolean yishi_db_is_sample   (YishiDb   *db,
                               gboolean  *is_sample,
                               GError   **error);

G_END_DECLS
