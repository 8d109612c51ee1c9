#include "ps-agenda-advice-row.h"
#include "ps-agenda-dialog.h"
#include "ps-agenda-list.h"
#include "ps-field.h"
#include "ps-segment-editor.h"
#include "ps-template-dialog.h"
#include "ps-toast.h"
#include "ps-ui-test.h"
#include "ps-ui-vault.h"

typedef struct {
  PsUiVault  vault;
  gint64     group_id;
  GtkWidget *window;
  GtkWidget *dialog;     /* weak */
} Fixture;

static void
set_up (Fixture       *fixture,
        gconstpointer  data G_GNUC_UNUSED)
{
  ps_ui_vault_set_up (&fixture->vault);
  fixture->group_id = ps_ui_vault_add_group (&fixture->vault, "Living with Pain",
                                             "FREQ=WEEKLY;BYDAY=TU", 18 * 60, "Room 204");
  fixture->window = ps_ui_test_window (gtk_label_new ("Groups"), 800, 700);
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  data G_GNUC_UNUSED)
{
  if (fixture->dialog != NULL)
    gtk_window_destroy (GTK_WINDOW (fixture->dialog));
  ps_ui_test_settle ();
  g_assert_null (fixture->dialog);
  gtk_window_destroy (GTK_WINDOW (fixture->window));
  ps_ui_test_settle ();
  ps_ui_vault_tear_down (&fixture->vault);
}

static void
show (Fixture *fixture)
{
  PsGroups *groups = ps_workspace_get_groups (fixture->vault.workspace);
  g_autoptr (PsGroup) group = ps_groups_find (groups, fixture->group_id, NULL);
  g_autoptr (GPtrArray) agenda = ps_groups_get_agenda (groups, fixture->group_id, NULL);
  PsDialog *dialog =
    ps_agenda_dialog_new (fixture->vault.workspace, ps_group_get_row (group), agenda);

  g_set_weak_pointer (&fixture->dialog, GTK_WIDGET (dialog));
  ps_dialog_present (dialog, fixture->window);
  ps_ui_test_wait_for (gtk_widget_get_width (fixture->dialog) > 0);
}

#define sees(fixture, text) (ps_ui_test_find ((fixture)->dialog, GTK_TYPE_WIDGET, (text)) != NULL)

static GtkWidget *
find_nth (GtkWidget *root,
          GType      type,
          guint     *skip)
{
  if (G_TYPE_CHECK_INSTANCE_TYPE (root, type) && (*skip)-- == 0)
    return root;

  for (GtkWidget *child = gtk_widget_get_first_child (root);
       child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = find_nth (child, type, skip);

      if (found != NULL)
        return found;
    }

  return NULL;
}

static GtkWidget *
nth (GtkWidget *root,
     GType      type,
     guint      n)
{
  return find_nth (root, type, &n);
}

static GtkWidget *
editor (Fixture *fixture,
        guint    n)
{
  return nth (fixture->dialog, PS_TYPE_SEGMENT_EDITOR, n);
}

/* The planned minutes come first, then the least and the most. */
static void
set_time (Fixture *fixture,
          guint    segment,
          guint    which,
          int      minutes)
{
  GtkWidget *spin = nth (editor (fixture, segment), GTK_TYPE_SPIN_BUTTON, which);

  gtk_spin_button_set_value (GTK_SPIN_BUTTON (spin), minutes);
}

/* "Welcome and comfort agreement 5, ..." without the titles: the kinds and the minutes. */
static char *
what_is_there (Fixture *fixture)
{
  PsAgendaList *list = PS_AGENDA_LIST (nth (fixture->dialog, PS_TYPE_AGENDA_LIST, 0));
  g_autoptr (GPtrArray) agenda = ps_agenda_list_dup (list);
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < agenda->len; i++)
    {
      const PsSegmentPlan *plan = g_ptr_array_index (agenda, i);

      g_string_append_printf (text, "%s%s %d", i > 0 ? ", " : "",
                              ps_segment_kind_to_string (plan->kind), (int) (plan->planned_s / 60));
    }

  return g_string_free (text, FALSE);
}

#define assert_agenda(fixture, expected) \
  G_STMT_START { \
    g_autofree char *there_ = what_is_there (fixture); \
    g_assert_cmpstr (there_, ==, expected); \
  } G_STMT_END

#define CO_FACILITATED_90 "welcome 5, safety-ask 2, check-in 20, mindfulness 8, topic 25, " \
                          "open-sharing 15, feedback 5, confidentiality 3, check-out 7"

static void
undo (Fixture *fixture)
{
  gtk_widget_activate_action (fixture->dialog, "agenda.undo", NULL);
}

static void
save (Fixture *fixture)
{
  ps_dialog_save (PS_DIALOG (fixture->dialog));
}

static void
test_everything_has_a_name (Fixture       *fixture,
                            gconstpointer  data G_GNUC_UNUSED)
{
  g_autofree char *unnamed = NULL;

  show (fixture);
  adw_expander_row_set_expanded (ADW_EXPANDER_ROW (editor (fixture, 2)), TRUE);
  ps_ui_test_settle ();
  unnamed = ps_ui_test_unnamed (fixture->dialog);
  g_assert_cmpstr (unnamed, ==, "");

  gtk_test_accessible_assert_property (GTK_ACCESSIBLE (editor (fixture, 2)),
                                       GTK_ACCESSIBLE_PROPERTY_LABEL,
                                       "Segment 3 of 9, Check-in round, 20 minutes");
}

static void
test_the_total_says_whether_it_fits (Fixture       *fixture,
                                     gconstpointer  data G_GNUC_UNUSED)
{
  show (fixture);
  g_assert_true (sees (fixture, "1 hour 30 minutes: fits · 15 minutes kept whole"));
  g_assert_false (sees (fixture, "_Fit to 90 minutes"));

  set_time (fixture, 2, 0, 32);
  g_assert_true (sees (fixture, "1 hour 42 minutes: 12 minutes too long · 15 minutes kept whole"));
  set_time (fixture, 2, 0, 15);
  g_assert_true (sees (fixture, "1 hour 25 minutes: 5 minutes free · 15 minutes kept whole"));
}

static void
test_one_click_fits_it_and_one_takes_it_back (Fixture       *fixture,
                                              gconstpointer  data G_GNUC_UNUSED)
{
  show (fixture);
  set_time (fixture, 2, 0, 29);
  ps_ui_test_click (fixture->dialog, "_Fit to 90 minutes");
  g_assert_true (sees (fixture, "1 hour 30 minutes: fits · 15 minutes kept whole"));

  /* A time that somebody set after the click stays theirs. */
  set_time (fixture, 4, 0, 21);
  undo (fixture);
  assert_agenda (fixture, "welcome 5, safety-ask 2, check-in 29, mindfulness 8, topic 21, "
                          "open-sharing 15, feedback 5, confidentiality 3, check-out 7");
}

static void
test_what_cannot_be_fitted_says_why (Fixture       *fixture,
                                     gconstpointer  data G_GNUC_UNUSED)
{
  show (fixture);
  set_time (fixture, 4, 0, 70);
  set_time (fixture, 4, 1, 70);
  ps_ui_test_click (fixture->dialog, "_Fit to 90 minutes");
  g_assert_true (sees (fixture, "Even as short as its segments may be, the agenda takes 113 minutes, "
                                "and the meeting has 90. Remove a segment, or lower the least that "
                                "one takes."));
}

static void
test_times_that_cannot_be_are_told_and_not_stored (Fixture       *fixture,
                                                   gconstpointer  data G_GNUC_UNUSED)
{
  show (fixture);
  adw_expander_row_set_expanded (ADW_EXPANDER_ROW (editor (fixture, 2)), TRUE);
  set_time (fixture, 2, 0, 0);
  g_assert_true (sees (fixture, "“Check-in round” has no time. Give it at least 1 minute, or "
                                "remove it."));
  adw_expander_row_set_expanded (ADW_EXPANDER_ROW (editor (fixture, 2)), FALSE);
  save (fixture);
  g_assert_true (adw_expander_row_get_expanded (ADW_EXPANDER_ROW (editor (fixture, 2))));

  set_time (fixture, 2, 0, 20);
  set_time (fixture, 2, 1, 25);
  g_assert_true (sees (fixture, "“Check-in round” is to take not less than 25 minutes, and is "
                                "planned with 20 minutes. Lower the least, or plan more."));

  set_time (fixture, 2, 0, 1000);
  save (fixture);
  g_assert_true (sees (fixture, "“Check-in round” alone takes 16 hours 40 minutes, and the meeting "
                                "is 1 hour 30 minutes long. Shorten it, or make the meeting longer."));
  g_assert_cmpint (ps_test_db_int64 (&fixture->vault.db,
                                     "SELECT planned_s FROM agenda_segment WHERE position = 2"),
                   ==, 1200);
}

static void
test_no_segment_is_told (Fixture       *fixture,
                         gconstpointer  data G_GNUC_UNUSED)
{
  show (fixture);
  while (editor (fixture, 0) != NULL)
    gtk_widget_activate_action (editor (fixture, 0), "segment.remove", NULL);
  save (fixture);
  g_assert_true (sees (fixture, "The agenda is empty. Add at least one segment, so that the clock "
                                "has something to count."));
}

static void
test_limits_make_way_for_the_plan (Fixture       *fixture,
                                   gconstpointer  data G_GNUC_UNUSED)
{
  show (fixture);
  set_time (fixture, 2, 0, 10);
  set_time (fixture, 4, 0, 32);
  save (fixture);
  ps_ui_test_wait_for (fixture->dialog == NULL);
  g_assert_cmpint (ps_test_db_int64 (&fixture->vault.db,
                                     "SELECT min_s + max_s FROM agenda_segment WHERE position = 2"),
                   ==, (10 + 25) * 60);
  g_assert_cmpint (ps_test_db_int64 (&fixture->vault.db,
                                     "SELECT max_s FROM agenda_segment WHERE position = 4"),
                   ==, 32 * 60);
}

static void
test_a_removed_segment_comes_back_as_it_was (Fixture       *fixture,
                                             gconstpointer  data G_GNUC_UNUSED)
{
  show (fixture);
  set_time (fixture, 3, 0, 9);
  gtk_widget_activate_action (editor (fixture, 3), "segment.remove", NULL);
  set_time (fixture, 2, 0, 12);
  undo (fixture);
  assert_agenda (fixture, "welcome 5, safety-ask 2, check-in 12, mindfulness 9, topic 25, "
                          "open-sharing 15, feedback 5, confidentiality 3, check-out 7");
}

static void
test_a_segment_is_doubled (Fixture       *fixture,
                           gconstpointer  data G_GNUC_UNUSED)
{
  show (fixture);
  gtk_widget_activate_action (editor (fixture, 3), "segment.duplicate", NULL);
  assert_agenda (fixture, "welcome 5, safety-ask 2, check-in 20, mindfulness 8, mindfulness 8, "
                          "topic 25, open-sharing 15, feedback 5, confidentiality 3, check-out 7");
}

static void
test_the_safety_question_is_missed_quietly (Fixture       *fixture,
                                            gconstpointer  data G_GNUC_UNUSED)
{
  show (fixture);
  g_assert_false (sees (fixture, "_Put It There"));
  gtk_widget_activate_action (editor (fixture, 1), "segment.down", NULL);
  g_assert_true (sees (fixture, "The safety question usually comes right after the guidelines, "
                                "before anybody shares."));
  ps_ui_test_click (fixture->dialog, "_Put It There");
  assert_agenda (fixture, CO_FACILITATED_90);

  gtk_widget_activate_action (editor (fixture, 1), "segment.remove", NULL);
  g_assert_true (sees (fixture, "There is no safety question. It usually comes right after the "
                                "guidelines, before anybody shares."));
  ps_ui_test_click (fixture->dialog, "A_dd It");
  assert_agenda (fixture, CO_FACILITATED_90);

  /* A hint, and never a block. */
  gtk_widget_activate_action (editor (fixture, 1), "segment.remove", NULL);
  save (fixture);
  ps_ui_test_wait_for (fixture->dialog == NULL);
}

static GtkWidget *
find_window (GType type)
{
  GListModel *windows = gtk_window_get_toplevels ();

  for (guint i = 0; i < g_list_model_get_n_items (windows); i++)
    {
      g_autoptr (GtkWidget) window = g_list_model_get_item (windows, i);

      if (G_TYPE_CHECK_INSTANCE_TYPE (window, type))
        return window;
    }

  return NULL;
}

static void
test_any_template_can_be_used_and_taken_back (Fixture       *fixture,
                                              gconstpointer  data G_GNUC_UNUSED)
{
  GtkWidget *dialog;

  show (fixture);
  ps_ui_test_click (fixture->dialog, "Use a _Template…");
  dialog = find_window (PS_TYPE_TEMPLATE_DIALOG);
  g_assert_nonnull (ps_ui_test_find (dialog, ADW_TYPE_ACTION_ROW, "Open sharing"));

  adw_combo_row_set_selected (ADW_COMBO_ROW (nth (dialog, ADW_TYPE_COMBO_ROW, 0)), 2);
  adw_combo_row_set_selected (ADW_COMBO_ROW (nth (dialog, ADW_TYPE_COMBO_ROW, 1)), 0);
  g_assert_nonnull (ps_ui_test_find (dialog, ADW_TYPE_ACTION_ROW, "Working time"));
  ps_dialog_save (PS_DIALOG (dialog));
  ps_ui_test_wait_for (find_window (PS_TYPE_TEMPLATE_DIALOG) == NULL);

  assert_agenda (fixture, "welcome 4, safety-ask 2, check-in 14, goal-round 3, topic 24, contact 4, "
                          "check-out 6, confidentiality 3");
  undo (fixture);
  assert_agenda (fixture, CO_FACILITATED_90);
}

static void
test_the_built_in_words_come_back (Fixture       *fixture,
                                   gconstpointer  data G_GNUC_UNUSED)
{
  PsField *cue;
  g_autofree char *shipped = NULL;
  g_autofree char *back = NULL;
  g_autofree char *again = NULL;

  show (fixture);
  cue = PS_FIELD (nth (editor (fixture, 2), PS_TYPE_FIELD, 1));
  shipped = ps_field_dup_text (cue);
  adw_expander_row_set_expanded (ADW_EXPANDER_ROW (editor (fixture, 2)), TRUE);
  g_assert_null (ps_ui_test_find (editor (fixture, 2), GTK_TYPE_BUTTON, "_Use the Built-in Words"));

  ps_field_set_text (cue, "Our own words");
  ps_ui_test_click (editor (fixture, 2), "_Use the Built-in Words");
  back = ps_field_dup_text (cue);
  g_assert_cmpstr (back, ==, shipped);

  undo (fixture);
  again = ps_field_dup_text (cue);
  g_assert_cmpstr (again, ==, "Our own words");
}

/* Four meetings whose check-in took 29 minutes of the 20 that were planned. */
static void
add_meetings (Fixture *fixture)
{
  for (guint week = 1; week <= 4; week++)
    {
      gint64 id = ps_ui_vault_add_meeting (&fixture->vault, fixture->group_id,
                                           fixture->vault.now - week * 7 * G_TIME_SPAN_DAY, 90,
                                           FALSE);
      g_autofree char *segments =
        g_strdup_printf ("INSERT INTO segment (session_id, position, kind, title, min_s, planned_s,"
                         " max_s, led_by, place, allotted_s, started_at, elapsed_s) VALUES"
                         " (%" G_GINT64_FORMAT ", 0, 'check-in', 'Round', 840, 1200, 1500, 'peer', 0,"
                         " 1200, 1, 1740), (%" G_GINT64_FORMAT ", 1, 'topic', 'Topic', 900, 1500,"
                         " 1800, 'peer', 1, 1500, 1, 1500)", id, id);

      ps_test_db_exec (&fixture->vault.db, segments);
    }
}

static void
test_the_last_meetings_say_something (Fixture       *fixture,
                                      gconstpointer  data G_GNUC_UNUSED)
{
  GtkWidget *row;

  add_meetings (fixture);
  show (fixture);
  row = ps_ui_test_find (fixture->dialog, PS_TYPE_AGENDA_ADVICE_ROW, NULL);
  adw_expander_row_set_expanded (ADW_EXPANDER_ROW (row), TRUE);
  g_assert_true (sees (fixture, "Check-in round: took 9 minutes longer than planned in 4 of the last "
                                "4 meetings."));
  ps_ui_test_click (row, "Apply");
  assert_agenda (fixture, "welcome 5, safety-ask 2, check-in 25, mindfulness 7, topic 23, "
                          "open-sharing 13, feedback 5, confidentiality 3, check-out 7");
  undo (fixture);
  assert_agenda (fixture, CO_FACILITATED_90);
}

static void
test_the_last_plan_is_taken_over (Fixture       *fixture,
                                  gconstpointer  data G_GNUC_UNUSED)
{
  add_meetings (fixture);
  show (fixture);
  ps_ui_test_click (fixture->dialog, "Use the _Last Meeting");
  assert_agenda (fixture, "check-in 20, topic 25");
  undo (fixture);
  assert_agenda (fixture, CO_FACILITATED_90);
}

static void
test_without_a_past_nothing_is_said_of_it (Fixture       *fixture,
                                           gconstpointer  data G_GNUC_UNUSED)
{
  show (fixture);
  g_assert_null (ps_ui_test_find (fixture->dialog, PS_TYPE_AGENDA_ADVICE_ROW, NULL));
  g_assert_false (sees (fixture, "Use the _Last Meeting"));
}

static void
test_everything_of_a_segment_is_stored (Fixture       *fixture,
                                        gconstpointer  data G_GNUC_UNUSED)
{
  GtkWidget *row;

  show (fixture);
  /* The first switch is that of the expander row itself. */
  row = editor (fixture, 5);
  ps_field_set_text (PS_FIELD (nth (row, PS_TYPE_FIELD, 2)), "A ball");
  adw_combo_row_set_selected (ADW_COMBO_ROW (nth (row, ADW_TYPE_COMBO_ROW, 0)), PS_SEGMENT_EXERCISE);
  gtk_switch_set_active (GTK_SWITCH (nth (row, GTK_TYPE_SWITCH, 2)), TRUE);
  save (fixture);
  ps_ui_test_wait_for (fixture->dialog == NULL);
  g_assert_cmpint (ps_test_db_int64 (&fixture->vault.db,
                                     "SELECT count (*) FROM agenda_segment WHERE position = 5"
                                     " AND kind = 'exercise' AND title = 'Exercise'"
                                     " AND materials = 'A ball' AND auto_advance = 1"), ==, 1);
}

static void
test_return_on_a_row_does_not_save (Fixture       *fixture,
                                    gconstpointer  data G_GNUC_UNUSED)
{
  GtkWidget *row;

  show (fixture);
  /* What has the title in it and takes the keyboard is a row inside the expander row. */
  row = nth (editor (fixture, 1), GTK_TYPE_LIST_BOX_ROW, 1);
  gtk_window_set_focus (GTK_WINDOW (fixture->dialog), row);
  g_signal_emit_by_name (fixture->dialog, "activate-default");
  g_assert_true (adw_expander_row_get_expanded (ADW_EXPANDER_ROW (editor (fixture, 1))));
  ps_ui_test_settle ();
  g_assert_nonnull (fixture->dialog);
}

static void
test_the_form_has_the_keyboard (Fixture       *fixture,
                                gconstpointer  data G_GNUC_UNUSED)
{
  GtkWidget *form = NULL;

  show (fixture);
  g_object_get (fixture->dialog, "form", &form, NULL);
  g_assert_nonnull (gtk_widget_get_focus_child (form));
  g_object_unref (form);
}

#define ADD(name, func) \
  g_test_add ("/ui/agenda-dialog/" name, Fixture, NULL, set_up, func, tear_down)

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  ps_ui_test_init ();

  ADD ("everything-has-a-name", test_everything_has_a_name);
  ADD ("return-on-a-row-does-not-save", test_return_on_a_row_does_not_save);
  ADD ("the-form-has-the-keyboard", test_the_form_has_the_keyboard);
  ADD ("the-total-says-whether-it-fits", test_the_total_says_whether_it_fits);
  ADD ("one-click-fits-it-and-one-takes-it-back", test_one_click_fits_it_and_one_takes_it_back);
  ADD ("what-cannot-be-fitted-says-why", test_what_cannot_be_fitted_says_why);
  ADD ("times-that-cannot-be-are-told-and-not-stored",
       test_times_that_cannot_be_are_told_and_not_stored);
  ADD ("no-segment-is-told", test_no_segment_is_told);
  ADD ("limits-make-way-for-the-plan", test_limits_make_way_for_the_plan);
  ADD ("a-removed-segment-comes-back-as-it-was", test_a_removed_segment_comes_back_as_it_was);
  ADD ("a-segment-is-doubled", test_a_segment_is_doubled);
  ADD ("the-safety-question-is-missed-quietly", test_the_safety_question_is_missed_quietly);
  ADD ("any-template-can-be-used-and-taken-back", test_any_template_can_be_used_and_taken_back);
  ADD ("the-built-in-words-come-back", test_the_built_in_words_come_back);
  ADD ("the-last-meetings-say-something", test_the_last_meetings_say_something);
  ADD ("the-last-plan-is-taken-over", test_the_last_plan_is_taken_over);
  ADD ("without-a-past-nothing-is-said-of-it", test_without_a_past_nothing_is_said_of_it);
  ADD ("everything-of-a-segment-is-stored", test_everything_of_a_segment_is_stored);

  return g_test_run ();
}
