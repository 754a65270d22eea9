/* yishi-sample-banner.c - says that the record is a sample, and offers to start it afresh
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "yishi-sample-banner.h"

#include "yishi-sample.h"

struct _YishiSampleBanner
{
  AdwBin parent_instance;

  YishiRecord *record;  /* (owned) (nullable) that was asked last */

  /* Template children */
  GtkRevealer *revealer;
};

G_DEFINE_FINAL_TYPE (YishiSampleBanner, yishi_sample_banner, ADW_TYPE_BIN)

/* What a job finds out, for the banner that asked. */
typedef struct
{
  YishiSampleBanner *banner;  /* (owned) */
  gboolean           is_sample;
} Question;

static void
question_free (gpointer data)
{
  Question *question = data;

  g_object_unref (question->banner);
  g_free (question);
}

static gboolean
find_out (YishiDb       *db,
          gpointer       data,
          GCancellable  *cancellable,
          GError       **error)
{
  Question *question = data;

  return yishi_db_is_sample (db, &question->is_sample, error);
}

static void
found_out_cb (GObject      *object,
              GAsyncResult *result,
              gpointer      user_data)
{
  Question *question = user_data;
  YishiSampleBanner *self = question->banner;

  /* A record that cannot say so is none; what is wrong with it is said elsewhere. */
  if (yishi_record_perform_finish (YISHI_RECORD (object), result, NULL) && self->record == YISHI_RECORD (object))
    gtk_revealer_set_reveal_child (self->revealer, question->is_sample);
  question_free (question);
}

static void
yishi_sample_banner_dispose (GObject *object)
{
  g_clear_object (&YISHI_SAMPLE_BANNER (object)->record);
  /* First: the bin would let go of a child that the template has freed. */
  adw_bin_set_child (ADW_BIN (object), NULL);
  gtk_widget_dispose_template (GTK_WIDGET (object), YISHI_TYPE_SAMPLE_BANNER);
  G_OBJECT_CLASS (yishi_sample_banner_parent_class)->dispose (object);
}

static void
yishi_sample_banner_class_init (YishiSampleBannerClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = yishi_sample_banner_dispose;
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/yishi/Yishi/ui/widgets/yishi-sample-banner.ui");
  gtk_widget_class_bind_template_child (widget_class, YishiSampleBanner, revealer);
}

static void
yishi_sample_banner_init (YishiSampleBanner *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

void
yishi_sample_banner_set_record (YishiSampleBanner *self,
                                YishiRecord       *record)
{
  Question *question;

  g_return_if_fail (YISHI_IS_SAMPLE_BANNER (self));

  if (!g_set_object (&self->record, record))
    return;

  gtk_revealer_set_reveal_child (self->revealer, FALSE);
  if (record == NULL)
    return;

  question = g_new0 (Question, 1);
  question->banner = g_object_ref (self);
  yishi_record_perform_async (record, 0, find_out, question, NULL, NULL, found_out_cb, question);
}
