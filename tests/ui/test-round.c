#include "ps-round-panel.h"

#include "ps-fit-label.h"
#include "ps-meeting-view.h"
#include "ps-room-window.h"
#include "ps-round-store.h"
#include "ps-seat-chips.h"
#include "ps-ui-meeting.h"
#include "ps-ui-test.h"
#include "ps-wrap-box.h"

#include <string.h>

typedef struct {
  PsUiMeeting  meeting;
  GtkWidget   *window;
  GtkWidget   *view;
} Fixture;

static void
set_up (Fixture       *fixture,
        gconstpointer  data G_GNUC_UNUSED)
{
  ps_ui_meeting_set_up (&fixture->meeting);
}

static void
let_go (Fixture *fixture)
{
  if (fixture->window != NULL)
    gtk_window_destroy (GTK_WINDOW (fixture->window));
  fixture->window = NULL;
  ps_ui_test_settle ();
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  data G_GNUC_UNUSED)
{
  let_go (fixture);
  ps_ui_meeting_tear_down (&fixture->meeting);
}

static void
set_status (Fixture    *fixture,
            const char *name,
            const char *status)
{
  PsLiveMeeting *live = ps_meetings_get_current (fixture->meeting.meetings);
  gint64 id = ps_session_get_id (ps_live_meeting_get_session (live));
  g_autoptr (PsAttendanceSheet) sheet =
    ps_meetings_get_attendance (fixture->meeting.meetings, id, NULL);
  g_autofree char *sql = g_strdup_printf ("SELECT id FROM person WHERE preferred_name = '%s'", name);
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;

  ps_attendance_sheet_set_async (sheet, ps_test_db_int64 (&fixture->meeting.base, sql), status,
                                 "in-person", NULL, ps_test_take_result_cb, &result);
  ps_attendance_sheet_finish (sheet, ps_test_wait (&result), &error);
  g_assert_no_error (error);
}

static void
show (Fixture *fixture)
{
  fixture->view = ps_meeting_view_new (fixture->meeting.meetings, NULL);
  fixture->window = ps_ui_test_window (fixture->view, 1000, 800);
}

/* The meeting with Ana, Ben and Cleo, and its round open. */
static void
go_round (Fixture *fixture)
{
  ps_ui_meeting_start (&fixture->meeting);
  set_status (fixture, "Ana", "present");
  set_status (fixture, "Ben", "late");
  set_status (fixture, "Cleo", "present");
  show (fixture);
  ps_ui_test_click (fixture->view, "_Round");
  ps_ui_test_settle ();
}

static GtkWidget *
get_panel (Fixture *fixture)
{
  return ps_ui_test_find (fixture->view, PS_TYPE_ROUND_PANEL, NULL);
}

#define sees(fixture, text) (ps_ui_test_find (get_panel (fixture), GTK_TYPE_WIDGET, (text)) != NULL)

static GtkWidget *
get_chip (Fixture *fixture,
          guint    place)
{
  GtkWidget *chips = ps_ui_test_find (get_panel (fixture), PS_TYPE_SEAT_CHIPS, NULL);
  GtkWidget *chip = ps_ui_test_find (chips, PS_TYPE_WRAP_BOX, NULL);

  for (chip = gtk_widget_get_first_child (chip); place > 0; place--)
    chip = gtk_widget_get_next_sibling (chip);

  return chip;
}

static void
assert_chip (Fixture    *fixture,
             guint       place,
             const char *spoken,
             const char *css_class)
{
  GtkWidget *chip = get_chip (fixture, place);

  gtk_test_accessible_assert_property (GTK_ACCESSIBLE (chip), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                       spoken);
  g_assert_true (gtk_widget_has_css_class (chip, css_class));
}

static void
press (Fixture    *fixture,
       const char *action)
{
  gtk_widget_activate_action (get_panel (fixture), action, NULL);
}

/* Waits until the table says so. */
#define wait_for_rounds(fixture, sql, n) \
  ps_ui_test_wait_for (ps_test_db_int64 (&(fixture)->meeting.base, (sql)) == (n))

static void
test_it_goes_round (Fixture       *fixture,
                    gconstpointer  data G_GNUC_UNUSED)
{
  go_round (fixture);
  g_assert_true (sees (fixture, "About 3 minutes each"));
  assert_chip (fixture, 0, "Seat 1, waiting", "waiting");

  ps_ui_test_click (get_panel (fixture), "Begin Round");
  g_assert_true (sees (fixture, "Seat 1"));
  g_assert_true (sees (fixture, "0:00 of about 3:20"));
  assert_chip (fixture, 0, "Seat 1, now", "now");

  ps_ui_test_click (get_panel (fixture), "Shared");
  ps_ui_test_click (get_panel (fixture), "Come Back Later");
  ps_ui_test_click (get_panel (fixture), "Passes");
  assert_chip (fixture, 0, "Seat 1, shared", "shared");
  assert_chip (fixture, 1, "Seat 2, now", "now");
  assert_chip (fixture, 2, "Seat 3, passed", "passed");
  ps_ui_test_click (get_panel (fixture), "Shared");

  g_assert_true (sees (fixture, "The round is complete: all 3 had a turn"));
  wait_for_rounds (fixture, "SELECT people FROM segment_round", 3);
}

static void
test_a_turn_counts_and_does_not_warn (Fixture       *fixture,
                                      gconstpointer  data G_GNUC_UNUSED)
{
  go_round (fixture);
  press (fixture, "round.go");
  ps_ui_meeting_pass (&fixture->meeting, 45);
  g_assert_true (sees (fixture, "0:45 of about 3:20"));
  ps_ui_meeting_pass (&fixture->meeting, 200);
  g_assert_true (sees (fixture, "4:05 of about 3:20"));

  /* Two are left, and 355 seconds. */
  press (fixture, "round.go");
  g_assert_true (sees (fixture, "0:00 of about 2:55"));
  g_assert_true (sees (fixture, "1 of 3 had a turn, next is Seat 3 · About 2 minutes each"));
  ps_ui_meeting_pass (&fixture->meeting, 260);
  press (fixture, "round.go");
  g_assert_true (sees (fixture, "2 of 3 had a turn · 1 to 2 minutes each"));
  press (fixture, "round.undo");
  ps_ui_meeting_pass (&fixture->meeting, 1);
  g_assert_true (sees (fixture, "1 of 3 had a turn, next is Seat 3 · "
                                "Less than a minute each: try pairs, threes or one word each."));

  /* A pause is no part of anybody's turn. */
  ps_ui_meeting_do (&fixture->meeting, PS_CLOCK_PAUSE, NULL);
  ps_ui_meeting_pass (&fixture->meeting, 600);
  g_assert_true (sees (fixture, "4:21 of about 2:55"));
}

static void
test_people_come_and_go (Fixture       *fixture,
                         gconstpointer  data G_GNUC_UNUSED)
{
  go_round (fixture);
  set_status (fixture, "Ana", "absent");
  press (fixture, "round.go");
  ps_ui_test_settle ();
  g_assert_false (gtk_widget_get_visible (get_chip (fixture, 0)));
  assert_chip (fixture, 1, "Seat 2, now", "now");

  set_status (fixture, "Ben", "left-early");
  ps_ui_test_wait_for (!gtk_widget_get_visible (get_chip (fixture, 1)));
  assert_chip (fixture, 2, "Seat 3, now", "now");
  set_status (fixture, "Ana", "late");
  ps_ui_test_wait_for (gtk_widget_get_visible (get_chip (fixture, 0)));
  press (fixture, "round.go");
  assert_chip (fixture, 0, "Seat 1, now", "now");
  press (fixture, "round.go");
  g_assert_true (sees (fixture, "The round is complete: all 2 had a turn"));
}

static void
test_a_step_back_takes_back_what_was_stored (Fixture       *fixture,
                                             gconstpointer  data G_GNUC_UNUSED)
{
  go_round (fixture);
  for (guint i = 0; i < 4; i++)
    press (fixture, "round.go");
  wait_for_rounds (fixture, "SELECT count (*) FROM segment_round", 1);

  press (fixture, "round.undo");
  assert_chip (fixture, 2, "Seat 3, now", "now");
  wait_for_rounds (fixture, "SELECT count (*) FROM segment_round", 0);
}

static void
test_initials_and_never_a_name (Fixture       *fixture,
                                gconstpointer  data G_GNUC_UNUSED)
{
  g_autofree char *said = NULL;

  ps_test_db_exec (&fixture->meeting.base, "UPDATE person SET initial = 'S'");
  go_round (fixture);
  ps_ui_test_click (get_panel (fixture), "Initials");
  assert_chip (fixture, 1, "Seat 2, B. S., waiting", "waiting");
  press (fixture, "round.go");
  g_assert_true (sees (fixture, "A. S."));

  said = ps_ui_meeting_say (fixture->window);
  g_assert_nonnull (strstr (said, "next is B. S."));
  g_assert_null (strstr (said, "Ana"));
  g_assert_null (strstr (said, "Ben"));
  g_assert_null (strstr (said, "Cleo"));
}

static void
test_the_room_learns_how_long_and_not_who (Fixture       *fixture,
                                           gconstpointer  data G_GNUC_UNUSED)
{
  g_autofree char *said = NULL;
  GtkWidget *room;

  go_round (fixture);
  gtk_widget_activate_action (fixture->view, "meeting.room-view", NULL);
  room = ps_ui_test_dialog (PS_TYPE_ROOM_WINDOW, NULL);
  g_assert_nonnull (ps_ui_test_find (room, PS_TYPE_FIT_LABEL, "Next: Guided topic"));

  press (fixture, "round.go");
  g_assert_nonnull (ps_ui_test_find (room, PS_TYPE_FIT_LABEL, "About 3 minutes each"));
  said = ps_ui_meeting_say (room);
  g_assert_null (strstr (said, "Seat"));

  press (fixture, "round.close");
  g_assert_nonnull (ps_ui_test_find (room, PS_TYPE_FIT_LABEL, "Next: Guided topic"));
}

static void
test_a_segment_has_its_own_round (Fixture       *fixture,
                                  gconstpointer  data G_GNUC_UNUSED)
{
  go_round (fixture);
  press (fixture, "round.go");
  press (fixture, "round.go");

  ps_ui_meeting_do (&fixture->meeting, PS_CLOCK_NEXT, NULL);
  g_assert_null (get_panel (fixture));
  ps_ui_test_click (fixture->view, "_Round");
  assert_chip (fixture, 0, "Seat 1, waiting", "waiting");

  /* A step back finds the round as it was left. */
  ps_ui_meeting_do (&fixture->meeting, PS_CLOCK_BACK, NULL);
  ps_ui_test_click (fixture->view, "_Round");
  assert_chip (fixture, 0, "Seat 1, shared", "shared");
  assert_chip (fixture, 1, "Seat 2, now", "now");
}

static void
test_heads_have_seats (Fixture       *fixture,
                       gconstpointer  data G_GNUC_UNUSED)
{
  ps_ui_meeting_start (&fixture->meeting);
  ps_test_db_exec (&fixture->meeting.base, "UPDATE session SET head_count = 14");
  ps_ui_meeting_reopen (&fixture->meeting);
  show (fixture);
  ps_ui_test_click (fixture->view, "_Round");

  assert_chip (fixture, 13, "Seat 14, waiting", "waiting");
  g_assert_false (sees (fixture, "Initials"));
  g_assert_true (sees (fixture, "Less than a minute each: try pairs, threes or one word each."));

  /* It was found running, and who had a turn is not known. */
  g_assert_nonnull (ps_ui_test_find (get_panel (fixture), GTK_TYPE_LABEL,
                                     "Who had a turn before Peerside was closed is not kept "
                                     "anywhere. If a round was under way, press Shared for "
                                     "everybody who had theirs."));
}

static void
test_too_many_and_nobody (Fixture       *fixture,
                          gconstpointer  data G_GNUC_UNUSED)
{
  ps_ui_meeting_start (&fixture->meeting);
  show (fixture);
  ps_ui_test_click (fixture->view, "_Round");
  g_assert_true (sees (fixture, "Nobody is marked as here yet."));
  g_assert_true (sees (fixture, "_Who Is Here…"));
  g_assert_false (sees (fixture, "Begin Round"));

  let_go (fixture);
  ps_test_db_exec (&fixture->meeting.base, "UPDATE session SET head_count = 90000");
  ps_ui_meeting_reopen (&fixture->meeting);
  show (fixture);
  ps_ui_test_click (fixture->view, "_Round");
  g_assert_true (sees (fixture, "90000 people are too many for a round: small groups give "
                                "everybody a turn."));
  g_assert_false (sees (fixture, "Begin Round"));
}

static void
test_a_complete_round_is_known_after_a_crash (Fixture       *fixture,
                                              gconstpointer  data G_GNUC_UNUSED)
{
  go_round (fixture);
  for (guint i = 0; i < 4; i++)
    press (fixture, "round.go");
  wait_for_rounds (fixture, "SELECT people FROM segment_round", 3);

  let_go (fixture);
  ps_ui_meeting_reopen (&fixture->meeting);
  show (fixture);
  ps_ui_test_click (fixture->view, "_Round");
  g_assert_true (sees (fixture, "A round of 3 has been completed in this segment."));
}

/* A full disk: it is said, nothing is lost, and the next step stores it. */
static void
test_a_write_that_fails_is_tried_again (Fixture       *fixture,
                                        gconstpointer  data G_GNUC_UNUSED)
{
  go_round (fixture);
  ps_test_db_exec (&fixture->meeting.base,
                   "CREATE TRIGGER full BEFORE INSERT ON segment_round"
                   " BEGIN SELECT RAISE (ABORT, 'no room'); END");
  for (guint i = 0; i < 4; i++)
    press (fixture, "round.go");
  ps_ui_test_wait_for (ps_ui_test_find (fixture->window, g_type_from_name ("AdwToastWidget"), NULL)
                       != NULL);
  g_assert_true (sees (fixture, "The round is complete: all 3 had a turn"));
  ps_test_db_exec (&fixture->meeting.base, "DROP TRIGGER full");

  press (fixture, "round.undo");
  press (fixture, "round.go");
  wait_for_rounds (fixture, "SELECT people FROM segment_round", 3);
}

static void
test_every_part_has_a_name (Fixture       *fixture,
                            gconstpointer  data G_GNUC_UNUSED)
{
  g_autofree char *unnamed = NULL;
  GtkWidget *go;

  go_round (fixture);
  press (fixture, "round.go");
  ps_ui_test_settle ();
  unnamed = ps_ui_test_unnamed (get_panel (fixture));
  g_assert_cmpstr (unnamed, ==, "");

  /* Whose turn it is, is heard from the button that has the focus. */
  go = ps_ui_test_find (get_panel (fixture), GTK_TYPE_BUTTON, "Shared");
  g_assert_true (gtk_widget_has_focus (go));
  gtk_test_accessible_assert_property (GTK_ACCESSIBLE (go), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                       "Seat 1");
}

/* All seats are one stop for Tab; the arrows go from one to the next. */
static void
test_seats_are_one_stop (Fixture       *fixture,
                         gconstpointer  data G_GNUC_UNUSED)
{
  GtkWidget *chips;

  go_round (fixture);
  press (fixture, "round.go");
  press (fixture, "round.go");
  ps_ui_test_settle ();
  chips = ps_ui_test_find (get_panel (fixture), PS_TYPE_SEAT_CHIPS, NULL);

  g_assert_true (gtk_widget_child_focus (chips, GTK_DIR_TAB_FORWARD));
  g_assert_true (gtk_widget_has_focus (get_chip (fixture, 1)));
  g_assert_true (gtk_widget_child_focus (chips, GTK_DIR_RIGHT));
  g_assert_true (gtk_widget_has_focus (get_chip (fixture, 2)));
  g_assert_false (gtk_widget_child_focus (chips, GTK_DIR_TAB_FORWARD));

  g_signal_emit_by_name (get_chip (fixture, 2), "clicked");
  assert_chip (fixture, 2, "Seat 3, now", "now");
  assert_chip (fixture, 1, "Seat 2, waiting", "waiting");
}

/* In a narrow window it keeps what is pressed in sight, and the seat whose turn it is. */
static void
test_it_fits_a_narrow_window (Fixture       *fixture,
                              gconstpointer  data G_GNUC_UNUSED)
{
  graphene_rect_t bounds;
  GtkWidget *chips;
  int least;

  ps_ui_meeting_start (&fixture->meeting);
  ps_test_db_exec (&fixture->meeting.base, "UPDATE session SET head_count = 60");
  ps_ui_meeting_reopen (&fixture->meeting);
  show (fixture);
  ps_ui_test_click (fixture->view, "_Round");
  gtk_widget_measure (get_panel (fixture), GTK_ORIENTATION_HORIZONTAL, -1, &least, NULL, NULL,
                      NULL);
  g_assert_cmpint (least, <=, 340);
  gtk_widget_measure (get_panel (fixture), GTK_ORIENTATION_VERTICAL, 340, &least, NULL, NULL, NULL);
  g_assert_cmpint (least, <=, 160);

  g_signal_emit_by_name (get_chip (fixture, 59), "clicked");
  chips = ps_ui_test_find (get_panel (fixture), PS_TYPE_SEAT_CHIPS, NULL);
  ps_ui_test_wait_for (gtk_widget_compute_bounds (get_chip (fixture, 59), chips, &bounds)
                       && bounds.origin.y >= 0
                       && bounds.origin.y + bounds.size.height
                          <= gtk_widget_get_height (chips) + 1);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  ps_ui_test_init ();

#define ADD(path, func) g_test_add ("/round-panel/" path, Fixture, NULL, set_up, func, tear_down)
  ADD ("round", test_it_goes_round);
  ADD ("time", test_a_turn_counts_and_does_not_warn);
  ADD ("people", test_people_come_and_go);
  ADD ("undo", test_a_step_back_takes_back_what_was_stored);
  ADD ("initials", test_initials_and_never_a_name);
  ADD ("room", test_the_room_learns_how_long_and_not_who);
  ADD ("segments", test_a_segment_has_its_own_round);
  ADD ("heads", test_heads_have_seats);
  ADD ("limits", test_too_many_and_nobody);
  ADD ("crash", test_a_complete_round_is_known_after_a_crash);
  ADD ("full-disk", test_a_write_that_fails_is_tried_again);
  ADD ("names", test_every_part_has_a_name);
  ADD ("one-stop", test_seats_are_one_stop);
  ADD ("narrow", test_it_fits_a_narrow_window);
#undef ADD

  return g_test_run ();
}
