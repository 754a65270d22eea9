/* yishi-door-row.c - one unit found at the door: whose it is, whether it is here
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "yishi-door-row.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "yishi-room-words.h"

struct _YishiDoorRow
{
  GtkListBoxRow parent_instance;

  /* Template children */
  GtkLabel *unit;
  GtkLabel *owners;
  GtkLabel *mark;
  GtkLabel *state;
  GtkLabel *same_person;
};

G_DEFINE_FINAL_TYPE (YishiDoorRow, yishi_door_row, GTK_TYPE_LIST_BOX_ROW)

/* Beside the words, for a glance. */
static const char *const marks[YISHI_N_PRESENCE_KINDS] = {
  [YISHI_PRESENCE_NONE] = "",
  [YISHI_PRESENCE_LODGED] = "◇",
  [YISHI_PRESENCE_LEFT] = "○",
  [YISHI_PRESENCE_REPRESENTED] = "◆",
  [YISHI_PRESENCE_IN] = "✓",
};

static void
yishi_door_row_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), YISHI_TYPE_DOOR_ROW);
  G_OBJECT_CLASS (yishi_door_row_parent_class)->dispose (object);
}

static void
yishi_door_row_class_init (YishiDoorRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = yishi_door_row_dispose;

  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/yishi/Yishi/ui/widgets/yishi-door-row.ui");
  gtk_widget_class_bind_template_child (widget_class, YishiDoorRow, unit);
  gtk_widget_class_bind_template_child (widget_class, YishiDoorRow, owners);
  gtk_widget_class_bind_template_child (widget_class, YishiDoorRow, mark);
  gtk_widget_class_bind_template_child (widget_class, YishiDoorRow, state);
  gtk_widget_class_bind_template_child (widget_class, YishiDoorRow, same_person);
}

static void
yishi_door_row_init (YishiDoorRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

GtkWidget *
yishi_door_row_new (void)
{
  return g_object_new (YISHI_TYPE_DOOR_ROW, NULL);
}

void
yishi_door_row_show (YishiDoorRow    *self,
                     const YishiUnit *unit,
                     YishiPresence    presence,
                     const char      *same_person,
                     gboolean         is_pending)
{
  g_autofree char *owners = yishi_describe_owners (unit);
  g_autofree char *state = is_pending ? g_strdup (_("Being written…")) : yishi_describe_presence (presence);
  g_autofree char *others = *same_person != '\0' ? g_strdup_printf (_("Same person: %s"), same_person) : g_strdup ("");
  g_autofree char *name = g_strdup_printf ("%s %s %s %s", unit->unit, owners, state, others);

  g_return_if_fail (YISHI_IS_DOOR_ROW (self));

  gtk_label_set_label (self->unit, unit->unit);
  gtk_label_set_label (self->owners, owners);
  gtk_label_set_label (self->mark, is_pending ? "…" : marks[presence.kind]);
  gtk_label_set_label (self->state, state);
  gtk_label_set_label (self->same_person, others);
  gtk_widget_set_visible (GTK_WIDGET (self->same_person), *others != '\0');
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, g_strchomp (name), -1);
}
