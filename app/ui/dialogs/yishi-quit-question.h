/* yishi-quit-question.h - asks before a recording is ended by quitting or by opening another record
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "yishi-window.h"

G_BEGIN_DECLS

typedef void (*YishiQuitFunc) (YishiWindow       *window,
                               const char *const *words);

/* Calls @func with @words (nullable, NULL-terminated, copied): at once where nothing is
 * recorded; else it is said what runs and what becomes of it, and @func is called only if
 * the chair wants that. @action: the word on that button, with its mnemonic. While it is
 * being asked nothing more is asked. */
void yishi_quit_question_then (YishiWindow       *window,
                               const char        *action,
                               YishiQuitFunc      func,
                               const char *const *words);

G_END_DECLS
