#include "ps-guests.h"

#include <glib/gi18n-lib.h>

#include "ps-audit-note.h"
#include "ps-error.h"
#include "ps-right.h"
#include "ps-text.h"
#include "ps-today.h"
#include "ps-write-task.h"

/**
 * PsGuests:
 *
 * People from outside who can be asked to speak to a group. There are some tens of them, so they are
 * read when they are shown; #PsDb::changed::guest and #PsDb::changed::booking say when that is due
 * again. They are no members and are never on a roster.
 */
struct _PsGuests
{
  GObject        parent_instance;

  PsDb          *db;
  const PsClock *clock;
};

G_DEFINE_FINAL_TYPE (PsGuests, ps_guests, G_TYPE_OBJECT)

static void
ps_guests_dispose (GObject *object)
{
  g_clear_object (&PS_GUESTS (object)->db);

  G_OBJECT_CLASS (ps_guests_parent_class)->dispose (object);
}

static void
ps_guests_class_init (PsGuestsClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = ps_guests_dispose;
}

static void
ps_guests_init (PsGuests *self G_GNUC_UNUSED)
{
}

/**
 * ps_guests_new:
 * @clock: (transfer none): says what time it is; outlives the service
 *
 * Returns: (transfer full): the guests of @db
 */
PsGuests *
ps_guests_new (PsDb          *db,
               const PsClock *clock)
{
  PsGuests *self;

  g_return_val_if_fail (PS_IS_DB (db), NULL);
  g_return_val_if_fail (clock != NULL, NULL);

  self = g_object_new (PS_TYPE_GUESTS, NULL);
  self->db = g_object_ref (db);
  self->clock = clock;

  return self;
}

/**
 * ps_guests_list:
 *
 * Returns: (transfer full) (nullable) (element-type PsGuestRow): those that are not archived, by name
 */
GPtrArray *
ps_guests_list (PsGuests  *self,
                GError   **error)
{
  g_return_val_if_fail (PS_IS_GUESTS (self), NULL);

  if (!ps_right_check (self->db, PS_RIGHT_PLAN, error))
    return NULL;

  return ps_guest_store_list (ps_db_get_reader (self->db), error);
}

/**
 * ps_guests_find:
 *
 * Errors: %PS_ERROR_NOT_FOUND.
 *
 * Returns: (transfer full) (nullable): the guest, archived or not
 */
PsGuestRow *
ps_guests_find (PsGuests  *self,
                gint64     id,
                GError   **error)
{
  g_return_val_if_fail (PS_IS_GUESTS (self), NULL);

  if (!ps_right_check (self->db, PS_RIGHT_PLAN, error))
    return NULL;

  return ps_guest_store_get (ps_db_get_reader (self->db), id, error);
}

/**
 * ps_guests_find_namesake:
 * @name: as somebody typed it
 * @except_id: a guest who is not looked for, or 0
 *
 * Two people may have one name, so this is for a warning and not for a refusal.
 *
 * Returns: (transfer full) (nullable): another guest of that name but for case, marks and space
 */
PsGuestRow *
ps_guests_find_namesake (PsGuests   *self,
                         const char *name,
                         gint64      except_id)
{
  g_autoptr (GPtrArray) rows = NULL;

  g_return_val_if_fail (PS_IS_GUESTS (self), NULL);

  if (!ps_roles_may (ps_db_get_roles (self->db), PS_RIGHT_PLAN))
    return NULL;

  if (name == NULL || *name == '\0')
    return NULL;

  rows = ps_guest_store_same_name (ps_db_get_reader (self->db), name, NULL);
  for (guint i = 0; rows != NULL && i < rows->len; i++)
    {
      const PsGuestRow *row = g_ptr_array_index (rows, i);

      if (row->id != except_id)
        return ps_guest_row_copy (row);
    }

  return NULL;
}

/**
 * ps_guests_get_bookings:
 *
 * Returns: (transfer full) (nullable) (element-type PsBookingRow): what the guest is asked to from
 *   today on and has not declined, by day
 */
GPtrArray *
ps_guests_get_bookings (PsGuests  *self,
                        gint64     id,
                        GError   **error)
{
  char today[PS_DATE_ISO_SIZE];

  g_return_val_if_fail (PS_IS_GUESTS (self), NULL);

  if (!ps_right_check (self->db, PS_RIGHT_PLAN, error))
    return NULL;

  ps_today (self->clock, NULL, today);

  return ps_booking_store_of_guest (ps_db_get_reader (self->db), id, today, error);
}

typedef struct {
  PsGuestRow *row;
  gint64      id;
  gboolean    archived;
  gint64      now;
} Change;

static void
change_free (gpointer data)
{
  Change *change = data;

  ps_guest_row_free (change->row);
  g_free (change);
}

static gboolean
check (PsGuestRow  *row,
       GError     **error)
{
  char *name = ps_text_clean (row->name);

  g_free (row->name);
  row->name = name;

  if (*name == '\0')
    g_set_error_literal (error, PS_ERROR, PS_ERROR_INVALID, _("Enter the guest’s name."));
  else if (!ps_text_fits (name, PS_TEXT_NAME_MAX))
    g_set_error (error, PS_ERROR, PS_ERROR_INVALID,
                 ngettext ("A name has at most %d character.", "A name has at most %d characters.",
                           PS_TEXT_NAME_MAX),
                 PS_TEXT_NAME_MAX);
  else
    return TRUE;

  return FALSE;
}

static gboolean
save_guest (PsConn    *conn,
            gpointer   data,
            GError   **error)
{
  Change *change = data;

  if (!check (change->row, error))
    return FALSE;

  if (change->row->id != 0)
    return ps_guest_store_save (conn, change->row, change->now, error) &&
           ps_audit_note (conn, PS_AUDIT_CHANGE, PS_AUDIT_GUEST, change->row->id, NULL, error);

  return ps_guest_store_add (conn, change->row, change->now, error) &&
         ps_audit_note (conn, PS_AUDIT_ADD, PS_AUDIT_GUEST, change->row->id, NULL, error);
}

/**
 * ps_guests_save_async:
 * @row: (transfer none): a guest; with the id 0 a new one
 *
 * Errors: %PS_ERROR_INVALID where there is no name or it is too long, %PS_ERROR_NOT_FOUND.
 */
void
ps_guests_save_async (PsGuests            *self,
                      const PsGuestRow    *row,
                      GCancellable        *cancellable,
                      GAsyncReadyCallback  callback,
                      gpointer             user_data)
{
  Change *change;
  GTask *task;

  g_return_if_fail (PS_IS_GUESTS (self));
  g_return_if_fail (row != NULL);

  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, ps_guests_save_async);
  if (!ps_right_check_task (self->db, PS_RIGHT_PLAN, task))
    return;

  change = g_new0 (Change, 1);
  change->row = ps_guest_row_copy (row);
  change->now = ps_clock_wall (self->clock);
  ps_write_task_run_for_id (task, self->db, save_guest, change, change_free, &change->row->id);
}

/**
 * ps_guests_save_finish:
 *
 * Returns: the guest's id; 0 for an error
 */
gint64
ps_guests_save_finish (PsGuests      *self,
                       GAsyncResult  *result,
                       GError       **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), 0);

  return ps_write_task_take_id (G_TASK (result), error);
}

static gboolean
archive_guest (PsConn    *conn,
               gpointer   data,
               GError   **error)
{
  const Change *change = data;

  return ps_guest_store_set_archived (conn, change->id, change->archived, change->now, error) &&
         ps_audit_note (conn, change->archived ? PS_AUDIT_DELETE : PS_AUDIT_CHANGE, PS_AUDIT_GUEST,
                        change->id, change->archived ? NULL : "back", error);
}

/**
 * ps_guests_archive_async:
 * @archived: %TRUE takes a guest off the list; %FALSE is its undo
 *
 * Errors: %PS_ERROR_NOT_FOUND.
 */
void
ps_guests_archive_async (PsGuests            *self,
                         gint64               id,
                         gboolean             archived,
                         GCancellable        *cancellable,
                         GAsyncReadyCallback  callback,
                         gpointer             user_data)
{
  Change *change;
  GTask *task;

  g_return_if_fail (PS_IS_GUESTS (self));

  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, ps_guests_archive_async);
  if (!ps_right_check_task (self->db, PS_RIGHT_PLAN, task))
    return;

  change = g_new0 (Change, 1);
  change->id = id;
  change->archived = archived;
  change->now = ps_clock_wall (self->clock);
  ps_write_task_run (task, self->db, archive_guest, change, change_free);
}

gboolean
ps_guests_archive_finish (PsGuests      *self,
                          GAsyncResult  *result,
                          GError       **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}
