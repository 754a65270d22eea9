/* yishi-bookmark-dialog.c - asks what a bookmark is about, or why there is no sound, and records it
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "yishi-bookmark-dialog.h"

#include <glib/gi18n-lib.h>

#include "yishi-db-recording.h"
#include "yishi-form.h"

typedef struct
{
  YishiRecord *record;  /* (owned) */
  gint64       id;
  gboolean     is_gap;
  AdwEntryRow *text;
} Dialog;

static void
dialog_free (gpointer  data,
             GClosure *closure)
{
  Dialog *self = data;

  g_object_unref (self->record);
  g_free (self);
}

typedef struct
{
  gint64  id;
  char   *text;  /* (owned) */
} Change;

static void
change_free (gpointer data)
{
  Change *change = data;

  g_free (change->text);
  g_free (change);
}

static gboolean
change_in_store (YishiDb       *db,
                 gpointer       data,
                 GCancellable  *cancellable,
                 GError       **error)
{
  Change *change = data;

  return yishi_db_change_bookmark (db, change->id, change->text, error);
}

static gboolean
explain_in_store (YishiDb       *db,
                  gpointer       data,
                  GCancellable  *cancellable,
                  GError       **error)
{
  Change *change = data;

  return yishi_db_explain_sound_gap (db, change->id, change->text, error);
}

static void
accepted_cb (YishiForm *form,
             gpointer   user_data)
{
  Dialog *self = user_data;
  Change *change = g_new0 (Change, 1);

  change->id = self->id;
  change->text = yishi_form_get_text (self->text);
  yishi_form_perform (form, self->record, YISHI_PART_MEETING, self->is_gap ? explain_in_store : change_in_store,
                      change, change_free);
}

static void
show (GtkWidget   *over,
      YishiRecord *record,
      gboolean     is_gap,
      gint64       id,
      const char  *text)
{
  Dialog *self = g_new0 (Dialog, 1);
  YishiForm *form = yishi_form_new (over, is_gap ? _("No Sound") : _("Bookmark"), _("_Save"));
  AdwPreferencesGroup *group = yishi_form_add_group (form, NULL, NULL);

  self->record = g_object_ref (record);
  self->is_gap = is_gap;
  self->id = id;
  self->text = yishi_form_add_entry (form, group, is_gap ? _("Why nothing was recorded") : _("What is said there"), text);
  g_signal_connect_data (form, "accepted", G_CALLBACK (accepted_cb), self, dialog_free, 0);
  yishi_form_present (form);
  gtk_widget_grab_focus (GTK_WIDGET (self->text));
}

void
yishi_bookmark_dialog_show (GtkWidget   *over,
                            YishiRecord *record,
                            gint64       bookmark,
                            const char  *text)
{
  show (over, record, FALSE, bookmark, text);
}

void
yishi_bookmark_dialog_show_gap (GtkWidget   *over,
                                YishiRecord *record,
                                gint64       gap,
                                const char  *text)
{
  show (over, record, TRUE, gap, text);
}
