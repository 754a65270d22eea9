/* yishi-display-text.c - a slide as text, its clock, and whether two look alike
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "yishi-display-private.h"

static void
append (GString    *text,
        const char *line)
{
  if (*line != '\0')
    g_string_append_printf (text, "%s\n", line);
}

static void
append_word (GString    *text,
             const char *word)
{
  if (*word != '\0')
    g_string_append_printf (text, "%s%s",
                            text->len > 0 && text->str[text->len - 1] != '\n' ? " " : "", word);
}

static void
append_bar (GString               *text,
            const YishiDisplayBar *bar)
{
  append_word (text, bar->label);
  append_word (text, bar->value);
  append_word (text, bar->needed);
  append_word (text, bar->tag.text);
  g_string_append_c (text, '\n');
  append (text, bar->working);
}

static void
append_row (GString               *text,
            const YishiDisplayRow *row)
{
  if (*row->number != '\0')
    g_string_append_printf (text, "%s. ", row->number);
  g_string_append (text, row->text);
  append_word (text, row->tag.text);
  g_string_append_c (text, '\n');
  append (text, row->detail);
  for (guint i = 0; i < row->bars->len; i++)
    append_bar (text, row->bars->pdata[i]);
}

/**
 * yishi_display_to_text:
 * @self: a display
 *
 * For who hears the wall instead of seeing it, for the chair, and for tests.
 * Nothing in it changes from second to second.
 *
 * Returns: (transfer full): lines, each with its line feed
 */
char *
yishi_display_to_text (const YishiDisplay *self)
{
  GString *text = g_string_new (NULL);

  g_return_val_if_fail (self != NULL, NULL);

  append (text, self->subheading);
  append (text, self->heading);
  append (text, self->badge.text);
  append (text, self->notice);
  for (guint i = 0; i < self->lines->len; i++)
    append (text, self->lines->pdata[i]);
  for (guint i = 0; i < self->bars->len; i++)
    append_bar (text, self->bars->pdata[i]);
  for (guint i = 0; i < self->rows->len; i++)
    append_row (text, self->rows->pdata[i]);
  for (guint i = 0; i < self->remarks->len; i++)
    append (text, ((const YishiDisplayTag *) self->remarks->pdata[i])->text);
  append (text, self->seal);
  append (text, self->message);
  append (text, self->sound.text);
  append (text, self->community);
  append (text, self->footer);
  return g_string_free (text, FALSE);
}

static void
print_tag (GString               *print,
           const YishiDisplayTag *tag)
{
  g_string_append_printf (print, "%s\x1f%d %d\x1e", tag->text, tag->symbol, tag->tone);
}

static void
print_bars (GString         *print,
            const GPtrArray *bars)
{
  for (guint i = 0; i < bars->len; i++)
    {
      const YishiDisplayBar *bar = bars->pdata[i];

      append_bar (print, bar);
      print_tag (print, &bar->tag);
      g_string_append_printf (print, "%" G_GINT64_FORMAT " %" G_GINT64_FORMAT " %" G_GINT64_FORMAT
                              "\x1e", bar->part, bar->mark, bar->base);
    }
}

/* All that makes a difference to the eye, in one text. Returns: (transfer full) */
static char *
take_print (const YishiDisplay *self)
{
  const YishiDisplayClock *clock = &self->clock;
  g_autofree char *text = yishi_display_to_text (self);
  GString *print = g_string_new (text);

  g_string_append_printf (print, "%d %d %d %s %d", self->kind, self->words, self->bars_pair,
                          self->picture, self->picture_page);
  g_string_append_printf (print, " %" G_GINT64_FORMAT " %d %" G_GINT64_FORMAT " %" G_GINT64_FORMAT
                          " %" G_GINT64_FORMAT " %" G_GINT64_FORMAT " %" G_GINT64_FORMAT, self->item,
                          clock->kind, clock->allotted, clock->used, clock->running_since,
                          clock->soon, clock->until);
  print_tag (print, &self->badge);
  print_bars (print, self->bars);
  for (guint i = 0; i < self->rows->len; i++)
    {
      const YishiDisplayRow *row = self->rows->pdata[i];

      g_string_append_printf (print, "%d %d", row->is_part, row->is_current);
      print_tag (print, &row->tag);
      print_bars (print, row->bars);
    }
  for (guint i = 0; i < self->remarks->len; i++)
    print_tag (print, self->remarks->pdata[i]);

  return g_string_free (print, FALSE);
}

gboolean
yishi_display_equal (const YishiDisplay *a,
                     const YishiDisplay *b)
{
  g_autofree char *one = NULL;
  g_autofree char *other = NULL;

  if (a == b || a == NULL || b == NULL)
    return a == b;

  one = take_print (a);
  other = take_print (b);
  return g_str_equal (one, other);
}

/**
 * yishi_display_with_message:
 * @self: a display
 * @message: as the chair typed it, "" for none
 * @sound: how the recording stands
 *
 * For a wall that is frozen: nothing but the message and the word of the recording
 * changes, whatever has become of what the slide is about.
 *
 * Returns: (transfer full): @self with both
 */
YishiDisplay *
yishi_display_with_message (const YishiDisplay *self,
                            const char         *message,
                            YishiDisplaySound   sound)
{
  YishiDisplay *copy;

  g_return_val_if_fail (self != NULL && message != NULL, NULL);

  copy = g_memdup2 (self, sizeof *self);
  g_atomic_ref_count_init (&copy->ref_count);
  copy->community = g_strdup (self->community);
  copy->footer = g_strdup (self->footer);
  copy->heading = g_strdup (self->heading);
  copy->subheading = g_strdup (self->subheading);
  copy->badge.text = g_strdup (self->badge.text);
  copy->notice = g_strdup (self->notice);
  /* Nobody changes them any more. */
  copy->lines = g_ptr_array_ref (self->lines);
  copy->bars = g_ptr_array_ref (self->bars);
  copy->rows = g_ptr_array_ref (self->rows);
  copy->remarks = g_ptr_array_ref (self->remarks);
  copy->picture = g_strdup (self->picture);
  copy->seal = g_strdup (self->seal);
  copy->message = yishi_display_clean (message);
  copy->sound.text = NULL;
  yishi_display_set_sound (copy, sound);
  return copy;
}

/* Counts down so that 0:00 stands there at the instant at which it is over, and
 * up from there. */
static void
read_countdown (gint64          left,
                YishiClockFace *face)
{
  gint64 seconds;

  if (left > 0)
    {
      seconds = (left + G_USEC_PER_SEC - 1) / G_USEC_PER_SEC;
      face->next = left - (seconds - 1) * G_USEC_PER_SEC;
    }
  else
    {
      seconds = -left / G_USEC_PER_SEC;
      face->next = (seconds + 1) * G_USEC_PER_SEC + left;
    }

  g_snprintf (face->digits, sizeof face->digits, "%s%" G_GINT64_FORMAT ":%02d",
              left <= -G_USEC_PER_SEC ? "+" : "", seconds / 60, (int) (seconds % 60));
}

static void
read_speech (const YishiDisplay *self,
             gint64              now,
             YishiClockFace     *face)
{
  const YishiDisplayClock *clock = &self->clock;
  gboolean is_running = clock->running_since != 0;
  gint64 used = clock->used + (is_running ? MAX (0, now - clock->running_since) : 0);
  gint64 left = clock->allotted - used;

  read_countdown (left, face);
  face->left = clock->allotted > 0 ? CLAMP ((double) left / clock->allotted, 0, 1) : 0;
  if (left <= 0)
    {
      face->word = yishi_say (self->words, SAY_OVER);
      face->symbol = YISHI_SYMBOL_WARN;
      face->tone = YISHI_TONE_BAD;
    }
  else if (left <= clock->soon)
    {
      face->word = yishi_say (self->words, SAY_SOON);
      face->symbol = YISHI_SYMBOL_WARN;
      face->tone = YISHI_TONE_WAIT;
    }
  else
    {
      face->word = yishi_say (self->words, SAY_LEFT);
      face->tone = YISHI_TONE_PLAIN;
    }

  if (is_running)
    return;
  face->word = yishi_say (self->words, SAY_PAUSED);
  face->symbol = YISHI_SYMBOL_PAUSE;
  face->next = 0;
}

static void
read_break (const YishiDisplay *self,
            gint64              now,
            YishiClockFace     *face)
{
  g_autoptr(GDateTime) time = NULL;

  if (self->clock.until != 0)
    {
      gint64 left = self->clock.until - now;

      read_countdown (MAX (left, 0), face);
      face->word = yishi_say (self->words, left > 0 ? SAY_BREAK_LEFT : SAY_BREAK_OVER);
      face->tone = left > 0 ? YISHI_TONE_PLAIN : YISHI_TONE_WAIT;
      face->symbol = left > 0 ? YISHI_SYMBOL_NONE : YISHI_SYMBOL_NOW;
      if (left <= 0)
        face->next = 0;
      return;
    }

  time = g_date_time_new_from_unix_local (now / G_USEC_PER_SEC);
  face->word = yishi_say (self->words, SAY_TIME_OF_DAY);
  face->next = (60 - now / G_USEC_PER_SEC % 60) * G_USEC_PER_SEC - now % G_USEC_PER_SEC;
  if (time != NULL)
    g_snprintf (face->digits, sizeof face->digits, "%02d:%02d", g_date_time_get_hour (time),
                g_date_time_get_minute (time));
}

/**
 * yishi_display_read_clock:
 * @self: a display with a clock
 * @now: instant
 * @face: (out): digits and their word; empty if @self has no clock
 */
void
yishi_display_read_clock (const YishiDisplay *self,
                          gint64              now,
                          YishiClockFace     *face)
{
  g_return_if_fail (self != NULL && face != NULL);

  *face = (YishiClockFace) { .word = "" };
  if (self->clock.kind == YISHI_DISPLAY_SPEECH)
    read_speech (self, now, face);
  else if (self->clock.kind == YISHI_DISPLAY_BREAK)
    read_break (self, now, face);
}
