/* yishi-pdf-file.c - a PDF that somebody holds against a record
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "yishi-pdf-file.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "yishi-document-error.h"
#include "yishi-sha256.h"

#define LARGEST (256 * 1024 * 1024)

/* The end of a PDF stands within so many bytes from its last one (ISO 32000-1, annex H). */
#define TAIL 1024

/* How yishi-pdf-update.c begins the manifest. */
#define MANIFEST "/Type /EmbeddedFile /Subtype /application#2Fjson"

/* The last time that @word stands in @bytes. Returns: (nullable) */
static const char *
find_last (const char *bytes,
           gsize       size,
           const char *word)
{
  gsize length = strlen (word);

  for (gsize i = size; i >= length; i--)
    if (memcmp (bytes + i - length, word, length) == 0)
      return bytes + i - length;

  return NULL;
}

/* Cut off is what has no end, or an end that speaks of what is not there. */
static gboolean
has_end (const char *bytes,
         gsize       size)
{
  gsize tail = MIN (size, TAIL);
  const char *start = find_last (bytes + size - tail, tail, "startxref");

  return find_last (bytes + size - tail, tail, "%%EOF") != NULL && start != NULL &&
         g_ascii_strtoull (start + strlen ("startxref"), NULL, 10) < size;
}

static YishiPaper *
read_manifest (const char *bytes,
               gsize       size)
{
  const char *begin = find_last (bytes, size, MANIFEST);
  gsize left = begin != NULL ? size - (begin - bytes) : 0;
  const char *length = begin != NULL ? g_strstr_len (begin, left, "/Length ") : NULL;
  const char *stream = begin != NULL ? g_strstr_len (begin, left, "stream\n") : NULL;
  guint64 n;

  if (length == NULL || stream == NULL || length > stream)
    return NULL;

  stream += strlen ("stream\n");
  n = g_ascii_strtoull (length + strlen ("/Length "), NULL, 10);
  if (n > (guint64) (bytes + size - stream))
    return NULL;

  return yishi_paper_from_manifest (stream, n);
}

static YishiPdfFile *
read_bytes (const char *bytes,
            gsize       size)
{
  YishiPdfFile *self = g_new0 (YishiPdfFile, 1);
  char digest[YISHI_SHA256_TEXT];
  YishiSha256 sum;

  self->is_pdf = size > 5 && memcmp (bytes, "%PDF-", 5) == 0;
  self->is_whole = self->is_pdf && has_end (bytes, size);
  self->paper = self->is_pdf ? read_manifest (bytes, size) : NULL;
  if (self->paper == NULL)
    return self;

  yishi_sha256_init (&sum);
  yishi_sha256_update (&sum, bytes, size);
  yishi_sha256_finish (&sum, digest);
  g_free (self->paper->sha256);
  self->paper->sha256 = g_strdup (digest);
  return self;
}

YishiPdfFile *
yishi_pdf_file_read (const char  *path,
                     GError     **error)
{
  g_autofree char *name = g_filename_display_name (path);
  g_autoptr(GMappedFile) file = NULL;
  g_autoptr(GError) why = NULL;

  /* A folder or a device would never end. */
  if (!g_file_test (path, G_FILE_TEST_IS_REGULAR))
    {
      g_set_error (error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND, _("“%s” cannot be opened: %s"), name,
                   _("there is no such file or folder (check the name)"));
      return NULL;
    }
  file = g_mapped_file_new (path, FALSE, &why);
  if (file == NULL)
    {
      g_set_error (error, G_IO_ERROR, G_IO_ERROR_FAILED, _("“%s” cannot be opened: %s"), name, why->message);
      return NULL;
    }
  if (g_mapped_file_get_length (file) > LARGEST)
    {
      g_set_error (error, YISHI_DOCUMENT_ERROR, YISHI_DOCUMENT_ERROR_NO_PDF,
                   _("“%s” cannot be checked: no paper of Yishi is so large (check the name)"), name);
      return NULL;
    }
  if (g_mapped_file_get_length (file) == 0)
    return read_bytes ("", 0);

  return read_bytes (g_mapped_file_get_contents (file), g_mapped_file_get_length (file));
}

void
yishi_pdf_file_free (YishiPdfFile *self)
{
  if (self == NULL)
    return;

  g_clear_pointer (&self->paper, yishi_paper_free);
  g_free (self);
}
