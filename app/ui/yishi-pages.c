/* yishi-pages.c - which pages the window has, made when they are first looked at
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "yishi-pages.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "yishi-agenda-page.h"
#include "yishi-ballots-page.h"
#include "yishi-door-page.h"
#include "yishi-floor-page.h"
#include "yishi-home-page.h"
#include "yishi-minutes-page.h"
#include "yishi-roll-page.h"

/* The pages in their order. */
static const struct
{
  const char *name;
  const char *title;
  const char *icon;
  GType (*get_type) (void);
} page_kinds[] = {
  { "home", N_("Home"), "go-home-symbolic", yishi_home_page_get_type },
  { "roll", N_("Roll"), "x-office-address-book-symbolic", yishi_roll_page_get_type },
  { "agenda", N_("Agenda"), "view-list-ordered-symbolic", yishi_agenda_page_get_type },
  { "door", N_("Door"), "system-users-symbolic", yishi_door_page_get_type },
  { "floor", N_("Floor"), "audio-input-microphone-symbolic", yishi_floor_page_get_type },
  { "ballots", N_("Ballots"), "object-select-symbolic", yishi_ballots_page_get_type },
  { "minutes", N_("Minutes"), "x-office-document-symbolic", yishi_minutes_page_get_type },
};

void
yishi_pages_add (AdwViewStack *stack)
{
  for (gsize i = 0; i < G_N_ELEMENTS (page_kinds); i++)
    {
      AdwViewStackPage *page = adw_view_stack_add_titled (stack, adw_bin_new (), page_kinds[i].name,
                                                          _(page_kinds[i].title));

      adw_view_stack_page_set_icon_name (page, page_kinds[i].icon);
    }
}

void
yishi_pages_remove (AdwViewStack *stack)
{
  for (gsize i = 0; i < G_N_ELEMENTS (page_kinds); i++)
    {
      GtkWidget *place = adw_view_stack_get_child_by_name (stack, page_kinds[i].name);

      if (place != NULL)
        adw_view_stack_remove (stack, place);
    }
}

void
yishi_pages_fill (AdwViewStack   *stack,
                  YishiConductor *conductor)
{
  GtkWidget *place = adw_view_stack_get_visible_child (stack);
  const char *name = adw_view_stack_get_visible_child_name (stack);

  if (place == NULL || name == NULL || adw_bin_get_child (ADW_BIN (place)) != NULL)
    return;

  for (gsize i = 0; i < G_N_ELEMENTS (page_kinds); i++)
    if (strcmp (page_kinds[i].name, name) == 0)
      adw_bin_set_child (ADW_BIN (place), g_object_new (page_kinds[i].get_type (), "conductor", conductor, NULL));
}
