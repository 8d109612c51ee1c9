#include "ps-contact-store.h"
#include "ps-member-names.h"
#include "ps-role-vault.h"
#include "ps-test-rows.h"
#include "ps-test-vault.h"

typedef struct {
  PsTestVault    vault;
  PsMemberNames *names;
} Fixture;

static void
set_up (Fixture       *fixture,
        gconstpointer  data G_GNUC_UNUSED)
{
  ps_test_vault_set_up (&fixture->vault, PS_ROLE_ADMINISTRATOR);
  fixture->names = ps_member_names_new (fixture->vault.store.db);
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  data G_GNUC_UNUSED)
{
  g_assert_finalize_object (fixture->names);
  ps_test_vault_tear_down (&fixture->vault);
}

typedef struct {
  PsMemberRow *row;
  gint64       at;
} Adding;

static gboolean
add_row (PsConn    *conn,
         gpointer   data,
         GError   **error)
{
  Adding *adding = data;

  return ps_member_store_add (conn, adding->row, adding->at, error);
}

/* Somebody, with what is not %NULL, added on the @day of December 2025. */
static gint64
add (Fixture    *fixture,
     const char *name,
     const char *full_name,
     const char *initial,
     const char *phone,
     int         day)
{
  g_autoptr (PsMemberRow) row = ps_member_row_new ();
  Adding adding = { row, G_GINT64_CONSTANT (1764590400) * G_TIME_SPAN_SECOND
                         + (day - 1) * G_TIME_SPAN_DAY };

  row->preferred_name = g_strdup (name);
  row->full_name = g_strdup (full_name);
  row->initial = g_strdup (initial);
  row->ways = g_ptr_array_new_with_free_func ((GDestroyNotify) ps_contact_way_row_free);
  if (phone != NULL)
    {
      PsContactWayRow *way = ps_contact_way_row_new ();

      way->kind = g_strdup ("phone");
      way->value = g_strdup (phone);
      g_ptr_array_add (row->ways, way);
    }
  ps_test_db_write (&fixture->vault.store, add_row, &adding);

  return row->id;
}

static void
assert_hint (Fixture    *fixture,
             gint64      id,
             const char *expected)
{
  g_autofree char *hint = ps_member_names_dup_hint (fixture->names, id);

  g_assert_cmpstr (hint, ==, expected);
}

static void
test_a_name_alone_needs_no_words (Fixture       *fixture,
                                  gconstpointer  data G_GNUC_UNUSED)
{
  gint64 ana = add (fixture, "Ana", "Ana Silva", "S", "555-0101", 1);
  g_autofree char *label = ps_member_names_dup_label (fixture->names, ana, "Ana");

  add (fixture, "Ben", NULL, NULL, NULL, 1);
  assert_hint (fixture, ana, NULL);
  assert_hint (fixture, 12345, NULL);
  g_assert_cmpstr (label, ==, "Ana");
}

static void
test_three_called_ana_silva (Fixture       *fixture,
                             gconstpointer  data G_GNUC_UNUSED)
{
  gint64 first = add (fixture, "Ana Silva", "Ana Lucía Silva", NULL, "555-0142", 1);
  gint64 second = add (fixture, "Ana Silva", NULL, NULL, "555-0142", 2);
  gint64 third = add (fixture, "ANA  SILVA", NULL, NULL, "555-0199", 3);
  g_autofree char *label = NULL;

  assert_hint (fixture, first, "Ana Lucía Silva");
  assert_hint (fixture, second, "since December 2, 2025");
  assert_hint (fixture, third, "…0199");
  label = ps_member_names_dup_label (fixture->names, third, "Ana Silva");
  g_assert_cmpstr (label, ==, "Ana Silva, …0199");
}

static void
test_the_shortest_that_tells_them_apart (Fixture       *fixture,
                                         gconstpointer  data G_GNUC_UNUSED)
{
  gint64 silva = add (fixture, "Ana", "Ana Silva", "S", "555-0101", 1);
  gint64 initial = add (fixture, "Ana", NULL, "P", NULL, 1);
  gint64 phone = add (fixture, "Ana", NULL, NULL, "(312) 555-0177 ext. 4", 1);

  assert_hint (fixture, silva, "Silva");
  assert_hint (fixture, initial, "P.");
  assert_hint (fixture, phone, "…0177");
}

/* What is in the full name is not said twice. */
static void
test_the_whole_name (Fixture       *fixture,
                     gconstpointer  data G_GNUC_UNUSED)
{
  gint64 ids[] = {
    add (fixture, "Ana", "Ana Silva", NULL, NULL, 1),
    add (fixture, "Ana", "Lucía Ana Costa", NULL, NULL, 1),
    add (fixture, "Ana", NULL, "P", NULL, 1),
    add (fixture, "Ana", "Ana Reis", NULL, "555-0142", 1),
    add (fixture, "Ana", "Ana Reis", NULL, "555-0199", 1),
    add (fixture, "Ben", "Benjamin Reis", NULL, NULL, 1),
    12345,
  };
  static const char * const expected[] = {
    "Ana Silva", "Ana (Lucía Ana Costa)", "Ana, P.", "Ana Reis, …0142", "Ana Reis, …0199",
    "Benjamin Reis", NULL,
  };

  for (guint i = 0; i < G_N_ELEMENTS (ids); i++)
    {
      g_autofree char *whole = ps_member_names_dup_whole (fixture->names, ids[i]);

      g_assert_cmpstr (whole, ==, expected[i]);
    }
}

/* The same telephone, as in a family, the same day and no other name. */
static void
test_nothing_else_is_known (Fixture       *fixture,
                            gconstpointer  data G_GNUC_UNUSED)
{
  gint64 first = add (fixture, "Ana Silva", NULL, "S", "555-0142", 3);
  gint64 second = add (fixture, "Ana Silva", NULL, "S", "555-0142", 3);

  assert_hint (fixture, first, "1 of 2, added on December 3, 2025");
  assert_hint (fixture, second, "2 of 2, added on December 3, 2025");
}

static void
test_months_and_days (Fixture       *fixture,
                      gconstpointer  data G_GNUC_UNUSED)
{
  gint64 group = ps_test_add_group (&fixture->vault.store, "Pain");
  gint64 first = add (fixture, "Ana", NULL, NULL, NULL, 1);
  gint64 second = add (fixture, "Ana", NULL, NULL, NULL, 1);

  ps_test_join (&fixture->vault.store, group, first, "2024-02-29");
  assert_hint (fixture, first, "since February 2024");
  assert_hint (fixture, second, "since December 2025");
  ps_test_join (&fixture->vault.store, group, second, "2024-02-28");
  assert_hint (fixture, first, "since February 29, 2024");
  assert_hint (fixture, second, "since February 28, 2024");
}

static void
test_names_in_every_script (Fixture       *fixture,
                            gconstpointer  data G_GNUC_UNUSED)
{
  static const char * const pairs[][2] = {
    { "Łukasz Nowak", "Lukasz Nowak" },
    { "Jose\xcc\x81", "José" },
    { "Größe", "Groesse" },
    { "O’Neill", "O'Neill" },
    { "فاطمة", "فاطمة" },
    { "דוד", "דוד" },
    { "王芳", "王芳" },
    { "अनिता", "अनिता" },
    { "Işık", "Isik" },
    { "🌻 Rosa", "🌻 Rosa" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (pairs); i++)
    {
      gint64 one = add (fixture, pairs[i][0], NULL, NULL, "555-0101", 1);
      gint64 other = add (fixture, pairs[i][1], NULL, NULL, "555-0102", 1);
      g_autofree char *first = ps_member_names_dup_hint (fixture->names, one);
      g_autofree char *second = ps_member_names_dup_hint (fixture->names, other);

      /* Written as oe it may be another name; those two are told apart by being written so. */
      if (i == 2)
        continue;

      g_test_message ("%s and %s", pairs[i][0], pairs[i][1]);
      g_assert_cmpstr (first, ==, "…0101");
      g_assert_cmpstr (second, ==, "…0102");
    }
}

static void
test_who_left_the_roster_needs_none_but_gets_one (Fixture       *fixture,
                                                  gconstpointer  data G_GNUC_UNUSED)
{
  gint64 first = add (fixture, "Ana", NULL, NULL, "555-0101", 1);
  gint64 second = add (fixture, "Ana", NULL, NULL, "555-0102", 1);

  assert_hint (fixture, first, "…0101");
  ps_test_db_exec (&fixture->vault.store, "UPDATE person SET archived_at = 1 WHERE id = 2");
  assert_hint (fixture, first, NULL);
  /* An old sheet shows both. */
  assert_hint (fixture, second, "…0102");
}

/* Of random people with few different things to know, no two of a name get the same words. */
static void
test_two_people_never_get_the_same_words (Fixture       *fixture,
                                          gconstpointer  data G_GNUC_UNUSED)
{
  static const char * const names[] = { "Ana", "ana", "Bo" };
  static const char * const full_names[] = { NULL, "Ana Silva", "Bo Silva", "S.", "…0101" };
  static const char * const initials[] = { NULL, "S", "Š" };
  static const char * const phones[] = { NULL, "555-0101", "777 0101", "0101" };
  g_autoptr (GHashTable) seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  gint64 ids[60];

  for (guint i = 0; i < G_N_ELEMENTS (ids); i++)
    ids[i] = add (fixture, names[g_test_rand_int_range (0, 3)],
                  full_names[g_test_rand_int_range (0, 5)], initials[g_test_rand_int_range (0, 3)],
                  phones[g_test_rand_int_range (0, 4)], g_test_rand_int_range (1, 5));

  for (guint i = 0; i < G_N_ELEMENTS (ids); i++)
    {
      g_autofree char *sql = g_strdup_printf ("SELECT name_fold FROM person WHERE id = %"
                                              G_GINT64_FORMAT, ids[i]);
      g_autofree char *fold = ps_test_db_string (&fixture->vault.store, sql);
      g_autofree char *hint = ps_member_names_dup_hint (fixture->names, ids[i]);

      g_assert_nonnull (hint);
      g_assert_true (g_hash_table_add (seen, g_strconcat (fold, "\n", hint, NULL)));
    }
}

static void
test_the_desk_may_see_them_and_who_runs_the_machine_not (void)
{
  PsRoleVault vault = { 0 };
  PsMemberNames *names;
  g_autofree char *name = NULL;
  g_autofree char *sql = NULL;
  g_autofree char *desks = NULL;
  g_autofree char *machines = NULL;

  ps_role_vault_set_up (&vault);
  sql = g_strdup_printf ("SELECT preferred_name FROM person WHERE id = %" G_GINT64_FORMAT,
                         vault.person_id);
  name = ps_test_db_string (&vault.vault.store, sql);
  ps_test_add_member (&vault.vault.store, name);

  ps_role_vault_enter (&vault, PS_ROLE_FRONT_DESK);
  names = ps_member_names_new (vault.vault.store.db);
  desks = ps_member_names_dup_hint (names, vault.person_id);
  g_assert_nonnull (desks);
  g_assert_finalize_object (names);

  ps_role_vault_enter (&vault, PS_ROLE_ADMINISTRATOR);
  names = ps_member_names_new (vault.vault.store.db);
  machines = ps_member_names_dup_hint (names, vault.person_id);
  g_assert_null (machines);
  g_assert_finalize_object (names);
  ps_role_vault_tear_down (&vault);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

#define ADD(path, func) g_test_add ("/member-names/" path, Fixture, NULL, set_up, func, tear_down)
  ADD ("alone", test_a_name_alone_needs_no_words);
  ADD ("three", test_three_called_ana_silva);
  ADD ("shortest", test_the_shortest_that_tells_them_apart);
  ADD ("whole-name", test_the_whole_name);
  ADD ("nothing-else", test_nothing_else_is_known);
  ADD ("months-and-days", test_months_and_days);
  ADD ("scripts", test_names_in_every_script);
  ADD ("archived", test_who_left_the_roster_needs_none_but_gets_one);
  ADD ("never-the-same", test_two_people_never_get_the_same_words);
#undef ADD
  g_test_add_func ("/member-names/roles", test_the_desk_may_see_them_and_who_runs_the_machine_not);

  return g_test_run ();
}
