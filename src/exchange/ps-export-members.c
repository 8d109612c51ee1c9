/* Who is on the roster, as a table or as JSON. */
#include "ps-export-private.h"

#include <string.h>

#include "ps-csv-export.h"
#include "ps-export-json.h"
#include "ps-group-store.h"
#include "ps-membership-store.h"
#include "ps-today.h"

/* A member with all that is exported of them. */
typedef struct {
  PsMemberRow *row;
  GPtrArray   *ways;
  GPtrArray   *memberships; /* (nullable): for JSON only */
  char        *scope;
} Member;

static void
member_free (gpointer data)
{
  Member *member = data;

  g_clear_pointer (&member->row, ps_member_row_free);
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
read_member (PsExporting  *self,
             gint64        id,
             Member       *member,
             GError      **error)
{
  PsDisclosure *gate = self->exported->gate;

  member->row = ps_member_store_get (self->conn, id, error);
  if (member->row == NULL)
    return FALSE;

  member->ways = ps_contact_store_list (self->conn, id, error);
  if (member->ways == NULL)
    return FALSE;

  if (self->order->format == PS_EXPORT_JSON)
    {
      member->memberships = ps_membership_store_of_person (self->conn, id, error);
      if (member->memberships == NULL)
        return FALSE;
      if (self->order->group_id != 0)
        keep_group (member->memberships, self->order->group_id);
    }

  if (self->order->group_id == 0)
    return ps_disclosure_add_person (gate, self->conn, id, error);

  ps_disclosure_add (gate, id, self->order->group_id);

  return TRUE;
}

static GPtrArray *
read_members (PsExporting  *self,
              GError      **error)
{
  g_autoptr (GPtrArray) members = g_ptr_array_new_with_free_func (member_free);
  g_autoptr (GArray) ids = NULL;
  gint64 group_id = self->order->group_id;
  char today[PS_DATE_ISO_SIZE];

  ps_today (self->clock, NULL, today);
  ids = group_id != 0 ? ps_member_store_group_ids (self->conn, group_id, today, -1, error)
                      : ps_member_store_ids (self->conn, -1, error);
  if (ids == NULL)
    return NULL;

  for (guint i = 0; i < ids->len; i++)
    {
      Member *member = g_new0 (Member, 1);

      g_ptr_array_add (members, member);
      if (!ps_exporting_step (self, i, ids->len, error) ||
          !read_member (self, g_array_index (ids, gint64, i), member, error))
        return NULL;
    }

  return g_steal_pointer (&members);
}

static void
take_scopes (PsExporting *self,
             GPtrArray   *members)
{
  for (guint i = 0; i < members->len; i++)
    {
      Member *member = g_ptr_array_index (members, i);

      member->scope = ps_disclosure_dup_scope (self->exported->gate, member->row->id, 0);
    }
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
      ps_export_json_string (json, "group", g_hash_table_lookup (names, &row->group_id));
      ps_export_json_string (json, "joined", row->joined_on);
      ps_export_json_string (json, "left", row->left_on);
      ps_export_json_string (json, "reason", row->leave_reason);
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
  JsonBuilder *json = ps_export_json_new ();

  ps_export_json_number (json, "id", member->row->id);
  ps_export_json_string (json, "preferred_name", member->row->preferred_name);
  ps_export_json_string (json, "full_name", member->row->full_name);
  ps_export_json_string (json, "initial", member->row->initial);
  ps_export_json_string (json, "pronouns", member->row->pronouns);
  ps_export_json_string (json, "language", member->row->language);
  ps_export_json_string (json, "access_needs", member->row->access_needs);
  ps_export_json_string (json, "role", member->row->role);
  ps_export_json_ways (json, "phones", member->ways, "phone");
  ps_export_json_ways (json, "emails", member->ways, "email");
  ps_export_json_ways (json, "addresses", member->ways, "postal");
  add_memberships (json, member, names);
  ps_export_json_notice (json, ps_disclosure_get_notice (gate, member->row->id, 0), member->scope);
  ps_export_json_line (json, text);
}

static GBytes *
make_json (PsExporting  *self,
           GPtrArray    *members,
           GError      **error)
{
  g_autoptr (GHashTable) names = read_names (self->conn, error);
  GString *text;

  if (names == NULL)
    return NULL;

  text = g_string_new (NULL);
  for (guint i = 0; i < members->len; i++)
    add_member (text, g_ptr_array_index (members, i), names, self->exported->gate);

  return g_string_free_to_bytes (text);
}

static GBytes *
make_csv (PsExporting *self,
          GPtrArray   *members)
{
  g_autofree PsCsvMember *rows = g_new0 (PsCsvMember, members->len);

  for (guint i = 0; i < members->len; i++)
    {
      const Member *member = g_ptr_array_index (members, i);

      rows[i].member = member->row;
      rows[i].ways = member->ways;
      rows[i].notice = ps_disclosure_get_notice (self->exported->gate, member->row->id, 0);
      rows[i].consent = member->scope;
    }

  return ps_csv_export_members (rows, members->len, self->order->delimiter,
                                self->order->byte_order_mark);
}

/* See ps_export_make(). */
gboolean
ps_export_members_make (PsExporting  *self,
                        GError      **error)
{
  g_autoptr (GPtrArray) members = read_members (self, error);

  if (members == NULL || !ps_exporting_check (self, error))
    return FALSE;

  take_scopes (self, members);
  self->exported->n_written = members->len;
  self->exported->bytes = self->order->format == PS_EXPORT_JSON ? make_json (self, members, error)
                                                                : make_csv (self, members);

  return self->exported->bytes != NULL;
}
