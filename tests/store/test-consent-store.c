#include "ps-consent-store.h"
#include "ps-disclosure-store.h"
#include "ps-error.h"
#include "ps-test-rows.h"

#include <string.h>

static void
set_up (PsTestDb      *fixture,
        gconstpointer  data G_GNUC_UNUSED)
{
  ps_test_db_set_up (fixture);
  ps_test_join (fixture, ps_test_add_group (fixture, "Tuesday"), ps_test_add_member (fixture, "Ana"),
                "2026-01-06");
}

static void
tear_down (PsTestDb      *fixture,
           gconstpointer  data G_GNUC_UNUSED)
{
  ps_test_db_tear_down (fixture);
}

static gboolean
add_row (PsConn    *conn,
         gpointer   data,
         GError   **error)
{
  return ps_consent_store_add (conn, data, PS_TEST_NOW, error);
}

static gboolean
save_row (PsConn    *conn,
          gpointer   data,
          GError   **error)
{
  return ps_consent_store_save (conn, data, PS_TEST_NOW + 1, error);
}

/* A draft of Ana's that says everything but that it was signed. */
static PsConsentRow *
draft (void)
{
  PsConsentRow *row = ps_consent_row_new ();

  row->person_id = 1;
  row->group_id = 1;
  row->kind = g_strdup ("disclosure");
  row->content = g_strdup ("attendance");
  row->discloser = g_strdup ("Birch Street");
  row->recipients = g_strdup ("Mill Road Clinic");
  row->purpose = g_strdup ("care");
  row->expires_on = g_strdup ("2027-01-05");

  return row;
}

static PsConsentRow *
add_signed (PsTestDb *fixture)
{
  PsConsentRow *row = draft ();

  row->given_on = g_strdup ("2026-01-06");
  ps_test_db_write (fixture, add_row, row);

  return row;
}

static void
test_all_of_a_consent_is_kept (PsTestDb      *fixture,
                               gconstpointer  data G_GNUC_UNUSED)
{
  g_autoptr (PsConsentRow) row = draft ();
  g_autoptr (PsConsentRow) read = NULL;

  row->version = g_strdup ("2024-1");
  row->form = g_strdup ("electronic");
  row->information = g_strdup ("The dates of the meetings");
  row->expires_event = g_strdup ("The end of the course");
  row->signed_by = g_strdup ("guardian");
  row->signer = g_strdup ("Rosa");
  row->note = g_strdup ("Asked twice");
  ps_test_db_write (fixture, add_row, row);

  read = ps_consent_store_get (ps_test_db_reader (fixture), row->id, NULL);
  g_assert_nonnull (read);
  g_assert_cmpint (read->person_id, ==, 1);
  g_assert_cmpint (read->group_id, ==, 1);
  g_assert_cmpstr (read->group_name, ==, "Tuesday");
  g_assert_cmpstr (read->kind, ==, "disclosure");
  g_assert_cmpstr (read->version, ==, "2024-1");
  g_assert_cmpstr (read->form, ==, "electronic");
  g_assert_cmpstr (read->content, ==, "attendance");
  g_assert_cmpstr (read->information, ==, "The dates of the meetings");
  g_assert_cmpstr (read->discloser, ==, "Birch Street");
  g_assert_cmpstr (read->recipients, ==, "Mill Road Clinic");
  g_assert_cmpstr (read->purpose, ==, "care");
  g_assert_cmpstr (read->expires_on, ==, "2027-01-05");
  g_assert_cmpstr (read->expires_event, ==, "The end of the course");
  g_assert_cmpstr (read->signed_by, ==, "guardian");
  g_assert_cmpstr (read->signer, ==, "Rosa");
  g_assert_null (read->given_on);
  g_assert_null (read->revoked_on);
  g_assert_cmpstr (read->note, ==, "Asked twice");
  g_assert_cmpuint (read->used, ==, 0);
}

static void
test_a_draft_can_be_changed_and_signed (PsTestDb      *fixture,
                                        gconstpointer  data G_GNUC_UNUSED)
{
  g_autoptr (PsConsentRow) row = draft ();
  g_autoptr (GPtrArray) rows = NULL;
  const PsConsentRow *read;

  row->note = g_strdup ("Asked twice");
  ps_test_db_write (fixture, add_row, row);
  g_free (row->purpose);
  row->purpose = g_strdup ("To arrange a ride");
  ps_test_db_write (fixture, save_row, row);
  row->given_on = g_strdup ("2026-01-07");
  ps_test_db_write (fixture, save_row, row);

  rows = ps_consent_store_without_notes (ps_test_db_reader (fixture), 1, NULL);
  g_assert_cmpuint (rows->len, ==, 1);
  read = g_ptr_array_index (rows, 0);
  g_assert_cmpstr (read->purpose, ==, "To arrange a ride");
  g_assert_cmpstr (read->given_on, ==, "2026-01-07");
  g_assert_cmpstr (read->note, ==, "");
}

static gboolean
exec (PsConn    *conn,
      gpointer   data,
      GError   **error)
{
  return ps_conn_exec (conn, data, error);
}

static void
assert_refused (PsTestDb   *fixture,
                const char *sql)
{
  g_autoptr (GError) error = NULL;

  g_test_message ("%s", sql);
  g_assert_false (ps_db_write_sync (fixture->db, exec, (gpointer) sql, &error));
  g_assert_nonnull (error);
}

/* Each on its own; and a change of nothing is none. */
static void
test_a_signed_wording_stays (PsTestDb      *fixture,
                             gconstpointer  data G_GNUC_UNUSED)
{
  static const char * const changes[] = {
    "UPDATE consent SET group_id = NULL",
    "UPDATE consent SET kind = 'graduation'",
    "UPDATE consent SET version = '2'",
    "UPDATE consent SET form = 'spoken'",
    "UPDATE consent SET content = 'attendance contact'",
    "UPDATE consent SET information = 'All of it'",
    "UPDATE consent SET discloser = 'Anybody'",
    "UPDATE consent SET recipients = 'Mill Road Clinic' || char (10) || 'Everybody'",
    "UPDATE consent SET purpose = 'request'",
    "UPDATE consent SET expires_on = '2037-01-05'",
    "UPDATE consent SET expires_on = NULL",
    "UPDATE consent SET expires_event = 'Never'",
    "UPDATE consent SET signed_by = 'representative'",
    "UPDATE consent SET signer = 'Rosa'",
    "UPDATE consent SET given_on = '2026-01-08'",
    "UPDATE consent SET uid = randomblob (16)",
  };
  g_autoptr (PsConsentRow) row G_GNUC_UNUSED = add_signed (fixture);

  for (guint i = 0; i < G_N_ELEMENTS (changes); i++)
    assert_refused (fixture, changes[i]);

  ps_test_db_exec (fixture, "UPDATE consent SET purpose = 'care', note = 'Kept in the cabinet'");
}

/* A slip of the hand can be mended; what was relied on cannot. */
static void
test_it_can_be_unsigned_until_it_is_used (PsTestDb      *fixture,
                                          gconstpointer  data G_GNUC_UNUSED)
{
  g_autoptr (PsConsentRow) row G_GNUC_UNUSED = add_signed (fixture);

  ps_test_db_exec (fixture, "UPDATE consent SET given_on = NULL");
  ps_test_db_exec (fixture, "UPDATE consent SET given_on = '2026-01-08'");
  ps_test_db_exec (fixture,
                   "INSERT INTO disclosure (uid, given_at, given_by, audience, recipient, purpose,"
                   " content, form) VALUES (randomblob (16), 1, 'Ana', 'outside', '', '',"
                   " 'attendance', 'letter');"
                   "INSERT INTO disclosure_person (disclosure_id, person_id, consent_id, part2)"
                   " VALUES (1, 1, 1, 1)");
  assert_refused (fixture, "UPDATE consent SET given_on = NULL");
  assert_refused (fixture, "DELETE FROM consent");
}

static void
test_what_makes_no_sense_is_refused (PsTestDb      *fixture,
                                     gconstpointer  data G_GNUC_UNUSED)
{
  static const char * const senseless[] = {
    "INSERT INTO consent (uid, person_id, kind, expires_on, created_at, updated_at)"
    " VALUES (randomblob (16), 1, 'disclosure', 'soon', 1, 1)",
    "INSERT INTO consent (uid, person_id, kind, revoked_on, revoked_how, created_at, updated_at)"
    " VALUES (randomblob (16), 1, 'disclosure', '2026-01-01', 'spoken', 1, 1)",
    "INSERT INTO consent (uid, person_id, kind, given_on, expires_on, created_at, updated_at)"
    " VALUES (randomblob (16), 1, 'disclosure', '2026-01-02', '2026-01-01', 1, 1)",
    "UPDATE consent SET revoked_on = '2026-02-01'",
    "UPDATE consent SET revoked_on = '2026-01-05', revoked_how = 'written'",
    "UPDATE consent SET revoked_on = '2026-02-01', revoked_how = 'whispered'",
    "UPDATE consent SET person_id = 77",
  };
  g_autoptr (PsConsentRow) row G_GNUC_UNUSED = add_signed (fixture);

  for (guint i = 0; i < G_N_ELEMENTS (senseless); i++)
    assert_refused (fixture, senseless[i]);
}

static gboolean
set_revoked (PsConn    *conn,
             gpointer   data,
             GError   **error)
{
  return ps_consent_store_set_revoked (conn, 1, data, data != NULL ? "written" : NULL,
                                       PS_TEST_NOW, error);
}

static void
test_revoking_can_be_taken_back (PsTestDb      *fixture,
                                 gconstpointer  data G_GNUC_UNUSED)
{
  g_autoptr (PsConsentRow) row G_GNUC_UNUSED = add_signed (fixture);
  g_autoptr (PsConsentRow) revoked = NULL;

  ps_test_db_write (fixture, set_revoked, (gpointer) "2026-03-01");
  revoked = ps_consent_store_get (ps_test_db_reader (fixture), 1, NULL);
  g_assert_cmpstr (revoked->revoked_on, ==, "2026-03-01");
  g_assert_cmpstr (revoked->revoked_how, ==, "written");

  ps_test_db_write (fixture, set_revoked, NULL);
  g_clear_pointer (&revoked, ps_consent_row_free);
  revoked = ps_consent_store_get (ps_test_db_reader (fixture), 1, NULL);
  g_assert_null (revoked->revoked_on);
  g_assert_null (revoked->revoked_how);
}

static gboolean
remove_consent (PsConn    *conn,
                gpointer   data G_GNUC_UNUSED,
                GError   **error)
{
  return ps_consent_store_remove (conn, 1, PS_TEST_NOW, error);
}

static gboolean
give (PsConn    *conn,
      gpointer   data,
      GError   **error)
{
  PsDisclosureRow *row = data;

  return ps_disclosure_store_add (conn, row, error) &&
         ps_disclosure_store_add_person (conn, row->id, 1, 1, 1, TRUE, error);
}

static PsDisclosureRow *
letter (void)
{
  PsDisclosureRow *row = ps_disclosure_row_new ();

  row->given_at = PS_TEST_NOW;
  row->given_by = g_strdup ("Ben");
  row->audience = g_strdup ("outside");
  row->recipient = g_strdup ("Mill Road Clinic");
  row->purpose = g_strdup ("care");
  row->content = g_strdup ("attendance");
  row->form = g_strdup ("letter");

  return row;
}

static void
test_what_was_used_is_not_removed (PsTestDb      *fixture,
                                   gconstpointer  data G_GNUC_UNUSED)
{
  g_autoptr (PsConsentRow) row = add_signed (fixture);
  g_autoptr (PsDisclosureRow) disclosure = letter ();
  g_autoptr (GError) error = NULL;

  ps_test_db_write (fixture, remove_consent, NULL);
  g_assert_cmpint (ps_test_db_int64 (fixture, "SELECT count (*) FROM tombstone"), ==, 1);

  memset (&row->uid, 0, sizeof row->uid);
  ps_test_db_write (fixture, add_row, row);
  ps_test_db_write (fixture, give, disclosure);
  g_assert_false (ps_db_write_sync (fixture->db, remove_consent, NULL, &error));
  g_assert_error (error, PS_ERROR, PS_ERROR_CONFLICT);
}

static void
test_what_was_given_is_listed (PsTestDb      *fixture,
                               gconstpointer  data G_GNUC_UNUSED)
{
  g_autoptr (PsConsentRow) row G_GNUC_UNUSED = add_signed (fixture);
  g_autoptr (PsDisclosureRow) first = letter ();
  g_autoptr (PsDisclosureRow) second = letter ();
  g_autoptr (GPtrArray) rows = NULL;
  const PsDisclosureRow *read;

  ps_test_db_write (fixture, give, first);
  second->given_at++;
  ps_test_db_write (fixture, give, second);

  rows = ps_disclosure_store_of_person (ps_test_db_reader (fixture), 1, NULL);
  g_assert_cmpuint (rows->len, ==, 2);
  read = g_ptr_array_index (rows, 0);
  g_assert_cmpint (read->id, ==, second->id);
  g_assert_cmpstr (read->given_by, ==, "Ben");
  g_assert_cmpstr (read->recipient, ==, "Mill Road Clinic");
  g_assert_cmpstr (read->group_names, ==, "Tuesday");
  g_assert_cmpint (read->consent_id, ==, 1);
  g_assert_true (read->part2);
}

/* Every way that SQL has of changing what is there. */
static void
test_what_was_given_stays (PsTestDb      *fixture,
                           gconstpointer  data G_GNUC_UNUSED)
{
  static const char * const changes[] = {
    "DELETE FROM disclosure_person",
    "DELETE FROM disclosure",
    "UPDATE disclosure SET recipient = 'Nobody'",
    "UPDATE disclosure_person SET consent_id = NULL",
    "REPLACE INTO disclosure SELECT id, uid, given_at, given_by, audience, 'Nobody', purpose, content,"
    " form FROM disclosure",
    "INSERT OR REPLACE INTO disclosure SELECT 9, uid, given_at, given_by, audience, 'Nobody', purpose,"
    " content, form FROM disclosure",
    "REPLACE INTO disclosure_person SELECT id, disclosure_id, person_id, NULL, NULL, 0"
    " FROM disclosure_person",
    "INSERT INTO disclosure SELECT * FROM disclosure WHERE id = 1"
    " ON CONFLICT (id) DO UPDATE SET recipient = 'Nobody'",
  };
  g_autoptr (PsConsentRow) row G_GNUC_UNUSED = add_signed (fixture);
  g_autoptr (PsDisclosureRow) disclosure = letter ();

  ps_test_db_write (fixture, give, disclosure);
  for (guint i = 0; i < G_N_ELEMENTS (changes); i++)
    assert_refused (fixture, changes[i]);

  g_assert_cmpint (ps_test_db_int64 (fixture,
                                     "SELECT count (*) FROM disclosure AS d JOIN disclosure_person AS p"
                                     " ON p.disclosure_id = d.id AND p.consent_id = 1"
                                     " WHERE d.recipient = 'Mill Road Clinic'"), ==, 1);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

#define ADD(path, func) g_test_add (path, PsTestDb, NULL, set_up, func, tear_down)
  ADD ("/consent-store/all-of-a-consent-is-kept", test_all_of_a_consent_is_kept);
  ADD ("/consent-store/a-draft-can-be-changed-and-signed", test_a_draft_can_be_changed_and_signed);
  ADD ("/consent-store/a-signed-wording-stays", test_a_signed_wording_stays);
  ADD ("/consent-store/it-can-be-unsigned-until-it-is-used", test_it_can_be_unsigned_until_it_is_used);
  ADD ("/consent-store/what-makes-no-sense-is-refused", test_what_makes_no_sense_is_refused);
  ADD ("/consent-store/revoking-can-be-taken-back", test_revoking_can_be_taken_back);
  ADD ("/consent-store/what-was-used-is-not-removed", test_what_was_used_is_not_removed);
  ADD ("/consent-store/what-was-given-is-listed", test_what_was_given_is_listed);
  ADD ("/consent-store/what-was-given-stays", test_what_was_given_stays);
#undef ADD

  return g_test_run ();
}
