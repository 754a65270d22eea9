/* yishi-rule-fields.c - the keys of a rule, read and written by one table
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "yishi-rule-private.h"

#include <glib/gi18n-lib.h>
#include <stddef.h>
#include <string.h>

typedef enum
{
  FIELD_STRING,
  FIELD_WORD,       /* one of @words, kept as its index */
  FIELD_BOOLEAN,
  FIELD_INT,
  FIELD_THRESHOLD,
} FieldType;

typedef struct
{
  const char        *key;
  FieldType          type;
  gsize              offset;
  gboolean           is_required;
  const char *const *words;
  int                least;
  int                most;
} Field;

/* In the order of the enums of yishi-rule.h. */
static const char *const method_words[] = {
  "threshold", "unanimity", "objection", "owners-election", "plurality", "plurality-at-large",
  "runoff", "approval", "cumulative", "score", "grades", "stv", "straw", NULL,
};
static const char *const base_words[] = { "all", "participating", "cast", "present", NULL };
static const char *const blank_words[] = { "invalid", "abstain", NULL };
static const char *const follow_words[] = { "join", "none", NULL };
static const char *const silence_words[] = { "forbidden", "if-agreed", "with-proviso", NULL };

#define MEMBER(name) offsetof (YishiRule, name)

static const Field fields[] = {
  { "title", FIELD_STRING, MEMBER (title_zh), TRUE },
  { "title-en", FIELD_STRING, MEMBER (title_en), TRUE },
  { "article", FIELD_STRING, MEMBER (article), TRUE },
  { "quote", FIELD_STRING, MEMBER (quote), TRUE },
  { "gist", FIELD_STRING, MEMBER (gist), TRUE },
  { "method", FIELD_WORD, MEMBER (method), TRUE, method_words },
  { "area", FIELD_BOOLEAN, MEMBER (by_area), TRUE },
  { "participation-base", FIELD_WORD, MEMBER (participation_base), FALSE, base_words },
  { "participation", FIELD_THRESHOLD, MEMBER (participation) },
  { "approval-base", FIELD_WORD, MEMBER (approval_base), FALSE, base_words },
  { "approval", FIELD_THRESHOLD, MEMBER (approval) },
  { "blank", FIELD_WORD, MEMBER (blank), FALSE, blank_words },
  { "invalid-counts", FIELD_BOOLEAN, MEMBER (invalid_counts) },
  { "follow", FIELD_WORD, MEMBER (follow), FALSE, follow_words },
  { "silence", FIELD_WORD, MEMBER (silence), FALSE, silence_words },
  { "parking", FIELD_BOOLEAN, MEMBER (counts_parking) },
  { "notice-article", FIELD_STRING, MEMBER (notice_article) },
  { "notice-days", FIELD_INT, MEMBER (notice_days), FALSE, NULL, 0, 365 },
  { "notice-days-extraordinary", FIELD_INT, MEMBER (notice_days_extraordinary), FALSE, NULL,
    0, 365 },
  { "window-min-days", FIELD_INT, MEMBER (window_min_days), FALSE, NULL, 0, 365 },
  { "window-max-days", FIELD_INT, MEMBER (window_max_days), FALSE, NULL, 0, 365 },
  { "proxy-cap", FIELD_INT, MEMBER (proxy_cap), FALSE, NULL, -1, 1000 },
  { "proxy-bars-staff", FIELD_BOOLEAN, MEMBER (proxy_bars_staff) },
  { "tie", FIELD_STRING, MEMBER (tie) },
  { "casting-vote", FIELD_BOOLEAN, MEMBER (casting_vote) },
  { "area-breaks-ties", FIELD_BOOLEAN, MEMBER (area_breaks_ties) },
  { "max-marks", FIELD_INT, MEMBER (max_marks), FALSE, NULL, 0, 1000 },
  { "max-per-option", FIELD_INT, MEMBER (max_per_option), FALSE, NULL, 0, 1000 },
  { "max-score", FIELD_INT, MEMBER (max_score), FALSE, NULL, 0, 100 },
};

static char **
get_string (YishiRule   *self,
            const Field *field)
{
  return (char **) ((char *) self + field->offset);
}

/* Enums of this file have no negative member, so they are kept in an unsigned
 * int, which a plain int may alias. */
static int *
get_int (YishiRule   *self,
         const Field *field)
{
  return (int *) ((char *) self + field->offset);
}

static YishiThreshold *
get_threshold (YishiRule   *self,
               const Field *field)
{
  return (YishiThreshold *) ((char *) self + field->offset);
}

static int
find_word (const char *const *words,
           const char        *text)
{
  for (int i = 0; words[i] != NULL; i++)
    if (strcmp (words[i], text) == 0)
      return i;

  return -1;
}

/* Reads "at least 2/3", "more than 1/2" or "none". Returns: (transfer full)
 * (nullable): what is wrong with it */
static char *
read_threshold (const char     *text,
                YishiThreshold *threshold)
{
  g_auto(GStrv) parts = NULL;
  YishiThreshold read = { 0, 0, FALSE };
  const char *fraction = text;

  if (strcmp (text, "none") == 0)
    {
      *threshold = read;
      return NULL;
    }

  if (g_str_has_prefix (text, "more than "))
    read.more_than = TRUE;
  else if (!g_str_has_prefix (text, "at least "))
    return g_strdup (_("“at least N/D”, “more than N/D” or “none” is wanted"));

  fraction = text + strlen (read.more_than ? "more than " : "at least ");
  parts = g_strsplit (fraction, "/", 3);
  if (g_strv_length (parts) != 2 ||
      !g_ascii_string_to_signed (parts[0], 10, 1, YISHI_RULE_MAX_DENOMINATOR,
                                 &read.numerator, NULL) ||
      !g_ascii_string_to_signed (parts[1], 10, 1, YISHI_RULE_MAX_DENOMINATOR,
                                 &read.denominator, NULL))
    return g_strdup_printf (_("“%s” is not a fraction of whole numbers from 1 to %d"), fraction,
                            YISHI_RULE_MAX_DENOMINATOR);
  if (read.numerator > read.denominator)
    return g_strdup (_("the numerator is greater than the denominator"));
  if (read.more_than && read.numerator == read.denominator)
    return g_strdup (_("more than all cannot be reached"));

  *threshold = read;
  return NULL;
}

static char *
write_threshold (const YishiThreshold *threshold)
{
  if (threshold->denominator == 0)
    return g_strdup ("none");

  return g_strdup_printf ("%s %" G_GINT64_FORMAT "/%" G_GINT64_FORMAT,
                          threshold->more_than ? "more than" : "at least",
                          threshold->numerator, threshold->denominator);
}

/* Returns: (transfer full) (nullable): what is wrong with the key's value */
static char *
read_field (YishiRule   *self,
            const Field *field,
            GKeyFile    *file,
            const char  *group)
{
  g_autofree char *text = g_key_file_get_string (file, group, field->key, NULL);
  g_autofree char *known = NULL;
  char *reason = NULL;
  int index;

  if (text == NULL)
    return g_strdup (_("its text cannot be read"));

  switch (field->type)
    {
    case FIELD_STRING:
      if (field->is_required && *g_strstrip (text) == '\0')
        return g_strdup (_("it is empty"));
      g_free (*get_string (self, field));
      *get_string (self, field) = g_steal_pointer (&text);
      return NULL;

    case FIELD_WORD:
      index = find_word (field->words, text);
      known = g_strjoinv (", ", (char **) field->words);
      if (index < 0)
        return g_strdup_printf (_("“%s” is none of: %s"), text, known);
      *get_int (self, field) = index;
      return NULL;

    case FIELD_BOOLEAN:
      if (strcmp (text, "true") != 0 && strcmp (text, "false") != 0)
        return g_strdup (_("“true” or “false” is wanted"));
      *get_int (self, field) = strcmp (text, "true") == 0;
      return NULL;

    case FIELD_INT:
      yishi_key_file_read_int (file, group, field->key, field->least, field->most,
                               get_int (self, field), &reason);
      return reason;

    case FIELD_THRESHOLD:
      return read_threshold (text, get_threshold (self, field));

    default:
      g_return_val_if_reached (NULL);
    }
}

/**
 * yishi_rule_read_fields:
 * @self: a rule whose fields have their defaults
 * @file: a key file
 * @group: the group that holds the rule
 * @wrong_key: (out) (transfer none): on failure the key that is wrong
 * @reason: (out) (transfer full): on failure why, translated
 *
 * A key that is missing leaves the default, unless it is one that a rule cannot
 * do without. Unknown keys are the caller's to refuse.
 *
 * Returns: whether all values could be read
 */
gboolean
yishi_rule_read_fields (YishiRule   *self,
                        GKeyFile    *file,
                        const char  *group,
                        const char **wrong_key,
                        char       **reason)
{
  for (gsize i = 0; i < G_N_ELEMENTS (fields); i++)
    {
      const Field *field = &fields[i];

      *wrong_key = field->key;
      if (g_key_file_has_key (file, group, field->key, NULL))
        *reason = read_field (self, field, file, group);
      else if (field->is_required)
        *reason = g_strdup (_("it is missing"));
      else
        *reason = NULL;

      if (*reason != NULL)
        return FALSE;
    }

  return TRUE;
}

/**
 * yishi_rule_write_fields:
 * @self: a rule
 * @file: a key file
 * @group: the group to write into
 *
 * Writes every field, defaults too, so that a frozen rule does not depend on
 * what a later version takes for a default.
 */
void
yishi_rule_write_fields (YishiRule  *self,
                         GKeyFile   *file,
                         const char *group)
{
  for (gsize i = 0; i < G_N_ELEMENTS (fields); i++)
    {
      const Field *field = &fields[i];
      g_autofree char *threshold = NULL;

      switch (field->type)
        {
        case FIELD_STRING:
          g_key_file_set_string (file, group, field->key, *get_string (self, field));
          break;
        case FIELD_WORD:
          g_key_file_set_string (file, group, field->key, field->words[*get_int (self, field)]);
          break;
        case FIELD_BOOLEAN:
          g_key_file_set_boolean (file, group, field->key, *get_int (self, field));
          break;
        case FIELD_INT:
          g_key_file_set_integer (file, group, field->key, *get_int (self, field));
          break;
        case FIELD_THRESHOLD:
          threshold = write_threshold (get_threshold (self, field));
          g_key_file_set_string (file, group, field->key, threshold);
          break;
        default:
          g_return_if_reached ();
        }
    }
}

/* Frees the texts of @self. */
void
yishi_rule_clear_fields (YishiRule *self)
{
  for (gsize i = 0; i < G_N_ELEMENTS (fields); i++)
    if (fields[i].type == FIELD_STRING)
      g_clear_pointer (get_string (self, &fields[i]), g_free);
}

/* Returns: whether @key may stand in a rule */
gboolean
yishi_rule_knows_key (const char *key)
{
  for (gsize i = 0; i < G_N_ELEMENTS (fields); i++)
    if (strcmp (fields[i].key, key) == 0)
      return TRUE;

  return FALSE;
}
