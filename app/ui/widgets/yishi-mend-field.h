/* yishi-mend-field.h - one text of a draft, in which words are mended
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <gtk/gtk.h>

#include "yishi-mend.h"

G_BEGIN_DECLS

#define YISHI_TYPE_MEND_FIELD (yishi_mend_field_get_type ())
G_DECLARE_FINAL_TYPE (YishiMendField, yishi_mend_field, YISHI, MEND_FIELD, GtkBox)

/* @text: taken. What is typed is written when the keyboard leaves the field, or with
 * Ctrl+Enter; what is refused stays and says why. */
GtkWidget *yishi_mend_field_new  (YishiRecord    *record,
                                  gint64          meeting,
                                  YishiMendText  *text);
/* Writes what was typed, if it is new. */
void       yishi_mend_field_save (YishiMendField *self);

G_END_DECLS
