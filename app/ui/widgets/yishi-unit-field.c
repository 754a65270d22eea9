/* yishi-unit-field.c - a field for a unit, with those that match what is typed below it
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The rows of the matches are made once and shown anew, so that a key costs no
 * widget. They cover what is below only while something is typed that was not chosen.
 */
#include "config.h"

#include "yishi-unit-field.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "yishi-area.h"
#include "yishi-slip-words.h"
#include "yishi-unit-name.h"

#define MOST_MATCHES 4

struct _YishiUnitField
{
  AdwBin parent_instance;

  YishiLoadedRoll *roll;                 /* (owned) (nullable) */
  char            *matches[MOST_MATCHES]; /* (owned) (nullable) units */
  int              n_matches;
  int              at;                   /* the match that Enter takes */
  gboolean         is_setting;           /* the text is set by us: nothing is looked up */

  /* Template children */
  GtkEntry   *entry;
  GtkStack   *places;
  AdwBin     *below;
  GtkListBox *list;
  GtkLabel   *hint;
};

G_DEFINE_FINAL_TYPE (YishiUnitField, yishi_unit_field, ADW_TYPE_BIN)

typedef enum
{
  PROP_BELOW = 1,
} YishiUnitFieldProperty;

static GParamSpec *properties[PROP_BELOW + 1];

enum
{
  CHOSEN,
  CHANGED,
  SLIP,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

static char *
join_owners (const YishiUnit *unit)
{
  g_autoptr(GString) names = g_string_new (NULL);

  for (guint i = 0; i < unit->n_owners; i++)
    g_string_append_printf (names, "%s%s", i > 0 ? _(", ") : "", unit->owners[i].name);
  return g_string_free (g_steal_pointer (&names), FALSE);
}

static void
set_row (YishiUnitField  *self,
         int              index,
         const YishiUnit *unit)
{
  GtkListBoxRow *row = gtk_list_box_get_row_at_index (self->list, index);
  GtkWidget *label = gtk_list_box_row_get_child (row);
  g_autofree char *owners = unit != NULL ? join_owners (unit) : NULL;
  g_autofree char *area = unit != NULL ? yishi_area_format_human (unit->area) : NULL;
  /* Translators: unit, owners, area */
  g_autofree char *text = unit != NULL ? g_strdup_printf (_("%1$s · %2$s · %3$s m²"), unit->unit, owners, area) : NULL;

  g_clear_pointer (&self->matches[index], g_free);
  self->matches[index] = unit != NULL ? g_strdup (unit->unit) : NULL;
  gtk_list_box_row_set_activatable (row, unit != NULL);
  gtk_list_box_row_set_selectable (row, unit != NULL);
  gtk_label_set_label (GTK_LABEL (label), text != NULL ? text : "");
  gtk_accessible_update_state (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_STATE_HIDDEN, unit == NULL, -1);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, text != NULL ? text : "", -1);
}

static void
select_match (YishiUnitField *self,
              int             index)
{
  self->at = CLAMP (index, 0, MAX (self->n_matches - 1, 0));
  gtk_list_box_select_row (self->list, self->n_matches > 0 ? gtk_list_box_get_row_at_index (self->list, self->at) : NULL);
}

static void
show_matches (YishiUnitField *self,
              const char     *text)
{
  g_autoptr(GArray) hits = NULL;
  guint n_total = 0;

  if (self->roll != NULL && *text != '\0' && !yishi_slip_is_one (text))
    hits = yishi_search_query (self->roll->search, text, MOST_MATCHES, &n_total);
  self->n_matches = hits != NULL ? (int) hits->len : 0;
  for (int i = 0; i < MOST_MATCHES; i++)
    set_row (self, i, i < self->n_matches ? yishi_roll_get_unit (self->roll->roll,
                                                                 g_array_index (hits, YishiHit, i).unit)
                                          : NULL);
  select_match (self, 0);

  if (n_total > MOST_MATCHES)
    {
      g_autofree char *more = g_strdup_printf (ngettext ("%u more: type on", "%u more: type on",
                                                         n_total - MOST_MATCHES),
                                               n_total - MOST_MATCHES);

      gtk_label_set_label (self->hint, more);
    }
  else if (yishi_slip_is_one (text))
    gtk_label_set_label (self->hint, _("A slip is being read…"));
  else
    gtk_label_set_label (self->hint, self->n_matches > 0 || self->roll == NULL ? "" : _("Nothing in the roll matches."));
}

static void
show_place (YishiUnitField *self)
{
  gboolean is_typing = !self->is_setting && *gtk_editable_get_text (GTK_EDITABLE (self->entry)) != '\0';

  gtk_stack_set_visible_child_name (self->places, is_typing ? "matches" : "below");
}

static void
text_changed_cb (YishiUnitField *self)
{
  if (self->is_setting)
    return;

  gtk_widget_remove_css_class (GTK_WIDGET (self->entry), "error");
  show_matches (self, gtk_editable_get_text (GTK_EDITABLE (self->entry)));
  show_place (self);
  g_signal_emit (self, signals[CHANGED], 0);
}

static void
take (YishiUnitField *self,
      const char     *unit)
{
  g_autofree char *chosen = g_strdup (unit);

  yishi_unit_field_set_text (self, chosen);
  g_signal_emit (self, signals[CHOSEN], 0, chosen);
}

/* What no unit of the roll matches is taken as it is written where it can be a
 * unit's name: the record says why it refuses it. */
static void
entry_activated_cb (YishiUnitField *self)
{
  const char *text = gtk_editable_get_text (GTK_EDITABLE (self->entry));
  g_autofree char *name = yishi_unit_name_normalize (text);

  if (*text == '\0')
    return;
  if (yishi_slip_is_one (text))
    {
      g_autofree char *slip = g_strdup (text);

      yishi_unit_field_set_text (self, "");
      g_signal_emit (self, signals[SLIP], 0, slip);
      return;
    }
  if (self->n_matches > 0)
    take (self, self->matches[self->at]);
  else if (name != NULL)
    take (self, name);
  else
    {
      gtk_widget_add_css_class (GTK_WIDGET (self->entry), "error");
      gtk_widget_error_bell (GTK_WIDGET (self->entry));
    }
}

static void
row_activated_cb (YishiUnitField *self,
                  GtkListBoxRow  *row)
{
  const char *unit = self->matches[gtk_list_box_row_get_index (row)];

  if (unit != NULL)
    take (self, unit);
}

static gboolean
key_pressed_cb (YishiUnitField  *self,
                guint            keyval,
                guint            keycode,
                GdkModifierType  state)
{
  if (self->n_matches == 0 || (keyval != GDK_KEY_Down && keyval != GDK_KEY_Up))
    return GDK_EVENT_PROPAGATE;

  select_match (self, self->at + (keyval == GDK_KEY_Down ? 1 : -1));
  return GDK_EVENT_STOP;
}

static gboolean
yishi_unit_field_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (GTK_WIDGET (YISHI_UNIT_FIELD (widget)->entry));
}

static void
yishi_unit_field_get_property (GObject    *object,
                               guint       property_id,
                               GValue     *value,
                               GParamSpec *pspec)
{
  switch ((YishiUnitFieldProperty) property_id)
    {
    case PROP_BELOW:
      g_value_set_object (value, adw_bin_get_child (YISHI_UNIT_FIELD (object)->below));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
    }
}

static void
yishi_unit_field_set_property (GObject      *object,
                               guint         property_id,
                               const GValue *value,
                               GParamSpec   *pspec)
{
  switch ((YishiUnitFieldProperty) property_id)
    {
    case PROP_BELOW:
      adw_bin_set_child (YISHI_UNIT_FIELD (object)->below, g_value_get_object (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
    }
}

static void
yishi_unit_field_dispose (GObject *object)
{
  adw_bin_set_child (ADW_BIN (object), NULL);
  gtk_widget_dispose_template (GTK_WIDGET (object), YISHI_TYPE_UNIT_FIELD);
  G_OBJECT_CLASS (yishi_unit_field_parent_class)->dispose (object);
}

static void
yishi_unit_field_finalize (GObject *object)
{
  YishiUnitField *self = YISHI_UNIT_FIELD (object);

  g_clear_pointer (&self->roll, yishi_loaded_roll_unref);
  for (int i = 0; i < MOST_MATCHES; i++)
    g_free (self->matches[i]);
  G_OBJECT_CLASS (yishi_unit_field_parent_class)->finalize (object);
}

static void
yishi_unit_field_class_init (YishiUnitFieldClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = yishi_unit_field_get_property;
  object_class->set_property = yishi_unit_field_set_property;
  object_class->dispose = yishi_unit_field_dispose;
  object_class->finalize = yishi_unit_field_finalize;
  widget_class->grab_focus = yishi_unit_field_grab_focus;

  properties[PROP_BELOW] = g_param_spec_object ("below", NULL, NULL, GTK_TYPE_WIDGET,
                                                G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (properties), properties);

  signals[CHOSEN] = g_signal_new ("chosen", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                  G_TYPE_NONE, 1, G_TYPE_STRING);
  signals[CHANGED] = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                   G_TYPE_NONE, 0);
  signals[SLIP] = g_signal_new ("slip", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE,
                                1, G_TYPE_STRING);

  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/yishi/Yishi/ui/widgets/yishi-unit-field.ui");
  gtk_widget_class_bind_template_child (widget_class, YishiUnitField, entry);
  gtk_widget_class_bind_template_child (widget_class, YishiUnitField, places);
  gtk_widget_class_bind_template_child (widget_class, YishiUnitField, below);
  gtk_widget_class_bind_template_child (widget_class, YishiUnitField, list);
  gtk_widget_class_bind_template_child (widget_class, YishiUnitField, hint);
  gtk_widget_class_bind_template_callback (widget_class, text_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, entry_activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, row_activated_cb);
}

static void
yishi_unit_field_init (YishiUnitField *self)
{
  GtkEventController *keys = gtk_event_controller_key_new ();

  gtk_widget_init_template (GTK_WIDGET (self));

  for (int i = 0; i < MOST_MATCHES; i++)
    {
      GtkWidget *label = gtk_label_new (NULL);

      gtk_label_set_xalign (GTK_LABEL (label), 0);
      gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
      gtk_list_box_append (self->list, label);
      gtk_widget_set_focusable (gtk_widget_get_parent (label), FALSE);
    }
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect_object (keys, "key-pressed", G_CALLBACK (key_pressed_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (GTK_WIDGET (self->entry), keys);
  show_matches (self, "");
}

void
yishi_unit_field_set_roll (YishiUnitField  *self,
                           YishiLoadedRoll *roll)
{
  g_return_if_fail (YISHI_IS_UNIT_FIELD (self));

  if (self->roll == roll)
    return;

  g_clear_pointer (&self->roll, yishi_loaded_roll_unref);
  self->roll = roll != NULL ? yishi_loaded_roll_ref (roll) : NULL;
  show_matches (self, gtk_editable_get_text (GTK_EDITABLE (self->entry)));
}

/* A text that is set by the program looks nothing up: it is chosen already, or "". */
void
yishi_unit_field_set_text (YishiUnitField *self,
                           const char     *text)
{
  g_return_if_fail (YISHI_IS_UNIT_FIELD (self));

  self->is_setting = TRUE;
  gtk_editable_set_text (GTK_EDITABLE (self->entry), text);
  gtk_editable_set_position (GTK_EDITABLE (self->entry), -1);
  show_place (self);
  self->is_setting = FALSE;
  gtk_widget_remove_css_class (GTK_WIDGET (self->entry), "error");
  show_matches (self, text);
}

char *
yishi_unit_field_say_owners (YishiUnitField *self,
                             const char     *unit)
{
  const YishiUnit *found;

  g_return_val_if_fail (YISHI_IS_UNIT_FIELD (self), NULL);

  found = self->roll != NULL ? yishi_roll_find (self->roll->roll, unit) : NULL;
  return found != NULL ? join_owners (found) : g_strdup ("");
}

char *
yishi_unit_field_describe (YishiUnitField *self,
                           const char     *unit)
{
  g_autofree char *owners = yishi_unit_field_say_owners (self, unit);

  if (*owners == '\0')
    return g_strdup (unit);

  /* Translators: unit, owners */
  return g_strdup_printf (_("%1$s (%2$s)"), unit, owners);
}
