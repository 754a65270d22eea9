/* yishi-tellers-store.h - what the two tellers have, and what is done with it, in the record
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "yishi-db-ballot.h"
#include "yishi-record.h"

G_BEGIN_DECLS

/* What the record says of the two tellers of an item. */
typedef struct
{
  char      **names;        /* (owned) NULL-terminated: who has handed in papers */
  GPtrArray  *papers[2];    /* (owned) (nullable) (element-type YishiTellerPaper): in step with @names */
  GPtrArray  *differences;  /* (owned) (nullable) (element-type YishiTellerDifference): NULL while there are not two */
  guint       n_equal;
} YishiTellers;

void          yishi_tellers_free         (YishiTellers         *self);

void          yishi_tellers_load_async   (YishiRecord          *record,
                                          const YishiItem      *item,
                                          GAsyncReadyCallback   callback,
                                          gpointer              user_data);
/* Returns: (transfer full) (nullable) */
YishiTellers *yishi_tellers_load_finish  (YishiRecord          *record,
                                          GAsyncResult         *result,
                                          GError              **error) G_GNUC_WARN_UNUSED_RESULT;

/* @papers (element-type YishiTellerPaper) take the place of what @teller had
 * handed in; the draft that was kept goes. */
void          yishi_tellers_hand_in_async (YishiRecord         *record,
                                          const YishiItem      *item,
                                          const char           *teller,
                                          const GPtrArray      *papers,
                                          GAsyncReadyCallback   callback,
                                          gpointer              user_data);
void          yishi_tellers_adopt_async  (YishiRecord          *record,
                                          const YishiItem      *item,
                                          GAsyncReadyCallback   callback,
                                          gpointer              user_data);
/* Of both. @n_adopted: (out) (optional) */
gboolean      yishi_tellers_finish       (YishiRecord          *record,
                                          GAsyncResult         *result,
                                          guint                *n_adopted,
                                          GError              **error);

/* Papers that @teller has typed and not handed in: kept as they are typed. */
void          yishi_tellers_keep_draft   (YishiRecord          *record,
                                          const YishiItem      *item,
                                          const char           *teller,
                                          const GPtrArray      *papers);
void          yishi_tellers_get_draft_async (YishiRecord       *record,
                                          const YishiItem      *item,
                                          const char           *teller,
                                          GAsyncReadyCallback   callback,
                                          gpointer              user_data);
/* Returns: (transfer full) (nullable) (element-type YishiTellerPaper): NULL if none
 * is kept, or on error */
GPtrArray    *yishi_tellers_get_draft_finish (YishiRecord      *record,
                                          GAsyncResult         *result,
                                          GError              **error) G_GNUC_WARN_UNUSED_RESULT;

G_DEFINE_AUTOPTR_CLEANUP_FUNC (YishiTellers, yishi_tellers_free)

G_END_DECLS
