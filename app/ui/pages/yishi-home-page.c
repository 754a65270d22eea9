/* yishi-home-page.c - what comes next: the meeting, what is missing before it, what is still open
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "yishi-home-page.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "yishi-confirm-roll.h"
#include "yishi-date-list.h"
#include "yishi-date.h"
#include "yishi-day-text.h"
#include "yishi-done-dialog.h"
#include "yishi-home-extras.h"
#include "yishi-home-rows.h"
#include "yishi-home-words.h"
#include "yishi-meeting-dialog.h"
#include "yishi-notice-dialog.h"
#include "yishi-record-on.h"
#include "yishi-schedule.h"
#include "yishi-chore-row.h"
#include "yishi-window.h"

struct _YishiHomePage
{
  YishiPage parent_instance;

  GPtrArray    *actions;      /* (owned) (nullable) (element-type YishiAction) still open */
  GHashTable   *seals;        /* (owned) (nullable) id of a closed meeting → seal */
  YishiDates   *dates;        /* (owned) (nullable) */
  GCancellable *loading;      /* (owned) (nullable) */
  YishiChoreRow *chores[YISHI_N_CHORES];
  GPtrArray    *action_rows;  /* (owned) (element-type GtkWidget) not owned */
  GPtrArray    *meeting_rows; /* (owned) likewise */

  /* Template children */
  GtkStack            *stack;
  AdwStatusPage       *empty;
  GtkButton           *first_button;
  GtkBox              *running;
  GtkLabel            *running_label;
  GtkCheckButton      *record_on;
  GtkButton           *running_button;
  GtkLabel            *countdown;
  GtkLabel            *day;
  GtkLabel            *details;
  GtkButton           *edit_button;
  GtkButton           *floor_button;
  GtkButton           *next_button;
  AdwPreferencesGroup *chores_group;
  YishiDateList       *date_list;
  AdwPreferencesGroup *actions_group;
  AdwPreferencesGroup *meetings_group;
};

G_DEFINE_FINAL_TYPE (YishiHomePage, yishi_home_page, YISHI_TYPE_PAGE)

static YishiRecord *
get_record (YishiHomePage *self)
{
  return yishi_page_get_record (YISHI_PAGE (self));
}

static GSettings *
get_settings (YishiHomePage *self)
{
  GApplication *application = g_application_get_default ();

  return YISHI_IS_APPLICATION (application) ? yishi_application_get_settings (YISHI_APPLICATION (application)) : NULL;
}

static char *
get_today (YishiHomePage *self)
{
  return yishi_clock_today (yishi_record_get_clock (get_record (self)));
}

static char *
get_next_day (YishiHomePage *self,
              const char    *last)
{
  g_autofree char *today = get_today (self);

  return yishi_home_find_next_day (get_settings (self), today, last);
}

static gboolean
is_closed (const YishiMeeting *meeting)
{
  return *meeting->closed != '\0';
}

static gboolean
is_last (YishiHomePage      *self,
         const YishiMeeting *meeting)
{
  GPtrArray *meetings = yishi_record_get_meetings (get_record (self));

  return ((const YishiMeeting *) g_ptr_array_index (meetings, meetings->len - 1))->id == meeting->id;
}

/* What is shown of the meeting */

static void
show_heading (YishiHomePage      *self,
              const YishiMeeting *meeting,
              int                 days)
{
  g_autofree char *countdown = yishi_say_countdown (days);
  g_autofree char *day = yishi_say_day (meeting->date);
  g_autofree char *details = yishi_home_say_meeting (meeting);
  g_autofree char *title = *meeting->title != '\0' ? g_strdup_printf (_("%s · %s"), day, meeting->title) : NULL;

  gtk_label_set_label (self->countdown, is_closed (meeting) ? _("The meeting is closed") : countdown);
  gtk_label_set_label (self->day, title != NULL ? title : day);
  gtk_label_set_label (self->details, details);
  gtk_widget_set_visible (GTK_WIDGET (self->details), *details != '\0');
  gtk_widget_set_visible (GTK_WIDGET (self->edit_button), !is_closed (meeting));
  gtk_widget_set_visible (GTK_WIDGET (self->next_button), is_closed (meeting) && is_last (self, meeting));
  gtk_widget_set_visible (GTK_WIDGET (self->floor_button), !is_closed (meeting) && days <= 0);
}

static YishiSchedule *
make_schedule (YishiHomePage        *self,
               const YishiHomeFacts *facts,
               const char           *today)
{
  GSettings *of = get_settings (self);

  return yishi_home_make_schedule (facts, of != NULL && g_settings_get_boolean (of, "wall-was-tried"),
                                   of != NULL && g_settings_get_boolean (of, "microphone-was-tried"),
                                   yishi_record_get_pack (get_record (self)), today);
}

static void
show_chore (YishiHomePage        *self,
           const YishiChore      *chore,
           const YishiHomeFacts *facts)
{
  YishiChoreRow *row = self->chores[chore->kind];
  YishiHomeButton button = yishi_home_get_button (chore, facts);
  g_autofree char *text = yishi_home_say_chore (chore, facts);

  gtk_widget_set_visible (GTK_WIDGET (row), TRUE);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), text);
  yishi_chore_row_set_state (row, chore->state, chore->is_pressing);
  yishi_chore_row_set_button (row, button.label, button.action);
}

static void
show_chores (YishiHomePage     *self,
            YishiMeetingState *state,
            const char        *today)
{
  YishiLoadedRoll *roll = yishi_record_get_roll (get_record (self));
  YishiHomeFacts facts = yishi_home_gather_facts (state, roll != NULL, roll != NULL ? roll->version : NULL);
  g_autoptr(YishiSchedule) schedule = NULL;
  guint n_open = 0;
  g_autofree char *text = NULL;

  facts.holidays = self->dates != NULL ? self->dates->holidays : NULL;
  schedule = make_schedule (self, &facts, today);
  gtk_widget_set_visible (GTK_WIDGET (self->chores_group), !is_closed (state->meeting));
  for (guint i = 0; i < YISHI_N_CHORES; i++)
    gtk_widget_set_visible (GTK_WIDGET (self->chores[i]), FALSE);
  for (guint i = 0; i < schedule->n_chores; i++)
    {
      show_chore (self, &schedule->chores[i], &facts);
      n_open += schedule->chores[i].state != YISHI_CHORE_DONE && schedule->chores[i].state != YISHI_CHORE_LATE;
    }

  text = n_open == 0 ? g_strdup (_("Everything is ready"))
                     : g_strdup_printf (ngettext ("%u thing is still missing", "%u things are still missing", n_open), n_open);
  adw_preferences_group_set_description (self->chores_group, text);
}

/* What is still open, and the meetings there were */

static void
clear_rows (AdwPreferencesGroup *group,
            GPtrArray           *rows)
{
  for (guint i = 0; i < rows->len; i++)
    adw_preferences_group_remove (group, g_ptr_array_index (rows, i));
  g_ptr_array_set_size (rows, 0);
}

static void
show_actions (YishiHomePage *self,
              const char    *today)
{
  clear_rows (self->actions_group, self->action_rows);
  gtk_widget_set_visible (GTK_WIDGET (self->actions_group), self->actions != NULL && self->actions->len > 0);

  for (guint i = 0; self->actions != NULL && i < self->actions->len; i++)
    {
      GtkWidget *row = yishi_home_make_action_row (g_ptr_array_index (self->actions, i), today);

      adw_preferences_group_add (self->actions_group, row);
      g_ptr_array_add (self->action_rows, row);
    }
}

static const char *
get_seal (YishiHomePage      *self,
          const YishiMeeting *meeting)
{
  return self->seals != NULL ? g_hash_table_lookup (self->seals, GSIZE_TO_POINTER (meeting->id)) : NULL;
}

/* The newest first; the one at hand is shown above. */
static void
show_meetings (YishiHomePage *self,
               const char    *today)
{
  GPtrArray *meetings = yishi_record_get_meetings (get_record (self));
  YishiMeetingState *at_hand = yishi_record_get_meeting (get_record (self));

  clear_rows (self->meetings_group, self->meeting_rows);
  for (guint i = meetings != NULL ? meetings->len : 0; i > 0; i--)
    {
      const YishiMeeting *meeting = g_ptr_array_index (meetings, i - 1);
      GtkWidget *row;

      if (at_hand != NULL && meeting->id == at_hand->meeting->id && !is_closed (meeting))
        continue;

      row = yishi_home_make_meeting_row (meeting, get_seal (self, meeting), today);
      adw_preferences_group_add (self->meetings_group, row);
      g_ptr_array_add (self->meeting_rows, row);
    }
  gtk_widget_set_visible (GTK_WIDGET (self->meetings_group), self->meeting_rows->len > 0);
}

/* Something was tried, or read, while the page was looked at. */
static void
show_empty (YishiHomePage *self)
{
  g_autofree char *day = get_next_day (self, "");
  g_autofree char *short_day = yishi_say_short_day (day);
  g_autofree char *label = g_strdup_printf (_("_Make the Meeting of %s…"), short_day);

  gtk_button_set_label (self->first_button, label);
  gtk_stack_set_visible_child (self->stack, GTK_WIDGET (self->empty));
}

/* Also when a preference is another one. */
static void
show_again (YishiHomePage *self)
{
  YishiMeetingState *state = yishi_record_get_meeting (get_record (self));
  g_autofree char *today = get_today (self);

  if (state == NULL)
    {
      show_empty (self);
      return;
    }

  show_chores (self, state, today);
  yishi_date_list_show (self->date_list, get_record (self), self->dates, today);
  show_actions (self, today);
  show_meetings (self, today);
}

/* Loading what no snapshot has */

/* What is being loaded, and for whom: the page may be gone when it is there. */
typedef struct
{
  YishiHomePage   *page;    /* (owned) */
  YishiHomeExtras *extras;  /* (unowned) of the verb */
} Loading;

static void
extras_loaded_cb (GObject      *object,
                  GAsyncResult *result,
                  gpointer      user_data)
{
  Loading *loading = user_data;
  g_autoptr(YishiHomePage) self = loading->page;
  g_autoptr(GError) error = NULL;

  if (!yishi_record_perform_finish (YISHI_RECORD (object), result, &error))
    {
      yishi_window_report (GTK_WIDGET (self), error);
      g_free (loading);
      return;
    }

  g_clear_pointer (&self->actions, g_ptr_array_unref);
  g_clear_pointer (&self->seals, g_hash_table_unref);
  g_clear_pointer (&self->dates, yishi_dates_free);
  self->dates = g_steal_pointer (&loading->extras->dates);
  self->actions = g_steal_pointer (&loading->extras->actions);
  self->seals = g_steal_pointer (&loading->extras->seals);
  g_free (loading);

  if (self->stack == NULL)
    return;
  show_again (self);
}

static void
start_loading (YishiHomePage *self)
{
  YishiHomeExtras *extras = g_new0 (YishiHomeExtras, 1);
  Loading *loading = g_new0 (Loading, 1);

  loading->page = g_object_ref (self);
  loading->extras = extras;
  g_cancellable_cancel (self->loading);
  g_clear_object (&self->loading);
  self->loading = g_cancellable_new ();
  yishi_record_perform_async (get_record (self), 0, yishi_home_extras_load, extras, yishi_home_extras_free, self->loading, extras_loaded_cb,
                              loading);
}

static void
yishi_home_page_update (YishiPage        *page,
                        YishiRecordParts  parts)
{
  YishiHomePage *self = YISHI_HOME_PAGE (page);
  YishiMeetingState *state = yishi_record_get_meeting (get_record (self));
  g_autofree char *today = get_today (self);

  if (parts & (YISHI_PART_MEETINGS | YISHI_PART_MEETING))
    start_loading (self);
  if (state != NULL)
    {
      show_heading (self, state->meeting, yishi_date_days_between (today, state->meeting->date));
      gtk_stack_set_visible_child_name (self->stack, "meeting");
    }
  show_again (self);
}

/* A running meeting comes first; one that was interrupted waits for a word. */
static void
yishi_home_page_conduct (YishiPage *page)
{
  YishiHomePage *self = YISHI_HOME_PAGE (page);
  YishiConductor *conductor = yishi_page_get_conductor (page);
  const YishiSession *session = yishi_conductor_get_session (conductor);
  gint64 since = 0;
  gboolean is_interrupted = yishi_conductor_is_interrupted (conductor, &since);
  gboolean is_running = session != NULL &&
                        (session->phase == YISHI_PHASE_RUNNING || session->phase == YISHI_PHASE_BREAK);
  gboolean is_new = is_interrupted && !gtk_widget_get_visible (GTK_WIDGET (self->running));

  gtk_widget_set_visible (GTK_WIDGET (self->running), is_running);
  gtk_widget_set_visible (GTK_WIDGET (self->floor_button),
                          !is_running && gtk_widget_get_visible (GTK_WIDGET (self->floor_button)));
  if (!is_running)
    return;

  if (is_interrupted && since > 0)
    {
      g_autoptr(GDateTime) moment = g_date_time_new_from_unix_local (since / G_USEC_PER_SEC);
      g_autofree char *time = g_date_time_format (moment, "%H:%M");
      g_autofree char *text = g_strdup_printf (_("The meeting was interrupted at %s: item, speaker, clock and wall are as "
                                                 "they were"), time);

      gtk_label_set_label (self->running_label, text);
    }
  else
    {
      gtk_label_set_label (self->running_label, is_interrupted ? _("The meeting was interrupted") : _("The meeting is running"));
    }
  yishi_record_on_bind (self->record_on, yishi_window_get_tape (yishi_window_of (GTK_WIDGET (self))));
  gtk_button_set_label (self->running_button, is_interrupted ? _("_Go On") : _("To the _Floor"));
  /* After a power cut one key is to lead back; the page was shown before this was known. */
  if (is_new && gtk_widget_get_mapped (GTK_WIDGET (self)))
    gtk_widget_grab_focus (GTK_WIDGET (self->running_button));
}

static void
yishi_home_page_focus (YishiPage *page)
{
  YishiHomePage *self = YISHI_HOME_PAGE (page);

  if (gtk_widget_get_visible (GTK_WIDGET (self->running)))
    gtk_widget_grab_focus (GTK_WIDGET (self->running_button));
  else
    gtk_widget_child_focus (GTK_WIDGET (self), GTK_DIR_TAB_FORWARD);
}

/* What its buttons do */

static void
resumed_cb (GObject      *object,
            GAsyncResult *result,
            gpointer      user_data)
{
  g_autoptr(YishiHomePage) self = user_data;
  g_autoptr(GError) error = NULL;

  if (yishi_conductor_resume_finish (YISHI_CONDUCTOR (object), result, &error))
    gtk_widget_activate_action (GTK_WIDGET (self), "win.page", "s", "floor");
  else
    yishi_window_report (GTK_WIDGET (self), error);
}

static void
go_on (GtkWidget  *widget,
       const char *action,
       GVariant   *parameter)
{
  YishiConductor *conductor = yishi_page_get_conductor (YISHI_PAGE (widget));

  if (yishi_conductor_is_interrupted (conductor, NULL))
    yishi_conductor_resume_async (conductor, resumed_cb, g_object_ref (widget));
  else
    gtk_widget_activate_action (widget, "win.page", "s", "floor");
}

static void
edit_meeting (GtkWidget  *widget,
              const char *action,
              GVariant   *parameter)
{
  YishiRecord *record = get_record (YISHI_HOME_PAGE (widget));
  YishiMeetingState *state = yishi_record_get_meeting (record);

  if (state != NULL)
    yishi_meeting_dialog_edit (widget, record, state->meeting, strcmp (action, "home.name-people") == 0);
}

static void
make_meeting (GtkWidget  *widget,
              const char *action,
              GVariant   *parameter)
{
  YishiRecord *record = get_record (YISHI_HOME_PAGE (widget));
  GPtrArray *meetings = yishi_record_get_meetings (record);
  const YishiMeeting *last = meetings != NULL && meetings->len > 0 ? g_ptr_array_index (meetings, meetings->len - 1) : NULL;
  g_autofree char *day = get_next_day (YISHI_HOME_PAGE (widget), last != NULL ? last->date : "");

  yishi_meeting_dialog_make (widget, record, day, last, 0);
}

static void
carry_over (GtkWidget  *widget,
            const char *action,
            GVariant   *parameter)
{
  YishiRecord *record = get_record (YISHI_HOME_PAGE (widget));
  YishiMeetingState *state = yishi_record_get_meeting (record);
  g_autofree char *day = NULL;

  if (state == NULL)
    return;

  day = get_next_day (YISHI_HOME_PAGE (widget), state->meeting->date);
  yishi_meeting_dialog_make (widget, record, day, state->meeting, state->meeting->id);
}

static void
post_notice (GtkWidget  *widget,
             const char *action,
             GVariant   *parameter)
{
  YishiRecord *record = get_record (YISHI_HOME_PAGE (widget));
  YishiMeetingState *state = yishi_record_get_meeting (record);

  if (state != NULL)
    yishi_notice_dialog_show (widget, record, state->meeting);
}

static void
settle (GtkWidget  *widget,
        const char *name,
        GVariant   *parameter)
{
  YishiHomePage *self = YISHI_HOME_PAGE (widget);

  for (guint i = 0; self->actions != NULL && i < self->actions->len; i++)
    {
      const YishiAction *action = g_ptr_array_index (self->actions, i);

      if (action->item->id == g_variant_get_int64 (parameter))
        yishi_done_dialog_show (widget, get_record (self), action->item);
    }
}

static void
select_meeting (GtkWidget  *widget,
                const char *action,
                GVariant   *parameter)
{
  yishi_record_select_meeting (get_record (YISHI_HOME_PAGE (widget)), g_variant_get_int64 (parameter));
}

static void
confirm_roll (GtkWidget  *widget,
              const char *action,
              GVariant   *parameter)
{
  yishi_confirm_roll (widget, get_record (YISHI_HOME_PAGE (widget)));
}

static void
yishi_home_page_dispose (GObject *object)
{
  YishiHomePage *self = YISHI_HOME_PAGE (object);

  g_cancellable_cancel (self->loading);
  /* First: the bin would let go of a child that the template has freed. */
  adw_bin_set_child (ADW_BIN (object), NULL);
  gtk_widget_dispose_template (GTK_WIDGET (object), YISHI_TYPE_HOME_PAGE);
  self->stack = NULL;
  G_OBJECT_CLASS (yishi_home_page_parent_class)->dispose (object);
}

static void
yishi_home_page_finalize (GObject *object)
{
  YishiHomePage *self = YISHI_HOME_PAGE (object);

  g_clear_object (&self->loading);
  g_clear_pointer (&self->actions, g_ptr_array_unref);
  g_clear_pointer (&self->seals, g_hash_table_unref);
  g_clear_pointer (&self->dates, yishi_dates_free);
  g_clear_pointer (&self->action_rows, g_ptr_array_unref);
  g_clear_pointer (&self->meeting_rows, g_ptr_array_unref);
  G_OBJECT_CLASS (yishi_home_page_parent_class)->finalize (object);
}

static void
install_actions (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "home.go-on", NULL, go_on);
  gtk_widget_class_install_action (widget_class, "home.make-meeting", NULL, make_meeting);
  gtk_widget_class_install_action (widget_class, "home.edit-meeting", NULL, edit_meeting);
  gtk_widget_class_install_action (widget_class, "home.name-people", NULL, edit_meeting);
  gtk_widget_class_install_action (widget_class, "home.carry-over", NULL, carry_over);
  gtk_widget_class_install_action (widget_class, "home.post-notice", NULL, post_notice);
  gtk_widget_class_install_action (widget_class, "home.confirm-roll", NULL, confirm_roll);
  gtk_widget_class_install_action (widget_class, "home.settle", "x", settle);
  gtk_widget_class_install_action (widget_class, "home.select-meeting", "x", select_meeting);
}

static void
yishi_home_page_class_init (YishiHomePageClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = yishi_home_page_dispose;
  object_class->finalize = yishi_home_page_finalize;
  YISHI_PAGE_CLASS (klass)->update = yishi_home_page_update;
  YISHI_PAGE_CLASS (klass)->conduct = yishi_home_page_conduct;
  YISHI_PAGE_CLASS (klass)->focus = yishi_home_page_focus;

  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/yishi/Yishi/ui/pages/yishi-home-page.ui");
  gtk_widget_class_bind_template_child (widget_class, YishiHomePage, stack);
  gtk_widget_class_bind_template_child (widget_class, YishiHomePage, empty);
  gtk_widget_class_bind_template_child (widget_class, YishiHomePage, first_button);
  gtk_widget_class_bind_template_child (widget_class, YishiHomePage, running);
  gtk_widget_class_bind_template_child (widget_class, YishiHomePage, running_label);
  gtk_widget_class_bind_template_child (widget_class, YishiHomePage, record_on);
  gtk_widget_class_bind_template_child (widget_class, YishiHomePage, running_button);
  gtk_widget_class_bind_template_child (widget_class, YishiHomePage, countdown);
  gtk_widget_class_bind_template_child (widget_class, YishiHomePage, day);
  gtk_widget_class_bind_template_child (widget_class, YishiHomePage, details);
  gtk_widget_class_bind_template_child (widget_class, YishiHomePage, edit_button);
  gtk_widget_class_bind_template_child (widget_class, YishiHomePage, floor_button);
  gtk_widget_class_bind_template_child (widget_class, YishiHomePage, next_button);
  gtk_widget_class_bind_template_child (widget_class, YishiHomePage, chores_group);
  gtk_widget_class_bind_template_child (widget_class, YishiHomePage, date_list);
  gtk_widget_class_bind_template_child (widget_class, YishiHomePage, actions_group);
  gtk_widget_class_bind_template_child (widget_class, YishiHomePage, meetings_group);
  install_actions (widget_class);
}

static void
yishi_home_page_init (YishiHomePage *self)
{
  GSettings *settings = get_settings (self);

  g_type_ensure (YISHI_TYPE_DATE_LIST);
  gtk_widget_init_template (GTK_WIDGET (self));
  if (settings != NULL)
    {
      g_signal_connect_object (settings, "changed::meeting-day", G_CALLBACK (show_again), self, G_CONNECT_SWAPPED);
      g_signal_connect_object (settings, "changed::wall-was-tried", G_CALLBACK (show_again), self, G_CONNECT_SWAPPED);
      g_signal_connect_object (settings, "changed::microphone-was-tried", G_CALLBACK (show_again), self, G_CONNECT_SWAPPED);
    }
  self->action_rows = g_ptr_array_new ();
  self->meeting_rows = g_ptr_array_new ();
  for (guint i = 0; i < YISHI_N_CHORES; i++)
    {
      self->chores[i] = YISHI_CHORE_ROW (yishi_chore_row_new ());
      adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->chores[i]), yishi_home_title_chore (i));
      adw_preferences_group_add (self->chores_group, GTK_WIDGET (self->chores[i]));
    }
}
