/* yishi-ballots-page.c - the votes of the meeting: opened, entered, closed, and their results
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * On the left the items that are voted on, on the right the chosen one: what is
 * frozen with it, and a panel for its stage and kind. A panel stays as long as its
 * item is in that stage, so that nothing typed is lost by looking at another one.
 */
#include "config.h"

#include "yishi-ballots-page.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "yishi-ballots-before.h"
#include "yishi-ballots-hands.h"
#include "yishi-ballots-head.h"
#include "yishi-ballots-item-row.h"
#include "yishi-ballots-panel.h"
#include "yishi-ballots-papers.h"
#include "yishi-ballots-result.h"
#include "yishi-ballots-verbs.h"
#include "yishi-window.h"

struct _YishiBallotsPage
{
  YishiPage parent_instance;

  gint64         chosen;   /* id of the item, 0 if none */
  YishiVoteLook *look;     /* (owned) (nullable) of the chosen item */
  GCancellable  *looking;  /* (owned) (nullable) a look is under way */
  gboolean       goes_on;  /* the vote was opened or closed from here: its next panel takes the focus */

  /* Template children */
  GtkStack         *stack;
  GtkListBox       *list;
  YishiBallotsHead *head;
  GtkStack         *panels;
};

G_DEFINE_FINAL_TYPE (YishiBallotsPage, yishi_ballots_page, YISHI_TYPE_PAGE)

static gboolean
is_voted_on (const YishiItem *item)
{
  static const char *const kinds[] = { "straw", "matter", "election", "committee", "rating", NULL };

  return strcmp (item->state, "none") != 0 || (g_strv_contains (kinds, item->kind) && *item->withdrawn == '\0');
}

static YishiBallotsPanel *
get_panel (YishiBallotsPage *self)
{
  GtkWidget *panel = gtk_stack_get_visible_child (self->panels);

  return panel != NULL ? YISHI_BALLOTS_PANEL (panel) : NULL;
}

static GType
find_panel_type (const YishiVoteLook *look)
{
  if (strcmp (look->item->state, "none") == 0)
    return YISHI_TYPE_BALLOTS_BEFORE;
  if (strcmp (look->item->state, "closed") == 0)
    return YISHI_TYPE_BALLOTS_RESULT;

  return yishi_vote_look_counts_hands (look) ? YISHI_TYPE_BALLOTS_HANDS : YISHI_TYPE_BALLOTS_PAPERS;
}

/* Whether the vote may be opened or closed now; the buttons say why not. */
static void
update_actions (YishiBallotsPage *self)
{
  YishiBallotsPanel *panel = get_panel (self);
  const YishiVoteLook *look = self->look;
  gboolean is_open = look != NULL && yishi_vote_look_is_open (look);
  g_autofree char *why_not_open = NULL;
  g_autofree char *why_not_close = NULL;

  if (look != NULL && !is_open && look->refusal != NULL)
    why_not_open = g_strdup (look->refusal);
  if (is_open && panel != NULL)
    why_not_close = yishi_ballots_panel_why_not_close (panel);

  gtk_widget_action_set_enabled (GTK_WIDGET (self), "ballots.open",
                                 look != NULL && strcmp (look->item->state, "none") == 0 && why_not_open == NULL);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "ballots.close", is_open && why_not_close == NULL);
  yishi_ballots_head_set_reasons (self->head, why_not_open, why_not_close);
}

/* The panel of the chosen item's stage; the one of its stage before goes. */
static YishiBallotsPanel *
raise_panel (YishiBallotsPage *self)
{
  GType type = find_panel_type (self->look);
  g_autofree char *name = g_strdup_printf ("%" G_GINT64_FORMAT, self->look->item->id);
  GtkWidget *panel = gtk_stack_get_child_by_name (self->panels, name);

  if (panel != NULL && G_OBJECT_TYPE (panel) != type)
    {
      gtk_stack_remove (self->panels, panel);
      panel = NULL;
    }
  if (panel == NULL)
    {
      panel = g_object_new (type, "conductor", yishi_page_get_conductor (YISHI_PAGE (self)), NULL);
      g_signal_connect_object (panel, "unsaved", G_CALLBACK (update_actions), self, G_CONNECT_SWAPPED);
      gtk_stack_add_named (self->panels, panel, name);
    }
  gtk_stack_set_visible_child (self->panels, panel);
  return YISHI_BALLOTS_PANEL (panel);
}

static void
show_look (YishiBallotsPage *self)
{
  YishiBallotsPanel *before = get_panel (self);
  gboolean has_focus = before != NULL && gtk_widget_get_focus_child (GTK_WIDGET (self->panels)) != NULL;
  YishiBallotsPanel *panel = raise_panel (self);

  yishi_ballots_panel_set_look (panel, self->look);
  yishi_ballots_head_set_look (self->head, self->look);
  gtk_stack_set_visible_child_name (self->stack, "votes");
  update_actions (self);
  if (panel == before)
    return;
  if (has_focus || self->goes_on)
    yishi_ballots_panel_take_focus (panel);
  self->goes_on = FALSE;
}

typedef struct
{
  YishiBallotsPage *self;  /* (owned) */
  YishiVoteLook    *look;  /* (owned) */
  GCancellable     *mark;  /* (owned) cancelled when another look was begun */
} Looking;

static void
looking_free (Looking *looking)
{
  g_object_unref (looking->self);
  g_clear_pointer (&looking->look, yishi_vote_look_unref);
  g_object_unref (looking->mark);
  g_free (looking);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Looking, looking_free)

static void
looked_cb (GObject      *object,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr(Looking) looking = user_data;
  YishiBallotsPage *self = looking->self;
  g_autoptr(GError) error = NULL;

  if (!yishi_record_perform_finish (YISHI_RECORD (object), result, &error))
    {
      if (self->looking == looking->mark)
        yishi_window_report (GTK_WIDGET (self), error);
      return;
    }
  if (self->looking != looking->mark || self->panels == NULL)
    return;

  g_clear_pointer (&self->look, yishi_vote_look_unref);
  self->look = g_steal_pointer (&looking->look);
  show_look (self);
}

static void
look_at_chosen (YishiBallotsPage *self)
{
  YishiRecord *record = yishi_page_get_record (YISHI_PAGE (self));
  YishiMeetingState *meeting = yishi_record_get_meeting (record);
  const YishiItem *item = meeting != NULL ? yishi_meeting_state_find_item (meeting, self->chosen) : NULL;
  Looking *looking;

  g_clear_object (&self->looking);
  if (item == NULL)
    return;

  self->looking = g_cancellable_new ();
  looking = g_new0 (Looking, 1);
  looking->self = g_object_ref (self);
  looking->look = yishi_vote_look_new (item);
  looking->mark = g_object_ref (self->looking);
  yishi_record_perform_async (record, 0, yishi_vote_look_load, looking->look, NULL, NULL, looked_cb, looking);
}

static void
choose (YishiBallotsPage *self,
        gint64            item)
{
  if (self->chosen == item)
    return;

  self->chosen = item;
  self->goes_on = FALSE;
  look_at_chosen (self);
}

static void
row_selected_cb (YishiBallotsPage *self,
                 GtkListBoxRow    *row)
{
  if (row != NULL)
    choose (self, yishi_ballots_item_row_get_item (YISHI_BALLOTS_ITEM_ROW (row)));
}

/* Enter on an item goes on to its work. */
static void
row_activated_cb (YishiBallotsPage *self)
{
  YishiBallotsPanel *panel = get_panel (self);

  if (panel != NULL)
    yishi_ballots_panel_take_focus (panel);
}

static GtkListBoxRow *
find_row (YishiBallotsPage *self,
          gint64            item)
{
  GtkListBoxRow *row;

  for (int i = 0; (row = gtk_list_box_get_row_at_index (self->list, i)) != NULL; i++)
    if (yishi_ballots_item_row_get_item (YISHI_BALLOTS_ITEM_ROW (row)) == item)
      return row;

  return NULL;
}

/* Rows are kept and shown anew: what has the focus keeps it. */
static void
fill_list (YishiBallotsPage        *self,
           const YishiMeetingState *meeting)
{
  int n = 0;
  GtkListBoxRow *row;

  for (guint i = 0; i < meeting->items->len; i++)
    {
      const YishiItem *item = meeting->items->pdata[i];

      if (!is_voted_on (item))
        continue;
      row = gtk_list_box_get_row_at_index (self->list, n);
      if (row == NULL)
        {
          row = GTK_LIST_BOX_ROW (yishi_ballots_item_row_new ());
          gtk_list_box_append (self->list, GTK_WIDGET (row));
        }
      yishi_ballots_item_row_set (YISHI_BALLOTS_ITEM_ROW (row), item, yishi_meeting_state_find_vote (meeting, item->id));
      n++;
    }
  while ((row = gtk_list_box_get_row_at_index (self->list, n)) != NULL)
    gtk_list_box_remove (self->list, GTK_WIDGET (row));
}

/* Which item is looked at first: the one at hand, else one whose vote is open,
 * else the first of them. */
static gint64
find_first (YishiBallotsPage        *self,
            const YishiMeetingState *meeting)
{
  const YishiSession *session = yishi_conductor_get_session (yishi_page_get_conductor (YISHI_PAGE (self)));
  GtkListBoxRow *first = gtk_list_box_get_row_at_index (self->list, 0);

  if (session != NULL && session->meeting == meeting->meeting->id && find_row (self, session->item) != NULL)
    return session->item;
  for (guint i = 0; i < meeting->votes->len; i++)
    {
      const YishiVoteState *vote = meeting->votes->pdata[i];

      if (strcmp (vote->state, "open") == 0)
        return vote->item;
    }

  return first != NULL ? yishi_ballots_item_row_get_item (YISHI_BALLOTS_ITEM_ROW (first)) : 0;
}

static void
remove_panels (YishiBallotsPage *self)
{
  GtkWidget *panel;

  while ((panel = gtk_widget_get_first_child (GTK_WIDGET (self->panels))) != NULL)
    gtk_stack_remove (self->panels, panel);
}

static void
show_nothing (YishiBallotsPage *self,
              const char       *name)
{
  self->chosen = 0;
  g_clear_object (&self->looking);
  remove_panels (self);
  g_clear_pointer (&self->look, yishi_vote_look_unref);
  gtk_stack_set_visible_child_name (self->stack, name);
  update_actions (self);
}

static void
yishi_ballots_page_update (YishiPage        *page,
                           YishiRecordParts  parts)
{
  YishiBallotsPage *self = YISHI_BALLOTS_PAGE (page);
  YishiMeetingState *meeting = yishi_record_get_meeting (yishi_page_get_record (page));
  GtkListBoxRow *row;

  if (meeting == NULL)
    {
      show_nothing (self, "no-meeting");
      return;
    }

  fill_list (self, meeting);
  row = find_row (self, self->chosen);
  if (row == NULL)
    {
      self->chosen = find_first (self, meeting);
      row = find_row (self, self->chosen);
    }
  if (row == NULL)
    {
      show_nothing (self, "no-votes");
      return;
    }

  gtk_list_box_select_row (self->list, row);
  look_at_chosen (self);
}

static void
yishi_ballots_page_conduct (YishiPage *page)
{
  YishiBallotsPage *self = YISHI_BALLOTS_PAGE (page);

  if (self->look != NULL)
    yishi_ballots_panel_set_look (get_panel (self), self->look);
}

static void
yishi_ballots_page_focus (YishiPage *page)
{
  YishiBallotsPage *self = YISHI_BALLOTS_PAGE (page);
  GtkListBoxRow *row = find_row (self, self->chosen);

  if (row != NULL)
    gtk_widget_grab_focus (GTK_WIDGET (row));
  else
    gtk_widget_child_focus (GTK_WIDGET (self), GTK_DIR_TAB_FORWARD);
}

static void
open_vote (GtkWidget  *widget,
           const char *action,
           GVariant   *parameter)
{
  YishiBallotsPage *self = YISHI_BALLOTS_PAGE (widget);
  YishiBallotsPanel *panel = get_panel (self);

  if (self->look == NULL || !YISHI_IS_BALLOTS_BEFORE (panel))
    return;

  self->goes_on = TRUE;
  yishi_ballots_before_open (YISHI_BALLOTS_BEFORE (panel));
}

static void
close_vote (GtkWidget  *widget,
            const char *action,
            GVariant   *parameter)
{
  YishiBallotsPage *self = YISHI_BALLOTS_PAGE (widget);

  if (self->look == NULL)
    return;

  self->goes_on = TRUE;
  yishi_ballots_close_vote (widget, yishi_page_get_conductor (YISHI_PAGE (self)), self->look);
}

static void
choose_item (GtkWidget  *widget,
             const char *action,
             GVariant   *parameter)
{
  YishiBallotsPage *self = YISHI_BALLOTS_PAGE (widget);
  GtkListBoxRow *row = find_row (self, g_variant_get_int64 (parameter));

  if (row != NULL)
    gtk_list_box_select_row (self->list, row);
}

static void
choose_at_hand (GtkWidget  *widget,
                const char *action,
                GVariant   *parameter)
{
  YishiBallotsPage *self = YISHI_BALLOTS_PAGE (widget);
  const YishiSession *session = yishi_conductor_get_session (yishi_page_get_conductor (YISHI_PAGE (self)));
  GtkListBoxRow *row = session != NULL ? find_row (self, session->item) : NULL;

  if (row != NULL)
    gtk_list_box_select_row (self->list, row);
}

static void
yishi_ballots_page_dispose (GObject *object)
{
  YishiBallotsPage *self = YISHI_BALLOTS_PAGE (object);

  g_clear_object (&self->looking);
  if (self->panels != NULL)
    remove_panels (self);
  adw_bin_set_child (ADW_BIN (object), NULL);
  gtk_widget_dispose_template (GTK_WIDGET (object), YISHI_TYPE_BALLOTS_PAGE);
  g_clear_pointer (&self->look, yishi_vote_look_unref);
  G_OBJECT_CLASS (yishi_ballots_page_parent_class)->dispose (object);
}

static void
yishi_ballots_page_class_init (YishiBallotsPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  YishiPageClass *page_class = YISHI_PAGE_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = yishi_ballots_page_dispose;
  page_class->update = yishi_ballots_page_update;
  page_class->conduct = yishi_ballots_page_conduct;
  page_class->focus = yishi_ballots_page_focus;

  g_type_ensure (YISHI_TYPE_BALLOTS_HEAD);
  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/yishi/Yishi/ui/pages/yishi-ballots-page.ui");
  gtk_widget_class_bind_template_child (widget_class, YishiBallotsPage, stack);
  gtk_widget_class_bind_template_child (widget_class, YishiBallotsPage, list);
  gtk_widget_class_bind_template_child (widget_class, YishiBallotsPage, head);
  gtk_widget_class_bind_template_child (widget_class, YishiBallotsPage, panels);
  gtk_widget_class_bind_template_callback (widget_class, row_selected_cb);
  gtk_widget_class_bind_template_callback (widget_class, row_activated_cb);

  gtk_widget_class_install_action (widget_class, "ballots.open", NULL, open_vote);
  gtk_widget_class_install_action (widget_class, "ballots.close", NULL, close_vote);
  gtk_widget_class_install_action (widget_class, "ballots.choose", "x", choose_item);
  gtk_widget_class_install_action (widget_class, "ballots.choose-at-hand", NULL, choose_at_hand);
}

static void
yishi_ballots_page_init (YishiBallotsPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}
