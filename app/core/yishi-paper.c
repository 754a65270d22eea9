/* yishi-paper.c - a paper that was made of a record, as the journal and the paper itself name it
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "yishi-paper.h"

#include <stddef.h>
#include <string.h>

#include "yishi-json-scan.h"
#include "yishi-json.h"

/* Of the form below. */
#define VERSION 1

/* The texts of a manifest, in its order. */
static const struct
{
  const char *key;
  gsize       offset;
} texts[] = {
  { "record", offsetof (YishiPaper, record) },
  { "meeting", offsetof (YishiPaper, date) },
  { "paper", offsetof (YishiPaper, kind) },
  { "copy", offsetof (YishiPaper, copy) },
  { "language", offsetof (YishiPaper, language) },
  { "head", offsetof (YishiPaper, head) },
  { "content", offsetof (YishiPaper, content) },
  { "counterpart", offsetof (YishiPaper, counterpart) },
};

static char **
get_text (const YishiPaper *self,
          guint             i)
{
  return (char **) ((char *) self + texts[i].offset);
}

YishiPaper *
yishi_paper_new (void)
{
  YishiPaper *self = g_new0 (YishiPaper, 1);

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    *get_text (self, i) = g_strdup ("");
  self->sha256 = g_strdup ("");
  self->options = g_strdup ("");
  return self;
}

void
yishi_paper_free (YishiPaper *self)
{
  if (self == NULL)
    return;

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    g_free (*get_text (self, i));
  g_free (self->sha256);
  g_free (self->options);
  g_free (self);
}

char *
yishi_paper_to_manifest (const YishiPaper *self)
{
  YishiJson *json = yishi_json_new ();

  yishi_json_begin_object (json, NULL);
  yishi_json_int (json, "yishi", VERSION);
  yishi_json_int (json, "id", self->meeting);
  yishi_json_int (json, "entry", self->entry);
  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    yishi_json_string (json, texts[i].key,
                       texts[i].offset == offsetof (YishiPaper, content) ? "$CONTENT" : *get_text (self, i));
  yishi_json_end_object (json);
  return yishi_json_free_to_text (json);
}

static gboolean
is_key (const char *key,
        gsize       length,
        const char *wanted)
{
  return strlen (wanted) == length && memcmp (key, wanted, length) == 0;
}

static void
read_member (YishiJsonScan *scan,
             YishiPaper    *self,
             const char    *key,
             gsize          length,
             gint64        *version)
{
  gsize n;

  if (is_key (key, length, "yishi"))
    {
      *version = yishi_json_scan_int (scan);
      return;
    }
  if (is_key (key, length, "id"))
    {
      self->meeting = yishi_json_scan_int (scan);
      return;
    }
  if (is_key (key, length, "entry"))
    {
      self->entry = yishi_json_scan_int (scan);
      return;
    }

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      const char *text;

      if (!is_key (key, length, texts[i].key))
        continue;
      text = yishi_json_scan_text (scan, &n);
      if (text == NULL)
        return;
      g_free (*get_text (self, i));
      *get_text (self, i) = g_strndup (text, n);
      return;
    }

  yishi_json_scan_raw (scan, &n);
}

YishiPaper *
yishi_paper_from_manifest (const char *json,
                           gsize       length)
{
  g_autoptr(YishiPaper) self = yishi_paper_new ();
  g_auto(YishiJsonScan) scan = { 0 };
  gint64 version = 0;
  const char *key;
  gsize n;

  yishi_json_scan_init (&scan, json, length);
  yishi_json_scan_object (&scan);
  while (!scan.failed && yishi_json_scan_member (&scan, &key, &n))
    read_member (&scan, self, key, n, &version);

  return scan.failed || version != VERSION ? NULL : g_steal_pointer (&self);
}
