#include "ps-consent-store.h"

#include <glib/gi18n-lib.h>

#include "ps-error.h"
#include "ps-rows.h"

/* A literal of its own in each statement: all of a consent, and how often it was used. The note is not
 * for everybody who may ask whether there is a consent.
 */
#define SELECT_WITH(note) \
  "SELECT c.id, c.uid, c.person_id, c.group_id, c.kind, c.version, c.form, c.content," \
  " c.information, c.discloser, c.recipients, c.purpose, c.expires_on, c.expires_event," \
  " c.signed_by, c.signer, c.given_on, c.revoked_on, c.revoked_how, " note ", c.created_at," \
  " c.updated_at, coalesce (g.name, ''), (SELECT count (*) FROM disclosure_person AS d" \
  " WHERE d.consent_id = c.id) FROM consent AS c LEFT JOIN support_group AS g ON g.id = c.group_id"
#define SELECT SELECT_WITH ("c.note")

/* What was signed stays with the record that it was signed by, also when that went into another. */
#define OF_PERSON \
  "c.person_id IN (SELECT ?1 UNION ALL SELECT id FROM person WHERE merged_into_id = ?1)"

/**
 * ps_consent_row_new:
 *
 * Returns: (transfer full): a consent that has still to be told what it is
 */
PsConsentRow *
ps_consent_row_new (void)
{
  return g_new0 (PsConsentRow, 1);
}

/**
 * ps_consent_row_copy:
 *
 * Returns: (transfer full): the same consent again
 */
PsConsentRow *
ps_consent_row_copy (const PsConsentRow *row)
{
  PsConsentRow *copy = g_memdup2 (row, sizeof *row);

  copy->kind = g_strdup (row->kind);
  copy->version = g_strdup (row->version);
  copy->form = g_strdup (row->form);
  copy->content = g_strdup (row->content);
  copy->information = g_strdup (row->information);
  copy->discloser = g_strdup (row->discloser);
  copy->recipients = g_strdup (row->recipients);
  copy->purpose = g_strdup (row->purpose);
  copy->expires_on = g_strdup (row->expires_on);
  copy->expires_event = g_strdup (row->expires_event);
  copy->signed_by = g_strdup (row->signed_by);
  copy->signer = g_strdup (row->signer);
  copy->given_on = g_strdup (row->given_on);
  copy->revoked_on = g_strdup (row->revoked_on);
  copy->revoked_how = g_strdup (row->revoked_how);
  copy->note = g_strdup (row->note);
  copy->group_name = g_strdup (row->group_name);

  return copy;
}

/**
 * ps_consent_row_free:
 * @row: (transfer full) (nullable): is freed
 */
void
ps_consent_row_free (PsConsentRow *row)
{
  if (row == NULL)
    return;

  g_free (row->kind);
  g_free (row->version);
  g_free (row->form);
  g_free (row->content);
  g_free (row->information);
  g_free (row->discloser);
  g_free (row->recipients);
  g_free (row->purpose);
  g_free (row->expires_on);
  g_free (row->expires_event);
  g_free (row->signed_by);
  g_free (row->signer);
  g_free (row->given_on);
  g_free (row->revoked_on);
  g_free (row->revoked_how);
  g_free (row->note);
  g_free (row->group_name);
  g_free (row);
}

static gpointer
read_row (PsStmt *stmt)
{
  PsConsentRow *row = ps_consent_row_new ();

  row->id = ps_stmt_get_int64 (stmt, 0);
  row->uid = ps_stmt_get_uid (stmt, 1);
  row->person_id = ps_stmt_get_int64 (stmt, 2);
  row->group_id = ps_stmt_get_int64 (stmt, 3);
  row->kind = ps_stmt_dup_text (stmt, 4);
  row->version = ps_stmt_dup_text (stmt, 5);
  row->form = ps_stmt_dup_text (stmt, 6);
  row->content = ps_stmt_dup_text (stmt, 7);
  row->information = ps_stmt_dup_text (stmt, 8);
  row->discloser = ps_stmt_dup_text (stmt, 9);
  row->recipients = ps_stmt_dup_text (stmt, 10);
  row->purpose = ps_stmt_dup_text (stmt, 11);
  row->expires_on = ps_stmt_dup_text (stmt, 12);
  row->expires_event = ps_stmt_dup_text (stmt, 13);
  row->signed_by = ps_stmt_dup_text (stmt, 14);
  row->signer = ps_stmt_dup_text (stmt, 15);
  row->given_on = ps_stmt_dup_text (stmt, 16);
  row->revoked_on = ps_stmt_dup_text (stmt, 17);
  row->revoked_how = ps_stmt_dup_text (stmt, 18);
  row->note = ps_stmt_dup_text (stmt, 19);
  row->created_at = ps_stmt_get_int64 (stmt, 20);
  row->updated_at = ps_stmt_get_int64 (stmt, 21);
  row->group_name = ps_stmt_dup_text (stmt, 22);
  row->used = ps_stmt_get_uint (stmt, 23);

  return row;
}

/**
 * ps_consent_store_of_person:
 *
 * Returns: (transfer full) (nullable) (element-type PsConsentRow): all of them, drafts and those that
 *   were revoked included, the newest first
 */
GPtrArray *
ps_consent_store_of_person (PsConn  *conn,
                            gint64   person_id,
                            GError **error)
{
  PsStmt *stmt = ps_conn_prepare (conn,
                                  SELECT " WHERE " OF_PERSON " ORDER BY c.created_at DESC, c.id DESC",
                                  error);

  if (stmt == NULL)
    return NULL;

  ps_stmt_bind_int64 (stmt, 1, person_id);

  return ps_rows_take_all (conn, stmt, read_row, (GDestroyNotify) ps_consent_row_free, error);
}

/**
 * ps_consent_store_without_notes:
 *
 * Returns: (transfer full) (nullable) (element-type PsConsentRow): as ps_consent_store_of_person(), without
 *   what was noted, which not everybody may read who may ask whether there is a consent
 */
GPtrArray *
ps_consent_store_without_notes (PsConn  *conn,
                                gint64   person_id,
                                GError **error)
{
  PsStmt *stmt = ps_conn_prepare (conn,
                                  SELECT_WITH ("''") " WHERE " OF_PERSON
                                  " ORDER BY c.created_at DESC, c.id DESC",
                                  error);

  if (stmt == NULL)
    return NULL;

  ps_stmt_bind_int64 (stmt, 1, person_id);

  return ps_rows_take_all (conn, stmt, read_row, (GDestroyNotify) ps_consent_row_free, error);
}

/**
 * ps_consent_store_get:
 *
 * Errors: %PS_ERROR_NOT_FOUND.
 *
 * Returns: (transfer full) (nullable): the consent
 */
PsConsentRow *
ps_consent_store_get (PsConn  *conn,
                      gint64   id,
                      GError **error)
{
  PsStmt *stmt = ps_conn_prepare (conn, SELECT " WHERE c.id = ?1", error);

  if (stmt == NULL)
    return NULL;

  ps_stmt_bind_int64 (stmt, 1, id);

  return ps_rows_take_one (conn, stmt, read_row, _("There is no such consent any more."), error);
}

static void
bind_row (PsStmt             *stmt,
          const PsConsentRow *row,
          gint64              now)
{
  ps_stmt_bind_id (stmt, 1, row->group_id);
  ps_stmt_bind_text (stmt, 2, row->kind);
  ps_stmt_bind_text (stmt, 3, row->version);
  ps_stmt_bind_text (stmt, 4, row->form != NULL ? row->form : "paper");
  ps_stmt_bind_text (stmt, 5, row->content);
  ps_stmt_bind_text (stmt, 6, row->information);
  ps_stmt_bind_text (stmt, 7, row->discloser);
  ps_stmt_bind_text (stmt, 8, row->recipients);
  ps_stmt_bind_text (stmt, 9, row->purpose);
  ps_stmt_bind_maybe_text (stmt, 10, row->expires_on);
  ps_stmt_bind_text (stmt, 11, row->expires_event);
  ps_stmt_bind_text (stmt, 12, row->signed_by != NULL ? row->signed_by : "member");
  ps_stmt_bind_text (stmt, 13, row->signer);
  ps_stmt_bind_maybe_text (stmt, 14, row->given_on);
  ps_stmt_bind_text (stmt, 15, row->note);
  ps_stmt_bind_int64 (stmt, 16, now);
}

/**
 * ps_consent_store_add:
 * @row: (inout): gets its id, uid and times; it cannot be revoked yet
 * @now: microseconds UTC
 *
 * Errors: %PS_ERROR_INVALID, %PS_ERROR_CONFLICT where there is no such member.
 */
gboolean
ps_consent_store_add (PsConn        *conn,
                      PsConsentRow  *row,
                      gint64         now,
                      GError       **error)
{
  PsStmt *stmt = ps_conn_prepare (conn,
                                  "INSERT INTO consent (group_id, kind, version, form, content,"
                                  " information, discloser, recipients, purpose, expires_on,"
                                  " expires_event, signed_by, signer, given_on, note, created_at,"
                                  " updated_at, person_id, uid)"
                                  " VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13,"
                                  " ?14, ?15, ?16, ?16, ?17, ?18)",
                                  error);

  if (stmt == NULL)
    return FALSE;

  ps_rows_need_uid (&row->uid, now);
  bind_row (stmt, row, now);
  ps_stmt_bind_id (stmt, 17, row->person_id);
  ps_stmt_bind_uid (stmt, 18, &row->uid);
  row->created_at = now;
  row->updated_at = now;

  return ps_rows_add_one (conn, stmt, &row->id, error);
}

/**
 * ps_consent_store_save:
 * @now: microseconds UTC
 *
 * Changes a draft, and signs it where @row has a day of it. Of one that was signed only the note can
 * change, and whether it was.
 *
 * Errors: %PS_ERROR_NOT_FOUND; %PS_ERROR_INVALID where it was signed.
 */
gboolean
ps_consent_store_save (PsConn              *conn,
                       const PsConsentRow  *row,
                       gint64               now,
                       GError             **error)
{
  PsStmt *stmt = ps_conn_prepare (conn,
                                  "UPDATE consent SET group_id = ?1, kind = ?2, version = ?3,"
                                  " form = ?4, content = ?5, information = ?6, discloser = ?7,"
                                  " recipients = ?8, purpose = ?9, expires_on = ?10,"
                                  " expires_event = ?11, signed_by = ?12, signer = ?13,"
                                  " given_on = ?14, note = ?15, updated_at = ?16 WHERE id = ?17",
                                  error);

  if (stmt == NULL)
    return FALSE;

  bind_row (stmt, row, now);
  ps_stmt_bind_int64 (stmt, 17, row->id);

  return ps_rows_change_one (conn, stmt, _("There is no such consent any more."), error);
}

/**
 * ps_consent_store_set_revoked:
 * @on: (nullable): the first day on which it does not hold any more; %NULL takes it back
 * @how: (nullable): `written`, `spoken` or `event`; with @on
 * @now: microseconds UTC
 *
 * Errors: %PS_ERROR_NOT_FOUND; %PS_ERROR_INVALID where it was never signed, or later than @on.
 */
gboolean
ps_consent_store_set_revoked (PsConn      *conn,
                              gint64       id,
                              const char  *on,
                              const char  *how,
                              gint64       now,
                              GError     **error)
{
  PsStmt *stmt = ps_conn_prepare (conn,
                                  "UPDATE consent SET revoked_on = ?2, revoked_how = ?3,"
                                  " updated_at = ?4 WHERE id = ?1",
                                  error);

  if (stmt == NULL)
    return FALSE;

  ps_stmt_bind_int64 (stmt, 1, id);
  ps_stmt_bind_maybe_text (stmt, 2, on);
  ps_stmt_bind_maybe_text (stmt, 3, how);
  ps_stmt_bind_int64 (stmt, 4, now);

  return ps_rows_change_one (conn, stmt, _("There is no such consent any more."), error);
}

/**
 * ps_consent_store_remove:
 * @now: microseconds UTC
 *
 * Takes away one that was written by mistake. What was given by it keeps it: that one is revoked.
 *
 * Errors: %PS_ERROR_NOT_FOUND; %PS_ERROR_CONFLICT where something was given by it.
 */
gboolean
ps_consent_store_remove (PsConn  *conn,
                         gint64   id,
                         gint64   now,
                         GError **error)
{
  g_autoptr (PsConsentRow) row = ps_consent_store_get (conn, id, error);
  PsStmt *stmt;

  if (row == NULL)
    return FALSE;

  if (row->used > 0)
    {
      g_set_error_literal (error, PS_ERROR, PS_ERROR_CONFLICT,
                           _("Something was given by this consent, so it is kept. It can be revoked."));
      return FALSE;
    }

  stmt = ps_conn_prepare (conn, "DELETE FROM consent WHERE id = ?1", error);
  if (stmt == NULL)
    return FALSE;

  ps_stmt_bind_int64 (stmt, 1, id);

  return ps_rows_change_one (conn, stmt, _("There is no such consent any more."), error) &&
         ps_rows_bury (conn, &row->uid, "consent", now, error);
}
