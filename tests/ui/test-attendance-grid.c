/* The people by dates of a group. It is noon of Tuesday, 3 November 2026; the group met on the three
 * Tuesdays before.
 */
#include "ps-attendance-dialog.h"
#include "ps-attendance-grid.h"
#include "ps-attendance-store.h"
#include "ps-attendance-window.h"
#include "ps-session-store.h"
#include "ps-ui-test.h"
#include "ps-ui-vault.h"

typedef struct {
  PsUiVault  vault;
  gint64     group_id;
  gint64     ana, ben, cleo;
  gint64     sessions[3];
  GtkWidget *window;
  GtkWidget *grid;
} Fixture;

typedef struct {
  gint64      session_id;
  gint64      person_id;
  const char *status;
  const char *mode;
} Mark;

static gboolean
mark_work (PsConn    *conn,
           gpointer   data,
           GError   **error)
{
  const Mark *mark = data;
  PsAttendanceRow row = { .session_id = mark->session_id, .person_id = mark->person_id,
                          .status = (char *) mark->status, .mode = (char *) mark->mode };

  return ps_attendance_store_set (conn, &row, PS_UI_VAULT_NOON, "Rosa", error);
}

static void
mark (Fixture    *fixture,
      guint       meeting,
      gint64      person_id,
      const char *status,
      const char *mode)
{
  ps_test_db_write (&fixture->vault.db, mark_work,
                    &(Mark) { fixture->sessions[meeting], person_id, status, mode });
}

static void
set_up (Fixture       *fixture,
        gconstpointer  data G_GNUC_UNUSED)
{
  ps_ui_vault_set_up (&fixture->vault);
  fixture->group_id = ps_ui_vault_add_group (&fixture->vault, "Living with Pain",
                                             "FREQ=WEEKLY;BYDAY=TU", 18 * 60, "Room 204");
  fixture->cleo = ps_ui_vault_add_member (&fixture->vault, "Cleo", fixture->group_id);
  fixture->ana = ps_ui_vault_add_member (&fixture->vault, "Ana Silva", fixture->group_id);
  fixture->ben = ps_ui_vault_add_member (&fixture->vault, "Ünal", fixture->group_id);
  ps_test_db_exec (&fixture->vault.db, "UPDATE membership SET joined_on = '2026-10-20'");
  for (int i = 0; i < 3; i++)
    fixture->sessions[i] =
      ps_ui_vault_add_meeting (&fixture->vault, fixture->group_id,
                               PS_UI_VAULT_NOON - (3 - i) * 7 * G_TIME_SPAN_DAY, 90, FALSE);

  mark (fixture, 1, fixture->ana, "present", "in-person");
  mark (fixture, 1, fixture->cleo, "absent", "in-person");
  mark (fixture, 2, fixture->ana, "late", "online");
  mark (fixture, 2, fixture->ben, "excused", "in-person");
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  data G_GNUC_UNUSED)
{
  if (fixture->window != NULL)
    {
      g_object_add_weak_pointer (G_OBJECT (fixture->window), (gpointer *) &fixture->window);
      gtk_window_destroy (GTK_WINDOW (fixture->window));
      ps_ui_test_settle ();
      g_assert_null (fixture->window);
    }
  ps_ui_vault_tear_down (&fixture->vault);
}

static void
show (Fixture *fixture)
{
  fixture->window = ps_attendance_window_new (fixture->vault.workspace, fixture->group_id);
  gtk_window_present (GTK_WINDOW (fixture->window));
  ps_ui_test_settle ();
  fixture->grid = ps_ui_test_find (fixture->window, PS_TYPE_ATTENDANCE_GRID, NULL);
}

static void
assert_spoken (Fixture    *fixture,
               const char *expected)
{
  g_autofree char *other =
    gtk_test_accessible_check_property (GTK_ACCESSIBLE (fixture->grid),
                                        GTK_ACCESSIBLE_PROPERTY_LABEL, expected);

  g_assert_cmpstr (other, ==, NULL);
}

static gboolean
shows (Fixture    *fixture,
       const char *text)
{
  GtkWidget *found = ps_ui_test_find (fixture->window, GTK_TYPE_WIDGET, text);

  return found != NULL && gtk_widget_get_mapped (found);
}

/* The focused cell is spoken, the newest meeting first, people by name. */
static void
test_moves_and_speaks (Fixture       *fixture,
                       gconstpointer  data G_GNUC_UNUSED)
{
  PsAttendanceGrid *grid;

  show (fixture);
  grid = PS_ATTENDANCE_GRID (fixture->grid);
  assert_spoken (fixture, "Ana Silva, October 27: late, online");
  g_assert_true (shows (fixture, "Ana Silva, October 27: late, online"));
  g_assert_true (shows (fixture, "Has been here 2 meetings in a row · "
                                 "Here for all of the last 2 meetings") ||
                 shows (fixture, "Has been here 2 meetings in a row · "
                                 "Here for 2 of the last 2 meetings"));

  ps_attendance_grid_move (grid, 0, 1);
  assert_spoken (fixture, "Ana Silva, October 20: there, for the first time");
  ps_attendance_grid_move (grid, 0, 1);
  assert_spoken (fixture, "Ana Silva, October 13: no attendance was taken");
  ps_attendance_grid_move (grid, 0, 1);
  assert_spoken (fixture, "Ana Silva, October 13: no attendance was taken");
  ps_attendance_grid_move (grid, 1, -1);
  assert_spoken (fixture, "Cleo, October 20: not there");
  ps_attendance_grid_move (grid, 1000000, -1000000);
  assert_spoken (fixture, "Ünal, October 27: excused");
  ps_attendance_grid_move (grid, 0, 1);
  assert_spoken (fixture, "Ünal, October 20: not marked");
}

static void
test_follows_a_correction (Fixture       *fixture,
                           gconstpointer  data G_GNUC_UNUSED)
{
  show (fixture);
  ps_attendance_grid_move (PS_ATTENDANCE_GRID (fixture->grid), 1, 1);
  assert_spoken (fixture, "Cleo, October 20: not there");

  mark (fixture, 1, fixture->cleo, "left-early", "phone");
  ps_ui_test_settle ();
  assert_spoken (fixture, "Cleo, October 20: left early, by phone, for the first time");
}

static void
test_searches_names (Fixture       *fixture,
                     gconstpointer  data G_GNUC_UNUSED)
{
  GtkWidget *entry;

  show (fixture);
  entry = ps_ui_test_find (fixture->window, GTK_TYPE_SEARCH_ENTRY, NULL);
  gtk_editable_set_text (GTK_EDITABLE (entry), "unal");
  ps_ui_test_wait_for (ps_attendance_grid_get_n_rows (PS_ATTENDANCE_GRID (fixture->grid)) == 1);
  assert_spoken (fixture, "Ünal, October 27: excused");

  gtk_editable_set_text (GTK_EDITABLE (entry), "zzz");
  ps_ui_test_wait_for (shows (fixture, "No Results"));
  ps_ui_test_click (fixture->window, "_Clear Search");
  ps_ui_test_wait_for (ps_attendance_grid_get_n_rows (PS_ATTENDANCE_GRID (fixture->grid)) == 3);
}

static void
test_opens_the_meeting (Fixture       *fixture,
                        gconstpointer  data G_GNUC_UNUSED)
{
  GtkWidget *dialog;

  show (fixture);
  g_signal_emit_by_name (fixture->grid, "opened");
  ps_ui_test_settle ();
  dialog = ps_ui_test_dialog (PS_TYPE_ATTENDANCE_DIALOG, NULL);
  g_assert_nonnull (dialog);
  g_assert_true (gtk_window_get_transient_for (GTK_WINDOW (dialog)) == GTK_WINDOW (fixture->window));
  gtk_window_destroy (GTK_WINDOW (dialog));
}

/* Who left is there with everybody, and not with the members. */
static void
test_everybody_who_came (Fixture       *fixture,
                         gconstpointer  data G_GNUC_UNUSED)
{
  ps_test_db_exec (&fixture->vault.db,
                   "UPDATE membership SET left_on = '2026-10-28', leave_reason = 'schedule'"
                   " WHERE person_id = (SELECT id FROM person WHERE preferred_name = 'Ana Silva')");
  show (fixture);
  g_assert_cmpuint (ps_attendance_grid_get_n_rows (PS_ATTENDANCE_GRID (fixture->grid)), ==, 2);
  gtk_check_button_set_active (
    GTK_CHECK_BUTTON (ps_ui_test_find (fixture->window, GTK_TYPE_CHECK_BUTTON, NULL)), TRUE);
  ps_ui_test_settle ();
  g_assert_cmpuint (ps_attendance_grid_get_n_rows (PS_ATTENDANCE_GRID (fixture->grid)), ==, 3);
}

static void
test_no_meetings (Fixture       *fixture,
                  gconstpointer  data G_GNUC_UNUSED)
{
  fixture->group_id = ps_ui_vault_add_group (&fixture->vault, "New", "", 0, "");
  show (fixture);
  g_assert_true (shows (fixture, "No Meetings in This Time"));
  /* Not on the grid, which is not there: the window would be deaf to every key. */
  g_assert_true (gtk_window_get_focus (GTK_WINDOW (fixture->window)) ==
                 ps_ui_test_find (fixture->window, GTK_TYPE_BUTTON, "_Close"));
}

static void
test_everything_is_named (Fixture       *fixture,
                          gconstpointer  data G_GNUC_UNUSED)
{
  g_autofree char *unnamed = NULL;

  show (fixture);
  unnamed = ps_ui_test_unnamed (fixture->window);
  g_assert_cmpstr (unnamed, ==, "");
  ps_ui_test_assert_fits (fixture->window);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  ps_ui_test_init ();

#define ADD(path, function) \
  g_test_add ("/attendance-grid/" path, Fixture, NULL, set_up, function, tear_down)

  ADD ("moves-and-speaks", test_moves_and_speaks);
  ADD ("follows-a-correction", test_follows_a_correction);
  ADD ("searches-names", test_searches_names);
  ADD ("opens-the-meeting", test_opens_the_meeting);
  ADD ("everybody-who-came", test_everybody_who_came);
  ADD ("no-meetings", test_no_meetings);
  ADD ("everything-is-named", test_everything_is_named);

  return g_test_run ();
}
