/* yishi-file-dialog.h - asks for a file to open or to write
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

typedef enum
{
  YISHI_FILES_RECORDS,   /* *.yishi */
  YISHI_FILES_TABLES,    /* *.csv, *.tsv, *.txt, *.xlsx */
  YISHI_FILES_PICTURES,  /* pictures and PDF */
  YISHI_FILES_SOUND,     /* *.opus, *.flac */
  YISHI_FILES_CALENDARS, /* *.ics */
  YISHI_FILES_PAPERS,    /* *.pdf */
  YISHI_FILES_PACKAGES,  /* *.zip */
} YishiFileKind;

void   yishi_file_dialog_open_async (GtkWidget           *parent,
                                     const char          *title,
                                     YishiFileKind        kind,
                                     GAsyncReadyCallback  callback,
                                     gpointer             user_data);
/* @name: proposed name, with its ending. */
void   yishi_file_dialog_save_async (GtkWidget           *parent,
                                     const char          *title,
                                     YishiFileKind        kind,
                                     const char          *name,
                                     GAsyncReadyCallback  callback,
                                     gpointer             user_data);
/* For a folder. */
void   yishi_file_dialog_folder_async (GtkWidget         *parent,
                                     const char          *title,
                                     GAsyncReadyCallback  callback,
                                     gpointer             user_data);
/* For all. Returns: (transfer full) (nullable): NULL if nothing was chosen */
GFile *yishi_file_dialog_finish     (GtkWidget           *parent,
                                     GAsyncResult        *result);

G_END_DECLS
