/* yishi-store-error.h - what can go wrong with a record
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * YishiStoreError:
 * @YISHI_STORE_ERROR_REFUSED: what was asked contradicts the record; nothing was changed
 * @YISHI_STORE_ERROR_NOT_FOUND: there is no such record, meeting, item, unit …
 * @YISHI_STORE_ERROR_EXISTS: it is there already
 * @YISHI_STORE_ERROR_NOT_A_RECORD: the file is something else
 * @YISHI_STORE_ERROR_TOO_NEW: a newer Yishi wrote the file; it was left untouched
 * @YISHI_STORE_ERROR_LOCKED: another window or command is writing
 * @YISHI_STORE_ERROR_NO_SPACE: the disk is full; nothing was changed
 * @YISHI_STORE_ERROR_READ_ONLY: the disk or the file may not be written; nothing was changed
 * @YISHI_STORE_ERROR_DAMAGED: the file is damaged
 * @YISHI_STORE_ERROR_IO: the disk or the database failed otherwise
 */
typedef enum
{
  YISHI_STORE_ERROR_REFUSED,
  YISHI_STORE_ERROR_NOT_FOUND,
  YISHI_STORE_ERROR_EXISTS,
  YISHI_STORE_ERROR_NOT_A_RECORD,
  YISHI_STORE_ERROR_TOO_NEW,
  YISHI_STORE_ERROR_LOCKED,
  YISHI_STORE_ERROR_NO_SPACE,
  YISHI_STORE_ERROR_READ_ONLY,
  YISHI_STORE_ERROR_DAMAGED,
  YISHI_STORE_ERROR_IO,
} YishiStoreError;

#define YISHI_STORE_ERROR (yishi_store_error_quark ())
GQuark yishi_store_error_quark (void);

G_END_DECLS
