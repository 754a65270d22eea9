/* yishi-form.c - a small form over the window: rows, one button that does it, and what is wrong in place
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "yishi-form.h"

#include <glib/gi18n-lib.h>

#include "yishi-date.h"
#include "yishi-day-read.h"

/* What stands around the rows: the header and a refusal. The whole fits a screen
 * 768 high; rows beyond that are scrolled to. */
#define FRAME_HEIGHT 124
#define MAX_HEIGHT   660

/* Of a field of several lines: four of them. */
#define TEXT_HEIGHT 104

struct _YishiForm
{
  AdwWindow parent_instance;

  GtkWidget *wrong;  /* (unowned) (nullable) row that is marked as wrong */

  /* Template children */
  AdwWindowTitle *heading;
  GtkButton      *accept_button;
  GtkRevealer    *refusal;
  GtkLabel       *refusal_label;
  GtkBox         *content;
};

G_DEFINE_FINAL_TYPE (YishiForm, yishi_form, ADW_TYPE_WINDOW)

static guint accepted_signal;

static void
forget_refusal (YishiForm *self)
{
  gtk_revealer_set_reveal_child (self->refusal, FALSE);
  if (self->wrong != NULL)
    gtk_widget_remove_css_class (self->wrong, "error");
  g_clear_weak_pointer (&self->wrong);
}

static void
accepted_cb (YishiForm *self)
{
  forget_refusal (self);
  g_signal_emit (self, accepted_signal, 0);
}

static void
yishi_form_dispose (GObject *object)
{
  YishiForm *self = YISHI_FORM (object);

  g_clear_weak_pointer (&self->wrong);
  gtk_widget_dispose_template (GTK_WIDGET (object), YISHI_TYPE_FORM);
  G_OBJECT_CLASS (yishi_form_parent_class)->dispose (object);
}

static void
yishi_form_class_init (YishiFormClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = yishi_form_dispose;
  accepted_signal = g_signal_new ("accepted", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                  G_TYPE_NONE, 0);

  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/yishi/Yishi/ui/dialogs/yishi-form.ui");
  gtk_widget_class_bind_template_child (widget_class, YishiForm, heading);
  gtk_widget_class_bind_template_child (widget_class, YishiForm, accept_button);
  gtk_widget_class_bind_template_child (widget_class, YishiForm, refusal);
  gtk_widget_class_bind_template_child (widget_class, YishiForm, refusal_label);
  gtk_widget_class_bind_template_child (widget_class, YishiForm, content);
  gtk_widget_class_bind_template_callback (widget_class, accepted_cb);
}

static void
yishi_form_init (YishiForm *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

YishiForm *
yishi_form_new (GtkWidget  *over,
                const char *title,
                const char *action)
{
  GtkRoot *root = gtk_widget_get_root (over);
  YishiForm *self = g_object_new (YISHI_TYPE_FORM, "title", title, NULL);

  if (GTK_IS_WINDOW (root))
    gtk_window_set_transient_for (GTK_WINDOW (self), GTK_WINDOW (root));
  adw_window_title_set_title (self->heading, title);
  gtk_button_set_label (self->accept_button, action);
  return self;
}

AdwPreferencesGroup *
yishi_form_add_group (YishiForm  *self,
                      const char *title,
                      const char *description)
{
  GtkWidget *group = adw_preferences_group_new ();

  g_return_val_if_fail (YISHI_IS_FORM (self), NULL);

  if (title != NULL)
    adw_preferences_group_set_title (ADW_PREFERENCES_GROUP (group), title);
  adw_preferences_group_set_description (ADW_PREFERENCES_GROUP (group), description);
  gtk_box_append (self->content, group);
  return ADW_PREFERENCES_GROUP (group);
}

AdwEntryRow *
yishi_form_add_entry (YishiForm           *self,
                      AdwPreferencesGroup *group,
                      const char          *title,
                      const char          *text)
{
  GtkWidget *row = adw_entry_row_new ();

  g_return_val_if_fail (YISHI_IS_FORM (self), NULL);

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  gtk_editable_set_text (GTK_EDITABLE (row), text);
  adw_entry_row_set_activates_default (ADW_ENTRY_ROW (row), TRUE);
  g_signal_connect_object (row, "changed", G_CALLBACK (forget_refusal), self, G_CONNECT_SWAPPED);
  adw_preferences_group_add (group, row);
  return ADW_ENTRY_ROW (row);
}

GtkTextView *
yishi_form_add_text (YishiForm  *self,
                     const char *title)
{
  AdwPreferencesGroup *group = yishi_form_add_group (self, title, NULL);
  GtkWidget *view = gtk_text_view_new ();

  gtk_text_view_set_wrap_mode (GTK_TEXT_VIEW (view), GTK_WRAP_WORD_CHAR);
  /* Tab leads on to the next row. */
  gtk_text_view_set_accepts_tab (GTK_TEXT_VIEW (view), FALSE);
  gtk_text_view_set_top_margin (GTK_TEXT_VIEW (view), 8);
  gtk_text_view_set_bottom_margin (GTK_TEXT_VIEW (view), 8);
  gtk_text_view_set_left_margin (GTK_TEXT_VIEW (view), 10);
  gtk_text_view_set_right_margin (GTK_TEXT_VIEW (view), 10);
  gtk_widget_set_size_request (view, -1, TEXT_HEIGHT);
  gtk_widget_add_css_class (view, "mend");
  gtk_accessible_update_property (GTK_ACCESSIBLE (view), GTK_ACCESSIBLE_PROPERTY_LABEL, title, -1);
  g_signal_connect_object (gtk_text_view_get_buffer (GTK_TEXT_VIEW (view)), "changed", G_CALLBACK (forget_refusal), self,
                           G_CONNECT_SWAPPED);
  adw_preferences_group_add (group, view);
  return GTK_TEXT_VIEW (view);
}

static void
day_selected_cb (AdwEntryRow *row,
                 GtkCalendar *calendar)
{
  g_autoptr(GDateTime) date = gtk_calendar_get_date (calendar);
  g_autofree char *day = g_date_time_format (date, "%Y-%m-%d");

  gtk_editable_set_text (GTK_EDITABLE (row), day);
}

static const char *
get_today (AdwEntryRow *row)
{
  return g_object_get_data (G_OBJECT (row), "today");
}

/* The calendar opens on the day that is written. */
static void
calendar_shown_cb (GtkCalendar *calendar,
                   AdwEntryRow *row)
{
  g_autofree char *day = yishi_day_read (gtk_editable_get_text (GTK_EDITABLE (row)), get_today (row));
  g_autoptr(GDateTime) moment = NULL;
  GDate date;

  if (day == NULL || !yishi_date_parse (day, &date))
    return;

  moment = g_date_time_new_local (g_date_get_year (&date), g_date_get_month (&date), g_date_get_day (&date), 12, 0, 0);
  g_signal_handlers_block_matched (calendar, G_SIGNAL_MATCH_FUNC, 0, 0, NULL, day_selected_cb, NULL);
  gtk_calendar_select_day (calendar, moment);
  g_signal_handlers_unblock_matched (calendar, G_SIGNAL_MATCH_FUNC, 0, 0, NULL, day_selected_cb, NULL);
}

AdwEntryRow *
yishi_form_add_day (YishiForm           *self,
                    AdwPreferencesGroup *group,
                    const char          *title,
                    const char          *day,
                    const char          *today)
{
  AdwEntryRow *row = yishi_form_add_entry (self, group, title, day);
  GtkWidget *button = gtk_menu_button_new ();
  GtkWidget *popover = gtk_popover_new ();
  GtkWidget *calendar = gtk_calendar_new ();

  g_object_set_data_full (G_OBJECT (row), "today", g_strdup (today), g_free);
  g_signal_connect_object (calendar, "day-selected", G_CALLBACK (day_selected_cb), row, G_CONNECT_SWAPPED);
  g_signal_connect_object (calendar, "map", G_CALLBACK (calendar_shown_cb), row, 0);
  gtk_popover_set_child (GTK_POPOVER (popover), calendar);
  gtk_menu_button_set_popover (GTK_MENU_BUTTON (button), popover);
  gtk_menu_button_set_icon_name (GTK_MENU_BUTTON (button), "x-office-calendar-symbolic");
  gtk_widget_set_tooltip_text (button, _("Choose a day"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Choose a day"), -1);
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (button, "flat");
  adw_entry_row_add_suffix (row, button);
  return row;
}

void
yishi_form_present (YishiForm *self)
{
  int width, height;

  g_return_if_fail (YISHI_IS_FORM (self));

  gtk_window_get_default_size (GTK_WINDOW (self), &width, &height);
  gtk_widget_measure (GTK_WIDGET (self->content), GTK_ORIENTATION_VERTICAL, width, NULL, &height, NULL, NULL);
  gtk_window_set_default_size (GTK_WINDOW (self), width, MIN (height + FRAME_HEIGHT, MAX_HEIGHT));
  gtk_window_present (GTK_WINDOW (self));
  gtk_widget_child_focus (GTK_WIDGET (self->content), GTK_DIR_TAB_FORWARD);
}

char *
yishi_form_get_text (AdwEntryRow *row)
{
  return g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (row))));
}

char *
yishi_form_get_lines (GtkTextView *view)
{
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (view);
  GtkTextIter start, end;

  gtk_text_buffer_get_bounds (buffer, &start, &end);
  return g_strstrip (gtk_text_buffer_get_text (buffer, &start, &end, FALSE));
}

char *
yishi_form_get_day (YishiForm   *self,
                    AdwEntryRow *row)
{
  const char *text = gtk_editable_get_text (GTK_EDITABLE (row));
  char *day = yishi_day_read (text, get_today (row));

  if (day == NULL)
    {
      g_autofree char *refusal = g_strdup_printf (_("“%s” is not a day: write it as 2026-12-15"), text);

      yishi_form_refuse (self, GTK_WIDGET (row), refusal);
    }

  return day;
}

void
yishi_form_refuse (YishiForm  *self,
                   GtkWidget  *row,
                   const char *text)
{
  g_return_if_fail (YISHI_IS_FORM (self));

  forget_refusal (self);
  gtk_label_set_label (self->refusal_label, text);
  gtk_revealer_set_reveal_child (self->refusal, TRUE);
  if (row == NULL)
    return;

  g_set_weak_pointer (&self->wrong, row);
  gtk_widget_add_css_class (row, "error");
  gtk_widget_grab_focus (row);
}

static void
performed_cb (GObject      *object,
              GAsyncResult *result,
              gpointer      user_data)
{
  g_autoptr(YishiForm) self = user_data;
  g_autoptr(GError) error = NULL;

  if (yishi_record_perform_finish (YISHI_RECORD (object), result, &error))
    {
      gtk_window_destroy (GTK_WINDOW (self));
      return;
    }
  if (self->content == NULL)
    return;

  gtk_widget_set_sensitive (GTK_WIDGET (self->accept_button), TRUE);
  gtk_widget_set_sensitive (GTK_WIDGET (self->content), TRUE);
  yishi_form_refuse (self, NULL, error->message);
}

void
yishi_form_perform (YishiForm        *self,
                    YishiRecord      *record,
                    YishiRecordParts  parts,
                    YishiStoreFunc    func,
                    gpointer          data,
                    GDestroyNotify    destroy)
{
  g_return_if_fail (YISHI_IS_FORM (self));

  gtk_widget_set_sensitive (GTK_WIDGET (self->accept_button), FALSE);
  gtk_widget_set_sensitive (GTK_WIDGET (self->content), FALSE);
  yishi_record_perform_async (record, parts, func, data, destroy, NULL, performed_cb, g_object_ref (self));
}
