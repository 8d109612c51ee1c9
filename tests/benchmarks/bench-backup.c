/* A backup of 40 MB, verified, against a copy of the same file: read, written and synced, and no more.
 * How long other changes wait for it is the copying alone, which is said beside.
 */
#include <errno.h>
#include <fcntl.h>
#include <glib/gstdio.h>
#include <unistd.h>

#include "ps-backup-making.h"
#include "ps-bench.h"
#include "ps-test-vault.h"

#define SIZE_MB 40

typedef struct {
  PsTestVault  vault;
  PsConn      *conn;
  char        *copy;
  double       waited[PS_BENCH_PAIRS];
  guint        n_waited;
} Bench;

static void
set_up (Bench *bench)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *sql = g_strdup_printf ("CREATE TABLE bulk (x BLOB);"
                                          "WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1"
                                          " FROM n WHERE i < %u) INSERT INTO bulk"
                                          " SELECT randomblob (8000) FROM n", SIZE_MB * 1000 / 8);

  ps_test_vault_set_up (&bench->vault, PS_ROLE_ADMINISTRATOR);
  ps_keyring_save (bench->vault.keyring, bench->vault.store.dir, &error);
  g_assert_no_error (error);
  ps_test_db_exec (&bench->vault.store, sql);
  ps_test_db_close (&bench->vault.store);

  bench->copy = g_build_filename (bench->vault.store.dir, "copy", NULL);
  bench->conn = ps_conn_open (bench->vault.store.path, ps_keys_get_data_key (bench->vault.keys),
                              PS_CONN_WRITE, &error);
  g_assert_no_error (error);
  g_assert_true (ps_conn_prepare_files (bench->conn, &error));
}

static void
back_up (gpointer data)
{
  Bench *bench = data;
  g_autofree char *target = g_strconcat (bench->copy, ".peerbak", NULL);
  PsBackupOrder order = { bench->vault.store.dir, target, PS_BACKUP_MANUAL };
  g_autoptr (GError) error = NULL;
  g_autofree char *path = NULL;
  double begun = ps_bench_wall ();
  PsBackupWriter *writer = ps_backup_copy (&order, bench->conn, bench->vault.keys, 1, &error);

  g_assert_no_error (error);
  if (bench->n_waited < PS_BENCH_PAIRS)
    bench->waited[bench->n_waited++] = ps_bench_wall () - begun;
  path = ps_backup_complete (writer, &order, bench->vault.keys, 1, NULL, &error);
  g_assert_no_error (error);
  g_unlink (path);
}

static void
copy_file (gpointer data)
{
  Bench *bench = data;
  static char chunk[256 * 1024];
  int from = g_open (bench->vault.store.path, O_RDONLY | O_CLOEXEC, 0);
  int to = g_open (bench->copy, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0600);
  ssize_t n;

  g_assert_cmpint (MIN (from, to), >=, 0);
  while ((n = read (from, chunk, sizeof chunk)) > 0)
    g_assert_cmpint (write (to, chunk, (size_t) n), ==, n);
  g_assert_cmpint (fsync (to), ==, 0);
  close (from);
  close (to);
  g_unlink (bench->copy);
}

int
main (void)
{
  Bench bench = { 0 };

  set_up (&bench);
  ps_bench_pair ("backup of 40 MB, verified", back_up, "a copy of the file, synced", copy_file,
                 &bench);
  ps_bench_say ("changes wait for a backup of 40 MB", ps_bench_median (bench.waited, bench.n_waited),
                "ms", "the copying; %u times, load %.1f", bench.n_waited, ps_bench_load ());

  ps_conn_close (bench.conn);
  g_free (bench.copy);
  ps_test_vault_tear_down (&bench.vault);

  return 0;
}
