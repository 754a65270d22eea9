/* yishi-floor-page.c - the running meeting on one screen
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What is in the middle is about one item: the one at hand, or another that the
 * chair looks at until the next one is begun.
 */
#include "config.h"

#include "yishi-floor-page.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "yishi-beat.h"
#include "yishi-clock.h"
#include "yishi-column-layout.h"
#include "yishi-course.h"
#include "yishi-floor-end.h"
#include "yishi-floor-start.h"
#include "yishi-floor-words.h"
#include "yishi-item-head.h"
#include "yishi-notes.h"
#include "yishi-outcome.h"
#include "yishi-record-on.h"
#include "yishi-speakers.h"
#include "yishi-statements.h"
#include "yishi-tape-bar.h"
#include "yishi-wall-pane.h"
#include "yishi-window.h"

struct _YishiFloorPage
{
  YishiPage parent_instance;

  gint64   item;         /* id of the one that is looked at, 0: none */
  gint64   at_hand;      /* id of the one that was at hand when last looked */
  gint64   meeting;      /* id of the meeting of both */
  gboolean is_looking;   /* at the items of a closed meeting */
  gboolean is_awaited;   /* the keyboard is to come here as soon as something is loaded that can have it */
  guint    tick_source;
  gint64   minute;       /* of the last tick, to know when the next begins */

  /* Template children */
  GtkStack        *states;
  YishiFloorStart *start;
  YishiFloorEnd   *end;
  AdwStatusPage   *interrupted;
  GtkCheckButton  *record_on;
  YishiCourse     *course;
  YishiItemHead   *head;
  GtkRevealer     *pause;
  GtkLabel        *pause_label;
  GtkStack        *parts;
  GtkToggleButton *notes_button;
  GtkToggleButton *statements_button;
  GtkToggleButton *outcome_button;
  YishiNotes      *notes;
  YishiOutcome    *outcome;
  YishiStatements *statements;
  YishiSpeakers   *speakers;
  YishiTapeBar    *tape;
  YishiWallPane   *wall;
};

G_DEFINE_FINAL_TYPE (YishiFloorPage, yishi_floor_page, YISHI_TYPE_PAGE)

static const char *
choose_state (YishiFloorPage *self)
{
  YishiConductor *conductor = yishi_page_get_conductor (YISHI_PAGE (self));
  const YishiSession *session = yishi_conductor_get_session (conductor);

  if (yishi_record_get_meeting (yishi_conductor_get_record (conductor)) == NULL)
    return "none";
  if (session == NULL)
    return "loading";
  if (yishi_conductor_is_interrupted (conductor, NULL))
    return "interrupted";
  if (session->phase == YISHI_PHASE_BEFORE)
    return "before";
  if (session->phase == YISHI_PHASE_CLOSED && !self->is_looking)
    return "closed";

  return "floor";
}

/* The item that was begun last is looked at, whatever was looked at before. */
static void
choose_item (YishiFloorPage     *self,
             const YishiSession *session)
{
  YishiMeetingState *meeting = yishi_record_get_meeting (yishi_page_get_record (YISHI_PAGE (self)));

  if (session->meeting != self->meeting)
    {
      self->is_looking = FALSE;
      self->item = session->item;
    }
  else if (session->item != self->at_hand && session->item != 0)
    {
      self->item = session->item;
    }
  self->meeting = session->meeting;
  self->at_hand = session->item;
  if (self->item != 0 && yishi_meeting_state_find_item (meeting, self->item) == NULL)
    self->item = session->item;
}

static void
show_pause (YishiFloorPage     *self,
            const YishiSession *session)
{
  YishiClock *clock = yishi_record_get_clock (yishi_page_get_record (YISHI_PAGE (self)));
  gint64 left = session->break_until - yishi_clock_now (clock);
  g_autofree char *text = NULL;

  if (session->phase == YISHI_PHASE_BREAK && session->break_until != 0)
    {
      g_autofree char *until = yishi_format_time_of_day (clock, session->break_until);
      g_autofree char *span = yishi_format_span (ABS (left));

      text = g_strdup_printf (left >= 0 ? _("Break until %s: %s left") : _("⚠ Break until %s: over by %s"), until, span);
    }
  else
    text = g_strdup (_("Break"));
  gtk_label_set_label (self->pause_label, text);
  gtk_revealer_set_reveal_child (self->pause, session->phase == YISHI_PHASE_BREAK);
}

/* (nullable) */
static YishiTape *
find_tape (YishiFloorPage *self)
{
  YishiWindow *window = yishi_window_of (GTK_WIDGET (self));

  return window != NULL ? yishi_window_get_tape (window) : NULL;
}

static void
show_interrupted (YishiFloorPage *self,
                  gint64          since)
{
  YishiClock *clock = yishi_record_get_clock (yishi_page_get_record (YISHI_PAGE (self)));
  g_autofree char *time = yishi_format_time_of_day (clock, since);
  g_autofree char *text =
    g_strdup_printf (_("The program has not run since %s. Go on at the same item, speaker and slide; the gap is "
                       "noted in the record."), time);

  adw_status_page_set_description (self->interrupted, text);
  yishi_record_on_bind (self->record_on, find_tape (self));
}

static void
show_middle (YishiFloorPage *self)
{
  YishiConductor *conductor = yishi_page_get_conductor (YISHI_PAGE (self));
  YishiRecord *record = yishi_conductor_get_record (conductor);

  yishi_course_show (self->course, conductor, self->item);
  yishi_item_head_show (self->head, conductor, self->item);
  yishi_notes_show (self->notes, record, self->item);
  yishi_statements_show (self->statements, record, self->item);
  yishi_outcome_show (self->outcome, record, self->item);
  yishi_speakers_show (self->speakers, conductor);
  yishi_wall_pane_show (self->wall, conductor, self->item);
  yishi_tape_bar_set_tape (self->tape, find_tape (self));
  gtk_widget_set_sensitive (GTK_WIDGET (self->statements_button), self->item != 0);
  gtk_widget_set_sensitive (GTK_WIDGET (self->outcome_button), self->item != 0);
  if (self->item == 0)
    gtk_toggle_button_set_active (self->notes_button, TRUE);
}

/* Time */

static void schedule_tick (YishiFloorPage *self);

static gboolean
tick_cb (gpointer user_data)
{
  YishiFloorPage *self = user_data;
  YishiConductor *conductor = yishi_page_get_conductor (YISHI_PAGE (self));
  const YishiSession *session = yishi_conductor_get_session (conductor);
  gint64 minute = yishi_clock_now (yishi_record_get_clock (yishi_conductor_get_record (conductor))) / 60 /
                  G_USEC_PER_SEC;

  self->tick_source = 0;
  if (session != NULL)
    {
      yishi_item_head_tick (self->head);
      yishi_tape_bar_tick (self->tape);
      show_pause (self, session);
      if (minute != self->minute)
        yishi_course_show (self->course, conductor, self->item);
    }
  self->minute = minute;
  schedule_tick (self);
  return G_SOURCE_REMOVE;
}

/* With all other clocks of the meeting, while there is something to count and to be seen. */
static void
schedule_tick (YishiFloorPage *self)
{
  YishiConductor *conductor = yishi_page_get_conductor (YISHI_PAGE (self));
  const YishiSession *session = yishi_conductor_get_session (conductor);
  gint64 now = yishi_clock_now (yishi_record_get_clock (yishi_conductor_get_record (conductor)));

  g_clear_handle_id (&self->tick_source, g_source_remove);
  if (gtk_widget_get_mapped (GTK_WIDGET (self)) && session != NULL &&
      (session->phase == YISHI_PHASE_RUNNING || session->phase == YISHI_PHASE_BREAK) &&
      !yishi_conductor_is_interrupted (conductor, NULL))
    self->tick_source = yishi_beat_after (yishi_session_get_beat (session, now), tick_cb, self);
}

/* The focus goes with what is shown: it was in what is seen no more. */
static void
show_state (YishiFloorPage *self,
            const char     *state)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;
  gboolean had_focus = focus == NULL || gtk_widget_is_ancestor (focus, GTK_WIDGET (self));

  if (g_strcmp0 (gtk_stack_get_visible_child_name (self->states), state) == 0)
    return;

  had_focus |= self->is_awaited;
  self->is_awaited = FALSE;
  gtk_stack_set_visible_child_name (self->states, state);
  if (had_focus && gtk_widget_get_mapped (GTK_WIDGET (self)))
    yishi_page_take_focus (YISHI_PAGE (self));
}

static void
yishi_floor_page_conduct (YishiPage *page)
{
  YishiFloorPage *self = YISHI_FLOOR_PAGE (page);
  YishiConductor *conductor = yishi_page_get_conductor (page);
  const YishiSession *session = yishi_conductor_get_session (conductor);
  const char *state;
  gint64 since;

  if (session != NULL)
    choose_item (self, session);
  state = choose_state (self);
  if (strcmp (state, "before") == 0)
    yishi_floor_start_show (self->start, conductor);
  else if (strcmp (state, "closed") == 0)
    yishi_floor_end_show (self->end, yishi_page_get_record (page));
  else if (yishi_conductor_is_interrupted (conductor, &since))
    show_interrupted (self, since);
  else if (strcmp (state, "floor") == 0)
    {
      show_pause (self, session);
      show_middle (self);
    }
  show_state (self, state);
  schedule_tick (self);
}

static void
looked_at_cb (YishiFloorPage *self,
              gint64          item)
{
  self->item = item;
  show_middle (self);
}

static void
back_cb (YishiFloorPage *self)
{
  looked_at_cb (self, self->at_hand);
}

static void
part_toggled_cb (YishiFloorPage  *self,
                 GtkToggleButton *button)
{
  if (gtk_toggle_button_get_active (button))
    gtk_stack_set_visible_child_name (self->parts, gtk_widget_get_name (GTK_WIDGET (button)));
}

static void
resumed_cb (GObject      *object,
            GAsyncResult *result,
            gpointer      user_data)
{
  g_autoptr(YishiFloorPage) self = user_data;
  g_autoptr(GError) error = NULL;

  if (!yishi_conductor_resume_finish (YISHI_CONDUCTOR (object), result, &error))
    yishi_window_report (GTK_WIDGET (self), error);
}

static void
go_on_clicked_cb (YishiFloorPage *self)
{
  YishiConductor *conductor = yishi_page_get_conductor (YISHI_PAGE (self));

  if (yishi_conductor_is_interrupted (conductor, NULL))
    yishi_conductor_resume_async (conductor, resumed_cb, g_object_ref (self));
}

static void
look (GtkWidget  *widget,
      const char *action,
      GVariant   *parameter)
{
  YishiFloorPage *self = YISHI_FLOOR_PAGE (widget);

  self->is_looking = TRUE;
  yishi_floor_page_conduct (YISHI_PAGE (self));
}

static void
note (GtkWidget  *widget,
      const char *action,
      GVariant   *parameter)
{
  YishiFloorPage *self = YISHI_FLOOR_PAGE (widget);

  gtk_toggle_button_set_active (self->notes_button, TRUE);
  gtk_widget_grab_focus (GTK_WIDGET (self->notes));
}

static void
keep_note (GtkWidget  *widget,
           const char *action,
           GVariant   *parameter)
{
  yishi_notes_keep (YISHI_FLOOR_PAGE (widget)->notes, strcmp (action, "floor.take-note") == 0);
}

static void
queue_speaker (GtkWidget  *widget,
               const char *action,
               GVariant   *parameter)
{
  gtk_widget_grab_focus (GTK_WIDGET (YISHI_FLOOR_PAGE (widget)->speakers));
}

static void
yishi_floor_page_focus (YishiPage *page)
{
  YishiFloorPage *self = YISHI_FLOOR_PAGE (page);
  const char *state = gtk_stack_get_visible_child_name (self->states);

  self->is_awaited = strcmp (state, "loading") == 0;
  if (strcmp (state, "floor") == 0)
    note (GTK_WIDGET (page), NULL, NULL);
  else
    gtk_widget_child_focus (GTK_WIDGET (page), GTK_DIR_TAB_FORWARD);
}

static void
yishi_floor_page_unmap (GtkWidget *widget)
{
  g_clear_handle_id (&YISHI_FLOOR_PAGE (widget)->tick_source, g_source_remove);
  GTK_WIDGET_CLASS (yishi_floor_page_parent_class)->unmap (widget);
}

static void
yishi_floor_page_map (GtkWidget *widget)
{
  GTK_WIDGET_CLASS (yishi_floor_page_parent_class)->map (widget);
  yishi_floor_page_conduct (YISHI_PAGE (widget));
}

static void
yishi_floor_page_dispose (GObject *object)
{
  g_clear_handle_id (&YISHI_FLOOR_PAGE (object)->tick_source, g_source_remove);
  adw_bin_set_child (ADW_BIN (object), NULL);
  /* The bin would let go of it once more. */
  adw_bin_set_child (ADW_BIN (object), NULL);
  gtk_widget_dispose_template (GTK_WIDGET (object), YISHI_TYPE_FLOOR_PAGE);
  G_OBJECT_CLASS (yishi_floor_page_parent_class)->dispose (object);
}

static void
yishi_floor_page_class_init (YishiFloorPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = yishi_floor_page_dispose;
  widget_class->map = yishi_floor_page_map;
  widget_class->unmap = yishi_floor_page_unmap;
  YISHI_PAGE_CLASS (klass)->conduct = yishi_floor_page_conduct;
  YISHI_PAGE_CLASS (klass)->focus = yishi_floor_page_focus;

  g_type_ensure (YISHI_TYPE_COLUMN_LAYOUT);
  g_type_ensure (YISHI_TYPE_COURSE);
  g_type_ensure (YISHI_TYPE_FLOOR_END);
  g_type_ensure (YISHI_TYPE_FLOOR_START);
  g_type_ensure (YISHI_TYPE_ITEM_HEAD);
  g_type_ensure (YISHI_TYPE_NOTES);
  g_type_ensure (YISHI_TYPE_OUTCOME);
  g_type_ensure (YISHI_TYPE_SPEAKERS);
  g_type_ensure (YISHI_TYPE_STATEMENTS);
  g_type_ensure (YISHI_TYPE_TAPE_BAR);
  g_type_ensure (YISHI_TYPE_WALL_PANE);

  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/yishi/Yishi/ui/pages/yishi-floor-page.ui");
  gtk_widget_class_bind_template_child (widget_class, YishiFloorPage, states);
  gtk_widget_class_bind_template_child (widget_class, YishiFloorPage, start);
  gtk_widget_class_bind_template_child (widget_class, YishiFloorPage, end);
  gtk_widget_class_bind_template_child (widget_class, YishiFloorPage, interrupted);
  gtk_widget_class_bind_template_child (widget_class, YishiFloorPage, record_on);
  gtk_widget_class_bind_template_child (widget_class, YishiFloorPage, course);
  gtk_widget_class_bind_template_child (widget_class, YishiFloorPage, head);
  gtk_widget_class_bind_template_child (widget_class, YishiFloorPage, pause);
  gtk_widget_class_bind_template_child (widget_class, YishiFloorPage, pause_label);
  gtk_widget_class_bind_template_child (widget_class, YishiFloorPage, parts);
  gtk_widget_class_bind_template_child (widget_class, YishiFloorPage, notes_button);
  gtk_widget_class_bind_template_child (widget_class, YishiFloorPage, outcome_button);
  gtk_widget_class_bind_template_child (widget_class, YishiFloorPage, notes);
  gtk_widget_class_bind_template_child (widget_class, YishiFloorPage, outcome);
  gtk_widget_class_bind_template_child (widget_class, YishiFloorPage, speakers);
  gtk_widget_class_bind_template_child (widget_class, YishiFloorPage, statements);
  gtk_widget_class_bind_template_child (widget_class, YishiFloorPage, statements_button);
  gtk_widget_class_bind_template_child (widget_class, YishiFloorPage, tape);
  gtk_widget_class_bind_template_child (widget_class, YishiFloorPage, wall);
  gtk_widget_class_bind_template_callback (widget_class, looked_at_cb);
  gtk_widget_class_bind_template_callback (widget_class, back_cb);
  gtk_widget_class_bind_template_callback (widget_class, part_toggled_cb);
  gtk_widget_class_bind_template_callback (widget_class, go_on_clicked_cb);

  gtk_widget_class_install_action (widget_class, "floor.look", NULL, look);
  gtk_widget_class_install_action (widget_class, "floor.note", NULL, note);
  gtk_widget_class_install_action (widget_class, "floor.keep-note", NULL, keep_note);
  gtk_widget_class_install_action (widget_class, "floor.take-note", NULL, keep_note);
  gtk_widget_class_install_action (widget_class, "floor.queue-speaker", NULL, queue_speaker);
}

static void
yishi_floor_page_init (YishiFloorPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}
