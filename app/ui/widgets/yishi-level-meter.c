/* yishi-level-meter.c - how loud it is: a bar from quiet to too loud
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The bar has few steps and falls slowly, so that there is seldom anything to
 * draw. Too loud is at its end and has another colour; the warning says it in words.
 */
#include "config.h"

#include "yishi-level-meter.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#define N_STEPS 24
/* dBFS of the first step and of the first one that is too loud. */
#define QUIETEST (-60.0)
#define TOO_LOUD (-3.0)
/* Steps by which the bar falls each time. */
#define FALL 1
#define GAP 2.0

struct _YishiLevelMeter
{
  GtkWidget parent_instance;

  int steps;  /* that are lit */
};

G_DEFINE_FINAL_TYPE (YishiLevelMeter, yishi_level_meter, GTK_TYPE_WIDGET)

static int
to_steps (double peak)
{
  if (!isfinite (peak) || peak <= QUIETEST)
    return 0;

  return CLAMP ((int) lround ((peak - QUIETEST) / -QUIETEST * N_STEPS), 0, N_STEPS);
}

static void
set_steps (YishiLevelMeter *self,
           int              steps)
{
  if (steps == self->steps)
    return;

  self->steps = steps;
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

static void
yishi_level_meter_snapshot (GtkWidget   *widget,
                            GtkSnapshot *snapshot)
{
  YishiLevelMeter *self = YISHI_LEVEL_METER (widget);
  double width = gtk_widget_get_width (widget);
  double height = gtk_widget_get_height (widget);
  double step = (width + GAP) / N_STEPS;
  GdkRGBA text, lit, loud;

  gtk_style_context_get_color (gtk_widget_get_style_context (widget), &text);
  if (!gtk_style_context_lookup_color (gtk_widget_get_style_context (widget), "success_color", &lit))
    lit = text;
  if (!gtk_style_context_lookup_color (gtk_widget_get_style_context (widget), "error_color", &loud))
    loud = text;
  text.alpha = 0.18f;
  for (int i = 0; i < N_STEPS; i++)
    {
      const GdkRGBA *colour = i >= self->steps ? &text : i >= to_steps (TOO_LOUD) ? &loud : &lit;
      graphene_rect_t place = GRAPHENE_RECT_INIT ((float) (i * step), 0, (float) (step - GAP), (float) height);

      gtk_snapshot_append_color (snapshot, colour, &place);
    }
}

static void
yishi_level_meter_class_init (YishiLevelMeterClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  widget_class->snapshot = yishi_level_meter_snapshot;
  gtk_widget_class_set_css_name (widget_class, "levelmeter");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_METER);
}

static void
yishi_level_meter_init (YishiLevelMeter *self)
{
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Loudness"),
                                  GTK_ACCESSIBLE_PROPERTY_VALUE_MIN, 0.0,
                                  GTK_ACCESSIBLE_PROPERTY_VALUE_MAX, (double) N_STEPS, -1);
}

void
yishi_level_meter_hear (YishiLevelMeter *self,
                        double           peak)
{
  g_return_if_fail (YISHI_IS_LEVEL_METER (self));

  set_steps (self, MAX (to_steps (peak), self->steps - FALL));
}

void
yishi_level_meter_clear (YishiLevelMeter *self)
{
  g_return_if_fail (YISHI_IS_LEVEL_METER (self));

  set_steps (self, 0);
}
