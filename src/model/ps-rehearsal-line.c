#include "ps-rehearsal-line.h"

#include <json-glib/json-glib.h>

static void
add_moment (JsonBuilder *json,
            const char  *name,
            GTimeZone   *zone,
            gint64       at)
{
  g_autoptr (GDateTime) utc = g_date_time_new_from_unix_utc (at / G_TIME_SPAN_SECOND);
  g_autoptr (GDateTime) local = g_date_time_to_timezone (utc, zone);
  gboolean is_utc = g_date_time_get_utc_offset (local) == 0;
  g_autofree char *text = g_date_time_format (local, is_utc ? "%Y-%m-%dT%H:%M:%SZ"
                                                            : "%Y-%m-%dT%H:%M:%S%:z");

  json_builder_set_member_name (json, name);
  json_builder_add_string_value (json, text);
}

static void
add_number (JsonBuilder *json,
            const char  *name,
            gint64       number)
{
  json_builder_set_member_name (json, name);
  json_builder_add_int_value (json, number);
}

static void
add_string (JsonBuilder *json,
            const char  *name,
            const char  *string)
{
  json_builder_set_member_name (json, name);
  json_builder_add_string_value (json, string);
}

static void
add_segment (JsonBuilder          *json,
             const PsMeetingClock *clock,
             const PsClockReading *reading)
{
  const PsSegmentPlan *plan;

  if (reading->segment < 0)
    {
      const char * const names[] = { "segment", "kind", "title", "planned_s", "actual_s" };

      for (guint i = 0; i < G_N_ELEMENTS (names); i++)
        {
          json_builder_set_member_name (json, names[i]);
          json_builder_add_null_value (json);
        }
      return;
    }

  plan = ps_meeting_clock_get_plan (clock, (guint) reading->segment);
  add_number (json, "segment", reading->segment);
  add_string (json, "kind", ps_segment_kind_to_string (plan->kind));
  add_string (json, "title", plan->title);
  add_number (json, "planned_s", reading->segment_planned_s);
  add_number (json, "actual_s", reading->segment_elapsed_s);
}

static void
add_refits (JsonBuilder          *json,
            const PsMeetingClock *clock,
            const PsInstant      *now,
            GTimeZone            *zone)
{
  g_autoptr (GPtrArray) refits = ps_meeting_clock_get_refits (clock, now);

  json_builder_set_member_name (json, "refits");
  json_builder_begin_array (json);
  for (guint i = 0; i < refits->len; i++)
    {
      const PsRefit *refit = g_ptr_array_index (refits, i);

      json_builder_begin_object (json);
      add_string (json, "choice", refit->choice);
      add_string (json, "text", refit->text);
      add_moment (json, "ends_at", zone, refit->ends_at);
      json_builder_end_object (json);
    }
  json_builder_end_array (json);
}

/**
 * ps_rehearsal_line:
 * @clock: the clock of a meeting
 * @now: the moment
 * @zone: the zone that moments are written in
 * @verb: what was done last
 *
 * How things stand, as a JSON object: "at", "verb", "segment" (from 0), "kind", "title", "planned_s"
 * and "actual_s" of the current segment, "meeting_left_s", "over_s", "projected_end",
 * "closing_protected" and "refits", each with "choice", "text" and "ends_at". They mean what they do in
 * #PsClockReading; seconds are whole, moments are in ISO 8601. Without an agenda those of the segment
 * are null.
 *
 * Returns: (transfer full): the object, on one line without an end
 */
char *
ps_rehearsal_line (const PsMeetingClock *clock,
                   const PsInstant      *now,
                   GTimeZone            *zone,
                   const char           *verb)
{
  g_autoptr (JsonBuilder) json = json_builder_new ();
  g_autoptr (JsonNode) root = NULL;
  PsClockReading reading;

  ps_meeting_clock_read (clock, now, &reading);

  json_builder_begin_object (json);
  add_moment (json, "at", zone, now->wall);
  add_string (json, "verb", verb);
  add_segment (json, clock, &reading);
  add_number (json, "meeting_left_s", reading.meeting_left_s);
  add_number (json, "over_s", reading.over_s);
  add_moment (json, "projected_end", zone, reading.projected_end);
  json_builder_set_member_name (json, "closing_protected");
  json_builder_add_boolean_value (json, reading.closing_protected);
  add_refits (json, clock, now, zone);
  json_builder_end_object (json);

  root = json_builder_get_root (json);

  return json_to_string (root, FALSE);
}
