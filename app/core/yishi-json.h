/* yishi-json.h - writes one JSON document into a string, in the order given
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Only writing: what is read back is read by SQLite. The text is canonical (no
 * blanks, keys in the order written, only what must be escaped is), so that
 * equal content has equal bytes and equal hashes.
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef struct _YishiJson YishiJson;

YishiJson *yishi_json_new         (void) G_GNUC_WARN_UNUSED_RESULT;
void       yishi_json_free        (YishiJson  *self);
char      *yishi_json_free_to_text (YishiJson *self) G_GNUC_WARN_UNUSED_RESULT;
const char *yishi_json_peek       (YishiJson  *self,
                                   gsize      *length);

void       yishi_json_begin_object (YishiJson  *self,
                                    const char *key);
void       yishi_json_end_object   (YishiJson  *self);
void       yishi_json_begin_array  (YishiJson  *self,
                                    const char *key);
void       yishi_json_end_array    (YishiJson  *self);
void       yishi_json_string       (YishiJson  *self,
                                    const char *key,
                                    const char *value);
void       yishi_json_int          (YishiJson  *self,
                                    const char *key,
                                    gint64      value);
void       yishi_json_boolean      (YishiJson  *self,
                                    const char *key,
                                    gboolean    value);
void       yishi_json_null         (YishiJson  *self,
                                    const char *key);
void       yishi_json_area         (YishiJson  *self,
                                    const char *key,
                                    gint64      area);
void       yishi_json_raw          (YishiJson  *self,
                                    const char *key,
                                    const char *json);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (YishiJson, yishi_json_free)

G_END_DECLS
