/* yishi-cli-attend.c - `yishi attend`: who came, when, and for whom
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "yishi-cli-command.h"
#include "yishi-cli-roll-import.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "yishi-cli-text.h"
#include "yishi-mask.h"
#include "yishi-short-table.h"
#include "yishi-unit-name.h"

static const char *const unit_headers[] = { "unit", "room", "房号", "房间号", "单元", "门牌", "门牌号", "户室", NULL };
static const char *const arrived_headers[] = { "arrived", "到场", "到场时间", "签到", "签到时间", NULL };
static const char *const left_headers[] = { "left", "离场", "离场时间", "离开", "离开时间", NULL };
static const char *const proxy_headers[] = { "proxy_for", "代理", "代理房号", "受托", "受托房号", "代表", "委托人房号",
                                             NULL };
static const char *const *const headers[] = { unit_headers, arrived_headers, left_headers, proxy_headers };

typedef struct
{
  const char *meeting;
  GPtrArray  *rows;   /* (owned) YishiAttendance */
  guint       n_new;
} AttendJob;

/* Reads `9:05`, `19:30`, `19：30` or `19:30:05`.
 * Returns: (nullable): `HH:MM`; "" for an empty cell; %NULL if it is no time */
static char *
read_time (const char *text)
{
  g_autofree char *plain = g_utf8_normalize (text, -1, G_NORMALIZE_ALL_COMPOSE);
  const char *colon = plain != NULL ? strchr (plain, ':') : NULL;
  gsize n_hour = colon != NULL ? (gsize) (colon - plain) : 0;
  gsize n_rest = colon != NULL ? strlen (colon + 1) : 0;

  if (*text == '\0')
    return g_strdup ("");
  if (n_hour < 1 || n_hour > 2 || (n_rest != 2 && !(n_rest == 5 && colon[3] == ':')))
    return NULL;
  for (const char *p = plain; *p != '\0'; p++)
    if (!g_ascii_isdigit (*p) && *p != ':')
      return NULL;
  if (atoi (plain) > 23 || colon[1] > '5' || colon[1] == ':' || colon[2] == ':')
    return NULL;

  return g_strdup_printf ("%02d:%.2s", atoi (plain), colon + 1);
}

static void
complain_of_row (YishiCli            *cli,
                 const YishiShortTable *sheet,
                 guint                row,
                 const char          *what)
{
  g_autofree char *unit = yishi_mask_input (yishi_short_table_get (sheet, row, 0));

  yishi_cli_complain (cli, _("row %u (%s) is refused: %s"), yishi_table_get_row_number (sheet->table, row), unit,
                      what);
}

/* Returns: (nullable): the row; %NULL if it is wrong, said */
static YishiAttendance *
read_row (YishiCli            *cli,
          const YishiShortTable *sheet,
          guint                row)
{
  g_autofree char *unit = yishi_unit_name_normalize (yishi_short_table_get (sheet, row, 0));
  g_autofree char *arrived = read_time (yishi_short_table_get (sheet, row, 1));
  g_autofree char *left = read_time (yishi_short_table_get (sheet, row, 2));
  const char *represented = yishi_short_table_get (sheet, row, 3);
  g_autofree char *proxy_for = *represented != '\0' ? yishi_unit_name_normalize (represented) : g_strdup ("");
  const char *wrong = NULL;
  YishiAttendance *attendance;

  if (unit == NULL)
    wrong = _("the unit cannot be read (write it as 3-2-501)");
  else if (arrived == NULL || left == NULL)
    wrong = _("a time cannot be read (write it as 19:30)");
  else if (*arrived != '\0' && *left != '\0' && strcmp (left, arrived) < 0)
    wrong = _("they left before they arrived (mend one of the times)");
  else if (proxy_for == NULL)
    wrong = _("the unit represented cannot be read (write it as 3-2-501)");
  if (wrong != NULL)
    {
      complain_of_row (cli, sheet, row, wrong);
      return NULL;
    }

  attendance = g_new0 (YishiAttendance, 1);
  attendance->unit = g_steal_pointer (&unit);
  attendance->arrived = g_steal_pointer (&arrived);
  attendance->left = g_steal_pointer (&left);
  attendance->proxy_for = g_steal_pointer (&proxy_for);
  return attendance;
}

/* Names every row that is wrong, so that the file is mended in one go. */
static GPtrArray *
read_rows (YishiCli            *cli,
           const YishiShortTable *sheet)
{
  g_autoptr(GPtrArray) rows = g_ptr_array_new_with_free_func ((GDestroyNotify) yishi_attendance_free);
  gboolean good = TRUE;

  for (guint row = sheet->first_row; row < yishi_table_get_n_rows (sheet->table); row++)
    {
      YishiAttendance *attendance;

      if (yishi_short_table_is_blank (sheet, row))
        continue;
      attendance = read_row (cli, sheet, row);
      if (attendance != NULL)
        g_ptr_array_add (rows, attendance);
      else
        good = FALSE;
    }

  return good ? g_steal_pointer (&rows) : NULL;
}

static gboolean
add_attendance (YishiDb       *db,
                gpointer       data,
                GCancellable  *cancellable,
                GError       **error)
{
  AttendJob *job = data;
  g_autoptr(YishiMeeting) meeting = yishi_db_find_meeting (db, job->meeting, error);

  return meeting != NULL && yishi_db_add_attendance (db, meeting->id, job->rows, &job->n_new, error);
}

int
yishi_cli_attend_import (YishiCli  *cli,
                         int        argc,
                         char     **argv)
{
  g_auto(YishiCliTarget) target = { NULL };
  g_auto(YishiShortTable) sheet = { NULL };
  const GOptionEntry entries[] = { YISHI_CLI_MEETING_ENTRY (&target), { NULL } };
  const YishiCliSyntax syntax = { entries, "meeting", 2, 2, NULL };
  g_auto(GStrv) operands = yishi_cli_parse_target (cli, &syntax, &target, argc, argv);
  g_autoptr(GPtrArray) rows = NULL;
  g_autoptr(GError) error = NULL;
  AttendJob job;
  int status;

  if (operands == NULL)
    return cli->status;
  if (!yishi_cli_check_file (operands[1], &error) ||
      !yishi_short_table_read (&sheet, operands[1], headers, &error))
    return yishi_cli_fail (cli, error);
  rows = read_rows (cli, &sheet);
  if (rows == NULL)
    return YISHI_EXIT_REFUSED;

  job = (AttendJob) { target.meeting, rows, 0 };
  status = yishi_cli_perform (cli, operands[0], YISHI_STORE_WRITE, add_attendance, &job);
  if (status == YISHI_EXIT_DONE)
    yishi_cli_print (cli, ngettext ("%u row read, %u new.\n", "%u rows read, %u new.\n", rows->len),
                     rows->len, job.n_new);

  return status;
}

static gboolean
list_attendance (YishiDb       *db,
                 gpointer       data,
                 GCancellable  *cancellable,
                 GError       **error)
{
  AttendJob *job = data;
  g_autoptr(YishiMeeting) meeting = yishi_db_find_meeting (db, job->meeting, error);

  if (meeting != NULL)
    job->rows = yishi_db_list_attendance (db, meeting->id, error);

  return job->rows != NULL;
}

static void
print_attendance (YishiCli  *cli,
                  GPtrArray *rows)
{
  g_autoptr(YishiTextTable) table = yishi_text_table_new ("llll");

  yishi_text_table_add (table, _("unit"), _("arrived"), _("left"), _("represents"), NULL);
  for (guint i = 0; i < rows->len; i++)
    {
      const YishiAttendance *row = g_ptr_array_index (rows, i);

      yishi_text_table_add (table, row->unit, row->arrived, row->left, row->proxy_for, NULL);
    }
  yishi_text_table_print (table, cli, 0);
}

static void
print_attendance_json (YishiCli  *cli,
                       GPtrArray *rows)
{
  YishiJson *json = yishi_json_new ();

  yishi_json_begin_object (json, NULL);
  yishi_json_begin_array (json, "attendance");
  for (guint i = 0; i < rows->len; i++)
    {
      const YishiAttendance *row = g_ptr_array_index (rows, i);

      yishi_json_begin_object (json, NULL);
      yishi_json_string (json, "unit", row->unit);
      yishi_json_string (json, "arrived", row->arrived);
      yishi_json_string (json, "left", row->left);
      yishi_json_string (json, "proxy_for", row->proxy_for);
      yishi_json_end_object (json);
    }
  yishi_json_end_array (json);
  yishi_json_end_object (json);
  yishi_cli_print_json (cli, json);
}

int
yishi_cli_attend_list (YishiCli  *cli,
                       int        argc,
                       char     **argv)
{
  g_auto(YishiCliTarget) target = { NULL };
  gboolean json = FALSE;
  const GOptionEntry entries[] = { YISHI_CLI_MEETING_ENTRY (&target), YISHI_CLI_JSON_ENTRY (&json), { NULL } };
  const YishiCliSyntax syntax = { entries, "meeting", 1, 1, &json };
  g_auto(GStrv) operands = yishi_cli_parse_target (cli, &syntax, &target, argc, argv);
  AttendJob job = { target.meeting, NULL, 0 };
  int status;

  if (operands == NULL)
    return cli->status;

  status = yishi_cli_perform (cli, operands[0], YISHI_STORE_READ, list_attendance, &job);
  if (status == YISHI_EXIT_DONE && json)
    print_attendance_json (cli, job.rows);
  else if (status == YISHI_EXIT_DONE)
    print_attendance (cli, job.rows);

  g_clear_pointer (&job.rows, g_ptr_array_unref);
  return status;
}
