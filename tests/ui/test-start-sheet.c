#include "ps-start-sheet.h"

#include "ps-topic-field.h"
#include "ps-ui-meeting.h"
#include "ps-ui-test.h"

typedef struct {
  PsUiMeeting  meeting;
  PsContent   *content;
  PsTopics    *topics;
  GtkWidget   *window;
  GtkWidget   *sheet;
} Fixture;

static void
set_up (Fixture       *fixture,
        gconstpointer  data G_GNUC_UNUSED)
{
  ps_ui_meeting_set_up (&fixture->meeting);
  fixture->content = ps_content_new (NULL, NULL, NULL);
  fixture->topics = ps_topics_new (fixture->meeting.base.db, &fixture->meeting.clock,
                                   fixture->content);
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  data G_GNUC_UNUSED)
{
  if (fixture->sheet != NULL)
    gtk_window_destroy (GTK_WINDOW (fixture->sheet));
  g_clear_weak_pointer (&fixture->sheet);
  if (fixture->window != NULL)
    gtk_window_destroy (GTK_WINDOW (fixture->window));
  ps_ui_test_settle ();
  g_assert_finalize_object (fixture->topics);
  g_assert_finalize_object (fixture->content);
  ps_ui_meeting_tear_down (&fixture->meeting);
}

static void
show_draft (Fixture        *fixture,
            PsMeetingDraft *draft)
{
  fixture->window = ps_ui_test_window (gtk_label_new ("Today"), 1000, 680);
  g_set_weak_pointer (&fixture->sheet,
                      ps_start_sheet_new (fixture->meeting.meetings, fixture->topics,
                                          &fixture->meeting.clock, draft));
  gtk_window_set_transient_for (GTK_WINDOW (fixture->sheet), GTK_WINDOW (fixture->window));
  gtk_window_present (GTK_WINDOW (fixture->sheet));
  ps_ui_test_settle ();
}

static void
show (Fixture *fixture)
{
  show_draft (fixture, ps_ui_meeting_prepare (&fixture->meeting));
}

#define sees(fixture, text) (ps_ui_test_find ((fixture)->sheet, GTK_TYPE_WIDGET, (text)) != NULL)

static GtkSpinButton *
get_minutes (Fixture    *fixture,
             const char *segment)
{
  GtkWidget *row = ps_ui_test_find (fixture->sheet, ADW_TYPE_ACTION_ROW, segment);

  return GTK_SPIN_BUTTON (ps_ui_test_find (row, GTK_TYPE_SPIN_BUTTON, NULL));
}

static void
tick (Fixture    *fixture,
      const char *name)
{
  adw_action_row_activate (ADW_ACTION_ROW (ps_ui_test_find (fixture->sheet, ADW_TYPE_ACTION_ROW,
                                                            name)));
}

static void
start (Fixture *fixture)
{
  ps_ui_test_click (fixture->sheet, "_Start Meeting");
  ps_ui_test_wait_for (fixture->sheet == NULL);
  g_assert_nonnull (ps_meetings_get_current (fixture->meeting.meetings));
}

static void
test_all_is_filled_in (Fixture       *fixture,
                       gconstpointer  data G_GNUC_UNUSED)
{
  show (fixture);

  g_assert_true (sees (fixture, "Tuesday group"));
  g_assert_true (sees (fixture, "Tuesday, November 3, 18:00 to 19:00"));
  g_assert_true (sees (fixture, "1 hour, ends about 19:00"));
  g_assert_true (sees (fixture, "0 of 3 here"));
  g_assert_true (sees (fixture, "Rosa"));
  g_assert_true (sees (fixture, "Kim"));
  g_assert_cmpint (gtk_spin_button_get_value_as_int (get_minutes (fixture, "Guided topic")), ==,
                   30);

  start (fixture);
}

static void
test_the_guest_who_comes_is_told_what_stays_in_the_room (Fixture       *fixture,
                                                         gconstpointer  data G_GNUC_UNUSED)
{
  PsMeetingDraft *draft;

  ps_test_db_exec (&fixture->meeting.base,
                   "INSERT INTO guest (uid, name, name_fold, subject, created_at, updated_at)"
                   " VALUES (randomblob (16), 'Noor Haddad', 'noor haddad', 'physical therapist', 1, 1);"
                   "INSERT INTO booking (uid, guest_id, group_id, rule_on, state, created_at, updated_at)"
                   " VALUES (randomblob (16), 1, 1, '2026-11-03', 'agreed', 1, 1)");
  draft = ps_meetings_prepare (fixture->meeting.meetings, 1, "2026-11-03",
                               PS_UI_MEETING_SIX_O_CLOCK, NULL);
  show_draft (fixture, draft);
  g_assert_false (sees (fixture, "Noor Haddad"));
  g_assert_true (sees (fixture, "Guest: physical therapist, not briefed yet"));

  tick (fixture, "Guest: physical therapist, not briefed yet");
  g_assert_true (sees (fixture, "Guest: physical therapist, briefed"));
  start (fixture);
  g_assert_cmpint (ps_test_db_int64 (&fixture->meeting.base,
                                     "SELECT count (*) FROM booking"
                                     " WHERE briefed_on = '2026-11-03'"), ==, 1);
}

static void
test_minutes_add_up (Fixture       *fixture,
                     gconstpointer  data G_GNUC_UNUSED)
{
  PsClockReading reading;

  show (fixture);
  gtk_spin_button_set_value (get_minutes (fixture, "Check-in round"), 3);
  g_assert_true (sees (fixture, "53 minutes, ends about 18:53"));

  gtk_spin_button_set_value (get_minutes (fixture, "Guided topic"), 55);
  g_assert_true (sees (fixture, "1 hour 18 minutes, ends about 19:18"));
  g_assert_true (sees (fixture, "The agenda is 18 minutes longer than the meeting. "
                                "You can start all the same."));

  /* Three minutes are under the group's own least, and what was set is what counts. */
  start (fixture);
  ps_live_meeting_read (ps_meetings_get_current (fixture->meeting.meetings), &reading);
  g_assert_cmpint (reading.segment_left_s, ==, 180);
}

static void
test_who_is_here_goes_with_it (Fixture       *fixture,
                               gconstpointer  data G_GNUC_UNUSED)
{
  GtkWidget *entry;

  show (fixture);
  tick (fixture, "Ana");
  tick (fixture, "Cleo");
  g_assert_true (sees (fixture, "2 of 3 here"));
  tick (fixture, "Cleo");
  g_assert_true (sees (fixture, "1 of 3 here"));

  entry = ps_ui_test_find (fixture->sheet, GTK_TYPE_ENTRY, "");
  gtk_editable_set_text (GTK_EDITABLE (entry), "Dora");
  ps_ui_test_click (fixture->sheet, "_Add Walk-in");
  g_assert_true (sees (fixture, "2 of 4 here"));

  /* Typed, not added, and not lost. */
  gtk_editable_set_text (GTK_EDITABLE (entry), "Emil");
  start (fixture);

  g_assert_cmpint (ps_test_db_int64 (&fixture->meeting.base,
                                     "SELECT count (*) FROM attendance a"
                                     " JOIN person p ON p.id = a.person_id"
                                     " WHERE a.status = 'present'"
                                     " AND p.preferred_name IN ('Ana', 'Dora', 'Emil')"), ==, 3);
}

/* Nobody is turned away at the door because of a number. */
static void
test_a_full_group_is_said_and_refuses_nobody (Fixture       *fixture,
                                              gconstpointer  data G_GNUC_UNUSED)
{
  GtkWidget *entry;

  ps_test_db_exec (&fixture->meeting.base, "UPDATE support_group SET capacity = 3");
  show (fixture);
  g_assert_true (sees (fixture, "3 of 3 places"));

  entry = ps_ui_test_find (fixture->sheet, GTK_TYPE_ENTRY, "");
  gtk_editable_set_text (GTK_EDITABLE (entry), "Dora");
  ps_ui_test_click (fixture->sheet, "_Add Walk-in");
  g_assert_true (sees (fixture, "4 people are on this list; the group is meant for 3."));
  start (fixture);
  g_assert_cmpint (ps_test_db_int64 (&fixture->meeting.base,
                                     "SELECT count (*) FROM person WHERE preferred_name = 'Dora'"),
                   ==, 1);
}

static void
test_a_meeting_without_people (Fixture       *fixture,
                               gconstpointer  data G_GNUC_UNUSED)
{
  ps_test_db_exec (&fixture->meeting.base, "DELETE FROM membership");
  show (fixture);

  g_assert_true (sees (fixture, "Nobody is on the list yet. The meeting can start all the same, "
                                "and people can be added as they come."));
  start (fixture);
}

static void
test_heads_are_counted_where_no_roster_is_kept (Fixture       *fixture,
                                                gconstpointer  data G_GNUC_UNUSED)
{
  PsMeetingDraft *draft = ps_ui_meeting_prepare (&fixture->meeting);
  GtkWidget *label, *spin;

  g_ptr_array_set_size (draft->attendance, 0);
  draft->head_count = 0;
  show_draft (fixture, draft);

  g_assert_false (sees (fixture, "_Add Walk-in"));
  label = ps_ui_test_find (fixture->sheet, GTK_TYPE_LABEL, "_How many people are here?");
  spin = gtk_label_get_mnemonic_widget (GTK_LABEL (label));
  gtk_spin_button_set_value (GTK_SPIN_BUTTON (spin), 7);
  start (fixture);
  g_assert_cmpint (ps_test_db_int64 (&fixture->meeting.base,
                                     "SELECT head_count FROM session"), ==, 7);
}

static void
test_a_second_meeting_is_refused_in_words (Fixture       *fixture,
                                           gconstpointer  data G_GNUC_UNUSED)
{
  show (fixture);
  tick (fixture, "Ben");
  ps_ui_meeting_start (&fixture->meeting);

  ps_ui_test_click (fixture->sheet, "_Start Meeting");
  ps_ui_test_wait_for (sees (fixture, "A meeting is running already. End it before you start "
                                      "another."));
  g_assert_true (sees (fixture, "1 of 3 here"));
}

static void
test_a_topic_is_chosen (Fixture       *fixture,
                        gconstpointer  data G_GNUC_UNUSED)
{
  GtkWidget *field, *chooser, *search;

  ps_test_db_exec (&fixture->meeting.base,
                   "INSERT INTO topic (uid, title, category, minutes, created_at, updated_at)"
                   " VALUES (randomblob (16), 'Pacing & rest', 'body', 25, 1, 1),"
                   " (randomblob (16), 'Sleep', 'body', 30, 1, 1)");
  show (fixture);

  field = ps_ui_test_find (fixture->sheet, PS_TYPE_TOPIC_FIELD, NULL);
  adw_action_row_activate (ADW_ACTION_ROW (field));
  ps_ui_test_settle ();
  chooser = ps_ui_test_dialog (GTK_TYPE_WIDGET, "Choose a Topic");
  g_assert_nonnull (ps_ui_test_find (chooser, ADW_TYPE_ACTION_ROW, "Sleep"));

  search = ps_ui_test_find (chooser, GTK_TYPE_SEARCH_ENTRY, NULL);
  gtk_editable_set_text (GTK_EDITABLE (search), "rest");
  ps_ui_test_wait_for (ps_ui_test_find (chooser, ADW_TYPE_ACTION_ROW, "Sleep") == NULL);
  g_signal_emit_by_name (search, "activate");
  ps_ui_test_settle ();

  g_assert_cmpstr (adw_action_row_get_subtitle (ADW_ACTION_ROW (field)), ==, "Pacing & rest");
  start (fixture);
  g_assert_cmpint (ps_test_db_int64 (&fixture->meeting.base, "SELECT topic_id FROM session"),
                   ==, 1);
}

static void
test_a_late_start_can_still_end_on_time (Fixture       *fixture,
                                         gconstpointer  data G_GNUC_UNUSED)
{
  GtkWidget *row, *check;
  PsClockReading reading;

  ps_ui_meeting_pass (&fixture->meeting, 12 * 60);
  show (fixture);
  row = ps_ui_test_find (fixture->sheet, ADW_TYPE_ACTION_ROW, "Still end at 19:00");
  g_assert_nonnull (row);
  g_assert_cmpstr (adw_action_row_get_subtitle (ADW_ACTION_ROW (row)), ==,
                   "Everything shortened by 12 minutes in all, the closing kept whole");
  check = ps_ui_test_find (row, GTK_TYPE_CHECK_BUTTON, NULL);
  g_assert_false (gtk_check_button_get_active (GTK_CHECK_BUTTON (check)));
  gtk_test_accessible_assert_property (GTK_ACCESSIBLE (check), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                       "Still end at 19:00");
  g_assert_true (sees (fixture, "1 hour, ends about 19:12"));

  adw_action_row_activate (ADW_ACTION_ROW (row));
  g_assert_true (gtk_check_button_get_active (GTK_CHECK_BUTTON (check)));
  g_assert_true (sees (fixture, "48 minutes, ends about 19:00"));
  row = ps_ui_test_find (fixture->sheet, ADW_TYPE_ACTION_ROW, "Guided topic");
  g_assert_true (g_str_has_prefix (adw_action_row_get_subtitle (ADW_ACTION_ROW (row)),
                                   "Peer Leader · shortened to "));

  start (fixture);
  ps_live_meeting_read (ps_meetings_get_current (fixture->meeting.meetings), &reading);
  g_assert_cmpint (reading.end_over_s, ==, 0);
  g_assert_cmpint (reading.protected_left_s, ==, 1200);
}

static void
test_on_time_nothing_is_offered (Fixture       *fixture,
                                 gconstpointer  data G_GNUC_UNUSED)
{
  show (fixture);
  g_assert_null (ps_ui_test_find (fixture->sheet, ADW_TYPE_ACTION_ROW, "Still end at 19:00"));

  /* An agenda that was made longer can be made to fit as well. */
  gtk_spin_button_set_value (get_minutes (fixture, "Guided topic"), 40);
  g_assert_nonnull (ps_ui_test_find (fixture->sheet, ADW_TYPE_ACTION_ROW, "Still end at 19:00"));
}

static void
test_too_late_to_end_on_time (Fixture       *fixture,
                              gconstpointer  data G_GNUC_UNUSED)
{
  GtkWidget *row;

  ps_ui_meeting_pass (&fixture->meeting, 40 * 60);
  show (fixture);
  row = ps_ui_test_find (fixture->sheet, ADW_TYPE_ACTION_ROW,
                         "End as soon after 19:00 as possible");
  g_assert_nonnull (row);
  g_assert_nonnull (strstr (adw_action_row_get_subtitle (ADW_ACTION_ROW (row)), "ends about 19:"));
}

static void
test_a_day_late_there_is_no_end_to_keep (Fixture       *fixture,
                                         gconstpointer  data G_GNUC_UNUSED)
{
  ps_ui_meeting_pass (&fixture->meeting, 24 * 3600);
  show (fixture);
  g_assert_false (sees (fixture, "Still end at 19:00"));
  g_assert_false (sees (fixture, "End as soon after 19:00 as possible"));
  g_assert_true (sees (fixture, "1 hour, ends about 19:00"));
  start (fixture);
}

static PsMeetingDraft *
draft_with_presentation (Fixture *fixture)
{
  PsMeetingDraft *draft = ps_ui_meeting_prepare (&fixture->meeting);

  g_ptr_array_insert (draft->agenda, 1,
                      ps_segment_plan_new (PS_SEGMENT_MEMBER_PRESENTATION, "A member presents",
                                           300, 600, 900));

  return draft;
}

static GtkWidget *
choose_presenter (Fixture *fixture,
                  guint    who)
{
  GtkWidget *row = ps_ui_test_find (fixture->sheet, ADW_TYPE_COMBO_ROW, "_Who presents");

  adw_combo_row_set_selected (ADW_COMBO_ROW (row), who);

  return row;
}

#define AGREED "They said yes to presenting today, and know that they can stop at any time"
#define WHY "Without their yes it is not stored who presents: what somebody tells of themselves is " \
            "theirs."

static void
test_who_presents_is_asked_with_their_yes (Fixture       *fixture,
                                           gconstpointer  data G_GNUC_UNUSED)
{
  g_autofree char *name = NULL;

  show_draft (fixture, draft_with_presentation (fixture));
  g_assert_false (sees (fixture, WHY));
  choose_presenter (fixture, 2);
  g_assert_true (sees (fixture, WHY));

  adw_action_row_activate (ADW_ACTION_ROW (ps_ui_test_find (fixture->sheet, ADW_TYPE_ACTION_ROW,
                                                            AGREED)));
  g_assert_false (sees (fixture, WHY));
  start (fixture);
  name = ps_test_db_string (&fixture->meeting.base,
                            "SELECT preferred_name FROM person p"
                            " JOIN segment g ON g.presenter_id = p.id AND g.consent_on <> ''");
  g_assert_cmpstr (name, ==, "Ben");
}

static void
test_somebody_else_has_not_said_yes (Fixture       *fixture,
                                     gconstpointer  data G_GNUC_UNUSED)
{
  show_draft (fixture, draft_with_presentation (fixture));
  choose_presenter (fixture, 2);
  adw_action_row_activate (ADW_ACTION_ROW (ps_ui_test_find (fixture->sheet, ADW_TYPE_ACTION_ROW,
                                                            AGREED)));
  choose_presenter (fixture, 1);
  g_assert_true (sees (fixture, WHY));
  start (fixture);
  g_assert_cmpint (ps_test_db_int64 (&fixture->meeting.base, "SELECT count (*) FROM segment"
                                                             " WHERE presenter_id IS NOT NULL"),
                   ==, 0);
}

static void
test_without_a_presentation_nobody_is_asked_for (Fixture       *fixture,
                                                 gconstpointer  data G_GNUC_UNUSED)
{
  show (fixture);
  g_assert_false (sees (fixture, "_Who presents"));
  g_assert_false (sees (fixture, "_Which agenda"));
}

static void
test_the_last_plan_can_be_had_again (Fixture       *fixture,
                                     gconstpointer  data G_GNUC_UNUSED)
{
  PsMeetingDraft *draft = ps_ui_meeting_prepare (&fixture->meeting);
  GtkWidget *row;

  draft->last_agenda = ps_segment_plans_new ();
  g_ptr_array_add (draft->last_agenda,
                   ps_segment_plan_new (PS_SEGMENT_MEMBER_PRESENTATION, "A member presents",
                                        300, 600, 900));
  draft->last_at = draft->planned_at - 7 * G_TIME_SPAN_DAY;
  show_draft (fixture, draft);

  gtk_spin_button_set_value (get_minutes (fixture, "Check-in round"), 3);
  row = ps_ui_test_find (fixture->sheet, ADW_TYPE_COMBO_ROW, "_Which agenda");
  adw_combo_row_set_selected (ADW_COMBO_ROW (row), 1);
  g_assert_true (sees (fixture, "10 minutes, ends about 18:10"));
  g_assert_true (sees (fixture, "As last time (Tuesday, October 27)"));
  g_assert_true (sees (fixture, "_Who presents"));

  /* What was set in the one is still there. */
  adw_combo_row_set_selected (ADW_COMBO_ROW (row), 0);
  g_assert_true (sees (fixture, "53 minutes, ends about 18:53"));
  g_assert_false (sees (fixture, "_Who presents"));

  adw_combo_row_set_selected (ADW_COMBO_ROW (row), 1);
  start (fixture);
  g_assert_cmpint (ps_test_db_int64 (&fixture->meeting.base, "SELECT count (*) FROM segment"), ==, 1);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  ps_ui_test_init ();

#define ADD(path, func) g_test_add ("/ui/start-sheet/" path, Fixture, NULL, set_up, func, tear_down)
  ADD ("all-is-filled-in", test_all_is_filled_in);
  ADD ("the-guest-who-comes-is-told-what-stays-in-the-room",
       test_the_guest_who_comes_is_told_what_stays_in_the_room);
  ADD ("minutes-add-up", test_minutes_add_up);
  ADD ("who-is-here-goes-with-it", test_who_is_here_goes_with_it);
  ADD ("a-full-group-is-said-and-refuses-nobody",
       test_a_full_group_is_said_and_refuses_nobody);
  ADD ("a-meeting-without-people", test_a_meeting_without_people);
  ADD ("heads-are-counted-where-no-roster-is-kept",
       test_heads_are_counted_where_no_roster_is_kept);
  ADD ("a-second-meeting-is-refused-in-words", test_a_second_meeting_is_refused_in_words);
  ADD ("a-topic-is-chosen", test_a_topic_is_chosen);
  ADD ("a-late-start-can-still-end-on-time", test_a_late_start_can_still_end_on_time);
  ADD ("on-time-nothing-is-offered", test_on_time_nothing_is_offered);
  ADD ("too-late-to-end-on-time", test_too_late_to_end_on_time);
  ADD ("a-day-late-there-is-no-end-to-keep", test_a_day_late_there_is_no_end_to_keep);
  ADD ("who-presents-is-asked-with-their-yes", test_who_presents_is_asked_with_their_yes);
  ADD ("somebody-else-has-not-said-yes", test_somebody_else_has_not_said_yes);
  ADD ("without-a-presentation-nobody-is-asked-for",
       test_without_a_presentation_nobody_is_asked_for);
  ADD ("the-last-plan-can-be-had-again", test_the_last_plan_can_be_had_again);
#undef ADD

  return g_test_run ();
}
