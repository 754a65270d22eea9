/* yishi-column-layout.c - columns side by side that share the width by their weights
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "yishi-column-layout.h"

#define MOST_COLUMNS 8

struct _YishiColumnLayout
{
  GtkLayoutManager parent_instance;

  char *weights;  /* (owned) */
  int   spacing;
};

typedef enum
{
  PROP_WEIGHTS = 1,
  PROP_SPACING,
} YishiColumnLayoutProperty;

static GParamSpec *properties[PROP_SPACING + 1];

G_DEFINE_FINAL_TYPE (YishiColumnLayout, yishi_column_layout, GTK_TYPE_LAYOUT_MANAGER)

typedef struct
{
  GtkWidget *widget;
  int        weight;
  int        least;  /* width that it needs */
  int        width;
} Column;

static guint
list_columns (YishiColumnLayout *self,
              GtkWidget         *widget,
              Column             columns[MOST_COLUMNS])
{
  g_auto(GStrv) words = g_strsplit (self->weights, " ", MOST_COLUMNS);
  guint n_words = g_strv_length (words), n = 0;

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL && n < MOST_COLUMNS;
       child = gtk_widget_get_next_sibling (child))
    {
      Column *column = &columns[n];

      if (!gtk_widget_should_layout (child))
        continue;
      column->widget = child;
      column->weight = n < n_words ? MAX ((int) g_ascii_strtoll (words[n], NULL, 10), 1) : 1;
      gtk_widget_measure (child, GTK_ORIENTATION_HORIZONTAL, -1, &column->least, NULL, NULL, NULL);
      column->width = 0;
      n++;
    }

  return n;
}

/* Who needs more than its share gets that; the others share what is left. */
static void
share (Column *columns,
       guint   n,
       int     width)
{
  gboolean is_settled = FALSE;

  while (!is_settled)
    {
      int left = width, weights = 0;

      is_settled = TRUE;
      for (guint i = 0; i < n; i++)
        {
          left -= columns[i].width;
          weights += columns[i].width == 0 ? columns[i].weight : 0;
        }
      for (guint i = 0; i < n; i++)
        if (columns[i].width == 0 && columns[i].least > MAX (left, 0) * columns[i].weight / weights)
          {
            columns[i].width = columns[i].least;
            is_settled = FALSE;
            break;
          }
      for (guint i = 0; is_settled && i < n; i++)
        if (columns[i].width == 0)
          columns[i].width = MAX (left, 0) * columns[i].weight / weights;
    }
}

static void
measure_width (const Column *columns,
               guint         n,
               int           spacing,
               int          *minimum,
               int          *natural)
{
  *minimum = n > 0 ? (int) (n - 1) * spacing : 0;
  *natural = *minimum;
  for (guint i = 0; i < n; i++)
    {
      int wanted;

      gtk_widget_measure (columns[i].widget, GTK_ORIENTATION_HORIZONTAL, -1, NULL, &wanted, NULL, NULL);
      *minimum += columns[i].least;
      *natural += wanted;
    }
}

static void
yishi_column_layout_measure (GtkLayoutManager *manager,
                             GtkWidget        *widget,
                             GtkOrientation    orientation,
                             int               for_size,
                             int              *minimum,
                             int              *natural,
                             int              *minimum_baseline,
                             int              *natural_baseline)
{
  YishiColumnLayout *self = YISHI_COLUMN_LAYOUT (manager);
  Column columns[MOST_COLUMNS];
  guint n = list_columns (self, widget, columns);
  int least, wanted;

  measure_width (columns, n, self->spacing, minimum, natural);
  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    return;

  share (columns, n, MAX (for_size >= 0 ? for_size : *natural, *minimum) - (int) (n > 0 ? n - 1 : 0) * self->spacing);
  *minimum = *natural = 0;
  for (guint i = 0; i < n; i++)
    {
      gtk_widget_measure (columns[i].widget, GTK_ORIENTATION_VERTICAL, columns[i].width, &least, &wanted, NULL, NULL);
      *minimum = MAX (*minimum, least);
      *natural = MAX (*natural, wanted);
    }
}

static void
yishi_column_layout_allocate (GtkLayoutManager *manager,
                              GtkWidget        *widget,
                              int               width,
                              int               height,
                              int               baseline)
{
  YishiColumnLayout *self = YISHI_COLUMN_LAYOUT (manager);
  Column columns[MOST_COLUMNS];
  guint n = list_columns (self, widget, columns);
  gboolean is_mirrored = gtk_widget_get_direction (widget) == GTK_TEXT_DIR_RTL;
  int x = 0;

  share (columns, n, width - (int) (n > 0 ? n - 1 : 0) * self->spacing);
  for (guint i = 0; i < n; i++)
    {
      GtkAllocation place = { is_mirrored ? width - x - columns[i].width : x, 0, columns[i].width, height };

      gtk_widget_size_allocate (columns[i].widget, &place, -1);
      x += columns[i].width + self->spacing;
    }
}

static GtkSizeRequestMode
yishi_column_layout_get_request_mode (GtkLayoutManager *manager,
                                      GtkWidget        *widget)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

static void
yishi_column_layout_get_property (GObject    *object,
                                  guint       property_id,
                                  GValue     *value,
                                  GParamSpec *pspec)
{
  YishiColumnLayout *self = YISHI_COLUMN_LAYOUT (object);

  switch ((YishiColumnLayoutProperty) property_id)
    {
    case PROP_WEIGHTS:
      g_value_set_string (value, self->weights);
      break;
    case PROP_SPACING:
      g_value_set_int (value, self->spacing);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
    }
}

static void
yishi_column_layout_set_property (GObject      *object,
                                  guint         property_id,
                                  const GValue *value,
                                  GParamSpec   *pspec)
{
  YishiColumnLayout *self = YISHI_COLUMN_LAYOUT (object);

  switch ((YishiColumnLayoutProperty) property_id)
    {
    case PROP_WEIGHTS:
      g_free (self->weights);
      self->weights = g_strdup (g_value_get_string (value) != NULL ? g_value_get_string (value) : "");
      break;
    case PROP_SPACING:
      self->spacing = g_value_get_int (value);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
    }
  gtk_layout_manager_layout_changed (GTK_LAYOUT_MANAGER (self));
}

static void
yishi_column_layout_finalize (GObject *object)
{
  g_free (YISHI_COLUMN_LAYOUT (object)->weights);
  G_OBJECT_CLASS (yishi_column_layout_parent_class)->finalize (object);
}

static void
yishi_column_layout_class_init (YishiColumnLayoutClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkLayoutManagerClass *layout_class = GTK_LAYOUT_MANAGER_CLASS (klass);

  object_class->finalize = yishi_column_layout_finalize;
  object_class->get_property = yishi_column_layout_get_property;
  object_class->set_property = yishi_column_layout_set_property;
  layout_class->measure = yishi_column_layout_measure;
  layout_class->allocate = yishi_column_layout_allocate;
  layout_class->get_request_mode = yishi_column_layout_get_request_mode;

  properties[PROP_WEIGHTS] = g_param_spec_string ("weights", NULL, NULL, "", G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS);
  properties[PROP_SPACING] = g_param_spec_int ("spacing", NULL, NULL, 0, G_MAXINT16, 0,
                                               G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (properties), properties);
}

static void
yishi_column_layout_init (YishiColumnLayout *self)
{
  self->weights = g_strdup ("");
}
