#pragma once

#include "ps-content.h"
#include "ps-db.h"
#include "ps-finding.h"
#include "ps-founding.h"
#include "ps-keyring.h"
#include "ps-vault-dir.h"

G_BEGIN_DECLS

/**
 * PsOpened:
 * @dir: the folder, held for this process
 * @keys: who unlocked it
 * @db: the database; ps_db_adopt() has still to be called on the main thread
 * @finding: what whoever unlocked it has to be told
 * @audit_seq: the number of the last entry of the log when it was opened
 *
 * A vault that was opened, on its way from the thread that derived the key to the main thread.
 */
typedef struct {
  PsVaultDir *dir;
  PsKeys     *keys;
  PsDb       *db;
  PsFinding   finding;
  gint64      audit_seq;
} PsOpened;

PsOpened *ps_opened_create (const char        *path,
                            const PsFounding  *founding,
                            PsContent         *content,
                            const PsClock     *clock,
                            GError           **error);
PsOpened *ps_opened_unlock (const char        *path,
                            const char        *user_name,
                            const PsSecret    *passphrase,
                            const PsClock     *clock,
                            GError           **error);
PsOpened *ps_opened_reopen (PsVaultDir        *dir,
                            PsKeys            *keys,
                            const PsClock     *clock,
                            GError           **error);
void      ps_opened_free   (PsOpened          *opened);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PsOpened, ps_opened_free)

G_END_DECLS
