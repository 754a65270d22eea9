/* yishi-pager.h - sets a document on pages, from its first block to its last
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Inside the library. A pager lives for one rendering, in one thread.
 */
#pragma once

#include <cairo.h>
#include <pango/pangocairo.h>

#include "yishi-document-private.h"
#include "yishi-typeface.h"

G_BEGIN_DECLS

#define YISHI_MM (72 / 25.4)

/* Above that many rows a table is not tagged for screen readers: its tags would be
 * ten times as large as its text. */
#define YISHI_MOST_TAGGED_ROWS 1000

typedef struct _YishiPager YishiPager;
typedef struct _YishiPiece YishiPiece;

/* A block that has been measured. What is special about a kind stands behind it. */
struct _YishiPiece
{
  const YishiBlock *block;
  double            before;  /* room above it, unless it begins a page */
  double            height;  /* of all of it; of a table, of its least slice */
  double            least;   /* of the smallest slice that may stand at the foot of a page */
  double            whole;   /* of all of it, where it had better not be parted; else 0 */

  /* Draws from self->y on what fits above self->bottom, and moves y. Whether nothing is
   * left. On a fresh page something is drawn in any case, so that it comes to an end. */
  gboolean        (*place) (YishiPager *pager,
                            YishiPiece *self);
  void            (*free)  (YishiPiece *self);
};

struct _YishiPager
{
  const YishiDocument *document;
  const YishiTypeface *typeface;
  cairo_surface_t     *surface;
  cairo_t             *cr;
  GPtrArray           *sheets;       /* (nullable) (element-type cairo_surface_t): a page each, in place of a file's;
                                      * a page that lies alone has no outline and no tags */
  PangoContext        *context;      /* (owned) */
  GCancellable        *cancellable;  /* (nullable) */

  double               left, top, width, bottom;  /* of the text, pt */
  double               scale;
  gboolean             is_chinese;   /* the document's language */
  double               y;            /* where the next thing goes */
  gboolean             is_fresh;     /* nothing stands on the page yet */
  guint                page;         /* from 1; 0: none was begun */
  guint                block;        /* the one that is being placed */
  GPtrArray           *pieces;       /* (owned) (element-type YishiPiece) (nullable elements): by block */
  int                  outline[4];   /* the last heading of each level */
  double               key_width;    /* of the fields that follow one another */
  guint                key_end;      /* the first block behind them */
  guint                n_unknown;    /* signs that no font has */
  guint                unknown_page; /* where the first of them stands */
};

/* Takes what the document says of its pages; surface and cr are the caller's, unless it wants
 * sheets. */
void         yishi_pager_prepare      (YishiPager        *self);
/* Sets all of it. FALSE if it was cancelled. */
gboolean     yishi_pager_run          (YishiPager        *self,
                                       GError           **error);

/* --- for the kinds of pieces --- */

YishiPiece  *yishi_pager_measure_text      (YishiPager       *self,
                                            const YishiBlock *block);
YishiPiece  *yishi_pager_measure_table     (YishiPager       *self,
                                            const YishiBlock *block);
YishiPiece  *yishi_pager_measure_figure    (YishiPager       *self,
                                            const YishiBlock *block);
YishiPiece  *yishi_pager_measure_qr        (YishiPager       *self,
                                            const YishiBlock *block);
YishiPiece  *yishi_pager_measure_signature (YishiPager       *self,
                                            const YishiBlock *block);
/* Returns: (transfer full): an empty layout of that face, size in pt before scaling */
PangoLayout *yishi_pager_make_layout  (YishiPager        *self,
                                       YishiFace          face,
                                       double             size) G_GNUC_WARN_UNUSED_RESULT;
/* Sets @text with @attributes (nullable) and what the document's language asks for. */
void         yishi_pager_set_text     (YishiPager        *self,
                                       PangoLayout       *layout,
                                       PangoAttrList     *attributes,
                                       const char        *text);
/* Counts what @layout cannot show. */
void         yishi_pager_note_unknown (YishiPager        *self,
                                       PangoLayout       *layout);
/* Draws the first line of @layout with its baseline at @y; @align: at @x its left end,
 * its middle or its right end. Returns: its width, pt */
double       yishi_pager_show_line    (YishiPager        *self,
                                       PangoLayout       *layout,
                                       double             x,
                                       double             y,
                                       YishiAlign         align);
/* Widens the gaps between characters so that @line becomes @width (pt) wide; between
 * words only where it has no Chinese. Left alone where a gap would be widened by more
 * than @most, or @most_chinese. */
void         yishi_pager_spread_line  (PangoLayoutLine   *line,
                                       double             width,
                                       double             most,
                                       double             most_chinese);
/* A rectangle that leads to @target, an anchor or an address. */
void         yishi_pager_link         (YishiPager        *self,
                                       const char        *target,
                                       double             x,
                                       double             y,
                                       double             width,
                                       double             height);
void         yishi_pager_begin_tag    (YishiPager        *self,
                                       const char        *tag);
void         yishi_pager_end_tag      (YishiPager        *self,
                                       const char        *tag);
gboolean     yishi_pager_is_cancelled (const YishiPager  *self);

G_END_DECLS
