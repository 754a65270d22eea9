/* yishi-db-result.h - the result of a vote as it stands in the record
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "yishi-db-ballot.h"
#include "yishi-election.h"

G_BEGIN_DECLS

typedef struct
{
  char          *meeting;   /* (owned) date */
  int            item;
  char          *title;     /* (owned) */
  char          *scope;     /* (owned) */
  char          *state;     /* (owned) "open" or "closed" */
  char          *opened;    /* (owned) instant */
  char          *closed;    /* (owned) instant, "" while open */
  YishiRule     *rule;      /* (owned) as frozen */
  gint64         roll_version;
  char          *roll_sha256; /* (owned) */
  YishiTally    *tally;     /* (owned) (nullable) yes/no votes */
  YishiElection *election;  /* (owned) (nullable) votes on names or options */
  GPtrArray     *defects;   /* (owned) (element-type char*) codes: UNPOSTED_TOPIC SHORT_NOTICE OUT_OF_WINDOW */
  GPtrArray     *defect_notes; /* (owned) (element-type char*) each in words, translated, as "notice 14 of 15 days" */
  YishiBallotLedger ledger;
  gint64         present;   /* counted hands: people in the room, -1 if not asked */
} YishiResult;

/* Counts the ballots there are; of a closed vote, those it was closed with.
 * NOT_FOUND if no vote was opened on the item. */
YishiResult *yishi_db_get_result     (YishiDb         *db,
                                      const YishiItem *item,
                                      GError         **error) G_GNUC_WARN_UNUSED_RESULT;
/* What the vote would be if it were opened now: its rule, its roll and what would be
 * wrong with the procedure, without a ballot. Nothing is written. REFUSED, as
 * yishi_db_open_vote(), where it cannot be opened. */
YishiResult *yishi_db_foresee_vote   (YishiDb         *db,
                                      const YishiItem *item,
                                      const char      *from,
                                      const char      *until,
                                      GError         **error) G_GNUC_WARN_UNUSED_RESULT;
/* Closes the vote and seals its result in the journal. @result: (out)
 * (optional): what was sealed, without counting again. */
gboolean     yishi_db_close_vote     (YishiDb         *db,
                                      const YishiItem *item,
                                      YishiResult    **result,
                                      GError         **error);
void         yishi_result_free       (YishiResult     *self);
/* Writes the document of `yishi result --json` into @json as an object. */
void         yishi_result_write_json (YishiResult     *self,
                                      YishiJson       *json,
                                      const char      *language);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (YishiResult, yishi_result_free)

G_END_DECLS
