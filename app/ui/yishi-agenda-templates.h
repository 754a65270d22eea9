/* yishi-agenda-templates.h - items that come again: those that are built in, and one's own
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <gio/gio.h>

#include "yishi-meeting.h"

G_BEGIN_DECLS

typedef struct
{
  char      *name;    /* (owned) */
  gboolean   is_own;  /* kept in the settings */
  GPtrArray *items;   /* (owned) (element-type YishiItem): new ones, with ids from -1 down */
} YishiAgendaTemplate;

/* @language: of the record. Returns: (transfer full) (element-type
 * YishiAgendaTemplate): one's own first */
GPtrArray *yishi_agenda_templates_load   (GSettings       *settings,
                                          const char      *language) G_GNUC_WARN_UNUSED_RESULT;
/* Keeps what can come again of @items (element-type YishiItem), in place of what
 * has that name. */
void       yishi_agenda_templates_save   (GSettings       *settings,
                                          const char      *name,
                                          const GPtrArray *items);
void       yishi_agenda_templates_remove (GSettings       *settings,
                                          const char      *name);
/* The usual grades of satisfaction. Returns: (transfer none) */
const char *const *yishi_usual_grades    (const char      *language);
/* Returns: (transfer full): an item of which only that is said */
YishiItem *yishi_item_make               (const char      *kind,
                                          const char      *title,
                                          int              minutes) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
