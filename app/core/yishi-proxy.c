/* yishi-proxy.c - who may vote for whom
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "yishi-proxy.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "yishi-error.h"

#define MAX_ITEM 9999
#define DATE_LENGTH 10

static gboolean
refuse (GError    **error,
        const char *why)
{
  g_set_error (error, YISHI_RULE_ERROR, YISHI_RULE_ERROR_NOT_ALLOWED,
               _("The proxy was refused: %s"), why);
  return FALSE;
}

static gboolean
is_blank (const char *text)
{
  return text == NULL || *text == '\0';
}

/* Whether it is a day of the calendar written YYYY-MM-DD, so that two of them
 * compare as text. */
static gboolean
is_date (const char *text)
{
  if (strlen (text) != DATE_LENGTH || text[4] != '-' || text[7] != '-')
    return FALSE;
  for (int i = 0; i < DATE_LENGTH; i++)
    if (i != 4 && i != 7 && !g_ascii_isdigit (text[i]))
      return FALSE;

  return g_date_valid_dmy ((GDateDay) atoi (text + 8), (GDateMonth) atoi (text + 5),
                           (GDateYear) atoi (text));
}

static gboolean
read_item (const char *text,
           int        *item)
{
  gint64 number;

  if (!g_ascii_string_to_signed (text, 10, 1, MAX_ITEM, &number, NULL))
    return FALSE;

  *item = (int) number;
  return TRUE;
}

/* Whether the list "1,3" can be read; and if @item is not 0, whether it has it. */
static gboolean
list_has_item (const char *list,
               int         item)
{
  g_auto(GStrv) parts = g_strsplit (list, ",", -1);
  gboolean found = item == 0;

  for (gsize i = 0; parts[i] != NULL; i++)
    {
      int number;

      if (!read_item (g_strstrip (parts[i]), &number))
        return FALSE;
      found = found || number == item;
    }

  return found;
}

static gboolean
covers_item (const YishiProxy *self,
             int               item)
{
  return is_blank (self->items) || list_has_item (self->items, item);
}

/* Reads one "3=no". */
static gboolean
read_order (char        *text,
            int         *item,
            YishiChoice *choice)
{
  char *equals = strchr (text, '=');

  if (equals == NULL)
    return FALSE;

  *equals = '\0';
  return read_item (g_strstrip (text), item) && yishi_choice_parse (equals + 1, choice) &&
         *choice <= YISHI_CHOICE_FOLLOW;
}

static gboolean
check_instruction (const YishiProxy *self,
                   GError          **error)
{
  g_auto(GStrv) orders = NULL;

  if (is_blank (self->instruction))
    return TRUE;

  orders = g_strsplit (self->instruction, ",", -1);
  for (gsize i = 0; orders[i] != NULL; i++)
    {
      YishiChoice choice, other;
      int item;

      if (!read_order (orders[i], &item, &choice))
        return refuse (error, _("its instruction cannot be read (write it like “1=no,3=yes”)"));
      if (!covers_item (self, item))
        return refuse (error, _("it gives an instruction for an item it is not for (widen the "
                                "items or leave the instruction out)"));
      for (gsize j = 0; j < i; j++)
        if (atoi (orders[j]) == item && yishi_proxy_instructed (self, item, &other) &&
            other != choice)
          return refuse (error, _("its instruction for one item contradicts itself (ask the "
                                  "principal)"));
    }

  return TRUE;
}

/* Civil Code art. 165: a written proxy names agent, matters, powers and term. */
static gboolean
check_form (const YishiProxy *self,
            GError          **error)
{
  if (is_blank (self->principal) || is_blank (self->agent))
    return refuse (error, _("it does not say who represents whom (name unit and agent)"));
  if (self->agent_unit != NULL && strcmp (self->agent_unit, self->principal) == 0)
    return refuse (error, _("nobody is an agent of their own unit (let them vote in person)"));
  if ((!is_blank (self->from) && !is_date (self->from)) ||
      (!is_blank (self->until) && !is_date (self->until)))
    return refuse (error, _("its term is no date (write it like 2026-12-15)"));
  if (!is_blank (self->from) && !is_blank (self->until) && strcmp (self->from, self->until) > 0)
    return refuse (error, _("its term ends before it begins (correct the dates)"));
  if (!is_blank (self->items) && !list_has_item (self->items, 0))
    return refuse (error, _("its items cannot be read (write them like “1,3”)"));

  return check_instruction (self, error);
}

/* One person stands behind both: the same unit, or units of the same owner, or
 * where one of them gives no unit, the same name. Prudent: a namesake without a
 * unit counts as the same. */
static gboolean
is_same_agent (const YishiProxy *a,
               const YishiProxy *b)
{
  if (!is_blank (a->agent_unit) && !is_blank (b->agent_unit))
    return strcmp (a->agent_unit, b->agent_unit) == 0 ||
           (a->agent_person != 0 && a->agent_person == b->agent_person);

  return strcmp (a->agent, b->agent) == 0 || g_strcmp0 (a->agent_unit, b->agent) == 0 ||
         g_strcmp0 (a->agent, b->agent_unit) == 0;
}

static gboolean
is_same_principal (const YishiProxy *a,
                   const YishiProxy *b)
{
  return a->principal_person != 0 && a->principal_person == b->principal_person;
}

/* An owner of several units is one principal. */
static int
count_principals (const YishiProxy *wanted,
                  const YishiProxy *others,
                  gsize             n_others)
{
  int n = 1;

  for (gsize i = 0; i < n_others; i++)
    {
      gboolean counted = !is_same_agent (wanted, &others[i]) || is_same_principal (wanted, &others[i]);

      for (gsize j = 0; j < i && !counted; j++)
        counted = is_same_agent (wanted, &others[j]) && is_same_principal (&others[i], &others[j]);
      n += counted ? 0 : 1;
    }

  return n;
}

static gboolean
check_others (YishiRule        *rule,
              const YishiProxy *wanted,
              const YishiProxy *others,
              gsize             n_others,
              GError          **error)
{
  for (gsize i = 0; i < n_others; i++)
    {
      const YishiProxy *other = &others[i];

      if (strcmp (other->principal, wanted->principal) == 0)
        return refuse (error, _("the unit has lodged one already (revoke that one first)"));
      if (!is_blank (wanted->agent_unit) &&
          strcmp (wanted->agent_unit, other->principal) == 0)
        return refuse (error, _("the agent is represented by somebody else at this meeting "
                                "(choose another agent)"));
      if (!is_blank (other->agent_unit) && strcmp (other->agent_unit, wanted->principal) == 0)
        return refuse (error, _("the principal is an agent of somebody else at this meeting "
                                "(let them vote in person)"));
    }

  if (rule->proxy_cap > 0 && count_principals (wanted, others, n_others) > rule->proxy_cap)
    {
      g_autofree char *why = NULL;

      why = g_strdup_printf (_("the agent represents as many owners already as the rule allows, "
                               "%d (choose another agent)"), rule->proxy_cap);
      return refuse (error, why);
    }

  return TRUE;
}

/**
 * yishi_proxy_check:
 * @rule: what it is lodged under
 * @wanted: the proxy; units by their canonical names
 * @others: the proxies lodged for the same meeting, suspended ones too, since
 *   the principal may leave again
 * @n_others: how many
 * @error: set to %YISHI_RULE_ERROR_NOT_ALLOWED with the reason
 *
 * Civil Code art. 165, guidance rules art. 26; cap and bars are the rule's.
 *
 * Returns: whether @wanted may be lodged
 */
gboolean
yishi_proxy_check (YishiRule        *rule,
                   const YishiProxy *wanted,
                   const YishiProxy *others,
                   gsize             n_others,
                   GError          **error)
{
  g_return_val_if_fail (rule != NULL, FALSE);
  g_return_val_if_fail (wanted != NULL, FALSE);
  g_return_val_if_fail (others != NULL || n_others == 0, FALSE);

  if (rule->proxy_cap < 0)
    return refuse (error, _("this rule allows none (let the members come themselves)"));
  if (!check_form (wanted, error))
    return FALSE;
  if (rule->proxy_bars_staff && wanted->agent_is_staff)
    return refuse (error, _("the property firm’s staff may not be agents under this rule (choose "
                            "another agent)"));

  return check_others (rule, wanted, others, n_others, error);
}

/**
 * yishi_proxy_is_valid:
 * @self: a lodged proxy
 * @item: number of the agenda item, from 1
 * @date: the day of the vote, YYYY-MM-DD
 *
 * Its first and last day belong to its term (Civil Code art. 1259). It does not
 * stand while the principal is there in person, nor once the agent has left:
 * then the principals do not take part.
 *
 * Returns: whether the agent may vote for the principal
 */
gboolean
yishi_proxy_is_valid (const YishiProxy *self,
                      int               item,
                      const char       *date)
{
  g_return_val_if_fail (self != NULL, FALSE);
  g_return_val_if_fail (date != NULL, FALSE);

  if (self->suspended || self->agent_absent)
    return FALSE;
  if (!is_blank (self->from) && strcmp (date, self->from) < 0)
    return FALSE;
  if (!is_blank (self->until) && strcmp (date, self->until) > 0)
    return FALSE;

  return covers_item (self, item);
}

/**
 * yishi_proxy_instructed:
 * @self: a proxy
 * @item: number of the agenda item, from 1
 * @choice: (out): what the principal ordered; untouched unless there is an order
 *
 * A principal's written order goes before what the agent votes.
 *
 * Returns: whether the principal ordered anything for the item
 */
gboolean
yishi_proxy_instructed (const YishiProxy *self,
                        int               item,
                        YishiChoice      *choice)
{
  g_auto(GStrv) orders = NULL;

  g_return_val_if_fail (self != NULL, FALSE);
  g_return_val_if_fail (choice != NULL, FALSE);

  if (is_blank (self->instruction))
    return FALSE;

  orders = g_strsplit (self->instruction, ",", -1);
  for (gsize i = 0; orders[i] != NULL; i++)
    {
      YishiChoice ordered;
      int number;

      if (read_order (orders[i], &number, &ordered) && number == item)
        {
          *choice = ordered;
          return TRUE;
        }
    }

  return FALSE;
}
