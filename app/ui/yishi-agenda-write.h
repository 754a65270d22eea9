/* yishi-agenda-write.h - one change of an agenda, from the main thread to the store's and back
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "yishi-history.h"
#include "yishi-store.h"

G_BEGIN_DECLS

typedef struct
{
  gint64 before;
  gint64 after;
} YishiNewName;

/* A file that is to be attached. */
typedef struct
{
  char *path;  /* (owned) */
  int   page;  /* of a PDF, from 1; 0 for a picture */
} YishiNewFile;

typedef struct
{
  gint64       meeting;
  YishiChange *change;      /* (owned) what is added gets its ids; what is removed, or taken away from
                             * what is edited, leaves its attachments here */
  int          direction;   /* a YishiDirection, or -1: it is new */
  GArray      *names;       /* (owned) (element-type YishiNewName): what was added, afterwards */
  GPtrArray   *files;       /* (owned) (element-type YishiNewFile): for the one item that is added or edited */
  GArray      *dropped;     /* (owned) (element-type gint64): attachments that go */
  char        *note;        /* (owned) (nullable) the chair's private note on an item that is added */
  gboolean     is_heard;    /* a callback is told what failed */
  GError      *trouble;     /* (owned) (nullable) what was written was written, but not all files */
} YishiAgendaWrite;

/* @change: (transfer full) */
YishiAgendaWrite *yishi_agenda_write_new  (gint64             meeting,
                                           YishiChange       *change) G_GNUC_WARN_UNUSED_RESULT;
void              yishi_agenda_write_free (YishiAgendaWrite  *self);
void              yishi_agenda_write_attach (YishiAgendaWrite *self,
                                           const char        *path,
                                           int                page);
/* The job. @data: a YishiAgendaWrite. */
gboolean          yishi_agenda_write_run  (YishiDb           *db,
                                           gpointer           data,
                                           GCancellable      *cancellable,
                                           GError           **error);

/* Key of the chair's private note on an item. */
char             *yishi_private_note_key  (gint64             item) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
