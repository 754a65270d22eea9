/* yishi-cli-proxy.c - `yishi proxy`: who may vote for whom at a meeting
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "yishi-cli-command.h"

#include <glib/gi18n-lib.h>

#include "yishi-cli-text.h"

/* What was asked for. */
typedef struct
{
  char     *principal;  /* all (owned) */
  char     *agent;
  char     *agent_unit;
  gboolean  is_staff;
  char     *from;
  char     *until;
  char     *items;
  char     *instruction;
} AddOptions;

static void
add_options_clear (AddOptions *options)
{
  g_free (options->principal);
  g_free (options->agent);
  g_free (options->agent_unit);
  g_free (options->from);
  g_free (options->until);
  g_free (options->items);
  g_free (options->instruction);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (AddOptions, add_options_clear)

typedef struct
{
  const char *meeting;
  YishiProxy  proxy;    /* to lodge */
  GArray     *proxies;  /* (owned) (nullable) those there are */
} ProxyJob;

static gboolean
lodge_proxy (YishiDb       *db,
             gpointer       data,
             GCancellable  *cancellable,
             GError       **error)
{
  ProxyJob *job = data;
  g_autoptr(YishiMeeting) meeting = yishi_db_find_meeting (db, job->meeting, error);

  return meeting != NULL && yishi_db_lodge_proxy (db, meeting->id, &job->proxy, error);
}

int
yishi_cli_proxy_add (YishiCli  *cli,
                     int        argc,
                     char     **argv)
{
  g_auto(YishiCliTarget) target = { NULL };
  g_auto(AddOptions) options = { NULL };
  const GOptionEntry entries[] = {
    YISHI_CLI_MEETING_ENTRY (&target),
    { "principal", 0, 0, G_OPTION_ARG_STRING, &options.principal, N_("The unit that is represented"), "UNIT" },
    { "agent", 0, 0, G_OPTION_ARG_STRING, &options.agent, N_("Who represents it"), "NAME" },
    { "agent-unit", 0, 0, G_OPTION_ARG_STRING, &options.agent_unit, N_("The agent’s own unit"), "UNIT" },
    { "staff", 0, 0, G_OPTION_ARG_NONE, &options.is_staff, N_("The agent works for the property firm"), NULL },
    { "from", 0, 0, G_OPTION_ARG_STRING, &options.from, N_("First day of its term"), "DATE" },
    { "until", 0, 0, G_OPTION_ARG_STRING, &options.until, N_("Last day of its term"), "DATE" },
    { "items", 0, 0, G_OPTION_ARG_STRING, &options.items, N_("Only for these items, as 1,3"), "LIST" },
    { "instruction", 0, 0, G_OPTION_ARG_STRING, &options.instruction,
      N_("What the owner ordered, as 1=no,3=yes"), "TEXT" },
    { NULL }
  };
  const YishiCliSyntax syntax = { entries, "meeting principal agent", 1, 1, NULL };
  g_auto(GStrv) operands = yishi_cli_parse_target (cli, &syntax, &target, argc, argv);
  ProxyJob job = { NULL };
  int status;

  if (operands == NULL || !yishi_cli_read_date (cli, "--from", options.from) ||
      !yishi_cli_read_date (cli, "--until", options.until))
    return cli->status;

  job.meeting = target.meeting;
  job.proxy = (YishiProxy) {
    .principal = options.principal, .agent = options.agent, .agent_unit = options.agent_unit,
    .agent_is_staff = options.is_staff, .from = options.from, .until = options.until,
    .items = options.items, .instruction = options.instruction,
  };
  status = yishi_cli_perform (cli, operands[0], YISHI_STORE_WRITE, lodge_proxy, &job);
  if (status == YISHI_EXIT_DONE)
    yishi_cli_print (cli, _("%s may vote for %s.\n"), options.agent, options.principal);

  return status;
}

static gboolean
list_proxies (YishiDb       *db,
              gpointer       data,
              GCancellable  *cancellable,
              GError       **error)
{
  ProxyJob *job = data;
  g_autoptr(YishiMeeting) meeting = yishi_db_find_meeting (db, job->meeting, error);

  if (meeting != NULL)
    job->proxies = yishi_db_list_proxies (db, meeting->id, error);

  return job->proxies != NULL;
}

static const char *
or_empty (const char *text)
{
  return text != NULL ? text : "";
}

static void
print_proxies (YishiCli *cli,
               GArray   *proxies)
{
  g_autoptr(YishiTextTable) table = yishi_text_table_new ("llllll");

  yishi_text_table_add (table, _("unit"), _("agent"), _("agent’s unit"), _("items"), _("ordered"), _("state"),
                        NULL);
  for (guint i = 0; i < proxies->len; i++)
    {
      const YishiProxy *proxy = &g_array_index (proxies, YishiProxy, i);
      const char *state = _("stands");

      if (proxy->suspended)
        state = _("suspended: the owner came");
      else if (proxy->agent_absent)
        state = _("the agent has left");
      yishi_text_table_add (table, proxy->principal, proxy->agent, or_empty (proxy->agent_unit),
                            *or_empty (proxy->items) != '\0' ? proxy->items : _("all"),
                            or_empty (proxy->instruction), state, NULL);
    }
  yishi_text_table_print (table, cli, 0);
}

static void
print_proxies_json (YishiCli *cli,
                    GArray   *proxies)
{
  YishiJson *json = yishi_json_new ();

  yishi_json_begin_object (json, NULL);
  yishi_json_begin_array (json, "proxies");
  for (guint i = 0; i < proxies->len; i++)
    {
      const YishiProxy *proxy = &g_array_index (proxies, YishiProxy, i);

      yishi_json_begin_object (json, NULL);
      yishi_json_string (json, "principal", proxy->principal);
      yishi_json_string (json, "agent", proxy->agent);
      yishi_json_string (json, "agent_unit", or_empty (proxy->agent_unit));
      yishi_json_boolean (json, "agent_is_staff", proxy->agent_is_staff);
      yishi_json_string (json, "from", or_empty (proxy->from));
      yishi_json_string (json, "until", or_empty (proxy->until));
      yishi_json_string (json, "items", or_empty (proxy->items));
      yishi_json_string (json, "instruction", or_empty (proxy->instruction));
      yishi_json_boolean (json, "suspended", proxy->suspended);
      yishi_json_boolean (json, "agent_absent", proxy->agent_absent);
      yishi_json_end_object (json);
    }
  yishi_json_end_array (json);
  yishi_json_end_object (json);
  yishi_cli_print_json (cli, json);
}

int
yishi_cli_proxy_list (YishiCli  *cli,
                      int        argc,
                      char     **argv)
{
  g_auto(YishiCliTarget) target = { NULL };
  gboolean json = FALSE;
  const GOptionEntry entries[] = { YISHI_CLI_MEETING_ENTRY (&target), YISHI_CLI_JSON_ENTRY (&json), { NULL } };
  const YishiCliSyntax syntax = { entries, "meeting", 1, 1, &json };
  g_auto(GStrv) operands = yishi_cli_parse_target (cli, &syntax, &target, argc, argv);
  ProxyJob job = { target.meeting };
  int status;

  if (operands == NULL)
    return cli->status;

  status = yishi_cli_perform (cli, operands[0], YISHI_STORE_READ, list_proxies, &job);
  if (status == YISHI_EXIT_DONE && json)
    print_proxies_json (cli, job.proxies);
  else if (status == YISHI_EXIT_DONE)
    print_proxies (cli, job.proxies);

  g_clear_pointer (&job.proxies, g_array_unref);
  return status;
}
