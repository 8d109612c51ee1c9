#include "ps-known-store.h"

#include "ps-access.h"

/* The person whose contact ways are being read. */
typedef struct {
  gint64     id;
  gboolean   in_group;
  char      *preferred_name;
  char      *full_name;
  guint      blanks;
  GPtrArray *folds;
} Known;

static void
give (Known       *known,
      PsKnownFunc  func,
      gpointer     data)
{
  if (known->id != 0)
    {
      g_ptr_array_add (known->folds, NULL);
      func (known->id, known->in_group, known->preferred_name, known->full_name, known->blanks,
            (const char *const *) known->folds->pdata, data);
    }

  g_ptr_array_set_size (known->folds, 0);
  g_clear_pointer (&known->preferred_name, g_free);
  g_clear_pointer (&known->full_name, g_free);
  known->id = 0;
}

#define EACH(needs) \
  "SELECT p.id, p.preferred_name, p.full_name, c.value_fold," \
  " ?1 = 0 OR EXISTS (SELECT 1 FROM membership AS m" \
  " WHERE m.group_id = ?1 AND m.person_id = p.id" \
  " AND m.left_on IS NULL)," \
  /* PsKnownBlank, in the order of its bits. */ \
  " (p.full_name = '') + (p.initial = '') * 2 + (p.pronouns = '') * 4" \
  " + (p.language = '') * 8 + (" needs ") * 16" \
  " FROM person AS p LEFT JOIN contact_way AS c" \
  " ON c.person_id = p.id AND c.value_fold <> ''" \
  " WHERE p.archived_at IS NULL ORDER BY p.id"

/**
 * ps_known_store_each:
 * @group_id: which group @in_group is about; 0 for none, and everybody is in it
 * @func: called for everybody who is not archived, in no order to rely on
 *
 * Reads the whole roster in one go, so that an import can be set against it without asking for each
 * of its rows. With 100,000 people it is some tenths of a second: more than a frame.
 */
gboolean
ps_known_store_each (PsConn       *conn,
                     gint64        group_id,
                     PsKnownFunc   func,
                     gpointer      data,
                     GError      **error)
{
  g_autoptr (GPtrArray) folds = g_ptr_array_new_with_free_func (g_free);
  Known known = { 0, FALSE, NULL, NULL, 0, folds };
  gboolean has_row = TRUE;
  PsStmt *stmt;

  /* Access needs are not the front desk's to read, nor to fill. */
  stmt = ps_access_is_whole (ps_conn_get_roles (conn))
         ? ps_conn_prepare (conn, EACH ("p.access_needs = ''"), error)
         : ps_conn_prepare (conn, EACH ("0"), error);
  if (stmt == NULL)
    return FALSE;

  ps_stmt_bind_int64 (stmt, 1, group_id);

  while (has_row)
    {
      gint64 id;

      if (!ps_conn_step (conn, stmt, &has_row, error))
        {
          g_free (known.preferred_name);
          g_free (known.full_name);
          return FALSE;
        }

      id = has_row ? ps_stmt_get_int64 (stmt, 0) : 0;
      if (id != known.id)
        give (&known, func, data);

      if (has_row && known.id == 0)
        {
          known.id = id;
          known.preferred_name = ps_stmt_dup_text (stmt, 1);
          known.full_name = ps_stmt_dup_text (stmt, 2);
          known.in_group = ps_stmt_get_boolean (stmt, 4);
          known.blanks = (guint) ps_stmt_get_int64 (stmt, 5);
        }

      if (has_row && !ps_stmt_is_null (stmt, 3))
        g_ptr_array_add (folds, ps_stmt_dup_text (stmt, 3));
    }

  return TRUE;
}

#define FOLDS(person) \
  " ifnull ((SELECT group_concat (c.value_fold, char (10)) FROM contact_way AS c" \
  " WHERE c.person_id = " person ".id AND c.value_fold <> ''), '')"

/**
 * ps_known_store_each_former:
 * @func: called for everybody who died, and then for every record that went into another
 *
 * Whoever is named in a file may be one of them: the one is not to be put onto a list of those who are
 * called, and the other is the kept record, whatever the file calls them.
 */
gboolean
ps_known_store_each_former (PsConn        *conn,
                            PsFormerFunc   func,
                            gpointer       data,
                            GError       **error)
{
  /* Both are few, and found without reading anybody else; see ps_bereavement_store_ids(). */
  PsStmt *stmt = ps_conn_prepare (conn,
                                  "SELECT p.id, 0, p.preferred_name, p.full_name," FOLDS ("p")
                                  " FROM setting AS s CROSS JOIN person AS p"
                                  " ON p.id = CAST (substr (s.key, 13) AS INTEGER)"
                                  " WHERE s.key >= 'bereavement:' AND s.key < 'bereavement;'"
                                  " AND p.died_on IS NOT NULL"
                                  " UNION ALL SELECT q.id, q.merged_into_id, q.preferred_name,"
                                  " q.full_name, '' FROM person AS q"
                                  " WHERE q.merged_into_id IS NOT NULL",
                                  error);
  gboolean has_row = TRUE;

  if (stmt == NULL)
    return FALSE;

  while (ps_conn_step (conn, stmt, &has_row, error))
    {
      g_autofree char *preferred_name = NULL;
      g_autofree char *full_name = NULL;
      g_autofree char *text = NULL;
      g_auto (GStrv) folds = NULL;

      if (!has_row)
        return TRUE;

      preferred_name = ps_stmt_dup_text (stmt, 2);
      full_name = ps_stmt_dup_text (stmt, 3);
      text = ps_stmt_dup_text (stmt, 4);
      folds = g_strsplit (text, "\n", -1);
      func (ps_stmt_get_int64 (stmt, 0), ps_stmt_get_int64 (stmt, 1), preferred_name, full_name,
            (const char *const *) folds, data);
    }

  return FALSE;
}
