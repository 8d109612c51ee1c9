#pragma once

#include "ps-clock.h"
#include "ps-db.h"
#include "ps-keys.h"
#include "ps-vault-dir.h"

G_BEGIN_DECLS

/**
 * PsFinding:
 * @PS_FINDING_NONE: all is well
 * @PS_FINDING_CHANGED: something else than Peerside changed the database's file
 * @PS_FINDING_OLD: an older file was put in its place
 * @PS_FINDING_DAMAGED: it does not hold together, though it opens
 *
 * What shows when a vault is opened and is no reason not to open it: it is told, and whoever is there
 * chooses.
 */
typedef enum {
  PS_FINDING_NONE,
  PS_FINDING_CHANGED,
  PS_FINDING_OLD,
  PS_FINDING_DAMAGED,
} PsFinding;

typedef struct _PsFindingLook PsFindingLook;

PsFindingLook *ps_finding_look_start (PsVaultDir     *dir);
void           ps_finding_look_wait  (PsFindingLook  *look);
void           ps_finding_look_free  (PsFindingLook  *look);

PsFinding      ps_finding_make       (PsFindingLook  *look,
                                      PsConn         *conn,
                                      const PsKeys   *keys,
                                      const PsClock  *clock,
                                      gint64         *audit_seq);
void           ps_finding_opened     (PsVaultDir     *dir,
                                      const PsKeys   *keys,
                                      gint64          audit_seq);
void           ps_finding_closed     (PsVaultDir     *dir,
                                      const PsKeys   *keys,
                                      gint64          audit_seq);
const char    *ps_finding_to_words   (PsFinding       finding);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PsFindingLook, ps_finding_look_free)

G_END_DECLS
