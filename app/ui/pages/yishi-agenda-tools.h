/* yishi-agenda-tools.h - the tools below the agenda, and which of them can be used
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <gtk/gtk.h>

#include "yishi-agenda.h"

G_BEGIN_DECLS

typedef enum
{
  YISHI_TOOL_EDIT,
  YISHI_TOOL_UP,
  YISHI_TOOL_DOWN,
  YISHI_TOOL_IN,
  YISHI_TOOL_OUT,
  YISHI_TOOL_REMOVE,
} YishiAgendaTool;
#define YISHI_N_AGENDA_TOOLS (YISHI_TOOL_REMOVE + 1)

typedef struct
{
  GtkWidget *page;                         /* (unowned) whose actions they are */
  GtkWidget *tools[YISHI_N_AGENDA_TOOLS];  /* (unowned) */
} YishiAgendaTools;

/* Puts the tools into @box. */
void yishi_agenda_tools_fill   (YishiAgendaTools        *self,
                                GtkWidget               *page,
                                GtkBox                  *box);
/* Enables what may be done with @item (0: none is chosen), and lets each tool say
 * why it cannot be used. */
void yishi_agenda_tools_update (YishiAgendaTools        *self,
                                const YishiMeetingState *meeting,
                                gint64                   item);
/* Keys of the page for its actions. */
void yishi_agenda_tools_bind_keys (GtkWidgetClass       *widget_class);

G_END_DECLS
