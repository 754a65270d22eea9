/* yishi-building-view.c - a building as a picture: stairs side by side, floors above each other
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "yishi-building-view.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>

#include "yishi-roll-words.h"

/* Sizes in parts of the height of a line of text, so that the picture follows it. */
#define CELL_PADDING 0.35
#define GAP 0.2
#define STAIR_GAP 1.0

struct _YishiBuildingView
{
  GtkWidget parent_instance;

  YishiLoadedRoll *roll;      /* (owned) (nullable) */
  YishiBuilding   *building;  /* (owned) (nullable) */
  guint8          *reaches;   /* (owned) (nullable) YishiReach by cell; NULL where nothing is told */
  guint            cell;      /* the chosen one, if there are cells */

  PangoLayout    **rooms;     /* (owned) (nullable) of each cell; made when they are drawn */
  PangoLayout     *words[YISHI_N_REACHES]; /* (owned) (nullable) sign and word */
  guint           *stair_of;  /* (owned) stair of each column */

  /* Measures in pixels. */
  double           line;
  double           cell_width;
  double           cell_height;
  double           left;      /* room for the floors */
  double           top;       /* room for the stairs */
};

G_DEFINE_FINAL_TYPE (YishiBuildingView, yishi_building_view, GTK_TYPE_WIDGET)

static guint moved_signal;

static GdkRGBA
get_ink (gboolean is_faint)
{
  gboolean is_dark = adw_style_manager_get_dark (adw_style_manager_get_default ());
  float level = is_dark ? 1 : 0;

  return (GdkRGBA){ level, level, level, is_faint ? 0.6f : 0.87f };
}

/* Measures */

static YishiReach
get_reach (YishiBuildingView *self,
           guint              cell)
{
  return self->reaches != NULL ? self->reaches[cell] : YISHI_REACH_NONE;
}

static void
forget_layouts (YishiBuildingView *self)
{
  for (guint i = 0; self->rooms != NULL && i < self->building->n_cells; i++)
    g_clear_object (&self->rooms[i]);
  g_clear_pointer (&self->rooms, g_free);
  for (guint i = 0; i < YISHI_N_REACHES; i++)
    g_clear_object (&self->words[i]);
}

static char *
name_floor (int floor)
{
  if (floor == YISHI_NO_FLOOR)
    return g_strdup ("");

  /* Translators: a floor of a building */
  return g_strdup_printf (_("%d F"), floor);
}

static char *
name_stair (YishiBuildingView *self,
            guint              stair)
{
  const char *name = self->building->stairs[stair].name;

  /* Translators: the name of a stair, such as 2 */
  return *name != '\0' ? g_strdup_printf (_("Stair %s"), name) : g_strdup ("");
}

static void
make_layouts (YishiBuildingView *self)
{
  int widest = 0, height = 0;

  self->rooms = g_new0 (PangoLayout *, self->building->n_cells);
  for (guint i = 0; i < self->building->n_cells; i++)
    {
      int width;

      self->rooms[i] = gtk_widget_create_pango_layout (
          GTK_WIDGET (self), yishi_roll_get_unit (self->roll->roll, self->building->cells[i].unit)->room);
      pango_layout_get_pixel_size (self->rooms[i], &width, &height);
      widest = MAX (widest, width);
    }
  self->line = MAX (height, 1);

  for (guint i = 0; i < YISHI_N_REACHES && self->reaches != NULL; i++)
    {
      g_autofree char *text = g_strdup_printf ("%s %s", yishi_reach_get_sign (i), yishi_reach_get_word (i));
      g_autoptr(PangoAttrList) attributes = pango_attr_list_new ();
      int width;

      pango_attr_list_insert (attributes, pango_attr_scale_new (0.85));
      self->words[i] = gtk_widget_create_pango_layout (GTK_WIDGET (self), text);
      pango_layout_set_attributes (self->words[i], attributes);
      pango_layout_get_pixel_size (self->words[i], &width, NULL);
      widest = MAX (widest, width);
    }
  self->cell_width = widest + 2 * CELL_PADDING * self->line;
  self->cell_height = (self->reaches != NULL ? 2 : 1) * self->line + CELL_PADDING * self->line;
}

/* How wide what stands beside the rows is. */
static double
measure_floors (YishiBuildingView *self)
{
  int widest = 0;

  for (guint i = 0; i < self->building->n_rows; i++)
    {
      g_autofree char *text = name_floor (self->building->rows[i].floor);
      g_autoptr(PangoLayout) layout = gtk_widget_create_pango_layout (GTK_WIDGET (self), text);
      int width;

      pango_layout_get_pixel_size (layout, &width, NULL);
      widest = MAX (widest, width);
    }

  return widest + self->line / 2;
}

static void
need_layouts (YishiBuildingView *self)
{
  if (self->rooms != NULL || self->building == NULL)
    return;

  make_layouts (self);
  self->left = measure_floors (self);
  self->top = 1.4 * self->line;
}

static double
get_x (YishiBuildingView *self,
       guint              column)
{
  return self->left + column * (self->cell_width + GAP * self->line) + self->stair_of[column] * STAIR_GAP * self->line;
}

static double
get_y (YishiBuildingView *self,
       guint              row)
{
  return self->top + row * (self->cell_height + GAP * self->line);
}

static graphene_rect_t
get_place (YishiBuildingView *self,
           guint              cell)
{
  const YishiBuildingCell *at = &self->building->cells[cell];

  return GRAPHENE_RECT_INIT ((float) get_x (self, at->column), (float) get_y (self, at->row), (float) self->cell_width,
                             (float) self->cell_height);
}

static void
yishi_building_view_measure (GtkWidget      *widget,
                             GtkOrientation  orientation,
                             int             for_size,
                             int            *minimum,
                             int            *natural,
                             int            *minimum_baseline,
                             int            *natural_baseline)
{
  YishiBuildingView *self = YISHI_BUILDING_VIEW (widget);

  need_layouts (self);
  if (self->building == NULL || self->building->n_cells == 0)
    *minimum = 0;
  else if (orientation == GTK_ORIENTATION_HORIZONTAL)
    *minimum = (int) (get_x (self, self->building->n_columns - 1) + self->cell_width + self->line);
  else
    *minimum = (int) (get_y (self, self->building->n_rows - 1) + self->cell_height + self->line / 2);
  *natural = *minimum;
}

/* What is drawn */

static void
draw_layout (GtkSnapshot   *snapshot,
             PangoLayout   *layout,
             double         x,
             double         y,
             const GdkRGBA *color)
{
  gtk_snapshot_save (snapshot);
  gtk_snapshot_translate (snapshot, &GRAPHENE_POINT_INIT ((float) x, (float) y));
  gtk_snapshot_append_layout (snapshot, layout, color);
  gtk_snapshot_restore (snapshot);
}

static void
draw_text (YishiBuildingView *self,
           GtkSnapshot       *snapshot,
           const char        *text,
           double             x,
           double             y)
{
  g_autoptr(PangoLayout) layout = gtk_widget_create_pango_layout (GTK_WIDGET (self), text);
  GdkRGBA ink = get_ink (TRUE);

  draw_layout (snapshot, layout, x, y, &ink);
}

static void
draw_cell (YishiBuildingView *self,
           GtkSnapshot       *snapshot,
           guint              cell)
{
  graphene_rect_t place = get_place (self, cell);
  YishiReach reach = get_reach (self, cell);
  GdkRGBA color = yishi_reach_get_color (reach), ink = get_ink (FALSE);
  double padding = CELL_PADDING * self->line;
  gboolean is_chosen = cell == self->cell;
  float width = is_chosen ? 2.5f : 1;
  GdkRGBA edge = { ink.red, ink.green, ink.blue, is_chosen ? 1 : 0.18f };
  GskRoundedRect outline;

  gtk_snapshot_append_color (snapshot, &color, &place);
  gsk_rounded_rect_init_from_rect (&outline, &place, 0);
  gtk_snapshot_append_border (snapshot, &outline, (float[4]){ width, width, width, width },
                              (GdkRGBA[4]){ edge, edge, edge, edge });
  draw_layout (snapshot, self->rooms[cell], place.origin.x + padding, place.origin.y + padding / 2, &ink);
  if (self->reaches != NULL)
    draw_layout (snapshot, self->words[reach], place.origin.x + padding, place.origin.y + padding / 2 + self->line,
                 &ink);
}

static void
yishi_building_view_snapshot (GtkWidget   *widget,
                              GtkSnapshot *snapshot)
{
  YishiBuildingView *self = YISHI_BUILDING_VIEW (widget);

  need_layouts (self);
  if (self->building == NULL)
    return;

  for (guint i = 0; i < self->building->n_stairs; i++)
    {
      g_autofree char *name = name_stair (self, i);

      draw_text (self, snapshot, name, get_x (self, self->building->stairs[i].first_column), self->top * 0.1);
    }
  for (guint i = 0; i < self->building->n_rows; i++)
    {
      g_autofree char *name = name_floor (self->building->rows[i].floor);

      draw_text (self, snapshot, name, 0, get_y (self, i) + CELL_PADDING * self->line / 2);
    }
  for (guint i = 0; i < self->building->n_cells; i++)
    draw_cell (self, snapshot, i);
}

/* Where one stands */

static char *
describe_cell (YishiBuildingView *self,
               guint              cell)
{
  const YishiUnit *unit = yishi_roll_get_unit (self->roll->roll, self->building->cells[cell].unit);
  g_autofree char *owners = yishi_roll_join_owners (unit);
  g_autofree char *area = yishi_roll_show_area (unit->area);
  const char *word = self->reaches != NULL ? yishi_reach_get_word (get_reach (self, cell)) : NULL;

  return g_strjoin (" · ", unit->unit, owners, area, word, NULL);
}

static void
tell_cell (YishiBuildingView *self)
{
  g_autofree char *text = NULL;

  if (self->building == NULL || self->building->n_cells == 0)
    return;

  text = describe_cell (self, self->cell);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, text, -1);
}

static void
scroll_along (GtkAdjustment *adjustment,
              double         start,
              double         length)
{
  gtk_adjustment_clamp_page (adjustment, MAX (start - length / 2, 0), start + length * 1.5);
}

static void
scroll_to_cell (YishiBuildingView *self)
{
  GtkWidget *scrolled = gtk_widget_get_ancestor (GTK_WIDGET (self), GTK_TYPE_SCROLLED_WINDOW);
  graphene_rect_t place = get_place (self, self->cell);

  if (scrolled == NULL)
    return;

  scroll_along (gtk_scrolled_window_get_hadjustment (GTK_SCROLLED_WINDOW (scrolled)), place.origin.x,
                place.size.width);
  scroll_along (gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (scrolled)), place.origin.y,
                place.size.height);
}

static void
choose_cell (YishiBuildingView *self,
             guint              cell)
{
  if (cell == self->cell)
    return;

  self->cell = cell;
  tell_cell (self);
  gtk_widget_queue_draw (GTK_WIDGET (self));
  g_signal_emit (self, moved_signal, 0);
}

/* Returns: the cell nearest to @column in @row, which has one */
static guint
find_nearest (YishiBuildingView *self,
              guint              row,
              guint              column)
{
  const YishiBuildingRow *at = &self->building->rows[row];
  guint best = at->first_cell;

  for (guint i = at->first_cell; i < at->first_cell + at->n_cells; i++)
    if (ABS ((int) self->building->cells[i].column - (int) column) <
        ABS ((int) self->building->cells[best].column - (int) column))
      best = i;

  return best;
}

static gboolean
move_cb (GtkWidget *widget,
         GVariant  *args,
         gpointer   user_data)
{
  YishiBuildingView *self = YISHI_BUILDING_VIEW (widget);
  const YishiBuildingCell *at;
  int across, down;
  guint cell;

  if (self->building == NULL || self->building->n_cells == 0)
    return FALSE;

  g_variant_get (args, "(ii)", &across, &down);
  cell = self->cell;
  at = &self->building->cells[cell];
  if (down != 0)
    {
      int row = CLAMP ((int) at->row + down, 0, (int) self->building->n_rows - 1);

      cell = find_nearest (self, (guint) row, at->column);
    }
  else
    {
      const YishiBuildingRow *row = &self->building->rows[at->row];

      cell = (guint) CLAMP ((int) cell + across, (int) row->first_cell, (int) (row->first_cell + row->n_cells) - 1);
    }
  choose_cell (self, cell);
  scroll_to_cell (self);
  return TRUE;
}

/* Returns: the cell at a point, -1 if none is there */
static gint64
find_at (YishiBuildingView *self,
         double             x,
         double             y)
{
  for (guint i = 0; self->building != NULL && self->rooms != NULL && i < self->building->n_cells; i++)
    {
      graphene_rect_t place = get_place (self, i);

      if (graphene_rect_contains_point (&place, &GRAPHENE_POINT_INIT ((float) x, (float) y)))
        return i;
    }

  return -1;
}

static void
pressed_cb (YishiBuildingView *self,
            int                n_press,
            double             x,
            double             y)
{
  gint64 cell = find_at (self, x, y);

  gtk_widget_grab_focus (GTK_WIDGET (self));
  if (cell >= 0)
    choose_cell (self, (guint) cell);
}

static gboolean
yishi_building_view_query_tooltip (GtkWidget  *widget,
                                   int         x,
                                   int         y,
                                   gboolean    keyboard_tooltip,
                                   GtkTooltip *tooltip)
{
  YishiBuildingView *self = YISHI_BUILDING_VIEW (widget);
  gint64 cell = find_at (self, x, y);
  g_autofree char *text = NULL;

  if (cell < 0)
    return FALSE;

  text = describe_cell (self, (guint) cell);
  gtk_tooltip_set_text (tooltip, text);
  return TRUE;
}

/* Text of another size needs other measures. */
static void
yishi_building_view_css_changed (GtkWidget         *widget,
                                 GtkCssStyleChange *change)
{
  GTK_WIDGET_CLASS (yishi_building_view_parent_class)->css_changed (widget, change);
  forget_layouts (YISHI_BUILDING_VIEW (widget));
  gtk_widget_queue_resize (widget);
}

static void
yishi_building_view_dispose (GObject *object)
{
  YishiBuildingView *self = YISHI_BUILDING_VIEW (object);

  forget_layouts (self);
  g_clear_pointer (&self->building, yishi_building_free);
  g_clear_pointer (&self->roll, yishi_loaded_roll_unref);
  g_clear_pointer (&self->reaches, g_free);
  g_clear_pointer (&self->stair_of, g_free);
  G_OBJECT_CLASS (yishi_building_view_parent_class)->dispose (object);
}

static void
yishi_building_view_class_init (YishiBuildingViewClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  static const struct
  {
    guint key, keypad;
    int   across, down;
  } moves[] = {
    { GDK_KEY_Left, GDK_KEY_KP_Left, -1, 0 },
    { GDK_KEY_Right, GDK_KEY_KP_Right, 1, 0 },
    { GDK_KEY_Up, GDK_KEY_KP_Up, 0, -1 },
    { GDK_KEY_Down, GDK_KEY_KP_Down, 0, 1 },
    { GDK_KEY_Home, GDK_KEY_KP_Home, -G_MAXINT16, 0 },
    { GDK_KEY_End, GDK_KEY_KP_End, G_MAXINT16, 0 },
    { GDK_KEY_Page_Up, GDK_KEY_KP_Page_Up, 0, -10 },
    { GDK_KEY_Page_Down, GDK_KEY_KP_Page_Down, 0, 10 },
  };

  G_OBJECT_CLASS (klass)->dispose = yishi_building_view_dispose;
  widget_class->measure = yishi_building_view_measure;
  widget_class->snapshot = yishi_building_view_snapshot;
  widget_class->css_changed = yishi_building_view_css_changed;
  widget_class->query_tooltip = yishi_building_view_query_tooltip;
  moved_signal = g_signal_new ("moved", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                               G_TYPE_NONE, 0);

  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_IMG);
  gtk_widget_class_set_css_name (widget_class, "building");
  for (gsize i = 0; i < G_N_ELEMENTS (moves); i++)
    {
      gtk_widget_class_add_binding (widget_class, moves[i].key, 0, move_cb, "(ii)", moves[i].across, moves[i].down);
      gtk_widget_class_add_binding (widget_class, moves[i].keypad, 0, move_cb, "(ii)", moves[i].across, moves[i].down);
    }
}

static void
yishi_building_view_init (YishiBuildingView *self)
{
  GtkGesture *press = gtk_gesture_click_new ();

  g_signal_connect_object (press, "pressed", G_CALLBACK (pressed_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (press));
  gtk_widget_set_focusable (GTK_WIDGET (self), TRUE);
  gtk_widget_set_has_tooltip (GTK_WIDGET (self), TRUE);
  g_signal_connect_object (adw_style_manager_get_default (), "notify::dark", G_CALLBACK (gtk_widget_queue_draw), self,
                           G_CONNECT_SWAPPED);
}

static void
note_stairs (YishiBuildingView *self)
{
  g_free (self->stair_of);
  self->stair_of = g_new0 (guint, self->building->n_columns + 1);
  for (guint i = 0; i < self->building->n_stairs; i++)
    for (guint k = 0; k < self->building->stairs[i].n_columns; k++)
      self->stair_of[self->building->stairs[i].first_column + k] = i;
}

void
yishi_building_view_show (YishiBuildingView *self,
                          YishiLoadedRoll   *roll,
                          YishiBuilding     *building,
                          const guint8      *reaches)
{
  YishiLoadedRoll *old = self->roll;
  gint64 chosen = yishi_building_view_get_unit (self);

  g_return_if_fail (YISHI_IS_BUILDING_VIEW (self));

  forget_layouts (self);
  g_clear_pointer (&self->building, yishi_building_free);
  g_clear_pointer (&self->reaches, g_free);
  self->roll = yishi_loaded_roll_ref (roll);
  self->building = building;
  self->cell = 0;
  note_stairs (self);
  if (reaches != NULL)
    {
      self->reaches = g_new0 (guint8, building->n_cells + 1);
      for (guint i = 0; i < building->n_cells; i++)
        self->reaches[i] = reaches[building->cells[i].unit];
    }
  for (guint i = 0; i < building->n_cells && roll == old; i++)
    if (building->cells[i].unit == chosen)
      self->cell = i;
  yishi_loaded_roll_unref (old);
  tell_cell (self);
  gtk_widget_queue_resize (GTK_WIDGET (self));
  g_signal_emit (self, moved_signal, 0);
}

gint64
yishi_building_view_get_unit (YishiBuildingView *self)
{
  g_return_val_if_fail (YISHI_IS_BUILDING_VIEW (self), -1);

  if (self->building == NULL || self->cell >= self->building->n_cells)
    return -1;

  return self->building->cells[self->cell].unit;
}

void
yishi_building_view_set_unit (YishiBuildingView *self,
                              guint              unit)
{
  g_return_if_fail (YISHI_IS_BUILDING_VIEW (self));

  for (guint i = 0; self->building != NULL && i < self->building->n_cells; i++)
    if (self->building->cells[i].unit == unit)
      {
        need_layouts (self);
        choose_cell (self, i);
        scroll_to_cell (self);
      }
}
