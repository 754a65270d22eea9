/* yishi-rule-pack.c - reads one rule pack, and refuses a wrong one
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "yishi-rule.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "yishi-error.h"
#include "yishi-rule-private.h"

#define MAX_MATTER 99

/* @where: group and key as they stand in the file, or "" for the file as a whole. */
static gboolean
refuse_at (YishiRulePack *self,
           const char    *where,
           const char    *reason,
           GError       **error)
{
  if (*where == '\0')
    g_set_error (error, YISHI_RULE_ERROR, YISHI_RULE_ERROR_PACK,
                 _("The rule pack “%s” was refused: %s (correct the file)"), self->file_name,
                 reason);
  else
    g_set_error (error, YISHI_RULE_ERROR, YISHI_RULE_ERROR_PACK,
                 _("The rule pack “%s” was refused: %s: %s (correct the file)"),
                 self->file_name, where, reason);

  return FALSE;
}

static gboolean
refuse (YishiRulePack *self,
        const char    *group,
        const char    *key,
        const char    *reason,
        GError       **error)
{
  g_autofree char *where = NULL;

  where = g_strconcat ("[", group, "]", *key != '\0' ? " " : NULL, key, NULL);
  return refuse_at (self, where, reason, error);
}

/* Refuses the first key of @group that is not in @known. */
static gboolean
check_keys (YishiRulePack     *self,
            GKeyFile          *file,
            const char        *group,
            const char *const *known,
            GError           **error)
{
  g_auto(GStrv) keys = g_key_file_get_keys (file, group, NULL, NULL);

  for (gsize i = 0; keys != NULL && keys[i] != NULL; i++)
    if (known != NULL ? !g_strv_contains (known, keys[i]) : !yishi_rule_knows_key (keys[i]))
      return refuse (self, group, keys[i], _("there is no such key here"), error);

  return TRUE;
}

/* Reads a text that must be there. Returns: (transfer full) (nullable): it */
static char *
read_text (YishiRulePack *self,
           GKeyFile      *file,
           const char    *group,
           const char    *key,
           GError       **error)
{
  g_autofree char *text = g_key_file_get_string (file, group, key, NULL);

  if (text == NULL || *g_strstrip (text) == '\0')
    {
      refuse (self, group, key, _("it is missing or empty"), error);
      return NULL;
    }

  return g_steal_pointer (&text);
}

static gboolean
read_head (YishiRulePack *self,
           GKeyFile      *file,
           GError       **error)
{
  static const char *const known[] = { "id", "version", "title", "title-en", "historical",
                                       "includes", NULL };
  g_autofree char *reason = NULL;

  if (!g_key_file_has_group (file, "pack"))
    return refuse (self, "pack", "id", _("the group is missing"), error);
  if (!check_keys (self, file, "pack", known, error))
    return FALSE;

  self->id = g_key_file_get_string (file, "pack", "id", NULL);
  if (!yishi_is_rule_word (self->id))
    return refuse (self, "pack", "id", _("small letters, digits and hyphens are wanted"), error);
  if (!yishi_key_file_read_int (file, "pack", "version", 1, G_MAXINT, &self->version, &reason))
    return refuse (self, "pack", "version", reason, error);

  self->includes = g_key_file_get_string (file, "pack", "includes", NULL);
  if (self->includes != NULL &&
      (!yishi_is_rule_word (self->includes) || strcmp (self->includes, self->id) == 0))
    return refuse (self, "pack", "includes", _("it is not the name of another pack"), error);

  if (g_key_file_has_key (file, "pack", "historical", NULL))
    {
      g_autofree char *text = g_key_file_get_string (file, "pack", "historical", NULL);

      self->is_historical = g_strcmp0 (text, "true") == 0;
      if (!self->is_historical && g_strcmp0 (text, "false") != 0)
        return refuse (self, "pack", "historical", _("“true” or “false” is wanted"), error);
    }

  self->title_zh = read_text (self, file, "pack", "title", error);
  if (self->title_zh == NULL)
    return FALSE;
  self->title_en = read_text (self, file, "pack", "title-en", error);
  return self->title_en != NULL;
}

static YishiRule *
find_own_rule (YishiRulePack *self,
               const char    *id)
{
  for (guint i = 0; i < self->rules->len; i++)
    {
      YishiRule *rule = g_ptr_array_index (self->rules, i);

      if (strcmp (rule->id, id) == 0)
        return rule;
    }

  return NULL;
}

static gboolean
read_rule (YishiRulePack *self,
           GKeyFile      *file,
           const char    *group,
           GError       **error)
{
  g_autoptr(YishiRule) rule = yishi_rule_new ();
  g_autofree char *reason = NULL;
  const char *id = group + strlen ("rule ");
  const char *key = NULL;

  if (!yishi_is_rule_word (id))
    return refuse (self, group, id, _("small letters, digits and hyphens are wanted"), error);
  if (!check_keys (self, file, group, NULL, error))
    return FALSE;
  if (!yishi_rule_read_fields (rule, file, group, &key, &reason) ||
      !yishi_rule_check (rule, &key, &reason))
    return refuse (self, group, key, reason, error);

  rule->id = g_strdup (id);
  rule->pack = g_strdup (self->id);
  rule->pack_version = self->version;
  g_ptr_array_add (self->rules, g_steal_pointer (&rule));
  return TRUE;
}

static gboolean
read_matter (YishiRulePack *self,
             GKeyFile      *file,
             const char    *group,
             GError       **error)
{
  static const char *const known[] = { "title", "title-en", "rule", "note", NULL };
  g_autofree char *title_zh = NULL;
  g_autofree char *title_en = NULL;
  g_autofree char *rule = NULL;
  g_autofree char *note = g_key_file_get_string (file, group, "note", NULL);
  gint64 number;
  YishiMatter matter;

  if (!g_ascii_string_to_signed (group + strlen ("matter "), 10, 1, MAX_MATTER, &number, NULL))
    return refuse (self, group, "matter", _("a number from 1 to 99 is wanted"), error);
  if (!check_keys (self, file, group, known, error) ||
      (title_zh = read_text (self, file, group, "title", error)) == NULL ||
      (title_en = read_text (self, file, group, "title-en", error)) == NULL ||
      (rule = read_text (self, file, group, "rule", error)) == NULL)
    return FALSE;
  if (find_own_rule (self, rule) == NULL)
    return refuse (self, group, "rule", _("this pack has no such rule"), error);
  for (guint i = 0; i < self->matters->len; i++)
    if (g_array_index (self->matters, YishiMatter, i).number == number)
      return refuse (self, group, "matter", _("it stands there twice"), error);

  matter.number = (int) number;
  matter.title_zh = g_string_chunk_insert (self->chunk, title_zh);
  matter.title_en = g_string_chunk_insert (self->chunk, title_en);
  matter.rule = g_string_chunk_insert (self->chunk, rule);
  matter.note = g_string_chunk_insert (self->chunk, note != NULL ? note : "");
  g_array_append_val (self->matters, matter);
  return TRUE;
}

static gboolean
read_kind (YishiRulePack *self,
           GKeyFile      *file,
           const char    *group,
           GError       **error)
{
  static const char *const known[] = { "rule", NULL };
  g_autofree char *rule = NULL;
  const char *kind = group + strlen ("kind ");

  if (!yishi_is_rule_word (kind))
    return refuse (self, group, kind, _("small letters, digits and hyphens are wanted"), error);
  if (!check_keys (self, file, group, known, error))
    return FALSE;
  rule = read_text (self, file, group, "rule", error);
  if (rule == NULL)
    return FALSE;
  if (self->includes == NULL && find_own_rule (self, rule) == NULL)
    return refuse (self, group, "rule", _("this pack has no such rule"), error);

  g_hash_table_insert (self->kinds, g_string_chunk_insert (self->chunk, kind),
                       g_string_chunk_insert (self->chunk, rule));
  return TRUE;
}

static gboolean
read_deadline (YishiRulePack *self,
               GKeyFile      *file,
               const char    *group,
               GError       **error)
{
  g_autofree char *reason = NULL;
  const char *key = "";

  return check_keys (self, file, group, yishi_deadline_keys, error) &&
         (yishi_deadline_read (self, file, group, &key, &reason) || refuse (self, group, key, reason, error));
}

/* Matters and kinds name rules, so rules are read first, wherever they stand. */
static gboolean
read_groups (YishiRulePack *self,
             GKeyFile      *file,
             GError       **error)
{
  static const struct
  {
    const char *prefix;
    gboolean  (*read) (YishiRulePack *self,
                       GKeyFile      *file,
                       const char    *group,
                       GError       **error);
  } passes[] = {
    { "rule ", read_rule },
    { "matter ", read_matter },
    { "kind ", read_kind },
    { "deadline ", read_deadline },
  };
  g_auto(GStrv) groups = g_key_file_get_groups (file, NULL);

  for (gsize i = 0; groups[i] != NULL; i++)
    {
      gboolean is_known = strcmp (groups[i], "pack") == 0;

      for (gsize pass = 0; pass < G_N_ELEMENTS (passes); pass++)
        is_known = is_known || g_str_has_prefix (groups[i], passes[pass].prefix);
      if (!is_known)
        return refuse (self, groups[i], "", _("there is no such group"), error);
    }

  for (gsize pass = 0; pass < G_N_ELEMENTS (passes); pass++)
    for (gsize i = 0; groups[i] != NULL; i++)
      if (g_str_has_prefix (groups[i], passes[pass].prefix) &&
          !passes[pass].read (self, file, groups[i], error))
        return FALSE;

  if (self->rules->len == 0)
    return refuse_at (self, "", _("a pack needs at least one rule"), error);

  return TRUE;
}

static YishiRulePack *
create_pack (const char *file_name)
{
  YishiRulePack *self = g_new0 (YishiRulePack, 1);

  g_atomic_ref_count_init (&self->ref_count);
  self->file_name = g_strdup (file_name);
  self->rules = g_ptr_array_new_with_free_func ((GDestroyNotify) yishi_rule_unref);
  self->matters = g_array_new (FALSE, FALSE, sizeof (YishiMatter));
  self->deadlines = g_array_new (FALSE, FALSE, sizeof (YishiDeadline));
  self->kinds = g_hash_table_new (g_str_hash, g_str_equal);
  self->chunk = g_string_chunk_new (1024);
  return self;
}

/**
 * yishi_rule_pack_parse:
 * @file_name: what to call the file in messages
 * @text: its content
 * @length: its bytes, or -1
 * @error: set to %YISHI_RULE_ERROR_PACK with file, key and reason
 *
 * Reads a pack strictly: what it does not know or cannot count by, it refuses.
 * An included pack is not looked for; yishi_rule_packs_load() does that.
 *
 * Returns: (transfer full): the pack
 */
YishiRulePack *
yishi_rule_pack_parse (const char *file_name,
                       const char *text,
                       gssize      length,
                       GError    **error)
{
  g_autoptr(YishiRulePack) self = NULL;
  g_autoptr(GKeyFile) file = NULL;
  g_autofree char *where = NULL;
  g_autofree char *reason = NULL;

  g_return_val_if_fail (file_name != NULL, NULL);
  g_return_val_if_fail (text != NULL, NULL);

  self = create_pack (file_name);
  file = yishi_key_file_load (text, length, &where, &reason);
  if (file == NULL)
    {
      refuse_at (self, where, reason, error);
      return NULL;
    }
  if (!read_head (self, file, error) || !read_groups (self, file, error))
    return NULL;

  return g_steal_pointer (&self);
}

/**
 * yishi_rule_pack_ref:
 * @self: a pack
 *
 * Returns: (transfer full): @self
 */
YishiRulePack *
yishi_rule_pack_ref (YishiRulePack *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  g_atomic_ref_count_inc (&self->ref_count);
  return self;
}

/**
 * yishi_rule_pack_unref:
 * @self: (transfer full): a pack
 */
void
yishi_rule_pack_unref (YishiRulePack *self)
{
  g_return_if_fail (self != NULL);

  if (!g_atomic_ref_count_dec (&self->ref_count))
    return;

  g_clear_pointer (&self->included, yishi_rule_pack_unref);
  g_ptr_array_unref (self->rules);
  g_array_unref (self->matters);
  g_array_unref (self->deadlines);
  g_hash_table_unref (self->kinds);
  g_string_chunk_free (self->chunk);
  g_free (self->id);
  g_free (self->title_zh);
  g_free (self->title_en);
  g_free (self->includes);
  g_free (self->file_name);
  g_free (self);
}

/* Makes the rules of @included those of @self too. */
void
yishi_rule_pack_set_included (YishiRulePack *self,
                              YishiRulePack *included)
{
  g_clear_pointer (&self->included, yishi_rule_pack_unref);
  self->included = yishi_rule_pack_ref (included);
}

/* Only now that the included pack is there can a kind's rule be looked for. */
gboolean
yishi_rule_pack_check_kinds (YishiRulePack *self,
                             GError       **error)
{
  GHashTableIter iter;
  gpointer kind, rule;

  g_hash_table_iter_init (&iter, self->kinds);
  while (g_hash_table_iter_next (&iter, &kind, &rule))
    if (yishi_rule_pack_lookup (self, rule) == NULL)
      {
        g_autofree char *group = g_strconcat ("kind ", kind, NULL);

        return refuse (self, group, "rule", _("there is no such rule"), error);
      }

  return TRUE;
}

/**
 * yishi_rule_pack_lookup:
 * @self: a pack
 * @id: the id of a rule
 *
 * Returns: (transfer none) (nullable): the pack's rule of that id, or else that
 *   of the pack it includes
 */
YishiRule *
yishi_rule_pack_lookup (YishiRulePack *self,
                        const char    *id)
{
  YishiRule *rule;

  g_return_val_if_fail (self != NULL, NULL);
  g_return_val_if_fail (id != NULL, NULL);

  rule = find_own_rule (self, id);
  if (rule == NULL && self->included != NULL)
    rule = find_own_rule (self->included, id);

  return rule;
}

/* Returns: (transfer none): the id that packs and records know it by */
const char *
yishi_rule_pack_get_id (YishiRulePack *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->id;
}

/* Returns: its version, from 1; it grows with every change of the text */
int
yishi_rule_pack_get_version (YishiRulePack *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->version;
}

/* Takes "zh_CN" (any language that begins with zh) or another for English.
 * Returns: (transfer none): what people call the pack */
const char *
yishi_rule_pack_get_title (YishiRulePack *self,
                           const char    *language)
{
  g_return_val_if_fail (self != NULL, NULL);
  g_return_val_if_fail (language != NULL, NULL);

  return g_str_has_prefix (language, "zh") ? self->title_zh : self->title_en;
}

/* Returns: whether it is only for looking again at decisions of its own time */
gboolean
yishi_rule_pack_is_historical (YishiRulePack *self)
{
  g_return_val_if_fail (self != NULL, FALSE);

  return self->is_historical;
}

/* Returns: how many rules are its own */
guint
yishi_rule_pack_get_n_rules (YishiRulePack *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->rules->len;
}

/* Returns: (transfer none): its own rule at @index, in the order of the file */
YishiRule *
yishi_rule_pack_get_rule (YishiRulePack *self,
                          guint          index)
{
  g_return_val_if_fail (self != NULL, NULL);
  g_return_val_if_fail (index < self->rules->len, NULL);

  return g_ptr_array_index (self->rules, index);
}

/* Returns: (transfer none) (nullable): the pack whose rules it offers too */
YishiRulePack *
yishi_rule_pack_get_included (YishiRulePack *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->included;
}

/* Returns: how many matters its catalogue has */
guint
yishi_rule_pack_get_n_matters (YishiRulePack *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->matters->len;
}

/* Returns: (transfer none): the matter at @index, in the order of the file */
const YishiMatter *
yishi_rule_pack_get_matter (YishiRulePack *self,
                            guint          index)
{
  g_return_val_if_fail (self != NULL, NULL);
  g_return_val_if_fail (index < self->matters->len, NULL);

  return &g_array_index (self->matters, YishiMatter, index);
}

/* Takes the number of a matter, such as 7 for art. 278 ⑦.
 * Returns: (transfer none) (nullable): the rule it is decided by */
YishiRule *
yishi_rule_pack_rule_for_matter (YishiRulePack *self,
                                 int            number)
{
  g_return_val_if_fail (self != NULL, NULL);

  for (guint i = 0; i < self->matters->len; i++)
    {
      const YishiMatter *matter = &g_array_index (self->matters, YishiMatter, i);

      if (matter->number == number)
        return find_own_rule (self, matter->rule);
    }

  return NULL;
}

/* Returns: (transfer none) (nullable): the default rule of an item of @kind */
YishiRule *
yishi_rule_pack_rule_for_kind (YishiRulePack *self,
                               const char    *kind)
{
  const char *id;

  g_return_val_if_fail (self != NULL, NULL);
  g_return_val_if_fail (kind != NULL, NULL);

  id = g_hash_table_lookup (self->kinds, kind);
  return id != NULL ? yishi_rule_pack_lookup (self, id) : NULL;
}
