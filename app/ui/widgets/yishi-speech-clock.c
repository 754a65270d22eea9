/* yishi-speech-clock.c - who has the floor, and how much time is left, for the chair
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Wakes once a second, when the digits change, and only while the clock runs and
 * can be seen.
 */
#include "config.h"

#include "yishi-speech-clock.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "yishi-beat.h"
#include "yishi-explain.h"
#include "yishi-floor-words.h"
#include "yishi-wrap-layout.h"

struct _YishiSpeechClock
{
  AdwBin parent_instance;

  YishiConductor *conductor;    /* (owned) (nullable) */
  GSettings      *settings;     /* (owned) */
  guint           tick_source;

  /* Template children */
  GtkLabel       *name_label;
  GtkLabel       *digits_label;
  GtkLabel       *word_label;
  GtkProgressBar *bar;
  GtkButton      *next_button;
  GtkButton      *pause_button;
  GtkButton      *extend_button;
  GtkButton      *stop_button;
  GtkButton      *mask_button;
};

G_DEFINE_FINAL_TYPE (YishiSpeechClock, yishi_speech_clock, ADW_TYPE_BIN)

static const char *const tone_classes[] = { "success", "warning", "error", NULL };

/* Says in colour what the word says too. @tone: (nullable) */
static void
set_tone (YishiSpeechClock *self,
          const char       *tone)
{
  GtkWidget *const widgets[] = { GTK_WIDGET (self->digits_label), GTK_WIDGET (self->word_label) };

  for (guint i = 0; i < G_N_ELEMENTS (widgets); i++)
    {
      for (guint j = 0; tone_classes[j] != NULL; j++)
        gtk_widget_remove_css_class (widgets[i], tone_classes[j]);
      if (tone != NULL)
        gtk_widget_add_css_class (widgets[i], tone);
    }
}

/* The word changes only with what it means, not every second: so a screen reader
 * says it when there is something to say. */
static void
set_word (YishiSpeechClock *self,
          const char       *word)
{
  if (strcmp (gtk_label_get_label (self->word_label), word) != 0)
    gtk_label_set_label (self->word_label, word);
}

static gint64
get_now (YishiSpeechClock *self)
{
  return yishi_clock_now (yishi_record_get_clock (yishi_conductor_get_record (self->conductor)));
}

static void
show_nobody (YishiSpeechClock   *self,
             const YishiSession *session)
{
  g_autofree char *time = yishi_format_span (session->default_time);

  gtk_label_set_label (self->name_label, _("Nobody has the floor"));
  gtk_label_set_label (self->digits_label, time);
  set_word (self, _("each speech"));
  gtk_progress_bar_set_fraction (self->bar, 0);
  set_tone (self, NULL);
  gtk_widget_set_sensitive (GTK_WIDGET (self->digits_label), FALSE);
}

/* Up to the end whole seconds that are left, then whole seconds that are over. */
static char *
format_digits (gint64 remaining)
{
  gint64 shown = remaining > 0 ? remaining + G_USEC_PER_SEC - 1 : -remaining;
  g_autofree char *span = yishi_format_span (shown);

  return remaining > 0 ? g_steal_pointer (&span) : g_strdup_printf ("+%s", span);
}

static void
show_speaker (YishiSpeechClock   *self,
              const YishiSession *session)
{
  gint64 now = get_now (self);
  gint64 soon = g_settings_get_int (self->settings, "warning-seconds") * (gint64) G_USEC_PER_SEC;
  gint64 remaining = yishi_session_get_remaining (session, now);
  YishiWarning warning = yishi_session_get_warning (session, now, soon);
  g_autofree char *digits = format_digits (remaining);
  g_autofree char *whom = yishi_describe_speaker (session->speaker->unit, session->speaker->party);
  gboolean is_hidden = yishi_speaker_is_hidden (session->speaker, yishi_record_get_meeting (
                                                                  yishi_conductor_get_record (self->conductor)));
  g_autofree char *name = g_strdup_printf ("%s · %s%s%s", session->speaker->name, whom, is_hidden ? " · " : "",
                                           is_hidden ? _("name hidden on the wall") : "");

  gtk_label_set_label (self->name_label, name);
  gtk_label_set_label (self->digits_label, digits);
  gtk_widget_set_sensitive (GTK_WIDGET (self->digits_label), TRUE);
  gtk_progress_bar_set_fraction (self->bar, CLAMP ((double) remaining / MAX (session->allotted, 1), 0, 1));
  if (session->running_since == 0)
    set_word (self, _("❚❚ paused"));
  else if (warning == YISHI_WARNING_OVER)
    set_word (self, _("■ over time"));
  else if (warning == YISHI_WARNING_SOON)
    set_word (self, _("▲ time is nearly up"));
  else
    set_word (self, _("● speaking"));
  set_tone (self, warning == YISHI_WARNING_OVER ? "error" : warning == YISHI_WARNING_SOON ? "warning" : "success");
}

static void schedule_tick (YishiSpeechClock *self);

static gboolean
tick_cb (gpointer user_data)
{
  YishiSpeechClock *self = user_data;
  const YishiSession *session = yishi_conductor_get_session (self->conductor);

  self->tick_source = 0;
  if (session != NULL && session->speaker != NULL)
    show_speaker (self, session);
  schedule_tick (self);
  return G_SOURCE_REMOVE;
}

static void
schedule_tick (YishiSpeechClock *self)
{
  const YishiSession *session = self->conductor != NULL ? yishi_conductor_get_session (self->conductor) : NULL;

  g_clear_handle_id (&self->tick_source, g_source_remove);
  if (!gtk_widget_get_mapped (GTK_WIDGET (self)) || session == NULL || session->speaker == NULL ||
      session->running_since == 0)
    return;

  self->tick_source = yishi_beat_after (yishi_session_get_beat (session, get_now (self)), tick_cb, self);
}

/* What the room reads of who has the floor, and the button that changes it. */
static void
show_mask (YishiSpeechClock   *self,
           const YishiSession *session)
{
  YishiRecord *record = yishi_conductor_get_record (self->conductor);
  const YishiSpeaker *speaker = session->speaker;
  gboolean is_hidden = speaker != NULL && yishi_speaker_is_hidden (speaker, yishi_record_get_meeting (record));
  const char *label;

  gtk_widget_set_visible (GTK_WIDGET (self->mask_button), speaker != NULL);
  if (speaker == NULL)
    return;

  label = is_hidden ? _("Show the name of who speaks on the wall") : _("Hide the name of who speaks on the wall");
  gtk_button_set_icon_name (self->mask_button, is_hidden ? "view-reveal-symbolic" : "view-conceal-symbolic");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->mask_button), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
  yishi_explain (GTK_WIDGET (self->mask_button), self->conductor, YISHI_VERB_MASK_SPEAKER, speaker->item, label);
}

static void
mask_clicked_cb (YishiSpeechClock *self)
{
  const YishiSession *session = yishi_conductor_get_session (self->conductor);
  YishiStep step = { .verb = YISHI_VERB_MASK_SPEAKER };

  if (session == NULL || session->speaker == NULL)
    return;

  step.speaker = session->speaker->id;
  step.is_masked = !session->speaker->is_masked;
  yishi_conductor_step_async (self->conductor, &step, NULL, NULL);
}

static void
explain_buttons (YishiSpeechClock   *self,
                 const YishiSession *session)
{
  gboolean is_paused = session->speaker != NULL && session->running_since == 0;

  gtk_button_set_label (self->next_button, session->speaker != NULL ? _("Next speaker") : _("Start the first"));
  gtk_button_set_label (self->pause_button, is_paused ? _("Go on") : _("Pause"));
  yishi_explain (GTK_WIDGET (self->next_button), self->conductor, YISHI_VERB_NEXT_SPEAKER, 0, "F4");
  yishi_explain (GTK_WIDGET (self->pause_button), self->conductor,
                 is_paused ? YISHI_VERB_RESUME_SPEAKER : YISHI_VERB_PAUSE_SPEAKER, 0, "F8");
  yishi_explain (GTK_WIDGET (self->extend_button), self->conductor, YISHI_VERB_EXTEND_SPEAKER, 0, "Shift+F8");
  yishi_explain (GTK_WIDGET (self->stop_button), self->conductor, YISHI_VERB_STOP_SPEAKER, 0, "Shift+F4");
}

void
yishi_speech_clock_show (YishiSpeechClock *self,
                         YishiConductor   *conductor)
{
  const YishiSession *session;

  g_return_if_fail (YISHI_IS_SPEECH_CLOCK (self));

  g_set_object (&self->conductor, conductor);
  session = yishi_conductor_get_session (conductor);
  if (session == NULL)
    return;

  if (session->speaker != NULL)
    show_speaker (self, session);
  else
    show_nobody (self, session);
  explain_buttons (self, session);
  show_mask (self, session);
  schedule_tick (self);
}

static void
yishi_speech_clock_map (GtkWidget *widget)
{
  GTK_WIDGET_CLASS (yishi_speech_clock_parent_class)->map (widget);
  if (YISHI_SPEECH_CLOCK (widget)->conductor != NULL)
    yishi_speech_clock_show (YISHI_SPEECH_CLOCK (widget), YISHI_SPEECH_CLOCK (widget)->conductor);
}

static void
yishi_speech_clock_unmap (GtkWidget *widget)
{
  g_clear_handle_id (&YISHI_SPEECH_CLOCK (widget)->tick_source, g_source_remove);
  GTK_WIDGET_CLASS (yishi_speech_clock_parent_class)->unmap (widget);
}

static void
yishi_speech_clock_dispose (GObject *object)
{
  YishiSpeechClock *self = YISHI_SPEECH_CLOCK (object);

  g_clear_handle_id (&self->tick_source, g_source_remove);
  adw_bin_set_child (ADW_BIN (self), NULL);
  gtk_widget_dispose_template (GTK_WIDGET (self), YISHI_TYPE_SPEECH_CLOCK);
  g_clear_object (&self->conductor);
  g_clear_object (&self->settings);
  G_OBJECT_CLASS (yishi_speech_clock_parent_class)->dispose (object);
}

static void
yishi_speech_clock_class_init (YishiSpeechClockClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = yishi_speech_clock_dispose;
  widget_class->map = yishi_speech_clock_map;
  widget_class->unmap = yishi_speech_clock_unmap;

  g_type_ensure (YISHI_TYPE_WRAP_LAYOUT);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/yishi/Yishi/ui/widgets/yishi-speech-clock.ui");
  gtk_widget_class_bind_template_child (widget_class, YishiSpeechClock, name_label);
  gtk_widget_class_bind_template_child (widget_class, YishiSpeechClock, digits_label);
  gtk_widget_class_bind_template_child (widget_class, YishiSpeechClock, word_label);
  gtk_widget_class_bind_template_child (widget_class, YishiSpeechClock, bar);
  gtk_widget_class_bind_template_child (widget_class, YishiSpeechClock, next_button);
  gtk_widget_class_bind_template_child (widget_class, YishiSpeechClock, pause_button);
  gtk_widget_class_bind_template_child (widget_class, YishiSpeechClock, extend_button);
  gtk_widget_class_bind_template_child (widget_class, YishiSpeechClock, stop_button);
  gtk_widget_class_bind_template_child (widget_class, YishiSpeechClock, mask_button);
  gtk_widget_class_bind_template_callback (widget_class, mask_clicked_cb);
}

static void
yishi_speech_clock_init (YishiSpeechClock *self)
{
  self->settings = g_settings_new ("io.github.yishi.Yishi");
  gtk_widget_init_template (GTK_WIDGET (self));
}
