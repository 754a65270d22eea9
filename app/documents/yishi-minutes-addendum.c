/* yishi-minutes-addendum.c - an addendum to sealed minutes as a paper of its own
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "yishi-minutes-private.h"

static void
set (char       **place,
     const char  *text)
{
  g_free (*place);
  *place = g_strdup (text);
}

static YishiPaper *
make_paper (const YishiComposer *self,
            int                  number)
{
  YishiPaper *paper = yishi_paper_new ();

  set (&paper->record, self->minutes->record);
  paper->meeting = self->meeting->id;
  set (&paper->date, self->meeting->date);
  g_free (paper->kind);
  paper->kind = g_strdup_printf ("addendum-%d", number);
  set (&paper->copy, yishi_copy_to_text (self->is_public ? YISHI_COPY_PUBLIC : YISHI_COPY_INTERNAL));
  set (&paper->language, self->language);
  paper->entry = self->minutes->entry;
  set (&paper->head, self->minutes->head);
  return paper;
}

static void
add_content (YishiComposer       *self,
             const YishiAddendum *addendum)
{
  g_autofree char *minutes = yishi_composer_title (self);
  g_autofree char *title = yishi_words_fill (yishi_composer_say (self, WORD_ADDENDUM_TITLE), minutes, NULL);
  g_autofree char *of = yishi_composer_number (self);
  g_autofree char *n = g_strdup_printf ("%d", addendum->number);
  g_autofree char *number = yishi_words_fill (yishi_composer_say (self, WORD_ADDENDUM_NUMBER), of, n, NULL);
  g_autofree char *community = yishi_composer_clean (self, self->minutes->community);
  g_autofree char *day = yishi_paper_say_day (self->words, self->meeting->date);

  yishi_document_describe (self->builder, title, community, self->words == YISHI_WORDS_ZH ? "zh-CN" : "en",
                           addendum->at);
  yishi_document_add_title (self->builder, title);
  yishi_document_add_subtitle (self->builder, number);
  yishi_document_add_field (self->builder, yishi_composer_say (self, WORD_ADDENDUM_OF), day);
  yishi_composer_add_addendum (self, addendum);
  yishi_document_add_paragraph (self->builder, YISHI_TEXT_SMALL, yishi_composer_say (self, WORD_ADDENDUM_STANDS));
  yishi_document_add_space (self->builder, 1);
  yishi_document_add_signature (self->builder, yishi_composer_say (self, WORD_SIGN_CHAIR), "",
                                yishi_composer_say (self, WORD_SIGN_DATE));
  yishi_document_add_signature (self->builder, yishi_composer_say (self, WORD_SIGN_SECRETARY), "",
                                yishi_composer_say (self, WORD_SIGN_DATE));
}

YishiDocument *
yishi_minutes_compose_addendum (const YishiMinutes  *minutes,
                                int                  number,
                                YishiCopy            copy,
                                const char          *language,
                                YishiPaper         **paper)
{
  const YishiAddendum *addendum = yishi_minutes_state_find_addendum (minutes->state, number);
  const char *worded = language != NULL ? language : minutes->language;
  YishiComposer self = { minutes, minutes->meeting->meeting, yishi_words_choose (worded), worded,
                         copy == YISHI_COPY_PUBLIC };
  g_autoptr(YishiPaper) made = make_paper (&self, number);
  g_autofree char *manifest = yishi_paper_to_manifest (made);
  YishiDocument *document;

  g_return_val_if_fail (addendum != NULL, NULL);

  self.builder = yishi_document_builder_new ();
  yishi_composer_read_names (&self);
  add_content (&self, addendum);
  yishi_document_set_manifest (self.builder, manifest);
  yishi_composer_forget_names (&self);
  document = yishi_document_builder_end (self.builder);
  g_free (made->content);
  made->content = yishi_document_dup_digest (document);
  if (paper != NULL)
    *paper = g_steal_pointer (&made);
  return document;
}
