/* yishi-db-ballot.h - votes and their ballots: opened, issued, returned, void, closed
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "yishi-db-meeting.h"
#include "yishi-json.h"
#include "yishi-tally.h"

G_BEGIN_DECLS

/* One ballot as it comes in. Every text may be NULL but unit and choice. */
typedef struct
{
  const char *unit;      /* as written anywhere; the record's own name is found */
  const char *choice;    /* yes no abstain follow blank invalid late, 同意 …; in an election the marks "1,3" or names */
  const char *agent;     /* who signed for the owner: a name or a unit */
  const char *received;  /* instant or YYYY-MM-DD[ HH:MM]; NULL: now */
  guint       row;       /* in the file, 0 if none: named in errors */
} YishiBallotEntry;

/* What was wrong with one entry. */
typedef struct
{
  guint  row;
  char  *unit;     /* (owned) as written */
  char  *code;     /* (owned) NO_UNIT OUT_OF_SCOPE DUPLICATE_BALLOT BAD_CHOICE PROXY NOT_A_TIME */
  char  *message;  /* (owned) translated; for a second ballot with the first one's time and channel */
} YishiBallotIssue;

typedef struct
{
  gint64  id;
  char   *unit;      /* (owned) */
  char   *choice;    /* (owned) */
  char   *marks;     /* (owned) "" unless an election */
  char   *channel;   /* (owned) paper onsite sweep portal */
  char   *agent;     /* (owned) */
  char   *teller;    /* (owned) */
  char   *received;  /* (owned) instant */
  gint64  area;      /* weight, 0.01 m² */
  gboolean late;
  char   *void_reason; /* (owned) "" while it counts */
  gint64  replaced_by; /* ballot, 0 if none */
} YishiBallotRow;

void       yishi_ballot_issue_free  (YishiBallotIssue *self);
void       yishi_ballot_row_free    (YishiBallotRow   *self);

/* Opens the vote on @item: freezes the rule and the roll version. @from and
 * @until (nullable): first and last day of the voting period; ballots received
 * after @until are late. YISHI_STORE_ERROR_REFUSED if it is open, closed, has no
 * vote by its kind, or if there is no roll. */
gboolean   yishi_db_open_vote       (YishiDb          *db,
                                     const YishiItem  *item,
                                     const char       *from,
                                     const char       *until,
                                     GError          **error);
/* Adds ballots in one transaction, opening the vote if it was not; all or
 * nothing unless @skip_bad. @channel: NULL for paper. @ids: (out) (optional)
 * (element-type gint64): of those added, in order. @issues: (out)
 * (element-type YishiBallotIssue): what is wrong. Returns FALSE with
 * YISHI_STORE_ERROR_REFUSED if there are issues and not @skip_bad. */
gboolean   yishi_db_add_ballots     (YishiDb                *db,
                                     const YishiItem        *item,
                                     const YishiBallotEntry *entries,
                                     gsize                   n_entries,
                                     const char             *channel,
                                     const char             *teller,
                                     gboolean                skip_bad,
                                     GArray                **ids,
                                     GPtrArray             **issues,
                                     GError                **error);
/* What yishi_db_add_ballots() with @skip_bad would do: @n_good would be added, the
 * others are @issues. Nothing is written. */
gboolean   yishi_db_try_ballots     (YishiDb                *db,
                                     const YishiItem        *item,
                                     const YishiBallotEntry *entries,
                                     gsize                   n_entries,
                                     const char             *channel,
                                     guint                  *n_good,
                                     GPtrArray             **issues,
                                     GError                **error);
/* Voids the unit's ballot for @reason and, with @choice, puts another in its
 * place in the same transaction. */
gboolean   yishi_db_void_ballot     (YishiDb          *db,
                                     const YishiItem  *item,
                                     const char       *unit,
                                     const char       *reason,
                                     const char       *choice,
                                     const char       *channel,
                                     const char       *teller,
                                     GError          **error);
/* The ledger: papers issued, and deliveries with their evidence ("signed",
 * "posted at the gate with photo 12", …). NULL-terminated @units; NULL: all of
 * the vote's roll. Opens the vote if it was not. */
gboolean   yishi_db_issue_ballots   (YishiDb          *db,
                                     const YishiItem  *item,
                                     const char *const *units,
                                     const char       *channel,
                                     GError          **error);
gboolean   yishi_db_deliver_ballots (YishiDb          *db,
                                     const YishiItem  *item,
                                     const char *const *units,
                                     const char       *on,
                                     const char       *evidence,
                                     GError          **error);
typedef struct
{
  gint64 issued;
  gint64 delivered;
  gint64 returned;
  gint64 voided;
  gint64 late;
} YishiBallotLedger;

/* @n_returned: how many count, if that is known already, or -1 */
gboolean   yishi_db_get_ledger      (YishiDb           *db,
                                     const YishiItem   *item,
                                     gint64             n_returned,
                                     YishiBallotLedger *ledger,
                                     GError           **error);
/* Returns: (element-type YishiBallotRow): in the order of entry, void ones too */
GPtrArray *yishi_db_list_ballots    (YishiDb          *db,
                                     const YishiItem  *item,
                                     GError          **error) G_GNUC_WARN_UNUSED_RESULT;
/* The @n that were entered last, the newest first; of many thousands no others are read. */
GPtrArray *yishi_db_list_last_ballots (YishiDb        *db,
                                     const YishiItem  *item,
                                     guint             n,
                                     GError          **error) G_GNUC_WARN_UNUSED_RESULT;
/* Those of one unit (its name in any form), the newest first; empty if it has none. */
GPtrArray *yishi_db_find_unit_ballots (YishiDb        *db,
                                     const YishiItem  *item,
                                     const char       *unit,
                                     GError          **error) G_GNUC_WARN_UNUSED_RESULT;

/* Counts of a vote that is not by unit (straw poll, committee, rating):
 * @names[i] ("yes", "no", "abstain", or the options' names) got @counts[i].
 * More hands than @present are refused (G19); with -1, more than the people whom
 * the door has recorded (yishi_db_count_people_present), where it has recorded
 * any and the members of a committee are not meant. Closes with yishi_db_close_vote. */
gboolean   yishi_db_record_counts   (YishiDb           *db,
                                     const YishiItem   *item,
                                     gint64             members,
                                     gint64             present,
                                     const char *const *names,
                                     const gint64      *counts,
                                     gsize              n_counts,
                                     GError           **error);

/* The chair's vote ("yes" or "no") that breaks a tie, recorded as such. Refused
 * unless the rule has one and the counts are a tie (G02). */
gboolean   yishi_db_give_casting_vote (YishiDb          *db,
                                     const YishiItem  *item,
                                     const char       *choice,
                                     GError          **error);

/* A second teller enters the same papers blind. What the same teller had entered
 * before is replaced. */
gboolean   yishi_db_add_teller_entries (YishiDb                *db,
                                     const YishiItem        *item,
                                     const char             *teller,
                                     const YishiBallotEntry *entries,
                                     gsize                   n_entries,
                                     GPtrArray             **issues,
                                     GError                **error);
typedef struct
{
  char *unit;          /* (owned) */
  char *first;         /* (owned) choice of the first teller, "" if he has none */
  char *second;        /* (owned) */
} YishiTellerDifference;

void       yishi_teller_difference_free (YishiTellerDifference *self);
/* The two tellers of @item: their names and their differences, in the roll's
 * order. NOT_FOUND if there are not two. @n_equal: (out): units on which they agree */
GPtrArray *yishi_db_compare_tellers (YishiDb          *db,
                                     const YishiItem  *item,
                                     char            **first,
                                     char            **second,
                                     guint            *n_equal,
                                     GError          **error) G_GNUC_WARN_UNUSED_RESULT;
/* One paper as a teller entered it. */
typedef struct
{
  char *unit;    /* (owned) */
  char *choice;  /* (owned) or, in an election, the marks */
} YishiTellerPaper;

void       yishi_teller_paper_free  (YishiTellerPaper *self);
/* The names of those who have entered papers, in the order in which they began.
 * Returns: (transfer full) NULL-terminated */
char     **yishi_db_list_tellers    (YishiDb          *db,
                                     const YishiItem  *item,
                                     GError          **error) G_GNUC_WARN_UNUSED_RESULT;
/* Returns: (element-type YishiTellerPaper): in the order of the roll */
GPtrArray *yishi_db_list_teller_papers (YishiDb       *db,
                                     const YishiItem  *item,
                                     const char       *teller,
                                     GError          **error) G_GNUC_WARN_UNUSED_RESULT;
/* Makes ballots of what both agree on (refused while there are differences). */
gboolean   yishi_db_adopt_tellers   (YishiDb          *db,
                                     const YishiItem  *item,
                                     const char       *channel,
                                     guint            *n_adopted,
                                     GError          **error);

G_END_DECLS
