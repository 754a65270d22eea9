/* yishi-merge-list.c - units that may be one person's, to be accepted or rejected
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "yishi-merge-list.h"

#include <glib/gi18n-lib.h>

#include "yishi-index-model.h"
#include "yishi-merge-load.h"
#include "yishi-person-row.h"
#include "yishi-reason.h"
#include "yishi-roll-words.h"
#include "yishi-window.h"

/* A chain of namesakes is shown up to here. */
#define UNITS_NAMED 20

struct _YishiMergeList
{
  AdwBin parent_instance;

  YishiIndexModel   *model;        /* (owned) */
  GtkSelectionModel *selection;    /* (owned) of @model; the view's since it was first seen */
  YishiRecord       *record;       /* (owned) (nullable) */
  YishiMerges       *merges;       /* (owned) (nullable) what is shown */
  GCancellable      *cancellable;  /* (owned) (nullable) of the search that is under way */

  /* Template children */
  GtkListView       *view;
  GtkStack          *stack;
};

typedef enum
{
  PROP_N_OPEN = 1,
} YishiMergeListProperty;

static GParamSpec *properties[PROP_N_OPEN + 1];

G_DEFINE_FINAL_TYPE (YishiMergeList, yishi_merge_list, ADW_TYPE_BIN)

static void search (YishiMergeList *self, YishiLoadedRoll *roll);

/* What the chair was asked about, which may have gone from the list meanwhile. */
typedef struct
{
  char   **units;    /* (owned) */
  gboolean is_one;   /* whether they are one person */
} Question;

static void
question_free (Question *question)
{
  g_strfreev (question->units);
  g_free (question);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Question, question_free)

static guint
get_index (YishiPersonRow *row)
{
  GtkListItem *item = g_object_get_data (G_OBJECT (row), "item");

  return yishi_index_item_get (gtk_list_item_get_item (item));
}

/* A merge changes the roll, so that all is shown anew by itself. */
static void
decided_cb (GObject      *object,
            GAsyncResult *result,
            gpointer      user_data)
{
  g_autoptr(YishiMergeList) self = user_data;
  g_autoptr(GError) error = NULL;

  if (!yishi_merges_store_finish (YISHI_RECORD (object), result, &error))
    yishi_window_report (GTK_WIDGET (self), error);
}

static void
stored_cb (GObject      *object,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr(YishiMergeList) self = user_data;
  g_autoptr(GError) error = NULL;

  if (!yishi_merges_store_finish (YISHI_RECORD (object), result, &error))
    yishi_window_report (GTK_WIDGET (self), error);
  else if (self->merges != NULL)
    search (self, self->merges->roll);
}

static void
reasoned_cb (GObject      *object,
             GAsyncResult *result,
             gpointer      user_data)
{
  YishiMergeList *self = YISHI_MERGE_LIST (object);
  g_autoptr(Question) question = user_data;
  g_autofree char *reason = yishi_reason_finish (GTK_WIDGET (object), result);
  const char *const *units = (const char *const *) question->units;

  if (reason == NULL || self->record == NULL)
    return;

  if (question->is_one)
    yishi_merges_decide_async (self->record, units, TRUE, reason, decided_cb, g_object_ref (self));
  else
    yishi_merges_reject_async (self->record, units, reason, stored_cb, g_object_ref (self));
}

static void
ask (YishiMergeList *self,
     guint           index,
     gboolean        is_one)
{
  const YishiPossibleMerge *merge = g_ptr_array_index (self->merges->merges, index);
  Question *question = g_new0 (Question, 1);
  g_autofree char *names = NULL;
  g_autofree char *body = NULL;

  question->units = yishi_merge_list_units (self->merges->roll->roll, merge);
  question->is_one = is_one;
  names = g_strjoinv ("、", question->units);
  if (is_one)
    /* Translators: names of units */
    body = g_strdup_printf (_("The owners of %s vote as one person from now on. It can be taken back among the "
                              "persons."), names);
  else
    body = g_strdup_printf (_("The owners of %s stay different persons, and are not offered any more."), names);
  yishi_reason_async (GTK_WIDGET (self), is_one ? _("One person?") : _("Different persons?"), body, "",
                      is_one ? _("_One Person") : _("_Different"), reasoned_cb, question);
}

static void
accepted_cb (YishiMergeList *self,
             YishiPersonRow *row)
{
  ask (self, get_index (row), TRUE);
}

static void
rejected_cb (YishiMergeList *self,
             YishiPersonRow *row)
{
  guint index = get_index (row);
  g_auto(GStrv) units = NULL;

  if (index < self->merges->n_open)
    {
      ask (self, index, FALSE);
      return;
    }

  units = yishi_merge_list_units (self->merges->roll->roll, g_ptr_array_index (self->merges->merges, index));
  yishi_merges_reject_async (self->record, (const char *const *) units, NULL, stored_cb, g_object_ref (self));
}

static void
row_set_up_cb (YishiMergeList *self,
               GtkListItem    *item)
{
  GtkWidget *row = yishi_person_row_new ();

  g_object_set_data (G_OBJECT (row), "item", item);
  g_signal_connect_object (row, "accepted", G_CALLBACK (accepted_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (row, "rejected", G_CALLBACK (rejected_cb), self, G_CONNECT_SWAPPED);
  gtk_list_item_set_child (item, row);
  gtk_list_item_set_activatable (item, FALSE);
}

/* Each unit with what tells its owner from the others. */
static char *
describe_units (YishiMergeList           *self,
                const YishiPossibleMerge *merge)
{
  GString *text = g_string_new (NULL);
  guint n = MIN (merge->units->len, UNITS_NAMED);

  for (guint i = 0; i < n; i++)
    {
      const YishiUnit *unit = yishi_roll_get_unit (self->merges->roll->roll, g_array_index (merge->units, guint, i));
      g_autofree char *owners = yishi_roll_join_owners (unit);
      g_autofree char *phones = yishi_roll_show_phones (unit, FALSE);

      g_string_append_printf (text, "%s%s %s%s%s", i > 0 ? "\n" : "", unit->unit, owners, *phones != '\0' ? " · " : "",
                              phones);
    }
  if (merge->units->len > n)
    {
      g_autofree char *named = g_string_free (text, FALSE);

      return g_strdup_printf (ngettext ("%s and %u more", "%s and %u more", merge->units->len - n), named,
                              merge->units->len - n);
    }

  return g_string_free (text, FALSE);
}

static void
row_bound_cb (YishiMergeList *self,
              GtkListItem    *item)
{
  YishiPersonRow *row = YISHI_PERSON_ROW (gtk_list_item_get_child (item));
  guint index = yishi_index_item_get (gtk_list_item_get_item (item));
  const YishiPossibleMerge *merge = g_ptr_array_index (self->merges->merges, index);
  g_autofree char *units = describe_units (self, merge);
  g_autofree char *rejected = NULL;

  if (index < self->merges->n_open)
    {
      yishi_person_row_set_texts (row, merge->name, yishi_roll_explain_possible (merge->reason), units);
      yishi_person_row_set_buttons (row, _("One Person…"), _("Different…"));
      return;
    }

  /* Translators: the reason for which the chair rejected a merge */
  rejected = g_strdup_printf (_("Rejected: %s"),
                              (const char *) g_ptr_array_index (self->merges->reasons, index - self->merges->n_open));
  yishi_person_row_set_texts (row, merge->name, rejected, units);
  yishi_person_row_set_buttons (row, NULL, _("Offer Again"));
}

static void
found_cb (GObject      *object,
          GAsyncResult *result,
          gpointer      user_data)
{
  g_autoptr(YishiMergeList) self = user_data;
  g_autoptr(GError) error = NULL;
  YishiMerges *merges = yishi_merges_load_finish (YISHI_RECORD (object), result, &error);
  YishiMerges *old = self->merges;
  guint n = merges != NULL ? merges->merges->len : 0;

  if (self->model == NULL || self->cancellable != g_task_get_cancellable (G_TASK (result)) || merges == NULL)
    {
      yishi_merges_free (merges);
      if (error != NULL)
        yishi_window_report (GTK_WIDGET (self), error);
      return;
    }

  self->merges = merges;
  yishi_index_model_set (self->model, n, NULL);
  gtk_stack_set_visible_child_name (self->stack, n > 0 ? "list" : "none");
  yishi_merges_free (old);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_N_OPEN]);
}

static void
search (YishiMergeList  *self,
        YishiLoadedRoll *roll)
{
  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  self->cancellable = g_cancellable_new ();
  yishi_merges_load_async (self->record, roll, self->cancellable, found_cb, g_object_ref (self));
}

static void
yishi_merge_list_get_property (GObject    *object,
                               guint       property_id,
                               GValue     *value,
                               GParamSpec *pspec)
{
  YishiMergeList *self = YISHI_MERGE_LIST (object);

  switch ((YishiMergeListProperty) property_id)
    {
    case PROP_N_OPEN:
      g_value_set_uint (value, self->merges != NULL ? self->merges->n_open : 0);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
    }
}

static void
yishi_merge_list_dispose (GObject *object)
{
  YishiMergeList *self = YISHI_MERGE_LIST (object);

  if (self->view != NULL)
    gtk_list_view_set_model (self->view, NULL);
  g_clear_object (&self->selection);
  g_clear_object (&self->model);
  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_clear_object (&self->record);
  g_clear_pointer (&self->merges, yishi_merges_free);
  adw_bin_set_child (ADW_BIN (object), NULL);
  gtk_widget_dispose_template (GTK_WIDGET (object), YISHI_TYPE_MERGE_LIST);
  G_OBJECT_CLASS (yishi_merge_list_parent_class)->dispose (object);
}

/* As in the list of persons: no rows before somebody looks. */
static void
yishi_merge_list_map (GtkWidget *widget)
{
  YishiMergeList *self = YISHI_MERGE_LIST (widget);

  gtk_list_view_set_model (self->view, self->selection);
  GTK_WIDGET_CLASS (yishi_merge_list_parent_class)->map (widget);
}

static void
yishi_merge_list_class_init (YishiMergeListClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = yishi_merge_list_dispose;
  G_OBJECT_CLASS (klass)->get_property = yishi_merge_list_get_property;
  properties[PROP_N_OPEN] = g_param_spec_uint ("n-open", NULL, NULL, 0, G_MAXUINT, 0,
                                               G_PARAM_READABLE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (G_OBJECT_CLASS (klass), G_N_ELEMENTS (properties), properties);

  widget_class->map = yishi_merge_list_map;
  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/yishi/Yishi/ui/widgets/yishi-merge-list.ui");
  gtk_widget_class_bind_template_child (widget_class, YishiMergeList, view);
  gtk_widget_class_bind_template_child (widget_class, YishiMergeList, stack);
}

static void
yishi_merge_list_init (YishiMergeList *self)
{
  g_autoptr(GtkListItemFactory) factory = gtk_signal_list_item_factory_new ();

  self->model = yishi_index_model_new ();
  gtk_widget_init_template (GTK_WIDGET (self));

  g_signal_connect_object (factory, "setup", G_CALLBACK (row_set_up_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (factory, "bind", G_CALLBACK (row_bound_cb), self, G_CONNECT_SWAPPED);
  gtk_list_view_set_factory (self->view, factory);
  self->selection = GTK_SELECTION_MODEL (gtk_no_selection_new (g_object_ref (G_LIST_MODEL (self->model))));
}

void
yishi_merge_list_show (YishiMergeList  *self,
                       YishiRecord     *record,
                       YishiLoadedRoll *roll)
{
  g_return_if_fail (YISHI_IS_MERGE_LIST (self));

  g_set_object (&self->record, record);
  search (self, roll);
}
