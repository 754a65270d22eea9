/* yishi-proxy.h - who may vote for whom
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Pure rules over the proxies lodged for one meeting (Civil Code art. 165,
 * guidance rules art. 26; caps and bars come from the rule).
 */
#pragma once

#include <glib.h>

#include "yishi-rule.h"
#include "yishi-tally.h"

G_BEGIN_DECLS

typedef struct
{
  const char  *principal;   /* unit that is represented */
  const char  *agent;       /* name of the agent */
  const char  *agent_unit;  /* (nullable) the agent's own unit */
  gboolean     agent_is_staff; /* works for the property firm */
  const char  *from;        /* (nullable) first day, YYYY-MM-DD */
  const char  *until;       /* (nullable) last day */
  const char  *items;       /* (nullable) "1,3": items it is for; NULL or "": all */
  gboolean     suspended;   /* the principal came in person (C26b) */
  gboolean     agent_absent; /* the agent left before the vote (C26) */
  gint64       principal_person; /* who owns the principal's unit; 0: not known */
  gint64       agent_person; /* who owns the agent's own unit; 0: not known */
  const char  *instruction; /* (nullable) "1=no,3=yes": what the principal ordered, by item */
} YishiProxy;

/* Whether @wanted may be lodged beside @others: term and scope sensible, cap,
 * no chains (an agent's own unit may not be represented by another at the same
 * meeting, nor a principal be somebody's agent), staff barred where the rule
 * says so, one proxy a unit. Sets YISHI_RULE_ERROR_NOT_ALLOWED with the reason. */
gboolean yishi_proxy_check      (YishiRule        *rule,
                                 const YishiProxy *wanted,
                                 const YishiProxy *others,
                                 gsize             n_others,
                                 GError          **error);
/* Whether it stands for item number @item on @date. */
gboolean yishi_proxy_is_valid   (const YishiProxy *self,
                                 int               item,
                                 const char       *date);
/* What the principal ordered for the item; FALSE if nothing (C25). */
gboolean yishi_proxy_instructed (const YishiProxy *self,
                                 int               item,
                                 YishiChoice      *choice);

G_END_DECLS
