/* Whose names are on the sheet at the door, how they are written, and who may have it. */
#include "ps-error.h"
#include "ps-role-vault.h"
#include "ps-sign-in-names.h"
#include "ps-sign-in.h"

/* Of the vault it is Tuesday, 1 December, at noon. This group meets on Tuesdays at 18:00. */
#define GROUP_ID 1001

static const char evening_group[] =
  "INSERT INTO support_group (id, uid, name, neutral_name, model, minutes, place, rule, starts_on,"
  " start_minute, zone, created_at, updated_at) VALUES (1001, randomblob (16), 'Recovery Evening',"
  " 'Tuesday Group', 'recovery', 60, 'Room 204', 'FREQ=WEEKLY;BYDAY=TU', '2026-11-03', 1080, 'UTC', 1,"
  " 1);";

typedef struct {
  PsRoleVault  vault;
  PsGroups    *groups;
} Fixture;

static void
enter (Fixture *fixture,
       PsRole   roles)
{
  g_clear_object (&fixture->groups);
  ps_role_vault_enter (&fixture->vault, roles);
  fixture->groups = ps_groups_new (fixture->vault.vault.store.db, &fixture->vault.vault.clock,
                                   fixture->vault.content);
}

static void
exec (Fixture    *fixture,
      const char *sql)
{
  ps_test_db_exec (&fixture->vault.vault.store, sql);
}

static void
set_up (Fixture       *fixture,
        gconstpointer  data G_GNUC_UNUSED)
{
  ps_role_vault_set_up (&fixture->vault);
  exec (fixture, evening_group);
  enter (fixture, PS_ROLE_CO_FACILITATOR);
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  data G_GNUC_UNUSED)
{
  g_clear_object (&fixture->groups);
  ps_role_vault_tear_down (&fixture->vault);
}

/* Somebody who is in the group since @joined_on, or in none. */
static void
add (Fixture    *fixture,
     gint64      id,
     const char *name,
     const char *full_name,
     const char *initial,
     const char *joined_on)
{
  g_autofree char *person = g_strdup_printf (
    "INSERT INTO person (id, uid, preferred_name, full_name, initial, name_fold, created_at, updated_at)"
    " VALUES (%" G_GINT64_FORMAT ", randomblob (16), '%s', '%s', '%s', lower ('%s'), 1, 1)",
    id, name, full_name, initial, name);

  exec (fixture, person);
  if (joined_on != NULL)
    {
      g_autofree char *spell = g_strdup_printf (
        "INSERT INTO membership (uid, group_id, person_id, joined_on)"
        " VALUES (randomblob (16), 1001, %" G_GINT64_FORMAT ", '%s')", id, joined_on);

      exec (fixture, spell);
    }
}

static PsDoorMeeting *
next_meeting (Fixture *fixture,
              guint    n)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) dates = ps_sign_in_dates (fixture->groups, GROUP_ID, n + 1, &error);

  g_assert_no_error (error);
  g_assert_cmpuint (dates->len, ==, n + 1);

  return ps_door_meeting_copy (g_ptr_array_index (dates, n));
}

static PsSignIn *
make (Fixture  *fixture,
      gboolean  with_names,
      GError  **error)
{
  g_autoptr (PsDoorMeeting) meeting = next_meeting (fixture, 0);

  return ps_sign_in_new (fixture->vault.vault.store.db, &fixture->vault.vault.clock, meeting, with_names,
                         error);
}

static void
assert_names (GPtrArray  *names,
              const char *expected)
{
  g_autoptr (GString) all = g_string_new (NULL);

  for (guint i = 0; i < names->len; i++)
    g_string_append_printf (all, "%s%s", i > 0 ? ", " : "", (char *) g_ptr_array_index (names, i));

  g_assert_cmpstr (all->str, ==, expected);
}

static void
assert_sheet (Fixture    *fixture,
              const char *expected)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (PsSignIn) sheet = make (fixture, TRUE, &error);

  g_assert_no_error (error);
  assert_names (sheet->names, expected);
  g_assert_cmpuint (sheet->names->len, ==, sheet->people->len);
}

static void
test_members_by_name (Fixture       *fixture,
                      gconstpointer  data G_GNUC_UNUSED)
{
  g_autoptr (PsSignIn) sheet = NULL;

  add (fixture, 501, "Cleo", "", "", "2026-11-03");
  add (fixture, 502, "Ana", "Ana Silva", "S", "2026-11-03");
  add (fixture, 503, "Ben", "Benjamin Okoro", "", "2026-11-03");
  add (fixture, 504, "Dev", "", "", "2026-12-02");
  assert_sheet (fixture, "Ana S., Ben O., Cleo");

  sheet = make (fixture, TRUE, NULL);
  g_assert_cmpstr (sheet->title, ==, "Tuesday Group");
  g_assert_cmpstr (sheet->place, ==, "Room 204");
  g_assert_cmpint (sheet->ends_at - sheet->starts_at, ==, G_TIME_SPAN_HOUR);
}

/* Without a neutral name there is only the one that the group has. */
static void
test_a_group_without_a_neutral_name (Fixture       *fixture,
                                     gconstpointer  data G_GNUC_UNUSED)
{
  g_autoptr (PsSignIn) sheet = NULL;

  exec (fixture, "UPDATE support_group SET neutral_name = ''");
  sheet = make (fixture, TRUE, NULL);
  g_assert_cmpstr (sheet->title, ==, "Recovery Evening");
}

static void
test_who_is_not_there_any_more_is_not_on_it (Fixture       *fixture,
                                             gconstpointer  data G_GNUC_UNUSED)
{
  add (fixture, 501, "Ana", "", "", "2026-11-03");
  add (fixture, 502, "Left", "", "", "2026-11-03");
  add (fixture, 503, "Died", "", "", "2026-11-03");
  add (fixture, 504, "Archived", "", "", "2026-11-03");
  add (fixture, 505, "Merged", "", "", "2026-11-03");
  add (fixture, 506, "Left but marked before", "", "", "2026-11-03");
  add (fixture, 507, "Left and comes back", "", "", "2026-11-03");
  exec (fixture,
        "UPDATE membership SET left_on = '2026-12-01', leave_reason = 'schedule' WHERE person_id = 502;"
        "UPDATE membership SET left_on = '2026-11-20', leave_reason = 'health'"
        " WHERE person_id IN (506, 507);"
        "UPDATE person SET died_on = '2026-11-20' WHERE id = 503;"
        "UPDATE person SET archived_at = 1 WHERE id = 504;"
        "UPDATE person SET merged_into_id = 501, archived_at = 1 WHERE id = 505;"
        /* The 10th and the 30th of November. */
        "INSERT INTO door (group_id, rule_on, person_id, status, mode, updated_at) VALUES"
        " (1001, '2026-12-01', 506, 'expected', 'in-person', 1794268800000000),"
        " (1001, '2026-12-01', 507, 'expected', 'in-person', 1795996800000000),"
        " (1001, '2026-12-01', 503, 'expected', 'in-person', 1795996800000000)");
  assert_sheet (fixture, "Ana, Left and comes back");
}

static void
test_newcomers_of_that_date_are_on_it (Fixture       *fixture,
                                       gconstpointer  data G_GNUC_UNUSED)
{
  add (fixture, 501, "Ana", "", "", "2026-11-03");
  add (fixture, 502, "New", "", "", NULL);
  add (fixture, 503, "New Next Week", "", "", NULL);
  add (fixture, 504, "New Does Not Come", "", "", NULL);
  exec (fixture,
        "INSERT INTO door (group_id, rule_on, person_id, status, mode, updated_at) VALUES"
        " (1001, '2026-12-01', 502, 'expected', 'in-person', 1),"
        " (1001, '2026-12-08', 503, 'expected', 'in-person', 1),"
        " (1001, '2026-12-01', 504, 'excused', 'in-person', 1)");
  assert_sheet (fixture, "Ana, New");
}

/* Members of the meeting that runs, and who walked in. */
static void
test_of_a_meeting_that_runs (Fixture       *fixture,
                             gconstpointer  data G_GNUC_UNUSED)
{
  g_autoptr (GPtrArray) meetings = NULL;
  g_autoptr (PsSignIn) sheet = NULL;
  g_autoptr (GError) error = NULL;

  add (fixture, 501, "Zzz Walked In", "", "", NULL);
  exec (fixture,
        "INSERT INTO attendance (session_id, person_id, status, mode, first_time, updated_at)"
        " SELECT id, 501, 'present', 'in-person', 1, 1 FROM session WHERE state = 'running'");
  enter (fixture, PS_ROLE_FRONT_DESK);
  meetings = ps_door_list (fixture->vault.vault.store.db, fixture->groups, &fixture->vault.vault.clock,
                           &error);
  g_assert_no_error (error);
  sheet = ps_sign_in_new (fixture->vault.vault.store.db, &fixture->vault.vault.clock,
                          g_ptr_array_index (meetings, 0), TRUE, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (sheet->names->len, >, 1);
  g_assert_cmpstr (g_ptr_array_index (sheet->names, sheet->names->len - 1), ==, "Zzz Walked In");
}

static void
test_a_head_count_names_nobody (Fixture       *fixture,
                                gconstpointer  data G_GNUC_UNUSED)
{
  g_autoptr (PsSignIn) sheet = NULL;

  add (fixture, 501, "Ana", "", "", "2026-11-03");
  exec (fixture, "UPDATE support_group SET head_count = 1");
  sheet = make (fixture, TRUE, NULL);
  g_assert_cmpuint (sheet->names->len, ==, 0);
  g_assert_null (ps_sign_in_gate (sheet, "print"));
}

/* The desk has today's names; any other day's sheet is without. */
static void
test_the_desk_has_todays_names (Fixture       *fixture,
                                gconstpointer  data G_GNUC_UNUSED)
{
  g_autoptr (PsDoorMeeting) later = NULL;
  g_autoptr (PsSignIn) blank = NULL;
  g_autoptr (GError) error = NULL;

  add (fixture, 501, "Ana", "", "", "2026-11-03");
  enter (fixture, PS_ROLE_FRONT_DESK);
  assert_sheet (fixture, "Ana");

  later = next_meeting (fixture, 1);
  g_assert_null (ps_sign_in_new (fixture->vault.vault.store.db, &fixture->vault.vault.clock, later, TRUE,
                                 &error));
  g_assert_error (error, PS_ERROR, PS_ERROR_NOT_PERMITTED);
  g_clear_error (&error);

  blank = ps_sign_in_new (fixture->vault.vault.store.db, &fixture->vault.vault.clock, later, FALSE,
                          &error);
  g_assert_no_error (error);
  g_assert_cmpuint (blank->names->len, ==, 0);
}

static void
test_an_administrator_has_none (Fixture       *fixture,
                                gconstpointer  data G_GNUC_UNUSED)
{
  g_autoptr (GError) error = NULL;

  enter (fixture, PS_ROLE_ADMINISTRATOR);
  g_assert_null (make (fixture, FALSE, &error));
  g_assert_error (error, PS_ERROR, PS_ERROR_NOT_PERMITTED);
}

/* It passes the gate as an inside paper, and is written down, by the desk as well. */
static void
test_it_passes_the_gate (Fixture       *fixture,
                         gconstpointer  data G_GNUC_UNUSED)
{
  PsTestVault *vault = &fixture->vault.vault;
  g_autoptr (PsSignIn) sheet = NULL;
  g_autoptr (PsDisclosure) gate = NULL;
  g_autofree char *detail = NULL;
  g_autoptr (GError) error = NULL;

  add (fixture, 501, "Ana", "", "", "2026-11-03");
  exec (fixture, "UPDATE support_group SET part2 = 1 WHERE id = 1001");
  enter (fixture, PS_ROLE_FRONT_DESK);
  sheet = make (fixture, TRUE, &error);
  g_assert_no_error (error);
  g_assert_true (sheet->part2);

  gate = ps_sign_in_gate (sheet, "print");
  ps_disclosure_check (gate, ps_test_db_reader (&vault->store), &vault->clock, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (ps_disclosure_get_notice (gate, 501, GROUP_ID), ==, PS_DISCLOSURE_NOTICE);
  ps_disclosure_give (gate, vault->store.db, fixture->vault.keys, &vault->clock, NULL, NULL, &error);
  g_assert_no_error (error);

  enter (fixture, PS_ROLE_CO_FACILITATOR);
  detail = ps_test_db_string (&vault->store, "SELECT detail FROM audit ORDER BY seq DESC LIMIT 1");
  g_assert_cmpstr (detail, ==, "form=print content=roster to=inside people=1 part2=yes");
  g_assert_cmpint (ps_test_db_int64 (&vault->store, "SELECT count (*) FROM disclosure d"
                                     " JOIN disclosure_person p ON p.disclosure_id = d.id"
                                     " WHERE d.audience = 'inside' AND p.person_id = 501"), ==, 1);
}

/* Each as NAME|FULL NAME|INITIAL. */
static void
check_names (const char *people,
             const char *expected)
{
  g_auto (GStrv) each = g_strsplit (people, ", ", -1);
  g_autoptr (GPtrArray) rows = g_ptr_array_new_with_free_func ((GDestroyNotify) ps_sign_in_row_free);
  g_autoptr (GPtrArray) names = NULL;

  for (guint i = 0; each[i] != NULL; i++)
    {
      g_auto (GStrv) parts = g_strsplit (each[i], "|", -1);

      g_ptr_array_add (rows, ps_sign_in_row_new (i + 1, parts[0], parts[1], parts[2]));
    }
  names = ps_sign_in_names (rows);
  assert_names (names, expected);
}

static void
test_namesakes_are_told_apart_by_little (void)
{
  /* An initial that differs is enough, and who has no namesake is not written out for others. */
  check_names ("Ana|Ana Silva|S, Ana|Ana Ortiz|O, Ben|Ben Silva|S", "Ana S., Ana O., Ben S.");
  /* Two letters, then the family name, then the whole name. */
  check_names ("Ana|Ana Silva|S, Ana|Ana Santos|S", "Ana Si., Ana Sa.");
  check_names ("Ana|Ana Silva|S, Ana|Ana Simões|S", "Ana Silva, Ana Simões");
  check_names ("Ana|Ana Lucía Silva|S, Ana|Ana María Silva|S", "Ana Lucía Silva, Ana María Silva");
  /* Whatever capitals and accents somebody typed. */
  check_names ("Zoë|Zoë Berg|B, zoe|Zoe Bauer|B", "Zoë Be., zoe Ba.");
  /* Nothing to tell them apart by: the older record is the first. */
  check_names ("Ana|Ana Silva|S, Ana|Ana Silva|S", "Ana Silva (1), Ana Silva (2)");
  check_names ("Ana||, Ana||", "Ana (1), Ana (2)");
  /* One has only a letter. */
  check_names ("Ana||S, Ana|Ana Silva|S", "Ana S., Ana Si.");
}

static void
test_initials_of_every_kind (void)
{
  /* Already there, with its full stop, or typed with one. */
  check_names ("Ana S.||S, Ben|Ben Okoro|O.", "Ana S., Ben O.");
  /* The family name comes first where the name by which they are called comes last. */
  check_names ("An|Nguyễn Văn An|", "An N.");
  check_names ("小明|王小明|", "小明");
  /* Folded they are one letter, and so one more; short names are whole. */
  check_names ("Ida|Ida Ørsted|, Ida|Ida Ös|", "Ida Ør., Ida Ös");
  check_names ("Li|Li Wu|, Li|Li Wa|", "Li Wu, Li Wa");
  check_names ("سارة|سارة محمود|م", "سارة م.");
  check_names ("Ana Silva||", "Ana Silva");
}

#define TEST(path, func) \
  g_test_add ("/sign-in/" path, Fixture, NULL, set_up, func, tear_down)

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  TEST ("members-by-name", test_members_by_name);
  TEST ("a-group-without-a-neutral-name", test_a_group_without_a_neutral_name);
  TEST ("who-is-not-there-any-more-is-not-on-it", test_who_is_not_there_any_more_is_not_on_it);
  TEST ("newcomers-of-that-date-are-on-it", test_newcomers_of_that_date_are_on_it);
  TEST ("of-a-meeting-that-runs", test_of_a_meeting_that_runs);
  TEST ("a-head-count-names-nobody", test_a_head_count_names_nobody);
  TEST ("the-desk-has-todays-names", test_the_desk_has_todays_names);
  TEST ("an-administrator-has-none", test_an_administrator_has_none);
  TEST ("it-passes-the-gate", test_it_passes_the_gate);
  g_test_add_func ("/sign-in/namesakes-are-told-apart-by-little",
                   test_namesakes_are_told_apart_by_little);
  g_test_add_func ("/sign-in/initials-of-every-kind", test_initials_of_every_kind);

  return g_test_run ();
}
