/* yishi-room-list.c - who is in the room, or who has left it, newest first
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "yishi-room-list.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "yishi-room-words.h"

/* One row: immutable. */
#define YISHI_TYPE_ROOM_ENTRY (yishi_room_entry_get_type ())
G_DECLARE_FINAL_TYPE (YishiRoomEntry, yishi_room_entry, YISHI, ROOM_ENTRY, GObject)

struct _YishiRoomEntry
{
  GObject parent_instance;

  char     *unit;    /* (owned) */
  char     *owners;  /* (owned) */
  char     *times;   /* (owned) */
  char     *others;  /* (owned) units that are represented, or "" */
  gboolean  can_change;
};

G_DEFINE_FINAL_TYPE (YishiRoomEntry, yishi_room_entry, G_TYPE_OBJECT)

struct _YishiRoomList
{
  AdwBin parent_instance;

  gboolean    lists_left;
  GListStore *entries;  /* (owned) (element-type YishiRoomEntry): newest first */

  /* Template children */
  GtkStack    *stack;
  GtkListView *list;
  GtkLabel    *empty;
};

typedef enum
{
  PROP_LISTS_LEFT = 1,
} YishiRoomListProperty;

static GParamSpec *properties[PROP_LISTS_LEFT + 1];
static guint pressed_signal;

G_DEFINE_FINAL_TYPE (YishiRoomList, yishi_room_list, ADW_TYPE_BIN)

static void
yishi_room_entry_finalize (GObject *object)
{
  YishiRoomEntry *self = YISHI_ROOM_ENTRY (object);

  g_free (self->unit);
  g_free (self->owners);
  g_free (self->times);
  g_free (self->others);
  G_OBJECT_CLASS (yishi_room_entry_parent_class)->finalize (object);
}

static void
yishi_room_entry_class_init (YishiRoomEntryClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = yishi_room_entry_finalize;
}

static void
yishi_room_entry_init (YishiRoomEntry *self)
{
}

static gboolean
entries_equal (const YishiRoomEntry *a,
               const YishiRoomEntry *b)
{
  return strcmp (a->unit, b->unit) == 0 && strcmp (a->times, b->times) == 0 && strcmp (a->others, b->others) == 0 &&
         strcmp (a->owners, b->owners) == 0 && a->can_change == b->can_change;
}

static YishiRoomEntry *
make_entry (const YishiVisit *visit,
            const YishiRoll  *roll,
            gboolean          can_change)
{
  YishiRoomEntry *self = g_object_new (YISHI_TYPE_ROOM_ENTRY, NULL);

  self->unit = g_strdup (visit->unit);
  self->owners = yishi_describe_owners (roll != NULL ? yishi_roll_find (roll, visit->unit) : NULL);
  /* Translators: when somebody came and left */
  self->times = *visit->left != '\0' ? g_strdup_printf (_("%s–%s"), visit->arrived, visit->left)
                                     : g_strdup (visit->arrived);
  self->others = yishi_join_units (visit->represented);
  self->can_change = can_change;
  return self;
}

/* Newest first: by when they came, or left. */
static int
compare_visits (gconstpointer a,
                gconstpointer b)
{
  const YishiVisit *p = *(const YishiVisit *const *) a, *q = *(const YishiVisit *const *) b;

  return strcmp (*q->left != '\0' ? q->left : q->arrived, *p->left != '\0' ? p->left : p->arrived);
}

/* g_ptr_array_sort() keeps the order of equals; the last of the record come first. */
static GPtrArray *
list_visits (YishiRoomList *self,
             YishiRoomView *view)
{
  GPtrArray *visits = g_ptr_array_new ();
  GPtrArray *all = view != NULL ? yishi_room_view_get_visits (view) : NULL;

  for (guint i = all != NULL ? all->len : 0; i > 0; i--)
    {
      YishiVisit *visit = g_ptr_array_index (all, i - 1);

      if ((*visit->left != '\0') == self->lists_left)
        g_ptr_array_add (visits, visit);
    }
  g_ptr_array_sort (visits, compare_visits);
  return visits;
}

/* Changes only what differs between the ends that are the same, so that the list
 * keeps its place and draws little. */
static void
replace_entries (YishiRoomList *self,
                 GPtrArray     *entries)
{
  GListModel *model = G_LIST_MODEL (self->entries);
  guint n_old = g_list_model_get_n_items (model);
  guint head = 0, tail = 0;

  for (; head < MIN (n_old, entries->len); head++)
    {
      g_autoptr(YishiRoomEntry) old = g_list_model_get_item (model, head);

      if (!entries_equal (old, g_ptr_array_index (entries, head)))
        break;
    }
  for (; tail < MIN (n_old, entries->len) - head; tail++)
    {
      g_autoptr(YishiRoomEntry) old = g_list_model_get_item (model, n_old - tail - 1);

      if (!entries_equal (old, g_ptr_array_index (entries, entries->len - tail - 1)))
        break;
    }
  if (n_old - head - tail == 0 && entries->len - head - tail == 0)
    return;

  g_list_store_splice (self->entries, head, n_old - head - tail, entries->pdata + head, entries->len - head - tail);
  /* The list would stay with who was at its top; the newest one is to be seen. */
  if (head == 0 && entries->len > 0)
    gtk_widget_activate_action (GTK_WIDGET (self->list), "list.scroll-to-item", "u", 0);
}

/* The parts of a row, found again when it shows another entry. */
typedef struct
{
  GtkLabel       *times;
  GtkLabel       *who;
  GtkLabel       *others;
  GtkWidget      *button;
  YishiRoomEntry *entry;  /* (unowned) (nullable) */
} Row;

static void
pressed_cb (GtkListItem *item)
{
  Row *row = g_object_get_data (G_OBJECT (item), "row");
  GtkWidget *list = gtk_widget_get_ancestor (row->button, YISHI_TYPE_ROOM_LIST);

  if (row->entry != NULL && list != NULL)
    g_signal_emit (list, pressed_signal, 0, row->entry->unit, row->entry->owners);
}

static GtkWidget *
make_label (const char *css_class,
            gboolean    is_ellipsized)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  if (is_ellipsized)
    gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  if (css_class != NULL)
    gtk_widget_add_css_class (label, css_class);
  return label;
}

static void
setup_cb (YishiRoomList *self,
          GtkListItem   *item)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *texts = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  Row *row = g_new0 (Row, 1);

  row->times = GTK_LABEL (make_label ("figure", FALSE));
  gtk_widget_add_css_class (GTK_WIDGET (row->times), "dim-label");
  row->who = GTK_LABEL (make_label ("figure", TRUE));
  row->others = GTK_LABEL (make_label ("caption", TRUE));
  row->button = gtk_button_new_with_label (self->lists_left ? _("Is Back") : _("Leaves"));
  gtk_widget_add_css_class (row->button, "flat");
  gtk_widget_set_valign (row->button, GTK_ALIGN_CENTER);
  gtk_widget_set_hexpand (texts, TRUE);
  gtk_widget_set_valign (texts, GTK_ALIGN_CENTER);
  gtk_box_append (GTK_BOX (texts), GTK_WIDGET (row->who));
  gtk_box_append (GTK_BOX (texts), GTK_WIDGET (row->others));
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (row->times));
  gtk_box_append (GTK_BOX (box), texts);
  gtk_box_append (GTK_BOX (box), row->button);
  gtk_list_item_set_child (item, box);
  gtk_list_item_set_activatable (item, FALSE);
  g_object_set_data_full (G_OBJECT (item), "row", row, g_free);
  g_signal_connect_object (row->button, "clicked", G_CALLBACK (pressed_cb), item, G_CONNECT_SWAPPED);
}

static void
bind_cb (YishiRoomList *self,
         GtkListItem   *item)
{
  YishiRoomEntry *entry = gtk_list_item_get_item (item);
  Row *row = g_object_get_data (G_OBJECT (item), "row");
  g_autofree char *who = g_strchomp (g_strdup_printf ("%s  %s", entry->unit, entry->owners));
  g_autofree char *others = g_strdup_printf (_("Also stands for %s"), entry->others);
  g_autofree char *name = g_strdup_printf (self->lists_left ? _("%s is back") : _("%s leaves"), entry->unit);

  row->entry = entry;
  gtk_label_set_label (row->times, entry->times);
  gtk_label_set_label (row->who, who);
  gtk_label_set_label (row->others, others);
  gtk_widget_set_visible (GTK_WIDGET (row->others), *entry->others != '\0');
  gtk_widget_set_sensitive (row->button, entry->can_change);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row->button), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
}

static void
unbind_cb (YishiRoomList *self,
           GtkListItem   *item)
{
  ((Row *) g_object_get_data (G_OBJECT (item), "row"))->entry = NULL;
}

static void
yishi_room_list_get_property (GObject    *object,
                              guint       property_id,
                              GValue     *value,
                              GParamSpec *pspec)
{
  switch ((YishiRoomListProperty) property_id)
    {
    case PROP_LISTS_LEFT:
      g_value_set_boolean (value, YISHI_ROOM_LIST (object)->lists_left);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
    }
}

static void
yishi_room_list_set_property (GObject      *object,
                              guint         property_id,
                              const GValue *value,
                              GParamSpec   *pspec)
{
  switch ((YishiRoomListProperty) property_id)
    {
    case PROP_LISTS_LEFT:
      YISHI_ROOM_LIST (object)->lists_left = g_value_get_boolean (value);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
    }
}

static void
yishi_room_list_constructed (GObject *object)
{
  YishiRoomList *self = YISHI_ROOM_LIST (object);
  const char *name = self->lists_left ? _("Who has left, newest first") : _("Who is in the room, newest first");
  g_autoptr(GtkSelectionModel) selection =
    GTK_SELECTION_MODEL (gtk_no_selection_new (g_object_ref (G_LIST_MODEL (self->entries))));

  G_OBJECT_CLASS (yishi_room_list_parent_class)->constructed (object);

  gtk_list_view_set_model (self->list, selection);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->list), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  gtk_label_set_label (self->empty, self->lists_left ? _("Nobody has left.") : _("Nobody is in the room yet."));
}

static void
yishi_room_list_dispose (GObject *object)
{
  YishiRoomList *self = YISHI_ROOM_LIST (object);

  /* A bin does not expect its child to be gone before it. */
  adw_bin_set_child (ADW_BIN (self), NULL);
  gtk_widget_dispose_template (GTK_WIDGET (self), YISHI_TYPE_ROOM_LIST);
  g_clear_object (&self->entries);
  G_OBJECT_CLASS (yishi_room_list_parent_class)->dispose (object);
}

static void
yishi_room_list_class_init (YishiRoomListClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->constructed = yishi_room_list_constructed;
  object_class->dispose = yishi_room_list_dispose;
  object_class->get_property = yishi_room_list_get_property;
  object_class->set_property = yishi_room_list_set_property;

  properties[PROP_LISTS_LEFT] =
    g_param_spec_boolean ("lists-left", NULL, NULL, FALSE,
                          G_PARAM_READWRITE | G_PARAM_CONSTRUCT_ONLY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (properties), properties);

  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/yishi/Yishi/ui/widgets/yishi-room-list.ui");
  gtk_widget_class_bind_template_child (widget_class, YishiRoomList, stack);
  gtk_widget_class_bind_template_child (widget_class, YishiRoomList, list);
  gtk_widget_class_bind_template_child (widget_class, YishiRoomList, empty);
  gtk_widget_class_bind_template_callback (widget_class, setup_cb);
  gtk_widget_class_bind_template_callback (widget_class, bind_cb);
  gtk_widget_class_bind_template_callback (widget_class, unbind_cb);

  pressed_signal = g_signal_new ("pressed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                 G_TYPE_NONE, 2, G_TYPE_STRING, G_TYPE_STRING);
}

static void
yishi_room_list_init (YishiRoomList *self)
{
  self->entries = g_list_store_new (YISHI_TYPE_ROOM_ENTRY);
  gtk_widget_init_template (GTK_WIDGET (self));
}

void
yishi_room_list_show (YishiRoomList   *self,
                      YishiRoomView   *view,
                      YishiLoadedRoll *roll,
                      gboolean         can_change)
{
  g_autoptr(GPtrArray) entries = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr(GPtrArray) visits = NULL;

  g_return_if_fail (YISHI_IS_ROOM_LIST (self));

  visits = list_visits (self, view);
  for (guint i = 0; i < visits->len; i++)
    g_ptr_array_add (entries, make_entry (g_ptr_array_index (visits, i), roll != NULL ? roll->roll : NULL, can_change));
  replace_entries (self, entries);
  gtk_stack_set_visible_child_name (self->stack, entries->len > 0 ? "list" : "empty");
}

guint
yishi_room_list_get_n (YishiRoomList *self)
{
  g_return_val_if_fail (YISHI_IS_ROOM_LIST (self), 0);

  return g_list_model_get_n_items (G_LIST_MODEL (self->entries));
}
