#include "ps-ui-vault.h"

#include "ps-keyring-users.h"
#include "ps-recovery.h"
#include "ps-vault.h"

#include <string.h>

#define PASSPHRASE "four quiet words here"

static void
vault_now (PsInstant *instant,
           gpointer   data)
{
  PsUiVault *self = data;

  instant->wall = self->now;
}

/**
 * ps_ui_vault_set_up:
 * @self: where to make it
 *
 * Makes an empty vault, at noon of some Tuesday.
 */
void
ps_ui_vault_set_up (PsUiVault *self)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *path = NULL;
  PsFounding *founding = ps_founding_new ();

  ps_vault_init (&error);
  g_assert_no_error (error);

  memset (self, 0, sizeof *self);
  self->now = PS_UI_VAULT_NOON;
  self->clock = (PsClock) { .now = vault_now, .data = self };
  self->dir = g_dir_make_tmp ("peerside-test-XXXXXX", &error);
  g_assert_no_error (error);
  path = g_build_filename (self->dir, "vault", NULL);

  founding->user_name = g_strdup ("Rosa");
  founding->passphrase = ps_secret_new (PASSPHRASE, strlen (PASSPHRASE));
  founding->recovery_code = ps_recovery_code_new ();
  founding->clinic_name = g_strdup ("Birch Street Clinic");
  founding->quick = TRUE;

  self->workspace = ps_workspace_new (path, &self->clock);
  g_assert_true (ps_workspace_create (self->workspace, founding, &error));
  g_assert_no_error (error);
  self->db.db = ps_workspace_get_db (self->workspace);
}

/**
 * ps_ui_vault_tear_down:
 * @self: a vault on which nothing is shown any more
 *
 * Locks it and takes it away.
 */
void
ps_ui_vault_tear_down (PsUiVault *self)
{
  ps_workspace_lock (self->workspace);
  while (g_main_context_pending (NULL))
    g_main_context_iteration (NULL, FALSE);
  g_assert_finalize_object (self->workspace);
  ps_test_remove_dir (self->dir);
  g_free (self->dir);
}

/**
 * ps_ui_vault_add_group:
 * @self: a vault
 * @name: what it is called
 * @rule: an RRULE, from the Monday of that week on, or ""
 * @start_minute: minutes after midnight, UTC
 * @place: where
 *
 * Adds a group whose meetings take 90 minutes.
 *
 * Returns: its id
 */
gint64
ps_ui_vault_add_group (PsUiVault  *self,
                       const char *name,
                       const char *rule,
                       guint       start_minute,
                       const char *place)
{
  PsGroups *groups = ps_workspace_get_groups (self->workspace);
  g_autoptr (PsGroupRow) row = ps_group_row_new ();
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  gint64 id;

  row->name = g_strdup (name);
  row->model = g_strdup ("co-facilitated");
  row->place = g_strdup (place);
  row->rule = g_strdup (rule);
  row->starts_on = g_strdup ("2026-11-02");
  row->zone = g_strdup ("UTC");
  row->start_minute = start_minute;
  row->minutes = 90;
  row->capacity = 12;

  ps_groups_add_async (groups, row, NULL, NULL, ps_test_take_result_cb, &result);
  id = ps_groups_add_finish (groups, ps_test_wait (&result), &error);
  g_assert_no_error (error);

  return id;
}

/**
 * ps_ui_vault_add_member:
 * @self: a vault
 * @name: what they like to be called
 * @group_id: a group, or 0
 *
 * Adds somebody.
 *
 * Returns: their id
 */
gint64
ps_ui_vault_add_member (PsUiVault  *self,
                        const char *name,
                        gint64      group_id)
{
  PsRoster *roster = ps_workspace_get_roster (self->workspace);
  g_autoptr (PsMemberRow) row = ps_member_row_new ();
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  gint64 id;

  row->preferred_name = g_strdup (name);
  ps_roster_add_async (roster, row, group_id, NULL, ps_test_take_result_cb, &result);
  id = ps_roster_add_finish (roster, ps_test_wait (&result), &error);
  g_assert_no_error (error);

  return id;
}

/**
 * ps_ui_vault_add_meeting:
 * @self: a vault
 * @group_id: whose
 * @started_at: microseconds UTC
 * @minutes: how long it took
 * @debrief_waits: whether its debrief is not written yet
 *
 * Adds a meeting that has been.
 *
 * Returns: its id
 */
gint64
ps_ui_vault_add_meeting (PsUiVault *self,
                         gint64     group_id,
                         gint64     started_at,
                         guint      minutes,
                         gboolean   debrief_waits)
{
  gint64 ended_at = started_at + (gint64) minutes * G_TIME_SPAN_MINUTE;
  g_autofree char *session =
    g_strdup_printf ("INSERT INTO session (uid, group_id, state, planned_at, planned_s, started_at,"
                     " ended_at) VALUES (randomblob (16), %" G_GINT64_FORMAT ", 'ended', %"
                     G_GINT64_FORMAT ", 5400, %" G_GINT64_FORMAT ", %" G_GINT64_FORMAT ")",
                     group_id, started_at, started_at, ended_at);
  gint64 id;

  ps_test_db_exec (&self->db, session);
  id = ps_test_db_int64 (&self->db, "SELECT max (id) FROM session");
  if (debrief_waits)
    {
      g_autofree char *debrief =
        g_strdup_printf ("INSERT INTO debrief (uid, session_id, state, created_at) VALUES"
                         " (randomblob (16), %" G_GINT64_FORMAT ", 'waiting', %" G_GINT64_FORMAT ")",
                         id, ended_at);

      ps_test_db_exec (&self->db, debrief);
    }

  return id;
}

/**
 * ps_ui_vault_fill:
 * @self: an empty vault
 *
 * Adds some groups, members, meetings and things to do. All of the people are invented.
 */
void
ps_ui_vault_fill (PsUiVault *self)
{
  static const char * const names[] = {
    "Ana", "Ben", "Cleo", "Devi", "Elif", "Farid", "Gus", "Hana", "Ivo", "Jo & Kim",
  };
  gint64 pain = ps_ui_vault_add_group (self, "Living with Pain", "FREQ=WEEKLY;BYDAY=TU",
                                       18 * 60, "Room 204");
  gint64 carers = ps_ui_vault_add_group (self, "Carers’ Circle", "FREQ=MONTHLY;BYDAY=1TH",
                                         10 * 60, "Library");
  gint64 mood = ps_ui_vault_add_group (self, "Mood & Energy", "FREQ=WEEKLY;INTERVAL=2;BYDAY=MO",
                                       17 * 60 + 30, "");
  gint64 ana = 0;

  for (gsize i = 0; i < G_N_ELEMENTS (names); i++)
    {
      gint64 id = ps_ui_vault_add_member (self, names[i], i % 3 == 2 ? carers : pain);

      ana = i == 0 ? id : ana;
    }

  ps_test_db_exec (&self->db,
                   "UPDATE person SET pronouns = 'she/her', full_name = 'Ana Example',"
                   " language = 'Portuguese', access_needs = 'A seat near the door'"
                   " WHERE preferred_name = 'Ana'");
  ps_test_db_exec (&self->db,
                   "INSERT INTO contact_way (person_id, kind, value, value_fold, label, ok_call,"
                   " ok_message) SELECT id, 'phone', '555-0100', '5550100', 'mobile', 1, 1"
                   " FROM person WHERE preferred_name = 'Ana'");
  ps_test_db_exec (&self->db,
                   "INSERT INTO contact_way (person_id, kind, value, value_fold)"
                   " SELECT id, 'email', 'ana@example.org', 'ana@example.org'"
                   " FROM person WHERE preferred_name = 'Ana'");
  ps_test_db_exec (&self->db, "UPDATE membership SET joined_on = '2026-08-04'");

  for (int week = 8; week > 0; week--)
    {
      static const char * const statuses[] = {
        "present", "present", "late", "absent", "present", "excused", "present", "present",
      };
      gint64 at = self->now + (6 - week * 7 * 24) * G_TIME_SPAN_HOUR;
      gint64 id = ps_ui_vault_add_meeting (self, pain, at, 84 + (guint) week, FALSE);
      g_autofree char *attendance =
        g_strdup_printf ("INSERT INTO attendance (session_id, person_id, status, updated_at)"
                         " VALUES (%" G_GINT64_FORMAT ", %" G_GINT64_FORMAT ", '%s', 1)",
                         id, ana, statuses[8 - week]);

      ps_test_db_exec (&self->db, attendance);
    }

  ps_ui_vault_add_meeting (self, mood, self->now - 19 * G_TIME_SPAN_HOUR, 84, TRUE);
  ps_test_db_exec (&self->db,
                   "INSERT INTO follow_up (uid, owner, due_on, what, created_at) VALUES"
                   " (randomblob (16), 'desk', '2026-11-01', 'Ask the library for a bigger room', 1),"
                   " (randomblob (16), 'desk', '2026-11-03', 'Send Ben the bus timetable', 1)");
}

/**
 * ps_ui_vault_add_user:
 * @self: a vault that is open for its founder
 * @name: what they are called
 * @roles: what they are
 *
 * Adds somebody who can unlock it, by the same passphrase.
 */
void
ps_ui_vault_add_user (PsUiVault  *self,
                      const char *name,
                      PsRole      roles)
{
  const char *path = ps_workspace_get_path (self->workspace);
  g_autoptr (PsSecret) text = ps_secret_new (PASSPHRASE, strlen (PASSPHRASE));
  PsKeyringPassphrase passphrase = { text, { PS_KDF_MEMORY_MIN_KIB, PS_KDF_PASSES_MIN }, FALSE };
  g_autoptr (GError) error = NULL;
  g_autoptr (PsKeyring) keyring = ps_keyring_load (path, NULL, &error);

  g_assert_no_error (error);
  ps_keyring_add_user (keyring, ps_workspace_get_keys (self->workspace), name, roles, &passphrase,
                       NULL, &error);
  g_assert_no_error (error);
  ps_keyring_save (keyring, path, &error);
  g_assert_no_error (error);
}

/**
 * ps_ui_vault_enter:
 * @self: a vault
 * @name: a user of it
 *
 * Locks it and unlocks it for them.
 */
void
ps_ui_vault_enter (PsUiVault  *self,
                   const char *name)
{
  g_autoptr (GError) error = NULL;

  ps_workspace_lock (self->workspace);
  ps_workspace_unlock (self->workspace, name, ps_secret_new (PASSPHRASE, strlen (PASSPHRASE)),
                       &error);
  g_assert_no_error (error);
  self->db.db = ps_workspace_get_db (self->workspace);
}
