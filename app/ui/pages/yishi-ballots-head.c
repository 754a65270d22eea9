/* yishi-ballots-head.c - what is frozen with a vote: its title, its rule, its roll, its days, its defects
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "yishi-ballots-head.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "yishi-ballots-words.h"
#include "yishi-date.h"
#include "yishi-tooltip.h"

struct _YishiBallotsHead
{
  GtkBox parent_instance;

  /* Template children */
  GtkLabel       *title;
  GtkLabel       *about;
  GtkButton      *open_button;
  GtkButton      *close_button;
  GtkMenuButton  *menu_button;
  GtkLabel       *straw;
  GtkBox         *defects;
  GtkExpander    *rule;
  GtkLabel       *rule_title;
  GtkLabel       *rule_text;
};

G_DEFINE_FINAL_TYPE (YishiBallotsHead, yishi_ballots_head, GTK_TYPE_BOX)

static gboolean
is_chinese (void)
{
  return g_str_has_prefix (pango_language_to_string (gtk_get_default_language ()), "zh");
}

static char *
describe_scope (const YishiItem *item)
{
  g_autofree char *words = NULL;
  char **parts;
  g_auto(GStrv) pairs = NULL;
  const char *building = NULL, *stair = NULL;

  if (*item->scope == '\0')
    return NULL;

  pairs = g_strsplit (item->scope, ",", -1);
  for (parts = pairs; *parts != NULL; parts++)
    {
      if (g_str_has_prefix (*parts, "building="))
        building = *parts + strlen ("building=");
      if (g_str_has_prefix (*parts, "unit="))
        stair = *parts + strlen ("unit=");
    }
  if (building != NULL && stair != NULL)
    /* Translators: numbers of a building and of a stair */
    return g_strdup_printf (_("owners of building %s, stair %s alone"), building, stair);
  if (building != NULL)
    return g_strdup_printf (_("owners of building %s alone"), building);

  return g_strdup (item->scope);
}

/* "Owners’ matter · open since 19:20 · all owners of the roll" */
static char *
describe_vote (const YishiVoteLook *look)
{
  g_autoptr(GStrvBuilder) builder = g_strv_builder_new ();
  g_auto(GStrv) parts = NULL;
  g_autofree char *scope = describe_scope (look->item);

  g_strv_builder_add (builder, yishi_ballots_say_kind (look->item->kind));
  if (strcmp (look->item->state, "none") == 0)
    g_strv_builder_add (builder, yishi_ballots_say_state ("none"));
  else if (look->result != NULL)
    {
      gboolean is_open = yishi_vote_look_is_open (look);
      g_autofree char *when = yishi_instant_describe (is_open ? look->result->opened : look->result->closed);
      g_autofree char *text = g_strdup_printf (is_open ? _("open since %s") : _("closed at %s"), when);

      g_strv_builder_add (builder, text);
    }
  if (scope != NULL)
    g_strv_builder_add (builder, scope);
  parts = g_strv_builder_end (builder);
  return g_strjoinv (" · ", parts);
}

/* The words of the article, and the roll that is frozen with the vote. */
static char *
describe_rule (const YishiVoteLook *look)
{
  YishiRule *rule = look->result->rule;
  YishiCount roll = look->result->tally != NULL ? look->result->tally->roll : look->result->election->roll;
  g_autoptr(GString) text = g_string_new (rule->article);
  g_autofree char *about_roll = NULL;

  if (!is_chinese () && *rule->gist != '\0')
    g_string_append_printf (text, "\n%s", rule->gist);
  if (*rule->quote != '\0')
    g_string_append_printf (text, "\n%s", rule->quote);
  if (look->result->roll_version == 0 || yishi_vote_look_counts_hands (look))
    return g_string_free (g_steal_pointer (&text), FALSE);

  about_roll = yishi_ballots_say_roll (roll, rule->by_area, look->result->roll_sha256);
  /* Translators: the number of the roll's version, then what is in it */
  g_string_append_printf (text, "\n\n");
  g_string_append_printf (text, _("Roll, version %1$d: %2$s"), (int) look->result->roll_version, about_roll);
  return g_string_free (g_steal_pointer (&text), FALSE);
}

static void
show_rule (YishiBallotsHead    *self,
           const YishiVoteLook *look)
{
  YishiRule *rule = yishi_vote_look_get_rule (look);
  g_autofree char *title = NULL;
  g_autofree char *text = NULL;

  gtk_widget_set_visible (GTK_WIDGET (self->rule), rule != NULL);
  if (rule == NULL)
    return;

  /* Translators: the title of a rule, and its article */
  title = g_strdup_printf (_("Rule: %1$s, %2$s"), is_chinese () ? rule->title_zh : rule->title_en, rule->article);
  text = describe_rule (look);
  gtk_label_set_label (self->rule_title, title);
  gtk_label_set_label (self->rule_text, text);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->rule), GTK_ACCESSIBLE_PROPERTY_LABEL, title, -1);
}

static void
show_defects (YishiBallotsHead    *self,
              const YishiVoteLook *look)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->defects))) != NULL)
    gtk_box_remove (self->defects, child);
  gtk_widget_set_visible (GTK_WIDGET (self->defects), look->result != NULL && look->result->defect_notes->len > 0);

  for (guint i = 0; look->result != NULL && i < look->result->defect_notes->len; i++)
    {
      GtkWidget *line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 9);
      GtkWidget *sign = gtk_image_new_from_icon_name ("dialog-warning-symbolic");
      /* Translators: what is wrong with the procedure */
      g_autofree char *text = g_strdup_printf (_("Defect: %s"), (char *) look->result->defect_notes->pdata[i]);
      GtkWidget *label = gtk_label_new (text);

      gtk_accessible_update_property (GTK_ACCESSIBLE (sign), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Warning"), -1);
      gtk_label_set_wrap (GTK_LABEL (label), TRUE);
      gtk_label_set_xalign (GTK_LABEL (label), 0);
      gtk_box_append (GTK_BOX (line), sign);
      gtk_box_append (GTK_BOX (line), label);
      gtk_box_append (self->defects, line);
    }
}

void
yishi_ballots_head_set_look (YishiBallotsHead    *self,
                             const YishiVoteLook *look)
{
  YishiRule *rule = yishi_vote_look_get_rule (look);
  gboolean is_open = yishi_vote_look_is_open (look);
  g_autofree char *title = NULL;
  g_autofree char *about = describe_vote (look);

  g_return_if_fail (YISHI_IS_BALLOTS_HEAD (self));

  title = g_strdup_printf (C_("item", "%d  %s"), look->item->number, look->item->title);
  gtk_label_set_label (self->title, title);
  gtk_label_set_label (self->about, about);
  gtk_widget_set_visible (GTK_WIDGET (self->open_button), strcmp (look->item->state, "none") == 0);
  gtk_widget_set_visible (GTK_WIDGET (self->close_button), is_open);
  gtk_widget_set_visible (GTK_WIDGET (self->menu_button), is_open && !yishi_vote_look_counts_hands (look));
  gtk_widget_set_visible (GTK_WIDGET (self->straw), strcmp (look->item->kind, "straw") == 0 ||
                                                     (rule != NULL && rule->method == YISHI_METHOD_STRAW));
  show_rule (self, look);
  show_defects (self, look);
}

void
yishi_ballots_head_set_reasons (YishiBallotsHead *self,
                                const char       *why_not_open,
                                const char       *why_not_close)
{
  g_return_if_fail (YISHI_IS_BALLOTS_HEAD (self));

  yishi_tooltip_set (GTK_WIDGET (self->open_button), why_not_open);
  yishi_tooltip_set (GTK_WIDGET (self->close_button), why_not_close);
}

static void
yishi_ballots_head_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), YISHI_TYPE_BALLOTS_HEAD);
  G_OBJECT_CLASS (yishi_ballots_head_parent_class)->dispose (object);
}

static void
yishi_ballots_head_class_init (YishiBallotsHeadClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = yishi_ballots_head_dispose;

  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/yishi/Yishi/ui/pages/yishi-ballots-head.ui");
  gtk_widget_class_bind_template_child (widget_class, YishiBallotsHead, title);
  gtk_widget_class_bind_template_child (widget_class, YishiBallotsHead, about);
  gtk_widget_class_bind_template_child (widget_class, YishiBallotsHead, open_button);
  gtk_widget_class_bind_template_child (widget_class, YishiBallotsHead, close_button);
  gtk_widget_class_bind_template_child (widget_class, YishiBallotsHead, menu_button);
  gtk_widget_class_bind_template_child (widget_class, YishiBallotsHead, straw);
  gtk_widget_class_bind_template_child (widget_class, YishiBallotsHead, defects);
  gtk_widget_class_bind_template_child (widget_class, YishiBallotsHead, rule);
  gtk_widget_class_bind_template_child (widget_class, YishiBallotsHead, rule_title);
  gtk_widget_class_bind_template_child (widget_class, YishiBallotsHead, rule_text);
}

static void
yishi_ballots_head_init (YishiBallotsHead *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}
