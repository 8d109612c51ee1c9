/* The container of a backup: a few bytes stand for the database, which the vault knows nothing of. */
#include "ps-backup-file.h"
#include "ps-backup-writer.h"

#include <sodium.h>
#include <string.h>

#include "vault-test.h"

#define MADE_AT (G_GINT64_CONSTANT (1796126400) * G_TIME_SPAN_SECOND)

typedef struct {
  char      *folder;
  char      *path;
  PsKeyring *keyring;
  PsKeys    *keys;
  GBytes    *database;
} Fixture;

static PsBackupWriter *
write_backup (Fixture *fixture)
{
  g_autoptr (GError) error = NULL;
  PsBackupWriter *writer = ps_backup_writer_new (fixture->folder, fixture->keyring, &error);
  gsize size;
  const guint8 *bytes = g_bytes_get_data (fixture->database, &size);

  g_assert_no_error (error);
  g_assert_true (ps_backup_writer_append (bytes, size / 3, writer, &error));
  g_assert_true (ps_backup_writer_append (bytes + size / 3, size - size / 3, writer, &error));
  g_assert_true (ps_backup_writer_finish (writer, fixture->keys, 2, PS_BACKUP_DAILY, MADE_AT, &error));
  g_assert_no_error (error);

  return writer;
}

static void
set_up (Fixture       *fixture,
        gconstpointer  data G_GNUC_UNUSED)
{
  const gsize size = 700 * 1000;
  guint8 *bytes = g_malloc (size);

  for (gsize i = 0; i < size; i++)
    bytes[i] = (guint8) (i * 7 + i / 256);

  fixture->folder = make_folder ();
  fixture->path = g_build_filename (fixture->folder, "one.peerbak", NULL);
  fixture->keyring = make_keyring (&fixture->keys);
  fixture->database = g_bytes_new_take (bytes, size);
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  data G_GNUC_UNUSED)
{
  remove_folder (fixture->folder);
  g_free (fixture->path);
  ps_keyring_unref (fixture->keyring);
  ps_keys_unref (fixture->keys);
  g_bytes_unref (fixture->database);
}

static void
publish (Fixture *fixture)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (PsBackupWriter) writer = write_backup (fixture);

  ps_backup_writer_publish (writer, fixture->path, FALSE, &error);
  g_assert_no_error (error);
}

/* What a file says to somebody without keys: its code, or -1 where it is fine. */
static int
look_at (const char *path)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (PsBackupFile) file = ps_backup_file_open (path, &error);

  if (file != NULL)
    ps_backup_file_verify (file, NULL, &error);

  if (error == NULL)
    return -1;

  g_assert_cmpuint (error->domain, ==, PS_ERROR);
  return error->code;
}

static void
test_what_went_in_comes_out (Fixture       *fixture,
                             gconstpointer  data G_GNUC_UNUSED)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (PsBackupFile) file = NULL;
  g_autoptr (PsKeyring) keyring = NULL;
  g_autoptr (GBytes) before = ps_keyring_serialise (fixture->keyring);
  g_autoptr (GBytes) after = NULL;
  g_autofree char *out = g_build_filename (fixture->folder, "out", NULL);
  g_autofree char *bytes = NULL;
  const PsBackupHeader *header;
  gsize len;

  publish (fixture);
  file = ps_backup_file_open (fixture->path, &error);
  g_assert_no_error (error);
  header = ps_backup_file_get_header (file);
  g_assert_cmpint (header->made_at, ==, MADE_AT);
  g_assert_cmpint (header->reason, ==, PS_BACKUP_DAILY);
  g_assert_cmpuint (header->schema, ==, 2);
  g_assert_cmpuint (header->data_epoch, ==, 1);
  g_assert_cmpuint (header->generation, ==, ps_keyring_get_generation (fixture->keyring));
  g_assert_true (ps_backup_header_check (header, fixture->keys, fixture->path, &error));

  keyring = ps_backup_file_read_keyring (file, &error);
  g_assert_no_error (error);
  after = ps_keyring_serialise (keyring);
  g_assert_true (g_bytes_equal (before, after));

  g_assert_true (ps_backup_file_extract (file, out, NULL, &error));
  g_assert_true (g_file_get_contents (out, &bytes, &len, NULL));
  g_assert_cmpmem (bytes, len, g_bytes_get_data (fixture->database, NULL),
                   g_bytes_get_size (fixture->database));

  /* Never over what is there. */
  g_assert_false (ps_backup_file_extract (file, out, NULL, &error));
  g_assert_nonnull (error);
}

static void
test_it_is_no_backup_before_it_is_published (Fixture       *fixture,
                                             gconstpointer  data G_GNUC_UNUSED)
{
  g_autoptr (PsBackupWriter) writer = write_backup (fixture);
  g_autofree char *name = g_path_get_basename (ps_backup_writer_get_path (writer));
  g_autofree char *during = list_folder (fixture->folder);
  g_autofree char *after = NULL;

  g_assert_true (g_str_has_prefix (name, ".") && g_str_has_suffix (name, ".tmp"));
  g_assert_cmpstr (during, ==, name);

  g_clear_pointer (&writer, ps_backup_writer_free);
  after = list_folder (fixture->folder);
  g_assert_cmpstr (after, ==, "");
}

static void
test_another_file_is_not_written_over (Fixture       *fixture,
                                       gconstpointer  data G_GNUC_UNUSED)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (PsBackupWriter) writer = NULL;
  g_autofree char *bytes = NULL;

  g_assert_true (g_file_set_contents (fixture->path, "a letter", -1, NULL));
  writer = write_backup (fixture);
  g_assert_false (ps_backup_writer_publish (writer, fixture->path, FALSE, &error));
  g_assert_error (error, PS_ERROR, PS_ERROR_EXISTS);
  g_assert_true (g_file_get_contents (fixture->path, &bytes, NULL, NULL));
  g_assert_cmpstr (bytes, ==, "a letter");

  g_clear_error (&error);
  g_assert_true (ps_backup_writer_publish (writer, fixture->path, TRUE, &error));
  g_assert_cmpint (look_at (fixture->path), ==, -1);
}

static void
test_only_the_owner_may_read_it (Fixture       *fixture,
                                 gconstpointer  data G_GNUC_UNUSED)
{
  GStatBuf st;

  publish (fixture);
  g_assert_cmpint (g_stat (fixture->path, &st), ==, 0);
  g_assert_cmpint (st.st_mode & 0777, ==, 0600);
}

static void
test_leftovers_of_a_crash_are_swept (Fixture       *fixture,
                                     gconstpointer  data G_GNUC_UNUSED)
{
  g_autofree char *left = g_build_filename (fixture->folder, ".peerside-0011223344556677.tmp", NULL);
  g_autofree char *names = NULL;

  publish (fixture);
  g_assert_true (g_file_set_contents (left, "half", -1, NULL));
  ps_backup_writer_sweep (fixture->folder);
  names = list_folder (fixture->folder);
  g_assert_cmpstr (names, ==, "one.peerbak");
}

/* Each byte of the head, one in a thousand of the rest, and every length that could matter. */
static void
test_no_flipped_byte_is_overlooked (Fixture       *fixture,
                                    gconstpointer  data G_GNUC_UNUSED)
{
  g_autofree char *bytes = NULL;
  g_autofree char *other = g_build_filename (fixture->folder, "two.peerbak", NULL);
  gsize len;
  guint n = 0;

  publish (fixture);
  g_assert_true (g_file_get_contents (fixture->path, &bytes, &len, NULL));

  for (gsize i = 0; i < len; i += i < PS_BACKUP_HEADER_SIZE ? 1 : 997)
    {
      int code;

      bytes[i] ^= 0x10;
      g_assert_true (g_file_set_contents (other, bytes, (gssize) len, NULL));
      code = look_at (other);
      if (i < 8)
        g_assert_cmpint (code, ==, PS_ERROR_NOT_A_VAULT);
      else
        g_assert_cmpint (code, ==, PS_ERROR_DAMAGED);
      bytes[i] ^= 0x10;
      n++;
    }

  g_assert_cmpuint (n, >=, 850);
  g_test_message ("%u flipped bytes", n);

  /* The control: as it was, it is fine. */
  g_assert_true (g_file_set_contents (other, bytes, (gssize) len, NULL));
  g_assert_cmpint (look_at (other), ==, -1);
}

static void
test_no_cut_is_overlooked (Fixture       *fixture,
                           gconstpointer  data G_GNUC_UNUSED)
{
  g_autofree char *bytes = NULL;
  g_autofree char *other = g_build_filename (fixture->folder, "two.peerbak", NULL);
  gsize len;

  publish (fixture);
  g_assert_true (g_file_get_contents (fixture->path, &bytes, &len, NULL));

  for (gsize cut = 0; cut < len; cut += cut < 400 ? 1 : 4099)
    {
      g_assert_true (g_file_set_contents (other, bytes, (gssize) cut, NULL));
      g_assert_cmpint (look_at (other), ==, cut < 8 ? PS_ERROR_NOT_A_VAULT : PS_ERROR_DAMAGED);
    }
}

/* Whoever knows the format can make the checksums right; the keyed hash they cannot. */
static void
test_a_forged_head_is_found_with_the_keys (Fixture       *fixture,
                                           gconstpointer  data G_GNUC_UNUSED)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (PsBackupFile) file = NULL;
  g_autofree char *bytes = NULL;
  PsBackupHeader header;
  gsize len;

  publish (fixture);
  g_assert_true (g_file_get_contents (fixture->path, &bytes, &len, NULL));
  g_assert_true (ps_backup_header_parse (&header, (guint8 *) bytes, len, len, fixture->path, NULL));
  header.made_at += G_TIME_SPAN_DAY;
  ps_backup_header_write (&header, (guint8 *) bytes);
  g_assert_true (g_file_set_contents (fixture->path, bytes, (gssize) len, NULL));

  g_assert_cmpint (look_at (fixture->path), ==, -1);
  file = ps_backup_file_open (fixture->path, &error);
  g_assert_no_error (error);
  g_assert_false (ps_backup_header_check (ps_backup_file_get_header (file), fixture->keys,
                                          fixture->path, &error));
  g_assert_error (error, PS_ERROR, PS_ERROR_DAMAGED);
}

/* A later version may have a longer head and mean something else by all that is in it. */
static void
test_a_newer_one_says_so (Fixture       *fixture,
                          gconstpointer  data G_GNUC_UNUSED)
{
  guint8 bytes[512] = "PeerBack\002";

  bytes[9] = 0x90;
  bytes[10] = 0x01;
  crypto_generichash (bytes + 0x190 - 32, 32, bytes, 0x190 - 32, NULL, 0);
  g_assert_true (g_file_set_contents (fixture->path, (char *) bytes, sizeof bytes, NULL));
  g_assert_cmpint (look_at (fixture->path), ==, PS_ERROR_NEWER);
}

static void
test_what_is_no_file_is_no_backup (Fixture       *fixture,
                                   gconstpointer  data G_GNUC_UNUSED)
{
  g_assert_cmpint (look_at (fixture->path), ==, PS_ERROR_NOT_FOUND);
  g_assert_cmpint (look_at (fixture->folder), ==, PS_ERROR_NOT_A_VAULT);
  g_assert_cmpint (mkfifo (fixture->path, 0600), ==, 0);
  g_assert_cmpint (look_at (fixture->path), ==, PS_ERROR_NOT_A_VAULT);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_assert_true (ps_vault_init (NULL));

#define add(name, function) \
  g_test_add (name, Fixture, NULL, set_up, function, tear_down)

  add ("/backup-file/what-went-in-comes-out", test_what_went_in_comes_out);
  add ("/backup-file/no-backup-before-it-is-published", test_it_is_no_backup_before_it_is_published);
  add ("/backup-file/another-file-is-not-written-over", test_another_file_is_not_written_over);
  add ("/backup-file/only-the-owner-may-read-it", test_only_the_owner_may_read_it);
  add ("/backup-file/leftovers-of-a-crash", test_leftovers_of_a_crash_are_swept);
  add ("/backup-file/no-flipped-byte-is-overlooked", test_no_flipped_byte_is_overlooked);
  add ("/backup-file/no-cut-is-overlooked", test_no_cut_is_overlooked);
  add ("/backup-file/a-forged-head", test_a_forged_head_is_found_with_the_keys);
  add ("/backup-file/a-newer-one", test_a_newer_one_says_so);
  add ("/backup-file/what-is-no-file", test_what_is_no_file_is_no_backup);

  return g_test_run ();
}
