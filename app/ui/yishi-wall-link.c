/* yishi-wall-link.c - makes of the running meeting what the wall shows, and what it would show next
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "yishi-wall-link.h"

struct _YishiWallLink
{
  GObject parent_instance;

  YishiConductor *conductor;    /* (owned) */
  GSettings      *settings;     /* (owned) */
  YishiDisplay   *live;         /* (owned) (nullable) */
  YishiDisplay   *preview;      /* (owned) (nullable) */
  YishiDisplay   *frozen;       /* (owned) (nullable) what was live when the wall was frozen; NULL while it is not */
  gint64          open_item;    /* whose open vote @open_result is of, 0: none */
  YishiResult    *open_result;  /* (owned) (nullable) of an open vote, where the room may see its answers */
  gboolean        is_counting;  /* an open vote is being counted */
  gboolean        is_behind;    /* and has changed since */
  YishiDisplaySound sound;      /* what the room is told of the recording */
};

typedef enum
{
  PROP_LIVE = 1,
  PROP_PREVIEW,
} YishiWallLinkProperty;

static GParamSpec *properties[PROP_PREVIEW + 1];

G_DEFINE_FINAL_TYPE (YishiWallLink, yishi_wall_link, G_TYPE_OBJECT)

static void count_open_vote (YishiWallLink *self);

/* What is known of the votes on @item: the result of a closed one; of an open
 * one only where the room may see it. */
static YishiResult *
find_result (YishiWallLink *self,
             gint64         item)
{
  YishiResult *closed = yishi_record_get_result (yishi_conductor_get_record (self->conductor), item);

  if (closed != NULL)
    return closed;

  return item != 0 && item == self->open_item ? self->open_result : NULL;
}

/* Returns: (transfer full) (element-type YishiDisplayVote): of the closed votes */
static GArray *
list_votes (YishiRecord *record)
{
  YishiMeetingState *meeting = yishi_record_get_meeting (record);
  GArray *votes = g_array_new (FALSE, FALSE, sizeof (YishiDisplayVote));

  for (guint i = 0; i < meeting->votes->len; i++)
    {
      gint64 item = ((const YishiVoteState *) meeting->votes->pdata[i])->item;
      YishiResult *result = yishi_record_get_result (record, item);
      YishiDisplayVote vote = { item };

      if (result == NULL)
        continue;
      vote.tally = result->tally;
      vote.election = result->election;
      g_array_append_val (votes, vote);
    }

  return votes;
}

static YishiDisplay *
make_display (YishiWallLink    *self,
              const YishiSlide *slide)
{
  YishiRecord *record = yishi_conductor_get_record (self->conductor);
  const YishiSession *session = yishi_conductor_get_session (self->conductor);
  YishiResult *result = slide != NULL ? find_result (self, slide->item) : NULL;
  g_autoptr(GArray) votes = list_votes (record);
  YishiDisplayInput input = {
    .slide = slide,
    .session = session,
    .meeting = yishi_record_get_meeting (record),
    .community = yishi_record_get_info (record)->name,
    .language = yishi_record_get_language (record),
    .tally = result != NULL ? result->tally : NULL,
    .election = result != NULL ? result->election : NULL,
    .votes = (const YishiDisplayVote *) (void *) votes->data,
    .n_votes = votes->len,
    .defects = result != NULL ? result->defects : NULL,
    .present = result != NULL ? result->present : -1,
    .head = yishi_record_get_meeting (record)->head,
    .shows_answers = g_settings_get_boolean (self->settings, "show-answers-while-open"),
    .soon = g_settings_get_int (self->settings, "warning-seconds") * G_USEC_PER_SEC,
    .sound = self->sound,
  };

  return yishi_display_new (&input);
}

static void
replace (YishiWallLink         *self,
         YishiDisplay         **place,
         YishiDisplay          *display,
         YishiWallLinkProperty  property)
{
  if (yishi_display_equal (*place, display))
    {
      g_clear_pointer (&display, yishi_display_unref);
      return;
    }

  g_clear_pointer (place, yishi_display_unref);
  *place = display;
  g_object_notify_by_pspec (G_OBJECT (self), properties[property]);
}

/* What is live now. A frozen wall stays as it was, whatever has become of its
 * figures; only a message, or the blank, still comes over it, and whether the
 * meeting is recorded is always true. */
static YishiDisplay *
make_live (YishiWallLink      *self,
           const YishiSession *session)
{
  const YishiSlide *slide = yishi_display_choose_slide (session);

  if (!session->is_frozen)
    {
      g_clear_pointer (&self->frozen, yishi_display_unref);
      return make_display (self, slide);
    }

  if (self->frozen == NULL)
    self->frozen = self->live != NULL && slide == session->live ? yishi_display_ref (self->live)
                                                                : make_display (self, session->live);
  return session->is_blanked ? make_display (self, slide)
                             : yishi_display_with_message (self->frozen, session->message, self->sound);
}

/* Where there is no meeting yet, the room reads whose wall it is: it is never dark. */
static YishiDisplay *
make_without_meeting (YishiWallLink *self)
{
  YishiRecord *record = yishi_conductor_get_record (self->conductor);
  const YishiRecordInfo *info = yishi_record_get_info (record);
  g_autoptr(YishiMeetingState) nothing = yishi_meeting_state_new ();
  g_autoptr(YishiSlide) title = yishi_slide_new (YISHI_SLIDE_TITLE, 0, 0, NULL);
  YishiDisplayInput input = {
    .slide = title,
    .meeting = nothing,
    .community = info != NULL ? info->name : "",
    .language = yishi_record_get_language (record),
    .present = -1,
    .head = "",
    .sound = self->sound,
  };

  return yishi_display_new (&input);
}

/* Makes both displays anew. While another meeting is looked at than the one that
 * runs, the room goes on seeing that one. */
static void
update (YishiWallLink *self)
{
  const YishiSession *session = yishi_conductor_get_session (self->conductor);

  if (yishi_conductor_runs_elsewhere (self->conductor))
    {
      replace (self, &self->preview, NULL, PROP_PREVIEW);
      if (self->live != NULL)
        replace (self, &self->live, yishi_display_with_message (self->live, self->live->message, self->sound), PROP_LIVE);
      return;
    }
  if (session == NULL || yishi_record_get_meeting (yishi_conductor_get_record (self->conductor)) == NULL)
    {
      g_clear_pointer (&self->frozen, yishi_display_unref);
      replace (self, &self->live, make_without_meeting (self), PROP_LIVE);
      replace (self, &self->preview, NULL, PROP_PREVIEW);
      return;
    }

  count_open_vote (self);
  replace (self, &self->live, make_live (self, session), PROP_LIVE);
  replace (self, &self->preview, session->preview != NULL ? make_display (self, session->preview) : NULL, PROP_PREVIEW);
}

/* An open vote on its way from the store. */
typedef struct
{
  YishiWallLink *self;    /* (owned) */
  YishiItem     *item;    /* (owned) */
  YishiResult   *result;  /* (owned) (nullable) */
} Count;

static void
count_free (Count *count)
{
  g_object_unref (count->self);
  yishi_item_free (count->item);
  g_clear_pointer (&count->result, yishi_result_free);
  g_free (count);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Count, count_free)

static gboolean
count_in_store (YishiDb       *db,
                gpointer       data,
                GCancellable  *cancellable,
                GError       **error)
{
  Count *count = data;

  count->result = yishi_db_get_result (db, count->item, error);
  return count->result != NULL;
}

static void
counted_cb (GObject      *object,
            GAsyncResult *result,
            gpointer      user_data)
{
  g_autoptr(Count) count = user_data;
  YishiWallLink *self = count->self;
  g_autoptr(GError) error = NULL;

  self->is_counting = FALSE;
  if (!yishi_record_perform_finish (YISHI_RECORD (object), result, &error))
    {
      g_warning ("Counting an open vote for the wall: %s", error->message);
      return;
    }

  g_clear_pointer (&self->open_result, yishi_result_free);
  self->open_result = g_steal_pointer (&count->result);
  self->open_item = count->item->id;
  update (self);
}

/* Where the room may see the answers of the open vote that is on the wall, counts
 * it on the store's thread; again after each change. */
static void
count_open_vote (YishiWallLink *self)
{
  YishiRecord *record = yishi_conductor_get_record (self->conductor);
  YishiMeetingState *meeting = yishi_record_get_meeting (record);
  const YishiSlide *slide = yishi_display_choose_slide (yishi_conductor_get_session (self->conductor));
  const YishiVoteState *vote = slide != NULL ? yishi_meeting_state_find_vote (meeting, slide->item) : NULL;
  const YishiItem *item = vote != NULL ? yishi_meeting_state_find_item (meeting, slide->item) : NULL;
  Count *count;

  if (item == NULL || *vote->closed != '\0' || !g_settings_get_boolean (self->settings, "show-answers-while-open") ||
      self->is_counting || (!self->is_behind && self->open_item == item->id))
    return;

  self->is_counting = TRUE;
  self->is_behind = FALSE;
  count = g_new0 (Count, 1);
  count->self = g_object_ref (self);
  count->item = yishi_item_copy (item);
  yishi_record_perform_async (record, 0, count_in_store, count, NULL, NULL, counted_cb, count);
}

static void
record_changed_cb (YishiWallLink *self,
                   guint          parts)
{
  self->is_behind = TRUE;
  update (self);
}

static void
setting_changed_cb (YishiWallLink *self)
{
  self->is_behind = TRUE;
  update (self);
}

static void
yishi_wall_link_get_property (GObject    *object,
                              guint       property_id,
                              GValue     *value,
                              GParamSpec *pspec)
{
  YishiWallLink *self = YISHI_WALL_LINK (object);

  switch ((YishiWallLinkProperty) property_id)
    {
    case PROP_LIVE:
      g_value_set_boxed (value, self->live);
      break;
    case PROP_PREVIEW:
      g_value_set_boxed (value, self->preview);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
    }
}

static void
yishi_wall_link_finalize (GObject *object)
{
  YishiWallLink *self = YISHI_WALL_LINK (object);

  g_clear_object (&self->conductor);
  g_clear_object (&self->settings);
  g_clear_pointer (&self->live, yishi_display_unref);
  g_clear_pointer (&self->preview, yishi_display_unref);
  g_clear_pointer (&self->frozen, yishi_display_unref);
  g_clear_pointer (&self->open_result, yishi_result_free);
  G_OBJECT_CLASS (yishi_wall_link_parent_class)->finalize (object);
}

static void
yishi_wall_link_class_init (YishiWallLinkClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = yishi_wall_link_get_property;
  object_class->finalize = yishi_wall_link_finalize;

  properties[PROP_LIVE] = g_param_spec_boxed ("live", NULL, NULL, YISHI_TYPE_DISPLAY,
                                              G_PARAM_READABLE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  properties[PROP_PREVIEW] = g_param_spec_boxed ("preview", NULL, NULL, YISHI_TYPE_DISPLAY,
                                                 G_PARAM_READABLE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (properties), properties);
}

static void
yishi_wall_link_init (YishiWallLink *self)
{
}

YishiWallLink *
yishi_wall_link_new (YishiConductor *conductor,
                     GSettings      *settings)
{
  YishiWallLink *self = g_object_new (YISHI_TYPE_WALL_LINK, NULL);

  self->conductor = g_object_ref (conductor);
  self->settings = g_object_ref (settings);
  g_signal_connect_object (conductor, "changed", G_CALLBACK (update), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (yishi_conductor_get_record (conductor), "changed", G_CALLBACK (record_changed_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (settings, "changed::show-answers-while-open", G_CALLBACK (setting_changed_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (settings, "changed::warning-seconds", G_CALLBACK (setting_changed_cb), self,
                           G_CONNECT_SWAPPED);
  update (self);
  return self;
}

void
yishi_wall_link_set_sound (YishiWallLink     *self,
                           YishiDisplaySound  sound)
{
  g_return_if_fail (YISHI_IS_WALL_LINK (self));

  if (sound == self->sound)
    return;

  self->sound = sound;
  update (self);
}

YishiDisplay *
yishi_wall_link_get_live (YishiWallLink *self)
{
  g_return_val_if_fail (YISHI_IS_WALL_LINK (self), NULL);

  return self->live;
}

YishiDisplay *
yishi_wall_link_get_preview (YishiWallLink *self)
{
  g_return_val_if_fail (YISHI_IS_WALL_LINK (self), NULL);

  return self->preview;
}
