/* yishi-encoding.c - finds out how a text file is encoded and makes UTF-8 of it
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The order matters: UTF-8 text is also valid GB18030 and would come out as
 * other characters, and hardly any GB18030 text is valid UTF-8.
 */
#include "config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "yishi-table-private.h"

typedef struct
{
  const char *name;    /* as reported */
  const char *charset; /* as iconv knows it */
  gsize       skip;    /* bytes of the mark at the beginning */
  gboolean    is_sure; /* the text was looked through, and is valid */
} Encoding;

static const Encoding utf8 = { "UTF-8", "UTF-8", 0, FALSE };
static const Encoding gb18030 = { "GB18030", "GB18030", 0, FALSE };
static const Encoding little = { "UTF-16LE", "UTF-16LE", 0, FALSE };
static const Encoding big = { "UTF-16BE", "UTF-16BE", 0, FALSE };

/* Digits and commas of UTF-16 have a zero byte each, on one side nearly always:
 * on the other side it stands only in characters such as 一 (U+4E00). In a table
 * they are a quarter of the characters at least; a few zeros are damage. */
static gboolean
guess_utf16 (const char *text,
             gsize       length,
             Encoding   *encoding)
{
  gsize zeros[2] = { 0, 0 };

  if (length % 2 != 0)
    return FALSE;
  for (gsize i = 0; i < MIN (length, 8192); i++)
    zeros[i % 2] += text[i] == '\0';
  if (MAX (zeros[0], zeros[1]) * 8 < MIN (length, 8192))
    return FALSE;
  if (zeros[1] > 4 * zeros[0])
    *encoding = little;
  else if (zeros[0] > 4 * zeros[1])
    *encoding = big;
  else
    return FALSE;

  return TRUE;
}

static Encoding
guess (const char *text,
       gsize       length)
{
  Encoding encoding = utf8;

  if (length >= 3 && memcmp (text, "\xef\xbb\xbf", 3) == 0)
    return (Encoding){ "UTF-8 BOM", "UTF-8", 3, FALSE };
  if (length >= 2 && memcmp (text, "\xff\xfe", 2) == 0)
    return (Encoding){ "UTF-16LE", "UTF-16LE", 2, FALSE };
  if (length >= 2 && memcmp (text, "\xfe\xff", 2) == 0)
    return (Encoding){ "UTF-16BE", "UTF-16BE", 2, FALSE };
  if (memchr (text, '\0', MIN (length, 8192)) != NULL && guess_utf16 (text, length, &encoding))
    return encoding;
  if (!g_utf8_validate_len (text, length, NULL))
    return gb18030;

  encoding.is_sure = TRUE;
  return encoding;
}

/* Takes the encoding that was asked for; a mark at the beginning still goes. */
static gboolean
take_wanted (const char *wanted,
             const char *text,
             gsize       length,
             Encoding   *encoding)
{
  Encoding guessed = guess (text, length);

  if (g_ascii_strcasecmp (wanted, "UTF-8") == 0)
    *encoding = utf8;
  else if (g_ascii_strcasecmp (wanted, "UTF-16LE") == 0)
    *encoding = little;
  else if (g_ascii_strcasecmp (wanted, "UTF-16BE") == 0)
    *encoding = big;
  else if (g_ascii_strcasecmp (wanted, "GB18030") == 0 || g_ascii_strcasecmp (wanted, "GBK") == 0 ||
           g_ascii_strcasecmp (wanted, "GB2312") == 0)
    *encoding = gb18030;
  else
    return FALSE;

  if (strcmp (guessed.charset, encoding->charset) == 0)
    *encoding = guessed;
  return TRUE;
}

/* Strictly: a byte that means nothing is not replaced by a question mark. */
static gboolean
convert (char          **text,
         gsize          *length,
         const Encoding *encoding,
         GError        **error)
{
  g_autofree char *utf8_text = NULL;
  gsize n;

  if (strcmp (encoding->charset, "UTF-8") == 0)
    {
      if (!encoding->is_sure && !g_utf8_validate_len (*text + encoding->skip, *length - encoding->skip, NULL))
        return yishi_table_refuse (
            error, _("the file was not read: it is not valid %s text (choose its encoding)"),
            encoding->name);
      memmove (*text + 1, *text + encoding->skip, *length - encoding->skip);
      *length = *length - encoding->skip + 1;
      (*text)[0] = '\0';
      return TRUE;
    }

  utf8_text = g_convert (*text + encoding->skip, (gssize)(*length - encoding->skip), "UTF-8",
                         encoding->charset, NULL, &n, NULL);
  if (utf8_text == NULL || memchr (utf8_text, '\0', n) != NULL)
    return yishi_table_refuse (
        error, _("the file was not read: it is neither UTF-8, UTF-16 nor GB18030 text (save it "
                 "as .xlsx or as CSV in UTF-8)"));

  /* Growing in place: a second copy would be what costs the most memory. */
  g_clear_pointer (text, g_free);
  *text = g_realloc (g_steal_pointer (&utf8_text), n + 2);
  memmove (*text + 1, *text, n);
  (*text)[0] = '\0';
  *length = n + 1;
  return TRUE;
}

/**
 * yishi_text_to_utf8:
 * @text: (inout): the file, in memory with room for two bytes more; afterwards
 *   its UTF-8 behind one zero byte, which serves as the empty text
 * @length: (inout): bytes, afterwards with the zero byte
 * @wanted: (nullable): the encoding to take instead of guessing
 * @encoding: (out): how it was encoded
 *
 * Returns: %FALSE if it is no text; sets %YISHI_ROSTER_ERROR_UNREADABLE
 */
gboolean
yishi_text_to_utf8 (char       **text,
                    gsize       *length,
                    const char  *wanted,
                    const char **encoding,
                    GError     **error)
{
  Encoding found;

  if (wanted == NULL)
    found = guess (*text, *length);
  else if (!take_wanted (wanted, *text, *length, &found))
    /* Translators: %s is the name of an encoding that was asked for */
    return yishi_table_refuse (
        error,
        _("the file was not read: the encoding “%s” is not known (choose UTF-8, "
          "UTF-16LE, UTF-16BE or GB18030)"),
        wanted);

  if (!convert (text, length, &found, error))
    return FALSE;
  if (memchr (*text + 1, '\0', *length - 1) != NULL)
    return yishi_table_refuse (
        error, _("the file was not read: there are zero bytes in it, so it is no text (save it "
                 "as .xlsx or CSV)"));

  *encoding = found.name;
  return TRUE;
}
