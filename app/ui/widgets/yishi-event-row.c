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
  YishiEventKind kind;

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

/* What a program wrote of a gap is not written over: the reason that is given is the chair's. */
static gboolean
is_to_edit (const YishiEvent *event)
{
  if (event->kind == YISHI_EVENT_MARK)
    return TRUE;

  return event->kind == YISHI_EVENT_NO_SOUND && event->reference != 0 &&
         (event->reason == YISHI_SOUND_GAP_PAUSED || *event->text == '\0');
}

static void
show_edit (YishiEventRow    *self,
           const YishiEvent *event)
{
  const char *what = event->kind != YISHI_EVENT_NO_SOUND ? _("Change the text of the bookmark")
                     : *event->text == '\0'              ? _("Say why nothing was recorded")
                                                         : _("Change the reason why nothing was recorded");

  gtk_widget_set_visible (GTK_WIDGET (self->edit_button), is_to_edit (event));
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->edit_button), what);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->edit_button), GTK_ACCESSIBLE_PROPERTY_LABEL, what, -1);
}

/* Where it is to be heard, in words: "" if nowhere */
static char *
say_where (YishiEventRow    *self,
           const YishiEvent *event)
{
  g_autofree char *time = self->time != YISHI_UNKNOWN ? yishi_time_of_sound_format (self->time) : g_strdup ("");

  if (event->in_gap)
    return g_strdup (C_("bookmark", "in a gap"));
  if (self->time == YISHI_UNKNOWN)
    return g_strdup ("");

  /* Translators: of a gap: at which time of sound there is sound again */
  return event->kind == YISHI_EVENT_NO_SOUND ? g_strdup_printf (_("Goes on at %s"), time)
                                             : g_strdup_printf (_("Recording %s"), time);
}

void
yishi_event_row_show (YishiEventRow    *self,
                      const YishiEvent *event,
                      const char       *moment,
                      const char       *text)
{
  gboolean is_gap = event->kind == YISHI_EVENT_NO_SOUND;
  g_autofree char *where = NULL;
  g_autofree char *name = NULL;

  g_return_if_fail (YISHI_IS_EVENT_ROW (self));

  self->time = is_gap ? event->resumes : event->time;
  self->kind = event->kind;
  self->reference = event->reference;
  gtk_label_set_label (self->moment_label, moment);
  gtk_image_set_from_icon_name (self->icon, yishi_event_get_icon (event->kind));
  gtk_label_set_label (self->text_label, text);
  where = say_where (self, event);
  gtk_label_set_label (self->time_label, where);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->time_label), (event->in_gap || is_gap) && self->time != YISHI_UNKNOWN
                                                                ? _("Plays what was recorded after the gap")
                                                                : NULL);
  show_edit (self, event);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (self), self->time != YISHI_UNKNOWN || is_to_edit (event));
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

YishiEventKind
yishi_event_row_get_kind (YishiEventRow *self)
{
  g_return_val_if_fail (YISHI_IS_EVENT_ROW (self), YISHI_EVENT_ITEM);

  return self->kind;
}

gboolean
yishi_event_row_can_edit (YishiEventRow *self)
{
  g_return_val_if_fail (YISHI_IS_EVENT_ROW (self), FALSE);

  return gtk_widget_get_visible (GTK_WIDGET (self->edit_button));
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
