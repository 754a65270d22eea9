/* yishi-window.c - the chair's window: a record's pages, what went wrong, and the strip below
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A page is made when it is first looked at, so that the window is there at once.
 */
#include "config.h"

#include "yishi-window.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "yishi-inhibitor.h"
#include "yishi-meeting-list.h"
#include "yishi-page.h"
#include "yishi-pages.h"
#include "yishi-quit-question.h"
#include "yishi-sample-banner.h"
#include "yishi-sound-banner.h"
#include "yishi-strip.h"
#include "yishi-tape-rows.h"
#include "yishi-window-actions.h"
#include "yishi-window-keys.h"
#include "yishi-window-say.h"
#include "yishi-window-sample.h"
#include "yishi-window-size.h"

struct _YishiWindow
{
  AdwApplicationWindow parent_instance;

  YishiRecord    *record;     /* (owned) (nullable) */
  YishiConductor *conductor;  /* (owned) (nullable) while a record is open */
  YishiWallDesk  *desk;       /* (owned) (nullable) likewise */
  YishiTape      *tape;       /* (owned) (nullable) likewise */
  gboolean        is_closing; /* the record is being closed, then the window goes */
  YishiInhibitor *inhibitor;  /* (owned) (nullable) likewise */

  /* Template children */
  AdwToastOverlay *toasts;
  GtkStack        *title_stack;
  AdwWindowTitle  *plain_title;
  GtkMenuButton   *meeting_button;
  GtkPopover      *meeting_popover;
  GtkListBox      *meeting_list;
  GtkRevealer     *trouble;
  GtkLabel        *trouble_label;
  GtkStack        *main_stack;
  AdwViewStack    *pages;
  AdwBin          *strip;

  YishiSampleBanner *sample_banner;
  YishiSoundBanner  *sound_banner;
  YishiTapeRows     *tape_rows;
};

typedef enum
{
  PROP_SHOWS_WALL = 1,
} YishiWindowProperty;

static GParamSpec *properties[PROP_SHOWS_WALL + 1];

G_DEFINE_FINAL_TYPE (YishiWindow, yishi_window, ADW_TYPE_APPLICATION_WINDOW)

static GSettings *
get_settings (YishiWindow *self)
{
  return yishi_application_get_settings (YISHI_APPLICATION (gtk_window_get_application (GTK_WINDOW (self))));
}

static void
page_changed_cb (YishiWindow *self)
{
  if (self->conductor != NULL)
    yishi_pages_fill (self->pages, self->conductor);
}

void
yishi_window_show_page (YishiWindow *self,
                        const char  *name)
{
  GtkWidget *page;

  g_return_if_fail (YISHI_IS_WINDOW (self));

  if (self->conductor == NULL || adw_view_stack_get_child_by_name (self->pages, name) == NULL)
    return;

  adw_view_stack_set_visible_child_name (self->pages, name);
  page = adw_bin_get_child (ADW_BIN (adw_view_stack_get_visible_child (self->pages)));
  if (page != NULL)
    yishi_page_take_focus (YISHI_PAGE (page));
}

static void
fill_meetings (YishiWindow *self)
{
  GPtrArray *meetings = yishi_record_get_meetings (self->record);
  YishiMeetingState *at_hand = yishi_record_get_meeting (self->record);

  gtk_widget_set_visible (GTK_WIDGET (self->meeting_button), meetings != NULL && meetings->len > 0);
  yishi_meeting_list_fill (self->meeting_list, meetings);
  if (at_hand != NULL)
    gtk_menu_button_set_label (self->meeting_button, at_hand->meeting->date);
}

static void
meeting_activated_cb (YishiWindow   *self,
                      GtkListBoxRow *row)
{
  gtk_popover_popdown (self->meeting_popover);
  yishi_record_select_meeting (self->record, GPOINTER_TO_SIZE (g_object_get_data (G_OBJECT (row), "meeting")));
}

static void
record_changed_cb (YishiWindow *self,
                   guint        parts)
{
  if (parts & YISHI_PART_INFO)
    gtk_window_set_title (GTK_WINDOW (self), yishi_record_get_info (self->record)->name);
  if (parts & (YISHI_PART_MEETING | YISHI_PART_MEETINGS))
    fill_meetings (self);
}

/* What went wrong */

static void
dismiss_trouble (GtkWidget  *widget,
                 const char *action,
                 GVariant   *parameter)
{
  gtk_revealer_set_reveal_child (YISHI_WINDOW (widget)->trouble, FALSE);
}

static void
refused_cb (YishiWindow *self,
            const char  *text)
{
  yishi_window_show_trouble (self, text);
}

void
yishi_window_show_trouble (YishiWindow *self,
                           const char  *text)
{
  gtk_label_set_label (self->trouble_label, text);
  gtk_revealer_set_reveal_child (self->trouble, TRUE);
}

AdwToastOverlay *
yishi_window_get_toasts (YishiWindow *self)
{
  return self->toasts;
}

/* Opening and closing */

static void
desk_said_cb (YishiWindow *self,
              const char  *text)
{
  yishi_window_say (GTK_WIDGET (self), text);
}

static void
set_tape (YishiWindow *self,
          YishiTape   *tape)
{
  if (self->tape != NULL)
    g_signal_handlers_disconnect_by_data (self->tape, self);
  g_set_object (&self->tape, tape);
  yishi_application_set_tape (YISHI_APPLICATION (gtk_window_get_application (GTK_WINDOW (self))), tape);
  yishi_sound_banner_set_tape (self->sound_banner, tape);
  yishi_tape_rows_set_tape (self->tape_rows, tape);
  if (tape != NULL)
    g_signal_connect_object (tape, "failed", G_CALLBACK (refused_cb), self, G_CONNECT_SWAPPED);
}

static void
forget_record (YishiWindow *self)
{
  set_tape (self, NULL);
  yishi_pages_remove (self->pages);
  adw_bin_set_child (self->strip, NULL);
  gtk_stack_set_visible_child_name (self->title_stack, "plain");
  gtk_stack_set_visible_child_name (self->main_stack, "start");
  gtk_widget_set_visible (GTK_WIDGET (self->meeting_button), FALSE);
  yishi_sample_banner_set_record (self->sample_banner, NULL);
  g_clear_object (&self->inhibitor);
  if (self->record != NULL)
    g_signal_handlers_disconnect_by_data (self->record, self);
  if (self->conductor != NULL)
    g_signal_handlers_disconnect_by_data (self->conductor, self);
  yishi_application_set_conductor (YISHI_APPLICATION (gtk_window_get_application (GTK_WINDOW (self))), NULL);
  if (self->desk != NULL)
    {
      g_signal_handlers_disconnect_by_data (self->desk, self);
      yishi_wall_desk_end (self->desk);
    }
  g_clear_object (&self->desk);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "win.show-wall", FALSE);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "win.identify-monitors", FALSE);
  g_clear_object (&self->conductor);
  g_clear_object (&self->record);
}

static void
record_closed_cb (GObject      *object,
                  GAsyncResult *result,
                  gpointer      user_data)
{
  g_autoptr(YishiWindow) self = user_data;
  g_autoptr(GError) error = NULL;

  if (!yishi_record_close_finish (YISHI_RECORD (object), result, &error))
    g_warning ("Closing the record: %s", error->message);
  if (self->is_closing)
    gtk_window_destroy (GTK_WINDOW (self));
}

void
yishi_window_close_record_async (YishiWindow         *self,
                                 GAsyncReadyCallback  callback,
                                 gpointer             user_data)
{
  g_autoptr(YishiRecord) record = self->record != NULL ? g_object_ref (self->record) : NULL;
  g_autoptr(YishiTape) tape = self->tape != NULL ? g_object_ref (self->tape) : NULL;

  forget_record (self);
  if (tape != NULL)
    yishi_tape_close_record_async (tape, callback, user_data);
  else if (record != NULL)
    yishi_record_close_async (record, callback, user_data);
}

/* Closes what is open, if anything; a window that is closing goes after that. */
static void
close_record (YishiWindow *self)
{
  if (self->record != NULL)
    yishi_window_close_record_async (self, record_closed_cb, g_object_ref (self));
}

static void
desk_changed_cb (YishiWindow *self)
{
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_SHOWS_WALL]);
}

static void
make_desk (YishiWindow *self)
{
  self->desk = yishi_wall_desk_new (GTK_WINDOW (self), self->conductor, get_settings (self));
  g_signal_connect_object (self->desk, "said", G_CALLBACK (desk_said_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->desk, "notify::is-open", G_CALLBACK (desk_changed_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "win.show-wall", TRUE);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "win.identify-monitors", TRUE);
  yishi_wall_desk_join_tape (self->desk, self->tape);
  desk_changed_cb (self);
}

static void
record_opened_cb (GObject      *object,
                  GAsyncResult *result,
                  gpointer      user_data)
{
  g_autoptr(YishiWindow) self = user_data;
  YishiRecord *record = YISHI_RECORD (object);
  g_autoptr(GError) error = NULL;
  g_autoptr(YishiTape) tape = NULL;
  g_autofree char *page = NULL;

  if (!yishi_record_open_finish (record, result, &error))
    {
      if (record == self->record)
        close_record (self);
      yishi_window_report (GTK_WIDGET (self), error);
      return;
    }
  if (record != self->record)
    return;

  page = g_settings_get_string (get_settings (self), "page");
  g_settings_set_string (get_settings (self), "last-record", yishi_record_get_path (record));
  self->conductor = yishi_conductor_new (record);
  g_signal_connect_object (self->conductor, "refused", G_CALLBACK (refused_cb), self, G_CONNECT_SWAPPED);
  self->inhibitor = yishi_inhibitor_new (GTK_WINDOW (self), self->conductor);
  tape = yishi_tape_new (self->conductor, get_settings (self));
  set_tape (self, tape);
  yishi_sample_banner_set_record (self->sample_banner, record);
  yishi_application_set_conductor (YISHI_APPLICATION (gtk_window_get_application (GTK_WINDOW (self))), self->conductor);
  make_desk (self);
  yishi_pages_add (self->pages);
  adw_bin_set_child (self->strip, yishi_strip_new (self->conductor, self->tape));
  gtk_stack_set_visible_child_name (self->title_stack, "pages");
  gtk_stack_set_visible_child_name (self->main_stack, "pages");
  page_changed_cb (self);
  yishi_window_show_page (self, page);
}

static void
start_opening (YishiWindow    *self,
               const char     *path,
               YishiStoreMode  mode,
               const char     *name,
               const char     *pack)
{
  YishiApplication *application = YISHI_APPLICATION (gtk_window_get_application (GTK_WINDOW (self)));

  close_record (self);
  gtk_revealer_set_reveal_child (self->trouble, FALSE);
  gtk_stack_set_visible_child_name (self->main_stack, "opening");

  self->record = yishi_record_new (path, yishi_application_get_clock (application));
  g_signal_connect_object (self->record, "changed", G_CALLBACK (record_changed_cb), self, G_CONNECT_SWAPPED);
  yishi_record_open_async (self->record, mode, name, pack, NULL, record_opened_cb, g_object_ref (self));
}

/* @words: path, and for a new record its name and rule pack. */
static void
open_anyway (YishiWindow       *self,
             const char *const *words)
{
  start_opening (self, words[0], words[1] != NULL ? YISHI_STORE_CREATE : YISHI_STORE_WRITE, words[1],
                 words[1] != NULL ? words[2] : NULL);
}

void
yishi_window_open_record (YishiWindow *self,
                          const char  *path)
{
  const char *const words[] = { path, NULL };

  g_return_if_fail (YISHI_IS_WINDOW (self));
  g_return_if_fail (path != NULL);

  if (self->record == NULL || g_strcmp0 (yishi_record_get_path (self->record), path) != 0)
    yishi_quit_question_then (self, _("End Recording and _Open"), open_anyway, words);
}

void
yishi_window_create_record (YishiWindow *self,
                            const char  *path,
                            const char  *name,
                            const char  *pack)
{
  const char *const words[] = { path, name, pack, NULL };

  g_return_if_fail (YISHI_IS_WINDOW (self));
  g_return_if_fail (path != NULL && name != NULL && pack != NULL);

  yishi_quit_question_then (self, _("End Recording and _Open"), open_anyway, words);
}

static void
remember_window (YishiWindow *self)
{
  GSettings *settings = get_settings (self);
  const char *page = yishi_window_get_page (self);

  yishi_window_size_remember (GTK_WINDOW (self), settings);
  if (page != NULL)
    g_settings_set_string (settings, "page", page);
}

/* What is under way is written before the window goes. */
static void
close_down (YishiWindow       *self,
            const char *const *words)
{
  gboolean is_saving;

  if (self->is_closing)
    return;

  self->is_closing = TRUE;
  is_saving = self->tape != NULL && yishi_tape_is_busy (self->tape);
  gtk_widget_set_visible (GTK_WIDGET (self), is_saving);
  close_record (self);
  gtk_stack_set_visible_child_name (self->main_stack, "saving");
}

static gboolean
yishi_window_close_request (GtkWindow *window)
{
  YishiWindow *self = YISHI_WINDOW (window);

  if (self->is_closing)
    return TRUE;

  remember_window (self);
  if (self->record == NULL)
    return GTK_WINDOW_CLASS (yishi_window_parent_class)->close_request (window);

  yishi_quit_question_then (self, _("End Recording and _Quit"), close_down, NULL);
  return TRUE;
}

static void
yishi_window_get_property (GObject    *object,
                           guint       property_id,
                           GValue     *value,
                           GParamSpec *pspec)
{
  YishiWindow *self = YISHI_WINDOW (object);
  gboolean is_open = FALSE;

  switch ((YishiWindowProperty) property_id)
    {
    case PROP_SHOWS_WALL:
      if (self->desk != NULL)
        g_object_get (self->desk, "is-open", &is_open, NULL);
      g_value_set_boolean (value, is_open);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
    }
}

static void
yishi_window_set_property (GObject      *object,
                           guint         property_id,
                           const GValue *value,
                           GParamSpec   *pspec)
{
  YishiWindow *self = YISHI_WINDOW (object);

  switch ((YishiWindowProperty) property_id)
    {
    case PROP_SHOWS_WALL:
      if (self->desk != NULL)
        yishi_wall_desk_set_open (self->desk, g_value_get_boolean (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
    }
}

static void
yishi_window_dispose (GObject *object)
{
  YishiWindow *self = YISHI_WINDOW (object);

  if (self->desk != NULL)
    yishi_wall_desk_end (self->desk);
  g_clear_object (&self->desk);
  g_clear_object (&self->inhibitor);
  g_clear_object (&self->tape);
  g_clear_object (&self->conductor);
  g_clear_object (&self->record);
  G_OBJECT_CLASS (yishi_window_parent_class)->dispose (object);
}

/* A template’s closure: what is below all pages has no place without them. */
static gboolean
shows_pages (GtkWidget  *widget,
             const char *name)
{
  return g_strcmp0 (name, "pages") == 0;
}

static void
yishi_window_class_init (YishiWindowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = yishi_window_dispose;
  G_OBJECT_CLASS (klass)->get_property = yishi_window_get_property;
  G_OBJECT_CLASS (klass)->set_property = yishi_window_set_property;
  GTK_WINDOW_CLASS (klass)->close_request = yishi_window_close_request;

  g_type_ensure (YISHI_TYPE_TAPE_ROWS);
  g_type_ensure (YISHI_TYPE_SAMPLE_BANNER);
  g_type_ensure (YISHI_TYPE_SOUND_BANNER);
  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/yishi/Yishi/ui/yishi-window.ui");
  gtk_widget_class_bind_template_child (widget_class, YishiWindow, toasts);
  gtk_widget_class_bind_template_child (widget_class, YishiWindow, title_stack);
  gtk_widget_class_bind_template_child (widget_class, YishiWindow, plain_title);
  gtk_widget_class_bind_template_child (widget_class, YishiWindow, meeting_button);
  gtk_widget_class_bind_template_child (widget_class, YishiWindow, meeting_popover);
  gtk_widget_class_bind_template_child (widget_class, YishiWindow, meeting_list);
  gtk_widget_class_bind_template_child (widget_class, YishiWindow, trouble);
  gtk_widget_class_bind_template_child (widget_class, YishiWindow, trouble_label);
  gtk_widget_class_bind_template_child (widget_class, YishiWindow, main_stack);
  gtk_widget_class_bind_template_child (widget_class, YishiWindow, pages);
  gtk_widget_class_bind_template_child (widget_class, YishiWindow, strip);
  gtk_widget_class_bind_template_child (widget_class, YishiWindow, sample_banner);
  gtk_widget_class_bind_template_child (widget_class, YishiWindow, sound_banner);
  gtk_widget_class_bind_template_child (widget_class, YishiWindow, tape_rows);
  gtk_widget_class_bind_template_callback (widget_class, meeting_activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, page_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, shows_pages);

  properties[PROP_SHOWS_WALL] =
    g_param_spec_boolean ("shows-wall", NULL, NULL, FALSE,
                          G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (G_OBJECT_CLASS (klass), G_N_ELEMENTS (properties), properties);
  gtk_widget_class_install_property_action (widget_class, "win.show-wall", "shows-wall");

  yishi_window_actions_install (widget_class);
  yishi_window_sample_install (widget_class);
  gtk_widget_class_install_action (widget_class, "win.dismiss-trouble", NULL, dismiss_trouble);
  yishi_window_keys_install (widget_class);
}

static void
yishi_window_init (YishiWindow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "win.show-wall", FALSE);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "win.identify-monitors", FALSE);
}

YishiWindow *
yishi_window_new (YishiApplication *application)
{
  YishiWindow *self = g_object_new (YISHI_TYPE_WINDOW, "application", application, NULL);

  yishi_window_size_restore (GTK_WINDOW (self), yishi_application_get_settings (application));
  return self;
}

const char *
yishi_window_get_page (YishiWindow *self)
{
  g_return_val_if_fail (YISHI_IS_WINDOW (self), NULL);

  return self->conductor != NULL ? adw_view_stack_get_visible_child_name (self->pages) : NULL;
}

YishiRecord *
yishi_window_get_record (YishiWindow *self)
{
  g_return_val_if_fail (YISHI_IS_WINDOW (self), NULL);

  return self->record;
}

YishiWallDesk *
yishi_window_get_wall_desk (YishiWindow *self)
{
  g_return_val_if_fail (YISHI_IS_WINDOW (self), NULL);

  return self->desk;
}

YishiTape *
yishi_window_get_tape (YishiWindow *self)
{
  g_return_val_if_fail (YISHI_IS_WINDOW (self), NULL);

  return self->tape;
}

YishiConductor *
yishi_window_get_conductor (YishiWindow *self)
{
  g_return_val_if_fail (YISHI_IS_WINDOW (self), NULL);

  return self->conductor;
}

AdwViewStack *
yishi_window_get_pages (YishiWindow *self)
{
  return self->pages;
}

YishiMarkRow *
yishi_window_get_mark_row (YishiWindow *self)
{
  return yishi_tape_rows_get_mark (self->tape_rows);
}
