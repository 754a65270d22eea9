/* yishi-ballots-before.c - a vote before it is opened: its days, and what is to be known
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "yishi-ballots-before.h"

#include <glib/gi18n-lib.h>

#include "yishi-ballots-verbs.h"
#include "yishi-ballots-words.h"
#include "yishi-date.h"
#include "yishi-window.h"

struct _YishiBallotsBefore
{
  YishiBallotsPanel parent_instance;

  /* Template children */
  GtkLabel    *voters;
  GtkLabel    *refusal;
  GtkBox      *window;
  AdwEntryRow *from;
  AdwEntryRow *until;
};

G_DEFINE_FINAL_TYPE (YishiBallotsBefore, yishi_ballots_before, YISHI_TYPE_BALLOTS_PANEL)

/* Who may vote, in a sentence. */
static char *
describe_voters (const YishiVoteLook *look)
{
  YishiRule *rule = yishi_vote_look_get_rule (look);
  const YishiTally *tally = look->result->tally;
  YishiCount roll = tally != NULL ? tally->roll : look->result->election->roll;
  g_autofree char *number = NULL;
  g_autofree char *area = NULL;

  if (g_strcmp0 (look->item->kind, "committee") == 0)
    {
      number = yishi_ballots_say_number (look->n_members);
      return look->n_members > 0
               /* Translators: how many members the committee has */
               ? g_strdup_printf (_("The members of the owners’ committee vote: there are %s of them."), number)
               : g_strdup (_("The members of the owners’ committee vote."));
    }
  if (yishi_vote_look_counts_hands (look))
    {
      number = yishi_ballots_say_number (look->n_people);
      return look->n_people > 0
               /* Translators: how many people the door has let in */
               ? g_strdup_printf (_("Everybody in the room may raise a hand: the door has counted %s."), number)
               : g_strdup (_("Everybody in the room may raise a hand."));
    }

  number = yishi_ballots_say_number (roll.heads);
  area = yishi_ballots_say_area_alone (roll.area);
  if (rule != NULL && rule->by_area)
    /* Translators: persons, area */
    return g_strdup_printf (_("%s persons with %s m² vote; opening freezes this roll and the rule."),
                            number, area);

  /* Translators: persons */
  return g_strdup_printf (_("%s persons vote; opening freezes this roll and the rule."), number);
}

static void
yishi_ballots_before_look (YishiBallotsPanel   *panel,
                           const YishiVoteLook *look)
{
  YishiBallotsBefore *self = YISHI_BALLOTS_BEFORE (panel);
  g_autofree char *voters = look->result != NULL ? describe_voters (look) : NULL;

  gtk_widget_set_visible (GTK_WIDGET (self->voters), voters != NULL);
  gtk_label_set_label (self->voters, voters != NULL ? voters : "");
  gtk_widget_set_visible (GTK_WIDGET (self->refusal), look->refusal != NULL);
  gtk_label_set_label (self->refusal, look->refusal != NULL ? look->refusal : "");
  gtk_widget_set_visible (GTK_WIDGET (self->window), look->result != NULL && !yishi_vote_look_counts_hands (look));
}

/* Returns: whether what stands in @row is a day, or nothing; @day is "" then */
static gboolean
read_day (AdwEntryRow  *row,
          char        **day)
{
  GDate date;

  *day = g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (row))));
  if (**day == '\0' || yishi_date_parse (*day, &date))
    {
      gtk_widget_remove_css_class (GTK_WIDGET (row), "error");
      return TRUE;
    }

  gtk_widget_add_css_class (GTK_WIDGET (row), "error");
  gtk_widget_grab_focus (GTK_WIDGET (row));
  return FALSE;
}

void
yishi_ballots_before_open (YishiBallotsBefore *self)
{
  YishiBallotsPanel *panel = YISHI_BALLOTS_PANEL (self);
  const YishiVoteLook *look = yishi_ballots_panel_get_look (panel);
  g_autofree char *from = NULL;
  g_autofree char *until = NULL;

  g_return_if_fail (YISHI_IS_BALLOTS_BEFORE (self));

  if (look == NULL || look->refusal != NULL)
    return;
  if (!read_day (self->from, &from) || !read_day (self->until, &until))
    {
      yishi_window_refuse (GTK_WIDGET (self), _("That is not a day: write it as 2026-12-15."));
      return;
    }

  yishi_ballots_open_vote (GTK_WIDGET (self), yishi_ballots_panel_get_conductor (panel), look,
                           *from != '\0' ? from : NULL, *until != '\0' ? until : NULL);
}

static void
entry_activated_cb (YishiBallotsBefore *self)
{
  gtk_widget_activate_action (GTK_WIDGET (self), "ballots.open", NULL);
}

static void
yishi_ballots_before_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), YISHI_TYPE_BALLOTS_BEFORE);
  G_OBJECT_CLASS (yishi_ballots_before_parent_class)->dispose (object);
}

static void
yishi_ballots_before_class_init (YishiBallotsBeforeClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = yishi_ballots_before_dispose;
  YISHI_BALLOTS_PANEL_CLASS (klass)->look = yishi_ballots_before_look;

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/yishi/Yishi/ui/pages/yishi-ballots-before.ui");
  gtk_widget_class_bind_template_child (widget_class, YishiBallotsBefore, voters);
  gtk_widget_class_bind_template_child (widget_class, YishiBallotsBefore, refusal);
  gtk_widget_class_bind_template_child (widget_class, YishiBallotsBefore, window);
  gtk_widget_class_bind_template_child (widget_class, YishiBallotsBefore, from);
  gtk_widget_class_bind_template_child (widget_class, YishiBallotsBefore, until);
  gtk_widget_class_bind_template_callback (widget_class, entry_activated_cb);
}

static void
yishi_ballots_before_init (YishiBallotsBefore *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}
