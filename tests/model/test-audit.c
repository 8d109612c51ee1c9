#include "ps-audit.h"

#include <string.h>

#include "ps-audit-store.h"
#include "ps-error.h"
#include "ps-test-vault.h"

static void
set_up (PsTestVault   *vault,
        gconstpointer  data G_GNUC_UNUSED)
{
  ps_test_vault_set_up (vault, PS_ROLE_ADMINISTRATOR);
}

static void
tear_down (PsTestVault   *vault,
           gconstpointer  data G_GNUC_UNUSED)
{
  ps_test_vault_tear_down (vault);
}

static void
note (PsTestVault   *vault,
      PsAuditAction  action,
      const char    *object)
{
  g_autoptr (GError) error = NULL;

  ps_audit_log (vault->store.db, vault->keys, &vault->clock, action, object, NULL, &error);
  g_assert_no_error (error);
}

static void
test_entries_are_numbered_and_dated (PsTestVault   *vault,
                                     gconstpointer  data G_GNUC_UNUSED)
{
  g_autoptr (PsAuditEntry) entry = NULL;
  g_autofree char *object = ps_audit_object_new ("user", ps_keys_get_user_id (vault->keys));

  note (vault, PS_AUDIT_UNLOCK, NULL);
  ps_test_vault_wait (vault, G_TIME_SPAN_MINUTE);
  note (vault, PS_AUDIT_PASSPHRASE, object);

  entry = ps_audit_store_get (ps_test_db_reader (&vault->store), 2, NULL);
  g_assert_cmpint (entry->done_at, ==, PS_TEST_VAULT_NOW + G_TIME_SPAN_MINUTE);
  g_assert_cmpstr (entry->action, ==, "passphrase");
  g_assert_cmpstr (entry->object, ==, object);
  g_assert_cmpmem (&entry->actor, PS_UID_SIZE, ps_keys_get_user_id (vault->keys), PS_UID_SIZE);
  g_assert_cmpint (ps_test_db_int64 (&vault->store, "SELECT max (seq) FROM audit"), ==, 2);
}

static gboolean
log_and_fail (PsConn    *conn,
              gpointer   data,
              GError   **error)
{
  PsTestVault *vault = data;

  if (!ps_audit_add (conn, vault->keys, &vault->clock, PS_AUDIT_CHANGE, NULL, NULL, error))
    return FALSE;

  g_set_error_literal (error, PS_ERROR, PS_ERROR_CONFLICT, "On purpose");

  return FALSE;
}

static void
test_what_was_not_done_is_not_logged (PsTestVault   *vault,
                                      gconstpointer  data G_GNUC_UNUSED)
{
  g_autoptr (GError) error = NULL;

  note (vault, PS_AUDIT_UNLOCK, NULL);
  g_assert_false (ps_db_write_sync (vault->store.db, log_and_fail, vault, &error));
  g_assert_error (error, PS_ERROR, PS_ERROR_CONFLICT);
  note (vault, PS_AUDIT_LOCK, NULL);

  g_assert_cmpint (ps_test_db_int64 (&vault->store,
                                     "SELECT count (*) FROM audit WHERE action = 'change'"), ==, 0);
  g_assert_cmpint (ps_test_db_int64 (&vault->store, "SELECT seq FROM audit_head"), ==, 2);
}

static void
test_the_log_takes_no_names (PsTestVault   *vault,
                             gconstpointer  data G_GNUC_UNUSED)
{
  static const struct {
    const char *object;
    const char *detail;
  } texts[] = {
    { "person:Zoë", "" },
    { "Zoë", "" },
    { "", "Zoë Example" },
    { "", "(555) 555-0100" },
    { "", "zoe@example.org" },
    { "", "she said \"never again\"" },
    { "", "two\nlines" },
    { "person:00000000000000000000000000000000000000000000000000000000000", "" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autoptr (GError) error = NULL;

      g_test_message ("“%s” “%s”", texts[i].object, texts[i].detail);
      g_assert_false (ps_audit_log (vault->store.db, vault->keys, &vault->clock, PS_AUDIT_VIEW,
                                    texts[i].object, texts[i].detail, &error));
      g_assert_error (error, PS_ERROR, PS_ERROR_INVALID);
    }

  g_assert_cmpint (ps_test_db_int64 (&vault->store, "SELECT count (*) FROM audit"), ==, 0);
}

static void
test_can_be_written_without_waiting (PsTestVault   *vault,
                                     gconstpointer  data G_GNUC_UNUSED)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;

  ps_audit_log_async (vault->store.db, vault->keys, &vault->clock, PS_AUDIT_VIEW, NULL, NULL, NULL,
                      NULL, NULL);
  ps_audit_log_async (vault->store.db, vault->keys, &vault->clock, PS_AUDIT_PRINT, NULL,
                      "pages=2", NULL, ps_test_take_result_cb, &result);
  ps_test_wait (&result);
  g_assert_true (ps_audit_log_finish (vault->store.db, result, &error));
  g_assert_no_error (error);
  g_assert_cmpint (ps_test_db_int64 (&vault->store, "SELECT count (*) FROM audit"), ==, 2);
}

static void
test_every_action_has_its_word (void)
{
  for (PsAuditAction action = 0; action < PS_AUDIT_N_ACTIONS; action++)
    {
      PsAuditAction back = PS_AUDIT_N_ACTIONS;

      g_assert_true (ps_audit_action_from_string (ps_audit_action_to_string (action), &back));
      g_assert_cmpuint (back, ==, action);
    }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

#define add(path, function) \
  g_test_add ("/audit/" path, PsTestVault, NULL, set_up, function, tear_down)

  add ("entries-are-numbered-and-dated", test_entries_are_numbered_and_dated);
  add ("what-was-not-done-is-not-logged", test_what_was_not_done_is_not_logged);
  add ("the-log-takes-no-names", test_the_log_takes_no_names);
  add ("can-be-written-without-waiting", test_can_be_written_without_waiting);
  g_test_add_func ("/audit/every-action-has-its-word", test_every_action_has_its_word);

#undef add

  return g_test_run ();
}
