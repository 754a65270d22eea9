/* yishi-papers-list.c - what each paper of a meeting is called, what it is for, and what it waits for
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "yishi-papers-list.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "yishi-paper-work.h"

static const struct
{
  const char      *title;
  const char      *purpose;
  const char      *name;  /* of its file */
  YishiPapersTime  time;
} papers[YISHI_N_PAPER_CHOICES] = {
  [YISHI_PAPERS_NOTICE] = { N_("Notice"), N_("What is posted in time: topics, time, place and rights"), N_("Notice-%s.pdf"),
                            YISHI_PAPERS_BEFORE },
  [YISHI_PAPERS_BALLOTS] = { N_("Ballot papers"), N_("One for each unit, with its code, to be cut"), N_("Ballots-%s.pdf"),
                             YISHI_PAPERS_BEFORE },
  [YISHI_PAPERS_DELIVERY] = { N_("Delivery list"), N_("Who signs for the ballots, building by building"),
                              N_("Delivery-list-%s.pdf"), YISHI_PAPERS_BEFORE },
  [YISHI_PAPERS_PROXY] = { N_("Proxy form"), N_("For owners who send somebody, as the Civil Code asks"),
                           N_("Proxy-form-%s.pdf"), YISHI_PAPERS_BEFORE },
  [YISHI_PAPERS_SLIPS] = { N_("Check-in slips"), N_("One for each unit, whose code the door scans"),
                           N_("Check-in-slips-%s.pdf"), YISHI_PAPERS_BEFORE },
  [YISHI_PAPERS_SIGNIN] = { N_("Sign-in sheet"), N_("For the door, building by building"), N_("Sign-in-sheet-%s.pdf"),
                            YISHI_PAPERS_DURING },
  [YISHI_PAPERS_COUNT] = { N_("Count sheet"), N_("For the tellers, who count by hand and sign"), N_("Count-sheet-%s.pdf"),
                           YISHI_PAPERS_DURING },
  [YISHI_PAPER_CHOICE_MINUTES_INTERNAL] = { N_("Minutes, internal copy"),
                                            N_("Full names and ballots by unit: for the file"), N_("Minutes-%s.pdf"),
                                            YISHI_PAPERS_AFTER },
  [YISHI_PAPER_CHOICE_MINUTES_PUBLIC] = { N_("Minutes, public copy"), N_("Names and rooms masked: to be posted"),
                                          N_("Minutes-%s-public.pdf"), YISHI_PAPERS_AFTER },
  [YISHI_PAPER_CHOICE_ADDENDUM] = { N_("Newest addendum"), N_("What corrects sealed minutes, as a paper of its own"),
                                    N_("Addendum-%s.pdf"), YISHI_PAPERS_AFTER },
  [YISHI_PAPER_CHOICE_ADDENDUM_PUBLIC] = { N_("Newest addendum, public copy"), N_("Names and rooms masked: to be posted"),
                                           N_("Addendum-%s-public.pdf"), YISHI_PAPERS_AFTER },
  [YISHI_PAPERS_RESULT] = { N_("Result notice"), N_("What is posted of closed votes: figures and working"),
                            N_("Result-%s.pdf"), YISHI_PAPERS_AFTER },
  [YISHI_PAPERS_FILING] = { N_("Filing cover"), N_("What lies on top of what is filed with the street office"),
                            N_("Filing-%s.pdf"), YISHI_PAPERS_AFTER },
  [YISHI_PAPER_CHOICE_ANSWER] = { N_("Answer to an owner"),
                                  N_("What an owner may see who asks to see the record, everybody else masked"),
                                  N_("Answer-%s.pdf"), YISHI_PAPERS_AFTER },
  [YISHI_PAPER_CHOICE_HANDOVER] = { N_("Handover package"),
                                    N_("Record, recordings, minutes and results in one file, for the next committee alone"),
                                    N_("Handover-%s.zip"), YISHI_PAPERS_AFTER },
};

const char *
yishi_papers_list_get_title (guint choice)
{
  return _(papers[choice].title);
}

const char *
yishi_papers_list_get_purpose (guint choice)
{
  return _(papers[choice].purpose);
}

YishiPapersTime
yishi_papers_list_get_time (guint choice)
{
  return papers[choice].time;
}

char *
yishi_papers_list_make_name (guint       choice,
                             const char *day)
{
  g_auto(GStrv) parts = g_strsplit (_(papers[choice].name), "%s", 2);

  return g_strjoinv (day, parts);
}

static gboolean
has_matter (const YishiMeetingState *meeting)
{
  for (guint i = 0; i < meeting->items->len; i++)
    {
      const YishiItem *item = meeting->items->pdata[i];

      if (*item->withdrawn == '\0' && (strcmp (item->kind, "matter") == 0 || strcmp (item->kind, "election") == 0))
        return TRUE;
    }

  return FALSE;
}

/* Votes of the owners that are closed: a straw poll is not posted. */
static gboolean
has_closed_vote (const YishiMeetingState *meeting)
{
  for (guint i = 0; i < meeting->items->len; i++)
    {
      const YishiItem *item = meeting->items->pdata[i];

      if (strcmp (item->state, "closed") == 0 && strcmp (item->kind, "straw") != 0 && strcmp (item->kind, "rating") != 0)
        return TRUE;
    }

  return FALSE;
}

static const char *
explain_lists (guint                    choice,
               const YishiMeetingState *meeting,
               gboolean                 has_roll)
{
  gboolean needs_matter = choice == YISHI_PAPERS_BALLOTS || choice == YISHI_PAPERS_PROXY || choice == YISHI_PAPERS_COUNT;
  gboolean needs_roll = choice == YISHI_PAPERS_BALLOTS || choice == YISHI_PAPERS_SIGNIN ||
                        choice == YISHI_PAPERS_DELIVERY || choice == YISHI_PAPERS_SLIPS ||
                        choice == YISHI_PAPER_CHOICE_ANSWER;

  if (choice == YISHI_PAPERS_NOTICE && meeting->items->len == 0)
    return _("There are no items yet: add them on the agenda.");
  if (needs_matter && !has_matter (meeting))
    return _("No item is decided by the owners’ ballots: add one on the agenda.");
  if (needs_roll && !has_roll)
    return _("There is no roll yet: import it on the roll’s page.");
  if (choice == YISHI_PAPERS_RESULT && !has_closed_vote (meeting))
    return _("No vote that decides something is closed yet.");
  return NULL;
}

static const char *
explain_addendum (const YishiMinutesState *state)
{
  if (state == NULL || state->stage != YISHI_MINUTES_SEALED)
    return _("There is none: only sealed minutes are corrected by one.");
  if (state->addenda->len == 0)
    return _("There is none yet: what is wrong in the sealed minutes is corrected there (Ctrl+D).");
  return NULL;
}

const char *
yishi_papers_list_explain (guint                    choice,
                           const YishiMeetingState *meeting,
                           gboolean                 has_roll,
                           const YishiMinutesState *state)
{
  gboolean is_minutes = choice == YISHI_PAPER_CHOICE_MINUTES_INTERNAL || choice == YISHI_PAPER_CHOICE_MINUTES_PUBLIC;

  if (choice == YISHI_PAPER_CHOICE_HANDOVER)
    return NULL;
  if (meeting == NULL)
    return _("There is no meeting yet: plan one on the home page.");
  if (is_minutes && *meeting->meeting->started == '\0')
    return _("The meeting has not begun.");
  if (choice == YISHI_PAPER_CHOICE_ADDENDUM || choice == YISHI_PAPER_CHOICE_ADDENDUM_PUBLIC)
    return explain_addendum (state);
  return explain_lists (choice, meeting, has_roll);
}
