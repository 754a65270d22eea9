/* yishi-item-dialog.c - one item of the agenda with all that belongs to it
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The kind comes first, and only what it needs is asked for. What is typed into
 * the private notes of an item is kept at once; the rest when it is saved.
 */
#include "config.h"

#include "yishi-item-dialog.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "yishi-agenda-changes.h"
#include "yishi-agenda-templates.h"
#include "yishi-attachments.h"
#include "yishi-confirm.h"
#include "yishi-draft.h"
#include "yishi-item-choices.h"
#include "yishi-item-words.h"
#include "yishi-media.h"
#include "yishi-name-list.h"
#include "yishi-private-note.h"
#include "yishi-window.h"

/* Of a new item, before anything is said. */
#define USUAL_MINUTES 10

struct _YishiItemDialog
{
  AdwWindow parent_instance;

  YishiRecord       *record;      /* (owned) */
  YishiAgendaEditor *editor;      /* (owned) */
  YishiRulePack     *pack;        /* (owned) */
  YishiLoadedRoll   *roll;        /* (owned) (nullable) */
  gint64             meeting;
  YishiItem         *before;      /* (owned) as the record has it; a new one has the id 0 */
  YishiItem         *shown;       /* (owned) what the fields said at first */
  YishiPrivateNote  *keeper;      /* (owned) keeps the private note */
  YishiDraft        *title_draft;      /* (owned) keeps what is typed until it is saved */
  YishiDraft        *presenter_draft;  /* (owned) likewise */
  gboolean           is_filling;  /* the fields change by themselves */
  gboolean           is_closed;   /* the meeting is */
  gboolean           is_saving;
  gboolean           is_done;     /* saved, or given up */

  /* Template children */
  AdwWindowTitle   *heading;
  GtkButton        *save_button;
  GtkRevealer      *trouble;
  GtkLabel         *trouble_label;
  GtkLabel         *bounds;
  AdwPreferencesGroup *kind_group;
  AdwComboRow      *kind;
  AdwEntryRow      *title;
  AdwEntryRow      *presenter;
  GtkWidget        *minutes_row;
  GtkSpinButton    *minutes;
  GtkWidget        *masks_row;
  GtkSwitch        *masks;
  GtkWidget        *decision;
  AdwComboRow      *matter;
  AdwComboRow      *rule;
  AdwActionRow     *needed;
  AdwComboRow      *building;
  AdwComboRow      *stair;
  GtkWidget        *seats_row;
  GtkSpinButton    *seats;
  GtkWidget        *agreed_row;
  GtkSpinButton    *agreed;
  YishiNameList    *names;
  YishiAttachments *attachments;
  GtkTextView      *note;
};

G_DEFINE_FINAL_TYPE (YishiItemDialog, yishi_item_dialog, ADW_TYPE_WINDOW)

/* What the fields say */

static gboolean
is_kind (YishiItemDialog *self,
         const char      *kind)
{
  return strcmp (yishi_choices_get_kind (self->kind), kind) == 0;
}

/* Whether it is decided by a rule that can be chosen. A straw poll decides nothing. */
static gboolean
has_rule (YishiItemDialog *self)
{
  return yishi_item_has_vote (yishi_choices_get_kind (self->kind)) && !is_kind (self, "straw");
}

static gboolean
has_scope (YishiItemDialog *self)
{
  return is_kind (self, "matter") || is_kind (self, "election");
}

static char *
dup_text (gpointer editable)
{
  return g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (editable))));
}

static void
take (char **text,
      char  *wanted)
{
  g_free (*text);
  *text = wanted;
}

/* What decides it by what the fields say. Returns: (transfer none) (nullable) */
static YishiRule *
find_rule (YishiItemDialog *self)
{
  YishiItem item = {
    .kind = (char *) yishi_choices_get_kind (self->kind),
    .matter = is_kind (self, "matter") ? yishi_choices_get_matter (self->matter, self->pack) : 0,
    .rule = (char *) (has_rule (self) ? yishi_choices_get_rule (self->rule) : ""),
  };

  return yishi_agenda_find_rule (&item, self->pack);
}

static gboolean
has_names (YishiItemDialog *self)
{
  YishiRule *rule = find_rule (self);

  return rule != NULL && yishi_rule_is_election (rule);
}

static gboolean
has_seats (YishiItemDialog *self)
{
  YishiRule *rule = find_rule (self);

  return is_kind (self, "election") && rule != NULL && rule->method != YISHI_METHOD_PLURALITY &&
         rule->method != YISHI_METHOD_RUNOFF;
}

static gboolean
has_agreed (YishiItemDialog *self)
{
  YishiRule *rule = find_rule (self);

  return has_seats (self) && rule->method == YISHI_METHOD_OWNERS_ELECTION;
}

/* Returns: (transfer full): what the kind does not need is left out */
static YishiItem *
read_item (YishiItemDialog *self)
{
  YishiItem *item = yishi_item_copy (self->before);

  take (&item->kind, g_strdup (yishi_choices_get_kind (self->kind)));
  take (&item->title, dup_text (self->title));
  take (&item->presenter, dup_text (self->presenter));
  item->minutes = gtk_spin_button_get_value_as_int (self->minutes);
  item->masks_names = gtk_switch_get_active (self->masks);
  item->matter = is_kind (self, "matter") ? yishi_choices_get_matter (self->matter, self->pack) : 0;
  take (&item->rule, g_strdup (has_rule (self) ? yishi_choices_get_rule (self->rule) : ""));
  take (&item->scope, has_scope (self) ? yishi_choices_get_scope (self->building, self->stair) : g_strdup (""));
  g_strfreev (item->candidates);
  item->candidates = has_names (self) ? yishi_name_list_get_names (self->names) : g_new0 (char *, 1);
  item->seats = has_seats (self) ? gtk_spin_button_get_value_as_int (self->seats) : 0;
  item->agreed = has_agreed (self) ? gtk_spin_button_get_value_as_int (self->agreed) : 0;
  return item;
}

static gboolean
is_changed (YishiItemDialog *self)
{
  g_autoptr(YishiItem) item = read_item (self);

  return !yishi_items_are_alike (item, self->shown) || yishi_attachments_is_changed (self->attachments) ||
         (self->before->id == 0 && yishi_private_note_is_changed (self->keeper));
}

/* What they show */

static const char *
find_lack (YishiItemDialog *self)
{
  g_autofree char *title = dup_text (self->title);
  g_auto(GStrv) names = yishi_name_list_get_names (self->names);

  if (self->is_closed)
    return _("The meeting is closed (go on in the next one).");
  if (*title == '\0')
    return _("Give it a title first.");
  if (has_names (self) && names[0] == NULL)
    return _("Say first who or what can be chosen.");

  return NULL;
}

static void
update_save (YishiItemDialog *self)
{
  const char *lack = find_lack (self);

  gtk_widget_action_set_enabled (GTK_WIDGET (self), "item.save", lack == NULL && !self->is_saving);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->save_button), lack != NULL ? lack : _("Save (Ctrl+Enter)"));
}

static void
update_rule (YishiItemDialog *self)
{
  YishiRule *rule = find_rule (self);
  g_autofree char *words = rule != NULL ? yishi_say_rule (rule) : g_strdup ("");
  g_autofree char *markup = g_markup_escape_text (words, -1);
  g_autofree char *title = rule != NULL ? g_markup_escape_text (yishi_rule_get_title (rule), -1) : g_strdup ("");

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->needed), title);
  adw_action_row_set_subtitle (self->needed, markup);
  gtk_widget_set_visible (GTK_WIDGET (self->needed), rule != NULL);
  gtk_widget_set_visible (self->seats_row, has_seats (self));
  gtk_widget_set_visible (self->agreed_row, has_agreed (self));
  gtk_widget_set_visible (GTK_WIDGET (self->names), has_names (self));
}

/* The usual grades of satisfaction stand there until others are given. */
static void
propose_names (YishiItemDialog *self)
{
  const char *const *grades = yishi_usual_grades (yishi_record_get_language (self->record));
  g_auto(GStrv) names = yishi_name_list_get_names (self->names);
  YishiRule *rule = find_rule (self);
  gboolean are_grades = g_strv_equal ((const char *const *) names, grades);

  if (rule != NULL && rule->method == YISHI_METHOD_GRADES && names[0] == NULL)
    yishi_name_list_set_names (self->names, grades);
  if (rule != NULL && rule->method != YISHI_METHOD_GRADES && are_grades)
    yishi_name_list_set_names (self->names, NULL);
}

static void
update_kind (YishiItemDialog *self)
{
  gboolean is_election = is_kind (self, "election");

  adw_preferences_group_set_description (self->kind_group,
                                         yishi_item_say_meaning (yishi_choices_get_kind (self->kind)));
  gtk_widget_set_visible (self->decision, has_rule (self));
  gtk_widget_set_visible (GTK_WIDGET (self->matter), is_kind (self, "matter"));
  gtk_widget_set_visible (GTK_WIDGET (self->building), has_scope (self));
  if (has_scope (self))
    yishi_choices_fill_stairs (self->building, self->stair, self->roll != NULL ? self->roll->roll : NULL, "");
  else
    gtk_widget_set_visible (GTK_WIDGET (self->stair), FALSE);
  yishi_name_list_set_words (self->names, is_election ? _("Candidates") : _("Options"),
                             is_election ? _("Add a candidate") : _("Add an option"));
}

static void
changed_cb (YishiItemDialog *self)
{
  if (!self->is_filling)
    update_save (self);
}

static void
rule_changed_cb (YishiItemDialog *self)
{
  if (self->is_filling)
    return;

  propose_names (self);
  update_rule (self);
  update_save (self);
}

static void
kind_changed_cb (YishiItemDialog *self)
{
  if (self->is_filling)
    return;

  self->is_filling = TRUE;
  yishi_choices_fill_rules (self->rule, self->pack, yishi_choices_get_kind (self->kind), "");
  update_kind (self);
  self->is_filling = FALSE;
  rule_changed_cb (self);
}

static void
building_changed_cb (YishiItemDialog *self)
{
  if (self->is_filling)
    return;

  yishi_choices_fill_stairs (self->building, self->stair, self->roll != NULL ? self->roll->roll : NULL, "");
  update_save (self);
}

/* What stays as it is, and why. */
static void
set_bounds (YishiItemDialog *self)
{
  gboolean has_vote = strcmp (self->before->state, "none") != 0;
  const char *text = yishi_say_bounds (self->before, self->is_closed);

  gtk_label_set_label (self->bounds, text != NULL ? text : "");
  gtk_widget_set_visible (GTK_WIDGET (self->bounds), text != NULL);
  gtk_widget_set_sensitive (GTK_WIDGET (self->kind), !self->is_closed && !has_vote);
  gtk_widget_set_sensitive (GTK_WIDGET (self->title), !self->is_closed && !self->before->posted);
  gtk_widget_set_sensitive (GTK_WIDGET (self->presenter), !self->is_closed);
  gtk_widget_set_sensitive (self->minutes_row, !self->is_closed);
  gtk_widget_set_sensitive (self->masks_row, !self->is_closed);
  gtk_widget_set_sensitive (self->decision, !self->is_closed && !has_vote);
  gtk_widget_set_sensitive (GTK_WIDGET (self->names), !self->is_closed && !has_vote);
  gtk_widget_set_sensitive (GTK_WIDGET (self->attachments), !self->is_closed);
}

static void
fill_fields (YishiItemDialog *self)
{
  const YishiItem *item = self->before;
  const YishiRoll *roll = self->roll != NULL ? self->roll->roll : NULL;

  self->is_filling = TRUE;
  yishi_choices_fill_kinds (self->kind, item->kind);
  yishi_choices_fill_matters (self->matter, self->pack, item->matter);
  yishi_choices_fill_rules (self->rule, self->pack, item->kind, item->rule);
  yishi_choices_fill_scope (self->building, self->stair, roll, item->scope);
  gtk_editable_set_text (GTK_EDITABLE (self->title), item->title);
  gtk_editable_set_text (GTK_EDITABLE (self->presenter), item->presenter);
  gtk_spin_button_set_value (self->minutes, item->minutes);
  gtk_switch_set_active (self->masks, item->masks_names);
  gtk_spin_button_set_value (self->seats, item->seats);
  gtk_spin_button_set_value (self->agreed, item->agreed);
  yishi_name_list_set_names (self->names, (const char *const *) item->candidates);
  update_kind (self);
  yishi_choices_fill_scope (self->building, self->stair, roll, item->scope);
  gtk_widget_set_visible (GTK_WIDGET (self->stair), has_scope (self) && gtk_widget_get_visible (GTK_WIDGET (self->stair)));
  self->is_filling = FALSE;

  update_rule (self);
  set_bounds (self);
  self->shown = read_item (self);
  update_save (self);
}

/* What is typed is kept in the record until it is saved or given up. */
static void
follow_draft (YishiItemDialog *self,
              YishiDraft      *draft,
              const char      *name,
              const char      *plain)
{
  gint64 id = self->before->id != 0 ? self->before->id : -self->meeting;
  g_autofree char *key = g_strdup_printf ("draft-item-%s:%" G_GINT64_FORMAT, name, id);

  yishi_draft_follow (draft, self->record, key, plain);
}

/* Saving */

static void
finish (YishiItemDialog *self)
{
  self->is_done = TRUE;
  yishi_private_note_forget (self->keeper);
  if (self->title_draft != NULL)
    {
      yishi_draft_settle (self->title_draft, self->before->title);
      yishi_draft_settle (self->presenter_draft, self->before->presenter);
    }
  gtk_window_close (GTK_WINDOW (self));
}

static void
refuse (YishiItemDialog *self,
        const char      *text)
{
  gtk_label_set_label (self->trouble_label, text);
  gtk_revealer_set_reveal_child (self->trouble, TRUE);
}

static void
saved_cb (GObject      *object,
          GAsyncResult *result,
          gpointer      user_data)
{
  g_autoptr(YishiItemDialog) self = user_data;
  g_autoptr(GError) error = NULL;

  self->is_saving = FALSE;
  if (yishi_agenda_editor_write_finish (YISHI_AGENDA_EDITOR (object), result, &error))
    {
      finish (self);
      return;
    }

  refuse (self, error->message);
  update_save (self);
}

/* Returns: (transfer full): what is to be written */
static YishiAgendaWrite *
make_write (YishiItemDialog *self)
{
  gboolean is_new = self->before->id == 0;
  YishiChange *change = yishi_change_new (is_new ? YISHI_CHANGE_ADDED : YISHI_CHANGE_EDITED);
  YishiItem *after = read_item (self);
  YishiAgendaWrite *write;

  if (is_new)
    after->id = -1;
  else
    g_ptr_array_add (change->before, yishi_item_copy (self->before));
  g_ptr_array_add (change->after, after);

  write = yishi_agenda_write_new (self->meeting, change);
  yishi_attachments_collect (self->attachments, write);
  if (is_new)
    write->note = yishi_private_note_get_text (self->keeper);
  return write;
}

static void
save (GtkWidget  *widget,
      const char *action,
      GVariant   *parameter)
{
  YishiItemDialog *self = YISHI_ITEM_DIALOG (widget);

  if (!is_changed (self))
    {
      gtk_window_close (GTK_WINDOW (self));
      return;
    }

  self->is_saving = TRUE;
  update_save (self);
  gtk_revealer_set_reveal_child (self->trouble, FALSE);
  yishi_agenda_editor_write_async (self->editor, make_write (self), saved_cb, g_object_ref (self));
}

static void
given_up_cb (GObject      *object,
             GAsyncResult *result,
             gpointer      user_data)
{
  if (yishi_confirm_finish (GTK_WIDGET (object), result))
    finish (YISHI_ITEM_DIALOG (object));
}

static gboolean
yishi_item_dialog_close_request (GtkWindow *window)
{
  YishiItemDialog *self = YISHI_ITEM_DIALOG (window);

  if (self->is_saving)
    return TRUE;
  if (self->is_done || self->is_closed || !is_changed (self))
    {
      yishi_private_note_flush (self->keeper);
      return GTK_WINDOW_CLASS (yishi_item_dialog_parent_class)->close_request (window);
    }

  yishi_confirm_async (GTK_WIDGET (self), _("Give up what you typed?"), _("The item was not saved."), _("_Give Up"), TRUE,
                       given_up_cb, NULL);
  return TRUE;
}

static void
yishi_item_dialog_dispose (GObject *object)
{
  YishiItemDialog *self = YISHI_ITEM_DIALOG (object);

  g_clear_object (&self->keeper);
  g_clear_object (&self->title_draft);
  g_clear_object (&self->presenter_draft);
  gtk_widget_dispose_template (GTK_WIDGET (self), YISHI_TYPE_ITEM_DIALOG);
  G_OBJECT_CLASS (yishi_item_dialog_parent_class)->dispose (object);
}

static void
yishi_item_dialog_finalize (GObject *object)
{
  YishiItemDialog *self = YISHI_ITEM_DIALOG (object);

  g_clear_object (&self->record);
  g_clear_object (&self->editor);
  g_clear_pointer (&self->pack, yishi_rule_pack_unref);
  g_clear_pointer (&self->roll, yishi_loaded_roll_unref);
  g_clear_pointer (&self->before, yishi_item_free);
  g_clear_pointer (&self->shown, yishi_item_free);
  G_OBJECT_CLASS (yishi_item_dialog_parent_class)->finalize (object);
}

static void
bind_children (GtkWidgetClass *widget_class)
{
  gtk_widget_class_bind_template_child (widget_class, YishiItemDialog, heading);
  gtk_widget_class_bind_template_child (widget_class, YishiItemDialog, save_button);
  gtk_widget_class_bind_template_child (widget_class, YishiItemDialog, trouble);
  gtk_widget_class_bind_template_child (widget_class, YishiItemDialog, trouble_label);
  gtk_widget_class_bind_template_child (widget_class, YishiItemDialog, bounds);
  gtk_widget_class_bind_template_child (widget_class, YishiItemDialog, kind_group);
  gtk_widget_class_bind_template_child (widget_class, YishiItemDialog, kind);
  gtk_widget_class_bind_template_child (widget_class, YishiItemDialog, title);
  gtk_widget_class_bind_template_child (widget_class, YishiItemDialog, presenter);
  gtk_widget_class_bind_template_child (widget_class, YishiItemDialog, minutes_row);
  gtk_widget_class_bind_template_child (widget_class, YishiItemDialog, minutes);
  gtk_widget_class_bind_template_child (widget_class, YishiItemDialog, masks_row);
  gtk_widget_class_bind_template_child (widget_class, YishiItemDialog, masks);
  gtk_widget_class_bind_template_child (widget_class, YishiItemDialog, decision);
  gtk_widget_class_bind_template_child (widget_class, YishiItemDialog, matter);
  gtk_widget_class_bind_template_child (widget_class, YishiItemDialog, rule);
  gtk_widget_class_bind_template_child (widget_class, YishiItemDialog, needed);
  gtk_widget_class_bind_template_child (widget_class, YishiItemDialog, building);
  gtk_widget_class_bind_template_child (widget_class, YishiItemDialog, stair);
  gtk_widget_class_bind_template_child (widget_class, YishiItemDialog, seats_row);
  gtk_widget_class_bind_template_child (widget_class, YishiItemDialog, seats);
  gtk_widget_class_bind_template_child (widget_class, YishiItemDialog, agreed_row);
  gtk_widget_class_bind_template_child (widget_class, YishiItemDialog, agreed);
  gtk_widget_class_bind_template_child (widget_class, YishiItemDialog, names);
  gtk_widget_class_bind_template_child (widget_class, YishiItemDialog, attachments);
  gtk_widget_class_bind_template_child (widget_class, YishiItemDialog, note);
}

static void
yishi_item_dialog_class_init (YishiItemDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = yishi_item_dialog_dispose;
  G_OBJECT_CLASS (klass)->finalize = yishi_item_dialog_finalize;
  GTK_WINDOW_CLASS (klass)->close_request = yishi_item_dialog_close_request;

  g_type_ensure (YISHI_TYPE_NAME_LIST);
  g_type_ensure (YISHI_TYPE_ATTACHMENTS);
  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/yishi/Yishi/ui/dialogs/yishi-item-dialog.ui");
  bind_children (widget_class);
  gtk_widget_class_bind_template_callback (widget_class, kind_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, rule_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, building_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, changed_cb);
  gtk_widget_class_install_action (widget_class, "item.save", NULL, save);
}

static void
yishi_item_dialog_init (YishiItemDialog *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  yishi_choices_prepare (self->kind);
  yishi_choices_prepare (self->matter);
  yishi_choices_prepare (self->rule);
  yishi_choices_prepare (self->building);
  yishi_choices_prepare (self->stair);
}

GtkWidget *
yishi_item_dialog_show (GtkWidget         *over,
                        YishiRecord       *record,
                        YishiAgendaEditor *editor,
                        gint64             item,
                        gint64             parent)
{
  const YishiMeetingState *meeting = yishi_record_get_meeting (record);
  const YishiItem *found = yishi_meeting_state_find_item (meeting, item);
  YishiLoadedRoll *roll = yishi_record_get_roll (record);
  g_autofree char *folder = yishi_media_path (yishi_record_get_path (record));
  YishiItemDialog *self = g_object_new (YISHI_TYPE_ITEM_DIALOG, "transient-for", yishi_window_of (over), NULL);

  self->record = g_object_ref (record);
  self->editor = g_object_ref (editor);
  self->pack = yishi_rule_pack_ref (yishi_record_get_pack (record));
  self->roll = roll != NULL ? yishi_loaded_roll_ref (roll) : NULL;
  self->meeting = meeting->meeting->id;
  self->is_closed = *meeting->meeting->closed != '\0';
  self->before = found != NULL ? yishi_item_copy (found) : yishi_item_make ("discussion", "", USUAL_MINUTES);
  self->before->parent = found != NULL ? found->parent : parent;
  self->keeper = yishi_private_note_new (record, self->before->id, self->meeting, gtk_text_view_get_buffer (self->note));

  adw_window_title_set_title (self->heading, found != NULL ? _("Edit the Item")
                                             : parent != 0 ? _("Add a Part")
                                                           : _("Add an Item"));
  gtk_button_set_label (self->save_button, found != NULL ? _("_Save") : _("_Add"));
  yishi_attachments_show (self->attachments, folder, meeting, self->before->id);
  fill_fields (self);
  if (!self->is_closed && !self->before->posted)
    {
      self->title_draft = yishi_draft_new (GTK_EDITABLE (self->title));
      self->presenter_draft = yishi_draft_new (GTK_EDITABLE (self->presenter));
      follow_draft (self, self->title_draft, "title", self->before->title);
      follow_draft (self, self->presenter_draft, "presenter", self->before->presenter);
    }
  gtk_window_present (GTK_WINDOW (self));
  gtk_widget_grab_focus (gtk_widget_is_sensitive (GTK_WIDGET (self->title)) ? GTK_WIDGET (self->title)
                                                                            : GTK_WIDGET (self->minutes));
  return GTK_WIDGET (self);
}
