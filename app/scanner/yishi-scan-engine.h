/* yishi-scan-engine.h - the thread that looks through the camera and finds codes
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "yishi-scan-link.h"

G_BEGIN_DECLS

typedef struct _YishiScanEngine YishiScanEngine;

/* None of them waits. The engine belongs to its thread and goes with it. */
YishiScanEngine *yishi_scan_engine_new   (YishiScanLink   *link) G_GNUC_WARN_UNUSED_RESULT;
/* @serial: with which the news are told. @camera: (nullable) */
void             yishi_scan_engine_start (YishiScanEngine *self,
                                          guint            serial,
                                          const char      *camera);
void             yishi_scan_engine_stop  (YishiScanEngine *self);
/* The thread ends when the camera lets it, and @self with it. */
void             yishi_scan_engine_quit  (YishiScanEngine *self);

G_END_DECLS
