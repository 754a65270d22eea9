/* yishi-db-roll-private.h - the roll as the store's own files read it
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "yishi-db-roll.h"

G_BEGIN_DECLS

/* A roll with what the record knows of each unit besides. */
typedef struct
{
  YishiRoll *roll;     /* (owned) grouped anew */
  GArray    *numbers;  /* (owned) gint64: the unit's permanent number, by index */
  GArray    *persons;  /* (owned) gint64: the person's number as it is stored, by index */
  gint64     version;  /* 0 if there is no roll yet */
} YishiStoredRoll;

YishiStoredRoll *yishi_db_load_stored_roll (YishiDb          *db,
                                            gint64            version,
                                            GError          **error) G_GNUC_WARN_UNUSED_RESULT;
void             yishi_stored_roll_free    (YishiStoredRoll  *self);
/* SHA-256 over what decides a count: unit, area, parking area and person. */
char            *yishi_roll_digest         (const YishiRoll  *roll,
                                            const GArray     *persons) G_GNUC_WARN_UNUSED_RESULT;
gboolean         yishi_db_newest_roll      (YishiDb          *db,
                                            gint64           *version,
                                            GError          **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (YishiStoredRoll, yishi_stored_roll_free)

G_END_DECLS
