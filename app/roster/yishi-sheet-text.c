/* yishi-sheet-text.c - the shared texts of a workbook, and how its cells are written
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "yishi-sheet.h"
#include "yishi-xml.h"

/* A workbook with more different texts than this has more cells than we read. */
#define MAX_STRINGS (2 * 1024 * 1024)

typedef struct
{
  YishiXml   *xml;      /* (unowned) */
  YishiTable *table;    /* (unowned) */
  GArray     *strings;  /* (unowned) guint32: offsets into the table's text */
  gsize       start;    /* of the text being read */
  gboolean    in_item;
  gboolean    in_text;
  guint       phonetic; /* depth of readings, which are not part of the text */
} Strings;

/* A decimal number in the parts that scientific notation moves. */
typedef struct
{
  gboolean negative;
  char     digits[80];
  gsize    n_digits;
  gssize   point;      /* digits before the point */
} Number;

static gboolean
read_number (const char *text,
             gsize       length,
             Number     *number)
{
  gsize i = 0;
  gboolean has_point = FALSE, negative_exponent;
  gssize exponent = 0;

  *number = (Number){ .negative = length > 0 && text[0] == '-' };
  i += number->negative;
  for (; i < length && (g_ascii_isdigit (text[i]) || (text[i] == '.' && !has_point)); i++)
    {
      if (text[i] == '.')
        has_point = TRUE;
      else if (number->n_digits == sizeof number->digits)
        return FALSE;
      else
        number->digits[number->n_digits++] = text[i];
      number->point += g_ascii_isdigit (text[i]) && !has_point;
    }
  if (number->n_digits == 0)
    return FALSE;
  if (i == length)
    return TRUE;
  if (text[i] != 'E' && text[i] != 'e')
    return FALSE;

  i++;
  negative_exponent = i < length && text[i] == '-';
  i += i < length && (text[i] == '-' || text[i] == '+');
  if (i == length || length - i > 2)
    return FALSE;
  for (; i < length; i++)
    {
      if (!g_ascii_isdigit (text[i]))
        return FALSE;
      exponent = exponent * 10 + (text[i] - '0');
    }
  number->point += negative_exponent ? -exponent : exponent;

  return number->point > -40 && number->point < 40;
}

static gboolean
has_fraction (const Number *number)
{
  for (gsize i = (gsize) MAX (number->point, 0); i < number->n_digits; i++)
    if (number->digits[i] != '0')
      return TRUE;

  return FALSE;
}

/**
 * yishi_number_expand:
 * @text: (inout): a number as a workbook stores it
 * @room: bytes there are for it
 *
 * Writes 1.3966253423E10 as 13966253423 and 138.0 as 138. Digits are moved and
 * never computed with, so nothing is rounded. What is no number stays.
 *
 * Returns: the new length
 */
gsize
yishi_number_expand (char *text,
                     gsize length,
                     gsize room)
{
  char out[256];
  gsize n = 0;
  Number number;

  if (!read_number (text, length, &number))
    return length;

  if (number.negative)
    out[n++] = '-';
  if (number.point <= 0)
    out[n++] = '0';
  for (gssize i = 0; i < number.point; i++)
    out[n++] = (gsize) i < number.n_digits ? number.digits[i] : '0';
  if (has_fraction (&number))
    {
      out[n++] = '.';
      for (gssize i = number.point; i < 0; i++)
        out[n++] = '0';
      for (gsize i = (gsize) MAX (number.point, 0); i < number.n_digits; i++)
        out[n++] = number.digits[i];
    }
  if (n > room)
    return length;

  memcpy (text, out, n);
  return n;
}

/* Reads _x000D_. Returns: the character, 0 if it is none */
static gunichar
read_escape (const char *text,
             gsize       length)
{
  gunichar c = 0;

  if (length < 7 || text[0] != '_' || text[1] != 'x' || text[6] != '_')
    return 0;
  for (gsize i = 2; i < 6; i++)
    {
      if (!g_ascii_isxdigit (text[i]))
        return 0;
      c = c * 16 + (gunichar) g_ascii_xdigit_value (text[i]);
    }

  return c >= 0xd800 && c <= 0xdfff ? 0 : c;
}

/**
 * yishi_escapes_decode:
 * @text: (inout): the text of a cell, in which a workbook writes what XML cannot
 *   hold as _x000D_
 *
 * Returns: the new length
 */
gsize
yishi_escapes_decode (char *text,
                      gsize length)
{
  gsize to = 0;

  if (memchr (text, '_', length) == NULL)
    return length;

  for (gsize i = 0; i < length;)
    {
      gunichar c = read_escape (text + i, length - i);

      if (c == 0)
        {
          text[to++] = text[i++];
          continue;
        }
      i += 7;
      to += (gsize) g_unichar_to_utf8 (c, text + to);
    }

  return to;
}

static gboolean
begin_cb (const char               *name,
          const YishiXmlAttributes *attributes,
          gpointer                  user_data,
          GError                  **error)
{
  Strings *self = user_data;

  if (strcmp (name, "si") == 0)
    {
      self->in_item = TRUE;
      self->start = self->table->text_length;
    }
  else if (strcmp (name, "rPh") == 0)
    {
      self->phonetic++;
    }
  self->in_text = self->in_item && self->phonetic == 0 && strcmp (name, "t") == 0;

  return TRUE;
}

static gboolean
end_cb (const char *name,
        gpointer    user_data,
        GError    **error)
{
  Strings *self = user_data;
  guint32 offset;

  self->in_text = FALSE;
  if (strcmp (name, "rPh") == 0 && self->phonetic > 0)
    self->phonetic--;
  if (!self->in_item || strcmp (name, "si") != 0)
    return TRUE;
  if (self->strings->len >= MAX_STRINGS)
    return yishi_table_refuse (
        error,
        _("the file was not read: the workbook has more than %d texts (keep only the "
          "roster in it)"),
        MAX_STRINGS);

  self->table->text_length =
      self->start + yishi_escapes_decode (self->table->text + self->start,
                                          self->table->text_length - self->start);
  offset = yishi_table_end_text (self->table, self->start);
  g_array_append_val (self->strings, offset);
  self->in_item = FALSE;
  return TRUE;
}

static gboolean
text_cb (const char *text,
         gsize       length,
         gpointer    user_data,
         GError    **error)
{
  Strings *self = user_data;

  if (!self->in_text)
    return TRUE;
  if (self->table->text_length - self->start + length > YISHI_TABLE_MAX_CELL)
    return yishi_table_refuse (
        error,
        _("the file was not read: a cell is longer than %d KB (keep only the roster in "
          "it)"),
        YISHI_TABLE_MAX_CELL / 1024);

  return yishi_table_add_text (self->table, text, length, error);
}

static gboolean
feed_cb (const char *data,
         gsize       length,
         gpointer    user_data,
         GError    **error)
{
  Strings *self = user_data;

  return yishi_xml_feed (self->xml, data, length, error);
}

/**
 * yishi_shared_strings_read:
 * @part: the name of the part with the texts
 * @strings: (inout): gets the offset of each text in the table
 *
 * Rich text is joined from its runs; readings above the characters are left out.
 *
 * Returns: %FALSE if the part is damaged or too large
 */
gboolean
yishi_shared_strings_read (YishiZip   *zip,
                           const char *part,
                           YishiTable *table,
                           GArray     *strings,
                           GError    **error)
{
  static const YishiXmlHandler handler = { begin_cb, end_cb, text_cb };
  Strings self = { NULL, table, strings };
  g_autoptr(YishiXml) xml = yishi_xml_new (&handler, &self);
  gboolean found;

  self.xml = xml;
  return yishi_zip_read (zip, part, feed_cb, &self, &found, error) &&
         (!found || yishi_xml_finish (xml, error));
}
