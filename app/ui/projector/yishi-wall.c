/* yishi-wall.c - keeps the wall on its monitor: chooses, opens, loses and finds it again
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 *            open, other monitor                 monitor gone (at once)
 *   CLOSED ----------------------> FULL SCREEN ----------------------------> WAITING
 *     |                                 ^  ^                                    |
 *     | open, one monitor               |  +--- monitor there (after settling) -+
 *     v                                 |
 *   WINDOW -- second monitor there -----+        close, from any state: CLOSED
 *
 * 1. There is a window in FULL SCREEN and in WINDOW, and in no other state.
 * 2. A window that lost its monitor is destroyed in the very callback that tells
 *    it: the compositor would move it over the chair's screen.
 * 3. It appears only when the monitors have not changed for SETTLE_MILLIS: a new
 *    one has neither size nor name in the first callback.
 */
#include "yishi-wall.h"

#include "yishi-monitors.h"
#include "yishi-wall-window.h"

#define SETTLE_MILLIS 300

struct _YishiWall
{
  GObject           parent_instance;

  GtkWindow        *main_window;   /* (unowned) */
  YishiClock       *clock;         /* (unowned) (nullable) */
  GListModel       *monitors;      /* (owned) */
  YishiWallWindow  *window;        /* (unowned) (nullable): GTK owns it */
  GdkMonitor       *monitor;       /* (owned) (nullable): of the window */
  char             *monitor_name;  /* (owned) (nullable) */
  gboolean          is_open;
  gboolean          is_waiting;    /* its monitor is gone */
  guint             settling;

  YishiDisplay     *display;       /* (owned) (nullable) */
  char             *connector;     /* (owned) */
  double            text_scale;
  YishiWallColours  colours;
  char             *media_folder;  /* (owned) (nullable) */
  guint             page_seconds;
};

G_DEFINE_FINAL_TYPE (YishiWall, yishi_wall, G_TYPE_OBJECT)

typedef enum
{
  PROP_DISPLAY = 1,
  PROP_CONNECTOR,
  PROP_TEXT_SCALE,
  PROP_COLOURS,
  PROP_MEDIA_FOLDER,
  PROP_PAGE_SECONDS,
  PROP_IS_OPEN,
  PROP_IS_SHOWN,
  PROP_MONITOR_NAME,
  PROP_N_MONITORS,
} YishiWallProperty;

static GParamSpec *properties[PROP_N_MONITORS + 1];

typedef enum
{
  SIGNAL_MONITOR_LOST,
  SIGNAL_MONITOR_RETURNED,
  SIGNAL_CLOSED,
  SIGNAL_MONITORS_CHANGED,
  N_SIGNALS,
} YishiWallSignal;

static guint signals[N_SIGNALS];

static YishiSlideView *
get_view (YishiWall *self)
{
  return self->window != NULL ? yishi_wall_window_get_view (self->window) : NULL;
}

static void
update_view (YishiWall *self)
{
  YishiSlideView *view = get_view (self);

  if (view != NULL)
    yishi_slide_view_set_display (view, self->display);
}

static void
update_looks (YishiWall *self)
{
  if (self->window != NULL)
    g_object_set (get_view (self), "text-scale", self->text_scale, "colours", (int) self->colours,
                  "media-folder", self->media_folder, "page-seconds", self->page_seconds, NULL);
}

static void
notify_state (YishiWall *self)
{
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_IS_OPEN]);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_IS_SHOWN]);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_MONITOR_NAME]);
}

static void
monitor_invalidated_cb (GdkMonitor *monitor,
                        YishiWall  *self);

/* The window goes; whether it is to come back is another matter. */
static void
take_down (YishiWall *self)
{
  YishiWallWindow *window = g_steal_pointer (&self->window);

  if (self->monitor != NULL)
    g_signal_handlers_disconnect_by_func (self->monitor, monitor_invalidated_cb, self);
  g_clear_object (&self->monitor);
  g_clear_pointer (&self->monitor_name, g_free);
  if (window == NULL)
    return;

  g_signal_handlers_disconnect_by_data (window, self);
  gtk_window_destroy (GTK_WINDOW (window));
}

static gboolean
close_requested_cb (GtkWindow *window,
                    YishiWall *self)
{
  yishi_wall_close (self);
  g_signal_emit (self, signals[SIGNAL_CLOSED], 0);
  return TRUE;
}

/* @monitor: (transfer full) (nullable) */
static void
put_up (YishiWall  *self,
        GdkMonitor *monitor)
{
  take_down (self);
  self->monitor = monitor;
  if (monitor != NULL)
    {
      self->monitor_name = yishi_monitor_name (monitor);
      g_signal_connect (monitor, "invalidate", G_CALLBACK (monitor_invalidated_cb), self);
    }

  self->window = YISHI_WALL_WINDOW (yishi_wall_window_new (self->main_window, self->clock, monitor));
  g_signal_connect (self->window, "close-request", G_CALLBACK (close_requested_cb), self);
  update_looks (self);
  update_view (self);
  gtk_window_present (GTK_WINDOW (self->window));

  /* The chair goes on typing where she was: with one monitor the wall is behind
   * her window. */
  if (gtk_widget_get_mapped (GTK_WIDGET (self->main_window)))
    gtk_window_present (self->main_window);
}

static gboolean
has_monitor (YishiWall *self)
{
  for (guint i = 0; i < g_list_model_get_n_items (self->monitors); i++)
    {
      g_autoptr(GdkMonitor) monitor = g_list_model_get_item (self->monitors, i);

      if (monitor == self->monitor)
        return gdk_monitor_is_valid (monitor);
    }

  return FALSE;
}

static void
lose_monitor (YishiWall *self)
{
  g_autofree char *name = g_strdup (self->monitor_name);

  take_down (self);
  self->is_waiting = TRUE;
  notify_state (self);
  g_signal_emit (self, signals[SIGNAL_MONITOR_LOST], 0, name);
}

/* When nothing has changed for a while: the wall takes a monitor that is there
 * now. */
static gboolean
settled_cb (gpointer data)
{
  YishiWall *self = data;
  GdkMonitor *monitor = NULL;

  self->settling = 0;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_N_MONITORS]);
  g_signal_emit (self, signals[SIGNAL_MONITORS_CHANGED], 0);
  if (!self->is_open || self->monitor != NULL)
    return G_SOURCE_REMOVE;

  monitor = yishi_monitors_choose (self->main_window, self->connector);
  if (monitor == NULL)
    return G_SOURCE_REMOVE;

  put_up (self, monitor);
  self->is_waiting = FALSE;
  notify_state (self);
  g_signal_emit (self, signals[SIGNAL_MONITOR_RETURNED], 0, self->monitor_name);
  return G_SOURCE_REMOVE;
}

static void
settle (YishiWall *self)
{
  g_clear_handle_id (&self->settling, g_source_remove);
  self->settling = g_timeout_add (SETTLE_MILLIS, settled_cb, self);
}

static void
monitor_invalidated_cb (GdkMonitor *monitor,
                        YishiWall  *self)
{
  lose_monitor (self);
  settle (self);
}

static void
monitors_changed_cb (GListModel *monitors,
                     guint       position,
                     guint       removed,
                     guint       added,
                     YishiWall  *self)
{
  if (self->monitor != NULL && !has_monitor (self))
    lose_monitor (self);
  settle (self);
}

void
yishi_wall_open (YishiWall *self)
{
  g_return_if_fail (YISHI_IS_WALL (self));

  if (self->window != NULL)
    return;

  self->is_open = TRUE;
  self->is_waiting = FALSE;
  put_up (self, yishi_monitors_choose (self->main_window, self->connector));
  notify_state (self);
}

void
yishi_wall_close (YishiWall *self)
{
  g_return_if_fail (YISHI_IS_WALL (self));

  if (!self->is_open)
    return;

  self->is_open = FALSE;
  self->is_waiting = FALSE;
  take_down (self);
  notify_state (self);
}

gboolean
yishi_wall_is_open (YishiWall *self)
{
  g_return_val_if_fail (YISHI_IS_WALL (self), FALSE);

  return self->is_open;
}

gboolean
yishi_wall_is_shown (YishiWall *self)
{
  g_return_val_if_fail (YISHI_IS_WALL (self), FALSE);

  return self->window != NULL;
}

GtkWindow *
yishi_wall_get_window (YishiWall *self)
{
  g_return_val_if_fail (YISHI_IS_WALL (self), NULL);

  return (GtkWindow *) self->window;
}

void
yishi_wall_set_display (YishiWall    *self,
                        YishiDisplay *display)
{
  g_autoptr(YishiDisplay) before = NULL;

  g_return_if_fail (YISHI_IS_WALL (self));

  if (yishi_display_equal (self->display, display))
    return;
  before = self->display;
  self->display = display != NULL ? yishi_display_ref (display) : NULL;
  update_view (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_DISPLAY]);
}

/* Another monitor is taken at once. */
void
yishi_wall_set_connector (YishiWall  *self,
                          const char *connector)
{
  g_autoptr(GdkMonitor) monitor = NULL;

  g_return_if_fail (YISHI_IS_WALL (self));
  g_return_if_fail (connector != NULL);

  if (g_str_equal (self->connector, connector))
    return;
  g_free (self->connector);
  self->connector = g_strdup (connector);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_CONNECTOR]);
  if (self->window == NULL)
    return;

  monitor = yishi_monitors_choose (self->main_window, connector);
  if (monitor == NULL || monitor == self->monitor)
    return;
  put_up (self, g_steal_pointer (&monitor));
  notify_state (self);
}

void
yishi_wall_identify (YishiWall *self)
{
  g_return_if_fail (YISHI_IS_WALL (self));

  yishi_monitors_identify (gtk_widget_get_display (GTK_WIDGET (self->main_window)));
}

void
yishi_wall_next_page (YishiWall *self)
{
  g_return_if_fail (YISHI_IS_WALL (self));

  if (self->window != NULL)
    yishi_slide_view_next_page (get_view (self));
}

void
yishi_wall_previous_page (YishiWall *self)
{
  g_return_if_fail (YISHI_IS_WALL (self));

  if (self->window != NULL)
    yishi_slide_view_previous_page (get_view (self));
}

char **
yishi_wall_list_monitors (YishiWall   *self,
                          char      ***connectors)
{
  g_autoptr(GStrvBuilder) names = g_strv_builder_new ();
  g_autoptr(GStrvBuilder) found = g_strv_builder_new ();

  g_return_val_if_fail (YISHI_IS_WALL (self), NULL);

  for (guint i = 0; i < g_list_model_get_n_items (self->monitors); i++)
    {
      g_autoptr(GdkMonitor) monitor = g_list_model_get_item (self->monitors, i);
      const char *connector = gdk_monitor_get_connector (monitor);
      g_autofree char *name = yishi_monitor_name (monitor);
      g_autofree char *numbered = g_strdup_printf ("%u: %s", i + 1, name);

      g_strv_builder_add (names, numbered);
      g_strv_builder_add (found, connector != NULL ? connector : "");
    }

  if (connectors != NULL)
    *connectors = g_strv_builder_end (found);
  return g_strv_builder_end (names);
}

static void
yishi_wall_get_property (GObject    *object,
                         guint       id,
                         GValue     *value,
                         GParamSpec *pspec)
{
  YishiWall *self = YISHI_WALL (object);

  switch ((YishiWallProperty) id)
    {
    case PROP_DISPLAY:
      g_value_set_boxed (value, self->display);
      break;
    case PROP_CONNECTOR:
      g_value_set_string (value, self->connector);
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
    case PROP_IS_OPEN:
      g_value_set_boolean (value, self->is_open);
      break;
    case PROP_IS_SHOWN:
      g_value_set_boolean (value, self->window != NULL);
      break;
    case PROP_MONITOR_NAME:
      g_value_set_string (value, self->monitor_name);
      break;
    case PROP_N_MONITORS:
      g_value_set_uint (value, g_list_model_get_n_items (self->monitors));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
yishi_wall_set_property (GObject      *object,
                         guint         id,
                         const GValue *value,
                         GParamSpec   *pspec)
{
  YishiWall *self = YISHI_WALL (object);

  switch ((YishiWallProperty) id)
    {
    case PROP_DISPLAY:
      yishi_wall_set_display (self, g_value_get_boxed (value));
      return;
    case PROP_CONNECTOR:
      yishi_wall_set_connector (self, g_value_get_string (value));
      return;
    case PROP_TEXT_SCALE:
      self->text_scale = g_value_get_double (value);
      break;
    case PROP_COLOURS:
      self->colours = g_value_get_int (value);
      break;
    case PROP_MEDIA_FOLDER:
      g_free (self->media_folder);
      self->media_folder = g_value_dup_string (value);
      break;
    case PROP_PAGE_SECONDS:
      self->page_seconds = g_value_get_uint (value);
      break;
    case PROP_IS_OPEN:
    case PROP_IS_SHOWN:
    case PROP_MONITOR_NAME:
    case PROP_N_MONITORS:
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
      return;
    }

  update_looks (self);
  g_object_notify_by_pspec (object, pspec);
}

static void
yishi_wall_dispose (GObject *object)
{
  YishiWall *self = YISHI_WALL (object);

  take_down (self);
  g_clear_handle_id (&self->settling, g_source_remove);
  if (self->monitors != NULL)
    g_signal_handlers_disconnect_by_func (self->monitors, monitors_changed_cb, self);
  g_clear_object (&self->monitors);
  g_clear_pointer (&self->display, yishi_display_unref);
  g_clear_pointer (&self->connector, g_free);
  g_clear_pointer (&self->media_folder, g_free);
  G_OBJECT_CLASS (yishi_wall_parent_class)->dispose (object);
}

static void
yishi_wall_class_init (YishiWallClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GParamFlags flags = G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS;
  GParamFlags readable = G_PARAM_READABLE | G_PARAM_STATIC_STRINGS;
  GType type = G_TYPE_FROM_CLASS (klass);

  object_class->get_property = yishi_wall_get_property;
  object_class->set_property = yishi_wall_set_property;
  object_class->dispose = yishi_wall_dispose;

  properties[PROP_DISPLAY] = g_param_spec_boxed ("display", NULL, NULL, YISHI_TYPE_DISPLAY, flags);
  properties[PROP_CONNECTOR] = g_param_spec_string ("connector", NULL, NULL, "", flags);
  properties[PROP_TEXT_SCALE] = g_param_spec_double ("text-scale", NULL, NULL, 0.8, 1.4, 1, flags);
  properties[PROP_COLOURS] = g_param_spec_int ("colours", NULL, NULL, 0, YISHI_N_WALL_COLOURS - 1,
                                               YISHI_WALL_DARK, flags);
  properties[PROP_MEDIA_FOLDER] = g_param_spec_string ("media-folder", NULL, NULL, NULL, flags);
  properties[PROP_PAGE_SECONDS] = g_param_spec_uint ("page-seconds", NULL, NULL, 0, 3600, 8, flags);
  properties[PROP_IS_OPEN] = g_param_spec_boolean ("is-open", NULL, NULL, FALSE, readable);
  properties[PROP_IS_SHOWN] = g_param_spec_boolean ("is-shown", NULL, NULL, FALSE, readable);
  properties[PROP_MONITOR_NAME] = g_param_spec_string ("monitor-name", NULL, NULL, NULL, readable);
  properties[PROP_N_MONITORS] = g_param_spec_uint ("n-monitors", NULL, NULL, 0, G_MAXUINT, 0,
                                                   readable);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (properties), properties);

  signals[SIGNAL_MONITOR_LOST] = g_signal_new ("monitor-lost", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                               NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
  signals[SIGNAL_MONITOR_RETURNED] = g_signal_new ("monitor-returned", type, G_SIGNAL_RUN_LAST, 0,
                                                   NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
  signals[SIGNAL_CLOSED] = g_signal_new ("closed", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                         G_TYPE_NONE, 0);
  signals[SIGNAL_MONITORS_CHANGED] = g_signal_new ("monitors-changed", type, G_SIGNAL_RUN_LAST, 0,
                                                   NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
yishi_wall_init (YishiWall *self)
{
  self->connector = g_strdup ("");
  self->text_scale = 1;
  self->colours = YISHI_WALL_DARK;
  self->page_seconds = 8;
}

YishiWall *
yishi_wall_new (GtkWindow  *main_window,
                YishiClock *clock)
{
  YishiWall *self = g_object_new (YISHI_TYPE_WALL, NULL);

  self->main_window = main_window;
  self->clock = clock;
  self->monitors = g_object_ref (gdk_display_get_monitors (gtk_widget_get_display (
                                                             GTK_WIDGET (main_window))));
  g_signal_connect (self->monitors, "items-changed", G_CALLBACK (monitors_changed_cb), self);
  return self;
}
