/* yishi-proxy-list.c - the proxies lodged for the meeting at hand
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "yishi-proxy-list.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>
#include <string.h>

#include "yishi-confirm.h"
#include "yishi-db-room.h"
#include "yishi-proxy-dialog.h"
#include "yishi-room-words.h"
#include "yishi-window.h"

struct _YishiProxyList
{
  GtkBox parent_instance;

  YishiRecord *record;      /* (owned) */
  gboolean     can_change;
  char        *shown;       /* (owned) (nullable) what the rows were made from */

  /* Template children */
  GtkButton  *lodge;
  GtkStack   *stack;
  GtkListBox *list;
};

G_DEFINE_FINAL_TYPE (YishiProxyList, yishi_proxy_list, GTK_TYPE_BOX)

typedef struct
{
  YishiProxyList *list;       /* (owned) */
  gint64          meeting;
  char           *principal;  /* (owned) */
} Order;

static void
order_free (Order *self)
{
  g_object_unref (self->list);
  g_free (self->principal);
  g_free (self);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Order, order_free)

static gboolean
withdraw (YishiDb       *db,
          gpointer       data,
          GCancellable  *cancellable,
          GError       **error)
{
  const Order *order = data;

  return yishi_db_withdraw_proxy (db, order->meeting, order->principal, NULL, error);
}

static void
withdrawn_cb (GObject      *object,
              GAsyncResult *result,
              gpointer      user_data)
{
  g_autoptr(Order) order = user_data;
  g_autoptr(GError) error = NULL;
  g_autofree char *text = NULL;

  if (!yishi_record_perform_finish (YISHI_RECORD (object), result, &error))
    {
      yishi_window_report (GTK_WIDGET (order->list), error);
      return;
    }

  text = g_strdup_printf (_("The proxy of %s is withdrawn"), order->principal);
  yishi_window_say (GTK_WIDGET (order->list), text);
}

static void
withdrawal_confirmed_cb (GObject      *object,
                         GAsyncResult *result,
                         gpointer      user_data)
{
  g_autoptr(Order) order = user_data;
  Order *kept;

  if (!yishi_confirm_finish (GTK_WIDGET (object), result))
    return;

  kept = g_steal_pointer (&order);
  yishi_record_perform_async (kept->list->record, YISHI_PART_MEETING, withdraw, kept, NULL, NULL, withdrawn_cb, kept);
}

static void
withdraw_cb (YishiProxyList *self,
             GtkWidget      *button)
{
  YishiMeetingState *state = yishi_record_get_meeting (self->record);
  const char *principal = g_object_get_data (G_OBJECT (button), "principal");
  g_autofree char *heading = g_strdup_printf (_("Withdraw the proxy of %s?"), principal);
  Order *order;

  if (state == NULL)
    return;

  order = g_new0 (Order, 1);
  order->list = g_object_ref (self);
  order->meeting = state->meeting->id;
  order->principal = g_strdup (principal);
  yishi_confirm_async (GTK_WIDGET (self), heading,
                       _("Another may be lodged afterwards. Ballots that were cast under it stay."), _("_Withdraw"),
                       TRUE, withdrawal_confirmed_cb, order);
}

static void
lodge_cb (YishiProxyList *self)
{
  if (yishi_record_get_meeting (self->record) != NULL)
    yishi_proxy_dialog_present (GTK_WIDGET (self), self->record, NULL);
}

/* What was ordered, in words: 1=yes,3=no. */
static void
append_instruction (GString    *text,
                    const char *instruction)
{
  g_auto(GStrv) orders = g_strsplit (instruction, ",", -1);

  for (gsize i = 0; orders[i] != NULL; i++)
    {
      const char *answer = strchr (orders[i], '=');
      int item = atoi (orders[i]);

      if (answer == NULL)
        continue;
      if (strcmp (answer + 1, "yes") == 0)
        g_string_append_printf (text, _(" · item %d: yes"), item);
      else if (strcmp (answer + 1, "no") == 0)
        g_string_append_printf (text, _(" · item %d: no"), item);
      else if (strcmp (answer + 1, "abstain") == 0)
        g_string_append_printf (text, _(" · item %d: abstain"), item);
    }
}

static char *
describe_proxy (const YishiProxy *proxy,
                YishiPresence     presence)
{
  GString *text = g_string_new (NULL);

  if (proxy->suspended)
    g_string_append (text, _("✗ Suspended: the owner came"));
  else if (presence.kind == YISHI_PRESENCE_REPRESENTED)
    g_string_append (text, _("✓ The agent is in the room"));
  else
    g_string_append (text, _("○ The agent is not in the room"));
  if (proxy->items != NULL && *proxy->items != '\0')
    g_string_append_printf (text, _(" · for the items %s"), proxy->items);
  if (proxy->instruction != NULL)
    append_instruction (text, proxy->instruction);
  if (proxy->until != NULL && *proxy->until != '\0')
    /* Translators: a day */
    g_string_append_printf (text, _(" · until %s"), proxy->until);

  return g_string_free (text, FALSE);
}

static GtkWidget *
make_row (YishiProxyList   *self,
          const YishiProxy *proxy,
          YishiPresence     presence)
{
  g_autofree char *subtitle = describe_proxy (proxy, presence);
  g_autofree char *title = NULL;
  g_autofree char *name = g_strdup_printf (_("Withdraw the proxy of %s"), proxy->principal);
  GtkWidget *row = adw_action_row_new ();
  GtkWidget *button = gtk_button_new_with_label (_("Withdraw"));

  if (proxy->agent_unit != NULL && strcmp (proxy->agent_unit, proxy->agent) != 0)
    title = g_strdup_printf (_("%s ← %s (%s)"), proxy->principal, proxy->agent, proxy->agent_unit);
  else
    /* Translators: the unit that is represented, then the agent */
    title = g_strdup_printf (_("%s ← %s"), proxy->principal, proxy->agent);

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), subtitle);
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_sensitive (button, self->can_change);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  g_object_set_data_full (G_OBJECT (button), "principal", g_strdup (proxy->principal), g_free);
  g_signal_connect_object (button, "clicked", G_CALLBACK (withdraw_cb), self, G_CONNECT_SWAPPED);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), button);
  return row;
}

/* All that the rows say: they are made anew only when it is another. */
static char *
sum_up (YishiProxyList          *self,
        const YishiMeetingState *state,
        const YishiRoomView     *view)
{
  GString *text = g_string_new (self->can_change ? "+" : "-");

  for (guint i = 0; state != NULL && i < state->proxies->len; i++)
    {
      const YishiProxy *proxy = &g_array_index (state->proxies, YishiProxy, i);
      g_autofree char *subtitle = describe_proxy (proxy, yishi_room_view_find (view, proxy->principal));

      g_string_append_printf (text, "\n%s\t%s\t%s\t%s", proxy->principal, proxy->agent,
                              proxy->agent_unit != NULL ? proxy->agent_unit : "", subtitle);
    }

  return g_string_free (text, FALSE);
}

static void
yishi_proxy_list_dispose (GObject *object)
{
  YishiProxyList *self = YISHI_PROXY_LIST (object);

  gtk_widget_dispose_template (GTK_WIDGET (self), YISHI_TYPE_PROXY_LIST);
  g_clear_object (&self->record);
  g_clear_pointer (&self->shown, g_free);
  G_OBJECT_CLASS (yishi_proxy_list_parent_class)->dispose (object);
}

static void
yishi_proxy_list_class_init (YishiProxyListClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = yishi_proxy_list_dispose;

  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/yishi/Yishi/ui/widgets/yishi-proxy-list.ui");
  gtk_widget_class_bind_template_child (widget_class, YishiProxyList, lodge);
  gtk_widget_class_bind_template_child (widget_class, YishiProxyList, stack);
  gtk_widget_class_bind_template_child (widget_class, YishiProxyList, list);
  gtk_widget_class_bind_template_callback (widget_class, lodge_cb);
}

static void
yishi_proxy_list_init (YishiProxyList *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

void
yishi_proxy_list_set_record (YishiProxyList *self,
                             YishiRecord    *record)
{
  g_return_if_fail (YISHI_IS_PROXY_LIST (self));

  g_set_object (&self->record, record);
}

void
yishi_proxy_list_show (YishiProxyList *self,
                       gboolean        can_change)
{
  YishiMeetingState *state;
  g_autoptr(YishiRoomView) view = NULL;
  g_autofree char *sum = NULL;
  GtkWidget *row;

  g_return_if_fail (YISHI_IS_PROXY_LIST (self));

  state = yishi_record_get_meeting (self->record);
  view = state != NULL ? yishi_room_view_new (state) : NULL;
  self->can_change = can_change;
  gtk_widget_set_sensitive (GTK_WIDGET (self->lodge), can_change);
  sum = sum_up (self, state, view);
  if (g_strcmp0 (sum, self->shown) == 0)
    return;

  g_free (self->shown);
  self->shown = g_steal_pointer (&sum);
  while ((row = gtk_widget_get_first_child (GTK_WIDGET (self->list))) != NULL)
    gtk_list_box_remove (self->list, row);
  for (guint i = 0; state != NULL && i < state->proxies->len; i++)
    {
      const YishiProxy *proxy = &g_array_index (state->proxies, YishiProxy, i);

      gtk_list_box_append (self->list, make_row (self, proxy, yishi_room_view_find (view, proxy->principal)));
    }
  gtk_stack_set_visible_child_name (self->stack, state != NULL && state->proxies->len > 0 ? "list" : "empty");
}
