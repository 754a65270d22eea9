/* yishi-new-record.c - asks for what a new record needs: community, rules, where it is kept
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "yishi-new-record.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "yishi-drop-down.h"
#include "yishi-file-dialog.h"
#include "yishi-form.h"
#include "yishi-packs.h"

/* The longest name of a file in bytes, its ending left out. */
#define MAX_NAME_BYTES 200

typedef struct
{
  YishiForm    *form;       /* (unowned) */
  YishiWindow  *window;     /* (unowned) outlives the form, which is over it */
  GPtrArray    *packs;      /* (owned) (element-type YishiRulePack) */
  char         *chosen;     /* (owned) (nullable) path that was chosen by hand */
  AdwEntryRow  *name;
  AdwComboRow  *pack;
  AdwPreferencesGroup *rules;  /* whose description says whose law the pack is */
  AdwActionRow *place;
} Dialog;

static void
dialog_free (gpointer  data,
             GClosure *closure)
{
  Dialog *self = data;

  g_ptr_array_unref (self->packs);
  g_free (self->chosen);
  g_free (self);
}

/* The community's name as a file's: what a file system may not bear is a hyphen. */
static char *
make_file_name (const char *name)
{
  g_autofree char *plain = g_strdelimit (g_strdup (name), "/\\:*?\"<>|\n\t", '-');
  char *end = plain;

  while (*end != '\0' && g_utf8_next_char (end) - plain <= MAX_NAME_BYTES)
    end = g_utf8_next_char (end);
  *end = '\0';
  if (*plain == '.')
    *plain = '-';

  return g_strconcat (*plain != '\0' ? plain : _("Community"), ".yishi", NULL);
}

static char *
get_path (Dialog *self)
{
  g_autofree char *name = yishi_form_get_text (self->name);
  g_autofree char *file_name = make_file_name (name);
  const char *documents = g_get_user_special_dir (G_USER_DIRECTORY_DOCUMENTS);

  if (self->chosen != NULL)
    return g_strdup (self->chosen);

  return g_build_filename (documents != NULL ? documents : g_get_home_dir (), file_name, NULL);
}

static void
show_place (Dialog *self)
{
  g_autofree char *path = get_path (self);
  g_autofree char *shown = g_filename_display_name (path);

  adw_action_row_set_subtitle (self->place, shown);
}

static void
show_pack (Dialog *self)
{
  g_autofree char *text = yishi_packs_describe (g_ptr_array_index (self->packs, adw_combo_row_get_selected (self->pack)));

  adw_preferences_group_set_description (self->rules, text);
}

static void
accepted_cb (YishiForm *form,
             gpointer   user_data)
{
  Dialog *self = user_data;
  YishiRulePack *pack = g_ptr_array_index (self->packs, adw_combo_row_get_selected (self->pack));
  g_autofree char *name = yishi_form_get_text (self->name);
  g_autofree char *path = get_path (self);
  g_autofree char *folder = g_path_get_dirname (path);

  if (*name == '\0')
    {
      yishi_form_refuse (form, GTK_WIDGET (self->name), _("The community needs a name"));
      return;
    }
  if (g_file_test (path, G_FILE_TEST_EXISTS))
    {
      yishi_form_refuse (form, GTK_WIDGET (self->place), _("There is a file of that name already: open it, or choose another place"));
      return;
    }
  if (!g_file_test (folder, G_FILE_TEST_IS_DIR))
    {
      yishi_form_refuse (form, GTK_WIDGET (self->place), _("That folder is not there: choose another place"));
      return;
    }

  yishi_window_create_record (self->window, path, name, yishi_rule_pack_get_id (pack));
  gtk_window_destroy (GTK_WINDOW (form));
}

static void
file_chosen_cb (GObject      *object,
                GAsyncResult *result,
                gpointer      user_data)
{
  g_autoptr(GFile) file = yishi_file_dialog_finish (GTK_WIDGET (object), result);
  g_autofree char *path = file != NULL ? g_file_get_path (file) : NULL;
  Dialog *self = g_object_get_data (object, "dialog");

  if (path == NULL || self == NULL)
    return;

  g_free (self->chosen);
  self->chosen = g_str_has_suffix (path, ".yishi") ? g_steal_pointer (&path) : g_strconcat (path, ".yishi", NULL);
  show_place (self);
}

static void
choose_cb (Dialog *self)
{
  g_autofree char *name = yishi_form_get_text (self->name);
  g_autofree char *file_name = make_file_name (name);

  yishi_file_dialog_save_async (GTK_WIDGET (self->form), _("Where the record is kept"), YISHI_FILES_RECORDS, file_name,
                                file_chosen_cb, NULL);
}

static void
add_pack_row (Dialog     *self,
              const char *chosen)
{
  g_autoptr(GtkStringList) names = yishi_packs_list_names (self->packs);

  self->rules = yishi_form_add_group (self->form, _("Rules"), NULL);
  self->pack = ADW_COMBO_ROW (adw_combo_row_new ());
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->pack), _("Rule pack"));
  adw_combo_row_set_use_subtitle (self->pack, TRUE);
  adw_combo_row_set_model (self->pack, G_LIST_MODEL (names));
  adw_combo_row_set_selected (self->pack, yishi_packs_find (self->packs, chosen));
  yishi_combo_row_tell (self->pack);
  g_signal_connect_swapped (self->pack, "notify::selected", G_CALLBACK (show_pack), self);
  adw_preferences_group_add (self->rules, GTK_WIDGET (self->pack));
  show_pack (self);
}

static void
add_place_row (Dialog              *self,
               AdwPreferencesGroup *group)
{
  GtkWidget *button = gtk_button_new_with_mnemonic (_("C_hoose…"));

  self->place = ADW_ACTION_ROW (adw_action_row_new ());
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->place), _("Kept in"));
  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (self->place), FALSE);
  adw_action_row_set_subtitle_lines (self->place, 0);
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  adw_action_row_add_suffix (self->place, button);
  adw_action_row_set_activatable_widget (self->place, button);
  g_signal_connect_swapped (button, "clicked", G_CALLBACK (choose_cb), self);
  adw_preferences_group_add (group, GTK_WIDGET (self->place));
  show_place (self);
}

void
yishi_new_record_show (YishiWindow *window)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(GPtrArray) packs = yishi_packs_load (&error);
  YishiApplication *application = YISHI_APPLICATION (gtk_window_get_application (GTK_WINDOW (window)));
  g_autofree char *chosen = g_settings_get_string (yishi_application_get_settings (application), "default-pack");
  AdwPreferencesGroup *group;
  Dialog *self;

  if (packs == NULL)
    {
      yishi_window_report (GTK_WIDGET (window), error);
      return;
    }

  self = g_new0 (Dialog, 1);
  self->window = window;
  self->packs = g_steal_pointer (&packs);
  self->form = yishi_form_new (GTK_WIDGET (window), _("New Record"), _("_Make"));
  g_object_set_data (G_OBJECT (self->form), "dialog", self);
  group = yishi_form_add_group (self->form, NULL, _("One file holds everything about one community."));
  self->name = yishi_form_add_entry (self->form, group, _("Name of the community"), "");
  add_place_row (self, group);
  add_pack_row (self, chosen);
  g_signal_connect_swapped (self->name, "changed", G_CALLBACK (show_place), self);
  g_signal_connect_data (self->form, "accepted", G_CALLBACK (accepted_cb), self, dialog_free, 0);
  yishi_form_present (self->form);
  gtk_widget_grab_focus (GTK_WIDGET (self->name));
}
