/* yishi-owner-unit.c - which unit somebody means who writes its name, or that of its owner
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "yishi-owner-unit.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "yishi-unit-name.h"

/* So many units of a name are told. */
#define MOST 8

static gboolean
is_owned_by (const YishiUnit *unit,
             const char      *name)
{
  for (guint i = 0; i < unit->n_owners; i++)
    if (strcmp (unit->owners[i].name, name) == 0)
      return TRUE;

  return FALSE;
}

/* Returns: (transfer container): the units with an owner of that name */
static GPtrArray *
find_owned (const YishiRoll *roll,
            const char      *name)
{
  GPtrArray *found = g_ptr_array_new ();

  for (guint i = 0; i < yishi_roll_get_n_units (roll); i++)
    {
      const YishiUnit *unit = yishi_roll_get_unit (roll, i);

      if (is_owned_by (unit, name))
        g_ptr_array_add (found, (gpointer) unit->unit);
    }

  return found;
}

char *
yishi_owner_unit_find (const YishiRoll  *roll,
                       const char       *typed,
                       char            **why_not)
{
  g_autofree char *unit = yishi_unit_name_normalize (typed);
  g_autofree char *name = g_strstrip (g_strdup (typed));
  g_autofree char *units = NULL;
  g_autoptr(GPtrArray) found = NULL;
  guint n;

  g_return_val_if_fail (roll != NULL && typed != NULL && why_not != NULL, NULL);

  if (unit != NULL && yishi_roll_find (roll, unit) != NULL)
    return g_steal_pointer (&unit);

  found = find_owned (roll, name);
  n = found->len;
  if (n == 1)
    return g_strdup (found->pdata[0]);
  if (n == 0)
    {
      *why_not = g_strdup_printf (_("The roll has neither a unit nor an owner “%s”: write the unit as 3-2-501, or the "
                                    "owner’s full name."), typed);
      return NULL;
    }

  if (n > MOST)
    {
      g_ptr_array_set_size (found, MOST);
      g_ptr_array_add (found, (gpointer) "…");
    }
  g_ptr_array_add (found, NULL);
  units = g_strjoinv (_(", "), (char **) found->pdata);
  /* Translators: a name, then units */
  *why_not = g_strdup_printf (_("Several units have an owner “%s”: %s. Write the unit that is to be answered for."), name,
                              units);
  return NULL;
}
