/* Two people called Ana Silva are never mixed up: wherever somebody is seen in a list or chosen from
 * one, the words that tell them apart are there to be seen and to be heard.
 */
#include "ps-attendance-dialog.h"
#include "ps-attendee.h"
#include "ps-care-deeds.h"
#include "ps-consent-dialog.h"
#include "ps-groups-page.h"
#include "ps-member-chooser.h"
#include "ps-member-deeds.h"
#include "ps-roster-page.h"
#include "ps-start-presenter.h"
#include "ps-toast.h"
#include "ps-ui-test.h"
#include "ps-ui-vault.h"

typedef struct {
  PsUiVault  vault;
  gint64     group;
  gint64     first;   /* Ana Silva, …0142 */
  gint64     second;  /* Ana Silva, …0199 */
  GtkWidget *window;
} Fixture;

static gint64
add_ana (Fixture    *fixture,
         const char *phone)
{
  gint64 id = ps_ui_vault_add_member (&fixture->vault, "Ana Silva", fixture->group);
  g_autofree char *sql =
    g_strdup_printf ("INSERT INTO contact_way (person_id, kind, value, value_fold)"
                     " VALUES (%" G_GINT64_FORMAT ", 'phone', '555-%s', '555%s')",
                     id, phone, phone);

  ps_test_db_exec (&fixture->vault.db, sql);

  return id;
}

static void
set_up (Fixture       *fixture,
        gconstpointer  data G_GNUC_UNUSED)
{
  ps_ui_vault_set_up (&fixture->vault);
  fixture->group = ps_ui_vault_add_group (&fixture->vault, "Pain", "FREQ=WEEKLY;BYDAY=TU", 720, "");
  fixture->first = add_ana (fixture, "0142");
  fixture->second = add_ana (fixture, "0199");
  ps_ui_vault_add_member (&fixture->vault, "Ben", fixture->group);
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  data G_GNUC_UNUSED)
{
  if (fixture->window != NULL)
    {
      g_object_add_weak_pointer (G_OBJECT (fixture->window), (gpointer *) &fixture->window);
      gtk_window_destroy (GTK_WINDOW (fixture->window));
      ps_ui_test_wait_for (fixture->window == NULL);
    }
  ps_ui_vault_tear_down (&fixture->vault);
}

/* Whether some widget is read out as @label. */
static gboolean
is_heard (GtkWidget  *root,
          const char *label)
{
  g_autofree char *wrong =
    gtk_test_accessible_check_property (GTK_ACCESSIBLE (root), GTK_ACCESSIBLE_PROPERTY_LABEL, label);

  if (wrong == NULL)
    return TRUE;

  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    if (is_heard (child, label))
      return TRUE;

  return FALSE;
}

static gboolean
is_seen (GtkWidget  *root,
         const char *text)
{
  return ps_ui_test_find (root, GTK_TYPE_LABEL, text) != NULL;
}

static void
test_in_the_roster (Fixture       *fixture,
                    gconstpointer  data G_GNUC_UNUSED)
{
  GtkWidget *page = ps_roster_page_new (fixture->vault.workspace);
  GtkWidget *entry;

  fixture->window = ps_ui_test_window (page, 900, 700);
  g_assert_true (is_seen (page, "…0142") && is_seen (page, "…0199"));
  g_assert_true (is_heard (page, "Ana Silva, …0142") && is_heard (page, "Ana Silva, …0199"));
  g_assert_true (is_heard (page, "Ben"));

  /* What is found is told apart, too. */
  entry = ps_ui_test_find (page, GTK_TYPE_SEARCH_ENTRY, NULL);
  gtk_editable_set_text (GTK_EDITABLE (entry), "silva");
  ps_ui_test_wait_for (!is_seen (page, "Ben"));
  g_assert_true (is_heard (page, "Ana Silva, …0142") && is_heard (page, "Ana Silva, …0199"));
}

static void
test_as_soon_as_there_are_two (Fixture       *fixture,
                               gconstpointer  data G_GNUC_UNUSED)
{
  GtkWidget *page = ps_roster_page_new (fixture->vault.workspace);
  gint64 ben;

  fixture->window = ps_ui_test_window (page, 900, 700);
  ben = ps_ui_vault_add_member (&fixture->vault, "ben", 0);
  ps_ui_test_wait_for (is_heard (page, "Ben, 1 of 2, added on November 3, 2026")
                       || is_heard (page, "Ben, since November 2026"));
  ps_roster_archive_async (ps_workspace_get_roster (fixture->vault.workspace), ben, TRUE, NULL,
                           NULL, NULL);
  ps_ui_test_wait_for (is_heard (page, "Ben"));
}

static void
test_when_one_is_opened (Fixture       *fixture,
                         gconstpointer  data G_GNUC_UNUSED)
{
  GtkWidget *page = ps_roster_page_new (fixture->vault.workspace);
  GtkWidget *pane;

  fixture->window = ps_ui_test_window (page, 900, 700);
  pane = ps_ui_test_find (page, g_type_from_name ("PsMemberPane"), NULL);
  g_assert_false (is_seen (pane, "…0199"));
  gtk_widget_activate_action (page, "page.show", "x", fixture->second);
  ps_ui_test_wait_for (is_seen (pane, "…0199"));
  g_assert_false (is_seen (pane, "…0142"));
}

static void
test_among_the_members_of_a_group (Fixture       *fixture,
                                   gconstpointer  data G_GNUC_UNUSED)
{
  GtkWidget *page = ps_groups_page_new (fixture->vault.workspace);

  fixture->window = ps_ui_test_window (page, 900, 900);
  gtk_widget_activate_action (page, "page.show", "x", fixture->group);
  ps_ui_test_wait_for (is_heard (page, "Ana Silva, …0142"));
  g_assert_true (is_heard (page, "Ana Silva, …0199"));
  g_assert_true (is_seen (page, "…0142") && is_seen (page, "…0199"));
}

static void
test_where_somebody_is_picked (Fixture       *fixture,
                               gconstpointer  data G_GNUC_UNUSED)
{
  fixture->window = ps_member_chooser_new (fixture->vault.workspace, fixture->first);
  gtk_window_present (GTK_WINDOW (fixture->window));
  ps_ui_test_wait_for (is_heard (fixture->window, "Ana Silva, …0199"));
  g_assert_true (is_seen (fixture->window, "…0199"));
  g_assert_false (is_heard (fixture->window, "Ana Silva, …0142"));
}

static void
test_where_a_consent_is_written_down (Fixture       *fixture,
                                      gconstpointer  data G_GNUC_UNUSED)
{
  fixture->window = ps_consent_dialog_new_add (fixture->vault.workspace, fixture->second);
  gtk_window_present (GTK_WINDOW (fixture->window));
  g_assert_true (is_seen (fixture->window, "Ana Silva, …0199"));
}

static void
test_among_those_who_may_present (Fixture       *fixture,
                                  gconstpointer  data G_GNUC_UNUSED)
{
  g_autoptr (GListStore) people = g_list_store_new (PS_TYPE_ATTENDEE);
  static const char * const hints[] = { "…0142", "…0199" };
  GtkWidget *presenter = g_object_new (PS_TYPE_START_PRESENTER, NULL);
  AdwComboRow *row;
  GListModel *model;

  for (guint i = 0; i < G_N_ELEMENTS (hints); i++)
    {
      g_autoptr (PsAttendanceRow) values = ps_attendance_row_new ();
      g_autoptr (PsAttendee) attendee = NULL;

      values->name = g_strdup ("Ana Silva");
      attendee = ps_attendee_new_from_row (values);
      ps_attendee_set_hint (attendee, hints[i]);
      g_list_store_append (people, attendee);
    }
  fixture->window = ps_ui_test_window (presenter, 400, 400);
  ps_start_presenter_set_people (PS_START_PRESENTER (presenter), G_LIST_MODEL (people));
  row = ADW_COMBO_ROW (ps_ui_test_find (presenter, ADW_TYPE_COMBO_ROW, NULL));
  model = adw_combo_row_get_model (row);
  g_assert_cmpstr (gtk_string_list_get_string (GTK_STRING_LIST (model), 1), ==, "Ana Silva, …0142");
  g_assert_cmpstr (gtk_string_list_get_string (GTK_STRING_LIST (model), 2), ==, "Ana Silva, …0199");
}

static gboolean
is_said (Fixture    *fixture,
         const char *text)
{
  GtkWidget *toast = ps_ui_test_find (fixture->window, g_type_from_name ("AdwToastWidget"), NULL);

  return toast != NULL && is_seen (toast, text);
}

/* What is said stands far from where somebody was seen, and its button takes something back. */
static void
test_where_it_is_said_what_was_done (Fixture       *fixture,
                                     gconstpointer  data G_GNUC_UNUSED)
{
  PsWorkspace *workspace = fixture->vault.workspace;
  GtkWidget *page = ps_roster_page_new (workspace);
  PsRoster *roster = ps_workspace_get_roster (workspace);
  g_autoptr (PsMember) first = ps_roster_find (roster, fixture->first, NULL);
  g_autoptr (PsMember) second = ps_roster_find (roster, fixture->second, NULL);
  g_autoptr (GPtrArray) spells = ps_roster_get_memberships (roster, fixture->second, NULL);
  const PsMembershipRow *spell = g_ptr_array_index (spells, 0);
  gint64 other = ps_ui_vault_add_group (&fixture->vault, "Sleep", "FREQ=WEEKLY;BYDAY=WE", 720, "");

  fixture->window = ps_ui_test_window (page, 900, 700);
  ps_care_name_buddy (workspace, page, first, fixture->second);
  ps_ui_test_wait_for (is_said (fixture, "Ana Silva, …0199 is the buddy of Ana Silva, …0142."));
  ps_toast_clear (page);
  ps_care_wait (workspace, page, other, fixture->second);
  ps_ui_test_wait_for (is_said (fixture, "Ana Silva, …0199 is on the waitlist."));
  ps_toast_clear (page);
  ps_member_join (workspace, page, second, other);
  ps_ui_test_wait_for (is_said (fixture, "Ana Silva, …0199 joined Sleep."));
  ps_toast_clear (page);
  ps_member_leave (workspace, page, second, spell->id, "schedule");
  ps_ui_test_wait_for (is_said (fixture, "Ana Silva, …0199 left the group."));
  ps_toast_clear (page);
  ps_member_remove (workspace, page, first);
  ps_ui_test_wait_for (is_said (fixture, "Ana Silva, …0142 was removed from the roster."));
  ps_toast_clear (page);
  ps_member_put_back (workspace, page, first);
  ps_ui_test_wait_for (is_said (fixture, "Ana Silva, …0142 is on the roster again."));
}

/* Nobody knows by the name alone whom a letter marked. */
static void
test_where_somebody_is_marked (Fixture       *fixture,
                               gconstpointer  data G_GNUC_UNUSED)
{
  gint64 meeting = ps_ui_vault_add_meeting (&fixture->vault, fixture->group, fixture->vault.now, 60,
                                            TRUE);
  g_autofree char *sql =
    g_strdup_printf ("INSERT INTO attendance (session_id, person_id, status, updated_at)"
                     " SELECT %" G_GINT64_FORMAT ", id, 'expected', 1 FROM person", meeting);
  g_autoptr (PsAttendanceSheet) sheet = NULL;
  GtkWidget *row;

  ps_test_db_exec (&fixture->vault.db, sql);
  sheet = ps_attendance_sheet_new (ps_workspace_get_db (fixture->vault.workspace),
                                   ps_workspace_get_clock (fixture->vault.workspace), meeting, "Ana",
                                   NULL);
  fixture->window = ps_attendance_dialog_new (sheet);
  gtk_window_present (GTK_WINDOW (fixture->window));
  ps_ui_test_wait_for (is_heard (fixture->window, "More About Ana Silva, …0199"));
  row = ps_ui_test_find (fixture->window, GTK_TYPE_LABEL, "…0199");
  row = gtk_widget_get_ancestor (row, ADW_TYPE_ACTION_ROW);
  gtk_widget_activate (row);
  ps_ui_test_wait_for (is_said (fixture, "Ana Silva, …0199: Present"));
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  ps_ui_test_init ();

#define ADD(name, func) \
  g_test_add ("/ui/namesakes/" name, Fixture, NULL, set_up, func, tear_down)

  ADD ("in-the-roster", test_in_the_roster);
  ADD ("as-soon-as-there-are-two", test_as_soon_as_there_are_two);
  ADD ("when-one-is-opened", test_when_one_is_opened);
  ADD ("among-the-members-of-a-group", test_among_the_members_of_a_group);

  ADD ("where-somebody-is-picked", test_where_somebody_is_picked);
  ADD ("where-a-consent-is-written-down", test_where_a_consent_is_written_down);
  ADD ("among-those-who-may-present", test_among_those_who_may_present);

  ADD ("where-it-is-said-what-was-done", test_where_it_is_said_what_was_done);
  ADD ("where-somebody-is-marked", test_where_somebody_is_marked);

#undef ADD

  return g_test_run ();
}
