/* yishi-roster-text.c - words in a roster that say more than what stands in their cell
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "yishi-roster-private.h"
#include "yishi-table-private.h"

static gboolean
contains_one_of (const char        *text,
                 const char *const *words,
                 gsize              n)
{
  for (gsize i = 0; i < n; i++)
    if (strstr (text, words[i]) != NULL)
      return TRUE;

  return FALSE;
}

static gboolean
begins_with_one_of (const char        *text,
                    const char *const *words,
                    gsize              n)
{
  for (gsize i = 0; i < n; i++)
    if (g_str_has_prefix (text, words[i]))
      return TRUE;

  return FALSE;
}

/**
 * yishi_text_is_bad:
 *
 * Returns: whether there is a control character in it, a character that was
 *   damaged before, or one that turns the direction of writing
 */
gboolean
yishi_text_is_bad (const char *text)
{
  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    {
      guchar byte = *p;
      gunichar c;

      if (byte >= 0x20 && byte < 0x7f)
        continue;
      c = g_utf8_get_char (p);
      if ((g_unichar_iscntrl (c) && c != '\n' && c != '\r' && c != '\t') || c == 0xfffd ||
          (c >= 0x202a && c <= 0x202e) || (c >= 0x2066 && c <= 0x2069) || (c & 0xfffe) == 0xfffe)
        return TRUE;
    }

  return FALSE;
}

/* Whether there is a character in it that each of the developer's words has one
 * of. It is asked of every row, and nearly all of them say no. */
static gboolean
may_be_developer (const char *text)
{
  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    if (g_ascii_isalpha (*p) || (guchar) *p == 0xef ||
        ((guchar) *p >= 0x80 && g_utf8_strchr ("售交开建库持", -1, g_utf8_get_char (p)) != NULL))
      return TRUE;

  return FALSE;
}

/**
 * yishi_text_is_developer:
 * @text: what a roster says of the unit's state or owner
 * @short_only: whether only a short text counts, which says nothing else
 *
 * Returns: whether it says that the unit is unsold, or sold and not delivered,
 *   and so the developer's (SPC interpretation on condominium ownership, art. 9)
 */
gboolean
yishi_text_is_developer (const char *text,
                         gboolean    short_only)
{
  static const char *const words[] = { "未售", "待售", "未出售", "未交付", "未交房", "开发商", "建设单位",
                                       "库存", "自持", "unsold", "undelivered", "developer" };
  static const char *const otherwise[] = { "非开发商", "原开发商", "向开发商", "从开发商", "购自", "开发商赠",
                                           "开发商送", "开发商已", "与开发商" };
  g_autofree char *folded = NULL;

  if (!may_be_developer (text))
    return FALSE;

  folded = yishi_header_fold (text);
  return (!short_only || g_utf8_strlen (folded, -1) <= 12) &&
         contains_one_of (folded, words, G_N_ELEMENTS (words)) &&
         !contains_one_of (folded, otherwise, G_N_ELEMENTS (otherwise));
}

/* Whether @text begins with one of @initials; most cells need no other look. */
static gboolean
begins_like (const char *text,
             const char *initials)
{
  return *text != '\0' && !g_ascii_isdigit (*text) &&
         g_utf8_strchr (initials, -1, g_utf8_get_char (text)) != NULL;
}

/**
 * yishi_text_is_total:
 *
 * Returns: whether a row with this cell adds up those above it: 合计, 小计 …
 */
gboolean
yishi_text_is_total (const char *text)
{
  static const char *const chinese[] = { "合计", "总计", "小计", "共计", "总合计", "本页合计", "累计" };
  static const char *const english[] = { "total", "subtotal", "grandtotal", "sum", NULL };
  g_autofree char *folded = NULL;

  if (!begins_like (text, "合总小共本累 　tTsSgG"))
    return FALSE;

  folded = yishi_header_fold (text);
  g_strdelimit (folded, ":", '\0');
  return begins_with_one_of (folded, chinese, G_N_ELEMENTS (chinese)) ||
         g_strv_contains (english, folded);
}

gboolean
yishi_text_is_remark (const char *text)
{
  static const char *const words[] = { "制表", "审核", "填表", "复核", "经办", "打印", "日期", "单位", "注:", "备注",
                                       "说明", "统计", "负责人", "盖章", "签字", "联系人", "以下空白" };
  g_autofree char *folded = yishi_header_fold (text);

  return begins_with_one_of (folded, words, G_N_ELEMENTS (words)) ||
         (g_str_has_prefix (folded, "第") && strstr (folded, "页") != NULL);
}

/**
 * yishi_roster_code_to_string:
 *
 * Returns: the code as JSON has it
 */
const char *
yishi_roster_code_to_string (YishiRosterCode code)
{
  static const char *const names[] = {
    [YISHI_ROSTER_DUPLICATE_UNIT] = "DUPLICATE_UNIT",
    [YISHI_ROSTER_NO_ROOM] = "NO_ROOM",
    [YISHI_ROSTER_NO_OWNER] = "NO_OWNER",
    [YISHI_ROSTER_BAD_AREA] = "BAD_AREA",
    [YISHI_ROSTER_NEGATIVE_AREA] = "NEGATIVE_AREA",
    [YISHI_ROSTER_ZERO_AREA] = "ZERO_AREA",
    [YISHI_ROSTER_AREA_TOO_LARGE] = "AREA_TOO_LARGE",
    [YISHI_ROSTER_AREA_DECIMALS] = "AREA_DECIMALS",
    [YISHI_ROSTER_TEXT_TOO_LONG] = "TEXT_TOO_LONG",
    [YISHI_ROSTER_BAD_TEXT] = "BAD_TEXT",
    [YISHI_ROSTER_UNREADABLE_FILE] = "UNREADABLE_FILE",
    [YISHI_ROSTER_NO_HEADER] = "NO_HEADER",
    [YISHI_ROSTER_EMPTY] = "EMPTY",
    [YISHI_ROSTER_TOTAL_DIFFERS] = "TOTAL_DIFFERS",
    [YISHI_ROSTER_TOTAL_SKIPPED] = "TOTAL_SKIPPED",
    [YISHI_ROSTER_BAD_PARKING_AREA] = "BAD_PARKING_AREA",
    [YISHI_ROSTER_FORMULA_EMPTY] = "FORMULA_EMPTY",
    [YISHI_ROSTER_COLUMN_CHOSEN] = "COLUMN_CHOSEN",
    [YISHI_ROSTER_FILLED_DOWN] = "FILLED_DOWN",
    [YISHI_ROSTER_NOT_PAIRED] = "NOT_PAIRED",
    [YISHI_ROSTER_DAMAGED_NUMBER] = "DAMAGED_NUMBER",
  };

  g_return_val_if_fail ((gsize) code < G_N_ELEMENTS (names), NULL);

  return names[code];
}

/* Returns: the sentence for a code that needs no figures. Cells are not quoted:
 * in a roster with shifted columns a phone may stand anywhere. */
const char *
yishi_roster_code_explain (YishiRosterCode code)
{
  switch ((int) code)
    {
    case YISHI_ROSTER_NO_ROOM:
      return _("the row names no building and room that can be read (write it as 3-2-501 or "
               "3幢2单元501室)");
    case YISHI_ROSTER_NO_OWNER:
      return _("the row names no owner (write the owner's name; for the developer's units 开发商)");
    case YISHI_ROSTER_BAD_AREA:
      return _("the area is missing or no number (write it in m², as 89.71)");
    case YISHI_ROSTER_NEGATIVE_AREA:
      return _("the area is negative (write it in m², as 89.71)");
    case YISHI_ROSTER_ZERO_AREA:
      return _("the area is zero, and a unit without area has no vote by area (write the area on "
               "the certificate)");
    case YISHI_ROSTER_AREA_TOO_LARGE:
      return _("the area is larger than any unit (check whether the columns are shifted)");
    case YISHI_ROSTER_AREA_DECIMALS:
      return _("the area has more than two decimals (write the area on the certificate)");
    case YISHI_ROSTER_TEXT_TOO_LONG:
      return _("the text is too long for its column (check whether the columns are shifted)");
    case YISHI_ROSTER_BAD_TEXT:
      return _("there are damaged or invisible characters in the text (type it anew)");
    case YISHI_ROSTER_TOTAL_SKIPPED:
      return _("the row is no unit and was left out: a total, a remark or a header");
    case YISHI_ROSTER_BAD_PARKING_AREA:
      return _ (
          "the area of the parking is no area and was read as none (write it in m², as 12.68)");
    case YISHI_ROSTER_FORMULA_EMPTY:
      return _("the cell is a formula whose value the file does not have (open it in a "
               "spreadsheet and save it)");
    case YISHI_ROSTER_FILLED_DOWN:
      return _("from this row on, empty cells were read as the building above them (fill them in "
               "if that is wrong)");
    case YISHI_ROSTER_NOT_PAIRED:
      return _("there are not as many phones or ID numbers as owners, so nobody knows whose they "
               "are (write them in the "
               "owners' order)");
    case YISHI_ROSTER_DAMAGED_NUMBER:
      return _ (
          "a phone or ID number was rounded by a spreadsheet and is left out (write it as text)");
    default:
      return _("the row cannot be read");
    }
}

/**
 * yishi_field_to_string:
 *
 * Returns: the field as JSON has it
 */
const char *
yishi_field_to_string (YishiField field)
{
  static const char *const names[YISHI_N_FIELDS] = {
    [YISHI_FIELD_BUILDING] = "building", [YISHI_FIELD_STAIR] = "stair", [YISHI_FIELD_ROOM] = "room",
    [YISHI_FIELD_UNIT] = "unit",         [YISHI_FIELD_OWNER] = "owner", [YISHI_FIELD_AREA] = "area",
    [YISHI_FIELD_PHONE] = "phone",       [YISHI_FIELD_STATE] = "state", [YISHI_FIELD_NOTE] = "note",
    [YISHI_FIELD_PARKING] = "parking",   [YISHI_FIELD_PARKING_AREA] = "parking_area",
    [YISHI_FIELD_ID_NUMBER] = "id_number", [YISHI_FIELD_CO_OWNER] = "co_owner",
  };

  g_return_val_if_fail ((gsize) field < G_N_ELEMENTS (names), NULL);

  return names[field];
}
