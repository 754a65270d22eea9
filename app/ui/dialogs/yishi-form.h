/* yishi-form.h - a small form over the window: rows, one button that does it, and what is wrong in place
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <adwaita.h>

#include "yishi-record.h"

G_BEGIN_DECLS

#define YISHI_TYPE_FORM (yishi_form_get_type ())
G_DECLARE_FINAL_TYPE (YishiForm, yishi_form, YISHI, FORM, AdwWindow)

/* Signal "accepted": the button was pressed, or Enter in a row. The form stays
 * until yishi_form_perform() has succeeded, or it is closed. */

/* Over the window of @over. @action: the word on the button, with a mnemonic. */
YishiForm           *yishi_form_new        (GtkWidget           *over,
                                            const char          *title,
                                            const char          *action) G_GNUC_WARN_UNUSED_RESULT;
/* @title and @description: (nullable). Returns: (transfer none) */
AdwPreferencesGroup *yishi_form_add_group  (YishiForm           *self,
                                            const char          *title,
                                            const char          *description);
/* Returns: (transfer none) */
AdwEntryRow         *yishi_form_add_entry  (YishiForm           *self,
                                            AdwPreferencesGroup *group,
                                            const char          *title,
                                            const char          *text);
/* A field of several lines below its title, in a group of its own. Returns: (transfer none) */
GtkTextView         *yishi_form_add_text   (YishiForm           *self,
                                            const char          *title);
/* An entry that takes a day as people write it, with a calendar. @today: as of
 * yishi_day_read() */
AdwEntryRow         *yishi_form_add_day    (YishiForm           *self,
                                            AdwPreferencesGroup *group,
                                            const char          *title,
                                            const char          *day,
                                            const char          *today);

/* Shows the form, as high as its rows and a refusal need. */
void                 yishi_form_present    (YishiForm           *self);
/* What was typed, without blanks around it. Returns: (transfer full) */
char                *yishi_form_get_text   (AdwEntryRow         *row) G_GNUC_WARN_UNUSED_RESULT;
/* The same of several lines. Returns: (transfer full) */
char                *yishi_form_get_lines  (GtkTextView         *view) G_GNUC_WARN_UNUSED_RESULT;
/* Returns: (transfer full) (nullable): NULL if it is no day, which is said in place */
char                *yishi_form_get_day    (YishiForm           *self,
                                            AdwEntryRow         *row) G_GNUC_WARN_UNUSED_RESULT;
/* Says what is wrong. @row: (nullable): where; it gets the focus. */
void                 yishi_form_refuse     (YishiForm           *self,
                                            GtkWidget           *row,
                                            const char          *text);
/* Runs @func as yishi_record_perform_async() does; the form closes after success,
 * and says in place what failed. */
void                 yishi_form_perform    (YishiForm           *self,
                                            YishiRecord         *record,
                                            YishiRecordParts     parts,
                                            YishiStoreFunc       func,
                                            gpointer             data,
                                            GDestroyNotify       destroy);

G_END_DECLS
