/* yishi-store-error.c - the error domain of the record
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "yishi-store-error.h"

G_DEFINE_QUARK (yishi-store-error-quark, yishi_store_error)
