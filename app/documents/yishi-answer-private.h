/* yishi-answer-private.h - the parts of the composer of answers to owners
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "yishi-answer-paper.h"
#include "yishi-minutes-private.h"

G_BEGIN_DECLS

/* An answer under composition. */
typedef struct
{
  YishiComposer    base;      /* masks like a public copy; of the meeting that is being told of */
  const GPtrArray *meetings;  /* (element-type YishiMinutes) */
  const YishiUnit *unit;      /* whose owner asked */
} YishiAnswer;

/* A text in each language. */
typedef const char *const YishiAnswerTerm[YISHI_N_WORDS];

/* Lets base tell of the meeting. */
void  yishi_answer_turn_to    (YishiAnswer        *self,
                               const YishiMinutes *minutes);
/* "2026年11月15日"; (transfer full) */
char *yishi_answer_say_day    (const YishiAnswer  *self) G_GNUC_WARN_UNUSED_RESULT;
/* Names and units as they are: of what is the owner's own. (transfer full) */
char *yishi_answer_own_unit   (const YishiAnswer  *self,
                               const char         *unit) G_GNUC_WARN_UNUSED_RESULT;
char *yishi_answer_own_names  (const YishiAnswer  *self) G_GNUC_WARN_UNUSED_RESULT;
/* The part about the owner's own unit. */
void  yishi_answer_add_own    (YishiAnswer        *self);

G_END_DECLS
