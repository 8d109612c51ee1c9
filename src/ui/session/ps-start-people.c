#include "ps-start-people.h"


#include "ps-attendance-dialog.h"
#include "ps-attendee-row.h"
#include "ps-text.h"
#include "ps-walk-in-box.h"

/**
 * PsStartPeople:
 *
 * Who is here when a meeting is about to begin: nothing of it is stored before the meeting is. In a
 * group that keeps no roster it is a number.
 */
struct _PsStartPeople
{
  GtkBox         parent_instance;

  GListStore    *attendees;    /* of PsAttendee */
  gboolean       counts_heads;

  GtkLabel      *here;
  GtkWidget     *nobody;
  GtkListBox    *list;
  GtkWidget     *heads;
  GtkSpinButton *head_count;
  PsWalkInBox   *walk_in;
};

G_DEFINE_FINAL_TYPE (PsStartPeople, ps_start_people, GTK_TYPE_BOX)

static const PsAttendanceRow *
get_row (PsStartPeople *self,
         guint          position)
{
  g_autoptr (PsAttendee) attendee = g_list_model_get_item (G_LIST_MODEL (self->attendees), position);

  return ps_attendee_get_row (attendee);
}

static guint
get_n (PsStartPeople *self)
{
  return g_list_model_get_n_items (G_LIST_MODEL (self->attendees));
}

static void
count (PsStartPeople *self)
{
  guint n = get_n (self);
  guint here = 0;
  g_autofree char *words = NULL;

  for (guint i = 0; i < n; i++)
    {
      if (ps_attendance_status_is_here (get_row (self, i)->status))
        here++;
    }

  words = ps_attendance_words (here, n);
  gtk_label_set_text (self->here, n > 0 ? words : "");
  gtk_widget_set_visible (self->nobody, n == 0 && !self->counts_heads);
  gtk_widget_set_visible (GTK_WIDGET (self->list), n > 0);
}

static void
asked_cb (PsAttendeeRow *row,
          const char    *status,
          const char    *mode,
          PsStartPeople *self)
{
  PsAttendee *attendee = ps_attendee_row_get_attendee (row);
  g_autoptr (PsAttendanceRow) values = ps_attendance_row_copy (ps_attendee_get_row (attendee));

  g_free (values->status);
  g_free (values->mode);
  values->status = g_strdup (status);
  values->mode = g_strdup (mode);
  ps_attendee_update (attendee, values);
  count (self);
}

static GtkWidget *
make_row (gpointer item,
          gpointer user_data)
{
  GtkWidget *row = ps_attendee_row_new (item);

  g_signal_connect_object (row, "asked", G_CALLBACK (asked_cb), user_data, 0);

  return row;
}

static void
add_walk_in (PsStartPeople *self,
             const char    *name)
{
  g_autoptr (PsAttendanceRow) row = ps_attendance_row_new ();
  g_autoptr (PsAttendee) attendee = NULL;

  g_free (row->status);
  row->status = g_strdup ("present");
  row->name = g_strdup (name);
  row->first_time = TRUE;
  attendee = ps_attendee_new_from_row (row);
  g_list_store_append (self->attendees, attendee);
  count (self);
}

static void
walk_in_cb (PsStartPeople *self,
            const char    *name)
{
  add_walk_in (self, name);
  ps_walk_in_box_clear (self->walk_in);
}

static void
ps_start_people_dispose (GObject *object)
{
  PsStartPeople *self = PS_START_PEOPLE (object);

  gtk_widget_dispose_template (GTK_WIDGET (self), PS_TYPE_START_PEOPLE);
  g_clear_object (&self->attendees);

  G_OBJECT_CLASS (ps_start_people_parent_class)->dispose (object);
}

static void
ps_start_people_class_init (PsStartPeopleClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = ps_start_people_dispose;

  g_type_ensure (PS_TYPE_WALK_IN_BOX);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/peerside/Peerside/ui/ps-start-people.ui");
  gtk_widget_class_bind_template_child (widget_class, PsStartPeople, here);
  gtk_widget_class_bind_template_child (widget_class, PsStartPeople, nobody);
  gtk_widget_class_bind_template_child (widget_class, PsStartPeople, list);
  gtk_widget_class_bind_template_child (widget_class, PsStartPeople, heads);
  gtk_widget_class_bind_template_child (widget_class, PsStartPeople, head_count);
  gtk_widget_class_bind_template_child (widget_class, PsStartPeople, walk_in);
}

static void
ps_start_people_init (PsStartPeople *self)
{
  self->attendees = g_list_store_new (PS_TYPE_ATTENDEE);

  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_list_box_bind_model (self->list, G_LIST_MODEL (self->attendees), make_row, self, NULL);
  g_signal_connect_object (self->walk_in, "added", G_CALLBACK (walk_in_cb), self,
                           G_CONNECT_SWAPPED);
}

/**
 * ps_start_people_set:
 * @self: start people
 * @draft: who is expected, or that heads are counted
 *
 * Sets who is on the list.
 */
void
ps_start_people_set (PsStartPeople        *self,
                     const PsMeetingDraft *draft)
{
  g_return_if_fail (PS_IS_START_PEOPLE (self));

  g_list_store_remove_all (self->attendees);
  for (guint i = 0; i < draft->attendance->len; i++)
    {
      g_autoptr (PsAttendee) attendee =
        ps_attendee_new_from_row (g_ptr_array_index (draft->attendance, i));

      g_list_store_append (self->attendees, attendee);
    }

  self->counts_heads = draft->head_count >= 0;
  gtk_widget_set_visible (self->heads, self->counts_heads);
  gtk_widget_set_visible (GTK_WIDGET (self->walk_in), !self->counts_heads);
  gtk_spin_button_set_value (self->head_count, MAX (0, draft->head_count));
  count (self);
}

/**
 * ps_start_people_fill:
 * @self: start people
 * @draft: is given who is here
 *
 * Hands over what was ticked. A name that was typed and not added yet counts as well: somebody
 * meant that person to be here.
 */
void
ps_start_people_fill (PsStartPeople  *self,
                      PsMeetingDraft *draft)
{
  g_autofree char *typed = NULL;

  g_return_if_fail (PS_IS_START_PEOPLE (self));

  typed = ps_text_clean (ps_walk_in_box_get_name (self->walk_in));
  if (*typed != '\0' && !self->counts_heads)
    walk_in_cb (self, typed);

  g_ptr_array_set_size (draft->attendance, 0);
  for (guint i = 0; i < get_n (self); i++)
    g_ptr_array_add (draft->attendance, ps_attendance_row_copy (get_row (self, i)));
  draft->head_count = self->counts_heads ? gtk_spin_button_get_value_as_int (self->head_count) : -1;
}

/**
 * ps_start_people_get_list:
 *
 * Returns: (transfer none): a list of #PsAttendee, in the order in which they are handed over
 */
GListModel *
ps_start_people_get_list (PsStartPeople *self)
{
  g_return_val_if_fail (PS_IS_START_PEOPLE (self), NULL);

  return G_LIST_MODEL (self->attendees);
}
