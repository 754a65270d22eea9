/* yishi-date-list.c - the days to keep: what is to be done by when, and why
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "yishi-date-list.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "yishi-date.h"
#include "yishi-day-text.h"
#include "yishi-db-roll.h"
#include "yishi-file-dialog.h"
#include "yishi-holidays-dialog.h"
#include "yishi-window.h"

/* What comes later than this is folded away. */
#define NEAR_DAYS 60

struct _YishiDateList
{
  AdwBin parent_instance;

  YishiRecord   *record;    /* (owned) (nullable) */
  GPtrArray     *rows;      /* (owned) (element-type GtkWidget) (unowned elements) */
  gint64         undoable;  /* the meeting of what was done last; 0 if nothing was … */
  YishiDateKind  undoable_kind;

  /* Template children */
  AdwPreferencesGroup *group;
};

G_DEFINE_FINAL_TYPE (YishiDateList, yishi_date_list, ADW_TYPE_BIN)

/* What a row says */

static char *
say_date (const YishiMeetingDates *meeting,
          const YishiCalendarDate *date,
          const char              *today)
{
  int days = yishi_date_days_between (today, date->day);
  g_autofree char *day = date->sense == YISHI_SENSE_DO && days < 300 ? yishi_say_short_day (date->day)
                                                                     : yishi_say_day (date->day);
  g_autofree char *away = date->sense == YISHI_SENSE_DO ? yishi_say_due (days) : yishi_say_countdown (days);
  g_autofree char *of = yishi_say_short_day (meeting->date);
  g_autofree char *remark = yishi_calendar_date_remark (date);
  GString *text = g_string_new (NULL);

  /* Translators: a day, how far away it is, the day of a meeting */
  g_string_printf (text, _("%s (%s) · meeting of %s"), day, away, of);
  if (*remark != '\0' && *date->advised == '\0')
    g_string_append_printf (text, "\n%s", remark);
  g_string_append_printf (text, "\n%s", yishi_date_kind_explain (date->kind));
  if (*date->article != '\0')
    g_string_append_printf (text, " %s", date->article);

  return g_string_free (text, FALSE);
}

static GtkWidget *
make_row (const YishiMeetingDates *meeting,
          const YishiCalendarDate *date,
          const char              *today)
{
  g_autofree char *text = say_date (meeting, date, today);
  GtkWidget *row = adw_action_row_new ();
  GtkWidget *button;

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), yishi_date_kind_say (date->kind));
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), text);
  adw_action_row_set_title_lines (ADW_ACTION_ROW (row), 0);
  adw_action_row_set_subtitle_lines (ADW_ACTION_ROW (row), 0);
  if (yishi_calendar_date_state (date, today) == YISHI_DATE_OVERDUE)
    {
      GtkWidget *mark = gtk_image_new_from_icon_name ("dialog-warning-symbolic");

      gtk_widget_add_css_class (mark, "error");
      gtk_widget_set_tooltip_text (mark, _("Overdue"));
      adw_action_row_add_suffix (ADW_ACTION_ROW (row), mark);
    }
  /* Only what has had its cause can be done. */
  if (!yishi_date_kind_can_be_done (date->kind) || strcmp (meeting->date, today) > 0)
    return row;

  button = gtk_button_new_with_mnemonic (_("_Done"));
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "(xis)", meeting->id, (int) date->kind, today);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "dates.done");
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), button);
  return row;
}

static gboolean
is_said_elsewhere (const YishiMeetingDates *meeting,
                   const YishiCalendarDate *date,
                   gint64                   at_hand)
{
  return meeting->id == at_hand && (date->kind == YISHI_DATE_POSTING || date->kind == YISHI_DATE_MEETING);
}

static void
add_row (YishiDateList *self,
         GtkWidget     *row)
{
  adw_preferences_group_add (self->group, row);
  g_ptr_array_add (self->rows, row);
}

typedef struct
{
  const YishiMeetingDates *meeting;
  const YishiCalendarDate *date;
} Entry;

static int
compare_entries (gconstpointer a,
                 gconstpointer b)
{
  return strcmp (((const Entry *) a)->date->day, ((const Entry *) b)->date->day);
}

static GArray *
list_entries (const YishiDates *dates,
              gint64            at_hand,
              const char       *today)
{
  GArray *entries = g_array_new (FALSE, FALSE, sizeof (Entry));

  for (guint i = 0; dates != NULL && i < dates->meetings->len; i++)
    {
      const YishiMeetingDates *meeting = dates->meetings->pdata[i];

      for (guint j = 0; j < meeting->calendar->dates->len; j++)
        {
          const Entry entry = { meeting, meeting->calendar->dates->pdata[j] };

          if (yishi_meeting_dates_is_ahead (meeting, entry.date, today) &&
              !is_said_elsewhere (meeting, entry.date, at_hand))
            g_array_append_val (entries, entry);
        }
    }
  g_array_sort (entries, compare_entries);
  return entries;
}

void
yishi_date_list_show (YishiDateList    *self,
                      YishiRecord      *record,
                      const YishiDates *dates,
                      const char       *today)
{
  YishiMeetingState *state = yishi_record_get_meeting (record);
  g_autoptr(GArray) entries = list_entries (dates, state != NULL ? state->meeting->id : 0, today);
  GtkWidget *later = NULL;
  guint n_later = 0;

  g_return_if_fail (YISHI_IS_DATE_LIST (self));

  g_set_object (&self->record, record);
  for (guint i = 0; i < self->rows->len; i++)
    adw_preferences_group_remove (self->group, self->rows->pdata[i]);
  g_ptr_array_set_size (self->rows, 0);
  gtk_widget_set_visible (GTK_WIDGET (self), dates != NULL && dates->meetings->len > 0);

  for (guint i = 0; i < entries->len; i++)
    {
      const Entry *entry = &g_array_index (entries, Entry, i);
      GtkWidget *row = make_row (entry->meeting, entry->date, today);

      if (yishi_date_days_between (today, entry->date->day) <= NEAR_DAYS)
        {
          add_row (self, row);
          continue;
        }
      if (later == NULL)
        later = adw_expander_row_new ();
      adw_expander_row_add_row (ADW_EXPANDER_ROW (later), row);
      n_later++;
    }
  if (later != NULL)
    {
      g_autofree char *title = g_strdup_printf (ngettext ("%u later day", "%u later days", n_later), n_later);

      adw_preferences_row_set_title (ADW_PREFERENCES_ROW (later), title);
      add_row (self, later);
    }
}

/* What its buttons do */

typedef struct
{
  gint64         meeting;
  YishiDateKind  kind;
  char          *day;  /* (owned) */
} Doing;

static void
doing_free (gpointer data)
{
  Doing *doing = data;

  g_free (doing->day);
  g_free (doing);
}

static gboolean
set_done (YishiDb       *db,
          gpointer       data,
          GCancellable  *cancellable,
          GError       **error)
{
  const Doing *doing = data;

  return yishi_db_set_date_done (db, doing->meeting, doing->kind, doing->day, error);
}

static void
done_cb (GObject      *object,
         GAsyncResult *result,
         gpointer      user_data)
{
  g_autoptr(YishiDateList) self = user_data;
  g_autoptr(GError) error = NULL;

  if (!yishi_record_perform_finish (YISHI_RECORD (object), result, &error))
    yishi_window_report (GTK_WIDGET (self), error);
}

static void
write_done (YishiDateList *self,
            gint64         meeting,
            int            kind,
            const char    *day)
{
  Doing *doing = g_new0 (Doing, 1);

  doing->meeting = meeting;
  doing->kind = (YishiDateKind) kind;
  doing->day = g_strdup (day);
  yishi_record_perform_async (self->record, YISHI_PART_MEETINGS, set_done, doing, doing_free, NULL, done_cb,
                              g_object_ref (self));
}

static void
undo (GtkWidget  *widget,
      const char *action,
      GVariant   *parameter)
{
  YishiDateList *self = YISHI_DATE_LIST (widget);

  if (self->undoable != 0)
    write_done (self, self->undoable, (int) self->undoable_kind, "");
  self->undoable = 0;
}

static void
done (GtkWidget  *widget,
      const char *action,
      GVariant   *parameter)
{
  YishiDateList *self = YISHI_DATE_LIST (widget);
  gint64 meeting;
  int kind;
  const char *day;
  g_autofree char *text = NULL;

  g_variant_get (parameter, "(xi&s)", &meeting, &kind, &day);
  write_done (self, meeting, kind, day);
  self->undoable = meeting;
  self->undoable_kind = (YishiDateKind) kind;
  /* Translators: what was to be done */
  text = g_strdup_printf (_("Done: %s"), yishi_date_kind_say ((YishiDateKind) kind));
  yishi_window_offer (widget, text, _("_Undo"), "dates.undo");
}

static void
edit_holidays (GtkWidget  *widget,
               const char *action,
               GVariant   *parameter)
{
  yishi_holidays_dialog_show (widget, YISHI_DATE_LIST (widget)->record);
}

/* A calendar that is being written: on the store's thread it is composed, and then
 * GIO writes it. */
typedef struct
{
  GFile  *file;  /* (owned) */
  gint64  now;
  char   *text;  /* (owned) (nullable) */
} Export;

static void
export_free (gpointer data)
{
  Export *export = data;

  g_object_unref (export->file);
  g_free (export->text);
  g_free (export);
}

static gboolean
compose (YishiDb       *db,
         gpointer       data,
         GCancellable  *cancellable,
         GError       **error)
{
  Export *export = data;
  g_autoptr(YishiDates) dates = yishi_db_load_dates (db, 0, error);
  g_autoptr(YishiRoll) roll = dates != NULL ? yishi_db_load_roll (db, 0, error) : NULL;
  g_autoptr(YishiNameMask) mask = NULL;

  if (roll == NULL)
    return FALSE;

  mask = yishi_name_mask_new (roll);
  export->text = yishi_calendar_to_ics (dates->meetings, mask, dates->community, dates->id, dates->version, export->now);
  return g_file_replace_contents (export->file, export->text, strlen (export->text), NULL, FALSE, G_FILE_CREATE_NONE,
                                  NULL, NULL, error);
}

static void
exported_cb (GObject      *object,
             GAsyncResult *result,
             gpointer      user_data)
{
  g_autoptr(YishiDateList) self = user_data;
  g_autoptr(GError) error = NULL;

  if (yishi_record_perform_finish (YISHI_RECORD (object), result, &error))
    yishi_window_say (GTK_WIDGET (self), _("The calendar is written: open it with any calendar program"));
  else
    yishi_window_report (GTK_WIDGET (self), error);
}

static void
file_chosen_cb (GObject      *object,
                GAsyncResult *result,
                gpointer      user_data)
{
  YishiDateList *self = YISHI_DATE_LIST (object);
  g_autoptr(GFile) file = yishi_file_dialog_finish (GTK_WIDGET (object), result);
  Export *export;

  if (file == NULL || self->record == NULL)
    return;

  export = g_new0 (Export, 1);
  export->file = g_steal_pointer (&file);
  export->now = yishi_clock_now (yishi_record_get_clock (self->record));
  yishi_record_perform_async (self->record, 0, compose, export, export_free, NULL, exported_cb, g_object_ref (self));
}

static void
save_calendar (GtkWidget  *widget,
               const char *action,
               GVariant   *parameter)
{
  YishiDateList *self = YISHI_DATE_LIST (widget);
  const YishiRecordInfo *info = yishi_record_get_info (self->record);
  g_autofree char *name = g_strdup_printf ("%s.ics", info->name);

  yishi_file_dialog_save_async (widget, _("Save as Calendar"), YISHI_FILES_CALENDARS, g_strdelimit (name, "/", '-'),
                                file_chosen_cb, NULL);
}

static void
yishi_date_list_dispose (GObject *object)
{
  YishiDateList *self = YISHI_DATE_LIST (object);

  g_clear_object (&self->record);
  adw_bin_set_child (ADW_BIN (object), NULL);
  gtk_widget_dispose_template (GTK_WIDGET (object), YISHI_TYPE_DATE_LIST);
  G_OBJECT_CLASS (yishi_date_list_parent_class)->dispose (object);
}

static void
yishi_date_list_finalize (GObject *object)
{
  g_ptr_array_unref (YISHI_DATE_LIST (object)->rows);
  G_OBJECT_CLASS (yishi_date_list_parent_class)->finalize (object);
}

static void
yishi_date_list_class_init (YishiDateListClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = yishi_date_list_dispose;
  G_OBJECT_CLASS (klass)->finalize = yishi_date_list_finalize;

  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/yishi/Yishi/ui/widgets/yishi-date-list.ui");
  gtk_widget_class_bind_template_child (widget_class, YishiDateList, group);
  gtk_widget_class_install_action (widget_class, "dates.done", "(xis)", done);
  gtk_widget_class_install_action (widget_class, "dates.undo", NULL, undo);
  gtk_widget_class_install_action (widget_class, "dates.export", NULL, save_calendar);
  gtk_widget_class_install_action (widget_class, "dates.holidays", NULL, edit_holidays);
}

static void
yishi_date_list_init (YishiDateList *self)
{
  self->rows = g_ptr_array_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
}
