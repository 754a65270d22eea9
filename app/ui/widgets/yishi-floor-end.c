/* yishi-floor-end.c - after a meeting: its seal, and what came of each item
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "yishi-floor-end.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "yishi-db-record.h"
#include "yishi-floor-words.h"
#include "yishi-seal.h"

struct _YishiFloorEnd
{
  AdwBin parent_instance;

  /* Template children */
  GtkLabel   *when_label;
  GtkLabel   *seal_label;
  GtkListBox *list;
};

G_DEFINE_FINAL_TYPE (YishiFloorEnd, yishi_floor_end, ADW_TYPE_BIN)

/* "settled: the lift firm comes on Monday · Zhang Wei, until 2026-12-31" */
static char *
describe_outcome (const YishiItem *item)
{
  GString *text = g_string_new (yishi_outcome_to_label (item->outcome));

  if (*item->outcome_text != '\0')
    g_string_append_printf (text, " · %s", item->outcome_text);
  if (*item->responsible != '\0')
    g_string_append_printf (text, " · %s", item->responsible);
  if (*item->due != '\0')
    g_string_append_printf (text, " · %s", item->due);

  return g_string_free (text, FALSE);
}

/* Nobody has said what came of it; but there may have been a vote. Returns: (transfer
 * full) */
static char *
describe_missing (YishiRecord     *record,
                  const YishiItem *item)
{
  g_autofree char *vote = yishi_record_describe_vote (record, item);

  return vote != NULL ? g_strdup_printf ("%s · %s", vote, _("no outcome yet")) : g_strdup (_("no outcome yet"));
}

static void
add_item (YishiFloorEnd   *self,
          YishiRecord     *record,
          const YishiItem *item)
{
  GtkWidget *row = adw_action_row_new ();
  g_autofree char *title = g_strdup_printf ("%d  %s", item->number, item->title);
  g_autofree char *outcome = *item->withdrawn != '\0' ? g_strdup_printf (_("withdrawn: %s"), item->withdrawn)
                             : *item->outcome != '\0' ? describe_outcome (item)
                                                      : describe_missing (record, item);
  gboolean is_open = *item->withdrawn == '\0' && *item->outcome == '\0';
  GtkWidget *image = gtk_image_new_from_icon_name (is_open ? "dialog-warning-symbolic" : "emblem-ok-symbolic");

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), outcome);
  gtk_widget_add_css_class (image, is_open ? "warning" : "success");
  gtk_accessible_update_property (GTK_ACCESSIBLE (image), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  is_open ? _("Missing") : _("Done"), -1);
  adw_action_row_add_prefix (ADW_ACTION_ROW (row), image);
  gtk_list_box_append (self->list, row);
}

static char *
read_time (const char *instant,
           YishiClock *clock)
{
  gint64 micros;

  return yishi_instant_parse (instant, &micros) ? yishi_format_time_of_day (clock, micros) : g_strdup ("–");
}

void
yishi_floor_end_show (YishiFloorEnd *self,
                      YishiRecord   *record)
{
  YishiMeetingState *state = yishi_record_get_meeting (record);
  const YishiRecordInfo *info = yishi_record_get_info (record);
  YishiClock *clock = yishi_record_get_clock (record);
  g_autofree char *seal = NULL;
  g_autofree char *started = NULL;
  g_autofree char *closed = NULL;
  g_autofree char *when = NULL;
  GtkListBoxRow *row;

  g_return_if_fail (YISHI_IS_FLOOR_END (self));

  if (state == NULL || info == NULL)
    return;

  started = read_time (state->meeting->started, clock);
  closed = read_time (state->meeting->closed, clock);
  when = g_strdup_printf (_("%s, %s–%s"), state->meeting->date, started, closed);
  /* Of the closing: what is noted afterwards, such as an approval, moves the record's end on. */
  seal = yishi_seal_from_head (*state->head != '\0' ? state->head : info->head);
  gtk_label_set_label (self->when_label, when);
  gtk_label_set_label (self->seal_label, seal);
  while ((row = gtk_list_box_get_row_at_index (self->list, 0)) != NULL)
    gtk_list_box_remove (self->list, GTK_WIDGET (row));
  for (guint i = 0; i < state->items->len; i++)
    add_item (self, record, state->items->pdata[i]);
}

static void
yishi_floor_end_dispose (GObject *object)
{
  adw_bin_set_child (ADW_BIN (object), NULL);
  gtk_widget_dispose_template (GTK_WIDGET (object), YISHI_TYPE_FLOOR_END);
  G_OBJECT_CLASS (yishi_floor_end_parent_class)->dispose (object);
}

static void
yishi_floor_end_class_init (YishiFloorEndClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = yishi_floor_end_dispose;

  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/yishi/Yishi/ui/widgets/yishi-floor-end.ui");
  gtk_widget_class_bind_template_child (widget_class, YishiFloorEnd, when_label);
  gtk_widget_class_bind_template_child (widget_class, YishiFloorEnd, seal_label);
  gtk_widget_class_bind_template_child (widget_class, YishiFloorEnd, list);
}

static void
yishi_floor_end_init (YishiFloorEnd *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}
