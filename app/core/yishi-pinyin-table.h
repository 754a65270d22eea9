/* yishi-pinyin-table.h - the reading of every Chinese character (used by yishi-pinyin alone)
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Written by resources/pinyin/make-pinyin-table.c while the program is built.
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

#define YISHI_PINYIN_N_PAGES 0x324

extern const char    yishi_pinyin_syllables[][8];                /* 0: no reading */
extern const guint16 yishi_pinyin_pages[][256];                  /* indices of syllables */
extern const guint16 yishi_pinyin_page_of[YISHI_PINYIN_N_PAGES]; /* by the code point's high bits */

G_END_DECLS
