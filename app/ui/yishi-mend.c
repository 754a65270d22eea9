/* yishi-mend.c - the texts of a draft of the minutes that somebody wrote, and their way back into the record
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Only words: what was counted, when it was and how it was decided comes from the record.
 */
#include "config.h"

#include "yishi-mend.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "yishi-db-agenda.h"
#include "yishi-db-minutes-state.h"
#include "yishi-db-room.h"
#include "yishi-floor-words.h"

void
yishi_mend_text_free (YishiMendText *self)
{
  if (self == NULL)
    return;

  g_free (self->party);
  g_free (self->caption);
  g_free (self->text);
  g_free (self);
}

/* @caption: taken */
static YishiMendText *
add (GPtrArray     *list,
     YishiMendKind  kind,
     gint64         item,
     char          *caption,
     const char    *text)
{
  YishiMendText *self = g_new0 (YishiMendText, 1);

  self->kind = kind;
  self->item = item;
  self->party = g_strdup ("");
  self->caption = caption;
  self->text = g_strdup (text);
  g_ptr_array_add (list, self);
  return self;
}

static void
add_notes (GPtrArray               *list,
           const YishiMeetingState *meeting,
           gint64                   item)
{
  for (guint i = 0; i < meeting->notes->len; i++)
    {
      const YishiNote *note = meeting->notes->pdata[i];
      g_autofree char *time = strlen (note->at) >= 16 ? g_strndup (note->at + 11, 5) : g_strdup ("");

      if (note->item == item)
        /* Translators: %s is the time of day at which it was written */
        add (list, YISHI_MEND_NOTE, item, g_strdup_printf (_("Note, %s"), time), note->text)->note = note->id;
    }
}

static void
add_statements (GPtrArray               *list,
                const YishiMeetingState *meeting,
                gint64                   item)
{
  for (guint i = 0; i < meeting->statements->len; i++)
    {
      const YishiStatement *statement = meeting->statements->pdata[i];
      YishiMendText *text;

      if (statement->item != item)
        continue;
      text = add (list, YISHI_MEND_STATEMENT, item,
                  g_strdup_printf ("%s · %s%s%s", yishi_party_to_label (statement->party),
                                   yishi_position_to_label (statement->position), *statement->due != '\0' ? " · " : "",
                                   statement->due),
                  statement->text);
      g_free (text->party);
      text->party = g_strdup (statement->party);
    }
}

static void
add_meeting (GPtrArray          *list,
             const YishiMeeting *meeting)
{
  add (list, YISHI_MEND_TITLE, 0, g_strdup (_("Title of the meeting")), meeting->title);
  add (list, YISHI_MEND_PLACE, 0, g_strdup (_("Place")), meeting->place);
  add (list, YISHI_MEND_CHAIR, 0, g_strdup (_("Chair")), meeting->chair);
  add (list, YISHI_MEND_SECRETARY, 0, g_strdup (_("Secretary")), meeting->secretary);
}

static void
add_item (GPtrArray               *list,
          const YishiMeetingState *meeting,
          const YishiItem         *item)
{
  if (!item->posted && strcmp (item->state, "none") == 0)
    add (list, YISHI_MEND_TITLE, item->id, g_strdup (_("Title")), item->title);
  add (list, YISHI_MEND_PRESENTER, item->id, g_strdup (_("Presented by")), item->presenter);
  add_notes (list, meeting, item->id);
  add_statements (list, meeting, item->id);
  if (*item->outcome == '\0')
    return;

  /* Translators: %s is what an item ended in, such as “settled on the spot” */
  add (list, YISHI_MEND_OUTCOME, item->id, g_strdup_printf (_("Outcome: %s"), yishi_outcome_to_label (item->outcome)),
       item->outcome_text);
  if (*item->responsible != '\0')
    add (list, YISHI_MEND_RESPONSIBLE, item->id, g_strdup (_("Responsible")), item->responsible);
}

GPtrArray *
yishi_mend_list (const YishiMeetingState *meeting,
                 gint64                   item)
{
  GPtrArray *list = g_ptr_array_new_with_free_func ((GDestroyNotify) yishi_mend_text_free);
  const YishiItem *found = item > 0 ? yishi_meeting_state_find_item (meeting, item) : NULL;

  if (found != NULL)
    add_item (list, meeting, found);
  else if (item == 0)
    add_meeting (list, meeting->meeting);
  else if (item < 0)
    add_notes (list, meeting, 0);
  return list;
}

/* One text on its way to the record. */
typedef struct
{
  YishiMendKind  kind;
  gint64         meeting;
  gint64         item;
  gint64         note;
  char          *party;  /* (owned) */
  char          *text;   /* (owned) */
} Change;

static void
change_free (gpointer data)
{
  Change *self = data;

  g_free (self->party);
  g_free (self->text);
  g_free (self);
}

/* Position and day stay as they are. */
static gboolean
save_statement (YishiDb       *db,
                const Change  *self,
                GError       **error)
{
  g_autoptr(GPtrArray) statements = yishi_db_list_statements (db, self->meeting, error);

  if (statements == NULL)
    return FALSE;

  for (guint i = 0; i < statements->len; i++)
    {
      YishiStatement wanted = *(const YishiStatement *) statements->pdata[i];

      if (wanted.item != self->item || strcmp (wanted.party, self->party) != 0)
        continue;
      wanted.text = self->text;
      return yishi_db_set_statement (db, &wanted, error);
    }

  return TRUE;
}

static gboolean
save_outcome (YishiDb       *db,
              const Change  *self,
              GError       **error)
{
  g_autoptr(YishiItem) item = yishi_db_get_item (db, self->item, error);
  gboolean is_text = self->kind == YISHI_MEND_OUTCOME;

  return item != NULL && yishi_db_set_outcome (db, item, item->outcome, is_text ? self->text : item->outcome_text,
                                               is_text ? item->responsible : self->text, item->due, error);
}

static gboolean
save (YishiDb       *db,
      gpointer       data,
      GCancellable  *cancellable,
      GError       **error)
{
  static const char *const fields[] = {
    [YISHI_MEND_TITLE] = "title",
    [YISHI_MEND_PLACE] = "place",
    [YISHI_MEND_CHAIR] = "chair",
    [YISHI_MEND_SECRETARY] = "secretary",
    [YISHI_MEND_PRESENTER] = "presenter",
  };
  const Change *self = data;

  switch (self->kind)
    {
    case YISHI_MEND_NOTE:
      return yishi_db_change_note (db, self->note, self->text, error);
    case YISHI_MEND_STATEMENT:
      return save_statement (db, self, error);
    case YISHI_MEND_OUTCOME:
    case YISHI_MEND_RESPONSIBLE:
      return save_outcome (db, self, error);
    case YISHI_MEND_TITLE:
    case YISHI_MEND_PLACE:
    case YISHI_MEND_CHAIR:
    case YISHI_MEND_SECRETARY:
    case YISHI_MEND_PRESENTER:
    default:
      return yishi_db_word_minutes (db, self->meeting, self->item, fields[self->kind], self->text, error);
    }
}

void
yishi_mend_save_async (YishiRecord          *record,
                       gint64                meeting,
                       const YishiMendText  *self,
                       const char           *text,
                       GAsyncReadyCallback   callback,
                       gpointer              user_data)
{
  Change *change = g_new0 (Change, 1);

  g_return_if_fail (YISHI_IS_RECORD (record));

  change->kind = self->kind;
  change->meeting = meeting;
  change->item = self->item;
  change->note = self->note;
  change->party = g_strdup (self->party);
  change->text = g_strdup (text);
  yishi_record_perform_async (record, YISHI_PART_MEETING, save, change, change_free, NULL, callback, user_data);
}

gboolean
yishi_mend_save_finish (YishiRecord   *record,
                        GAsyncResult  *result,
                        GError       **error)
{
  return yishi_record_perform_finish (record, result, error);
}
