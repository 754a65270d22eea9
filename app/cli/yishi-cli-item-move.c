/* yishi-cli-item-move.c - `yishi item move`, `item remove` and `item withdraw`
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "yishi-cli-command.h"

#include <glib/gi18n-lib.h>

#include "yishi-db-agenda.h"

typedef struct
{
  const YishiCliTarget *target;
  gint64                to;       /* the number it is to have */
  gint64                part_of;  /* number of what it is to be a part of, 0: of its own, -1: as it is */
  const char           *reason;
} MoveJob;

/* The agenda with an item and its parts at another place. */
typedef struct
{
  GArray *ids;      /* (owned) gint64 */
  GArray *parents;  /* (owned) gint64 */
} Order;

static void
order_clear (Order *self)
{
  g_array_unref (self->ids);
  g_array_unref (self->parents);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Order, order_clear)

static void
append_items (Order           *order,
              const GPtrArray *items,
              const YishiItem *moved,
              gint64           parent)
{
  for (guint i = 0; i < items->len; i++)
    {
      const YishiItem *item = items->pdata[i];
      gint64 of = item->id == moved->id ? parent : item->parent;

      if (item->id != moved->id && item->parent != moved->id)
        continue;
      g_array_append_val (order->ids, item->id);
      g_array_append_val (order->parents, of);
    }
}

/* @parent: of the moved item */
static void
fill_order (Order           *order,
            const GPtrArray *items,
            const YishiItem *moved,
            gint64           to,
            gint64           parent)
{
  gboolean placed = FALSE;

  for (guint i = 0; i < items->len; i++)
    {
      const YishiItem *item = items->pdata[i];

      if (item->id == moved->id || item->parent == moved->id)
        continue;
      if (!placed && (gint64) order->ids->len + 1 >= to)
        {
          append_items (order, items, moved, parent);
          placed = TRUE;
        }
      g_array_append_val (order->ids, item->id);
      g_array_append_val (order->parents, item->parent);
    }
  if (!placed)
    append_items (order, items, moved, parent);
}

static gboolean
move_item (YishiDb       *db,
           gpointer       data,
           GCancellable  *cancellable,
           GError       **error)
{
  const MoveJob *job = data;
  g_autoptr(YishiItem) item = yishi_cli_find_item (db, job->target, error);
  g_autoptr(GPtrArray) items = item != NULL ? yishi_db_list_items (db, item->meeting, error) : NULL;
  g_autoptr(YishiItem) whole = NULL;
  g_auto(Order) order = { g_array_new (FALSE, FALSE, sizeof (gint64)), g_array_new (FALSE, FALSE, sizeof (gint64)) };
  gint64 parent;

  if (items == NULL)
    return FALSE;

  parent = job->part_of < 0 ? item->parent : 0;
  if (job->part_of > 0)
    {
      whole = yishi_db_find_item (db, item->meeting, (int) job->part_of, error);
      if (whole == NULL)
        return FALSE;
      parent = whole->id;
    }
  fill_order (&order, items, item, job->to, parent);
  return yishi_db_order_items (db, item->meeting, (const gint64 *) order.ids->data,
                               (const gint64 *) order.parents->data, order.ids->len, error);
}

int
yishi_cli_item_move (YishiCli  *cli,
                     int        argc,
                     char     **argv)
{
  g_auto(YishiCliTarget) target = { NULL };
  g_autofree char *to = NULL;
  g_autofree char *part_of = NULL;
  const GOptionEntry entries[] = {
    YISHI_CLI_MEETING_ENTRY (&target),
    YISHI_CLI_ITEM_ENTRY (&target),
    { "to", 0, 0, G_OPTION_ARG_STRING, &to, N_("The number it is to have"), "N" },
    { "part-of", 0, 0, G_OPTION_ARG_STRING, &part_of,
      N_("Number of the item that it is to be a part of; 0 makes it one of its own"), "N" },
    { NULL }
  };
  const YishiCliSyntax syntax = { entries, "meeting item to", 1, 1, NULL };
  g_auto(GStrv) operands = yishi_cli_parse_target (cli, &syntax, &target, argc, argv);
  MoveJob job = { &target, 0, -1, NULL };
  int status;

  if (operands == NULL || !yishi_cli_read_number (cli, "--to", to, 1000000, &job.to) ||
      (part_of != NULL && !yishi_cli_read_number (cli, "--part-of", part_of, 1000000, &job.part_of)))
    return cli->status;

  status = yishi_cli_perform (cli, operands[0], YISHI_STORE_WRITE, move_item, &job);
  if (status == YISHI_EXIT_DONE)
    yishi_cli_print (cli, _("The items have new numbers: “yishi item list” shows them.\n"));

  return status;
}

static gboolean
remove_item (YishiDb       *db,
             gpointer       data,
             GCancellable  *cancellable,
             GError       **error)
{
  const MoveJob *job = data;
  g_autoptr(YishiItem) item = yishi_cli_find_item (db, job->target, error);

  return item != NULL && yishi_db_remove_item (db, item->id, error);
}

int
yishi_cli_item_remove (YishiCli  *cli,
                       int        argc,
                       char     **argv)
{
  g_auto(YishiCliTarget) target = { NULL };
  const GOptionEntry entries[] = { YISHI_CLI_MEETING_ENTRY (&target), YISHI_CLI_ITEM_ENTRY (&target), { NULL } };
  const YishiCliSyntax syntax = { entries, "meeting item", 1, 1, NULL };
  g_auto(GStrv) operands = yishi_cli_parse_target (cli, &syntax, &target, argc, argv);
  MoveJob job = { &target, 0, 0, NULL };
  int status;

  if (operands == NULL)
    return cli->status;

  status = yishi_cli_perform (cli, operands[0], YISHI_STORE_WRITE, remove_item, &job);
  if (status == YISHI_EXIT_DONE)
    yishi_cli_print (cli, _("Item %d was removed; those behind it moved up.\n"), target.number);

  return status;
}

static gboolean
withdraw_item (YishiDb       *db,
               gpointer       data,
               GCancellable  *cancellable,
               GError       **error)
{
  const MoveJob *job = data;
  g_autoptr(YishiItem) item = yishi_cli_find_item (db, job->target, error);

  return item != NULL && yishi_db_withdraw_item (db, item->id, job->reason, error);
}

int
yishi_cli_item_withdraw (YishiCli  *cli,
                         int        argc,
                         char     **argv)
{
  g_auto(YishiCliTarget) target = { NULL };
  g_autofree char *reason = NULL;
  gboolean undo = FALSE;
  const GOptionEntry entries[] = {
    YISHI_CLI_MEETING_ENTRY (&target),
    YISHI_CLI_ITEM_ENTRY (&target),
    { "reason", 0, 0, G_OPTION_ARG_STRING, &reason, N_("Why it is not dealt with"), "TEXT" },
    { "undo", 0, 0, G_OPTION_ARG_NONE, &undo, N_("Put it back on the agenda"), NULL },
    { NULL }
  };
  const YishiCliSyntax syntax = { entries, "meeting item", 1, 1, NULL };
  g_auto(GStrv) operands = yishi_cli_parse_target (cli, &syntax, &target, argc, argv);
  MoveJob job;
  int status;

  if (operands == NULL)
    return cli->status;
  if (undo == (reason != NULL && *reason != '\0'))
    return yishi_cli_usage (cli, _("give either --reason or --undo"));

  job = (MoveJob) { &target, 0, 0, undo ? "" : reason };
  status = yishi_cli_perform (cli, operands[0], YISHI_STORE_WRITE, withdraw_item, &job);
  if (status == YISHI_EXIT_DONE)
    yishi_cli_print (cli, undo ? _("Item %d stands again.\n") : _("Item %d was withdrawn.\n"), target.number);

  return status;
}
