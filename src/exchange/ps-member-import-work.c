#include "ps-member-import-work.h"

#include "ps-audit-note.h"
#include "ps-conn-actor.h"
#include "ps-import-store.h"
#include "ps-membership-store.h"
#include "ps-right.h"

#include <glib/gi18n-lib.h>

/**
 * ps_member_import_work_new:
 * @import: the preview that is to come true
 * @group_id: the group that they join, or 0
 * @on: (nullable): the day they join it, YYYY-MM-DD; needed with a group
 * @now: microseconds UTC
 *
 * Returns: (transfer full): the data of ps_member_import_work(); it has a reference to @import
 */
PsMemberImportWork *
ps_member_import_work_new (PsMemberImport *import,
                           gint64          group_id,
                           const char     *on,
                           gint64          now)
{
  PsMemberImportWork *work = g_new0 (PsMemberImportWork, 1);

  work->import = ps_member_import_ref (import);
  work->group_id = group_id;
  work->on = g_strdup (on);
  work->now = now;

  return work;
}

void
ps_member_import_work_free (PsMemberImportWork *work)
{
  ps_member_import_unref (work->import);
  g_clear_object (&work->cancellable);
  g_free (work->on);
  g_free (work);
}

static gboolean
create (PsConn                *conn,
        const PsMemberRecord  *record,
        gint64                 now,
        gint64                *id,
        GError               **error)
{
  /* The preview is shared with the window, and adding fills in the rows. */
  g_autoptr (PsMemberRow) row = ps_member_row_copy (record->member);

  row->ways = ps_contact_way_rows_copy (record->ways);
  if (!ps_member_store_add (conn, row, now, error))
    return FALSE;

  *id = row->id;

  return TRUE;
}

/* Nothing of somebody known is overwritten: what was blank is filled, and ways are added. */
static gboolean
update (PsConn                    *conn,
        const PsMemberImportWork  *work,
        const PsMemberRecord      *record,
        gint64                     import_id,
        GError                   **error)
{
  if (record->fills != 0
      && !ps_import_store_fill (conn, record->person_id, record->fills, record->member, work->now,
                                error))
    return FALSE;

  for (guint i = 0; i < record->ways->len; i++)
    {
      g_autoptr (PsContactWayRow) way = NULL;

      if ((record->new_ways & (guint32) 1 << i) == 0)
        continue;

      way = ps_contact_way_row_copy (g_ptr_array_index (record->ways, i));
      if (!ps_contact_store_add (conn, record->person_id, way, error)
          || !ps_import_store_add_way (conn, import_id, way->id, error))
        return FALSE;
    }

  return TRUE;
}

static gboolean
import_record (PsConn                    *conn,
               const PsMemberImportWork  *work,
               const PsMemberRecord      *record,
               gint64                     import_id,
               GError                   **error)
{
  gboolean is_new = record->outcome == PS_MEMBER_CREATED;
  gint64 id = record->person_id;
  gint64 membership_id = 0;

  if (!is_new && record->outcome != PS_MEMBER_UPDATED)
    return TRUE;

  if (is_new && !create (conn, record, work->now, &id, error))
    return FALSE;

  if (work->group_id != 0 && (is_new || record->joins)
      && !ps_membership_store_join (conn, work->group_id, id, work->on, work->now, &membership_id,
                                    error))
    return FALSE;

  /* What was added to somebody refers to them, so they come first. */
  return ps_import_store_add_person (conn, import_id, id, is_new, membership_id, record->fills, error)
         && (is_new || update (conn, work, record, import_id, error));
}

static gboolean
begin (PsConn                    *conn,
       const PsMemberImportWork  *work,
       gint64                    *import_id,
       GError                   **error)
{
  const PsClock *clock;
  const PsKeys *keys = ps_conn_get_actor (conn, &clock);
  g_autoptr (PsImportRow) row = ps_import_row_new ();

  /* Under the windows, so that a mistake up there shows an error and no member. */
  if (!ps_right_check_roles (ps_conn_get_roles (conn), PS_RIGHT_IMPORT, error))
    return FALSE;

  row->group_id = work->group_id;
  row->format = g_strdup (ps_member_import_is_vcard (work->import) ? "vcard" : "csv");
  row->imported_at = work->now;
  row->imported_by = g_strdup (keys != NULL ? ps_keys_get_user_name (keys) : "");
  if (!ps_import_store_add (conn, row, error))
    return FALSE;

  *import_id = row->id;

  return TRUE;
}

static gboolean
note (PsConn                    *conn,
      const PsMemberImportWork  *work,
      GError                   **error)
{
  g_autofree char *detail =
    g_strdup_printf ("created=%u updated=%u",
                     ps_member_import_count (work->import, PS_MEMBER_CREATED),
                     ps_member_import_count (work->import, PS_MEMBER_UPDATED));

  return ps_audit_note (conn, PS_AUDIT_IMPORT,
                        work->group_id != 0 ? PS_AUDIT_GROUP : PS_AUDIT_NOTHING, work->group_id,
                        detail, error);
}

/**
 * ps_member_import_work:
 * @data: a #PsMemberImportWork
 *
 * A #PsDbWork for ps_db_write_async() that makes a preview come true: adds who is new with how they
 * are reached, adds to whom it updates what was not known of them, and lets them join the group. What
 * it did is written down, so that ps_imports_undo_async() can take it back. As one unit of work it
 * does all of it or nothing.
 *
 * Errors: what the stores say, with the line in front; %PS_ERROR_NOT_PERMITTED; %G_IO_ERROR_CANCELLED.
 */
gboolean
ps_member_import_work (PsConn    *conn,
                       gpointer   data,
                       GError   **error)
{
  PsMemberImportWork *work = data;
  guint n = ps_member_import_get_n_records (work->import);

  if (!begin (conn, work, &work->import_id, error))
    return FALSE;

  for (guint i = 0; i < n; i++)
    {
      const PsMemberRecord *record = ps_member_import_get_record (work->import, i);

      if (g_cancellable_set_error_if_cancelled (work->cancellable, error))
        return FALSE;

      if (!import_record (conn, work, record, work->import_id, error))
        {
          /* Translators: in front of a sentence that says what is wrong with a line of a file. */
          g_prefix_error (error, _("Line %u: "), record->line);
          return FALSE;
        }

      ps_import_progress_set (work->progress, i + 1, n);
    }

  return note (conn, work, error);
}
