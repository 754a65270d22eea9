/* bare-commit.c - what one commit costs: the yardstick for the time a ballot takes
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Usage: bare-commit DATABASE. For every line on standard input, inserts it as
 * one row of one table in a transaction of its own (WAL, synchronous=FULL) and
 * answers with a line, just as `yishi ballot enter` is driven.
 */
#include <sqlite3.h>
#include <stdio.h>
#include <string.h>

static int
insert_lines (sqlite3      *db,
              sqlite3_stmt *stmt)
{
  char line[256];

  while (fgets (line, sizeof line, stdin) != NULL)
    {
      if (sqlite3_bind_text (stmt, 1, line, (int) strcspn (line, "\n"), SQLITE_STATIC) != SQLITE_OK ||
          sqlite3_step (stmt) != SQLITE_DONE || sqlite3_reset (stmt) != SQLITE_OK)
        {
          fprintf (stderr, "bare-commit: %s\n", sqlite3_errmsg (db));
          return 1;
        }
      puts ("ok");
      fflush (stdout);
    }

  return 0;
}

int
main (int    argc,
      char **argv)
{
  sqlite3 *db = NULL;
  sqlite3_stmt *stmt = NULL;
  int status = 1;

  if (argc == 2 &&
      sqlite3_open (argv[1], &db) == SQLITE_OK &&
      sqlite3_exec (db, "PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL;"
                        "CREATE TABLE line (text TEXT NOT NULL) STRICT;", NULL, NULL, NULL) == SQLITE_OK &&
      sqlite3_prepare_v2 (db, "INSERT INTO line VALUES (?1)", -1, &stmt, NULL) == SQLITE_OK)
    status = insert_lines (db, stmt);
  else
    fprintf (stderr, "bare-commit: %s\n", db != NULL ? sqlite3_errmsg (db) : "usage: bare-commit DATABASE");

  sqlite3_finalize (stmt);
  sqlite3_close (db);

  return status;
}
