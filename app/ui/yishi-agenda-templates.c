/* yishi-agenda-templates.c - items that come again: those that are built in, and one's own
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "yishi-agenda-templates.h"

#include <string.h>

#define RESOURCE "/io/github/yishi/Yishi/templates/agenda.templates"
#define KEY "agenda-templates"
/* A template: its name, then of each item kind, title, minutes, presenter, matter,
 * whether it is a part, and what can be chosen. */
#define ITEM_TYPE "(ssisibas)"
#define TEMPLATE_TYPE "(sa" ITEM_TYPE ")"

const char *const *
yishi_usual_grades (const char *language)
{
  static const char *const chinese[] = { "很满意", "满意", "一般", "不满意", "很不满意", NULL };
  static const char *const english[] = { "excellent", "good", "fair", "poor", "bad", NULL };

  return g_str_has_prefix (language, "zh") ? chinese : english;
}

YishiItem *
yishi_item_make (const char *kind,
                 const char *title,
                 int         minutes)
{
  const YishiItem item = {
    .kind = (char *) kind, .title = (char *) title, .minutes = minutes, .rule = (char *) "", .scope = (char *) "",
    .presenter = (char *) "", .candidates = (char *[]) { NULL }, .state = (char *) "none", .withdrawn = (char *) "",
    .outcome = (char *) "", .outcome_text = (char *) "", .responsible = (char *) "", .due = (char *) "",
    .done = (char *) "", .done_note = (char *) "",
  };

  return yishi_item_copy (&item);
}

static void
template_free (gpointer data)
{
  YishiAgendaTemplate *self = data;

  g_free (self->name);
  g_ptr_array_unref (self->items);
  g_free (self);
}

static YishiAgendaTemplate *
make_template (char     *name,
               gboolean  is_own)
{
  YishiAgendaTemplate *self = g_new0 (YishiAgendaTemplate, 1);

  self->name = name;
  self->is_own = is_own;
  self->items = g_ptr_array_new_with_free_func ((GDestroyNotify) yishi_item_free);
  return self;
}

static void
add_item (YishiAgendaTemplate *self,
          YishiItem           *item)
{
  item->id = -(gint64) self->items->len - 1;
  g_ptr_array_add (self->items, item);
}

/* @text: kind|minutes|title */
static void
read_item (YishiAgendaTemplate *self,
           const char          *text,
           const char          *language)
{
  g_auto(GStrv) parts = g_strsplit (text, "|", 3);
  YishiItem *item;

  g_return_if_fail (g_strv_length (parts) == 3);

  item = yishi_item_make (parts[0], parts[2], (int) g_ascii_strtoll (parts[1], NULL, 10));
  if (strcmp (parts[0], "rating") == 0)
    {
      g_strfreev (item->candidates);
      item->candidates = g_strdupv ((char **) yishi_usual_grades (language));
    }
  add_item (self, item);
}

static void
load_built_in (GPtrArray  *templates,
               const char *language)
{
  g_autoptr(GKeyFile) file = g_key_file_new ();
  g_autoptr(GBytes) bytes = g_resources_lookup_data (RESOURCE, G_RESOURCE_LOOKUP_FLAGS_NONE, NULL);
  g_auto(GStrv) groups = NULL;

  g_return_if_fail (bytes != NULL);

  if (!g_key_file_load_from_bytes (file, bytes, G_KEY_FILE_KEEP_TRANSLATIONS, NULL))
    g_return_if_reached ();
  groups = g_key_file_get_groups (file, NULL);
  for (gsize i = 0; groups[i] != NULL; i++)
    {
      g_auto(GStrv) items = g_key_file_get_locale_string_list (file, groups[i], "items", language, NULL, NULL);
      YishiAgendaTemplate *self =
        make_template (g_key_file_get_locale_string (file, groups[i], "title", NULL, NULL), FALSE);

      for (gsize j = 0; items != NULL && items[j] != NULL; j++)
        read_item (self, items[j], language);
      g_ptr_array_add (templates, self);
    }
}

static void
load_own (GPtrArray *templates,
          GVariant  *value)
{
  g_autoptr(GVariantIter) items = NULL;
  const char *name;
  YishiAgendaTemplate *self;
  const char *kind, *title, *presenter;
  int minutes, matter;
  gboolean is_part;
  GStrv candidates;
  gint64 whole = 0;

  g_variant_get (value, "(&sa" ITEM_TYPE ")", &name, &items);
  self = make_template (g_strdup (name), TRUE);
  while (g_variant_iter_loop (items, "(&s&si&sib^as)", &kind, &title, &minutes, &presenter, &matter, &is_part,
                              &candidates))
    {
      YishiItem *item = yishi_item_make (kind, title, minutes);

      g_free (item->presenter);
      item->presenter = g_strdup (presenter);
      item->matter = matter;
      g_strfreev (item->candidates);
      item->candidates = g_strdupv (candidates);
      add_item (self, item);
      item->parent = is_part ? whole : 0;
      whole = is_part ? whole : item->id;
    }
  g_ptr_array_add (templates, self);
}

GPtrArray *
yishi_agenda_templates_load (GSettings  *settings,
                             const char *language)
{
  GPtrArray *templates = g_ptr_array_new_with_free_func (template_free);
  g_autoptr(GVariant) own = g_settings_get_value (settings, KEY);

  for (gsize i = 0; i < g_variant_n_children (own); i++)
    {
      g_autoptr(GVariant) child = g_variant_get_child_value (own, i);

      load_own (templates, child);
    }
  load_built_in (templates, language);
  return templates;
}

static GVariant *
write_item (const YishiItem *item)
{
  return g_variant_new ("(ssisib^as)", item->kind, item->title, item->minutes, item->presenter, item->matter,
                        item->parent != 0, item->candidates);
}

/* All of one's own but the one with that name. */
static void
copy_others (GSettings       *settings,
             const char      *name,
             GVariantBuilder *builder)
{
  g_autoptr(GVariant) own = g_settings_get_value (settings, KEY);

  for (gsize i = 0; i < g_variant_n_children (own); i++)
    {
      g_autoptr(GVariant) child = g_variant_get_child_value (own, i);
      g_autoptr(GVariant) each = g_variant_get_child_value (child, 0);

      if (strcmp (g_variant_get_string (each, NULL), name) != 0)
        g_variant_builder_add_value (builder, child);
    }
}

void
yishi_agenda_templates_save (GSettings       *settings,
                             const char      *name,
                             const GPtrArray *items)
{
  GVariantBuilder templates, kept;

  g_variant_builder_init (&kept, G_VARIANT_TYPE ("a" ITEM_TYPE));
  for (guint i = 0; i < items->len; i++)
    {
      const YishiItem *item = items->pdata[i];

      if (*item->withdrawn == '\0')
        g_variant_builder_add_value (&kept, write_item (item));
    }

  g_variant_builder_init (&templates, G_VARIANT_TYPE ("a" TEMPLATE_TYPE));
  g_variant_builder_add (&templates, "(s@a" ITEM_TYPE ")", name, g_variant_builder_end (&kept));
  copy_others (settings, name, &templates);
  g_settings_set_value (settings, KEY, g_variant_builder_end (&templates));
}

void
yishi_agenda_templates_remove (GSettings  *settings,
                               const char *name)
{
  GVariantBuilder templates;

  g_variant_builder_init (&templates, G_VARIANT_TYPE ("a" TEMPLATE_TYPE));
  copy_others (settings, name, &templates);
  g_settings_set_value (settings, KEY, g_variant_builder_end (&templates));
}
