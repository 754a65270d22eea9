/* yishi-track.c - one of the two tracks of a vote: its name, its bar, and what is missing in words
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "yishi-track.h"

#include "yishi-share-bar.h"
#include "yishi-wrap-layout.h"

struct _YishiTrack
{
  GtkBox parent_instance;

  GtkWidget *name;   /* (unowned) children */
  GtkWidget *sign;
  GtkWidget *words;
  GtkWidget *bar;
};

G_DEFINE_FINAL_TYPE (YishiTrack, yishi_track, GTK_TYPE_BOX)

static void
yishi_track_class_init (YishiTrackClass *klass)
{
}

static void
yishi_track_init (YishiTrack *self)
{
  /* A box would ask a text that wraps how wide it is at each of many heights, and
   * have it set anew each time; this layout asks how high it is at one width. */
  GtkWidget *line = g_object_new (GTK_TYPE_BOX, "layout-manager",
                                  g_object_new (YISHI_TYPE_WRAP_LAYOUT, "spacing", 9, "line-spacing", 4, NULL), NULL);

  gtk_orientable_set_orientation (GTK_ORIENTABLE (self), GTK_ORIENTATION_VERTICAL);
  gtk_box_set_spacing (GTK_BOX (self), 4);

  self->name = gtk_label_new (NULL);
  gtk_widget_add_css_class (self->name, "heading");
  gtk_widget_set_valign (self->name, GTK_ALIGN_START);
  self->sign = gtk_image_new_from_icon_name ("emblem-ok-symbolic");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->sign), GTK_ACCESSIBLE_PROPERTY_LABEL, "✓", -1);
  gtk_widget_add_css_class (self->sign, "success");
  self->words = gtk_label_new (NULL);
  gtk_label_set_xalign (GTK_LABEL (self->words), 0);
  gtk_label_set_wrap (GTK_LABEL (self->words), TRUE);
  gtk_widget_set_hexpand (self->words, TRUE);
  gtk_widget_add_css_class (self->words, "figure");
  self->bar = g_object_new (YISHI_TYPE_SHARE_BAR, NULL);

  gtk_box_append (GTK_BOX (line), self->name);
  gtk_box_append (GTK_BOX (line), self->words);
  gtk_box_append (GTK_BOX (line), self->sign);
  gtk_box_append (GTK_BOX (self), line);
  gtk_box_append (GTK_BOX (self), self->bar);
}

GtkWidget *
yishi_track_new (void)
{
  return g_object_new (YISHI_TYPE_TRACK, NULL);
}

void
yishi_track_set (YishiTrack *self,
                 const char *name,
                 const char *words,
                 gint64      part,
                 gint64      needed,
                 gint64      whole)
{
  g_return_if_fail (YISHI_IS_TRACK (self));

  gtk_label_set_label (GTK_LABEL (self->name), name);
  gtk_label_set_label (GTK_LABEL (self->words), words);
  gtk_widget_set_visible (self->sign, needed > 0 && part >= needed);
  yishi_share_bar_set (YISHI_SHARE_BAR (self->bar), part, needed, whole, words);
}
