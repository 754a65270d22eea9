/* yishi-draft.c - what is being typed into a field, kept in the record as it is typed
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 *            follow                    typed                  half a second
 * NOTHING ───────────> UNTOUCHED ────────────────> PENDING ───────────────────> KEPT
 *                       ^  │ ^                      ^   │                        │
 *                       │  │ └──── text is plain ───┼───┘                        │
 *                       │  └─── loaded: there is ───┼───────────────────────────>│
 *                       │      something kept       └────────── typed ───────────┤
 *                       └────────────────────── settle ──────────────────────────┘
 *
 * Following another key first keeps what is pending, and so does the field's going. What is loaded is let go if
 * somebody typed meanwhile.
 */
#include "config.h"

#include "yishi-draft.h"

#include <inttypes.h>
#include <stdio.h>
#include <string.h>

#include "yishi-db-workspace.h"

#define KEEP_AFTER_MS 500

struct _YishiDraft
{
  GObject parent_instance;

  GtkEditable *editable;    /* (unowned) */
  YishiRecord *record;      /* (owned) (nullable) */
  char        *key;         /* (owned) (nullable) */
  char        *plain;       /* (owned) what the field has while nothing was typed */
  gboolean     has_moment;  /* when it was begun is kept, too */
  char        *moment;      /* (owned) (nullable) of the text there is */
  guint        keep_source;
  gulong       typed_handler;
  guint        n_typed;     /* counts what was typed, to know whether something was since */
};

enum
{
  RESTORED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (YishiDraft, yishi_draft, G_TYPE_OBJECT)

/* A text on its way to the workspace, or from there. */
typedef struct
{
  char       *key;      /* (owned) */
  char       *text;     /* (owned) (nullable) */
  char       *began_key;  /* (owned) (nullable) where its moment is kept, if it is */
  char       *moment;   /* (owned) (nullable) */
  YishiDraft *self;     /* (owned) (nullable) who waits for it */
  guint       n_typed;
} Kept;

static void
kept_free (Kept *kept)
{
  g_free (kept->key);
  g_free (kept->text);
  g_free (kept->began_key);
  g_free (kept->moment);
  g_clear_object (&kept->self);
  g_free (kept);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Kept, kept_free)

static gboolean
store_kept (YishiDb       *db,
            gpointer       data,
            GCancellable  *cancellable,
            GError       **error)
{
  Kept *kept = data;

  return yishi_db_set_workspace (db, kept->key, kept->text, error) &&
         (kept->began_key == NULL || yishi_db_set_workspace (db, kept->began_key, kept->moment, error));
}

static gboolean
load_kept (YishiDb       *db,
           gpointer       data,
           GCancellable  *cancellable,
           GError       **error)
{
  Kept *kept = data;
  g_autoptr(GError) failure = NULL;

  kept->text = yishi_db_get_workspace (db, kept->key, &failure);
  if (failure == NULL && kept->began_key != NULL)
    kept->moment = yishi_db_get_workspace (db, kept->began_key, &failure);
  if (failure == NULL)
    return TRUE;

  g_propagate_error (error, g_steal_pointer (&failure));
  return FALSE;
}

static void
stored_cb (GObject      *object,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr(GError) error = NULL;

  if (!yishi_record_perform_finish (YISHI_RECORD (object), result, &error))
    g_warning ("What was being typed could not be kept: %s", error->message);
}

/* @text: (nullable) */
static void
store (YishiDraft *self,
       const char *text)
{
  Kept *kept = g_new0 (Kept, 1);

  kept->key = g_strdup (self->key);
  kept->text = g_strdup (text);
  kept->began_key = self->has_moment ? yishi_draft_moment_key (self->key) : NULL;
  kept->moment = text != NULL ? g_strdup (self->moment) : NULL;
  yishi_record_perform_async (self->record, 0, store_kept, kept, (GDestroyNotify) kept_free, NULL, stored_cb, NULL);
}

static void
keep (YishiDraft *self)
{
  g_clear_handle_id (&self->keep_source, g_source_remove);
  store (self, yishi_draft_is_touched (self) ? gtk_editable_get_text (self->editable) : NULL);
}

static gboolean
keep_cb (gpointer user_data)
{
  YishiDraft *self = user_data;

  self->keep_source = 0;
  keep (self);
  return G_SOURCE_REMOVE;
}

char *
yishi_draft_moment_key (const char *key)
{
  const char *colon = strchr (key, ':');
  int length = colon != NULL ? (int) (colon - key) : (int) strlen (key);

  return g_strdup_printf ("%.*s-began%s", length, key, key + length);
}

gboolean
yishi_draft_read_moment (const char  *text,
                         char       **began,
                         gint64      *meeting,
                         YishiSync   *sound)
{
  char stamp[40];

  if (text == NULL || sscanf (text, "%39s %" SCNd64 " %d %" SCNd64 " %" SCNd64 " %" SCNd64, stamp, meeting,
                              &sound->place.part, &sound->place.position, &sound->monotonic, &sound->instant) != 6)
    return FALSE;

  *began = g_strdup (stamp);
  return TRUE;
}

static char *
make_moment (YishiDraft *self)
{
  g_autofree char *stamp = yishi_clock_stamp (yishi_record_get_clock (self->record));
  YishiSync sound;
  gint64 meeting;

  yishi_record_take_moment (self->record, &meeting, &sound);
  return g_strdup_printf ("%s %" PRId64 " %d %" PRId64 " %" PRId64 " %" PRId64, stamp, meeting, sound.place.part,
                          sound.place.position, sound.monotonic, sound.instant);
}

/* A text that was taken back as a whole was never begun. */
static void
note_moment (YishiDraft *self)
{
  if (!yishi_draft_is_touched (self))
    g_clear_pointer (&self->moment, g_free);
  else if (self->moment == NULL)
    self->moment = make_moment (self);
}

static void
typed_cb (YishiDraft *self)
{
  if (self->key == NULL)
    return;

  if (self->has_moment)
    note_moment (self);
  self->n_typed++;
  g_clear_handle_id (&self->keep_source, g_source_remove);
  self->keep_source = g_timeout_add (KEEP_AFTER_MS, keep_cb, self);
}

/* The field goes, perhaps because the record is about to be closed. */
static void
unmapped_cb (YishiDraft *self)
{
  if (self->keep_source != 0)
    keep (self);
}

static void
set_text (YishiDraft *self,
          const char *text)
{
  g_signal_handler_block (self->editable, self->typed_handler);
  gtk_editable_set_text (self->editable, text);
  gtk_editable_set_position (self->editable, -1);
  g_signal_handler_unblock (self->editable, self->typed_handler);
}

static void
set_plain (YishiDraft *self,
           const char *plain)
{
  char *copy = g_strdup (plain);

  g_free (self->plain);
  self->plain = copy;
}

static void
loaded_cb (GObject      *object,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr(Kept) kept = user_data;
  YishiDraft *self = kept->self;
  g_autoptr(GError) error = NULL;

  if (!yishi_record_perform_finish (YISHI_RECORD (object), result, &error))
    {
      g_warning ("What was being typed could not be read: %s", error->message);
      return;
    }
  if (self->editable == NULL || kept->text == NULL || g_strcmp0 (self->key, kept->key) != 0 ||
      kept->n_typed != self->n_typed)
    return;

  g_free (self->moment);
  self->moment = g_steal_pointer (&kept->moment);
  set_text (self, kept->text);
  g_signal_emit (self, signals[RESTORED], 0);
}

static void
load (YishiDraft *self)
{
  Kept *kept = g_new0 (Kept, 1);

  kept->key = g_strdup (self->key);
  kept->began_key = self->has_moment ? yishi_draft_moment_key (self->key) : NULL;
  kept->self = g_object_ref (self);
  kept->n_typed = self->n_typed;
  yishi_record_perform_async (self->record, 0, load_kept, kept, NULL, NULL, loaded_cb, kept);
}

void
yishi_draft_follow (YishiDraft  *self,
                    YishiRecord *record,
                    const char  *key,
                    const char  *plain)
{
  g_return_if_fail (YISHI_IS_DRAFT (self));
  g_return_if_fail (plain != NULL);

  if (record == self->record && g_strcmp0 (key, self->key) == 0)
    {
      gboolean was_touched = yishi_draft_is_touched (self);

      set_plain (self, plain);
      if (!was_touched && strcmp (gtk_editable_get_text (self->editable), plain) != 0)
        set_text (self, plain);
      return;
    }

  if (self->keep_source != 0)
    keep (self);
  g_set_object (&self->record, record);
  g_free (self->key);
  self->key = g_strdup (key);
  g_clear_pointer (&self->moment, g_free);
  self->n_typed++;
  set_plain (self, plain);
  set_text (self, plain);
  if (key != NULL)
    load (self);
}

void
yishi_draft_settle (YishiDraft *self,
                    const char *plain)
{
  g_return_if_fail (YISHI_IS_DRAFT (self));

  g_clear_handle_id (&self->keep_source, g_source_remove);
  g_clear_pointer (&self->moment, g_free);
  self->n_typed++;
  set_plain (self, plain);
  set_text (self, plain);
  if (self->key != NULL)
    store (self, NULL);
}

void
yishi_draft_keep_moment (YishiDraft *self)
{
  g_return_if_fail (YISHI_IS_DRAFT (self));

  self->has_moment = TRUE;
}

void
yishi_draft_keep (YishiDraft *self)
{
  g_return_if_fail (YISHI_IS_DRAFT (self));

  if (self->keep_source != 0)
    keep (self);
}

gboolean
yishi_draft_is_touched (YishiDraft *self)
{
  g_return_val_if_fail (YISHI_IS_DRAFT (self), FALSE);

  return self->key != NULL && strcmp (gtk_editable_get_text (self->editable), self->plain) != 0;
}

static void
yishi_draft_dispose (GObject *object)
{
  YishiDraft *self = YISHI_DRAFT (object);

  if (self->keep_source != 0 && self->editable != NULL)
    keep (self);
  g_clear_handle_id (&self->keep_source, g_source_remove);
  g_clear_weak_pointer (&self->editable);
  G_OBJECT_CLASS (yishi_draft_parent_class)->dispose (object);
}

static void
yishi_draft_finalize (GObject *object)
{
  YishiDraft *self = YISHI_DRAFT (object);

  g_clear_object (&self->record);
  g_free (self->key);
  g_free (self->plain);
  g_free (self->moment);
  G_OBJECT_CLASS (yishi_draft_parent_class)->finalize (object);
}

static void
yishi_draft_class_init (YishiDraftClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = yishi_draft_dispose;
  G_OBJECT_CLASS (klass)->finalize = yishi_draft_finalize;

  signals[RESTORED] = g_signal_new ("restored", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                    G_TYPE_NONE, 0);
}

static void
yishi_draft_init (YishiDraft *self)
{
  self->plain = g_strdup ("");
}

YishiDraft *
yishi_draft_new (GtkEditable *editable)
{
  YishiDraft *self = g_object_new (YISHI_TYPE_DRAFT, NULL);

  g_set_weak_pointer (&self->editable, editable);
  g_signal_connect_object (editable, "unmap", G_CALLBACK (unmapped_cb), self, G_CONNECT_SWAPPED);
  self->typed_handler = g_signal_connect_object (editable, "changed", G_CALLBACK (typed_cb), self, G_CONNECT_SWAPPED);
  return self;
}
