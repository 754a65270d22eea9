/* yishi-ballots-hands.c - hands that are counted, or members who are called by name
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A number for each answer, Enter goes on to the next; never more than there are
 * people. Where the door let nobody in, how many there are is asked for too. A roll
 * call adds up by itself.
 */
#include "config.h"

#include "yishi-ballots-hands.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "yishi-ballots-names.h"
#include "yishi-ballots-record.h"
#include "yishi-ballots-words.h"
#include "yishi-number-field.h"
#include "yishi-window.h"

struct _YishiBallotsHands
{
  YishiBallotsPanel parent_instance;

  char      **words;     /* (owned) (nullable) what the record keeps of the answers; NULL before the first look */
  GPtrArray  *fields;    /* (owned) (element-type YishiNumberField): in step with @words */
  gint64     *recorded;  /* (owned) (nullable) in step with @words; -1 while nothing is recorded */
  gboolean    is_called; /* names were answered and are not recorded yet */

  /* Template children */
  GtkStack          *ways;
  GtkBox            *counts;
  YishiNumberField  *people;
  GtkLabel          *sum;
  GtkLabel          *state;
  YishiBallotsNames *names;
  GtkBox            *member_line;
  GtkEntry          *member;
  YishiNumberField  *members;
  GtkLabel          *called;
  GtkBox            *tie;
};

G_DEFINE_FINAL_TYPE (YishiBallotsHands, yishi_ballots_hands, YISHI_TYPE_BALLOTS_PANEL)

static const YishiVoteLook *
get_look (YishiBallotsHands *self)
{
  return yishi_ballots_panel_get_look (YISHI_BALLOTS_PANEL (self));
}

static YishiRecord *
get_record (YishiBallotsHands *self)
{
  return yishi_ballots_panel_get_record (YISHI_BALLOTS_PANEL (self));
}

static gboolean
is_committee (YishiBallotsHands *self)
{
  return strcmp (get_look (self)->item->kind, "committee") == 0;
}

/* Hands that were typed, those left empty as none; -1 if nothing was typed. */
static gint64
sum_hands (YishiBallotsHands *self)
{
  gint64 sum = -1;

  for (guint i = 0; i < self->fields->len; i++)
    {
      gint64 number = yishi_number_field_get (self->fields->pdata[i]);

      if (number >= 0)
        sum = MAX (sum, 0) + number;
    }

  return sum;
}

/* Whether what stands in the fields is what the record has. */
static gboolean
is_recorded (YishiBallotsHands *self)
{
  for (guint i = 0; i < self->fields->len; i++)
    {
      gint64 typed = yishi_number_field_get (self->fields->pdata[i]);

      if (typed != self->recorded[i] && !(typed < 0 && self->recorded[i] == 0))
        return FALSE;
    }

  return TRUE;
}

static char *
describe_sum (gint64   sum,
              gint64   people,
              gboolean of_members)
{
  g_autofree char *hands = yishi_ballots_say_number (MAX (sum, 0));
  g_autofree char *all = yishi_ballots_say_number (people);

  if (people < 0 && (of_members || sum <= 0))
    /* Translators: hands counted */
    return g_strdup_printf (_("%s hands"), hands);
  if (people < 0)
    /* Translators: hands counted */
    return g_strdup_printf (_("%s hands, but of how many people in the room?"), hands);
  if (of_members)
    /* Translators: answers, members of the committee */
    return g_strdup_printf (sum > people ? _("%1$s answers, but only %2$s members: count again")
                                         : _("%1$s of %2$s members"),
                            hands, all);

  /* Translators: hands counted, people in the room */
  return g_strdup_printf (sum > people ? _("%1$s hands, but only %2$s people: count again") : _("%1$s of %2$s people"),
                          hands, all);
}

/* Hands of a room in which, as far as anybody said, there is nobody. */
static gboolean
lacks_people (YishiBallotsHands *self,
              gint64             sum)
{
  return sum > 0 && !is_committee (self) && yishi_number_field_get (self->people) < 0;
}

static void
show_sum (YishiBallotsHands *self)
{
  gint64 sum = sum_hands (self);
  gint64 people = yishi_number_field_get (is_committee (self) ? self->members : self->people);
  g_autofree char *text = describe_sum (sum, people, is_committee (self));
  gboolean is_much = people >= 0 && sum > people;

  gtk_label_set_label (self->sum, text);
  if (is_much || lacks_people (self, sum))
    gtk_widget_add_css_class (GTK_WIDGET (self->sum), "error");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self->sum), "error");
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "hands.record", sum >= 0 && !is_much && !lacks_people (self, sum) && !is_recorded (self));
  gtk_label_set_label (self->state, sum < 0               ? ""
                                    : is_recorded (self) ? _("This count is in the record.")
                                                         : _("This count is not in the record yet."));
  gtk_widget_set_visible (GTK_WIDGET (self->state), sum >= 0);
  yishi_ballots_panel_notify_unsaved (YISHI_BALLOTS_PANEL (self));
}

static void
number_changed_cb (YishiBallotsHands *self)
{
  if (self->words != NULL)
    show_sum (self);
}

static void
number_activated_cb (YishiBallotsHands *self,
                     YishiNumberField  *field)
{
  guint index;

  if (g_ptr_array_find (self->fields, field, &index) && index + 1 < self->fields->len)
    gtk_widget_grab_focus (self->fields->pdata[index + 1]);
  else if (lacks_people (self, sum_hands (self)))
    gtk_widget_grab_focus (GTK_WIDGET (self->people));
  else
    gtk_widget_activate_action (GTK_WIDGET (self), "hands.record", NULL);
}

static void
recorded_cb (GObject      *object,
             GAsyncResult *result,
             gpointer      user_data)
{
  g_autoptr(YishiBallotsHands) self = user_data;
  g_autoptr(GError) error = NULL;

  if (!yishi_ballots_record_finish (YISHI_RECORD (object), result, &error))
    yishi_window_report (GTK_WIDGET (self), error);
}

static void
record_counts (GtkWidget  *widget,
               const char *action,
               GVariant   *parameter)
{
  YishiBallotsHands *self = YISHI_BALLOTS_HANDS (widget);
  g_autofree gint64 *counts = g_new0 (gint64, self->fields->len);
  gint64 members = is_committee (self) ? MAX (yishi_number_field_get (self->members), 0) : 0;

  for (guint i = 0; i < self->fields->len; i++)
    counts[i] = MAX (yishi_number_field_get (self->fields->pdata[i]), 0);
  yishi_ballots_record_counts_async (get_record (self), get_look (self)->item, members,
                                     is_committee (self) ? -1 : yishi_number_field_get (self->people),
                                     (const char *const *) self->words, counts, recorded_cb, g_object_ref (self));
}

static void
called_cb (GObject      *object,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr(YishiBallotsHands) self = user_data;
  g_autoptr(GError) error = NULL;

  if (!yishi_ballots_record_finish (YISHI_RECORD (object), result, &error))
    {
      self->is_called = TRUE;
      yishi_window_report (GTK_WIDGET (self), error);
      yishi_ballots_panel_notify_unsaved (YISHI_BALLOTS_PANEL (self));
    }
}

static void
show_called (YishiBallotsHands *self)
{
  g_auto(GStrv) choices = NULL;
  g_auto(GStrv) names = yishi_ballots_names_get (self->names, &choices);
  guint n = g_strv_length (names);
  /* Translators: how many have answered, how many names there are */
  g_autofree char *text = g_strdup_printf (_("%1$u of %2$u have answered"), n, yishi_ballots_names_count (self->names));

  gtk_label_set_label (self->called, text);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "hands.record-call", n > 0 && self->is_called);
}

static void
record_call (GtkWidget  *widget,
             const char *action,
             GVariant   *parameter)
{
  YishiBallotsHands *self = YISHI_BALLOTS_HANDS (widget);
  gboolean committee = is_committee (self);
  g_auto(GStrv) choices = NULL;
  g_auto(GStrv) names = yishi_ballots_names_get (self->names, &choices);
  g_auto(GStrv) everybody = committee ? yishi_ballots_names_get (self->names, NULL) : NULL;
  gint64 members = yishi_number_field_get (self->members);

  if (committee && members < 0)
    members = yishi_ballots_names_count (self->names);
  self->is_called = FALSE;
  yishi_ballots_record_call_async (get_record (self), get_look (self)->item, committee ? members : 0,
                                   (const char *const *) names, (const char *const *) choices,
                                   (const char *const *) everybody, called_cb, g_object_ref (self));
  show_called (self);
}

static void
names_changed_cb (YishiBallotsHands *self)
{
  self->is_called = TRUE;
  show_called (self);
  yishi_ballots_panel_notify_unsaved (YISHI_BALLOTS_PANEL (self));
}

static void
member_activated_cb (YishiBallotsHands *self)
{
  g_autofree char *name = g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->member))));

  if (*name == '\0')
    return;
  yishi_ballots_names_add (self->names, name, NULL, TRUE);
  gtk_editable_set_text (GTK_EDITABLE (self->member), "");
  show_called (self);
}

static void
cast (GtkWidget  *widget,
      const char *action,
      GVariant   *parameter)
{
  YishiBallotsHands *self = YISHI_BALLOTS_HANDS (widget);

  yishi_ballots_give_casting_async (get_record (self), get_look (self)->item, g_variant_get_string (parameter, NULL),
                                    recorded_cb, g_object_ref (self));
}

/* What is recorded of an answer; -1 if nothing is. */
static gint64
find_recorded (YishiBallotsHands   *self,
               const YishiVoteLook *look,
               guint                index)
{
  const YishiTally *tally = look->result->tally;
  const YishiElection *election = look->result->election;
  YishiChoice choice;

  if (election != NULL)
    return election->participating.heads > 0 && index < election->n_candidates
             ? election->candidates[index].votes.heads : -1;
  if (tally->participating.heads == 0 || !yishi_choice_parse (self->words[index], &choice))
    return -1;

  return tally->answers[choice].heads;
}

static void
add_field (YishiBallotsHands *self,
           const char        *label)
{
  GtkWidget *field = g_object_new (YISHI_TYPE_NUMBER_FIELD, "label", label, NULL);

  g_signal_connect_object (field, "changed", G_CALLBACK (number_changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (field, "activated", G_CALLBACK (number_activated_cb), self, G_CONNECT_SWAPPED);
  gtk_box_append (self->counts, field);
  g_ptr_array_add (self->fields, field);
}

/* The answers are those of the item: they do not change while its vote is open. */
static void
make_answers (YishiBallotsHands   *self,
              const YishiVoteLook *look)
{
  gboolean has_options = *look->item->candidates != NULL;
  g_autoptr(GStrvBuilder) labels = g_strv_builder_new ();
  g_auto(GStrv) shown = NULL;

  self->words = has_options ? g_strdupv (look->item->candidates) : g_strdupv ((char **) yishi_ballots_hand_choices);
  self->recorded = g_new0 (gint64, g_strv_length (self->words) + 1);
  for (guint i = 0; self->words[i] != NULL; i++)
    {
      const char *label = has_options ? self->words[i] : yishi_ballots_say_choice (self->words[i]);

      g_strv_builder_add (labels, label);
      add_field (self, label);
      self->recorded[i] = -1;
    }
  shown = g_strv_builder_end (labels);
  if (g_strv_length (self->words) <= 9)
    yishi_ballots_names_set_answers (self->names, (const char *const *) self->words, (const char *const *) shown);

  gtk_widget_set_visible (GTK_WIDGET (self->people), !is_committee (self));
  gtk_widget_set_visible (GTK_WIDGET (self->members), is_committee (self));
  gtk_widget_set_visible (GTK_WIDGET (self->member_line), is_committee (self));
  gtk_stack_set_visible_child_name (self->ways, is_committee (self) ? "names" : "counts");
  if (is_committee (self) && look->n_members > 0)
    yishi_number_field_set (self->members, look->n_members);
  if (look->n_people > 0)
    yishi_number_field_set (self->people, look->n_people);
}

static void
take_recorded (YishiBallotsHands   *self,
               const YishiVoteLook *look)
{
  for (guint i = 0; i < self->fields->len; i++)
    {
      gint64 recorded = find_recorded (self, look, i);

      if (recorded != self->recorded[i])
        yishi_number_field_set (self->fields->pdata[i], recorded);
      self->recorded[i] = recorded;
    }
  if (look->result->present >= 0 && yishi_number_field_get (self->people) < 0)
    yishi_number_field_set (self->people, look->result->present);
}

/* Who may be called: the members that are known, or who is in the room. */
static void
fill_names (YishiBallotsHands   *self,
            const YishiVoteLook *look)
{
  YishiMeetingState *meeting = yishi_record_get_meeting (get_record (self));
  YishiLoadedRoll *roll = yishi_record_get_roll (get_record (self));
  g_auto(GStrv) members = g_strsplit (look->members, "\n", -1);

  for (guint i = 0; is_committee (self) && members[i] != NULL; i++)
    if (*members[i] != '\0')
      yishi_ballots_names_add (self->names, members[i], NULL, TRUE);
  for (guint i = 0; !is_committee (self) && meeting != NULL && i < meeting->attendance->len; i++)
    {
      const YishiAttendance *here = meeting->attendance->pdata[i];
      const char *unit = *here->proxy_for != '\0' ? here->proxy_for : here->unit;
      g_autofree char *owners = roll != NULL ? yishi_ballots_say_owners (roll->roll, unit) : NULL;

      if (*here->left == '\0')
        yishi_ballots_names_add (self->names, unit, owners, FALSE);
    }

  for (guint i = 0; i < look->answers->len; i++)
    {
      const YishiRollCallAnswer *answer = look->answers->pdata[i];

      yishi_ballots_names_add (self->names, answer->name, NULL, is_committee (self));
      if (!self->is_called)
        yishi_ballots_names_answer (self->names, answer->name, answer->choice);
    }
  show_called (self);
}

static void
yishi_ballots_hands_look (YishiBallotsPanel   *panel,
                          const YishiVoteLook *look)
{
  YishiBallotsHands *self = YISHI_BALLOTS_HANDS (panel);
  const YishiTally *tally = look->result != NULL ? look->result->tally : NULL;

  if (look->result == NULL)
    return;

  if (self->words == NULL)
    make_answers (self, look);
  take_recorded (self, look);
  fill_names (self, look);
  gtk_widget_set_visible (GTK_WIDGET (self->tie), tally != NULL && tally->verdict == YISHI_VERDICT_TIE &&
                                                    look->result->rule->casting_vote);
  show_sum (self);
}

static void
yishi_ballots_hands_focus (YishiBallotsPanel *panel)
{
  YishiBallotsHands *self = YISHI_BALLOTS_HANDS (panel);
  gboolean counts = g_strcmp0 (gtk_stack_get_visible_child_name (self->ways), "counts") == 0;

  if (counts && self->fields->len > 0)
    gtk_widget_grab_focus (self->fields->pdata[0]);
  else if (!gtk_widget_grab_focus (GTK_WIDGET (self->names)))
    gtk_widget_grab_focus (GTK_WIDGET (self->member));
}

static char *
yishi_ballots_hands_why_not_close (YishiBallotsPanel *panel)
{
  YishiBallotsHands *self = YISHI_BALLOTS_HANDS (panel);

  if (self->words == NULL || (is_recorded (self) && !self->is_called))
    return NULL;

  return g_strdup (self->is_called ? _("The answers are not in the record yet: record the roll call first.")
                                   : _("The count is not in the record yet: record it first."));
}

static void
yishi_ballots_hands_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), YISHI_TYPE_BALLOTS_HANDS);
  G_OBJECT_CLASS (yishi_ballots_hands_parent_class)->dispose (object);
}

static void
yishi_ballots_hands_finalize (GObject *object)
{
  YishiBallotsHands *self = YISHI_BALLOTS_HANDS (object);

  g_strfreev (self->words);
  g_ptr_array_unref (self->fields);
  g_free (self->recorded);
  G_OBJECT_CLASS (yishi_ballots_hands_parent_class)->finalize (object);
}

static void
yishi_ballots_hands_class_init (YishiBallotsHandsClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  YishiBallotsPanelClass *panel_class = YISHI_BALLOTS_PANEL_CLASS (klass);

  object_class->dispose = yishi_ballots_hands_dispose;
  object_class->finalize = yishi_ballots_hands_finalize;
  panel_class->look = yishi_ballots_hands_look;
  panel_class->focus = yishi_ballots_hands_focus;
  panel_class->why_not_close = yishi_ballots_hands_why_not_close;

  g_type_ensure (YISHI_TYPE_NUMBER_FIELD);
  g_type_ensure (YISHI_TYPE_BALLOTS_NAMES);
  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/yishi/Yishi/ui/pages/yishi-ballots-hands.ui");
  gtk_widget_class_bind_template_child (widget_class, YishiBallotsHands, ways);
  gtk_widget_class_bind_template_child (widget_class, YishiBallotsHands, counts);
  gtk_widget_class_bind_template_child (widget_class, YishiBallotsHands, people);
  gtk_widget_class_bind_template_child (widget_class, YishiBallotsHands, sum);
  gtk_widget_class_bind_template_child (widget_class, YishiBallotsHands, state);
  gtk_widget_class_bind_template_child (widget_class, YishiBallotsHands, names);
  gtk_widget_class_bind_template_child (widget_class, YishiBallotsHands, member_line);
  gtk_widget_class_bind_template_child (widget_class, YishiBallotsHands, member);
  gtk_widget_class_bind_template_child (widget_class, YishiBallotsHands, members);
  gtk_widget_class_bind_template_child (widget_class, YishiBallotsHands, called);
  gtk_widget_class_bind_template_child (widget_class, YishiBallotsHands, tie);
  gtk_widget_class_bind_template_callback (widget_class, number_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, number_activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, names_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, member_activated_cb);

  gtk_widget_class_install_action (widget_class, "hands.record", NULL, record_counts);
  gtk_widget_class_install_action (widget_class, "hands.record-call", NULL, record_call);
  gtk_widget_class_install_action (widget_class, "hands.cast", "s", cast);
}

static void
yishi_ballots_hands_init (YishiBallotsHands *self)
{
  self->fields = g_ptr_array_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
}
