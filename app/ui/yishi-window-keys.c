/* yishi-window-keys.c - what keys of the whole window do in one part of it: the vote, the bookmark
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "yishi-window-keys.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "yishi-ballots-item-row.h"

/* Whether the item at hand has a vote. Where it has none, or nothing is at hand, another vote would be taken for the one
 * that is meant: it says so instead. */
static gboolean
is_vote_at_hand (YishiWindow *self)
{
  YishiConductor *conductor = yishi_window_get_conductor (self);
  const YishiSession *session = conductor != NULL ? yishi_conductor_get_session (conductor) : NULL;
  YishiMeetingState *meeting = conductor != NULL ? yishi_record_get_meeting (yishi_conductor_get_record (conductor)) : NULL;
  const YishiItem *item = session != NULL && meeting != NULL ? yishi_meeting_state_find_item (meeting, session->item) : NULL;
  g_autofree char *text = NULL;

  if (item != NULL && yishi_ballots_is_voted_on (item))
    return TRUE;

  if (item == NULL)
    text = g_strdup (_("No item is at hand: choose the vote on the page of votes (Alt+6)."));
  else
    /* Translators: %s is an item's title */
    text = g_strdup_printf (_("Nothing is voted on with “%s”, which is at hand: choose another vote on the page of votes "
                              "(Alt+6)."), item->title);
  yishi_window_say (GTK_WIDGET (self), text);
  return FALSE;
}

/* The vote that is looked at; from another page, that of the item at hand. */
static void
do_with_vote (YishiWindow *self,
              const char  *action)
{
  AdwViewStack *pages = yishi_window_get_pages (self);
  gboolean was_there = g_strcmp0 (adw_view_stack_get_visible_child_name (pages), "ballots") == 0;
  GtkWidget *page;

  if (yishi_window_get_wall_desk (self) == NULL || (!was_there && !is_vote_at_hand (self)))
    return;

  yishi_window_show_page (self, "ballots");
  page = adw_bin_get_child (ADW_BIN (adw_view_stack_get_child_by_name (pages, "ballots")));
  if (!was_there)
    gtk_widget_activate_action (page, "ballots.choose-at-hand", NULL);
  gtk_widget_activate_action (page, action, NULL);
}

static void
do_ballot (GtkWidget  *widget,
           const char *action,
           GVariant   *parameter)
{
  do_with_vote (YISHI_WINDOW (widget),
                strcmp (action, "win.open-ballot") == 0 ? "ballots.try-open" : "ballots.try-close");
}

void
yishi_window_settle_note (YishiWindow *self,
                          gboolean     is_taken)
{
  GtkWidget *place = adw_view_stack_get_child_by_name (yishi_window_get_pages (self), "floor");
  GtkWidget *page = place != NULL ? adw_bin_get_child (ADW_BIN (place)) : NULL;

  if (page != NULL)
    gtk_widget_activate_action (page, is_taken ? "floor.take-note" : "floor.keep-note", NULL);
}

/* Says why not, as every key does that can do nothing. */
static void
name_bookmark (GtkWidget  *widget,
               const char *action,
               GVariant   *parameter)
{
  YishiWindow *self = YISHI_WINDOW (widget);
  YishiTape *tape = yishi_window_get_tape (self);
  g_autofree char *why_not = NULL;

  if (tape == NULL || yishi_mark_row_enter (yishi_window_get_mark_row (self)))
    return;

  if (yishi_tape_can (tape, YISHI_TAPE_MARK, &why_not))
    yishi_window_refuse (widget, _("No bookmark waits for its text. Set one first (Ctrl+B)."));
  else
    yishi_window_refuse (widget, why_not);
}

void
yishi_window_keys_install (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "win.open-ballot", NULL, do_ballot);
  gtk_widget_class_install_action (widget_class, "win.close-ballot", NULL, do_ballot);
  gtk_widget_class_install_action (widget_class, "win.name-bookmark", NULL, name_bookmark);
}
