/* yishi-item-words.c - items, their kinds and rules, said to people
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "yishi-item-words.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "yishi-unit-name.h"
#include "yishi-words.h"

/* The sign of the last numbered matter: ⑳. */
#define N_CIRCLED 20

static const struct
{
  const char *kind;
  const char *name;
  const char *meaning;
  const char *icon;
  gboolean    has_vote;
} kinds[] = {
  { "report", NC_("item kind", "Report"), N_("Somebody reports, and is asked. Nothing is decided."),
    "x-office-document-symbolic", FALSE },
  { "discussion", NC_("item kind", "Discussion"), N_("Talked over until it is clear who does what by when."),
    "chat-message-new-symbolic", FALSE },
  { "straw", NC_("item kind", "Straw poll"), N_("A show of hands, to hear what people think. It binds nobody."),
    "emoji-people-symbolic", TRUE },
  { "matter", NC_("item kind", "Owners’ matter"),
    N_("The owners decide on ballots, by persons and by area (Civil Code art. 278)."), "emblem-documents-symbolic",
    TRUE },
  { "election", NC_("item kind", "Election"), N_("Candidates are voted for on ballots."), "system-users-symbolic",
    TRUE },
  { "committee", NC_("item kind", "Committee vote"), N_("The members of the committee vote among themselves."),
    "object-select-symbolic", TRUE },
  { "rating", NC_("item kind", "Rating"), N_("Five grades of satisfaction, or options to choose from."),
    "starred-symbolic", TRUE },
  { "wish", NC_("item kind", "Wish"), N_("What a resident wishes for, and who takes it up."), "emote-love-symbolic",
    FALSE },
  { "project", NC_("item kind", "Project"), N_("Building work or a purchase, and how far it is."),
    "applications-engineering-symbolic", FALSE },
  { "activity", NC_("item kind", "Activity"), N_("Something done together, such as the neighbours’ festival."),
    "emoji-activities-symbolic", FALSE },
};

const char *const yishi_item_kinds[] = { "report", "discussion", "straw", "matter",  "election", "committee",
                                         "rating", "wish",       "project", "activity", NULL };

/* A kind that a newer program knows is taken for a discussion. */
static gsize
find_kind (const char *kind)
{
  for (gsize i = 0; i < G_N_ELEMENTS (kinds); i++)
    if (strcmp (kinds[i].kind, kind) == 0)
      return i;

  return 1;
}

const char *
yishi_item_say_kind (const char *kind)
{
  return g_dpgettext2 (GETTEXT_PACKAGE, "item kind", kinds[find_kind (kind)].name);
}

const char *
yishi_item_say_meaning (const char *kind)
{
  return _(kinds[find_kind (kind)].meaning);
}

const char *
yishi_item_get_icon (const char *kind)
{
  return kinds[find_kind (kind)].icon;
}

gboolean
yishi_item_has_vote (const char *kind)
{
  return kinds[find_kind (kind)].has_vote;
}

char *
yishi_say_minutes (int minutes)
{
  if (minutes < 60)
    /* Translators: a duration in minutes */
    return g_strdup_printf (_("%d min"), minutes);
  if (minutes % 60 == 0)
    /* Translators: a duration in whole hours */
    return g_strdup_printf (_("%d h"), minutes / 60);

  /* Translators: a duration in hours and minutes */
  return g_strdup_printf (_("%d h %d min"), minutes / 60, minutes % 60);
}

char *
yishi_say_time (YishiClock *clock,
                gint64      instant)
{
  g_autofree char *text = instant >= 0 ? yishi_clock_format (clock, instant) : g_strdup ("");

  /* 2026-12-15T19:00:00.000+08:00 */
  return strlen (text) > 16 ? g_strndup (text + 11, 5) : g_strdup ("");
}

char *
yishi_say_scope (const char *scope)
{
  g_autofree char *building = NULL;
  g_autofree char *stair = NULL;

  if (*scope == '\0' || !yishi_scope_parse (scope, &building, &stair, NULL))
    return g_strdup (*scope == '\0' ? _("Whole community") : scope);
  if (stair == NULL || *stair == '\0')
    /* Translators: a building's name or number */
    return g_strdup_printf (_("Building %s"), building);

  /* Translators: a building, then one of its stairs */
  return g_strdup_printf (_("Building %s, stair %s"), building, stair);
}

static gboolean
is_chinese (void)
{
  return yishi_words_choose (g_get_language_names ()[0]) == YISHI_WORDS_ZH;
}

const char *
yishi_matter_get_title (const YishiMatter *matter)
{
  return is_chinese () || *matter->title_en == '\0' ? matter->title_zh : matter->title_en;
}

const char *
yishi_rule_get_title (const YishiRule *rule)
{
  return is_chinese () || *rule->title_en == '\0' ? rule->title_zh : rule->title_en;
}

char *
yishi_say_matter (YishiRulePack *pack,
                  int            number)
{
  char sign[8] = "";

  if (number >= 1 && number <= N_CIRCLED)
    sign[g_unichar_to_utf8 (0x2460 + (gunichar) number - 1, sign)] = '\0';
  else
    g_snprintf (sign, sizeof sign, "%d", number);

  for (guint i = 0; pack != NULL && i < yishi_rule_pack_get_n_matters (pack); i++)
    {
      const YishiMatter *matter = yishi_rule_pack_get_matter (pack, i);

      if (matter->number == number)
        return g_strdup_printf ("%s %s", sign, yishi_matter_get_title (matter));
    }

  return g_strdup (sign);
}

char *
yishi_say_rule (const YishiRule *rule)
{
  const char *words = is_chinese () ? rule->quote : rule->gist;

  if (words == NULL || *words == '\0')
    return g_strdup (rule->article);
  if (*rule->article == '\0')
    return g_strdup (words);

  /* Translators: an article of a law, then its words */
  return g_strdup_printf (_("%s: %s"), rule->article, words);
}
