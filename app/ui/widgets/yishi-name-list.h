/* yishi-name-list.h - the names on a ballot: candidates or options, in their order
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define YISHI_TYPE_NAME_LIST (yishi_name_list_get_type ())
G_DECLARE_FINAL_TYPE (YishiNameList, yishi_name_list, YISHI, NAME_LIST, AdwPreferencesGroup)

/* Signal "changed": another name, another order, or another text. */

/* @title: of the group; @add: of the field that adds one. */
void    yishi_name_list_set_words (YishiNameList      *self,
                                   const char         *title,
                                   const char         *add);
void    yishi_name_list_set_names (YishiNameList      *self,
                                   const char *const  *names);
/* Those given, without empty ones, and with what stands in the field that adds
 * one. Returns: (transfer full) */
char  **yishi_name_list_get_names (YishiNameList      *self) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
