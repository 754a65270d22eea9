/* yishi-room-words.c - people and slides in the words of the window
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "yishi-room-words.h"

#include <glib/gi18n-lib.h>

#include "yishi-floor-words.h"
#include "yishi-roll-words.h"

static const char *const slide_labels[] = {
  [YISHI_SLIDE_TITLE] = N_("title"),
  [YISHI_SLIDE_AGENDA] = N_("agenda"),
  [YISHI_SLIDE_ITEM] = N_("item"),
  [YISHI_SLIDE_SPEAKER] = N_("speaker"),
  [YISHI_SLIDE_QUORUM] = N_("who is here"),
  [YISHI_SLIDE_BALLOT] = N_("vote open"),
  [YISHI_SLIDE_RESULT] = N_("result"),
  [YISHI_SLIDE_OUTCOMES] = N_("outcomes"),
  [YISHI_SLIDE_MESSAGE] = N_("message"),
  [YISHI_SLIDE_BREAK] = N_("break"),
  [YISHI_SLIDE_PICTURE] = N_("picture"),
  [YISHI_SLIDE_THANKS] = N_("thanks"),
  [YISHI_SLIDE_SEAL] = N_("seal"),
  [YISHI_SLIDE_TESTCARD] = N_("test card"),
};
G_STATIC_ASSERT (G_N_ELEMENTS (slide_labels) == YISHI_N_SLIDE_KINDS);

const char *
yishi_slide_kind_to_label (YishiSlideKind kind)
{
  return _(slide_labels[kind]);
}

char *
yishi_describe_owners (const YishiUnit *unit)
{
  return unit != NULL ? yishi_roll_join_owners (unit) : g_strdup ("");
}

char *
yishi_describe_presence (YishiPresence presence)
{
  switch (presence.kind)
    {
    case YISHI_PRESENCE_IN:
      return *presence.since != '\0' ? g_strdup_printf (_("In the room since %s"), presence.since)
                                     : g_strdup (_("In the room"));
    case YISHI_PRESENCE_REPRESENTED:
      /* Translators: a unit and a time of day */
      return *presence.since != '\0' ? g_strdup_printf (_("Represented by %s since %s"), presence.agent, presence.since)
                                     : g_strdup_printf (_("Represented by %s"), presence.agent);
    case YISHI_PRESENCE_LEFT:
      return g_strdup_printf (_("Left at %s"), presence.since);
    case YISHI_PRESENCE_LODGED:
      /* Translators: a unit or a name */
      return g_strdup_printf (_("Proxy given to %s"), presence.agent);
    case YISHI_PRESENCE_NONE:
    default:
      return g_strdup ("");
    }
}

char *
yishi_join_units (const GPtrArray *units)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < units->len; i++)
    {
      if (i > 0)
        /* Translators: between the names of owners, or units */
        g_string_append (text, _(", "));
      g_string_append (text, g_ptr_array_index (units, i));
    }

  return g_string_free (text, FALSE);
}

char *
yishi_describe_missing_parties (YishiMeetingState *state)
{
  g_autoptr(GString) names = g_string_new (NULL);

  for (gsize i = 0; i < YISHI_N_EXPECTED_PARTIES; i++)
    if (yishi_meeting_state_count_party (state, yishi_parties[i]) == 0)
      {
        if (names->len > 0)
          g_string_append (names, _(", "));
        g_string_append (names, yishi_party_to_label (yishi_parties[i]));
      }
  if (names->len == 0)
    return g_strdup (_("✓ All the parties of 1+3+X are here"));

  /* Translators: parties of 1+3+X */
  return g_strdup_printf (_("✗ Still missing: %s"), names->str);
}
