#include "ps-debriefs-page.h"

#include "ps-attendee.h"
#include "ps-autosave.h"
#include "ps-debrief-form.h"
#include "ps-debrief-words.h"
#include "ps-field.h"
#include "ps-follow-up-card.h"
#include "ps-private-note.h"
#include "ps-toast.h"
#include "ps-topic-field.h"
#include "ps-ui-test.h"
#include "ps-ui-vault.h"

typedef struct {
  PsUiVault  vault;
  GtkWidget *page;
  GtkWidget *window;
  gint64     group_id;
  gint64     session_id;
  guint      asked_ms;
} Fixture;

static void
set_up (Fixture       *fixture,
        gconstpointer  data G_GNUC_UNUSED)
{
  ps_ui_vault_set_up (&fixture->vault);
  fixture->group_id = ps_ui_vault_add_group (&fixture->vault, "Living with Pain",
                                             "FREQ=WEEKLY;BYDAY=TU", 18 * 60, "Room 204");
  ps_ui_vault_add_member (&fixture->vault, "Ana", fixture->group_id);
}

static void
add_meeting (Fixture *fixture)
{
  fixture->session_id =
    ps_ui_vault_add_meeting (&fixture->vault, fixture->group_id,
                             PS_UI_VAULT_NOON - 2 * G_TIME_SPAN_HOUR, 94, TRUE);
  ps_test_db_exec (&fixture->vault.db,
                   "UPDATE session SET peer_leader = 'Rosa', professional = 'Kim'");
  ps_test_db_exec (&fixture->vault.db,
                   "INSERT INTO segment (session_id, position, place, kind, title, min_s, planned_s,"
                   " max_s, allotted_s, started_at, ended_at, elapsed_s, led_by)"
                   " VALUES (1, 0, 0, 'check-in', 'Check-in round', 300, 600, 900, 600, 1, 2, 1140, 'peer'),"
                   " (1, 1, 1, 'topic', 'Guided topic', 600, 1800, 2400, 1800, 2, 3, 1800, 'peer'),"
                   " (1, 2, 2, 'break', 'Break', 60, 600, 900, 600, NULL, NULL, 0, 'peer')");
  ps_test_db_exec (&fixture->vault.db,
                   "INSERT INTO clock_event (session_id, seq, verb, argument, wall_at, boot_us)"
                   " VALUES (1, 0, 'marker', 'topic-idea', 1793700720000000, 1)");
  ps_test_db_exec (&fixture->vault.db,
                   "INSERT INTO attendance (session_id, person_id, status, updated_at)"
                   " SELECT 1, id, 'present', 1 FROM person");
}

static void
let_go (Fixture *fixture)
{
  g_object_add_weak_pointer (G_OBJECT (fixture->page), (gpointer *) &fixture->page);
  gtk_window_destroy (GTK_WINDOW (fixture->window));
  ps_ui_test_wait_for (fixture->page == NULL);
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  data G_GNUC_UNUSED)
{
  if (fixture->page != NULL)
    let_go (fixture);
  ps_ui_vault_tear_down (&fixture->vault);
}

static void
show (Fixture *fixture)
{
  fixture->page = ps_debriefs_page_new (fixture->vault.workspace);
  fixture->window = ps_ui_test_window (fixture->page, 1000, 700);
}

/* The test is the one that says when the time is over. */
static void
timer (guint    milliseconds,
       gpointer user_data)
{
  ((Fixture *) user_data)->asked_ms = milliseconds;
}

static PsDebriefForm *
open_form (Fixture *fixture)
{
  PsDebriefForm *form;

  if (fixture->page == NULL)
    show (fixture);
  gtk_widget_activate_action (fixture->page, "page.show", "x", fixture->session_id);
  ps_ui_test_settle ();
  form = PS_DEBRIEF_FORM (ps_ui_test_find (fixture->page, PS_TYPE_DEBRIEF_FORM, NULL));
  ps_autosave_set_timer (ps_debrief_form_get_autosave (form), timer, fixture);

  return form;
}

#define sees(fixture, text) (ps_ui_test_find ((fixture)->page, GTK_TYPE_WIDGET, (text)) != NULL)

static PsField *
get_field (GtkWidget  *root,
           const char *title)
{
  return PS_FIELD (ps_ui_test_find (root, PS_TYPE_FIELD, title));
}

static void
finish (Fixture *fixture)
{
  ps_debrief_form_finish (PS_DEBRIEF_FORM (ps_ui_test_find (fixture->page, PS_TYPE_DEBRIEF_FORM,
                                                            NULL)));
  ps_ui_test_wait_for (ps_ui_test_find (fixture->page, PS_TYPE_DEBRIEF_FORM, NULL) == NULL);
}

static void
test_without_a_meeting_it_says_so (Fixture       *fixture,
                                   gconstpointer  data G_GNUC_UNUSED)
{
  show (fixture);
  g_assert_true (sees (fixture, "Nothing to Debrief"));
  g_assert_true (sees (fixture, "Go to _Today"));
  g_assert_false (sees (fixture, "Search what was written"));
}

static void
test_what_waits_is_listed (Fixture       *fixture,
                           gconstpointer  data G_GNUC_UNUSED)
{
  add_meeting (fixture);
  show (fixture);
  g_assert_nonnull (ps_ui_test_find (fixture->page, ADW_TYPE_ACTION_ROW, "Living with Pain"));
  g_assert_true (sees (fixture, "Tuesday, November 3, 10:00 · Waiting to be written"));
}

static void
test_the_facts_are_filled_in (Fixture       *fixture,
                              gconstpointer  data G_GNUC_UNUSED)
{
  GtkWidget *label;

  add_meeting (fixture);
  open_form (fixture);

  g_assert_true (sees (fixture, "Rosa"));
  g_assert_true (sees (fixture, "Kim"));
  g_assert_true (sees (fixture, "What helped the group today?"));
  g_assert_true (sees (fixture, "10:00 to 11:34 · 1 came"));
  label = ps_ui_test_find (fixture->page, GTK_TYPE_LABEL, "Check-in round");
  gtk_test_accessible_assert_property (GTK_ACCESSIBLE (label), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                       "Check-in round: planned 10 min, actual 19 min");
  g_assert_true (sees (fixture, "\u200e+9"));
  g_assert_true (sees (fixture, "left out"));
  g_assert_true (sees (fixture, "10:12  Topic idea"));
}

static void
test_marked_moments_are_written_down (Fixture       *fixture,
                                      gconstpointer  data G_GNUC_UNUSED)
{
  add_meeting (fixture);
  ps_test_db_exec (&fixture->vault.db,
                   "INSERT INTO clock_event (session_id, seq, verb, argument, wall_at, boot_us)"
                   " VALUES (1, 1, 'marker', 'follow-up', 1793700780000000, 1),"
                   " (1, 2, 'marker', 'strong-moment', 1793700840000000, 1),"
                   " (1, 3, 'undo', 'marker', 1793700850000000, 1)");
  open_form (fixture);

  g_assert_true (sees (fixture, "10:13  Follow-up"));
  g_assert_false (sees (fixture, "10:14  Strong moment"));
  g_assert_null (ps_ui_test_find (fixture->page, PS_TYPE_FOLLOW_UP_CARD, NULL));
  ps_ui_test_click (fixture->page, "Add Follow-up");
  g_assert_nonnull (ps_ui_test_find (fixture->page, PS_TYPE_FOLLOW_UP_CARD, NULL));

  ps_ui_test_click (fixture->page, "Write Topic Down");
  g_assert_true (gtk_widget_is_ancestor (
    gtk_root_get_focus (gtk_widget_get_root (fixture->page)),
    GTK_WIDGET (get_field (fixture->page, "Which topic or speaker comes next week?"))));
}

static void
test_who_presented_is_among_the_facts (Fixture       *fixture,
                                       gconstpointer  data G_GNUC_UNUSED)
{
  add_meeting (fixture);
  ps_test_db_exec (&fixture->vault.db,
                   "UPDATE segment SET presenter_id = 1, consent_on = '2026-11-03'"
                   " WHERE position = 1");
  open_form (fixture);
  g_assert_true (sees (fixture, "Ana, who had said yes to it: Guided topic"));
}

static void
test_calls_on_the_list_are_among_the_facts (Fixture       *fixture,
                                            gconstpointer  data G_GNUC_UNUSED)
{
  add_meeting (fixture);
  ps_test_db_exec (&fixture->vault.db,
                   "INSERT INTO follow_up (id, uid, owner, due_on, what, created_at) VALUES"
                   " (7, randomblob (16), 'desk', '2026-11-05', 'Call Ana & Bo', 1);"
                   "INSERT INTO not_seen SELECT group_id, 1, 7, 1 FROM session");
  open_form (fixture);
  g_assert_true (sees (fixture, "Call Ana & Bo"));
  let_go (fixture);

  ps_test_db_exec (&fixture->vault.db, "UPDATE follow_up SET done_at = 1");
  open_form (fixture);
  g_assert_false (sees (fixture, "Call Ana & Bo"));
}

static void
test_an_unfinished_topic_is_carried_over (Fixture       *fixture,
                                          gconstpointer  data G_GNUC_UNUSED)
{
  add_meeting (fixture);
  ps_test_db_exec (&fixture->vault.db,
                   "INSERT INTO topic (id, uid, title, created_at, updated_at)"
                   " VALUES (7000, randomblob (16), 'Pacing & rest', 1, 1)");
  ps_test_db_exec (&fixture->vault.db, "UPDATE session SET topic_id = 7000");
  open_form (fixture);
  g_assert_false (sees (fixture, "Carry “Pacing & rest” Over"));
  let_go (fixture);

  ps_test_db_exec (&fixture->vault.db, "UPDATE segment SET elapsed_s = 600 WHERE position = 1");
  open_form (fixture);
  ps_ui_test_click (fixture->page, "Carry “Pacing & rest” Over");
  g_assert_cmpint (ps_topic_field_get_id (PS_TOPIC_FIELD (ps_ui_test_find (fixture->page,
                                                                           PS_TYPE_TOPIC_FIELD,
                                                                           NULL))),
                   ==, 7000);
  g_assert_false (sees (fixture, "Carry “Pacing & rest” Over"));
}

static void
test_who_led_alone_writes_to_a_supervisor (Fixture       *fixture,
                                           gconstpointer  data G_GNUC_UNUSED)
{
  add_meeting (fixture);
  ps_test_db_exec (&fixture->vault.db, "UPDATE session SET professional = ''");
  open_form (fixture);
  g_assert_true (sees (fixture, "What helped the group today, as I saw it?"));
  g_assert_true (sees (fixture, "How it landed in me"));
}

static void
test_a_draft_is_stored_within_two_seconds (Fixture       *fixture,
                                           gconstpointer  data G_GNUC_UNUSED)
{
  PsDebriefForm *form;

  add_meeting (fixture);
  form = open_form (fixture);
  ps_field_set_text (get_field (fixture->page, "What helped the group today?"), "Silence");
  g_assert_cmpuint (fixture->asked_ms, >, 0);
  g_assert_cmpuint (fixture->asked_ms, <=, 2000);
  g_assert_true (sees (fixture, "Not saved yet"));
  g_assert_cmpint (ps_test_db_int64 (&fixture->vault.db, "SELECT count (*) FROM note"), ==, 0);

  /* Typing on does not put it off. */
  fixture->asked_ms = 0;
  ps_field_set_text (get_field (fixture->page, "What helped the group today?"), "Silence, kept");
  g_assert_cmpuint (fixture->asked_ms, ==, 0);

  ps_autosave_flush (ps_debrief_form_get_autosave (form));
  g_assert_false (sees (fixture, "Draft saved"));
  ps_ui_test_wait_for (sees (fixture, "Draft saved"));
  g_assert_cmpint (ps_test_db_int64 (&fixture->vault.db, "SELECT count (*) FROM note"), ==, 1);
}

static void
test_going_away_loses_nothing (Fixture       *fixture,
                               gconstpointer  data G_GNUC_UNUSED)
{
  g_autofree char *text = NULL;

  add_meeting (fixture);
  open_form (fixture);
  ps_field_set_text (get_field (fixture->page, "What helped the group today?"), "Silence");
  gtk_widget_activate_action (fixture->page, "page.back", NULL);
  g_assert_null (ps_ui_test_find (fixture->page, PS_TYPE_DEBRIEF_FORM, NULL));
  ps_ui_test_wait_for (ps_test_db_int64 (&fixture->vault.db, "SELECT count (*) FROM note") == 1);

  open_form (fixture);
  g_assert_true (sees (fixture, "What helped the group today?"));
  text = ps_field_dup_text (get_field (fixture->page, "What helped the group today?"));
  g_assert_cmpstr (text, ==, "Silence");
}

static void
test_finished_it_is_all_there (Fixture       *fixture,
                               gconstpointer  data G_GNUC_UNUSED)
{
  g_autoptr (PsDebriefText) text = NULL;
  g_autoptr (GError) error = NULL;
  const PsFollowUp *follow_up;
  GtkWidget *card, *chip;

  add_meeting (fixture);
  open_form (fixture);

  ps_field_set_text (get_field (fixture->page, "What helped the group today?"), "Silence");
  chip = gtk_widget_get_ancestor (ps_ui_test_find (fixture->page, GTK_TYPE_LABEL, "Comparison"),
                                  GTK_TYPE_TOGGLE_BUTTON);
  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (chip), TRUE);
  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (ps_ui_test_find (fixture->page,
                                                                    GTK_TYPE_TOGGLE_BUTTON, "3")),
                                TRUE);

  ps_ui_test_click (fixture->page, "_Add Follow-up");
  card = ps_ui_test_find (fixture->page, PS_TYPE_FOLLOW_UP_CARD, NULL);
  ps_field_set_text (get_field (card, "What will be done"), "Book the bigger room");
  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (ps_ui_test_find (card, GTK_TYPE_TOGGLE_BUTTON,
                                                                    "Front desk")),
                                TRUE);
  ps_field_set_text (get_field (card, "By when"), "next Friday");
  g_assert_nonnull (ps_ui_test_find (card, GTK_TYPE_WIDGET, "Friday, November 6"));
  gtk_widget_activate_action (ps_ui_test_find (card, GTK_TYPE_MENU_BUTTON, NULL),
                              "follow-up.about", "x", G_GINT64_CONSTANT (1));
  g_assert_nonnull (ps_ui_test_find (card, GTK_TYPE_WIDGET, "About Ana"));

  finish (fixture);
  ps_ui_test_wait_for (sees (fixture, "Tuesday, November 3, 10:00 · "
                                      "Finished on Tuesday, November 3"));

  text = ps_debriefs_load (ps_workspace_get_debriefs (fixture->vault.workspace),
                           fixture->session_id, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (ps_debrief_text_answer (text, "helped"), ==, "Silence");
  g_assert_cmpstr (g_ptr_array_index (text->challenges, 0), ==, "comparison");
  g_assert_cmpint (text->how_peer, ==, 3);
  g_assert_cmpint (text->how_professional, ==, -1);
  follow_up = g_ptr_array_index (text->follow_ups, 0);
  g_assert_cmpstr (follow_up->what, ==, "Book the bigger room");
  g_assert_cmpstr (follow_up->owner, ==, "desk");
  g_assert_cmpstr (follow_up->due_on, ==, "2026-11-06");
  g_assert_cmpint (follow_up->person_id, ==, 1);
}

static void
test_a_follow_up_needs_a_day (Fixture       *fixture,
                              gconstpointer  data G_GNUC_UNUSED)
{
  GtkWidget *card;
  PsDebriefForm *form;

  add_meeting (fixture);
  form = open_form (fixture);
  ps_ui_test_click (fixture->page, "_Add Follow-up");
  card = ps_ui_test_find (fixture->page, PS_TYPE_FOLLOW_UP_CARD, NULL);
  ps_debrief_form_finish (form);
  g_assert_cmpstr (ps_field_get_error (get_field (card, "What will be done")), ==,
                   "Say what will be done, or remove the follow-up.");

  ps_field_set_text (get_field (card, "What will be done"), "Ring Ana");
  ps_field_set_text (get_field (card, "By when"), "some day");
  ps_debrief_form_finish (form);
  g_assert_nonnull (ps_field_get_error (get_field (card, "By when")));

  ps_ui_test_click (card, "Remove Follow-up");
  finish (fixture);
}

static void
test_left_out_can_be_taken_back (Fixture       *fixture,
                                 gconstpointer  data G_GNUC_UNUSED)
{
  PsDebriefs *debriefs = ps_workspace_get_debriefs (fixture->vault.workspace);

  add_meeting (fixture);
  open_form (fixture);
  ps_ui_test_click (fixture->page, "_Leave This Debrief Out");
  ps_ui_test_wait_for (ps_debriefs_count_waiting (debriefs) == 0);
  ps_ui_test_wait_for (sees (fixture, "Tuesday, November 3, 10:00 · Left out"));

  ps_ui_test_wait_for (ps_toast_run_undo (fixture->page));
  ps_ui_test_wait_for (ps_debriefs_count_waiting (debriefs) == 1);
}

static void
test_what_is_changed_later_is_a_new_version (Fixture       *fixture,
                                             gconstpointer  data G_GNUC_UNUSED)
{
  add_meeting (fixture);
  open_form (fixture);
  ps_field_set_text (get_field (fixture->page, "What helped the group today?"), "Silence");
  finish (fixture);

  open_form (fixture);
  g_assert_true (sees (fixture, "What you change is kept as a new version."));
  g_assert_false (sees (fixture, "_Leave This Debrief Out"));
  ps_field_set_text (get_field (fixture->page, "What helped the group today?"), "Laughter");
  finish (fixture);
  g_assert_cmpint (ps_test_db_int64 (&fixture->vault.db,
                                     "SELECT count (*) FROM note WHERE revision > 0"), ==, 2);
}

static void
test_what_was_written_is_found (Fixture       *fixture,
                                gconstpointer  data G_GNUC_UNUSED)
{
  GtkWidget *search;

  add_meeting (fixture);
  open_form (fixture);
  ps_field_set_text (get_field (fixture->page, "What helped the group today?"), "Silence");
  finish (fixture);

  search = ps_ui_test_find (fixture->page, GTK_TYPE_SEARCH_ENTRY, NULL);
  gtk_editable_set_text (GTK_EDITABLE (search), "laughter");
  ps_ui_test_wait_for (sees (fixture, "No Results"));
  gtk_editable_set_text (GTK_EDITABLE (search), "silen");
  ps_ui_test_wait_for (ps_ui_test_find (fixture->page, ADW_TYPE_ACTION_ROW, "Living with Pain")
                       != NULL);
  gtk_editable_set_text (GTK_EDITABLE (search), "laughter");
  ps_ui_test_wait_for (sees (fixture, "No Results"));
  ps_ui_test_click (fixture->page, "_Clear Search");
  ps_ui_test_wait_for (ps_ui_test_find (fixture->page, ADW_TYPE_ACTION_ROW, "Living with Pain")
                       != NULL);
}

static void
test_a_full_disk_is_said (Fixture       *fixture,
                          gconstpointer  data G_GNUC_UNUSED)
{
  PsDebriefForm *form;

  add_meeting (fixture);
  form = open_form (fixture);
  ps_test_db_exec (&fixture->vault.db,
                   "CREATE TRIGGER full BEFORE INSERT ON note"
                   " BEGIN SELECT RAISE (ABORT, 'no room'); END");
  ps_field_set_text (get_field (fixture->page, "What helped the group today?"), "Silence");
  ps_autosave_flush (ps_debrief_form_get_autosave (form));
  ps_ui_test_wait_for (sees (fixture, "Not saved"));

  ps_test_db_exec (&fixture->vault.db, "DROP TRIGGER full");
  ps_field_set_text (get_field (fixture->page, "What helped the group today?"), "Silence, kept");
  ps_autosave_flush (ps_debrief_form_get_autosave (form));
  ps_ui_test_wait_for (sees (fixture, "Draft saved"));
}

static void
count_cb (gpointer user_data)
{
  (*(guint *) user_data)++;
}

static void
test_autosave_stores_what_changed_meanwhile (void)
{
  guint saves = 0;
  Fixture fixture = { 0 };
  g_autoptr (PsAutosave) autosave = ps_autosave_new (count_cb, &saves);

  ps_autosave_set_timer (autosave, timer, &fixture);
  ps_autosave_flush (autosave);
  g_assert_cmpuint (saves, ==, 0);

  ps_autosave_touch (autosave);
  ps_autosave_flush (autosave);
  ps_autosave_touch (autosave);
  ps_autosave_done (autosave, TRUE);
  g_assert_cmpint (ps_autosave_get_state (autosave), ==, PS_AUTOSAVE_DIRTY);

  ps_autosave_flush (autosave);
  ps_autosave_touch (autosave);
  ps_autosave_flush (autosave);
  g_assert_cmpuint (saves, ==, 2);
  ps_autosave_done (autosave, TRUE);
  g_assert_cmpuint (saves, ==, 3);
  ps_autosave_done (autosave, FALSE);
  g_assert_cmpint (ps_autosave_get_state (autosave), ==, PS_AUTOSAVE_FAILED);
}

static void
test_ten_minutes_press_nobody (void)
{
  static const struct {
    gint64      elapsed_s;
    const char *text;
  } moments[] = {
    { 0, "Ten minutes are enough." },
    { 61, "Ten minutes are enough: about 9 are left." },
    { 599, "Ten minutes are enough: about 1 is left." },
    { 3600, "Ten minutes are over. What is written is enough." },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (moments); i++)
    {
      g_autofree char *text = ps_debrief_words_timer (moments[i].elapsed_s);

      g_assert_cmpstr (text, ==, moments[i].text);
    }
}

static PsPrivateNote *
get_private_note (Fixture *fixture)
{
  return PS_PRIVATE_NOTE (ps_ui_test_find (fixture->page, PS_TYPE_PRIVATE_NOTE, NULL));
}

/* Set apart from what two people write together, and it says who can read it. */
static void
test_a_private_note_is_its_own (Fixture       *fixture,
                                gconstpointer  data G_GNUC_UNUSED)
{
  PsPrivateNote *note;
  PsField *field;
  g_autofree char *again = NULL;
  g_autofree char *debrief = NULL;

  add_meeting (fixture);
  open_form (fixture);
  note = get_private_note (fixture);
  g_assert_nonnull (note);
  ps_autosave_set_timer (ps_private_note_get_autosave (note), timer, fixture);
  field = get_field (GTK_WIDGET (note), "What is for you _alone");
  g_assert_true (g_str_has_prefix (ps_field_get_hint (field), "Only you can read this"));

  /* It is stored by itself, as a debrief is, and apart from it. */
  ps_field_set_text (field, "I was tired");
  g_assert_cmpuint (fixture->asked_ms, ==, PS_AUTOSAVE_MS);
  ps_autosave_flush (ps_private_note_get_autosave (note));
  ps_ui_test_wait_for (ps_autosave_get_state (ps_private_note_get_autosave (note)) ==
                       PS_AUTOSAVE_SAVED);
  g_assert_true (sees (fixture, "Draft saved"));
  debrief = ps_test_db_string (&fixture->vault.db,
                               "SELECT group_concat (class || revision) FROM note");
  g_assert_cmpstr (debrief, ==, "process0");

  /* Finishing the debrief keeps it as a version. */
  finish (fixture);
  ps_ui_test_wait_for (ps_test_db_int64 (&fixture->vault.db,
                                         "SELECT count (*) FROM note WHERE class = 'process'"
                                         " AND revision = 1") == 1);
  open_form (fixture);
  note = get_private_note (fixture);
  g_assert_true (sees (fixture, "1 version is kept"));
  again = ps_field_dup_text (get_field (GTK_WIDGET (note), "What is for you _alone"));
  g_assert_cmpstr (again, ==, "I was tired");
}

/* One that was put down to somebody else, or spoilt, says so, and is not written over. */
static void
test_a_private_note_that_does_not_open_stays (Fixture       *fixture,
                                              gconstpointer  data G_GNUC_UNUSED)
{
  PsPrivateNote *note;

  add_meeting (fixture);
  open_form (fixture);
  note = get_private_note (fixture);
  ps_autosave_set_timer (ps_private_note_get_autosave (note), timer, fixture);
  ps_field_set_text (get_field (GTK_WIDGET (note), "What is for you _alone"), "I was tired");
  ps_autosave_flush (ps_private_note_get_autosave (note));
  ps_ui_test_wait_for (ps_autosave_get_state (ps_private_note_get_autosave (note)) ==
                       PS_AUTOSAVE_SAVED);
  let_go (fixture);
  ps_test_db_exec (&fixture->vault.db, "UPDATE note SET sealed = x'01'");

  open_form (fixture);
  note = get_private_note (fixture);
  g_assert_nonnull (note);
  g_assert_false (gtk_widget_get_sensitive (
    GTK_WIDGET (get_field (GTK_WIDGET (note), "What is for you _alone"))));
  finish (fixture);
  g_assert_cmpint (ps_test_db_int64 (&fixture->vault.db,
                                     "SELECT count (*) FROM note WHERE class = 'process'"
                                     " AND sealed = x'01'"), ==, 1);
}

/* Once for each time that one is opened. Whoever writes it reads nothing. */
static void
test_reading_is_logged_once (Fixture       *fixture,
                             gconstpointer  data G_GNUC_UNUSED)
{
  static const char looks[] = "SELECT count (*) FROM audit WHERE action = 'view'"
                              " AND detail = 'debrief' AND object LIKE 'meeting:%'";

  add_meeting (fixture);
  open_form (fixture);
  finish (fixture);
  ps_test_db_settle (&fixture->vault.db);
  g_assert_cmpint (ps_test_db_int64 (&fixture->vault.db, looks), ==, 0);

  for (gint64 n = 1; n <= 2; n++)
    {
      open_form (fixture);
      ps_test_db_settle (&fixture->vault.db);
      g_assert_cmpint (ps_test_db_int64 (&fixture->vault.db, looks), ==, n);
      gtk_widget_activate_action (fixture->page, "page.back", NULL);
      ps_ui_test_settle ();
    }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  ps_ui_test_init ();

#define ADD(path, func) g_test_add ("/ui/debriefs/" path, Fixture, NULL, set_up, func, tear_down)
  ADD ("without-a-meeting-it-says-so", test_without_a_meeting_it_says_so);
  ADD ("what-waits-is-listed", test_what_waits_is_listed);
  ADD ("the-facts-are-filled-in", test_the_facts_are_filled_in);
  ADD ("marked-moments-are-written-down", test_marked_moments_are_written_down);
  ADD ("who-presented-is-among-the-facts", test_who_presented_is_among_the_facts);
  ADD ("calls-on-the-list-are-among-the-facts", test_calls_on_the_list_are_among_the_facts);
  ADD ("an-unfinished-topic-is-carried-over", test_an_unfinished_topic_is_carried_over);
  ADD ("who-led-alone-writes-to-a-supervisor", test_who_led_alone_writes_to_a_supervisor);
  ADD ("a-draft-is-stored-within-two-seconds", test_a_draft_is_stored_within_two_seconds);
  ADD ("going-away-loses-nothing", test_going_away_loses_nothing);
  ADD ("finished-it-is-all-there", test_finished_it_is_all_there);
  ADD ("a-follow-up-needs-a-day", test_a_follow_up_needs_a_day);
  ADD ("left-out-can-be-taken-back", test_left_out_can_be_taken_back);
  ADD ("what-is-changed-later-is-a-new-version", test_what_is_changed_later_is_a_new_version);
  ADD ("what-was-written-is-found", test_what_was_written_is_found);
  ADD ("a-full-disk-is-said", test_a_full_disk_is_said);
  ADD ("a-private-note-is-its-own", test_a_private_note_is_its_own);
  ADD ("a-private-note-that-does-not-open-stays", test_a_private_note_that_does_not_open_stays);
  ADD ("reading-is-logged-once", test_reading_is_logged_once);
#undef ADD
  g_test_add_func ("/ui/autosave/stores-what-changed-meanwhile",
                   test_autosave_stores_what_changed_meanwhile);
  g_test_add_func ("/ui/debriefs/ten-minutes-press-nobody", test_ten_minutes_press_nobody);

  return g_test_run ();
}
