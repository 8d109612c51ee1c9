#pragma once

#include "ps-clock.h"

G_BEGIN_DECLS

#define PS_PROOF_PASSPHRASE "wachtelhuegel vor dem regen"

/**
 * PsProofPlace:
 * @root: everything else is in here
 * @vault: the vault folder
 *
 * All the folders that a program may write to, and what it says on standard error.
 */
typedef struct {
  char *root;
  char *vault;
  char *errors;
} PsProofPlace;

typedef struct _PsProofChild PsProofChild;

void          ps_proof_place_make   (PsProofPlace       *place);
void          ps_proof_place_clear  (PsProofPlace       *place);
void          ps_proof_copy_vault   (const char         *from,
                                     const char         *to);
void          ps_proof_remove       (const char         *path);

PsProofChild *ps_proof_child_start  (const PsProofPlace *place,
                                     ...) G_GNUC_NULL_TERMINATED;
char         *ps_proof_child_hear   (PsProofChild       *self);
void          ps_proof_child_go_on  (PsProofChild       *self);
void          ps_proof_child_kill   (PsProofChild       *self);
GPid          ps_proof_child_pid    (PsProofChild       *self);
gboolean      ps_proof_child_end    (PsProofChild       *self);

void          ps_proof_say          (const char         *format,
                                     ...) G_GNUC_PRINTF (1, 2);
void          ps_proof_wait_for_go  (void);

G_END_DECLS
