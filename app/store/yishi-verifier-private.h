/* yishi-verifier-private.h - the parts of a verification
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "yishi-verifier.h"

G_BEGIN_DECLS

void     yishi_verification_add (YishiVerification  *self,
                                 gint64              seq,
                                 const char         *code,
                                 char               *message);
/* Each returns FALSE with @error set only if the record cannot be read. */
gboolean yishi_verify_tables    (YishiDb            *db,
                                 YishiDb            *replay,
                                 YishiVerification  *verification,
                                 GCancellable       *cancellable,
                                 GError            **error);
gboolean yishi_verify_attachments (YishiDb         *db,
                                 YishiDb            *replay,
                                 YishiVerification  *verification,
                                 GCancellable       *cancellable,
                                 GError            **error);
gboolean yishi_verify_recordings (YishiDb         *db,
                                 YishiDb            *replay,
                                 YishiVerification  *verification,
                                 GCancellable       *cancellable,
                                 GError            **error);
gboolean yishi_verify_integrity (YishiDb            *db,
                                 YishiVerification  *verification,
                                 GError            **error);
gboolean yishi_verify_results   (YishiDb            *db,
                                 YishiVerification  *verification,
                                 GCancellable       *cancellable,
                                 GError            **error);
gboolean yishi_verify_votes     (YishiDb            *db,
                                 YishiVerification  *verification,
                                 GCancellable       *cancellable,
                                 GError            **error);
gboolean yishi_verify_rolls     (YishiDb            *db,
                                 YishiVerification  *verification,
                                 GCancellable       *cancellable,
                                 GError            **error);

G_END_DECLS
