/* yishi-slip-keys.c - hears a scanner that types while the focus is on a button and in no field
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "yishi-slip-keys.h"

#include <string.h>

#include "yishi-slip-words.h"

#define BEGINNING "YISHI"
/* No hand types letter after letter so fast, and no scanner is slower, in ms. */
#define FAST 120

typedef struct
{
  GtkWidget      *widget;  /* (unowned) it owns the controller, and that owns us */
  YishiSlipTyped  typed;
  GString        *text;    /* (owned) what came so far */
  guint32         last;    /* ms, when the last key came */
} Keys;

static void
keys_free (gpointer  data,
           GClosure *closure)
{
  Keys *keys = data;

  g_string_free (keys->text, TRUE);
  g_free (keys);
}

static gboolean
is_in_a_field (Keys *keys)
{
  GtkRoot *root = gtk_widget_get_root (keys->widget);

  return root != NULL && GTK_IS_EDITABLE (gtk_root_get_focus (root));
}

/* Whether it is a slip so far, or may become one. */
static gboolean
is_beginning (Keys *keys)
{
  return g_ascii_strncasecmp (keys->text->str, BEGINNING, MIN (keys->text->len, strlen (BEGINNING))) == 0;
}

static gboolean
key_pressed_cb (GtkEventControllerKey *controller,
                guint                  keyval,
                guint                  keycode,
                GdkModifierType        state,
                gpointer               user_data)
{
  Keys *keys = user_data;
  guint32 now = gtk_event_controller_get_current_event_time (GTK_EVENT_CONTROLLER (controller));
  gunichar letter = gdk_keyval_to_unicode (keyval);
  gboolean is_end = keyval == GDK_KEY_Return || keyval == GDK_KEY_KP_Enter || keyval == GDK_KEY_ISO_Enter;

  if (letter == 0 && !is_end)
    return GDK_EVENT_PROPAGATE;
  if (now - keys->last > FAST || is_in_a_field (keys) || state & (GDK_CONTROL_MASK | GDK_ALT_MASK | GDK_SUPER_MASK))
    g_string_truncate (keys->text, 0);
  keys->last = now;

  if (is_end)
    {
      g_autofree char *text = g_strdup (keys->text->str);

      g_string_truncate (keys->text, 0);
      if (!yishi_slip_is_one (text))
        return GDK_EVENT_PROPAGATE;
      keys->typed (keys->widget, text);
      return GDK_EVENT_STOP;
    }

  g_string_append_unichar (keys->text, letter);
  if (!is_in_a_field (keys) && is_beginning (keys))
    return GDK_EVENT_STOP;

  g_string_truncate (keys->text, 0);
  return GDK_EVENT_PROPAGATE;
}

void
yishi_slip_keys_attach (GtkWidget      *widget,
                        YishiSlipTyped  typed)
{
  GtkEventController *controller = gtk_event_controller_key_new ();
  Keys *keys = g_new0 (Keys, 1);

  keys->widget = widget;
  keys->typed = typed;
  keys->text = g_string_new (NULL);
  gtk_event_controller_set_propagation_phase (controller, GTK_PHASE_CAPTURE);
  g_signal_connect_data (controller, "key-pressed", G_CALLBACK (key_pressed_cb), keys, keys_free, 0);
  gtk_widget_add_controller (widget, controller);
}
