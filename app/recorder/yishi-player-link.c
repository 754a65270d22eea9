/* yishi-player-link.c - how the player's thread tells the player, which may be gone
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "yishi-player-link.h"

struct _YishiPlayerLink
{
  gatomicrefcount  refs;
  GWeakRef         player;
  GMainContext    *home;    /* (owned) the player's */
  YishiPlayerTell  tell;
  int              latest;  /* atomic */
};

typedef struct
{
  YishiPlayerLink     *link;  /* (owned) */
  YishiPlayerNewsKind  kind;
  gint64               position;
  guint                serial;
  GError              *error;  /* (owned) (nullable) */
} News;

YishiPlayerLink *
yishi_player_link_new (YishiRecordingPlayer *player,
                       YishiPlayerTell       tell)
{
  YishiPlayerLink *self = g_new0 (YishiPlayerLink, 1);

  g_atomic_ref_count_init (&self->refs);
  g_weak_ref_init (&self->player, player);
  self->home = g_main_context_ref_thread_default ();
  self->tell = tell;
  return self;
}

void
yishi_player_link_unref (YishiPlayerLink *self)
{
  if (!g_atomic_ref_count_dec (&self->refs))
    return;
  g_weak_ref_clear (&self->player);
  g_main_context_unref (self->home);
  g_free (self);
}

static void
news_free (gpointer data)
{
  News *news = data;

  yishi_player_link_unref (news->link);
  g_clear_error (&news->error);
  g_free (news);
}

static gboolean
tell_cb (gpointer user_data)
{
  News *news = user_data;
  g_autoptr(YishiRecordingPlayer) player = g_weak_ref_get (&news->link->player);

  if (player != NULL)
    news->link->tell (player, news->kind, news->position, news->serial, news->error);
  return G_SOURCE_REMOVE;
}

void
yishi_player_link_tell (YishiPlayerLink     *self,
                        YishiPlayerNewsKind  kind,
                        gint64               position,
                        guint                serial,
                        GError              *error)
{
  g_autoptr(GSource) source = g_idle_source_new ();
  News *news = g_new0 (News, 1);

  g_atomic_ref_count_inc (&self->refs);
  news->link = self;
  news->kind = kind;
  news->position = position;
  news->serial = serial;
  news->error = error;
  g_source_set_priority (source, G_PRIORITY_DEFAULT);
  g_source_set_callback (source, tell_cb, news, news_free);
  g_source_attach (source, self->home);
}

guint
yishi_player_link_get_latest (YishiPlayerLink *self)
{
  return (guint) g_atomic_int_get (&self->latest);
}

void
yishi_player_link_set_latest (YishiPlayerLink *self,
                              guint            serial)
{
  g_atomic_int_set (&self->latest, (int) serial);
}
