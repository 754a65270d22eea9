/* yishi-choices.c - the answers of a ballot as buttons, each with its key
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "yishi-choices.h"

#define MOST_CHOICES 9

struct _YishiChoices
{
  GtkWidget parent_instance;

  GtkWidget *grid;                   /* (unowned) child */
  GtkWidget *buttons[MOST_CHOICES];  /* (unowned) */
  char      *words[MOST_CHOICES];    /* (owned) */
  int        n_choices;
};

G_DEFINE_FINAL_TYPE (YishiChoices, yishi_choices, GTK_TYPE_WIDGET)

static guint chosen_signal;

static void
choose (YishiChoices *self,
        int           index)
{
  if (index >= 0 && index < self->n_choices && gtk_widget_is_sensitive (self->buttons[index]))
    g_signal_emit (self, chosen_signal, 0, self->words[index]);
}

static void
button_clicked_cb (YishiChoices *self,
                   GtkButton    *button)
{
  for (int i = 0; i < self->n_choices; i++)
    if (self->buttons[i] == GTK_WIDGET (button))
      {
        choose (self, i);
        return;
      }
}

static gboolean
key_pressed_cb (YishiChoices    *self,
                guint            keyval,
                guint            keycode,
                GdkModifierType  state)
{
  int index = -1;

  if (state & (GDK_CONTROL_MASK | GDK_ALT_MASK | GDK_SUPER_MASK))
    return GDK_EVENT_PROPAGATE;
  if (keyval >= GDK_KEY_1 && keyval <= GDK_KEY_9)
    index = keyval - GDK_KEY_1;
  else if (keyval >= GDK_KEY_KP_1 && keyval <= GDK_KEY_KP_9)
    index = keyval - GDK_KEY_KP_1;
  if (index < 0 || index >= self->n_choices)
    return GDK_EVENT_PROPAGATE;

  choose (self, index);
  return GDK_EVENT_STOP;
}

static int
find_focused (YishiChoices *self)
{
  for (int i = 0; i < self->n_choices; i++)
    if (gtk_widget_is_focus (self->buttons[i]))
      return i;

  return -1;
}

/* Tab and the arrows go from the group to its buttons one by one and out again. */
static gboolean
yishi_choices_focus (GtkWidget        *widget,
                     GtkDirectionType  direction)
{
  YishiChoices *self = YISHI_CHOICES (widget);
  gboolean is_back = direction == GTK_DIR_TAB_BACKWARD || direction == GTK_DIR_UP || direction == GTK_DIR_LEFT;
  int at = find_focused (self);
  gboolean has_group = gtk_widget_is_focus (widget);

  if (!gtk_widget_is_sensitive (widget))
    return FALSE;
  if (at < 0 && !has_group)
    return is_back && self->n_choices > 0 ? gtk_widget_grab_focus (self->buttons[self->n_choices - 1])
                                          : gtk_widget_grab_focus (widget);
  if (is_back)
    return at > 0 ? gtk_widget_grab_focus (self->buttons[at - 1]) : at == 0 && gtk_widget_grab_focus (widget);

  return at + 1 < self->n_choices && gtk_widget_grab_focus (self->buttons[at + 1]);
}

static gboolean
yishi_choices_grab_focus (GtkWidget *widget)
{
  GtkRoot *root = gtk_widget_get_root (widget);

  if (root == NULL || !gtk_widget_is_sensitive (widget))
    return FALSE;

  gtk_root_set_focus (root, widget);
  return TRUE;
}

static void
yishi_choices_dispose (GObject *object)
{
  YishiChoices *self = YISHI_CHOICES (object);

  g_clear_pointer (&self->grid, gtk_widget_unparent);
  for (int i = 0; i < self->n_choices; i++)
    g_clear_pointer (&self->words[i], g_free);
  self->n_choices = 0;
  G_OBJECT_CLASS (yishi_choices_parent_class)->dispose (object);
}

static void
yishi_choices_class_init (YishiChoicesClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = yishi_choices_dispose;
  widget_class->focus = yishi_choices_focus;
  widget_class->grab_focus = yishi_choices_grab_focus;

  chosen_signal = g_signal_new ("chosen", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                G_TYPE_NONE, 1, G_TYPE_STRING);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "choices");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
yishi_choices_init (YishiChoices *self)
{
  GtkEventController *keys = gtk_event_controller_key_new ();

  self->grid = gtk_grid_new ();
  gtk_grid_set_column_homogeneous (GTK_GRID (self->grid), TRUE);
  gtk_grid_set_column_spacing (GTK_GRID (self->grid), 6);
  gtk_grid_set_row_spacing (GTK_GRID (self->grid), 6);
  gtk_widget_set_parent (self->grid, GTK_WIDGET (self));
  gtk_widget_set_focusable (GTK_WIDGET (self), TRUE);

  g_signal_connect_object (keys, "key-pressed", G_CALLBACK (key_pressed_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (GTK_WIDGET (self), keys);
}

void
yishi_choices_add (YishiChoices *self,
                   const char   *word,
                   const char   *label)
{
  GtkWidget *box, *key, *text, *button;
  g_autofree char *number = NULL;

  g_return_if_fail (YISHI_IS_CHOICES (self));
  g_return_if_fail (self->n_choices < MOST_CHOICES);

  number = g_strdup_printf ("%d", self->n_choices + 1);
  box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  key = gtk_label_new (number);
  text = gtk_label_new (label);
  button = gtk_button_new ();
  gtk_widget_add_css_class (key, "keycap");
  gtk_label_set_ellipsize (GTK_LABEL (text), PANGO_ELLIPSIZE_END);
  gtk_widget_set_halign (box, GTK_ALIGN_CENTER);
  gtk_box_append (GTK_BOX (box), key);
  gtk_box_append (GTK_BOX (box), text);
  gtk_button_set_child (GTK_BUTTON (button), box);
  gtk_widget_set_tooltip_text (button, label);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, label,
                                  GTK_ACCESSIBLE_PROPERTY_KEY_SHORTCUTS, number, -1);
  g_signal_connect_object (button, "clicked", G_CALLBACK (button_clicked_cb), self, G_CONNECT_SWAPPED);
  gtk_grid_attach (GTK_GRID (self->grid), button, self->n_choices % 3, self->n_choices / 3, 1, 1);

  self->buttons[self->n_choices] = button;
  self->words[self->n_choices] = g_strdup (word);
  self->n_choices++;
}

void
yishi_choices_set_name (YishiChoices *self,
                        const char   *name)
{
  g_return_if_fail (YISHI_IS_CHOICES (self));

  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
}
