/* yishi-paper-marks.c - the candidates of a paper, marked by their numbers
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "yishi-paper-marks.h"

#include <glib/gi18n-lib.h>

struct _YishiPaperMarks
{
  GtkBox parent_instance;

  GPtrArray *checks;     /* (owned) (element-type GtkCheckButton): in the order of the paper */
  int        most;       /* marks that one paper may bear */
  GtkWidget *candidates; /* (unowned) children */
  GtkWidget *count;
  GtkWidget *take_button;
};

G_DEFINE_FINAL_TYPE (YishiPaperMarks, yishi_paper_marks, GTK_TYPE_BOX)

static guint chosen_signal;

static int
count_marks (YishiPaperMarks *self)
{
  int n = 0;

  for (guint i = 0; i < self->checks->len; i++)
    n += gtk_check_button_get_active (self->checks->pdata[i]);
  return n;
}

static void
show_count (YishiPaperMarks *self)
{
  int n = count_marks (self);
  g_autofree char *text = NULL;

  if (n > self->most)
    /* Translators: marks on the paper, marks allowed */
    text = g_strdup_printf (ngettext ("%d marks, and only %d is allowed: the paper counts as invalid.",
                                      "%d marks, and only %d are allowed: the paper counts as invalid.", self->most),
                            n, self->most);
  else
    /* Translators: marks on the paper, marks allowed */
    text = g_strdup_printf (_("%d of %d marks"), n, self->most);
  gtk_label_set_label (GTK_LABEL (self->count), text);
  if (n > self->most)
    gtk_widget_add_css_class (self->count, "error");
  else
    gtk_widget_remove_css_class (self->count, "error");
  gtk_widget_set_sensitive (self->take_button, n > 0);
}

static void
take_marks (YishiPaperMarks *self)
{
  g_autoptr(GString) marks = g_string_new (NULL);

  for (guint i = 0; i < self->checks->len; i++)
    if (gtk_check_button_get_active (self->checks->pdata[i]))
      g_string_append_printf (marks, "%s%u", marks->len > 0 ? "," : "", i + 1);
  if (marks->len > 0)
    g_signal_emit (self, chosen_signal, 0, marks->str);
  else
    gtk_widget_error_bell (GTK_WIDGET (self));
}

static void
toggle (YishiPaperMarks *self,
        guint       index)
{
  GtkCheckButton *check;

  if (index >= self->checks->len)
    return;
  check = self->checks->pdata[index];
  gtk_check_button_set_active (check, !gtk_check_button_get_active (check));
}

static gboolean
key_pressed_cb (YishiPaperMarks      *self,
                guint            keyval,
                guint            keycode,
                GdkModifierType  state)
{
  if (state & (GDK_CONTROL_MASK | GDK_ALT_MASK | GDK_SUPER_MASK))
    return GDK_EVENT_PROPAGATE;

  if (keyval >= GDK_KEY_1 && keyval <= GDK_KEY_9)
    toggle (self, keyval - GDK_KEY_1);
  else if (keyval >= GDK_KEY_KP_1 && keyval <= GDK_KEY_KP_9)
    toggle (self, keyval - GDK_KEY_KP_1);
  else if (keyval == GDK_KEY_0 || keyval == GDK_KEY_KP_0)
    toggle (self, 9);
  else if (keyval == GDK_KEY_Return || keyval == GDK_KEY_KP_Enter || keyval == GDK_KEY_ISO_Enter)
    take_marks (self);
  else
    return GDK_EVENT_PROPAGATE;

  return GDK_EVENT_STOP;
}

static void
whole_paper_cb (YishiPaperMarks *self,
                GtkButton  *button)
{
  g_signal_emit (self, chosen_signal, 0, g_object_get_data (G_OBJECT (button), "word"));
}

static void
yishi_paper_marks_finalize (GObject *object)
{
  g_ptr_array_unref (YISHI_PAPER_MARKS (object)->checks);
  G_OBJECT_CLASS (yishi_paper_marks_parent_class)->finalize (object);
}

static gboolean
yishi_paper_marks_grab_focus (GtkWidget *widget)
{
  YishiPaperMarks *self = YISHI_PAPER_MARKS (widget);

  return self->checks->len > 0 && gtk_widget_grab_focus (self->checks->pdata[0]);
}

static void
yishi_paper_marks_class_init (YishiPaperMarksClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = yishi_paper_marks_finalize;
  GTK_WIDGET_CLASS (klass)->grab_focus = yishi_paper_marks_grab_focus;

  chosen_signal = g_signal_new ("chosen", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                G_TYPE_NONE, 1, G_TYPE_STRING);
  gtk_widget_class_set_accessible_role (GTK_WIDGET_CLASS (klass), GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
add_whole_paper (YishiPaperMarks *self,
                 GtkWidget  *line,
                 const char *word,
                 const char *label)
{
  GtkWidget *button = gtk_button_new_with_mnemonic (label);

  g_object_set_data (G_OBJECT (button), "word", (gpointer) word);
  g_signal_connect_object (button, "clicked", G_CALLBACK (whole_paper_cb), self, G_CONNECT_SWAPPED);
  gtk_box_append (GTK_BOX (line), button);
}

/* Keys act on the candidates alone: on the buttons Enter presses what has the focus. */
static void
yishi_paper_marks_init (YishiPaperMarks *self)
{
  GtkEventController *keys = gtk_event_controller_key_new ();
  GtkWidget *line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);

  gtk_orientable_set_orientation (GTK_ORIENTABLE (self), GTK_ORIENTATION_VERTICAL);
  gtk_box_set_spacing (GTK_BOX (self), 6);
  self->checks = g_ptr_array_new ();
  self->candidates = gtk_grid_new ();
  gtk_grid_set_column_homogeneous (GTK_GRID (self->candidates), TRUE);
  gtk_grid_set_column_spacing (GTK_GRID (self->candidates), 12);
  self->count = gtk_label_new (NULL);
  gtk_label_set_xalign (GTK_LABEL (self->count), 0);
  gtk_label_set_wrap (GTK_LABEL (self->count), TRUE);
  self->take_button = gtk_button_new_with_mnemonic (_("_Take the Paper"));
  gtk_widget_add_css_class (self->take_button, "suggested-action");
  gtk_widget_set_tooltip_text (self->take_button, _("Enter, while a candidate has the focus"));
  g_signal_connect_object (self->take_button, "clicked", G_CALLBACK (take_marks), self, G_CONNECT_SWAPPED);

  gtk_box_append (GTK_BOX (self), self->candidates);
  gtk_box_append (GTK_BOX (self), self->count);
  gtk_widget_set_hexpand (self->take_button, TRUE);
  gtk_box_append (GTK_BOX (line), self->take_button);
  add_whole_paper (self, line, "abstain", C_("whole paper", "A_bstain"));
  add_whole_paper (self, line, "blank", C_("whole paper", "B_lank"));
  add_whole_paper (self, line, "invalid", C_("whole paper", "_Invalid"));
  gtk_box_append (GTK_BOX (self), line);

  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect_object (keys, "key-pressed", G_CALLBACK (key_pressed_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (self->candidates, keys);
}

GtkWidget *
yishi_paper_marks_new (char      **candidates,
                 YishiRule  *rule,
                 int         seats)
{
  YishiPaperMarks *self = g_object_new (YISHI_TYPE_PAPER_MARKS, NULL);
  int n = g_strv_length (candidates);
  int n_columns = n > 6 ? 3 : 2;
  int n_rows = (n + n_columns - 1) / n_columns;

  self->most = MIN (rule->max_marks > 0 ? rule->max_marks : seats, MAX (n, 1));
  for (int i = 0; i < n; i++)
    {
      g_autofree char *text = g_strdup_printf ("%d  %s", i + 1, candidates[i]);
      GtkWidget *check = gtk_check_button_new ();
      GtkWidget *label = gtk_label_new (text);

      gtk_label_set_xalign (GTK_LABEL (label), 0);
      gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
      gtk_check_button_set_child (GTK_CHECK_BUTTON (check), label);
      gtk_widget_set_tooltip_text (check, text);
      gtk_accessible_update_property (GTK_ACCESSIBLE (check), GTK_ACCESSIBLE_PROPERTY_LABEL, text, -1);
      g_signal_connect_object (check, "toggled", G_CALLBACK (show_count), self, G_CONNECT_SWAPPED);
      gtk_grid_attach (GTK_GRID (self->candidates), check, i / n_rows, i % n_rows, 1, 1);
      g_ptr_array_add (self->checks, check);
    }
  show_count (self);
  return GTK_WIDGET (self);
}

void
yishi_paper_marks_clear (YishiPaperMarks *self)
{
  g_return_if_fail (YISHI_IS_PAPER_MARKS (self));

  for (guint i = 0; i < self->checks->len; i++)
    gtk_check_button_set_active (self->checks->pdata[i], FALSE);
}

void
yishi_paper_marks_set_name (YishiPaperMarks *self,
                      const char *name)
{
  g_return_if_fail (YISHI_IS_PAPER_MARKS (self));

  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
}
