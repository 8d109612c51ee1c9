#include "ps-booking-store.h"
#include "ps-closed-day-store.h"
#include "ps-date-plan-store.h"
#include "ps-error.h"
#include "ps-guest-store.h"
#include "ps-test-rows.h"
#include "ps-topic-use.h"

static void
set_up (PsTestDb      *fixture,
        gconstpointer  data G_GNUC_UNUSED)
{
  ps_test_db_set_up (fixture);
  ps_test_add_group (fixture, "Tuesday");
  ps_test_db_exec (fixture,
                   "INSERT INTO topic (uid, title, minutes, favourite, created_at, updated_at)"
                   " VALUES (randomblob (16), 'Pacing', 30, 1, 1, 1),"
                   " (randomblob (16), 'Anger', 45, 0, 1, 1)");
}

static void
tear_down (PsTestDb      *fixture,
           gconstpointer  data G_GNUC_UNUSED)
{
  ps_test_db_tear_down (fixture);
}

static gboolean
add_guest (PsConn    *conn,
           gpointer   data,
           GError   **error)
{
  return ps_guest_store_add (conn, data, PS_TEST_NOW, error);
}

static gint64
add (PsTestDb   *fixture,
     const char *name,
     const char *subject)
{
  g_autoptr (PsGuestRow) row = ps_guest_row_new ();

  row->name = g_strdup (name);
  row->subject = g_strdup (subject);
  ps_test_db_write (fixture, add_guest, row);

  return row->id;
}

static char *
list_names (GPtrArray *rows)
{
  GString *names = g_string_new (NULL);

  g_assert_nonnull (rows);
  for (guint i = 0; i < rows->len; i++)
    g_string_append_printf (names, "%s%s", i > 0 ? ", " : "",
                            ((PsGuestRow *) g_ptr_array_index (rows, i))->name);
  g_ptr_array_unref (rows);

  return g_string_free (names, FALSE);
}

#define assert_names(rows, expected) \
  G_STMT_START { \
    g_autofree char *got_ = list_names (rows); \
    g_assert_cmpstr (got_, ==, expected); \
  } G_STMT_END

static gboolean
archive (PsConn    *conn,
         gpointer   data,
         GError   **error)
{
  return ps_guest_store_set_archived (conn, *(gint64 *) data, TRUE, PS_TEST_NOW, error);
}

static void
test_guests_are_listed_by_name (PsTestDb      *fixture,
                                gconstpointer  data G_GNUC_UNUSED)
{
  gint64 zoe;

  zoe = add (fixture, "Zoë Weiss", "nutrition");
  add (fixture, "noor Haddad", "physical therapist");
  assert_names (ps_guest_store_list (ps_test_db_reader (fixture), NULL),
                "noor Haddad, Zoë Weiss");

  ps_test_db_write (fixture, archive, &zoe);
  assert_names (ps_guest_store_list (ps_test_db_reader (fixture), NULL), "noor Haddad");
}

static void
test_the_same_name_is_found_whatever_its_case (PsTestDb      *fixture,
                                               gconstpointer  data G_GNUC_UNUSED)
{
  add (fixture, "Zoë Weiss", "");
  assert_names (ps_guest_store_same_name (ps_test_db_reader (fixture), "zoe WEISS", NULL),
                "Zoë Weiss");
  assert_names (ps_guest_store_same_name (ps_test_db_reader (fixture), "Zoe", NULL), "");
}

static void
test_a_guest_needs_a_name (PsTestDb      *fixture,
                           gconstpointer  data G_GNUC_UNUSED)
{
  g_autoptr (PsGuestRow) row = ps_guest_row_new ();
  g_autoptr (GError) error = NULL;

  row->name = g_strdup ("  ");
  g_assert_false (ps_db_write_sync (fixture->db, add_guest, row, &error));
  g_assert_error (error, PS_ERROR, PS_ERROR_INVALID);
}

typedef struct {
  gint64      guest_id;
  const char *state;
  const char *briefed_on;
} Booking;

static gboolean
put_booking (PsConn    *conn,
             gpointer   data,
             GError   **error)
{
  const Booking *booking = data;
  g_autoptr (PsBookingRow) row = ps_booking_row_new ();

  row->guest_id = booking->guest_id;
  row->group_id = 1;
  row->rule_on = g_strdup ("2026-12-08");
  row->state = g_strdup (booking->state);
  row->briefed_on = g_strdup (booking->briefed_on);

  return ps_booking_store_put (conn, row, PS_TEST_NOW, error) && row->id != 0;
}

static void
test_a_guest_is_asked_to_a_date_once (PsTestDb      *fixture,
                                      gconstpointer  data G_GNUC_UNUSED)
{
  Booking booking = { add (fixture, "Noor", "physical therapist"), "asked", "" };
  g_autoptr (GPtrArray) rows = NULL;
  const PsBookingRow *row;

  ps_test_db_write (fixture, put_booking, &booking);
  booking.state = "agreed";
  booking.briefed_on = "2026-12-01";
  ps_test_db_write (fixture, put_booking, &booking);

  rows = ps_booking_store_of_date (ps_test_db_reader (fixture), 1, "2026-12-08", NULL);
  g_assert_cmpuint (rows->len, ==, 1);
  row = g_ptr_array_index (rows, 0);
  g_assert_cmpstr (row->state, ==, "agreed");
  g_assert_cmpstr (row->briefed_on, ==, "2026-12-01");
  g_assert_cmpstr (row->guest_name, ==, "Noor");
  g_assert_cmpstr (row->guest_subject, ==, "physical therapist");
  g_assert_cmpstr (row->group_name, ==, "Tuesday");
}

static void
test_who_comes_stands_before_who_declined (PsTestDb      *fixture,
                                           gconstpointer  data G_GNUC_UNUSED)
{
  Booking declined = { add (fixture, "Noor", ""), "declined", "" };
  Booking agreed = { add (fixture, "Zoë", ""), "agreed", "" };
  g_autoptr (GPtrArray) rows = NULL;
  g_autoptr (GPtrArray) left = NULL;

  ps_test_db_write (fixture, put_booking, &agreed);
  ps_test_db_write (fixture, put_booking, &declined);
  rows = ps_booking_store_of_date (ps_test_db_reader (fixture), 1, "2026-12-08", NULL);
  g_assert_cmpstr (((PsBookingRow *) g_ptr_array_index (rows, 0))->guest_name, ==, "Zoë");
  g_assert_cmpstr (((PsBookingRow *) g_ptr_array_index (rows, 1))->guest_name, ==, "Noor");

  left = ps_booking_store_of_guest (ps_test_db_reader (fixture), declined.guest_id, "2026-01-01",
                                    NULL);
  g_assert_cmpuint (left->len, ==, 0);
}

static gboolean
remove_booking (PsConn    *conn,
                gpointer   data,
                GError   **error)
{
  return ps_booking_store_remove (conn, data, PS_TEST_NOW, error);
}

static void
test_a_booking_that_goes_leaves_a_tombstone (PsTestDb      *fixture,
                                             gconstpointer  data G_GNUC_UNUSED)
{
  Booking booking = { add (fixture, "Noor", ""), "asked", "" };
  g_autoptr (GPtrArray) rows = NULL;

  ps_test_db_write (fixture, put_booking, &booking);
  rows = ps_booking_store_of_date (ps_test_db_reader (fixture), 1, "2026-12-08", NULL);
  ps_test_db_write (fixture, remove_booking, g_ptr_array_index (rows, 0));
  g_assert_cmpint (ps_test_db_int64 (fixture, "SELECT count (*) FROM booking"), ==, 0);
  g_assert_cmpint (ps_test_db_int64 (fixture,
                                     "SELECT count (*) FROM tombstone WHERE kind = 'booking'"),
                   ==, 1);
}

static gboolean
plan (PsConn    *conn,
      gpointer   data G_GNUC_UNUSED,
      GError   **error)
{
  return ps_conn_exec (conn,
                       "INSERT INTO person (uid, preferred_name, name_fold, created_at, updated_at)"
                       " VALUES (randomblob (16), 'Ana', 'ana', 1, 1);"
                       "INSERT INTO date_plan (group_id, rule_on, presenter_id, consent_on, updated_at)"
                       " VALUES (1, '2026-12-08', 1, '2026-12-01', 1)", error) &&
         ps_date_plan_store_set_topic (conn, 1, "2026-12-08", 1, PS_TEST_NOW, error) &&
         ps_date_plan_store_set_note (conn, 1, "2026-12-08", "Bring cushions", PS_TEST_NOW, error);
}

static void
test_what_is_planned_stays_beside_who_presents (PsTestDb      *fixture,
                                                gconstpointer  data G_GNUC_UNUSED)
{
  g_autoptr (PsDatePlanRow) row = NULL;
  g_autoptr (PsDatePlanRow) none = NULL;
  g_autoptr (GError) error = NULL;

  ps_test_db_write (fixture, plan, NULL);
  row = ps_date_plan_store_find (ps_test_db_reader (fixture), 1, "2026-12-08", &error);
  g_assert_no_error (error);
  g_assert_cmpstr (row->topic_title, ==, "Pacing");
  g_assert_cmpuint (row->topic_minutes, ==, 30);
  g_assert_cmpstr (row->note, ==, "Bring cushions");
  g_assert_cmpint (ps_test_db_int64 (fixture, "SELECT presenter_id FROM date_plan"), ==, 1);

  none = ps_date_plan_store_find (ps_test_db_reader (fixture), 1, "2026-12-15", &error);
  g_assert_no_error (error);
  g_assert_null (none);
}

static gboolean
close_days (PsConn    *conn,
            gpointer   data G_GNUC_UNUSED,
            GError   **error)
{
  return ps_closed_day_store_put (conn, "2026-12-25", "Christmas", error) &&
         ps_closed_day_store_put (conn, "2026-01-01", "", error) &&
         ps_closed_day_store_put (conn, "2026-12-25", "Christmas Day", error) &&
         ps_closed_day_store_put (conn, "2026-12-26", "", error) &&
         ps_closed_day_store_remove (conn, "2026-12-26", error);
}

static void
test_a_day_is_closed_once_and_can_be_opened (PsTestDb      *fixture,
                                             gconstpointer  data G_GNUC_UNUSED)
{
  g_autoptr (GPtrArray) rows = NULL;
  const PsClosedDayRow *row;

  ps_test_db_write (fixture, close_days, NULL);
  rows = ps_closed_day_store_list (ps_test_db_reader (fixture), "2026-11-01", NULL);
  g_assert_cmpuint (rows->len, ==, 1);
  row = g_ptr_array_index (rows, 0);
  g_assert_cmpstr (row->closed_on, ==, "2026-12-25");
  g_assert_cmpstr (row->name, ==, "Christmas Day");
}

typedef struct {
  gint64 guest_id;
  guint  position;
} Speaker;

static gboolean
set_speaker (PsConn    *conn,
             gpointer   data,
             GError   **error)
{
  const Speaker *speaker = data;

  return ps_guest_store_set_speaker (conn, 1, speaker->position, speaker->guest_id, error);
}

static void
test_who_spoke_is_known_by_the_segment (PsTestDb      *fixture,
                                        gconstpointer  data G_GNUC_UNUSED)
{
  Speaker speaker = { add (fixture, "Noor", ""), 1 };
  g_autoptr (PsGuestRow) guest = NULL;
  g_autoptr (GArray) uses = NULL;
  g_autofree char *name = NULL;
  g_autofree char *nobody = NULL;

  ps_test_db_exec (fixture,
                   "INSERT INTO session (uid, group_id, state, planned_at, planned_s, started_at,"
                   " ended_at, topic_id) VALUES (randomblob (16), 1, 'ended', 7, 60, 77, 78, 1);"
                   "INSERT INTO segment (session_id, position, kind, title, min_s, planned_s, max_s,"
                   " led_by, place, allotted_s) VALUES (1, 0, 'welcome', 'W', 0, 1, 1, 'peer', 0, 1),"
                   " (1, 1, 'guest', 'G', 0, 1, 1, 'guest', 1, 1)");
  ps_test_db_write (fixture, set_speaker, &speaker);

  g_assert_true (ps_guest_store_find_speaker (ps_test_db_reader (fixture), 1, 1, &name, NULL));
  g_assert_cmpstr (name, ==, "Noor");
  g_assert_true (ps_guest_store_find_speaker (ps_test_db_reader (fixture), 1, 0, &nobody, NULL));
  g_assert_null (nobody);
  guest = ps_guest_store_get (ps_test_db_reader (fixture), speaker.guest_id, NULL);
  g_assert_cmpint (guest->last_came_at, ==, 77);

  uses = ps_topic_use_list (ps_test_db_reader (fixture), 1, NULL);
  g_assert_cmpuint (uses->len, ==, 2);
  g_assert_cmpint (g_array_index (uses, PsTopicUse, 0).used_at, ==, 0);
  g_assert_cmpint (g_array_index (uses, PsTopicUse, 1).used_at, ==, 77);
  g_assert_true (g_array_index (uses, PsTopicUse, 1).favourite);
}

#define ADD(name, func) g_test_add ("/guest-store/" name, PsTestDb, NULL, set_up, func, tear_down)

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  ADD ("guests-are-listed-by-name", test_guests_are_listed_by_name);
  ADD ("the-same-name-is-found-whatever-its-case", test_the_same_name_is_found_whatever_its_case);
  ADD ("a-guest-needs-a-name", test_a_guest_needs_a_name);
  ADD ("a-guest-is-asked-to-a-date-once", test_a_guest_is_asked_to_a_date_once);
  ADD ("who-comes-stands-before-who-declined", test_who_comes_stands_before_who_declined);
  ADD ("a-booking-that-goes-leaves-a-tombstone", test_a_booking_that_goes_leaves_a_tombstone);
  ADD ("what-is-planned-stays-beside-who-presents", test_what_is_planned_stays_beside_who_presents);
  ADD ("a-day-is-closed-once-and-can-be-opened", test_a_day_is_closed_once_and_can_be_opened);
  ADD ("who-spoke-is-known-by-the-segment", test_who_spoke_is_known_by_the_segment);

  return g_test_run ();
}
