/* yishi-number-field.c - a label and a whole number, or nothing
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "yishi-number-field.h"

/* Nobody counts a million hands. */
#define MOST_DIGITS 6

struct _YishiNumberField
{
  GtkBox parent_instance;

  GtkWidget *label;  /* (unowned) children */
  GtkWidget *entry;
};

typedef enum
{
  PROP_LABEL = 1,
} YishiNumberFieldProperty;

enum
{
  CHANGED,
  ACTIVATED,
  N_SIGNALS,
};

static GParamSpec *properties[PROP_LABEL + 1];
static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (YishiNumberField, yishi_number_field, GTK_TYPE_BOX)

static void
insert_text_cb (GtkEditable *editable,
                const char  *text,
                int          length,
                int         *position,
                gpointer     user_data)
{
  for (int i = 0; i < length; i++)
    if (!g_ascii_isdigit (text[i]))
      {
        g_signal_stop_emission_by_name (editable, "insert-text");
        gtk_widget_error_bell (GTK_WIDGET (user_data));
        return;
      }
}

static void
text_changed_cb (YishiNumberField *self)
{
  g_signal_emit (self, signals[CHANGED], 0);
}

static void
entry_activated_cb (YishiNumberField *self)
{
  g_signal_emit (self, signals[ACTIVATED], 0);
}

static gboolean
yishi_number_field_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (YISHI_NUMBER_FIELD (widget)->entry);
}

static void
yishi_number_field_get_property (GObject    *object,
                                 guint       property_id,
                                 GValue     *value,
                                 GParamSpec *pspec)
{
  switch ((YishiNumberFieldProperty) property_id)
    {
    case PROP_LABEL:
      g_value_set_string (value, gtk_label_get_label (GTK_LABEL (YISHI_NUMBER_FIELD (object)->label)));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
    }
}

static void
yishi_number_field_set_property (GObject      *object,
                                 guint         property_id,
                                 const GValue *value,
                                 GParamSpec   *pspec)
{
  YishiNumberField *self = YISHI_NUMBER_FIELD (object);
  const char *label = g_value_get_string (value);

  switch ((YishiNumberFieldProperty) property_id)
    {
    case PROP_LABEL:
      gtk_label_set_label (GTK_LABEL (self->label), label);
      gtk_widget_set_tooltip_text (GTK_WIDGET (self), label);
      gtk_accessible_update_property (GTK_ACCESSIBLE (self->entry), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                      label != NULL ? label : "", -1);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
    }
}

static void
yishi_number_field_class_init (YishiNumberFieldClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = yishi_number_field_get_property;
  object_class->set_property = yishi_number_field_set_property;
  GTK_WIDGET_CLASS (klass)->grab_focus = yishi_number_field_grab_focus;

  properties[PROP_LABEL] = g_param_spec_string ("label", NULL, NULL, "", G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (properties), properties);

  signals[CHANGED] = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                   G_TYPE_NONE, 0);
  signals[ACTIVATED] = g_signal_new ("activated", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                     G_TYPE_NONE, 0);
}

static void
yishi_number_field_init (YishiNumberField *self)
{
  gtk_box_set_spacing (GTK_BOX (self), 12);
  self->label = gtk_label_new (NULL);
  gtk_label_set_xalign (GTK_LABEL (self->label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (self->label), PANGO_ELLIPSIZE_END);
  gtk_label_set_width_chars (GTK_LABEL (self->label), 16);
  gtk_widget_set_hexpand (self->label, TRUE);
  self->entry = gtk_entry_new ();
  gtk_editable_set_width_chars (GTK_EDITABLE (self->entry), MOST_DIGITS);
  gtk_editable_set_max_width_chars (GTK_EDITABLE (self->entry), MOST_DIGITS);
  gtk_editable_set_alignment (GTK_EDITABLE (self->entry), 1);
  gtk_entry_set_max_length (GTK_ENTRY (self->entry), MOST_DIGITS);
  gtk_entry_set_input_purpose (GTK_ENTRY (self->entry), GTK_INPUT_PURPOSE_DIGITS);
  gtk_widget_add_css_class (self->entry, "figure");
  gtk_widget_set_valign (self->entry, GTK_ALIGN_CENTER);
  gtk_box_append (GTK_BOX (self), self->label);
  gtk_box_append (GTK_BOX (self), self->entry);

  g_signal_connect_object (gtk_editable_get_delegate (GTK_EDITABLE (self->entry)), "insert-text",
                           G_CALLBACK (insert_text_cb), self, 0);
  g_signal_connect_object (self->entry, "changed", G_CALLBACK (text_changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->entry, "activate", G_CALLBACK (entry_activated_cb), self, G_CONNECT_SWAPPED);
}

gint64
yishi_number_field_get (YishiNumberField *self)
{
  const char *text;

  g_return_val_if_fail (YISHI_IS_NUMBER_FIELD (self), -1);

  text = gtk_editable_get_text (GTK_EDITABLE (self->entry));
  return *text != '\0' ? g_ascii_strtoll (text, NULL, 10) : -1;
}

void
yishi_number_field_set (YishiNumberField *self,
                        gint64            number)
{
  g_autofree char *text = number >= 0 ? g_strdup_printf ("%" G_GINT64_FORMAT, number) : g_strdup ("");

  g_return_if_fail (YISHI_IS_NUMBER_FIELD (self));

  gtk_editable_set_text (GTK_EDITABLE (self->entry), text);
}
