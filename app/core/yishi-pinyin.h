/* yishi-pinyin.h - how Chinese names are read, for whoever types their initials
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

#define YISHI_PINYIN_MAX_READINGS 8

/* The readings of a name, syllables parted by blanks, the likeliest first:
 * “单乐” is "shan le", "dan le", "shan yue", "dan yue". Returns: (transfer full): ends
 * with NULL; empty if nothing in @name can be read */
char **yishi_pinyin_read     (const char *name) G_GNUC_WARN_UNUSED_RESULT;
/* "shan le" → "sl" and "shanle". */
char  *yishi_pinyin_initials (const char *reading) G_GNUC_WARN_UNUSED_RESULT;
char  *yishi_pinyin_letters  (const char *reading) G_GNUC_WARN_UNUSED_RESULT;
/* What a person typed as such letters: capitals, blanks, apostrophes and ü made
 * plain. Returns: (transfer full) (nullable): NULL if there are other characters in
 * it, or no letter */
char  *yishi_pinyin_fold     (const char *typed) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
