/* yishi-proxy-dialog.c - lodges a proxy at the table: who for whom, for what, how, how long
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "yishi-proxy-dialog.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "yishi-drop-down.h"
#include "yishi-room-words.h"
#include "yishi-unit-name.h"
#include "yishi-window.h"

struct _YishiProxyDialog
{
  AdwWindow parent_instance;

  YishiRecord       *record;  /* (owned) */
  YishiMeetingState *state;   /* (owned) as the dialog was opened */
  GPtrArray         *choices; /* (owned) (element-type AdwComboRow): one an item of @items */
  GPtrArray         *items;   /* (owned) (element-type YishiItem): of @state, those that owners vote on */

  /* Template children */
  AdwEntryRow         *principal;
  GtkLabel            *principal_owners;
  AdwEntryRow         *agent;
  GtkLabel            *agent_owners;
  GtkSwitch           *staff;
  AdwEntryRow         *from;
  AdwEntryRow         *until;
  AdwPreferencesGroup *scope;
  GtkLabel            *refusal;
  GtkButton           *submit;
};

G_DEFINE_FINAL_TYPE (YishiProxyDialog, yishi_proxy_dialog, ADW_TYPE_WINDOW)

/* What the principal says about one item, in the order of the list. */
typedef enum
{
  SAYS_FREE,
  SAYS_YES,
  SAYS_NO,
  SAYS_ABSTAIN,
  SAYS_NOTHING,  /* the proxy is not for this item */
} Says;

static const char *const says_labels[] = {
  [SAYS_FREE] = N_("As the agent decides"), [SAYS_YES] = N_("Yes"),
  [SAYS_NO] = N_("No"), [SAYS_ABSTAIN] = N_("Abstain"),
  [SAYS_NOTHING] = N_("Not covered"),
};

/* For an election: an instruction is about one answer. */
static const Says election_says[] = { SAYS_FREE, SAYS_NOTHING };

static gboolean
is_election (const YishiItem *item)
{
  return strcmp (item->kind, "election") == 0;
}

static Says
get_says (YishiProxyDialog *self,
          guint             i)
{
  guint selected = adw_combo_row_get_selected (g_ptr_array_index (self->choices, i));

  if (is_election (g_ptr_array_index (self->items, i)))
    return election_says[MIN (selected, G_N_ELEMENTS (election_says) - 1)];

  return (Says) MIN (selected, SAYS_NOTHING);
}

/* One proxy, on its way to the store. */
typedef struct
{
  YishiProxyDialog *dialog;  /* (owned) */
  gint64            meeting;
  YishiProxy        proxy;   /* its texts are owned here */
} Order;

static void
order_free (Order *self)
{
  g_object_unref (self->dialog);
  g_free ((char *) self->proxy.principal);
  g_free ((char *) self->proxy.agent);
  g_free ((char *) self->proxy.agent_unit);
  g_free ((char *) self->proxy.from);
  g_free ((char *) self->proxy.until);
  g_free ((char *) self->proxy.items);
  g_free ((char *) self->proxy.instruction);
  g_free (self);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Order, order_free)

static gboolean
lodge (YishiDb       *db,
       gpointer       data,
       GCancellable  *cancellable,
       GError       **error)
{
  const Order *order = data;

  return yishi_db_lodge_proxy (db, order->meeting, &order->proxy, error);
}

static void
refuse (YishiProxyDialog *self,
        const char       *text)
{
  gtk_label_set_label (self->refusal, text);
  gtk_widget_set_visible (GTK_WIDGET (self->refusal), *text != '\0');
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->refusal), GTK_ACCESSIBLE_PROPERTY_LABEL, text, -1);
}

/* What is typed in @row as a unit of the roll. @unit: (out) (nullable): not in the roll */
static char *
read_unit (YishiProxyDialog  *self,
           AdwEntryRow       *row,
           const YishiUnit  **unit)
{
  YishiLoadedRoll *roll = yishi_record_get_roll (self->record);
  char *name = yishi_unit_name_normalize (gtk_editable_get_text (GTK_EDITABLE (row)));

  *unit = name != NULL && roll != NULL ? yishi_roll_find (roll->roll, name) : NULL;
  return name;
}

static void
show_owners (YishiProxyDialog *self,
             AdwEntryRow      *row,
             GtkLabel         *label)
{
  const YishiUnit *unit;
  g_autofree char *name = read_unit (self, row, &unit);
  g_autofree char *owners = yishi_describe_owners (unit);

  if (unit == NULL && name != NULL)
    gtk_label_set_label (label, _("No such unit"));
  else
    gtk_label_set_label (label, owners);
}

static void
changed_cb (YishiProxyDialog *self)
{
  gboolean has_both = *gtk_editable_get_text (GTK_EDITABLE (self->principal)) != '\0' &&
                      *gtk_editable_get_text (GTK_EDITABLE (self->agent)) != '\0';

  show_owners (self, self->principal, self->principal_owners);
  show_owners (self, self->agent, self->agent_owners);
  gtk_widget_set_sensitive (GTK_WIDGET (self->submit), has_both);
  refuse (self, "");
}

static void
lodged_cb (GObject      *object,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr(Order) order = user_data;
  YishiProxyDialog *self = order->dialog;
  g_autoptr(GError) error = NULL;
  gboolean is_seen = gtk_widget_get_mapped (GTK_WIDGET (self));

  if (yishi_record_perform_finish (YISHI_RECORD (object), result, &error))
    {
      /* Translators: an agent, then the unit that is represented */
      g_autofree char *text = g_strdup_printf (_("%s may vote for %s."), order->proxy.agent, order->proxy.principal);

      if (is_seen)
        yishi_window_say (GTK_WIDGET (self), text);
      gtk_window_destroy (GTK_WINDOW (self));
      return;
    }
  if (!is_seen)
    return;

  refuse (self, error->message);
  gtk_widget_set_sensitive (GTK_WIDGET (self->submit), TRUE);
}

/* The items that are covered ("" for all) and what was ordered for them. Returns:
 * how many are covered */
static guint
read_scope (YishiProxyDialog *self,
            GString          *items,
            GString          *instruction)
{
  static const char *const answers[] = { [SAYS_YES] = "yes", [SAYS_NO] = "no", [SAYS_ABSTAIN] = "abstain" };
  guint n_covered = 0;

  for (guint i = 0; i < self->items->len; i++)
    {
      const YishiItem *item = g_ptr_array_index (self->items, i);
      Says says = get_says (self, i);

      if (says == SAYS_NOTHING)
        continue;
      g_string_append_printf (items, "%s%d", n_covered++ > 0 ? "," : "", item->number);
      if (says != SAYS_FREE)
        g_string_append_printf (instruction, "%s%d=%s", instruction->len > 0 ? "," : "", item->number, answers[says]);
    }
  if (n_covered == self->items->len)
    g_string_truncate (items, 0);

  return n_covered;
}

static char *
read_text (AdwEntryRow *row)
{
  char *text = g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (row))));

  if (*text != '\0')
    return text;

  g_free (text);
  return NULL;
}

static Order *
make_order (YishiProxyDialog *self)
{
  g_autoptr(GString) items = g_string_new (NULL);
  g_autoptr(GString) instruction = g_string_new (NULL);
  const YishiUnit *agent;
  char *agent_unit = read_unit (self, self->agent, &agent);
  Order *order;

  if (read_scope (self, items, instruction) == 0 && self->items->len > 0)
    {
      g_free (agent_unit);
      refuse (self, _("nothing was recorded: the proxy covers no item (choose at least one)"));
      return NULL;
    }

  order = g_new0 (Order, 1);
  order->dialog = g_object_ref (self);
  order->meeting = self->state->meeting->id;
  order->proxy.principal = read_text (self->principal);
  order->proxy.agent = agent != NULL ? g_strdup (agent_unit) : read_text (self->agent);
  order->proxy.agent_unit = agent_unit;
  order->proxy.agent_is_staff = gtk_switch_get_active (self->staff);
  order->proxy.from = read_text (self->from);
  order->proxy.until = read_text (self->until);
  order->proxy.items = g_strdup (items->str);
  order->proxy.instruction = g_strdup (instruction->str);
  return order;
}

static void
submit_cb (YishiProxyDialog *self)
{
  Order *order;

  if (!gtk_widget_get_sensitive (GTK_WIDGET (self->submit)))
    return;

  order = make_order (self);
  if (order == NULL)
    return;

  gtk_widget_set_sensitive (GTK_WIDGET (self->submit), FALSE);
  yishi_record_perform_async (self->record, YISHI_PART_MEETING, lodge, order, NULL, NULL, lodged_cb, order);
}

static void
add_item (YishiProxyDialog *self,
          YishiItem        *item)
{
  g_autoptr(GtkStringList) model = gtk_string_list_new (NULL);
  g_autofree char *title = g_strdup_printf (_("Item %d · %s"), item->number, item->title);
  GtkWidget *row = adw_combo_row_new ();

  if (is_election (item))
    for (gsize i = 0; i < G_N_ELEMENTS (election_says); i++)
      gtk_string_list_append (model, _(says_labels[election_says[i]]));
  else
    for (gsize i = 0; i < G_N_ELEMENTS (says_labels); i++)
      gtk_string_list_append (model, _(says_labels[i]));

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_combo_row_set_model (ADW_COMBO_ROW (row), G_LIST_MODEL (model));
  yishi_combo_row_tell (ADW_COMBO_ROW (row));
  adw_preferences_group_add (self->scope, row);
  g_ptr_array_add (self->choices, row);
  g_ptr_array_add (self->items, item);
}

static void
fill (YishiProxyDialog *self,
      const char       *principal)
{
  const char *day = self->state->meeting->date;

  for (guint i = 0; i < self->state->items->len; i++)
    {
      YishiItem *item = g_ptr_array_index (self->state->items, i);

      if (*item->withdrawn == '\0' && (is_election (item) || strcmp (item->kind, "matter") == 0))
        add_item (self, item);
    }
  gtk_widget_set_visible (GTK_WIDGET (self->scope), self->items->len > 0);
  gtk_editable_set_text (GTK_EDITABLE (self->from), day);
  gtk_editable_set_text (GTK_EDITABLE (self->until), day);
  gtk_editable_set_text (GTK_EDITABLE (self->principal), principal != NULL ? principal : "");
  changed_cb (self);
}

static void
yishi_proxy_dialog_dispose (GObject *object)
{
  YishiProxyDialog *self = YISHI_PROXY_DIALOG (object);

  gtk_widget_dispose_template (GTK_WIDGET (self), YISHI_TYPE_PROXY_DIALOG);
  g_clear_pointer (&self->choices, g_ptr_array_unref);
  g_clear_pointer (&self->items, g_ptr_array_unref);
  g_clear_pointer (&self->state, yishi_meeting_state_unref);
  g_clear_object (&self->record);
  G_OBJECT_CLASS (yishi_proxy_dialog_parent_class)->dispose (object);
}

static void
yishi_proxy_dialog_class_init (YishiProxyDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = yishi_proxy_dialog_dispose;

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/yishi/Yishi/ui/dialogs/yishi-proxy-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, YishiProxyDialog, principal);
  gtk_widget_class_bind_template_child (widget_class, YishiProxyDialog, principal_owners);
  gtk_widget_class_bind_template_child (widget_class, YishiProxyDialog, agent);
  gtk_widget_class_bind_template_child (widget_class, YishiProxyDialog, agent_owners);
  gtk_widget_class_bind_template_child (widget_class, YishiProxyDialog, staff);
  gtk_widget_class_bind_template_child (widget_class, YishiProxyDialog, from);
  gtk_widget_class_bind_template_child (widget_class, YishiProxyDialog, until);
  gtk_widget_class_bind_template_child (widget_class, YishiProxyDialog, scope);
  gtk_widget_class_bind_template_child (widget_class, YishiProxyDialog, refusal);
  gtk_widget_class_bind_template_child (widget_class, YishiProxyDialog, submit);
  gtk_widget_class_bind_template_callback (widget_class, changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, submit_cb);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
yishi_proxy_dialog_init (YishiProxyDialog *self)
{
  self->choices = g_ptr_array_new ();
  self->items = g_ptr_array_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
}

void
yishi_proxy_dialog_present (GtkWidget   *parent,
                            YishiRecord *record,
                            const char  *principal)
{
  YishiProxyDialog *self;
  YishiMeetingState *state = yishi_record_get_meeting (record);

  g_return_if_fail (state != NULL);

  self = g_object_new (YISHI_TYPE_PROXY_DIALOG, "transient-for", gtk_widget_get_root (parent), NULL);
  self->record = g_object_ref (record);
  self->state = yishi_meeting_state_ref (state);
  fill (self, principal);
  gtk_window_present (GTK_WINDOW (self));
  gtk_widget_grab_focus (GTK_WIDGET (principal != NULL ? self->agent : self->principal));
}
