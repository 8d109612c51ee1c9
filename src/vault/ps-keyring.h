#pragma once

#include "ps-kdf.h"
#include "ps-keys.h"
#include "ps-secret.h"
#include "ps-user-name.h"

G_BEGIN_DECLS

/* The most that a keyring can hold. Users who were removed do not count as users. */
#define PS_KEYRING_NAME_MAX  PS_USER_NAME_MAX
#define PS_KEYRING_USERS_MAX 64
#define PS_KEYRING_FILE_MAX  (4 * 1024 * 1024)

typedef struct _PsKeyring PsKeyring;

/**
 * PsKeyringFounder:
 * @user_name: what the user is called, 1 to 64 bytes of UTF-8
 * @roles: an administrator at least
 * @passphrase: (array length=passphrase_len): as typed; stays the caller's, to be wiped
 * @passphrase_len: bytes
 * @kdf: how dear to make guessing; ps_kdf_calibrate() or %ps_kdf_default
 * @recovery_code: from ps_recovery_code_new(); printed by the caller and kept nowhere
 *
 * The first user of a vault.
 */
typedef struct {
  const char     *user_name;
  PsRole          roles;
  const char     *passphrase;
  gsize           passphrase_len;
  PsKdfParams     kdf;
  const PsSecret *recovery_code;
} PsKeyringFounder;

gboolean     ps_keyring_check_first_user (const char             *user_name,
                                          PsRole                  roles,
                                          GError                **error);
PsKeyring   *ps_keyring_create          (const PsKeyringFounder  *founder,
                                         PsKeys                 **keys,
                                         GError                 **error);
PsKeyring   *ps_keyring_parse           (const guint8            *bytes,
                                         gsize                    len,
                                         GError                 **error);
PsKeyring   *ps_keyring_load            (const char              *folder,
                                         gboolean                *used_backup,
                                         GError                 **error);
gboolean     ps_keyring_save            (PsKeyring               *self,
                                         const char              *folder,
                                         GError                 **error);
GBytes      *ps_keyring_serialise       (PsKeyring               *self);
PsKeyring   *ps_keyring_ref             (PsKeyring               *self);
void         ps_keyring_unref           (PsKeyring               *self);

PsKeys      *ps_keyring_unlock          (PsKeyring               *self,
                                         const char              *user_name,
                                         const char              *passphrase,
                                         gsize                    passphrase_len,
                                         GError                 **error);
PsKeys      *ps_keyring_unlock_recovery (PsKeyring               *self,
                                         const char              *code,
                                         gsize                    code_len,
                                         GError                 **error);

const PsUid *ps_keyring_get_vault_id    (PsKeyring               *self);
guint64      ps_keyring_get_generation  (PsKeyring               *self);
char       **ps_keyring_get_user_names  (PsKeyring               *self);
PsRole       ps_keyring_get_roles       (PsKeyring               *self,
                                         const char              *user_name);
const char  *ps_keyring_lookup_name     (PsKeyring               *self,
                                         const PsUid             *user_id);
guint        ps_keyring_get_n_records   (PsKeyring               *self);
const char  *ps_keyring_get_record      (PsKeyring               *self,
                                         guint                    n,
                                         PsUid                   *id);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PsKeyring, ps_keyring_unref)

G_END_DECLS
