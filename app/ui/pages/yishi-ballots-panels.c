/* yishi-ballots-panels.c - the panels of the votes in their stack: one a vote, for its stage and kind
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "yishi-ballots-panels.h"

#include <string.h>

#include "yishi-ballots-before.h"
#include "yishi-ballots-hands.h"
#include "yishi-ballots-papers.h"
#include "yishi-ballots-result.h"

YishiBallotsPanel *
yishi_ballots_panels_get (GtkStack *panels)
{
  GtkWidget *panel = gtk_stack_get_visible_child (panels);

  return panel != NULL ? YISHI_BALLOTS_PANEL (panel) : NULL;
}

static GType
find_type (const YishiVoteLook *look)
{
  if (strcmp (look->item->state, "none") == 0)
    return YISHI_TYPE_BALLOTS_BEFORE;
  if (strcmp (look->item->state, "closed") == 0)
    return YISHI_TYPE_BALLOTS_RESULT;

  return yishi_vote_look_counts_hands (look) ? YISHI_TYPE_BALLOTS_HANDS : YISHI_TYPE_BALLOTS_PAPERS;
}

YishiBallotsPanel *
yishi_ballots_panels_raise (GtkStack            *panels,
                            const YishiVoteLook *look,
                            YishiConductor      *conductor,
                            GtkWidget           *instead,
                            gboolean            *is_new)
{
  GType type = find_type (look);
  g_autofree char *name = g_strdup_printf ("%" G_GINT64_FORMAT, look->item->id);
  GtkWidget *panel = gtk_stack_get_child_by_name (panels, name);
  GtkWidget *before;

  if (panel != NULL && G_OBJECT_TYPE (panel) != type)
    {
      if (gtk_widget_get_focus_child (panel) != NULL && gtk_widget_get_mapped (panel))
        gtk_widget_grab_focus (instead);
      gtk_stack_remove (panels, panel);
      panel = NULL;
    }
  *is_new = panel == NULL;
  if (panel == NULL)
    {
      panel = g_object_new (type, "conductor", conductor, NULL);
      gtk_stack_add_named (panels, panel, name);
    }
  before = gtk_stack_get_visible_child (panels);
  gtk_widget_show (panel);
  gtk_stack_set_visible_child (panels, panel);
  /* To a screen reader, too, the others are not there. */
  if (before != NULL && before != panel)
    gtk_widget_hide (before);
  return YISHI_BALLOTS_PANEL (panel);
}

void
yishi_ballots_panels_remove (GtkStack *panels)
{
  GtkWidget *panel;

  while ((panel = gtk_widget_get_first_child (GTK_WIDGET (panels))) != NULL)
    gtk_stack_remove (panels, panel);
}
