/* fuzz-xlsx.c - feeds libFuzzer's bytes to the reader of workbooks
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Run by fuzz.sh. The first byte says what the rest is: a whole file, or the XML
 * of one part or several, which is then packed into a workbook without
 * compression, since bytes changed at random hardly ever leave a zip file valid.
 */
#include <archive.h>
#include <archive_entry.h>
#include <glib.h>
#include <stdint.h>
#include <string.h>

#include "fuzz-check.h"

#define RELATIONS "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
#define LARGEST_INPUT (64 * 1024)
#define ROOM_FOR_FRAME (16 * 1024)

typedef struct
{
  const char *name, *text;
} Part;

static const Part frame[] = {
  { "_rels/.rels", "<Relationships><Relationship Id=\"r1\" Type=\"" RELATIONS
                   "/officeDocument\" Target=\"xl/workbook.xml\"/>"
                   "</Relationships>" },
  { "xl/workbook.xml",
    "<workbook xmlns:r=\"" RELATIONS
    "\"><sheets><sheet name=\"a\" sheetId=\"1\" r:id=\"r1\"/></sheets></workbook>" },
  { "xl/_rels/workbook.xml.rels",
    "<Relationships><Relationship Id=\"r1\" Type=\"" RELATIONS
    "/worksheet\" Target=\"sheet.xml\"/><Relationship "
    "Id=\"r2\" Type=\"" RELATIONS "/sharedStrings\" Target=\"strings.xml\"/></Relationships>" },
  { "xl/sheet.xml", "<worksheet><sheetData><row r=\"1\"><c r=\"A1\" t=\"s\"><v>0</v></c><c "
                    "r=\"B1\" t=\"s\"><v>1</v></c><c r=\"C1\" "
                    "t=\"s\"><v>2</v></c></row><row r=\"2\"><c r=\"A2\" t=\"s\"><v>3</v></c><c "
                    "r=\"B2\" t=\"s\"><v>4</v></c><c "
                    "r=\"C2\"><v>10</v></c></row></sheetData></worksheet>" },
  { "xl/strings.xml", "<sst><si><t>房号</t></si><si><t>业主</t></si><si><t>面积</t></"
                      "si><si><t>3-501</t></si><si><t>甲某</t></si></sst>" },
};

/* Which part the input stands for; a second part follows behind a zero byte. */
static const struct
{
  int first, second;
} modes[] = { { 3, -1 }, { 3, 4 }, { 4, -1 }, { 1, 2 }, { 0, -1 } };

static void
add_part (struct archive *archive,
          const char     *name,
          const void     *data,
          size_t          length)
{
  struct archive_entry *entry = archive_entry_new ();

  archive_entry_set_pathname (entry, name);
  archive_entry_set_size (entry, (la_int64_t) length);
  archive_entry_set_filetype (entry, AE_IFREG);
  archive_entry_set_perm (entry, 0644);
  g_assert (archive_write_header (archive, entry) == ARCHIVE_OK);
  g_assert (archive_write_data (archive, data, length) == (la_ssize_t) length);
  archive_entry_free (entry);
}

static GBytes *
pack (const uint8_t *data,
      size_t         length,
      int            first,
      int            second)
{
  const uint8_t *zero = second >= 0 ? memchr (data, '\0', length) : NULL;
  size_t n_first = zero != NULL ? (size_t)(zero - data) : length, room = length + ROOM_FOR_FRAME,
         used = 0;
  char *buffer = g_malloc (room);
  struct archive *archive = archive_write_new ();

  archive_write_set_format_zip (archive);
  archive_write_zip_set_compression_store (archive);
  g_assert (archive_write_open_memory (archive, buffer, room, &used) == ARCHIVE_OK);
  for (int i = 0; i < (int) G_N_ELEMENTS (frame); i++)
    if (i == first)
      add_part (archive, frame[i].name, data, n_first);
    else if (i == second && zero != NULL)
      add_part (archive, frame[i].name, zero + 1, length - n_first - 1);
    else
      add_part (archive, frame[i].name, frame[i].text, strlen (frame[i].text));
  g_assert (archive_write_close (archive) == ARCHIVE_OK);
  archive_write_free (archive);

  return g_bytes_new_take (buffer, used);
}

int LLVMFuzzerTestOneInput (const uint8_t *data,
                            size_t         length);

int
LLVMFuzzerTestOneInput (const uint8_t *data,
                        size_t         length)
{
  g_autoptr(GBytes) bytes = NULL;
  guint mode;

  if (length < 1 || length > LARGEST_INPUT)
    return 0;

  mode = data[0] % (G_N_ELEMENTS (modes) + 1);
  if (mode == G_N_ELEMENTS (modes))
    bytes = g_bytes_new (data + 1, length - 1);
  else
    bytes = pack (data + 1, length - 1, modes[mode].first, modes[mode].second);
  check_table (bytes, NULL);

  return 0;
}
