/* yishi-clock.h - what time it is: the machine's, or one that a test sets
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef struct _YishiClock YishiClock;

YishiClock *yishi_clock_new    (GError    **error) G_GNUC_WARN_UNUSED_RESULT;
YishiClock *yishi_clock_new_at (const char *instant,
                                GError    **error) G_GNUC_WARN_UNUSED_RESULT;
void        yishi_clock_free   (YishiClock *self);

gint64      yishi_clock_now    (YishiClock *self);
char       *yishi_clock_stamp  (YishiClock *self) G_GNUC_WARN_UNUSED_RESULT;
char       *yishi_clock_today  (YishiClock *self) G_GNUC_WARN_UNUSED_RESULT;
char       *yishi_clock_read   (YishiClock *self,
                                const char *text) G_GNUC_WARN_UNUSED_RESULT;
/* @micros: µs since 1970, as of yishi_clock_now(). */
char       *yishi_clock_format (YishiClock *self,
                                gint64      micros) G_GNUC_WARN_UNUSED_RESULT;
/* @micros: (out): left alone where @text is no instant with an offset. */
gboolean    yishi_instant_parse (const char *text,
                                 gint64     *micros);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (YishiClock, yishi_clock_free)

G_END_DECLS
