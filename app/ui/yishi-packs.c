/* yishi-packs.c - the rule packs as somebody chooses one
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "yishi-packs.h"

#include <glib/gi18n-lib.h>
#include <string.h>

GPtrArray *
yishi_packs_load (GError **error)
{
  g_autoptr(GPtrArray) all = yishi_rule_packs_load (error);
  GPtrArray *packs;

  if (all == NULL)
    return NULL;

  packs = g_ptr_array_new_with_free_func ((GDestroyNotify) yishi_rule_pack_unref);
  for (guint i = 0; i < all->len; i++)
    {
      YishiRulePack *pack = g_ptr_array_index (all, i);

      if (yishi_rule_pack_is_historical (pack) || yishi_rule_pack_lookup (pack, "ordinary") == NULL)
        continue;

      g_ptr_array_insert (packs, strcmp (yishi_rule_pack_get_id (pack), "national") == 0 ? 0 : -1,
                          yishi_rule_pack_ref (pack));
    }

  return packs;
}

/* The word in which packs are called where the window speaks Chinese. */
static const char *
get_language (void)
{
  /* Translators: zh if the names of rules are to be Chinese, else en */
  return _("en");
}

GtkStringList *
yishi_packs_list_names (GPtrArray *packs)
{
  GtkStringList *names = gtk_string_list_new (NULL);

  for (guint i = 0; i < packs->len; i++)
    gtk_string_list_append (names, yishi_rule_pack_get_title (g_ptr_array_index (packs, i), get_language ()));

  return names;
}

guint
yishi_packs_find (GPtrArray  *packs,
                  const char *id)
{
  for (guint i = 0; i < packs->len; i++)
    if (strcmp (yishi_rule_pack_get_id (g_ptr_array_index (packs, i)), id) == 0)
      return i;

  return 0;
}

char *
yishi_packs_describe (YishiRulePack *pack)
{
  YishiRule *rule = yishi_rule_pack_lookup (pack, "ordinary");
  YishiRule *committee = yishi_rule_pack_rule_for_kind (pack, "committee");
  GString *text;

  g_return_val_if_fail (rule != NULL, NULL);

  text = g_string_new (rule->article);
  if (rule->notice_days > 0)
    {
      g_string_append (text, " · ");
      /* Translators: how many days before the meeting the notice is posted, and the article that asks for it */
      g_string_append_printf (text, ngettext ("notice %d day before (%s)", "notice %d days before (%s)", rule->notice_days),
                              rule->notice_days, rule->notice_article);
    }
  if (committee != NULL)
    /* Translators: the article by which the committee meets */
    g_string_append_printf (text, _(" · committee: %s"), committee->article);
  if (rule->proxy_cap > 0)
    g_string_append_printf (text, ngettext (" · one agent for %d owner at most", " · one agent for %d owners at most",
                                            rule->proxy_cap), rule->proxy_cap);
  if (rule->proxy_bars_staff)
    g_string_append (text, _(" · the property firm’s staff may not be agents"));

  return g_string_free (text, FALSE);
}
