/* yishi-paper-words.c - the words of the minutes, in the language of the meeting
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "yishi-paper-words.h"

#include "yishi-date.h"
#include "yishi-election.h"

static const char *const table[N_WORDS][YISHI_N_WORDS] = {
  [WORD_TITLE_DELIBERATION] = { "$1居民议事日会议纪要", "Minutes of the Deliberation Day of $1" },
  [WORD_TITLE_ASSEMBLY] = { "$1业主大会会议纪要", "Minutes of the Owners’ Assembly of $1" },
  [WORD_TITLE_COMMITTEE] = { "$1业主委员会会议纪要", "Minutes of the Owners’ Committee of $1" },
  [WORD_NUMBER] = { "〔$1〕第$2号", "No. $2 of $1" },
  [WORD_DRAFT] = { "（草稿，会议尚未结束）", " (draft: the meeting is not closed)" },
  [WORD_DRAFT_CLOSED] = { "（草稿）", " (draft)" },
  [WORD_COPY_INTERNAL] = { "内部本", "Internal copy" },
  [WORD_COPY_PUBLIC] = { "公开本", "Public copy" },
  [WORD_COLON] = { "：", ": " },
  [WORD_COMMA] = { "，", ", " },
  [WORD_SEMICOLON] = { "；", "; " },
  [WORD_LIST_COMMA] = { "、", ", " },
  [WORD_OPENING] = { "（", " (" },
  [WORD_CLOSING] = { "）", ")" },
  [WORD_HEADING_1] = { "$1、$2", "$1. $2" },
  [WORD_HEADING_2] = { "（$1）$2", "$1) $2" },
  [WORD_HEADING_3] = { "$1. $2", "$1. $2" },
  [WORD_MEETING_TITLE] = { "会议名称", "Meeting" },
  [WORD_TIME] = { "时间", "Time" },
  [WORD_FROM_TO] = { "$1（$2）$3", "$2, $1$3" },
  [WORD_PLACE] = { "地点", "Place" },
  [WORD_CHAIR] = { "主持人", "Chair" },
  [WORD_SECRETARY] = { "记录人", "Secretary" },
  [WORD_NOTICE] = { "公告", "Notice" },
  [WORD_NOTICE_POSTED] = { "$1张贴", "posted on $1" },
  [WORD_NOTICE_NONE] = { "会前没有张贴公告", "none was posted before the meeting" },
  [WORD_RECORDED] = { "录音", "Recording" },
  [WORD_RECORDED_PARTS] = { "全长 $1，共 $2 段，$3", "$1 long; parts: $2; $3" },
  [WORD_TOLD] = { "会前已告知到场人员", "those present were told" },
  [WORD_TOLD_BY_WALL] = { "录音前已在大屏上告知到场人员", "those present were told on the wall" },
  [WORD_TOLD_ALOUD] = { "录音前已由主持人向到场人员口头宣读", "the chair told those present aloud" },
  [WORD_TOLD_BEFORE] = { "会前已告知到场人员", "those present were told" },
  [WORD_TOLD_PART_BY_WALL] = { "第 $1 段开始时大屏显示录音标志", "when part $1 began the wall showed that it is recorded" },
  [WORD_TOLD_PARTS] = { "第 $1 段开始时未另行告知（$2 的告知针对整场会议）",
                        "for part $1 they were not told anew (the notice at $2 was for the whole meeting)" },
  [WORD_NOT_RECORDED] = { "没有录音", "none" },
  [WORD_AGENDA] = { "议程", "Agenda" },
  [WORD_PRESENT] = { "到场情况", "Who Was Present" },
  [WORD_NOBODY_NOTED] = { "没有登记到场人员。", "Nobody was noted at the door." },
  [WORD_PRESENT_SENTENCE] = { "到场最多时（$1）共 $2，本人到场或委托代理的有 $3 户。",
                              "At most (at $1) $2 were in the room; $3 units were present or represented." },
  [WORD_PRESENT_QUORUM] = { "到场及受托的业主 $1，占全体业主 $2的 $3；面积 $4，占总面积 $5的 $6。",
                            "Owners present or represented: $1, $3 of all $2; their area: $4, $6 of all $5." },
  [WORD_QUORUM_NOTE] = { "到场人数不等于参与表决人数：业主共同决定事项以表决票计。",
                         "Being present is not taking part in a vote: owners’ decisions are counted by ballots." },
  [WORD_COLUMN_TIME] = { "时间", "Time" },
  [WORD_COLUMN_PEOPLE] = { "到场人数", "People" },
  [WORD_COLUMN_UNITS] = { "户数", "Units" },
  [WORD_COLUMN_PERSONS] = { "人数", "Persons" },
  [WORD_COLUMN_HEADS] = { "业主人数", "Owners" },
  [WORD_COLUMN_AREA] = { "业主面积（平方米）", "Their area (m²)" },
  [WORD_COLUMN_SHARE] = { "占比", "Share" },
  [WORD_GUESTS] = { "各方代表和来宾", "Parties and guests" },
  [WORD_COLUMN_PARTY] = { "身份", "Party" },
  [WORD_COLUMN_NAME] = { "姓名", "Name" },
  [WORD_COLUMN_ORGANISATION] = { "单位", "Organisation" },
  [WORD_COLUMN_ARRIVED] = { "到场", "Came" },
  [WORD_COLUMN_LEFT] = { "离场", "Left" },
  [WORD_ACTIONS] = { "上次议定事项落实情况", "What Earlier Meetings Left to Be Done" },
  [WORD_COLUMN_ITEM] = { "事项", "Matter" },
  [WORD_COLUMN_PROMISED] = { "议定内容", "What was agreed" },
  [WORD_COLUMN_RESPONSIBLE] = { "责任人", "Responsible" },
  [WORD_COLUMN_DUE] = { "期限", "Due" },
  [WORD_COLUMN_STATE] = { "落实情况", "State" },
  [WORD_COLUMN_ENDED] = { "状态", "State" },
  [WORD_DONE] = { "$1完成", "done on $1" },
  [WORD_STILL_OPEN] = { "未完成", "open" },
  [WORD_OVERDUE] = { "未完成，已逾期", "open, overdue" },
  [WORD_ITEMS] = { "议题", "Items" },
  [WORD_KIND] = { "类型", "Kind" },
  [WORD_PRESENTER] = { "报告人", "Presented by" },
  [WORD_UNPOSTED] = { "没有列入已张贴的公告，只讨论，不作决定", "not in the posted notice: discussed, not decided" },
  [WORD_WITHDRAWN] = { "已从议程撤下：$1", "Withdrawn: $1" },
  [WORD_NOT_TAKEN_UP] = { "本次会议没有审议。", "Not taken up at this meeting." },
  [WORD_TAKEN_UP] = { "审议时间", "At hand" },
  [WORD_SPEAKERS] = { "发言：", "Speakers:" },
  [WORD_SPEECH] = { "$1$2—$3", "$1$2 to $3" },
  [WORD_SAID] = { "记录：", "Notes:" },
  [WORD_STATEMENTS] = { "三方意见：", "Statements of the parties:" },
  [WORD_STATEMENT_DUE] = { "$1前完成", "by $1" },
  [WORD_VOTE] = { "表决情况：", "The vote: " },
  [WORD_STRAW] = { "民意征询，不具约束力。", "A straw poll: it binds nobody." },
  [WORD_VOTE_OPEN] = { "表决尚未结束，结果不在本纪要内。", "The vote is still open; its result is not in these minutes." },
  [WORD_COLUMN_ANSWER] = { "意见", "Answer" },
  [WORD_COLUMN_AREA_M2] = { "面积（平方米）", "Area (m²)" },
  [WORD_ROLL] = { "全体业主", "On the roll" },
  [WORD_MEMBERS] = { "全体成员", "Members" },
  [WORD_IN_THE_ROOM] = { "到场", "In the room" },
  [WORD_PARTICIPATING] = { "参与表决", "Took part" },
  [WORD_NEEDED_PARTICIPATION] = { "参与须达到", "Needed to take part" },
  [WORD_NEEDED_APPROVAL] = { "同意须达到", "Needed in favour" },
  [WORD_COLUMN_CANDIDATE] = { "候选人或选项", "Candidate or option" },
  [WORD_COLUMN_VOTES] = { "得票", "Votes" },
  [WORD_COLUMN_STANDING] = { "结果", "Standing" },
  [WORD_BALLOTS] = { "表决票：发出 $1 张，送达 $2 张，收回 $3 张，作废 $4 张，逾期 $5 张。",
                     "Ballots: issued $1, delivered $2, returned $3, void $4, late $5." },
  [WORD_ROLL_VERSION] = { "依据名册第 $1 版（SHA-256 前 16 位：$2）。", "By version $1 of the roll (SHA-256 $2…)." },
  [WORD_ROLL_CALL] = { "记名表决：", "By name: " },
  [WORD_VERDICT] = { "结论：", "Verdict: " },
  [WORD_CLAUSE_VERDICT] = { "适用从多条款时的结论：", "Verdict with the silence clause: " },
  [WORD_WORKING] = { "计算过程：", "Working:" },
  [WORD_CLAUSE_WORKING] = { "适用从多条款的计算过程：", "Working with the silence clause:" },
  [WORD_DEFECT] = { "程序瑕疵：$1", "Defect of procedure: $1" },
  [WORD_DEFECT_UNPOSTED] = { "本议题没有列入已张贴的公告", "the topic stood in no posted notice" },
  [WORD_DEFECT_NOTICE] = { "公告张贴的天数不足：规则要求会前张贴满 $1 天", "the notice hung too shortly: the rule asks for $1 days" },
  [WORD_DEFECT_WINDOW] = { "表决期不符合规则", "the voting period is not as the rule asks" },
  [WORD_OUTCOME] = { "议定：", "Outcome: " },
  [WORD_RESPONSIBLE] = { "责任人：$1", "responsible: $1" },
  [WORD_DUE] = { "$1前完成", "by $1" },
  [WORD_NO_OUTCOME] = { "没有记录处理结果。", "No outcome was recorded." },
  [WORD_OTHER_NOTES] = { "其他记录", "Other Notes" },
  [WORD_MARK] = { "录音书签：$1", "Bookmark: $1" },
  [WORD_SOUND] = { "录音说明", "The Recording" },
  [WORD_SOUND_GAPS] = { "以下时间没有录音。括号中的“录音”时间指在全部录音中的位置。",
                        "There is no sound of these times. Times of sound in brackets are places in the whole recording." },
  [WORD_SOUND_WHOLE] = { "会议全程录音，没有中断。括号中的“录音”时间指在全部录音中的位置。",
                         "The whole meeting was recorded. Times of sound in brackets are places in the recording." },
  [WORD_COLUMN_FROM] = { "起", "From" },
  [WORD_COLUMN_UNTIL] = { "止", "Until" },
  [WORD_COLUMN_REASON] = { "原因", "Why" },
  [WORD_STILL_LASTS] = { "仍未恢复", "still lasts" },
  [WORD_IN_GAP] = { "缺录时段", "in a gap of the recording" },
  [WORD_INTERRUPTED] = { "会议期间程序曾经中断：$1。", "The program did not run all the time: $1." },
  [WORD_INTERRUPTION] = { "$1至$2", "$1 to $2" },
  [WORD_SIGNATURES] = { "签字", "Signatures" },
  [WORD_SIGN_CHAIR] = { "主持人（签字）：", "Chair:" },
  [WORD_SIGN_SECRETARY] = { "记录人（签字）：", "Secretary:" },
  [WORD_SIGN_TELLER] = { "计票人（签字）：", "Teller:" },
  [WORD_SIGN_WITNESS] = { "居委会见证人（签字）：", "Residents’ committee:" },
  [WORD_SIGN_DATE] = { "年　　月　　日", "Date: ____________" },
  [WORD_APPROVED] = { "本纪要于$1 $2宣读，经$3确认。", "Read aloud and approved on $1 at $2 by $3." },
  [WORD_SIGNED] = { "$1 $2签字。", "Signed on $1 at $2." },
  [WORD_SIGNED_WHERE] = { "$1 $2在$3签字。", "Signed on $1 at $2 in $3." },
  [WORD_SEALED] = { "本纪要于$1定稿封存，此后不再改动；更正另作补正，附于文末。",
                    "Sealed on $1 and not changed since: corrections are addenda at the end." },
  [WORD_NOT_APPROVED] = { "本纪要是草稿，尚未宣读确认。", "These minutes are a draft: they were not yet read aloud and approved." },
  [WORD_HAS_ADDENDA] = { "本纪要有补正 $1 份，见文末。", "There are addenda to these minutes ($1), at the end." },
  [WORD_ADDENDA] = { "补正", "Addenda" },
  [WORD_ADDENDUM] = { "补正第$1号", "Addendum $1" },
  [WORD_ADDENDUM_AT] = { "时间", "Time" },
  [WORD_ADDENDUM_BY] = { "决定人", "Decided by" },
  [WORD_ADDENDUM_REASON] = { "补正原因", "Reason" },
  [WORD_ADDENDUM_TITLE] = { "$1补正", "Addendum to the $1" },
  [WORD_ADDENDUM_NUMBER] = { "$1补正第$2号", "$1, addendum $2" },
  [WORD_ADDENDUM_OF] = { "所补正的纪要", "To the minutes of" },
  [WORD_ADDENDUM_STANDS] = { "本补正是该会议纪要的一部分；纪要的其余内容不变。",
                             "This addendum is part of those minutes; the rest of them stands." },
  [WORD_HEAD_DRAFT] = { "　草稿", ", draft" },
  [WORD_APPENDICES] = { "附件：", "Appendices: " },
  [WORD_APPENDIX] = { "附件$1　$2", "Appendix $1: $2" },
  [WORD_APPENDIX_ATTENDANCE] = { "出席登记", "Attendance" },
  [WORD_APPENDIX_PROXIES] = { "委托代理", "Proxies" },
  [WORD_APPENDIX_BALLOTS] = { "议题$1表决票明细", "Ballots on Item $1" },
  [WORD_APPENDIX_RECORDINGS] = { "录音文件", "Recordings" },
  [WORD_APPENDIX_SEAL] = { "封印与核对", "The Seal, and How to Check" },
  [WORD_COLUMN_NUMBER] = { "序号", "No." },
  [WORD_COLUMN_UNIT] = { "房屋", "Unit" },
  [WORD_COLUMN_OWNERS] = { "业主", "Owners" },
  [WORD_COLUMN_REPRESENTS] = { "代理", "Stands for" },
  [WORD_COLUMN_PRINCIPAL] = { "委托房屋", "Unit represented" },
  [WORD_COLUMN_AGENT] = { "代理人", "Agent" },
  [WORD_COLUMN_TERM] = { "期限", "Term" },
  [WORD_COLUMN_SCOPE] = { "委托事项", "For" },
  [WORD_ALL_ITEMS] = { "全部议题", "all items" },
  [WORD_ITEMS_N] = { "议题 $1", "items $1" },
  [WORD_SUSPENDED] = { "（本人到场，委托中止）", " (suspended: the owner came)" },
  [WORD_THIS_MEETING] = { "本次会议", "this meeting" },
  [WORD_COLUMN_CHANNEL] = { "方式", "How" },
  [WORD_COLUMN_RECEIVED] = { "收到时间", "Received" },
  [WORD_VOID] = { "作废：$1", "void: $1" },
  [WORD_LATE] = { "逾期，不计", "late, not counted" },
  [WORD_BY_AGENT] = { "代理人 $1", "agent: $1" },
  [WORD_COLUMN_PART] = { "段", "Part" },
  [WORD_COLUMN_BEGAN] = { "开始", "Began" },
  [WORD_COLUMN_LENGTH] = { "长度", "Length" },
  [WORD_COLUMN_SHA256] = { "文件和 SHA-256", "File and SHA-256" },
  [WORD_FILE] = { "$1\n$2", "$1\n$2" },
  [WORD_PROXIES_PUBLIC] = { "公开本不列业主姓名和房号。本人到场或受托的房屋：$2。登记的委托代理共 $1 份。",
                            "The public copy names no owners and no units. Units present or represented: $2. Proxies "
                            "lodged: $1." },
  [WORD_SEAL] = { "封印码 $1", "Seal $1" },
  [WORD_SEAL_NONE] = { "会议尚未结束，没有封印码。", "The meeting is not closed and has no seal." },
  [WORD_SEAL_WHAT] = { "会议结束时，档案中全部记录的哈希值的前 16 位就是封印码，结束时已在现场公布，请与拍下的照片核对。此前的记录改动过一处，封印码就对不上。",
                       "The seal is the first 16 digits of the hash of all entries up to the end of the meeting. It was shown "
                       "to the room then: compare it with a photograph. If anything before it is changed, it no longer agrees." },
  [WORD_VERIFY_HOW] = { "核对档案：\nyishi verify 档案.yishi --seal $1",
                         "To check the record:\nyishi verify RECORD.yishi --seal $1" },
  [WORD_VERIFY_FILE] = { "核对本文件：\nyishi verify 档案.yishi --pdf 文件.pdf",
                          "To check this file:\nyishi verify RECORD.yishi --pdf FILE.pdf" },
  [WORD_AS_OF] = { "本纪要依据档案日志截至第 $1 条的内容生成，该条的哈希值：",
                   "Made from the record’s journal as of entry $1, whose hash is:" },
  [WORD_COUNTERPART_INTERNAL] = { "与本公开本对应的内部本，其正文的 SHA-256：", "SHA-256 of the text of the internal copy that belongs to it:" },
  [WORD_COUNTERPART_PUBLIC] = { "与本内部本对应的公开本，其正文的 SHA-256：", "SHA-256 of the text of the public copy that belongs to it:" },
  [WORD_COUNTERPART_HOW] = { "正文作为附件 content.txt 存在各自的 PDF 文件内（可用 pdfdetach 取出，用 sha256sum 计算）；本段以上为正文，不含本段和页眉页码。",
                             "Each PDF has its text within it as the file content.txt (pdfdetach takes it out, sha256sum sums it up): "
                             "what stands above this part, without page heads and numbers." },
  [WORD_MASKED] = { "本公开本隐去了业主姓名、房号和电话，其余内容与内部本一致。",
                    "Owners’ names, units and telephones are masked in this copy; the rest is as in the internal one." },
  [WORD_UNIT] = { "$1幢$2单元$3室", "$1-$2-$3" },
  [WORD_UNIT_NO_STAIR] = { "$1幢$3室", "$1-$3" },
  [WORD_BUILDING_UNITS] = { "$1幢 $2 户", "building $1: $2" },
  [WORD_ON_ITEM] = { "议题$1　$2", "Item $1: $2" },
  [WORD_SCOPE] = { "表决范围：$1。", "Scope: $1." },
  [WORD_SCOPE_BUILDING] = { "$1幢", "building $1" },
  [WORD_SCOPE_STAIR] = { "$1幢$2单元", "building $1, stair $2" },
};

typedef struct
{
  const char *name;
  const char *words[YISHI_N_WORDS];
} Named;

static const Named kinds[] = {
  { "report", { "通报", "report" } },
  { "discussion", { "讨论", "discussion" } },
  { "straw", { "民意征询", "straw poll" } },
  { "matter", { "业主表决事项", "owners’ matter" } },
  { "election", { "选举", "election" } },
  { "committee", { "业委会表决", "committee vote" } },
  { "rating", { "评议", "rating" } },
  { "wish", { "微心愿", "small wish" } },
  { "project", { "项目", "project" } },
  { "activity", { "活动", "activity" } },
  { NULL },
};

static const Named parties[] = {
  { "owners", { "业主", "owner" } },
  { "community", { "社区", "community" } },
  { "branch", { "党支部", "Party branch" } },
  { "committee", { "业委会", "owners’ committee" } },
  { "firm", { "物业公司", "property firm" } },
  { "grid", { "网格", "grid" } },
  { "social", { "社会组织", "social work" } },
  { "other", { "其他", "other" } },
  { "guest", { "来宾", "guest" } },
  { NULL },
};

static const Named positions[] = {
  { "agree", { "同意", "agrees" } },
  { "promise", { "承诺", "promises" } },
  { "reserve", { "保留意见", "has reservations" } },
  { "oppose", { "反对", "is against it" } },
  { NULL },
};

static const Named outcomes[] = {
  { "settled", { "当场解决", "settled on the spot" } },
  { "person", { "专人限期办理", "a person and a date" } },
  { "escalated", { "上报", "handed on" } },
  { "owners", { "交业主表决", "put to the owners’ vote" } },
  { "none", { "不作处理", "no action" } },
  { NULL },
};

static const Named choices[] = {
  { "yes", { "同意", "For" } },
  { "no", { "反对", "Against" } },
  { "abstain", { "弃权", "Abstained" } },
  { "follow", { "随多数", "Follow the majority" } },
  { "blank", { "空白或不清", "Blank or unclear" } },
  { "invalid", { "废票", "Invalid" } },
  { "late", { "逾期（不计）", "Late, not counted" } },
  { NULL },
};

static const Named channels[] = {
  { "paper", { "纸质", "paper" } },
  { "onsite", { "现场", "on site" } },
  { "sweep", { "上门", "visit" } },
  { "portal", { "电子", "portal" } },
  { NULL },
};

static const Named gaps[] = {
  { "paused", { "主持人暂停录音", "paused by the chair" } },
  { "device-lost", { "麦克风断开", "the microphone was lost" } },
  { "crashed", { "程序或电源中断", "the program or the power was cut off" } },
  { "no-microphone", { "没有麦克风", "there was no microphone" } },
  { "disk-full", { "磁盘已满", "the disk was full" } },
  { "sound-server", { "声音服务中断", "the sound server went away" } },
  { "slept", { "电脑休眠", "the computer slept" } },
  { "failed", { "录音出错", "recording failed" } },
  { "stopped", { "主持人停止录音", "stopped by the chair" } },
  { "not-started", { "会议开始后才录音", "not started yet" } },
  { "quit", { "程序退出", "the program was quit" } },
  { NULL },
};

static const Named part_ends[] = {
  { "recording", { "录音中", "still recording" } },
  { "stopped", { "正常结束", "ended" } },
  { "crashed", { "中断后找回", "found after a crash" } },
  { "disk-full", { "磁盘已满而止", "the disk was full" } },
  { "failed", { "出错而止", "failed" } },
  { "missing", { "文件缺失", "the file is missing" } },
  { NULL },
};

static const char *const standings[][YISHI_N_WORDS] = {
  [YISHI_STANDING_NOT_ELECTED] = { "未当选", "not elected" },
  [YISHI_STANDING_ELECTED] = { "当选", "elected" },
  [YISHI_STANDING_TIED] = { "并列，待定", "tied" },
  [YISHI_STANDING_ALTERNATE] = { "候补", "alternate" },
  [YISHI_STANDING_RUNOFF] = { "进入第二轮", "run-off" },
};

const char *
yishi_paper_say (YishiWords       words,
                   YishiPaperWord word)
{
  return table[word][words];
}

static const char *
say_named (const Named *named,
           YishiWords   words,
           const char  *name)
{
  for (; named->name != NULL; named++)
    if (g_str_equal (named->name, name))
      return named->words[words];

  return "";
}

const char *
yishi_paper_say_kind (YishiWords  words,
                        const char *kind)
{
  return say_named (kinds, words, kind);
}

const char *
yishi_paper_say_party (YishiWords  words,
                         const char *party)
{
  return say_named (parties, words, party);
}

const char *
yishi_paper_say_position (YishiWords  words,
                            const char *position)
{
  return say_named (positions, words, position);
}

const char *
yishi_paper_say_outcome (YishiWords  words,
                           const char *outcome)
{
  return say_named (outcomes, words, outcome);
}

const char *
yishi_paper_say_choice (YishiWords  words,
                          const char *choice)
{
  return say_named (choices, words, choice);
}

const char *
yishi_paper_say_channel (YishiWords  words,
                           const char *channel)
{
  return say_named (channels, words, channel);
}

const char *
yishi_paper_say_gap (YishiWords  words,
                       const char *reason)
{
  return say_named (gaps, words, reason);
}

const char *
yishi_paper_say_part_end (YishiWords  words,
                            const char *end)
{
  return say_named (part_ends, words, end);
}

const char *
yishi_paper_say_standing (YishiWords words,
                            guint      standing)
{
  return standing < G_N_ELEMENTS (standings) ? standings[standing][words] : "";
}

char *
yishi_paper_say_day (YishiWords  words,
                       const char *day)
{
  static const char *const months[] = { "January", "February", "March",     "April",   "May",      "June",
                                        "July",    "August",   "September", "October", "November", "December" };
  GDate date;

  if (!yishi_date_parse (day, &date))
    return g_strdup (day);
  if (words == YISHI_WORDS_ZH)
    return g_strdup_printf ("%d年%d月%d日", g_date_get_year (&date), g_date_get_month (&date), g_date_get_day (&date));

  return g_strdup_printf ("%d %s %d", g_date_get_day (&date), months[g_date_get_month (&date) - 1],
                          g_date_get_year (&date));
}

const char *
yishi_paper_say_weekday (YishiWords  words,
                           const char *day)
{
  static const char *const days[][YISHI_N_WORDS] = {
    { "星期一", "Monday" }, { "星期二", "Tuesday" }, { "星期三", "Wednesday" }, { "星期四", "Thursday" },
    { "星期五", "Friday" }, { "星期六", "Saturday" }, { "星期日", "Sunday" },
  };
  GDate date;

  return yishi_date_parse (day, &date) ? days[g_date_get_weekday (&date) - 1][words] : "";
}

char *
yishi_paper_say_ordinal (YishiWords words,
                           guint      number)
{
  static const char *const digits[] = { "", "一", "二", "三", "四", "五", "六", "七", "八", "九" };

  if (words != YISHI_WORDS_ZH || number == 0 || number > 99)
    return g_strdup_printf ("%u", number);
  if (number < 10)
    return g_strdup (digits[number]);

  return g_strconcat (number >= 20 ? digits[number / 10] : "", "十", digits[number % 10], NULL);
}
