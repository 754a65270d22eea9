/* composer.c - an input method for the tests: composes the letters that are typed, and keeps every key until it is done
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Loaded into the window by the tests alone (LD_PRELOAD), and chosen there with
 * GTK_IM_MODULE=composer. While it composes, a space or a digit writes CHOSEN, Enter
 * the letters, Escape nothing; all other keys only look at candidates.
 */
#include <gtk/gtk.h>
#include <gtk/gtkimmodule.h>

#define NAME "composer"
#define CHOSEN "张"

typedef struct
{
  GtkIMContext parent_instance;

  GString *letters;  /* (owned) being composed */
} Composer;

typedef struct
{
  GtkIMContextClass parent_class;
} ComposerClass;

static GType composer_get_type (void);

G_DEFINE_TYPE (Composer, composer, GTK_TYPE_IM_CONTEXT)

static void
set_letters (Composer   *self,
             const char *letters)
{
  gboolean was_composing = self->letters->len > 0;
  gboolean is_composing = *letters != '\0';

  g_string_assign (self->letters, letters);
  if (is_composing && !was_composing)
    g_signal_emit_by_name (self, "preedit-start");
  if (is_composing || was_composing)
    g_signal_emit_by_name (self, "preedit-changed");
  if (was_composing && !is_composing)
    g_signal_emit_by_name (self, "preedit-end");
}

static void
finish (Composer   *self,
        const char *text)
{
  set_letters (self, "");
  if (*text != '\0')
    g_signal_emit_by_name (self, "commit", text);
}

/* What a key does while letters are being composed: it acts on them alone. */
static void
compose (Composer *self,
         guint     keyval)
{
  g_autofree char *letters = g_strdup (self->letters->str);

  if (keyval == GDK_KEY_space || (keyval >= GDK_KEY_1 && keyval <= GDK_KEY_9))
    finish (self, CHOSEN);
  else if (keyval == GDK_KEY_Return)
    finish (self, letters);
  else if (keyval == GDK_KEY_Escape)
    finish (self, "");
  else if (keyval == GDK_KEY_BackSpace)
    {
      letters[strlen (letters) - 1] = '\0';
      set_letters (self, letters);
    }
}

static gboolean
composer_filter_keypress (GtkIMContext *context,
                          GdkEvent     *event)
{
  Composer *self = (Composer *) context;
  guint keyval = gdk_key_event_get_keyval (event);
  GdkModifierType commands = GDK_CONTROL_MASK | GDK_ALT_MASK | GDK_SUPER_MASK;
  gunichar letter = gdk_keyval_to_unicode (keyval);
  char text[7] = "";

  if (gdk_event_get_event_type (event) != GDK_KEY_PRESS || (gdk_event_get_modifier_state (event) & commands) != 0)
    return FALSE;

  if (keyval >= GDK_KEY_a && keyval <= GDK_KEY_z)
    {
      g_autofree char *letters = g_strdup_printf ("%s%c", self->letters->str, (char) keyval);

      set_letters (self, letters);
      return TRUE;
    }
  if (self->letters->len > 0)
    {
      compose (self, keyval);
      return TRUE;
    }
  if (letter == 0 || g_unichar_iscntrl (letter))
    return FALSE;

  g_unichar_to_utf8 (letter, text);
  finish (self, text);
  return TRUE;
}

static void
composer_get_preedit_string (GtkIMContext   *context,
                             char          **text,
                             PangoAttrList **attributes,
                             int            *cursor)
{
  Composer *self = (Composer *) context;

  if (text != NULL)
    *text = g_strdup (self->letters->str);
  if (attributes != NULL)
    *attributes = pango_attr_list_new ();
  if (cursor != NULL)
    *cursor = (int) self->letters->len;
}

static void
composer_reset (GtkIMContext *context)
{
  set_letters ((Composer *) context, "");
}

static void
composer_finalize (GObject *object)
{
  g_string_free (((Composer *) object)->letters, TRUE);
  G_OBJECT_CLASS (composer_parent_class)->finalize (object);
}

static void
composer_class_init (ComposerClass *klass)
{
  GtkIMContextClass *context_class = GTK_IM_CONTEXT_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = composer_finalize;
  context_class->filter_keypress = composer_filter_keypress;
  context_class->get_preedit_string = composer_get_preedit_string;
  context_class->reset = composer_reset;
}

static void
composer_init (Composer *self)
{
  self->letters = g_string_new (NULL);
}

static void __attribute__ ((constructor))
yishi_composer_load (void)
{
  GIOExtensionPoint *point = g_io_extension_point_register (GTK_IM_MODULE_EXTENSION_POINT_NAME);

  g_io_extension_point_set_required_type (point, GTK_TYPE_IM_CONTEXT);
  g_io_extension_point_implement (GTK_IM_MODULE_EXTENSION_POINT_NAME, composer_get_type (), NAME, 0);
}
