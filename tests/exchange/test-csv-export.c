#include "ps-csv-export.h"
#include "ps-member-import.h"
#include "ps-text.h"

#include <locale.h>
#include <string.h>

static void
assert_bytes (GBytes     *bytes,
              const char *expected)
{
  g_autofree char *text = g_strndup (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));

  g_assert_cmpstr (text, ==, expected);
}

static void
test_attendance_names_who_was_where (void)
{
  static const PsCsvAttendance rows[] = {
    { "Tuesday group", "2026-03-03", "18:00", "Ana", "S", "present", "in-person", TRUE },
    { "Tuesday group", "2026-03-03", "18:00", "=Ben", "", "left-early", "online", FALSE },
  };
  g_autoptr (GBytes) bytes = ps_csv_export_attendance (rows, G_N_ELEMENTS (rows), ',', FALSE);

  assert_bytes (bytes,
                "Group,Date,Start,Name,Initial,Attendance,How,First time\r\n"
                "Tuesday group,2026-03-03,18:00,Ana,S,present,in-person,yes\r\n"
                "Tuesday group,2026-03-03,18:00,'=Ben,,left-early,online,no\r\n");
}

/* 42 CFR 2.32; the rows of other groups have the columns and nothing in them. */
static void
test_a_notice_has_columns_at_the_end (void)
{
  static const PsCsvAttendance rows[] = {
    { "Recovery", "2026-03-03", "18:00", "Ana", "S", "present", "in-person", TRUE, "Notice!", "By consent" },
    { "Walkers", "2026-03-03", "18:00", "Ben", "", "late", "online", FALSE, NULL, NULL },
  };
  g_autoptr (GBytes) bytes = ps_csv_export_attendance (rows, G_N_ELEMENTS (rows), ',', FALSE);

  assert_bytes (bytes,
                "Group,Date,Start,Name,Initial,Attendance,How,First time,Notice,Consent\r\n"
                "Recovery,2026-03-03,18:00,Ana,S,present,in-person,yes,Notice!,By consent\r\n"
                "Walkers,2026-03-03,18:00,Ben,,late,online,no,,\r\n");
}

static void
test_members_have_a_column_for_each_phone (void)
{
  PsMemberRow ana = { .preferred_name = "Ana", .full_name = "Ana Silva", .initial = "S" };
  PsContactWayRow mobile = { .kind = "phone", .value = "+1 503 555 0101", .label = "mobile",
                             .ok_call = TRUE, .ok_message = TRUE };
  PsContactWayRow home = { .kind = "phone", .value = "555-0102", .label = "" };
  g_autoptr (GPtrArray) ways = g_ptr_array_new ();
  const PsCsvMember rows[] = { { &ana, ways } };
  g_autoptr (GBytes) bytes = NULL;

  g_ptr_array_add (ways, &mobile);
  g_ptr_array_add (ways, &home);
  bytes = ps_csv_export_members (rows, 1, ';', FALSE);

  assert_bytes (bytes,
                "Preferred name;Full name;Initial;Pronouns;Language;Access needs;Role;"
                "Phone 1;Phone 1: label;Phone 1: allowed;Phone 2;Phone 2: label;Phone 2: allowed;"
                "E-mail 1;E-mail 1: label;E-mail 1: allowed\r\n"
                "Ana;Ana Silva;S;;;;living-with;"
                "'+1 503 555 0101;mobile;call message;555-0102;;;;;\r\n");
}

static char *
random_text (guint max_pieces)
{
  static const char *const pieces[] = {
    "Ana", "Größe", "O’Neill", ",", ";", "\"", "'", "=", "+", "-", "@", " ", "علي", "रीता", "🌻",
    ":::", "/", "n/a", "555-0101", "SMTP", "*", "…", "sep=",
  };
  g_autoptr (GString) text = g_string_new (NULL);

  for (gint n = g_test_rand_int_range (0, (gint) max_pieces + 1); n > 0; n--)
    g_string_append (text, pieces[g_test_rand_int_range (0, G_N_ELEMENTS (pieces))]);

  /* What is stored has been through it. */
  return ps_text_clean (text->str);
}

static PsMemberRow *
random_member (guint number)
{
  PsMemberRow *member = ps_member_row_new ();
  g_autofree char *text = random_text (4);

  /* Nobody of them is the same person. */
  member->preferred_name = g_strdup_printf ("%s%uq", text, number);
  member->full_name = random_text (5);
  member->initial = g_strdup (g_test_rand_bit () ? "S" : "");
  member->pronouns = random_text (2);
  member->language = random_text (2);
  member->access_needs = random_text (6);
  member->role = g_strdup (g_test_rand_bit () ? "caregiver" : "living-with");

  return member;
}

static GPtrArray *
random_ways (void)
{
  static const char *const kinds[] = { "phone", "email", "postal" };
  GPtrArray *ways = g_ptr_array_new_with_free_func ((GDestroyNotify) ps_contact_way_row_free);

  /* In the order of the columns, which is the one that they come back in. */
  for (guint kind = 0; kind < G_N_ELEMENTS (kinds); kind++)
    for (gint n = g_test_rand_int_range (0, 4); n > 0; n--)
      {
        PsContactWayRow *way = ps_contact_way_row_new ();
        g_autofree char *text = random_text (3);

        way->kind = g_strdup (kinds[kind]);
        way->value = g_strdup_printf ("%s%d", text, n);
        way->label = random_text (1);
        way->ok_call = g_test_rand_bit ();
        way->ok_text = g_test_rand_bit ();
        way->ok_message = g_test_rand_bit ();
        way->ok_mail = g_test_rand_bit ();
        g_ptr_array_add (ways, way);
      }

  return ways;
}

static void
assert_same (const PsMemberRecord *record,
             const PsCsvMember    *row)
{
  g_assert_cmpstr (record->member->preferred_name, ==, row->member->preferred_name);
  g_assert_cmpstr (record->member->full_name, ==, row->member->full_name);
  g_assert_cmpstr (record->member->initial, ==, row->member->initial);
  g_assert_cmpstr (record->member->pronouns, ==, row->member->pronouns);
  g_assert_cmpstr (record->member->language, ==, row->member->language);
  g_assert_cmpstr (record->member->access_needs, ==, row->member->access_needs);
  g_assert_cmpstr (record->member->role, ==, row->member->role);
  g_assert_cmpuint (record->ways->len, ==, row->ways->len);

  for (guint i = 0; i < row->ways->len; i++)
    {
      const PsContactWayRow *got = g_ptr_array_index (record->ways, i);
      const PsContactWayRow *expected = g_ptr_array_index (row->ways, i);

      g_assert_cmpstr (got->kind, ==, expected->kind);
      g_assert_cmpstr (got->value, ==, expected->value);
      g_assert_cmpstr (got->label, ==, expected->label);
      g_assert_cmpint (got->ok_call, ==, expected->ok_call);
      g_assert_cmpint (got->ok_text, ==, expected->ok_text);
      g_assert_cmpint (got->ok_message, ==, expected->ok_message);
      g_assert_cmpint (got->ok_mail, ==, expected->ok_mail);
    }
}

static void
test_members_come_back_as_they_went (void)
{
  for (guint i = 0; i < 50; i++)
    {
      g_autoptr (GPtrArray) members = g_ptr_array_new_with_free_func ((GDestroyNotify) ps_member_row_free);
      g_autoptr (GPtrArray) all_ways = g_ptr_array_new_with_free_func ((GDestroyNotify) g_ptr_array_unref);
      g_autoptr (GBytes) bytes = NULL;
      g_autoptr (PsMemberImport) import = NULL;
      g_autoptr (GError) error = NULL;
      PsCsvMember rows[40] = { { NULL } };

      for (guint j = 0; j < G_N_ELEMENTS (rows); j++)
        {
          g_ptr_array_add (members, random_member (j));
          g_ptr_array_add (all_ways, random_ways ());
          rows[j].member = g_ptr_array_index (members, j);
          rows[j].ways = g_ptr_array_index (all_ways, j);
          /* What a Part 2 group's file has more is nothing to an import. */
          if (i % 2 == 1 && j % 3 == 0)
            {
              rows[j].notice = "42 CFR part 2 prohibits unauthorized use or disclosure of these records.";
              rows[j].consent = "Consent of March 9, 2026: to \"Ben, Ltd.\"; purpose: care";
            }
        }

      bytes = ps_csv_export_members (rows, G_N_ELEMENTS (rows), ",;\t"[i % 3], i % 2 == 0);
      import = ps_member_import_new (bytes, NULL, NULL, NULL, NULL, &error);
      g_assert_no_error (error);
      g_assert_cmpint (ps_member_import_get_delimiter (import), ==, ",;\t"[i % 3]);
      g_assert_cmpstr (ps_member_columns_get_program (ps_member_import_get_columns (import)), ==,
                       "Peerside");
      g_assert_cmpuint (ps_member_import_get_n_records (import), ==, G_N_ELEMENTS (rows));
      for (guint j = 0; j < G_N_ELEMENTS (rows); j++)
        assert_same (ps_member_import_get_record (import, j), &rows[j]);
    }
}

int
main (int   argc,
      char *argv[])
{
  setlocale (LC_ALL, "C.UTF-8");
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/csv-export/attendance-names-who-was-where",
                   test_attendance_names_who_was_where);
  g_test_add_func ("/csv-export/a-notice-has-columns-at-the-end", test_a_notice_has_columns_at_the_end);
  g_test_add_func ("/csv-export/members-have-a-column-for-each-phone",
                   test_members_have_a_column_for_each_phone);
  g_test_add_func ("/csv-export/members-come-back-as-they-went",
                   test_members_come_back_as_they_went);

  return g_test_run ();
}
