/* yishi-statements.c - what the three parties say to an item
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "yishi-statements.h"

#include <string.h>

#include "yishi-statement-row.h"

struct _YishiStatements
{
  AdwBin parent_instance;

  /* Template children */
  GtkListBox *list;
};

G_DEFINE_FINAL_TYPE (YishiStatements, yishi_statements, ADW_TYPE_BIN)

/* The three that answer the room, always; others once they are in the room or
 * have said something. */
static const char *const parties[] = { "community", "committee", "firm", "branch", "grid", "social", "other" };
#define N_ALWAYS 3

static gboolean
is_concerned (const YishiMeetingState *meeting,
              const char              *party,
              gint64                   item)
{
  for (guint i = 0; i < meeting->guests->len; i++)
    if (strcmp (((const YishiGuest *) meeting->guests->pdata[i])->party, party) == 0)
      return TRUE;
  for (guint i = 0; i < meeting->statements->len; i++)
    {
      const YishiStatement *statement = meeting->statements->pdata[i];

      if (statement->item == item && strcmp (statement->party, party) == 0)
        return TRUE;
    }

  return FALSE;
}

void
yishi_statements_show (YishiStatements *self,
                       YishiRecord     *record,
                       gint64           item)
{
  YishiMeetingState *meeting = yishi_record_get_meeting (record);

  g_return_if_fail (YISHI_IS_STATEMENTS (self));

  if (meeting == NULL || item == 0)
    return;

  for (guint i = 0; i < G_N_ELEMENTS (parties); i++)
    {
      GtkListBoxRow *row = gtk_list_box_get_row_at_index (self->list, i);

      gtk_widget_set_visible (GTK_WIDGET (row), i < N_ALWAYS || is_concerned (meeting, parties[i], item));
      yishi_statement_row_show (YISHI_STATEMENT_ROW (row), record, item);
    }
}

static void
yishi_statements_dispose (GObject *object)
{
  adw_bin_set_child (ADW_BIN (object), NULL);
  gtk_widget_dispose_template (GTK_WIDGET (object), YISHI_TYPE_STATEMENTS);
  G_OBJECT_CLASS (yishi_statements_parent_class)->dispose (object);
}

static void
yishi_statements_class_init (YishiStatementsClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = yishi_statements_dispose;

  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/yishi/Yishi/ui/widgets/yishi-statements.ui");
  gtk_widget_class_bind_template_child (widget_class, YishiStatements, list);
}

static void
yishi_statements_init (YishiStatements *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  for (guint i = 0; i < G_N_ELEMENTS (parties); i++)
    gtk_list_box_append (self->list, yishi_statement_row_new (parties[i]));
}
