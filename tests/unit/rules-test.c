/* rules-test.c - the packs that are built in, wrong packs, and where packs come from
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "rule-fixtures.h"

#include <glib/gstdio.h>
#include <locale.h>
#include <string.h>

#include "yishi-error.h"

#define HEAD "[pack]\nid=sample\nversion=1\ntitle=示例\ntitle-en=Sample\n"
#define RULE \
  "[rule one]\ntitle=一\ntitle-en=One\narticle=示例第一条\nquote=过半数同意。\ngist=More than half.\n"
#define VOTE "method=threshold\narea=false\napproval=more than 1/2\n"

/* A pack that is wrong, and what the message must name. */
static const struct
{
  const char *path;
  const char *text;
  const char *key;
} wrong_packs[] = {
  { "/rules/wrong/empty", "", "[pack]" },
  { "/rules/wrong/no-pack", RULE VOTE, "[pack]" },
  { "/rules/wrong/no-id", "[pack]\nversion=1\ntitle=示例\ntitle-en=S\n" RULE VOTE, "id" },
  { "/rules/wrong/bad-id", "[pack]\nid=A B\nversion=1\ntitle=a\ntitle-en=b\n" RULE VOTE, "id" },
  { "/rules/wrong/no-version", "[pack]\nid=sample\ntitle=a\ntitle-en=b\n" RULE VOTE, "version" },
  { "/rules/wrong/bad-version", "[pack]\nid=s\nversion=one\ntitle=a\ntitle-en=b\n" RULE VOTE,
    "version" },
  { "/rules/wrong/version-0", "[pack]\nid=s\nversion=0\ntitle=a\ntitle-en=b\n" RULE VOTE,
    "version" },
  { "/rules/wrong/no-title", "[pack]\nid=sample\nversion=1\ntitle-en=b\n" RULE VOTE, "title" },
  { "/rules/wrong/historical", HEAD "historical=perhaps\n" RULE VOTE, "historical" },
  { "/rules/wrong/includes-itself", HEAD "includes=sample\n" RULE VOTE, "includes" },
  { "/rules/wrong/pack-key", HEAD "colour=red\n" RULE VOTE, "colour" },
  { "/rules/wrong/no-rule", HEAD, "at least one rule" },
  { "/rules/wrong/group", HEAD RULE VOTE "[rules two]\ntitle=x\n", "rules two" },
  { "/rules/wrong/rule-id", HEAD "[rule One!]\ntitle=x\n", "One!" },
  { "/rules/wrong/unknown-key", HEAD RULE VOTE "quorum=at least 1/2\n", "quorum" },
  { "/rules/wrong/no-quote", HEAD "[rule one]\ntitle=一\ntitle-en=One\narticle=条\ngist=g\n" VOTE,
    "quote" },
  { "/rules/wrong/no-article", HEAD "[rule one]\ntitle=一\ntitle-en=One\nquote=q\ngist=g\n" VOTE,
    "article" },
  { "/rules/wrong/empty-quote", HEAD "[rule one]\ntitle=一\ntitle-en=One\narticle=条\nquote= \n"
    "gist=g\n" VOTE, "quote" },
  { "/rules/wrong/no-method", HEAD RULE "area=false\napproval=more than 1/2\n", "method" },
  { "/rules/wrong/method", HEAD RULE "method=guess\narea=false\n", "method" },
  { "/rules/wrong/area", HEAD RULE "method=straw\narea=yes\n", "area" },
  { "/rules/wrong/no-approval", HEAD RULE "method=threshold\narea=false\n", "approval" },
  { "/rules/wrong/useless-approval", HEAD RULE "method=straw\narea=false\napproval=at least 1/2\n",
    "approval" },
  { "/rules/wrong/fraction", HEAD RULE "method=threshold\narea=false\napproval=more than half\n",
    "approval" },
  { "/rules/wrong/fraction-word", HEAD RULE "method=threshold\narea=false\napproval=1/2\n",
    "approval" },
  { "/rules/wrong/percent", HEAD RULE "method=threshold\narea=false\napproval=at least 66.67%\n",
    "approval" },
  { "/rules/wrong/zero-denominator", HEAD RULE "method=threshold\narea=false\n"
    "approval=at least 1/0\n", "approval" },
  { "/rules/wrong/zero-numerator", HEAD RULE "method=threshold\narea=false\n"
    "approval=at least 0/2\n", "approval" },
  { "/rules/wrong/negative", HEAD RULE "method=threshold\narea=false\napproval=at least -1/2\n",
    "approval" },
  { "/rules/wrong/above-one", HEAD RULE "method=threshold\narea=false\napproval=at least 4/3\n",
    "approval" },
  { "/rules/wrong/more-than-all", HEAD RULE "method=threshold\narea=false\n"
    "approval=more than 3/3\n", "approval" },
  { "/rules/wrong/large-denominator", HEAD RULE "method=threshold\narea=false\n"
    "approval=at least 1/1001\n", "approval" },
  { "/rules/wrong/base", HEAD RULE VOTE "approval-base=everybody\n", "approval-base" },
  { "/rules/wrong/participation-base", HEAD RULE VOTE "participation-base=cast\n",
    "participation-base" },
  { "/rules/wrong/present-by-area", HEAD RULE "method=threshold\narea=true\n"
    "approval=more than 1/2\napproval-base=present\n", "area" },
  { "/rules/wrong/blank", HEAD RULE VOTE "blank=maybe\n", "blank" },
  { "/rules/wrong/follow", HEAD RULE VOTE "follow=leader\n", "follow" },
  { "/rules/wrong/silence", HEAD RULE VOTE "silence=consent\n", "silence" },
  { "/rules/wrong/silence-straw", HEAD RULE "method=straw\narea=false\nsilence=if-agreed\n",
    "silence" },
  { "/rules/wrong/notice", HEAD RULE VOTE "notice-days=-1\n", "notice-days" },
  { "/rules/wrong/notice-text", HEAD RULE VOTE "notice-days=15 days\n", "notice-days" },
  { "/rules/wrong/notice-extraordinary", HEAD RULE VOTE "notice-days=7\n"
    "notice-days-extraordinary=15\n", "notice-days-extraordinary" },
  { "/rules/wrong/window", HEAD RULE VOTE "window-min-days=60\nwindow-max-days=5\n",
    "window-min-days" },
  { "/rules/wrong/proxy-cap", HEAD RULE VOTE "proxy-cap=-2\n", "proxy-cap" },
  { "/rules/wrong/tie", HEAD RULE VOTE "tie=duel\n", "tie" },
  { "/rules/wrong/casting-vote", HEAD RULE VOTE "casting-vote=true\n", "casting-vote" },
  { "/rules/wrong/tie-casting-vote", HEAD RULE VOTE "tie=casting-vote\n", "casting-vote" },
  { "/rules/wrong/area-breaks-ties", HEAD RULE VOTE "area-breaks-ties=true\n",
    "area-breaks-ties" },
  { "/rules/wrong/unanimity", HEAD RULE "method=unanimity\narea=false\napproval=at least 1/1\n",
    "approval" },
  { "/rules/wrong/objection", HEAD RULE "method=objection\narea=true\napproval=at least 1/3\n",
    "approval-base" },
  { "/rules/wrong/max-score", HEAD RULE VOTE "max-score=5\n", "max-score" },
  { "/rules/wrong/no-max-score", HEAD RULE "method=score\narea=false\n", "max-score" },
  { "/rules/wrong/max-marks", HEAD RULE VOTE "max-marks=5\n", "max-marks" },
  { "/rules/wrong/cumulative", HEAD RULE "method=cumulative\narea=false\nmax-marks=2\n"
    "max-per-option=3\n", "max-per-option" },
  { "/rules/wrong/double-key", HEAD RULE VOTE "blank=abstain\nblank=invalid\n", "blank" },
  { "/rules/wrong/double-rule", HEAD RULE VOTE RULE VOTE, "rule one" },
  { "/rules/wrong/matter-rule", HEAD RULE VOTE "[matter 1]\ntitle=a\ntitle-en=b\nrule=two\n",
    "rule" },
  { "/rules/wrong/matter-number", HEAD RULE VOTE "[matter x]\ntitle=a\ntitle-en=b\nrule=one\n",
    "matter" },
  { "/rules/wrong/matter-0", HEAD RULE VOTE "[matter 0]\ntitle=a\ntitle-en=b\nrule=one\n",
    "matter" },
  { "/rules/wrong/matter-title", HEAD RULE VOTE "[matter 1]\ntitle-en=b\nrule=one\n", "title" },
  { "/rules/wrong/matter-twice", HEAD RULE VOTE "[matter 1]\ntitle=a\ntitle-en=b\nrule=one\n"
    "[matter 01]\ntitle=a\ntitle-en=b\nrule=one\n", "matter" },
  { "/rules/wrong/matter-key", HEAD RULE VOTE "[matter 1]\ntitle=a\ntitle-en=b\nrule=one\nx=1\n",
    "x" },
  { "/rules/wrong/kind-rule", HEAD RULE VOTE "[kind straw]\nrule=straw\n", "kind straw" },
  { "/rules/wrong/kind-key", HEAD RULE VOTE "[kind straw]\nrule=one\nx=1\n", "x" },
  { "/rules/wrong/language", HEAD RULE VOTE "blank[fr]=abstain\n", "blank[fr]" },
  { "/rules/wrong/not-utf8", HEAD RULE "method=\xff\n", "UTF-8" },
  { "/rules/wrong/no-key-file", HEAD RULE VOTE "nonsense\n", "nonsense" },
};

static void
test_wrong (gconstpointer data)
{
  gsize i = GPOINTER_TO_SIZE (data);
  g_autoptr(GError) error = NULL;
  g_autoptr(YishiRulePack) pack = yishi_rule_pack_parse ("wrong.pack", wrong_packs[i].text, -1,
                                                         &error);

  g_assert_null (pack);
  g_assert_error (error, YISHI_RULE_ERROR, YISHI_RULE_ERROR_PACK);
  g_test_message ("%s", error->message);
  g_assert_nonnull (strstr (error->message, "wrong.pack"));
  g_assert_nonnull (strstr (error->message, wrong_packs[i].key));
}

/* The sample that the wrong packs are bent from is right itself. */
static void
test_right (void)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(YishiRulePack) pack = NULL;
  YishiRule *rule;

  pack = yishi_rule_pack_parse ("right.pack", HEAD RULE VOTE
                                "[matter 3]\ntitle=三\ntitle-en=Three\nrule=one\n"
                                "[kind straw]\nrule=one\n", -1, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (yishi_rule_pack_get_id (pack), ==, "sample");
  g_assert_cmpint (yishi_rule_pack_get_version (pack), ==, 1);
  g_assert_cmpstr (yishi_rule_pack_get_title (pack, "zh_CN"), ==, "示例");
  g_assert_cmpstr (yishi_rule_pack_get_title (pack, "en"), ==, "Sample");
  g_assert_false (yishi_rule_pack_is_historical (pack));
  g_assert_cmpint (yishi_rule_pack_get_n_matters (pack), ==, 1);
  g_assert_cmpint (yishi_rule_pack_get_matter (pack, 0)->number, ==, 3);

  rule = yishi_rule_pack_rule_for_matter (pack, 3);
  g_assert_nonnull (rule);
  g_assert_true (rule == yishi_rule_pack_rule_for_kind (pack, "straw"));
  g_assert_null (yishi_rule_pack_rule_for_matter (pack, 4));
  g_assert_null (yishi_rule_pack_rule_for_kind (pack, "wish"));
  g_assert_cmpint (rule->blank, ==, YISHI_BLANK_INVALID);
  g_assert_cmpint (rule->silence, ==, YISHI_SILENCE_FORBIDDEN);
}

static void
test_built_in (void)
{
  static const char *const ids[] = { "national", "general", "hangzhou-2021", "weifang",
                                     "zhejiang-2009", "zhoushan-2021", "regulation-2018" };
  g_autoptr(GError) error = NULL;
  g_autoptr(GPtrArray) packs = yishi_rule_packs_load (&error);

  g_assert_no_error (error);
  g_assert_cmpint (packs->len, ==, G_N_ELEMENTS (ids));
  for (guint i = 0; i < packs->len; i++)
    g_assert_cmpstr (yishi_rule_pack_get_id (g_ptr_array_index (packs, i)), ==, ids[i]);
  g_assert_true (yishi_rule_pack_is_historical (g_ptr_array_index (packs, packs->len - 1)));
}

/* ⑥⑦⑧ are special, the other six ordinary (Civil Code art. 278). */
static void
test_matters (void)
{
  static const char *const packs[] = { "national", "hangzhou-2021", "zhejiang-2009", "weifang",
                                       "zhoushan-2021" };

  for (gsize i = 0; i < G_N_ELEMENTS (packs); i++)
    {
      g_autoptr(YishiRulePack) pack = yishi_rule_pack_find (packs[i], NULL);

      g_test_message ("%s", packs[i]);
      g_assert_cmpint (yishi_rule_pack_get_n_matters (pack), ==, 9);
      for (int number = 1; number <= 9; number++)
        {
          YishiRule *rule = yishi_rule_pack_rule_for_matter (pack, number);

          g_assert_cmpstr (rule->id, ==, number >= 6 && number <= 8 ? "special" : "ordinary");
          g_assert_cmpint (rule->notice_days, ==, 15);
        }
    }
}

static void
test_kinds (void)
{
  static const struct
  {
    const char *kind;
    const char *rule;
  } kinds[] = { { "straw", "straw" }, { "committee", "committee" }, { "election", "election" },
                { "rating", "satisfaction" }, { "matter", "ordinary" } };
  g_autoptr(GPtrArray) packs = yishi_rule_packs_load (NULL);

  for (guint i = 0; i < packs->len; i++)
    for (gsize j = 0; j < G_N_ELEMENTS (kinds); j++)
      {
        YishiRulePack *pack = g_ptr_array_index (packs, i);
        YishiRule *rule = yishi_rule_pack_rule_for_kind (pack, kinds[j].kind);

        if (strcmp (yishi_rule_pack_get_id (pack), "general") == 0)
          g_assert_null (rule);
        else
          g_assert_cmpstr (rule->id, ==, kinds[j].rule);
      }
}

static void
test_local_rules (void)
{
  g_autoptr(YishiRule) hangzhou = load_rule ("hangzhou-2021/ordinary");
  g_autoptr(YishiRule) zhejiang = load_rule ("zhejiang-2009/special");
  g_autoptr(YishiRule) weifang = load_rule ("weifang/ordinary");
  g_autoptr(YishiRule) zhoushan = load_rule ("zhoushan-2021/ordinary");
  g_autoptr(YishiRule) old = load_rule ("regulation-2018/special");

  g_assert_cmpint (hangzhou->notice_days_extraordinary, ==, 7);
  g_assert_cmpint (hangzhou->window_min_days, ==, 5);
  g_assert_cmpint (hangzhou->window_max_days, ==, 60);
  g_assert_cmpint (zhejiang->silence, ==, YISHI_SILENCE_WITH_PROVISO);
  g_assert_cmpint (weifang->proxy_cap, ==, 3);
  g_assert_true (zhoushan->proxy_bars_staff);
  g_assert_cmpint (old->approval_base, ==, YISHI_BASE_ALL);
  g_assert_cmpint (old->approval.numerator, ==, 2);
  g_assert_cmpint (old->approval.denominator, ==, 3);
}

static void
test_find (void)
{
  g_autoptr(YishiRule) ordinary = load_rule ("ordinary");
  g_autoptr(YishiRule) straw = load_rule ("straw");
  g_autoptr(YishiRule) included = load_rule ("weifang/straw");
  g_autoptr(GError) error = NULL;
  static const char *const unknown[] = { "no-such-rule", "weifang/no-such-rule", "nowhere/ordinary",
                                         "", "/", "national/" };

  g_assert_cmpstr (ordinary->pack, ==, "national");
  g_assert_cmpstr (straw->pack, ==, "general");
  g_assert_cmpstr (included->pack, ==, "general");

  for (gsize i = 0; i < G_N_ELEMENTS (unknown); i++)
    {
      g_assert_null (yishi_rule_find (unknown[i], &error));
      g_assert_error (error, YISHI_RULE_ERROR, YISHI_RULE_ERROR_UNKNOWN);
      g_clear_error (&error);
    }

  g_assert_null (yishi_rule_pack_find ("nowhere", &error));
  g_assert_error (error, YISHI_RULE_ERROR, YISHI_RULE_ERROR_UNKNOWN);
}

/* A frozen rule comes back as it was, byte by byte. */
static void
test_frozen (void)
{
  g_autoptr(GPtrArray) packs = yishi_rule_packs_load (NULL);
  guint n = 0;

  for (guint i = 0; i < packs->len; i++)
    for (guint j = 0; j < yishi_rule_pack_get_n_rules (g_ptr_array_index (packs, i)); j++, n++)
      {
        YishiRule *rule = yishi_rule_pack_get_rule (g_ptr_array_index (packs, i), j);
        g_autoptr(YishiRule) copy = copy_rule (rule);
        g_autofree char *text = yishi_rule_to_text (rule);
        g_autofree char *again = yishi_rule_to_text (copy);

        g_assert_cmpstr (text, ==, again);
        g_assert_cmpstr (copy->id, ==, rule->id);
        g_assert_cmpstr (copy->pack, ==, rule->pack);
        g_assert_cmpstr (copy->quote, ==, rule->quote);
        g_assert_cmpint (copy->method, ==, rule->method);
        g_assert_cmpint (copy->approval.denominator, ==, rule->approval.denominator);
      }

  g_assert_cmpint (n, >, 30);
}

static void
test_frozen_escapes (void)
{
  g_autoptr(YishiRule) rule = load_rule ("ordinary");
  g_autoptr(YishiRule) changed = copy_rule (rule);
  g_autoptr(YishiRule) copy = NULL;

  g_free (changed->quote);
  changed->quote = g_strdup ("第一行\n\t第二行 \\ = [x] ; # “引号”");
  copy = copy_rule (changed);
  g_assert_cmpstr (copy->quote, ==, changed->quote);
}

static void
test_frozen_wrong (void)
{
  g_autoptr(YishiRule) rule = load_rule ("ordinary");
  g_autofree char *text = yishi_rule_to_text (rule);
  g_autofree char *more = g_strconcat (text, "unknown=1\n", NULL);
  g_autofree char *twice = g_strconcat (text, "blank=abstain\n", NULL);
  g_autoptr(GString) cut = g_string_new_len (text, (gssize) strlen (text) / 4);
  const char *const wrong[] = { more, twice, cut->str, "", "[rule]\n", "garbage" };

  for (gsize i = 0; i < G_N_ELEMENTS (wrong); i++)
    {
      g_autoptr(GError) error = NULL;

      g_assert_null (yishi_rule_from_text (wrong[i], &error));
      g_assert_error (error, YISHI_RULE_ERROR, YISHI_RULE_ERROR_PACK);
    }
}

/* Whatever becomes of a pack on its way, it is read or refused, and a pack that
 * is read can be frozen and comes back. */
static void
test_mutated (void)
{
  g_autofree char *file = g_test_build_filename (G_TEST_DIST, "..", "resources", "rules",
                                                 "national.pack", NULL);
  g_autoptr(GRand) rand = g_rand_new_with_seed (279);
  g_autofree char *text = NULL;
  gsize length = 0;
  guint n_read = 0, n_refused = 0;

  g_assert_true (g_file_get_contents (file, &text, &length, NULL));
  for (int i = 0; i < 400; i++)
    {
      g_autofree char *mutated = g_memdup2 (text, length + 1);
      g_autoptr(GError) error = NULL;
      g_autoptr(YishiRulePack) pack = NULL;
      gint32 at = g_rand_int_range (rand, 0, (gint32) length);

      mutated[at] = "=[]\n/0#x \xe4"[g_rand_int_range (rand, 0, 10)];
      pack = yishi_rule_pack_parse ("mutated.pack", mutated,
                                    i % 3 == 0 ? at : (gssize) length, &error);
      g_assert_true ((pack == NULL) == (error != NULL));
      if (pack == NULL)
        {
          g_assert_error (error, YISHI_RULE_ERROR, YISHI_RULE_ERROR_PACK);
          n_refused++;
          continue;
        }

      n_read++;
      for (guint j = 0; j < yishi_rule_pack_get_n_rules (pack); j++)
        {
          g_autoptr(YishiRule) copy = copy_rule (yishi_rule_pack_get_rule (pack, j));

          g_assert_nonnull (copy);
        }
    }

  g_test_message ("%u read, %u refused", n_read, n_refused);
  g_assert_cmpuint (n_read, >, 0);
  g_assert_cmpuint (n_refused, >, 0);
}

static void
write_pack (const char *folder,
            const char *name,
            const char *text)
{
  g_autofree char *path = g_build_filename (folder, name, NULL);
  g_autoptr(GError) error = NULL;

  g_mkdir_with_parents (folder, 0700);
  g_file_set_contents (path, text, -1, &error);
  g_assert_no_error (error);
}

static void
assert_version (const char *id,
                int         version)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(YishiRulePack) pack = yishi_rule_pack_find (id, &error);

  g_assert_no_error (error);
  g_assert_cmpint (yishi_rule_pack_get_version (pack), ==, version);
}

static char *
make_pack (const char *id,
           int         version)
{
  return g_strdup_printf ("[pack]\nid=%s\nversion=%d\ntitle=示例\ntitle-en=Sample\n"
                          RULE VOTE, id, version);
}

/* Packs of the user's and the system's folders and of YISHI_RULES_DIR; of one
 * id the highest version wins, wherever it lies. */
static void
test_folders (void)
{
  g_autofree char *user = g_build_filename (g_get_user_data_dir (), "yishi", "rules", NULL);
  g_autofree char *system = g_build_filename (g_get_system_data_dirs ()[0], "yishi", "rules", NULL);
  g_autofree char *own = g_build_filename (g_get_user_cache_dir (), "packs", NULL);
  g_autofree char *second = make_pack ("weifang", 2);
  g_autofree char *third = make_pack ("weifang", 3);
  g_autofree char *first = make_pack ("weifang", 1);
  g_autofree char *new_one = make_pack ("estate", 1);
  g_autoptr(YishiRulePack) weifang = NULL;

  write_pack (user, "weifang.pack", first);
  assert_version ("weifang", 1);
  weifang = yishi_rule_pack_find ("weifang", NULL);
  g_assert_nonnull (yishi_rule_pack_lookup (weifang, "special"));

  write_pack (user, "weifang.pack", second);
  assert_version ("weifang", 2);
  write_pack (system, "weifang.pack", third);
  assert_version ("weifang", 3);

  write_pack (own, "estate.pack", new_one);
  write_pack (own, "notes.txt", "no pack");
  g_setenv ("YISHI_RULES_DIR", own, TRUE);
  assert_version ("estate", 1);
  g_unsetenv ("YISHI_RULES_DIR");
}

/* One wrong pack refuses all, and is named. */
static void
test_wrong_in_folder (void)
{
  g_autofree char *user = g_build_filename (g_get_user_data_dir (), "yishi", "rules", NULL);
  g_autoptr(GError) error = NULL;

  write_pack (user, "wrong.pack", HEAD RULE VOTE "quorum=at least 1/2\n");
  g_assert_null (yishi_rule_packs_load (&error));
  g_assert_error (error, YISHI_RULE_ERROR, YISHI_RULE_ERROR_PACK);
  g_assert_nonnull (strstr (error->message, "wrong.pack"));
  g_assert_nonnull (strstr (error->message, "quorum"));
}

static void
test_includes (void)
{
  g_autofree char *user = g_build_filename (g_get_user_data_dir (), "yishi", "rules", NULL);
  g_autoptr(GError) error = NULL;
  g_autoptr(YishiRulePack) pack = NULL;

  write_pack (user, "a.pack", HEAD "includes=general\n" RULE VOTE "[kind straw]\nrule=straw\n");
  pack = yishi_rule_pack_find ("sample", &error);
  g_assert_no_error (error);
  g_assert_cmpstr (yishi_rule_pack_rule_for_kind (pack, "straw")->pack, ==, "general");

  write_pack (user, "a.pack", HEAD "includes=general\n" RULE VOTE "[kind straw]\nrule=staw\n");
  g_assert_null (yishi_rule_packs_load (&error));
  g_assert_error (error, YISHI_RULE_ERROR, YISHI_RULE_ERROR_PACK);
  g_clear_error (&error);

  write_pack (user, "a.pack", HEAD "includes=nowhere\n" RULE VOTE);
  g_assert_null (yishi_rule_packs_load (&error));
  g_assert_error (error, YISHI_RULE_ERROR, YISHI_RULE_ERROR_PACK);
}

int
main (int    argc,
      char **argv)
{
  setlocale (LC_ALL, "");
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

  for (gsize i = 0; i < G_N_ELEMENTS (wrong_packs); i++)
    g_test_add_data_func (wrong_packs[i].path, GSIZE_TO_POINTER (i), test_wrong);
  g_test_add_func ("/rules/right", test_right);
  g_test_add_func ("/rules/built-in", test_built_in);
  g_test_add_func ("/rules/matters", test_matters);
  g_test_add_func ("/rules/kinds", test_kinds);
  g_test_add_func ("/rules/local", test_local_rules);
  g_test_add_func ("/rules/find", test_find);
  g_test_add_func ("/rules/frozen", test_frozen);
  g_test_add_func ("/rules/frozen/escapes", test_frozen_escapes);
  g_test_add_func ("/rules/frozen/wrong", test_frozen_wrong);
  g_test_add_func ("/rules/mutated", test_mutated);
  g_test_add_func ("/rules/folders", test_folders);
  g_test_add_func ("/rules/folders/wrong", test_wrong_in_folder);
  g_test_add_func ("/rules/folders/includes", test_includes);

  return g_test_run ();
}
