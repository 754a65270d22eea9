/* yishi-scanner-error.c - what can go wrong with a camera
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "yishi-scanner-error.h"

G_DEFINE_QUARK (yishi-scanner-error-quark, yishi_scanner_error)
