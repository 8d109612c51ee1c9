/* One person's own record as JSON: one object, in every language the same. */
#include "ps-person-record.h"

#include <string.h>

#include "ps-consent-store.h"
#include "ps-disclosure-store.h"
#include "ps-export-json.h"

static gboolean
is_moment (const char *column)
{
  return g_str_has_suffix (column, "_at");
}

static void
add_cell (JsonBuilder          *json,
          const PsPersonRecord *record,
          PsAboutPart           part,
          guint                 row,
          const char           *column)
{
  const char *text = ps_person_record_get (record, part, row, column);

  if (is_moment (column))
    {
      g_autofree char *moment = ps_person_record_moment (record, part, row, column);

      ps_export_json_string (json, column, moment);
    }
  else if (strcmp (column, "first_time") == 0)
    {
      ps_export_json_boolean (json, column, g_strcmp0 (text, "1") == 0);
    }
  else if (strcmp (column, "id") == 0)
    {
      ps_export_json_number (json, column, g_ascii_strtoll (text, NULL, 10));
    }
  else if (strcmp (column, "zone") != 0)
    {
      ps_export_json_string (json, column, text);
    }
}

static void
add_row (JsonBuilder          *json,
         const PsPersonRecord *record,
         PsAboutPart           part,
         guint                 row)
{
  const char * const *columns = ps_about_part_columns (part);

  for (int i = 0; columns[i] != NULL; i++)
    add_cell (json, record, part, row, columns[i]);
}

static void
add_part (JsonBuilder          *json,
          const char           *name,
          const PsPersonRecord *record,
          PsAboutPart           part,
          guint                 first)
{
  json_builder_set_member_name (json, name);
  json_builder_begin_array (json);
  for (guint row = first; row < record->parts[part]->len; row++)
    {
      json_builder_begin_object (json);
      add_row (json, record, part, row);
      json_builder_end_object (json);
    }
  json_builder_end_array (json);
}

static void
add_moment (JsonBuilder *json,
            const char  *name,
            gint64       moment)
{
  g_autoptr (GDateTime) utc = g_date_time_new_from_unix_utc (moment / G_TIME_SPAN_SECOND);
  g_autofree char *text = g_date_time_format (utc, "%Y-%m-%dT%H:%M:%SZ");

  ps_export_json_string (json, name, text);
}

/* Who signed for them is named by what they are to them, and not by their name. */
static void
add_consents (JsonBuilder          *json,
              const PsPersonRecord *record)
{
  json_builder_set_member_name (json, "consents");
  json_builder_begin_array (json);
  for (guint i = 0; i < record->consents->len; i++)
    {
      const PsConsentRow *row = g_ptr_array_index (record->consents, i);

      json_builder_begin_object (json);
      ps_export_json_string (json, "kind", row->kind);
      ps_export_json_string (json, "group", row->group_name);
      ps_export_json_string (json, "version", row->version);
      ps_export_json_string (json, "form", row->form);
      ps_export_json_string (json, "content", row->content);
      ps_export_json_string (json, "information", row->information);
      ps_export_json_string (json, "discloser", row->discloser);
      ps_export_json_string (json, "recipients", row->recipients);
      ps_export_json_string (json, "purpose", row->purpose);
      ps_export_json_string (json, "expires_on", row->expires_on);
      ps_export_json_string (json, "expires_event", row->expires_event);
      ps_export_json_string (json, "signed_by", row->signed_by);
      ps_export_json_string (json, "given_on", row->given_on);
      ps_export_json_string (json, "revoked_on", row->revoked_on);
      ps_export_json_string (json, "revoked_how", row->revoked_how);
      ps_export_json_string (json, "note", row->note);
      json_builder_end_object (json);
    }
  json_builder_end_array (json);
}

static void
add_given (JsonBuilder          *json,
           const PsPersonRecord *record)
{
  json_builder_set_member_name (json, "given");
  json_builder_begin_array (json);
  for (guint i = 0; i < record->given->len; i++)
    {
      const PsDisclosureRow *row = g_ptr_array_index (record->given, i);

      json_builder_begin_object (json);
      add_moment (json, "given_at", row->given_at);
      ps_export_json_string (json, "audience", row->audience);
      ps_export_json_string (json, "recipient", row->recipient);
      ps_export_json_string (json, "purpose", row->purpose);
      ps_export_json_string (json, "content", row->content);
      ps_export_json_string (json, "form", row->form);
      ps_export_json_string (json, "groups", row->group_names);
      json_builder_end_object (json);
    }
  json_builder_end_array (json);
}

/**
 * ps_person_json_write:
 * @out: where it is added
 *
 * Writes all of it as one line.
 */
void
ps_person_json_write (GString              *out,
                      const PsPersonRecord *record)
{
  JsonBuilder *json = ps_export_json_new ();

  add_row (json, record, PS_ABOUT_RECORDS, 0);
  add_moment (json, "exported_at", record->made_at);
  ps_export_json_notice (json, record->notice, NULL);
  ps_export_json_ways (json, "phones", record->ways, "phone");
  ps_export_json_ways (json, "emails", record->ways, "email");
  ps_export_json_ways (json, "addresses", record->ways, "postal");
  add_part (json, "memberships", record, PS_ABOUT_SPELLS, 0);
  add_part (json, "attendance", record, PS_ABOUT_ATTENDANCE, 0);
  add_part (json, "expected", record, PS_ABOUT_EXPECTED, 0);
  add_part (json, "corrections", record, PS_ABOUT_CORRECTIONS, 0);
  add_part (json, "presentations", record, PS_ABOUT_PRESENTATIONS, 0);
  add_part (json, "welcome", record, PS_ABOUT_WELCOME, 0);
  add_part (json, "waitlists", record, PS_ABOUT_WAITLISTS, 0);
  add_part (json, "follow_ups", record, PS_ABOUT_FOLLOW_UPS, 0);
  add_part (json, "not_seen", record, PS_ABOUT_NOT_SEEN, 0);
  add_part (json, "imports", record, PS_ABOUT_IMPORTS, 0);
  add_consents (json, record);
  add_given (json, record);
  add_part (json, "merged", record, PS_ABOUT_RECORDS, 1);
  ps_export_json_line (json, out);
}
