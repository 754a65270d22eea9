/* yishi-ballots-figures.c - the figures of a result: tracks with their thresholds, answers, candidates
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "yishi-ballots-figures.h"

#include <glib/gi18n-lib.h>

#include "yishi-area.h"
#include "yishi-ballots-words.h"
#include "yishi-track.h"
#include "yishi-words.h"

static void
add_heading (GtkBox     *box,
             const char *text)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_widget_add_css_class (label, "heading");
  gtk_box_append (box, label);
}

static void
add_track (GtkBox     *box,
           const char *name,
           char       *words,
           gint64      part,
           gint64      needed,
           gint64      whole)
{
  GtkWidget *track = yishi_track_new ();

  yishi_track_set (YISHI_TRACK (track), name, words, part, needed, whole);
  gtk_box_append (box, track);
  g_free (words);
}

static void
add_participation (GtkBox          *box,
                   const YishiRule *rule,
                   YishiCount       part,
                   YishiCount       needed,
                   YishiCount       roll)
{
  add_heading (box, _("Participation"));
  add_track (box, C_("track", "Persons"), yishi_ballots_say_heads (part.heads, needed.heads, roll.heads), part.heads, needed.heads,
             roll.heads);
  if (rule->by_area)
    add_track (box, C_("track", "Area"), yishi_ballots_say_area (part.area, needed.area, roll.area), part.area, needed.area,
               roll.area);
}

static void
add_approval (GtkBox           *box,
              const YishiTally *tally)
{
  add_heading (box, _("Approval"));
  add_track (box, C_("track", "Persons"),
             yishi_ballots_say_heads_for (tally->approving.heads, tally->needed_approval.heads, tally->base.heads),
             tally->approving.heads, tally->needed_approval.heads, tally->base.heads);
  if (tally->rule->by_area)
    add_track (box, C_("track", "Area"),
               yishi_ballots_say_area_for (tally->approving.area, tally->needed_approval.area, tally->base.area),
               tally->approving.area, tally->needed_approval.area, tally->base.area);
}

static GtkWidget *
add_cell (GtkGrid    *grid,
          const char *text,
          int         column,
          int         row,
          gboolean    is_number)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), is_number ? 1 : 0);
  if (is_number)
    gtk_widget_add_css_class (label, "figure");
  else
    {
      gtk_label_set_wrap (GTK_LABEL (label), TRUE);
      gtk_widget_set_hexpand (label, column > 0);
    }
  gtk_grid_attach (grid, label, column, row, 1, 1);
  return label;
}

static GtkGrid *
add_grid (GtkBox *box)
{
  GtkWidget *grid = gtk_grid_new ();

  gtk_grid_set_column_spacing (GTK_GRID (grid), 24);
  gtk_grid_set_row_spacing (GTK_GRID (grid), 6);
  gtk_widget_add_css_class (grid, "card");
  gtk_widget_add_css_class (grid, "figures");
  gtk_box_append (box, grid);
  return GTK_GRID (grid);
}

/* Yes, no and abstentions always; the others where there are any. */
static void
add_answers (GtkBox           *box,
             const YishiTally *tally)
{
  GtkGrid *grid = add_grid (box);
  gboolean by_area = tally->rule->by_area;
  int row = 0;

  gtk_widget_add_css_class (add_cell (grid, _("Answer"), 0, row, FALSE), "dim-label");
  gtk_widget_add_css_class (add_cell (grid, C_("track", "Persons"), 1, row, TRUE), "dim-label");
  if (by_area)
    gtk_widget_add_css_class (add_cell (grid, C_("track", "Area (m²)"), 2, row, TRUE), "dim-label");
  for (int i = 0; i < YISHI_N_CHOICES; i++)
    {
      YishiCount count = tally->answers[i];
      g_autofree char *heads = yishi_words_number (count.heads);
      g_autofree char *area = yishi_area_format_human (count.area);

      if (i > YISHI_CHOICE_ABSTAIN && count.heads == 0 && count.area == 0)
        continue;
      row++;
      add_cell (grid, yishi_ballots_say_choice (yishi_choice_to_string (i)), 0, row, FALSE);
      add_cell (grid, heads, 1, row, TRUE);
      if (by_area)
        add_cell (grid, area, 2, row, TRUE);
    }
  if (tally->split_heads > 0)
    {
      g_autofree char *heads = yishi_words_number (tally->split_heads);

      row++;
      add_cell (grid, _("Persons whose units answer differently"), 0, row, FALSE);
      add_cell (grid, heads, 1, row, TRUE);
    }
}

static void
fill_tally (GtkBox            *box,
            const YishiTally  *tally)
{
  if (tally->rule->method == YISHI_METHOD_STRAW)
    {
      gint64 whole = MAX (tally->present, tally->participating.heads);

      for (int i = YISHI_CHOICE_YES; i <= YISHI_CHOICE_ABSTAIN; i++)
        add_track (box, yishi_ballots_say_choice (yishi_choice_to_string (i)),
                   yishi_ballots_say_share (tally->answers[i].heads, whole), tally->answers[i].heads, 0, whole);
      return;
    }

  add_participation (box, tally->rule, tally->participating, tally->needed_participation, tally->roll);
  if (tally->rule->approval.denominator != 0 && tally->rule->method != YISHI_METHOD_OBJECTION)
    add_approval (box, tally);
  add_heading (box, _("Answers"));
  add_answers (box, tally);
}

/* Grades and options in the order of the paper, each as its share. */
static void
add_options (GtkBox              *box,
             const YishiElection *election)
{
  for (gsize i = 0; i < election->n_candidates; i++)
    {
      const YishiCandidate *candidate = &election->candidates[i];

      add_track (box, candidate->name, yishi_ballots_say_share (candidate->votes.heads, election->n_valid),
                 candidate->votes.heads, 0, election->n_valid);
    }
}

static int
compare_ranks (gconstpointer a,
               gconstpointer b)
{
  const YishiCandidate *one = *(const YishiCandidate *const *) a;
  const YishiCandidate *two = *(const YishiCandidate *const *) b;

  return one->rank != two->rank ? one->rank - two->rank : one->number - two->number;
}

static void
add_candidates (GtkBox              *box,
                const YishiElection *election)
{
  g_autoptr(GPtrArray) ranked = g_ptr_array_new ();
  GtkGrid *grid = add_grid (box);
  gboolean by_area = election->rule->by_area;

  for (gsize i = 0; i < election->n_candidates; i++)
    g_ptr_array_add (ranked, &election->candidates[i]);
  g_ptr_array_sort (ranked, compare_ranks);

  gtk_widget_add_css_class (add_cell (grid, _("Candidate"), 0, 0, FALSE), "dim-label");
  gtk_widget_add_css_class (add_cell (grid, C_("track", "Persons"), 1, 0, TRUE), "dim-label");
  if (by_area)
    gtk_widget_add_css_class (add_cell (grid, C_("track", "Area (m²)"), 2, 0, TRUE), "dim-label");
  gtk_widget_add_css_class (add_cell (grid, C_("candidate", "Standing"), 3, 0, FALSE), "dim-label");
  for (guint i = 0; i < ranked->len; i++)
    {
      const YishiCandidate *candidate = ranked->pdata[i];
      g_autofree char *name = g_strdup_printf ("%d  %s", candidate->number, candidate->name);
      g_autofree char *heads = yishi_words_number (candidate->votes.heads);
      g_autofree char *area = yishi_area_format_human (candidate->votes.area);
      GtkWidget *standing;

      add_cell (grid, name, 0, i + 1, FALSE);
      add_cell (grid, heads, 1, i + 1, TRUE);
      if (by_area)
        add_cell (grid, area, 2, i + 1, TRUE);
      standing = add_cell (grid, yishi_ballots_say_standing (candidate->standing), 3, i + 1, FALSE);
      if (candidate->standing == YISHI_STANDING_ELECTED)
        gtk_widget_add_css_class (standing, "heading");
    }
}

static void
fill_election (GtkBox              *box,
               const YishiElection *election)
{
  g_autofree char *needed_heads = yishi_words_number (election->needed.heads);
  g_autofree char *needed_area = yishi_area_format_human (election->needed.area);
  g_autofree char *needed = NULL;

  if (election->verdict == YISHI_VERDICT_NONE)
    {
      add_options (box, election);
      return;
    }

  add_participation (box, election->rule, election->participating, election->needed_participation, election->roll);
  add_heading (box, _("Candidates"));
  if (election->needed.heads > 0)
    {
      needed = election->rule->by_area
                 /* Translators: persons, area */
                 ? g_strdup_printf (_("Each needs %1$s persons and %2$s m²."), needed_heads, needed_area)
                 /* Translators: persons */
                 : g_strdup_printf (_("Each needs %s persons."), needed_heads);
      gtk_box_append (box, g_object_new (GTK_TYPE_LABEL, "label", needed, "xalign", 0.0, "wrap", TRUE, NULL));
    }
  add_candidates (box, election);
  if (election->judges_established)
    gtk_box_append (box, g_object_new (GTK_TYPE_LABEL, "label",
                                       election->established ? _("The committee is established.")
                                                             : _("The committee is not established: too few are elected."),
                                       "xalign", 0.0, "wrap", TRUE, NULL));
}

static void
add_ledger (GtkBox                  *box,
            const YishiBallotLedger *ledger)
{
  g_autofree char *text = NULL;
  GtkWidget *label;

  if (ledger->returned == 0 && ledger->issued == 0 && ledger->late == 0)
    return;

  text = yishi_ballots_say_ledger (ledger);
  label = g_object_new (GTK_TYPE_LABEL, "label", text, "xalign", 0.0, "wrap", TRUE, NULL);
  gtk_widget_add_css_class (label, "dim-label");
  gtk_widget_add_css_class (label, "figure");
  gtk_box_append (box, label);
}

void
yishi_ballots_fill_figures (GtkBox            *box,
                            const YishiResult *result)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (box))) != NULL)
    gtk_box_remove (box, child);

  if (result->tally != NULL)
    fill_tally (box, result->tally);
  else
    fill_election (box, result->election);
  add_ledger (box, &result->ledger);
}

void
yishi_ballots_show_participation (YishiTrack        *heads,
                                  YishiTrack        *area,
                                  const YishiResult *result)
{
  const YishiTally *tally = result->tally;
  const YishiElection *election = result->election;
  YishiCount part = tally != NULL ? tally->participating : election->participating;
  YishiCount needed = tally != NULL ? tally->needed_participation : election->needed_participation;
  YishiCount roll = tally != NULL ? tally->roll : election->roll;
  g_autofree char *heads_text = yishi_ballots_say_heads (part.heads, needed.heads, roll.heads);
  g_autofree char *area_text = yishi_ballots_say_area (part.area, needed.area, roll.area);

  yishi_track_set (heads, C_("track", "Persons"), heads_text, part.heads, needed.heads, roll.heads);
  yishi_track_set (area, C_("track", "Area"), area_text, part.area, needed.area, roll.area);
  gtk_widget_set_visible (GTK_WIDGET (area), result->rule->by_area);
}
