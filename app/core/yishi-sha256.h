/* yishi-sha256.h - SHA-256, of the journal's entries, rolls and files
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * By way of nettle, which uses the processor's own instructions: GLib's takes
 * three times as long, and hashing is a sixth of importing a large roll.
 */
#pragma once

#include <glib.h>
#include <nettle/sha2.h>

G_BEGIN_DECLS

/* Room for the hexadecimal digits and the end of the text. */
#define YISHI_SHA256_TEXT 65

typedef struct sha256_ctx YishiSha256;

void yishi_sha256_init   (YishiSha256 *self);
void yishi_sha256_update (YishiSha256 *self,
                          const void  *bytes,
                          gsize        length);
void yishi_sha256_finish (YishiSha256 *self,
                          char         text[YISHI_SHA256_TEXT]);

G_END_DECLS
