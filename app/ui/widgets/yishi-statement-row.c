/* yishi-statement-row.c - what one party says to an item
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Position, text and day are drafts until they are saved.
 */
#include "config.h"

#include "yishi-statement-row.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "yishi-date.h"
#include "yishi-db-room.h"
#include "yishi-draft.h"
#include "yishi-drop-down.h"
#include "yishi-floor-words.h"
#include "yishi-tooltip.h"
#include "yishi-window.h"

struct _YishiStatementRow
{
  GtkListBoxRow parent_instance;

  char        *party;       /* (owned) */
  YishiRecord *record;      /* (owned) (nullable) */
  gint64       item;
  char        *position;    /* (owned) as it stands in the record, "" if there is none */
  char        *text;        /* (owned) likewise */
  char        *due;         /* (owned) likewise */
  GtkEditable *chosen;      /* (owned) the name of the position that is chosen; a draft follows a field */
  YishiDraft  *draft;       /* (owned) of @chosen */
  YishiDraft  *text_draft;  /* (owned) */
  YishiDraft  *due_draft;   /* (owned) */
  gboolean     is_showing;  /* a choice is not the chair's */

  /* Template children */
  GtkLabel    *party_label;
  GtkLabel    *unsaved_label;
  GtkDropDown *position_drop;
  GtkEntry    *due_entry;
  GtkEntry    *text_entry;
  GtkButton   *save_button;
};

G_DEFINE_FINAL_TYPE (YishiStatementRow, yishi_statement_row, GTK_TYPE_LIST_BOX_ROW)

static const char *
get_position (YishiStatementRow *self)
{
  guint selected = gtk_drop_down_get_selected (self->position_drop);

  return selected < g_strv_length ((char **) yishi_position_names) ? yishi_position_names[selected] : "";
}

static void
choose_position (YishiStatementRow *self,
                 const char        *position)
{
  self->is_showing = TRUE;
  for (guint i = 0; yishi_position_names[i] != NULL; i++)
    if (strcmp (yishi_position_names[i], position) == 0)
      gtk_drop_down_set_selected (self->position_drop, i);
  self->is_showing = FALSE;
}

static gboolean
is_promise (YishiStatementRow *self)
{
  return strcmp (get_position (self), "promise") == 0;
}

/* (nullable): NULL if nothing is missing */
static const char *
find_missing (YishiStatementRow *self)
{
  if (is_promise (self) && *gtk_editable_get_text (GTK_EDITABLE (self->text_entry)) == '\0' &&
      *gtk_editable_get_text (GTK_EDITABLE (self->due_entry)) == '\0')
    return _("Say what is promised, or until which day.");
  if (is_promise (self) && *gtk_editable_get_text (GTK_EDITABLE (self->due_entry)) != '\0' &&
      !yishi_date_check (gtk_editable_get_text (GTK_EDITABLE (self->due_entry)), NULL))
    return _("That is not a day: write it as 2026-12-15.");
  if (*get_position (self) == '\0' && *gtk_editable_get_text (GTK_EDITABLE (self->text_entry)) != '\0')
    return _("Choose first what the party’s position is.");

  return NULL;
}

static void
update_fields (YishiStatementRow *self)
{
  const char *missing = find_missing (self);
  gboolean is_changed = yishi_draft_is_touched (self->draft) || yishi_draft_is_touched (self->text_draft) ||
                        yishi_draft_is_touched (self->due_draft);

  gtk_widget_set_visible (GTK_WIDGET (self->due_entry), is_promise (self));
  gtk_widget_set_visible (GTK_WIDGET (self->unsaved_label), is_changed);
  gtk_widget_set_sensitive (GTK_WIDGET (self->save_button), is_changed && missing == NULL);
  yishi_tooltip_set (GTK_WIDGET (self->save_button),
                     missing != NULL ? missing : is_changed ? NULL : _("Nothing has been changed."));
}

static void
edited_cb (YishiStatementRow *self)
{
  if (!self->is_showing && self->text_draft != NULL)
    update_fields (self);
}

static void
position_chosen_cb (YishiStatementRow *self)
{
  if (self->is_showing || self->draft == NULL)
    return;

  gtk_editable_set_text (self->chosen, get_position (self));
  yishi_draft_keep (self->draft);
  update_fields (self);
}

static void
chosen_changed_cb (YishiStatementRow *self)
{
  choose_position (self, gtk_editable_get_text (self->chosen));
}

/* A statement on its way to the record, and whose it is. */
typedef struct
{
  YishiStatement     statement;  /* its texts are owned here */
  YishiStatementRow *self;       /* (owned) */
} Saving;

static void
saving_free (Saving *saving)
{
  g_free (saving->statement.party);
  g_free (saving->statement.position);
  g_free (saving->statement.text);
  g_free (saving->statement.due);
  g_object_unref (saving->self);
  g_free (saving);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Saving, saving_free)

static gboolean
save_in_store (YishiDb       *db,
               gpointer       data,
               GCancellable  *cancellable,
               GError       **error)
{
  Saving *saving = data;

  return yishi_db_set_statement (db, &saving->statement, error);
}

static void
saved_cb (GObject      *object,
          GAsyncResult *result,
          gpointer      user_data)
{
  g_autoptr(Saving) saving = user_data;
  YishiStatementRow *self = saving->self;
  g_autoptr(GError) error = NULL;

  if (!yishi_record_perform_finish (YISHI_RECORD (object), result, &error))
    {
      yishi_window_report (GTK_WIDGET (self), error);
      return;
    }
  if (self->text_draft == NULL || self->item != saving->statement.item)
    return;

  yishi_draft_settle (self->draft, self->position);
  yishi_draft_settle (self->text_draft, self->text);
  yishi_draft_settle (self->due_draft, self->due);
  update_fields (self);
}

static void
save_clicked_cb (YishiStatementRow *self)
{
  const char *missing = find_missing (self);
  Saving *saving;

  if (missing != NULL)
    yishi_window_say (GTK_WIDGET (self), missing);
  if (self->record == NULL || !gtk_widget_get_sensitive (GTK_WIDGET (self->save_button)))
    return;

  saving = g_new0 (Saving, 1);
  saving->self = g_object_ref (self);
  saving->statement.item = self->item;
  saving->statement.party = g_strdup (self->party);
  saving->statement.position = g_strdup (get_position (self));
  saving->statement.text = g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->text_entry)));
  saving->statement.due =
    g_strdup (is_promise (self) ? gtk_editable_get_text (GTK_EDITABLE (self->due_entry)) : "");
  yishi_record_perform_async (self->record, YISHI_PART_MEETING, save_in_store, saving, NULL, NULL, saved_cb, saving);
}

static const YishiStatement *
find_statement (YishiStatementRow       *self,
                const YishiMeetingState *meeting)
{
  for (guint i = 0; i < meeting->statements->len; i++)
    {
      const YishiStatement *statement = meeting->statements->pdata[i];

      if (statement->item == self->item && strcmp (statement->party, self->party) == 0)
        return statement;
    }

  return NULL;
}

static void
take_text (char       **place,
           const char  *text)
{
  g_free (*place);
  *place = g_strdup (text);
}

const char *
yishi_statement_row_get_party (YishiStatementRow *self)
{
  g_return_val_if_fail (YISHI_IS_STATEMENT_ROW (self), NULL);

  return self->party;
}

void
yishi_statement_row_show (YishiStatementRow *self,
                          YishiRecord       *record,
                          gint64             item)
{
  g_autofree char *key = g_strdup_printf ("statement-position-%s:%" G_GINT64_FORMAT, self->party, item);
  g_autofree char *text_key = g_strdup_printf ("statement-text-%s:%" G_GINT64_FORMAT, self->party, item);
  g_autofree char *due_key = g_strdup_printf ("statement-due-%s:%" G_GINT64_FORMAT, self->party, item);
  const YishiStatement *statement;

  g_return_if_fail (YISHI_IS_STATEMENT_ROW (self));

  g_set_object (&self->record, record);
  self->item = item;
  statement = find_statement (self, yishi_record_get_meeting (record));
  take_text (&self->position, statement != NULL ? statement->position : "");
  take_text (&self->text, statement != NULL ? statement->text : "");
  take_text (&self->due, statement != NULL ? statement->due : "");
  yishi_draft_follow (self->draft, record, key, self->position);
  yishi_draft_follow (self->text_draft, record, text_key, self->text);
  yishi_draft_follow (self->due_draft, record, due_key, self->due);
  update_fields (self);
}

static void
yishi_statement_row_dispose (GObject *object)
{
  YishiStatementRow *self = YISHI_STATEMENT_ROW (object);

  self->is_showing = TRUE;
  if (self->text_draft != NULL)
    {
      yishi_draft_follow (self->draft, NULL, NULL, "");
      yishi_draft_follow (self->text_draft, NULL, NULL, "");
      yishi_draft_follow (self->due_draft, NULL, NULL, "");
    }
  g_clear_object (&self->draft);
  g_clear_object (&self->chosen);
  g_clear_object (&self->text_draft);
  g_clear_object (&self->due_draft);
  gtk_widget_dispose_template (GTK_WIDGET (self), YISHI_TYPE_STATEMENT_ROW);
  g_clear_object (&self->record);
  G_OBJECT_CLASS (yishi_statement_row_parent_class)->dispose (object);
}

static void
yishi_statement_row_finalize (GObject *object)
{
  YishiStatementRow *self = YISHI_STATEMENT_ROW (object);

  g_free (self->party);
  g_free (self->position);
  g_free (self->text);
  g_free (self->due);
  G_OBJECT_CLASS (yishi_statement_row_parent_class)->finalize (object);
}

static void
yishi_statement_row_class_init (YishiStatementRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = yishi_statement_row_dispose;
  G_OBJECT_CLASS (klass)->finalize = yishi_statement_row_finalize;

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/yishi/Yishi/ui/widgets/yishi-statement-row.ui");
  gtk_widget_class_bind_template_child (widget_class, YishiStatementRow, party_label);
  gtk_widget_class_bind_template_child (widget_class, YishiStatementRow, unsaved_label);
  gtk_widget_class_bind_template_child (widget_class, YishiStatementRow, position_drop);
  gtk_widget_class_bind_template_child (widget_class, YishiStatementRow, due_entry);
  gtk_widget_class_bind_template_child (widget_class, YishiStatementRow, text_entry);
  gtk_widget_class_bind_template_child (widget_class, YishiStatementRow, save_button);
  gtk_widget_class_bind_template_callback (widget_class, edited_cb);
  gtk_widget_class_bind_template_callback (widget_class, position_chosen_cb);
  gtk_widget_class_bind_template_callback (widget_class, save_clicked_cb);
}

static void
yishi_statement_row_init (YishiStatementRow *self)
{
  g_autoptr(GtkStringList) positions = gtk_string_list_new (NULL);

  gtk_widget_init_template (GTK_WIDGET (self));
  for (guint i = 0; yishi_position_names[i] != NULL; i++)
    gtk_string_list_append (positions, yishi_position_to_label (yishi_position_names[i]));
  self->is_showing = TRUE;
  gtk_drop_down_set_model (self->position_drop, G_LIST_MODEL (positions));
  self->is_showing = FALSE;
  self->chosen = g_object_ref_sink (GTK_EDITABLE (gtk_text_new ()));
  g_signal_connect_object (self->chosen, "changed", G_CALLBACK (chosen_changed_cb), self, G_CONNECT_SWAPPED);
  self->draft = yishi_draft_new (self->chosen);
  self->text_draft = yishi_draft_new (GTK_EDITABLE (self->text_entry));
  self->due_draft = yishi_draft_new (GTK_EDITABLE (self->due_entry));
  g_signal_connect_object (self->draft, "restored", G_CALLBACK (edited_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->text_draft, "restored", G_CALLBACK (edited_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->due_draft, "restored", G_CALLBACK (edited_cb), self, G_CONNECT_SWAPPED);
}

/* Names the controls with the party, so that one is told from the other by ear. */
static void
name_controls (YishiStatementRow *self,
               const char        *label)
{
  g_autofree char *position = g_strdup_printf (_("Position: %s"), label);
  g_autofree char *text = g_strdup_printf (_("Statement: %s"), label);
  g_autofree char *due = g_strdup_printf (_("Promised until: %s"), label);
  g_autofree char *save = g_strdup_printf (_("Save the statement: %s"), label);

  gtk_accessible_update_property (GTK_ACCESSIBLE (self->position_drop), GTK_ACCESSIBLE_PROPERTY_LABEL, position, -1);
  yishi_drop_down_tell (self->position_drop, position);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->text_entry), GTK_ACCESSIBLE_PROPERTY_LABEL, text, -1);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->due_entry), GTK_ACCESSIBLE_PROPERTY_LABEL, due, -1);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->save_button), GTK_ACCESSIBLE_PROPERTY_LABEL, save, -1);
}

GtkWidget *
yishi_statement_row_new (const char *party)
{
  YishiStatementRow *self = g_object_new (YISHI_TYPE_STATEMENT_ROW, NULL);

  self->party = g_strdup (party);
  gtk_label_set_label (self->party_label, yishi_party_to_label (party));
  name_controls (self, yishi_party_to_label (party));
  return GTK_WIDGET (self);
}
