/* yishi-agenda-page.c - what the meeting deals with, in which order, and how long it takes
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Whatever is asked for goes to the editor, which writes it; the list shows what
 * the record says afterwards.
 */
#include "config.h"

#include "yishi-agenda-page.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "yishi-agenda-changes.h"
#include "yishi-agenda-details.h"
#include "yishi-agenda-editor.h"
#include "yishi-agenda-plan.h"
#include "yishi-agenda-templates.h"
#include "yishi-agenda-tools.h"
#include "yishi-confirm.h"
#include "yishi-day-read.h"
#include "yishi-item-dialog.h"
#include "yishi-item-list.h"
#include "yishi-meeting-dialog.h"
#include "yishi-template-dialog.h"
#include "yishi-window.h"

struct _YishiAgendaPage
{
  YishiPage parent_instance;

  YishiAgendaEditor  *editor;    /* (owned) */
  YishiAgendaDetails *details;   /* (owned) */
  YishiAgendaDetails *reading;   /* (owned) (nullable) while it is under way */
  gboolean            is_stale;  /* something has changed since @reading began */
  AdwToast           *offer;     /* (weak) to undo what was done last */
  gint64              meeting;   /* shown */
  gint64              chosen;    /* item, 0 if none */
  YishiAgendaTools    tools;

  /* Template children */
  GtkStack      *stack;
  GtkButton     *meeting_button;
  GtkButton     *first_button;
  GtkLabel      *plan;
  GtkLabel      *advice;
  GtkListBox    *list;
  GtkBox        *tool_box;
  GMenuModel    *item_menu;
};

G_DEFINE_FINAL_TYPE (YishiAgendaPage, yishi_agenda_page, YISHI_TYPE_PAGE)

static YishiMeetingState *
get_meeting (YishiAgendaPage *self)
{
  return yishi_record_get_meeting (yishi_page_get_record (YISHI_PAGE (self)));
}

static const YishiItem *
get_item (YishiAgendaPage *self)
{
  YishiMeetingState *meeting = get_meeting (self);

  return meeting != NULL ? yishi_meeting_state_find_item (meeting, self->chosen) : NULL;
}

static void
update_actions (YishiAgendaPage *self)
{
  GtkWidget *widget = GTK_WIDGET (self);
  YishiMeetingState *meeting = get_meeting (self);
  gboolean can_add = yishi_agenda_can (meeting, YISHI_AGENDA_ADD, 0, NULL);

  /* Its last parts are going. */
  if (self->editor == NULL)
    return;

  gtk_widget_action_set_enabled (widget, "agenda.add", can_add);
  gtk_widget_action_set_enabled (widget, "agenda.from-template", can_add);
  gtk_widget_action_set_enabled (widget, "agenda.save-template", meeting != NULL && meeting->items->len > 0);
  gtk_widget_action_set_enabled (widget, "agenda.undo", yishi_agenda_editor_can_turn (self->editor, YISHI_UNDO));
  gtk_widget_action_set_enabled (widget, "agenda.redo", yishi_agenda_editor_can_turn (self->editor, YISHI_REDO));
  yishi_agenda_tools_update (&self->tools, meeting, self->chosen);
}

/* What is shown */

static void
show_plan (YishiAgendaPage *self,
           YishiAgendaPlan *plan)
{
  const YishiSession *session = yishi_conductor_get_session (yishi_page_get_conductor (YISHI_PAGE (self)));
  gboolean is_warning;
  g_autofree char *text = yishi_agenda_plan_say (plan);
  g_autofree char *advice = yishi_agenda_plan_advise (plan, get_meeting (self), session, &is_warning);

  gtk_label_set_label (self->plan, text);
  gtk_label_set_label (self->advice, advice);
  gtk_widget_set_visible (GTK_WIDGET (self->advice), *advice != '\0');
  gtk_widget_set_css_classes (GTK_WIDGET (self->advice), (const char *[]) { is_warning ? "warning" : "dim-label", NULL });
}

static void
show_list (YishiAgendaPage *self)
{
  YishiRecord *record = yishi_page_get_record (YISHI_PAGE (self));
  const YishiSession *session = yishi_conductor_get_session (yishi_page_get_conductor (YISHI_PAGE (self)));
  YishiItemContext context = { .meeting = get_meeting (self), .pack = yishi_record_get_pack (record) };
  g_autoptr(YishiAgendaPlan) plan = yishi_agenda_plan_new (context.meeting, session, yishi_record_get_clock (record));
  gboolean has_focus = yishi_item_list_has_focus (self->list);

  context.clock = yishi_record_get_clock (record);
  context.begins = plan->begins;
  context.is_begin_known = plan->is_begin_known;
  show_plan (self, plan);
  yishi_item_list_fill (self->list, &context, plan->forecast, self->details->carried, self->details->notes);
  yishi_item_list_choose (self->list, self->chosen, has_focus);
  self->chosen = yishi_item_list_get_item (self->list);
}

static void
show (YishiAgendaPage *self)
{
  YishiMeetingState *meeting = get_meeting (self);

  if (meeting == NULL)
    gtk_stack_set_visible_child_name (self->stack, "none");
  else if (meeting->items->len == 0)
    gtk_stack_set_visible_child_name (self->stack, "empty");
  else
    {
      gtk_stack_set_visible_child_name (self->stack, "list");
      show_list (self);
    }

  update_actions (self);
}

static void read_details (YishiAgendaPage *self);

static void
details_read_cb (GObject      *object,
                 GAsyncResult *result,
                 gpointer      user_data)
{
  g_autoptr(YishiAgendaPage) self = user_data;
  g_autoptr(GError) error = NULL;
  YishiAgendaDetails *read = g_steal_pointer (&self->reading);

  if (yishi_record_perform_finish (YISHI_RECORD (object), result, &error))
    {
      yishi_agenda_details_free (self->details);
      self->details = read;
      if (gtk_widget_get_mapped (GTK_WIDGET (self)))
        show (self);
    }
  else
    {
      yishi_agenda_details_free (read);
      yishi_window_report (GTK_WIDGET (self), error);
    }

  if (self->is_stale)
    read_details (self);
}

/* One look at a time; what changes meanwhile brings another. */
static void
read_details (YishiAgendaPage *self)
{
  YishiMeetingState *meeting = get_meeting (self);

  self->is_stale = self->reading != NULL;
  if (meeting == NULL || self->is_stale)
    return;

  self->reading = yishi_agenda_details_new (meeting);
  yishi_record_perform_async (yishi_page_get_record (YISHI_PAGE (self)), 0, yishi_agenda_details_run, self->reading,
                              NULL, NULL, details_read_cb, g_object_ref (self));
}

static void
yishi_agenda_page_update (YishiPage        *page,
                          YishiRecordParts  parts)
{
  YishiAgendaPage *self = YISHI_AGENDA_PAGE (page);
  YishiMeetingState *meeting = get_meeting (self);
  gint64 id = meeting != NULL ? meeting->meeting->id : 0;

  if (self->meeting != id)
    self->chosen = 0;
  self->meeting = id;
  if (parts & YISHI_PART_MEETING)
    read_details (self);
}

static void
yishi_agenda_page_conduct (YishiPage *page)
{
  show (YISHI_AGENDA_PAGE (page));
}

static void
yishi_agenda_page_focus (YishiPage *page)
{
  YishiAgendaPage *self = YISHI_AGENDA_PAGE (page);
  YishiMeetingState *meeting = get_meeting (self);

  if (meeting == NULL)
    gtk_widget_grab_focus (GTK_WIDGET (self->meeting_button));
  else if (meeting->items->len == 0)
    gtk_widget_grab_focus (GTK_WIDGET (self->first_button));
  else
    yishi_item_list_choose (self->list, self->chosen, TRUE);
}

/* What was done */

static void
withdraw_offer (YishiAgendaPage *self)
{
  AdwToast *offer = self->offer;

  g_clear_weak_pointer (&self->offer);
  if (offer != NULL)
    adw_toast_dismiss (offer);
}

static void
written_cb (YishiAgendaPage        *self,
            const YishiAgendaWrite *write)
{
  g_autofree char *text = yishi_say_change (write->change);

  withdraw_offer (self);
  if (write->direction < 0 && text != NULL)
    g_set_weak_pointer (&self->offer, yishi_window_offer (GTK_WIDGET (self), text, _("_Undo"), "agenda.undo"));
  if (write->change->kind == YISHI_CHANGE_ADDED)
    self->chosen = ((YishiItem *) write->change->after->pdata[0])->id;

  if (!gtk_widget_get_mapped (GTK_WIDGET (self)))
    return;
  show (self);
  if (write->change->kind == YISHI_CHANGE_ADDED)
    yishi_item_list_choose (self->list, self->chosen, TRUE);
}

static void
failed_cb (YishiAgendaPage *self,
           const GError    *error)
{
  yishi_window_report (GTK_WIDGET (self), error);
  if (gtk_widget_get_mapped (GTK_WIDGET (self)))
    show (self);
}

static void
write_change (YishiAgendaPage *self,
              YishiChange     *change)
{
  yishi_agenda_editor_write_async (self->editor, yishi_agenda_write_new (self->meeting, change), NULL, NULL);
}

static void
row_selected_cb (YishiAgendaPage *self,
                 GtkListBoxRow   *row)
{
  self->chosen = row != NULL ? yishi_item_row_get_item (YISHI_ITEM_ROW (row)) : 0;
  update_actions (self);
}

static void
row_activated_cb (YishiAgendaPage *self)
{
  gtk_widget_activate_action (GTK_WIDGET (self), "agenda.edit", NULL);
}

static void
dropped (gint64   item,
         gsize    position,
         gpointer user_data)
{
  YishiAgendaPage *self = user_data;

  /* Who has dropped an item goes on with it by the keys: a drag alone gives no focus. */
  yishi_item_list_choose (self->list, item, TRUE);
  self->chosen = item;
  yishi_agenda_editor_drop (self->editor, item, position);
}

/* Actions */

static void
move (GtkWidget  *widget,
      const char *action,
      GVariant   *parameter)
{
  static const struct
  {
    const char *action;
    YishiMove   move;
  } moves[] = {
    { "agenda.move-up", YISHI_MOVE_UP },
    { "agenda.move-down", YISHI_MOVE_DOWN },
    { "agenda.indent", YISHI_MOVE_IN },
    { "agenda.outdent", YISHI_MOVE_OUT },
  };
  YishiAgendaPage *self = YISHI_AGENDA_PAGE (widget);

  for (gsize i = 0; i < G_N_ELEMENTS (moves); i++)
    if (strcmp (action, moves[i].action) == 0)
      yishi_agenda_editor_move (self->editor, self->chosen, moves[i].move);
}

static void
remove_item (GtkWidget  *widget,
             const char *action,
             GVariant   *parameter)
{
  YishiAgendaPage *self = YISHI_AGENDA_PAGE (widget);

  write_change (self, yishi_change_remove (get_meeting (self), self->chosen));
}

/* @reason: "" puts the item back */
static void
set_withdrawn (YishiAgendaPage *self,
               gint64           item,
               const char      *reason)
{
  const YishiItem *before = yishi_meeting_state_find_item (get_meeting (self), item);

  if (before != NULL)
    write_change (self, yishi_change_withdraw (before, reason));
}

static void
reason_given_cb (GObject      *object,
                 GAsyncResult *result,
                 gpointer      user_data)
{
  g_autofree gint64 *item = user_data;
  g_autofree char *reason = yishi_ask_finish (GTK_WIDGET (object), result);

  if (reason != NULL)
    set_withdrawn (YISHI_AGENDA_PAGE (object), *item, reason);
}

static void
withdraw (GtkWidget  *widget,
          const char *action,
          GVariant   *parameter)
{
  const YishiItem *item = get_item (YISHI_AGENDA_PAGE (widget));

  yishi_ask_async (widget, _("Withdraw the item?"),
                   _("It keeps its number, and everybody sees that it was withdrawn and why."), _("Reason"),
                   _("_Withdraw"), reason_given_cb, g_memdup2 (&item->id, sizeof item->id));
}

static void
put_back (GtkWidget  *widget,
          const char *action,
          GVariant   *parameter)
{
  set_withdrawn (YISHI_AGENDA_PAGE (widget), YISHI_AGENDA_PAGE (widget)->chosen, "");
}

static void
turn (GtkWidget  *widget,
      const char *action,
      GVariant   *parameter)
{
  if (!gtk_widget_get_mapped (widget))
    return;

  yishi_agenda_editor_turn (YISHI_AGENDA_PAGE (widget)->editor,
                            strcmp (action, "agenda.undo") == 0 ? YISHI_UNDO : YISHI_REDO);
}

/* The chair may have noted something meanwhile. */
static void
dialog_closed_cb (YishiAgendaPage *self)
{
  read_details (self);
}

/* @item: 0 for a new one */
static void
show_dialog (YishiAgendaPage *self,
             gint64           item,
             gint64           parent)
{
  GtkWidget *dialog = yishi_item_dialog_show (GTK_WIDGET (self), yishi_page_get_record (YISHI_PAGE (self)), self->editor,
                                              item, parent);

  g_signal_connect_object (dialog, "unmap", G_CALLBACK (dialog_closed_cb), self, G_CONNECT_SWAPPED);
}

static void
add_item (GtkWidget  *widget,
          const char *action,
          GVariant   *parameter)
{
  /* Its key is heard in the whole window. */
  if (gtk_widget_get_mapped (widget))
    show_dialog (YISHI_AGENDA_PAGE (widget), 0, 0);
}

static void
add_part (GtkWidget  *widget,
          const char *action,
          GVariant   *parameter)
{
  show_dialog (YISHI_AGENDA_PAGE (widget), 0, YISHI_AGENDA_PAGE (widget)->chosen);
}

static void
edit_item (GtkWidget  *widget,
           const char *action,
           GVariant   *parameter)
{
  show_dialog (YISHI_AGENDA_PAGE (widget), YISHI_AGENDA_PAGE (widget)->chosen, 0);
}

/* Returns: (transfer none): the program's settings */
static GSettings *
get_settings (GtkWidget *widget)
{
  GtkApplication *application = gtk_window_get_application (GTK_WINDOW (yishi_window_of (widget)));

  return yishi_application_get_settings (YISHI_APPLICATION (application));
}

static void
add_from_template (GtkWidget  *widget,
                   const char *action,
                   GVariant   *parameter)
{
  yishi_template_dialog_show (widget, yishi_page_get_record (YISHI_PAGE (widget)), YISHI_AGENDA_PAGE (widget)->editor,
                              get_settings (widget));
}

static void
template_named_cb (GObject      *object,
                   GAsyncResult *result,
                   gpointer      user_data)
{
  YishiAgendaPage *self = YISHI_AGENDA_PAGE (object);
  g_autofree char *name = yishi_ask_finish (GTK_WIDGET (self), result);
  g_autofree char *text = NULL;

  if (name == NULL || get_meeting (self) == NULL)
    return;

  yishi_agenda_templates_save (get_settings (GTK_WIDGET (self)), name, get_meeting (self)->items);
  text = g_strdup_printf (_("Saved as the template “%s”"), name);
  yishi_window_say (GTK_WIDGET (self), text);
}

static void
save_template (GtkWidget  *widget,
               const char *action,
               GVariant   *parameter)
{
  yishi_ask_async (widget, _("Save as a template?"),
                   _("Its items can then be added to other meetings. A template of the same name is replaced."), _("Name"),
                   _("_Save"), template_named_cb, NULL);
}

static void
make_meeting (GtkWidget  *widget,
              const char *action,
              GVariant   *parameter)
{
  YishiRecord *record = yishi_page_get_record (YISHI_PAGE (widget));
  int of_month = g_settings_get_int (get_settings (widget), "meeting-day");
  g_autofree char *today = yishi_clock_today (yishi_record_get_clock (record));
  g_autofree char *day = yishi_day_next (today, of_month);

  yishi_meeting_dialog_make (widget, record, day, NULL, 0);
}

static void
open_menu (GtkWidget  *widget,
           const char *action,
           GVariant   *parameter)
{
  yishi_item_list_open_menu (YISHI_AGENDA_PAGE (widget)->list);
}

/* Delete does what the last tool does. */
static void
take_off (GtkWidget  *widget,
          const char *action,
          GVariant   *parameter)
{
  GtkWidget *tool = YISHI_AGENDA_PAGE (widget)->tools.tools[YISHI_TOOL_REMOVE];

  if (gtk_widget_is_sensitive (tool))
    gtk_widget_activate (tool);
}

static void
yishi_agenda_page_constructed (GObject *object)
{
  YishiAgendaPage *self = YISHI_AGENDA_PAGE (object);

  G_OBJECT_CLASS (yishi_agenda_page_parent_class)->constructed (object);

  self->editor = yishi_agenda_editor_new (yishi_page_get_record (YISHI_PAGE (self)));
  g_signal_connect_object (self->editor, "written", G_CALLBACK (written_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->editor, "failed", G_CALLBACK (failed_cb), self, G_CONNECT_SWAPPED);
  update_actions (self);
}

static void
yishi_agenda_page_dispose (GObject *object)
{
  YishiAgendaPage *self = YISHI_AGENDA_PAGE (object);

  g_clear_weak_pointer (&self->offer);
  if (self->list != NULL)
    yishi_item_list_set_menu (self->list, NULL);
  g_clear_object (&self->editor);
  g_clear_pointer (&self->details, yishi_agenda_details_free);
  /* First: the bin would let go of a child that the template has freed. */
  adw_bin_set_child (ADW_BIN (object), NULL);
  gtk_widget_dispose_template (GTK_WIDGET (self), YISHI_TYPE_AGENDA_PAGE);
  G_OBJECT_CLASS (yishi_agenda_page_parent_class)->dispose (object);
}

static void
install_actions (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "agenda.make-meeting", NULL, make_meeting);
  gtk_widget_class_install_action (widget_class, "agenda.add", NULL, add_item);
  gtk_widget_class_install_action (widget_class, "agenda.add-part", NULL, add_part);
  gtk_widget_class_install_action (widget_class, "agenda.from-template", NULL, add_from_template);
  gtk_widget_class_install_action (widget_class, "agenda.save-template", NULL, save_template);
  gtk_widget_class_install_action (widget_class, "agenda.edit", NULL, edit_item);
  gtk_widget_class_install_action (widget_class, "agenda.remove", NULL, remove_item);
  gtk_widget_class_install_action (widget_class, "agenda.withdraw", NULL, withdraw);
  gtk_widget_class_install_action (widget_class, "agenda.put-back", NULL, put_back);
  gtk_widget_class_install_action (widget_class, "agenda.take-off", NULL, take_off);
  gtk_widget_class_install_action (widget_class, "agenda.move-up", NULL, move);
  gtk_widget_class_install_action (widget_class, "agenda.move-down", NULL, move);
  gtk_widget_class_install_action (widget_class, "agenda.indent", NULL, move);
  gtk_widget_class_install_action (widget_class, "agenda.outdent", NULL, move);
  gtk_widget_class_install_action (widget_class, "agenda.undo", NULL, turn);
  gtk_widget_class_install_action (widget_class, "agenda.redo", NULL, turn);
  gtk_widget_class_install_action (widget_class, "agenda.menu", NULL, open_menu);
}

static void
yishi_agenda_page_class_init (YishiAgendaPageClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  YishiPageClass *page_class = YISHI_PAGE_CLASS (klass);

  object_class->constructed = yishi_agenda_page_constructed;
  object_class->dispose = yishi_agenda_page_dispose;
  page_class->update = yishi_agenda_page_update;
  page_class->conduct = yishi_agenda_page_conduct;
  page_class->focus = yishi_agenda_page_focus;

  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/yishi/Yishi/ui/pages/yishi-agenda-page.ui");
  gtk_widget_class_bind_template_child (widget_class, YishiAgendaPage, stack);
  gtk_widget_class_bind_template_child (widget_class, YishiAgendaPage, meeting_button);
  gtk_widget_class_bind_template_child (widget_class, YishiAgendaPage, first_button);
  gtk_widget_class_bind_template_child (widget_class, YishiAgendaPage, plan);
  gtk_widget_class_bind_template_child (widget_class, YishiAgendaPage, advice);
  gtk_widget_class_bind_template_child (widget_class, YishiAgendaPage, list);
  gtk_widget_class_bind_template_child (widget_class, YishiAgendaPage, tool_box);
  gtk_widget_class_bind_template_child (widget_class, YishiAgendaPage, item_menu);
  gtk_widget_class_bind_template_callback (widget_class, row_selected_cb);
  gtk_widget_class_bind_template_callback (widget_class, row_activated_cb);
  install_actions (widget_class);
  yishi_agenda_tools_bind_keys (widget_class);
}

static void
yishi_agenda_page_init (YishiAgendaPage *self)
{
  self->details = yishi_agenda_details_new (NULL);
  gtk_widget_init_template (GTK_WIDGET (self));
  yishi_agenda_tools_fill (&self->tools, GTK_WIDGET (self), self->tool_box);
  yishi_item_list_set_dropped (self->list, dropped, self);
  yishi_item_list_set_menu (self->list, self->item_menu);
}
