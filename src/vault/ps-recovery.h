#pragma once

#include "ps-secret.h"

G_BEGIN_DECLS

/* 26 characters of five random bits and two that check them, printed in groups of four. */
#define PS_RECOVERY_LENGTH   28
#define PS_RECOVERY_GROUP    4
#define PS_RECOVERY_N_GROUPS (PS_RECOVERY_LENGTH / PS_RECOVERY_GROUP)

PsSecret *ps_recovery_code_new  (void);
PsSecret *ps_recovery_normalise (const char      *typed,
                                 gsize            len,
                                 GError         **error);
PsSecret *ps_recovery_group     (const PsSecret  *code,
                                 guint            n);

G_END_DECLS
