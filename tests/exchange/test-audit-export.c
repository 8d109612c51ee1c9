#include "ps-audit-export.h"

#include <string.h>

#include "ps-audit-note.h"
#include "ps-conn-actor.h"
#include "ps-test-vault.h"

static gboolean
set_actor (PsConn    *conn,
           gpointer   data,
           GError   **error G_GNUC_UNUSED)
{
  PsTestVault *vault = data;

  ps_conn_set_actor (conn, vault->keys, &vault->clock);

  return TRUE;
}

static void
set_up (PsTestVault   *vault,
        gconstpointer  data G_GNUC_UNUSED)
{
  g_autoptr (GError) error = NULL;

  ps_test_vault_set_up (vault, PS_ROLE_ADMINISTRATOR | PS_ROLE_CO_FACILITATOR);
  ps_test_db_write (&vault->store, set_actor, vault);
  ps_test_db_exec (&vault->store,
                   "INSERT INTO support_group (uid, name, model, zone, minutes, created_at, updated_at)"
                   " VALUES (x'0102030405060708090a0b0c0d0e0f10', 'Pain, \"and\" sleep', 'recovery',"
                   " 'UTC', 60, 1, 1)");
  ps_audit_note_now (vault->store.db, PS_AUDIT_UNLOCK, PS_AUDIT_NOTHING, 0, NULL, &error);
  ps_test_vault_wait (vault, G_TIME_SPAN_MINUTE);
  ps_audit_note_now (vault->store.db, PS_AUDIT_CHANGE, PS_AUDIT_GROUP, 1, "agenda", &error);
  g_assert_no_error (error);
}

static void
tear_down (PsTestVault   *vault,
           gconstpointer  data G_GNUC_UNUSED)
{
  ps_test_vault_tear_down (vault);
}

static char *
export (PsTestVault *vault)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (PsAuditLog) log = ps_audit_log_new (vault->store.db, vault->keyring, &error);
  g_autoptr (PsRowList) rows = ps_audit_log_list_new (log);
  g_autoptr (PsAuditExport) csv = ps_audit_export_new (log, ',', FALSE);
  g_autoptr (GBytes) bytes = NULL;

  g_assert_no_error (error);
  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (rows)); i++)
    {
      g_autoptr (PsAuditItem) item = g_list_model_get_item (G_LIST_MODEL (rows), i);

      ps_audit_export_add (csv, item);
    }
  bytes = ps_audit_export_finish (csv);

  return g_strndup (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
}

static void
test_it_is_what_the_page_says (PsTestVault   *vault,
                               gconstpointer  data G_GNUC_UNUSED)
{
  g_autofree char *text = export (vault);

  g_assert_cmpstr (text, ==,
                   "Id,Done At,Actor,Action,Object,Detail,Sentence\r\n"
                   "2,2026-12-01T12:01:00Z,Ana,change,group:0102030405060708090a0b0c0d0e0f10,agenda,"
                   "\"Ana changed the agenda of Pain, \"\"and\"\" sleep\"\r\n"
                   "1,2026-12-01T12:00:00Z,Ana,unlock,,,Ana unlocked the vault\r\n");
}

/* A cell that a spreadsheet would take for a formula is written so that it does not. */
static void
test_nothing_in_it_is_a_formula (PsTestVault   *vault,
                                 gconstpointer  data G_GNUC_UNUSED)
{
  PsAuditEntry entry = {
    .seq = 1,
    .action = (char *) "=cmd",
    .object = (char *) "+1",
    .detail = (char *) "@sum",
  };
  g_autoptr (GError) error = NULL;
  g_autoptr (PsAuditLog) log = ps_audit_log_new (vault->store.db, vault->keyring, &error);
  g_autoptr (PsAuditExport) csv = ps_audit_export_new (log, ',', FALSE);
  g_autoptr (PsAuditItem) item = NULL;
  g_autoptr (GBytes) bytes = NULL;
  PsAuditEntry *copy = ps_audit_entry_new ();

  *copy = entry;
  copy->action = g_strdup (entry.action);
  copy->object = g_strdup (entry.object);
  copy->detail = g_strdup (entry.detail);
  item = ps_audit_item_new (copy);
  ps_audit_export_add (csv, item);
  bytes = ps_audit_export_finish (csv);

  g_assert_nonnull (g_strstr_len (g_bytes_get_data (bytes, NULL), (gssize) g_bytes_get_size (bytes),
                                  ",'=cmd,'+1,'@sum,"));
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add ("/audit-export/it-is-what-the-page-says", PsTestVault, NULL, set_up,
              test_it_is_what_the_page_says, tear_down);
  g_test_add ("/audit-export/nothing-in-it-is-a-formula", PsTestVault, NULL, set_up,
              test_nothing_in_it_is_a_formula, tear_down);

  return g_test_run ();
}
