/* Rows that were skipped are written to be mended, and are imported then. */
#include "ps-member-import.h"
#include "ps-skipped-rows.h"

#include <locale.h>
#include <string.h>

#define MARK "\357\273\277"
#define OWN  "Line of the file,Why it was skipped,"

static PsMemberImport *
read_bytes (GBytes                *bytes,
            const PsMemberColumns *columns)
{
  g_autoptr (GError) error = NULL;
  PsMemberImport *import = ps_member_import_new (bytes, columns, NULL, NULL, NULL, &error);

  g_assert_no_error (error);

  return import;
}

static char *
write_text (GBytes               *bytes,
            const PsMemberImport *import)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) skipped = ps_skipped_rows_write (bytes, import, &error);
  gsize length;
  const char *text;

  g_assert_no_error (error);
  text = g_bytes_get_data (skipped, &length);

  return g_strndup (text, length);
}

static char *
skipped_of (const char *text)
{
  g_autoptr (GBytes) bytes = g_bytes_new_static (text, strlen (text));
  g_autoptr (PsMemberImport) import = read_bytes (bytes, NULL);

  return write_text (bytes, import);
}

static void
assert_skipped (const char *text,
                const char *expected)
{
  g_autofree char *skipped = skipped_of (text);

  g_assert_cmpstr (skipped, ==, expected);
}

static void
test_they_keep_the_columns_of_the_file (void)
{
  assert_skipped ("Name,Phone,Shoe size\nAna,555-0101,38\n,555-0102,\"4,5\"\n\nBen,555-0103,40\n",
                  MARK OWN "Name,Phone,Shoe size\r\n"
                  "3,Column “Name”: The row has no name.,,555-0102,\"4,5\"\r\n");
}

static void
test_a_semicolon_stays_one_and_a_tab_becomes_a_comma (void)
{
  assert_skipped ("Name;Phone\nAna;1\n;555-0102\n",
                  MARK "Line of the file;Why it was skipped;Name;Phone\r\n"
                  "3;Column “Name”: The row has no name.;;555-0102\r\n");
  assert_skipped ("Name\tPhone\nAna\t1\n\t555-0102\n",
                  MARK OWN "Name,Phone\r\n3,Column “Name”: The row has no name.,,555-0102\r\n");
}

static void
test_nothing_in_them_is_a_formula (void)
{
  g_autofree char *skipped = skipped_of ("Name,Phone\nAna,1\n,=1+1\n,'+1 503\n");

  g_assert_nonnull (strstr (skipped, ",'=1+1\r\n"));
  g_assert_nonnull (strstr (skipped, ",'+1 503\r\n"));
}

static void
test_a_row_with_a_cell_too_many_keeps_its_shape (void)
{
  assert_skipped ("Name,Phone\nAna,555-0101,,x\n",
                  MARK OWN "Name,Phone\r\n2,The row has more cells than the header has columns. A"
                  " quotation mark may be missing.,Ana,555-0101,,x\r\n");
}

static void
test_titles_above_the_columns_are_left_behind (void)
{
  assert_skipped ("Our members\n\nName,Phone\nAna,1\n,555-0102\n",
                  MARK OWN "Name,Phone\r\n5,Column “Name”: The row has no name.,,555-0102\r\n");
}

/* What a front desk does: the row is mended in a spreadsheet, and the file is imported again. */
static void
test_a_mended_row_is_imported (void)
{
  g_autofree char *skipped = skipped_of ("Name;Phone\nAna;1\n;555-0102\n");
  char *cell = strstr (skipped, ";;555-0102");
  g_autoptr (GString) mended = g_string_new_len (skipped, cell - skipped);
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (PsMemberImport) import = NULL;
  const PsMemberRecord *record;

  g_string_append_printf (mended, ";Mira%s", cell + 1);
  bytes = g_bytes_new (mended->str, mended->len);
  import = read_bytes (bytes, NULL);

  g_assert_cmpuint (ps_member_import_get_n_records (import), ==, 1);
  record = ps_member_import_get_record (import, 0);
  g_assert_cmpint (record->outcome, ==, PS_MEMBER_CREATED);
  g_assert_cmpstr (record->member->preferred_name, ==, "Mira");
  g_assert_cmpuint (record->ways->len, ==, 1);
  for (guint i = 0; i < 2; i++)
    g_assert_cmpint (ps_member_columns_get (ps_member_import_get_columns (import), i)->field, ==,
                     PS_MEMBER_FIELD_NONE);
}

static void
test_what_is_skipped_again_has_the_two_columns_once (void)
{
  g_autofree char *first = skipped_of ("Name,Phone\nAna,1\n,555-0102\n");

  assert_skipped (first, MARK OWN "Name,Phone\r\n2,Column “Name”: The row has no name.,,555-0102\r\n");
}

/* Somebody said what the columns are; they need not say it twice. */
static void
test_what_a_column_was_said_to_be_is_known_the_next_time (void)
{
  static const char text[] = "Wer,Wo,Grad\nMira,555-0111,3\n,555-0112,4\n";
  static const char *const headers[] = { "Wer", "Wo", "Grad" };
  g_autoptr (GBytes) bytes = g_bytes_new_static (text, strlen (text));
  g_autoptr (PsMemberColumns) columns = ps_member_columns_new (headers, 3);
  g_autoptr (PsMemberImport) import = NULL;
  g_autofree char *skipped = NULL;

  ps_member_columns_set (columns, 0, PS_MEMBER_FIELD_NAME, 0);
  ps_member_columns_set (columns, 1, PS_MEMBER_FIELD_PHONE, 0);
  import = read_bytes (bytes, columns);
  skipped = write_text (bytes, import);

  g_assert_cmpstr (skipped, ==, MARK OWN "Name,Phone,Grad\r\n"
                   "3,Column “Wer”: The row has no name.,,555-0112,4\r\n");
}

static void
test_cards_become_a_table (void)
{
  assert_skipped ("BEGIN:VCARD\nVERSION:3.0\nFN:Ana\nEND:VCARD\n"
                  "BEGIN:VCARD\nVERSION:3.0\nTEL;TYPE=CELL:555-0102\nTEL:555-0103\nEND:VCARD\n",
                  MARK OWN "Name,Preferred Name,Full Name,Given Name,Middle Name,Family Name,Pronouns,"
                  "Language,Organization,Phone 1,Phone 1 - Label,Phone 2,Phone 2 - Label\r\n"
                  "5,Column “FN”: The card has no name.,,,,,,,,,,555-0102,mobile,555-0103,\r\n");
}

static void
test_a_pharmacy_does_not_become_a_person (void)
{
  assert_skipped ("BEGIN:VCARD\nVERSION:3.0\nFN:Ana\nEND:VCARD\n"
                  "BEGIN:VCARD\nVERSION:3.0\nFN:Alder Pharmacy\nKIND:org\nEND:VCARD\n",
                  MARK OWN "Name,Preferred Name,Full Name,Given Name,Middle Name,Family Name,Pronouns,"
                  "Language,Organization\r\n"
                  "5,\"The card is of an organization or a place, and no person.\",,,,,,,,,Alder"
                  " Pharmacy\r\n");
}

/* Every file of the corpus and every hostile one that can be read at all: as many rows are skipped of
 * what is written as were skipped of it, and nobody is in it who was imported.
 */
static void
check_file (const char *path)
{
  g_autofree char *contents = NULL;
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (PsMemberImport) import = NULL;
  g_autoptr (PsMemberImport) again = NULL;
  g_autoptr (GBytes) skipped = NULL;
  g_autoptr (GError) error = NULL;
  gsize length;
  guint n;

  g_assert_true (g_file_get_contents (path, &contents, &length, NULL));
  bytes = g_bytes_new (contents, length);
  import = ps_member_import_new (bytes, NULL, NULL, NULL, NULL, NULL);
  n = import != NULL ? ps_member_import_count (import, PS_MEMBER_SKIPPED) : 0;
  if (n == 0)
    return;

  g_test_message ("%s: %u", path, n);
  skipped = ps_skipped_rows_write (bytes, import, &error);
  g_assert_no_error (error);
  again = ps_member_import_new (skipped, NULL, NULL, NULL, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (ps_member_import_get_n_records (again), ==, n);
  for (guint i = 0; i < PS_MEMBER_N_OUTCOMES; i++)
    g_assert_cmpuint (ps_member_import_count (again, i), ==, i == PS_MEMBER_SKIPPED ? n : 0);
}

static void
check_folder (const char *folder)
{
  g_autofree char *path = g_test_build_filename (G_TEST_DIST, "data", folder, NULL);
  g_autoptr (GDir) dir = g_dir_open (path, 0, NULL);
  const char *name;
  guint n = 0;

  g_assert_nonnull (dir);
  while ((name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *file = g_build_filename (path, name, NULL);

      check_file (file);
      n++;
    }
  g_assert_cmpuint (n, >, 10);
}

static void
test_of_any_file_exactly_what_was_skipped_is_written (void)
{
  check_folder ("import");
  check_folder ("hostile");
}

int
main (int   argc,
      char *argv[])
{
  setlocale (LC_ALL, "C.UTF-8");
  g_test_init (&argc, &argv, NULL);

#define ADD(name, func) g_test_add_func ("/skipped-rows/" name, func)
  ADD ("they-keep-the-columns-of-the-file", test_they_keep_the_columns_of_the_file);
  ADD ("a-semicolon-stays-one-and-a-tab-becomes-a-comma",
       test_a_semicolon_stays_one_and_a_tab_becomes_a_comma);
  ADD ("nothing-in-them-is-a-formula", test_nothing_in_them_is_a_formula);
  ADD ("a-row-with-a-cell-too-many-keeps-its-shape", test_a_row_with_a_cell_too_many_keeps_its_shape);
  ADD ("titles-above-the-columns-are-left-behind", test_titles_above_the_columns_are_left_behind);
  ADD ("a-mended-row-is-imported", test_a_mended_row_is_imported);
  ADD ("what-is-skipped-again-has-the-two-columns-once",
       test_what_is_skipped_again_has_the_two_columns_once);
  ADD ("what-a-column-was-said-to-be-is-known-the-next-time",
       test_what_a_column_was_said_to_be_is_known_the_next_time);
  ADD ("cards-become-a-table", test_cards_become_a_table);
  ADD ("a-pharmacy-does-not-become-a-person", test_a_pharmacy_does_not_become_a_person);
  ADD ("of-any-file-exactly-what-was-skipped-is-written",
       test_of_any_file_exactly_what_was_skipped_is_written);

  return g_test_run ();
}
