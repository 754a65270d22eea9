/* yishi-course-row.c - one item of a meeting under way: planned, real, and what came of it
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "yishi-course-row.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "yishi-floor-words.h"
#include "yishi-tooltip.h"

#define ONE_MINUTE (60 * (gint64) G_USEC_PER_SEC)
/* What an item may be late before it is worth a word. */
#define LATE (3 * ONE_MINUTE)

struct _YishiCourseRow
{
  GtkListBoxRow parent_instance;

  gint64 item;

  /* Template children */
  GtkBox    *content;
  GtkLabel  *mark_label;
  GtkLabel  *title_label;
  GtkLabel  *times_label;
  GtkLabel  *state_label;
  GtkButton *begin_button;
};

enum
{
  BEGIN,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (YishiCourseRow, yishi_course_row, GTK_TYPE_LIST_BOX_ROW)

static void
begin_clicked_cb (YishiCourseRow *self)
{
  g_signal_emit (self, signals[BEGIN], 0);
}

static char *
describe_times (const YishiForecastItem *forecast,
                YishiClock              *clock)
{
  g_autofree char *planned = yishi_format_time_of_day (clock, forecast->planned_start);
  g_autofree char *start = yishi_format_time_of_day (clock, forecast->start);
  g_autofree char *end = yishi_format_time_of_day (clock, forecast->end);

  if (forecast->is_ended)
    return g_strdup_printf (_("planned %s, was %s–%s"), planned, start, end);
  if (forecast->is_begun)
    return g_strdup_printf (_("planned %s, since %s"), planned, start);
  if (ABS (forecast->start - forecast->planned_start) >= LATE)
    return g_strdup_printf (_("planned %s, about %s"), planned, start);

  return g_strdup_printf (_("planned %s"), planned);
}

/* How it stands, in words. Returns: (transfer none) */
static const char *
describe_state (YishiConductor          *conductor,
                const YishiItem         *item,
                const YishiForecastItem *forecast)
{
  const YishiSession *session = yishi_conductor_get_session (conductor);

  if (*item->withdrawn != '\0')
    return _("withdrawn");
  if (strcmp (item->state, "open") == 0)
    return _("vote open");
  if (*item->outcome != '\0')
    return yishi_outcome_to_label (item->outcome);
  if (session != NULL && session->item == item->id)
    return _("at hand");
  if (strcmp (item->state, "closed") == 0)
    return _("vote closed");
  if (forecast != NULL && forecast->is_ended)
    return _("no outcome yet");

  return "";
}

static const char *
choose_mark (YishiConductor          *conductor,
             const YishiItem         *item,
             const YishiForecastItem *forecast)
{
  const YishiSession *session = yishi_conductor_get_session (conductor);

  if (*item->withdrawn != '\0')
    return "✕";
  if (session != NULL && session->item == item->id)
    return "▶";
  if (*item->outcome != '\0')
    return "✓";
  if (forecast != NULL && forecast->is_ended)
    return "!";

  return "";
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

gint64
yishi_course_row_get_item (YishiCourseRow *self)
{
  g_return_val_if_fail (YISHI_IS_COURSE_ROW (self), 0);

  return self->item;
}

static void
show_button (YishiCourseRow  *self,
             YishiConductor  *conductor,
             const YishiItem *item)
{
  const YishiSession *session = yishi_conductor_get_session (conductor);
  g_autofree char *why_not = NULL;
  g_autofree char *label = g_strdup_printf (_("Begin item %d"), item->number);
  gboolean can = yishi_conductor_can (conductor, YISHI_VERB_BEGIN_ITEM, item->id, &why_not);

  gtk_widget_set_visible (GTK_WIDGET (self->begin_button), session != NULL && session->item != item->id);
  gtk_widget_set_sensitive (GTK_WIDGET (self->begin_button), can);
  yishi_tooltip_set (GTK_WIDGET (self->begin_button), can ? label : why_not);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->begin_button), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
}

void
yishi_course_row_show (YishiCourseRow          *self,
                       YishiConductor          *conductor,
                       const YishiItem         *item,
                       const YishiForecastItem *forecast)
{
  YishiClock *clock = yishi_record_get_clock (yishi_conductor_get_record (conductor));
  const YishiSession *session = yishi_conductor_get_session (conductor);
  gboolean is_at_hand = session != NULL && session->item == item->id;
  const char *state = describe_state (conductor, item, forecast);
  g_autofree char *title = g_strdup_printf ("%d  %s", item->number, item->title);
  g_autofree char *times = forecast != NULL ? describe_times (forecast, clock) : g_strdup ("");
  g_autofree char *spoken = yishi_join_spoken (title, state, times, NULL);

  g_return_if_fail (YISHI_IS_COURSE_ROW (self));

  gtk_label_set_label (self->mark_label, choose_mark (conductor, item, forecast));
  gtk_label_set_label (self->title_label, title);
  gtk_label_set_label (self->times_label, times);
  gtk_label_set_label (self->state_label, state);
  gtk_widget_set_visible (GTK_WIDGET (self->times_label), *times != '\0');
  gtk_widget_set_visible (GTK_WIDGET (self->state_label), *state != '\0');
  gtk_widget_set_margin_start (GTK_WIDGET (self->content), item->parent != 0 ? 18 : 0);
  yishi_tooltip_set (GTK_WIDGET (self->title_label), title);
  set_class (GTK_WIDGET (self), "at-hand", is_at_hand);
  set_class (GTK_WIDGET (self->title_label), "heading", is_at_hand);
  set_class (GTK_WIDGET (self->title_label), "dim-label", *item->withdrawn != '\0');
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, spoken, -1);
  show_button (self, conductor, item);
}

static void
yishi_course_row_dispose (GObject *object)
{
  /* The row would let go of it once more. */
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (object), NULL);
  gtk_widget_dispose_template (GTK_WIDGET (object), YISHI_TYPE_COURSE_ROW);
  G_OBJECT_CLASS (yishi_course_row_parent_class)->dispose (object);
}

static void
yishi_course_row_class_init (YishiCourseRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = yishi_course_row_dispose;

  signals[BEGIN] = g_signal_new ("begin", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                 G_TYPE_NONE, 0);

  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/yishi/Yishi/ui/widgets/yishi-course-row.ui");
  gtk_widget_class_bind_template_child (widget_class, YishiCourseRow, content);
  gtk_widget_class_bind_template_child (widget_class, YishiCourseRow, mark_label);
  gtk_widget_class_bind_template_child (widget_class, YishiCourseRow, title_label);
  gtk_widget_class_bind_template_child (widget_class, YishiCourseRow, times_label);
  gtk_widget_class_bind_template_child (widget_class, YishiCourseRow, state_label);
  gtk_widget_class_bind_template_child (widget_class, YishiCourseRow, begin_button);
  gtk_widget_class_bind_template_callback (widget_class, begin_clicked_cb);
}

static void
yishi_course_row_init (YishiCourseRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

GtkWidget *
yishi_course_row_new (gint64 item)
{
  YishiCourseRow *self = g_object_new (YISHI_TYPE_COURSE_ROW, NULL);

  self->item = item;
  return GTK_WIDGET (self);
}
