#include "ps-form.h"

#include <adwaita.h>

#include "ps-field.h"

/* What was put into a form, as it stands in its widgets: for a form that has to go, because the vault
 * is being locked, and comes back.
 *
 * A form says nothing of its widgets: they are walked through, and each common kind is known here. Of
 * those that are made of rows which come and go the caller knows how to ask (PsFormPart). A passphrase
 * is never taken.
 */

#define NAMED "ps-form-name"

typedef struct {
  char *form;
  char *object;
} Named;

/* Does something with one widget that holds a value, under the name that it has in the form. */
typedef struct _Walk Walk;

typedef void (*Visit) (const Walk *walk,
                       GtkWidget  *widget,
                       const char *name);

struct _Walk
{
  const PsFormPart *parts;
  gsize             n_parts;
  GHashTable       *names;   /* that were given */
  Visit             visit;
  gpointer          data;
};

static const PsFormPart *
find_part (const Walk *walk,
           GtkWidget  *widget)
{
  for (gsize i = 0; i < walk->n_parts; i++)
    if (G_TYPE_CHECK_INSTANCE_TYPE (widget, walk->parts[i].get_type ()))
      return &walk->parts[i];

  return NULL;
}

static gboolean
is_value (const Walk *walk,
          GtkWidget  *widget)
{
  return find_part (walk, widget) != NULL || PS_IS_FIELD (widget) || ADW_IS_COMBO_ROW (widget) ||
         GTK_IS_SPIN_BUTTON (widget) || GTK_IS_CHECK_BUTTON (widget) || GTK_IS_SWITCH (widget) ||
         GTK_IS_ENTRY (widget) || GTK_IS_TEXT_VIEW (widget);
}

/* The id that it has in its template says which it is, also when the next version has moved it; what
 * has none, or shares it, is counted.
 */
static const char *
give_name (Walk      *walk,
           GtkWidget *widget)
{
  const char *id = gtk_buildable_get_buildable_id (GTK_BUILDABLE (widget));
  char *name;

  if (id == NULL || g_str_has_prefix (id, "___") || g_hash_table_contains (walk->names, id))
    name = g_strdup_printf ("%u", g_hash_table_size (walk->names));
  else
    name = g_strdup (id);
  g_hash_table_add (walk->names, name);

  return name;
}

static void
walk_through (Walk      *walk,
              GtkWidget *widget)
{
  if (GTK_IS_PASSWORD_ENTRY (widget) || GTK_IS_SEARCH_ENTRY (widget))
    return;

  if (is_value (walk, widget))
    {
      walk->visit (walk, widget, give_name (walk, widget));
      return;
    }

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    walk_through (walk, child);
}

static void
walk_form (GtkWidget        *root,
           const PsFormPart *parts,
           gsize             n_parts,
           Visit             visit,
           gpointer          data)
{
  g_autoptr (GHashTable) names = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  Walk walk = { parts, n_parts, names, visit, data };

  walk_through (&walk, root);
}

/* What a list says of one of its items. */
static char *
dup_words (AdwComboRow *row,
           guint        position)
{
  g_autoptr (GObject) item = NULL;
  GtkExpression *expression = adw_combo_row_get_expression (row);
  g_auto (GValue) value = G_VALUE_INIT;

  if (adw_combo_row_get_model (row) != NULL)
    item = g_list_model_get_item (adw_combo_row_get_model (row), position);
  if (GTK_IS_STRING_OBJECT (item))
    return g_strdup (gtk_string_object_get_string (GTK_STRING_OBJECT (item)));
  if (item != NULL && expression != NULL && gtk_expression_evaluate (expression, item, &value) &&
      G_VALUE_HOLDS_STRING (&value))
    return g_value_dup_string (&value);

  return NULL;
}

/* By its words: another item may be in its place by now. */
static void
choose (AdwComboRow *row,
        GVariant    *value)
{
  const char *wanted = g_variant_get_string (value, NULL);
  GListModel *model = adw_combo_row_get_model (row);

  for (guint i = 0; model != NULL && i < g_list_model_get_n_items (model); i++)
    {
      g_autofree char *words = dup_words (row, i);

      if (g_strcmp0 (words, wanted) == 0)
        {
          adw_combo_row_set_selected (row, i);
          return;
        }
    }
}

static char *
dup_text (GtkTextView *view)
{
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (view);
  GtkTextIter start, end;

  gtk_text_buffer_get_bounds (buffer, &start, &end);

  return gtk_text_buffer_get_text (buffer, &start, &end, TRUE);
}

static GVariant *
take_words (char *words)
{
  return words != NULL ? g_variant_new_take_string (words) : NULL;
}

static GVariant *
store_value (const Walk *walk,
             GtkWidget  *widget)
{
  const PsFormPart *part = find_part (walk, widget);

  if (part != NULL)
    return part->store (widget);
  if (PS_IS_FIELD (widget))
    return take_words (ps_field_dup_text (PS_FIELD (widget)));
  if (ADW_IS_COMBO_ROW (widget))
    return take_words (dup_words (ADW_COMBO_ROW (widget),
                                  adw_combo_row_get_selected (ADW_COMBO_ROW (widget))));
  if (GTK_IS_SPIN_BUTTON (widget))
    return g_variant_new_double (gtk_spin_button_get_value (GTK_SPIN_BUTTON (widget)));
  if (GTK_IS_CHECK_BUTTON (widget))
    return g_variant_new_boolean (gtk_check_button_get_active (GTK_CHECK_BUTTON (widget)));
  if (GTK_IS_SWITCH (widget))
    return g_variant_new_boolean (gtk_switch_get_active (GTK_SWITCH (widget)));
  if (GTK_IS_ENTRY (widget))
    return g_variant_new_string (gtk_editable_get_text (GTK_EDITABLE (widget)));

  return take_words (dup_text (GTK_TEXT_VIEW (widget)));
}

static void
store_cb (const Walk *walk,
          GtkWidget  *widget,
          const char *name)
{
  GVariant *value = store_value (walk, widget);

  if (value != NULL)
    g_variant_dict_insert_value (walk->data, name, value);
}

static void
load_value (const Walk *walk,
            GtkWidget  *widget,
            GVariant   *value)
{
  const PsFormPart *part = find_part (walk, widget);
  gboolean text = g_variant_is_of_type (value, G_VARIANT_TYPE_STRING);
  gboolean flag = g_variant_is_of_type (value, G_VARIANT_TYPE_BOOLEAN);

  if (part != NULL)
    part->load (widget, value);
  else if (PS_IS_FIELD (widget) && text)
    ps_field_set_text (PS_FIELD (widget), g_variant_get_string (value, NULL));
  else if (ADW_IS_COMBO_ROW (widget) && text)
    choose (ADW_COMBO_ROW (widget), value);
  else if (GTK_IS_SPIN_BUTTON (widget) && g_variant_is_of_type (value, G_VARIANT_TYPE_DOUBLE))
    gtk_spin_button_set_value (GTK_SPIN_BUTTON (widget), g_variant_get_double (value));
  else if (GTK_IS_CHECK_BUTTON (widget) && flag)
    gtk_check_button_set_active (GTK_CHECK_BUTTON (widget), g_variant_get_boolean (value));
  else if (GTK_IS_SWITCH (widget) && flag)
    gtk_switch_set_active (GTK_SWITCH (widget), g_variant_get_boolean (value));
  else if (GTK_IS_ENTRY (widget) && text)
    gtk_editable_set_text (GTK_EDITABLE (widget), g_variant_get_string (value, NULL));
  else if (GTK_IS_TEXT_VIEW (widget) && text)
    gtk_text_buffer_set_text (gtk_text_view_get_buffer (GTK_TEXT_VIEW (widget)),
                              g_variant_get_string (value, NULL), -1);
}

static void
load_cb (const Walk *walk,
         GtkWidget  *widget,
         const char *name)
{
  g_autoptr (GVariant) value = g_variant_lookup_value (walk->data, name, NULL);
  g_autoptr (GVariant) now = NULL;

  if (value == NULL)
    return;

  now = store_value (walk, widget);
  if (now != NULL)
    g_variant_ref_sink (now);
  if (now == NULL || !g_variant_equal (now, value))
    load_value (walk, widget, value);
}

/**
 * ps_form_store:
 * @root: a window, or what the form is in
 * @parts: (array length=n_parts): what else there may be than entries, buttons and choices
 *
 * Returns: (transfer full): a{sv}, what is in the form now
 */
GVariant *
ps_form_store (GtkWidget        *root,
               const PsFormPart *parts,
               gsize             n_parts)
{
  GVariantDict fields;

  g_return_val_if_fail (GTK_IS_WIDGET (root), NULL);

  g_variant_dict_init (&fields, NULL);
  walk_form (root, parts, n_parts, store_cb, &fields);

  return g_variant_ref_sink (g_variant_dict_end (&fields));
}

/**
 * ps_form_load:
 * @root: a window, or what the form is in
 * @parts: (array length=n_parts): what else there may be than entries, buttons and choices
 * @fields: a{sv}, from ps_form_store(), perhaps of another version of the program
 *
 * Puts back what was in the form. What the form has no place for any more is left out, and so is what
 * is no longer to be chosen.
 */
void
ps_form_load (GtkWidget        *root,
              const PsFormPart *parts,
              gsize             n_parts,
              GVariant         *fields)
{
  g_return_if_fail (GTK_IS_WIDGET (root));
  g_return_if_fail (g_variant_is_of_type (fields, G_VARIANT_TYPE_VARDICT));

  /* What is chosen in one place may fill another, or bring it there: the second time all is there. */
  walk_form (root, parts, n_parts, load_cb, fields);
  walk_form (root, parts, n_parts, load_cb, fields);
}

static void
named_free (gpointer data)
{
  Named *named = data;

  g_free (named->form);
  g_free (named->object);
  g_free (named);
}

/**
 * ps_form_set_name:
 * @window: a dialog, before it is shown
 * @form: which form it is, in small letters: "member"
 * @id: whom or what it is about; 0 for somebody or something new
 * @day: (nullable): and which day of it
 *
 * Has what was typed into @window kept when the vault is locked under it, and brought back:
 * ps-window-drafts.c knows how to make each form.
 */
void
ps_form_set_name (GtkWindow  *window,
                  const char *form,
                  gint64      id,
                  const char *day)
{
  Named *named = g_new0 (Named, 1);

  g_return_if_fail (GTK_IS_WINDOW (window));

  named->form = g_strdup (form);
  named->object = id != 0 ? g_strdup_printf ("%" G_GINT64_FORMAT "%s%s", id, day != NULL ? " " : "",
                                             day != NULL ? day : "")
                          : g_strdup ("");
  g_object_set_data_full (G_OBJECT (window), NAMED, named, named_free);
}

/**
 * ps_form_get_name:
 * @window: a window
 * @object: (out) (transfer none): the id and the day, "" or "12" or "12 2026-03-14"
 *
 * Returns: (transfer none) (nullable): which form it is, if it is one whose text is kept
 */
const char *
ps_form_get_name (GtkWindow   *window,
                  const char **object)
{
  Named *named = g_object_get_data (G_OBJECT (window), NAMED);

  g_return_val_if_fail (GTK_IS_WINDOW (window), NULL);

  if (named == NULL)
    return NULL;

  *object = named->object;

  return named->form;
}
