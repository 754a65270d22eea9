/* yishi-session-value.c - a session as a value: made, copied, counted, compared, checked
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include <string.h>

#include "yishi-session-private.h"

/* What somebody may speak if the chair says nothing else. */
#define DEFAULT_TIME (3 * 60 * G_USEC_PER_SEC)

#define NUMBER(key, member) { key, G_STRUCT_OFFSET (YishiSession, member) }

const YishiSessionField yishi_session_numbers[] = {
  NUMBER ("meeting", meeting),
  NUMBER ("stamp", stamp),
  NUMBER ("item", item),
  NUMBER ("item_began", item_began),
  NUMBER ("last_speaker", last_speaker),
  NUMBER ("default_time", default_time),
  NUMBER ("speech_began", speech_began),
  NUMBER ("allotted", allotted),
  NUMBER ("used", used),
  NUMBER ("running_since", running_since),
  NUMBER ("break_until", break_until),
  { NULL, 0 },
};

const YishiSessionField yishi_session_flags[] = {
  NUMBER ("locked", is_locked),
  NUMBER ("frozen", is_frozen),
  NUMBER ("blanked", is_blanked),
  NUMBER ("armed", is_armed),
  { NULL, 0 },
};

YishiSpeaker *
yishi_speaker_copy (const YishiSpeaker *self)
{
  YishiSpeaker *copy;

  if (self == NULL)
    return NULL;

  copy = g_memdup2 (self, sizeof *self);
  copy->name = g_strdup (self->name);
  copy->unit = g_strdup (self->unit);
  copy->party = g_strdup (self->party);
  return copy;
}

void
yishi_speaker_free (YishiSpeaker *self)
{
  if (self == NULL)
    return;

  g_free (self->name);
  g_free (self->unit);
  g_free (self->party);
  g_free (self);
}

gboolean
yishi_speaker_is (const YishiSpeaker *self,
                  const char         *name,
                  const char         *unit,
                  const char         *party)
{
  return strcmp (self->name, name) == 0 && strcmp (self->unit, unit) == 0 && strcmp (self->party, party) == 0;
}

gboolean
yishi_speaker_equal (const YishiSpeaker *a,
                     const YishiSpeaker *b)
{
  if (a == NULL || b == NULL)
    return a == b;

  return a->id == b->id && a->item == b->item && a->is_masked == b->is_masked && a->has_spoken == b->has_spoken &&
         yishi_speaker_is (a, b->name, b->unit, b->party);
}

void
yishi_budget_free (YishiBudget *self)
{
  if (self == NULL)
    return;

  g_free (self->party);
  g_free (self);
}

void
yishi_effect_free (YishiEffect *self)
{
  if (self == NULL)
    return;

  g_free (self->name);
  g_free (self->unit);
  g_free (self->party);
  g_free (self);
}

/* A session with nothing in it but its lists, the title on the wall. */
YishiSession *
yishi_session_alloc (void)
{
  YishiSession *self = g_new0 (YishiSession, 1);

  g_atomic_ref_count_init (&self->ref_count);
  self->default_time = DEFAULT_TIME;
  self->queue = g_ptr_array_new_with_free_func ((GDestroyNotify) yishi_speaker_free);
  self->parked = g_ptr_array_new_with_free_func ((GDestroyNotify) yishi_speaker_free);
  self->budgets = g_ptr_array_new_with_free_func ((GDestroyNotify) yishi_budget_free);
  self->live = yishi_slide_new (YISHI_SLIDE_TITLE, 0, 0, NULL);
  self->due = yishi_slide_copy (self->live);
  self->message = g_strdup ("");
  self->kept_message = g_strdup ("");
  return self;
}

static gpointer
copy_speaker_cb (gconstpointer speaker,
                 gpointer      unused G_GNUC_UNUSED)
{
  return yishi_speaker_copy (speaker);
}

static gpointer
copy_budget_cb (gconstpointer budget,
                gpointer      unused G_GNUC_UNUSED)
{
  YishiBudget *copy = g_memdup2 (budget, sizeof *copy);

  copy->party = g_strdup (copy->party);
  return copy;
}

YishiSession *
yishi_session_copy (const YishiSession *self)
{
  YishiSession *copy = g_memdup2 (self, sizeof *self);

  g_atomic_ref_count_init (&copy->ref_count);
  copy->queue = g_ptr_array_copy (self->queue, (GCopyFunc) copy_speaker_cb, NULL);
  copy->parked = g_ptr_array_copy (self->parked, (GCopyFunc) copy_speaker_cb, NULL);
  copy->budgets = g_ptr_array_copy (self->budgets, (GCopyFunc) copy_budget_cb, NULL);
  copy->speaker = yishi_speaker_copy (self->speaker);
  copy->live = yishi_slide_copy (self->live);
  copy->due = yishi_slide_copy (self->due);
  copy->preview = yishi_slide_copy (self->preview);
  copy->message = g_strdup (self->message);
  copy->kept_message = g_strdup (self->kept_message);
  return copy;
}

YishiSession *
yishi_session_ref (YishiSession *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  g_atomic_ref_count_inc (&self->ref_count);
  return self;
}

void
yishi_session_unref (YishiSession *self)
{
  if (self == NULL || !g_atomic_ref_count_dec (&self->ref_count))
    return;

  g_ptr_array_unref (self->queue);
  g_ptr_array_unref (self->parked);
  g_ptr_array_unref (self->budgets);
  yishi_speaker_free (self->speaker);
  yishi_slide_free (self->live);
  yishi_slide_free (self->due);
  yishi_slide_free (self->preview);
  g_free (self->message);
  g_free (self->kept_message);
  g_free (self);
}

static gboolean
speakers_are_equal (const GPtrArray *a,
                    const GPtrArray *b)
{
  if (a->len != b->len)
    return FALSE;
  for (guint i = 0; i < a->len; i++)
    if (!yishi_speaker_equal (a->pdata[i], b->pdata[i]))
      return FALSE;

  return TRUE;
}

static gboolean
budgets_are_equal (const GPtrArray *a,
                   const GPtrArray *b)
{
  if (a->len != b->len)
    return FALSE;
  for (guint i = 0; i < a->len; i++)
    {
      const YishiBudget *one = a->pdata[i], *other = b->pdata[i];

      if (one->micros != other->micros || strcmp (one->party, other->party) != 0)
        return FALSE;
    }

  return TRUE;
}

gboolean
yishi_session_equal (const YishiSession *a,
                     const YishiSession *b)
{
  g_return_val_if_fail (a != NULL && b != NULL, FALSE);

  for (const YishiSessionField *field = yishi_session_numbers; field->key != NULL; field++)
    if (G_STRUCT_MEMBER (gint64, a, field->offset) != G_STRUCT_MEMBER (gint64, b, field->offset))
      return FALSE;
  for (const YishiSessionField *field = yishi_session_flags; field->key != NULL; field++)
    if (G_STRUCT_MEMBER (gboolean, a, field->offset) != G_STRUCT_MEMBER (gboolean, b, field->offset))
      return FALSE;

  return a->phase == b->phase && speakers_are_equal (a->queue, b->queue) &&
         speakers_are_equal (a->parked, b->parked) && budgets_are_equal (a->budgets, b->budgets) &&
         yishi_speaker_equal (a->speaker, b->speaker) && yishi_slide_equal (a->live, b->live) &&
         yishi_slide_equal (a->due, b->due) && yishi_slide_equal (a->preview, b->preview) &&
         strcmp (a->message, b->message) == 0 &&
         strcmp (a->kept_message, b->kept_message) == 0;
}

/* Invariants 1, 2, 3 and 8. */
static gboolean
clocks_are_sound (const YishiSession *self)
{
  gboolean is_open = self->phase == YISHI_PHASE_RUNNING || self->phase == YISHI_PHASE_BREAK;

  if (self->item < 0 || (self->item != 0 && !is_open) || (self->item == 0) != (self->item_began == 0) ||
      self->item_began > self->stamp || (self->phase != YISHI_PHASE_BREAK && self->break_until != 0))
    return FALSE;
  if (self->speaker == NULL)
    return self->speech_began == 0 && self->allotted == 0 && self->used == 0 && self->running_since == 0;

  return is_open && self->allotted > 0 && self->allotted <= YISHI_LONGEST_TIME && self->used >= 0 &&
         self->speech_began > 0 && self->speech_began <= self->stamp && self->running_since <= self->stamp &&
         yishi_session_get_used (self, self->stamp) <= self->stamp - self->speech_began &&
         (self->running_since == 0 ||
          (self->phase == YISHI_PHASE_RUNNING && self->running_since >= self->speech_began));
}

/* Invariant 4. */
static gboolean
speakers_are_sound (const YishiSession *self)
{
  g_autoptr(GHashTable) ids = g_hash_table_new (g_int64_hash, g_int64_equal);
  const GPtrArray *lists[] = { self->queue, self->parked };

  if (self->speaker != NULL && (self->speaker->item != self->item || self->speaker->id < 1 ||
                                self->speaker->id > self->last_speaker || *self->speaker->name == '\0'))
    return FALSE;
  if (self->speaker != NULL)
    g_hash_table_add (ids, &self->speaker->id);

  for (guint i = 0; i < G_N_ELEMENTS (lists); i++)
    for (guint j = 0; j < lists[i]->len; j++)
      {
        YishiSpeaker *speaker = lists[i]->pdata[j];

        if (speaker->id < 1 || speaker->id > self->last_speaker || *speaker->name == '\0' ||
            (speaker->item == self->item) != (i == 0) || !g_hash_table_add (ids, &speaker->id))
          return FALSE;
      }

  for (guint i = 0; i < self->queue->len; i++)
    for (guint j = i + 1; j < self->queue->len; j++)
      {
        const YishiSpeaker *other = self->queue->pdata[j];

        if (yishi_speaker_is (self->queue->pdata[i], other->name, other->unit, other->party))
          return FALSE;
      }

  return TRUE;
}

gboolean
yishi_session_is_sound (const YishiSession *self)
{
  gboolean is_held = self->is_frozen || self->is_locked;
  gboolean is_closed = self->phase == YISHI_PHASE_CLOSED;

  for (guint i = 0; i < self->budgets->len; i++)
    {
      const YishiBudget *budget = self->budgets->pdata[i];

      if (budget->micros <= 0 || budget->micros > YISHI_LONGEST_TIME)
        return FALSE;
    }

  return self->stamp > 0 && self->default_time > 0 && self->default_time <= YISHI_LONGEST_TIME &&
         clocks_are_sound (self) && speakers_are_sound (self) &&
         (is_held || yishi_slide_equal (self->live, self->due)) && (!self->is_locked || self->preview != NULL) &&
         (is_closed || (self->live->kind != YISHI_SLIDE_SEAL && self->due->kind != YISHI_SLIDE_SEAL));
}
