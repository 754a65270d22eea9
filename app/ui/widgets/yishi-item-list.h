/* yishi-item-list.h - the rows of an agenda: filled, dragged, and asked which of them is chosen
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "yishi-item-row.h"

G_BEGIN_DECLS

/* Called when a row was dragged. @position: before which one it was let go. */
typedef void (*YishiItemDropped) (gint64   item,
                                  gsize    position,
                                  gpointer user_data);

/* Shows what @context says; each row gets its own times, day and note from
 * @forecast, @carried (from the item's id to a day) and @notes (a set of ids). */
void   yishi_item_list_fill      (GtkListBox             *list,
                                  const YishiItemContext *context,
                                  const YishiForecast    *forecast,
                                  GHashTable             *carried,
                                  GHashTable             *notes);
/* 0 if none is chosen. */
gint64 yishi_item_list_get_item  (GtkListBox             *list);
/* Chooses the row of @item, or leaves the choice where it is if there is none; the
 * focus goes with it if @grabs. */
void   yishi_item_list_choose    (GtkListBox             *list,
                                  gint64                  item,
                                  gboolean                grabs);
gboolean yishi_item_list_has_focus (GtkListBox           *list);
/* Lets rows be dragged. */
void   yishi_item_list_set_dropped (GtkListBox           *list,
                                  YishiItemDropped        dropped,
                                  gpointer                user_data);
/* Shows @menu (nullable: none any more) at a click with the right button, for the
 * row that is chosen by it. To be taken away before the list goes. */
void   yishi_item_list_set_menu  (GtkListBox             *list,
                                  GMenuModel             *menu);
/* Shows it below the row that is chosen. */
void   yishi_item_list_open_menu (GtkListBox             *list);

G_END_DECLS
