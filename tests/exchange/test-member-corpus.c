/* What address books, phones and front desks write: every file of tests/data/import against what is to
 * become of it, in tests/data/import-expected, and every file of tests/data/hostile against the
 * sentence that it is refused with. PS_TEST_WRITE=1 writes what becomes of them there, to be looked at.
 */
#include "ps-member-import.h"

#include <locale.h>
#include <string.h>

static const char *const outcome_words[] = { "created", "updated", "duplicate", "skipped" };

static void
describe_record (GString              *described,
                 const PsMemberRecord *record)
{
  const PsMemberRow *member = record->member;

  g_string_append_printf (described, "%u %s %s/%s/%s", record->line, outcome_words[record->outcome],
                          member->preferred_name, member->full_name, member->initial);
  if (*member->pronouns != '\0')
    g_string_append_printf (described, " %s", member->pronouns);
  if (*member->language != '\0')
    g_string_append_printf (described, " in %s", member->language);

  for (guint i = 0; i < record->ways->len; i++)
    {
      const PsContactWayRow *way = g_ptr_array_index (record->ways, i);

      g_string_append_printf (described, " %s=%s", way->kind, way->value);
      if (*way->label != '\0')
        g_string_append_printf (described, "(%s)", way->label);
      g_assert_false (way->ok_call || way->ok_text || way->ok_message || way->ok_mail);
    }

  if (record->reason != NULL)
    g_string_append_printf (described, " {%s: %s}", record->field != NULL ? record->field : "",
                            record->reason);
  g_string_append_c (described, '\n');
}

static char *
describe (const char *path)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = ps_file_read (path, &error);
  g_auto (PsFileSpot) spot = PS_FILE_SPOT_INIT;
  g_autoptr (PsMemberImport) import = NULL;
  GString *described = g_string_new (NULL);
  GPtrArray *left_out;

  g_assert_no_error (error);
  import = ps_member_import_new (bytes, NULL, NULL, NULL, &spot, &error);
  if (import == NULL)
    {
      g_string_append_printf (described, "refused %u %s: %s\n", spot.line,
                              spot.field != NULL ? spot.field : "", error->message);
      return g_string_free (described, FALSE);
    }

  g_string_append_printf (described, "%s %s\n", ps_member_import_is_vcard (import) ? "vCard" : "CSV",
                          ps_encoding_name (ps_member_import_get_encoding (import)));
  left_out = ps_member_import_get_left_out (import);
  for (guint i = 0; i < left_out->len; i++)
    g_string_append_printf (described, "without %s\n", (char *) g_ptr_array_index (left_out, i));
  for (guint i = 0; i < ps_member_import_get_n_records (import); i++)
    describe_record (described, ps_member_import_get_record (import, i));

  return g_string_free (described, FALSE);
}

static void
test_it_is_as_expected (gconstpointer data)
{
  const char *name = data;
  g_autofree char *path = g_test_build_filename (G_TEST_DIST, "data", name, NULL);
  g_autofree char *file = g_strdup_printf ("%s.txt", strchr (name, '/') + 1);
  g_autofree char *expected_path = g_test_build_filename (G_TEST_DIST, "data", "import-expected", file,
                                                          NULL);
  g_autofree char *described = describe (path);
  g_autofree char *expected = NULL;
  g_autoptr (GError) error = NULL;

  if (g_getenv ("PS_TEST_WRITE") != NULL)
    g_file_set_contents (expected_path, described, -1, &error);
  g_assert_no_error (error);

  g_file_get_contents (expected_path, &expected, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (described, ==, expected);
}

static void
add_folder (const char *folder)
{
  g_autofree char *path = g_test_build_filename (G_TEST_DIST, "data", folder, NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (GDir) dir = g_dir_open (path, 0, &error);
  const char *name;

  g_assert_no_error (error);
  while ((name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *test = g_strdup_printf ("/member-corpus/%s/%s", folder, name);

      g_test_add_data_func_full (test, g_strconcat (folder, "/", name, NULL), test_it_is_as_expected,
                                 g_free);
    }
}

/* What is too big to be kept in the tree: a card of each, and whether it is refused. */
static void
test_what_is_too_much_is_refused_at_once (void)
{
  static const struct
  {
    const char *before;
    const char *again;
    const char *after;
    const char *said;    /* NULL where there is nothing wrong with it */
  } bombs[] = {
    { "", "BEGIN:VCARD\r\n", "", "too many others" },
    { "BEGIN:VCARD\r\nFN:Ana", "\r\n b", "\r\nEND:VCARD\r\n", "longer than 4 KiB" },
    { "BEGIN:VCARD\r\nFN:Ana\r\nNOTE:", "\r\n b", "\r\nEND:VCARD\r\n", NULL },
    { "BEGIN:VCARD\r\nFN:Ana\r\nPHOTO;ENCODING=b:", "\r\n QUJD", "\r\nEND:VCARD\r\n", NULL },
    { "BEGIN:VCARD\r\nFN:Ana\r\nPHOTO;ENCODING=BASE64:", "\r\nQUJD", "\r\n\r\nEND:VCARD\r\n", NULL },
    { "BEGIN:VCARD\r\nFN;ENCODING=QUOTED-PRINTABLE:", "=41=\r\n", "\r\nEND:VCARD\r\n",
      "longer than 4 KiB" },
    { "BEGIN:VCARD\r\nFN:Ana\r\nNOTE;ENCODING=QUOTED-PRINTABLE:", "=41=\r\n", "\r\nEND:VCARD\r\n", NULL },
    { "BEGIN:VCARD\r\nFN:Ana\r\n", "TEL:1\r\n", "END:VCARD\r\n", "too many entries" },
    { "BEGIN:VCARD\r\nFN:Ana\r\n", "X-A:1\r\n", "END:VCARD\r\n", NULL },
    { "BEGIN:VCARD\r\nFN:Ana\r\nTEL", ";TYPE=A", ":1\r\nEND:VCARD\r\n", "too long before its colon" },
    { "BEGIN:VCARD\r\nFN:Ana\r\n", "x", "\r\nEND:VCARD\r\n", "no colon" },
    { "BEGIN:VCARD\r\nFN:Ana\r\nTEL;X=\"", "\r\n ", ":1\r\nEND:VCARD\r\n", NULL },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (bombs); i++)
    {
      g_autoptr (GString) text = g_string_new (bombs[i].before);
      g_autoptr (GBytes) bytes = NULL;
      g_autoptr (GError) error = NULL;
      g_autoptr (PsMemberImport) import = NULL;

      for (guint n = 0; n < 100000; n++)
        g_string_append (text, bombs[i].again);
      g_string_append (text, bombs[i].after);

      bytes = g_bytes_new (text->str, text->len);
      import = ps_member_import_new (bytes, NULL, NULL, NULL, NULL, &error);
      g_test_message ("%s: %s", bombs[i].again, error != NULL ? error->message : "read");
      g_assert_true ((import == NULL) == (bombs[i].said != NULL));
      g_assert_true (error == NULL || strstr (error->message, bombs[i].said) != NULL);
    }
}

int
main (int   argc,
      char *argv[])
{
  setlocale (LC_ALL, "C.UTF-8");
  g_test_init (&argc, &argv, NULL);

  add_folder ("import");
  add_folder ("hostile");
  g_test_add_func ("/member-corpus/what-is-too-much-is-refused-at-once",
                   test_what_is_too_much_is_refused_at_once);

  return g_test_run ();
}
