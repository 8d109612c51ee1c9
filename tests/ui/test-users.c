/* The page for users, and the dialogs about passphrases and the recovery sheet. */
#include <string.h>

#include "ps-field.h"
#include "ps-locked-page.h"
#include "ps-new-passphrase.h"
#include "ps-own-passphrase-page.h"
#include "ps-passphrase-dialog.h"
#include "ps-recover-dialog.h"
#include "ps-recovery.h"
#include "ps-role-words.h"
#include "ps-sheet-dialog.h"
#include "ps-ui-test.h"
#include "ps-ui-vault.h"
#include "ps-user-dialog.h"
#include "ps-users-window.h"
#include "ps-wait-label.h"

#define GIVEN "a first passphrase"

/* What a telephone, or a third of a small screen, has room for. */
#define NARROW 360

typedef struct {
  PsUiVault  vault;
  GtkWidget *window;  /* nullable */
} Fixture;

static void
set_up (Fixture       *fixture,
        gconstpointer  data G_GNUC_UNUSED)
{
  ps_ui_vault_set_up (&fixture->vault);
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

static PsUsers *
users (Fixture *fixture)
{
  return ps_workspace_get_users (fixture->vault.workspace);
}

static void
add (Fixture    *fixture,
     const char *name,
     PsRole      roles)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;

  ps_users_add_async (users (fixture), name, roles, ps_secret_new (GIVEN, strlen (GIVEN)), NULL,
                      ps_test_take_result_cb, &result);
  ps_users_change_finish (users (fixture), ps_test_wait (&result), &error);
  g_assert_no_error (error);
}

static void
present (Fixture   *fixture,
         GtkWidget *window)
{
  fixture->window = window;
  gtk_window_present (GTK_WINDOW (window));
  ps_ui_test_settle ();
}

static void
find_entries (GtkWidget *root,
              GPtrArray *entries)
{
  if (GTK_IS_ENTRY (root) || GTK_IS_PASSWORD_ENTRY (root))
    g_ptr_array_add (entries, root);

  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    if (gtk_widget_get_visible (child) && gtk_widget_get_child_visible (child))
      find_entries (child, entries);
}

static void
type (Fixture    *fixture,
      guint       n,
      const char *text)
{
  g_autoptr (GPtrArray) entries = g_ptr_array_new ();

  find_entries (fixture->window, entries);
  g_assert_cmpuint (n, <, entries->len);
  gtk_editable_set_text (GTK_EDITABLE (g_ptr_array_index (entries, n)), text);
}

static void
switch_on (Fixture *fixture,
           PsRole   role)
{
  GtkWidget *row = ps_ui_test_find (fixture->window, ADW_TYPE_ACTION_ROW, ps_role_words_name (role));
  GtkWidget *toggle = ps_ui_test_find (row, GTK_TYPE_SWITCH, NULL);

  gtk_switch_set_active (GTK_SWITCH (toggle), TRUE);
}

static gboolean
says (GtkWidget  *root,
      const char *text)
{
  return ps_ui_test_find (root, GTK_TYPE_LABEL, text) != NULL;
}

static void
assert_fits (GtkWidget *window)
{
  g_autofree char *unnamed = ps_ui_test_unnamed (window);
  int min;

  gtk_widget_measure (window, GTK_ORIENTATION_HORIZONTAL, -1, &min, NULL, NULL, NULL);
  g_assert_cmpint (min, <=, NARROW);
  g_assert_cmpstr (unnamed, ==, "");
}

/* Rosa is an administrator and co-facilitator. */
static void
test_every_window_fits_and_has_names (Fixture       *fixture,
                                      gconstpointer  data G_GNUC_UNUSED)
{
  g_autoptr (PsUser) ben = NULL;

  add (fixture, "Ben", PS_ROLE_FRONT_DESK);
  ben = ps_users_find (users (fixture), "ben");
  GtkWidget *windows[] = {
    ps_users_window_new (fixture->vault.workspace),
    GTK_WIDGET (ps_user_dialog_new (users (fixture), NULL)),
    GTK_WIDGET (ps_user_dialog_new (users (fixture), ben)),
    GTK_WIDGET (ps_passphrase_dialog_new (users (fixture), NULL)),
    GTK_WIDGET (ps_passphrase_dialog_new (users (fixture), ben)),
    GTK_WIDGET (ps_sheet_dialog_new (users (fixture), "Rosa")),
    ps_ui_test_window (ps_own_passphrase_page_new (users (fixture)), NARROW, 600),
  };

  for (guint i = 0; i < G_N_ELEMENTS (windows); i++)
    {
      g_test_message ("window %u", i);
      gtk_window_present (GTK_WINDOW (windows[i]));
      ps_ui_test_settle ();
      assert_fits (windows[i]);
      gtk_window_destroy (GTK_WINDOW (windows[i]));
    }
}

static void
test_the_list_says_what_each_is (Fixture       *fixture,
                                 gconstpointer  data G_GNUC_UNUSED)
{
  add (fixture, "Ben & Co", PS_ROLE_PEER_LEADER | PS_ROLE_FRONT_DESK);
  present (fixture, ps_users_window_new (fixture->vault.workspace));
  g_assert_true (says (fixture->window, "Rosa (you)"));
  g_assert_true (says (fixture->window, "Co-facilitator, Administrator"));
  g_assert_true (says (fixture->window, "Ben & Co"));
  g_assert_true (says (fixture->window, "Front desk, Peer Leader\nHas not chosen a passphrase yet"));

  /* And changes with it. */
  add (fixture, "Cleo", PS_ROLE_FRONT_DESK);
  ps_ui_test_settle ();
  g_assert_true (says (fixture->window, "Cleo"));
}

static void
test_somebody_is_added (Fixture       *fixture,
                        gconstpointer  data G_GNUC_UNUSED)
{
  g_autoptr (PsUser) ben = NULL;

  present (fixture, GTK_WIDGET (ps_user_dialog_new (users (fixture), NULL)));
  type (fixture, 0, "  Ben ");
  switch_on (fixture, PS_ROLE_PEER_LEADER);
  type (fixture, 1, GIVEN);
  type (fixture, 2, GIVEN);
  ps_dialog_save (PS_DIALOG (fixture->window));
  g_object_add_weak_pointer (G_OBJECT (fixture->window), (gpointer *) &fixture->window);
  ps_ui_test_wait_for (fixture->window == NULL);
  ben = ps_users_find (users (fixture), "Ben");
  g_assert_nonnull (ben);
  g_assert_cmpint (ps_user_get_roles (ben), ==, PS_ROLE_PEER_LEADER);
}

static void
test_nothing_typed_is_lost_when_it_cannot_be (Fixture       *fixture,
                                              gconstpointer  data G_GNUC_UNUSED)
{
  g_autoptr (GPtrArray) entries = g_ptr_array_new ();
  const char *refusal = "“rosa” looks too much like the user “Rosa”.";

  present (fixture, GTK_WIDGET (ps_user_dialog_new (users (fixture), NULL)));
  type (fixture, 0, "rosa");
  switch_on (fixture, PS_ROLE_FRONT_DESK);
  type (fixture, 1, GIVEN);
  type (fixture, 2, GIVEN);
  ps_dialog_save (PS_DIALOG (fixture->window));
  ps_ui_test_wait_for (!ps_dialog_get_busy (PS_DIALOG (fixture->window)));

  g_assert_true (says (fixture->window, refusal));
  find_entries (fixture->window, entries);
  g_assert_cmpstr (gtk_editable_get_text (g_ptr_array_index (entries, 0)), ==, "rosa");
  g_assert_cmpstr (gtk_editable_get_text (g_ptr_array_index (entries, 1)), ==, GIVEN);
  g_assert_cmpstr (gtk_editable_get_text (g_ptr_array_index (entries, 2)), ==, GIVEN);
}

static void
test_roles_say_what_goes_with_them (Fixture       *fixture,
                                    gconstpointer  data G_GNUC_UNUSED)
{
  g_autoptr (PsUser) ben = NULL;
  GtkWidget *row;
  GtkWidget *toggle;

  add (fixture, "Ben", PS_ROLE_PEER_LEADER | PS_ROLE_FRONT_DESK);
  ben = ps_users_find (users (fixture), "Ben");
  present (fixture, GTK_WIDGET (ps_user_dialog_new (users (fixture), ben)));
  row = ps_ui_test_find (fixture->window, ADW_TYPE_ACTION_ROW, "Peer Leader");
  toggle = ps_ui_test_find (row, GTK_TYPE_SWITCH, NULL);
  g_assert_true (gtk_switch_get_active (GTK_SWITCH (toggle)));
  gtk_switch_set_active (GTK_SWITCH (toggle), FALSE);
  g_assert_true (says (fixture->window, "They cannot read debriefs any more. What is written after the "
                                        "next unlock is sealed with a new key."));

  ps_dialog_save (PS_DIALOG (fixture->window));
  g_object_add_weak_pointer (G_OBJECT (fixture->window), (gpointer *) &fixture->window);
  ps_ui_test_wait_for (fixture->window == NULL);
  g_clear_object (&ben);
  ben = ps_users_find (users (fixture), "Ben");
  g_assert_cmpint (ps_user_get_roles (ben), ==, PS_ROLE_FRONT_DESK);
}

static void
test_the_last_administrator_is_told (Fixture       *fixture,
                                     gconstpointer  data G_GNUC_UNUSED)
{
  g_autoptr (PsUser) rosa = ps_users_find (users (fixture), "Rosa");
  GtkWidget *row;

  present (fixture, GTK_WIDGET (ps_user_dialog_new (users (fixture), rosa)));
  row = ps_ui_test_find (fixture->window, ADW_TYPE_ACTION_ROW, "Administrator");
  gtk_switch_set_active (GTK_SWITCH (ps_ui_test_find (row, GTK_TYPE_SWITCH, NULL)), FALSE);
  ps_dialog_save (PS_DIALOG (fixture->window));
  ps_ui_test_wait_for (!ps_dialog_get_busy (PS_DIALOG (fixture->window)));
  g_assert_true (says (fixture->window, "“Rosa” is the only administrator. Make somebody else one "
                                        "first."));
}

/* What Rosa is now counts at once, as far as it can: she has to unlock again. */
static void
test_ones_own_roles_lock (Fixture       *fixture,
                          gconstpointer  data G_GNUC_UNUSED)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (PsUsers) service = g_object_ref (users (fixture));
  g_autoptr (GError) error = NULL;

  present (fixture, ps_users_window_new (fixture->vault.workspace));
  ps_users_set_roles_async (service, "Rosa", PS_ROLE_ADMINISTRATOR, NULL, ps_test_take_result_cb,
                            &result);
  ps_users_change_finish (service, ps_test_wait (&result), &error);
  g_assert_no_error (error);
  ps_ui_test_wait_for (ps_workspace_get_state (fixture->vault.workspace) == PS_WORKSPACE_LOCKED);
}

static void
take_name_cb (GtkWidget  *window G_GNUC_UNUSED,
              const char *name,
              char      **place)
{
  g_assert_null (*place);
  *place = g_strdup (name);
}

static void
test_removing_is_asked (Fixture       *fixture,
                        gconstpointer  data G_GNUC_UNUSED)
{
  g_autofree char *name = NULL;

  add (fixture, "Ben", PS_ROLE_FRONT_DESK);
  present (fixture, ps_users_window_new (fixture->vault.workspace));
  g_signal_connect (fixture->window, "remove", G_CALLBACK (take_name_cb), &name);
  gtk_widget_activate_action (fixture->window, "users.remove", "s", "Ben");
  ps_ui_test_answer ("_Cancel");
  ps_ui_test_settle ();
  g_assert_null (name);
  gtk_widget_activate_action (fixture->window, "users.remove", "s", "Ben");
  ps_ui_test_answer ("_Remove");
  ps_ui_test_wait_for (name != NULL);
  g_assert_cmpstr (name, ==, "Ben");
}

static void
test_a_wrong_current_passphrase_is_told_beside_it (Fixture       *fixture,
                                                   gconstpointer  data G_GNUC_UNUSED)
{
  present (fixture, GTK_WIDGET (ps_passphrase_dialog_new (users (fixture), NULL)));
  ps_dialog_save (PS_DIALOG (fixture->window));
  g_assert_true (says (fixture->window, "Type your current passphrase first."));
  type (fixture, 0, "not this one");
  type (fixture, 1, "the one from now on");
  type (fixture, 2, "the one from now on");
  ps_dialog_save (PS_DIALOG (fixture->window));
  ps_ui_test_wait_for (!ps_dialog_get_busy (PS_DIALOG (fixture->window)));
  g_assert_true (says (fixture->window, "This is not your current passphrase."));
}

static void
test_waiting_is_counted_down (Fixture       *fixture,
                              gconstpointer  data G_GNUC_UNUSED)
{
  PsWorkspace *workspace = fixture->vault.workspace;
  GtkWidget *page;
  GtkWidget *label;

  ps_workspace_lock (workspace);
  for (guint i = 0; i < 5; i++)
    {
      g_autoptr (GError) error = NULL;

      g_assert_false (ps_workspace_unlock (workspace, "Rosa", ps_secret_new ("a guess", 7), &error));
    }

  page = ps_locked_page_new (workspace);
  present (fixture, ps_ui_test_window (page, NARROW, 640));
  ps_locked_page_refresh (PS_LOCKED_PAGE (page), NULL, FALSE);
  assert_fits (fixture->window);
  label = ps_ui_test_find (page, PS_TYPE_WAIT_LABEL, NULL);
  g_assert_true (ps_wait_label_is_waiting (PS_WAIT_LABEL (label)));
  g_assert_true (says (page, "Several passphrases were wrong. The next can be tried in 0:05."));
  g_assert_false (gtk_widget_is_sensitive (ps_ui_test_find (page, GTK_TYPE_PASSWORD_ENTRY, NULL)));

  fixture->vault.now += 4 * G_TIME_SPAN_SECOND + 1;
  ps_wait_label_refresh (PS_WAIT_LABEL (label), workspace);
  g_assert_true (says (page, "Several passphrases were wrong. The next can be tried in 0:01."));

  fixture->vault.now += G_TIME_SPAN_SECOND;
  ps_wait_label_refresh (PS_WAIT_LABEL (label), workspace);
  g_assert_false (ps_wait_label_is_waiting (PS_WAIT_LABEL (label)));
  g_assert_true (gtk_widget_is_sensitive (ps_ui_test_find (page, GTK_TYPE_PASSWORD_ENTRY, NULL)));
}

static void
test_a_code_that_is_none_is_told_beside_it (Fixture       *fixture,
                                            gconstpointer  data G_GNUC_UNUSED)
{
  g_autoptr (PsSecret) other = ps_recovery_code_new ();

  ps_workspace_lock (fixture->vault.workspace);
  present (fixture, GTK_WIDGET (ps_recover_dialog_new (fixture->vault.workspace)));
  assert_fits (fixture->window);
  ps_dialog_save (PS_DIALOG (fixture->window));
  g_assert_true (says (fixture->window, "Type the code from the sheet first."));
  type (fixture, 0, "ABCD");
  ps_dialog_save (PS_DIALOG (fixture->window));
  g_assert_true (says (fixture->window, "A recovery code has 28 characters; these are 4 characters."));
  type (fixture, 0, ps_secret_get_text (other));
  ps_dialog_save (PS_DIALOG (fixture->window));
  g_assert_true (says (fixture->window, "This recovery code belongs to another vault, or a newer one "
                                        "was printed since."));
  g_assert_cmpint (ps_workspace_get_state (fixture->vault.workspace), ==, PS_WORKSPACE_LOCKED);
}

#define ADD(path, func) g_test_add ("/ui/users/" path, Fixture, NULL, set_up, func, tear_down)

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  ps_ui_test_init ();

  ADD ("every-window-fits-and-has-names", test_every_window_fits_and_has_names);
  ADD ("the-list-says-what-each-is", test_the_list_says_what_each_is);
  ADD ("somebody-is-added", test_somebody_is_added);
  ADD ("nothing-typed-is-lost-when-it-cannot-be", test_nothing_typed_is_lost_when_it_cannot_be);
  ADD ("roles-say-what-goes-with-them", test_roles_say_what_goes_with_them);
  ADD ("the-last-administrator-is-told", test_the_last_administrator_is_told);
  ADD ("ones-own-roles-lock", test_ones_own_roles_lock);
  ADD ("removing-is-asked", test_removing_is_asked);
  ADD ("a-wrong-current-passphrase-is-told-beside-it",
       test_a_wrong_current_passphrase_is_told_beside_it);
  ADD ("waiting-is-counted-down", test_waiting_is_counted_down);
  ADD ("a-code-that-is-none-is-told-beside-it", test_a_code_that_is_none_is_told_beside_it);

  return g_test_run ();
}
