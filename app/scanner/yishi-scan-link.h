/* yishi-scan-link.h - how the camera's threads tell the scanner, which may be gone
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "yishi-scanner.h"

G_BEGIN_DECLS

typedef enum
{
  YISHI_SCAN_STARTED,  /* the first picture came */
  YISHI_SCAN_READ,     /* @text */
  YISHI_SCAN_CAMERAS,  /* @text: names, one a line */
  YISHI_SCAN_FAILED,   /* @error */
  YISHI_SCAN_PICTURE,  /* a new one is there to be taken */
} YishiScanNews;

/* Comes in the scanner's own context. */
typedef void (*YishiScanTell) (YishiScanner  *scanner,
                               YishiScanNews  news,
                               const char    *text,
                               const GError  *error);

typedef struct _YishiScanLink YishiScanLink;

YishiScanLink *yishi_scan_link_new          (YishiScanner   *scanner,
                                             YishiScanTell   tell) G_GNUC_WARN_UNUSED_RESULT;
YishiScanLink *yishi_scan_link_ref          (YishiScanLink  *self);
void           yishi_scan_link_unref        (YishiScanLink  *self);
/* What is told before a later call of this is out of date, and is not heard. For the scanner. */
guint          yishi_scan_link_begin        (YishiScanLink  *self);
/* From any thread. @serial: what _begin() returned. @text: (nullable). @error: (transfer full) (nullable) */
void           yishi_scan_link_tell         (YishiScanLink  *self,
                                             guint           serial,
                                             YishiScanNews   news,
                                             const char     *text,
                                             GError         *error);
/* From any thread: takes the place of a picture that was not looked at yet. @pixels: (transfer full) */
void           yishi_scan_link_show         (YishiScanLink  *self,
                                             guint           serial,
                                             GBytes         *pixels,
                                             int             width,
                                             int             height);
/* Returns: (transfer full) (nullable): the newest picture */
GBytes        *yishi_scan_link_take_picture (YishiScanLink  *self,
                                             int            *width,
                                             int            *height);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (YishiScanLink, yishi_scan_link_unref)

G_END_DECLS
