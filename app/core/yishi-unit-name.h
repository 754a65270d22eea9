/* yishi-unit-name.h - the name of a unit: building, stair, room
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef struct
{
  char *building;  /* (owned) "3" */
  char *stair;     /* (owned) "2", or "" where the building has but one */
  char *room;      /* (owned) "501" */
  char *text;      /* (owned) "3-2-501", the canonical name */
} YishiUnitName;

/* Reads "3-2-501", "3幢2单元501室", "３栋 2单元 0501", "3号楼501" …; leading zeros,
 * full-width digits, 幢 栋 号楼 楼 座 单元 梯 室 房 号 and blanks never make two
 * names of one. Returns FALSE if there is no room or no building in it. */
gboolean yishi_unit_name_parse      (const char    *text,
                                     YishiUnitName *name);
/* The same from separate columns; @building and @stair may be NULL or empty,
 * and @room may hold the whole name. */
gboolean yishi_unit_name_from_parts (const char    *building,
                                     const char    *stair,
                                     const char    *room,
                                     YishiUnitName *name);
void     yishi_unit_name_clear      (YishiUnitName *name);
/* The canonical name alone, or NULL. */
char    *yishi_unit_name_normalize  (const char    *text) G_GNUC_WARN_UNUSED_RESULT;
/* Where the parts of a canonical name lie in it. */
typedef struct
{
  const char *text;    /* (unowned) not terminated */
  gsize       length;  /* bytes; 0 for the stair of a building that has but one */
} YishiUnitPart;
/* Building, stair, room. */
#define YISHI_N_PARTS 3
void     yishi_unit_name_split      (const char    *text,
                                     gsize          length,
                                     YishiUnitPart  parts[YISHI_N_PARTS]);
/* Orders "2-1-101" before "10-1-101". */
int      yishi_unit_name_compare    (const char    *a,
                                     const char    *b);

/* A scope such as "building=3" or "building=3,unit=1"; "" is the whole roll.
 * Returns FALSE (YISHI_RULE_ERROR_SYNTAX) if it is none. */
gboolean yishi_scope_parse          (const char    *text,
                                     char         **building,
                                     char         **stair,
                                     GError       **error);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (YishiUnitName, yishi_unit_name_clear)

G_END_DECLS
