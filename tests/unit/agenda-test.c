/* agenda-test.c - what may be done with an item of an agenda, and the reason why not
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * An agenda of three items is made ready by words, a letter and an item's number:
 *
 *   p2 it was posted      o2 its vote is open    v2 its vote is closed   w2 it was withdrawn
 *   d2 it was dealt with  n2 there is a note     s2 there is a statement
 *   h2 it is at hand      e2 it was at hand      P2 it is a part of the item before it
 *   C0 the meeting is closed                     Q0 a proxy names items
 */
#include <locale.h>
#include <string.h>

#include "session-fixture.h"
#include "yishi-agenda.h"

static void
set_text (char       **place,
          const char  *text)
{
  g_free (*place);
  *place = g_strdup (text);
}

static void
add_progress (YishiMeetingState *meeting,
              gint64             item,
              const char        *ended)
{
  YishiProgress *progress = g_new0 (YishiProgress, 1);

  progress->item = item;
  progress->began = g_strdup ("2026-12-15T19:00:00+08:00");
  progress->ended = g_strdup (ended);
  g_ptr_array_add (meeting->progress, progress);
}

static void
add_note (YishiMeetingState *meeting,
          gint64             item)
{
  YishiNote *note = g_new0 (YishiNote, 1);

  note->item = item;
  g_ptr_array_add (meeting->notes, note);
}

static void
add_statement (YishiMeetingState *meeting,
               gint64             item)
{
  YishiStatement *statement = g_new0 (YishiStatement, 1);

  statement->item = item;
  g_ptr_array_add (meeting->statements, statement);
}

static void
prepare (YishiMeetingState *meeting,
         char               letter,
         int                number)
{
  YishiProxy proxy = { 0 };
  YishiItem *item = number > 0 ? get_item (meeting, number) : NULL;

  switch (letter)
    {
    case 'p':
      item->posted = TRUE;
      break;
    case 'o':
    case 'v':
      set_text (&item->state, letter == 'o' ? "open" : "closed");
      break;
    case 'w':
      set_text (&item->withdrawn, "x");
      break;
    case 'd':
      set_text (&item->outcome, "settled");
      break;
    case 'n':
      add_note (meeting, item->id);
      break;
    case 's':
      add_statement (meeting, item->id);
      break;
    case 'h':
    case 'e':
      add_progress (meeting, item->id, letter == 'h' ? "" : "2026-12-15T19:10:00+08:00");
      break;
    case 'P':
      item->parent = get_item (meeting, number - 1)->id;
      break;
    case 'C':
      set_text (&meeting->meeting->closed, "2026-12-15T21:00:00+08:00");
      break;
    case 'Q':
      proxy.items = g_strdup ("2");
      g_array_append_val (meeting->proxies, proxy);
      break;
    default:
      g_assert_not_reached ();
    }
}

static YishiMeetingState *
make_agenda (const char *words)
{
  YishiMeetingState *meeting = make_meeting (3);
  g_auto(GStrv) each = g_strsplit (words, " ", -1);

  for (int i = 1; i <= 3; i++)
    {
      set_text (&get_item (meeting, i)->state, "none");
      set_text (&get_item (meeting, i)->outcome, "");
    }
  for (guint i = 0; each[i] != NULL; i++)
    if (*each[i] != '\0')
      prepare (meeting, *each[i], each[i][1] - '0');

  return meeting;
}

#define ADD YISHI_AGENDA_ADD
#define CHANGE YISHI_AGENDA_CHANGE
#define REMOVE YISHI_AGENDA_REMOVE
#define WITHDRAW YISHI_AGENDA_WITHDRAW
#define PUT_BACK YISHI_AGENDA_PUT_BACK

/* @item: its number, 0 for none. @why_not: a part of it; NULL if it may be done */
static const struct
{
  const char      *words;
  YishiAgendaVerb  verb;
  int              item;
  const char      *why_not;
} limits[] = {
  { "", ADD, 0, NULL },
  { "", ADD, 2, NULL },
  { "C0", ADD, 0, "meeting is closed" },
  { "", ADD, 9, "Choose an item" },
  { "P3", ADD, 3, "parts have no parts" },
  { "o3", ADD, 3, NULL },
  { "o3", ADD, 2, "Item 3 has a vote" },
  { "P2 o3", ADD, 1, "Item 3 has a vote" },
  { "Q0", ADD, 2, "Proxies name items" },
  { "Q0", ADD, 3, NULL },
  { "o2", CHANGE, 2, NULL },
  { "C0", CHANGE, 2, "meeting is closed" },
  { "", REMOVE, 2, NULL },
  { "p2", REMOVE, 2, "was posted" },
  { "o2", REMOVE, 2, "There is a vote" },
  { "v2", REMOVE, 2, "There is a vote" },
  { "d2", REMOVE, 2, "was dealt with" },
  { "h2", REMOVE, 2, "was dealt with" },
  { "e2", REMOVE, 2, "was dealt with" },
  { "n2", REMOVE, 2, "notes or statements" },
  { "s2", REMOVE, 2, "notes or statements" },
  { "n3", REMOVE, 2, NULL },
  { "P3 n3", REMOVE, 2, "notes or statements" },
  { "v3", REMOVE, 2, "Item 3 has a vote" },
  { "v1", REMOVE, 2, NULL },
  { "Q0", REMOVE, 2, "Proxies name items" },
  { "Q0", REMOVE, 3, NULL },
  { "p2", WITHDRAW, 2, NULL },
  { "", WITHDRAW, 2, "never posted" },
  { "p2 w2", WITHDRAW, 2, "withdrawn already" },
  { "p2 h2", WITHDRAW, 2, "at hand" },
  { "p2 e2", WITHDRAW, 2, NULL },
  { "p2 o2", WITHDRAW, 2, "vote is open" },
  { "p2 v2", WITHDRAW, 2, "dealt with" },
  { "p2 d2", WITHDRAW, 2, "dealt with" },
  { "w2", PUT_BACK, 2, NULL },
  { "", PUT_BACK, 2, "stands on the agenda" },
};

static void
test_limits (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (limits); i++)
    {
      g_autoptr(YishiMeetingState) meeting = make_agenda (limits[i].words);
      g_autofree char *why_not = NULL;
      gint64 id = limits[i].item != 0 ? 100 + limits[i].item : 0;
      gboolean can = yishi_agenda_can (meeting, limits[i].verb, id, &why_not);

      g_test_message ("%s: verb %d on %d: %s", limits[i].words, (int) limits[i].verb, limits[i].item,
                      why_not != NULL ? why_not : "may be done");
      g_assert_cmpint (can, ==, limits[i].why_not == NULL);
      if (!can)
        g_assert_nonnull (strstr (why_not, limits[i].why_not));
      else
        g_assert_null (why_not);
    }
}

static void
test_no_meeting (void)
{
  g_autofree char *why_not = NULL;

  g_assert_false (yishi_agenda_can (NULL, ADD, 0, &why_not));
  g_assert_nonnull (strstr (why_not, "no meeting"));
}

/* Item 1 changes places with item 2. */
static const struct
{
  const char *words, *why_not;
} orders[] = {
  { "", NULL },
  { "p1 p2 n1", NULL },
  { "o3", NULL },
  { "o2", "has a vote" },
  { "v1", "has a vote" },
  { "Q0", "Proxies name items" },
  { "C0", "meeting is closed" },
};

static void
test_orders (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (orders); i++)
    {
      g_autoptr(YishiMeetingState) meeting = make_agenda (orders[i].words);
      g_autoptr(YishiOrder) before = yishi_order_new (meeting->items);
      g_autoptr(YishiOrder) after = yishi_order_move (before, 101, YISHI_MOVE_DOWN, NULL);
      g_autofree char *why_not = NULL;

      g_assert_nonnull (after);
      g_assert_cmpint (yishi_agenda_can_order (meeting, after, &why_not), ==, orders[i].why_not == NULL);
      if (orders[i].why_not != NULL)
        g_assert_nonnull (strstr (why_not, orders[i].why_not));

      /* The order that there is may stay, unless the meeting is closed. */
      g_assert_cmpint (yishi_agenda_can_order (meeting, before, NULL), ==, *meeting->meeting->closed == '\0');
    }
}

int
main (int   argc,
      char *argv[])
{
  setlocale (LC_ALL, "C.UTF-8");
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/agenda/limits", test_limits);
  g_test_add_func ("/agenda/no-meeting", test_no_meeting);
  g_test_add_func ("/agenda/orders", test_orders);

  return g_test_run ();
}
