/* Who may be one person, and why; and what comes of saying that they are, or are not. */
#include "ps-contact-store.h"
#include "ps-duplicates.h"
#include "ps-error.h"
#include "ps-roster.h"
#include "ps-test-rows.h"
#include "ps-test-vault.h"

#include <string.h>

typedef struct {
  PsTestVault   vault;
  PsDuplicates *duplicates;
  PsRoster     *roster;
  GAsyncResult *result;
} Fixture;

static void
set_up (Fixture       *fixture,
        gconstpointer  data G_GNUC_UNUSED)
{
  ps_test_vault_set_up (&fixture->vault, PS_ROLE_ADMINISTRATOR);
  fixture->duplicates = ps_duplicates_new (fixture->vault.store.db, &fixture->vault.clock);
  fixture->roster = ps_roster_new (fixture->vault.store.db, &fixture->vault.clock);
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  data G_GNUC_UNUSED)
{
  g_clear_object (&fixture->result);
  g_assert_finalize_object (fixture->duplicates);
  g_assert_finalize_object (fixture->roster);
  ps_test_vault_tear_down (&fixture->vault);
}

static PsMemberRow *
make (const char *name,
      const char *full_name,
      const char *way)
{
  PsMemberRow *row = ps_member_row_new ();

  row->preferred_name = g_strdup (name);
  row->full_name = g_strdup (full_name);
  row->ways = g_ptr_array_new_with_free_func ((GDestroyNotify) ps_contact_way_row_free);
  if (way != NULL)
    {
      PsContactWayRow *contact = ps_contact_way_row_new ();

      contact->kind = g_strdup (strchr (way, '@') != NULL ? "email" : "phone");
      contact->value = g_strdup (way);
      g_ptr_array_add (row->ways, contact);
    }

  return row;
}

static gint64
add (Fixture    *fixture,
     const char *name,
     const char *full_name,
     const char *way)
{
  g_autoptr (PsMemberRow) row = make (name, full_name, way);
  g_autoptr (GError) error = NULL;
  gint64 id;

  ps_test_call (fixture->result, ps_roster_add_async, fixture->roster, row, 0);
  id = ps_roster_add_finish (fixture->roster, fixture->result, &error);
  g_assert_no_error (error);

  return id;
}

/* "1+2 likely: the same name and …", one a line. */
static char *
describe (GArray *pairs)
{
  GString *all = g_string_new (NULL);

  for (guint i = 0; i < pairs->len; i++)
    {
      const PsDuplicate *pair = &g_array_index (pairs, PsDuplicate, i);
      g_autofree char *words = ps_duplicate_dup_words (pair);

      g_string_append_printf (all, "%s%d+%d %s: %s", i > 0 ? "\n" : "", (int) pair->one_id,
                              (int) pair->other_id,
                              ps_duplicate_is_likely (pair) ? "likely" : "possible", words);
    }

  return g_string_free (all, FALSE);
}

static void
assert_pairs (Fixture    *fixture,
              const char *expected)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GArray) pairs = NULL;
  g_autofree char *described = NULL;

  g_clear_object (&fixture->result);
  ps_duplicates_find_async (fixture->duplicates, NULL, ps_test_take_result_cb, &fixture->result);
  ps_test_wait (&fixture->result);
  pairs = ps_duplicates_find_finish (fixture->duplicates, fixture->result, &error);
  g_assert_no_error (error);
  described = describe (pairs);
  g_assert_cmpstr (described, ==, expected);
}

static void
assert_typed (Fixture    *fixture,
              const char *name,
              const char *full_name,
              const char *way,
              const char *expected)
{
  g_autoptr (PsMemberRow) row = make (name, full_name, way);
  g_autoptr (GError) error = NULL;
  g_autoptr (GArray) pairs = ps_duplicates_of (fixture->duplicates, row, &error);
  g_autofree char *described = NULL;

  g_assert_no_error (error);
  described = describe (pairs);
  g_assert_cmpstr (described, ==, expected);
}

static void
test_each_pair_with_its_reason (Fixture       *fixture,
                                gconstpointer  data G_GNUC_UNUSED)
{
  add (fixture, "Sørensen", NULL, "+49 301 555-0199");
  add (fixture, "Soerensen", NULL, "0301 555-0199");
  add (fixture, "Ana", "Ana Silva", "ana@example.org");
  add (fixture, "Ana Silva", NULL, "Ana@Example.org");
  add (fixture, "Ben", NULL, "555-0142");
  add (fixture, "Cleo", NULL, "312 555-0142");
  add (fixture, "Łukasz", NULL, NULL);
  add (fixture, "lukasz", NULL, NULL);
  add (fixture, "Dora", NULL, "555-0188");
  assert_pairs (fixture,
                "1+2 likely: the same name and the same telephone number, once with and once without"
                " its code\n"
                "3+4 likely: the same name and the same e-mail address\n"
                "5+6 possible: telephone numbers that end alike\n"
                "7+8 possible: the same name");
}

static void
test_names_that_are_known_to_differ_are_two (Fixture       *fixture,
                                             gconstpointer  data G_GNUC_UNUSED)
{
  add (fixture, "Ana", "Ana Silva", NULL);
  add (fixture, "Ana", "Ana Pereira", NULL);
  assert_pairs (fixture, "");
}

static void
test_a_common_name_says_nothing (Fixture       *fixture,
                                 gconstpointer  data G_GNUC_UNUSED)
{
  for (guint i = 0; i < 30; i++)
    add (fixture, "Maria", NULL, i < 2 ? "555-0101" : NULL);
  assert_pairs (fixture, "1+2 likely: the same name and the same telephone number");
}

static void
test_who_is_typed_may_be_there_already (Fixture       *fixture,
                                        gconstpointer  data G_GNUC_UNUSED)
{
  gint64 id = add (fixture, "Ana Silva", NULL, "555-0142");

  add (fixture, "Soerensen", NULL, NULL);
  add (fixture, "Anabel", NULL, NULL);
  assert_typed (fixture, "", NULL, NULL, "");
  assert_typed (fixture, "An", NULL, NULL, "");
  assert_typed (fixture, "ana  silva", NULL, NULL, "0+1 possible: the same name");
  assert_typed (fixture, "Ana", "Ana Silva", NULL, "0+1 possible: the same name");
  assert_typed (fixture, "A.", NULL, "(312) 555-0142", "0+1 possible: telephone numbers that end alike");
  assert_typed (fixture, "Ana-Silva", NULL, "5550142",
                "0+1 likely: the same name and the same telephone number");
  assert_typed (fixture, "Sørensen", NULL, NULL, "0+2 possible: the same name");

  /* Nobody is their own duplicate. */
  {
    g_autoptr (PsMember) member = ps_roster_find (fixture->roster, id, NULL);
    g_autoptr (GArray) pairs =
      ps_duplicates_of (fixture->duplicates, ps_member_get_row (member), NULL);

    g_assert_cmpuint (pairs->len, ==, 0);
  }
}

static void
tell (Fixture  *fixture,
      gint64    one,
      gint64    other,
      gboolean  apart)
{
  g_autoptr (GError) error = NULL;

  ps_test_call (fixture->result, ps_duplicates_tell_apart_async, fixture->duplicates, one, other,
                apart);
  ps_duplicates_tell_apart_finish (fixture->duplicates, fixture->result, &error);
  g_assert_no_error (error);
}

static void
test_two_people_are_not_shown_again (Fixture       *fixture,
                                     gconstpointer  data G_GNUC_UNUSED)
{
  gint64 one = add (fixture, "Ana", NULL, NULL);
  gint64 other = add (fixture, "Ana", NULL, NULL);

  tell (fixture, other, one, TRUE);
  assert_pairs (fixture, "");
  tell (fixture, one, other, FALSE);
  assert_pairs (fixture, "1+2 possible: the same name");
}

static void
test_merging_can_be_taken_back (Fixture       *fixture,
                                             gconstpointer  data G_GNUC_UNUSED)
{
  gint64 kept = add (fixture, "Ana", NULL, "555-0142");
  gint64 other = add (fixture, "Ana", NULL, "555-0142");
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) merges = NULL;
  gint64 id;

  ps_test_call (fixture->result, ps_roster_merge_async, fixture->roster, kept, other, NULL);
  id = ps_roster_merge_finish (fixture->roster, fixture->result, &error);
  g_assert_no_error (error);
  assert_pairs (fixture, "");
  merges = ps_roster_get_merges (fixture->roster, kept, NULL);
  g_assert_cmpuint (merges->len, ==, 1);
  g_assert_cmpstr (((PsMergeRow *) g_ptr_array_index (merges, 0))->merged_name, ==, "Ana");

  ps_test_call (fixture->result, ps_roster_take_apart_async, fixture->roster, id);
  g_assert_true (ps_roster_take_apart_finish (fixture->roster, fixture->result, &error));
  assert_pairs (fixture, "1+2 likely: the same name and the same telephone number");
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

#define ADD(path, func) g_test_add ("/duplicates/" path, Fixture, NULL, set_up, func, tear_down)
  ADD ("reasons", test_each_pair_with_its_reason);
  ADD ("full-names-differ", test_names_that_are_known_to_differ_are_two);
  ADD ("common-name", test_a_common_name_says_nothing);
  ADD ("typed", test_who_is_typed_may_be_there_already);
  ADD ("two-people", test_two_people_are_not_shown_again);
  ADD ("merged", test_merging_can_be_taken_back);
#undef ADD

  return g_test_run ();
}
