/* focus-keeper-test.c - a key that comes between the end of a row and the next frame is not lost
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include <gtk/gtk.h>

#include "yishi-focus-keeper.h"

typedef struct
{
  GtkWidget *window;
  GtkWidget *list;
  GtkWidget *rows[3];
} Fixture;

static gboolean
painted_cb (GdkFrameClock *clock,
            gboolean      *is_painted)
{
  *is_painted = TRUE;
  return FALSE;
}

/* Until two frames are painted: in the first the keyboard moves, after it GTK looks too. */
static void
wait_frames (Fixture *fixture)
{
  GdkFrameClock *clock = gtk_widget_get_frame_clock (fixture->window);

  for (int i = 0; i < 2; i++)
    {
      gboolean is_painted = FALSE;
      gulong handler = g_signal_connect (clock, "after-paint", G_CALLBACK (painted_cb), &is_painted);

      gtk_widget_queue_draw (fixture->window);
      while (!is_painted)
        g_main_context_iteration (NULL, TRUE);
      g_signal_handler_disconnect (clock, handler);
    }
}

static void
set_up (Fixture       *fixture,
        gconstpointer  is_watched)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);

  fixture->window = gtk_window_new ();
  fixture->list = gtk_list_box_new ();
  gtk_box_append (GTK_BOX (box), gtk_button_new_with_label ("before"));
  gtk_box_append (GTK_BOX (box), fixture->list);
  for (guint i = 0; i < G_N_ELEMENTS (fixture->rows); i++)
    {
      fixture->rows[i] = gtk_list_box_row_new ();
      gtk_list_box_append (GTK_LIST_BOX (fixture->list), fixture->rows[i]);
    }
  gtk_window_set_child (GTK_WINDOW (fixture->window), box);
  if (is_watched != NULL)
    yishi_focus_keeper_watch (GTK_WINDOW (fixture->window));
  gtk_window_present (GTK_WINDOW (fixture->window));
  wait_frames (fixture);
  g_assert_true (gtk_widget_grab_focus (fixture->rows[1]));
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  data)
{
  gtk_window_destroy (GTK_WINDOW (fixture->window));
}

/* Where a key would go now. */
static gboolean
is_heard (Fixture *fixture)
{
  GtkWidget *focus = gtk_window_get_focus (GTK_WINDOW (fixture->window));

  return focus == NULL || gtk_widget_is_ancestor (focus, fixture->window);
}

/* Says if it is no longer needed: then it may go. */
static void
test_gtk_alone (Fixture       *fixture,
                gconstpointer  data)
{
  gtk_list_box_remove (GTK_LIST_BOX (fixture->list), fixture->rows[1]);
  if (is_heard (fixture))
    g_test_skip ("this GTK moves the keyboard at once");
}

static void
test_row_goes (Fixture       *fixture,
               gconstpointer  data)
{
  GtkWidget *focus;

  gtk_list_box_remove (GTK_LIST_BOX (fixture->list), fixture->rows[1]);
  g_assert_true (is_heard (fixture));

  wait_frames (fixture);
  focus = gtk_window_get_focus (GTK_WINDOW (fixture->window));
  g_assert_true (focus == fixture->rows[0] || focus == fixture->rows[2]);
}

static void
test_list_goes (Fixture       *fixture,
                gconstpointer  data)
{
  gtk_box_remove (GTK_BOX (gtk_widget_get_parent (fixture->list)), fixture->list);
  g_assert_true (is_heard (fixture));

  wait_frames (fixture);
  g_assert_true (GTK_IS_BUTTON (gtk_window_get_focus (GTK_WINDOW (fixture->window))));
}

static void
test_all_rows_are_made_anew (Fixture       *fixture,
                             gconstpointer  data)
{
  for (guint i = 0; i < G_N_ELEMENTS (fixture->rows); i++)
    {
      gtk_list_box_remove (GTK_LIST_BOX (fixture->list), fixture->rows[i]);
      g_assert_true (is_heard (fixture));
    }
  fixture->rows[0] = gtk_list_box_row_new ();
  gtk_list_box_append (GTK_LIST_BOX (fixture->list), fixture->rows[0]);
  g_assert_true (is_heard (fixture));

  wait_frames (fixture);
  g_assert_true (gtk_window_get_focus (GTK_WINDOW (fixture->window)) == fixture->rows[0]);
}

static void
test_page_says_where (Fixture       *fixture,
                      gconstpointer  data)
{
  gtk_list_box_remove (GTK_LIST_BOX (fixture->list), fixture->rows[1]);
  g_assert_true (gtk_widget_grab_focus (fixture->rows[2]));

  wait_frames (fixture);
  g_assert_true (gtk_window_get_focus (GTK_WINDOW (fixture->window)) == fixture->rows[2]);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  gtk_init ();

  g_test_add ("/focus-keeper/gtk-alone", Fixture, NULL, set_up, test_gtk_alone, tear_down);
  g_test_add ("/focus-keeper/row-goes", Fixture, "watched", set_up, test_row_goes, tear_down);
  g_test_add ("/focus-keeper/list-goes", Fixture, "watched", set_up, test_list_goes, tear_down);
  g_test_add ("/focus-keeper/all-rows-are-made-anew", Fixture, "watched", set_up, test_all_rows_are_made_anew,
              tear_down);
  g_test_add ("/focus-keeper/page-says-where", Fixture, "watched", set_up, test_page_says_where, tear_down);

  return g_test_run ();
}
