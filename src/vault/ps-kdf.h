#pragma once

#include "ps-secret.h"

G_BEGIN_DECLS

#define PS_KDF_SALT_SIZE 16
#define PS_KDF_KEY_SIZE  32

/* What a keyring may ask for (SECURITY: a hostile file must not make us allocate terabytes). */
#define PS_KDF_MEMORY_MIN_KIB (8 * 1024)
#define PS_KDF_MEMORY_MAX_KIB (1024 * 1024)
#define PS_KDF_PASSES_MIN     1
#define PS_KDF_PASSES_MAX     16

/* What a new passphrase gets where nothing was measured, and the least that measuring gives. */
#define PS_KDF_MEMORY_DEFAULT_KIB    (256 * 1024)
#define PS_KDF_PASSES_DEFAULT        3
#define PS_KDF_MEMORY_CALIBRATED_KIB (64 * 1024)

/**
 * PsKdfParams:
 * @memory_kib: KiB of memory that one guess costs
 * @passes: how often that memory is gone over
 *
 * How dear it is to try one passphrase, by Argon2id (RFC 9106) with one lane.
 */
typedef struct {
  guint32 memory_kib;
  guint32 passes;
} PsKdfParams;

extern const PsKdfParams ps_kdf_default;

gboolean    ps_kdf_params_allowed (const PsKdfParams *params);
PsKdfParams ps_kdf_choose         (gint64             probe_usec,
                                   guint64            memory_kib);
PsKdfParams ps_kdf_calibrate      (void);
PsSecret   *ps_kdf_derive         (const PsKdfParams *params,
                                   const guint8      *salt,
                                   const PsSecret    *passphrase,
                                   GError           **error);

G_END_DECLS
