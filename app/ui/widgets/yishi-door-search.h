/* yishi-door-search.h - one field for unit, name or initials, and what it finds
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The focus stays in the field: Up and Down choose among what was found, Enter,
 * Ctrl+Enter and Shift+Enter say what is to be done with it.
 */
#pragma once

#include <gtk/gtk.h>

#include "yishi-record.h"
#include "yishi-room-view.h"

G_BEGIN_DECLS

typedef enum
{
  YISHI_DOOR_COME,      /* Enter */
  YISHI_DOOR_LEAVE,     /* Ctrl+Enter */
  YISHI_DOOR_REPRESENT, /* Shift+Enter: comes and also stands for others */
} YishiDoorWish;

#define YISHI_TYPE_DOOR_SEARCH (yishi_door_search_get_type ())
G_DECLARE_FINAL_TYPE (YishiDoorSearch, yishi_door_search, YISHI, DOOR_SEARCH, GtkBox)

/* Whether a unit's check-in is under way. */
typedef gboolean (*YishiPendingFunc) (const char *unit,
                                      gpointer    user_data);

/* Signal "wished" (int wish): Enter, with whatever stands in the field.
 * Signal "selected": another unit is the chosen one, or the chosen one has changed.
 * Signal "undo-wished": Ctrl+Z in an empty field.
 * Signal "slip" (const char *text): a scanner typed a slip into the field. */

/* Puts @child between the field and what it finds. */
void             yishi_door_search_set_between  (YishiDoorSearch  *self,
                                                 GtkWidget        *child);
/* @roll: (nullable): NULL while it is being loaded */
void             yishi_door_search_set_roll     (YishiDoorSearch  *self,
                                                 YishiLoadedRoll  *roll);
/* @view: (transfer none) (nullable): outlives the next call. @is_pending: (nullable) */
void             yishi_door_search_set_room     (YishiDoorSearch  *self,
                                                 YishiRoomView    *view,
                                                 YishiPendingFunc  is_pending,
                                                 gpointer          user_data);
/* (nullable): the chosen unit; valid until the roll is another one */
const YishiUnit *yishi_door_search_get_unit     (YishiDoorSearch  *self);
const char      *yishi_door_search_get_text     (YishiDoorSearch  *self);
/* Puts @text into the field, or empties it, and the focus too. */
void             yishi_door_search_set_text     (YishiDoorSearch  *self,
                                                 const char       *text);
void             yishi_door_search_take_focus   (YishiDoorSearch  *self);
/* Marks what stands in the field, so that the next key replaces it. */
void             yishi_door_search_select_text  (YishiDoorSearch  *self);
/* What a screen reader says of the field: the last thing that happened. */
void             yishi_door_search_describe     (YishiDoorSearch  *self,
                                                 const char       *text);

G_END_DECLS
