/* yishi-minutes-paper.c - the minutes of a meeting as a paper, in two copies
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "yishi-minutes-private.h"

#include <string.h>

const char *
yishi_copy_to_text (YishiCopy copy)
{
  return copy == YISHI_COPY_PUBLIC ? "public" : "internal";
}

const char *
yishi_composer_say (const YishiComposer *self,
                    YishiPaperWord     word)
{
  return yishi_paper_say (self->words, word);
}

char *
yishi_composer_sound (const YishiComposer *self,
                      const YishiEvent    *event)
{
  g_autofree char *place = NULL;

  if (event == NULL || (event->time == YISHI_UNKNOWN && !event->in_gap))
    return g_strdup ("");

  place = event->in_gap ? g_strdup (yishi_composer_say (self, WORD_IN_GAP))
                        : yishi_time_of_sound_describe (self->words, event->time);
  return g_strconcat (yishi_composer_say (self, WORD_OPENING), place, yishi_composer_say (self, WORD_CLOSING), NULL);
}

char *
yishi_composer_time (const char *instant)
{
  return strlen (instant) >= strlen ("2026-12-15T19:05") ? g_strndup (instant + strlen ("2026-12-15T"), 5)
                                                         : g_strdup ("");
}

/* Instants without an offset of their own are said in that of the meeting. */
char *
yishi_composer_instant (const YishiComposer *self,
                        gint64               instant)
{
  const char *model = *self->meeting->started != '\0' ? self->meeting->started : self->minutes->at;
  g_autoptr(GDateTime) when = g_date_time_new_from_unix_utc (instant / G_USEC_PER_SEC);
  g_autoptr(GDateTime) there = g_date_time_new_from_iso8601 (model, NULL);
  g_autoptr(GDateTime) local = NULL;
  g_autofree char *day = NULL;
  g_autofree char *time = NULL;

  if (instant == YISHI_UNKNOWN || when == NULL)
    return g_strdup ("—");

  local = there != NULL ? g_date_time_to_timezone (when, g_date_time_get_timezone (there)) : g_date_time_ref (when);
  day = g_date_time_format (local, "%F");
  time = g_date_time_format (local, "%T");
  if (strcmp (day, self->meeting->date) == 0)
    return g_steal_pointer (&time);

  return g_strconcat (day, " ", time, NULL);
}

void
yishi_composer_heading (YishiComposer    *self,
                        YishiPaperWord  word)
{
  g_autofree char *number = yishi_paper_say_ordinal (self->words, ++self->n_headings);
  g_autofree char *text = yishi_words_fill (yishi_composer_say (self, WORD_HEADING_1), number,
                                            yishi_composer_say (self, word), NULL);

  yishi_document_add_heading (self->builder, 1, text, NULL);
}

char *
yishi_composer_anchor (const char *what,
                       gint64      number)
{
  return g_strdup_printf ("%s-%d", what, (int) number);
}

char *
yishi_composer_title (const YishiComposer *self)
{
  g_autofree char *community = yishi_composer_clean (self, self->minutes->community);
  YishiPaperWord word = WORD_TITLE_DELIBERATION;

  if (strcmp (self->meeting->kind, "assembly") == 0 || strcmp (self->meeting->kind, "extraordinary") == 0)
    word = WORD_TITLE_ASSEMBLY;
  else if (strcmp (self->meeting->kind, "committee") == 0)
    word = WORD_TITLE_COMMITTEE;

  return yishi_words_fill (yishi_composer_say (self, word), community, NULL);
}

char *
yishi_composer_number (const YishiComposer *self)
{
  g_autofree char *year = g_strndup (self->meeting->date, 4);
  g_autofree char *number = g_strdup_printf ("%d", (int) self->minutes->number);
  g_autofree char *text = yishi_words_fill (yishi_composer_say (self, WORD_NUMBER), year, number, NULL);
  YishiPaperWord draft = *self->meeting->closed == '\0' ? WORD_DRAFT : WORD_DRAFT_CLOSED;

  return g_strconcat (text, yishi_composer_say (self, WORD_OPENING),
                      yishi_composer_say (self, self->is_public ? WORD_COPY_PUBLIC : WORD_COPY_INTERNAL),
                      yishi_composer_say (self, WORD_CLOSING),
                      self->minutes->state->stage == YISHI_MINUTES_DRAFT ? yishi_composer_say (self, draft) : "",
                      NULL);
}

static void
describe (YishiComposer *self,
          const char    *title)
{
  g_autofree char *day = yishi_paper_say_day (self->words, self->meeting->date);
  g_autofree char *community = yishi_composer_clean (self, self->minutes->community);
  g_autofree char *right = g_strconcat (day, "　", yishi_composer_say (self, self->is_public ? WORD_COPY_PUBLIC
                                                                                            : WORD_COPY_INTERNAL),
                                        self->minutes->state->stage == YISHI_MINUTES_DRAFT
                                          ? yishi_composer_say (self, WORD_HEAD_DRAFT) : "",
                                        NULL);
  g_autofree char *whole = g_strconcat (title, yishi_composer_say (self, WORD_OPENING), right,
                                        yishi_composer_say (self, WORD_CLOSING), NULL);

  yishi_document_describe (self->builder, whole, community, self->words == YISHI_WORDS_ZH ? "zh-CN" : "en",
                           self->minutes->at);
  yishi_document_set_header (self->builder, title, right);
}

static void
add_content (YishiComposer *self)
{
  g_autofree char *title = yishi_composer_title (self);
  g_autofree char *number = yishi_composer_number (self);

  describe (self, title);
  yishi_document_add_title (self->builder, title);
  yishi_document_add_subtitle (self->builder, number);
  yishi_composer_point_to_addenda (self);
  yishi_composer_add_head (self);
  yishi_composer_add_presence (self);
  yishi_composer_add_actions (self);
  yishi_composer_add_items (self);
  yishi_composer_add_thanks (self);
  yishi_composer_add_sound (self);
  yishi_composer_add_signatures (self);
  yishi_composer_add_appendices (self);
  yishi_composer_add_addenda (self);
  yishi_document_end_content (self->builder);
}

/* What the paper says of its own making, and of its other copy: not part of its text. */
static void
add_making (YishiComposer *self,
            const char    *counterpart)
{
  g_autofree char *entry = yishi_words_number (self->minutes->entry);
  g_autofree char *as_of = yishi_words_fill (yishi_composer_say (self, WORD_AS_OF), entry, NULL);

  yishi_document_add_paragraph (self->builder, YISHI_TEXT_FINE, as_of);
  yishi_document_keep_with_next (self->builder);
  yishi_document_add_paragraph (self->builder, YISHI_TEXT_CODE, self->minutes->head);
  yishi_document_keep_with_next (self->builder);
  yishi_document_add_paragraph (self->builder, YISHI_TEXT_FINE,
                                yishi_composer_say (self, self->is_public ? WORD_COUNTERPART_INTERNAL
                                                                          : WORD_COUNTERPART_PUBLIC));
  yishi_document_keep_with_next (self->builder);
  yishi_document_add_paragraph (self->builder, YISHI_TEXT_CODE, counterpart);
  yishi_document_keep_with_next (self->builder);
  yishi_document_add_paragraph (self->builder, YISHI_TEXT_FINE, yishi_composer_say (self, WORD_COUNTERPART_HOW));
}

/* @paper: (nullable): what the copy says of itself; NULL: only its text is asked for */
static YishiDocument *
compose (const YishiMinutes *minutes,
         YishiCopy           copy,
         const char         *language,
         const YishiPaper   *paper)
{
  YishiComposer self = { minutes, minutes->meeting->meeting, yishi_words_choose (language), language,
                         copy == YISHI_COPY_PUBLIC };

  self.builder = yishi_document_builder_new ();
  yishi_composer_read_names (&self);
  add_content (&self);
  if (paper != NULL)
    {
      g_autofree char *manifest = yishi_paper_to_manifest (paper);

      add_making (&self, paper->counterpart);
      yishi_document_set_manifest (self.builder, manifest);
    }
  yishi_composer_forget_names (&self);
  return yishi_document_builder_end (self.builder);
}

static void
set (char       **place,
     const char  *text)
{
  g_free (*place);
  *place = g_strdup (text);
}

YishiDocument *
yishi_minutes_compose (const YishiMinutes  *minutes,
                       YishiCopy            copy,
                       const char          *language,
                       YishiPaper         **paper)
{
  YishiCopy other = copy == YISHI_COPY_PUBLIC ? YISHI_COPY_INTERNAL : YISHI_COPY_PUBLIC;
  const char *worded = language != NULL ? language : minutes->language;
  g_autoptr(YishiDocument) counterpart = compose (minutes, other, worded, NULL);
  g_autoptr(YishiPaper) made = yishi_paper_new ();
  YishiDocument *document;

  set (&made->record, minutes->record);
  made->meeting = minutes->meeting->meeting->id;
  set (&made->date, minutes->meeting->meeting->date);
  set (&made->kind, "minutes");
  set (&made->copy, yishi_copy_to_text (copy));
  set (&made->language, worded);
  made->entry = minutes->entry;
  set (&made->head, minutes->head);
  g_free (made->counterpart);
  made->counterpart = yishi_document_dup_digest (counterpart);
  document = compose (minutes, copy, worded, made);
  g_free (made->content);
  made->content = yishi_document_dup_digest (document);
  if (paper != NULL)
    *paper = g_steal_pointer (&made);
  return document;
}
