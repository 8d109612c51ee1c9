/* What goes over to the kept record as it is, and back. */
#include "ps-merge-private.h"

/* As many values as the longest row has that is remembered. A user's name, in which there may be a "|",
 * comes last there.
 */
#define KEYS_MAX 9

/**
 * ps_merge_keep:
 * @was: (nullable): what had to give way
 *
 * Remembers one part of the merge, so that it can be taken back.
 */
gboolean
ps_merge_keep (PsMerging   *self,
               const char  *kind,
               const char  *object,
               const char  *was,
               GError     **error)
{
  PsStmt *stmt = ps_conn_prepare (self->conn,
                                  "INSERT INTO person_merge_part (merge_id, kind, object, was)"
                                  " VALUES (?1, ?2, ?3, ?4)",
                                  error);

  if (stmt == NULL)
    return FALSE;

  ps_stmt_bind_int64 (stmt, 1, self->id);
  ps_stmt_bind_text (stmt, 2, kind);
  ps_stmt_bind_text (stmt, 3, object);
  ps_stmt_bind_maybe_text (stmt, 4, was);

  return ps_conn_run (self->conn, stmt, error);
}

/**
 * ps_merge_keys:
 * @sql: a statement that gives one text a row; ?1 is the kept record and ?2 the merged one
 *
 * Returns: (transfer full) (nullable) (element-type utf8): all of them
 */
GPtrArray *
ps_merge_keys (PsMerging   *self,
               const char  *sql,
               GError     **error)
{
  g_autoptr (GPtrArray) keys = g_ptr_array_new_with_free_func (g_free);
  PsStmt *stmt = ps_conn_prepare (self->conn, sql, error);
  gboolean has_row;

  if (stmt == NULL)
    return NULL;

  ps_stmt_bind_int64 (stmt, 1, self->kept_id);
  ps_stmt_bind_int64 (stmt, 2, self->merged_id);
  while (ps_conn_step (self->conn, stmt, &has_row, error))
    {
      if (!has_row)
        return g_steal_pointer (&keys);

      g_ptr_array_add (keys, ps_stmt_dup_text (stmt, 0));
    }

  return NULL;
}

/**
 * ps_merge_run:
 * @first: what ?1 is
 * @second: what ?2 is
 * @key: what ?3 and those after it are, joined by "|"
 *
 * Carries out one statement.
 */
gboolean
ps_merge_run (PsMerging   *self,
              const char  *sql,
              gint64       first,
              gint64       second,
              const char  *key,
              GError     **error)
{
  g_auto (GStrv) keys = g_strsplit (key, "|", KEYS_MAX);
  PsStmt *stmt = ps_conn_prepare (self->conn, sql, error);

  if (stmt == NULL)
    return FALSE;

  ps_stmt_bind_int64 (stmt, 1, first);
  ps_stmt_bind_int64 (stmt, 2, second);
  for (int i = 0; keys[i] != NULL; i++)
    ps_stmt_bind_text (stmt, 3 + i, keys[i]);

  return ps_conn_run (self->conn, stmt, error);
}

/* Whatever would be there twice stays with the merged record, which nobody sees any more: the first
 * statement leaves it out. Its rows come in the order in which they are to go.
 */
static const struct {
  const char *kind;
  const char *keys;
  const char *move;
} moves[] = {
  { "attendance",
    "SELECT session_id FROM attendance WHERE person_id = ?2 AND ?1 ORDER BY session_id",
    "UPDATE attendance SET person_id = ?1 WHERE person_id = ?2 AND session_id = ?3" },
  { "attendance_change",
    "SELECT id FROM attendance_change WHERE session_id IN"
    " (SELECT session_id FROM attendance WHERE person_id = ?1) AND person_id = ?2 ORDER BY id",
    "UPDATE attendance_change SET person_id = ?1 WHERE person_id = ?2 AND id = ?3" },
  { "door",
    "SELECT group_id || '|' || rule_on FROM door WHERE person_id = ?2 AND ?1",
    "UPDATE door SET person_id = ?1 WHERE person_id = ?2 AND group_id = ?3 AND rule_on = ?4" },
  { "follow_up",
    "SELECT id FROM follow_up WHERE person_id = ?2 AND ?1 ORDER BY id",
    "UPDATE follow_up SET person_id = ?1 WHERE person_id = ?2 AND id = ?3" },
  { "segment",
    "SELECT id FROM segment WHERE presenter_id = ?2 AND ?1 ORDER BY id",
    "UPDATE segment SET presenter_id = ?1 WHERE presenter_id = ?2 AND id = ?3" },
  { "date_plan",
    "SELECT group_id || '|' || rule_on FROM date_plan WHERE presenter_id = ?2 AND ?1",
    "UPDATE date_plan SET presenter_id = ?1"
    " WHERE presenter_id = ?2 AND group_id = ?3 AND rule_on = ?4" },
  { "waitlist",
    "SELECT id FROM waitlist AS w WHERE w.person_id = ?2 AND NOT (w.ended_at IS NULL AND EXISTS"
    " (SELECT 1 FROM waitlist AS k WHERE k.person_id = ?1 AND k.group_id = w.group_id"
    "  AND k.ended_at IS NULL)) ORDER BY id",
    "UPDATE waitlist SET person_id = ?1 WHERE person_id = ?2 AND id = ?3" },
  { "welcome_step",
    "SELECT group_id || '|' || step FROM welcome_step AS w WHERE w.person_id = ?2 AND NOT EXISTS"
    " (SELECT 1 FROM welcome_step AS k WHERE k.person_id = ?1 AND k.group_id = w.group_id"
    "  AND k.step = w.step)",
    "UPDATE welcome_step SET person_id = ?1 WHERE person_id = ?2 AND group_id = ?3 AND step = ?4" },
  { "not_seen",
    "SELECT group_id FROM not_seen AS n WHERE n.person_id = ?2 AND NOT EXISTS"
    " (SELECT 1 FROM not_seen AS k WHERE k.person_id = ?1 AND k.group_id = n.group_id)",
    "UPDATE not_seen SET person_id = ?1 WHERE person_id = ?2 AND group_id = ?3" },
  { "person.buddy_id",
    "SELECT id FROM person WHERE buddy_id = ?2 AND id <> ?1 ORDER BY id",
    "UPDATE person SET buddy_id = ?1 WHERE buddy_id = ?2 AND id = ?3" },
  /* Whom a third record went into before is the kept one now. */
  { "person.merged_into_id",
    "SELECT id FROM person WHERE merged_into_id = ?2 AND id <> ?1 ORDER BY id",
    "UPDATE person SET merged_into_id = ?1 WHERE merged_into_id = ?2 AND id = ?3" },
};

static gboolean
move_all (PsMerging   *self,
          guint        i,
          GError     **error)
{
  g_autoptr (GPtrArray) keys = ps_merge_keys (self, moves[i].keys, error);

  if (keys == NULL)
    return FALSE;

  for (guint j = 0; j < keys->len; j++)
    {
      const char *key = g_ptr_array_index (keys, j);

      if (!ps_merge_run (self, moves[i].move, self->kept_id, self->merged_id, key, error) ||
          !ps_merge_keep (self, moves[i].kind, key, NULL, error))
        return FALSE;
    }

  return TRUE;
}

/* The kept record's ways come first, as they were; of a number that both have there is one. */
static gboolean
move_ways (PsMerging  *self,
           GError    **error)
{
  g_autoptr (GPtrArray) keys =
    ps_merge_keys (self,
                   "SELECT c.id || '|' || c.position FROM contact_way AS c WHERE c.person_id = ?2"
                   " AND NOT EXISTS (SELECT 1 FROM contact_way AS k WHERE k.person_id = ?1"
                   "  AND k.kind = c.kind AND k.value_fold = c.value_fold"
                   "  AND (c.value_fold <> '' OR k.value = c.value))"
                   " ORDER BY c.position, c.id",
                   error);

  if (keys == NULL)
    return FALSE;

  for (guint i = 0; i < keys->len; i++)
    {
      g_auto (GStrv) key = g_strsplit (g_ptr_array_index (keys, i), "|", 2);

      if (!ps_merge_run (self,
                         "UPDATE contact_way SET person_id = ?1, position = (SELECT"
                         " ifnull (max (position) + 1, 0) FROM contact_way WHERE person_id = ?1)"
                         " WHERE person_id = ?2 AND id = ?3",
                         self->kept_id, self->merged_id, key[0], error) ||
          !ps_merge_keep (self, "contact_way", key[0], key[1], error))
        return FALSE;
    }

  return TRUE;
}

/* Whoever is not the one is not the other either. */
static gboolean
copy_distinct (PsMerging  *self,
               GError    **error)
{
  g_autoptr (GPtrArray) keys =
    ps_merge_keys (self,
                   "SELECT x FROM (SELECT other_id AS x FROM person_distinct WHERE one_id = ?2"
                   " UNION SELECT one_id FROM person_distinct WHERE other_id = ?2) WHERE x <> ?1"
                   " AND NOT EXISTS (SELECT 1 FROM person_distinct"
                   "  WHERE one_id = min (x, ?1) AND other_id = max (x, ?1))",
                   error);

  if (keys == NULL)
    return FALSE;

  for (guint i = 0; i < keys->len; i++)
    {
      const char *key = g_ptr_array_index (keys, i);

      if (!ps_merge_run (self,
                         "INSERT INTO person_distinct (one_id, other_id, said_at, said_by)"
                         " SELECT min (?1, CAST (?3 AS INTEGER)), max (?1, CAST (?3 AS INTEGER)),"
                         " said_at, said_by FROM person_distinct"
                         " WHERE one_id = min (?2, CAST (?3 AS INTEGER))"
                         " AND other_id = max (?2, CAST (?3 AS INTEGER))",
                         self->kept_id, self->merged_id, key, error) ||
          !ps_merge_keep (self, "person_distinct", key, NULL, error))
        return FALSE;
    }

  return TRUE;
}

/**
 * ps_merge_moves:
 *
 * Takes over what was the merged one's: ways to reach them, what they came to and what is to be done
 * about them. Where they were at one meeting by both records, ps_merge_attendance() comes first.
 */
gboolean
ps_merge_moves (PsMerging  *self,
                GError    **error)
{
  for (guint i = 0; i < G_N_ELEMENTS (moves); i++)
    if (!move_all (self, i, error))
      return FALSE;

  return move_ways (self, error) && copy_distinct (self, error);
}

/**
 * ps_merge_waits:
 *
 * Nobody waits for a place twice, or for one in a group that they are a member of, after
 * ps_merge_spells().
 */
gboolean
ps_merge_waits (PsMerging  *self,
                GError    **error)
{
  g_autoptr (GPtrArray) keys =
    ps_merge_keys (self,
                   "SELECT w.id || '|' || CASE w.person_id WHEN ?1 THEN 'joined' ELSE 'removed' END"
                   " FROM waitlist AS w WHERE w.person_id IN (?1, ?2) AND w.ended_at IS NULL"
                   " AND (w.person_id = ?2 OR EXISTS (SELECT 1 FROM membership AS m"
                   "  WHERE m.person_id = ?1 AND m.group_id = w.group_id AND m.left_on IS NULL))"
                   " ORDER BY w.id",
                   error);

  if (keys == NULL)
    return FALSE;

  for (guint i = 0; i < keys->len; i++)
    {
      const char *key = g_ptr_array_index (keys, i);
      g_auto (GStrv) parts = g_strsplit (key, "|", 2);

      if (!ps_merge_run (self,
                         "UPDATE waitlist SET ended_how = ?4, ended_at ="
                         " (SELECT merged_at FROM person_merge WHERE kept_id = ?1 AND merged_id = ?2"
                         "  AND undone_at IS NULL) WHERE id = ?3",
                         self->kept_id, self->merged_id, key, error) ||
          !ps_merge_keep (self, "waitlist", parts[0], parts[1], error))
        return FALSE;
    }

  return TRUE;
}

/**
 * ps_merge_moves_back:
 * @done: (out): whether it was such a part
 *
 * What is not there any more stays away.
 */
gboolean
ps_merge_moves_back (PsMerging          *self,
                     const PsMergePart  *part,
                     gboolean           *done,
                     GError            **error)
{
  *done = TRUE;
  if (g_str_equal (part->kind, "contact_way"))
    {
      g_autofree char *key = g_strdup_printf ("%s|%s", part->object, part->was);

      return ps_merge_run (self,
                           "UPDATE contact_way SET person_id = ?1, position = ?4"
                           " WHERE person_id = ?2 AND id = ?3",
                           self->merged_id, self->kept_id, key, error);
    }

  if (g_str_equal (part->kind, "person_distinct"))
    return ps_merge_run (self,
                         "DELETE FROM person_distinct WHERE ?2 AND"
                         " one_id = min (?1, CAST (?3 AS INTEGER))"
                         " AND other_id = max (?1, CAST (?3 AS INTEGER))",
                         self->kept_id, self->merged_id, part->object, error);

  if (g_str_equal (part->kind, "waitlist") && part->was != NULL)
    {
      g_autofree char *key = g_strdup_printf ("%s|%s", part->object, part->was);

      return ps_merge_run (self,
                           "UPDATE waitlist SET ended_at = NULL, ended_how = NULL"
                           " WHERE person_id IN (?1, ?2) AND id = ?3 AND ended_how = ?4",
                           self->kept_id, self->merged_id, key, error);
    }

  for (guint i = 0; part->was == NULL && i < G_N_ELEMENTS (moves); i++)
    if (g_str_equal (part->kind, moves[i].kind))
      return ps_merge_run (self, moves[i].move, self->merged_id, self->kept_id, part->object, error);

  *done = FALSE;

  return TRUE;
}
