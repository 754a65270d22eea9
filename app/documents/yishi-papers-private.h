/* yishi-papers-private.h - the parts of the composer of the papers around a meeting
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "yishi-minutes-private.h"
#include "yishi-papers.h"

G_BEGIN_DECLS

/* A paper under composition. */
typedef struct
{
  YishiComposer           base;
  const YishiPapersInput *input;
  double                  scale;  /* of all type, so that it comes to stand on one page */
  char                   *title;  /* (owned) */
} YishiPaperMaker;

/* A text in each language; tables of them are [][YISHI_N_WORDS]. */
typedef const char *const YishiTerm[YISHI_N_WORDS];

/* Fills what follows into the places $1 … of @term; end with NULL. */
#define yishi_maker_fill(self, term, ...) yishi_words_fill ((term)[(self)->base.words], __VA_ARGS__)

/* Items that the owners vote on by ballots and that were not taken off: of all, or of the
 * one that is asked for. Returns: (transfer container) (element-type YishiItem) */
GPtrArray  *yishi_maker_list_matters (const YishiPaperMaker *self) G_GNUC_WARN_UNUSED_RESULT;
/* As frozen, or as it would be. Returns: (transfer none) (nullable) */
YishiRule  *yishi_maker_find_rule    (const YishiPaperMaker *self,
                                      const YishiItem       *item);
/* Whether the item is voted on by that unit. */
gboolean    yishi_maker_is_in_scope  (const YishiItem       *item,
                                      const YishiUnit       *unit);
/* Whether that unit gets one: all do, or those that are asked for. */
gboolean    yishi_maker_is_wanted    (const YishiPaperMaker *self,
                                      const YishiUnit       *unit);
/* FALSE with NOTHING if one that is asked for is not in the roll. */
gboolean    yishi_maker_check_units  (const YishiPaperMaker *self,
                                      GError               **error);
/* The first day and the last on which ballots are taken, "" where none was set. */
void        yishi_maker_find_period  (const YishiPaperMaker *self,
                                      const char           **from,
                                      const char           **until);
/* All (transfer full). "2026年12月15日（星期二）19:00" */
char       *yishi_maker_say_time     (const YishiPaperMaker *self) G_GNUC_WARN_UNUSED_RESULT;
char       *yishi_maker_say_day      (const YishiPaperMaker *self,
                                      const char            *day) G_GNUC_WARN_UNUSED_RESULT;
/* "悦城小区业主大会" */
char       *yishi_maker_say_meeting  (const YishiPaperMaker *self) G_GNUC_WARN_UNUSED_RESULT;
/* Likewise, of what owners decide by ballots. */
char       *yishi_maker_say_matters  (const YishiPaperMaker *self) G_GNUC_WARN_UNUSED_RESULT;
char       *yishi_maker_say_issuer   (const YishiPaperMaker *self) G_GNUC_WARN_UNUSED_RESULT;
/* "（一般事项（双过半），《民法典》…）" without brackets */
char       *yishi_maker_say_rule     (const YishiPaperMaker *self,
                                      const YishiItem       *item) G_GNUC_WARN_UNUSED_RESULT;

/* "3幢2单元"; "" if all owners vote on it */
char       *yishi_maker_say_scope    (const YishiPaperMaker *self,
                                      const YishiItem       *item) G_GNUC_WARN_UNUSED_RESULT;

/* Title, and what the file says of itself. @pattern: with $1 for the meeting, or for what
 * owners decide by ballots at its time */
void        yishi_maker_begin        (YishiPaperMaker       *self,
                                      const YishiPageSetup  *setup,
                                      YishiTerm              pattern,
                                      gboolean               is_of_matters);
/* A heading of the first level, numbered. */
void        yishi_maker_heading      (YishiPaperMaker       *self,
                                      YishiTerm              term);
void        yishi_maker_paragraph    (YishiPaperMaker       *self,
                                      YishiTextStyle         style,
                                      YishiTerm              term);
/* Who issues it and when, for a stamp on it. @day: "" leaves it to be filled in */
void        yishi_maker_close        (YishiPaperMaker       *self,
                                      const char            *day);
/* Sets NOTHING. */
gboolean    yishi_maker_refuse       (const char            *why,
                                      GError               **error);

/* --- the papers; FALSE with an error where there is nothing to say --- */

gboolean    yishi_maker_add_notice   (YishiPaperMaker *self, GError **error);
gboolean    yishi_maker_add_ballots  (YishiPaperMaker *self, GError **error);
gboolean    yishi_maker_add_signin   (YishiPaperMaker *self, GError **error);
gboolean    yishi_maker_add_proxy    (YishiPaperMaker *self, GError **error);
gboolean    yishi_maker_add_delivery (YishiPaperMaker *self, GError **error);
gboolean    yishi_maker_add_count    (YishiPaperMaker *self, GError **error);
gboolean    yishi_maker_add_result   (YishiPaperMaker *self, GError **error);
gboolean    yishi_maker_add_filing   (YishiPaperMaker *self, GError **error);
gboolean    yishi_maker_add_slips    (YishiPaperMaker *self, GError **error);

G_END_DECLS
