/* yishi-cli-roll-show.c - `yishi roll show`: totals, and who is one person and why
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "yishi-cli-command.h"

#include <glib/gi18n-lib.h>
#include <inttypes.h>
#include <string.h>

#include "yishi-area.h"
#include "yishi-cli-text.h"
#include "yishi-db-roll.h"

typedef struct
{
  gint64     version;
  gboolean   units;     /* list them */
  gboolean   contacts;  /* with phones and ID numbers */
  gboolean   possible;  /* possible merges */
  YishiRoll *roll;      /* (owned) */
} Show;

/* Sets YISHI_STORE_ERROR_NOT_FOUND unless the roll ever had that version. */
static gboolean
check_version (YishiDb  *db,
               gint64    version,
               GError  **error)
{
  g_autoptr(GPtrArray) versions = yishi_db_list_roll_versions (db, error);

  if (versions == NULL)
    return FALSE;
  for (guint i = 0; i < versions->len; i++)
    if (((const YishiRollVersion *) g_ptr_array_index (versions, i))->version == version)
      return TRUE;

  g_set_error (error, YISHI_STORE_ERROR, YISHI_STORE_ERROR_NOT_FOUND,
               _("the roll cannot be shown: it has no version %" PRId64
                 " (see “yishi roll versions”)"), version);
  return FALSE;
}

static gboolean
load_roll (YishiDb       *db,
           gpointer       data,
           GCancellable  *cancellable,
           GError       **error)
{
  Show *show = data;

  if (show->version > 0 && !check_version (db, show->version, error))
    return FALSE;

  show->roll = yishi_db_load_roll (db, show->version, error);
  return show->roll != NULL;
}

static char *
join_owners (const YishiUnit *unit)
{
  GString *names = g_string_new (NULL);

  for (guint i = 0; i < unit->n_owners; i++)
    g_string_append_printf (names, "%s%s", i > 0 ? "、" : "", unit->owners[i].name);

  return g_string_free (names, FALSE);
}

/* Units of each person that has several, in the order of the roll.
 * Returns: (element-type GArray): indices of units */
static GPtrArray *
find_merges (const YishiRoll *roll)
{
  guint n = yishi_roll_get_n_units (roll);
  g_autofree GArray **groups = g_new0 (GArray *, n + 1);
  GPtrArray *merges = g_ptr_array_new_with_free_func ((GDestroyNotify) g_array_unref);

  for (guint i = 0; i < n; i++)
    {
      gint64 first = yishi_roll_get_unit (roll, i)->person;

      if (first < 0 || first >= n)
        continue;
      if (groups[first] == NULL)
        groups[first] = g_array_new (FALSE, FALSE, sizeof (guint));
      g_array_append_val (groups[first], i);
    }
  for (guint i = 0; i < n; i++)
    if (groups[i] != NULL && groups[i]->len > 1)
      g_ptr_array_add (merges, groups[i]);
    else
      g_clear_pointer (&groups[i], g_array_unref);

  return merges;
}

static char *
join_units (const YishiRoll *roll,
            GArray          *units)
{
  GString *names = g_string_new (NULL);

  for (guint i = 0; i < units->len; i++)
    g_string_append_printf (names, "%s%s", i > 0 ? " " : "",
                            yishi_roll_get_unit (roll, g_array_index (units, guint, i))->unit);

  return g_string_free (names, FALSE);
}

static const char *
describe_reason (YishiMergeReason reason)
{
  switch (reason)
    {
    case YISHI_MERGE_SAME_BUYER:
      return _("same owners");

    case YISHI_MERGE_DEVELOPER:
      return _("the developer’s");

    case YISHI_MERGE_CONFIRMED:
      return _("confirmed by the chair");

    case YISHI_MERGE_NONE:
    default:
      return "";
    }
}

static const char *
describe_possible (const char *reason)
{
  if (strcmp (reason, "same-name") == 0)
    return _("same name, nothing else is known");
  if (strcmp (reason, "same-name-other-phone") == 0)
    return _("same name, different phones");
  if (strcmp (reason, "same-phone-similar-name") == 0)
    return _("same phone, similar name");

  return reason;
}

static void
print_summary (YishiCli        *cli,
               const YishiRoll *roll)
{
  YishiCount total = yishi_roll_total (roll, NULL, NULL, FALSE);
  g_autofree char *area = yishi_area_format_human (total.area);
  g_autofree char *parking = yishi_area_format_human (yishi_roll_parking_total (roll));
  g_autofree char *units = g_strdup_printf ("%u", yishi_roll_get_n_units (roll));
  g_autofree char *persons = g_strdup_printf ("%" G_GINT64_FORMAT, total.heads);
  g_autoptr(YishiTextTable) table = yishi_text_table_new ("lr");

  yishi_text_table_add (table, _("Units"), units, NULL);
  yishi_text_table_add (table, _("Persons"), persons, NULL);
  yishi_text_table_add (table, _("Area (m²)"), area, NULL);
  yishi_text_table_add (table, _("Parking (m²)"), parking, NULL);
  yishi_text_table_print (table, cli, 0);
}

static void
print_merges (YishiCli        *cli,
              const YishiRoll *roll)
{
  g_autoptr(GPtrArray) merges = find_merges (roll);
  g_autoptr(YishiTextTable) table = yishi_text_table_new ("lll");

  if (merges->len == 0)
    return;

  yishi_cli_print (cli, "\n%s\n", _("One person with several units:"));
  for (guint i = 0; i < merges->len; i++)
    {
      GArray *units = g_ptr_array_index (merges, i);
      const YishiUnit *first = yishi_roll_get_unit (roll, g_array_index (units, guint, 0));
      g_autofree char *owners = join_owners (first);
      g_autofree char *names = join_units (roll, units);

      yishi_text_table_add (table, owners, describe_reason (first->reason), names, NULL);
    }
  yishi_text_table_print (table, cli, 2);
}

static void
print_possible (YishiCli        *cli,
                const YishiRoll *roll)
{
  g_autoptr(GPtrArray) possible = yishi_roll_possible_merges (roll);
  g_autoptr(YishiTextTable) table = yishi_text_table_new ("lll");

  if (possible->len == 0)
    {
      yishi_cli_print (cli, "\n%s\n", _("No further units look like one person’s."));
      return;
    }

  yishi_cli_print (cli, "\n%s\n",
                   _("Perhaps one person (counted apart until “yishi roll merge” confirms it):"));
  for (guint i = 0; i < possible->len; i++)
    {
      const YishiPossibleMerge *merge = g_ptr_array_index (possible, i);
      g_autofree char *names = join_units (roll, merge->units);

      yishi_text_table_add (table, merge->name, describe_possible (merge->reason), names, NULL);
    }
  yishi_text_table_print (table, cli, 2);
}

static char *
join_contacts (const YishiUnit *unit)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < unit->n_owners; i++)
    g_string_append_printf (text, "%s%s %s", i > 0 ? ", " : "", unit->owners[i].phone, unit->owners[i].id_number);

  return g_string_free (text, FALSE);
}

static void
print_units (YishiCli        *cli,
             const YishiRoll *roll,
             gboolean         contacts)
{
  g_autoptr(YishiTextTable) table = yishi_text_table_new ("lrrll");

  yishi_cli_print (cli, "\n");
  yishi_text_table_add (table, _("unit"), _("area (m²)"), _("parking (m²)"), _("owners"),
                        contacts ? _("phone and ID number") : NULL, NULL);
  for (guint i = 0; i < yishi_roll_get_n_units (roll); i++)
    {
      const YishiUnit *unit = yishi_roll_get_unit (roll, i);
      g_autofree char *area = yishi_area_format (unit->area);
      g_autofree char *parking = unit->parking_area > 0 ? yishi_area_format (unit->parking_area) : g_strdup ("");
      g_autofree char *owners = join_owners (unit);
      g_autofree char *reach = contacts ? join_contacts (unit) : NULL;

      yishi_text_table_add (table, unit->unit, area, parking, owners, reach, NULL);
    }
  yishi_text_table_print (table, cli, 0);
}

static void
write_merges (YishiJson       *json,
              const YishiRoll *roll)
{
  g_autoptr(GPtrArray) merges = find_merges (roll);

  yishi_json_begin_array (json, "merges");
  for (guint i = 0; i < merges->len; i++)
    {
      GArray *units = g_ptr_array_index (merges, i);
      const YishiUnit *first = yishi_roll_get_unit (roll, g_array_index (units, guint, 0));
      g_autofree char *owners = join_owners (first);

      yishi_json_begin_object (json, NULL);
      yishi_json_string (json, "person", owners);
      yishi_json_begin_array (json, "units");
      for (guint j = 0; j < units->len; j++)
        yishi_json_string (json, NULL, yishi_roll_get_unit (roll, g_array_index (units, guint, j))->unit);
      yishi_json_end_array (json);
      yishi_json_string (json, "reason", yishi_merge_reason_to_string (first->reason));
      yishi_json_end_object (json);
    }
  yishi_json_end_array (json);
}

static void
write_possible (YishiJson       *json,
                const YishiRoll *roll)
{
  g_autoptr(GPtrArray) possible = yishi_roll_possible_merges (roll);

  yishi_json_begin_array (json, "possible");
  for (guint i = 0; i < possible->len; i++)
    {
      const YishiPossibleMerge *merge = g_ptr_array_index (possible, i);

      yishi_json_begin_object (json, NULL);
      yishi_json_string (json, "person", merge->name);
      yishi_json_begin_array (json, "units");
      for (guint j = 0; j < merge->units->len; j++)
        yishi_json_string (json, NULL, yishi_roll_get_unit (roll, g_array_index (merge->units, guint, j))->unit);
      yishi_json_end_array (json);
      yishi_json_string (json, "reason", merge->reason);
      yishi_json_end_object (json);
    }
  yishi_json_end_array (json);
}

static void
write_unit (YishiJson       *json,
            const YishiUnit *unit,
            gboolean         contacts)
{
  yishi_json_begin_object (json, NULL);
  yishi_json_string (json, "unit", unit->unit);
  yishi_json_string (json, "building", unit->building);
  yishi_json_string (json, "stair", unit->stair);
  yishi_json_string (json, "room", unit->room);
  yishi_json_begin_array (json, "owners");
  for (guint i = 0; i < unit->n_owners; i++)
    yishi_json_string (json, NULL, unit->owners[i].name);
  yishi_json_end_array (json);
  yishi_json_area (json, "area", unit->area);
  yishi_json_area (json, "parking_area", unit->parking_area);
  if (contacts)
    {
      yishi_json_begin_array (json, "contacts");
      for (guint i = 0; i < unit->n_owners; i++)
        {
          yishi_json_begin_object (json, NULL);
          yishi_json_string (json, "name", unit->owners[i].name);
          yishi_json_string (json, "phone", unit->owners[i].phone);
          yishi_json_string (json, "id_number", unit->owners[i].id_number);
          yishi_json_end_object (json);
        }
      yishi_json_end_array (json);
    }
  yishi_json_end_object (json);
}

static void
print_json (YishiCli   *cli,
            const Show *show)
{
  YishiJson *json = yishi_json_new ();
  YishiCount total = yishi_roll_total (show->roll, NULL, NULL, FALSE);
  guint n = yishi_roll_get_n_units (show->roll);

  yishi_json_begin_object (json, NULL);
  yishi_json_int (json, "units", n);
  yishi_json_int (json, "persons", total.heads);
  yishi_json_area (json, "area", total.area);
  yishi_json_area (json, "parking_area", yishi_roll_parking_total (show->roll));
  write_merges (json, show->roll);
  if (show->possible)
    write_possible (json, show->roll);
  if (show->units)
    {
      yishi_json_begin_array (json, "units_list");
      for (guint i = 0; i < n; i++)
        write_unit (json, yishi_roll_get_unit (show->roll, i), show->contacts);
      yishi_json_end_array (json);
    }
  yishi_json_end_object (json);
  yishi_cli_print_json (cli, json);
}

static void
print_text (YishiCli   *cli,
            const Show *show)
{
  print_summary (cli, show->roll);
  print_merges (cli, show->roll);
  if (show->possible)
    print_possible (cli, show->roll);
  if (show->units)
    print_units (cli, show->roll, show->contacts);
}

int
yishi_cli_roll_show (YishiCli  *cli,
                     int        argc,
                     char     **argv)
{
  Show show = { 0 };
  g_autofree char *version = NULL;
  gboolean json = FALSE;
  const GOptionEntry entries[] = {
    { "units", 0, 0, G_OPTION_ARG_NONE, &show.units, N_("List every unit"), NULL },
    { "contacts", 0, 0, G_OPTION_ARG_NONE, &show.contacts, N_("With --units: phones and ID numbers too"), NULL },
    { "possible", 0, 0, G_OPTION_ARG_NONE, &show.possible, N_("List units that may be one person’s"), NULL },
    { "roll-version", 0, 0, G_OPTION_ARG_STRING, &version, N_("Show an older version of the roll"), "N" },
    YISHI_CLI_JSON_ENTRY (&json),
    { NULL }
  };
  const YishiCliSyntax syntax = { entries, "", 1, 1, &json };
  g_auto(GStrv) operands = yishi_cli_parse (cli, &syntax, argc, argv);
  int status;

  if (operands == NULL ||
      !yishi_cli_read_number (cli, "--roll-version", version, G_MAXINT64, &show.version))
    return cli->status;

  status = yishi_cli_perform (cli, operands[0], YISHI_STORE_READ, load_roll, &show);
  if (status == YISHI_EXIT_DONE && json)
    print_json (cli, &show);
  else if (status == YISHI_EXIT_DONE)
    print_text (cli, &show);

  g_clear_pointer (&show.roll, yishi_roll_free);
  return status;
}
