/* yishi-roster-owners.c - the owners of a unit out of the cells that name them
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include <string.h>

#include "yishi-roster-private.h"

void
yishi_owners_init (YishiOwners *self)
{
  self->names = g_ptr_array_new_with_free_func (g_free);
  self->phones = g_ptr_array_new_with_free_func (g_free);
  self->id_numbers = g_ptr_array_new_with_free_func (g_free);
  self->owners = g_array_new (FALSE, TRUE, sizeof (YishiOwner));
  self->is_paired = TRUE;
  self->is_damaged = FALSE;
}

void
yishi_owners_clear (YishiOwners *self)
{
  g_ptr_array_unref (self->names);
  g_ptr_array_unref (self->phones);
  g_ptr_array_unref (self->id_numbers);
  g_array_unref (self->owners);
}

/* For the next unit. */
void
yishi_owners_reset (YishiOwners *self)
{
  g_ptr_array_set_size (self->names, 0);
  g_ptr_array_set_size (self->phones, 0);
  g_ptr_array_set_size (self->id_numbers, 0);
  g_array_set_size (self->owners, 0);
  self->is_paired = TRUE;
  self->is_damaged = FALSE;
}

static gboolean
is_separator (gunichar c)
{
  return c == ',' || c == ';' || c == '/' || c == '\n' || c == '\r' || c == 0x3001 || c == 0xff0c ||
         c == 0xff1b || c == 0xff0f;
}

/* The tail of a company's name behind a comma: Sample Co., Ltd. */
static gboolean
is_company_tail (const char *text)
{
  static const char *const tails[] = { "Ltd", "Inc", "LLC", "Limited", "LTD", "INC", "Corp" };

  for (gsize i = 0; i < G_N_ELEMENTS (tails) && g_ascii_isupper (text[0]); i++)
    if (g_str_has_prefix (text, tails[i]))
      return TRUE;

  return FALSE;
}

static gboolean
is_inner_blank (gunichar c)
{
  return c == ' ' || c == '\t' || c == 0x3000 || c == 0xa0;
}

/* Whether a separator or blank may begin with the byte. Digits, letters and all
 * but the first of the Chinese characters need no other look. */
static gboolean
may_be_end (guchar byte)
{
  return byte < 0x80 ? !g_ascii_isalnum (byte) : byte == 0xc2 || byte == 0xe3 || byte == 0xef;
}

/* Adds what lies from @start to @end, without the blanks at its ends. */
static void
add_part (GPtrArray  *parts,
          const char *start,
          const char *end)
{
  char *part;

  while (start < end && may_be_end (*start) && is_inner_blank (g_utf8_get_char (start)))
    start = g_utf8_next_char (start);
  while (start < end && !g_ascii_isalnum (end[-1]) && is_inner_blank (g_utf8_get_char (g_utf8_prev_char (end))))
    end = g_utf8_prev_char (end);
  if (start == end)
    return;

  part = g_strndup (start, (gsize) (end - start));
  if (parts->len > 0 && is_company_tail (part))
    {
      char **last = (char **) &g_ptr_array_index (parts, parts->len - 1);
      char *joined = g_strconcat (*last, ", ", part, NULL);

      g_free (*last);
      g_free (part);
      *last = joined;
      return;
    }

  g_ptr_array_add (parts, part);
}

static void
split (GPtrArray  *parts,
       const char *text,
       gboolean  (*is_end) (gunichar c))
{
  const char *start = text;

  if (*text == '\0')
    return;
  for (const char *p = text;; p = g_utf8_next_char (p))
    {
      if (*p != '\0' && (!may_be_end (*p) || !is_end (g_utf8_get_char (p))))
        continue;
      if (p > start)
        add_part (parts, start, p);
      if (*p == '\0')
        return;
      start = g_utf8_next_char (p);
    }
}

/* “张三 李四” are two owners where the row has two phones or ID numbers, and
 * “张 三” is one whose name was spaced out. */
static void
split_names (GPtrArray  *names,
             const char *text,
             guint       n_numbers)
{
  guint before = names->len;
  gboolean are_names = TRUE;

  split (names, text, is_separator);
  if (names->len != before + 1 || n_numbers < 2)
    return;

  g_ptr_array_set_size (names, (gint) before);
  split (names, text, is_inner_blank);
  for (guint i = before; i < names->len; i++)
    are_names = are_names && g_utf8_strlen (g_ptr_array_index (names, i), -1) >= 2;
  if (names->len == before + n_numbers && are_names)
    return;

  g_ptr_array_set_size (names, (gint) before);
  split (names, text, is_separator);
}

/* Whether the last digit of a citizen's number follows from the others
 * (GB 11643). */
static gboolean
is_citizen_number (const char *text)
{
  static const int weights[] = { 7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2 };
  int sum = 0;

  for (gsize i = 0; i < G_N_ELEMENTS (weights); i++)
    sum += (text[i] - '0') * weights[i];

  return "10X98765432"[sum % 11] == text[17];
}

/* A spreadsheet keeps 15 digits of a number: 1.38E+10, or 330381199001011000. */
static gboolean
is_rounded (const char *text)
{
  gsize n = strspn (text, "0123456789");

  if (text[n] == '.')
    n += 1 + strspn (text + n + 1, "0123456789");
  if (n > 0 && (text[n] == 'E' || text[n] == 'e') &&
      (text[n + 1] == '+' || g_ascii_isdigit (text[n + 1])))
    return TRUE;

  return strlen (text) == 18 && strspn (text, "0123456789") == 18 &&
         g_str_has_suffix (text, "000") && !is_citizen_number (text);
}

static void
split_numbers (YishiOwners *self,
               GPtrArray   *numbers,
               const char  *text)
{
  guint before = numbers->len;

  while (*text == '\'')
    text++;
  split (numbers, text, is_separator);
  for (guint i = before; i < numbers->len; i++)
    if (is_rounded (g_ptr_array_index (numbers, i)))
      {
        /* An empty one keeps the place, so that the others stay with their owners. */
        *(char *) g_ptr_array_index (numbers, i) = '\0';
        self->is_damaged = TRUE;
      }
}

/**
 * yishi_owners_add:
 * @names: the owners of a row, parted by 、 , ; / or line breaks
 * @phones: likewise
 * @id_numbers: likewise
 */
void
yishi_owners_add (YishiOwners *self,
                  const char  *names,
                  const char  *phones,
                  const char  *id_numbers)
{
  guint n_phones = self->phones->len, n_ids = self->id_numbers->len;

  split_numbers (self, self->phones, phones);
  split_numbers (self, self->id_numbers, id_numbers);
  split_names (self->names, names,
               MAX (self->phones->len - n_phones, self->id_numbers->len - n_ids));
}

/* Joins all of @parts, which are of nobody in particular. They end up in the
 * first place, so that they are freed with the others. */
static const char *
join_all (GPtrArray *parts)
{
  char *joined;

  g_ptr_array_add (parts, NULL);
  joined = g_strjoinv ("、", (char **) parts->pdata);
  g_ptr_array_set_size (parts, 0);
  g_ptr_array_add (parts, joined);

  return joined;
}

/**
 * yishi_owners_finish:
 *
 * Gives the owners their numbers by position. One phone, or a number of phones
 * that does not fit, is the household's: every owner has it, so that two units
 * with the same owners and the same phones are still one buyer's. ID numbers that
 * do not fit stay with the first owner.
 */
void
yishi_owners_finish (YishiOwners *self)
{
  guint n = self->names->len, n_phones = self->phones->len, n_ids = self->id_numbers->len;
  const char *phones = "", *ids = "";

  g_array_set_size (self->owners, n);
  if (n_phones > 0 && n_phones != n)
    phones = join_all (self->phones);
  if (n_ids > 0 && n_ids != n)
    ids = join_all (self->id_numbers);
  self->is_paired = (n_phones <= 1 || n_phones == n || n <= 1) && (n_ids == 0 || n_ids == n);

  for (guint i = 0; i < n; i++)
    {
      YishiOwner *owner = &g_array_index (self->owners, YishiOwner, i);

      owner->name = g_ptr_array_index (self->names, i);
      owner->phone = n_phones == n ? g_ptr_array_index (self->phones, i) : phones;
      owner->id_number = n_ids == n ? g_ptr_array_index (self->id_numbers, i) : i == 0 ? ids : "";
    }
}
