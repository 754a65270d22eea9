/* yishi-session-json.c - a session as it is kept in the workspace
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "yishi-error.h"
#include "yishi-json-scan.h"
#include "yishi-json.h"
#include "yishi-session-private.h"

static const char *const phase_names[YISHI_N_PHASES] = { "before", "running", "break", "closed" };

static void
write_speaker (YishiJson          *json,
               const char         *key,
               const YishiSpeaker *speaker)
{
  yishi_json_begin_object (json, key);
  yishi_json_int (json, "id", speaker->id);
  yishi_json_int (json, "item", speaker->item);
  yishi_json_string (json, "name", speaker->name);
  yishi_json_string (json, "unit", speaker->unit);
  yishi_json_string (json, "party", speaker->party);
  yishi_json_boolean (json, "masked", speaker->is_masked);
  yishi_json_boolean (json, "spoken", speaker->has_spoken);
  yishi_json_end_object (json);
}

static void
write_speakers (YishiJson       *json,
                const char      *key,
                const GPtrArray *speakers)
{
  yishi_json_begin_array (json, key);
  for (guint i = 0; i < speakers->len; i++)
    write_speaker (json, NULL, speakers->pdata[i]);
  yishi_json_end_array (json);
}

static void
write_slide (YishiJson        *json,
             const char       *key,
             const YishiSlide *slide)
{
  yishi_json_begin_object (json, key);
  yishi_json_string (json, "kind", yishi_slide_kind_to_name (slide->kind));
  yishi_json_int (json, "item", slide->item);
  yishi_json_int (json, "attachment", slide->attachment);
  yishi_json_string (json, "text", slide->text);
  yishi_json_end_object (json);
}

/**
 * yishi_session_to_json:
 *
 * Returns: (transfer full): one JSON object, from which
 *   yishi_session_from_json() gives an equal session
 */
char *
yishi_session_to_json (const YishiSession *self)
{
  YishiJson *json;

  g_return_val_if_fail (self != NULL, NULL);

  json = yishi_json_new ();
  yishi_json_begin_object (json, NULL);
  yishi_json_string (json, "phase", phase_names[self->phase]);
  for (const YishiSessionField *field = yishi_session_numbers; field->key != NULL; field++)
    yishi_json_int (json, field->key, G_STRUCT_MEMBER (gint64, self, field->offset));
  for (const YishiSessionField *field = yishi_session_flags; field->key != NULL; field++)
    yishi_json_boolean (json, field->key, G_STRUCT_MEMBER (gboolean, self, field->offset));

  write_speakers (json, "queue", self->queue);
  write_speakers (json, "parked", self->parked);
  yishi_json_begin_array (json, "budgets");
  for (guint i = 0; i < self->budgets->len; i++)
    {
      const YishiBudget *budget = self->budgets->pdata[i];

      yishi_json_begin_object (json, NULL);
      yishi_json_string (json, "party", budget->party);
      yishi_json_int (json, "micros", budget->micros);
      yishi_json_end_object (json);
    }
  yishi_json_end_array (json);
  if (self->speaker != NULL)
    write_speaker (json, "speaker", self->speaker);
  write_slide (json, "live", self->live);
  write_slide (json, "due", self->due);
  if (self->preview != NULL)
    write_slide (json, "preview", self->preview);
  yishi_json_string (json, "message", self->message);
  yishi_json_string (json, "kept-message", self->kept_message);
  yishi_json_end_object (json);

  return yishi_json_free_to_text (json);
}

static gboolean
is_key (const char *key,
        gsize       length,
        const char *name)
{
  return strlen (name) == length && memcmp (key, name, length) == 0;
}

static void
read_text (YishiJsonScan  *scan,
           char          **text)
{
  gsize length;
  const char *found = yishi_json_scan_text (scan, &length);

  if (!g_utf8_validate_len (found, length, NULL))
    scan->failed = TRUE;
  g_free (*text);
  *text = scan->failed ? g_strdup ("") : g_strndup (found, length);
}

/* An instant, a duration or an id. */
static gint64
read_number (YishiJsonScan *scan)
{
  gint64 number = yishi_json_scan_int (scan);

  if (number < 0 || number > YISHI_LAST_INSTANT)
    scan->failed = TRUE;

  return scan->failed ? 0 : number;
}

static gboolean
read_flag (YishiJsonScan *scan)
{
  gsize length;
  const char *word = yishi_json_scan_raw (scan, &length);

  if (is_key (word, length, "true"))
    return TRUE;
  if (!is_key (word, length, "false"))
    scan->failed = TRUE;

  return FALSE;
}

static void
skip (YishiJsonScan *scan)
{
  gsize length;

  yishi_json_scan_raw (scan, &length);
}

static YishiSpeaker *
read_speaker (YishiJsonScan *scan)
{
  YishiSpeaker *speaker = g_new0 (YishiSpeaker, 1);
  const char *key;
  gsize length;

  speaker->name = g_strdup ("");
  speaker->unit = g_strdup ("");
  speaker->party = g_strdup ("");
  yishi_json_scan_object (scan);
  while (yishi_json_scan_member (scan, &key, &length))
    if (is_key (key, length, "id"))
      speaker->id = read_number (scan);
    else if (is_key (key, length, "item"))
      speaker->item = read_number (scan);
    else if (is_key (key, length, "name"))
      read_text (scan, &speaker->name);
    else if (is_key (key, length, "unit"))
      read_text (scan, &speaker->unit);
    else if (is_key (key, length, "party"))
      read_text (scan, &speaker->party);
    else if (is_key (key, length, "masked"))
      speaker->is_masked = read_flag (scan);
    else if (is_key (key, length, "spoken"))
      speaker->has_spoken = read_flag (scan);
    else
      skip (scan);

  return speaker;
}

static void
read_speakers (YishiJsonScan *scan,
               GPtrArray     *speakers)
{
  g_ptr_array_set_size (speakers, 0);
  yishi_json_scan_array (scan);
  while (yishi_json_scan_element (scan))
    g_ptr_array_add (speakers, read_speaker (scan));
}

static void
read_budgets (YishiJsonScan *scan,
              GPtrArray     *budgets)
{
  const char *key;
  gsize length;

  g_ptr_array_set_size (budgets, 0);
  yishi_json_scan_array (scan);
  while (yishi_json_scan_element (scan))
    {
      YishiBudget *budget = g_new0 (YishiBudget, 1);

      budget->party = g_strdup ("");
      g_ptr_array_add (budgets, budget);
      yishi_json_scan_object (scan);
      while (yishi_json_scan_member (scan, &key, &length))
        if (is_key (key, length, "party"))
          read_text (scan, &budget->party);
        else if (is_key (key, length, "micros"))
          budget->micros = read_number (scan);
        else
          skip (scan);
    }
}

static void
read_slide (YishiJsonScan  *scan,
            YishiSlide    **slide)
{
  g_autofree char *kind = g_strdup ("");
  const char *key;
  gsize length;

  yishi_slide_free (*slide);
  *slide = yishi_slide_new (YISHI_SLIDE_TITLE, 0, 0, NULL);
  yishi_json_scan_object (scan);
  while (yishi_json_scan_member (scan, &key, &length))
    if (is_key (key, length, "kind"))
      read_text (scan, &kind);
    else if (is_key (key, length, "item"))
      (*slide)->item = read_number (scan);
    else if (is_key (key, length, "attachment"))
      (*slide)->attachment = read_number (scan);
    else if (is_key (key, length, "text"))
      read_text (scan, &(*slide)->text);
    else
      skip (scan);

  if (!yishi_slide_kind_from_name (kind, &(*slide)->kind))
    scan->failed = TRUE;
}

static void
read_phase (YishiJsonScan *scan,
            YishiPhase    *phase)
{
  g_autofree char *name = g_strdup ("");

  read_text (scan, &name);
  for (int i = 0; i < YISHI_N_PHASES; i++)
    if (strcmp (phase_names[i], name) == 0)
      {
        *phase = i;
        return;
      }

  scan->failed = TRUE;
}

static gboolean
read_field (YishiJsonScan *scan,
            YishiSession  *self,
            const char    *key,
            gsize          length)
{
  for (const YishiSessionField *field = yishi_session_numbers; field->key != NULL; field++)
    if (is_key (key, length, field->key))
      {
        G_STRUCT_MEMBER (gint64, self, field->offset) = read_number (scan);
        return TRUE;
      }
  for (const YishiSessionField *field = yishi_session_flags; field->key != NULL; field++)
    if (is_key (key, length, field->key))
      {
        G_STRUCT_MEMBER (gboolean, self, field->offset) = read_flag (scan);
        return TRUE;
      }

  return FALSE;
}

static void
read_member (YishiJsonScan *scan,
             YishiSession  *self,
             const char    *key,
             gsize          length)
{
  if (read_field (scan, self, key, length))
    return;

  if (is_key (key, length, "phase"))
    read_phase (scan, &self->phase);
  else if (is_key (key, length, "queue"))
    read_speakers (scan, self->queue);
  else if (is_key (key, length, "parked"))
    read_speakers (scan, self->parked);
  else if (is_key (key, length, "budgets"))
    read_budgets (scan, self->budgets);
  else if (is_key (key, length, "speaker"))
    {
      yishi_speaker_free (self->speaker);
      self->speaker = read_speaker (scan);
    }
  else if (is_key (key, length, "live"))
    read_slide (scan, &self->live);
  else if (is_key (key, length, "due"))
    read_slide (scan, &self->due);
  else if (is_key (key, length, "preview"))
    read_slide (scan, &self->preview);
  else if (is_key (key, length, "message"))
    read_text (scan, &self->message);
  else if (is_key (key, length, "kept-message"))
    read_text (scan, &self->kept_message);
  else
    skip (scan);
}

/**
 * yishi_session_from_json:
 * @json: a text, perhaps damaged, perhaps of a newer version
 *
 * Returns: (transfer full) (nullable): the session, which keeps all invariants;
 *   %NULL with %YISHI_RULE_ERROR_SYNTAX for anything else
 */
YishiSession *
yishi_session_from_json (const char  *json,
                         GError     **error)
{
  g_autoptr(YishiSession) self = NULL;
  g_auto(YishiJsonScan) scan = { NULL };
  const char *key;
  gsize length;

  g_return_val_if_fail (json != NULL, NULL);

  self = yishi_session_alloc ();
  yishi_json_scan_init (&scan, json, strlen (json));
  yishi_json_scan_object (&scan);
  while (yishi_json_scan_member (&scan, &key, &length))
    read_member (&scan, self, key, length);

  if (!scan.failed && scan.p == scan.end && yishi_session_is_sound (self))
    return g_steal_pointer (&self);

  g_set_error (error, YISHI_RULE_ERROR, YISHI_RULE_ERROR_SYNTAX,
               _("the meeting cannot go on where it stood: what was kept of it is damaged (begin the item anew)"));
  return NULL;
}
