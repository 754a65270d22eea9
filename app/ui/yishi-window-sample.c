/* yishi-window-sample.c - the window's sample community: opened, and started afresh
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "yishi-window-sample.h"

#include <glib/gi18n-lib.h>

#include "yishi-confirm.h"
#include "yishi-sample-maker.h"
#include "yishi-window.h"

/* A sample on its way into the window. */
typedef struct
{
  YishiWindow *window;  /* (owned) */
  char        *path;    /* (owned) */
} Opening;

static Opening *
opening_new (YishiWindow *window,
             const char  *path)
{
  Opening *opening = g_new0 (Opening, 1);

  opening->window = g_object_ref (window);
  opening->path = g_strdup (path);
  return opening;
}

static void
opening_free (Opening *opening)
{
  g_object_unref (opening->window);
  g_free (opening->path);
  g_free (opening);
}

static YishiClock *
get_clock (YishiWindow *window)
{
  return yishi_application_get_clock (YISHI_APPLICATION (gtk_window_get_application (GTK_WINDOW (window))));
}

static void
made_cb (GObject      *object,
         GAsyncResult *result,
         gpointer      user_data)
{
  Opening *opening = user_data;
  g_autoptr(GError) error = NULL;

  if (yishi_sample_maker_make_finish (result, &error))
    yishi_window_open_record (opening->window, opening->path);
  else
    yishi_window_report (GTK_WIDGET (opening->window), error);
  opening_free (opening);
}

static void
open_sample (GtkWidget  *widget,
             const char *action,
             GVariant   *parameter)
{
  YishiWindow *window = YISHI_WINDOW (widget);
  g_autofree char *path = yishi_sample_maker_get_path ();

  yishi_sample_maker_make_async (path, FALSE, get_clock (window), made_cb, opening_new (window, path));
}

static void
closed_cb (GObject      *object,
           GAsyncResult *result,
           gpointer      user_data)
{
  Opening *opening = user_data;
  g_autoptr(GError) error = NULL;

  if (!yishi_record_close_finish (YISHI_RECORD (object), result, &error))
    g_warning ("Closing the sample: %s", error->message);
  yishi_sample_maker_make_async (opening->path, TRUE, get_clock (opening->window), made_cb, opening);
}

static void
answered_cb (GObject      *object,
             GAsyncResult *result,
             gpointer      user_data)
{
  YishiWindow *window = YISHI_WINDOW (object);
  YishiRecord *record = yishi_window_get_record (window);

  if (!yishi_confirm_finish (GTK_WIDGET (object), result) || record == NULL)
    return;

  yishi_window_close_record_async (window, closed_cb, opening_new (window, yishi_record_get_path (record)));
}

static void
renew_sample (GtkWidget  *widget,
              const char *action,
              GVariant   *parameter)
{
  if (yishi_window_get_record (YISHI_WINDOW (widget)) != NULL)
    yishi_confirm_async (widget, _("Start the sample afresh?"),
                         _("What you have tried in it is gone then, and the community is as it was at first."),
                         _("_Start Afresh"), TRUE, answered_cb, NULL);
}

void
yishi_window_sample_install (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "win.open-sample", NULL, open_sample);
  gtk_widget_class_install_action (widget_class, "win.renew-sample", NULL, renew_sample);
}
