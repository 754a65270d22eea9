/* yishi-election-lot.c - lots: drawn by hand, or from a seed that is recorded
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "yishi-election-private.h"

#include <glib/gi18n-lib.h>

#include "yishi-error.h"

static gboolean
read_drawn (YishiLot   *self,
            const char *drawn,
            gsize       n_candidates,
            GError    **error)
{
  g_auto(GStrv) parts = g_strsplit (drawn, ",", -1);

  for (gsize i = 0; i < n_candidates; i++)
    self->order[i] = -1;

  for (gsize i = 0; parts[i] != NULL; i++)
    {
      gint64 number;

      if (!g_ascii_string_to_signed (g_strstrip (parts[i]), 10, 1, (gint64) n_candidates, &number,
                                     NULL) || self->order[number - 1] >= 0)
        {
          g_set_error_literal (error, YISHI_RULE_ERROR, YISHI_RULE_ERROR_SYNTAX,
                               _("The lot cannot be read: each candidate’s number stands in it "
                                 "once at most (write it in the order drawn, like “3,1,2”)"));
          return FALSE;
        }
      self->order[number - 1] = (gint64) i;
    }

  /* Who was not drawn comes after all who were; of two not drawn, neither. */
  for (gsize i = 0; i < n_candidates; i++)
    if (self->order[i] < 0)
      self->order[i] = G_MAXINT64;

  return TRUE;
}

/* One step of SplitMix64, which gives the same numbers on every machine. */
static guint64
draw (guint64 *state)
{
  guint64 z = *state += G_GUINT64_CONSTANT (0x9e3779b97f4a7c15);

  z = (z ^ (z >> 30)) * G_GUINT64_CONSTANT (0xbf58476d1ce4e5b9);
  z = (z ^ (z >> 27)) * G_GUINT64_CONSTANT (0x94d049bb133111eb);
  return z ^ (z >> 31);
}

/* Shuffles the candidates as cards are shuffled (Fisher and Yates). */
static void
draw_by_seed (YishiLot *self,
              guint64   seed,
              gsize     n_candidates)
{
  gsize cards[YISHI_MAX_CANDIDATES];

  for (gsize i = 0; i < n_candidates; i++)
    cards[i] = i;
  for (gsize i = n_candidates; i > 1; i--)
    {
      gsize j = (gsize) (draw (&seed) % i);
      gsize swap = cards[i - 1];

      cards[i - 1] = cards[j];
      cards[j] = swap;
    }
  for (gsize i = 0; i < n_candidates; i++)
    self->order[cards[i]] = (gint64) i;
}

/* Draws the lot of @input, if it has one. Sets YISHI_RULE_ERROR_SYNTAX. */
gboolean
yishi_lot_read (YishiLot                 *self,
                const YishiElectionInput *input,
                gsize                     n_candidates,
                GError                  **error)
{
  self->is_drawn = input->drawn != NULL || input->has_seed;
  if (input->drawn != NULL)
    return read_drawn (self, input->drawn, n_candidates, error);
  if (input->has_seed)
    draw_by_seed (self, input->seed, n_candidates);

  return TRUE;
}

/* Returns: (transfer full): the numbers in the order drawn, "3,1,2" */
char *
yishi_lot_describe (const YishiLot *self,
                    gsize           n_candidates)
{
  GString *text = g_string_new (NULL);

  for (gsize place = 0; place < n_candidates; place++)
    for (gsize i = 0; i < n_candidates; i++)
      if (self->order[i] == (gint64) place)
        g_string_append_printf (text, "%s%" G_GSIZE_FORMAT, text->len > 0 ? "," : "", i + 1);

  return g_string_free (text, FALSE);
}
