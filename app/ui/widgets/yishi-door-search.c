/* yishi-door-search.c - one field for unit, name or initials, and what it finds
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "yishi-door-search.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>
#include <string.h>

#include "yishi-door-row.h"
#include "yishi-persons.h"
#include "yishi-room-words.h"
#include "yishi-slip-words.h"

#define MAX_ROWS 12
/* A developer's unsold units would fill the screen. */
#define MAX_SAME_PERSON 4

struct _YishiDoorSearch
{
  GtkBox parent_instance;

  YishiLoadedRoll  *roll;         /* (owned) (nullable) */
  YishiPersons     *persons;      /* (owned) (nullable) of @roll */
  YishiRoomView    *view;         /* (unowned) (nullable) */
  YishiPendingFunc  is_pending;   /* (nullable) */
  gpointer          pending_data;
  GtkWidget        *rows[MAX_ROWS];
  guint             units[MAX_ROWS]; /* index in the roll */
  guint             n_found;      /* rows that are shown */
  gboolean          is_quiet;     /* nobody is told what is selected */

  /* Template children */
  GtkEntry          *entry;
  AdwBin            *between;
  GtkScrolledWindow *scroller;
  GtkListBox        *results;
  GtkLabel          *more;
};

enum
{
  WISHED,
  SELECTED,
  UNDO_WISHED,
  SLIP,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (YishiDoorSearch, yishi_door_search, GTK_TYPE_BOX)

/* The other units of the person who owns the unit at @index; "" if there are none. */
static char *
describe_same_person (YishiDoorSearch *self,
                      guint            index)
{
  gint64 first = yishi_roll_get_unit (self->roll->roll, index)->person;
  gint64 person = first >= 0 ? yishi_persons_find (self->persons, first) : -1;
  g_autoptr(GPtrArray) units = g_ptr_array_new ();
  const guint *of_person;
  guint n = 0;

  if (person < 0)
    return g_strdup ("");

  of_person = yishi_persons_get_units (self->persons, (guint) person, &n);
  for (guint i = 0; i < n && units->len < MAX_SAME_PERSON; i++)
    if (of_person[i] != index)
      g_ptr_array_add (units, (char *) yishi_roll_get_unit (self->roll->roll, of_person[i])->unit);
  if (n - 1 > units->len)
    {
      g_autofree char *shown = yishi_join_units (units);

      /* Translators: some units, then how many more */
      return g_strdup_printf (_("%s and %u more"), shown, n - 1 - units->len);
    }

  return yishi_join_units (units);
}

static void
show_row (YishiDoorSearch *self,
          guint            row)
{
  const YishiUnit *unit = yishi_roll_get_unit (self->roll->roll, self->units[row]);
  g_autofree char *same_person = describe_same_person (self, self->units[row]);
  YishiPresence presence = { YISHI_PRESENCE_NONE, "", "" };

  if (self->view != NULL)
    presence = yishi_room_view_find (self->view, unit->unit);
  yishi_door_row_show (YISHI_DOOR_ROW (self->rows[row]), unit, presence, same_person,
                       self->is_pending != NULL && self->is_pending (unit->unit, self->pending_data));
}

/* How many there are beyond the rows, or why there are none. */
static void
show_more (YishiDoorSearch *self,
           const char      *text,
           guint            n_total)
{
  g_autofree char *more = NULL;

  if (*text == '\0')
    more = g_strdup (_("Type a unit (3-2-501), a name, its initials, or the last four digits of a phone."));
  else if (yishi_slip_is_one (text))
    more = g_strdup (_("A slip is being read…"));
  else if (self->roll == NULL)
    more = g_strdup (_("The roll is being loaded…"));
  else if (n_total == 0)
    more = g_strdup_printf (_("Nobody in the roll fits “%s”."), text);
  else if (n_total > self->n_found)
    more = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u more: type on", "%u more: type on",
                                         n_total - self->n_found),
                            n_total - self->n_found);
  gtk_label_set_label (self->more, more != NULL ? more : "");
  gtk_widget_set_visible (GTK_WIDGET (self->more), more != NULL);
}

static void
find (YishiDoorSearch *self)
{
  const char *text = gtk_editable_get_text (GTK_EDITABLE (self->entry));
  gboolean is_slip = yishi_slip_is_one (text);
  g_autoptr(GArray) hits = NULL;
  guint n_total = 0;

  self->is_quiet = TRUE;
  if (self->roll != NULL && *text != '\0' && !is_slip)
    hits = yishi_search_query (self->roll->search, text, MAX_ROWS, &n_total);
  self->n_found = hits != NULL ? MIN (hits->len, MAX_ROWS) : 0;

  for (guint i = 0; i < MAX_ROWS; i++)
    {
      if (i < self->n_found)
        {
          self->units[i] = g_array_index (hits, YishiHit, i).unit;
          show_row (self, i);
        }
      gtk_widget_set_visible (self->rows[i], i < self->n_found);
    }
  gtk_widget_set_visible (GTK_WIDGET (self->results), self->n_found > 0);
  gtk_adjustment_set_value (gtk_scrolled_window_get_vadjustment (self->scroller), 0);
  gtk_list_box_select_row (self->results, self->n_found > 0 ? GTK_LIST_BOX_ROW (self->rows[0]) : NULL);
  show_more (self, text, n_total);
  self->is_quiet = FALSE;
  g_signal_emit (self, signals[SELECTED], 0);
}

static void
changed_cb (YishiDoorSearch *self)
{
  find (self);
}

/* Chosen by Up and Down, or by the mouse. */
static int
get_chosen (YishiDoorSearch *self)
{
  GtkListBoxRow *row = gtk_list_box_get_selected_row (self->results);

  return row != NULL && self->n_found > 0 ? gtk_list_box_row_get_index (row) : -1;
}

static void
row_selected_cb (YishiDoorSearch *self)
{
  if (!self->is_quiet)
    g_signal_emit (self, signals[SELECTED], 0);
}

static void
wish (YishiDoorSearch *self,
      YishiDoorWish    what)
{
  g_signal_emit (self, signals[WISHED], 0, (int) what);
}

static void
row_activated_cb (YishiDoorSearch *self)
{
  wish (self, YISHI_DOOR_COME);
}

static void
activate_cb (YishiDoorSearch *self)
{
  g_autofree char *text = g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->entry)));

  if (yishi_slip_is_one (text))
    g_signal_emit (self, signals[SLIP], 0, text);
  else
    wish (self, YISHI_DOOR_COME);
}

static void
scroll_to (YishiDoorSearch *self,
           GtkWidget       *row)
{
  GtkAdjustment *adjustment = gtk_scrolled_window_get_vadjustment (self->scroller);
  double x, y;

  if (gtk_widget_translate_coordinates (row, GTK_WIDGET (self->results), 0, 0, &x, &y))
    gtk_adjustment_clamp_page (adjustment, y, y + gtk_widget_get_height (row));
}

static gboolean
choose (YishiDoorSearch *self,
        int              step)
{
  int chosen = get_chosen (self) + step;

  if (chosen >= 0 && chosen < (int) self->n_found)
    {
      gtk_list_box_select_row (self->results, GTK_LIST_BOX_ROW (self->rows[chosen]));
      scroll_to (self, self->rows[chosen]);
    }

  return self->n_found > 0;
}

/* After the field and the input method have had the key and did not want it. */
static gboolean
key_pressed_cb (YishiDoorSearch *self,
                guint            keyval,
                guint            keycode,
                GdkModifierType  state)
{
  GdkModifierType modifiers = state & (GDK_CONTROL_MASK | GDK_SHIFT_MASK | GDK_ALT_MASK);

  switch (keyval)
    {
    case GDK_KEY_Up:
    case GDK_KEY_KP_Up:
      return modifiers == 0 && choose (self, -1);
    case GDK_KEY_Down:
    case GDK_KEY_KP_Down:
      return modifiers == 0 && choose (self, 1);
    case GDK_KEY_Return:
    case GDK_KEY_KP_Enter:
    case GDK_KEY_ISO_Enter:
      if (modifiers == GDK_CONTROL_MASK)
        wish (self, YISHI_DOOR_LEAVE);
      else if (modifiers == GDK_SHIFT_MASK)
        wish (self, YISHI_DOOR_REPRESENT);
      return modifiers == GDK_CONTROL_MASK || modifiers == GDK_SHIFT_MASK;
    case GDK_KEY_Escape:
      if (modifiers != 0 || *gtk_editable_get_text (GTK_EDITABLE (self->entry)) == '\0')
        return FALSE;
      gtk_editable_set_text (GTK_EDITABLE (self->entry), "");
      return TRUE;
    default:
      return FALSE;
    }
}

/* In an empty field there is no typing to undo, so Ctrl+Z is about the last one
 * who was let in. */
static gboolean
early_key_cb (YishiDoorSearch *self,
              guint            keyval,
              guint            keycode,
              GdkModifierType  state)
{
  GdkModifierType modifiers = state & (GDK_CONTROL_MASK | GDK_SHIFT_MASK | GDK_ALT_MASK);

  if (gdk_keyval_to_lower (keyval) != GDK_KEY_z || modifiers != GDK_CONTROL_MASK ||
      *gtk_editable_get_text (GTK_EDITABLE (self->entry)) != '\0')
    return FALSE;

  g_signal_emit (self, signals[UNDO_WISHED], 0);
  return TRUE;
}

static void
yishi_door_search_dispose (GObject *object)
{
  YishiDoorSearch *self = YISHI_DOOR_SEARCH (object);

  /* The rows go one by one, and the one that is selected with them. */
  self->is_quiet = TRUE;
  gtk_widget_dispose_template (GTK_WIDGET (self), YISHI_TYPE_DOOR_SEARCH);
  g_clear_pointer (&self->persons, yishi_persons_free);
  g_clear_pointer (&self->roll, yishi_loaded_roll_unref);
  G_OBJECT_CLASS (yishi_door_search_parent_class)->dispose (object);
}

static void
yishi_door_search_class_init (YishiDoorSearchClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = yishi_door_search_dispose;

  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/yishi/Yishi/ui/widgets/yishi-door-search.ui");
  gtk_widget_class_bind_template_child (widget_class, YishiDoorSearch, entry);
  gtk_widget_class_bind_template_child (widget_class, YishiDoorSearch, results);
  gtk_widget_class_bind_template_child (widget_class, YishiDoorSearch, between);
  gtk_widget_class_bind_template_child (widget_class, YishiDoorSearch, scroller);
  gtk_widget_class_bind_template_child (widget_class, YishiDoorSearch, more);
  gtk_widget_class_bind_template_callback (widget_class, changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, activate_cb);
  gtk_widget_class_bind_template_callback (widget_class, key_pressed_cb);
  gtk_widget_class_bind_template_callback (widget_class, early_key_cb);
  gtk_widget_class_bind_template_callback (widget_class, row_selected_cb);
  gtk_widget_class_bind_template_callback (widget_class, row_activated_cb);

  signals[WISHED] = g_signal_new ("wished", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                  G_TYPE_NONE, 1, G_TYPE_INT);
  signals[SELECTED] = g_signal_new ("selected", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                    G_TYPE_NONE, 0);
  signals[UNDO_WISHED] = g_signal_new ("undo-wished", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                       NULL, G_TYPE_NONE, 0);
  signals[SLIP] = g_signal_new ("slip", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE,
                                1, G_TYPE_STRING);
}

static void
yishi_door_search_init (YishiDoorSearch *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));

  for (gsize i = 0; i < MAX_ROWS; i++)
    {
      self->rows[i] = yishi_door_row_new ();
      gtk_widget_set_visible (self->rows[i], FALSE);
      gtk_list_box_append (self->results, self->rows[i]);
    }
  find (self);
}

void
yishi_door_search_set_between (YishiDoorSearch *self,
                               GtkWidget       *child)
{
  g_return_if_fail (YISHI_IS_DOOR_SEARCH (self));

  adw_bin_set_child (self->between, child);
}

void
yishi_door_search_set_roll (YishiDoorSearch *self,
                            YishiLoadedRoll *roll)
{
  g_return_if_fail (YISHI_IS_DOOR_SEARCH (self));

  if (roll == self->roll)
    return;

  g_clear_pointer (&self->persons, yishi_persons_free);
  g_clear_pointer (&self->roll, yishi_loaded_roll_unref);
  if (roll != NULL)
    {
      self->roll = yishi_loaded_roll_ref (roll);
      self->persons = yishi_persons_new (roll->roll);
    }
  find (self);
}

void
yishi_door_search_set_room (YishiDoorSearch  *self,
                            YishiRoomView    *view,
                            YishiPendingFunc  is_pending,
                            gpointer          user_data)
{
  g_return_if_fail (YISHI_IS_DOOR_SEARCH (self));

  self->view = view;
  self->is_pending = is_pending;
  self->pending_data = user_data;
  for (guint i = 0; i < self->n_found; i++)
    show_row (self, i);
  g_signal_emit (self, signals[SELECTED], 0);
}

const YishiUnit *
yishi_door_search_get_unit (YishiDoorSearch *self)
{
  int chosen;

  g_return_val_if_fail (YISHI_IS_DOOR_SEARCH (self), NULL);

  chosen = get_chosen (self);
  return chosen >= 0 ? yishi_roll_get_unit (self->roll->roll, self->units[chosen]) : NULL;
}

const char *
yishi_door_search_get_text (YishiDoorSearch *self)
{
  g_return_val_if_fail (YISHI_IS_DOOR_SEARCH (self), NULL);

  return gtk_editable_get_text (GTK_EDITABLE (self->entry));
}

void
yishi_door_search_take_focus (YishiDoorSearch *self)
{
  g_return_if_fail (YISHI_IS_DOOR_SEARCH (self));

  gtk_entry_grab_focus_without_selecting (self->entry);
}

void
yishi_door_search_set_text (YishiDoorSearch *self,
                            const char      *text)
{
  g_return_if_fail (YISHI_IS_DOOR_SEARCH (self));

  gtk_editable_set_text (GTK_EDITABLE (self->entry), text);
  gtk_editable_set_position (GTK_EDITABLE (self->entry), -1);
  yishi_door_search_take_focus (self);
}

void
yishi_door_search_select_text (YishiDoorSearch *self)
{
  g_return_if_fail (YISHI_IS_DOOR_SEARCH (self));

  yishi_door_search_take_focus (self);
  gtk_editable_select_region (GTK_EDITABLE (self->entry), 0, -1);
}

void
yishi_door_search_describe (YishiDoorSearch *self,
                            const char      *text)
{
  g_return_if_fail (YISHI_IS_DOOR_SEARCH (self));

  gtk_accessible_update_property (GTK_ACCESSIBLE (gtk_editable_get_delegate (GTK_EDITABLE (self->entry))),
                                  GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, text, -1);
}
