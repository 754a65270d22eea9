/* yishi-mend-dialog.c - the minutes from draft to seal: read, mended, approved, signed, sealed, corrected
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Above, how far they are and the one step that comes next; below, all that somebody wrote,
 * in the order of the minutes, between what the record says of itself. The stages are those
 * of yishi-minutes-state.h.
 */
#include "config.h"

#include "yishi-mend-dialog.h"

#include <glib/gi18n-lib.h>

#include "yishi-confirm.h"
#include "yishi-db-minutes-state.h"
#include "yishi-floor-words.h"
#include "yishi-mend-field.h"
#include "yishi-reason.h"
#include "yishi-stage-forms.h"
#include "yishi-thanks-list.h"
#include "yishi-window.h"
#include "yishi-wrap-layout.h"

struct _YishiMendDialog
{
  AdwWindow parent_instance;

  YishiRecord       *record;    /* (owned) */
  gint64             meeting;   /* id */
  gboolean           is_closed; /* the meeting */
  YishiMinutesState *state;     /* (owned) (nullable) until it is read */
  YishiMinutesState *loaded;    /* (owned) (nullable) the store's thread leaves it here */
  gboolean           is_loading;
  gboolean           is_stale;  /* something has changed since it began */
  gboolean           shows_draft; /* there are fields; else the texts can be read alone */
  GPtrArray         *fields;    /* (owned) (element-type YishiMendField) */

  /* Template children */
  GtkLabel          *stage_label;
  GtkLabel          *told_label;
  GtkButton         *next_button;
  GtkButton         *reopen_button;
  GtkRevealer       *trouble;
  GtkLabel          *trouble_label;
  GtkBox            *content;
};

G_DEFINE_FINAL_TYPE (YishiMendDialog, yishi_mend_dialog, ADW_TYPE_WINDOW)

/* Where they are */

static const char *const stages[YISHI_N_MINUTES_STAGES] = {
  [YISHI_MINUTES_DRAFT] = N_("Draft"),
  [YISHI_MINUTES_APPROVED] = N_("Approved"),
  [YISHI_MINUTES_SIGNED] = N_("Signed"),
  [YISHI_MINUTES_SEALED] = N_("Sealed"),
};

static const char *const next_steps[YISHI_N_MINUTES_STAGES] = {
  [YISHI_MINUTES_DRAFT] = N_("Read Aloud and _Approve…"),
  [YISHI_MINUTES_APPROVED] = N_("_Sign…"),
  [YISHI_MINUTES_SIGNED] = N_("_Seal…"),
  [YISHI_MINUTES_SEALED] = N_("Add an _Addendum…"),
};

static char *
describe_state (YishiMendDialog *self)
{
  const YishiMinutesState *state = self->state;
  g_autoptr(GString) text = g_string_new (NULL);

  if (state->stage == YISHI_MINUTES_DRAFT)
    return g_strdup (self->is_closed ? _("Read it and mend the words; figures and times are the record’s. Then read the "
                                         "outcomes aloud in the room and have them approved.")
                                     : _("The meeting is not closed: notes and outcomes can be mended, and it can be approved "
                                         "when it is."));

  /* Translators: a day, a time of day, and by whom */
  g_string_append_printf (text, _("Approved on %s at %s by %s."), state->approved_on, state->approved_time,
                          state->approved_by);
  if (state->stage >= YISHI_MINUTES_SIGNED)
    {
      g_string_append_c (text, '\n');
      /* Translators: a day, a time of day, the chair’s name and the secretary’s */
      g_string_append_printf (text, _("Signed on %s at %s: %s, %s."), state->signed_on, state->signed_time, state->chair,
                              state->secretary);
    }
  if (state->stage == YISHI_MINUTES_SEALED)
    g_string_append_printf (text, "\n%s", _("Sealed: not a word is changed any more. What is wrong is corrected by an "
                                            "addendum."));
  for (guint i = 0; i < state->addenda->len; i++)
    {
      const YishiAddendum *addendum = state->addenda->pdata[i];

      g_string_append_c (text, '\n');
      /* Translators: the number of an addendum, and what it says */
      g_string_append_printf (text, _("Addendum %d: %s"), addendum->number, addendum->text);
    }
  return g_string_free (g_steal_pointer (&text), FALSE);
}

static void fill (YishiMendDialog *self, gboolean is_draft);

static void
show_state (YishiMendDialog *self)
{
  YishiMinutesStage stage = self->state->stage;
  g_autofree char *told = describe_state (self);

  gtk_label_set_label (self->stage_label, _(stages[stage]));
  gtk_label_set_label (self->told_label, told);
  gtk_button_set_label (self->next_button, _(next_steps[stage]));
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "mend.next", self->is_closed);
  gtk_widget_set_visible (GTK_WIDGET (self->reopen_button), stage == YISHI_MINUTES_APPROVED ||
                                                            stage == YISHI_MINUTES_SIGNED);
  if (self->shows_draft != (stage == YISHI_MINUTES_DRAFT) || gtk_widget_get_first_child (GTK_WIDGET (self->content)) == NULL)
    fill (self, stage == YISHI_MINUTES_DRAFT);
}

static gboolean
load_state (YishiDb       *db,
            gpointer       data,
            GCancellable  *cancellable,
            GError       **error)
{
  YishiMendDialog *self = data;

  self->loaded = yishi_db_load_minutes_state (db, self->meeting, error);
  return self->loaded != NULL;
}

static void
say_trouble (YishiMendDialog *self,
             const GError    *error)
{
  gtk_label_set_label (self->trouble_label, error != NULL ? error->message : "");
  gtk_revealer_set_reveal_child (self->trouble, error != NULL);
}

static void load (YishiMendDialog *self);

static void
state_loaded_cb (GObject      *object,
                 GAsyncResult *result,
                 gpointer      user_data)
{
  g_autoptr(YishiMendDialog) self = user_data;
  g_autoptr(GError) error = NULL;
  gboolean is_loaded = yishi_record_perform_finish (YISHI_RECORD (object), result, &error);

  self->is_loading = FALSE;
  if (self->content == NULL)
    return;
  if (!is_loaded)
    {
      say_trouble (self, error);
      return;
    }

  g_clear_pointer (&self->state, yishi_minutes_state_free);
  self->state = g_steal_pointer (&self->loaded);
  show_state (self);
  if (self->is_stale)
    load (self);
}

/* One look at a time; what changes meanwhile brings another. */
static void
load (YishiMendDialog *self)
{
  self->is_stale = self->is_loading;
  if (self->is_loading)
    return;

  self->is_loading = TRUE;
  yishi_record_perform_async (self->record, 0, load_state, self, NULL, NULL, state_loaded_cb, g_object_ref (self));
}

static void
record_changed_cb (YishiMendDialog *self,
                   guint            parts)
{
  load (self);
}

/* Steps */

static void
save_all (YishiMendDialog *self)
{
  for (guint i = 0; i < self->fields->len; i++)
    yishi_mend_field_save (self->fields->pdata[i]);
}

static gboolean
seal (YishiDb       *db,
      gpointer       data,
      GCancellable  *cancellable,
      GError       **error)
{
  return yishi_db_seal_minutes (db, ((YishiMendDialog *) data)->meeting, error);
}

static void
stepped_cb (GObject      *object,
            GAsyncResult *result,
            gpointer      user_data)
{
  g_autoptr(YishiMendDialog) self = user_data;
  g_autoptr(GError) error = NULL;

  yishi_record_perform_finish (YISHI_RECORD (object), result, &error);
  if (self->content != NULL)
    say_trouble (self, error);
}

/* Taking back */

typedef struct
{
  gint64  meeting;
  char   *reason;  /* (owned) */
} Reopening;

static void
reopening_free (gpointer data)
{
  Reopening *self = data;

  g_free (self->reason);
  g_free (self);
}

static gboolean
reopen_in_store (YishiDb       *db,
                 gpointer       data,
                 GCancellable  *cancellable,
                 GError       **error)
{
  const Reopening *self = data;

  return yishi_db_reopen_minutes (db, self->meeting, self->reason, error);
}

static void
reason_given_cb (GObject      *object,
                 GAsyncResult *result,
                 gpointer      user_data)
{
  YishiMendDialog *self = YISHI_MEND_DIALOG (object);
  char *reason = yishi_reason_finish (GTK_WIDGET (self), result);
  Reopening *reopening;

  if (reason == NULL)
    return;

  reopening = g_new0 (Reopening, 1);
  reopening->meeting = self->meeting;
  reopening->reason = reason;
  yishi_record_perform_async (self->record, YISHI_PART_INFO, reopen_in_store, reopening, reopening_free, NULL, stepped_cb,
                              g_object_ref (self));
}

static void
reopen (GtkWidget  *widget,
        const char *action,
        GVariant   *parameter)
{
  yishi_reason_async (widget, _("Take the approval back?"),
                      _("The minutes are a draft again. They must be read aloud and approved once more; signatures are void."),
                      "", _("_Take Back"), reason_given_cb, NULL);
}

/* The seal */

/* What the minutes lack that is about to be sealed, line by line; "" if nothing. */
static char *
describe_missing (YishiMendDialog *self)
{
  const YishiMeetingState *meeting = yishi_record_get_meeting (self->record);
  g_autoptr(GString) text = g_string_new (NULL);
  guint n_open = 0;

  for (guint i = 0; i < meeting->items->len; i++)
    {
      const YishiItem *item = meeting->items->pdata[i];

      if (*item->withdrawn != '\0' || *item->outcome != '\0')
        continue;
      if (n_open++ < 8)
        {
          /* Translators: the number and the title of an item of the agenda */
          g_string_append_printf (text, _("Item %d has no outcome: %s"), item->number, item->title);
          g_string_append_c (text, '\n');
        }
    }
  if (n_open > 8)
    g_string_append (text, "…\n");
  if (*meeting->meeting->chair == '\0')
    g_string_append_printf (text, "%s\n", _("Nobody is named as the chair of the meeting."));
  if (*meeting->meeting->secretary == '\0')
    g_string_append_printf (text, "%s\n", _("Nobody is named who kept the minutes."));
  /* As is the default for an assembly of the owners. */
  if (*self->state->supervisor == '\0' && (g_str_equal (meeting->meeting->kind, "assembly") ||
                                           g_str_equal (meeting->meeting->kind, "extraordinary")))
    g_string_append_printf (text, "%s\n", _("Nobody of the residents’ committee signed as a witness."));
  return g_string_free (g_steal_pointer (&text), FALSE);
}

static void
seal_answered_cb (GObject      *object,
                  GAsyncResult *result,
                  gpointer      user_data)
{
  YishiMendDialog *self = YISHI_MEND_DIALOG (object);
  YishiOffer answer = yishi_offer_finish (GTK_WIDGET (self), result);

  if (answer == YISHI_OFFER_TAKEN)
    yishi_record_perform_async (self->record, YISHI_PART_INFO, seal, g_object_ref (self), g_object_unref, NULL,
                                stepped_cb, g_object_ref (self));
  else if (answer == YISHI_OFFER_INSTEAD)
    reopen (GTK_WIDGET (self), NULL, NULL);
}

/* The answer by Enter is to leave it: what is missing is said first, with a button that
 * takes the approval back, for only then it can be mended. */
static void
ask_to_seal (YishiMendDialog *self)
{
  const char *warning = _("Sealed minutes are never changed; what turns out to be wrong is corrected by an addendum.");
  g_autofree char *missing = describe_missing (self);
  gboolean is_whole = *missing == '\0';
  /* Translators: what is missing, a line each, and a sentence */
  g_autofree char *text = g_strdup_printf (_("Missing in them:\n%s\nTo mend that, take the approval back.\n\n%s"),
                                           missing, warning);

  yishi_offer_async (GTK_WIDGET (self), _("Seal the minutes?"), is_whole ? warning : text,
                     is_whole ? NULL : _("Take Approval _Back…"), _("_Seal"), seal_answered_cb, NULL);
}

/* A dialog has no actions of the application; its window has. */
static void
show_outcomes (GtkWidget  *widget,
               const char *action,
               GVariant   *parameter)
{
  YishiWindow *window = yishi_window_of (widget);

  if (window != NULL)
    gtk_widget_activate_action (GTK_WIDGET (window), "app.read-outcomes", NULL);
}

/* What was typed goes into the record before it is approved: jobs run in order. */
static void
take_next_step (GtkWidget  *widget,
                const char *action,
                GVariant   *parameter)
{
  YishiMendDialog *self = YISHI_MEND_DIALOG (widget);

  say_trouble (self, NULL);
  save_all (self);
  switch (self->state->stage)
    {
    case YISHI_MINUTES_APPROVED:
      yishi_stage_ask_signing (widget, self->record, self->meeting);
      break;
    case YISHI_MINUTES_SIGNED:
      ask_to_seal (self);
      break;
    case YISHI_MINUTES_SEALED:
      yishi_stage_ask_addendum (widget, self->record, self->meeting);
      break;
    case YISHI_MINUTES_DRAFT:
    default:
      show_outcomes (widget, NULL, NULL);
      yishi_stage_ask_approval (widget, self->record, self->meeting);
    }
}

static void
leave (GtkWidget  *widget,
       const char *action,
       GVariant   *parameter)
{
  gtk_window_close (GTK_WINDOW (widget));
}

static gboolean
yishi_mend_dialog_close_request (GtkWindow *window)
{
  save_all (YISHI_MEND_DIALOG (window));
  return GTK_WINDOW_CLASS (yishi_mend_dialog_parent_class)->close_request (window);
}

/* The draft */

static GtkWidget *
make_label (const char *text,
            const char *class_name)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_widget_add_css_class (label, class_name);
  return label;
}

static void
add_texts (YishiMendDialog *self,
           GtkBox          *box,
           gint64           item)
{
  const YishiMeetingState *meeting = yishi_record_get_meeting (self->record);
  g_autoptr(GPtrArray) texts = yishi_mend_list (meeting, item);

  for (guint i = 0; i < texts->len && !self->shows_draft; i++)
    {
      const YishiMendText *text = texts->pdata[i];
      GtkWidget *caption = make_label (text->caption, "dim-label");

      gtk_widget_add_css_class (caption, "caption");
      gtk_box_append (box, caption);
      gtk_box_append (box, make_label (*text->text != '\0' ? text->text : "—", "body"));
    }
  if (!self->shows_draft)
    return;

  g_ptr_array_set_free_func (texts, NULL);
  for (guint i = 0; i < texts->len; i++)
    {
      GtkWidget *field = yishi_mend_field_new (self->record, self->meeting, texts->pdata[i]);

      gtk_box_append (box, field);
      g_ptr_array_add (self->fields, g_object_ref (field));
    }
}

static GtkBox *
add_part (YishiMendDialog *self,
          const char      *heading,
          const char      *told)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 8);

  gtk_box_append (GTK_BOX (box), make_label (heading, "heading"));
  if (told != NULL)
    gtk_box_append (GTK_BOX (box), make_label (told, "dim-label"));
  gtk_box_append (self->content, box);
  return GTK_BOX (box);
}

/* What the record says of an item, which is not mended. */
static char *
describe_item (YishiMendDialog *self,
               const YishiItem *item)
{
  g_autofree char *vote = yishi_record_describe_vote (self->record, item);

  if (*item->withdrawn != '\0')
    return g_strdup_printf (_("withdrawn: %s"), item->withdrawn);
  if (vote == NULL)
    return g_strdup (yishi_item_kind_to_label (item->kind));

  return g_strdup_printf ("%s · %s", yishi_item_kind_to_label (item->kind), vote);
}

/* All of it anew, as fields or to be read. The keyboard is where the next thing is done. */
static void
fill (YishiMendDialog *self,
      gboolean         is_draft)
{
  const YishiMeetingState *meeting = yishi_record_get_meeting (self->record);
  g_autoptr(GPtrArray) others = yishi_mend_list (meeting, -1);
  GtkWidget *child;

  self->shows_draft = is_draft;
  g_ptr_array_set_size (self->fields, 0);
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->content))) != NULL)
    gtk_box_remove (self->content, child);
  add_texts (self, add_part (self, _("The Meeting"), NULL), 0);
  for (guint i = 0; i < meeting->items->len; i++)
    {
      const YishiItem *item = meeting->items->pdata[i];
      g_autofree char *heading = g_strdup_printf ("%d  %s", item->number, item->title);
      g_autofree char *told = describe_item (self, item);

      add_texts (self, add_part (self, heading, told), item->id);
    }
  if (others->len > 0)
    add_texts (self, add_part (self, _("Other Notes"), NULL), -1);
  gtk_box_append (self->content, yishi_thanks_list_new (self->record, is_draft));
  if (is_draft)
    gtk_widget_child_focus (GTK_WIDGET (self->content), GTK_DIR_TAB_FORWARD);
  else
    gtk_widget_grab_focus (GTK_WIDGET (self->next_button));
}

static void
yishi_mend_dialog_dispose (GObject *object)
{
  YishiMendDialog *self = YISHI_MEND_DIALOG (object);

  g_ptr_array_set_size (self->fields, 0);
  gtk_widget_dispose_template (GTK_WIDGET (object), YISHI_TYPE_MEND_DIALOG);
  G_OBJECT_CLASS (yishi_mend_dialog_parent_class)->dispose (object);
}

static void
yishi_mend_dialog_finalize (GObject *object)
{
  YishiMendDialog *self = YISHI_MEND_DIALOG (object);

  g_clear_object (&self->record);
  g_clear_pointer (&self->state, yishi_minutes_state_free);
  g_clear_pointer (&self->loaded, yishi_minutes_state_free);
  g_ptr_array_unref (self->fields);
  G_OBJECT_CLASS (yishi_mend_dialog_parent_class)->finalize (object);
}

static void
yishi_mend_dialog_class_init (YishiMendDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = yishi_mend_dialog_dispose;
  G_OBJECT_CLASS (klass)->finalize = yishi_mend_dialog_finalize;
  GTK_WINDOW_CLASS (klass)->close_request = yishi_mend_dialog_close_request;

  g_type_ensure (YISHI_TYPE_WRAP_LAYOUT);
  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/yishi/Yishi/ui/dialogs/yishi-mend-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, YishiMendDialog, stage_label);
  gtk_widget_class_bind_template_child (widget_class, YishiMendDialog, told_label);
  gtk_widget_class_bind_template_child (widget_class, YishiMendDialog, next_button);
  gtk_widget_class_bind_template_child (widget_class, YishiMendDialog, reopen_button);
  gtk_widget_class_bind_template_child (widget_class, YishiMendDialog, trouble);
  gtk_widget_class_bind_template_child (widget_class, YishiMendDialog, trouble_label);
  gtk_widget_class_bind_template_child (widget_class, YishiMendDialog, content);
  gtk_widget_class_install_action (widget_class, "mend.next", NULL, take_next_step);
  gtk_widget_class_install_action (widget_class, "mend.show-outcomes", NULL, show_outcomes);
  gtk_widget_class_install_action (widget_class, "mend.reopen", NULL, reopen);
  gtk_widget_class_install_action (widget_class, "mend.leave", NULL, leave);
}

static void
yishi_mend_dialog_init (YishiMendDialog *self)
{
  self->fields = g_ptr_array_new_with_free_func (g_object_unref);
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "mend.next", FALSE);
}

void
yishi_mend_dialog_show (GtkWidget   *over,
                        YishiRecord *record)
{
  const YishiMeetingState *meeting = record != NULL ? yishi_record_get_meeting (record) : NULL;
  YishiMendDialog *self;

  if (meeting == NULL || *meeting->meeting->started == '\0')
    {
      yishi_window_say (over, meeting == NULL ? _("There is no meeting yet whose minutes could be written.")
                                              : _("The meeting has not begun: there is nothing to tell yet."));
      return;
    }

  self = g_object_new (YISHI_TYPE_MEND_DIALOG, "transient-for", yishi_window_of (over), NULL);
  self->record = g_object_ref (record);
  self->meeting = meeting->meeting->id;
  self->is_closed = *meeting->meeting->closed != '\0';
  g_signal_connect_object (record, "changed", G_CALLBACK (record_changed_cb), self, G_CONNECT_SWAPPED);
  load (self);
  gtk_window_present (GTK_WINDOW (self));
}
