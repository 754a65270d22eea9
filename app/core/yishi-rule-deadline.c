/* yishi-rule-deadline.c - the terms that a rule pack counts from a meeting
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "yishi-rule-private.h"

const char *const yishi_deadline_ids[] = {
  "candidates", "result",  "publication", "first-meeting", "handover",
  "filing",     "dismissal-notice", "suit", "re-election", "term-end", NULL,
};

const char *const yishi_deadline_keys[] = { "days", "months", "years", "article", "quote", NULL };

/* The longest term of a committee has five years. */
#define MOST_DAYS 3660
#define MOST_MONTHS 120
#define MOST_YEARS 10

static gboolean
is_backwards (const char *id)
{
  return strcmp (id, "candidates") == 0 || strcmp (id, "re-election") == 0;
}

/**
 * yishi_deadline_read:
 * @self: the pack that gets it
 * @group: [deadline ID]
 * @wrong_key: (out) (transfer none): on failure the key to look at
 * @reason: (out) (transfer full): on failure why, translated
 *
 * Refuses a term with no length or two, and one that runs the wrong way.
 *
 * Returns: whether it could be read
 */
gboolean
yishi_deadline_read (YishiRulePack *self,
                     GKeyFile      *file,
                     const char    *group,
                     const char   **wrong_key,
                     char         **reason)
{
  const char *id = group + strlen ("deadline ");
  g_autofree char *article = g_key_file_get_string (file, group, "article", NULL);
  g_autofree char *quote = g_key_file_get_string (file, group, "quote", NULL);
  YishiDeadline deadline = { NULL };
  const struct
  {
    const char *key;
    int         most;
    int        *value;
  } lengths[] = {
    { "days", MOST_DAYS, &deadline.days },
    { "months", MOST_MONTHS, &deadline.months },
    { "years", MOST_YEARS, &deadline.years },
  };
  int amount;

  if (!g_strv_contains (yishi_deadline_ids, id))
    {
      *reason = g_strdup (_("there is no term of that name"));
      return FALSE;
    }
  for (gsize i = 0; i < G_N_ELEMENTS (lengths); i++)
    if (g_key_file_has_key (file, group, lengths[i].key, NULL) &&
        !yishi_key_file_read_int (file, group, *wrong_key = lengths[i].key, -lengths[i].most, lengths[i].most,
                                  lengths[i].value, reason))
      return FALSE;

  amount = deadline.days + deadline.months + deadline.years;
  *wrong_key = "days";
  if ((deadline.days != 0) + (deadline.months != 0) + (deadline.years != 0) != 1)
    *reason = g_strdup (_("one of days, months and years is wanted"));
  else if (is_backwards (id) != (amount < 0))
    *reason = g_strdup (_("the term runs the other way: look at its sign"));
  if (*reason != NULL)
    return FALSE;

  deadline.id = g_string_chunk_insert (self->chunk, id);
  deadline.article = g_string_chunk_insert (self->chunk, article != NULL ? article : "");
  deadline.quote = g_string_chunk_insert (self->chunk, quote != NULL ? quote : "");
  g_array_append_val (self->deadlines, deadline);
  return TRUE;
}

static const YishiDeadline *
find_own (YishiRulePack *self,
          const char    *id)
{
  for (guint i = 0; i < self->deadlines->len; i++)
    {
      const YishiDeadline *deadline = &g_array_index (self->deadlines, YishiDeadline, i);

      if (strcmp (deadline->id, id) == 0)
        return deadline;
    }

  return NULL;
}

/* Takes one of yishi_deadline_ids.
 * Returns: (transfer none) (nullable): the pack's term, or else that of the pack
 * it includes; NULL if neither has one */
const YishiDeadline *
yishi_rule_pack_get_deadline (YishiRulePack *self,
                              const char    *id)
{
  const YishiDeadline *deadline;

  g_return_val_if_fail (self != NULL && id != NULL, NULL);

  deadline = find_own (self, id);
  return deadline == NULL && self->included != NULL ? find_own (self->included, id) : deadline;
}
