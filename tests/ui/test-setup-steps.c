#include <string.h>

#include "ps-contacts-editor.h"
#include "ps-error-label.h"
#include "ps-recovery.h"
#include "ps-setup-clinic.h"
#include "ps-setup-group.h"
#include "ps-recovery-paper.h"
#include "ps-setup-you.h"
#include "ps-ui-test.h"
#include "ps-vault.h"

/* The n-th entry, of whatever kind, below @root. */
static GtkWidget *
get_entry (GtkWidget *root,
           guint     *n)
{
  if (GTK_IS_ENTRY (root) || GTK_IS_PASSWORD_ENTRY (root))
    return (*n)-- == 0 ? root : NULL;

  for (GtkWidget *child = gtk_widget_get_first_child (root);
       child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = get_entry (child, n);

      if (found != NULL)
        return found;
    }

  return NULL;
}

static void
type (GtkWidget  *root,
      guint       n,
      const char *text)
{
  GtkWidget *entry = get_entry (root, &n);

  g_assert_nonnull (entry);
  gtk_editable_set_text (GTK_EDITABLE (entry), text);
}

static void
assert_complaint (GtkWidget  *step,
                  const char *text)
{
  GtkWidget *label = ps_ui_test_find (step, PS_TYPE_ERROR_LABEL, NULL);

  g_assert_nonnull (label);
  g_assert_cmpstr (ps_error_label_get_text (PS_ERROR_LABEL (label)), ==, text);
}

static void
test_passphrase_is_asked_for_twice (void)
{
  GtkWidget *step = ps_setup_you_new ();
  GtkWidget *window = ps_ui_test_window (step, 400, 600);
  g_autoptr (PsSecret) passphrase = NULL;
  g_autofree char *name = NULL;

  g_assert_false (ps_setup_you_check (step));
  assert_complaint (step, "Type your name first.");

  type (step, 0, "  Maria Example ");
  type (step, 1, "kürzer");
  g_assert_false (ps_setup_you_check (step));
  assert_complaint (step, "The passphrase needs at least 8 characters.");

  type (step, 1, "grüne Lampe im Boot");
  type (step, 2, "grüne Lampe im Bot");
  g_assert_false (ps_setup_you_check (step));
  assert_complaint (step, "The two are not the same.");

  type (step, 2, "grüne Lampe im Boot");
  g_assert_true (ps_setup_you_check (step));

  name = ps_setup_you_dup_name (PS_SETUP_YOU (step));
  g_assert_cmpstr (name, ==, "Maria Example");
  passphrase = ps_setup_you_dup_passphrase (PS_SETUP_YOU (step));
  g_assert_cmpstr (ps_secret_get_text (passphrase), ==, "grüne Lampe im Boot");

  ps_setup_you_wipe (PS_SETUP_YOU (step));
  g_assert_false (ps_setup_you_check (step));

  gtk_window_destroy (GTK_WINDOW (window));
}

/* Which group an entry asks for stands in its label. */
static char *
get_asked_group (GtkWidget *step,
                 guint      n)
{
  PsSecret *code = ps_recovery_paper_get_code (PS_RECOVERY_PAPER (step));
  GtkWidget *entry = get_entry (step, &n);
  g_autoptr (GList) labels = gtk_widget_list_mnemonic_labels (entry);
  const char *label = gtk_label_get_text (labels->data);
  g_autoptr (PsSecret) group = NULL;

  g_assert_true (g_str_has_prefix (label, "Group "));
  group = ps_recovery_group (code, (guint) (label[strlen ("Group ")] - '1'));

  return g_strdup (ps_secret_get_text (group));
}

static void
test_two_groups_of_the_code_are_asked_for (void)
{
  GtkWidget *step = ps_recovery_paper_new ();
  GtkWidget *window = ps_ui_test_window (step, 400, 600);
  g_autofree char *first = get_asked_group (step, 0);
  g_autofree char *second = get_asked_group (step, 1);
  g_autofree char *lower = g_ascii_strdown (second, -1);

  g_assert_false (ps_recovery_paper_check (step));

  type (step, 0, second);
  type (step, 1, second);
  g_assert_false (ps_recovery_paper_check (step));

  type (step, 0, first);
  type (step, 1, lower);
  g_assert_true (ps_recovery_paper_check (step));

  gtk_window_destroy (GTK_WINDOW (window));
}

static void
test_numbers_that_are_filled_in_are_kept (void)
{
  GtkWidget *step = ps_setup_clinic_new ();
  GtkWidget *window = ps_ui_test_window (step, 400, 600);
  g_autoptr (GPtrArray) contacts = NULL;
  PsLocalContactRow *row;

  g_assert_false (ps_setup_clinic_check (step));
  type (step, 0, "Example Clinic");
  g_assert_true (ps_setup_clinic_check (step));

  ps_ui_test_click (step, "_Use 988");
  contacts = ps_setup_clinic_dup_contacts (PS_SETUP_CLINIC (step));
  g_assert_cmpuint (contacts->len, ==, 1);
  row = g_ptr_array_index (contacts, 0);
  g_assert_cmpstr (row->kind, ==, "crisis-line");
  g_assert_cmpstr (row->name, ==, "988 Suicide & Crisis Lifeline");
  g_assert_cmpstr (row->number, ==, "988");

  gtk_window_destroy (GTK_WINDOW (window));
}

static void
test_stored_numbers_come_back (void)
{
  g_autoptr (GPtrArray) stored =
    g_ptr_array_new_with_free_func ((GDestroyNotify) ps_local_contact_row_free);
  g_autoptr (GPtrArray) kept = NULL;
  GtkWidget *editor = ps_contacts_editor_new ();
  GtkWidget *window = ps_ui_test_window (editor, 400, 600);
  PsLocalContactRow *row = ps_local_contact_row_new ();

  row->id = 7;
  row->kind = g_strdup ("other");
  row->name = g_strdup ("Night bus");
  row->number = g_strdup ("555-0142");
  row->checked_at = 99;
  g_ptr_array_add (stored, row);

  ps_contacts_editor_load (PS_CONTACTS_EDITOR (editor), stored);
  kept = ps_contacts_editor_store (PS_CONTACTS_EDITOR (editor));
  g_assert_cmpuint (kept->len, ==, 1);
  row = g_ptr_array_index (kept, 0);
  g_assert_cmpint (row->id, ==, 7);
  g_assert_cmpint (row->checked_at, ==, 99);
  g_assert_cmpstr (row->name, ==, "Night bus");

  gtk_window_destroy (GTK_WINDOW (window));
}

/* “Emergency services” cannot be read in half of a telephone. */
static void
test_names_are_read_whole_where_it_is_narrow (void)
{
  GtkWidget *editor = ps_contacts_editor_new ();
  GtkWidget *window = ps_ui_test_window (editor, 360, 600);
  GtkWidget *entry = ps_ui_test_find (editor, GTK_TYPE_ENTRY, NULL);
  GtkWidget *line = gtk_widget_get_parent (entry);

  ps_ui_test_wait_for (gtk_orientable_get_orientation (GTK_ORIENTABLE (line)) ==
                       GTK_ORIENTATION_VERTICAL);
  ps_ui_test_wait_for (gtk_widget_get_width (entry) > 250);

  gtk_window_set_default_size (GTK_WINDOW (window), 600, 600);
  ps_ui_test_wait_for (gtk_orientable_get_orientation (GTK_ORIENTABLE (line)) ==
                       GTK_ORIENTATION_HORIZONTAL);
  gtk_window_destroy (GTK_WINDOW (window));
}

static void
test_first_group_meets_every_week (void)
{
  GtkWidget *step = ps_setup_group_new ();
  GtkWidget *window = ps_ui_test_window (step, 400, 600);
  g_autoptr (PsGroupRow) row = NULL;
  g_autoptr (GError) error = NULL;
  GDate today;

  g_assert_false (ps_setup_group_check (step));
  assert_complaint (step, "Type the name of the group first.");

  type (step, 0, "Living with Pain");
  type (step, 1, "half past never");
  g_assert_false (ps_setup_group_check (step));
  type (step, 1, "6:30 pm");
  g_assert_true (ps_setup_group_check (step));

  /* The 1st of March 2027 is a Monday; Tuesday is what the step starts with. */
  g_date_clear (&today, 1);
  g_date_set_dmy (&today, 1, G_DATE_MARCH, 2027);
  row = ps_setup_group_make_row (PS_SETUP_GROUP (step), &today, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (row->name, ==, "Living with Pain");
  g_assert_cmpstr (row->model, ==, "co-facilitated");
  g_assert_cmpuint (row->minutes, ==, 90);
  g_assert_cmpuint (row->start_minute, ==, 18 * 60 + 30);
  g_assert_cmpstr (row->starts_on, ==, "2027-03-02");

  gtk_window_destroy (GTK_WINDOW (window));
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  ps_ui_test_init ();
  g_assert_true (ps_vault_init (NULL));

  g_test_add_func ("/ui/setup/passphrase-is-asked-for-twice", test_passphrase_is_asked_for_twice);
  g_test_add_func ("/ui/setup/two-groups-of-the-code-are-asked-for",
                   test_two_groups_of_the_code_are_asked_for);
  g_test_add_func ("/ui/setup/numbers-that-are-filled-in-are-kept",
                   test_numbers_that_are_filled_in_are_kept);
  g_test_add_func ("/ui/setup/stored-numbers-come-back", test_stored_numbers_come_back);
  g_test_add_func ("/ui/setup/names-are-read-whole-where-it-is-narrow",
                   test_names_are_read_whole_where_it_is_narrow);
  g_test_add_func ("/ui/setup/first-group-meets-every-week", test_first_group_meets_every_week);

  return g_test_run ();
}
