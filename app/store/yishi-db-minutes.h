/* yishi-db-minutes.h - gathers everything that the minutes of a meeting tell
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "yishi-minutes.h"
#include "yishi-store.h"

G_BEGIN_DECLS

/* Reads alone: also from a record on a read-only disk, and of a meeting that is not
 * closed yet. Votes that are open have no count in it. Sets NOT_FOUND. */
YishiMinutes *yishi_db_load_minutes (YishiDb  *db,
                                     gint64    meeting,
                                     GError  **error) G_GNUC_WARN_UNUSED_RESULT;
/* Of all meetings, in order, as of one entry: what an owner may see. Returns:
 * (transfer full) (element-type YishiMinutes) */
GPtrArray    *yishi_db_load_all_minutes (YishiDb  *db,
                                         GError  **error) G_GNUC_WARN_UNUSED_RESULT;
/* For the minutes themselves: the same, but of minutes that are sealed what they told then,
 * with their addenda, as long as the record lives. Other papers go on with the record. */
YishiMinutes *yishi_db_load_sealed_minutes (YishiDb  *db,
                                            gint64    meeting,
                                            GError  **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
