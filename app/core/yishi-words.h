/* yishi-words.h - numbers, fractions and sentences in the meeting's language
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A result is frozen in the language of its meeting, whatever the language of
 * the program that reads it: so its words come from tables, not from gettext.
 */
#pragma once

#include "yishi-tally.h"

G_BEGIN_DECLS

typedef enum
{
  YISHI_WORDS_ZH,
  YISHI_WORDS_EN,
} YishiWords;
#define YISHI_N_WORDS (YISHI_WORDS_EN + 1)

YishiWords  yishi_words_choose   (const char           *language);
/* $1 to $9 in @pattern stand for the texts that follow; end with NULL. */
char       *yishi_words_fill     (const char           *pattern,
                                  ...) G_GNUC_NULL_TERMINATED G_GNUC_WARN_UNUSED_RESULT;
char       *yishi_words_number   (gint64                number) G_GNUC_WARN_UNUSED_RESULT;
char       *yishi_words_percent  (gint64                part,
                                  gint64                base) G_GNUC_WARN_UNUSED_RESULT;
char       *yishi_words_heads    (YishiWords            words,
                                  gint64                heads) G_GNUC_WARN_UNUSED_RESULT;
char       *yishi_words_area     (YishiWords            words,
                                  gint64                area) G_GNUC_WARN_UNUSED_RESULT;
char       *yishi_words_count    (YishiWords            words,
                                  YishiCount            count,
                                  gboolean              by_area) G_GNUC_WARN_UNUSED_RESULT;
/* What is counted by, and where it stands. */
char       *yishi_words_rule     (YishiWords            words,
                                  YishiRule            *rule) G_GNUC_WARN_UNUSED_RESULT;
/* "过半数", "达到三分之二"; or that it is not so */
char       *yishi_words_reached  (YishiWords            words,
                                  const YishiThreshold *threshold,
                                  gboolean              is_reached) G_GNUC_WARN_UNUSED_RESULT;
/* "900 × 3 = 2,700，不少于 1,167 × 2 = 2,334，达到三分之二"; @base_name says what
 * the base is, "" if there is nothing to say. @is_area: both in 0.01 m². */
char       *yishi_words_compare  (YishiWords            words,
                                  const YishiThreshold *threshold,
                                  gint64                part,
                                  gint64                base,
                                  const char           *base_name,
                                  gboolean              is_area) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
