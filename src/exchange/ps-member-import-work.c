#include "ps-member-import-work.h"

#include "ps-audit-note.h"
#include "ps-membership-store.h"

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
  g_free (work->on);
  g_free (work);
}

/* The preview is shared with the window, and adding fills in the rows. */
static GPtrArray *
copy_ways (GPtrArray *ways)
{
  GPtrArray *copies = g_ptr_array_new_with_free_func ((GDestroyNotify) ps_contact_way_row_free);

  for (guint i = 0; i < ways->len; i++)
    {
      const PsContactWayRow *way = g_ptr_array_index (ways, i);
      PsContactWayRow *copy = g_memdup2 (way, sizeof *way);

      copy->kind = g_strdup (way->kind);
      copy->value = g_strdup (way->value);
      copy->label = g_strdup (way->label);
      g_ptr_array_add (copies, copy);
    }

  return copies;
}

static gboolean
create (PsConn                *conn,
        const PsMemberRecord  *record,
        gint64                 now,
        gint64                *id,
        GError               **error)
{
  g_autoptr (PsMemberRow) row = ps_member_row_copy (record->member);
  g_autoptr (GPtrArray) ways = copy_ways (record->ways);

  if (!ps_member_store_add (conn, row, now, error))
    return FALSE;

  *id = row->id;

  return ways->len == 0 || ps_contact_store_set (conn, row->id, ways, error);
}

static gboolean
import_record (PsConn                    *conn,
               const PsMemberImportWork  *work,
               const PsMemberRecord      *record,
               GError                   **error)
{
  gint64 id = record->person_id;
  gint64 membership_id;

  if (record->outcome != PS_MEMBER_CREATED && record->outcome != PS_MEMBER_UPDATED)
    return TRUE;

  if (record->outcome == PS_MEMBER_CREATED && !create (conn, record, work->now, &id, error))
    return FALSE;

  return work->group_id == 0
         || ps_membership_store_join (conn, work->group_id, id, work->on, work->now, &membership_id,
                                      error);
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

  return ps_audit_note (conn, PS_AUDIT_IMPORT, PS_AUDIT_GROUP, work->group_id, detail, error);
}

/**
 * ps_member_import_work:
 * @data: a #PsMemberImportWork
 *
 * A #PsDbWork for ps_db_write_async() that makes a preview come true: adds who is new with how they
 * are reached, and lets them and whom it updates join the group. As one unit of work it does all of
 * it or nothing.
 *
 * Errors: what the stores say, with the line in front.
 */
gboolean
ps_member_import_work (PsConn    *conn,
                       gpointer   data,
                       GError   **error)
{
  const PsMemberImportWork *work = data;

  for (guint i = 0; i < ps_member_import_get_n_records (work->import); i++)
    {
      const PsMemberRecord *record = ps_member_import_get_record (work->import, i);

      if (!import_record (conn, work, record, error))
        {
          /* Translators: in front of a sentence that says what is wrong with a line of a file. */
          g_prefix_error (error, _("Line %u: "), record->line);
          return FALSE;
        }
    }

  return note (conn, work, error);
}
