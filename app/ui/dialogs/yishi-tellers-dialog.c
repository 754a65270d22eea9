/* yishi-tellers-dialog.c - two tellers enter the same papers blind, are compared, and make ballots of them
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A teller sees his own papers alone. Where the two differ, the paper is looked at
 * and what it says is chosen: it becomes the entry of both.
 */
#include "config.h"

#include "yishi-tellers-dialog.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "yishi-answers.h"
#include "yishi-ballots-words.h"
#include "yishi-tellers-store.h"
#include "yishi-unit-field.h"
#include "yishi-window.h"

struct _YishiTellersDialog
{
  AdwWindow parent_instance;

  YishiRecord  *record;   /* (owned) */
  YishiItem    *item;     /* (owned) */
  YishiTellers *tellers;  /* (owned) (nullable) as they stand in the record */
  GPtrArray    *papers;   /* (owned) (element-type YishiTellerPaper): of who enters now, in the order typed */
  char         *teller;   /* (owned) (nullable) who enters now */
  char         *unit;     /* (owned) (nullable) whose answer is asked for */
  GtkWidget    *answers;  /* (unowned) (nullable) choices or marks */

  /* Template children */
  GtkLabel       *state;
  GtkRevealer    *refusal;
  GtkLabel       *refusal_label;
  GtkEntry       *name;
  GtkBox         *work;
  YishiUnitField *field;
  GtkLabel       *whose;
  AdwBin         *answer_place;
  GtkListBox     *list;
  GtkLabel       *result;
  GtkListBox     *differences;
};

G_DEFINE_FINAL_TYPE (YishiTellersDialog, yishi_tellers_dialog, ADW_TYPE_WINDOW)

static void
refuse (YishiTellersDialog *self,
        const char         *text)
{
  gtk_label_set_label (self->refusal_label, text != NULL ? text : "");
  gtk_revealer_set_reveal_child (self->refusal, text != NULL);
}

static void
clear_list (GtkListBox *list)
{
  GtkListBoxRow *row;

  while ((row = gtk_list_box_get_row_at_index (list, 0)) != NULL)
    gtk_list_box_remove (list, GTK_WIDGET (row));
}

static char *
say_choice (YishiTellersDialog *self,
            const char         *choice)
{
  YishiChoice known;

  if (*choice == '\0')
    return g_strdup (_("no such paper"));

  return yishi_ballots_say_answer (self->item, choice, yishi_choice_parse (choice, &known) ? "" : choice);
}

static void
show_papers (YishiTellersDialog *self)
{
  clear_list (self->list);
  for (guint i = self->papers->len; i-- > 0;)
    {
      const YishiTellerPaper *paper = self->papers->pdata[i];
      g_autofree char *answer = say_choice (self, paper->choice);
      g_autofree char *text = g_strdup_printf ("%s · %s", paper->unit, answer);
      GtkWidget *label = gtk_label_new (text);

      gtk_label_set_xalign (GTK_LABEL (label), 0);
      gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
      gtk_list_box_append (self->list, label);
      gtk_widget_add_css_class (gtk_widget_get_parent (label), "ballot-row");
      gtk_accessible_update_property (GTK_ACCESSIBLE (gtk_widget_get_parent (label)), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                      text, -1);
    }
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "tellers.hand-in", self->papers->len > 0);
}

static void
ask_for_unit (YishiTellersDialog *self,
              gboolean            clear)
{
  g_clear_pointer (&self->unit, g_free);
  gtk_widget_set_sensitive (self->answers, FALSE);
  yishi_answers_clear (self->answers);
  yishi_answers_set_name (self->answers, self->whose, _("Whose paper is it? Type the unit, then Enter."));
  if (clear)
    yishi_unit_field_set_text (self->field, "");
}

/* A paper of the same unit takes the place of the one that was typed before. */
static void
put_paper (GPtrArray  *papers,
           const char *unit,
           const char *choice)
{
  YishiTellerPaper *paper;

  for (guint i = 0; i < papers->len; i++)
    if (g_str_equal (((YishiTellerPaper *) papers->pdata[i])->unit, unit))
      {
        g_ptr_array_remove_index (papers, i);
        break;
      }
  if (choice == NULL)
    return;

  paper = g_new0 (YishiTellerPaper, 1);
  paper->unit = g_strdup (unit);
  paper->choice = g_strdup (choice);
  g_ptr_array_add (papers, paper);
}

static void
unit_chosen_cb (YishiTellersDialog *self,
                const char         *unit)
{
  g_autofree char *owners = yishi_unit_field_say_owners (self->field, unit);
  /* Translators: unit, owners */
  g_autofree char *owner = *owners != '\0' ? g_strdup_printf (_("%1$s (%2$s)"), unit, owners) : g_strdup (unit);
  /* Translators: unit and owners */
  g_autofree char *text = g_strdup_printf (_("Answer of %s"), owner);

  g_free (self->unit);
  self->unit = g_strdup (unit);
  gtk_widget_set_sensitive (self->answers, TRUE);
  yishi_answers_set_name (self->answers, self->whose, text);
  gtk_widget_grab_focus (self->answers);
}

static void
field_changed_cb (YishiTellersDialog *self)
{
  if (self->unit != NULL)
    ask_for_unit (self, FALSE);
}

static void
answer_chosen_cb (YishiTellersDialog *self,
                  const char         *choice)
{
  if (self->unit == NULL)
    return;

  put_paper (self->papers, self->unit, choice);
  yishi_tellers_keep_draft (self->record, self->item, self->teller, self->papers);
  show_papers (self);
  ask_for_unit (self, TRUE);
  gtk_widget_grab_focus (GTK_WIDGET (self->field));
}

static void
show_tellers (YishiTellersDialog *self)
{
  g_autoptr(GString) text = g_string_new (NULL);

  for (gsize i = 0; i < G_N_ELEMENTS (self->tellers->papers) && self->tellers->names[i] != NULL; i++)
    {
      guint n = self->tellers->papers[i]->len;

      g_string_append (text, i > 0 ? "\n" : "");
      /* Translators: a teller's name, papers that were handed in */
      g_string_append_printf (text, ngettext ("%s has handed in %u paper.", "%s has handed in %u papers.", n),
                              self->tellers->names[i], n);
    }
  gtk_label_set_label (self->state, text->len > 0 ? text->str : _("Nobody has handed in papers yet."));
}

static void loaded_cb (GObject      *object,
                       GAsyncResult *result,
                       gpointer      user_data);

static void
load (YishiTellersDialog *self)
{
  yishi_tellers_load_async (self->record, self->item, loaded_cb, g_object_ref (self));
}

static void
written_cb (GObject      *object,
            GAsyncResult *result,
            gpointer      user_data)
{
  g_autoptr(YishiTellersDialog) self = user_data;
  g_autoptr(GError) error = NULL;

  if (self->list == NULL)
    return;
  if (yishi_tellers_finish (YISHI_RECORD (object), result, NULL, &error))
    load (self);
  else
    refuse (self, error->message);
}

/* What the paper says becomes the entry of both tellers. */
static void
settle (YishiTellersDialog *self,
        const char         *unit,
        gsize               right)
{
  gsize wrong = 1 - right;
  const char *choice = NULL;
  g_autoptr(GPtrArray) papers = g_ptr_array_new_with_free_func ((GDestroyNotify) yishi_teller_paper_free);

  for (guint i = 0; i < self->tellers->papers[right]->len; i++)
    {
      const YishiTellerPaper *paper = self->tellers->papers[right]->pdata[i];

      if (g_str_equal (paper->unit, unit))
        choice = paper->choice;
    }
  for (guint i = 0; i < self->tellers->papers[wrong]->len; i++)
    {
      const YishiTellerPaper *paper = self->tellers->papers[wrong]->pdata[i];

      put_paper (papers, paper->unit, paper->choice);
    }
  put_paper (papers, unit, choice);
  yishi_tellers_hand_in_async (self->record, self->item, self->tellers->names[wrong], papers, written_cb,
                               g_object_ref (self));
}

static void
right_clicked_cb (YishiTellersDialog *self,
                  GtkButton          *button)
{
  gtk_widget_set_sensitive (GTK_WIDGET (self->differences), FALSE);
  settle (self, g_object_get_data (G_OBJECT (button), "unit"),
          GPOINTER_TO_SIZE (g_object_get_data (G_OBJECT (button), "right")));
}

static GtkWidget *
make_right_button (YishiTellersDialog          *self,
                   const YishiTellerDifference *difference,
                   gsize                        right)
{
  const char *answer = right == 0 ? difference->first : difference->second;
  const char *marks = strchr (answer, ' ');
  g_autofree char *said = say_choice (self, marks != NULL ? marks + 1 : answer);
  /* Translators: a teller's name, and what he has entered */
  g_autofree char *text = g_strdup_printf (_("%1$s: %2$s"), self->tellers->names[right], said);
  g_autofree char *name = g_strdup_printf ("%s, %s", difference->unit, text);
  GtkWidget *button = gtk_button_new_with_label (text);

  gtk_label_set_ellipsize (GTK_LABEL (gtk_button_get_child (GTK_BUTTON (button))), PANGO_ELLIPSIZE_END);
  gtk_widget_set_hexpand (button, TRUE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  g_object_set_data_full (G_OBJECT (button), "unit", g_strdup (difference->unit), g_free);
  g_object_set_data (G_OBJECT (button), "right", GSIZE_TO_POINTER (right));
  g_signal_connect_object (button, "clicked", G_CALLBACK (right_clicked_cb), self, G_CONNECT_SWAPPED);
  return button;
}

static void
show_differences (YishiTellersDialog *self)
{
  GPtrArray *differences = self->tellers->differences;
  guint n = differences != NULL ? differences->len : 0;
  g_autofree char *equal = g_strdup_printf (ngettext ("They agree on %u paper", "They agree on %u papers",
                                                      self->tellers->n_equal),
                                            self->tellers->n_equal);
  /* Translators: on how many papers they agree, on how many they differ */
  g_autofree char *text = g_strdup_printf (ngettext ("%s and differ on %u: look at it and choose what it says.",
                                                     "%s and differ on %u: look at them and choose what they say.", n),
                                           equal, n);

  clear_list (self->differences);
  gtk_widget_set_sensitive (GTK_WIDGET (self->differences), TRUE);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "tellers.adopt",
                                 differences != NULL && n == 0 && self->tellers->n_equal > 0);
  if (differences == NULL)
    {
      gtk_label_set_label (self->result, _("Two tellers are needed: each enters the same papers without seeing the other’s."));
      return;
    }

  gtk_label_set_label (self->result, n > 0 ? text : equal);
  for (guint i = 0; i < n; i++)
    {
      const YishiTellerDifference *difference = differences->pdata[i];
      GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 9);
      GtkWidget *unit = gtk_label_new (difference->unit);

      gtk_label_set_width_chars (GTK_LABEL (unit), 9);
      gtk_label_set_xalign (GTK_LABEL (unit), 0);
      gtk_box_append (GTK_BOX (box), unit);
      gtk_box_append (GTK_BOX (box), make_right_button (self, difference, 0));
      gtk_box_append (GTK_BOX (box), make_right_button (self, difference, 1));
      gtk_list_box_append (self->differences, box);
      gtk_widget_add_css_class (gtk_widget_get_parent (box), "name-row");
      gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (gtk_widget_get_parent (box)), FALSE);
      gtk_accessible_update_property (GTK_ACCESSIBLE (gtk_widget_get_parent (box)), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                      difference->unit, -1);
    }
}

static void
loaded_cb (GObject      *object,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr(YishiTellersDialog) self = user_data;
  g_autoptr(GError) error = NULL;
  YishiTellers *tellers = yishi_tellers_load_finish (YISHI_RECORD (object), result, &error);

  if (self->list == NULL)
    {
      yishi_tellers_free (tellers);
      return;
    }
  if (tellers == NULL)
    {
      refuse (self, error->message);
      return;
    }

  g_clear_pointer (&self->tellers, yishi_tellers_free);
  self->tellers = tellers;
  show_tellers (self);
  show_differences (self);
}

static void
handed_in_cb (GObject      *object,
              GAsyncResult *result,
              gpointer      user_data)
{
  g_autoptr(YishiTellersDialog) self = user_data;
  g_autoptr(GError) error = NULL;

  if (self->list == NULL)
    return;
  if (!yishi_tellers_finish (YISHI_RECORD (object), result, NULL, &error))
    {
      refuse (self, error->message);
      return;
    }

  /* The other one sits down now, and sees nothing of it. */
  g_ptr_array_set_size (self->papers, 0);
  g_clear_pointer (&self->teller, g_free);
  show_papers (self);
  gtk_editable_set_text (GTK_EDITABLE (self->name), "");
  gtk_widget_set_sensitive (GTK_WIDGET (self->work), FALSE);
  gtk_widget_grab_focus (GTK_WIDGET (self->name));
  refuse (self, NULL);
  load (self);
}

static void
hand_in (GtkWidget  *widget,
         const char *action,
         GVariant   *parameter)
{
  YishiTellersDialog *self = YISHI_TELLERS_DIALOG (widget);

  if (self->teller != NULL && self->papers->len > 0)
    yishi_tellers_hand_in_async (self->record, self->item, self->teller, self->papers, handed_in_cb,
                                 g_object_ref (self));
}

static void
adopted_cb (GObject      *object,
            GAsyncResult *result,
            gpointer      user_data)
{
  g_autoptr(YishiTellersDialog) self = user_data;
  g_autoptr(GError) error = NULL;
  g_autofree char *text = NULL;
  guint n = 0;

  if (self->list == NULL)
    return;
  if (!yishi_tellers_finish (YISHI_RECORD (object), result, &n, &error))
    {
      refuse (self, error->message);
      return;
    }

  text = g_strdup_printf (ngettext ("%u paper became a ballot.", "%u papers became ballots.", n), n);
  yishi_window_say (GTK_WIDGET (self), text);
  gtk_window_destroy (GTK_WINDOW (self));
}

static void
adopt (GtkWidget  *widget,
       const char *action,
       GVariant   *parameter)
{
  YishiTellersDialog *self = YISHI_TELLERS_DIALOG (widget);

  yishi_tellers_adopt_async (self->record, self->item, adopted_cb, g_object_ref (self));
}

/* What he has handed in, and over it what he has typed since. */
static void
draft_got_cb (GObject      *object,
              GAsyncResult *result,
              gpointer      user_data)
{
  g_autoptr(YishiTellersDialog) self = user_data;
  g_autoptr(GError) error = NULL;
  g_autoptr(GPtrArray) draft = yishi_tellers_get_draft_finish (YISHI_RECORD (object), result, &error);

  if (self->list == NULL || self->teller == NULL)
    return;
  if (error != NULL)
    refuse (self, error->message);

  g_ptr_array_set_size (self->papers, 0);
  for (gsize i = 0; self->tellers != NULL && draft == NULL && i < 2 && self->tellers->names[i] != NULL; i++)
    for (guint j = 0; g_str_equal (self->tellers->names[i], self->teller) && j < self->tellers->papers[i]->len; j++)
      {
        const YishiTellerPaper *paper = self->tellers->papers[i]->pdata[j];

        put_paper (self->papers, paper->unit, paper->choice);
      }
  for (guint i = 0; draft != NULL && i < draft->len; i++)
    {
      const YishiTellerPaper *paper = draft->pdata[i];

      put_paper (self->papers, paper->unit, paper->choice);
    }
  show_papers (self);
  gtk_widget_set_sensitive (GTK_WIDGET (self->work), TRUE);
  gtk_widget_grab_focus (GTK_WIDGET (self->field));
}

static void
name_activated_cb (YishiTellersDialog *self)
{
  g_autofree char *name = g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->name))));

  if (*name == '\0')
    return;

  g_free (self->teller);
  self->teller = g_steal_pointer (&name);
  yishi_tellers_get_draft_async (self->record, self->item, self->teller, draft_got_cb, g_object_ref (self));
}

/* Another name is being typed: nobody enters meanwhile. */
static void
name_changed_cb (YishiTellersDialog *self)
{
  g_clear_pointer (&self->teller, g_free);
  g_ptr_array_set_size (self->papers, 0);
  gtk_widget_set_sensitive (GTK_WIDGET (self->work), FALSE);
  show_papers (self);
}

static void
yishi_tellers_dialog_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), YISHI_TYPE_TELLERS_DIALOG);
  G_OBJECT_CLASS (yishi_tellers_dialog_parent_class)->dispose (object);
}

static void
yishi_tellers_dialog_finalize (GObject *object)
{
  YishiTellersDialog *self = YISHI_TELLERS_DIALOG (object);

  g_clear_object (&self->record);
  g_clear_pointer (&self->item, yishi_item_free);
  g_clear_pointer (&self->tellers, yishi_tellers_free);
  g_ptr_array_unref (self->papers);
  g_free (self->teller);
  g_free (self->unit);
  G_OBJECT_CLASS (yishi_tellers_dialog_parent_class)->finalize (object);
}

static void
yishi_tellers_dialog_class_init (YishiTellersDialogClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = yishi_tellers_dialog_dispose;
  object_class->finalize = yishi_tellers_dialog_finalize;

  g_type_ensure (YISHI_TYPE_UNIT_FIELD);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/yishi/Yishi/ui/dialogs/yishi-tellers-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, YishiTellersDialog, state);
  gtk_widget_class_bind_template_child (widget_class, YishiTellersDialog, refusal);
  gtk_widget_class_bind_template_child (widget_class, YishiTellersDialog, refusal_label);
  gtk_widget_class_bind_template_child (widget_class, YishiTellersDialog, name);
  gtk_widget_class_bind_template_child (widget_class, YishiTellersDialog, work);
  gtk_widget_class_bind_template_child (widget_class, YishiTellersDialog, field);
  gtk_widget_class_bind_template_child (widget_class, YishiTellersDialog, whose);
  gtk_widget_class_bind_template_child (widget_class, YishiTellersDialog, answer_place);
  gtk_widget_class_bind_template_child (widget_class, YishiTellersDialog, list);
  gtk_widget_class_bind_template_child (widget_class, YishiTellersDialog, result);
  gtk_widget_class_bind_template_child (widget_class, YishiTellersDialog, differences);
  gtk_widget_class_bind_template_callback (widget_class, unit_chosen_cb);
  gtk_widget_class_bind_template_callback (widget_class, field_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, name_activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, name_changed_cb);

  gtk_widget_class_install_action (widget_class, "tellers.hand-in", NULL, hand_in);
  gtk_widget_class_install_action (widget_class, "tellers.adopt", NULL, adopt);
}

static void
yishi_tellers_dialog_init (YishiTellersDialog *self)
{
  self->papers = g_ptr_array_new_with_free_func ((GDestroyNotify) yishi_teller_paper_free);
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "tellers.hand-in", FALSE);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "tellers.adopt", FALSE);
}

void
yishi_tellers_dialog_present (GtkWidget           *over,
                              YishiRecord         *record,
                              const YishiVoteLook *look)
{
  YishiTellersDialog *self = g_object_new (YISHI_TYPE_TELLERS_DIALOG, NULL);
  GtkRoot *root = gtk_widget_get_root (over);

  if (GTK_IS_WINDOW (root))
    gtk_window_set_transient_for (GTK_WINDOW (self), GTK_WINDOW (root));
  self->record = g_object_ref (record);
  self->item = yishi_item_copy (look->item);
  self->answers = yishi_answers_new (look);
  g_signal_connect_object (self->answers, "chosen", G_CALLBACK (answer_chosen_cb), self, G_CONNECT_SWAPPED);
  adw_bin_set_child (self->answer_place, self->answers);
  yishi_unit_field_set_roll (self->field, yishi_record_get_roll (record));
  ask_for_unit (self, TRUE);
  show_papers (self);
  load (self);
  gtk_window_present (GTK_WINDOW (self));
  gtk_window_set_focus (GTK_WINDOW (self), GTK_WIDGET (self->name));
}
