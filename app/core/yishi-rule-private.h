/* yishi-rule-private.h - what the files about rules share and nobody else needs
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <gio/gio.h>

#include "yishi-rule.h"

G_BEGIN_DECLS

#define YISHI_RULE_MAX_DENOMINATOR 1000

/* The folder of the built-in packs inside the resource. */
#define YISHI_RULES_RESOURCE "/io/github/yishi/Yishi/rules"

struct _YishiRulePack
{
  gatomicrefcount  ref_count;
  char            *id;         /* (owned) */
  int              version;
  gboolean         is_historical;
  char            *title_zh;   /* (owned) */
  char            *title_en;   /* (owned) */
  char            *includes;   /* (owned) id of the pack whose rules are offered too; "" */
  char            *file_name;  /* (owned) for messages */
  YishiRulePack   *included;   /* (owned) (nullable) */
  GPtrArray       *rules;      /* (owned) of YishiRule */
  GArray          *matters;    /* (owned) of YishiMatter, texts in @chunk */
  GArray          *deadlines;  /* (owned) of YishiDeadline, texts in @chunk */
  GHashTable      *kinds;      /* (owned) kind of item → id of rule, texts in @chunk */
  GStringChunk    *chunk;      /* (owned) */
};

/* yishi-rule-fields.c: the keys of a rule, read and written by one table */
gboolean    yishi_rule_read_fields  (YishiRule   *self,
                                     GKeyFile    *file,
                                     const char  *group,
                                     const char **wrong_key,
                                     char       **reason);
void        yishi_rule_write_fields (YishiRule   *self,
                                     GKeyFile    *file,
                                     const char  *group);
void        yishi_rule_clear_fields (YishiRule   *self);
gboolean    yishi_rule_knows_key    (const char  *key);

/* yishi-rule-check.c: whether the values of a rule go together */
gboolean    yishi_rule_check        (YishiRule   *self,
                                     const char **wrong_key,
                                     char       **reason);

/* yishi-rule-deadline.c: the group [deadline ID] of a pack */
gboolean    yishi_deadline_read     (YishiRulePack *self,
                                     GKeyFile      *file,
                                     const char    *group,
                                     const char   **wrong_key,
                                     char         **reason);
extern const char *const yishi_deadline_keys[];

/* yishi-rule.c */
YishiRule  *yishi_rule_new          (void) G_GNUC_WARN_UNUSED_RESULT;

/* yishi-key-file.c: a GKeyFile that says what is doubled or misspelt */
GKeyFile   *yishi_key_file_load     (const char  *text,
                                     gssize       length,
                                     char       **where,
                                     char       **reason) G_GNUC_WARN_UNUSED_RESULT;
gboolean    yishi_key_file_read_int (GKeyFile    *file,
                                     const char  *group,
                                     const char  *key,
                                     int          least,
                                     int          most,
                                     int         *value,
                                     char       **reason);
gboolean    yishi_is_rule_word      (const char  *text);

/* Whether every kind of item names a rule that there is, own or included. */
gboolean    yishi_rule_pack_check_kinds (YishiRulePack *self,
                                         GError       **error);
void        yishi_rule_pack_set_included (YishiRulePack *self,
                                          YishiRulePack *included);

/* The resource of the built-in packs; named here because the header that
 * GLib's compiler writes for it belongs to the build folder. */
GResource  *yishi_rules_get_resource (void);

G_END_DECLS
