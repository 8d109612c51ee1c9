#include "ps-attendance-history-private.h"

#include "ps-date.h"
#include "ps-member-names.h"
#include "ps-membership-store.h"
#include "ps-right.h"
#include "ps-streak-of.h"

/* With fewer of the latest meetings the words about somebody would change with the range. */
#define N_AT_LEAST 24

static void
person_free (gpointer data)
{
  PsHistoryPerson *person = data;

  g_free (person->name);
  g_free (person->hint);
  g_free (person);
}

static gint64
range_start (const GDate    *today,
             PsHistoryRange  range,
             GTimeZone      *zone,
             char            iso[PS_DATE_ISO_SIZE])
{
  GDate day = *today;

  if (range == PS_HISTORY_MONTHS)
    g_date_subtract_months (&day, 3);
  else
    g_date_subtract_years (&day, range == PS_HISTORY_YEAR ? 1 : 5);
  ps_date_to_iso (&day, iso);

  return ps_date_instant (&day, 0, zone);
}

static void
take_sessions (PsAttendanceHistory *self,
               GArray              *sessions,
               gint64               since,
               GTimeZone           *zone)
{
  for (guint i = 0; i < sessions->len; i++)
    {
      const PsHistorySession *session = &g_array_index (sessions, PsHistorySession, i);
      PsHistoryMeeting meeting = { 0 };

      meeting.session_id = session->id;
      meeting.day = ps_date_of_instant (session->started_at, zone, NULL);
      meeting.social = session->social;
      meeting.taken = session->taken;
      g_array_append_val (self->meetings, meeting);
      if (session->started_at >= since)
        self->n_shown++;
    }
}

/* Spells of one person, out of all of the group's. */
static GHashTable *
sort_spells (GPtrArray *rows)
{
  GHashTable *spells = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free,
                                              (GDestroyNotify) g_array_unref);

  for (guint i = 0; i < rows->len; i++)
    {
      const PsMembershipRow *row = g_ptr_array_index (rows, i);
      GArray *of_person = g_hash_table_lookup (spells, &row->person_id);
      PsSpell spell;

      if (!ps_spell_from_days (&spell, row->joined_on, row->left_on))
        continue;

      if (of_person == NULL)
        {
          of_person = g_array_new (FALSE, FALSE, sizeof (PsSpell));
          g_hash_table_insert (spells, g_memdup2 (&row->person_id, sizeof row->person_id), of_person);
        }
      g_array_append_val (of_person, spell);
    }

  return spells;
}

static gboolean
is_member_now (const PsHistoryRow *row,
               GArray             *spells,
               const GDate        *today)
{
  return !row->archived && !row->died && spells != NULL &&
         ps_spells_cover ((const PsSpell *) spells->data, spells->len,
                          g_date_get_julian (today));
}

static guint8 *
cell_at (PsAttendanceHistory *self,
         guint                row,
         guint                meeting)
{
  return &self->cells[(gsize) row * self->meetings->len + meeting];
}

static void
take_people (PsAttendanceHistory *self,
             GPtrArray           *rows,
             GHashTable          *spells,
             gboolean             everybody)
{
  for (guint i = 0; i < rows->len; i++)
    {
      const PsHistoryRow *row = g_ptr_array_index (rows, i);
      gboolean member = is_member_now (row, g_hash_table_lookup (spells, &row->person_id),
                                       &self->today);
      PsHistoryPerson *person;

      if (!member && !everybody)
        continue;

      person = g_new0 (PsHistoryPerson, 1);
      person->person_id = row->person_id;
      person->name = g_strdup (row->name);
      person->member = member;
      person->home = row->home;
      person->not_seen = row->not_seen;
      person->call_due = row->call_due;
      g_ptr_array_add (self->people, person);
    }

  self->cells = g_malloc0 ((gsize) MAX (self->people->len, 1) * MAX (self->meetings->len, 1));
}

/* The marks come one meeting after the other, as the meetings stand. */
static void
take_marks (PsAttendanceHistory *self,
            GArray              *marks)
{
  g_autoptr (GHashTable) rows = g_hash_table_new (g_int64_hash, g_int64_equal);
  guint column = 0;

  for (guint i = 0; i < self->people->len; i++)
    {
      PsHistoryPerson *person = g_ptr_array_index (self->people, i);

      g_hash_table_insert (rows, &person->person_id, GUINT_TO_POINTER (i + 1));
    }

  for (guint i = 0; i < marks->len; i++)
    {
      const PsHistoryMark *mark = &g_array_index (marks, PsHistoryMark, i);
      PsHistoryMeeting *meeting;
      guint row;

      while (column < self->meetings->len &&
             g_array_index (self->meetings, PsHistoryMeeting, column).session_id != mark->session_id)
        column++;
      if (column == self->meetings->len)
        return;

      meeting = &g_array_index (self->meetings, PsHistoryMeeting, column);
      meeting->here += ps_mark_is_here (mark->mark);
      row = GPOINTER_TO_UINT (g_hash_table_lookup (rows, &mark->person_id));
      if (row != 0)
        *cell_at (self, row - 1, column) =
          (guint8) (mark->mark | mark->mode << MODE_SHIFT | (mark->first_time ? FIRST_TIME : 0));
    }
}

static void
work_out (PsAttendanceHistory *self,
          GHashTable          *spells)
{
  g_autofree PsStreakMeeting *meetings = g_new0 (PsStreakMeeting, MAX (self->meetings->len, 1));

  for (guint i = 0; i < self->people->len; i++)
    {
      PsHistoryPerson *person = g_ptr_array_index (self->people, i);
      GArray *of_person = g_hash_table_lookup (spells, &person->person_id);
      const PsSpell *spell = of_person != NULL ? (const PsSpell *) of_person->data : NULL;
      gsize n_spells = of_person != NULL ? of_person->len : 0;

      for (guint column = 0; column < self->meetings->len; column++)
        {
          const PsHistoryMeeting *meeting =
            &g_array_index (self->meetings, PsHistoryMeeting, column);
          guint8 *cell = cell_at (self, i, column);

          meetings[column].day = g_date_get_julian (&meeting->day);
          meetings[column].mark = *cell & MARK_MASK;
          meetings[column].social = meeting->social;
          meetings[column].taken = meeting->taken;
          if (ps_spells_cover (spell, n_spells, meetings[column].day))
            *cell |= MEMBER;
        }

      ps_streak_work_out (meetings, self->meetings->len, spell, n_spells, &person->streak);
    }
}

/* In words that are the same wherever the person is shown. */
static void
tell_apart (PsAttendanceHistory *self,
            PsDb                *db)
{
  g_autoptr (PsMemberNames) names = ps_member_names_new (db);

  for (guint i = 0; i < self->people->len; i++)
    {
      PsHistoryPerson *person = g_ptr_array_index (self->people, i);

      person->hint = ps_member_names_dup_hint (names, person->person_id);
    }
}

/**
 * ps_attendance_history_load:
 * @range: how far back
 * @everybody: those as well who came in that time, or were members, and are no members now
 *
 * Errors: %PS_ERROR_NOT_PERMITTED.
 *
 * Returns: (transfer full): people by name, and the meetings of the range
 */
PsAttendanceHistory *
ps_attendance_history_load (PsDb            *db,
                            const PsClock   *clock,
                            gint64           group_id,
                            PsHistoryRange   range,
                            gboolean         everybody,
                            GError         **error)
{
  PsConn *conn = ps_db_get_reader (db);
  g_autoptr (PsAttendanceHistory) self = NULL;
  g_autoptr (GTimeZone) zone = NULL;
  g_autoptr (GArray) sessions = NULL;
  g_autoptr (GPtrArray) people = NULL;
  g_autoptr (GPtrArray) membership = NULL;
  g_autoptr (GArray) marks = NULL;
  g_autoptr (GHashTable) spells = NULL;
  char since_on[PS_DATE_ISO_SIZE];
  gint64 since, first;

  if (!ps_right_check (db, PS_RIGHT_ROSTER, error))
    return NULL;

  self = g_new0 (PsAttendanceHistory, 1);
  self->ref_count = 1;
  self->meetings = g_array_new (FALSE, FALSE, sizeof (PsHistoryMeeting));
  self->people = g_ptr_array_new_with_free_func (person_free);
  zone = ps_streak_of_open_zone (conn, group_id);
  self->today = ps_date_of_instant (ps_clock_wall (clock), zone, NULL);
  since = range_start (&self->today, range, zone, since_on);

  sessions = ps_history_store_sessions (conn, group_id, since, N_AT_LEAST, error);
  if (sessions == NULL)
    return NULL;

  first = sessions->len > 0 ? g_array_index (sessions, PsHistorySession, 0).started_at : since;
  people = ps_history_store_people (conn, group_id, since, since_on, error);
  membership = people != NULL ? ps_membership_store_of_group (conn, group_id, error) : NULL;
  marks = membership != NULL ? ps_history_store_marks (conn, group_id, first, error) : NULL;
  if (marks == NULL)
    return NULL;

  spells = sort_spells (membership);
  take_sessions (self, sessions, since, zone);
  take_people (self, people, spells, everybody);
  take_marks (self, marks);
  work_out (self, spells);
  tell_apart (self, db);

  return g_steal_pointer (&self);
}

