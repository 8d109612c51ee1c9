#include "ps-not-seen-call.h"

#include <glib/gi18n-lib.h>

#include "ps-audit-note.h"
#include "ps-error.h"
#include "ps-follow-up-store.h"
#include "ps-not-seen-store.h"

/**
 * PsNotSeenCall:
 *
 * A call to somebody who was not seen for long, on its way off the list because it is not needed, and
 * back onto it. That it is not needed is no reason to call them again for the same absence, so that
 * stays noticed.
 *
 * It is handed to the writer's thread by reference; nobody reads it meanwhile.
 */
struct _PsNotSeenCall
{
  gint           ref_count; /* atomic */
  gint64         follow_up_id;
  gint64         group_id;
  gint64         person_id;
  PsFollowUpRow *row;       /* as it was on the list; its words stay sealed */
};

/**
 * ps_not_seen_call_new:
 * @follow_up_id: the call
 *
 * Returns: (transfer full): what the two works below take
 */
PsNotSeenCall *
ps_not_seen_call_new (gint64 follow_up_id)
{
  PsNotSeenCall *self = g_new0 (PsNotSeenCall, 1);

  self->ref_count = 1;
  self->follow_up_id = follow_up_id;

  return self;
}

PsNotSeenCall *
ps_not_seen_call_ref (PsNotSeenCall *self)
{
  g_atomic_int_inc (&self->ref_count);

  return self;
}

/**
 * ps_not_seen_call_unref:
 * @data: (transfer full): a #PsNotSeenCall
 */
void
ps_not_seen_call_unref (gpointer data)
{
  PsNotSeenCall *self = data;

  if (!g_atomic_int_dec_and_test (&self->ref_count))
    return;

  ps_follow_up_row_free (self->row);
  g_free (self);
}

/**
 * ps_not_seen_call_drop:
 * @data: a #PsNotSeenCall
 *
 * A #PsDbWork: takes the call off the list.
 *
 * Errors: %PS_ERROR_NOT_FOUND where it is not there any more, or came of something else.
 *
 * Returns: whether it is gone
 */
gboolean
ps_not_seen_call_drop (PsConn    *conn,
                       gpointer   data,
                       GError   **error)
{
  PsNotSeenCall *self = data;

  if (!ps_not_seen_store_find (conn, self->follow_up_id, &self->group_id, &self->person_id, error))
    return FALSE;

  if (self->person_id == 0)
    {
      g_set_error_literal (error, PS_ERROR, PS_ERROR_NOT_FOUND,
                           _("This follow-up is no longer there."));
      return FALSE;
    }

  ps_follow_up_row_free (self->row);
  self->row = ps_follow_up_store_get (conn, self->follow_up_id, error);

  return self->row != NULL &&
         ps_follow_up_store_remove (conn, self->follow_up_id, error) &&
         ps_audit_note_within (conn, PS_AUDIT_DELETE, PS_AUDIT_PERSON, self->person_id, "not-seen",
                               PS_AUDIT_GROUP, self->group_id, error);
}

/**
 * ps_not_seen_call_restore:
 * @data: a #PsNotSeenCall that was dropped
 *
 * A #PsDbWork: puts the call back on the list, as it was.
 *
 * Errors: %PS_ERROR_NOT_FOUND where they have been seen again meanwhile.
 *
 * Returns: whether it is back
 */
gboolean
ps_not_seen_call_restore (PsConn    *conn,
                          gpointer   data,
                          GError   **error)
{
  PsNotSeenCall *self = data;

  g_return_val_if_fail (self->row != NULL, FALSE);

  return ps_follow_up_store_add (conn, self->row, error) &&
         ps_not_seen_store_link (conn, self->group_id, self->person_id, self->row->id, error) &&
         ps_audit_note_within (conn, PS_AUDIT_CHANGE, PS_AUDIT_PERSON, self->person_id, "not-seen",
                               PS_AUDIT_GROUP, self->group_id, error);
}
