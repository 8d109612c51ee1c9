/* What is left when the vault is locked, in this process' memory and on the screen, and what is there
 * again when it is unlocked.
 */
#include <string.h>

#include "ps-agenda-dialog.h"
#include "ps-agreement-dialog.h"
#include "ps-attendance-dialog.h"
#include "ps-clipboard-watch.h"
#include "ps-closed-days-window.h"
#include "ps-consent-dialog.h"
#include "ps-curtain.h"
#include "ps-date-dialog.h"
#include "ps-date-plan-dialog.h"
#include "ps-disclosure-dialog.h"
#include "ps-export-dialog.h"
#include "ps-field.h"
#include "ps-form.h"
#include "ps-group-dialog.h"
#include "ps-guest-dialog.h"
#include "ps-locked-page.h"
#include "ps-main-view.h"
#include "ps-meeting-view.h"
#include "ps-member-dialog.h"
#include "ps-member-import-dialog.h"
#include "ps-preferences.h"
#include "ps-start-sheet.h"
#include "ps-test-memory.h"
#include "ps-toast.h"
#include "ps-topic-dialog.h"
#include "ps-ui-test.h"
#include "ps-ui-vault.h"
#include "ps-window-private.h"

#define PASSPHRASE "four quiet words here"

typedef struct {
  PsUiVault  vault;
  GtkWidget *window;
  gint64     group_id;
} Fixture;

static void
set_up (Fixture       *self,
        gconstpointer  application)
{
  ps_ui_vault_set_up (&self->vault);
  self->group_id = ps_ui_vault_add_group (&self->vault, "Living with Pain", "FREQ=WEEKLY;BYDAY=TU",
                                          18 * 60, "Room 204");
  ps_ui_vault_add_member (&self->vault, "Ana", self->group_id);
  ps_ui_vault_add_member (&self->vault, "Ben", self->group_id);
  self->window = GTK_WIDGET (ps_window_new (GTK_APPLICATION (application), self->vault.workspace,
                                            NULL));
  ps_window_retry (PS_WINDOW (self->window));
  gtk_window_present (GTK_WINDOW (self->window));
  ps_ui_test_settle ();
}

static void
tear_down (Fixture       *self,
           gconstpointer  application G_GNUC_UNUSED)
{
  ps_workspace_lock (self->vault.workspace);
  gtk_window_destroy (GTK_WINDOW (self->window));
  ps_ui_test_settle ();
  ps_ui_vault_tear_down (&self->vault);
}

static void
lock (Fixture *self)
{
  gtk_widget_activate_action (self->window, "win.lock", NULL);
  ps_ui_test_settle ();
  g_assert_cmpint (ps_workspace_get_state (self->vault.workspace), ==, PS_WORKSPACE_LOCKED);
  g_assert_nonnull (ps_ui_test_find (self->window, PS_TYPE_LOCKED_PAGE, NULL));
}

static void
unlock (Fixture *self)
{
  g_autoptr (GError) error = NULL;

  ps_workspace_unlock (self->vault.workspace, "Rosa", ps_secret_new (PASSPHRASE, strlen (PASSPHRASE)),
                       &error);
  g_assert_no_error (error);
  self->vault.db.db = ps_workspace_get_db (self->vault.workspace);
  ps_ui_test_settle ();
}

static GtkWidget *
present (Fixture   *self,
         GtkWidget *dialog)
{
  gtk_window_set_transient_for (GTK_WINDOW (dialog), GTK_WINDOW (self->window));
  gtk_window_present (GTK_WINDOW (dialog));
  ps_ui_test_settle ();

  return dialog;
}

static PsField *
first_field (GtkWidget *dialog)
{
  GtkWidget *field = ps_ui_test_find (dialog, PS_TYPE_FIELD, NULL);

  g_assert_nonnull (field);

  return PS_FIELD (field);
}

/* The word is wiped here, so that only what the program made of it is left. */
static void
type_marker (PsField *field,
             guint    number)
{
  char *marker = ps_test_memory_marker (number);

  ps_field_set_text (field, marker);
  explicit_bzero (marker, strlen (marker));
  g_free (marker);
}

static gboolean
is_marker (PsField *field,
           guint    number)
{
  g_autofree char *marker = ps_test_memory_marker (number);
  g_autofree char *text = ps_field_dup_text (field);

  return g_str_equal (marker, text);
}

/* Half a new member: all of it is there again, and was nowhere meanwhile. */
static void
test_a_half_typed_member_is_there_again (Fixture       *self,
                                         gconstpointer  application G_GNUC_UNUSED)
{
  GtkWidget *dialog;

  if (!ps_test_memory_can_look ())
    return;

  dialog = present (self, ps_member_dialog_new_add (self->vault.workspace, self->window,
                                                    self->group_id, NULL));
  type_marker (first_field (dialog), 11);
  ps_ui_test_settle ();
  g_assert_cmpuint (ps_test_memory_count (11), >, 0);

  lock (self);
  g_assert_null (ps_ui_test_dialog (PS_TYPE_MEMBER_DIALOG, NULL));
  g_assert_cmpuint (ps_test_memory_count (11), ==, 0);

  unlock (self);
  dialog = ps_ui_test_dialog (PS_TYPE_MEMBER_DIALOG, NULL);
  g_assert_nonnull (dialog);
  g_assert_true (is_marker (first_field (dialog), 11));
}

static void
put_half_aside (Fixture *self)
{
  GtkWidget *dialog = present (self, ps_member_dialog_new_add (self->vault.workspace, self->window, 0,
                                                               NULL));

  ps_field_set_text (first_field (dialog), "Half");
  ps_dialog_put_aside (PS_DIALOG (dialog), self->window, "It was put aside.");
  ps_ui_test_settle ();
}

static void
assert_half_is_there (void)
{
  GtkWidget *dialog = ps_ui_test_dialog (PS_TYPE_MEMBER_DIALOG, NULL);
  g_autofree char *text = NULL;

  g_assert_nonnull (dialog);
  g_assert_true (gtk_widget_get_visible (dialog));
  text = ps_field_dup_text (first_field (dialog));
  g_assert_cmpstr (text, ==, "Half");
}

/* Out of sight, it is sealed no less. */
static void
test_what_was_put_aside_is_there_again (Fixture       *self,
                                        gconstpointer  application G_GNUC_UNUSED)
{
  put_half_aside (self);
  lock (self);
  g_assert_null (ps_ui_test_dialog (PS_TYPE_MEMBER_DIALOG, NULL));

  unlock (self);
  assert_half_is_there ();
}

/* Whoever closes the window has it before them again the next time. */
static void
test_what_was_put_aside_outlives_its_window (Fixture       *self,
                                             gconstpointer  application)
{
  put_half_aside (self);
  gtk_window_close (GTK_WINDOW (self->window));
  ps_ui_test_settle ();
  g_assert_null (ps_ui_test_dialog (PS_TYPE_MEMBER_DIALOG, NULL));

  self->window = GTK_WIDGET (ps_window_new (GTK_APPLICATION (application), self->vault.workspace, NULL));
  ps_window_retry (PS_WINDOW (self->window));
  gtk_window_present (GTK_WINDOW (self->window));
  unlock (self);
  assert_half_is_there ();
}

static void
do_nothing (gpointer user_data G_GNUC_UNUSED)
{
}

/* Nor is it lost with its undo, when so much has been done since that it is forgotten. */
static void
test_what_was_put_aside_outlives_its_undo (Fixture       *self,
                                           gconstpointer  application G_GNUC_UNUSED)
{
  put_half_aside (self);
  for (guint i = 0; i < 60; i++)
    ps_toast_undo (self->window, "Done", do_nothing, NULL, NULL);
  ps_ui_test_settle ();
  lock (self);
  unlock (self);
  assert_half_is_there ();
}

/* A full disk, say: locking waits for nobody, and whoever unlocks is told. */
static void
test_what_could_not_be_kept_is_told (Fixture       *self,
                                     gconstpointer  application G_GNUC_UNUSED)
{
  GtkWidget *dialog = present (self, ps_member_dialog_new_add (self->vault.workspace, self->window, 0,
                                                               NULL));

  ps_test_db_exec (&self->vault.db,
                   "CREATE TRIGGER full BEFORE INSERT ON draft"
                   " BEGIN SELECT RAISE (ABORT, 'no room'); END");
  ps_field_set_text (first_field (dialog), "Half");
  ps_ui_test_settle ();
  lock (self);

  unlock (self);
  g_assert_null (ps_ui_test_dialog (PS_TYPE_MEMBER_DIALOG, NULL));
  ps_ui_test_wait_for (ps_ui_test_find (self->window, g_type_from_name ("AdwToastWidget"), NULL)
                       != NULL);
}

/* The fields of a form, one after the other. */
static void
collect (GtkWidget *root,
         GPtrArray *fields)
{
  if (PS_IS_FIELD (root))
    g_ptr_array_add (fields, root);
  else
    for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL;
         child = gtk_widget_get_next_sibling (child))
      collect (child, fields);
}

static GPtrArray *
fields_of (GtkWidget *dialog)
{
  GPtrArray *fields = g_ptr_array_new ();

  collect (dialog, fields);

  return fields;
}

static GtkWidget *
make_member (Fixture *self)
{
  return ps_member_dialog_new_add (self->vault.workspace, self->window, 0, NULL);
}

static GtkWidget *
make_known_member (Fixture *self)
{
  g_autoptr (PsMember) member = ps_roster_find (ps_workspace_get_roster (self->vault.workspace), 1,
                                                NULL);

  return ps_member_dialog_new_edit (self->vault.workspace, self->window, member);
}

static GtkWidget *
make_group (Fixture *self)
{
  return GTK_WIDGET (ps_group_dialog_new (ps_workspace_get_groups (self->vault.workspace),
                                          ps_workspace_get_content (self->vault.workspace),
                                          &self->vault.clock, NULL, NULL, NULL));
}

static PsGroup *
find_group (Fixture *self)
{
  return ps_groups_find (ps_workspace_get_groups (self->vault.workspace), self->group_id, NULL);
}

static GtkWidget *
make_known_group (Fixture *self)
{
  g_autoptr (PsGroup) group = find_group (self);

  return GTK_WIDGET (ps_group_dialog_new (ps_workspace_get_groups (self->vault.workspace),
                                          ps_workspace_get_content (self->vault.workspace),
                                          &self->vault.clock, ps_group_get_row (group), NULL, NULL));
}

static GtkWidget *
make_agreement (Fixture *self)
{
  g_autoptr (PsGroup) group = find_group (self);

  return GTK_WIDGET (ps_agreement_dialog_new (ps_workspace_get_groups (self->vault.workspace),
                                              ps_workspace_get_content (self->vault.workspace),
                                              &self->vault.clock, ps_group_get_row (group)));
}

static GtkWidget *
make_date (Fixture *self)
{
  PsGroups *groups = ps_workspace_get_groups (self->vault.workspace);
  g_autoptr (GPtrArray) dates = ps_groups_get_next_dates (groups, self->group_id, 3, NULL);

  return GTK_WIDGET (ps_date_dialog_new (groups, &self->vault.clock, g_ptr_array_index (dates, 2)));
}

static GtkWidget *
make_date_plan (Fixture *self)
{
  g_autoptr (PsSeriesPlan) plan = ps_series_load (ps_workspace_get_series (self->vault.workspace),
                                                  self->group_id, 8, NULL);
  const PsSeriesDate *date = g_ptr_array_index (plan->dates, 3);

  return GTK_WIDGET (ps_date_plan_dialog_new (self->vault.workspace, self->window, plan,
                                              date->rule_on));
}

static GtkWidget *
make_guest (Fixture *self)
{
  return GTK_WIDGET (ps_guest_dialog_new (ps_workspace_get_guests (self->vault.workspace), NULL,
                                          NULL));
}

static GtkWidget *
make_topic (Fixture *self)
{
  return ps_topic_dialog_new_add (self->vault.workspace, NULL);
}

static GtkWidget *
make_known_topic (Fixture *self)
{
  g_autoptr (PsTopic) topic = ps_topics_find (ps_workspace_get_topics (self->vault.workspace), 1,
                                              NULL);

  return ps_topic_dialog_new_edit (self->vault.workspace, topic);
}

static GtkWidget *
make_closed_days (Fixture *self)
{
  return ps_closed_days_window_new (self->vault.workspace);
}

static GtkWidget *
make_agenda (Fixture *self)
{
  PsGroups *groups = ps_workspace_get_groups (self->vault.workspace);
  g_autoptr (PsGroup) group = find_group (self);
  g_autoptr (GPtrArray) agenda = ps_groups_get_agenda (groups, self->group_id, NULL);
  GtkWidget *dialog;

  dialog = GTK_WIDGET (ps_agenda_dialog_new (self->vault.workspace, ps_group_get_row (group), agenda));
  ps_form_set_name (GTK_WINDOW (dialog), "agenda", self->group_id, NULL);

  return dialog;
}

static GtkWidget *
make_new_consent (Fixture *self)
{
  return ps_consent_dialog_new_add (self->vault.workspace, 1);
}

/* One that is signed, and one that is not yet. */
static PsConsentRow *
find_consent (Fixture *self,
              gint64   id)
{
  ps_test_db_exec (&self->vault.db,
                   "INSERT OR IGNORE INTO consent (id, uid, person_id, kind, content, recipients,"
                   " purpose, expires_on, given_on, created_at, updated_at)"
                   " VALUES (7, randomblob (16), 1, 'disclosure', 'attendance', 'Mill Road Clinic',"
                   " 'care', '2027-01-05', '2026-01-06', 1, 1),"
                   " (8, randomblob (16), 1, 'disclosure', 'attendance', 'Mill Road Clinic',"
                   " 'care', '2027-01-05', NULL, 1, 1)");

  return ps_consents_find (ps_workspace_get_consents (self->vault.workspace), id, NULL);
}

static GtkWidget *
make_consent (Fixture *self)
{
  g_autoptr (PsConsentRow) row = find_consent (self, 8);

  return ps_consent_dialog_new_edit (self->vault.workspace, row);
}

static GtkWidget *
make_disclosure (Fixture *self)
{
  g_autoptr (PsConsentRow) row = find_consent (self, 7);

  return ps_disclosure_dialog_new (self->vault.workspace, row);
}

static GtkWidget *
make_export (Fixture *self)
{
  return ps_export_dialog_new (self->vault.workspace, self->window, self->group_id);
}

typedef struct {
  const char  *name;
  GtkWidget * (*make) (Fixture *self);
} Form;

static const Form forms[] = {
  { "agenda", make_agenda },           { "agreement", make_agreement },
  { "closed-days", make_closed_days }, { "date", make_date },
  { "date-plan", make_date_plan },     { "group", make_group },
  { "known-group", make_known_group }, { "guest", make_guest },
  { "member", make_member },           { "known-member", make_known_member },
  { "topic", make_topic },             { "known-topic", make_known_topic },
  { "new-consent", make_new_consent }, { "consent", make_consent },
  { "disclosure", make_disclosure },   { "export", make_export },
};

/* The newest window of a type. */
static GtkWidget *
find_window (GType type)
{
  GListModel *windows = gtk_window_get_toplevels ();

  for (guint i = g_list_model_get_n_items (windows); i > 0; i--)
    {
      g_autoptr (GtkWidget) window = g_list_model_get_item (windows, i - 1);

      if (G_OBJECT_TYPE (window) == type)
        return window;
    }

  return NULL;
}

static void
test_every_form_is_there_again (Fixture       *self,
                                gconstpointer  application G_GNUC_UNUSED)
{
  for (guint i = 0; i < G_N_ELEMENTS (forms); i++)
    {
      GtkWidget *dialog = present (self, forms[i].make (self));
      GType type = G_OBJECT_TYPE (dialog);
      g_autoptr (GPtrArray) fields = fields_of (dialog);
      g_autoptr (GPtrArray) typed = g_ptr_array_new_with_free_func (g_free);
      g_autoptr (GPtrArray) again = NULL;

      g_test_message ("%s", forms[i].name);
      g_assert_cmpuint (fields->len, >, 0);
      for (guint j = 0; j < fields->len; j++)
        {
          g_autofree char *text = g_strdup_printf ("half a line %u", j);

          ps_field_set_text (g_ptr_array_index (fields, j), text);
        }
      for (guint j = 0; j < fields->len; j++)
        g_ptr_array_add (typed, ps_field_dup_text (g_ptr_array_index (fields, j)));

      lock (self);
      g_assert_null (find_window (type));
      unlock (self);
      dialog = find_window (type);
      g_assert_nonnull (dialog);
      again = fields_of (dialog);
      g_assert_cmpuint (again->len, ==, typed->len);
      for (guint j = 0; j < again->len; j++)
        {
          g_autofree char *text = ps_field_dup_text (g_ptr_array_index (again, j));

          g_assert_cmpstr (text, ==, g_ptr_array_index (typed, j));
        }

      /* Closed by whoever is back, it does not come again. */
      gtk_window_close (GTK_WINDOW (dialog));
      ps_ui_test_settle ();
      lock (self);
      unlock (self);
      g_assert_null (find_window (type));
    }
}

/* Only looked at, or opened and closed again, there is nothing to keep. */
static void
test_what_was_not_touched_does_not_come_back (Fixture       *self,
                                              gconstpointer  application G_GNUC_UNUSED)
{
  for (guint i = 0; i < G_N_ELEMENTS (forms); i++)
    {
      GtkWidget *dialog = present (self, forms[i].make (self));
      GType type = G_OBJECT_TYPE (dialog);

      lock (self);
      unlock (self);
      g_assert_null (find_window (type));
    }
}

static GtkWidget *
find_start_sheet (Fixture *self)
{
  gtk_widget_activate_action (self->window, "win.start-meeting", "(xs)", self->group_id, "2026-11-03");
  ps_ui_test_settle ();

  return find_window (PS_TYPE_START_SHEET);
}

/* By its name in the template. */
static GtkWidget *
find_named (GtkWidget  *root,
            const char *name)
{
  if (g_strcmp0 (gtk_buildable_get_buildable_id (GTK_BUILDABLE (root)), name) == 0)
    return root;

  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = find_named (child, name);

      if (found != NULL)
        return found;
    }

  return NULL;
}

/* Who leads, and who walked in and was not even added yet. */
static void
test_the_start_sheet_is_there_again (Fixture       *self,
                                     gconstpointer  application G_GNUC_UNUSED)
{
  GtkWidget *sheet, *entry;

  /* The meeting is at six. */
  self->vault.now += 6 * G_TIME_SPAN_HOUR;
  sheet = find_start_sheet (self);
  g_assert_nonnull (sheet);
  gtk_editable_set_text (GTK_EDITABLE (find_named (sheet, "peer_leader")), "Noor");
  entry = ps_ui_test_find (find_named (sheet, "people"), GTK_TYPE_ENTRY, NULL);
  gtk_editable_set_text (GTK_EDITABLE (entry), "Elif");

  lock (self);
  g_assert_null (find_window (PS_TYPE_START_SHEET));
  unlock (self);
  sheet = find_window (PS_TYPE_START_SHEET);
  g_assert_nonnull (sheet);
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (find_named (sheet, "peer_leader"))), ==,
                   "Noor");
  g_assert_nonnull (ps_ui_test_find (sheet, GTK_TYPE_WIDGET, "Elif"));
}

/* Every page that shows data, seen once, and what was searched for. */
static void
test_no_page_leaves_anything_behind (Fixture       *self,
                                     gconstpointer  application G_GNUC_UNUSED)
{
  static const char * const pages[] = { "groups", "roster", "topics", "debriefs", "today" };
  char *marker;
  gint64 group_id;

  if (!ps_test_memory_can_look ())
    return;

  marker = ps_test_memory_marker (12);
  group_id = ps_ui_vault_add_group (&self->vault, marker, "FREQ=WEEKLY;BYDAY=TU", 19 * 60, "");
  ps_ui_vault_add_member (&self->vault, marker, group_id);
  explicit_bzero (marker, strlen (marker));
  g_free (marker);

  for (guint i = 0; i < G_N_ELEMENTS (pages); i++)
    {
      gtk_widget_activate_action (self->window, "win.show-page", "s", pages[i]);
      ps_ui_test_settle ();
    }
  gtk_widget_activate_action (self->window, "win.show-member", "x", (gint64) 3);
  ps_ui_test_settle ();
  gtk_widget_activate_action (self->window, "win.show-group", "x", group_id);
  ps_ui_test_settle ();
  g_assert_cmpuint (ps_test_memory_count (12), >, 0);

  lock (self);
  g_assert_cmpuint (ps_test_memory_count (12), ==, 0);
}

/* What is typed about a meeting, its draft and the index of what was written before. */
static void
test_no_note_is_left_behind (Fixture       *self,
                             gconstpointer  application G_GNUC_UNUSED)
{
  gint64 session_id;
  char *marker;
  GtkWidget *view;

  if (!ps_test_memory_can_look ())
    return;

  marker = ps_test_memory_marker (13);
  session_id = ps_ui_vault_add_meeting (&self->vault, self->group_id,
                                        self->vault.now - G_TIME_SPAN_HOUR, 60, TRUE);
  gtk_widget_activate_action (self->window, "win.open-debrief", "x", session_id);
  ps_ui_test_settle ();
  view = ps_ui_test_find (self->window, GTK_TYPE_TEXT_VIEW, NULL);
  g_assert_nonnull (view);
  gtk_text_buffer_set_text (gtk_text_view_get_buffer (GTK_TEXT_VIEW (view)), marker, -1);
  explicit_bzero (marker, strlen (marker));
  g_free (marker);
  ps_ui_test_settle ();
  g_assert_cmpuint (ps_test_memory_count (13), >, 0);

  lock (self);
  g_assert_cmpuint (ps_test_memory_count (13), ==, 0);

  /* And it is there again, though nobody had saved it. */
  unlock (self);
  gtk_widget_activate_action (self->window, "win.open-debrief", "x", session_id);
  ps_ui_test_settle ();
  g_assert_cmpuint (ps_test_memory_count (13), >, 0);
}

static void
take_text_cb (GObject      *source,
              GAsyncResult *result,
              gpointer      user_data)
{
  char **place = user_data;

  *place = gdk_clipboard_read_text_finish (GDK_CLIPBOARD (source), result, NULL);
  if (*place == NULL)
    *place = g_strdup ("");
}

static char *
read_clipboard (GdkClipboard *clipboard)
{
  char *text = NULL;

  gdk_clipboard_read_text_async (clipboard, NULL, take_text_cb, &text);
  ps_ui_test_wait_for (text != NULL);

  return text;
}

static void
test_the_clipboard_is_cleared (Fixture       *self,
                               gconstpointer  application G_GNUC_UNUSED)
{
  GdkClipboard *clipboard = gtk_widget_get_clipboard (self->window);
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;

  gdk_clipboard_set_text (clipboard, "said in the group");
  before = read_clipboard (clipboard);
  g_assert_cmpstr (before, ==, "said in the group");

  lock (self);
  after = read_clipboard (clipboard);
  g_assert_cmpstr (after, ==, "");
}

typedef struct {
  guint seconds;
  guint n;
} Timer;

static void
timer_cb (guint    seconds,
          gpointer data)
{
  Timer *timer = data;

  timer->seconds = seconds;
  timer->n++;
}

static void
test_a_minute_clears_the_clipboard (Fixture       *self,
                                    gconstpointer  application G_GNUC_UNUSED)
{
  GdkClipboard *clipboard = gtk_widget_get_clipboard (self->window);
  g_autoptr (PsClipboardWatch) watch = ps_clipboard_watch_new (gtk_widget_get_display (self->window));
  g_autofree char *after = NULL;
  Timer timer = { 0, 0 };

  ps_clipboard_watch_set_timer (watch, timer_cb, &timer);
  gdk_clipboard_set_text (clipboard, "said in the group");
  g_assert_cmpuint (timer.n, ==, 1);
  g_assert_cmpuint (timer.seconds, ==, 60);

  ps_clipboard_watch_clear (watch);
  after = read_clipboard (clipboard);
  g_assert_cmpstr (after, ==, "");
  g_assert_cmpuint (timer.n, ==, 1);
}

static void
answered_cb (GtkWidget *widget G_GNUC_UNUSED,
             gpointer   user_data)
{
  *(gboolean *) user_data = TRUE;
}

/* A question, a menu, a chooser of files: none of them is in the way, and none asks. */
static void
test_nothing_stands_in_the_way (Fixture       *self,
                                gconstpointer  application G_GNUC_UNUSED)
{
  gboolean answered = FALSE;
  GtkWidget *menu, *question, *dialog;
  g_autoptr (GtkFileChooserNative) chooser = NULL;

  /* Over one another. */
  dialog = present (self, make_member (self));
  ps_field_set_text (first_field (dialog), "Half");
  question = adw_message_dialog_new (GTK_WINDOW (dialog), "Sure?", "Really?");
  gtk_window_present (GTK_WINDOW (question));
  g_signal_connect (question, "response", G_CALLBACK (answered_cb), &answered);
  ps_ui_test_settle ();
  lock (self);
  g_assert_null (find_window (ADW_TYPE_MESSAGE_DIALOG));
  unlock (self);
  g_assert_nonnull (find_window (PS_TYPE_MEMBER_DIALOG));
  gtk_window_close (GTK_WINDOW (find_window (PS_TYPE_MEMBER_DIALOG)));
  ps_ui_test_settle ();

  menu = ps_ui_test_find (self->window, GTK_TYPE_MENU_BUTTON, NULL);
  g_assert_nonnull (menu);
  gtk_menu_button_popup (GTK_MENU_BUTTON (menu));
  ps_ui_test_settle ();
  lock (self);
  unlock (self);

  chooser = gtk_file_chooser_native_new ("Open", GTK_WINDOW (self->window),
                                         GTK_FILE_CHOOSER_ACTION_OPEN, NULL, NULL);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (chooser));
  ps_ui_test_settle ();
  lock (self);
  unlock (self);
}

static void
start_meeting (Fixture *self)
{
  GtkWidget *sheet;

  self->vault.now += 6 * G_TIME_SPAN_HOUR;
  sheet = find_start_sheet (self);
  gtk_widget_activate_action (sheet, "sheet.start", NULL);
  ps_ui_test_wait_for (ps_meetings_get_current (ps_workspace_get_meetings (self->vault.workspace))
                       != NULL);
  ps_ui_test_settle ();
}

/* Nobody there: without a meeting the vault locks, with one the curtain is drawn and time goes on. */
static void
test_a_running_meeting_is_hidden_and_goes_on (Fixture       *self,
                                              gconstpointer  application G_GNUC_UNUSED)
{
  PsMeetings *meetings = ps_workspace_get_meetings (self->vault.workspace);
  PsLockWatch *watch = PS_WINDOW (self->window)->lock_watch;

  start_meeting (self);
  g_signal_emit_by_name (watch, "nobody-there");
  ps_ui_test_settle ();
  g_assert_cmpint (ps_workspace_get_state (self->vault.workspace), ==, PS_WORKSPACE_OPEN);
  g_assert_nonnull (ps_ui_test_find (self->window, PS_TYPE_CURTAIN, NULL));
  g_assert_nonnull (ps_meetings_get_current (meetings));
  g_assert_cmpstr (gtk_window_get_title (GTK_WINDOW (self->window)), ==, "Peerside");

  /* Locked by hand it goes on as well, and is what is seen when it is unlocked. */
  lock (self);
  unlock (self);
  meetings = ps_workspace_get_meetings (self->vault.workspace);
  g_assert_nonnull (ps_meetings_get_current (meetings));
}

/* From one minute to half an hour, and five if nobody has said. */
static void
test_how_long_it_waits_is_set (Fixture       *self,
                               gconstpointer  application G_GNUC_UNUSED)
{
  GtkWidget *preferences, *spin;
  double least, most;

  gtk_widget_activate_action (self->window, "win.preferences", NULL);
  ps_ui_test_settle ();
  preferences = find_window (PS_TYPE_PREFERENCES);
  g_assert_nonnull (preferences);
  spin = find_named (preferences, "minutes_spin");
  gtk_spin_button_get_range (GTK_SPIN_BUTTON (spin), &least, &most);
  g_assert_cmpfloat (least, ==, 1);
  g_assert_cmpfloat (most, ==, 30);
  g_assert_cmpfloat (gtk_spin_button_get_value (GTK_SPIN_BUTTON (spin)), ==, 5);
}

static void
test_without_a_meeting_it_locks (Fixture       *self,
                                 gconstpointer  application G_GNUC_UNUSED)
{
  g_signal_emit_by_name (PS_WINDOW (self->window)->lock_watch, "nobody-there");
  ps_ui_test_settle ();
  g_assert_cmpint (ps_workspace_get_state (self->vault.workspace), ==, PS_WORKSPACE_LOCKED);
}

/* 10,000 people, at whom the writer is when this returns. */
static void
begin_import (Fixture *self)
{
  g_autofree char *path = g_build_filename (self->vault.dir, "people.csv", NULL);
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GString) text = g_string_new ("Name,Phone\n");
  GtkWidget *dialog;

  for (guint i = 0; i < 10000; i++)
    g_string_append_printf (text, "Wren Example%u,555-%05u\n", i, i);
  g_assert_true (g_file_set_contents (path, text->str, -1, NULL));

  dialog = present (self, ps_member_import_dialog_new (self->vault.workspace, self->window, file, 0));
  ps_ui_test_wait_for (ps_ui_test_find (dialog, GTK_TYPE_LABEL, "10000 people are new.") != NULL);
  ps_ui_test_click (dialog, "_Import");
}

/* All of it or nothing, and nobody is asked. */
static void
test_an_import_is_locked_under (Fixture       *self,
                                gconstpointer  application G_GNUC_UNUSED)
{
  gint64 before = ps_test_db_int64 (&self->vault.db, "SELECT count (*) FROM person");
  gint64 after;

  begin_import (self);
  lock (self);
  g_assert_null (find_window (PS_TYPE_MEMBER_IMPORT_DIALOG));
  unlock (self);
  after = ps_test_db_int64 (&self->vault.db, "SELECT count (*) FROM person");
  g_assert_true (after == before || after == before + 10000);
}

/* The tear-down closes the window while the writer is at work: the dialog outlives it. */
static void
test_a_window_goes_before_its_import (Fixture       *self,
                                      gconstpointer  application G_GNUC_UNUSED)
{
  begin_import (self);
}

static PsWalkInBox *
walk_in_of (GtkWidget *dialog)
{
  return ps_attendance_dialog_get_walk_in (PS_ATTENDANCE_DIALOG (dialog));
}

static void
assert_name_is_kept (Fixture           *self,
                     PsAttendanceSheet *sheet)
{
  g_autoptr (PsAttendanceSheet) owned = sheet;
  gint64 marks = ps_test_db_int64 (&self->vault.db, "SELECT count (*) FROM attendance");
  GtkWidget *dialog;

  g_assert_nonnull (sheet);
  dialog = ps_attendance_dialog_present (sheet, self->window);
  ps_ui_test_settle ();
  ps_walk_in_box_set_name (walk_in_of (dialog), "Mir");
  g_clear_object (&owned);
  lock (self);
  g_assert_null (find_window (PS_TYPE_ATTENDANCE_DIALOG));

  unlock (self);
  dialog = find_window (PS_TYPE_ATTENDANCE_DIALOG);
  g_assert_nonnull (dialog);
  g_assert_cmpstr (ps_walk_in_box_get_name (walk_in_of (dialog)), ==, "Mir");
  /* And nobody was marked by putting it back. */
  g_assert_cmpint (ps_test_db_int64 (&self->vault.db, "SELECT count (*) FROM attendance"), ==, marks);

  ps_walk_in_box_clear (walk_in_of (dialog));
  gtk_window_close (GTK_WINDOW (dialog));
  ps_ui_test_settle ();
  lock (self);
  unlock (self);
  g_assert_null (find_window (PS_TYPE_ATTENDANCE_DIALOG));
}

/* Who comes in is half typed when the screen locks: at a meeting that was, and at one to come. */
static void
test_a_half_typed_walk_in_is_there_again (Fixture       *self,
                                          gconstpointer  application G_GNUC_UNUSED)
{
  gint64 day = self->vault.now - self->vault.now % (24 * G_TIME_SPAN_HOUR);
  gint64 past = ps_ui_vault_add_meeting (&self->vault, self->group_id,
                                         self->vault.now - 7 * 24 * G_TIME_SPAN_HOUR, 90, FALSE);

  assert_name_is_kept (self, ps_attendance_sheet_new (self->vault.db.db, &self->vault.clock, past, "Rosa",
                                                      NULL));
  assert_name_is_kept (self, ps_attendance_sheet_new_before (self->vault.db.db, &self->vault.clock,
                                                             self->group_id, "2026-11-03",
                                                             day + 18 * G_TIME_SPAN_HOUR, "Rosa", NULL));
}

/* Only looked at, the sheet does not open by itself: there are names in it. */
static void
test_a_sheet_that_was_looked_at_stays_closed (Fixture       *self,
                                              gconstpointer  application G_GNUC_UNUSED)
{
  gint64 past = ps_ui_vault_add_meeting (&self->vault, self->group_id,
                                         self->vault.now - 7 * 24 * G_TIME_SPAN_HOUR, 90, FALSE);
  g_autoptr (PsAttendanceSheet) sheet =
    ps_attendance_sheet_new (self->vault.db.db, &self->vault.clock, past, "Rosa", NULL);

  ps_attendance_dialog_present (sheet, self->window);
  ps_ui_test_settle ();
  g_clear_object (&sheet);
  lock (self);
  unlock (self);
  g_assert_null (find_window (PS_TYPE_ATTENDANCE_DIALOG));
}

/* The curtain closes the sheet, since there are names in it, and the half of one waits for whoever opens
 * it again.
 */
static void
test_a_half_typed_walk_in_outlives_the_curtain (Fixture       *self,
                                                gconstpointer  application G_GNUC_UNUSED)
{
  GtkWidget *view, *dialog;

  start_meeting (self);
  view = ps_ui_test_find (self->window, PS_TYPE_MEETING_VIEW, NULL);
  g_assert_nonnull (view);
  g_assert_true (gtk_widget_activate_action (view, "meeting.attendance", NULL));
  ps_ui_test_settle ();
  dialog = find_window (PS_TYPE_ATTENDANCE_DIALOG);
  g_assert_nonnull (dialog);
  ps_walk_in_box_set_name (walk_in_of (dialog), "Mir");

  ps_window_set_curtained (PS_WINDOW (self->window), TRUE);
  ps_ui_test_settle ();
  g_assert_null (find_window (PS_TYPE_ATTENDANCE_DIALOG));
  ps_window_set_curtained (PS_WINDOW (self->window), FALSE);
  ps_ui_test_settle ();
  g_assert_null (find_window (PS_TYPE_ATTENDANCE_DIALOG));

  g_assert_true (gtk_widget_activate_action (view, "meeting.attendance", NULL));
  ps_ui_test_settle ();
  dialog = find_window (PS_TYPE_ATTENDANCE_DIALOG);
  g_assert_nonnull (dialog);
  g_assert_cmpstr (ps_walk_in_box_get_name (walk_in_of (dialog)), ==, "Mir");
}

int
main (int   argc,
      char *argv[])
{
  g_autoptr (GtkApplication) application = NULL;

  g_test_init (&argc, &argv, NULL);
  ps_ui_test_init ();
  application = GTK_APPLICATION (adw_application_new ("org.peerside.Test", G_APPLICATION_NON_UNIQUE));
  g_application_register (G_APPLICATION (application), NULL, NULL);

#define ADD(name, test) \
  g_test_add ("/locking/" name, Fixture, application, set_up, test, tear_down)
  ADD ("a-half-typed-member-is-there-again", test_a_half_typed_member_is_there_again);
  ADD ("what-was-put-aside-is-there-again", test_what_was_put_aside_is_there_again);
  ADD ("what-was-put-aside-outlives-its-window", test_what_was_put_aside_outlives_its_window);
  ADD ("what-was-put-aside-outlives-its-undo", test_what_was_put_aside_outlives_its_undo);
  ADD ("what-could-not-be-kept-is-told", test_what_could_not_be_kept_is_told);
  ADD ("every-form-is-there-again", test_every_form_is_there_again);
  ADD ("the-start-sheet-is-there-again", test_the_start_sheet_is_there_again);
  ADD ("what-was-not-touched-does-not-come-back", test_what_was_not_touched_does_not_come_back);
  ADD ("no-page-leaves-anything-behind", test_no_page_leaves_anything_behind);
  ADD ("no-note-is-left-behind", test_no_note_is_left_behind);
  ADD ("the-clipboard-is-cleared", test_the_clipboard_is_cleared);
  ADD ("a-minute-clears-the-clipboard", test_a_minute_clears_the_clipboard);
  ADD ("nothing-stands-in-the-way", test_nothing_stands_in_the_way);
  ADD ("a-running-meeting-is-hidden-and-goes-on", test_a_running_meeting_is_hidden_and_goes_on);
  ADD ("without-a-meeting-it-locks", test_without_a_meeting_it_locks);
  ADD ("how-long-it-waits-is-set", test_how_long_it_waits_is_set);
  ADD ("a-half-typed-walk-in-is-there-again", test_a_half_typed_walk_in_is_there_again);
  ADD ("a-sheet-that-was-looked-at-stays-closed", test_a_sheet_that_was_looked_at_stays_closed);
  ADD ("a-half-typed-walk-in-outlives-the-curtain", test_a_half_typed_walk_in_outlives_the_curtain);
  ADD ("an-import-is-locked-under", test_an_import_is_locked_under);
  ADD ("a-window-goes-before-its-import", test_a_window_goes_before_its_import);
#undef ADD

  return g_test_run ();
}
