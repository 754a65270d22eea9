/* slides.c - prints all that the room can read on the wall of a meeting
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Usage: slides RECORD DATE. Every kind of slide, of every item, with what is known of
 * its vote; nothing is said on them but what the record has.
 */
#include <locale.h>
#include <string.h>

#include "yishi-db-record.h"
#include "yishi-db-result.h"
#include "yishi-db-state.h"
#include "yishi-display.h"

typedef struct
{
  const char *date;
  guint       n_slides;
} Job;

static void
print_slide (Job                     *job,
             const YishiDisplayInput *input,
             YishiSlideKind           kind,
             gint64                   item,
             gint64                   attachment)
{
  g_autoptr(YishiSlide) slide = yishi_slide_new (kind, item, attachment, "");
  g_autoptr(YishiDisplay) display = NULL;
  g_autofree char *text = NULL;
  YishiDisplayInput with_slide = *input;

  with_slide.slide = slide;
  display = yishi_display_new (&with_slide);
  text = yishi_display_to_text (display);
  g_print ("[%s %d]\n%s\n", yishi_slide_kind_to_name (kind), (int) item, text);
  job->n_slides++;
}

/* All kinds, of an item or of none, in both languages. */
static void
print_item (Job                     *job,
            const YishiDisplayInput *input,
            gint64                   item,
            const YishiResult       *result)
{
  static const char *const languages[] = { "zh_CN", "en" };

  for (gsize i = 0; i < G_N_ELEMENTS (languages); i++)
    for (int kind = 0; kind < YISHI_N_SLIDE_KINDS; kind++)
      {
        YishiDisplayInput of_item = *input;

        of_item.language = languages[i];
        of_item.tally = result != NULL ? result->tally : NULL;
        of_item.election = result != NULL ? result->election : NULL;
        of_item.defects = result != NULL ? result->defects : NULL;
        print_slide (job, &of_item, (YishiSlideKind) kind, item, 0);
      }
}

static gboolean
print_all (YishiDb       *db,
           gpointer       data,
           GCancellable  *cancellable,
           GError       **error)
{
  Job *job = data;
  g_autoptr(YishiMeeting) meeting = yishi_db_find_meeting (db, job->date, error);
  g_autoptr(YishiMeetingState) state = meeting != NULL ? yishi_db_load_meeting_state (db, meeting->id, error) : NULL;
  g_autoptr(YishiRecordInfo) info = state != NULL ? yishi_db_get_info (db, error) : NULL;
  g_autoptr(GPtrArray) results = g_ptr_array_new_with_free_func ((GDestroyNotify) yishi_result_free);
  g_autoptr(GArray) votes = g_array_new (FALSE, FALSE, sizeof (YishiDisplayVote));
  YishiDisplayInput input = { NULL };

  if (info == NULL)
    return FALSE;

  for (guint i = 0; i < state->items->len; i++)
    {
      const YishiItem *item = state->items->pdata[i];
      YishiResult *result = strcmp (item->state, "closed") == 0 ? yishi_db_get_result (db, item, error) : NULL;
      YishiDisplayVote vote = { item->id };

      g_ptr_array_add (results, result);
      if (result == NULL)
        continue;
      vote.tally = result->tally;
      vote.election = result->election;
      g_array_append_val (votes, vote);
    }

  input.meeting = state;
  input.community = info->name;
  input.votes = (const YishiDisplayVote *) (void *) votes->data;
  input.n_votes = votes->len;
  input.present = -1;
  input.head = state->head;
  input.shows_answers = TRUE;
  print_item (job, &input, 0, NULL);
  for (guint i = 0; i < state->items->len; i++)
    print_item (job, &input, ((const YishiItem *) state->items->pdata[i])->id, results->pdata[i]);
  return TRUE;
}

int
main (int    argc,
      char **argv)
{
  g_autoptr(YishiClock) clock = yishi_clock_new (NULL);
  g_autoptr(YishiStore) store = NULL;
  g_autoptr(GError) error = NULL;
  Job job = { argc == 3 ? argv[2] : NULL, 0 };

  setlocale (LC_ALL, "");
  if (argc != 3)
    g_error ("usage: slides RECORD DATE");

  store = yishi_store_new (argv[1], clock);
  if (!yishi_store_open (store, YISHI_STORE_READ, &error) || !yishi_store_perform (store, print_all, &job, &error))
    g_error ("%s", error->message);
  yishi_store_close (store, NULL);
  g_print ("%u slides\n", job.n_slides);
  return 0;
}
