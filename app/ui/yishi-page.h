/* yishi-page.h - what the pages of the window have in common: a record, and when to look at it anew
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <adwaita.h>

#include "yishi-conductor.h"
#include "yishi-record.h"

G_BEGIN_DECLS

#define YISHI_TYPE_PAGE (yishi_page_get_type ())
G_DECLARE_DERIVABLE_TYPE (YishiPage, yishi_page, YISHI, PAGE, AdwBin)

struct _YishiPageClass
{
  AdwBinClass parent_class;

  /* Shows what the record says now. @parts: what has changed since the last call;
   * all of them at first. Called only while the page is mapped: changes of a
   * page that is not seen are gathered until it is. */
  void (*update)   (YishiPage        *self,
                    YishiRecordParts  parts);
  /* Shows what the running meeting says now: after each step, and with update(). */
  void (*conduct)  (YishiPage        *self);
  /* Puts the focus where the work begins. */
  void (*focus)    (YishiPage        *self);
};

/* Property "conductor" (YishiConductor, construct-only): with it comes its record. */
YishiRecord    *yishi_page_get_record    (YishiPage *self);
YishiConductor *yishi_page_get_conductor (YishiPage *self);
void            yishi_page_take_focus    (YishiPage *self);

G_END_DECLS
