/* yishi-stage-forms.c - asks who approved, signed or corrected the minutes, and notes it
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "yishi-stage-forms.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "yishi-date.h"
#include "yishi-db-minutes-state.h"
#include "yishi-floor-words.h"
#include "yishi-form.h"

/* Which rows a form has. */
enum
{
  ROW_WHO,         /* who approved, or decided on the addendum */
  ROW_CHAIR,
  ROW_SECRETARY,
  ROW_SUPERVISOR,
  ROW_PLACE,
  ROW_DAY,
  ROW_TIME,
  ROW_TEXT,
  ROW_REASON,
  N_ROWS,
};

typedef struct
{
  YishiRecord *record;  /* (owned) */
  gint64       meeting;
  AdwEntryRow *rows[N_ROWS];  /* (unowned) (nullable elements) */
  GtkTextView *text;          /* (unowned) (nullable) for ROW_TEXT */
} Asked;

/* What was answered, on its way to the record. */
typedef struct
{
  gint64  meeting;
  char   *texts[N_ROWS];  /* (owned) (nullable elements) */
} Answer;

static void
asked_free (gpointer  data,
            GClosure *closure)
{
  Asked *self = data;

  g_object_unref (self->record);
  g_free (self);
}

static void
answer_free (gpointer data)
{
  Answer *self = data;

  for (guint i = 0; i < N_ROWS; i++)
    g_free (self->texts[i]);
  g_free (self);
}

static gboolean
approve (YishiDb       *db,
         gpointer       data,
         GCancellable  *cancellable,
         GError       **error)
{
  const Answer *self = data;

  return yishi_db_approve_minutes (db, self->meeting, self->texts[ROW_WHO], self->texts[ROW_DAY], self->texts[ROW_TIME],
                                   error);
}

static gboolean
sign (YishiDb       *db,
      gpointer       data,
      GCancellable  *cancellable,
      GError       **error)
{
  const Answer *self = data;
  const YishiMinutesSigning signing = { self->texts[ROW_CHAIR], self->texts[ROW_SECRETARY], self->texts[ROW_SUPERVISOR],
                                        self->texts[ROW_PLACE], self->texts[ROW_DAY], self->texts[ROW_TIME] };

  return yishi_db_sign_minutes (db, self->meeting, &signing, error);
}

static gboolean
add_addendum (YishiDb       *db,
              gpointer       data,
              GCancellable  *cancellable,
              GError       **error)
{
  const Answer *self = data;

  return yishi_db_add_addendum (db, self->meeting, self->texts[ROW_TEXT], self->texts[ROW_REASON], self->texts[ROW_WHO],
                                NULL, error);
}

/* Returns: FALSE if an answer cannot be read, which is said in place */
static gboolean
read_answers (YishiForm *form,
              Asked     *asked,
              Answer    *answer)
{
  answer->meeting = asked->meeting;
  if (asked->text != NULL)
    answer->texts[ROW_TEXT] = yishi_form_get_lines (asked->text);
  for (guint i = 0; i < N_ROWS; i++)
    {
      if (asked->rows[i] == NULL)
        continue;
      answer->texts[i] = i == ROW_DAY ? yishi_form_get_day (form, asked->rows[i])
                                      : yishi_form_get_text (asked->rows[i]);
      if (answer->texts[i] == NULL)
        return FALSE;
      if (i != ROW_TIME || yishi_time_check (answer->texts[i]))
        continue;
      yishi_form_refuse (form, GTK_WIDGET (asked->rows[i]), _("That is not a time of day: write it as 19:05"));
      return FALSE;
    }

  return TRUE;
}

static void
accepted_cb (YishiForm *form,
             gpointer   user_data)
{
  Asked *asked = user_data;
  Answer *answer = g_new0 (Answer, 1);

  if (!read_answers (form, asked, answer))
    {
      answer_free (answer);
      return;
    }

  yishi_form_perform (form, asked->record, YISHI_PART_INFO | YISHI_PART_MEETING,
                      asked->rows[ROW_CHAIR] != NULL  ? sign
                      : asked->text != NULL           ? add_addendum
                                                      : approve,
                      answer, answer_free);
}

static Asked *
begin (YishiRecord *record,
       gint64       meeting)
{
  Asked *asked = g_new0 (Asked, 1);

  asked->record = g_object_ref (record);
  asked->meeting = meeting;
  return asked;
}

static void
add_when (YishiForm           *form,
          AdwPreferencesGroup *group,
          Asked               *asked)
{
  YishiClock *clock = yishi_record_get_clock (asked->record);
  g_autofree char *today = yishi_clock_today (clock);
  g_autofree char *now = yishi_format_time_of_day (clock, yishi_clock_now (clock));

  asked->rows[ROW_DAY] = yishi_form_add_day (form, group, _("Day"), today, today);
  asked->rows[ROW_TIME] = yishi_form_add_entry (form, group, _("Time"), now);
}

static void
present (YishiForm *form,
         Asked     *asked)
{
  g_signal_connect_data (form, "accepted", G_CALLBACK (accepted_cb), asked, asked_free, 0);
  yishi_form_present (form);
}

void
yishi_stage_ask_approval (GtkWidget   *over,
                          YishiRecord *record,
                          gint64       meeting)
{
  YishiForm *form = yishi_form_new (over, _("Approve the Minutes"), _("_Approve"));
  AdwPreferencesGroup *group = yishi_form_add_group (form, NULL, _("Read the outcomes aloud; the wall shows them. From the "
                                                                   "approval on, the words of the minutes are not changed."));
  Asked *asked = begin (record, meeting);

  asked->rows[ROW_WHO] = yishi_form_add_entry (form, group, _("Approved by"), _("everybody in the room"));
  add_when (form, group, asked);
  present (form, asked);
}

void
yishi_stage_ask_signing (GtkWidget   *over,
                         YishiRecord *record,
                         gint64       meeting)
{
  const YishiMeeting *held = yishi_record_get_meeting (record)->meeting;
  YishiForm *form = yishi_form_new (over, _("Sign the Minutes"), _("_Sign"));
  AdwPreferencesGroup *group = yishi_form_add_group (form, NULL, _("Who signs the printed minutes. Their names stand on the "
                                                                   "lines from now on."));
  Asked *asked = begin (record, meeting);

  asked->rows[ROW_CHAIR] = yishi_form_add_entry (form, group, _("Chair"), held->chair);
  asked->rows[ROW_SECRETARY] = yishi_form_add_entry (form, group, _("Secretary"), held->secretary);
  asked->rows[ROW_SUPERVISOR] = yishi_form_add_entry (form, group, _("Supervisor of the residents’ committee"), "");
  asked->rows[ROW_PLACE] = yishi_form_add_entry (form, group, _("Place"), held->place);
  add_when (form, group, asked);
  present (form, asked);
}

void
yishi_stage_ask_addendum (GtkWidget   *over,
                          YishiRecord *record,
                          gint64       meeting)
{
  YishiForm *form = yishi_form_new (over, _("Add an Addendum"), _("_Add"));
  Asked *asked = begin (record, meeting);
  AdwPreferencesGroup *group;

  asked->text = yishi_form_add_text (form, _("What is added or corrected"));
  group = yishi_form_add_group (form, NULL, _("It is printed at the end of the sealed minutes, and as a paper of its own. "
                                              "It cannot be changed either."));
  asked->rows[ROW_REASON] = yishi_form_add_entry (form, group, _("Reason"), "");
  asked->rows[ROW_WHO] = yishi_form_add_entry (form, group, _("Decided by"), "");
  present (form, asked);
}
