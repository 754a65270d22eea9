/* yishi-reminder-memory.c - what was said to somebody, and what was answered
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A line for each: its id, a day, and “shown” or “done”. What was shown is said
 * again on a later day, which is what “remind me tomorrow” means; what is done is
 * not said again.
 */
#include "config.h"

#include <string.h>

#include "yishi-date.h"
#include "yishi-reminder.h"

/* Nothing is due for so long that an older line would be of use. */
#define KEPT_DAYS 800

typedef struct
{
  char     *day;  /* (owned) */
  gboolean  is_done;
} Entry;

struct _YishiReminderMemory
{
  GHashTable *entries;  /* (owned) id → Entry */
};

static void
free_entry (gpointer data)
{
  Entry *entry = data;

  g_free (entry->day);
  g_free (entry);
}

static void
set_entry (YishiReminderMemory *self,
           const char          *id,
           const char          *day,
           gboolean             is_done)
{
  Entry *entry = g_new0 (Entry, 1);

  entry->day = g_strdup (day);
  entry->is_done = is_done;
  g_hash_table_insert (self->entries, g_strdup (id), entry);
}

/**
 * yishi_reminder_memory_parse:
 * @text: of the file; a line that is none is left out, for losing it only says
 *   something once more
 *
 * Returns: (transfer full)
 */
YishiReminderMemory *
yishi_reminder_memory_parse (const char *text)
{
  YishiReminderMemory *self = g_new0 (YishiReminderMemory, 1);
  g_auto(GStrv) lines = g_strsplit (text, "\n", -1);

  self->entries = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, free_entry);
  for (gsize i = 0; lines[i] != NULL; i++)
    {
      g_auto(GStrv) words = g_strsplit (lines[i], " ", 4);
      GDate day;

      if (g_strv_length (words) == 3 && yishi_date_parse (words[1], &day))
        set_entry (self, words[0], words[1], strcmp (words[2], "done") == 0);
    }

  return self;
}

/**
 * yishi_reminder_memory_to_text:
 * @today: what is much older is left out
 *
 * Returns: (transfer full): in the order of the ids
 */
char *
yishi_reminder_memory_to_text (const YishiReminderMemory *self,
                               const char                *today)
{
  g_autoptr(GList) ids = g_list_sort (g_hash_table_get_keys (self->entries), (GCompareFunc) strcmp);
  GString *text = g_string_new (NULL);

  for (GList *l = ids; l != NULL; l = l->next)
    {
      const Entry *entry = g_hash_table_lookup (self->entries, l->data);

      if (yishi_date_days_between (entry->day, today) <= KEPT_DAYS)
        g_string_append_printf (text, "%s %s %s\n", (const char *) l->data, entry->day, entry->is_done ? "done" : "shown");
    }

  return g_string_free (text, FALSE);
}

void
yishi_reminder_memory_free (YishiReminderMemory *self)
{
  if (self == NULL)
    return;

  g_hash_table_unref (self->entries);
  g_free (self);
}

/* Whether it is to be said today: it is not done, and was not said today. A clock that
 * was set back says it again rather than never. */
gboolean
yishi_reminder_memory_wants (const YishiReminderMemory *self,
                             const char                *id,
                             const char                *today)
{
  const Entry *entry = g_hash_table_lookup (self->entries, id);

  return entry == NULL || (!entry->is_done && strcmp (entry->day, today) != 0);
}

void
yishi_reminder_memory_shown (YishiReminderMemory *self,
                             const char          *id,
                             const char          *today)
{
  set_entry (self, id, today, FALSE);
}

/* As if it had not been said; what is done stays so. */
void
yishi_reminder_memory_forget (YishiReminderMemory *self,
                              const char          *id)
{
  const Entry *entry = g_hash_table_lookup (self->entries, id);

  if (entry != NULL && !entry->is_done)
    g_hash_table_remove (self->entries, id);
}

void
yishi_reminder_memory_done (YishiReminderMemory *self,
                            const char          *id,
                            const char          *today)
{
  set_entry (self, id, today, TRUE);
}
