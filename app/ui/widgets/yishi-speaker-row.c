/* yishi-speaker-row.c - one who waits for the floor
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "yishi-speaker-row.h"

#include <glib/gi18n-lib.h>

#include "yishi-explain.h"
#include "yishi-floor-words.h"

struct _YishiSpeakerRow
{
  GtkListBoxRow parent_instance;

  YishiConductor *conductor;  /* (owned) */
  gint64          speaker;    /* id in the queue */
  guint           position;   /* from 0 */
  gboolean        is_masked;  /* by the chair */

  /* Template children */
  GtkLabel  *number_label;
  GtkLabel  *name_label;
  GtkLabel  *detail_label;
  GtkButton *start_button;
  GtkButton *mask_button;
};

G_DEFINE_FINAL_TYPE (YishiSpeakerRow, yishi_speaker_row, GTK_TYPE_LIST_BOX_ROW)

static void
start (GtkWidget  *widget,
       const char *action,
       GVariant   *parameter)
{
  YishiSpeakerRow *self = YISHI_SPEAKER_ROW (widget);
  YishiStep step = { .verb = YISHI_VERB_START_SPEAKER, .speaker = self->speaker };

  yishi_conductor_step_async (self->conductor, &step, NULL, NULL);
}

static void
move_to (YishiSpeakerRow *self,
         int              position)
{
  const YishiSession *session = yishi_conductor_get_session (self->conductor);
  YishiStep step = { .verb = YISHI_VERB_MOVE_SPEAKER, .speaker = self->speaker, .position = position };

  if (session != NULL && position >= 0 && position < (int) session->queue->len)
    yishi_conductor_step_async (self->conductor, &step, NULL, NULL);
}

static void
up (GtkWidget  *widget,
    const char *action,
    GVariant   *parameter)
{
  move_to (YISHI_SPEAKER_ROW (widget), (int) YISHI_SPEAKER_ROW (widget)->position - 1);
}

static void
down (GtkWidget  *widget,
      const char *action,
      GVariant   *parameter)
{
  move_to (YISHI_SPEAKER_ROW (widget), (int) YISHI_SPEAKER_ROW (widget)->position + 1);
}

static void
drop (GtkWidget  *widget,
      const char *action,
      GVariant   *parameter)
{
  YishiSpeakerRow *self = YISHI_SPEAKER_ROW (widget);
  YishiStep step = { .verb = YISHI_VERB_DROP_SPEAKER, .speaker = self->speaker };

  yishi_conductor_step_async (self->conductor, &step, NULL, NULL);
}

static void
mask (GtkWidget  *widget,
      const char *action,
      GVariant   *parameter)
{
  YishiSpeakerRow *self = YISHI_SPEAKER_ROW (widget);
  YishiStep step = { .verb = YISHI_VERB_MASK_SPEAKER, .speaker = self->speaker, .is_masked = !self->is_masked };

  yishi_conductor_step_async (self->conductor, &step, NULL, NULL);
}

gint64
yishi_speaker_row_get_speaker (YishiSpeakerRow *self)
{
  g_return_val_if_fail (YISHI_IS_SPEAKER_ROW (self), 0);

  return self->speaker;
}

static char *
describe (YishiSpeakerRow    *self,
          const YishiSpeaker *speaker)
{
  YishiRecord *record = yishi_conductor_get_record (self->conductor);
  const YishiSession *session = yishi_conductor_get_session (self->conductor);
  gint64 spoken = yishi_session_sum_person (session, yishi_record_get_meeting (record), speaker->name, speaker->unit,
                                            speaker->party, yishi_clock_now (yishi_record_get_clock (record)));
  g_autofree char *whom = yishi_describe_speaker (speaker->unit, speaker->party);
  GString *text = g_string_new (whom);

  if (spoken > 0)
    {
      g_autofree char *time = yishi_format_span (spoken);

      g_string_append_printf (text, " · ");
      g_string_append_printf (text, speaker->has_spoken ? _("✓ spoke to this item, %s in all") : _("spoke %s in all"),
                              time);
    }
  if (yishi_speaker_is_hidden (speaker, yishi_record_get_meeting (record)))
    g_string_append_printf (text, " · %s", _("name hidden on the wall"));

  return g_string_free (text, FALSE);
}

static void
show_mask (YishiSpeakerRow    *self,
           const YishiSpeaker *speaker)
{
  const char *label = speaker->is_masked ? _("Show the name on the wall (Ctrl+H)") : _("Hide the name on the wall (Ctrl+H)");

  self->is_masked = speaker->is_masked;
  gtk_button_set_icon_name (self->mask_button, speaker->is_masked ? "view-reveal-symbolic" : "view-conceal-symbolic");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->mask_button), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "speaker.mask",
                                 yishi_explain (GTK_WIDGET (self->mask_button), self->conductor,
                                                YISHI_VERB_MASK_SPEAKER, speaker->item, label));
}

void
yishi_speaker_row_show (YishiSpeakerRow    *self,
                        const YishiSpeaker *speaker,
                        guint               position)
{
  const YishiSession *session = yishi_conductor_get_session (self->conductor);
  g_autofree char *number = g_strdup_printf ("%u", position + 1);
  g_autofree char *detail = NULL;
  g_autofree char *spoken = NULL;

  g_return_if_fail (YISHI_IS_SPEAKER_ROW (self));

  self->speaker = speaker->id;
  self->position = position;
  detail = describe (self, speaker);
  spoken = yishi_join_spoken (number, speaker->name, detail, NULL);
  gtk_label_set_label (self->number_label, number);
  gtk_label_set_label (self->name_label, speaker->name);
  gtk_label_set_label (self->detail_label, detail);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, spoken, -1);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "speaker.up", position > 0);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "speaker.down", position + 1 < session->queue->len);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "speaker.start",
                                 yishi_explain (GTK_WIDGET (self->start_button), self->conductor,
                                                YISHI_VERB_START_SPEAKER, 0, _("Give the floor")));
  show_mask (self, speaker);
}

static void
yishi_speaker_row_dispose (GObject *object)
{
  YishiSpeakerRow *self = YISHI_SPEAKER_ROW (object);

  gtk_widget_dispose_template (GTK_WIDGET (self), YISHI_TYPE_SPEAKER_ROW);
  g_clear_object (&self->conductor);
  G_OBJECT_CLASS (yishi_speaker_row_parent_class)->dispose (object);
}

static void
yishi_speaker_row_class_init (YishiSpeakerRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = yishi_speaker_row_dispose;

  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/yishi/Yishi/ui/widgets/yishi-speaker-row.ui");
  gtk_widget_class_bind_template_child (widget_class, YishiSpeakerRow, number_label);
  gtk_widget_class_bind_template_child (widget_class, YishiSpeakerRow, name_label);
  gtk_widget_class_bind_template_child (widget_class, YishiSpeakerRow, detail_label);
  gtk_widget_class_bind_template_child (widget_class, YishiSpeakerRow, start_button);
  gtk_widget_class_bind_template_child (widget_class, YishiSpeakerRow, mask_button);

  gtk_widget_class_install_action (widget_class, "speaker.start", NULL, start);
  gtk_widget_class_install_action (widget_class, "speaker.mask", NULL, mask);
  gtk_widget_class_install_action (widget_class, "speaker.up", NULL, up);
  gtk_widget_class_install_action (widget_class, "speaker.down", NULL, down);
  gtk_widget_class_install_action (widget_class, "speaker.drop", NULL, drop);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Up, GDK_ALT_MASK, "speaker.up", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Down, GDK_ALT_MASK, "speaker.down", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_h, GDK_CONTROL_MASK, "speaker.mask", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Delete, 0, "speaker.drop", NULL);
}

static void
yishi_speaker_row_init (YishiSpeakerRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

GtkWidget *
yishi_speaker_row_new (YishiConductor *conductor)
{
  YishiSpeakerRow *self = g_object_new (YISHI_TYPE_SPEAKER_ROW, NULL);

  self->conductor = g_object_ref (conductor);
  return GTK_WIDGET (self);
}
