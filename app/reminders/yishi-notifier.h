/* yishi-notifier.h - says reminders on the desktop, on a thread of its own
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * libnotify waits for the service's answer, which may take its time or never come:
 * nobody who calls these functions waits for it. What was said on which day is kept
 * in a file of the person, and read and written there too.
 *
 * Signals, in the main context in which the notifier was made:
 *   shown  (const YishiReminder *reminder)                     the service has taken it
 *   missed (const YishiReminder *reminder)                     there is no service: say it some other way
 *   acted  (const YishiReminder *reminder, int action)         a button was pressed: YishiNotifierAction
 *   closed (const YishiReminder *reminder)                     it is not to be seen any more
 *   said   ()                                                  all that one call gave was said or missed
 */
#pragma once

#include <glib-object.h>

#include "yishi-reminder.h"

G_BEGIN_DECLS

typedef enum
{
  YISHI_NOTIFIER_OPEN,
  YISHI_NOTIFIER_TOMORROW,
  YISHI_NOTIFIER_DONE,
} YishiNotifierAction;

#define YISHI_TYPE_NOTIFIER (yishi_notifier_get_type ())
G_DECLARE_FINAL_TYPE (YishiNotifier, yishi_notifier, YISHI, NOTIFIER, GObject)

/* @memory: path of the file of what was said; its folder is made if need be. */
YishiNotifier *yishi_notifier_new      (const char          *memory) G_GNUC_WARN_UNUSED_RESULT;
/* Says those of @reminders (copied) (element-type YishiReminder) that were not said
 * today, and are not done. */
void           yishi_notifier_say      (YishiNotifier       *self,
                                        const GPtrArray     *reminders,
                                        const char          *today);
/* Takes it away again, if it is to be seen. */
void           yishi_notifier_withdraw (YishiNotifier       *self,
                                        const char          *id);
/* The same as the buttons, for a window that says it: nothing more today, or never. */
void           yishi_notifier_answer   (YishiNotifier       *self,
                                        const char          *id,
                                        YishiNotifierAction  action,
                                        const char          *today);
/* Takes away what is to be seen still, so that it is said again next time, and ends the
 * thread once it has done what it was given. Nothing is signalled from then on. */
void           yishi_notifier_stop     (YishiNotifier       *self);

/* Where the file is kept for this person. */
char          *yishi_notifier_get_memory_path (void) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
