/* yishi-person-list.c - the persons with several units, and why each is one
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "yishi-person-list.h"

#include <glib/gi18n-lib.h>

#include "yishi-index-model.h"
#include "yishi-merge-load.h"
#include "yishi-person-row.h"
#include "yishi-reason.h"
#include "yishi-roll-words.h"
#include "yishi-window.h"

/* The developer may have thousands. */
#define UNITS_NAMED 40

struct _YishiPersonList
{
  AdwBin parent_instance;

  YishiIndexModel    *model;      /* (owned) */
  GtkSelectionModel  *selection;  /* (owned) of @model; the view's since it was first seen */
  YishiRecord        *record;     /* (owned) (nullable) */
  YishiLoadedRoll    *roll;       /* (owned) (nullable) */
  const YishiPersons *persons;    /* (unowned) of @roll */

  /* Template children */
  GtkListView        *view;
  GtkStack           *stack;
};

G_DEFINE_FINAL_TYPE (YishiPersonList, yishi_person_list, ADW_TYPE_BIN)

static void
stored_cb (GObject      *object,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr(GtkWidget) self = user_data;
  g_autoptr(GError) error = NULL;

  if (!yishi_merges_store_finish (YISHI_RECORD (object), result, &error))
    yishi_window_report (self, error);
}

static void
reasoned_cb (GObject      *object,
             GAsyncResult *result,
             gpointer      user_data)
{
  YishiPersonList *self = YISHI_PERSON_LIST (object);
  g_auto(GStrv) units = user_data;
  g_autofree char *reason = yishi_reason_finish (GTK_WIDGET (object), result);

  if (reason != NULL && self->record != NULL)
    yishi_merges_decide_async (self->record, (const char *const *) units, FALSE, reason, stored_cb,
                               g_object_ref (self));
}

/* Takes back what the chair confirmed of this person. */
static void
rejected_cb (YishiPersonList *self,
             YishiPersonRow  *row)
{
  GtkListItem *item = g_object_get_data (G_OBJECT (row), "item");
  g_autoptr(GPtrArray) names = g_ptr_array_new_with_free_func (g_free);
  const guint *units;
  guint n = 0;
  g_autofree char *joined = NULL;
  g_autofree char *body = NULL;

  units = yishi_persons_get_units (self->persons, yishi_index_item_get (gtk_list_item_get_item (item)), &n);
  for (guint i = 0; i < n; i++)
    if (*yishi_roll_get_unit (self->roll->roll, units[i])->confirmed != '\0')
      g_ptr_array_add (names, g_strdup (yishi_roll_get_unit (self->roll->roll, units[i])->unit));
  g_ptr_array_add (names, NULL);

  joined = g_strjoinv ("、", (char **) names->pdata);
  /* Translators: names of units */
  body = g_strdup_printf (_("What you confirmed of %s is taken back: their owners count as different persons again."),
                          joined);
  yishi_reason_async (GTK_WIDGET (self), _("Take the person apart?"), body, "", _("_Take Apart"), reasoned_cb,
                      g_strdupv ((char **) names->pdata));
}

static void
row_set_up_cb (YishiPersonList *self,
               GtkListItem     *item)
{
  GtkWidget *row = yishi_person_row_new ();

  g_object_set_data (G_OBJECT (row), "item", item);
  g_signal_connect_object (row, "rejected", G_CALLBACK (rejected_cb), self, G_CONNECT_SWAPPED);
  gtk_list_item_set_child (item, row);
  gtk_list_item_set_activatable (item, FALSE);
}

static void
row_bound_cb (YishiPersonList *self,
              GtkListItem     *item)
{
  YishiPersonRow *row = YISHI_PERSON_ROW (gtk_list_item_get_child (item));
  guint person = yishi_index_item_get (gtk_list_item_get_item (item));
  guint n = 0;
  const guint *units = yishi_persons_get_units (self->persons, person, &n);
  const YishiUnit *first = yishi_roll_get_unit (self->roll->roll, units[0]);
  g_autofree char *owners = yishi_roll_join_owners (first);
  g_autofree char *names = yishi_roll_join_units (self->roll->roll, units, n, UNITS_NAMED);
  /* Translators: names of owners, and of how many units */
  g_autofree char *title = g_strdup_printf (ngettext ("%s · %'u unit", "%s · %'u units", n), owners, n);

  yishi_person_row_set_texts (row, title, yishi_roll_explain_reason (first->reason), names);
  yishi_person_row_set_buttons (row, NULL, first->reason == YISHI_MERGE_CONFIRMED ? _("Take Apart…") : NULL);
}

static void
yishi_person_list_dispose (GObject *object)
{
  YishiPersonList *self = YISHI_PERSON_LIST (object);

  if (self->view != NULL)
    gtk_list_view_set_model (self->view, NULL);
  g_clear_object (&self->selection);
  g_clear_object (&self->model);
  g_clear_object (&self->record);
  g_clear_pointer (&self->roll, yishi_loaded_roll_unref);
  adw_bin_set_child (ADW_BIN (object), NULL);
  gtk_widget_dispose_template (GTK_WIDGET (object), YISHI_TYPE_PERSON_LIST);
  G_OBJECT_CLASS (yishi_person_list_parent_class)->dispose (object);
}

/* A list has some two hundred rows, seen or not; so it has none before it is first looked at. */
static void
yishi_person_list_map (GtkWidget *widget)
{
  YishiPersonList *self = YISHI_PERSON_LIST (widget);

  gtk_list_view_set_model (self->view, self->selection);
  GTK_WIDGET_CLASS (yishi_person_list_parent_class)->map (widget);
}

static void
yishi_person_list_class_init (YishiPersonListClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = yishi_person_list_dispose;
  widget_class->map = yishi_person_list_map;
  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/yishi/Yishi/ui/widgets/yishi-person-list.ui");
  gtk_widget_class_bind_template_child (widget_class, YishiPersonList, view);
  gtk_widget_class_bind_template_child (widget_class, YishiPersonList, stack);
}

static void
yishi_person_list_init (YishiPersonList *self)
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
yishi_person_list_show (YishiPersonList    *self,
                        YishiRecord        *record,
                        YishiLoadedRoll    *roll,
                        const YishiPersons *persons,
                        GArray             *wanted)
{
  YishiLoadedRoll *old = self->roll;
  guint n = wanted != NULL ? wanted->len : yishi_persons_get_n (persons);

  g_return_if_fail (YISHI_IS_PERSON_LIST (self));

  g_set_object (&self->record, record);
  self->roll = yishi_loaded_roll_ref (roll);
  self->persons = persons;
  yishi_index_model_set (self->model, n, wanted);
  gtk_stack_set_visible_child_name (self->stack, n > 0 ? "list" : wanted != NULL ? "nobody" : "none");
  yishi_loaded_roll_unref (old);
}
