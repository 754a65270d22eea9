/* main.c - the program `yishi-remind`: says what is due in the records somebody knows
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Started by a timer or at log-in, while no window is open. It reads each record, says
 * what was not said today, waits a while for a button to be pressed, and goes.
 */
#include "config.h"

#include <gio/gio.h>
#include <glib/gi18n.h>
#include <locale.h>

#include "yishi-db-agenda.h"
#include "yishi-db-calendar.h"
#include "yishi-known-records.h"
#include "yishi-notifier.h"

/* How long a button can be pressed, seconds: until the timer comes again. */
#define PATIENCE (50 * 60)

typedef struct
{
  YishiClock    *clock;     /* (owned) */
  GMainLoop     *loop;      /* (owned) */
  GPtrArray     *due;       /* (owned) (element-type YishiReminder) */
  guint          n_waiting; /* said, and not answered yet */
  char          *today;     /* (owned) */
} Program;

typedef struct
{
  Program    *program;
  const char *path;
} Reading;

static gboolean
read_record (YishiDb       *db,
             gpointer       data,
             GCancellable  *cancellable,
             GError       **error)
{
  const Reading *reading = data;
  GPtrArray *plan = yishi_db_plan_reminders (db, reading->path, reading->program->clock, error);

  if (plan == NULL)
    return FALSE;

  g_ptr_array_extend_and_steal (reading->program->due, plan);
  return TRUE;
}

/* Opens the record, does one thing in it and closes it again. */
static gboolean
perform (Program         *self,
         const char      *path,
         YishiStoreMode   mode,
         YishiStoreFunc   func,
         gpointer         data)
{
  g_autoptr(YishiStore) store = yishi_store_new (path, self->clock);
  g_autoptr(GError) error = NULL;
  gboolean is_done = yishi_store_open (store, mode, &error) && yishi_store_perform (store, func, data, &error);

  if (!is_done)
    g_printerr ("yishi: %s\n", error->message);
  yishi_store_close (store, NULL);
  return is_done;
}

static gboolean
write_done (YishiDb       *db,
            gpointer       data,
            GCancellable  *cancellable,
            GError       **error)
{
  YishiReminder *reminder = data;
  g_autoptr(YishiClock) clock = yishi_clock_new (error);
  g_autofree char *today = clock != NULL ? yishi_clock_today (clock) : NULL;

  if (today == NULL)
    return FALSE;
  if (reminder->item != 0)
    return yishi_db_settle_action (db, reminder->item, today, "", error);

  return yishi_db_set_date_done (db, reminder->meeting, (YishiDateKind) reminder->date, today, error);
}

static void
open_window (const char *record)
{
  g_autofree char *self = g_file_read_link ("/proc/self/exe", NULL);
  g_autofree char *folder = self != NULL ? g_path_get_dirname (self) : NULL;
  g_autofree char *beside = folder != NULL ? g_build_filename (folder, "yishi", NULL) : NULL;
  const char *program = beside != NULL && g_file_test (beside, G_FILE_TEST_IS_EXECUTABLE) ? beside : "yishi";
  const char *const words[] = { program, record, NULL };
  /* It outlives this program, and so does not hold what reads our output. */
  const GSpawnFlags flags = G_SPAWN_SEARCH_PATH | G_SPAWN_STDOUT_TO_DEV_NULL | G_SPAWN_STDERR_TO_DEV_NULL;
  g_autoptr(GError) error = NULL;

  if (!g_spawn_async (NULL, (char **) words, NULL, flags, NULL, NULL, NULL, &error))
    g_printerr ("yishi: %s\n", error->message);
}

static void
check_end (Program *self)
{
  if (self->n_waiting == 0)
    g_main_loop_quit (self->loop);
}

static void
acted_cb (YishiNotifier       *notifier,
          const YishiReminder *reminder,
          int                  action,
          Program             *self)
{
  gboolean is_written = reminder->item != 0 || (reminder->date != YISHI_REMINDER_NO_DATE &&
                                                yishi_date_kind_can_be_done ((YishiDateKind) reminder->date));

  if (action == YISHI_NOTIFIER_OPEN || (action == YISHI_NOTIFIER_DONE && !is_written))
    open_window (reminder->record);
  else if (action == YISHI_NOTIFIER_DONE)
    perform (self, reminder->record, YISHI_STORE_WRITE, write_done, (gpointer) reminder);
}

static void
shown_cb (YishiNotifier       *notifier,
          const YishiReminder *reminder,
          Program             *self)
{
  self->n_waiting++;
}

static void
closed_cb (YishiNotifier       *notifier,
           const YishiReminder *reminder,
           Program             *self)
{
  self->n_waiting--;
  check_end (self);
}

/* Without a service, whoever called reads it. */
static void
missed_cb (YishiNotifier       *notifier,
           const YishiReminder *reminder,
           Program             *self)
{
  g_print ("%s: %s\n", reminder->title, reminder->text);
}

static void
said_cb (YishiNotifier *notifier,
         Program       *self)
{
  check_end (self);
}

static gboolean
late_cb (gpointer user_data)
{
  g_main_loop_quit (((Program *) user_data)->loop);
  return G_SOURCE_REMOVE;
}

static void
say (Program *self)
{
  g_autofree char *memory = yishi_notifier_get_memory_path ();
  g_autoptr(YishiNotifier) notifier = yishi_notifier_new (memory);

  self->loop = g_main_loop_new (NULL, FALSE);
  g_signal_connect (notifier, "shown", G_CALLBACK (shown_cb), self);
  g_signal_connect (notifier, "missed", G_CALLBACK (missed_cb), self);
  g_signal_connect (notifier, "acted", G_CALLBACK (acted_cb), self);
  g_signal_connect (notifier, "closed", G_CALLBACK (closed_cb), self);
  g_signal_connect (notifier, "said", G_CALLBACK (said_cb), self);
  yishi_notifier_say (notifier, self->due, self->today);
  g_timeout_add_seconds (PATIENCE, late_cb, self);
  g_main_loop_run (self->loop);
  yishi_notifier_stop (notifier);
  g_main_loop_unref (self->loop);
}

/* The switch of the preferences. Where the program is not installed nobody has set it. */
static gboolean
is_wanted (void)
{
  GSettingsSchemaSource *source = g_settings_schema_source_get_default ();
  g_autoptr(GSettingsSchema) schema = NULL;
  g_autoptr(GSettings) settings = NULL;

  if (source != NULL)
    schema = g_settings_schema_source_lookup (source, "io.github.yishi.Yishi", TRUE);
  if (schema == NULL || !g_settings_schema_has_key (schema, "reminds"))
    return TRUE;

  settings = g_settings_new_full (schema, NULL, NULL);
  return g_settings_get_boolean (settings, "reminds");
}

int
main (int    argc,
      char **argv)
{
  const char *locale_dir = g_getenv ("YISHI_LOCALE_DIR");
  g_auto(GStrv) records = NULL;
  g_autoptr(GError) error = NULL;
  gboolean wanted = is_wanted ();
  Program self = { NULL };

  setlocale (LC_ALL, "");
  bindtextdomain (GETTEXT_PACKAGE, locale_dir != NULL ? locale_dir : LOCALEDIR);
  bind_textdomain_codeset (GETTEXT_PACKAGE, "UTF-8");
  textdomain (GETTEXT_PACKAGE);

  self.clock = yishi_clock_new (&error);
  if (self.clock == NULL)
    {
      g_printerr ("yishi: %s\n", error->message);
      return 2;
    }

  self.due = g_ptr_array_new_with_free_func ((GDestroyNotify) yishi_reminder_free);
  self.today = yishi_clock_today (self.clock);
  records = argc > 1 ? g_strdupv (argv + 1) : yishi_known_records_list ();
  for (gsize i = 0; wanted && records[i] != NULL; i++)
    {
      g_autofree char *path = g_canonicalize_filename (records[i], NULL);
      Reading reading = { &self, path };

      perform (&self, path, YISHI_STORE_READ, read_record, &reading);
    }
  if (self.due->len > 0)
    say (&self);

  g_ptr_array_unref (self.due);
  g_free (self.today);
  yishi_clock_free (self.clock);
  return 0;
}
