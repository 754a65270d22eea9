/* yishi-scanner-error.h - what can go wrong with a camera
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * YishiScannerError:
 * @YISHI_SCANNER_ERROR_NO_PLUGIN: a part of GStreamer is not installed; the message names the package
 * @YISHI_SCANNER_ERROR_NO_CAMERA: there is no camera; it begins by itself when one is plugged in
 * @YISHI_SCANNER_ERROR_BUSY: another program has the camera
 * @YISHI_SCANNER_ERROR_ENDED: the source came to its end, as a camera never does
 * @YISHI_SCANNER_ERROR_FAILED: it gave up for another reason
 */
typedef enum
{
  YISHI_SCANNER_ERROR_NO_PLUGIN,
  YISHI_SCANNER_ERROR_NO_CAMERA,
  YISHI_SCANNER_ERROR_BUSY,
  YISHI_SCANNER_ERROR_ENDED,
  YISHI_SCANNER_ERROR_FAILED,
} YishiScannerError;

#define YISHI_SCANNER_ERROR (yishi_scanner_error_quark ())
GQuark yishi_scanner_error_quark (void);

G_END_DECLS
