/* yishi-door-page.c - the door: who comes, who leaves, who is in the room and for whom
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Two seconds a person, without the mouse: the focus stays in the one field,
 * which is empty again as soon as somebody was let in.
 */
#include "config.h"

#include "yishi-door-page.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "yishi-agent-dialog.h"
#include "yishi-date.h"
#include "yishi-door-queue.h"
#include "yishi-door-search.h"
#include "yishi-floor-words.h"
#include "yishi-guest-list.h"
#include "yishi-proxy-list.h"
#include "yishi-room-list.h"
#include "yishi-room-view.h"
#include "yishi-room-words.h"
#include "yishi-scan-pane.h"
#include "yishi-slip-keys.h"
#include "yishi-slip-words.h"
#include "yishi-tooltip.h"
#include "yishi-window.h"
#include "yishi-wrap-layout.h"

struct _YishiDoorPage
{
  YishiPage parent_instance;

  YishiRoomView  *view;   /* (owned) (nullable) of the meeting at hand */
  YishiDoorQueue *queue;  /* (unowned) child */
  char           *refused; /* (owned) (nullable) what stood in the field when a wish was refused */
  YishiScanPane  *scan;   /* (unowned) below the queue */

  /* Template children */
  GtkStack        *stack;
  AdwStatusPage   *nothing;
  GtkButton       *nothing_button;
  GtkWidget       *closed;
  GtkLabel        *closed_label;
  GtkWidget       *door;
  YishiDoorSearch *search;
  GtkButton       *come;
  GtkButton       *represent;
  GtkButton       *leave;
  GtkButton       *undo;
  GtkToggleButton *camera;
  GtkLabel        *missing;
  GtkStack        *lists;
  YishiRoomList   *room;
  YishiRoomList   *left;
  YishiGuestList  *guests;
  YishiProxyList  *proxies;
};

G_DEFINE_FINAL_TYPE (YishiDoorPage, yishi_door_page, YISHI_TYPE_PAGE)

static YishiMeetingState *
get_meeting (YishiDoorPage *self)
{
  return yishi_record_get_meeting (yishi_page_get_record (YISHI_PAGE (self)));
}

/* Who came belongs to the record of a closed meeting, and no longer changes. */
static gboolean
is_open (YishiDoorPage *self)
{
  YishiMeetingState *state = get_meeting (self);

  return state != NULL && *state->meeting->closed == '\0';
}

/* What can be done with the chosen unit */

/* Returns: (transfer full) (nullable): why not; NULL if it can be done */
static char *
check_wish (YishiDoorPage   *self,
            YishiDoorWish    what,
            const YishiUnit *unit)
{
  YishiPresence presence = { YISHI_PRESENCE_NONE, "", "" };

  if (!is_open (self))
    return g_strdup (_("The meeting is closed"));
  if (unit == NULL)
    return g_strdup (_("Nobody is chosen"));
  if (yishi_door_queue_is_pending (self->queue, unit->unit))
    return g_strdup_printf (_("%s is being written"), unit->unit);
  if (self->view != NULL)
    presence = yishi_room_view_find (self->view, unit->unit);

  if (what == YISHI_DOOR_LEAVE && presence.kind != YISHI_PRESENCE_IN)
    return g_strdup_printf (_("%s is not in the room"), unit->unit);
  if (what != YISHI_DOOR_LEAVE && presence.kind == YISHI_PRESENCE_IN)
    /* Translators: a unit and a time of day */
    return g_strdup_printf (_("%s has been in the room since %s · Ctrl+Enter: leaves"), unit->unit, presence.since);

  return NULL;
}

static void
show_wish (YishiDoorPage *self,
           const char    *action,
           GtkButton     *button,
           YishiDoorWish  what,
           const char    *tooltip)
{
  g_autofree char *why_not = check_wish (self, what, yishi_door_search_get_unit (self->search));

  gtk_widget_action_set_enabled (GTK_WIDGET (self), action, why_not == NULL);
  yishi_tooltip_set (GTK_WIDGET (button), why_not != NULL ? why_not : tooltip);
}

static void
update_actions (YishiDoorPage *self)
{
  const char *last = yishi_door_queue_get_last (self->queue);
  g_autofree char *undo = last != NULL ? g_strdup_printf (_("Take back the check-in of %s (Ctrl+Z)"), last)
                                       : g_strdup (_("Nobody has been let in since the page was opened"));

  show_wish (self, "door.check-in", self->come, YISHI_DOOR_COME, _("Comes in (Enter)"));
  show_wish (self, "door.represent", self->represent, YISHI_DOOR_REPRESENT,
             _("Comes in and also stands for others (Shift+Enter)"));
  show_wish (self, "door.check-out", self->leave, YISHI_DOOR_LEAVE, _("Leaves (Ctrl+Enter)"));
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "door.undo", last != NULL && is_open (self));
  yishi_tooltip_set (GTK_WIDGET (self->undo), undo);
}

static void
submit (YishiDoorPage   *self,
        YishiOrderKind   kind,
        const YishiUnit *unit)
{
  g_autofree char *owners = yishi_describe_owners (unit);

  yishi_door_queue_submit (self->queue, kind, yishi_door_search_get_text (self->search), unit->unit, owners, NULL,
                           NULL, NULL);
  yishi_door_search_set_text (self->search, "");
}

static void
refuse_wish (YishiDoorPage   *self,
             const YishiUnit *unit,
             const char      *why_not)
{
  const char *text = yishi_door_search_get_text (self->search);
  YishiLoadedRoll *roll = yishi_record_get_roll (yishi_page_get_record (YISHI_PAGE (self)));
  g_autofree char *nobody = NULL;

  if (unit == NULL && *text == '\0')
    return;
  if (unit == NULL)
    nobody = roll == NULL ? g_strdup (_("The roll is being loaded: press Enter again"))
                          : g_strdup_printf (_("Nobody in the roll fits “%s”"), text);

  yishi_door_queue_say (self->queue, nobody != NULL ? nobody : why_not, TRUE);
  g_free (self->refused);
  self->refused = g_strdup (text);
  yishi_door_search_select_text (self->search);
}

static void
agent_is_in_cb (YishiDoorPage *self)
{
  yishi_door_search_set_text (self->search, "");
}

static void
ask_represented (YishiDoorPage   *self,
                 const YishiUnit *unit)
{
  YishiLoadedRoll *roll = yishi_record_get_roll (yishi_page_get_record (YISHI_PAGE (self)));
  YishiAgentDialog *dialog = yishi_agent_dialog_present (GTK_WIDGET (self), self->queue, roll, self->view, unit);

  g_signal_connect_object (dialog, "done", G_CALLBACK (agent_is_in_cb), self, G_CONNECT_SWAPPED);
}

static void
do_wish (YishiDoorPage *self,
         int            what)
{
  const YishiUnit *unit = yishi_door_search_get_unit (self->search);
  g_autofree char *why_not = check_wish (self, (YishiDoorWish) what, unit);

  if (why_not != NULL)
    refuse_wish (self, unit, why_not);
  else if (what == YISHI_DOOR_REPRESENT)
    ask_represented (self, unit);
  else
    submit (self, what == YISHI_DOOR_LEAVE ? YISHI_ORDER_LEAVE : YISHI_ORDER_COME, unit);
}

static void
wish_action (GtkWidget  *widget,
             const char *action,
             GVariant   *parameter)
{
  YishiDoorPage *self = YISHI_DOOR_PAGE (widget);
  YishiDoorWish what = YISHI_DOOR_COME;

  if (strcmp (action, "door.check-out") == 0)
    what = YISHI_DOOR_LEAVE;
  else if (strcmp (action, "door.represent") == 0)
    what = YISHI_DOOR_REPRESENT;
  do_wish (self, what);
}

/* Slips, by the camera or by a scanner that types */

static void
slip_done_cb (GObject      *object,
              GAsyncResult *result,
              gpointer      user_data)
{
  g_autoptr(YishiDoorPage) self = user_data;
  g_autoptr(GError) error = NULL;
  gboolean is_in = yishi_door_queue_submit_finish (YISHI_DOOR_QUEUE (object), result, &error);

  if (self->scan == NULL)
    return;

  yishi_scan_pane_sound (self->scan, is_in);
  if (!is_in)
    yishi_door_queue_say (self->queue, error->message, TRUE);
}

/* Returns: (transfer full) (nullable): why whoever holds that slip is not let in by it */
static char *
refuse_slip (YishiDoorPage   *self,
             const YishiUnit *unit)
{
  YishiPresence presence = { YISHI_PRESENCE_NONE, "", "" };

  if (self->view != NULL)
    presence = yishi_room_view_find (self->view, unit->unit);
  if (is_open (self) && presence.kind == YISHI_PRESENCE_IN && !yishi_door_queue_is_pending (self->queue, unit->unit))
    /* Translators: a unit and a time of day */
    return g_strdup_printf (_("The slip was read before: %s has been in the room since %s"), unit->unit, presence.since);

  return check_wish (self, YISHI_DOOR_COME, unit);
}

static void
take_slip (YishiDoorPage *self,
           const char    *text)
{
  YishiRecord *record = yishi_page_get_record (YISHI_PAGE (self));
  g_autofree char *why = NULL;
  g_autofree char *owners = NULL;
  const YishiUnit *unit = yishi_slip_understand (record, text, YISHI_SLIP_DOOR, 0, &why);

  if (unit != NULL)
    why = refuse_slip (self, unit);
  if (why != NULL)
    {
      yishi_scan_pane_sound (self->scan, FALSE);
      yishi_door_queue_say (self->queue, why, TRUE);
      /* Until something else is typed. */
      g_free (self->refused);
      self->refused = g_strdup ("");
      return;
    }

  owners = yishi_describe_owners (unit);
  yishi_door_queue_submit (self->queue, YISHI_ORDER_COME, "", unit->unit, owners, NULL, slip_done_cb, g_object_ref (self));
}

/* What a scanner typed makes room for the next. */
static void
slip_typed_cb (YishiDoorPage *self,
               const char    *text)
{
  yishi_door_search_set_text (self->search, "");
  take_slip (self, text);
}

static void
slip_typed_elsewhere (GtkWidget  *widget,
                      const char *text)
{
  take_slip (YISHI_DOOR_PAGE (widget), text);
}

static void
camera_action (GtkWidget  *widget,
               const char *action,
               GVariant   *parameter)
{
  GtkToggleButton *camera = YISHI_DOOR_PAGE (widget)->camera;

  gtk_toggle_button_set_active (camera, !gtk_toggle_button_get_active (camera));
}

static void
undo_last (YishiDoorPage *self)
{
  g_autofree char *last = g_strdup (yishi_door_queue_get_last (self->queue));
  g_autofree char *text = NULL;

  if (last == NULL || !is_open (self))
    {
      yishi_window_say (GTK_WIDGET (self), _("There is no check-in to take back"));
      return;
    }

  yishi_door_queue_undo (self->queue);
}

static void
undo_action (GtkWidget  *widget,
             const char *action,
             GVariant   *parameter)
{
  undo_last (YISHI_DOOR_PAGE (widget));
}

static void
selected_cb (YishiDoorPage *self)
{
  const char *text = yishi_door_search_get_text (self->search);

  if (self->refused != NULL && *text != '\0' && strcmp (text, self->refused) != 0)
    {
      yishi_door_queue_hush (self->queue);
      g_clear_pointer (&self->refused, g_free);
    }
  update_actions (self);
}

/* The button of a row in a list. */
static void
row_pressed_cb (YishiDoorPage *self,
                const char    *unit,
                const char    *owners,
                YishiRoomList *list)
{
  if (is_open (self) && !yishi_door_queue_is_pending (self->queue, unit))
    yishi_door_queue_submit (self->queue, list == self->left ? YISHI_ORDER_COME : YISHI_ORDER_LEAVE, unit, unit,
                             owners, NULL, NULL, NULL);
}

/* What the record says */

static void
set_count (YishiDoorPage *self,
           gpointer       list,
           const char    *name,
           guint          n)
{
  g_autofree char *title = g_strdup_printf ("%s %u", name, n);

  gtk_stack_page_set_title (gtk_stack_get_page (self->lists, list), title);
}

static void
show_lists (YishiDoorPage     *self,
            YishiMeetingState *state)
{
  YishiLoadedRoll *roll = yishi_record_get_roll (yishi_page_get_record (YISHI_PAGE (self)));
  g_autofree char *missing = yishi_describe_missing_parties (state);
  gboolean can_change = is_open (self);

  yishi_room_list_show (self->room, self->view, roll, can_change);
  yishi_room_list_show (self->left, self->view, roll, can_change);
  set_count (self, self->room, _("In the Room"), yishi_room_list_get_n (self->room));
  set_count (self, self->left, _("Left"), yishi_room_list_get_n (self->left));
  set_count (self, self->guests, _("Parties and Guests"), state->guests->len);
  set_count (self, self->proxies, _("Proxies"), state->proxies->len);
  yishi_guest_list_show (self->guests, can_change);
  yishi_proxy_list_show (self->proxies, can_change);
  gtk_label_set_label (self->missing, missing);
}

static void
show_nothing (YishiDoorPage *self,
              const char    *title,
              const char    *text,
              const char    *button,
              const char    *page)
{
  adw_status_page_set_title (self->nothing, title);
  adw_status_page_set_description (self->nothing, text);
  gtk_button_set_label (self->nothing_button, button);
  gtk_actionable_set_action_target (GTK_ACTIONABLE (self->nothing_button), "s", page);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (self->nothing_button), "win.page");
  gtk_stack_set_visible_child_name (self->stack, "nothing");
}

static void
show_closed (YishiDoorPage     *self,
             YishiMeetingState *state)
{
  g_autofree char *when = yishi_instant_describe (state->meeting->closed);
  g_autofree char *text = g_strdup_printf (_("The meeting was closed at %s: who came is part of its record and no "
                                             "longer changes."),
                                           when);

  gtk_widget_set_visible (self->closed, *state->meeting->closed != '\0');
  gtk_label_set_label (self->closed_label, text);
  gtk_widget_set_sensitive (self->door, *state->meeting->closed == '\0');
}

static gboolean
is_pending (const char *unit,
            gpointer    user_data)
{
  return yishi_door_queue_is_pending (YISHI_DOOR_PAGE (user_data)->queue, unit);
}

static void
queue_changed_cb (YishiDoorPage *self)
{
  yishi_door_search_set_room (self->search, self->view, is_pending, self);
  update_actions (self);
}

static void
yishi_door_page_update (YishiPage        *page,
                        YishiRecordParts  parts)
{
  YishiDoorPage *self = YISHI_DOOR_PAGE (page);
  YishiRecord *record = yishi_page_get_record (page);
  YishiMeetingState *state = get_meeting (self);
  YishiLoadedRoll *roll = yishi_record_get_roll (record);
  YishiRoomView *before = g_steal_pointer (&self->view);

  self->view = state != NULL ? yishi_room_view_new (state) : NULL;
  yishi_door_search_set_room (self->search, self->view, is_pending, self);
  yishi_room_view_free (before);
  yishi_door_search_set_roll (self->search, roll);

  if (state == NULL)
    show_nothing (self, _("There is no meeting yet"), _("People are checked in to a meeting."), _("_Home"), "home");
  else if (roll != NULL && yishi_roll_get_n_units (roll->roll) == 0)
    show_nothing (self, _("The roll is empty"), _("Who comes is found in the roll: import the roster first."),
                  _("_Roll"), "roll");
  else
    {
      gtk_stack_set_visible_child_name (self->stack, "door");
      show_closed (self, state);
      show_lists (self, state);
    }
  update_actions (self);
}

static void
yishi_door_page_focus (YishiPage *page)
{
  YishiDoorPage *self = YISHI_DOOR_PAGE (page);

  if (g_strcmp0 (gtk_stack_get_visible_child_name (self->stack), "nothing") == 0)
    gtk_widget_grab_focus (GTK_WIDGET (self->nothing_button));
  else if (!is_open (self))
    gtk_widget_child_focus (GTK_WIDGET (self->lists), GTK_DIR_TAB_FORWARD);
  else
    yishi_door_search_take_focus (self->search);
}

static void
said_cb (YishiDoorPage *self,
         const char    *text)
{
  yishi_door_search_describe (self->search, text);
}

static void
guest_said_cb (YishiDoorPage *self,
               const char    *text)
{
  yishi_door_queue_say (self->queue, text, FALSE);
}

static void
returned_cb (YishiDoorPage *self,
             const char    *text)
{
  if (*text != '\0')
    yishi_door_search_set_text (self->search, text);
  else
    yishi_door_search_take_focus (self->search);
}

static void
yishi_door_page_constructed (GObject *object)
{
  YishiDoorPage *self = YISHI_DOOR_PAGE (object);
  YishiRecord *record = yishi_page_get_record (YISHI_PAGE (self));
  GtkWidget *between = gtk_box_new (GTK_ORIENTATION_VERTICAL, 9);

  G_OBJECT_CLASS (yishi_door_page_parent_class)->constructed (object);

  self->queue = YISHI_DOOR_QUEUE (yishi_door_queue_new (record));
  self->scan = g_object_new (YISHI_TYPE_SCAN_PANE, NULL);
  gtk_box_append (GTK_BOX (between), GTK_WIDGET (self->queue));
  gtk_box_append (GTK_BOX (between), GTK_WIDGET (self->scan));
  yishi_door_search_set_between (self->search, between);
  g_signal_connect_object (self->scan, "read", G_CALLBACK (take_slip), self, G_CONNECT_SWAPPED);
  yishi_slip_keys_attach (GTK_WIDGET (self), slip_typed_elsewhere);
  g_object_bind_property (self->camera, "active", self->scan, "visible", G_BINDING_DEFAULT);
  yishi_tooltip_set (GTK_WIDGET (self->camera), _("Slips are read by the camera (F3)"));
  g_signal_connect_object (self->queue, "changed", G_CALLBACK (queue_changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->queue, "said", G_CALLBACK (said_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->queue, "returned", G_CALLBACK (returned_cb), self, G_CONNECT_SWAPPED);
  yishi_guest_list_set_record (self->guests, record);
  yishi_proxy_list_set_record (self->proxies, record);
  update_actions (self);
}

static void
yishi_door_page_dispose (GObject *object)
{
  YishiDoorPage *self = YISHI_DOOR_PAGE (object);

  self->scan = NULL;
  /* A bin does not expect its child to be gone before it. */
  adw_bin_set_child (ADW_BIN (self), NULL);
  gtk_widget_dispose_template (GTK_WIDGET (self), YISHI_TYPE_DOOR_PAGE);
  g_clear_pointer (&self->view, yishi_room_view_free);
  g_clear_pointer (&self->refused, g_free);
  G_OBJECT_CLASS (yishi_door_page_parent_class)->dispose (object);
}

static void
bind_children (GtkWidgetClass *widget_class)
{
  gtk_widget_class_bind_template_child (widget_class, YishiDoorPage, stack);
  gtk_widget_class_bind_template_child (widget_class, YishiDoorPage, nothing);
  gtk_widget_class_bind_template_child (widget_class, YishiDoorPage, nothing_button);
  gtk_widget_class_bind_template_child (widget_class, YishiDoorPage, closed);
  gtk_widget_class_bind_template_child (widget_class, YishiDoorPage, closed_label);
  gtk_widget_class_bind_template_child (widget_class, YishiDoorPage, door);
  gtk_widget_class_bind_template_child (widget_class, YishiDoorPage, search);
  gtk_widget_class_bind_template_child (widget_class, YishiDoorPage, come);
  gtk_widget_class_bind_template_child (widget_class, YishiDoorPage, represent);
  gtk_widget_class_bind_template_child (widget_class, YishiDoorPage, leave);
  gtk_widget_class_bind_template_child (widget_class, YishiDoorPage, undo);
  gtk_widget_class_bind_template_child (widget_class, YishiDoorPage, camera);
  gtk_widget_class_bind_template_child (widget_class, YishiDoorPage, missing);
  gtk_widget_class_bind_template_child (widget_class, YishiDoorPage, lists);
  gtk_widget_class_bind_template_child (widget_class, YishiDoorPage, room);
  gtk_widget_class_bind_template_child (widget_class, YishiDoorPage, left);
  gtk_widget_class_bind_template_child (widget_class, YishiDoorPage, guests);
  gtk_widget_class_bind_template_child (widget_class, YishiDoorPage, proxies);
}

static void
yishi_door_page_class_init (YishiDoorPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->constructed = yishi_door_page_constructed;
  G_OBJECT_CLASS (klass)->dispose = yishi_door_page_dispose;
  YISHI_PAGE_CLASS (klass)->update = yishi_door_page_update;
  YISHI_PAGE_CLASS (klass)->focus = yishi_door_page_focus;

  g_type_ensure (YISHI_TYPE_DOOR_SEARCH);
  g_type_ensure (YISHI_TYPE_GUEST_LIST);
  g_type_ensure (YISHI_TYPE_PROXY_LIST);
  g_type_ensure (YISHI_TYPE_ROOM_LIST);
  g_type_ensure (YISHI_TYPE_WRAP_LAYOUT);
  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/yishi/Yishi/ui/pages/yishi-door-page.ui");
  bind_children (widget_class);
  gtk_widget_class_bind_template_callback (widget_class, do_wish);
  gtk_widget_class_bind_template_callback (widget_class, selected_cb);
  gtk_widget_class_bind_template_callback (widget_class, undo_last);
  gtk_widget_class_bind_template_callback (widget_class, slip_typed_cb);
  gtk_widget_class_bind_template_callback (widget_class, row_pressed_cb);
  gtk_widget_class_bind_template_callback (widget_class, guest_said_cb);

  gtk_widget_class_install_action (widget_class, "door.check-in", NULL, wish_action);
  gtk_widget_class_install_action (widget_class, "door.represent", NULL, wish_action);
  gtk_widget_class_install_action (widget_class, "door.check-out", NULL, wish_action);
  gtk_widget_class_install_action (widget_class, "door.undo", NULL, undo_action);
  gtk_widget_class_install_action (widget_class, "door.camera", NULL, camera_action);
  /* Here and not among the accelerators: a field takes its own Ctrl+Z first. */
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_z, GDK_CONTROL_MASK, "door.undo", NULL);
}

static void
yishi_door_page_init (YishiDoorPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}
