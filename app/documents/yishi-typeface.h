/* yishi-typeface.h - the faces of Chinese official papers, or what stands for them on this machine
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <pango/pango.h>

G_BEGIN_DECLS

typedef enum
{
  YISHI_FACE_BODY,   /* 仿宋 */
  YISHI_FACE_TITLE,  /* 小标宋 */
  YISHI_FACE_HEI,    /* 黑体: headings of the first level, keys, heads of tables */
  YISHI_FACE_KAI,    /* 楷体: headings of the second level */
  YISHI_FACE_SONG,   /* 宋体: tables, page numbers */
} YishiFace;
#define YISHI_N_FACES (YISHI_FACE_SONG + 1)

typedef struct
{
  char       *families[YISHI_N_FACES];  /* (owned) for a font description: the face, then what stands for it */
  gboolean    is_bold[YISHI_N_FACES];   /* to be told from the others by its weight */
  char       *warning;                  /* (owned) (nullable) which faces are missing, and what stands for them; translated */
} YishiTypeface;

/* Asks fontconfig. May be called in any thread. */
YishiTypeface        *yishi_typeface_choose   (void) G_GNUC_WARN_UNUSED_RESULT;
void                  yishi_typeface_free     (YishiTypeface       *self);
/* @size: points. Returns: (transfer full) */
PangoFontDescription *yishi_typeface_describe (const YishiTypeface *self,
                                               YishiFace            face,
                                               double               size) G_GNUC_WARN_UNUSED_RESULT;

G_DEFINE_AUTOPTR_CLEANUP_FUNC (YishiTypeface, yishi_typeface_free)

G_END_DECLS
