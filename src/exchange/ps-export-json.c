/* What is exported as JSON: an object a line, in every language the same. */
#include "ps-export-json.h"

#include <string.h>

#include "ps-contact-store.h"

/**
 * ps_export_json_new:
 *
 * Returns: (transfer full): an object that has been begun
 */
JsonBuilder *
ps_export_json_new (void)
{
  JsonBuilder *json = json_builder_new ();

  json_builder_begin_object (json);

  return json;
}

/* @value may be NULL, which is null. */
void
ps_export_json_string (JsonBuilder *json,
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
ps_export_json_number (JsonBuilder *json,
                       const char  *name,
                       gint64       value)
{
  json_builder_set_member_name (json, name);
  json_builder_add_int_value (json, value);
}

void
ps_export_json_boolean (JsonBuilder *json,
                        const char  *name,
                        gboolean     value)
{
  json_builder_set_member_name (json, name);
  json_builder_add_boolean_value (json, value);
}

/**
 * ps_export_json_ways:
 * @ways: (element-type PsContactWayRow): all of somebody's
 * @kind: those that are wanted: "phone", "email" or "postal"
 *
 * Adds an array of the ways to reach somebody, each with what may be done with it.
 */
void
ps_export_json_ways (JsonBuilder *json,
                     const char  *name,
                     GPtrArray   *ways,
                     const char  *kind)
{
  json_builder_set_member_name (json, name);
  json_builder_begin_array (json);
  for (guint i = 0; i < ways->len; i++)
    {
      const PsContactWayRow *way = g_ptr_array_index (ways, i);

      if (strcmp (way->kind, kind) != 0)
        continue;

      json_builder_begin_object (json);
      ps_export_json_string (json, "value", way->value);
      ps_export_json_string (json, "label", way->label);
      ps_export_json_boolean (json, "ok_call", way->ok_call);
      ps_export_json_boolean (json, "ok_text", way->ok_text);
      ps_export_json_boolean (json, "ok_message", way->ok_message);
      ps_export_json_boolean (json, "ok_mail", way->ok_mail);
      json_builder_end_object (json);
    }
  json_builder_end_array (json);
}

/**
 * ps_export_json_notice:
 * @json: an object about a member
 * @notice: (nullable): from ps_disclosure_get_notice()
 * @scope: (nullable): from ps_disclosure_dup_scope()
 *
 * Writes what has to go with the record of a Part 2 group's member: 42 CFR 2.32. Others' objects stay as
 * they are.
 */
void
ps_export_json_notice (JsonBuilder *json,
                       const char  *notice,
                       const char  *scope)
{
  if (notice == NULL)
    return;

  ps_export_json_string (json, "notice", notice);
  ps_export_json_string (json, "consent", scope);
}

/**
 * ps_export_json_line:
 * @json: (transfer full): an object that has not been ended
 * @out: where to add it as a line
 */
void
ps_export_json_line (JsonBuilder *json,
                     GString     *out)
{
  g_autoptr (JsonNode) root = NULL;
  g_autofree char *text = NULL;

  json_builder_end_object (json);
  root = json_builder_get_root (json);
  g_object_unref (json);
  text = json_to_string (root, FALSE);
  g_string_append_printf (out, "%s\n", text);
}
