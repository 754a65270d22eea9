/* yishi-proceedings.c - what happened in a meeting, in order, and where it is to be heard
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "yishi-proceedings.h"

/* A bookmark is of the same thing if it was set so close to it, µs: the two are
 * noted in one transaction. */
#define SAME_MOMENT (10 * (gint64) G_USEC_PER_SEC)

typedef struct
{
  const YishiRecording *recording;  /* (unowned) */
  const GPtrArray      *gaps;       /* (unowned) */
  GPtrArray            *events;     /* (owned) */
} Builder;

void
yishi_event_free (YishiEvent *self)
{
  if (self == NULL)
    return;

  g_free (self->text);
  g_free (self);
}

static gint64
read_instant (const char *text)
{
  gint64 instant = YISHI_UNKNOWN;

  yishi_instant_parse (text, &instant);
  return instant;
}

/* The time of sound of a bookmark or, without one, of an instant. */
static gint64
find_time (const Builder       *self,
           const YishiBookmark *bookmark,
           gint64               instant)
{
  YishiPlace place = { 0, 0 };
  gint64 time = YISHI_UNKNOWN;

  if (bookmark != NULL)
    place = bookmark->place;
  else if (instant == YISHI_UNKNOWN || !yishi_recording_find_instant (self->recording, instant, &place))
    return YISHI_UNKNOWN;

  return yishi_recording_to_timeline (self->recording, place, &time) ? time : YISHI_UNKNOWN;
}

/* Where the sound goes on after the gap that has @instant; YISHI_UNKNOWN if it does not. */
static gint64
find_resumption (const Builder *self,
                 gint64         instant)
{
  YishiPlace place = { 0, 0 };
  gint64 time = 0;

  yishi_recording_find_instant (self->recording, instant, &place);
  if (place.part != 0 && !yishi_recording_to_timeline (self->recording, place, &time))
    return YISHI_UNKNOWN;

  return time < yishi_recording_get_length (self->recording) ? time : YISHI_UNKNOWN;
}

/* Returns: (transfer none): the event, for what is special about it */
static YishiEvent *
add (Builder             *self,
     YishiEventKind       kind,
     gint64               item,
     gint64               instant,
     const YishiBookmark *bookmark,
     const char          *text)
{
  YishiEvent *event = g_new0 (YishiEvent, 1);

  event->kind = kind;
  event->item = item;
  event->instant = instant;
  event->until = event->resumes = YISHI_UNKNOWN;
  event->in_gap = self->recording->parts->len > 0 && yishi_sound_gaps_find (self->gaps, instant) != NULL;
  event->time = event->in_gap ? find_resumption (self, instant) : find_time (self, bookmark, instant);
  event->text = g_strdup (text);
  g_ptr_array_add (self->events, event);
  return event;
}

/* The bookmark of that kind and item that was set when it happened. An item may be
 * taken up more than once. */
static const YishiBookmark *
find_near (const Builder     *self,
           YishiBookmarkKind  kind,
           gint64             item,
           gint64             instant)
{
  const YishiBookmark *found = NULL;
  gint64 nearest = SAME_MOMENT + 1;

  for (guint i = 0; i < self->recording->bookmarks->len; i++)
    {
      const YishiBookmark *bookmark = self->recording->bookmarks->pdata[i];
      gint64 distance = ABS (bookmark->instant - instant);

      if (bookmark->kind != kind || bookmark->item != item || distance >= nearest)
        continue;
      found = bookmark;
      nearest = distance;
    }

  return found;
}

/* A speech bears its number only in the bookmark of its end; it began at the
 * bookmark before, unless another one ended between the two. */
static const YishiBookmark *
find_begin_of_speech (const Builder *self,
                      gint64         speech)
{
  const YishiBookmark *begun = NULL;

  for (guint i = 0; i < self->recording->bookmarks->len; i++)
    {
      const YishiBookmark *bookmark = self->recording->bookmarks->pdata[i];

      if (bookmark->kind == YISHI_BOOKMARK_SPEECH_BEGUN)
        begun = bookmark;
      if (bookmark->kind != YISHI_BOOKMARK_SPEECH_ENDED)
        continue;
      if (bookmark->reference == speech)
        return begun;
      begun = NULL;
    }

  return NULL;
}

static void
add_speeches (Builder                 *self,
              const YishiMeetingState *meeting)
{
  const YishiBookmark *running = NULL;

  for (guint i = 0; i < meeting->speeches->len; i++)
    {
      const YishiSpeech *speech = meeting->speeches->pdata[i];
      YishiEvent *event = add (self, YISHI_EVENT_SPEECH, speech->item, read_instant (speech->began),
                               find_begin_of_speech (self, speech->id), speech->name);

      event->reference = speech->id;
      event->until = read_instant (speech->ended);
    }

  for (guint i = 0; i < self->recording->bookmarks->len; i++)
    {
      const YishiBookmark *bookmark = self->recording->bookmarks->pdata[i];

      if (bookmark->kind == YISHI_BOOKMARK_SPEECH_BEGUN)
        running = bookmark;
      else if (bookmark->kind == YISHI_BOOKMARK_SPEECH_ENDED)
        running = NULL;
    }
  if (running != NULL && *meeting->meeting->closed == '\0')
    add (self, YISHI_EVENT_SPEECH, running->item, running->instant, running, running->text);
}

static void
add_ballots (Builder                 *self,
             const YishiMeetingState *meeting)
{
  for (guint i = 0; i < meeting->votes->len; i++)
    {
      const YishiVoteState *vote = meeting->votes->pdata[i];
      gint64 opened = read_instant (vote->opened), closed = read_instant (vote->closed);

      if (opened != YISHI_UNKNOWN)
        add (self, YISHI_EVENT_BALLOT_OPENED, vote->item, opened,
             find_near (self, YISHI_BOOKMARK_BALLOT_OPENED, vote->item, opened), "");
      if (closed != YISHI_UNKNOWN)
        add (self, YISHI_EVENT_BALLOT_CLOSED, vote->item, closed,
             find_near (self, YISHI_BOOKMARK_BALLOT_CLOSED, vote->item, closed), "");
    }
}

/* When somebody said what became of @item: its bookmark knows; else it was by the
 * end of the item. */
static void
add_outcome (Builder                 *self,
             const YishiMeetingState *meeting,
             const YishiItem         *item)
{
  const YishiBookmark *bookmark = yishi_recording_find_bookmark (self->recording, YISHI_BOOKMARK_OUTCOME, item->id, 0);
  gint64 instant = YISHI_UNKNOWN;

  if (*item->outcome == '\0')
    return;

  for (guint i = 0; i < meeting->progress->len; i++)
    {
      const YishiProgress *progress = meeting->progress->pdata[i];

      if (progress->item == item->id)
        instant = read_instant (progress->ended);
    }

  add (self, YISHI_EVENT_OUTCOME, item->id, bookmark != NULL ? bookmark->instant : instant, bookmark,
       item->outcome_text);
}

static void
add_items (Builder                 *self,
           const YishiMeetingState *meeting)
{
  for (guint i = 0; i < meeting->progress->len; i++)
    {
      const YishiProgress *progress = meeting->progress->pdata[i];
      gint64 began = read_instant (progress->began);

      add (self, YISHI_EVENT_ITEM, progress->item, began,
           find_near (self, YISHI_BOOKMARK_ITEM_BEGUN, progress->item, began), "");
    }

  for (guint i = 0; i < meeting->items->len; i++)
    add_outcome (self, meeting, meeting->items->pdata[i]);
}

static void
add_notes (Builder                 *self,
           const YishiMeetingState *meeting)
{
  for (guint i = 0; i < meeting->notes->len; i++)
    {
      const YishiNote *note = meeting->notes->pdata[i];
      YishiEvent *event = add (self, YISHI_EVENT_NOTE, note->item, read_instant (note->at),
                               yishi_recording_find_bookmark (self->recording, YISHI_BOOKMARK_NOTE, note->item, note->id),
                               note->text);

      event->reference = note->id;
    }

  for (guint i = 0; i < self->recording->bookmarks->len; i++)
    {
      const YishiBookmark *bookmark = self->recording->bookmarks->pdata[i];

      if (bookmark->kind == YISHI_BOOKMARK_MARK)
        add (self, YISHI_EVENT_MARK, bookmark->item, bookmark->instant, bookmark, bookmark->text)->reference =
          bookmark->id;
    }
}

static void
add_gaps (Builder         *self,
          const GPtrArray *gaps)
{
  for (guint i = 0; i < gaps->len; i++)
    {
      const YishiSoundGap *gap = gaps->pdata[i];
      YishiEvent *event = add (self, YISHI_EVENT_NO_SOUND, 0, gap->from, NULL, gap->text);

      event->reference = gap->id;
      event->until = gap->until;
      event->reason = gap->reason;
      event->in_gap = FALSE;
      /* Where the timeline goes on without it. */
      event->time = 0;
      yishi_recording_to_timeline (self->recording, gap->place, &event->time);
      if (self->recording->parts->len == 0)
        event->time = YISHI_UNKNOWN;
      else if (gap->until != YISHI_UNKNOWN &&
               event->time + gap->silence < yishi_recording_get_length (self->recording))
        event->resumes = event->time + gap->silence;
    }
}

/* What happens at one instant is told in the order of the kinds. */
static gint
compare_events (gconstpointer a,
                gconstpointer b)
{
  const YishiEvent *one = *(YishiEvent *const *) a, *two = *(YishiEvent *const *) b;
  gint64 first = one->instant != YISHI_UNKNOWN ? one->instant : G_MAXINT64;
  gint64 second = two->instant != YISHI_UNKNOWN ? two->instant : G_MAXINT64;

  if (first != second)
    return first < second ? -1 : 1;
  if (one->kind != two->kind)
    return (int) one->kind - (int) two->kind;
  return one->reference < two->reference ? -1 : one->reference > two->reference;
}

GPtrArray *
yishi_proceedings_list (const YishiMeetingState *meeting,
                        const YishiRecording    *recording,
                        const GPtrArray         *gaps)
{
  Builder self = { recording, gaps, g_ptr_array_new_with_free_func ((GDestroyNotify) yishi_event_free) };

  add_items (&self, meeting);
  add_speeches (&self, meeting);
  add_ballots (&self, meeting);
  add_notes (&self, meeting);
  add_gaps (&self, gaps);
  g_ptr_array_sort (self.events, compare_events);
  return self.events;
}

YishiEvent *
yishi_proceedings_find (const GPtrArray *events,
                        gint64           time)
{
  YishiEvent *found = NULL;

  for (guint i = 0; i < events->len; i++)
    {
      YishiEvent *event = events->pdata[i];

      if (event->kind == YISHI_EVENT_NO_SOUND || event->time == YISHI_UNKNOWN || event->time > time ||
          (event->in_gap && event->kind != YISHI_EVENT_ITEM))
        continue;
      if (found == NULL || event->time >= found->time)
        found = event;
    }

  return found;
}
