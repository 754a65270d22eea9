/* yishi-unit-list.c - the units of the roll in columns
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "yishi-unit-list.h"

#include "yishi-area.h"
#include "yishi-index-model.h"
#include "yishi-roll-words.h"

typedef enum
{
  COLUMN_UNIT,
  COLUMN_OWNERS,
  COLUMN_AREA,
  COLUMN_PERSON,
  COLUMN_PHONE,
  N_COLUMNS,
} Column;

struct _YishiUnitList
{
  AdwBin parent_instance;

  YishiIndexModel    *model;    /* (owned) */
  YishiLoadedRoll    *roll;     /* (owned) (nullable) */
  const YishiPersons *persons;  /* (unowned) of @roll */
  GHashTable         *phones;   /* (owned) GtkListItem: cells with phones that are on the screen */
  gboolean            reveals;

  /* Template children */
  GtkColumnView       *view;
  GtkColumnViewColumn *unit_column;
  GtkColumnViewColumn *owners_column;
  GtkColumnViewColumn *area_column;
  GtkColumnViewColumn *person_column;
  GtkColumnViewColumn *phone_column;
};

G_DEFINE_FINAL_TYPE (YishiUnitList, yishi_unit_list, ADW_TYPE_BIN)

static char *
describe_cell (YishiUnitList *self,
               Column         column,
               guint          index)
{
  const YishiUnit *unit = yishi_roll_get_unit (self->roll->roll, index);

  switch (column)
    {
    case COLUMN_UNIT:
      return g_strdup (unit->unit);

    case COLUMN_OWNERS:
      return yishi_roll_join_owners (unit);

    case COLUMN_AREA:
      return yishi_area_format_human (unit->area);

    case COLUMN_PERSON:
      return yishi_roll_describe_person (self->roll->roll, self->persons, index);

    case COLUMN_PHONE:
      return yishi_roll_show_phones (unit, self->reveals);

    case N_COLUMNS:
    default:
      return g_strdup ("");
    }
}

/* A row is called by its unit: it stands around the cell, which stands around the label. */
static void
name_row (GtkWidget  *label,
          const char *text)
{
  GtkWidget *cell = gtk_widget_get_parent (label);
  GtkWidget *row = cell != NULL ? gtk_widget_get_parent (cell) : NULL;

  if (row != NULL)
    gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, text, -1);
}

static void
fill_cell (YishiUnitList *self,
           Column         column,
           GtkListItem   *item)
{
  g_autofree char *text = describe_cell (self, column, yishi_index_item_get (gtk_list_item_get_item (item)));
  GtkWidget *label = gtk_list_item_get_child (item);

  gtk_label_set_label (GTK_LABEL (label), text);
  if (column == COLUMN_UNIT)
    name_row (label, text);
  if (column == COLUMN_OWNERS || column == COLUMN_PERSON)
    gtk_widget_set_tooltip_text (label, text);
}

static Column
get_column (GtkListItemFactory *factory)
{
  return GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (factory), "column"));
}

static void
cell_set_up_cb (GtkListItemFactory *factory,
                GtkListItem        *item)
{
  GtkWidget *label = gtk_label_new (NULL);
  Column column = get_column (factory);

  gtk_label_set_xalign (GTK_LABEL (label), column == COLUMN_AREA ? 1 : 0);
  if (column == COLUMN_OWNERS || column == COLUMN_PERSON)
    gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  else
    {
      /* As wide for every row, so that the columns stand still while they are scrolled. */
      gtk_label_set_width_chars (GTK_LABEL (label), column == COLUMN_AREA ? 9 : 12);
      gtk_widget_add_css_class (label, "figure");
    }
  if (column == COLUMN_PERSON)
    gtk_widget_add_css_class (label, "dim-label");
  gtk_list_item_set_child (item, label);
}

static void
cell_bound_cb (YishiUnitList      *self,
               GtkListItem        *item,
               GtkListItemFactory *factory)
{
  if (get_column (factory) == COLUMN_PHONE)
    g_hash_table_add (self->phones, item);
  fill_cell (self, get_column (factory), item);
}

static void
cell_unbound_cb (YishiUnitList *self,
                 GtkListItem   *item)
{
  g_hash_table_remove (self->phones, item);
}

static void
add_factory (YishiUnitList       *self,
             GtkColumnViewColumn *view_column,
             Column               column)
{
  g_autoptr(GtkListItemFactory) factory = gtk_signal_list_item_factory_new ();

  g_object_set_data (G_OBJECT (factory), "column", GUINT_TO_POINTER (column));
  g_signal_connect (factory, "setup", G_CALLBACK (cell_set_up_cb), NULL);
  g_signal_connect_object (factory, "bind", G_CALLBACK (cell_bound_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (factory, "unbind", G_CALLBACK (cell_unbound_cb), self, G_CONNECT_SWAPPED);
  gtk_column_view_column_set_factory (view_column, factory);
}

static void
yishi_unit_list_dispose (GObject *object)
{
  YishiUnitList *self = YISHI_UNIT_LIST (object);

  if (self->view != NULL)
    gtk_column_view_set_model (self->view, NULL);
  g_clear_object (&self->model);
  g_clear_pointer (&self->roll, yishi_loaded_roll_unref);
  adw_bin_set_child (ADW_BIN (object), NULL);
  gtk_widget_dispose_template (GTK_WIDGET (object), YISHI_TYPE_UNIT_LIST);
  g_clear_pointer (&self->phones, g_hash_table_unref);
  G_OBJECT_CLASS (yishi_unit_list_parent_class)->dispose (object);
}

static void
yishi_unit_list_class_init (YishiUnitListClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = yishi_unit_list_dispose;

  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/yishi/Yishi/ui/widgets/yishi-unit-list.ui");
  gtk_widget_class_bind_template_child (widget_class, YishiUnitList, view);
  gtk_widget_class_bind_template_child (widget_class, YishiUnitList, unit_column);
  gtk_widget_class_bind_template_child (widget_class, YishiUnitList, owners_column);
  gtk_widget_class_bind_template_child (widget_class, YishiUnitList, area_column);
  gtk_widget_class_bind_template_child (widget_class, YishiUnitList, person_column);
  gtk_widget_class_bind_template_child (widget_class, YishiUnitList, phone_column);
}

static void
yishi_unit_list_init (YishiUnitList *self)
{
  GtkSingleSelection *selection;

  self->model = yishi_index_model_new ();
  self->phones = g_hash_table_new (NULL, NULL);
  gtk_widget_init_template (GTK_WIDGET (self));

  add_factory (self, self->unit_column, COLUMN_UNIT);
  add_factory (self, self->owners_column, COLUMN_OWNERS);
  add_factory (self, self->area_column, COLUMN_AREA);
  add_factory (self, self->person_column, COLUMN_PERSON);
  add_factory (self, self->phone_column, COLUMN_PHONE);

  selection = gtk_single_selection_new (g_object_ref (G_LIST_MODEL (self->model)));
  gtk_single_selection_set_autoselect (selection, FALSE);
  gtk_single_selection_set_can_unselect (selection, TRUE);
  gtk_column_view_set_model (self->view, GTK_SELECTION_MODEL (selection));
  g_object_unref (selection);
}

void
yishi_unit_list_show (YishiUnitList      *self,
                      YishiLoadedRoll    *roll,
                      const YishiPersons *persons,
                      GArray             *units)
{
  YishiLoadedRoll *old = self->roll;

  g_return_if_fail (YISHI_IS_UNIT_LIST (self));
  g_return_if_fail (roll != NULL);

  self->roll = yishi_loaded_roll_ref (roll);
  self->persons = persons;
  yishi_index_model_set (self->model, yishi_roll_get_n_units (roll->roll), units);
  yishi_loaded_roll_unref (old);
}

void
yishi_unit_list_set_reveals (YishiUnitList *self,
                             gboolean       reveals)
{
  GHashTableIter iter;
  gpointer item;

  g_return_if_fail (YISHI_IS_UNIT_LIST (self));

  self->reveals = reveals;
  g_hash_table_iter_init (&iter, self->phones);
  while (g_hash_table_iter_next (&iter, &item, NULL))
    fill_cell (self, COLUMN_PHONE, item);
}
