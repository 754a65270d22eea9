/* yishi-course.c - the agenda of a meeting under way, with planned and real times
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "yishi-course.h"

#include <glib/gi18n-lib.h>

#include "yishi-clock.h"
#include "yishi-course-row.h"
#include "yishi-explain.h"
#include "yishi-floor-words.h"
#include "yishi-forecast.h"

#define ONE_MINUTE (60 * (gint64) G_USEC_PER_SEC)

struct _YishiCourse
{
  AdwBin parent_instance;

  YishiConductor *conductor;    /* (owned) (nullable) */
  gboolean        is_filling;   /* a selection is not the chair's */

  /* Template children */
  GtkLabel   *forecast_label;
  GtkLabel   *drift_label;
  GtkListBox *list;
  GtkWidget  *previous_button;
  GtkWidget  *next_button;
  GtkWidget  *break_button;
  GtkWidget  *close_button;
};

enum
{
  LOOKED_AT,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (YishiCourse, yishi_course, ADW_TYPE_BIN)

static void
begin (YishiCourse    *self,
       YishiCourseRow *row)
{
  yishi_conductor_do (self->conductor, YISHI_VERB_BEGIN_ITEM, yishi_course_row_get_item (row));
}

static void
row_activated_cb (YishiCourse    *self,
                  YishiCourseRow *row)
{
  const YishiSession *session = yishi_conductor_get_session (self->conductor);

  if (session != NULL && session->item != yishi_course_row_get_item (row))
    begin (self, row);
}

static void
row_selected_cb (YishiCourse    *self,
                 YishiCourseRow *row)
{
  if (!self->is_filling && row != NULL)
    g_signal_emit (self, signals[LOOKED_AT], 0, yishi_course_row_get_item (row));
}

/* The instant at which the meeting was to begin, or began where nobody said. */
static gint64
find_beginning (const YishiMeeting *meeting,
                YishiClock         *clock)
{
  g_autofree char *planned = g_strconcat (meeting->date, " ", meeting->time, NULL);
  g_autofree char *read = *meeting->time != '\0' ? yishi_clock_read (clock, planned) : NULL;
  gint64 begins = yishi_clock_now (clock);

  if (read != NULL)
    yishi_instant_parse (read, &begins);
  else
    yishi_instant_parse (meeting->started, &begins);
  return begins;
}

static void
show_forecast (YishiCourse         *self,
               const YishiForecast *forecast,
               YishiClock          *clock,
               gboolean             is_closed)
{
  g_autofree char *planned = yishi_format_time_of_day (clock, forecast->planned_end);
  g_autofree char *end = yishi_format_time_of_day (clock, forecast->end);
  g_autofree char *text = NULL;
  g_autofree char *drift = NULL;
  int minutes = ABS (forecast->drift) / ONE_MINUTE;

  if (is_closed)
    text = g_strdup_printf (_("Ended %s, planned %s"), end, planned);
  else
    text = g_strdup_printf (_("Ends about %s, planned %s"), end, planned);
  if (minutes < 1)
    drift = g_strdup (_("✓ on time"));
  else if (forecast->drift > 0)
    drift = g_strdup_printf (ngettext ("▲ %d minute behind", "▲ %d minutes behind", minutes), minutes);
  else
    drift = g_strdup_printf (ngettext ("▼ %d minute ahead", "▼ %d minutes ahead", minutes), minutes);

  gtk_label_set_label (self->forecast_label, text);
  gtk_label_set_label (self->drift_label, drift);
  if (forecast->drift >= ONE_MINUTE)
    gtk_widget_add_css_class (GTK_WIDGET (self->drift_label), "warning");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self->drift_label), "warning");
}

static const YishiForecastItem *
find_forecast (const YishiForecast *forecast,
               gint64               item)
{
  for (guint i = 0; i < forecast->items->len; i++)
    if (g_array_index (forecast->items, YishiForecastItem, i).item == item)
      return &g_array_index (forecast->items, YishiForecastItem, i);

  return NULL;
}

static gboolean
has_rows_of (YishiCourse             *self,
             const YishiMeetingState *meeting)
{
  for (guint i = 0; i < meeting->items->len; i++)
    {
      GtkListBoxRow *row = gtk_list_box_get_row_at_index (self->list, i);

      if (row == NULL || yishi_course_row_get_item (YISHI_COURSE_ROW (row)) !=
                             ((const YishiItem *) meeting->items->pdata[i])->id)
        return FALSE;
    }

  return gtk_list_box_get_row_at_index (self->list, meeting->items->len) == NULL;
}

/* Makes rows only where the agenda has others: a focused row stays. */
static void
match_rows (YishiCourse             *self,
            const YishiMeetingState *meeting)
{
  GtkListBoxRow *row;

  if (has_rows_of (self, meeting))
    return;

  while ((row = gtk_list_box_get_row_at_index (self->list, 0)) != NULL)
    gtk_list_box_remove (self->list, GTK_WIDGET (row));
  for (guint i = 0; i < meeting->items->len; i++)
    {
      GtkWidget *made = yishi_course_row_new (((const YishiItem *) meeting->items->pdata[i])->id);

      g_signal_connect_object (made, "begin", G_CALLBACK (begin), self, G_CONNECT_SWAPPED);
      gtk_list_box_append (self->list, made);
    }
}

void
yishi_course_show (YishiCourse    *self,
                   YishiConductor *conductor,
                   gint64          looked_at)
{
  YishiRecord *record = yishi_conductor_get_record (conductor);
  YishiMeetingState *meeting = yishi_record_get_meeting (record);
  const YishiSession *session = yishi_conductor_get_session (conductor);
  YishiClock *clock = yishi_record_get_clock (record);
  g_autoptr(YishiForecast) forecast = NULL;

  g_return_if_fail (YISHI_IS_COURSE (self));

  g_set_object (&self->conductor, conductor);
  if (meeting == NULL || session == NULL)
    return;

  forecast = yishi_forecast_new (meeting, session, find_beginning (meeting->meeting, clock), yishi_clock_now (clock));
  show_forecast (self, forecast, clock, session->phase == YISHI_PHASE_CLOSED);
  self->is_filling = TRUE;
  match_rows (self, meeting);
  for (guint i = 0; i < meeting->items->len; i++)
    {
      const YishiItem *item = meeting->items->pdata[i];
      GtkListBoxRow *row = gtk_list_box_get_row_at_index (self->list, i);

      yishi_course_row_show (YISHI_COURSE_ROW (row), conductor, item, find_forecast (forecast, item->id));
      if (item->id == looked_at && gtk_list_box_get_selected_row (self->list) != row)
        gtk_list_box_select_row (self->list, row);
    }
  yishi_explain (self->previous_button, conductor, YISHI_VERB_PREVIOUS_ITEM, 0, _("Previous item (Ctrl+Page Up)"));
  yishi_explain (self->next_button, conductor, YISHI_VERB_NEXT_ITEM, 0, _("Next item (Ctrl+Page Down)"));
  yishi_explain (self->break_button, conductor, YISHI_VERB_TAKE_BREAK, 0, NULL);
  yishi_explain (self->close_button, conductor, YISHI_VERB_CLOSE_MEETING, 0, NULL);
  if (looked_at == 0)
    gtk_list_box_unselect_all (self->list);
  self->is_filling = FALSE;
}

static void
yishi_course_dispose (GObject *object)
{
  YishiCourse *self = YISHI_COURSE (object);

  self->is_filling = TRUE;
  adw_bin_set_child (ADW_BIN (self), NULL);
  gtk_widget_dispose_template (GTK_WIDGET (self), YISHI_TYPE_COURSE);
  g_clear_object (&self->conductor);
  G_OBJECT_CLASS (yishi_course_parent_class)->dispose (object);
}

static void
yishi_course_class_init (YishiCourseClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = yishi_course_dispose;

  signals[LOOKED_AT] = g_signal_new ("looked-at", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                     G_TYPE_NONE, 1, G_TYPE_INT64);

  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/yishi/Yishi/ui/widgets/yishi-course.ui");
  gtk_widget_class_bind_template_child (widget_class, YishiCourse, forecast_label);
  gtk_widget_class_bind_template_child (widget_class, YishiCourse, drift_label);
  gtk_widget_class_bind_template_child (widget_class, YishiCourse, list);
  gtk_widget_class_bind_template_child (widget_class, YishiCourse, previous_button);
  gtk_widget_class_bind_template_child (widget_class, YishiCourse, next_button);
  gtk_widget_class_bind_template_child (widget_class, YishiCourse, break_button);
  gtk_widget_class_bind_template_child (widget_class, YishiCourse, close_button);
  gtk_widget_class_bind_template_callback (widget_class, row_activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, row_selected_cb);
}

static void
yishi_course_init (YishiCourse *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}
