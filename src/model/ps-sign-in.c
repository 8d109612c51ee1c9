/* Who is on the sheet on which people sign in to a meeting. */
#include "ps-sign-in.h"

#include "ps-group-store.h"
#include "ps-right.h"
#include "ps-sheet-of.h"
#include "ps-sign-in-names.h"
#include "ps-today.h"
#include "ps-zone.h"

/**
 * ps_sign_in_free:
 * @self: (transfer full) (nullable): is freed
 */
void
ps_sign_in_free (PsSignIn *self)
{
  if (self == NULL)
    return;

  g_free (self->title);
  g_free (self->place);
  g_clear_pointer (&self->zone, g_time_zone_unref);
  g_clear_pointer (&self->names, g_ptr_array_unref);
  g_clear_pointer (&self->people, g_array_unref);
  g_free (self);
}

static PsDoorMeeting *
meeting_of (const PsUpcoming *upcoming)
{
  PsDoorMeeting *meeting = g_new0 (PsDoorMeeting, 1);

  meeting->group_id = upcoming->group_id;
  meeting->group_name = g_strdup (upcoming->group_name);
  meeting->rule_on = g_strdup (upcoming->rule_on);
  meeting->starts_at = upcoming->starts_at;
  meeting->ends_at = upcoming->starts_at + (gint64) upcoming->minutes * G_TIME_SPAN_MINUTE;
  meeting->place = g_strdup (upcoming->place);

  return meeting;
}

/**
 * ps_sign_in_dates:
 * @n: how many at most
 *
 * Returns: (transfer full) (nullable) (element-type PsDoorMeeting): the group's next meetings, of which
 *   there can be a sheet, the next one first
 */
GPtrArray *
ps_sign_in_dates (PsGroups  *groups,
                  gint64     group_id,
                  guint      n,
                  GError   **error)
{
  g_autoptr (GPtrArray) dates = ps_groups_get_next_dates (groups, group_id, n, error);
  GPtrArray *meetings;

  if (dates == NULL)
    return NULL;

  meetings = g_ptr_array_new_with_free_func ((GDestroyNotify) ps_door_meeting_free);
  for (guint i = 0; i < dates->len; i++)
    {
      const PsUpcoming *date = g_ptr_array_index (dates, i);

      if (!date->skipped)
        g_ptr_array_add (meetings, meeting_of (date));
    }

  return meetings;
}

static PsSignIn *
sign_in_new (const PsGroupRow    *group,
             const PsDoorMeeting *meeting,
             gint64               now)
{
  PsSignIn *self = g_new0 (PsSignIn, 1);
  gboolean has_zone = group->zone != NULL && *group->zone != '\0';
  gboolean is_neutral = group->neutral_name != NULL && *group->neutral_name != '\0';

  self->group_id = group->id;
  self->title = g_strdup (is_neutral ? group->neutral_name : group->name);
  self->place = g_strdup (meeting->place != NULL ? meeting->place : "");
  self->zone = has_zone ? ps_zone_open (group->zone, NULL) : NULL;
  if (self->zone == NULL)
    self->zone = g_time_zone_new_local ();
  self->starts_at = meeting->starts_at;
  self->ends_at = meeting->ends_at;
  self->now = now;
  self->part2 = group->part2;
  self->names = g_ptr_array_new_with_free_func (g_free);
  self->people = g_array_new (FALSE, FALSE, sizeof (gint64));

  return self;
}

static gboolean
add_names (PsSignIn             *self,
           PsConn               *conn,
           const PsGroupRow     *group,
           const PsDoorMeeting  *meeting,
           GError              **error)
{
  PsSheetOf of = { meeting->session_id, group->id, "", meeting->starts_at };
  g_autoptr (GPtrArray) rows = NULL;
  char day[PS_DATE_ISO_SIZE];

  /* The front desk has the names of today's meetings, and of no others. */
  if (!ps_sheet_of_check (&of, conn, self->now, error))
    return FALSE;

  ps_local_day (meeting->starts_at, group->zone, day);
  rows = ps_sign_in_store_list (conn, meeting->session_id, group->id, meeting->rule_on, day, error);
  if (rows == NULL)
    return FALSE;

  g_ptr_array_unref (self->names);
  self->names = ps_sign_in_names (rows);
  for (guint i = 0; i < rows->len; i++)
    g_array_append_val (self->people, ((PsSignInRow *) g_ptr_array_index (rows, i))->person_id);

  return TRUE;
}

/**
 * ps_sign_in_new:
 * @meeting: from ps_sign_in_dates() or ps_door_list()
 * @with_names: whether the members' names are on it; a group that keeps no roster has none to print
 *
 * Without names it is a sheet with lines to be filled in by hand, of any date; with them whoever leads
 * no meetings has it of today's.
 *
 * Errors: %PS_ERROR_NOT_PERMITTED, %PS_ERROR_NOT_FOUND.
 *
 * Returns: (transfer full) (nullable): what stands on the sheet
 */
PsSignIn *
ps_sign_in_new (PsDb                 *db,
                const PsClock        *clock,
                const PsDoorMeeting  *meeting,
                gboolean              with_names,
                GError              **error)
{
  PsConn *conn = ps_db_get_reader (db);
  g_autoptr (PsGroupRow) group = NULL;
  g_autoptr (PsSignIn) self = NULL;

  if (!ps_right_check (db, PS_RIGHT_DOOR, error))
    return NULL;

  group = ps_group_store_get (conn, meeting->group_id, error);
  if (group == NULL)
    return NULL;

  self = sign_in_new (group, meeting, ps_clock_wall (clock));
  if (with_names && !group->head_count && !add_names (self, conn, group, meeting, error))
    return NULL;

  return g_steal_pointer (&self);
}

/**
 * ps_sign_in_gate:
 * @form: `print` or `pdf`
 *
 * The gate that a sheet with names passes. It is an inside paper, 42 CFR 2.12 (c)(3): those who lead
 * the group, and the desk that works for them, need it to know who is there. Those who come are not
 * inside. Of any other group they may read the name above their own, as in any waiting room (45 CFR
 * 164.502 (a)(1)(iii), on what is seen by the way); that somebody is expected at a Part 2 group tells
 * of a treatment, and would need the consent of each to be shown to the others. So its sheet with names
 * says that it stays in the hands of those who lead (ps_sign_in_page_new()), and what may lie at the
 * door is the one without names, on which everybody writes what they want the others to know.
 *
 * Returns: (transfer full) (nullable): the gate; %NULL for a sheet that names nobody
 */
PsDisclosure *
ps_sign_in_gate (const PsSignIn *self,
                 const char     *form)
{
  PsDisclosure *gate;

  if (self->people->len == 0)
    return NULL;

  gate = ps_disclosure_new (PS_AUDIENCE_INSIDE, PS_GIVEN_ROSTER, form, NULL, NULL);
  for (guint i = 0; i < self->people->len; i++)
    ps_disclosure_add (gate, g_array_index (self->people, gint64, i), self->group_id);

  return gate;
}

/**
 * ps_sign_in_get_notice:
 * @gate: from ps_sign_in_gate(), asked
 *
 * Returns: (transfer none) (nullable): what 42 CFR 2.32 (a) wants to stand on the sheet
 */
const char *
ps_sign_in_get_notice (const PsSignIn *self,
                       PsDisclosure   *gate)
{
  for (guint i = 0; i < self->people->len; i++)
    {
      const char *notice = ps_disclosure_get_notice (gate, g_array_index (self->people, gint64, i),
                                                     self->group_id);

      if (notice != NULL)
        return notice;
    }

  return NULL;
}
