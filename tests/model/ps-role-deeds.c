#include "ps-role-deeds.h"

#include "ps-care.h"
#include "ps-attendance-history.h"
#include "ps-clinic.h"
#include "ps-duplicates.h"
#include "ps-error.h"
#include "ps-guests.h"
#include "ps-imports.h"
#include "ps-meetings.h"
#include "ps-roster.h"
#include "ps-series.h"
#include "ps-sign-in.h"
#include "ps-streak-of.h"
#include "ps-topics.h"

/* Each makes the service that it asks, as the workspace does, and lets go of it. */
#define GROUPS(self) ps_groups_new ((self)->vault.store.db, &(self)->vault.clock, (self)->content)
#define SERVICE(make, self) make ((self)->vault.store.db, &(self)->vault.clock)

static gboolean
has_items (PsRowList *list)
{
  return g_list_model_get_n_items (G_LIST_MODEL (list)) > 0;
}

static gboolean
list_groups (PsRoleVault *self,
             GError     **error G_GNUC_UNUSED)
{
  g_autoptr (PsGroups) groups = GROUPS (self);

  return g_list_model_get_n_items (ps_groups_get_list (groups)) > 0;
}

static gboolean
see_dates (PsRoleVault *self,
           GError     **error)
{
  g_autoptr (PsGroups) groups = GROUPS (self);
  g_autoptr (GPtrArray) dates = ps_groups_get_next_dates (groups, self->group_id, 3, error);

  return dates != NULL;
}

static gboolean
save_group (PsRoleVault *self,
            GError     **error)
{
  g_autoptr (PsGroups) groups = GROUPS (self);
  g_autoptr (PsGroup) group = ps_groups_find (groups, self->group_id, NULL);
  g_autoptr (PsGroupRow) row = ps_group_row_copy (ps_group_get_row (group));
  g_autoptr (GAsyncResult) result = NULL;

  ps_test_call (result, ps_groups_save_async, groups, row);

  return ps_groups_save_finish (groups, result, error);
}

static gboolean
remove_group (PsRoleVault *self,
              GError     **error)
{
  g_autoptr (PsGroups) groups = GROUPS (self);
  g_autoptr (GAsyncResult) result = NULL;

  ps_test_call (result, ps_groups_archive_async, groups, self->group_id, FALSE);

  return ps_groups_archive_finish (groups, result, error);
}

static gboolean
skip_date (PsRoleVault *self,
           GError     **error)
{
  g_autoptr (PsGroups) groups = GROUPS (self);
  g_autoptr (GPtrArray) dates = ps_groups_get_next_dates (groups, self->group_id, 1, NULL);
  PsUpcoming *next = g_ptr_array_index (dates, 0);
  g_autoptr (GAsyncResult) result = NULL;

  ps_test_call (result, ps_groups_skip_date_async, groups, self->group_id, next->rule_on);
  if (!ps_groups_date_finish (groups, result, error))
    return FALSE;

  ps_test_call (result, ps_groups_restore_date_async, groups, self->group_id, next->rule_on);

  return ps_groups_date_finish (groups, result, error);
}

static gboolean
see_agenda (PsRoleVault *self,
            GError     **error)
{
  g_autoptr (PsGroups) groups = GROUPS (self);
  g_autoptr (GPtrArray) agenda = ps_groups_get_agenda (groups, self->group_id, error);

  return agenda != NULL;
}

static gboolean
save_agenda (PsRoleVault *self,
             GError     **error)
{
  g_autoptr (PsGroups) groups = GROUPS (self);
  g_autoptr (GPtrArray) agenda = ps_groups_get_default_agenda (groups, "co-facilitated", 60);
  g_autoptr (GAsyncResult) result = NULL;

  ps_test_call (result, ps_groups_save_agenda_async, groups, self->group_id, agenda);

  return ps_groups_save_agenda_finish (groups, result, error);
}

static gboolean
queue_topic (PsRoleVault *self,
             GError     **error)
{
  g_autoptr (PsGroups) groups = GROUPS (self);
  g_autoptr (GAsyncResult) result = NULL;

  ps_test_call (result, ps_groups_set_next_topic_async, groups, self->group_id, self->topic_id);

  return ps_groups_set_next_topic_finish (groups, result, error);
}

static gboolean
plan_series (PsRoleVault *self,
             GError     **error)
{
  g_autoptr (PsSeries) series = SERVICE (ps_series_new, self);
  g_autoptr (PsSeriesPlan) plan = ps_series_load (series, self->group_id, 4, error);

  return plan != NULL;
}

static gboolean
see_attendance (PsRoleVault *self,
                GError     **error)
{
  PsAttendanceHistory *history =
    ps_attendance_history_load (self->vault.store.db, &self->vault.clock, self->group_id,
                                PS_HISTORY_ALL, TRUE, error);

  g_clear_pointer (&history, ps_attendance_history_unref);

  return error == NULL || *error == NULL;
}

static gboolean
see_streak (PsRoleVault *self,
            GError     **error)
{
  PsStreak streak;

  return ps_streak_of (self->vault.store.db, &self->vault.clock, self->person_id, self->group_id,
                       &streak, error);
}

/* Theirs came of a debrief and not of an absence, which only those are told who may ask. */
static gboolean
drop_call (PsRoleVault *self,
           GError     **error)
{
  g_autoptr (PsDebriefs) debriefs =
    ps_debriefs_new (self->vault.store.db, &self->vault.clock, self->keys);
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) local_error = NULL;
  PsNotSeenCall *call = ps_not_seen_call_new (self->peers_id);

  ps_test_call (result, ps_debriefs_drop_call_async, debriefs, call, FALSE);
  ps_debriefs_finish (debriefs, result, &local_error);
  ps_not_seen_call_unref (call);
  if (g_error_matches (local_error, PS_ERROR, PS_ERROR_NOT_FOUND))
    return TRUE;

  g_propagate_error (error, g_steal_pointer (&local_error));

  return FALSE;
}

static gboolean
close_day (PsRoleVault *self,
           GError     **error)
{
  g_autoptr (PsSeries) series = SERVICE (ps_series_new, self);
  g_autoptr (GAsyncResult) result = NULL;

  ps_test_call (result, ps_series_close_day_async, series, "2026-12-25", "Holiday");

  return ps_series_finish (series, result, error);
}

static gboolean
list_guests (PsRoleVault *self,
             GError     **error)
{
  g_autoptr (PsGuests) guests = SERVICE (ps_guests_new, self);
  g_autoptr (GPtrArray) rows = ps_guests_list (guests, error);

  return rows != NULL;
}

static gboolean
list_members (PsRoleVault *self,
              GError     **error G_GNUC_UNUSED)
{
  g_autoptr (PsRoster) roster = SERVICE (ps_roster_new, self);
  g_autoptr (PsRowList) list = ps_roster_list_new (roster, 0);

  return has_items (list);
}

static gboolean
find_member (PsRoleVault *self,
             GError     **error)
{
  g_autoptr (PsRoster) roster = SERVICE (ps_roster_new, self);
  g_autoptr (PsMember) member = ps_roster_find (roster, self->person_id, error);

  return member != NULL;
}

static gboolean
see_ways (PsRoleVault *self,
          GError     **error)
{
  g_autoptr (PsRoster) roster = SERVICE (ps_roster_new, self);
  g_autoptr (GPtrArray) ways = ps_roster_get_ways (roster, self->person_id, error);

  return ways != NULL;
}

static gboolean
add_member (PsRoleVault *self,
            GError     **error)
{
  g_autoptr (PsRoster) roster = SERVICE (ps_roster_new, self);
  g_autoptr (PsMemberRow) row = ps_member_row_new ();
  g_autoptr (GAsyncResult) result = NULL;

  row->preferred_name = g_strdup ("Cleo");
  ps_test_call (result, ps_roster_add_async, roster, row, 0);

  return ps_roster_add_finish (roster, result, error) > 0;
}

/* Puts somebody on the waitlist and takes them off it again, and so that the next role finds nobody. */
static gboolean
work_waitlist (PsRoleVault *self,
               GError     **error)
{
  g_autoptr (PsCare) care = SERVICE (ps_care_new, self);
  g_autoptr (PsMemberRow) row = ps_member_row_new ();
  g_autoptr (GPtrArray) ways = NULL;
  g_autoptr (GPtrArray) waiting = NULL;
  g_autoptr (GAsyncResult) result = NULL;
  gint64 id;

  row->preferred_name = g_strdup ("Dara");
  ps_test_call (result, ps_care_wait_new_async, care, self->group_id, row);
  id = ps_care_finish_id (care, result, error);
  if (id == 0)
    return FALSE;

  waiting = ps_care_list_waiting (care, self->group_id, error);
  ways = ps_care_get_ways (care, ((PsWaitlistRow *) g_ptr_array_index (waiting, 0))->person_id, error);
  if (ways == NULL)
    return FALSE;

  ps_test_call (result, ps_care_offer_async, care, id, 5);
  if (!ps_care_finish (care, result, error))
    return FALSE;

  ps_test_call (result, ps_care_end_wait_async, care, id, "joined");
  if (!ps_care_finish (care, result, error))
    return FALSE;

  ps_test_call (result, ps_care_reopen_wait_async, care, id);
  if (!ps_care_finish (care, result, error))
    return FALSE;

  ps_test_call (result, ps_care_end_wait_async, care, id, "declined");

  return ps_care_finish (care, result, error);
}

static gboolean
see_free_places (PsRoleVault *self,
                 GError     **error G_GNUC_UNUSED)
{
  g_autoptr (PsCare) care = SERVICE (ps_care_new, self);
  guint taken;
  guint capacity;

  return ps_care_get_places (care, self->group_id, &taken, &capacity);
}

static gboolean
welcome (PsRoleVault *self,
         GError     **error)
{
  g_autoptr (PsCare) care = SERVICE (ps_care_new, self);
  g_autoptr (GAsyncResult) result = NULL;

  ps_test_call (result, ps_care_set_step_async, care, self->group_id, self->person_id, "greeted", TRUE);
  if (!ps_care_finish (care, result, error))
    return FALSE;

  ps_test_call (result, ps_care_set_step_async, care, self->group_id, self->person_id, "greeted",
                FALSE);

  return ps_care_finish (care, result, error);
}

static gboolean
choose_buddy (PsRoleVault *self,
              GError     **error)
{
  g_autoptr (PsCare) care = SERVICE (ps_care_new, self);
  g_autoptr (GAsyncResult) result = NULL;

  ps_test_call (result, ps_care_set_buddy_async, care, self->person_id, 0);

  return ps_care_finish (care, result, error);
}

static gboolean
choose_home (PsRoleVault *self,
             GError     **error)
{
  g_autoptr (PsCare) care = SERVICE (ps_care_new, self);
  g_autoptr (GAsyncResult) result = NULL;

  ps_test_call (result, ps_care_set_home_async, care, self->person_id, 0);

  return ps_care_finish (care, result, error);
}

/* That somebody died, and that it was a mistake. */
static gboolean
record_death (PsRoleVault *self,
              GError     **error)
{
  g_autoptr (PsCare) care = SERVICE (ps_care_new, self);
  g_autoptr (GAsyncResult) result = NULL;

  ps_test_call (result, ps_care_died_async, care, self->person_id, NULL);
  if (!ps_care_finish (care, result, error))
    return FALSE;

  ps_test_call (result, ps_care_undo_died_async, care, self->person_id);

  return ps_care_finish (care, result, error);
}

static gboolean
see_duplicates (PsRoleVault *self,
                GError     **error)
{
  g_autoptr (PsDuplicates) duplicates = SERVICE (ps_duplicates_new, self);
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GArray) pairs = NULL;

  ps_duplicates_find_async (duplicates, NULL, ps_test_take_result_cb, &result);
  ps_test_wait (&result);
  pairs = ps_duplicates_find_finish (duplicates, result, error);

  return pairs != NULL;
}

static gboolean
say_two_people (PsRoleVault *self,
                GError     **error)
{
  g_autoptr (PsDuplicates) duplicates = SERVICE (ps_duplicates_new, self);
  g_autoptr (GAsyncResult) result = NULL;

  ps_test_call (result, ps_duplicates_tell_apart_async, duplicates, self->person_id,
                self->person_id + 1, TRUE);

  return ps_duplicates_tell_apart_finish (duplicates, result, error);
}

static gboolean
merge_members (PsRoleVault *self,
               GError     **error)
{
  g_autoptr (PsRoster) roster = SERVICE (ps_roster_new, self);
  g_autoptr (GAsyncResult) result = NULL;
  gint64 merge;

  ps_test_call (result, ps_roster_merge_async, roster, self->person_id, self->person_id + 1, NULL);
  merge = ps_roster_merge_finish (roster, result, error);
  if (merge == 0)
    return FALSE;

  g_clear_object (&result);
  ps_test_call (result, ps_roster_take_apart_async, roster, merge);

  return ps_roster_take_apart_finish (roster, result, error);
}

static gboolean
see_attendance_of_one (PsRoleVault *self,
                       GError     **error G_GNUC_UNUSED)
{
  g_autoptr (PsRoster) roster = SERVICE (ps_roster_new, self);
  g_auto (GStrv) dots = ps_roster_get_attendance_dots (roster, self->person_id, self->group_id, 8);

  return dots != NULL;
}

static gboolean
list_imports (PsRoleVault *self,
              GError     **error)
{
  g_autoptr (GPtrArray) imports = ps_imports_list (self->vault.store.db, error);

  return imports != NULL;
}

/* There is none to take back, which is another reason not to. */
static gboolean
undo_import (PsRoleVault *self,
             GError     **error)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) local = NULL;

  ps_imports_undo_async (self->vault.store.db, &self->vault.clock, 4711, NULL, ps_test_take_result_cb,
                         &result);
  g_assert_false (ps_imports_undo_finish (self->vault.store.db, ps_test_wait (&result), NULL, &local));
  if (!g_error_matches (local, PS_ERROR, PS_ERROR_NOT_PERMITTED))
    return g_error_matches (local, PS_ERROR, PS_ERROR_NOT_FOUND);

  g_propagate_error (error, g_steal_pointer (&local));

  return FALSE;
}

static PsMeetings *
make_meetings (PsRoleVault *self)
{
  g_autoptr (GError) error = NULL;
  PsMeetings *meetings = ps_meetings_new (self->vault.store.db, &self->vault.clock, "Somebody", &error);

  g_assert_no_error (error);

  return meetings;
}

static gboolean
lead_meeting (PsRoleVault *self,
              GError     **error G_GNUC_UNUSED)
{
  g_autoptr (PsMeetings) meetings = make_meetings (self);

  return ps_meetings_get_current (meetings) != NULL;
}

static gboolean
prepare_meeting (PsRoleVault *self,
                 GError     **error)
{
  g_autoptr (PsMeetings) meetings = make_meetings (self);
  g_autoptr (PsMeetingDraft) draft =
    ps_meetings_prepare (meetings, self->group_id, NULL, PS_TEST_VAULT_NOW, error);

  return draft != NULL;
}

/* One runs already, which is another reason not to. */
static gboolean
start_meeting (PsRoleVault *self,
               GError     **error)
{
  g_autoptr (PsMeetings) meetings = make_meetings (self);
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) local = NULL;

  ps_test_call (result, ps_meetings_start_async, meetings, ps_meeting_draft_new ());
  g_assert_false (ps_meetings_start_finish (meetings, result, &local));
  if (!g_error_matches (local, PS_ERROR, PS_ERROR_NOT_PERMITTED))
    return TRUE;

  g_propagate_error (error, g_steal_pointer (&local));

  return FALSE;
}

static gboolean
list_meetings (PsRoleVault *self,
               GError     **error G_GNUC_UNUSED)
{
  g_autoptr (PsMeetings) meetings = make_meetings (self);
  g_autoptr (PsRowList) list = ps_meetings_list_new (meetings, 0);

  return has_items (list);
}

static gboolean
see_segments (PsRoleVault *self,
              GError     **error)
{
  g_autoptr (PsMeetings) meetings = make_meetings (self);
  g_autoptr (GPtrArray) segments = ps_meetings_get_segments (meetings, self->old_id, error);

  return segments != NULL;
}

static gboolean
see_markers (PsRoleVault *self,
             GError     **error)
{
  g_autoptr (PsMeetings) meetings = make_meetings (self);
  g_autoptr (GPtrArray) markers = ps_meetings_get_markers (meetings, self->old_id, error);

  return markers != NULL;
}

static gboolean
see_sheet (PsRoleVault *self,
           GError     **error)
{
  g_autoptr (PsMeetings) meetings = make_meetings (self);
  g_autoptr (PsAttendanceSheet) sheet = ps_meetings_get_attendance (meetings, self->now_id, error);

  return sheet != NULL;
}

static gboolean
see_old_sheet (PsRoleVault *self,
               GError     **error)
{
  g_autoptr (PsMeetings) meetings = make_meetings (self);
  g_autoptr (PsAttendanceSheet) sheet = ps_meetings_get_attendance (meetings, self->old_id, error);

  return sheet != NULL;
}

static gboolean
make_sign_in (PsRoleVault *self,
              gint64       starts_at,
              gboolean     with_names,
              GError     **error)
{
  PsDoorMeeting meeting = { .group_id = self->group_id, .starts_at = starts_at, .ends_at = starts_at };
  g_autoptr (PsSignIn) sheet = ps_sign_in_new (self->vault.store.db, &self->vault.clock, &meeting,
                                               with_names, error);

  return sheet != NULL;
}

static gboolean
sign_in_today (PsRoleVault *self,
               GError     **error)
{
  return make_sign_in (self, ps_clock_wall (&self->vault.clock), TRUE, error);
}

static gboolean
sign_in_next_week (PsRoleVault *self,
                   GError     **error)
{
  return make_sign_in (self, ps_clock_wall (&self->vault.clock) + 7 * G_TIME_SPAN_DAY, TRUE, error);
}

static gboolean
sign_in_without_names (PsRoleVault *self,
                       GError     **error)
{
  return make_sign_in (self, ps_clock_wall (&self->vault.clock) + 7 * G_TIME_SPAN_DAY, FALSE, error);
}

static gboolean
see_trail (PsRoleVault *self,
           GError     **error)
{
  g_autoptr (PsMeetings) meetings = make_meetings (self);
  g_autoptr (PsAttendanceSheet) sheet = ps_meetings_get_attendance (meetings, self->now_id, error);

  return sheet != NULL && ps_attendance_sheet_may_count (sheet);
}

static gboolean
count_in (PsRoleVault  *self,
          gint64        session_id,
          GError      **error)
{
  const PsHeadCount heads = { 3, 1 };
  g_autoptr (PsMeetings) meetings = make_meetings (self);
  g_autoptr (PsAttendanceSheet) sheet = ps_meetings_get_attendance (meetings, session_id, error);
  g_autoptr (GAsyncResult) result = NULL;

  if (sheet == NULL)
    return FALSE;

  ps_test_call (result, ps_attendance_sheet_count_async, sheet, &heads);

  return ps_attendance_sheet_finish (sheet, result, error);
}

static gboolean
count_heads (PsRoleVault *self,
             GError     **error)
{
  return count_in (self, self->now_id, error);
}

static gboolean
count_only_heads (PsRoleVault *self,
                  GError     **error)
{
  return count_in (self, self->heads_id, error);
}

static gboolean
take_off (PsRoleVault *self,
          GError     **error)
{
  g_autoptr (PsMeetings) meetings = make_meetings (self);
  g_autoptr (PsAttendanceSheet) sheet = ps_meetings_get_attendance (meetings, self->now_id, error);
  g_autoptr (GAsyncResult) result = NULL;

  if (sheet == NULL)
    return FALSE;

  ps_test_call (result, ps_attendance_sheet_remove_async, sheet, self->person_id);

  return ps_attendance_sheet_finish (sheet, result, error);
}

static gboolean
walk_in (PsRoleVault *self,
         GError     **error)
{
  g_autoptr (PsMeetings) meetings = make_meetings (self);
  g_autoptr (PsAttendanceSheet) sheet = ps_meetings_get_attendance (meetings, self->now_id, error);
  g_autoptr (GAsyncResult) result = NULL;

  if (sheet == NULL)
    return FALSE;

  ps_test_call (result, ps_attendance_sheet_walk_in_async, sheet, "Dee");

  return ps_attendance_sheet_added_finish (sheet, result, error) > 0;
}

static gboolean
tick_off (PsRoleVault *self,
          GError     **error)
{
  g_autoptr (PsMeetings) meetings = make_meetings (self);
  g_autoptr (PsAttendanceSheet) sheet = ps_meetings_get_attendance (meetings, self->now_id, error);
  g_autoptr (GAsyncResult) result = NULL;

  if (sheet == NULL)
    return FALSE;

  ps_test_call (result, ps_attendance_sheet_set_async, sheet, self->person_id, "present", "in-person");

  return ps_attendance_sheet_finish (sheet, result, error);
}

static gboolean
list_topics (PsRoleVault *self,
             GError     **error G_GNUC_UNUSED)
{
  g_autoptr (PsTopics) topics = ps_topics_new (self->vault.store.db, &self->vault.clock,
                                               self->content);
  g_autoptr (PsRowList) list = ps_topics_list_new (topics);

  return has_items (list);
}

static gboolean
mark_topic (PsRoleVault *self,
            GError     **error)
{
  g_autoptr (PsTopics) topics = ps_topics_new (self->vault.store.db, &self->vault.clock,
                                               self->content);
  g_autoptr (GAsyncResult) result = NULL;

  ps_test_call (result, ps_topics_set_favourite_async, topics, self->topic_id, TRUE);

  return ps_topics_finish (topics, result, error);
}

static PsDebriefs *
make_debriefs (PsRoleVault *self)
{
  return ps_debriefs_new (self->vault.store.db, &self->vault.clock, self->keys);
}

static gboolean
list_debriefs (PsRoleVault *self,
               GError     **error G_GNUC_UNUSED)
{
  g_autoptr (PsDebriefs) debriefs = make_debriefs (self);
  g_autoptr (PsRowList) list = ps_debriefs_list_new (debriefs);

  ps_test_db_settle (&self->vault.store);

  return has_items (list);
}

static gboolean
read_debrief (PsRoleVault *self,
              GError     **error)
{
  g_autoptr (PsDebriefs) debriefs = make_debriefs (self);
  g_autoptr (PsDebriefText) text = ps_debriefs_load (debriefs, self->old_id, error);

  ps_test_db_settle (&self->vault.store);

  return text != NULL;
}

static gboolean
write_debrief (PsRoleVault *self,
               GError     **error)
{
  g_autoptr (PsDebriefs) debriefs = make_debriefs (self);
  g_autoptr (PsDebriefText) text = ps_debrief_text_new ();
  g_autoptr (GAsyncResult) result = NULL;

  ps_test_call (result, ps_debriefs_save_draft_async, debriefs, self->old_id, text);
  ps_test_db_settle (&self->vault.store);

  return ps_debriefs_finish (debriefs, result, error);
}

static gboolean
skip_debrief (PsRoleVault *self,
              GError     **error)
{
  g_autoptr (PsDebriefs) debriefs = make_debriefs (self);
  g_autoptr (GAsyncResult) result = NULL;

  ps_test_call (result, ps_debriefs_skip_async, debriefs, self->old_id, TRUE);
  ps_test_db_settle (&self->vault.store);

  return ps_debriefs_finish (debriefs, result, error);
}

static gboolean
see_follow_ups (PsRoleVault *self,
                GError     **error)
{
  g_autoptr (PsDebriefs) debriefs = make_debriefs (self);
  g_autoptr (GPtrArray) rows = ps_debriefs_get_follow_ups (debriefs, "2026-12-31", error);

  ps_test_db_settle (&self->vault.store);

  return rows != NULL && rows->len > 0;
}

static gboolean
mark_done (PsRoleVault *self,
           gint64       id,
           GError     **error)
{
  g_autoptr (PsDebriefs) debriefs = make_debriefs (self);
  g_autoptr (GAsyncResult) result = NULL;

  ps_test_call (result, ps_debriefs_set_done_async, debriefs, id, FALSE);
  ps_test_db_settle (&self->vault.store);

  return ps_debriefs_finish (debriefs, result, error);
}

static gboolean
mark_desks_done (PsRoleVault *self,
                 GError     **error)
{
  return mark_done (self, self->desks_id, error);
}

static gboolean
mark_peers_done (PsRoleVault *self,
                 GError     **error)
{
  return mark_done (self, self->peers_id, error);
}

static gboolean
save_clinic (PsRoleVault *self,
             GError     **error)
{
  g_autoptr (PsClinic) clinic = SERVICE (ps_clinic_new, self);
  g_autoptr (GAsyncResult) result = NULL;

  ps_test_call (result, ps_clinic_save_async, clinic, "Birch Street Clinic", "555-0100", NULL);

  return ps_clinic_save_finish (clinic, result, error);
}

static gboolean
holds_data (const PsKeys *keys)
{
  return ps_keys_get_data_key (keys) != NULL;
}

const PsRoleDeed ps_role_deeds[] = {
  { "key: open the database", "DPCA", .key = holds_data },
  { "key: open a note", "-PC-", .key = ps_keys_has_notes },
  { "key: sign the list of users", "---A", .key = ps_keys_has_root },

  { "sql: when groups meet", "DPCA", .sql = "SELECT rule, start_minute FROM support_group" },
  { "sql: names", "DPCA", .sql = "SELECT preferred_name FROM person" },
  { "sql: access needs", "-PCA", .sql = "SELECT access_needs FROM person" },
  { "sql: why somebody left", "-PC-", .sql = "SELECT leave_reason FROM membership" },
  { "sql: change a name", "-PC-", .sql = "UPDATE person SET preferred_name = 'Cleo'" },
  { "sql: delete somebody", "-PC-", .sql = "DELETE FROM person WHERE id < 0" },
  { "sql: take somebody off the roster", "DPC-", .sql = "UPDATE person SET archived_at = NULL" },
  { "sql: which files were brought in", "DPCA", .sql = "SELECT imported_at FROM member_import" },
  { "sql: how many notes", "DPCA", .sql = "SELECT count (*) FROM note" },
  { "sql: a sealed note", "-PC-", .sql = "SELECT sealed FROM note" },
  { "sql: take a note away", "-PC-", .sql = "DELETE FROM note WHERE revision = 0" },
  { "sql: a sealed follow-up", "-PC-", .sql = "SELECT sealed FROM follow_up" },
  { "sql: what is marked in a meeting", "-PCA", .sql = "SELECT argument FROM clock_event" },
  { "sql: stop the clock", "-PC-", .sql = "UPDATE clock_event SET argument = '' WHERE seq < 0" },
  { "sql: how many heads were counted", "DPCA", .sql = "SELECT head_count FROM session" },
  { "sql: count heads", "DPC-", .sql = "UPDATE session SET head_count = 3" },
  { "sql: move a meeting", "-PC-", .sql = "UPDATE session SET place = 'Room 3'" },
  { "sql: what a meeting is about", "-PCA", .sql = "SELECT topic_id FROM session" },
  { "sql: who is owed a debrief", "-PCA", .sql = "SELECT state FROM debrief" },
  { "sql: tick somebody off", "DPC-", .sql = "UPDATE attendance SET status = 'present'" },
  { "sql: tick somebody off at the door", "DPC-", .sql = "UPDATE door SET status = 'present'" },
  { "sql: take somebody off the list at the door", "DPC-", .sql = "DELETE FROM door" },
  { "sql: take somebody off the sheet", "-PC-", .sql = "DELETE FROM attendance" },
  { "sql: hide a correction", "-PC-", .sql = "DELETE FROM attendance_change" },
  { "sql: who was not seen", "-PCA", .sql = "SELECT person_id FROM not_seen" },
  { "sql: the agenda", "-PCA", .sql = "SELECT title FROM agenda_segment" },
  { "sql: change a group", "-PCA", .sql = "UPDATE support_group SET place = 'Room 204'" },
  { "sql: topics", "-PCA", .sql = "SELECT title FROM topic" },
  { "sql: the log", "-PCA", .sql = "SELECT action FROM audit" },
  { "sql: where the log ends", "DPCA", .sql = "SELECT seq, hash FROM audit_head" },

  { "model: which groups there are", "DPCA", .model = list_groups },
  { "model: their dates", "DPCA", .model = see_dates },
  { "model: change a group", "-PCA", .model = save_group },
  { "model: remove a group", "-PCA", .model = remove_group },
  { "model: skip a date", "-PCA", .model = skip_date },
  { "model: see an agenda", "-PC-", .model = see_agenda },
  { "model: change an agenda", "-PC-", .model = save_agenda },
  { "model: say what is next", "-PC-", .model = queue_topic },
  { "model: plan the next dates", "-PC-", .model = plan_series },
  { "model: who came to which meeting", "-PC-", .model = see_attendance },
  { "model: how somebody comes", "-PC-", .model = see_streak },
  { "model: a call is not needed", "-PC-", .model = drop_call },
  { "model: close a day", "-PC-", .model = close_day },
  { "model: guest speakers", "-PC-", .model = list_guests },
  { "model: the roster", "-PC-", .model = list_members },
  { "model: one member", "-PC-", .model = find_member },
  { "model: how they are reached", "-PC-", .model = see_ways },
  { "model: how often they come", "-PC-", .model = see_attendance_of_one },
  { "model: add a member", "-PC-", .model = add_member },
  { "model: the waitlist, all of it", "DPC-", .model = work_waitlist },
  { "model: how many places there are", "DPC-", .model = see_free_places },
  { "model: what welcomes somebody", "-PC-", .model = welcome },
  { "model: who looks after them", "-PC-", .model = choose_buddy },
  { "model: their home group", "-PC-", .model = choose_home },
  { "model: that somebody died", "-PC-", .model = record_death },
  { "model: which files were brought in", "D-C-", .model = list_imports },
  { "model: take an import back", "D-C-", .model = undo_import },
  { "model: who may be one person", "-PC-", .model = see_duplicates },
  { "model: say that two are two people", "-PC-", .model = say_two_people },
  { "model: merge two members, and take them apart", "-PC-", .model = merge_members },
  { "model: the meeting that runs", "-PC-", .model = lead_meeting },
  { "model: prepare a meeting", "-PC-", .model = prepare_meeting },
  { "model: start a meeting", "-PC-", .model = start_meeting },
  { "model: the meetings that were", "-PC-", .model = list_meetings },
  { "model: what was in them", "-PC-", .model = see_segments },
  { "model: what was marked in them", "-PC-", .model = see_markers },
  { "model: the sheet of the meeting that runs", "DPC-", .model = see_sheet },
  { "model: tick somebody off", "DPC-", .model = tick_off },
  { "model: today's sign-in sheet", "DPC-", .model = sign_in_today },
  { "model: next week's sign-in sheet", "-PC-", .model = sign_in_next_week },
  { "model: one without names", "DPC-", .model = sign_in_without_names },
  { "model: somebody walks in", "DPC-", .model = walk_in },
  { "model: how the sheet was corrected", "-PC-", .model = see_trail },
  { "model: count those without a name", "-PC-", .model = count_heads },
  { "model: count heads where there are no names", "DPC-", .model = count_only_heads },
  { "model: take somebody off the sheet", "-PC-", .model = take_off },
  { "model: the sheet of last week", "-PC-", .model = see_old_sheet },
  { "model: topics", "-PC-", .model = list_topics },
  { "model: change a topic", "-PC-", .model = mark_topic },
  { "model: which debriefs there are", "-PC-", .model = list_debriefs },
  { "model: read a debrief", "-PC-", .model = read_debrief },
  { "model: write a debrief", "-PC-", .model = write_debrief },
  { "model: leave a debrief out", "-PC-", .model = skip_debrief },
  { "model: follow-ups", "DPC-", .model = see_follow_ups },
  { "model: the desk's is done", "DPC-", .model = mark_desks_done },
  { "model: the Peer Leader's is done", "-PC-", .model = mark_peers_done },
  { "model: the clinic's numbers", "--CA", .model = save_clinic },

  { "right: import members", "D-C-", .right = PS_RIGHT_IMPORT },
  { "right: export members", "--C-", .right = PS_RIGHT_EXPORT },
  { "right: keep process notes", "--C-", .right = PS_RIGHT_PROCESS_NOTES },
  { "right: record consents", "-PC-", .right = PS_RIGHT_CONSENTS },
  { "right: waitlists", "DPC-", .right = PS_RIGHT_WAITLIST },
  { "right: users", "---A", .right = PS_RIGHT_USERS },
  { "right: the log", "---A", .right = PS_RIGHT_AUDIT },
  { "right: make a backup", "DPCA", .right = PS_RIGHT_BACKUP },
  { "right: restore one", "---A", .right = PS_RIGHT_RESTORE },
  { "right: check the vault", "-PCA", .right = PS_RIGHT_CHECK },
  { NULL }
};

static gboolean
try_sql (PsConn    *conn,
         gpointer   data,
         GError   **error)
{
  if (ps_conn_exec (conn, data, error))
    g_set_error_literal (error, PS_ERROR, PS_ERROR_STORAGE, "Taken back");

  return FALSE;
}

/**
 * ps_role_deed_is_done:
 * @vault: entered by somebody
 *
 * Returns: whether they can do it
 */
gboolean
ps_role_deed_is_done (const PsRoleDeed *deed,
                      PsRoleVault      *vault)
{
  g_autoptr (GError) error = NULL;

  if (deed->key != NULL)
    return deed->key (vault->keys);

  if (deed->sql != NULL)
    {
      ps_db_write_sync (vault->vault.store.db, try_sql, (gpointer) deed->sql, &error);
      return !g_error_matches (error, PS_ERROR, PS_ERROR_NOT_PERMITTED);
    }

  if (deed->model != NULL)
    return deed->model (vault, &error);

  return ps_right_check (vault->vault.store.db, deed->right, NULL);
}
