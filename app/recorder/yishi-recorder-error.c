/* yishi-recorder-error.c - what can go wrong with sound
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "yishi-recorder-error.h"

#include <errno.h>
#include <glib/gi18n-lib.h>

G_DEFINE_QUARK (yishi-recorder-error-quark, yishi_recorder_error)

gboolean
yishi_recorder_set_write_error (const char  *path,
                                int          saved_errno,
                                GError     **error)
{
  g_autofree char *name = g_filename_display_name (path);

  if (saved_errno == ENOSPC || saved_errno == EDQUOT)
    g_set_error (error, YISHI_RECORDER_ERROR, YISHI_RECORDER_ERROR_NO_SPACE,
                 _("“%s” cannot be written: the disk is full (free some space, or choose another folder)"), name);
  else if (saved_errno == EEXIST)
    g_set_error (error, YISHI_RECORDER_ERROR, YISHI_RECORDER_ERROR_EXISTS,
                 _("“%s” cannot be written: a file of that name is there already (move it away)"), name);
  else
    g_set_error (error, YISHI_RECORDER_ERROR, YISHI_RECORDER_ERROR_IO,
                 _("“%s” cannot be written: %s (check the disk, or choose another folder)"), name,
                 g_strerror (saved_errno));
  return FALSE;
}

gboolean
yishi_recorder_set_read_error (const char  *path,
                               int          saved_errno,
                               GError     **error)
{
  g_autofree char *name = g_filename_display_name (path);

  g_set_error (error, YISHI_RECORDER_ERROR, YISHI_RECORDER_ERROR_IO,
               _("“%s” cannot be read: %s (check the disk, or take it from a backup)"), name,
               g_strerror (saved_errno));
  return FALSE;
}

gboolean
yishi_recorder_set_damaged (const char  *path,
                            GError     **error)
{
  g_autofree char *name = g_filename_display_name (path);

  g_set_error (error, YISHI_RECORDER_ERROR, YISHI_RECORDER_ERROR_DAMAGED,
               _("“%s” cannot be played: there is no whole sound in it (take it from a backup)"), name);
  return FALSE;
}
