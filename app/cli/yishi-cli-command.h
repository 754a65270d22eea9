/* yishi-cli-command.h - what a command is, and the table of them all
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The table is data, so that help, completions, man page and tests can be
 * checked against it.
 */
#pragma once

#include "yishi-cli-util.h"

G_BEGIN_DECLS

struct _YishiCliCommand
{
  const char *name;       /* "roll import" */
  const char *arguments;  /* what must be given, as in the usage line */
  const char *summary;    /* one line, to be translated */
  const char *example;    /* a line that can be typed as it stands */
  int       (*run) (YishiCli *cli,
                    int       argc,
                    char    **argv);
};

/* In the order of `yishi --help`; ends with an entry without a name. */
extern const YishiCliCommand yishi_cli_commands[];

int yishi_cli_new             (YishiCli *cli, int argc, char **argv);
int yishi_cli_sample          (YishiCli *cli, int argc, char **argv);
int yishi_cli_packs           (YishiCli *cli, int argc, char **argv);
int yishi_cli_setting_get     (YishiCli *cli, int argc, char **argv);
int yishi_cli_setting_set     (YishiCli *cli, int argc, char **argv);
int yishi_cli_roll_import     (YishiCli *cli, int argc, char **argv);
int yishi_cli_roll_show       (YishiCli *cli, int argc, char **argv);
int yishi_cli_roll_merge      (YishiCli *cli, int argc, char **argv);
int yishi_cli_roll_remove     (YishiCli *cli, int argc, char **argv);
int yishi_cli_roll_versions   (YishiCli *cli, int argc, char **argv);
int yishi_cli_meeting_new     (YishiCli *cli, int argc, char **argv);
int yishi_cli_meeting_list    (YishiCli *cli, int argc, char **argv);
int yishi_cli_meeting_change  (YishiCli *cli, int argc, char **argv);
int yishi_cli_meeting_carry   (YishiCli *cli, int argc, char **argv);
int yishi_cli_meeting_start   (YishiCli *cli, int argc, char **argv);
int yishi_cli_meeting_close   (YishiCli *cli, int argc, char **argv);
int yishi_cli_notice_post     (YishiCli *cli, int argc, char **argv);
int yishi_cli_item_add        (YishiCli *cli, int argc, char **argv);
int yishi_cli_item_list       (YishiCli *cli, int argc, char **argv);
int yishi_cli_item_change     (YishiCli *cli, int argc, char **argv);
int yishi_cli_item_move       (YishiCli *cli, int argc, char **argv);
int yishi_cli_item_remove     (YishiCli *cli, int argc, char **argv);
int yishi_cli_item_withdraw   (YishiCli *cli, int argc, char **argv);
int yishi_cli_action_list     (YishiCli *cli, int argc, char **argv);
int yishi_cli_action_done     (YishiCli *cli, int argc, char **argv);
int yishi_cli_calendar        (YishiCli *cli, int argc, char **argv);
int yishi_cli_deadline_done   (YishiCli *cli, int argc, char **argv);
int yishi_cli_holiday_add     (YishiCli *cli, int argc, char **argv);
int yishi_cli_holiday_list    (YishiCli *cli, int argc, char **argv);
int yishi_cli_holiday_remove  (YishiCli *cli, int argc, char **argv);
int yishi_cli_remind          (YishiCli *cli, int argc, char **argv);
int yishi_cli_outcome         (YishiCli *cli, int argc, char **argv);
int yishi_cli_answer          (YishiCli *cli, int argc, char **argv);
int yishi_cli_attend_import   (YishiCli *cli, int argc, char **argv);
int yishi_cli_attend_list     (YishiCli *cli, int argc, char **argv);
int yishi_cli_guest_add       (YishiCli *cli, int argc, char **argv);
int yishi_cli_guest_leave     (YishiCli *cli, int argc, char **argv);
int yishi_cli_guest_list      (YishiCli *cli, int argc, char **argv);
int yishi_cli_note_add        (YishiCli *cli, int argc, char **argv);
int yishi_cli_note_list       (YishiCli *cli, int argc, char **argv);
int yishi_cli_statement_set   (YishiCli *cli, int argc, char **argv);
int yishi_cli_proxy_add       (YishiCli *cli, int argc, char **argv);
int yishi_cli_proxy_list      (YishiCli *cli, int argc, char **argv);
int yishi_cli_ballot_open     (YishiCli *cli, int argc, char **argv);
int yishi_cli_ballot_issue    (YishiCli *cli, int argc, char **argv);
int yishi_cli_ballot_deliver  (YishiCli *cli, int argc, char **argv);
int yishi_cli_ballot_import   (YishiCli *cli, int argc, char **argv);
int yishi_cli_ballot_enter    (YishiCli *cli, int argc, char **argv);
int yishi_cli_ballot_void     (YishiCli *cli, int argc, char **argv);
int yishi_cli_ballot_list     (YishiCli *cli, int argc, char **argv);
int yishi_cli_ballot_close    (YishiCli *cli, int argc, char **argv);
int yishi_cli_teller_import   (YishiCli *cli, int argc, char **argv);
int yishi_cli_teller_compare  (YishiCli *cli, int argc, char **argv);
int yishi_cli_teller_adopt    (YishiCli *cli, int argc, char **argv);
int yishi_cli_count           (YishiCli *cli, int argc, char **argv);
int yishi_cli_result          (YishiCli *cli, int argc, char **argv);
int yishi_cli_tally           (YishiCli *cli, int argc, char **argv);
int yishi_cli_minutes         (YishiCli *cli, int argc, char **argv);
int yishi_cli_minutes_state   (YishiCli *cli, int argc, char **argv);
int yishi_cli_minutes_approve (YishiCli *cli, int argc, char **argv);
int yishi_cli_minutes_sign    (YishiCli *cli, int argc, char **argv);
int yishi_cli_minutes_seal    (YishiCli *cli, int argc, char **argv);
int yishi_cli_minutes_reopen  (YishiCli *cli, int argc, char **argv);
int yishi_cli_minutes_addendum (YishiCli *cli, int argc, char **argv);
int yishi_cli_paper           (YishiCli *cli, int argc, char **argv);
int yishi_cli_recordings      (YishiCli *cli, int argc, char **argv);
int yishi_cli_verify          (YishiCli *cli, int argc, char **argv);
int yishi_cli_export          (YishiCli *cli, int argc, char **argv);
int yishi_cli_backup          (YishiCli *cli, int argc, char **argv);
int yishi_cli_handover        (YishiCli *cli, int argc, char **argv);

G_END_DECLS
