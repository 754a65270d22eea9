/* wall-shots.c - every slide as a picture, and what must hold of each
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Usage: wall-shots FOLDER. Draws each kind of slide with usual and with extreme
 * contents, at two sizes, light and dark, into FOLDER/NAME-SIZE-COLOURS[-PAGE].png.
 */
#include <glib/gstdio.h>
#include <gtk/gtk.h>

#include "display-fixtures.h"
#include "yishi-slide-layout.h"

#define LONG_TITLE \
  "关于使用建筑物及其附属设施维修资金更换小区全部二十四部老旧电梯并同步加装电动自行车阻车系统及应急平层装置和五方对讲设备的表决事项"

/* The name of a picture begins with its slide's. */
typedef YishiDisplay *(*Maker) (DisplayFixture *fixture);

static void
close_votes (DisplayFixture *fixture)
{
  for (guint i = 0; i < fixture->meeting->votes->len; i++)
    {
      YishiVoteState *vote = fixture->meeting->votes->pdata[i];

      g_free (vote->state);
      vote->state = g_strdup ("closed");
    }
}

static void
rename_item (DisplayFixture *fixture,
             gint64          item,
             const char     *title)
{
  YishiItem *found = display_fixture_item (fixture, item);

  g_free (found->title);
  found->title = g_strdup (title);
}

static YishiDisplay *
make_title (DisplayFixture *fixture)
{
  return display_fixture_show (fixture, YISHI_SLIDE_TITLE, 0, "");
}

static YishiDisplay *
make_title_recorded (DisplayFixture *fixture)
{
  fixture->input.sound = YISHI_DISPLAY_RECORDED;
  return make_title (fixture);
}

static YishiDisplay *
make_agenda (DisplayFixture *fixture)
{
  return display_fixture_show (fixture, YISHI_SLIDE_AGENDA, 0, "");
}

static YishiDisplay *
make_long_agenda (DisplayFixture *fixture)
{
  for (int i = 9; i <= 200; i++)
    {
      YishiItem *item = yishi_item_copy (display_fixture_item (fixture, FIXTURE_WISH));

      item->id = item->number = i;
      item->parent = i % 3 != 0 ? 1 : 0;
      g_free (item->title);
      item->title = i == 12 ? g_strdup (LONG_TITLE) : g_strdup_printf ("第 %d 户提出的楼道维修意见", i);
      g_ptr_array_add (fixture->meeting->items, item);
    }
  fixture->session.item = 20;
  return display_fixture_show (fixture, YISHI_SLIDE_AGENDA, 0, "");
}

/* Of many pages, which are numbered at the other end of the footer. */
static YishiDisplay *
make_long_agenda_recorded (DisplayFixture *fixture)
{
  fixture->input.sound = YISHI_DISPLAY_RECORDED;
  return make_long_agenda (fixture);
}

static YishiDisplay *
make_item (DisplayFixture *fixture)
{
  return display_fixture_show (fixture, YISHI_SLIDE_ITEM, FIXTURE_DISCUSSION, "");
}

static YishiDisplay *
make_long_item (DisplayFixture *fixture)
{
  rename_item (fixture, FIXTURE_MATTER, LONG_TITLE);
  display_fixture_item (fixture, FIXTURE_MATTER)->posted = FALSE;
  return display_fixture_show (fixture, YISHI_SLIDE_ITEM, FIXTURE_MATTER, "");
}

static YishiDisplay *
make_candidates (DisplayFixture *fixture)
{
  return display_fixture_show (fixture, YISHI_SLIDE_ITEM, FIXTURE_ELECTION, "");
}

static YishiDisplay *
make_speaker (DisplayFixture *fixture)
{
  return display_fixture_show (fixture, YISHI_SLIDE_SPEAKER, 0, "");
}

static YishiDisplay *
make_speaker_over (DisplayFixture *fixture)
{
  fixture->session.used = 203 * G_USEC_PER_SEC;
  fixture->session.running_since = 1;
  fixture->session.speaker->is_masked = FALSE;
  rename_item (fixture, FIXTURE_DISCUSSION, LONG_TITLE);
  return display_fixture_show (fixture, YISHI_SLIDE_SPEAKER, 0, "");
}

static YishiDisplay *
make_speaker_soon (DisplayFixture *fixture)
{
  fixture->session.used = 160 * G_USEC_PER_SEC;
  fixture->session.running_since = 1;
  g_free (fixture->session.message);
  fixture->session.message = g_strdup ("车牌尾号 5K8 的车主，请移一下车：挡住了消防通道");
  return display_fixture_show (fixture, YISHI_SLIDE_SPEAKER, 0, "");
}

/* Everything at once that may stand below the clock. */
static YishiDisplay *
make_speaker_unrecorded (DisplayFixture *fixture)
{
  fixture->input.sound = YISHI_DISPLAY_RECORDING_PAUSED;
  return make_speaker_soon (fixture);
}

static YishiDisplay *
make_quorum (DisplayFixture *fixture)
{
  return display_fixture_show (fixture, YISHI_SLIDE_QUORUM, 0, "");
}

static YishiDisplay *
make_ballot (DisplayFixture *fixture)
{
  return display_fixture_show (fixture, YISHI_SLIDE_BALLOT, FIXTURE_MATTER, "");
}

static YishiDisplay *
make_ballot_long (DisplayFixture *fixture)
{
  rename_item (fixture, FIXTURE_MATTER, LONG_TITLE);
  return make_ballot (fixture);
}

static YishiDisplay *
make_ballot_straw (DisplayFixture *fixture)
{
  return display_fixture_show (fixture, YISHI_SLIDE_BALLOT, FIXTURE_STRAW, "");
}

static YishiDisplay *
make_ballot_answers (DisplayFixture *fixture)
{
  fixture->input.shows_answers = TRUE;
  return make_ballot (fixture);
}

static YishiDisplay *
make_result_passed (DisplayFixture *fixture)
{
  close_votes (fixture);
  return display_fixture_show (fixture, YISHI_SLIDE_RESULT, FIXTURE_MATTER, "");
}

static YishiDisplay *
make_result_rejected (DisplayFixture *fixture)
{
  g_autoptr(GPtrArray) defects = g_ptr_array_new ();
  YishiDisplay *display;

  g_ptr_array_add (defects, (char *) "UNPOSTED_TOPIC");
  g_ptr_array_add (defects, (char *) "SHORT_NOTICE");
  fixture->input.defects = defects;
  rename_item (fixture, FIXTURE_MATTER, LONG_TITLE);
  display_fixture_count (fixture, 404, 401, 12);
  display = make_result_passed (fixture);
  fixture->input.defects = NULL;
  return display;
}

static YishiDisplay *
make_result_no_quorum (DisplayFixture *fixture)
{
  display_fixture_count (fixture, 7, 1, 0);
  return make_result_passed (fixture);
}

static YishiDisplay *
make_result_straw (DisplayFixture *fixture)
{
  close_votes (fixture);
  return display_fixture_show (fixture, YISHI_SLIDE_RESULT, FIXTURE_STRAW, "");
}

static YishiDisplay *
make_result_committee (DisplayFixture *fixture)
{
  close_votes (fixture);
  return display_fixture_show (fixture, YISHI_SLIDE_RESULT, FIXTURE_COMMITTEE, "");
}

static YishiDisplay *
make_election (DisplayFixture *fixture)
{
  close_votes (fixture);
  return display_fixture_show (fixture, YISHI_SLIDE_RESULT, FIXTURE_ELECTION, "");
}

static YishiDisplay *
make_rating (DisplayFixture *fixture)
{
  close_votes (fixture);
  return display_fixture_show (fixture, YISHI_SLIDE_RESULT, FIXTURE_RATING, "");
}

static YishiDisplay *
make_outcomes (DisplayFixture *fixture)
{
  return display_fixture_show (fixture, YISHI_SLIDE_OUTCOMES, 0, "");
}

static YishiDisplay *
make_outcomes_sealed (DisplayFixture *fixture)
{
  fixture->session.phase = YISHI_PHASE_CLOSED;
  fixture->input.head = "3f9a41c07be2d8155e0012ab44cd";
  return make_outcomes (fixture);
}

static YishiDisplay *
make_message (DisplayFixture *fixture)
{
  return display_fixture_show (fixture, YISHI_SLIDE_MESSAGE, 0, "请把表决票投进门口的票箱，投票八点半截止。");
}

static YishiDisplay *
make_message_long (DisplayFixture *fixture)
{
  g_autoptr(GString) text = g_string_new (NULL);

  for (int i = 0; i < 12; i++)
    g_string_append (text, "因供水管道抢修，今晚十点至明早六点全小区停水，请各位邻居提前储水；老人和孩子多的家庭可以到"
                           "物业前台领取桶装水。\n");
  return display_fixture_show (fixture, YISHI_SLIDE_MESSAGE, 0, text->str);
}

static YishiDisplay *
make_break (DisplayFixture *fixture)
{
  fixture->session.break_until = 754 * G_USEC_PER_SEC;
  return display_fixture_show (fixture, YISHI_SLIDE_BREAK, 0, "");
}

static YishiDisplay *
make_picture (DisplayFixture *fixture)
{
  return display_fixture_show (fixture, YISHI_SLIDE_PICTURE, FIXTURE_DISCUSSION, "");
}

static YishiDisplay *
make_thanks (DisplayFixture *fixture)
{
  return display_fixture_show (fixture, YISHI_SLIDE_THANKS, 0,
                               "感谢郭晓、王诚两位老师捐赠书画\n感谢热心业主蔡女士为儿童活动区捐赠空调\n下次议事日：1 月 15 日");
}

static YishiDisplay *
make_seal (DisplayFixture *fixture)
{
  fixture->session.phase = YISHI_PHASE_CLOSED;
  fixture->input.head = "3f9a41c07be2d8155e0012ab44cd";
  return display_fixture_show (fixture, YISHI_SLIDE_SEAL, 0, "");
}

static YishiDisplay *
make_testcard (DisplayFixture *fixture)
{
  return display_fixture_show (fixture, YISHI_SLIDE_TESTCARD, 0, "");
}

static YishiDisplay *
make_english (DisplayFixture *fixture)
{
  fixture->input.language = "en";
  return make_result_passed (fixture);
}

static const struct
{
  const char *name;
  Maker make;
} slides[] = {
  { "title", make_title },
  { "agenda", make_agenda },
  { "agenda-200", make_long_agenda },
  { "agenda-200-recorded", make_long_agenda_recorded },
  { "title-recorded", make_title_recorded },
  { "item", make_item },
  { "item-60", make_long_item },
  { "item-candidates", make_candidates },
  { "speaker", make_speaker },
  { "speaker-soon", make_speaker_soon },
  { "speaker-unrecorded", make_speaker_unrecorded },
  { "speaker-over", make_speaker_over },
  { "quorum", make_quorum },
  { "ballot", make_ballot },
  { "ballot-60", make_ballot_long },
  { "ballot-straw", make_ballot_straw },
  { "ballot-answers", make_ballot_answers },
  { "result-passed", make_result_passed },
  { "result-rejected", make_result_rejected },
  { "result-no-quorum", make_result_no_quorum },
  { "result-straw", make_result_straw },
  { "result-committee", make_result_committee },
  { "result-english", make_english },
  { "election", make_election },
  { "rating", make_rating },
  { "outcomes", make_outcomes },
  { "outcomes-sealed", make_outcomes_sealed },
  { "message", make_message },
  { "message-long", make_message_long },
  { "break", make_break },
  { "picture", make_picture },
  { "thanks", make_thanks },
  { "seal", make_seal },
  { "testcard", make_testcard },
};

static const struct
{
  int width, height;
} sizes[] = { { 1920, 1080 }, { 1024, 768 } };

static const char *folder;
static GskRenderer *renderer;

/* A drawing in place of a photograph. */
static GdkPaintable *
make_photograph (void)
{
  GtkSnapshot *snapshot = gtk_snapshot_new ();
  GskColorStop stops[] = { { 0, { 0.2, 0.5, 0.8, 1 } }, { 1, { 0.9, 0.7, 0.3, 1 } } };

  gtk_snapshot_append_linear_gradient (snapshot, &GRAPHENE_RECT_INIT (0, 0, 400, 300),
                                       &GRAPHENE_POINT_INIT (0, 0), &GRAPHENE_POINT_INIT (400, 300),
                                       stops, G_N_ELEMENTS (stops));
  return gtk_snapshot_free_to_paintable (snapshot, NULL);
}

static void
draw_page (YishiSlideLayout   *layout,
           const YishiDisplay *display,
           guint               page,
           YishiWallColours    colours,
           int                 size,
           const char         *path)
{
  GtkSnapshot *snapshot = gtk_snapshot_new ();
  g_autoptr(GskRenderNode) node = NULL;
  g_autoptr(GdkTexture) texture = NULL;
  YishiClockFace face;

  yishi_slide_layout_draw (layout, page, colours, snapshot);
  yishi_display_read_clock (display, 1, &face);
  yishi_slide_layout_draw_clock (layout, &face, colours, snapshot);
  node = gtk_snapshot_free_to_node (snapshot);
  texture = gsk_renderer_render_texture (renderer, node,
                                         &GRAPHENE_RECT_INIT (0, 0, sizes[size].width,
                                                              sizes[size].height));
  g_assert_true (gdk_texture_save_to_png (texture, path));
}

/* Whatever is on a slide, the sign of the recording leaves it legible, and takes a page more at most. */
static void
test_sign (gconstpointer data)
{
  gsize index = GPOINTER_TO_SIZE (data);

  for (int sound = YISHI_DISPLAY_RECORDED; sound <= YISHI_DISPLAY_RECORDING_PAUSED; sound++)
    {
      g_autoptr(DisplayFixture) fixture = display_fixture_new ();
      g_autoptr(YishiDisplay) bare = slides[index].make (fixture);
      g_autoptr(YishiDisplay) display = yishi_display_with_message (bare, bare->message, sound);
      g_autoptr(GObject) pango = G_OBJECT (pango_font_map_create_context (pango_cairo_font_map_get_default ()));
      YishiSlideFrame frame = { bare, PANGO_CONTEXT (pango), sizes[1].width, sizes[1].height, 1, NULL };
      g_autoptr(YishiSlideLayout) before = yishi_slide_layout_new (&frame);
      g_autoptr(YishiSlideLayout) layout = NULL;

      frame.display = display;
      layout = yishi_slide_layout_new (&frame);
      g_assert_cmpfloat (yishi_slide_layout_get_smallest (layout), >=, sizes[1].height / (double) YISHI_SLIDE_LINES - 0.01);
      g_assert_cmpuint (yishi_slide_layout_get_n_pages (layout), <=, yishi_slide_layout_get_n_pages (before) + 1);
    }
}

static void
test_slide (gconstpointer data)
{
  gsize index = GPOINTER_TO_SIZE (data);

  for (gsize size = 0; size < G_N_ELEMENTS (sizes); size++)
    for (int colours = 0; colours < YISHI_N_WALL_COLOURS; colours++)
      {
        g_autoptr(DisplayFixture) fixture = display_fixture_new ();
        g_autoptr(YishiDisplay) display = slides[index].make (fixture);
        g_autoptr(GObject) pango = G_OBJECT (pango_font_map_create_context (pango_cairo_font_map_get_default ()));
        g_autoptr(GdkPaintable) picture = make_photograph ();
        YishiSlideFrame frame = { display, PANGO_CONTEXT (pango), sizes[size].width, sizes[size].height, 1, picture };
        g_autoptr(YishiSlideLayout) layout = yishi_slide_layout_new (&frame);
        guint n_pages = yishi_slide_layout_get_n_pages (layout);

        g_assert_cmpfloat (yishi_slide_layout_get_smallest (layout), >=,
                           sizes[size].height / (double) YISHI_SLIDE_LINES - 0.01);
        for (guint page = 0; page < MIN (n_pages, 3); page++)
          {
            g_autofree char *path = g_strdup_printf ("%s/%s-%d-%s-%u.png", folder, slides[index].name,
                                                     sizes[size].height,
                                                     colours == YISHI_WALL_LIGHT ? "light" : "dark",
                                                     page + 1);

            draw_page (layout, display, (yishi_slide_layout_get_start (layout) + page) % n_pages,
                       colours, size, path);
          }
      }
}

int
main (int    argc,
      char **argv)
{
  g_autoptr(GError) error = NULL;
  int status;

  g_test_init (&argc, &argv, NULL);
  gtk_init ();
  folder = argc > 1 ? argv[1] : ".";
  g_mkdir_with_parents (folder, 0755);
  renderer = gsk_cairo_renderer_new ();
  g_assert_true (gsk_renderer_realize (renderer, NULL, &error));

  for (gsize i = 0; i < G_N_ELEMENTS (slides); i++)
    {
      g_autofree char *path = g_strdup_printf ("/wall/%s", slides[i].name);
      g_autofree char *sign = g_strdup_printf ("/wall/sign/%s", slides[i].name);

      g_test_add_data_func (path, GSIZE_TO_POINTER (i), test_slide);
      g_test_add_data_func (sign, GSIZE_TO_POINTER (i), test_sign);
    }

  status = g_test_run ();
  gsk_renderer_unrealize (renderer);
  g_object_unref (renderer);
  return status;
}
