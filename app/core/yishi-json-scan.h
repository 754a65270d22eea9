/* yishi-json-scan.h - reads a JSON text from front to end without building a tree
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * For entries of the journal that hold 50,000 units, or that come 100,000 times:
 * SQLite's functions parse the text anew for each member that is asked for.
 * Strict: what is no JSON stops the scan for good.
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef struct
{
  const char *p;        /* where the scan stands */
  const char *end;
  gboolean    failed;   /* what was read is not what was asked for; stays so */
  gboolean    is_first; /* nothing of the open object or array was read yet */
  GString    *scratch;  /* (owned) (nullable) the last text that had escapes */
} YishiJsonScan;

void        yishi_json_scan_init    (YishiJsonScan *self,
                                     const char    *text,
                                     gsize          length);
void        yishi_json_scan_clear   (YishiJsonScan *self);

void        yishi_json_scan_object  (YishiJsonScan *self);
void        yishi_json_scan_array   (YishiJsonScan *self);
/* Whether there is a further member; its @key is then what it is compared with
 * by yishi_json_scan_is(). At the end the object is left. */
gboolean    yishi_json_scan_member  (YishiJsonScan *self,
                                     const char   **key,
                                     gsize         *length);
gboolean    yishi_json_scan_element (YishiJsonScan *self);
/* Valid until the next text is read. */
const char *yishi_json_scan_text    (YishiJsonScan *self,
                                     gsize         *length);
gint64      yishi_json_scan_int     (YishiJsonScan *self);
/* The value's own characters, whatever it is. */
const char *yishi_json_scan_raw     (YishiJsonScan *self,
                                     gsize         *length);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (YishiJsonScan, yishi_json_scan_clear)

G_END_DECLS
