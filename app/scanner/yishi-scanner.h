/* yishi-scanner.h - reads the codes that are held before a camera
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * For the thread that made it, in whose main context the signals come; nothing here waits.
 * Nothing of the picture is written anywhere.
 *
 * Signals:
 *   read (const char *text)   a QR code came into view; once, as long as it stays there
 *   picture ()                there is a new one: yishi_scanner_take_picture()
 *   started ()                the first picture came
 *   failed (GError *)         there are no pictures any more; see yishi-scanner-error.h
 *   cameras ()                others are plugged in: yishi_scanner_get_cameras()
 */
#pragma once

#include <gio/gio.h>

#include "yishi-scanner-error.h"

G_BEGIN_DECLS

#define YISHI_TYPE_SCANNER (yishi_scanner_get_type ())
G_DECLARE_FINAL_TYPE (YishiScanner, yishi_scanner, YISHI, SCANNER, GObject)

YishiScanner       *yishi_scanner_new          (void) G_GNUC_WARN_UNUSED_RESULT;
/* Looks through a camera, instead of through another. @camera: (nullable): its name; the first
 * one if there is none of that name. If there is none at all it begins when one is plugged in. */
void                yishi_scanner_start        (YishiScanner *self,
                                                const char   *camera);
/* Lets go of the camera. */
void                yishi_scanner_stop         (YishiScanner *self);
/* Names of the cameras, NULL-terminated; none before the first start. */
const char *const  *yishi_scanner_get_cameras  (YishiScanner *self);
/* The newest picture, as rows of 4 bytes a pixel: blue, green, red, 255. Returns: (transfer full)
 * (nullable): NULL if it was taken already */
GBytes             *yishi_scanner_take_picture (YishiScanner *self,
                                                int          *width,
                                                int          *height);

G_END_DECLS
