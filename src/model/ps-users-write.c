#include "ps-users-private.h"

#include <gio/gio.h>
#include <glib/gi18n-lib.h>

#include "ps-audit.h"
#include "ps-error.h"
#include "ps-right.h"
#include "ps-users-change.h"

static const struct {
  PsAuditAction action;
  const char   *detail;
} entries[] = {
  [PS_USERS_ADD] = { PS_AUDIT_USER_ADD, NULL },
  [PS_USERS_SET_ROLES] = { PS_AUDIT_USER_CHANGE, NULL },
  [PS_USERS_SET_PASSPHRASE] = { PS_AUDIT_PASSPHRASE, "given" },
  [PS_USERS_CHANGE_OWN] = { PS_AUDIT_PASSPHRASE, "own" },
  [PS_USERS_RENEW_SHEET] = { PS_AUDIT_RECOVERY, "new-sheet" },
};

static char *
dup_detail (const PsUsersChange *change)
{
  g_autoptr (GString) roles = NULL;

  if (change->deed != PS_USERS_ADD && change->deed != PS_USERS_SET_ROLES)
    return g_strdup (entries[change->deed].detail);

  roles = g_string_new ("roles=");
  for (guint role = 1; role <= PS_ROLE_ALL; role <<= 1)
    if ((change->roles & role) != 0)
      g_string_append_printf (roles, "%s%s", roles->str[roles->len - 1] == '=' ? "" : ",",
                              ps_role_to_string (role));

  return g_string_free (g_steal_pointer (&roles), FALSE);
}

static void
logged_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr (GTask) task = user_data;
  PsUsers *self = g_task_get_source_object (task);
  PsUsersChange *change = g_task_get_task_data (task);
  GError *error = NULL;

  self->busy = FALSE;
  if (!ps_audit_log_finish (PS_DB (source), result, &error) ||
      !ps_keyring_save (change->keyring, change->folder, &error))
    {
      g_task_return_error (task, error);
      return;
    }

  /* The vault may have been locked meanwhile. */
  if (self->list != NULL)
    ps_users_refresh (self, change->keyring);
  if (self->keys != NULL && change->deed == PS_USERS_CHANGE_OWN)
    ps_users_forget_given (self);

  g_task_return_boolean (task, TRUE);
}

static void
worked_out_cb (GObject      *source G_GNUC_UNUSED,
               GAsyncResult *result,
               gpointer      user_data)
{
  g_autoptr (GTask) task = user_data;
  PsUsers *self = g_task_get_source_object (task);
  PsUsersChange *change = g_task_get_task_data (task);
  g_autofree char *object = NULL;
  g_autofree char *detail = NULL;
  GError *error = NULL;

  if (g_task_propagate_boolean (G_TASK (result), &error) &&
      (self->db == NULL || !ps_db_is_open (self->db)))
    g_set_error_literal (&error, PS_ERROR, PS_ERROR_STORAGE,
                         _("The vault is locked; the change was not saved."));

  if (error != NULL)
    {
      self->busy = FALSE;
      g_task_return_error (task, error);
      return;
    }

  object = change->deed == PS_USERS_RENEW_SHEET ? NULL : ps_audit_object_new ("user", &change->user);
  detail = dup_detail (change);
  ps_audit_log_async (self->db, change->keys, self->clock, entries[change->deed].action, object,
                      detail, NULL, logged_cb, g_steal_pointer (&task));
}

static void
work_out_in_thread (GTask        *task,
                    gpointer      source G_GNUC_UNUSED,
                    gpointer      data,
                    GCancellable *cancellable G_GNUC_UNUSED)
{
  GError *error = NULL;

  if (ps_users_change_work_out (data, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

/* The change belongs to the outer task, which outlives the inner one. */
static void
run (PsUsers             *self,
     PsUsersChange       *change,
     GCancellable        *cancellable,
     GAsyncReadyCallback  callback,
     gpointer             user_data)
{
  GTask *task = g_task_new (self, cancellable, callback, user_data);
  g_autoptr (GTask) inner = NULL;

  g_task_set_source_tag (task, ps_users_change_finish);
  g_task_set_task_data (task, change, (GDestroyNotify) ps_users_change_free);

  if (change->deed != PS_USERS_CHANGE_OWN && ps_keys_is_given (self->keys))
    {
      g_task_return_new_error (task, PS_ERROR, PS_ERROR_NOT_PERMITTED,
                               _("You have a passphrase that somebody else knows. Choose one of "
                                 "your own first."));
      g_object_unref (task);
      return;
    }

  if (self->busy)
    {
      g_task_return_new_error (task, PS_ERROR, PS_ERROR_CONFLICT,
                               _("Another change of the users is still being made."));
      g_object_unref (task);
      return;
    }

  if (change->deed != PS_USERS_CHANGE_OWN && !ps_right_check_task (self->db, PS_RIGHT_USERS, task))
    return;

  self->busy = TRUE;
  inner = g_task_new (NULL, NULL, worked_out_cb, task);
  g_task_set_source_tag (inner, run);
  g_task_set_task_data (inner, change, NULL);
  g_task_run_in_thread (inner, work_out_in_thread);
}

/**
 * ps_users_add_async:
 * @name: what they are to be called
 * @roles: what they are to be
 * @passphrase: (transfer full): to begin with; they choose their own when they first unlock
 *
 * Adds a user.
 *
 * Errors: those of ps_keyring_add_user() and ps_keyring_save().
 */
void
ps_users_add_async (PsUsers             *self,
                    const char          *name,
                    PsRole               roles,
                    PsSecret            *passphrase,
                    GCancellable        *cancellable,
                    GAsyncReadyCallback  callback,
                    gpointer             user_data)
{
  PsUsersChange *change = ps_users_change_new (PS_USERS_ADD, self->folder, self->keys, name);

  change->roles = roles;
  change->passphrase = passphrase;
  run (self, change, cancellable, callback, user_data);
}

/**
 * ps_users_set_roles_async:
 * @roles: what they are to be; who is unlocked now goes on with what they were until they lock
 *
 * Changes what a user is.
 *
 * Errors: those of ps_keyring_set_roles() and ps_keyring_save().
 */
void
ps_users_set_roles_async (PsUsers             *self,
                          const char          *name,
                          PsRole               roles,
                          GCancellable        *cancellable,
                          GAsyncReadyCallback  callback,
                          gpointer             user_data)
{
  PsUsersChange *change = ps_users_change_new (PS_USERS_SET_ROLES, self->folder, self->keys, name);

  change->roles = roles;
  run (self, change, cancellable, callback, user_data);
}

/**
 * ps_users_set_passphrase_async:
 * @passphrase: (transfer full): to begin with; they choose their own when they next unlock
 *
 * Lets in a user who has forgotten their passphrase.
 *
 * Errors: those of ps_keyring_set_passphrase() and ps_keyring_save().
 */
void
ps_users_set_passphrase_async (PsUsers             *self,
                               const char          *name,
                               PsSecret            *passphrase,
                               GCancellable        *cancellable,
                               GAsyncReadyCallback  callback,
                               gpointer             user_data)
{
  PsUsersChange *change = ps_users_change_new (PS_USERS_SET_PASSPHRASE, self->folder, self->keys,
                                               name);

  change->passphrase = passphrase;
  run (self, change, cancellable, callback, user_data);
}

/**
 * ps_users_change_own_async:
 * @current: (transfer full) (nullable): what they have; may be %NULL where #PsUsers:given is so
 * @passphrase: (transfer full): what they want
 *
 * Changes the passphrase of who has unlocked the vault.
 *
 * Errors: those of ps_keyring_change_own_passphrase() and ps_keyring_save().
 */
void
ps_users_change_own_async (PsUsers             *self,
                           PsSecret            *current,
                           PsSecret            *passphrase,
                           GCancellable        *cancellable,
                           GAsyncReadyCallback  callback,
                           gpointer             user_data)
{
  PsUsersChange *change = ps_users_change_new (PS_USERS_CHANGE_OWN, self->folder, self->keys, NULL);

  change->current = current;
  change->passphrase = passphrase;
  run (self, change, cancellable, callback, user_data);
}

/**
 * ps_users_renew_sheet_async:
 * @code: (transfer full): of a recovery sheet that is on paper
 *
 * Makes the vault open with a new recovery sheet, and no more with the old one.
 *
 * Errors: those of ps_keyring_renew_recovery() and ps_keyring_save().
 */
void
ps_users_renew_sheet_async (PsUsers             *self,
                            PsSecret            *code,
                            GCancellable        *cancellable,
                            GAsyncReadyCallback  callback,
                            gpointer             user_data)
{
  PsUsersChange *change = ps_users_change_new (PS_USERS_RENEW_SHEET, self->folder, self->keys, NULL);

  change->passphrase = code;
  run (self, change, cancellable, callback, user_data);
}

/**
 * ps_users_change_finish:
 *
 * Returns: whether it is changed, for good
 */
gboolean
ps_users_change_finish (PsUsers       *self,
                        GAsyncResult  *result,
                        GError       **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}
