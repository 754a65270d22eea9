/* yishi-xml.c - XML as a stream of elements, without entities or document types
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * libxml2 gets the file piece by piece and builds no tree. A document type is
 * refused where it begins, before an entity of it could be declared, so that
 * nothing can be expanded, fetched or read from elsewhere.
 */
#include "config.h"

#include "yishi-xml.h"

#include <glib/gi18n-lib.h>
#include <libxml/parser.h>
#include <string.h>

#include "yishi-table-private.h"

/* libxml2 does not limit how deep a stream of elements nests; a sheet needs ten. */
#define MAX_DEPTH 100

struct _YishiXmlAttributes
{
  const xmlChar **items;  /* (unowned) five a piece: name, prefix, address, value, its end */
  int             n;
};

struct _YishiXml
{
  YishiXmlHandler  handler;
  gpointer         user_data;
  xmlParserCtxt   *parser;  /* (owned) */
  GError          *error;   /* (owned) (nullable) what a handler has set */
  gboolean         has_type;
  guint            depth;
};

static void
stop (YishiXml *self)
{
  xmlStopParser (self->parser);
}

static void
element_begun_cb (void           *user_data,
                  const xmlChar  *name,
                  const xmlChar  *prefix,
                  const xmlChar  *address,
                  int             n_namespaces,
                  const xmlChar **namespaces,
                  int             n_attributes,
                  int             n_defaulted,
                  const xmlChar **attributes)
{
  YishiXml *self = user_data;
  YishiXmlAttributes list = { attributes, n_attributes };

  if (++self->depth > MAX_DEPTH)
    {
      stop (self);
      return;
    }
  if (self->error == NULL &&
      !self->handler.begin ((const char *)name, &list, self->user_data, &self->error))
    stop (self);
}

static void
element_ended_cb (void          *user_data,
                  const xmlChar *name,
                  const xmlChar *prefix,
                  const xmlChar *address)
{
  YishiXml *self = user_data;

  self->depth--;
  if (self->error == NULL && !self->handler.end ((const char *)name, self->user_data, &self->error))
    stop (self);
}

static void
text_read_cb (void          *user_data,
              const xmlChar *text,
              int            length)
{
  YishiXml *self = user_data;

  if (self->error == NULL &&
      !self->handler.text ((const char *)text, (gsize)length, self->user_data, &self->error))
    stop (self);
}

static void
type_found_cb (void          *user_data,
               const xmlChar *name,
               const xmlChar *public_id,
               const xmlChar *system_id)
{
  YishiXml *self = user_data;

  self->has_type = TRUE;
  stop (self);
}

/**
 * yishi_xml_new:
 * @handler: is copied; all three members are set
 *
 * Returns: (transfer full): a parser that waits for the beginning of a document
 */
YishiXml *
yishi_xml_new (const YishiXmlHandler *handler,
               gpointer               user_data)
{
  static gsize initialized = 0;
  YishiXml *self = g_new0 (YishiXml, 1);
  xmlSAXHandler sax;

  if (g_once_init_enter (&initialized))
    {
      xmlInitParser ();
      g_once_init_leave (&initialized, 1);
    }

  memset (&sax, 0, sizeof sax);
  sax.initialized = XML_SAX2_MAGIC;
  sax.startElementNs = element_begun_cb;
  sax.endElementNs = element_ended_cb;
  sax.characters = text_read_cb;
  sax.ignorableWhitespace = text_read_cb;
  sax.cdataBlock = text_read_cb;
  sax.internalSubset = type_found_cb;

  self->handler = *handler;
  self->user_data = user_data;
  self->parser = xmlCreatePushParserCtxt (&sax, self, NULL, 0, NULL);
  if (self->parser == NULL)
    g_error ("no memory for an XML parser");
  xmlCtxtUseOptions (self->parser, XML_PARSE_NONET | XML_PARSE_NOERROR | XML_PARSE_NOWARNING);

  return self;
}

void
yishi_xml_free (YishiXml *self)
{
  if (self == NULL)
    return;

  if (self->parser->myDoc != NULL)
    xmlFreeDoc (self->parser->myDoc);
  xmlFreeParserCtxt (self->parser);
  g_clear_error (&self->error);
  g_free (self);
}

static gboolean
check (YishiXml *self,
       int       status,
       GError  **error)
{
  if (self->error != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&self->error));
      return FALSE;
    }
  if (self->has_type)
    return yishi_table_refuse (
        error, _("the file was not read: a part of the workbook declares a document type, which "
                 "no spreadsheet does (open it in a spreadsheet and save it anew)"));
  if (status != 0 || self->depth > MAX_DEPTH)
    return yishi_table_refuse (
        error, _("the file was not read: a part of the workbook is not valid XML (open it in a "
                 "spreadsheet and save it anew)"));

  return TRUE;
}

/* Some faults are not the parser's but its decoder's, which would write bytes of
 * the file to standard error. The status says all we need. */
static void
ignore_fault (void     *user_data,
              xmlError *fault)
{
}

static int
parse (YishiXml   *self,
       const char *data,
       gsize       length,
       gboolean    is_end)
{
  xmlStructuredErrorFunc before = xmlStructuredError;
  void *context = xmlStructuredErrorContext;
  int status;

  xmlSetStructuredErrorFunc (NULL, ignore_fault);
  status = xmlParseChunk (self->parser, data, (int) length, is_end);
  xmlSetStructuredErrorFunc (context, before);

  return status;
}

/**
 * yishi_xml_feed:
 *
 * Returns: %FALSE if the document is wrong or a handler said so
 */
gboolean
yishi_xml_feed (YishiXml   *self,
                const char *data,
                gsize       length,
                GError    **error)
{
  /* libxml2 looks ahead in its buffer: small pieces keep that cheap. */
  while (length > 0)
    {
      gsize n = MIN (length, 32 * 1024);
      int status = parse (self, data, n, FALSE);

      if (!check (self, status, error))
        return FALSE;
      data += n;
      length -= n;
    }

  return TRUE;
}

/**
 * yishi_xml_finish:
 *
 * Returns: %FALSE if the document is not complete
 */
gboolean
yishi_xml_finish (YishiXml *self,
                  GError  **error)
{
  return check (self, parse (self, NULL, 0, TRUE), error);
}

static gssize
get_value (const YishiXmlAttributes *attributes,
           const char               *name,
           gboolean                  prefixed,
           const char              **value)
{
  for (int i = 0; i < attributes->n; i++)
    {
      const xmlChar **item = attributes->items + (gsize) i * 5;

      if ((!prefixed || item[1] != NULL) && strcmp ((const char *) item[0], name) == 0)
        {
          *value = (const char *) item[3];
          return item[4] - item[3];
        }
    }

  return -1;
}

gssize
yishi_xml_get (const YishiXmlAttributes *attributes,
               const char               *name,
               const char              **value)
{
  return get_value (attributes, name, FALSE, value);
}

/* Returns: (transfer full) (nullable) */
char *
yishi_xml_dup (const YishiXmlAttributes *attributes,
               const char               *name)
{
  const char *value;
  gssize length = get_value (attributes, name, FALSE, &value);

  return length >= 0 ? g_strndup (value, (gsize) length) : NULL;
}

/* The same for an attribute with a prefix, such as r:id beside sheetId.
 * Returns: (transfer full) (nullable) */
char *
yishi_xml_dup_prefixed (const YishiXmlAttributes *attributes,
                        const char               *name)
{
  const char *value;
  gssize length = get_value (attributes, name, TRUE, &value);

  return length >= 0 ? g_strndup (value, (gsize) length) : NULL;
}

gboolean
yishi_xml_is (const YishiXmlAttributes *attributes,
              const char               *name,
              const char               *wanted)
{
  const char *value;
  gssize length = get_value (attributes, name, FALSE, &value);

  return length == (gssize) strlen (wanted) && memcmp (value, wanted, (gsize) length) == 0;
}

guint
yishi_xml_get_uint (const YishiXmlAttributes *attributes,
                    const char               *name,
                    guint                     fallback)
{
  const char *value;
  gssize length = get_value (attributes, name, FALSE, &value);
  guint64 number = 0;

  if (length < 1 || length > 10)
    return fallback;
  for (gssize i = 0; i < length; i++)
    {
      if (!g_ascii_isdigit (value[i]))
        return fallback;
      number = number * 10 + (guint) (value[i] - '0');
    }

  return number <= G_MAXINT ? (guint) number : fallback;
}
