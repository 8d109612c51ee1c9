#include "ps-start-people.h"

#include "ps-attendance-words.h"
#include "ps-attendee-keys.h"
#include "ps-attendee-list.h"
#include "ps-care.h"
#include "ps-head-count-box.h"
#include "ps-member-names.h"
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
  GtkBox          parent_instance;

  GListStore     *attendees;    /* of PsAttendee */
  GQueue          undos;        /* of Undo, the newest first */
  PsMemberNames  *names;
  PsCare         *care;
  gint64          group_id;
  gboolean        counts_heads;

  GtkLabel       *here;
  GtkWidget      *nobody;
  PsAttendeeList *list;
  GtkLabel       *keys;
  PsHeadCountBox *heads;
  PsWalkInBox    *walk_in;
};

G_DEFINE_FINAL_TYPE (PsStartPeople, ps_start_people, GTK_TYPE_BOX)

/* What was known of somebody before they were marked. */
typedef struct {
  PsAttendee      *attendee;
  PsAttendanceRow *row;
} Undo;

static void
undo_free (gpointer data)
{
  Undo *undo = data;

  g_object_unref (undo->attendee);
  ps_attendance_row_free (undo->row);
  g_free (undo);
}

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

/* More than the group is meant for are let in: somebody only should have thought of it. */
static void
show_places (PsStartPeople *self)
{
  g_autofree char *places = ps_care_dup_places_words (self->care, self->group_id);
  g_autofree char *full = ps_care_dup_room_words (self->care, self->group_id, get_n (self));

  ps_walk_in_box_set_note (self->walk_in, full != NULL ? full : places);
}

static void
count (PsStartPeople *self)
{
  static const PsHeadCount none = { -1, -1 };
  guint n = get_n (self);
  guint here = 0;
  g_autofree char *words = NULL;

  for (guint i = 0; i < n; i++)
    {
      if (ps_attendance_status_is_here (get_row (self, i)->status))
        here++;
    }

  words = ps_attendance_words_here (here, n, &none, TRUE);
  gtk_label_set_text (self->here, n > 0 ? words : "");
  gtk_widget_set_visible (self->nobody, n == 0 && !self->counts_heads);
  gtk_widget_set_visible (GTK_WIDGET (self->list), n > 0);
  gtk_widget_set_visible (GTK_WIDGET (self->keys), n > 0);
  show_places (self);
}

static void
mark (PsStartPeople *self,
      PsAttendee    *attendee,
      const char    *status,
      const char    *mode)
{
  g_autoptr (PsAttendanceRow) values = ps_attendance_row_copy (ps_attendee_get_row (attendee));
  Undo *undo = g_new0 (Undo, 1);

  undo->attendee = g_object_ref (attendee);
  undo->row = ps_attendance_row_copy (values);
  g_queue_push_head (&self->undos, undo);

  g_free (values->status);
  g_free (values->mode);
  values->status = g_strdup (status);
  values->mode = g_strdup (mode);
  ps_attendee_update (attendee, values);
  count (self);
}

static gboolean
undo_cb (GtkWidget *widget,
         GVariant  *args G_GNUC_UNUSED,
         gpointer   user_data G_GNUC_UNUSED)
{
  PsStartPeople *self = PS_START_PEOPLE (widget);
  Undo *undo = g_queue_pop_head (&self->undos);

  if (undo == NULL)
    return FALSE;

  ps_attendee_update (undo->attendee, undo->row);
  ps_attendee_list_focus (self->list, undo->attendee);
  count (self);
  undo_free (undo);

  return TRUE;
}

/* Somebody who came in and is in no record of the group: as @row says, on the list now. */
static PsAttendee *
append (PsStartPeople         *self,
        const PsAttendanceRow *row)
{
  g_autoptr (PsAttendee) attendee = ps_attendee_new_from_row (row);
  g_autofree char *hint = NULL;

  if (self->names != NULL && row->person_id != 0)
    hint = ps_member_names_dup_hint (self->names, row->person_id);
  ps_attendee_set_hint (attendee, hint);
  g_list_store_append (self->attendees, attendee);
  count (self);

  return attendee;
}

static void
add_guest (PsStartPeople *self,
           gint64         person_id,
           const char    *name)
{
  g_autoptr (PsAttendanceRow) row = ps_attendance_row_new ();

  g_free (row->status);
  row->status = g_strdup ("present");
  row->person_id = person_id;
  row->name = g_strdup (name);
  row->first_time = TRUE;
  append (self, row);
}

static void
walk_in_cb (PsStartPeople *self,
            const char    *name,
            gboolean       expected G_GNUC_UNUSED)
{
  add_guest (self, 0, name);
  ps_walk_in_box_clear (self->walk_in);
}

static PsAttendee *
find (PsStartPeople *self,
      gint64         person_id)
{
  for (guint i = 0; i < get_n (self); i++)
    {
      g_autoptr (PsAttendee) attendee = g_list_model_get_item (G_LIST_MODEL (self->attendees), i);

      if (ps_attendee_get_row (attendee)->person_id == person_id)
        return attendee;
    }

  return NULL;
}

static void
chosen_cb (PsStartPeople *self,
           gint64         person_id,
           const char    *name,
           gboolean       expected G_GNUC_UNUSED)
{
  PsAttendee *attendee = find (self, person_id);

  if (attendee != NULL)
    mark (self, attendee, "present", ps_attendee_get_row (attendee)->mode);
  else
    add_guest (self, person_id, name);

  ps_walk_in_box_clear (self->walk_in);
  attendee = find (self, person_id);
  if (!ps_attendee_list_focus_next (self->list, attendee))
    ps_attendee_list_focus (self->list, attendee);
}

static void
removed_cb (PsStartPeople *self,
            PsAttendee    *attendee)
{
  guint position;

  if (g_list_store_find (self->attendees, attendee, &position))
    g_list_store_remove (self->attendees, position);
  count (self);
}

static void
sought_cb (PsStartPeople *self,
           gunichar       letter)
{
  ps_walk_in_box_begin (self->walk_in, letter);
}

/* Nobody stands in a record yet. */
static gboolean
is_removable (PsAttendee *attendee G_GNUC_UNUSED,
              gpointer    user_data G_GNUC_UNUSED)
{
  return TRUE;
}

/* The keyboard begins where twelve people are to be marked. */
static void
ps_start_people_map (GtkWidget *widget)
{
  GTK_WIDGET_CLASS (ps_start_people_parent_class)->map (widget);

  if (gtk_root_get_focus (gtk_widget_get_root (widget)) == NULL)
    ps_attendee_list_focus_next (PS_START_PEOPLE (widget)->list, NULL);
}

static void
ps_start_people_dispose (GObject *object)
{
  PsStartPeople *self = PS_START_PEOPLE (object);

  gtk_widget_dispose_template (GTK_WIDGET (self), PS_TYPE_START_PEOPLE);
  g_clear_object (&self->attendees);
  g_clear_object (&self->names);
  g_clear_object (&self->care);
  g_queue_clear_full (&self->undos, undo_free);

  G_OBJECT_CLASS (ps_start_people_parent_class)->dispose (object);
}

static void
ps_start_people_class_init (PsStartPeopleClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = ps_start_people_dispose;
  widget_class->map = ps_start_people_map;

  g_type_ensure (PS_TYPE_ATTENDEE_LIST);
  g_type_ensure (PS_TYPE_HEAD_COUNT_BOX);
  g_type_ensure (PS_TYPE_WALK_IN_BOX);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/peerside/Peerside/ui/ps-start-people.ui");
  gtk_widget_class_bind_template_child (widget_class, PsStartPeople, here);
  gtk_widget_class_bind_template_child (widget_class, PsStartPeople, nobody);
  gtk_widget_class_bind_template_child (widget_class, PsStartPeople, list);
  gtk_widget_class_bind_template_child (widget_class, PsStartPeople, keys);
  gtk_widget_class_bind_template_child (widget_class, PsStartPeople, heads);
  gtk_widget_class_bind_template_child (widget_class, PsStartPeople, walk_in);

  gtk_widget_class_add_binding (widget_class, GDK_KEY_z, GDK_CONTROL_MASK, undo_cb, NULL);
}

static void
ps_start_people_init (PsStartPeople *self)
{
  g_autofree char *keys = ps_attendee_keys_words ();

  self->attendees = g_list_store_new (PS_TYPE_ATTENDEE);
  g_queue_init (&self->undos);

  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_label_set_text (self->keys, keys);
  ps_attendee_list_bind (self->list, G_LIST_MODEL (self->attendees), is_removable, NULL);
  g_signal_connect_object (self->list, "asked", G_CALLBACK (mark), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->list, "removed", G_CALLBACK (removed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->list, "sought", G_CALLBACK (sought_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->walk_in, "added", G_CALLBACK (walk_in_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->walk_in, "chosen", G_CALLBACK (chosen_cb), self,
                           G_CONNECT_SWAPPED);
}

/**
 * ps_start_people_set_roster:
 * @db: whose people are offered, and told apart
 * @clock: says how many members the group has today; outlives it
 *
 * To be called before ps_start_people_set().
 */
void
ps_start_people_set_roster (PsStartPeople *self,
                            PsDb          *db,
                            const PsClock *clock)
{
  g_return_if_fail (PS_IS_START_PEOPLE (self));

  g_clear_object (&self->names);
  self->names = ps_member_names_new (db);
  g_clear_object (&self->care);
  self->care = ps_care_new (db, clock);
  ps_walk_in_box_set_roster (self->walk_in, db);
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

  g_queue_clear_full (&self->undos, undo_free);
  g_list_store_remove_all (self->attendees);
  self->group_id = draft->group_id;
  for (guint i = 0; i < draft->attendance->len; i++)
    append (self, g_ptr_array_index (draft->attendance, i));

  self->counts_heads = draft->head_count >= 0;
  gtk_widget_set_visible (GTK_WIDGET (self->heads), self->counts_heads);
  gtk_widget_set_visible (GTK_WIDGET (self->walk_in), !self->counts_heads);
  ps_head_count_box_set (self->heads,
                         &(PsHeadCount) { draft->head_count, draft->head_count_new });
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
  PsHeadCount heads = { -1, -1 };

  g_return_if_fail (PS_IS_START_PEOPLE (self));

  typed = ps_text_clean (ps_walk_in_box_get_name (self->walk_in));
  if (*typed != '\0' && !self->counts_heads)
    walk_in_cb (self, typed, FALSE);

  g_ptr_array_set_size (draft->attendance, 0);
  for (guint i = 0; i < get_n (self); i++)
    g_ptr_array_add (draft->attendance, ps_attendance_row_copy (get_row (self, i)));
  if (self->counts_heads)
    ps_head_count_box_get (self->heads, &heads);
  draft->head_count = heads.n;
  draft->head_count_new = heads.n_new;
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
