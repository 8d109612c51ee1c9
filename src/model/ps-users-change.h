#pragma once

#include "ps-keyring-users.h"

G_BEGIN_DECLS

/**
 * PsUsersDeed:
 *
 * What can be changed about who opens the vault while it is open.
 */
typedef enum {
  PS_USERS_ADD,
  PS_USERS_SET_ROLES,
  PS_USERS_SET_PASSPHRASE,
  PS_USERS_CHANGE_OWN,
  PS_USERS_RENEW_SHEET,
} PsUsersDeed;

/**
 * PsUsersChange:
 * @deed: what is to be done
 * @folder: the vault's, held
 * @keys: of who does it
 * @name: (nullable): to whom
 * @roles: what they are to be
 * @current: (nullable): the passphrase that they have
 * @passphrase: (nullable): the one that they are to have, or the code of a new sheet
 * @keyring: (nullable): once it was worked out: the keyring with the change, not saved yet
 * @user: once it was worked out: whom it is about; zeros for the sheet
 *
 * A change on its way through another thread.
 */
typedef struct {
  PsUsersDeed  deed;
  char        *folder;
  PsKeys      *keys;
  char        *name;
  PsRole       roles;
  PsSecret    *current;
  PsSecret    *passphrase;
  PsKeyring   *keyring;
  PsUid        user;
} PsUsersChange;

PsUsersChange *ps_users_change_new      (PsUsersDeed     deed,
                                         const char     *folder,
                                         PsKeys         *keys,
                                         const char     *name);
void           ps_users_change_free     (PsUsersChange  *change);
gboolean       ps_users_change_work_out (PsUsersChange  *change,
                                         GError        **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PsUsersChange, ps_users_change_free)

G_END_DECLS
