/* yishi-search-build.c - makes the tables of a search index from a roll
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "yishi-search-private.h"

#include <string.h>

#include "yishi-pinyin.h"
#include "yishi-unit-name.h"

/* What is collected before it is laid out and sorted. */
typedef struct
{
  YishiSearch     *self;      /* (not owned) */
  const YishiRoll *roll;      /* (not owned) */
  GString         *texts;     /* (owned) */
  GHashTable      *names;     /* (owned) the roll's text → name + 1 */
  GArray          *name_texts;  /* (owned) guint32 */
  GArray          *mentions;  /* (owned) YishiSearchKey: name and place, by place */
  GArray          *by_unit;   /* (owned) YishiSearchKey, as all below */
  GArray          *by_name;
  GArray          *by_initials;
  GArray          *by_pinyin;
  GArray          *by_phone;
} Build;

static GArray *
new_keys (void)
{
  return g_array_new (FALSE, FALSE, sizeof (YishiSearchKey));
}

static void
add_key (GArray *keys,
         gsize   text,
         guint   target)
{
  YishiSearchKey key = { (guint32) text, target };

  g_array_append_val (keys, key);
}

/* Appends a text with its end. Returns: its offset */
static gsize
keep_text (Build      *build,
           const char *text)
{
  gsize offset = build->texts->len;

  g_string_append_len (build->texts, text, (gssize) strlen (text) + 1);
  return offset;
}

static gboolean
is_ideograph (gunichar c)
{
  return c >= 0x4e00 && c <= 0x9fff;
}

static gboolean
is_all_ideographs (const char *name)
{
  for (; *name != '\0'; name = g_utf8_next_char (name))
    if (!is_ideograph (g_utf8_get_char (name)))
      return FALSE;

  return TRUE;
}

void
yishi_search_fold_name (const char *name,
                        GString    *folded)
{
  g_autofree char *composed = NULL;
  g_autofree char *lower = NULL;

  if (is_all_ideographs (name))
    {
      g_string_append (folded, name);
      return;
    }

  composed = g_utf8_normalize (name, -1, G_NORMALIZE_ALL_COMPOSE);
  lower = composed != NULL ? g_utf8_casefold (composed, -1) : g_strdup ("");
  for (const char *p = lower; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (g_unichar_isalnum (c) || g_unichar_ismark (c))
        g_string_append_unichar (folded, c);
    }
}

static void
add_unit_keys (Build           *build,
               const YishiUnit *unit,
               guint            place)
{
  gsize text = keep_text (build, unit->unit);
  gsize estate = 0;

  build->self->unit_texts[place] = (guint32) text;
  add_key (build->by_unit, text, place);

  /* 桂花苑3-2-501 is also found as 3-2-501. */
  while ((guchar) unit->building[estate] >= 0x80)
    estate++;
  if (estate > 0 && unit->building[estate] != '\0')
    add_key (build->by_unit, text + estate, place);
}

/* Adds keys for what differs: readings of one name often have equal initials. */
static void
add_readings (Build      *build,
              const char *name,
              guint       target)
{
  g_auto(GStrv) readings = yishi_pinyin_read (name);
  g_autoptr(GHashTable) seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (char **reading = readings; *reading != NULL; reading++)
    {
      g_autofree char *letters = yishi_pinyin_letters (*reading);
      char *initials = yishi_pinyin_initials (*reading);

      add_key (build->by_pinyin, keep_text (build, letters), target);
      if (!g_hash_table_contains (seen, initials))
        add_key (build->by_initials, keep_text (build, initials), target);
      g_hash_table_add (seen, initials);
    }
}

/* Returns: the name's number, that of an equal one if there is one */
static guint
add_name (Build      *build,
          const char *name)
{
  guint known = GPOINTER_TO_UINT (g_hash_table_lookup (build->names, name));
  guint32 text = (guint32) build->texts->len;
  guint number = build->name_texts->len;

  if (known > 0)
    return known - 1;

  yishi_search_fold_name (name, build->texts);
  g_string_append_c (build->texts, '\0');
  for (const char *p = build->texts->str + text; *p != '\0'; p = g_utf8_next_char (p))
    add_key (build->by_name, (gsize) (p - build->texts->str), number);
  add_readings (build, name, number);
  g_array_append_val (build->name_texts, text);
  g_hash_table_insert (build->names, (char *) name, GUINT_TO_POINTER (number + 1));

  return number;
}

/* A cell may hold several numbers, and a number blanks and dashes. */
static void
add_phones (Build      *build,
            const char *phone,
            guint       place)
{
  guint n_digits = 0, last = 0;

  for (const char *p = phone;; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (c >= 0xff01 && c <= 0xff5e)
        c -= 0xfee0;
      if (c >= '0' && c <= '9')
        {
          n_digits++;
          last = (last * 10 + (c - '0')) % 10000;
          continue;
        }
      if (c == ' ' || c == '-' || c == '+' || c == '(' || c == ')')
        continue;
      if (n_digits >= 4)
        add_key (build->by_phone, last, place);
      n_digits = last = 0;
      if (c == 0)
        return;
    }
}

static void
add_unit (Build *build,
          guint  place)
{
  const YishiUnit *unit = yishi_roll_get_unit (build->roll, build->self->units[place]);

  add_unit_keys (build, unit, place);
  for (guint i = 0; i < unit->n_owners; i++)
    {
      if (*unit->owners[i].name != '\0')
        add_key (build->mentions, add_name (build, unit->owners[i].name), place);
      if (*unit->owners[i].phone != '\0')
        add_phones (build, unit->owners[i].phone, place);
    }
}

static int
compare_places (gconstpointer a,
                gconstpointer b,
                gpointer      data)
{
  const YishiRoll *roll = data;

  return yishi_unit_name_compare (yishi_roll_get_unit (roll, *(const guint32 *) a)->unit,
                                  yishi_roll_get_unit (roll, *(const guint32 *) b)->unit);
}

static int
compare_texts (gconstpointer a,
               gconstpointer b,
               gpointer      data)
{
  const char *texts = data;

  return strcmp (texts + ((const YishiSearchKey *) a)->text, texts + ((const YishiSearchKey *) b)->text);
}

static int
compare_digits (gconstpointer a,
                gconstpointer b,
                gpointer      data)
{
  const char *p = (const char *) data + ((const YishiSearchKey *) a)->text;
  const char *q = (const char *) data + ((const YishiSearchKey *) b)->text;

  for (;; p++, q++)
    {
      while (*p == '-')
        p++;
      while (*q == '-')
        q++;
      if (*p != *q || *p == '\0')
        return (guchar) *p - (guchar) *q;
    }
}

static int
compare_numbers (gconstpointer a,
                 gconstpointer b,
                 gpointer      data)
{
  guint32 p = ((const YishiSearchKey *) a)->text, q = ((const YishiSearchKey *) b)->text;

  return (p > q) - (p < q);
}

/* Sorts collected keys into the index. Frees @collected. */
static void
lay_out (const Build      *build,
         GArray           *collected,
         GCompareDataFunc  compare,
         YishiSearchKeys  *keys)
{
  keys->n = collected->len;
  keys->keys = g_memdup2 (collected->data, collected->len * sizeof (YishiSearchKey));
  g_array_unref (collected);
  if (keys->n > 0)
    g_qsort_with_data (keys->keys, (int) keys->n, sizeof (YishiSearchKey), compare, build->self->texts);
}

/* Lays the places of each name out behind each other. */
static void
lay_out_mentions (const Build *build)
{
  YishiSearch *self = build->self;
  g_autofree guint32 *next = NULL;

  self->n_names = build->name_texts->len;
  self->name_texts = g_memdup2 (build->name_texts->data, self->n_names * sizeof (guint32));
  self->name_starts = g_new0 (guint32, self->n_names + 1);
  self->name_places = g_new (guint32, build->mentions->len);

  for (guint i = 0; i < build->mentions->len; i++)
    self->name_starts[g_array_index (build->mentions, YishiSearchKey, i).text + 1]++;
  for (guint i = 0; i < self->n_names; i++)
    self->name_starts[i + 1] += self->name_starts[i];

  next = g_memdup2 (self->name_starts, (self->n_names + 1) * sizeof (guint32));
  for (guint i = 0; i < build->mentions->len; i++)
    {
      const YishiSearchKey *mention = &g_array_index (build->mentions, YishiSearchKey, i);

      self->name_places[next[mention->text]++] = mention->target;
    }
}

static void
finish (Build *build)
{
  YishiSearch *self = build->self;

  self->n_bytes = build->texts->len;
  self->texts = g_memdup2 (build->texts->str, build->texts->len + 1);
  g_string_free (build->texts, TRUE);
  lay_out_mentions (build);
  lay_out (build, g_array_ref (build->by_unit), compare_texts, &self->by_unit);
  lay_out (build, build->by_unit, compare_digits, &self->by_digits);
  lay_out (build, build->by_name, compare_texts, &self->by_name);
  lay_out (build, build->by_initials, compare_texts, &self->by_initials);
  lay_out (build, build->by_pinyin, compare_texts, &self->by_pinyin);
  lay_out (build, build->by_phone, compare_numbers, &self->by_phone);
  g_hash_table_unref (build->names);
  g_array_unref (build->name_texts);
  g_array_unref (build->mentions);
}

/**
 * yishi_search_new:
 * @roll: what to search; it is not kept
 *
 * Takes a fraction of a second for 50,000 units: call it on a worker thread.
 *
 * Returns: (transfer full): the index, with one reference
 */
YishiSearch *
yishi_search_new (const YishiRoll *roll)
{
  YishiSearch *self;
  Build build = { NULL, };

  g_return_val_if_fail (roll != NULL, NULL);

  self = g_new0 (YishiSearch, 1);
  g_atomic_ref_count_init (&self->ref_count);
  self->n_units = yishi_roll_get_n_units (roll);
  self->units = g_new (guint32, self->n_units);
  self->unit_texts = g_new (guint32, self->n_units);
  for (guint i = 0; i < self->n_units; i++)
    self->units[i] = i;
  if (self->n_units > 0)
    g_qsort_with_data (self->units, (int) self->n_units, sizeof (guint32), compare_places, (gpointer) roll);

  build.self = self;
  build.roll = roll;
  build.texts = g_string_sized_new (64 * 1024);
  build.names = g_hash_table_new (g_str_hash, g_str_equal);
  build.name_texts = g_array_new (FALSE, FALSE, sizeof (guint32));
  build.mentions = new_keys ();
  build.by_unit = new_keys ();
  build.by_name = new_keys ();
  build.by_initials = new_keys ();
  build.by_pinyin = new_keys ();
  build.by_phone = new_keys ();
  for (guint place = 0; place < self->n_units; place++)
    add_unit (&build, place);
  finish (&build);

  return self;
}

YishiSearch *
yishi_search_ref (YishiSearch *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  g_atomic_ref_count_inc (&self->ref_count);
  return self;
}

void
yishi_search_unref (YishiSearch *self)
{
  if (self == NULL || !g_atomic_ref_count_dec (&self->ref_count))
    return;

  g_free (self->texts);
  g_free (self->units);
  g_free (self->unit_texts);
  g_free (self->name_texts);
  g_free (self->name_starts);
  g_free (self->name_places);
  g_free (self->by_unit.keys);
  g_free (self->by_digits.keys);
  g_free (self->by_name.keys);
  g_free (self->by_initials.keys);
  g_free (self->by_pinyin.keys);
  g_free (self->by_phone.keys);
  g_free (self);
}

/**
 * yishi_search_get_size:
 *
 * Returns: the bytes that the index occupies
 */
gsize
yishi_search_get_size (const YishiSearch *self)
{
  gsize n_keys, n_numbers;

  g_return_val_if_fail (self != NULL, 0);

  n_keys = (gsize) self->by_unit.n + self->by_digits.n + self->by_name.n + self->by_initials.n +
           self->by_pinyin.n + self->by_phone.n;
  n_numbers = 2 * (gsize) self->n_units + 2 * (gsize) self->n_names + 1 + self->name_starts[self->n_names];

  return sizeof *self + self->n_bytes + n_keys * sizeof (YishiSearchKey) + n_numbers * sizeof (guint32);
}
