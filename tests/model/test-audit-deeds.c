#include <string.h>

#include "ps-audit-check.h"
#include "ps-audit-note.h"
#include "ps-keyring.h"
#include "ps-recovery.h"
#include "ps-sample.h"
#include "ps-test-vault.h"
#include "ps-vault.h"
#include "ps-workspace.h"

/* What a day at the clinic leaves in the log: for every deed one entry, no more, and nothing in it that
 * a member said or is called.
 */

#define PASSPHRASE "four quiet words here"

/* What stands in the records, and must not stand in the log. */
#define NAME     "Zuleika Quenby"
#define NEW_NAME "Zuleika Ravenscroft"
#define PHONE    "(555) 555-0142"
#define WALK_IN  "Xanthe"
#define GUEST    "Noor Haddad"
#define GROUP    "Wednesday Lanterns"
#define NOTE     "The kettle helped everybody"
#define ERRAND   "Bring the big kettle"
#define TITLE    "Kettles and cups"
#define CLINIC   "Birch Street Clinic"

static const char * const secrets[] = {
  "zuleika", "quenby", "ravenscroft", "(555)", "xanthe", "noor", "haddad", "wednesday", "lantern",
  "kettle", "cups", "birch", "died",
};

typedef struct {
  char         *dir;
  PsInstant     now;
  PsClock       clock;
  PsWorkspace  *workspace;
  GAsyncResult *result;
  GError       *error;
  gint64        person_id;
  gint64        spell_id;
  gint64        group_id;
  gint64        guest_id;
  gint64        topic_id;
  gint64        session_id;
} Day;

static void
tell_time (PsInstant *instant,
           gpointer   data)
{
  *instant = ((Day *) data)->now;
}

static PsConn *
reader (Day *day)
{
  return ps_db_get_reader (ps_workspace_get_db (day->workspace));
}

static gint64
count (Day *day)
{
  g_auto (PsAuditHead) head = { 0 };
  gboolean found;

  g_assert_true (ps_audit_store_get_head (reader (day), &head, &found, NULL));

  return head.seq;
}

static gint64
first_id (Day        *day,
          const char *sql)
{
  PsStmt *stmt = ps_conn_prepare (reader (day), sql, NULL);
  gint64 id = 0;

  g_assert_true (ps_conn_take_int64 (reader (day), stmt, &id, NULL));

  return id;
}

#define call(function, object, ...) ps_test_call (day->result, function, object, __VA_ARGS__)

static void
add_group (Day *day)
{
  PsGroups *groups = ps_workspace_get_groups (day->workspace);
  g_autoptr (PsGroupRow) row = ps_group_row_new ();

  row->name = g_strdup (GROUP);
  row->model = g_strdup ("co-facilitated");
  row->rule = g_strdup ("FREQ=WEEKLY;BYDAY=TU");
  row->starts_on = g_strdup ("2026-09-01");
  row->start_minute = 18 * 60;
  row->zone = g_strdup ("Europe/London");
  row->minutes = 90;
  row->capacity = 12;
  call (ps_groups_add_async, groups, row, NULL);
  day->group_id = ps_groups_add_finish (groups, day->result, &day->error);
}

static void
save_group (Day *day)
{
  PsGroups *groups = ps_workspace_get_groups (day->workspace);
  g_autoptr (PsGroupRow) row = ps_group_store_get (reader (day), day->group_id, NULL);

  row->capacity = 10;
  call (ps_groups_save_async, groups, row);
  ps_groups_save_finish (groups, day->result, &day->error);
}

static void
archive_group (Day      *day,
               gboolean  archived)
{
  PsGroups *groups = ps_workspace_get_groups (day->workspace);

  call (ps_groups_archive_async, groups, day->group_id, archived);
  ps_groups_archive_finish (groups, day->result, &day->error);
}

static void close_group (Day *day) { archive_group (day, TRUE); }
static void reopen_group (Day *day) { archive_group (day, FALSE); }

static void
save_agenda (Day *day)
{
  PsGroups *groups = ps_workspace_get_groups (day->workspace);
  g_autoptr (GPtrArray) agenda = ps_groups_get_agenda (groups, day->group_id, NULL);

  call (ps_groups_save_agenda_async, groups, day->group_id, agenda);
  ps_groups_save_agenda_finish (groups, day->result, &day->error);
}

static void
skip_date (Day *day)
{
  PsGroups *groups = ps_workspace_get_groups (day->workspace);

  call (ps_groups_skip_date_async, groups, day->group_id, "2026-12-15");
  ps_groups_date_finish (groups, day->result, &day->error);
}

static void
restore_date (Day *day)
{
  PsGroups *groups = ps_workspace_get_groups (day->workspace);

  call (ps_groups_restore_date_async, groups, day->group_id, "2026-12-15");
  ps_groups_date_finish (groups, day->result, &day->error);
}

static void
set_next_topic (Day *day)
{
  PsGroups *groups = ps_workspace_get_groups (day->workspace);

  call (ps_groups_set_next_topic_async, groups, day->group_id, day->topic_id);
  ps_groups_set_next_topic_finish (groups, day->result, &day->error);
}

static void
add_person (Day *day)
{
  PsRoster *roster = ps_workspace_get_roster (day->workspace);
  g_autoptr (PsMemberRow) row = ps_member_row_new ();

  g_free (row->preferred_name);
  row->preferred_name = g_strdup (NAME);
  call (ps_roster_add_async, roster, row, day->group_id);
  day->person_id = ps_roster_add_finish (roster, day->result, &day->error);
  day->spell_id = first_id (day, "SELECT id FROM membership");
}

static void
save_person (Day *day)
{
  PsRoster *roster = ps_workspace_get_roster (day->workspace);
  g_autoptr (PsMemberRow) row = ps_member_store_get (reader (day), day->person_id, NULL);

  g_free (row->preferred_name);
  row->preferred_name = g_strdup (NEW_NAME);
  row->access_needs = (g_free (row->access_needs), g_strdup (PHONE));
  call (ps_roster_save_async, roster, row);
  ps_roster_save_finish (roster, day->result, &day->error);
}

static void
archive_person (Day      *day,
                gboolean  archived)
{
  PsRoster *roster = ps_workspace_get_roster (day->workspace);

  call (ps_roster_archive_async, roster, day->person_id, archived);
  ps_roster_archive_finish (roster, day->result, &day->error);
}

static void take_off_roster (Day *day) { archive_person (day, TRUE); }
static void put_on_roster (Day *day) { archive_person (day, FALSE); }

static void
leave (Day        *day,
       const char *reason)
{
  PsRoster *roster = ps_workspace_get_roster (day->workspace);

  call (ps_roster_leave_async, roster, day->spell_id, reason);
  ps_roster_membership_finish (roster, day->result, &day->error);
}

static void leave_group (Day *day) { leave (day, "died"); }
static void take_leaving_back (Day *day) { leave (day, NULL); }

static void
unjoin (Day *day)
{
  PsRoster *roster = ps_workspace_get_roster (day->workspace);

  call (ps_roster_unjoin_async, roster, day->person_id, day->group_id);
  ps_roster_membership_finish (roster, day->result, &day->error);
}

static void
join (Day *day)
{
  PsRoster *roster = ps_workspace_get_roster (day->workspace);

  call (ps_roster_join_async, roster, day->person_id, day->group_id);
  ps_roster_membership_finish (roster, day->result, &day->error);
}

static void
save_guest (Day *day)
{
  PsGuests *guests = ps_workspace_get_guests (day->workspace);
  g_autoptr (PsGuestRow) row = ps_guest_row_new ();

  row->id = day->guest_id;
  row->name = g_strdup (GUEST);
  row->phone = g_strdup (PHONE);
  call (ps_guests_save_async, guests, row);
  day->guest_id = ps_guests_save_finish (guests, day->result, &day->error);
}

static void
archive_guest (Day *day)
{
  PsGuests *guests = ps_workspace_get_guests (day->workspace);

  call (ps_guests_archive_async, guests, day->guest_id, TRUE);
  ps_guests_archive_finish (guests, day->result, &day->error);
}

static void
save_topic (Day *day)
{
  PsTopics *topics = ps_workspace_get_topics (day->workspace);
  g_autoptr (PsTopicRow) row = ps_topic_row_new ();

  row->id = day->topic_id;
  row->title = g_strdup (TITLE);
  row->minutes = 20;
  call (ps_topics_save_async, topics, row);
  day->topic_id = ps_topics_save_finish (topics, day->result, &day->error);
}

static void
archive_topic (Day *day)
{
  PsTopics *topics = ps_workspace_get_topics (day->workspace);

  call (ps_topics_archive_async, topics, day->topic_id, TRUE);
  ps_topics_finish (topics, day->result, &day->error);
}

static void
reset_topic (Day *day)
{
  PsTopics *topics = ps_workspace_get_topics (day->workspace);

  call (ps_topics_reset_async, topics, first_id (day, "SELECT min (id) FROM topic"
                                                      " WHERE origin IS NOT NULL"));
  ps_topics_finish (topics, day->result, &day->error);
}

static void
save_clinic (Day *day)
{
  PsClinic *clinic = ps_workspace_get_clinic (day->workspace);

  call (ps_clinic_save_async, clinic, CLINIC, PHONE, NULL);
  ps_clinic_save_finish (clinic, day->result, &day->error);
}

/* Three dates at once are one plan. */
static void
save_plan (Day *day)
{
  PsSeries *series = ps_workspace_get_series (day->workspace);
  g_autoptr (PsSeriesPlan) plan = ps_series_load (series, day->group_id, 3, NULL);
  g_autoptr (GPtrArray) edits =
    g_ptr_array_new_with_free_func ((GDestroyNotify) ps_series_edit_free);

  for (guint i = 0; i < 3; i++)
    {
      PsSeriesEdit *edit = ps_series_edit_new (day->group_id, g_ptr_array_index (plan->dates, i));

      g_free (edit->note);
      edit->note = g_strdup (NOTE);
      g_ptr_array_add (edits, edit);
    }
  call (ps_series_save_async, series, edits);
  ps_series_finish (series, day->result, &day->error);
}

static void
close_day (Day *day)
{
  PsSeries *series = ps_workspace_get_series (day->workspace);

  call (ps_series_close_day_async, series, "2026-12-25", CLINIC);
  ps_series_finish (series, day->result, &day->error);
}

static void
start_meeting (Day *day)
{
  PsMeetings *meetings = ps_workspace_get_meetings (day->workspace);
  PsMeetingDraft *draft =
    ps_meetings_prepare (meetings, day->group_id, NULL, day->now.wall, &day->error);

  call (ps_meetings_start_async, meetings, draft);
  ps_meetings_start_finish (meetings, day->result, &day->error);
  day->session_id = first_id (day, "SELECT id FROM session");
}

static void
add_walk_in (Day *day)
{
  g_autoptr (PsAttendanceSheet) sheet =
    ps_meetings_get_attendance (ps_workspace_get_meetings (day->workspace), day->session_id, NULL);

  call (ps_attendance_sheet_walk_in_async, sheet, WALK_IN);
  ps_attendance_sheet_added_finish (sheet, day->result, &day->error);
}

static void
mark (Day        *day,
      const char *status)
{
  g_autoptr (PsAttendanceSheet) sheet =
    ps_meetings_get_attendance (ps_workspace_get_meetings (day->workspace), day->session_id, NULL);

  call (ps_attendance_sheet_set_async, sheet, day->person_id, status, "in-person");
  ps_attendance_sheet_finish (sheet, day->result, &day->error);
}

static void mark_present (Day *day) { mark (day, "present"); }
static void correct_attendance (Day *day) { mark (day, "late"); }

static void
take_off_sheet (Day *day)
{
  g_autoptr (PsAttendanceSheet) sheet =
    ps_meetings_get_attendance (ps_workspace_get_meetings (day->workspace), day->session_id, NULL);

  call (ps_attendance_sheet_remove_async, sheet, day->person_id);
  ps_attendance_sheet_finish (sheet, day->result, &day->error);
}

static void
count_heads (Day *day)
{
  g_autoptr (PsAttendanceSheet) sheet =
    ps_meetings_get_attendance (ps_workspace_get_meetings (day->workspace), day->session_id, NULL);
  PsHeadCount heads = *ps_attendance_sheet_get_heads (sheet);

  heads.n = MAX (0, heads.n) + 1;
  call (ps_attendance_sheet_count_async, sheet, &heads);
  ps_attendance_sheet_finish (sheet, day->result, &day->error);
}

static void
touch (Day         *day,
       PsClockVerb  verb)
{
  PsLiveMeeting *meeting =
    ps_meetings_get_current (ps_workspace_get_meetings (day->workspace));

  call (ps_live_meeting_do_async, meeting, verb, NULL);
  ps_live_meeting_do_finish (meeting, day->result, &day->error);
}

static void next_segment (Day *day) { touch (day, PS_CLOCK_NEXT); }
static void end_meeting (Day *day) { touch (day, PS_CLOCK_END); }

static PsDebriefText *
debrief_text (void)
{
  PsDebriefText *text = ps_debrief_text_new ();
  PsFollowUp *follow_up = ps_follow_up_new ();

  ps_debrief_text_set_answer (text, "helped", NOTE);
  g_free (follow_up->what);
  g_free (follow_up->owner);
  follow_up->what = g_strdup (ERRAND);
  follow_up->owner = g_strdup ("desk");
  g_strlcpy (follow_up->due_on, "2026-12-08", sizeof follow_up->due_on);
  g_ptr_array_add (text->follow_ups, follow_up);

  return text;
}

static void
save_draft (Day *day)
{
  PsDebriefs *debriefs = ps_workspace_get_debriefs (day->workspace);
  g_autoptr (PsDebriefText) text = debrief_text ();

  call (ps_debriefs_save_draft_async, debriefs, day->session_id, text);
  ps_debriefs_finish (debriefs, day->result, &day->error);
}

static void
finish_debrief (Day *day)
{
  PsDebriefs *debriefs = ps_workspace_get_debriefs (day->workspace);
  g_autoptr (PsDebriefText) text = debrief_text ();

  call (ps_debriefs_finish_async, debriefs, day->session_id, text);
  ps_debriefs_finish (debriefs, day->result, &day->error);
}

static void
skip_debrief (Day *day)
{
  PsDebriefs *debriefs = ps_workspace_get_debriefs (day->workspace);

  call (ps_debriefs_skip_async, debriefs, day->session_id, FALSE);
  ps_debriefs_finish (debriefs, day->result, &day->error);
}

static void
do_follow_up (Day *day)
{
  PsDebriefs *debriefs = ps_workspace_get_debriefs (day->workspace);

  call (ps_debriefs_set_done_async, debriefs, first_id (day, "SELECT id FROM follow_up"), TRUE);
  ps_debriefs_finish (debriefs, day->result, &day->error);
}

static void
view_person (Day *day)
{
  ps_audit_note_later (ps_workspace_get_db (day->workspace), PS_AUDIT_VIEW, PS_AUDIT_PERSON,
                       day->person_id, NULL);
  ps_audit_note_now (ps_workspace_get_db (day->workspace), PS_AUDIT_PRINT, PS_AUDIT_GROUP,
                     day->group_id, "agenda", &day->error);
}

static void
export_members (Day *day)
{
  ps_audit_note_now (ps_workspace_get_db (day->workspace), PS_AUDIT_EXPORT, PS_AUDIT_NOTHING, 0,
                     "members format=csv", &day->error);
}

static void
lock_and_unlock (Day *day)
{
  ps_workspace_lock (day->workspace);
  ps_workspace_unlock (day->workspace, "Rosa", ps_secret_new (PASSPHRASE, strlen (PASSPHRASE)),
                       &day->error);
}

/* In the order of a day, since each goes on from what was before it. */
static const struct {
  void       (*deed) (Day *day);
  guint        n;       /* entries; the last is looked at */
  const char  *action;
  const char  *object;  /* how it begins */
  const char  *detail;  /* how it begins */
} deeds[] = {
  { add_group, 1, "add", "group:", "" },
  { save_group, 1, "change", "group:", "" },
  { save_agenda, 1, "change", "group:", "agenda" },
  { close_group, 1, "delete", "group:", "" },
  { reopen_group, 1, "change", "group:", "back" },
  { skip_date, 1, "change", "group:", "date" },
  { restore_date, 1, "change", "group:", "date" },
  { save_topic, 1, "add", "topic:", "" },
  { save_topic, 1, "change", "topic:", "" },
  { set_next_topic, 1, "change", "group:", "topic" },
  { add_person, 1, "add", "person:", "in=group:" },
  { save_person, 1, "change", "person:", "" },
  { take_off_roster, 1, "delete", "person:", "" },
  { put_on_roster, 1, "change", "person:", "back" },
  { leave_group, 1, "change", "person:", "left in=group:" },
  { take_leaving_back, 1, "change", "person:", "joined in=group:" },
  { unjoin, 1, "change", "person:", "unjoined in=group:" },
  { join, 1, "change", "person:", "joined in=group:" },
  { save_guest, 1, "add", "guest:", "" },
  { save_guest, 1, "change", "guest:", "" },
  { archive_guest, 1, "delete", "guest:", "" },
  { save_plan, 1, "change", "group:", "plan" },
  { close_day, 1, "change", "", "closed-day" },
  { reset_topic, 1, "change", "topic:", "as-shipped" },
  { save_clinic, 1, "change", "", "clinic" },
  { start_meeting, 1, "add", "meeting:", "in=group:" },
  { add_walk_in, 1, "add", "person:", "walk-in in=meeting:" },
  { mark_present, 0, "add", "person:", "walk-in in=meeting:" },
  { count_heads, 0, "add", "person:", "walk-in in=meeting:" },
  { next_segment, 0, "add", "person:", "walk-in in=meeting:" },
  { end_meeting, 1, "change", "meeting:", "ended" },
  { count_heads, 1, "change", "meeting:", "head-count" },
  { take_off_sheet, 1, "change", "person:", "attendance in=meeting:" },
  { correct_attendance, 1, "change", "person:", "attendance in=meeting:" },
  { save_draft, 0, "change", "person:", "attendance in=meeting:" },
  { skip_debrief, 1, "change", "meeting:", "debrief-state" },
  { finish_debrief, 1, "add", "meeting:", "debrief" },
  { finish_debrief, 1, "change", "meeting:", "debrief" },
  { do_follow_up, 1, "change", "", "follow-up" },
  { archive_topic, 1, "delete", "topic:", "" },
  { view_person, 2, "print", "group:", "agenda" },
  { export_members, 1, "export", "", "members format=csv" },
  { lock_and_unlock, 2, "unlock", "", "" },
};

static void
set_up (Day           *day,
        gconstpointer  data G_GNUC_UNUSED)
{
  PsFounding *founding = ps_founding_new ();
  g_autofree char *path = NULL;

  g_assert_true (ps_vault_init (&day->error));
  day->now = (PsInstant) { PS_TEST_VAULT_NOW, 60 * G_TIME_SPAN_SECOND, "a start of the machine" };
  day->clock = (PsClock) { tell_time, day };
  day->dir = g_dir_make_tmp ("peerside-test-XXXXXX", &day->error);
  path = g_build_filename (day->dir, "vault", NULL);
  day->workspace = ps_workspace_new (path, &day->clock);

  founding->user_name = g_strdup ("Rosa");
  founding->passphrase = ps_secret_new (PASSPHRASE, strlen (PASSPHRASE));
  founding->recovery_code = ps_recovery_code_new ();
  founding->quick = TRUE;
  ps_workspace_create (day->workspace, founding, &day->error);
  g_assert_no_error (day->error);
}

static void
tear_down (Day           *day,
           gconstpointer  data G_GNUC_UNUSED)
{
  g_autofree char *path = g_strdup (ps_workspace_get_path (day->workspace));

  g_clear_object (&day->result);
  ps_workspace_lock (day->workspace);
  while (g_main_context_iteration (NULL, FALSE))
    ;
  g_assert_finalize_object (day->workspace);
  ps_test_remove_dir (path);
  ps_test_remove_dir (day->dir);
  g_free (day->dir);
}

static void
test_a_vault_begins_with_its_making (Day           *day,
                                     gconstpointer  data G_GNUC_UNUSED)
{
  g_autoptr (PsAuditEntry) entry = ps_audit_store_get (reader (day), 1, NULL);

  g_assert_cmpint (count (day), ==, 1);
  g_assert_cmpstr (entry->action, ==, "create");
}

static void
assert_last (Day   *day,
             guint  i)
{
  g_autoptr (PsAuditEntry) entry = ps_audit_store_get (reader (day), count (day), NULL);

  g_assert_cmpstr (entry->action, ==, deeds[i].action);
  g_assert_true (g_str_has_prefix (entry->object, deeds[i].object));
  g_assert_cmpint (*entry->object == '\0', ==, *deeds[i].object == '\0');
  g_assert_true (g_str_has_prefix (entry->detail, deeds[i].detail));
  g_assert_cmpint (*entry->detail == '\0', ==, *deeds[i].detail == '\0');
  g_assert_cmpint (entry->done_at, ==, day->now.wall);
}

/* Returns what of the records stands in @text, or NULL. */
static const char *
find_secret (const char *text)
{
  g_autofree char *small = g_utf8_strdown (text, -1);

  for (guint i = 0; i < G_N_ELEMENTS (secrets); i++)
    if (strstr (small, secrets[i]) != NULL)
      return secrets[i];

  return NULL;
}

static void
assert_no_secrets (Day *day)
{
  g_autoptr (GPtrArray) entries = ps_audit_store_list (reader (day), 0, 1000, NULL);

  for (guint i = 0; i < entries->len; i++)
    {
      const PsAuditEntry *entry = g_ptr_array_index (entries, i);
      g_autofree char *all =
        g_strjoin (" ", entry->action, entry->object, entry->detail, NULL);

      g_assert_cmpstr (find_secret (all), ==, NULL);
    }
}

static void
test_every_deed_leaves_one_entry (Day           *day,
                                  gconstpointer  data G_GNUC_UNUSED)
{
  g_autoptr (PsKeyring) keyring = NULL;
  PsAuditFinding finding;

  for (guint i = 0; i < G_N_ELEMENTS (deeds); i++)
    {
      gint64 before = count (day);

      day->now.wall += G_TIME_SPAN_MINUTE;
      day->now.boot += G_TIME_SPAN_MINUTE;
      deeds[i].deed (day);
      g_test_message ("deed %u: %s %s", i, deeds[i].action, deeds[i].detail);
      g_assert_no_error (day->error);
      g_assert_cmpint (count (day), ==, before + deeds[i].n);
      if (deeds[i].n > 0)
        assert_last (day, i);
    }

  assert_no_secrets (day);

  keyring = ps_keyring_load (ps_workspace_get_path (day->workspace), NULL, NULL);
  g_assert_true (ps_audit_verify (reader (day), keyring, ps_workspace_get_keys (day->workspace),
                                  count (day), &finding, &day->error));
  g_assert_cmpint (finding.fault, ==, PS_AUDIT_WHOLE);
  g_assert_cmpint (finding.n_checked, ==, count (day));
}

/* The control: what is looked for is found where it stands. */
static void
test_the_records_do_hold_it (Day           *day,
                             gconstpointer  data G_GNUC_UNUSED)
{
  g_autoptr (PsMemberRow) row = NULL;

  add_group (day);
  add_person (day);
  row = ps_member_store_get (reader (day), day->person_id, NULL);
  g_assert_cmpstr (find_secret (row->preferred_name), ==, "zuleika");
  g_assert_cmpstr (find_secret (NOTE), ==, "kettle");
  g_assert_cmpstr (find_secret (PHONE), ==, "(555)");
}

/* A refused deed is none. */
static void
test_what_is_refused_leaves_none (Day           *day,
                                  gconstpointer  data G_GNUC_UNUSED)
{
  PsRoster *roster = ps_workspace_get_roster (day->workspace);
  g_autoptr (PsMemberRow) nobody = ps_member_row_new ();
  gint64 before = count (day);

  g_free (nobody->preferred_name);
  nobody->preferred_name = g_strdup (" ");
  call (ps_roster_add_async, roster, nobody, 0);
  g_assert_cmpint (ps_roster_add_finish (roster, day->result, NULL), ==, 0);
  call (ps_roster_archive_async, roster, 4711, TRUE);
  g_assert_false (ps_roster_archive_finish (roster, day->result, NULL));

  g_assert_cmpint (count (day), ==, before);
}

/* A sample of hundreds of meetings is the deed of one person at one time. */
static void
test_a_sample_is_one_deed (Day           *day,
                           gconstpointer  data G_GNUC_UNUSED)
{
  PsSampleSize size = { .members = 10, .meetings = 10, .topics = 2, .notes = 5 };
  gint64 before = count (day);

  ps_sample_fill (ps_workspace_get_db (day->workspace), ps_workspace_get_keys (day->workspace),
                  &day->clock, ps_workspace_get_content (day->workspace), &size, 1, &day->error);
  g_assert_no_error (day->error);
  g_assert_cmpint (count (day), ==, before + 1);

  add_group (day);
  g_assert_cmpint (count (day), ==, before + 2);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

#define add(path, function) \
  g_test_add ("/audit-deeds/" path, Day, NULL, set_up, function, tear_down)

  add ("a-vault-begins-with-its-making", test_a_vault_begins_with_its_making);
  add ("every-deed-leaves-one-entry", test_every_deed_leaves_one_entry);
  add ("the-records-do-hold-it", test_the_records_do_hold_it);
  add ("what-is-refused-leaves-none", test_what_is_refused_leaves_none);
  add ("a-sample-is-one-deed", test_a_sample_is_one_deed);

#undef add

  return g_test_run ();
}
