/* yishi-share-bar.c - a part of a whole as a bar, with a mark at what is needed
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The colours are the style sheet's: the bar, its filled part and the mark are
 * widgets of their own. Numbers become doubles only here, for places on the screen.
 */
#include "config.h"

#include "yishi-share-bar.h"

#include <adwaita.h>

struct _YishiShareBar
{
  GtkWidget parent_instance;

  GtkWidget *fill;  /* (owned) child */
  GtkWidget *mark;  /* (owned) child */
  double     filled;
  double     marked;
};

G_DEFINE_FINAL_TYPE (YishiShareBar, yishi_share_bar, GTK_TYPE_WIDGET)

static void
yishi_share_bar_measure (GtkWidget      *widget,
                         GtkOrientation  orientation,
                         int             for_size,
                         int            *minimum,
                         int            *natural,
                         int            *minimum_baseline,
                         int            *natural_baseline)
{
  YishiShareBar *self = YISHI_SHARE_BAR (widget);

  /* The style sheet's min-width and min-height decide; the parts must fit. */
  gtk_widget_measure (self->mark, orientation, -1, minimum, NULL, NULL, NULL);
  *natural = *minimum;
}

static void
yishi_share_bar_size_allocate (GtkWidget *widget,
                               int        width,
                               int        height,
                               int        baseline)
{
  YishiShareBar *self = YISHI_SHARE_BAR (widget);
  int mark_width, mark_x;
  int fill_width = (int) (width * self->filled + 0.5);

  gtk_widget_measure (self->mark, GTK_ORIENTATION_HORIZONTAL, -1, &mark_width, NULL, NULL, NULL);
  gtk_widget_set_child_visible (self->fill, fill_width > 0);
  if (fill_width > 0)
    gtk_widget_size_allocate (self->fill, &(GtkAllocation) { 0, 0, fill_width, height }, -1);
  mark_x = CLAMP ((int) (width * self->marked) - mark_width / 2, 0, MAX (0, width - mark_width));
  gtk_widget_size_allocate (self->mark, &(GtkAllocation) { mark_x, 0, mark_width, height }, -1);
}

static void
yishi_share_bar_dispose (GObject *object)
{
  YishiShareBar *self = YISHI_SHARE_BAR (object);

  g_clear_pointer (&self->fill, gtk_widget_unparent);
  g_clear_pointer (&self->mark, gtk_widget_unparent);
  G_OBJECT_CLASS (yishi_share_bar_parent_class)->dispose (object);
}

static void
yishi_share_bar_class_init (YishiShareBarClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = yishi_share_bar_dispose;
  widget_class->measure = yishi_share_bar_measure;
  widget_class->size_allocate = yishi_share_bar_size_allocate;
  gtk_widget_class_set_css_name (widget_class, "sharebar");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_METER);
}

static GtkWidget *
add_part (YishiShareBar *self,
          const char    *css_class)
{
  GtkWidget *part = g_object_new (ADW_TYPE_BIN, "accessible-role", GTK_ACCESSIBLE_ROLE_PRESENTATION, NULL);

  gtk_widget_add_css_class (part, css_class);
  gtk_widget_set_parent (part, GTK_WIDGET (self));
  return part;
}

static void
yishi_share_bar_init (YishiShareBar *self)
{
  self->fill = add_part (self, "fill");
  self->mark = add_part (self, "mark");
}

static double
get_share (gint64 part,
           gint64 whole)
{
  return whole > 0 ? CLAMP ((double) part / (double) whole, 0, 1) : 0;
}

void
yishi_share_bar_set (YishiShareBar *self,
                     gint64         part,
                     gint64         needed,
                     gint64         whole,
                     const char    *text)
{
  g_return_if_fail (YISHI_IS_SHARE_BAR (self));

  self->filled = get_share (part, whole);
  self->marked = get_share (needed, whole);
  gtk_widget_set_visible (self->mark, needed > 0 && whole > 0);
  if (part >= needed && needed > 0)
    gtk_widget_add_css_class (GTK_WIDGET (self), "reached");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self), "reached");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, text,
                                  GTK_ACCESSIBLE_PROPERTY_VALUE_MIN, 0.0,
                                  GTK_ACCESSIBLE_PROPERTY_VALUE_MAX, (double) MAX (whole, 1),
                                  GTK_ACCESSIBLE_PROPERTY_VALUE_NOW, (double) part,
                                  GTK_ACCESSIBLE_PROPERTY_VALUE_TEXT, text,
                                  -1);
  gtk_widget_queue_allocate (GTK_WIDGET (self));
}
