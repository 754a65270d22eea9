/* yishi-room-view.c - who is in the room, unit by unit and party by party, as a meeting's state tells it
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "yishi-room-view.h"

#include <string.h>

const char *const yishi_parties[] = {
  "community", "branch", "committee", "firm", "grid", "social", "other", "guest", NULL,
};

struct _YishiRoomView
{
  YishiMeetingState *state;   /* (owned) */
  GPtrArray         *visits;  /* (owned) (element-type YishiVisit) */
  GHashTable        *last;    /* (owned) unit → its latest visit, one in the room before one that is over */
  GHashTable        *proxies; /* (owned) principal → YishiProxy */
};

static void
free_visit (gpointer data)
{
  YishiVisit *self = data;

  g_clear_pointer (&self->represented, g_ptr_array_unref);
  g_free (self);
}

static gboolean
is_inside (const YishiVisit *visit)
{
  return visit != NULL && *visit->left == '\0';
}

/* Rows of one unit that came at one time are one coming: an agent has a row for
 * each unit that he stands for. */
static gboolean
belongs_to (const YishiVisit      *visit,
            const YishiAttendance *row)
{
  return visit != NULL && strcmp (visit->arrived, row->arrived) == 0 && strcmp (visit->left, row->left) == 0;
}

static void
add_row (YishiRoomView         *self,
         const YishiAttendance *row)
{
  YishiVisit *known = g_hash_table_lookup (self->last, row->unit);
  YishiVisit *visit = known;

  if (!belongs_to (known, row))
    {
      visit = g_new0 (YishiVisit, 1);
      visit->unit = row->unit;
      visit->arrived = row->arrived;
      visit->left = row->left;
      visit->represented = g_ptr_array_new ();
      g_ptr_array_add (self->visits, visit);
      if (!is_inside (known) || is_inside (visit))
        g_hash_table_insert (self->last, row->unit, visit);
    }
  if (*row->proxy_for != '\0')
    g_ptr_array_add (visit->represented, row->proxy_for);
}

YishiRoomView *
yishi_room_view_new (YishiMeetingState *state)
{
  YishiRoomView *self = g_new0 (YishiRoomView, 1);

  self->state = yishi_meeting_state_ref (state);
  self->visits = g_ptr_array_new_with_free_func (free_visit);
  self->last = g_hash_table_new (g_str_hash, g_str_equal);
  self->proxies = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; i < state->attendance->len; i++)
    add_row (self, g_ptr_array_index (state->attendance, i));
  for (guint i = 0; i < state->proxies->len; i++)
    {
      YishiProxy *proxy = &g_array_index (state->proxies, YishiProxy, i);

      g_hash_table_insert (self->proxies, (char *) proxy->principal, proxy);
    }

  return self;
}

void
yishi_room_view_free (YishiRoomView *self)
{
  if (self == NULL)
    return;

  g_clear_pointer (&self->proxies, g_hash_table_unref);
  g_clear_pointer (&self->last, g_hash_table_unref);
  g_clear_pointer (&self->visits, g_ptr_array_unref);
  g_clear_pointer (&self->state, yishi_meeting_state_unref);
  g_free (self);
}

/* Whether the proxy stands at the meeting: not suspended by its principal's
 * coming (C26b), and within its term. */
static gboolean
stands (const YishiRoomView *self,
        const YishiProxy    *proxy)
{
  const char *day = self->state->meeting->date;

  return proxy != NULL && !proxy->suspended &&
         (proxy->from == NULL || *proxy->from == '\0' || strcmp (proxy->from, day) <= 0) &&
         (proxy->until == NULL || *proxy->until == '\0' || strcmp (proxy->until, day) >= 0);
}

/* The agent's coming, by his unit, or by his name where that is a unit. */
static const YishiVisit *
find_agent (const YishiRoomView *self,
            const YishiProxy    *proxy)
{
  const YishiVisit *visit = NULL;

  if (proxy->agent_unit != NULL)
    visit = g_hash_table_lookup (self->last, proxy->agent_unit);
  if (!is_inside (visit))
    visit = g_hash_table_lookup (self->last, proxy->agent);

  return is_inside (visit) ? visit : NULL;
}

YishiPresence
yishi_room_view_find (const YishiRoomView *self,
                      const char          *unit)
{
  const YishiVisit *visit = g_hash_table_lookup (self->last, unit);
  const YishiProxy *proxy = g_hash_table_lookup (self->proxies, unit);
  const YishiVisit *agent;

  if (is_inside (visit))
    return (YishiPresence) { YISHI_PRESENCE_IN, visit->arrived, "" };

  proxy = stands (self, proxy) ? proxy : NULL;
  agent = proxy != NULL ? find_agent (self, proxy) : NULL;
  if (agent != NULL)
    return (YishiPresence) { YISHI_PRESENCE_REPRESENTED, agent->arrived, agent->unit };
  if (visit != NULL)
    return (YishiPresence) { YISHI_PRESENCE_LEFT, visit->left, "" };
  if (proxy != NULL)
    return (YishiPresence) { YISHI_PRESENCE_LODGED, "", proxy->agent_unit != NULL ? proxy->agent_unit : proxy->agent };

  return (YishiPresence) { YISHI_PRESENCE_NONE, "", "" };
}

GPtrArray *
yishi_room_view_get_visits (const YishiRoomView *self)
{
  return self->visits;
}

GPtrArray *
yishi_room_view_list_lodged (const YishiRoomView *self,
                             const char          *unit)
{
  GArray *proxies = self->state->proxies;
  GPtrArray *lodged = g_ptr_array_new ();

  for (guint i = 0; i < proxies->len; i++)
    {
      YishiProxy *proxy = &g_array_index (proxies, YishiProxy, i);

      if (!proxy->suspended && (g_strcmp0 (proxy->agent_unit, unit) == 0 || strcmp (proxy->agent, unit) == 0))
        g_ptr_array_add (lodged, proxy);
    }

  return lodged;
}

guint
yishi_meeting_state_count_party (const YishiMeetingState *self,
                                 const char              *party)
{
  guint n = 0;

  for (guint i = 0; i < self->guests->len; i++)
    {
      const YishiGuest *guest = g_ptr_array_index (self->guests, i);

      if (*guest->left == '\0' && strcmp (guest->party, party) == 0)
        n++;
    }

  return n;
}
