/* yishi-meeting-dialog.c - asks for what describes a meeting, and plans or changes it
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "yishi-meeting-dialog.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "yishi-date.h"
#include "yishi-day-read.h"
#include "yishi-day-text.h"
#include "yishi-db-agenda.h"
#include "yishi-drop-down.h"
#include "yishi-form.h"
#include "yishi-schedule.h"

static const struct
{
  const char *kind;
  const char *name;
} kinds[] = {
  { "deliberation", N_("Deliberation Day") },
  { "assembly", N_("Owners’ Assembly") },
  { "extraordinary", N_("Extraordinary Owners’ Assembly") },
  { "committee", N_("Committee") },
};

typedef struct
{
  YishiForm           *form;     /* (unowned) */
  YishiRecord         *record;   /* (owned) */
  gint64               meeting;  /* that is changed, 0 for a new one */
  gint64               from;     /* that is carried over, 0 for none */
  char                *kind;     /* (owned) (nullable) where it is not to be chosen */
  AdwPreferencesGroup *when;
  AdwEntryRow         *day;
  AdwEntryRow         *time;
  AdwEntryRow         *place;
  AdwComboRow         *kind_row; /* (nullable) */
  AdwEntryRow         *title;
  AdwEntryRow         *chair;
  AdwEntryRow         *secretary;
} Dialog;

static void
dialog_free (gpointer  data,
             GClosure *closure)
{
  Dialog *self = data;

  g_object_unref (self->record);
  g_free (self->kind);
  g_free (self);
}

/* What is to be written. */
typedef struct
{
  gint64        meeting;
  gint64        from;
  YishiMeeting *wanted;  /* (owned) */
} Change;

static void
change_free (gpointer data)
{
  Change *change = data;

  yishi_meeting_free (change->wanted);
  g_free (change);
}

/* Makes the meeting and gives its id; 0 with @error set. */
static gint64
make_meeting (YishiDb       *db,
              const Change  *change,
              GError       **error)
{
  g_autofree char *name = g_strdup_printf ("%s/%s", change->wanted->date, change->wanted->kind);
  g_autoptr(YishiMeeting) made = NULL;
  gint64 id;

  if (change->from != 0)
    return yishi_db_carry_over (db, change->from, change->wanted->date, &id, error) ? id : 0;
  if (!yishi_db_add_meeting (db, change->wanted->date, change->wanted->kind, change->wanted->place,
                             change->wanted->title, error))
    return 0;

  made = yishi_db_find_meeting (db, name, error);
  return made != NULL ? made->id : 0;
}

/* A new meeting that cannot be described as wanted is taken away again. */
static gboolean
save (YishiDb       *db,
      gpointer       data,
      GCancellable  *cancellable,
      GError       **error)
{
  Change *change = data;
  gint64 id = change->meeting != 0 ? change->meeting : make_meeting (db, change, error);

  if (id == 0)
    return FALSE;
  if (yishi_db_change_meeting (db, id, change->wanted, error))
    return TRUE;

  if (change->meeting == 0)
    yishi_db_remove_meeting (db, id, NULL);
  return FALSE;
}

static const char *
get_kind (Dialog *self)
{
  return self->kind_row != NULL ? kinds[adw_combo_row_get_selected (self->kind_row)].kind : self->kind;
}

/* The day as it is understood, and by when its notice must be posted. */
static void
explain_day (Dialog *self)
{
  g_autofree char *today = yishi_clock_today (yishi_record_get_clock (self->record));
  g_autofree char *day = yishi_day_read (gtk_editable_get_text (GTK_EDITABLE (self->day)), today);
  YishiPreparation preparation = { .kind = get_kind (self), .posted_on = "" };
  g_autoptr(YishiSchedule) schedule = NULL;
  g_autofree char *spoken = NULL;
  g_autofree char *last = NULL;
  g_autofree char *text = NULL;

  if (day == NULL)
    {
      adw_preferences_group_set_description (self->when, "");
      return;
    }

  preparation.date = day;
  schedule = yishi_schedule_new (&preparation, yishi_record_get_pack (self->record), today);
  spoken = yishi_say_day (day);
  if (schedule->notice_days == 0)
    {
      adw_preferences_group_set_description (self->when, spoken);
      return;
    }

  last = yishi_say_short_day (schedule->last_post);
  /* Translators: a day with its weekday, then the last day to post the notice */
  text = g_strdup_printf (_("%s; the notice is to be posted by %s"), spoken, last);
  adw_preferences_group_set_description (self->when, text);
}

static void
accepted_cb (YishiForm *form,
             gpointer   user_data)
{
  Dialog *self = user_data;
  g_autofree char *day = yishi_form_get_day (form, self->day);
  g_autofree char *typed = yishi_form_get_text (self->time);
  g_autofree char *time = *typed != '\0' ? yishi_time_read (typed) : g_strdup ("");
  Change *change;

  if (day == NULL)
    return;
  if (time == NULL)
    {
      g_autofree char *refusal = g_strdup_printf (_("“%s” is not a time of day: write it as 19:00"), typed);

      yishi_form_refuse (form, GTK_WIDGET (self->time), refusal);
      return;
    }

  change = g_new0 (Change, 1);
  change->meeting = self->meeting;
  change->from = self->from;
  change->wanted = g_new0 (YishiMeeting, 1);
  change->wanted->date = g_steal_pointer (&day);
  change->wanted->time = g_steal_pointer (&time);
  change->wanted->kind = g_strdup (get_kind (self));
  change->wanted->place = yishi_form_get_text (self->place);
  change->wanted->title = yishi_form_get_text (self->title);
  change->wanted->chair = yishi_form_get_text (self->chair);
  change->wanted->secretary = yishi_form_get_text (self->secretary);
  yishi_form_perform (form, self->record, YISHI_PART_MEETINGS | YISHI_PART_MEETING, save, change, change_free);
}

static void
add_kinds (Dialog              *self,
           AdwPreferencesGroup *group)
{
  g_autoptr(GtkStringList) names = gtk_string_list_new (NULL);

  for (gsize i = 0; i < G_N_ELEMENTS (kinds); i++)
    gtk_string_list_append (names, _(kinds[i].name));
  self->kind_row = ADW_COMBO_ROW (adw_combo_row_new ());
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->kind_row), _("Kind"));
  adw_combo_row_set_model (self->kind_row, G_LIST_MODEL (names));
  yishi_combo_row_tell (self->kind_row);
  g_signal_connect_swapped (self->kind_row, "notify::selected", G_CALLBACK (explain_day), self);
  adw_preferences_group_add (group, GTK_WIDGET (self->kind_row));
}

/* @like: (nullable): what is filled in. */
static Dialog *
open_dialog (GtkWidget          *over,
             YishiRecord        *record,
             const char         *heading,
             const char         *action,
             const char         *day,
             const YishiMeeting *like)
{
  Dialog *self = g_new0 (Dialog, 1);
  g_autofree char *today = yishi_clock_today (yishi_record_get_clock (record));
  AdwPreferencesGroup *people;

  self->form = yishi_form_new (over, heading, action);
  self->record = g_object_ref (record);
  self->when = yishi_form_add_group (self->form, NULL, NULL);
  self->day = yishi_form_add_day (self->form, self->when, _("Day"), day, today);
  self->time = yishi_form_add_entry (self->form, self->when, _("Time"), like != NULL ? like->time : "");
  self->place = yishi_form_add_entry (self->form, self->when, _("Place"), like != NULL ? like->place : "");
  people = yishi_form_add_group (self->form, NULL, NULL);
  self->title = yishi_form_add_entry (self->form, people, _("Title"), "");
  self->chair = yishi_form_add_entry (self->form, people, _("Chair"), like != NULL ? like->chair : "");
  self->secretary = yishi_form_add_entry (self->form, people, _("Keeps the minutes"), like != NULL ? like->secretary : "");
  g_signal_connect_data (self->form, "accepted", G_CALLBACK (accepted_cb), self, dialog_free, 0);
  g_signal_connect_swapped (self->day, "changed", G_CALLBACK (explain_day), self);
  return self;
}

void
yishi_meeting_dialog_make (GtkWidget          *over,
                           YishiRecord        *record,
                           const char         *day,
                           const YishiMeeting *like,
                           gint64              from)
{
  Dialog *self = open_dialog (over, record, _("New Meeting"), _("_Make"), day, like);

  self->from = from;
  if (from != 0)
    self->kind = g_strdup (like->kind);
  else
    add_kinds (self, self->when);
  explain_day (self);
  yishi_form_present (self->form);
}

void
yishi_meeting_dialog_edit (GtkWidget          *over,
                           YishiRecord        *record,
                           const YishiMeeting *meeting,
                           gboolean            names_people)
{
  Dialog *self = open_dialog (over, record, _("Meeting"), _("_Save"), meeting->date, meeting);

  self->meeting = meeting->id;
  self->kind = g_strdup (meeting->kind);
  gtk_editable_set_text (GTK_EDITABLE (self->title), meeting->title);
  explain_day (self);
  yishi_form_present (self->form);
  if (names_people)
    gtk_widget_grab_focus (GTK_WIDGET (*meeting->chair != '\0' ? self->secretary : self->chair));
}
