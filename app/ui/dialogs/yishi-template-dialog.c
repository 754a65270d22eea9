/* yishi-template-dialog.c - adds items from a template to the agenda
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "yishi-template-dialog.h"

#include <glib/gi18n-lib.h>

#include "yishi-agenda-templates.h"
#include "yishi-drop-down.h"
#include "yishi-item-words.h"
#include "yishi-window.h"

struct _YishiTemplateDialog
{
  AdwWindow parent_instance;

  YishiRecord       *record;     /* (owned) */
  YishiAgendaEditor *editor;     /* (owned) */
  GSettings         *settings;   /* (owned) */
  gint64             meeting;
  GPtrArray         *templates;  /* (owned) (element-type YishiAgendaTemplate) */
  GPtrArray         *rows;       /* (owned) (element-type AdwActionRow) (unowned elements): of the items */
  gboolean           is_filling;

  /* Template children */
  AdwComboRow         *template;
  AdwPreferencesGroup *items;
  GtkButton           *remove_button;
};

G_DEFINE_FINAL_TYPE (YishiTemplateDialog, yishi_template_dialog, ADW_TYPE_WINDOW)

/* Returns: (transfer none) (nullable) */
static YishiAgendaTemplate *
get_template (YishiTemplateDialog *self)
{
  guint chosen = adw_combo_row_get_selected (self->template);

  return chosen < self->templates->len ? self->templates->pdata[chosen] : NULL;
}

static gboolean
is_wanted (YishiTemplateDialog *self,
           guint                index)
{
  GtkWidget *check = adw_action_row_get_activatable_widget (self->rows->pdata[index]);

  return gtk_check_button_get_active (GTK_CHECK_BUTTON (check));
}

static void
update_add (YishiTemplateDialog *self)
{
  gboolean any = FALSE;

  for (guint i = 0; i < self->rows->len; i++)
    any = any || is_wanted (self, i);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "template.add", any);
}

static void
add_row (YishiTemplateDialog *self,
         const YishiItem     *item)
{
  GtkWidget *row = adw_action_row_new ();
  GtkWidget *check = gtk_check_button_new ();
  g_autofree char *minutes = yishi_say_minutes (item->minutes);
  g_autofree char *title = g_markup_escape_text (item->title, -1);
  g_autofree char *subtitle = g_strdup_printf ("%s · %s", yishi_item_say_kind (item->kind), minutes);

  gtk_check_button_set_active (GTK_CHECK_BUTTON (check), TRUE);
  gtk_widget_set_valign (check, GTK_ALIGN_CENTER);
  g_signal_connect_swapped (check, "toggled", G_CALLBACK (update_add), self);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_action_row_set_title_lines (ADW_ACTION_ROW (row), 0);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), subtitle);
  adw_action_row_add_prefix (ADW_ACTION_ROW (row), check);
  adw_action_row_set_activatable_widget (ADW_ACTION_ROW (row), check);
  adw_preferences_group_add (self->items, row);
  g_ptr_array_add (self->rows, row);
}

static void
template_changed_cb (YishiTemplateDialog *self)
{
  const YishiAgendaTemplate *template;

  if (self->is_filling)
    return;

  template = get_template (self);
  for (guint i = 0; i < self->rows->len; i++)
    adw_preferences_group_remove (self->items, self->rows->pdata[i]);
  g_ptr_array_set_size (self->rows, 0);
  for (guint i = 0; template != NULL && i < template->items->len; i++)
    add_row (self, template->items->pdata[i]);
  gtk_widget_set_visible (GTK_WIDGET (self->remove_button), template != NULL && template->is_own);
  update_add (self);
}

static void
fill (YishiTemplateDialog *self)
{
  g_autoptr(GtkStringList) names = gtk_string_list_new (NULL);

  g_clear_pointer (&self->templates, g_ptr_array_unref);
  self->templates = yishi_agenda_templates_load (self->settings, yishi_record_get_language (self->record));
  for (guint i = 0; i < self->templates->len; i++)
    gtk_string_list_append (names, ((YishiAgendaTemplate *) self->templates->pdata[i])->name);

  self->is_filling = TRUE;
  adw_combo_row_set_model (self->template, G_LIST_MODEL (names));
  self->is_filling = FALSE;
  template_changed_cb (self);
}

static void
remove_clicked_cb (YishiTemplateDialog *self)
{
  const YishiAgendaTemplate *template = get_template (self);

  if (template == NULL || !template->is_own)
    return;

  yishi_agenda_templates_remove (self->settings, template->name);
  gtk_widget_grab_focus (GTK_WIDGET (self->template));
  fill (self);
}

/* Whether the one with the id is among those that are wanted. */
static gboolean
has_item (const GPtrArray *items,
          gint64           id)
{
  for (guint i = 0; i < items->len; i++)
    if (((YishiItem *) items->pdata[i])->id == id)
      return TRUE;

  return FALSE;
}

static void
add_items (GtkWidget  *widget,
           const char *action,
           GVariant   *parameter)
{
  YishiTemplateDialog *self = YISHI_TEMPLATE_DIALOG (widget);
  const YishiAgendaTemplate *template = get_template (self);
  YishiChange *change = yishi_change_new (YISHI_CHANGE_ADDED);

  for (guint i = 0; i < self->rows->len; i++)
    {
      YishiItem *item = is_wanted (self, i) ? yishi_item_copy (template->items->pdata[i]) : NULL;

      if (item == NULL)
        continue;
      /* Without what it is a part of, it stands for itself. */
      if (!has_item (change->after, item->parent))
        item->parent = 0;
      g_ptr_array_add (change->after, item);
    }

  yishi_agenda_editor_write_async (self->editor, yishi_agenda_write_new (self->meeting, change), NULL, NULL);
  gtk_window_close (GTK_WINDOW (self));
}

static void
yishi_template_dialog_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), YISHI_TYPE_TEMPLATE_DIALOG);
  G_OBJECT_CLASS (yishi_template_dialog_parent_class)->dispose (object);
}

static void
yishi_template_dialog_finalize (GObject *object)
{
  YishiTemplateDialog *self = YISHI_TEMPLATE_DIALOG (object);

  g_clear_object (&self->record);
  g_clear_object (&self->editor);
  g_clear_object (&self->settings);
  g_clear_pointer (&self->templates, g_ptr_array_unref);
  g_ptr_array_unref (self->rows);
  G_OBJECT_CLASS (yishi_template_dialog_parent_class)->finalize (object);
}

static void
yishi_template_dialog_class_init (YishiTemplateDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = yishi_template_dialog_dispose;
  G_OBJECT_CLASS (klass)->finalize = yishi_template_dialog_finalize;

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/yishi/Yishi/ui/dialogs/yishi-template-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, YishiTemplateDialog, template);
  gtk_widget_class_bind_template_child (widget_class, YishiTemplateDialog, items);
  gtk_widget_class_bind_template_child (widget_class, YishiTemplateDialog, remove_button);
  gtk_widget_class_bind_template_callback (widget_class, template_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, remove_clicked_cb);
  gtk_widget_class_install_action (widget_class, "template.add", NULL, add_items);
}

static void
yishi_template_dialog_init (YishiTemplateDialog *self)
{
  self->rows = g_ptr_array_new ();
  self->is_filling = TRUE;
  gtk_widget_init_template (GTK_WIDGET (self));
  yishi_combo_row_tell (self->template);
}

void
yishi_template_dialog_show (GtkWidget         *over,
                            YishiRecord       *record,
                            YishiAgendaEditor *editor,
                            GSettings         *settings)
{
  YishiTemplateDialog *self = g_object_new (YISHI_TYPE_TEMPLATE_DIALOG, "transient-for", yishi_window_of (over), NULL);

  self->record = g_object_ref (record);
  self->editor = g_object_ref (editor);
  self->settings = g_object_ref (settings);
  self->meeting = yishi_record_get_meeting (record)->meeting->id;
  fill (self);
  gtk_window_present (GTK_WINDOW (self));
  gtk_widget_grab_focus (GTK_WIDGET (self->template));
}
