/* display-test.c - what the room may see, and what it may not
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include <string.h>

#include "display-fixtures.h"

#define PHONE FIXTURE_TELEPHONE

static void
set_text (char       **place,
          const char  *text)
{
  g_free (*place);
  *place = g_strdup (text);
}

static void
close_vote (DisplayFixture *fixture,
            gint64          item)
{
  set_text (&display_fixture_vote (fixture, item)->state, "closed");
}

static char *
read_wall (DisplayFixture *fixture,
           YishiSlideKind  kind,
           gint64          item,
           const char     *text)
{
  g_autoptr(YishiDisplay) display = display_fixture_show (fixture, kind, item, text);

  return yishi_display_to_text (display);
}

static void
assert_has (const char *text,
            const char *part)
{
  if (strstr (text, part) == NULL)
    g_error ("“%s” is not in:\n%s", part, text);
}

static void
assert_lacks (const char *text,
              const char *part)
{
  if (strstr (text, part) != NULL)
    g_error ("“%s” is in:\n%s", part, text);
}

/* What each kind of slide says of the fixture, at least. */
static const struct
{
  const char *name;
  YishiSlideKind kind;
  gint64 item;
  const char *text;
  const char *expected[6];
} says[] = {
  { "title", YISHI_SLIDE_TITLE, 0, "", { "龙悦城小区", "十二月居民议事日", "2026年12月15日 星期二 19:00", "陈晓东" } },
  { "agenda", YISHI_SLIDE_AGENDA, 0, "", { "共 8 项议题", "2. 电动自行车集中充电棚选址 正在议",
                                           "7. 物业服务第四季度满意度评议 表决进行中", "8. 为独居老人认领“代买菜”微心愿 未议",
                                           "1. 上月事项办理情况通报 已议" } },
  { "item", YISHI_SLIDE_ITEM, FIXTURE_DISCUSSION, "", { "第 2 项 · 讨论", "电动自行车集中充电棚选址", "业委会", "20 分钟" } },
  { "item-straw", YISHI_SLIDE_ITEM, FIXTURE_STRAW, "", { "民意征询，不具约束力" } },
  { "item-election", YISHI_SLIDE_ITEM, FIXTURE_ELECTION, "", { "应选 5 名", "7. 欧阳文静", "12. 马文博" } },
  { "speaker", YISHI_SLIDE_SPEAKER, 0, "", { "张*", "业主", "发言时间 3:00", "李*", "王志强", "业主 · 5-1-302" } },
  { "quorum", YISHI_SLIDE_QUORUM, 0, "", { "到场 64 人", "58 户", "业主人数 55 人 至少要 778 人 还差 723 人",
                                           "5,612.40 平方米 至少要 101,732.49 平方米 还差 96,120.09 平方米" } },
  { "ballot", YISHI_SLIDE_BALLOT, FIXTURE_MATTER, "", { "表决进行中", "已收回表决票 724 张", "参与人数 712 人 至少要 778 人 还差 66 人",
                                                        "还差 8,617.99 平方米", "结束表决后公布结果" } },
  { "ballot-straw", YISHI_SLIDE_BALLOT, FIXTURE_STRAW, "", { "正在举手", "民意征询，不具约束力", "58 人 共 64 人" } },
  { "outcomes", YISHI_SLIDE_OUTCOMES, 0, "", { "当场解决", "专人限期办理", "负责人：王经理，2026年12月31日前完成", "上报",
                                               "交业主表决", "没有结果" } },
  { "message", YISHI_SLIDE_MESSAGE, 0, "请移车\n谢谢", { "请移车\n谢谢" } },
  { "break", YISHI_SLIDE_BREAK, 0, "", { "休息", "稍后继续开会" } },
  { "picture", YISHI_SLIDE_PICTURE, FIXTURE_DISCUSSION, "", { "电动自行车集中充电棚选址" } },
  { "thanks", YISHI_SLIDE_THANKS, 0, "感谢蔡女士", { "谢谢各位邻居", "感谢蔡女士" } },
  { "testcard", YISHI_SLIDE_TESTCARD, 0, "", { "投影测试", "最后一排" } },
};

static void
test_says (gconstpointer data)
{
  gsize i = GPOINTER_TO_SIZE (data);
  g_autoptr(DisplayFixture) fixture = display_fixture_new ();
  g_autofree char *text = read_wall (fixture, says[i].kind, says[i].item, says[i].text);

  for (gsize k = 0; k < G_N_ELEMENTS (says[i].expected) && says[i].expected[k] != NULL; k++)
    assert_has (text, says[i].expected[k]);
}

/* While a vote is open, nothing on the wall depends on how anybody voted. */
static void
test_open_vote_is_secret (void)
{
  static const YishiSlideKind kinds[] = { YISHI_SLIDE_BALLOT, YISHI_SLIDE_RESULT, YISHI_SLIDE_ITEM,
                                          YISHI_SLIDE_AGENDA, YISHI_SLIDE_OUTCOMES };
  static const gint64 items[] = { FIXTURE_STRAW, FIXTURE_MATTER, FIXTURE_ELECTION,
                                  FIXTURE_COMMITTEE, FIXTURE_RATING };
  g_autoptr(DisplayFixture) fixture = display_fixture_new ();

  for (gsize i = 0; i < G_N_ELEMENTS (items); i++)
    for (gsize k = 0; k < G_N_ELEMENTS (kinds); k++)
      {
        YishiSlide slide = { kinds[k], items[i], 0, (char *) "" };
        YishiDisplayInput without = fixture->input;
        g_autoptr(YishiDisplay) blind = NULL;
        g_autoptr(YishiDisplay) knowing = display_fixture_show (fixture, kinds[k], items[i], "");

        without.slide = &slide;
        blind = yishi_display_new (&without);
        g_assert_true (yishi_display_equal (blind, knowing));
      }
}

static void
test_open_vote_has_no_answers (void)
{
  static const char *const words[] = { "同意", "反对", "弃权", "当选", "得票", "不通过", "满意 ", "523", NULL };
  g_autoptr(DisplayFixture) fixture = display_fixture_new ();

  for (gint64 item = FIXTURE_STRAW; item <= FIXTURE_RATING; item++)
    {
      g_autofree char *text = read_wall (fixture, YISHI_SLIDE_RESULT, item, "");

      for (gsize i = 0; words[i] != NULL; i++)
        assert_lacks (text, words[i]);
    }
}

static void
test_chair_shows_answers (void)
{
  g_autoptr(DisplayFixture) fixture = display_fixture_new ();
  g_autofree char *text = NULL;
  g_autofree char *straw = NULL;
  g_autofree char *names = NULL;

  fixture->input.shows_answers = TRUE;
  text = read_wall (fixture, YISHI_SLIDE_BALLOT, FIXTURE_MATTER, "");
  assert_has (text, "同意 523 人");
  assert_has (text, "不是结果");
  assert_lacks (text, "通过");
  straw = read_wall (fixture, YISHI_SLIDE_BALLOT, FIXTURE_STRAW, "");
  assert_has (straw, "民意征询，不具约束力");
  names = read_wall (fixture, YISHI_SLIDE_BALLOT, FIXTURE_ELECTION, "");
  assert_has (names, "李淑芬");
  assert_lacks (names, "当选");
}

static void
test_straw_decides_nothing (void)
{
  static const char *const words[] = { "通过", "业主大会决定", "PASS", "REJECT", NULL };
  static const YishiSlideKind kinds[] = { YISHI_SLIDE_ITEM, YISHI_SLIDE_BALLOT, YISHI_SLIDE_RESULT };
  g_autoptr(DisplayFixture) fixture = display_fixture_new ();

  /* Even if it were counted by a rule that has a verdict. */
  for (int counted = 0; counted < 2; counted++)
    for (int closed = 0; closed < 2; closed++)
      for (gsize k = 0; k < G_N_ELEMENTS (kinds); k++)
        {
          g_autofree char *text = NULL;

          set_text (&display_fixture_vote (fixture, FIXTURE_STRAW)->state, closed ? "closed" : "open");
          if (counted == 1)
            fixture->straw->verdict = YISHI_VERDICT_PASS;
          text = read_wall (fixture, kinds[k], FIXTURE_STRAW, "");
          assert_has (text, "民意征询，不具约束力");
          for (gsize i = 0; words[i] != NULL; i++)
            assert_lacks (text, words[i]);
        }
}

static void
test_result_has_its_working (void)
{
  g_autoptr(DisplayFixture) fixture = display_fixture_new ();
  g_autoptr(GPtrArray) defects = g_ptr_array_new ();
  g_autofree char *passed = NULL;
  g_autofree char *rejected = NULL;

  close_vote (fixture, FIXTURE_MATTER);
  passed = read_wall (fixture, YISHI_SLIDE_RESULT, FIXTURE_MATTER, "");
  assert_has (passed, "通过");
  assert_has (passed, "同意人数 523 人 至少要 407 人 已达到");
  assert_has (passed, "523 × 2 = 1,046，大于 813，过半数");
  assert_has (passed, "参与人数 813 人 至少要 778 人 已达到");
  assert_has (passed, "反对 260 人");

  display_fixture_count (fixture, 404, 401, 12);
  g_ptr_array_add (defects, (char *) "UNPOSTED_TOPIC");
  fixture->input.defects = defects;
  rejected = read_wall (fixture, YISHI_SLIDE_RESULT, FIXTURE_MATTER, "");
  fixture->input.defects = NULL;
  assert_has (rejected, "不通过，同意人数不足");
  assert_has (rejected, "还差 5 人");
  assert_has (rejected, "404 × 2 = 808，不大于 817，没有过半数");
  assert_has (rejected, "没有列入已张贴的公告");
}

/* A vote in which too few took part: that comes first, and no share of so few is
 * ticked or green. */
static void
test_result_lacks_participation (void)
{
  g_autoptr(DisplayFixture) fixture = display_fixture_new ();
  g_autoptr(YishiDisplay) display = NULL;
  g_autofree char *text = NULL;

  close_vote (fixture, FIXTURE_MATTER);
  display_fixture_count (fixture, 7, 1, 0);
  display = display_fixture_show (fixture, YISHI_SLIDE_RESULT, FIXTURE_MATTER, "");
  text = yishi_display_to_text (display);
  assert_has (text, "参与人数 8 人 至少要 778 人 还差 770 人");
  assert_has (text, "同意人数 7 人 至少要 5 人 参与不足，不起作用");
  assert_lacks (text, "已达到");

  g_assert_cmpuint (display->bars->len, ==, 4);
  g_assert_cmpstr (((YishiDisplayBar *) display->bars->pdata[0])->label, ==, "参与人数");
  g_assert_cmpstr (((YishiDisplayBar *) display->bars->pdata[1])->label, ==, "参与面积");
  g_assert_cmpint (((YishiDisplayBar *) display->bars->pdata[0])->tag.tone, ==, YISHI_TONE_BAD);
  for (guint i = 0; i < display->bars->len; i++)
    {
      const YishiDisplayTag *tag = &((YishiDisplayBar *) display->bars->pdata[i])->tag;

      g_assert_cmpint (tag->tone, !=, YISHI_TONE_GOOD);
      g_assert_cmpint (tag->symbol, !=, YISHI_SYMBOL_CHECK);
    }
}

static void
test_result_of_election (void)
{
  g_autoptr(DisplayFixture) fixture = display_fixture_new ();
  g_autofree char *text = NULL;
  g_autofree char *rating = NULL;
  g_autofree char *committee = NULL;

  close_vote (fixture, FIXTURE_ELECTION);
  text = read_wall (fixture, YISHI_SLIDE_RESULT, FIXTURE_ELECTION, "");
  assert_has (text, "李淑芬 当选");
  assert_has (text, "赵敏 未当选");
  assert_has (text, "人数 750 人");
  assert_has (text, "业委会可以成立");
  assert_has (text, "每名至少要 451 人");

  close_vote (fixture, FIXTURE_RATING);
  rating = read_wall (fixture, YISHI_SLIDE_RESULT, FIXTURE_RATING, "");
  assert_has (rating, "很满意\n得票 22 人");
  assert_lacks (rating, "当选");

  close_vote (fixture, FIXTURE_COMMITTEE);
  committee = read_wall (fixture, YISHI_SLIDE_RESULT, FIXTURE_COMMITTEE, "");
  assert_has (committee, "同意人数 5 人");
  assert_lacks (committee, "平方米");
}

/* Of an item with a closed vote and no other outcome the room is told the verdict. */
static void
test_outcomes_have_votes (void)
{
  g_autoptr(DisplayFixture) fixture = display_fixture_new ();
  YishiDisplayVote votes[] = { { FIXTURE_STRAW, fixture->straw, NULL }, { FIXTURE_MATTER, NULL, NULL },
                               { FIXTURE_RATING, NULL, fixture->rating } };
  g_autofree char *open = NULL;
  g_autofree char *closed = NULL;
  g_autofree char *said = NULL;

  display_fixture_count (fixture, 7, 1, 0);
  votes[1].tally = fixture->matter;
  fixture->input.votes = votes;
  fixture->input.n_votes = G_N_ELEMENTS (votes);
  for (gsize i = 0; i < G_N_ELEMENTS (votes); i++)
    set_text (&display_fixture_item (fixture, votes[i].item)->outcome, "");
  open = read_wall (fixture, YISHI_SLIDE_OUTCOMES, 0, "");
  assert_lacks (open, "参与人数和面积都不足");
  assert_lacks (open, "41");

  for (gsize i = 0; i < G_N_ELEMENTS (votes); i++)
    close_vote (fixture, votes[i].item);
  closed = read_wall (fixture, YISHI_SLIDE_OUTCOMES, 0, "");
  assert_has (closed, "不能作出决定\n表决：参与人数和面积都不足，不能作出决定");
  assert_has (closed, "民意征询，不具约束力：同意 41 人，反对 12 人，弃权 5 人");
  assert_lacks (closed, "不作结论");

  set_text (&display_fixture_item (fixture, FIXTURE_MATTER)->outcome, "settled");
  said = read_wall (fixture, YISHI_SLIDE_OUTCOMES, 0, "");
  assert_lacks (said, "参与人数和面积都不足");
}

/* A telephone written into every text that somebody types. */
static void
test_no_telephone (void)
{
  g_autoptr(DisplayFixture) fixture = display_fixture_new ();
  YishiMeeting *meeting = fixture->meeting->meeting;

  set_text (&meeting->title, "议事日 " PHONE);
  set_text (&meeting->place, "议事厅 " PHONE);
  set_text (&meeting->chair, "陈 " PHONE);
  set_text (&fixture->session.message, "车主 " PHONE);
  set_text (&fixture->session.speaker->name, PHONE " 张");
  fixture->session.speaker->is_masked = FALSE;
  fixture->input.community = "龙悦城 " PHONE;
  for (gint64 i = FIXTURE_REPORT; i <= FIXTURE_WISH; i++)
    {
      YishiItem *item = display_fixture_item (fixture, i);

      set_text (&item->title, "议题 000 1111 2222");
      set_text (&item->presenter, PHONE);
      set_text (&item->outcome_text, PHONE);
      set_text (&item->responsible, "王 " PHONE);
      set_text (&item->withdrawn, i == FIXTURE_WISH ? "电话 " PHONE : "");
      for (gsize k = 0; item->candidates != NULL && item->candidates[k] != NULL; k++)
        set_text (&item->candidates[k], PHONE);
    }

  for (int kind = 0; kind < YISHI_N_SLIDE_KINDS; kind++)
    for (gint64 item = FIXTURE_REPORT; item <= FIXTURE_WISH; item++)
      {
        g_autofree char *text = read_wall (fixture, kind, item, "打 " PHONE);

        assert_lacks (text, PHONE);
        assert_lacks (text, "1111");
      }
}

/* A masked owner is neither named nor found by the unit; the building tells two of one surname apart. */
static void
test_masked_speaker (void)
{
  g_autoptr(DisplayFixture) fixture = display_fixture_new ();
  g_autofree char *masked = read_wall (fixture, YISHI_SLIDE_SPEAKER, 0, "");
  g_autofree char *named = NULL;

  assert_lacks (masked, "张建国");
  assert_lacks (masked, "3-2-501");
  assert_lacks (masked, "李淑芬");
  assert_lacks (masked, "1-1-101");
  assert_has (masked, "业主 · 3幢");
  assert_has (masked, "业主 · 1幢");

  fixture->session.speaker->is_masked = FALSE;
  named = read_wall (fixture, YISHI_SLIDE_SPEAKER, 0, "");
  assert_has (named, "张建国");
  assert_has (named, "3-2-501");
}

/* Every slide says whether the meeting is recorded, in its own words, and nothing of it where it is not;
 * so does one that is frozen. */
static void
test_recorded (void)
{
  static const char *const words[] = { "", "录音中", "录音暂停" };

  for (int sound = 0; sound < (int) G_N_ELEMENTS (words); sound++)
    for (int kind = 0; kind < YISHI_N_SLIDE_KINDS; kind++)
      {
        g_autoptr(DisplayFixture) fixture = display_fixture_new ();
        g_autoptr(YishiDisplay) before = display_fixture_show (fixture, kind, FIXTURE_MATTER, "示例");
        g_autoptr(YishiDisplay) frozen = yishi_display_with_message (before, "", sound);
        g_autofree char *text = yishi_display_to_text (frozen);
        g_autoptr(YishiDisplay) display = NULL;

        fixture->input.sound = sound;
        display = display_fixture_show (fixture, kind, FIXTURE_MATTER, "示例");
        g_assert_cmpstr (display->sound.text, ==, words[sound]);
        g_assert_true ((strstr (text, "录音") != NULL) == (sound > 0));
        g_assert_true (yishi_display_equal (before, display) == (sound == 0));
      }
}

/* Where an owner of the committee lives is nobody's business while he speaks for it. */
static void
test_speaker_of_a_party (void)
{
  g_autoptr(DisplayFixture) fixture = display_fixture_new ();
  g_autofree char *text = NULL;

  fixture->session.speaker->is_masked = FALSE;
  set_text (&fixture->session.speaker->party, "committee");
  text = read_wall (fixture, YISHI_SLIDE_SPEAKER, 0, "");
  assert_has (text, "张建国");
  assert_has (text, "业委会");
  assert_lacks (text, "3-2-501");
}

/* An item that masks names does so for whoever speaks to it, presents it or is to
 * do something about it. */
static void
test_masking_item (void)
{
  g_autoptr(DisplayFixture) fixture = display_fixture_new ();
  YishiItem *item = display_fixture_item (fixture, fixture->session.item);
  g_autofree char *speaker = NULL;
  g_autofree char *presented = NULL;
  g_autofree char *outcomes = NULL;

  fixture->session.speaker->is_masked = FALSE;
  set_text (&item->presenter, "王志远");
  set_text (&item->outcome, "person");
  set_text (&item->responsible, "赵思齐");
  item->masks_names = TRUE;

  speaker = read_wall (fixture, YISHI_SLIDE_SPEAKER, 0, "");
  assert_lacks (speaker, "张建国");
  assert_has (speaker, "张*");
  assert_lacks (speaker, "3-2-501");
  presented = read_wall (fixture, YISHI_SLIDE_ITEM, item->id, "");
  assert_lacks (presented, "志远");
  assert_has (presented, "王*");
  outcomes = read_wall (fixture, YISHI_SLIDE_OUTCOMES, 0, "");
  assert_lacks (outcomes, "思齐");
  assert_has (outcomes, "赵*");
}

static void
test_mask_name (void)
{
  static const char *const names[][2] = { { "张建国", "张*" }, { " 欧阳文静 ", "欧*" }, { "", "*" },
                                          { "Smith", "S*" } };

  for (gsize i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autofree char *masked = yishi_display_mask_name (names[i][0]);

      g_assert_cmpstr (masked, ==, names[i][1]);
    }
}

static void
test_seal_only_when_closed (void)
{
  g_autoptr(DisplayFixture) fixture = display_fixture_new ();
  g_autofree char *before = NULL, *after = NULL, *outcomes_before = NULL, *outcomes = NULL;

  fixture->input.head = "3f9a41c07be2d8155e0012ab44cd";
  before = read_wall (fixture, YISHI_SLIDE_SEAL, 0, "");
  assert_lacks (before, "3F9A");
  assert_has (before, "十二月居民议事日");

  outcomes_before = read_wall (fixture, YISHI_SLIDE_OUTCOMES, 0, "");
  assert_lacks (outcomes_before, "3F9A");

  fixture->session.phase = YISHI_PHASE_CLOSED;
  after = read_wall (fixture, YISHI_SLIDE_SEAL, 0, "");
  assert_has (after, "3F9A-41C0-7BE2-D815\n");
  assert_lacks (after, "5E00");
  outcomes = read_wall (fixture, YISHI_SLIDE_OUTCOMES, 0, "");
  assert_has (outcomes, "本次会议的封印码 3F9A-41C0-7BE2-D815\n");
}

/* Nothing is left untranslated or unsaid in either language. */
static void
test_english (void)
{
  g_autoptr(DisplayFixture) fixture = display_fixture_new ();
  g_autofree char *text = NULL;

  fixture->input.language = "en";
  close_vote (fixture, FIXTURE_MATTER);
  text = read_wall (fixture, YISHI_SLIDE_RESULT, FIXTURE_MATTER, "");
  assert_has (text, "passed");
  assert_has (text, "Persons agreeing 523 persons at least 407 persons needed Reached");
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  for (gsize i = 0; i < G_N_ELEMENTS (says); i++)
    {
      g_autofree char *path = g_strdup_printf ("/display/says/%s", says[i].name);

      g_test_add_data_func (path, GSIZE_TO_POINTER (i), test_says);
    }
  g_test_add_func ("/display/open-vote/is-secret", test_open_vote_is_secret);
  g_test_add_func ("/display/open-vote/has-no-answers", test_open_vote_has_no_answers);
  g_test_add_func ("/display/open-vote/chair-shows-answers", test_chair_shows_answers);
  g_test_add_func ("/display/straw-decides-nothing", test_straw_decides_nothing);
  g_test_add_func ("/display/result/working", test_result_has_its_working);
  g_test_add_func ("/display/result/lacks-participation", test_result_lacks_participation);
  g_test_add_func ("/display/result/election", test_result_of_election);
  g_test_add_func ("/display/outcomes/have-votes", test_outcomes_have_votes);
  g_test_add_func ("/display/no-telephone", test_no_telephone);
  g_test_add_func ("/display/masked-speaker", test_masked_speaker);
  g_test_add_func ("/display/recorded", test_recorded);
  g_test_add_func ("/display/speaker-of-a-party", test_speaker_of_a_party);
  g_test_add_func ("/display/masking-item", test_masking_item);
  g_test_add_func ("/display/mask-name", test_mask_name);
  g_test_add_func ("/display/seal-only-when-closed", test_seal_only_when_closed);
  g_test_add_func ("/display/english", test_english);

  return g_test_run ();
}
