/* yishi-paper-again.c - whether a paper that was made once would read otherwise today
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "yishi-paper-again.h"

#include <string.h>

#include "yishi-json-scan.h"
#include "yishi-json.h"
#include "yishi-minutes-paper.h"

char *
yishi_papers_input_to_options (const YishiPapersInput *input)
{
  YishiJson *json = yishi_json_new ();

  yishi_json_begin_object (json, NULL);
  yishi_json_int (json, "item", input->item);
  yishi_json_int (json, "per_page", input->per_page);
  yishi_json_string (json, "issuer", input->issuer != NULL ? input->issuer : "");
  yishi_json_begin_array (json, "answers");
  for (guint i = 0; input->answers != NULL && input->answers[i] != NULL; i++)
    yishi_json_string (json, NULL, input->answers[i]);
  yishi_json_end_array (json);
  yishi_json_end_object (json);
  return yishi_json_free_to_text (json);
}

/* What was read of the options, of which the input borrows. */
typedef struct
{
  gint64     item, per_page;
  char      *issuer;   /* (owned) (nullable) */
  GPtrArray *answers;  /* (owned) (element-type utf8): ends with NULL once read */
} Options;

static void
options_clear (Options *self)
{
  g_free (self->issuer);
  g_ptr_array_unref (self->answers);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Options, options_clear)

static gboolean
is_key (const char *key,
        gsize       length,
        const char *wanted)
{
  return strlen (wanted) == length && memcmp (key, wanted, length) == 0;
}

static void
read_member (YishiJsonScan *scan,
             Options       *self,
             const char    *key,
             gsize          length)
{
  const char *text;
  gsize n;

  if (is_key (key, length, "item"))
    {
      self->item = yishi_json_scan_int (scan);
    }
  else if (is_key (key, length, "per_page"))
    {
      self->per_page = yishi_json_scan_int (scan);
    }
  else if (is_key (key, length, "issuer"))
    {
      text = yishi_json_scan_text (scan, &n);
      g_free (self->issuer);
      self->issuer = text != NULL && n > 0 ? g_strndup (text, n) : NULL;
    }
  else if (is_key (key, length, "answers"))
    {
      yishi_json_scan_array (scan);
      while (yishi_json_scan_element (scan))
        {
          text = yishi_json_scan_text (scan, &n);
          g_ptr_array_add (self->answers, g_strndup (text != NULL ? text : "", text != NULL ? n : 0));
        }
    }
  else
    {
      yishi_json_scan_raw (scan, &n);
    }
}

static gboolean
read_options (Options    *self,
              const char *json)
{
  g_auto(YishiJsonScan) scan = { 0 };
  const char *key;
  gsize n;

  yishi_json_scan_init (&scan, json, strlen (json));
  yishi_json_scan_object (&scan);
  while (!scan.failed && yishi_json_scan_member (&scan, &key, &n))
    read_member (&scan, self, key, n);
  if (self->answers->len > 0)
    g_ptr_array_add (self->answers, NULL);
  return !scan.failed;
}

/* Returns: (transfer full) (nullable): the text's sum of @known made today; NULL if it is
 * not known how, "" if it could not be made */
static char *
make_again (const YishiPaper       *known,
            YishiPapersKind         kind,
            const YishiPapersInput *facts)
{
  g_auto(Options) options = { 0, 0, NULL, g_ptr_array_new_with_free_func (g_free) };
  g_autoptr(YishiDocument) document = NULL;
  YishiPapersInput input = *facts;

  if (!read_options (&options, known->options))
    return NULL;

  input.language = known->language;
  input.item = (int) options.item;
  input.per_page = (guint) CLAMP (options.per_page, 1, 4);
  input.issuer = options.issuer;
  input.answers = options.answers->len > 0 ? (const char *const *) options.answers->pdata : NULL;
  document = yishi_papers_compose (kind, &input, NULL, NULL);
  return document != NULL ? yishi_document_dup_digest (document) : g_strdup ("");
}

gboolean
yishi_paper_reads_otherwise (const YishiPaper       *known,
                             const YishiPapersInput *facts)
{
  g_autofree char *digest = NULL;

  if (strcmp (known->kind, "minutes") == 0)
    {
      YishiCopy copy = strcmp (known->copy, "public") == 0 ? YISHI_COPY_PUBLIC : YISHI_COPY_INTERNAL;
      g_autoptr(YishiDocument) document = yishi_minutes_compose (facts->minutes, copy, known->language, NULL);

      digest = yishi_document_dup_digest (document);
    }
  for (guint i = 0; digest == NULL && yishi_papers_kinds[i] != NULL; i++)
    if (strcmp (known->kind, yishi_papers_kinds[i]) == 0)
      digest = make_again (known, (YishiPapersKind) i, facts);

  return digest != NULL && strcmp (digest, known->content) != 0;
}
