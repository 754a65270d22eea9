/* yishi-pinyin.c - how Chinese names are read, for whoever types their initials
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A character has one reading by the table, which is Unicode's. As a surname many
 * are read otherwise (单 shan), and some in given names either way (乐 le, yue).
 * Who looks for a person at a door knows one of them, so all are searched; the
 * one a Chinese speaker expects comes first. All of it is constant: any thread
 * may read names.
 */
#include "config.h"

#include "yishi-pinyin.h"

#include <string.h>

#include "yishi-pinyin-table.h"

#define MAX_CHOICES 4
#define MAX_ITEMS 64

typedef struct
{
  const char *text;
  const char *readings;  /* the expected first, parted by commas */
} Reading;

/* Surnames of two characters one of which is read otherwise alone. A blank parts
 * the syllables. */
static const Reading compound_surnames[] = {
  { "尉迟", "yu chi,wei chi" }, { "万俟", "mo qi,wan qi,wan si" }, { "长孙", "zhang sun,chang sun" },
  { "单于", "chan yu,dan yu" }, { "澹台", "tan tai,dan tai" }, { "乐正", "yue zheng,le zheng" },
  { "子车", "zi ju,zi che" }, { "拓跋", "tuo ba" }, { "拓拔", "tuo ba" },
  { "毌丘", "guan qiu,wu qiu" },
};

/* Surnames of one character that are read otherwise than the character. */
static const Reading surnames[] = {
  { "单", "shan,dan,chan" }, { "單", "shan,dan,chan" }, { "解", "xie,jie" }, { "仇", "qiu,chou" },
  { "曾", "zeng,ceng" }, { "查", "zha,cha" }, { "朴", "piao,pu" }, { "区", "ou,qu" },
  { "區", "ou,qu" }, { "盖", "ge,gai" }, { "蓋", "ge,gai" }, { "覃", "qin,tan" },
  { "乐", "yue,le" }, { "樂", "yue,le" }, { "翟", "zhai,di" }, { "洗", "xian,xi" },
  { "尉", "wei,yu" }, { "缪", "miao,mu,mou" }, { "繆", "miao,mu,mou" }, { "宓", "mi,fu" },
  { "员", "yun,yuan" }, { "員", "yun,yuan" }, { "贠", "yun,yuan" }, { "贾", "jia,gu" },
  { "賈", "jia,gu" }, { "祭", "zhai,ji" }, { "隗", "wei,kui" }, { "召", "shao,zhao" },
  { "阚", "kan,han" }, { "闞", "kan,han" }, { "柏", "bai,bo" }, { "卜", "bu,bo" },
  { "黑", "he,hei" }, { "折", "she,zhe" }, { "种", "chong,zhong" }, { "秘", "bi,mi" },
  { "祕", "bi,mi" }, { "沈", "shen,chen" }, { "褚", "chu,zhu" }, { "牟", "mou,mu" },
  { "佴", "nai,er" }, { "谌", "chen,shen" }, { "諶", "chen,shen" }, { "郗", "xi,chi" },
  { "都", "du,dou" }, { "繁", "po,fan" }, { "呙", "guo,wai" }, { "咼", "guo,wai" },
  { "隽", "juan,jun" }, { "雋", "juan,jun" }, { "适", "kuo,shi" }, { "万", "wan,mo" },
  { "长", "zhang,chang" }, { "费", "fei,bi" }, { "費", "fei,bi" }, { "薄", "bo,bao" },
  { "俞", "yu,shu" }, { "藏", "zang,cang" }, { "么", "yao,me" }, { "莘", "shen,xin" },
  { "行", "xing,hang" }, { "句", "gou,ju" }, { "逢", "pang,feng" }, { "盛", "sheng,cheng" },
  { "乜", "nie,mie" }, { "郇", "xun,huan" }, { "郄", "qie,xi" }, { "能", "nai,neng" },
  { "强", "qiang,jiang" }, { "朝", "chao,zhao" }, { "晟", "cheng,sheng" }, { "炅", "gui,jiong" },
  { "炔", "gui,que" }, { "哪", "na,nuo" },
};

/* Characters that are read either way in a given name. */
static const Reading polyphones[] = {
  { "乐", "le,yue" }, { "樂", "le,yue" }, { "长", "chang,zhang" }, { "長", "chang,zhang" },
  { "行", "xing,hang" }, { "重", "chong,zhong" }, { "朝", "chao,zhao" }, { "盛", "sheng,cheng" },
  { "晟", "sheng,cheng" }, { "茜", "qian,xi" }, { "曾", "zeng,ceng" }, { "强", "qiang,jiang" },
  { "強", "qiang,jiang" }, { "藏", "cang,zang" }, { "参", "can,shen" }, { "參", "can,shen" },
  { "奇", "qi,ji" }, { "率", "shuai,lu" }, { "涌", "yong,chong" }, { "湧", "yong,chong" },
  { "了", "liao,le" }, { "乾", "qian,gan" }, { "见", "jian,xian" }, { "見", "jian,xian" },
  { "泊", "bo,po" }, { "伯", "bo,bai" }, { "蔚", "wei,yu" }, { "颉", "jie,xie" },
  { "炅", "jiong,gui" }, { "阿", "a,e" }, { "婼", "ruo,chuo" }, { "莞", "wan,guan" },
  { "荨", "qian,xun" }, { "蔓", "man,wan" }, { "露", "lu,lou" }, { "薄", "bo,bao" },
  { "柏", "bai,bo" }, { "大", "da,dai" }, { "度", "du,duo" }, { "劲", "jin,jing" },
  { "勁", "jin,jing" }, { "屏", "ping,bing" }, { "仔", "zi,zai" }, { "石", "shi,dan" },
  { "和", "he,huo" }, { "莎", "sha,suo" }, { "省", "sheng,xing" }, { "沈", "shen,chen" },
  { "适", "shi,kuo" }, { "厦", "xia,sha" }, { "廈", "xia,sha" }, { "降", "jiang,xiang" },
  { "传", "chuan,zhuan" }, { "傳", "chuan,zhuan" }, { "调", "diao,tiao" }, { "單", "dan,shan" },
  { "单", "dan,shan" }, { "解", "jie,xie" }, { "校", "xiao,jiao" }, { "觉", "jue,jiao" },
  { "覺", "jue,jiao" }, { "宿", "su,xiu" }, { "给", "gei,ji" }, { "都", "du,dou" },
  { "车", "che,ju" }, { "拓", "tuo,ta" }, { "佛", "fo,fu" }, { "祇", "qi,zhi" }, { "尉", "wei,yu" },
  { "筠", "yun,jun" }, { "浚", "jun,xun" }, { "濬", "jun,xun" }, { "隽", "jun,juan" },
  { "雋", "jun,juan" }, { "说", "shuo,yue" }, { "殷", "yin,yan" }, { "呢", "ni,ne" },
  { "娜", "na,nuo" }, { "那", "na,nuo" }, { "翟", "zhai,di" }, { "琢", "zhuo,zuo" },
  { "缪", "miao,mou" }, { "崴", "wei,wai" }, { "艾", "ai,yi" }, { "术", "shu,zhu" },
  { "会", "hui,kuai" }, { "會", "hui,kuai" }, { "区", "qu,ou" }, { "朴", "pu,piao" },
  { "栖", "qi,xi" }, { "棲", "qi,xi" }, { "洗", "xi,xian" }, { "咀", "ju,zui" },
  { "峙", "zhi,shi" }, { "查", "cha,zha" }, { "秘", "mi,bi" }, { "谁", "shui,shei" },
  { "著", "zhu,zhe" }, { "伽", "jia,qie,ga" }, { "徵", "zheng,zhi" }, { "地", "di,de" }, { "黾", "min,mian" },
  { "埔", "pu,bu" }, { "帧", "zhen,zheng" },
};

/* Part of a constant text. */
typedef struct
{
  const char *start;
  gsize       length;
} Part;

/* One or two characters, or a word in Latin letters, and how they may be read. */
typedef struct
{
  Part  choices[MAX_CHOICES];
  guint n_choices;
} Item;

static void
split_readings (const char *readings,
                Item       *item)
{
  for (const char *p = readings; item->n_choices < MAX_CHOICES;)
    {
      gsize length = strcspn (p, ",");

      item->choices[item->n_choices++] = (Part){ p, length };
      if (p[length] == '\0')
        return;
      p += length + 1;
    }
}

/* Finds what @name begins with in a table. Returns: its length in bytes, 0 if it is not there */
static gsize
match_reading (const Reading *table,
               gsize          n,
               const char    *name,
               Item          *item)
{
  for (gsize i = 0; i < n; i++)
    {
      gsize length = strlen (table[i].text);

      if (strncmp (table[i].text, name, length) == 0)
        {
          split_readings (table[i].readings, item);
          return length;
        }
    }

  return 0;
}

static const char *
look_up (gunichar c)
{
  guint page = c >> 8;

  if (page >= YISHI_PINYIN_N_PAGES)
    return "";

  return yishi_pinyin_syllables[yishi_pinyin_pages[yishi_pinyin_page_of[page]][c & 0xff]];
}

/* The letter or digit that is behind full-width signs, capitals and accents, u for
 * v. Returns: 0 if none is */
static char
get_latin (gunichar c)
{
  gunichar parts[G_UNICHAR_MAX_DECOMPOSITION_LENGTH];

  if (c >= 0x80)
    {
      g_unichar_fully_decompose (c, TRUE, parts, G_N_ELEMENTS (parts));
      c = parts[0];
    }

  if (c >= 0x80 || !g_ascii_isalnum ((char) c))
    return 0;
  if (c == 'v' || c == 'V')
    return 'u';

  return g_ascii_tolower ((char) c);
}

/* Reads the Latin word at @name. Returns: what follows it */
static const char *
read_latin (const char *name,
            char       *word,
            Item       *item)
{
  gsize n = 0;

  while (*name != '\0')
    {
      char letter = get_latin (g_utf8_get_char (name));

      if (letter == 0)
        break;
      word[n++] = letter;
      name = g_utf8_next_char (name);
    }

  item->choices[item->n_choices++] = (Part){ word, n };
  return name;
}

/* Reads one item at @name. Returns: its length in bytes, at least 1 */
static gsize
read_item (const char *name,
           gboolean    is_first,
           char       *word,
           Item       *item)
{
  const char *reading = look_up (g_utf8_get_char (name));
  gsize length = 0;

  item->n_choices = 0;
  if (*reading == '\0')
    return (gsize) (read_latin (name, word, item) - name);

  if (is_first)
    length = match_reading (compound_surnames, G_N_ELEMENTS (compound_surnames), name, item);
  if (is_first && length == 0)
    length = match_reading (surnames, G_N_ELEMENTS (surnames), name, item);
  if (length == 0)
    length = match_reading (polyphones, G_N_ELEMENTS (polyphones), name, item);
  if (length > 0)
    return length;

  item->choices[item->n_choices++] = (Part){ reading, strlen (reading) };
  return (gsize) (g_utf8_next_char (name) - name);
}

/* Writes one reading: of each item the choice that @combination, a number in mixed
 * base whose first digit is the first item's, says. */
static char *
write_reading (const Item *items,
               guint       n,
               guint       combination)
{
  GString *reading = g_string_sized_new (32);

  for (guint i = 0; i < n; i++)
    {
      const Part *part = &items[i].choices[combination % items[i].n_choices];

      combination /= items[i].n_choices;
      if (i > 0)
        g_string_append_c (reading, ' ');
      g_string_append_len (reading, part->start, (gssize) part->length);
    }

  return g_string_free (reading, FALSE);
}

/**
 * yishi_pinyin_read:
 * @name: a name as the roll has it, in UTF-8
 *
 * Chinese characters are read one by one, those at its beginning as surnames; a
 * word in Latin letters or a number is one syllable. Other signs are passed over.
 * Where several characters can be read several ways the earlier ones vary first,
 * up to %YISHI_PINYIN_MAX_READINGS; of a long name the first 64 are read.
 *
 * Returns: (transfer full): the readings, the expected one first; none for a name
 *   without anything to read
 */
char **
yishi_pinyin_read (const char *name)
{
  GPtrArray *readings = g_ptr_array_sized_new (2);
  g_autofree char *words = NULL;
  Item items[MAX_ITEMS];
  guint n = 0, n_readings = 1;
  char *word;

  g_return_val_if_fail (name != NULL, NULL);

  word = words = g_malloc (strlen (name) + 1);
  for (const char *p = name; *p != '\0' && n < MAX_ITEMS;)
    {
      gsize length = read_item (p, n == 0, word, &items[n]);

      if (length == 0 || items[n].choices[0].length == 0)
        {
          p = g_utf8_next_char (p);
          continue;
        }
      if (items[n].choices[0].start == word)
        word += items[n].choices[0].length;
      n_readings = MIN (n_readings * items[n].n_choices, YISHI_PINYIN_MAX_READINGS);
      p += length;
      n++;
    }

  for (guint i = 0; n > 0 && i < n_readings; i++)
    g_ptr_array_add (readings, write_reading (items, n, i));
  g_ptr_array_add (readings, NULL);

  return (char **) g_ptr_array_free (readings, FALSE);
}

/**
 * yishi_pinyin_initials:
 *
 * Returns: (transfer full): the first letter of each syllable of @reading
 */
char *
yishi_pinyin_initials (const char *reading)
{
  char *initials, *end;

  g_return_val_if_fail (reading != NULL, NULL);

  end = initials = g_malloc (strlen (reading) + 1);
  for (const char *p = reading; *p != '\0'; p++)
    if (*p != ' ' && (p == reading || p[-1] == ' '))
      *end++ = *p;
  *end = '\0';

  return initials;
}

/**
 * yishi_pinyin_letters:
 *
 * Returns: (transfer full): @reading without its blanks
 */
char *
yishi_pinyin_letters (const char *reading)
{
  char *letters, *end;

  g_return_val_if_fail (reading != NULL, NULL);

  end = letters = g_malloc (strlen (reading) + 1);
  for (const char *p = reading; *p != '\0'; p++)
    if (*p != ' ')
      *end++ = *p;
  *end = '\0';

  return letters;
}

/**
 * yishi_pinyin_fold:
 * @typed: what a person typed
 *
 * The readings have u for ü, which is typed v or ü or u: v is no other sound of
 * pinyin. In a foreign name it must then be u as well, which it is in readings.
 *
 * Returns: (transfer full) (nullable): the letters of @typed as readings have
 *   them; %NULL if it has other characters than letters, digits, blanks and
 *   apostrophes, or no letter
 */
char *
yishi_pinyin_fold (const char *typed)
{
  g_autofree char *letters = NULL;
  gboolean has_letter = FALSE;
  char *end;

  g_return_val_if_fail (typed != NULL, NULL);

  end = letters = g_malloc (strlen (typed) + 1);
  for (const char *p = typed; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);
      char letter = get_latin (c);

      if (g_unichar_isspace (c) || c == '\'' || c == 0x2019)
        continue;
      if (letter == 0)
        return NULL;
      has_letter = has_letter || g_ascii_isalpha (letter);
      *end++ = letter;
    }
  *end = '\0';

  return has_letter ? g_steal_pointer (&letters) : NULL;
}
