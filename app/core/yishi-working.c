/* yishi-working.c - the working of a tally as sentences
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "yishi-tally.h"

char **
yishi_tally_describe (YishiTally *self,
                      const char *language)
{
  g_autoptr(GStrvBuilder) lines = g_strv_builder_new ();

  g_strv_builder_add (lines, yishi_verdict_describe (self->verdict, language));
  g_strv_builder_add (lines, self->rule->article);
  return g_strv_builder_end (lines);
}
