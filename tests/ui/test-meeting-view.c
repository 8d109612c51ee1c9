#include "ps-meeting-view.h"

#include "ps-agenda.h"
#include "ps-error.h"
#include "ps-fit-label.h"
#include "ps-meeting-face.h"
#include "ps-meeting-words.h"
#include "ps-refit-popover.h"
#include "ps-ui-meeting.h"
#include "ps-ui-test.h"

typedef struct {
  PsUiMeeting  meeting;
  GtkWidget   *window;
  GtkWidget   *view;
  GSettings   *settings;
  gint64       debrief_id;
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
  ps_ui_test_settle ();
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  data G_GNUC_UNUSED)
{
  let_go (fixture);
  g_clear_object (&fixture->settings);
  ps_ui_meeting_tear_down (&fixture->meeting);
}

static void
open_debrief_cb (GSimpleAction *action G_GNUC_UNUSED,
                 GVariant      *parameter,
                 gpointer       user_data)
{
  ((Fixture *) user_data)->debrief_id = g_variant_get_int64 (parameter);
}

/* Shows the view in a window that knows what the real one does about a debrief. */
static void
show (Fixture *fixture)
{
  static const GActionEntry entries[] = { { "open-debrief", open_debrief_cb, "x" } };
  g_autoptr (GSimpleActionGroup) actions = g_simple_action_group_new ();

  fixture->view = ps_meeting_view_new (fixture->meeting.meetings, fixture->settings);
  fixture->window = ps_ui_test_window (fixture->view, 1000, 680);
  g_action_map_add_action_entries (G_ACTION_MAP (actions), entries, G_N_ELEMENTS (entries),
                                   fixture);
  gtk_widget_insert_action_group (fixture->window, "win", G_ACTION_GROUP (actions));
}

static const char *
get_clock (Fixture *fixture)
{
  GtkWidget *face = ps_ui_test_find (fixture->view, PS_TYPE_MEETING_FACE, NULL);

  return ps_meeting_face_get_clock (PS_MEETING_FACE (face));
}

#define sees(fixture, text) (ps_ui_test_find ((fixture)->view, GTK_TYPE_WIDGET, (text)) != NULL)

/* Presses a button and waits until what it does is stored and shown. */
static void
press (Fixture    *fixture,
       const char *label,
       const char *then)
{
  ps_ui_test_click (fixture->view, label);
  ps_ui_test_wait_for (sees (fixture, then));
}

/* Does what an item of a menu, or a key, does. */
static void
act (Fixture    *fixture,
     const char *action)
{
  g_assert_true (gtk_widget_activate_action (fixture->view, action, NULL));
}

static void
act_with (Fixture    *fixture,
          const char *action,
          const char *target)
{
  g_assert_true (gtk_widget_activate_action (fixture->view, action, "s", target));
}

static void
test_it_shows_where_the_meeting_stands (Fixture       *fixture,
                                        gconstpointer  data G_GNUC_UNUSED)
{
  ps_ui_meeting_start (&fixture->meeting);
  show (fixture);

  g_assert_cmpstr (get_clock (fixture), ==, "10 min");
  g_assert_true (sees (fixture, "Check-in round"));
  g_assert_true (sees (fixture, "Next: Guided topic, 30 min"));
  g_assert_true (sees (fixture, "Segment 1 of 3"));
  g_assert_true (sees (fixture, "60 min left · on time · ends about 19:00"));
  g_assert_cmpstr (gtk_window_get_title (GTK_WINDOW (fixture->window)), ==,
                   "10 minutes left, Check-in round");
  g_assert_false (sees (fixture, "_Count It"));

  ps_ui_meeting_pass (&fixture->meeting, 60);
  g_assert_cmpstr (get_clock (fixture), ==, "9 min");
}

static void
test_seconds_show_in_the_last_minutes (Fixture       *fixture,
                                       gconstpointer  data G_GNUC_UNUSED)
{
  ps_ui_meeting_start (&fixture->meeting);
  show (fixture);

  ps_ui_meeting_pass (&fixture->meeting, 301);
  g_assert_cmpstr (get_clock (fixture), ==, "4:59");
  ps_ui_meeting_pass (&fixture->meeting, 299);
  g_assert_cmpstr (get_clock (fixture), ==, "0:00");
  ps_ui_meeting_pass (&fixture->meeting, 35);
  g_assert_cmpstr (get_clock (fixture), ==, "+0:35");

  /* It is past its time and goes on: moving on is for a person. */
  g_assert_true (sees (fixture, "Check-in round"));
  g_assert_true (sees (fixture, "Time is up. Go on when the group is ready."));
}

static void
test_seconds_by_choice (Fixture       *fixture,
                        gconstpointer  data G_GNUC_UNUSED)
{
  fixture->settings = g_settings_new ("org.peerside.Peerside");
  ps_ui_meeting_start (&fixture->meeting);
  show (fixture);
  g_assert_cmpstr (get_clock (fixture), ==, "10 min");

  g_settings_set_boolean (fixture->settings, "show-seconds", TRUE);
  g_assert_cmpstr (get_clock (fixture), ==, "10:00");
  ps_ui_meeting_pass (&fixture->meeting, 1);
  g_assert_cmpstr (get_clock (fixture), ==, "9:59");
  g_settings_reset (fixture->settings, "show-seconds");
}

static void
test_minutes_are_added_and_taken (Fixture       *fixture,
                                  gconstpointer  data G_GNUC_UNUSED)
{
  ps_ui_meeting_start (&fixture->meeting);
  show (fixture);

  ps_ui_test_click (fixture->view, "+_1 min");
  ps_ui_test_wait_for (g_str_equal (get_clock (fixture), "11 min"));
  act (fixture, "meeting.add-five");
  ps_ui_test_wait_for (g_str_equal (get_clock (fixture), "16 min"));
  act (fixture, "meeting.remove-five");
  ps_ui_test_wait_for (g_str_equal (get_clock (fixture), "11 min"));
  act (fixture, "meeting.remove-minute");
  ps_ui_test_wait_for (g_str_equal (get_clock (fixture), "10 min"));
}

static void
test_it_goes_on_and_back (Fixture       *fixture,
                          gconstpointer  data G_GNUC_UNUSED)
{
  GtkWidget *back;

  ps_ui_meeting_start (&fixture->meeting);
  show (fixture);
  ps_ui_meeting_pass (&fixture->meeting, 120);
  back = ps_ui_test_find (fixture->view, GTK_TYPE_BUTTON, "_Back");
  g_assert_false (gtk_widget_is_sensitive (back));

  press (fixture, "_Next", "Guided topic");
  g_assert_cmpstr (get_clock (fixture), ==, "30 min");
  g_assert_true (sees (fixture, "Segment 2 of 3"));
  g_assert_cmpstr (gtk_window_get_title (GTK_WINDOW (fixture->window)), ==,
                   "30 minutes left, Guided topic");

  press (fixture, "_Back", "Check-in round");
  g_assert_cmpstr (get_clock (fixture), ==, "8 min");

  press (fixture, "_Next", "Guided topic");
  press (fixture, "_Next", "Last segment");

  /* Now there is one thing left to do, and it asks. */
  g_assert_null (ps_ui_test_find (fixture->view, GTK_TYPE_BUTTON, "_Next"));
}

static void
test_pause_and_resume (Fixture       *fixture,
                       gconstpointer  data G_GNUC_UNUSED)
{
  ps_ui_meeting_start (&fixture->meeting);
  show (fixture);

  press (fixture, "_Pause", "Paused. Next: Guided topic, 30 min");
  g_assert_cmpstr (gtk_window_get_title (GTK_WINDOW (fixture->window)), ==,
                   "Paused, Check-in round");
  ps_ui_meeting_pass (&fixture->meeting, 240);
  g_assert_cmpstr (get_clock (fixture), ==, "10 min");
  g_assert_true (sees (fixture, "Paused, 4 min · 56 min left · 4 min over · ends about 19:04"));

  press (fixture, "_Resume", "Next: Guided topic, 30 min");
  g_assert_cmpstr (get_clock (fixture), ==, "10 min");
  g_assert_true (sees (fixture, "56 min left · 4 min over · ends about 19:04 · paused 4 min"));
}

static void
test_the_title_changes_at_boundaries_only (Fixture       *fixture,
                                           gconstpointer  data G_GNUC_UNUSED)
{
  ps_ui_meeting_start (&fixture->meeting);
  ps_ui_meeting_do (&fixture->meeting, PS_CLOCK_NEXT, NULL);
  show (fixture);
  g_assert_cmpstr (gtk_window_get_title (GTK_WINDOW (fixture->window)), ==,
                   "30 minutes left, Guided topic");

  ps_ui_meeting_pass (&fixture->meeting, 600);
  g_assert_cmpstr (gtk_window_get_title (GTK_WINDOW (fixture->window)), ==,
                   "30 minutes left, Guided topic");
  ps_ui_meeting_pass (&fixture->meeting, 600);
  g_assert_cmpstr (gtk_window_get_title (GTK_WINDOW (fixture->window)), ==,
                   "10 minutes left, Guided topic");
  ps_ui_meeting_pass (&fixture->meeting, 540);
  g_assert_cmpstr (gtk_window_get_title (GTK_WINDOW (fixture->window)), ==,
                   "1 minute left, Guided topic");
  ps_ui_meeting_pass (&fixture->meeting, 60);
  g_assert_cmpstr (gtk_window_get_title (GTK_WINDOW (fixture->window)), ==,
                   "Time is up, Guided topic. The closing needs 20 minutes: move on by 18:40.");
}

static void
test_the_closing_is_spoken_up_for (Fixture       *fixture,
                                   gconstpointer  data G_GNUC_UNUSED)
{
  GtkWidget *note;

  ps_ui_meeting_start (&fixture->meeting);
  show (fixture);
  ps_ui_meeting_pass (&fixture->meeting, 13 * 60);
  g_assert_false (sees (fixture, "The closing needs 20 minutes: move on by 18:40."));

  /* Three minutes late into the last discussion: it is told at once, and aloud. */
  press (fixture, "_Next", "The closing needs 20 minutes: move on by 18:40.");
  g_assert_cmpstr (gtk_window_get_title (GTK_WINDOW (fixture->window)), ==,
                   "30 minutes left, Guided topic. The closing needs 20 minutes: move on by "
                   "18:40.");
  note = ps_ui_test_find (fixture->view, GTK_TYPE_LABEL,
                          "The closing needs 20 minutes: move on by 18:40.");
  g_assert_true (gtk_widget_has_css_class (gtk_widget_get_parent (note), "near"));

  ps_ui_meeting_pass (&fixture->meeting, 32 * 60);
  g_assert_true (sees (fixture,
                       "The closing takes 20 minutes, and the meeting has 15 minutes left."));
  g_assert_true (gtk_widget_has_css_class (gtk_widget_get_parent (note), "eaten"));
}

static GtkWidget *
find_offer (Fixture    *fixture,
            const char *text)
{
  GtkWidget *popover = ps_ui_test_find (fixture->view, PS_TYPE_REFIT_POPOVER, NULL);

  GtkWidget *label = popover != NULL ? ps_ui_test_find (popover, GTK_TYPE_LABEL, text) : NULL;

  return label != NULL ? gtk_widget_get_ancestor (label, GTK_TYPE_LIST_BOX_ROW) : NULL;
}

static void
test_a_late_meeting_can_be_fitted (Fixture       *fixture,
                                   gconstpointer  data G_GNUC_UNUSED)
{
  GtkWidget *offer;

  ps_ui_meeting_start (&fixture->meeting);
  show (fixture);
  g_assert_null (ps_ui_test_find (fixture->view, GTK_TYPE_MENU_BUTTON, "_Fit the Agenda…"));
  act (fixture, "meeting.show-refits");
  g_assert_true (sees (fixture, "The meeting is not running late, so there is nothing to fit."));

  ps_ui_meeting_pass (&fixture->meeting, 19 * 60);
  g_assert_nonnull (ps_ui_test_find (fixture->view, GTK_TYPE_MENU_BUTTON, "_Fit the Agenda…"));

  act (fixture, "meeting.show-refits");
  offer = find_offer (fixture, "Ends about 19:00");
  g_assert_nonnull (offer);
  g_assert_nonnull (find_offer (fixture, "Keep everything and end 9 minutes later."));

  /* Whoever reads them is not sent away by each second. */
  ps_ui_meeting_pass (&fixture->meeting, 1);
  g_assert_true (find_offer (fixture, "Ends about 19:00") == offer);

  gtk_widget_activate (offer);
  ps_ui_test_wait_for (sees (fixture, "Shortened by 9 minutes in all. Ends about 19:00."));
  g_assert_true (sees (fixture, "Next: Guided topic, 21 min"));
  g_assert_null (ps_ui_test_find (fixture->view, GTK_TYPE_MENU_BUTTON, "_Fit the Agenda…"));

  /* A screen reader is on the clock. */
  gtk_test_accessible_assert_property (
    GTK_ACCESSIBLE (ps_ui_test_find (fixture->view, PS_TYPE_MEETING_FACE, NULL)),
    GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, "Shortened by 9 minutes in all. Ends about 19:00.");

  press (fixture, "_Undo: Fit", "Taken back: Fit");
  g_assert_true (sees (fixture, "Next: Guided topic, 30 min"));
}

static void
test_every_touch_can_be_taken_back (Fixture       *fixture,
                                    gconstpointer  data G_GNUC_UNUSED)
{
  GtkWidget *undo;

  ps_ui_meeting_start (&fixture->meeting);
  show (fixture);
  undo = ps_ui_test_find (fixture->view, GTK_TYPE_BUTTON, "_Undo");
  g_assert_false (gtk_widget_is_sensitive (undo));

  press (fixture, "+_1 min", "_Undo: +1 min");
  act (fixture, "meeting.remove-five");
  ps_ui_test_wait_for (sees (fixture, "_Undo: −5 min"));
  press (fixture, "_Pause", "_Undo: Pause");
  press (fixture, "_Resume", "_Undo: Resume");
  act (fixture, "meeting.swap");
  ps_ui_test_wait_for (sees (fixture, "Next: Closing, 20 min"));
  act (fixture, "meeting.skip");
  ps_ui_test_wait_for (sees (fixture, "Left out: Check-in round"));
  g_assert_true (sees (fixture, "_Undo: Skip"));
  act_with (fixture, "meeting.mark", "topic-idea");
  ps_ui_test_wait_for (sees (fixture, "Marked: Topic idea, 18:00"));

  press (fixture, "_Undo: Mark", "Taken back: Mark");
  press (fixture, "_Undo: Skip", "Check-in round");
  press (fixture, "_Undo: Swap", "Next: Guided topic, 30 min");
  press (fixture, "_Undo: Resume", "_Resume");
  press (fixture, "_Undo: Pause", "_Pause");
  press (fixture, "_Undo: −5 min", "_Undo: +1 min");
  press (fixture, "_Undo: +1 min", "_Undo");
  g_assert_cmpstr (get_clock (fixture), ==, "10 min");
  g_assert_false (gtk_widget_is_sensitive (undo));
}

static void
test_a_pause_says_why (Fixture       *fixture,
                       gconstpointer  data G_GNUC_UNUSED)
{
  ps_ui_meeting_start (&fixture->meeting);
  show (fixture);

  act_with (fixture, "meeting.pause-for", "break");
  ps_ui_test_wait_for (sees (fixture, "_Resume"));
  g_assert_true (sees (fixture, "Paused: break · 60 min left · on time · ends about 19:00"));
  ps_ui_meeting_pass (&fixture->meeting, 200);
  g_assert_true (sees (fixture,
                       "Paused: break, 3 min · 57 min left · 3 min over · ends about 19:03"));

  /* Something happens in the break. */
  act_with (fixture, "meeting.pause-for", "crisis");
  ps_ui_test_wait_for (sees (fixture, "Paused: crisis, 3 min · 57 min left · 3 min over · "
                                      "ends about 19:03"));
  act_with (fixture, "meeting.pause-for", "crisis");
  ps_ui_test_settle ();
  g_assert_false (sees (fixture, "_Dismiss"));
}

static void
test_the_script_is_one_key_away (Fixture       *fixture,
                                 gconstpointer  data G_GNUC_UNUSED)
{
  ps_test_db_exec (&fixture->meeting.base,
                   "UPDATE agenda_segment SET cue = 'Let us go round.', materials = 'A bell'"
                   " WHERE position = 0");
  fixture->settings = g_settings_new ("org.peerside.Peerside");
  ps_ui_meeting_start (&fixture->meeting);
  show (fixture);
  g_assert_false (sees (fixture, "Let us go round."));

  act (fixture, "meeting.script");
  g_assert_true (sees (fixture, "Let us go round."));
  g_assert_true (sees (fixture, "A bell"));
  g_assert_true (g_settings_get_boolean (fixture->settings, "show-script"));

  press (fixture, "_Next", "There is no text for this segment. It can be written in the group’s "
                           "agenda.");
  g_assert_false (sees (fixture, "A bell"));

  act (fixture, "meeting.hide-script");
  g_assert_false (g_settings_get_boolean (fixture->settings, "show-script"));
  g_settings_reset (fixture->settings, "show-script");
}

static void
test_a_segment_can_be_kept_from_moving_on (Fixture       *fixture,
                                           gconstpointer  data G_GNUC_UNUSED)
{
  ps_test_db_exec (&fixture->meeting.base, "UPDATE agenda_segment SET auto_advance = 1");
  ps_ui_meeting_start (&fixture->meeting);
  show (fixture);
  g_assert_true (sees (fixture, "This segment moves on by itself."));

  press (fixture, "S_tay Here", "This segment stays until you move on.");
  ps_ui_meeting_pass (&fixture->meeting, 601);
  g_assert_true (sees (fixture, "Check-in round"));

  /* For that segment only. */
  press (fixture, "_Next", "Guided topic");
  g_assert_true (sees (fixture, "S_tay Here"));
  ps_ui_meeting_pass (&fixture->meeting, 1800);
  ps_ui_test_wait_for (sees (fixture, "Last segment"));
  g_assert_false (sees (fixture, "S_tay Here"));
}

/* A segment that ran out while the program was not there waits for a person. */
static void
test_after_a_crash_nothing_moves_on_by_itself (Fixture       *fixture,
                                               gconstpointer  data G_GNUC_UNUSED)
{
  ps_test_db_exec (&fixture->meeting.base, "UPDATE agenda_segment SET auto_advance = 1");
  ps_ui_meeting_start (&fixture->meeting);
  fixture->meeting.now.wall += 20 * G_TIME_SPAN_SECOND;
  fixture->meeting.now.boot += 20 * G_TIME_SPAN_SECOND;
  ps_ui_meeting_reopen (&fixture->meeting);
  show (fixture);

  ps_ui_test_click (fixture->view, "_Continue");
  g_assert_true (sees (fixture, "Let It _Move On"));
  ps_ui_meeting_pass (&fixture->meeting, 600);
  g_assert_true (sees (fixture, "Check-in round"));
  press (fixture, "Let It _Move On", "S_tay Here");
  ps_ui_meeting_pass (&fixture->meeting, 1);
  ps_ui_test_wait_for (sees (fixture, "Guided topic"));
}

static void
test_a_day_late_is_said_in_hours (Fixture       *fixture,
                                  gconstpointer  data G_GNUC_UNUSED)
{
  ps_ui_meeting_pass (&fixture->meeting, 24 * 3600);
  ps_ui_meeting_start (&fixture->meeting);
  show (fixture);

  g_assert_true (sees (fixture, "23 hours past the end · 24 hours over · ends about 19:00"));
  g_assert_true (sees (fixture, "The meeting’s time is up, and the closing still takes "
                                "20 minutes."));
  act (fixture, "meeting.show-refits");
  g_assert_nonnull (find_offer (fixture, "Keep everything and end 24 hours later."));
  gtk_popover_popdown (GTK_POPOVER (ps_ui_test_find (fixture->view, PS_TYPE_REFIT_POPOVER, NULL)));
  ps_ui_test_settle ();
}

static void
test_a_clock_that_is_set_back_changes_no_figure (Fixture       *fixture,
                                                 gconstpointer  data G_GNUC_UNUSED)
{
  ps_ui_meeting_start (&fixture->meeting);
  show (fixture);
  ps_ui_meeting_pass (&fixture->meeting, 180);
  fixture->meeting.now.wall -= G_TIME_SPAN_HOUR;
  ps_ui_meeting_pass (&fixture->meeting, 60);

  g_assert_cmpstr (get_clock (fixture), ==, "6 min");
  g_assert_true (sees (fixture, "56 min left · on time · ends about 18:00"));
  g_assert_false (sees (fixture, "_Count It"));
}

static void
test_two_days_of_sleep_are_asked_about (Fixture       *fixture,
                                        gconstpointer  data G_GNUC_UNUSED)
{
  ps_ui_meeting_start (&fixture->meeting);
  fixture->meeting.now.wall += 48 * G_TIME_SPAN_HOUR;
  fixture->meeting.now.boot += 48 * G_TIME_SPAN_HOUR;
  ps_ui_meeting_reopen (&fixture->meeting);
  show (fixture);

  g_assert_true (sees (fixture, "47 hours past the end · 47 hours 50 minutes over · "
                                "ends about 18:50"));
  ps_ui_test_click (fixture->view, "It Was a _Pause");
  ps_ui_test_wait_for (!sees (fixture, "It Was a _Pause"));
  g_assert_cmpstr (get_clock (fixture), ==, "10 min");
}

static void
test_it_fits_into_360_pixels (Fixture       *fixture,
                              gconstpointer  data G_GNUC_UNUSED)
{
  GtkWidget *box;

  ps_test_db_exec (&fixture->meeting.base,
                   "UPDATE agenda_segment SET auto_advance = 1, cue = 'Let us go round.'");
  ps_ui_meeting_start (&fixture->meeting);
  ps_ui_meeting_do (&fixture->meeting, PS_CLOCK_NEXT, NULL);
  show (fixture);
  act (fixture, "meeting.script");
  ps_ui_meeting_pass (&fixture->meeting, 45 * 60);
  ps_ui_meeting_do (&fixture->meeting, PS_CLOCK_PAUSE, "technical");
  ps_ui_test_settle ();

  box = adw_bin_get_child (ADW_BIN (fixture->view));
  for (GtkWidget *child = gtk_widget_get_first_child (box);
       child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      int least;

      gtk_widget_measure (child, GTK_ORIENTATION_HORIZONTAL, -1, &least, NULL, NULL, NULL);
      g_assert_cmpint (least, <=, 360);
    }
}

static GtkWidget *
find_actor (GtkWidget  *root,
            const char *action)
{
  if (GTK_IS_ACTIONABLE (root)
      && g_strcmp0 (gtk_actionable_get_action_name (GTK_ACTIONABLE (root)), action) == 0)
    return root;

  for (GtkWidget *child = gtk_widget_get_first_child (root);
       child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = find_actor (child, action);

      if (found != NULL)
        return found;
    }

  return NULL;
}

/* Three buttons of the window take a third of it. */
static void
test_its_header_bar_leaves_out_what_there_is_no_room_for (Fixture       *fixture,
                                                          gconstpointer  data G_GNUC_UNUSED)
{
  GtkWidget *header, *button;
  int least;

  g_object_set (gtk_settings_get_default (), "gtk-decoration-layout",
                "icon:minimize,maximize,close", NULL);
  ps_ui_meeting_start (&fixture->meeting);
  show (fixture);
  header = ps_ui_test_find (fixture->view, ADW_TYPE_HEADER_BAR, NULL);
  button = find_actor (fixture->view, "meeting.full-screen");
  g_assert_true (gtk_widget_get_visible (button));

  gtk_window_set_default_size (GTK_WINDOW (fixture->window), 360, 600);
  ps_ui_test_wait_for (!gtk_widget_get_visible (button));
  g_assert_cmpstr (adw_header_bar_get_decoration_layout (ADW_HEADER_BAR (header)), ==,
                   ":minimize,maximize,close");
  gtk_widget_measure (header, GTK_ORIENTATION_HORIZONTAL, -1, &least, NULL, NULL, NULL);
  g_assert_cmpint (least, <=, 360);

  gtk_window_set_default_size (GTK_WINDOW (fixture->window), 1000, 600);
  ps_ui_test_wait_for (gtk_widget_get_visible (button));
  g_assert_null (adw_header_bar_get_decoration_layout (ADW_HEADER_BAR (header)));
}

static gboolean
fill_with_segments (PsConn    *conn,
                    gpointer   data,
                    GError   **error)
{
  PsUiMeeting *meeting = data;
  g_autoptr (GPtrArray) agenda = ps_segment_plans_new ();

  for (guint i = 0; i < 200; i++)
    g_ptr_array_add (agenda, ps_segment_plan_new (PS_SEGMENT_TOPIC, "Topic", 60, 60, 60));

  return ps_agenda_store (conn, meeting->group_id, agenda, error);
}

static void
test_two_hundred_segments (Fixture       *fixture,
                           gconstpointer  data G_GNUC_UNUSED)
{
  g_autoptr (GError) error = NULL;

  ps_db_write_sync (fixture->meeting.base.db, fill_with_segments, &fixture->meeting, &error);
  g_assert_no_error (error);
  ps_ui_meeting_start (&fixture->meeting);
  show (fixture);

  g_assert_true (sees (fixture, "Segment 1 of 200"));
  g_assert_true (sees (fixture, "60 min left · on time · ends about 21:20"));
  press (fixture, "_Next", "Segment 2 of 200");
}

/* No such meeting can be started, but one can be met in a file that was made elsewhere. */
static void
test_no_segments_at_all (Fixture       *fixture,
                         gconstpointer  data G_GNUC_UNUSED)
{
  ps_ui_meeting_start (&fixture->meeting);
  ps_test_db_exec (&fixture->meeting.base, "DELETE FROM segment");
  ps_ui_meeting_reopen (&fixture->meeting);
  show (fixture);

  g_assert_true (sees (fixture, "60 min left · on time · ends about 19:00"));
  g_assert_true (sees (fixture, "This meeting has no agenda. Its clock shows the time until its "
                                "end."));
  g_assert_cmpstr (get_clock (fixture), ==, "60 min");
  press (fixture, "_Pause", "_Resume");
}

static void
test_an_absence_is_asked_about (Fixture       *fixture,
                                gconstpointer  data G_GNUC_UNUSED)
{
  ps_ui_meeting_start (&fixture->meeting);
  ps_ui_meeting_pass (&fixture->meeting, 60);
  ps_ui_meeting_do (&fixture->meeting, PS_CLOCK_EXTEND, "60");
  fixture->meeting.now.wall += 360 * G_TIME_SPAN_SECOND;
  fixture->meeting.now.boot += 360 * G_TIME_SPAN_SECOND;
  ps_ui_meeting_reopen (&fixture->meeting);
  show (fixture);

  g_assert_true (sees (fixture,
                       "A meeting was running. Away for 6 minutes. Was that a pause?"));
  g_assert_cmpstr (get_clock (fixture), ==, "4:00");

  ps_ui_test_click (fixture->view, "It Was a _Pause");
  ps_ui_test_wait_for (g_str_equal (get_clock (fixture), "10 min"));
  g_assert_false (sees (fixture, "It Was a _Pause"));
}

static void
test_an_absence_that_counts (Fixture       *fixture,
                             gconstpointer  data G_GNUC_UNUSED)
{
  ps_ui_meeting_start (&fixture->meeting);
  ps_ui_meeting_pass (&fixture->meeting, 60);
  ps_ui_meeting_do (&fixture->meeting, PS_CLOCK_EXTEND, "60");
  fixture->meeting.now.wall += 360 * G_TIME_SPAN_SECOND;
  fixture->meeting.now.boot += 360 * G_TIME_SPAN_SECOND;
  ps_ui_meeting_reopen (&fixture->meeting);
  show (fixture);

  ps_ui_test_click (fixture->view, "_Count It");
  ps_ui_test_wait_for (!sees (fixture, "_Count It"));
  g_assert_cmpstr (get_clock (fixture), ==, "4:00");
}

static void
test_a_short_crash_only_asks_to_go_on (Fixture       *fixture,
                                       gconstpointer  data G_GNUC_UNUSED)
{
  ps_ui_meeting_start (&fixture->meeting);
  fixture->meeting.now.wall += 20 * G_TIME_SPAN_SECOND;
  fixture->meeting.now.boot += 20 * G_TIME_SPAN_SECOND;
  ps_ui_meeting_reopen (&fixture->meeting);
  show (fixture);

  g_assert_true (sees (fixture, "A meeting was running. Continue?"));
  g_assert_true (sees (fixture, "_End Meeting…"));
  ps_ui_test_click (fixture->view, "_Continue");
  g_assert_false (sees (fixture, "A meeting was running. Continue?"));
}

static void
test_the_end_is_asked_for_and_then_debriefed (Fixture       *fixture,
                                              gconstpointer  data G_GNUC_UNUSED)
{
  PsLiveMeeting *meeting = ps_ui_meeting_start (&fixture->meeting);
  gint64 id = ps_session_get_id (ps_live_meeting_get_session (meeting));

  show (fixture);
  ps_ui_test_click (fixture->view, "_End…");
  ps_ui_test_answer ("_Keep Running");
  ps_ui_test_settle ();
  g_assert_true (ps_meetings_get_current (fixture->meeting.meetings) == meeting);

  ps_ui_test_click (fixture->view, "_End…");
  ps_ui_test_answer ("_End Meeting");
  ps_ui_test_wait_for (fixture->debrief_id != 0);
  g_assert_cmpint (fixture->debrief_id, ==, id);
  g_assert_null (ps_meetings_get_current (fixture->meeting.meetings));
}

/* The database stops taking anything, as a full disk would have it. */
static void
test_a_write_that_fails_is_said_and_changes_nothing (Fixture       *fixture,
                                                     gconstpointer  data G_GNUC_UNUSED)
{
  ps_ui_meeting_start (&fixture->meeting);
  show (fixture);
  ps_test_db_exec (&fixture->meeting.base,
                   "CREATE TRIGGER full BEFORE INSERT ON clock_event"
                   " BEGIN SELECT RAISE (ABORT, 'no room'); END");

  press (fixture, "_Next", "_Dismiss");
  g_assert_true (sees (fixture, "Check-in round"));
  g_assert_cmpstr (get_clock (fixture), ==, "10 min");

  ps_test_db_exec (&fixture->meeting.base, "DROP TRIGGER full");
  press (fixture, "_Next", "Guided topic");
  ps_ui_test_wait_for (!sees (fixture, "_Dismiss"));
}

static void
test_nobody_is_named (Fixture       *fixture,
                      gconstpointer  data G_GNUC_UNUSED)
{
  g_autofree char *said = NULL;

  ps_ui_meeting_start (&fixture->meeting);
  show (fixture);
  ps_ui_meeting_pass (&fixture->meeting, 601);

  said = ps_ui_meeting_say (fixture->window);
  g_assert_nonnull (strstr (said, "Check-in round"));
  g_assert_null (strstr (said, "Ana"));
  g_assert_null (strstr (said, "Ben"));
  g_assert_null (strstr (said, "Cleo"));
  g_assert_null (strstr (said, "Rosa"));
  g_assert_null (strstr (said, "Kim"));
}

static void
test_the_curtain_leaves_no_word (Fixture       *fixture,
                                 gconstpointer  data G_GNUC_UNUSED)
{
  GtkWidget *stack = gtk_stack_new ();

  ps_ui_meeting_start (&fixture->meeting);
  fixture->view = ps_meeting_view_new (fixture->meeting.meetings, NULL);
  gtk_stack_add_named (GTK_STACK (stack), fixture->view, "meeting");
  gtk_stack_add_named (GTK_STACK (stack), gtk_button_new (), "curtain");
  fixture->window = ps_ui_test_window (stack, 1000, 680);
  act (fixture, "meeting.attendance");
  g_assert_nonnull (ps_ui_test_dialog (GTK_TYPE_WIDGET, "Ana"));

  gtk_stack_set_visible_child_name (GTK_STACK (stack), "curtain");
  ps_ui_test_settle ();
  g_assert_null (ps_ui_test_dialog (GTK_TYPE_WIDGET, "Ana"));
  g_assert_cmpstr (gtk_window_get_title (GTK_WINDOW (fixture->window)), ==, "Peerside");

  /* The clock goes on behind it, and says nothing. */
  ps_ui_meeting_pass (&fixture->meeting, 700);
  g_assert_cmpstr (gtk_window_get_title (GTK_WINDOW (fixture->window)), ==, "Peerside");
  gtk_stack_set_visible_child_name (GTK_STACK (stack), "meeting");
  ps_ui_test_wait_for (gtk_widget_get_mapped (fixture->view));
  g_assert_cmpstr (gtk_window_get_title (GTK_WINDOW (fixture->window)), ==,
                   "Time is up, Check-in round");
}

static void
test_who_is_here_is_stored_at_once (Fixture       *fixture,
                                    gconstpointer  data G_GNUC_UNUSED)
{
  GtkWidget *dialog, *row, *entry;

  ps_ui_meeting_start (&fixture->meeting);
  show (fixture);
  act (fixture, "meeting.attendance");
  dialog = ps_ui_test_dialog (GTK_TYPE_WIDGET, "Ana");
  g_assert_nonnull (ps_ui_test_find (dialog, GTK_TYPE_WIDGET, "0 of 3 here"));

  row = ps_ui_test_find (dialog, ADW_TYPE_ACTION_ROW, "Ana");
  adw_action_row_activate (ADW_ACTION_ROW (row));
  ps_ui_test_wait_for (ps_ui_test_find (dialog, GTK_TYPE_WIDGET, "1 of 3 here") != NULL);
  gtk_test_accessible_assert_property (GTK_ACCESSIBLE (row),
                                       GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, "Present");

  row = ps_ui_test_find (dialog, ADW_TYPE_ACTION_ROW, "Ben");
  gtk_widget_activate_action (row, "row.status", "s", "late");
  ps_ui_test_wait_for (ps_ui_test_find (dialog, GTK_TYPE_WIDGET, "2 of 3 here") != NULL);

  entry = ps_ui_test_find (dialog, GTK_TYPE_ENTRY, NULL);
  gtk_editable_set_text (GTK_EDITABLE (entry), "  Dora & Co ");
  ps_ui_test_click (dialog, "_Add Walk-in");
  ps_ui_test_wait_for (ps_ui_test_find (dialog, ADW_TYPE_ACTION_ROW, "Dora & Co") != NULL);
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (entry)), ==, "");

  g_assert_cmpint (ps_test_db_int64 (&fixture->meeting.base,
                                     "SELECT count (*) FROM attendance"
                                     " WHERE status IN ('present', 'late')"), ==, 3);
}

static void
test_it_moves_on_by_itself_where_the_agenda_says_so (Fixture       *fixture,
                                                     gconstpointer  data G_GNUC_UNUSED)
{
  ps_test_db_exec (&fixture->meeting.base, "UPDATE agenda_segment SET auto_advance = 1");
  ps_ui_meeting_start (&fixture->meeting);
  show (fixture);

  ps_ui_meeting_pass (&fixture->meeting, 599);
  g_assert_true (sees (fixture, "Check-in round"));
  ps_ui_meeting_pass (&fixture->meeting, 1);
  ps_ui_test_wait_for (sees (fixture, "Guided topic"));
}

static void
test_a_clock_is_measured_on_its_widest (void)
{
  static const char * const clocks[][2] = {
    { "4:59", "88:88" }, { "12:40", "88:88" }, { "+0:35", "+88:88" },
    { "7 min", "88 min" }, { "25 min", "88 min" }, { "1:02:40", "8:88:88" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (clocks); i++)
    {
      g_autofree char *widest = ps_meeting_words_widest (clocks[i][0]);

      g_assert_cmpstr (widest, ==, clocks[i][1]);
    }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  ps_ui_test_init ();

#define ADD(path, func) g_test_add ("/ui/meeting-view/" path, Fixture, NULL, set_up, func, tear_down)
  ADD ("it-shows-where-the-meeting-stands", test_it_shows_where_the_meeting_stands);
  ADD ("seconds-show-in-the-last-minutes", test_seconds_show_in_the_last_minutes);
  ADD ("seconds-by-choice", test_seconds_by_choice);
  ADD ("minutes-are-added-and-taken", test_minutes_are_added_and_taken);
  ADD ("it-goes-on-and-back", test_it_goes_on_and_back);
  ADD ("pause-and-resume", test_pause_and_resume);
  ADD ("the-title-changes-at-boundaries-only", test_the_title_changes_at_boundaries_only);
  ADD ("the-closing-is-spoken-up-for", test_the_closing_is_spoken_up_for);
  ADD ("an-absence-is-asked-about", test_an_absence_is_asked_about);
  ADD ("an-absence-that-counts", test_an_absence_that_counts);
  ADD ("a-short-crash-only-asks-to-go-on", test_a_short_crash_only_asks_to_go_on);
  ADD ("the-end-is-asked-for-and-then-debriefed", test_the_end_is_asked_for_and_then_debriefed);
  ADD ("a-write-that-fails-is-said-and-changes-nothing",
       test_a_write_that_fails_is_said_and_changes_nothing);
  ADD ("nobody-is-named", test_nobody_is_named);
  ADD ("the-curtain-leaves-no-word", test_the_curtain_leaves_no_word);
  ADD ("who-is-here-is-stored-at-once", test_who_is_here_is_stored_at_once);
  ADD ("it-moves-on-by-itself-where-the-agenda-says-so",
       test_it_moves_on_by_itself_where_the_agenda_says_so);
  ADD ("a-late-meeting-can-be-fitted", test_a_late_meeting_can_be_fitted);
  ADD ("every-touch-can-be-taken-back", test_every_touch_can_be_taken_back);
  ADD ("a-pause-says-why", test_a_pause_says_why);
  ADD ("the-script-is-one-key-away", test_the_script_is_one_key_away);
  ADD ("a-segment-can-be-kept-from-moving-on", test_a_segment_can_be_kept_from_moving_on);
  ADD ("after-a-crash-nothing-moves-on-by-itself", test_after_a_crash_nothing_moves_on_by_itself);
  ADD ("a-day-late-is-said-in-hours", test_a_day_late_is_said_in_hours);
  ADD ("a-clock-that-is-set-back-changes-no-figure",
       test_a_clock_that_is_set_back_changes_no_figure);
  ADD ("two-days-of-sleep-are-asked-about", test_two_days_of_sleep_are_asked_about);
  ADD ("it-fits-into-360-pixels", test_it_fits_into_360_pixels);
  ADD ("its-header-bar-leaves-out-what-there-is-no-room-for",
       test_its_header_bar_leaves_out_what_there_is_no_room_for);
  ADD ("two-hundred-segments", test_two_hundred_segments);
  ADD ("no-segments-at-all", test_no_segments_at_all);
#undef ADD
  g_test_add_func ("/ui/meeting-view/a-clock-is-measured-on-its-widest",
                   test_a_clock_is_measured_on_its_widest);

  return g_test_run ();
}
