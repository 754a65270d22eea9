/* yishi-ballots-result.c - a closed vote: the verdict, both tracks, the working
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The verdict and the working are worded by core, in the language of the meeting,
 * so that the window, the papers and the command line say the same.
 */
#include "config.h"

#include "yishi-ballots-result.h"

#include <glib/gi18n-lib.h>

#include "yishi-ballots-figures.h"
#include "yishi-ballots-words.h"
#include "yishi-tooltip.h"
#include "yishi-window.h"

struct _YishiBallotsResult
{
  YishiBallotsPanel parent_instance;

  char *working;  /* (owned) (nullable) all of it, to be copied */

  /* Template children */
  GtkBox    *banner;
  GtkImage  *sign;
  GtkLabel  *verdict;
  GtkBox    *figures;
  GtkBox    *readings;
  GtkLabel  *working_label;
  GtkButton *wall_button;
};

G_DEFINE_FINAL_TYPE (YishiBallotsResult, yishi_ballots_result, YISHI_TYPE_BALLOTS_PANEL)

static const char *
get_language (YishiBallotsResult *self)
{
  return yishi_record_get_language (yishi_ballots_panel_get_record (YISHI_BALLOTS_PANEL (self)));
}

static void
show_verdict (YishiBallotsResult *self,
              const YishiResult  *result)
{
  YishiVerdict verdict = result->tally != NULL ? result->tally->verdict : result->election->verdict;
  gboolean has_verdict = verdict != YISHI_VERDICT_NONE;
  const char *class = !has_verdict ? "none" : verdict == YISHI_VERDICT_PASS ? "pass" : "fail";
  const char *text;

  if (has_verdict)
    text = result->tally != NULL ? yishi_tally_describe_verdict (result->tally, get_language (self))
                                 : yishi_election_describe_verdict (result->election, get_language (self));
  else
    text = _("Counted; nothing is decided");

  gtk_widget_set_css_classes (GTK_WIDGET (self->banner), (const char *[]) { "card", "verdict", class, NULL });
  gtk_image_set_from_icon_name (self->sign, !has_verdict ? "view-list-symbolic"
                                            : verdict == YISHI_VERDICT_PASS ? "emblem-ok-symbolic"
                                                                            : "window-close-symbolic");
  gtk_label_set_label (self->verdict, text);
}

static void
add_sentences (GString *text,
               char   **sentences)
{
  for (char **sentence = sentences; *sentence != NULL; sentence++)
    g_string_append_printf (text, "%s%s", text->len > 0 ? "\n" : "", *sentence);
}

static void
show_working (YishiBallotsResult *self,
              const YishiResult  *result)
{
  g_autoptr(GString) text = g_string_new (NULL);
  g_auto(GStrv) sentences = result->tally != NULL ? yishi_tally_describe (result->tally, get_language (self))
                                                  : yishi_election_describe (result->election, get_language (self));

  add_sentences (text, sentences);
  if (result->tally != NULL && result->tally->with_clause != NULL)
    {
      g_auto(GStrv) clause = yishi_tally_describe (result->tally->with_clause, get_language (self));

      g_string_append_printf (text, "\n\n%s", _("With the silence clause:"));
      add_sentences (text, clause);
    }
  g_free (self->working);
  self->working = g_strdup (text->str);
  gtk_label_set_label (self->working_label, self->working);
}

static void
add_reading (YishiBallotsResult *self,
             const char         *title,
             YishiTally         *tally)
{
  GtkWidget *row = adw_action_row_new ();

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), yishi_tally_describe_verdict (tally, get_language (self)));
  gtk_list_box_append (GTK_LIST_BOX (gtk_widget_get_last_child (GTK_WIDGET (self->readings))), row);
}

/* Courts are split over the silence clause, and forms over blank papers: both
 * readings stand side by side. */
static void
show_readings (YishiBallotsResult *self,
               const YishiTally   *tally)
{
  GtkListBox *list = GTK_LIST_BOX (gtk_widget_get_last_child (GTK_WIDGET (self->readings)));
  GtkListBoxRow *row;
  gboolean differs_follow = tally != NULL && tally->without_follow != NULL &&
                            tally->without_follow->verdict != tally->verdict;

  while ((row = gtk_list_box_get_row_at_index (list, 0)) != NULL)
    gtk_list_box_remove (list, GTK_WIDGET (row));
  gtk_widget_set_visible (GTK_WIDGET (self->readings),
                          tally != NULL &&
                            (tally->with_clause != NULL || differs_follow || tally->blank_other != NULL));
  if (tally == NULL)
    return;

  if (tally->with_clause != NULL)
    add_reading (self, _("With the silence clause"), tally->with_clause);
  if (differs_follow)
    add_reading (self, _("With “follow the majority” on no side"), tally->without_follow);
  if (tally->blank_other != NULL)
    add_reading (self, _("With blank papers read the other way"), tally->blank_other);
}

static void
update_wall (YishiBallotsResult  *self,
             const YishiVoteLook *look)
{
  g_autofree char *why_not = NULL;
  gboolean can = yishi_conductor_can (yishi_ballots_panel_get_conductor (YISHI_BALLOTS_PANEL (self)), YISHI_VERB_SHOW,
                                      look->item->id, &why_not);

  gtk_widget_action_set_enabled (GTK_WIDGET (self), "result.show", can);
  yishi_tooltip_set (GTK_WIDGET (self->wall_button), can ? NULL : why_not);
}

static void
yishi_ballots_result_look (YishiBallotsPanel   *panel,
                           const YishiVoteLook *look)
{
  YishiBallotsResult *self = YISHI_BALLOTS_RESULT (panel);

  if (look->result == NULL)
    return;

  update_wall (self, look);
  show_verdict (self, look->result);
  yishi_ballots_fill_figures (self->figures, look->result);
  show_readings (self, look->result->tally);
  show_working (self, look->result);
}

static void
copy_working (GtkWidget  *widget,
              const char *action,
              GVariant   *parameter)
{
  YishiBallotsResult *self = YISHI_BALLOTS_RESULT (widget);
  const YishiVoteLook *look = yishi_ballots_panel_get_look (YISHI_BALLOTS_PANEL (self));
  g_autofree char *text = g_strdup_printf ("%s\n%s\n%s", look->item->title, gtk_label_get_label (self->verdict),
                                           self->working);

  gdk_clipboard_set_text (gtk_widget_get_clipboard (widget), text);
  yishi_window_say (widget, _("The working was copied."));
}

static void
shown_cb (GObject      *object,
          GAsyncResult *result,
          gpointer      user_data)
{
  g_autoptr(YishiBallotsResult) self = user_data;
  g_autoptr(GError) error = NULL;

  if (!yishi_conductor_step_finish (YISHI_CONDUCTOR (object), result, &error))
    yishi_window_report (GTK_WIDGET (self), error);
}

static void
show_on_wall (GtkWidget  *widget,
              const char *action,
              GVariant   *parameter)
{
  YishiBallotsPanel *panel = YISHI_BALLOTS_PANEL (widget);
  g_autoptr(YishiSlide) slide = yishi_slide_new (YISHI_SLIDE_RESULT, yishi_ballots_panel_get_look (panel)->item->id, 0,
                                                 NULL);
  YishiStep step = { .verb = YISHI_VERB_SHOW, .slide = slide };

  yishi_conductor_step_async (yishi_ballots_panel_get_conductor (panel), &step, shown_cb, g_object_ref (widget));
}

static void
yishi_ballots_result_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), YISHI_TYPE_BALLOTS_RESULT);
  g_clear_pointer (&YISHI_BALLOTS_RESULT (object)->working, g_free);
  G_OBJECT_CLASS (yishi_ballots_result_parent_class)->dispose (object);
}

static void
yishi_ballots_result_class_init (YishiBallotsResultClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = yishi_ballots_result_dispose;
  YISHI_BALLOTS_PANEL_CLASS (klass)->look = yishi_ballots_result_look;

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/yishi/Yishi/ui/pages/yishi-ballots-result.ui");
  gtk_widget_class_bind_template_child (widget_class, YishiBallotsResult, banner);
  gtk_widget_class_bind_template_child (widget_class, YishiBallotsResult, sign);
  gtk_widget_class_bind_template_child (widget_class, YishiBallotsResult, verdict);
  gtk_widget_class_bind_template_child (widget_class, YishiBallotsResult, figures);
  gtk_widget_class_bind_template_child (widget_class, YishiBallotsResult, readings);
  gtk_widget_class_bind_template_child (widget_class, YishiBallotsResult, working_label);
  gtk_widget_class_bind_template_child (widget_class, YishiBallotsResult, wall_button);

  gtk_widget_class_install_action (widget_class, "result.copy", NULL, copy_working);
  gtk_widget_class_install_action (widget_class, "result.show", NULL, show_on_wall);
}

static void
yishi_ballots_result_init (YishiBallotsResult *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}
