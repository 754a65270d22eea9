/* yishi-sha256.c - SHA-256, of the journal's entries, rolls and files
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "yishi-sha256.h"

void
yishi_sha256_init (YishiSha256 *self)
{
  sha256_init (self);
}

void
yishi_sha256_update (YishiSha256 *self,
                     const void  *bytes,
                     gsize        length)
{
  sha256_update (self, length, bytes);
}

/**
 * yishi_sha256_finish:
 * @self: is as after yishi_sha256_init() again
 * @text: (out): 64 lower-case hexadecimal digits, terminated
 */
void
yishi_sha256_finish (YishiSha256 *self,
                     char         text[YISHI_SHA256_TEXT])
{
  static const char digits[] = "0123456789abcdef";
  guint8 bytes[SHA256_DIGEST_SIZE];

  sha256_digest (self, sizeof bytes, bytes);
  for (gsize i = 0; i < sizeof bytes; i++)
    {
      text[2 * i] = digits[bytes[i] >> 4];
      text[2 * i + 1] = digits[bytes[i] & 15];
    }
  text[2 * sizeof bytes] = '\0';
}
