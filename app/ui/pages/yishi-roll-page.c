/* yishi-roll-page.c - the roll: its units, who is one person, its buildings, and its proxies
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "yishi-roll-page.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "yishi-building-panel.h"
#include "yishi-confirm-roll.h"
#include "yishi-file-dialog.h"
#include "yishi-import-dialog.h"
#include "yishi-merge-list.h"
#include "yishi-person-list.h"
#include "yishi-proxy-list.h"
#include "yishi-roll-words.h"
#include "yishi-unit-list.h"
#include "yishi-wrap-layout.h"

/* What is found beyond this nobody reads through; the count is said. */
#define MAX_HITS 2000

struct _YishiRollPage
{
  YishiPage parent_instance;

  YishiLoadedRoll *roll;     /* (owned) (nullable) what is shown */
  YishiPersons    *persons;  /* (owned) (nullable) of @roll */
  char            *file;     /* (owned) (nullable) from which it was imported last */
  char            *file_at;  /* (owned) (nullable) instant of that */

  gboolean wants_focus; /* it was asked for while the roll was being read */

  /* Template children */
  GtkStack           *main_stack;
  GtkLabel           *figures_label;
  GtkLabel           *source_label;
  GtkButton          *confirm_button;
  GtkSearchEntry     *search_entry;
  GtkToggleButton    *phones_button;
  GtkStack           *views;
  GtkStackPage       *merges_page;
  YishiPersonList    *person_list;
  YishiMergeList     *merge_list;
  YishiBuildingPanel *building_panel;
  GtkStackPage       *proxies_page;
  GtkStack           *proxies_stack;
  YishiProxyList     *proxy_list;
  GtkStack           *units_stack;
  YishiUnitList      *unit_list;
  GtkLabel           *found_label;
};

G_DEFINE_FINAL_TYPE (YishiRollPage, yishi_roll_page, YISHI_TYPE_PAGE)

/* What is shown */

static void
show_source (YishiRollPage *self)
{
  const YishiRollVersion *version = self->roll->version;
  g_autofree char *from = NULL;
  g_autofree char *changed = NULL;
  g_autofree char *confirmed = NULL;
  g_autofree char *text = NULL;
  gboolean is_confirmed = version != NULL && version->confirmed != NULL && *version->confirmed != '\0';

  gtk_widget_set_visible (GTK_WIDGET (self->confirm_button), !is_confirmed);
  if (version == NULL)
    return;

  if (self->file != NULL)
    /* Translators: the name of a file, and the day of the import */
    from = g_strdup_printf (_("From %s, imported on %.10s"), self->file, self->file_at);
  if (yishi_roll_is_by_hand (version->source))
    /* Translators: a day */
    changed = g_strdup_printf (_("changed on %.10s"), version->at);
  /* Translators: a day */
  confirmed = is_confirmed ? g_strdup_printf (_("✓ confirmed on %.10s"), version->confirmed)
                           : g_strdup (_("○ not confirmed yet"));
  text = from != NULL && changed != NULL ? g_strjoin (" · ", from, changed, confirmed, NULL)
         : from != NULL || changed != NULL ? g_strjoin (" · ", from != NULL ? from : changed, confirmed, NULL)
                                           : g_strdup (confirmed);
  gtk_label_set_label (self->source_label, text);
}

/* From which file the roll was read last, and when. */
typedef struct
{
  YishiRollPage *page;  /* (owned) */
  char          *file;  /* (owned) (nullable) */
  char          *at;    /* (owned) (nullable) */
} Origin;

static gboolean
load_origin (YishiDb       *db,
             gpointer       data,
             GCancellable  *cancellable,
             GError       **error)
{
  Origin *origin = data;
  g_autoptr(GPtrArray) versions = yishi_db_list_roll_versions (db, error);

  for (guint i = versions != NULL ? versions->len : 0; i > 0 && origin->file == NULL; i--)
    {
      const YishiRollVersion *version = g_ptr_array_index (versions, i - 1);

      if (yishi_roll_is_by_hand (version->source))
        continue;
      origin->file = g_strdup (version->source);
      origin->at = g_strdup (version->at);
    }

  return versions != NULL;
}

static void
origin_loaded_cb (GObject      *object,
                  GAsyncResult *result,
                  gpointer      user_data)
{
  g_autofree Origin *origin = user_data;
  g_autoptr(YishiRollPage) self = origin->page;

  /* Without it the line says less. */
  if (!yishi_record_perform_finish (YISHI_RECORD (object), result, NULL) || self->roll == NULL)
    {
      g_free (origin->file);
      g_free (origin->at);
      return;
    }

  g_free (self->file);
  g_free (self->file_at);
  self->file = origin->file;
  self->file_at = origin->at;
  show_source (self);
}

static void
show_figures (YishiRollPage *self)
{
  guint n_units = yishi_roll_get_n_units (self->roll->roll);
  gint64 parking_area = yishi_roll_parking_total (self->roll->roll);
  YishiCount total = yishi_roll_total (self->roll->roll, NULL, NULL, FALSE);
  g_autofree char *units = g_strdup_printf (ngettext ("%'u unit", "%'u units", n_units), n_units);
  g_autofree char *persons = g_strdup_printf (ngettext ("%'d person", "%'d persons", (gulong) total.heads),
                                              (int) total.heads);
  g_autofree char *area = yishi_roll_show_area (total.area);
  g_autofree char *bays = yishi_roll_show_area (parking_area);
  /* Translators: an area */
  g_autofree char *parking = parking_area > 0 ? g_strdup_printf (_("parking %s"), bays) : NULL;
  g_autofree char *figures = g_strjoin ("   ", units, persons, area, parking, NULL);
  Origin *origin = g_new0 (Origin, 1);

  gtk_label_set_label (self->figures_label, figures);
  show_source (self);
  origin->page = g_object_ref (self);
  yishi_record_perform_async (yishi_page_get_record (YISHI_PAGE (self)), 0, load_origin, origin, NULL, NULL,
                              origin_loaded_cb, origin);
}

/* Returns: (transfer full) (nullable) (element-type guint): NULL if nothing is searched for */
static GArray *
find_units (YishiRollPage *self,
            guint         *n_total)
{
  const char *text = gtk_editable_get_text (GTK_EDITABLE (self->search_entry));
  g_autoptr(GArray) hits = NULL;
  GArray *units;

  if (strspn (text, " ") == strlen (text))
    return NULL;

  hits = yishi_search_query (self->roll->search, text, MAX_HITS, n_total);
  units = g_array_sized_new (FALSE, FALSE, sizeof (guint), hits->len);
  for (guint i = 0; i < hits->len; i++)
    g_array_append_val (units, g_array_index (hits, YishiHit, i).unit);

  return units;
}

static void
say_found (YishiRollPage *self,
           const GArray  *units,
           guint          n_total)
{
  g_autofree char *text = NULL;

  if (units != NULL && n_total > units->len)
    text = g_strdup_printf (_("%u found, the best %u are shown"), n_total, units->len);
  else if (units != NULL && n_total > 0)
    text = g_strdup_printf (ngettext ("%u found", "%u found", n_total), n_total);
  gtk_label_set_label (self->found_label, text != NULL ? text : "");
  gtk_widget_set_visible (GTK_WIDGET (self->found_label), text != NULL);
  gtk_stack_set_visible_child_name (self->units_stack, units != NULL && units->len == 0 ? "nothing" : "list");
}

/* Returns: (transfer full) (element-type guint): whose units those are, each once */
static GArray *
find_persons (YishiRollPage *self,
              const GArray  *units)
{
  g_autoptr(GHashTable) seen = g_hash_table_new (NULL, NULL);
  GArray *persons = g_array_new (FALSE, FALSE, sizeof (guint));

  for (guint i = 0; i < units->len; i++)
    {
      const YishiUnit *unit = yishi_roll_get_unit (self->roll->roll, g_array_index (units, guint, i));
      gint64 found = yishi_persons_find (self->persons, unit->person);
      guint person = (guint) found;

      if (found >= 0 && g_hash_table_add (seen, GUINT_TO_POINTER (person)))
        g_array_append_val (persons, person);
    }

  return persons;
}

static void
show_units (YishiRollPage *self)
{
  g_autoptr(GArray) persons = NULL;
  g_autoptr(GArray) units = NULL;
  guint n_total = 0;

  if (self->roll == NULL)
    return;

  units = find_units (self, &n_total);
  yishi_unit_list_show (self->unit_list, self->roll, self->persons, units);
  say_found (self, units, n_total);
  persons = units != NULL ? find_persons (self, units) : NULL;
  yishi_person_list_show (self->person_list, yishi_page_get_record (YISHI_PAGE (self)), self->roll, self->persons,
                          persons);
  if (units != NULL && units->len > 0)
    yishi_building_panel_go_to (self->building_panel, g_array_index (units, guint, 0));
}

/* The picture is not kept up while nobody looks at it. */
static void
show_buildings (YishiRollPage *self)
{
  if (self->roll != NULL && g_strcmp0 (gtk_stack_get_visible_child_name (self->views), "building") == 0)
    yishi_building_panel_show (self->building_panel, yishi_page_get_record (YISHI_PAGE (self)), self->roll);
}

static void
show_proxies (YishiRollPage *self)
{
  YishiMeetingState *state = yishi_record_get_meeting (yishi_page_get_record (YISHI_PAGE (self)));
  guint n = state != NULL ? state->proxies->len : 0;
  /* Translators: how many there are */
  g_autofree char *title = n > 0 ? g_strdup_printf (_("Proxies (%u)"), n) : g_strdup (_("Proxies"));

  yishi_proxy_list_show (self->proxy_list, state != NULL && *state->meeting->closed == '\0');
  gtk_stack_set_visible_child_name (self->proxies_stack, state != NULL ? "list" : "none");
  gtk_stack_page_set_title (self->proxies_page, title);
}

static void
yishi_roll_page_focus (YishiPage *page)
{
  YishiRollPage *self = YISHI_ROLL_PAGE (page);

  self->wants_focus = self->roll == NULL;
  if (self->roll != NULL && yishi_roll_get_n_units (self->roll->roll) > 0)
    gtk_widget_grab_focus (GTK_WIDGET (self->search_entry));
  else
    gtk_widget_child_focus (GTK_WIDGET (self), GTK_DIR_TAB_FORWARD);
}

/* Swaps in what the record says now. */
static void
show_roll (YishiRollPage   *self,
           YishiLoadedRoll *roll)
{
  YishiPersons *old_persons = self->persons;
  YishiLoadedRoll *old_roll = self->roll;
  guint n = roll != NULL ? yishi_roll_get_n_units (roll->roll) : 0;

  self->roll = roll != NULL ? yishi_loaded_roll_ref (roll) : NULL;
  self->persons = roll != NULL ? yishi_persons_new (roll->roll) : NULL;
  gtk_stack_set_visible_child_name (self->main_stack, roll == NULL ? "loading" : n == 0 ? "empty" : "roll");
  if (n > 0)
    show_figures (self);
  if (roll != NULL)
    {
      if (self->wants_focus && gtk_widget_get_mapped (GTK_WIDGET (self)))
        yishi_roll_page_focus (YISHI_PAGE (self));
      self->wants_focus = FALSE;
      show_units (self);
      yishi_merge_list_show (self->merge_list, yishi_page_get_record (YISHI_PAGE (self)), roll);
    }
  yishi_persons_free (old_persons);
  yishi_loaded_roll_unref (old_roll);
}

static void
yishi_roll_page_update (YishiPage        *page,
                        YishiRecordParts  parts)
{
  YishiRollPage *self = YISHI_ROLL_PAGE (page);
  YishiLoadedRoll *roll = yishi_record_get_roll (yishi_page_get_record (page));

  if (roll != self->roll || roll == NULL)
    show_roll (self, roll);
  if (parts & (YISHI_PART_ROLL | YISHI_PART_MEETING))
    show_buildings (self);
  if (parts & YISHI_PART_MEETING)
    show_proxies (self);
}

static void
merges_counted_cb (YishiRollPage *self)
{
  g_autofree char *title = NULL;
  guint n;

  g_object_get (self->merge_list, "n-open", &n, NULL);
  /* Translators: how many there are */
  title = n > 0 ? g_strdup_printf (_("Possible merges (%u)"), n) : g_strdup (_("Possible merges"));
  gtk_stack_page_set_title (self->merges_page, title);
}

/* The search finds units and persons, and in a picture the place. */
static void
view_changed_cb (YishiRollPage *self)
{
  const char *name = gtk_stack_get_visible_child_name (self->views);
  gboolean is_searched = name != NULL && strcmp (name, "merges") != 0 && strcmp (name, "proxies") != 0;

  show_buildings (self);
  if (is_searched && strcmp (name, "building") == 0)
    show_units (self);
  gtk_widget_set_visible (GTK_WIDGET (self->search_entry), is_searched);
  gtk_widget_set_visible (GTK_WIDGET (self->phones_button), name != NULL && strcmp (name, "units") == 0);
}

static void
phones_toggled_cb (YishiRollPage *self)
{
  yishi_unit_list_set_reveals (self->unit_list, gtk_toggle_button_get_active (self->phones_button));
}

/* Whoever comes back to the page finds the phones masked. */
static void
yishi_roll_page_unmap (GtkWidget *widget)
{
  gtk_toggle_button_set_active (YISHI_ROLL_PAGE (widget)->phones_button, FALSE);
  GTK_WIDGET_CLASS (yishi_roll_page_parent_class)->unmap (widget);
}

/* What is done */

static void
file_chosen_cb (GObject      *object,
                GAsyncResult *result,
                gpointer      user_data)
{
  g_autoptr(GFile) file = yishi_file_dialog_finish (GTK_WIDGET (object), result);
  g_autofree char *path = file != NULL ? g_file_get_path (file) : NULL;

  if (path != NULL)
    yishi_import_dialog_show (GTK_WIDGET (object), yishi_page_get_record (YISHI_PAGE (object)), path);
}

static void
import_roster (GtkWidget  *widget,
               const char *action,
               GVariant   *parameter)
{
  yishi_file_dialog_open_async (widget, _("Import a Roster"), YISHI_FILES_TABLES, file_chosen_cb, NULL);
}

static void
confirm_roll (GtkWidget  *widget,
              const char *action,
              GVariant   *parameter)
{
  yishi_confirm_roll (widget, yishi_page_get_record (YISHI_PAGE (widget)));
}

static gboolean
search_cb (GtkWidget *widget,
           GVariant  *args,
           gpointer   user_data)
{
  return gtk_widget_grab_focus (GTK_WIDGET (YISHI_ROLL_PAGE (widget)->search_entry));
}

static void
yishi_roll_page_constructed (GObject *object)
{
  YishiRollPage *self = YISHI_ROLL_PAGE (object);

  G_OBJECT_CLASS (yishi_roll_page_parent_class)->constructed (object);
  yishi_proxy_list_set_record (self->proxy_list, yishi_page_get_record (YISHI_PAGE (self)));
}

static void
yishi_roll_page_dispose (GObject *object)
{
  YishiRollPage *self = YISHI_ROLL_PAGE (object);

  adw_bin_set_child (ADW_BIN (object), NULL);
  gtk_widget_dispose_template (GTK_WIDGET (object), YISHI_TYPE_ROLL_PAGE);
  g_clear_pointer (&self->persons, yishi_persons_free);
  g_clear_pointer (&self->roll, yishi_loaded_roll_unref);
  g_clear_pointer (&self->file, g_free);
  g_clear_pointer (&self->file_at, g_free);
  G_OBJECT_CLASS (yishi_roll_page_parent_class)->dispose (object);
}

static void
yishi_roll_page_class_init (YishiRollPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->constructed = yishi_roll_page_constructed;
  G_OBJECT_CLASS (klass)->dispose = yishi_roll_page_dispose;
  widget_class->unmap = yishi_roll_page_unmap;
  YISHI_PAGE_CLASS (klass)->update = yishi_roll_page_update;
  YISHI_PAGE_CLASS (klass)->focus = yishi_roll_page_focus;

  g_type_ensure (YISHI_TYPE_BUILDING_PANEL);
  g_type_ensure (YISHI_TYPE_MERGE_LIST);
  g_type_ensure (YISHI_TYPE_PERSON_LIST);
  g_type_ensure (YISHI_TYPE_PROXY_LIST);
  g_type_ensure (YISHI_TYPE_UNIT_LIST);
  g_type_ensure (YISHI_TYPE_WRAP_LAYOUT);
  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/yishi/Yishi/ui/pages/yishi-roll-page.ui");
  gtk_widget_class_bind_template_child (widget_class, YishiRollPage, main_stack);
  gtk_widget_class_bind_template_child (widget_class, YishiRollPage, figures_label);
  gtk_widget_class_bind_template_child (widget_class, YishiRollPage, source_label);
  gtk_widget_class_bind_template_child (widget_class, YishiRollPage, confirm_button);
  gtk_widget_class_bind_template_child (widget_class, YishiRollPage, search_entry);
  gtk_widget_class_bind_template_child (widget_class, YishiRollPage, phones_button);
  gtk_widget_class_bind_template_child (widget_class, YishiRollPage, views);
  gtk_widget_class_bind_template_child (widget_class, YishiRollPage, merges_page);
  gtk_widget_class_bind_template_child (widget_class, YishiRollPage, person_list);
  gtk_widget_class_bind_template_child (widget_class, YishiRollPage, merge_list);
  gtk_widget_class_bind_template_child (widget_class, YishiRollPage, building_panel);
  gtk_widget_class_bind_template_child (widget_class, YishiRollPage, proxies_page);
  gtk_widget_class_bind_template_child (widget_class, YishiRollPage, proxies_stack);
  gtk_widget_class_bind_template_child (widget_class, YishiRollPage, proxy_list);
  gtk_widget_class_bind_template_child (widget_class, YishiRollPage, units_stack);
  gtk_widget_class_bind_template_child (widget_class, YishiRollPage, unit_list);
  gtk_widget_class_bind_template_child (widget_class, YishiRollPage, found_label);
  gtk_widget_class_bind_template_callback (widget_class, merges_counted_cb);
  gtk_widget_class_bind_template_callback (widget_class, phones_toggled_cb);
  gtk_widget_class_bind_template_callback (widget_class, show_units);
  gtk_widget_class_bind_template_callback (widget_class, view_changed_cb);

  gtk_widget_class_install_action (widget_class, "roll.import", NULL, import_roster);
  gtk_widget_class_install_action (widget_class, "roll.confirm", NULL, confirm_roll);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_i, GDK_CONTROL_MASK, "roll.import", NULL);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_f, GDK_CONTROL_MASK, search_cb, NULL);
}

static void
yishi_roll_page_init (YishiRollPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}
