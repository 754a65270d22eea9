/* yishi-floor-start.c - before a meeting: what is missing, and the button that starts it
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "yishi-floor-start.h"

#include <glib/gi18n-lib.h>
#include <string.h>

struct _YishiFloorStart
{
  AdwBin parent_instance;

  /* Template children */
  GtkLabel   *title_label;
  GtkLabel   *when_label;
  GtkListBox *list;
};

G_DEFINE_FINAL_TYPE (YishiFloorStart, yishi_floor_start, ADW_TYPE_BIN)

/* One line: what there is to be, whether it is there, and the page where to see to it. */
static void
add_row (YishiFloorStart *self,
         gboolean         is_done,
         const char      *title,
         const char      *subtitle,
         const char      *page)
{
  GtkWidget *row = adw_action_row_new ();
  GtkWidget *image = gtk_image_new_from_icon_name (is_done ? "emblem-ok-symbolic" : "dialog-warning-symbolic");
  GtkWidget *button;

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), subtitle);
  gtk_widget_add_css_class (image, is_done ? "success" : "warning");
  gtk_accessible_update_property (GTK_ACCESSIBLE (image), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  is_done ? _("Done") : _("Missing"), -1);
  adw_action_row_add_prefix (ADW_ACTION_ROW (row), image);
  if (!is_done)
    {
      button = gtk_button_new_with_label (_("See to it"));
      gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
      gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "win.page");
      gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "s", page);
      adw_action_row_add_suffix (ADW_ACTION_ROW (row), button);
    }
  gtk_list_box_append (self->list, row);
}

static void
fill (YishiFloorStart         *self,
      YishiRecord             *record,
      const YishiMeetingState *state)
{
  const YishiMeeting *meeting = state->meeting;
  YishiLoadedRoll *roll = yishi_record_get_roll (record);
  int n_items = state->items->len, n_people = state->room.n_people;
  g_autofree char *items = g_strdup_printf (ngettext ("%d item", "%d items", n_items), n_items);
  g_autofree char *posted = g_strdup_printf (_("on %s"), meeting->posted_on);
  g_autofree char *people = g_strdup_printf (ngettext ("%d person", "%d people", n_people), n_people);
  g_autofree char *both = g_strdup_printf (_("Chair %s, secretary %s"), *meeting->chair != '\0' ? meeting->chair : "–",
                                           *meeting->secretary != '\0' ? meeting->secretary : "–");
  gboolean has_both = *meeting->chair != '\0' && *meeting->secretary != '\0';
  GtkListBoxRow *row;

  while ((row = gtk_list_box_get_row_at_index (self->list, 0)) != NULL)
    gtk_list_box_remove (self->list, GTK_WIDGET (row));
  add_row (self, n_items > 0, _("Agenda"), items, "agenda");
  add_row (self, *meeting->posted_on != '\0', _("Notice posted"),
           *meeting->posted_on != '\0' ? posted : _("What was not posted may only be discussed."), "home");
  add_row (self, roll != NULL && roll->version != NULL, _("Roll"),
           roll != NULL && roll->version != NULL ? "" : _("Nobody can be checked in without it."), "roll");
  add_row (self, has_both, _("Chair and secretary"), both, "home");
  add_row (self, n_people > 0, _("In the room"), people, "door");
}

void
yishi_floor_start_show (YishiFloorStart *self,
                        YishiConductor  *conductor)
{
  YishiRecord *record = yishi_conductor_get_record (conductor);
  YishiMeetingState *state = yishi_record_get_meeting (record);
  g_autofree char *today = yishi_clock_today (yishi_record_get_clock (record));
  g_autofree char *when = NULL;
  const YishiMeeting *meeting;

  g_return_if_fail (YISHI_IS_FLOOR_START (self));

  if (state == NULL)
    return;

  meeting = state->meeting;
  gtk_label_set_label (self->title_label, *meeting->title != '\0' ? meeting->title : _("The meeting has not begun"));
  when = g_strjoin (" · ", meeting->date, *meeting->time != '\0' ? meeting->time : meeting->place,
                    *meeting->time != '\0' && *meeting->place != '\0' ? meeting->place : NULL, NULL);
  if (strcmp (meeting->date, today) != 0)
    {
      g_autofree char *other = g_strdup_printf (_("⚠ %s (today is %s)"), when, today);

      gtk_label_set_label (self->when_label, other);
    }
  else
    gtk_label_set_label (self->when_label, when);
  fill (self, record, state);
}

static void
yishi_floor_start_dispose (GObject *object)
{
  adw_bin_set_child (ADW_BIN (object), NULL);
  gtk_widget_dispose_template (GTK_WIDGET (object), YISHI_TYPE_FLOOR_START);
  G_OBJECT_CLASS (yishi_floor_start_parent_class)->dispose (object);
}

static void
yishi_floor_start_class_init (YishiFloorStartClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = yishi_floor_start_dispose;

  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/yishi/Yishi/ui/widgets/yishi-floor-start.ui");
  gtk_widget_class_bind_template_child (widget_class, YishiFloorStart, title_label);
  gtk_widget_class_bind_template_child (widget_class, YishiFloorStart, when_label);
  gtk_widget_class_bind_template_child (widget_class, YishiFloorStart, list);
}

static void
yishi_floor_start_init (YishiFloorStart *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}
