/* display-fixtures.c - a meeting with everything that a wall may be asked to show
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "display-fixtures.h"

#include "rule-fixtures.h"

#define ROLL_HEADS 1167
#define ROLL_AREA G_GINT64_CONSTANT (15259873)
#define SQUARE_METRES 100
#define N_PAPERS 900

static const char *const candidates[] = { "张建国", "李淑芬", "王志强", "赵敏", "陈晓东", "刘桂兰",
                                          "欧阳文静", "周海涛", "吴秀英", "郑凯", "孙丽华", "马文博",
                                          NULL };
static const char *const grades[] = { "很满意", "满意", "一般", "不满意", "很不满意", NULL };

static const struct
{
  const char *kind, *title, *presenter;
  int minutes;
  const char *outcome, *outcome_text, *responsible, *due;
} items[] = {
  { "report", "上月事项办理情况通报", "物业公司 王经理", 10, "settled",
    "二十二项意见已办结十九项，其余三项转入本月", "", "" },
  { "discussion", "电动自行车集中充电棚选址", "业委会", 20, "person",
    "在三幢北侧空地划线试用一个月，收集意见", "王经理", "2026-12-31" },
  { "straw", "儿童活动区是否增设夜间照明", "社区", 10, "escalated",
    "涉及市政路灯，报街道协调", "社区书记", "2027-01-15" },
  { "matter", "动用建筑物及其附属设施维修资金更换三号楼两部电梯", "业委会", 25, "owners",
    "以书面方式征求全体业主意见", "业委会", "2027-02-15" },
  { "election", "第三届业主委员会委员选举", "筹备组", 40, "", "", "", "" },
  { "committee", "续聘小区公共收益审计单位", "业委会主任", 10, "none",
    "两家报价材料不全，补齐后再议", "", "" },
  { "rating", "物业服务第四季度满意度评议", "业委会", 15, "", "", "", "" },
  { "wish", "为独居老人认领“代买菜”微心愿", "社区", 10, "", "", "", "" },
};

static YishiItem *
make_item (int index)
{
  YishiItem *item = g_new0 (YishiItem, 1);

  item->id = item->number = index + 1;
  item->kind = g_strdup (items[index].kind);
  item->title = g_strdup (items[index].title);
  item->presenter = g_strdup (items[index].presenter);
  item->minutes = items[index].minutes;
  item->outcome = g_strdup (items[index].outcome);
  item->outcome_text = g_strdup (items[index].outcome_text);
  item->responsible = g_strdup (items[index].responsible);
  item->due = g_strdup (items[index].due);
  item->rule = g_strdup ("");
  item->scope = g_strdup ("");
  item->state = g_strdup (item->number == FIXTURE_RATING ? "open" : "none");
  item->withdrawn = g_strdup ("");
  item->done = g_strdup ("");
  item->done_note = g_strdup ("");
  item->posted = TRUE;
  if (item->number == FIXTURE_ELECTION)
    {
      item->candidates = g_strdupv ((char **) candidates);
      item->seats = item->agreed = 5;
    }
  else if (item->number == FIXTURE_RATING)
    {
      item->candidates = g_strdupv ((char **) grades);
    }

  return item;
}

static void
add_vote (YishiMeetingState *meeting,
          gint64             item,
          gboolean           by_unit,
          YishiCount         roll,
          YishiCount         participating,
          YishiCount         needed)
{
  YishiVoteState *vote = g_new0 (YishiVoteState, 1);

  vote->item = item;
  vote->state = g_strdup ("open");
  vote->rule = g_strdup ("");
  vote->from = g_strdup ("");
  vote->until = g_strdup ("");
  vote->opened = g_strdup ("2026-12-15T19:40:00+08:00");
  vote->closed = g_strdup ("");
  vote->by_unit = by_unit;
  vote->roll = roll;
  vote->participating = participating;
  vote->needed = needed;
  vote->n_ballots = participating.heads + 12;
  g_ptr_array_add (meeting->votes, vote);
}

static YishiMeetingState *
make_meeting (void)
{
  YishiMeetingState *self = yishi_meeting_state_new ();
  YishiMeeting *meeting = g_new0 (YishiMeeting, 1);
  YishiAttachment *picture = g_new0 (YishiAttachment, 1);
  YishiCount roll = { ROLL_HEADS, ROLL_AREA };

  meeting->id = 1;
  meeting->date = g_strdup ("2026-12-15");
  meeting->time = g_strdup ("19:00");
  meeting->kind = g_strdup ("deliberation");
  meeting->place = g_strdup ("社区党群服务中心二楼议事厅");
  meeting->title = g_strdup ("十二月居民议事日");
  meeting->chair = g_strdup ("陈晓东");
  meeting->secretary = g_strdup ("");
  meeting->started = g_strdup ("2026-12-15T19:02:00+08:00");
  meeting->closed = g_strdup ("");
  meeting->posted_on = g_strdup ("2026-11-28");
  meeting->posted_where = g_strdup ("");
  self->meeting = meeting;

  for (gsize i = 0; i < G_N_ELEMENTS (items); i++)
    g_ptr_array_add (self->items, make_item (i));
  picture->id = FIXTURE_PICTURE;
  picture->item = FIXTURE_DISCUSSION;
  picture->name = g_strdup ("选址图 " FIXTURE_TELEPHONE ".png");
  picture->file = g_strdup ("picture.png");
  picture->sha256 = g_strdup ("");
  g_ptr_array_add (self->attachments, picture);

  add_vote (self, FIXTURE_STRAW, FALSE, roll, (YishiCount) { 58, 0 }, (YishiCount) { 0, 0 });
  add_vote (self, FIXTURE_MATTER, TRUE, roll, (YishiCount) { 712, 9311450 },
            (YishiCount) { 778, 10173249 });
  add_vote (self, FIXTURE_ELECTION, TRUE, roll, (YishiCount) { N_PAPERS, 11800000 },
            (YishiCount) { 778, 10173249 });
  add_vote (self, FIXTURE_COMMITTEE, FALSE, (YishiCount) { 7, 0 }, (YishiCount) { 6, 0 },
            (YishiCount) { 4, 0 });
  add_vote (self, FIXTURE_RATING, TRUE, roll, (YishiCount) { 60, 600000 }, (YishiCount) { 0, 0 });
  self->room = (YishiRoom) { 64, 58, { 55, 561240 }, roll, { 778, 10173249 } };
  return self;
}

static YishiSpeaker *
make_speaker (const char *name,
              const char *unit,
              const char *party,
              gboolean    is_masked)
{
  YishiSpeaker *self = g_new0 (YishiSpeaker, 1);

  self->name = g_strdup (name);
  self->unit = g_strdup (unit);
  self->party = g_strdup (party);
  self->is_masked = is_masked;
  return self;
}

static void
free_speaker (gpointer data)
{
  YishiSpeaker *speaker = data;

  g_free (speaker->name);
  g_free (speaker->unit);
  g_free (speaker->party);
  g_free (speaker);
}

static void
fill_session (YishiSession *self)
{
  self->meeting = 1;
  self->phase = YISHI_PHASE_RUNNING;
  self->item = FIXTURE_DISCUSSION;
  self->queue = g_ptr_array_new_with_free_func (free_speaker);
  self->speaker = make_speaker ("张建国", "3-2-501", "owners", TRUE);
  g_ptr_array_add (self->queue, make_speaker ("李淑芬", "1-1-101", "owners", TRUE));
  g_ptr_array_add (self->queue, make_speaker ("王志强", "5-1-302", "owners", FALSE));
  g_ptr_array_add (self->queue, make_speaker ("王经理", "", "firm", FALSE));
  self->allotted = 180 * G_USEC_PER_SEC;
  self->used = 29 * G_USEC_PER_SEC;
  self->message = g_strdup ("");
}

static YishiTally *
count_heads (const char *rule_id,
             gint64      roll,
             gint64      present,
             gint64      yes,
             gint64      no,
             gint64      abstain)
{
  g_autoptr(YishiRule) rule = load_rule (rule_id);
  g_autoptr(GError) error = NULL;
  YishiCount answers[YISHI_N_CHOICES] = { { yes }, { no }, { abstain } };
  YishiTally *tally = yishi_tally_from_counts (rule, (YishiCount) { roll, 0 }, present, answers, FALSE,
                                               (YishiCount) { 0, 0 }, &error);

  g_assert_no_error (error);
  return tally;
}

/* Paper @i marks, of twelve, some that make a field with winners, alternates and
 * losers. */
static YishiElection *
elect (void)
{
  g_autoptr(YishiRule) rule = load_rule ("election");
  g_autoptr(GError) error = NULL;
  g_autoptr(GPtrArray) marks = g_ptr_array_new_with_free_func (g_free);
  g_autofree YishiMarkedBallot *ballots = g_new0 (YishiMarkedBallot, N_PAPERS);
  YishiElection *election;

  for (int i = 0; i < N_PAPERS; i++)
    {
      static const char *const papers[] = { "1,2,3,5,7", "1,2,4,5,7", "2,3,5,7,8", "1,3,5,6,7",
                                            "1,2,3,9,10", "2,5,7,11,12" };

      g_ptr_array_add (marks, g_strdup (papers[i % G_N_ELEMENTS (papers)]));
      ballots[i] = (YishiMarkedBallot) { i + 1, 12000 + i % 40 * 100, YISHI_CHOICE_YES,
                                         marks->pdata[i] };
    }

  election = yishi_election_count (rule, (YishiCount) { ROLL_HEADS, ROLL_AREA }, candidates, 5, 5, 5,
                                   ballots, N_PAPERS, &error);
  g_assert_no_error (error);
  return election;
}

static YishiElection *
rate (void)
{
  g_autoptr(YishiRule) rule = load_rule ("general/satisfaction");
  g_autoptr(GError) error = NULL;
  YishiMarkedBallot ballots[60];
  YishiElection *election;

  for (int i = 0; i < 60; i++)
    ballots[i] = (YishiMarkedBallot) { i + 1, 10000, YISHI_CHOICE_YES,
                                       i < 22 ? "1" : i < 41 ? "2" : i < 53 ? "3" : i < 58 ? "4" : "5" };
  election = yishi_election_count (rule, (YishiCount) { ROLL_HEADS, ROLL_AREA }, grades, 0, 0, 0,
                                   ballots, 60, &error);
  g_assert_no_error (error);
  return election;
}

void
display_fixture_count (DisplayFixture *self,
                       gint64          yes,
                       gint64          no,
                       gint64          abstain)
{
  g_autoptr(YishiRule) rule = load_rule ("ordinary");
  Figures figures = { { ROLL_HEADS, ROLL_AREA } };

  figures.answers[YISHI_CHOICE_YES] = (YishiCount) { yes, yes * 131 * SQUARE_METRES + 46 };
  figures.answers[YISHI_CHOICE_NO] = (YishiCount) { no, no * 128 * SQUARE_METRES + 12 };
  figures.answers[YISHI_CHOICE_ABSTAIN] = (YishiCount) { abstain, abstain * 120 * SQUARE_METRES };
  g_clear_pointer (&self->matter, yishi_tally_free);
  self->matter = count_figures (rule, &figures);
}

DisplayFixture *
display_fixture_new (void)
{
  DisplayFixture *self = g_new0 (DisplayFixture, 1);

  self->meeting = make_meeting ();
  fill_session (&self->session);
  self->straw = count_heads ("straw", 64, 64, 41, 12, 5);
  self->committee = count_heads ("committee", 7, -1, 5, 1, 0);
  self->election = elect ();
  self->rating = rate ();
  display_fixture_count (self, 523, 260, 30);
  self->input = (YishiDisplayInput) {
    .session = &self->session,
    .meeting = self->meeting,
    .community = "龙悦城小区",
    .language = "zh_CN",
    .present = 64,
    .soon = 30 * G_USEC_PER_SEC,
  };
  return self;
}

void
display_fixture_free (DisplayFixture *self)
{
  yishi_meeting_state_unref (self->meeting);
  g_ptr_array_unref (self->session.queue);
  g_clear_pointer (&self->session.speaker, free_speaker);
  g_free (self->session.message);
  yishi_tally_free (self->straw);
  yishi_tally_free (self->matter);
  yishi_tally_free (self->committee);
  yishi_election_free (self->election);
  yishi_election_free (self->rating);
  g_free (self);
}

YishiItem *
display_fixture_item (DisplayFixture *self,
                      gint64          item)
{
  return self->meeting->items->pdata[item - 1];
}

YishiVoteState *
display_fixture_vote (DisplayFixture *self,
                      gint64          item)
{
  return (YishiVoteState *) yishi_meeting_state_find_vote (self->meeting, item);
}

YishiDisplay *
display_fixture_show (DisplayFixture *self,
                      YishiSlideKind  kind,
                      gint64          item,
                      const char     *text)
{
  YishiSlide slide = { kind, item, kind == YISHI_SLIDE_PICTURE ? FIXTURE_PICTURE : 0,
                       (char *) text };
  YishiDisplayInput input = self->input;

  input.slide = &slide;
  input.tally = item == FIXTURE_STRAW ? self->straw : item == FIXTURE_MATTER ? self->matter
                  : item == FIXTURE_COMMITTEE ? self->committee : NULL;
  input.election = item == FIXTURE_ELECTION ? self->election : item == FIXTURE_RATING ? self->rating
                     : NULL;
  return yishi_display_new (&input);
}
