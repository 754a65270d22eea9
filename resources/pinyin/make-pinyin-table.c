/* make-pinyin-table.c - writes the reading of every Chinese character as a table in C
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Runs while the program is built and prints app/core/yishi-pinyin-table.h's
 * tables. The readings are those of Unicode's Unihan database (kMandarin), as
 * ICU has them; what a name reads otherwise stands in app/core/yishi-pinyin.c.
 */
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <unicode/ustring.h>
#include <unicode/utrans.h>

#define N_PAGES 0x324
#define MAX_SYLLABLES 1024
#define SYLLABLE_BYTES 8

typedef struct
{
  char     syllables[MAX_SYLLABLES][SYLLABLE_BYTES];  /* the first is empty: no reading */
  int      n_syllables;
  uint16_t readings[N_PAGES][256];
} Table;

/* Where Han characters stand: the unified ones and the extensions A to H. */
static const UChar32 ranges[][2] = {
  { 0x3400, 0x4dbf },   { 0x4e00, 0x9fff },   { 0x20000, 0x2a6df },
  { 0x2a700, 0x2ebe0 }, { 0x30000, 0x323af },
};

static int
find_syllable (Table      *table,
               const char *text)
{
  int i = 0;

  while (i < table->n_syllables && strcmp (table->syllables[i], text) != 0)
    i++;
  if (i == MAX_SYLLABLES)
    abort ();
  if (i == table->n_syllables)
    strcpy (table->syllables[table->n_syllables++], text);

  return i;
}

/* Asks ICU for the reading of @c. Leaves @text empty if there is none. */
static void
read_character (UTransliterator *han_to_latin,
                UChar32          c,
                char             text[SYLLABLE_BYTES])
{
  UChar chars[64];
  UErrorCode status = U_ZERO_ERROR;
  int32_t length = 0, limit;

  U16_APPEND_UNSAFE (chars, length, c);
  limit = length;
  utrans_transUChars (han_to_latin, chars, &length, 64, 0, &limit, &status);
  text[0] = '\0';
  if (U_FAILURE (status) || length >= SYLLABLE_BYTES)
    return;

  for (int32_t i = 0; i < length; i++)
    if (chars[i] < 'a' || chars[i] > 'z')
      return;
  u_UCharsToChars (chars, text, length);
  text[length] = '\0';
}

static void
print_pages (const Table *table)
{
  int page_of[N_PAGES] = { 0 };
  int n = 0;

  printf ("\nconst guint16 yishi_pinyin_pages[][256] = {\n  { 0 },\n");
  for (int page = 0; page < N_PAGES; page++)
    {
      int last = 255;

      while (last >= 0 && table->readings[page][last] == 0)
        last--;
      if (last < 0)
        continue;
      page_of[page] = ++n;
      printf ("  {");
      for (int i = 0; i <= last; i++)
        printf ("%s%d,", i % 16 == 0 ? "\n    " : " ", table->readings[page][i]);
      printf ("\n  },\n");
    }
  printf ("};\n\nconst guint16 yishi_pinyin_page_of[%d] = {", N_PAGES);
  for (int page = 0; page < N_PAGES; page++)
    printf ("%s%d,", page % 16 == 0 ? "\n  " : " ", page_of[page]);
  printf ("\n};\n");
}

int
main (void)
{
  static Table table = { .n_syllables = 1 };
  UErrorCode status = U_ZERO_ERROR;
  UTransliterator *han_to_latin;
  char text[SYLLABLE_BYTES];
  UChar id[32];

  u_uastrcpy (id, "Han-Latin; Latin-ASCII");
  han_to_latin = utrans_openU (id, -1, UTRANS_FORWARD, NULL, 0, NULL, &status);
  if (U_FAILURE (status))
    {
      fprintf (stderr, "make-pinyin-table: ICU has no Han-Latin: %s\n", u_errorName (status));
      return 1;
    }

  for (size_t i = 0; i < sizeof ranges / sizeof ranges[0]; i++)
    for (UChar32 c = ranges[i][0]; c <= ranges[i][1]; c++)
      {
        read_character (han_to_latin, c, text);
        table.readings[c >> 8][c & 0xff] = (uint16_t) find_syllable (&table, text);
      }
  utrans_close (han_to_latin);

  printf ("#include \"yishi-pinyin-table.h\"\n\nconst char yishi_pinyin_syllables[][%d] = {\n", SYLLABLE_BYTES);
  for (int i = 0; i < table.n_syllables; i++)
    printf ("  \"%s\",\n", table.syllables[i]);
  printf ("};\n");
  print_pages (&table);

  return 0;
}
