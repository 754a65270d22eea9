/* yishi-item-row.c - one item of the agenda in its list
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A row is kept and shows another item when the order changes, so that a list of
 * two hundred is redrawn and not built anew.
 */
#include "config.h"

#include "yishi-item-row.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "yishi-agenda.h"
#include "yishi-floor-words.h"
#include "yishi-item-words.h"

struct _YishiItemRow
{
  GtkListBoxRow parent_instance;

  gint64    item;

  /* Template children */
  GtkImage *handle;
  GtkLabel *number;
  GtkImage *icon;
  GtkLabel *title;
  GtkLabel *subtitle;
  GtkLabel *state;
  GtkImage *private_note;
  GtkImage *attachment;
  GtkLabel *times;
  GtkLabel *minutes;
};

G_DEFINE_FINAL_TYPE (YishiItemRow, yishi_item_row, GTK_TYPE_LIST_BOX_ROW)

static void
add (GPtrArray *parts,
     char      *part)
{
  if (part != NULL && *part != '\0')
    g_ptr_array_add (parts, part);
  else
    g_free (part);
}

static char *
join (GPtrArray  *parts,
      const char *separator)
{
  g_ptr_array_add (parts, NULL);
  return g_strjoinv (separator, (char **) parts->pdata);
}

/* What it is and who speaks to it. */
static char *
describe (const YishiItem        *item,
          const YishiItemContext *context)
{
  g_autoptr(GPtrArray) parts = g_ptr_array_new_with_free_func (g_free);
  YishiRule *rule = context->pack != NULL ? yishi_agenda_find_rule (item, context->pack) : NULL;

  add (parts, g_strdup (yishi_item_say_kind (item->kind)));
  if (item->matter != 0 && strcmp (item->kind, "matter") == 0)
    add (parts, yishi_say_matter (context->pack, item->matter));
  if (rule != NULL && yishi_rule_has_verdict (rule))
    add (parts, g_strdup (yishi_rule_get_title (rule)));
  if (*item->scope != '\0')
    add (parts, yishi_say_scope (item->scope));
  if (item->candidates != NULL && g_strv_length (item->candidates) > 0)
    {
      guint n = g_strv_length (item->candidates);

      if (strcmp (item->kind, "election") == 0)
        add (parts, g_strdup_printf (ngettext ("%u candidate", "%u candidates", n), n));
      else
        add (parts, g_strdup_printf (ngettext ("%u option", "%u options", n), n));
    }
  add (parts, g_strdup (item->presenter));
  if (context->carried_date != NULL)
    /* Translators: the day of an earlier meeting */
    add (parts, g_strdup_printf (_("from %s"), context->carried_date));

  return join (parts, " · ");
}

/* Only what the notice named is decided (Hangzhou art. 19 and others); the pack
 * knows which article asks for the notice. */
static char *
describe_notice (const YishiItem         *item,
                 const YishiItemContext  *context,
                 const char             **style)
{
  YishiRule *rule = context->pack != NULL ? yishi_agenda_find_rule (item, context->pack) : NULL;

  if (*context->meeting->meeting->posted_on == '\0')
    return NULL;
  if (item->posted)
    return g_strdup (_("✓ Posted"));
  if (rule == NULL || !yishi_rule_has_verdict (rule))
    return g_strdup (_("Added after the notice"));

  *style = "warning";
  if (*rule->notice_article == '\0')
    return g_strdup (_("⚠ Not in the notice: may only be discussed"));

  /* Translators: an article of a law */
  return g_strdup_printf (_("⚠ Not in the notice: may only be discussed (%s)"), rule->notice_article);
}

static char *
describe_outcome (const YishiItem *item)
{
  static const struct
  {
    const char *outcome;
    const char *words;
  } outcomes[] = {
    { "settled", N_("Settled") },
    { "person", N_("Somebody does it") },
    { "escalated", N_("Passed on") },
    { "owners", N_("Put to the owners") },
    { "none", N_("Nothing is done") },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (outcomes); i++)
    if (strcmp (item->outcome, outcomes[i].outcome) == 0)
      /* Translators: the outcome of an item */
      return g_strdup_printf (_("→ %s"), _(outcomes[i].words));

  return NULL;
}

/* How it stands, and in which colour. */
static char *
describe_state (const YishiItem         *item,
                const YishiItemContext  *context,
                const char             **style)
{
  g_autoptr(GPtrArray) parts = g_ptr_array_new_with_free_func (g_free);

  *style = "dim-label";
  if (*item->withdrawn != '\0')
    {
      /* Translators: the reason */
      return g_strdup_printf (_("✕ Withdrawn: %s"), item->withdrawn);
    }

  add (parts, describe_notice (item, context, style));
  if (strcmp (item->state, "open") == 0)
    {
      *style = "accent";
      add (parts, g_strdup (_("● Vote open")));
    }
  if (strcmp (item->state, "closed") == 0)
    add (parts, g_strdup (_("■ Vote closed")));
  add (parts, describe_outcome (item));

  return join (parts, " · ");
}

static char *
describe_times (const YishiItem        *item,
                const YishiItemContext *context)
{
  const YishiForecastItem *times = context->times;
  g_autofree char *start = NULL;
  g_autofree char *end = NULL;
  gint64 from;

  if (times == NULL)
    return g_strdup ("");
  if (!context->is_begin_known)
    {
      from = (times->planned_start - context->begins) / G_TIME_SPAN_MINUTE;
      return g_strdup_printf ("+%d:%02d", (int) (from / 60), (int) (from % 60));
    }

  start = yishi_say_time (context->clock, times->is_begun ? times->start : times->planned_start);
  end = yishi_say_time (context->clock, times->is_ended   ? times->end
                                        : times->is_begun ? MAX (times->end, times->start)
                                                          : times->planned_end);
  if (item->minutes == 0 && !times->is_begun)
    return g_steal_pointer (&start);

  return g_strdup_printf ("%s–%s", start, end);
}

static gboolean
has_attachment (const YishiItem        *item,
                const YishiItemContext *context)
{
  for (guint i = 0; i < context->meeting->attachments->len; i++)
    if (((YishiAttachment *) context->meeting->attachments->pdata[i])->item == item->id)
      return TRUE;

  return FALSE;
}

static void
set_text (GtkLabel   *label,
          const char *text)
{
  gtk_label_set_label (label, text);
  gtk_widget_set_visible (GTK_WIDGET (label), *text != '\0');
}

static void
set_title (YishiItemRow    *self,
           const YishiItem *item)
{
  PangoAttrList *attributes = NULL;

  if (*item->withdrawn != '\0')
    {
      attributes = pango_attr_list_new ();
      pango_attr_list_insert (attributes, pango_attr_strikethrough_new (TRUE));
    }
  gtk_label_set_attributes (self->title, attributes);
  g_clear_pointer (&attributes, pango_attr_list_unref);
  gtk_label_set_label (self->title, item->title);
}

void
yishi_item_row_show (YishiItemRow           *self,
                     const YishiItem        *item,
                     const YishiItemContext *context)
{
  g_autofree char *number = g_strdup_printf ("%d", item->number);
  g_autofree char *subtitle = describe (item, context);
  g_autofree char *times = describe_times (item, context);
  g_autofree char *minutes = item->minutes > 0 ? yishi_say_minutes (item->minutes) : g_strdup ("");
  const char *style;
  g_autofree char *state = describe_state (item, context, &style);
  g_autofree char *title = NULL;
  g_autofree char *name = NULL;

  g_return_if_fail (YISHI_IS_ITEM_ROW (self));

  self->item = item->id;
  gtk_label_set_label (self->number, number);
  gtk_image_set_from_icon_name (self->icon, yishi_item_get_icon (item->kind));
  set_title (self, item);
  set_text (self->subtitle, subtitle);
  set_text (self->state, state);
  gtk_widget_set_css_classes (GTK_WIDGET (self->state), (const char *[]) { "caption", style, NULL });
  set_text (self->times, times);
  set_text (self->minutes, minutes);
  gtk_widget_set_visible (GTK_WIDGET (self->attachment), has_attachment (item, context));
  gtk_widget_set_visible (GTK_WIDGET (self->private_note), context->has_note);
  if (item->parent != 0)
    gtk_widget_add_css_class (GTK_WIDGET (self), "part");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self), "part");

  title = g_strdup_printf ("%d. %s", item->number, item->title);
  name = yishi_join_spoken (title, subtitle, *state != '\0' ? state : minutes, NULL);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
}

gint64
yishi_item_row_get_item (YishiItemRow *self)
{
  g_return_val_if_fail (YISHI_IS_ITEM_ROW (self), 0);

  return self->item;
}

static void
yishi_item_row_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), YISHI_TYPE_ITEM_ROW);
  G_OBJECT_CLASS (yishi_item_row_parent_class)->dispose (object);
}

static void
yishi_item_row_class_init (YishiItemRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = yishi_item_row_dispose;

  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/yishi/Yishi/ui/widgets/yishi-item-row.ui");
  gtk_widget_class_bind_template_child (widget_class, YishiItemRow, handle);
  gtk_widget_class_bind_template_child (widget_class, YishiItemRow, number);
  gtk_widget_class_bind_template_child (widget_class, YishiItemRow, icon);
  gtk_widget_class_bind_template_child (widget_class, YishiItemRow, title);
  gtk_widget_class_bind_template_child (widget_class, YishiItemRow, subtitle);
  gtk_widget_class_bind_template_child (widget_class, YishiItemRow, state);
  gtk_widget_class_bind_template_child (widget_class, YishiItemRow, private_note);
  gtk_widget_class_bind_template_child (widget_class, YishiItemRow, attachment);
  gtk_widget_class_bind_template_child (widget_class, YishiItemRow, times);
  gtk_widget_class_bind_template_child (widget_class, YishiItemRow, minutes);
}

static void
yishi_item_row_init (YishiItemRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

GtkWidget *
yishi_item_row_new (void)
{
  return g_object_new (YISHI_TYPE_ITEM_ROW, NULL);
}
