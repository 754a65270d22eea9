/* yishi-document.c - a paper as a list of blocks, before anybody knows its pages
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "yishi-document-private.h"

#include <string.h>

#include "yishi-sha256.h"

struct _YishiDocumentBuilder
{
  YishiDocument *document;   /* (owned) what has been built so far */
  GString       *paragraph;  /* (owned) (nullable) the text of the one that is being put together */
  YishiBlock    *open;       /* (unowned) (nullable) the paragraph or table that was begun */
  gboolean       has_ended;  /* no longer content */
};

/* A4 with the margins of GB/T 9704-2012: 37 mm above, 28 mm at the binding side,
 * and a text of 156 mm × 225 mm. */
const YishiPageSetup yishi_page_setup_a4 = { 210, 297, 37, 35, 28, 26, 1.0 };

static void
table_free (YishiDocumentTable *self)
{
  if (self == NULL)
    return;

  g_free (self->columns);
  g_ptr_array_unref (self->cells);
  g_clear_pointer (&self->targets, g_hash_table_unref);
  g_free (self);
}

static void
block_free (YishiBlock *self)
{
  if (self->destroy != NULL)
    self->destroy (self->data);
  g_clear_pointer (&self->spans, g_array_unref);
  table_free (self->table);
  g_free (self);
}

YishiDocumentBuilder *
yishi_document_builder_new (void)
{
  YishiDocumentBuilder *self = g_new0 (YishiDocumentBuilder, 1);

  self->document = g_new0 (YishiDocument, 1);
  g_atomic_ref_count_init (&self->document->ref_count);
  self->document->chunk = g_string_chunk_new (64 * 1024);
  self->document->blocks = g_ptr_array_new_with_free_func ((GDestroyNotify) block_free);
  self->document->setup = yishi_page_setup_a4;
  self->document->title = self->document->author = self->document->instant = "";
  self->document->header_left = self->document->header_right = "";
  self->document->language = "zh-CN";
  return self;
}

void
yishi_document_builder_free (YishiDocumentBuilder *self)
{
  if (self == NULL)
    return;

  if (self->paragraph != NULL)
    g_string_free (self->paragraph, TRUE);
  yishi_document_unref (self->document);
  g_free (self);
}

YishiDocument *
yishi_document_builder_end (YishiDocumentBuilder *self)
{
  YishiDocument *document;

  g_return_val_if_fail (self != NULL && self->open == NULL, NULL);

  document = yishi_document_ref (self->document);
  yishi_document_builder_free (self);
  return document;
}

/* Equal texts, of which tables have many, are kept once. */
static const char *
keep (YishiDocumentBuilder *self,
      const char           *text)
{
  return text == NULL || *text == '\0' ? "" : g_string_chunk_insert_const (self->document->chunk, text);
}

void
yishi_document_describe (YishiDocumentBuilder *self,
                         const char           *title,
                         const char           *author,
                         const char           *language,
                         const char           *instant)
{
  self->document->title = keep (self, title);
  self->document->author = keep (self, author);
  self->document->language = keep (self, language);
  self->document->instant = keep (self, instant);
}

void
yishi_document_set_page (YishiDocumentBuilder *self,
                         const YishiPageSetup *setup)
{
  g_return_if_fail (setup->width > setup->left + setup->right && setup->height > setup->top + setup->bottom);
  g_return_if_fail (setup->scale > 0);

  self->document->setup = *setup;
}

void
yishi_document_set_header (YishiDocumentBuilder *self,
                           const char           *left,
                           const char           *right)
{
  self->document->header_left = keep (self, left);
  self->document->header_right = keep (self, right);
}

void
yishi_document_set_manifest (YishiDocumentBuilder *self,
                             const char           *json)
{
  self->document->manifest = json != NULL ? keep (self, json) : NULL;
}

/* Returns: (transfer none): for what is special about it */
static YishiBlock *
add (YishiDocumentBuilder *self,
     YishiBlockKind        kind,
     const char           *text)
{
  YishiBlock *block = g_new0 (YishiBlock, 1);

  g_assert (self->open == NULL);

  block->kind = kind;
  block->text = keep (self, text);
  block->key = block->date = "";
  block->is_content = !self->has_ended;
  g_ptr_array_add (self->document->blocks, block);
  return block;
}

void
yishi_document_add_title (YishiDocumentBuilder *self,
                          const char           *text)
{
  add (self, YISHI_BLOCK_TITLE, text)->keep = TRUE;
}

void
yishi_document_add_subtitle (YishiDocumentBuilder *self,
                             const char           *text)
{
  add (self, YISHI_BLOCK_SUBTITLE, text)->keep = TRUE;
}

void
yishi_document_add_heading (YishiDocumentBuilder *self,
                            int                   level,
                            const char           *text,
                            const char           *anchor)
{
  YishiBlock *block;

  g_return_if_fail (level >= 1 && level <= 3);

  block = add (self, YISHI_BLOCK_HEADING, text);
  block->level = level;
  block->keep = TRUE;
  block->anchor = anchor != NULL ? keep (self, anchor) : NULL;
}

void
yishi_document_add_paragraph (YishiDocumentBuilder *self,
                              YishiTextStyle        style,
                              const char           *text)
{
  add (self, YISHI_BLOCK_PARAGRAPH, text)->style = style;
}

void
yishi_document_begin_paragraph (YishiDocumentBuilder *self,
                                YishiTextStyle        style)
{
  YishiBlock *block = add (self, YISHI_BLOCK_PARAGRAPH, "");

  block->style = style;
  self->open = block;
  self->paragraph = g_string_new (NULL);
}

void
yishi_document_text (YishiDocumentBuilder *self,
                     const char           *text)
{
  g_return_if_fail (self->paragraph != NULL);

  g_string_append (self->paragraph, text);
}

static void
append_span (YishiDocumentBuilder *self,
             const char           *text,
             gboolean              is_strong,
             const char           *target)
{
  YishiSpan span = { self->paragraph->len, 0, is_strong, target };

  g_string_append (self->paragraph, text);
  span.end = self->paragraph->len;
  if (self->open->spans == NULL)
    self->open->spans = g_array_new (FALSE, FALSE, sizeof (YishiSpan));
  g_array_append_val (self->open->spans, span);
}

void
yishi_document_strong (YishiDocumentBuilder *self,
                       const char           *text)
{
  g_return_if_fail (self->paragraph != NULL);

  append_span (self, text, TRUE, NULL);
}

void
yishi_document_link (YishiDocumentBuilder *self,
                     const char           *text,
                     const char           *target)
{
  g_return_if_fail (self->paragraph != NULL);

  append_span (self, text, FALSE, keep (self, target));
}

void
yishi_document_end_paragraph (YishiDocumentBuilder *self)
{
  g_return_if_fail (self->paragraph != NULL);

  self->open->text = keep (self, self->paragraph->str);
  self->open = NULL;
  g_string_free (self->paragraph, TRUE);
  self->paragraph = NULL;
}

void
yishi_document_keep_with_next (YishiDocumentBuilder *self)
{
  GPtrArray *blocks = self->document->blocks;

  g_return_if_fail (blocks->len > 0);

  ((YishiBlock *) blocks->pdata[blocks->len - 1])->keep = TRUE;
}

void
yishi_document_add_field (YishiDocumentBuilder *self,
                          const char           *key,
                          const char           *value)
{
  add (self, YISHI_BLOCK_FIELD, value)->key = keep (self, key);
}

void
yishi_document_add_list_item (YishiDocumentBuilder *self,
                              YishiTextStyle        style,
                              const char           *marker,
                              const char           *text)
{
  YishiBlock *block = add (self, YISHI_BLOCK_LIST_ITEM, text);

  block->style = style;
  block->key = keep (self, marker);
}

void
yishi_document_begin_table (YishiDocumentBuilder *self,
                            const YishiColumn    *columns,
                            guint                 n_columns)
{
  YishiDocumentTable *table = g_new0 (YishiDocumentTable, 1);

  g_return_if_fail (n_columns > 0);

  table->columns = g_memdup2 (columns, n_columns * sizeof *columns);
  table->n_columns = n_columns;
  table->cells = g_ptr_array_new ();
  for (guint i = 0; i < n_columns; i++)
    {
      table->columns[i].title = keep (self, columns[i].title);
      table->has_head |= *table->columns[i].title != '\0';
    }
  self->open = add (self, YISHI_BLOCK_TABLE, "");
  self->open->table = table;
}

void
yishi_document_add_row (YishiDocumentBuilder *self,
                        const char *const    *cells)
{
  YishiDocumentTable *table = self->open->table;

  for (guint i = 0; i < table->n_columns; i++)
    g_ptr_array_add (table->cells, (char *) keep (self, cells[i]));
}

void
yishi_document_add_linked_row (YishiDocumentBuilder *self,
                               const char *const    *cells,
                               const char *const    *targets)
{
  YishiDocumentTable *table = self->open->table;
  guint first = table->cells->len;

  yishi_document_add_row (self, cells);
  if (table->targets == NULL)
    table->targets = g_hash_table_new (NULL, NULL);
  for (guint i = 0; i < table->n_columns; i++)
    if (targets[i] != NULL)
      g_hash_table_insert (table->targets, GUINT_TO_POINTER (first + i), (char *) keep (self, targets[i]));
}

void
yishi_document_end_table (YishiDocumentBuilder *self)
{
  g_return_if_fail (self->open != NULL && self->open->table != NULL);

  self->open = NULL;
}

void
yishi_document_add_figure (YishiDocumentBuilder *self,
                           double                width,
                           double                height,
                           const char           *alt,
                           YishiDrawFunc         draw,
                           gpointer              data,
                           GDestroyNotify        destroy)
{
  YishiBlock *block = add (self, YISHI_BLOCK_FIGURE, alt);

  block->width = width;
  block->height = height;
  block->draw = draw;
  block->data = data;
  block->destroy = destroy;
}

void
yishi_document_add_qr (YishiDocumentBuilder *self,
                       const char           *text,
                       double                size,
                       const char           *caption)
{
  YishiBlock *block = add (self, YISHI_BLOCK_QR, caption);

  block->key = keep (self, text);
  block->width = block->height = size;
}

void
yishi_document_add_signature (YishiDocumentBuilder *self,
                              const char           *label,
                              const char           *name,
                              const char           *date)
{
  GPtrArray *blocks = self->document->blocks;
  YishiBlock *before = blocks->len > 0 ? blocks->pdata[blocks->len - 1] : NULL;
  YishiBlock *block = add (self, YISHI_BLOCK_SIGNATURE, name);

  block->key = keep (self, label);
  block->date = keep (self, date);
  if (before != NULL && before->kind == YISHI_BLOCK_SIGNATURE)
    before->keep = TRUE;
}

void
yishi_document_add_space (YishiDocumentBuilder *self,
                          double                height)
{
  add (self, YISHI_BLOCK_SPACE, "")->height = height;
}

void
yishi_document_add_page_break (YishiDocumentBuilder *self)
{
  add (self, YISHI_BLOCK_PAGE_BREAK, "");
}

void
yishi_document_end_content (YishiDocumentBuilder *self)
{
  self->has_ended = TRUE;
}

YishiDocument *
yishi_document_ref (YishiDocument *self)
{
  g_atomic_ref_count_inc (&self->ref_count);
  return self;
}

void
yishi_document_unref (YishiDocument *self)
{
  if (self == NULL || !g_atomic_ref_count_dec (&self->ref_count))
    return;

  g_ptr_array_unref (self->blocks);
  g_string_chunk_free (self->chunk);
  g_free (self);
}

const char *
yishi_document_get_title (const YishiDocument *self)
{
  return self->title;
}

guint
yishi_document_table_get_n_rows (const YishiDocumentTable *self)
{
  return self->cells->len / self->n_columns;
}

static void
append_table (GString          *text,
              const YishiDocumentTable *table)
{
  for (guint i = 0; table->has_head && i < table->n_columns; i++)
    g_string_append_printf (text, "%s%c", table->columns[i].title, i + 1 < table->n_columns ? '\t' : '\n');
  for (guint i = 0; i < table->cells->len; i++)
    {
      g_string_append (text, table->cells->pdata[i]);
      g_string_append_c (text, (i + 1) % table->n_columns != 0 ? '\t' : '\n');
    }
}

char *
yishi_document_dup_text (const YishiDocument *self)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < self->blocks->len; i++)
    {
      const YishiBlock *block = self->blocks->pdata[i];

      if (!block->is_content || block->kind == YISHI_BLOCK_SPACE || block->kind == YISHI_BLOCK_PAGE_BREAK)
        continue;
      if (block->kind == YISHI_BLOCK_TABLE)
        {
          append_table (text, block->table);
          continue;
        }
      if (*block->key != '\0')
        g_string_append_printf (text, "%s\t", block->key);
      g_string_append (text, block->text);
      if (*block->date != '\0')
        g_string_append_printf (text, "\t%s", block->date);
      g_string_append_c (text, '\n');
    }

  return g_string_free (text, FALSE);
}

char *
yishi_document_dup_digest (const YishiDocument *self)
{
  g_autofree char *text = yishi_document_dup_text (self);
  char digest[YISHI_SHA256_TEXT];
  YishiSha256 sum;

  yishi_sha256_init (&sum);
  yishi_sha256_update (&sum, text, strlen (text));
  yishi_sha256_finish (&sum, digest);
  return g_strdup (digest);
}
