/* yishi-minutes-state.c - how far the minutes of a meeting have come, from draft to seal
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "yishi-minutes-state.h"

static const char *const stages[YISHI_N_MINUTES_STAGES] = {
  [YISHI_MINUTES_DRAFT] = "draft",
  [YISHI_MINUTES_APPROVED] = "approved",
  [YISHI_MINUTES_SIGNED] = "signed",
  [YISHI_MINUTES_SEALED] = "sealed",
};

void
yishi_addendum_free (YishiAddendum *self)
{
  if (self == NULL)
    return;

  g_free (self->text);
  g_free (self->reason);
  g_free (self->by);
  g_free (self->at);
  g_free (self);
}

YishiMinutesState *
yishi_minutes_state_new (void)
{
  YishiMinutesState *self = g_new0 (YishiMinutesState, 1);
  char **texts[] = { &self->approved_by, &self->approved_on, &self->approved_time, &self->chair, &self->secretary,
                     &self->supervisor, &self->place, &self->signed_on, &self->signed_time, &self->sealed };

  for (gsize i = 0; i < G_N_ELEMENTS (texts); i++)
    *texts[i] = g_strdup ("");
  self->addenda = g_ptr_array_new_with_free_func ((GDestroyNotify) yishi_addendum_free);
  return self;
}

void
yishi_minutes_state_free (YishiMinutesState *self)
{
  if (self == NULL)
    return;

  g_free (self->approved_by);
  g_free (self->approved_on);
  g_free (self->approved_time);
  g_free (self->chair);
  g_free (self->secretary);
  g_free (self->supervisor);
  g_free (self->place);
  g_free (self->signed_on);
  g_free (self->signed_time);
  g_free (self->sealed);
  g_ptr_array_unref (self->addenda);
  g_free (self);
}

const char *
yishi_minutes_stage_to_text (YishiMinutesStage stage)
{
  return stages[stage];
}

const YishiAddendum *
yishi_minutes_state_find_addendum (const YishiMinutesState *self,
                                   int                      number)
{
  for (guint i = 0; i < self->addenda->len; i++)
    {
      const YishiAddendum *addendum = self->addenda->pdata[i];

      if (addendum->number == number)
        return addendum;
    }

  return NULL;
}
