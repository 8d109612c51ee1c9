#include "ps-attendance-sheet-private.h"

#include "ps-attendance-words.h"
#include "ps-door-store.h"
#include "ps-right.h"

/**
 * PsAttendanceSheet:
 *
 * Who is at a meeting: a list of #PsAttendee, by name, that follows the database. Before the meeting is
 * started it is who is expected, and what was said at the door; when somebody starts it, the sheet
 * becomes that of the meeting.
 *
 * The front desk has the sheets of today's meetings, and of the one that runs, and no others; and of
 * those not how often they were corrected, nor how many were counted.
 */
enum {
  SIGNAL_CHANGED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

static GType
get_item_type (GListModel *model G_GNUC_UNUSED)
{
  return PS_TYPE_ATTENDEE;
}

static guint
get_n_items (GListModel *model)
{
  return PS_ATTENDANCE_SHEET (model)->attendees->len;
}

static gpointer
get_item (GListModel *model,
          guint       position)
{
  PsAttendanceSheet *self = PS_ATTENDANCE_SHEET (model);

  if (position >= self->attendees->len)
    return NULL;

  return g_object_ref (g_ptr_array_index (self->attendees, position));
}

static void
list_model_iface_init (GListModelInterface *iface)
{
  iface->get_item_type = get_item_type;
  iface->get_n_items = get_n_items;
  iface->get_item = get_item;
}

G_DEFINE_FINAL_TYPE_WITH_CODE (PsAttendanceSheet, ps_attendance_sheet, G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL, list_model_iface_init))

static gint64
id_at (GPtrArray *attendees,
       guint      position)
{
  return ps_attendee_get_row (g_ptr_array_index (attendees, position))->person_id;
}

static PsAttendee *
find (GPtrArray *attendees,
      gint64     person_id)
{
  for (guint i = 0; i < attendees->len; i++)
    {
      if (id_at (attendees, i) == person_id)
        return g_ptr_array_index (attendees, i);
    }

  return NULL;
}

static void
tell_apart (PsAttendanceSheet *self,
            PsAttendee        *attendee)
{
  g_autofree char *hint =
    ps_member_names_dup_hint (self->names, ps_attendee_get_row (attendee)->person_id);

  ps_attendee_set_hint (attendee, hint);
}

/* The same person stays the same object, so a row in focus stays in focus. */
static GPtrArray *
make_attendees (PsAttendanceSheet *self,
                GPtrArray         *rows)
{
  GPtrArray *attendees = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; i < rows->len; i++)
    {
      const PsAttendanceRow *row = g_ptr_array_index (rows, i);
      PsAttendee *attendee = find (self->attendees, row->person_id);

      if (attendee != NULL)
        {
          g_ptr_array_add (attendees, g_object_ref (attendee));
          continue;
        }

      attendee = ps_attendee_new_from_row (row);
      tell_apart (self, attendee);
      g_ptr_array_add (attendees, attendee);
    }

  return attendees;
}

static void
take_attendees (PsAttendanceSheet *self,
                GPtrArray         *attendees)
{
  g_autoptr (GPtrArray) old = self->attendees;
  guint shorter = MIN (old->len, attendees->len);
  guint head = 0;
  guint tail = 0;

  while (head < shorter && id_at (old, head) == id_at (attendees, head))
    head++;
  while (tail < shorter - head &&
         id_at (old, old->len - 1 - tail) == id_at (attendees, attendees->len - 1 - tail))
    tail++;

  self->attendees = attendees;
  if (old->len != attendees->len || head < attendees->len)
    g_list_model_items_changed (G_LIST_MODEL (self), head,
                                old->len - head - tail, attendees->len - head - tail);
}

/* Only those who lead the group know what was corrected, and the number of those without a name. */
static gboolean
refresh_meeting (PsAttendanceSheet  *self,
                 PsConn             *conn,
                 GError            **error)
{
  g_autoptr (GPtrArray) trail = NULL;
  gboolean is_running;
  gint64 started_at;

  if (!ps_door_store_started_at (conn, self->of.session_id, &started_at, &is_running, error))
    return FALSE;

  self->is_over = started_at != 0 && !is_running;
  if (!ps_head_count_store_get (conn, self->of.session_id, &self->heads, &self->by_name, error))
    return FALSE;

  if (!ps_roles_may (ps_conn_get_roles (conn), PS_RIGHT_MEETINGS))
    return TRUE;

  trail = ps_attendance_trail_list (conn, self->of.session_id, error);
  if (trail == NULL)
    return FALSE;

  g_ptr_array_unref (self->trail);
  self->trail = g_steal_pointer (&trail);

  return TRUE;
}

/* The newest correction of each is said at their name. */
static char *
dup_correction (PsAttendanceSheet *self,
                gint64             person_id)
{
  for (guint i = 0; i < self->trail->len; i++)
    {
      const PsAttendanceTrailRow *row = g_ptr_array_index (self->trail, i);

      if (row->person_id == person_id)
        return ps_attendance_words_correction (row);
    }

  return NULL;
}

static gboolean
refresh (PsAttendanceSheet  *self,
         GError            **error)
{
  PsConn *conn = ps_db_get_reader (self->db);
  g_autoptr (GPtrArray) rows = NULL;

  if (self->of.session_id == 0 && self->of.rule_on[0] != '\0' &&
      !ps_door_store_find_session (conn, self->of.group_id, self->of.rule_on, &self->of.session_id,
                                   error))
    return FALSE;

  if (self->of.session_id != 0 && !refresh_meeting (self, conn, error))
    return FALSE;

  rows = ps_sheet_of_load (&self->of, conn, error);
  if (rows == NULL)
    return FALSE;

  take_attendees (self, make_attendees (self, rows));
  for (guint i = 0; i < rows->len; i++)
    {
      PsAttendee *attendee = g_ptr_array_index (self->attendees, i);
      g_autofree char *correction = dup_correction (self, ps_attendee_get_row (attendee)->person_id);

      ps_attendee_update (attendee, g_ptr_array_index (rows, i));
      ps_attendee_set_correction (attendee, correction);
    }
  g_signal_emit (self, signals[SIGNAL_CHANGED], 0);

  return TRUE;
}

static void
table_changed_cb (PsAttendanceSheet *self)
{
  g_autoptr (GError) error = NULL;

  if (!refresh (self, &error))
    g_warning ("The attendance of a meeting could not be read: %s", error->message);
}

static void
names_changed_cb (PsAttendanceSheet *self)
{
  for (guint i = 0; i < self->attendees->len; i++)
    tell_apart (self, g_ptr_array_index (self->attendees, i));
}

static void
ps_attendance_sheet_dispose (GObject *object)
{
  PsAttendanceSheet *self = PS_ATTENDANCE_SHEET (object);

  g_clear_object (&self->db);
  g_clear_object (&self->names);

  G_OBJECT_CLASS (ps_attendance_sheet_parent_class)->dispose (object);
}

static void
ps_attendance_sheet_finalize (GObject *object)
{
  PsAttendanceSheet *self = PS_ATTENDANCE_SHEET (object);

  g_clear_pointer (&self->attendees, g_ptr_array_unref);
  g_clear_pointer (&self->trail, g_ptr_array_unref);
  g_clear_pointer (&self->user_name, g_free);

  G_OBJECT_CLASS (ps_attendance_sheet_parent_class)->finalize (object);
}

static void
ps_attendance_sheet_class_init (PsAttendanceSheetClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = ps_attendance_sheet_dispose;
  object_class->finalize = ps_attendance_sheet_finalize;

  /**
   * PsAttendanceSheet::changed:
   *
   * The sheet was read anew: who is on it, what is said of them, or the meeting itself may be
   * otherwise.
   */
  signals[SIGNAL_CHANGED] = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass),
                                          G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                          G_TYPE_NONE, 0);
}

static void
ps_attendance_sheet_init (PsAttendanceSheet *self)
{
  self->attendees = g_ptr_array_new_with_free_func (g_object_unref);
  self->trail =
    g_ptr_array_new_with_free_func ((GDestroyNotify) ps_attendance_trail_row_free);
  self->heads = (PsHeadCount) { -1, -1 };
  self->by_name = TRUE;
}

static PsAttendanceSheet *
sheet_new (PsDb             *db,
           const PsClock    *clock,
           const PsSheetOf  *of,
           const char       *user_name,
           GError          **error)
{
  static const char * const tables[] = {
    "changed::attendance", "changed::person", "changed::door", "changed::membership",
    "changed::session", "changed::support_group", NULL,
  };
  g_autoptr (PsAttendanceSheet) self = g_object_new (PS_TYPE_ATTENDANCE_SHEET, NULL);

  self->db = g_object_ref (db);
  self->names = ps_member_names_new (db);
  self->clock = clock;
  self->of = *of;
  self->user_name = g_strdup (user_name);
  if (!ps_sheet_of_check (of, ps_db_get_reader (db), ps_clock_wall (clock), error) ||
      !refresh (self, error))
    return NULL;

  for (guint i = 0; tables[i] != NULL; i++)
    g_signal_connect_object (db, tables[i], G_CALLBACK (table_changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->names, "changed", G_CALLBACK (names_changed_cb), self,
                           G_CONNECT_SWAPPED);

  return g_steal_pointer (&self);
}

/**
 * ps_attendance_sheet_new:
 * @session_id: a meeting, running or over
 * @user_name: who is at the keyboard, for the trail that a later correction leaves
 *
 * Errors: %PS_ERROR_NOT_PERMITTED.
 *
 * Returns: (transfer full): the meeting's sheet
 */
PsAttendanceSheet *
ps_attendance_sheet_new (PsDb           *db,
                         const PsClock  *clock,
                         gint64          session_id,
                         const char     *user_name,
                         GError        **error)
{
  PsSheetOf of = { .session_id = session_id };

  return sheet_new (db, clock, &of, user_name, error);
}

/**
 * ps_attendance_sheet_new_before:
 * @rule_on: which date of the group's rule it is
 * @starts_at: when that is, microseconds UTC
 * @user_name: who is at the keyboard
 *
 * Errors: %PS_ERROR_NOT_PERMITTED, %PS_ERROR_NOT_FOUND.
 *
 * Returns: (transfer full): the sheet of a meeting that has not been started yet
 */
PsAttendanceSheet *
ps_attendance_sheet_new_before (PsDb           *db,
                                const PsClock  *clock,
                                gint64          group_id,
                                const char     *rule_on,
                                gint64          starts_at,
                                const char     *user_name,
                                GError        **error)
{
  PsSheetOf of = { .group_id = group_id, .starts_at = starts_at };

  g_strlcpy (of.rule_on, rule_on, sizeof of.rule_on);

  return sheet_new (db, clock, &of, user_name, error);
}
