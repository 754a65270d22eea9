/* yishi-minutes-head.c - the head of the minutes: when and where, who was there, what earlier meetings left
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "yishi-minutes-private.h"

#include <string.h>

#include "yishi-area.h"

/* "2026年11月15日（星期日）19:05—21:00" */
static char *
make_time (const YishiComposer *self)
{
  g_autofree char *day = yishi_paper_say_day (self->words, self->meeting->date);
  g_autofree char *began = *self->meeting->started != '\0' ? yishi_composer_time (self->meeting->started)
                                                           : g_strdup (self->meeting->time);
  g_autofree char *ended = yishi_composer_time (self->meeting->closed);
  g_autofree char *times = *ended != '\0' ? g_strconcat (began, "—", ended, NULL) : g_strdup (began);
  g_autofree char *led = *times == '\0' ? g_strdup ("")
                                        : g_strconcat (self->words == YISHI_WORDS_ZH ? "" : ", ", times, NULL);

  return yishi_words_fill (yishi_composer_say (self, WORD_FROM_TO), day,
                           yishi_paper_say_weekday (self->words, self->meeting->date), led, NULL);
}

static char *
make_notice (const YishiComposer *self)
{
  g_autofree char *day = yishi_paper_say_day (self->words, self->meeting->posted_on);
  g_autofree char *posted = yishi_words_fill (yishi_composer_say (self, WORD_NOTICE_POSTED), day, NULL);
  g_autofree char *where = yishi_composer_clean (self, self->meeting->posted_where);

  if (*self->meeting->posted_on == '\0')
    return g_strdup (yishi_composer_say (self, WORD_NOTICE_NONE));
  if (*where == '\0')
    return g_steal_pointer (&posted);

  return g_strconcat (posted, yishi_composer_say (self, WORD_COMMA), where, NULL);
}

/* How those present were told of the parts after the first, "" where there are none: never more than
 * was so. */
static void
add_told (const YishiComposer *self,
          GString             *text)
{
  const YishiRecording *recording = self->minutes->recording;
  g_autofree char *when = yishi_composer_instant (self, recording->announced);

  for (guint i = 1; i < recording->parts->len; i++)
    {
      const YishiPart *part = recording->parts->pdata[i];
      YishiPaperWord word = part->told == YISHI_TOLD_BY_WALL ? WORD_TOLD_PART_BY_WALL : WORD_TOLD_PARTS;
      g_autofree char *number = g_strdup_printf ("%d", part->number);
      g_autofree char *told = yishi_words_fill (yishi_composer_say (self, word), number, when, NULL);

      g_string_append_printf (text, "%s%s", yishi_composer_say (self, WORD_SEMICOLON), told);
    }
}

static char *
make_recorded (const YishiComposer *self)
{
  static const YishiPaperWord told[YISHI_N_TOLD] = { WORD_TOLD, WORD_TOLD_BY_WALL, WORD_TOLD_ALOUD,
                                                     WORD_TOLD_BEFORE };
  const YishiRecording *recording = self->minutes->recording;
  g_autofree char *length = yishi_time_of_sound_format (yishi_recording_get_length (recording));
  g_autofree char *n = g_strdup_printf ("%u", recording->parts->len);
  g_autoptr(GString) text = NULL;
  g_autofree char *whole = NULL;

  if (recording->parts->len == 0)
    return g_strdup (yishi_composer_say (self, WORD_NOT_RECORDED));

  whole = yishi_words_fill (yishi_composer_say (self, WORD_RECORDED_PARTS), length, n,
                            yishi_composer_say (self, told[recording->told]), NULL);
  text = g_string_new (whole);
  add_told (self, text);
  return g_strdup (text->str);
}

static void
add_field (YishiComposer    *self,
           YishiPaperWord  key,
           char             *value)
{
  if (*value != '\0')
    yishi_document_add_field (self->builder, yishi_composer_say (self, key), value);
  g_free (value);
}

/* The agenda, from which links lead to the items. */
static void
add_agenda (YishiComposer *self)
{
  const GPtrArray *items = self->minutes->meeting->items;

  yishi_composer_heading (self, WORD_AGENDA);
  for (guint i = 0; i < items->len; i++)
    {
      const YishiItem *item = items->pdata[i];
      g_autofree char *number = g_strdup_printf ("%d. ", item->number);
      g_autofree char *title = yishi_composer_clean (self, item->title);
      g_autofree char *anchor = yishi_composer_anchor ("item", item->number);

      yishi_document_begin_paragraph (self->builder, YISHI_TEXT_BODY);
      yishi_document_text (self->builder, number);
      yishi_document_link (self->builder, title, anchor);
      yishi_document_text (self->builder, yishi_composer_say (self, WORD_OPENING));
      yishi_document_text (self->builder, yishi_paper_say_kind (self->words, item->kind));
      yishi_document_text (self->builder, yishi_composer_say (self, WORD_CLOSING));
      yishi_document_end_paragraph (self->builder);
    }
}

void
yishi_composer_add_head (YishiComposer *self)
{
  add_field (self, WORD_MEETING_TITLE, yishi_composer_clean (self, self->meeting->title));
  add_field (self, WORD_TIME, make_time (self));
  add_field (self, WORD_PLACE, yishi_composer_clean (self, self->meeting->place));
  add_field (self, WORD_CHAIR, yishi_composer_name (self, self->meeting->chair, FALSE));
  add_field (self, WORD_SECRETARY, yishi_composer_name (self, self->meeting->secretary, FALSE));
  add_field (self, WORD_NOTICE, make_notice (self));
  add_field (self, WORD_RECORDED, make_recorded (self));
  if (self->is_public)
    yishi_document_add_paragraph (self->builder, YISHI_TEXT_SMALL, yishi_composer_say (self, WORD_MASKED));
  if (self->minutes->meeting->items->len > 0)
    add_agenda (self);
}

static const YishiMinutesPresence *
find_most (const YishiMinutes *minutes)
{
  const YishiMinutesPresence *most = NULL;

  for (guint i = 0; i < minutes->presence->len; i++)
    {
      const YishiMinutesPresence *presence = minutes->presence->pdata[i];

      if (most == NULL || presence->n_people > most->n_people)
        most = presence;
    }

  return most;
}

static void
add_sentences (YishiComposer              *self,
               const YishiMinutesPresence *most)
{
  YishiCount total = self->minutes->roll_total;
  g_autofree char *people = yishi_words_heads (self->words, most->n_people);
  g_autofree char *units = yishi_words_number (most->n_units);
  g_autofree char *heads = yishi_words_heads (self->words, most->present.heads);
  g_autofree char *all_heads = yishi_words_heads (self->words, total.heads);
  g_autofree char *share_heads = yishi_words_percent (most->present.heads, total.heads);
  g_autofree char *area = yishi_words_area (self->words, most->present.area);
  g_autofree char *all_area = yishi_words_area (self->words, total.area);
  g_autofree char *share_area = yishi_words_percent (most->present.area, total.area);
  g_autofree char *sentence = yishi_words_fill (yishi_composer_say (self, WORD_PRESENT_SENTENCE), most->time, people,
                                                units, NULL);
  g_autofree char *quorum = yishi_words_fill (yishi_composer_say (self, WORD_PRESENT_QUORUM), heads, all_heads,
                                              share_heads, area, all_area, share_area, NULL);
  g_autofree char *text = g_strconcat (sentence, self->words == YISHI_WORDS_ZH ? "" : " ", quorum,
                                       self->words == YISHI_WORDS_ZH ? "" : " ",
                                       yishi_composer_say (self, WORD_QUORUM_NOTE), NULL);

  yishi_document_add_paragraph (self->builder, YISHI_TEXT_BODY, text);
}

static void
add_presence_table (YishiComposer *self)
{
  const YishiColumn columns[] = {
    { yishi_composer_say (self, WORD_COLUMN_TIME), 2, YISHI_ALIGN_CENTRE },
    { yishi_composer_say (self, WORD_COLUMN_PEOPLE), 2, YISHI_ALIGN_RIGHT },
    { yishi_composer_say (self, WORD_COLUMN_UNITS), 2, YISHI_ALIGN_RIGHT },
    { yishi_composer_say (self, WORD_COLUMN_HEADS), 2, YISHI_ALIGN_RIGHT },
    { yishi_composer_say (self, WORD_COLUMN_SHARE), 2, YISHI_ALIGN_RIGHT },
    { yishi_composer_say (self, WORD_COLUMN_AREA), 4, YISHI_ALIGN_RIGHT },
    { yishi_composer_say (self, WORD_COLUMN_SHARE), 2, YISHI_ALIGN_RIGHT },
  };
  YishiCount total = self->minutes->roll_total;

  yishi_document_begin_table (self->builder, columns, G_N_ELEMENTS (columns));
  for (guint i = 0; i < self->minutes->presence->len; i++)
    {
      const YishiMinutesPresence *presence = self->minutes->presence->pdata[i];
      g_autofree char *people = yishi_words_number (presence->n_people);
      g_autofree char *units = yishi_words_number (presence->n_units);
      g_autofree char *heads = yishi_words_number (presence->present.heads);
      g_autofree char *share_heads = yishi_words_percent (presence->present.heads, total.heads);
      g_autofree char *area = yishi_area_format_human (presence->present.area);
      g_autofree char *share_area = yishi_words_percent (presence->present.area, total.area);
      const char *cells[] = { presence->time, people, units, heads, share_heads, area, share_area };

      yishi_document_add_row (self->builder, cells);
    }
  yishi_document_end_table (self->builder);
}

/* Whoever answers to the room is named in both copies; tenants and family are not. */
static void
add_guests (YishiComposer *self)
{
  const YishiColumn columns[] = {
    { yishi_composer_say (self, WORD_COLUMN_PARTY), 2.4, YISHI_ALIGN_CENTRE },
    { yishi_composer_say (self, WORD_COLUMN_NAME), 2, YISHI_ALIGN_CENTRE },
    { yishi_composer_say (self, WORD_COLUMN_ORGANISATION), 5, YISHI_ALIGN_LEFT },
    { yishi_composer_say (self, WORD_COLUMN_ARRIVED), 1.5, YISHI_ALIGN_CENTRE },
    { yishi_composer_say (self, WORD_COLUMN_LEFT), 1.5, YISHI_ALIGN_CENTRE },
  };
  const GPtrArray *guests = self->minutes->meeting->guests;

  if (guests->len == 0)
    return;

  yishi_document_add_heading (self->builder, 3, yishi_composer_say (self, WORD_GUESTS), NULL);
  yishi_document_begin_table (self->builder, columns, G_N_ELEMENTS (columns));
  for (guint i = 0; i < guests->len; i++)
    {
      const YishiGuest *guest = guests->pdata[i];
      gboolean is_private = strcmp (guest->party, "guest") == 0 || strcmp (guest->party, "other") == 0;
      g_autofree char *name = yishi_composer_name (self, guest->name, is_private);
      g_autofree char *organisation = yishi_composer_clean (self, guest->organisation);
      const char *cells[] = { yishi_paper_say_party (self->words, guest->party), name, organisation, guest->arrived,
                              guest->left };

      yishi_document_add_row (self->builder, cells);
    }
  yishi_document_end_table (self->builder);
}

void
yishi_composer_add_presence (YishiComposer *self)
{
  const YishiMinutesPresence *most = find_most (self->minutes);

  yishi_composer_heading (self, WORD_PRESENT);
  if (most == NULL)
    {
      yishi_document_add_paragraph (self->builder, YISHI_TEXT_BODY, yishi_composer_say (self, WORD_NOBODY_NOTED));
      return;
    }

  add_sentences (self, most);
  add_presence_table (self);
  add_guests (self);
}

/* What had become of it when this meeting was held. */
static char *
make_state (const YishiComposer *self,
            const YishiItem     *item)
{
  g_autofree char *day = NULL;
  g_autofree char *done = NULL;
  g_autofree char *note = NULL;

  if (*item->done == '\0' || strcmp (item->done, self->meeting->date) > 0)
    return g_strdup (yishi_composer_say (self, *item->due != '\0' && strcmp (item->due, self->meeting->date) < 0
                                                 ? WORD_OVERDUE
                                                 : WORD_STILL_OPEN));

  day = yishi_paper_say_day (self->words, item->done);
  done = yishi_words_fill (yishi_composer_say (self, WORD_DONE), day, NULL);
  note = yishi_composer_clean (self, item->done_note);
  if (*note == '\0')
    return g_steal_pointer (&done);

  return g_strconcat (done, yishi_composer_say (self, WORD_COLON), note, NULL);
}

void
yishi_composer_add_actions (YishiComposer *self)
{
  const YishiColumn columns[] = {
    { yishi_composer_say (self, WORD_COLUMN_ITEM), 3, YISHI_ALIGN_LEFT },
    { yishi_composer_say (self, WORD_COLUMN_PROMISED), 4, YISHI_ALIGN_LEFT },
    { yishi_composer_say (self, WORD_COLUMN_RESPONSIBLE), 2.3, YISHI_ALIGN_CENTRE },
    { yishi_composer_say (self, WORD_COLUMN_DUE), 2.1, YISHI_ALIGN_CENTRE },
    { yishi_composer_say (self, WORD_COLUMN_STATE), 3, YISHI_ALIGN_LEFT },
  };
  const GPtrArray *actions = self->minutes->actions;

  if (actions->len == 0)
    return;

  yishi_composer_heading (self, WORD_ACTIONS);
  yishi_document_begin_table (self->builder, columns, G_N_ELEMENTS (columns));
  for (guint i = 0; i < actions->len; i++)
    {
      const YishiAction *action = actions->pdata[i];
      g_autofree char *title = yishi_composer_clean (self, action->item->title);
      g_autofree char *from = g_strconcat (title, yishi_composer_say (self, WORD_OPENING), action->date,
                                           yishi_composer_say (self, WORD_CLOSING), NULL);
      g_autofree char *text = yishi_composer_clean (self, action->item->outcome_text);
      g_autofree char *responsible = yishi_composer_name (self, action->item->responsible, FALSE);
      g_autofree char *state = make_state (self, action->item);
      const char *cells[] = { from,
                              *text != '\0' ? text : yishi_paper_say_outcome (self->words, action->item->outcome),
                              responsible, action->item->due, state };

      yishi_document_add_row (self->builder, cells);
    }
  yishi_document_end_table (self->builder);
}
