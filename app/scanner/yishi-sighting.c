/* yishi-sighting.c - when a code that stays before the camera is a new reading, and when it is not
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "yishi-sighting.h"

struct _YishiSighting
{
  GHashTable *seen;  /* (owned) code to gint64: when it was in view last */
};

YishiSighting *
yishi_sighting_new (void)
{
  YishiSighting *self = g_new0 (YishiSighting, 1);

  self->seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  return self;
}

void
yishi_sighting_free (YishiSighting *self)
{
  g_hash_table_unref (self->seen);
  g_free (self);
}

static gboolean
is_away (gpointer key,
         gpointer value,
         gpointer user_data)
{
  return *(const gint64 *) user_data - *(const gint64 *) value > YISHI_SIGHTING_AWAY;
}

gboolean
yishi_sighting_see (YishiSighting *self,
                    const char    *code,
                    gint64         now)
{
  gint64 *last;

  g_return_val_if_fail (code != NULL, FALSE);

  g_hash_table_foreach_remove (self->seen, is_away, &now);
  last = g_hash_table_lookup (self->seen, code);
  if (last != NULL)
    {
      *last = now;
      return FALSE;
    }

  last = g_new (gint64, 1);
  *last = now;
  g_hash_table_insert (self->seen, g_strdup (code), last);
  return TRUE;
}
