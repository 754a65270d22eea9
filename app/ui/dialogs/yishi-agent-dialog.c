/* yishi-agent-dialog.c - for whom somebody who comes in also stands
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "yishi-agent-dialog.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "yishi-room-words.h"
#include "yishi-unit-name.h"

struct _YishiAgentDialog
{
  AdwWindow parent_instance;

  YishiDoorQueue  *queue;  /* (owned) */
  YishiLoadedRoll *roll;   /* (owned) */
  char            *unit;   /* (owned) of the agent */
  char            *owners; /* (owned) */

  /* Template children */
  GtkLabel  *agent;
  GtkEntry  *units;
  GtkLabel  *found;
  GtkLabel  *refusal;
  GtkButton *submit;
};

static guint done_signal;

G_DEFINE_FINAL_TYPE (YishiAgentDialog, yishi_agent_dialog, ADW_TYPE_WINDOW)

/* The words of the field: blanks, commas and semicolons part them, also those of
 * Chinese writing. */
static char **
split_words (const char *text)
{
  GString *plain = g_string_new (text);
  char **words;

  g_string_replace (plain, "，", " ", 0);
  g_string_replace (plain, "；", " ", 0);
  g_string_replace (plain, "、", " ", 0);
  words = g_strsplit_set (plain->str, " ,;\t", -1);
  g_string_free (plain, TRUE);
  return words;
}

/* The units of the field that the roll has; @lines tells of each word what it is. */
static GPtrArray *
read_units (YishiAgentDialog *self,
            GString          *lines,
            gboolean         *is_clean)
{
  g_auto(GStrv) words = split_words (gtk_editable_get_text (GTK_EDITABLE (self->units)));
  GPtrArray *units = g_ptr_array_new_with_free_func (g_free);

  *is_clean = TRUE;
  for (gsize i = 0; words[i] != NULL; i++)
    {
      g_autofree char *name = *words[i] != '\0' ? yishi_unit_name_normalize (words[i]) : NULL;
      const YishiUnit *unit = name != NULL ? yishi_roll_find (self->roll->roll, name) : NULL;
      g_autofree char *owners = yishi_describe_owners (unit);

      if (*words[i] == '\0')
        continue;
      if (unit == NULL)
        {
          *is_clean = FALSE;
          /* Translators: what was typed in place of a unit */
          g_string_append_printf (lines, _("✗ %s: no such unit in the roll\n"), words[i]);
          continue;
        }
      g_string_append_printf (lines, "✓ %s %s\n", unit->unit, owners);
      if (!g_ptr_array_find_with_equal_func (units, name, g_str_equal, NULL))
        g_ptr_array_add (units, g_steal_pointer (&name));
    }

  return units;
}

static void
changed_cb (YishiAgentDialog *self)
{
  g_autoptr(GString) lines = g_string_new (NULL);
  gboolean is_clean;
  g_autoptr(GPtrArray) units = read_units (self, lines, &is_clean);

  gtk_label_set_label (self->found, g_strchomp (lines->str));
  gtk_widget_set_sensitive (GTK_WIDGET (self->submit), is_clean && units->len > 0);
  gtk_widget_set_visible (GTK_WIDGET (self->refusal), FALSE);
}

static void
submitted_cb (GObject      *object,
              GAsyncResult *result,
              gpointer      user_data)
{
  g_autoptr(YishiAgentDialog) self = user_data;
  g_autoptr(GError) error = NULL;

  if (yishi_door_queue_submit_finish (YISHI_DOOR_QUEUE (object), result, &error))
    {
      g_signal_emit (self, done_signal, 0);
      gtk_window_destroy (GTK_WINDOW (self));
      return;
    }
  if (!gtk_widget_get_mapped (GTK_WIDGET (self)))
    return;

  gtk_label_set_label (self->refusal, error->message);
  gtk_widget_set_visible (GTK_WIDGET (self->refusal), TRUE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->refusal), GTK_ACCESSIBLE_PROPERTY_LABEL, error->message, -1);
  gtk_widget_set_sensitive (GTK_WIDGET (self->submit), TRUE);
}

static void
submit_cb (YishiAgentDialog *self)
{
  g_autoptr(GString) lines = g_string_new (NULL);
  gboolean is_clean;
  g_autoptr(GPtrArray) units = read_units (self, lines, &is_clean);

  if (!is_clean || units->len == 0 || !gtk_widget_get_sensitive (GTK_WIDGET (self->submit)))
    return;

  g_ptr_array_add (units, NULL);
  gtk_widget_set_sensitive (GTK_WIDGET (self->submit), FALSE);
  yishi_door_queue_submit (self->queue, YISHI_ORDER_COME, "", self->unit, self->owners,
                           (const char *const *) units->pdata, submitted_cb, g_object_ref (self));
}

static void
yishi_agent_dialog_dispose (GObject *object)
{
  YishiAgentDialog *self = YISHI_AGENT_DIALOG (object);

  gtk_widget_dispose_template (GTK_WIDGET (self), YISHI_TYPE_AGENT_DIALOG);
  g_clear_object (&self->queue);
  g_clear_pointer (&self->roll, yishi_loaded_roll_unref);
  g_clear_pointer (&self->unit, g_free);
  g_clear_pointer (&self->owners, g_free);
  G_OBJECT_CLASS (yishi_agent_dialog_parent_class)->dispose (object);
}

static void
yishi_agent_dialog_class_init (YishiAgentDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = yishi_agent_dialog_dispose;

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/yishi/Yishi/ui/dialogs/yishi-agent-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, YishiAgentDialog, agent);
  gtk_widget_class_bind_template_child (widget_class, YishiAgentDialog, units);
  gtk_widget_class_bind_template_child (widget_class, YishiAgentDialog, found);
  gtk_widget_class_bind_template_child (widget_class, YishiAgentDialog, refusal);
  gtk_widget_class_bind_template_child (widget_class, YishiAgentDialog, submit);
  gtk_widget_class_bind_template_callback (widget_class, changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, submit_cb);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);

  done_signal = g_signal_new ("done", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                              G_TYPE_NONE, 0);
}

static void
yishi_agent_dialog_init (YishiAgentDialog *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

YishiAgentDialog *
yishi_agent_dialog_present (GtkWidget       *parent,
                            YishiDoorQueue  *queue,
                            YishiLoadedRoll *roll,
                            YishiRoomView   *view,
                            const YishiUnit *unit)
{
  YishiAgentDialog *self = g_object_new (YISHI_TYPE_AGENT_DIALOG, "transient-for", gtk_widget_get_root (parent), NULL);
  g_autoptr(GPtrArray) lodged = view != NULL ? yishi_room_view_list_lodged (view, unit->unit) : g_ptr_array_new ();
  g_autoptr(GString) units = g_string_new (NULL);
  g_autofree char *agent = NULL;

  self->queue = g_object_ref (queue);
  self->roll = yishi_loaded_roll_ref (roll);
  self->unit = g_strdup (unit->unit);
  self->owners = yishi_describe_owners (unit);
  agent = g_strchomp (g_strdup_printf ("%s %s", self->unit, self->owners));
  gtk_label_set_label (self->agent, agent);

  for (guint i = 0; i < lodged->len; i++)
    g_string_append_printf (units, "%s ", ((const YishiProxy *) g_ptr_array_index (lodged, i))->principal);
  gtk_editable_set_text (GTK_EDITABLE (self->units), units->str);
  changed_cb (self);
  gtk_window_present (GTK_WINDOW (self));
  gtk_entry_grab_focus_without_selecting (self->units);
  gtk_editable_set_position (GTK_EDITABLE (self->units), -1);

  return self;
}
