/* yishi-ballots-panel.c - what the parts of the page of votes have in common, one for each stage and kind
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "yishi-ballots-panel.h"

typedef struct
{
  YishiConductor *conductor;  /* (owned) */
  YishiVoteLook  *look;       /* (owned) (nullable) */
} YishiBallotsPanelPrivate;

typedef enum
{
  PROP_CONDUCTOR = 1,
} YishiBallotsPanelProperty;

static GParamSpec *properties[PROP_CONDUCTOR + 1];
static guint unsaved_signal;

G_DEFINE_ABSTRACT_TYPE_WITH_PRIVATE (YishiBallotsPanel, yishi_ballots_panel, ADW_TYPE_BIN)

static void
yishi_ballots_panel_set_property (GObject      *object,
                                  guint         property_id,
                                  const GValue *value,
                                  GParamSpec   *pspec)
{
  YishiBallotsPanelPrivate *priv = yishi_ballots_panel_get_instance_private (YISHI_BALLOTS_PANEL (object));

  switch ((YishiBallotsPanelProperty) property_id)
    {
    case PROP_CONDUCTOR:
      priv->conductor = g_value_dup_object (value);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
    }
}

static void
yishi_ballots_panel_finalize (GObject *object)
{
  YishiBallotsPanelPrivate *priv = yishi_ballots_panel_get_instance_private (YISHI_BALLOTS_PANEL (object));

  g_clear_object (&priv->conductor);
  g_clear_pointer (&priv->look, yishi_vote_look_unref);
  G_OBJECT_CLASS (yishi_ballots_panel_parent_class)->finalize (object);
}

static void
yishi_ballots_panel_class_init (YishiBallotsPanelClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->set_property = yishi_ballots_panel_set_property;
  object_class->finalize = yishi_ballots_panel_finalize;

  properties[PROP_CONDUCTOR] =
    g_param_spec_object ("conductor", NULL, NULL, YISHI_TYPE_CONDUCTOR,
                         G_PARAM_WRITABLE | G_PARAM_CONSTRUCT_ONLY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (properties), properties);

  unsaved_signal = g_signal_new ("unsaved", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                 G_TYPE_NONE, 0);
}

static void
yishi_ballots_panel_init (YishiBallotsPanel *self)
{
}

YishiConductor *
yishi_ballots_panel_get_conductor (YishiBallotsPanel *self)
{
  YishiBallotsPanelPrivate *priv = yishi_ballots_panel_get_instance_private (self);

  g_return_val_if_fail (YISHI_IS_BALLOTS_PANEL (self), NULL);

  return priv->conductor;
}

YishiRecord *
yishi_ballots_panel_get_record (YishiBallotsPanel *self)
{
  return yishi_conductor_get_record (yishi_ballots_panel_get_conductor (self));
}

const YishiVoteLook *
yishi_ballots_panel_get_look (YishiBallotsPanel *self)
{
  YishiBallotsPanelPrivate *priv = yishi_ballots_panel_get_instance_private (self);

  g_return_val_if_fail (YISHI_IS_BALLOTS_PANEL (self), NULL);

  return priv->look;
}

void
yishi_ballots_panel_set_look (YishiBallotsPanel *self,
                              YishiVoteLook     *look)
{
  YishiBallotsPanelPrivate *priv = yishi_ballots_panel_get_instance_private (self);

  g_return_if_fail (YISHI_IS_BALLOTS_PANEL (self));
  g_return_if_fail (look != NULL);

  yishi_vote_look_ref (look);
  yishi_vote_look_unref (priv->look);
  priv->look = look;
  YISHI_BALLOTS_PANEL_GET_CLASS (self)->look (self, look);
}

void
yishi_ballots_panel_take_focus (YishiBallotsPanel *self)
{
  g_return_if_fail (YISHI_IS_BALLOTS_PANEL (self));

  if (YISHI_BALLOTS_PANEL_GET_CLASS (self)->focus != NULL)
    YISHI_BALLOTS_PANEL_GET_CLASS (self)->focus (self);
  else
    gtk_widget_child_focus (GTK_WIDGET (self), GTK_DIR_TAB_FORWARD);
}

char *
yishi_ballots_panel_why_not_close (YishiBallotsPanel *self)
{
  g_return_val_if_fail (YISHI_IS_BALLOTS_PANEL (self), NULL);

  if (YISHI_BALLOTS_PANEL_GET_CLASS (self)->why_not_close == NULL)
    return NULL;

  return YISHI_BALLOTS_PANEL_GET_CLASS (self)->why_not_close (self);
}

void
yishi_ballots_panel_notify_unsaved (YishiBallotsPanel *self)
{
  g_signal_emit (self, unsaved_signal, 0);
}

void
yishi_ballots_panel_go_on_to (GtkWidget *widget)
{
  GtkRoot *root = gtk_widget_get_root (widget);

  gtk_widget_grab_focus (widget);
  if (GTK_IS_WINDOW (root))
    gtk_window_set_focus_visible (GTK_WINDOW (root), TRUE);
}

gboolean
yishi_ballots_panel_is_typing (YishiBallotsPanel *self,
                               GtkWidget         *field)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;

  return GTK_IS_EDITABLE (focus) && !gtk_widget_is_ancestor (focus, field);
}
