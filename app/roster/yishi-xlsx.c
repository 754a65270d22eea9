/* yishi-xlsx.c - which parts of a workbook hold what, and which sheet is read
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The names of the parts are the writer's choice. Only the relations say which
 * part is the workbook, which its texts and which a sheet.
 */
#include "config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "yishi-sheet.h"
#include "yishi-xml.h"

#define MAX_RELATIONS 4096

typedef struct
{
  char *id;      /* (owned) */
  char *type;    /* (owned) its last word */
  char *target;  /* (owned) name of the part */
} Relation;

typedef struct
{
  char    *name;      /* (owned) */
  char    *relation;  /* (owned) */
  gboolean is_hidden;
} SheetEntry;

typedef struct
{
  YishiXml   *xml;        /* (unowned) the part being read */
  const char *folder;     /* (unowned) that targets are relative to */
  GPtrArray  *relations;  /* (owned) Relation */
  GPtrArray  *sheets;     /* (owned) SheetEntry */
} Workbook;

static void
free_relation (gpointer data)
{
  Relation *relation = data;

  g_free (relation->id);
  g_free (relation->type);
  g_free (relation->target);
  g_free (relation);
}

static void
free_sheet (gpointer data)
{
  SheetEntry *sheet = data;

  g_free (sheet->name);
  g_free (sheet->relation);
  g_free (sheet);
}

/* Makes the name of a part of a target that is relative to @folder.
 * Returns: (transfer full) */
static char *
resolve (const char *folder,
         const char *target)
{
  g_autofree char *joined =
      target[0] == '/' ? g_strdup (target) : g_strconcat (folder, "/", target, NULL);
  g_auto(GStrv) steps = g_strsplit_set (joined, "/\\", -1);
  g_autoptr(GPtrArray) path = g_ptr_array_new ();

  for (guint i = 0; steps[i] != NULL; i++)
    {
      if (strcmp (steps[i], "..") == 0)
        {
          if (path->len > 0)
            g_ptr_array_set_size (path, (gint) path->len - 1);
        }
      else if (steps[i][0] != '\0' && strcmp (steps[i], ".") != 0)
        {
          g_ptr_array_add (path, steps[i]);
        }
    }
  g_ptr_array_add (path, NULL);

  return g_strjoinv ("/", (char **) path->pdata);
}

static void
add_relation (Workbook                 *self,
              const YishiXmlAttributes *attributes)
{
  g_autofree char *type = yishi_xml_dup (attributes, "Type");
  g_autofree char *target = yishi_xml_dup (attributes, "Target");
  Relation *relation;

  if (type == NULL || target == NULL || yishi_xml_is (attributes, "TargetMode", "External") ||
      self->relations->len >= MAX_RELATIONS)
    return;

  relation = g_new0 (Relation, 1);
  relation->id = yishi_xml_dup (attributes, "Id");
  relation->type = g_strdup (strrchr (type, '/') != NULL ? strrchr (type, '/') + 1 : type);
  relation->target = resolve (self->folder, target);
  g_ptr_array_add (self->relations, relation);
}

static gboolean
begin_cb (const char               *name,
          const YishiXmlAttributes *attributes,
          gpointer                  user_data,
          GError                  **error)
{
  Workbook *self = user_data;
  SheetEntry *sheet;

  if (strcmp (name, "Relationship") == 0)
    add_relation (self, attributes);
  if (strcmp (name, "sheet") != 0)
    return TRUE;
  if (self->sheets->len >= YISHI_TABLE_MAX_SHEETS)
    return yishi_table_refuse (
        error,
        _("the file was not read: the workbook has more than %d sheets (keep only the "
          "roster in it)"),
        YISHI_TABLE_MAX_SHEETS);

  sheet = g_new0 (SheetEntry, 1);
  sheet->name = yishi_xml_dup (attributes, "name");
  sheet->relation = yishi_xml_dup_prefixed (attributes, "id");
  sheet->is_hidden = yishi_xml_is (attributes, "state", "hidden") ||
                     yishi_xml_is (attributes, "state", "veryHidden");
  g_ptr_array_add (self->sheets, sheet);
  return TRUE;
}

static gboolean
end_cb (const char *name,
        gpointer    user_data,
        GError    **error)
{
  return TRUE;
}

static gboolean
text_cb (const char *text,
         gsize       length,
         gpointer    user_data,
         GError    **error)
{
  return TRUE;
}

static gboolean
feed_cb (const char *data,
         gsize       length,
         gpointer    user_data,
         GError    **error)
{
  Workbook *self = user_data;

  return yishi_xml_feed (self->xml, data, length, error);
}

/* Reads relations or sheets out of the part @name. */
static gboolean
read_part (Workbook   *self,
           YishiZip   *zip,
           const char *name,
           const char *folder,
           gboolean   *found,
           GError    **error)
{
  static const YishiXmlHandler handler = { begin_cb, end_cb, text_cb };
  g_autoptr(YishiXml) xml = yishi_xml_new (&handler, self);
  gboolean done;

  self->xml = xml;
  self->folder = folder;
  done = yishi_zip_read (zip, name, feed_cb, self, found, error) &&
         (!*found || yishi_xml_finish (xml, error));
  self->xml = NULL;
  self->folder = NULL;

  return done;
}

static const Relation *
find_relation (const Workbook *self,
               const char     *id,
               const char     *type)
{
  for (guint i = 0; i < self->relations->len; i++)
    {
      const Relation *relation = g_ptr_array_index (self->relations, i);

      if ((id == NULL || g_strcmp0 (relation->id, id) == 0) && strcmp (relation->type, type) == 0)
        return relation;
    }

  return NULL;
}

static gboolean
refuse_foreign (GError **error)
{
  return yishi_table_refuse (
      error, _("the file was not read: it is no .xlsx workbook (open it in a spreadsheet and save "
               "it as .xlsx or CSV)"));
}

/* Reads what the workbook consists of. */
static gboolean
read_workbook (Workbook *self,
               YishiZip *zip,
               GError  **error)
{
  g_autofree char *part = NULL;
  g_autofree char *folder = NULL;
  g_autofree char *base = NULL;
  g_autofree char *relations = NULL;
  const Relation *workbook;
  gboolean found;

  if (!read_part (self, zip, "_rels/.rels", "", &found, error))
    return FALSE;
  workbook = find_relation (self, NULL, "officeDocument");
  part = g_strdup (workbook != NULL ? workbook->target : "xl/workbook.xml");
  if (g_str_has_suffix (part, ".bin"))
    return refuse_foreign (error);

  folder = g_path_get_dirname (part);
  base = g_path_get_basename (part);
  relations = g_strconcat (folder, "/_rels/", base, ".rels", NULL);
  g_ptr_array_set_size (self->relations, 0);
  if (!read_part (self, zip, part, folder, &found, error))
    return FALSE;
  if (!found || self->sheets->len == 0)
    return refuse_foreign (error);

  g_ptr_array_set_size (self->relations, 0);
  return read_part (self, zip, strcmp (folder, ".") == 0 ? relations + 2 : relations, folder,
                    &found, error);
}

/* Reads one sheet in place of what @table held. */
static gboolean
read_sheet (const Workbook   *self,
            YishiZip         *zip,
            const SheetEntry *sheet,
            YishiTable       *table,
            GArray           *strings,
            gsize             text_length,
            GError          **error)
{
  const Relation *relation =
      sheet->relation != NULL ? find_relation (self, sheet->relation, "worksheet") : NULL;
  gboolean found;

  yishi_table_clear_rows (table, text_length);
  g_free (table->sheet);
  table->sheet = g_strdup (sheet->name != NULL ? sheet->name : "");

  return relation == NULL ||
         yishi_sheet_read (zip, relation->target, table, strings, &found, error);
}

/* Tries the sheets that are shown and then the hidden ones. Without one that is
 * accepted the first with anything in it is read again. */
static gboolean
choose_sheet (const Workbook          *self,
              YishiZip                *zip,
              const YishiTableOptions *options,
              YishiTable              *table,
              GArray                  *strings,
              GError                 **error)
{
  gsize text_length = table->text_length;
  const SheetEntry *first = NULL;

  for (guint i = 0; i < 2 * self->sheets->len; i++)
    {
      const SheetEntry *sheet = g_ptr_array_index (self->sheets, i % self->sheets->len);

      if (sheet->is_hidden != (i >= self->sheets->len))
        continue;
      if (!read_sheet (self, zip, sheet, table, strings, text_length, error))
        return FALSE;
      if (table->rows->len == 0)
        continue;
      if (options == NULL || options->accept == NULL ||
          options->accept (table, options->accept_data))
        return TRUE;
      if (first == NULL)
        first = sheet;
    }

  return first == NULL || read_sheet (self, zip, first, table, strings, text_length, error);
}

static gboolean
read_named_sheet (const Workbook *self,
                  YishiZip       *zip,
                  const char     *name,
                  YishiTable     *table,
                  GArray         *strings,
                  GError        **error)
{
  for (guint i = 0; i < self->sheets->len; i++)
    {
      const SheetEntry *sheet = g_ptr_array_index (self->sheets, i);

      if (g_strcmp0 (sheet->name, name) == 0)
        return read_sheet (self, zip, sheet, table, strings, table->text_length, error);
    }

  /* Translators: %s is the name of a sheet that was asked for */
  return yishi_table_refuse (
      error, _("the file was not read: the workbook has no sheet “%s” (choose one of its sheets)"),
      name);
}

static gboolean
read_tables (Workbook                *self,
             YishiZip                *zip,
             const YishiTableOptions *options,
             YishiTable              *table,
             GArray                  *strings,
             GError                 **error)
{
  const Relation *texts;

  if (!read_workbook (self, zip, error))
    return FALSE;
  for (guint i = 0; i < self->sheets->len; i++)
    {
      const SheetEntry *sheet = g_ptr_array_index (self->sheets, i);

      g_ptr_array_add (table->sheet_names, g_strdup (sheet->name != NULL ? sheet->name : ""));
    }

  texts = find_relation (self, NULL, "sharedStrings");
  if (texts != NULL && !yishi_shared_strings_read (zip, texts->target, table, strings, error))
    return FALSE;
  if (options != NULL && options->sheet != NULL)
    return read_named_sheet (self, zip, options->sheet, table, strings, error);

  return choose_sheet (self, zip, options, table, strings, error);
}

/**
 * yishi_xlsx_read:
 * @table: an empty table
 *
 * Reads one sheet of a workbook.
 *
 * Returns: %FALSE if it is no workbook, damaged, or too large
 */
gboolean
yishi_xlsx_read (YishiTable              *table,
                 const YishiTableSource  *source,
                 const YishiTableOptions *options,
                 GCancellable            *cancellable,
                 GError                 **error)
{
  YishiZip zip = { source, cancellable, 0 };
  Workbook workbook = { NULL, };
  g_autoptr(GArray) strings = g_array_new (FALSE, FALSE, sizeof (guint32));
  gboolean done;

  table->format = "XLSX";
  table->encoding = "UTF-8";
  if (!yishi_table_add_text (table, "", 1, error) || !yishi_zip_check (&zip, error))
    return FALSE;

  workbook.relations = g_ptr_array_new_with_free_func (free_relation);
  workbook.sheets = g_ptr_array_new_with_free_func (free_sheet);
  done = read_tables (&workbook, &zip, options, table, strings, error);
  g_ptr_array_unref (workbook.relations);
  g_ptr_array_unref (workbook.sheets);

  return done;
}
