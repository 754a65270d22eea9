/* yishi-door-queue.c - who is being let in or out: written one after another, none lost
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "yishi-door-queue.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "yishi-db-room.h"

/* More names would push what was found off the screen. */
#define MAX_NAMED 3

struct _YishiDoorQueue
{
  GtkBox parent_instance;

  YishiRecord *record;   /* (owned) */
  GPtrArray   *pending;  /* (unowned) (element-type Order): handed over, in order */
  GPtrArray   *undoable; /* (owned) (element-type utf8): units let in, the last one last */
  gint64       meeting;  /* to which @undoable came */

  /* Template children */
  GtkLabel   *mark;
  GtkLabel   *said;
  GtkLabel   *under_way;
  GtkListBox *failures;
};

enum
{
  CHANGED,
  SAID,
  RETURNED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (YishiDoorQueue, yishi_door_queue, GTK_TYPE_BOX)

typedef struct
{
  YishiDoorQueue *queue;        /* (owned) */
  YishiOrderKind  kind;
  gint64          meeting;
  char           *typed;        /* (owned) */
  char           *unit;         /* (owned) */
  char           *owners;       /* (owned) */
  char          **represented;  /* (owned) (nullable) */
  char           *time;         /* (owned) time of day */
  GTask          *task;         /* (owned) (nullable) of whoever waits for it */
} Order;

static void
order_free (Order *self)
{
  g_object_unref (self->queue);
  g_free (self->typed);
  g_free (self->unit);
  g_free (self->owners);
  g_strfreev (self->represented);
  g_free (self->time);
  g_clear_object (&self->task);
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

  switch (order->kind)
    {
    case YISHI_ORDER_COME:
      return yishi_db_check_in_agent (db, order->meeting, order->unit, (const char *const *) order->represented,
                                      order->time, error);
    case YISHI_ORDER_LEAVE:
      return yishi_db_check_out (db, order->meeting, order->unit, order->time, error);
    case YISHI_ORDER_TAKE_BACK:
    default:
      return yishi_db_undo_check_in (db, order->meeting, order->unit, error);
    }
}

/* What is said */

void
yishi_door_queue_say (YishiDoorQueue *self,
                      const char     *text,
                      gboolean        is_refusal)
{
  g_return_if_fail (YISHI_IS_DOOR_QUEUE (self));

  gtk_label_set_label (self->mark, is_refusal ? "✗" : "✓");
  gtk_label_set_label (self->said, text);
  gtk_widget_set_visible (GTK_WIDGET (self->mark), *text != '\0');
  if (is_refusal)
    gtk_widget_add_css_class (GTK_WIDGET (self), "refused");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self), "refused");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->said), GTK_ACCESSIBLE_PROPERTY_LABEL, text, -1);
  g_signal_emit (self, signals[SAID], 0, text);
}

void
yishi_door_queue_hush (YishiDoorQueue *self)
{
  g_return_if_fail (YISHI_IS_DOOR_QUEUE (self));

  if (!gtk_widget_has_css_class (GTK_WIDGET (self), "refused"))
    return;

  gtk_widget_remove_css_class (GTK_WIDGET (self), "refused");
  gtk_label_set_label (self->said, "");
  gtk_widget_set_visible (GTK_WIDGET (self->mark), FALSE);
}

static char *
describe_done (const Order *order)
{
  g_autofree char *who = g_strstrip (g_strdup_printf ("%s %s", order->unit, order->owners));
  /* Translators: between the names of owners, or units */
  g_autofree char *others = order->represented != NULL ? g_strjoinv (_(", "), order->represented) : NULL;

  switch (order->kind)
    {
    case YISHI_ORDER_COME:
      if (others != NULL)
        /* Translators: a unit with its owners, a time of day, the units represented */
        return g_strdup_printf (_("%s is in, %s · also stands for %s"), who, order->time, others);
      /* Translators: a unit with its owners, and a time of day */
      return g_strdup_printf (_("%s is in, %s"), who, order->time);
    case YISHI_ORDER_LEAVE:
      return g_strdup_printf (_("%s has left, %s"), who, order->time);
    case YISHI_ORDER_TAKE_BACK:
    default:
      return g_strdup_printf (_("The check-in of %s is taken back"), who);
    }
}

static void
show_under_way (YishiDoorQueue *self)
{
  g_autoptr(GString) names = g_string_new (NULL);
  g_autofree char *text = NULL;

  for (guint i = 0; i < MIN (self->pending->len, MAX_NAMED); i++)
    {
      const Order *order = g_ptr_array_index (self->pending, i);

      if (i > 0)
        g_string_append (names, _(", "));
      g_string_append (names, order->unit);
    }
  if (self->pending->len > MAX_NAMED)
    /* Translators: some units, then how many more */
    text = g_strdup_printf (_("Being written: %s and %u more"), names->str, self->pending->len - MAX_NAMED);
  else if (self->pending->len > 0)
    text = g_strdup_printf (_("Being written: %s"), names->str);
  gtk_label_set_label (self->under_way, text != NULL ? text : "");
  gtk_widget_set_visible (GTK_WIDGET (self->under_way), text != NULL);
}

/* What was refused */

static void
remove_failure_cb (YishiDoorQueue *self,
                   GtkButton      *button)
{
  GtkWidget *row = gtk_widget_get_ancestor (GTK_WIDGET (button), GTK_TYPE_LIST_BOX_ROW);
  g_autofree char *typed = g_strdup (g_object_get_data (G_OBJECT (button), "typed"));

  gtk_list_box_remove (self->failures, row);
  gtk_widget_set_visible (GTK_WIDGET (self->failures), gtk_list_box_get_row_at_index (self->failures, 0) != NULL);
  g_signal_emit (self, signals[RETURNED], 0, typed != NULL ? typed : "");
}

static GtkWidget *
make_button (YishiDoorQueue *self,
             const char     *label,
             const char     *typed)
{
  GtkWidget *button = gtk_button_new_with_mnemonic (label);

  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (button, "flat");
  g_object_set_data_full (G_OBJECT (button), "typed", g_strdup (typed), g_free);
  g_signal_connect_object (button, "clicked", G_CALLBACK (remove_failure_cb), self, G_CONNECT_SWAPPED);
  return button;
}

static void
add_failure (YishiDoorQueue *self,
             const Order    *order,
             const GError   *error)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  g_autofree char *who = g_strstrip (g_strdup_printf ("%s %s", order->unit, order->owners));
  g_autofree char *text = g_strdup_printf ("%s\n%s", who, error->message);
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_widget_set_hexpand (label, TRUE);
  gtk_widget_set_margin_start (label, 12);
  gtk_widget_set_margin_top (label, 6);
  gtk_widget_set_margin_bottom (label, 6);
  gtk_box_append (GTK_BOX (box), label);
  if (*order->typed != '\0')
    gtk_box_append (GTK_BOX (box), make_button (self, _("_Type Again"), order->typed));
  gtk_box_append (GTK_BOX (box), make_button (self, _("_Dismiss"), NULL));
  gtk_list_box_append (self->failures, box);
  gtk_widget_set_visible (GTK_WIDGET (self->failures), TRUE);
}

static void
forget_undoable (YishiDoorQueue *self,
                 const char     *unit)
{
  for (guint i = self->undoable->len; i > 0; i--)
    if (strcmp (g_ptr_array_index (self->undoable, i - 1), unit) == 0)
      {
        g_ptr_array_remove_index (self->undoable, i - 1);
        return;
      }
}

/* Nobody sees the queue of a record that was closed meanwhile. */
static gboolean
is_seen (YishiDoorQueue *self)
{
  return gtk_widget_get_root (GTK_WIDGET (self)) != NULL;
}

static void
tell_done (YishiDoorQueue *self,
           const Order    *order)
{
  g_autofree char *text = describe_done (order);

  yishi_door_queue_say (self, text, FALSE);
  if (order->task != NULL)
    g_task_return_boolean (order->task, TRUE);
}

static void
tell_refused (YishiDoorQueue *self,
              const Order    *order,
              const GError   *error)
{
  if (order->task != NULL)
    {
      g_task_return_error (order->task, g_error_copy (error));
      return;
    }

  add_failure (self, order, error);
  yishi_door_queue_say (self, error->message, TRUE);
}

static void
order_done_cb (GObject      *object,
               GAsyncResult *result,
               gpointer      user_data)
{
  g_autoptr(Order) order = user_data;
  YishiDoorQueue *self = order->queue;
  g_autoptr(GError) error = NULL;

  g_ptr_array_remove (self->pending, order);
  yishi_record_perform_finish (YISHI_RECORD (object), result, &error);
  if (error != NULL && order->kind == YISHI_ORDER_COME)
    forget_undoable (self, order->unit);
  if (!is_seen (self))
    return;

  if (error != NULL)
    tell_refused (self, order, error);
  else
    tell_done (self, order);
  show_under_way (self);
  g_signal_emit (self, signals[CHANGED], 0);
}

/* The time of day as it is now, HH:MM. */
static char *
read_time (YishiRecord *record)
{
  g_autofree char *stamp = yishi_clock_stamp (yishi_record_get_clock (record));

  return g_strndup (stamp + strlen ("2026-12-15T"), strlen ("19:05"));
}

void
yishi_door_queue_submit (YishiDoorQueue     *self,
                         YishiOrderKind      kind,
                         const char         *typed,
                         const char         *unit,
                         const char         *owners,
                         const char *const  *represented,
                         GAsyncReadyCallback callback,
                         gpointer            user_data)
{
  YishiMeetingState *state;
  Order *order;

  g_return_if_fail (YISHI_IS_DOOR_QUEUE (self));
  g_return_if_fail (unit != NULL);

  state = yishi_record_get_meeting (self->record);
  g_return_if_fail (state != NULL);

  order = g_new0 (Order, 1);
  order->queue = g_object_ref (self);
  order->kind = kind;
  order->meeting = state->meeting->id;
  order->typed = g_strdup (typed);
  order->unit = g_strdup (unit);
  order->owners = g_strdup (owners);
  order->represented = represented != NULL && represented[0] != NULL ? g_strdupv ((char **) represented) : NULL;
  order->time = read_time (self->record);
  if (callback != NULL)
    order->task = g_task_new (self, NULL, callback, user_data);

  if (order->meeting != self->meeting)
    g_ptr_array_set_size (self->undoable, 0);
  self->meeting = order->meeting;

  /* The last is taken back even if it is not written yet: jobs keep their order. */
  if (kind == YISHI_ORDER_COME)
    g_ptr_array_add (self->undoable, g_strdup (unit));
  else
    forget_undoable (self, unit);

  g_ptr_array_add (self->pending, order);
  yishi_record_perform_async (self->record, YISHI_PART_MEETING, do_order, order, NULL, NULL, order_done_cb, order);
  show_under_way (self);
  g_signal_emit (self, signals[CHANGED], 0);
}

gboolean
yishi_door_queue_submit_finish (YishiDoorQueue  *self,
                                GAsyncResult    *result,
                                GError         **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}

gboolean
yishi_door_queue_is_pending (YishiDoorQueue *self,
                             const char     *unit)
{
  g_return_val_if_fail (YISHI_IS_DOOR_QUEUE (self), FALSE);

  for (guint i = 0; i < self->pending->len; i++)
    if (strcmp (((const Order *) g_ptr_array_index (self->pending, i))->unit, unit) == 0)
      return TRUE;

  return FALSE;
}

const char *
yishi_door_queue_get_last (YishiDoorQueue *self)
{
  YishiMeetingState *state;

  g_return_val_if_fail (YISHI_IS_DOOR_QUEUE (self), NULL);

  state = yishi_record_get_meeting (self->record);
  if (state == NULL || state->meeting->id != self->meeting)
    return NULL;

  return self->undoable->len > 0 ? g_ptr_array_index (self->undoable, self->undoable->len - 1) : NULL;
}

void
yishi_door_queue_undo (YishiDoorQueue *self)
{
  g_autofree char *unit = g_strdup (yishi_door_queue_get_last (self));

  if (unit != NULL)
    yishi_door_queue_submit (self, YISHI_ORDER_TAKE_BACK, "", unit, "", NULL, NULL, NULL);
}

static void
yishi_door_queue_dispose (GObject *object)
{
  YishiDoorQueue *self = YISHI_DOOR_QUEUE (object);

  gtk_widget_dispose_template (GTK_WIDGET (self), YISHI_TYPE_DOOR_QUEUE);
  G_OBJECT_CLASS (yishi_door_queue_parent_class)->dispose (object);
}

static void
yishi_door_queue_finalize (GObject *object)
{
  YishiDoorQueue *self = YISHI_DOOR_QUEUE (object);

  g_clear_pointer (&self->pending, g_ptr_array_unref);
  g_clear_pointer (&self->undoable, g_ptr_array_unref);
  g_clear_object (&self->record);
  G_OBJECT_CLASS (yishi_door_queue_parent_class)->finalize (object);
}

static void
yishi_door_queue_class_init (YishiDoorQueueClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = yishi_door_queue_dispose;
  object_class->finalize = yishi_door_queue_finalize;

  gtk_widget_class_set_css_name (widget_class, "doorqueue");
  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/yishi/Yishi/ui/widgets/yishi-door-queue.ui");
  gtk_widget_class_bind_template_child (widget_class, YishiDoorQueue, mark);
  gtk_widget_class_bind_template_child (widget_class, YishiDoorQueue, said);
  gtk_widget_class_bind_template_child (widget_class, YishiDoorQueue, under_way);
  gtk_widget_class_bind_template_child (widget_class, YishiDoorQueue, failures);

  signals[CHANGED] = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                   G_TYPE_NONE, 0);
  signals[SAID] = g_signal_new ("said", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                G_TYPE_NONE, 1, G_TYPE_STRING);
  signals[RETURNED] = g_signal_new ("returned", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                    G_TYPE_NONE, 1, G_TYPE_STRING);
}

static void
yishi_door_queue_init (YishiDoorQueue *self)
{
  self->pending = g_ptr_array_new ();
  self->undoable = g_ptr_array_new_with_free_func (g_free);
  gtk_widget_init_template (GTK_WIDGET (self));
}

GtkWidget *
yishi_door_queue_new (YishiRecord *record)
{
  YishiDoorQueue *self = g_object_new (YISHI_TYPE_DOOR_QUEUE, NULL);

  self->record = g_object_ref (record);
  return GTK_WIDGET (self);
}
