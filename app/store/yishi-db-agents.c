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
  YishiDb    *db;        /* (unowned) */
  gint64      roll_version; /* of the vote */
  YishiRule  *rule;      /* (unowned) of the vote */
  int         item;      /* number */
  char       *date;      /* (owned) of the meeting */
  GArray     *proxies;   /* (owned) YishiProxy */
  GHashTable *by_principal; /* (owned) unit → YishiProxy in @proxies */
  GHashTable *left;      /* (owned) unit → HH:MM at which it left for good */
  GHashTable *principals; /* (owned) agent's key → set of the persons voted for */
};

/* Who an agent is, however a ballot names him. */
typedef struct
{
  const char *unit;    /* (unowned) his unit, or his name where none is known */
  gint64      person;  /* who owns that unit, 0 if nobody does */
  char       *key;     /* (owned) the same for every way to name him */
} Agent;

static void
clear_agent (Agent *self)
{
  g_free (self->key);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Agent, clear_agent)

void
yishi_agents_free (YishiAgents *self)
{
  if (self == NULL)
    return;

  g_free (self->date);
  g_clear_pointer (&self->by_principal, g_hash_table_unref);
  g_clear_pointer (&self->proxies, g_array_unref);
  g_clear_pointer (&self->left, g_hash_table_unref);
  g_clear_pointer (&self->principals, g_hash_table_unref);
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
is_agent_of (const YishiProxy *proxy,
             const char       *agent)
{
  g_autofree char *name = normalize_agent (proxy->agent);

  return strcmp (name, agent) == 0 || g_strcmp0 (proxy->agent_unit, agent) == 0;
}

/* The unit of the agent whom @proxy (nullable) names; else that of the agent of
 * this name in other proxies, unless namesakes have lodged some. */
static const char *
find_agent_unit (YishiAgents      *self,
                 const YishiProxy *proxy,
                 const char       *agent)
{
  const char *unit = NULL;

  if (proxy != NULL && proxy->agent_unit != NULL && is_agent_of (proxy, agent))
    return proxy->agent_unit;

  for (guint i = 0; i < self->proxies->len; i++)
    {
      const YishiProxy *other = &g_array_index (self->proxies, YishiProxy, i);

      if (other->agent_unit == NULL || !is_agent_of (other, agent))
        continue;
      if (unit != NULL && strcmp (unit, other->agent_unit) != 0)
        return agent;
      unit = other->agent_unit;
    }

  return unit != NULL ? unit : agent;
}

/* @name: normalized; it has to outlive @agent */
static gboolean
find_agent (YishiAgents       *self,
            const YishiProxy  *proxy,
            const char        *name,
            Agent             *agent,
            GError           **error)
{
  agent->unit = find_agent_unit (self, proxy, name);
  if (!yishi_db_query_int (self->db, 0, &agent->person, error,
                           "SELECT person FROM unit WHERE unit = ?1 AND first_version <= ?2"
                           " AND (last_version IS NULL OR last_version >= ?2)",
                           "ti", agent->unit, self->roll_version))
    return FALSE;

  agent->key = agent->person != 0 ? g_strdup_printf ("#%" G_GINT64_FORMAT, agent->person) : g_strdup (agent->unit);
  return TRUE;
}

/* Units of one owner are one principal. */
static GHashTable *
get_principals (YishiAgents *self,
                const Agent *agent)
{
  GHashTable *persons = g_hash_table_lookup (self->principals, agent->key);

  if (persons == NULL)
    {
      persons = g_hash_table_new (g_direct_hash, g_direct_equal);
      g_hash_table_insert (self->principals, g_strdup (agent->key), persons);
    }

  return persons;
}

/* A ballot that is in the record; an agent's own unit is no principal. */
static gboolean
note_cast (YishiAgents   *self,
           const char    *agent_text,
           const char    *unit,
           gint64         person,
           GError       **error)
{
  g_autofree char *name = normalize_agent (agent_text);
  g_auto(Agent) agent = { NULL };

  if (strcmp (name, unit) == 0)
    return TRUE;
  if (!find_agent (self, g_hash_table_lookup (self->by_principal, unit), name, &agent, error))
    return FALSE;
  if (agent.person != person)
    g_hash_table_add (get_principals (self, &agent), GSIZE_TO_POINTER ((gsize) person));

  return TRUE;
}

static gboolean
load_cast (YishiAgents  *self,
           gint64        item,
           GError      **error)
{
  sqlite3_stmt *statement = yishi_db_query (self->db, error,
                                            "SELECT b.agent, u.unit, b.person FROM ballot b JOIN unit u"
                                            " ON u.number = b.unit AND u.first_version <= ?2"
                                            " AND (u.last_version IS NULL OR u.last_version >= ?2)"
                                            " WHERE b.item = ?1 AND b.agent <> '' AND b.void_reason = ''"
                                            " AND b.late = 0",
                                            "ii", item, self->roll_version);
  int status = -1;

  while (statement != NULL && (status = yishi_db_step (self->db, statement, error)) > 0)
    if (!note_cast (self, yishi_db_text (statement, 0), yishi_db_text (statement, 1),
                    sqlite3_column_int64 (statement, 2), error))
      {
        sqlite3_reset (statement);
        return FALSE;
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

  self->db = db;
  self->roll_version = vote->roll_version;
  self->rule = vote->rule;
  self->item = item->number;
  self->by_principal = g_hash_table_new (g_str_hash, g_str_equal);
  self->left = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  self->principals = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) g_hash_table_unref);
  self->proxies = yishi_db_list_proxies (db, item->meeting, error);
  if (self->proxies == NULL)
    return NULL;

  for (guint i = 0; i < self->proxies->len; i++)
    {
      YishiProxy *proxy = &g_array_index (self->proxies, YishiProxy, i);

      g_hash_table_insert (self->by_principal, (gpointer) proxy->principal, proxy);
    }

  if (!load_date (self, db, item->meeting, error) || !load_left (self, db, item->meeting, error) ||
      !load_cast (self, item->id, error))
    return NULL;

  return g_steal_pointer (&self);
}

/* C26: an agent who has left casts nothing in the room any more. */
static gboolean
has_left (YishiAgents *self,
          const Agent *agent,
          const char  *channel,
          const char  *received)
{
  const char *left = g_hash_table_lookup (self->left, agent->unit);

  if (left == NULL || strcmp (channel, "onsite") != 0)
    return FALSE;

  return received == NULL || strlen (received) < 16 || strncmp (received + 11, left, 5) >= 0;
}

/* A principal's written order goes before what the agent votes. In an election
 * yes, no and follow are no marks, so there the ballot stays as it was marked;
 * an ordered abstention is one. */
static char *
apply_instruction (YishiAgents      *self,
                   const YishiProxy *proxy,
                   const YishiVoter *voter,
                   YishiChoice      *choice)
{
  YishiChoice ordered;

  if (!yishi_proxy_instructed (proxy, self->item, &ordered))
    return NULL;
  if (!yishi_rule_is_election (self->rule))
    *choice = ordered;
  else if (ordered == YISHI_CHOICE_ABSTAIN && *choice == YISHI_CHOICE_YES)
    return g_strdup_printf (_("the owner of %s ordered an abstention (enter the ballot as abstain)"), voter->name);

  return NULL;
}

static char *
check_lodged (YishiAgents      *self,
              const YishiProxy *proxy,
              const char       *agent,
              const YishiVoter *voter)
{
  if (proxy->suspended)
    return g_strdup_printf (_("the owner of %s is in the room, so the proxy is suspended (let the owner vote)"),
                            voter->name);
  if (!is_agent_of (proxy, agent))
    return g_strdup_printf (_("%s has given its proxy to somebody else (check the proxy form)"), voter->name);
  if (!yishi_proxy_is_valid (proxy, self->item, self->date))
    return g_strdup_printf (_("the proxy of %s does not hold for this item or this day (check the proxy form)"),
                            voter->name);

  return NULL;
}

/* Notes the voter among the agent's principals, if there is room for one more. */
static char *
check_cap (YishiAgents      *self,
           const Agent      *agent,
           const YishiVoter *voter)
{
  GHashTable *persons = get_principals (self, agent);
  gpointer person = GSIZE_TO_POINTER ((gsize) voter->person);
  int n_cast = (int) g_hash_table_size (persons);

  if (self->rule->proxy_cap > 0 && n_cast >= self->rule->proxy_cap && !g_hash_table_contains (persons, person))
    return g_strdup_printf (_("the agent of %s votes for %d owners already, and more are not allowed "
                              "(let another agent or the owner vote)"),
                            voter->name, n_cast);

  g_hash_table_add (persons, person);
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
  g_autofree char *name = agent_text != NULL ? normalize_agent (agent_text) : g_strdup ("");
  const YishiProxy *proxy = g_hash_table_lookup (self->by_principal, voter->name);
  g_auto(Agent) agent = { NULL };
  g_autoptr(GError) error = NULL;
  char *why_not = NULL;

  if (*name == '\0' || strcmp (name, voter->name) == 0)
    return NULL;

  if (!find_agent (self, proxy, name, &agent, &error))
    return g_strdup (error->message);
  if (agent.person == voter->person)
    return NULL;
  if (self->rule->proxy_cap < 0)
    return g_strdup (_("nobody may vote for another under this rule (the member must vote in person)"));
  if (proxy != NULL)
    why_not = check_lodged (self, proxy, name, voter);
  if (why_not == NULL && has_left (self, &agent, channel, received))
    why_not = g_strdup_printf (_("the agent of %s has left the room (let the owner vote on paper)"), voter->name);
  if (why_not == NULL && proxy != NULL)
    why_not = apply_instruction (self, proxy, voter, choice);

  return why_not != NULL ? why_not : check_cap (self, &agent, voter);
}
