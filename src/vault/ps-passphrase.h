#pragma once

#include "ps-secret.h"

G_BEGIN_DECLS

/* Bytes; far beyond what anyone types, and small enough to be normalised without a thought. */
#define PS_PASSPHRASE_MAX 1024

PsSecret *ps_passphrase_normalise (const char  *passphrase,
                                   gsize        len,
                                   GError     **error);

G_END_DECLS
