/* notifier-test.c - reminders said to a service that is slow, and where there is none
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The service here is a made-up one for the sake of its slowness: each of its answers
 * takes SLOWNESS. Real ones are met in tests/stories.
 */
#include <gio/gio.h>
#include <glib/gstdio.h>
#include <string.h>

#include "yishi-notifier.h"

#define NAME "org.freedesktop.Notifications"
#define PATH "/org/freedesktop/Notifications"
/* ms that each answer takes. */
#define SLOWNESS 700
#define TODAY "2026-12-15"
/* ms between two beats of the main loop that is watched. */
#define BEAT 5

static const char introspection[] =
  "<node><interface name='" NAME "'>"
  "<method name='GetCapabilities'><arg type='as' direction='out'/></method>"
  "<method name='GetServerInformation'><arg type='s' direction='out'/><arg type='s' direction='out'/>"
  "<arg type='s' direction='out'/><arg type='s' direction='out'/></method>"
  "<method name='Notify'><arg type='s' direction='in'/><arg type='u' direction='in'/><arg type='s' direction='in'/>"
  "<arg type='s' direction='in'/><arg type='s' direction='in'/><arg type='as' direction='in'/>"
  "<arg type='a{sv}' direction='in'/><arg type='i' direction='in'/><arg type='u' direction='out'/></method>"
  "<method name='CloseNotification'><arg type='u' direction='in'/></method>"
  "</interface></node>";

/* The service, with a thread of its own. */
typedef struct
{
  GMainContext    *context;
  GMainLoop       *loop;
  GThread         *thread;
  GDBusConnection *connection;
  GMutex           mutex;
  GCond            changed;
  gboolean         is_ready;  /* under @mutex, like all below */
  guint            n_shown;
  guint            n_closed;
  GPtrArray       *bodies;
} Service;

static GVariant *
make_answer (Service    *self,
             const char *method,
             GVariant   *parameters)
{
  const char *const caps[] = { "actions", "body", "body-markup", NULL };
  guint32 id;

  if (strcmp (method, "GetCapabilities") == 0)
    return g_variant_new ("(^as)", caps);
  if (strcmp (method, "GetServerInformation") == 0)
    return g_variant_new ("(ssss)", "slow", "tests", "1", "1.2");

  g_mutex_lock (&self->mutex);
  if (strcmp (method, "Notify") == 0)
    {
      const char *body;

      g_variant_get_child (parameters, 4, "&s", &body);
      g_ptr_array_add (self->bodies, g_strdup (body));
      self->n_shown++;
    }
  else
    {
      self->n_closed++;
    }
  id = self->n_shown;
  g_cond_broadcast (&self->changed);
  g_mutex_unlock (&self->mutex);
  return strcmp (method, "Notify") == 0 ? g_variant_new ("(u)", id) : NULL;
}

typedef struct
{
  Service               *service;
  GDBusMethodInvocation *invocation;
} Call;

static gboolean
answer_cb (gpointer data)
{
  Call *call = data;
  const char *method = g_dbus_method_invocation_get_method_name (call->invocation);
  GVariant *parameters = g_dbus_method_invocation_get_parameters (call->invocation);

  g_dbus_method_invocation_return_value (call->invocation, make_answer (call->service, method, parameters));
  g_free (call);
  return G_SOURCE_REMOVE;
}

static void
called_cb (GDBusConnection       *connection,
           const char            *sender,
           const char            *path,
           const char            *interface,
           const char            *method,
           GVariant              *parameters,
           GDBusMethodInvocation *invocation,
           gpointer               user_data)
{
  g_autoptr(GSource) source = g_timeout_source_new (SLOWNESS);
  Call *call = g_new0 (Call, 1);

  call->service = user_data;
  call->invocation = invocation;
  g_source_set_callback (source, answer_cb, call, NULL);
  g_source_attach (source, g_main_context_get_thread_default ());
}

static gpointer
serve (gpointer data)
{
  static const GDBusInterfaceVTable table = { called_cb, NULL, NULL };
  Service *self = data;
  g_autoptr(GDBusNodeInfo) node = g_dbus_node_info_new_for_xml (introspection, NULL);
  g_autoptr(GError) error = NULL;
  g_autofree char *address = NULL;

  g_main_context_push_thread_default (self->context);
  address = g_dbus_address_get_for_bus_sync (G_BUS_TYPE_SESSION, NULL, &error);
  g_assert_no_error (error);
  self->connection = g_dbus_connection_new_for_address_sync (address, G_DBUS_CONNECTION_FLAGS_AUTHENTICATION_CLIENT |
                                                               G_DBUS_CONNECTION_FLAGS_MESSAGE_BUS_CONNECTION,
                                                             NULL, NULL, &error);
  g_assert_no_error (error);
  g_dbus_connection_register_object (self->connection, PATH, node->interfaces[0], &table, self, NULL, &error);
  g_assert_no_error (error);
  g_variant_unref (g_dbus_connection_call_sync (self->connection, "org.freedesktop.DBus", "/org/freedesktop/DBus",
                                                "org.freedesktop.DBus", "RequestName", g_variant_new ("(su)", NAME, 0),
                                                NULL, G_DBUS_CALL_FLAGS_NONE, -1, NULL, &error));
  g_assert_no_error (error);

  g_mutex_lock (&self->mutex);
  self->is_ready = TRUE;
  g_cond_broadcast (&self->changed);
  g_mutex_unlock (&self->mutex);
  g_main_loop_run (self->loop);
  g_dbus_connection_close_sync (self->connection, NULL, NULL);
  g_clear_object (&self->connection);
  g_main_context_pop_thread_default (self->context);
  return NULL;
}

static Service *
start_service (void)
{
  Service *self = g_new0 (Service, 1);

  g_mutex_init (&self->mutex);
  g_cond_init (&self->changed);
  self->bodies = g_ptr_array_new_with_free_func (g_free);
  self->context = g_main_context_new ();
  self->loop = g_main_loop_new (self->context, FALSE);
  self->thread = g_thread_new ("service", serve, self);
  g_mutex_lock (&self->mutex);
  while (!self->is_ready)
    g_cond_wait (&self->changed, &self->mutex);
  g_mutex_unlock (&self->mutex);
  return self;
}

static void
stop_service (Service *self)
{
  g_main_loop_quit (self->loop);
  g_thread_join (self->thread);
  g_main_loop_unref (self->loop);
  g_main_context_unref (self->context);
  g_ptr_array_unref (self->bodies);
  g_mutex_clear (&self->mutex);
  g_cond_clear (&self->changed);
  g_free (self);
}

/* A person presses a button of the notification @number. */
static void
press (Service    *self,
       guint32     number,
       const char *button)
{
  g_autoptr(GError) error = NULL;

  g_dbus_connection_emit_signal (self->connection, NULL, PATH, NAME, "ActionInvoked", g_variant_new ("(us)", number, button),
                                 &error);
  g_assert_no_error (error);
  g_dbus_connection_emit_signal (self->connection, NULL, PATH, NAME, "NotificationClosed", g_variant_new ("(uu)", number, 2),
                                 &error);
  g_assert_no_error (error);
}

/* What the main loop sees. */
typedef struct
{
  guint   n_shown, n_missed, n_acted, n_closed, n_said;
  int     action;
  char   *acted;      /* (owned) id */
  gint64  last_beat;  /* µs */
  gint64  longest;    /* µs between two beats */
} Seen;

static void
shown_cb (YishiNotifier *notifier, const YishiReminder *reminder, Seen *seen)
{
  seen->n_shown++;
}

static void
missed_cb (YishiNotifier *notifier, const YishiReminder *reminder, Seen *seen)
{
  seen->n_missed++;
}

static void
acted_cb (YishiNotifier *notifier, const YishiReminder *reminder, int action, Seen *seen)
{
  seen->n_acted++;
  seen->action = action;
  g_free (seen->acted);
  seen->acted = g_strdup (reminder->id);
}

static void
closed_cb (YishiNotifier *notifier, const YishiReminder *reminder, Seen *seen)
{
  seen->n_closed++;
}

static void
said_cb (YishiNotifier *notifier, Seen *seen)
{
  seen->n_said++;
}

static YishiNotifier *
make_notifier (const char *folder,
               Seen       *seen)
{
  g_autofree char *memory = g_build_filename (folder, "state", "reminders", NULL);
  YishiNotifier *notifier = yishi_notifier_new (memory);

  g_signal_connect (notifier, "shown", G_CALLBACK (shown_cb), seen);
  g_signal_connect (notifier, "missed", G_CALLBACK (missed_cb), seen);
  g_signal_connect (notifier, "acted", G_CALLBACK (acted_cb), seen);
  g_signal_connect (notifier, "closed", G_CALLBACK (closed_cb), seen);
  g_signal_connect (notifier, "said", G_CALLBACK (said_cb), seen);
  return notifier;
}

static void
say (YishiNotifier *notifier,
     const char    *today,
     const char    *first,
     const char    *second)
{
  g_autoptr(GPtrArray) reminders = g_ptr_array_new_with_free_func ((GDestroyNotify) yishi_reminder_free);

  g_ptr_array_add (reminders, yishi_reminder_new (first, "Post the notice", "By <tomorrow> & today"));
  if (second != NULL)
    g_ptr_array_add (reminders, yishi_reminder_new (second, "File the committee", "soon"));
  yishi_notifier_say (notifier, reminders, today);
}

#define WAIT_FOR(condition)                                                                        \
  while (!(condition))                                                                             \
    g_main_context_iteration (NULL, TRUE)

static gboolean
beat_cb (gpointer data)
{
  Seen *seen = data;
  gint64 now = g_get_monotonic_time ();

  if (seen->last_beat != 0)
    seen->longest = MAX (seen->longest, now - seen->last_beat);
  seen->last_beat = now;
  return G_SOURCE_CONTINUE;
}

typedef struct
{
  GTestDBus *bus;
  char      *folder;
  Seen       seen;
} Fixture;

static void
set_up (Fixture       *fixture,
        gconstpointer  data)
{
  fixture->bus = g_test_dbus_new (G_TEST_DBUS_NONE);
  g_test_dbus_up (fixture->bus);
  fixture->folder = g_dir_make_tmp ("yishi-notifier-XXXXXX", NULL);
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  data)
{
  g_autofree char *state = g_build_filename (fixture->folder, "state", NULL);
  g_autofree char *memory = g_build_filename (state, "reminders", NULL);

  g_unlink (memory);
  g_rmdir (state);
  g_rmdir (fixture->folder);
  g_free (fixture->folder);
  g_free (fixture->seen.acted);
  g_test_dbus_stop (fixture->bus);
  g_object_unref (fixture->bus);
}

static char *
read_memory (Fixture *fixture)
{
  g_autofree char *path = g_build_filename (fixture->folder, "state", "reminders", NULL);
  char *text = NULL;

  return g_file_get_contents (path, &text, NULL, NULL) ? text : g_strdup ("");
}

/* The main loop goes on beating while the service takes its time, and the buttons work. */
static void
test_slow (Fixture       *fixture,
           gconstpointer  data)
{
  Service *service = start_service ();
  Seen *seen = &fixture->seen;
  YishiNotifier *notifier = make_notifier (fixture->folder, seen);
  guint beat = g_timeout_add (BEAT, beat_cb, seen);
  gint64 began = g_get_monotonic_time ();
  g_autofree char *memory = NULL;

  say (notifier, TODAY, "a-1-posting", "a-2-filing");
  WAIT_FOR (seen->n_said == 1);
  g_assert_cmpint (g_get_monotonic_time () - began, >=, 2 * SLOWNESS * 1000);
  g_assert_cmpuint (seen->n_shown, ==, 2);
  g_assert_cmpuint (seen->n_missed, ==, 0);

  press (service, 1, "tomorrow");
  WAIT_FOR (seen->n_closed == 1);
  g_assert_cmpint (seen->action, ==, YISHI_NOTIFIER_TOMORROW);
  press (service, 2, "done");
  WAIT_FOR (seen->n_closed == 2);
  g_assert_cmpint (seen->action, ==, YISHI_NOTIFIER_DONE);
  g_assert_cmpstr (seen->acted, ==, "a-2-filing");
  g_assert_cmpuint (seen->n_acted, ==, 2);

  g_source_remove (beat);
  g_test_message ("longest gap of the main loop: %.1f ms", (double) seen->longest / 1000);
  g_assert_cmpint (seen->longest, <, SLOWNESS * 1000 / 2);
  memory = read_memory (fixture);
  g_assert_cmpstr (memory, ==, "a-1-posting " TODAY " shown\na-2-filing " TODAY " done\n");
  g_assert_cmpstr (service->bodies->pdata[0], ==, "By &lt;tomorrow&gt; &amp; today");

  g_object_unref (notifier);
  stop_service (service);
}

/* Each is said once a day; what is done is never said again, also by another program. */
static void
test_once_a_day (Fixture       *fixture,
                 gconstpointer  data)
{
  Service *service = start_service ();
  Seen *seen = &fixture->seen;
  YishiNotifier *notifier = make_notifier (fixture->folder, seen);
  YishiNotifier *other = NULL;
  g_autofree char *memory = NULL;

  say (notifier, TODAY, "a-1-posting", "a-2-filing");
  WAIT_FOR (seen->n_said == 1);
  say (notifier, TODAY, "a-1-posting", "a-2-filing");
  WAIT_FOR (seen->n_said == 2);
  g_assert_cmpuint (seen->n_shown, ==, 2);
  yishi_notifier_answer (notifier, "a-1-posting", YISHI_NOTIFIER_DONE, TODAY);
  say (notifier, "2026-12-16", "a-1-posting", "a-2-filing");
  WAIT_FOR (seen->n_said == 3);
  g_assert_cmpuint (seen->n_shown, ==, 3);

  /* Another program says nothing again either, while the first one shows it. */
  other = make_notifier (fixture->folder, seen);
  say (other, "2026-12-16", "a-1-posting", "a-2-filing");
  WAIT_FOR (seen->n_said == 4);
  g_assert_cmpuint (seen->n_shown, ==, 3);
  g_object_unref (other);

  /* What was not answered when the program went is said again; what is done is not. */
  g_object_unref (notifier);
  g_mutex_lock (&service->mutex);
  while (service->n_closed < 2)
    g_cond_wait (&service->changed, &service->mutex);
  g_mutex_unlock (&service->mutex);
  memory = read_memory (fixture);
  g_assert_cmpstr (memory, ==, "a-1-posting " TODAY " done\n");
  stop_service (service);
}

/* Ending waits for no service: the program goes at once. */
static void
test_end_does_not_wait (Fixture       *fixture,
                        gconstpointer  data)
{
  Service *service = start_service ();
  YishiNotifier *notifier = make_notifier (fixture->folder, &fixture->seen);
  gint64 began;

  say (notifier, TODAY, "a-1-posting", "a-2-filing");
  began = g_get_monotonic_time ();
  g_object_unref (notifier);
  g_assert_cmpint (g_get_monotonic_time () - began, <, SLOWNESS * 1000);
  g_assert_cmpuint (fixture->seen.n_said, ==, 0);

  /* The thread still waits for the service: it says both, and takes both away again. */
  g_mutex_lock (&service->mutex);
  while (service->n_closed < 2)
    g_cond_wait (&service->changed, &service->mutex);
  g_mutex_unlock (&service->mutex);
  stop_service (service);
}

static void
test_none (Fixture       *fixture,
           gconstpointer  data)
{
  Seen *seen = &fixture->seen;
  YishiNotifier *notifier = make_notifier (fixture->folder, seen);
  g_autofree char *memory = NULL;

  say (notifier, TODAY, "a-1-posting", "a-2-filing");
  WAIT_FOR (seen->n_said == 1);
  g_assert_cmpuint (seen->n_missed, ==, 2);
  g_assert_cmpuint (seen->n_shown, ==, 0);
  memory = read_memory (fixture);
  g_assert_cmpstr (memory, ==, "");
  g_object_unref (notifier);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add ("/notifier/none", Fixture, NULL, set_up, test_none, tear_down);
  g_test_add ("/notifier/slow", Fixture, NULL, set_up, test_slow, tear_down);
  g_test_add ("/notifier/once-a-day", Fixture, NULL, set_up, test_once_a_day, tear_down);
  g_test_add ("/notifier/end-does-not-wait", Fixture, NULL, set_up, test_end_does_not_wait, tear_down);

  return g_test_run ();
}
