/* peersidectl export attendance */
#include "ps-ctl-export.h"

#include "ps-attendance-store.h"
#include "ps-csv-export.h"
#include "ps-ctl-json.h"
#include "ps-ctl-vault.h"
#include "ps-session-store.h"

static const char * const formats[] = { "csv", "json", NULL };

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
} Export;

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

static Export *
export_new (PsDisclosure *gate)
{
  Export *export = g_new (Export, 1);

  export->sessions = g_ptr_array_new_with_free_func ((GDestroyNotify) ps_session_row_free);
  export->sheets = g_ptr_array_new_with_free_func ((GDestroyNotify) g_ptr_array_unref);
  export->lines = g_array_new (FALSE, TRUE, sizeof (Line));
  g_array_set_clear_func (export->lines, line_clear);
  export->gate = ps_disclosure_ref (gate);

  return export;
}

static void
export_free (Export *export)
{
  ps_disclosure_unref (export->gate);
  g_array_unref (export->lines);
  g_ptr_array_unref (export->sheets);
  g_ptr_array_unref (export->sessions);
  g_free (export);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Export, export_free)

/* The days and times are those that the group's own clock showed when it was to begin. */
static gboolean
add_line (PsConn           *conn,
          Export           *export,
          PsSessionRow     *session,
          PsAttendanceRow  *row,
          GTimeZone        *zone,
          GError          **error)
{
  g_autoptr (PsMemberRow) member = ps_member_store_get (conn, row->person_id, error);
  gint64 planned_at = session->planned_at / G_TIME_SPAN_SECOND;
  g_autoptr (GDateTime) utc = g_date_time_new_from_unix_utc (planned_at);
  g_autoptr (GDateTime) local = g_date_time_to_timezone (utc, zone);
  Line line = { session, row };

  if (member == NULL)
    return FALSE;

  line.initial = g_strdup (member->initial);
  line.date = g_date_time_format (local, "%Y-%m-%d");
  line.start = g_date_time_format (local, "%H:%M");
  line.starts_at = ps_ctl_moment (session->planned_at, zone);
  g_array_append_val (export->lines, line);
  ps_disclosure_add (export->gate, row->person_id, session->group_id);

  return TRUE;
}

static gboolean
add_session (PsConn  *conn,
             Export  *export,
             gint64   id,
             GError **error)
{
  PsSessionRow *session = ps_session_store_get (conn, id, error);
  g_autoptr (PsGroupRow) group = NULL;
  g_autoptr (GTimeZone) zone = NULL;
  GPtrArray *sheet;

  if (session == NULL)
    return FALSE;

  g_ptr_array_add (export->sessions, session);
  group = ps_group_store_get (conn, session->group_id, error);
  sheet = group != NULL ? ps_attendance_store_list (conn, id, error) : NULL;
  if (sheet == NULL)
    return FALSE;

  g_ptr_array_add (export->sheets, sheet);
  zone = ps_ctl_zone (group->zone);
  for (guint i = 0; i < sheet->len; i++)
    if (!add_line (conn, export, session, g_ptr_array_index (sheet, i), zone, error))
      return FALSE;

  return TRUE;
}

/* The oldest meeting first, as a register is read. */
static Export *
read_all (PsConn        *conn,
          PsDisclosure  *gate,
          gint64         group_id,
          GError       **error)
{
  g_autoptr (Export) export = export_new (gate);
  g_autoptr (GArray) ids = ps_session_store_ids (conn, group_id, -1, error);

  if (ids == NULL)
    return NULL;

  for (guint i = ids->len; i > 0; i--)
    if (!add_session (conn, export, g_array_index (ids, gint64, i - 1), error))
      return NULL;

  return g_steal_pointer (&export);
}

static const char *
get_notice (const Export *export,
            const Line   *line)
{
  return ps_disclosure_get_notice (export->gate, line->row->person_id, line->session->group_id);
}

static void
take_scopes (Export *export)
{
  for (guint i = 0; i < export->lines->len; i++)
    {
      Line *line = &g_array_index (export->lines, Line, i);

      line->scope = ps_disclosure_dup_scope (export->gate, line->row->person_id,
                                             line->session->group_id);
    }
}

static gboolean
export_json (PsCtl         *ctl,
             const Export  *export,
             GError       **error)
{
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < export->lines->len; i++)
    {
      const Line *line = &g_array_index (export->lines, Line, i);
      JsonBuilder *json = ps_ctl_json_new ();

      ps_ctl_json_number (json, "meeting_id", line->session->id);
      ps_ctl_json_string (json, "group", line->session->group_name);
      ps_ctl_json_string (json, "starts_at", line->starts_at);
      ps_ctl_json_number (json, "member_id", line->row->person_id);
      ps_ctl_json_string (json, "preferred_name", line->row->name);
      ps_ctl_json_string (json, "initial", line->initial);
      ps_ctl_json_string (json, "status", line->row->status);
      ps_ctl_json_string (json, "mode", line->row->mode);
      ps_ctl_json_boolean (json, "first_time", line->row->first_time);
      ps_ctl_export_add_notice (json, get_notice (export, line), line->scope);
      ps_ctl_json_line (json, text);
    }

  return ps_ctl_export_finish (ctl, export->gate, text->str, text->len, error);
}

static gboolean
export_csv (PsCtl         *ctl,
            const Export  *export,
            GError       **error)
{
  g_autofree PsCsvAttendance *rows = g_new0 (PsCsvAttendance, export->lines->len);
  g_autoptr (GBytes) bytes = NULL;

  for (guint i = 0; i < export->lines->len; i++)
    {
      const Line *line = &g_array_index (export->lines, Line, i);

      rows[i].group = line->session->group_name;
      rows[i].date = line->date;
      rows[i].start = line->start;
      rows[i].name = line->row->name;
      rows[i].initial = line->initial;
      rows[i].status = line->row->status;
      rows[i].mode = line->row->mode;
      rows[i].first_time = line->row->first_time;
      rows[i].notice = get_notice (export, line);
      rows[i].consent = line->scope;
    }
  bytes = ps_csv_export_attendance (rows, export->lines->len, ',', FALSE);

  return ps_ctl_export_finish (ctl, export->gate, g_bytes_get_data (bytes, NULL),
                               g_bytes_get_size (bytes), error);
}

gboolean
ps_ctl_export_attendance (PsCtl   *ctl,
                          GError **error)
{
  const char *format = ps_ctl_export_format (ctl, formats, error);
  g_autoptr (PsDisclosure) gate = NULL;
  g_autoptr (Export) export = NULL;
  gint64 group_id;

  if (format == NULL || !ps_ctl_open (ctl, error))
    return FALSE;

  gate = ps_ctl_export_gate (ctl, PS_GIVEN_ATTENDANCE, format, &group_id, error);
  export = gate != NULL ? read_all (ps_ctl_get_reader (ctl), gate, group_id, error) : NULL;
  if (export == NULL || !ps_ctl_export_check (ctl, gate, error))
    return FALSE;

  take_scopes (export);

  return g_str_equal (format, "json") ? export_json (ctl, export, error)
                                      : export_csv (ctl, export, error);
}
