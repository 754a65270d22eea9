/* yishi-rule.c - one rule by which something is decided
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "yishi-rule.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "yishi-error.h"
#include "yishi-rule-private.h"

/* The group of a frozen rule. */
#define GROUP "rule"

/**
 * yishi_rule_new:
 *
 * Returns: (transfer full): a rule with the defaults of a pack: blank ballots
 *   invalid, 随多数 joins, silence never counted, parking left out, ties open
 */
YishiRule *
yishi_rule_new (void)
{
  YishiRule *self = g_new0 (YishiRule, 1);

  g_atomic_ref_count_init (&self->ref_count);
  self->approval_base = YISHI_BASE_PARTICIPATING;
  self->tie = g_strdup ("");
  self->notice_article = g_strdup ("");
  return self;
}

/**
 * yishi_rule_ref:
 * @self: a rule
 *
 * Returns: (transfer full): @self
 */
YishiRule *
yishi_rule_ref (YishiRule *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  g_atomic_ref_count_inc (&self->ref_count);
  return self;
}

/**
 * yishi_rule_unref:
 * @self: (transfer full): a rule
 */
void
yishi_rule_unref (YishiRule *self)
{
  g_return_if_fail (self != NULL);

  if (!g_atomic_ref_count_dec (&self->ref_count))
    return;

  yishi_rule_clear_fields (self);
  g_free (self->id);
  g_free (self->pack);
  g_free (self);
}

/**
 * yishi_rule_has_verdict:
 * @self: a rule
 *
 * Returns: whether a vote by it passes or fails; a straw poll, a score and
 *   grades only show what people think
 */
gboolean
yishi_rule_has_verdict (YishiRule *self)
{
  g_return_val_if_fail (self != NULL, FALSE);

  return self->method != YISHI_METHOD_STRAW && self->method != YISHI_METHOD_SCORE &&
         self->method != YISHI_METHOD_GRADES;
}

/**
 * yishi_rule_is_election:
 * @self: a rule
 *
 * Returns: whether ballots mark options by number, so that yishi_election_count()
 *   counts them, and not yes and no, which yishi_tally_from_ballots() counts
 */
gboolean
yishi_rule_is_election (YishiRule *self)
{
  g_return_val_if_fail (self != NULL, FALSE);

  switch (self->method)
    {
    case YISHI_METHOD_OWNERS_ELECTION:
    case YISHI_METHOD_PLURALITY:
    case YISHI_METHOD_PLURALITY_AT_LARGE:
    case YISHI_METHOD_RUNOFF:
    case YISHI_METHOD_APPROVAL:
    case YISHI_METHOD_CUMULATIVE:
    case YISHI_METHOD_SCORE:
    case YISHI_METHOD_GRADES:
    case YISHI_METHOD_STV:
      return TRUE;
    case YISHI_METHOD_THRESHOLD:
    case YISHI_METHOD_UNANIMITY:
    case YISHI_METHOD_OBJECTION:
    case YISHI_METHOD_STRAW:
      return FALSE;
    default:
      g_return_val_if_reached (FALSE);
    }
}

/**
 * yishi_threshold_needed:
 * @self: a threshold
 * @base: what it is a share of: persons, or an area in 0.01 m²; not negative
 *
 * “以上” includes the number and “过半数” does not (Civil Code art. 1259): the
 * least whole number n with n × denominator ≥ base × numerator, or > where the
 * threshold says more than. The base is divided before it is multiplied, so
 * that nothing exceeds 64 bits while the result stays exact.
 *
 * Returns: the least number that meets it; 0 if there is no threshold
 */
gint64
yishi_threshold_needed (const YishiThreshold *self,
                        gint64                base)
{
  gint64 whole, rest;

  g_return_val_if_fail (self != NULL, 0);
  g_return_val_if_fail (base >= 0, 0);

  if (self->denominator == 0)
    return 0;

  whole = base / self->denominator * self->numerator;
  rest = base % self->denominator * self->numerator;
  whole += rest / self->denominator;
  if (self->more_than || rest % self->denominator != 0)
    whole++;

  return whole;
}

/**
 * yishi_threshold_is_met:
 * @self: a threshold
 * @part: persons, or an area in 0.01 m²
 * @base: what it is measured against, in the same unit
 *
 * Returns: whether @part reaches the threshold
 */
gboolean
yishi_threshold_is_met (const YishiThreshold *self,
                        gint64                part,
                        gint64                base)
{
  return part >= yishi_threshold_needed (self, base);
}

/**
 * yishi_rule_to_text:
 * @self: a rule
 *
 * A vote freezes its rule as this text. Equal rules give equal bytes.
 *
 * Returns: (transfer full): a key file of one group
 */
char *
yishi_rule_to_text (YishiRule *self)
{
  g_autoptr(GKeyFile) file = g_key_file_new ();

  g_return_val_if_fail (self != NULL, NULL);

  g_key_file_set_string (file, GROUP, "id", self->id);
  g_key_file_set_string (file, GROUP, "pack", self->pack);
  g_key_file_set_integer (file, GROUP, "pack-version", self->pack_version);
  yishi_rule_write_fields (self, file, GROUP);

  return g_key_file_to_data (file, NULL, NULL);
}

static gboolean
read_identity (YishiRule   *self,
               GKeyFile    *file,
               const char **key,
               char       **reason)
{
  *key = "id";
  self->id = g_key_file_get_string (file, GROUP, "id", NULL);
  if (yishi_is_rule_word (self->id))
    {
      *key = "pack";
      self->pack = g_key_file_get_string (file, GROUP, "pack", NULL);
    }
  if (!yishi_is_rule_word (self->pack))
    {
      *reason = g_strdup (_("small letters, digits and hyphens are wanted"));
      return FALSE;
    }

  *key = "pack-version";
  return yishi_key_file_read_int (file, GROUP, "pack-version", 1, G_MAXINT, &self->pack_version,
                                  reason);
}

/* Returns: (transfer container) (nullable): the first key no rule has */
static char *
find_unknown_key (GKeyFile *file)
{
  static const char *const own[] = { "id", "pack", "pack-version", NULL };
  g_auto(GStrv) keys = g_key_file_get_keys (file, GROUP, NULL, NULL);

  for (gsize i = 0; keys != NULL && keys[i] != NULL; i++)
    if (!yishi_rule_knows_key (keys[i]) && !g_strv_contains (own, keys[i]))
      return g_strdup (keys[i]);

  return NULL;
}

/**
 * yishi_rule_from_text:
 * @text: what yishi_rule_to_text() gave
 * @error: set to %YISHI_RULE_ERROR_PACK with key and reason
 *
 * Returns: (transfer full): the rule
 */
YishiRule *
yishi_rule_from_text (const char *text,
                      GError    **error)
{
  g_autoptr(YishiRule) self = yishi_rule_new ();
  g_autoptr(GKeyFile) file = NULL;
  g_autofree char *where = NULL;
  g_autofree char *reason = NULL;
  g_autofree char *unknown = NULL;
  const char *key = "";

  g_return_val_if_fail (text != NULL, NULL);

  file = yishi_key_file_load (text, -1, &where, &reason);
  if (file == NULL)
    {
      key = where;
    }
  else
    {
      unknown = find_unknown_key (file);
      if (unknown != NULL)
        {
          key = unknown;
          reason = g_strdup (_("no rule has such a key"));
        }
      else if (read_identity (self, file, &key, &reason) &&
               yishi_rule_read_fields (self, file, GROUP, &key, &reason) &&
               yishi_rule_check (self, &key, &reason))
        {
          return g_steal_pointer (&self);
        }
    }

  g_set_error (error, YISHI_RULE_ERROR, YISHI_RULE_ERROR_PACK,
               _("The frozen rule cannot be read: %s: %s (check the record)"), key, reason);
  return NULL;
}
