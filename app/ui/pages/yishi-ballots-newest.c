/* yishi-ballots-newest.c - the last ballots in sight: being written, refused, or in the record
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "yishi-ballots-newest.h"

#include <glib/gi18n-lib.h>

#include "yishi-ballots-words.h"

struct _YishiBallotsNewest
{
  AdwBin parent_instance;

  GtkListBox *list;  /* (unowned) child */
};

G_DEFINE_FINAL_TYPE (YishiBallotsNewest, yishi_ballots_newest, ADW_TYPE_BIN)

enum
{
  CORRECT,
  AGAIN,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

static void
row_activated_cb (YishiBallotsNewest *self,
                  GtkListBoxRow      *row)
{
  gpointer ballot = g_object_get_data (G_OBJECT (row), "ballot");
  gpointer queued = g_object_get_data (G_OBJECT (row), "queued");

  if (ballot != NULL)
    g_signal_emit (self, signals[CORRECT], 0, ballot);
  else if (queued != NULL)
    g_signal_emit (self, signals[AGAIN], 0, queued);
}

static GtkWidget *
make_label (const char *text,
            const char *css_class)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  if (css_class != NULL)
    gtk_widget_add_css_class (label, css_class);
  return label;
}

/* Unit, answer and a note in one line, a reason below it; @icon says what
 * activating the row does, or in which state it is. */
static GtkListBoxRow *
add_row (YishiBallotsNewest *self,
         const char         *unit,
         const char         *answer,
         const char         *note,
         const char         *reason,
         const char         *icon)
{
  GtkWidget *row = gtk_list_box_row_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 2);
  GtkWidget *line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 9);
  GtkWidget *unit_label = make_label (unit, "figure");
  GtkWidget *answer_label = make_label (answer, NULL);
  GtkWidget *note_label = make_label (note, "dim-label");
  g_autofree char *name = g_strjoin (_(", "), unit, answer, note, *reason != '\0' ? reason : NULL, NULL);

  gtk_label_set_width_chars (GTK_LABEL (unit_label), 9);
  gtk_widget_set_hexpand (answer_label, TRUE);
  gtk_label_set_max_width_chars (GTK_LABEL (answer_label), 8);
  gtk_label_set_max_width_chars (GTK_LABEL (note_label), 18);
  gtk_label_set_ellipsize (GTK_LABEL (answer_label), PANGO_ELLIPSIZE_END);
  gtk_widget_set_tooltip_text (answer_label, answer);
  gtk_widget_add_css_class (note_label, "figure");
  gtk_widget_add_css_class (note_label, "caption");
  gtk_label_set_ellipsize (GTK_LABEL (note_label), PANGO_ELLIPSIZE_END);
  gtk_box_append (GTK_BOX (line), unit_label);
  gtk_box_append (GTK_BOX (line), answer_label);
  gtk_box_append (GTK_BOX (line), note_label);
  if (icon != NULL)
    {
      GtkWidget *image = g_object_new (GTK_TYPE_IMAGE, "icon-name", icon, "accessible-role",
                                       GTK_ACCESSIBLE_ROLE_PRESENTATION, NULL);

      gtk_widget_add_css_class (image, "dim-label");
      gtk_box_append (GTK_BOX (line), image);
    }
  gtk_box_append (GTK_BOX (box), line);
  if (*reason != '\0')
    {
      GtkWidget *label = make_label (reason, "caption");

      gtk_label_set_wrap (GTK_LABEL (label), TRUE);
      gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
      gtk_box_append (GTK_BOX (box), label);
    }

  gtk_widget_add_css_class (row, "ballot-row");
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  gtk_list_box_append (self->list, row);
  return GTK_LIST_BOX_ROW (row);
}

static void
add_queued (YishiBallotsNewest *self,
            const YishiItem    *item,
            YishiQueued        *queued)
{
  gboolean is_refused = queued->state == YISHI_QUEUED_REFUSED;
  YishiChoice choice;
  gboolean is_choice = yishi_choice_parse (queued->choice, &choice);
  g_autofree char *answer = yishi_ballots_say_answer (item, queued->choice, is_choice ? "" : queued->choice);
  GtkListBoxRow *row = add_row (self, queued->unit, answer,
                                is_refused ? C_("ballot", "refused") : C_("ballot", "being written…"), queued->reason,
                                is_refused ? "edit-undo-symbolic" : NULL);

  gtk_list_box_row_set_activatable (row, is_refused);
  gtk_widget_add_css_class (GTK_WIDGET (row), is_refused ? "refused" : "pending");
  if (!is_refused)
    return;

  g_object_set_data (G_OBJECT (row), "queued", queued);
  gtk_widget_set_tooltip_text (GTK_WIDGET (row), _("Put it back into the field"));
}

/* "19:05 · Paper · by 张三" */
static char *
describe_return (const YishiBallotRow *ballot,
                 const char           *today)
{
  g_autofree char *time = yishi_ballots_say_time (ballot->received, today);
  const char *channel = yishi_ballots_say_channel (ballot->channel);

  if (*ballot->agent != '\0')
    /* Translators: time, way of return, the agent's name or unit */
    return g_strdup_printf (_("%s · %s · by %s"), time, channel, ballot->agent);

  /* Translators: time, way of return */
  return g_strdup_printf (C_("ballot", "%s · %s"), time, channel);
}

static void
add_ballot (YishiBallotsNewest  *self,
            const YishiVoteLook *look,
            YishiBallotRow      *ballot,
            const char          *today)
{
  gboolean is_void = *ballot->void_reason != '\0';
  gboolean may_correct = !is_void && yishi_vote_look_is_open (look);
  g_autofree char *answer = yishi_ballots_say_answer (look->item, ballot->choice, ballot->marks);
  g_autofree char *note = describe_return (ballot, today);
  /* Translators: why a ballot was made void */
  g_autofree char *reason = is_void ? g_strdup_printf (_("Void: %s"), ballot->void_reason)
                                    : g_strdup (ballot->late ? _("Late: it does not count") : "");
  GtkListBoxRow *row = add_row (self, ballot->unit, answer, note, reason,
                                may_correct ? "document-edit-symbolic" : NULL);

  gtk_list_box_row_set_activatable (row, may_correct);
  if (is_void)
    gtk_widget_add_css_class (GTK_WIDGET (row), "void");
  if (!may_correct)
    return;

  g_object_set_data (G_OBJECT (row), "ballot", ballot);
  gtk_widget_set_tooltip_text (GTK_WIDGET (row), _("Make it void, or put another in its place"));
}

void
yishi_ballots_newest_show (YishiBallotsNewest  *self,
                           const YishiVoteLook *look,
                           YishiBallotsQueue   *queue,
                           const char          *today)
{
  GtkListBoxRow *row;
  GPtrArray *queued;

  g_return_if_fail (YISHI_IS_BALLOTS_NEWEST (self));

  while ((row = gtk_list_box_get_row_at_index (self->list, 0)) != NULL)
    gtk_list_box_remove (self->list, GTK_WIDGET (row));

  queued = queue != NULL ? yishi_ballots_queue_list (queue) : NULL;
  for (guint i = queued != NULL ? queued->len : 0; i-- > 0;)
    add_queued (self, look->item, queued->pdata[i]);
  for (guint i = 0; i < look->newest->len; i++)
    add_ballot (self, look, look->newest->pdata[i], today);
}

static void
yishi_ballots_newest_class_init (YishiBallotsNewestClass *klass)
{
  signals[CORRECT] = g_signal_new ("correct", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                   G_TYPE_NONE, 1, G_TYPE_POINTER);
  signals[AGAIN] = g_signal_new ("again", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                 G_TYPE_NONE, 1, G_TYPE_POINTER);
}

static void
yishi_ballots_newest_init (YishiBallotsNewest *self)
{
  GtkWidget *list = gtk_list_box_new ();
  GtkWidget *nothing = gtk_label_new (_("No paper is in yet."));

  self->list = GTK_LIST_BOX (list);
  gtk_list_box_set_selection_mode (self->list, GTK_SELECTION_NONE);
  gtk_widget_add_css_class (list, "boxed-list");
  gtk_widget_set_margin_top (nothing, 12);
  gtk_widget_set_margin_bottom (nothing, 12);
  gtk_widget_add_css_class (nothing, "dim-label");
  gtk_list_box_set_placeholder (self->list, nothing);
  gtk_accessible_update_property (GTK_ACCESSIBLE (list), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Last ballots"), -1);
  g_signal_connect_object (list, "row-activated", G_CALLBACK (row_activated_cb), self, G_CONNECT_SWAPPED);
  adw_bin_set_child (ADW_BIN (self), list);
}
