/* yishi-application.c - the program of the window: its actions, keys, settings and clock
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "yishi-application.h"

#include <glib/gi18n-lib.h>

#include "yishi-chime.h"
#include "yishi-focus-keeper.h"
#include "yishi-meeting-actions.h"
#include "yishi-mend-dialog.h"
#include "yishi-microphone-dialog.h"
#include "yishi-minutes-dialog.h"
#include "yishi-papers-dialog.h"
#include "yishi-preferences.h"
#include "yishi-reminder-desk.h"
#include "yishi-tape-actions.h"
#include "yishi-window-scan.h"
#include "yishi-window.h"

struct _YishiApplication
{
  AdwApplication parent_instance;

  YishiClock          *clock;     /* (owned) */
  GSettings           *settings;  /* (owned) */
  YishiMeetingActions *meeting;   /* (owned) (nullable) from the start-up on */
  YishiTapeActions    *tape;      /* (owned) (nullable) from the start-up on */
  YishiChime          *chime;     /* (owned) (nullable) of the meeting that can be run */
  YishiReminderDesk   *reminders; /* (owned) (nullable) from the start-up until the end */
};

G_DEFINE_FINAL_TYPE (YishiApplication, yishi_application, ADW_TYPE_APPLICATION)

/* The one table of keys. All have Ctrl, Alt or are function keys: a key that
 * writes a letter, or that an input method takes, never acts. */
static const struct
{
  const char *action;
  const char *keys[3];
} accels[] = {
  { "app.new-record", { "<Control>n" } },
  { "app.open-record", { "<Control>o" } },
  { "app.preferences", { "<Control>comma" } },
  { "app.shortcuts", { "<Control>question", "<Control>F1" } },
  { "app.quit", { "<Control>q" } },
  { "win.show-wall", { "F9" } },
  { "app.read-slips", { "F3" } },
  { "win.page::home", { "<Alt>1" } },
  { "win.page::roll", { "<Alt>2" } },
  { "win.page::agenda", { "<Alt>3" } },
  { "win.page::door", { "<Alt>4" } },
  { "win.page::floor", { "<Alt>5" } },
  { "win.page::ballots", { "<Alt>6" } },
  { "win.page::minutes", { "<Alt>7" } },
  { "app.start-meeting", { "<Control><Shift>F2" } },
  { "app.close-meeting", { "<Control><Shift>F4" } },
  { "app.next-item", { "<Control>Page_Down" } },
  { "app.previous-item", { "<Control>Page_Up" } },
  { "app.end-item", { "<Control><Shift>Page_Down" } },
  { "app.take-break(10)", { "<Control><Shift>F9" } },
  { "app.end-break", { "<Control><Shift>F10" } },
  { "app.note", { "<Control>m" } },
  { "app.queue-speaker", { "<Control>l" } },
  { "app.next-speaker", { "F4" } },
  { "app.stop-speaker", { "<Shift>F4" } },
  { "app.pause-speaker", { "F8" } },
  { "app.extend-speaker", { "<Shift>F8" } },
  { "app.project", { "F5" } },
  { "app.project-blank", { "F6" } },
  { "app.freeze-wall", { "F7" } },
  { "app.lock-wall", { "<Shift>F5" } },
  { "app.arm-clicker", { "<Shift>F7" } },
  { "app.open-ballot", { "<Control><Shift>o" } },
  { "app.close-ballot", { "<Control><Shift>e" } },
  { "app.start-recording", { "<Control>r" } },
  { "app.pause-recording", { "<Control><Shift>p" } },
  { "app.stop-recording", { "<Control><Shift>s" } },
  { "app.bookmark", { "<Control>b" } },
  { "app.export-minutes", { "<Control>e" } },
  { "app.mend-minutes", { "<Control>d" } },
  { "app.read-outcomes", { "<Control><Shift>w" } },
  { "app.papers", { "<Control>p" } },
  { "app.microphone", { "<Control><Shift>m" } },
  { "win.name-bookmark", { "<Control><Shift>b" } },
  { "win.show-help-overlay", { NULL } },
};

/* Returns: (transfer none): the one window, made now if there is none yet */
static YishiWindow *
get_window (YishiApplication *self)
{
  GtkWindow *window = gtk_application_get_active_window (GTK_APPLICATION (self));

  for (GList *l = gtk_application_get_windows (GTK_APPLICATION (self)); l != NULL; l = l->next)
    if (YISHI_IS_WINDOW (l->data))
      window = l->data;
  if (window == NULL || !YISHI_IS_WINDOW (window))
    {
      window = GTK_WINDOW (yishi_window_new (self));
      yishi_focus_keeper_watch (window);
    }

  return YISHI_WINDOW (window);
}

static void
new_record_cb (GSimpleAction *action,
               GVariant      *parameter,
               gpointer       user_data)
{
  gtk_widget_activate_action (GTK_WIDGET (get_window (user_data)), "win.new-record", NULL);
}

static void
export_minutes_cb (GSimpleAction *action,
                   GVariant      *parameter,
                   gpointer       user_data)
{
  YishiWindow *window = get_window (user_data);

  yishi_minutes_dialog_show (GTK_WIDGET (window), yishi_window_get_record (window));
}

static void
mend_minutes_cb (GSimpleAction *action,
                 GVariant      *parameter,
                 gpointer       user_data)
{
  YishiWindow *window = get_window (user_data);

  yishi_mend_dialog_show (GTK_WIDGET (window), yishi_window_get_record (window));
}

static void
papers_cb (GSimpleAction *action,
           GVariant      *parameter,
           gpointer       user_data)
{
  YishiWindow *window = get_window (user_data);

  yishi_papers_dialog_show (GTK_WIDGET (window), yishi_window_get_record (window));
}

static void
open_record_cb (GSimpleAction *action,
                GVariant      *parameter,
                gpointer       user_data)
{
  gtk_widget_activate_action (GTK_WIDGET (get_window (user_data)), "win.open-record", NULL);
}

static void
preferences_cb (GSimpleAction *action,
                GVariant      *parameter,
                gpointer       user_data)
{
  YishiApplication *self = user_data;

  yishi_preferences_show (GTK_WINDOW (get_window (self)), self->settings);
}

static void
microphone_cb (GSimpleAction *action,
               GVariant      *parameter,
               gpointer       user_data)
{
  YishiApplication *self = user_data;
  GtkWindow *over = gtk_application_get_active_window (GTK_APPLICATION (self));

  yishi_microphone_dialog_show (over != NULL ? over : GTK_WINDOW (get_window (self)), self->settings,
                                yishi_tape_actions_get_tape (self->tape));
}

static void
about_cb (GSimpleAction *action,
          GVariant      *parameter,
          gpointer       user_data)
{
  adw_show_about_window (GTK_WINDOW (get_window (user_data)),
                         "application-name", _("Yishi"),
                         "application-icon", "io.github.yishi.Yishi",
                         "version", PACKAGE_VERSION,
                         "comments", _("Runs the public deliberation day of a residential community."),
                         "license-type", GTK_LICENSE_GPL_3_0,
                         "translator-credits", _("translator-credits"),
                         NULL);
}

static void
quit_cb (GSimpleAction *action,
         GVariant      *parameter,
         gpointer       user_data)
{
  gtk_window_close (GTK_WINDOW (get_window (user_data)));
}

/* Which keys somebody looks for first, who sees that page. While it is recorded, those of the recording
 * are the ones that must be found without a search. */
static const char *
find_section (YishiWindow *window)
{
  static const struct
  {
    const char *page;
    const char *section;
  } sections[] = {
    { "door", "floor" }, { "floor", "floor" }, { "ballots", "votes" }, { "minutes", "minutes" },
  };
  YishiTape *tape = yishi_window_get_tape (window);
  const char *page = yishi_window_get_page (window);

  if (g_strcmp0 (page, "floor") == 0 && tape != NULL && yishi_tape_get_state (tape) != YISHI_TAPE_IDLE)
    return "recording";
  for (guint i = 0; i < G_N_ELEMENTS (sections); i++)
    if (g_strcmp0 (page, sections[i].page) == 0)
      return sections[i].section;

  return page != NULL ? "before" : "general";
}

static void
shortcuts_cb (GSimpleAction *action,
              GVariant      *parameter,
              gpointer       user_data)
{
  YishiWindow *window = get_window (user_data);
  GtkShortcutsWindow *keys = gtk_application_window_get_help_overlay (GTK_APPLICATION_WINDOW (window));

  if (keys != NULL)
    g_object_set (keys, "section-name", find_section (window), NULL);
  gtk_widget_activate_action (GTK_WIDGET (get_window (user_data)), "win.show-help-overlay", NULL);
}

static void
open_ballot_cb (GSimpleAction *action,
                GVariant      *parameter,
                gpointer       user_data)
{
  gtk_widget_activate_action (GTK_WIDGET (get_window (user_data)), "win.open-ballot", NULL);
}

static void
close_ballot_cb (GSimpleAction *action,
                 GVariant      *parameter,
                 gpointer       user_data)
{
  gtk_widget_activate_action (GTK_WIDGET (get_window (user_data)), "win.close-ballot", NULL);
}

static void
read_slips_cb (GSimpleAction *action,
               GVariant      *parameter,
               gpointer       user_data)
{
  yishi_window_read_slips (get_window (user_data));
}

static const GActionEntry actions[] = {
  { .name = "new-record", .activate = new_record_cb },
  { .name = "export-minutes", .activate = export_minutes_cb },
  { .name = "mend-minutes", .activate = mend_minutes_cb },
  { .name = "papers", .activate = papers_cb },
  { .name = "open-record", .activate = open_record_cb },
  { .name = "preferences", .activate = preferences_cb },
  { .name = "shortcuts", .activate = shortcuts_cb },
  { .name = "microphone", .activate = microphone_cb },
  { .name = "about", .activate = about_cb },
  { .name = "open-ballot", .activate = open_ballot_cb },
  { .name = "read-slips", .activate = read_slips_cb },
  { .name = "close-ballot", .activate = close_ballot_cb },
  { .name = "quit", .activate = quit_cb },
};

/* Without a notification service the window says what somebody is reminded of. */
static void
reminder_said_cb (YishiApplication *self,
                  const char       *text)
{
  yishi_window_say (GTK_WIDGET (get_window (self)), text);
}

static void
reminder_opened_cb (YishiApplication *self,
                    const char       *page)
{
  YishiWindow *window = get_window (self);

  gtk_window_present (GTK_WINDOW (window));
  yishi_window_show_page (window, page);
}

static void
yishi_application_startup (GApplication *application)
{
  YishiApplication *self = YISHI_APPLICATION (application);

  G_APPLICATION_CLASS (yishi_application_parent_class)->startup (application);

  g_set_application_name (_("Yishi"));
  gtk_window_set_default_icon_name ("io.github.yishi.Yishi");
  g_action_map_add_action_entries (G_ACTION_MAP (self), actions, G_N_ELEMENTS (actions), self);
  self->meeting = yishi_meeting_actions_new (self);
  self->tape = yishi_tape_actions_new (application);
  self->reminders = yishi_reminder_desk_new (self->settings);
  g_signal_connect_object (self->reminders, "say", G_CALLBACK (reminder_said_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->reminders, "open", G_CALLBACK (reminder_opened_cb), self, G_CONNECT_SWAPPED);
  for (guint i = 0; i < G_N_ELEMENTS (accels); i++)
    gtk_application_set_accels_for_action (GTK_APPLICATION (self), accels[i].action, accels[i].keys);
}

static void
yishi_application_activate (GApplication *application)
{
  YishiApplication *self = YISHI_APPLICATION (application);
  g_autofree char *last = g_settings_get_string (self->settings, "last-record");
  YishiWindow *window = get_window (self);

  gtk_window_present (GTK_WINDOW (window));
  if (yishi_window_get_record (window) == NULL && *last != '\0' && g_file_test (last, G_FILE_TEST_EXISTS))
    yishi_window_open_record (window, last);
}

static void
yishi_application_open (GApplication  *application,
                        GFile        **files,
                        int            n_files,
                        const char    *hint)
{
  YishiWindow *window = get_window (YISHI_APPLICATION (application));
  g_autofree char *path = g_file_get_path (files[0]);

  gtk_window_present (GTK_WINDOW (window));
  if (path != NULL)
    yishi_window_open_record (window, path);
}

/* The last window has gone. */
static void
yishi_application_shutdown (GApplication *application)
{
  g_clear_object (&YISHI_APPLICATION (application)->reminders);
  G_APPLICATION_CLASS (yishi_application_parent_class)->shutdown (application);
}

static void
yishi_application_finalize (GObject *object)
{
  YishiApplication *self = YISHI_APPLICATION (object);

  g_clear_object (&self->chime);
  g_clear_object (&self->meeting);
  g_clear_object (&self->tape);
  g_clear_object (&self->settings);
  g_clear_pointer (&self->clock, yishi_clock_free);
  G_OBJECT_CLASS (yishi_application_parent_class)->finalize (object);
}

static void
yishi_application_class_init (YishiApplicationClass *klass)
{
  GApplicationClass *application_class = G_APPLICATION_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = yishi_application_finalize;
  application_class->startup = yishi_application_startup;
  application_class->shutdown = yishi_application_shutdown;
  application_class->activate = yishi_application_activate;
  application_class->open = yishi_application_open;
}

static void
yishi_application_init (YishiApplication *self)
{
  self->settings = g_settings_new ("io.github.yishi.Yishi");
}

YishiApplication *
yishi_application_new (GError **error)
{
  YishiClock *clock = yishi_clock_new (error);
  YishiApplication *self;

  if (clock == NULL)
    return NULL;

  self = g_object_new (YISHI_TYPE_APPLICATION,
                       "application-id", "io.github.yishi.Yishi",
                       "flags", G_APPLICATION_HANDLES_OPEN,
                       "resource-base-path", "/io/github/yishi/Yishi",
                       NULL);
  self->clock = clock;
  return self;
}

YishiClock *
yishi_application_get_clock (YishiApplication *self)
{
  g_return_val_if_fail (YISHI_IS_APPLICATION (self), NULL);

  return self->clock;
}

GSettings *
yishi_application_get_settings (YishiApplication *self)
{
  g_return_val_if_fail (YISHI_IS_APPLICATION (self), NULL);

  return self->settings;
}

void
yishi_application_set_conductor (YishiApplication *self,
                                 YishiConductor   *conductor)
{
  g_return_if_fail (YISHI_IS_APPLICATION (self));

  yishi_meeting_actions_set_conductor (self->meeting, conductor);
  if (self->reminders != NULL)
    yishi_reminder_desk_set_conductor (self->reminders, conductor);
  g_clear_object (&self->chime);
  if (conductor != NULL)
    self->chime = yishi_chime_new (conductor, self->settings);
}

void
yishi_application_set_tape (YishiApplication *self,
                            YishiTape        *tape)
{
  g_return_if_fail (YISHI_IS_APPLICATION (self));

  yishi_tape_actions_set_tape (self->tape, tape);
  if (self->reminders != NULL)
    yishi_reminder_desk_set_tape (self->reminders, tape);
}

YishiTape *
yishi_application_get_tape (YishiApplication *self)
{
  g_return_val_if_fail (YISHI_IS_APPLICATION (self), NULL);

  return yishi_tape_actions_get_tape (self->tape);
}
