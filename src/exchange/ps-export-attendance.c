/* Who was at which meeting, as a table or as JSON. */
#include "ps-export-private.h"

#include <string.h>

#include "ps-attendance-store.h"
#include "ps-csv-export.h"
#include "ps-export-json.h"
#include "ps-group-store.h"
#include "ps-session-store.h"
#include "ps-zone.h"

/* One person at one meeting. */
typedef struct {
  PsSessionRow    *session; /* not owned */
  PsAttendanceRow *row;     /* not owned */
  char            *initial;
  char            *date;
  char            *start;
  char            *starts_at;
  char            *scope;
} Line;

/* Everything that was read, and the lines made of it. */
typedef struct {
  GPtrArray    *sessions;
  GPtrArray    *sheets;
  GArray       *lines;
  PsDisclosure *gate;
} Register;

static void
line_clear (gpointer data)
{
  Line *line = data;

  g_free (line->initial);
  g_free (line->date);
  g_free (line->start);
  g_free (line->starts_at);
  g_free (line->scope);
}

static Register *
register_new (PsDisclosure *gate)
{
  Register *all = g_new (Register, 1);

  all->sessions = g_ptr_array_new_with_free_func ((GDestroyNotify) ps_session_row_free);
  all->sheets = g_ptr_array_new_with_free_func ((GDestroyNotify) g_ptr_array_unref);
  all->lines = g_array_new (FALSE, TRUE, sizeof (Line));
  g_array_set_clear_func (all->lines, line_clear);
  all->gate = ps_disclosure_ref (gate);

  return all;
}

static void
register_free (Register *all)
{
  ps_disclosure_unref (all->gate);
  g_array_unref (all->lines);
  g_ptr_array_unref (all->sheets);
  g_ptr_array_unref (all->sessions);
  g_free (all);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Register, register_free)

/* As the group's own clock showed it when it was to begin; without a zone, this machine's. */
static GDateTime *
local_start (const PsSessionRow *session,
             const PsGroupRow   *group)
{
  g_autoptr (GTimeZone) zone = *group->zone != '\0' ? ps_zone_open (group->zone, NULL) : NULL;
  g_autoptr (GDateTime) utc =
    g_date_time_new_from_unix_utc (session->planned_at / G_TIME_SPAN_SECOND);

  if (zone == NULL)
    zone = g_time_zone_new_local ();

  return g_date_time_to_timezone (utc, zone);
}

static gboolean
add_line (PsConn           *conn,
          Register         *all,
          PsSessionRow     *session,
          PsAttendanceRow  *row,
          GDateTime        *local,
          GError          **error)
{
  g_autoptr (PsMemberRow) member = ps_member_store_get (conn, row->person_id, error);
  gboolean is_utc = g_date_time_get_utc_offset (local) == 0;
  Line line = { session, row };

  if (member == NULL)
    return FALSE;

  line.initial = g_strdup (member->initial);
  line.date = g_date_time_format (local, "%Y-%m-%d");
  line.start = g_date_time_format (local, "%H:%M");
  line.starts_at = g_date_time_format (local, is_utc ? "%Y-%m-%dT%H:%M:%SZ" : "%Y-%m-%dT%H:%M:%S%:z");
  g_array_append_val (all->lines, line);
  ps_disclosure_add (all->gate, row->person_id, session->group_id);

  return TRUE;
}

static gboolean
is_wanted (const PsExportOrder *order,
           GDateTime           *local)
{
  g_autofree char *day = g_date_time_format (local, "%Y-%m-%d");

  return (*order->from_on == '\0' || strcmp (day, order->from_on) >= 0) &&
         (*order->to_on == '\0' || strcmp (day, order->to_on) <= 0);
}

static gboolean
add_session (PsExporting  *self,
             Register     *all,
             gint64        id,
             GError      **error)
{
  g_autoptr (PsSessionRow) session = ps_session_store_get (self->conn, id, error);
  g_autoptr (PsGroupRow) group = NULL;
  g_autoptr (GDateTime) local = NULL;
  GPtrArray *sheet;

  group = session != NULL ? ps_group_store_get (self->conn, session->group_id, error) : NULL;
  if (group == NULL)
    return FALSE;

  local = local_start (session, group);
  if (!is_wanted (self->order, local))
    return TRUE;

  sheet = ps_attendance_store_list (self->conn, id, error);
  if (sheet == NULL)
    return FALSE;

  g_ptr_array_add (all->sheets, sheet);
  for (guint i = 0; i < sheet->len; i++)
    if (!add_line (self->conn, all, session, g_ptr_array_index (sheet, i), local, error))
      return FALSE;

  g_ptr_array_add (all->sessions, g_steal_pointer (&session));

  return TRUE;
}

/* The oldest meeting first, as a register is read. */
static Register *
read_all (PsExporting  *self,
          GError      **error)
{
  g_autoptr (Register) all = register_new (self->exported->gate);
  g_autoptr (GArray) ids = ps_session_store_ids (self->conn, self->order->group_id, -1, error);

  if (ids == NULL)
    return NULL;

  for (guint i = ids->len; i > 0; i--)
    if (!ps_exporting_step (self, ids->len - i, ids->len, error) ||
        !add_session (self, all, g_array_index (ids, gint64, i - 1), error))
      return NULL;

  return g_steal_pointer (&all);
}

static const char *
get_notice (const Register *all,
            const Line     *line)
{
  return ps_disclosure_get_notice (all->gate, line->row->person_id, line->session->group_id);
}

static void
take_scopes (Register *all)
{
  for (guint i = 0; i < all->lines->len; i++)
    {
      Line *line = &g_array_index (all->lines, Line, i);

      line->scope = ps_disclosure_dup_scope (all->gate, line->row->person_id, line->session->group_id);
    }
}

static GBytes *
make_json (const Register *all)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < all->lines->len; i++)
    {
      const Line *line = &g_array_index (all->lines, Line, i);
      JsonBuilder *json = ps_export_json_new ();

      ps_export_json_number (json, "meeting_id", line->session->id);
      ps_export_json_string (json, "group", line->session->group_name);
      ps_export_json_string (json, "starts_at", line->starts_at);
      ps_export_json_number (json, "member_id", line->row->person_id);
      ps_export_json_string (json, "preferred_name", line->row->name);
      ps_export_json_string (json, "initial", line->initial);
      ps_export_json_string (json, "status", line->row->status);
      ps_export_json_string (json, "mode", line->row->mode);
      ps_export_json_boolean (json, "first_time", line->row->first_time);
      ps_export_json_notice (json, get_notice (all, line), line->scope);
      ps_export_json_line (json, text);
    }

  return g_string_free_to_bytes (text);
}

static GBytes *
make_csv (PsExporting    *self,
          const Register *all)
{
  g_autofree PsCsvAttendance *rows = g_new0 (PsCsvAttendance, all->lines->len);

  for (guint i = 0; i < all->lines->len; i++)
    {
      const Line *line = &g_array_index (all->lines, Line, i);

      rows[i].group = line->session->group_name;
      rows[i].date = line->date;
      rows[i].start = line->start;
      rows[i].name = line->row->name;
      rows[i].initial = line->initial;
      rows[i].status = line->row->status;
      rows[i].mode = line->row->mode;
      rows[i].first_time = line->row->first_time;
      rows[i].notice = get_notice (all, line);
      rows[i].consent = line->scope;
    }

  return ps_csv_export_attendance (rows, all->lines->len, self->order->delimiter,
                                   self->order->byte_order_mark);
}

/* See ps_export_make(). */
gboolean
ps_export_attendance_make (PsExporting  *self,
                           GError      **error)
{
  g_autoptr (Register) all = read_all (self, error);

  if (all == NULL || !ps_exporting_check (self, error))
    return FALSE;

  take_scopes (all);
  self->exported->n_written = all->lines->len;
  self->exported->bytes = self->order->format == PS_EXPORT_JSON ? make_json (all)
                                                                : make_csv (self, all);

  return TRUE;
}
