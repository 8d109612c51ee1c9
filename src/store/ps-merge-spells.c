/* Memberships of what is one person now: spells of one group that overlap become one. */
#include "ps-merge-private.h"

#include <glib/gi18n-lib.h>
#include <stdlib.h>
#include <string.h>

#include "ps-error.h"
#include "ps-group-store.h"
#include "ps-membership-store.h"

/* How a spell that was changed or taken away is remembered. The uid and the days hold no "|". */
#define EXTENDED "extended"
#define GONE     "gone"

/* The last day of a spell that goes on comes after every other. */
static int
compare_ends (const PsMembershipRow *first,
              const PsMembershipRow *second)
{
  if (first->left_on == NULL || second->left_on == NULL)
    return (first->left_on == NULL) - (second->left_on == NULL);

  return strcmp (first->left_on, second->left_on);
}

static int
compare_spells (gconstpointer a,
                gconstpointer b)
{
  const PsMembershipRow *first = *(const PsMembershipRow * const *) a;
  const PsMembershipRow *second = *(const PsMembershipRow * const *) b;
  int order;

  if (first->group_id != second->group_id)
    return first->group_id < second->group_id ? -1 : 1;

  order = strcmp (first->joined_on, second->joined_on);

  return order != 0 ? order : compare_ends (first, second);
}

/* Of both, by group and day. */
static GPtrArray *
read_spells (PsMerging  *self,
             GError    **error)
{
  g_autoptr (GPtrArray) spells =
    ps_membership_store_of_person (self->conn, self->kept_id, error);
  g_autoptr (GPtrArray) others = NULL;

  if (spells == NULL)
    return NULL;

  others = ps_membership_store_of_person (self->conn, self->merged_id, error);
  if (others == NULL)
    return NULL;

  while (others->len > 0)
    g_ptr_array_add (spells, g_ptr_array_steal_index (others, 0));
  g_ptr_array_sort (spells, compare_spells);

  return g_steal_pointer (&spells);
}

static const char *
or_nothing (const char *text)
{
  return text != NULL ? text : "";
}

static const char *
or_null (const char *text)
{
  return *text != '\0' ? text : NULL;
}

static gboolean
move_spell (PsMerging              *self,
            const PsMembershipRow  *spell,
            GError                **error)
{
  g_autofree char *key = g_strdup_printf ("%" G_GINT64_FORMAT, spell->id);

  return ps_merge_run (self, "UPDATE membership SET person_id = ?1 WHERE person_id = ?2 AND id = ?3",
                       self->kept_id, self->merged_id, key, error) &&
         ps_merge_keep (self, "membership", key, NULL, error);
}

/* An import that brought it is remembered too: it would forget the spell. */
static gboolean
forget_spell (PsMerging              *self,
              const PsMembershipRow  *spell,
              GError                **error)
{
  g_autofree char *key = g_strdup_printf ("%" G_GINT64_FORMAT, spell->id);
  g_autofree char *uid = ps_uid_to_string (&spell->uid);
  g_autofree char *was =
    g_strdup_printf (GONE "|%s|%" G_GINT64_FORMAT "|%s|%s|%s", uid, spell->group_id,
                     spell->joined_on, or_nothing (spell->left_on),
                     or_nothing (spell->leave_reason));
  /* The statement is asked about the spell, and not about the people. */
  PsMerging asked = { self->conn, self->id, spell->id, self->merged_id };
  g_autoptr (GPtrArray) keys =
    ps_merge_keys (&asked,
                   "SELECT import_id || '|' || person_id FROM member_import_person"
                   " WHERE membership_id = ?1 AND ?2",
                   error);

  if (keys == NULL)
    return FALSE;

  for (guint i = 0; i < keys->len; i++)
    if (!ps_merge_keep (self, "member_import_person", g_ptr_array_index (keys, i), key, error))
      return FALSE;

  return ps_merge_run (self, "DELETE FROM membership WHERE ?2 AND person_id = ?1 AND id = ?3",
                       self->kept_id, self->merged_id, key, error) &&
         ps_merge_keep (self, "membership", key, was, error);
}

/* The first of the kept one's own is stretched over all of them; the merged one's stay where they are. */
static gboolean
join_spells (PsMerging        *self,
             PsMembershipRow **spells,
             guint             n,
             GError          **error)
{
  const PsMembershipRow *base = NULL;
  const PsMembershipRow *last = spells[0];
  g_autofree char *key = NULL;
  g_autofree char *was = NULL;

  for (guint i = 0; i < n; i++)
    {
      if (compare_ends (spells[i], last) > 0)
        last = spells[i];

      if (spells[i]->person_id != self->kept_id)
        continue;

      if (base == NULL)
        base = spells[i];
      else if (!forget_spell (self, spells[i], error))
        return FALSE;
    }

  if (base == NULL)
    return move_spell (self, spells[0], error);

  key = g_strdup_printf ("%" G_GINT64_FORMAT, base->id);
  was = g_strdup_printf (EXTENDED "|%s|%s|%s|%s|%s|%s",
                         base->joined_on, or_nothing (base->left_on),
                         or_nothing (base->leave_reason),
                         spells[0]->joined_on, or_nothing (last->left_on),
                         or_nothing (last->leave_reason));

  return ps_membership_store_set_days (self->conn, base->id, spells[0]->joined_on, last->left_on,
                                       last->leave_reason, error) &&
         ps_merge_keep (self, "membership", key, was, error);
}

static gboolean
any_merged (PsMerging        *self,
            PsMembershipRow **spells,
            guint             n)
{
  for (guint i = 0; i < n; i++)
    if (spells[i]->person_id == self->merged_id)
      return TRUE;

  return FALSE;
}

/**
 * ps_merge_spells:
 *
 * Takes over the merged one's memberships. Those of one group that overlap are joined into one spell,
 * from the first day to the last; one that ends on the day another begins stays apart.
 */
gboolean
ps_merge_spells (PsMerging  *self,
                 GError    **error)
{
  g_autoptr (GPtrArray) spells = read_spells (self, error);
  PsMembershipRow **rows;
  guint end;

  if (spells == NULL)
    return FALSE;

  rows = (PsMembershipRow **) spells->pdata;
  for (guint start = 0; start < spells->len; start = end)
    {
      const PsMembershipRow *last = rows[start];

      for (end = start + 1; end < spells->len; end++)
        {
          if (rows[end]->group_id != rows[start]->group_id ||
              (last->left_on != NULL && strcmp (rows[end]->joined_on, last->left_on) >= 0))
            break;
          if (compare_ends (rows[end], last) > 0)
            last = rows[end];
        }

      if (any_merged (self, rows + start, end - start) &&
          !join_spells (self, rows + start, end - start, error))
        return FALSE;
    }

  return TRUE;
}

static gboolean
refuse (PsMerging   *self,
        gint64       group_id,
        GError     **error)
{
  g_autoptr (PsGroupRow) group = ps_group_store_get (self->conn, group_id, error);

  if (group != NULL)
    g_set_error (error, PS_ERROR, PS_ERROR_CONFLICT,
                 /* Translators: %s is a group. Two records of one person were merged and cannot be taken
                  * apart any more.
                  */
                 _("The two cannot be taken apart: when they joined or left %s was changed since."),
                 group->name);

  return FALSE;
}

static gboolean
shrink (PsMerging    *self,
        const char   *object,
        char        **was,
        GError      **error)
{
  gint64 id = g_ascii_strtoll (object, NULL, 10);
  g_autoptr (PsMembershipRow) now = ps_membership_store_get (self->conn, id, error);

  if (now == NULL)
    return FALSE;

  if (strcmp (now->joined_on, was[4]) != 0 || strcmp (or_nothing (now->left_on), was[5]) != 0 ||
      strcmp (or_nothing (now->leave_reason), was[6]) != 0)
    return refuse (self, now->group_id, error);

  return ps_membership_store_set_days (self->conn, id, was[1], or_null (was[2]), or_null (was[3]),
                                       error);
}

static gboolean
bring_back (PsMerging    *self,
            const char   *object,
            char        **was,
            GError      **error)
{
  PsStmt *stmt = ps_conn_prepare (self->conn,
                                  "INSERT INTO membership (id, uid, group_id, person_id, joined_on,"
                                  " left_on, leave_reason) SELECT CASE WHEN EXISTS"
                                  " (SELECT 1 FROM membership WHERE id = ?1) THEN NULL ELSE ?1 END,"
                                  " ?2, ?3, ?4, ?5, nullif (?6, ''), nullif (?7, '')",
                                  error);
  PsUid uid;

  if (stmt == NULL)
    return FALSE;

  if (!ps_uid_parse (was[1], &uid))
    {
      g_set_error_literal (error, PS_ERROR, PS_ERROR_INVALID, _("The merge is damaged."));
      return FALSE;
    }

  ps_stmt_bind_int64 (stmt, 1, g_ascii_strtoll (object, NULL, 10));
  ps_stmt_bind_uid (stmt, 2, &uid);
  ps_stmt_bind_int64 (stmt, 3, g_ascii_strtoll (was[2], NULL, 10));
  ps_stmt_bind_int64 (stmt, 4, self->kept_id);
  ps_stmt_bind_text (stmt, 5, was[3]);
  ps_stmt_bind_text (stmt, 6, was[4]);
  ps_stmt_bind_text (stmt, 7, was[5]);

  return ps_conn_run (self->conn, stmt, error);
}

/**
 * ps_merge_spells_back:
 * @done: (out): whether it was such a part
 *
 * Errors: %PS_ERROR_CONFLICT where a spell that was joined was changed since.
 */
gboolean
ps_merge_spells_back (PsMerging          *self,
                      const PsMergePart  *part,
                      gboolean           *done,
                      GError            **error)
{
  g_auto (GStrv) was = g_strsplit (part->was != NULL ? part->was : "", "|", -1);

  *done = TRUE;
  if (g_str_equal (part->kind, "member_import_person"))
    {
      g_autofree char *key = g_strdup_printf ("%s|%s", part->object, part->was);

      return ps_merge_run (self,
                           "UPDATE member_import_person SET membership_id = ?5 WHERE ?1 AND ?2"
                           " AND import_id = ?3 AND person_id = ?4 AND membership_id IS NULL"
                           " AND EXISTS (SELECT 1 FROM membership WHERE id = ?5 AND person_id = ?1)",
                           self->kept_id, self->merged_id, key, error);
    }

  *done = g_str_equal (part->kind, "membership");
  if (!*done)
    return TRUE;

  if (part->was == NULL)
    return ps_merge_run (self,
                         "UPDATE membership SET person_id = ?1 WHERE person_id = ?2 AND id = ?3",
                         self->merged_id, self->kept_id, part->object, error);

  if (g_strv_length (was) == 7 && g_str_equal (was[0], EXTENDED))
    return shrink (self, part->object, was, error);

  if (g_strv_length (was) == 6 && g_str_equal (was[0], GONE))
    return bring_back (self, part->object, was, error);

  g_set_error_literal (error, PS_ERROR, PS_ERROR_INVALID, _("The merge is damaged."));

  return FALSE;
}

/**
 * ps_merge_spells_check:
 *
 * Errors: %PS_ERROR_CONFLICT where a spell that came back overlaps one that was begun since.
 */
gboolean
ps_merge_spells_check (PsMerging  *self,
                       GError    **error)
{
  g_autoptr (GPtrArray) groups =
    ps_merge_keys (self,
                   "SELECT a.group_id FROM membership AS a JOIN membership AS b"
                   " ON b.person_id = a.person_id AND b.group_id = a.group_id AND b.id <> a.id"
                   " WHERE a.person_id IN (?1, ?2) AND (a.joined_on < b.joined_on"
                   "  OR (a.joined_on = b.joined_on AND b.joined_on IS NOT b.left_on))"
                   " AND (a.left_on IS NULL OR a.left_on > b.joined_on) LIMIT 1",
                   error);

  if (groups == NULL)
    return FALSE;

  return groups->len == 0 ||
         refuse (self, g_ascii_strtoll (g_ptr_array_index (groups, 0), NULL, 10), error);
}
