/* yishi-db-record.h - what a record says of itself: community, pack, settings, seal
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "yishi-rule.h"
#include "yishi-store.h"

G_BEGIN_DECLS

typedef struct
{
  char   *name;            /* (owned) the community */
  char   *pack;            /* (owned) id of its rule pack */
  char   *silence_clause;  /* (owned) where the estate's rules allow it; "" while it is off */
  char   *id;              /* (owned) hash of its first entry, by which papers know it; "" while it has none */
  gint64  n_entries;       /* of the journal */
  char   *head;            /* (owned) 64 hexadecimal digits */
} YishiRecordInfo;

/* In a store opened with YISHI_STORE_CREATE, once. */
gboolean         yishi_db_create_record  (YishiDb     *db,
                                          const char  *name,
                                          const char  *pack,
                                          GError     **error);
YishiRecordInfo *yishi_db_get_info       (YishiDb     *db,
                                          GError     **error) G_GNUC_WARN_UNUSED_RESULT;
void             yishi_record_info_free  (YishiRecordInfo *self);
/* The record's pack as it is installed now. */
YishiRulePack   *yishi_db_load_pack      (YishiDb     *db,
                                          GError     **error) G_GNUC_WARN_UNUSED_RESULT;
/* Keys: "silence-clause" (the article of the estate's own rules that allows it,
 * "" to switch it off), "pack", "name", "members" (of the committee), "language"
 * (of minutes and sealed words: zh_CN or en). Others are refused. */
gboolean         yishi_db_set_setting    (YishiDb     *db,
                                          const char  *key,
                                          const char  *value,
                                          GError     **error);
/* Returns: (transfer full) (nullable): NULL if not set */
char            *yishi_db_get_setting    (YishiDb     *db,
                                          const char  *key,
                                          GError     **error) G_GNUC_WARN_UNUSED_RESULT;
/* "3FA2-…": the first 16 digits of @head in groups of four, upper case. */

G_DEFINE_AUTOPTR_CLEANUP_FUNC (YishiRecordInfo, yishi_record_info_free)

G_END_DECLS
