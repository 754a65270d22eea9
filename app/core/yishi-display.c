/* yishi-display.c - decides what the room may see on one slide
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "yishi-display-private.h"

#include <string.h>

#include "yishi-area.h"
#include "yishi-date.h"
#include "yishi-mask.h"
#include "yishi-seal.h"

G_DEFINE_BOXED_TYPE (YishiDisplay, yishi_display, yishi_display_ref, yishi_display_unref)

static void
free_bar (gpointer data)
{
  YishiDisplayBar *bar = data;

  g_free (bar->label);
  g_free (bar->value);
  g_free (bar->needed);
  g_free (bar->tag.text);
  g_free (bar->working);
  g_free (bar);
}

static void
free_row (gpointer data)
{
  YishiDisplayRow *row = data;

  g_free (row->number);
  g_free (row->text);
  g_free (row->detail);
  g_free (row->tag.text);
  g_ptr_array_unref (row->bars);
  g_free (row);
}

static void
free_tag (gpointer data)
{
  YishiDisplayTag *tag = data;

  g_free (tag->text);
  g_free (tag);
}

YishiDisplay *
yishi_display_ref (YishiDisplay *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  g_atomic_ref_count_inc (&self->ref_count);
  return self;
}

void
yishi_display_unref (YishiDisplay *self)
{
  if (self == NULL || !g_atomic_ref_count_dec (&self->ref_count))
    return;

  g_free (self->community);
  g_free (self->footer);
  g_free (self->heading);
  g_free (self->subheading);
  g_free (self->badge.text);
  g_free (self->notice);
  g_ptr_array_unref (self->lines);
  g_ptr_array_unref (self->bars);
  g_ptr_array_unref (self->rows);
  g_ptr_array_unref (self->remarks);
  g_free (self->picture);
  g_free (self->seal);
  g_free (self->message);
  g_free (self->sound.text);
  g_free (self);
}

char *
yishi_display_clean (const char *text)
{
  return yishi_mask_numbers (text != NULL ? text : "");
}

void
yishi_display_set_text (char **place,
                        char  *text)
{
  g_free (*place);
  *place = text;
}

void
yishi_display_set_tag (YishiDisplayTag *tag,
                       char            *text,
                       YishiSymbol      symbol,
                       YishiTone        tone)
{
  g_free (tag->text);
  tag->text = text;
  tag->symbol = symbol;
  tag->tone = tone;
}

void
yishi_display_set_sound (YishiDisplay      *self,
                         YishiDisplaySound  sound)
{
  switch (sound)
    {
    case YISHI_DISPLAY_RECORDED:
      yishi_display_set_tag (&self->sound, g_strdup (yishi_say (self->words, SAY_RECORDED)), YISHI_SYMBOL_DOT,
                             YISHI_TONE_BAD);
      return;
    case YISHI_DISPLAY_RECORDING_PAUSED:
      yishi_display_set_tag (&self->sound, g_strdup (yishi_say (self->words, SAY_RECORDING_PAUSED)),
                             YISHI_SYMBOL_PAUSE, YISHI_TONE_WAIT);
      return;
    case YISHI_DISPLAY_NOT_RECORDED:
    default:
      yishi_display_set_tag (&self->sound, g_strdup (""), YISHI_SYMBOL_NONE, YISHI_TONE_PLAIN);
    }
}

const char *
yishi_builder_say (const YishiBuilder *self,
                   YishiSay            say)
{
  return yishi_say (self->display->words, say);
}

void
yishi_builder_add_line (YishiBuilder *self,
                        char         *line)
{
  if (*line != '\0')
    g_ptr_array_add (self->display->lines, line);
  else
    g_free (line);
}

void
yishi_builder_add_remark (YishiBuilder *self,
                          char         *text,
                          YishiSymbol   symbol,
                          YishiTone     tone)
{
  YishiDisplayTag *tag = g_new0 (YishiDisplayTag, 1);

  yishi_display_set_tag (tag, text, symbol, tone);
  g_ptr_array_add (self->display->remarks, tag);
}

YishiDisplayRow *
yishi_builder_add_row (YishiBuilder *self,
                       char         *number,
                       char         *text,
                       char         *detail)
{
  YishiDisplayRow *row = g_new0 (YishiDisplayRow, 1);

  row->number = number;
  row->text = text;
  row->detail = detail;
  row->tag.text = g_strdup ("");
  row->bars = g_ptr_array_new_with_free_func (free_bar);
  g_ptr_array_add (self->display->rows, row);
  return row;
}

/* A bar with what is needed of it and what is missing. @mark: 0 where nothing is
 * needed; then it says of how much it is a part. */
YishiDisplayBar *
yishi_builder_add_bar (YishiBuilder *self,
                       GPtrArray    *bars,
                       YishiSay      label,
                       gint64        part,
                       gint64        mark,
                       gint64        base,
                       gboolean      is_area)
{
  char *(*format) (YishiWords, gint64) = is_area ? yishi_words_area : yishi_words_heads;
  YishiDisplayBar *bar = g_new0 (YishiDisplayBar, 1);
  YishiWords words = self->display->words;
  g_autofree char *least = format (words, mark > 0 ? mark : base);
  g_autofree char *gap = format (words, MAX (0, mark - part));
  gboolean is_met = part >= mark;

  bar->label = g_strdup (yishi_say (words, label));
  bar->value = format (words, part);
  bar->working = g_strdup ("");
  bar->part = part;
  bar->mark = mark;
  bar->base = base;

  if (mark > 0 || base > 0)
    bar->needed = yishi_words_fill (yishi_say (words, mark > 0 ? SAY_AT_LEAST : SAY_OF_ALL), least,
                                    NULL);
  else
    bar->needed = g_strdup ("");
  if (mark > 0)
    yishi_display_set_tag (&bar->tag, is_met
                             ? g_strdup (yishi_say (words, SAY_REACHED))
                             : yishi_words_fill (yishi_say (words, SAY_MISSING), gap, NULL),
                           is_met ? YISHI_SYMBOL_CHECK : YISHI_SYMBOL_OPEN,
                           is_met ? YISHI_TONE_GOOD : YISHI_TONE_WAIT);
  else
    yishi_display_set_tag (&bar->tag, g_strdup (""), YISHI_SYMBOL_NONE, YISHI_TONE_PLAIN);

  g_ptr_array_add (bars, bar);
  return bar;
}

char *
yishi_builder_name_item (const YishiBuilder *self)
{
  g_autofree char *number = g_strdup_printf ("%d", self->item->number);

  return yishi_words_fill (yishi_builder_say (self, SAY_ITEM), number,
                           yishi_say_kind (self->display->words, self->item->kind), NULL);
}

/* Returns: (transfer full): "张*". How long the name is stays hidden too. */
char *
yishi_display_mask_name (const char *name)
{
  g_autofree char *stripped = g_strstrip (g_strdup (name));
  const char *end;

  if (*stripped == '\0')
    return g_strdup ("*");

  end = g_utf8_next_char (stripped);
  return g_strdup_printf ("%.*s*", (int) (end - stripped), stripped);
}

const YishiSlide *
yishi_display_choose_slide (const YishiSession *session)
{
  static const YishiSlide title = { YISHI_SLIDE_TITLE, 0, 0, (char *) "" };

  if (session == NULL || session->is_blanked || session->live == NULL)
    return &title;

  return session->live;
}

static char *
name_meeting (const YishiBuilder *self)
{
  const YishiMeeting *meeting = self->input->meeting->meeting;
  YishiSay say = SAY_TITLE_OF_DELIBERATION;

  if (meeting != NULL && *meeting->title != '\0')
    return yishi_display_clean (meeting->title);
  if (meeting != NULL && g_str_equal (meeting->kind, "committee"))
    say = SAY_TITLE_OF_COMMITTEE;
  else if (meeting != NULL && !g_str_equal (meeting->kind, "deliberation"))
    say = SAY_TITLE_OF_ASSEMBLY;

  return g_strdup (yishi_builder_say (self, say));
}

static void
make_title (YishiBuilder *self)
{
  const YishiMeeting *meeting = self->input->meeting->meeting;
  g_autofree char *day = NULL;
  g_autofree char *place = NULL;
  g_autofree char *chair = NULL;

  yishi_display_set_text (&self->display->heading, name_meeting (self));
  yishi_display_set_text (&self->display->subheading, g_strdup (self->display->community));
  if (meeting == NULL)
    return;

  day = yishi_builder_say_day (self, meeting->date, TRUE);
  place = yishi_display_clean (meeting->place);
  chair = yishi_display_clean (meeting->chair);
  yishi_builder_add_line (self, *meeting->time != '\0'
                                  ? yishi_words_fill (yishi_builder_say (self, SAY_TIME), day,
                                                      meeting->time, NULL)
                                  : g_strdup (day));
  if (*place != '\0')
    yishi_builder_add_line (self, yishi_words_fill (yishi_builder_say (self, SAY_PLACE), place,
                                                    NULL));
  if (*chair != '\0')
    yishi_builder_add_line (self, yishi_words_fill (yishi_builder_say (self, SAY_CHAIR), chair,
                                                    NULL));
}

/* Whether something is to be decided about a topic that was not announced. */
static gboolean
misses_notice (const YishiBuilder *self)
{
  static const char *const deciding[] = { "matter", "election", NULL };
  const YishiMeeting *meeting = self->input->meeting->meeting;

  return meeting != NULL && *meeting->posted_on != '\0' && !self->item->posted &&
         g_strv_contains (deciding, self->item->kind);
}

static void
make_item (YishiBuilder *self)
{
  YishiDisplay *display = self->display;
  g_autofree char *presenter = yishi_builder_show_name (self->item, FALSE, self->item->presenter);
  g_autofree char *minutes = g_strdup_printf ("%d", self->item->minutes);
  g_autofree char *seats = g_strdup_printf ("%d", self->item->seats);

  yishi_display_set_text (&display->heading, yishi_display_clean (self->item->title));
  yishi_display_set_text (&display->subheading, yishi_builder_name_item (self));
  if (g_str_equal (self->item->kind, "straw"))
    yishi_display_set_text (&display->notice, g_strdup (yishi_builder_say (self, SAY_STRAW)));
  else if (misses_notice (self))
    yishi_display_set_text (&display->notice, g_strdup (yishi_builder_say (self, SAY_NOT_POSTED)));

  if (*presenter != '\0')
    yishi_builder_add_line (self, yishi_words_fill (yishi_builder_say (self, SAY_PRESENTER),
                                                    presenter, NULL));
  if (self->item->minutes > 0)
    yishi_builder_add_line (self, yishi_words_fill (yishi_builder_say (self, SAY_MINUTES), minutes,
                                                    NULL));
  if (g_str_equal (self->item->kind, "election") && self->item->seats > 0)
    yishi_builder_add_line (self, yishi_words_fill (yishi_builder_say (self, SAY_N_SEATS), seats,
                                                    NULL));
  for (gsize i = 0; self->item->candidates != NULL && self->item->candidates[i] != NULL; i++)
    yishi_builder_add_row (self, g_strdup_printf ("%d", (int) i + 1),
                           yishi_display_clean (self->item->candidates[i]), g_strdup (""));
}

static void
make_text (YishiBuilder *self,
           YishiSay      heading)
{
  g_autofree char *text = yishi_display_clean (self->slide->text);
  g_auto(GStrv) lines = g_strsplit (text, "\n", -1);

  yishi_display_set_text (&self->display->heading, g_strdup (yishi_builder_say (self, heading)));
  for (gsize i = 0; lines[i] != NULL; i++)
    yishi_builder_add_line (self, g_strdup (g_strstrip (lines[i])));
}

static void
make_break (YishiBuilder *self)
{
  const YishiSession *session = self->input->session;
  gint64 until = session != NULL ? session->break_until : 0;
  g_autoptr(GDateTime) end = NULL;
  g_autofree char *time = NULL;

  make_text (self, SAY_BREAK);
  self->display->clock.kind = YISHI_DISPLAY_BREAK;
  self->display->clock.until = until;
  if (until == 0)
    {
      yishi_display_set_text (&self->display->subheading,
                              g_strdup (yishi_builder_say (self, SAY_BREAK_OPEN)));
      return;
    }

  end = g_date_time_new_from_unix_local (until / G_USEC_PER_SEC);
  time = end != NULL ? g_date_time_format (end, "%H:%M") : g_strdup ("");
  yishi_display_set_text (&self->display->subheading,
                          yishi_words_fill (yishi_builder_say (self, SAY_BREAK_UNTIL), time, NULL));
}

static void
make_picture (YishiBuilder *self)
{
  const GPtrArray *attachments = self->input->meeting->attachments;

  if (self->item != NULL)
    {
      yishi_display_set_text (&self->display->heading, yishi_display_clean (self->item->title));
      yishi_display_set_text (&self->display->subheading, yishi_builder_name_item (self));
    }

  for (guint i = 0; i < attachments->len; i++)
    {
      const YishiAttachment *attachment = attachments->pdata[i];

      if (attachment->id != self->slide->attachment)
        continue;
      yishi_display_set_text (&self->display->picture, g_strdup (attachment->file));
      self->display->picture_page = attachment->page;
    }
}

/* The seal is that of a record to which this meeting adds nothing any more: NULL before. */
static char *
write_seal (const YishiBuilder *self)
{
  const YishiMeeting *meeting = self->input->meeting->meeting;
  const YishiSession *session = self->input->session;
  const char *head = self->input->head;
  gboolean is_closed = (meeting != NULL && *meeting->closed != '\0') ||
                       (session != NULL && session->phase == YISHI_PHASE_CLOSED);

  return is_closed && head != NULL && strlen (head) >= YISHI_SEAL_DIGITS ? yishi_seal_from_head (head) : NULL;
}

static void
make_seal (YishiBuilder *self)
{
  char *seal = write_seal (self);

  if (seal == NULL)
    {
      self->display->kind = YISHI_SLIDE_TITLE;
      make_title (self);
      return;
    }

  yishi_display_set_text (&self->display->seal, seal);
  yishi_display_set_text (&self->display->heading, g_strdup (yishi_builder_say (self, SAY_SEALED)));
  yishi_display_set_text (&self->display->subheading,
                          g_strdup (yishi_builder_say (self, SAY_SEAL_WHAT)));
  yishi_builder_add_line (self, g_strdup (yishi_builder_say (self, SAY_SEAL_WHY)));
}

/* What the wall shows when a meeting closes: the outcomes to be read back, and the seal above them. */
static void
make_outcomes (YishiBuilder *self)
{
  g_autofree char *seal = write_seal (self);

  yishi_builder_make_outcomes (self);
  if (seal != NULL)
    yishi_display_set_text (&self->display->subheading,
                            g_strdup_printf ("%s %s", yishi_builder_say (self, SAY_SEAL_WHAT), seal));
}

static void
make_testcard (YishiBuilder *self)
{
  static const struct
  {
    YishiSay say;
    YishiSymbol symbol;
    YishiTone tone;
  } colours[] = {
    { SAY_TEST_GOOD, YISHI_SYMBOL_CHECK, YISHI_TONE_GOOD },
    { SAY_TEST_WAIT, YISHI_SYMBOL_WARN, YISHI_TONE_WAIT },
    { SAY_TEST_BAD, YISHI_SYMBOL_CROSS, YISHI_TONE_BAD },
  };

  yishi_display_set_text (&self->display->heading,
                          g_strdup (yishi_builder_say (self, SAY_TESTCARD)));
  yishi_display_set_text (&self->display->subheading,
                          g_strdup (yishi_builder_say (self, SAY_TESTCARD_EDGES)));
  yishi_builder_add_line (self, g_strdup (yishi_builder_say (self, SAY_TESTCARD_LEGIBLE)));
  yishi_builder_add_line (self, g_strdup (yishi_builder_say (self, SAY_TESTCARD_COLOURS)));
  for (gsize i = 0; i < G_N_ELEMENTS (colours); i++)
    yishi_builder_add_remark (self, g_strdup (yishi_builder_say (self, colours[i].say)),
                              colours[i].symbol, colours[i].tone);
}

/* Slides about an item or a speaker. */
static void
make_of_meeting (YishiBuilder *self)
{
  switch ((int) self->slide->kind)
    {
    case YISHI_SLIDE_AGENDA:
      yishi_builder_make_agenda (self);
      return;
    case YISHI_SLIDE_OUTCOMES:
      make_outcomes (self);
      return;
    case YISHI_SLIDE_SPEAKER:
      yishi_builder_make_speaker (self);
      return;
    case YISHI_SLIDE_QUORUM:
      yishi_builder_make_quorum (self);
      return;
    case YISHI_SLIDE_BALLOT:
      yishi_builder_make_ballot (self);
      return;
    case YISHI_SLIDE_RESULT:
      yishi_builder_make_result (self);
      return;
    default:
      make_item (self);
    }
}

static void
make (YishiBuilder *self)
{
  static const YishiSlideKind of_items[] = { YISHI_SLIDE_ITEM, YISHI_SLIDE_BALLOT,
                                             YISHI_SLIDE_RESULT };

  /* An item that is no longer on the agenda. */
  for (gsize i = 0; i < G_N_ELEMENTS (of_items) && self->item == NULL; i++)
    if (self->slide->kind == of_items[i])
      {
        self->display->kind = YISHI_SLIDE_TITLE;
        make_title (self);
        return;
      }

  switch ((int) self->slide->kind)
    {
    case YISHI_SLIDE_TITLE:
      make_title (self);
      return;
    case YISHI_SLIDE_MESSAGE:
      make_text (self, SAY_MESSAGE);
      return;
    case YISHI_SLIDE_THANKS:
      make_text (self, SAY_THANKS);
      yishi_builder_add_thanks (self);
      return;
    case YISHI_SLIDE_BREAK:
      make_break (self);
      return;
    case YISHI_SLIDE_PICTURE:
      make_picture (self);
      return;
    case YISHI_SLIDE_SEAL:
      make_seal (self);
      return;
    case YISHI_SLIDE_TESTCARD:
      make_testcard (self);
      return;
    default:
      make_of_meeting (self);
    }
}

static YishiDisplay *
make_empty (const YishiDisplayInput *input,
            const YishiSlide        *slide)
{
  YishiDisplay *self = g_new0 (YishiDisplay, 1);

  g_atomic_ref_count_init (&self->ref_count);
  self->kind = slide->kind;
  self->item = slide->item;
  self->words = yishi_words_choose (input->language);
  self->community = yishi_display_clean (input->community);
  self->footer = g_strdup ("");
  self->heading = g_strdup ("");
  self->subheading = g_strdup ("");
  self->badge.text = g_strdup ("");
  self->notice = g_strdup ("");
  self->lines = g_ptr_array_new_with_free_func (g_free);
  self->bars = g_ptr_array_new_with_free_func (free_bar);
  self->rows = g_ptr_array_new_with_free_func (free_row);
  self->remarks = g_ptr_array_new_with_free_func (free_tag);
  self->picture = g_strdup ("");
  self->seal = g_strdup ("");
  self->message = g_strdup ("");
  yishi_display_set_sound (self, input->sound);
  return self;
}

/**
 * yishi_display_new:
 * @input: what the slide is of
 *
 * Whoever calls may know more than the room: the result of an open vote, say. It
 * is decided here what of it gets into the display.
 *
 * Returns: (transfer full): the slide; the title where it is of something that
 *   is not there (any more)
 */
YishiDisplay *
yishi_display_new (const YishiDisplayInput *input)
{
  YishiBuilder builder = { input };

  g_return_val_if_fail (input != NULL && input->meeting != NULL, NULL);
  g_return_val_if_fail (input->community != NULL && input->language != NULL, NULL);

  builder.slide = input->slide != NULL ? input->slide : yishi_display_choose_slide (input->session);
  builder.item = yishi_meeting_state_find_item (input->meeting, builder.slide->item);
  builder.vote = yishi_meeting_state_find_vote (input->meeting, builder.slide->item);
  builder.display = make_empty (input, builder.slide);

  yishi_display_set_text (&builder.display->footer, name_meeting (&builder));
  if (input->session != NULL)
    yishi_display_set_text (&builder.display->message,
                            yishi_display_clean (input->session->message));
  make (&builder);
  return builder.display;
}
