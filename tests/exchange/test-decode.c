#include "ps-decode.h"
#include "ps-error.h"

#include <fcntl.h>
#include <glib/gstdio.h>
#include <locale.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#define BYTES(literal) literal, sizeof literal - 1

static void
assert_reads (const char *bytes,
              gsize       length,
              PsEncoding  expected_encoding,
              const char *expected)
{
  g_autoptr (GError) error = NULL;
  PsEncoding encoding = -1;
  g_autofree char *text = ps_decode (bytes, length, &encoding, NULL, &error);

  g_assert_no_error (error);
  g_assert_cmpstr (text, ==, expected);
  g_assert_cmpint (encoding, ==, expected_encoding);
}

static void
assert_refuses (const char *bytes,
                gsize       length,
                guint       line,
                const char *words)
{
  g_autoptr (GError) error = NULL;
  g_auto (PsFileSpot) spot = PS_FILE_SPOT_INIT;
  g_autofree char *text = ps_decode (bytes, length, NULL, &spot, &error);

  g_assert_error (error, PS_ERROR, PS_ERROR_INVALID);
  g_assert_null (text);
  g_assert_cmpuint (spot.line, ==, line);
  if (strstr (error->message, words) == NULL)
    g_error ("“%s” does not say “%s”", error->message, words);
}

static void
test_each_encoding_is_read (void)
{
  assert_reads (BYTES (""), PS_ENCODING_UTF8, "");
  assert_reads (BYTES ("Name\nÜnal\n"), PS_ENCODING_UTF8, "Name\nÜnal\n");
  assert_reads (BYTES ("\357\273\277Name\nÜnal\n"), PS_ENCODING_UTF8_BOM, "Name\nÜnal\n");
  assert_reads (BYTES ("\357\273\277"), PS_ENCODING_UTF8_BOM, "");
  assert_reads (BYTES ("\377\376\334\000n\000"), PS_ENCODING_UTF16_LE, "Ün");
  assert_reads (BYTES ("\376\377\000\334\000n"), PS_ENCODING_UTF16_BE, "Ün");
  assert_reads (BYTES ("\377\376\075\330\000\336"), PS_ENCODING_UTF16_LE, "😀");
  assert_reads (BYTES ("N\000\n\000\334\000n\000"), PS_ENCODING_UTF16_LE, "N\nÜn");
  assert_reads (BYTES ("\000N\000\n\000\334\000n"), PS_ENCODING_UTF16_BE, "N\nÜn");
  assert_reads (BYTES ("Gr\366\337e \226 \200"), PS_ENCODING_WINDOWS_1252, "Größe – €");
  assert_reads (BYTES ("Name\r\nAna\r\n\032"), PS_ENCODING_UTF8, "Name\r\nAna\r\n");
}

static void
test_what_is_no_text_is_refused_with_its_line (void)
{
  g_autofree char *noise = g_malloc0 (4096);

  assert_refuses (BYTES ("Name\nAn\0a\n"), 2, "NUL");
  assert_refuses (BYTES ("\377\376N\000\n\000\000\000"), 2, "NUL");
  assert_refuses (BYTES ("\377\376N\000\n\000\000\330A\000"), 2, "half a character");
  assert_refuses (BYTES ("\377\376N\000\n\000A"), 2, "in the middle of a character");
  assert_refuses (BYTES ("Name\nÜnal\nÖzil\nGr\366\n"), 4, "not valid UTF-8");
  assert_refuses (BYTES ("\366 ÜÖÄ\n"), 1, "not valid UTF-8");
  assert_refuses (BYTES ("\357\273\277Name\r\rGr\366\n"), 3, "not valid UTF-8");
  assert_refuses (BYTES ("Name\nGr\366\201\n"), 2, "no letters");
  assert_refuses (BYTES ("\001\002\003\004\005\006\007\n"), 1, "control characters");
  assert_refuses (BYTES ("PK\003\004\024\000\006\000"), 0, "save it as CSV");
  assert_refuses (BYTES ("\xd0\xcf\x11\xe0\xa1\xb1"), 0, "Excel");
  assert_refuses (BYTES ("%PDF-1.7\n"), 0, "PDF");
  assert_refuses (noise, 4096, 1, "NUL");
}

static void
test_too_much_is_refused_without_a_look (void)
{
  /* Not that many bytes are there: to read them would crash. */
  assert_refuses ("Name", PS_FILE_READ_MAX + 1, 0, "16 MiB");
}

static char
random_byte (void)
{
  if (g_test_rand_int_range (0, 3) == 0)
    return "\n,A;"[g_test_rand_int_range (0, 4)];

  return (char) g_test_rand_int_range (0, 256);
}

static void
test_any_bytes_are_text_or_refused (void)
{
  for (guint i = 0; i < 20000; i++)
    {
      g_autoptr (GError) error = NULL;
      g_autofree char *text = NULL;
      char bytes[64];
      gsize length = g_test_rand_int_range (0, sizeof bytes);

      for (gsize j = 0; j < length; j++)
        bytes[j] = random_byte ();

      text = ps_decode (bytes, length, NULL, NULL, &error);
      g_assert_true ((text == NULL) == (error != NULL));
      g_assert_true (text == NULL || g_utf8_validate (text, -1, NULL));
    }
}

typedef struct {
  char *folder;
  char *path;
} Fixture;

static void
set_up (Fixture       *fixture,
        gconstpointer  data G_GNUC_UNUSED)
{
  fixture->folder = g_dir_make_tmp ("ps-decode-XXXXXX", NULL);
  fixture->path = g_build_filename (fixture->folder, "list.csv", NULL);
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  data G_GNUC_UNUSED)
{
  g_unlink (fixture->path);
  g_rmdir (fixture->folder);
  g_free (fixture->path);
  g_free (fixture->folder);
}

static void
test_a_file_is_read_whole (Fixture       *fixture,
                           gconstpointer  data G_GNUC_UNUSED)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = NULL;

  g_assert_true (g_file_set_contents (fixture->path, "Name\nAna\n", -1, NULL));
  bytes = ps_file_read (fixture->path, &error);
  g_assert_no_error (error);
  g_assert_cmpmem (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes), "Name\nAna\n", 9);
}

static void
test_a_big_file_is_refused_by_its_size (Fixture       *fixture,
                                        gconstpointer  data G_GNUC_UNUSED)
{
  g_autoptr (GError) error = NULL;
  int fd = open (fixture->path, O_CREAT | O_WRONLY | O_CLOEXEC, 0600);

  g_assert_cmpint (ftruncate (fd, 200 * 1024 * 1024), ==, 0);
  close (fd);

  g_assert_null (ps_file_read (fixture->path, &error));
  g_assert_error (error, PS_ERROR, PS_ERROR_INVALID);
  g_assert_nonnull (strstr (error->message, "list.csv"));
  g_assert_nonnull (strstr (error->message, "200.0"));
  g_assert_nonnull (strstr (error->message, "16 MiB"));
}

static void
test_what_is_no_file_is_refused (Fixture       *fixture,
                                 gconstpointer  data G_GNUC_UNUSED)
{
  g_autoptr (GError) missing = NULL;
  g_autoptr (GError) folder = NULL;
  g_autoptr (GError) device = NULL;
  g_autoptr (GError) pipe_error = NULL;

  g_assert_null (ps_file_read (fixture->path, &missing));
  g_assert_error (missing, PS_ERROR, PS_ERROR_NOT_FOUND);
  g_assert_nonnull (strstr (missing->message, "list.csv"));

  g_assert_null (ps_file_read (fixture->folder, &folder));
  g_assert_error (folder, PS_ERROR, PS_ERROR_INVALID);

  g_assert_null (ps_file_read ("/dev/zero", &device));
  g_assert_error (device, PS_ERROR, PS_ERROR_INVALID);

  g_assert_cmpint (mkfifo (fixture->path, 0600), ==, 0);
  g_assert_null (ps_file_read (fixture->path, &pipe_error));
  g_assert_error (pipe_error, PS_ERROR, PS_ERROR_INVALID);
}

int
main (int   argc,
      char *argv[])
{
  setlocale (LC_ALL, "C.UTF-8");
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/decode/each-encoding-is-read", test_each_encoding_is_read);
  g_test_add_func ("/decode/what-is-no-text-is-refused-with-its-line",
                   test_what_is_no_text_is_refused_with_its_line);
  g_test_add_func ("/decode/too-much-is-refused-without-a-look",
                   test_too_much_is_refused_without_a_look);
  g_test_add_func ("/decode/any-bytes-are-text-or-refused", test_any_bytes_are_text_or_refused);
#define ADD(path, test) g_test_add (path, Fixture, NULL, set_up, test, tear_down)
  ADD ("/decode/a-file-is-read-whole", test_a_file_is_read_whole);
  ADD ("/decode/a-big-file-is-refused-by-its-size", test_a_big_file_is_refused_by_its_size);
  ADD ("/decode/what-is-no-file-is-refused", test_what_is_no_file_is_refused);

  return g_test_run ();
}
