/* yishi-roll-private.h - what the files of the roll share
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "yishi-roll.h"

G_BEGIN_DECLS

/* What an owner's phone or ID number is worth for telling people apart. */
gboolean  yishi_owner_append_name      (GString          *key,
                                        const YishiOwner *owner);
gboolean  yishi_owner_append_phone     (GString          *key,
                                        const YishiOwner *owner);
gboolean  yishi_owner_append_id_number (GString          *key,
                                        const YishiOwner *owner);

YishiUnit *yishi_roll_edit_unit        (YishiRoll        *self,
                                        guint             index);

G_END_DECLS
