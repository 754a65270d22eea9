/* yishi-refused-keys.h - a key whose action may not be done now says why, as a button's tooltip would
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Tells whoever looks at @window why @action may not be done, by its detailed name, such as
 * "app.take-break(10)". Returns: FALSE if it is no business of @explainer */
typedef gboolean (*YishiRefusedKeyFunc) (gpointer    explainer,
                                         GtkWidget  *window,
                                         const char *action);

/* From now on, in each of the chair's windows that @application is given, a key of the table
 * of keys that nobody took is explained by @explain. @explainer: (transfer none): outlives
 * the windows. */
void yishi_refused_keys_watch (GtkApplication      *application,
                               YishiRefusedKeyFunc  explain,
                               gpointer             explainer);

G_END_DECLS
