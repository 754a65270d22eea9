/* yishi-minutes-appendix.c - behind the minutes: sound, signatures, who came, ballots, recordings, seal
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "yishi-minutes-private.h"

#include <string.h>

#include "yishi-area.h"
#include "yishi-room-view.h"
#include "yishi-unit-name.h"

#define QR_SIZE 30  /* mm */

static void
appendix_free (YishiAppendix *self)
{
  g_free (self->title);
  g_free (self->anchor);
  g_free (self);
}

static void
list_appendix (GPtrArray              *list,
               YishiAppendixKind       kind,
               const YishiMinutesVote *vote,
               char                   *title,
               char                   *anchor)
{
  YishiAppendix *appendix = g_new0 (YishiAppendix, 1);

  appendix->kind = kind;
  appendix->vote = vote;
  appendix->title = title;
  appendix->anchor = anchor;
  g_ptr_array_add (list, appendix);
}

GPtrArray *
yishi_composer_list_appendices (const YishiComposer *self)
{
  GPtrArray *list = g_ptr_array_new_with_free_func ((GDestroyNotify) appendix_free);
  const YishiMinutes *minutes = self->minutes;

  if (minutes->meeting->attendance->len > 0)
    list_appendix (list, APPENDIX_ATTENDANCE, NULL, g_strdup (yishi_composer_say (self, WORD_APPENDIX_ATTENDANCE)),
                   g_strdup ("attendance"));
  if (minutes->meeting->proxies->len > 0 && !self->is_public)
    list_appendix (list, APPENDIX_PROXIES, NULL, g_strdup (yishi_composer_say (self, WORD_APPENDIX_PROXIES)),
                   g_strdup ("proxies"));
  for (guint i = 0; i < minutes->votes->len && !self->is_public; i++)
    {
      const YishiMinutesVote *vote = minutes->votes->pdata[i];
      const YishiItem *item = yishi_meeting_state_find_item (minutes->meeting, vote->item);

      if (vote->is_closed && vote->ballots->len > 0)
        {
          g_autofree char *number = g_strdup_printf ("%d", item->number);

          list_appendix (list, APPENDIX_BALLOTS, vote,
                         yishi_words_fill (yishi_composer_say (self, WORD_APPENDIX_BALLOTS), number, NULL),
                         yishi_composer_anchor ("ballots", item->number));
        }
    }
  if (minutes->recording->parts->len > 0)
    list_appendix (list, APPENDIX_RECORDINGS, NULL, g_strdup (yishi_composer_say (self, WORD_APPENDIX_RECORDINGS)),
                   g_strdup ("recordings"));
  list_appendix (list, APPENDIX_SEAL, NULL, g_strdup (yishi_composer_say (self, WORD_APPENDIX_SEAL)), g_strdup ("seal"));
  return list;
}

static void
add_sound_gaps (YishiComposer *self)
{
  const YishiColumn columns[] = {
    { yishi_composer_say (self, WORD_COLUMN_FROM), 2, YISHI_ALIGN_CENTRE },
    { yishi_composer_say (self, WORD_COLUMN_UNTIL), 2, YISHI_ALIGN_CENTRE },
    { yishi_composer_say (self, WORD_COLUMN_REASON), 5, YISHI_ALIGN_LEFT },
  };
  const GPtrArray *gaps = self->minutes->sound_gaps;

  yishi_document_begin_table (self->builder, columns, G_N_ELEMENTS (columns));
  for (guint i = 0; i < gaps->len; i++)
    {
      const YishiSoundGap *gap = gaps->pdata[i];
      g_autofree char *from = yishi_composer_instant (self, gap->from);
      g_autofree char *until = gap->until != YISHI_UNKNOWN
                                 ? yishi_composer_instant (self, gap->until)
                                 : g_strdup (yishi_composer_say (self, WORD_STILL_LASTS));
      g_autofree char *text = yishi_composer_clean (self, gap->text);
      const char *reason = yishi_paper_say_gap (self->words, yishi_sound_gap_reason_to_text (gap->reason));
      g_autofree char *why = *text != '\0' ? g_strconcat (reason, yishi_composer_say (self, WORD_COLON), text, NULL)
                                           : g_strdup (reason);
      const char *cells[] = { from, until, why };

      yishi_document_add_row (self->builder, cells);
    }
  yishi_document_end_table (self->builder);
}

/* "19:05:12" of an instant of the record */
static char *
make_second (const YishiComposer *self,
             const char          *text)
{
  gint64 instant = YISHI_UNKNOWN;

  yishi_instant_parse (text, &instant);
  return yishi_composer_instant (self, instant);
}

static void
add_interruptions (YishiComposer *self)
{
  const GPtrArray *gaps = self->minutes->meeting->gaps;
  g_autoptr(GString) times = g_string_new (NULL);
  g_autofree char *text = NULL;

  for (guint i = 0; i < gaps->len; i++)
    {
      const YishiGap *gap = gaps->pdata[i];
      g_autofree char *from = make_second (self, gap->from);
      g_autofree char *until = make_second (self, gap->until);
      g_autofree char *both = yishi_words_fill (yishi_composer_say (self, WORD_INTERRUPTION), from, until, NULL);

      g_string_append_printf (times, "%s%s", i > 0 ? yishi_composer_say (self, WORD_LIST_COMMA) : "", both);
    }
  if (gaps->len == 0)
    return;

  text = yishi_words_fill (yishi_composer_say (self, WORD_INTERRUPTED), times->str, NULL);
  yishi_document_add_paragraph (self->builder, YISHI_TEXT_BODY, text);
}

void
yishi_composer_add_sound (YishiComposer *self)
{
  gboolean is_recorded = self->minutes->recording->parts->len > 0;

  if (!is_recorded && self->minutes->meeting->gaps->len == 0)
    return;

  yishi_composer_heading (self, WORD_SOUND);
  if (is_recorded)
    yishi_document_add_paragraph (self->builder, YISHI_TEXT_BODY,
                                  yishi_composer_say (self, self->minutes->sound_gaps->len > 0 ? WORD_SOUND_GAPS
                                                                                              : WORD_SOUND_WHOLE));
  if (is_recorded && self->minutes->sound_gaps->len > 0)
    {
      yishi_document_keep_with_next (self->builder);
      add_sound_gaps (self);
    }
  add_interruptions (self);
}

/* Who has signed stands on the line with the day; the line is signed by hand as well. */
static void
add_signature (YishiComposer  *self,
               YishiPaperWord  label,
               const char     *signer)
{
  const YishiMinutesState *state = self->minutes->state;
  g_autofree char *name = yishi_composer_name (self, signer, FALSE);
  g_autofree char *day = *signer != '\0' ? yishi_paper_say_day (self->words, state->signed_on)
                                         : g_strdup (yishi_composer_say (self, WORD_SIGN_DATE));

  yishi_document_add_signature (self->builder, yishi_composer_say (self, label), name, day);
}

/* Guidance rules art. 39 has those sign who were present; who signs the minutes of an
 * assembly is not fixed: chair, secretary, teller and a witness. */
void
yishi_composer_add_signatures (YishiComposer *self)
{
  const YishiMinutesState *state = self->minutes->state;
  g_autoptr(GPtrArray) appendices = yishi_composer_list_appendices (self);

  yishi_document_add_space (self->builder, 0.5);
  for (guint i = 0; i < appendices->len; i++)
    {
      const YishiAppendix *appendix = appendices->pdata[i];
      g_autofree char *number = g_strdup_printf ("%u. ", i + 1);

      yishi_document_begin_paragraph (self->builder, YISHI_TEXT_BODY);
      /* Those that follow stand below the first, as GB/T 9704 has it. */
      if (i == 0)
        yishi_document_text (self->builder, yishi_composer_say (self, WORD_APPENDICES));
      else if (self->words == YISHI_WORDS_ZH)
        yishi_document_text (self->builder, "　　　");
      yishi_document_text (self->builder, number);
      yishi_document_link (self->builder, appendix->title, appendix->anchor);
      yishi_document_end_paragraph (self->builder);
      /* Signatures without a text on their page could belong to any. */
      yishi_document_keep_with_next (self->builder);
    }

  yishi_composer_heading (self, WORD_SIGNATURES);
  yishi_composer_add_stage (self);
  add_signature (self, WORD_SIGN_CHAIR, state->chair);
  add_signature (self, WORD_SIGN_SECRETARY, state->secretary);
  add_signature (self, WORD_SIGN_TELLER, "");
  add_signature (self, WORD_SIGN_WITNESS, state->supervisor);
}

void
yishi_composer_appendix (YishiComposer *self,
                         const char    *title,
                         const char    *anchor,
                         gboolean       is_long)
{
  g_autofree char *number = g_strdup_printf ("%u", ++self->n_appendices);
  g_autofree char *text = yishi_words_fill (yishi_composer_say (self, WORD_APPENDIX), number, title, NULL);

  if (is_long || self->n_appendices == 1)
    yishi_document_add_page_break (self->builder);
  yishi_document_add_heading (self->builder, 1, text, anchor);
}

/* One coming of a unit, with those that it stood for. */
static void
add_attendance_rows (YishiComposer *self)
{
  g_autoptr(YishiRoomView) room = yishi_room_view_new (self->minutes->meeting);
  const GPtrArray *visits = yishi_room_view_get_visits (room);

  for (guint i = 0; i < visits->len; i++)
    {
      const YishiVisit *visit = visits->pdata[i];
      g_autofree char *number = g_strdup_printf ("%u", i + 1);
      g_autofree char *unit = yishi_composer_unit (self, visit->unit);
      g_autofree char *owners = yishi_composer_owners (self, visit->unit);
      g_autoptr(GString) represented = g_string_new (NULL);
      const char *cells[] = { number, unit, owners, visit->arrived, visit->left, NULL };

      for (guint k = 0; k < visit->represented->len; k++)
        {
          g_autofree char *name = yishi_composer_unit (self, visit->represented->pdata[k]);

          g_string_append_printf (represented, "%s%s", k > 0 ? yishi_composer_say (self, WORD_LIST_COMMA) : "", name);
        }
      cells[5] = represented->str;
      yishi_document_add_row (self->builder, cells);
    }
}

static void
add_attendance (YishiComposer *self)
{
  const YishiColumn columns[] = {
    { yishi_composer_say (self, WORD_COLUMN_NUMBER), 1, YISHI_ALIGN_CENTRE },
    { yishi_composer_say (self, WORD_COLUMN_UNIT), 3, YISHI_ALIGN_LEFT },
    { yishi_composer_say (self, WORD_COLUMN_OWNERS), 3, YISHI_ALIGN_LEFT },
    { yishi_composer_say (self, WORD_COLUMN_ARRIVED), 1.3, YISHI_ALIGN_CENTRE },
    { yishi_composer_say (self, WORD_COLUMN_LEFT), 1.3, YISHI_ALIGN_CENTRE },
    { yishi_composer_say (self, WORD_COLUMN_REPRESENTS), 3.4, YISHI_ALIGN_LEFT },
  };

  yishi_document_begin_table (self->builder, columns, G_N_ELEMENTS (columns));
  add_attendance_rows (self);
  yishi_document_end_table (self->builder);
}

static gint
compare_buildings (gconstpointer a,
                   gconstpointer b)
{
  g_autofree char *first = g_strconcat (*(const char *const *) a, "-1-1", NULL);
  g_autofree char *second = g_strconcat (*(const char *const *) b, "-1-1", NULL);

  return yishi_unit_name_compare (first, second);
}

/* How many units of each building came. Returns: (transfer full): building → number */
static GHashTable *
count_buildings (const YishiComposer *self)
{
  GHashTable *buildings = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr(GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);
  const GPtrArray *attendance = self->minutes->meeting->attendance;

  for (guint i = 0; i < attendance->len; i++)
    {
      const YishiAttendance *row = attendance->pdata[i];
      const char *unit = *row->proxy_for != '\0' ? row->proxy_for : row->unit;
      g_auto(YishiUnitName) name = { NULL };
      guint n;

      if (!g_hash_table_add (seen, (char *) unit) || !yishi_unit_name_parse (unit, &name))
        continue;
      n = GPOINTER_TO_UINT (g_hash_table_lookup (buildings, name.building));
      g_hash_table_insert (buildings, g_strdup (name.building), GUINT_TO_POINTER (n + 1));
    }

  return buildings;
}

static void
add_public_attendance (YishiComposer *self)
{
  g_autofree char *n_proxies = g_strdup_printf ("%u", self->minutes->meeting->proxies->len);
  g_autoptr(GHashTable) buildings = count_buildings (self);
  g_autoptr(GPtrArray) names = g_ptr_array_new ();
  g_autoptr(GString) list = g_string_new (NULL);
  g_autofree char *text = NULL;
  GHashTableIter iter;
  gpointer key;

  g_hash_table_iter_init (&iter, buildings);
  while (g_hash_table_iter_next (&iter, &key, NULL))
    g_ptr_array_add (names, key);
  g_ptr_array_sort (names, compare_buildings);
  for (guint i = 0; i < names->len; i++)
    {
      g_autofree char *n = g_strdup_printf ("%u", GPOINTER_TO_UINT (g_hash_table_lookup (buildings, names->pdata[i])));
      g_autofree char *units = yishi_words_fill (yishi_composer_say (self, WORD_BUILDING_UNITS), names->pdata[i], n, NULL);

      g_string_append_printf (list, "%s%s", i > 0 ? yishi_composer_say (self, WORD_LIST_COMMA) : "", units);
    }

  text = yishi_words_fill (yishi_composer_say (self, WORD_PROXIES_PUBLIC), n_proxies, list->str, NULL);
  yishi_document_add_paragraph (self->builder, YISHI_TEXT_BODY, text);
}

static char *
make_term (const YishiComposer *self,
           const YishiProxy    *proxy)
{
  if ((proxy->from == NULL || *proxy->from == '\0') && (proxy->until == NULL || *proxy->until == '\0'))
    return g_strdup (yishi_composer_say (self, WORD_THIS_MEETING));

  return g_strconcat (proxy->from != NULL ? proxy->from : "", "—", proxy->until != NULL ? proxy->until : "", NULL);
}

static void
add_proxies (YishiComposer *self)
{
  const YishiColumn columns[] = {
    { yishi_composer_say (self, WORD_COLUMN_NUMBER), 1, YISHI_ALIGN_CENTRE },
    { yishi_composer_say (self, WORD_COLUMN_PRINCIPAL), 3, YISHI_ALIGN_LEFT },
    { yishi_composer_say (self, WORD_COLUMN_OWNERS), 2.4, YISHI_ALIGN_LEFT },
    { yishi_composer_say (self, WORD_COLUMN_AGENT), 3, YISHI_ALIGN_LEFT },
    { yishi_composer_say (self, WORD_COLUMN_SCOPE), 2.2, YISHI_ALIGN_LEFT },
    { yishi_composer_say (self, WORD_COLUMN_TERM), 2.4, YISHI_ALIGN_LEFT },
  };
  const GArray *proxies = self->minutes->meeting->proxies;

  yishi_document_begin_table (self->builder, columns, G_N_ELEMENTS (columns));
  for (guint i = 0; i < proxies->len; i++)
    {
      const YishiProxy *proxy = &g_array_index (proxies, YishiProxy, i);
      g_autofree char *number = g_strdup_printf ("%u", i + 1);
      g_autofree char *unit = yishi_composer_unit (self, proxy->principal);
      g_autofree char *owners = yishi_composer_owners (self, proxy->principal);
      g_autofree char *agent = yishi_composer_unit (self, proxy->agent);
      g_autofree char *items = proxy->items == NULL || *proxy->items == '\0'
                                 ? g_strdup (yishi_composer_say (self, WORD_ALL_ITEMS))
                                 : yishi_words_fill (yishi_composer_say (self, WORD_ITEMS_N), proxy->items, NULL);
      g_autofree char *scope = g_strconcat (items, proxy->suspended ? yishi_composer_say (self, WORD_SUSPENDED) : "",
                                            NULL);
      g_autofree char *term = make_term (self, proxy);
      const char *cells[] = { number, unit, owners, agent, scope, term };

      yishi_document_add_row (self->builder, cells);
    }
  yishi_document_end_table (self->builder);
}

/* "同意"; in an election the marks; with what else is to be said of the paper. */
static char *
make_answer (const YishiComposer      *self,
             const YishiMinutesBallot *ballot)
{
  GString *text = g_string_new (*ballot->marks != '\0' ? ballot->marks
                                                       : yishi_paper_say_choice (self->words, ballot->choice));
  g_autofree char *agent = yishi_composer_unit (self, ballot->agent);
  g_autofree char *by = yishi_words_fill (yishi_composer_say (self, WORD_BY_AGENT), agent, NULL);
  g_autofree char *reason = yishi_composer_clean (self, ballot->void_reason);
  g_autofree char *is_void = yishi_words_fill (yishi_composer_say (self, WORD_VOID), reason, NULL);

  if (*ballot->agent != '\0')
    g_string_append_printf (text, "%s%s", yishi_composer_say (self, WORD_SEMICOLON), by);
  if (*ballot->void_reason != '\0')
    g_string_append_printf (text, "%s%s", yishi_composer_say (self, WORD_SEMICOLON), is_void);
  if (ballot->is_late)
    g_string_append_printf (text, "%s%s", yishi_composer_say (self, WORD_SEMICOLON), yishi_composer_say (self, WORD_LATE));
  return g_string_free (text, FALSE);
}

static gint
compare_ballots (gconstpointer a,
                 gconstpointer b)
{
  const YishiMinutesBallot *one = *(YishiMinutesBallot *const *) a, *two = *(YishiMinutesBallot *const *) b;

  return yishi_unit_name_compare (one->unit, two->unit);
}

/* "11-13 20:30", with its year where that is not the meeting's. */
static char *
make_received (const YishiComposer      *self,
               const YishiMinutesBallot *ballot)
{
  gsize from = strncmp (ballot->received, self->meeting->date, 5) == 0 ? 5 : 0;

  if (strlen (ballot->received) < strlen ("2026-11-15T19:05"))
    return g_strdup (ballot->received);

  return g_strdelimit (g_strndup (ballot->received + from, strlen ("2026-11-15T19:05") - from), "T", ' ');
}

/* Back to what was voted on. */
static void
add_item_link (YishiComposer *self,
               gint64         id)
{
  const YishiItem *item = yishi_meeting_state_find_item (self->minutes->meeting, id);
  g_autofree char *number = g_strdup_printf ("%d", item->number);
  g_autofree char *title = yishi_composer_clean (self, item->title);
  g_autofree char *text = yishi_words_fill (yishi_composer_say (self, WORD_ON_ITEM), number, title, NULL);
  g_autofree char *anchor = yishi_composer_anchor ("item", item->number);

  yishi_document_begin_paragraph (self->builder, YISHI_TEXT_SMALL);
  yishi_document_link (self->builder, text, anchor);
  yishi_document_end_paragraph (self->builder);
  yishi_document_keep_with_next (self->builder);
}

/* By unit, and not in the order in which they came in. */
static void
add_ballots (YishiComposer          *self,
             const YishiMinutesVote *vote)
{
  /* A unit is shorter in English, and an answer longer. */
  const gboolean is_english = self->words == YISHI_WORDS_EN;
  const YishiColumn columns[] = {
    { yishi_composer_say (self, WORD_COLUMN_NUMBER), 1.2, YISHI_ALIGN_CENTRE },
    { yishi_composer_say (self, WORD_COLUMN_UNIT), is_english ? 2.5 : 3.3, YISHI_ALIGN_LEFT },
    { yishi_composer_say (self, WORD_COLUMN_OWNERS), 2.6, YISHI_ALIGN_LEFT },
    { yishi_composer_say (self, WORD_COLUMN_AREA_M2), 2.95, YISHI_ALIGN_RIGHT },
    { yishi_composer_say (self, WORD_COLUMN_ANSWER), is_english ? 2.3 : 2, YISHI_ALIGN_LEFT },
    { yishi_composer_say (self, WORD_COLUMN_CHANNEL), is_english ? 1.8 : 1.3, YISHI_ALIGN_CENTRE },
    { yishi_composer_say (self, WORD_COLUMN_RECEIVED), 2.45, YISHI_ALIGN_CENTRE },
  };
  g_autoptr(GPtrArray) sorted = g_ptr_array_copy (vote->ballots, NULL, NULL);

  add_item_link (self, vote->item);
  g_ptr_array_set_free_func (sorted, NULL);
  g_ptr_array_sort (sorted, compare_ballots);
  yishi_document_begin_table (self->builder, columns, G_N_ELEMENTS (columns));
  for (guint i = 0; i < sorted->len; i++)
    {
      const YishiMinutesBallot *ballot = sorted->pdata[i];
      g_autofree char *number = g_strdup_printf ("%u", i + 1);
      g_autofree char *unit = yishi_composer_unit (self, ballot->unit);
      g_autofree char *owners = yishi_composer_owners (self, ballot->unit);
      g_autofree char *area = yishi_area_format_human (ballot->area);
      g_autofree char *answer = make_answer (self, ballot);
      g_autofree char *received = make_received (self, ballot);
      const char *cells[] = { number, unit, owners, area, answer,
                              yishi_paper_say_channel (self->words, ballot->channel), received };

      yishi_document_add_row (self->builder, cells);
    }
  yishi_document_end_table (self->builder);
}

static void
add_recordings (YishiComposer *self)
{
  const YishiColumn columns[] = {
    { yishi_composer_say (self, WORD_COLUMN_PART), 0.7, YISHI_ALIGN_CENTRE },
    { yishi_composer_say (self, WORD_COLUMN_BEGAN), 1.6, YISHI_ALIGN_CENTRE },
    { yishi_composer_say (self, WORD_COLUMN_LENGTH), 1.6, YISHI_ALIGN_CENTRE },
    { yishi_composer_say (self, WORD_COLUMN_ENDED), 2, YISHI_ALIGN_CENTRE },
    { yishi_composer_say (self, WORD_COLUMN_SHA256), 6.4, YISHI_ALIGN_LEFT },
  };
  const YishiRecording *recording = self->minutes->recording;

  yishi_document_begin_table (self->builder, columns, G_N_ELEMENTS (columns));
  for (guint i = 0; i < recording->parts->len; i++)
    {
      const YishiPart *part = recording->parts->pdata[i];
      g_autofree char *number = g_strdup_printf ("%d", part->number);
      g_autofree char *began = yishi_composer_instant (self, part->began);
      g_autofree char *length = yishi_time_of_sound_format (yishi_recording_get_part_length (recording, part));
      g_autofree char *file = yishi_words_fill (yishi_composer_say (self, WORD_FILE), part->file, part->sha256, NULL);
      const char *cells[] = { number, began, length,
                              yishi_paper_say_part_end (self->words, yishi_part_end_to_text (part->end)), file };

      yishi_document_add_row (self->builder, cells);
    }
  yishi_document_end_table (self->builder);
}

static void
add_seal (YishiComposer *self)
{
  const char *seal = self->minutes->seal;
  g_autofree char *sealed = yishi_words_fill (yishi_composer_say (self, WORD_SEAL), seal, NULL);
  g_autofree char *check = yishi_words_fill (yishi_composer_say (self, WORD_VERIFY_HOW), seal, NULL);
  g_autofree char *caption = g_strconcat (sealed, "\n", check, "\n", yishi_composer_say (self, WORD_VERIFY_FILE), NULL);
  g_autofree char *code = g_strconcat ("YISHI ", self->meeting->date, " ", seal, NULL);

  if (*seal == '\0')
    {
      yishi_document_add_paragraph (self->builder, YISHI_TEXT_BODY, yishi_composer_say (self, WORD_SEAL_NONE));
      return;
    }

  yishi_document_add_paragraph (self->builder, YISHI_TEXT_BODY, yishi_composer_say (self, WORD_SEAL_WHAT));
  yishi_document_add_qr (self->builder, code, QR_SIZE, caption);
  yishi_document_add_space (self->builder, 0.5);
}

void
yishi_composer_add_appendices (YishiComposer *self)
{
  g_autoptr(GPtrArray) appendices = yishi_composer_list_appendices (self);

  for (guint i = 0; i < appendices->len; i++)
    {
      const YishiAppendix *appendix = appendices->pdata[i];

      yishi_composer_appendix (self, appendix->title, appendix->anchor,
                               appendix->kind != APPENDIX_RECORDINGS && appendix->kind != APPENDIX_SEAL);
      switch (appendix->kind)
        {
        case APPENDIX_ATTENDANCE:
          if (self->is_public)
            add_public_attendance (self);
          else
            add_attendance (self);
          break;
        case APPENDIX_PROXIES:
          add_proxies (self);
          break;
        case APPENDIX_BALLOTS:
          add_ballots (self, appendix->vote);
          break;
        case APPENDIX_RECORDINGS:
          add_recordings (self);
          break;
        case APPENDIX_SEAL:
          add_seal (self);
          break;
        default:
          g_assert_not_reached ();
        }
    }
}
