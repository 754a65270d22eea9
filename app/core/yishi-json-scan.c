/* yishi-json-scan.c - reads a JSON text from front to end without building a tree
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "yishi-json-scan.h"

#include <string.h>

/* Deeper than any entry; a hostile text cannot exhaust the stack. */
#define MAX_DEPTH 32

/**
 * yishi_json_scan_init:
 * @text: (transfer none): stays valid as long as the scan; it is not copied
 * @length: bytes
 */
void
yishi_json_scan_init (YishiJsonScan *self,
                      const char    *text,
                      gsize          length)
{
  g_return_if_fail (self != NULL && text != NULL);

  *self = (YishiJsonScan) { .p = text, .end = text + length };
}

void
yishi_json_scan_clear (YishiJsonScan *self)
{
  if (self->scratch != NULL)
    g_string_free (self->scratch, TRUE);
  self->scratch = NULL;
}

static void
skip_blanks (YishiJsonScan *self)
{
  while (self->p < self->end && (*self->p == ' ' || *self->p == '\n' || *self->p == '\t' || *self->p == '\r'))
    self->p++;
}

/* Whether @c comes next; steps over it. */
static gboolean
take (YishiJsonScan *self,
      char           c)
{
  skip_blanks (self);
  if (self->p >= self->end || *self->p != c)
    return FALSE;

  self->p++;
  return TRUE;
}

static void
need (YishiJsonScan *self,
      char           c)
{
  if (self->failed || !take (self, c))
    self->failed = TRUE;
}

void
yishi_json_scan_object (YishiJsonScan *self)
{
  need (self, '{');
  self->is_first = TRUE;
}

void
yishi_json_scan_array (YishiJsonScan *self)
{
  need (self, '[');
  self->is_first = TRUE;
}

/* Steps to the next value of what is open, or leaves it. */
static gboolean
go_on (YishiJsonScan *self,
       char           closing)
{
  gboolean is_first = self->is_first;

  self->is_first = FALSE;
  if (self->failed || take (self, closing))
    return FALSE;
  if (!is_first)
    need (self, ',');
  return !self->failed;
}

gboolean
yishi_json_scan_element (YishiJsonScan *self)
{
  return go_on (self, ']');
}

gboolean
yishi_json_scan_member (YishiJsonScan  *self,
                        const char    **key,
                        gsize          *length)
{
  if (!go_on (self, '}'))
    return FALSE;

  *key = yishi_json_scan_text (self, length);
  need (self, ':');
  return !self->failed;
}

static int
read_hex (YishiJsonScan *self)
{
  int value = 0;

  if (self->end - self->p < 4)
    return -1;
  for (int i = 0; i < 4; i++)
    {
      int digit = g_ascii_xdigit_value (*self->p++);

      if (digit < 0)
        return -1;
      value = value * 16 + digit;
    }

  return value;
}

/* \uXXXX, with its second half where it is the first of a pair. */
static gboolean
read_unicode (YishiJsonScan *self)
{
  int c = read_hex (self), low;

  if (c >= 0xd800 && c < 0xdc00)
    {
      if (self->end - self->p < 6 || self->p[0] != '\\' || self->p[1] != 'u')
        return FALSE;
      self->p += 2;
      low = read_hex (self);
      if (low < 0xdc00 || low > 0xdfff)
        return FALSE;
      c = 0x10000 + ((c - 0xd800) << 10) + (low - 0xdc00);
    }
  if (c <= 0 || (c >= 0xdc00 && c < 0xe000))
    return FALSE;

  g_string_append_unichar (self->scratch, c);
  return TRUE;
}

static gboolean
read_escape (YishiJsonScan *self)
{
  static const char escapes[] = "\"\\/bfnrt", meanings[] = "\"\\/\b\f\n\r\t";
  const char *found;

  if (self->p >= self->end)
    return FALSE;
  if (*self->p == 'u')
    {
      self->p++;
      return read_unicode (self);
    }

  found = memchr (escapes, *self->p++, sizeof escapes - 1);
  if (found == NULL)
    return FALSE;
  g_string_append_c (self->scratch, meanings[found - escapes]);
  return TRUE;
}

/* The rest of a text in which a backslash was met at @start … p. */
static const char *
read_escaped (YishiJsonScan *self,
              const char    *start,
              gsize         *length)
{
  if (self->scratch == NULL)
    self->scratch = g_string_new (NULL);
  g_string_truncate (self->scratch, 0);

  for (;;)
    {
      g_string_append_len (self->scratch, start, self->p - start);
      if (self->p >= self->end || (guchar) *self->p < 0x20)
        return NULL;
      if (*self->p++ == '"')
        break;
      if (!read_escape (self))
        return NULL;
      start = self->p;
      while (self->p < self->end && *self->p != '"' && *self->p != '\\' && (guchar) *self->p >= 0x20)
        self->p++;
    }

  *length = self->scratch->len;
  return self->scratch->str;
}

/**
 * yishi_json_scan_text:
 * @length: (out): bytes; the text is not terminated
 *
 * Returns: (transfer none): the text, "" once the scan has failed
 */
const char *
yishi_json_scan_text (YishiJsonScan *self,
                      gsize         *length)
{
  const char *start, *text;

  *length = 0;
  need (self, '"');
  if (self->failed)
    return "";

  start = self->p;
  while (self->p < self->end && *self->p != '"' && *self->p != '\\' && (guchar) *self->p >= 0x20)
    self->p++;
  if (self->p < self->end && *self->p == '"')
    {
      *length = self->p++ - start;
      return start;
    }

  text = read_escaped (self, start, length);
  self->failed = text == NULL;
  if (self->failed)
    *length = 0;
  return text != NULL ? text : "";
}

/**
 * yishi_json_scan_int:
 *
 * Returns: a whole number; anything else makes the scan fail
 */
gint64
yishi_json_scan_int (YishiJsonScan *self)
{
  gboolean negative = !self->failed && take (self, '-');
  const char *start;
  gint64 value = 0;

  skip_blanks (self);
  start = self->p;
  while (!self->failed && self->p < self->end && g_ascii_isdigit (*self->p))
    {
      if (self->p - start >= 18)
        self->failed = TRUE;
      else
        value = value * 10 + (*self->p++ - '0');
    }
  if (self->p == start || (self->p < self->end && memchr (".eE", *self->p, 3) != NULL))
    self->failed = TRUE;
  if (self->failed)
    return 0;

  return negative ? -value : value;
}

static void skip_value (YishiJsonScan *self,
                        int            depth);

static void
skip_members (YishiJsonScan *self,
              int            depth)
{
  const char *key;
  gsize length;

  yishi_json_scan_object (self);
  while (yishi_json_scan_member (self, &key, &length))
    skip_value (self, depth + 1);
}

static void
skip_elements (YishiJsonScan *self,
               int            depth)
{
  yishi_json_scan_array (self);
  while (yishi_json_scan_element (self))
    skip_value (self, depth + 1);
}

/* true, false, null, or a number of any form. */
static void
skip_word (YishiJsonScan *self)
{
  const char *start = self->p;
  g_autofree char *word = NULL;
  char *rest;

  while (self->p < self->end && (g_ascii_isalnum (*self->p) || memchr ("+-.", *self->p, 3) != NULL))
    self->p++;
  word = g_strndup (start, self->p - start);
  if (strcmp (word, "true") == 0 || strcmp (word, "false") == 0 || strcmp (word, "null") == 0)
    return;

  if (*word != '-' && !g_ascii_isdigit (*word))
    self->failed = TRUE;
  g_ascii_strtod (word, &rest);
  if (*word == '\0' || *rest != '\0')
    self->failed = TRUE;
}

static void
skip_value (YishiJsonScan *self,
            int            depth)
{
  gsize length;

  skip_blanks (self);
  if (self->failed || self->p >= self->end || depth > MAX_DEPTH)
    self->failed = TRUE;
  else if (*self->p == '{')
    skip_members (self, depth);
  else if (*self->p == '[')
    skip_elements (self, depth);
  else if (*self->p == '"')
    yishi_json_scan_text (self, &length);
  else
    skip_word (self);
}

const char *
yishi_json_scan_raw (YishiJsonScan *self,
                     gsize         *length)
{
  const char *start;

  skip_blanks (self);
  start = self->p;
  skip_value (self, 0);
  *length = self->failed ? 0 : self->p - start;
  return start;
}
