/* yishi-note-drafts.c - the notes of a meeting that were typed and not entered
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "yishi-note-drafts.h"

#include <glib/gi18n-lib.h>

#include "yishi-db-room.h"
#include "yishi-db-recording.h"
#include "yishi-db-workspace.h"
#include "yishi-draft.h"
#include "yishi-words.h"

/* In characters: enough to know a note again by. */
#define FIRST_WORDS 40

/* Behind the note: whoever reads it knows that nobody has said it was finished. Whoever completes it
 * takes these words away. */
static const char *const marks[YISHI_N_WORDS] = {
  [YISHI_WORDS_ZH] = "（闭会时补记，可能未写完）",
  [YISHI_WORDS_EN] = " (entered at closing, perhaps unfinished)",
};

struct _YishiNoteDrafts
{
  gint64     meeting;
  YishiWords words;
  GArray    *items;  /* (owned) (element-type gint64): 0 for the meeting as a whole */
  GPtrArray *texts;  /* (owned) (element-type char*): of those that were typed */
};

char *
yishi_note_drafts_key (gint64 meeting,
                       gint64 item)
{
  return item != 0 ? g_strdup_printf ("note-draft:%" G_GINT64_FORMAT, item)
                   : g_strdup_printf ("meeting-note-draft:%" G_GINT64_FORMAT, meeting);
}

YishiNoteDrafts *
yishi_note_drafts_new (const YishiMeetingState *meeting,
                       const char              *language)
{
  YishiNoteDrafts *self = g_new0 (YishiNoteDrafts, 1);
  const gint64 whole = 0;

  self->meeting = meeting->meeting->id;
  self->words = yishi_words_choose (language);
  self->items = g_array_new (FALSE, FALSE, sizeof (gint64));
  self->texts = g_ptr_array_new_with_free_func (g_free);
  g_array_append_val (self->items, whole);
  for (guint i = 0; i < meeting->items->len; i++)
    g_array_append_val (self->items, ((const YishiItem *) meeting->items->pdata[i])->id);
  return self;
}

void
yishi_note_drafts_free (YishiNoteDrafts *self)
{
  g_array_unref (self->items);
  g_ptr_array_unref (self->texts);
  g_free (self);
}

/* Returns: (transfer full) (nullable): NULL if there is nothing but blanks, or with @error set */
static char *
read_draft (YishiDb     *db,
            const char  *key,
            GError     **error)
{
  g_autofree char *text = yishi_db_get_workspace (db, key, error);

  if (text != NULL)
    g_strstrip (text);
  return text != NULL && *text != '\0' ? g_steal_pointer (&text) : NULL;
}

gboolean
yishi_note_drafts_read (YishiDb       *db,
                        gpointer       data,
                        GCancellable  *cancellable,
                        GError       **error)
{
  YishiNoteDrafts *self = data;

  for (guint i = 0; i < self->items->len; i++)
    {
      g_autofree char *key = yishi_note_drafts_key (self->meeting, g_array_index (self->items, gint64, i));
      g_autoptr(GError) own = NULL;
      char *text = read_draft (db, key, &own);

      if (own != NULL)
        {
          g_propagate_error (error, g_steal_pointer (&own));
          return FALSE;
        }
      if (text != NULL)
        g_ptr_array_add (self->texts, text);
    }

  return TRUE;
}

/* In the sound it is where it was begun, and nowhere if nothing was recorded then. Where no moment is
 * kept it is that of the job. */
static gboolean
take_draft (YishiNoteDrafts  *self,
            YishiDb          *db,
            gint64            item,
            const char       *key,
            const char       *text,
            GError          **error)
{
  g_autofree char *began_key = yishi_draft_moment_key (key);
  g_autofree char *marked = g_strconcat (text, marks[self->words], NULL);
  g_autofree char *moment = NULL;
  g_autofree char *began = NULL;
  g_autoptr(GError) own = NULL;
  YishiSync sound;
  gint64 meeting;

  moment = yishi_db_get_workspace (db, began_key, &own);
  if (own != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&own));
      return FALSE;
    }
  if (yishi_draft_read_moment (moment, &began, &meeting, &sound))
    yishi_db_set_moment (db, meeting, &sound);

  return yishi_db_add_late_note (db, self->meeting, item, marked, began, NULL, error) &&
         yishi_db_set_workspace (db, key, NULL, error) && yishi_db_set_workspace (db, began_key, NULL, error);
}

gboolean
yishi_note_drafts_take (YishiDb       *db,
                        gpointer       data,
                        GCancellable  *cancellable,
                        GError       **error)
{
  YishiNoteDrafts *self = data;

  for (guint i = 0; i < self->items->len; i++)
    {
      gint64 item = g_array_index (self->items, gint64, i);
      g_autofree char *key = yishi_note_drafts_key (self->meeting, item);
      g_autoptr(GError) own = NULL;
      g_autofree char *text = read_draft (db, key, &own);

      if (own == NULL && text == NULL)
        continue;
      if (own != NULL)
        {
          g_propagate_error (error, g_steal_pointer (&own));
          return FALSE;
        }
      if (!take_draft (self, db, item, key, text, error))
        return FALSE;
    }

  return TRUE;
}

guint
yishi_note_drafts_get_n (YishiNoteDrafts *self)
{
  return self->texts->len;
}

char *
yishi_note_drafts_describe (YishiNoteDrafts *self)
{
  GString *lines = g_string_new (NULL);

  for (guint i = 0; i < self->texts->len; i++)
    {
      const char *text = self->texts->pdata[i];
      gboolean is_long = g_utf8_strlen (text, -1) > FIRST_WORDS;
      g_autofree char *words = g_utf8_substring (text, 0, is_long ? FIRST_WORDS : g_utf8_strlen (text, -1));

      g_string_append (lines, i > 0 ? "\n" : "");
      /* Translators: the first words of a note, then … or nothing */
      g_string_append_printf (lines, _("“%s%s”"), words, is_long ? "…" : "");
    }

  return g_string_free (lines, FALSE);
}
