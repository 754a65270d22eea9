/* yishi-ballots-names.c - who is called by name, with the answer of each
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "yishi-ballots-names.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define MOST_ANSWERS 9

struct _YishiBallotsNames
{
  GtkBox parent_instance;

  char      **words;    /* (owned) NULL-terminated */
  char      **labels;   /* (owned) NULL-terminated */
  GtkListBox *list;     /* (unowned) child */
  gboolean    is_quiet; /* answers are set by the program */
};

G_DEFINE_FINAL_TYPE (YishiBallotsNames, yishi_ballots_names, GTK_TYPE_BOX)

static guint changed_signal;

/* What a row of the list stands for. */
typedef struct
{
  char      *name;                    /* (owned) */
  GtkWidget *buttons[MOST_ANSWERS];   /* (unowned) toggle buttons, in the order of the answers */
  GtkWidget *row;                     /* (unowned) */
} Name;

static void
name_free (gpointer data)
{
  Name *name = data;

  g_free (name->name);
  g_free (name);
}

static Name *
get_name (YishiBallotsNames *self,
          int                index)
{
  GtkListBoxRow *row = gtk_list_box_get_row_at_index (self->list, index);

  return row != NULL ? g_object_get_data (G_OBJECT (row), "name") : NULL;
}

static int
find_answer (YishiBallotsNames *self,
             const Name        *name)
{
  for (int i = 0; self->words[i] != NULL; i++)
    if (gtk_toggle_button_get_active (GTK_TOGGLE_BUTTON (name->buttons[i])))
      return i;

  return -1;
}

static void
describe_row (YishiBallotsNames *self,
              const Name        *name)
{
  int at = find_answer (self, name);
  g_autofree char *text = g_strjoin (_(", "), name->name, at >= 0 ? self->labels[at] : _("has not answered"), NULL);

  gtk_accessible_update_property (GTK_ACCESSIBLE (name->row), GTK_ACCESSIBLE_PROPERTY_LABEL, text, -1);
}

/* One answer a name: the others are taken back. */
static void
button_toggled_cb (YishiBallotsNames *self,
                   GtkToggleButton   *button)
{
  Name *name = g_object_get_data (G_OBJECT (button), "name");

  if (gtk_toggle_button_get_active (button))
    for (int i = 0; self->words[i] != NULL; i++)
      if (name->buttons[i] != GTK_WIDGET (button))
        gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (name->buttons[i]), FALSE);
  describe_row (self, name);
  if (!self->is_quiet)
    g_signal_emit (self, changed_signal, 0);
}

static void
set_answer (YishiBallotsNames *self,
            Name              *name,
            int                index)
{
  for (int i = 0; self->words[i] != NULL; i++)
    gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (name->buttons[i]), i == index);
}

static Name *
find_focused (YishiBallotsNames *self,
              int               *index)
{
  Name *name;

  for (*index = 0; (name = get_name (self, *index)) != NULL; (*index)++)
    if (gtk_widget_is_focus (name->row) || gtk_widget_get_focus_child (name->row) != NULL)
      return name;

  return NULL;
}

static gboolean
key_pressed_cb (YishiBallotsNames *self,
                guint              keyval,
                guint              keycode,
                GdkModifierType    state)
{
  int answer = -1, index;
  gboolean takes_back = keyval == GDK_KEY_0 || keyval == GDK_KEY_KP_0 || keyval == GDK_KEY_BackSpace;
  Name *name, *next;

  if (state & (GDK_CONTROL_MASK | GDK_ALT_MASK | GDK_SUPER_MASK))
    return GDK_EVENT_PROPAGATE;
  if (keyval >= GDK_KEY_1 && keyval <= GDK_KEY_9)
    answer = keyval - GDK_KEY_1;
  else if (keyval >= GDK_KEY_KP_1 && keyval <= GDK_KEY_KP_9)
    answer = keyval - GDK_KEY_KP_1;
  name = find_focused (self, &index);
  if (name == NULL || (!takes_back && (answer < 0 || answer >= (int) g_strv_length (self->words))))
    return GDK_EVENT_PROPAGATE;

  set_answer (self, name, answer);
  next = takes_back ? name : get_name (self, index + 1);
  if (next != NULL)
    gtk_widget_grab_focus (next->row);
  return GDK_EVENT_STOP;
}

static void
remove_clicked_cb (YishiBallotsNames *self,
                   GtkButton         *button)
{
  Name *name = g_object_get_data (G_OBJECT (button), "name");

  gtk_list_box_remove (self->list, name->row);
  g_signal_emit (self, changed_signal, 0);
}

static void
yishi_ballots_names_finalize (GObject *object)
{
  YishiBallotsNames *self = YISHI_BALLOTS_NAMES (object);

  g_strfreev (self->words);
  g_strfreev (self->labels);
  G_OBJECT_CLASS (yishi_ballots_names_parent_class)->finalize (object);
}

static gboolean
yishi_ballots_names_grab_focus (GtkWidget *widget)
{
  Name *first = get_name (YISHI_BALLOTS_NAMES (widget), 0);

  return first != NULL && gtk_widget_grab_focus (first->row);
}

static void
yishi_ballots_names_class_init (YishiBallotsNamesClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = yishi_ballots_names_finalize;
  GTK_WIDGET_CLASS (klass)->grab_focus = yishi_ballots_names_grab_focus;

  changed_signal = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                 G_TYPE_NONE, 0);
}

static void
yishi_ballots_names_init (YishiBallotsNames *self)
{
  GtkEventController *keys = gtk_event_controller_key_new ();
  GtkWidget *list = gtk_list_box_new ();
  GtkWidget *nobody = gtk_label_new (_("Nobody is in the list yet."));

  self->words = g_new0 (char *, 1);
  self->labels = g_new0 (char *, 1);
  self->list = GTK_LIST_BOX (list);
  gtk_list_box_set_selection_mode (self->list, GTK_SELECTION_NONE);
  gtk_widget_set_hexpand (list, TRUE);
  gtk_widget_add_css_class (list, "boxed-list");
  gtk_widget_set_margin_top (nobody, 12);
  gtk_widget_set_margin_bottom (nobody, 12);
  gtk_widget_add_css_class (nobody, "dim-label");
  gtk_list_box_set_placeholder (self->list, nobody);
  gtk_accessible_update_property (GTK_ACCESSIBLE (list), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Names and answers"), -1);
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect_object (keys, "key-pressed", G_CALLBACK (key_pressed_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (list, keys);
  gtk_box_append (GTK_BOX (self), list);
}

void
yishi_ballots_names_set_answers (YishiBallotsNames *self,
                                 const char *const *words,
                                 const char *const *labels)
{
  GtkListBoxRow *row;

  g_return_if_fail (YISHI_IS_BALLOTS_NAMES (self));
  g_return_if_fail (g_strv_length ((char **) words) <= MOST_ANSWERS);

  while ((row = gtk_list_box_get_row_at_index (self->list, 0)) != NULL)
    gtk_list_box_remove (self->list, GTK_WIDGET (row));
  g_strfreev (self->words);
  g_strfreev (self->labels);
  self->words = g_strdupv ((char **) words);
  self->labels = g_strdupv ((char **) labels);
}

static Name *
find_name (YishiBallotsNames *self,
           const char        *text)
{
  Name *name;

  for (int i = 0; (name = get_name (self, i)) != NULL; i++)
    if (strcmp (name->name, text) == 0)
      return name;

  return NULL;
}

/* The answers as one strip of buttons; the keys act on the row. */
static GtkWidget *
make_buttons (YishiBallotsNames *self,
              Name              *name)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);

  gtk_widget_add_css_class (box, "linked");
  gtk_widget_set_valign (box, GTK_ALIGN_CENTER);
  for (int i = 0; self->words[i] != NULL; i++)
    {
      g_autofree char *text = g_strdup_printf ("%d %s", i + 1, self->labels[i]);
      g_autofree char *full = g_strjoin (_(", "), name->name, self->labels[i], NULL);

      name->buttons[i] = gtk_toggle_button_new_with_label (text);
      g_object_set_data (G_OBJECT (name->buttons[i]), "name", name);
      gtk_accessible_update_property (GTK_ACCESSIBLE (name->buttons[i]), GTK_ACCESSIBLE_PROPERTY_LABEL, full, -1);
      g_signal_connect_object (name->buttons[i], "toggled", G_CALLBACK (button_toggled_cb), self, G_CONNECT_SWAPPED);
      gtk_box_append (GTK_BOX (box), name->buttons[i]);
    }

  return box;
}

static GtkWidget *
make_remove_button (YishiBallotsNames *self,
                    Name              *name)
{
  GtkWidget *button = gtk_button_new_from_icon_name ("list-remove-symbolic");
  /* Translators: a name */
  g_autofree char *text = g_strdup_printf (_("Take %s out of the list"), name->name);

  g_object_set_data (G_OBJECT (button), "name", name);
  gtk_widget_set_tooltip_text (button, text);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, text, -1);
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (button, "flat");
  g_signal_connect_object (button, "clicked", G_CALLBACK (remove_clicked_cb), self, G_CONNECT_SWAPPED);
  return button;
}

void
yishi_ballots_names_add (YishiBallotsNames *self,
                         const char        *text,
                         const char        *note,
                         gboolean           can_go)
{
  Name *name;
  GtkWidget *box, *label, *note_label;

  g_return_if_fail (YISHI_IS_BALLOTS_NAMES (self));

  if (find_name (self, text) != NULL)
    return;

  name = g_new0 (Name, 1);
  name->name = g_strdup (text);
  name->row = gtk_list_box_row_new ();
  box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  label = gtk_label_new (text);
  note_label = gtk_label_new (note);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_label_set_width_chars (GTK_LABEL (label), 9);
  gtk_widget_add_css_class (label, "figure");
  gtk_label_set_xalign (GTK_LABEL (note_label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (note_label), PANGO_ELLIPSIZE_END);
  gtk_widget_set_hexpand (note_label, TRUE);
  gtk_widget_add_css_class (note_label, "dim-label");
  gtk_box_append (GTK_BOX (box), label);
  gtk_box_append (GTK_BOX (box), note_label);
  gtk_box_append (GTK_BOX (box), make_buttons (self, name));
  if (can_go)
    gtk_box_append (GTK_BOX (box), make_remove_button (self, name));

  gtk_widget_add_css_class (name->row, "name-row");
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (name->row), box);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (name->row), FALSE);
  g_object_set_data_full (G_OBJECT (name->row), "name", name, name_free);
  gtk_list_box_append (self->list, name->row);
  describe_row (self, name);
}

void
yishi_ballots_names_answer (YishiBallotsNames *self,
                            const char        *text,
                            const char        *word)
{
  Name *name;
  int index = -1;

  g_return_if_fail (YISHI_IS_BALLOTS_NAMES (self));

  name = find_name (self, text);
  if (name == NULL)
    return;
  for (int i = 0; self->words[i] != NULL; i++)
    if (strcmp (self->words[i], word) == 0)
      index = i;
  self->is_quiet = TRUE;
  set_answer (self, name, index);
  self->is_quiet = FALSE;
}

guint
yishi_ballots_names_count (YishiBallotsNames *self)
{
  guint n = 0;

  g_return_val_if_fail (YISHI_IS_BALLOTS_NAMES (self), 0);

  while (get_name (self, n) != NULL)
    n++;
  return n;
}

char **
yishi_ballots_names_get (YishiBallotsNames   *self,
                         char              ***words)
{
  g_autoptr(GStrvBuilder) names = g_strv_builder_new ();
  g_autoptr(GStrvBuilder) answers = g_strv_builder_new ();
  Name *name;

  g_return_val_if_fail (YISHI_IS_BALLOTS_NAMES (self), NULL);

  for (int i = 0; (name = get_name (self, i)) != NULL; i++)
    {
      int answer = find_answer (self, name);

      if (words != NULL && answer < 0)
        continue;
      g_strv_builder_add (names, name->name);
      if (words != NULL)
        g_strv_builder_add (answers, self->words[answer]);
    }
  if (words != NULL)
    *words = g_strv_builder_end (answers);
  return g_strv_builder_end (names);
}
