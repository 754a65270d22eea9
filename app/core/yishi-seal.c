/* yishi-seal.c - the seal: what of a record's last hash people hold against each other
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "yishi-seal.h"

#include <string.h>

/**
 * yishi_seal_from_head:
 * @head: a hash of the journal
 *
 * Returns: (transfer full): its first 16 digits in groups of four, as minutes
 *   print them and the wall shows them
 */
char *
yishi_seal_from_head (const char *head)
{
  g_autofree char *upper = g_ascii_strup (head, -1);

  g_return_val_if_fail (strlen (upper) >= YISHI_SEAL_DIGITS, NULL);

  return g_strdup_printf ("%.4s-%.4s-%.4s-%.4s", upper, upper + 4, upper + 8, upper + 12);
}
