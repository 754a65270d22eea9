/* yishi-session-speakers.c - who waits for the floor, who has it, and for how long
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "yishi-session-private.h"

#define ONE_MINUTE (60 * G_USEC_PER_SEC)

static const char *
or_empty (const char *text)
{
  return text != NULL ? text : "";
}

/* Only who represents nothing else speaks for himself: an owner. */
static const char *
or_owners (const char *party)
{
  return party != NULL && *party != '\0' ? party : "owners";
}

/* -1 if nobody with that id waits. */
static int
find_waiting (const GPtrArray *queue,
              gint64           id)
{
  for (guint i = 0; i < queue->len; i++)
    if (((const YishiSpeaker *) queue->pdata[i])->id == id)
      return i;

  return -1;
}

static int
find_person (const GPtrArray *queue,
             const char      *name,
             const char      *unit,
             const char      *party)
{
  for (guint i = 0; i < queue->len; i++)
    if (yishi_speaker_is (queue->pdata[i], name, unit, party))
      return i;

  return -1;
}

static gboolean
has_spoken (const YishiChange *self,
            gint64             item,
            const char        *name,
            const char        *unit,
            const char        *party)
{
  const YishiSpeaker *speaker = self->session->speaker;

  if (speaker != NULL && speaker->item == item && yishi_speaker_is (speaker, name, unit, party))
    return TRUE;
  for (guint i = 0; i < self->meeting->speeches->len; i++)
    {
      const YishiSpeech *speech = self->meeting->speeches->pdata[i];

      if (speech->item == item && strcmp (speech->name, name) == 0 && strcmp (speech->unit, unit) == 0 &&
          strcmp (speech->party, party) == 0)
        return TRUE;
    }

  return FALSE;
}

/* Who has not spoken yet comes before those at the end who have, and after all
 * others: so what was moved by hand stays where it was put. */
static void
insert_by_turn (GPtrArray    *queue,
                YishiSpeaker *speaker)
{
  guint position = queue->len;

  while (!speaker->has_spoken && position > 0 && ((YishiSpeaker *) queue->pdata[position - 1])->has_spoken)
    position--;
  g_ptr_array_insert (queue, position, speaker);
}

static YishiSpeaker *
make_speaker (YishiChange *self)
{
  const YishiStep *step = self->step;
  YishiSpeaker *speaker = g_new0 (YishiSpeaker, 1);

  speaker->id = ++self->session->last_speaker;
  speaker->item = self->session->item;
  speaker->name = g_strstrip (g_strdup (or_empty (step->name)));
  speaker->unit = g_strdup (or_empty (step->unit));
  speaker->party = g_strdup (or_owners (step->party));
  speaker->is_masked = step->is_masked != FALSE;
  speaker->has_spoken = has_spoken (self, speaker->item, speaker->name, speaker->unit, speaker->party);
  return speaker;
}

static char *
refuse_time (const YishiChange *self,
             gint64             least)
{
  if (!self->is_probe && (self->step->micros < least || self->step->micros > YISHI_LONGEST_TIME))
    return g_strdup (_("the time must be between a second and a day (give another one)"));

  return NULL;
}

char *
yishi_refuse_queue_speaker (const YishiChange *self)
{
  const YishiStep *step = self->step;
  g_autofree char *name = g_strstrip (g_strdup (or_empty (step->name)));

  if (self->session->phase == YISHI_PHASE_CLOSED)
    return g_strdup (_("the meeting is closed (its record stands as it is)"));
  if (self->is_probe)
    return NULL;
  if (*name == '\0')
    return g_strdup (_("there is no name (type one)"));
  if (find_person (self->session->queue, name, or_empty (step->unit), or_owners (step->party)) >= 0)
    return g_strdup_printf (_("%s is waiting already (move the name in the queue)"), name);

  return NULL;
}

void
yishi_do_queue_speaker (YishiChange *self)
{
  insert_by_turn (self->session->queue, make_speaker (self));
}

/* Also of a move. */
char *
yishi_refuse_drop_speaker (const YishiChange *self)
{
  if (self->session->queue->len == 0)
    return g_strdup (_("nobody is waiting (put someone in the queue first)"));
  if (!(self->is_probe && self->step->speaker == 0) &&
      find_waiting (self->session->queue, self->step->speaker) < 0)
    return g_strdup (_("this speaker is not waiting any more (look at the queue)"));

  return NULL;
}

void
yishi_do_drop_speaker (YishiChange *self)
{
  g_ptr_array_remove_index (self->session->queue, find_waiting (self->session->queue, self->step->speaker));
}

void
yishi_do_move_speaker (YishiChange *self)
{
  GPtrArray *queue = self->session->queue;
  YishiSpeaker *speaker = g_ptr_array_steal_index (queue, find_waiting (queue, self->step->speaker));
  int position = self->step->position;

  g_ptr_array_insert (queue, position < 0 || position > (int) queue->len ? (int) queue->len : position, speaker);
}

/* Whose name is to be hidden or shown: he may have been given the floor since.
 * NULL if he neither waits nor speaks. */
static YishiSpeaker *
find_to_mask (const YishiChange *self)
{
  YishiSpeaker *speaker = self->session->speaker;
  gint64 id = self->step->speaker;
  int position = find_waiting (self->session->queue, id);

  if (speaker != NULL && (id == 0 || id == speaker->id))
    return speaker;

  return position >= 0 ? self->session->queue->pdata[position] : NULL;
}

char *
yishi_refuse_mask_speaker (const YishiChange *self)
{
  const YishiSpeaker *speaker = find_to_mask (self);
  gint64 id = speaker != NULL && !self->is_probe ? speaker->item : self->step->item;
  const YishiItem *item = yishi_meeting_state_find_item (self->meeting, id);

  if (!self->is_probe && speaker == NULL)
    return self->step->speaker == 0 ? g_strdup (_("nobody has the floor (start a speaker first)"))
                                    : g_strdup (_("this speaker is not waiting any more (look at the queue)"));
  if (item != NULL && item->masks_names && (self->is_probe || !self->step->is_masked))
    return g_strdup_printf (_("item %d hides the names of all who speak to it (change that in the agenda)"),
                            item->number);

  return NULL;
}

void
yishi_do_mask_speaker (YishiChange *self)
{
  find_to_mask (self)->is_masked = self->step->is_masked != FALSE;
}

/* What a party may still speak; G_MAXINT64 if it has no limit. */
static gint64
get_left_of_party (const YishiChange *self,
                   const char        *party)
{
  gint64 budget = yishi_session_get_budget (self->session, party);

  if (budget == 0)
    return G_MAXINT64;

  return budget - yishi_session_sum_party (self->session, self->meeting, party, self->now);
}

static char *
refuse_party (const YishiChange *self,
              const char        *party)
{
  if (self->step->micros == 0 && get_left_of_party (self, party) <= 0)
    return g_strdup (_("the time of this party is used up (give a time, or change its limit)"));

  return NULL;
}

/* Whose turn a "start speaker" is for; NULL if it is for nobody. */
static const YishiSpeaker *
find_starting (const YishiChange *self)
{
  const GPtrArray *queue = self->session->queue;
  int position = self->step->speaker != 0 ? find_waiting (queue, self->step->speaker) : 0;

  return position >= 0 && position < (int) queue->len ? queue->pdata[position] : NULL;
}

char *
yishi_refuse_start_speaker (const YishiChange *self)
{
  char *why_not = yishi_change_refuse_running (self);
  const YishiSpeaker *next;

  if (why_not != NULL)
    return why_not;
  if (self->session->speaker != NULL)
    return g_strdup_printf (_("%s has the floor (stop the speech, or take “Next Speaker”)"),
                            self->session->speaker->name);
  if (self->step->micros != 0 && (why_not = refuse_time (self, G_USEC_PER_SEC)) != NULL)
    return why_not;

  if (self->step->name != NULL)
    {
      g_autofree char *name = g_strstrip (g_strdup (self->step->name));

      return *name == '\0' ? g_strdup (_("there is no name (type one)"))
                           : refuse_party (self, or_owners (self->step->party));
    }

  next = find_starting (self);
  if (next == NULL)
    return yishi_refuse_drop_speaker (self);

  return refuse_party (self, next->party);
}

char *
yishi_refuse_next_speaker (const YishiChange *self)
{
  char *why_not = yishi_change_refuse_running (self);

  if (why_not != NULL)
    return why_not;
  if (self->session->queue->len == 0)
    return g_strdup (_("nobody is waiting (put someone in the queue first)"));
  if (self->step->micros != 0 && (why_not = refuse_time (self, G_USEC_PER_SEC)) != NULL)
    return why_not;

  return refuse_party (self, ((const YishiSpeaker *) self->session->queue->pdata[0])->party);
}

/* Says of whoever has the floor what the journal holds about a speech. */
static YishiEffect *
add_speech_effect (YishiChange *self,
                   const char  *kind)
{
  const YishiSpeaker *speaker = self->session->speaker;
  YishiEffect *effect = yishi_change_add_effect (self, kind);

  g_free (effect->name);
  g_free (effect->unit);
  g_free (effect->party);
  effect->item = speaker->item;
  effect->name = g_strdup (speaker->name);
  effect->unit = g_strdup (speaker->unit);
  effect->party = g_strdup (speaker->party);
  return effect;
}

/* @left: what the party may still speak */
static void
give_floor (YishiChange  *self,
            YishiSpeaker *speaker,
            gint64        left)
{
  YishiSession *session = self->session;

  session->allotted = self->step->micros != 0 ? self->step->micros : MIN (session->default_time, left);
  session->speaker = speaker;
  session->speech_began = self->now;
  session->running_since = self->now;
  session->used = 0;
  add_speech_effect (self, "speech.begun");
  yishi_change_follow (self);
}

void
yishi_do_start_speaker (YishiChange *self)
{
  GPtrArray *queue = self->session->queue;
  int position = self->step->speaker != 0 ? find_waiting (queue, self->step->speaker) : 0;
  gint64 left;

  if (self->step->name != NULL)
    {
      YishiSpeaker *speaker = make_speaker (self);

      /* Whoever waits and is called by name has had his turn. */
      position = find_person (queue, speaker->name, speaker->unit, speaker->party);
      if (position >= 0)
        g_ptr_array_remove_index (queue, position);
      give_floor (self, speaker, get_left_of_party (self, speaker->party));
      return;
    }

  left = get_left_of_party (self, find_starting (self)->party);
  give_floor (self, g_ptr_array_steal_index (queue, position), left);
}

void
yishi_do_next_speaker (YishiChange *self)
{
  YishiSpeaker *speaker = g_ptr_array_steal_index (self->session->queue, 0);
  /* The speech that ends now is not in the record yet. */
  gint64 left = get_left_of_party (self, speaker->party);

  if (self->session->speaker != NULL)
    yishi_do_stop_speaker (self);
  give_floor (self, speaker, left);
}

static char *
refuse_nobody (const YishiChange *self)
{
  return self->session->speaker == NULL ? g_strdup (_("nobody has the floor (start a speaker first)")) : NULL;
}

char *
yishi_refuse_pause_speaker (const YishiChange *self)
{
  char *why_not = refuse_nobody (self);

  if (why_not == NULL && self->session->running_since == 0)
    return g_strdup (_("the speaker's clock stands already (let it go on)"));

  return why_not;
}

void
yishi_do_pause_speaker (YishiChange *self)
{
  self->session->used = yishi_session_get_used (self->session, self->now);
  self->session->running_since = 0;
}

char *
yishi_refuse_resume_speaker (const YishiChange *self)
{
  char *why_not = yishi_change_refuse_running (self);

  if (why_not == NULL)
    why_not = refuse_nobody (self);
  if (why_not == NULL && self->session->running_since != 0)
    return g_strdup (_("the speaker's clock runs already (pause it first)"));

  return why_not;
}

void
yishi_do_resume_speaker (YishiChange *self)
{
  self->session->running_since = self->now;
}

char *
yishi_refuse_extend_speaker (const YishiChange *self)
{
  char *why_not = refuse_nobody (self);
  gint64 more = self->step->micros != 0 ? self->step->micros : ONE_MINUTE;

  if (why_not != NULL)
    return why_not;
  if (more < 0 || more > YISHI_LONGEST_TIME - self->session->allotted)
    return g_strdup (_("the time must be between a second and a day (give another one)"));

  return NULL;
}

void
yishi_do_extend_speaker (YishiChange *self)
{
  self->session->allotted += self->step->micros != 0 ? self->step->micros : ONE_MINUTE;
}

char *
yishi_refuse_stop_speaker (const YishiChange *self)
{
  return refuse_nobody (self);
}

void
yishi_do_stop_speaker (YishiChange *self)
{
  YishiSession *session = self->session;
  YishiEffect *effect = add_speech_effect (self, "speech.ended");

  effect->began = session->speech_began;
  effect->allotted = session->allotted;
  effect->used = yishi_session_get_used (session, self->now);

  g_clear_pointer (&session->speaker, yishi_speaker_free);
  session->speech_began = session->allotted = session->used = session->running_since = 0;
  yishi_change_follow (self);
}

char *
yishi_refuse_default_time (const YishiChange *self)
{
  return refuse_time (self, G_USEC_PER_SEC);
}

void
yishi_do_default_time (YishiChange *self)
{
  self->session->default_time = self->step->micros;
}

char *
yishi_refuse_budget (const YishiChange *self)
{
  if (!self->is_probe && (self->step->party == NULL || *self->step->party == '\0'))
    return g_strdup (_("no party was named (choose one)"));

  return self->step->micros != 0 ? refuse_time (self, G_USEC_PER_SEC) : NULL;
}

void
yishi_do_budget (YishiChange *self)
{
  GPtrArray *budgets = self->session->budgets;
  YishiBudget *budget;

  for (guint i = 0; i < budgets->len; i++)
    if (strcmp (((YishiBudget *) budgets->pdata[i])->party, self->step->party) == 0)
      {
        g_ptr_array_remove_index (budgets, i);
        break;
      }
  if (self->step->micros == 0)
    return;

  budget = g_new0 (YishiBudget, 1);
  budget->party = g_strdup (self->step->party);
  budget->micros = self->step->micros;
  g_ptr_array_add (budgets, budget);
}

/* Who came while nothing was at hand waits for the item that is begun next. */
void
yishi_change_swap_queue (YishiChange *self,
                         gint64       item)
{
  YishiSession *session = self->session;
  g_autoptr(GPtrArray) waiting = session->queue;
  GPtrArray *queue = g_ptr_array_new_with_free_func ((GDestroyNotify) yishi_speaker_free);

  for (guint i = 0; i < session->parked->len;)
    if (((YishiSpeaker *) session->parked->pdata[i])->item == item)
      g_ptr_array_add (queue, g_ptr_array_steal_index (session->parked, i));
    else
      i++;

  while (waiting->len > 0)
    {
      YishiSpeaker *speaker = g_ptr_array_steal_index (waiting, 0);

      if (speaker->item != 0)
        {
          g_ptr_array_add (session->parked, speaker);
        }
      else if (find_person (queue, speaker->name, speaker->unit, speaker->party) >= 0)
        {
          yishi_speaker_free (speaker);
        }
      else
        {
          speaker->item = item;
          speaker->has_spoken = has_spoken (self, item, speaker->name, speaker->unit, speaker->party);
          insert_by_turn (queue, speaker);
        }
    }

  session->queue = queue;
}
