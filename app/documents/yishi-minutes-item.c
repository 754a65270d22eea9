/* yishi-minutes-item.c - an item in the minutes: who spoke, what was said, what came of it
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "yishi-minutes-private.h"

#include <string.h>

/* Where it is to be heard: the first time that it is, or in a gap. Returns: (nullable) */
static const YishiEvent *
find_sound (const YishiComposer *self,
            YishiEventKind       kind,
            gint64               item,
            gint64               reference)
{
  const GPtrArray *events = self->minutes->events;
  const YishiEvent *found = NULL;

  for (guint i = 0; i < events->len; i++)
    {
      const YishiEvent *event = events->pdata[i];

      if (event->kind != kind || event->item != item || (reference != 0 && event->reference != reference))
        continue;
      if (!event->in_gap && event->time != YISHI_UNKNOWN)
        return event;
      if (event->in_gap && found == NULL)
        found = event;
    }

  return found;
}

/* "类型：讨论；报告人：王芳（社区）；审议时间：19:05—19:20（录音 00:03:12）" */
static void
add_frame (YishiComposer   *self,
           const YishiItem *item)
{
  const char *colon = yishi_composer_say (self, WORD_COLON), *semicolon = yishi_composer_say (self, WORD_SEMICOLON);
  g_autoptr(GString) text = g_string_new (NULL);
  g_autofree char *sound = yishi_composer_sound (self, find_sound (self, YISHI_EVENT_ITEM, item->id, 0));
  g_autofree char *presenter = yishi_composer_name (self, item->presenter, item->masks_names);

  g_string_append_printf (text, "%s%s%s", yishi_composer_say (self, WORD_KIND), colon,
                          yishi_paper_say_kind (self->words, item->kind));
  if (*presenter != '\0')
    g_string_append_printf (text, "%s%s%s%s", semicolon, yishi_composer_say (self, WORD_PRESENTER), colon, presenter);
  for (guint i = 0, n = 0; i < self->minutes->meeting->progress->len; i++)
    {
      const YishiProgress *progress = self->minutes->meeting->progress->pdata[i];
      g_autofree char *began = yishi_composer_time (progress->began);
      g_autofree char *ended = yishi_composer_time (progress->ended);

      if (progress->item != item->id)
        continue;
      if (n++ == 0)
        g_string_append_printf (text, "%s%s%s%s—%s", semicolon, yishi_composer_say (self, WORD_TAKEN_UP), colon, began,
                                ended);
      else
        g_string_append_printf (text, "%s%s—%s", yishi_composer_say (self, WORD_LIST_COMMA), began, ended);
    }
  g_string_append (text, sound);
  if (!item->posted && *self->meeting->posted_on != '\0')
    g_string_append_printf (text, "%s%s", semicolon, yishi_composer_say (self, WORD_UNPOSTED));
  yishi_document_add_paragraph (self->builder, YISHI_TEXT_SMALL, text->str);
  yishi_document_keep_with_next (self->builder);
}

/* "张伟（3幢2单元501室，业主）19:08—19:11（录音 00:06:02）" */
static char *
make_speech (const YishiComposer *self,
             const YishiSpeech   *speech)
{
  gboolean is_owner = *speech->unit != '\0' || strcmp (speech->party, "owners") == 0 ||
                      strcmp (speech->party, "guest") == 0 || strcmp (speech->party, "other") == 0;
  g_autofree char *name = yishi_composer_name (self, speech->name, is_owner);
  g_autofree char *unit = *speech->unit != '\0' ? yishi_composer_unit (self, speech->unit) : g_strdup ("");
  g_autofree char *began = yishi_composer_time (speech->began);
  g_autofree char *ended = yishi_composer_time (speech->ended);
  g_autofree char *sound = yishi_composer_sound (self, find_sound (self, YISHI_EVENT_SPEECH, speech->item, speech->id));
  g_autofree char *who = g_strconcat (name, yishi_composer_say (self, WORD_OPENING), unit,
                                      *unit != '\0' ? yishi_composer_say (self, WORD_COMMA) : "",
                                      yishi_paper_say_party (self->words, speech->party),
                                      yishi_composer_say (self, WORD_CLOSING),
                                      self->words == YISHI_WORDS_ZH ? "" : " ", NULL);
  g_autofree char *times = yishi_words_fill (yishi_composer_say (self, WORD_SPEECH), who, began, ended, NULL);

  return g_strconcat (times, sound, NULL);
}

static void
add_label (YishiComposer    *self,
           YishiPaperWord  word)
{
  yishi_document_begin_paragraph (self->builder, YISHI_TEXT_SMALL);
  yishi_document_strong (self->builder, yishi_composer_say (self, word));
  yishi_document_end_paragraph (self->builder);
  yishi_document_keep_with_next (self->builder);
}

static void
add_speeches (YishiComposer *self,
              gint64         item)
{
  const GPtrArray *speeches = self->minutes->meeting->speeches;
  guint n = 0;

  for (guint i = 0; i < speeches->len; i++)
    {
      const YishiSpeech *speech = speeches->pdata[i];
      g_autofree char *text = NULL;
      g_autofree char *marker = NULL;

      if (speech->item != item)
        continue;
      if (n++ == 0)
        add_label (self, WORD_SPEAKERS);
      marker = g_strdup_printf ("%u.", n);
      text = make_speech (self, speech);
      yishi_document_add_list_item (self->builder, YISHI_TEXT_SMALL, marker, text);
    }
}

/* What was said is what minutes are for: in the size of the body. */
static void
add_notes (YishiComposer *self,
           gint64         item)
{
  const GPtrArray *notes = self->minutes->meeting->notes;

  for (guint i = 0; i < notes->len; i++)
    {
      const YishiNote *note = notes->pdata[i];
      g_autofree char *text = NULL;
      g_autofree char *sound = NULL;
      g_auto(GStrv) paragraphs = NULL;

      if (note->item != item)
        continue;
      text = yishi_composer_clean (self, note->text);
      sound = yishi_composer_sound (self, find_sound (self, YISHI_EVENT_NOTE, item, note->id));
      paragraphs = g_strsplit (text, "\n", -1);
      for (guint k = 0; paragraphs[k] != NULL; k++)
        {
          g_autofree char *whole = g_strconcat (g_strstrip (paragraphs[k]), paragraphs[k + 1] == NULL ? sound : "", NULL);

          if (*whole != '\0')
            yishi_document_add_paragraph (self->builder, YISHI_TEXT_BODY, whole);
        }
    }
}

/* The chair's own places in the sound, as far as he has said what they are for. */
static gboolean
has_marks (const YishiComposer *self,
           gint64               item)
{
  for (guint i = 0; i < self->minutes->events->len; i++)
    {
      const YishiEvent *event = self->minutes->events->pdata[i];

      if (event->kind == YISHI_EVENT_MARK && event->item == item && *event->text != '\0')
        return TRUE;
    }

  return FALSE;
}

static void
add_marks (YishiComposer *self,
           gint64         item)
{
  for (guint i = 0; i < self->minutes->events->len; i++)
    {
      const YishiEvent *event = self->minutes->events->pdata[i];
      g_autofree char *text = yishi_composer_clean (self, event->text);
      g_autofree char *said = yishi_words_fill (yishi_composer_say (self, WORD_MARK), text, NULL);
      g_autofree char *sound = yishi_composer_sound (self, event);
      g_autofree char *whole = g_strconcat (said, sound, NULL);

      if (event->kind == YISHI_EVENT_MARK && event->item == item && *text != '\0')
        yishi_document_add_paragraph (self->builder, YISHI_TEXT_SMALL, whole);
    }
}

/* "物业公司：承诺。十二月十日前更换。2026年12月10日前完成" */
static void
add_statement (YishiComposer        *self,
               const YishiStatement *statement)
{
  g_autofree char *text = yishi_composer_clean (self, statement->text);
  g_autofree char *day = yishi_paper_say_day (self->words, statement->due);
  g_autofree char *due = yishi_words_fill (yishi_composer_say (self, WORD_STATEMENT_DUE), day, NULL);
  g_autoptr(GString) whole = g_string_new (yishi_paper_say_position (self->words, statement->position));

  if (*text != '\0')
    g_string_append_printf (whole, "%s%s", yishi_composer_say (self, WORD_COMMA), text);
  if (*statement->due != '\0')
    g_string_append_printf (whole, "%s%s", yishi_composer_say (self, WORD_SEMICOLON), due);

  yishi_document_begin_paragraph (self->builder, YISHI_TEXT_BODY);
  yishi_document_strong (self->builder, yishi_paper_say_party (self->words, statement->party));
  yishi_document_text (self->builder, yishi_composer_say (self, WORD_COLON));
  yishi_document_text (self->builder, whole->str);
  yishi_document_end_paragraph (self->builder);
}

static void
add_statements (YishiComposer *self,
                gint64         item)
{
  const GPtrArray *statements = self->minutes->meeting->statements;
  guint n = 0;

  for (guint i = 0; i < statements->len; i++)
    {
      const YishiStatement *statement = statements->pdata[i];

      if (statement->item != item)
        continue;
      if (n++ == 0)
        add_label (self, WORD_STATEMENTS);
      add_statement (self, statement);
    }
}

/* "议定：当场解决，…；责任人：王芳；2026年12月1日前完成（录音 01:12:40）" */
void
yishi_composer_add_outcome (YishiComposer   *self,
                            const YishiItem *item)
{
  g_autoptr(GString) text = g_string_new (NULL);
  g_autofree char *words = yishi_composer_clean (self, item->outcome_text);
  g_autofree char *name = yishi_composer_name (self, item->responsible, item->masks_names);
  g_autofree char *responsible = yishi_words_fill (yishi_composer_say (self, WORD_RESPONSIBLE), name, NULL);
  g_autofree char *day = yishi_paper_say_day (self->words, item->due);
  g_autofree char *due = yishi_words_fill (yishi_composer_say (self, WORD_DUE), day, NULL);
  g_autofree char *sound = yishi_composer_sound (self, find_sound (self, YISHI_EVENT_OUTCOME, item->id, 0));

  if (*item->outcome == '\0')
    {
      yishi_document_add_paragraph (self->builder, YISHI_TEXT_BODY, yishi_composer_say (self, WORD_NO_OUTCOME));
      return;
    }

  g_string_append (text, yishi_paper_say_outcome (self->words, item->outcome));
  if (*words != '\0')
    g_string_append_printf (text, "%s%s", yishi_composer_say (self, WORD_COLON), words);
  if (*name != '\0')
    g_string_append_printf (text, "%s%s", yishi_composer_say (self, WORD_SEMICOLON), responsible);
  if (*item->due != '\0')
    g_string_append_printf (text, "%s%s", yishi_composer_say (self, WORD_SEMICOLON), due);
  g_string_append (text, sound);

  yishi_document_begin_paragraph (self->builder, YISHI_TEXT_BODY);
  yishi_document_strong (self->builder, yishi_composer_say (self, WORD_OUTCOME));
  yishi_document_text (self->builder, text->str);
  yishi_document_end_paragraph (self->builder);
}

static gboolean
was_taken_up (const YishiComposer *self,
              gint64               item)
{
  const GPtrArray *progress = self->minutes->meeting->progress;

  /* Where nobody noted when items began, nothing says that one was not. */
  for (guint i = 0; i < progress->len; i++)
    if (((const YishiProgress *) progress->pdata[i])->item == item)
      return TRUE;

  return progress->len == 0;
}

static void
add_item (YishiComposer   *self,
          const YishiItem *item,
          guint            index)
{
  g_autofree char *number = yishi_paper_say_ordinal (self->words, index);
  g_autofree char *title = yishi_composer_clean (self, item->title);
  g_autofree char *heading = yishi_words_fill (yishi_composer_say (self, WORD_HEADING_2), number, title, NULL);
  g_autofree char *anchor = yishi_composer_anchor ("item", item->number);

  yishi_document_add_heading (self->builder, 2, heading, anchor);
  add_frame (self, item);
  if (*item->withdrawn != '\0')
    {
      g_autofree char *reason = yishi_composer_clean (self, item->withdrawn);
      g_autofree char *text = yishi_words_fill (yishi_composer_say (self, WORD_WITHDRAWN), reason, NULL);

      yishi_document_add_paragraph (self->builder, YISHI_TEXT_BODY, text);
      return;
    }

  add_speeches (self, item->id);
  add_notes (self, item->id);
  add_marks (self, item->id);
  add_statements (self, item->id);
  yishi_composer_add_vote (self, item);
  if (*item->outcome != '\0' || strcmp (item->state, "none") != 0 || was_taken_up (self, item->id))
    yishi_composer_add_outcome (self, item);
  else
    yishi_document_add_paragraph (self->builder, YISHI_TEXT_BODY, yishi_composer_say (self, WORD_NOT_TAKEN_UP));
}

static gboolean
has_of (const GPtrArray *things,
        gsize            offset,
        gint64           item)
{
  for (guint i = 0; i < things->len; i++)
    if (G_STRUCT_MEMBER (gint64, things->pdata[i], offset) == item)
      return TRUE;

  return FALSE;
}

void
yishi_composer_add_items (YishiComposer *self)
{
  const YishiMeetingState *meeting = self->minutes->meeting;

  if (meeting->items->len > 0)
    yishi_composer_heading (self, WORD_ITEMS);
  for (guint i = 0; i < meeting->items->len; i++)
    add_item (self, meeting->items->pdata[i], i + 1);

  if (!has_of (meeting->speeches, G_STRUCT_OFFSET (YishiSpeech, item), 0) &&
      !has_of (meeting->notes, G_STRUCT_OFFSET (YishiNote, item), 0) && !has_marks (self, 0))
    return;
  yishi_composer_heading (self, WORD_OTHER_NOTES);
  add_speeches (self, 0);
  add_notes (self, 0);
  add_marks (self, 0);
}
