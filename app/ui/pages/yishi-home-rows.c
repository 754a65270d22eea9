/* yishi-home-rows.c - rows of what comes next: what is still open, and the meetings
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "yishi-home-rows.h"

#include <glib/gi18n-lib.h>

#include "yishi-date.h"
#include "yishi-day-text.h"
#include "yishi-home-words.h"

static GtkWidget *
make_row (const char *title,
          const char *subtitle)
{
  GtkWidget *row = adw_action_row_new ();

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), subtitle);
  adw_action_row_set_title_lines (ADW_ACTION_ROW (row), 0);
  adw_action_row_set_subtitle_lines (ADW_ACTION_ROW (row), 0);
  return row;
}

GtkWidget *
yishi_home_make_action_row (const YishiAction *action,
                            const char        *today)
{
  int days = *action->item->due != '\0' ? yishi_date_days_between (today, action->item->due) : 0;
  g_autofree char *text = yishi_home_say_action (action, days);
  GtkWidget *row = make_row (action->item->title, text);
  GtkWidget *button = gtk_button_new_with_mnemonic (_("_Done…"));

  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "x", action->item->id);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "home.settle");
  if (*action->item->due != '\0' && days < 0)
    {
      GtkWidget *mark = gtk_image_new_from_icon_name ("dialog-warning-symbolic");

      gtk_widget_add_css_class (mark, "error");
      gtk_widget_set_tooltip_text (mark, _("Overdue"));
      adw_action_row_add_suffix (ADW_ACTION_ROW (row), mark);
    }
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), button);
  adw_action_row_set_activatable_widget (ADW_ACTION_ROW (row), button);
  return row;
}

GtkWidget *
yishi_home_make_meeting_row (const YishiMeeting *meeting,
                             const char         *seal,
                             const char         *today)
{
  g_autofree char *day = yishi_say_day (meeting->date);
  g_autofree char *title = *meeting->title != '\0' ? g_strdup_printf (_("%s · %s"), day, meeting->title) : g_strdup (day);
  g_autofree char *countdown = yishi_say_countdown (yishi_date_days_between (today, meeting->date));
  g_autofree char *sealed = seal != NULL ? g_strdup_printf (_("Closed · seal %s"), seal) : NULL;
  const char *state = sealed != NULL                ? sealed
                    : *meeting->closed != '\0'          ? _("Closed")
                    : *meeting->started != '\0'     ? _("Running")
                                                    : countdown;
  GtkWidget *row = make_row (title, state);

  adw_action_row_add_suffix (ADW_ACTION_ROW (row), gtk_image_new_from_icon_name ("go-next-symbolic"));
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  gtk_actionable_set_action_target (GTK_ACTIONABLE (row), "x", meeting->id);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (row), "home.select-meeting");
  return row;
}
