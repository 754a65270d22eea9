/* session-fixture.c - a small meeting without a record, for the tests of its course
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "session-fixture.h"

#include <string.h>

#include "yishi-clock.h"

YishiMeetingState *
make_meeting (int n_items)
{
  YishiMeetingState *state = yishi_meeting_state_new ();

  state->meeting = g_new0 (YishiMeeting, 1);
  *state->meeting = (YishiMeeting) { .id = 7,
                                     .date = g_strdup ("2026-12-15"),
                                     .time = g_strdup ("19:00"),
                                     .kind = g_strdup ("deliberation"),
                                     .place = g_strdup (""),
                                     .title = g_strdup (""),
                                     .chair = g_strdup (""),
                                     .secretary = g_strdup (""),
                                     .started = g_strdup (""),
                                     .closed = g_strdup (""),
                                     .posted_on = g_strdup (""),
                                     .posted_where = g_strdup (""),
                                     .n_items = n_items };
  for (int i = 1; i <= n_items; i++)
    {
      YishiItem *item = g_new0 (YishiItem, 1);

      item->id = 100 + i;
      item->meeting = 7;
      item->number = i;
      item->minutes = 10;
      item->title = g_strdup_printf ("议题%d", i);
      item->withdrawn = g_strdup ("");
      g_ptr_array_add (state->items, item);
    }

  return state;
}

YishiItem *
get_item (YishiMeetingState *meeting,
          int                number)
{
  return meeting->items->pdata[number - 1];
}

void
set_vote (YishiMeetingState *meeting,
          gint64             item,
          const char        *state)
{
  YishiVoteState *vote;

  for (guint i = 0; i < meeting->votes->len; i++)
    if (((YishiVoteState *) meeting->votes->pdata[i])->item == item)
      {
        g_ptr_array_remove_index (meeting->votes, i);
        break;
      }
  if (strcmp (state, "none") == 0)
    return;

  vote = g_new0 (YishiVoteState, 1);
  vote->item = item;
  vote->state = g_strdup (state);
  g_ptr_array_add (meeting->votes, vote);
}

static char *
make_stamp (gint64 micros)
{
  g_autoptr(YishiClock) clock = yishi_clock_new_at ("2026-12-15T19:00:00+08:00", NULL);

  return yishi_clock_format (clock, micros);
}

static YishiProgress *
get_last_progress (YishiMeetingState *meeting)
{
  return meeting->progress->len > 0 ? meeting->progress->pdata[meeting->progress->len - 1] : NULL;
}

static void
begin_item (YishiMeetingState *meeting,
            const YishiEffect *effect)
{
  YishiProgress *last = get_last_progress (meeting), *progress = g_new0 (YishiProgress, 1);

  g_assert_true (last == NULL || *last->ended != '\0');
  progress->item = effect->item;
  progress->began = make_stamp (effect->at);
  progress->ended = g_strdup ("");
  g_ptr_array_add (meeting->progress, progress);
}

static void
end_item (YishiMeetingState *meeting,
          const YishiEffect *effect)
{
  YishiProgress *last = get_last_progress (meeting);

  g_assert_nonnull (last);
  g_assert_cmpint (last->item, ==, effect->item);
  g_assert_cmpstr (last->ended, ==, "");
  g_free (last->ended);
  last->ended = make_stamp (effect->at);
}

static void
end_speech (YishiMeetingState *meeting,
            const YishiEffect *effect)
{
  YishiSpeech *speech = g_new0 (YishiSpeech, 1);

  *speech = (YishiSpeech) { meeting->speeches->len + 1,
                            effect->item,
                            g_strdup (effect->name),
                            g_strdup (effect->unit),
                            g_strdup (effect->party),
                            make_stamp (effect->began),
                            make_stamp (effect->at),
                            effect->allotted,
                            effect->used };
  g_assert_cmpint (effect->used, >=, 0);
  g_assert_cmpint (effect->used, <=, effect->at - effect->began);
  g_ptr_array_add (meeting->speeches, speech);
}

static void
set_stamp (char   **text,
           gint64   at)
{
  g_assert_cmpstr (*text, ==, "");
  g_free (*text);
  *text = make_stamp (at);
}

void
replay_effects (YishiMeetingState *meeting,
                const GPtrArray   *effects)
{
  for (guint i = 0; i < effects->len; i++)
    {
      const YishiEffect *effect = effects->pdata[i];

      if (strcmp (effect->kind, "meeting.started") == 0)
        set_stamp (&meeting->meeting->started, effect->at);
      else if (strcmp (effect->kind, "meeting.closed") == 0)
        set_stamp (&meeting->meeting->closed, effect->at);
      else if (strcmp (effect->kind, "item.begun") == 0)
        begin_item (meeting, effect);
      else if (strcmp (effect->kind, "item.ended") == 0)
        end_item (meeting, effect);
      else if (strcmp (effect->kind, "speech.ended") == 0)
        end_speech (meeting, effect);
      else
        g_assert_true (g_str_has_prefix (effect->kind, "break.") || strcmp (effect->kind, "speech.begun") == 0);
    }
}
