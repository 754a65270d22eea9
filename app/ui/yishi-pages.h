/* yishi-pages.h - which pages the window has, made when they are first looked at
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <adwaita.h>

#include "yishi-conductor.h"

G_BEGIN_DECLS

/* Puts an empty place for each page into @stack. */
void yishi_pages_add    (AdwViewStack   *stack);
void yishi_pages_remove (AdwViewStack   *stack);
/* Makes the page that is to be seen, if it is not there yet. */
void yishi_pages_fill   (AdwViewStack   *stack,
                         YishiConductor *conductor);

G_END_DECLS
