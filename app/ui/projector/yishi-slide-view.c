/* yishi-slide-view.c - draws one YishiDisplay, on the wall or as a small picture of it
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "yishi-slide-view.h"

#include "yishi-beat.h"
#include "yishi-picture.h"
#include "yishi-slide-layout.h"

#define PAGE_SECONDS 8
#define FADE_MICROS (180 * 1000)
#define LEAST_WIDTH 64
#define LEAST_HEIGHT 36

struct _YishiSlideView
{
  GtkWidget         parent_instance;

  YishiClock       *clock;         /* (unowned) (nullable) */
  YishiDisplay     *display;       /* (owned) (nullable) */
  double            text_scale;
  YishiWallColours  colours;
  char             *media_folder;  /* (owned) (nullable) */
  guint             page_seconds;

  YishiSlideLayout *layout;        /* (owned) (nullable) of @display at the size now */
  int               layout_width, layout_height;
  GskRenderNode    *node;          /* (owned) (nullable) the page without its clock */
  guint             page;
  gboolean          keeps_page;    /* the next layout begins where this one is */

  GdkPaintable     *picture;       /* (owned) (nullable) */
  GCancellable     *loading;       /* (owned) (nullable) */

  GskRenderNode    *before;        /* (owned) (nullable) what fades away */
  gint64            fade_began;    /* frame time, 0: with the next frame */
  guint             fade_tick;
  guint             page_timer;
  guint             clock_timer;
  guint             n_draws;
};

G_DEFINE_FINAL_TYPE (YishiSlideView, yishi_slide_view, GTK_TYPE_WIDGET)

typedef enum
{
  PROP_DISPLAY = 1,
  PROP_TEXT_SCALE,
  PROP_COLOURS,
  PROP_MEDIA_FOLDER,
  PROP_PAGE_SECONDS,
  PROP_PAGE,
  PROP_N_PAGES,
} YishiSlideViewProperty;

static GParamSpec *properties[PROP_N_PAGES + 1];

static gint64
get_now (YishiSlideView *self)
{
  return self->clock != NULL ? yishi_clock_now (self->clock) : g_get_real_time ();
}

static gboolean turn_page_cb (gpointer data);

/* Only what is seen moves. */
static void
update_page_timer (YishiSlideView *self)
{
  g_clear_handle_id (&self->page_timer, g_source_remove);
  if (gtk_widget_get_mapped (GTK_WIDGET (self)) && self->page_seconds > 0 && self->layout != NULL &&
      yishi_slide_layout_get_n_pages (self->layout) > 1)
    self->page_timer = g_timeout_add_seconds (self->page_seconds, turn_page_cb, self);
}

static gboolean
clock_ticked_cb (gpointer data)
{
  YishiSlideView *self = data;

  self->clock_timer = 0;
  gtk_widget_queue_draw (GTK_WIDGET (self));
  return G_SOURCE_REMOVE;
}

/* Wakes when the digits change, and not before. */
static void
wait_for_clock (YishiSlideView       *self,
                const YishiClockFace *face)
{
  g_clear_handle_id (&self->clock_timer, g_source_remove);
  if (face->next > 0 && gtk_widget_get_mapped (GTK_WIDGET (self)))
    self->clock_timer = yishi_beat_after (face->next, clock_ticked_cb, self);
}

static void
forget_node (YishiSlideView *self)
{
  g_clear_pointer (&self->node, gsk_render_node_unref);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

static void
forget_layout (YishiSlideView *self)
{
  g_clear_pointer (&self->layout, yishi_slide_layout_free);
  forget_node (self);
}

static void
ensure_layout (YishiSlideView *self,
               int             width,
               int             height)
{
  PangoContext *pango;
  guint n_pages;

  if (self->layout != NULL && self->layout_width == width && self->layout_height == height)
    return;

  g_clear_pointer (&self->layout, yishi_slide_layout_free);
  g_clear_pointer (&self->node, gsk_render_node_unref);
  pango = gtk_widget_create_pango_context (GTK_WIDGET (self));
  self->layout = yishi_slide_layout_new (&(YishiSlideFrame) {
    self->display, pango, width, height, self->text_scale, self->picture });
  g_object_unref (pango);
  self->layout_width = width;
  self->layout_height = height;

  n_pages = yishi_slide_layout_get_n_pages (self->layout);
  if (!self->keeps_page || self->page >= n_pages)
    self->page = yishi_slide_layout_get_start (self->layout);
  self->keeps_page = TRUE;
  update_page_timer (self);
}

/* The slide as it is now, with its clock. */
static void
draw_slide (YishiSlideView *self,
            GtkSnapshot    *snapshot,
            int             width,
            int             height)
{
  YishiClockFace face;

  ensure_layout (self, width, height);
  if (self->node == NULL)
    {
      GtkSnapshot *page = gtk_snapshot_new ();

      yishi_slide_layout_draw (self->layout, self->page, self->colours, page);
      self->node = gtk_snapshot_free_to_node (page);
    }
  gtk_snapshot_append_node (snapshot, self->node);

  yishi_display_read_clock (self->display, get_now (self), &face);
  yishi_slide_layout_draw_clock (self->layout, &face, self->colours, snapshot);
  wait_for_clock (self, &face);
}

static double
get_fade (YishiSlideView *self)
{
  GdkFrameClock *frames = gtk_widget_get_frame_clock (GTK_WIDGET (self));
  gint64 now = gdk_frame_clock_get_frame_time (frames);

  if (self->fade_began == 0)
    self->fade_began = now;
  return CLAMP ((double) (now - self->fade_began) / FADE_MICROS, 0, 1);
}

static void
yishi_slide_view_snapshot (GtkWidget   *widget,
                           GtkSnapshot *snapshot)
{
  YishiSlideView *self = YISHI_SLIDE_VIEW (widget);
  int width = gtk_widget_get_width (widget);
  int height = gtk_widget_get_height (widget);
  graphene_rect_t area = GRAPHENE_RECT_INIT (0, 0, width, height);

  self->n_draws++;
  if (width < 1 || height < 1)
    return;

  gtk_snapshot_push_clip (snapshot, &area);
  if (self->display == NULL)
    {
      gtk_snapshot_append_color (snapshot, yishi_wall_colour (self->colours, YISHI_PAINT_GROUND),
                                 &area);
    }
  else if (self->before != NULL)
    {
      gtk_snapshot_push_cross_fade (snapshot, get_fade (self));
      gtk_snapshot_append_node (snapshot, self->before);
      gtk_snapshot_pop (snapshot);
      draw_slide (self, snapshot, width, height);
      gtk_snapshot_pop (snapshot);
    }
  else
    {
      draw_slide (self, snapshot, width, height);
    }
  gtk_snapshot_pop (snapshot);
}

static void
stop_fade (YishiSlideView *self)
{
  g_clear_pointer (&self->before, gsk_render_node_unref);
  if (self->fade_tick != 0)
    gtk_widget_remove_tick_callback (GTK_WIDGET (self), self->fade_tick);
  self->fade_tick = 0;
}

static gboolean
fade_ticked_cb (GtkWidget     *widget,
                GdkFrameClock *frames,
                gpointer       data)
{
  YishiSlideView *self = YISHI_SLIDE_VIEW (widget);

  gtk_widget_queue_draw (widget);
  if (get_fade (self) < 1)
    return G_SOURCE_CONTINUE;

  self->fade_tick = 0;
  stop_fade (self);
  return G_SOURCE_REMOVE;
}

static gboolean
has_animations (GtkWidget *widget)
{
  gboolean has = FALSE;

  g_object_get (gtk_widget_get_settings (widget), "gtk-enable-animations", &has, NULL);
  return has;
}

/* From one slide or page to another softly; never over an empty ground. */
static void
begin_fade (YishiSlideView *self)
{
  GtkWidget *widget = GTK_WIDGET (self);
  g_autoptr(GtkSnapshot) snapshot = NULL;

  stop_fade (self);
  if (!gtk_widget_get_mapped (widget) || self->layout == NULL || !has_animations (widget))
    return;

  snapshot = gtk_snapshot_new ();
  draw_slide (self, snapshot, self->layout_width, self->layout_height);
  self->before = gtk_snapshot_to_node (snapshot);
  self->fade_began = 0;
  self->fade_tick = gtk_widget_add_tick_callback (widget, fade_ticked_cb, NULL, NULL);
}

static void
show_page (YishiSlideView *self,
           int             step)
{
  guint n_pages = self->layout != NULL ? yishi_slide_layout_get_n_pages (self->layout) : 0;

  if (n_pages < 2)
    return;

  begin_fade (self);
  self->page = (self->page + n_pages + step) % n_pages;
  forget_node (self);
  update_page_timer (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_PAGE]);
}

static gboolean
turn_page_cb (gpointer data)
{
  YishiSlideView *self = data;

  self->page_timer = 0;
  show_page (self, 1);
  return G_SOURCE_REMOVE;
}

/* A picture that cannot be read leaves its heading on the wall: the chair is
 * told where it was attached, not the room. */
static void
picture_loaded_cb (GObject      *source,
                   GAsyncResult *result,
                   gpointer      data)
{
  g_autoptr(YishiSlideView) self = data;
  g_autoptr(GError) error = NULL;
  GdkTexture *texture = yishi_picture_load_finish (result, NULL, &error);

  if (texture == NULL)
    {
      if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
        g_debug ("The picture cannot be shown: %s", error->message);
      return;
    }

  g_clear_object (&self->loading);
  self->picture = GDK_PAINTABLE (texture);
  forget_layout (self);
}

static void
load_picture (YishiSlideView *self)
{
  g_autofree char *path = NULL;

  g_cancellable_cancel (self->loading);
  g_clear_object (&self->loading);
  g_clear_object (&self->picture);
  if (self->display == NULL || *self->display->picture == '\0' || self->media_folder == NULL)
    return;

  self->loading = g_cancellable_new ();
  path = g_build_filename (self->media_folder, self->display->picture, NULL);
  yishi_picture_load_async (path, self->display->picture_page, 0, 0, self->loading, picture_loaded_cb, g_object_ref (self));
}

static void
update_accessible (YishiSlideView *self)
{
  g_autofree char *text = self->display != NULL ? yishi_display_to_text (self->display)
                                                : g_strdup ("");

  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  self->display != NULL ? self->display->heading : "",
                                  GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, text, -1);
}

static gboolean
is_same_slide (const YishiDisplay *a,
               const YishiDisplay *b)
{
  return a != NULL && b != NULL && a->kind == b->kind && a->item == b->item &&
         g_str_equal (a->picture, b->picture) && g_str_equal (a->heading, b->heading);
}

void
yishi_slide_view_set_display (YishiSlideView *self,
                              YishiDisplay   *display)
{
  g_autoptr(YishiDisplay) before = NULL;
  gboolean is_same;

  g_return_if_fail (YISHI_IS_SLIDE_VIEW (self));
  if (yishi_display_equal (self->display, display))
    return;

  /* Figures that change on the same slide change at once. */
  is_same = is_same_slide (self->display, display);
  if (!is_same)
    begin_fade (self);
  self->keeps_page = is_same;

  before = self->display;
  self->display = display != NULL ? yishi_display_ref (display) : NULL;
  if (before == NULL || display == NULL || !g_str_equal (before->picture, display->picture))
    load_picture (self);
  forget_layout (self);
  update_page_timer (self);
  update_accessible (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_DISPLAY]);
}

YishiDisplay *
yishi_slide_view_get_display (YishiSlideView *self)
{
  g_return_val_if_fail (YISHI_IS_SLIDE_VIEW (self), NULL);

  return self->display;
}

guint
yishi_slide_view_get_page (YishiSlideView *self)
{
  g_return_val_if_fail (YISHI_IS_SLIDE_VIEW (self), 0);

  return self->page;
}

guint
yishi_slide_view_get_n_pages (YishiSlideView *self)
{
  g_return_val_if_fail (YISHI_IS_SLIDE_VIEW (self), 0);

  return self->layout != NULL ? yishi_slide_layout_get_n_pages (self->layout) : 1;
}

void
yishi_slide_view_next_page (YishiSlideView *self)
{
  g_return_if_fail (YISHI_IS_SLIDE_VIEW (self));

  show_page (self, 1);
}

void
yishi_slide_view_previous_page (YishiSlideView *self)
{
  g_return_if_fail (YISHI_IS_SLIDE_VIEW (self));

  show_page (self, -1);
}

double
yishi_slide_view_get_smallest (YishiSlideView *self)
{
  g_return_val_if_fail (YISHI_IS_SLIDE_VIEW (self), 0);

  return self->layout != NULL ? yishi_slide_layout_get_smallest (self->layout) : 0;
}

guint
yishi_slide_view_get_n_draws (YishiSlideView *self)
{
  g_return_val_if_fail (YISHI_IS_SLIDE_VIEW (self), 0);

  return self->n_draws;
}

static void
yishi_slide_view_measure (GtkWidget      *widget,
                          GtkOrientation  orientation,
                          int             for_size,
                          int            *minimum,
                          int            *natural,
                          int            *minimum_baseline,
                          int            *natural_baseline)
{
  *minimum = orientation == GTK_ORIENTATION_HORIZONTAL ? LEAST_WIDTH : LEAST_HEIGHT;
  *natural = *minimum;
}

static void
yishi_slide_view_map (GtkWidget *widget)
{
  GTK_WIDGET_CLASS (yishi_slide_view_parent_class)->map (widget);
  update_page_timer (YISHI_SLIDE_VIEW (widget));
  gtk_widget_queue_draw (widget);
}

static void
yishi_slide_view_unmap (GtkWidget *widget)
{
  YishiSlideView *self = YISHI_SLIDE_VIEW (widget);

  stop_fade (self);
  g_clear_handle_id (&self->page_timer, g_source_remove);
  g_clear_handle_id (&self->clock_timer, g_source_remove);
  GTK_WIDGET_CLASS (yishi_slide_view_parent_class)->unmap (widget);
}

static void
yishi_slide_view_get_property (GObject    *object,
                               guint       id,
                               GValue     *value,
                               GParamSpec *pspec)
{
  YishiSlideView *self = YISHI_SLIDE_VIEW (object);

  switch ((YishiSlideViewProperty) id)
    {
    case PROP_DISPLAY:
      g_value_set_boxed (value, self->display);
      break;
    case PROP_TEXT_SCALE:
      g_value_set_double (value, self->text_scale);
      break;
    case PROP_COLOURS:
      g_value_set_int (value, self->colours);
      break;
    case PROP_MEDIA_FOLDER:
      g_value_set_string (value, self->media_folder);
      break;
    case PROP_PAGE_SECONDS:
      g_value_set_uint (value, self->page_seconds);
      break;
    case PROP_PAGE:
      g_value_set_uint (value, self->page);
      break;
    case PROP_N_PAGES:
      g_value_set_uint (value, yishi_slide_view_get_n_pages (self));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
yishi_slide_view_set_property (GObject      *object,
                               guint         id,
                               const GValue *value,
                               GParamSpec   *pspec)
{
  YishiSlideView *self = YISHI_SLIDE_VIEW (object);

  switch ((YishiSlideViewProperty) id)
    {
    case PROP_DISPLAY:
      yishi_slide_view_set_display (self, g_value_get_boxed (value));
      return;
    case PROP_TEXT_SCALE:
      self->text_scale = g_value_get_double (value);
      forget_layout (self);
      break;
    case PROP_COLOURS:
      self->colours = g_value_get_int (value);
      forget_node (self);
      break;
    case PROP_MEDIA_FOLDER:
      g_free (self->media_folder);
      self->media_folder = g_value_dup_string (value);
      load_picture (self);
      break;
    case PROP_PAGE_SECONDS:
      self->page_seconds = g_value_get_uint (value);
      update_page_timer (self);
      break;
    case PROP_PAGE:
    case PROP_N_PAGES:
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
      return;
    }

  g_object_notify_by_pspec (object, pspec);
}

static void
yishi_slide_view_dispose (GObject *object)
{
  YishiSlideView *self = YISHI_SLIDE_VIEW (object);

  stop_fade (self);
  g_cancellable_cancel (self->loading);
  g_clear_object (&self->loading);
  g_clear_object (&self->picture);
  g_clear_handle_id (&self->page_timer, g_source_remove);
  g_clear_handle_id (&self->clock_timer, g_source_remove);
  g_clear_pointer (&self->node, gsk_render_node_unref);
  g_clear_pointer (&self->layout, yishi_slide_layout_free);
  g_clear_pointer (&self->display, yishi_display_unref);
  g_clear_pointer (&self->media_folder, g_free);
  G_OBJECT_CLASS (yishi_slide_view_parent_class)->dispose (object);
}

static void
yishi_slide_view_class_init (YishiSlideViewClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  GParamFlags flags = G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS;
  GParamFlags readable = G_PARAM_READABLE | G_PARAM_STATIC_STRINGS;

  object_class->get_property = yishi_slide_view_get_property;
  object_class->set_property = yishi_slide_view_set_property;
  object_class->dispose = yishi_slide_view_dispose;
  widget_class->snapshot = yishi_slide_view_snapshot;
  widget_class->measure = yishi_slide_view_measure;
  widget_class->map = yishi_slide_view_map;
  widget_class->unmap = yishi_slide_view_unmap;

  properties[PROP_DISPLAY] = g_param_spec_boxed ("display", NULL, NULL, YISHI_TYPE_DISPLAY, flags);
  properties[PROP_TEXT_SCALE] = g_param_spec_double ("text-scale", NULL, NULL, 0.8, 1.4, 1, flags);
  properties[PROP_COLOURS] = g_param_spec_int ("colours", NULL, NULL, 0, YISHI_N_WALL_COLOURS - 1,
                                               YISHI_WALL_DARK, flags);
  properties[PROP_MEDIA_FOLDER] = g_param_spec_string ("media-folder", NULL, NULL, NULL, flags);
  properties[PROP_PAGE_SECONDS] = g_param_spec_uint ("page-seconds", NULL, NULL, 0, 3600,
                                                     PAGE_SECONDS, flags);
  properties[PROP_PAGE] = g_param_spec_uint ("page", NULL, NULL, 0, G_MAXUINT, 0, readable);
  properties[PROP_N_PAGES] = g_param_spec_uint ("n-pages", NULL, NULL, 0, G_MAXUINT, 1, readable);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (properties), properties);

  gtk_widget_class_set_css_name (widget_class, "slide");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_IMG);
}

static void
yishi_slide_view_init (YishiSlideView *self)
{
  self->text_scale = 1;
  self->colours = YISHI_WALL_DARK;
  self->page_seconds = PAGE_SECONDS;
  gtk_widget_set_hexpand (GTK_WIDGET (self), TRUE);
  gtk_widget_set_vexpand (GTK_WIDGET (self), TRUE);
}

GtkWidget *
yishi_slide_view_new (YishiClock *clock)
{
  YishiSlideView *self = g_object_new (YISHI_TYPE_SLIDE_VIEW, NULL);

  self->clock = clock;
  return GTK_WIDGET (self);
}
