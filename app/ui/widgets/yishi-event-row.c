/* yishi-event-row.c - one line of the minutes: when it was, what happened, and where it is to be heard
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "yishi-event-row.h"

#include <glib/gi18n-lib.h>

#include "yishi-minutes-words.h"

struct _YishiEventRow
{
  GtkListBoxRow parent_instance;

  gint64 time;       /* ns */
  gint64 reference;

  /* Template children */
  GtkLabel  *moment_label;
  GtkImage  *icon;
  GtkLabel  *text_label;
  GtkButton *edit_button;
  GtkLabel  *time_label;
};

static guint edit_signal;

G_DEFINE_FINAL_TYPE (YishiEventRow, yishi_event_row, GTK_TYPE_LIST_BOX_ROW)

static void
edit_clicked_cb (YishiEventRow *self)
{
  g_signal_emit (self, edit_signal, 0);
}

static void
yishi_event_row_dispose (GObject *object)
{
  /* The row would let go of it once more. */
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (object), NULL);
  gtk_widget_dispose_template (GTK_WIDGET (object), YISHI_TYPE_EVENT_ROW);
  G_OBJECT_CLASS (yishi_event_row_parent_class)->dispose (object);
}

static void
yishi_event_row_class_init (YishiEventRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = yishi_event_row_dispose;

  edit_signal = g_signal_new ("edit", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);

  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/yishi/Yishi/ui/widgets/yishi-event-row.ui");
  gtk_widget_class_bind_template_child (widget_class, YishiEventRow, moment_label);
  gtk_widget_class_bind_template_child (widget_class, YishiEventRow, icon);
  gtk_widget_class_bind_template_child (widget_class, YishiEventRow, text_label);
  gtk_widget_class_bind_template_child (widget_class, YishiEventRow, edit_button);
  gtk_widget_class_bind_template_child (widget_class, YishiEventRow, time_label);
  gtk_widget_class_bind_template_callback (widget_class, edit_clicked_cb);
}

static void
yishi_event_row_init (YishiEventRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

GtkWidget *
yishi_event_row_new (void)
{
  return g_object_new (YISHI_TYPE_EVENT_ROW, NULL);
}

static void
set_class (GtkWidget  *widget,
           const char *name,
           gboolean    is_set)
{
  if (is_set)
    gtk_widget_add_css_class (widget, name);
  else
    gtk_widget_remove_css_class (widget, name);
}

void
yishi_event_row_show (YishiEventRow    *self,
                      const YishiEvent *event,
                      const char       *moment,
                      const char       *text)
{
  gboolean is_gap = event->kind == YISHI_EVENT_NO_SOUND;
  gboolean has_sound = event->time != YISHI_UNKNOWN && !is_gap;
  g_autofree char *time = has_sound ? yishi_time_of_sound_format (event->time) : g_strdup ("");
  g_autofree char *where = NULL;
  g_autofree char *name = NULL;

  g_return_if_fail (YISHI_IS_EVENT_ROW (self));

  self->time = has_sound ? event->time : YISHI_UNKNOWN;
  self->reference = event->reference;
  gtk_label_set_label (self->moment_label, moment);
  gtk_image_set_from_icon_name (self->icon, yishi_event_get_icon (event->kind));
  gtk_label_set_label (self->text_label, text);
  where = event->in_gap ? g_strdup (C_("bookmark", "in a gap"))
          : has_sound   ? g_strdup_printf (_("Recording %s"), time)
                        : g_strdup ("");
  gtk_label_set_label (self->time_label, where);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->time_label), event->in_gap && has_sound
                                                                ? _("Plays what was recorded after the gap")
                                                                : NULL);
  gtk_widget_set_visible (GTK_WIDGET (self->edit_button), event->kind == YISHI_EVENT_MARK);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (self), has_sound);
  set_class (GTK_WIDGET (self), "item", event->kind == YISHI_EVENT_ITEM);
  set_class (GTK_WIDGET (self), "mark", event->kind == YISHI_EVENT_MARK);
  set_class (GTK_WIDGET (self), "no-sound", is_gap);

  name = *where != '\0' ? g_strdup_printf (_("%s, %s: %s. %s"), moment, yishi_say_event_kind (event->kind), text, where)
                        : g_strdup_printf ("%s, %s: %s", moment, yishi_say_event_kind (event->kind), text);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->icon), yishi_say_event_kind (event->kind));
}

gint64
yishi_event_row_get_time (YishiEventRow *self)
{
  g_return_val_if_fail (YISHI_IS_EVENT_ROW (self), YISHI_UNKNOWN);

  return self->time;
}

gint64
yishi_event_row_get_reference (YishiEventRow *self)
{
  g_return_val_if_fail (YISHI_IS_EVENT_ROW (self), 0);

  return self->reference;
}

void
yishi_event_row_set_heard (YishiEventRow *self,
                           gboolean       is_heard)
{
  g_return_if_fail (YISHI_IS_EVENT_ROW (self));

  set_class (GTK_WIDGET (self), "heard", is_heard);
}
