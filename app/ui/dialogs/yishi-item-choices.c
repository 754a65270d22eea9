/* yishi-item-choices.c - what can be chosen for an item: matters, rules, buildings and stairs
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "yishi-item-choices.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "yishi-building.h"
#include "yishi-drop-down.h"
#include "yishi-item-words.h"
#include "yishi-unit-name.h"

/* What the choices of a row stand for, in their order: "" for the first. */
#define VALUES "yishi-values"

static void
setup_cb (GtkSignalListItemFactory *factory,
          GtkListItem              *item)
{
  GtkWidget *label = gtk_label_new ("");

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_max_width_chars (GTK_LABEL (label), 44);
  gtk_list_item_set_child (item, label);
}

static void
bind_cb (GtkSignalListItemFactory *factory,
         GtkListItem              *item)
{
  gtk_label_set_label (GTK_LABEL (gtk_list_item_get_child (item)),
                       gtk_string_object_get_string (gtk_list_item_get_item (item)));
}

void
yishi_choices_prepare (AdwComboRow *row)
{
  g_autoptr(GtkListItemFactory) factory = gtk_signal_list_item_factory_new ();

  g_signal_connect (factory, "setup", G_CALLBACK (setup_cb), NULL);
  g_signal_connect (factory, "bind", G_CALLBACK (bind_cb), NULL);
  adw_combo_row_set_list_factory (row, factory);
  yishi_combo_row_tell (row);
}

/* @texts, @values: (element-type utf8): as many of each. The texts are shown, of
 * the values the one that equals @value is chosen. */
static void
fill (AdwComboRow *row,
      GPtrArray   *texts,
      GPtrArray   *values,
      const char  *value)
{
  g_autoptr(GtkStringList) model = gtk_string_list_new (NULL);
  guint chosen = 0;

  for (guint i = 0; i < texts->len; i++)
    {
      gtk_string_list_append (model, texts->pdata[i]);
      if (strcmp (values->pdata[i], value) == 0)
        chosen = i;
    }

  g_object_set_data_full (G_OBJECT (row), VALUES, g_ptr_array_ref (values), (GDestroyNotify) g_ptr_array_unref);
  adw_combo_row_set_model (row, G_LIST_MODEL (model));
  adw_combo_row_set_selected (row, chosen);
}

static const char *
get_value (AdwComboRow *row)
{
  GPtrArray *values = g_object_get_data (G_OBJECT (row), VALUES);
  guint chosen = adw_combo_row_get_selected (row);

  return values != NULL && chosen < values->len ? values->pdata[chosen] : "";
}

static void
add_choice (GPtrArray  *texts,
            GPtrArray  *values,
            char       *text,
            const char *value)
{
  g_ptr_array_add (texts, text);
  g_ptr_array_add (values, g_strdup (value));
}

void
yishi_choices_fill_kinds (AdwComboRow *row,
                          const char  *kind)
{
  g_autoptr(GPtrArray) texts = g_ptr_array_new_with_free_func (g_free);
  g_autoptr(GPtrArray) values = g_ptr_array_new_with_free_func (g_free);

  for (gsize i = 0; yishi_item_kinds[i] != NULL; i++)
    add_choice (texts, values, g_strdup (yishi_item_say_kind (yishi_item_kinds[i])), yishi_item_kinds[i]);
  fill (row, texts, values, kind);
}

const char *
yishi_choices_get_kind (AdwComboRow *row)
{
  return get_value (row);
}

void
yishi_choices_fill_matters (AdwComboRow   *row,
                            YishiRulePack *pack,
                            int            number)
{
  g_autoptr(GPtrArray) texts = g_ptr_array_new_with_free_func (g_free);
  g_autoptr(GPtrArray) values = g_ptr_array_new_with_free_func (g_free);
  guint n = yishi_rule_pack_get_n_matters (pack);
  int wanted = number != 0 || n == 0 ? number : yishi_rule_pack_get_matter (pack, n - 1)->number;
  g_autofree char *value = g_strdup_printf ("%d", wanted);

  for (guint i = 0; i < n; i++)
    {
      g_autofree char *each = g_strdup_printf ("%d", yishi_rule_pack_get_matter (pack, i)->number);

      add_choice (texts, values, yishi_say_matter (pack, yishi_rule_pack_get_matter (pack, i)->number), each);
    }
  fill (row, texts, values, value);
}

int
yishi_choices_get_matter (AdwComboRow   *row,
                          YishiRulePack *pack)
{
  return (int) g_ascii_strtoll (get_value (row), NULL, 10);
}

/* Whether a rule is one by which an item of that kind can be decided. */
static gboolean
fits (YishiRule  *rule,
      const char *kind)
{
  gboolean is_opinion = rule->method == YISHI_METHOD_GRADES || rule->method == YISHI_METHOD_SCORE ||
                        rule->method == YISHI_METHOD_APPROVAL || rule->method == YISHI_METHOD_CUMULATIVE ||
                        rule->method == YISHI_METHOD_PLURALITY;

  if (strcmp (kind, "rating") == 0)
    return is_opinion;
  if (strcmp (kind, "election") == 0)
    return yishi_rule_is_election (rule) && rule->method != YISHI_METHOD_GRADES && rule->method != YISHI_METHOD_SCORE;
  if (rule->method == YISHI_METHOD_STRAW || yishi_rule_is_election (rule))
    return FALSE;
  if (strcmp (kind, "matter") == 0)
    return rule->by_area || rule->method != YISHI_METHOD_THRESHOLD;

  return strcmp (kind, "committee") == 0 && rule->method == YISHI_METHOD_THRESHOLD && !rule->by_area;
}

static void
add_rules (GPtrArray     *texts,
           GPtrArray     *values,
           YishiRulePack *pack,
           const char    *kind)
{
  for (guint i = 0; pack != NULL && i < yishi_rule_pack_get_n_rules (pack); i++)
    {
      YishiRule *rule = yishi_rule_pack_get_rule (pack, i);

      if (fits (rule, kind))
        add_choice (texts, values, g_strdup (yishi_rule_get_title (rule)), rule->id);
    }
}

void
yishi_choices_fill_rules (AdwComboRow   *row,
                          YishiRulePack *pack,
                          const char    *kind,
                          const char    *rule)
{
  g_autoptr(GPtrArray) texts = g_ptr_array_new_with_free_func (g_free);
  g_autoptr(GPtrArray) values = g_ptr_array_new_with_free_func (g_free);

  add_choice (texts, values, g_strdup (strcmp (kind, "matter") == 0 ? _("As the matter asks for")
                                                                    : _("As is usual")), "");
  add_rules (texts, values, pack, kind);
  add_rules (texts, values, yishi_rule_pack_get_included (pack), kind);
  /* What was asked for stays chosen, even if it is no longer offered. */
  if (*rule != '\0' && !g_ptr_array_find_with_equal_func (values, rule, g_str_equal, NULL))
    add_choice (texts, values, g_strdup (rule), rule);
  fill (row, texts, values, rule);
}

const char *
yishi_choices_get_rule (AdwComboRow *row)
{
  return get_value (row);
}

void
yishi_choices_fill_stairs (AdwComboRow     *buildings,
                           AdwComboRow     *stairs,
                           const YishiRoll *roll,
                           const char      *stair)
{
  g_autoptr(GPtrArray) texts = g_ptr_array_new_with_free_func (g_free);
  g_autoptr(GPtrArray) values = g_ptr_array_new_with_free_func (g_free);
  const char *building = get_value (buildings);
  g_autoptr(YishiBuilding) picture = roll != NULL && *building != '\0' ? yishi_building_new (roll, building) : NULL;

  add_choice (texts, values, g_strdup (_("Whole building")), "");
  for (guint i = 0; picture != NULL && i < picture->n_stairs; i++)
    if (*picture->stairs[i].name != '\0')
      add_choice (texts, values, g_strdup_printf (_("Stair %s"), picture->stairs[i].name), picture->stairs[i].name);
  if (*stair != '\0' && !g_ptr_array_find_with_equal_func (values, stair, g_str_equal, NULL))
    add_choice (texts, values, g_strdup_printf (_("Stair %s"), stair), stair);
  fill (stairs, texts, values, stair);
  gtk_widget_set_visible (GTK_WIDGET (stairs), texts->len > 1);
}

void
yishi_choices_fill_scope (AdwComboRow     *buildings,
                          AdwComboRow     *stairs,
                          const YishiRoll *roll,
                          const char      *scope)
{
  g_autoptr(GPtrArray) texts = g_ptr_array_new_with_free_func (g_free);
  g_autoptr(GPtrArray) values = g_ptr_array_new_with_free_func (g_free);
  g_auto(GStrv) names = roll != NULL ? yishi_building_list (roll) : g_new0 (char *, 1);
  g_autofree char *building = NULL;
  g_autofree char *stair = NULL;

  if (*scope != '\0')
    yishi_scope_parse (scope, &building, &stair, NULL);

  add_choice (texts, values, g_strdup (_("Whole community")), "");
  for (gsize i = 0; names[i] != NULL; i++)
    add_choice (texts, values, g_strdup_printf (_("Building %s"), names[i]), names[i]);
  if (building != NULL && !g_ptr_array_find_with_equal_func (values, building, g_str_equal, NULL))
    add_choice (texts, values, g_strdup_printf (_("Building %s"), building), building);
  fill (buildings, texts, values, building != NULL ? building : "");
  yishi_choices_fill_stairs (buildings, stairs, roll, stair != NULL ? stair : "");
}

char *
yishi_choices_get_scope (AdwComboRow *buildings,
                         AdwComboRow *stairs)
{
  const char *building = get_value (buildings);
  const char *stair = get_value (stairs);

  if (*building == '\0')
    return g_strdup ("");

  return *stair == '\0' ? g_strdup_printf ("building=%s", building)
                        : g_strdup_printf ("building=%s,unit=%s", building, stair);
}
