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

/* Marks as their numbers, which is what stands on the paper; names would not fit. */
static char *
shorten (const char *answer,
         const char *marks)
{
  g_auto(GStrv) numbers = NULL;

  if (*marks == '\0')
    return g_strdup (answer);

  numbers = g_strsplit (marks, ",", -1);
  return g_strjoinv (" · ", numbers);
}

/* What one row says and does. */
typedef struct
{
  char       *unit;    /* (owned) */
  char       *owners;  /* (owned) their names, "" if they are not known */
  char       *answer;  /* (owned) with all names */
  char       *shown;   /* (owned) of it */
  char       *note;    /* (owned) */
  char       *reason;  /* (owned) below the others, "" for none */
  const char *icon;    /* (unowned) (nullable) what activating the row does */
  const char *style;   /* (unowned) (nullable) its state */
  const char *tip;     /* (unowned) (nullable) while it may be activated */
  const char *what;    /* (unowned) "ballot" or "queued", and which: */
  gpointer    data;    /* (unowned) */
  char       *key;     /* (owned) all that is to be seen */
} Line;

static void
line_free (Line *self)
{
  g_free (self->unit);
  g_free (self->owners);
  g_free (self->answer);
  g_free (self->shown);
  g_free (self->note);
  g_free (self->reason);
  g_free (self->key);
  g_free (self);
}

static GtkWidget *
make_line_box (const Line *line)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 9);
  GtkWidget *unit_label = make_label (line->unit, "figure");
  GtkWidget *owners_label = make_label (line->owners, NULL);
  GtkWidget *answer_label = make_label (line->shown, NULL);
  GtkWidget *note_label = make_label (line->note, "dim-label");

  gtk_label_set_width_chars (GTK_LABEL (unit_label), 9);
  gtk_widget_set_hexpand (owners_label, TRUE);
  gtk_label_set_width_chars (GTK_LABEL (owners_label), 6);
  gtk_label_set_ellipsize (GTK_LABEL (owners_label), PANGO_ELLIPSIZE_END);
  gtk_widget_set_tooltip_text (owners_label, line->owners);
  gtk_label_set_max_width_chars (GTK_LABEL (answer_label), 8);
  gtk_label_set_max_width_chars (GTK_LABEL (note_label), 18);
  gtk_label_set_ellipsize (GTK_LABEL (answer_label), PANGO_ELLIPSIZE_END);
  gtk_widget_set_tooltip_text (answer_label, line->answer);
  gtk_widget_add_css_class (note_label, "figure");
  gtk_widget_add_css_class (note_label, "caption");
  gtk_label_set_ellipsize (GTK_LABEL (note_label), PANGO_ELLIPSIZE_END);
  gtk_box_append (GTK_BOX (box), unit_label);
  gtk_box_append (GTK_BOX (box), owners_label);
  gtk_box_append (GTK_BOX (box), answer_label);
  gtk_box_append (GTK_BOX (box), note_label);
  if (line->icon != NULL)
    {
      GtkWidget *image = g_object_new (GTK_TYPE_IMAGE, "icon-name", line->icon, "accessible-role",
                                       GTK_ACCESSIBLE_ROLE_PRESENTATION, NULL);

      gtk_widget_add_css_class (image, "dim-label");
      gtk_box_append (GTK_BOX (box), image);
    }

  return box;
}

/* Unit, answer and note in one line, a reason below it. */
static GtkWidget *
make_row (const Line *line)
{
  GtkWidget *row = gtk_list_box_row_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 2);
  g_autofree char *whose = *line->owners != '\0' ? g_strjoin (_(", "), line->unit, line->owners, NULL)
                                                 : g_strdup (line->unit);
  g_autofree char *name = g_strjoin (_(", "), whose, line->answer, line->note,
                                     *line->reason != '\0' ? line->reason : NULL, NULL);

  gtk_box_append (GTK_BOX (box), make_line_box (line));
  if (*line->reason != '\0')
    {
      GtkWidget *label = make_label (line->reason, "caption");

      gtk_label_set_wrap (GTK_LABEL (label), TRUE);
      gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
      gtk_box_append (GTK_BOX (box), label);
    }

  gtk_widget_add_css_class (row, "ballot-row");
  if (line->style != NULL)
    gtk_widget_add_css_class (row, line->style);
  if (line->tip != NULL)
    gtk_widget_set_tooltip_text (row, line->tip);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), line->tip != NULL);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  g_object_set_data_full (G_OBJECT (row), "key", g_strdup (line->key), g_free);
  return row;
}

/* Takes over all but the words that are (unowned), and names the owners. @roll: (nullable) */
static void
add_line (GPtrArray       *lines,
          const Line      *line,
          const YishiRoll *roll)
{
  Line *added = g_memdup2 (line, sizeof *line);

  added->owners = roll != NULL ? yishi_ballots_say_owners (roll, line->unit) : g_strdup ("");
  added->key = g_strjoin ("\n", line->unit, added->owners, line->answer, line->note, line->reason, line->icon != NULL ? line->icon : "",
                          line->style != NULL ? line->style : "", line->tip != NULL ? line->tip : "", NULL);
  g_ptr_array_add (lines, added);
}

static void
add_queued (GPtrArray       *lines,
            const YishiItem *item,
            YishiQueued     *queued,
            const YishiRoll *roll)
{
  gboolean is_refused = queued->state == YISHI_QUEUED_REFUSED;
  YishiChoice choice;
  gboolean is_choice = yishi_choice_parse (queued->choice, &choice);
  Line line = { .unit = g_strdup (queued->unit), .reason = g_strdup (queued->reason), .what = "queued" };

  line.answer = yishi_ballots_say_answer (item, queued->choice, is_choice ? "" : queued->choice);
  line.shown = shorten (line.answer, is_choice ? "" : queued->choice);
  line.note = g_strdup (is_refused ? C_("ballot", "refused") : C_("ballot", "being written…"));
  line.style = is_refused ? "refused" : "pending";
  if (is_refused)
    {
      line.icon = "edit-undo-symbolic";
      line.tip = _("Put it back into the field");
      line.data = queued;
    }
  add_line (lines, &line, roll);
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
add_ballot (GPtrArray           *lines,
            const YishiVoteLook *look,
            YishiBallotRow      *ballot,
            const YishiRoll     *roll,
            const char          *today)
{
  gboolean is_void = *ballot->void_reason != '\0';
  Line line = { .unit = g_strdup (ballot->unit), .style = is_void ? "void" : NULL, .what = "ballot" };

  line.answer = yishi_ballots_say_answer (look->item, ballot->choice, ballot->marks);
  line.shown = shorten (line.answer, ballot->marks);
  line.note = describe_return (ballot, today);
  /* Translators: why a ballot was made void */
  line.reason = is_void ? g_strdup_printf (_("Void: %s"), ballot->void_reason)
                        : g_strdup (ballot->late ? _("Late: it does not count") : "");
  if (!is_void && yishi_vote_look_is_open (look))
    {
      line.icon = "document-edit-symbolic";
      line.tip = _("Make it void, or put another in its place");
      line.data = ballot;
    }
  add_line (lines, &line, roll);
}

static const char *
get_key (GtkListBoxRow *row)
{
  return g_object_get_data (G_OBJECT (row), "key");
}

/* Rows that say the same stay: of a hundred ballots each is made and laid out once. */
static void
show_lines (YishiBallotsNewest *self,
            GPtrArray          *lines)
{
  g_autoptr(GHashTable) wanted = g_hash_table_new (g_str_hash, g_str_equal);
  GtkListBoxRow *row;

  for (guint i = 0; i < lines->len; i++)
    g_hash_table_add (wanted, ((const Line *) lines->pdata[i])->key);

  for (guint i = 0; i < lines->len; i++)
    {
      const Line *line = lines->pdata[i];

      while ((row = gtk_list_box_get_row_at_index (self->list, (int) i)) != NULL &&
             !g_hash_table_contains (wanted, get_key (row)))
        gtk_list_box_remove (self->list, GTK_WIDGET (row));
      if (row == NULL || !g_str_equal (get_key (row), line->key))
        {
          row = GTK_LIST_BOX_ROW (make_row (line));
          gtk_list_box_insert (self->list, GTK_WIDGET (row), (int) i);
        }
      g_object_set_data (G_OBJECT (row), line->what, line->data);
    }
  while ((row = gtk_list_box_get_row_at_index (self->list, (int) lines->len)) != NULL)
    gtk_list_box_remove (self->list, GTK_WIDGET (row));
}

void
yishi_ballots_newest_show (YishiBallotsNewest  *self,
                           const YishiVoteLook *look,
                           YishiBallotsQueue   *queue,
                           const YishiRoll     *roll,
                           const char          *today)
{
  g_autoptr(GPtrArray) lines = g_ptr_array_new_with_free_func ((GDestroyNotify) line_free);
  GPtrArray *queued;

  g_return_if_fail (YISHI_IS_BALLOTS_NEWEST (self));

  queued = queue != NULL ? yishi_ballots_queue_list (queue) : NULL;
  for (guint i = queued != NULL ? queued->len : 0; i-- > 0;)
    add_queued (lines, look->item, queued->pdata[i], roll);
  for (guint i = 0; i < look->newest->len; i++)
    add_ballot (lines, look, look->newest->pdata[i], roll, today);
  show_lines (self, lines);
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
