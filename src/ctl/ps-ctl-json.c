#include "ps-ctl-json.h"

#include "ps-zone.h"

/* Results as JSON, an object a line, which is the same in every language. */

/**
 * ps_ctl_json_new:
 *
 * Returns: (transfer full): an object that has been begun
 */
JsonBuilder *
ps_ctl_json_new (void)
{
  JsonBuilder *json = json_builder_new ();

  json_builder_begin_object (json);

  return json;
}

/* @value may be NULL, which is null. */
void
ps_ctl_json_string (JsonBuilder *json,
                    const char  *name,
                    const char  *value)
{
  json_builder_set_member_name (json, name);
  if (value != NULL)
    json_builder_add_string_value (json, value);
  else
    json_builder_add_null_value (json);
}

void
ps_ctl_json_number (JsonBuilder *json,
                    const char  *name,
                    gint64       value)
{
  json_builder_set_member_name (json, name);
  json_builder_add_int_value (json, value);
}

void
ps_ctl_json_boolean (JsonBuilder *json,
                     const char  *name,
                     gboolean     value)
{
  json_builder_set_member_name (json, name);
  json_builder_add_boolean_value (json, value);
}

/* @moment is in microseconds UTC; 0, which is none, is null. */
void
ps_ctl_json_moment (JsonBuilder *json,
                    const char  *name,
                    gint64       moment,
                    GTimeZone   *zone)
{
  g_autofree char *text = moment != 0 ? ps_ctl_moment (moment, zone) : NULL;

  ps_ctl_json_string (json, name, text);
}

/**
 * ps_ctl_json_finish:
 * @json: (transfer full): an object that has not been ended
 *
 * Returns: (transfer full): it as a line, with its end
 */
char *
ps_ctl_json_finish (JsonBuilder *json)
{
  g_autoptr (JsonNode) root = NULL;
  g_autofree char *text = NULL;

  json_builder_end_object (json);
  root = json_builder_get_root (json);
  g_object_unref (json);
  text = json_to_string (root, FALSE);

  return g_strconcat (text, "\n", NULL);
}

/**
 * ps_ctl_json_refusal:
 * @message: why a file was refused
 * @line: which line of it, or 0
 * @field: (nullable): which field of that line
 *
 * Returns: (transfer full): the line that says so to a script
 */
char *
ps_ctl_json_refusal (const char *message,
                     guint       line,
                     const char *field)
{
  JsonBuilder *json = ps_ctl_json_new ();

  ps_ctl_json_string (json, "refused", message);
  ps_ctl_json_number (json, "line", line);
  ps_ctl_json_string (json, "field", field != NULL ? field : "");

  return ps_ctl_json_finish (json);
}

/**
 * ps_ctl_json_line:
 * @json: (transfer full): an object that has not been ended
 * @out: where to add it as a line
 */
void
ps_ctl_json_line (JsonBuilder *json,
                  GString     *out)
{
  g_autofree char *line = ps_ctl_json_finish (json);

  g_string_append (out, line);
}

/**
 * ps_ctl_moment:
 * @moment: microseconds UTC
 *
 * Returns: (transfer full): as ISO 8601 has it, to the second, with the offset from UTC
 */
char *
ps_ctl_moment (gint64     moment,
               GTimeZone *zone)
{
  g_autoptr (GDateTime) utc = g_date_time_new_from_unix_utc (moment / G_TIME_SPAN_SECOND);
  g_autoptr (GDateTime) local = g_date_time_to_timezone (utc, zone);
  gboolean is_utc = g_date_time_get_utc_offset (local) == 0;

  return g_date_time_format (local, is_utc ? "%Y-%m-%dT%H:%M:%SZ" : "%Y-%m-%dT%H:%M:%S%:z");
}

/**
 * ps_ctl_zone:
 * @name: (nullable): a group's zone; may be empty
 *
 * Returns: (transfer full): that zone, or the machine's own where the group has none
 */
GTimeZone *
ps_ctl_zone (const char *name)
{
  GTimeZone *zone = name != NULL && *name != '\0' ? ps_zone_open (name, NULL) : NULL;

  return zone != NULL ? zone : g_time_zone_new_local ();
}
