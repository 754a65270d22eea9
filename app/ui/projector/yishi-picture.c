/* yishi-picture.c - reads a picture, or a page of a PDF, off the main thread
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "yishi-picture.h"

#include <glib/gi18n-lib.h>
#include <poppler.h>
#include <string.h>

/* What a projector shows: more pixels would show no more. */
#define WALL_WIDTH 1920
#define WALL_HEIGHT 1080

typedef struct
{
  char       *path;     /* (owned) */
  int         page;
  int         width;
  int         height;
  GdkTexture *texture;  /* (owned) (nullable) what was read */
  int         n_pages;
} Reading;

static void
reading_free (gpointer data)
{
  Reading *self = data;

  g_free (self->path);
  g_clear_object (&self->texture);
  g_free (self);
}

static gboolean
is_pdf (const char *path)
{
  char head[5] = "";
  FILE *file = fopen (path, "rb");
  gboolean is_one = file != NULL && fread (head, 1, sizeof head, file) == sizeof head &&
                    memcmp (head, "%PDF-", sizeof head) == 0;

  if (file != NULL)
    fclose (file);
  return is_one;
}

static void
free_surface (gpointer data)
{
  cairo_surface_destroy (data);
}

/* Paper is white, whatever is printed on it. */
static GdkTexture *
draw_page (PopplerPage *page,
           int          box_width,
           int          box_height)
{
  double width, height, scale;
  cairo_surface_t *surface;
  cairo_t *cr;
  g_autoptr(GBytes) bytes = NULL;
  int stride;

  poppler_page_get_size (page, &width, &height);
  scale = MIN (box_width / MAX (width, 1), box_height / MAX (height, 1));
  surface = cairo_image_surface_create (CAIRO_FORMAT_ARGB32, MAX ((int) (width * scale), 1),
                                        MAX ((int) (height * scale), 1));
  cr = cairo_create (surface);
  cairo_set_source_rgb (cr, 1, 1, 1);
  cairo_paint (cr);
  cairo_scale (cr, scale, scale);
  poppler_page_render (page, cr);
  cairo_destroy (cr);
  cairo_surface_flush (surface);

  stride = cairo_image_surface_get_stride (surface);
  bytes = g_bytes_new_with_free_func (cairo_image_surface_get_data (surface),
                                      (gsize) stride * (gsize) cairo_image_surface_get_height (surface), free_surface,
                                      surface);
  return gdk_memory_texture_new (cairo_image_surface_get_width (surface), cairo_image_surface_get_height (surface),
                                 GDK_MEMORY_DEFAULT, bytes, (gsize) stride);
}

static gboolean
read_page (Reading          *self,
           PopplerDocument  *document,
           GError          **error)
{
  PopplerPage *page = NULL;

  self->n_pages = poppler_document_get_n_pages (document);
  if (self->n_pages > 0 && self->page <= self->n_pages)
    page = poppler_document_get_page (document, MAX (self->page, 1) - 1);
  if (page == NULL)
    {
      g_set_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA, _("there is no page %d in it (it has %d)"),
                   MAX (self->page, 1), self->n_pages);
      return FALSE;
    }

  self->texture = draw_page (page, self->width, self->height);
  g_object_unref (page);
  return TRUE;
}

static gboolean
read_pdf (Reading  *self,
          GError  **error)
{
  g_autoptr(GFile) file = g_file_new_for_path (self->path);
  PopplerDocument *document = poppler_document_new_from_gfile (file, NULL, NULL, error);
  gboolean is_read = document != NULL && read_page (self, document, error);

  g_clear_object (&document);
  return is_read;
}

static gboolean
read_picture (Reading  *self,
              GError  **error)
{
  g_autoptr(GdkPixbuf) turned = NULL;
  g_autoptr(GdkPixbuf) pixbuf = NULL;
  int width, height;

  if (gdk_pixbuf_get_file_info (self->path, &width, &height) == NULL)
    {
      g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA,
                           _("it is neither a picture nor a PDF (choose another file)"));
      return FALSE;
    }

  pixbuf = gdk_pixbuf_new_from_file_at_scale (self->path, MIN (width, self->width), MIN (height, self->height), TRUE,
                                              error);
  turned = pixbuf != NULL ? gdk_pixbuf_apply_embedded_orientation (pixbuf) : NULL;
  if (turned != NULL)
    self->texture = gdk_texture_new_for_pixbuf (turned);

  return turned != NULL;
}

static void
load_in_thread (GTask        *task,
                gpointer      source_object,
                gpointer      task_data,
                GCancellable *cancellable)
{
  Reading *self = task_data;
  GError *error = NULL;

  if (g_task_return_error_if_cancelled (task))
    return;

  if (is_pdf (self->path) ? read_pdf (self, &error) : read_picture (self, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

void
yishi_picture_load_async (const char          *path,
                          int                  page,
                          int                  width,
                          int                  height,
                          GCancellable        *cancellable,
                          GAsyncReadyCallback  callback,
                          gpointer             user_data)
{
  g_autoptr(GTask) task = g_task_new (NULL, cancellable, callback, user_data);
  Reading *reading = g_new0 (Reading, 1);

  reading->path = g_strdup (path);
  reading->page = page;
  reading->width = width > 0 ? width : WALL_WIDTH;
  reading->height = height > 0 ? height : WALL_HEIGHT;
  g_task_set_source_tag (task, yishi_picture_load_async);
  g_task_set_task_data (task, reading, reading_free);
  g_task_run_in_thread (task, load_in_thread);
}

GdkTexture *
yishi_picture_load_finish (GAsyncResult  *result,
                           int           *n_pages,
                           GError       **error)
{
  Reading *reading = g_task_get_task_data (G_TASK (result));

  if (!g_task_propagate_boolean (G_TASK (result), error))
    return NULL;

  if (n_pages != NULL)
    *n_pages = reading->n_pages;
  return g_steal_pointer (&reading->texture);
}
