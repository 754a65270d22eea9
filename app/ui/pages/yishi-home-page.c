/* yishi-home-page.c - what comes next: the meeting, what is missing before it, what is still open
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "yishi-home-page.h"

struct _YishiHomePage
{
  YishiPage parent_instance;

  /* Template children */
  GtkLabel *title;
};

G_DEFINE_FINAL_TYPE (YishiHomePage, yishi_home_page, YISHI_TYPE_PAGE)

static void
yishi_home_page_update (YishiPage        *page,
                        YishiRecordParts  parts)
{
  YishiHomePage *self = YISHI_HOME_PAGE (page);

  gtk_label_set_label (self->title, yishi_record_get_info (yishi_page_get_record (page))->name);
}

static void
yishi_home_page_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), YISHI_TYPE_HOME_PAGE);
  G_OBJECT_CLASS (yishi_home_page_parent_class)->dispose (object);
}

static void
yishi_home_page_class_init (YishiHomePageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = yishi_home_page_dispose;
  YISHI_PAGE_CLASS (klass)->update = yishi_home_page_update;

  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/yishi/Yishi/ui/pages/yishi-home-page.ui");
  gtk_widget_class_bind_template_child (widget_class, YishiHomePage, title);
}

static void
yishi_home_page_init (YishiHomePage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}
