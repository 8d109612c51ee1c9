/* peersidectl export members */
#include "ps-ctl-export.h"

#include <string.h>

#include "ps-csv-export.h"
#include "ps-ctl-json.h"
#include "ps-ctl-vault.h"
#include "ps-today.h"

static const char * const formats[] = { "csv", "json", NULL };

/* A member with all that is exported of them. */
typedef struct {
  PsMemberRow *row;
  GPtrArray   *ways;
  GPtrArray   *memberships;
  char        *scope;
} Member;

static void
member_free (gpointer data)
{
  Member *member = data;

  ps_member_row_free (member->row);
  g_clear_pointer (&member->ways, g_ptr_array_unref);
  g_clear_pointer (&member->memberships, g_ptr_array_unref);
  g_free (member->scope);
  g_free (member);
}

/* With one group asked for, nothing is said of others. */
static void
keep_group (GPtrArray *memberships,
            gint64     group_id)
{
  for (guint i = memberships->len; i > 0; i--)
    {
      const PsMembershipRow *row = g_ptr_array_index (memberships, i - 1);

      if (row->group_id != group_id)
        g_ptr_array_remove_index (memberships, i - 1);
    }
}

static gboolean
read_member (PsConn        *conn,
             PsDisclosure  *gate,
             gint64         group_id,
             gint64         id,
             Member        *member,
             GError       **error)
{
  member->row = ps_member_store_get (conn, id, error);
  if (member->row == NULL)
    return FALSE;

  member->ways = ps_contact_store_list (conn, id, error);
  if (member->ways == NULL)
    return FALSE;

  member->memberships = ps_membership_store_of_person (conn, id, error);
  if (member->memberships == NULL)
    return FALSE;

  if (group_id == 0)
    return ps_disclosure_add_person (gate, conn, id, error);

  keep_group (member->memberships, group_id);
  ps_disclosure_add (gate, id, group_id);

  return TRUE;
}

static GPtrArray *
read_members (PsCtl         *ctl,
              PsDisclosure  *gate,
              gint64         group_id,
              GError       **error)
{
  PsConn *conn = ps_ctl_get_reader (ctl);
  g_autoptr (GPtrArray) members = g_ptr_array_new_with_free_func (member_free);
  g_autoptr (GArray) ids = NULL;
  char today[PS_DATE_ISO_SIZE];

  ps_today (ctl->clock, NULL, today);
  ids = group_id != 0 ? ps_member_store_group_ids (conn, group_id, today, -1, error)
                      : ps_member_store_ids (conn, -1, error);
  if (ids == NULL)
    return NULL;

  for (guint i = 0; i < ids->len; i++)
    {
      Member *member = g_new0 (Member, 1);

      g_ptr_array_add (members, member);
      if (!read_member (conn, gate, group_id, g_array_index (ids, gint64, i), member, error))
        return NULL;
    }

  return g_steal_pointer (&members);
}

/* The groups' names by id, those of the past included. */
static GHashTable *
read_names (PsConn  *conn,
            GError **error)
{
  g_autoptr (GHashTable) names = NULL;

  names = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, g_free);
  for (guint archived = 0; archived < 2; archived++)
    {
      g_autoptr (GArray) ids = ps_group_store_ids (conn, archived, -1, error);

      if (ids == NULL)
        return NULL;

      for (guint i = 0; i < ids->len; i++)
        {
          gint64 id = g_array_index (ids, gint64, i);
          g_autoptr (PsGroupRow) row = ps_group_store_get (conn, id, error);

          if (row == NULL)
            return NULL;

          g_hash_table_insert (names, g_memdup2 (&row->id, sizeof row->id), g_strdup (row->name));
        }
    }

  return g_steal_pointer (&names);
}

static void
add_ways (JsonBuilder  *json,
          const char   *name,
          const Member *member,
          const char   *kind)
{
  json_builder_set_member_name (json, name);
  json_builder_begin_array (json);
  for (guint i = 0; i < member->ways->len; i++)
    {
      const PsContactWayRow *way = g_ptr_array_index (member->ways, i);

      if (!g_str_equal (way->kind, kind))
        continue;

      json_builder_begin_object (json);
      ps_ctl_json_string (json, "value", way->value);
      ps_ctl_json_string (json, "label", way->label);
      ps_ctl_json_boolean (json, "ok_call", way->ok_call);
      ps_ctl_json_boolean (json, "ok_text", way->ok_text);
      ps_ctl_json_boolean (json, "ok_message", way->ok_message);
      ps_ctl_json_boolean (json, "ok_mail", way->ok_mail);
      json_builder_end_object (json);
    }
  json_builder_end_array (json);
}

static void
add_memberships (JsonBuilder  *json,
                 const Member *member,
                 GHashTable   *names)
{
  json_builder_set_member_name (json, "memberships");
  json_builder_begin_array (json);
  for (guint i = 0; i < member->memberships->len; i++)
    {
      const PsMembershipRow *row = g_ptr_array_index (member->memberships, i);

      json_builder_begin_object (json);
      ps_ctl_json_string (json, "group", g_hash_table_lookup (names, &row->group_id));
      ps_ctl_json_string (json, "joined", row->joined_on);
      ps_ctl_json_string (json, "left", row->left_on);
      ps_ctl_json_string (json, "reason", row->leave_reason);
      json_builder_end_object (json);
    }
  json_builder_end_array (json);
}

static void
add_member (GString      *text,
            const Member *member,
            GHashTable   *names,
            PsDisclosure *gate)
{
  JsonBuilder *json = ps_ctl_json_new ();

  ps_ctl_json_number (json, "id", member->row->id);
  ps_ctl_json_string (json, "preferred_name", member->row->preferred_name);
  ps_ctl_json_string (json, "full_name", member->row->full_name);
  ps_ctl_json_string (json, "initial", member->row->initial);
  ps_ctl_json_string (json, "pronouns", member->row->pronouns);
  ps_ctl_json_string (json, "language", member->row->language);
  ps_ctl_json_string (json, "access_needs", member->row->access_needs);
  ps_ctl_json_string (json, "role", member->row->role);
  add_ways (json, "phones", member, "phone");
  add_ways (json, "emails", member, "email");
  add_ways (json, "addresses", member, "postal");
  add_memberships (json, member, names);
  ps_ctl_export_add_notice (json, ps_disclosure_get_notice (gate, member->row->id, 0),
                            member->scope);
  ps_ctl_json_line (json, text);
}

static gboolean
export_json (PsCtl         *ctl,
             GPtrArray     *members,
             PsDisclosure  *gate,
             GError       **error)
{
  g_autoptr (GHashTable) names = read_names (ps_ctl_get_reader (ctl), error);
  g_autoptr (GString) text = g_string_new (NULL);

  if (names == NULL)
    return FALSE;

  for (guint i = 0; i < members->len; i++)
    add_member (text, g_ptr_array_index (members, i), names, gate);

  return ps_ctl_export_finish (ctl, gate, text->str, text->len, error);
}

static gboolean
export_csv (PsCtl         *ctl,
            GPtrArray     *members,
            PsDisclosure  *gate,
            GError       **error)
{
  g_autofree PsCsvMember *rows = g_new0 (PsCsvMember, members->len);
  g_autoptr (GBytes) bytes = NULL;

  for (guint i = 0; i < members->len; i++)
    {
      const Member *member = g_ptr_array_index (members, i);

      rows[i].member = member->row;
      rows[i].ways = member->ways;
      rows[i].notice = ps_disclosure_get_notice (gate, member->row->id, 0);
      rows[i].consent = member->scope;
    }
  bytes = ps_csv_export_members (rows, members->len, ',', FALSE);

  return ps_ctl_export_finish (ctl, gate, g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes),
                               error);
}

gboolean
ps_ctl_export_members (PsCtl   *ctl,
                       GError **error)
{
  const char *format = ps_ctl_export_format (ctl, formats, error);
  g_autoptr (PsDisclosure) gate = NULL;
  g_autoptr (GPtrArray) members = NULL;
  gint64 group_id;

  if (format == NULL || !ps_ctl_open (ctl, error))
    return FALSE;

  gate = ps_ctl_export_gate (ctl, PS_GIVEN_ROSTER | PS_GIVEN_CONTACT, format, &group_id, error);
  members = gate != NULL ? read_members (ctl, gate, group_id, error) : NULL;
  if (members == NULL || !ps_ctl_export_check (ctl, gate, error))
    return FALSE;

  for (guint i = 0; i < members->len; i++)
    {
      Member *member = g_ptr_array_index (members, i);

      member->scope = ps_disclosure_dup_scope (gate, member->row->id, 0);
    }

  return g_str_equal (format, "json") ? export_json (ctl, members, gate, error)
                                      : export_csv (ctl, members, gate, error);
}
