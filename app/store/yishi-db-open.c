/* yishi-db-open.c - opening and closing the record's file
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The writer's lock is an flock() on the record itself, through a descriptor
 * that stays open as long as the database does: closing any descriptor of a
 * file drops the process's POSIX locks on it, and those are SQLite's. So a
 * second writer in the same process is turned away before it opens anything.
 */
#include "config.h"

#include "yishi-db-private.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <sys/statvfs.h>
#include <unistd.h>

#include "yishi-migrations.h"
#include "yishi-rule.h"

/* How long a command waits for another one that is writing, and how often it looks. */
#define LOCK_WAIT_US (5 * G_USEC_PER_SEC)
#define LOCK_LOOK_US (20 * 1000)

/* With less free, SQLite's index of the write-ahead log may lie on blocks that
 * cannot be had, and the process would die of SIGBUS. */
#define MIN_FREE_BYTES (192 * 1024)

/* Where SQLite locks what a connection holds as long as it is open: the file's
 * readers, and the byte of the index that says it is in use. */
#define SHARED_FIRST 0x40000002
#define SHARED_SIZE 510
#define INDEX_IN_USE 128

static void
finalize_statement (gpointer data)
{
  sqlite3_finalize (data);
}

/* A disk that is slower than this machine's: YISHI_SLOW_COMMIT says by how many
 * ms each commit lasts longer. The window is tested on it. */
static gulong
read_slowness (void)
{
  const char *text = g_getenv ("YISHI_SLOW_COMMIT");

  return text != NULL ? 1000 * g_ascii_strtoull (text, NULL, 10) : 0;
}

static YishiDb *
make_db (YishiStoreMode mode)
{
  YishiDb *self = g_new0 (YishiDb, 1);

  self->mode = mode;
  self->lock_fd = -1;
  self->index_fd = -1;
  self->thread = g_thread_self ();
  self->statements = g_hash_table_new_full (g_direct_hash, g_direct_equal, NULL, finalize_statement);
  self->rules = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) yishi_rule_unref);
  return self;
}

static void
set_file_error (const char  *path,
                int          saved_errno,
                GError     **error)
{
  YishiStoreError code;
  const char *why;

  switch (saved_errno)
    {
    case ENOENT:
    case ENOTDIR:
      code = YISHI_STORE_ERROR_NOT_FOUND;
      why = _("there is no such file or folder (check the name)");
      break;
    case EEXIST:
      code = YISHI_STORE_ERROR_EXISTS;
      why = _("it is there already (choose another name; nothing is ever overwritten)");
      break;
    case EISDIR:
      code = YISHI_STORE_ERROR_NOT_A_RECORD;
      why = _("it is a folder (choose a file whose name ends in .yishi)");
      break;
    case ENOSPC:
    case EDQUOT:
      code = YISHI_STORE_ERROR_NO_SPACE;
      why = _("the disk is full (free some space and do it again; nothing was changed)");
      break;
    case EROFS:
    case EACCES:
    case EPERM:
      code = YISHI_STORE_ERROR_READ_ONLY;
      why = _("you may not open or write it (copy it to a folder of your own; nothing was changed)");
      break;
    default:
      code = YISHI_STORE_ERROR_IO;
      why = g_strerror (saved_errno);
    }

  /* Translators: a file name, and why it cannot be opened */
  g_set_error (error, YISHI_STORE_ERROR, code, _("“%s” cannot be opened: %s"), path, why);
}

/* The files that this process writes. Only a static can be seen from every
 * connection, and POSIX locks are the whole process's, not a connection's. */
static struct
{
  GMutex  mutex;
  GArray *files;  /* (owned) (nullable) YishiFile; NULL while there is none */
} writers;

typedef struct
{
  dev_t device;
  ino_t inode;
} YishiFile;

/* With the mutex held. Returns: its index, -1 if this process does not write it */
static int
find_writer (dev_t device,
             ino_t inode)
{
  for (guint i = 0; writers.files != NULL && i < writers.files->len; i++)
    {
      const YishiFile *file = &g_array_index (writers.files, YishiFile, i);

      if (file->device == device && file->inode == inode)
        return i;
    }

  return -1;
}

static gboolean
has_writer (const struct stat *status)
{
  gboolean found;

  g_mutex_lock (&writers.mutex);
  found = find_writer (status->st_dev, status->st_ino) >= 0;
  g_mutex_unlock (&writers.mutex);
  return found;
}

/* Returns: whether nobody else in this process writes the file */
static gboolean
enter_writer (YishiDb           *self,
              const struct stat *status)
{
  YishiFile file = { status->st_dev, status->st_ino };

  g_mutex_lock (&writers.mutex);
  self->is_writer = find_writer (file.device, file.inode) < 0;
  if (self->is_writer)
    {
      if (writers.files == NULL)
        writers.files = g_array_new (FALSE, FALSE, sizeof (YishiFile));
      g_array_append_val (writers.files, file);
      self->device = file.device;
      self->inode = file.inode;
    }
  g_mutex_unlock (&writers.mutex);

  return self->is_writer;
}

static void
leave_writer (YishiDb *self)
{
  if (!self->is_writer)
    return;

  g_mutex_lock (&writers.mutex);
  g_array_remove_index_fast (writers.files, find_writer (self->device, self->inode));
  if (writers.files->len == 0)
    g_clear_pointer (&writers.files, g_array_unref);
  g_mutex_unlock (&writers.mutex);
  self->is_writer = FALSE;
}

static gboolean
refuse_second_writer (YishiDb  *self,
                      GError  **error)
{
  g_set_error (error, YISHI_STORE_ERROR, YISHI_STORE_ERROR_LOCKED,
               _("“%s” cannot be written: another window or command has it open "
                 "(close it there, or wait until it has ended)"),
               self->path);
  return FALSE;
}

/* A signal may come while the lock is asked for; that is no answer. */
static gboolean
try_lock (int fd,
          int operation)
{
  int status;

  do
    status = flock (fd, operation | LOCK_NB);
  while (status != 0 && errno == EINTR);

  return status == 0;
}

/* Opens the file itself, makes it for CREATE, and takes the writer's lock. */
static gboolean
open_file (YishiDb  *self,
           GError  **error)
{
  gboolean create = self->mode == YISHI_STORE_CREATE;
  gint64 deadline = g_get_monotonic_time () + LOCK_WAIT_US;
  struct stat status;

  if (!create && stat (self->path, &status) == 0 && !enter_writer (self, &status))
    return refuse_second_writer (self, error);

  self->lock_fd = open (self->path, O_RDWR | O_CLOEXEC | (create ? O_CREAT | O_EXCL : 0), 0600);
  if (self->lock_fd < 0)
    {
      set_file_error (self->path, errno, error);
      return FALSE;
    }
  if (create && fstat (self->lock_fd, &status) == 0 && !enter_writer (self, &status))
    return refuse_second_writer (self, error);

  while (!try_lock (self->lock_fd, LOCK_EX))
    {
      if (errno != EWOULDBLOCK || g_get_monotonic_time () > deadline)
        return refuse_second_writer (self, error);
      g_usleep (LOCK_LOOK_US);
    }

  return TRUE;
}

static gboolean
check_file (YishiDb  *self,
            GError  **error)
{
  struct stat status;

  if (stat (self->path, &status) != 0)
    {
      set_file_error (self->path, errno, error);
      return FALSE;
    }
  if (!S_ISREG (status.st_mode))
    {
      set_file_error (self->path, S_ISDIR (status.st_mode) ? EISDIR : EINVAL, error);
      return FALSE;
    }

  return TRUE;
}

static gboolean
check_space (YishiDb  *self,
             GError  **error)
{
  g_autofree char *folder = g_path_get_dirname (self->path);
  struct statvfs space;

  if (statvfs (folder, &space) != 0 || (guint64) space.f_bavail * space.f_frsize >= MIN_FREE_BYTES)
    return TRUE;

  set_file_error (self->path, ENOSPC, error);
  return FALSE;
}

/* On a read-only or full disk the index of the write-ahead log cannot be made.
 * If the log is empty, the file alone is the record; a shared lock keeps writers
 * out while it is read as one that cannot change. A log with something in it is
 * never ignored. */
static gboolean
open_unchangeable (YishiDb *self)
{
  g_autofree char *log = g_strconcat (self->path, "-wal", NULL);
  g_autofree char *escaped = g_uri_escape_string (self->path, "/", TRUE);
  g_autofree char *uri = g_strdup_printf ("file:%s?immutable=1", escaped);
  struct stat status;

  if (stat (log, &status) == 0 && status.st_size > 0)
    return FALSE;
  if (stat (self->path, &status) != 0 || has_writer (&status))
    return FALSE;
  self->lock_fd = open (self->path, O_RDONLY | O_CLOEXEC);
  if (self->lock_fd < 0 || !try_lock (self->lock_fd, LOCK_SH))
    return FALSE;

  sqlite3_close_v2 (g_steal_pointer (&self->handle));
  return sqlite3_open_v2 (uri, &self->handle, SQLITE_OPEN_READONLY | SQLITE_OPEN_URI, NULL) == SQLITE_OK &&
         sqlite3_exec (self->handle, "SELECT count(*) FROM sqlite_schema", NULL, NULL, NULL) == SQLITE_OK;
}

/* Whether it is the disk, not the file, that cannot be opened. */
static gboolean
is_about_the_disk (int status)
{
  int code = status & 0xff;

  return code == SQLITE_CANTOPEN || code == SQLITE_READONLY || code == SQLITE_FULL || code == SQLITE_IOERR;
}

static gboolean
open_handle (YishiDb  *self,
             GError  **error)
{
  int flags = self->mode == YISHI_STORE_READ ? SQLITE_OPEN_READONLY : SQLITE_OPEN_READWRITE;
  int status;

  status = sqlite3_open_v2 (self->path, &self->handle, flags | SQLITE_OPEN_NOMUTEX, NULL);
  sqlite3_busy_timeout (self->handle, 5000);
  if (status == SQLITE_OK)
    status = sqlite3_exec (self->handle,
                           "PRAGMA trusted_schema=OFF; PRAGMA cell_size_check=ON;"
                           "SELECT count(*) FROM sqlite_schema",
                           NULL, NULL, NULL);
  if (self->mode == YISHI_STORE_READ && is_about_the_disk (status) && open_unchangeable (self))
    status = SQLITE_OK;
  if (status != SQLITE_OK)
    {
      /* Translators: %s is a file name */
      g_autofree char *what = g_strdup_printf (_("“%s” cannot be opened"), self->path);

      yishi_db_set_error (self, what, error);
      return FALSE;
    }

  sqlite3_extended_result_codes (self->handle, TRUE);
  return TRUE;
}

static gboolean
prepare_for_writing (YishiDb  *self,
                     GError  **error)
{
  return yishi_db_exec (self,
                        "PRAGMA journal_mode=WAL;"
                        "PRAGMA synchronous=FULL;"
                        /* 32 MB: a large roll is written once, not page by page as the cache overflows. */
                        "PRAGMA cache_size=-32000;"
                        "PRAGMA foreign_keys=ON;"
                        "PRAGMA secure_delete=ON;",
                        error) &&
         yishi_migrate (self, error) && yishi_guard (self, error);
}

/* A lock that belongs to the descriptor: no other descriptor's closing drops it. */
static void
set_own_lock (int   fd,
              short type,
              off_t start,
              off_t length)
{
  struct flock lock = { .l_type = type, .l_whence = SEEK_SET, .l_start = start, .l_len = length };

  if (fd >= 0)
    fcntl (fd, F_OFD_SETLK, &lock);
}

/* A file chooser in this process reads the head of every file that it lists, and
 * so drops SQLite's locks. The next program that looked into the record would
 * take it for one that nobody has open, and cut the index under our feet: then
 * the window died of SIGBUS. Where there are no such locks, nothing is worse. */
static void
keep_locks (YishiDb *self)
{
  g_autofree char *index = g_strconcat (self->path, "-shm", NULL);

  self->index_fd = open (index, O_RDWR | O_CLOEXEC);
  set_own_lock (self->lock_fd, F_RDLCK, SHARED_FIRST, SHARED_SIZE);
  set_own_lock (self->index_fd, F_RDLCK, INDEX_IN_USE, 1);
}

/* Before SQLite closes: it asks whether it is the last that has the file open. */
static void
drop_locks (YishiDb *self)
{
  set_own_lock (self->lock_fd, F_UNLCK, SHARED_FIRST, SHARED_SIZE);
  set_own_lock (self->index_fd, F_UNLCK, INDEX_IN_USE, 1);
}

/**
 * yishi_make_absolute:
 *
 * SQLite takes some names for something else than a file, ":memory:" and
 * "file:…" among them, but none that begins at the root.
 *
 * Returns: (transfer full): @path from the root on
 */
char *
yishi_make_absolute (const char *path)
{
  g_autofree char *folder = NULL;

  if (g_path_is_absolute (path))
    return g_strdup (path);

  folder = g_get_current_dir ();
  return g_build_filename (folder, path, NULL);
}

/**
 * yishi_db_open:
 * @path: the record's file
 * @clock: stamps what is written; outlives the connection
 *
 * To be called in the thread that is to own the connection.
 *
 * Returns: (transfer full) (nullable): the connection; sets a #YishiStoreError
 */
YishiDb *
yishi_db_open (const char      *path,
               YishiStoreMode   mode,
               YishiClock      *clock,
               GError         **error)
{
  g_autoptr(YishiDb) self = make_db (mode);
  gboolean is_open;

  self->path = yishi_make_absolute (path);
  self->clock = clock;
  self->slowness = read_slowness ();

  if (mode == YISHI_STORE_READ)
    is_open = check_file (self, error) && open_handle (self, error) && yishi_check_version (self, error);
  else
    is_open = (mode == YISHI_STORE_CREATE || check_file (self, error)) && check_space (self, error) &&
              open_file (self, error) && open_handle (self, error) && yishi_check_version (self, error) &&
              prepare_for_writing (self, error);
  if (is_open && mode != YISHI_STORE_READ)
    keep_locks (self);
  if (is_open)
    return g_steal_pointer (&self);

  if (mode == YISHI_STORE_CREATE && self->lock_fd >= 0)
    yishi_db_remove_file (self);
  return NULL;
}

/**
 * yishi_db_open_memory:
 *
 * Returns: (transfer full) (nullable): an empty record in memory, to replay into
 */
YishiDb *
yishi_db_open_memory (GError **error)
{
  g_autoptr(YishiDb) self = make_db (YISHI_STORE_CREATE);

  if (sqlite3_open_v2 (":memory:", &self->handle, SQLITE_OPEN_READWRITE | SQLITE_OPEN_NOMUTEX, NULL) !=
      SQLITE_OK)
    {
      yishi_db_set_error (self, _("the check could not start"), error);
      return NULL;
    }
  if (!yishi_migrate (self, error) || !yishi_guard (self, error))
    return NULL;

  return g_steal_pointer (&self);
}

/**
 * yishi_db_remove_file:
 *
 * Takes away a record that could not be made, with all that SQLite laid beside
 * it. Only for a file that this connection has just created.
 */
void
yishi_db_remove_file (YishiDb *self)
{
  g_autofree char *log = g_strconcat (self->path, "-wal", NULL);
  g_autofree char *index = g_strconcat (self->path, "-shm", NULL);

  g_return_if_fail (self->mode == YISHI_STORE_CREATE);

  g_unlink (log);
  g_unlink (index);
  g_unlink (self->path);
}

void
yishi_db_close (YishiDb *self)
{
  if (self == NULL)
    return;

  g_hash_table_unref (self->statements);
  g_hash_table_unref (self->rules);
  drop_locks (self);
  sqlite3_close_v2 (self->handle);
  if (self->index_fd >= 0)
    close (self->index_fd);
  if (self->lock_fd >= 0)
    close (self->lock_fd);
  leave_writer (self);
  g_free (self->path);
  g_free (self);
}
