/* yishi-strip.c - the line below every page: who is here against what is needed, the item, the sound, the wall
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "yishi-strip.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "yishi-area.h"
#include "yishi-beat.h"
#include "yishi-clock.h"
#include "yishi-floor-words.h"
#include "yishi-room-words.h"
#include "yishi-share-bar.h"
#include "yishi-tape-words.h"
#include "yishi-tooltip.h"
#include "yishi-words.h"
#include "yishi-wrap-layout.h"

struct _YishiStrip
{
  GtkBox parent_instance;

  YishiConductor *conductor;  /* (owned) */
  YishiTape      *tape;       /* (owned) */
  guint           tick;       /* source: while the meeting runs and the strip is seen */

  /* Template children */
  GtkLabel      *heads_label;
  YishiShareBar *heads_bar;
  GtkWidget     *area;
  GtkLabel      *area_label;
  YishiShareBar *area_bar;
  GtkLabel      *people;
  GtkLabel      *item;
  GtkLabel      *clock;
  GtkLabel      *sound;
  GtkLabel      *wall;
  GtkLabel      *clicker;
  GtkLabel      *note;
};

G_DEFINE_FINAL_TYPE (YishiStrip, yishi_strip, GTK_TYPE_BOX)

static void
set_text (GtkLabel   *label,
          const char *text)
{
  if (strcmp (gtk_label_get_label (label), text) != 0)
    gtk_label_set_label (label, text);
  gtk_widget_set_visible (GTK_WIDGET (label), *text != '\0');
}

/* Who is here */

static char *
describe_heads (const YishiRoom *room)
{
  gint64 missing = room->needed.heads - room->present.heads;
  g_autofree char *here = yishi_words_number (room->present.heads);
  g_autofree char *needed = yishi_words_number (room->needed.heads);
  g_autofree char *gap = yishi_words_number (missing);

  if (room->needed.heads == 0)
    return g_strdup_printf (_("Persons %s"), here);
  if (missing <= 0)
    /* Translators: persons who own a unit: present, then needed for an owners' decision */
    return g_strdup_printf (_("✓ Persons %s of %s · reached"), here, needed);

  return g_strdup_printf (_("Persons %s of %s · %s missing"), here, needed, gap);
}

static char *
describe_area (const YishiRoom *room)
{
  gint64 missing = room->needed.area - room->present.area;
  g_autofree char *here = yishi_area_format_human (room->present.area);
  g_autofree char *needed = yishi_area_format_human (room->needed.area);
  g_autofree char *gap = yishi_area_format_human (MAX (missing, 0));

  if (room->needed.area == 0)
    return g_strdup_printf (_("Area %s m²"), here);
  if (missing <= 0)
    /* Translators: floor area: present, then needed for an owners' decision */
    return g_strdup_printf (_("✓ Area %s of %s m² · reached"), here, needed);

  return g_strdup_printf (_("Area %s of %s m² · %s m² missing"), here, needed, gap);
}

/* Why there are no figures: nobody can be counted without a roll, nor without a
 * meeting to come to. */
static char *
describe_no_room (YishiStrip              *self,
                  const YishiMeetingState *state)
{
  YishiLoadedRoll *roll = yishi_record_get_roll (yishi_conductor_get_record (self->conductor));
  g_autofree char *units = NULL;

  if (roll == NULL)
    return g_strdup (_("The roll is being read…"));
  if (state != NULL || roll->version == NULL)
    return g_strdup (_("No roll yet"));

  units = yishi_words_number (roll->version->n_units);
  /* Translators: how many units the roll has */
  return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "Roll of %s unit · no meeting yet",
                                       "Roll of %s units · no meeting yet", (gulong) roll->version->n_units),
                          units);
}

static void
show_room (YishiStrip              *self,
           const YishiMeetingState *state)
{
  const YishiRoom *room = state != NULL ? &state->room : NULL;
  gboolean has_roll = room != NULL && room->roll.heads > 0;
  g_autofree char *heads = has_roll ? describe_heads (room) : describe_no_room (self, state);
  g_autofree char *area = has_roll ? describe_area (room) : g_strdup ("");
  g_autofree char *n_people = room != NULL ? yishi_words_number (room->n_people) : NULL;
  g_autofree char *people = NULL;
  gboolean is_straw = state != NULL && strcmp (state->meeting->kind, "deliberation") == 0;

  set_text (self->heads_label, heads);
  gtk_widget_set_visible (GTK_WIDGET (self->heads_bar), has_roll);
  gtk_widget_set_visible (self->area, has_roll);
  set_text (self->area_label, area);
  if (has_roll)
    {
      yishi_share_bar_set (self->heads_bar, room->present.heads, room->needed.heads, room->roll.heads, heads);
      yishi_share_bar_set (self->area_bar, room->present.area, room->needed.area, room->roll.area, area);
    }

  if (room != NULL)
    people = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%s person in the room", "%s people in the room",
                                           (gulong) room->n_people),
                              n_people);
  set_text (self->people, people != NULL ? people : "");
  set_text (self->note, is_straw ? _("Hands bind nobody") : "");
}

/* Where the meeting stands */

static char *
describe_phase (const YishiSession *session)
{
  switch (session->phase)
    {
    case YISHI_PHASE_BEFORE:
      return g_strdup (_("Not started"));
    case YISHI_PHASE_BREAK:
      return g_strdup (_("Break"));
    case YISHI_PHASE_CLOSED:
      return g_strdup (_("Closed"));
    case YISHI_PHASE_RUNNING:
    default:
      return g_strdup (_("Between items"));
    }
}

static char *
describe_item (const YishiSession      *session,
               const YishiMeetingState *state)
{
  const YishiItem *item = session->item != 0 ? yishi_meeting_state_find_item (state, session->item) : NULL;

  if (item == NULL || session->phase != YISHI_PHASE_RUNNING)
    return describe_phase (session);

  /* Translators: number and title of the item at hand */
  return g_strdup_printf (_("Item %d · %s"), item->number, item->title);
}

/* How long the item and the meeting have lasted. */
static char *
describe_clock (const YishiSession      *session,
                const YishiMeetingState *state,
                gint64                   now)
{
  g_autofree char *item_time = NULL;
  g_autofree char *meeting_time = NULL;
  gint64 started;

  if (session->phase != YISHI_PHASE_RUNNING && session->phase != YISHI_PHASE_BREAK)
    return g_strdup ("");
  if (!yishi_instant_parse (state->meeting->started, &started))
    return g_strdup ("");

  meeting_time = yishi_format_span (now - started);
  if (session->item == 0 || session->phase == YISHI_PHASE_BREAK)
    return g_strdup_printf (_("meeting %s"), meeting_time);

  item_time = yishi_format_span (yishi_session_get_item_time (session, now));
  /* Translators: two durations, as 12:05 and 1:20:33 */
  return g_strdup_printf (_("%s · meeting %s"), item_time, meeting_time);
}

static char *
describe_wall (const YishiSession *session)
{
  const char *slide = yishi_slide_kind_to_label (session->live != NULL ? session->live->kind : YISHI_SLIDE_TITLE);

  if (session->is_blanked)
    return g_strdup (_("Wall: blanked"));
  if (session->is_frozen)
    /* Translators: the name of a slide */
    return g_strdup_printf (_("Wall: %s · frozen"), slide);
  if (session->is_locked)
    return g_strdup_printf (_("Wall: %s · locked"), slide);

  return g_strdup_printf (_("Wall: %s"), slide);
}

static void
show_clock (YishiStrip *self)
{
  const YishiSession *session = yishi_conductor_get_session (self->conductor);
  YishiRecord *record = yishi_conductor_get_record (self->conductor);
  YishiMeetingState *state = yishi_record_get_meeting (record);
  g_autofree char *clock = NULL;

  if (session != NULL && state != NULL)
    clock = describe_clock (session, state, yishi_clock_now (yishi_record_get_clock (record)));
  set_text (self->clock, clock != NULL ? clock : "");
}

/* Where nothing runs, nothing is missing. */
static void
show_sound (YishiStrip *self)
{
  const YishiSession *session = yishi_conductor_get_session (self->conductor);
  gboolean is_asked = yishi_tape_get_state (self->tape) != YISHI_TAPE_IDLE ||
                      (session != NULL && (session->phase == YISHI_PHASE_RUNNING || session->phase == YISHI_PHASE_BREAK));
  const char *classes[] = { "figure", "sound", yishi_tape_get_style (self->tape), NULL };
  g_autofree char *text = is_asked ? yishi_tape_describe_state (self->tape) : g_strdup ("");

  set_text (self->sound, text);
  if (!gtk_widget_has_css_class (GTK_WIDGET (self->sound), classes[2]))
    gtk_widget_set_css_classes (GTK_WIDGET (self->sound), classes);
}

static void run_clock (YishiStrip *self);

static gboolean
tick_cb (gpointer user_data)
{
  YishiStrip *self = user_data;

  self->tick = 0;
  run_clock (self);
  return G_SOURCE_REMOVE;
}

/* Shows the clock, and again with all other clocks of the meeting. */
static void
run_clock (YishiStrip *self)
{
  YishiClock *clock = yishi_record_get_clock (yishi_conductor_get_record (self->conductor));
  const YishiSession *session = yishi_conductor_get_session (self->conductor);
  gboolean runs = session != NULL && gtk_widget_get_mapped (GTK_WIDGET (self)) &&
                  (session->phase == YISHI_PHASE_RUNNING || session->phase == YISHI_PHASE_BREAK);
  /* It may be another meeting that is recorded than the one that is looked at. */
  gboolean records = gtk_widget_get_mapped (GTK_WIDGET (self)) && yishi_tape_get_state (self->tape) == YISHI_TAPE_RECORDING;

  g_clear_handle_id (&self->tick, g_source_remove);
  if (runs)
    self->tick = yishi_beat_after (yishi_session_get_beat (session, yishi_clock_now (clock)), tick_cb, self);
  else if (records)
    self->tick = yishi_beat_after (G_USEC_PER_SEC, tick_cb, self);
  show_clock (self);
  show_sound (self);
}

static void
show_session (YishiStrip *self)
{
  const YishiSession *session = yishi_conductor_get_session (self->conductor);
  YishiMeetingState *state = yishi_record_get_meeting (yishi_conductor_get_record (self->conductor));
  gboolean has_both = session != NULL && state != NULL;
  g_autofree char *item = has_both ? describe_item (session, state) : g_strdup ("");
  g_autofree char *wall = has_both ? describe_wall (session) : g_strdup ("");

  set_text (self->item, item);
  yishi_tooltip_set (GTK_WIDGET (self->item), *item != '\0' ? item : NULL);
  set_text (self->wall, wall);
  gtk_widget_set_visible (GTK_WIDGET (self->clicker), has_both && session->is_armed);
  run_clock (self);
}

static void
record_changed_cb (YishiStrip *self,
                   guint       parts)
{
  if (!(parts & (YISHI_PART_MEETING | YISHI_PART_MEETINGS | YISHI_PART_ROLL)))
    return;

  show_room (self, yishi_record_get_meeting (yishi_conductor_get_record (self->conductor)));
  show_session (self);
}

static void
yishi_strip_map (GtkWidget *widget)
{
  GTK_WIDGET_CLASS (yishi_strip_parent_class)->map (widget);
  run_clock (YISHI_STRIP (widget));
}

static void
yishi_strip_unmap (GtkWidget *widget)
{
  g_clear_handle_id (&YISHI_STRIP (widget)->tick, g_source_remove);
  GTK_WIDGET_CLASS (yishi_strip_parent_class)->unmap (widget);
}

static void
yishi_strip_dispose (GObject *object)
{
  YishiStrip *self = YISHI_STRIP (object);
  GtkWidget *child;

  g_clear_handle_id (&self->tick, g_source_remove);
  g_clear_object (&self->conductor);
  g_clear_object (&self->tape);
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_widget_unparent (child);
  gtk_widget_dispose_template (GTK_WIDGET (self), YISHI_TYPE_STRIP);
  G_OBJECT_CLASS (yishi_strip_parent_class)->dispose (object);
}

static void
yishi_strip_class_init (YishiStripClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = yishi_strip_dispose;
  widget_class->map = yishi_strip_map;
  widget_class->unmap = yishi_strip_unmap;

  g_type_ensure (YISHI_TYPE_WRAP_LAYOUT);
  g_type_ensure (YISHI_TYPE_SHARE_BAR);
  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/yishi/Yishi/ui/widgets/yishi-strip.ui");
  gtk_widget_class_bind_template_child (widget_class, YishiStrip, heads_label);
  gtk_widget_class_bind_template_child (widget_class, YishiStrip, heads_bar);
  gtk_widget_class_bind_template_child (widget_class, YishiStrip, area);
  gtk_widget_class_bind_template_child (widget_class, YishiStrip, area_label);
  gtk_widget_class_bind_template_child (widget_class, YishiStrip, area_bar);
  gtk_widget_class_bind_template_child (widget_class, YishiStrip, people);
  gtk_widget_class_bind_template_child (widget_class, YishiStrip, item);
  gtk_widget_class_bind_template_child (widget_class, YishiStrip, clock);
  gtk_widget_class_bind_template_child (widget_class, YishiStrip, sound);
  gtk_widget_class_bind_template_child (widget_class, YishiStrip, wall);
  gtk_widget_class_bind_template_child (widget_class, YishiStrip, clicker);
  gtk_widget_class_bind_template_child (widget_class, YishiStrip, note);
  gtk_widget_class_set_css_name (widget_class, "strip");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
yishi_strip_init (YishiStrip *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

GtkWidget *
yishi_strip_new (YishiConductor *conductor,
                 YishiTape      *tape)
{
  YishiStrip *self = g_object_new (YISHI_TYPE_STRIP, NULL);
  YishiRecord *record = yishi_conductor_get_record (conductor);

  self->conductor = g_object_ref (conductor);
  self->tape = g_object_ref (tape);
  g_signal_connect_object (tape, "changed", G_CALLBACK (show_sound), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (record, "changed", G_CALLBACK (record_changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (conductor, "changed", G_CALLBACK (show_session), self, G_CONNECT_SWAPPED);
  record_changed_cb (self, YISHI_PART_ALL);

  return GTK_WIDGET (self);
}
