/* yishi-tape-bar.c - the recording on the floor: how it stands, how loud it is, and what to do with it
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "yishi-tape-bar.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "yishi-level-meter.h"
#include "yishi-tape-words.h"
#include "yishi-tooltip.h"
#include "yishi-wrap-layout.h"

struct _YishiTapeBar
{
  GtkBox parent_instance;

  YishiTape *tape;  /* (owned) (nullable) */

  /* Template children */
  GtkLabel        *state;
  YishiLevelMeter *meter;
  GtkWidget       *start_button;
  GtkWidget       *pause_button;
  GtkWidget       *stop_button;
  GtkWidget       *mark_button;
};

G_DEFINE_FINAL_TYPE (YishiTapeBar, yishi_tape_bar, GTK_TYPE_BOX)

static void
explain (YishiTapeBar  *self,
         GtkWidget     *button,
         YishiTapeVerb  verb,
         const char    *plain)
{
  g_autofree char *why_not = NULL;

  yishi_tooltip_set (button, yishi_tape_can (self->tape, verb, &why_not) ? plain : why_not);
}

void
yishi_tape_bar_tick (YishiTapeBar *self)
{
  g_autofree char *text = NULL;

  g_return_if_fail (YISHI_IS_TAPE_BAR (self));

  if (self->tape == NULL)
    return;

  text = yishi_tape_describe_state (self->tape);
  if (strcmp (gtk_label_get_label (self->state), text) != 0)
    gtk_label_set_label (self->state, text);
}

/* While it is paused the meter has nothing to tell, and the sentence is longer: it gets the meter's room,
 * so that the buttons stay where the pointer is. */
static void
show_meter (YishiTapeBar   *self,
            YishiTapeState  state)
{
  gboolean is_paused = state == YISHI_TAPE_PAUSED;

  gtk_widget_set_visible (GTK_WIDGET (self->meter), state != YISHI_TAPE_IDLE && !is_paused);
  gtk_widget_set_hexpand (GTK_WIDGET (self->state), is_paused);
  if (state != YISHI_TAPE_RECORDING)
    yishi_level_meter_clear (self->meter);
}

static void
tape_changed_cb (YishiTapeBar *self)
{
  YishiTapeState state = yishi_tape_get_state (self->tape);
  const char *classes[] = { "heading", "figure", "sound", yishi_tape_get_style (self->tape), NULL };
  gboolean is_idle = state == YISHI_TAPE_IDLE;

  yishi_tape_bar_tick (self);
  gtk_widget_set_css_classes (GTK_WIDGET (self->state), classes);
  yishi_tooltip_set (GTK_WIDGET (self->state), yishi_tape_get_microphone (self->tape));
  gtk_widget_set_visible (self->start_button, is_idle);
  gtk_widget_set_visible (self->pause_button, !is_idle);
  gtk_widget_set_visible (self->stop_button, !is_idle);
  gtk_widget_set_visible (self->mark_button, !is_idle);
  show_meter (self, state);

  explain (self, self->start_button, YISHI_TAPE_START, _("Tell the room, and record (Ctrl+R)"));
  explain (self, self->pause_button, YISHI_TAPE_PAUSE,
           state == YISHI_TAPE_PAUSED ? _("Record on (Ctrl+Shift+P)")
                                      : _("Pause for what is confidential (Ctrl+Shift+P)"));
  explain (self, self->stop_button, YISHI_TAPE_STOP, _("End the recording (Ctrl+Shift+S)"));
  explain (self, self->mark_button, YISHI_TAPE_MARK, _("Bookmark this moment (Ctrl+B)"));
}

static void
level_cb (YishiTapeBar *self,
          double        peak,
          double        rms)
{
  if (gtk_widget_get_mapped (GTK_WIDGET (self)))
    yishi_level_meter_hear (self->meter, peak);
}

static void
yishi_tape_bar_dispose (GObject *object)
{
  GtkWidget *child;

  g_clear_object (&YISHI_TAPE_BAR (object)->tape);
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (object))) != NULL)
    gtk_widget_unparent (child);
  gtk_widget_dispose_template (GTK_WIDGET (object), YISHI_TYPE_TAPE_BAR);
  G_OBJECT_CLASS (yishi_tape_bar_parent_class)->dispose (object);
}

static void
yishi_tape_bar_class_init (YishiTapeBarClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = yishi_tape_bar_dispose;

  g_type_ensure (YISHI_TYPE_LEVEL_METER);
  g_type_ensure (YISHI_TYPE_WRAP_LAYOUT);
  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/yishi/Yishi/ui/widgets/yishi-tape-bar.ui");
  gtk_widget_class_bind_template_child (widget_class, YishiTapeBar, state);
  gtk_widget_class_bind_template_child (widget_class, YishiTapeBar, meter);
  gtk_widget_class_bind_template_child (widget_class, YishiTapeBar, start_button);
  gtk_widget_class_bind_template_child (widget_class, YishiTapeBar, pause_button);
  gtk_widget_class_bind_template_child (widget_class, YishiTapeBar, stop_button);
  gtk_widget_class_bind_template_child (widget_class, YishiTapeBar, mark_button);
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
yishi_tape_bar_init (YishiTapeBar *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  /* A page that is not seen has no clock that goes. */
  g_signal_connect (self, "map", G_CALLBACK (yishi_tape_bar_tick), NULL);
}

void
yishi_tape_bar_set_tape (YishiTapeBar *self,
                         YishiTape    *tape)
{
  g_return_if_fail (YISHI_IS_TAPE_BAR (self));

  if (!g_set_object (&self->tape, tape) || tape == NULL)
    return;

  g_signal_connect_object (tape, "changed", G_CALLBACK (tape_changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (tape, "level", G_CALLBACK (level_cb), self, G_CONNECT_SWAPPED);
  tape_changed_cb (self);
}
