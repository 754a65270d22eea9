/* yishi-document-private.h - the blocks of a document, as the pager reads them
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "yishi-document.h"

G_BEGIN_DECLS

typedef enum
{
  YISHI_BLOCK_TITLE,
  YISHI_BLOCK_SUBTITLE,
  YISHI_BLOCK_HEADING,
  YISHI_BLOCK_PARAGRAPH,
  YISHI_BLOCK_FIELD,
  YISHI_BLOCK_LIST_ITEM,
  YISHI_BLOCK_TABLE,
  YISHI_BLOCK_FIGURE,
  YISHI_BLOCK_QR,
  YISHI_BLOCK_SIGNATURE,
  YISHI_BLOCK_SPACE,
  YISHI_BLOCK_PAGE_BREAK,
} YishiBlockKind;

/* A piece of a text that is set otherwise or leads somewhere. */
typedef struct
{
  guint       start, end;  /* bytes */
  gboolean    is_strong;
  const char *target;      /* (nullable) */
} YishiSpan;

typedef struct
{
  YishiColumn  *columns;   /* (owned) */
  guint         n_columns;
  gboolean      has_head;
  GPtrArray    *cells;     /* (owned) (element-type utf8): row by row; of the document's chunk */
  GHashTable   *targets;   /* (owned) (nullable): index of the cell → anchor */
} YishiDocumentTable;

typedef struct
{
  YishiBlockKind  kind;
  YishiTextStyle  style;
  int             level;      /* of a heading */
  gboolean        keep;       /* with the block that follows */
  gboolean        is_content; /* part of the text that is summed up */
  const char     *text;       /* "" if there is none */
  const char     *key;        /* of a field or signature, marker, what a QR says; else "" */
  const char     *date;       /* of a signature */
  const char     *anchor;     /* (nullable) */
  GArray         *spans;      /* (owned) (nullable) (element-type YishiSpan) */
  YishiDocumentTable     *table;      /* (owned) (nullable) */
  double          width;      /* mm */
  double          height;     /* mm, or lines of a space */
  YishiDrawFunc   draw;
  gpointer        data;       /* (owned by @destroy) */
  GDestroyNotify  destroy;
} YishiBlock;

struct _YishiDocument
{
  gatomicrefcount ref_count;

  GStringChunk   *chunk;     /* (owned) every text */
  GPtrArray      *blocks;    /* (owned) (element-type YishiBlock) */
  YishiPageSetup  setup;
  const char     *title;
  const char     *author;
  const char     *language;
  const char     *instant;
  const char     *header_left;
  const char     *header_right;
  const char     *manifest;  /* (nullable) */
};

/* The table's rows, the head left out. */
guint yishi_document_table_get_n_rows (const YishiDocumentTable *self);

G_END_DECLS
