#pragma once

#include "ps-clock.h"
#include "ps-uid.h"

G_BEGIN_DECLS

/**
 * PsAttempt:
 * @at: microseconds since 1970 UTC
 * @user: whom it was tried for; zeros for somebody whom the vault does not know
 *
 * One wrong passphrase.
 */
typedef struct {
  gint64 at;
  PsUid  user;
} PsAttempt;

gint64    ps_attempts_get_wait (const char     *folder,
                                const PsClock  *clock);
gboolean  ps_attempts_check    (const char     *folder,
                                const PsClock  *clock,
                                GError        **error);
void      ps_attempts_add      (const char     *folder,
                                const PsClock  *clock,
                                const PsUid    *user);
GArray   *ps_attempts_list     (const char     *folder);
void      ps_attempts_clear    (const char     *folder);

G_END_DECLS
