/* yishi-wall-desk.c - the wall of an opened record: its window, what it is given, and the chair's wishes
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "yishi-wall-desk.h"

#include <glib/gi18n-lib.h>

#include "yishi-clicker.h"
#include "yishi-media.h"

struct _YishiWallDesk
{
  GObject parent_instance;

  YishiWall     *wall;      /* (owned) (nullable) NULL once it has ended */
  YishiWallLink *link;      /* (owned) */
  GSettings     *settings;  /* (owned) */
  YishiClicker  *clicker;   /* (owned) */
  GtkWindow     *heard;     /* (weak) (nullable) the wall's window to which the clicker listens */

  GtkEventController *controller;  /* (unowned) (nullable) of the clicker, in the chair's window */
};

typedef enum
{
  PROP_IS_OPEN = 1,
} YishiWallDeskProperty;

static GParamSpec *properties[PROP_IS_OPEN + 1];
static guint said_signal, turned_signal;

G_DEFINE_FINAL_TYPE (YishiWallDesk, yishi_wall_desk, G_TYPE_OBJECT)

static void
live_changed_cb (YishiWallDesk *self)
{
  if (self->wall != NULL)
    yishi_wall_set_display (self->wall, yishi_wall_link_get_live (self->link));
}

void
yishi_wall_desk_turn (YishiWallDesk *self,
                      gboolean       is_forward)
{
  g_return_if_fail (YISHI_IS_WALL_DESK (self));

  if (self->wall == NULL)
    return;

  if (is_forward)
    yishi_wall_next_page (self->wall);
  else
    yishi_wall_previous_page (self->wall);
  g_signal_emit (self, turned_signal, 0, is_forward);
}

/* The wall has another window whenever it comes, and none while it is away. */
static void
listen_to_wall (YishiWallDesk *self)
{
  GtkWindow *window = yishi_wall_get_window (self->wall);

  if (g_set_weak_pointer (&self->heard, window) && window != NULL)
    yishi_clicker_listen (self->clicker, GTK_WIDGET (window));
}

/* Once a monitor beside the chair's own has shown it, the projector was tried. */
static void
shown_cb (YishiWallDesk *self)
{
  g_autofree char *monitor = NULL;

  listen_to_wall (self);
  g_object_get (self->wall, "monitor-name", &monitor, NULL);
  if (yishi_wall_is_shown (self->wall) && monitor != NULL)
    g_settings_set_boolean (self->settings, "wall-was-tried", TRUE);
}

static void
monitor_lost_cb (YishiWallDesk *self,
                 const char *name)
{
  /* Translators: the name of a monitor or projector */
  g_autofree char *text = g_strdup_printf (_("“%s” has gone, and the wall with it; it returns by itself"), name);

  g_signal_emit (self, said_signal, 0, text);
}

static void
monitor_returned_cb (YishiWallDesk *self,
                     const char *name)
{
  /* Translators: the name of a monitor or projector */
  g_autofree char *text = g_strdup_printf (_("The wall is on “%s” again"), name);

  g_signal_emit (self, said_signal, 0, text);
}

/* Else who pressed the key would think that nothing happened. */
static void
tell_where (YishiWallDesk *self)
{
  g_autofree char *monitor = NULL;

  g_object_get (self->wall, "monitor-name", &monitor, NULL);
  if (yishi_wall_is_shown (self->wall) && monitor == NULL)
    g_signal_emit (self, said_signal, 0, _("The wall is behind this window, for there is no second monitor"));
}

static void
wall_closed_cb (YishiWallDesk *self)
{
  g_settings_set_boolean (self->settings, "wall-is-wanted", FALSE);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_IS_OPEN]);
}

static void
yishi_wall_desk_get_property (GObject    *object,
                          guint       property_id,
                          GValue     *value,
                          GParamSpec *pspec)
{
  YishiWallDesk *self = YISHI_WALL_DESK (object);

  switch ((YishiWallDeskProperty) property_id)
    {
    case PROP_IS_OPEN:
      g_value_set_boolean (value, self->wall != NULL && yishi_wall_is_open (self->wall));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
    }
}

static void
yishi_wall_desk_set_property (GObject      *object,
                          guint         property_id,
                          const GValue *value,
                          GParamSpec   *pspec)
{
  switch ((YishiWallDeskProperty) property_id)
    {
    case PROP_IS_OPEN:
      yishi_wall_desk_set_open (YISHI_WALL_DESK (object), g_value_get_boolean (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
    }
}

static void
yishi_wall_desk_dispose (GObject *object)
{
  YishiWallDesk *self = YISHI_WALL_DESK (object);

  yishi_wall_desk_end (self);
  g_clear_object (&self->link);
  g_clear_object (&self->settings);
  g_clear_object (&self->clicker);
  g_clear_weak_pointer (&self->heard);
  G_OBJECT_CLASS (yishi_wall_desk_parent_class)->dispose (object);
}

static void
yishi_wall_desk_class_init (YishiWallDeskClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = yishi_wall_desk_dispose;
  object_class->get_property = yishi_wall_desk_get_property;
  object_class->set_property = yishi_wall_desk_set_property;

  properties[PROP_IS_OPEN] =
    g_param_spec_boolean ("is-open", NULL, NULL, FALSE,
                          G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (properties), properties);
  said_signal = g_signal_new ("said", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE,
                              1, G_TYPE_STRING);
  turned_signal = g_signal_new ("turned", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                G_TYPE_NONE, 1, G_TYPE_BOOLEAN);
}

static void
yishi_wall_desk_init (YishiWallDesk *self)
{
}

/* The setting is an enumeration: its number is what the wall calls the colours. */
static gboolean
read_colours (GValue   *value,
              GVariant *variant,
              gpointer  user_data)
{
  g_value_set_int (value, g_str_equal (g_variant_get_string (variant, NULL), "light") ? YISHI_WALL_LIGHT
                                                                                      : YISHI_WALL_DARK);
  return TRUE;
}

static void
follow_settings (YishiWallDesk *self)
{
  g_settings_bind (self->settings, "wall-monitor", self->wall, "connector", G_SETTINGS_BIND_GET);
  g_settings_bind (self->settings, "wall-text-scale", self->wall, "text-scale", G_SETTINGS_BIND_GET);
  g_settings_bind_with_mapping (self->settings, "wall-colours", self->wall, "colours", G_SETTINGS_BIND_GET,
                                read_colours, NULL, NULL, NULL);
}

YishiWallDesk *
yishi_wall_desk_new (GtkWindow      *window,
                 YishiConductor *conductor,
                 GSettings      *settings)
{
  YishiWallDesk *self = g_object_new (YISHI_TYPE_WALL_DESK, NULL);
  YishiRecord *record = yishi_conductor_get_record (conductor);
  g_autofree char *media = yishi_media_path (yishi_record_get_path (record));

  self->settings = g_object_ref (settings);
  self->link = yishi_wall_link_new (conductor, settings);
  self->wall = yishi_wall_new (window, yishi_record_get_clock (record));
  g_object_set (self->wall, "media-folder", media, NULL);
  self->clicker = yishi_clicker_new (conductor);
  self->controller = yishi_clicker_listen (self->clicker, GTK_WIDGET (window));
  follow_settings (self);

  g_signal_connect_object (self->clicker, "turn", G_CALLBACK (yishi_wall_desk_turn), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->link, "notify::live", G_CALLBACK (live_changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->wall, "notify::is-shown", G_CALLBACK (shown_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->wall, "monitor-lost", G_CALLBACK (monitor_lost_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->wall, "monitor-returned", G_CALLBACK (monitor_returned_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->wall, "closed", G_CALLBACK (wall_closed_cb), self, G_CONNECT_SWAPPED);
  live_changed_cb (self);
  if (g_settings_get_boolean (settings, "wall-is-wanted"))
    yishi_wall_desk_set_open (self, TRUE);
  return self;
}

static void
tape_changed_cb (YishiWallDesk *self,
                 YishiTape     *tape)
{
  switch (yishi_tape_get_state (tape))
    {
    case YISHI_TAPE_RECORDING:
      yishi_wall_link_set_sound (self->link, YISHI_DISPLAY_RECORDED);
      return;
    case YISHI_TAPE_PAUSED:
      yishi_wall_link_set_sound (self->link, YISHI_DISPLAY_RECORDING_PAUSED);
      return;
    case YISHI_TAPE_STARTING:
    case YISHI_TAPE_STOPPING:
    case YISHI_TAPE_IDLE:
    default:
      yishi_wall_link_set_sound (self->link, YISHI_DISPLAY_NOT_RECORDED);
    }
}

void
yishi_wall_desk_join_tape (YishiWallDesk *self,
                           YishiTape     *tape)
{
  g_return_if_fail (YISHI_IS_WALL_DESK (self) && YISHI_IS_TAPE (tape));

  g_object_bind_property (self->wall, "is-shown", tape, "has-wall", G_BINDING_SYNC_CREATE);
  g_signal_connect_object (tape, "changed", G_CALLBACK (tape_changed_cb), self, G_CONNECT_SWAPPED);
  tape_changed_cb (self, tape);
}

YishiWall *
yishi_wall_desk_get_wall (YishiWallDesk *self)
{
  g_return_val_if_fail (YISHI_IS_WALL_DESK (self), NULL);

  return self->wall;
}

YishiWallLink *
yishi_wall_desk_get_link (YishiWallDesk *self)
{
  g_return_val_if_fail (YISHI_IS_WALL_DESK (self), NULL);

  return self->link;
}

void
yishi_wall_desk_set_open (YishiWallDesk *self,
                      gboolean    is_open)
{
  g_return_if_fail (YISHI_IS_WALL_DESK (self));

  if (self->wall == NULL || yishi_wall_is_open (self->wall) == is_open)
    return;

  g_settings_set_boolean (self->settings, "wall-is-wanted", is_open);
  if (is_open)
    yishi_wall_open (self->wall);
  else
    yishi_wall_close (self->wall);
  if (is_open)
    tell_where (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_IS_OPEN]);
}

void
yishi_wall_desk_end (YishiWallDesk *self)
{
  g_return_if_fail (YISHI_IS_WALL_DESK (self));

  if (self->wall == NULL)
    return;

  gtk_widget_remove_controller (gtk_event_controller_get_widget (self->controller), self->controller);
  self->controller = NULL;
  yishi_wall_close (self->wall);
  g_signal_handlers_disconnect_by_data (self->wall, self);
  g_clear_object (&self->wall);
}
