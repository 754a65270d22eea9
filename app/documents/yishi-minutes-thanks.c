/* yishi-minutes-thanks.c - donations and thanks in the minutes
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Whether a donor is named in public he decided himself: not the roll.
 */
#include "yishi-minutes-private.h"

#include "yishi-display.h"
#include "yishi-mask.h"

enum
{
  TERM_HEADING,
  TERM_COLUMN_DONOR,
  TERM_COLUMN_GIFT,
  TERM_COLUMN_PURPOSE,
  TERM_THANKS,
};

static const char *const terms[][YISHI_N_WORDS] = {
  [TERM_HEADING] = { "捐赠与致谢", "Donations and Thanks" },
  [TERM_COLUMN_DONOR] = { "捐赠人", "Donor" },
  [TERM_COLUMN_GIFT] = { "捐赠内容", "Gift" },
  [TERM_COLUMN_PURPOSE] = { "用途", "For" },
  [TERM_THANKS] = { "会议对以上捐赠表示感谢。", "The meeting thanked those who gave." },
};

static char *
make_donor (const YishiComposer *self,
            const YishiThanks   *thanks)
{
  g_autofree char *donor = g_utf8_make_valid (thanks->donor, -1);

  if (!self->is_public)
    return g_steal_pointer (&donor);
  if (!thanks->is_named)
    return yishi_display_mask_name (donor);

  return yishi_mask_numbers (donor);
}

void
yishi_composer_add_thanks (YishiComposer *self)
{
  const GPtrArray *all = self->minutes->meeting->thanks;
  const YishiColumn columns[] = {
    { yishi_composer_say (self, WORD_COLUMN_NUMBER), 1, YISHI_ALIGN_CENTRE },
    { terms[TERM_COLUMN_DONOR][self->words], 3, YISHI_ALIGN_LEFT },
    { terms[TERM_COLUMN_GIFT][self->words], 4, YISHI_ALIGN_LEFT },
    { terms[TERM_COLUMN_PURPOSE][self->words], 4, YISHI_ALIGN_LEFT },
  };
  g_autofree char *ordinal = NULL;
  g_autofree char *heading = NULL;

  if (all->len == 0)
    return;

  ordinal = yishi_paper_say_ordinal (self->words, ++self->n_headings);
  heading = yishi_words_fill (yishi_composer_say (self, WORD_HEADING_1), ordinal, terms[TERM_HEADING][self->words], NULL);
  yishi_document_add_heading (self->builder, 1, heading, NULL);
  yishi_document_begin_table (self->builder, columns, G_N_ELEMENTS (columns));
  for (guint i = 0; i < all->len; i++)
    {
      const YishiThanks *thanks = all->pdata[i];
      g_autofree char *number = g_strdup_printf ("%u", i + 1);
      g_autofree char *donor = make_donor (self, thanks);
      g_autofree char *gift = yishi_composer_clean (self, thanks->gift);
      g_autofree char *purpose = yishi_composer_clean (self, thanks->purpose);
      const char *cells[] = { number, donor, gift, purpose };

      yishi_document_add_row (self->builder, cells);
    }
  yishi_document_end_table (self->builder);
  yishi_document_add_paragraph (self->builder, YISHI_TEXT_BODY, terms[TERM_THANKS][self->words]);
}
