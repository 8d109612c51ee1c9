#include "ps-cipher.h"

#include <glib/gi18n-lib.h>
#include <sqlite3.h>

#if PS_HAVE_CIPHER
#include <openssl/crypto.h>
#endif

static gpointer
prepare (gpointer data G_GNUC_UNUSED)
{
#if PS_HAVE_CIPHER
  OPENSSL_init_crypto (OPENSSL_INIT_NO_ATEXIT, NULL);
#endif

  return NULL;
}

/**
 * ps_cipher_prepare:
 *
 * Before anything is opened: libcrypto is not taken down when the program ends. A check of a backup may
 * still read then, in a thread that nobody waits for, and it would fall with what it reads through. The
 * memory goes with the program.
 */
void
ps_cipher_prepare (void)
{
  static GOnce once = G_ONCE_INIT;

  g_once (&once, prepare, NULL);
}

/**
 * ps_cipher_describe:
 *
 * Asks the library that is inside this program what it is. Nothing is opened and no file is made.
 *
 * Returns: (transfer full): such as "SQLCipher 4.6.1 community (SQLite 3.46.1)"
 */
char *
ps_cipher_describe (void)
{
  sqlite3 *db = NULL;
  sqlite3_stmt *stmt = NULL;
  char *text = NULL;

  ps_cipher_prepare ();
  if (sqlite3_open_v2 (":memory:", &db, SQLITE_OPEN_READWRITE, NULL) == SQLITE_OK
      && sqlite3_prepare_v2 (db, "PRAGMA cipher_version", -1, &stmt, NULL) == SQLITE_OK
      && sqlite3_step (stmt) == SQLITE_ROW)
    text = g_strdup_printf ("SQLCipher %s (SQLite %s)", sqlite3_column_text (stmt, 0),
                            sqlite3_libversion ());

  sqlite3_finalize (stmt);
  sqlite3_close (db);

  if (text == NULL)
    text = g_strdup_printf (_("SQLite %s, without encryption: for practice data only"),
                            sqlite3_libversion ());

  return text;
}
