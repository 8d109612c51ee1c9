#include "ps-csv-reader.h"
#include "ps-csv-writer.h"
#include "ps-error.h"

#include <locale.h>
#include <string.h>

/* The records of @text as "line:cell|cell" by spaces, or the sentence of why not. */
static char *
describe (const char *text,
          gsize       length,
          char        delimiter)
{
  g_autoptr (PsCsvReader) reader = ps_csv_reader_new (text, length, delimiter);
  g_autoptr (GString) described = g_string_new (NULL);
  g_autoptr (GError) error = NULL;
  gboolean has_record;

  while (ps_csv_reader_next (reader, &has_record, NULL, &error))
    {
      if (!has_record)
        return g_string_free (g_steal_pointer (&described), FALSE);

      g_string_append_printf (described, "%s%u:", described->len > 0 ? " " : "",
                              ps_csv_reader_get_line (reader));
      for (guint i = 0; i < ps_csv_reader_get_n_cells (reader); i++)
        g_string_append_printf (described, "%s%s", i > 0 ? "|" : "",
                                ps_csv_reader_get_cell (reader, i));
    }

  return g_strdup (error->message);
}

static void
test_records_are_read_as_programs_write_them (void)
{
  static const struct
  {
    const char *text;
    const char *expected;
  } cases[] = {
    { "", "" },
    { "\n\r\n\r  \n", "" },
    { "a,b\nc,d\n", "1:a|b 2:c|d" },
    { "a,b\r\nc,d", "1:a|b 2:c|d" },
    { "a,b\rc,d\r", "1:a|b 2:c|d" },
    { "a,b\n\n\nc,d\n", "1:a|b 4:c|d" },
    { "a;b\nc,d;e\n", "1:a|b 2:c,d|e" },
    { "a\tb\nc,d\te\n", "1:a|b 2:c,d|e" },
    { "a,b\nc;d;e,f\n", "1:a|b 2:c;d;e|f" },
    { "\"a;b;c\",d\ne,f\n", "1:a;b;c|d 2:e|f" },
    { "sep=;\r\na,b;c\r\n", "2:a,b|c" },
    { "sep=|\na,b|c\n", "2:a,b|c" },
    { "a,\"b \"\"c\"\" d\"\n", "1:a|b \"c\" d" },
    { "a,\"b\nc\r\nd\",e\nf,g,h\n", "1:a|b\nc\r\nd|e 4:f|g|h" },
    { "a, \"b\" ,c\n", "1:a|b|c" },
    { "a,b \"c\" d\n", "1:a|b \"c\" d" },
    { "a,,\n,\n", "1:a|| 2:|" },
    { "a,\"\"\n\"\"\n", "1:a| 2:" },
    { "'=1+1,'+1,''=x,'t Hoff,'＝x\n", "1:=1+1|+1|'=x|'t Hoff|＝x" },
    { "=1+1,@b\n", "1:=1+1|@b" },
    { "one\ntwo\n", "1:one 2:two" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *got = describe (cases[i].text, strlen (cases[i].text), '\0');

      g_assert_cmpstr (got, ==, cases[i].expected);
    }
}

static void
assert_refuses (const char *text,
                gsize       length,
                guint       line,
                guint       column,
                const char *field,
                const char *words)
{
  g_autoptr (PsCsvReader) reader = ps_csv_reader_new (text, length, ',');
  g_autoptr (GError) error = NULL;
  g_auto (PsFileSpot) spot = PS_FILE_SPOT_INIT;
  gboolean more = TRUE;

  if (ps_csv_reader_read_header (reader, &more, &spot, &error))
    while (more && ps_csv_reader_next (reader, &more, &spot, &error))
      continue;

  g_assert_error (error, PS_ERROR, PS_ERROR_INVALID);
  g_assert_cmpuint (spot.line, ==, line);
  g_assert_cmpuint (spot.column, ==, column);
  g_assert_cmpstr (spot.field, ==, field);
  if (strstr (error->message, words) == NULL)
    g_error ("“%s” does not say “%s”", error->message, words);
}

#define REFUSES(text, ...) assert_refuses (text, strlen (text), __VA_ARGS__)

static void
test_an_unclosed_quote_is_told_with_its_line (void)
{
  REFUSES ("Name,Phone\nAna,1\n\"Ben,2\nCleo,3\n", 3, 1, "Name", "Line 3, column 1 (“Name”)");
  REFUSES ("Name,Phone\nAna,\"1\n", 2, 2, "Phone", "never closed");
  REFUSES ("Name,Phone\n\"Ben,2\n\"Cleo\",3\n", 2, 1, "Name", "more text");
  REFUSES ("\"Name", 1, 1, NULL, "Line 1, column 1: ");
}

static void
test_a_nul_is_told_with_its_line (void)
{
  assert_refuses ("Name,Phone\nAna,5\0005\n", 19, 2, 2, "Phone", "NUL");
  assert_refuses ("Name,Phone\nAna,\"5\0005\"\n", 21, 2, 2, "Phone", "NUL");
}

static void
test_a_huge_cell_is_told_with_its_line (void)
{
  g_autofree char *name = g_strnfill (10000, 'a');
  g_autofree char *text = g_strdup_printf ("Phone,Name\n1,%s\n", name);
  g_autofree char *fits = g_strdup_printf ("Phone,Name\n1,%.4096s\n", name);
  g_autofree char *described = describe (fits, strlen (fits), ',');

  REFUSES (text, 2, 2, "Name", "longer than 4 KiB");
  g_assert_cmpuint (strlen (described), >, 4096);
}

static void
test_a_note_may_be_long (void)
{
  g_autofree char *note = g_strnfill (10000, 'a');
  g_autofree char *text = g_strdup_printf ("Name,Notes\nAna,%s\n", note);
  g_autoptr (PsCsvReader) reader = ps_csv_reader_new (text, strlen (text), ',');
  g_autoptr (GError) error = NULL;
  gboolean more;

  ps_csv_reader_allow_note (reader, 1);
  g_assert_true (ps_csv_reader_read_header (reader, &more, NULL, &error));
  g_assert_true (ps_csv_reader_next (reader, &more, NULL, &error));
  g_assert_cmpstr (ps_csv_reader_get_cell (reader, 1), ==, note);
}

static void
test_a_hundred_thousand_columns_are_refused (void)
{
  g_autoptr (GString) text = g_string_new ("Name");

  for (guint i = 0; i < 100000; i++)
    g_string_append (text, ",x");

  REFUSES (text->str, 1, 0, NULL, "more than 1024 columns");
}

static char *
write_cell (const char *text)
{
  g_autoptr (PsCsvWriter) writer = ps_csv_writer_new (',', FALSE);
  g_autoptr (GBytes) bytes = NULL;
  gsize length;
  const char *written;

  ps_csv_writer_cell (writer, text);
  ps_csv_writer_end_record (writer);
  bytes = ps_csv_writer_finish (writer);
  written = g_bytes_get_data (bytes, &length);

  return g_strndup (written, length);
}

static void
test_a_formula_and_a_long_number_are_written_as_text (void)
{
  static const struct
  {
    const char *text;
    const char *expected;
  } cases[] = {
    { "Ana", "Ana\r\n" },
    { "=cmd|' /C calc'!A1", "'=cmd|' /C calc'!A1\r\n" },
    { "+1 503 555 0101", "'+1 503 555 0101\r\n" },
    { "-1", "'-1\r\n" },
    { "@SUM(A1)", "'@SUM(A1)\r\n" },
    { "\t=1", "\"'\t=1\"\r\n" },
    { "\r=1", "\"'\r=1\"\r\n" },
    { "＝1", "'＝1\r\n" },
    { "'=1", "''=1\r\n" },
    { "a=1", "a=1\r\n" },
    { "Silva, Ana", "\"Silva, Ana\"\r\n" },
    { "the \"Nina\"", "\"the \"\"Nina\"\"\"\r\n" },
    { "", "\"\"\r\n" },
    { NULL, "\"\"\r\n" },
    { "sep=;", "\"sep=;\"\r\n" },
    { "01705550101", "'01705550101\r\n" },
    { "491705550101", "'491705550101\r\n" },
    { "'01705550101", "''01705550101\r\n" },
    { "0170 5550101", "0170 5550101\r\n" },
    { "5550101", "5550101\r\n" },
    { "0", "0\r\n" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *written = write_cell (cases[i].text);

      g_assert_cmpstr (written, ==, cases[i].expected);
    }
}

static void
test_the_mark_for_excel_is_first (void)
{
  g_autoptr (PsCsvWriter) writer = ps_csv_writer_new (';', TRUE);
  g_autoptr (GBytes) bytes = NULL;

  ps_csv_writer_cell (writer, "Ü");
  ps_csv_writer_number (writer, -5);
  ps_csv_writer_end_record (writer);
  bytes = ps_csv_writer_finish (writer);

  g_assert_cmpmem (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes),
                   "\357\273\277Ü;-5\r\n", 10);
}

static char *
random_cell (void)
{
  static const char *const pieces[] = {
    "\"", "'", ",", ";", "\t", "\r", "\n", "\r\n", " ", "=", "+", "-", "@", "＝", "＠", "a", "Ünal",
    "sep=", "|", "😀", "عَلي", "\357\273\277", "\v", "555-0101", "0", "123456",
  };
  GString *cell = g_string_new (NULL);

  for (gint n = g_test_rand_int_range (0, 7); n > 0; n--)
    g_string_append (cell, pieces[g_test_rand_int_range (0, G_N_ELEMENTS (pieces))]);

  return g_string_free (cell, FALSE);
}

/* 100,000 cells; a million in a long run. */
static void
test_what_is_written_is_read_back (void)
{
#ifdef PS_LONG_TESTS
  const guint n_tables = 10000;
#else
  const guint n_tables = 1000;
#endif

  for (guint i = 0; i < n_tables; i++)
    {
      char delimiter = ",;\t"[g_test_rand_int_range (0, 3)];
      guint n_columns = g_test_rand_int_range (1, 20);
      guint n_records = (100 + n_columns - 1) / n_columns;
      g_autoptr (PsCsvWriter) writer = ps_csv_writer_new (delimiter, FALSE);
      g_autoptr (GPtrArray) cells = g_ptr_array_new_with_free_func (g_free);
      g_autoptr (GBytes) bytes = NULL;
      g_autoptr (PsCsvReader) reader = NULL;
      g_autoptr (GError) error = NULL;
      gboolean more;
      guint at = 0;

      for (guint record = 0; record < n_records; record++)
        {
          for (guint column = 0; column < n_columns; column++)
            {
              g_ptr_array_add (cells, random_cell ());
              ps_csv_writer_cell (writer, g_ptr_array_index (cells, cells->len - 1));
            }
          ps_csv_writer_end_record (writer);
        }

      bytes = ps_csv_writer_finish (writer);
      reader = ps_csv_reader_new (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes),
                                  delimiter);

      while (ps_csv_reader_next (reader, &more, NULL, &error) && more)
        {
          g_assert_cmpuint (ps_csv_reader_get_n_cells (reader), ==, n_columns);
          for (guint column = 0; column < n_columns; column++)
            g_assert_cmpstr (ps_csv_reader_get_cell (reader, column), ==,
                             g_ptr_array_index (cells, at++));
        }

      g_assert_no_error (error);
      g_assert_cmpuint (at, ==, cells->len);
    }
}

int
main (int   argc,
      char *argv[])
{
  setlocale (LC_ALL, "C.UTF-8");
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/csv/records-are-read-as-programs-write-them",
                   test_records_are_read_as_programs_write_them);
  g_test_add_func ("/csv/an-unclosed-quote-is-told-with-its-line",
                   test_an_unclosed_quote_is_told_with_its_line);
  g_test_add_func ("/csv/a-nul-is-told-with-its-line", test_a_nul_is_told_with_its_line);
  g_test_add_func ("/csv/a-huge-cell-is-told-with-its-line",
                   test_a_huge_cell_is_told_with_its_line);
  g_test_add_func ("/csv/a-note-may-be-long", test_a_note_may_be_long);
  g_test_add_func ("/csv/a-hundred-thousand-columns-are-refused",
                   test_a_hundred_thousand_columns_are_refused);
  g_test_add_func ("/csv/a-formula-and-a-long-number-are-written-as-text",
                   test_a_formula_and_a_long_number_are_written_as_text);
  g_test_add_func ("/csv/the-mark-for-excel-is-first", test_the_mark_for_excel_is_first);
  g_test_add_func ("/csv/what-is-written-is-read-back", test_what_is_written_is_read_back);

  return g_test_run ();
}
