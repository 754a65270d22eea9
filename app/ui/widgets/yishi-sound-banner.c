/* yishi-sound-banner.c - what is wrong with the sound, until it is over
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * It cannot be dismissed: it goes when the sound is well again. It takes no
 * keyboard away, and is told to who hears the window.
 */
#include "config.h"

#include "yishi-sound-banner.h"

#include <string.h>

struct _YishiSoundBanner
{
  AdwBin parent_instance;

  YishiTape *tape;  /* (owned) (nullable) */

  /* Template children */
  GtkRevealer *revealer;
  GtkLabel    *label;
};

G_DEFINE_FINAL_TYPE (YishiSoundBanner, yishi_sound_banner, ADW_TYPE_BIN)

static void
tape_changed_cb (YishiSoundBanner *self)
{
  g_autofree char *text = yishi_tape_describe_warnings (self->tape);

  /* What goes is read to its end. */
  if (*text != '\0' && strcmp (gtk_label_get_label (self->label), text) != 0)
    gtk_label_set_label (self->label, text);
  gtk_revealer_set_reveal_child (self->revealer, *text != '\0');
}

static void
yishi_sound_banner_dispose (GObject *object)
{
  g_clear_object (&YISHI_SOUND_BANNER (object)->tape);
  /* First: the bin would let go of a child that the template has freed. */
  adw_bin_set_child (ADW_BIN (object), NULL);
  gtk_widget_dispose_template (GTK_WIDGET (object), YISHI_TYPE_SOUND_BANNER);
  G_OBJECT_CLASS (yishi_sound_banner_parent_class)->dispose (object);
}

static void
yishi_sound_banner_class_init (YishiSoundBannerClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = yishi_sound_banner_dispose;
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/yishi/Yishi/ui/widgets/yishi-sound-banner.ui");
  gtk_widget_class_bind_template_child (widget_class, YishiSoundBanner, revealer);
  gtk_widget_class_bind_template_child (widget_class, YishiSoundBanner, label);
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_ALERT);
}

static void
yishi_sound_banner_init (YishiSoundBanner *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

void
yishi_sound_banner_set_tape (YishiSoundBanner *self,
                             YishiTape        *tape)
{
  g_return_if_fail (YISHI_IS_SOUND_BANNER (self));

  if (self->tape != NULL)
    g_signal_handlers_disconnect_by_data (self->tape, self);
  g_set_object (&self->tape, tape);
  if (tape == NULL)
    {
      gtk_revealer_set_reveal_child (self->revealer, FALSE);
      return;
    }

  g_signal_connect_object (tape, "changed", G_CALLBACK (tape_changed_cb), self, G_CONNECT_SWAPPED);
  tape_changed_cb (self);
}
