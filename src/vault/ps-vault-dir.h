#pragma once

#include "ps-clock.h"

G_BEGIN_DECLS

typedef struct _PsVaultDir PsVaultDir;

/**
 * PsVaultDirFlags:
 * @PS_VAULT_DIR_MUST_EXIST: there is a vault in the folder
 * @PS_VAULT_DIR_CREATE: there is none, and the folder is missing or empty
 */
typedef enum {
  PS_VAULT_DIR_MUST_EXIST,
  PS_VAULT_DIR_CREATE,
} PsVaultDirFlags;

/**
 * PsVaultLooks:
 * @PS_VAULT_LOOKS_NEW: missing, or nothing in it that counts; a vault can be made there
 * @PS_VAULT_LOOKS_VAULT: a keyring or a database
 * @PS_VAULT_LOOKS_FOREIGN: other files and no keyring, or not a folder
 */
typedef enum {
  PS_VAULT_LOOKS_NEW,
  PS_VAULT_LOOKS_VAULT,
  PS_VAULT_LOOKS_FOREIGN,
} PsVaultLooks;

PsVaultLooks  ps_vault_dir_looks             (const char       *path);
PsVaultDir   *ps_vault_dir_open              (const char       *path,
                                              PsVaultDirFlags   flags,
                                              const char       *who,
                                              const PsClock    *clock,
                                              GError          **error);
void          ps_vault_dir_close             (PsVaultDir       *self);
void          ps_vault_dir_set_who           (PsVaultDir       *self,
                                              const char       *who);

const char   *ps_vault_dir_get_path          (PsVaultDir       *self);
const char   *ps_vault_dir_get_database_path (PsVaultDir       *self);
char         *ps_vault_dir_build_path        (PsVaultDir       *self,
                                              const char       *name);
gboolean      ps_vault_dir_get_free_space    (PsVaultDir       *self,
                                              guint64          *bytes,
                                              GError          **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PsVaultDir, ps_vault_dir_close)

G_END_DECLS
