/* yishi-document-error.c - what can go wrong with papers
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "yishi-document-error.h"

G_DEFINE_QUARK (yishi-document-error-quark, yishi_document_error)
