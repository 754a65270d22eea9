/* yishi-minutes-stage.c - what minutes say of themselves: draft, approved, signed, sealed, corrected
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "yishi-minutes-private.h"

#define ADDENDA_ANCHOR "addenda"

static void
add_line (YishiComposer *self,
          char          *text)
{
  yishi_document_add_paragraph (self->builder, YISHI_TEXT_BODY, text);
  yishi_document_keep_with_next (self->builder);
  g_free (text);
}

static char *
make_signed (const YishiComposer *self)
{
  const YishiMinutesState *state = self->minutes->state;
  g_autofree char *day = yishi_paper_say_day (self->words, state->signed_on);
  g_autofree char *place = yishi_composer_clean (self, state->place);

  return yishi_words_fill (yishi_composer_say (self, *place != '\0' ? WORD_SIGNED_WHERE : WORD_SIGNED), day,
                           state->signed_time, place, NULL);
}

void
yishi_composer_add_stage (YishiComposer *self)
{
  const YishiMinutesState *state = self->minutes->state;
  g_autofree char *day = yishi_paper_say_day (self->words, state->approved_on);
  g_autofree char *who = yishi_composer_clean (self, state->approved_by);

  if (state->stage == YISHI_MINUTES_DRAFT)
    {
      add_line (self, g_strdup (yishi_composer_say (self, WORD_NOT_APPROVED)));
      return;
    }

  add_line (self, yishi_words_fill (yishi_composer_say (self, WORD_APPROVED), day, state->approved_time, who, NULL));
  if (state->stage >= YISHI_MINUTES_SIGNED)
    add_line (self, make_signed (self));
  if (state->stage == YISHI_MINUTES_SEALED)
    {
      g_autofree char *sealed = g_strndup (state->sealed, 10);
      g_autofree char *on = yishi_paper_say_day (self->words, sealed);

      add_line (self, yishi_words_fill (yishi_composer_say (self, WORD_SEALED), on, NULL));
    }
}

void
yishi_composer_point_to_addenda (YishiComposer *self)
{
  g_autofree char *n = g_strdup_printf ("%u", self->minutes->state->addenda->len);
  g_autofree char *text = yishi_words_fill (yishi_composer_say (self, WORD_HAS_ADDENDA), n, NULL);

  if (self->minutes->state->addenda->len == 0)
    return;

  yishi_document_begin_paragraph (self->builder, YISHI_TEXT_SMALL);
  yishi_document_link (self->builder, text, ADDENDA_ANCHOR);
  yishi_document_end_paragraph (self->builder);
}

void
yishi_composer_add_addendum (YishiComposer       *self,
                             const YishiAddendum *addendum)
{
  g_autofree char *on = g_strndup (addendum->at, 10);
  g_autofree char *day = yishi_paper_say_day (self->words, on);
  g_autofree char *hour = yishi_composer_time (addendum->at);
  g_autofree char *when = g_strconcat (day, " ", hour, NULL);
  g_autofree char *by = yishi_composer_name (self, addendum->by, FALSE);
  g_autofree char *reason = yishi_composer_clean (self, addendum->reason);
  g_autofree char *text = yishi_composer_clean (self, addendum->text);
  g_auto(GStrv) paragraphs = g_strsplit (text, "\n", -1);

  yishi_document_add_field (self->builder, yishi_composer_say (self, WORD_ADDENDUM_AT), when);
  if (*by != '\0')
    yishi_document_add_field (self->builder, yishi_composer_say (self, WORD_ADDENDUM_BY), by);
  yishi_document_add_field (self->builder, yishi_composer_say (self, WORD_ADDENDUM_REASON), reason);
  for (guint i = 0; paragraphs[i] != NULL; i++)
    if (*g_strstrip (paragraphs[i]) != '\0')
      yishi_document_add_paragraph (self->builder, YISHI_TEXT_BODY, paragraphs[i]);
}

void
yishi_composer_add_addenda (YishiComposer *self)
{
  const GPtrArray *addenda = self->minutes->state->addenda;

  if (addenda->len == 0)
    return;

  yishi_document_add_page_break (self->builder);
  yishi_document_add_heading (self->builder, 1, yishi_composer_say (self, WORD_ADDENDA), ADDENDA_ANCHOR);
  for (guint i = 0; i < addenda->len; i++)
    {
      const YishiAddendum *addendum = addenda->pdata[i];
      g_autofree char *number = g_strdup_printf ("%d", addendum->number);
      g_autofree char *heading = yishi_words_fill (yishi_composer_say (self, WORD_ADDENDUM), number, NULL);

      yishi_document_add_heading (self->builder, 2, heading, NULL);
      yishi_composer_add_addendum (self, addendum);
    }
}
