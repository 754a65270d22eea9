/* yishi-slide-chooser.c - the slides that the wall can show now, to prepare one or show it at once
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What cannot be shown now is there too, and says why. A message is typed below
 * them; what was typed last is there again.
 */
#include "config.h"

#include "yishi-slide-chooser.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "yishi-floor-words.h"
#include "yishi-tooltip.h"
#include "yishi-window.h"

/* Letters of a message in a list of slides. */
#define SHORTENED 24

struct _YishiSlideChooser
{
  AdwBin parent_instance;

  YishiConductor *conductor;  /* (owned) (nullable) */
  gint64          item;
  char           *kept;       /* (owned) (nullable) what the meeting kept when the field was filled from it */

  /* Template children */
  GtkListBox *list;
  GtkEntry   *message_entry;
  GtkButton  *prepare_button;
  GtkButton  *message_button;
};

enum
{
  CHOSEN,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (YishiSlideChooser, yishi_slide_chooser, ADW_TYPE_BIN)

/* Those of the meeting; those of an item are added. */
static const YishiSlideKind meeting_kinds[] = {
  YISHI_SLIDE_TITLE,    YISHI_SLIDE_AGENDA, YISHI_SLIDE_SPEAKER, YISHI_SLIDE_QUORUM,
  YISHI_SLIDE_OUTCOMES, YISHI_SLIDE_BREAK,  YISHI_SLIDE_THANKS,  YISHI_SLIDE_SEAL,
  YISHI_SLIDE_TESTCARD,
};

static const YishiSlideKind item_kinds[] = { YISHI_SLIDE_ITEM, YISHI_SLIDE_BALLOT, YISHI_SLIDE_RESULT };

static const char *const kind_labels[YISHI_N_SLIDE_KINDS] = {
  [YISHI_SLIDE_TITLE] = N_("Title"),
  [YISHI_SLIDE_AGENDA] = N_("Agenda"),
  [YISHI_SLIDE_ITEM] = N_("Item %d"),
  [YISHI_SLIDE_SPEAKER] = N_("Speaker and time"),
  [YISHI_SLIDE_QUORUM] = N_("Who is in the room"),
  [YISHI_SLIDE_BALLOT] = N_("Open vote on item %d"),
  [YISHI_SLIDE_RESULT] = N_("Result of item %d"),
  [YISHI_SLIDE_OUTCOMES] = N_("Outcomes"),
  [YISHI_SLIDE_MESSAGE] = N_("Message: %s"),
  [YISHI_SLIDE_BREAK] = N_("Break"),
  [YISHI_SLIDE_PICTURE] = N_("Picture"),
  [YISHI_SLIDE_THANKS] = N_("Thanks"),
  [YISHI_SLIDE_SEAL] = N_("Seal"),
  [YISHI_SLIDE_TESTCARD] = N_("Test card"),
};

static const YishiAttachment *
find_attachment (const YishiMeetingState *meeting,
                 gint64                   id)
{
  for (guint i = 0; i < meeting->attachments->len; i++)
    if (((const YishiAttachment *) meeting->attachments->pdata[i])->id == id)
      return meeting->attachments->pdata[i];

  return NULL;
}

/* The first line, or as much of it as a list has room for. Returns: (transfer full) */
static char *
shorten (const char *text)
{
  g_autofree char *line = g_strndup (text, strcspn (text, "\n"));
  g_autofree char *start = NULL;

  if (g_utf8_strlen (line, -1) <= SHORTENED)
    return g_steal_pointer (&line);

  start = g_utf8_substring (line, 0, SHORTENED - 1);
  return g_strconcat (start, "…", NULL);
}

char *
yishi_slide_describe (const YishiSlide        *slide,
                      const YishiMeetingState *meeting)
{
  const YishiItem *item = meeting != NULL ? yishi_meeting_state_find_item (meeting, slide->item) : NULL;
  const YishiAttachment *attachment = meeting != NULL ? find_attachment (meeting, slide->attachment) : NULL;
  g_autofree char *text = shorten (slide->text);
  int number = item != NULL ? item->number : 0;

  switch (slide->kind)
    {
    case YISHI_SLIDE_ITEM:
      return g_strdup_printf (_("Item %d"), number);
    case YISHI_SLIDE_BALLOT:
      return g_strdup_printf (_("Open vote on item %d"), number);
    case YISHI_SLIDE_RESULT:
      return g_strdup_printf (_("Result of item %d"), number);
    case YISHI_SLIDE_MESSAGE:
      return g_strdup_printf (_("Message: %s"), text);
    case YISHI_SLIDE_PICTURE:
      if (attachment != NULL && attachment->page > 0)
        return g_strdup_printf (_("Picture: %s, page %d"), attachment->name, attachment->page);
      if (attachment != NULL)
        return g_strdup_printf (_("Picture: %s"), attachment->name);
      return g_strdup (_("Picture"));
    case YISHI_SLIDE_TITLE:
    case YISHI_SLIDE_AGENDA:
    case YISHI_SLIDE_SPEAKER:
    case YISHI_SLIDE_QUORUM:
    case YISHI_SLIDE_OUTCOMES:
    case YISHI_SLIDE_BREAK:
    case YISHI_SLIDE_THANKS:
    case YISHI_SLIDE_SEAL:
    case YISHI_SLIDE_TESTCARD:
    default:
      return g_strdup (_(kind_labels[slide->kind]));
    }
}

static void
choose (YishiSlideChooser *self,
        GtkListBoxRow     *row,
        YishiVerb          verb)
{
  YishiStep step = { .verb = verb, .slide = g_object_get_data (G_OBJECT (row), "slide") };

  yishi_conductor_step_async (self->conductor, &step, NULL, NULL);
  g_signal_emit (self, signals[CHOSEN], 0);
}

static void
row_activated_cb (YishiSlideChooser *self,
                  GtkListBoxRow     *row)
{
  choose (self, row, YISHI_VERB_PREVIEW);
}

static void
show_clicked_cb (YishiSlideChooser *self,
                 GtkButton         *button)
{
  choose (self, GTK_LIST_BOX_ROW (gtk_widget_get_ancestor (GTK_WIDGET (button), GTK_TYPE_LIST_BOX_ROW)),
          YISHI_VERB_SHOW);
}

/* What was typed, on its way to the wall: it goes from the field's place only
 * when it is written. */
static void
message_done_cb (GObject      *object,
                 GAsyncResult *result,
                 gpointer      user_data)
{
  g_autoptr(YishiSlideChooser) self = user_data;
  g_autoptr(GError) error = NULL;

  if (yishi_conductor_step_finish (YISHI_CONDUCTOR (object), result, &error))
    g_signal_emit (self, signals[CHOSEN], 0);
  else
    yishi_window_report (GTK_WIDGET (self), error);
}

static void
send_message (YishiSlideChooser *self,
              YishiVerb          verb)
{
  g_autofree char *text = g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->message_entry))));
  g_autoptr(YishiSlide) slide = yishi_slide_new (YISHI_SLIDE_MESSAGE, 0, 0, text);
  YishiStep step = { .verb = verb, .slide = slide };

  if (self->conductor != NULL)
    yishi_conductor_step_async (self->conductor, &step, message_done_cb, g_object_ref (self));
}

static void
message_activated_cb (YishiSlideChooser *self)
{
  send_message (self, YISHI_VERB_PREVIEW);
}

static void
message_shown_cb (YishiSlideChooser *self)
{
  send_message (self, YISHI_VERB_SHOW);
}

static void
message_changed_cb (YishiSlideChooser *self)
{
  g_autofree char *text = g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->message_entry))));
  gboolean has_text = *text != '\0';
  const char *why_not = has_text ? NULL : _("There is no text yet: type one.");

  gtk_widget_set_sensitive (GTK_WIDGET (self->prepare_button), has_text);
  gtk_widget_set_sensitive (GTK_WIDGET (self->message_button), has_text);
  yishi_tooltip_set (GTK_WIDGET (self->prepare_button), why_not);
  yishi_tooltip_set (GTK_WIDGET (self->message_button), why_not);
}

/* The text of the last one, unless another is being typed. */
static void
fill_message (YishiSlideChooser  *self,
              const YishiSession *session)
{
  if (g_strcmp0 (self->kept, session->kept_message) == 0)
    return;

  if (g_strcmp0 (gtk_editable_get_text (GTK_EDITABLE (self->message_entry)), self->kept != NULL ? self->kept : "") == 0)
    gtk_editable_set_text (GTK_EDITABLE (self->message_entry), session->kept_message);
  g_free (self->kept);
  self->kept = g_strdup (session->kept_message);
}

/* Tries it, without doing it. Returns: (nullable) (transfer full): why not */
static char *
find_refusal (YishiSlideChooser *self,
              const YishiSlide  *slide)
{
  YishiRecord *record = yishi_conductor_get_record (self->conductor);
  YishiStep step = { .verb = YISHI_VERB_SHOW, .slide = slide };
  g_autoptr(GPtrArray) effects = NULL;
  g_autoptr(YishiSession) next = NULL;
  g_autoptr(GError) error = NULL;

  next = yishi_session_apply (yishi_conductor_get_session (self->conductor), &step, yishi_record_get_meeting (record),
                              yishi_clock_now (yishi_record_get_clock (record)), &effects, &error);
  return next == NULL ? g_strdup (error->message) : NULL;
}

/* A name, and below it why it cannot be shown. @why_not: (nullable) */
static GtkWidget *
make_words (const char *text,
            const char *why_not)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  const char *const lines[] = { text, why_not };

  for (guint i = 0; i < G_N_ELEMENTS (lines) && lines[i] != NULL; i++)
    {
      GtkWidget *label = gtk_label_new (lines[i]);

      gtk_label_set_xalign (GTK_LABEL (label), 0);
      gtk_label_set_wrap (GTK_LABEL (label), TRUE);
      gtk_label_set_max_width_chars (GTK_LABEL (label), 36);
      if (i > 0)
        gtk_widget_add_css_class (label, "caption");
      gtk_box_append (GTK_BOX (box), label);
    }
  gtk_widget_set_hexpand (box, TRUE);
  gtk_widget_set_valign (box, GTK_ALIGN_CENTER);
  return box;
}

/* The row of what cannot be shown stays sensitive: the arrow keys would not come
 * past it, and nobody would read why. @slide: (transfer full) */
static void
add_slide (YishiSlideChooser *self,
           YishiSlide        *slide)
{
  g_autofree char *text = yishi_slide_describe (slide, yishi_record_get_meeting (yishi_conductor_get_record (
                                                         self->conductor)));
  g_autofree char *why_not = find_refusal (self, slide);
  g_autofree char *name = yishi_join_spoken (text, why_not, NULL);
  /* Translators: a button that shows a slide at once; what a screen reader says of it */
  g_autofree char *spoken = g_strdup_printf (_("Show “%s” at once"), text);
  GtkWidget *row = gtk_list_box_row_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *words = make_words (text, why_not);
  GtkWidget *button = gtk_button_new_with_label (_("At once"));

  gtk_widget_set_sensitive (words, why_not == NULL);
  gtk_widget_set_sensitive (button, why_not == NULL);
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, spoken, -1);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  g_signal_connect_object (button, "clicked", G_CALLBACK (show_clicked_cb), self, G_CONNECT_SWAPPED);
  gtk_box_append (GTK_BOX (box), words);
  gtk_box_append (GTK_BOX (box), button);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), why_not == NULL);
  g_object_set_data_full (G_OBJECT (row), "slide", slide, (GDestroyNotify) yishi_slide_free);
  gtk_list_box_append (self->list, row);
}

void
yishi_slide_chooser_show (YishiSlideChooser *self,
                          YishiConductor    *conductor,
                          gint64             item)
{
  YishiMeetingState *meeting;
  GtkListBoxRow *row;

  g_return_if_fail (YISHI_IS_SLIDE_CHOOSER (self));

  g_set_object (&self->conductor, conductor);
  self->item = item;
  meeting = yishi_record_get_meeting (yishi_conductor_get_record (conductor));
  if (!gtk_widget_get_mapped (GTK_WIDGET (self)) || meeting == NULL ||
      yishi_conductor_get_session (conductor) == NULL)
    return;

  fill_message (self, yishi_conductor_get_session (conductor));
  while ((row = gtk_list_box_get_row_at_index (self->list, 0)) != NULL)
    gtk_list_box_remove (self->list, GTK_WIDGET (row));
  for (guint i = 0; item != 0 && i < G_N_ELEMENTS (item_kinds); i++)
    add_slide (self, yishi_slide_new (item_kinds[i], item, 0, NULL));
  for (guint i = 0; i < meeting->attachments->len; i++)
    {
      const YishiAttachment *attachment = meeting->attachments->pdata[i];

      if (attachment->item == item)
        add_slide (self, yishi_slide_new (YISHI_SLIDE_PICTURE, item, attachment->id, NULL));
    }
  for (guint i = 0; i < G_N_ELEMENTS (meeting_kinds); i++)
    add_slide (self, yishi_slide_new (meeting_kinds[i], 0, 0, NULL));
}

static void
yishi_slide_chooser_map (GtkWidget *widget)
{
  YishiSlideChooser *self = YISHI_SLIDE_CHOOSER (widget);

  GTK_WIDGET_CLASS (yishi_slide_chooser_parent_class)->map (widget);
  if (self->conductor != NULL)
    yishi_slide_chooser_show (self, self->conductor, self->item);
}

static void
yishi_slide_chooser_dispose (GObject *object)
{
  YishiSlideChooser *self = YISHI_SLIDE_CHOOSER (object);

  adw_bin_set_child (ADW_BIN (self), NULL);
  gtk_widget_dispose_template (GTK_WIDGET (self), YISHI_TYPE_SLIDE_CHOOSER);
  g_clear_object (&self->conductor);
  g_clear_pointer (&self->kept, g_free);
  G_OBJECT_CLASS (yishi_slide_chooser_parent_class)->dispose (object);
}

static void
yishi_slide_chooser_class_init (YishiSlideChooserClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = yishi_slide_chooser_dispose;
  widget_class->map = yishi_slide_chooser_map;

  signals[CHOSEN] = g_signal_new ("chosen", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                  G_TYPE_NONE, 0);

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/yishi/Yishi/ui/widgets/yishi-slide-chooser.ui");
  gtk_widget_class_bind_template_child (widget_class, YishiSlideChooser, list);
  gtk_widget_class_bind_template_child (widget_class, YishiSlideChooser, message_entry);
  gtk_widget_class_bind_template_child (widget_class, YishiSlideChooser, prepare_button);
  gtk_widget_class_bind_template_child (widget_class, YishiSlideChooser, message_button);
  gtk_widget_class_bind_template_callback (widget_class, row_activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, message_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, message_activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, message_shown_cb);
}

static void
yishi_slide_chooser_init (YishiSlideChooser *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  message_changed_cb (self);
}
