/* yishi-cli-seal-check.h - which entry of the record a seal is of, and whether all before it stands
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "yishi-db-seal.h"
#include "yishi-json.h"
#include "yishi-verifier.h"

G_BEGIN_DECLS

typedef struct
{
  char        *digits;     /* (owned) (nullable) as read; NULL where none is asked about */
  YishiSealed *found;      /* (owned) (nullable) */
  gboolean     is_intact;  /* neither the entry nor one before it was changed */
} YishiSealCheck;

void      yishi_seal_check_clear    (YishiSealCheck           *self);
/* In a job. Takes digits, fills in the rest. */
gboolean  yishi_seal_check_run      (YishiSealCheck           *self,
                                     YishiDb                  *db,
                                     const YishiVerification  *verification,
                                     GError                  **error);
/* Whether the answer is yes. */
gboolean  yishi_seal_check_is_good  (const YishiSealCheck     *self);
/* Returns: (transfer full): what was found, in sentences */
char     *yishi_seal_check_describe (const YishiSealCheck     *self) G_GNUC_WARN_UNUSED_RESULT;
/* Adds the member "seal". */
void      yishi_seal_check_add_json (const YishiSealCheck     *self,
                                     YishiJson                *json);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (YishiSealCheck, yishi_seal_check_clear)

G_END_DECLS
