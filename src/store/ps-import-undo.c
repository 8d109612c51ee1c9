/* An import that is taken back. What nobody has touched since goes; what was used, stays. */
#include "ps-import-store.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "ps-access.h"
#include "ps-error.h"
#include "ps-membership-store.h"
#include "ps-rows.h"

typedef struct {
  PsConn         *conn;
  gint64          id;
  gint64          imported_at;
  gint64          now;
  gboolean        whole;    /* whether all of the database may be touched */
  PsImportUndone *undone;
} Undo;

/* Somebody an import brought or added to. */
typedef struct {
  gint64    person_id;
  gint64    membership_id;
  gboolean  is_new;
  char     *filled;
} Person;

static void
person_free (Person *person)
{
  g_free (person->filled);
  g_free (person);
}

static gpointer
read_person (PsStmt *stmt)
{
  Person *person = g_new0 (Person, 1);

  person->person_id = ps_stmt_get_int64 (stmt, 0);
  person->membership_id = ps_stmt_get_int64 (stmt, 1);
  person->is_new = ps_stmt_get_boolean (stmt, 2);
  person->filled = ps_stmt_dup_text (stmt, 3);

  return person;
}

static GPtrArray *
read_people (Undo    *self,
             GError **error)
{
  PsStmt *stmt = ps_conn_prepare (self->conn,
                                  "SELECT person_id, membership_id, is_new, filled"
                                  " FROM member_import_person WHERE import_id = ?1",
                                  error);

  if (stmt == NULL)
    return NULL;

  ps_stmt_bind_int64 (stmt, 1, self->id);

  return ps_rows_take_all (self->conn, stmt, read_person, (GDestroyNotify) person_free, error);
}

static gboolean
ask (Undo          *self,
     const char    *sql,
     const Person  *person,
     gboolean      *yes,
     GError       **error)
{
  PsStmt *stmt = ps_conn_prepare (self->conn, sql, error);
  gint64 value = 0;

  if (stmt == NULL)
    return FALSE;

  ps_stmt_bind_int64 (stmt, 1, person->person_id);
  ps_stmt_bind_int64 (stmt, 2, person->membership_id);
  ps_stmt_bind_int64 (stmt, 3, self->imported_at);
  if (!ps_conn_take_int64 (self->conn, stmt, &value, error))
    return FALSE;

  *yes = value != 0;

  return TRUE;
}

static gboolean
run (Undo          *self,
     const char    *sql,
     gint64         id,
     GError       **error)
{
  PsStmt *stmt = ps_conn_prepare (self->conn, sql, error);

  if (stmt == NULL)
    return FALSE;

  ps_stmt_bind_int64 (stmt, 1, id);

  return ps_conn_run (self->conn, stmt, error);
}

static gpointer
read_uid (PsStmt *stmt)
{
  PsUid uid = ps_stmt_get_uid (stmt, 0);

  return g_memdup2 (&uid, sizeof uid);
}

/* Nobody is deleted who is not there any more. */
static gboolean
bury (Undo    *self,
      gint64   person_id,
      GError **error)
{
  PsStmt *stmt = ps_conn_prepare (self->conn, "SELECT uid FROM person WHERE id = ?1", error);
  g_autofree PsUid *uid = NULL;
  g_autoptr (GError) local = NULL;

  if (stmt == NULL)
    return FALSE;

  ps_stmt_bind_int64 (stmt, 1, person_id);
  uid = ps_rows_take_maybe (self->conn, stmt, read_uid, &local);
  if (local != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&local));
      return FALSE;
    }

  return uid == NULL
         || (ps_rows_bury (self->conn, uid, "person", self->now, error)
             && run (self, "DELETE FROM person WHERE id = ?1", person_id, error));
}

/* Whoever waited for a place until the file made a member of them waits again. */
static gboolean
remove_membership (Undo          *self,
                   const Person  *person,
                   GError       **error)
{
  return person->membership_id == 0 ||
         ps_membership_store_remove (self->conn, person->membership_id, self->now, error);
}

/* What the desk can see of it that somebody is a member by now, or was changed. */
#define SEEN \
  "SELECT EXISTS (SELECT 1 FROM person WHERE id = ?1 AND updated_at <> ?3)" \
  " OR EXISTS (SELECT 1 FROM attendance WHERE person_id = ?1)" \
  " OR EXISTS (SELECT 1 FROM door WHERE person_id = ?1)" \
  " OR EXISTS (SELECT 1 FROM consent WHERE person_id = ?1)" \
  " OR EXISTS (SELECT 1 FROM waitlist WHERE person_id = ?1)" \
  " OR EXISTS (SELECT 1 FROM member_import_person AS o JOIN member_import AS i ON i.id = o.import_id" \
  "  WHERE o.person_id = ?1 AND NOT o.is_new AND i.undone_at IS NULL)" \
  " OR EXISTS (SELECT 1 FROM membership WHERE person_id = ?1 AND (id <> ?2 OR left_on IS NOT NULL))"

/* And what is written of them elsewhere, which is not the desk's to read. */
#define WRITTEN \
  " OR EXISTS (SELECT 1 FROM follow_up WHERE person_id = ?1)" \
  " OR EXISTS (SELECT 1 FROM disclosure_person WHERE person_id = ?1)" \
  " OR EXISTS (SELECT 1 FROM welcome_step WHERE person_id = ?1)" \
  " OR EXISTS (SELECT 1 FROM not_seen WHERE person_id = ?1)" \
  " OR EXISTS (SELECT 1 FROM remembrance WHERE person_id = ?1)" \
  " OR EXISTS (SELECT 1 FROM person_merge WHERE kept_id = ?1 OR merged_id = ?1)" \
  " OR EXISTS (SELECT 1 FROM date_plan WHERE presenter_id = ?1)" \
  " OR EXISTS (SELECT 1 FROM segment WHERE presenter_id = ?1)" \
  " OR EXISTS (SELECT 1 FROM person WHERE buddy_id = ?1 OR merged_into_id = ?1)" \
  " OR EXISTS (SELECT 1 FROM person WHERE id = ?1 AND home_group_id IS NOT NULL)"

/* The front desk cannot see everything that hangs on somebody, and so does not delete them: they are
 * off the roster, as if somebody had removed them there.
 */
static gboolean
put_away (Undo          *self,
          const Person  *person,
          GError       **error)
{
  PsStmt *stmt;

  if (self->whole)
    return bury (self, person->person_id, error);

  stmt = ps_conn_prepare (self->conn,
                          "UPDATE person SET archived_at = ?2, updated_at = ?2 WHERE id = ?1", error);
  if (stmt == NULL)
    return FALSE;

  ps_stmt_bind_int64 (stmt, 1, person->person_id);
  ps_stmt_bind_int64 (stmt, 2, self->now);

  return ps_conn_run (self->conn, stmt, error);
}

static gboolean
undo_new (Undo          *self,
          const Person  *person,
          GError       **error)
{
  gboolean used;

  if (!ask (self, self->whole ? SEEN WRITTEN : SEEN, person, &used, error))
    return FALSE;

  if (used)
    self->undone->kept++;
  else
    self->undone->removed++;

  return used || (remove_membership (self, person, error) && put_away (self, person, error));
}

/* Somebody who came since they joined, or has left, was a member. */
static gboolean
undo_joining (Undo          *self,
              const Person  *person,
              gboolean      *kept,
              GError       **error)
{
  gboolean was_member;

  if (person->membership_id == 0)
    return TRUE;

  if (!ask (self,
            "SELECT EXISTS (SELECT 1 FROM membership AS m WHERE m.id = ?2 AND (m.left_on IS NOT NULL"
            " OR m.person_id <> ?1"
            " OR EXISTS (SELECT 1 FROM attendance AS a JOIN session AS s ON s.id = a.session_id"
            " WHERE a.person_id = ?1 AND s.group_id = m.group_id AND a.updated_at >= ?3)"
            " OR EXISTS (SELECT 1 FROM door AS d WHERE d.person_id = ?1 AND d.group_id = m.group_id"
            " AND d.updated_at >= ?3)))", person, &was_member, error))
    return FALSE;

  *kept = was_member;
  self->undone->left += was_member ? 0 : 1;

  return was_member || remove_membership (self, person, error);
}

/* The words are those of ps-import-store.c, and the schema lets no others be. */
static gboolean
blank_fields (Undo          *self,
              const Person  *person,
              GError       **error)
{
  g_auto (GStrv) words = g_strsplit (person->filled, " ", -1);

  for (guint i = 0; words[i] != NULL; i++)
    {
      const char *sql = NULL;

      if (strcmp (words[i], "full_name") == 0)
        sql = "UPDATE person SET full_name = '' WHERE id = ?1";
      else if (strcmp (words[i], "initial") == 0)
        sql = "UPDATE person SET initial = '' WHERE id = ?1";
      else if (strcmp (words[i], "pronouns") == 0)
        sql = "UPDATE person SET pronouns = '' WHERE id = ?1";
      else if (strcmp (words[i], "language") == 0)
        sql = "UPDATE person SET language = '' WHERE id = ?1";
      else if (strcmp (words[i], "access_needs") == 0 && self->whole)
        sql = "UPDATE person SET access_needs = '' WHERE id = ?1";

      if (sql != NULL && !run (self, sql, person->person_id, error))
        return FALSE;
    }

  return TRUE;
}

/* The ways that are still as the file brought them; whoever edits them stores others in their place. */
static gboolean
remove_ways (Undo          *self,
             const Person  *person,
             guint         *n,
             GError       **error)
{
  PsStmt *stmt = ps_conn_prepare (self->conn,
                                  "DELETE FROM contact_way WHERE person_id = ?1 AND id IN"
                                  " (SELECT way_id FROM member_import_way WHERE import_id = ?2)",
                                  error);

  if (stmt == NULL)
    return FALSE;

  ps_stmt_bind_int64 (stmt, 1, person->person_id);
  ps_stmt_bind_int64 (stmt, 2, self->id);
  if (!ps_conn_run (self->conn, stmt, error))
    return FALSE;

  *n = ps_conn_n_changed (self->conn);

  return TRUE;
}

static gboolean
undo_known (Undo          *self,
            const Person  *person,
            GError       **error)
{
  gboolean kept = FALSE;
  gboolean edited = FALSE;
  guint n_ways = 0;
  gboolean filled = *person->filled != '\0';

  if (!undo_joining (self, person, &kept, error)
      || (filled && !ask (self, "SELECT EXISTS (SELECT 1 FROM person WHERE id = ?1 AND ?2 IS NOT NULL"
                          " AND updated_at <> ?3)", person, &edited, error))
      || (filled && !edited && !blank_fields (self, person, error))
      || !remove_ways (self, person, &n_ways, error)
      || !ps_member_store_index (self->conn, person->person_id, error))
    return FALSE;

  if (kept || edited)
    self->undone->kept++;
  if ((filled && !edited) || n_ways > 0)
    self->undone->cleared++;

  return TRUE;
}

static gboolean
find_import (Undo    *self,
             GError **error)
{
  PsStmt *stmt = ps_conn_prepare (self->conn,
                                  "SELECT imported_at FROM member_import"
                                  " WHERE id = ?1 AND undone_at IS NULL",
                                  error);
  gboolean has_row;

  if (stmt == NULL)
    return FALSE;

  ps_stmt_bind_int64 (stmt, 1, self->id);
  if (!ps_conn_step (self->conn, stmt, &has_row, error))
    return FALSE;

  if (has_row)
    self->imported_at = ps_stmt_get_int64 (stmt, 0);
  else
    g_set_error_literal (error, PS_ERROR, PS_ERROR_NOT_FOUND,
                         _("There is no such import, or it was taken back before."));
  ps_stmt_reset (stmt);

  return has_row;
}

/**
 * ps_import_store_undo:
 * @id: an import that was not taken back yet
 * @now: microseconds UTC
 * @undone: (out caller-allocates): what became of it
 *
 * Takes everything back that an import did and that nobody has used or changed since: whom it brought
 * is deleted, whom it added to is as before. For the front desk those it brought are taken off the
 * roster and not deleted, since it cannot see all that may hang on them.
 *
 * Errors: %PS_ERROR_NOT_FOUND.
 */
gboolean
ps_import_store_undo (PsConn          *conn,
                      gint64           id,
                      gint64           now,
                      PsImportUndone  *undone,
                      GError         **error)
{
  Undo self = { conn, id, 0, now, ps_access_is_whole (ps_conn_get_roles (conn)), undone };
  g_autoptr (GPtrArray) people = NULL;
  PsStmt *stmt;

  memset (undone, 0, sizeof *undone);
  if (!find_import (&self, error))
    return FALSE;

  people = read_people (&self, error);
  if (people == NULL)
    return FALSE;

  for (guint i = 0; i < people->len; i++)
    {
      const Person *person = g_ptr_array_index (people, i);

      if (!(person->is_new ? undo_new (&self, person, error) : undo_known (&self, person, error)))
        return FALSE;
    }

  stmt = ps_conn_prepare (conn, "UPDATE member_import SET undone_at = ?2 WHERE id = ?1", error);
  if (stmt == NULL)
    return FALSE;

  ps_stmt_bind_int64 (stmt, 1, id);
  ps_stmt_bind_int64 (stmt, 2, now);

  return ps_conn_run (conn, stmt, error);
}
