#include "ps-debrief-write.h"
#include "ps-sample.h"
#include "ps-test-vault.h"

#include <string.h>

/* Words that stand nowhere else. */
#define SEALED "Quetzalcoatlus"
#define DESK   "Archaeopteryx"

typedef struct {
  PsTestVault  vault;
  PsContent   *content;
  gint64       session;
} Fixture;

static void
add_follow_up (PsDebriefText *text,
               const char    *owner,
               const char    *what)
{
  PsFollowUp *follow_up = ps_follow_up_new ();

  g_free (follow_up->owner);
  g_free (follow_up->what);
  follow_up->owner = g_strdup (owner);
  follow_up->what = g_strdup (what);
  g_strlcpy (follow_up->due_on, "2026-12-08", sizeof follow_up->due_on);
  g_ptr_array_add (text->follow_ups, follow_up);
}

/* A draft first, as the page saves one while somebody types. */
static void
set_up (Fixture       *fixture,
        gconstpointer  data G_GNUC_UNUSED)
{
  PsSampleSize size = { .members = 3, .meetings = 1 };
  g_autoptr (PsDebriefText) text = ps_debrief_text_new ();
  g_autoptr (PsDebriefWrite) write = NULL;
  g_autoptr (GError) error = NULL;

  ps_test_vault_set_up (&fixture->vault, PS_ROLE_ADMINISTRATOR | PS_ROLE_PEER_LEADER);
  fixture->content = ps_content_new (NULL, NULL, NULL);
  ps_sample_fill (fixture->vault.store.db, fixture->vault.keys, &fixture->vault.clock,
                  fixture->content, &size, 1, &error);
  g_assert_no_error (error);
  fixture->session = ps_test_db_int64 (&fixture->vault.store, "SELECT id FROM session");

  ps_debrief_text_set_answer (text, "helped", SEALED);
  add_follow_up (text, "peer", SEALED);
  add_follow_up (text, "desk", DESK);
  write = ps_debrief_write_new (fixture->vault.keys, fixture->session, text, PS_TEST_VAULT_NOW);
  ps_test_db_write (&fixture->vault.store, ps_debrief_write_draft, write);
  ps_test_db_write (&fixture->vault.store, ps_debrief_write_finish, write);
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  data G_GNUC_UNUSED)
{
  g_assert_finalize_object (fixture->content);
  ps_test_vault_tear_down (&fixture->vault);
}

static void
test_nothing_of_it_stands_in_the_files (Fixture       *fixture,
                                        gconstpointer  data G_GNUC_UNUSED)
{
  g_autofree char *control = g_build_filename (fixture->vault.store.dir, "control", NULL);

  g_assert_false (ps_test_vault_has_bytes (&fixture->vault, SEALED));
  g_assert_false (ps_test_vault_has_bytes (&fixture->vault, DESK));
  ps_db_close (fixture->vault.store.db);
  g_assert_false (ps_test_vault_has_bytes (&fixture->vault, SEALED));
  g_assert_false (ps_test_vault_has_bytes (&fixture->vault, DESK));

  /* What looks for it finds it. */
  g_assert_true (g_file_set_contents (control, "x\0" SEALED, 2 + strlen (SEALED), NULL));
  g_assert_true (ps_test_vault_has_bytes (&fixture->vault, SEALED));
}

/* Who holds the key of the database and not that of the notes sees what the desk is to do. */
static void
test_behind_the_database_key_only_the_desks_words_are_plain (Fixture       *fixture,
                                                             gconstpointer  data G_GNUC_UNUSED)
{
  PsTestDb *store = &fixture->vault.store;
  g_autofree char *desk = ps_test_db_string (store,
                                             "SELECT what FROM follow_up WHERE owner = 'desk'");

  g_assert_cmpstr (desk, ==, DESK);
  g_assert_cmpint (ps_test_db_int64 (store, "SELECT count (*) FROM note"), ==, 1);
  g_assert_cmpint (ps_test_db_int64 (store, "SELECT count (*) FROM note WHERE"
                                            " instr (sealed, CAST ('" SEALED "' AS BLOB)) > 0"),
                   ==, 0);
  g_assert_cmpint (ps_test_db_int64 (store, "SELECT count (*) FROM follow_up"
                                            " WHERE what IS NULL AND"
                                            " instr (sealed, CAST ('" SEALED "' AS BLOB)) = 0"),
                   ==, 1);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

#define ADD(path, func) g_test_add ("/debrief-secrecy/" path, Fixture, NULL, set_up, func, tear_down)
  ADD ("nothing-of-it-stands-in-the-files", test_nothing_of_it_stands_in_the_files);
  ADD ("behind-the-database-key-only-the-desks-words-are-plain",
       test_behind_the_database_key_only_the_desks_words_are_plain);
#undef ADD

  return g_test_run ();
}
