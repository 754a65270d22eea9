/* yishi-scanner.c - reads the codes that are held before a camera
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "yishi-scanner.h"

#include "yishi-scan-engine.h"
#include "yishi-scan-link.h"

struct _YishiScanner
{
  GObject parent_instance;

  YishiScanLink   *link;     /* (owned) */
  YishiScanEngine *engine;   /* (nullable) owned by its thread; NULL before the first start */
  char           **cameras;  /* (owned) */
};

enum
{
  READ,
  PICTURE,
  STARTED,
  FAILED,
  CAMERAS,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (YishiScanner, yishi_scanner, G_TYPE_OBJECT)

static void
told (YishiScanner  *self,
      YishiScanNews  news,
      const char    *text,
      const GError  *error)
{
  switch (news)
    {
    case YISHI_SCAN_STARTED:
      g_signal_emit (self, signals[STARTED], 0);
      break;
    case YISHI_SCAN_READ:
      g_signal_emit (self, signals[READ], 0, text);
      break;
    case YISHI_SCAN_CAMERAS:
      g_strfreev (self->cameras);
      self->cameras = *text != '\0' ? g_strsplit (text, "\n", -1) : g_new0 (char *, 1);
      g_signal_emit (self, signals[CAMERAS], 0);
      break;
    case YISHI_SCAN_FAILED:
      g_signal_emit (self, signals[FAILED], 0, error);
      break;
    case YISHI_SCAN_PICTURE:
    default:
      g_signal_emit (self, signals[PICTURE], 0);
    }
}

static void
yishi_scanner_dispose (GObject *object)
{
  YishiScanner *self = YISHI_SCANNER (object);

  /* Not waited for: a camera may take its time. */
  g_clear_pointer (&self->engine, yishi_scan_engine_quit);
  g_clear_pointer (&self->link, yishi_scan_link_unref);
  g_clear_pointer (&self->cameras, g_strfreev);
  G_OBJECT_CLASS (yishi_scanner_parent_class)->dispose (object);
}

static void
yishi_scanner_class_init (YishiScannerClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = yishi_scanner_dispose;

  signals[READ] = g_signal_new ("read", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE,
                                1, G_TYPE_STRING);
  signals[PICTURE] = g_signal_new ("picture", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                   G_TYPE_NONE, 0);
  signals[STARTED] = g_signal_new ("started", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                   G_TYPE_NONE, 0);
  signals[FAILED] = g_signal_new ("failed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                  G_TYPE_NONE, 1, G_TYPE_ERROR);
  signals[CAMERAS] = g_signal_new ("cameras", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                   G_TYPE_NONE, 0);
}

static void
yishi_scanner_init (YishiScanner *self)
{
  self->link = yishi_scan_link_new (self, told);
  self->cameras = g_new0 (char *, 1);
}

YishiScanner *
yishi_scanner_new (void)
{
  return g_object_new (YISHI_TYPE_SCANNER, NULL);
}

void
yishi_scanner_start (YishiScanner *self,
                     const char   *camera)
{
  g_return_if_fail (YISHI_IS_SCANNER (self));

  if (self->engine == NULL)
    self->engine = yishi_scan_engine_new (self->link);
  yishi_scan_engine_start (self->engine, yishi_scan_link_begin (self->link), camera);
}

void
yishi_scanner_stop (YishiScanner *self)
{
  g_return_if_fail (YISHI_IS_SCANNER (self));

  yishi_scan_link_begin (self->link);
  if (self->engine != NULL)
    yishi_scan_engine_stop (self->engine);
}

const char *const *
yishi_scanner_get_cameras (YishiScanner *self)
{
  g_return_val_if_fail (YISHI_IS_SCANNER (self), NULL);

  return (const char *const *) self->cameras;
}

GBytes *
yishi_scanner_take_picture (YishiScanner *self,
                            int          *width,
                            int          *height)
{
  g_return_val_if_fail (YISHI_IS_SCANNER (self), NULL);

  return yishi_scan_link_take_picture (self->link, width, height);
}
