#include "ps-error.h"
#include "ps-member-import.h"

#include <locale.h>
#include <string.h>

static const char *const outcome_words[] = { "created", "updated", "duplicate", "skipped" };

static void
describe_record (GString              *described,
                 const PsMemberRecord *record)
{
  g_string_append_printf (described, "%u %s %s/%s/%s", record->line, outcome_words[record->outcome],
                          record->member->preferred_name, record->member->full_name, record->member->initial);

  if (*record->member->pronouns != '\0')
    g_string_append_printf (described, " %s", record->member->pronouns);
  if (*record->member->language != '\0')
    g_string_append_printf (described, " in %s", record->member->language);
  if (g_strcmp0 (record->member->role, "caregiver") == 0)
    g_string_append (described, " caregiver");

  for (guint i = 0; i < record->ways->len; i++)
    {
      const PsContactWayRow *way = g_ptr_array_index (record->ways, i);

      g_string_append_printf (described, " %s=%s", way->kind, way->value);
      if (*way->label != '\0')
        g_string_append_printf (described, "(%s)", way->label);
      if (way->ok_call || way->ok_text || way->ok_message || way->ok_mail)
        g_string_append_printf (described, "[%s%s%s%s]", way->ok_call ? "c" : "",
                                way->ok_text ? "t" : "", way->ok_message ? "m" : "",
                                way->ok_mail ? "e" : "");
    }

  if (record->reason != NULL)
    g_string_append_printf (described, " {%s: %s}", record->field != NULL ? record->field : "",
                            record->reason);
  g_string_append_c (described, '\n');
}

static char *
describe (const PsMemberImport *import)
{
  GString *described = g_string_new (NULL);

  for (guint i = 0; i < ps_member_import_get_n_records (import); i++)
    describe_record (described, ps_member_import_get_record (import, i));

  return g_string_free (described, FALSE);
}

static PsMemberImport *
preview (const char          *text,
         const PsMemberIndex *known)
{
  g_autoptr (GBytes) bytes = g_bytes_new_static (text, strlen (text));
  g_autoptr (GError) error = NULL;
  PsMemberImport *import = ps_member_import_new (bytes, NULL, known, NULL, NULL, &error);

  g_assert_no_error (error);

  return import;
}

static void
assert_preview (const char          *text,
                const PsMemberIndex *known,
                const char          *expected)
{
  g_autoptr (PsMemberImport) import = preview (text, known);
  g_autofree char *described = describe (import);

  g_assert_cmpstr (described, ==, expected);
}

typedef struct {
  const char *file;
  const char *program;
  const char *encoding;
  char        delimiter;
  const char *expected;
} Export;

static const Export exports[] = {
  { "google-contacts.csv", "Google Contacts", "UTF-8", ',',
    "2 created Ana/Ana Silva/S email=ana.silva@example.org phone=+1 503-555-0101(mobile)\n"
    "4 created Ünal/Ünal Can Öztürk/Ö email=unal@example.org(home)"
    " email=unal.oeztuerk@example.org(work) phone=(503) 555-0102(home) phone=(503) 555-0103(home)\n"
    "5 created May/Maeve O’Neill/O phone=555-0104 ext. 4(work)"
    " postal=12 Alder Way, Sampleton, OR 00000, US(home)\n"
    "8 skipped // {First Name: The row has no name.}\n"
    "9 created رنا/رنا النجار/ا phone=555-0105(mobile)\n" },
  { "google-contacts-old.csv", "Google Contacts", "UTF-16LE", ',',
    "2 created Ana/Ana Silva/S in pt email=ana.silva@example.org(home)"
    " phone=+1 503-555-0101(mobile)\n"
    "3 created Łukasz/Łukasz Wiśniewski/W phone=555-0106(home) phone=555-0107(mobile)\n"
    "4 created Priya// email=priya@example.org\n" },
  { "outlook-us.csv", "Outlook", "Windows-1252", ',',
    "2 created Ana/Ana Silva/S email=Ana.Silva@example.org phone=(503) 555-0101(mobile)\n"
    "4 created Søren/Søren Sørensen/S email=soeren@example.org email=soren@example.org"
    " phone=555-0108(home) phone=555-0110(home) phone=555-0109(work)\n"
    "5 created Dolores/Dolores M. O'Neill/O\n" },
  { "outlook-de.csv", "Outlook", "Windows-1252", ';',
    "2 created Jördis/Jördis Größe/G in Deutsch phone=030/5550111(home)"
    " phone=+49 (0)30 5550112(mobile) email=joerdis@example.org\n"
    "3 created Hajü/Hans Jürgen Müßig/M phone=0049 30 5550113 Durchwahl 12(work)"
    " email=h.muessig@example.org\n" },
  { "libreoffice.csv", NULL, "UTF-8", ';',
    "2 created Ana/Ana Silva/ she/her in Portuguese phone=555-0101 email=ana.silva@example.org\n"
    "3 created Ana Silva// caregiver phone=555-0114"
    " {: Somebody else has the same name, but another phone or address.}\n"
    "4 created Kofi Mensah-Boateng// he/him phone=555-0115 phone=555-0116"
    " {E-mail: “kofi at example.org” is not an e-mail address, and is left out.}\n"
    "5 skipped // {Name: The row has no name.}\n"
    "6 duplicate ANA SILVA// phone=(555) 0101 email=ana.silva@example.org"
    " {: The same person is in line 2.}\n"
    "7 created रीता देवी// phone==555-0118\n" },
  { "excel-unicode-text.txt", NULL, "UTF-16LE", '\t',
    "2 created Đorđe Petrović// phone=555-0119 email=djordje@example.org\n"
    "3 created สมชาย ใจดี// phone=555-0120\n"
    "4 created Robin 🌻// phone=555-0121\n" },
  { "numbers.csv", NULL, "UTF-8", ',',
    "2 created Teo// phone=555-0122(mobile)\n"
    "3 created Mara Lindqvist// email=mara@example.org\n"},
  { "excel-fr.csv", NULL, "UTF-8", ';',
    "3 created Zoé/Zoé Lefèvre/L elle phone=05 55 01 01 23(mobile) email=zoe@example.org\n"
    "4 created Éloïse/Éloïse Bœuf/B phone=05 55 01 01 24(mobile)\n" },
  { "hoja-es.csv", NULL, "UTF-8", ';',
    "2 created Íñigo/Íñigo Ñáñez Peña/Ñ phone=555 01 25 email=inigo@example.org\n" },
  { "tabelle-de.csv", NULL, "Windows-1252", ';',
    "2 created Käthe/Käthe Groß/G phone=05031/5550126 email=kaethe@example.org\n" },
};

static void
test_an_export_is_read (gconstpointer data)
{
  const Export *export = data;
  g_autofree char *path = g_test_build_filename (G_TEST_DIST, "data", "import", export->file, NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = ps_file_read (path, &error);
  g_autoptr (PsMemberImport) import = NULL;
  g_autofree char *described = NULL;

  g_assert_no_error (error);
  import = ps_member_import_new (bytes, NULL, NULL, NULL, NULL, &error);
  g_assert_no_error (error);
  described = describe (import);

  g_assert_cmpstr (described, ==, export->expected);
  g_assert_cmpstr (ps_member_columns_get_program (ps_member_import_get_columns (import)), ==,
                   export->program);
  g_assert_cmpstr (ps_encoding_name (ps_member_import_get_encoding (import)), ==, export->encoding);
  g_assert_cmpint (ps_member_import_get_delimiter (import), ==, export->delimiter);
}

static void
assert_refuses (const char *text,
                gssize      length,
                guint       line,
                const char *field,
                const char *words)
{
  g_autoptr (GBytes) bytes = g_bytes_new_static (text, length < 0 ? strlen (text) : (gsize) length);
  g_autoptr (GError) error = NULL;
  g_auto (PsFileSpot) spot = PS_FILE_SPOT_INIT;

  g_assert_null (ps_member_import_new (bytes, NULL, NULL, NULL, &spot, &error));
  g_assert_error (error, PS_ERROR, PS_ERROR_INVALID);
  g_assert_cmpuint (spot.line, ==, line);
  g_assert_cmpstr (spot.field, ==, field);
  if (strstr (error->message, words) == NULL)
    g_error ("“%s” does not say “%s”", error->message, words);
}

static void
test_a_bad_file_is_refused_whole (void)
{
  g_autofree char *name = g_strnfill (10000, 'a');
  g_autofree char *long_name = g_strdup_printf ("Name\nAna\n%s\n", name);
  g_autoptr (GString) wide = g_string_new ("Name");

  for (guint i = 0; i < 100000; i++)
    g_string_append (wide, ",");

  assert_refuses ("", -1, 0, NULL, "empty");
  assert_refuses ("\357\273\277\r\n \r\n", -1, 0, NULL, "empty");
  assert_refuses ("\177ELF\002\001\001\0\0\0\0", 11, 1, NULL, "NUL");
  assert_refuses ("Name,Phone\n", -1, 1, NULL, "no rows");
  assert_refuses ("Name,Phone\nAna,1\n\"Ben,2\n", -1, 3, "Name", "never closed");
  assert_refuses ("Name,Phone\nAna,555\0000101\n", 23, 2, NULL, "NUL");
  assert_refuses ("Colour,Size\nred,1\n", -1, 1, NULL, "“Colour”, “Size”");
  assert_refuses (",,\nred,1\n", -1, 1, NULL, "names none");
  assert_refuses (long_name, -1, 3, "Name", "longer than 4 KiB");
  assert_refuses (wide->str, -1, 1, NULL, "columns");
  assert_refuses ("BEGIN:VCALENDAR\r\nEND:VCALENDAR\r\n", -1, 1, NULL, "calendar");
  assert_refuses ("BEGIN:VCARD\r\nVERSION:3.0\r\nFN Ana\r\nEND:VCARD\r\n", -1, 3, NULL, "no colon");
}

static void
test_too_many_rows_are_refused (void)
{
  g_autoptr (GString) text = g_string_new ("Name\n");

  for (guint i = 0; i <= PS_MEMBER_IMPORT_ROWS_MAX; i++)
    g_string_append_printf (text, "%u\n", i);

  assert_refuses (text->str, -1, PS_MEMBER_IMPORT_ROWS_MAX + 2, NULL, "100000 rows");
}

static void
test_a_bad_row_is_skipped_with_its_reason (void)
{
  g_autofree char *name = g_strnfill (201, 'a');
  g_autofree char *text = g_strdup_printf ("Name,Phone\n,555-0101\n%s,1\nAna,555-0101,,x\nBen,\n", name);
  g_autofree char *expected = NULL;

  expected = g_strdup_printf ("2 skipped // {Name: The row has no name.}\n"
                              "3 skipped %s// {Name: The name is longer than 200 characters.}\n"
                              "4 skipped Ana// {: The row has more cells than the header has"
                              " columns. A quotation mark may be missing.}\n"
                              "5 created Ben//\n", name);
  assert_preview (text, NULL, expected);
}

static void
test_a_formula_is_a_name_like_another (void)
{
  assert_preview ("Name,Phone\n=1+1,'+1 503 555 0101\n'@SUM(A1),-\n", NULL,
                  "2 created =1+1// phone=+1 503 555 0101\n"
                  "3 created @SUM(A1)//\n");
}

static void
test_two_of_one_name_are_told_apart (void)
{
  /* The same name and number, whoever typed it; one name with two numbers; one number, two names. */
  assert_preview ("Name,Phone\n"
                  "Ana Silva,555-0101\n"
                  "\"SILVA, Ana\",(555) 01-01\n"
                  "Ana Silva,555-0102\n"
                  "Rui Silva,555-0101\n"
                  "Ana Silva,\n", NULL,
                  "2 created Ana Silva// phone=555-0101\n"
                  "3 duplicate Ana/Ana SILVA/S phone=(555) 01-01 {: The same person is in line 2.}\n"
                  "4 created Ana Silva// phone=555-0102"
                  " {: Somebody else has the same name, but another phone or address.}\n"
                  "5 created Rui Silva// phone=555-0101\n"
                  "6 skipped Ana Silva// {: Several people in the file have this name, and nothing here"
                  " says which of them this is.}\n");

  assert_preview ("First name,Last name,Phone\n"
                  "Ana,Silva,555-0101\n"
                  "Ana,Costa,555-0101\n"
                  "Ana,,555-0101\n", NULL,
                  "2 created Ana/Ana Silva/S phone=555-0101\n"
                  "3 created Ana/Ana Costa/C phone=555-0101\n"
                  "4 skipped Ana// phone=555-0101 {: Several people in the file have this name, and"
                  " nothing here says which of them this is.}\n");
}

static void
test_the_roster_is_known (void)
{
  static const char *const ana[] = { "5550101", "ana@example.org", NULL };
  static const char *const none[] = { NULL };
  g_autoptr (PsMemberIndex) known = ps_member_index_new ();

  ps_member_index_add_known (known, 7, TRUE, "Ana", "Ana Silva", 0, ana);
  ps_member_index_add_known (known, 8, FALSE, "Ünal Öztürk", "", 0, none);
  ps_member_index_add_known (known, 9, FALSE, "Rui", "", 0, none);

  assert_preview ("Name,E-mail,Phone\n"
                  "ana silva,Ana@Example.org,\n"
                  "Ana Silva,,555-0199\n"
                  "Unal Ozturk,,555-0102\n"
                  "Ana,,555-0101\n"
                  "Ana,,\n"
                  "Rui,,555-0103\n", known,
                  "2 duplicate ana silva// email=Ana@Example.org"
                  " {: This person is on the roster already.}\n"
                  "3 created Ana Silva// phone=555-0199"
                  " {: Somebody else has the same name, but another phone or address.}\n"
                  "4 updated Unal Ozturk// phone=555-0102"
                  " {: This person is on the roster already, and joins the group. New is: 555-0102.}\n"
                  "5 duplicate Ana// phone=555-0101 {: The same person is in line 2.}\n"
                  "6 duplicate Ana// {: The same person is in line 5.}\n"
                  "7 created Rui// phone=555-0103"
                  " {: Somebody else has the same name, but another phone or address.}\n");
}

/* Two people called Ana Silva are never mixed up. */
static void
test_nobody_is_taken_for_their_namesake (void)
{
  static const char *const one[] = { "5550101", NULL };
  static const char *const other[] = { "5550102", NULL };
  g_autoptr (PsMemberIndex) known = ps_member_index_new ();

  ps_member_index_add_known (known, 7, FALSE, "Ana Silva", "", 0, one);
  ps_member_index_add_known (known, 8, TRUE, "Ana", "Ana Silva", 0, other);

  assert_preview ("Name,Phone\n"
                  "Ana Silva,\n"
                  "Ana Silva,555-0103\n"
                  "Ana Silva,555-0102\n"
                  "Ana Silva,555-0101\n", known,
                  "2 skipped Ana Silva// {: Several people on the roster have this name, and nothing"
                  " here says which of them this is.}\n"
                  "3 created Ana Silva// phone=555-0103"
                  " {: Somebody else has the same name, but another phone or address.}\n"
                  "4 duplicate Ana Silva// phone=555-0102 {: This person is on the roster already.}\n"
                  "5 updated Ana Silva// phone=555-0101"
                  " {: This person is on the roster already, and joins the group.}\n");
}

static void
test_what_is_blank_is_filled_and_nothing_else (void)
{
  static const char *const ways[] = { "5550101", NULL };
  g_autoptr (PsMemberIndex) known = ps_member_index_new ();
  g_autoptr (PsMemberImport) import = NULL;
  const PsMemberRecord *record;

  ps_member_index_add_known (known, 7, TRUE, "Ana", "Ana Silva",
                             PS_KNOWN_NO_PRONOUNS | PS_KNOWN_NO_LANGUAGE, ways);
  import = preview ("First name,Last name,Pronouns,Initial,Phone,E-mail\n"
                    "Ana,Silva,she/her,X,555-0101,ana@example.org\n", known);
  record = ps_member_import_get_record (import, 0);

  g_assert_cmpint (record->outcome, ==, PS_MEMBER_UPDATED);
  g_assert_false (record->joins);
  g_assert_cmpuint (record->fills, ==, PS_KNOWN_NO_PRONOUNS);
  g_assert_cmpuint (record->new_ways, ==, 1 << 1);
  g_assert_cmpstr (record->reason, ==, "This person is on the roster already. New is: pronouns,"
                   " ana@example.org.");
}

static void
test_only_peerside_says_what_is_allowed (void)
{
  assert_preview ("BEGIN:VCARD\nVERSION:4.0\nPRODID:-//Example//Example//EN\nFN:Ana\n"
                  "TEL;X-PEERSIDE-MAY=call:555-0101\nEND:VCARD\n", NULL,
                  "1 created Ana// phone=555-0101\n");
  assert_preview ("BEGIN:VCARD\nVERSION:4.0\nPRODID:-//Peerside//Peerside//EN\nFN:Ana Silva\n"
                  "N:Silva;Ana;;;\nNICKNAME:Ana\nX-PEERSIDE-FULL-NAME:Ana Silva\n"
                  "X-PEERSIDE-INITIAL:S\nX-PEERSIDE-LANGUAGE:Portuguese\nX-PRONOUNS:she/her\n"
                  "item1.TEL;X-PEERSIDE-MAY=call,message:ask the desk\nitem1.X-ABLabel:sister\n"
                  "END:VCARD\n", NULL,
                  "1 created Ana/Ana Silva/S she/her in Portuguese phone=ask the desk(sister)[cm]\n");
}

static void
test_the_line_of_the_header_can_be_said (void)
{
  const char *text = "Ana,555-0101\nName,Phone\nBen,555-0102\n";
  g_autoptr (GBytes) bytes = g_bytes_new_static (text, strlen (text));
  g_autoptr (PsMemberColumns) none = ps_member_columns_new_at (0);
  g_autoptr (PsMemberColumns) first = ps_member_columns_new_at (1);
  g_autoptr (PsMemberImport) guessed = ps_member_import_new (bytes, NULL, NULL, NULL, NULL, NULL);
  g_autoptr (PsMemberImport) import = NULL;
  g_auto (PsFileSpot) spot = PS_FILE_SPOT_INIT;
  g_autoptr (GError) error = NULL;
  g_autofree char *described = NULL;
  static const char *const headers[] = { "Column 1", "Column 2" };

  g_assert_cmpint (ps_member_columns_get_line (ps_member_import_get_columns (guessed)), ==, 2);
  g_assert_null (ps_member_import_new (bytes, first, NULL, NULL, &spot, &error));
  g_assert_cmpuint (spot.line, ==, 1);
  g_clear_error (&error);
  g_assert_null (ps_member_import_new (bytes, none, NULL, NULL, &spot, &error));

  ps_member_columns_free (none);
  none = ps_member_columns_new (headers, 2);
  ps_member_columns_set_line (none, 0);
  ps_member_columns_set (none, 0, PS_MEMBER_FIELD_NAME, 0);
  ps_member_columns_set (none, 1, PS_MEMBER_FIELD_PHONE, 0);
  import = ps_member_import_new (bytes, none, NULL, NULL, NULL, NULL);
  described = describe (import);
  g_assert_cmpstr (described, ==, "1 created Ana// phone=555-0101\n"
                   "2 created Name// {Column 2: “Phone” is not a phone number, and is left out.}\n"
                   "3 created Ben// phone=555-0102\n");
}

static void
test_outcomes_are_counted (void)
{
  g_autoptr (PsMemberImport) import = preview ("Name,Phone\nAna\nAna\n,555-0101\n,\nBen\n", NULL);

  g_assert_cmpuint (ps_member_import_count (import, PS_MEMBER_CREATED), ==, 2);
  g_assert_cmpuint (ps_member_import_count (import, PS_MEMBER_UPDATED), ==, 0);
  g_assert_cmpuint (ps_member_import_count (import, PS_MEMBER_DUPLICATE), ==, 1);
  g_assert_cmpuint (ps_member_import_count (import, PS_MEMBER_SKIPPED), ==, 1);
}

static void
test_a_person_can_correct_the_columns (void)
{
  static const char *const headers[] = { "Who", "Name", "Number" };
  const char *text = "Who,Name,Number\nAna,Garden group,555-0101\n";
  g_autoptr (PsMemberColumns) columns = ps_member_columns_new (headers, 3);
  g_autoptr (GBytes) bytes = g_bytes_new_static (text, strlen (text));
  g_autoptr (GError) error = NULL;
  g_autoptr (PsMemberImport) import = NULL;
  g_autofree char *described = NULL;

  g_assert_cmpint (ps_member_columns_find (columns, PS_MEMBER_FIELD_NAME, 0), ==, 1);
  ps_member_columns_set (columns, 0, PS_MEMBER_FIELD_NAME, 0);
  ps_member_columns_set (columns, 2, PS_MEMBER_FIELD_PHONE, 1);
  g_assert_cmpint (ps_member_columns_find (columns, PS_MEMBER_FIELD_NAME, 0), ==, 0);

  import = ps_member_import_new (bytes, columns, NULL, NULL, NULL, &error);
  g_assert_no_error (error);
  described = describe (import);
  g_assert_cmpstr (described, ==, "2 created Ana// phone=555-0101\n");
}

static void
test_a_long_note_does_no_harm (void)
{
  g_autofree char *note = g_strnfill (100000, 'a');
  g_autofree char *text = g_strdup_printf ("Name,Notes\nAna,%s\n", note);

  assert_preview (text, NULL, "2 created Ana//\n");
}

static void
test_a_long_file_can_be_cancelled (void)
{
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GBytes) bytes = g_bytes_new_static ("Name\nAna\n", 9);
  g_autoptr (GError) error = NULL;

  g_cancellable_cancel (cancellable);
  g_assert_null (ps_member_import_new (bytes, NULL, NULL, cancellable, NULL, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
}

static void
test_any_bytes_are_read_or_refused (void)
{
  static const char *const pieces[] = {
    "Name", "Phone", "E-mail 1 - Value", "\"", ",", ";", "\t", "\n", "\r\n", "Ana", "555-0101",
    " ::: ", "'", "=", "Größe", "\366", "\377\376", "sep=;", "@example.org", " ", "x",
  };

  for (guint i = 0; i < 20000; i++)
    {
      g_autoptr (GString) text = g_string_new (i % 2 == 0 ? "Name,Phone,E-mail\n" : NULL);
      g_autoptr (GError) error = NULL;
      g_autoptr (GBytes) bytes = NULL;
      g_autoptr (PsMemberImport) import = NULL;

      for (gint n = g_test_rand_int_range (0, 30); n > 0; n--)
        g_string_append (text, pieces[g_test_rand_int_range (0, G_N_ELEMENTS (pieces))]);

      bytes = g_bytes_new (text->str, text->len);
      import = ps_member_import_new (bytes, NULL, NULL, NULL, NULL, &error);
      g_assert_true ((import == NULL) == (error != NULL));

      for (guint j = 0; import != NULL && j < ps_member_import_get_n_records (import); j++)
        {
          const PsMemberRecord *record = ps_member_import_get_record (import, j);

          g_assert_true (record->outcome == PS_MEMBER_SKIPPED || *record->member->preferred_name != '\0');
        }
    }
}

int
main (int   argc,
      char *argv[])
{
  setlocale (LC_ALL, "C.UTF-8");
  g_test_init (&argc, &argv, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (exports); i++)
    {
      g_autofree char *path = g_strdup_printf ("/member-import/an-export-is-read/%s", exports[i].file);

      g_test_add_data_func (path, &exports[i], test_an_export_is_read);
    }

#define ADD(path, test) g_test_add_func ("/member-import/" path, test)
  ADD ("a-bad-file-is-refused-whole", test_a_bad_file_is_refused_whole);
  ADD ("too-many-rows-are-refused", test_too_many_rows_are_refused);
  ADD ("a-bad-row-is-skipped-with-its-reason", test_a_bad_row_is_skipped_with_its_reason);
  ADD ("a-formula-is-a-name-like-another", test_a_formula_is_a_name_like_another);
  ADD ("two-of-one-name-are-told-apart", test_two_of_one_name_are_told_apart);
  ADD ("the-roster-is-known", test_the_roster_is_known);
  ADD ("nobody-is-taken-for-their-namesake", test_nobody_is_taken_for_their_namesake);
  ADD ("what-is-blank-is-filled-and-nothing-else", test_what_is_blank_is_filled_and_nothing_else);
  ADD ("only-peerside-says-what-is-allowed", test_only_peerside_says_what_is_allowed);
  ADD ("the-line-of-the-header-can-be-said", test_the_line_of_the_header_can_be_said);
  ADD ("outcomes-are-counted", test_outcomes_are_counted);
  ADD ("a-person-can-correct-the-columns", test_a_person_can_correct_the_columns);
  ADD ("a-long-note-does-no-harm", test_a_long_note_does_no_harm);
  ADD ("a-long-file-can-be-cancelled", test_a_long_file_can_be_cancelled);
  ADD ("any-bytes-are-read-or-refused", test_any_bytes_are_read_or_refused);

  return g_test_run ();
}
