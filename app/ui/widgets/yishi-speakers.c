/* yishi-speakers.c - the floor: who speaks, who waits, and the field to put somebody in the queue
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * While something is typed, who is meant takes the place of the queue.
 */
#include "config.h"

#include "yishi-speakers.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "yishi-drop-down.h"
#include "yishi-explain.h"
#include "yishi-floor-words.h"
#include "yishi-room-view.h"
#include "yishi-speaker-row.h"
#include "yishi-speaker-search.h"
#include "yishi-speech-clock.h"
#include "yishi-speech-times.h"
#include "yishi-window.h"
#include "yishi-wrap-layout.h"

#define MOST_MATCHES 8

struct _YishiSpeakers
{
  AdwBin parent_instance;

  YishiConductor *conductor;  /* (owned) (nullable) */
  GPtrArray      *matches;    /* (owned) (element-type YishiSpeakerMatch): what the rows below the field are */

  /* Template children */
  YishiSpeechClock *clock;
  YishiSpeechTimes *times;
  GtkEntry         *entry;
  GtkCheckButton   *named_check;
  GtkDropDown      *party;        /* of whom the next one speaks for: as he is known, then yishi_parties */
  GtkStack         *stack;
  GtkListBox       *queue;
  GtkListBox       *match_list;
};

G_DEFINE_FINAL_TYPE (YishiSpeakers, yishi_speakers, ADW_TYPE_BIN)

/* The field */

static void
clear_rows (GtkListBox *list)
{
  GtkListBoxRow *row;

  while ((row = gtk_list_box_get_row_at_index (list, 0)) != NULL)
    gtk_list_box_remove (list, GTK_WIDGET (row));
}

/* For whom @match would speak: an owner may sit on the committee, or serve in the
 * grid, and speak for it. Returns: (transfer none) */
static const char *
choose_party (YishiSpeakers           *self,
              const YishiSpeakerMatch *match)
{
  guint chosen = gtk_drop_down_get_selected (self->party);

  return chosen > 0 && chosen <= YISHI_N_PARTIES ? yishi_parties[chosen - 1] : match->party;
}

static char *
describe_match (YishiSpeakers           *self,
                const YishiSpeakerMatch *match)
{
  g_autofree char *where = yishi_describe_speaker (match->unit, choose_party (self, match));
  const char *presence = match->is_present ? _("in the room") : _("not in the room");

  return *match->organisation != '\0'
           ? g_strdup_printf ("%s · %s · %s · %s", match->name, where, match->organisation, presence)
           : g_strdup_printf ("%s · %s · %s", match->name, where, presence);
}

/* Who is nowhere in the record can speak too: as a guest, by the name that was typed. */
static void
add_stranger (YishiSpeakers *self,
              const char    *text)
{
  YishiSpeakerMatch *match = g_new0 (YishiSpeakerMatch, 1);

  match->name = g_strdup (text);
  match->unit = g_strdup ("");
  match->party = g_strdup ("guest");
  match->organisation = g_strdup ("");
  match->is_present = TRUE;
  g_ptr_array_add (self->matches, match);
}

static void
show_matches (YishiSpeakers *self,
              const char    *text)
{
  YishiRecord *record = yishi_conductor_get_record (self->conductor);
  YishiLoadedRoll *roll = yishi_record_get_roll (record);
  gboolean is_stranger;

  g_clear_pointer (&self->matches, g_ptr_array_unref);
  self->matches = yishi_speaker_search (roll != NULL ? roll->roll : NULL, roll != NULL ? roll->search : NULL,
                                        yishi_record_get_meeting (record), text, MOST_MATCHES);
  is_stranger = self->matches->len == 0;
  if (is_stranger)
    add_stranger (self, text);

  clear_rows (self->match_list);
  for (guint i = 0; i < self->matches->len; i++)
    {
      const YishiSpeakerMatch *match = self->matches->pdata[i];
      g_autofree char *words = NULL;
      GtkWidget *label;

      if (!is_stranger)
        words = describe_match (self, match);
      else if (gtk_drop_down_get_selected (self->party) == 0)
        words = g_strdup_printf (_("“%s” as a guest"), text);
      else
        /* Translators: a name that is nowhere in the record, then a party: Owners’ committee */
        words = g_strdup_printf (_("“%s” for: %s"), text, yishi_party_to_label (choose_party (self, match)));
      label = gtk_label_new (words);
      gtk_label_set_xalign (GTK_LABEL (label), 0);
      gtk_label_set_wrap (GTK_LABEL (label), TRUE);
      gtk_list_box_append (self->match_list, label);
    }
  gtk_list_box_select_row (self->match_list, gtk_list_box_get_row_at_index (self->match_list, 0));
}

static void
entry_changed_cb (YishiSpeakers *self)
{
  g_autofree char *text = g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->entry))));

  if (*text == '\0' || self->conductor == NULL || yishi_conductor_get_session (self->conductor) == NULL)
    {
      gtk_stack_set_visible_child_name (self->stack, "queue");
      return;
    }

  show_matches (self, text);
  gtk_stack_set_visible_child_name (self->stack, "matches");
}

/* What was typed, should it be refused. */
typedef struct
{
  YishiSpeakers *self;    /* (owned) */
  char          *text;    /* (owned) */
  char          *absent;  /* (owned) (nullable) name of who was not let in at the door */
} Typed;

static void
queued_cb (GObject      *object,
           GAsyncResult *result,
           gpointer      user_data)
{
  Typed *typed = user_data;
  g_autoptr(GError) error = NULL;

  if (!yishi_conductor_step_finish (YISHI_CONDUCTOR (object), result, &error))
    {
      yishi_window_report (GTK_WIDGET (typed->self), error);
      if (typed->self->entry != NULL && *gtk_editable_get_text (GTK_EDITABLE (typed->self->entry)) == '\0')
        gtk_editable_set_text (GTK_EDITABLE (typed->self->entry), typed->text);
    }
  else if (typed->absent != NULL)
    {
      /* Translators: a name */
      g_autofree char *text = g_strdup_printf (_("%s waits, but was not let in at the door (Alt+4)"), typed->absent);

      yishi_window_say (GTK_WIDGET (typed->self), text);
    }
  g_object_unref (typed->self);
  g_free (typed->text);
  g_free (typed->absent);
  g_free (typed);
}

/* Who speaks for an office is known by it; everybody else is shown by surname
 * unless he agreed to more. */
static gboolean
speaks_for_office (const char *party)
{
  return strcmp (party, "owners") != 0 && strcmp (party, "guest") != 0 && strcmp (party, "other") != 0;
}

static void
queue_match (YishiSpeakers           *self,
             const YishiSpeakerMatch *match)
{
  YishiStep step = { .verb = YISHI_VERB_QUEUE_SPEAKER, .name = match->name, .unit = match->unit,
                     .party = choose_party (self, match) };
  Typed *typed = g_new0 (Typed, 1);

  step.is_masked = !gtk_check_button_get_active (self->named_check) && !speaks_for_office (step.party);
  typed->self = g_object_ref (self);
  typed->text = g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->entry)));
  typed->absent = match->is_present ? NULL : g_strdup (match->name);
  yishi_conductor_step_async (self->conductor, &step, queued_cb, typed);
  gtk_check_button_set_active (self->named_check, FALSE);
  gtk_editable_set_text (GTK_EDITABLE (self->entry), "");
  gtk_drop_down_set_selected (self->party, 0);
  gtk_widget_grab_focus (GTK_WIDGET (self->entry));
}

static void
entry_activated_cb (YishiSpeakers *self)
{
  GtkListBoxRow *row = gtk_list_box_get_selected_row (self->match_list);
  int position = row != NULL ? gtk_list_box_row_get_index (row) : -1;

  if (strcmp (gtk_stack_get_visible_child_name (self->stack), "matches") == 0 && position >= 0)
    queue_match (self, self->matches->pdata[position]);
}

static void
match_activated_cb (YishiSpeakers *self,
                    GtkListBoxRow *row)
{
  queue_match (self, self->matches->pdata[gtk_list_box_row_get_index (row)]);
}

/* Up and Down choose among who is meant, without leaving the field; an input
 * method has had them before. */
static gboolean
key_pressed_cb (GtkEventControllerKey *controller,
                guint                  keyval,
                guint                  keycode,
                GdkModifierType        state,
                gpointer               user_data)
{
  YishiSpeakers *self = user_data;
  GtkListBoxRow *row = gtk_list_box_get_selected_row (self->match_list);
  int position = row != NULL ? gtk_list_box_row_get_index (row) : 0;

  if (strcmp (gtk_stack_get_visible_child_name (self->stack), "matches") != 0)
    return FALSE;
  if (keyval == GDK_KEY_Escape)
    {
      gtk_editable_set_text (GTK_EDITABLE (self->entry), "");
      return TRUE;
    }
  if (keyval != GDK_KEY_Up && keyval != GDK_KEY_Down)
    return FALSE;

  row = gtk_list_box_get_row_at_index (self->match_list, position + (keyval == GDK_KEY_Down ? 1 : -1));
  if (row != NULL)
    gtk_list_box_select_row (self->match_list, row);
  return TRUE;
}

/* The queue */

/* Id of whose row has the focus; 0 if none has. */
static gint64
find_focused (YishiSpeakers *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;
  GtkWidget *row = focus != NULL ? gtk_widget_get_ancestor (focus, YISHI_TYPE_SPEAKER_ROW) : NULL;

  return row != NULL && gtk_widget_is_ancestor (row, GTK_WIDGET (self->queue))
           ? yishi_speaker_row_get_speaker (YISHI_SPEAKER_ROW (row))
           : 0;
}

/* The focus goes with who is moved. */
static void
show_queue (YishiSpeakers      *self,
            const YishiSession *session)
{
  gint64 focused = find_focused (self);
  GtkListBoxRow *row;

  for (guint i = 0; i < session->queue->len; i++)
    {
      const YishiSpeaker *speaker = session->queue->pdata[i];

      row = gtk_list_box_get_row_at_index (self->queue, i);
      if (row == NULL)
        {
          row = GTK_LIST_BOX_ROW (yishi_speaker_row_new (self->conductor));
          gtk_list_box_append (self->queue, GTK_WIDGET (row));
        }
      yishi_speaker_row_show (YISHI_SPEAKER_ROW (row), speaker, i);
      if (focused != 0 && focused == speaker->id)
        gtk_widget_grab_focus (GTK_WIDGET (row));
    }
  while ((row = gtk_list_box_get_row_at_index (self->queue, session->queue->len)) != NULL)
    gtk_list_box_remove (self->queue, GTK_WIDGET (row));
}

static void
row_activated_cb (YishiSpeakers   *self,
                  YishiSpeakerRow *row)
{
  gtk_widget_activate_action (GTK_WIDGET (row), "speaker.start", NULL);
}

void
yishi_speakers_show (YishiSpeakers  *self,
                     YishiConductor *conductor)
{
  const YishiSession *session;

  g_return_if_fail (YISHI_IS_SPEAKERS (self));

  g_set_object (&self->conductor, conductor);
  session = yishi_conductor_get_session (conductor);
  if (session == NULL)
    return;

  yishi_speech_clock_show (self->clock, conductor);
  yishi_speech_times_show (self->times, conductor);
  yishi_explain (GTK_WIDGET (self->entry), conductor, YISHI_VERB_QUEUE_SPEAKER, 0,
                 _("Unit, name or initials, then Enter (Ctrl+L)"));
  show_queue (self, session);
}

/* The usual one ends in grab_focus(), and Shift+Tab would never leave. */
static gboolean
yishi_speakers_focus (GtkWidget        *widget,
                      GtkDirectionType  direction)
{
  return gtk_widget_child_focus (adw_bin_get_child (ADW_BIN (widget)), direction);
}

static gboolean
yishi_speakers_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (GTK_WIDGET (YISHI_SPEAKERS (widget)->entry));
}

static void
yishi_speakers_dispose (GObject *object)
{
  YishiSpeakers *self = YISHI_SPEAKERS (object);

  adw_bin_set_child (ADW_BIN (self), NULL);
  gtk_widget_dispose_template (GTK_WIDGET (self), YISHI_TYPE_SPEAKERS);
  g_clear_object (&self->conductor);
  g_clear_pointer (&self->matches, g_ptr_array_unref);
  G_OBJECT_CLASS (yishi_speakers_parent_class)->dispose (object);
}

static void
yishi_speakers_class_init (YishiSpeakersClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = yishi_speakers_dispose;
  widget_class->focus = yishi_speakers_focus;
  widget_class->grab_focus = yishi_speakers_grab_focus;

  g_type_ensure (YISHI_TYPE_SPEECH_CLOCK);
  g_type_ensure (YISHI_TYPE_SPEECH_TIMES);
  g_type_ensure (YISHI_TYPE_WRAP_LAYOUT);

  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/yishi/Yishi/ui/widgets/yishi-speakers.ui");
  gtk_widget_class_bind_template_child (widget_class, YishiSpeakers, clock);
  gtk_widget_class_bind_template_child (widget_class, YishiSpeakers, times);
  gtk_widget_class_bind_template_child (widget_class, YishiSpeakers, entry);
  gtk_widget_class_bind_template_child (widget_class, YishiSpeakers, named_check);
  gtk_widget_class_bind_template_child (widget_class, YishiSpeakers, party);
  gtk_widget_class_bind_template_child (widget_class, YishiSpeakers, stack);
  gtk_widget_class_bind_template_child (widget_class, YishiSpeakers, queue);
  gtk_widget_class_bind_template_child (widget_class, YishiSpeakers, match_list);
  gtk_widget_class_bind_template_callback (widget_class, entry_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, entry_activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, match_activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, row_activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, key_pressed_cb);
}

static void
yishi_speakers_init (YishiSpeakers *self)
{
  g_autoptr(GtkStringList) parties = gtk_string_list_new (NULL);

  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_string_list_append (parties, _("For: as known"));
  for (gsize i = 0; i < YISHI_N_PARTIES; i++)
    gtk_string_list_append (parties, yishi_party_to_label (yishi_parties[i]));
  gtk_drop_down_set_model (self->party, G_LIST_MODEL (parties));
  yishi_drop_down_tell (self->party, _("For whom the next speaker speaks"));
}
