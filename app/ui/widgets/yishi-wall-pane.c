/* yishi-wall-pane.c - what the wall shows and would show next, and what the chair does with it
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Both pictures are drawn from the displays that the wall itself is given.
 */
#include "config.h"

#include "yishi-wall-pane.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "yishi-explain.h"
#include "yishi-slide-chooser.h"
#include "yishi-slide-view.h"
#include "yishi-tooltip.h"
#include "yishi-window.h"
#include "yishi-wrap-layout.h"

#define LEAST_WIDTH 120  /* px, of a picture of the wall */

struct _YishiWallPane
{
  AdwBin parent_instance;

  YishiConductor *conductor;  /* (owned) (nullable) */
  YishiWallDesk  *desk;       /* (owned) (nullable) */
  YishiSlideView *live;       /* (unowned) (nullable) in its place */
  YishiSlideView *next;       /* (unowned) (nullable) likewise */

  /* Template children */
  GtkLabel          *live_label;
  GtkLabel          *next_label;
  AdwBin            *live_place;
  AdwBin            *next_place;
  GtkButton         *project_button;
  GtkToggleButton   *blank_button;
  GtkToggleButton   *freeze_button;
  GtkToggleButton   *lock_button;
  GtkToggleButton   *clicker_button;
  GtkButton         *previous_page_button;
  GtkButton         *next_page_button;
  GtkPopover        *slides_popover;
  YishiSlideChooser *chooser;
  GtkPopover        *message_popover;
  GtkEntry          *message_entry;
  GtkButton         *clear_button;
};

G_DEFINE_FINAL_TYPE (YishiWallPane, yishi_wall_pane, ADW_TYPE_BIN)

/* As wide as there is room, and as high as a wall of that width. */
static void
measure_picture (GtkWidget      *widget,
                 GtkOrientation  orientation,
                 int             for_size,
                 int            *minimum,
                 int            *natural,
                 int            *minimum_baseline,
                 int            *natural_baseline)
{
  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    {
      *minimum = LEAST_WIDTH;
      *natural = 2 * LEAST_WIDTH;
    }
  else
    *minimum = *natural = MAX (for_size, LEAST_WIDTH) * 9 / 16;
}

static void
allocate_picture (GtkWidget *widget,
                  int        width,
                  int        height,
                  int        baseline)
{
  GtkWidget *child = gtk_widget_get_first_child (widget);
  GtkAllocation place = { 0, 0, width, height };

  if (child != NULL && gtk_widget_should_layout (child))
    gtk_widget_size_allocate (child, &place, -1);
}

static GtkSizeRequestMode
get_picture_mode (GtkWidget *widget)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

/* How many pages there are to turn. */
static void
pages_changed_cb (YishiWallPane *self)
{
  gboolean has_pages = self->live != NULL && yishi_slide_view_get_n_pages (self->live) > 1;
  const char *why_not = has_pages ? NULL : _("This slide has one page.");

  gtk_widget_set_sensitive (GTK_WIDGET (self->previous_page_button), has_pages);
  gtk_widget_set_sensitive (GTK_WIDGET (self->next_page_button), has_pages);
  yishi_tooltip_set (GTK_WIDGET (self->previous_page_button), has_pages ? _("Previous page") : why_not);
  yishi_tooltip_set (GTK_WIDGET (self->next_page_button), has_pages ? _("Next page") : why_not);
}

static YishiSlideView *
add_view (YishiWallPane *self,
          AdwBin        *place,
          GtkLabel      *label,
          const char    *property)
{
  YishiWall *wall = yishi_wall_desk_get_wall (self->desk);
  YishiRecord *record = yishi_conductor_get_record (self->conductor);
  GtkWidget *view = yishi_slide_view_new (yishi_record_get_clock (record));
  const char *const shared[] = { "text-scale", "colours", "media-folder", "page-seconds" };

  for (guint i = 0; i < G_N_ELEMENTS (shared); i++)
    g_object_bind_property (wall, shared[i], view, shared[i], G_BINDING_SYNC_CREATE);
  g_object_bind_property (yishi_wall_desk_get_link (self->desk), property, view, "display", G_BINDING_SYNC_CREATE);
  gtk_accessible_update_relation (GTK_ACCESSIBLE (view), GTK_ACCESSIBLE_RELATION_LABELLED_BY, label, NULL, -1);
  adw_bin_set_child (place, view);
  return YISHI_SLIDE_VIEW (view);
}

/* The picture of the wall turns with the wall. */
static void
turned_cb (YishiWallPane *self,
           gboolean       is_forward)
{
  if (self->live == NULL)
    return;

  if (is_forward)
    yishi_slide_view_next_page (self->live);
  else
    yishi_slide_view_previous_page (self->live);
}

/* The window has a wall as soon as it has a record. */
static void
find_desk (YishiWallPane *self)
{
  YishiWindow *window = yishi_window_of (GTK_WIDGET (self));
  YishiWallDesk *desk = window != NULL ? yishi_window_get_wall_desk (window) : NULL;

  if (desk == NULL || desk == self->desk || yishi_wall_desk_get_wall (desk) == NULL)
    return;

  g_set_object (&self->desk, desk);
  self->live = add_view (self, self->live_place, self->live_label, "live");
  self->next = add_view (self, self->next_place, self->next_label, "preview");
  g_signal_connect_object (self->live, "notify::n-pages", G_CALLBACK (pages_changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (desk, "turned", G_CALLBACK (turned_cb), self, G_CONNECT_SWAPPED);
  pages_changed_cb (self);
}

static void
show_captions (YishiWallPane      *self,
               const YishiSession *session)
{
  YishiMeetingState *meeting = yishi_record_get_meeting (yishi_conductor_get_record (self->conductor));
  g_autofree char *live = yishi_slide_describe (session->live, meeting);
  g_autofree char *next = session->preview != NULL ? yishi_slide_describe (session->preview, meeting) : NULL;
  const char *state = session->is_blanked  ? _("◻ blank: the title")
                      : session->is_frozen ? _("■ frozen")
                      : session->is_locked ? _("▣ locked")
                                           : NULL;
  g_autofree char *live_text = state != NULL ? g_strdup_printf (_("Wall: %s · %s"), live, state)
                                             : g_strdup_printf (_("Wall: %s"), live);
  g_autofree char *next_text = next != NULL ? g_strdup_printf (_("Next: %s"), next)
                                            : g_strdup (_("Next: nothing is prepared"));

  gtk_label_set_label (self->live_label, live_text);
  gtk_label_set_label (self->next_label, next_text);
  if (self->next != NULL)
    gtk_widget_set_visible (GTK_WIDGET (self->next), session->preview != NULL);
}

static void
explain_buttons (YishiWallPane      *self,
                 const YishiSession *session)
{
  YishiConductor *conductor = self->conductor;

  yishi_explain (GTK_WIDGET (self->project_button), conductor, YISHI_VERB_PROJECT, 0, _("Show the next slide (F5)"));
  yishi_explain (GTK_WIDGET (self->blank_button), conductor,
                 session->is_blanked ? YISHI_VERB_UNBLANK : YISHI_VERB_BLANK, 0,
                 _("Show the title in place of the slide (F6)"));
  yishi_explain (GTK_WIDGET (self->freeze_button), conductor,
                 session->is_frozen ? YISHI_VERB_UNFREEZE : YISHI_VERB_FREEZE, 0,
                 _("Keep the wall as it is, whatever happens (F7)"));
  yishi_explain (GTK_WIDGET (self->lock_button), conductor, session->is_locked ? YISHI_VERB_UNLOCK : YISHI_VERB_LOCK, 0,
                 _("Keep the wall as it is until the next slide is shown (Shift+F5)"));
  yishi_explain (GTK_WIDGET (self->clicker_button), conductor,
                 session->is_armed ? YISHI_VERB_DISARM_CLICKER : YISHI_VERB_ARM_CLICKER, 0,
                 _("The keys of a clicker work the wall: Page Up, Page Down, and B for the blank (Shift+F7)"));
  yishi_explain (GTK_WIDGET (self->clear_button), conductor, YISHI_VERB_CLEAR_MESSAGE, 0, NULL);
}

void
yishi_wall_pane_show (YishiWallPane  *self,
                      YishiConductor *conductor,
                      gint64          item)
{
  const YishiSession *session;

  g_return_if_fail (YISHI_IS_WALL_PANE (self));

  g_set_object (&self->conductor, conductor);
  session = yishi_conductor_get_session (conductor);
  if (session == NULL)
    return;

  find_desk (self);
  show_captions (self, session);
  explain_buttons (self, session);
  yishi_slide_chooser_show (self->chooser, conductor, item);
}

static void
next_page_clicked_cb (YishiWallPane *self)
{
  if (self->desk != NULL)
    yishi_wall_desk_turn (self->desk, TRUE);
}

static void
previous_page_clicked_cb (YishiWallPane *self)
{
  if (self->desk != NULL)
    yishi_wall_desk_turn (self->desk, FALSE);
}

static void
chosen_cb (YishiWallPane *self)
{
  gtk_popover_popdown (self->slides_popover);
}

static void
message_activated_cb (YishiWallPane *self)
{
  YishiStep step = { .verb = YISHI_VERB_MESSAGE, .text = gtk_editable_get_text (GTK_EDITABLE (self->message_entry)) };

  yishi_conductor_step_async (self->conductor, &step, NULL, NULL);
  gtk_popover_popdown (self->message_popover);
}

static void
clear_clicked_cb (YishiWallPane *self)
{
  yishi_conductor_do (self->conductor, YISHI_VERB_CLEAR_MESSAGE, 0);
  gtk_popover_popdown (self->message_popover);
}

static void
yishi_wall_pane_dispose (GObject *object)
{
  YishiWallPane *self = YISHI_WALL_PANE (object);

  self->live = NULL;
  self->next = NULL;
  adw_bin_set_child (ADW_BIN (self), NULL);
  gtk_widget_dispose_template (GTK_WIDGET (self), YISHI_TYPE_WALL_PANE);
  g_clear_object (&self->desk);
  g_clear_object (&self->conductor);
  G_OBJECT_CLASS (yishi_wall_pane_parent_class)->dispose (object);
}

static void
yishi_wall_pane_class_init (YishiWallPaneClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = yishi_wall_pane_dispose;

  g_type_ensure (YISHI_TYPE_SLIDE_CHOOSER);
  g_type_ensure (YISHI_TYPE_WRAP_LAYOUT);

  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/yishi/Yishi/ui/widgets/yishi-wall-pane.ui");
  gtk_widget_class_bind_template_child (widget_class, YishiWallPane, live_label);
  gtk_widget_class_bind_template_child (widget_class, YishiWallPane, next_label);
  gtk_widget_class_bind_template_child (widget_class, YishiWallPane, live_place);
  gtk_widget_class_bind_template_child (widget_class, YishiWallPane, next_place);
  gtk_widget_class_bind_template_child (widget_class, YishiWallPane, project_button);
  gtk_widget_class_bind_template_child (widget_class, YishiWallPane, blank_button);
  gtk_widget_class_bind_template_child (widget_class, YishiWallPane, freeze_button);
  gtk_widget_class_bind_template_child (widget_class, YishiWallPane, lock_button);
  gtk_widget_class_bind_template_child (widget_class, YishiWallPane, clicker_button);
  gtk_widget_class_bind_template_child (widget_class, YishiWallPane, previous_page_button);
  gtk_widget_class_bind_template_child (widget_class, YishiWallPane, next_page_button);
  gtk_widget_class_bind_template_child (widget_class, YishiWallPane, slides_popover);
  gtk_widget_class_bind_template_child (widget_class, YishiWallPane, chooser);
  gtk_widget_class_bind_template_child (widget_class, YishiWallPane, message_popover);
  gtk_widget_class_bind_template_child (widget_class, YishiWallPane, message_entry);
  gtk_widget_class_bind_template_child (widget_class, YishiWallPane, clear_button);
  gtk_widget_class_bind_template_callback (widget_class, next_page_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, previous_page_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, chosen_cb);
  gtk_widget_class_bind_template_callback (widget_class, message_activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, clear_clicked_cb);
}

static void
yishi_wall_pane_init (YishiWallPane *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_widget_set_layout_manager (GTK_WIDGET (self->live_place),
                                 gtk_custom_layout_new (get_picture_mode, measure_picture, allocate_picture));
  gtk_widget_set_layout_manager (GTK_WIDGET (self->next_place),
                                 gtk_custom_layout_new (get_picture_mode, measure_picture, allocate_picture));
}
