/* yishi-wall.h - keeps the wall on its monitor: chooses, opens, loses and finds it again
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <gtk/gtk.h>

#include "yishi-clock.h"
#include "yishi-slide-colours.h"

G_BEGIN_DECLS

#define YISHI_TYPE_WALL (yishi_wall_get_type ())
G_DECLARE_FINAL_TYPE (YishiWall, yishi_wall, YISHI, WALL, GObject)

/* Properties: "display" (YishiDisplay, nullable: the ground alone), "connector"
 * (string: the monitor to be taken if it is there; "" for the one that the main
 * window is not on), "text-scale", "colours", "media-folder" and "page-seconds" as
 * of YishiSlideView. Read only: "is-open" (the chair wants a wall), "is-shown" (it
 * can be seen), "monitor-name" (string, nullable: on which, NULL for a window),
 * "n-monitors".
 *
 * Signals: "monitor-lost" (const char *name): the wall has gone with its monitor
 * and waits for it; "monitor-returned" (const char *name): it is back;
 * "closed": the ordinary window was closed by its button; "monitors-changed". */

/* @main_window: (transfer none): over whose monitor the wall never opens by
 * itself; the wall must not outlive it. @clock: (nullable) as for the view. */
YishiWall    *yishi_wall_new              (GtkWindow     *main_window,
                                           YishiClock    *clock) G_GNUC_WARN_UNUSED_RESULT;
/* On the monitor chosen; as an ordinary window where there is only one. */
void          yishi_wall_open             (YishiWall     *self);
void          yishi_wall_close            (YishiWall     *self);
gboolean      yishi_wall_is_open          (YishiWall     *self);
gboolean      yishi_wall_is_shown         (YishiWall     *self);
/* (nullable) (transfer none): another one each time that it comes, with "is-shown" */
GtkWindow    *yishi_wall_get_window       (YishiWall     *self);
void          yishi_wall_set_display      (YishiWall     *self,
                                           YishiDisplay  *display);
void          yishi_wall_set_connector    (YishiWall     *self,
                                           const char    *connector);
/* Number and name on every monitor for three seconds. */
void          yishi_wall_identify         (YishiWall     *self);
void          yishi_wall_next_page        (YishiWall     *self);
void          yishi_wall_previous_page    (YishiWall     *self);

/* Of all monitors, in order: for the chair to choose from. @connectors: (out)
 * (optional) (transfer full): NULL-terminated. Returns: (transfer full): names,
 * NULL-terminated: "2: Epson EB-W52 (HDMI-1)" */
char        **yishi_wall_list_monitors    (YishiWall     *self,
                                           char        ***connectors) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
