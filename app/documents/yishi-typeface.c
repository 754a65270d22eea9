/* yishi-typeface.c - the faces of Chinese official papers, or what stands for them on this machine
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "yishi-typeface.h"

#include <fontconfig/fontconfig.h>
#include <glib/gi18n-lib.h>

/* What stands for a face that is not there, and for signs that it does not have.
 * The two are one package of Debian, which Yishi depends on. */
#define SERIF "Noto Serif CJK SC"
#define SANS "Noto Sans CJK SC"

static const struct
{
  const char *shown;        /* as it is known by */
  const char *families[5];  /* in which it is sold, the first that is installed is taken */
  const char *instead;
  gboolean    bold_instead;
} faces[YISHI_N_FACES] = {
  [YISHI_FACE_BODY] = { "仿宋", { "FangSong", "FangSong_GB2312", "STFangsong", "FZFangSong-Z02" }, SERIF, FALSE },
  [YISHI_FACE_TITLE] = { "小标宋", { "FZXiaoBiaoSong-B05S", "FZXiaoBiaoSong-B05", "STZhongsong" }, SERIF, TRUE },
  [YISHI_FACE_HEI] = { "黑体", { "SimHei", "STHeiti", "FZHei-B01" }, SANS, FALSE },
  [YISHI_FACE_KAI] = { "楷体", { "KaiTi", "KaiTi_GB2312", "STKaiti", "AR PL UKai CN" }, SERIF, FALSE },
  [YISHI_FACE_SONG] = { "宋体", { "SimSun", "STSong", "FZShuSong-Z01" }, SERIF, FALSE },
};

/* By any of its names, in whatever language. */
static gboolean
is_installed (const char *family)
{
  FcPattern *pattern = FcPatternBuild (NULL, FC_FAMILY, FcTypeString, family, NULL);
  FcObjectSet *objects = FcObjectSetBuild (FC_FAMILY, NULL);
  FcFontSet *found = FcFontList (NULL, pattern, objects);
  gboolean is_found = found != NULL && found->nfont > 0;

  if (found != NULL)
    FcFontSetDestroy (found);
  FcObjectSetDestroy (objects);
  FcPatternDestroy (pattern);
  return is_found;
}

/* Returns: (transfer none) (nullable): the first that is installed */
static const char *
find_family (YishiFace face)
{
  for (guint i = 0; faces[face].families[i] != NULL; i++)
    if (is_installed (faces[face].families[i]))
      return faces[face].families[i];

  return NULL;
}

static char *
warn (const GString *missing)
{
  gboolean has_serif = is_installed (SERIF), has_sans = is_installed (SANS);

  if (!has_serif || !has_sans)
    return g_strdup_printf (_("the paper is set in whatever type there is: %s and %s are not installed"
                              " (install fonts-noto-cjk)"),
                            SERIF, SANS);
  if (missing->len == 0)
    return NULL;

  return g_strdup_printf (_("the paper is set in %s and %s: %s are not installed (install these faces, if your"
                            " papers must be set in them)"),
                          SERIF, SANS, missing->str);
}

YishiTypeface *
yishi_typeface_choose (void)
{
  YishiTypeface *self = g_new0 (YishiTypeface, 1);
  g_autoptr(GString) missing = g_string_new (NULL);

  for (guint i = 0; i < YISHI_N_FACES; i++)
    {
      const char *family = find_family (i);

      if (family == NULL)
        {
          self->families[i] = g_strdup_printf ("%s, %s, %s", faces[i].instead, SERIF, SANS);
          self->is_bold[i] = faces[i].bold_instead;
          g_string_append_printf (missing, "%s%s", missing->len > 0 ? "、" : "", faces[i].shown);
        }
      else
        {
          self->families[i] = g_strdup_printf ("%s, %s, %s, %s", family, faces[i].instead, SERIF, SANS);
        }
    }

  self->warning = warn (missing);
  return self;
}

void
yishi_typeface_free (YishiTypeface *self)
{
  if (self == NULL)
    return;

  for (guint i = 0; i < YISHI_N_FACES; i++)
    g_free (self->families[i]);
  g_free (self->warning);
  g_free (self);
}

PangoFontDescription *
yishi_typeface_describe (const YishiTypeface *self,
                         YishiFace            face,
                         double               size)
{
  PangoFontDescription *description = pango_font_description_new ();

  pango_font_description_set_family (description, self->families[face]);
  pango_font_description_set_absolute_size (description, size * PANGO_SCALE);
  if (self->is_bold[face])
    pango_font_description_set_weight (description, PANGO_WEIGHT_BOLD);
  return description;
}
