/* yishi-bookmark-dialog.c - asks what a bookmark is about, and records it
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

static void
accepted_cb (YishiForm *form,
             gpointer   user_data)
{
  Dialog *self = user_data;
  Change *change = g_new0 (Change, 1);

  change->id = self->id;
  change->text = yishi_form_get_text (self->text);
  yishi_form_perform (form, self->record, YISHI_PART_MEETING, change_in_store, change, change_free);
}

void
yishi_bookmark_dialog_show (GtkWidget   *over,
                            YishiRecord *record,
                            gint64       bookmark,
                            const char  *text)
{
  Dialog *self = g_new0 (Dialog, 1);
  YishiForm *form = yishi_form_new (over, _("Bookmark"), _("_Save"));
  AdwPreferencesGroup *group = yishi_form_add_group (form, NULL, NULL);

  self->record = g_object_ref (record);
  self->id = bookmark;
  self->text = yishi_form_add_entry (form, group, _("What is said there"), text);
  g_signal_connect_data (form, "accepted", G_CALLBACK (accepted_cb), self, dialog_free, 0);
  yishi_form_present (form);
  gtk_widget_grab_focus (GTK_WIDGET (self->text));
}
