/* yishi-roster-reader.h - the state while a roster's rows become units
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "yishi-roster-private.h"
#include "yishi-unit-name.h"

G_BEGIN_DECLS

typedef struct
{
  const YishiTable *table;      /* (unowned) */
  YishiRoster      *roster;     /* (unowned) */
  YishiColumns      columns;
  guint             header;
  GArray           *rows;       /* (owned) guint: number of each good unit's row, by index in the roll */
  GHashTable       *refused;    /* (owned) canonical name of a unit that is not → number of its row */
  YishiOwners       owners;
  GString          *building;   /* (owned) of the last row that had one */
  GString          *stair;      /* (owned) of the row with that building */
  gboolean          is_filling; /* the warning about filling down was given */
  gint64            total, since_total;                  /* area of the good rows, 0.01 m² */
  gint64            parking_total, parking_since_total;
} YishiRosterReader;

/* One unit: the rows from @first up to @end, of which the others name further
 * owners under the same merged cell. */
typedef struct
{
  guint         first, end;
  const char   *cells[YISHI_N_FIELDS];  /* (unowned) what @first says in each field */
  YishiUnitName name;
  gint64        area;
  gint64        parking_area;
  gboolean      is_developers;
} YishiRosterEntry;

void        yishi_reader_tell         (YishiRosterReader *self,
                                       GPtrArray         *issues,
                                       YishiRosterCode    code,
                                       guint              row,
                                       const char        *unit,
                                       int                field,
                                       char              *message);
void        yishi_reader_warn         (YishiRosterReader *self,
                                       guint              row,
                                       const char        *unit,
                                       YishiRosterCode    code,
                                       int                field);
const char *yishi_reader_get_cell     (YishiRosterReader *self,
                                       guint              row,
                                       int                field);
const char *yishi_reader_get_own_cell (YishiRosterReader *self,
                                       guint              row,
                                       int                field);
char       *yishi_reader_dup_line     (const char        *text) G_GNUC_WARN_UNUSED_RESULT;
gboolean    yishi_reader_skip_row     (YishiRosterReader *self,
                                       guint              row);
guint       yishi_reader_read_entry   (YishiRosterReader *self,
                                       guint              row);

G_END_DECLS
