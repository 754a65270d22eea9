/* yishi-thanks-list.c - what was given to the community, to add to, change and remove
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "yishi-thanks-list.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>

#include "yishi-db-room.h"
#include "yishi-form.h"
#include "yishi-window.h"

typedef struct
{
  AdwPreferencesGroup *group;     /* (unowned) its owner */
  YishiRecord         *record;    /* (owned) */
  GtkWidget           *add;       /* (unowned) (nullable) button */
  GPtrArray           *rows;      /* (owned) (element-type GtkWidget) (unowned elements) */
} List;

/* One gift, in a form and on its way to the record. */
typedef struct
{
  YishiRecord *record;   /* (owned) (nullable) while it is asked for */
  gint64       meeting;
  YishiThanks  thanks;   /* id 0: a new one; its texts are owned */
  AdwEntryRow *gift;     /* (unowned) */
  AdwEntryRow *donor;    /* (unowned) */
  AdwEntryRow *purpose;  /* (unowned) */
  GtkSwitch   *named;    /* (unowned) */
} Gift;

static void
gift_free (gpointer data)
{
  Gift *self = data;

  g_clear_object (&self->record);
  g_free (self->thanks.donor);
  g_free (self->thanks.gift);
  g_free (self->thanks.purpose);
  g_free (self);
}

static void
gift_closed (gpointer  data,
             GClosure *closure)
{
  gift_free (data);
}

static gboolean
write_gift (YishiDb       *db,
            gpointer       data,
            GCancellable  *cancellable,
            GError       **error)
{
  const Gift *self = data;

  return self->thanks.id != 0 ? yishi_db_change_thanks (db, self->meeting, &self->thanks, error)
                              : yishi_db_add_thanks (db, self->meeting, &self->thanks, NULL, error);
}

static void
accepted_cb (YishiForm *form,
             gpointer   user_data)
{
  const Gift *asked = user_data;
  Gift *gift = g_new0 (Gift, 1);

  gift->meeting = asked->meeting;
  gift->thanks.id = asked->thanks.id;
  gift->thanks.gift = yishi_form_get_text (asked->gift);
  gift->thanks.donor = yishi_form_get_text (asked->donor);
  gift->thanks.purpose = yishi_form_get_text (asked->purpose);
  gift->thanks.is_named = gtk_switch_get_active (asked->named);
  yishi_form_perform (form, asked->record, YISHI_PART_MEETING, write_gift, gift, gift_free);
}

static GtkSwitch *
add_switch (AdwPreferencesGroup *group,
            gboolean             is_active)
{
  GtkWidget *row = adw_action_row_new ();
  GtkWidget *named = gtk_switch_new ();

  gtk_widget_set_valign (named, GTK_ALIGN_CENTER);
  gtk_switch_set_active (GTK_SWITCH (named), is_active);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), _("The donor wishes to be named in public"));
  adw_action_row_set_title_lines (ADW_ACTION_ROW (row), 0);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), named);
  adw_action_row_set_activatable_widget (ADW_ACTION_ROW (row), named);
  adw_preferences_group_add (group, row);
  return GTK_SWITCH (named);
}

/* @now: (nullable): what is changed; NULL: a new gift */
static void
ask (List              *self,
     const YishiThanks *now)
{
  YishiForm *form = yishi_form_new (GTK_WIDGET (self->group), now != NULL ? _("Change a Gift") : _("Add a Gift"),
                                    now != NULL ? _("_Save") : _("_Add"));
  AdwPreferencesGroup *group = yishi_form_add_group (form, NULL, _("Thanks stand in the minutes and on the wall."));
  Gift *gift = g_new0 (Gift, 1);

  gift->record = g_object_ref (self->record);
  gift->meeting = yishi_record_get_meeting (self->record)->meeting->id;
  gift->thanks.id = now != NULL ? now->id : 0;
  gift->gift = yishi_form_add_entry (form, group, _("What was given"), now != NULL ? now->gift : "");
  gift->donor = yishi_form_add_entry (form, group, _("Who gave it"), now != NULL ? now->donor : "");
  gift->purpose = yishi_form_add_entry (form, group, _("What it is for"), now != NULL ? now->purpose : "");
  gift->named = add_switch (group, now != NULL && now->is_named);
  g_signal_connect_data (form, "accepted", G_CALLBACK (accepted_cb), gift, gift_closed, 0);
  yishi_form_present (form);
}

static void
add_clicked_cb (List *self)
{
  ask (self, NULL);
}

static const YishiThanks *
find (List      *self,
      GtkWidget *button)
{
  const YishiMeetingState *meeting = yishi_record_get_meeting (self->record);
  gint64 id = GPOINTER_TO_INT (g_object_get_data (G_OBJECT (button), "id"));

  for (guint i = 0; meeting != NULL && i < meeting->thanks->len; i++)
    if (((const YishiThanks *) meeting->thanks->pdata[i])->id == id)
      return meeting->thanks->pdata[i];

  return NULL;
}

static void
change_clicked_cb (List      *self,
                   GtkWidget *button)
{
  const YishiThanks *thanks = find (self, button);

  if (thanks != NULL)
    ask (self, thanks);
}

static gboolean
remove_gift (YishiDb       *db,
             gpointer       data,
             GCancellable  *cancellable,
             GError       **error)
{
  const Gift *self = data;

  return yishi_db_remove_thanks (db, self->meeting, self->thanks.id, error);
}

static void
removed_cb (GObject      *object,
            GAsyncResult *result,
            gpointer      user_data)
{
  g_autoptr(GtkWidget) group = user_data;
  g_autoptr(GError) error = NULL;

  if (!yishi_record_perform_finish (YISHI_RECORD (object), result, &error))
    yishi_window_report (group, error);
}

static void
remove_clicked_cb (List      *self,
                   GtkWidget *button)
{
  const YishiThanks *thanks = find (self, button);
  Gift *gift;

  if (thanks == NULL)
    return;

  gift = g_new0 (Gift, 1);
  gift->meeting = yishi_record_get_meeting (self->record)->meeting->id;
  gift->thanks.id = thanks->id;
  yishi_record_perform_async (self->record, YISHI_PART_MEETING, remove_gift, gift, gift_free, NULL, removed_cb,
                              g_object_ref (self->group));
}

static void
add_button (List              *self,
            GtkWidget         *row,
            const YishiThanks *thanks,
            const char        *label,
            GCallback          clicked)
{
  GtkWidget *button = gtk_button_new_with_label (label);
  g_autofree char *name = g_strdup_printf (_("%s: %s"), thanks->gift, label);

  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (button, "flat");
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  g_object_set_data (G_OBJECT (button), "id", GINT_TO_POINTER ((int) thanks->id));
  g_signal_connect_swapped (button, "clicked", clicked, self);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), button);
}

static void
add_row (List              *self,
         const YishiThanks *thanks)
{
  GtkWidget *row = adw_action_row_new ();
  g_autofree char *told = g_strdup_printf ("%s%s%s · %s", thanks->donor, *thanks->purpose != '\0' ? " · " : "",
                                           thanks->purpose,
                                           thanks->is_named ? _("named in public") : _("not named in public"));

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), thanks->gift);
  adw_action_row_set_title_lines (ADW_ACTION_ROW (row), 0);
  adw_action_row_set_subtitle_lines (ADW_ACTION_ROW (row), 0);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), told);
  if (self->add != NULL)
    {
      add_button (self, row, thanks, _("Change…"), G_CALLBACK (change_clicked_cb));
      add_button (self, row, thanks, _("Remove"), G_CALLBACK (remove_clicked_cb));
    }
  adw_preferences_group_add (self->group, row);
  g_ptr_array_add (self->rows, row);
}

static void
fill (List *self)
{
  const YishiMeetingState *meeting = yishi_record_get_meeting (self->record);
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self->group));
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;

  for (guint i = 0; i < self->rows->len; i++)
    {
      /* The keyboard does not go with a row. */
      if (focus != NULL && self->add != NULL && gtk_widget_is_ancestor (focus, self->rows->pdata[i]))
        gtk_widget_grab_focus (self->add);
      adw_preferences_group_remove (self->group, self->rows->pdata[i]);
    }
  g_ptr_array_set_size (self->rows, 0);
  for (guint i = 0; meeting != NULL && i < meeting->thanks->len; i++)
    add_row (self, meeting->thanks->pdata[i]);
  gtk_widget_set_visible (GTK_WIDGET (self->group), self->add != NULL || self->rows->len > 0);
}

static void
record_changed_cb (GtkWidget *group,
                   guint      parts)
{
  if (parts & YISHI_PART_MEETING)
    fill (g_object_get_data (G_OBJECT (group), "list"));
}

static void
list_free (gpointer data)
{
  List *self = data;

  g_object_unref (self->record);
  g_ptr_array_unref (self->rows);
  g_free (self);
}

GtkWidget *
yishi_thanks_list_new (YishiRecord *record,
                       gboolean     is_draft)
{
  List *self = g_new0 (List, 1);

  self->group = ADW_PREFERENCES_GROUP (adw_preferences_group_new ());
  self->record = g_object_ref (record);
  self->rows = g_ptr_array_new ();
  adw_preferences_group_set_title (self->group, _("Donations and Thanks"));
  if (is_draft)
    {
      self->add = gtk_button_new_with_mnemonic (_("Add a _Gift…"));
      gtk_widget_add_css_class (self->add, "flat");
      gtk_widget_set_valign (self->add, GTK_ALIGN_CENTER);
      g_signal_connect_swapped (self->add, "clicked", G_CALLBACK (add_clicked_cb), self);
      adw_preferences_group_set_header_suffix (self->group, self->add);
    }
  g_object_set_data_full (G_OBJECT (self->group), "list", self, list_free);
  g_signal_connect_object (record, "changed", G_CALLBACK (record_changed_cb), self->group, G_CONNECT_SWAPPED);
  fill (self);
  return GTK_WIDGET (self->group);
}
