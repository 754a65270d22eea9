/* yishi-slip.c - what the code on a ballot or a check-in slip says, and whether a slip belongs here
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "yishi-slip.h"

#include <string.h>

#include "yishi-date.h"
#include "yishi-sha256.h"
#include "yishi-unit-name.h"

#define NAME "YISHI"
#define VERSION "1"
#define COMMUNITY_DIGITS 8
#define CHECK_SIGNS 4

/* No slip is longer; what a camera finds on a poster may be. */
#define LONGEST 200

enum
{
  FIELD_NAME,
  FIELD_KIND,
  FIELD_COMMUNITY,
  FIELD_MEETING,
  FIELD_UNIT,
  FIELD_CHECK,
  N_FIELDS,
};

static const struct
{
  char        letter;
  const char *name;
} meeting_kinds[] = {
  { 'D', "deliberation" },
  { 'A', "assembly" },
  { 'E', "extraordinary" },
  { 'C', "committee" },
};

void
yishi_slip_free (YishiSlip *self)
{
  if (self == NULL)
    return;

  g_free (self->community);
  g_free (self->date);
  g_free (self->meeting_kind);
  g_free (self->unit);
  g_free (self);
}

static char *
shorten_record (const char *record)
{
  g_autofree char *digits = g_strndup (record, COMMUNITY_DIGITS);

  return g_ascii_strup (digits, -1);
}

YishiSlip *
yishi_slip_new (YishiSlipKind  kind,
                const char    *record,
                const char    *date,
                const char    *meeting_kind,
                const char    *unit)
{
  YishiSlip *self = g_new0 (YishiSlip, 1);

  self->kind = kind;
  self->community = shorten_record (record);
  self->date = g_strdup (date);
  self->meeting_kind = g_strdup (meeting_kind);
  self->unit = yishi_unit_name_normalize (unit);
  if (self->unit == NULL)
    self->unit = g_strdup (unit);
  return self;
}

static char *
make_check (const char *text)
{
  static const char signs[] = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
  char sum[YISHI_SHA256_TEXT];
  char check[CHECK_SIGNS + 1] = "";
  YishiSha256 hash;
  guint64 bits;

  yishi_sha256_init (&hash);
  yishi_sha256_update (&hash, text, strlen (text));
  yishi_sha256_finish (&hash, sum);
  sum[5] = '\0';
  bits = g_ascii_strtoull (sum, NULL, 16);
  for (guint i = 0; i < CHECK_SIGNS; i++)
    check[i] = signs[bits >> (5 * (CHECK_SIGNS - 1 - i)) & 31];

  return g_strdup (check);
}

static char
find_letter (const char *meeting_kind)
{
  for (gsize i = 0; i < G_N_ELEMENTS (meeting_kinds); i++)
    if (strcmp (meeting_kinds[i].name, meeting_kind) == 0)
      return meeting_kinds[i].letter;

  return 'X';
}

static const char *
find_meeting_kind (char letter)
{
  for (gsize i = 0; i < G_N_ELEMENTS (meeting_kinds); i++)
    if (meeting_kinds[i].letter == letter)
      return meeting_kinds[i].name;

  return NULL;
}

char *
yishi_slip_to_text (const YishiSlip *self)
{
  g_auto(GStrv) day = g_strsplit (self->date, "-", -1);
  g_autofree char *digits = g_strjoinv ("", day);
  g_autofree char *item = self->item > 0 ? g_strdup_printf ("%" G_GINT64_FORMAT, self->item) : NULL;
  g_autofree char *whole = g_strdup_printf (NAME VERSION ":%c%s:%s:%s%c:%s", self->kind == YISHI_SLIP_BALLOT ? 'B' : 'C',
                                            item != NULL ? item : "", self->community, digits,
                                            find_letter (self->meeting_kind), self->unit);
  g_autofree char *text = g_utf8_strup (whole, -1);
  g_autofree char *check = make_check (text);

  return g_strconcat (text, ":", check, NULL);
}

/* "20261215A" */
static gboolean
read_meeting (YishiSlip  *self,
              const char *text)
{
  const char *kind = strlen (text) == 9 ? find_meeting_kind (text[8]) : NULL;
  GDate date;

  if (kind == NULL)
    return FALSE;

  self->date = g_strdup_printf ("%.4s-%.2s-%.2s", text, text + 4, text + 6);
  self->meeting_kind = g_strdup (kind);
  return yishi_date_parse (self->date, &date);
}

static gboolean
is_hexadecimal (const char *text)
{
  return strlen (text) == COMMUNITY_DIGITS && strspn (text, "0123456789ABCDEF") == COMMUNITY_DIGITS;
}

/* "C", "B" or "B12" */
static gboolean
read_kind (YishiSlip  *self,
           const char *text)
{
  self->kind = *text == 'B' ? YISHI_SLIP_BALLOT : YISHI_SLIP_DOOR;
  if (strcmp (text, "B") == 0 || strcmp (text, "C") == 0)
    return TRUE;

  return *text == 'B' && text[1] != '0' && text[strspn (text + 1, "0123456789") + 1] == '\0' &&
         g_ascii_string_to_signed (text + 1, 10, 1, G_MAXINT64, &self->item, NULL);
}

/* @text: as it was summed up. Returns: (transfer full) (nullable): NULL if it is damaged */
static YishiSlip *
read_fields (const char *text)
{
  g_auto(GStrv) fields = g_strsplit (text, ":", -1);
  g_autoptr(YishiSlip) self = g_new0 (YishiSlip, 1);
  g_autofree char *summed = NULL;
  g_autofree char *check = NULL;

  if (g_strv_length (fields) != N_FIELDS)
    return NULL;

  summed = g_strndup (text, strlen (text) - strlen (fields[FIELD_CHECK]) - 1);
  check = make_check (summed);
  if (strcmp (check, fields[FIELD_CHECK]) != 0 ||
      !read_kind (self, fields[FIELD_KIND]) || !is_hexadecimal (fields[FIELD_COMMUNITY]) || !read_meeting (self, fields[FIELD_MEETING]))
    return NULL;

  self->community = g_strdup (fields[FIELD_COMMUNITY]);
  self->unit = yishi_unit_name_normalize (fields[FIELD_UNIT]);
  return self->unit != NULL ? g_steal_pointer (&self) : NULL;
}

YishiSlipVerdict
yishi_slip_parse (const char  *text,
                  YishiSlip  **slip)
{
  g_autofree char *folded = NULL;
  g_autofree char *upper = NULL;
  gsize n = strlen (NAME);

  *slip = NULL;
  if (strlen (text) > LONGEST || !g_utf8_validate (text, -1, NULL))
    return YISHI_SLIP_NONE;

  folded = g_utf8_normalize (text, -1, G_NORMALIZE_ALL_COMPOSE);
  upper = g_utf8_strup (folded, -1);
  g_strstrip (upper);
  if (!g_str_has_prefix (upper, NAME) || !g_ascii_isdigit (upper[n]))
    return YISHI_SLIP_NONE;
  if (!g_str_has_prefix (upper + n, VERSION) || g_ascii_isdigit (upper[n + 1]))
    return YISHI_SLIP_NEWER;

  *slip = read_fields (upper);
  return *slip != NULL ? YISHI_SLIP_GOOD : YISHI_SLIP_DAMAGED;
}

YishiSlipVerdict
yishi_slip_judge (const YishiSlip *self,
                  const char      *record,
                  const char      *date,
                  const char      *meeting_kind)
{
  g_autofree char *community = shorten_record (record);

  if (strcmp (self->community, community) != 0)
    return YISHI_SLIP_OTHER_COMMUNITY;
  if (strcmp (self->date, date) != 0 || strcmp (self->meeting_kind, meeting_kind) != 0)
    return YISHI_SLIP_OTHER_MEETING;

  return YISHI_SLIP_GOOD;
}
