/* yishi-agenda-page.h - what the meeting deals with, in which order, and how long it takes
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "yishi-page.h"

G_BEGIN_DECLS

#define YISHI_TYPE_AGENDA_PAGE (yishi_agenda_page_get_type ())
G_DECLARE_FINAL_TYPE (YishiAgendaPage, yishi_agenda_page, YISHI, AGENDA_PAGE, YishiPage)

G_END_DECLS
