/* peersidectl meeting */
#include "ps-ctl-command.h"

#include <glib/gi18n-lib.h>

#include "ps-attendance-words.h"
#include "ps-ctl-json.h"
#include "ps-ctl-table.h"
#include "ps-ctl-vault.h"
#include "ps-duration.h"
#include "ps-guest-store.h"
#include "ps-round-store.h"
#include "ps-segment-store.h"
#include "ps-session-store.h"
#include "ps-session-words.h"

/* A meeting's times are told in its group's zone. */
static GTimeZone *
open_zone (PsCtl   *ctl,
           gint64   group_id,
           GError **error)
{
  g_autoptr (PsGroupRow) group = ps_group_store_get (ps_ctl_get_reader (ctl), group_id, error);

  return group != NULL ? ps_ctl_zone (group->zone) : NULL;
}

static PsCtlTable *
new_table (void)
{
  return ps_ctl_table_new (6, _("Id"), _("Started"), _("Group"), _("Present"), _("State"),
                           _("Topic"));
}

/* What lists and --json say of a meeting; the object stays open. */
static JsonBuilder *
begin_meeting (const PsSessionRow *row,
               GTimeZone          *zone)
{
  JsonBuilder *json = ps_ctl_json_new ();

  ps_ctl_json_number (json, "id", row->id);
  ps_ctl_json_number (json, "group_id", row->group_id);
  ps_ctl_json_string (json, "group", row->group_name);
  ps_ctl_json_string (json, "kind", row->kind);
  ps_ctl_json_string (json, "state", row->state);
  ps_ctl_json_moment (json, "starts_at", row->planned_at, zone);
  ps_ctl_json_number (json, "planned_s", row->planned_s);
  ps_ctl_json_moment (json, "started_at", row->started_at, zone);
  ps_ctl_json_moment (json, "ended_at", row->ended_at, zone);
  ps_ctl_json_number (json, "paused_s", row->paused_s);
  ps_ctl_json_boolean (json, "estimated", row->estimated);
  ps_ctl_json_string (json, "place", row->place);
  ps_ctl_json_string (json, "topic", row->topic_title);
  ps_ctl_json_number (json, "present", ps_session_count_here (row));
  ps_ctl_json_string (json, "peer_leader", row->peer_leader);
  ps_ctl_json_string (json, "professional", row->professional);

  return json;
}

static void
add_row (PsCtlTable         *table,
         const PsSessionRow *row,
         GTimeZone          *zone)
{
  g_autofree char *started = ps_ctl_moment (row->started_at, zone);

  ps_ctl_table_number (table, row->id);
  ps_ctl_table_text (table, started);
  ps_ctl_table_text (table, row->group_name);
  ps_ctl_table_number (table, ps_session_count_here (row));
  ps_ctl_table_text (table, row->state);
  ps_ctl_table_text (table, row->topic_title);
}

gboolean
ps_ctl_meeting_list (PsCtl   *ctl,
                     GError **error)
{
  g_autoptr (PsCtlTable) table = new_table ();
  const char *group = ps_ctl_options_get (ctl->options, PS_CTL_GROUP);
  g_autoptr (GArray) ids = NULL;
  gint64 group_id = 0;

  if (!ps_ctl_open (ctl, error) ||
      (group != NULL && !ps_ctl_find_group (ctl, group, &group_id, error)))
    return FALSE;

  ids = ps_session_store_ids (ps_ctl_get_reader (ctl), group_id, -1, error);
  if (ids == NULL)
    return FALSE;

  for (guint i = 0; i < ids->len; i++)
    {
      g_autoptr (PsSessionRow) row = NULL;
      g_autoptr (GTimeZone) zone = NULL;

      row = ps_session_store_get (ps_ctl_get_reader (ctl), g_array_index (ids, gint64, i), error);
      zone = row != NULL ? open_zone (ctl, row->group_id, error) : NULL;
      if (zone == NULL)
        return FALSE;

      if (ctl->json)
        ps_ctl_json_line (begin_meeting (row, zone), ctl->out);
      else
        add_row (table, row, zone);
    }
  ps_ctl_table_print (table, ctl->out);

  return TRUE;
}

/* The running meeting's clock has the time that its current segment takes: the rows of the table
 * have what was stored at the last touch.
 */
static gint64
get_actual (PsCtl              *ctl,
            const PsSessionRow *meeting,
            const PsSegmentRow *segment)
{
  PsLiveMeeting *current = ps_meetings_get_current (ps_workspace_get_meetings (ctl->workspace));
  PsClockReading reading;

  if (current == NULL || segment->started_at == 0 || segment->ended_at != 0 ||
      ps_session_get_id (ps_live_meeting_get_session (current)) != meeting->id)
    return segment->elapsed_s;

  ps_live_meeting_read (current, &reading);

  return reading.segment_elapsed_s;
}

/* Nothing where no round was completed: 0 people would be something else. */
static void
add_round_json (JsonBuilder *json,
                guint        position,
                GArray      *rounds)
{
  for (guint i = 0; i < rounds->len; i++)
    {
      const PsRoundRow *row = &g_array_index (rounds, PsRoundRow, i);

      if (row->position == position)
        {
          ps_ctl_json_number (json, "round_people", row->people);
          return;
        }
    }

  json_builder_set_member_name (json, "round_people");
  json_builder_add_null_value (json);
}

/* Who from outside spoke in it, or nothing. */
static void
add_guest_json (PsCtl              *ctl,
                JsonBuilder        *json,
                const PsSegmentRow *segment)
{
  g_autofree char *name = NULL;

  ps_guest_store_find_speaker (ps_ctl_get_reader (ctl), segment->session_id, segment->position,
                               &name, NULL);
  json_builder_set_member_name (json, "guest");
  if (name != NULL)
    json_builder_add_string_value (json, name);
  else
    json_builder_add_null_value (json);
}

static void
add_segments_json (PsCtl              *ctl,
                   JsonBuilder        *json,
                   const PsSessionRow *meeting,
                   GPtrArray          *segments,
                   GArray             *rounds,
                   GTimeZone          *zone)
{
  json_builder_set_member_name (json, "segments");
  json_builder_begin_array (json);
  for (guint i = 0; i < segments->len; i++)
    {
      const PsSegmentRow *segment = g_ptr_array_index (segments, i);

      json_builder_begin_object (json);
      ps_ctl_json_string (json, "kind", segment->kind);
      ps_ctl_json_string (json, "title", segment->title);
      ps_ctl_json_number (json, "planned_s", segment->planned_s);
      ps_ctl_json_number (json, "actual_s", get_actual (ctl, meeting, segment));
      ps_ctl_json_moment (json, "started_at", segment->started_at, zone);
      ps_ctl_json_moment (json, "ended_at", segment->ended_at, zone);
      ps_ctl_json_number (json, "paused_s", segment->paused_s);
      ps_ctl_json_string (json, "led_by", segment->led_by);
      ps_ctl_json_boolean (json, "protected", segment->is_protected);
      ps_ctl_json_boolean (json, "skipped", segment->skipped);
      add_round_json (json, segment->position, rounds);
      add_guest_json (ctl, json, segment);
      json_builder_end_object (json);
    }
  json_builder_end_array (json);
}

/* A segment that took no time was left out by somebody, or the meeting was over before it. */
static char *
dup_actual (PsCtl              *ctl,
            const PsSessionRow *meeting,
            const PsSegmentRow *segment)
{
  gint64 actual = get_actual (ctl, meeting, segment);

  if (segment->skipped && actual == 0)
    return g_strdup (_("left out"));
  if (segment->started_at == 0)
    return g_strdup (meeting->ended_at != 0 ? _("not reached") : "");

  return ps_duration_as_clock (actual);
}

/* Who was counted and not named, below how many there were altogether. */
static void
print_heads (PsCtl             *ctl,
             const PsHeadCount *heads)
{
  if (heads->n >= 0)
    g_string_append_printf (ctl->out, ngettext ("%d without a name", "%d without a name",
                                                (gulong) heads->n), heads->n);
  if (heads->n >= 0 && heads->n_new >= 0)
    /* Translators: after how many gave no name: how many of them were there for the first time. */
    g_string_append_printf (ctl->out, ngettext (", %d for the first time", ", %d for the first time",
                                                (gulong) heads->n_new), heads->n_new);
  if (heads->n >= 0)
    g_string_append_c (ctl->out, '\n');
}

static void
print_meeting (PsCtl              *ctl,
               const PsSessionRow *meeting,
               const PsHeadCount  *heads,
               GPtrArray          *segments,
               GTimeZone          *zone)
{
  g_autoptr (PsCtlTable) head = new_table ();
  g_autoptr (PsCtlTable) table = ps_ctl_table_new (4, _("Segment"), _("Planned"), _("Actual"),
                                                   _("Started"));
  g_autofree char *on_time = ps_session_words_on_time (meeting);

  add_row (head, meeting, zone);
  ps_ctl_table_print (head, ctl->out);
  g_string_append_printf (ctl->out, "\n%s\n", on_time);
  print_heads (ctl, heads);

  for (guint i = 0; i < segments->len; i++)
    {
      const PsSegmentRow *segment = g_ptr_array_index (segments, i);
      g_autofree char *planned = ps_duration_as_clock (segment->planned_s);
      g_autofree char *actual = dup_actual (ctl, meeting, segment);
      g_autofree char *started = NULL;

      if (segment->started_at != 0)
        started = ps_ctl_moment (segment->started_at, zone);
      ps_ctl_table_text (table, segment->title);
      ps_ctl_table_text (table, planned);
      ps_ctl_table_text (table, actual);
      ps_ctl_table_text (table, started);
    }
  g_string_append_c (ctl->out, '\n');
  ps_ctl_table_print (table, ctl->out);
}

gboolean
ps_ctl_meeting_show (PsCtl   *ctl,
                     GError **error)
{
  g_autoptr (PsSessionRow) row = NULL;
  g_autoptr (GPtrArray) segments = NULL;
  g_autoptr (GArray) rounds = NULL;
  g_autoptr (GTimeZone) zone = NULL;
  PsHeadCount heads;
  gboolean by_name;
  PsConn *conn;
  gint64 id;

  if (!ps_ctl_get_id (ps_ctl_arg (ctl, 0), &id, error) || !ps_ctl_open (ctl, error))
    return FALSE;

  conn = ps_ctl_get_reader (ctl);
  row = ps_session_store_get (conn, id, error);
  segments = row != NULL ? ps_segment_store_list (conn, id, error) : NULL;
  rounds = segments != NULL ? ps_round_store_list (conn, id, error) : NULL;
  zone = rounds != NULL ? open_zone (ctl, row->group_id, error) : NULL;
  if (zone == NULL || !ps_head_count_store_get (conn, id, &heads, &by_name, error))
    return FALSE;

  if (ctl->json)
    {
      JsonBuilder *json = begin_meeting (row, zone);

      ps_ctl_json_number (json, "head_count", MAX (0, heads.n));
      ps_ctl_json_number (json, "head_count_new", MAX (0, heads.n_new));
      ps_ctl_json_number (json, "late_s", ps_session_late_s (row));
      if (row->ended_at != 0)
        ps_ctl_json_number (json, "over_s", ps_session_over_s (row));
      add_segments_json (ctl, json, row, segments, rounds, zone);
      ps_ctl_json_line (json, ctl->out);
    }
  else
    {
      print_meeting (ctl, row, &heads, segments, zone);
    }

  return TRUE;
}
