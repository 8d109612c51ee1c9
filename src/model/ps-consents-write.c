/* What is written of consents; each deed is logged in its own unit of work. */
#include "ps-consents-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "ps-audit.h"
#include "ps-bereavement-store.h"
#include "ps-error.h"
#include "ps-right.h"
#include "ps-write-task.h"

typedef struct {
  PsKeys        *keys;
  const PsClock *clock;
  PsConsentRow  *row;
  gint64         id;
  char          *on;
  char          *how;
} Change;

static Change *
change_new (PsConsents *self)
{
  Change *change = g_new0 (Change, 1);

  change->keys = ps_keys_ref (self->keys);
  change->clock = self->clock;

  return change;
}

static void
change_free (gpointer data)
{
  Change *change = data;

  ps_keys_unref (change->keys);
  ps_consent_row_free (change->row);
  g_free (change->on);
  g_free (change->how);
  g_free (change);
}

static gboolean
add_to_log (PsConn        *conn,
            const Change  *change,
            const PsUid   *uid,
            const char    *what,
            GError       **error)
{
  g_autofree char *object = ps_audit_object_new ("consent", uid);

  return ps_audit_add (conn, change->keys, change->clock, PS_AUDIT_CONSENT, object, what, error);
}

/* A day that the calendar has not, or an order of days that cannot be, is said in words and not by the
 * schema.
 */
static gboolean
check_days (const PsConsentRow  *row,
            GError             **error)
{
  GDate date;

  if ((row->given_on != NULL && !ps_date_from_iso (row->given_on, &date)) ||
      (row->expires_on != NULL && !ps_date_from_iso (row->expires_on, &date)))
    g_set_error_literal (error, PS_ERROR, PS_ERROR_INVALID, _("There is no such day."));
  else if (row->given_on != NULL && row->expires_on != NULL &&
           strcmp (row->expires_on, row->given_on) < 0)
    g_set_error_literal (error, PS_ERROR, PS_ERROR_INVALID,
                         _("A consent cannot end before it was signed."));
  else
    return TRUE;

  return FALSE;
}

/* A draft may lack anything; what is signed may not, as it could never be gone by. */
static gboolean
check (const PsConsentRow  *row,
       GError             **error)
{
  PsConsentLack lacks = ps_consent_lacks (row);

  if (!check_days (row, error))
    return FALSE;

  for (guint i = 0; row->given_on != NULL && i < PS_CONSENT_N_LACKS; i++)
    if ((lacks & (1 << i)) != 0)
      {
        g_set_error_literal (error, PS_ERROR, PS_ERROR_INVALID, ps_consent_lack_describe (1 << i));
        return FALSE;
      }

  return TRUE;
}

/* Who died signs nothing any more; what they had signed while they lived may still be entered. Others may
 * sign for them: 42 CFR 2.15 (b) (2) has it that a consent is then given by their representative.
 */
static gboolean
check_can_sign (PsConn              *conn,
                const PsConsentRow  *row,
                GError             **error)
{
  g_autofree char *died_on = NULL;

  if (!ps_bereavement_store_died_on (conn, row->person_id, &died_on, error))
    return FALSE;

  if (died_on == NULL || g_strcmp0 (row->signed_by, "representative") == 0)
    return TRUE;

  /* A draft that was there before is put back, whatever became of them. */
  if (row->given_on != NULL ? strcmp (row->given_on, died_on) <= 0
                            : row->id != 0 || row->created_at != 0)
    return TRUE;

  g_set_error_literal (error, PS_ERROR, PS_ERROR_INVALID,
                       _("This person died. Only a representative can sign for them."));

  return FALSE;
}

static gboolean
save_consent (PsConn    *conn,
              gpointer   data,
              GError   **error)
{
  Change *change = data;
  PsConsentRow *row = change->row;
  gint64 now = ps_clock_wall (change->clock);
  gboolean is_new = row->id == 0;

  if (!check (row, error) || !check_can_sign (conn, row, error))
    return FALSE;

  if (is_new ? !ps_consent_store_add (conn, row, now, error)
             : !ps_consent_store_save (conn, row, now, error))
    return FALSE;

  return add_to_log (conn, change, &row->uid,
                     row->given_on != NULL ? "signed" : is_new ? "drafted" : "changed", error);
}

/**
 * ps_consents_save_async:
 * @row: (transfer none): a consent; with the id 0 a new one; without a day of signing a draft
 *
 * Errors: %PS_ERROR_INVALID where it is signed and lacks something, where its days cannot be, or where
 * a signed one would change, or where who should sign it died; %PS_ERROR_NOT_FOUND;
 * %PS_ERROR_NOT_PERMITTED.
 */
void
ps_consents_save_async (PsConsents          *self,
                        const PsConsentRow  *row,
                        GCancellable        *cancellable,
                        GAsyncReadyCallback  callback,
                        gpointer             user_data)
{
  Change *change;
  GTask *task;

  g_return_if_fail (PS_IS_CONSENTS (self));
  g_return_if_fail (row != NULL);

  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, ps_consents_save_async);
  if (!ps_right_check_task (self->db, PS_RIGHT_CONSENTS, task))
    return;

  change = change_new (self);
  change->row = ps_consent_row_copy (row);
  ps_write_task_run_for_id (task, self->db, save_consent, change, change_free, &change->row->id);
}

/**
 * ps_consents_save_finish:
 *
 * Returns: the consent's id; 0 for an error
 */
gint64
ps_consents_save_finish (PsConsents    *self,
                         GAsyncResult  *result,
                         GError       **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), 0);

  return ps_write_task_take_id (G_TASK (result), error);
}

static gboolean
revoke_consent (PsConn    *conn,
                gpointer   data,
                GError   **error)
{
  const Change *change = data;
  g_autoptr (PsConsentRow) row = ps_consent_store_get (conn, change->id, error);
  g_autofree char *what = NULL;

  if (row == NULL)
    return FALSE;

  if (change->on != NULL && row->given_on != NULL && strcmp (change->on, row->given_on) < 0)
    {
      g_set_error_literal (error, PS_ERROR, PS_ERROR_INVALID,
                           _("A consent cannot be revoked before it was signed."));
      return FALSE;
    }

  what = change->on != NULL ? g_strdup_printf ("revoked how=%s", change->how)
                            : g_strdup ("revocation-undone");

  return ps_consent_store_set_revoked (conn, change->id, change->on, change->how,
                                       ps_clock_wall (change->clock), error) &&
         add_to_log (conn, change, &row->uid, what, error);
}

/**
 * ps_consents_revoke_async:
 * @on: (nullable): the first day on which it does not hold any more, YYYY-MM-DD; %NULL takes a
 *   revocation back
 * @how: (nullable): `written`, `spoken` or `event`; with @on
 *
 * 42 CFR 2.31 (a)(6) knows revocation in writing; a member who says it is heard as well. What was given
 * before stays given.
 *
 * Errors: %PS_ERROR_NOT_FOUND, %PS_ERROR_INVALID, %PS_ERROR_NOT_PERMITTED.
 */
void
ps_consents_revoke_async (PsConsents          *self,
                          gint64               id,
                          const char          *on,
                          const char          *how,
                          GCancellable        *cancellable,
                          GAsyncReadyCallback  callback,
                          gpointer             user_data)
{
  Change *change;
  GTask *task;

  g_return_if_fail (PS_IS_CONSENTS (self));
  g_return_if_fail ((on == NULL) == (how == NULL));

  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, ps_consents_revoke_async);
  if (!ps_right_check_task (self->db, PS_RIGHT_CONSENTS, task))
    return;

  change = change_new (self);
  change->id = id;
  change->on = g_strdup (on);
  change->how = g_strdup (how);
  ps_write_task_run (task, self->db, revoke_consent, change, change_free);
}

gboolean
ps_consents_revoke_finish (PsConsents    *self,
                           GAsyncResult  *result,
                           GError       **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}

static gboolean
remove_consent (PsConn    *conn,
                gpointer   data,
                GError   **error)
{
  const Change *change = data;
  g_autoptr (PsConsentRow) row = ps_consent_store_get (conn, change->id, error);

  return row != NULL &&
         ps_consent_store_remove (conn, change->id, ps_clock_wall (change->clock), error) &&
         add_to_log (conn, change, &row->uid, "removed", error);
}

/**
 * ps_consents_remove_async:
 *
 * Takes away one that was written by mistake. Saving it again is its undo.
 *
 * Errors: %PS_ERROR_NOT_FOUND, %PS_ERROR_CONFLICT where something was given by it,
 * %PS_ERROR_NOT_PERMITTED.
 */
void
ps_consents_remove_async (PsConsents          *self,
                          gint64               id,
                          GCancellable        *cancellable,
                          GAsyncReadyCallback  callback,
                          gpointer             user_data)
{
  Change *change;
  GTask *task;

  g_return_if_fail (PS_IS_CONSENTS (self));

  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, ps_consents_remove_async);
  if (!ps_right_check_task (self->db, PS_RIGHT_CONSENTS, task))
    return;

  change = change_new (self);
  change->id = id;
  ps_write_task_run (task, self->db, remove_consent, change, change_free);
}

gboolean
ps_consents_remove_finish (PsConsents    *self,
                           GAsyncResult  *result,
                           GError       **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}
