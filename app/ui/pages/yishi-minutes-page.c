/* yishi-minutes-page.c - what happened in the meeting, and its recording to listen to
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Above, everything in its order; below, one timeline over all parts. What is
 * chosen above is heard below.
 */
#include "config.h"

#include "yishi-minutes-page.h"

#include <glib/gi18n-lib.h>

#include "yishi-bookmark-dialog.h"
#include "yishi-event-row.h"
#include "yishi-export-dialog.h"
#include "yishi-floor-words.h"
#include "yishi-drop-down.h"
#include "yishi-minutes-words.h"
#include "yishi-player-bar.h"
#include "yishi-sound.h"
#include "yishi-window.h"

typedef enum
{
  SHOW_ALL,
  SHOW_NOTES,
  SHOW_SPEAKERS,
  SHOW_VOTES,
} Filter;

struct _YishiMinutesPage
{
  YishiPage parent_instance;

  YishiSound         *sound;     /* (owned) (nullable) of the meeting shown */
  GArray             *changed;   /* (owned) numbers of parts that are not what was recorded */
  GCancellable       *work;      /* (owned) of what is loaded and checked; another one for each meeting */
  gint64              meeting;   /* shown, 0 if there is none */
  gboolean            is_loading;
  gboolean            is_stale;  /* something has changed since it began */
  gboolean            is_wanted; /* the focus comes as soon as it is loaded */
  guint               n_checked; /* ended parts whose sums were looked at */
  GtkEventController *keys;      /* (owned) of the whole window, while the page is seen */

  /* Template children */
  GtkStack       *stack;
  GtkButton      *meeting_button;
  GtkLabel       *summary;
  GtkDropDown    *filter;
  GtkListBox     *list;
  YishiPlayerBar *bar;
};

G_DEFINE_FINAL_TYPE (YishiMinutesPage, yishi_minutes_page, YISHI_TYPE_PAGE)

static YishiMeetingState *
get_meeting (YishiMinutesPage *self)
{
  return yishi_record_get_meeting (yishi_page_get_record (YISHI_PAGE (self)));
}

/* What happened */

static gboolean
is_shown (YishiMinutesPage *self,
          YishiEventKind    kind)
{
  switch ((Filter) gtk_drop_down_get_selected (self->filter))
    {
    case SHOW_NOTES:
      return kind == YISHI_EVENT_NOTE || kind == YISHI_EVENT_MARK;
    case SHOW_SPEAKERS:
      return kind == YISHI_EVENT_ITEM || kind == YISHI_EVENT_SPEECH;
    case SHOW_VOTES:
      return kind == YISHI_EVENT_BALLOT_OPENED || kind == YISHI_EVENT_BALLOT_CLOSED || kind == YISHI_EVENT_OUTCOME;
    case SHOW_ALL:
    default:
      return TRUE;
    }
}

static void
edit (YishiMinutesPage *self,
      YishiEventRow    *row)
{
  gint64 id = yishi_event_row_get_reference (row);

  for (guint i = 0; i < self->sound->events->len; i++)
    {
      const YishiEvent *event = self->sound->events->pdata[i];

      if (event->kind != yishi_event_row_get_kind (row) || event->reference != id)
        continue;
      if (event->kind == YISHI_EVENT_MARK)
        yishi_bookmark_dialog_show (GTK_WIDGET (self), yishi_page_get_record (YISHI_PAGE (self)), id, event->text);
      else if (event->kind == YISHI_EVENT_NO_SOUND)
        yishi_bookmark_dialog_show_gap (GTK_WIDGET (self), yishi_page_get_record (YISHI_PAGE (self)), id, event->text);
    }
}

/* The row at @index, made if it is not there: rows are kept, and with them the focus. */
static YishiEventRow *
get_row (YishiMinutesPage *self,
         int               index)
{
  GtkListBoxRow *row = gtk_list_box_get_row_at_index (self->list, index);

  if (row == NULL)
    {
      GtkWidget *made = yishi_event_row_new ();

      g_signal_connect_object (made, "edit", G_CALLBACK (edit), self, G_CONNECT_SWAPPED);
      gtk_list_box_append (self->list, made);
      row = GTK_LIST_BOX_ROW (made);
    }

  return YISHI_EVENT_ROW (row);
}

static void
show_events (YishiMinutesPage *self)
{
  YishiClock *clock = yishi_record_get_clock (yishi_page_get_record (YISHI_PAGE (self)));
  GPtrArray *events = self->sound != NULL ? self->sound->events : NULL;
  GtkListBoxRow *row;
  int n = 0;

  for (guint i = 0; events != NULL && i < events->len; i++)
    {
      const YishiEvent *event = events->pdata[i];
      g_autofree char *moment = event->instant != YISHI_UNKNOWN ? yishi_format_time_of_day (clock, event->instant)
                                                                : g_strdup ("");
      g_autofree char *text = yishi_say_event (event, self->sound->meeting, clock);

      if (is_shown (self, event->kind))
        yishi_event_row_show (get_row (self, n++), event, moment, text);
    }

  while ((row = gtk_list_box_get_row_at_index (self->list, n)) != NULL)
    gtk_list_box_remove (self->list, GTK_WIDGET (row));
}

static void
heard_cb (YishiMinutesPage *self)
{
  const YishiEvent *heard = yishi_player_bar_get_heard (self->bar);
  GtkListBoxRow *row;

  for (int i = 0; (row = gtk_list_box_get_row_at_index (self->list, i)) != NULL; i++)
    {
      YishiEventRow *event = YISHI_EVENT_ROW (row);

      yishi_event_row_set_heard (event, heard != NULL && heard->kind == yishi_event_row_get_kind (event) &&
                                            yishi_event_row_get_time (event) == heard->time &&
                                            yishi_event_row_get_reference (event) == heard->reference);
    }
}

static void
filter_changed_cb (YishiMinutesPage *self)
{
  show_events (self);
  heard_cb (self);
}

static void
row_activated_cb (YishiMinutesPage *self,
                  GtkListBoxRow    *row)
{
  gint64 time = yishi_event_row_get_time (YISHI_EVENT_ROW (row));

  if (time == YISHI_UNKNOWN)
    {
      if (yishi_event_row_can_edit (YISHI_EVENT_ROW (row)))
        edit (self, YISHI_EVENT_ROW (row));
      return;
    }

  for (guint i = 0; i < self->sound->parts->len; i++)
    {
      const YishiSoundPart *part = self->sound->parts->pdata[i];

      if (part->path != NULL || time < part->offset || time >= part->offset + part->length)
        continue;
      yishi_window_say (GTK_WIDGET (self), _("That part of the recording is missing"));
      return;
    }

  yishi_player_bar_play_from (self->bar, time);
}

static gboolean
can_export (YishiMinutesPage *self)
{
  for (guint i = 0; self->sound != NULL && i < self->sound->parts->len; i++)
    if (((const YishiSoundPart *) self->sound->parts->pdata[i])->path != NULL)
      return TRUE;

  return FALSE;
}

static void
show (YishiMinutesPage *self)
{
  g_autofree char *summary = self->sound != NULL ? yishi_say_sound (self->sound) : g_strdup ("");
  gboolean has_sound = self->sound != NULL && self->sound->parts->len > 0;

  gtk_widget_action_set_enabled (GTK_WIDGET (self), "minutes.export-recording", can_export (self));
  gtk_stack_set_visible_child_name (self->stack, get_meeting (self) != NULL ? "minutes" : "none");
  gtk_label_set_label (self->summary, has_sound ? summary : _("What happened"));
  yishi_player_bar_show (self->bar, self->sound, yishi_record_get_clock (yishi_page_get_record (YISHI_PAGE (self))));
  show_events (self);
  heard_cb (self);
}

static void
export_recording (GtkWidget  *widget,
                  const char *action,
                  GVariant   *parameter)
{
  YishiMinutesPage *self = YISHI_MINUTES_PAGE (widget);

  yishi_export_dialog_show (widget, yishi_page_get_record (YISHI_PAGE (self)), self->sound);
}

/* Loading: one look at a time; what changes meanwhile brings another. */

/* A part that was found to be changed is so until another meeting is looked at. */
static void
mark_changed (YishiMinutesPage *self)
{
  for (guint i = 0; i < self->sound->parts->len; i++)
    {
      YishiSoundPart *part = self->sound->parts->pdata[i];

      for (guint j = 0; j < self->changed->len; j++)
        if (part->part->number == g_array_index (self->changed, int, j) && part->state == YISHI_SOUND_THERE)
          part->state = YISHI_SOUND_CHANGED;
    }
}

static void yishi_minutes_page_focus (YishiPage *page);

static void
take_sound (YishiMinutesPage *self,
            YishiSound       *sound)
{
  YishiSound *before = self->sound;

  self->sound = sound;
  mark_changed (self);
  show (self);
  yishi_sound_unref (before);
  if (self->is_wanted)
    yishi_minutes_page_focus (YISHI_PAGE (self));
}

static void load (YishiMinutesPage *self);

static void
checked_cb (GObject      *object,
            GAsyncResult *result,
            gpointer      user_data)
{
  g_autoptr(YishiMinutesPage) self = user_data;
  g_autoptr(YishiSound) checked = yishi_sound_check_finish (result);

  if (checked == NULL || checked->meeting->meeting->id != self->meeting || self->sound == NULL)
    return;

  for (guint i = 0; i < checked->parts->len; i++)
    {
      const YishiSoundPart *part = checked->parts->pdata[i];

      if (part->state == YISHI_SOUND_CHANGED)
        g_array_append_val (self->changed, part->part->number);
    }
  /* Anew, also for the picture that may have been made. */
  load (self);
}

/* Each part once, when it has ended. */
static void
check_sums (YishiMinutesPage *self)
{
  guint n = 0;

  for (guint i = 0; i < self->sound->parts->len; i++)
    n += *((const YishiSoundPart *) self->sound->parts->pdata[i])->part->sha256 != '\0';
  if (n == self->n_checked)
    return;

  self->n_checked = n;
  yishi_sound_check_async (self->sound, self->work, checked_cb, g_object_ref (self));
}

static void
loaded_cb (GObject      *object,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr(YishiMinutesPage) self = user_data;
  g_autoptr(GError) error = NULL;
  g_autoptr(YishiSound) sound = yishi_sound_load_finish (YISHI_RECORD (object), result, &error);

  self->is_loading = FALSE;
  if (self->list == NULL)
    return;
  if (sound == NULL)
    yishi_window_report (GTK_WIDGET (self), error);
  else if (sound->meeting->meeting->id == self->meeting)
    {
      take_sound (self, g_steal_pointer (&sound));
      check_sums (self);
    }
  if (self->is_stale)
    load (self);
}

static void
load (YishiMinutesPage *self)
{
  YishiRecord *record = yishi_page_get_record (YISHI_PAGE (self));
  YishiMeetingState *meeting = get_meeting (self);

  self->is_stale = self->is_loading;
  if (meeting == NULL || self->is_loading)
    return;

  self->is_loading = TRUE;
  yishi_sound_load_async (record, meeting, self->work, loaded_cb, g_object_ref (self));
}

static void
forget (YishiMinutesPage *self)
{
  g_cancellable_cancel (self->work);
  g_object_unref (self->work);
  self->work = g_cancellable_new ();
  g_array_set_size (self->changed, 0);
  self->n_checked = 0;
  yishi_player_bar_show (self->bar, NULL, NULL);
  g_clear_pointer (&self->sound, yishi_sound_unref);
}

static void
yishi_minutes_page_update (YishiPage        *page,
                           YishiRecordParts  parts)
{
  YishiMinutesPage *self = YISHI_MINUTES_PAGE (page);
  YishiMeetingState *meeting = get_meeting (self);
  gint64 id = meeting != NULL ? meeting->meeting->id : 0;

  if (id != self->meeting)
    forget (self);
  self->meeting = id;
  if (self->sound == NULL)
    show (self);
  if (parts & YISHI_PART_MEETING)
    load (self);
}

static void
yishi_minutes_page_focus (YishiPage *page)
{
  YishiMinutesPage *self = YISHI_MINUTES_PAGE (page);
  GtkListBoxRow *first = gtk_list_box_get_row_at_index (self->list, 0);

  self->is_wanted = self->sound == NULL && get_meeting (self) != NULL;
  if (get_meeting (self) == NULL)
    gtk_widget_grab_focus (GTK_WIDGET (self->meeting_button));
  else if (!yishi_player_bar_take_focus (self->bar) && first != NULL)
    gtk_widget_grab_focus (GTK_WIDGET (first));
}

/* Keys of the whole window, but only while the page is seen: elsewhere Ctrl and an
 * arrow go by words. */

static void
add_key (GtkEventController *keys,
         guint               key,
         const char         *action)
{
  gtk_shortcut_controller_add_shortcut (GTK_SHORTCUT_CONTROLLER (keys),
                                        gtk_shortcut_new (gtk_keyval_trigger_new (key, GDK_CONTROL_MASK),
                                                          gtk_named_action_new (action)));
}

static gboolean
toggle_cb (GtkWidget *widget,
           GVariant  *arguments,
           gpointer   user_data)
{
  YishiMinutesPage *self = user_data;

  return gtk_widget_activate_action (GTK_WIDGET (self->bar), "player.toggle", NULL);
}

/* A list takes this key for itself, before the window is asked. */
static void
guard_list (YishiMinutesPage *self)
{
  GtkEventController *keys = gtk_shortcut_controller_new ();

  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  gtk_shortcut_controller_add_shortcut (GTK_SHORTCUT_CONTROLLER (keys),
                                        gtk_shortcut_new (gtk_keyval_trigger_new (GDK_KEY_space, GDK_CONTROL_MASK),
                                                          gtk_callback_action_new (toggle_cb, self, NULL)));
  gtk_widget_add_controller (GTK_WIDGET (self->list), keys);
}

static void
yishi_minutes_page_map (GtkWidget *widget)
{
  YishiMinutesPage *self = YISHI_MINUTES_PAGE (widget);

  GTK_WIDGET_CLASS (yishi_minutes_page_parent_class)->map (widget);
  gtk_widget_add_controller (GTK_WIDGET (self->bar), g_object_ref (self->keys));
}

static void
yishi_minutes_page_unmap (GtkWidget *widget)
{
  YishiMinutesPage *self = YISHI_MINUTES_PAGE (widget);

  gtk_widget_remove_controller (GTK_WIDGET (self->bar), self->keys);
  GTK_WIDGET_CLASS (yishi_minutes_page_parent_class)->unmap (widget);
}

static void
yishi_minutes_page_dispose (GObject *object)
{
  YishiMinutesPage *self = YISHI_MINUTES_PAGE (object);

  g_cancellable_cancel (self->work);
  if (self->bar != NULL)
    yishi_player_bar_show (self->bar, NULL, NULL);
  g_clear_pointer (&self->sound, yishi_sound_unref);
  /* First: the bin would let go of a child that the template has freed. */
  adw_bin_set_child (ADW_BIN (object), NULL);
  gtk_widget_dispose_template (GTK_WIDGET (self), YISHI_TYPE_MINUTES_PAGE);
  G_OBJECT_CLASS (yishi_minutes_page_parent_class)->dispose (object);
}

static void
yishi_minutes_page_finalize (GObject *object)
{
  YishiMinutesPage *self = YISHI_MINUTES_PAGE (object);

  g_object_unref (self->work);
  g_object_unref (self->keys);
  g_array_unref (self->changed);
  G_OBJECT_CLASS (yishi_minutes_page_parent_class)->finalize (object);
}

static void
yishi_minutes_page_class_init (YishiMinutesPageClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  YishiPageClass *page_class = YISHI_PAGE_CLASS (klass);

  object_class->dispose = yishi_minutes_page_dispose;
  object_class->finalize = yishi_minutes_page_finalize;
  widget_class->map = yishi_minutes_page_map;
  widget_class->unmap = yishi_minutes_page_unmap;
  page_class->update = yishi_minutes_page_update;
  page_class->focus = yishi_minutes_page_focus;

  g_type_ensure (YISHI_TYPE_PLAYER_BAR);
  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/yishi/Yishi/ui/pages/yishi-minutes-page.ui");
  gtk_widget_class_bind_template_child (widget_class, YishiMinutesPage, stack);
  gtk_widget_class_bind_template_child (widget_class, YishiMinutesPage, meeting_button);
  gtk_widget_class_bind_template_child (widget_class, YishiMinutesPage, summary);
  gtk_widget_class_bind_template_child (widget_class, YishiMinutesPage, filter);
  gtk_widget_class_bind_template_child (widget_class, YishiMinutesPage, list);
  gtk_widget_class_bind_template_child (widget_class, YishiMinutesPage, bar);
  gtk_widget_class_bind_template_callback (widget_class, filter_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, row_activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, heard_cb);
  gtk_widget_class_install_action (widget_class, "minutes.export-recording", NULL, export_recording);
}

static void
yishi_minutes_page_init (YishiMinutesPage *self)
{
  self->work = g_cancellable_new ();
  self->changed = g_array_new (FALSE, FALSE, sizeof (int));
  gtk_widget_init_template (GTK_WIDGET (self));

  self->keys = g_object_ref_sink (gtk_shortcut_controller_new ());
  gtk_shortcut_controller_set_scope (GTK_SHORTCUT_CONTROLLER (self->keys), GTK_SHORTCUT_SCOPE_GLOBAL);
  add_key (self->keys, GDK_KEY_space, "player.toggle");
  add_key (self->keys, GDK_KEY_Left, "player.back");
  add_key (self->keys, GDK_KEY_Right, "player.forward");
  guard_list (self);
  yishi_drop_down_tell (self->filter, _("What is listed"));
}
