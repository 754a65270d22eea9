/* yishi-outcome.c - what came of an item: one of five
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Each text is a draft until it is saved: what was typed is there again after a
 * crash.
 */
#include "config.h"

#include "yishi-outcome.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "yishi-date.h"
#include "yishi-db-meeting.h"
#include "yishi-draft.h"
#include "yishi-floor-words.h"
#include "yishi-tooltip.h"
#include "yishi-window.h"

#define N_CHOICES 5

enum
{
  TEXT,
  RESPONSIBLE,
  DUE,
  N_FIELDS,
};

struct _YishiOutcome
{
  AdwBin parent_instance;

  YishiRecord *record;            /* (owned) (nullable) */
  YishiItem   *item;              /* (owned) (nullable) as it stands in the record */
  YishiDraft  *drafts[N_FIELDS];  /* (owned) */
  gboolean     is_showing;        /* a choice is not the chair's */

  /* Template children */
  GtkCheckButton *settled_check;
  GtkCheckButton *person_check;
  GtkCheckButton *escalated_check;
  GtkCheckButton *owners_check;
  GtkCheckButton *none_check;
  AdwEntryRow    *text_row;
  AdwEntryRow    *responsible_row;
  AdwEntryRow    *due_row;
  GtkButton      *save_button;
};

G_DEFINE_FINAL_TYPE (YishiOutcome, yishi_outcome, ADW_TYPE_BIN)

static const char *const draft_keys[N_FIELDS] = { "outcome-text", "outcome-responsible", "outcome-due" };

/* In the order of yishi_outcome_names. */
static GtkCheckButton *
get_check (YishiOutcome *self,
           guint         position)
{
  GtkCheckButton *const checks[N_CHOICES] = { self->settled_check, self->person_check, self->escalated_check,
                                              self->owners_check, self->none_check };

  return checks[position];
}

/* "" while none is chosen */
static const char *
get_choice (YishiOutcome *self)
{
  for (guint i = 0; i < N_CHOICES; i++)
    if (gtk_check_button_get_active (get_check (self, i)))
      return yishi_outcome_names[i];

  return "";
}

static const char *
get_field (YishiOutcome *self,
           guint         field)
{
  GtkEditable *const editables[N_FIELDS] = { GTK_EDITABLE (self->text_row), GTK_EDITABLE (self->responsible_row),
                                             GTK_EDITABLE (self->due_row) };

  return gtk_editable_get_text (editables[field]);
}

/* What is missing before it can be saved. Returns: (nullable): NULL if nothing is */
static const char *
find_missing (YishiOutcome *self)
{
  const char *choice = get_choice (self);

  if (*choice == '\0')
    return _("Choose one of the five first.");
  if (strcmp (choice, "person") == 0 && (*get_field (self, RESPONSIBLE) == '\0' || *get_field (self, DUE) == '\0'))
    return _("Say who does it and until which day.");
  if (strcmp (choice, "none") == 0 && *get_field (self, TEXT) == '\0')
    return _("Say why there is no outcome.");
  if (*get_field (self, DUE) != '\0' && !yishi_date_check (get_field (self, DUE), NULL))
    return _("That is not a day: write it as 2026-12-15.");

  return NULL;
}

static gboolean
is_changed (YishiOutcome *self)
{
  for (guint i = 0; i < N_FIELDS; i++)
    if (yishi_draft_is_touched (self->drafts[i]))
      return TRUE;

  return self->item != NULL && strcmp (get_choice (self), self->item->outcome) != 0;
}

static void
update_fields (YishiOutcome *self)
{
  const char *choice = get_choice (self);
  const char *missing = find_missing (self);
  gboolean names_person = strcmp (choice, "person") == 0 || strcmp (choice, "escalated") == 0 ||
                          *get_field (self, RESPONSIBLE) != '\0' || *get_field (self, DUE) != '\0';

  if (self->item == NULL)
    return;

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->text_row),
                                 strcmp (choice, "none") == 0 ? _("Why there is no outcome") : _("What was agreed"));
  gtk_widget_set_visible (GTK_WIDGET (self->responsible_row), names_person);
  gtk_widget_set_visible (GTK_WIDGET (self->due_row), names_person);
  gtk_widget_set_sensitive (GTK_WIDGET (self->save_button), missing == NULL && is_changed (self));
  yishi_tooltip_set (GTK_WIDGET (self->save_button),
                     missing != NULL ? missing
                                     : (is_changed (self) ? NULL : _("This outcome is in the record.")));
}

static void
edited_cb (YishiOutcome *self)
{
  if (!self->is_showing)
    update_fields (self);
}

/* None of the five is an answer too: then none is active, and Tab comes to each. */
static void
choose (YishiOutcome *self,
        const char   *outcome)
{
  self->is_showing = TRUE;
  for (guint i = 0; i < N_CHOICES; i++)
    gtk_check_button_set_active (get_check (self, i), strcmp (yishi_outcome_names[i], outcome) == 0);
  self->is_showing = FALSE;
}

/* An outcome on its way to the record. */
typedef struct
{
  YishiItem *item;              /* (owned) */
  char      *outcome;           /* (owned) */
  char      *fields[N_FIELDS];  /* (owned) */
} Saving;

static void
saving_free (Saving *saving)
{
  yishi_item_free (saving->item);
  g_free (saving->outcome);
  for (guint i = 0; i < N_FIELDS; i++)
    g_free (saving->fields[i]);
  g_free (saving);
}

static gboolean
save_in_store (YishiDb       *db,
               gpointer       data,
               GCancellable  *cancellable,
               GError       **error)
{
  Saving *saving = data;

  return yishi_db_set_outcome (db, saving->item, saving->outcome, saving->fields[TEXT], saving->fields[RESPONSIBLE],
                               saving->fields[DUE], error);
}

/* Where it was saved to is what is shown, unless the chair has gone on since. */
typedef struct
{
  YishiOutcome *self;  /* (owned) */
  gint64        item;
} Waiting;

static void
saved_cb (GObject      *object,
          GAsyncResult *result,
          gpointer      user_data)
{
  Waiting *waiting = user_data;
  YishiOutcome *self = waiting->self;
  g_autoptr(GError) error = NULL;

  if (!yishi_record_perform_finish (YISHI_RECORD (object), result, &error))
    {
      yishi_window_report (GTK_WIDGET (self), error);
    }
  else if (self->item != NULL && self->item->id == waiting->item && self->drafts[TEXT] != NULL)
    {
      yishi_draft_settle (self->drafts[TEXT], self->item->outcome_text);
      yishi_draft_settle (self->drafts[RESPONSIBLE], self->item->responsible);
      yishi_draft_settle (self->drafts[DUE], self->item->due);
      choose (self, self->item->outcome);
      update_fields (self);
      yishi_window_say (GTK_WIDGET (self), _("The outcome is in the record."));
    }
  g_object_unref (waiting->self);
  g_free (waiting);
}

static void
save_clicked_cb (YishiOutcome *self)
{
  const char *missing = find_missing (self);
  Saving *saving;
  Waiting *waiting;

  if (self->item == NULL)
    return;
  if (missing != NULL)
    {
      yishi_window_say (GTK_WIDGET (self), missing);
      return;
    }

  saving = g_new0 (Saving, 1);
  saving->item = yishi_item_copy (self->item);
  saving->outcome = g_strdup (get_choice (self));
  for (guint i = 0; i < N_FIELDS; i++)
    saving->fields[i] = g_strdup (get_field (self, i));
  waiting = g_new0 (Waiting, 1);
  waiting->self = g_object_ref (self);
  waiting->item = self->item->id;
  yishi_record_perform_async (self->record, YISHI_PART_MEETING, save_in_store, saving, (GDestroyNotify) saving_free,
                              NULL, saved_cb, waiting);
}

static void
follow_drafts (YishiOutcome *self)
{
  const char *const plain[N_FIELDS] = { self->item->outcome_text, self->item->responsible, self->item->due };

  for (guint i = 0; i < N_FIELDS; i++)
    {
      g_autofree char *key = g_strdup_printf ("%s:%" G_GINT64_FORMAT, draft_keys[i], self->item->id);

      yishi_draft_follow (self->drafts[i], self->record, key, plain[i]);
    }
}

void
yishi_outcome_show (YishiOutcome *self,
                    YishiRecord  *record,
                    gint64        item)
{
  const YishiItem *found;
  gboolean is_other;

  g_return_if_fail (YISHI_IS_OUTCOME (self));

  found = yishi_meeting_state_find_item (yishi_record_get_meeting (record), item);
  if (found == NULL)
    return;

  is_other = self->item == NULL || self->item->id != item || strcmp (self->item->outcome, found->outcome) != 0;
  g_set_object (&self->record, record);
  g_clear_pointer (&self->item, yishi_item_free);
  self->item = yishi_item_copy (found);
  if (is_other)
    choose (self, self->item->outcome);
  follow_drafts (self);
  update_fields (self);
}

static void
yishi_outcome_dispose (GObject *object)
{
  YishiOutcome *self = YISHI_OUTCOME (object);

  self->is_showing = TRUE;
  for (guint i = 0; i < N_FIELDS; i++)
    {
      if (self->drafts[i] != NULL)
        yishi_draft_follow (self->drafts[i], NULL, NULL, "");
      g_clear_object (&self->drafts[i]);
    }
  adw_bin_set_child (ADW_BIN (self), NULL);
  gtk_widget_dispose_template (GTK_WIDGET (self), YISHI_TYPE_OUTCOME);
  g_clear_object (&self->record);
  g_clear_pointer (&self->item, yishi_item_free);
  G_OBJECT_CLASS (yishi_outcome_parent_class)->dispose (object);
}

static void
yishi_outcome_class_init (YishiOutcomeClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = yishi_outcome_dispose;

  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/yishi/Yishi/ui/widgets/yishi-outcome.ui");
  gtk_widget_class_bind_template_child (widget_class, YishiOutcome, settled_check);
  gtk_widget_class_bind_template_child (widget_class, YishiOutcome, person_check);
  gtk_widget_class_bind_template_child (widget_class, YishiOutcome, escalated_check);
  gtk_widget_class_bind_template_child (widget_class, YishiOutcome, owners_check);
  gtk_widget_class_bind_template_child (widget_class, YishiOutcome, none_check);
  gtk_widget_class_bind_template_child (widget_class, YishiOutcome, text_row);
  gtk_widget_class_bind_template_child (widget_class, YishiOutcome, responsible_row);
  gtk_widget_class_bind_template_child (widget_class, YishiOutcome, due_row);
  gtk_widget_class_bind_template_child (widget_class, YishiOutcome, save_button);
  gtk_widget_class_bind_template_callback (widget_class, edited_cb);
  gtk_widget_class_bind_template_callback (widget_class, save_clicked_cb);
}

static void
yishi_outcome_init (YishiOutcome *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  self->drafts[TEXT] = yishi_draft_new (GTK_EDITABLE (self->text_row));
  self->drafts[RESPONSIBLE] = yishi_draft_new (GTK_EDITABLE (self->responsible_row));
  self->drafts[DUE] = yishi_draft_new (GTK_EDITABLE (self->due_row));
  for (guint i = 0; i < N_FIELDS; i++)
    g_signal_connect_object (self->drafts[i], "restored", G_CALLBACK (edited_cb), self, G_CONNECT_SWAPPED);
}
