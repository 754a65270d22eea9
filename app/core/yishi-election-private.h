/* yishi-election-private.h - what the files of the election share
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "yishi-election.h"

G_BEGIN_DECLS

/* More names than any paper has. */
#define YISHI_MAX_CANDIDATES 500

/* What a ballot gives a candidate where it says nothing of them. */
#define YISHI_UNMARKED (-1)

/* One vote in the arithmetic of a transferable vote: five decimals. */
#define YISHI_STV_ONE 100000

/* The papers in figures: rows of one value a candidate. A mark is 1, votes and
 * points are themselves, ranks count from 1. */
typedef struct
{
  gsize        n_candidates;
  gsize        n_ballots;
  int         *values;       /* (owned) of every ballot */
  YishiBallot *ballots;      /* (owned) what each counts as, invalid ones found out */
  gint64       n_overmarked;
  gint64       n_valid;
  gsize        n_persons;    /* with a row */
  int         *persons;      /* (owned) what a person's ballots say alike */
} YishiMarks;

void     yishi_marks_read   (YishiMarks               *self,
                             const YishiElectionInput *input,
                             gsize                     n_candidates);
void     yishi_marks_clear  (YishiMarks               *self);

/* Whose lot comes before, where a tie is broken by lot. */
typedef struct
{
  gboolean is_drawn;
  gint64   order[YISHI_MAX_CANDIDATES];  /* smaller: drawn earlier */
} YishiLot;

gboolean yishi_lot_read     (YishiLot                 *self,
                             const YishiElectionInput *input,
                             gsize                     n_candidates,
                             GError                  **error);
char    *yishi_lot_describe (const YishiLot           *self,
                             gsize                     n_candidates) G_GNUC_WARN_UNUSED_RESULT;

void     yishi_election_fill_seats (YishiElection    *self,
                                    const YishiLot   *lot);
void     yishi_election_count_stv  (YishiElection    *self,
                                    const YishiMarks *marks,
                                    const YishiLot   *lot);

G_END_DECLS
