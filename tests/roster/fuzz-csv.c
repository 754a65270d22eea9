/* fuzz-csv.c - feeds libFuzzer's bytes to the readers of text files and of names
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Run by fuzz.sh. Beside not crashing, what comes out must be what the readers
 * promise: valid text, names that read back as themselves, one person or more.
 */
#include <glib.h>
#include <stdint.h>
#include <string.h>

#include "fuzz-check.h"

int LLVMFuzzerTestOneInput (const uint8_t *data,
                            size_t         length);

int
LLVMFuzzerTestOneInput (const uint8_t *data,
                        size_t         length)
{
  static const char *const encodings[] = { NULL,    NULL,       NULL,       NULL,
                                           "UTF-8", "UTF-16LE", "UTF-16BE", "GB18030" };
  YishiTableOptions options = { NULL, };
  g_autoptr(GBytes) bytes = NULL;

  if (length == 0)
    return 0;

  options.encoding = encodings[data[0] % G_N_ELEMENTS (encodings)];
  bytes = g_bytes_new (data + 1, length - 1);
  check_table (bytes, &options);
  check_name (data + 1, length - 1);

  return 0;
}
