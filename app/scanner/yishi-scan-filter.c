/* yishi-scan-filter.c - makes a picture easier to read: against a lens out of focus, and against grain
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The mean of the square around every pixel is kept as sums of columns that move down row by
 * row, so that the size of the square costs nothing.
 */
#include "yishi-scan-filter.h"

#include <string.h>

/* Found by trying, on slips at 12 to 60 cm before lenses that are focused elsewhere. */
#define GRAIN_RADIUS 1
#define STRONG_RADIUS 5
#define STRONG_BY 3
#define SOFT_RADIUS 8
#define SOFT_BY 1

/* Adds the row of @source at @y, or the one at the edge, to the sums of columns; @sign: 1 or -1 */
static void
add_row (int          *sums,
         const guint8 *source,
         int           width,
         int           height,
         int           y,
         int           sign)
{
  const guint8 *row = source + (gsize) CLAMP (y, 0, height - 1) * width;

  for (int x = 0; x < width; x++)
    sums[x] += sign * row[x];
}

/* @by: 0 leaves the mean, more leaves the pixel and so many times what tells it from the mean. */
static void
filter_row (guint8       *row,
            const guint8 *own,
            const int    *sums,
            int           width,
            int           radius,
            int           by)
{
  int n = (2 * radius + 1) * (2 * radius + 1), sum = 0;

  for (int x = -radius; x <= radius; x++)
    sum += sums[CLAMP (x, 0, width - 1)];
  for (int x = 0; x < width; x++)
    {
      int mean = sum / n, value = by == 0 ? mean : own[x] + by * (own[x] - mean);

      row[x] = (guint8) CLAMP (value, 0, 255);
      sum += sums[MIN (x + radius + 1, width - 1)] - sums[MAX (x - radius, 0)];
    }
}

static void
filter (guint8 *pixels,
        int     width,
        int     height,
        int     stride,
        int     radius,
        int     by)
{
  g_autofree guint8 *source = g_malloc ((gsize) width * height);
  g_autofree int *sums = g_new0 (int, width);

  for (int y = 0; y < height; y++)
    memcpy (source + (gsize) y * width, pixels + (gsize) y * stride, width);
  for (int y = -radius; y <= radius; y++)
    add_row (sums, source, width, height, y, 1);
  for (int y = 0; y < height; y++)
    {
      filter_row (pixels + (gsize) y * stride, source + (gsize) y * width, sums, width, radius, by);
      add_row (sums, source, width, height, y + radius + 1, 1);
      add_row (sums, source, width, height, y - radius, -1);
    }
}

void
yishi_scan_filter_sharpen (guint8   *pixels,
                           int       width,
                           int       height,
                           int       stride,
                           gboolean  smooths)
{
  g_return_if_fail (width > 0 && height > 0 && stride >= width);

  if (smooths)
    filter (pixels, width, height, stride, GRAIN_RADIUS, 0);
  filter (pixels, width, height, stride, smooths ? STRONG_RADIUS : SOFT_RADIUS, smooths ? STRONG_BY : SOFT_BY);
}
