/* yishi-attachments.c - the pictures and pages that an item shows on the wall
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "yishi-attachments.h"

#include <glib/gi18n-lib.h>

#include "yishi-file-dialog.h"
#include "yishi-picture.h"

#define THUMB_WIDTH 96
#define THUMB_HEIGHT 64

/* One attachment: in the record already, or a file that was chosen. */
typedef struct
{
  YishiAttachments *owner;    /* (unowned) */
  gint64            id;       /* in the record; 0: a file that was chosen */
  char             *path;     /* (owned) */
  int               page;     /* of a PDF, from 1; 0 for a picture */
  GtkWidget        *row;      /* (unowned) */
  GtkWidget        *thumb;    /* (unowned) */
  GtkWidget        *spin;     /* (unowned) asks for the page */
  GCancellable     *loading;  /* (owned) */
  gboolean          is_wrong; /* it is no picture and no PDF: it says so and is not attached */
} Entry;

struct _YishiAttachments
{
  AdwPreferencesGroup parent_instance;

  GPtrArray *entries;  /* (owned) (element-type Entry) */
  GArray    *dropped;  /* (owned) (element-type gint64) */

  /* Template children */
  GtkButton *attach_button;
};

enum
{
  CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (YishiAttachments, yishi_attachments, ADW_TYPE_PREFERENCES_GROUP)

static void
entry_free (gpointer data)
{
  Entry *self = data;

  g_cancellable_cancel (self->loading);
  g_clear_object (&self->loading);
  g_free (self->path);
  g_free (self);
}

static void load_thumb (Entry *self);

static void
page_changed_cb (GtkSpinButton *spin,
                 gpointer       user_data)
{
  Entry *self = user_data;

  self->page = gtk_spin_button_get_value_as_int (spin);
  load_thumb (self);
  g_signal_emit (self->owner, signals[CHANGED], 0);
}

/* Of a PDF that was just chosen: which of its pages. */
static void
ask_for_page (Entry *self,
              int    n_pages)
{
  g_autofree char *subtitle = g_strdup_printf (ngettext ("PDF, %d page", "PDF, %d pages", (gulong) n_pages), n_pages);

  if (self->id != 0 || self->page != 0 || n_pages == 0)
    return;

  self->page = 1;
  gtk_spin_button_set_range (GTK_SPIN_BUTTON (self->spin), 1, n_pages);
  gtk_widget_set_visible (self->spin, n_pages > 1);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (self->row), subtitle);
}

static void
thumb_loaded_cb (GObject      *object,
                 GAsyncResult *result,
                 gpointer      user_data)
{
  Entry *self = user_data;
  int n_pages = 0;
  g_autoptr(GError) error = NULL;
  g_autoptr(GdkTexture) texture = yishi_picture_load_finish (result, &n_pages, &error);

  /* Cancelled: the entry is gone. */
  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;

  if (texture == NULL)
    {
      adw_action_row_set_subtitle (ADW_ACTION_ROW (self->row), error->message);
      gtk_widget_add_css_class (self->row, "error");
      self->is_wrong = TRUE;
      g_signal_emit (self->owner, signals[CHANGED], 0);
      return;
    }

  gtk_picture_set_paintable (GTK_PICTURE (self->thumb), GDK_PAINTABLE (texture));
  ask_for_page (self, n_pages);
}

static void
load_thumb (Entry *self)
{
  int scale = gtk_widget_get_scale_factor (self->thumb);

  g_cancellable_cancel (self->loading);
  g_clear_object (&self->loading);
  self->loading = g_cancellable_new ();
  yishi_picture_load_async (self->path, self->page, THUMB_WIDTH * scale, THUMB_HEIGHT * scale, self->loading,
                            thumb_loaded_cb, self);
}

static void
remove_clicked_cb (GtkButton *button,
                   gpointer   user_data)
{
  Entry *self = user_data;
  YishiAttachments *owner = self->owner;

  if (self->id != 0)
    g_array_append_val (owner->dropped, self->id);
  gtk_widget_grab_focus (GTK_WIDGET (owner->attach_button));
  adw_preferences_group_remove (ADW_PREFERENCES_GROUP (owner), self->row);
  g_ptr_array_remove (owner->entries, self);
  g_signal_emit (owner, signals[CHANGED], 0);
}

/* The page stays hidden until it is known that there are several. */
static void
add_suffixes (Entry *self)
{
  GtkWidget *button = gtk_button_new_from_icon_name ("list-remove-symbolic");

  self->spin = gtk_spin_button_new_with_range (1, 1, 1);
  gtk_widget_set_valign (self->spin, GTK_ALIGN_CENTER);
  gtk_widget_set_visible (self->spin, FALSE);
  gtk_widget_set_tooltip_text (self->spin, _("Page"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->spin), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Page"), -1);
  g_signal_connect (self->spin, "value-changed", G_CALLBACK (page_changed_cb), self);
  adw_action_row_add_suffix (ADW_ACTION_ROW (self->row), self->spin);

  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_tooltip_text (button, _("Take it away"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Take it away"), -1);
  g_signal_connect (button, "clicked", G_CALLBACK (remove_clicked_cb), self);
  adw_action_row_add_suffix (ADW_ACTION_ROW (self->row), button);
}

/* @page: 0 for a picture, or where it is not known yet */
static void
add_entry (YishiAttachments *owner,
           gint64            id,
           const char       *name,
           const char       *path,
           int               page)
{
  Entry *self = g_new0 (Entry, 1);
  g_autofree char *title = g_markup_escape_text (name, -1);
  /* Translators: of a PDF */
  g_autofree char *subtitle = page > 0 ? g_strdup_printf (_("Page %d"), page) : g_strdup (_("Picture"));

  self->owner = owner;
  self->id = id;
  self->path = g_strdup (path);
  self->page = page;
  self->row = adw_action_row_new ();
  self->thumb = gtk_picture_new ();
  gtk_picture_set_content_fit (GTK_PICTURE (self->thumb), GTK_CONTENT_FIT_CONTAIN);
  gtk_picture_set_alternative_text (GTK_PICTURE (self->thumb), name);
  gtk_widget_set_size_request (self->thumb, THUMB_WIDTH, THUMB_HEIGHT);
  gtk_widget_add_css_class (self->thumb, "thumb");
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->row), title);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (self->row), subtitle);
  adw_action_row_add_prefix (ADW_ACTION_ROW (self->row), self->thumb);
  add_suffixes (self);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (owner), self->row);
  g_ptr_array_add (owner->entries, self);
  load_thumb (self);
}

static void
file_chosen_cb (GObject      *object,
                GAsyncResult *result,
                gpointer      user_data)
{
  YishiAttachments *self = YISHI_ATTACHMENTS (object);
  g_autoptr(GFile) file = yishi_file_dialog_finish (GTK_WIDGET (object), result);
  g_autofree char *path = file != NULL ? g_file_get_path (file) : NULL;
  g_autofree char *name = path != NULL ? g_filename_display_basename (path) : NULL;

  if (path == NULL)
    return;

  add_entry (self, 0, name, path, 0);
  g_signal_emit (self, signals[CHANGED], 0);
}

static void
attach_clicked_cb (YishiAttachments *self)
{
  yishi_file_dialog_open_async (GTK_WIDGET (self), _("Attach a Picture or a PDF"), YISHI_FILES_PICTURES, file_chosen_cb,
                                NULL);
}

void
yishi_attachments_show (YishiAttachments        *self,
                        const char              *folder,
                        const YishiMeetingState *meeting,
                        gint64                   item)
{
  g_return_if_fail (YISHI_IS_ATTACHMENTS (self));

  for (guint i = 0; i < meeting->attachments->len; i++)
    {
      const YishiAttachment *attachment = meeting->attachments->pdata[i];
      g_autofree char *path = g_build_filename (folder, attachment->file, NULL);

      if (attachment->item == item && item != 0)
        add_entry (self, attachment->id, attachment->name, path, attachment->page);
    }
}

gboolean
yishi_attachments_is_changed (YishiAttachments *self)
{
  g_return_val_if_fail (YISHI_IS_ATTACHMENTS (self), FALSE);

  for (guint i = 0; i < self->entries->len; i++)
    {
      const Entry *entry = self->entries->pdata[i];

      if (entry->id == 0 && !entry->is_wrong)
        return TRUE;
    }

  return self->dropped->len > 0;
}

void
yishi_attachments_collect (YishiAttachments *self,
                           YishiAgendaWrite *write)
{
  g_return_if_fail (YISHI_IS_ATTACHMENTS (self));

  for (guint i = 0; i < self->entries->len; i++)
    {
      const Entry *entry = self->entries->pdata[i];

      if (entry->id == 0 && !entry->is_wrong)
        yishi_agenda_write_attach (write, entry->path, entry->page);
    }
  g_array_append_vals (write->dropped, self->dropped->data, self->dropped->len);
}

static void
yishi_attachments_dispose (GObject *object)
{
  g_ptr_array_set_size (YISHI_ATTACHMENTS (object)->entries, 0);
  gtk_widget_dispose_template (GTK_WIDGET (object), YISHI_TYPE_ATTACHMENTS);
  G_OBJECT_CLASS (yishi_attachments_parent_class)->dispose (object);
}

static void
yishi_attachments_finalize (GObject *object)
{
  g_ptr_array_unref (YISHI_ATTACHMENTS (object)->entries);
  g_array_unref (YISHI_ATTACHMENTS (object)->dropped);
  G_OBJECT_CLASS (yishi_attachments_parent_class)->finalize (object);
}

static void
yishi_attachments_class_init (YishiAttachmentsClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = yishi_attachments_dispose;
  G_OBJECT_CLASS (klass)->finalize = yishi_attachments_finalize;

  signals[CHANGED] = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                   G_TYPE_NONE, 0);

  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/yishi/Yishi/ui/widgets/yishi-attachments.ui");
  gtk_widget_class_bind_template_child (widget_class, YishiAttachments, attach_button);
  gtk_widget_class_bind_template_callback (widget_class, attach_clicked_cb);
}

static void
yishi_attachments_init (YishiAttachments *self)
{
  self->entries = g_ptr_array_new_with_free_func (entry_free);
  self->dropped = g_array_new (FALSE, TRUE, sizeof (gint64));
  gtk_widget_init_template (GTK_WIDGET (self));
}
