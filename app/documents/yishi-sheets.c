/* yishi-sheets.c - a document on its pages, to be drawn on any canvas: a printer's
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "yishi-sheets.h"

#include "yishi-pager.h"

struct _YishiSheets
{
  gatomicrefcount ref_count;

  GPtrArray *pages;          /* (owned) (element-type cairo_surface_t): recordings */
  double     width, height;  /* mm */
};

YishiSheets *
yishi_document_paginate (const YishiDocument  *self,
                         GCancellable         *cancellable,
                         GError              **error)
{
  g_autoptr(YishiTypeface) typeface = yishi_typeface_choose ();
  g_autoptr(YishiSheets) sheets = g_new0 (YishiSheets, 1);
  YishiPager pager = { self, typeface, .cancellable = cancellable };
  gboolean is_done;

  g_atomic_ref_count_init (&sheets->ref_count);
  sheets->pages = g_ptr_array_new_with_free_func ((GDestroyNotify) cairo_surface_destroy);
  sheets->width = self->setup.width;
  sheets->height = self->setup.height;
  pager.sheets = sheets->pages;
  yishi_pager_prepare (&pager);
  is_done = yishi_pager_run (&pager, error);
  g_clear_object (&pager.context);
  return is_done ? g_steal_pointer (&sheets) : NULL;
}

YishiSheets *
yishi_sheets_ref (YishiSheets *self)
{
  g_atomic_ref_count_inc (&self->ref_count);
  return self;
}

void
yishi_sheets_unref (YishiSheets *self)
{
  if (self == NULL || !g_atomic_ref_count_dec (&self->ref_count))
    return;

  g_ptr_array_unref (self->pages);
  g_free (self);
}

guint
yishi_sheets_get_n_pages (const YishiSheets *self)
{
  return self->pages->len;
}

void
yishi_sheets_get_size (const YishiSheets *self,
                       double            *width,
                       double            *height)
{
  *width = self->width;
  *height = self->height;
}

void
yishi_sheets_draw (const YishiSheets *self,
                   guint              page,
                   cairo_t           *cr)
{
  g_return_if_fail (page < self->pages->len);

  cairo_set_source_surface (cr, self->pages->pdata[page], 0, 0);
  cairo_paint (cr);
}
