/* yishi-agenda-tools.c - the tools below the agenda, and which of them can be used
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "yishi-agenda-tools.h"

#include <glib/gi18n-lib.h>

#include "yishi-tooltip.h"

static const struct
{
  YishiAgendaTool tool;
  const char     *action;
  const char     *icon;
  const char     *tip;
  gboolean        is_joined;  /* with the one before */
} tools[] = {
  { YISHI_TOOL_EDIT, "agenda.edit", "document-edit-symbolic", N_("Edit (Enter)") },
  { YISHI_TOOL_UP, "agenda.move-up", "go-up-symbolic", N_("Move up (Alt+Up)") },
  { YISHI_TOOL_DOWN, "agenda.move-down", "go-down-symbolic", N_("Move down (Alt+Down)"), TRUE },
  { YISHI_TOOL_IN, "agenda.indent", "format-indent-more-symbolic", N_("Make it a part of the item before (Alt+Right)") },
  { YISHI_TOOL_OUT, "agenda.outdent", "format-indent-less-symbolic", N_("Make it an item of its own (Alt+Left)"), TRUE },
  { YISHI_TOOL_REMOVE, "agenda.remove", "user-trash-symbolic", N_("Remove (Delete)") },
};

/* @tip: what the tool does; said together with why it cannot be done. */
static void
set_tip (GtkWidget  *tool,
         const char *tip,
         const char *why_not)
{
  g_autofree char *text = why_not != NULL ? g_strdup_printf ("%s\n%s", tip, why_not) : g_strdup (tip);

  yishi_tooltip_set (tool, text);
  gtk_accessible_update_property (GTK_ACCESSIBLE (tool), GTK_ACCESSIBLE_PROPERTY_LABEL, tip,
                                  GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, why_not != NULL ? why_not : "", -1);
}

static void
allow (YishiAgendaTools *self,
       YishiAgendaTool   tool,
       gboolean          is_allowed,
       const char       *why_not)
{
  gtk_widget_action_set_enabled (self->page, tools[tool].action, is_allowed);
  set_tip (self->tools[tool], _(tools[tool].tip), is_allowed ? NULL : why_not);
}

static void
allow_move (YishiAgendaTools        *self,
            const YishiMeetingState *meeting,
            gint64                   item,
            YishiAgendaTool          tool,
            YishiMove                move)
{
  g_autoptr(YishiOrder) before = NULL;
  g_autoptr(YishiOrder) after = NULL;
  g_autofree char *why = NULL;

  if (!yishi_agenda_can (meeting, YISHI_AGENDA_CHANGE, item, &why))
    {
      allow (self, tool, FALSE, why);
      return;
    }

  before = yishi_order_new (meeting->items);
  after = yishi_order_move (before, item, move, &why);
  allow (self, tool, after != NULL && yishi_agenda_can_order (meeting, after, &why), why);
}

/* One button takes an item off the agenda, withdraws it, or puts it back. */
static void
allow_removal (YishiAgendaTools        *self,
               const YishiMeetingState *meeting,
               const YishiItem         *item)
{
  static const struct
  {
    YishiAgendaVerb verb;
    const char     *action;
    const char     *icon;
    const char     *tip;
  } ways[] = {
    { YISHI_AGENDA_REMOVE, "agenda.remove", "user-trash-symbolic", N_("Remove (Delete)") },
    { YISHI_AGENDA_WITHDRAW, "agenda.withdraw", "action-unavailable-symbolic", N_("Withdraw, with the reason (Delete)") },
    { YISHI_AGENDA_PUT_BACK, "agenda.put-back", "edit-undo-symbolic", N_("Put back on the agenda (Delete)") },
  };
  gsize way = item == NULL ? 0 : *item->withdrawn != '\0' ? 2 : item->posted ? 1 : 0;

  for (gsize i = 0; i < G_N_ELEMENTS (ways); i++)
    {
      g_autofree char *why = NULL;
      gboolean can = yishi_agenda_can (meeting, ways[i].verb, item != NULL ? item->id : 0, &why);

      gtk_widget_action_set_enabled (self->page, ways[i].action, can);
      if (i != way)
        continue;
      gtk_actionable_set_action_name (GTK_ACTIONABLE (self->tools[YISHI_TOOL_REMOVE]), ways[i].action);
      gtk_button_set_icon_name (GTK_BUTTON (self->tools[YISHI_TOOL_REMOVE]), ways[i].icon);
      set_tip (self->tools[YISHI_TOOL_REMOVE], _(ways[i].tip), can ? NULL : why);
    }
}

void
yishi_agenda_tools_fill (YishiAgendaTools *self,
                         GtkWidget        *page,
                         GtkBox           *box)
{
  GtkWidget *group = NULL;

  self->page = page;
  for (gsize i = 0; i < G_N_ELEMENTS (tools); i++)
    {
      GtkWidget *button = gtk_button_new_from_icon_name (tools[i].icon);

      gtk_actionable_set_action_name (GTK_ACTIONABLE (button), tools[i].action);
      set_tip (button, _(tools[i].tip), NULL);
      if (group == NULL || !tools[i].is_joined)
        {
          group = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
          gtk_widget_add_css_class (group, "linked");
          gtk_box_append (box, group);
        }
      gtk_box_append (GTK_BOX (group), button);
      self->tools[tools[i].tool] = button;
    }
}

void
yishi_agenda_tools_update (YishiAgendaTools        *self,
                           const YishiMeetingState *meeting,
                           gint64                   item)
{
  const YishiItem *found = meeting != NULL ? yishi_meeting_state_find_item (meeting, item) : NULL;

  gtk_widget_action_set_enabled (self->page, "agenda.add-part",
                                 found != NULL && yishi_agenda_can (meeting, YISHI_AGENDA_ADD, item, NULL));
  allow (self, YISHI_TOOL_EDIT, found != NULL, _("Choose an item first."));
  allow_move (self, meeting, item, YISHI_TOOL_UP, YISHI_MOVE_UP);
  allow_move (self, meeting, item, YISHI_TOOL_DOWN, YISHI_MOVE_DOWN);
  allow_move (self, meeting, item, YISHI_TOOL_IN, YISHI_MOVE_IN);
  allow_move (self, meeting, item, YISHI_TOOL_OUT, YISHI_MOVE_OUT);
  allow_removal (self, meeting, found);
}

/* Ctrl, Alt and keys that write nothing; a field that has the keyboard comes first. */
void
yishi_agenda_tools_bind_keys (GtkWidgetClass *widget_class)
{
  static const struct
  {
    guint           key;
    GdkModifierType modifiers;
    const char     *action;
  } keys[] = {
    { GDK_KEY_Up, GDK_ALT_MASK, "agenda.move-up" },
    { GDK_KEY_Down, GDK_ALT_MASK, "agenda.move-down" },
    { GDK_KEY_Right, GDK_ALT_MASK, "agenda.indent" },
    { GDK_KEY_Left, GDK_ALT_MASK, "agenda.outdent" },
    { GDK_KEY_Delete, 0, "agenda.take-off" },
    { GDK_KEY_Menu, 0, "agenda.menu" },
    { GDK_KEY_F10, GDK_SHIFT_MASK, "agenda.menu" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (keys); i++)
    gtk_widget_class_add_binding_action (widget_class, keys[i].key, keys[i].modifiers, keys[i].action, NULL);
}
