/* yishi-guest-list.c - who is there for which party, who is missing, and guests
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "yishi-guest-list.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>
#include <string.h>

#include "yishi-confirm.h"
#include "yishi-db-room.h"
#include "yishi-drop-down.h"
#include "yishi-floor-words.h"
#include "yishi-room-view.h"
#include "yishi-window.h"
#include "yishi-wrap-layout.h"

struct _YishiGuestList
{
  GtkBox parent_instance;

  YishiRecord *record;      /* (owned) */
  gboolean     can_change;
  char        *shown;       /* (owned) (nullable) what the rows were made from */

  /* Template children */
  GtkWidget   *adder;
  GtkDropDown *party;
  GtkEntry    *name;
  GtkEntry    *organisation;
  GtkButton   *add;
  GtkListBox  *list;
};

static guint said_signal;

G_DEFINE_FINAL_TYPE (YishiGuestList, yishi_guest_list, GTK_TYPE_BOX)

/* What is to be done with a guest. */
typedef struct
{
  YishiGuestList *list;     /* (owned) */
  gint64          meeting;
  YishiGuest      guest;    /* its texts are owned here; id 0: to be added */
  const char     *time;     /* (nullable) "": has come back */
  gboolean        is_mistake;
} Order;

static void
order_free (Order *self)
{
  g_object_unref (self->list);
  g_free (self->guest.name);
  g_free (self->guest.party);
  g_free (self->guest.organisation);
  g_free (self);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Order, order_free)

static gboolean
do_order (YishiDb       *db,
          gpointer       data,
          GCancellable  *cancellable,
          GError       **error)
{
  const Order *order = data;

  if (order->guest.id == 0)
    return yishi_db_add_guest (db, order->meeting, &order->guest, NULL, error);
  if (order->is_mistake)
    return yishi_db_remove_guest (db, order->guest.id, error);

  return yishi_db_guest_left (db, order->guest.id, order->time, error);
}

static char *
describe_done (const Order *order)
{
  const char *name = order->guest.name;

  if (order->guest.id == 0)
    return g_strdup_printf (_("%s is in"), name);
  if (order->is_mistake)
    return g_strdup_printf (_("%s is removed"), name);

  return g_strdup_printf (order->time != NULL ? _("%s is back") : _("%s has left"), name);
}

/* What was refused goes back into the fields, unless somebody has typed on. */
static void
give_back (YishiGuestList *self,
           const Order    *order)
{
  if (order->guest.id != 0 || *gtk_editable_get_text (GTK_EDITABLE (self->name)) != '\0')
    return;

  gtk_editable_set_text (GTK_EDITABLE (self->name), order->guest.name);
  gtk_editable_set_text (GTK_EDITABLE (self->organisation), order->guest.organisation);
}

static void
order_done_cb (GObject      *object,
               GAsyncResult *result,
               gpointer      user_data)
{
  g_autoptr(Order) order = user_data;
  YishiGuestList *self = order->list;
  g_autoptr(GError) error = NULL;
  g_autofree char *text = NULL;

  if (yishi_record_perform_finish (YISHI_RECORD (object), result, &error))
    text = describe_done (order);
  if (gtk_widget_get_root (GTK_WIDGET (self)) == NULL)
    return;

  if (error != NULL)
    {
      give_back (self, order);
      yishi_window_report (GTK_WIDGET (self), error);
      return;
    }
  g_signal_emit (self, said_signal, 0, text);
}

static Order *
make_order (YishiGuestList *self,
            gint64          id,
            const char     *name,
            const char     *party,
            const char     *organisation)
{
  Order *order = g_new0 (Order, 1);

  order->list = g_object_ref (self);
  order->meeting = yishi_record_get_meeting (self->record)->meeting->id;
  order->guest.id = id;
  order->guest.name = g_strdup (name);
  order->guest.party = g_strdup (party);
  order->guest.organisation = g_strdup (organisation);
  return order;
}

static void
submit (YishiGuestList *self,
        Order          *order)
{
  yishi_record_perform_async (self->record, YISHI_PART_MEETING, do_order, order, NULL, NULL, order_done_cb, order);
}

static void
add_cb (YishiGuestList *self)
{
  const char *name = gtk_editable_get_text (GTK_EDITABLE (self->name));
  guint party = gtk_drop_down_get_selected (self->party);

  if (!self->can_change || party >= YISHI_N_PARTIES)
    return;
  if (*name == '\0')
    {
      gtk_widget_grab_focus (GTK_WIDGET (self->name));
      return;
    }

  submit (self, make_order (self, 0, name, yishi_parties[party],
                            gtk_editable_get_text (GTK_EDITABLE (self->organisation))));
  gtk_editable_set_text (GTK_EDITABLE (self->name), "");
  gtk_editable_set_text (GTK_EDITABLE (self->organisation), "");
  gtk_widget_grab_focus (GTK_WIDGET (self->name));
}

/* The guest whom a button is about. */
static const YishiGuest *
find_guest (YishiGuestList *self,
            GtkWidget      *button)
{
  YishiMeetingState *state = yishi_record_get_meeting (self->record);
  gsize id = GPOINTER_TO_SIZE (g_object_get_data (G_OBJECT (button), "guest"));

  for (guint i = 0; state != NULL && i < state->guests->len; i++)
    {
      const YishiGuest *guest = g_ptr_array_index (state->guests, i);

      if ((gsize) guest->id == id)
        return guest;
    }

  return NULL;
}

static void
leave_cb (YishiGuestList *self,
          GtkWidget      *button)
{
  const YishiGuest *guest = find_guest (self, button);
  Order *order;

  if (guest == NULL)
    return;

  order = make_order (self, guest->id, guest->name, guest->party, guest->organisation);
  order->time = *guest->left != '\0' ? "" : NULL;
  submit (self, order);
}

static void
removal_confirmed_cb (GObject      *object,
                      GAsyncResult *result,
                      gpointer      user_data)
{
  g_autoptr(Order) order = user_data;

  YishiGuestList *self = order->list;

  if (yishi_confirm_finish (GTK_WIDGET (object), result))
    submit (self, g_steal_pointer (&order));
}

static void
remove_cb (YishiGuestList *self,
           GtkWidget      *button)
{
  const YishiGuest *guest = find_guest (self, button);
  g_autofree char *heading = NULL;
  Order *order;

  if (guest == NULL)
    return;

  order = make_order (self, guest->id, guest->name, guest->party, guest->organisation);
  order->is_mistake = TRUE;
  heading = g_strdup_printf (_("Remove %s?"), guest->name);
  yishi_confirm_async (GTK_WIDGET (self), heading,
                       _("Only for one who was entered by mistake. Who has gone home has left."), _("_Remove"), TRUE,
                       removal_confirmed_cb, order);
}

/* Rows */

static GtkWidget *
make_button (YishiGuestList   *self,
             const YishiGuest *guest,
             const char       *label,
             const char       *icon,
             const char       *name,
             GCallback         callback)
{
  GtkWidget *button = icon != NULL ? gtk_button_new_from_icon_name (icon) : gtk_button_new_with_label (label);

  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_sensitive (button, self->can_change);
  if (icon != NULL)
    gtk_widget_set_tooltip_text (button, label);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  g_object_set_data (G_OBJECT (button), "guest", GSIZE_TO_POINTER ((gsize) guest->id));
  g_signal_connect_object (button, "clicked", callback, self, G_CONNECT_SWAPPED);
  return button;
}

static GtkWidget *
make_guest_row (YishiGuestList   *self,
                const YishiGuest *guest)
{
  gboolean has_left = *guest->left != '\0';
  g_autofree char *times = has_left ? g_strdup_printf (_("%s–%s"), guest->arrived, guest->left)
                                    : g_strdup (guest->arrived);
  g_autofree char *subtitle = *guest->organisation != '\0' ? g_strdup_printf ("%s · %s", times, guest->organisation)
                                                           : g_strdup (times);
  g_autofree char *leave_name = g_strdup_printf (has_left ? _("%s is back") : _("%s leaves"), guest->name);
  g_autofree char *remove_name = g_strdup_printf (_("Remove %s"), guest->name);
  GtkWidget *row = adw_action_row_new ();

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), guest->name);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), subtitle);
  gtk_widget_add_css_class (row, "guest");
  if (has_left)
    gtk_widget_add_css_class (row, "dim-label");
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), make_button (self, guest, has_left ? _("Is Back") : _("Leaves"),
                                                                NULL, leave_name, G_CALLBACK (leave_cb)));
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), make_button (self, guest, _("Remove: entered by mistake"),
                                                                "user-trash-symbolic", remove_name,
                                                                G_CALLBACK (remove_cb)));
  return row;
}

/* A party, and in words whether somebody is there for it. */
static GtkWidget *
make_party_row (const YishiMeetingState *state,
                gsize                    party)
{
  guint n = yishi_meeting_state_count_party (state, yishi_parties[party]);
  gboolean is_missing = n == 0 && party < YISHI_N_EXPECTED_PARTIES;
  g_autofree char *here = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "✓ %u here", "✓ %u here", n), n);
  GtkWidget *row = gtk_list_box_row_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *name = gtk_label_new (yishi_party_to_label (yishi_parties[party]));
  GtkWidget *count = gtk_label_new (n > 0 ? here : is_missing ? _("✗ Still missing") : _("None"));

  gtk_widget_add_css_class (box, "party");
  gtk_widget_add_css_class (name, "heading");
  gtk_label_set_xalign (GTK_LABEL (name), 0);
  gtk_label_set_wrap (GTK_LABEL (name), TRUE);
  gtk_widget_set_hexpand (name, TRUE);
  gtk_widget_add_css_class (count, is_missing ? "missing" : n > 0 ? "here" : "dim-label");
  gtk_box_append (GTK_BOX (box), name);
  gtk_box_append (GTK_BOX (box), count);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), FALSE);
  gtk_widget_set_focusable (row, FALSE);
  return row;
}

/* All that the rows say: they are made anew only when it is another. */
static char *
sum_up (YishiGuestList *self)
{
  YishiMeetingState *state = yishi_record_get_meeting (self->record);
  GString *text = g_string_new (self->can_change ? "+" : "-");

  for (guint i = 0; state != NULL && i < state->guests->len; i++)
    {
      const YishiGuest *guest = g_ptr_array_index (state->guests, i);

      g_string_append_printf (text, "\n%" G_GINT64_FORMAT "\t%s\t%s\t%s\t%s\t%s", guest->id, guest->name, guest->party,
                              guest->organisation, guest->arrived, guest->left);
    }

  return g_string_free (text, FALSE);
}

static void
fill (YishiGuestList *self)
{
  YishiMeetingState *state = yishi_record_get_meeting (self->record);
  GtkWidget *row;

  while ((row = gtk_widget_get_first_child (GTK_WIDGET (self->list))) != NULL)
    gtk_list_box_remove (self->list, row);

  for (gsize party = 0; state != NULL && party < YISHI_N_PARTIES; party++)
    {
      gtk_list_box_append (self->list, make_party_row (state, party));
      for (guint i = 0; i < state->guests->len; i++)
        {
          const YishiGuest *guest = g_ptr_array_index (state->guests, i);

          if (strcmp (guest->party, yishi_parties[party]) == 0)
            gtk_list_box_append (self->list, make_guest_row (self, guest));
        }
    }
}

static void
yishi_guest_list_dispose (GObject *object)
{
  YishiGuestList *self = YISHI_GUEST_LIST (object);

  gtk_widget_dispose_template (GTK_WIDGET (self), YISHI_TYPE_GUEST_LIST);
  g_clear_object (&self->record);
  g_clear_pointer (&self->shown, g_free);
  G_OBJECT_CLASS (yishi_guest_list_parent_class)->dispose (object);
}

static void
yishi_guest_list_class_init (YishiGuestListClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = yishi_guest_list_dispose;

  g_type_ensure (YISHI_TYPE_WRAP_LAYOUT);
  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/yishi/Yishi/ui/widgets/yishi-guest-list.ui");
  gtk_widget_class_bind_template_child (widget_class, YishiGuestList, adder);
  gtk_widget_class_bind_template_child (widget_class, YishiGuestList, party);
  gtk_widget_class_bind_template_child (widget_class, YishiGuestList, name);
  gtk_widget_class_bind_template_child (widget_class, YishiGuestList, organisation);
  gtk_widget_class_bind_template_child (widget_class, YishiGuestList, add);
  gtk_widget_class_bind_template_child (widget_class, YishiGuestList, list);
  gtk_widget_class_bind_template_callback (widget_class, add_cb);

  said_signal = g_signal_new ("said", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                              G_TYPE_NONE, 1, G_TYPE_STRING);
}

static void
yishi_guest_list_init (YishiGuestList *self)
{
  g_autoptr(GtkStringList) parties = gtk_string_list_new (NULL);

  gtk_widget_init_template (GTK_WIDGET (self));
  for (gsize i = 0; i < YISHI_N_PARTIES; i++)
    gtk_string_list_append (parties, yishi_party_to_label (yishi_parties[i]));
  gtk_drop_down_set_model (self->party, G_LIST_MODEL (parties));
  yishi_drop_down_tell (self->party, _("Party"));
}

void
yishi_guest_list_set_record (YishiGuestList *self,
                             YishiRecord    *record)
{
  g_return_if_fail (YISHI_IS_GUEST_LIST (self));

  g_set_object (&self->record, record);
}

void
yishi_guest_list_show (YishiGuestList *self,
                       gboolean        can_change)
{
  g_autofree char *sum = NULL;

  g_return_if_fail (YISHI_IS_GUEST_LIST (self));

  self->can_change = can_change;
  gtk_widget_set_sensitive (self->adder, can_change);
  sum = sum_up (self);
  if (g_strcmp0 (sum, self->shown) == 0)
    return;

  g_free (self->shown);
  self->shown = g_steal_pointer (&sum);
  fill (self);
}
