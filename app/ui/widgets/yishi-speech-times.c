/* yishi-speech-times.c - how long who has spoken, and how long one may
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "yishi-speech-times.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "yishi-floor-words.h"

#define ONE_MINUTE (60 * (gint64) G_USEC_PER_SEC)

struct _YishiSpeechTimes
{
  AdwBin parent_instance;

  YishiConductor *conductor;   /* (owned) (nullable) */
  gboolean        is_showing;  /* a value is not the chair's */

  /* Template children */
  GtkSpinButton *default_spin;
  GtkGrid       *parties;
  GtkGrid       *people;
  GtkLabel      *people_label;
};

G_DEFINE_FINAL_TYPE (YishiSpeechTimes, yishi_speech_times, ADW_TYPE_BIN)

/* Parties that may have a limit, in their order. */
static const char *const party_names[] = { "owners", "community", "branch", "committee", "firm",
                                           "grid",   "social",    "other",  "guest" };

static void
default_changed_cb (YishiSpeechTimes *self)
{
  YishiStep step = { .verb = YISHI_VERB_SET_DEFAULT_TIME };

  if (self->is_showing || self->conductor == NULL)
    return;

  step.micros = gtk_spin_button_get_value (self->default_spin) * ONE_MINUTE;
  yishi_conductor_step_async (self->conductor, &step, NULL, NULL);
}

static void
budget_changed_cb (YishiSpeechTimes *self,
                   GtkSpinButton    *spin)
{
  YishiStep step = { .verb = YISHI_VERB_SET_BUDGET, .party = g_object_get_data (G_OBJECT (spin), "party") };

  if (self->is_showing || self->conductor == NULL)
    return;

  step.micros = gtk_spin_button_get_value_as_int (spin) * ONE_MINUTE;
  yishi_conductor_step_async (self->conductor, &step, NULL, NULL);
}

static GtkWidget *
make_label (const char *text,
            gboolean    is_figure)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), is_figure ? 1 : 0);
  gtk_widget_set_hexpand (label, !is_figure);
  if (is_figure)
    gtk_widget_add_css_class (label, "figure");
  return label;
}

/* Once: party, sum, limit. */
static void
add_parties (YishiSpeechTimes *self)
{
  for (guint i = 0; i < G_N_ELEMENTS (party_names); i++)
    {
      const char *label = yishi_party_to_label (party_names[i]);
      g_autofree char *spoken = g_strdup_printf (_("Limit of %s, minutes"), label);
      GtkWidget *spin = gtk_spin_button_new_with_range (0, 600, 1);

      g_object_set_data (G_OBJECT (spin), "party", (gpointer) party_names[i]);
      gtk_accessible_update_property (GTK_ACCESSIBLE (spin), GTK_ACCESSIBLE_PROPERTY_LABEL, spoken, -1);
      g_signal_connect_object (spin, "value-changed", G_CALLBACK (budget_changed_cb), self, G_CONNECT_SWAPPED);
      gtk_grid_attach (self->parties, make_label (label, FALSE), 0, i + 1, 1, 1);
      gtk_grid_attach (self->parties, make_label ("", TRUE), 1, i + 1, 1, 1);
      gtk_grid_attach (self->parties, spin, 2, i + 1, 1, 1);
    }
}

static void
show_party (YishiSpeechTimes *self,
            guint             position,
            gint64            now)
{
  const YishiSession *session = yishi_conductor_get_session (self->conductor);
  YishiMeetingState *meeting = yishi_record_get_meeting (yishi_conductor_get_record (self->conductor));
  gint64 sum = yishi_session_sum_party (session, meeting, party_names[position], now);
  gint64 budget = yishi_session_get_budget (session, party_names[position]);
  g_autofree char *span = yishi_format_span (sum);
  g_autofree char *text = budget > 0 && sum >= budget ? g_strdup_printf (_("⚠ %s, used up"), span)
                                                      : g_strdup (span);

  gtk_label_set_label (GTK_LABEL (gtk_grid_get_child_at (self->parties, 1, position + 1)), text);
  gtk_spin_button_set_value (GTK_SPIN_BUTTON (gtk_grid_get_child_at (self->parties, 2, position + 1)),
                             budget / ONE_MINUTE);
}

static gboolean
is_first_of_person (const GPtrArray *speeches,
                    guint            position)
{
  const YishiSpeech *speech = speeches->pdata[position];

  for (guint i = 0; i < position; i++)
    {
      const YishiSpeech *other = speeches->pdata[i];

      if (strcmp (other->name, speech->name) == 0 && strcmp (other->unit, speech->unit) == 0 &&
          strcmp (other->party, speech->party) == 0)
        return FALSE;
    }

  return TRUE;
}

static void
show_people (YishiSpeechTimes *self,
             gint64            now)
{
  const YishiSession *session = yishi_conductor_get_session (self->conductor);
  YishiMeetingState *meeting = yishi_record_get_meeting (yishi_conductor_get_record (self->conductor));
  GtkWidget *child;
  int row = 0;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->people))) != NULL)
    gtk_grid_remove (self->people, child);
  for (guint i = 0; i < meeting->speeches->len; i++)
    {
      const YishiSpeech *speech = meeting->speeches->pdata[i];
      g_autofree char *name = NULL;
      g_autofree char *span = NULL;

      if (!is_first_of_person (meeting->speeches, i))
        continue;
      name = g_strdup_printf ("%s · %s", speech->name,
                              *speech->unit != '\0' ? speech->unit : yishi_party_to_label (speech->party));
      span = yishi_format_span (yishi_session_sum_person (session, meeting, speech->name, speech->unit, speech->party,
                                                          now));
      gtk_grid_attach (self->people, make_label (name, FALSE), 0, row, 1, 1);
      gtk_grid_attach (self->people, make_label (span, TRUE), 1, row++, 1, 1);
    }
  gtk_widget_set_visible (GTK_WIDGET (self->people_label), row > 0);
}

void
yishi_speech_times_show (YishiSpeechTimes *self,
                         YishiConductor   *conductor)
{
  const YishiSession *session = yishi_conductor_get_session (conductor);
  gint64 now = yishi_clock_now (yishi_record_get_clock (yishi_conductor_get_record (conductor)));

  g_return_if_fail (YISHI_IS_SPEECH_TIMES (self));

  g_set_object (&self->conductor, conductor);
  if (session == NULL || !gtk_widget_get_mapped (GTK_WIDGET (self)))
    return;

  self->is_showing = TRUE;
  gtk_spin_button_set_value (self->default_spin, (double) session->default_time / ONE_MINUTE);
  for (guint i = 0; i < G_N_ELEMENTS (party_names); i++)
    show_party (self, i, now);
  show_people (self, now);
  self->is_showing = FALSE;
}

static void
yishi_speech_times_map (GtkWidget *widget)
{
  YishiSpeechTimes *self = YISHI_SPEECH_TIMES (widget);

  GTK_WIDGET_CLASS (yishi_speech_times_parent_class)->map (widget);
  if (self->conductor != NULL)
    yishi_speech_times_show (self, self->conductor);
}

static void
yishi_speech_times_dispose (GObject *object)
{
  YishiSpeechTimes *self = YISHI_SPEECH_TIMES (object);

  adw_bin_set_child (ADW_BIN (self), NULL);
  gtk_widget_dispose_template (GTK_WIDGET (self), YISHI_TYPE_SPEECH_TIMES);
  g_clear_object (&self->conductor);
  G_OBJECT_CLASS (yishi_speech_times_parent_class)->dispose (object);
}

static void
yishi_speech_times_class_init (YishiSpeechTimesClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = yishi_speech_times_dispose;
  widget_class->map = yishi_speech_times_map;

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/yishi/Yishi/ui/widgets/yishi-speech-times.ui");
  gtk_widget_class_bind_template_child (widget_class, YishiSpeechTimes, default_spin);
  gtk_widget_class_bind_template_child (widget_class, YishiSpeechTimes, parties);
  gtk_widget_class_bind_template_child (widget_class, YishiSpeechTimes, people);
  gtk_widget_class_bind_template_child (widget_class, YishiSpeechTimes, people_label);
  gtk_widget_class_bind_template_callback (widget_class, default_changed_cb);
}

static void
yishi_speech_times_init (YishiSpeechTimes *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  add_parties (self);
}
