/* yishi-roll-group.c - which units of a roll belong to one person
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The same set of owners is one buyer, and the developer is one person (SPC
 * interpretation on condominium ownership, art. 9). An owner is known by ID
 * number, else by name together with phone; who is known by neither is merged
 * with nobody, since a wrong merge takes a vote away.
 */
#include "yishi-roll.h"

#include <string.h>

#include "yishi-roll-private.h"

/* Shorter numbers are placeholders such as 0, 无 or 12345. */
#define SHORTEST_PHONE 7
#define SHORTEST_ID 6

/* Separates what a key consists of; no such byte is in a text. */
#define END_OF_FIELD '\x1f'
#define END_OF_OWNER '\x1e'

static gunichar
fold_width (gunichar c)
{
  return c >= 0xff01 && c <= 0xff5e ? c - 0xfee0 : c;
}

static gboolean
is_blank (gunichar c)
{
  if (c >= 0x3001 && c < 0xfeff)
    return FALSE;

  return g_unichar_isspace (c) || (c >= 0x200b && c <= 0x200f) || c == 0xfeff;
}

/* Whether the character takes three bytes and is none of the blanks, marks and
 * full-width letters among those: from U+4000 to U+9FFF, nearly all of Chinese. */
static gboolean
is_plain_chinese (const char *p)
{
  return (guchar) *p >= 0xe4 && (guchar) *p <= 0xe9;
}

/* Whether all digits of @text from @start on are the same one: a placeholder. */
static gboolean
is_monotone (const char *text)
{
  return strspn (text, (char[]) { text[0], '\0' }) == strlen (text);
}

/**
 * yishi_owner_append_name:
 *
 * Appends the name as it is compared: 张　三 is 张三, ＡＢＣ is abc.
 *
 * Returns: %FALSE if there is no name
 */
gboolean
yishi_owner_append_name (GString          *key,
                         const YishiOwner *owner)
{
  gsize before = key->len;

  for (const char *p = owner->name; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c;

      if (is_plain_chinese (p))
        {
          g_string_append_len (key, p, 3);
          continue;
        }

      c = fold_width (g_utf8_get_char (p));
      if (is_blank (c))
        continue;
      if (c >= 0x80)
        g_string_append_len (key, p, g_utf8_next_char (p) - p);
      else
        g_string_append_c (key, g_ascii_tolower ((char) c));
    }

  return key->len > before;
}

/* Writes the digits of one number of a phone cell and drops country code and
 * long-distance prefix of mobile numbers. Returns: FALSE if it is no number */
static gboolean
append_number (GString    *key,
               const char *digits)
{
  gsize n = strlen (digits);

  if (n > 4 && g_str_has_prefix (digits, "0086"))
    digits += 4;
  else if (n == 13 && g_str_has_prefix (digits, "861"))
    digits += 2;
  else if (n == 12 && g_str_has_prefix (digits, "01") && digits[2] > '2')
    digits += 1;
  if (strlen (digits) < SHORTEST_PHONE || is_monotone (digits))
    return FALSE;

  g_string_append (key, digits);
  g_string_append_c (key, '/');
  return TRUE;
}

static gboolean
is_number_end (gunichar c)
{
  return c == '/' || c == ',' || c == ';' || c == '\n' || c == '\\' || c == '|' || c == 0x3001 ||
         c == 0x6216;
}

/**
 * yishi_owner_append_phone:
 *
 * Appends the digits of the phone, or of all phones if the cell has several.
 * Masked numbers (139****1234) and placeholders are worth nothing.
 *
 * Returns: %FALSE if there is no usable phone; @key is then unchanged
 */
gboolean
yishi_owner_append_phone (GString          *key,
                          const YishiOwner *owner)
{
  gsize before = key->len;
  char digits[32];
  guint n = strspn (owner->phone, "0123456789");
  gboolean is_good = TRUE;

  /* Nearly every cell is one number and nothing else. */
  if (n > 0 && n + 1 < sizeof digits && owner->phone[n] == '\0')
    return append_number (key, owner->phone);

  n = 0;
  for (const char *p = owner->phone; is_good; p = g_utf8_next_char (p))
    {
      gunichar c = fold_width (g_utf8_get_char (p));

      if (c == '*' || n + 1 >= sizeof digits)
        is_good = FALSE;
      else if (c < 0x80 && g_ascii_isdigit (c))
        digits[n++] = (char) c;
      else if ((c == 0 || is_number_end (c)) && n > 0)
        {
          digits[n] = '\0';
          n = 0;
          is_good = append_number (key, digits);
        }
      if (c == 0)
        break;
    }

  if (!is_good)
    g_string_truncate (key, before);
  return key->len > before;
}

/**
 * yishi_owner_append_id_number:
 *
 * Appends the ID number without blanks and with a capital X. Other documents
 * than the identity card are taken as they are; masked numbers and placeholders
 * are worth nothing.
 *
 * Returns: %FALSE if there is no usable number; @key is then unchanged
 */
gboolean
yishi_owner_append_id_number (GString          *key,
                              const YishiOwner *owner)
{
  gsize before = key->len;
  guint n_digits = 0;

  for (const char *p = owner->id_number; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = fold_width (g_utf8_get_char (p));

      if (c == '*')
        {
          g_string_truncate (key, before);
          return FALSE;
        }
      if (is_blank (c) || c == '-' || c == '\'')
        continue;
      n_digits += c < 0x80 && g_ascii_isdigit (c);
      g_string_append_unichar (key, c < 0x80 ? (gunichar) g_ascii_toupper ((char) c) : c);
    }

  if (n_digits < SHORTEST_ID || is_monotone (key->str + before))
    g_string_truncate (key, before);
  return key->len > before;
}

static gboolean
append_identity (GString          *key,
                 const YishiOwner *owner)
{
  gsize before = key->len;

  g_string_append_c (key, 'I');
  if (yishi_owner_append_id_number (key, owner))
    return TRUE;

  g_string_truncate (key, before);
  g_string_append_c (key, 'P');
  if (!yishi_owner_append_name (key, owner))
    return FALSE;
  g_string_append_c (key, END_OF_FIELD);
  return yishi_owner_append_phone (key, owner);
}

static int
compare_texts (gconstpointer a,
               gconstpointer b)
{
  return strcmp (*(const char *const *) a, *(const char *const *) b);
}

/* Writes the set of owners' identities, in an order of its own so that the
 * order of the certificate does not matter. Returns: FALSE if one of them is
 * not known, or there is none */
static gboolean
make_key (GString         *key,
          const YishiUnit *unit)
{
  g_autoptr(GPtrArray) identities = NULL;
  const char *last = NULL;

  g_string_truncate (key, 0);
  if (unit->n_owners <= 1)
    return unit->n_owners == 1 && append_identity (key, &unit->owners[0]);

  identities = g_ptr_array_new_with_free_func (g_free);
  for (guint i = 0; i < unit->n_owners; i++)
    {
      g_string_truncate (key, 0);
      if (!append_identity (key, &unit->owners[i]))
        return FALSE;
      g_ptr_array_add (identities, g_strdup (key->str));
    }
  g_ptr_array_sort (identities, compare_texts);

  g_string_truncate (key, 0);
  for (guint i = 0; i < identities->len; i++)
    {
      const char *identity = g_ptr_array_index (identities, i);

      if (last != NULL && strcmp (last, identity) == 0)
        continue;
      if (last != NULL)
        g_string_append_c (key, END_OF_OWNER);
      g_string_append (key, identity);
      last = identity;
    }

  return TRUE;
}

/* Companies and other bodies, which a developer is. */
static gboolean
is_organization (const YishiOwner *owner)
{
  static const char *const words[] = { "公司", "集团", "置业", "地产", "房产",
                                       "开发", "企业", "有限", "Ltd",  "LTD" };

  for (gsize i = 0; i < G_N_ELEMENTS (words); i++)
    if (strstr (owner->name, words[i]) != NULL)
      return TRUE;

  return FALSE;
}

/* ---- disjoint sets; the root is the smallest index of its set ---- */

static guint32
find_root (guint32 *parents,
           guint32  i)
{
  while (parents[i] != i)
    {
      parents[i] = parents[parents[i]];
      i = parents[i];
    }

  return i;
}

/* Returns: whether they were two sets before */
static gboolean
unite (guint32 *parents,
       guint32  a,
       guint32  b)
{
  a = find_root (parents, a);
  b = find_root (parents, b);
  if (a == b)
    return FALSE;

  parents[MAX (a, b)] = MIN (a, b);
  return TRUE;
}

/* Unites @i with the first unit that came with @key. */
static gboolean
unite_by_key (GHashTable *first,
              guint32    *parents,
              const char *key,
              gsize       length,
              guint32     i,
              GStringChunk *keys)
{
  guint known = GPOINTER_TO_UINT (g_hash_table_lookup (first, key));

  if (known > 0)
    return unite (parents, known - 1, i);

  g_hash_table_insert (first, g_string_chunk_insert_len (keys, key, length),
                       GUINT_TO_POINTER (i + 1));
  return FALSE;
}

/* The same set of owners is one buyer. Of the units marked as the developer's
 * only those of a company take part: a private person who stands there is the
 * buyer of a unit that is sold and not delivered, which is the developer's, and
 * his other units are not. */
static void
unite_buyers (YishiRoll *self,
              guint32   *parents)
{
  g_autoptr(GHashTable) first = g_hash_table_new (g_str_hash, g_str_equal);
  GStringChunk *keys = g_string_chunk_new (64 * 1024);
  g_autoptr(GString) key = g_string_new (NULL);
  guint32 developer = G_MAXUINT32;

  for (guint32 i = 0; i < yishi_roll_get_n_units (self); i++)
    {
      const YishiUnit *unit = yishi_roll_edit_unit (self, i);

      if (unit->is_developers)
        {
          if (developer == G_MAXUINT32)
            developer = i;
          unite (parents, developer, i);
        }
      if (unit->is_developers && (unit->n_owners != 1 || !is_organization (&unit->owners[0])))
        continue;
      if (make_key (key, unit))
        unite_by_key (first, parents, key->str, key->len, i, keys);
    }

  g_string_chunk_free (keys);
}

/* Returns: (transfer full): for each unit, whether the chair joined it with
 * another that was not the same person by itself */
static gboolean *
unite_confirmed (YishiRoll *self,
                 guint32   *parents)
{
  g_autoptr(GHashTable) first = g_hash_table_new (g_str_hash, g_str_equal);
  gboolean *joined = g_new0 (gboolean, yishi_roll_get_n_units (self) + 1);
  GStringChunk *keys = g_string_chunk_new (1024);

  for (guint32 i = 0; i < yishi_roll_get_n_units (self); i++)
    {
      const char *group = yishi_roll_edit_unit (self, i)->confirmed;

      if (*group != '\0')
        joined[i] = unite_by_key (first, parents, group, strlen (group), i, keys);
    }

  g_string_chunk_free (keys);
  return joined;
}

static void
give_persons (YishiRoll      *self,
              guint32        *parents,
              const gboolean *joined)
{
  guint n = yishi_roll_get_n_units (self);
  g_autofree guint *n_units = g_new0 (guint, n + 1);
  g_autofree YishiMergeReason *reasons = g_new0 (YishiMergeReason, n + 1);

  for (guint32 i = 0; i < n; i++)
    {
      guint32 root = find_root (parents, i);
      gboolean is_developers = yishi_roll_edit_unit (self, i)->is_developers;
      YishiMergeReason reason = is_developers ? YISHI_MERGE_DEVELOPER
                              : joined[i]     ? YISHI_MERGE_CONFIRMED
                                              : YISHI_MERGE_SAME_BUYER;

      n_units[root]++;
      if (reasons[root] != YISHI_MERGE_DEVELOPER && reason != YISHI_MERGE_SAME_BUYER)
        reasons[root] = reason;
      if (reasons[root] == YISHI_MERGE_NONE)
        reasons[root] = reason;
    }

  for (guint32 i = 0; i < n; i++)
    {
      YishiUnit *unit = yishi_roll_edit_unit (self, i);
      guint32 root = find_root (parents, i);

      unit->person = root;
      unit->reason = n_units[root] > 1 ? reasons[root] : YISHI_MERGE_NONE;
    }
}

/**
 * yishi_roll_group:
 *
 * Sets person (the index of the person's first unit) and reason of every unit.
 * All units of a person have one reason: the developer's, if one of them is
 * marked so; confirmed, if it took the chair to join them; else the same buyer.
 *
 * A unit that is not marked and belongs to the company whose units are marked is
 * the developer's too: the same owner is one person (SPC interpretation art. 9).
 * The time is linear in the number of units.
 */
void
yishi_roll_group (YishiRoll *self)
{
  g_autofree guint32 *parents = NULL;
  g_autofree gboolean *joined = NULL;
  guint n;

  g_return_if_fail (self != NULL);

  n = yishi_roll_get_n_units (self);
  parents = g_new (guint32, n + 1);
  for (guint32 i = 0; i < n; i++)
    parents[i] = i;

  unite_buyers (self, parents);
  joined = unite_confirmed (self, parents);
  give_persons (self, parents, joined);
}
