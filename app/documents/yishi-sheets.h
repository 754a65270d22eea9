/* yishi-sheets.h - a document on its pages, to be drawn on any canvas: a printer's
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The pages are those of yishi_document_render(), drawn by the same pager; what is only a
 * file's (outline, links, tags, what it says of itself) is not in them. Made in one thread
 * and then immutable, they may be drawn in another.
 */
#pragma once

#include "yishi-document.h"

G_BEGIN_DECLS

typedef struct _YishiSheets YishiSheets;

YishiSheets *yishi_document_paginate        (const YishiDocument  *self,
                                             GCancellable         *cancellable,
                                             GError              **error) G_GNUC_WARN_UNUSED_RESULT;
YishiSheets *yishi_sheets_ref               (YishiSheets          *self);
void         yishi_sheets_unref             (YishiSheets          *self);
guint        yishi_sheets_get_n_pages       (const YishiSheets    *self);
/* Of every page, in mm. */
void         yishi_sheets_get_size          (const YishiSheets    *self,
                                             double               *width,
                                             double               *height);
/* @page: from 0. In points, the upper left corner of the paper at 0, 0. */
void         yishi_sheets_draw              (const YishiSheets    *self,
                                             guint                 page,
                                             cairo_t              *cr);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (YishiSheets, yishi_sheets_unref)

G_END_DECLS
