/* yishi-sample.c - a made-up community to look around in
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Nothing here is anybody's: the community, its owners and its firm are called
 * sample. What is over lies in the two months before today, and each entry of
 * the journal has the instant at which it would have been written.
 */
#include "config.h"

#include "yishi-sample.h"

#include <stdlib.h>
#include <string.h>

#include "yishi-date.h"
#include "yishi-db-agenda.h"
#include "yishi-db-calendar.h"
#include "yishi-db-private.h"
#include "yishi-db-record.h"
#include "yishi-db-result.h"
#include "yishi-db-roll.h"
#include "yishi-db-workspace.h"
#include "yishi-sample-private.h"
#include "yishi-sha256.h"

#define KEY     "sample"
#define PLACE   "社区活动室"
#define POSTED  "各单元门厅、小区公告栏、业主群"
#define CHAIR   YISHI_SAMPLE_OWNER "8"
#define N_GRADES 5

typedef struct
{
  const char *kind;
  const char *title;
  int         matter;
  int         minutes;
  const char *presenter;
  const char *options[N_GRADES + 1];

  const char *outcome;
  const char *text;
  const char *responsible;
  int         due; /* days after the meeting */
} SampleItem;

static const SampleItem first_agenda[] = {
  { "report", "物业服务季度报告", 0, 15, "示例物业服务中心", .outcome = "settled", .text = "已听取，收支明细张贴至各单元" },
  { "discussion", "电动自行车进楼充电怎么管", 0, 20, YISHI_SAMPLE_OWNER "21",
    .outcome = "person", .text = "在1幢、5幢东侧各加装一处充电棚", .responsible = "示例物业服务中心", .due = 20 },
  { "straw", "中心花园增设儿童游乐设施", 0, 10, YISHI_SAMPLE_OWNER "35",
    .outcome = "settled", .text = "多数到场居民赞成，列入公共收益支出计划" },
  { "matter", "使用维修资金更换监控系统", 5, 15, YISHI_SAMPLE_OWNER "8",
    .outcome = "settled", .text = "表决通过，按比价结果签约" },
  { "rating", "物业服务满意度测评", 0, 10, "", { "很满意", "满意", "一般", "不满意", "很不满意" },
    .outcome = "settled", .text = "测评结果向物业服务企业反馈" },
};
static const gint64 first_straw[] = { 41, 14, 6 };
static const gint64 first_grades[N_GRADES] = { 9, 27, 16, 6, 2 };

static const SampleItem second_agenda[] = {
  { "report", "上次议定事项落实情况", 0, 10, "示例物业服务中心", .outcome = "settled", .text = "充电棚已建成启用，监控系统已签约" },
  { "discussion", "访客停车收费办法", 0, 20, YISHI_SAMPLE_OWNER "21",
    .outcome = "person", .text = "拿出两个方案，下次议事日比较", .responsible = YISHI_SAMPLE_OWNER "21", .due = 24 },
  { "project", "5幢屋面防水维修进度", 0, 10, "示例物业服务中心", .outcome = "settled", .text = "本月底完工，业委会到场验收" },
  { "matter", "利用共有绿地增设停车位", 8, 15, YISHI_SAMPLE_OWNER "14",
    .outcome = "none", .text = "未达四分之三，绿地不变" },
  { "straw", "邻里节放在社区活动室", 0, 5, YISHI_SAMPLE_OWNER "35", .outcome = "settled", .text = "由居委会牵头筹备" },
  { "wish", "3幢门前市政路灯不亮", 0, 5, YISHI_SAMPLE_OWNER "402",
    .outcome = "escalated", .text = "已报街道城管科", .responsible = "社区居委会", .due = 40 },
};
static const gint64 second_straw[] = { 38, 11, 9 };

/* Before these stands what the second meeting left open. */
static const SampleItem next_agenda[] = {
  { "report", "物业服务报告与公共收益公示", 0, 15, "示例物业服务中心" },
  { "matter", "使用维修资金更换2幢电梯", 5, 15, YISHI_SAMPLE_OWNER "8" },
  { "straw", "垃圾投放点改为定时开放", 0, 10, YISHI_SAMPLE_OWNER "35" },
  { "rating", "物业服务满意度测评", 0, 10, "", { "很满意", "满意", "一般", "不满意", "很不满意" } },
  { "activity", "邻里写春联", 0, 5, "社区居委会" },
};

/* One making, from the first entry to the last. */
typedef struct
{
  YishiDb    *db;
  YishiClock *clock;    /* (unowned) the store's own */
  YishiClock *set;      /* (owned) (nullable) what it is set to */
  YishiRoll  *roll;     /* (owned) */
  char       *first;    /* (owned) day of the first meeting */
  char       *second;   /* (owned) */
  char       *next;     /* (owned) */
  char       *today;    /* (owned) */
} Maker;

static void
maker_clear (Maker *self)
{
  self->db->clock = self->clock;
  g_clear_pointer (&self->set, yishi_clock_free);
  g_clear_pointer (&self->roll, yishi_roll_free);
  g_free (self->first);
  g_free (self->second);
  g_free (self->next);
  g_free (self->today);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Maker, maker_clear)

/* The same day @months before. */
static char *
go_back (const char *day,
         int         months)
{
  char text[16];
  GDate date;

  if (!yishi_date_parse (day, &date))
    g_return_val_if_reached (NULL);
  g_date_subtract_months (&date, months);
  g_date_strftime (text, sizeof text, "%Y-%m-%d", &date);
  return g_strdup (text);
}

/* What is written from now on is written at @time on the day @days after @day. */
static gboolean
set_time (Maker       *self,
          const char  *day,
          int          days,
          const char  *time,
          GError     **error)
{
  g_autofree char *shifted = yishi_date_add_days (day, days);
  g_autofree char *text = g_strdup_printf ("%s %s", shifted, time);
  g_autofree char *instant = yishi_clock_read (self->clock, text);
  YishiClock *set = yishi_clock_new_at (instant, error);

  if (set == NULL)
    return FALSE;

  self->db->clock = set;
  g_clear_pointer (&self->set, yishi_clock_free);
  self->set = set;
  return TRUE;
}

/* The record and its roll, a month before the first meeting. */
static gboolean
make_community (Maker   *self,
                GError **error)
{
  char sha256[YISHI_SHA256_TEXT];
  YishiRollChange change;
  YishiSha256 sum;

  yishi_sha256_init (&sum);
  for (guint i = 0; i < yishi_roll_get_n_units (self->roll); i++)
    {
      const char *unit = yishi_roll_get_unit (self->roll, i)->unit;

      yishi_sha256_update (&sum, unit, strlen (unit));
    }
  yishi_sha256_finish (&sum, sha256);

  return set_time (self, self->first, -33, "09:00", error) &&
         yishi_db_create_record (self->db, YISHI_SAMPLE_COMMUNITY, "national", error) &&
         yishi_db_set_workspace (self->db, KEY, "1", error) &&
         yishi_db_set_setting (self->db, "members", "7", error) &&
         set_time (self, self->first, -33, "09:05", error) &&
         yishi_db_import_roll (self->db, self->roll, YISHI_SAMPLE_COMMUNITY "花名册", sha256, FALSE, &change, error) &&
         set_time (self, self->first, -32, "10:00", error) && yishi_db_confirm_roll (self->db, error);
}

static gboolean
add_items (Maker             *self,
           gint64             meeting,
           const SampleItem  *agenda,
           gsize              n,
           GError           **error)
{
  for (gsize i = 0; i < n; i++)
    {
      YishiItem item = {
        .kind = (char *) agenda[i].kind,
        .title = (char *) agenda[i].title,
        .matter = agenda[i].matter,
        .minutes = agenda[i].minutes,
        .presenter = (char *) agenda[i].presenter,
        .candidates = (char **) agenda[i].options,
      };

      if (!yishi_db_add_item (self->db, meeting, &item, error))
        return FALSE;
    }

  return TRUE;
}

/* Called by its month. */
static char *
make_title (const char *day)
{
  return g_strdup_printf ("%d月议事日", atoi (day + strlen ("2026-")));
}

/* @secretary: "" while nobody is named. */
static gboolean
name_meeting (Maker       *self,
              gint64       meeting,
              const char  *day,
              const char  *secretary,
              GError     **error)
{
  g_autofree char *title = make_title (day);
  const YishiMeeting wanted = {
    .time = (char *) "19:00",
    .place = (char *) PLACE,
    .title = title,
    .chair = (char *) CHAIR,
    .secretary = (char *) secretary,
  };

  return yishi_db_change_meeting (self->db, meeting, &wanted, error);
}

static gboolean
post_notice (Maker       *self,
             gint64       meeting,
             const char  *day,
             GError     **error)
{
  g_autofree char *on = yishi_date_add_days (day, -17);

  return set_time (self, on, 0, "08:30", error) && yishi_db_post_notice (self->db, meeting, on, POSTED, error);
}

/* Plans the meeting of @day. Returns: its id, 0 with @error set */
static gint64
plan_meeting (Maker             *self,
              const char        *day,
              const SampleItem  *agenda,
              gsize              n,
              GError           **error)
{
  g_autoptr(YishiMeeting) meeting = NULL;

  if (!set_time (self, day, -20, "20:00", error) ||
      !yishi_db_add_meeting (self->db, day, NULL, PLACE, NULL, error))
    return 0;
  meeting = yishi_db_find_meeting (self->db, day, error);
  if (meeting == NULL || !name_meeting (self, meeting->id, day, YISHI_SAMPLE_OWNER "3", error) ||
      !add_items (self, meeting->id, agenda, n, error) || !post_notice (self, meeting->id, day, error))
    return 0;

  return meeting->id;
}

/* The owners' matter, by papers collected in the eleven days before the meeting. */
static gboolean
collect_papers (Maker       *self,
                gint64       meeting,
                const char  *day,
                int          n_no,
                GError     **error)
{
  g_autofree char *from = yishi_date_add_days (day, -11);
  g_autoptr(YishiItem) item = yishi_db_find_item (self->db, meeting, 4, error);

  return item != NULL && set_time (self, from, 0, "09:00", error) &&
         yishi_db_open_vote (self->db, item, from, day, error) &&
         yishi_db_issue_ballots (self->db, item, NULL, "sweep", error) && set_time (self, day, -2, "20:30", error) &&
         yishi_sample_vote (self->db, item, self->roll, n_no, 10, error);
}

static gboolean
count_hands (Maker         *self,
             gint64         meeting,
             int            number,
             const gint64  *counts,
             GError       **error)
{
  g_autoptr(YishiItem) item = yishi_db_find_item (self->db, meeting, number, error);

  return item != NULL && yishi_sample_count (self->db, item, 62, counts, error);
}

static gboolean
close_papers (Maker   *self,
              gint64   meeting,
              GError **error)
{
  g_autoptr(YishiItem) item = yishi_db_find_item (self->db, meeting, 4, error);

  return item != NULL && yishi_db_close_vote (self->db, item, NULL, error);
}

/* What each item ended in, then the end of the meeting. */
static gboolean
conclude (Maker             *self,
          gint64             meeting,
          const char        *day,
          const SampleItem  *agenda,
          gsize              n,
          GError           **error)
{
  g_autofree char *seal = NULL;

  if (!set_time (self, day, 0, "20:30", error))
    return FALSE;

  for (gsize i = 0; i < n; i++)
    {
      g_autoptr(YishiItem) item = yishi_db_find_item (self->db, meeting, (int) i + 1, error);
      g_autofree char *due = agenda[i].due > 0 ? yishi_date_add_days (day, agenda[i].due) : NULL;

      if (item == NULL ||
          !yishi_db_set_outcome (self->db, item, agenda[i].outcome, agenda[i].text, agenda[i].responsible, due, error))
        return FALSE;
    }

  return set_time (self, day, 0, "20:45", error) && yishi_db_close_meeting (self->db, meeting, &seal, error);
}

/* The result hangs two days later, if that day is over. */
static gboolean
post_result (Maker       *self,
             gint64       meeting,
             const char  *day,
             GError     **error)
{
  g_autofree char *on = yishi_date_add_days (day, 2);

  return strcmp (on, self->today) >= 0 ||
         (set_time (self, on, 0, "08:40", error) &&
          yishi_db_set_date_done (self->db, meeting, YISHI_DATE_RESULT, on, error));
}

static gboolean
hold_first (Maker   *self,
            GError **error)
{
  const char *day = self->first;
  gint64 meeting = plan_meeting (self, day, first_agenda, G_N_ELEMENTS (first_agenda), error);

  return meeting != 0 && collect_papers (self, meeting, day, 2, error) && set_time (self, day, 0, "19:00", error) &&
         yishi_sample_check_in (self->db, meeting, self->roll, 19, error) &&
         yishi_db_start_meeting (self->db, meeting, error) && set_time (self, day, 0, "19:40", error) &&
         count_hands (self, meeting, 3, first_straw, error) && set_time (self, day, 0, "20:00", error) &&
         close_papers (self, meeting, error) && set_time (self, day, 0, "20:15", error) &&
         count_hands (self, meeting, 5, first_grades, error) &&
         conclude (self, meeting, day, first_agenda, G_N_ELEMENTS (first_agenda), error) &&
         post_result (self, meeting, day, error);
}

/* What the first meeting promised is done before the second one. */
static gboolean
settle_first (Maker   *self,
              GError **error)
{
  g_autofree char *day = yishi_date_add_days (self->second, -12);
  g_autoptr(GPtrArray) actions = NULL;

  if (!set_time (self, day, 0, "17:30", error))
    return FALSE;
  actions = yishi_db_list_open_actions (self->db, NULL, error);
  if (actions == NULL)
    return FALSE;

  for (guint i = 0; i < actions->len; i++)
    {
      const YishiAction *action = g_ptr_array_index (actions, i);

      if (!yishi_db_settle_action (self->db, action->item->id, day, "两处充电棚已建成，业委会现场验收", error))
        return FALSE;
    }

  return TRUE;
}

static gboolean
hold_second (Maker   *self,
             gint64  *meeting,
             GError **error)
{
  const char *day = self->second;

  *meeting = plan_meeting (self, day, second_agenda, G_N_ELEMENTS (second_agenda), error);
  return *meeting != 0 && settle_first (self, error) && collect_papers (self, *meeting, day, 4, error) &&
         set_time (self, day, 0, "19:00", error) &&
         yishi_sample_check_in (self->db, *meeting, self->roll, 21, error) &&
         yishi_db_start_meeting (self->db, *meeting, error) && set_time (self, day, 0, "20:00", error) &&
         close_papers (self, *meeting, error) && set_time (self, day, 0, "20:10", error) &&
         count_hands (self, *meeting, 5, second_straw, error) &&
         conclude (self, *meeting, day, second_agenda, G_N_ELEMENTS (second_agenda), error);
}

/* The one to come, from what the second left open. Its notice is posted if the
 * day for that is over. */
static gboolean
plan_next (Maker   *self,
           gint64   second,
           GError **error)
{
  g_autofree char *posted = yishi_date_add_days (self->next, -17);
  gint64 meeting;

  if (!set_time (self, self->second, 0, "21:15", error) ||
      !yishi_db_carry_over (self->db, second, self->next, &meeting, error) ||
      !name_meeting (self, meeting, self->next, "", error) ||
      !add_items (self, meeting, next_agenda, G_N_ELEMENTS (next_agenda), error) ||
      !post_result (self, second, self->second, error))
    return FALSE;

  return strcmp (posted, self->today) >= 0 || post_notice (self, meeting, self->next, error);
}

/**
 * yishi_db_make_sample:
 *
 * The next meeting is on the next 15th, which may be today, and those that are
 * over were on the two before.
 */
gboolean
yishi_db_make_sample (YishiDb  *db,
                      GError  **error)
{
  g_auto(Maker) self = { .db = db, .clock = db->clock };
  gint64 second;

  self.today = yishi_clock_today (db->clock);
  self.next = yishi_date_next_fifteenth (self.today);
  self.second = go_back (self.next, 1);
  self.first = go_back (self.next, 2);
  self.roll = yishi_sample_make_roll ();

  return make_community (&self, error) && hold_first (&self, error) && hold_second (&self, &second, error) &&
         plan_next (&self, second, error);
}

gboolean
yishi_db_is_sample (YishiDb   *db,
                    gboolean  *is_sample,
                    GError   **error)
{
  g_autoptr(GError) own = NULL;
  g_autofree char *value = yishi_db_get_workspace (db, KEY, &own);

  if (own != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&own));
      return FALSE;
    }

  *is_sample = value != NULL;
  return TRUE;
}
