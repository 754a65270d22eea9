/* yishi-scan-view.c - what the camera sees, as in a mirror
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A camera in the lid looks at whoever holds the slip: a hand that goes to the right is to be seen
 * going to the right.
 */
#include "config.h"

#include "yishi-scan-view.h"

/* Small: it is there to aim with. */
#define WIDTH 240
#define HEIGHT 135

struct _YishiScanView
{
  GtkWidget parent_instance;

  GdkTexture *picture;  /* (owned) (nullable) */
};

G_DEFINE_FINAL_TYPE (YishiScanView, yishi_scan_view, GTK_TYPE_WIDGET)

static void
yishi_scan_view_measure (GtkWidget      *widget,
                         GtkOrientation  orientation,
                         int             for_size,
                         int            *minimum,
                         int            *natural,
                         int            *minimum_baseline,
                         int            *natural_baseline)
{
  *minimum = *natural = orientation == GTK_ORIENTATION_HORIZONTAL ? WIDTH : HEIGHT;
}

static void
yishi_scan_view_snapshot (GtkWidget   *widget,
                          GtkSnapshot *snapshot)
{
  YishiScanView *self = YISHI_SCAN_VIEW (widget);
  float width = (float) gtk_widget_get_width (widget), height = (float) gtk_widget_get_height (widget);
  const GdkRGBA dark = { 0.08f, 0.08f, 0.08f, 1 };
  float ratio, shown;

  gtk_snapshot_append_color (snapshot, &dark, &GRAPHENE_RECT_INIT (0, 0, width, height));
  if (self->picture == NULL)
    return;

  /* All of its width, and of its height what fits: what is read there is not cut off unseen. */
  ratio = (float) gdk_texture_get_height (self->picture) / (float) gdk_texture_get_width (self->picture);
  shown = MIN (width, height / ratio);
  gtk_snapshot_save (snapshot);
  gtk_snapshot_translate (snapshot, &GRAPHENE_POINT_INIT ((width + shown) / 2, (height - shown * ratio) / 2));
  gtk_snapshot_scale (snapshot, -1, 1);
  gtk_snapshot_append_texture (snapshot, self->picture, &GRAPHENE_RECT_INIT (0, 0, shown, shown * ratio));
  gtk_snapshot_restore (snapshot);
}

static void
yishi_scan_view_dispose (GObject *object)
{
  g_clear_object (&YISHI_SCAN_VIEW (object)->picture);
  G_OBJECT_CLASS (yishi_scan_view_parent_class)->dispose (object);
}

static void
yishi_scan_view_class_init (YishiScanViewClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = yishi_scan_view_dispose;
  widget_class->measure = yishi_scan_view_measure;
  widget_class->snapshot = yishi_scan_view_snapshot;
  gtk_widget_class_set_css_name (widget_class, "scanview");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_IMG);
}

static void
yishi_scan_view_init (YishiScanView *self)
{
  gtk_widget_set_overflow (GTK_WIDGET (self), GTK_OVERFLOW_HIDDEN);
}

void
yishi_scan_view_show (YishiScanView *self,
                      GBytes        *pixels,
                      int            width,
                      int            height)
{
  g_return_if_fail (YISHI_IS_SCAN_VIEW (self));

  g_clear_object (&self->picture);
  if (pixels != NULL)
    self->picture = gdk_memory_texture_new (width, height, GDK_MEMORY_B8G8R8A8_PREMULTIPLIED, pixels, (gsize) width * 4);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}
