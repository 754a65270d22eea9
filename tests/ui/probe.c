/* probe.c - tells the tests what the accessibility bus does not: texts cut short, the keyboard, whether all rests
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Loaded into the window by the tests alone (LD_PRELOAD). Answers on the session
 * bus at /io/github/yishi/Probe, in the main thread, about what is mapped now.
 */
#include <gdk/x11/gdkx.h>
#include <gtk/gtk.h>

#include "probe-times.h"

static const char interface[] =
  "<node><interface name='io.github.yishi.Probe'>"
  "  <method name='CutShort'><arg type='as' direction='out'/></method>"
  "  <method name='Focus'><arg type='(iiii)' direction='out'/></method>"
  "  <method name='Look'><arg type='s' direction='out'/></method>"
  "  <method name='Stamp'><arg type='s' direction='out'/></method>"
  "  <method name='ActiveWindow'><arg type='u' direction='out'/></method>"
  "  <method name='FocusName'><arg type='s' direction='out'/></method>"
  "  <method name='WatchTimes'/>"
  "  <method name='TakeTimes'><arg type='(adadad)' direction='out'/></method>"
  "  <method name='TakeTurn'><arg type='d' direction='out'/></method>"
  "  <method name='Round'><arg type='(iss(iiii)(iiii))' direction='out'/></method>"
  "  <method name='Step'><arg type='(iss(iiii)(iiii))' direction='out'/></method>"
  "</interface></node>";

/* Whether the whole of a text can be had by pointing at it or at what it is in. */
static gboolean
is_told_by_tooltip (GtkWidget  *widget,
                    const char *text)
{
  for (; widget != NULL; widget = gtk_widget_get_parent (widget))
    {
      const char *tooltip = gtk_widget_get_tooltip_text (widget);

      if (tooltip != NULL && strstr (tooltip, text) != NULL)
        return TRUE;
    }

  return FALSE;
}

/* Adds the texts that end in “…” without having been written so, and those of
 * labels that were given less room than they need. */
static void
add_cut_labels (GtkWidget       *widget,
                GVariantBuilder *texts)
{
  if (!gtk_widget_get_mapped (widget))
    return;

  if (GTK_IS_LABEL (widget))
    {
      const char *text = gtk_label_get_text (GTK_LABEL (widget));

      if (pango_layout_is_ellipsized (gtk_label_get_layout (GTK_LABEL (widget))) &&
          !is_told_by_tooltip (widget, text))
        g_variant_builder_add (texts, "s", text);
    }

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    add_cut_labels (child, texts);
}

static GVariant *
list_cut_labels (void)
{
  GListModel *toplevels = gtk_window_get_toplevels ();
  GVariantBuilder texts;

  g_variant_builder_init (&texts, G_VARIANT_TYPE ("as"));
  for (guint i = 0; i < g_list_model_get_n_items (toplevels); i++)
    {
      g_autoptr(GtkWidget) window = g_list_model_get_item (toplevels, i);

      add_cut_labels (window, &texts);
    }

  return g_variant_new ("(as)", &texts);
}

/* The window that has the keyboard as far as the program knows, or NULL. (none) */
static GtkWindow *
get_active_window (void)
{
  GListModel *toplevels = gtk_window_get_toplevels ();

  for (guint i = 0; i < g_list_model_get_n_items (toplevels); i++)
    {
      g_autoptr(GtkWindow) window = g_list_model_get_item (toplevels, i);

      if (gtk_window_is_active (window) && gtk_widget_get_mapped (GTK_WIDGET (window)))
        return window;
    }

  return NULL;
}

/* Its number on the X server, which learns of it earlier; 0: none. */
static GVariant *
find_active_window (void)
{
  GtkWindow *window = get_active_window ();

  return g_variant_new ("(u)", window != NULL
                                   ? (guint) gdk_x11_surface_get_xid (gtk_native_get_surface (GTK_NATIVE (window)))
                                   : 0);
}

/* The widget that has the keyboard in the active window, or NULL. */
static GtkWidget *
get_focus (void)
{
  GtkWindow *window = get_active_window ();

  return window != NULL ? gtk_window_get_focus (window) : NULL;
}

static graphene_rect_t
place_of (GtkWidget *widget)
{
  graphene_rect_t place = GRAPHENE_RECT_INIT (0, 0, 0, 0);

  if (widget == NULL ||
      !gtk_widget_compute_bounds (widget, GTK_WIDGET (gtk_widget_get_root (widget)), &place))
    graphene_rect_init (&place, 0, 0, 0, 0);

  return place;
}

/* Where the widget that has the keyboard is in the active window: the inner part
 * of a field, of which the bus knows nothing. All 0 if there is none. */
static GVariant *
find_focus (void)
{
  graphene_rect_t place = place_of (get_focus ());

  return g_variant_new ("((iiii))", (int) place.origin.x, (int) place.origin.y, (int) place.size.width,
                        (int) place.size.height);
}

/* Adds a text, or all of it but its digits: a clock goes on while all else rests. */
static void
add_words (GChecksum  *look,
           const char *text,
           gboolean    has_clocks)
{
  for (; *text != '\0'; text++)
    if (has_clocks || !g_ascii_isdigit (*text))
      g_checksum_update (look, (const guchar *) text, 1);
}

/* Adds what is mapped: where it is, in which state, and what it says. Gives whether
 * something turns to say that it is not done. */
static gboolean
add_looks (GtkWidget *widget,
           GChecksum *look,
           gboolean   has_clocks)
{
  gboolean is_busy = GTK_IS_SPINNER (widget) && gtk_spinner_get_spinning (GTK_SPINNER (widget));
  GtkWidget *parent = gtk_widget_get_parent (widget);
  graphene_rect_t place = GRAPHENE_RECT_INIT (0, 0, 0, 0);
  int numbers[5];

  if (!gtk_widget_get_mapped (widget))
    return FALSE;
  if (!gtk_widget_compute_bounds (widget, parent != NULL ? parent : widget, &place))
    graphene_rect_init (&place, 0, 0, 0, 0);
  numbers[0] = (int) place.origin.x;
  numbers[1] = (int) place.origin.y;
  numbers[2] = (int) place.size.width;
  numbers[3] = (int) place.size.height;
  numbers[4] = (int) gtk_widget_get_state_flags (widget);
  g_checksum_update (look, (const guchar *) G_OBJECT_TYPE_NAME (widget), -1);
  g_checksum_update (look, (const guchar *) numbers, sizeof numbers);
  if (GTK_IS_LABEL (widget))
    add_words (look, gtk_label_get_text (GTK_LABEL (widget)), has_clocks);
  else if (GTK_IS_EDITABLE (widget))
    add_words (look, gtk_editable_get_text (GTK_EDITABLE (widget)), TRUE);

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    is_busy |= add_looks (child, look, has_clocks);

  return is_busy;
}

/* A text that is the same as long as the windows look the same, but for clocks; an
 * empty one while something is still under way. With @is_stamp, one that is the
 * same as long as nothing has been drawn at all. */
static GVariant *
sum_looks (gboolean is_stamp)
{
  GListModel *toplevels = gtk_window_get_toplevels ();
  g_autoptr(GChecksum) look = g_checksum_new (G_CHECKSUM_SHA256);
  gboolean is_busy = FALSE;

  for (guint i = 0; i < g_list_model_get_n_items (toplevels); i++)
    {
      g_autoptr(GtkWidget) window = g_list_model_get_item (toplevels, i);
      GdkFrameClock *clock = gtk_widget_get_frame_clock (window);
      gint64 n_frames = is_stamp && clock != NULL ? gdk_frame_clock_get_frame_counter (clock) : 0;

      g_checksum_update (look, (const guchar *) &n_frames, sizeof n_frames);
      is_busy |= add_looks (window, look, is_stamp);
    }

  return g_variant_new ("(s)", is_busy && !is_stamp ? "" : g_checksum_get_string (look));
}

/* What a screen reader calls a widget, as far as it is said by the widget itself. */
static char *
name_of (GtkWidget *widget)
{
  g_autofree char *label = gtk_test_accessible_check_property (GTK_ACCESSIBLE (widget), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                                               "\x01");
  g_autofree char *title = NULL;

  if (label != NULL && *label != '\0' && !g_str_equal (label, "undefined"))
    return g_steal_pointer (&label);
  if (GTK_IS_BUTTON (widget) && gtk_button_get_label (GTK_BUTTON (widget)) != NULL)
    return g_strdup (gtk_button_get_label (GTK_BUTTON (widget)));
  if (GTK_IS_CHECK_BUTTON (widget) && gtk_check_button_get_label (GTK_CHECK_BUTTON (widget)) != NULL)
    return g_strdup (gtk_check_button_get_label (GTK_CHECK_BUTTON (widget)));
  if (g_object_class_find_property (G_OBJECT_GET_CLASS (widget), "title") != NULL && !GTK_IS_WINDOW (widget))
    g_object_get (widget, "title", &title, NULL);

  return title != NULL && *title != '\0' ? g_steal_pointer (&title) : NULL;
}

/* The name of a widget, or of the nearest around it that has one. (full) */
static char *
name_around (GtkWidget *widget)
{
  char *name = NULL;

  for (; widget != NULL && name == NULL; widget = gtk_widget_get_parent (widget))
    name = name_of (widget);

  return name != NULL ? name : g_strdup ("");
}

static GVariant *
name_focus (void)
{
  g_autofree char *name = name_around (get_focus ());

  return g_variant_new ("(s)", name);
}

/* The widgets that had the keyboard since a round was begun; what has gone meanwhile is NULL. */
static GPtrArray *visited;

static void
gone_cb (gpointer data,
         GObject *where)
{
  guint index;

  if (g_ptr_array_find (visited, where, &index))
    visited->pdata[index] = NULL;
}

static GVariant *
describe_place (GtkWidget *widget)
{
  graphene_rect_t place = place_of (widget);

  return g_variant_new ("(iiii)", (int) place.origin.x, (int) place.origin.y, (int) place.size.width,
                        (int) place.size.height);
}

/* The number on this round of what has the keyboard (-1 if nothing has it; one that
 * was given before closes the round), then names and places, as they are now that
 * what has the keyboard was scrolled into sight: of what had it before, and its own. */
static GVariant *
take_step (void)
{
  static GtkWidget *last = NULL, *previous = NULL;
  GtkWidget *focus = get_focus ();
  g_autofree char *name = name_around (focus);
  g_autofree char *last_name = NULL;
  GtkWidget *before;
  guint index = 0;

  if (visited == NULL)
    visited = g_ptr_array_new ();
  if (focus != NULL && !g_ptr_array_find (visited, focus, &index))
    {
      index = visited->len;
      g_ptr_array_add (visited, focus);
      g_object_weak_ref (G_OBJECT (focus), gone_cb, NULL);
    }
  if (focus != last)
    {
      previous = last;
      last = focus;
    }
  before = previous != NULL && g_ptr_array_find (visited, previous, NULL) ? previous : NULL;
  last_name = name_around (before);

  return g_variant_new ("((iss@(iiii)@(iiii)))", focus != NULL ? (int) index : -1, last_name, name,
                        describe_place (before), describe_place (focus));
}

/* Begins a new round with what has the keyboard. */
static GVariant *
begin_round (void)
{
  for (guint i = 0; visited != NULL && i < visited->len; i++)
    if (visited->pdata[i] != NULL)
      g_object_weak_unref (G_OBJECT (visited->pdata[i]), gone_cb, NULL);
  g_clear_pointer (&visited, g_ptr_array_unref);

  return take_step ();
}

static GVariant *
answer (const char *method)
{
  if (g_str_equal (method, "Focus"))
    return find_focus ();
  if (g_str_equal (method, "ActiveWindow"))
    return find_active_window ();
  if (g_str_equal (method, "FocusName"))
    return name_focus ();
  if (g_str_equal (method, "Step"))
    return take_step ();
  if (g_str_equal (method, "Round"))
    return begin_round ();
  if (g_str_equal (method, "Look"))
    return sum_looks (FALSE);
  if (g_str_equal (method, "Stamp"))
    return sum_looks (TRUE);
  if (g_str_equal (method, "TakeTimes"))
    return probe_times_take ();
  if (g_str_equal (method, "TakeTurn"))
    return probe_times_take_turn ();
  if (g_str_equal (method, "WatchTimes"))
    {
      probe_times_watch ();
      return NULL;
    }

  return list_cut_labels ();
}

static void
method_called_cb (GDBusConnection       *connection,
                  const char            *sender,
                  const char            *path,
                  const char            *interface_name,
                  const char            *method,
                  GVariant              *parameters,
                  GDBusMethodInvocation *invocation,
                  gpointer               user_data)
{
  g_dbus_method_invocation_return_value (invocation, answer (method));
}

static void
bus_ready_cb (GObject      *object,
              GAsyncResult *result,
              gpointer      user_data)
{
  static const GDBusInterfaceVTable vtable = { .method_call = method_called_cb };
  g_autoptr(GDBusConnection) connection = g_bus_get_finish (result, NULL);
  g_autoptr(GDBusNodeInfo) node = g_dbus_node_info_new_for_xml (interface, NULL);

  if (connection != NULL && gtk_is_initialized ())
    g_dbus_connection_register_object (connection, "/io/github/yishi/Probe", node->interfaces[0], &vtable, NULL, NULL,
                                       NULL);
}

/* As soon as the program turns its main context. */
static gboolean
start_cb (gpointer user_data)
{
  g_bus_get (G_BUS_TYPE_SESSION, NULL, bus_ready_cb, NULL);
  return G_SOURCE_REMOVE;
}

static void __attribute__ ((constructor))
yishi_probe_load (void)
{
  g_idle_add (start_cb, NULL);
}
