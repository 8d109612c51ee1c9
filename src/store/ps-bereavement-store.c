/* Somebody has died: what that ends, and how all of it is put back where it was a mistake.
 *
 * Each thing that it ends is a row of the table below: which rows it touches, what it does with them,
 * and how one of them comes back. The rows as they were are kept in a note among the settings until
 * then, so that a mistake that is found a month later is taken back as exactly as one that is found at
 * once.
 */
#include "ps-bereavement-store.h"

#include <glib/gi18n-lib.h>

#include "ps-error.h"
#include "ps-rows.h"
#include "ps-setting-store.h"

/* The note: for each part its rows, each of them its columns as text, NULL as nothing. */
#define NOTE_TYPE "aaams"

/* In all of them ?1 is the person; in find and end ?2 is now, and in end ?3 the day; in restore the
 * columns that find gave come from ?2 on. A record that was edited since says so still when it is put
 * back, which whoever takes back an import or a merge goes by; notes of long ago do not tell. Somebody who joined later than they died was entered wrong: they leave on the
 * day they joined.
 */
static const struct {
  const char *find;
  int         n_columns;
  const char *end;
  const char *restore;
} parts[] = {
  { "SELECT archived_at, updated_at, buddy_id, ?2 FROM person WHERE id = ?1", 4,
    "UPDATE person SET died_on = ?3, archived_at = coalesce (archived_at, ?2), updated_at = ?2,"
    " buddy_id = NULL WHERE id = ?1",
    "UPDATE person SET died_on = NULL, archived_at = ?2, buddy_id = ?4,"
    " updated_at = CASE WHEN updated_at = ifnull (CAST (?5 AS INTEGER), updated_at)"
    " THEN ?3 ELSE updated_at END WHERE id = ?1" },
  { "SELECT id FROM membership WHERE person_id = ?1 AND left_on IS NULL AND ?2 > 0", 1,
    "UPDATE membership SET left_on = max (joined_on, ?3), leave_reason = 'died'"
    " WHERE person_id = ?1 AND left_on IS NULL AND ?2 > 0",
    "UPDATE membership SET left_on = NULL, leave_reason = NULL WHERE id = ?2 AND person_id = ?1" },
  { "SELECT id FROM follow_up WHERE person_id = ?1 AND done_at IS NULL AND ?2 > 0", 1,
    "UPDATE follow_up SET done_at = ?2 WHERE person_id = ?1 AND done_at IS NULL AND ?3 <> ''",
    "UPDATE follow_up SET done_at = NULL WHERE id = ?2 AND person_id = ?1" },
  { "SELECT group_id, follow_up_id, noticed_at FROM not_seen WHERE person_id = ?1 AND ?2 > 0", 3,
    "DELETE FROM not_seen WHERE person_id = ?1 AND ?2 > 0 AND ?3 <> ''",
    "INSERT OR IGNORE INTO not_seen (group_id, person_id, follow_up_id, noticed_at)"
    " VALUES (?2, ?1, (SELECT id FROM follow_up WHERE id = ?3), ?4)" },
  { "SELECT id FROM waitlist WHERE person_id = ?1 AND ended_at IS NULL AND ?2 > 0", 1,
    "UPDATE waitlist SET ended_at = ?2, ended_how = 'removed'"
    " WHERE person_id = ?1 AND ended_at IS NULL AND ?3 <> ''",
    "UPDATE waitlist SET ended_at = NULL, ended_how = NULL WHERE id = ?2 AND person_id = ?1" },
  { "SELECT group_id, rule_on, status, mode, updated_at FROM door WHERE person_id = ?1"
    " AND ?2 > 0", 5,
    "DELETE FROM door WHERE person_id = ?1 AND ?2 > 0 AND ?3 <> ''",
    "INSERT OR IGNORE INTO door (group_id, rule_on, person_id, status, mode, updated_at)"
    " VALUES (?2, ?3, ?1, ?4, ?5, ?6)" },
  { "SELECT id, updated_at, ?2 FROM person WHERE buddy_id = ?1", 3,
    "UPDATE person SET buddy_id = NULL, updated_at = ?2 WHERE buddy_id = ?1 AND ?3 <> ''",
    "UPDATE person SET buddy_id = ?1,"
    " updated_at = CASE WHEN updated_at = ifnull (CAST (?4 AS INTEGER), updated_at)"
    " THEN ?3 ELSE updated_at END WHERE id = ?2 AND buddy_id IS NULL" },
};

static char *
make_key (gint64 person_id)
{
  return g_strdup_printf ("bereavement:%" G_GINT64_FORMAT, person_id);
}

/**
 * ps_bereavement_store_died_on:
 * @died_on: (out) (transfer full) (nullable): the day they died, YYYY-MM-DD; %NULL for the living
 *
 * Returns: %FALSE for an error
 */
gboolean
ps_bereavement_store_died_on (PsConn  *conn,
                              gint64   person_id,
                              char   **died_on,
                              GError **error)
{
  PsStmt *stmt = ps_conn_prepare (conn, "SELECT died_on FROM person WHERE id = ?1", error);

  *died_on = NULL;
  if (stmt == NULL)
    return FALSE;

  ps_stmt_bind_int64 (stmt, 1, person_id);

  return ps_conn_take_string (conn, stmt, died_on, error);
}

/**
 * ps_bereavement_store_ids:
 *
 * Who died is found by the notes, which are few and in order: nobody else is read for it.
 *
 * Returns: (transfer full) (nullable) (element-type gint64): who died, by name
 */
GArray *
ps_bereavement_store_ids (PsConn  *conn,
                          GError **error)
{
  PsStmt *stmt = ps_conn_prepare (conn,
                                  "SELECT p.id FROM setting AS s"
                                  " CROSS JOIN person AS p ON p.id = CAST (substr (s.key, 13) AS INTEGER)"
                                  " WHERE s.key >= 'bereavement:' AND s.key < 'bereavement;'"
                                  " AND p.died_on IS NOT NULL ORDER BY p.name_fold, p.id",
                                  error);

  return stmt != NULL ? ps_conn_take_ids (conn, stmt, error) : NULL;
}

static gboolean
note_part (PsConn           *conn,
           guint             part,
           gint64            person_id,
           gint64            now,
           GVariantBuilder  *builder,
           GError          **error)
{
  PsStmt *stmt = ps_conn_prepare (conn, parts[part].find, error);
  gboolean has_row;

  if (stmt == NULL)
    return FALSE;

  g_variant_builder_open (builder, G_VARIANT_TYPE ("aams"));
  ps_stmt_bind_int64 (stmt, 1, person_id);
  ps_stmt_bind_int64 (stmt, 2, now);
  while (ps_conn_step (conn, stmt, &has_row, error))
    {
      if (!has_row)
        {
          g_variant_builder_close (builder);
          return TRUE;
        }

      g_variant_builder_open (builder, G_VARIANT_TYPE ("ams"));
      for (int i = 0; i < parts[part].n_columns; i++)
        g_variant_builder_add (builder, "ms",
                               ps_stmt_is_null (stmt, i) ? NULL : ps_stmt_get_text (stmt, i));
      g_variant_builder_close (builder);
    }

  return FALSE;
}

static gboolean
keep_note (PsConn  *conn,
           gint64   person_id,
           gint64   now,
           GError **error)
{
  g_auto (GVariantBuilder) builder = G_VARIANT_BUILDER_INIT (G_VARIANT_TYPE (NOTE_TYPE));
  g_autofree char *key = make_key (person_id);
  g_autofree char *text = NULL;
  g_autoptr (GVariant) note = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (parts); i++)
    if (!note_part (conn, i, person_id, now, &builder, error))
      return FALSE;

  note = g_variant_ref_sink (g_variant_builder_end (&builder));
  text = g_variant_print (note, FALSE);

  return ps_setting_store_set (conn, key, text, error);
}

static gboolean
end_part (PsConn      *conn,
          guint        part,
          gint64       person_id,
          const char  *died_on,
          gint64       now,
          GError     **error)
{
  PsStmt *stmt = ps_conn_prepare (conn, parts[part].end, error);

  if (stmt == NULL)
    return FALSE;

  ps_stmt_bind_int64 (stmt, 1, person_id);
  ps_stmt_bind_int64 (stmt, 2, now);
  ps_stmt_bind_text (stmt, 3, died_on);

  return ps_conn_run (conn, stmt, error);
}

/* Who left lately is remembered, too: people go to a hospice, and the group asks after them. */
static GArray *
find_groups (PsConn      *conn,
             gint64       person_id,
             const char  *died_on,
             GError     **error)
{
  PsStmt *stmt = ps_conn_prepare (conn,
                                  "SELECT DISTINCT m.group_id FROM membership AS m"
                                  " JOIN support_group AS g ON g.id = m.group_id"
                                  " WHERE m.person_id = ?1 AND g.archived_at IS NULL"
                                  " AND (m.left_on IS NULL OR m.left_on >= date (?2, ?3))"
                                  " ORDER BY m.group_id",
                                  error);
  g_autofree char *back = g_strdup_printf ("-%d days", PS_BEREAVEMENT_DAYS);

  if (stmt == NULL)
    return NULL;

  ps_stmt_bind_int64 (stmt, 1, person_id);
  ps_stmt_bind_text (stmt, 2, died_on);
  ps_stmt_bind_text (stmt, 3, back);

  return ps_conn_take_ids (conn, stmt, error);
}

static gboolean
tell_groups (PsConn      *conn,
             gint64       person_id,
             const char  *died_on,
             gint64       now,
             GError     **error)
{
  g_autoptr (GArray) groups = find_groups (conn, person_id, died_on, error);

  if (groups == NULL)
    return FALSE;

  for (guint i = 0; i < groups->len; i++)
    {
      PsUid uid = ps_uid_new (now);
      PsStmt *stmt = ps_conn_prepare (conn,
                                      "INSERT INTO remembrance (uid, group_id, person_id, created_at)"
                                      " VALUES (?1, ?2, ?3, ?4) ON CONFLICT DO NOTHING",
                                      error);

      if (stmt == NULL)
        return FALSE;

      ps_stmt_bind_uid (stmt, 1, &uid);
      ps_stmt_bind_int64 (stmt, 2, g_array_index (groups, gint64, i));
      ps_stmt_bind_int64 (stmt, 3, person_id);
      ps_stmt_bind_int64 (stmt, 4, now);
      if (!ps_conn_run (conn, stmt, error))
        return FALSE;
    }

  return TRUE;
}

static gboolean
check_alive (PsConn  *conn,
             gint64   person_id,
             GError **error)
{
  PsStmt *stmt = ps_conn_prepare (conn,
                                  "SELECT count (*) FROM person WHERE id = ?1 AND died_on IS NULL"
                                  " AND merged_into_id IS NULL",
                                  error);
  gint64 n;

  if (stmt == NULL)
    return FALSE;

  ps_stmt_bind_int64 (stmt, 1, person_id);
  if (!ps_conn_take_int64 (conn, stmt, &n, error))
    return FALSE;

  if (n == 0)
    g_set_error_literal (error, PS_ERROR, PS_ERROR_CONFLICT,
                         _("It is recorded already that this person died."));

  return n > 0;
}

/**
 * ps_bereavement_store_record:
 * @died_on: the day, YYYY-MM-DD
 * @now: microseconds UTC
 *
 * Writes down that somebody died. They go off the roster, memberships and waits end, what was to be
 * done about them is done, nobody expects them any more, they are nobody's buddy, and each group they
 * belonged to is asked whether it wants to remember them.
 *
 * Errors: %PS_ERROR_CONFLICT where it is recorded already or they are merged into another.
 *
 * Returns: whether it was stored
 */
gboolean
ps_bereavement_store_record (PsConn      *conn,
                             gint64       person_id,
                             const char  *died_on,
                             gint64       now,
                             GError     **error)
{
  if (!check_alive (conn, person_id, error) || !keep_note (conn, person_id, now, error))
    return FALSE;

  for (guint i = 0; i < G_N_ELEMENTS (parts); i++)
    if (!end_part (conn, i, person_id, died_on, now, error))
      return FALSE;

  return tell_groups (conn, person_id, died_on, now, error);
}

static gboolean
restore_row (PsConn    *conn,
             guint      part,
             gint64     person_id,
             GVariant  *columns,
             GError   **error)
{
  PsStmt *stmt = ps_conn_prepare (conn, parts[part].restore, error);

  if (stmt == NULL)
    return FALSE;

  ps_stmt_bind_int64 (stmt, 1, person_id);
  for (int i = 0; i < parts[part].n_columns; i++)
    {
      const char *text = NULL;

      if ((gsize) i < g_variant_n_children (columns))
        g_variant_get_child (columns, (gsize) i, "m&s", &text);
      ps_stmt_bind_maybe_text (stmt, 2 + i, text);
    }

  return ps_conn_run (conn, stmt, error);
}

static gboolean
restore (PsConn    *conn,
         gint64     person_id,
         GVariant  *note,
         GError   **error)
{
  for (guint i = 0; i < MIN (G_N_ELEMENTS (parts), g_variant_n_children (note)); i++)
    {
      g_autoptr (GVariant) rows = g_variant_get_child_value (note, i);

      for (gsize j = 0; j < g_variant_n_children (rows); j++)
        {
          g_autoptr (GVariant) columns = g_variant_get_child_value (rows, j);

          if (!restore_row (conn, i, person_id, columns, error))
            return FALSE;
        }
    }

  return TRUE;
}

static gboolean
forget_groups (PsConn  *conn,
               gint64   person_id,
               GError **error)
{
  PsStmt *stmt = ps_conn_prepare (conn, "DELETE FROM remembrance WHERE person_id = ?1", error);

  if (stmt == NULL)
    return FALSE;

  ps_stmt_bind_int64 (stmt, 1, person_id);

  return ps_conn_run (conn, stmt, error);
}

/**
 * ps_bereavement_store_undo:
 *
 * It was a mistake: everything is as it was before.
 *
 * Errors: %PS_ERROR_NOT_FOUND where nothing is known of how it was.
 *
 * Returns: whether it was stored
 */
gboolean
ps_bereavement_store_undo (PsConn  *conn,
                           gint64   person_id,
                           GError **error)
{
  g_autofree char *key = make_key (person_id);
  g_autofree char *text = NULL;
  g_autoptr (GVariant) note = NULL;

  if (!ps_setting_store_get (conn, key, &text, error))
    return FALSE;

  note = text != NULL ? g_variant_parse (G_VARIANT_TYPE (NOTE_TYPE), text, NULL, NULL, NULL) : NULL;
  if (note == NULL)
    {
      g_set_error_literal (error, PS_ERROR, PS_ERROR_NOT_FOUND,
                           _("It is not recorded that this person died."));
      return FALSE;
    }

  return restore (conn, person_id, note, error) &&
         forget_groups (conn, person_id, error) &&
         ps_setting_store_set (conn, key, NULL, error);
}
