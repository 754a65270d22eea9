/* yishi-sound-line.c - the timeline of a recording: waveform, bookmarks, gaps, and where it plays
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A scale, so that keys, mouse and accessibility are those of every slider; its
 * slider is the line at the place of playing. The picture behind it is drawn once
 * for each size and colour, and not again while it plays.
 */
#include "config.h"

#include "yishi-sound-line.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>
#include <math.h>

#define NS_PER_SECOND 1e9
#define STEP 5
#define PAGE 60
/* Pixels: a column and the room to the next, and how near a mark is meant. */
#define COLUMN 2
#define PITCH 3
#define NEAR 6
/* No two words of the axis are nearer, in parts of the height of a line. */
#define BETWEEN_WORDS 6

struct _YishiSoundLine
{
  GtkScale parent_instance;

  YishiWaveform *waveform;  /* (unowned) (nullable) */
  GPtrArray     *marks;     /* (owned) (nullable) */
  gint64         length;    /* ns */
  PangoLayout   *words;     /* (owned) (nullable) of the axis */
  int            line;      /* height of its text, pixels */

  /* The picture, and what it was drawn for. */
  GskRenderNode *plain;     /* (owned) (nullable) */
  GskRenderNode *played;    /* (owned) (nullable) the columns once more, in the accent colour */
  int            width;
  int            height;
  gboolean       is_dark;
};

G_DEFINE_FINAL_TYPE (YishiSoundLine, yishi_sound_line, GTK_TYPE_SCALE)

static guint seek_signal;

void
yishi_sound_mark_free (YishiSoundMark *self)
{
  if (self == NULL)
    return;

  g_free (self->text);
  g_free (self);
}

static void
forget_picture (YishiSoundLine *self)
{
  g_clear_pointer (&self->plain, gsk_render_node_unref);
  g_clear_pointer (&self->played, gsk_render_node_unref);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

static GdkRGBA
get_colour (YishiSoundLine *self,
            const char     *name,
            float           alpha)
{
  GdkRGBA colour = { 0.5f, 0.5f, 0.5f, 1 };

  gtk_style_context_lookup_color (gtk_widget_get_style_context (GTK_WIDGET (self)), name, &colour);
  colour.alpha *= alpha;
  return colour;
}

static double
get_x (YishiSoundLine *self,
       gint64          time)
{
  return self->length > 0 ? (double) time / (double) self->length * self->width : 0;
}

/* The strip of the marks is above, the axis below. */
static double
get_top (YishiSoundLine *self)
{
  return self->line * 0.75;
}

static double
get_bottom (YishiSoundLine *self)
{
  return self->height - self->line * 1.1;
}

/* Drawing */

static void
draw_columns (YishiSoundLine *self,
              cairo_t        *cairo,
              GdkRGBA         colour)
{
  double middle = (get_top (self) + get_bottom (self)) / 2, half = (get_bottom (self) - get_top (self)) / 2;
  int n = self->width / PITCH;

  gdk_cairo_set_source_rgba (cairo, &colour);
  for (int i = 0; i < n && self->waveform != NULL; i++)
    {
      double peak = yishi_waveform_get_peak (self->waveform, self->length / n * i, self->length / n * (i + 1));
      double reach = MAX (peak * half, 0.5);

      if (peak >= 0)
        cairo_rectangle (cairo, i * PITCH, middle - reach, COLUMN, 2 * reach);
    }
  cairo_fill (cairo);
}

/* A band that says that there is nothing, at least so wide that it is seen. */
static void
draw_gap (YishiSoundLine       *self,
          cairo_t              *cairo,
          const YishiSoundMark *mark)
{
  double x = get_x (self, mark->time), width = MAX (get_x (self, mark->silence), 5);
  double top = get_top (self), bottom = get_bottom (self);
  GdkRGBA faint = get_colour (self, "warning_bg_color", 0.35f), strong = get_colour (self, "warning_color", 1);

  x = CLAMP (x - (mark->silence == 0 ? width / 2 : 0), 0, MAX (self->width - width, 0));
  cairo_save (cairo);
  cairo_rectangle (cairo, x, top, width, bottom - top);
  cairo_clip_preserve (cairo);
  gdk_cairo_set_source_rgba (cairo, &faint);
  cairo_fill (cairo);
  gdk_cairo_set_source_rgba (cairo, &strong);
  cairo_set_line_width (cairo, 1);
  for (double y = top - width; y < bottom; y += 5)
    {
      cairo_move_to (cairo, x, y + width);
      cairo_line_to (cairo, x + width, y);
    }
  cairo_stroke (cairo);
  cairo_restore (cairo);
}

/* Items are lines through it all, the chair's bookmarks flags, the others ticks. */
static void
draw_mark (YishiSoundLine       *self,
           cairo_t              *cairo,
           const YishiSoundMark *mark)
{
  double x = floor (get_x (self, mark->time)) + 0.5, top = get_top (self), size = self->line * 0.6;
  GdkRGBA ink = get_colour (self, "window_fg_color", mark->kind == YISHI_EVENT_ITEM ? 0.55f : 0.4f);
  GdkRGBA accent = get_colour (self, "accent_color", 1);

  cairo_set_line_width (cairo, 1);
  gdk_cairo_set_source_rgba (cairo, mark->kind == YISHI_EVENT_MARK ? &accent : &ink);
  if (mark->kind == YISHI_EVENT_MARK)
    {
      cairo_move_to (cairo, x, top);
      cairo_line_to (cairo, x - size / 2, top - size);
      cairo_line_to (cairo, x + size / 2, top - size);
      cairo_close_path (cairo);
      cairo_fill (cairo);
      return;
    }

  cairo_move_to (cairo, x, mark->kind == YISHI_EVENT_ITEM ? top - size : top - size / 2);
  cairo_line_to (cairo, x, mark->kind == YISHI_EVENT_ITEM ? get_bottom (self) : top);
  cairo_stroke (cairo);
}

/* Seconds between two words of the axis. */
static int
get_interval (YishiSoundLine *self)
{
  static const int steps[] = { 1, 5, 10, 30, 60, 300, 600, 900, 1800, 3600 };
  double seconds = (double) self->length / NS_PER_SECOND;

  for (guint i = 0; i < G_N_ELEMENTS (steps); i++)
    if (self->width * steps[i] / MAX (seconds, 1) >= BETWEEN_WORDS * self->line)
      return steps[i];

  return 2 * 3600;
}

static void
draw_axis (YishiSoundLine *self,
           cairo_t        *cairo)
{
  GdkRGBA ink = get_colour (self, "window_fg_color", 0.7f);
  int interval = get_interval (self);

  gdk_cairo_set_source_rgba (cairo, &ink);
  for (gint64 second = 0; second <= self->length / (gint64) NS_PER_SECOND; second += interval)
    {
      g_autofree char *text = yishi_time_of_sound_format (second * (gint64) NS_PER_SECOND);
      double x = get_x (self, second * (gint64) NS_PER_SECOND);
      int width;

      pango_layout_set_text (self->words, text, -1);
      pango_layout_get_pixel_size (self->words, &width, NULL);
      if (x + width > self->width)
        break;
      cairo_move_to (cairo, x, get_bottom (self) + self->line * 0.1);
      pango_cairo_show_layout (cairo, self->words);
    }
}

static void
draw_marks (YishiSoundLine *self,
            cairo_t        *cairo,
            gboolean        are_gaps)
{
  for (guint i = 0; self->marks != NULL && i < self->marks->len; i++)
    {
      const YishiSoundMark *mark = self->marks->pdata[i];

      if (are_gaps && mark->kind == YISHI_EVENT_NO_SOUND)
        draw_gap (self, cairo, mark);
      else if (!are_gaps && mark->kind != YISHI_EVENT_NO_SOUND)
        draw_mark (self, cairo, mark);
    }
}

static void
make_picture (YishiSoundLine *self)
{
  graphene_rect_t bounds = GRAPHENE_RECT_INIT (0, 0, self->width, self->height);
  GtkSnapshot *snapshot = gtk_snapshot_new ();
  cairo_t *cairo = gtk_snapshot_append_cairo (snapshot, &bounds);

  draw_columns (self, cairo, get_colour (self, "window_fg_color", 0.35f));
  draw_marks (self, cairo, TRUE);
  draw_marks (self, cairo, FALSE);
  draw_axis (self, cairo);
  cairo_destroy (cairo);
  self->plain = gtk_snapshot_free_to_node (snapshot);

  snapshot = gtk_snapshot_new ();
  cairo = gtk_snapshot_append_cairo (snapshot, &bounds);
  draw_columns (self, cairo, get_colour (self, "accent_color", 1));
  draw_marks (self, cairo, TRUE);
  cairo_destroy (cairo);
  self->played = gtk_snapshot_free_to_node (snapshot);
}

static void
yishi_sound_line_snapshot (GtkWidget   *widget,
                           GtkSnapshot *snapshot)
{
  YishiSoundLine *self = YISHI_SOUND_LINE (widget);
  int width = gtk_widget_get_width (widget), height = gtk_widget_get_height (widget);
  gboolean is_dark = adw_style_manager_get_dark (adw_style_manager_get_default ());

  if (width != self->width || height != self->height || is_dark != self->is_dark)
    forget_picture (self);
  self->width = width;
  self->height = height;
  self->is_dark = is_dark;
  if (self->plain == NULL && width > 0 && height > 0)
    make_picture (self);

  if (self->plain != NULL)
    gtk_snapshot_append_node (snapshot, self->plain);
  if (self->played != NULL)
    {
      double x = get_x (self, (gint64) (gtk_range_get_value (GTK_RANGE (self)) * NS_PER_SECOND));

      gtk_snapshot_push_clip (snapshot, &GRAPHENE_RECT_INIT (0, 0, x, height));
      gtk_snapshot_append_node (snapshot, self->played);
      gtk_snapshot_pop (snapshot);
    }
  GTK_WIDGET_CLASS (yishi_sound_line_parent_class)->snapshot (widget, snapshot);
}

/* The text is measured anew where it has another size. */
static void
measure_text (YishiSoundLine *self)
{
  g_clear_object (&self->words);
  self->words = gtk_widget_create_pango_layout (GTK_WIDGET (self), "00:00:00");
  pango_layout_get_pixel_size (self->words, NULL, &self->line);
  forget_picture (self);
}

static void
yishi_sound_line_css_changed (GtkWidget         *widget,
                              GtkCssStyleChange *change)
{
  GTK_WIDGET_CLASS (yishi_sound_line_parent_class)->css_changed (widget, change);
  measure_text (YISHI_SOUND_LINE (widget));
}

static void
yishi_sound_line_system_setting_changed (GtkWidget        *widget,
                                         GtkSystemSetting  setting)
{
  GTK_WIDGET_CLASS (yishi_sound_line_parent_class)->system_setting_changed (widget, setting);
  measure_text (YISHI_SOUND_LINE (widget));
}

/* What the pointer is over */

/* The nearest mark; what is not recorded is meant all along its band. */
static const YishiSoundMark *
find_mark (YishiSoundLine *self,
           double          x)
{
  const YishiSoundMark *found = NULL;
  double nearest = NEAR + 1;

  for (guint i = 0; self->marks != NULL && i < self->marks->len; i++)
    {
      const YishiSoundMark *mark = self->marks->pdata[i];
      double from = get_x (self, mark->time), until = get_x (self, mark->time + mark->silence);
      double distance = x < from ? from - x : MAX (x - until, 0);

      if (distance >= nearest)
        continue;
      found = mark;
      nearest = distance;
    }

  return found;
}

static gboolean
yishi_sound_line_query_tooltip (GtkWidget  *widget,
                                int         x,
                                int         y,
                                gboolean    is_keyboard,
                                GtkTooltip *tooltip)
{
  YishiSoundLine *self = YISHI_SOUND_LINE (widget);
  const YishiSoundMark *mark;
  g_autofree char *place = NULL;
  g_autofree char *time = NULL;
  g_autofree char *text = NULL;

  if (is_keyboard || self->length == 0 || self->width == 0)
    return FALSE;

  mark = find_mark (self, x);
  place = yishi_time_of_sound_format (mark != NULL ? mark->time : (gint64) ((double) self->length * x / self->width));
  time = g_strdup_printf (_("Recording %s"), place);
  text = mark != NULL ? g_strdup_printf ("%s\n%s", time, mark->text) : g_strdup (time);
  gtk_tooltip_set_text (tooltip, text);
  return TRUE;
}

static gboolean
yishi_sound_line_change_value (GtkRange      *range,
                               GtkScrollType  scroll,
                               double         value)
{
  YishiSoundLine *self = YISHI_SOUND_LINE (range);
  double last = (double) self->length / NS_PER_SECOND;
  gboolean is_handled = GTK_RANGE_CLASS (yishi_sound_line_parent_class)->change_value (range, scroll, value);

  g_signal_emit (self, seek_signal, 0, (gint64) (CLAMP (value, 0, last) * NS_PER_SECOND));
  return is_handled;
}

static void
yishi_sound_line_finalize (GObject *object)
{
  YishiSoundLine *self = YISHI_SOUND_LINE (object);

  g_clear_pointer (&self->plain, gsk_render_node_unref);
  g_clear_pointer (&self->played, gsk_render_node_unref);
  g_clear_pointer (&self->marks, g_ptr_array_unref);
  g_clear_object (&self->words);
  G_OBJECT_CLASS (yishi_sound_line_parent_class)->finalize (object);
}

static void
yishi_sound_line_class_init (YishiSoundLineClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = yishi_sound_line_finalize;
  widget_class->snapshot = yishi_sound_line_snapshot;
  widget_class->css_changed = yishi_sound_line_css_changed;
  widget_class->system_setting_changed = yishi_sound_line_system_setting_changed;
  widget_class->query_tooltip = yishi_sound_line_query_tooltip;
  GTK_RANGE_CLASS (klass)->change_value = yishi_sound_line_change_value;
  gtk_widget_class_set_css_name (widget_class, "soundline");

  seek_signal = g_signal_new ("seek", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1,
                              G_TYPE_INT64);
}

static void
yishi_sound_line_init (YishiSoundLine *self)
{
  gtk_range_set_round_digits (GTK_RANGE (self), -1);
  gtk_scale_set_draw_value (GTK_SCALE (self), FALSE);
  gtk_scale_set_has_origin (GTK_SCALE (self), FALSE);
  gtk_widget_set_has_tooltip (GTK_WIDGET (self), TRUE);
  measure_text (self);
}

void
yishi_sound_line_show (YishiSoundLine *self,
                       YishiWaveform  *waveform,
                       GPtrArray      *marks,
                       gint64          length)
{
  g_return_if_fail (YISHI_IS_SOUND_LINE (self));

  self->waveform = waveform;
  self->length = MAX (length, 0);
  g_clear_pointer (&self->marks, g_ptr_array_unref);
  self->marks = marks != NULL ? g_ptr_array_ref (marks) : NULL;
  gtk_range_set_increments (GTK_RANGE (self), STEP, PAGE);
  gtk_range_set_range (GTK_RANGE (self), 0, MAX ((double) self->length / NS_PER_SECOND, 0.001));
  forget_picture (self);
}

void
yishi_sound_line_move (YishiSoundLine *self,
                       gint64          time,
                       const char     *text)
{
  g_return_if_fail (YISHI_IS_SOUND_LINE (self));

  gtk_range_set_value (GTK_RANGE (self), (double) time / NS_PER_SECOND);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_VALUE_TEXT, text, -1);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}
