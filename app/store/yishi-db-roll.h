/* yishi-db-roll.h - the roll in the record, version by version
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "yishi-roll.h"
#include "yishi-store.h"

G_BEGIN_DECLS

typedef struct
{
  guint added;
  guint updated;
  guint unchanged;
  guint n_possible;  /* merges of the whole roll that wait for the chair */
} YishiRollChange;

typedef struct
{
  gint64  version;
  char   *at;       /* (owned) when */
  char   *source;   /* (owned) file name, or what was done */
  char   *sha256;   /* (owned) of the roll's content, as frozen into votes */
  gint64  n_units;
  gint64  n_persons;
  gint64  area;     /* 0.01 m² */
  gint64  parking_area;
  char   *confirmed; /* (owned) instant at which the chair confirmed it, or "" */
} YishiRollVersion;

/* @proposed must have been grouped (yishi_roll_group()).
 * Makes a new version in which the proposed units are added or changed; what is
 * not in @proposed stays. Nothing new: no version, no journal entry. Sets
 * YISHI_STORE_ERROR_REFUSED while a vote is open on the roll and @proposed
 * would change it (C49): close the vote first; votes keep their version.
 * @dry_run: only says what would change. */
gboolean   yishi_db_import_roll     (YishiDb          *db,
                                     const YishiRoll  *proposed,
                                     const char       *file_name,
                                     const char       *file_sha256,
                                     gboolean          dry_run,
                                     YishiRollChange  *change,
                                     GError          **error);
/* Takes a unit out of the roll (a mistake, a unit that was joined to another). */
gboolean   yishi_db_remove_unit     (YishiDb          *db,
                                     const char       *unit,
                                     const char       *reason,
                                     GError          **error);
/* The chair confirms (or, with @confirm FALSE, takes back or rejects) that the
 * owners of @units are one person. */
gboolean   yishi_db_merge_units     (YishiDb          *db,
                                     const char *const *units,
                                     gboolean          confirm,
                                     const char       *reason,
                                     GError          **error);
/* The chair confirms that the newest version is the roll of the estate. A later
 * change makes a version that is not confirmed yet. Sets NOT_FOUND if there is no
 * roll; once confirmed, nothing is written again. */
gboolean   yishi_db_confirm_roll    (YishiDb          *db,
                                     GError          **error);
/* @version: 0 for the newest. An empty roll if there is none yet. */
YishiRoll *yishi_db_load_roll       (YishiDb          *db,
                                     gint64            version,
                                     GError          **error) G_GNUC_WARN_UNUSED_RESULT;
/* Returns: (element-type YishiRollVersion): oldest first */
GPtrArray *yishi_db_list_roll_versions (YishiDb       *db,
                                     GError          **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
