/* yishi-cli-text.h - aligned columns on a terminal, where a Chinese character is two wide
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "yishi-cli-util.h"

G_BEGIN_DECLS

typedef struct _YishiTextTable YishiTextTable;

YishiTextTable *yishi_text_table_new   (const char     *alignment) G_GNUC_WARN_UNUSED_RESULT;
void            yishi_text_table_free  (YishiTextTable *self);
void            yishi_text_table_add   (YishiTextTable *self,
                                        const char     *cell,
                                        ...) G_GNUC_NULL_TERMINATED;
void            yishi_text_table_print (YishiTextTable *self,
                                        YishiCli       *cli,
                                        guint           indent);
guint           yishi_text_get_width   (const char     *text);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (YishiTextTable, yishi_text_table_free)

G_END_DECLS
