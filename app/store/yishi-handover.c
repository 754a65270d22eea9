/* yishi-handover.c - everything that the next committee needs, in one file that anybody can check
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The record is copied first, so that every recording it names is there when the
 * media are read. What stands in README.txt is in Chinese and English, whatever the
 * language of the interface: who opens the package a year later is not known.
 */
#include "config.h"

#include "yishi-handover.h"

#include <errno.h>
#include <glib/gstdio.h>
#include <inttypes.h>
#include <sqlite3.h>
#include <sys/stat.h>

#include "yishi-copy.h"
#include "yishi-db-meeting.h"
#include "yishi-db-private.h"
#include "yishi-db-record.h"
#include "yishi-db-seal.h"
#include "yishi-media.h"
#include "yishi-package.h"
#include "yishi-seal.h"

/* Of the journal as it is in the copy. */
typedef struct
{
  gint64  n_entries;
  char   *head;       /* (owned) */
} Chain;

/* A package being made. */
typedef struct
{
  YishiPackage  *file;       /* (owned) (nullable) */
  char          *copy;       /* (owned) (nullable) the record's, beside the package */
  char          *name;       /* (owned) of the record, without its ending */
  YishiHandover *handover;   /* (owned) (nullable) */
  GCancellable  *cancellable;
} Packing;

static void
package_clear (Packing *self)
{
  g_clear_pointer (&self->file, yishi_package_free);
  if (self->copy != NULL)
    g_unlink (self->copy);
  g_free (self->copy);
  g_free (self->name);
  g_clear_pointer (&self->handover, yishi_handover_free);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Packing, package_clear)

/* %1$s record, %2$s community, %3$s when, %4$s seal, %5$s head, %6$s entries, %7$s meetings */
static const char readme[] =
  "%2$s　议事档案移交包\n"
  "制作时间：%3$s\n"
  "档案：%1$s.yishi，日志 %6$s 条\n"
  "封印码：%4$s\n"
  "末端哈希：%5$s\n"
  "\n"
  "内容\n"
  "  %1$s.yishi          全部名册、会议、表决和日志（SQLite 数据库）\n"
  "  %1$s.yishi-media/   录音和附件（如有）\n"
  "  papers/             文书（如有）\n"
  "  SHA256SUMS          以上每个文件的 SHA-256\n"
  "\n"
  "已闭会的会议及其封印码\n"
  "%7$s"
  "\n"
  "怎样核对（无需本软件，只要 sha256sum 和 sqlite3）\n"
  "  在本文件夹中依次执行下面标有 $ 的命令。\n"
  "  第一条：每个文件都应显示 OK。第二条：应显示 ok。\n"
  "  第三条：日志首尾相接，应显示 0。第四条：逐条重算日志，应没有输出。\n"
  "  装有本软件（yishi）时，一条命令即可：yishi verify %1$s.yishi\n"
  "  封印码应与闭会时大屏上、会议记录上的一致。\n"
  "\n"
  "请注意：本包含有业主的姓名和电话，只交给下一届业主委员会，并请对方签收。\n"
  "\n"
  "----\n"
  "\n"
  "%2$s: the record of deliberation, handed over\n"
  "Made: %3$s\n"
  "Record: %1$s.yishi, %6$s entries of the journal\n"
  "Seal: %4$s\n"
  "Hash of the last entry: %5$s\n"
  "\n"
  "How to check it (without Yishi, with sha256sum and sqlite3 alone)\n"
  "  Run the commands after $ in this folder, one after the other. The first says OK of\n"
  "  every file, the second ok; the third, that each entry of the journal joins the one\n"
  "  before, 0; the fourth, which computes every entry again, nothing at all.\n"
  "  With Yishi it is one command: yishi verify %1$s.yishi\n"
  "  The seals are those on the wall when the meeting was closed, and in its minutes.\n"
  "\n"
  "There are names and phone numbers of owners in here: hand it to the next committee\n"
  "only, against a signature.\n"
  "\n"
  "----\n"
  "\n"
  "$ sha256sum --check SHA256SUMS\n"
  "$ sqlite3 -readonly '%1$s.yishi' 'PRAGMA integrity_check'\n"
  "$ sqlite3 -readonly '%1$s.yishi' \"SELECT count(*) FROM journal AS j LEFT JOIN journal AS p ON p.seq = j.seq - 1 "
  "WHERE j.prev <> ifnull(p.hash, printf('%%064d', 0))\"\n"
  "$ for n in $(sqlite3 -readonly '%1$s.yishi' 'SELECT seq FROM journal ORDER BY seq'); do "
  "sqlite3 -readonly '%1$s.yishi' \"SELECT seq||char(10)||at||char(10)||kind||char(10)||body||char(10)||prev "
  "FROM journal WHERE seq = $n\" | head -c -1 | sha256sum | cut -c 1-64 | "
  "grep -qxF \"$(sqlite3 -readonly '%1$s.yishi' \"SELECT hash FROM journal WHERE seq = $n\")\" || echo \"$n ?\"; done\n";

/* Of the copy: others may have written to the record since. */
static gboolean
read_chain (const char  *path,
            Chain       *chain,
            GError     **error)
{
  sqlite3 *handle = NULL;
  sqlite3_stmt *statement = NULL;
  gboolean is_read;

  is_read = sqlite3_open_v2 (path, &handle, SQLITE_OPEN_READONLY, NULL) == SQLITE_OK &&
            sqlite3_prepare_v2 (handle, "SELECT seq, hash FROM journal ORDER BY seq DESC LIMIT 1", -1, &statement,
                                NULL) == SQLITE_OK &&
            sqlite3_step (statement) == SQLITE_ROW;
  if (is_read)
    *chain = (Chain) { sqlite3_column_int64 (statement, 0), g_strdup (yishi_db_text (statement, 1)) };
  else
    yishi_copy_set_error (path, EIO, error);
  sqlite3_finalize (statement);
  sqlite3_close (handle);
  return is_read;
}

/* Returns: (transfer full) (nullable): a line for each closed meeting */
static char *
list_seals (YishiDb  *db,
            GError  **error)
{
  g_autoptr(GPtrArray) meetings = yishi_db_list_meetings (db, error);
  g_autoptr(GHashTable) seals = meetings != NULL ? yishi_db_list_seals (db, error) : NULL;
  g_autoptr(GString) lines = g_string_new (NULL);

  if (seals == NULL)
    return NULL;

  for (guint i = 0; i < meetings->len; i++)
    {
      const YishiMeeting *meeting = meetings->pdata[i];
      const char *seal = g_hash_table_lookup (seals, GSIZE_TO_POINTER (meeting->id));

      if (seal != NULL)
        g_string_append_printf (lines, "  %s  %s\n", meeting->date, seal);
    }
  if (lines->len == 0)
    g_string_append (lines, "  –\n");

  return g_string_free (g_steal_pointer (&lines), FALSE);
}

static gboolean
add_file (Packing     *self,
          const char  *name,
          const char  *path,
          GError     **error)
{
  struct stat about;

  if (stat (path, &about) == 0)
    self->handover->n_bytes += about.st_size;
  self->handover->n_files++;
  return yishi_package_add_file (self->file, name, path, self->cancellable, error);
}

static int
compare_names (gconstpointer a,
               gconstpointer b)
{
  return strcmp (*(const char * const *) a, *(const char * const *) b);
}

/* With the folders in it, in the order of their names. What is neither file nor folder
 * has nothing in it that could be kept. */
static gboolean
add_folder (Packing     *self,
            const char  *name,
            const char  *path,
            GError     **error)
{
  g_autoptr(GDir) dir = g_dir_open (path, 0, NULL);
  g_autoptr(GPtrArray) names = g_ptr_array_new_with_free_func (g_free);
  gboolean added = TRUE;
  const char *entry;

  if (dir == NULL)
    {
      yishi_copy_set_error (path, errno, error);
      return FALSE;
    }

  while ((entry = g_dir_read_name (dir)) != NULL)
    g_ptr_array_add (names, g_strdup (entry));
  g_ptr_array_sort (names, compare_names);
  for (guint i = 0; added && i < names->len; i++)
    {
      g_autofree char *inside = g_strconcat (name, "/", names->pdata[i], NULL);
      g_autofree char *from = g_build_filename (path, names->pdata[i], NULL);

      if (g_file_test (from, G_FILE_TEST_IS_REGULAR))
        added = add_file (self, inside, from, error);
      else if (g_file_test (from, G_FILE_TEST_IS_DIR) && !g_file_test (from, G_FILE_TEST_IS_SYMLINK))
        added = add_folder (self, inside, from, error);
    }

  return added;
}

static gboolean
add_media (Packing     *self,
           YishiDb     *db,
           GError     **error)
{
  g_autofree char *media = yishi_media_path (db->path);
  g_autofree char *name = g_strconcat (self->name, ".yishi-media", NULL);

  return !g_file_test (media, G_FILE_TEST_IS_DIR) || add_folder (self, name, media, error);
}

static gboolean
add_papers (Packing             *self,
            const char * const  *papers,
            GError             **error)
{
  for (guint i = 0; papers != NULL && papers[i] != NULL; i++)
    {
      g_autofree char *base = g_path_get_basename (papers[i]);
      g_autofree char *name = g_strconcat ("papers/", base, NULL);

      if (!add_file (self, name, papers[i], error))
        return FALSE;
    }

  return TRUE;
}

static gboolean
add_readme (Packing     *self,
            YishiDb     *db,
            const Chain *chain,
            GError     **error)
{
  g_autoptr(YishiRecordInfo) info = yishi_db_get_info (db, error);
  g_autofree char *seals = info != NULL ? list_seals (db, error) : NULL;
  g_autofree char *made = yishi_clock_stamp (db->clock);
  g_autofree char *entries = g_strdup_printf ("%" PRId64, chain->n_entries);
  g_autofree char *text = NULL;

  if (seals == NULL)
    return FALSE;

  text = g_strdup_printf (readme, self->name, info->name, made, self->handover->seal, chain->head, entries, seals);
  self->handover->n_files++;
  self->handover->n_bytes += (gint64) strlen (text);
  return yishi_package_add_text (self->file, "README.txt", text, error);
}

static gboolean
fill (Packing             *self,
      YishiDb             *db,
      const char * const  *papers,
      GError             **error)
{
  g_autofree char *record = g_strconcat (self->name, ".yishi", NULL);
  g_autofree char *head = NULL;
  Chain chain = { 0, NULL };

  if (!read_chain (self->copy, &chain, error))
    return FALSE;

  head = chain.head;
  self->handover->seal = yishi_seal_from_head (head);
  return add_readme (self, db, &chain, error) && add_file (self, record, self->copy, error) &&
         add_media (self, db, error) && add_papers (self, papers, error) && yishi_package_finish (self->file, error);
}

/* Returns: (transfer full): the name of the record's file without its ending, and
 * without what means something to a shell, for README.txt quotes it */
static char *
make_name (const char *path)
{
  g_autofree char *base = g_path_get_basename (path);
  g_autofree char *shown = g_filename_display_name (base);

  if (g_str_has_suffix (shown, ".yishi") && strlen (shown) > strlen (".yishi"))
    shown[strlen (shown) - strlen (".yishi")] = '\0';
  return g_strdelimit (g_steal_pointer (&shown), "'\"\\$`!\n", '_');
}

YishiHandover *
yishi_db_hand_over (YishiDb             *db,
                    const char          *path,
                    const char * const  *papers,
                    GCancellable        *cancellable,
                    GError             **error)
{
  g_auto(Packing) package = { .cancellable = cancellable };
  g_autofree char *target = yishi_make_absolute (path);

  package.name = make_name (db->path);
  package.handover = g_new0 (YishiHandover, 1);
  package.file = yishi_package_new (target, package.name, yishi_clock_now (db->clock) / G_USEC_PER_SEC, error);
  if (package.file == NULL)
    return NULL;

  package.copy = yishi_copy_prepare (db, target, error);
  if (package.copy == NULL || !fill (&package, db, papers, error))
    return NULL;

  return g_steal_pointer (&package.handover);
}

void
yishi_handover_free (YishiHandover *self)
{
  g_free (self->seal);
  g_free (self);
}
