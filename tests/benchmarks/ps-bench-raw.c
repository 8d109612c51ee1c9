#include "ps-bench-raw.h"

/* The other side of a comparison: the database as a bare C program has it, opened in the same ways
 * as PsConn opens it, and nothing around it.
 */

static void
check (sqlite3 *db,
       int      code)
{
  if (code != SQLITE_OK)
    g_error ("SQLite: %s", sqlite3_errmsg (db));
}

void
ps_bench_raw_exec (sqlite3    *db,
                   const char *sql)
{
  check (db, sqlite3_exec (db, sql, NULL, NULL, NULL));
}

sqlite3 *
ps_bench_raw_open (const char *path)
{
  sqlite3 *db;

  check (NULL, sqlite3_open_v2 (path, &db, SQLITE_OPEN_READWRITE | SQLITE_OPEN_NOMUTEX, NULL));
#if PS_HAVE_CIPHER
  {
    g_autoptr (GString) key = g_string_new ("x'");

    for (guint i = 0; i < PS_CONN_KEY_SIZE; i++)
      g_string_append_printf (key, "%02x", ps_test_key[i]);
    g_string_append_c (key, '\'');
    check (db, sqlite3_key (db, key->str, (int) key->len));
  }
#endif
  sqlite3_busy_timeout (db, 1000);
  ps_bench_raw_exec (db,
                     "PRAGMA temp_store = MEMORY; PRAGMA secure_delete = ON;"
                     "PRAGMA foreign_keys = ON; PRAGMA cache_size = -65536;"
                     "PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL");

  return db;
}

sqlite3_stmt *
ps_bench_raw_prepare (sqlite3    *db,
                      const char *sql)
{
  sqlite3_stmt *stmt;

  check (db, sqlite3_prepare_v2 (db, sql, -1, &stmt, NULL));

  return stmt;
}

void
ps_bench_raw_run (sqlite3_stmt *stmt)
{
  if (sqlite3_step (stmt) != SQLITE_DONE)
    g_error ("SQLite: %s", sqlite3_errmsg (sqlite3_db_handle (stmt)));

  sqlite3_reset (stmt);
}

/* A few words are frequent and most are rare, as in any language. */
char *
ps_bench_text (GRand *rand,
               gsize  size)
{
  static const char * const syllables[] = {
    "sle", "ep", "ca", "re", "ta", "lk", "ho", "pe", "ri", "me", "st", "an", "wo", "lis", "ten", "mo",
  };
  GString *text = g_string_sized_new (size + 16);

  while (text->len < size)
    {
      double chance = g_rand_double (rand);
      guint word = (guint) (chance * chance * chance * 4096);

      for (guint n = 0; n < 3; n++, word /= 16)
        g_string_append (text, syllables[word % 16]);
      g_string_append (text, g_rand_int_range (rand, 0, 12) == 0 ? ".\n" : " ");
    }

  return g_string_free (text, FALSE);
}
