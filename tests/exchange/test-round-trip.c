/* What Peerside writes it reads back as it was: tables with any text in their cells, and rosters as
 * tables and as contact cards.
 */
#include <locale.h>
#include <string.h>

#include "ps-csv-export.h"
#include "ps-csv-reader.h"
#include "ps-csv-writer.h"
#include "ps-decode.h"
#include "ps-member-import.h"
#include "ps-text.h"
#include "ps-vcard-writer.h"

#ifdef PS_LONG_TESTS
#define N_CELLS 10000000
#define N_ROSTERS 2000
#else
#define N_CELLS 1000000
#define N_ROSTERS 120
#endif

/* What stands for itself in a table, a card or a spreadsheet, and what is hard to see. */
static const char * const hard[] = {
  "\"", "'", ",", ";", "\t", "\r", "\n", "\r\n", " ", "  ", "=", "+", "-", "@", "＝", "＋", "－", "＠",
  "=1+1", "sep=,", "\\", "\\n", "\\,", ":", "|", "^n", "\357\273\277", "\342\200\217", "\342\200\256",
  "\342\200\213", "\303\251", "e\314\201", "\340\244\200", "👩‍👩‍👧", "🇧🇷", "علي", "שלום", "ﷺ", "ﬁ", "Ǆ", "İ", "ß",
  "\342\200\250", "\302\205", "\v", "\f", "0", "1e5", "BEGIN:VCARD", "END:VCARD", "item1.", "=?UTF-8?Q?",
};

static gunichar
random_character (void)
{
  for (;;)
    {
      gunichar c = 0;

      switch (g_test_rand_int_range (0, 4))
        {
        case 0:
          c = (gunichar) g_test_rand_int_range (1, 0x80);
          break;

        case 1:
          c = (gunichar) g_test_rand_int_range (0x80, 0x800);
          break;

        case 2:
          c = (gunichar) g_test_rand_int_range (0x800, 0x10000);
          break;

        default:
          c = (gunichar) g_test_rand_int_range (0x10000, 0x110000);
        }

      if (g_unichar_validate (c))
        return c;
    }
}

static void
append_random (GString *text)
{
  for (gint n = g_test_rand_int_range (0, 6); n > 0; n--)
    {
      if (g_test_rand_bit ())
        g_string_append (text, hard[g_test_rand_int_range (0, G_N_ELEMENTS (hard))]);
      else
        g_string_append_unichar (text, random_character ());
    }
}

/* As a file comes in. */
static char *
decode (GBytes *bytes)
{
  g_autoptr (GError) error = NULL;
  gsize size;
  const char *data = g_bytes_get_data (bytes, &size);
  PsEncoding encoding;
  char *text = ps_decode (data, size, &encoding, NULL, &error);

  g_assert_no_error (error);

  return text;
}

static void
check_table (char      delimiter,
             gboolean  mark,
             guint     n_columns,
             guint     n_records)
{
  g_autoptr (PsCsvWriter) writer = ps_csv_writer_new (delimiter, mark);
  g_autoptr (GString) cells = g_string_new (NULL);
  g_autoptr (GArray) ends = g_array_new (FALSE, FALSE, sizeof (gsize));
  g_autoptr (GBytes) bytes = NULL;
  g_autofree char *text = NULL;
  g_autoptr (PsCsvReader) reader = NULL;
  g_autoptr (GError) error = NULL;
  gboolean more;
  gsize start = 0;
  guint at = 0;

  for (guint i = 0; i < n_records; i++)
    {
      for (guint j = 0; j < n_columns; j++)
        {
          gsize begin = cells->len;

          append_random (cells);
          ps_csv_writer_cell (writer, cells->str + begin);
          g_string_append_c (cells, '\0');
          begin = cells->len;
          g_array_append_val (ends, begin);
        }
      ps_csv_writer_end_record (writer);
    }

  bytes = ps_csv_writer_finish (writer);
  text = decode (bytes);
  reader = ps_csv_reader_new (text, strlen (text), delimiter);
  while (ps_csv_reader_next (reader, &more, NULL, &error) && more)
    {
      g_assert_cmpuint (ps_csv_reader_get_n_cells (reader), ==, n_columns);
      for (guint j = 0; j < n_columns; j++)
        {
          g_assert_cmpstr (ps_csv_reader_get_cell (reader, j), ==, cells->str + start);
          start = g_array_index (ends, gsize, at++);
        }
    }
  g_assert_no_error (error);
  g_assert_cmpuint (at, ==, n_columns * n_records);
}

static void
test_a_million_cells (void)
{
  guint done = 0;

  for (guint i = 0; done < N_CELLS; i++)
    {
      guint n_columns = (guint) g_test_rand_int_range (2, 20);
      guint n_records = 1000 / n_columns;

      check_table (",;\t"[i % 3], i % 2 == 0, n_columns, n_records);
      done += n_columns * n_records;
    }
}

/* What is stored has been through it. */
static char *
random_text (guint max_chars)
{
  g_autoptr (GString) text = g_string_new (NULL);
  g_autofree char *clean = NULL;
  g_autofree char *cut = NULL;

  append_random (text);
  clean = ps_text_clean (text->str);

  if (g_utf8_strlen (clean, -1) <= max_chars)
    return g_steal_pointer (&clean);

  cut = g_utf8_substring (clean, 0, max_chars);

  return ps_text_clean (cut);
}

static PsMemberRow *
random_member (guint number)
{
  static const char * const languages[] = { "", "de", "pt-BR", "Kurmancî", "English, a little" };
  PsMemberRow *member = ps_member_row_new ();
  g_autofree char *text = random_text (60);
  g_autofree char *name = NULL;
  g_autofree char *full = NULL;

  /* Nobody of them is the same person, or has a name that nobody can see. */
  member->uid = ps_uid_new (G_TIME_SPAN_SECOND * 1764000000);
  name = g_strdup_printf ("Q%s%uq", text, number);
  full = g_strdup_printf ("Z%s%uz", text, number);
  member->preferred_name = ps_text_clean (name);
  member->full_name = g_test_rand_bit () ? g_strdup ("") : ps_text_clean (full);
  member->initial = g_strdup (g_test_rand_bit () ? "Z" : "");
  member->pronouns = random_text (40);
  member->language = g_strdup (languages[g_test_rand_int_range (0, G_N_ELEMENTS (languages))]);
  member->access_needs = random_text (60);
  member->role = g_strdup (g_test_rand_bit () ? "caregiver" : "living-with");

  return member;
}

static GPtrArray *
random_ways (guint number)
{
  static const char * const kinds[] = { "phone", "email", "postal" };
  static const char * const labels[] = { "", "mobile", "home", "work", "my sister’s, at night; late" };
  GPtrArray *ways = g_ptr_array_new_with_free_func ((GDestroyNotify) ps_contact_way_row_free);

  /* In the order of the columns, which is the one that they come back in. */
  for (guint kind = 0; kind < G_N_ELEMENTS (kinds); kind++)
    for (guint n = (guint) g_test_rand_int_range (0, 4); n > 0; n--)
      {
        PsContactWayRow *way = ps_contact_way_row_new ();
        guint may = (guint) g_test_rand_int_range (1, 16);

        way->kind = g_strdup (kinds[kind]);
        way->value = kind == 0 ? g_strdup_printf ("+1 503 %u, ext. %u", 5550100 + number % 100, n)
                   : kind == 1 ? g_strdup_printf ("a%u.%u@example.org", number, n)
                   : g_strdup_printf ("%u Mill Road; “Rear”, Apt %u, Portland\\OR", number, n);
        way->label = g_strdup (labels[g_test_rand_int_range (0, G_N_ELEMENTS (labels))]);
        if (kind == 2 && g_str_equal (way->label, "mobile"))
          way->label[0] = '\0';
        way->ok_call = (may & 1) != 0;
        way->ok_text = (may & 2) != 0;
        way->ok_message = (may & 4) != 0;
        way->ok_mail = (may & 8) != 0;
        g_ptr_array_add (ways, way);
      }

  return ways;
}

static void
assert_same_way (const PsContactWayRow *got,
                 const PsContactWayRow *want)
{
  g_assert_cmpstr (got->kind, ==, want->kind);
  g_assert_cmpstr (got->value, ==, want->value);
  g_assert_cmpstr (got->label, ==, want->label);
  g_assert_cmpint (got->ok_call, ==, want->ok_call);
  g_assert_cmpint (got->ok_text, ==, want->ok_text);
  g_assert_cmpint (got->ok_message, ==, want->ok_message);
  g_assert_cmpint (got->ok_mail, ==, want->ok_mail);
}

static void
assert_same (const PsMemberRecord *record,
             const PsMemberRow    *member,
             GPtrArray            *ways,
             gboolean              whole)
{
  g_assert_cmpint (record->outcome, ==, PS_MEMBER_CREATED);
  g_assert_cmpstr (record->member->preferred_name, ==, member->preferred_name);
  g_assert_cmpstr (record->member->full_name, ==, member->full_name);
  g_assert_cmpstr (record->member->initial, ==, member->initial);
  g_assert_cmpstr (record->member->pronouns, ==, member->pronouns);
  g_assert_cmpstr (record->member->language, ==, member->language);
  /* What is not on a card is not made up. */
  g_assert_cmpstr (record->member->access_needs, ==, whole ? member->access_needs : "");
  g_assert_cmpstr (record->member->role, ==, whole ? member->role : "living-with");
  g_assert_cmpuint (record->ways->len, ==, ways->len);
  for (guint i = 0; i < ways->len; i++)
    assert_same_way (g_ptr_array_index (record->ways, i), g_ptr_array_index (ways, i));
}

static GBytes *
write_cards (GPtrArray      *members,
             GPtrArray      *ways,
             PsVcardVersion  version)
{
  GString *out = g_string_new (NULL);

  for (guint i = 0; i < members->len; i++)
    {
      const PsVcard card = { g_ptr_array_index (members, i), g_ptr_array_index (ways, i),
                             i % 3 == 0 ? "42 CFR part 2 prohibits unauthorized use." : NULL,
                             "By consent: to Ben; Ltd." };

      ps_vcard_write (out, &card, version);
    }

  return g_string_free_to_bytes (out);
}

static GBytes *
write_table (GPtrArray *members,
             GPtrArray *ways,
             guint      how)
{
  g_autofree PsCsvMember *rows = g_new0 (PsCsvMember, members->len);

  for (guint i = 0; i < members->len; i++)
    {
      rows[i].member = g_ptr_array_index (members, i);
      rows[i].ways = g_ptr_array_index (ways, i);
    }

  return ps_csv_export_members (rows, members->len, ",;\t"[how % 3], how >= 3);
}

/* @how: 0 to 5 is a table with each delimiter, without and with a mark; 6 and 7 are the two cards. */
static void
check_roster (guint how)
{
  g_autoptr (GPtrArray) members = g_ptr_array_new_with_free_func ((GDestroyNotify) ps_member_row_free);
  g_autoptr (GPtrArray) ways = g_ptr_array_new_with_free_func ((GDestroyNotify) g_ptr_array_unref);
  g_autoptr (PsMemberImport) import = NULL;
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (GError) error = NULL;

  for (guint i = 0; i < 40; i++)
    {
      g_ptr_array_add (members, random_member (i));
      g_ptr_array_add (ways, random_ways (i));
    }

  bytes = how < 6 ? write_table (members, ways, how)
                  : write_cards (members, ways, how == 6 ? PS_VCARD_3 : PS_VCARD_4);
  import = ps_member_import_new (bytes, NULL, NULL, NULL, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpint (ps_member_import_is_vcard (import), ==, how >= 6);
  g_assert_cmpuint (ps_member_import_get_n_records (import), ==, members->len);
  for (guint i = 0; i < members->len; i++)
    assert_same (ps_member_import_get_record (import, i), g_ptr_array_index (members, i),
                 g_ptr_array_index (ways, i), how < 6);
}

static void
test_rosters (gconstpointer data)
{
  for (guint i = 0; i < N_ROSTERS; i++)
    check_roster (GPOINTER_TO_UINT (data));
}

int
main (int    argc,
      char **argv)
{
  static const char * const names[] = {
    "comma", "semicolon", "tab", "comma-with-mark", "semicolon-with-mark", "tab-with-mark", "vcard-3",
    "vcard-4",
  };

  setlocale (LC_ALL, "C.UTF-8");
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/round-trip/a-million-cells", test_a_million_cells);
  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autofree char *path = g_strconcat ("/round-trip/", names[i], NULL);

      g_test_add_data_func (path, GUINT_TO_POINTER (i), test_rosters);
    }

  return g_test_run ();
}
