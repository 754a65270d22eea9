/* yishi-pdf-update.c - adds to a PDF what Cairo 1.16 cannot write
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "yishi-pdf-update.h"

#include <gio/gio.h>
#include <glib/gi18n-lib.h>
#include <string.h>

#include "yishi-document-error.h"
#include "yishi-render.h"
#include "yishi-sha256.h"

typedef struct
{
  GByteArray *pdf;         /* (unowned) */
  GArray     *numbers;     /* (owned) guint: the objects that were written */
  GArray     *offsets;     /* (owned) guint64: where they begin */
  guint64     before;      /* where the cross-reference table of Cairo stands */
  guint64     root, info;  /* numbers of the catalog and of the information */
  guint64     size;        /* the first number that is free */
} Update;

static gboolean
fail (GError **error)
{
  g_set_error (error, YISHI_DOCUMENT_ERROR, YISHI_DOCUMENT_ERROR_FAILED,
               _("the PDF was not finished: this version of Cairo writes it in a way that Yishi does not know"
                 " (tell those who make Yishi)"));
  return FALSE;
}

static void
append (Update     *self,
        const char *text)
{
  g_byte_array_append (self->pdf, (const guint8 *) text, strlen (text));
}

static void G_GNUC_PRINTF (2, 3)
appendf (Update     *self,
         const char *format,
         ...)
{
  g_autofree char *text = NULL;
  va_list args;

  va_start (args, format);
  text = g_strdup_vprintf (format, args);
  va_end (args);
  append (self, text);
}

static void
begin_object (Update *self,
              guint64 number)
{
  guint n = number;
  guint64 offset = self->pdf->len;

  g_array_append_val (self->numbers, n);
  g_array_append_val (self->offsets, offset);
  appendf (self, "%u 0 obj\n", n);
}

static guint64
add_object (Update *self)
{
  begin_object (self, self->size);
  return self->size++;
}

/* Finds @key behind @from. Returns: the number that follows it, or 0 */
static guint64
read_number (const char *from,
             const char *key)
{
  const char *found = strstr (from, key);

  return found != NULL ? g_ascii_strtoull (found + strlen (key), NULL, 10) : 0;
}

/* The last time that @word stands in the file, whatever bytes it has. */
static const char *
find_last (const Update *self,
           const char   *word)
{
  const char *bytes = (const char *) self->pdf->data;
  gsize length = strlen (word);

  for (gsize i = self->pdf->len; i >= length; i--)
    if (memcmp (bytes + i - length, word, length) == 0)
      return bytes + i - length;

  return NULL;
}

/* Reads what stands at the end of the file. The text of the trailer has no zero bytes. */
static gboolean
read_trailer (Update *self)
{
  const char *start = find_last (self, "startxref");
  const char *trailer = find_last (self, "trailer");

  if (start == NULL || trailer == NULL)
    return FALSE;

  self->before = read_number (start, "startxref\n");
  self->root = read_number (trailer, "/Root ");
  self->info = read_number (trailer, "/Info ");
  self->size = read_number (trailer, "/Size ");
  return self->before > 0 && self->root > 0 && self->info > 0 && self->size > self->root &&
         self->before < self->pdf->len;
}

/* The dictionary of object @number, by Cairo's own table. Returns: (transfer full)
 * (nullable): what stands between << and the last >> */
static char *
read_dictionary (const Update *self,
                 guint64       number)
{
  const char *bytes = (const char *) self->pdf->data;
  const char *table = bytes + self->before;
  const char *entries = strstr (table, "\n0 ");
  const char *begin, *end;
  guint64 offset;

  if (!g_str_has_prefix (table, "xref\n") || entries == NULL)
    return NULL;
  entries = strchr (entries + 1, '\n') + 1;
  /* An entry of the table has 20 bytes. */
  if (entries + number * 20 + 20 > bytes + self->pdf->len)
    return NULL;
  offset = g_ascii_strtoull (entries + number * 20, NULL, 10);
  if (offset >= self->before)
    return NULL;
  begin = g_strstr_len (bytes + offset, self->before - offset, "<<");
  end = g_strstr_len (bytes + offset, self->before - offset, "endobj");
  if (begin == NULL || end == NULL || begin > end)
    return NULL;
  end = g_strrstr_len (begin, end - begin, ">>");
  return end != NULL ? g_strndup (begin + 2, end - begin - 2) : NULL;
}

/* A text of a PDF: UTF-16 in hexadecimal digits. */
static void
append_text (Update     *self,
             const char *text)
{
  g_autofree gunichar2 *wide = g_utf8_to_utf16 (text, -1, NULL, NULL, NULL);

  append (self, "<FEFF");
  for (const gunichar2 *p = wide; p != NULL && *p != 0; p++)
    appendf (self, "%04X", *p);
  append (self, ">");
}

static void
append_stream (Update     *self,
               const char *keys,
               const void *bytes,
               gsize       length)
{
  appendf (self, "<< %s /Length %" G_GSIZE_FORMAT " >>\nstream\n", keys, length);
  g_byte_array_append (self->pdf, bytes, length);
  append (self, "\nendstream\nendobj\n");
}

/* Returns: (transfer full) (nullable): @text in zlib's format */
static GBytes *
compress (const char *text)
{
  g_autoptr(GZlibCompressor) compressor = g_zlib_compressor_new (G_ZLIB_COMPRESSOR_FORMAT_ZLIB, 9);
  g_autoptr(GOutputStream) memory = g_memory_output_stream_new_resizable ();
  g_autoptr(GOutputStream) stream = g_converter_output_stream_new (memory, G_CONVERTER (compressor));

  if (!g_output_stream_write_all (stream, text, strlen (text), NULL, NULL, NULL) ||
      !g_output_stream_close (stream, NULL, NULL))
    return NULL;

  return g_memory_output_stream_steal_as_bytes (G_MEMORY_OUTPUT_STREAM (memory));
}

/* Returns: the number of the file's description */
static guint64
add_file (Update     *self,
          const char *name,
          const char *type,
          const char *text,
          gboolean    is_packed)
{
  g_autoptr(GBytes) packed = is_packed ? compress (text) : NULL;
  g_autofree char *keys = NULL;
  guint64 stream = add_object (self), description;

  keys = g_strdup_printf ("/Type /EmbeddedFile /Subtype /%s /Params << /Size %" G_GSIZE_FORMAT " >>%s", type,
                          strlen (text), packed != NULL ? " /Filter /FlateDecode" : "");
  if (packed != NULL)
    append_stream (self, keys, g_bytes_get_data (packed, NULL), g_bytes_get_size (packed));
  else
    append_stream (self, keys, text, strlen (text));

  description = add_object (self);
  appendf (self, "<< /Type /Filespec /F (%s) /UF (%s) /AFRelationship /Data /EF << /F %" G_GUINT64_FORMAT
                 " 0 R >> >>\nendobj\n",
           name, name, stream);
  return description;
}

static guint64
add_xmp (Update               *self,
         const YishiPdfExtras *extras)
{
  g_autofree char *title = g_markup_escape_text (extras->title, -1);
  g_autofree char *author = g_markup_escape_text (extras->author, -1);
  g_autoptr(GString) xmp = g_string_new (NULL);
  guint64 number = add_object (self);

  g_string_append_printf (xmp,
                          "<?xpacket begin=\"\xEF\xBB\xBF\" id=\"W5M0MpCehiHzreSzNTczkc9d\"?>\n"
                          "<x:xmpmeta xmlns:x=\"adobe:ns:meta/\">\n"
                          "<rdf:RDF xmlns:rdf=\"http://www.w3.org/1999/02/22-rdf-syntax-ns#\">\n"
                          "<rdf:Description rdf:about=\"\" xmlns:dc=\"http://purl.org/dc/elements/1.1/\""
                          " xmlns:xmp=\"http://ns.adobe.com/xap/1.0/\">\n"
                          "<dc:format>application/pdf</dc:format>\n"
                          "<dc:title><rdf:Alt><rdf:li xml:lang=\"x-default\">%s</rdf:li></rdf:Alt></dc:title>\n"
                          "<dc:creator><rdf:Seq><rdf:li>%s</rdf:li></rdf:Seq></dc:creator>\n"
                          "<dc:language><rdf:Bag><rdf:li>%s</rdf:li></rdf:Bag></dc:language>\n",
                          title, author, extras->language);
  if (*extras->instant != '\0')
    g_string_append_printf (xmp, "<xmp:CreateDate>%s</xmp:CreateDate>\n", extras->instant);
  g_string_append (xmp, "</rdf:Description>\n</rdf:RDF>\n</x:xmpmeta>\n<?xpacket end=\"r\"?>");
  append_stream (self, "/Type /Metadata /Subtype /XML", xmp->str, xmp->len);
  return number;
}

/* Named places that Cairo wrote stay. Returns: the number of the names, or 0 if nothing
 * was added */
static guint64
add_names (Update               *self,
           const YishiPdfExtras *extras,
           const char           *catalog,
           GString              *associated)
{
  guint64 cairos = read_number (catalog, "/Names "), text = 0, manifest = 0, number;
  g_autofree char *names = cairos > 0 ? read_dictionary (self, cairos) : g_strdup ("");

  if (extras->text != NULL)
    text = add_file (self, YISHI_PDF_TEXT_NAME, "text#2Fplain", extras->text, TRUE);
  if (extras->manifest != NULL)
    manifest = add_file (self, YISHI_PDF_MANIFEST_NAME, "application#2Fjson", extras->manifest, FALSE);
  if ((text == 0 && manifest == 0) || names == NULL)
    return 0;

  number = add_object (self);
  appendf (self, "<<%s /EmbeddedFiles << /Names [", names);
  /* In the order of the names, as the standard asks. */
  if (text > 0)
    {
      appendf (self, " (%s) %" G_GUINT64_FORMAT " 0 R", YISHI_PDF_TEXT_NAME, text);
      g_string_append_printf (associated, " %" G_GUINT64_FORMAT " 0 R", text);
    }
  if (manifest > 0)
    {
      appendf (self, " (%s) %" G_GUINT64_FORMAT " 0 R", YISHI_PDF_MANIFEST_NAME, manifest);
      g_string_append_printf (associated, " %" G_GUINT64_FORMAT " 0 R", manifest);
    }
  append (self, " ] >> >>\nendobj\n");
  return number;
}

/* Cairo's entries but /Names, then ours. */
static void
write_catalog (Update               *self,
               const YishiPdfExtras *extras,
               const char           *catalog,
               guint64               names,
               guint64               xmp,
               const char           *associated)
{
  const char *before = strstr (catalog, "/Names ");
  const char *after = before != NULL && names > 0 ? strstr (before, " R") : NULL;

  begin_object (self, self->root);
  append (self, "<<");
  if (after != NULL)
    appendf (self, "%.*s%s", (int) (before - catalog), catalog, after + 2);
  else
    append (self, catalog);
  if (names > 0)
    appendf (self, " /Names %" G_GUINT64_FORMAT " 0 R /AF [%s ]", names, associated);
  append (self, " /Lang ");
  append_text (self, extras->language);
  appendf (self, " /ViewerPreferences << /DisplayDocTitle true >> /Metadata %" G_GUINT64_FORMAT " 0 R >>\nendobj\n",
           xmp);
}

/* Cairo writes a given date without the D: that every reader looks for. */
static void
write_info (Update     *self,
            const char *info)
{
  g_auto(GStrv) pieces = g_strsplit (info, "/CreationDate (2", 2);
  g_autofree char *mended = g_strjoinv ("/CreationDate (D:2", pieces);

  begin_object (self, self->info);
  appendf (self, "<<%s>>\nendobj\n", mended);
}

/* One section for each object: they need not follow one another. The identifier is
 * that of the content: equal files have equal ones. */
static void
write_table (Update *self)
{
  guint64 start = self->pdf->len;
  char digest[YISHI_SHA256_TEXT];
  YishiSha256 sum;

  yishi_sha256_init (&sum);
  yishi_sha256_update (&sum, self->pdf->data, self->pdf->len);
  yishi_sha256_finish (&sum, digest);

  append (self, "xref\n");
  for (guint i = 0; i < self->numbers->len; i++)
    appendf (self, "%u 1\n%010" G_GUINT64_FORMAT " 00000 n \n", g_array_index (self->numbers, guint, i),
             g_array_index (self->offsets, guint64, i));
  appendf (self,
           "trailer\n<< /Size %" G_GUINT64_FORMAT " /Root %" G_GUINT64_FORMAT " 0 R /Info %" G_GUINT64_FORMAT
           " 0 R /Prev %" G_GUINT64_FORMAT " /ID [<%.32s> <%.32s>] >>\nstartxref\n%" G_GUINT64_FORMAT "\n%%%%EOF\n",
           self->size, self->root, self->info, self->before, digest, digest, start);
}

gboolean
yishi_pdf_update (GByteArray            *pdf,
                  const YishiPdfExtras  *extras,
                  GError               **error)
{
  g_autoptr(GArray) numbers = g_array_new (FALSE, FALSE, sizeof (guint));
  g_autoptr(GArray) offsets = g_array_new (FALSE, FALSE, sizeof (guint64));
  g_autoptr(GString) associated = g_string_new (NULL);
  g_autofree char *catalog = NULL;
  g_autofree char *info = NULL;
  Update self = { pdf, numbers, offsets };
  guint64 names, xmp;

  /* So that texts can be looked for. */
  g_byte_array_append (pdf, (const guint8 *) "", 1);
  if (!read_trailer (&self))
    return fail (error);
  catalog = read_dictionary (&self, self.root);
  info = read_dictionary (&self, self.info);
  g_byte_array_set_size (pdf, pdf->len - 1);
  if (catalog == NULL || info == NULL)
    return fail (error);

  names = add_names (&self, extras, catalog, associated);
  xmp = add_xmp (&self, extras);
  write_catalog (&self, extras, catalog, names, xmp, associated->str);
  write_info (&self, info);
  write_table (&self);
  return TRUE;
}
