/* yishi-import-columns.c - the first rows of a roster, with what each column is
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "yishi-import-columns.h"

#include <glib/gi18n-lib.h>

#include "yishi-drop-down.h"
#include "yishi-mask.h"

#define ROWS_SHOWN 20
/* A roster has a dozen columns; one of hundreds is no roster. */
#define MAX_COLUMNS 60
#define CELL_CHARS 18

/* What a column may be, in the order of the list to choose from. */
static const struct
{
  YishiField  field;
  const char *name;
} kinds[] = {
  { YISHI_FIELD_BUILDING, N_("Building") },
  { YISHI_FIELD_STAIR, N_("Stair") },
  { YISHI_FIELD_ROOM, N_("Room") },
  { YISHI_FIELD_UNIT, N_("Whole name of the unit") },
  { YISHI_FIELD_OWNER, N_("Owner") },
  { YISHI_FIELD_CO_OWNER, N_("Further owners") },
  { YISHI_FIELD_AREA, N_("Area") },
  { YISHI_FIELD_PHONE, N_("Phone") },
  { YISHI_FIELD_ID_NUMBER, N_("ID number") },
  { YISHI_FIELD_PARKING, N_("Parking bay") },
  { YISHI_FIELD_PARKING_AREA, N_("Area of the parking") },
  { YISHI_FIELD_STATE, N_("State of the unit") },
  { YISHI_FIELD_NOTE, N_("Note") },
};

G_STATIC_ASSERT (G_N_ELEMENTS (kinds) == YISHI_N_FIELDS);

struct _YishiImportColumns
{
  AdwBin parent_instance;

  GtkWidget *grid;       /* (unowned) (nullable) the cells */
  GPtrArray *choosers;   /* (owned) GtkDropDown, by column */
  gboolean   is_filling; /* what changes now nobody chose */
};

G_DEFINE_FINAL_TYPE (YishiImportColumns, yishi_import_columns, ADW_TYPE_BIN)

static guint chosen_signal;

/* A field stands in one column: who chose it for another takes it from there. */
static void
field_chosen_cb (YishiImportColumns *self,
                 GParamSpec         *pspec,
                 GtkDropDown        *chooser)
{
  guint selected = gtk_drop_down_get_selected (chooser);

  if (self->is_filling)
    return;

  self->is_filling = TRUE;
  for (guint i = 0; i < self->choosers->len && selected > 0; i++)
    {
      GtkDropDown *other = g_ptr_array_index (self->choosers, i);

      if (other != chooser && gtk_drop_down_get_selected (other) == selected)
        gtk_drop_down_set_selected (other, 0);
    }
  self->is_filling = FALSE;
  g_signal_emit (self, chosen_signal, 0);
}

static GtkWidget *
make_chooser (YishiImportColumns *self,
              const char         *header,
              guint               column)
{
  g_autoptr(GtkStringList) names = gtk_string_list_new (NULL);
  /* Translators: the number of a column, and its header */
  g_autofree char *name = g_strdup_printf (_("What column %u, “%s”, is"), column + 1, header);
  GtkWidget *chooser;

  gtk_string_list_append (names, _("Not used"));
  for (gsize i = 0; i < G_N_ELEMENTS (kinds); i++)
    gtk_string_list_append (names, _(kinds[i].name));

  chooser = gtk_drop_down_new (G_LIST_MODEL (g_steal_pointer (&names)), NULL);
  gtk_accessible_update_property (GTK_ACCESSIBLE (chooser), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  yishi_drop_down_tell (GTK_DROP_DOWN (chooser), name);
  g_signal_connect_object (chooser, "notify::selected", G_CALLBACK (field_chosen_cb), self, G_CONNECT_SWAPPED);
  return chooser;
}

static void
attach_cell (YishiImportColumns *self,
             const char         *text,
             int                 column,
             int                 row,
             const char         *style)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), column == 0 ? 1 : 0);
  gtk_label_set_single_line_mode (GTK_LABEL (label), TRUE);
  gtk_label_set_ellipsize (GTK_LABEL (label), column == 0 ? PANGO_ELLIPSIZE_NONE : PANGO_ELLIPSIZE_END);
  gtk_label_set_max_width_chars (GTK_LABEL (label), CELL_CHARS);
  gtk_widget_set_tooltip_text (label, *text != '\0' && column > 0 ? text : NULL);
  if (style != NULL)
    gtk_widget_add_css_class (label, style);
  gtk_grid_attach (GTK_GRID (self->grid), label, column, row, 1, 1);
}

/* Phones and ID numbers stand in the file; to tell the columns apart they need
 * not be seen whole. */
static void
attach_row (YishiImportColumns *self,
            const YishiTable   *table,
            guint               row,
            int                 place,
            const char         *style)
{
  g_autofree char *number = g_strdup_printf ("%u", yishi_table_get_row_number (table, row));

  attach_cell (self, number, 0, place, "dim-label");
  for (guint column = 0; column < self->choosers->len; column++)
    {
      const char *top = yishi_table_get_cell (table, yishi_table_get_top_row (table, row, column), column);
      g_autofree char *text = yishi_mask_numbers (top);

      attach_cell (self, text, (int) column + 1, place, style);
    }
}

static guint
count_columns (const YishiTable *table,
               guint             first)
{
  guint n = 0;

  for (guint row = first; row < MIN (first + ROWS_SHOWN + 1, yishi_table_get_n_rows (table)); row++)
    n = MAX (n, yishi_table_get_n_cells (table, row));

  return MIN (n, MAX_COLUMNS);
}

static guint
find_kind (const int places[YISHI_N_FIELDS],
           guint     column)
{
  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    if (places[kinds[i].field] == (int) column + 1)
      return i + 1;

  return 0;
}

static void
yishi_import_columns_dispose (GObject *object)
{
  YishiImportColumns *self = YISHI_IMPORT_COLUMNS (object);

  g_clear_pointer (&self->choosers, g_ptr_array_unref);
  G_OBJECT_CLASS (yishi_import_columns_parent_class)->dispose (object);
}

static void
yishi_import_columns_class_init (YishiImportColumnsClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = yishi_import_columns_dispose;

  chosen_signal = g_signal_new ("chosen", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                G_TYPE_NONE, 0);
}

static void
yishi_import_columns_init (YishiImportColumns *self)
{
  self->choosers = g_ptr_array_new ();
}

/* The headers, below what each column is, and the rows below them. */
static void
fill_grid (YishiImportColumns *self,
           const YishiTable   *table,
           guint               header,
           guint               n)
{
  for (guint column = 0; column < n; column++)
    {
      GtkWidget *chooser = make_chooser (self, yishi_table_get_cell (table, header, column), column);

      g_ptr_array_add (self->choosers, chooser);
      gtk_grid_attach (GTK_GRID (self->grid), chooser, (int) column + 1, 0, 1, 1);
    }
  attach_row (self, table, header, 1, "heading");
  for (guint row = header + 1; row < MIN (header + 1 + ROWS_SHOWN, yishi_table_get_n_rows (table)); row++)
    attach_row (self, table, row, (int) (row - header) + 1, NULL);
}

static void
make_grid (YishiImportColumns *self)
{
  GtkWidget *scrolled = gtk_scrolled_window_new ();

  g_ptr_array_set_size (self->choosers, 0);
  self->grid = gtk_grid_new ();
  gtk_grid_set_column_spacing (GTK_GRID (self->grid), 12);
  gtk_grid_set_row_spacing (GTK_GRID (self->grid), 4);
  gtk_widget_add_css_class (self->grid, "import-columns");
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scrolled), GTK_POLICY_AUTOMATIC, GTK_POLICY_NEVER);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scrolled), self->grid);
  adw_bin_set_child (ADW_BIN (self), scrolled);
}

void
yishi_import_columns_show (YishiImportColumns *self,
                           const YishiTable   *table,
                           guint               header_row,
                           const int           places[YISHI_N_FIELDS])
{
  guint header = 0;

  g_return_if_fail (YISHI_IS_IMPORT_COLUMNS (self));
  g_return_if_fail (table != NULL);

  for (guint row = 0; row < yishi_table_get_n_rows (table); row++)
    if (yishi_table_get_row_number (table, row) <= header_row)
      header = row;
    else
      break;

  self->is_filling = TRUE;
  make_grid (self);
  fill_grid (self, table, header, count_columns (table, header));
  for (guint column = 0; column < self->choosers->len; column++)
    gtk_drop_down_set_selected (g_ptr_array_index (self->choosers, column), find_kind (places, column));
  self->is_filling = FALSE;
}

void
yishi_import_columns_get_places (YishiImportColumns *self,
                                 int                 places[YISHI_N_FIELDS])
{
  g_return_if_fail (YISHI_IS_IMPORT_COLUMNS (self));

  for (guint field = 0; field < YISHI_N_FIELDS; field++)
    places[field] = YISHI_NO_COLUMN;
  for (guint column = 0; column < self->choosers->len; column++)
    {
      guint kind = gtk_drop_down_get_selected (g_ptr_array_index (self->choosers, column));

      if (kind > 0 && kind <= G_N_ELEMENTS (kinds))
        places[kinds[kind - 1].field] = (int) column + 1;
    }
}
