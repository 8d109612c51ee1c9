#include "ps-disclosure.h"

#include <string.h>

#include "ps-audit-store.h"
#include "ps-audit.h"
#include "ps-consents.h"
#include "ps-error.h"
#include "ps-test-rows.h"
#include "ps-test-vault.h"

/* Ana and Ben are of a Part 2 group, Cleo is of another, Dev of none; Ana has consented. */
typedef struct {
  PsTestVault  vault;
  PsConsents  *consents;
  gint64       recovery;
  gint64       walkers;
  gint64       ana;
  gint64       ben;
  gint64       cleo;
  gint64       dev;
} Fixture;

#define CLINIC "Mill Road Clinic"

static PsConn *
reader (Fixture *fixture)
{
  return ps_test_db_reader (&fixture->vault.store);
}

static gint64
save (Fixture             *fixture,
      const PsConsentRow  *row,
      GError             **error)
{
  g_autoptr (GAsyncResult) result = NULL;

  ps_consents_save_async (fixture->consents, row, NULL, ps_test_take_result_cb, &result);

  return ps_consents_save_finish (fixture->consents, ps_test_wait (&result), error);
}

static PsConsentRow *
consent_of (gint64 person_id)
{
  PsConsentRow *row = ps_consent_row_new ();

  row->person_id = person_id;
  row->kind = g_strdup ("disclosure");
  row->content = g_strdup ("roster contact attendance");
  row->discloser = g_strdup ("Birch Street Clinic");
  row->recipients = g_strdup (CLINIC);
  row->purpose = g_strdup ("care");
  row->expires_on = g_strdup ("2099-12-31");
  row->given_on = g_strdup ("2020-01-06");

  return row;
}

static gint64
consent (Fixture *fixture,
         gint64   person_id)
{
  g_autoptr (PsConsentRow) row = consent_of (person_id);
  g_autoptr (GError) error = NULL;
  gint64 id = save (fixture, row, &error);

  g_assert_no_error (error);

  return id;
}

static void
set_up (Fixture       *fixture,
        gconstpointer  data G_GNUC_UNUSED)
{
  PsTestDb *db = &fixture->vault.store;

  ps_test_vault_set_up (&fixture->vault, PS_ROLE_CO_FACILITATOR | PS_ROLE_ADMINISTRATOR);
  fixture->consents = ps_consents_new (db->db, &fixture->vault.clock, fixture->vault.keys);
  fixture->recovery = ps_test_add_group (db, "Recovery");
  fixture->walkers = ps_test_add_group (db, "Walkers");
  ps_test_db_exec (db, "UPDATE support_group SET part2 = 1 WHERE name = 'Recovery'");
  fixture->ana = ps_test_add_member (db, "Ana");
  fixture->ben = ps_test_add_member (db, "Ben");
  fixture->cleo = ps_test_add_member (db, "Cleo");
  fixture->dev = ps_test_add_member (db, "Dev");
  ps_test_join (db, fixture->recovery, fixture->ana, "2020-01-06");
  ps_test_join (db, fixture->walkers, fixture->ana, "2020-01-06");
  ps_test_join (db, fixture->recovery, fixture->ben, "2020-01-06");
  ps_test_join (db, fixture->walkers, fixture->cleo, "2020-01-06");
  consent (fixture, fixture->ana);
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  data G_GNUC_UNUSED)
{
  g_assert_finalize_object (fixture->consents);
  ps_test_vault_tear_down (&fixture->vault);
}

static PsDisclosure *
gate_of (Fixture    *fixture,
         PsAudience  audience,
         const char *recipient,
         const char *purpose,
         gint64      first,
         gint64      second)
{
  PsDisclosure *gate = ps_disclosure_new (audience, PS_GIVEN_ROSTER | PS_GIVEN_CONTACT, "csv",
                                          recipient, purpose);
  g_autoptr (GError) error = NULL;

  g_assert_true (ps_disclosure_add_person (gate, reader (fixture), first, &error));
  g_assert_no_error (error);
  if (second != 0)
    ps_disclosure_add_person (gate, reader (fixture), second, NULL);

  return gate;
}

static PsDisclosureVerdict
ask (Fixture      *fixture,
     PsDisclosure *gate)
{
  PsDisclosureVerdict verdict;
  g_autoptr (GError) error = NULL;

  g_assert_true (ps_disclosure_ask (gate, reader (fixture), &fixture->vault.clock, &verdict, &error));
  g_assert_no_error (error);

  return verdict;
}

static gboolean
give (Fixture              *fixture,
      PsDisclosure         *gate,
      PsDisclosurePrepare   prepare,
      gpointer              data,
      GError              **error)
{
  return ps_disclosure_give (gate, fixture->vault.store.db, fixture->vault.keys, &fixture->vault.clock,
                             prepare, data, error);
}

static void
test_other_groups_need_nothing (Fixture       *fixture,
                                gconstpointer  data G_GNUC_UNUSED)
{
  g_autoptr (PsDisclosure) gate = gate_of (fixture, PS_AUDIENCE_OUTSIDE, NULL, NULL, fixture->cleo,
                                           fixture->dev);

  g_assert_cmpint (ask (fixture, gate), ==, PS_DISCLOSURE_ALLOWED);
  g_assert_false (ps_disclosure_has_part2 (gate));
  g_assert_null (ps_disclosure_get_notice (gate, fixture->cleo, 0));
  g_assert_null (ps_disclosure_get_notice (gate, fixture->dev, 0));
  g_assert_null (ps_disclosure_dup_scope (gate, fixture->cleo, 0));
}

static void
test_part_2_needs_somebody_to_have_it (Fixture       *fixture,
                                       gconstpointer  data G_GNUC_UNUSED)
{
  static const char * const none[][2] = { { NULL, NULL }, { CLINIC, "" }, { " ", "care" } };

  for (guint i = 0; i < G_N_ELEMENTS (none); i++)
    {
      g_autoptr (PsDisclosure) gate = gate_of (fixture, PS_AUDIENCE_OUTSIDE, none[i][0], none[i][1],
                                               fixture->ana, fixture->cleo);
      g_autoptr (GError) error = NULL;

      g_assert_cmpint (ask (fixture, gate), ==, PS_DISCLOSURE_NEEDS_RECIPIENT);
      g_assert_false (ps_disclosure_check (gate, reader (fixture), &fixture->vault.clock, &error));
      g_assert_error (error, PS_ERROR, PS_ERROR_INVALID);
    }
}

static void
test_part_2_needs_a_consent_of_each (Fixture       *fixture,
                                     gconstpointer  data G_GNUC_UNUSED)
{
  g_autoptr (PsDisclosure) gate = gate_of (fixture, PS_AUDIENCE_OUTSIDE, CLINIC, "care", fixture->ana,
                                           fixture->ben);
  const PsDisclosureRefusal *refusal;
  g_autoptr (GError) error = NULL;

  g_assert_cmpint (ask (fixture, gate), ==, PS_DISCLOSURE_NEEDS_CONSENT);
  g_assert_cmpuint (ps_disclosure_get_refusals (gate)->len, ==, 1);
  refusal = &g_array_index (ps_disclosure_get_refusals (gate), PsDisclosureRefusal, 0);
  g_assert_cmpint (refusal->person_id, ==, fixture->ben);
  g_assert_cmpint (refusal->group_id, ==, fixture->recovery);
  g_assert_cmpint (refusal->answer, ==, PS_CONSENT_IS_NONE);

  g_assert_false (ps_disclosure_check (gate, reader (fixture), &fixture->vault.clock, &error));
  g_assert_error (error, PS_ERROR, PS_ERROR_CONFLICT);
  g_assert_null (strstr (error->message, "Ben"));

  consent (fixture, fixture->ben);
  g_assert_cmpint (ask (fixture, gate), ==, PS_DISCLOSURE_ALLOWED);
}

static void
test_the_nearest_reason_is_given (Fixture       *fixture,
                                  gconstpointer  data G_GNUC_UNUSED)
{
  g_autoptr (PsConsentRow) expired = consent_of (fixture->ben);
  g_autoptr (PsConsentRow) other = consent_of (fixture->ben);
  g_autoptr (PsDisclosure) gate = gate_of (fixture, PS_AUDIENCE_OUTSIDE, CLINIC, "care", fixture->ben, 0);
  g_autoptr (GError) error = NULL;

  g_free (expired->expires_on);
  expired->expires_on = g_strdup ("2020-02-29");
  save (fixture, expired, &error);
  g_free (other->recipients);
  other->recipients = g_strdup ("Somebody else");
  save (fixture, other, &error);
  g_assert_no_error (error);

  g_assert_cmpint (ask (fixture, gate), ==, PS_DISCLOSURE_NEEDS_CONSENT);
  g_assert_cmpint (g_array_index (ps_disclosure_get_refusals (gate), PsDisclosureRefusal, 0).answer,
                   ==, PS_CONSENT_IS_EXPIRED);
}

/* 42 CFR 2.23 and 2.12 (c)(3). The notice is there all the same. */
static void
test_the_member_and_the_house_need_no_consent (Fixture       *fixture,
                                               gconstpointer  data G_GNUC_UNUSED)
{
  static const PsAudience audiences[] = { PS_AUDIENCE_MEMBER, PS_AUDIENCE_INSIDE };

  for (guint i = 0; i < G_N_ELEMENTS (audiences); i++)
    {
      g_autoptr (PsDisclosure) gate = gate_of (fixture, audiences[i], NULL, NULL, fixture->ben, 0);

      g_assert_cmpint (ask (fixture, gate), ==, PS_DISCLOSURE_ALLOWED);
      g_assert_cmpstr (ps_disclosure_get_notice (gate, fixture->ben, 0), ==,
                       "42 CFR part 2 prohibits unauthorized use or disclosure of these records.");
    }
}

static void
test_the_notice_and_the_scope_are_theirs (Fixture       *fixture,
                                          gconstpointer  data G_GNUC_UNUSED)
{
  g_autoptr (PsDisclosure) gate = gate_of (fixture, PS_AUDIENCE_OUTSIDE, CLINIC, "care", fixture->ana,
                                           fixture->cleo);
  g_autofree char *scope = NULL;

  g_assert_cmpint (ask (fixture, gate), ==, PS_DISCLOSURE_ALLOWED);
  g_assert_cmpstr (ps_disclosure_get_notice (gate, fixture->ana, 0), ==, PS_DISCLOSURE_NOTICE);
  g_assert_null (ps_disclosure_get_notice (gate, fixture->cleo, 0));
  g_assert_cmpstr (ps_disclosure_get_notice (gate, fixture->ana, fixture->recovery), ==,
                   PS_DISCLOSURE_NOTICE);
  g_assert_null (ps_disclosure_get_notice (gate, fixture->ana, fixture->walkers));
  g_assert_null (ps_disclosure_dup_scope (gate, fixture->ana, fixture->walkers));
  scope = ps_disclosure_dup_scope (gate, fixture->ana, 0);
  g_assert_nonnull (strstr (scope, CLINIC));
  g_assert_null (ps_disclosure_dup_scope (gate, fixture->cleo, 0));
}

static void
test_somebody_who_left_is_still_of_the_group (Fixture       *fixture,
                                              gconstpointer  data G_GNUC_UNUSED)
{
  g_autoptr (PsDisclosure) gate = NULL;

  ps_test_db_exec (&fixture->vault.store,
                   "UPDATE membership SET left_on = '2021-01-01', leave_reason = 'unknown'"
                   " WHERE person_id = (SELECT id FROM person WHERE preferred_name = 'Ben')");
  gate = gate_of (fixture, PS_AUDIENCE_OUTSIDE, NULL, NULL, fixture->ben, 0);
  g_assert_cmpint (ask (fixture, gate), ==, PS_DISCLOSURE_NEEDS_RECIPIENT);
}

/* Each person and group once, in whatever order they come. */
static void
test_it_is_written_down (Fixture       *fixture,
                         gconstpointer  data G_GNUC_UNUSED)
{
  PsTestDb *db = &fixture->vault.store;
  g_autoptr (PsDisclosure) gate = gate_of (fixture, PS_AUDIENCE_OUTSIDE, CLINIC, "care", fixture->ana,
                                           fixture->cleo);
  g_autoptr (GPtrArray) rows = NULL;
  const PsDisclosureRow *row;
  g_autoptr (GError) error = NULL;

  ps_disclosure_add (gate, fixture->ana, fixture->recovery);
  ps_disclosure_add (gate, fixture->dev, 0);
  ps_disclosure_add (gate, fixture->cleo, fixture->walkers);
  g_assert_cmpint (ask (fixture, gate), ==, PS_DISCLOSURE_ALLOWED);
  g_assert_true (give (fixture, gate, NULL, NULL, &error));
  g_assert_no_error (error);

  g_assert_cmpint (ps_test_db_int64 (db, "SELECT count (*) FROM disclosure"), ==, 1);
  g_assert_cmpint (ps_test_db_int64 (db, "SELECT count (*) FROM disclosure_person"), ==, 4);
  g_assert_cmpint (ps_test_db_int64 (db, "SELECT count (*) FROM disclosure_person"
                                         " WHERE part2 AND consent_id = 1"), ==, 1);
  g_assert_cmpint (ps_test_db_int64 (db, "SELECT count (*) FROM audit WHERE action = 'export' AND"
                                         " detail = 'form=csv content=roster+contact to=outside"
                                         " people=3 part2=yes'"), ==, 1);
  g_assert_cmpint (ps_test_db_int64 (db, "SELECT count (*) FROM audit WHERE action = 'disclosure'"),
                   ==, 1);

  rows = ps_consents_list_disclosures (fixture->consents, fixture->ana, NULL);
  g_assert_cmpuint (rows->len, ==, 1);
  row = g_ptr_array_index (rows, 0);
  g_assert_cmpstr (row->recipient, ==, CLINIC);
  g_assert_cmpstr (row->purpose, ==, "care");
  g_assert_cmpstr (row->content, ==, "roster contact");
  g_assert_true (row->part2);
}

static gboolean
fail (gpointer   data G_GNUC_UNUSED,
      GError   **error)
{
  g_set_error_literal (error, PS_ERROR, PS_ERROR_DISK_FULL, "On purpose");

  return FALSE;
}

static void
test_what_could_not_be_made_is_not_written_down (Fixture       *fixture,
                                                 gconstpointer  data G_GNUC_UNUSED)
{
  g_autoptr (PsDisclosure) gate = gate_of (fixture, PS_AUDIENCE_OUTSIDE, CLINIC, "care", fixture->ana, 0);
  gint64 before = ps_test_db_int64 (&fixture->vault.store, "SELECT count (*) FROM audit");
  g_autoptr (GError) error = NULL;

  ask (fixture, gate);
  g_assert_false (give (fixture, gate, fail, NULL, &error));
  g_assert_error (error, PS_ERROR, PS_ERROR_DISK_FULL);
  g_assert_cmpint (ps_test_db_int64 (&fixture->vault.store, "SELECT count (*) FROM disclosure"), ==, 0);
  g_assert_cmpint (ps_test_db_int64 (&fixture->vault.store, "SELECT count (*) FROM audit"), ==, before);
}

static gboolean
make (gpointer   data,
      GError   **error G_GNUC_UNUSED)
{
  (*(guint *) data)++;

  return TRUE;
}

/* The window stands open, and somebody else revokes. */
static void
test_what_was_revoked_meanwhile_is_not_given (Fixture       *fixture,
                                              gconstpointer  data G_GNUC_UNUSED)
{
  g_autoptr (PsDisclosure) gate = gate_of (fixture, PS_AUDIENCE_OUTSIDE, CLINIC, "care", fixture->ana, 0);
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  guint n_made = 0;

  ask (fixture, gate);
  ps_consents_revoke_async (fixture->consents, 1, "2020-06-01", "spoken", NULL, ps_test_take_result_cb,
                            &result);
  g_assert_true (ps_consents_revoke_finish (fixture->consents, ps_test_wait (&result), NULL));

  g_assert_false (give (fixture, gate, make, &n_made, &error));
  g_assert_error (error, PS_ERROR, PS_ERROR_CONFLICT);
  g_assert_nonnull (strstr (error->message, "revoked"));
  g_assert_cmpuint (n_made, ==, 0);
}

static void
test_a_switch_turned_meanwhile_stops_it (Fixture       *fixture,
                                         gconstpointer  data G_GNUC_UNUSED)
{
  g_autoptr (PsDisclosure) gate = gate_of (fixture, PS_AUDIENCE_INSIDE, NULL, NULL, fixture->cleo, 0);
  g_autoptr (GError) error = NULL;

  ask (fixture, gate);
  ps_test_db_exec (&fixture->vault.store, "UPDATE support_group SET part2 = 1");
  g_assert_false (give (fixture, gate, NULL, NULL, &error));
  g_assert_error (error, PS_ERROR, PS_ERROR_CONFLICT);
}

static void
test_can_be_given_without_waiting (Fixture       *fixture,
                                   gconstpointer  data G_GNUC_UNUSED)
{
  PsDb *db = fixture->vault.store.db;
  g_autoptr (PsDisclosure) gate = gate_of (fixture, PS_AUDIENCE_OUTSIDE, CLINIC, "care", fixture->ana, 0);
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  guint n_made = 0;

  ask (fixture, gate);
  ps_disclosure_give_async (gate, db, fixture->vault.keys, &fixture->vault.clock, make, &n_made, NULL,
                            NULL, ps_test_take_result_cb, &result);
  g_assert_true (ps_disclosure_give_finish (db, ps_test_wait (&result), &error));
  g_assert_cmpuint (n_made, ==, 1);
}

static void
test_signing_asks_for_every_element (Fixture       *fixture,
                                     gconstpointer  data G_GNUC_UNUSED)
{
  g_autoptr (PsConsentRow) row = consent_of (fixture->ben);
  g_autoptr (GError) error = NULL;

  g_clear_pointer (&row->purpose, g_free);
  g_assert_cmpint (save (fixture, row, &error), ==, 0);
  g_assert_error (error, PS_ERROR, PS_ERROR_INVALID);
  g_assert_cmpstr (error->message, ==, "Say what it is for.");
  g_clear_error (&error);

  g_clear_pointer (&row->given_on, g_free);
  row->id = save (fixture, row, &error);
  g_assert_no_error (error);
  row->purpose = g_strdup ("care");
  row->given_on = g_strdup ("2100-01-01");
  g_assert_cmpint (save (fixture, row, &error), ==, 0);
  g_assert_error (error, PS_ERROR, PS_ERROR_INVALID);
  g_clear_error (&error);
  row->given_on[0] = 'x';
  g_assert_cmpint (save (fixture, row, &error), ==, 0);
  g_assert_error (error, PS_ERROR, PS_ERROR_INVALID);
}

static void
test_each_deed_is_logged (Fixture       *fixture,
                          gconstpointer  data G_GNUC_UNUSED)
{
  static const char * const details[] = {
    "signed", "revoked how=written", "revocation-undone", "removed",
  };
  g_autoptr (PsConsentRow) row = ps_consents_find (fixture->consents, 1, NULL);
  g_autofree char *object = ps_audit_object_new ("consent", &row->uid);
  g_autoptr (GPtrArray) entries = NULL;
  const char *ons[] = { "2020-06-01", NULL };

  for (guint i = 0; i < G_N_ELEMENTS (ons); i++)
    {
      g_autoptr (GAsyncResult) result = NULL;

      ps_consents_revoke_async (fixture->consents, 1, ons[i], ons[i] != NULL ? "written" : NULL, NULL,
                                ps_test_take_result_cb, &result);
      g_assert_true (ps_consents_revoke_finish (fixture->consents, ps_test_wait (&result), NULL));
    }
  {
    g_autoptr (GAsyncResult) result = NULL;

    ps_consents_remove_async (fixture->consents, 1, NULL, ps_test_take_result_cb, &result);
    g_assert_true (ps_consents_remove_finish (fixture->consents, ps_test_wait (&result), NULL));
  }

  entries = ps_audit_store_list (reader (fixture), 0, 10, NULL);
  g_assert_cmpuint (entries->len, ==, G_N_ELEMENTS (details));
  for (guint i = 0; i < entries->len; i++)
    {
      const PsAuditEntry *entry = g_ptr_array_index (entries, i);

      g_assert_cmpstr (entry->action, ==, "consent");
      g_assert_cmpstr (entry->object, ==, object);
      g_assert_cmpstr (entry->detail, ==, details[i]);
    }
}

static void
test_it_cannot_be_revoked_before_it_was_signed (Fixture       *fixture,
                                                gconstpointer  data G_GNUC_UNUSED)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;

  ps_consents_revoke_async (fixture->consents, 1, "2020-01-05", "written", NULL, ps_test_take_result_cb,
                            &result);
  g_assert_false (ps_consents_revoke_finish (fixture->consents, ps_test_wait (&result), &error));
  g_assert_error (error, PS_ERROR, PS_ERROR_INVALID);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

#define ADD(path, func) \
  g_test_add ("/model/disclosure/" path, Fixture, NULL, set_up, func, tear_down)
  ADD ("other-groups-need-nothing", test_other_groups_need_nothing);
  ADD ("part-2-needs-somebody-to-have-it", test_part_2_needs_somebody_to_have_it);
  ADD ("part-2-needs-a-consent-of-each", test_part_2_needs_a_consent_of_each);
  ADD ("the-nearest-reason-is-given", test_the_nearest_reason_is_given);
  ADD ("the-member-and-the-house-need-no-consent", test_the_member_and_the_house_need_no_consent);
  ADD ("the-notice-and-the-scope-are-theirs", test_the_notice_and_the_scope_are_theirs);
  ADD ("somebody-who-left-is-still-of-the-group", test_somebody_who_left_is_still_of_the_group);
  ADD ("it-is-written-down", test_it_is_written_down);
  ADD ("what-could-not-be-made-is-not-written-down", test_what_could_not_be_made_is_not_written_down);
  ADD ("what-was-revoked-meanwhile-is-not-given", test_what_was_revoked_meanwhile_is_not_given);
  ADD ("a-switch-turned-meanwhile-stops-it", test_a_switch_turned_meanwhile_stops_it);
  ADD ("can-be-given-without-waiting", test_can_be_given_without_waiting);
  ADD ("signing-asks-for-every-element", test_signing_asks_for_every_element);
  ADD ("each-deed-is-logged", test_each_deed_is_logged);
  ADD ("it-cannot-be-revoked-before-it-was-signed", test_it_cannot_be_revoked_before_it_was_signed);
#undef ADD

  return g_test_run ();
}
