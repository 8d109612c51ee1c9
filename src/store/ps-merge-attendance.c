/* Where both records were at one meeting, or at its door: one line is left, so that nobody is counted
 * twice. The stronger status stays, and the other is remembered with the trail of its corrections.
 */
#include "ps-merge-private.h"

/* How much a status says: that somebody was there weighs more than that they were not. */
#define WEIGHT(status) \
  "CASE " status " WHEN 'present' THEN 5 WHEN 'late' THEN 4 WHEN 'left-early' THEN 3" \
  " WHEN 'excused' THEN 2 WHEN 'absent' THEN 1 ELSE 0 END"

/* The trail goes first: it says what the line was, and the line has to be there for it when it comes
 * back. Of lines that say the same that of the kept record stays.
 */
static const struct {
  const char *kind;
  const char *losers;  /* rows as they are remembered: the key, "#", and what was in it */
  const char *remove;
} twice[] = {
  { "attendance_change",
    "SELECT c.id || '#' || c.session_id || '|' || c.person_id || '|' || c.old_status || '|'"
    " || c.new_status || '|' || c.changed_at || '|' || c.old_mode || '|' || c.new_mode || '|'"
    " || c.changed_by FROM attendance AS k JOIN attendance AS m"
    " ON m.session_id = k.session_id AND m.person_id = ?2"
    " JOIN attendance_change AS c ON c.session_id = k.session_id AND c.person_id ="
    " CASE WHEN " WEIGHT ("m.status") " > " WEIGHT ("k.status") " THEN ?1 ELSE ?2 END"
    " WHERE k.person_id = ?1 ORDER BY c.id DESC",
    "DELETE FROM attendance_change WHERE id = ?3 AND person_id IN (?1, ?2)" },
  { "attendance",
    "SELECT l.session_id || '#' || l.person_id || '|' || l.status || '|' || l.mode || '|'"
    " || l.first_time || '|' || l.updated_at FROM attendance AS k JOIN attendance AS m"
    " ON m.session_id = k.session_id AND m.person_id = ?2"
    " JOIN attendance AS l ON l.session_id = k.session_id AND l.person_id ="
    " CASE WHEN " WEIGHT ("m.status") " > " WEIGHT ("k.status") " THEN ?1 ELSE ?2 END"
    " WHERE k.person_id = ?1",
    "DELETE FROM attendance WHERE session_id = ?3 AND person_id = ?4 AND person_id IN (?1, ?2)" },
  { "door",
    "SELECT l.group_id || '|' || l.rule_on || '#' || l.person_id || '|' || l.status || '|'"
    " || l.mode || '|' || l.updated_at FROM door AS k JOIN door AS m"
    " ON m.group_id = k.group_id AND m.rule_on = k.rule_on AND m.person_id = ?2"
    " JOIN door AS l ON l.group_id = k.group_id AND l.rule_on = k.rule_on AND l.person_id ="
    " CASE WHEN " WEIGHT ("m.status") " > " WEIGHT ("k.status") " THEN ?1 ELSE ?2 END"
    " WHERE k.person_id = ?1",
    "DELETE FROM door WHERE group_id = ?3 AND rule_on = ?4 AND person_id = ?5"
    " AND person_id IN (?1, ?2)" },
};

static gboolean
give_way (PsMerging   *self,
          guint        i,
          const char  *row,
          GError     **error)
{
  g_auto (GStrv) halves = g_strsplit (row, "#", 2);
  /* "42|7|present…": the statement takes as much of it as it has parameters for. */
  g_auto (GStrv) values = g_strsplit (halves[1], "|", 2);
  g_autofree char *key = i == 0 ? g_strdup (halves[0])
                                : g_strdup_printf ("%s|%s", halves[0], values[0]);

  return ps_merge_run (self, twice[i].remove, self->kept_id, self->merged_id, key, error) &&
         ps_merge_keep (self, twice[i].kind, halves[0], halves[1], error);
}

/**
 * ps_merge_attendance:
 *
 * Leaves one line for each meeting at which both records were.
 */
gboolean
ps_merge_attendance (PsMerging  *self,
                     GError    **error)
{
  for (guint i = 0; i < G_N_ELEMENTS (twice); i++)
    {
      g_autoptr (GPtrArray) rows = ps_merge_keys (self, twice[i].losers, error);

      if (rows == NULL)
        return FALSE;

      for (guint j = 0; j < rows->len; j++)
        if (!give_way (self, i, g_ptr_array_index (rows, j), error))
          return FALSE;
    }

  return TRUE;
}

/**
 * ps_merge_first_times:
 *
 * Nobody comes to a group for the first time twice: of what is now one person's, the earliest says it.
 */
gboolean
ps_merge_first_times (PsMerging  *self,
                      GError    **error)
{
  g_autoptr (GPtrArray) sessions =
    ps_merge_keys (self,
                   "SELECT a.session_id FROM attendance AS a JOIN session AS s ON s.id = a.session_id"
                   " WHERE a.person_id = ?1 AND ?2 AND a.first_time = 1 AND EXISTS"
                   " (SELECT 1 FROM attendance AS b JOIN session AS t ON t.id = b.session_id"
                   "  WHERE b.person_id = ?1 AND t.group_id = s.group_id"
                   "  AND b.status IN ('present', 'late', 'left-early')"
                   "  AND (t.started_at < s.started_at"
                   "       OR (t.started_at = s.started_at AND t.id < s.id)))",
                   error);

  if (sessions == NULL)
    return FALSE;

  for (guint i = 0; i < sessions->len; i++)
    {
      const char *session = g_ptr_array_index (sessions, i);

      if (!ps_merge_run (self,
                         "UPDATE attendance SET first_time = 0"
                         " WHERE ?2 AND person_id = ?1 AND session_id = ?3",
                         self->kept_id, self->merged_id, session, error) ||
          !ps_merge_keep (self, "attendance.first_time", session, "1", error))
        return FALSE;
    }

  return TRUE;
}

/**
 * ps_merge_attendance_back:
 * @done: (out): whether it was such a part
 *
 * Puts back what gave way. Of a meeting that is gone, and at a door that is closed, there is nothing
 * to put back.
 */
gboolean
ps_merge_attendance_back (PsMerging          *self,
                          const PsMergePart  *part,
                          gboolean           *done,
                          GError            **error)
{
  g_autofree char *row = NULL;

  *done = TRUE;
  if (g_str_equal (part->kind, "attendance.first_time"))
    return ps_merge_run (self,
                         "UPDATE attendance SET first_time = 1"
                         " WHERE ?2 AND person_id = ?1 AND session_id = ?3",
                         self->kept_id, self->merged_id, part->object, error);

  if (part->was == NULL)
    {
      *done = FALSE;
      return TRUE;
    }

  row = g_strdup_printf ("%s|%s", part->object, part->was);
  if (g_str_equal (part->kind, "attendance"))
    return ps_merge_run (self,
                         "INSERT INTO attendance (session_id, person_id, status, mode, first_time,"
                         " updated_at) SELECT s.id, ?4, ?5, ?6, ?7, ?8 FROM session AS s"
                         " WHERE s.id = ?3 AND ?1 AND ?2",
                         self->kept_id, self->merged_id, row, error);

  /* Its number may be another's by now. */
  if (g_str_equal (part->kind, "attendance_change"))
    return ps_merge_run (self,
                         "INSERT INTO attendance_change (id, session_id, person_id, old_status,"
                         " new_status, changed_at, old_mode, new_mode, changed_by)"
                         " SELECT CASE WHEN EXISTS (SELECT 1 FROM attendance_change WHERE id = ?3)"
                         " THEN NULL ELSE ?3 END, s.id, ?5, ?6, ?7, ?8, ?9, ?10, ?11"
                         " FROM session AS s WHERE s.id = ?4 AND ?1 AND ?2",
                         self->kept_id, self->merged_id, row, error);

  if (g_str_equal (part->kind, "door"))
    return ps_merge_run (self,
                         "INSERT INTO door (group_id, rule_on, person_id, status, mode, updated_at)"
                         " SELECT d.group_id, d.rule_on, ?5, ?6, ?7, ?8 FROM door AS d"
                         " WHERE d.group_id = ?3 AND d.rule_on = ?4 AND d.person_id IN (?1, ?2)"
                         " LIMIT 1",
                         self->kept_id, self->merged_id, row, error);

  *done = FALSE;

  return TRUE;
}
