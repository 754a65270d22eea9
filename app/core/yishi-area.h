/* yishi-area.h - floor areas as whole hundredths of a square metre
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Areas never pass through a double: 101.90 + 133.05 against 234.95 is exactly
 * half, and doubles say it is more.
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* The largest area a single unit may have, in 0.01 m²: just below 1,000,000 m². */
#define YISHI_AREA_MAX_UNIT G_GINT64_CONSTANT (99999999)

/* The largest total, in 0.01 m². Twelve times it still fits into 64 bits. */
#define YISHI_AREA_MAX_TOTAL G_GINT64_CONSTANT (100000000000000000)

typedef enum
{
  YISHI_AREA_OK,
  YISHI_AREA_EMPTY,
  YISHI_AREA_BAD,
  YISHI_AREA_NEGATIVE,
  YISHI_AREA_TOO_LARGE,
  YISHI_AREA_DECIMALS,
} YishiAreaStatus;

YishiAreaStatus  yishi_area_parse        (const char *text,
                                          gint64      largest,
                                          gint64     *area) G_GNUC_WARN_UNUSED_RESULT;
char            *yishi_area_format       (gint64      area) G_GNUC_WARN_UNUSED_RESULT;
void             yishi_area_append       (GString    *string,
                                          gint64      area);
char            *yishi_area_format_human (gint64      area) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
