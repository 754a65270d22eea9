/* yishi-display-words.c - the words of the wall, in the meeting's language
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "yishi-display-private.h"

static const char *const words_table[N_SAY][YISHI_N_WORDS] = {
  [SAY_TITLE_OF_DELIBERATION] = { "居民议事日", "Deliberation Day" },
  [SAY_TITLE_OF_ASSEMBLY] = { "业主大会会议", "Owners’ Assembly" },
  [SAY_TITLE_OF_COMMITTEE] = { "业委会会议", "Committee Meeting" },
  [SAY_PLACE] = { "地点：$1", "Place: $1" },
  [SAY_CHAIR] = { "主持人：$1", "Chair: $1" },
  [SAY_TIME] = { "$1 $2", "$1, $2" },
  [SAY_AGENDA] = { "今天的议程", "Agenda" },
  [SAY_N_ITEMS] = { "共 $1 项议题", "$1 items" },
  [SAY_ITEM] = { "第 $1 项 · $2", "Item $1 · $2" },
  [SAY_MINUTES] = { "预计 $1 分钟", "About $1 minutes" },
  [SAY_PRESENTER] = { "报告人：$1", "Presented by $1" },
  [SAY_CANDIDATES] = { "候选人", "Candidates" },
  [SAY_N_SEATS] = { "应选 $1 名", "Seats: $1" },
  [SAY_NOT_POSTED] = { "没有列入已张贴的公告：只讨论，不作决定",
                       "Not in the posted notice: discussed, not decided" },
  [SAY_STATE_DONE] = { "已议", "Done" },
  [SAY_STATE_NOW] = { "正在议", "Now" },
  [SAY_STATE_NEXT] = { "接下来", "Next" },
  [SAY_STATE_WAITING] = { "未议", "To come" },
  [SAY_STATE_WITHDRAWN] = { "已撤下", "Withdrawn" },
  [SAY_STATE_PUT_OFF] = { "议而未决", "Taken up" },
  [SAY_VOTE_OPEN] = { "表决进行中", "Vote open" },
  [SAY_VOTE_CLOSED] = { "表决已结束", "Vote closed" },
  [SAY_HANDS_OPEN] = { "正在举手", "Hands, please" },
  [SAY_STRAW] = { "民意征询，不具约束力", "A straw poll: it binds nobody" },
  [SAY_PAPERS] = { "已收回表决票", "Papers returned" },
  [SAY_PAPERS_VALUE] = { "$1 张", "$1" },
  [SAY_HANDS] = { "已计人数", "Counted so far" },
  [SAY_PART_HEADS] = { "参与人数", "Persons taking part" },
  [SAY_PART_AREA] = { "参与面积", "Area taking part" },
  [SAY_YES_HEADS] = { "同意人数", "Persons agreeing" },
  [SAY_YES_AREA] = { "同意面积", "Area agreeing" },
  [SAY_NO_HEADS] = { "异议人数", "Persons objecting" },
  [SAY_NO_AREA] = { "异议面积", "Area objecting" },
  [SAY_YES] = { "同意", "Yes" },
  [SAY_NO] = { "反对", "No" },
  [SAY_ABSTAIN] = { "弃权", "Abstain" },
  [SAY_AT_LEAST] = { "至少要 $1", "at least $1 needed" },
  [SAY_OF_ALL] = { "共 $1", "of $1" },
  [SAY_MISSING] = { "还差 $1", "$1 missing" },
  [SAY_REACHED] = { "已达到", "Reached" },
  [SAY_NOT_REACHED] = { "未达到", "Not reached" },
  [SAY_WITHOUT_EFFECT] = { "参与不足，不起作用", "No effect: too few took part" },
  [SAY_SO_FAR] = { "以下是到目前为止的票，不是结果", "Of the ballots so far; not the result" },
  [SAY_ANSWERS_LATER] = { "结束表决后公布结果", "The result is shown when the vote is closed" },
  [SAY_NOBODY_VOTED] = { "还没有开始表决", "The vote is not open yet" },
  [SAY_RESULT] = { "表决结果", "Result" },
  [SAY_STRAW_RESULT] = { "民意征询", "Straw poll" },
  [SAY_RATING_RESULT] = { "评议结果", "Rating" },
  [SAY_BLANK_OTHER] = { "如果空白票另作处理：$1", "Read blanks the other way: $1" },
  [SAY_WITH_CLAUSE] = { "如果适用从多条款：$1", "With the silence clause: $1" },
  [SAY_CASTING_YES] = { "票数相同，主持人投决定票：同意", "A tie; the chair’s casting vote: yes" },
  [SAY_CASTING_NO] = { "票数相同，主持人投决定票：反对", "A tie; the chair’s casting vote: no" },
  [SAY_FOLLOW] = { "随多数", "Follow" },
  [SAY_ELECTED] = { "当选", "Elected" },
  [SAY_NOT_ELECTED] = { "未当选", "Not elected" },
  [SAY_TIED] = { "并列，待定", "Tied" },
  [SAY_ALTERNATE] = { "候补", "Alternate" },
  [SAY_RUNOFF] = { "进入第二轮", "Run-off" },
  [SAY_PASSES] = { "通过", "Passes" },
  [SAY_FAILS] = { "没有通过", "Fails" },
  [SAY_VOTES] = { "得票", "Votes" },
  [SAY_VOTES_HEADS] = { "人数", "Persons" },
  [SAY_VOTES_AREA] = { "面积", "Area" },
  [SAY_POINTS] = { "平均 $1 分", "Mean $1" },
  [SAY_N_ELECTED] = { "应选 $1 名，选出 $2 名", "Seats: $1, filled: $2" },
  [SAY_ESTABLISHED] = { "当选人数够数，业委会可以成立", "Enough are elected to form the committee" },
  [SAY_NOT_ESTABLISHED] = { "当选人数不够，业委会还不能成立",
                            "Too few are elected to form the committee" },
  [SAY_VALID_PAPERS] = { "有效选票 $1 张", "Valid ballots: $1" },
  [SAY_NEEDED_EACH] = { "每名至少要 $1", "Each needs at least $1" },
  [SAY_BY_LOT] = { "并列的名次由抽签决定", "A tie was broken by lot" },
  [SAY_UNPOSTED_TOPIC] = { "本议题没有列入已张贴的公告", "The topic stood in no posted notice" },
  [SAY_SHORT_NOTICE] = { "公告张贴的天数不足", "The notice was posted too late" },
  [SAY_OUT_OF_WINDOW] = { "表决期不符合规则", "The voting period is not as the rule asks" },
  [SAY_DEFECT] = { "程序有缺陷（$1）", "A defect of procedure ($1)" },
  [SAY_QUORUM] = { "到场情况", "Who is here" },
  [SAY_PEOPLE] = { "到场 $1", "$1 present" },
  [SAY_UNITS] = { "本人到场或委托的有 $1 户", "$1 units present or represented" },
  [SAY_ROOM_HEADS] = { "业主人数", "Owners" },
  [SAY_ROOM_AREA] = { "业主面积", "Their area" },
  [SAY_OUTCOMES] = { "今天的处理结果", "Outcomes" },
  [SAY_NO_OUTCOMES] = { "还没有处理结果", "No outcomes yet" },
  [SAY_VOTED] = { "表决：$1", "Vote: $1" },
  [SAY_STRAW_VOTED] = { "民意征询，不具约束力：同意 $1，反对 $2，弃权 $3",
                        "A straw poll that binds nobody: yes $1, no $2, abstain $3" },
  [SAY_NO_DECISION] = { "不能作出决定", "No decision" },
  [SAY_RESPONSIBLE] = { "负责人：$1", "Responsible: $1" },
  [SAY_DUE] = { "$1前完成", "by $1" },
  [SAY_SETTLED] = { "当场解决", "Settled on the spot" },
  [SAY_PERSON] = { "专人限期办理", "A person and a date" },
  [SAY_ESCALATED] = { "上报", "Handed on" },
  [SAY_OWNERS] = { "交业主表决", "To the owners’ vote" },
  [SAY_NONE] = { "没有结果", "No result" },
  [SAY_MESSAGE] = { "请注意", "Please note" },
  [SAY_BREAK] = { "休息", "Break" },
  [SAY_BREAK_UNTIL] = { "$1 继续开会", "We go on at $1" },
  [SAY_BREAK_OPEN] = { "稍后继续开会", "We go on shortly" },
  [SAY_BREAK_LEFT] = { "离继续开会还有", "Until we go on" },
  [SAY_BREAK_OVER] = { "请回到座位", "Please take your seats" },
  [SAY_TIME_OF_DAY] = { "现在时间", "The time is" },
  [SAY_SPEAKER] = { "正在发言", "Speaking" },
  [SAY_BUILDING] = { "$1幢", "building $1" },
  [SAY_NOBODY_SPEAKS] = { "现在没有人发言", "Nobody has the floor" },
  [SAY_ALLOTTED] = { "发言时间 $1", "Time to speak: $1" },
  [SAY_QUEUE] = { "下一位", "Next" },
  [SAY_LEFT] = { "剩余时间", "Time left" },
  [SAY_SOON] = { "时间快到了", "Please come to an end" },
  [SAY_OVER] = { "时间已到，超出", "Time is up, over by" },
  [SAY_PAUSED] = { "计时暂停", "Clock paused" },
  [SAY_THANKS] = { "谢谢各位邻居", "Thank you, neighbours" },
  [SAY_SEALED] = { "会议结束", "The meeting is closed" },
  [SAY_SEAL_WHAT] = { "本次会议的封印码", "The seal of this meeting" },
  [SAY_SEAL_WHY] = { "请拍照留存。会议记录上印着同一个封印码，事后改动过就对不上。",
                     "Take a picture. The minutes bear the same seal; if anything is changed "
                     "later, it no longer agrees." },
  [SAY_TESTCARD] = { "投影测试", "Test card" },
  [SAY_TESTCARD_EDGES] = { "四边的线都要看得见", "The lines at all four edges must be seen" },
  [SAY_TESTCARD_LEGIBLE] = { "请坐到最后一排：读得出这一行字，字号就够大。",
                             "Sit in the last row: if you can read this line, the text is large "
                             "enough." },
  [SAY_TESTCARD_COLOURS] = { "下面三种颜色要分得清", "These three colours must differ" },
  [SAY_TEST_GOOD] = { "通过", "Passed" },
  [SAY_TEST_WAIT] = { "快到了", "Soon" },
  [SAY_TEST_BAD] = { "不通过", "Rejected" },
  [SAY_RECORDED] = { "录音中", "Recording" },
  [SAY_RECORDING_PAUSED] = { "录音暂停", "Recording paused" },
};

typedef struct
{
  const char *name;
  const char *words[YISHI_N_WORDS];
} Named;

static const Named kinds[] = {
  { "report", { "通报", "Report" } },
  { "discussion", { "讨论", "Discussion" } },
  { "straw", { "民意征询", "Straw poll" } },
  { "matter", { "表决事项", "Owners’ matter" } },
  { "election", { "选举", "Election" } },
  { "committee", { "业委会表决", "Committee vote" } },
  { "rating", { "评议", "Rating" } },
  { "wish", { "微心愿", "Small wish" } },
  { "project", { "项目", "Project" } },
  { "activity", { "活动", "Activity" } },
  { NULL },
};

static const Named parties[] = {
  { "owners", { "业主", "owner" } },
  { "community", { "社区", "community" } },
  { "branch", { "党支部", "party branch" } },
  { "committee", { "业委会", "committee" } },
  { "firm", { "物业公司", "property firm" } },
  { "grid", { "网格", "grid" } },
  { "social", { "社会组织", "social work" } },
  { "other", { "其他", "other" } },
  { "guest", { "来宾", "guest" } },
  { NULL },
};

const char *
yishi_say (YishiWords words,
           YishiSay   say)
{
  return words_table[say][words];
}

static const char *
say_named (const Named *table,
           YishiWords   words,
           const char  *name)
{
  for (; table->name != NULL; table++)
    if (g_str_equal (table->name, name))
      return table->words[words];

  return "";
}

const char *
yishi_say_kind (YishiWords  words,
                const char *kind)
{
  return say_named (kinds, words, kind);
}

const char *
yishi_say_party (YishiWords  words,
                 const char *party)
{
  return say_named (parties, words, party);
}
