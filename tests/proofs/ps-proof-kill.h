#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * PsProofCut:
 * @PS_PROOF_BEFORE: nothing of it is done any more
 * @PS_PROOF_TORN: half of what was to be written is there; the same as before it for anything else
 * @PS_PROOF_AFTER: all of it is done, and nobody hears of it
 *
 * Where in its last touch of the disk a process is killed.
 */
typedef enum {
  PS_PROOF_BEFORE,
  PS_PROOF_TORN,
  PS_PROOF_AFTER,
  PS_PROOF_N_CUTS,
} PsProofCut;

void    ps_proof_kill_arm     (guint      moment,
                               PsProofCut cut);
guint   ps_proof_kill_moments (void);

G_END_DECLS
