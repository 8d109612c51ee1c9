#include "ps-attendee-list.h"

#include <glib/gi18n-lib.h>

#include "ps-attendee-keys.h"

/**
 * PsAttendeeList:
 *
 * People, and whether they are here, to be marked with one key each; see ps-attendee-keys.c.
 *
 * As its rows, it changes nothing by itself. What goes on to the next person at once is the focus, and
 * it does not wait until something is stored: whoever marks twelve people does not either.
 */
struct _PsAttendeeList
{
  AdwBin             parent_instance;

  GtkListBox        *list;
  GListModel        *attendees;
  GtkSliceListModel *rows;       /* those of them who have a row already */
  guint              growing;
  GHashTable        *asked;      /* of PsAttendee: marked, and not stored yet */
  PsRemovableFunc    removable;
  gpointer           removable_data;
};

enum {
  SIGNAL_ASKED,
  SIGNAL_REMOVED,
  SIGNAL_SOUGHT,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

/* More rows than are seen at first, and no more than are made in less time than somebody notices. The
 * rows of 300 people take a third of a second to make and to measure.
 */
#define ROWS_AT_ONCE 30

G_DEFINE_FINAL_TYPE (PsAttendeeList, ps_attendee_list, ADW_TYPE_BIN)

static void
ask (PsAttendeeList *self,
     PsAttendee     *attendee,
     const char     *status,
     const char     *mode)
{
  g_signal_emit (self, signals[SIGNAL_ASKED], 0, attendee, status, mode);
}

static void
asked_cb (PsAttendeeList *self,
          const char     *status,
          const char     *mode,
          PsAttendeeRow  *row)
{
  ask (self, ps_attendee_row_get_attendee (row), status, mode);
}

static void
removed_cb (PsAttendeeList *self,
            PsAttendeeRow  *row)
{
  g_signal_emit (self, signals[SIGNAL_REMOVED], 0, ps_attendee_row_get_attendee (row));
}

static void
known_cb (PsAttendeeList *self,
          GParamSpec     *pspec G_GNUC_UNUSED,
          PsAttendee     *attendee)
{
  if (self->asked != NULL)
    g_hash_table_remove (self->asked, attendee);
}

static void
update_row (PsAttendeeList *self,
            PsAttendeeRow  *row)
{
  PsAttendee *attendee = ps_attendee_row_get_attendee (row);

  ps_attendee_row_set_removable (row, self->removable != NULL &&
                                 self->removable (attendee, self->removable_data));
}

static GtkWidget *
make_row (gpointer item,
          gpointer user_data)
{
  PsAttendeeList *self = user_data;
  GtkWidget *row = ps_attendee_row_new (item);

  update_row (self, PS_ATTENDEE_ROW (row));
  g_signal_connect_object (row, "asked", G_CALLBACK (asked_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (row, "removed", G_CALLBACK (removed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (item, "notify::status", G_CALLBACK (known_cb), self, G_CONNECT_SWAPPED);

  return row;
}

/* Between two frames: whoever sees the first people can mark them already. */
static gboolean
grow_cb (gpointer user_data)
{
  PsAttendeeList *self = user_data;
  guint n = g_list_model_get_n_items (self->attendees);
  guint size = gtk_slice_list_model_get_size (self->rows);

  /* Once all have one, whoever comes later is there at once. */
  gtk_slice_list_model_set_size (self->rows, size < n ? size + ROWS_AT_ONCE : G_MAXUINT);
  if (size < n)
    return G_SOURCE_CONTINUE;

  self->growing = 0;

  return G_SOURCE_REMOVE;
}

/* The row that has the focus, and not something in it. */
static PsAttendeeRow *
get_focused (PsAttendeeList *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;

  return focus != NULL && PS_IS_ATTENDEE_ROW (focus) ? PS_ATTENDEE_ROW (focus) : NULL;
}

static void
mark (PsAttendeeList      *self,
      PsAttendeeRow       *row,
      const PsAttendeeKey *key)
{
  PsAttendee *attendee = ps_attendee_row_get_attendee (row);
  const char *status, *mode;
  gboolean settled = ps_attendee_keys_apply (key, ps_attendee_get_row (attendee), &status, &mode);

  if (!g_str_equal (ps_attendee_get_row (attendee)->status, status))
    g_hash_table_add (self->asked, g_object_ref (attendee));
  ask (self, attendee, status, mode);
  if (settled)
    ps_attendee_list_focus_next (self, attendee);
}

/* What Return and the space bar say: here, or not known again where they are here already. */
static void
turn_over (PsAttendeeList *self,
           PsAttendeeRow  *row)
{
  const char *status = ps_attendee_get_row (ps_attendee_row_get_attendee (row))->status;

  mark (self, row, ps_attendee_keys_find (ps_attendance_status_is_here (status) ? '0' : '1'));
}

static gboolean
key_cb (PsAttendeeList  *self,
        guint            keyval,
        guint            keycode G_GNUC_UNUSED,
        GdkModifierType  modifiers)
{
  PsAttendeeRow *row = get_focused (self);
  const PsAttendeeKey *key = ps_attendee_keys_find (keyval);
  gunichar letter = gdk_keyval_to_unicode (keyval);

  if (row == NULL)
    return GDK_EVENT_PROPAGATE;

  if (keyval == GDK_KEY_Menu || (keyval == GDK_KEY_F10 && modifiers == GDK_SHIFT_MASK))
    {
      ps_attendee_row_open_menu (row);
      return GDK_EVENT_STOP;
    }

  if ((modifiers & (GDK_CONTROL_MASK | GDK_ALT_MASK | GDK_SUPER_MASK | GDK_META_MASK)) != 0)
    return GDK_EVENT_PROPAGATE;

  if (keyval == GDK_KEY_space || keyval == GDK_KEY_Return || keyval == GDK_KEY_KP_Enter ||
      keyval == GDK_KEY_ISO_Enter)
    turn_over (self, row);
  else if (key != NULL)
    mark (self, row, key);
  else if (g_unichar_isalpha (letter))
    g_signal_emit (self, signals[SIGNAL_SOUGHT], 0, letter);
  else
    return GDK_EVENT_PROPAGATE;

  return GDK_EVENT_STOP;
}

static void
ps_attendee_list_dispose (GObject *object)
{
  PsAttendeeList *self = PS_ATTENDEE_LIST (object);

  g_clear_handle_id (&self->growing, g_source_remove);
  g_clear_object (&self->rows);
  g_clear_object (&self->attendees);
  g_clear_pointer (&self->asked, g_hash_table_unref);

  G_OBJECT_CLASS (ps_attendee_list_parent_class)->dispose (object);
}

static void
ps_attendee_list_class_init (PsAttendeeListClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = ps_attendee_list_dispose;

  /**
   * PsAttendeeList::asked:
   * @attendee: a #PsAttendee
   * @status: an attendance status, as stored
   * @mode: how they take part, as stored
   *
   * Somebody asks that this be stored.
   */
  signals[SIGNAL_ASKED] = g_signal_new ("asked", G_TYPE_FROM_CLASS (klass),
                                        G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                        G_TYPE_NONE, 3, PS_TYPE_ATTENDEE, G_TYPE_STRING,
                                        G_TYPE_STRING);

  /**
   * PsAttendeeList::removed:
   * @attendee: a #PsAttendee
   *
   * Somebody asks that they be taken off the list.
   */
  signals[SIGNAL_REMOVED] = g_signal_new ("removed", G_TYPE_FROM_CLASS (klass),
                                          G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                          G_TYPE_NONE, 1, PS_TYPE_ATTENDEE);

  /**
   * PsAttendeeList::sought:
   * @letter: a Unicode character
   *
   * Somebody has begun to type a name.
   */
  signals[SIGNAL_SOUGHT] = g_signal_new ("sought", G_TYPE_FROM_CLASS (klass),
                                         G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                         G_TYPE_NONE, 1, G_TYPE_UINT);
}

static void
ps_attendee_list_init (PsAttendeeList *self)
{
  GtkEventController *keys = gtk_event_controller_key_new ();

  self->asked = g_hash_table_new_full (NULL, NULL, g_object_unref, NULL);
  self->list = GTK_LIST_BOX (gtk_list_box_new ());
  gtk_list_box_set_selection_mode (self->list, GTK_SELECTION_NONE);
  gtk_widget_add_css_class (GTK_WIDGET (self->list), "boxed-list");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->list),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, _("Who Is Here"),
                                  -1);
  adw_bin_set_child (ADW_BIN (self), GTK_WIDGET (self->list));

  /* Before the rows have them, which would turn over and stay where they are. */
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect_object (keys, "key-pressed", G_CALLBACK (key_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (GTK_WIDGET (self), keys);
}

/**
 * ps_attendee_list_bind:
 * @self: a list
 * @attendees: of #PsAttendee
 * @removable: (nullable): says who can be taken off it; %NULL for nobody
 * @user_data: for @removable
 *
 * Sets who is on the list. The rows of many are made little by little.
 */
void
ps_attendee_list_bind (PsAttendeeList  *self,
                       GListModel      *attendees,
                       PsRemovableFunc  removable,
                       gpointer         user_data)
{
  g_return_if_fail (PS_IS_ATTENDEE_LIST (self));

  g_set_object (&self->attendees, attendees);
  self->removable = removable;
  self->removable_data = user_data;
  g_clear_object (&self->rows);
  self->rows = gtk_slice_list_model_new (g_object_ref (attendees), 0, ROWS_AT_ONCE);
  gtk_list_box_bind_model (self->list, G_LIST_MODEL (self->rows), make_row, self, NULL);
  if (self->growing == 0)
    self->growing = g_idle_add (grow_cb, self);
}

/**
 * ps_attendee_list_update:
 *
 * Asks anew who can be taken off the list.
 */
void
ps_attendee_list_update (PsAttendeeList *self)
{
  GtkListBoxRow *row;

  g_return_if_fail (PS_IS_ATTENDEE_LIST (self));

  for (int i = 0; (row = gtk_list_box_get_row_at_index (self->list, i)) != NULL; i++)
    update_row (self, PS_ATTENDEE_ROW (row));
}

static int
find (PsAttendeeList *self,
      PsAttendee     *attendee)
{
  guint n = g_list_model_get_n_items (self->attendees);

  for (guint i = 0; i < n; i++)
    {
      g_autoptr (PsAttendee) other = g_list_model_get_item (self->attendees, i);

      if (other == attendee)
        return (int) i;
    }

  return -1;
}

static gboolean
focus_at (PsAttendeeList *self,
          int             position)
{
  GtkListBoxRow *row;

  if (position < 0)
    return FALSE;

  if ((guint) position >= gtk_slice_list_model_get_size (self->rows))
    gtk_slice_list_model_set_size (self->rows, (guint) position + 1);
  row = gtk_list_box_get_row_at_index (self->list, position);

  return row != NULL && gtk_widget_grab_focus (GTK_WIDGET (row));
}

/**
 * ps_attendee_list_focus:
 * @attendee: somebody on the list
 *
 * Returns: whether the keyboard is at their row now
 */
gboolean
ps_attendee_list_focus (PsAttendeeList *self,
                        PsAttendee     *attendee)
{
  g_return_val_if_fail (PS_IS_ATTENDEE_LIST (self), FALSE);

  /* Whoever is gone back to is as they are shown. */
  g_hash_table_remove (self->asked, attendee);

  return self->attendees != NULL && focus_at (self, find (self, attendee));
}

static gboolean
is_open (PsAttendeeList *self,
         PsAttendee     *attendee)
{
  return g_str_equal (ps_attendee_get_row (attendee)->status, "expected") &&
         !g_hash_table_contains (self->asked, attendee);
}

/**
 * ps_attendee_list_focus_next:
 * @after: (nullable): somebody on the list; %NULL for the first
 *
 * Goes to the next person below of whom nothing is known yet, and from the end to the beginning. Where
 * there is nobody left, the keyboard stays where it is.
 *
 * Returns: whether there was one
 */
gboolean
ps_attendee_list_focus_next (PsAttendeeList *self,
                             PsAttendee     *after)
{
  int n, first;

  g_return_val_if_fail (PS_IS_ATTENDEE_LIST (self), FALSE);

  if (self->attendees == NULL)
    return FALSE;

  n = (int) g_list_model_get_n_items (self->attendees);
  first = after != NULL ? find (self, after) + 1 : 0;
  for (int i = 0; i < n; i++)
    {
      int position = (first + i) % n;
      g_autoptr (PsAttendee) attendee = g_list_model_get_item (self->attendees, (guint) position);

      if (attendee != after && is_open (self, attendee))
        return focus_at (self, position);
    }

  return FALSE;
}
