/* yishi-cli-item.c - `yishi item add` and `item change`: what stands on the agenda
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "yishi-cli-command.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "yishi-cli-text.h"
#include "yishi-db-agenda.h"
#include "yishi-db-record.h"
#include "yishi-unit-name.h"

/* A committee has 5 to 11 members (guidance rules of 2009, art. 31). */
#define DEFAULT_STATUTORY_MIN 5

static const char *const item_kinds[] = {
  "report", "discussion", "straw", "matter", "election", "committee", "rating", "wish", "project", "activity", NULL
};

typedef struct
{
  const char *meeting;
  const char *title;
  int         part_of;       /* number of what it is a part of, 0 if none */
  YishiItem   item;          /* texts not owned */
  gboolean    notice_is_out;
  YishiRule  *rule;          /* (owned) (nullable) by which it is decided */
} AddJob;

/* What was asked for; numbers are texts until they are read. */
typedef struct
{
  char  *kind;           /* all (owned) */
  char  *title;
  char  *rule;
  char  *scope;
  char  *presenter;
  char **candidates;
  char  *matter;
  char  *minutes;
  char  *seats;
  char  *agreed;
  char  *statutory_min;
  char  *mask_names;
  char  *part_of;
} AddOptions;

static void
add_options_clear (AddOptions *options)
{
  g_free (options->kind);
  g_free (options->title);
  g_free (options->rule);
  g_free (options->scope);
  g_free (options->presenter);
  g_strfreev (options->candidates);
  g_free (options->matter);
  g_free (options->minutes);
  g_free (options->seats);
  g_free (options->agreed);
  g_free (options->statutory_min);
  g_free (options->mask_names);
  g_free (options->part_of);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (AddOptions, add_options_clear)

/* What describes an item, whether it is added or changed. */
#define ITEM_ENTRIES(options)                                                                               \
  { "title", 0, 0, G_OPTION_ARG_STRING, &(options)->title, N_("What it is about"), "TEXT" },                \
    { "kind", 0, 0, G_OPTION_ARG_STRING, &(options)->kind,                                                  \
      N_("report discussion straw matter election committee rating wish project activity"), "KIND" },       \
    { "matter", 0, 0, G_OPTION_ARG_STRING, &(options)->matter, N_("Number in the pack’s list of matters"), "N" }, \
    { "rule", 0, 0, G_OPTION_ARG_STRING, &(options)->rule, N_("Decide by this rule of the pack"), "RULE" }, \
    { "scope", 0, 0, G_OPTION_ARG_STRING, &(options)->scope, N_("Who votes: building=3 or building=3,unit=1"), \
      "SCOPE" },                                                                                            \
    { "minutes", 0, 0, G_OPTION_ARG_STRING, &(options)->minutes, N_("How long it is to take"), "N" },       \
    { "presenter", 0, 0, G_OPTION_ARG_STRING, &(options)->presenter, N_("Who presents it"), "TEXT" },       \
    { "candidate", 0, 0, G_OPTION_ARG_STRING_ARRAY, &(options)->candidates,                                 \
      N_("A name or option to choose from, in the order of the paper; once for each"), "NAME" },            \
    { "seats", 0, 0, G_OPTION_ARG_STRING, &(options)->seats, N_("Seats to fill now"), "N" },                \
    { "agreed", 0, 0, G_OPTION_ARG_STRING, &(options)->agreed, N_("Seats the estate’s own rules fix"), "N" }, \
    { "statutory-min", 0, 0, G_OPTION_ARG_STRING, &(options)->statutory_min,                                \
      N_("Fewest members a committee may have (default 5)"), "N" },                                         \
    { "mask-names", 0, 0, G_OPTION_ARG_STRING, &(options)->mask_names,                                      \
      N_("Whether the wall has the names only in part: yes or no"), "yes|no" }

static YishiRule *
find_rule (YishiDb         *db,
           const YishiItem *item)
{
  g_autoptr(YishiRulePack) pack = yishi_db_load_pack (db, NULL);
  YishiRule *rule = NULL;

  if (pack == NULL)
    return NULL;
  if (item->rule != NULL && *item->rule != '\0')
    rule = yishi_rule_pack_lookup (pack, item->rule);
  else if (item->matter > 0 && strcmp (item->kind, "election") != 0)
    rule = yishi_rule_pack_rule_for_matter (pack, item->matter);
  else
    rule = yishi_rule_pack_rule_for_kind (pack, item->kind);

  return rule != NULL ? yishi_rule_ref (rule) : NULL;
}

static gboolean
add_item (YishiDb       *db,
          gpointer       data,
          GCancellable  *cancellable,
          GError       **error)
{
  AddJob *job = data;
  g_autoptr(YishiMeeting) meeting = yishi_db_find_meeting (db, job->meeting, error);

  g_autoptr(YishiItem) whole = NULL;

  if (meeting != NULL && job->part_of > 0)
    {
      whole = yishi_db_find_item (db, meeting->id, job->part_of, error);
      if (whole == NULL)
        return FALSE;
      job->item.parent = whole->id;
    }
  if (meeting == NULL || !yishi_db_add_item (db, meeting->id, &job->item, error))
    return FALSE;

  job->notice_is_out = *meeting->posted_on != '\0';
  job->rule = find_rule (db, &job->item);
  return TRUE;
}

static gboolean
read_int (YishiCli   *cli,
          const char *option,
          const char *text,
          int        *number)
{
  gint64 value = 0;

  if (!yishi_cli_read_number (cli, option, text, 1000000, &value))
    return FALSE;
  if (text != NULL && value == 0)
    {
      yishi_cli_usage (cli, _("%s must be at least 1"), option);
      return FALSE;
    }

  *number = (int) value;
  return TRUE;
}

static gboolean
read_item (YishiCli         *cli,
           const AddOptions *options,
           YishiItem        *item)
{
  static const char *const yes_no[] = { "yes", "no", NULL };
  g_autofree char *building = NULL;
  g_autofree char *stair = NULL;
  g_autoptr(GError) error = NULL;

  item->kind = options->kind;
  item->title = options->title;
  item->rule = options->rule;
  item->scope = options->scope;
  item->presenter = options->presenter;
  item->candidates = options->candidates;
  if ((item->kind != NULL && !yishi_cli_read_choice (cli, "--kind", item->kind, item_kinds)) ||
      !read_int (cli, "--matter", options->matter, &item->matter) ||
      !read_int (cli, "--minutes", options->minutes, &item->minutes) ||
      !read_int (cli, "--seats", options->seats, &item->seats) ||
      !read_int (cli, "--agreed", options->agreed, &item->agreed) ||
      !read_int (cli, "--statutory-min", options->statutory_min, &item->statutory_min))
    return FALSE;
  if (options->mask_names != NULL && !yishi_cli_read_choice (cli, "--mask-names", options->mask_names, yes_no))
    return FALSE;
  item->masks_names = g_strcmp0 (options->mask_names, "yes") == 0;
  if (options->agreed != NULL && options->statutory_min == NULL)
    item->statutory_min = DEFAULT_STATUTORY_MIN;
  if (item->scope != NULL && !yishi_scope_parse (item->scope, &building, &stair, &error))
    {
      yishi_cli_usage (cli, "%s", error->message);
      return FALSE;
    }

  return TRUE;
}

static void
print_added (YishiCli     *cli,
             const AddJob *job)
{
  const char *language = yishi_cli_read_language (cli, NULL);
  gboolean chinese = strcmp (language, "zh_CN") == 0;

  yishi_cli_print (cli, _("Item %d: %s\n"), job->item.number, job->title);
  if (job->rule != NULL)
    yishi_cli_print (cli, _("Voted on by the rule “%s” (%s).\n"), job->rule->id,
                     chinese ? job->rule->title_zh : job->rule->title_en);
  if (job->notice_is_out && job->rule != NULL && yishi_rule_has_verdict (job->rule))
    yishi_cli_print (cli, _("The notice is already out, and this topic is not in it: it can be discussed, but a "
                            "decision on it would be contestable. Post a further notice if there is time.\n"));
}

static int
add_and_print (YishiCli   *cli,
               const char *record,
               AddJob     *job)
{
  int status = yishi_cli_perform (cli, record, YISHI_STORE_WRITE, add_item, job);

  if (status == YISHI_EXIT_DONE)
    print_added (cli, job);

  g_clear_pointer (&job->rule, yishi_rule_unref);
  return status;
}

int
yishi_cli_item_add (YishiCli  *cli,
                    int        argc,
                    char     **argv)
{
  g_auto(YishiCliTarget) target = { NULL };
  g_auto(AddOptions) options = { NULL };
  const GOptionEntry entries[] = {
    YISHI_CLI_MEETING_ENTRY (&target),
    ITEM_ENTRIES (&options),
    { "part-of", 0, 0, G_OPTION_ARG_STRING, &options.part_of, N_("Number of the item that it is a part of"), "N" },
    { NULL }
  };
  const YishiCliSyntax syntax = { entries, "meeting title", 1, 1, NULL };
  g_auto(GStrv) operands = yishi_cli_parse_target (cli, &syntax, &target, argc, argv);
  AddJob job = { NULL };

  job.meeting = target.meeting;
  if (operands == NULL || !read_item (cli, &options, &job.item) ||
      !read_int (cli, "--part-of", options.part_of, &job.part_of))
    return cli->status;

  if (job.item.kind == NULL)
    job.item.kind = (char *) "discussion";
  job.title = options.title;
  return add_and_print (cli, operands[0], &job);
}

typedef struct
{
  const YishiCliTarget *target;
  YishiItem             wanted;  /* texts not owned; NULL and 0 where nothing was said */
  gboolean              says_mask;  /* whether names are masked was said */
} ChangeJob;

static int
or_before (int wanted,
           int before)
{
  return wanted != 0 ? wanted : before;
}

/* What nothing was said of stays; an item that becomes another kind is no longer
 * the matter that it was. */
static gboolean
change_item (YishiDb       *db,
             gpointer       data,
             GCancellable  *cancellable,
             GError       **error)
{
  const ChangeJob *job = data;
  g_autoptr(YishiItem) before = yishi_cli_find_item (db, job->target, error);
  YishiItem wanted = job->wanted;
  gboolean other_kind;

  if (before == NULL)
    return FALSE;

  other_kind = wanted.kind != NULL && strcmp (wanted.kind, before->kind) != 0;
  wanted.matter = or_before (wanted.matter, other_kind ? 0 : before->matter);
  wanted.minutes = or_before (wanted.minutes, before->minutes);
  wanted.seats = or_before (wanted.seats, before->seats);
  wanted.agreed = or_before (wanted.agreed, before->agreed);
  wanted.statutory_min = or_before (wanted.statutory_min, before->statutory_min);
  if (!job->says_mask)
    wanted.masks_names = before->masks_names;
  return yishi_db_change_item (db, before->id, &wanted, error);
}

int
yishi_cli_item_change (YishiCli  *cli,
                       int        argc,
                       char     **argv)
{
  g_auto(YishiCliTarget) target = { NULL };
  g_auto(AddOptions) options = { NULL };
  const GOptionEntry entries[] = {
    YISHI_CLI_MEETING_ENTRY (&target),
    YISHI_CLI_ITEM_ENTRY (&target),
    ITEM_ENTRIES (&options),
    { NULL }
  };
  const YishiCliSyntax syntax = { entries, "meeting item", 1, 1, NULL };
  g_auto(GStrv) operands = yishi_cli_parse_target (cli, &syntax, &target, argc, argv);
  ChangeJob job = { &target, { 0 } };
  int status;

  if (operands == NULL || !read_item (cli, &options, &job.wanted))
    return cli->status;

  job.says_mask = options.mask_names != NULL;
  status = yishi_cli_perform (cli, operands[0], YISHI_STORE_WRITE, change_item, &job);
  if (status == YISHI_EXIT_DONE)
    yishi_cli_print (cli, _("Item %d was changed.\n"), target.number);

  return status;
}
