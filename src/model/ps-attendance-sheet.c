#include "ps-attendance-sheet.h"

#include <glib/gi18n-lib.h>

#include "ps-attendance-change.h"
#include "ps-error.h"
#include "ps-text.h"

/**
 * PsAttendanceSheet:
 *
 * Who is at a meeting: a list of #PsAttendee, by name, that follows the database. Before the meeting is
 * started it is who is expected, and what was said at the door.
 *
 * The front desk has the sheets of today's meetings, and of the one that runs, and no others.
 */
struct _PsAttendanceSheet
{
  GObject        parent_instance;

  PsDb          *db;
  const PsClock *clock;
  PsSheetOf      of;
  char          *user_name;
  GPtrArray     *attendees;
};

static GType
get_item_type (GListModel *model G_GNUC_UNUSED)
{
  return PS_TYPE_ATTENDEE;
}

static guint
get_n_items (GListModel *model)
{
  return PS_ATTENDANCE_SHEET (model)->attendees->len;
}

static gpointer
get_item (GListModel *model,
          guint       position)
{
  PsAttendanceSheet *self = PS_ATTENDANCE_SHEET (model);

  if (position >= self->attendees->len)
    return NULL;

  return g_object_ref (g_ptr_array_index (self->attendees, position));
}

static void
list_model_iface_init (GListModelInterface *iface)
{
  iface->get_item_type = get_item_type;
  iface->get_n_items = get_n_items;
  iface->get_item = get_item;
}

G_DEFINE_FINAL_TYPE_WITH_CODE (PsAttendanceSheet, ps_attendance_sheet, G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL, list_model_iface_init))

static gint64
id_at (GPtrArray *attendees,
       guint      position)
{
  return ps_attendee_get_row (g_ptr_array_index (attendees, position))->person_id;
}

static PsAttendee *
find (GPtrArray *attendees,
      gint64     person_id)
{
  for (guint i = 0; i < attendees->len; i++)
    {
      if (id_at (attendees, i) == person_id)
        return g_ptr_array_index (attendees, i);
    }

  return NULL;
}

/* The same person stays the same object, so a row in focus stays in focus. */
static GPtrArray *
make_attendees (PsAttendanceSheet *self,
                GPtrArray         *rows)
{
  GPtrArray *attendees = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; i < rows->len; i++)
    {
      const PsAttendanceRow *row = g_ptr_array_index (rows, i);
      PsAttendee *known = find (self->attendees, row->person_id);

      g_ptr_array_add (attendees, known != NULL ? g_object_ref (known)
                                                : ps_attendee_new_from_row (row));
    }

  return attendees;
}

static void
take_attendees (PsAttendanceSheet *self,
                GPtrArray         *attendees)
{
  g_autoptr (GPtrArray) old = self->attendees;
  guint shorter = MIN (old->len, attendees->len);
  guint head = 0;
  guint tail = 0;

  while (head < shorter && id_at (old, head) == id_at (attendees, head))
    head++;
  while (tail < shorter - head &&
         id_at (old, old->len - 1 - tail) == id_at (attendees, attendees->len - 1 - tail))
    tail++;

  self->attendees = attendees;
  if (old->len != attendees->len || head < attendees->len)
    g_list_model_items_changed (G_LIST_MODEL (self), head,
                                old->len - head - tail, attendees->len - head - tail);
}

static gboolean
refresh (PsAttendanceSheet  *self,
         GError            **error)
{
  g_autoptr (GPtrArray) rows = ps_sheet_of_load (&self->of, ps_db_get_reader (self->db), error);

  if (rows == NULL)
    return FALSE;

  take_attendees (self, make_attendees (self, rows));
  for (guint i = 0; i < rows->len; i++)
    ps_attendee_update (g_ptr_array_index (self->attendees, i), g_ptr_array_index (rows, i));

  return TRUE;
}

static void
table_changed_cb (PsAttendanceSheet *self)
{
  g_autoptr (GError) error = NULL;

  if (!refresh (self, &error))
    g_warning ("The attendance of a meeting could not be read: %s", error->message);
}

static void
ps_attendance_sheet_dispose (GObject *object)
{
  PsAttendanceSheet *self = PS_ATTENDANCE_SHEET (object);

  g_clear_object (&self->db);

  G_OBJECT_CLASS (ps_attendance_sheet_parent_class)->dispose (object);
}

static void
ps_attendance_sheet_finalize (GObject *object)
{
  PsAttendanceSheet *self = PS_ATTENDANCE_SHEET (object);

  g_clear_pointer (&self->attendees, g_ptr_array_unref);
  g_clear_pointer (&self->user_name, g_free);

  G_OBJECT_CLASS (ps_attendance_sheet_parent_class)->finalize (object);
}

static void
ps_attendance_sheet_class_init (PsAttendanceSheetClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = ps_attendance_sheet_dispose;
  object_class->finalize = ps_attendance_sheet_finalize;
}

static void
ps_attendance_sheet_init (PsAttendanceSheet *self)
{
  self->attendees = g_ptr_array_new_with_free_func (g_object_unref);
}

static PsAttendanceSheet *
sheet_new (PsDb             *db,
           const PsClock    *clock,
           const PsSheetOf  *of,
           const char       *user_name,
           GError          **error)
{
  static const char * const signals[] = {
    "changed::attendance", "changed::person", "changed::door", "changed::membership", NULL,
  };
  g_autoptr (PsAttendanceSheet) self = g_object_new (PS_TYPE_ATTENDANCE_SHEET, NULL);

  self->db = g_object_ref (db);
  self->clock = clock;
  self->of = *of;
  self->user_name = g_strdup (user_name);
  if (!ps_sheet_of_check (of, ps_db_get_reader (db), ps_clock_wall (clock), error) ||
      !refresh (self, error))
    return NULL;

  for (guint i = 0; signals[i] != NULL; i++)
    g_signal_connect_object (db, signals[i], G_CALLBACK (table_changed_cb), self, G_CONNECT_SWAPPED);

  return g_steal_pointer (&self);
}

/**
 * ps_attendance_sheet_new:
 * @session_id: a meeting, running or over
 * @user_name: who is at the keyboard, for the trail that a later correction leaves
 *
 * Errors: %PS_ERROR_NOT_PERMITTED.
 *
 * Returns: (transfer full): the meeting's sheet
 */
PsAttendanceSheet *
ps_attendance_sheet_new (PsDb           *db,
                         const PsClock  *clock,
                         gint64          session_id,
                         const char     *user_name,
                         GError        **error)
{
  PsSheetOf of = { .session_id = session_id };

  return sheet_new (db, clock, &of, user_name, error);
}

/**
 * ps_attendance_sheet_new_before:
 * @rule_on: which date of the group's rule it is
 * @starts_at: when that is, microseconds UTC
 * @user_name: who is at the keyboard
 *
 * Errors: %PS_ERROR_NOT_PERMITTED, %PS_ERROR_NOT_FOUND.
 *
 * Returns: (transfer full): the sheet of a meeting that has not been started yet
 */
PsAttendanceSheet *
ps_attendance_sheet_new_before (PsDb           *db,
                                const PsClock  *clock,
                                gint64          group_id,
                                const char     *rule_on,
                                gint64          starts_at,
                                const char     *user_name,
                                GError        **error)
{
  PsSheetOf of = { .group_id = group_id, .starts_at = starts_at };

  g_strlcpy (of.rule_on, rule_on, sizeof of.rule_on);

  return sheet_new (db, clock, &of, user_name, error);
}

/**
 * ps_attendance_sheet_count_here:
 *
 * Returns: how many are, or were, there for some of the meeting at least
 */
guint
ps_attendance_sheet_count_here (PsAttendanceSheet *self)
{
  guint n = 0;

  g_return_val_if_fail (PS_IS_ATTENDANCE_SHEET (self), 0);

  for (guint i = 0; i < self->attendees->len; i++)
    {
      const PsAttendanceRow *row = ps_attendee_get_row (g_ptr_array_index (self->attendees, i));

      if (ps_attendance_status_is_here (row->status))
        n++;
    }

  return n;
}

static void
stored_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr (GTask) task = user_data;
  g_autoptr (GError) error = NULL;

  if (ps_db_write_finish (PS_DB (source), result, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, g_steal_pointer (&error));
}

static PsAttendanceChange *
change_new (PsAttendanceSheet *self,
            gint64             person_id,
            const char        *status,
            const char        *mode)
{
  g_autoptr (PsAttendanceRow) row = g_new0 (PsAttendanceRow, 1);

  row->session_id = self->of.session_id;
  row->person_id = person_id;
  row->status = g_strdup (status);
  row->mode = g_strdup (mode);

  return ps_attendance_change_new (&self->of, g_steal_pointer (&row), self->user_name,
                                   ps_clock_wall (self->clock));
}

/**
 * ps_attendance_sheet_set_async:
 * @status: an attendance status, as stored
 * @mode: how they take part, as stored
 *
 * Errors: %PS_ERROR_CONFLICT where the meeting has been started meanwhile, %PS_ERROR_NOT_PERMITTED.
 */
void
ps_attendance_sheet_set_async (PsAttendanceSheet   *self,
                               gint64               person_id,
                               const char          *status,
                               const char          *mode,
                               GCancellable        *cancellable,
                               GAsyncReadyCallback  callback,
                               gpointer             user_data)
{
  GTask *task;

  g_return_if_fail (PS_IS_ATTENDANCE_SHEET (self));

  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, ps_attendance_sheet_set_async);
  ps_db_write_async (self->db, ps_attendance_change_store,
                     change_new (self, person_id, status, mode), ps_attendance_change_free,
                     cancellable, stored_cb, task);
}

/**
 * ps_attendance_sheet_walk_in_async:
 * @name: what somebody who came without being expected likes to be called
 *
 * Makes a light record of them and marks them present, in one unit of work.
 *
 * Errors: %PS_ERROR_INVALID without a name; those of ps_attendance_sheet_set_async().
 */
void
ps_attendance_sheet_walk_in_async (PsAttendanceSheet   *self,
                                   const char          *name,
                                   GCancellable        *cancellable,
                                   GAsyncReadyCallback  callback,
                                   gpointer             user_data)
{
  g_autofree char *clean = NULL;
  PsAttendanceChange *change;
  GTask *task;

  g_return_if_fail (PS_IS_ATTENDANCE_SHEET (self));

  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, ps_attendance_sheet_walk_in_async);

  clean = ps_text_clean (name);
  if (*clean == '\0')
    {
      g_task_return_new_error (task, PS_ERROR, PS_ERROR_INVALID,
                               _("Enter what this person likes to be called."));
      g_object_unref (task);
      return;
    }

  change = change_new (self, 0, "present", "in-person");
  ps_attendance_change_set_walk_in (change, clean);
  ps_db_write_async (self->db, ps_attendance_change_store, change, ps_attendance_change_free,
                     cancellable, stored_cb, task);
}

/**
 * ps_attendance_sheet_finish:
 *
 * Returns: whether the change was stored
 */
gboolean
ps_attendance_sheet_finish (PsAttendanceSheet  *self,
                            GAsyncResult       *result,
                            GError            **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}
