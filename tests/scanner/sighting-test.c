/* sighting-test.c - one reading for as long as a slip is held there, and which picture a camera is asked for
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include <gst/gst.h>
#include <string.h>

#include "yishi-camera-source.h"
#include "yishi-sighting.h"

#define MS G_GINT64_CONSTANT (1000000)

static void
test_held (void)
{
  g_autoptr(YishiSighting) sighting = yishi_sighting_new ();

  g_assert_true (yishi_sighting_see (sighting, "A", 0));
  for (gint64 now = 33; now < 60000; now += 33)
    g_assert_false (yishi_sighting_see (sighting, "A", now * MS));
}

static void
test_lost_for_a_moment (void)
{
  g_autoptr(YishiSighting) sighting = yishi_sighting_new ();

  g_assert_true (yishi_sighting_see (sighting, "A", 0));
  g_assert_false (yishi_sighting_see (sighting, "A", YISHI_SIGHTING_AWAY));
  g_assert_true (yishi_sighting_see (sighting, "A", 2 * YISHI_SIGHTING_AWAY + 1));
}

static void
test_side_by_side (void)
{
  g_autoptr(YishiSighting) sighting = yishi_sighting_new ();

  g_assert_true (yishi_sighting_see (sighting, "A", 0));
  g_assert_true (yishi_sighting_see (sighting, "B", 0));
  g_assert_false (yishi_sighting_see (sighting, "A", 40 * MS));
  g_assert_false (yishi_sighting_see (sighting, "B", 40 * MS));
  /* One after the other, and back to the first before it has been away. */
  g_assert_true (yishi_sighting_see (sighting, "C", 1000 * MS));
  g_assert_false (yishi_sighting_see (sighting, "A", 2000 * MS));
}

static const struct
{
  const char *offered, *name;
  int width, height;
} cameras[] = {
  /* A usual one of 2015: large pictures often only as JPEG. */
  { "video/x-raw,format=YUY2,width=640,height=480,framerate=30/1; video/x-raw,format=YUY2,width=1280,height=720,framerate=10/1; "
    "image/jpeg,width=640,height=480,framerate=30/1; image/jpeg,width=1280,height=720,framerate=30/1",
    "image/jpeg", 1280, 720 },
  /* Too slow when large. */
  { "video/x-raw,format=YUY2,width=1280,height=720,framerate=5/1; video/x-raw,format=YUY2,width=640,height=480,framerate=30/1",
    "video/x-raw", 640, 480 },
  { "video/x-raw,format=NV12,width=1920,height=1080,framerate=30/1; video/x-raw,format=NV12,width=1280,height=720,framerate=30/1",
    "video/x-raw", 1280, 720 },
  { "image/jpeg,width=3840,height=2160,framerate=30/1; image/jpeg,width=1920,height=1080,framerate=30/1", "image/jpeg", 1920, 1080 },
  { "video/x-raw,format=GRAY8,width=320,height=240,framerate=30/1", "video/x-raw", 320, 240 },
};

static void
test_choose (gconstpointer data)
{
  gsize i = GPOINTER_TO_SIZE (data);
  g_autoptr(GstCaps) offered = gst_caps_from_string (cameras[i].offered);
  g_autoptr(GstCaps) chosen = yishi_camera_choose_caps (offered);
  GstStructure *first = gst_caps_get_structure (chosen, 0);
  int width = 0, height = 0;

  g_assert_cmpstr (gst_structure_get_name (first), ==, cameras[i].name);
  g_assert_true (gst_structure_get_int (first, "width", &width) && gst_structure_get_int (first, "height", &height));
  g_assert_cmpint (width, ==, cameras[i].width);
  g_assert_cmpint (height, ==, cameras[i].height);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  gst_init (NULL, NULL);

  g_test_add_func ("/sighting/held", test_held);
  g_test_add_func ("/sighting/lost-for-a-moment", test_lost_for_a_moment);
  g_test_add_func ("/sighting/side-by-side", test_side_by_side);
  for (gsize i = 0; i < G_N_ELEMENTS (cameras); i++)
    {
      g_autofree char *name = g_strdup_printf ("/camera/choose/%" G_GSIZE_FORMAT, i + 1);

      g_test_add_data_func (name, GSIZE_TO_POINTER (i), test_choose);
    }
  return g_test_run ();
}
