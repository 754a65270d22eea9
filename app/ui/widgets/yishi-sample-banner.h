/* yishi-sample-banner.h - says that the record is a sample, and offers to start it afresh
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <adwaita.h>

#include "yishi-record.h"

G_BEGIN_DECLS

#define YISHI_TYPE_SAMPLE_BANNER (yishi_sample_banner_get_type ())
G_DECLARE_FINAL_TYPE (YishiSampleBanner, yishi_sample_banner, YISHI, SAMPLE_BANNER, AdwBin)

/* @record: (nullable): an opened one; the banner shows itself if it is a sample. */
void yishi_sample_banner_set_record (YishiSampleBanner *self,
                                     YishiRecord       *record);

G_END_DECLS
