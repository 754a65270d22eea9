/* yishi-microphone-dialog.c - chooses the microphone, tries it, and says where the sound goes
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * It listens to what is chosen as long as it is open; the test is kept in memory
 * and forgotten. A microphone that was chosen and is not plugged in stays chosen.
 */
#include "config.h"

#include "yishi-microphone-dialog.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "yishi-file-dialog.h"
#include "yishi-level-meter.h"
#include "yishi-microphones.h"
#include "yishi-sound-test.h"
#include "yishi-tooltip.h"

struct _YishiMicrophoneDialog
{
  AdwWindow parent_instance;

  GSettings        *settings;     /* (owned) */
  YishiTape        *tape;         /* (owned) (nullable) */
  YishiMicrophones *microphones;  /* (owned) */
  YishiSoundTest   *test;         /* (owned) */
  GPtrArray        *rows;         /* (owned) (element-type GtkWidget): of the list, unowned */
  gboolean          is_testing;
  gboolean          is_playing;
  gboolean          has_failed;   /* it does not listen */
  int               heard;        /* the verdict on what is played */

  /* Template children */
  AdwPreferencesGroup *list;
  YishiLevelMeter     *meter;
  GtkLabel            *verdict;
  GtkButton           *test_button;
  AdwActionRow        *mirror_row;
  GtkButton           *clear_button;
  AdwEntryRow         *notice_row;
};

G_DEFINE_FINAL_TYPE (YishiMicrophoneDialog, yishi_microphone_dialog, ADW_TYPE_WINDOW)

static char *
get_chosen (YishiMicrophoneDialog *self)
{
  return g_settings_get_string (self->settings, "recording-device");
}

static void
update_test_button (YishiMicrophoneDialog *self)
{
  gboolean records = self->tape != NULL && yishi_tape_get_state (self->tape) != YISHI_TAPE_IDLE;
  const char *why_not = records            ? _("The meeting is being recorded: nothing is played into it.")
                        : self->has_failed ? _("Nothing can be heard from this microphone.")
                                           : NULL;

  gtk_widget_set_sensitive (GTK_WIDGET (self->test_button), why_not == NULL && !self->is_testing);
  yishi_tooltip_set (GTK_WIDGET (self->test_button), why_not);
}

static void
listen (YishiMicrophoneDialog *self)
{
  g_autofree char *device = get_chosen (self);
  YishiMicrophone *found = yishi_microphones_find (self->microphones, device);

  self->is_testing = self->is_playing = FALSE;
  self->has_failed = FALSE;
  yishi_level_meter_clear (self->meter);
  gtk_label_set_label (self->verdict, _("Speak: the bar should move, and stay out of the red."));
  yishi_sound_test_listen (self->test, found != NULL ? device : NULL);
  update_test_button (self);
}

/* The list */

static void
chosen_cb (YishiMicrophoneDialog *self,
           GtkCheckButton        *button)
{
  const char *device = g_object_get_data (G_OBJECT (button), "device");
  g_autofree char *before = get_chosen (self);

  if (!gtk_check_button_get_active (button) || strcmp (device, before) == 0)
    return;

  g_settings_set_string (self->settings, "recording-device", device);
  g_settings_set_string (self->settings, "recording-device-name", g_object_get_data (G_OBJECT (button), "name"));
  g_settings_set_boolean (self->settings, "microphone-was-tried", FALSE);
  listen (self);
}

/* @name: what is remembered of it; @first: (nullable): the button of the first row */
static GtkCheckButton *
add_row (YishiMicrophoneDialog *self,
         const char            *device,
         const char            *name,
         const char            *title,
         const char            *subtitle,
         GtkCheckButton        *first)
{
  GtkWidget *row = adw_action_row_new ();
  GtkCheckButton *button = GTK_CHECK_BUTTON (gtk_check_button_new ());
  g_autofree char *chosen = get_chosen (self);

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), subtitle);
  adw_action_row_set_title_lines (ADW_ACTION_ROW (row), 0);
  adw_action_row_set_subtitle_lines (ADW_ACTION_ROW (row), 0);
  gtk_widget_set_valign (GTK_WIDGET (button), GTK_ALIGN_CENTER);
  gtk_check_button_set_group (button, first);
  gtk_check_button_set_active (button, strcmp (device, chosen) == 0);
  g_object_set_data_full (G_OBJECT (button), "device", g_strdup (device), g_free);
  g_object_set_data_full (G_OBJECT (button), "name", g_strdup (name), g_free);
  g_signal_connect_object (button, "toggled", G_CALLBACK (chosen_cb), self, G_CONNECT_SWAPPED);
  adw_action_row_add_prefix (ADW_ACTION_ROW (row), GTK_WIDGET (button));
  adw_action_row_set_activatable_widget (ADW_ACTION_ROW (row), GTK_WIDGET (button));
  adw_preferences_group_add (self->list, row);
  g_ptr_array_add (self->rows, row);
  return button;
}

static const char *
describe_default (YishiMicrophoneDialog *self)
{
  guint n = g_list_model_get_n_items (G_LIST_MODEL (self->microphones));

  if (!yishi_microphones_is_known (self->microphones))
    return _("Looking for microphones…");
  if (!yishi_microphones_has_server (self->microphones))
    return _("No sound server answers: log in to the desktop again, or install PipeWire or PulseAudio.");
  if (n == 0)
    return _("There is no microphone: plug one in.");

  for (guint i = 0; i < n; i++)
    {
      g_autoptr(YishiMicrophone) microphone = g_list_model_get_item (G_LIST_MODEL (self->microphones), i);

      if (yishi_microphone_is_default (microphone))
        return yishi_microphone_get_description (microphone);
    }
  return "";
}

/* What the server says of itself; the rows stay, and so does the focus in them. */
static void
server_changed_cb (YishiMicrophoneDialog *self)
{
  adw_action_row_set_subtitle (ADW_ACTION_ROW (self->rows->pdata[0]), describe_default (self));
}

static void
fill_list (YishiMicrophoneDialog *self)
{
  g_autofree char *chosen = get_chosen (self);
  g_autofree char *name = g_settings_get_string (self->settings, "recording-device-name");
  GtkWidget *focus = gtk_window_get_focus (GTK_WINDOW (self));
  gboolean had_focus = focus != NULL && gtk_widget_is_ancestor (focus, GTK_WIDGET (self->list));
  GtkCheckButton *first;

  for (guint i = 0; i < self->rows->len; i++)
    adw_preferences_group_remove (self->list, self->rows->pdata[i]);
  g_ptr_array_set_size (self->rows, 0);

  first = add_row (self, "", "", _("What the system takes"), describe_default (self), NULL);
  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (self->microphones)); i++)
    {
      g_autoptr(YishiMicrophone) microphone = g_list_model_get_item (G_LIST_MODEL (self->microphones), i);
      const char *description = yishi_microphone_get_description (microphone);

      add_row (self, yishi_microphone_get_name (microphone), description, description, "", first);
    }
  if (*chosen != '\0' && yishi_microphones_find (self->microphones, chosen) == NULL)
    add_row (self, chosen, name, *name != '\0' ? name : chosen, _("Not plugged in: until then the system’s is taken"),
             first);
  if (had_focus)
    gtk_widget_grab_focus (self->rows->pdata[0]);
}

static void
microphones_changed_cb (YishiMicrophoneDialog *self)
{
  fill_list (self);
  listen (self);
}

/* The test */

static void
level_cb (YishiMicrophoneDialog *self,
          double                 peak,
          double                 rms)
{
  yishi_level_meter_hear (self->meter, peak);
}

static void
test_clicked_cb (YishiMicrophoneDialog *self)
{
  self->is_testing = TRUE;
  update_test_button (self);
  gtk_label_set_label (self->verdict, _("Say a sentence from where people will speak: five seconds…"));
  yishi_sound_test_record (self->test);
}

static void
recorded_cb (YishiMicrophoneDialog *self,
             int                    verdict)
{
  static const char *const verdicts[] = {
    [YISHI_SOUND_VERDICT_FINE] = N_("✓ Good. This is how it sounds…"),
    [YISHI_SOUND_VERDICT_SILENT] = N_("⚠ Nobody could be heard: is it switched on, near enough and the right one?"),
    [YISHI_SOUND_VERDICT_CLIPPING] = N_("⚠ Too loud, and distorted: turn the level down, or hold it further away."),
  };

  self->heard = verdict;
  gtk_label_set_label (self->verdict, _(verdicts[verdict]));
  yishi_level_meter_clear (self->meter);
  if (verdict == YISHI_SOUND_VERDICT_FINE)
    g_settings_set_boolean (self->settings, "microphone-was-tried", TRUE);
  self->is_playing = TRUE;
  yishi_sound_test_play (self->test);
}

static void
played_cb (YishiMicrophoneDialog *self)
{
  self->is_testing = self->is_playing = FALSE;
  update_test_button (self);
}

/* What was heard of the microphone stands, though the loudspeaker is silent. */
static void
fail_to_play (YishiMicrophoneDialog *self,
              const GError          *error)
{
  g_autofree char *device = get_chosen (self);
  g_autofree char *text = g_strdup_printf ("%s\n%s",
                                           self->heard == YISHI_SOUND_VERDICT_FINE ? _("✓ The microphone is good.")
                                                                                   : gtk_label_get_label (self->verdict),
                                           _("It could not be played back: look at the loudspeaker and its volume."));

  g_debug ("The test was not played: %s", error->message);
  gtk_label_set_label (self->verdict, text);
  played_cb (self);
  yishi_sound_test_listen (self->test, yishi_microphones_find (self->microphones, device) != NULL ? device : NULL);
}

static void
failed_cb (YishiMicrophoneDialog *self,
           const GError          *error)
{
  if (self->is_playing)
    {
      fail_to_play (self, error);
      return;
    }

  self->is_testing = FALSE;
  self->has_failed = TRUE;
  yishi_level_meter_clear (self->meter);
  gtk_label_set_label (self->verdict, error->message);
  update_test_button (self);
}

/* The second folder */

static void
show_mirror (YishiMicrophoneDialog *self)
{
  g_autofree char *mirror = g_settings_get_string (self->settings, "recording-mirror");
  g_autofree char *name = g_filename_display_name (mirror);

  adw_action_row_set_subtitle (self->mirror_row,
                               *mirror != '\0' ? name : _("None: a stick, or another disk, goes on alone if this one fails"));
  gtk_widget_set_visible (GTK_WIDGET (self->clear_button), *mirror != '\0');
}

static void
folder_chosen_cb (GObject      *object,
                  GAsyncResult *result,
                  gpointer      user_data)
{
  g_autoptr(YishiMicrophoneDialog) self = user_data;
  g_autoptr(GFile) file = yishi_file_dialog_finish (GTK_WIDGET (object), result);
  g_autofree char *path = file != NULL ? g_file_get_path (file) : NULL;

  if (path != NULL && self->settings != NULL)
    g_settings_set_string (self->settings, "recording-mirror", path);
}

static void
choose_clicked_cb (YishiMicrophoneDialog *self)
{
  yishi_file_dialog_folder_async (GTK_WIDGET (self), _("Folder for a Second Copy"), folder_chosen_cb,
                                  g_object_ref (self));
}

static void
clear_clicked_cb (YishiMicrophoneDialog *self)
{
  g_settings_set_string (self->settings, "recording-mirror", "");
}

/* The object */

static void
yishi_microphone_dialog_dispose (GObject *object)
{
  YishiMicrophoneDialog *self = YISHI_MICROPHONE_DIALOG (object);

  if (self->test != NULL)
    {
      g_signal_handlers_disconnect_by_data (self->test, self);
      yishi_sound_test_close (self->test);
    }
  g_clear_object (&self->test);
  g_clear_object (&self->microphones);
  g_clear_object (&self->tape);
  g_clear_object (&self->settings);
  g_clear_pointer (&self->rows, g_ptr_array_unref);
  gtk_widget_dispose_template (GTK_WIDGET (object), YISHI_TYPE_MICROPHONE_DIALOG);
  G_OBJECT_CLASS (yishi_microphone_dialog_parent_class)->dispose (object);
}

static void
yishi_microphone_dialog_class_init (YishiMicrophoneDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = yishi_microphone_dialog_dispose;

  g_type_ensure (YISHI_TYPE_LEVEL_METER);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/yishi/Yishi/ui/dialogs/yishi-microphone-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, YishiMicrophoneDialog, list);
  gtk_widget_class_bind_template_child (widget_class, YishiMicrophoneDialog, meter);
  gtk_widget_class_bind_template_child (widget_class, YishiMicrophoneDialog, verdict);
  gtk_widget_class_bind_template_child (widget_class, YishiMicrophoneDialog, test_button);
  gtk_widget_class_bind_template_child (widget_class, YishiMicrophoneDialog, mirror_row);
  gtk_widget_class_bind_template_child (widget_class, YishiMicrophoneDialog, clear_button);
  gtk_widget_class_bind_template_child (widget_class, YishiMicrophoneDialog, notice_row);
  gtk_widget_class_bind_template_callback (widget_class, test_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, choose_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, clear_clicked_cb);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
yishi_microphone_dialog_init (YishiMicrophoneDialog *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  self->rows = g_ptr_array_new ();
  self->microphones = yishi_microphones_new ();
  self->test = yishi_sound_test_new ();
}

void
yishi_microphone_dialog_show (GtkWindow *over,
                              GSettings *settings,
                              YishiTape *tape)
{
  YishiMicrophoneDialog *self = g_object_new (YISHI_TYPE_MICROPHONE_DIALOG, "transient-for", over, NULL);

  self->settings = g_object_ref (settings);
  g_set_object (&self->tape, tape);
  g_signal_connect_object (self->test, "level", G_CALLBACK (level_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->test, "recorded", G_CALLBACK (recorded_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->test, "played", G_CALLBACK (played_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->test, "failed", G_CALLBACK (failed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->microphones, "items-changed", G_CALLBACK (microphones_changed_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->microphones, "notify", G_CALLBACK (server_changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (settings, "changed::recording-mirror", G_CALLBACK (show_mirror), self, G_CONNECT_SWAPPED);
  if (tape != NULL)
    g_signal_connect_object (tape, "changed", G_CALLBACK (update_test_button), self, G_CONNECT_SWAPPED);
  g_settings_bind (settings, "recording-notice", self->notice_row, "text", G_SETTINGS_BIND_DEFAULT);
  show_mirror (self);
  microphones_changed_cb (self);
  gtk_window_present (GTK_WINDOW (self));
}
