/* yishi-holidays.h - on which days offices rest: weekends, holidays, working weekends
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Which days are holidays is made known each year (State Council), together with
 * the weekends on which one works in exchange. So it is a table of the record that
 * the chair can edit; without it, weekends alone are days of rest.
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

#define YISHI_MAX_HOLIDAYS 400

/* Some days one after another. Days are YYYY-MM-DD. */
typedef struct
{
  char     *from;   /* (owned) first day */
  char     *until;  /* (owned) last day, which belongs to it */
  gboolean  works;  /* a weekend on which one works; otherwise a holiday */
  char     *name;   /* (owned) such as 春节, "" if it has none */
} YishiHoliday;

/* Some holidays in the order of their days; no day stands in two of them. */
typedef struct _YishiHolidays YishiHolidays;

YishiHolidays      *yishi_holidays_new     (void) G_GNUC_WARN_UNUSED_RESULT;
YishiHolidays      *yishi_holidays_parse   (const char           *text,
                                            GError              **error) G_GNUC_WARN_UNUSED_RESULT;
YishiHolidays      *yishi_holidays_copy    (const YishiHolidays  *self) G_GNUC_WARN_UNUSED_RESULT;
void                yishi_holidays_free    (YishiHolidays        *self);
char               *yishi_holidays_to_text (const YishiHolidays  *self) G_GNUC_WARN_UNUSED_RESULT;

guint               yishi_holidays_get_n   (const YishiHolidays  *self);
const YishiHoliday *yishi_holidays_get     (const YishiHolidays  *self,
                                            guint                 index);
/* Returns: (transfer none) (nullable): the one that has @day */
const YishiHoliday *yishi_holidays_find    (const YishiHolidays  *self,
                                            const char           *day);
gboolean            yishi_holidays_add     (YishiHolidays        *self,
                                            const char           *from,
                                            const char           *until,
                                            gboolean              works,
                                            const char           *name,
                                            GError              **error);
gboolean            yishi_holidays_remove  (YishiHolidays        *self,
                                            const char           *day);

gboolean            yishi_day_is_weekend   (const char           *day);
/* @self: (nullable) in all of these: weekends alone. */
gboolean            yishi_holidays_is_rest (const YishiHolidays  *self,
                                            const char           *day);
char               *yishi_holidays_move_later   (const YishiHolidays *self,
                                                 const char          *day) G_GNUC_WARN_UNUSED_RESULT;
char               *yishi_holidays_move_earlier (const YishiHolidays *self,
                                                 const char          *day) G_GNUC_WARN_UNUSED_RESULT;

G_DEFINE_AUTOPTR_CLEANUP_FUNC (YishiHolidays, yishi_holidays_free)

G_END_DECLS
