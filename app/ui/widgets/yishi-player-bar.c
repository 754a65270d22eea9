/* yishi-player-bar.c - plays the recording of a meeting: timeline, buttons, speed, and what is wrong with its files
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "yishi-player-bar.h"

#include <glib/gi18n-lib.h>

#include "yishi-drop-down.h"
#include "yishi-minutes-words.h"
#include "yishi-recording-player.h"
#include "yishi-sound-line.h"
#include "yishi-window.h"

#define NS_PER_SECOND G_GINT64_CONSTANT (1000000000)
#define STEP (5 * NS_PER_SECOND)

struct _YishiPlayerBar
{
  AdwBin parent_instance;

  YishiSound           *sound;     /* (owned) (nullable) */
  YishiClock           *clock;     /* (unowned) (nullable) of the record, as long as there is @sound */
  YishiRecordingPlayer *player;    /* (owned) (nullable) made when there is something to play */
  const YishiEvent     *heard;     /* (unowned) (nullable) of @sound */
  gint64                second;    /* that is shown */

  /* Template children */
  GtkStack       *stack;
  GtkLabel       *silence;
  GtkLabel       *trouble;
  YishiSoundLine *line;
  GtkButton      *play_button;
  GtkLabel       *position;
  GtkLabel       *heard_label;
  GtkDropDown    *speed;
};

static guint heard_signal;

G_DEFINE_FINAL_TYPE (YishiPlayerBar, yishi_player_bar, ADW_TYPE_BIN)

/* In the order of the template's list. */
static const double speeds[] = { 0.75, 1, 1.25, 1.5, 2 };

static gboolean
has_sound (YishiPlayerBar *self)
{
  return self->sound != NULL && self->sound->parts->len > 0;
}

/* Where it plays */

static void
show_position (YishiPlayerBar *self,
               gint64          time)
{
  const YishiEvent *heard = has_sound (self) ? yishi_proceedings_find (self->sound->events, time) : NULL;
  g_autofree char *now = yishi_time_of_sound_format (time);
  g_autofree char *whole = NULL;
  g_autofree char *position = NULL;
  g_autofree char *text = NULL;
  g_autofree char *told = NULL;

  if (!has_sound (self))
    return;
  if (self->second == time / NS_PER_SECOND && heard == self->heard)
    {
      gtk_range_set_value (GTK_RANGE (self->line), (double) time / NS_PER_SECOND);
      return;
    }

  whole = yishi_time_of_sound_format (self->sound->length);
  /* Translators: times of sound, as 00:12:40: where it plays, and how long it is */
  position = g_strdup_printf (_("Recording %s / %s"), now, whole);
  text = heard != NULL ? yishi_say_event (heard, self->sound->meeting, self->clock) : g_strdup ("");
  told = *text != '\0' ? g_strdup_printf (_("%s of %s. %s"), now, whole, text) : g_strdup_printf (_("%s of %s"), now, whole);
  self->second = time / NS_PER_SECOND;
  gtk_label_set_label (self->position, position);
  gtk_label_set_label (self->heard_label, text);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->heard_label), text);
  yishi_sound_line_move (self->line, time, told);
  if (heard == self->heard)
    return;

  self->heard = heard;
  g_signal_emit (self, heard_signal, 0);
}

static void
position_cb (YishiPlayerBar *self,
             gint64          position)
{
  show_position (self, position);
}

static void
playing_cb (YishiPlayerBar *self)
{
  gboolean is_playing = yishi_recording_player_is_playing (self->player);
  const char *label = is_playing ? _("Pause") : _("Play");
  const char *tooltip = is_playing ? _("Pause (Ctrl+Space)") : _("Play (Ctrl+Space)");

  gtk_button_set_icon_name (self->play_button,
                            is_playing ? "media-playback-pause-symbolic" : "media-playback-start-symbolic");
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->play_button), tooltip);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->play_button), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
}

static void
failed_cb (YishiPlayerBar *self,
           const GError   *error)
{
  yishi_window_report (GTK_WIDGET (self), error);
}

static void
make_player (YishiPlayerBar *self)
{
  self->player = yishi_recording_player_new ();
  g_signal_connect_object (self->player, "position", G_CALLBACK (position_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->player, "notify::playing", G_CALLBACK (playing_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->player, "failed", G_CALLBACK (failed_cb), self, G_CONNECT_SWAPPED);
  yishi_recording_player_set_rate (self->player, speeds[gtk_drop_down_get_selected (self->speed)]);
}

/* What there is to play */

static void
set_parts (YishiPlayerBar *self)
{
  g_autoptr(GArray) parts = g_array_new (FALSE, FALSE, sizeof (YishiPlayerPart));

  for (guint i = 0; i < self->sound->parts->len; i++)
    {
      const YishiSoundPart *part = self->sound->parts->pdata[i];
      YishiPlayerPart known = { part->path, part->offset, part->length };

      if (part->path != NULL)
        g_array_append_val (parts, known);
    }

  yishi_recording_player_set_parts (self->player, (const YishiPlayerPart *) parts->data, parts->len);
}

/* Returns: (transfer full) (element-type YishiSoundMark) */
static GPtrArray *
list_marks (YishiPlayerBar *self)
{
  GPtrArray *marks = g_ptr_array_new_with_free_func ((GDestroyNotify) yishi_sound_mark_free);

  for (guint i = 0; i < self->sound->events->len; i++)
    {
      const YishiEvent *event = self->sound->events->pdata[i];
      YishiSoundMark *mark;

      if (event->time == YISHI_UNKNOWN || event->in_gap)
        continue;
      mark = g_new0 (YishiSoundMark, 1);
      mark->kind = event->kind;
      mark->time = event->time;
      mark->text = yishi_say_event (event, self->sound->meeting, self->clock);
      /* Its noted gap knows how much silence stands for it. */
      for (guint j = 0; j < self->sound->gaps->len && event->kind == YISHI_EVENT_NO_SOUND; j++)
        {
          const YishiSoundGap *gap = self->sound->gaps->pdata[j];

          if (gap->from == event->instant && gap->reason == event->reason)
            mark->silence = gap->silence;
        }
      g_ptr_array_add (marks, mark);
    }

  return marks;
}

static void
show_sound (YishiPlayerBar *self)
{
  g_autoptr(GPtrArray) marks = list_marks (self);
  g_autofree char *trouble = yishi_say_sound_files (self->sound);

  if (self->player == NULL)
    make_player (self);
  set_parts (self);
  yishi_sound_line_show (self->line, self->sound->waveform, marks, self->sound->length);
  gtk_label_set_label (self->trouble, trouble);
  gtk_widget_set_visible (GTK_WIDGET (self->trouble), *trouble != '\0');
  gtk_stack_set_visible_child_name (self->stack, "player");
  self->second = -1;
  show_position (self, yishi_recording_player_get_position (self->player));
}

void
yishi_player_bar_show (YishiPlayerBar *self,
                       YishiSound     *sound,
                       YishiClock     *clock)
{
  g_autofree char *silence = NULL;

  g_return_if_fail (YISHI_IS_PLAYER_BAR (self));

  /* First: it looks at the waveform of what goes. */
  yishi_sound_line_show (self->line, NULL, NULL, 0);
  self->heard = NULL;
  g_clear_pointer (&self->sound, yishi_sound_unref);
  self->sound = sound != NULL ? yishi_sound_ref (sound) : NULL;
  self->clock = clock;
  gtk_widget_set_visible (GTK_WIDGET (self), sound != NULL);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "player.toggle", has_sound (self));
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "player.back", has_sound (self));
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "player.forward", has_sound (self));
  if (has_sound (self))
    {
      show_sound (self);
      return;
    }

  g_clear_object (&self->player);
  silence = sound != NULL ? yishi_say_sound (sound) : g_strdup ("");
  gtk_label_set_label (self->silence, silence);
  gtk_stack_set_visible_child_name (self->stack, "silence");
}

const YishiEvent *
yishi_player_bar_get_heard (YishiPlayerBar *self)
{
  g_return_val_if_fail (YISHI_IS_PLAYER_BAR (self), NULL);

  return self->heard;
}

gboolean
yishi_player_bar_take_focus (YishiPlayerBar *self)
{
  g_return_val_if_fail (YISHI_IS_PLAYER_BAR (self), FALSE);

  return has_sound (self) && gtk_widget_grab_focus (GTK_WIDGET (self->line));
}

/* What is done with it */

void
yishi_player_bar_play_from (YishiPlayerBar *self,
                            gint64          time)
{
  g_return_if_fail (YISHI_IS_PLAYER_BAR (self));

  if (self->player == NULL)
    return;

  yishi_recording_player_seek (self->player, time);
  yishi_recording_player_play (self->player);
  show_position (self, time);
}

static void
seek_cb (YishiPlayerBar *self,
         gint64          time)
{
  if (self->player == NULL)
    return;

  yishi_recording_player_seek (self->player, time);
  show_position (self, time);
}

static void
speed_changed_cb (YishiPlayerBar *self)
{
  if (self->player != NULL)
    yishi_recording_player_set_rate (self->player, speeds[gtk_drop_down_get_selected (self->speed)]);
}

static void
toggle (GtkWidget  *widget,
        const char *action,
        GVariant   *parameter)
{
  YishiPlayerBar *self = YISHI_PLAYER_BAR (widget);

  if (yishi_recording_player_is_playing (self->player))
    yishi_recording_player_pause (self->player);
  else
    yishi_recording_player_play (self->player);
}

static void
skip (GtkWidget  *widget,
      const char *action,
      GVariant   *parameter)
{
  YishiPlayerBar *self = YISHI_PLAYER_BAR (widget);

  yishi_recording_player_skip (self->player, g_str_equal (action, "player.back") ? -STEP : STEP);
  show_position (self, yishi_recording_player_get_position (self->player));
}

static void
yishi_player_bar_dispose (GObject *object)
{
  YishiPlayerBar *self = YISHI_PLAYER_BAR (object);

  g_clear_object (&self->player);
  if (self->line != NULL)
    yishi_sound_line_show (self->line, NULL, NULL, 0);
  g_clear_pointer (&self->sound, yishi_sound_unref);
  /* First: the bin would let go of a child that the template has freed. */
  adw_bin_set_child (ADW_BIN (object), NULL);
  gtk_widget_dispose_template (GTK_WIDGET (self), YISHI_TYPE_PLAYER_BAR);
  G_OBJECT_CLASS (yishi_player_bar_parent_class)->dispose (object);
}

static void
yishi_player_bar_class_init (YishiPlayerBarClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = yishi_player_bar_dispose;

  heard_signal = g_signal_new ("heard", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);

  g_type_ensure (YISHI_TYPE_SOUND_LINE);
  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/yishi/Yishi/ui/widgets/yishi-player-bar.ui");
  gtk_widget_class_bind_template_child (widget_class, YishiPlayerBar, stack);
  gtk_widget_class_bind_template_child (widget_class, YishiPlayerBar, silence);
  gtk_widget_class_bind_template_child (widget_class, YishiPlayerBar, trouble);
  gtk_widget_class_bind_template_child (widget_class, YishiPlayerBar, line);
  gtk_widget_class_bind_template_child (widget_class, YishiPlayerBar, play_button);
  gtk_widget_class_bind_template_child (widget_class, YishiPlayerBar, position);
  gtk_widget_class_bind_template_child (widget_class, YishiPlayerBar, heard_label);
  gtk_widget_class_bind_template_child (widget_class, YishiPlayerBar, speed);
  gtk_widget_class_bind_template_callback (widget_class, seek_cb);
  gtk_widget_class_bind_template_callback (widget_class, speed_changed_cb);
  gtk_widget_class_install_action (widget_class, "player.toggle", NULL, toggle);
  gtk_widget_class_install_action (widget_class, "player.back", NULL, skip);
  gtk_widget_class_install_action (widget_class, "player.forward", NULL, skip);
}

static void
yishi_player_bar_init (YishiPlayerBar *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  yishi_drop_down_tell (self->speed, _("Speed"));
  yishi_player_bar_show (self, NULL, NULL);
}
