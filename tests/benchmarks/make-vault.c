/* Makes a vault for the benchmarks of the window: a clinic as `peersidectl sample` invents it, and
 * with that many people more.
 *
 * usage: make-vault FOLDER PEOPLE
 */
#include <stdlib.h>
#include <string.h>

#include "ps-content.h"
#include "ps-opened.h"
#include "ps-recovery.h"
#include "ps-sample.h"
#include "ps-vault.h"

#define PASSPHRASE "correct horse battery staple"

static gboolean
add_people (PsConn    *conn,
            gpointer   data,
            GError   **error)
{
  g_autofree char *sql = NULL;

  sql = g_strdup_printf (
    "WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n LIMIT %d)"
    " INSERT INTO person (uid, preferred_name, name_fold, created_at, updated_at)"
    " SELECT randomblob (16), name, name, 1, 1 FROM ("
    "  SELECT char (97 + i * 7 %% 26, 97 + i * 11 %% 25, 97 + i * 3 %% 23) || 'a member ' || i AS name"
    "  FROM n);"
    "INSERT OR IGNORE INTO person_word"
    " SELECT substr (name_fold, 1, 4), id FROM person WHERE created_at = 1;"
    "INSERT OR IGNORE INTO person_word SELECT 'member', id FROM person WHERE created_at = 1",
    GPOINTER_TO_INT (data));

  return ps_conn_exec (conn, sql, error);
}

int
main (int   argc,
      char *argv[])
{
  g_autoptr (PsFounding) founding = ps_founding_new ();
  g_autoptr (PsContent) content = ps_content_new (NULL, NULL, NULL);
  g_autoptr (PsOpened) opened = NULL;
  g_autoptr (GError) error = NULL;

  if (argc != 3 || !ps_vault_init (&error))
    g_error ("usage: make-vault FOLDER PEOPLE");

  founding->user_name = g_strdup ("Ana");
  founding->passphrase = ps_secret_new (PASSPHRASE, strlen (PASSPHRASE));
  founding->recovery_code = ps_recovery_code_new ();
  founding->quick = TRUE;
  opened = ps_opened_create (argv[1], founding, content, &ps_clock_system, &error);
  if (opened == NULL)
    g_error ("%s", error->message);

  ps_db_adopt (opened->db);
  if (!ps_sample_fill (opened->db, opened->keys, &ps_clock_system, content, &ps_sample_demo, 1,
                       &error) ||
      !ps_db_write_sync (opened->db, add_people, GINT_TO_POINTER (atoi (argv[2])), &error))
    g_error ("%s", error->message);

  return 0;
}
