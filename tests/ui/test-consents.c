#include "ps-consents.h"
#include "ps-error.h"
#include "ps-field.h"
#include "ps-group-dialog.h"
#include "ps-group-words.h"
#include "ps-roster-page.h"
#include "ps-toast.h"
#include "ps-ui-test.h"
#include "ps-ui-vault.h"

#include <string.h>

/* It is Tuesday, 3 November 2026. */
typedef struct {
  PsUiVault  vault;
  GtkWidget *page;
  GtkWidget *window;
  GtkWidget *box;
  gint64     group;
  gint64     ana;
} Fixture;

static void
set_up (Fixture       *fixture,
        gconstpointer  data G_GNUC_UNUSED)
{
  ps_ui_vault_set_up (&fixture->vault);
  fixture->group = ps_ui_vault_add_group (&fixture->vault, "Recovery", "", 0, "");
  fixture->ana = ps_ui_vault_add_member (&fixture->vault, "Ana", fixture->group);
  ps_test_db_exec (&fixture->vault.db, "UPDATE support_group SET part2 = 1");
  fixture->page = ps_roster_page_new (fixture->vault.workspace);
  fixture->window = ps_ui_test_window (fixture->page, 800, 700);
  gtk_widget_activate_action (fixture->page, "page.show", "x", fixture->ana);
  fixture->box = ps_ui_test_find (fixture->page, g_type_from_name ("PsConsentBox"), NULL);
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  data G_GNUC_UNUSED)
{
  g_object_add_weak_pointer (G_OBJECT (fixture->page), (gpointer *) &fixture->page);
  gtk_window_destroy (GTK_WINDOW (fixture->window));
  ps_ui_test_wait_for (fixture->page == NULL);
  ps_ui_vault_tear_down (&fixture->vault);
}

static gint64
count (Fixture    *fixture,
       const char *sql)
{
  return ps_test_db_int64 (&fixture->vault.db, sql);
}

/* Any text of the box that has @text in it. */
static gboolean
shows (Fixture    *fixture,
       const char *text)
{
  g_autoptr (GPtrArray) open = g_ptr_array_new ();

  g_ptr_array_add (open, fixture->box);
  while (open->len > 0)
    {
      GtkWidget *widget = g_ptr_array_steal_index (open, open->len - 1);

      if (GTK_IS_LABEL (widget) && strstr (gtk_label_get_label (GTK_LABEL (widget)), text) != NULL)
        return TRUE;

      for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
           child = gtk_widget_get_next_sibling (child))
        g_ptr_array_add (open, child);
    }

  return FALSE;
}

static void
act (Fixture    *fixture,
     const char *action,
     gint64      id)
{
  g_assert_true (gtk_widget_activate_action (fixture->box, action, id != 0 ? "x" : NULL, id));
}

/* A field of a form by the beginning of its title. */
static PsField *
field (GtkWidget  *dialog,
       const char *title)
{
  GtkWidget *label = ps_ui_test_find (dialog, GTK_TYPE_LABEL, title);

  g_assert_nonnull (label);

  return PS_FIELD (gtk_widget_get_ancestor (label, PS_TYPE_FIELD));
}

static gboolean
says (GtkWidget  *dialog,
      const char *text)
{
  GtkWidget *label = ps_ui_test_find (dialog, GTK_TYPE_LABEL, text);

  return label != NULL && gtk_widget_get_mapped (label);
}

static GtkWidget *
open_form (Fixture *fixture)
{
  act (fixture, "consent.add", 0);

  return ps_ui_test_dialog (PS_TYPE_FIELD, NULL);
}

/* A signed one of Ana's, by the service. */
static gint64
add_signed (Fixture    *fixture,
            const char *expires_on)
{
  PsConsents *consents = ps_workspace_get_consents (fixture->vault.workspace);
  g_autoptr (PsConsentRow) row = ps_consent_row_new ();
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  gint64 id;

  row->person_id = fixture->ana;
  row->kind = g_strdup ("disclosure");
  row->content = g_strdup ("attendance");
  row->discloser = g_strdup ("Birch Street");
  row->recipients = g_strdup ("Mill Road Clinic");
  row->purpose = g_strdup ("care");
  row->expires_on = g_strdup (expires_on);
  row->given_on = g_strdup ("2026-01-05");
  ps_consents_save_async (consents, row, NULL, ps_test_take_result_cb, &result);
  id = ps_consents_save_finish (consents, ps_test_wait (&result), &error);
  g_assert_no_error (error);
  ps_ui_test_wait_for (shows (fixture, "Mill Road Clinic"));

  return id;
}

static GtkWidget *
record_button (Fixture *fixture)
{
  GtkWidget *row = ps_ui_test_find (fixture->box, GTK_TYPE_LABEL, "Mill Road Clinic");

  row = gtk_widget_get_ancestor (row, ADW_TYPE_ACTION_ROW);
  g_assert_nonnull (row);

  return ps_ui_test_find (row, GTK_TYPE_BUTTON, NULL);
}

static void
test_without_any_it_says_so (Fixture       *fixture,
                             gconstpointer  data G_GNUC_UNUSED)
{
  g_autofree char *unnamed = ps_ui_test_unnamed (fixture->box);

  g_assert_true (shows (fixture, "They have not consented to anything yet"));
  g_assert_true (shows (fixture, "Nothing of theirs was given to anybody"));
  g_assert_cmpstr (unnamed, ==, "");
}

static void
test_the_form_begins_with_what_is_usual (Fixture       *fixture,
                                         gconstpointer  data G_GNUC_UNUSED)
{
  GtkWidget *dialog = open_form (fixture);
  g_autofree char *end = ps_field_dup_text (field (dialog, "_Last day on which it holds"));
  g_autofree char *unnamed = ps_ui_test_unnamed (dialog);

  g_assert_cmpstr (end, ==, "November 3, 2027");
  g_assert_cmpstr (unnamed, ==, "");
  gtk_window_destroy (GTK_WINDOW (dialog));
}

static void
test_a_draft_may_lack_anything (Fixture       *fixture,
                                gconstpointer  data G_GNUC_UNUSED)
{
  GtkWidget *dialog = open_form (fixture);

  ps_ui_test_click (dialog, "_Add");
  ps_ui_test_wait_for (shows (fixture, "Not signed yet"));
  g_assert_cmpint (count (fixture, "SELECT count (*) FROM consent WHERE given_on IS NULL"), ==, 1);
}

static void
test_what_is_signed_says_what_it_lacks (Fixture       *fixture,
                                        gconstpointer  data G_GNUC_UNUSED)
{
  GtkWidget *dialog = open_form (fixture);
  GtkWidget *check = ps_ui_test_find (dialog, GTK_TYPE_CHECK_BUTTON, "_Dates of attendance");

  ps_field_set_text (field (dialog, "Signed o_n"), "today");
  ps_field_set_text (field (dialog, "Who may gi_ve it"), "");
  ps_field_set_text (field (dialog, "_Last day on which it holds"), "");
  gtk_check_button_set_active (GTK_CHECK_BUTTON (check), FALSE);
  ps_ui_test_click (dialog, "_Add");
  ps_ui_test_wait_for (says (dialog, "Say who may have it."));
  g_assert_true (says (dialog, "Say what may be given."));
  g_assert_true (says (dialog, "Say who may give it, such as the clinic."));
  g_assert_true (says (dialog, "Say until when it holds: a day, or what ends it."));
  g_assert_false (says (dialog, "Say what it is for."));
  g_assert_cmpint (count (fixture, "SELECT count (*) FROM consent"), ==, 0);

  ps_field_set_text (field (dialog, "_Who may have it"), "Mill Road Clinic");
  ps_field_set_text (field (dialog, "Who may gi_ve it"), "Birch Street");
  ps_field_set_text (field (dialog, "_Last day on which it holds"), "no day");
  gtk_check_button_set_active (GTK_CHECK_BUTTON (check), TRUE);
  ps_ui_test_click (dialog, "_Add");
  ps_ui_test_settle ();
  g_assert_cmpint (count (fixture, "SELECT count (*) FROM consent"), ==, 0);

  ps_field_set_text (field (dialog, "_Last day on which it holds"), "31 December 2026");
  ps_ui_test_click (dialog, "_Add");
  ps_ui_test_wait_for (shows (fixture, "Until December 31, 2026"));
  g_assert_cmpint (count (fixture, "SELECT count (*) FROM consent WHERE given_on = '2026-11-03'"
                                   " AND expires_on = '2026-12-31' AND purpose = 'request'"), ==, 1);
}

static void
test_other_kinds_ask_for_less (Fixture       *fixture,
                               gconstpointer  data G_GNUC_UNUSED)
{
  GtkWidget *dialog = open_form (fixture);
  AdwComboRow *kind = ADW_COMBO_ROW (ps_ui_test_find (dialog, ADW_TYPE_COMBO_ROW, NULL));

  g_assert_true (says (dialog, "_Who may have it"));
  adw_combo_row_set_selected (kind, 2);
  g_assert_false (says (dialog, "_Who may have it"));
  ps_field_set_text (field (dialog, "Signed o_n"), "today");
  ps_ui_test_click (dialog, "_Add");
  ps_ui_test_wait_for (shows (fixture, "To present in a meeting"));
}

static void
test_a_draft_is_signed_and_unsigned (Fixture       *fixture,
                                     gconstpointer  data G_GNUC_UNUSED)
{
  gint64 id;
  GtkWidget *dialog = open_form (fixture);

  ps_field_set_text (field (dialog, "_Who may have it"), "Mill Road Clinic");
  ps_field_set_text (field (dialog, "Who may gi_ve it"), "Birch Street");
  ps_ui_test_click (dialog, "_Add");
  ps_ui_test_wait_for (shows (fixture, "Not signed yet"));
  id = count (fixture, "SELECT id FROM consent");
  g_assert_false (gtk_widget_get_sensitive (record_button (fixture)));

  act (fixture, "consent.sign", id);
  ps_ui_test_wait_for (shows (fixture, "Until November 3, 2027"));
  g_assert_true (gtk_widget_get_sensitive (record_button (fixture)));

  ps_ui_test_wait_for (ps_toast_run_undo (fixture->page));
  ps_ui_test_wait_for (shows (fixture, "Not signed yet"));
}

static void
test_revoking_can_be_taken_back (Fixture       *fixture,
                                 gconstpointer  data G_GNUC_UNUSED)
{
  gint64 id = add_signed (fixture, "2027-01-05");

  g_assert_true (shows (fixture, "Until January 5, 2027"));
  gtk_widget_activate_action (fixture->box, "consent.revoke", "(xs)", id, "spoken");
  ps_ui_test_wait_for (shows (fixture, "Revoked by word of mouth on November 3, 2026"));

  ps_ui_test_wait_for (ps_toast_run_undo (fixture->page));
  ps_ui_test_wait_for (shows (fixture, "Until January 5, 2027"));
}

static void
test_a_draft_comes_back (Fixture       *fixture,
                         gconstpointer  data G_GNUC_UNUSED)
{
  GtkWidget *dialog = open_form (fixture);

  ps_field_set_text (field (dialog, "_Who may have it"), "Mill Road Clinic");
  ps_ui_test_click (dialog, "_Add");
  ps_ui_test_wait_for (shows (fixture, "Mill Road Clinic"));
  act (fixture, "consent.remove", count (fixture, "SELECT id FROM consent"));
  ps_ui_test_wait_for (!shows (fixture, "Mill Road Clinic"));

  ps_ui_test_wait_for (ps_toast_run_undo (fixture->page));
  ps_ui_test_wait_for (shows (fixture, "Mill Road Clinic"));
  g_assert_cmpint (count (fixture, "SELECT count (*) FROM tombstone JOIN consent USING (uid)"), ==, 0);
}

/* Who died signs nothing any more, and that is said before a form is filled in. */
static void
test_who_died_signs_nothing (Fixture       *fixture,
                             gconstpointer  data G_GNUC_UNUSED)
{
  PsConsents *consents = ps_workspace_get_consents (fixture->vault.workspace);
  g_autoptr (PsConsentRow) row = ps_consent_row_new ();
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  GtkWidget *dialog;

  g_assert_false (shows (fixture, "They died."));
  ps_care_died_async (ps_workspace_get_care (fixture->vault.workspace), fixture->ana, "2026-11-02", NULL,
                      NULL, NULL);
  ps_ui_test_wait_for (shows (fixture, "They died. Only a representative can sign for them."));

  row->person_id = fixture->ana;
  row->kind = g_strdup ("disclosure");
  ps_consents_save_async (consents, row, NULL, ps_test_take_result_cb, &result);
  ps_test_wait (&result);
  g_assert_cmpint (ps_consents_save_finish (consents, result, &error), ==, 0);
  g_assert_error (error, PS_ERROR, PS_ERROR_INVALID);
  g_assert_cmpstr (error->message, ==,
                   "This person died. Only a representative can sign for them.");
  g_assert_cmpint (count (fixture, "SELECT count (*) FROM consent"), ==, 0);

  /* The form begins with who can. */
  dialog = open_form (fixture);
  ps_field_set_text (field (dialog, "_Who may have it"), "Mill Road Clinic");
  ps_ui_test_click (dialog, "_Add");
  ps_ui_test_wait_for (shows (fixture, "Mill Road Clinic"));
  g_assert_cmpint (count (fixture, "SELECT count (*) FROM consent WHERE signed_by = 'representative'"),
                   ==, 1);
}

/* The button that knows, in what it says as in whether it can be pressed. */
static void
test_the_button_knows (Fixture       *fixture,
                       gconstpointer  data G_GNUC_UNUSED)
{
  gint64 id = add_signed (fixture, "2026-11-03");
  GtkWidget *button = record_button (fixture);

  g_assert_true (gtk_widget_get_sensitive (button));
  g_assert_true (shows (fixture, "Ends soon: on November 3, 2026"));

  fixture->vault.now += G_TIME_SPAN_DAY;
  gtk_widget_activate_action (fixture->page, "page.show", "x", (gint64) 0);
  ps_test_db_exec (&fixture->vault.db, "UPDATE consent SET note = 'x'");
  ps_ui_test_wait_for (shows (fixture, "Expired; its last day was November 3, 2026"));
  button = record_button (fixture);
  g_assert_false (gtk_widget_get_sensitive (button));
  g_assert_cmpstr (gtk_widget_get_tooltip_text (button), ==, "The consent has expired.");
  gtk_test_accessible_assert_property (button, GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                       "The consent has expired.");
  g_assert_cmpint (id, >, 0);
}

static void
test_what_was_given_is_written_down (Fixture       *fixture,
                                     gconstpointer  data G_GNUC_UNUSED)
{
  gint64 id = add_signed (fixture, "2027-01-05");
  GtkWidget *dialog;

  act (fixture, "consent.record", id);
  dialog = ps_ui_test_dialog (PS_TYPE_FIELD, NULL);
  ps_field_set_text (field (dialog, "_Who got it"), "Somebody else");
  ps_ui_test_click (dialog, "_Write Down");
  ps_ui_test_wait_for (says (dialog, "The consent is for somebody else."));
  g_assert_cmpint (count (fixture, "SELECT count (*) FROM disclosure"), ==, 0);

  ps_field_set_text (field (dialog, "_Who got it"), "Mill Road Clinic");
  ps_ui_test_click (dialog, "_Write Down");
  ps_ui_test_wait_for (shows (fixture, "By word of mouth on November 3, 2026, by "));
  g_assert_cmpint (count (fixture, "SELECT count (*) FROM disclosure_person WHERE consent_id = 1"
                                   " AND part2"), ==, 1);
  g_assert_cmpint (count (fixture, "SELECT count (*) FROM audit WHERE action = 'disclosure'"), ==, 1);
  g_assert_cmpint (count (fixture, "SELECT count (*) FROM audit WHERE action = 'export'"), ==, 0);
}

static void
test_what_was_agreed_to_for_a_meeting_is_there (Fixture       *fixture,
                                                gconstpointer  data G_GNUC_UNUSED)
{
  ps_ui_vault_add_meeting (&fixture->vault, fixture->group, PS_UI_VAULT_NOON - G_TIME_SPAN_DAY, 60, FALSE);
  ps_test_db_exec (&fixture->vault.db,
                   "INSERT INTO segment (session_id, position, kind, title, min_s, planned_s, max_s, led_by,"
                   " place, allotted_s, presenter_id, consent_on) VALUES (1, 90, 'member-presentation',"
                   " 'Presentation', 60, 600, 900, 'member', 90, 600, 1, '2026-10-27')");
  ps_ui_test_wait_for (shows (fixture, "Recovery on November 2, 2026; they agreed to it on October 27, "
                                       "2026"));
}

static void
test_many_are_shown_when_asked_for (Fixture       *fixture,
                                    gconstpointer  data G_GNUC_UNUSED)
{
  ps_test_db_exec (&fixture->vault.db,
                   "WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 8)"
                   " INSERT INTO disclosure (uid, given_at, given_by, audience, recipient, purpose,"
                   " content, form) SELECT randomblob (16), i, 'Ana', 'outside', 'No. ' || i, '',"
                   " 'roster', 'csv' FROM n;"
                   "INSERT INTO disclosure_person (disclosure_id, person_id, part2)"
                   " SELECT id, 1, 0 FROM disclosure");
  ps_ui_test_wait_for (shows (fixture, "No. 8"));
  g_assert_true (shows (fixture, "No. 4") && !shows (fixture, "No. 3"));
  ps_ui_test_click (fixture->box, "Show 3 More");
  ps_ui_test_wait_for (shows (fixture, "No. 1"));
}

static void
test_the_switch_is_in_the_group (Fixture       *fixture,
                                 gconstpointer  data G_GNUC_UNUSED)
{
  PsGroups *groups = ps_workspace_get_groups (fixture->vault.workspace);
  g_autoptr (PsGroup) group = ps_groups_find (groups, fixture->group, NULL);
  PsDialog *dialog = ps_group_dialog_new (groups, ps_workspace_get_content (fixture->vault.workspace),
                                          &fixture->vault.clock, ps_group_get_row (group), NULL, NULL);
  g_autofree char *about = ps_group_words_about (ps_group_get_row (group));
  GtkWidget *sw;

  g_assert_nonnull (strstr (about, "42 CFR Part 2: what is given of members needs a consent"));
  ps_dialog_present (dialog, fixture->page);
  sw = ps_ui_test_find (GTK_WIDGET (dialog), GTK_TYPE_SWITCH, NULL);
  g_assert_true (gtk_switch_get_active (GTK_SWITCH (sw)));
  g_assert_true (ps_ui_test_is_named (sw));
  gtk_switch_set_active (GTK_SWITCH (sw), FALSE);
  g_object_add_weak_pointer (G_OBJECT (dialog), (gpointer *) &dialog);
  ps_ui_test_click (GTK_WIDGET (dialog), "_Save");
  ps_ui_test_wait_for (dialog == NULL);
  ps_ui_test_wait_for (count (fixture, "SELECT part2 FROM support_group") == 0);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  ps_ui_test_init ();

#define ADD(path, func) g_test_add ("/ui/consents/" path, Fixture, NULL, set_up, func, tear_down)
  ADD ("without-any-it-says-so", test_without_any_it_says_so);
  ADD ("the-form-begins-with-what-is-usual", test_the_form_begins_with_what_is_usual);
  ADD ("a-draft-may-lack-anything", test_a_draft_may_lack_anything);
  ADD ("what-is-signed-says-what-it-lacks", test_what_is_signed_says_what_it_lacks);
  ADD ("other-kinds-ask-for-less", test_other_kinds_ask_for_less);
  ADD ("a-draft-is-signed-and-unsigned", test_a_draft_is_signed_and_unsigned);
  ADD ("revoking-can-be-taken-back", test_revoking_can_be_taken_back);
  ADD ("a-draft-comes-back", test_a_draft_comes_back);
  ADD ("who-died-signs-nothing", test_who_died_signs_nothing);
  ADD ("the-button-knows", test_the_button_knows);
  ADD ("what-was-given-is-written-down", test_what_was_given_is_written_down);
  ADD ("what-was-agreed-to-for-a-meeting-is-there", test_what_was_agreed_to_for_a_meeting_is_there);
  ADD ("many-are-shown-when-asked-for", test_many_are_shown_when_asked_for);
  ADD ("the-switch-is-in-the-group", test_the_switch_is_in_the_group);
#undef ADD

  return g_test_run ();
}
