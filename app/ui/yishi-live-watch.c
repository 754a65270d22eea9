/* yishi-live-watch.c - what of the running meeting cannot wait: sound, disk, battery, an item's time
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "yishi-live-watch.h"

#include <glib/gi18n-lib.h>

#include "yishi-battery.h"
#include "yishi-forecast.h"

/* The battery is looked at so often, seconds. */
#define BATTERY_INTERVAL 60
/* A battery that lasts longer than the meeting by less than this is short, seconds. */
#define BATTERY_MARGIN (10 * 60)

typedef enum
{
  LIVE_SOUND,
  LIVE_LOUD,
  LIVE_FILE,
  LIVE_COPY,
  LIVE_DISK,
  LIVE_BATTERY,
  LIVE_ITEM,
} Live;

#define N_LIVE (LIVE_ITEM + 1)

static const char *const ids[] = {
  [LIVE_SOUND] = "live-sound",
  [LIVE_LOUD] = "live-loud",
  [LIVE_FILE] = "live-file",
  [LIVE_COPY] = "live-copy",
  [LIVE_DISK] = "live-disk",
  [LIVE_BATTERY] = "live-battery",
  [LIVE_ITEM] = "live-item",
};

struct _YishiLiveWatch
{
  GObject parent_instance;

  YishiConductor *conductor;       /* (owned) (nullable) */
  YishiTape      *tape;            /* (owned) (nullable) */
  gboolean        lasts[N_LIVE];   /* was said, and is not over */
  guint           item_source;     /* when the item's time is over */
  guint           battery_source;  /* while the meeting runs */
  gboolean        is_reading;      /* the battery, on another thread */
};

enum
{
  SIGNAL_BEGAN,
  SIGNAL_ENDED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (YishiLiveWatch, yishi_live_watch, G_TYPE_OBJECT)

/* @text: (nullable): NULL if it is over or was never there */
static void
set (YishiLiveWatch *self,
     Live            which,
     const char     *title,
     const char     *text)
{
  g_autoptr(YishiReminder) reminder = NULL;

  if (self->lasts[which] == (text != NULL))
    return;

  self->lasts[which] = text != NULL;
  if (text == NULL)
    {
      g_signal_emit (self, signals[SIGNAL_ENDED], 0, ids[which]);
      return;
    }

  reminder = yishi_reminder_new (ids[which], title, text);
  reminder->is_live = TRUE;
  reminder->is_urgent = TRUE;
  g_signal_emit (self, signals[SIGNAL_BEGAN], 0, reminder);
}

/* The recording */

static void
set_warning (YishiLiveWatch *self,
             Live            which,
             YishiWatchKind  kind,
             const char     *title)
{
  g_autofree char *text = self->tape != NULL ? yishi_tape_describe_warning (self->tape, kind) : NULL;

  set (self, which, title, text);
}

static void
tape_changed_cb (YishiLiveWatch *self)
{
  g_autofree char *lost = self->tape != NULL ? yishi_tape_describe_warning (self->tape, YISHI_WATCH_DEVICE_LOST) : NULL;
  g_autofree char *silence = self->tape != NULL ? yishi_tape_describe_warning (self->tape, YISHI_WATCH_SILENCE) : NULL;

  set (self, LIVE_SOUND, _("No sound is recorded"), lost != NULL ? lost : silence);
  set_warning (self, LIVE_LOUD, YISHI_WATCH_CLIPPING, _("The sound is distorted"));
  set_warning (self, LIVE_FILE, YISHI_WATCH_NOT_GROWING, _("The disk does not take the sound"));
  set_warning (self, LIVE_COPY, YISHI_WATCH_COPY_LOST, _("One copy of the recording has failed"));
  set_warning (self, LIVE_DISK, YISHI_WATCH_DISK_LOW, _("The disk is nearly full"));
}

/* The item at hand */

static const YishiSession *
get_running (YishiLiveWatch *self)
{
  const YishiSession *session = self->conductor != NULL ? yishi_conductor_get_session (self->conductor) : NULL;
  gboolean is_running = session != NULL && (session->phase == YISHI_PHASE_RUNNING || session->phase == YISHI_PHASE_BREAK) &&
                        !yishi_conductor_is_interrupted (self->conductor, NULL);

  return is_running ? session : NULL;
}

static void look_at_item (YishiLiveWatch *self);

static gboolean
item_cb (gpointer user_data)
{
  YishiLiveWatch *self = user_data;

  self->item_source = 0;
  look_at_item (self);
  return G_SOURCE_REMOVE;
}

/* Says that the planned time of the item is over, or waits until it is. */
static void
look_at_item (YishiLiveWatch *self)
{
  YishiRecord *record = self->conductor != NULL ? yishi_conductor_get_record (self->conductor) : NULL;
  YishiMeetingState *state = record != NULL ? yishi_record_get_meeting (record) : NULL;
  const YishiSession *session = get_running (self);
  const YishiItem *item = NULL;
  gint64 left;

  g_clear_handle_id (&self->item_source, g_source_remove);
  if (session != NULL && state != NULL && session->item != 0)
    item = yishi_meeting_state_find_item (state, session->item);
  if (item == NULL || item->minutes == 0)
    {
      set (self, LIVE_ITEM, NULL, NULL);
      return;
    }

  left = item->minutes * 60 * (gint64) G_USEC_PER_SEC -
         yishi_session_get_item_time (session, yishi_clock_now (yishi_record_get_clock (record)));
  if (left > 0)
    {
      set (self, LIVE_ITEM, NULL, NULL);
      self->item_source = g_timeout_add (MIN (left / 1000 + 1, G_MAXUINT), item_cb, self);
      return;
    }

  {
    /* Translators: the title of an item, minutes */
    g_autofree char *text = g_strdup_printf (ngettext ("“%s” was planned for %d minute.", "“%s” was planned for %d minutes.",
                                                       (gulong) item->minutes), item->title, item->minutes);

    set (self, LIVE_ITEM, _("The item’s time is over"), text);
  }
}

/* The battery */

static void
read_in_thread (GTask        *task,
                gpointer      source_object,
                gpointer      task_data,
                GCancellable *cancellable)
{
  g_task_return_int (task, yishi_battery_read (g_getenv ("YISHI_POWER_DIR")));
}

/* Seconds until the meeting ends, as it looks now. */
static gint64
get_rest (YishiLiveWatch *self)
{
  YishiRecord *record = yishi_conductor_get_record (self->conductor);
  YishiMeetingState *state = yishi_record_get_meeting (record);
  gint64 now = yishi_clock_now (yishi_record_get_clock (record));
  gint64 begins = now;
  g_autoptr(YishiForecast) forecast = NULL;

  if (state == NULL)
    return 0;

  yishi_instant_parse (state->meeting->started, &begins);
  forecast = yishi_forecast_new (state, get_running (self), begins, now);
  return MAX (forecast->end - now, 0) / G_USEC_PER_SEC;
}

static void
battery_read_cb (GObject      *object,
                 GAsyncResult *result,
                 gpointer      user_data)
{
  YishiLiveWatch *self = YISHI_LIVE_WATCH (object);
  gint64 left = g_task_propagate_int (G_TASK (result), NULL);
  gint64 rest;
  g_autofree char *text = NULL;

  self->is_reading = FALSE;
  if (get_running (self) == NULL || left < 0 || left >= (rest = get_rest (self)) + BATTERY_MARGIN)
    {
      set (self, LIVE_BATTERY, NULL, NULL);
      return;
    }

  /* Translators: minutes of the battery, and of the meeting */
  text = g_strdup_printf (_("It lasts about %d minutes, and the meeting about %d: plug the charger in."), (int) (left / 60),
                          (int) (rest / 60));
  set (self, LIVE_BATTERY, _("The battery ends before the meeting"), text);
}

static gboolean
battery_cb (gpointer user_data)
{
  YishiLiveWatch *self = user_data;
  g_autoptr(GTask) task = NULL;

  if (self->is_reading)
    return G_SOURCE_CONTINUE;

  self->is_reading = TRUE;
  task = g_task_new (self, NULL, battery_read_cb, NULL);
  g_task_set_source_tag (task, battery_cb);
  g_task_run_in_thread (task, read_in_thread);
  return G_SOURCE_CONTINUE;
}

static void
conductor_changed_cb (YishiLiveWatch *self)
{
  gboolean is_running = get_running (self) != NULL;

  look_at_item (self);
  if (is_running == (self->battery_source != 0))
    return;

  if (is_running)
    {
      self->battery_source = g_timeout_add_seconds (BATTERY_INTERVAL, battery_cb, self);
      battery_cb (self);
      return;
    }
  g_clear_handle_id (&self->battery_source, g_source_remove);
  set (self, LIVE_BATTERY, NULL, NULL);
}

void
yishi_live_watch_set_conductor (YishiLiveWatch *self,
                                YishiConductor *conductor)
{
  g_return_if_fail (YISHI_IS_LIVE_WATCH (self));

  if (self->conductor != NULL)
    g_signal_handlers_disconnect_by_data (self->conductor, self);
  g_set_object (&self->conductor, conductor);
  if (conductor != NULL)
    g_signal_connect_object (conductor, "changed", G_CALLBACK (conductor_changed_cb), self, G_CONNECT_SWAPPED);
  conductor_changed_cb (self);
}

void
yishi_live_watch_set_tape (YishiLiveWatch *self,
                           YishiTape      *tape)
{
  g_return_if_fail (YISHI_IS_LIVE_WATCH (self));

  if (self->tape != NULL)
    g_signal_handlers_disconnect_by_data (self->tape, self);
  g_set_object (&self->tape, tape);
  if (tape != NULL)
    g_signal_connect_object (tape, "changed", G_CALLBACK (tape_changed_cb), self, G_CONNECT_SWAPPED);
  tape_changed_cb (self);
}

static void
yishi_live_watch_dispose (GObject *object)
{
  YishiLiveWatch *self = YISHI_LIVE_WATCH (object);

  g_clear_handle_id (&self->item_source, g_source_remove);
  g_clear_handle_id (&self->battery_source, g_source_remove);
  g_clear_object (&self->conductor);
  g_clear_object (&self->tape);
  G_OBJECT_CLASS (yishi_live_watch_parent_class)->dispose (object);
}

static void
yishi_live_watch_class_init (YishiLiveWatchClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = yishi_live_watch_dispose;

  signals[SIGNAL_BEGAN] = g_signal_new ("began", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                        G_TYPE_NONE, 1, G_TYPE_POINTER);
  signals[SIGNAL_ENDED] = g_signal_new ("ended", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                        G_TYPE_NONE, 1, G_TYPE_STRING);
}

static void
yishi_live_watch_init (YishiLiveWatch *self)
{
}

YishiLiveWatch *
yishi_live_watch_new (void)
{
  return g_object_new (YISHI_TYPE_LIVE_WATCH, NULL);
}
