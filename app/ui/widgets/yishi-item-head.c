/* yishi-item-head.c - which item is looked at, how long it has taken, and how its vote stands
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "yishi-item-head.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "yishi-clock.h"
#include "yishi-explain.h"
#include "yishi-floor-words.h"
#include "yishi-tooltip.h"

#define ONE_MINUTE (60 * (gint64) G_USEC_PER_SEC)

struct _YishiItemHead
{
  AdwBin parent_instance;

  YishiConductor *conductor;  /* (owned) (nullable) */
  gint64          item;       /* id, 0: none */

  /* Template children */
  GtkLabel    *kind_label;
  GtkLabel    *title_label;
  GtkLabel    *time_label;
  GtkBox      *vote_box;
  GtkLabel    *vote_label;
  GtkRevealer *aside;
  GtkLabel    *aside_label;
  GtkButton   *begin_button;
  GtkButton   *back_button;
  GtkButton   *end_button;
};

enum
{
  BACK,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (YishiItemHead, yishi_item_head, ADW_TYPE_BIN)

static const YishiItem *
find_item (YishiItemHead *self)
{
  YishiMeetingState *meeting = yishi_record_get_meeting (yishi_conductor_get_record (self->conductor));

  return meeting != NULL ? yishi_meeting_state_find_item (meeting, self->item) : NULL;
}

/* All the time that it was at hand, µs. */
static gint64
sum_time (YishiItemHead *self,
          gint64         now)
{
  const YishiMeetingState *meeting = yishi_record_get_meeting (yishi_conductor_get_record (self->conductor));
  gint64 spent = 0;

  for (guint i = 0; i < meeting->progress->len; i++)
    {
      const YishiProgress *progress = meeting->progress->pdata[i];
      gint64 began, ended = now;

      if (progress->item != self->item || !yishi_instant_parse (progress->began, &began))
        continue;
      yishi_instant_parse (progress->ended, &ended);
      spent += MAX (ended - began, 0);
    }

  return spent;
}

void
yishi_item_head_tick (YishiItemHead *self)
{
  g_autofree char *spent = NULL;
  g_autofree char *text = NULL;
  const YishiItem *item;
  gint64 micros;

  g_return_if_fail (YISHI_IS_ITEM_HEAD (self));

  item = self->conductor != NULL ? find_item (self) : NULL;
  gtk_widget_set_visible (GTK_WIDGET (self->time_label), item != NULL);
  if (item == NULL)
    return;

  micros = sum_time (self, yishi_clock_now (yishi_record_get_clock (yishi_conductor_get_record (self->conductor))));
  spent = yishi_format_span (micros);
  if (item->minutes > 0 && micros > item->minutes * ONE_MINUTE)
    text = g_strdup_printf (_("⚠ %s of %d min, over time"), spent, item->minutes);
  else if (item->minutes > 0)
    text = g_strdup_printf (_("%s of %d min"), spent, item->minutes);
  else
    text = g_strdup (spent);
  gtk_label_set_label (self->time_label, text);
  if (item->minutes > 0 && micros > item->minutes * ONE_MINUTE)
    gtk_widget_add_css_class (GTK_WIDGET (self->time_label), "warning");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self->time_label), "warning");
}

static void
show_vote (YishiItemHead   *self,
           const YishiItem *item)
{
  const YishiMeetingState *meeting = yishi_record_get_meeting (yishi_conductor_get_record (self->conductor));
  const YishiVoteState *vote = yishi_meeting_state_find_vote (meeting, item->id);
  g_autofree char *text = NULL;
  gboolean is_voted_on = vote != NULL || strcmp (item->kind, "matter") == 0 || strcmp (item->kind, "straw") == 0 ||
                         strcmp (item->kind, "election") == 0 || strcmp (item->kind, "committee") == 0 ||
                         strcmp (item->kind, "rating") == 0;

  gtk_widget_set_visible (GTK_WIDGET (self->vote_box), is_voted_on);
  if (vote == NULL)
    text = g_strdup (_("○ The vote has not been opened."));
  else if (strcmp (vote->state, "closed") == 0)
    text = g_strdup (_("✓ The vote is closed."));
  else if (vote->by_unit)
    text = g_strdup_printf (ngettext ("● The vote is open: %d paper so far.", "● The vote is open: %d papers so far.",
                                      (gulong) vote->n_ballots), (int) vote->n_ballots);
  else
    text = g_strdup (_("● The vote is open."));
  gtk_label_set_label (self->vote_label, text);
}

/* An item that is looked at without being at hand says so. */
static void
show_aside (YishiItemHead   *self,
            const YishiItem *item)
{
  const YishiSession *session = yishi_conductor_get_session (self->conductor);
  gboolean is_aside = item != NULL && session->item != item->id;

  if (is_aside)
    {
      gtk_label_set_label (self->aside_label, session->item != 0 ? _("You are looking at an item that is not at hand.")
                                                                 : _("No item is at hand."));
      gtk_widget_set_visible (GTK_WIDGET (self->back_button), session->item != 0);
      yishi_explain (GTK_WIDGET (self->begin_button), self->conductor, YISHI_VERB_BEGIN_ITEM, item->id, NULL);
    }
  gtk_revealer_set_reveal_child (self->aside, is_aside);
  gtk_widget_set_visible (GTK_WIDGET (self->end_button), item != NULL && !is_aside);
  yishi_explain (GTK_WIDGET (self->end_button), self->conductor, YISHI_VERB_END_ITEM, 0,
                 _("End this item, with none after it (Ctrl+Shift+Page Down)"));
}

void
yishi_item_head_show (YishiItemHead  *self,
                      YishiConductor *conductor,
                      gint64          item)
{
  const YishiItem *found;
  g_autofree char *kind = NULL;

  g_return_if_fail (YISHI_IS_ITEM_HEAD (self));

  g_set_object (&self->conductor, conductor);
  self->item = item;
  if (yishi_conductor_get_session (conductor) == NULL)
    return;

  found = find_item (self);
  if (found == NULL)
    {
      gtk_label_set_label (self->kind_label, _("Between items"));
      gtk_label_set_label (self->title_label, _("Nothing is at hand"));
      gtk_widget_set_visible (GTK_WIDGET (self->vote_box), FALSE);
    }
  else
    {
      kind = *found->presenter != '\0'
               ? g_strdup_printf (_("Item %d · %s · %s"), found->number, yishi_item_kind_to_label (found->kind),
                                  found->presenter)
               : g_strdup_printf (_("Item %d · %s"), found->number, yishi_item_kind_to_label (found->kind));
      gtk_label_set_label (self->kind_label, kind);
      gtk_label_set_label (self->title_label, found->title);
      yishi_tooltip_set (GTK_WIDGET (self->title_label), found->title);
      show_vote (self, found);
    }
  show_aside (self, found);
  yishi_item_head_tick (self);
}

static void
begin_clicked_cb (YishiItemHead *self)
{
  yishi_conductor_do (self->conductor, YISHI_VERB_BEGIN_ITEM, self->item);
}

static void
back_clicked_cb (YishiItemHead *self)
{
  g_signal_emit (self, signals[BACK], 0);
}

static void
yishi_item_head_dispose (GObject *object)
{
  YishiItemHead *self = YISHI_ITEM_HEAD (object);

  adw_bin_set_child (ADW_BIN (self), NULL);
  gtk_widget_dispose_template (GTK_WIDGET (self), YISHI_TYPE_ITEM_HEAD);
  g_clear_object (&self->conductor);
  G_OBJECT_CLASS (yishi_item_head_parent_class)->dispose (object);
}

static void
yishi_item_head_class_init (YishiItemHeadClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = yishi_item_head_dispose;

  signals[BACK] = g_signal_new ("back", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE,
                                0);

  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/yishi/Yishi/ui/widgets/yishi-item-head.ui");
  gtk_widget_class_bind_template_child (widget_class, YishiItemHead, kind_label);
  gtk_widget_class_bind_template_child (widget_class, YishiItemHead, title_label);
  gtk_widget_class_bind_template_child (widget_class, YishiItemHead, time_label);
  gtk_widget_class_bind_template_child (widget_class, YishiItemHead, vote_box);
  gtk_widget_class_bind_template_child (widget_class, YishiItemHead, vote_label);
  gtk_widget_class_bind_template_child (widget_class, YishiItemHead, aside);
  gtk_widget_class_bind_template_child (widget_class, YishiItemHead, aside_label);
  gtk_widget_class_bind_template_child (widget_class, YishiItemHead, begin_button);
  gtk_widget_class_bind_template_child (widget_class, YishiItemHead, back_button);
  gtk_widget_class_bind_template_child (widget_class, YishiItemHead, end_button);
  gtk_widget_class_bind_template_callback (widget_class, begin_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, back_clicked_cb);
}

static void
yishi_item_head_init (YishiItemHead *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}
