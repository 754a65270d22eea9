/* yishi-building-panel.c - the picture of a building that is chosen, with what its colours mean
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "yishi-building-panel.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "yishi-building-view.h"
#include "yishi-drop-down.h"
#include "yishi-persons.h"
#include "yishi-roll-words.h"
#include "yishi-window.h"
#include "yishi-wrap-layout.h"

struct _YishiBuildingPanel
{
  AdwBin parent_instance;

  YishiRecord        *record;     /* (owned) (nullable) */
  YishiLoadedRoll    *roll;       /* (owned) (nullable) */
  YishiPersons       *persons;    /* (owned) (nullable) of @roll */
  char              **buildings;  /* (owned) (nullable) in the order of their list */
  GArray             *items;      /* (owned) gint64: ids in the order of their list; 0: who is here */
  gint64              meeting;    /* at hand, 0: none */
  GBytes             *reaches;    /* (owned) (nullable) of what is chosen, over @roll */
  gboolean            is_loading;
  gboolean            is_behind;  /* something changed while it was loading */
  gboolean            is_filling; /* what changes now nobody chose */

  /* Template children */
  GtkDropDown        *building_chooser;
  GtkDropDown        *item_chooser;
  GtkLabel           *legend;
  GtkLabel           *chosen_label;
  YishiBuildingView  *view;
};

G_DEFINE_FINAL_TYPE (YishiBuildingPanel, yishi_building_panel, ADW_TYPE_BIN)

static void load_reaches (YishiBuildingPanel *self);

static const guint8 *
get_reaches (YishiBuildingPanel *self)
{
  gsize n = 0;
  const guint8 *reaches = self->reaches != NULL ? g_bytes_get_data (self->reaches, &n) : NULL;

  return n == yishi_roll_get_n_units (self->roll->roll) ? reaches : NULL;
}

static const char *
get_building (YishiBuildingPanel *self)
{
  guint selected = gtk_drop_down_get_selected (self->building_chooser);

  return self->buildings != NULL && selected < g_strv_length (self->buildings) ? self->buildings[selected] : NULL;
}

/* What is shown */

static void
show_legend (YishiBuildingPanel  *self,
             const YishiBuilding *building)
{
  static const YishiReach order[] = { YISHI_REACH_VOTED, YISHI_REACH_PRESENT, YISHI_REACH_REPRESENTED,
                                      YISHI_REACH_NONE, YISHI_REACH_APART };
  const guint8 *reaches = get_reaches (self);
  guint counts[YISHI_N_REACHES] = { 0 };
  g_autoptr(GString) text = g_string_new (NULL);

  gtk_widget_set_visible (GTK_WIDGET (self->legend), reaches != NULL);
  if (reaches == NULL)
    return;

  for (guint i = 0; i < building->n_cells; i++)
    counts[reaches[building->cells[i].unit]]++;
  for (gsize i = 0; i < G_N_ELEMENTS (order); i++)
    {
      GdkRGBA color = yishi_reach_get_color (order[i]);

      if (order[i] == YISHI_REACH_APART && counts[order[i]] == 0)
        continue;
      g_string_append_printf (text, "%s<span background=\"#%02x%02x%02x\"> %s %s %u </span>", i > 0 ? "   " : "",
                              (guint) (color.red * 255), (guint) (color.green * 255), (guint) (color.blue * 255),
                              yishi_reach_get_sign (order[i]), yishi_reach_get_word (order[i]), counts[order[i]]);
    }
  gtk_label_set_markup (self->legend, text->str);
}

static void
show_building (YishiBuildingPanel *self)
{
  const char *name = get_building (self);
  YishiBuilding *building;

  if (name == NULL)
    return;

  building = yishi_building_new (self->roll->roll, name);
  show_legend (self, building);
  yishi_building_view_show (self->view, self->roll, building, get_reaches (self));
}

static void
unit_moved_cb (YishiBuildingPanel *self)
{
  gint64 index = yishi_building_view_get_unit (self->view);
  const guint8 *reaches = get_reaches (self);
  const YishiUnit *unit;
  const char *word;
  g_autofree char *owners = NULL;
  g_autofree char *area = NULL;
  g_autofree char *phones = NULL;
  g_autofree char *person = NULL;
  g_autofree char *first = NULL;
  g_autofree char *text = NULL;

  if (index < 0)
    {
      gtk_label_set_label (self->chosen_label, "");
      return;
    }

  unit = yishi_roll_get_unit (self->roll->roll, (guint) index);
  owners = yishi_roll_join_owners (unit);
  area = yishi_roll_show_area (unit->area);
  phones = yishi_roll_show_phones (unit, FALSE);
  person = yishi_roll_describe_person (self->roll->roll, self->persons, (guint) index);
  word = reaches != NULL ? yishi_reach_get_word (reaches[index]) : NULL;
  first = g_strjoin (" · ", unit->unit, owners, area, word, NULL);
  text = g_strconcat (first, *phones != '\0' ? " · " : "", phones, *person != '\0' ? " · " : "", person, NULL);
  gtk_label_set_label (self->chosen_label, text);
}

/* What is chosen */

/* A vote by ballots of units: what may be asked of a building. */
static gboolean
is_by_unit (const YishiItem *item)
{
  return *item->withdrawn == '\0' && (strcmp (item->kind, "matter") == 0 || strcmp (item->kind, "election") == 0);
}

static gint64
get_item (YishiBuildingPanel *self)
{
  guint selected = gtk_drop_down_get_selected (self->item_chooser);

  return selected < self->items->len ? g_array_index (self->items, gint64, selected) : 0;
}

static void
fill_items (YishiBuildingPanel *self)
{
  YishiMeetingState *state = yishi_record_get_meeting (self->record);
  g_autoptr(GtkStringList) names = gtk_string_list_new (NULL);
  gint64 chosen = get_item (self), room = 0;
  guint selected = 0;

  gtk_widget_set_visible (GTK_WIDGET (self->item_chooser), state != NULL);
  self->meeting = state != NULL ? state->meeting->id : 0;
  g_array_set_size (self->items, 0);
  g_array_append_val (self->items, room);
  gtk_string_list_append (names, _("Who is here"));
  for (guint i = 0; state != NULL && i < state->items->len; i++)
    {
      const YishiItem *item = g_ptr_array_index (state->items, i);
      /* Translators: the number of an item, and its title */
      g_autofree char *name = g_strdup_printf (_("%d. %s"), item->number, item->title);

      if (!is_by_unit (item))
        continue;
      if (item->id == chosen)
        selected = self->items->len;
      g_array_append_val (self->items, item->id);
      gtk_string_list_append (names, name);
    }

  self->is_filling = TRUE;
  gtk_drop_down_set_model (self->item_chooser, G_LIST_MODEL (names));
  gtk_drop_down_set_selected (self->item_chooser, selected);
  self->is_filling = FALSE;
}

static void
fill_buildings (YishiBuildingPanel *self)
{
  g_autofree char *chosen = g_strdup (get_building (self));
  g_autoptr(GtkStringList) names = gtk_string_list_new (NULL);
  guint selected = 0;

  g_strfreev (self->buildings);
  self->buildings = yishi_building_list (self->roll->roll);
  for (guint i = 0; self->buildings[i] != NULL; i++)
    {
      /* Translators: the name of a building, such as 3 */
      g_autofree char *name = g_strdup_printf (_("Building %s"), self->buildings[i]);

      gtk_string_list_append (names, name);
      if (g_strcmp0 (chosen, self->buildings[i]) == 0)
        selected = i;
    }

  self->is_filling = TRUE;
  gtk_drop_down_set_model (self->building_chooser, G_LIST_MODEL (names));
  gtk_drop_down_set_selected (self->building_chooser, selected);
  self->is_filling = FALSE;
}

static void
building_chosen_cb (YishiBuildingPanel *self)
{
  if (!self->is_filling && self->roll != NULL)
    show_building (self);
}

static void
item_chosen_cb (YishiBuildingPanel *self)
{
  if (!self->is_filling && self->roll != NULL)
    load_reaches (self);
}

/* While ballots are entered the picture follows, one look at a time. */
static void
reaches_loaded_cb (GObject      *object,
                   GAsyncResult *result,
                   gpointer      user_data)
{
  g_autoptr(YishiBuildingPanel) self = user_data;
  g_autoptr(GError) error = NULL;
  GBytes *reaches = yishi_reach_load_finish (YISHI_RECORD (object), result, &error);

  self->is_loading = FALSE;
  if (self->view == NULL || self->record == NULL)
    {
      g_clear_pointer (&reaches, g_bytes_unref);
      return;
    }

  g_clear_pointer (&self->reaches, g_bytes_unref);
  self->reaches = reaches;
  if (error != NULL)
    yishi_window_report (GTK_WIDGET (self), error);
  show_building (self);
  if (self->is_behind)
    load_reaches (self);
}

static void
load_reaches (YishiBuildingPanel *self)
{
  YishiMeetingState *state = yishi_record_get_meeting (self->record);
  gint64 item = get_item (self);

  self->is_behind = self->is_loading;
  if (self->is_loading)
    return;
  if (state == NULL)
    {
      g_clear_pointer (&self->reaches, g_bytes_unref);
      show_building (self);
      return;
    }

  self->is_loading = TRUE;
  yishi_reach_load_async (self->record, self->roll, self->meeting,
                          item != 0 ? yishi_meeting_state_find_item (state, item) : NULL, reaches_loaded_cb,
                          g_object_ref (self));
}

static void
yishi_building_panel_dispose (GObject *object)
{
  YishiBuildingPanel *self = YISHI_BUILDING_PANEL (object);

  adw_bin_set_child (ADW_BIN (object), NULL);
  gtk_widget_dispose_template (GTK_WIDGET (object), YISHI_TYPE_BUILDING_PANEL);
  g_clear_object (&self->record);
  g_clear_pointer (&self->roll, yishi_loaded_roll_unref);
  g_clear_pointer (&self->persons, yishi_persons_free);
  g_clear_pointer (&self->buildings, g_strfreev);
  g_clear_pointer (&self->items, g_array_unref);
  g_clear_pointer (&self->reaches, g_bytes_unref);
  G_OBJECT_CLASS (yishi_building_panel_parent_class)->dispose (object);
}

static void
yishi_building_panel_class_init (YishiBuildingPanelClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = yishi_building_panel_dispose;

  g_type_ensure (YISHI_TYPE_BUILDING_VIEW);
  g_type_ensure (YISHI_TYPE_WRAP_LAYOUT);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/yishi/Yishi/ui/widgets/yishi-building-panel.ui");
  gtk_widget_class_bind_template_child (widget_class, YishiBuildingPanel, building_chooser);
  gtk_widget_class_bind_template_child (widget_class, YishiBuildingPanel, item_chooser);
  gtk_widget_class_bind_template_child (widget_class, YishiBuildingPanel, legend);
  gtk_widget_class_bind_template_child (widget_class, YishiBuildingPanel, chosen_label);
  gtk_widget_class_bind_template_child (widget_class, YishiBuildingPanel, view);
  gtk_widget_class_bind_template_callback (widget_class, building_chosen_cb);
  gtk_widget_class_bind_template_callback (widget_class, item_chosen_cb);
  gtk_widget_class_bind_template_callback (widget_class, unit_moved_cb);
}

/* The colours behind the words of the legend are in its text. */
static void
dark_changed_cb (YishiBuildingPanel *self)
{
  if (self->roll != NULL)
    show_building (self);
}

static void
yishi_building_panel_init (YishiBuildingPanel *self)
{
  self->items = g_array_new (FALSE, FALSE, sizeof (gint64));
  self->is_filling = TRUE;
  gtk_widget_init_template (GTK_WIDGET (self));
  yishi_drop_down_tell (self->building_chooser, _("Building"));
  yishi_drop_down_tell (self->item_chooser, _("What the colours show"));
  self->is_filling = FALSE;
  g_signal_connect_object (adw_style_manager_get_default (), "notify::dark", G_CALLBACK (dark_changed_cb), self,
                           G_CONNECT_SWAPPED);
}

void
yishi_building_panel_show (YishiBuildingPanel *self,
                           YishiRecord        *record,
                           YishiLoadedRoll    *roll)
{
  YishiLoadedRoll *old = self->roll;

  g_return_if_fail (YISHI_IS_BUILDING_PANEL (self));

  g_set_object (&self->record, record);
  self->roll = yishi_loaded_roll_ref (roll);
  if (roll != old)
    {
      g_clear_pointer (&self->persons, yishi_persons_free);
      self->persons = yishi_persons_new (roll->roll);
      g_clear_pointer (&self->reaches, g_bytes_unref);
      fill_buildings (self);
      show_building (self);
    }
  fill_items (self);
  load_reaches (self);
  yishi_loaded_roll_unref (old);
}

void
yishi_building_panel_go_to (YishiBuildingPanel *self,
                            guint               unit)
{
  g_return_if_fail (YISHI_IS_BUILDING_PANEL (self));

  if (self->roll == NULL || unit >= yishi_roll_get_n_units (self->roll->roll))
    return;

  for (guint i = 0; self->buildings[i] != NULL; i++)
    if (strcmp (self->buildings[i], yishi_roll_get_unit (self->roll->roll, unit)->building) == 0)
      gtk_drop_down_set_selected (self->building_chooser, i);
  yishi_building_view_set_unit (self->view, unit);
}
