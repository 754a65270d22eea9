/* yishi-ballots-verbs.c - opens and closes a vote: asked where it must be, written, then shown on the wall
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "yishi-ballots-verbs.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "yishi-ballots-words.h"
#include "yishi-confirm.h"
#include "yishi-window.h"

typedef struct
{
  GtkWidget      *widget;     /* (owned) over which it is asked, and in whose window it is reported */
  YishiConductor *conductor;  /* (owned) */
  YishiItem      *item;       /* (owned) */
  char           *from;       /* (owned) (nullable) */
  char           *until;      /* (owned) (nullable) */
  gboolean        opens;      /* else it closes */
} Verb;

static void
verb_free (Verb *verb)
{
  g_object_unref (verb->widget);
  g_object_unref (verb->conductor);
  yishi_item_free (verb->item);
  g_free (verb->from);
  g_free (verb->until);
  g_free (verb);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Verb, verb_free)

static Verb *
verb_new (GtkWidget           *widget,
          YishiConductor      *conductor,
          const YishiVoteLook *look,
          gboolean             opens)
{
  Verb *verb = g_new0 (Verb, 1);

  verb->widget = g_object_ref (widget);
  verb->conductor = g_object_ref (conductor);
  verb->item = yishi_item_copy (look->item);
  verb->opens = opens;
  return verb;
}

static gboolean
write_verb (YishiDb       *db,
            gpointer       data,
            GCancellable  *cancellable,
            GError       **error)
{
  const Verb *verb = data;

  if (verb->opens)
    return yishi_db_open_vote (db, verb->item, verb->from, verb->until, error);

  return yishi_db_close_vote (db, verb->item, NULL, error);
}

/* The wall follows what the record says by now. */
static void
written_cb (GObject      *object,
            GAsyncResult *result,
            gpointer      user_data)
{
  g_autoptr(Verb) verb = user_data;
  YishiVerb step = verb->opens ? YISHI_VERB_BALLOT_OPENED : YISHI_VERB_BALLOT_CLOSED;
  g_autoptr(GError) error = NULL;

  if (!yishi_record_perform_finish (YISHI_RECORD (object), result, &error))
    yishi_window_report (verb->widget, error);
  else if (yishi_conductor_can (verb->conductor, step, verb->item->id, NULL))
    yishi_conductor_do (verb->conductor, step, verb->item->id);
}

static void
start_writing (Verb *verb)
{
  yishi_record_perform_async (yishi_conductor_get_record (verb->conductor), YISHI_PART_MEETING, write_verb, verb, NULL,
                              NULL, written_cb, verb);
}

static void
confirmed_cb (GObject      *object,
              GAsyncResult *result,
              gpointer      user_data)
{
  g_autoptr(Verb) verb = user_data;

  if (yishi_confirm_finish (GTK_WIDGET (object), result))
    start_writing (g_steal_pointer (&verb));
}

void
yishi_ballots_open_vote (GtkWidget           *widget,
                         YishiConductor      *conductor,
                         const YishiVoteLook *look,
                         const char          *from,
                         const char          *until)
{
  Verb *verb = verb_new (widget, conductor, look, TRUE);
  g_autoptr(GString) body = g_string_new (NULL);
  g_autofree char *heading = NULL;

  verb->from = g_strdup (from);
  verb->until = g_strdup (until);
  if (look->result == NULL || look->result->defect_notes->len == 0)
    {
      start_writing (verb);
      return;
    }

  for (guint i = 0; i < look->result->defect_notes->len; i++)
    g_string_append_printf (body, "• %s\n", (char *) look->result->defect_notes->pdata[i]);
  if (g_ptr_array_find_with_equal_func (look->result->defects, "UNPOSTED_TOPIC", g_str_equal, NULL))
    g_string_append_printf (body, "\n%s", _("What was not posted may only be discussed, and nothing is decided on it."));
  g_string_append_printf (body, "\n%s", _("If it is voted on all the same, the result bears the defect and may be "
                                          "contested."));
  /* Translators: %s is an item's title */
  heading = g_strdup_printf (_("Open the vote on “%s” with a defect?"), look->item->title);
  yishi_confirm_async (widget, heading, body->str, _("_Open the Vote"), TRUE, confirmed_cb, verb);
}

/* How much is in, and what is still missing. */
static char *
describe_closing (const YishiVoteLook *look)
{
  const YishiTally *tally = look->result != NULL ? look->result->tally : NULL;
  const YishiElection *election = look->result != NULL ? look->result->election : NULL;
  YishiCount taking_part = tally != NULL ? tally->participating : election != NULL ? election->participating
                                                                                   : (YishiCount) { 0, 0 };
  YishiCount needed = tally != NULL ? tally->needed_participation : election != NULL ? election->needed_participation
                                                                                     : (YishiCount) { 0, 0 };
  YishiCount roll = tally != NULL ? tally->roll : election != NULL ? election->roll : (YishiCount) { 0, 0 };
  g_autoptr(GString) text = g_string_new (NULL);

  if (yishi_vote_look_counts_hands (look))
    g_string_append_printf (text, ngettext ("%d answer was counted.", "%d answers were counted.", taking_part.heads),
                            (int) taking_part.heads);
  else if (look->result != NULL)
    g_string_append_printf (text, ngettext ("%d paper is in.", "%d papers are in.", look->result->ledger.returned),
                            (int) look->result->ledger.returned);
  if (taking_part.heads < needed.heads)
    {
      g_autofree char *heads = yishi_ballots_say_heads (taking_part.heads, needed.heads, roll.heads);

      g_string_append_printf (text, "\n%s", heads);
    }
  if (taking_part.area < needed.area)
    {
      g_autofree char *area = yishi_ballots_say_area (taking_part.area, needed.area, roll.area);

      g_string_append_printf (text, "\n%s", area);
    }
  g_string_append_printf (text, "\n\n%s",
                          _("The result is sealed in the record. What comes later is late and does not count. This "
                            "cannot be undone."));
  return g_string_free (g_steal_pointer (&text), FALSE);
}

void
yishi_ballots_close_vote (GtkWidget           *widget,
                          YishiConductor      *conductor,
                          const YishiVoteLook *look)
{
  g_autofree char *body = describe_closing (look);
  /* Translators: %s is an item's title */
  g_autofree char *heading = g_strdup_printf (_("Close the vote on “%s”?"), look->item->title);

  yishi_confirm_async (widget, heading, body, _("C_lose the Vote"), TRUE, confirmed_cb,
                       verb_new (widget, conductor, look, FALSE));
}

const char *
yishi_ballots_why_not_open (const YishiVoteLook *look)
{
  if (look == NULL)
    return _("There is nothing to vote on yet: put an item with a vote on the agenda.");
  if (yishi_vote_look_is_open (look))
    return _("The vote is open already.");
  if (strcmp (look->item->state, "none") != 0)
    return _("The vote was closed: it cannot be opened again.");

  return look->refusal;
}
