/* yishi-name-list.c - the names on a ballot: candidates or options, in their order
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "yishi-name-list.h"

#include <glib/gi18n-lib.h>

struct _YishiNameList
{
  AdwPreferencesGroup parent_instance;

  GPtrArray   *rows;     /* (owned) (element-type AdwEntryRow) (unowned elements): in their order */

  /* Template children */
  AdwEntryRow *new_row;
};

enum
{
  CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (YishiNameList, yishi_name_list, ADW_TYPE_PREFERENCES_GROUP)

static const char *
get_text (gpointer row)
{
  return gtk_editable_get_text (GTK_EDITABLE (row));
}

static void
tell_change (YishiNameList *self)
{
  g_signal_emit (self, signals[CHANGED], 0);
}

static guint
find_row (YishiNameList *self,
          GtkWidget     *inside)
{
  guint index = 0;

  while (index < self->rows->len && !gtk_widget_is_ancestor (inside, self->rows->pdata[index]) &&
         inside != self->rows->pdata[index])
    index++;

  return index;
}

/* The rows stay where they are, their texts change places: so the keyboard does
 * too. */
static void
swap (YishiNameList *self,
      guint          index,
      guint          with)
{
  g_autofree char *text = NULL;

  if (index >= self->rows->len || with >= self->rows->len)
    return;

  text = g_strdup (get_text (self->rows->pdata[index]));
  gtk_editable_set_text (GTK_EDITABLE (self->rows->pdata[index]), get_text (self->rows->pdata[with]));
  gtk_editable_set_text (GTK_EDITABLE (self->rows->pdata[with]), text);
  gtk_widget_grab_focus (self->rows->pdata[with]);
}

static void
up_clicked_cb (YishiNameList *self,
               GtkWidget     *button)
{
  guint index = find_row (self, button);

  swap (self, index, index - 1);
}

static gboolean
key_pressed_cb (GtkEventControllerKey *controller,
                guint                  key,
                guint                  code,
                GdkModifierType        modifiers,
                gpointer               user_data)
{
  YishiNameList *self = user_data;
  guint index = find_row (self, gtk_event_controller_get_widget (GTK_EVENT_CONTROLLER (controller)));

  if ((modifiers & (GDK_ALT_MASK | GDK_CONTROL_MASK | GDK_SHIFT_MASK)) != GDK_ALT_MASK ||
      (key != GDK_KEY_Up && key != GDK_KEY_Down))
    return FALSE;

  swap (self, index, key == GDK_KEY_Up ? index - 1 : index + 1);
  return TRUE;
}

static void
number_rows (YishiNameList *self)
{
  for (guint i = 0; i < self->rows->len; i++)
    {
      g_autofree char *title = g_strdup_printf ("%u", i + 1);

      adw_preferences_row_set_title (self->rows->pdata[i], title);
    }
}

static void
remove_clicked_cb (YishiNameList *self,
                   GtkWidget     *button)
{
  guint index = find_row (self, button);
  GtkWidget *row = g_ptr_array_steal_index (self->rows, index);

  gtk_widget_grab_focus (index < self->rows->len ? self->rows->pdata[index] : GTK_WIDGET (self->new_row));
  adw_preferences_group_remove (ADW_PREFERENCES_GROUP (self), row);
  number_rows (self);
  tell_change (self);
}

static void
add_button (YishiNameList *self,
            GtkWidget     *row,
            const char    *icon,
            const char    *tip,
            GCallback      clicked)
{
  GtkWidget *button = gtk_button_new_from_icon_name (icon);

  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_tooltip_text (button, tip);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, tip, -1);
  g_signal_connect_swapped (button, "clicked", clicked, self);
  adw_entry_row_add_suffix (ADW_ENTRY_ROW (row), button);
}

static void
add_name (YishiNameList *self,
          const char    *name)
{
  GtkWidget *row = adw_entry_row_new ();
  GtkEventController *keys = gtk_event_controller_key_new ();

  gtk_editable_set_text (GTK_EDITABLE (row), name);
  add_button (self, row, "go-up-symbolic", _("Move up (Alt+Up)"), G_CALLBACK (up_clicked_cb));
  add_button (self, row, "list-remove-symbolic", _("Remove"), G_CALLBACK (remove_clicked_cb));
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect (keys, "key-pressed", G_CALLBACK (key_pressed_cb), self);
  gtk_widget_add_controller (row, keys);
  g_signal_connect_swapped (row, "changed", G_CALLBACK (tell_change), self);

  g_ptr_array_add (self->rows, row);
  /* The field that adds one stays the last. */
  g_object_ref (self->new_row);
  adw_preferences_group_remove (ADW_PREFERENCES_GROUP (self), GTK_WIDGET (self->new_row));
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (self), row);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (self), GTK_WIDGET (self->new_row));
  g_object_unref (self->new_row);
  number_rows (self);
}

/* Several at once, when a list is put in: what cannot be in a name separates. */
static char **
split_names (const char *text)
{
  g_auto(GStrv) parts = g_regex_split_simple ("[\\s,;、，；]+", text, 0, 0);
  GStrvBuilder *builder = g_strv_builder_new ();
  char **names;

  for (gsize i = 0; parts[i] != NULL; i++)
    if (*parts[i] != '\0')
      g_strv_builder_add (builder, parts[i]);
  names = g_strv_builder_end (builder);
  g_strv_builder_unref (builder);
  return names;
}

static void
name_given_cb (YishiNameList *self)
{
  g_auto(GStrv) names = split_names (get_text (self->new_row));

  gtk_editable_set_text (GTK_EDITABLE (self->new_row), "");
  for (gsize i = 0; names[i] != NULL; i++)
    add_name (self, names[i]);
  gtk_widget_grab_focus (GTK_WIDGET (self->new_row));
  tell_change (self);
}

void
yishi_name_list_set_words (YishiNameList *self,
                           const char    *title,
                           const char    *add)
{
  g_return_if_fail (YISHI_IS_NAME_LIST (self));

  adw_preferences_group_set_title (ADW_PREFERENCES_GROUP (self), title);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->new_row), add);
}

void
yishi_name_list_set_names (YishiNameList     *self,
                           const char *const *names)
{
  g_return_if_fail (YISHI_IS_NAME_LIST (self));

  while (self->rows->len > 0)
    adw_preferences_group_remove (ADW_PREFERENCES_GROUP (self),
                                  g_ptr_array_steal_index (self->rows, self->rows->len - 1));
  for (gsize i = 0; names != NULL && names[i] != NULL; i++)
    if (*names[i] != '\0')
      add_name (self, names[i]);
}

char **
yishi_name_list_get_names (YishiNameList *self)
{
  g_autoptr(GPtrArray) names = NULL;
  g_auto(GStrv) more = NULL;

  g_return_val_if_fail (YISHI_IS_NAME_LIST (self), NULL);

  names = g_ptr_array_new ();
  for (guint i = 0; i < self->rows->len; i++)
    {
      char *name = g_strstrip (g_strdup (get_text (self->rows->pdata[i])));

      if (*name != '\0')
        g_ptr_array_add (names, name);
      else
        g_free (name);
    }
  more = split_names (get_text (self->new_row));
  for (gsize i = 0; more[i] != NULL; i++)
    g_ptr_array_add (names, g_strdup (more[i]));

  g_ptr_array_add (names, NULL);
  return (char **) g_ptr_array_free (g_steal_pointer (&names), FALSE);
}

static void
yishi_name_list_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), YISHI_TYPE_NAME_LIST);
  G_OBJECT_CLASS (yishi_name_list_parent_class)->dispose (object);
}

static void
yishi_name_list_finalize (GObject *object)
{
  g_ptr_array_unref (YISHI_NAME_LIST (object)->rows);
  G_OBJECT_CLASS (yishi_name_list_parent_class)->finalize (object);
}

static void
yishi_name_list_class_init (YishiNameListClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = yishi_name_list_dispose;
  G_OBJECT_CLASS (klass)->finalize = yishi_name_list_finalize;

  signals[CHANGED] = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                   G_TYPE_NONE, 0);

  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/yishi/Yishi/ui/widgets/yishi-name-list.ui");
  gtk_widget_class_bind_template_child (widget_class, YishiNameList, new_row);
  gtk_widget_class_bind_template_callback (widget_class, name_given_cb);
}

static void
yishi_name_list_init (YishiNameList *self)
{
  self->rows = g_ptr_array_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
  g_signal_connect_swapped (self->new_row, "changed", G_CALLBACK (tell_change), self);
}
