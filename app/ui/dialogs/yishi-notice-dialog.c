/* yishi-notice-dialog.c - asks when and where the notice was posted, and records it
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "yishi-notice-dialog.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "yishi-db-meeting.h"
#include "yishi-form.h"

typedef struct
{
  YishiRecord *record;   /* (owned) */
  gint64       meeting;
  AdwEntryRow *day;
  AdwEntryRow *places;
} Dialog;

static void
dialog_free (gpointer  data,
             GClosure *closure)
{
  Dialog *self = data;

  g_object_unref (self->record);
  g_free (self);
}

typedef struct
{
  gint64  meeting;
  char   *on;      /* (owned) */
  char   *where;   /* (owned) */
} Posting;

static void
posting_free (gpointer data)
{
  Posting *posting = data;

  g_free (posting->on);
  g_free (posting->where);
  g_free (posting);
}

static gboolean
post_notice (YishiDb       *db,
             gpointer       data,
             GCancellable  *cancellable,
             GError       **error)
{
  Posting *posting = data;

  return yishi_db_post_notice (db, posting->meeting, posting->on, posting->where, error);
}

static void
accepted_cb (YishiForm *form,
             gpointer   user_data)
{
  Dialog *self = user_data;
  g_autofree char *today = yishi_clock_today (yishi_record_get_clock (self->record));
  g_autofree char *on = yishi_form_get_day (form, self->day);
  Posting *posting;

  if (on == NULL)
    return;
  if (strcmp (on, today) > 0)
    {
      yishi_form_refuse (form, GTK_WIDGET (self->day), _("That day has not come yet: record the posting once it hangs"));
      return;
    }

  posting = g_new0 (Posting, 1);
  posting->meeting = self->meeting;
  posting->on = g_steal_pointer (&on);
  posting->where = yishi_form_get_text (self->places);
  yishi_form_perform (form, self->record, YISHI_PART_MEETINGS | YISHI_PART_MEETING, post_notice, posting, posting_free);
}

/* Where the notice hung last time is where it hangs this time, as a rule. */
static const char *
get_usual_places (YishiRecord *record)
{
  GPtrArray *meetings = yishi_record_get_meetings (record);

  for (guint i = meetings->len; i > 0; i--)
    {
      const YishiMeeting *meeting = g_ptr_array_index (meetings, i - 1);

      if (*meeting->posted_where != '\0')
        return meeting->posted_where;
    }

  return "";
}

void
yishi_notice_dialog_show (GtkWidget          *over,
                          YishiRecord        *record,
                          const YishiMeeting *meeting)
{
  Dialog *self = g_new0 (Dialog, 1);
  YishiForm *form = yishi_form_new (over, _("The Notice Was Posted"), _("_Record"));
  AdwPreferencesGroup *group;
  g_autofree char *today = yishi_clock_today (yishi_record_get_clock (record));

  self->record = g_object_ref (record);
  self->meeting = meeting->id;
  group = yishi_form_add_group (form, NULL,
                                _("What stands on the agenda now is what the notice names, and what owners may decide. "
                                  "Photograph it where it hangs."));
  self->day = yishi_form_add_day (form, group, _("Day of posting"), today, today);
  self->places = yishi_form_add_entry (form, group, _("Places"), get_usual_places (record));
  g_signal_connect_data (form, "accepted", G_CALLBACK (accepted_cb), self, dialog_free, 0);
  yishi_form_present (form);
}
