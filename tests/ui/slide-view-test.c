/* slide-view-test.c - the widget of the wall: it rests, turns pages, is read out, and is readable
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include <gtk/gtk.h>
#include <string.h>

#include "display-fixtures.h"
#include "yishi-slide-view.h"

typedef struct
{
  DisplayFixture *fixture;
  GtkWidget      *window;
  YishiSlideView *view;
} Wall;

static void
set_up (Wall          *self,
        gconstpointer  data)
{
  self->fixture = display_fixture_new ();
  self->window = gtk_window_new ();
  self->view = YISHI_SLIDE_VIEW (yishi_slide_view_new (NULL));
  gtk_window_set_child (GTK_WINDOW (self->window), GTK_WIDGET (self->view));
  gtk_window_set_default_size (GTK_WINDOW (self->window), 960, 540);
}

static void
tear_down (Wall          *self,
           gconstpointer  data)
{
  gtk_window_destroy (GTK_WINDOW (self->window));
  display_fixture_free (self->fixture);
}

static void
show (Wall           *self,
      YishiSlideKind  kind,
      gint64          item)
{
  g_autoptr(YishiDisplay) display = display_fixture_show (self->fixture, kind, item, "");

  yishi_slide_view_set_display (self->view, display);
  if (!gtk_widget_get_mapped (self->window))
    gtk_window_present (GTK_WINDOW (self->window));
  gtk_test_widget_wait_for_draw (self->window);
}

static gboolean
time_passed_cb (gpointer data)
{
  *(gboolean *) data = TRUE;
  return G_SOURCE_REMOVE;
}

/* Returns: how often it was drawn while the loop turned for @ms */
static guint
count_draws (Wall  *self,
             guint  ms)
{
  guint before = yishi_slide_view_get_n_draws (self->view);
  gboolean has_passed = FALSE;

  g_timeout_add (ms, time_passed_cb, &has_passed);
  while (!has_passed)
    g_main_context_iteration (NULL, TRUE);

  return yishi_slide_view_get_n_draws (self->view) - before;
}

/* What does not move is not drawn. */
static void
test_rests (Wall          *self,
            gconstpointer  data)
{
  show (self, YISHI_SLIDE_AGENDA, 0);
  count_draws (self, 400);
  g_assert_cmpuint (count_draws (self, 700), ==, 0);
}

static void
test_clock_ticks_once_a_second (Wall          *self,
                                gconstpointer  data)
{
  guint n;

  self->fixture->session.running_since = g_get_real_time ();
  show (self, YISHI_SLIDE_SPEAKER, 0);
  count_draws (self, 400);
  n = count_draws (self, 2000);
  g_assert_cmpuint (n, >=, 1);
  g_assert_cmpuint (n, <=, 3);
}

static void
test_pages_turn (Wall          *self,
                 gconstpointer  data)
{
  guint page, n_pages;

  for (int i = 9; i <= 60; i++)
    {
      YishiItem *item = yishi_item_copy (display_fixture_item (self->fixture, FIXTURE_WISH));

      item->id = item->number = i;
      g_ptr_array_add (self->fixture->meeting->items, item);
    }
  self->fixture->session.item = 30;
  show (self, YISHI_SLIDE_AGENDA, 0);
  page = yishi_slide_view_get_page (self->view);
  n_pages = yishi_slide_view_get_n_pages (self->view);
  g_assert_cmpuint (n_pages, >, 4);
  g_assert_cmpuint (page, >, 0);

  yishi_slide_view_next_page (self->view);
  g_assert_cmpuint (yishi_slide_view_get_page (self->view), ==, page + 1);
  yishi_slide_view_previous_page (self->view);
  yishi_slide_view_previous_page (self->view);
  g_assert_cmpuint (yishi_slide_view_get_page (self->view), ==, page - 1);
  for (guint i = page - 1; i < n_pages; i++)
    yishi_slide_view_next_page (self->view);
  g_assert_cmpuint (yishi_slide_view_get_page (self->view), ==, 0);

  g_object_set (self->view, "page-seconds", 1, NULL);
  while (yishi_slide_view_get_page (self->view) == 0)
    g_main_context_iteration (NULL, TRUE);
  g_assert_cmpuint (yishi_slide_view_get_page (self->view), ==, 1);
}

static void
test_is_read_out (Wall          *self,
                  gconstpointer  data)
{
  g_autofree char *text = NULL;

  show (self, YISHI_SLIDE_BALLOT, FIXTURE_MATTER);
  text = yishi_display_to_text (yishi_slide_view_get_display (self->view));
  gtk_test_accessible_assert_role (GTK_ACCESSIBLE (self->view), GTK_ACCESSIBLE_ROLE_IMG);
  gtk_test_accessible_assert_property (GTK_ACCESSIBLE (self->view),
                                       GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, text);
}

/* The same at every size: a small picture of the wall has as many pages. */
static void
test_same_at_any_size (Wall          *self,
                       gconstpointer  data)
{
  guint n_pages;
  double smallest;

  show (self, YISHI_SLIDE_OUTCOMES, 0);
  n_pages = yishi_slide_view_get_n_pages (self->view);
  smallest = yishi_slide_view_get_smallest (self->view) / gtk_widget_get_height (GTK_WIDGET (self->view));
  gtk_window_set_default_size (GTK_WINDOW (self->window), 480, 270);
  while (gtk_widget_get_height (GTK_WIDGET (self->view)) > 300)
    g_main_context_iteration (NULL, TRUE);
  gtk_test_widget_wait_for_draw (self->window);
  g_assert_cmpuint (yishi_slide_view_get_n_pages (self->view), ==, n_pages);
  g_assert_cmpfloat_with_epsilon (yishi_slide_view_get_smallest (self->view) /
                                    gtk_widget_get_height (GTK_WIDGET (self->view)),
                                  smallest, 0.01);
}

static void
test_contrast (void)
{
  for (int colours = 0; colours < YISHI_N_WALL_COLOURS; colours++)
    for (int paint = 0; paint < YISHI_N_TONES; paint++)
      {
        const GdkRGBA *text = yishi_wall_colour (colours, paint);

        g_assert_cmpfloat (yishi_wall_contrast (text, yishi_wall_colour (colours, YISHI_PAINT_GROUND)), >=, 7);
        g_assert_cmpfloat (yishi_wall_contrast (text, yishi_wall_colour (colours, YISHI_PAINT_CARD)), >=, 7);
      }
  g_assert_cmpfloat (yishi_wall_contrast (&(GdkRGBA) { 0, 0, 0, 1 }, &(GdkRGBA) { 1, 1, 1, 1 }), ==, 21);
}

int
main (int    argc,
      char **argv)
{
  gtk_test_init (&argc, &argv, NULL);

  g_test_add_func ("/slide-view/contrast", test_contrast);
  g_test_add ("/slide-view/rests", Wall, NULL, set_up, test_rests, tear_down);
  g_test_add ("/slide-view/clock-ticks-once-a-second", Wall, NULL, set_up,
              test_clock_ticks_once_a_second, tear_down);
  g_test_add ("/slide-view/pages-turn", Wall, NULL, set_up, test_pages_turn, tear_down);
  g_test_add ("/slide-view/is-read-out", Wall, NULL, set_up, test_is_read_out, tear_down);
  g_test_add ("/slide-view/same-at-any-size", Wall, NULL, set_up, test_same_at_any_size, tear_down);

  return g_test_run ();
}
