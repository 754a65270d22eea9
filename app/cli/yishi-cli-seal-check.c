/* yishi-cli-seal-check.c - which entry of the record a seal is of, and whether all before it stands
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "yishi-cli-seal-check.h"

#include <glib/gi18n-lib.h>
#include <inttypes.h>
#include <string.h>

#include "yishi-entry-words.h"
#include "yishi-seal.h"

void
yishi_seal_check_clear (YishiSealCheck *self)
{
  g_clear_pointer (&self->digits, g_free);
  g_clear_pointer (&self->found, yishi_sealed_free);
}

gboolean
yishi_seal_check_run (YishiSealCheck           *self,
                      YishiDb                  *db,
                      const YishiVerification  *verification,
                      GError                  **error)
{
  g_autoptr(GError) why = NULL;

  self->found = yishi_db_find_seal (db, self->digits, &why);
  if (why != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&why));
      return FALSE;
    }

  /* The first wrong entry is always among the problems that are told. */
  self->is_intact = self->found != NULL;
  for (guint i = 0; self->found != NULL && i < verification->problems->len; i++)
    {
      const YishiProblem *problem = verification->problems->pdata[i];

      self->is_intact = self->is_intact && (problem->seq == 0 || problem->seq > self->found->seq);
    }

  return TRUE;
}

gboolean
yishi_seal_check_is_good (const YishiSealCheck *self)
{
  return self->digits == NULL || (self->found != NULL && self->is_intact);
}

/* "2026-12-15 20:30:00": people read no instants. */
static char *
say_instant (const char *at)
{
  return strlen (at) >= strlen ("2026-12-15T20:30:00")
           ? g_strdelimit (g_strndup (at, strlen ("2026-12-15T20:30:00")), "T", ' ')
           : g_strdup (at);
}

static char *
describe_entry (const YishiSealed *found,
                const char        *seal)
{
  g_autofree char *at = say_instant (found->at);
  const char *kind = yishi_entry_say_kind (found->kind);

  if (*found->meeting == '\0')
    /* Translators: a seal, the number of an entry, when, what it was ("meeting planned") */
    return g_strdup_printf (_("The seal %s is that of entry %" PRId64 " of the journal, written on %s: %s."), seal,
                            found->seq, at, kind);

  /* Translators: a seal, the number of an entry, when, what it was ("meeting closed"), the meeting's day */
  return g_strdup_printf (_("The seal %s is that of entry %" PRId64 " of the journal, written on %s: %s"
                            " (meeting of %s)."),
                          seal, found->seq, at, kind, found->meeting);
}

char *
yishi_seal_check_describe (const YishiSealCheck *self)
{
  const YishiSealed *found = self->found;
  g_autofree char *seal = yishi_seal_from_head (self->digits);
  g_autofree char *entry = NULL;
  g_autofree char *after = NULL;

  if (found == NULL)
    return g_strdup_printf (_("no entry of this record has the seal %s: it was misread or is of another record, or the"
                              " record was cut off or replaced since it was noted (read it again; compare with a"
                              " backup)"),
                            seal);
  entry = describe_entry (found, seal);
  if (!self->is_intact)
    return g_strconcat (entry, "\n", _("BUT IT, OR WHAT STANDS BEFORE IT, WAS CHANGED (see above)."), NULL);

  if (found->n_since == 0)
    after = g_strdup (_("It is the last entry."));
  else
    after = g_strdup_printf (ngettext ("%" PRId64 " entry came after it.",
                                       "%" PRId64 " entries came after it.", (gulong) found->n_since),
                             found->n_since);
  return g_strconcat (entry, "\n", _("Neither it nor anything before it was changed since."), " ", after, NULL);
}

void
yishi_seal_check_add_json (const YishiSealCheck *self,
                           YishiJson            *json)
{
  const YishiSealed *found = self->found;
  g_autofree char *seal = yishi_seal_from_head (self->digits);

  yishi_json_begin_object (json, "seal");
  yishi_json_string (json, "seal", seal);
  yishi_json_boolean (json, "found", found != NULL);
  if (found != NULL)
    {
      yishi_json_boolean (json, "intact", self->is_intact);
      yishi_json_int (json, "entry", found->seq);
      yishi_json_string (json, "at", found->at);
      yishi_json_string (json, "kind", found->kind);
      yishi_json_string (json, "said", yishi_entry_say_kind (found->kind));
      yishi_json_string (json, "meeting", found->meeting);
      yishi_json_string (json, "hash", found->hash);
      yishi_json_int (json, "since", found->n_since);
    }
  yishi_json_end_object (json);
}
