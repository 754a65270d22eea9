/* yishi-chore-row.c - one thing to be prepared: how far it is, and the button that does it
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "yishi-chore-row.h"

#include <glib/gi18n-lib.h>

struct _YishiChoreRow
{
  AdwActionRow parent_instance;

  /* Template children */
  GtkImage  *mark;
  GtkButton *button;
};

G_DEFINE_FINAL_TYPE (YishiChoreRow, yishi_chore_row, ADW_TYPE_ACTION_ROW)

static const struct
{
  const char *icon;
  const char *style;
  const char *name;
} marks[] = {
  [YISHI_CHORE_DONE] = { "yishi-done-symbolic", "success", N_("Done") },
  [YISHI_CHORE_DUE] = { "yishi-to-do-symbolic", "dim-label", N_("To be done") },
  [YISHI_CHORE_OVERDUE] = { "dialog-warning-symbolic", "error", N_("Overdue") },
  [YISHI_CHORE_LATE] = { "dialog-warning-symbolic", "warning", N_("Done too late") },
  [YISHI_CHORE_MISSING] = { "dialog-warning-symbolic", "error", N_("Missing") },
};

static void
yishi_chore_row_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), YISHI_TYPE_CHORE_ROW);
  G_OBJECT_CLASS (yishi_chore_row_parent_class)->dispose (object);
}

static void
yishi_chore_row_class_init (YishiChoreRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = yishi_chore_row_dispose;
  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/yishi/Yishi/ui/widgets/yishi-chore-row.ui");
  gtk_widget_class_bind_template_child (widget_class, YishiChoreRow, mark);
  gtk_widget_class_bind_template_child (widget_class, YishiChoreRow, button);
}

static void
yishi_chore_row_init (YishiChoreRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

GtkWidget *
yishi_chore_row_new (void)
{
  return g_object_new (YISHI_TYPE_CHORE_ROW, NULL);
}

void
yishi_chore_row_set_state (YishiChoreRow   *self,
                          YishiChoreState  state,
                          gboolean        is_pressing)
{
  g_return_if_fail (YISHI_IS_CHORE_ROW (self));

  gtk_image_set_from_icon_name (self->mark, marks[state].icon);
  for (gsize i = 0; i < G_N_ELEMENTS (marks); i++)
    gtk_widget_remove_css_class (GTK_WIDGET (self->mark), marks[i].style);
  gtk_widget_add_css_class (GTK_WIDGET (self->mark),
                            state == YISHI_CHORE_DUE && is_pressing ? "warning" : marks[state].style);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->mark), _(marks[state].name));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->mark), GTK_ACCESSIBLE_PROPERTY_LABEL, _(marks[state].name), -1);
}

void
yishi_chore_row_set_button (YishiChoreRow *self,
                           const char   *label,
                           const char   *action)
{
  g_autofree char *name = NULL;
  g_autoptr(GVariant) target = NULL;

  g_return_if_fail (YISHI_IS_CHORE_ROW (self));
  g_return_if_fail (label == NULL || action != NULL);

  gtk_widget_set_visible (GTK_WIDGET (self->button), label != NULL);
  if (label == NULL || !g_action_parse_detailed_name (action, &name, &target, NULL))
    return;

  gtk_button_set_label (self->button, label);
  /* The target first: a name without it would be an action that cannot be done. */
  gtk_actionable_set_action_name (GTK_ACTIONABLE (self->button), NULL);
  gtk_actionable_set_action_target_value (GTK_ACTIONABLE (self->button), target);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (self->button), name);
}
