#pragma once

#include "ps-clock.h"
#include "ps-keyring.h"
#include "ps-test-db.h"

G_BEGIN_DECLS

/**
 * PsTestVault:
 * @store: the encrypted database, opened with the keyring's key
 * @keys: what @user_name holds
 * @clock: says @now until a test says something else
 *
 * A keyring with the cheapest passphrase check that is allowed, its database, and a clock that only
 * the test moves.
 */
typedef struct {
  PsTestDb   store;
  PsKeyring *keyring;
  PsKeys    *keys;
  PsInstant  now;
  PsClock    clock;
} PsTestVault;

/* Tuesday, 1 December 2026, 12:00 UTC. */
#define PS_TEST_VAULT_NOW (G_GINT64_CONSTANT (1796126400) * G_TIME_SPAN_SECOND)

void      ps_test_vault_set_up    (PsTestVault  *self,
                                   PsRole        roles);
void      ps_test_vault_tear_down (PsTestVault  *self);
void      ps_test_vault_reopen    (PsTestVault  *self);
void      ps_test_vault_wait      (PsTestVault  *self,
                                   gint64        microseconds);
gboolean  ps_test_vault_has_bytes (PsTestVault  *self,
                                   const char   *text);

/* A finished call: what its _finish function takes. */
#define ps_test_call(result, function, object, ...) \
  G_STMT_START { \
    g_clear_object (&(result)); \
    function (object, __VA_ARGS__, NULL, ps_test_take_result_cb, &(result)); \
    ps_test_wait (&(result)); \
  } G_STMT_END

G_END_DECLS
