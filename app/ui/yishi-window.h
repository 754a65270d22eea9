/* yishi-window.h - the chair's window: a record's pages, what went wrong, and the strip below
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "yishi-application.h"
#include "yishi-conductor.h"
#include "yishi-record.h"
#include "yishi-tape.h"
#include "yishi-wall-desk.h"

G_BEGIN_DECLS

#define YISHI_TYPE_WINDOW (yishi_window_get_type ())
G_DECLARE_FINAL_TYPE (YishiWindow, yishi_window, YISHI, WINDOW, AdwApplicationWindow)

YishiWindow    *yishi_window_new           (YishiApplication *application);
/* (nullable): NULL while none is open */
YishiRecord    *yishi_window_get_record    (YishiWindow      *self);
/* (nullable): likewise */
YishiWallDesk  *yishi_window_get_wall_desk     (YishiWindow      *self);
/* (nullable): likewise */
YishiTape      *yishi_window_get_tape      (YishiWindow      *self);
void            yishi_window_open_record   (YishiWindow      *self,
                                            const char       *path);
void            yishi_window_create_record (YishiWindow      *self,
                                            const char       *path,
                                            const char       *name,
                                            const char       *pack);
/* Ends the recording and closes the record, if one is open; the window waits for another
 * to be opened. @callback: as yishi_record_close_async() */
void            yishi_window_close_record_async (YishiWindow         *self,
                                                 GAsyncReadyCallback  callback,
                                                 gpointer             user_data);
/* Returns: (transfer none) (nullable): which page is seen; NULL while no record is open */
const char     *yishi_window_get_page      (YishiWindow      *self);
/* Shows the page @name: home roll agenda door floor ballots minutes. */
void            yishi_window_show_page     (YishiWindow      *self,
                                            const char       *name);

/* For pages and dialogs: @widget is any widget in a window of ours (or in a
 * dialog over one). */
YishiWindow    *yishi_window_of            (GtkWidget        *widget);
/* In passing. Returns: (transfer none) (nullable): to be dismissed when it no longer holds */
AdwToast       *yishi_window_say           (GtkWidget        *widget,
                                            const char       *text);
/* Says why something cannot be done now, until something else can be. */
void            yishi_window_refuse        (GtkWidget        *widget,
                                            const char       *text);
/* Says @text with a button beside it, @label, that activates @action of @widget.
 * Returns: (transfer none) (nullable): to be dismissed when it no longer holds */
AdwToast       *yishi_window_offer         (GtkWidget        *widget,
                                            const char       *text,
                                            const char       *label,
                                            const char       *action);
/* Says which files were written and where, with a button that shows them there. @paths: of one
 * folder, NULL-terminated */
void            yishi_window_say_written   (GtkWidget         *widget,
                                            const char *const *paths);
/* What was refused is said in passing; what failed (disk, database) stays until
 * it is dismissed. @error: (transfer none); nothing is said of a cancelled one. */
void            yishi_window_report        (GtkWidget        *widget,
                                            const GError     *error);

G_END_DECLS
