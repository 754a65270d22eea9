/* yishi-ballots-item-row.c - one item that is voted on, in the list of them
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "yishi-ballots-item-row.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "yishi-ballots-words.h"

struct _YishiBallotsItemRow
{
  GtkListBoxRow parent_instance;

  gint64     item;   /* id */
  GtkWidget *title;  /* (unowned) children */
  GtkWidget *about;
  GtkWidget *sign;
};

G_DEFINE_FINAL_TYPE (YishiBallotsItemRow, yishi_ballots_item_row, GTK_TYPE_LIST_BOX_ROW)

static void
yishi_ballots_item_row_class_init (YishiBallotsItemRowClass *klass)
{
}

static void
yishi_ballots_item_row_init (YishiBallotsItemRow *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 9);
  GtkWidget *texts = gtk_box_new (GTK_ORIENTATION_VERTICAL, 2);

  self->title = gtk_label_new (NULL);
  gtk_label_set_xalign (GTK_LABEL (self->title), 0);
  gtk_label_set_wrap (GTK_LABEL (self->title), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (self->title), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_width_chars (GTK_LABEL (self->title), 20);
  gtk_label_set_max_width_chars (GTK_LABEL (self->title), 22);
  self->about = gtk_label_new (NULL);
  gtk_label_set_xalign (GTK_LABEL (self->about), 0);
  gtk_label_set_wrap (GTK_LABEL (self->about), TRUE);
  gtk_widget_add_css_class (self->about, "dim-label");
  gtk_widget_add_css_class (self->about, "caption");
  gtk_widget_add_css_class (self->about, "figure");
  self->sign = gtk_image_new ();
  gtk_widget_set_valign (self->sign, GTK_ALIGN_START);
  gtk_widget_set_margin_top (self->sign, 2);

  gtk_box_append (GTK_BOX (texts), self->title);
  gtk_box_append (GTK_BOX (texts), self->about);
  gtk_widget_set_hexpand (texts, TRUE);
  gtk_box_append (GTK_BOX (box), self->sign);
  gtk_box_append (GTK_BOX (box), texts);
  gtk_widget_set_margin_top (box, 6);
  gtk_widget_set_margin_bottom (box, 6);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (self), box);
}

GtkWidget *
yishi_ballots_item_row_new (void)
{
  return g_object_new (YISHI_TYPE_BALLOTS_ITEM_ROW, NULL);
}

/* Beside the word a sign: nobody depends on a colour. */
static void
set_sign (YishiBallotsItemRow *self,
          const char          *state)
{
  const char *icon = strcmp (state, "open") == 0 ? "media-record-symbolic"
                     : strcmp (state, "closed") == 0 ? "emblem-ok-symbolic" : "radio-symbolic";

  gtk_image_set_from_icon_name (GTK_IMAGE (self->sign), icon);
  gtk_widget_set_css_classes (self->sign, (const char *[]) { strcmp (state, "open") == 0 ? "accent" : "dim-label", NULL });
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->sign), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  yishi_ballots_say_state (state), -1);
}

void
yishi_ballots_item_row_set (YishiBallotsItemRow  *self,
                            const YishiItem      *item,
                            const YishiVoteState *vote)
{
  g_autofree char *title = NULL;
  g_autofree char *about = NULL;
  g_autofree char *name = NULL;
  const char *kind = yishi_ballots_say_kind (item->kind);
  const char *state = yishi_ballots_say_state (item->state);

  g_return_if_fail (YISHI_IS_BALLOTS_ITEM_ROW (self));

  self->item = item->id;
  /* Translators: an item's number and title */
  title = g_strdup_printf (C_("item", "%d  %s"), item->number, item->title);
  if (vote != NULL && vote->by_unit)
    /* Translators: kind of vote, its state, ballots that count */
    about = g_strdup_printf (ngettext ("%s · %s · %d ballot", "%s · %s · %d ballots", vote->n_ballots), kind, state,
                             (int) vote->n_ballots);
  else
    /* Translators: kind of vote, its state */
    about = g_strdup_printf (C_("vote", "%s · %s"), kind, state);

  gtk_label_set_label (GTK_LABEL (self->title), title);
  gtk_label_set_label (GTK_LABEL (self->about), about);
  set_sign (self, item->state);
  name = g_strconcat (title, ", ", about, NULL);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
}

gint64
yishi_ballots_item_row_get_item (YishiBallotsItemRow *self)
{
  g_return_val_if_fail (YISHI_IS_BALLOTS_ITEM_ROW (self), 0);

  return self->item;
}

gboolean
yishi_ballots_is_voted_on (const YishiItem *item)
{
  static const char *const kinds[] = { "straw", "matter", "election", "committee", "rating", NULL };

  return strcmp (item->state, "none") != 0 || (g_strv_contains (kinds, item->kind) && *item->withdrawn == '\0');
}

void
yishi_ballots_rows_fill (GtkListBox              *list,
                         const YishiMeetingState *meeting)
{
  int n = 0;
  GtkListBoxRow *row;

  for (guint i = 0; i < meeting->items->len; i++)
    {
      const YishiItem *item = meeting->items->pdata[i];

      if (!yishi_ballots_is_voted_on (item))
        continue;
      row = gtk_list_box_get_row_at_index (list, n);
      if (row == NULL)
        {
          row = GTK_LIST_BOX_ROW (yishi_ballots_item_row_new ());
          gtk_list_box_append (list, GTK_WIDGET (row));
        }
      yishi_ballots_item_row_set (YISHI_BALLOTS_ITEM_ROW (row), item, yishi_meeting_state_find_vote (meeting, item->id));
      n++;
    }
  while ((row = gtk_list_box_get_row_at_index (list, n)) != NULL)
    gtk_list_box_remove (list, GTK_WIDGET (row));
}

GtkListBoxRow *
yishi_ballots_rows_find (GtkListBox *list,
                         gint64      item)
{
  GtkListBoxRow *row;

  for (int i = 0; (row = gtk_list_box_get_row_at_index (list, i)) != NULL; i++)
    if (yishi_ballots_item_row_get_item (YISHI_BALLOTS_ITEM_ROW (row)) == item)
      return row;

  return NULL;
}

gint64
yishi_ballots_rows_find_first (GtkListBox              *list,
                               const YishiMeetingState *meeting,
                               const YishiSession      *session)
{
  GtkListBoxRow *first = gtk_list_box_get_row_at_index (list, 0);

  if (session != NULL && session->meeting == meeting->meeting->id && yishi_ballots_rows_find (list, session->item) != NULL)
    return session->item;
  for (guint i = 0; i < meeting->votes->len; i++)
    {
      const YishiVoteState *vote = meeting->votes->pdata[i];

      if (strcmp (vote->state, "open") == 0)
        return vote->item;
    }

  return first != NULL ? yishi_ballots_item_row_get_item (YISHI_BALLOTS_ITEM_ROW (first)) : 0;
}
