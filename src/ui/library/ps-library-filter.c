#include "ps-library-filter.h"

#include "ps-a11y.h"
#include "ps-property.h"

#include <glib/gi18n-lib.h>

/**
 * PsLibraryFilter:
 *
 * What narrows the list of topics beside the search: one category, or only those with a star. Its
 * properties say which; "category" is "" for all of them.
 */
struct _PsLibraryFilter
{
  AdwBin         parent_instance;

  char          *category;
  gboolean       favourites;

  GtkMenuButton *category_button;
  GtkLabel      *category_label;
};

enum {
  PROP_0,
  PROP_CATEGORY,
  PROP_FAVOURITES,
  N_PROPS,
};

static GParamSpec *properties[N_PROPS];

G_DEFINE_FINAL_TYPE (PsLibraryFilter, ps_library_filter, ADW_TYPE_BIN)

static void
show_category (PsLibraryFilter *self)
{
  GtkWidget *button = gtk_widget_get_first_child (GTK_WIDGET (self->category_button));
  const char *words = *self->category != '\0' ? self->category : _("All Categories");
  /* Translators: a button as a screen reader says it; %s is a category, or “All Categories”. */
  g_autofree char *name = g_strdup_printf (_("Category: %s"), words);

  gtk_label_set_label (self->category_label, words);
  ps_a11y_name_button (GTK_BUTTON (button), name);
}

static void
append_category (GMenu      *menu,
                 const char *category,
                 const char *words)
{
  g_autoptr (GMenuItem) item = NULL;
  /* A menu takes an underscore for a mnemonic, and a category may have one. */
  g_auto (GStrv) parts = g_strsplit (words, "_", -1);
  g_autofree char *label = g_strjoinv ("__", parts);

  item = g_menu_item_new (label, NULL);
  g_menu_item_set_action_and_target (item, "filter.category", "s", category);
  g_menu_append_item (menu, item);
}

static void
ps_library_filter_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), PS_TYPE_LIBRARY_FILTER);

  G_OBJECT_CLASS (ps_library_filter_parent_class)->dispose (object);
}

static void
ps_library_filter_finalize (GObject *object)
{
  g_free (PS_LIBRARY_FILTER (object)->category);

  G_OBJECT_CLASS (ps_library_filter_parent_class)->finalize (object);
}

static void
ps_library_filter_get_property (GObject    *object,
                                guint       prop_id,
                                GValue     *value,
                                GParamSpec *pspec)
{
  PsLibraryFilter *self = PS_LIBRARY_FILTER (object);

  switch (prop_id)
    {
    case PROP_CATEGORY:
      g_value_set_string (value, self->category);
      break;

    case PROP_FAVOURITES:
      g_value_set_boolean (value, self->favourites);
      break;

    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
ps_library_filter_set_property (GObject      *object,
                                guint         prop_id,
                                const GValue *value,
                                GParamSpec   *pspec)
{
  PsLibraryFilter *self = PS_LIBRARY_FILTER (object);

  switch (prop_id)
    {
    case PROP_CATEGORY:
      ps_library_filter_set_category (self, g_value_get_string (value));
      break;

    case PROP_FAVOURITES:
      ps_property_set_boolean (self, pspec, &self->favourites, g_value_get_boolean (value));
      break;

    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
ps_library_filter_class_init (PsLibraryFilterClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  GParamFlags flags = G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY;

  object_class->dispose = ps_library_filter_dispose;
  object_class->finalize = ps_library_filter_finalize;
  object_class->get_property = ps_library_filter_get_property;
  object_class->set_property = ps_library_filter_set_property;

  properties[PROP_CATEGORY] = g_param_spec_string ("category", NULL, NULL, "", flags);
  properties[PROP_FAVOURITES] = g_param_spec_boolean ("favourites", NULL, NULL, FALSE, flags);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  gtk_widget_class_install_property_action (widget_class, "filter.category", "category");
  gtk_widget_class_install_property_action (widget_class, "filter.favourites", "favourites");

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/peerside/Peerside/ui/ps-library-filter.ui");
  gtk_widget_class_bind_template_child (widget_class, PsLibraryFilter, category_button);
  gtk_widget_class_bind_template_child (widget_class, PsLibraryFilter, category_label);
}

static void
ps_library_filter_init (PsLibraryFilter *self)
{
  self->category = g_strdup ("");
  gtk_widget_init_template (GTK_WIDGET (self));
  show_category (self);
}

/**
 * ps_library_filter_set_categories:
 * @self: a filter
 * @categories: what there is to choose
 *
 * Fills the menu. A category that is not there any more is not filtered by.
 */
void
ps_library_filter_set_categories (PsLibraryFilter    *self,
                                  const char * const *categories)
{
  g_autoptr (GMenu) menu = g_menu_new ();

  g_return_if_fail (PS_IS_LIBRARY_FILTER (self));
  g_return_if_fail (categories != NULL);

  append_category (menu, "", _("All Categories"));
  for (guint i = 0; categories[i] != NULL; i++)
    if (*categories[i] != '\0')
      append_category (menu, categories[i], categories[i]);
  gtk_menu_button_set_menu_model (self->category_button, G_MENU_MODEL (menu));

  if (!g_strv_contains (categories, self->category))
    ps_library_filter_set_category (self, "");
}

/**
 * ps_library_filter_get_category:
 * @self: a filter
 *
 * Returns: the category that is shown, "" for all
 */
const char *
ps_library_filter_get_category (PsLibraryFilter *self)
{
  g_return_val_if_fail (PS_IS_LIBRARY_FILTER (self), "");

  return self->category;
}

/**
 * ps_library_filter_set_category:
 * @self: a filter
 * @category: (nullable): the category to show; "" or %NULL for all
 *
 * Chooses a category.
 */
void
ps_library_filter_set_category (PsLibraryFilter *self,
                                const char      *category)
{
  g_return_if_fail (PS_IS_LIBRARY_FILTER (self));

  if (ps_property_set_string (self, properties[PROP_CATEGORY], &self->category,
                              category != NULL ? category : ""))
    show_category (self);
}

/**
 * ps_library_filter_get_favourites:
 * @self: a filter
 *
 * Returns: whether only topics with a star are shown
 */
gboolean
ps_library_filter_get_favourites (PsLibraryFilter *self)
{
  g_return_val_if_fail (PS_IS_LIBRARY_FILTER (self), FALSE);

  return self->favourites;
}

/**
 * ps_library_filter_clear:
 * @self: a filter
 *
 * Lets everything through.
 */
void
ps_library_filter_clear (PsLibraryFilter *self)
{
  g_return_if_fail (PS_IS_LIBRARY_FILTER (self));

  ps_library_filter_set_category (self, "");
  ps_property_set_boolean (self, properties[PROP_FAVOURITES], &self->favourites, FALSE);
}
