#include "ps-audit-note.h"

#include "ps-conn-actor.h"

/* How the services write in the log: the connection knows whose deed it is, and the database what
 * the log calls the thing that it is done to.
 */

/**
 * ps_audit_note_within:
 * @id: which thing of @kind; 0 for none in particular
 * @detail: (nullable): as of ps_audit_add()
 * @within: what it belongs to
 * @within_id: which; 0 for none
 *
 * Writes one entry, in the unit of work of the deed itself. Where nobody has unlocked anything, as
 * while a vault is made and in a test of the store, nobody has done it.
 *
 * Errors: %PS_ERROR_NOT_FOUND where there is no such thing.
 *
 * Returns: whether it is there, if the unit of work is committed
 */
gboolean
ps_audit_note_within (PsConn         *conn,
                      PsAuditAction   action,
                      PsAuditKind     kind,
                      gint64          id,
                      const char     *detail,
                      PsAuditKind     within,
                      gint64          within_id,
                      GError        **error)
{
  const PsClock *clock;
  const PsKeys *keys = ps_conn_get_actor (conn, &clock);
  g_autofree char *object = NULL;
  g_autofree char *place = NULL;
  g_autofree char *words = NULL;

  if (keys == NULL)
    return TRUE;

  object = ps_audit_store_object (conn, kind, id, error);
  place = object != NULL ? ps_audit_store_object (conn, within, within_id, error) : NULL;
  if (place == NULL)
    return FALSE;

  if (*place != '\0')
    words = g_strconcat (detail != NULL ? detail : "", detail != NULL ? " " : "", "in=", place, NULL);

  return ps_audit_add (conn, keys, clock, action, object, words != NULL ? words : detail, error);
}

/**
 * ps_audit_note:
 *
 * As ps_audit_note_within(), of what belongs to nothing else.
 *
 * Returns: whether it is there, if the unit of work is committed
 */
gboolean
ps_audit_note (PsConn         *conn,
               PsAuditAction   action,
               PsAuditKind     kind,
               gint64          id,
               const char     *detail,
               GError        **error)
{
  return ps_audit_note_within (conn, action, kind, id, detail, PS_AUDIT_NOTHING, 0, error);
}

typedef struct {
  PsAuditAction action;
  PsAuditKind   kind;
  gint64        id;
  char         *detail;
} Note;

static void
note_free (gpointer data)
{
  Note *note = data;

  g_free (note->detail);
  g_free (note);
}

static gboolean
write_note (PsConn    *conn,
            gpointer   data,
            GError   **error)
{
  const Note *note = data;

  return ps_audit_note (conn, note->action, note->kind, note->id, note->detail, error);
}

/**
 * ps_audit_note_now:
 *
 * As ps_audit_note(), in a unit of work of its own, and waits for the disk: before something leaves
 * the vault, which it must not where that cannot be written down.
 *
 * Returns: whether the entry is there
 */
gboolean
ps_audit_note_now (PsDb           *db,
                   PsAuditAction   action,
                   PsAuditKind     kind,
                   gint64          id,
                   const char     *detail,
                   GError        **error)
{
  Note note = { action, kind, id, (char *) detail };

  return ps_db_write_sync (db, write_note, &note, error);
}

static void
noted_cb (GObject      *source,
          GAsyncResult *result,
          gpointer      user_data G_GNUC_UNUSED)
{
  g_autoptr (GError) error = NULL;

  if (!ps_db_write_finish (PS_DB (source), result, &error))
    g_warning ("An entry of the log could not be written: %s", error->message);
}

/**
 * ps_audit_note_later:
 *
 * As ps_audit_note_now(), without waiting: that something was looked at, which a full disk is not to
 * keep anybody from.
 */
void
ps_audit_note_later (PsDb          *db,
                     PsAuditAction  action,
                     PsAuditKind    kind,
                     gint64         id,
                     const char    *detail)
{
  Note *note = g_new0 (Note, 1);

  note->action = action;
  note->kind = kind;
  note->id = id;
  note->detail = g_strdup (detail);
  ps_db_write_async (db, write_note, note, note_free, NULL, noted_cb, NULL);
}
