/* yishi-import-issues.h - what is wrong with rows of a roster, and what to do about it
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <adwaita.h>

#include "yishi-import-read.h"

G_BEGIN_DECLS

#define YISHI_TYPE_IMPORT_ISSUES (yishi_import_issues_get_type ())
G_DECLARE_FINAL_TYPE (YishiImportIssues, yishi_import_issues, YISHI, IMPORT_ISSUES, AdwBin)

/* @issues: (element-type YishiRosterIssue): of @preview, which is kept. */
void yishi_import_issues_show (YishiImportIssues  *self,
                               YishiImportPreview *preview,
                               GPtrArray          *issues);

G_END_DECLS
