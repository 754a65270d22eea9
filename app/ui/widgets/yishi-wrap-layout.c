/* yishi-wrap-layout.c - puts widgets side by side, and goes on in a new line where the width ends
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "yishi-wrap-layout.h"

struct _YishiWrapLayout
{
  GtkLayoutManager parent_instance;

  int      spacing;
  int      line_spacing;
  gboolean last_yields;
};

typedef enum
{
  PROP_SPACING = 1,
  PROP_LINE_SPACING,
  PROP_LAST_YIELDS,
} YishiWrapLayoutProperty;

static GParamSpec *properties[PROP_LAST_YIELDS + 1];

G_DEFINE_FINAL_TYPE (YishiWrapLayout, yishi_wrap_layout, GTK_TYPE_LAYOUT_MANAGER)

/* The widgets of one line. */
typedef struct
{
  GtkWidget *first;
  GtkWidget *end;      /* (nullable) the widget after the last */
  int        width;    /* natural, with the spacing */
  int        height;
  int        n_expand;
} Line;

/* The first widget from @child on that takes room. */
static GtkWidget *
skip_hidden (GtkWidget *child)
{
  while (child != NULL && !gtk_widget_should_layout (child))
    child = gtk_widget_get_next_sibling (child);

  return child;
}

static int
measure_width (GtkWidget *child,
               int        available)
{
  int natural;

  gtk_widget_measure (child, GTK_ORIENTATION_HORIZONTAL, -1, NULL, &natural, NULL, NULL);
  return MIN (natural, available);
}

static int
measure_height (GtkWidget *child,
                int        width)
{
  int natural;

  gtk_widget_measure (child, GTK_ORIENTATION_VERTICAL, width, NULL, &natural, NULL, NULL);
  return natural;
}

static Line
find_line (YishiWrapLayout *self,
           GtkWidget       *first,
           int              available)
{
  Line line = { .first = first };
  GtkWidget *child;

  for (child = first; child != NULL; child = skip_hidden (gtk_widget_get_next_sibling (child)))
    {
      int width = measure_width (child, available);
      int reach = line.width + (child != first ? self->spacing : 0) + width;

      if (child != first && reach > available)
        break;
      line.width = reach;
      line.height = MAX (line.height, measure_height (child, width));
      line.n_expand += gtk_widget_compute_expand (child, GTK_ORIENTATION_HORIZONTAL) ? 1 : 0;
    }
  line.end = child;

  return line;
}

/* Whether @child would begin a line and is the one that is left out then. */
static gboolean
yields (YishiWrapLayout *self,
        GtkWidget       *child)
{
  return self->last_yields && child != NULL && skip_hidden (gtk_widget_get_next_sibling (child)) == NULL;
}

static GtkSizeRequestMode
yishi_wrap_layout_get_request_mode (GtkLayoutManager *manager,
                                    GtkWidget        *widget)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

static void
measure_widths (YishiWrapLayout *self,
                GtkWidget       *widget,
                int             *minimum,
                int             *natural)
{
  *minimum = 0;
  *natural = 0;
  for (GtkWidget *child = skip_hidden (gtk_widget_get_first_child (widget)); child != NULL;
       child = skip_hidden (gtk_widget_get_next_sibling (child)))
    {
      int child_minimum, child_natural;

      gtk_widget_measure (child, GTK_ORIENTATION_HORIZONTAL, -1, &child_minimum, &child_natural, NULL, NULL);
      *minimum = MAX (*minimum, child_minimum);
      *natural += child_natural + (*natural > 0 ? self->spacing : 0);
    }
}

static void
yishi_wrap_layout_measure (GtkLayoutManager *manager,
                           GtkWidget        *widget,
                           GtkOrientation    orientation,
                           int               for_size,
                           int              *minimum,
                           int              *natural,
                           int              *minimum_baseline,
                           int              *natural_baseline)
{
  YishiWrapLayout *self = YISHI_WRAP_LAYOUT (manager);
  GtkWidget *child = skip_hidden (gtk_widget_get_first_child (widget));
  int height = 0;

  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    {
      measure_widths (self, widget, minimum, natural);
      return;
    }

  while (child != NULL)
    {
      Line line = find_line (self, child, for_size < 0 ? G_MAXINT / 2 : for_size);

      height += line.height + (height > 0 ? self->line_spacing : 0);
      child = yields (self, line.end) ? NULL : line.end;
    }
  *minimum = height;
  *natural = height;
}

static void
allocate_line (YishiWrapLayout *self,
               const Line      *line,
               int              available,
               int              y,
               gboolean         is_rtl)
{
  int extra = line->n_expand > 0 ? MAX (0, available - line->width) / line->n_expand : 0;
  int x = 0;

  for (GtkWidget *child = line->first; child != line->end; child = skip_hidden (gtk_widget_get_next_sibling (child)))
    {
      int width = measure_width (child, available);

      if (gtk_widget_compute_expand (child, GTK_ORIENTATION_HORIZONTAL))
        width += extra;
      gtk_widget_set_child_visible (child, TRUE);
      gtk_widget_size_allocate (child,
                                &(GtkAllocation) { is_rtl ? available - x - width : x, y, width, line->height }, -1);
      x += width + self->spacing;
    }
}

static void
yishi_wrap_layout_allocate (GtkLayoutManager *manager,
                            GtkWidget        *widget,
                            int               width,
                            int               height,
                            int               baseline)
{
  YishiWrapLayout *self = YISHI_WRAP_LAYOUT (manager);
  GtkWidget *child = skip_hidden (gtk_widget_get_first_child (widget));
  gboolean is_rtl = gtk_widget_get_direction (widget) == GTK_TEXT_DIR_RTL;
  int y = 0;

  while (child != NULL)
    {
      Line line = find_line (self, child, width);

      allocate_line (self, &line, width, y, is_rtl);
      y += line.height + self->line_spacing;
      child = line.end;
      if (yields (self, child))
        {
          gtk_widget_set_child_visible (child, FALSE);
          return;
        }
    }
}

static void
yishi_wrap_layout_get_property (GObject    *object,
                                guint       property_id,
                                GValue     *value,
                                GParamSpec *pspec)
{
  YishiWrapLayout *self = YISHI_WRAP_LAYOUT (object);

  switch ((YishiWrapLayoutProperty) property_id)
    {
    case PROP_SPACING:
      g_value_set_int (value, self->spacing);
      break;
    case PROP_LINE_SPACING:
      g_value_set_int (value, self->line_spacing);
      break;
    case PROP_LAST_YIELDS:
      g_value_set_boolean (value, self->last_yields);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
    }
}

static void
yishi_wrap_layout_set_property (GObject      *object,
                                guint         property_id,
                                const GValue *value,
                                GParamSpec   *pspec)
{
  YishiWrapLayout *self = YISHI_WRAP_LAYOUT (object);

  switch ((YishiWrapLayoutProperty) property_id)
    {
    case PROP_SPACING:
      self->spacing = g_value_get_int (value);
      break;
    case PROP_LINE_SPACING:
      self->line_spacing = g_value_get_int (value);
      break;
    case PROP_LAST_YIELDS:
      self->last_yields = g_value_get_boolean (value);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
      return;
    }
  gtk_layout_manager_layout_changed (GTK_LAYOUT_MANAGER (self));
}

static void
yishi_wrap_layout_class_init (YishiWrapLayoutClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkLayoutManagerClass *layout_class = GTK_LAYOUT_MANAGER_CLASS (klass);

  object_class->get_property = yishi_wrap_layout_get_property;
  object_class->set_property = yishi_wrap_layout_set_property;
  layout_class->get_request_mode = yishi_wrap_layout_get_request_mode;
  layout_class->measure = yishi_wrap_layout_measure;
  layout_class->allocate = yishi_wrap_layout_allocate;

  properties[PROP_SPACING] =
    g_param_spec_int ("spacing", NULL, NULL, 0, 1000, 0, G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS);
  properties[PROP_LINE_SPACING] =
    g_param_spec_int ("line-spacing", NULL, NULL, 0, 1000, 0, G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS);
  properties[PROP_LAST_YIELDS] =
    g_param_spec_boolean ("last-yields", NULL, NULL, FALSE, G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (properties), properties);
}

static void
yishi_wrap_layout_init (YishiWrapLayout *self)
{
}

GtkLayoutManager *
yishi_wrap_layout_new (void)
{
  return g_object_new (YISHI_TYPE_WRAP_LAYOUT, NULL);
}
