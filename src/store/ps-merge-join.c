/* Makes one record of two. */
#include "ps-merge-private.h"

#include <glib/gi18n-lib.h>

#include "ps-error.h"
#include "ps-member-store.h"
#include "ps-rows.h"

/* What can be taken from either record. What a person has a say in comes first; the others follow. */
#define FIELD(name) \
  { #name, "SELECT " #name " FROM person WHERE id = ?1", \
    "UPDATE person SET " #name " = ?2 WHERE id = ?1" }

#define N_CHOSEN 9

static const struct {
  const char *name;
  const char *get;
  const char *set;
} fields[] = {
  FIELD (preferred_name),
  FIELD (full_name),
  FIELD (initial),
  FIELD (pronouns),
  FIELD (language),
  FIELD (access_needs),
  FIELD (role),
  FIELD (buddy_id),
  FIELD (home_group_id),
  FIELD (name_fold),
  FIELD (walk_in),
  FIELD (updated_at),
};

static int
find_field (const char *name,
            guint       n)
{
  for (guint i = 0; i < n; i++)
    if (g_strcmp0 (fields[i].name, name) == 0)
      return (int) i;

  return -1;
}

/**
 * ps_merge_store_is_field:
 *
 * Returns: whether somebody can be asked which record's @field is kept: a column of person
 */
gboolean
ps_merge_store_is_field (const char *field)
{
  return find_field (field, N_CHOSEN) >= 0;
}

/* As text, which SQLite makes of a number and takes for one. */
static gboolean
get_field (PsMerging  *self,
           int         i,
           gint64      person_id,
           char      **value,
           GError    **error)
{
  PsStmt *stmt = ps_conn_prepare (self->conn, fields[i].get, error);
  gboolean has_row;

  *value = NULL;
  if (stmt == NULL)
    return FALSE;

  ps_stmt_bind_int64 (stmt, 1, person_id);
  if (!ps_conn_step (self->conn, stmt, &has_row, error))
    return FALSE;

  if (has_row)
    {
      if (!ps_stmt_is_null (stmt, 0))
        *value = ps_stmt_dup_text (stmt, 0);
      ps_stmt_reset (stmt);
    }

  return TRUE;
}

static gboolean
set_field (PsMerging   *self,
           int          i,
           const char  *value,
           GError     **error)
{
  PsStmt *stmt = ps_conn_prepare (self->conn, fields[i].set, error);

  if (stmt == NULL)
    return FALSE;

  ps_stmt_bind_int64 (stmt, 1, self->kept_id);
  ps_stmt_bind_maybe_text (stmt, 2, value);

  return ps_conn_run (self->conn, stmt, error);
}

static gboolean
change_field (PsMerging   *self,
              int          i,
              const char  *value,
              GError     **error)
{
  g_autofree char *was = NULL;

  if (!get_field (self, i, self->kept_id, &was, error))
    return FALSE;

  return g_strcmp0 (was, value) == 0 ||
         (set_field (self, i, value, error) &&
          ps_merge_keep (self, "field", fields[i].name, was, error));
}

static gboolean
take_field (PsMerging   *self,
            const char  *name,
            GError     **error)
{
  int i = find_field (name, G_N_ELEMENTS (fields));
  g_autofree char *value = NULL;
  g_autofree char *kept = g_strdup_printf ("%" G_GINT64_FORMAT, self->kept_id);

  if (i < 0 || !get_field (self, i, self->merged_id, &value, error))
    return i >= 0 ? FALSE : TRUE;

  /* Nobody is their own buddy. */
  if (g_str_equal (name, "buddy_id") && g_strcmp0 (value, kept) == 0)
    return TRUE;

  return change_field (self, i, value, error) &&
         (!g_str_equal (name, "preferred_name") || take_field (self, "name_fold", error));
}

/* What leads elsewhere is taken over where the kept record has nothing. */
static const char * const links[] = { "buddy_id", "home_group_id" };

static gboolean
fill_link (PsMerging   *self,
           const char  *name,
           GError     **error)
{
  g_autofree char *kept = NULL;

  if (!get_field (self, find_field (name, G_N_ELEMENTS (fields)), self->kept_id, &kept, error))
    return FALSE;

  return kept != NULL || take_field (self, name, error);
}

/**
 * ps_merge_fields:
 * @names: (nullable) (array zero-terminated=1): which fields are taken from the merged record
 * @now: microseconds UTC
 */
gboolean
ps_merge_fields (PsMerging           *self,
                 const char * const  *names,
                 gint64               now,
                 GError             **error)
{
  g_autofree char *merged = g_strdup_printf ("%" G_GINT64_FORMAT, self->merged_id);
  g_autofree char *buddy = NULL;
  g_autofree char *walk_in = NULL;
  g_autofree char *when = g_strdup_printf ("%" G_GINT64_FORMAT, now);

  for (guint i = 0; names != NULL && names[i] != NULL; i++)
    if (!take_field (self, names[i], error))
      return FALSE;

  for (guint i = 0; i < G_N_ELEMENTS (links); i++)
    if (!fill_link (self, links[i], error))
      return FALSE;

  if (!get_field (self, find_field ("buddy_id", G_N_ELEMENTS (fields)), self->kept_id, &buddy, error))
    return FALSE;
  if (g_strcmp0 (buddy, merged) == 0 &&
      !change_field (self, find_field ("buddy_id", G_N_ELEMENTS (fields)), NULL, error))
    return FALSE;

  /* Whoever has one whole record is known. */
  if (!get_field (self, find_field ("walk_in", G_N_ELEMENTS (fields)), self->merged_id, &walk_in,
                  error))
    return FALSE;
  if (g_strcmp0 (walk_in, "0") == 0 &&
      !change_field (self, find_field ("walk_in", G_N_ELEMENTS (fields)), "0", error))
    return FALSE;

  return change_field (self, find_field ("updated_at", G_N_ELEMENTS (fields)), when, error);
}

/**
 * ps_merge_fields_back:
 * @merged_at: when it was merged, microseconds UTC
 * @done: (out): whether it was such a part
 *
 * Puts back what a field was, unless somebody has changed the field since: that stays.
 */
gboolean
ps_merge_fields_back (PsMerging          *self,
                      const PsMergePart  *part,
                      gint64              merged_at,
                      gboolean           *done,
                      GError            **error)
{
  int i = g_str_equal (part->kind, "field") ? find_field (part->object, G_N_ELEMENTS (fields)) : -1;
  g_autofree char *set = NULL;
  g_autofree char *is = NULL;

  *done = i >= 0;
  if (!*done)
    return TRUE;

  if (!get_field (self, i, self->kept_id, &is, error))
    return FALSE;

  if (g_str_equal (part->object, "updated_at"))
    set = g_strdup_printf ("%" G_GINT64_FORMAT, merged_at);
  else if (!get_field (self, i, self->merged_id, &set, error))
    return FALSE;

  /* A buddy who was the other record is nobody now. */
  if (is == NULL && g_str_equal (part->object, "buddy_id"))
    g_clear_pointer (&set, g_free);

  return g_strcmp0 (is, set) != 0 || set_field (self, i, part->was, error);
}

static gboolean
check_one (PsConn             *conn,
           gint64              id,
           GError            **error)
{
  g_autoptr (PsMemberRow) row = ps_member_store_get (conn, id, error);

  if (row == NULL)
    return FALSE;

  if (row->archived_at == 0 && row->merged_into_id == 0)
    return TRUE;

  g_set_error (error, PS_ERROR, PS_ERROR_CONFLICT,
               /* Translators: %s is a member. */
               _("%s is not on the roster any more, and cannot be merged."), row->preferred_name);

  return FALSE;
}

static gboolean
insert_merge (PsMerging   *self,
              gint64       now,
              const char  *by,
              GError     **error)
{
  PsStmt *stmt = ps_conn_prepare (self->conn,
                                  "INSERT INTO person_merge (uid, kept_id, merged_id, merged_at,"
                                  " merged_by) VALUES (?1, ?2, ?3, ?4, ?5)",
                                  error);
  PsUid uid = ps_uid_new (now);

  if (stmt == NULL)
    return FALSE;

  ps_stmt_bind_uid (stmt, 1, &uid);
  ps_stmt_bind_int64 (stmt, 2, self->kept_id);
  ps_stmt_bind_int64 (stmt, 3, self->merged_id);
  ps_stmt_bind_int64 (stmt, 4, now);
  ps_stmt_bind_text (stmt, 5, by);

  return ps_rows_add_one (self->conn, stmt, &self->id, error);
}

/* Off the roster, with what may never be changed. */
static gboolean
put_away (PsMerging  *self,
          gint64      now,
          GError    **error)
{
  g_autoptr (PsMemberRow) row = ps_member_store_get (self->conn, self->merged_id, error);
  g_autofree char *key = g_strdup_printf ("%" G_GINT64_FORMAT, now);
  g_autofree char *was = NULL;
  g_autofree char *object = g_strdup_printf ("%" G_GINT64_FORMAT, self->merged_id);

  if (row == NULL)
    return FALSE;

  was = g_strdup_printf ("%" G_GINT64_FORMAT, row->updated_at);

  return ps_merge_run (self,
                       "UPDATE person SET merged_into_id = ?1, archived_at = ?3, updated_at = ?3"
                       " WHERE id = ?2",
                       self->kept_id, self->merged_id, key, error) &&
         ps_merge_keep (self, "person", object, was, error);
}

/**
 * ps_merge_store_join:
 * @kept_id: whose record it is from now on
 * @merged_id: whose record goes into it
 * @fields: (nullable) (array zero-terminated=1): what is taken from the merged record, as columns of
 *   person, see ps_merge_store_is_field(); all else stays as the kept one has it, but for a buddy and a
 *   home group, which are taken over where it has none
 * @now: microseconds UTC
 * @by: who does it
 * @merge_id: (out): the merge, by which it is taken back
 *
 * Makes one record of two of the same person. The merged one stays, archived, with the consents that
 * were signed and what was given of it: those are never changed.
 *
 * Errors: %PS_ERROR_NOT_FOUND, %PS_ERROR_CONFLICT where one of them is not on the roster,
 * %PS_ERROR_INVALID where both are one record.
 */
gboolean
ps_merge_store_join (PsConn              *conn,
                     gint64               kept_id,
                     gint64               merged_id,
                     const char * const  *names,
                     gint64               now,
                     const char          *by,
                     gint64              *merge_id,
                     GError             **error)
{
  PsMerging self = { conn, 0, kept_id, merged_id };

  if (kept_id == merged_id)
    {
      g_set_error_literal (error, PS_ERROR, PS_ERROR_INVALID,
                           _("A record cannot be merged with itself."));
      return FALSE;
    }

  if (!check_one (conn, kept_id, error) || !check_one (conn, merged_id, error) ||
      !insert_merge (&self, now, by, error))
    return FALSE;

  *merge_id = self.id;

  return ps_merge_attendance (&self, error) && ps_merge_moves (&self, error) &&
         ps_merge_first_times (&self, error) && ps_merge_spells (&self, error) &&
         ps_merge_waits (&self, error) &&
         ps_merge_fields (&self, names, now, error) && put_away (&self, now, error) &&
         ps_member_store_index (conn, kept_id, error);
}
