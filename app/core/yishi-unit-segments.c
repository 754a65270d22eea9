/* yishi-unit-segments.c - a unit's name cut where its parts end
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A name is cut at dashes and behind the words that say what stands before
 * them: 3幢, 2单元, 501室.
 */
#include "yishi-unit-segments.h"

typedef struct
{
  gunichar chars[YISHI_MAX_NAME_CHARS + 2];
  guint    n;
} Plain;

static gboolean
is_alnum (gunichar c)
{
  return c < 0x80 && g_ascii_isalnum (c);
}

static gboolean
is_dash (gunichar c)
{
  return c == '-' || c == '.' || c == '/' || c == '_' || c == '~' || c == '\\' ||
         (c >= 0x2010 && c <= 0x2015) || c == 0x2212 || c == 0x2500 || c == 0x301c || c == 0x30fc ||
         c == 0xfe63;
}

/* Returns: the value of a Chinese numeral (10 for 十), or -1 */
static int
get_numeral (gunichar c)
{
  static const gunichar digits[] = { 0x96f6, 0x4e00, 0x4e8c, 0x4e09, 0x56db, 0x4e94,
                                     0x516d, 0x4e03, 0x516b, 0x4e5d, 0x5341 };

  if (c < 0x3007)
    return -1;
  if (c == 0x3007)
    return 0;
  for (gsize i = 0; i < G_N_ELEMENTS (digits); i++)
    if (c == digits[i])
      return (int) i;

  return -1;
}

static gboolean
is_numberlike (gunichar c)
{
  return is_alnum (c) || get_numeral (c) >= 0;
}

static gboolean
is_direction (gunichar c)
{
  return c == 0x4e1c || c == 0x897f || c == 0x5357 || c == 0x5317 || c == 0x4e2d;  /* 东西南北中 */
}

/* What cannot stand in the name of one unit: controls, damaged text, marks that
 * turn the direction of writing, and lists of several units. */
static gboolean
is_forbidden (gunichar c)
{
  return g_unichar_iscntrl (c) || c == 0xfffd || (c >= 0x202a && c <= 0x202e) ||
         (c >= 0x2066 && c <= 0x2069) || c == ',' || c == ';' || c == 0x3001;
}

static gboolean
is_invisible (gunichar c)
{
  return (c >= 0x200b && c <= 0x200f) || c == 0x2060 || c == 0xfeff;
}

/* Full-width signs become ASCII, letters capitals, every dash a hyphen. A blank
 * goes, unless it is all that parts two numbers: there it is a dash. */
static gboolean
make_plain (const char *text,
            Plain      *plain)
{
  gboolean blank = FALSE;

  plain->n = 0;
  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char_validated (p, -1);

      if (c == (gunichar) -1 || c == (gunichar) -2)
        return FALSE;
      if (c >= 0xff01 && c <= 0xff5e)
        c -= 0xfee0;
      if (c == ' ' || (c != 0x2028 && g_unichar_isspace (c)))
        {
          blank = TRUE;
          continue;
        }
      if (is_invisible (c))
        continue;
      if (is_forbidden (c) || plain->n >= YISHI_MAX_NAME_CHARS)
        return FALSE;
      if (is_dash (c))
        c = '-';
      if (c < 0x80)
        c = g_ascii_toupper (c);
      if (blank && plain->n > 0 && is_alnum (plain->chars[plain->n - 1]) && is_alnum (c))
        plain->chars[plain->n++] = '-';
      blank = FALSE;
      plain->chars[plain->n++] = c;
    }

  return plain->n <= YISHI_MAX_NAME_CHARS;
}

static gunichar
peek (const Plain *plain,
      guint        i)
{
  return i < plain->n ? plain->chars[i] : 0;
}

static gboolean
is_strong_building_word (gunichar c)
{
  return c == 0x5e62 || c == 0x680b || c == 0x68df;  /* 幢栋棟 */
}

/* 号 ends a building only if no better word and no dash follows: in
 * “桂花路12号3幢501” and “桂花路12号3-501” it is part of the address. */
static gboolean
is_followed_by_building (const Plain *plain,
                         guint        i)
{
  for (; i < plain->n; i++)
    if (plain->chars[i] == '-' || is_strong_building_word (plain->chars[i]) ||
        (plain->chars[i] == 0x697c && i > 0 && is_numberlike (plain->chars[i - 1])) ||
        (plain->chars[i] == 0x697c && i > 0 && plain->chars[i - 1] == 0x53f7))
      return TRUE;

  return FALSE;
}

/* 号 and #: a building, or a room if nothing follows. Returns: length, 0 if none */
static guint
match_number_sign (const Plain *plain,
                   guint        i,
                   YishiSegmentKind *kind)
{
  gunichar next = peek (plain, i + 1);
  gboolean is_hao = plain->chars[i] == 0x53f7;

  if (!is_numberlike (plain->chars[i - 1]))
    return 0;

  *kind = YISHI_SEGMENT_BUILDING;
  if (next == 0x697c || is_strong_building_word (next) || next == 0x5ea7)  /* 楼 幢栋 座 */
    return 2;
  if (next == 0 || next == 0x5ba4 || next == 0x623f || next == 0x6237)  /* 室房户 */
    {
      *kind = YISHI_SEGMENT_ROOM;
      return next == 0 ? 1 : 2;
    }
  if (is_hao && next != '-' && is_followed_by_building (plain, i + 1))
    return 0;

  return 1;
}

/* The word at @i that says what stands before it. Returns: its length, 0 if
 * there is none */
static guint
match_word (const Plain *plain,
            guint        i,
            gboolean     has_building,
            YishiSegmentKind *kind)
{
  gunichar c = plain->chars[i], next = peek (plain, i + 1);
  gboolean after_number = is_numberlike (plain->chars[i - 1]);

  if (c == '#' || c == 0x53f7)
    return match_number_sign (plain, i, kind);

  *kind = YISHI_SEGMENT_BUILDING;
  if (is_strong_building_word (c) || (c == 0x5ea7 && after_number))  /* 座 */
    return 1;
  if (c == 0x697c && after_number)  /* 楼: a building first, then a floor */
    {
      *kind = has_building ? YISHI_SEGMENT_FLOOR : YISHI_SEGMENT_BUILDING;
      return 1;
    }

  *kind = YISHI_SEGMENT_FLOOR;
  if (c == 0x5c42 && after_number)  /* 层 */
    return 1;

  *kind = YISHI_SEGMENT_STAIR;
  if (c == 0x5355 && next == 0x5143)  /* 单元 */
    return 2;
  if (c == 0x68af && (after_number || is_direction (plain->chars[i - 1])))  /* 梯 */
    return 1;
  if (c == 0x95e8 && after_number && next != 0)  /* 门 */
    return 1;

  *kind = YISHI_SEGMENT_ROOM;
  return (c == 0x5ba4 || c == 0x623f || c == 0x6237) && after_number && (next == 0 || next == '-')
             ? 1
             : 0;
}

/* Reads 十二, 二十, 一〇一 … Returns: FALSE if it is no number below 10,000 */
static gboolean
read_numerals (const gunichar *chars,
               guint           n,
               int            *value)
{
  gboolean has_ten = FALSE;
  int total = 0;

  if (n > 4)
    return FALSE;
  for (guint i = 0; i < n; i++)
    {
      int digit = get_numeral (chars[i]);

      if (digit < 10)
        {
          if (has_ten && (chars[i - 1] != 0x5341 || digit == 0))
            return FALSE;
          total = has_ten ? total + digit : total * 10 + digit;
          continue;
        }
      if (has_ten || i > 1 || (i == 1 && total == 0))
        return FALSE;
      has_ten = TRUE;
      total = i == 0 ? 10 : total * 10;
    }

  *value = total;
  return TRUE;
}

static char *
put_char (char    *end,
          gunichar c)
{
  return end + g_unichar_to_utf8 (c, end);
}

/* Writes the characters from @start to @stop, without leading zeros in any run
 * of digits. Numerals at the end become digits where a word follows them, or
 * where they are the whole. */
static void
write_segment (const gunichar *chars,
               guint           start,
               guint           stop,
               YishiSegmentKind     kind,
               char           *text)
{
  guint numerals = stop;
  gboolean in_number = FALSE;
  int value = 0;
  char *end = text;

  while (numerals > start && get_numeral (chars[numerals - 1]) >= 0)
    numerals--;
  if (numerals == stop || (kind == YISHI_SEGMENT_PLAIN && numerals != start) ||
      (numerals > start && is_alnum (chars[numerals - 1])) ||
      !read_numerals (chars + numerals, stop - numerals, &value))
    numerals = stop;

  for (guint i = start; i < numerals; i++)
    {
      gboolean more = i + 1 < numerals && chars[i + 1] < 0x80 && g_ascii_isdigit (chars[i + 1]);

      if (!in_number && chars[i] == '0' && more)
        continue;
      in_number = chars[i] < 0x80 && g_ascii_isdigit (chars[i]);
      end = put_char (end, chars[i]);
    }
  *end = '\0';
  if (numerals < stop)
    g_snprintf (end, 8, "%d", value);
}

static gboolean
add_segment (YishiSegments    *segments,
             const Plain *plain,
             guint        start,
             guint        stop,
             YishiSegmentKind  kind)
{
  if (start < stop && plain->chars[start] == 0x7b2c)  /* 第 */
    start++;
  if (start >= stop)
    return TRUE;
  if (segments->n == YISHI_MAX_SEGMENTS)
    return FALSE;

  write_segment (plain->chars, start, stop, kind, segments->items[segments->n].text);
  segments->items[segments->n++].kind = kind;
  return TRUE;
}

/**
 * yishi_segments_cut:
 * @text: (nullable): a unit's name, or a part of one; %NULL is empty
 * @segments: (out caller-allocates): what it consists of, in its order
 *
 * Returns: %FALSE if @text cannot be the name of one unit
 */
gboolean
yishi_segments_cut (const char    *text,
                    YishiSegments *segments)
{
  Plain plain;
  guint start = 0, i = 0;
  gboolean has_building = FALSE;

  segments->n = 0;
  segments->is_closed = TRUE;
  if (text == NULL)
    return TRUE;
  if (!make_plain (text, &plain))
    return FALSE;

  while (i < plain.n)
    {
      YishiSegmentKind kind = YISHI_SEGMENT_PLAIN;
      guint length = plain.chars[i] == '-' || (plain.chars[i] == '#' && i == start) ? 1 : 0;

      if (length == 0 && i > start)
        length = match_word (&plain, i, has_building, &kind);
      if (length == 0)
        {
          i++;
          continue;
        }
      if (!add_segment (segments, &plain, start, i, kind))
        return FALSE;
      has_building = has_building || kind == YISHI_SEGMENT_BUILDING;
      i += length;
      start = i;
    }

  segments->is_closed = start >= plain.n;
  return add_segment (segments, &plain, start, plain.n, YISHI_SEGMENT_PLAIN);
}

gboolean
yishi_segments_has (const YishiSegments *segments,
          YishiSegmentKind     kind)
{
  for (guint i = 0; i < segments->n; i++)
    if (segments->items[i].kind == kind)
      return TRUE;

  return FALSE;
}
