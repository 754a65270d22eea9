/* yishi-minutes-private.h - the parts of the composer of minutes
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "yishi-minutes-paper.h"
#include "yishi-name-mask.h"
#include "yishi-paper-words.h"

G_BEGIN_DECLS

/* Minutes under composition. */
typedef struct
{
  const YishiMinutes   *minutes;
  const YishiMeeting   *meeting;
  YishiWords            words;
  const char           *language;
  gboolean              is_public;
  YishiNameMask        *mask;       /* (owned) of what is not to be public */
  YishiDocumentBuilder *builder;    /* (unowned) */
  guint                 n_headings; /* of the first level so far */
  guint                 n_appendices;
} YishiComposer;

/* --- what may be read in this copy; all (transfer full) --- */

/* Free text: in the public copy without telephones, units and names on the roll. */
char       *yishi_composer_clean      (const YishiComposer *self,
                                       const char          *text) G_GNUC_WARN_UNUSED_RESULT;
/* A person's name; "张*" in the public copy if it is on the roll, or if @is_owner. */
char       *yishi_composer_name       (const YishiComposer *self,
                                       const char          *name,
                                       gboolean             is_owner) G_GNUC_WARN_UNUSED_RESULT;
/* "3幢2单元501室"; "3幢2单元***室" in the public copy; @unit itself if it is none */
char       *yishi_composer_unit       (const YishiComposer *self,
                                       const char          *unit) G_GNUC_WARN_UNUSED_RESULT;
/* The owners of a unit, for the internal copy. */
char       *yishi_composer_owners     (const YishiComposer *self,
                                       const char          *unit) G_GNUC_WARN_UNUSED_RESULT;
void        yishi_composer_read_names (YishiComposer       *self);
void        yishi_composer_forget_names (YishiComposer     *self);

/* --- how it is said --- */

const char *yishi_composer_say        (const YishiComposer *self,
                                       YishiPaperWord     word);
/* "（录音 01:12:40）", or "（缺录时段）"; "" if there is no sound of it. @event: (nullable) */
char       *yishi_composer_sound      (const YishiComposer *self,
                                       const YishiEvent    *event) G_GNUC_WARN_UNUSED_RESULT;
/* "19:05" */
char       *yishi_composer_time       (const char          *instant) G_GNUC_WARN_UNUSED_RESULT;
char       *yishi_composer_instant    (const YishiComposer *self,
                                       gint64               instant) G_GNUC_WARN_UNUSED_RESULT;
/* A heading of the first level, numbered. */
void        yishi_composer_heading    (YishiComposer       *self,
                                       YishiPaperWord     word);
/* The heading of the next appendix. @is_long: it begins a page, as the first one does. */
void        yishi_composer_appendix   (YishiComposer       *self,
                                       const char          *title,
                                       const char          *anchor,
                                       gboolean             is_long);
/* The places of an anchor. Returns: (transfer full): "item-3", "ballots-3" */
char       *yishi_composer_anchor     (const char          *what,
                                       gint64               number) G_GNUC_WARN_UNUSED_RESULT;

/* "悦城小区居民议事日会议纪要", "〔2026〕第11号" with what copy it is */
char       *yishi_composer_title      (const YishiComposer *self) G_GNUC_WARN_UNUSED_RESULT;
char       *yishi_composer_number     (const YishiComposer *self) G_GNUC_WARN_UNUSED_RESULT;

/* --- the parts, in order --- */

void        yishi_composer_add_head       (YishiComposer       *self);
void        yishi_composer_add_presence   (YishiComposer       *self);
void        yishi_composer_add_actions    (YishiComposer       *self);
void        yishi_composer_add_items      (YishiComposer       *self);
void        yishi_composer_add_vote       (YishiComposer       *self,
                                           const YishiItem     *item);
void        yishi_composer_add_outcome    (YishiComposer       *self,
                                           const YishiItem     *item);
void        yishi_composer_add_thanks     (YishiComposer       *self);
void        yishi_composer_add_sound      (YishiComposer       *self);
/* Who approved of them, signed and sealed them, so far. */
void        yishi_composer_add_stage      (YishiComposer       *self);
void        yishi_composer_add_signatures (YishiComposer       *self);
void        yishi_composer_add_appendices (YishiComposer       *self);
/* Says at the beginning that there are some. */
void        yishi_composer_point_to_addenda (YishiComposer     *self);
/* Those of sealed minutes, at their end. */
void        yishi_composer_add_addenda    (YishiComposer       *self);
/* One of them: when, by whom, why, and its text. */
void        yishi_composer_add_addendum   (YishiComposer       *self,
                                           const YishiAddendum *addendum);

/* What is appended, in order, so that lists and headings agree. */
typedef enum
{
  APPENDIX_ATTENDANCE,
  APPENDIX_PROXIES,
  APPENDIX_BALLOTS,
  APPENDIX_RECORDINGS,
  APPENDIX_SEAL,
} YishiAppendixKind;

typedef struct
{
  YishiAppendixKind       kind;
  const YishiMinutesVote *vote;    /* of BALLOTS */
  char                   *title;   /* (owned) */
  char                   *anchor;  /* (owned) */
} YishiAppendix;

/* Returns: (transfer full) (element-type YishiAppendix) */
GPtrArray  *yishi_composer_list_appendices (const YishiComposer *self) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
