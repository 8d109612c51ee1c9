#pragma once

#include "ps-keyring.h"

G_BEGIN_DECLS

/**
 * PsKeyringPassphrase:
 * @text: as typed; stays the caller's
 * @kdf: how dear to make guessing it; ps_kdf_calibrate() or %ps_kdf_default
 * @given: an administrator made it up and knows it, so the user has to choose another at once
 *
 * A passphrase that is to be set.
 */
typedef struct {
  const PsSecret *text;
  PsKdfParams     kdf;
  gboolean        given;
} PsKeyringPassphrase;

/**
 * PsKeyringUser:
 * @id: as the author of notes and the actor in the audit log
 * @name: what they are called
 * @roles: what they are
 * @given: they have not chosen a passphrase of their own yet
 * @waits_for_notes: their roles include the notes, and a key to some of them was not given yet; see
 *   ps_keyring_grant_notes()
 *
 * Somebody who can unlock the vault.
 */
typedef struct {
  PsUid    id;
  char    *name;
  PsRole   roles;
  gboolean given;
  gboolean waits_for_notes;
} PsKeyringUser;

void       ps_keyring_user_free             (PsKeyringUser              *user);
GPtrArray *ps_keyring_list_users            (PsKeyring                  *self);
gboolean   ps_keyring_find_id               (PsKeyring                  *self,
                                             const char                 *user_name,
                                             PsUid                      *id);
gboolean   ps_keyring_sheet_waits_for_notes (PsKeyring                  *self);
gboolean   ps_keyring_has_waiting           (PsKeyring                  *self);

PsKdfParams ps_keyring_choose_kdf           (PsKeyring                  *self);
gboolean   ps_keyring_check_new_name        (PsKeyring                  *self,
                                             const char                 *user_name,
                                             GError                    **error);
gboolean   ps_keyring_add_user              (PsKeyring                  *self,
                                             const PsKeys               *keys,
                                             const char                 *user_name,
                                             PsRole                      roles,
                                             const PsKeyringPassphrase  *passphrase,
                                             PsUid                      *id,
                                             GError                    **error);
gboolean   ps_keyring_set_roles             (PsKeyring                  *self,
                                             const PsKeys               *keys,
                                             const char                 *user_name,
                                             PsRole                      roles,
                                             GError                    **error);
gboolean   ps_keyring_set_passphrase        (PsKeyring                  *self,
                                             const PsKeys               *keys,
                                             const char                 *user_name,
                                             const PsKeyringPassphrase  *passphrase,
                                             GError                    **error);
gboolean   ps_keyring_change_own_passphrase (PsKeyring                  *self,
                                             const PsKeys               *keys,
                                             const PsSecret             *current,
                                             const PsKeyringPassphrase  *passphrase,
                                             GError                    **error);
gboolean   ps_keyring_renew_recovery        (PsKeyring                  *self,
                                             const PsKeys               *keys,
                                             const PsSecret             *code,
                                             GError                    **error);
gboolean   ps_keyring_grant_notes           (PsKeyring                  *self,
                                             const PsKeys               *keys,
                                             gboolean                   *changed,
                                             GError                    **error);

gboolean   ps_keyring_remove_user           (PsKeyring                  *self,
                                             const PsKeys               *keys,
                                             const char                 *user_name,
                                             GError                    **error);
gboolean   ps_keyring_forget_old_data_keys  (PsKeyring                  *self,
                                             const PsKeys               *keys,
                                             GError                    **error);
PsKeys    *ps_keyring_reopen                (PsKeyring                  *self,
                                             const PsKeys               *keys,
                                             GError                    **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PsKeyringUser, ps_keyring_user_free)

G_END_DECLS
