#include "ps-walk-in-box.h"

#include <glib/gi18n-lib.h>

#include "ps-a11y.h"
#include "ps-attendance-known.h"
#include "ps-error-label.h"
#include "ps-list-box.h"
#include "ps-text.h"
#include "ps-wrap-box.h"

/**
 * PsWalkInBox:
 *
 * One field for somebody who came without being expected, or is to be expected: only a name is ever
 * asked for. What was typed stays until whoever has the box clears it, because it was stored.
 *
 * Whom the roster knows is offered below the field as it is typed, so that nobody is written down a
 * second time. A name that somebody there has already is taken only when it is asked for once more:
 * the first time the box says so.
 */
struct _PsWalkInBox
{
  GtkBox         parent_instance;

  GtkLabel      *label;
  GtkEntry      *entry;
  GtkButton     *button;
  GtkButton     *expect_button;
  PsErrorLabel  *error_label;
  GtkLabel      *note;
  GtkWidget     *known_box;
  GtkListBox    *known_list;

  PsDb          *db;
  PsMemberNames *names;
  PsWalkInFlags  flags;
  char          *warned;
};

enum {
  SIGNAL_ADDED,
  SIGNAL_CHOSEN,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

#define KNOWN_ID "ps-known-id"

G_DEFINE_FINAL_TYPE (PsWalkInBox, ps_walk_in_box, GTK_TYPE_BOX)

static gboolean
is_same (const char *one,
         const char *other)
{
  g_autofree char *one_fold = ps_text_fold (one);
  g_autofree char *other_fold = ps_text_fold (other);

  return g_str_equal (one_fold, other_fold);
}

/* Says it once for each name. */
static gboolean
warn_of_namesake (PsWalkInBox *self,
                  const char  *name)
{
  GtkListBoxRow *row;

  if (g_strcmp0 (self->warned, name) == 0)
    return FALSE;

  for (int i = 0; (row = gtk_list_box_get_row_at_index (self->known_list, i)) != NULL; i++)
    {
      const char *known = adw_preferences_row_get_title (ADW_PREFERENCES_ROW (row));
      g_autofree char *text = NULL;

      if (!is_same (known, name))
        continue;

      g_free (self->warned);
      self->warned = g_strdup (name);
      /* Translators: %s is a name that was typed and that somebody on the roster has. */
      text = g_strdup_printf (_("%s is on the roster already: choose them below. If this is somebody "
                                "else of that name, add them once more."), known);
      ps_error_label_set_text (self->error_label, text);
      return TRUE;
    }

  return FALSE;
}

static void
add (PsWalkInBox   *self,
     PsWalkInFlags  as)
{
  g_autofree char *name = ps_text_clean (ps_walk_in_box_get_name (self));

  if (*name != '\0' && !warn_of_namesake (self, name))
    g_signal_emit (self, signals[SIGNAL_ADDED], 0, name, as == PS_WALK_IN_EXPECTED);
}

static void
add_cb (PsWalkInBox *self)
{
  add (self, (self->flags & PS_WALK_IN_HERE) != 0 ? PS_WALK_IN_HERE : PS_WALK_IN_EXPECTED);
}

static void
expect_cb (PsWalkInBox *self)
{
  add (self, PS_WALK_IN_EXPECTED);
}

static void
chosen_cb (PsWalkInBox *self,
           GtkWidget   *row)
{
  const gint64 *id = g_object_get_data (G_OBJECT (row), KNOWN_ID);

  g_signal_emit (self, signals[SIGNAL_CHOSEN], 0, *id,
                 adw_preferences_row_get_title (ADW_PREFERENCES_ROW (row)),
                 (self->flags & PS_WALK_IN_HERE) == 0);
}

static GtkWidget *
make_known (PsWalkInBox             *self,
            const PsAttendanceKnown *known)
{
  GtkWidget *row = ps_row_new (NULL, known->name, known->hint);

  g_object_set_data_full (G_OBJECT (row), KNOWN_ID,
                          g_memdup2 (&known->person_id, sizeof known->person_id), g_free);
  ps_row_add_arrow (row);
  g_signal_connect_object (row, "activated", G_CALLBACK (chosen_cb), self, G_CONNECT_SWAPPED);

  return row;
}

static void
offer_known (PsWalkInBox *self)
{
  g_autoptr (GPtrArray) rows = g_ptr_array_new ();
  g_autoptr (GPtrArray) known = NULL;

  if (self->db != NULL)
    known = ps_attendance_known_find (self->db, self->names, ps_walk_in_box_get_name (self));
  for (guint i = 0; known != NULL && i < known->len; i++)
    g_ptr_array_add (rows, make_known (self, g_ptr_array_index (known, i)));

  ps_list_box_refill (self->known_list, rows);
  gtk_widget_set_visible (self->known_box, rows->len > 0);
}

static void
changed_cb (PsWalkInBox *self)
{
  g_autofree char *name = ps_text_clean (ps_walk_in_box_get_name (self));

  gtk_widget_set_sensitive (GTK_WIDGET (self->button), *name != '\0');
  gtk_widget_set_sensitive (GTK_WIDGET (self->expect_button), *name != '\0');
  ps_error_label_set_error (self->error_label, NULL);
  offer_known (self);
}

/* Down from the field is the first of those whom it may be. */
static gboolean
key_cb (PsWalkInBox     *self,
        guint            keyval,
        guint            keycode G_GNUC_UNUSED,
        GdkModifierType  modifiers G_GNUC_UNUSED)
{
  GtkListBoxRow *row = gtk_list_box_get_row_at_index (self->known_list, 0);

  if (row == NULL || (keyval != GDK_KEY_Down && keyval != GDK_KEY_KP_Down))
    return GDK_EVENT_PROPAGATE;

  return gtk_widget_grab_focus (GTK_WIDGET (row)) ? GDK_EVENT_STOP : GDK_EVENT_PROPAGATE;
}

static void
ps_walk_in_box_dispose (GObject *object)
{
  PsWalkInBox *self = PS_WALK_IN_BOX (object);

  gtk_widget_dispose_template (GTK_WIDGET (object), PS_TYPE_WALK_IN_BOX);
  g_clear_object (&self->db);
  g_clear_object (&self->names);
  g_clear_pointer (&self->warned, g_free);

  G_OBJECT_CLASS (ps_walk_in_box_parent_class)->dispose (object);
}

static void
ps_walk_in_box_class_init (PsWalkInBoxClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = ps_walk_in_box_dispose;

  /**
   * PsWalkInBox::added:
   * @name: what somebody likes to be called, cleaned, not empty
   * @expected: whether they are not here yet
   *
   * Somebody is to be added whom the roster does not know.
   */
  signals[SIGNAL_ADDED] = g_signal_new ("added", G_TYPE_FROM_CLASS (klass),
                                        G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                        G_TYPE_NONE, 2, G_TYPE_STRING, G_TYPE_BOOLEAN);

  /**
   * PsWalkInBox::chosen:
   * @person_id: somebody of the roster
   * @name: what they like to be called
   * @expected: whether they are not here yet
   *
   * It is one of those who were offered.
   */
  signals[SIGNAL_CHOSEN] = g_signal_new ("chosen", G_TYPE_FROM_CLASS (klass),
                                         G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                         G_TYPE_NONE, 3, G_TYPE_INT64, G_TYPE_STRING,
                                         G_TYPE_BOOLEAN);

  g_type_ensure (PS_TYPE_ERROR_LABEL);
  g_type_ensure (PS_TYPE_WRAP_BOX);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/peerside/Peerside/ui/ps-walk-in-box.ui");
  gtk_widget_class_bind_template_child (widget_class, PsWalkInBox, entry);
  gtk_widget_class_bind_template_child (widget_class, PsWalkInBox, button);
  gtk_widget_class_bind_template_child (widget_class, PsWalkInBox, label);
  gtk_widget_class_bind_template_child (widget_class, PsWalkInBox, expect_button);
  gtk_widget_class_bind_template_child (widget_class, PsWalkInBox, error_label);
  gtk_widget_class_bind_template_child (widget_class, PsWalkInBox, note);
  gtk_widget_class_bind_template_child (widget_class, PsWalkInBox, known_box);
  gtk_widget_class_bind_template_child (widget_class, PsWalkInBox, known_list);
}

static void
ps_walk_in_box_init (PsWalkInBox *self)
{
  GtkEventController *keys = gtk_event_controller_key_new ();

  gtk_widget_init_template (GTK_WIDGET (self));
  self->flags = PS_WALK_IN_HERE;
  ps_a11y_name_buttons (GTK_WIDGET (self));
  gtk_entry_set_max_length (self->entry, PS_TEXT_NAME_MAX);

  g_signal_connect_object (self->entry, "changed", G_CALLBACK (changed_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->entry, "activate", G_CALLBACK (add_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->button, "clicked", G_CALLBACK (add_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->expect_button, "clicked", G_CALLBACK (expect_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (keys, "key-pressed", G_CALLBACK (key_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (GTK_WIDGET (self->entry), keys);
}

/**
 * ps_walk_in_box_set_roster:
 * @db: whose people are offered
 *
 * Looks for whoever is typed among those who are known.
 */
void
ps_walk_in_box_set_roster (PsWalkInBox *self,
                           PsDb        *db)
{
  g_return_if_fail (PS_IS_WALK_IN_BOX (self));
  g_return_if_fail (PS_IS_DB (db));

  if (!g_set_object (&self->db, db))
    return;

  g_clear_object (&self->names);
  self->names = ps_member_names_new (db);
}

/**
 * ps_walk_in_box_set_flags:
 * @flags: whom it is for
 *
 * By default it is for somebody who has come in.
 */
void
ps_walk_in_box_set_flags (PsWalkInBox   *self,
                          PsWalkInFlags  flags)
{
  gboolean here = (flags & PS_WALK_IN_HERE) != 0;

  g_return_if_fail (PS_IS_WALK_IN_BOX (self));

  self->flags = flags;
  gtk_widget_set_visible (GTK_WIDGET (self->button), here);
  gtk_widget_set_visible (GTK_WIDGET (self->expect_button), (flags & PS_WALK_IN_EXPECTED) != 0);
  if (!here)
    gtk_label_set_label (self->label, _("Someone _new is to come: what do they like to be called?"));
}

/**
 * ps_walk_in_box_begin:
 * @letter: the first letter of a name
 *
 * Goes to the field with what was typed elsewhere.
 */
void
ps_walk_in_box_begin (PsWalkInBox *self,
                      gunichar     letter)
{
  char text[7] = { 0 };

  g_return_if_fail (PS_IS_WALK_IN_BOX (self));

  g_unichar_to_utf8 (letter, text);
  gtk_editable_set_text (GTK_EDITABLE (self->entry), text);
  gtk_entry_grab_focus_without_selecting (self->entry);
  gtk_editable_set_position (GTK_EDITABLE (self->entry), -1);
}

/**
 * ps_walk_in_box_set_name:
 * @name: what was typed before
 *
 * Puts it back, as if it were being typed.
 */
void
ps_walk_in_box_set_name (PsWalkInBox *self,
                         const char  *name)
{
  g_return_if_fail (PS_IS_WALK_IN_BOX (self));

  gtk_editable_set_text (GTK_EDITABLE (self->entry), name);
  gtk_editable_set_position (GTK_EDITABLE (self->entry), -1);
}

/**
 * ps_walk_in_box_clear:
 * @self: a walk-in box
 *
 * Empties the field for the next one: somebody was added.
 */
void
ps_walk_in_box_clear (PsWalkInBox *self)
{
  g_return_if_fail (PS_IS_WALK_IN_BOX (self));

  g_clear_pointer (&self->warned, g_free);
  gtk_editable_set_text (GTK_EDITABLE (self->entry), "");
  gtk_widget_grab_focus (GTK_WIDGET (self->entry));
}

/**
 * ps_walk_in_box_set_error:
 * @self: a walk-in box
 * @error: (nullable): why somebody could not be added
 *
 * Says so below the field.
 */
void
ps_walk_in_box_set_error (PsWalkInBox  *self,
                          const GError *error)
{
  g_return_if_fail (PS_IS_WALK_IN_BOX (self));

  ps_error_label_set_error (self->error_label, error);
}

/**
 * ps_walk_in_box_set_note:
 * @self: a walk-in box
 * @note: (nullable): what is to be thought of before somebody is added, who is added all the same
 *
 * Says so quietly below the field.
 */
void
ps_walk_in_box_set_note (PsWalkInBox *self,
                         const char  *note)
{
  g_return_if_fail (PS_IS_WALK_IN_BOX (self));

  gtk_label_set_label (self->note, note != NULL ? note : "");
  gtk_widget_set_visible (GTK_WIDGET (self->note), note != NULL);
}

/**
 * ps_walk_in_box_get_name:
 * @self: a walk-in box
 *
 * Returns: what is typed, as it is
 */
const char *
ps_walk_in_box_get_name (PsWalkInBox *self)
{
  g_return_val_if_fail (PS_IS_WALK_IN_BOX (self), NULL);

  return gtk_editable_get_text (GTK_EDITABLE (self->entry));
}
