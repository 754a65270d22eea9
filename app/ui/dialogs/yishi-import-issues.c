/* yishi-import-issues.c - what is wrong with rows of a roster, and what to do about it
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A wrong column makes every row of thousands a bad one, so only those on the
 * screen are widgets.
 */
#include "config.h"

#include "yishi-import-issues.h"

#include <glib/gi18n-lib.h>

#include "yishi-index-model.h"

/* Up to this many entries the list is as high as it needs; from there on it scrolls. */
#define ENTRIES_SHOWN 4

struct _YishiImportIssues
{
  AdwBin parent_instance;

  YishiIndexModel    *model;    /* (owned) */
  YishiImportPreview *preview;  /* (owned) (nullable) */
  GPtrArray          *issues;   /* (unowned) of @preview */
  GtkListView        *view;     /* (unowned) */
  GtkScrolledWindow  *scrolled; /* (unowned) */
};

G_DEFINE_FINAL_TYPE (YishiImportIssues, yishi_import_issues, ADW_TYPE_BIN)

static char *
describe_place (const YishiRosterIssue *issue)
{
  /* Translators: a row of a file */
  g_autofree char *row = g_strdup_printf (_("Row %u"), issue->row);
  /* Translators: the header of a column */
  g_autofree char *column = *issue->column != '\0' ? g_strdup_printf (_("column “%s”"), issue->column) : NULL;
  const char *unit = *issue->unit != '\0' ? issue->unit : NULL;

  if (unit == NULL)
    return g_strjoin (" · ", row, column, NULL);

  return g_strjoin (" · ", row, unit, column, NULL);
}

static void
row_set_up_cb (GtkListItemFactory *factory,
               GtkListItem        *item)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 2);
  GtkWidget *place = gtk_label_new (NULL);
  GtkWidget *message = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (place), 0);
  gtk_label_set_wrap (GTK_LABEL (place), TRUE);
  gtk_widget_add_css_class (place, "heading");
  gtk_label_set_xalign (GTK_LABEL (message), 0);
  gtk_label_set_wrap (GTK_LABEL (message), TRUE);
  gtk_box_append (GTK_BOX (box), place);
  gtk_box_append (GTK_BOX (box), message);
  gtk_widget_set_margin_top (box, 6);
  gtk_widget_set_margin_bottom (box, 6);
  gtk_widget_set_margin_start (box, 6);
  gtk_widget_set_margin_end (box, 6);
  gtk_list_item_set_child (item, box);
  gtk_list_item_set_activatable (item, FALSE);
}

static void
row_bound_cb (YishiImportIssues *self,
              GtkListItem       *item)
{
  guint index = yishi_index_item_get (gtk_list_item_get_item (item));
  const YishiRosterIssue *issue = g_ptr_array_index (self->issues, index);
  GtkWidget *box = gtk_list_item_get_child (item);
  g_autofree char *place = describe_place (issue);

  gtk_accessible_update_property (GTK_ACCESSIBLE (gtk_widget_get_parent (box)), GTK_ACCESSIBLE_PROPERTY_LABEL, place,
                                  -1);
  gtk_label_set_label (GTK_LABEL (gtk_widget_get_first_child (box)), place);
  gtk_label_set_label (GTK_LABEL (gtk_widget_get_last_child (box)), issue->message);
}

static void
yishi_import_issues_dispose (GObject *object)
{
  YishiImportIssues *self = YISHI_IMPORT_ISSUES (object);

  if (self->view != NULL)
    gtk_list_view_set_model (self->view, NULL);
  self->view = NULL;
  g_clear_object (&self->model);
  g_clear_pointer (&self->preview, yishi_import_preview_unref);
  G_OBJECT_CLASS (yishi_import_issues_parent_class)->dispose (object);
}

static void
yishi_import_issues_class_init (YishiImportIssuesClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = yishi_import_issues_dispose;
}

static void
yishi_import_issues_init (YishiImportIssues *self)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();
  GtkSelectionModel *selection;

  self->model = yishi_index_model_new ();
  g_signal_connect (factory, "setup", G_CALLBACK (row_set_up_cb), NULL);
  g_signal_connect_object (factory, "bind", G_CALLBACK (row_bound_cb), self, G_CONNECT_SWAPPED);
  selection = GTK_SELECTION_MODEL (gtk_no_selection_new (g_object_ref (G_LIST_MODEL (self->model))));
  self->view = GTK_LIST_VIEW (gtk_list_view_new (selection, factory));
  gtk_list_view_set_show_separators (self->view, TRUE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->view), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Rows to look at"), -1);

  self->scrolled = GTK_SCROLLED_WINDOW (gtk_scrolled_window_new ());
  gtk_scrolled_window_set_policy (self->scrolled, GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (self->scrolled, GTK_WIDGET (self->view));
  adw_bin_set_child (ADW_BIN (self), GTK_WIDGET (self->scrolled));
}

/* A list view does not know how high it would like to be. An entry is a line that says
 * where, and as a rule one that says what. */
static int
measure_entries (YishiImportIssues *self,
                 guint              n)
{
  g_autoptr(PangoLayout) layout = gtk_widget_create_pango_layout (GTK_WIDGET (self), "X");
  int line;

  pango_layout_get_pixel_size (layout, NULL, &line);
  return (int) MIN (n, ENTRIES_SHOWN) * (line * 5 / 2 + 18);
}

void
yishi_import_issues_show (YishiImportIssues  *self,
                          YishiImportPreview *preview,
                          GPtrArray          *issues)
{
  YishiImportPreview *old = self->preview;

  g_return_if_fail (YISHI_IS_IMPORT_ISSUES (self));

  self->preview = yishi_import_preview_ref (preview);
  self->issues = issues;
  gtk_scrolled_window_set_min_content_height (self->scrolled, measure_entries (self, issues->len));
  yishi_index_model_set (self->model, issues->len, NULL);
  yishi_import_preview_unref (old);
}
