#include "ps-field.h"

#include "ps-error-label.h"
#include "ps-text-area.h"

/**
 * PsField:
 *
 * A field of a form: what it is called, the text or the lines, what is made of it, and what is wrong
 * with it.
 *
 * The hint is what follows from the text, such as the next date of a rule; a screen reader hears it
 * as the description of the entry. It gives way to the error while there is one. With "lines" above
 * 1 it is a text of several lines, in which Tab goes on to the next widget.
 */
struct _PsField
{
  GtkWidget     parent_instance;

  GtkLabel     *title;
  GtkWidget    *entry;     /* a GtkEntry or a GtkTextView */
  GtkWidget    *frame;     /* around the text view, or the entry itself */
  GtkLabel     *hint;
  PsErrorLabel *error;
  int           lines;
  int           max_length;
};

enum {
  PROP_0,
  PROP_TITLE,
  PROP_HINT,
  PROP_LINES,
  PROP_MAX_LENGTH,
  N_PROPS,
};

enum {
  CHANGED,
  N_SIGNALS,
};

static GParamSpec *properties[N_PROPS];
static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (PsField, ps_field, GTK_TYPE_WIDGET)


static void
describe (PsField *self)
{
  const char *hint = gtk_label_get_label (self->hint);
  gboolean wrong = ps_error_label_get_text (self->error) != NULL;

  gtk_widget_set_visible (GTK_WIDGET (self->hint), *hint != '\0' && !wrong);
  if (wrong)
    return;

  if (*hint != '\0')
    gtk_accessible_update_property (GTK_ACCESSIBLE (self->entry),
                                    GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, hint, -1);
  else
    gtk_accessible_reset_property (GTK_ACCESSIBLE (self->entry),
                                   GTK_ACCESSIBLE_PROPERTY_DESCRIPTION);
}

/* Somebody who mends a text does not want to read on that it is wrong. */
static void
changed_cb (PsField *self)
{
  ps_field_set_error (self, NULL);
  g_signal_emit (self, signals[CHANGED], 0);
}

static GtkWidget *
make_entry (PsField *self)
{
  GtkWidget *entry = gtk_entry_new ();

  gtk_entry_set_activates_default (GTK_ENTRY (entry), TRUE);
  gtk_entry_set_max_length (GTK_ENTRY (entry), self->max_length);
  g_signal_connect_object (entry, "changed", G_CALLBACK (changed_cb), self, G_CONNECT_SWAPPED);

  return entry;
}

static void
ps_field_constructed (GObject *object)
{
  PsField *self = PS_FIELD (object);

  G_OBJECT_CLASS (ps_field_parent_class)->constructed (object);

  if (self->lines > 1)
    {
      self->frame = ps_text_area_new (self->lines, &self->entry);
      g_signal_connect_object (gtk_text_view_get_buffer (GTK_TEXT_VIEW (self->entry)), "changed",
                               G_CALLBACK (changed_cb), self, G_CONNECT_SWAPPED);
    }
  else
    {
      self->entry = make_entry (self);
      self->frame = self->entry;
    }

  gtk_widget_insert_after (self->frame, GTK_WIDGET (self), GTK_WIDGET (self->title));
  gtk_label_set_mnemonic_widget (self->title, self->entry);
  gtk_accessible_update_relation (GTK_ACCESSIBLE (self->entry),
                                  GTK_ACCESSIBLE_RELATION_LABELLED_BY, self->title, NULL,
                                  -1);
  ps_error_label_set_field (self->error, self->entry);
  describe (self);
}

/* By itself it would grab the focus each time that Tab comes by, and never let it leave. */
static gboolean
ps_field_focus (GtkWidget        *widget,
                GtkDirectionType  direction)
{
  return gtk_widget_child_focus (PS_FIELD (widget)->frame, direction);
}

static gboolean
ps_field_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (PS_FIELD (widget)->entry);
}

static void
ps_field_dispose (GObject *object)
{
  PsField *self = PS_FIELD (object);
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_widget_unparent (child);

  G_OBJECT_CLASS (ps_field_parent_class)->dispose (object);
}

static void
ps_field_get_property (GObject    *object,
                       guint       prop_id,
                       GValue     *value,
                       GParamSpec *pspec)
{
  PsField *self = PS_FIELD (object);

  switch (prop_id)
    {
    case PROP_TITLE:
      g_value_set_string (value, gtk_label_get_label (self->title));
      break;

    case PROP_HINT:
      g_value_set_string (value, gtk_label_get_label (self->hint));
      break;

    case PROP_LINES:
      g_value_set_int (value, self->lines);
      break;

    case PROP_MAX_LENGTH:
      g_value_set_int (value, self->max_length);
      break;

    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
ps_field_set_property (GObject      *object,
                       guint         prop_id,
                       const GValue *value,
                       GParamSpec   *pspec)
{
  PsField *self = PS_FIELD (object);

  switch (prop_id)
    {
    case PROP_TITLE:
      gtk_label_set_label (self->title, g_value_get_string (value));
      break;

    case PROP_HINT:
      gtk_label_set_label (self->hint, g_value_get_string (value) != NULL
                                       ? g_value_get_string (value) : "");
      if (self->entry != NULL)
        describe (self);
      break;

    case PROP_LINES:
      self->lines = g_value_get_int (value);
      break;

    case PROP_MAX_LENGTH:
      self->max_length = g_value_get_int (value);
      break;

    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
ps_field_class_init (PsFieldClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  GParamFlags flags = G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS;

  object_class->constructed = ps_field_constructed;
  object_class->dispose = ps_field_dispose;
  object_class->get_property = ps_field_get_property;
  object_class->set_property = ps_field_set_property;

  widget_class->grab_focus = ps_field_grab_focus;
  widget_class->focus = ps_field_focus;

  properties[PROP_TITLE] = g_param_spec_string ("title", NULL, NULL, "", flags);
  properties[PROP_HINT] = g_param_spec_string ("hint", NULL, NULL, "", flags);
  properties[PROP_LINES] =
    g_param_spec_int ("lines", NULL, NULL, 1, 100, 1, flags | G_PARAM_CONSTRUCT_ONLY);
  properties[PROP_MAX_LENGTH] =
    g_param_spec_int ("max-length", NULL, NULL, 0, 65535, 0, flags | G_PARAM_CONSTRUCT_ONLY);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  /**
   * PsField::changed:
   *
   * The text is another one.
   */
  signals[CHANGED] = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST,
                                   0, NULL, NULL, NULL, G_TYPE_NONE, 0);

  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BOX_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "ps-field");
}

static void
ps_field_init (PsField *self)
{
  GtkLayoutManager *layout = gtk_widget_get_layout_manager (GTK_WIDGET (self));

  gtk_orientable_set_orientation (GTK_ORIENTABLE (layout), GTK_ORIENTATION_VERTICAL);
  gtk_box_layout_set_spacing (GTK_BOX_LAYOUT (layout), 6);

  self->title = GTK_LABEL (gtk_label_new (NULL));
  gtk_label_set_use_underline (self->title, TRUE);
  gtk_label_set_xalign (self->title, 0);
  gtk_label_set_wrap (self->title, TRUE);
  gtk_widget_add_css_class (GTK_WIDGET (self->title), "heading");
  gtk_widget_set_parent (GTK_WIDGET (self->title), GTK_WIDGET (self));

  self->hint = GTK_LABEL (gtk_label_new (""));
  gtk_label_set_xalign (self->hint, 0);
  gtk_label_set_wrap (self->hint, TRUE);
  gtk_label_set_wrap_mode (self->hint, PANGO_WRAP_WORD_CHAR);
  gtk_widget_add_css_class (GTK_WIDGET (self->hint), "dim-label");
  gtk_widget_set_parent (GTK_WIDGET (self->hint), GTK_WIDGET (self));

  self->error = PS_ERROR_LABEL (ps_error_label_new ());
  gtk_widget_set_parent (GTK_WIDGET (self->error), GTK_WIDGET (self));
}

/**
 * ps_field_new:
 * @title: what it is called, translated, with a mnemonic
 *
 * Makes a field of one line.
 *
 * Returns: (transfer floating): a #PsField
 */
GtkWidget *
ps_field_new (const char *title)
{
  return g_object_new (PS_TYPE_FIELD, "title", title, NULL);
}

/**
 * ps_field_dup_text:
 * @self: a field
 *
 * Returns: (transfer full): what was typed, without the space around it
 */
char *
ps_field_dup_text (PsField *self)
{
  GtkTextBuffer *buffer;
  GtkTextIter start, end;

  g_return_val_if_fail (PS_IS_FIELD (self), NULL);

  if (GTK_IS_EDITABLE (self->entry))
    return g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->entry))));

  buffer = gtk_text_view_get_buffer (GTK_TEXT_VIEW (self->entry));
  gtk_text_buffer_get_bounds (buffer, &start, &end);

  return g_strstrip (gtk_text_buffer_get_text (buffer, &start, &end, FALSE));
}

/**
 * ps_field_set_text:
 * @self: a field
 * @text: (nullable): what it holds
 */
void
ps_field_set_text (PsField    *self,
                   const char *text)
{
  g_return_if_fail (PS_IS_FIELD (self));

  if (text == NULL)
    text = "";

  if (GTK_IS_EDITABLE (self->entry))
    gtk_editable_set_text (GTK_EDITABLE (self->entry), text);
  else
    gtk_text_buffer_set_text (gtk_text_view_get_buffer (GTK_TEXT_VIEW (self->entry)), text, -1);
}

/**
 * ps_field_set_hint:
 * @self: a field
 * @hint: (nullable): a sentence or a few words about the text, translated, plain text
 */
void
ps_field_set_hint (PsField    *self,
                   const char *hint)
{
  g_return_if_fail (PS_IS_FIELD (self));

  gtk_label_set_label (self->hint, hint != NULL ? hint : "");
  describe (self);
}

/**
 * ps_field_get_hint:
 * @self: a field
 *
 * Returns: what is said about the text; "" for nothing
 */
const char *
ps_field_get_hint (PsField *self)
{
  g_return_val_if_fail (PS_IS_FIELD (self), NULL);

  return gtk_label_get_label (self->hint);
}

/**
 * ps_field_set_error:
 * @self: a field
 * @sentence: (nullable): what is wrong with the text, translated; %NULL when nothing is
 *
 * Says what is wrong, until the text changes.
 */
void
ps_field_set_error (PsField    *self,
                    const char *sentence)
{
  g_return_if_fail (PS_IS_FIELD (self));

  ps_error_label_set_text (self->error, sentence);
  describe (self);
}

/**
 * ps_field_get_error:
 * @self: a field
 *
 * Returns: (nullable): what is wrong with the text
 */
const char *
ps_field_get_error (PsField *self)
{
  g_return_val_if_fail (PS_IS_FIELD (self), NULL);

  return ps_error_label_get_text (self->error);
}
