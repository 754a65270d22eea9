/* yishi-slide.c - what the wall is asked to show, as a small value
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "yishi-slide.h"

#include <string.h>

static const char *const kind_names[YISHI_N_SLIDE_KINDS] = {
  [YISHI_SLIDE_TITLE] = "title",       [YISHI_SLIDE_AGENDA] = "agenda",     [YISHI_SLIDE_ITEM] = "item",
  [YISHI_SLIDE_SPEAKER] = "speaker",   [YISHI_SLIDE_QUORUM] = "quorum",     [YISHI_SLIDE_BALLOT] = "ballot",
  [YISHI_SLIDE_RESULT] = "result",     [YISHI_SLIDE_OUTCOMES] = "outcomes", [YISHI_SLIDE_MESSAGE] = "message",
  [YISHI_SLIDE_BREAK] = "break",       [YISHI_SLIDE_PICTURE] = "picture",   [YISHI_SLIDE_THANKS] = "thanks",
  [YISHI_SLIDE_SEAL] = "seal",         [YISHI_SLIDE_TESTCARD] = "testcard",
};

/**
 * yishi_slide_new:
 * @item: 0 if the slide is of no item
 * @attachment: 0 if it is no picture
 * @text: (nullable): %NULL for ""
 *
 * Returns: (transfer full): the slide
 */
YishiSlide *
yishi_slide_new (YishiSlideKind  kind,
                 gint64          item,
                 gint64          attachment,
                 const char     *text)
{
  YishiSlide *self;

  g_return_val_if_fail ((int) kind >= 0 && (int) kind < YISHI_N_SLIDE_KINDS, NULL);

  self = g_new (YishiSlide, 1);
  *self = (YishiSlide) { kind, item, attachment, g_strdup (text != NULL ? text : "") };
  return self;
}

YishiSlide *
yishi_slide_copy (const YishiSlide *self)
{
  return self != NULL ? yishi_slide_new (self->kind, self->item, self->attachment, self->text) : NULL;
}

void
yishi_slide_free (YishiSlide *self)
{
  if (self == NULL)
    return;

  g_free (self->text);
  g_free (self);
}

gboolean
yishi_slide_equal (const YishiSlide *a,
                   const YishiSlide *b)
{
  if (a == NULL || b == NULL)
    return a == b;

  return a->kind == b->kind && a->item == b->item && a->attachment == b->attachment &&
         strcmp (a->text, b->text) == 0;
}

const char *
yishi_slide_kind_to_name (YishiSlideKind kind)
{
  g_return_val_if_fail ((int) kind >= 0 && (int) kind < YISHI_N_SLIDE_KINDS, NULL);

  return kind_names[kind];
}

/**
 * yishi_slide_kind_from_name:
 * @kind: (out): left alone if there is no such kind
 */
gboolean
yishi_slide_kind_from_name (const char     *name,
                            YishiSlideKind *kind)
{
  g_return_val_if_fail (name != NULL && kind != NULL, FALSE);

  for (int i = 0; i < YISHI_N_SLIDE_KINDS; i++)
    if (strcmp (kind_names[i], name) == 0)
      {
        *kind = i;
        return TRUE;
      }

  return FALSE;
}
