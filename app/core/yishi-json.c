/* yishi-json.c - writes one JSON document into a string, in the order given
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "yishi-json.h"

#include <string.h>

#include "yishi-area.h"

struct _YishiJson
{
  GString  *text;      /* (owned) */
  gboolean  has_left;  /* something stands before in this object or array */
};

/**
 * yishi_json_new:
 *
 * Returns: (transfer full): an empty document; the first value written is its
 *   root. A @key is %NULL at the root and inside arrays, everywhere.
 */
YishiJson *
yishi_json_new (void)
{
  YishiJson *self = g_new0 (YishiJson, 1);

  self->text = g_string_sized_new (512);
  return self;
}

void
yishi_json_free (YishiJson *self)
{
  if (self == NULL)
    return;

  g_string_free (self->text, TRUE);
  g_free (self);
}

/**
 * yishi_json_free_to_text:
 *
 * Returns: (transfer full): the document; @self is gone
 */
char *
yishi_json_free_to_text (YishiJson *self)
{
  char *text = g_string_free (self->text, FALSE);

  g_free (self);
  return text;
}

/**
 * yishi_json_peek:
 * @length: (out) (optional): bytes
 *
 * Returns: (transfer none): what was written so far
 */
const char *
yishi_json_peek (YishiJson *self,
                 gsize     *length)
{
  if (length != NULL)
    *length = self->text->len;
  return self->text->str;
}

/* Makes room for @n more bytes at the end. Returns: where they go; the caller
 * says with end_run() how many there were. */
static char *
begin_run (GString *text,
           gsize    n)
{
  gsize length = text->len;

  if (length + n >= text->allocated_len)
    {
      g_string_set_size (text, length + n);
      text->len = length;
    }

  return text->str + length;
}

static void
end_run (GString *text,
         char    *end)
{
  *end = '\0';
  text->len = end - text->str;
}

/* \u00XX is the longest that a byte becomes. */
#define LONGEST_ESCAPE 6

static char *
write_escape (char  *p,
              guchar c)
{
  static const char digits[] = "0123456789abcdef";

  *p++ = '\\';
  if (c == '"' || c == '\\')
    *p++ = c;
  else if (c == '\n')
    *p++ = 'n';
  else
    {
      memcpy (p, "u00", 3);
      p[3] = digits[c >> 4];
      p[4] = digits[c & 15];
      p += 5;
    }

  return p;
}

/* Writes @value between quotation marks at @p. Returns: where it ends */
static char *
write_quoted (char       *p,
              const char *value)
{
  *p++ = '"';
  for (; *value != '\0'; value++)
    if ((guchar) *value >= 0x20 && *value != '"' && *value != '\\')
      *p++ = *value;
    else
      p = write_escape (p, *value);
  *p++ = '"';
  return p;
}

static void
append_quoted (GString    *text,
               const char *value)
{
  char *p = begin_run (text, LONGEST_ESCAPE * strlen (value) + 2);

  end_run (text, write_quoted (p, value));
}

static void
begin_value (YishiJson  *self,
             const char *key)
{
  char *p = begin_run (self->text, key != NULL ? LONGEST_ESCAPE * strlen (key) + 4 : 1);

  if (self->has_left)
    *p++ = ',';
  self->has_left = TRUE;
  if (key != NULL)
    {
      p = write_quoted (p, key);
      *p++ = ':';
    }
  end_run (self->text, p);
}

void
yishi_json_begin_object (YishiJson  *self,
                         const char *key)
{
  begin_value (self, key);
  g_string_append_c (self->text, '{');
  self->has_left = FALSE;
}

void
yishi_json_end_object (YishiJson *self)
{
  g_string_append_c (self->text, '}');
  self->has_left = TRUE;
}

void
yishi_json_begin_array (YishiJson  *self,
                        const char *key)
{
  begin_value (self, key);
  g_string_append_c (self->text, '[');
  self->has_left = FALSE;
}

void
yishi_json_end_array (YishiJson *self)
{
  g_string_append_c (self->text, ']');
  self->has_left = TRUE;
}

/**
 * yishi_json_string:
 * @value: (nullable): valid UTF-8; %NULL writes null
 */
void
yishi_json_string (YishiJson  *self,
                   const char *key,
                   const char *value)
{
  begin_value (self, key);
  if (value == NULL)
    g_string_append (self->text, "null");
  else
    append_quoted (self->text, value);
}

void
yishi_json_int (YishiJson  *self,
                const char *key,
                gint64      value)
{
  char digits[24];
  char *p = digits + sizeof digits;
  guint64 rest = value < 0 ? -(guint64) value : (guint64) value;

  do
    *--p = '0' + rest % 10;
  while ((rest /= 10) > 0);
  if (value < 0)
    *--p = '-';

  begin_value (self, key);
  g_string_append_len (self->text, p, digits + sizeof digits - p);
}

void
yishi_json_boolean (YishiJson  *self,
                    const char *key,
                    gboolean    value)
{
  begin_value (self, key);
  g_string_append (self->text, value ? "true" : "false");
}

void
yishi_json_null (YishiJson  *self,
                 const char *key)
{
  yishi_json_string (self, key, NULL);
}

/**
 * yishi_json_area:
 * @area: in 0.01 m²
 *
 * Writes the area as a string in m² with two places, so that no reader makes a
 * double of it.
 */
void
yishi_json_area (YishiJson  *self,
                 const char *key,
                 gint64      area)
{
  begin_value (self, key);
  g_string_append_c (self->text, '"');
  yishi_area_append (self->text, area);
  g_string_append_c (self->text, '"');
}

/**
 * yishi_json_raw:
 * @json: (nullable): one JSON value, already written; %NULL writes null
 */
void
yishi_json_raw (YishiJson  *self,
                const char *key,
                const char *json)
{
  begin_value (self, key);
  g_string_append (self->text, json != NULL ? json : "null");
}
