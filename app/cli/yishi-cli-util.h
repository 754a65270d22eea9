/* yishi-cli-util.h - what every command needs: options, the record, output, exit statuses
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "yishi-clock.h"
#include "yishi-db-meeting.h"
#include "yishi-json.h"
#include "yishi-store.h"

G_BEGIN_DECLS

typedef enum
{
  YISHI_EXIT_DONE,
  YISHI_EXIT_NO,       /* the question was answered with no */
  YISHI_EXIT_USAGE,
  YISHI_EXIT_REFUSED,  /* nothing was changed */
  YISHI_EXIT_FAILED,   /* disk, database or device */
} YishiExit;

typedef struct _YishiCliCommand YishiCliCommand;

/* One run of one command. */
typedef struct
{
  const YishiCliCommand *command;
  YishiClock            *clock;       /* (owned) */
  gboolean               json;        /* --json was given */
  gboolean               wrote_json;  /* the one document is out */
  GString               *out;         /* (owned) what is to be printed */
  int                    write_errno; /* why standard output could not be written, 0 if it could */
  char                  *error_code;  /* (owned) (nullable) of the last failure, for the document */
  char                  *error_text;  /* (owned) (nullable) */
  int                    status;      /* set by functions that give NULL back */
} YishiCli;

/* What a command takes. */
typedef struct
{
  const GOptionEntry *entries;   /* ends with an empty entry */
  const char         *required;  /* long names that must be given, with blanks between; "" if none */
  guint               n_min;     /* operands */
  guint               n_max;
  gboolean           *json;      /* (nullable) where --json goes */
} YishiCliSyntax;

/* The options that name a meeting, or an item of it. */
typedef struct
{
  char         *meeting;  /* (owned) */
  char         *item;     /* (owned) */
  int           number;   /* of the item, once read */
} YishiCliTarget;

#define YISHI_CLI_MEETING_ENTRY(target) \
  { "meeting", 0, 0, G_OPTION_ARG_STRING, &(target)->meeting, N_("The meeting’s date"), "DATE" }
#define YISHI_CLI_ITEM_ENTRY(target) \
  { "item", 0, 0, G_OPTION_ARG_STRING, &(target)->item, N_("The item’s number on the agenda"), "N" }
#define YISHI_CLI_JSON_ENTRY(json) \
  { "json", 0, 0, G_OPTION_ARG_NONE, (json), N_("Print one JSON document"), NULL }

void        yishi_cli_target_clear  (YishiCliTarget       *target);

char      **yishi_cli_parse         (YishiCli             *cli,
                                     const YishiCliSyntax *syntax,
                                     int                   argc,
                                     char                **argv) G_GNUC_WARN_UNUSED_RESULT;
char      **yishi_cli_parse_target  (YishiCli             *cli,
                                     const YishiCliSyntax *syntax,
                                     YishiCliTarget       *target,
                                     int                   argc,
                                     char                **argv) G_GNUC_WARN_UNUSED_RESULT;
gboolean    yishi_cli_read_number   (YishiCli             *cli,
                                     const char           *option,
                                     const char           *text,
                                     gint64                largest,
                                     gint64               *number);
gboolean    yishi_cli_read_date     (YishiCli             *cli,
                                     const char           *option,
                                     const char           *text);
gboolean    yishi_cli_read_choice   (YishiCli             *cli,
                                     const char           *option,
                                     const char           *text,
                                     const char *const    *known);
gboolean    yishi_cli_check_text    (YishiCli             *cli,
                                     const char           *text);
const char *yishi_cli_read_language (YishiCli             *cli,
                                     const char           *text);

int         yishi_cli_usage         (YishiCli             *cli,
                                     const char           *format,
                                     ...) G_GNUC_PRINTF (2, 3);
int         yishi_cli_fail          (YishiCli             *cli,
                                     const GError         *error);
int         yishi_cli_status_of     (const GError         *error);
char       *yishi_cli_code_of       (const GError         *error) G_GNUC_WARN_UNUSED_RESULT;

void        yishi_cli_print         (YishiCli             *cli,
                                     const char           *format,
                                     ...) G_GNUC_PRINTF (2, 3);
void        yishi_cli_complain      (YishiCli             *cli,
                                     const char           *format,
                                     ...) G_GNUC_PRINTF (2, 3);
void        yishi_cli_print_json    (YishiCli             *cli,
                                     YishiJson            *json);
gboolean    yishi_cli_flush         (YishiCli             *cli);
int         yishi_cli_finish        (YishiCli             *cli,
                                     int                   status);

int         yishi_cli_perform       (YishiCli             *cli,
                                     const char           *record,
                                     YishiStoreMode        mode,
                                     YishiStoreFunc        func,
                                     gpointer              data);
YishiStore *yishi_cli_open          (YishiCli             *cli,
                                     const char           *record,
                                     YishiStoreMode        mode) G_GNUC_WARN_UNUSED_RESULT;
int         yishi_cli_close         (YishiCli             *cli,
                                     YishiStore           *store,
                                     int                   status);
YishiItem  *yishi_cli_find_item     (YishiDb              *db,
                                     const YishiCliTarget *target,
                                     GError              **error) G_GNUC_WARN_UNUSED_RESULT;

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (YishiCliTarget, yishi_cli_target_clear)

G_END_DECLS
