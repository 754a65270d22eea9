/* yishi-person-row.c - a line about units of one person, or of what may be one, with what can be done about it
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "yishi-person-row.h"

struct _YishiPersonRow
{
  AdwBin parent_instance;

  /* Template children */
  GtkLabel  *names_label;
  GtkLabel  *reason_label;
  GtkLabel  *units_label;
  GtkButton *accept_button;
  GtkButton *reject_button;
};

G_DEFINE_FINAL_TYPE (YishiPersonRow, yishi_person_row, ADW_TYPE_BIN)

static guint accepted_signal;
static guint rejected_signal;

static void
accept_clicked_cb (YishiPersonRow *self)
{
  g_signal_emit (self, accepted_signal, 0);
}

static void
reject_clicked_cb (YishiPersonRow *self)
{
  g_signal_emit (self, rejected_signal, 0);
}

static void
yishi_person_row_dispose (GObject *object)
{
  adw_bin_set_child (ADW_BIN (object), NULL);
  gtk_widget_dispose_template (GTK_WIDGET (object), YISHI_TYPE_PERSON_ROW);
  G_OBJECT_CLASS (yishi_person_row_parent_class)->dispose (object);
}

static void
yishi_person_row_class_init (YishiPersonRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = yishi_person_row_dispose;
  accepted_signal = g_signal_new ("accepted", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                  G_TYPE_NONE, 0);
  rejected_signal = g_signal_new ("rejected", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                  G_TYPE_NONE, 0);

  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/yishi/Yishi/ui/widgets/yishi-person-row.ui");
  gtk_widget_class_bind_template_child (widget_class, YishiPersonRow, names_label);
  gtk_widget_class_bind_template_child (widget_class, YishiPersonRow, reason_label);
  gtk_widget_class_bind_template_child (widget_class, YishiPersonRow, units_label);
  gtk_widget_class_bind_template_child (widget_class, YishiPersonRow, accept_button);
  gtk_widget_class_bind_template_child (widget_class, YishiPersonRow, reject_button);
  gtk_widget_class_bind_template_callback (widget_class, accept_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, reject_clicked_cb);
}

static void
yishi_person_row_init (YishiPersonRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

GtkWidget *
yishi_person_row_new (void)
{
  return g_object_new (YISHI_TYPE_PERSON_ROW, NULL);
}

void
yishi_person_row_set_texts (YishiPersonRow *self,
                            const char     *names,
                            const char     *reason,
                            const char     *units)
{
  GtkWidget *line;

  g_return_if_fail (YISHI_IS_PERSON_ROW (self));

  line = gtk_widget_get_parent (GTK_WIDGET (self));
  if (line != NULL)
    gtk_accessible_update_property (GTK_ACCESSIBLE (line), GTK_ACCESSIBLE_PROPERTY_LABEL, names, -1);
  gtk_label_set_label (self->names_label, names);
  gtk_label_set_label (self->reason_label, reason);
  gtk_label_set_label (self->units_label, units);
}

static void
set_button (GtkButton  *button,
            const char *label)
{
  gtk_widget_set_visible (GTK_WIDGET (button), label != NULL);
  if (label != NULL)
    gtk_button_set_label (button, label);
}

void
yishi_person_row_set_buttons (YishiPersonRow *self,
                              const char     *accept,
                              const char     *reject)
{
  g_return_if_fail (YISHI_IS_PERSON_ROW (self));

  set_button (self->accept_button, accept);
  set_button (self->reject_button, reject);
}
