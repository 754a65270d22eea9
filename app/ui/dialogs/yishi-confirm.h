/* yishi-confirm.h - asks before something that cannot be undone
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Asks @heading and @body over the window of @parent. @action: the word on the
 * button that does it, such as "_Remove"; @is_destructive: it is shown in red. */
void     yishi_confirm_async  (GtkWidget           *parent,
                               const char          *heading,
                               const char          *body,
                               const char          *action,
                               gboolean             is_destructive,
                               GAsyncReadyCallback  callback,
                               gpointer             user_data);
/* Returns: TRUE if it is to be done */
gboolean yishi_confirm_finish (GtkWidget           *parent,
                               GAsyncResult        *result);

/* What was answered where there is something else to do instead. */
typedef enum
{
  YISHI_OFFER_LEFT,
  YISHI_OFFER_INSTEAD,
  YISHI_OFFER_TAKEN,
} YishiOffer;

/* Asks before something destructive, as yishi_confirm_async() does. @instead: (nullable):
 * the word on the button that leads to what should be done first. */
void        yishi_offer_async  (GtkWidget           *parent,
                                const char          *heading,
                                const char          *body,
                                const char          *instead,
                                const char          *action,
                                GAsyncReadyCallback  callback,
                                gpointer             user_data);
YishiOffer  yishi_offer_finish (GtkWidget           *parent,
                                GAsyncResult        *result);

/* Asks for a text as well, such as a reason: without one it cannot be done. @title: of the
 * field. */
void     yishi_ask_async      (GtkWidget           *parent,
                               const char          *heading,
                               const char          *body,
                               const char          *title,
                               const char          *action,
                               GAsyncReadyCallback  callback,
                               gpointer             user_data);
/* Returns: (transfer full) (nullable): the text without blanks around it; NULL if
 * it is not to be done */
char    *yishi_ask_finish     (GtkWidget           *parent,
                               GAsyncResult        *result);

G_END_DECLS
