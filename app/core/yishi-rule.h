/* yishi-rule.h - one rule by which something is decided, and packs of them
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A pack is a key file that anybody can read and mend. A vote freezes a copy of
 * its rule as the text of such a key file (yishi_rule_to_text), so that a later
 * change of the pack changes no past result.
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* numerator/denominator of a base; @more_than: exactly met is not enough
 * (过半数), else it is (以上, Civil Code art. 1259). denominator 0: no threshold. */
typedef struct
{
  gint64   numerator;
  gint64   denominator;
  gboolean more_than;
} YishiThreshold;

/* How ballots become a result. */
typedef enum
{
  YISHI_METHOD_THRESHOLD,           /* yes against a base, by heads or by heads and area */
  YISHI_METHOD_UNANIMITY,           /* every interested owner says yes (art. 279) */
  YISHI_METHOD_OBJECTION,           /* stands unless enough say no (Lishui, Henan) */
  YISHI_METHOD_OWNERS_ELECTION,     /* committee: both halves, by heads and area (T4) */
  YISHI_METHOD_PLURALITY,           /* one seat */
  YISHI_METHOD_PLURALITY_AT_LARGE,  /* several seats */
  YISHI_METHOD_RUNOFF,              /* absolute majority, else the first two again */
  YISHI_METHOD_APPROVAL,            /* each option for itself, with a threshold */
  YISHI_METHOD_CUMULATIVE,          /* several votes a ballot, capped for one option */
  YISHI_METHOD_SCORE,               /* points and their mean, no verdict */
  YISHI_METHOD_GRADES,              /* five grades of satisfaction, no verdict */
  YISHI_METHOD_STV,                 /* ranked, transferable */
  YISHI_METHOD_STRAW,               /* asked, not decided */
} YishiMethod;

/* What a threshold is a share of. */
typedef enum
{
  YISHI_BASE_ALL,            /* the whole roll, or all members */
  YISHI_BASE_PARTICIPATING,  /* who returned a ballot that counts */
  YISHI_BASE_CAST,           /* yes and no alone */
  YISHI_BASE_PRESENT,        /* who is in the room */
} YishiBase;

/* What a blank or unclear ballot is. */
typedef enum
{
  YISHI_BLANK_INVALID,  /* does not participate */
  YISHI_BLANK_ABSTAIN,  /* participates as an abstention */
} YishiBlank;

/* What signed 随多数 ballots do when heads and area agree on a side. */
typedef enum
{
  YISHI_FOLLOW_JOIN,  /* join that side */
  YISHI_FOLLOW_NONE,  /* join no side: they participate only */
} YishiFollow;

/* Whether silence after proved delivery may be counted with the majority. */
typedef enum
{
  YISHI_SILENCE_FORBIDDEN,
  YISHI_SILENCE_IF_AGREED,   /* if the estate's own rules say so (guidance rules art. 26) */
  YISHI_SILENCE_WITH_PROVISO, /* and the majority of voters is more than half of all (Zhejiang 2009 art. 10) */
} YishiSilence;

typedef struct _YishiRule YishiRule;
typedef struct _YishiRulePack YishiRulePack;

struct _YishiRule
{
  gatomicrefcount  ref_count;
  char            *id;             /* (owned) "ordinary" */
  char            *pack;           /* (owned) "national" */
  int              pack_version;
  char            *title_zh;       /* (owned) */
  char            *title_en;       /* (owned) */
  char            *article;        /* (owned) "民法典第二百七十八条" */
  char            *quote;          /* (owned) the article's words, in Chinese */
  char            *gist;           /* (owned) the same shortly, in English */
  YishiMethod      method;
  gboolean         by_area;        /* judged by area as well as by heads */
  YishiBase        participation_base; /* ALL: of the roll; PRESENT quorum: of all members */
  YishiThreshold   participation;
  YishiBase        approval_base;
  YishiThreshold   approval;       /* for OBJECTION: the share of objections that brings it down */
  YishiBlank       blank;
  YishiFollow      follow;
  YishiSilence     silence;
  gboolean         counts_parking;
  int              notice_days;    /* full days between posting and meeting; 0: none asked */
  int              window_min_days; /* of a voting period, first and last day counted; 0: none */
  int              window_max_days;
  int              proxy_cap;      /* principals one agent may have; 0: no cap; -1: no proxies at all */
  gboolean         proxy_bars_staff; /* the property firm's staff may not be agents */
  gboolean         casting_vote;   /* the chair may break a tie */
  char            *tie;            /* (owned) "revote" "lot" "casting-vote" "area" */
  gboolean         area_breaks_ties; /* elections: equal heads are ordered by area */
  gboolean         invalid_counts; /* illegal ballots stand in the base (Robert's Rules) */
  char            *notice_article; /* (owned) what asks for the notice, "" if nothing does */
  int              notice_days_extraordinary; /* the same for an extraordinary meeting */
  int              max_marks;      /* options one ballot may mark, or votes it has; 0: the seats */
  int              max_per_option; /* cumulative */
  int              max_score;      /* score */
};

/* A matter of the catalogue, such as art. 278 ⑦. */
typedef struct
{
  int         number;
  const char *title_zh;
  const char *title_en;
  const char *rule;      /* id of its rule in the same pack */
  const char *note;      /* what is inferred or local about it, in Chinese; "" if nothing */
} YishiMatter;

/* A term that a rule of law counts from a meeting, such as 30 days to file. One of
 * days, months and years is not 0; a negative one is counted backwards. */
typedef struct
{
  const char *id;       /* one of yishi_deadline_ids */
  int         days;
  int         months;
  int         years;
  const char *article;  /* "" if it is mere practice */
  const char *quote;    /* the article's words, in Chinese */
} YishiDeadline;

/* What a pack can say a term of, ends with NULL: before a meeting that elects,
 * candidates; after what a meeting decides, result (of owners), publication (of a
 * committee's decision), dismissal-notice, suit; after an election, first-meeting,
 * handover, filing, term-end; before the end of that term, re-election. */
extern const char *const yishi_deadline_ids[];

YishiRule     *yishi_rule_ref        (YishiRule  *self);
void           yishi_rule_unref      (YishiRule  *self);
char          *yishi_rule_to_text    (YishiRule  *self) G_GNUC_WARN_UNUSED_RESULT;
YishiRule     *yishi_rule_from_text  (const char *text,
                                      GError    **error) G_GNUC_WARN_UNUSED_RESULT;
gboolean       yishi_rule_has_verdict (YishiRule *self);
gboolean       yishi_rule_is_election (YishiRule *self);
gint64         yishi_threshold_needed (const YishiThreshold *self,
                                       gint64      base);
gboolean       yishi_threshold_is_met (const YishiThreshold *self,
                                       gint64      part,
                                       gint64      base);

/* Packs: see national.pack for what one looks like. A pack may include another,
 * whose rules it then offers too. Loaded are those built in, then *.pack in YISHI_RULES_DIR, the user's and the
 * system's data folders under yishi/rules; of equal id the higher version wins. */
GPtrArray     *yishi_rule_packs_load (GError    **error) G_GNUC_WARN_UNUSED_RESULT;
YishiRulePack *yishi_rule_pack_find  (const char *id,
                                      GError    **error) G_GNUC_WARN_UNUSED_RESULT;
/* "special": in the pack national, else in any pack; "hangzhou-2021/committee": in that one. */
YishiRule     *yishi_rule_find       (const char *id,
                                      GError    **error) G_GNUC_WARN_UNUSED_RESULT;
YishiRulePack *yishi_rule_pack_parse (const char *file_name,
                                      const char *text,
                                      gssize      length,
                                      GError    **error) G_GNUC_WARN_UNUSED_RESULT;
YishiRulePack *yishi_rule_pack_ref   (YishiRulePack *self);
void           yishi_rule_pack_unref (YishiRulePack *self);

const char    *yishi_rule_pack_get_id       (YishiRulePack *self);
int            yishi_rule_pack_get_version  (YishiRulePack *self);
const char    *yishi_rule_pack_get_title    (YishiRulePack *self,
                                             const char    *language);
gboolean       yishi_rule_pack_is_historical (YishiRulePack *self);
guint          yishi_rule_pack_get_n_rules  (YishiRulePack *self);
YishiRule     *yishi_rule_pack_get_rule     (YishiRulePack *self,
                                             guint          index);
/* Returns: (transfer none) (nullable): the pack whose rules it offers too */
YishiRulePack *yishi_rule_pack_get_included (YishiRulePack *self);
/* Own rules, then those of the included pack. Returns: (transfer none) (nullable) */
YishiRule     *yishi_rule_pack_lookup       (YishiRulePack *self,
                                             const char    *id);
guint          yishi_rule_pack_get_n_matters (YishiRulePack *self);
const YishiMatter *yishi_rule_pack_get_matter (YishiRulePack *self,
                                             guint          index);
YishiRule     *yishi_rule_pack_rule_for_matter (YishiRulePack *self,
                                             int            number);
/* kind is an item kind: "straw", "committee", "election", "rating"; matter 0 → its default rule, or NULL */
YishiRule     *yishi_rule_pack_rule_for_kind (YishiRulePack *self,
                                             const char    *kind);

/* Own terms, then those of the included pack. Returns: (transfer none) (nullable) */
const YishiDeadline *yishi_rule_pack_get_deadline (YishiRulePack *self,
                                             const char    *id);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (YishiRule, yishi_rule_unref)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (YishiRulePack, yishi_rule_pack_unref)

G_END_DECLS
