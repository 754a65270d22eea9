/* yishi-packs.h - the rule packs as somebody chooses one
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <gtk/gtk.h>

#include "yishi-rule.h"

G_BEGIN_DECLS

/* Those by which owners vote today: neither historical ones nor what others
 * include. Returns: (element-type YishiRulePack): the national one first */
GPtrArray     *yishi_packs_load       (GError        **error) G_GNUC_WARN_UNUSED_RESULT;
GtkStringList *yishi_packs_list_names (GPtrArray      *packs) G_GNUC_WARN_UNUSED_RESULT;
/* The index of the pack with that id, 0 if there is none. */
guint          yishi_packs_find       (GPtrArray      *packs,
                                       const char     *id);
/* Whose law it is, and what is special in it, in a line. */
char          *yishi_packs_describe   (YishiRulePack  *pack) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
