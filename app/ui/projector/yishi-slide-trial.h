/* yishi-slide-trial.h - heading and body of a slide at one size of text
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "yishi-slide-composer.h"

G_BEGIN_DECLS

/* A trial at one size. */
typedef struct
{
  YishiComposer  composer;
  const YishiSlideFrame *frame;
  YishiBlock    *header;   /* (owned) */
  GPtrArray     *body;     /* (owned) (element-type YishiBlock) */
  double         height;   /* of the body */
  gboolean       is_compact;  /* a long heading is cut, for the sake of the body */
  gboolean       is_centred;  /* from top to bottom, where it fits on one page */
} YishiTrial;

/* @unit, @width: px, as of YishiComposer. @share: 1 for text as large as this kind
 * of slide likes it, 0 for the smallest. */
void yishi_trial_run   (YishiTrial            *self,
                        const YishiSlideFrame *frame,
                        double                 unit,
                        double                 width,
                        double                 share);
void yishi_trial_clear (YishiTrial            *self);

G_END_DECLS
