/* yishi-item-list.c - the rows of an agenda: filled, dragged, and asked which of them is chosen
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "yishi-item-list.h"

typedef struct
{
  GtkListBox       *list;      /* (unowned) lives as long */
  YishiItemDropped  dropped;
  gpointer          user_data;
  GtkWidget        *marked;    /* (unowned) (nullable) row beside which it would be put */
} Dragging;

static const YishiForecastItem *
find_times (const YishiForecast *forecast,
            gint64               item)
{
  for (guint i = 0; forecast != NULL && i < forecast->items->len; i++)
    if (g_array_index (forecast->items, YishiForecastItem, i).item == item)
      return &g_array_index (forecast->items, YishiForecastItem, i);

  return NULL;
}

void
yishi_item_list_fill (GtkListBox             *list,
                      const YishiItemContext *context,
                      const YishiForecast    *forecast,
                      GHashTable             *carried,
                      GHashTable             *notes)
{
  const GPtrArray *items = context->meeting->items;
  GtkListBoxRow *row;

  while ((row = gtk_list_box_get_row_at_index (list, (int) items->len)) != NULL)
    gtk_list_box_remove (list, GTK_WIDGET (row));

  for (guint i = 0; i < items->len; i++)
    {
      const YishiItem *item = items->pdata[i];
      YishiItemContext own = *context;

      row = gtk_list_box_get_row_at_index (list, (int) i);
      if (row == NULL)
        {
          row = GTK_LIST_BOX_ROW (yishi_item_row_new ());
          gtk_list_box_append (list, GTK_WIDGET (row));
        }
      own.times = find_times (forecast, item->id);
      own.carried_date = g_hash_table_lookup (carried, GSIZE_TO_POINTER ((gsize) item->id));
      own.has_note = g_hash_table_contains (notes, GSIZE_TO_POINTER ((gsize) item->id));
      yishi_item_row_show (YISHI_ITEM_ROW (row), item, &own);
    }
}

gint64
yishi_item_list_get_item (GtkListBox *list)
{
  GtkListBoxRow *row = gtk_list_box_get_selected_row (list);

  return row != NULL ? yishi_item_row_get_item (YISHI_ITEM_ROW (row)) : 0;
}

void
yishi_item_list_choose (GtkListBox *list,
                        gint64      item,
                        gboolean    grabs)
{
  GtkListBoxRow *chosen = gtk_list_box_get_selected_row (list);
  GtkListBoxRow *row = NULL;
  GtkListBoxRow *last = NULL;
  GtkListBoxRow *each;

  for (int i = 0; (each = gtk_list_box_get_row_at_index (list, i)) != NULL; i++)
    {
      if (yishi_item_row_get_item (YISHI_ITEM_ROW (each)) == item)
        row = each;
      last = each;
    }
  /* What was chosen is gone: what took its place, or else the last. */
  if (row == NULL)
    row = chosen != NULL ? chosen : item != 0 ? last : gtk_list_box_get_row_at_index (list, 0);
  if (row == NULL)
    return;

  gtk_list_box_select_row (list, row);
  if (grabs)
    gtk_widget_grab_focus (GTK_WIDGET (row));
}

gboolean
yishi_item_list_has_focus (GtkListBox *list)
{
  return gtk_widget_get_focus_child (GTK_WIDGET (list)) != NULL;
}

/* Dragging */

static GdkContentProvider *
prepare_cb (GtkDragSource *source,
            double         x,
            double         y,
            gpointer       user_data)
{
  Dragging *self = user_data;
  GtkListBoxRow *row = gtk_list_box_get_row_at_y (self->list, (int) y);

  if (row == NULL)
    return NULL;

  return gdk_content_provider_new_typed (G_TYPE_INT64, yishi_item_row_get_item (YISHI_ITEM_ROW (row)));
}

static void
begin_cb (GtkDragSource *source,
          GdkDrag       *drag,
          gpointer       user_data)
{
  Dragging *self = user_data;
  double x, y;
  GtkListBoxRow *row;

  gtk_gesture_get_point (GTK_GESTURE (source), NULL, &x, &y);
  row = gtk_list_box_get_row_at_y (self->list, (int) y);
  if (row != NULL)
    {
      g_autoptr(GdkPaintable) picture = gtk_widget_paintable_new (GTK_WIDGET (row));

      gtk_drag_source_set_icon (source, picture, (int) x, 12);
    }
}

static void
unmark (Dragging *self)
{
  if (self->marked != NULL)
    {
      gtk_widget_remove_css_class (self->marked, "drop-above");
      gtk_widget_remove_css_class (self->marked, "drop-below");
    }
  self->marked = NULL;
}

/* @is_below: (out): whether @y is in the lower half of the row */
static GtkListBoxRow *
find_row (Dragging *self,
          double    y,
          gboolean *is_below)
{
  GtkListBoxRow *row = gtk_list_box_get_row_at_y (self->list, (int) y);
  graphene_rect_t bounds;

  if (row == NULL || !gtk_widget_compute_bounds (GTK_WIDGET (row), GTK_WIDGET (self->list), &bounds))
    return NULL;

  *is_below = y > bounds.origin.y + bounds.size.height / 2;
  return row;
}

static GdkDragAction
motion_cb (GtkDropTarget *target,
           double         x,
           double         y,
           gpointer       user_data)
{
  Dragging *self = user_data;
  gboolean is_below;
  GtkListBoxRow *row = find_row (self, y, &is_below);

  unmark (self);
  if (row == NULL)
    return 0;

  self->marked = GTK_WIDGET (row);
  gtk_widget_add_css_class (self->marked, is_below ? "drop-below" : "drop-above");
  return GDK_ACTION_MOVE;
}

static void
leave_cb (GtkDropTarget *target,
          gpointer       user_data)
{
  unmark (user_data);
}

static gboolean
drop_cb (GtkDropTarget *target,
         const GValue  *value,
         double         x,
         double         y,
         gpointer       user_data)
{
  Dragging *self = user_data;
  gboolean is_below;
  GtkListBoxRow *row = find_row (self, y, &is_below);

  unmark (self);
  if (row == NULL)
    return FALSE;

  self->dropped (g_value_get_int64 (value), (gsize) (gtk_list_box_row_get_index (row) + is_below), self->user_data);
  return TRUE;
}

void
yishi_item_list_set_dropped (GtkListBox       *list,
                             YishiItemDropped  dropped,
                             gpointer          user_data)
{
  Dragging *self = g_new0 (Dragging, 1);
  GtkDragSource *source = gtk_drag_source_new ();
  GtkDropTarget *target = gtk_drop_target_new (G_TYPE_INT64, GDK_ACTION_MOVE);

  self->list = list;
  self->dropped = dropped;
  self->user_data = user_data;
  g_object_set_data_full (G_OBJECT (list), "dragging", self, g_free);

  gtk_drag_source_set_actions (source, GDK_ACTION_MOVE);
  g_signal_connect (source, "prepare", G_CALLBACK (prepare_cb), self);
  g_signal_connect (source, "drag-begin", G_CALLBACK (begin_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (list), GTK_EVENT_CONTROLLER (source));
  g_signal_connect (target, "motion", G_CALLBACK (motion_cb), self);
  g_signal_connect (target, "leave", G_CALLBACK (leave_cb), self);
  g_signal_connect (target, "drop", G_CALLBACK (drop_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (list), GTK_EVENT_CONTROLLER (target));
}

/* The menu of a row */

static void
show_menu (GtkListBox   *list,
           GdkRectangle  place)
{
  GtkPopover *menu = g_object_get_data (G_OBJECT (list), "menu");

  if (menu == NULL)
    return;

  gtk_popover_set_pointing_to (menu, &place);
  gtk_popover_popup (menu);
}

static void
menu_clicked_cb (GtkListBox *list,
                 int         n_press,
                 double      x,
                 double      y)
{
  GtkListBoxRow *row = gtk_list_box_get_row_at_y (list, (int) y);

  if (row == NULL)
    return;

  gtk_list_box_select_row (list, row);
  show_menu (list, (GdkRectangle) { (int) x, (int) y, 1, 1 });
}

void
yishi_item_list_open_menu (GtkListBox *list)
{
  GtkListBoxRow *row = gtk_list_box_get_selected_row (list);
  graphene_rect_t bounds;

  if (row != NULL && gtk_widget_compute_bounds (GTK_WIDGET (row), GTK_WIDGET (list), &bounds))
    show_menu (list, (GdkRectangle) { (int) bounds.origin.x + 48, (int) bounds.origin.y, 1, (int) bounds.size.height });
}

void
yishi_item_list_set_menu (GtkListBox *list,
                          GMenuModel *menu)
{
  GtkWidget *popover = g_object_get_data (G_OBJECT (list), "menu");
  GtkGesture *click;

  if (popover != NULL && gtk_widget_get_parent (popover) != NULL)
    gtk_widget_unparent (popover);
  g_object_set_data (G_OBJECT (list), "menu", NULL);
  if (menu == NULL)
    return;

  popover = gtk_popover_menu_new_from_model (menu);
  gtk_popover_set_has_arrow (GTK_POPOVER (popover), FALSE);
  gtk_widget_set_halign (popover, GTK_ALIGN_START);
  gtk_widget_set_parent (popover, GTK_WIDGET (list));
  g_object_set_data_full (G_OBJECT (list), "menu", g_object_ref (popover), g_object_unref);

  click = gtk_gesture_click_new ();
  gtk_gesture_single_set_button (GTK_GESTURE_SINGLE (click), GDK_BUTTON_SECONDARY);
  g_signal_connect_swapped (click, "pressed", G_CALLBACK (menu_clicked_cb), list);
  gtk_widget_add_controller (GTK_WIDGET (list), GTK_EVENT_CONTROLLER (click));
}
