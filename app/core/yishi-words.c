/* yishi-words.c - numbers, fractions and sentences in the meeting's language
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "yishi-words.h"

#include <string.h>

#include "yishi-area.h"

typedef enum
{
  WORD_REACHED,
  WORD_NOT_REACHED,
  WORD_EXCEEDED,
  WORD_NOT_EXCEEDED,
  N_WORDS,
} Word;

static const char *const reached_words[N_WORDS][YISHI_N_WORDS] = {
  [WORD_REACHED] = { "达到$1", "$1 is reached" },
  [WORD_NOT_REACHED] = { "没有达到$1", "$1 is not reached" },
  [WORD_EXCEEDED] = { "超过$1", "more than $1 is reached" },
  [WORD_NOT_EXCEEDED] = { "没有超过$1", "more than $1 is not reached" },
};

static const char *const half_words[N_WORDS][YISHI_N_WORDS] = {
  [WORD_REACHED] = { "达到半数", "half is reached" },
  [WORD_NOT_REACHED] = { "没有达到半数", "half is not reached" },
  [WORD_EXCEEDED] = { "过半数", "more than half is reached" },
  [WORD_NOT_EXCEEDED] = { "没有过半数", "more than half is not reached" },
};

static const char *const all_words[2][YISHI_N_WORDS] = {
  { "全部同意", "all agree" },
  { "没有全部同意", "not all agree" },
};

/* How the two products of a cross-multiplication stand to one another. */
static const char *const relations[N_WORDS][YISHI_N_WORDS] = {
  [WORD_REACHED] = { "，不少于", " is at least " },
  [WORD_NOT_REACHED] = { "，少于", " is less than " },
  [WORD_EXCEEDED] = { "，大于", " is more than " },
  [WORD_NOT_EXCEEDED] = { "，不大于", " is not more than " },
};

/**
 * yishi_words_choose:
 * @language: "zh_CN", "en" …
 *
 * Returns: the column of the tables
 */
YishiWords
yishi_words_choose (const char *language)
{
  return g_str_has_prefix (language, "zh") ? YISHI_WORDS_ZH : YISHI_WORDS_EN;
}

/**
 * yishi_words_fill:
 * @pattern: a sentence with $1 to $9 for what is to be put in
 * @...: texts, then %NULL
 *
 * Numbered places, since languages put them in different orders.
 *
 * Returns: (transfer full): the sentence
 */
char *
yishi_words_fill (const char *pattern,
                  ...)
{
  const char *texts[9] = { NULL };
  GString *filled = g_string_new (NULL);
  const char *text;
  gsize n = 0;
  va_list args;

  va_start (args, pattern);
  while ((text = va_arg (args, const char *)) != NULL && n < G_N_ELEMENTS (texts))
    texts[n++] = text;
  va_end (args);

  for (const char *p = pattern; *p != '\0'; p++)
    {
      if (*p == '$' && p[1] >= '1' && p[1] <= '9' && texts[p[1] - '1'] != NULL)
        g_string_append (filled, texts[*++p - '1']);
      else
        g_string_append_c (filled, *p);
    }

  return g_string_free (filled, FALSE);
}

/* Returns: (transfer full): the number as people read it, 2,700 */
char *
yishi_words_number (gint64 number)
{
  GString *string = g_string_new (NULL);

  g_string_printf (string, "%" G_GINT64_FORMAT, number);
  for (gssize i = (gssize) string->len - 3; i > (number < 0 ? 1 : 0); i -= 3)
    g_string_insert_c (string, i, ',');

  return g_string_free (string, FALSE);
}

/**
 * yishi_words_percent:
 * @part: persons, or an area in 0.01 m²; not negative
 * @base: what it is a share of, in the same unit
 *
 * Written out digit by digit, so that no product exceeds 64 bits. Rounded half
 * up: an illustration, on which nothing is ever decided.
 *
 * Returns: (transfer full): the share with two places, "66.67%"; "—" of nothing
 */
char *
yishi_words_percent (gint64 part,
                     gint64 base)
{
  gint64 share, rest;

  if (base <= 0)
    return g_strdup ("—");

  share = part / base;
  rest = part % base;
  for (int digit = 0; digit < 4; digit++)
    {
      share = share * 10 + rest * 10 / base;
      rest = rest * 10 % base;
    }
  if (rest >= base - rest)
    share++;

  return g_strdup_printf ("%" G_GINT64_FORMAT ".%02d%%", share / 100, (int) (share % 100));
}

/* Returns: (transfer full): "3 人", "3 persons" */
char *
yishi_words_heads (YishiWords words,
                   gint64     heads)
{
  g_autofree char *number = yishi_words_number (heads);

  if (words == YISHI_WORDS_ZH)
    return g_strconcat (number, " 人", NULL);

  return g_strconcat (number, heads == 1 ? " person" : " persons", NULL);
}

/* Returns: (transfer full): "412.55 平方米", "412.55 m²" */
char *
yishi_words_area (YishiWords words,
                  gint64     area)
{
  g_autofree char *number = yishi_area_format_human (area);

  return g_strconcat (number, words == YISHI_WORDS_ZH ? " 平方米" : " m²", NULL);
}

/* Returns: (transfer full): heads, and area where it plays a part */
char *
yishi_words_count (YishiWords words,
                   YishiCount count,
                   gboolean   by_area)
{
  g_autofree char *heads = yishi_words_heads (words, count.heads);
  g_autofree char *area = yishi_words_area (words, count.area);

  if (!by_area)
    return g_steal_pointer (&heads);

  return g_strconcat (heads, words == YISHI_WORDS_ZH ? "、" : ", ", area, NULL);
}

/* A quotation is marked as one; what only renders an article's sense is not. */
char *
yishi_words_rule (YishiWords words,
                  YishiRule *rule)
{
  static const char *const quoted[] = { "计票规则：$1。依据$2：“$3”", "Rule: $1. Source: $2: $3" };
  static const char *const in_substance[] = { "计票规则：$1。依据$2，$3",
                                              "Rule: $1. Source: $2: $3" };
  gboolean is_zh = words == YISHI_WORDS_ZH;
  gboolean is_quote = !g_str_has_prefix (rule->quote, "大意");

  return yishi_words_fill ((is_quote ? quoted : in_substance)[words],
                           is_zh ? rule->title_zh : rule->title_en, rule->article,
                           is_zh ? rule->quote : rule->gist, NULL);
}

/* Returns: (transfer full): "三分之二", "2/3" */
static char *
name_fraction (YishiWords            words,
               const YishiThreshold *threshold)
{
  static const char *const digits[] = { "零", "一", "二", "三", "四", "五",
                                        "六", "七", "八", "九", "十" };

  if (words == YISHI_WORDS_ZH && threshold->denominator <= 10)
    return g_strconcat (digits[threshold->denominator], "分之", digits[threshold->numerator],
                        NULL);

  return g_strdup_printf ("%" G_GINT64_FORMAT "/%" G_GINT64_FORMAT, threshold->numerator,
                          threshold->denominator);
}

static Word
find_word (const YishiThreshold *threshold,
           gboolean              is_reached)
{
  if (threshold->more_than)
    return is_reached ? WORD_EXCEEDED : WORD_NOT_EXCEEDED;

  return is_reached ? WORD_REACHED : WORD_NOT_REACHED;
}

char *
yishi_words_reached (YishiWords            words,
                     const YishiThreshold *threshold,
                     gboolean              is_reached)
{
  g_autofree char *fraction = name_fraction (words, threshold);
  Word word = find_word (threshold, is_reached);

  if (threshold->numerator == threshold->denominator)
    return g_strdup (all_words[is_reached ? 0 : 1][words]);
  if (threshold->numerator * 2 == threshold->denominator)
    return g_strdup (half_words[word][words]);

  return yishi_words_fill (reached_words[word][words], fraction, NULL);
}

/* Appends "900 × 3 = 2,700", or the number alone where there is nothing to
 * multiply. */
static void
append_product (GString *string,
                gint64   number,
                gint64   factor,
                gboolean is_area)
{
  char *(*format) (gint64) = is_area ? yishi_area_format_human : yishi_words_number;
  g_autofree char *plain = format (number);
  g_autofree char *product = NULL;

  g_string_append (string, plain);
  if (factor == 1)
    return;

  product = format (number * factor);
  g_string_append_printf (string, " × %d = %s", (int) factor, product);
}

char *
yishi_words_compare (YishiWords            words,
                     const YishiThreshold *threshold,
                     gint64                part,
                     gint64                base,
                     const char           *base_name,
                     gboolean              is_area)
{
  gboolean is_reached = yishi_threshold_is_met (threshold, part, base);
  g_autofree char *reached = yishi_words_reached (words, threshold, is_reached);
  const char *relation = relations[find_word (threshold, is_reached)][words];
  GString *string = g_string_new (NULL);
  gint64 most = G_MAXINT64 / threshold->denominator;

  /* Beyond what 64 bits can show as a product, the least number that would do
   * is shown instead. */
  if (part > most || base > most)
    {
      append_product (string, part, 1, is_area);
      g_string_append (string, is_reached ? " ≥ " : " < ");
      append_product (string, yishi_threshold_needed (threshold, base), 1, is_area);
    }
  else
    {
      append_product (string, part, threshold->denominator, is_area);
      g_string_append (string, relation);
      if (words == YISHI_WORDS_ZH)
        g_string_append_printf (string, "%s ", base_name);
      append_product (string, base, threshold->numerator, is_area);
      if (words == YISHI_WORDS_EN && *base_name != '\0')
        g_string_append_printf (string, " (%s)", base_name);
    }

  g_string_append (string, words == YISHI_WORDS_ZH ? "，" : ": ");
  g_string_append (string, reached);
  return g_string_free (string, FALSE);
}
