/* yishi-xml.h - XML as a stream of elements, without entities or document types
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef struct _YishiXml YishiXml;

/* The attributes of the element that begins. */
typedef struct _YishiXmlAttributes YishiXmlAttributes;

/* Each returns FALSE to stop, having set an error. */
typedef struct
{
  gboolean (*begin) (const char               *name,
                     const YishiXmlAttributes *attributes,
                     gpointer                  user_data,
                     GError                  **error);
  gboolean (*end)   (const char               *name,
                     gpointer                  user_data,
                     GError                  **error);
  gboolean (*text)  (const char               *text,
                     gsize                     length,
                     gpointer                  user_data,
                     GError                  **error);
} YishiXmlHandler;

YishiXml   *yishi_xml_new    (const YishiXmlHandler    *handler,
                              gpointer                  user_data) G_GNUC_WARN_UNUSED_RESULT;
gboolean    yishi_xml_feed   (YishiXml                 *self,
                              const char               *data,
                              gsize                     length,
                              GError                  **error);
gboolean    yishi_xml_finish (YishiXml                 *self,
                              GError                  **error);
void        yishi_xml_free   (YishiXml                 *self);

/* The value of an attribute by its local name. Returns: its length, -1 if there
 * is none; @value is not terminated */
gssize      yishi_xml_get    (const YishiXmlAttributes *attributes,
                              const char               *name,
                              const char              **value);
char       *yishi_xml_dup    (const YishiXmlAttributes *attributes,
                              const char               *name) G_GNUC_WARN_UNUSED_RESULT;
char       *yishi_xml_dup_prefixed (const YishiXmlAttributes *attributes,
                              const char               *name) G_GNUC_WARN_UNUSED_RESULT;
gboolean    yishi_xml_is     (const YishiXmlAttributes *attributes,
                              const char               *name,
                              const char               *value);
/* A number from 0 to 2^31 - 1, @fallback if there is none. */
guint       yishi_xml_get_uint (const YishiXmlAttributes *attributes,
                              const char               *name,
                              guint                     fallback);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (YishiXml, yishi_xml_free)

G_END_DECLS
