#include "ps-ways-editor.h"

#include "ps-a11y.h"
#include "ps-check-wrap.h"
#include "ps-field.h"
#include "ps-number-entry.h"
#include "ps-way-words.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>

/**
 * PsWaysEditor:
 *
 * The ways to reach a member, each with what they allowed. A way without a number or an address is
 * not kept.
 */
struct _PsWaysEditor
{
  GtkWidget  parent_instance;

  GtkWidget *box;       /* of ways */
  GtkWidget *add_button;
};

#define N_MAYS_MAX 8

typedef struct {
  PsContactWayRow *row;    /* as it was loaded: what is not shown of it is kept */
  GtkWidget       *value;
  GtkWidget       *label;
  GtkWidget       *checks[N_MAYS_MAX];
} Way;

enum {
  CHANGED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (PsWaysEditor, ps_ways_editor, GTK_TYPE_WIDGET)

static void
way_free (gpointer data)
{
  Way *way = data;

  ps_contact_way_row_free (way->row);
  g_free (way);
}

static Way *
get_way (GtkWidget *card)
{
  return g_object_get_data (G_OBJECT (card), "ps-way");
}

static void
remove_cb (GtkButton *button,
           GtkWidget *card)
{
  GtkWidget *box = gtk_widget_get_parent (card);
  GtkWidget *editor = gtk_widget_get_parent (box);

  /* The focus goes to something that stays. */
  gtk_widget_grab_focus (PS_WAYS_EDITOR (editor)->add_button);
  gtk_box_remove (GTK_BOX (box), card);
}

static void
changed_cb (GtkWidget *field,
            GtkWidget *card G_GNUC_UNUSED)
{
  GtkWidget *editor = gtk_widget_get_ancestor (field, PS_TYPE_WAYS_EDITOR);

  if (editor != NULL)
    g_signal_emit (editor, signals[CHANGED], 0);
}

static GtkWidget *
make_value_line (GtkWidget  *card,
                 Way        *way)
{
  GtkWidget *line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *button = gtk_button_new_from_icon_name ("user-trash-symbolic");
  const char *kind = ps_way_kind_label (way->row->kind);
  /* Translators: %s is a way to reach somebody, such as “Phone”. */
  g_autofree char *name = g_strdup_printf (_("Remove: %s"), kind);

  way->value = g_object_new (PS_TYPE_FIELD, "title", kind, "max-length", 500, NULL);
  if (g_strcmp0 (way->row->kind, "phone") == 0)
    ps_number_entry (way->value);
  ps_field_set_text (PS_FIELD (way->value), way->row->value);
  g_signal_connect_object (way->value, "changed", G_CALLBACK (changed_cb), card, 0);
  gtk_widget_set_hexpand (way->value, TRUE);
  gtk_box_append (GTK_BOX (line), way->value);

  gtk_widget_set_tooltip_text (button, _("Remove"));
  gtk_widget_set_valign (button, GTK_ALIGN_END);
  gtk_widget_add_css_class (button, "flat");
  ps_a11y_name_button (GTK_BUTTON (button), name);
  g_signal_connect_object (button, "clicked", G_CALLBACK (remove_cb), card, 0);
  gtk_box_append (GTK_BOX (line), button);

  return line;
}

static GtkWidget *
add_way (PsWaysEditor    *self,
         PsContactWayRow *row)
{
  GtkWidget *card = gtk_box_new (GTK_ORIENTATION_VERTICAL, 9);
  Way *way = g_new0 (Way, 1);

  way->row = row;
  gtk_widget_add_css_class (card, "card");
  gtk_widget_add_css_class (card, "ps-card");
  gtk_box_append (GTK_BOX (card), make_value_line (card, way));

  for (guint i = 0; i < ps_way_may_get_n (); i++)
    {
      const PsWayMay *may = ps_way_may_get (i);

      if (!ps_way_may_fits (may, row->kind))
        continue;

      way->checks[i] = gtk_check_button_new_with_label (_(may->label));
      gtk_check_button_set_active (GTK_CHECK_BUTTON (way->checks[i]), *ps_way_may_flag (may, row));
      ps_check_wrap (way->checks[i]);
      gtk_box_append (GTK_BOX (card), way->checks[i]);
    }

  /* Translators: which of several phones it is, such as “work”, or whose. */
  way->label = g_object_new (PS_TYPE_FIELD, "title", _("Which or whose"), "max-length", 100, NULL);
  ps_field_set_hint (PS_FIELD (way->label), _("Such as work, or a daughter’s."));
  ps_field_set_text (PS_FIELD (way->label), row->label);
  gtk_box_append (GTK_BOX (card), way->label);

  g_object_set_data_full (G_OBJECT (card), "ps-way", way, way_free);
  gtk_box_append (GTK_BOX (self->box), card);

  return way->value;
}

static void
add_cb (GtkWidget  *widget,
        const char *action_name G_GNUC_UNUSED,
        GVariant   *parameter)
{
  PsContactWayRow *row = ps_contact_way_row_new ();

  row->kind = g_variant_dup_string (parameter, NULL);
  gtk_widget_grab_focus (add_way (PS_WAYS_EDITOR (widget), row));
}

static void
ps_ways_editor_dispose (GObject *object)
{
  PsWaysEditor *self = PS_WAYS_EDITOR (object);

  g_clear_pointer (&self->box, gtk_widget_unparent);
  g_clear_pointer (&self->add_button, gtk_widget_unparent);

  G_OBJECT_CLASS (ps_ways_editor_parent_class)->dispose (object);
}

static void
ps_ways_editor_class_init (PsWaysEditorClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = ps_ways_editor_dispose;

  /**
   * PsWaysEditor::changed:
   *
   * A number or an address is another one.
   */
  signals[CHANGED] = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST,
                                   0, NULL, NULL, NULL, G_TYPE_NONE, 0);

  gtk_widget_class_install_action (widget_class, "ways.add", "s", add_cb);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BOX_LAYOUT);
}

static void
ps_ways_editor_init (PsWaysEditor *self)
{
  GtkLayoutManager *layout = gtk_widget_get_layout_manager (GTK_WIDGET (self));
  g_autoptr (GMenu) menu = g_menu_new ();

  gtk_orientable_set_orientation (GTK_ORIENTABLE (layout), GTK_ORIENTATION_VERTICAL);
  gtk_box_layout_set_spacing (GTK_BOX_LAYOUT (layout), 12);

  self->box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12);
  gtk_widget_set_parent (self->box, GTK_WIDGET (self));

  g_menu_append (menu, _("_Phone"), "ways.add('phone')");
  g_menu_append (menu, _("_E-mail"), "ways.add('email')");
  g_menu_append (menu, _("Postal _Address"), "ways.add('postal')");

  self->add_button = gtk_menu_button_new ();
  gtk_menu_button_set_label (GTK_MENU_BUTTON (self->add_button), _("Add a _Way to Reach Them"));
  gtk_menu_button_set_use_underline (GTK_MENU_BUTTON (self->add_button), TRUE);
  gtk_menu_button_set_menu_model (GTK_MENU_BUTTON (self->add_button), G_MENU_MODEL (menu));
  gtk_widget_set_halign (self->add_button, GTK_ALIGN_START);
  gtk_widget_set_parent (self->add_button, GTK_WIDGET (self));
}

/**
 * ps_ways_editor_new:
 *
 * Returns: (transfer floating): a #PsWaysEditor without a way
 */
GtkWidget *
ps_ways_editor_new (void)
{
  return g_object_new (PS_TYPE_WAYS_EDITOR, NULL);
}

/**
 * ps_ways_editor_load:
 * @self: an editor
 * @ways: (nullable) (element-type PsContactWayRow): what is stored
 *
 * Shows what is stored, in the place of what was shown; where nothing is, an empty phone number, which
 * is what most people leave.
 */
void
ps_ways_editor_load (PsWaysEditor *self,
                     GPtrArray    *ways)
{
  GtkWidget *card;

  g_return_if_fail (PS_IS_WAYS_EDITOR (self));

  while ((card = gtk_widget_get_first_child (self->box)) != NULL)
    gtk_box_remove (GTK_BOX (self->box), card);

  for (guint i = 0; ways != NULL && i < ways->len; i++)
    add_way (self, ps_contact_way_row_copy (g_ptr_array_index (ways, i)));

  if (ways == NULL || ways->len == 0)
    {
      PsContactWayRow *row = ps_contact_way_row_new ();

      row->kind = g_strdup ("phone");
      add_way (self, row);
    }
}

/**
 * ps_ways_editor_store:
 * @self: an editor
 *
 * Returns: (transfer full) (element-type PsContactWayRow): the ways as they are now, in their order
 */
GPtrArray *
ps_ways_editor_store (PsWaysEditor *self)
{
  GPtrArray *ways = g_ptr_array_new_with_free_func ((GDestroyNotify) ps_contact_way_row_free);

  g_return_val_if_fail (PS_IS_WAYS_EDITOR (self), ways);

  for (GtkWidget *card = gtk_widget_get_first_child (self->box);
       card != NULL;
       card = gtk_widget_get_next_sibling (card))
    {
      Way *way = get_way (card);
      g_autofree char *value = ps_field_dup_text (PS_FIELD (way->value));
      PsContactWayRow *row;

      if (*value == '\0')
        continue;

      row = ps_contact_way_row_copy (way->row);
      g_free (row->value);
      g_free (row->label);
      row->value = g_steal_pointer (&value);
      row->label = ps_field_dup_text (PS_FIELD (way->label));
      for (guint i = 0; i < ps_way_may_get_n (); i++)
        if (way->checks[i] != NULL)
          *ps_way_may_flag (ps_way_may_get (i), row) =
            gtk_check_button_get_active (GTK_CHECK_BUTTON (way->checks[i]));
      g_ptr_array_add (ways, row);
    }

  return ways;
}
