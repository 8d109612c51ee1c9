#include "ps-debriefs.h"

#include <string.h>

#include "ps-error.h"
#include "ps-keyring.h"
#include "ps-recovery.h"
#include "ps-test-db.h"
#include "ps-vault.h"

#define SIX_O_CLOCK G_GINT64_CONSTANT (1793728800000000)
#define PASSPHRASE  "four quiet words here"

typedef struct {
  PsTestDb    base;
  PsKeyring  *keyring;
  PsKeys     *keys;
  PsClock     clock;
  PsDebriefs *debriefs;
} Fixture;

static void
fixture_now (PsInstant *instant,
             gpointer   data G_GNUC_UNUSED)
{
  instant->wall = SIX_O_CLOCK;
}

static void
add_meeting (Fixture    *fixture,
             const char *id,
             const char *start)
{
  g_autofree char *session =
    g_strconcat ("INSERT INTO session (id, uid, group_id, state, planned_at, planned_s, started_at,"
                 " ended_at, peer_leader) VALUES (", id, ", randomblob (16), 1, 'ended', 1, 3600, ",
                 start, ", ", start, " + 3600000000, 'Rosa')", NULL);
  g_autofree char *debrief =
    g_strconcat ("INSERT INTO debrief (uid, session_id, state, created_at)"
                 " VALUES (randomblob (16), ", id, ", 'waiting', ", start, ")", NULL);

  ps_test_db_exec (&fixture->base, session);
  ps_test_db_exec (&fixture->base, debrief);
}

static void
make_keys (Fixture *fixture)
{
  g_autoptr (PsSecret) code = ps_recovery_code_new ();
  g_autoptr (GError) error = NULL;
  PsKeyringFounder founder = {
    .user_name = "Rosa",
    .roles = PS_ROLE_ADMINISTRATOR | PS_ROLE_PEER_LEADER,
    .passphrase = PASSPHRASE,
    .passphrase_len = strlen (PASSPHRASE),
    .kdf = { PS_KDF_MEMORY_MIN_KIB, PS_KDF_PASSES_MIN },
    .recovery_code = code,
  };

  fixture->keyring = ps_keyring_create (&founder, &fixture->keys, &error);
  g_assert_no_error (error);
}

static void
set_up (Fixture       *fixture,
        gconstpointer  data G_GNUC_UNUSED)
{
  ps_test_db_set_up (&fixture->base);
  make_keys (fixture);
  fixture->clock = (PsClock) { fixture_now, NULL };

  ps_test_db_exec (&fixture->base,
                   "INSERT INTO support_group (uid, name, model, minutes, created_at, updated_at)"
                   " VALUES (randomblob (16), 'Tuesday', 'recovery', 60, 1, 1)");
  ps_test_db_exec (&fixture->base,
                   "INSERT INTO topic (uid, title, created_at, updated_at)"
                   " VALUES (randomblob (16), 'Pacing', 1, 1)");
  add_meeting (fixture, "1", "1000000000");
  add_meeting (fixture, "2", "9000000000");
  fixture->debriefs = ps_debriefs_new (fixture->base.db, &fixture->clock, fixture->keys);
}

/* The index may still be reading, and holds the database until it has heard of the end of that. */
static void
close_debriefs (Fixture *fixture)
{
  g_assert_finalize_object (fixture->debriefs);
  ps_test_db_exec (&fixture->base, "DELETE FROM setting");
  while (g_main_context_iteration (NULL, FALSE))
    ;
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  data G_GNUC_UNUSED)
{
  close_debriefs (fixture);
  ps_keys_unref (fixture->keys);
  ps_keyring_unref (fixture->keyring);
  ps_test_db_tear_down (&fixture->base);
}

static PsDebriefText *
text_saying (const char *answer)
{
  PsDebriefText *text = ps_debrief_text_new ();

  ps_debrief_text_set_answer (text, "helped", answer);

  return text;
}

static void
add_follow_up (PsDebriefText *text,
               const char    *what,
               const char    *owner,
               const char    *due_on)
{
  PsFollowUp *follow_up = ps_follow_up_new ();

  g_free (follow_up->what);
  g_free (follow_up->owner);
  follow_up->what = g_strdup (what);
  follow_up->owner = g_strdup (owner);
  g_strlcpy (follow_up->due_on, due_on, sizeof follow_up->due_on);
  g_ptr_array_add (text->follow_ups, follow_up);
}

static void
save_draft (Fixture             *fixture,
            gint64               session_id,
            const PsDebriefText *text)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;

  ps_debriefs_save_draft_async (fixture->debriefs, session_id, text, NULL,
                                ps_test_take_result_cb, &result);
  ps_debriefs_finish (fixture->debriefs, ps_test_wait (&result), &error);
  g_assert_no_error (error);
}

static gboolean
finish (Fixture              *fixture,
        gint64                session_id,
        const PsDebriefText  *text,
        GError              **error)
{
  g_autoptr (GAsyncResult) result = NULL;

  ps_debriefs_finish_async (fixture->debriefs, session_id, text, NULL,
                            ps_test_take_result_cb, &result);

  return ps_debriefs_finish (fixture->debriefs, ps_test_wait (&result), error);
}

static PsDebriefText *
load (Fixture *fixture,
      gint64   session_id)
{
  g_autoptr (GError) error = NULL;
  PsDebriefText *text = ps_debriefs_load (fixture->debriefs, session_id, &error);

  g_assert_no_error (error);

  return text;
}

static void
test_a_new_one_knows_who_led (Fixture       *fixture,
                              gconstpointer  data G_GNUC_UNUSED)
{
  g_autoptr (PsDebriefText) text = load (fixture, 1);

  g_assert_cmpstr (text->peer_leader, ==, "Rosa");
  g_assert_true (ps_debrief_text_is_empty (text));
  g_assert_cmpuint (ps_debriefs_count_waiting (fixture->debriefs), ==, 2);
}

static void
test_a_draft_comes_back (Fixture       *fixture,
                         gconstpointer  data G_GNUC_UNUSED)
{
  g_autoptr (PsDebriefText) first = text_saying ("The round");
  g_autoptr (PsDebriefText) second = text_saying ("The round helped");
  g_autoptr (PsDebriefText) again = NULL;

  save_draft (fixture, 1, first);
  save_draft (fixture, 1, second);
  again = load (fixture, 1);

  g_assert_cmpstr (ps_debrief_text_answer (again, "helped"), ==, "The round helped");
  g_assert_cmpuint (ps_debriefs_count_waiting (fixture->debriefs), ==, 2);
  g_assert_cmpint (ps_test_db_int64 (&fixture->base, "SELECT count (*) FROM note"), ==, 1);
}

static void
test_finishing_settles_everything (Fixture       *fixture,
                                   gconstpointer  data G_GNUC_UNUSED)
{
  g_autoptr (PsDebriefText) text = text_saying ("The round helped");
  g_autoptr (PsDebriefText) again = NULL;
  g_autoptr (GPtrArray) due = NULL;
  g_autoptr (GError) error = NULL;

  text->next_topic_id = 1;
  add_follow_up (text, "Ask about the ride", "peer", "2026-11-05");
  add_follow_up (text, "Print flyers", "desk", "2026-11-04");
  save_draft (fixture, 1, text);
  g_assert_true (finish (fixture, 1, text, &error));

  again = load (fixture, 1);
  g_assert_cmpstr (ps_debrief_text_answer (again, "helped"), ==, "The round helped");
  g_assert_cmpuint (again->follow_ups->len, ==, 2);
  g_assert_cmpuint (ps_debriefs_count_waiting (fixture->debriefs), ==, 1);
  g_assert_cmpint (ps_test_db_int64 (&fixture->base, "SELECT count (*) FROM note"), ==, 1);
  g_assert_cmpint (ps_test_db_int64 (&fixture->base,
                                     "SELECT next_topic_id FROM support_group"), ==, 1);

  due = ps_debriefs_get_follow_ups (fixture->debriefs, "2026-11-05", &error);
  g_assert_cmpuint (due->len, ==, 2);
  g_assert_cmpstr (((PsFollowUp *) g_ptr_array_index (due, 0))->what, ==, "Print flyers");
}

static void
test_an_amendment_keeps_what_was_said (Fixture       *fixture,
                                       gconstpointer  data G_GNUC_UNUSED)
{
  g_autoptr (PsDebriefText) first = text_saying ("First");
  g_autoptr (PsDebriefText) second = text_saying ("Second");
  g_autoptr (PsDebriefText) newest = NULL;

  g_assert_true (finish (fixture, 1, first, NULL));
  g_assert_true (finish (fixture, 1, second, NULL));
  newest = load (fixture, 1);

  g_assert_cmpstr (ps_debrief_text_answer (newest, "helped"), ==, "Second");
  g_assert_cmpint (ps_test_db_int64 (&fixture->base,
                                     "SELECT count (*) FROM note WHERE revision IN (1, 2)"), ==, 2);
}

static void
test_a_follow_up_without_a_day_stops_everything (Fixture       *fixture,
                                                 gconstpointer  data G_GNUC_UNUSED)
{
  g_autoptr (PsDebriefText) text = text_saying ("The round helped");
  g_autoptr (GError) error = NULL;

  add_follow_up (text, "Print flyers", "desk", "");
  g_assert_false (finish (fixture, 1, text, &error));
  g_assert_error (error, PS_ERROR, PS_ERROR_INVALID);
  g_assert_nonnull (strstr (error->message, "Print flyers"));
  g_assert_cmpint (ps_test_db_int64 (&fixture->base, "SELECT count (*) FROM note"), ==, 0);
  g_assert_cmpuint (ps_debriefs_count_waiting (fixture->debriefs), ==, 2);
}

static void
test_a_follow_up_stays_done (Fixture       *fixture,
                             gconstpointer  data G_GNUC_UNUSED)
{
  g_autoptr (PsDebriefText) text = text_saying ("x");
  g_autoptr (PsDebriefText) again = NULL;
  g_autoptr (GPtrArray) due = NULL;
  g_autoptr (GAsyncResult) result = NULL;

  add_follow_up (text, "Ask about the ride", "peer", "2026-11-05");
  g_assert_true (finish (fixture, 1, text, NULL));
  due = ps_debriefs_get_follow_ups (fixture->debriefs, "2026-11-05", NULL);
  ps_debriefs_set_done_async (fixture->debriefs,
                              ((PsFollowUp *) g_ptr_array_index (due, 0))->id, TRUE, NULL,
                              ps_test_take_result_cb, &result);
  g_assert_true (ps_debriefs_finish (fixture->debriefs, ps_test_wait (&result), NULL));

  again = load (fixture, 1);
  g_assert_true (((PsFollowUp *) g_ptr_array_index (again->follow_ups, 0))->done);
  g_assert_true (finish (fixture, 1, again, NULL));
  g_clear_pointer (&due, g_ptr_array_unref);
  due = ps_debriefs_get_follow_ups (fixture->debriefs, "2026-11-05", NULL);
  g_assert_cmpuint (due->len, ==, 0);
}

static void
test_left_out_can_be_taken_back (Fixture       *fixture,
                                 gconstpointer  data G_GNUC_UNUSED)
{
  g_autoptr (GAsyncResult) skipped = NULL;
  g_autoptr (GAsyncResult) taken_back = NULL;

  ps_debriefs_skip_async (fixture->debriefs, 1, FALSE, NULL, ps_test_take_result_cb, &skipped);
  g_assert_true (ps_debriefs_finish (fixture->debriefs, ps_test_wait (&skipped), NULL));
  g_assert_cmpuint (ps_debriefs_count_waiting (fixture->debriefs), ==, 1);

  ps_debriefs_skip_async (fixture->debriefs, 1, TRUE, NULL, ps_test_take_result_cb, &taken_back);
  g_assert_true (ps_debriefs_finish (fixture->debriefs, ps_test_wait (&taken_back), NULL));
  g_assert_cmpuint (ps_debriefs_count_waiting (fixture->debriefs), ==, 2);
}

static guint
count_found (Fixture    *fixture,
             PsRowList  *list,
             const char *text)
{
  g_autoptr (GError) error = NULL;

  ps_debriefs_list_search (fixture->debriefs, list, text, &error);
  g_assert_no_error (error);

  return g_list_model_get_n_items (G_LIST_MODEL (list));
}

static void
test_words_are_found_and_only_the_newest (Fixture       *fixture,
                                          gconstpointer  data G_GNUC_UNUSED)
{
  g_autoptr (PsDebriefText) first = text_saying ("Quiet größe");
  g_autoptr (PsDebriefText) second = text_saying ("Louder");
  g_autoptr (PsRowList) list = ps_debriefs_list_new (fixture->debriefs);

  g_assert_cmpuint (count_found (fixture, list, ""), ==, 2);
  g_assert_cmpuint (count_found (fixture, list, "quiet"), ==, 0);

  g_assert_true (finish (fixture, 1, first, NULL));
  g_assert_cmpuint (count_found (fixture, list, "qui gros"), ==, 1);
  g_assert_cmpuint (count_found (fixture, list, "quiet loud"), ==, 0);

  g_assert_true (finish (fixture, 1, second, NULL));
  g_assert_cmpuint (count_found (fixture, list, "quiet"), ==, 0);
  g_assert_cmpuint (count_found (fixture, list, "loud"), ==, 1);
  g_assert_cmpuint (count_found (fixture, list, NULL), ==, 2);
}

static void
test_the_next_unlock_finds_them_again (Fixture       *fixture,
                                       gconstpointer  data G_GNUC_UNUSED)
{
  g_autoptr (PsDebriefText) text = text_saying ("Quiet");
  g_autoptr (PsRowList) list = NULL;

  g_assert_true (finish (fixture, 2, text, NULL));
  close_debriefs (fixture);
  fixture->debriefs = ps_debriefs_new (fixture->base.db, &fixture->clock, fixture->keys);
  list = ps_debriefs_list_new (fixture->debriefs);

  g_assert_cmpuint (count_found (fixture, list, "quiet"), ==, 1);
}

static void
test_who_holds_no_key_reads_nothing (Fixture       *fixture,
                                     gconstpointer  data G_GNUC_UNUSED)
{
  g_autoptr (PsDebriefText) text = text_saying ("Quiet");
  g_autoptr (PsSecret) code = ps_recovery_code_new ();
  g_autoptr (PsKeyring) other = NULL;
  PsKeyringFounder founder = {
    .user_name = "Ada",
    .roles = PS_ROLE_ADMINISTRATOR | PS_ROLE_FRONT_DESK,
    .passphrase = PASSPHRASE,
    .passphrase_len = strlen (PASSPHRASE),
    .kdf = { PS_KDF_MEMORY_MIN_KIB, PS_KDF_PASSES_MIN },
    .recovery_code = code,
  };
  g_autoptr (GError) load_error = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (PsRowList) list = NULL;

  g_assert_true (finish (fixture, 1, text, NULL));
  close_debriefs (fixture);
  g_clear_pointer (&fixture->keys, ps_keys_unref);
  other = ps_keyring_create (&founder, &fixture->keys, &error);
  g_assert_no_error (error);
  fixture->debriefs = ps_debriefs_new (fixture->base.db, &fixture->clock, fixture->keys);

  g_assert_null (ps_debriefs_load (fixture->debriefs, 1, &load_error));
  g_assert_error (load_error, PS_ERROR, PS_ERROR_NOT_PERMITTED);
  g_assert_false (finish (fixture, 2, text, &error));
  g_assert_error (error, PS_ERROR, PS_ERROR_NOT_PERMITTED);

  list = ps_debriefs_list_new (fixture->debriefs);
  g_assert_cmpuint (count_found (fixture, list, "quiet"), ==, 0);
}

int
main (int   argc,
      char *argv[])
{
  g_autoptr (GError) error = NULL;

  g_test_init (&argc, &argv, NULL);
  ps_vault_init (&error);
  g_assert_no_error (error);

#define ADD(path, func) g_test_add ("/debriefs/" path, Fixture, NULL, set_up, func, tear_down)
  ADD ("a-new-one-knows-who-led", test_a_new_one_knows_who_led);
  ADD ("a-draft-comes-back", test_a_draft_comes_back);
  ADD ("finishing-settles-everything", test_finishing_settles_everything);
  ADD ("an-amendment-keeps-what-was-said", test_an_amendment_keeps_what_was_said);
  ADD ("a-follow-up-without-a-day-stops-everything",
       test_a_follow_up_without_a_day_stops_everything);
  ADD ("a-follow-up-stays-done", test_a_follow_up_stays_done);
  ADD ("left-out-can-be-taken-back", test_left_out_can_be_taken_back);
  ADD ("words-are-found-and-only-the-newest", test_words_are_found_and_only_the_newest);
  ADD ("the-next-unlock-finds-them-again", test_the_next_unlock_finds_them_again);
  ADD ("who-holds-no-key-reads-nothing", test_who_holds_no_key_reads_nothing);
#undef ADD

  return g_test_run ();
}
