#include "ps-audit-filter.h"

#include <glib/gi18n-lib.h>

#include "ps-a11y.h"
#include "ps-property.h"

/**
 * PsAuditFilter:
 *
 * What narrows the log beside the search: who did it, and what kind of deed it was. Its properties say
 * which; "actor" is "" for everybody and "group" a #PsAuditGroup.
 */
struct _PsAuditFilter
{
  AdwBin         parent_instance;

  char          *actor;
  int            group;

  GtkMenuButton *actor_button;
  GtkLabel      *actor_label;
  GtkMenuButton *group_button;
  GtkLabel      *group_label;
};

enum {
  PROP_0,
  PROP_ACTOR,
  PROP_GROUP,
  N_PROPS,
};

static GParamSpec *properties[N_PROPS];

G_DEFINE_FINAL_TYPE (PsAuditFilter, ps_audit_filter, ADW_TYPE_BIN)

static void
show_choices (PsAuditFilter *self)
{
  const char *who = *self->actor != '\0' ? self->actor : _("Everybody");
  const char *what = ps_audit_group_get_label ((PsAuditGroup) self->group);
  /* Translators: a button as a screen reader says it; %s is a user, or “Everybody”. */
  g_autofree char *who_name = g_strdup_printf (_("Done by: %s"), who);
  /* Translators: a button as a screen reader says it; %s is a kind of deed, or “All Deeds”. */
  g_autofree char *what_name = g_strdup_printf (_("What was done: %s"), what);

  gtk_label_set_label (self->actor_label, who);
  ps_a11y_name_menu (self->actor_button, who_name);
  gtk_label_set_label (self->group_label, what);
  ps_a11y_name_menu (self->group_button, what_name);
}

static void
append_actor (GMenu      *menu,
              const char *actor,
              const char *words)
{
  g_autoptr (GMenuItem) item = NULL;
  /* A menu takes an underscore for a mnemonic, and a name may have one. */
  g_auto (GStrv) parts = g_strsplit (words, "_", -1);
  g_autofree char *label = g_strjoinv ("__", parts);

  item = g_menu_item_new (label, NULL);
  g_menu_item_set_action_and_target (item, "filter.actor", "s", actor);
  g_menu_append_item (menu, item);
}

static void
fill_groups (PsAuditFilter *self)
{
  g_autoptr (GMenu) menu = g_menu_new ();

  for (int i = 0; i < PS_AUDIT_N_GROUPS; i++)
    {
      g_autoptr (GMenuItem) item =
        g_menu_item_new (ps_audit_group_get_label ((PsAuditGroup) i), NULL);

      g_menu_item_set_action_and_target (item, "filter.group", "i", i);
      g_menu_append_item (menu, item);
    }
  gtk_menu_button_set_menu_model (self->group_button, G_MENU_MODEL (menu));
}

static void
ps_audit_filter_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), PS_TYPE_AUDIT_FILTER);

  G_OBJECT_CLASS (ps_audit_filter_parent_class)->dispose (object);
}

static void
ps_audit_filter_finalize (GObject *object)
{
  g_free (PS_AUDIT_FILTER (object)->actor);

  G_OBJECT_CLASS (ps_audit_filter_parent_class)->finalize (object);
}

static void
ps_audit_filter_get_property (GObject    *object,
                              guint       prop_id,
                              GValue     *value,
                              GParamSpec *pspec)
{
  PsAuditFilter *self = PS_AUDIT_FILTER (object);

  switch (prop_id)
    {
    case PROP_ACTOR:
      g_value_set_string (value, self->actor);
      break;

    case PROP_GROUP:
      g_value_set_int (value, self->group);
      break;

    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
set_group (PsAuditFilter *self,
           int            group)
{
  if (self->group == group)
    return;

  self->group = group;
  show_choices (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_GROUP]);
}

static void
ps_audit_filter_set_property (GObject      *object,
                              guint         prop_id,
                              const GValue *value,
                              GParamSpec   *pspec)
{
  PsAuditFilter *self = PS_AUDIT_FILTER (object);

  switch (prop_id)
    {
    case PROP_ACTOR:
      if (ps_property_set_string (self, pspec, &self->actor, g_value_get_string (value)))
        show_choices (self);
      break;

    case PROP_GROUP:
      set_group (self, g_value_get_int (value));
      break;

    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
ps_audit_filter_class_init (PsAuditFilterClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  GParamFlags flags = G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY;

  object_class->dispose = ps_audit_filter_dispose;
  object_class->finalize = ps_audit_filter_finalize;
  object_class->get_property = ps_audit_filter_get_property;
  object_class->set_property = ps_audit_filter_set_property;

  properties[PROP_ACTOR] = g_param_spec_string ("actor", NULL, NULL, "", flags);
  properties[PROP_GROUP] =
    g_param_spec_int ("group", NULL, NULL, PS_AUDIT_ALL, PS_AUDIT_N_GROUPS - 1, PS_AUDIT_ALL, flags);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  gtk_widget_class_install_property_action (widget_class, "filter.actor", "actor");
  gtk_widget_class_install_property_action (widget_class, "filter.group", "group");

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/peerside/Peerside/ui/ps-audit-filter.ui");
  gtk_widget_class_bind_template_child (widget_class, PsAuditFilter, actor_button);
  gtk_widget_class_bind_template_child (widget_class, PsAuditFilter, actor_label);
  gtk_widget_class_bind_template_child (widget_class, PsAuditFilter, group_button);
  gtk_widget_class_bind_template_child (widget_class, PsAuditFilter, group_label);
}

static void
ps_audit_filter_init (PsAuditFilter *self)
{
  self->actor = g_strdup ("");
  gtk_widget_init_template (GTK_WIDGET (self));
  fill_groups (self);
  show_choices (self);
}

/**
 * ps_audit_filter_set_actors:
 * @self: a filter
 * @actors: whose deeds there can be
 *
 * Fills the menu.
 */
void
ps_audit_filter_set_actors (PsAuditFilter      *self,
                            const char * const *actors)
{
  g_autoptr (GMenu) menu = g_menu_new ();

  g_return_if_fail (PS_IS_AUDIT_FILTER (self));

  append_actor (menu, "", _("Everybody"));
  for (guint i = 0; actors[i] != NULL; i++)
    append_actor (menu, actors[i], actors[i]);
  gtk_menu_button_set_menu_model (self->actor_button, G_MENU_MODEL (menu));
}

/**
 * ps_audit_filter_get_actor:
 * @self: a filter
 *
 * Returns: (nullable): whose deeds are shown, %NULL for everybody's
 */
const char *
ps_audit_filter_get_actor (PsAuditFilter *self)
{
  g_return_val_if_fail (PS_IS_AUDIT_FILTER (self), NULL);

  return *self->actor != '\0' ? self->actor : NULL;
}

/**
 * ps_audit_filter_get_group:
 * @self: a filter
 *
 * Returns: which deeds are shown
 */
PsAuditGroup
ps_audit_filter_get_group (PsAuditFilter *self)
{
  g_return_val_if_fail (PS_IS_AUDIT_FILTER (self), PS_AUDIT_ALL);

  return (PsAuditGroup) self->group;
}

/**
 * ps_audit_filter_clear:
 * @self: a filter
 *
 * Lets everything through.
 */
void
ps_audit_filter_clear (PsAuditFilter *self)
{
  g_return_if_fail (PS_IS_AUDIT_FILTER (self));

  g_object_set (self, "actor", "", "group", PS_AUDIT_ALL, NULL);
}
