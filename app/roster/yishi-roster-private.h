/* yishi-roster-private.h - what the files that read rosters share
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "yishi-roster.h"

G_BEGIN_DECLS

typedef struct
{
  int columns[YISHI_N_FIELDS];  /* -1: there is none */
  int other_area;                   /* a column of areas that was not taken, or -1 */
} YishiColumns;

gboolean yishi_columns_find_header (const YishiTable         *table,
                                    const YishiRosterOptions *options,
                                    guint                    *header,
                                    YishiColumns             *columns,
                                    GError                  **error);
gboolean yishi_columns_accept      (const YishiTable         *table,
                                    gpointer                  user_data);
/* The header of a column, also if it is merged with the row above. */
const char *yishi_columns_get_header (const YishiTable       *table,
                                    guint                     header,
                                    int                       column);

/* The owners of one unit, gathered from one row or several. */
typedef struct
{
  GPtrArray *names;       /* (owned) */
  GPtrArray *phones;      /* (owned) */
  GPtrArray *id_numbers;  /* (owned) */
  GArray    *owners;      /* (owned) YishiOwner, pointing into the others */
  gboolean   is_paired;   /* as many phones and ID numbers as owners, or one phone, or none */
  gboolean   is_damaged;  /* a number was left out because a spreadsheet rounded it */
} YishiOwners;

void     yishi_owners_init   (YishiOwners *self);
void     yishi_owners_clear  (YishiOwners *self);
void     yishi_owners_reset  (YishiOwners *self);
void     yishi_owners_add    (YishiOwners *self,
                              const char  *names,
                              const char  *phones,
                              const char  *id_numbers);
void     yishi_owners_finish (YishiOwners *self);

/* What a text says beside its contents. */
gboolean yishi_text_is_bad       (const char *text);
gboolean yishi_text_is_developer (const char *text,
                                  gboolean    short_only);
gboolean yishi_text_is_total     (const char *text);
gboolean yishi_text_is_remark    (const char *text);

const char *yishi_roster_code_explain (YishiRosterCode code);

G_END_DECLS
