#include "ps-error-label.h"

#include "ps-platform.h"
#include "ps-property.h"

/**
 * PsErrorLabel:
 *
 * What is wrong, said where it is wrong: an icon and a sentence below the field, hidden while there
 * is nothing to say.
 *
 * While it has a text, its "field" is marked as invalid and has the sentence as its accessible
 * description, which is what a screen reader speaks when the focus is there: before GTK 4.14 an
 * alert that appears is silent.
 */
struct _PsErrorLabel
{
  GtkWidget  parent_instance;

  GtkWidget *icon;
  GtkLabel  *label;
  GtkWidget *field;           /* weak */
  char      *text;
};

enum {
  PROP_0,
  PROP_TEXT,
  PROP_FIELD,
  N_PROPS,
};

static GParamSpec *properties[N_PROPS];

G_DEFINE_FINAL_TYPE (PsErrorLabel, ps_error_label, GTK_TYPE_WIDGET)

static void
mark_field (PsErrorLabel *self,
            const char   *text)
{
  if (self->field == NULL)
    return;

  if (text != NULL)
    {
      gtk_widget_add_css_class (self->field, "error");
      gtk_accessible_update_property (GTK_ACCESSIBLE (self->field),
                                      GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, text,
                                      -1);
      gtk_accessible_update_state (GTK_ACCESSIBLE (self->field),
                                   GTK_ACCESSIBLE_STATE_INVALID, GTK_ACCESSIBLE_INVALID_TRUE,
                                   -1);
    }
  else if (gtk_widget_has_css_class (self->field, "error"))
    {
      gtk_widget_remove_css_class (self->field, "error");
      gtk_accessible_reset_property (GTK_ACCESSIBLE (self->field),
                                     GTK_ACCESSIBLE_PROPERTY_DESCRIPTION);
      gtk_accessible_reset_state (GTK_ACCESSIBLE (self->field), GTK_ACCESSIBLE_STATE_INVALID);
    }
}

static void
ps_error_label_dispose (GObject *object)
{
  PsErrorLabel *self = PS_ERROR_LABEL (object);

  g_clear_weak_pointer (&self->field);
  if (self->icon != NULL)
    {
      gtk_widget_unparent (GTK_WIDGET (self->icon));
      gtk_widget_unparent (GTK_WIDGET (self->label));
      self->icon = NULL;
      self->label = NULL;
    }

  G_OBJECT_CLASS (ps_error_label_parent_class)->dispose (object);
}

static void
ps_error_label_finalize (GObject *object)
{
  PsErrorLabel *self = PS_ERROR_LABEL (object);

  g_free (self->text);

  G_OBJECT_CLASS (ps_error_label_parent_class)->finalize (object);
}

static void
ps_error_label_get_property (GObject    *object,
                             guint       prop_id,
                             GValue     *value,
                             GParamSpec *pspec)
{
  PsErrorLabel *self = PS_ERROR_LABEL (object);

  switch (prop_id)
    {
    case PROP_TEXT:
      g_value_set_string (value, self->text);
      break;

    case PROP_FIELD:
      g_value_set_object (value, self->field);
      break;

    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
ps_error_label_set_property (GObject      *object,
                             guint         prop_id,
                             const GValue *value,
                             GParamSpec   *pspec)
{
  PsErrorLabel *self = PS_ERROR_LABEL (object);

  switch (prop_id)
    {
    case PROP_TEXT:
      ps_error_label_set_text (self, g_value_get_string (value));
      break;

    case PROP_FIELD:
      ps_error_label_set_field (self, g_value_get_object (value));
      break;

    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
ps_error_label_class_init (PsErrorLabelClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = ps_error_label_dispose;
  object_class->finalize = ps_error_label_finalize;
  object_class->get_property = ps_error_label_get_property;
  object_class->set_property = ps_error_label_set_property;

  properties[PROP_TEXT] =
    g_param_spec_string ("text", NULL, NULL,
                         NULL,
                         G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY);

  properties[PROP_FIELD] =
    g_param_spec_object ("field", NULL, NULL,
                         GTK_TYPE_WIDGET,
                         G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY);

  g_object_class_install_properties (object_class, N_PROPS, properties);

  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BOX_LAYOUT);
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_ALERT);
  gtk_widget_class_set_css_name (widget_class, "ps-error-label");
}

static void
ps_error_label_init (PsErrorLabel *self)
{
  GtkLayoutManager *layout = gtk_widget_get_layout_manager (GTK_WIDGET (self));

  gtk_box_layout_set_spacing (GTK_BOX_LAYOUT (layout), 6);
  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);

  self->icon = gtk_image_new_from_icon_name ("dialog-warning-symbolic");
  gtk_widget_set_valign (self->icon, GTK_ALIGN_START);
  gtk_accessible_update_state (GTK_ACCESSIBLE (self->icon), GTK_ACCESSIBLE_STATE_HIDDEN, TRUE, -1);
  gtk_widget_set_parent (self->icon, GTK_WIDGET (self));

  self->label = GTK_LABEL (gtk_label_new (NULL));
  gtk_label_set_wrap (self->label, TRUE);
  gtk_label_set_wrap_mode (self->label, PANGO_WRAP_WORD_CHAR);
  gtk_label_set_xalign (self->label, 0);
  gtk_widget_set_hexpand (GTK_WIDGET (self->label), TRUE);
  gtk_widget_set_parent (GTK_WIDGET (self->label), GTK_WIDGET (self));
}

/**
 * ps_error_label_new:
 *
 * Makes a label that has nothing to say yet.
 *
 * Returns: (transfer floating): a #PsErrorLabel
 */
GtkWidget *
ps_error_label_new (void)
{
  return g_object_new (PS_TYPE_ERROR_LABEL, NULL);
}

/**
 * ps_error_label_set_text:
 * @self: an error label
 * @text: (nullable): a sentence, translated, plain text; %NULL or "" when all is well
 *
 * Says what is wrong, or that nothing is.
 */
void
ps_error_label_set_text (PsErrorLabel *self,
                         const char   *text)
{
  g_return_if_fail (PS_IS_ERROR_LABEL (self));

  if (text != NULL && *text == '\0')
    text = NULL;

  if (!ps_property_set_string (self, properties[PROP_TEXT], &self->text, text))
    return;

  gtk_label_set_text (self->label, text != NULL ? text : "");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, text != NULL ? text : "",
                                  -1);
  gtk_widget_set_visible (GTK_WIDGET (self), text != NULL);
  mark_field (self, text);

  if (text != NULL)
    ps_platform_announce (GTK_WIDGET (self), text);
}

/**
 * ps_error_label_get_text:
 * @self: an error label
 *
 * Returns: (nullable): what is wrong
 */
const char *
ps_error_label_get_text (PsErrorLabel *self)
{
  g_return_val_if_fail (PS_IS_ERROR_LABEL (self), NULL);

  return self->text;
}

/**
 * ps_error_label_set_error:
 * @self: an error label
 * @error: (nullable): what went wrong; its message is a sentence for people
 *
 * Says what went wrong.
 */
void
ps_error_label_set_error (PsErrorLabel *self,
                          const GError *error)
{
  ps_error_label_set_text (self, error != NULL ? error->message : NULL);
}

/**
 * ps_error_label_set_field:
 * @self: an error label
 * @field: (nullable): the entry that the sentence is about
 *
 * Ties the label to a field. Its own accessible description, if it has one, is replaced while there
 * is an error and lost after it.
 */
void
ps_error_label_set_field (PsErrorLabel *self,
                          GtkWidget    *field)
{
  g_return_if_fail (PS_IS_ERROR_LABEL (self));
  g_return_if_fail (field == NULL || GTK_IS_WIDGET (field));

  if (self->field == field)
    return;

  mark_field (self, NULL);
  g_set_weak_pointer (&self->field, field);
  mark_field (self, self->text);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_FIELD]);
}
