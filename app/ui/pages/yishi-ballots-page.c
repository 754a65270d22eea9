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

#include "yishi-ballots-ahead.h"
#include "yishi-ballots-before.h"
#include "yishi-ballots-head.h"
#include "yishi-ballots-item-row.h"
#include "yishi-ballots-panels.h"
#include "yishi-ballots-verbs.h"
#include "yishi-ledger-dialog.h"
#include "yishi-portal-dialog.h"
#include "yishi-tellers-dialog.h"
#include "yishi-window.h"

struct _YishiBallotsPage
{
  YishiPage parent_instance;

  gint64         chosen;   /* id of the item, 0 if none */
  YishiVoteLook *look;     /* (owned) (nullable) of the chosen item */
  const char    *wanted;   /* (unowned) (nullable) action that waits for the look of the chosen item */
  GCancellable  *looking;  /* (owned) (nullable) a look is under way */
  gboolean       shows_answers; /* of open votes: to the chair alone */
  gboolean       goes_on;  /* the vote was opened, closed or asked for from here: its next panel takes the focus */
  char          *ahead;    /* (owned) (nullable) typed before the look of the chosen item was there; if its vote is
                              open its field takes the focus */

  /* Template children */
  GtkStack         *stack;
  GtkListBox       *list;
  YishiBallotsHead *head;
  GtkStack         *panels;
};

typedef enum
{
  PROP_SHOWS_ANSWERS = 1,
} YishiBallotsPageProperty;

static GParamSpec *properties[PROP_SHOWS_ANSWERS + 1];

G_DEFINE_FINAL_TYPE (YishiBallotsPage, yishi_ballots_page, YISHI_TYPE_PAGE)

static YishiBallotsPanel *
get_panel (YishiBallotsPage *self)
{
  return yishi_ballots_panels_get (self->panels);
}

/* Whether the vote may be opened or closed now; the buttons say why not. */
static void
update_actions (YishiBallotsPage *self)
{
  static const char *const paper_actions[] = { "ballots.tellers", "ballots.import", "ballots.ledger" };
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
  for (gsize i = 0; i < G_N_ELEMENTS (paper_actions); i++)
    gtk_widget_action_set_enabled (GTK_WIDGET (self), paper_actions[i],
                                   is_open && look->result != NULL && !yishi_vote_look_counts_hands (look));
  yishi_ballots_head_set_reasons (self->head, why_not_open, why_not_close);
}

/* The panel of the chosen item's stage. */
static YishiBallotsPanel *
raise_panel (YishiBallotsPage *self)
{
  gboolean is_new;
  YishiBallotsPanel *panel = yishi_ballots_panels_raise (self->panels, self->look,
                                                         yishi_page_get_conductor (YISHI_PAGE (self)),
                                                         GTK_WIDGET (self->list), &is_new);

  if (is_new)
    g_signal_connect_object (panel, "unsaved", G_CALLBACK (update_actions), self, G_CONNECT_SWAPPED);
  return panel;
}

static gboolean
has_list_focus (YishiBallotsPage *self)
{
  return gtk_widget_get_mapped (GTK_WIDGET (self)) && gtk_widget_get_focus_child (GTK_WIDGET (self->list)) != NULL;
}

static gboolean
is_looked_at (YishiBallotsPage *self)
{
  return self->look != NULL && self->look->item->id == self->chosen;
}

static void
show_look (YishiBallotsPage *self)
{
  YishiBallotsPanel *before = get_panel (self);
  gboolean has_focus = before != NULL && gtk_widget_get_focus_child (GTK_WIDGET (self->panels)) != NULL;
  YishiBallotsPanel *panel = raise_panel (self);
  g_autofree char *ahead = g_steal_pointer (&self->ahead);
  gboolean is_wanted = ahead != NULL && has_list_focus (self) && yishi_vote_look_is_open (self->look);

  yishi_ballots_panel_set_look (panel, self->look);
  yishi_ballots_head_set_look (self->head, self->look);
  gtk_stack_set_visible_child_name (self->stack, "votes");
  update_actions (self);
  if (is_wanted || (panel != before && (has_focus || self->goes_on)))
    yishi_ballots_panel_take_focus (panel);
  if (panel != before)
    self->goes_on = FALSE;
  if (is_wanted)
    yishi_ballots_ahead_type (GTK_WIDGET (panel), ahead);
  else if (ahead != NULL && *ahead != '\0')
    gtk_widget_error_bell (GTK_WIDGET (self));
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
        {
          g_clear_object (&self->looking);
          yishi_window_report (GTK_WIDGET (self), error);
        }
      return;
    }
  if (self->looking != looking->mark || self->panels == NULL)
    return;

  g_clear_object (&self->looking);
  g_clear_pointer (&self->look, yishi_vote_look_unref);
  self->look = g_steal_pointer (&looking->look);
  show_look (self);
  if (self->wanted != NULL)
    gtk_widget_activate_action (GTK_WIDGET (self), g_steal_pointer (&self->wanted), NULL);
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
  looking->look->shows_answers = self->shows_answers;
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
  g_clear_pointer (&self->ahead, g_free);
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
  if (is_looked_at (self))
    {
      yishi_ballots_panel_take_focus (get_panel (self));
      return;
    }

  self->goes_on = TRUE;
  if (self->ahead != NULL && *self->ahead != '\0')
    yishi_ballots_ahead_add (&self->ahead, '\n');
}

/* A unit that is typed into the list is meant for the field of the open vote: were a part of it lost, the rest could
 * be another unit. */
static gboolean
key_pressed_cb (YishiBallotsPage      *self,
                guint                  keyval,
                guint                  keycode,
                GdkModifierType        state,
                GtkEventControllerKey *keys)
{
  gunichar typed = yishi_ballots_ahead_read (keyval, state);

  if (typed == 0)
    return GDK_EVENT_PROPAGATE;
  if (is_looked_at (self) && yishi_vote_look_is_open (self->look))
    {
      yishi_ballots_panel_take_focus (get_panel (self));
      yishi_ballots_ahead_forward (GTK_WIDGET (self), keys);
    }
  else if (self->looking == NULL || !yishi_ballots_ahead_add (&self->ahead, typed))
    gtk_widget_error_bell (GTK_WIDGET (self));
  return GDK_EVENT_STOP;
}

static void
show_nothing (YishiBallotsPage *self,
              const char       *name)
{
  self->chosen = 0;
  g_clear_pointer (&self->ahead, g_free);
  g_clear_object (&self->looking);
  yishi_ballots_panels_remove (self->panels);
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

  yishi_ballots_rows_fill (self->list, meeting);
  row = yishi_ballots_rows_find (self->list, self->chosen);
  if (row == NULL)
    {
      self->chosen = yishi_ballots_rows_find_first (self->list, meeting,
                                                    yishi_conductor_get_session (yishi_page_get_conductor (page)));
      row = yishi_ballots_rows_find (self->list, self->chosen);
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
  GtkListBoxRow *row = yishi_ballots_rows_find (self->list, self->chosen);

  if (row == NULL)
    gtk_widget_child_focus (GTK_WIDGET (self), GTK_DIR_TAB_FORWARD);
  else if (is_looked_at (self) && yishi_vote_look_is_open (self->look))
    yishi_ballots_panel_take_focus (get_panel (self));
  else
    {
      gtk_widget_grab_focus (GTK_WIDGET (row));
      if (self->looking != NULL)
        yishi_ballots_ahead_add (&self->ahead, 0);
    }
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

/* What is asked for before its item is looked at is done then. Returns: whether it waits */
static gboolean
waits_for_look (YishiBallotsPage *self,
                const char       *action)
{
  if (self->chosen == 0 || is_looked_at (self))
    return FALSE;

  self->wanted = g_intern_string (action);
  return TRUE;
}

/* Asked for by key from anywhere: what cannot be done says why. */
static void
try_to_open (GtkWidget  *widget,
             const char *action,
             GVariant   *parameter)
{
  const char *why_not;

  if (waits_for_look (YISHI_BALLOTS_PAGE (widget), action))
    return;
  why_not = yishi_ballots_why_not_open (YISHI_BALLOTS_PAGE (widget)->look);
  if (why_not != NULL)
    yishi_window_refuse (widget, why_not);
  else
    gtk_widget_activate_action (widget, "ballots.open", NULL);
}

static void
try_to_close (GtkWidget  *widget,
              const char *action,
              GVariant   *parameter)
{
  YishiBallotsPage *self = YISHI_BALLOTS_PAGE (widget);
  YishiBallotsPanel *panel = get_panel (self);
  g_autofree char *why_not = NULL;

  if (waits_for_look (self, action))
    return;
  if (self->look == NULL || !yishi_vote_look_is_open (self->look))
    why_not = g_strdup (_("No vote is open here: open it first."));
  else if (panel != NULL)
    why_not = yishi_ballots_panel_why_not_close (panel);
  if (why_not != NULL)
    yishi_window_refuse (widget, why_not);
  else
    gtk_widget_activate_action (widget, "ballots.close", NULL);
}

static void
choose_at_hand (GtkWidget  *widget,
                const char *action,
                GVariant   *parameter)
{
  YishiBallotsPage *self = YISHI_BALLOTS_PAGE (widget);
  const YishiSession *session = yishi_conductor_get_session (yishi_page_get_conductor (YISHI_PAGE (self)));
  GtkListBoxRow *row = session != NULL ? yishi_ballots_rows_find (self->list, session->item) : NULL;

  if (row == NULL)
    return;

  gtk_list_box_select_row (self->list, row);
  yishi_ballots_page_focus (YISHI_PAGE (self));
}

static void
enter_as_tellers (GtkWidget  *widget,
                  const char *action,
                  GVariant   *parameter)
{
  YishiBallotsPage *self = YISHI_BALLOTS_PAGE (widget);

  yishi_tellers_dialog_present (widget, yishi_page_get_record (YISHI_PAGE (self)), self->look);
}

static void
import_result (GtkWidget  *widget,
               const char *action,
               GVariant   *parameter)
{
  YishiBallotsPage *self = YISHI_BALLOTS_PAGE (widget);

  yishi_portal_dialog_start (widget, yishi_page_get_record (YISHI_PAGE (self)), self->look->item);
}

static void
show_ledger (GtkWidget  *widget,
             const char *action,
             GVariant   *parameter)
{
  YishiBallotsPage *self = YISHI_BALLOTS_PAGE (widget);

  yishi_ledger_dialog_present (widget, yishi_page_get_record (YISHI_PAGE (self)), self->look->item,
                               &self->look->result->ledger);
}

static void
yishi_ballots_page_get_property (GObject    *object,
                                 guint       property_id,
                                 GValue     *value,
                                 GParamSpec *pspec)
{
  switch ((YishiBallotsPageProperty) property_id)
    {
    case PROP_SHOWS_ANSWERS:
      g_value_set_boolean (value, YISHI_BALLOTS_PAGE (object)->shows_answers);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
    }
}

static void
yishi_ballots_page_set_property (GObject      *object,
                                 guint         property_id,
                                 const GValue *value,
                                 GParamSpec   *pspec)
{
  YishiBallotsPage *self = YISHI_BALLOTS_PAGE (object);

  switch ((YishiBallotsPageProperty) property_id)
    {
    case PROP_SHOWS_ANSWERS:
      self->shows_answers = g_value_get_boolean (value);
      look_at_chosen (self);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
    }
}

static void
yishi_ballots_page_dispose (GObject *object)
{
  YishiBallotsPage *self = YISHI_BALLOTS_PAGE (object);

  g_clear_object (&self->looking);
  g_clear_pointer (&self->ahead, g_free);
  if (self->panels != NULL)
    yishi_ballots_panels_remove (self->panels);
  adw_bin_set_child (ADW_BIN (object), NULL);
  gtk_widget_dispose_template (GTK_WIDGET (object), YISHI_TYPE_BALLOTS_PAGE);
  g_clear_pointer (&self->look, yishi_vote_look_unref);
  G_OBJECT_CLASS (yishi_ballots_page_parent_class)->dispose (object);
}

static void
yishi_ballots_page_class_init (YishiBallotsPageClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  YishiPageClass *page_class = YISHI_PAGE_CLASS (klass);

  object_class->get_property = yishi_ballots_page_get_property;
  object_class->set_property = yishi_ballots_page_set_property;
  object_class->dispose = yishi_ballots_page_dispose;
  page_class->update = yishi_ballots_page_update;
  page_class->conduct = yishi_ballots_page_conduct;
  page_class->focus = yishi_ballots_page_focus;

  properties[PROP_SHOWS_ANSWERS] = g_param_spec_boolean ("shows-answers", NULL, NULL, FALSE,
                                                         G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (properties), properties);

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
  gtk_widget_class_install_action (widget_class, "ballots.try-open", NULL, try_to_open);
  gtk_widget_class_install_action (widget_class, "ballots.try-close", NULL, try_to_close);
  gtk_widget_class_install_action (widget_class, "ballots.tellers", NULL, enter_as_tellers);
  gtk_widget_class_install_action (widget_class, "ballots.import", NULL, import_result);
  gtk_widget_class_install_action (widget_class, "ballots.ledger", NULL, show_ledger);
  gtk_widget_class_install_property_action (widget_class, "ballots.show-answers", "shows-answers");
  gtk_widget_class_install_action (widget_class, "ballots.choose-at-hand", NULL, choose_at_hand);
}

static void
yishi_ballots_page_init (YishiBallotsPage *self)
{
  GtkEventController *keys = gtk_event_controller_key_new ();

  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect_object (keys, "key-pressed", G_CALLBACK (key_pressed_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (GTK_WIDGET (self->list), keys);
}
