/* yishi-roll-words.c - what the roll's pages say of units, persons and phones
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "yishi-roll-words.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "yishi-area.h"

#define DIGITS_SHOWN 4
/* More units than this are not named in one cell. */
#define UNITS_IN_CELL 3

char *
yishi_roll_join_owners (const YishiUnit *unit)
{
  GString *names = g_string_new (NULL);

  for (guint i = 0; i < unit->n_owners; i++)
    g_string_append_printf (names, "%s%s", i > 0 ? "、" : "", unit->owners[i].name);

  return g_string_free (names, FALSE);
}

static guint
count_digits (const char *text)
{
  guint n = 0;

  for (; *text != '\0'; text = g_utf8_next_char (text))
    n += g_unichar_isdigit (g_utf8_get_char (text)) ? 1 : 0;

  return n;
}

/* A cell may hold two phones, parted by a mark or a blank; each has its own last
 * four digits. */
static void
append_masked (GString    *masked,
               const char *phone)
{
  g_auto(GStrv) numbers = g_strsplit_set (phone, ",;/ ", -1);

  for (guint i = 0; numbers[i] != NULL; i++)
    {
      guint n = count_digits (numbers[i]), number = 0;

      if (n == 0)
        continue;
      if (masked->len > 0)
        g_string_append (masked, "、");
      g_string_append (masked, "****");
      for (const char *p = numbers[i]; *p != '\0' && n > DIGITS_SHOWN; p = g_utf8_next_char (p))
        if (g_unichar_isdigit (g_utf8_get_char (p)) && ++number > n - DIGITS_SHOWN)
          g_string_append_unichar (masked, g_utf8_get_char (p));
    }
}

/* What a person types between two phones, as one mark. */
static char *
part_phones (const char *phone)
{
  g_auto(GStrv) numbers = g_strsplit (phone, "、", -1);

  return g_strjoinv (",", numbers);
}

char *
yishi_roll_show_phones (const YishiUnit *unit,
                        gboolean         whole)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < unit->n_owners; i++)
    {
      const char *phone = unit->owners[i].phone;
      g_autofree char *parted = part_phones (phone);

      if (*phone == '\0' || (i > 0 && strcmp (phone, unit->owners[i - 1].phone) == 0))
        continue;
      if (!whole)
        append_masked (text, parted);
      else
        g_string_append_printf (text, "%s%s", text->len > 0 ? "、" : "", phone);
    }

  return g_string_free (text, FALSE);
}

char *
yishi_roll_join_units (const YishiRoll *roll,
                       const guint     *units,
                       guint            n,
                       guint            max)
{
  GString *names = g_string_new (NULL);

  for (guint i = 0; i < MIN (n, max); i++)
    g_string_append_printf (names, "%s%s", i > 0 ? "  " : "", yishi_roll_get_unit (roll, units[i])->unit);
  if (n > max)
    {
      g_autofree char *all = g_steal_pointer (&names->str);

      g_string_free (names, TRUE);
      /* Translators: names of units, then how many more there are */
      return g_strdup_printf (ngettext ("%s and %u more", "%s and %u more", n - max), all, n - max);
    }

  return g_string_free (names, FALSE);
}

char *
yishi_roll_describe_person (const YishiRoll    *roll,
                            const YishiPersons *persons,
                            guint               unit)
{
  gint64 person = yishi_persons_find (persons, yishi_roll_get_unit (roll, unit)->person);
  guint others[UNITS_IN_CELL];
  guint n = 0, n_others = 0;
  const guint *units;
  g_autofree char *names = NULL;

  if (person < 0)
    return g_strdup ("");

  units = yishi_persons_get_units (persons, (guint) person, &n);
  for (guint i = 0; i < n && n_others < G_N_ELEMENTS (others); i++)
    if (units[i] != unit)
      others[n_others++] = units[i];

  names = yishi_roll_join_units (roll, others, n_others, n_others);
  if (n - 1 > n_others)
    /* Translators: names of units, then how many more there are */
    return g_strdup_printf (ngettext ("One person with %s and %u more", "One person with %s and %u more",
                                      n - 1 - n_others),
                            names, n - 1 - n_others);

  /* Translators: names of units */
  return g_strdup_printf (_("One person with %s"), names);
}

char *
yishi_roll_show_area (gint64 area)
{
  g_autofree char *figure = yishi_area_format_human (area);

  return g_strconcat (figure, " m²", NULL);
}

gboolean
yishi_roll_is_by_hand (const char *source)
{
  return g_str_has_prefix (source, "= ") || g_str_has_prefix (source, "≠ ") || g_str_has_prefix (source, "- ");
}

const char *
yishi_roll_explain_reason (YishiMergeReason reason)
{
  switch (reason)
    {
    case YISHI_MERGE_SAME_BUYER:
      return _("The same owners: one buyer is one person");

    case YISHI_MERGE_DEVELOPER:
      return _("The developer’s: unsold or not delivered");

    case YISHI_MERGE_CONFIRMED:
      return _("Confirmed by the chair");

    case YISHI_MERGE_NONE:
    default:
      return "";
    }
}

const char *
yishi_roll_explain_possible (const char *reason)
{
  if (strcmp (reason, "same-name") == 0)
    return _("The same name; the roster tells no more of them");
  if (strcmp (reason, "same-name-other-phone") == 0)
    return _("The same name, different phones");
  if (strcmp (reason, "same-name-and-phone") == 0)
    return _("The same name and phone; an ID number is missing");
  if (strcmp (reason, "same-phone-similar-name") == 0)
    return _("The same phone, similar names");

  return reason;
}
