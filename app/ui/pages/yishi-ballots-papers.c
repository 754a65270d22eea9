/* yishi-ballots-papers.c - papers as they come in, sheet by sheet: unit, one key, next
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * UNIT --Enter--> ANSWER --a key--> UNIT (the ballot is on its way)
 *   ^                |  the unit has voted: CORRECT is offered
 *   +----Escape------+
 * CORRECT: reason --Enter--> ANSWER --a key--> UNIT (void and replaced)
 */
#include "config.h"

#include "yishi-ballots-papers.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "yishi-answers.h"
#include "yishi-ballots-correct.h"
#include "yishi-ballots-figures.h"
#include "yishi-ballots-newest.h"
#include "yishi-ballots-queue.h"
#include "yishi-ballots-slips.h"
#include "yishi-ballots-words.h"
#include "yishi-drop-down.h"
#include "yishi-scan-pane.h"
#include "yishi-slip-keys.h"
#include "yishi-tooltip.h"
#include "yishi-track.h"
#include "yishi-unit-field.h"
#include "yishi-window.h"
#include "yishi-wrap-layout.h"

struct _YishiBallotsPapers
{
  YishiBallotsPanel parent_instance;

  YishiBallotsQueue *queue;      /* (owned) (nullable) before the first look */
  char              *unit;       /* (owned) (nullable) whose answer is asked for */
  gboolean           is_correcting; /* its ballot is to be made void */
  char              *next;       /* (owned) (nullable) the slip that was read before the answer was given */
  GtkWidget         *answers;    /* (unowned) (nullable) choices or marks */

  /* Template children */
  YishiTrack         *heads;
  YishiTrack         *area;
  GtkLabel           *so_far;
  YishiUnitField     *field;
  GtkToggleButton    *camera;
  YishiScanPane      *scan;
  GtkLabel           *whose;
  GtkButton          *correct_button;
  GtkBox             *correction;
  GtkEntry           *reason;
  AdwBin             *answer_place;
  GtkDropDown        *channel;
  GtkEntry           *teller;
  GtkCheckButton     *by_agent;
  GtkEntry           *agent;
  YishiBallotsNewest *newest;
};

G_DEFINE_FINAL_TYPE (YishiBallotsPapers, yishi_ballots_papers, YISHI_TYPE_BALLOTS_PANEL)

static const YishiVoteLook *
get_look (YishiBallotsPapers *self)
{
  return yishi_ballots_panel_get_look (YISHI_BALLOTS_PANEL (self));
}

static YishiRecord *
get_record (YishiBallotsPapers *self)
{
  return yishi_ballots_panel_get_record (YISHI_BALLOTS_PANEL (self));
}

static const char *
get_channel (YishiBallotsPapers *self)
{
  return yishi_ballots_channels[gtk_drop_down_get_selected (self->channel)];
}

/* What is asked, above the answers and as their name; large where it is whose answer the next key is. */
static void
ask (YishiBallotsPapers *self,
     const char         *text,
     gboolean            is_large)
{
  gtk_widget_remove_css_class (GTK_WIDGET (self->whose), is_large ? "heading" : "title-2");
  gtk_widget_add_css_class (GTK_WIDGET (self->whose), is_large ? "title-2" : "heading");
  yishi_answers_set_name (self->answers, self->whose, text);
}

/* Nothing is chosen: the field asks for the next sheet. */
static void
ask_for_unit (YishiBallotsPapers *self,
              gboolean            clear)
{
  g_clear_pointer (&self->unit, g_free);
  self->is_correcting = FALSE;
  gtk_widget_set_visible (GTK_WIDGET (self->correction), FALSE);
  gtk_widget_set_visible (GTK_WIDGET (self->correct_button), FALSE);
  gtk_widget_set_sensitive (self->answers, FALSE);
  yishi_answers_clear (self->answers);
  ask (self, _("Whose paper is it? Type the unit, then Enter."), FALSE);
  if (clear)
    yishi_unit_field_set_text (self->field, "");
}

static void
focus_field (YishiBallotsPapers *self)
{
  gtk_widget_grab_focus (GTK_WIDGET (self->field));
}

static void take_slip (YishiBallotsPapers *self, const char *text);

/* The next sheet, which may have been read already. */
static void
go_on (YishiBallotsPapers *self,
       gboolean            clear)
{
  g_autofree char *next = g_steal_pointer (&self->next);

  ask_for_unit (self, clear);
  focus_field (self);
  if (next != NULL)
    take_slip (self, next);
}

/* The unit has voted: another answer of it would be refused. */
static void
offer_correction (YishiBallotsPapers   *self,
                  const YishiBallotRow *ballot)
{
  gboolean has_focus = gtk_widget_get_focus_child (GTK_WIDGET (self->answer_place)) != NULL;
  g_autofree char *owner = yishi_unit_field_describe (self->field, self->unit);
  g_autofree char *about = yishi_ballots_say_ballot (get_look (self)->item, ballot, yishi_record_get_clock (get_record (self)));
  /* Translators: unit and owners; then answer, time and way of return */
  g_autofree char *text = g_strdup_printf (_("%1$s has voted already: %2$s"), owner, about);

  ask (self, text, FALSE);
  gtk_widget_set_sensitive (self->answers, FALSE);
  gtk_widget_set_visible (GTK_WIDGET (self->correct_button), TRUE);
  if (has_focus)
    yishi_ballots_panel_go_on_to (GTK_WIDGET (self->correct_button));
}

static void
ballot_found_cb (GObject      *object,
                 GAsyncResult *result,
                 gpointer      user_data)
{
  g_autoptr(YishiBallotsPapers) self = user_data;
  g_autofree char *unit = NULL;
  YishiBallotRow *ballot = NULL;
  g_autoptr(GError) error = NULL;

  if (!yishi_ballots_find_finish (YISHI_RECORD (object), result, &unit, &ballot, &error))
    yishi_window_report (GTK_WIDGET (self), error);
  else if (ballot != NULL && self->field != NULL && g_strcmp0 (self->unit, unit) == 0 && !self->is_correcting)
    offer_correction (self, ballot);
  yishi_ballot_row_free (ballot);
}

static void
ask_for_answer (YishiBallotsPapers *self,
                const char         *unit)
{
  g_autofree char *owner = yishi_unit_field_describe (self->field, unit);
  /* Translators: unit and owners */
  g_autofree char *text = g_strdup_printf (_("Answer of %s"), owner);

  g_free (self->unit);
  self->unit = g_strdup (unit);
  gtk_widget_set_visible (GTK_WIDGET (self->correct_button), FALSE);
  gtk_widget_set_sensitive (self->answers, TRUE);
  ask (self, text, TRUE);
  yishi_ballots_find_async (get_record (self), get_look (self)->item, unit, ballot_found_cb, g_object_ref (self));
}

static void
unit_chosen_cb (YishiBallotsPapers *self,
                const char         *unit)
{
  ask_for_answer (self, unit);
  yishi_ballots_panel_go_on_to (self->answers);
}

/* By the camera, or by a scanner that types. A paper that is read while an answer is still asked
 * for waits for its turn: the next key is not about it. */
static void
take_slip (YishiBallotsPapers *self,
           const char         *text)
{
  g_autofree char *why = NULL;
  const YishiUnit *unit = yishi_ballots_read_slip (get_record (self), get_look (self)->item, self->queue, text, &why);

  if (unit != NULL && g_strcmp0 (unit->unit, self->unit) == 0)
    return;

  yishi_scan_pane_sound (self->scan, unit != NULL);
  if (unit != NULL && self->unit == NULL)
    {
      yishi_unit_field_set_text (self->field, unit->unit);
      ask_for_answer (self, unit->unit);
      if (!yishi_ballots_panel_is_typing (YISHI_BALLOTS_PANEL (self), GTK_WIDGET (self->field)))
        yishi_ballots_panel_go_on_to (self->answers);
      return;
    }

  if (unit != NULL)
    {
      g_free (self->next);
      self->next = g_strdup (text);
      /* Translators: units */
      why = g_strdup_printf (_("%1$s is next: first the answer of %2$s"), unit->unit, self->unit);
    }
  if (self->unit == NULL)
    ask (self, why, FALSE);
  yishi_window_refuse (GTK_WIDGET (self), why);
}

static void
slip_typed_elsewhere (GtkWidget  *widget,
                      const char *text)
{
  YishiBallotsPapers *self = YISHI_BALLOTS_PAPERS (widget);

  if (self->queue != NULL)
    take_slip (self, text);
}

static void
field_changed_cb (YishiBallotsPapers *self)
{
  if (self->unit != NULL)
    ask_for_unit (self, FALSE);
}

static void
start_correcting (YishiBallotsPapers *self,
                  const char         *unit)
{
  g_autofree char *owner = yishi_unit_field_describe (self->field, unit);
  /* Translators: unit and owners */
  g_autofree char *text = g_strdup_printf (_("The ballot of %s is made void: give the reason, then Enter, then the "
                                             "answer that takes its place."),
                                           owner);

  g_free (self->unit);
  self->unit = g_strdup (unit);
  self->is_correcting = TRUE;
  yishi_unit_field_set_text (self->field, unit);
  gtk_editable_set_text (GTK_EDITABLE (self->reason), "");
  gtk_widget_set_visible (GTK_WIDGET (self->correction), TRUE);
  gtk_widget_set_visible (GTK_WIDGET (self->correct_button), FALSE);
  gtk_widget_set_sensitive (self->answers, FALSE);
  ask (self, text, FALSE);
  gtk_widget_grab_focus (GTK_WIDGET (self->reason));
}

static void
correct_clicked_cb (YishiBallotsPapers *self)
{
  g_autofree char *unit = g_strdup (self->unit);

  if (unit != NULL)
    start_correcting (self, unit);
}

static void
newest_correct_cb (YishiBallotsPapers *self,
                   YishiBallotRow     *ballot)
{
  g_autofree char *unit = g_strdup (ballot->unit);

  start_correcting (self, unit);
}

static char *
get_reason (YishiBallotsPapers *self)
{
  return g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->reason))));
}

static void
reason_changed_cb (YishiBallotsPapers *self)
{
  g_autofree char *reason = get_reason (self);

  gtk_widget_action_set_enabled (GTK_WIDGET (self), "papers.void", *reason != '\0');
  if (self->is_correcting)
    gtk_widget_set_sensitive (self->answers, *reason != '\0');
}

static void
reason_activated_cb (YishiBallotsPapers *self)
{
  g_autofree char *reason = get_reason (self);
  g_autofree char *owner = NULL;
  g_autofree char *text = NULL;

  if (*reason == '\0')
    {
      gtk_widget_error_bell (GTK_WIDGET (self->reason));
      return;
    }

  owner = yishi_unit_field_describe (self->field, self->unit);
  /* Translators: unit and owners */
  text = g_strdup_printf (_("New answer of %s"), owner);
  ask (self, text, TRUE);
  yishi_ballots_panel_go_on_to (self->answers);
}

static void
voided_cb (GObject      *object,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr(YishiBallotsPapers) self = user_data;
  g_autofree char *unit = NULL;
  g_autofree char *reason = NULL;
  g_autofree char *text = NULL;
  g_autoptr(GError) error = NULL;

  if (yishi_ballots_void_finish (YISHI_RECORD (object), result, &unit, &reason, &error))
    {
      /* Translators: a unit */
      text = g_strdup_printf (_("The ballot of %s is void."), unit);
      yishi_window_say (GTK_WIDGET (self), text);
      return;
    }

  /* What was typed is not lost: the correction is there again. */
  yishi_window_report (GTK_WIDGET (self), error);
  if (self->field == NULL || self->unit != NULL)
    return;
  start_correcting (self, unit);
  gtk_editable_set_text (GTK_EDITABLE (self->reason), reason);
}

static void
correct (YishiBallotsPapers *self,
         const char         *choice)
{
  g_autofree char *reason = get_reason (self);

  yishi_ballots_void_async (get_record (self), get_look (self)->item, self->unit, reason, choice, get_channel (self),
                            gtk_editable_get_text (GTK_EDITABLE (self->teller)), voided_cb, g_object_ref (self));
  go_on (self, TRUE);
}

static void
void_only (GtkWidget  *widget,
           const char *action,
           GVariant   *parameter)
{
  YishiBallotsPapers *self = YISHI_BALLOTS_PAPERS (widget);

  if (self->is_correcting)
    correct (self, NULL);
}

static void
cancel (GtkWidget  *widget,
        const char *action,
        GVariant   *parameter)
{
  YishiBallotsPapers *self = YISHI_BALLOTS_PAPERS (widget);

  go_on (self, self->is_correcting);
}

static void
toggle_camera (GtkWidget  *widget,
               const char *action,
               GVariant   *parameter)
{
  GtkToggleButton *camera = YISHI_BALLOTS_PAPERS (widget)->camera;

  gtk_toggle_button_set_active (camera, !gtk_toggle_button_get_active (camera));
}

static void
answer_chosen_cb (YishiBallotsPapers *self,
                  const char         *choice)
{
  gboolean has_agent = gtk_check_button_get_active (self->by_agent);

  if (self->unit == NULL)
    return;
  if (self->is_correcting)
    {
      correct (self, choice);
      return;
    }

  yishi_ballots_queue_add (self->queue, self->unit, choice,
                           has_agent ? gtk_editable_get_text (GTK_EDITABLE (self->agent)) : "", get_channel (self),
                           gtk_editable_get_text (GTK_EDITABLE (self->teller)));
  go_on (self, TRUE);
}

static void
newest_again_cb (YishiBallotsPapers *self,
                 YishiQueued        *queued)
{
  g_autofree char *unit = g_strdup (queued->unit);
  gboolean has_agent = *queued->agent != '\0';

  gtk_check_button_set_active (self->by_agent, has_agent);
  if (has_agent)
    gtk_editable_set_text (GTK_EDITABLE (self->agent), queued->agent);
  yishi_ballots_queue_remove (self->queue, queued);
  ask_for_unit (self, TRUE);
  yishi_unit_field_set_text (self->field, unit);
  focus_field (self);
}

static void
show_newest (YishiBallotsPapers *self)
{
  YishiLoadedRoll *roll = yishi_record_get_roll (get_record (self));
  g_autofree char *today = yishi_clock_today (yishi_record_get_clock (get_record (self)));
  gboolean had_focus = gtk_widget_get_focus_child (GTK_WIDGET (self->newest)) != NULL;

  yishi_ballots_newest_show (self->newest, get_look (self), self->queue, roll != NULL ? roll->roll : NULL, today);
  if (had_focus)
    focus_field (self);
}

static void
queue_changed_cb (YishiBallotsPapers *self)
{
  show_newest (self);
  yishi_ballots_panel_notify_unsaved (YISHI_BALLOTS_PANEL (self));
}

static void
queue_refused_cb (YishiBallotsPapers *self)
{
  gtk_widget_error_bell (GTK_WIDGET (self));
  yishi_window_say (GTK_WIDGET (self), _("A ballot was refused: the reason stands in the list."));
}

/* Answers only where the chair asked for them: the room never sees this page. */
static void
show_so_far (YishiBallotsPapers  *self,
             const YishiVoteLook *look)
{
  g_autofree char *text = look->shows_answers ? yishi_ballots_say_so_far (look->result) : NULL;

  gtk_widget_set_visible (GTK_WIDGET (self->so_far), text != NULL);
  gtk_label_set_label (self->so_far, text != NULL ? text : "");
}

static void
make_answers (YishiBallotsPapers  *self,
              const YishiVoteLook *look)
{
  self->answers = yishi_answers_new (look);
  g_signal_connect_object (self->answers, "chosen", G_CALLBACK (answer_chosen_cb), self, G_CONNECT_SWAPPED);
  adw_bin_set_child (self->answer_place, self->answers);
  self->queue = yishi_ballots_queue_new (get_record (self), look->item);
  g_signal_connect_object (self->queue, "changed", G_CALLBACK (queue_changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->queue, "refused", G_CALLBACK (queue_refused_cb), self, G_CONNECT_SWAPPED);
  ask_for_unit (self, TRUE);
}

static void
yishi_ballots_papers_look (YishiBallotsPanel   *panel,
                           const YishiVoteLook *look)
{
  YishiBallotsPapers *self = YISHI_BALLOTS_PAPERS (panel);

  if (look->result == NULL)
    return;

  yishi_unit_field_set_roll (self->field, yishi_record_get_roll (get_record (self)));
  if (self->answers == NULL)
    make_answers (self, look);
  yishi_ballots_queue_forget_written (self->queue);
  yishi_ballots_show_participation (self->heads, self->area, look->result);
  show_so_far (self, look);
  show_newest (self);
}

static void
yishi_ballots_papers_focus (YishiBallotsPanel *panel)
{
  YishiBallotsPapers *self = YISHI_BALLOTS_PAPERS (panel);

  if (self->is_correcting)
    gtk_widget_grab_focus (GTK_WIDGET (self->reason));
  else
    focus_field (self);
}

static char *
yishi_ballots_papers_why_not_close (YishiBallotsPanel *panel)
{
  YishiBallotsPapers *self = YISHI_BALLOTS_PAPERS (panel);
  guint n = self->queue != NULL ? yishi_ballots_queue_count (self->queue) : 0;

  if (n == 0)
    return NULL;

  return g_strdup_printf (ngettext ("%u ballot is not in the record yet: see what stands in the list.",
                                    "%u ballots are not in the record yet: see what stands in the list.", n),
                          n);
}

static void
yishi_ballots_papers_dispose (GObject *object)
{
  YishiBallotsPapers *self = YISHI_BALLOTS_PAPERS (object);

  if (self->queue != NULL)
    {
      g_signal_handlers_disconnect_by_data (self->queue, self);
      yishi_ballots_queue_flush (self->queue);
      g_clear_object (&self->queue);
    }
  gtk_widget_dispose_template (GTK_WIDGET (object), YISHI_TYPE_BALLOTS_PAPERS);
  g_clear_pointer (&self->unit, g_free);
  g_clear_pointer (&self->next, g_free);
  G_OBJECT_CLASS (yishi_ballots_papers_parent_class)->dispose (object);
}

static void
yishi_ballots_papers_class_init (YishiBallotsPapersClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  YishiBallotsPanelClass *panel_class = YISHI_BALLOTS_PANEL_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = yishi_ballots_papers_dispose;
  panel_class->look = yishi_ballots_papers_look;
  panel_class->focus = yishi_ballots_papers_focus;
  panel_class->why_not_close = yishi_ballots_papers_why_not_close;

  g_type_ensure (YISHI_TYPE_SCAN_PANE);
  g_type_ensure (YISHI_TYPE_TRACK);
  g_type_ensure (YISHI_TYPE_UNIT_FIELD);
  g_type_ensure (YISHI_TYPE_BALLOTS_NEWEST);
  g_type_ensure (YISHI_TYPE_WRAP_LAYOUT);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/yishi/Yishi/ui/pages/yishi-ballots-papers.ui");
  gtk_widget_class_bind_template_child (widget_class, YishiBallotsPapers, heads);
  gtk_widget_class_bind_template_child (widget_class, YishiBallotsPapers, area);
  gtk_widget_class_bind_template_child (widget_class, YishiBallotsPapers, so_far);
  gtk_widget_class_bind_template_child (widget_class, YishiBallotsPapers, correction);
  gtk_widget_class_bind_template_child (widget_class, YishiBallotsPapers, field);
  gtk_widget_class_bind_template_child (widget_class, YishiBallotsPapers, camera);
  gtk_widget_class_bind_template_child (widget_class, YishiBallotsPapers, scan);
  gtk_widget_class_bind_template_child (widget_class, YishiBallotsPapers, whose);
  gtk_widget_class_bind_template_child (widget_class, YishiBallotsPapers, correct_button);
  gtk_widget_class_bind_template_child (widget_class, YishiBallotsPapers, reason);
  gtk_widget_class_bind_template_child (widget_class, YishiBallotsPapers, answer_place);
  gtk_widget_class_bind_template_child (widget_class, YishiBallotsPapers, channel);
  gtk_widget_class_bind_template_child (widget_class, YishiBallotsPapers, teller);
  gtk_widget_class_bind_template_child (widget_class, YishiBallotsPapers, by_agent);
  gtk_widget_class_bind_template_child (widget_class, YishiBallotsPapers, agent);
  gtk_widget_class_bind_template_child (widget_class, YishiBallotsPapers, newest);
  gtk_widget_class_bind_template_callback (widget_class, unit_chosen_cb);
  gtk_widget_class_bind_template_callback (widget_class, field_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, take_slip);
  gtk_widget_class_bind_template_callback (widget_class, correct_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, reason_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, reason_activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, newest_correct_cb);
  gtk_widget_class_bind_template_callback (widget_class, newest_again_cb);

  gtk_widget_class_install_action (widget_class, "papers.void", NULL, void_only);
  gtk_widget_class_install_action (widget_class, "papers.cancel", NULL, cancel);
  gtk_widget_class_install_action (widget_class, "papers.camera", NULL, toggle_camera);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "papers.cancel", NULL);
}

static void
yishi_ballots_papers_init (YishiBallotsPapers *self)
{
  GtkStringList *channels = gtk_string_list_new (NULL);

  gtk_widget_init_template (GTK_WIDGET (self));
  for (gsize i = 0; yishi_ballots_channels[i] != NULL; i++)
    gtk_string_list_append (channels, yishi_ballots_say_channel (yishi_ballots_channels[i]));
  gtk_drop_down_set_model (self->channel, G_LIST_MODEL (channels));
  yishi_drop_down_tell (self->channel, _("How the papers come in"));
  g_object_unref (channels);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "papers.void", FALSE);
  yishi_slip_keys_attach (GTK_WIDGET (self), slip_typed_elsewhere);
  yishi_tooltip_set (GTK_WIDGET (self->camera), _("Ballots are read by the camera (F3)"));
}
