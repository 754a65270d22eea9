/* yishi-rule-pack-load.c - finds the rule packs: built in, and those people added
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "yishi-rule.h"

#include <gio/gio.h>
#include <glib/gi18n-lib.h>
#include <string.h>

#include "yishi-error.h"
#include "yishi-rule-private.h"

#define FIRST_PACK "national"
#define MAX_PACK_SIZE (1024 * 1024)

static YishiRulePack *
find_pack (GPtrArray  *packs,
           const char *id)
{
  for (guint i = 0; i < packs->len; i++)
    {
      YishiRulePack *pack = g_ptr_array_index (packs, i);

      if (strcmp (pack->id, id) == 0)
        return pack;
    }

  return NULL;
}

/* Of equal id the higher version wins; of equal version the one that was there
 * first: whoever changes a pack raises its version, or results would cite one
 * version and mean two. */
static void
add_pack (GPtrArray     *packs,
          YishiRulePack *pack)
{
  YishiRulePack *there = find_pack (packs, pack->id);

  if (there == NULL)
    {
      g_ptr_array_add (packs, pack);
    }
  else if (there->version < pack->version)
    {
      g_ptr_array_remove (packs, there);
      g_ptr_array_add (packs, pack);
    }
  else
    {
      yishi_rule_pack_unref (pack);
    }
}

static gboolean
add_built_in (GPtrArray *packs,
              GError   **error)
{
  GResource *resource = yishi_rules_get_resource ();
  g_auto(GStrv) names = NULL;

  names = g_resource_enumerate_children (resource, YISHI_RULES_RESOURCE, 0, error);
  if (names == NULL)
    return FALSE;

  for (gsize i = 0; names[i] != NULL; i++)
    {
      g_autofree char *path = g_strconcat (YISHI_RULES_RESOURCE "/", names[i], NULL);
      g_autoptr(GBytes) bytes = g_resource_lookup_data (resource, path, 0, error);
      YishiRulePack *pack;
      gconstpointer text;
      gsize length;

      if (bytes == NULL)
        return FALSE;
      text = g_bytes_get_data (bytes, &length);
      pack = yishi_rule_pack_parse (names[i], text, (gssize) length, error);
      if (pack == NULL)
        return FALSE;
      add_pack (packs, pack);
    }

  return TRUE;
}

static gboolean
add_file (GPtrArray  *packs,
          const char *path,
          GError    **error)
{
  g_autoptr(GMappedFile) mapped = g_mapped_file_new (path, FALSE, error);
  const char *text;
  YishiRulePack *pack;

  if (mapped == NULL)
    {
      g_prefix_error (error, "%s: ", path);
      return FALSE;
    }
  if (g_mapped_file_get_length (mapped) > MAX_PACK_SIZE)
    {
      g_set_error (error, YISHI_RULE_ERROR, YISHI_RULE_ERROR_PACK,
                   _("The rule pack “%s” was refused: it is larger than 1 MiB (look whether it "
                     "is the right file)"), path);
      return FALSE;
    }

  text = g_mapped_file_get_contents (mapped);
  pack = yishi_rule_pack_parse (path, text != NULL ? text : "",
                                (gssize) g_mapped_file_get_length (mapped), error);
  if (pack == NULL)
    return FALSE;

  add_pack (packs, pack);
  return TRUE;
}

static int
compare_names (gconstpointer a,
               gconstpointer b)
{
  return strcmp (*(const char *const *) a, *(const char *const *) b);
}

/* Adds every *.pack of the folder, in the order of their names. A folder that
 * is not there is no error. */
static gboolean
add_folder (GPtrArray  *packs,
            const char *folder,
            GError    **error)
{
  g_autoptr(GDir) dir = g_dir_open (folder, 0, NULL);
  g_autoptr(GPtrArray) names = g_ptr_array_new_with_free_func (g_free);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    if (g_str_has_suffix (name, ".pack"))
      g_ptr_array_add (names, g_build_filename (folder, name, NULL));
  g_ptr_array_sort (names, compare_names);

  for (guint i = 0; i < names->len; i++)
    if (!add_file (packs, g_ptr_array_index (names, i), error))
      return FALSE;

  return TRUE;
}

static gboolean
add_folders (GPtrArray *packs,
             GError   **error)
{
  const char *override = g_getenv ("YISHI_RULES_DIR");
  const char *const *dirs = g_get_system_data_dirs ();
  g_autofree char *user = g_build_filename (g_get_user_data_dir (), "yishi", "rules", NULL);

  if (override != NULL && *override != '\0' && !add_folder (packs, override, error))
    return FALSE;
  if (!add_folder (packs, user, error))
    return FALSE;
  for (gsize i = 0; dirs[i] != NULL; i++)
    {
      g_autofree char *folder = g_build_filename (dirs[i], "yishi", "rules", NULL);

      if (!add_folder (packs, folder, error))
        return FALSE;
    }

  return TRUE;
}

static gboolean
resolve_includes (GPtrArray *packs,
                  GError   **error)
{
  for (guint i = 0; i < packs->len; i++)
    {
      YishiRulePack *pack = g_ptr_array_index (packs, i);
      YishiRulePack *included = NULL;

      if (pack->includes == NULL)
        continue;

      /* One step only: a pack that itself includes another would make rings. */
      included = find_pack (packs, pack->includes);
      if (included == NULL || included->includes != NULL)
        {
          g_set_error (error, YISHI_RULE_ERROR, YISHI_RULE_ERROR_PACK,
                       _("The rule pack “%s” was refused: [pack] includes: there is no pack “%s” "
                         "that includes no other (correct the file)"),
                       pack->file_name, pack->includes);
          return FALSE;
        }
      yishi_rule_pack_set_included (pack, included);
      if (!yishi_rule_pack_check_kinds (pack, error))
        return FALSE;
    }

  return TRUE;
}

static int
compare_packs (gconstpointer a,
               gconstpointer b)
{
  const YishiRulePack *first = *(YishiRulePack *const *) a;
  const YishiRulePack *second = *(YishiRulePack *const *) b;
  gboolean first_is_national = strcmp (first->id, FIRST_PACK) == 0;
  gboolean second_is_national = strcmp (second->id, FIRST_PACK) == 0;

  if (first_is_national != second_is_national)
    return first_is_national ? -1 : 1;
  if (first->is_historical != second->is_historical)
    return first->is_historical ? 1 : -1;

  return strcmp (first->id, second->id);
}

/**
 * yishi_rule_packs_load:
 * @error: set to %YISHI_RULE_ERROR_PACK, or a file error
 *
 * Loads the packs built in and those of the folders named in yishi-rule.h. One
 * wrong pack refuses all: going on without it would count by other rules than
 * whoever put it there believes.
 *
 * Returns: (transfer full) (element-type YishiRulePack): the packs, national
 *   first and historical ones last
 */
GPtrArray *
yishi_rule_packs_load (GError **error)
{
  g_autoptr(GPtrArray) packs = NULL;

  packs = g_ptr_array_new_with_free_func ((GDestroyNotify) yishi_rule_pack_unref);
  if (!add_built_in (packs, error) || !add_folders (packs, error) ||
      !resolve_includes (packs, error))
    return NULL;

  g_ptr_array_sort (packs, compare_packs);
  return g_steal_pointer (&packs);
}

static void
set_unknown_pack (const char *id,
                  GError    **error)
{
  g_set_error (error, YISHI_RULE_ERROR, YISHI_RULE_ERROR_UNKNOWN,
               _("There is no rule pack “%s”: none of that name is built in or in the rules "
                 "folders (see “yishi packs”)"), id);
}

/**
 * yishi_rule_pack_find:
 * @id: the id of a pack
 * @error: set to %YISHI_RULE_ERROR_UNKNOWN, or as yishi_rule_packs_load() does
 *
 * Returns: (transfer full): the pack
 */
YishiRulePack *
yishi_rule_pack_find (const char *id,
                      GError    **error)
{
  g_autoptr(GPtrArray) packs = NULL;
  YishiRulePack *pack;

  g_return_val_if_fail (id != NULL, NULL);

  packs = yishi_rule_packs_load (error);
  if (packs == NULL)
    return NULL;

  pack = find_pack (packs, id);
  if (pack == NULL)
    {
      set_unknown_pack (id, error);
      return NULL;
    }

  return yishi_rule_pack_ref (pack);
}

/**
 * yishi_rule_find:
 * @id: the id of a rule, or pack/rule
 * @error: set to %YISHI_RULE_ERROR_UNKNOWN, or as yishi_rule_packs_load() does
 *
 * Looks into the pack that is named; if none is, into national first and then
 * into the others in the order of yishi_rule_packs_load().
 *
 * Returns: (transfer full): the rule
 */
YishiRule *
yishi_rule_find (const char *id,
                 GError    **error)
{
  g_autoptr(GPtrArray) packs = NULL;
  g_auto(GStrv) parts = NULL;
  gboolean names_pack;

  g_return_val_if_fail (id != NULL, NULL);

  packs = yishi_rule_packs_load (error);
  if (packs == NULL)
    return NULL;

  parts = g_strsplit (id, "/", 2);
  names_pack = g_strv_length (parts) == 2;
  for (guint i = 0; i < packs->len; i++)
    {
      YishiRulePack *pack = g_ptr_array_index (packs, i);
      YishiRule *rule;

      if (names_pack && strcmp (pack->id, parts[0]) != 0)
        continue;
      rule = yishi_rule_pack_lookup (pack, names_pack ? parts[1] : id);
      if (rule != NULL)
        return yishi_rule_ref (rule);
    }

  g_set_error (error, YISHI_RULE_ERROR, YISHI_RULE_ERROR_UNKNOWN,
               _("There is no rule “%s”: no rule pack has it (see “yishi packs”)"), id);
  return NULL;
}
