#pragma once

#include "ps-clock.h"
#include "ps-secret.h"

G_BEGIN_DECLS

/**
 * PsRecovering:
 * @code: of the sheet that is used, as typed
 * @user_name: who lost their passphrase
 * @passphrase: the one that they want
 * @next_code: of the sheet that is good from then on, which is on paper
 *
 * What it takes to get in with the recovery sheet.
 */
typedef struct {
  PsSecret *code;
  char     *user_name;
  PsSecret *passphrase;
  PsSecret *next_code;
} PsRecovering;

PsRecovering *ps_recovering_new   (void);
void          ps_recovering_free  (PsRecovering        *recovering);
gboolean      ps_recovering_check (const char          *path,
                                   const PsSecret      *code,
                                   const PsClock       *clock,
                                   GError             **error);
gboolean      ps_recovering_run   (const char          *path,
                                   const PsRecovering  *recovering,
                                   const PsClock       *clock,
                                   GError             **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PsRecovering, ps_recovering_free)

G_END_DECLS
