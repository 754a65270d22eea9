/* yishi-sighting.h - when a code that stays before the camera is a new reading, and when it is not
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A reader finds the code of a slip in every picture as long as it is held there, and loses it for
 * a moment when a hand shakes. That is one reading, until it has been away for three seconds.
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* How long a code must have been away, in ns. */
#define YISHI_SIGHTING_AWAY (3 * G_GINT64_CONSTANT (1000000000))

typedef struct _YishiSighting YishiSighting;

YishiSighting *yishi_sighting_new  (void) G_GNUC_WARN_UNUSED_RESULT;
void           yishi_sighting_free (YishiSighting *self);
/* @now: of the picture, in ns from any beginning; never goes back. Returns: TRUE for a new reading */
gboolean       yishi_sighting_see  (YishiSighting *self,
                                    const char    *code,
                                    gint64         now);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (YishiSighting, yishi_sighting_free)

G_END_DECLS
