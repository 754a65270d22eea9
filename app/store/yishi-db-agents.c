/* yishi-db-agents.c - whether an agent may cast a ballot, and when a ballot came in
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "yishi-db-ballot-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "yishi-db-private.h"
#include "yishi-unit-name.h"

struct _YishiAgents
{
  YishiRule  *rule;      /* (unowned) of the vote */
  int         item;      /* number */
  char       *date;      /* (owned) of the meeting */
  GArray     *proxies;   /* (owned) YishiProxy */
  GHashTable *by_principal; /* (owned) unit → YishiProxy in @proxies */
  GHashTable *left;      /* (owned) unit → HH:MM at which it left for good */
  GHashTable *n_cast;    /* (owned) agent → principals voted for */
};

void
yishi_agents_free (YishiAgents *self)
{
  if (self == NULL)
    return;

  g_free (self->date);
  g_clear_pointer (&self->by_principal, g_hash_table_unref);
  g_clear_pointer (&self->proxies, g_array_unref);
  g_clear_pointer (&self->left, g_hash_table_unref);
  g_clear_pointer (&self->n_cast, g_hash_table_unref);
  g_free (self);
}

/* One name for one agent, whether he is given as a unit or by name. */
static char *
normalize_agent (const char *agent)
{
  char *unit = yishi_unit_name_normalize (agent);

  return unit != NULL ? unit : g_strstrip (g_strdup (agent));
}

static gboolean
load_cast (YishiAgents  *self,
           YishiDb      *db,
           gint64        item,
           GError      **error)
{
  sqlite3_stmt *statement = yishi_db_query (db, error,
                                            "SELECT agent, count(*) FROM ballot WHERE item = ?1 AND agent <> ''"
                                            " AND void_reason = '' AND late = 0 GROUP BY agent",
                                            "i", item);
  int status = -1;

  while (statement != NULL && (status = yishi_db_step (db, statement, error)) > 0)
    {
      char *agent = normalize_agent (yishi_db_text (statement, 0));
      int n = GPOINTER_TO_INT (g_hash_table_lookup (self->n_cast, agent)) + sqlite3_column_int (statement, 1);

      g_hash_table_replace (self->n_cast, agent, GINT_TO_POINTER (n));
    }

  return status == 0;
}

static gboolean
load_left (YishiAgents  *self,
           YishiDb      *db,
           gint64        meeting,
           GError      **error)
{
  sqlite3_stmt *statement = yishi_db_query (db, error,
                                            "SELECT unit, max(left) FROM attendance a WHERE meeting = ?1"
                                            " AND NOT EXISTS (SELECT 1 FROM attendance b WHERE"
                                            " b.meeting = a.meeting AND b.unit = a.unit AND b.left = '')"
                                            " GROUP BY unit",
                                            "i", meeting);
  int status = -1;

  while (statement != NULL && (status = yishi_db_step (db, statement, error)) > 0)
    g_hash_table_insert (self->left, yishi_db_dup (statement, 0), yishi_db_dup (statement, 1));

  return status == 0;
}

static gboolean
load_date (YishiAgents  *self,
           YishiDb      *db,
           gint64        meeting,
           GError      **error)
{
  sqlite3_stmt *statement = yishi_db_query (db, error, "SELECT date FROM meeting WHERE id = ?1", "i", meeting);

  if (statement == NULL || yishi_db_step (db, statement, error) <= 0)
    return FALSE;

  self->date = yishi_db_dup (statement, 0);
  sqlite3_reset (statement);
  return TRUE;
}

YishiAgents *
yishi_agents_new (YishiDb          *db,
                  const YishiItem  *item,
                  const YishiVote  *vote,
                  GError          **error)
{
  g_autoptr(YishiAgents) self = g_new0 (YishiAgents, 1);

  self->rule = vote->rule;
  self->item = item->number;
  self->by_principal = g_hash_table_new (g_str_hash, g_str_equal);
  self->left = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  self->n_cast = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->proxies = yishi_db_list_proxies (db, item->meeting, error);
  if (self->proxies == NULL || !load_date (self, db, item->meeting, error) ||
      !load_left (self, db, item->meeting, error) || !load_cast (self, db, item->id, error))
    return NULL;

  for (guint i = 0; i < self->proxies->len; i++)
    {
      YishiProxy *proxy = &g_array_index (self->proxies, YishiProxy, i);

      g_hash_table_insert (self->by_principal, (gpointer) proxy->principal, proxy);
    }

  return g_steal_pointer (&self);
}

/* C26: an agent who has left casts nothing in the room any more. */
static gboolean
has_left (YishiAgents *self,
          const char  *agent,
          const char  *channel,
          const char  *received)
{
  const char *left = g_hash_table_lookup (self->left, agent);

  if (left == NULL || strcmp (channel, "onsite") != 0)
    return FALSE;

  return received == NULL || strlen (received) < 16 || strncmp (received + 11, left, 5) >= 0;
}

static char *
check_lodged (YishiAgents      *self,
              const YishiProxy *proxy,
              const char       *agent,
              const YishiVoter *voter,
              YishiChoice      *choice)
{
  g_autofree char *name = normalize_agent (proxy->agent);

  if (proxy->suspended)
    return g_strdup_printf (_("the owner of %s is in the room, so the proxy is suspended (let the owner vote)"),
                            voter->name);
  if (strcmp (name, agent) != 0 && g_strcmp0 (proxy->agent_unit, agent) != 0)
    return g_strdup_printf (_("%s has given its proxy to somebody else (check the proxy form)"), voter->name);
  if (!yishi_proxy_is_valid (proxy, self->item, self->date))
    return g_strdup_printf (_("the proxy of %s does not hold for this item or this day (check the proxy form)"),
                            voter->name);

  yishi_proxy_instructed (proxy, self->item, choice);
  return NULL;
}

char *
yishi_agents_check (YishiAgents      *self,
                    const char       *agent_text,
                    const YishiVoter *voter,
                    const char       *channel,
                    const char       *received,
                    YishiChoice      *choice)
{
  g_autofree char *agent = agent_text != NULL ? normalize_agent (agent_text) : g_strdup ("");
  const YishiProxy *proxy = g_hash_table_lookup (self->by_principal, voter->name);
  int n_cast;

  if (*agent == '\0' || strcmp (agent, voter->name) == 0)
    return NULL;

  if (self->rule->proxy_cap < 0)
    return g_strdup (_("nobody may vote for another under this rule (the member must vote in person)"));
  if (proxy != NULL)
    {
      char *why_not = check_lodged (self, proxy, agent, voter, choice);

      if (why_not != NULL)
        return why_not;
    }
  if (has_left (self, agent, channel, received))
    return g_strdup_printf (_("the agent of %s has left the room (let the owner vote on paper)"), voter->name);

  n_cast = GPOINTER_TO_INT (g_hash_table_lookup (self->n_cast, agent));
  if (self->rule->proxy_cap > 0 && n_cast >= self->rule->proxy_cap)
    return g_strdup_printf (_("the agent of %s votes for %d owners already, and more are not allowed "
                              "(let another agent or the owner vote)"),
                            voter->name, n_cast);

  g_hash_table_replace (self->n_cast, g_steal_pointer (&agent), GINT_TO_POINTER (n_cast + 1));
  return NULL;
}
