/* With the vault's files, a front-desk passphrase and a hex editor nobody reads a note. The passphrase
 * gives the desk the key to the database, so nothing of Peerside's own has to be gone by: here SQLite
 * itself opens the file, every table is written out, and every page of it is looked through as well.
 */
#include <sqlite3.h>
#include <string.h>

#include "ps-debrief-seal.h"
#include "ps-error.h"
#include "ps-note-store.h"
#include "ps-role-vault.h"

/* What stands in the desk's own follow-up must be found, or the search is none. */
#define SEALED PS_ROLE_VAULT_SEALED
#define PLAIN  PS_ROLE_VAULT_PLAIN

static sqlite3 *
open_by_hand (PsRoleVault *vault)
{
  const guint8 *key = ps_keys_get_data_key (vault->keys);
  g_autoptr (GString) pragma = g_string_new ("PRAGMA key = \"x'");
  sqlite3 *db;

  for (guint i = 0; i < PS_KEY_SIZE; i++)
    g_string_append_printf (pragma, "%02x", key[i]);
  g_string_append (pragma, "'\"");

  g_assert_cmpint (sqlite3_open_v2 (vault->vault.store.path, &db, SQLITE_OPEN_READWRITE, NULL), ==,
                   SQLITE_OK);
  g_assert_cmpint (sqlite3_exec (db, pragma->str, NULL, NULL, NULL), ==, SQLITE_OK);

  return db;
}

static void
append_row (GByteArray   *bytes,
            sqlite3_stmt *stmt)
{
  for (int i = 0; i < sqlite3_column_count (stmt); i++)
    {
      gconstpointer blob = sqlite3_column_blob (stmt, i);

      if (blob != NULL)
        g_byte_array_append (bytes, blob, (guint) sqlite3_column_bytes (stmt, i));
      g_byte_array_append (bytes, (const guint8 *) "\n", 1);
    }
}

/* Every column of every row of every table, search indexes and their insides included. */
static GByteArray *
dump_tables (sqlite3 *db,
             guint   *n_tables)
{
  GByteArray *bytes = g_byte_array_new ();
  g_autoptr (GPtrArray) names = g_ptr_array_new_with_free_func (g_free);
  sqlite3_stmt *stmt;

  g_assert_cmpint (sqlite3_prepare_v2 (db, "SELECT name FROM sqlite_schema WHERE type = 'table'", -1,
                                       &stmt, NULL), ==, SQLITE_OK);
  while (sqlite3_step (stmt) == SQLITE_ROW)
    g_ptr_array_add (names, g_strdup ((const char *) sqlite3_column_text (stmt, 0)));
  sqlite3_finalize (stmt);

  for (guint i = 0; i < names->len; i++)
    {
      g_autofree char *sql = g_strdup_printf ("SELECT * FROM \"%s\"",
                                              (char *) g_ptr_array_index (names, i));

      g_assert_cmpint (sqlite3_prepare_v2 (db, sql, -1, &stmt, NULL), ==, SQLITE_OK);
      while (sqlite3_step (stmt) == SQLITE_ROW)
        append_row (bytes, stmt);
      sqlite3_finalize (stmt);
    }
  *n_tables = names->len;

  return bytes;
}

/* Every page as it is without encryption, those that are free included. */
static GByteArray *
dump_pages (sqlite3 *db)
{
  sqlite3_int64 size;
  unsigned char *pages = sqlite3_serialize (db, "main", &size, 0);
  GByteArray *bytes = g_byte_array_new ();

  g_assert_nonnull (pages);
  g_byte_array_append (bytes, pages, (guint) size);
  sqlite3_free (pages);

  return bytes;
}

static gboolean
has_bytes (GByteArray    *bytes,
           gconstpointer  what,
           gsize          size)
{
  return memmem (bytes->data, bytes->len, what, size) != NULL;
}

/* As it is, in one case, in two bytes a character, in hexadecimal digits, in base64, backwards, or the
 * first half of it.
 */
static gboolean
has_in_any_form (GByteArray *bytes,
                 const char *word)
{
  gsize len = strlen (word);
  g_autofree char *lower = g_ascii_strdown (word, -1);
  g_autofree char *upper = g_ascii_strup (word, -1);
  g_autofree char *backwards = g_strreverse (g_strdup (word));
  g_autofree char *base64 = g_base64_encode ((const guchar *) word, len - len % 3);
  g_autofree gunichar2 *wide = g_utf8_to_utf16 (word, -1, NULL, NULL, NULL);
  g_autoptr (GString) hex = g_string_new (NULL);

  for (gsize i = 0; i < len; i++)
    g_string_append_printf (hex, "%02x", (guint) word[i]);

  return has_bytes (bytes, word, len) || has_bytes (bytes, lower, len) ||
         has_bytes (bytes, upper, len) || has_bytes (bytes, backwards, len) ||
         has_bytes (bytes, base64, strlen (base64)) || has_bytes (bytes, wide, 2 * len) ||
         has_bytes (bytes, hex->str, hex->len) || has_bytes (bytes, word, len / 2);
}

static GPtrArray *
read_notes (PsRoleVault *vault)
{
  g_autoptr (GError) error = NULL;
  GPtrArray *notes;

  notes = ps_note_store_list (ps_test_db_reader (&vault->vault.store), vault->old_id, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (notes->len, >, 0);

  return notes;
}

static void
test_the_desk_finds_nothing (PsRoleVault   *vault,
                             gconstpointer  data G_GNUC_UNUSED)
{
  g_autoptr (GByteArray) rows = NULL;
  g_autoptr (GByteArray) pages = NULL;
  guint n_tables;
  sqlite3 *db;

  ps_role_vault_enter (vault, PS_ROLE_FRONT_DESK);
  db = open_by_hand (vault);
  rows = dump_tables (db, &n_tables);
  pages = dump_pages (db);
  sqlite3_close (db);

  g_test_message ("%u tables, %u bytes in rows, %u in pages", n_tables, rows->len, pages->len);
  g_assert_cmpuint (n_tables, >, 25);
  g_assert_false (has_in_any_form (rows, SEALED));
  g_assert_false (has_in_any_form (pages, SEALED));

  /* The control: what is there to be found is. */
  g_assert_true (has_in_any_form (rows, PLAIN));
  g_assert_true (has_in_any_form (pages, PLAIN));
}

/* With the keys that the passphrase gives, the sealed bytes in hand stay shut. */
static void
test_the_desk_opens_nothing (PsRoleVault   *vault,
                             gconstpointer  data G_GNUC_UNUSED)
{
  g_autoptr (GPtrArray) notes = NULL;

  ps_role_vault_enter (vault, PS_ROLE_FRONT_DESK);
  ps_role_vault_open_whole (vault);
  notes = read_notes (vault);
  for (guint i = 0; i < notes->len; i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (PsDebriefText) text =
        ps_debrief_unseal (vault->keys, g_ptr_array_index (notes, i), &error);

      g_assert_null (text);
      g_assert_error (error, PS_ERROR, PS_ERROR_NOT_PERMITTED);
    }
}

/* The control: whoever holds the key to the notes finds the word in the same bytes. */
static void
test_a_co_facilitator_does (PsRoleVault   *vault,
                            gconstpointer  data G_GNUC_UNUSED)
{
  g_autoptr (GPtrArray) notes = NULL;
  guint n = 0;

  ps_role_vault_enter (vault, PS_ROLE_CO_FACILITATOR);
  notes = read_notes (vault);
  for (guint i = 0; i < notes->len; i++)
    {
      g_autoptr (PsDebriefText) text =
        ps_debrief_unseal (vault->keys, g_ptr_array_index (notes, i), NULL);
      g_autofree char *plain = text != NULL ? ps_debrief_text_as_plain (text) : NULL;

      n += plain != NULL && strstr (plain, SEALED) != NULL;
    }

  g_assert_cmpuint (n, >, 0);
}

/* The size of a note says in steps of 512 bytes how long it is, and no more. */
static void
test_the_size_tells_a_class (PsRoleVault   *vault,
                             gconstpointer  data G_GNUC_UNUSED)
{
  g_autoptr (GPtrArray) notes = NULL;
  gsize overhead = 0;

  ps_role_vault_enter (vault, PS_ROLE_CO_FACILITATOR);
  notes = read_notes (vault);
  for (guint i = 0; i < notes->len; i++)
    {
      const PsNoteRow *row = g_ptr_array_index (notes, i);
      gsize size = g_bytes_get_size (row->sealed) % 512;

      if (i == 0)
        overhead = size;
      g_assert_cmpuint (size, ==, overhead);
    }
}

static void
set_up (PsRoleVault   *vault,
        gconstpointer  data G_GNUC_UNUSED)
{
  ps_role_vault_set_up (vault);
}

static void
tear_down (PsRoleVault   *vault,
           gconstpointer  data G_GNUC_UNUSED)
{
  ps_role_vault_tear_down (vault);
}

#define TEST(path, func) \
  g_test_add (path, PsRoleVault, NULL, set_up, func, tear_down)

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  TEST ("/hex-editor/the-desk-finds-nothing", test_the_desk_finds_nothing);
  TEST ("/hex-editor/the-desk-opens-nothing", test_the_desk_opens_nothing);
  TEST ("/hex-editor/a-co-facilitator-does", test_a_co_facilitator_does);
  TEST ("/hex-editor/the-size-tells-a-class", test_the_size_tells_a_class);

  return g_test_run ();
}
