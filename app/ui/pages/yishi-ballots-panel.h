/* yishi-ballots-panel.h - what the parts of the page of votes have in common, one for each stage and kind
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <adwaita.h>

#include "yishi-ballots-look.h"
#include "yishi-conductor.h"

G_BEGIN_DECLS

#define YISHI_TYPE_BALLOTS_PANEL (yishi_ballots_panel_get_type ())
G_DECLARE_DERIVABLE_TYPE (YishiBallotsPanel, yishi_ballots_panel, YISHI, BALLOTS_PANEL, AdwBin)

struct _YishiBallotsPanelClass
{
  AdwBinClass parent_class;

  /* Shows the item as it stands now. */
  void  (*look)          (YishiBallotsPanel   *self,
                          const YishiVoteLook *look);
  void  (*focus)         (YishiBallotsPanel   *self);
  /* Returns: (transfer full) (nullable): why the vote should not be closed yet,
   * such as a count that was typed and not recorded */
  char *(*why_not_close) (YishiBallotsPanel   *self);
};

/* Property "conductor" (construct-only).
 * Signal "unsaved": what why_not_close() answers may have changed. */
YishiConductor      *yishi_ballots_panel_get_conductor (YishiBallotsPanel   *self);
YishiRecord         *yishi_ballots_panel_get_record    (YishiBallotsPanel   *self);
/* (nullable): NULL before the first look */
const YishiVoteLook *yishi_ballots_panel_get_look      (YishiBallotsPanel   *self);
void                 yishi_ballots_panel_set_look      (YishiBallotsPanel   *self,
                                                        YishiVoteLook       *look);
void                 yishi_ballots_panel_take_focus    (YishiBallotsPanel   *self);
char                *yishi_ballots_panel_why_not_close (YishiBallotsPanel   *self) G_GNUC_WARN_UNUSED_RESULT;
void                 yishi_ballots_panel_notify_unsaved (YishiBallotsPanel  *self);
/* Gives @widget the focus, which goes on by itself after a key: so it is to be seen where it is. */
void                 yishi_ballots_panel_go_on_to      (GtkWidget           *widget);
/* Whether somebody types into another field than @field: the focus must not be taken from that. */
gboolean             yishi_ballots_panel_is_typing     (YishiBallotsPanel   *self,
                                                        GtkWidget           *field);

G_END_DECLS
