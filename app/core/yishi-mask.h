/* yishi-mask.h - free text without the phones and ID numbers that people write into it
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

char *yishi_mask_numbers (const char *text) G_GNUC_WARN_UNUSED_RESULT;
char *yishi_mask_input   (const char *text) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
