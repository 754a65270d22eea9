/* yishi-document.h - a paper as a list of blocks, before anybody knows its pages
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A document is made once by a builder and never changes: it crosses threads, and
 * is rendered (yishi-render.h) as often as one likes, with the same bytes each time.
 * It knows what its texts are (a heading, a row, a signature) and nothing of where
 * they come to stand. All texts are UTF-8 and copied.
 */
#pragma once

#include <cairo.h>
#include <gio/gio.h>

G_BEGIN_DECLS

typedef struct _YishiDocument YishiDocument;
typedef struct _YishiDocumentBuilder YishiDocumentBuilder;

/* Lengths in mm. The body is set 28 characters a line and 22 lines a page where the
 * sides are those of GB/T 9704-2012. */
typedef struct
{
  double width, height;
  double top, bottom, left, right;
  double scale;  /* of all type; 1.0 sets the body in size 3 (16 pt) */
  gboolean is_bare;  /* no page numbers, as on what is cut to pieces */
} YishiPageSetup;

extern const YishiPageSetup yishi_page_setup_a4;

typedef enum
{
  YISHI_TEXT_BODY,    /* size 3, first line indented by two characters */
  YISHI_TEXT_PLAIN,   /* likewise without indent */
  YISHI_TEXT_CENTRED,
  YISHI_TEXT_RIGHT,
  YISHI_TEXT_SMALL,   /* small size 4 (12 pt), for what explains: indented */
  YISHI_TEXT_FINE,    /* size 5 (10.5 pt), as in tables */
  YISHI_TEXT_CODE,    /* likewise, and breaks anywhere: sums and addresses */
} YishiTextStyle;
#define YISHI_N_TEXT_STYLES (YISHI_TEXT_CODE + 1)

typedef enum
{
  YISHI_ALIGN_LEFT,
  YISHI_ALIGN_CENTRE,
  YISHI_ALIGN_RIGHT,
} YishiAlign;

typedef struct
{
  const char *title;   /* "" in all: a table without a head */
  double      weight;  /* share of the width */
  YishiAlign  align;   /* of the cells; titles are centred */
} YishiColumn;

/* Draws a figure of @width × @height points, its upper left corner at 0, 0. May be
 * called in any thread, and by several at once. */
typedef void (*YishiDrawFunc) (cairo_t *cr,
                               double   width,
                               double   height,
                               gpointer data);

/* --- what a document says of itself --- */

YishiDocumentBuilder *yishi_document_builder_new      (void) G_GNUC_WARN_UNUSED_RESULT;
void                  yishi_document_builder_free     (YishiDocumentBuilder *self);
/* Returns: (transfer full): the document; the builder is gone */
YishiDocument        *yishi_document_builder_end      (YishiDocumentBuilder *self) G_GNUC_WARN_UNUSED_RESULT;
/* @language: as in HTML, "zh-CN", "en". @instant: ISO 8601, when what it says was
 * so: the file bears it as its date, never the time at which it was rendered. */
void                  yishi_document_describe         (YishiDocumentBuilder *self,
                                                       const char           *title,
                                                       const char           *author,
                                                       const char           *language,
                                                       const char           *instant);
void                  yishi_document_set_page         (YishiDocumentBuilder *self,
                                                       const YishiPageSetup *setup);
/* Above the text of every page: left the community, right what paper it is. */
void                  yishi_document_set_header       (YishiDocumentBuilder *self,
                                                       const char           *left,
                                                       const char           *right);
/* Hidden in the file: JSON by which it can be recognized. In it, "$CONTENT" stands
 * for the SHA-256 of the document's text (yishi_document_dup_text()), which lies in
 * the file beside it. @json: (nullable) */
void                  yishi_document_set_manifest     (YishiDocumentBuilder *self,
                                                       const char           *json);

/* --- blocks, in order --- */

void                  yishi_document_add_title        (YishiDocumentBuilder *self,
                                                       const char           *text);
/* Below the title: the number of the paper. */
void                  yishi_document_add_subtitle     (YishiDocumentBuilder *self,
                                                       const char           *text);
/* @level: 1 (一、), 2 （一） or 3 (1.), the number being part of @text. Stands in
 * the outline, never last on a page. @anchor: (nullable): where links lead */
void                  yishi_document_add_heading      (YishiDocumentBuilder *self,
                                                       int                   level,
                                                       const char           *text,
                                                       const char           *anchor);
void                  yishi_document_add_paragraph    (YishiDocumentBuilder *self,
                                                       YishiTextStyle        style,
                                                       const char           *text);
/* A paragraph made of pieces: begin, then texts, then end. */
void                  yishi_document_begin_paragraph  (YishiDocumentBuilder *self,
                                                       YishiTextStyle        style);
void                  yishi_document_text             (YishiDocumentBuilder *self,
                                                       const char           *text);
void                  yishi_document_strong           (YishiDocumentBuilder *self,
                                                       const char           *text);
/* @target: an anchor of this document, or an address with a scheme */
void                  yishi_document_link             (YishiDocumentBuilder *self,
                                                       const char           *text,
                                                       const char           *target);
void                  yishi_document_end_paragraph    (YishiDocumentBuilder *self);
/* The block before is not parted from the one that follows. */
void                  yishi_document_keep_with_next   (YishiDocumentBuilder *self);
/* "时间：2026年12月15日": fields that follow one another share a column. */
void                  yishi_document_add_field        (YishiDocumentBuilder *self,
                                                       const char           *key,
                                                       const char           *value);
/* @marker: "1.", "（1）", "·" */
void                  yishi_document_add_list_item    (YishiDocumentBuilder *self,
                                                       YishiTextStyle        style,
                                                       const char           *marker,
                                                       const char           *text);
/* Rows are never parted, and the head stands on every page. Texts are copied. */
void                  yishi_document_begin_table      (YishiDocumentBuilder *self,
                                                       const YishiColumn    *columns,
                                                       guint                 n_columns);
/* @cells: as many as there are columns */
void                  yishi_document_add_row          (YishiDocumentBuilder *self,
                                                       const char *const    *cells);
/* @targets: likewise, anchors that cells lead to; NULL for those that lead nowhere */
void                  yishi_document_add_linked_row   (YishiDocumentBuilder *self,
                                                       const char *const    *cells,
                                                       const char *const    *targets);
void                  yishi_document_end_table        (YishiDocumentBuilder *self);
/* @width, @height: mm. @alt: what it shows, for whoever cannot see it. @data is
 * freed by @destroy with the document. */
void                  yishi_document_add_figure       (YishiDocumentBuilder *self,
                                                       double                width,
                                                       double                height,
                                                       const char           *alt,
                                                       YishiDrawFunc         draw,
                                                       gpointer              data,
                                                       GDestroyNotify        destroy);
/* A QR code of @text, @size mm wide, with @caption beside it. */
void                  yishi_document_add_qr           (YishiDocumentBuilder *self,
                                                       const char           *text,
                                                       double                size,
                                                       const char           *caption);
/* A line to sign on, with what stands before and behind it. @name: (nullable): who
 * signs, printed below the line's label. Those that follow one another stay together. */
void                  yishi_document_add_signature    (YishiDocumentBuilder *self,
                                                       const char           *label,
                                                       const char           *name,
                                                       const char           *date);
/* @height: in lines of the body */
void                  yishi_document_add_space        (YishiDocumentBuilder *self,
                                                       double                height);
void                  yishi_document_add_page_break   (YishiDocumentBuilder *self);
/* What follows is not part of the text that is summed up: where a paper names the
 * sum of its counterpart, which names its own. */
void                  yishi_document_end_content      (YishiDocumentBuilder *self);

/* --- the document --- */

YishiDocument        *yishi_document_ref              (YishiDocument        *self);
void                  yishi_document_unref            (YishiDocument        *self);
const char           *yishi_document_get_title        (const YishiDocument  *self);
/* Returns: (transfer full): what it says, a block or a row a line, cells parted by
 * tabs; up to yishi_document_end_content() */
char                 *yishi_document_dup_text         (const YishiDocument  *self) G_GNUC_WARN_UNUSED_RESULT;
/* Returns: (transfer full): the SHA-256 of that text, 64 hexadecimal digits */
char                 *yishi_document_dup_digest       (const YishiDocument  *self) G_GNUC_WARN_UNUSED_RESULT;

G_DEFINE_AUTOPTR_CLEANUP_FUNC (YishiDocument, yishi_document_unref)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (YishiDocumentBuilder, yishi_document_builder_free)

G_END_DECLS
