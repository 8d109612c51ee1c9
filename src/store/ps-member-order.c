/* Puts those who were found in order, by name, in one of three ways. The times are of one core, see
 * tests/benchmarks/bench-roster.c.
 */
#include "ps-member-order.h"

#include <string.h>

#include "ps-id-set.h"

/* To walk the index by name costs 0.07 microseconds for every member, so when all are wanted one of
 * so many is what it takes to be quicker than reading them at 1.7.
 */
#define WALKED_FOR_ONE 24

typedef struct {
  gint64  id;
  char   *name;
} Hit;

static int
compare_hits (gconstpointer a,
              gconstpointer b)
{
  const Hit *first = a;
  const Hit *second = b;
  int order = strcmp (first->name, second->name);

  return order != 0 ? order : ps_id_compare (&first->id, &second->id);
}

static void
hit_clear (gpointer data)
{
  g_free (((Hit *) data)->name);
}

/* Those who are not archived, with their names, sorted as the index sorts them. */
static GArray *
read_hits (PsConn  *conn,
           GArray  *found,
           GError **error)
{
  g_autoptr (GArray) hits = g_array_new (FALSE, FALSE, sizeof (Hit));

  g_array_set_clear_func (hits, hit_clear);
  for (guint i = 0; i < found->len; i++)
    {
      PsStmt *stmt = ps_conn_prepare (conn,
                                      "SELECT name_fold FROM person"
                                      " WHERE id = ?1 AND archived_at IS NULL",
                                      error);
      Hit hit = { g_array_index (found, gint64, i), NULL };

      if (stmt == NULL)
        return NULL;

      ps_stmt_bind_int64 (stmt, 1, hit.id);
      if (!ps_conn_take_string (conn, stmt, &hit.name, error))
        return NULL;

      if (hit.name != NULL)
        g_array_append_val (hits, hit);
    }

  g_array_sort (hits, compare_hits);

  return g_steal_pointer (&hits);
}

static void
append (GArray *ids,
        gint64  id,
        gint    limit)
{
  if (limit < 0 || ids->len < (guint) limit)
    g_array_append_val (ids, id);
}

static GArray *
order_few (PsConn  *conn,
           GArray  *found,
           gint     limit,
           GError **error)
{
  g_autoptr (GArray) hits = read_hits (conn, found, error);
  GArray *ids;

  if (hits == NULL)
    return NULL;

  ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  for (guint i = 0; i < hits->len; i++)
    append (ids, g_array_index (hits, Hit, i).id, limit);

  return ids;
}

/* Walks the index that is in order already, and keeps the hits. */
static GArray *
order_many (PsConn         *conn,
            const PsIdSet  *found,
            gint            limit,
            GError        **error)
{
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  PsStmt *stmt = ps_conn_prepare (conn,
                                  "SELECT id FROM person WHERE archived_at IS NULL"
                                  " ORDER BY name_fold, id",
                                  error);
  gboolean has_row = TRUE;

  if (stmt == NULL)
    return NULL;

  while (has_row && (limit < 0 || ids->len < (guint) limit))
    {
      gint64 id;

      if (!ps_conn_step (conn, stmt, &has_row, error))
        return NULL;

      if (has_row && ps_id_set_has (found, (id = ps_stmt_get_int64 (stmt, 0))))
        g_array_append_val (ids, id);
    }

  ps_stmt_reset (stmt);

  return g_steal_pointer (&ids);
}

/* Those whose names begin so, by name. */
static GArray *
ids_of_name (PsConn      *conn,
             const char  *beginning,
             GError     **error)
{
  PsStmt *stmt = ps_conn_prepare (conn,
                                  "SELECT id FROM person WHERE archived_at IS NULL"
                                  " AND name_fold >= ?1 AND name_fold < ?1 || char (1114111)"
                                  " ORDER BY name_fold, id",
                                  error);

  if (stmt == NULL)
    return NULL;

  ps_stmt_bind_text (stmt, 1, beginning);

  return ps_conn_take_ids (conn, stmt, error);
}

/* The first of many. Those whose names begin with @word are in order already; if the others are few
 * they are sorted into place, before them or after, and if they are many the first are soon come to.
 */
static GArray *
order_first (PsConn      *conn,
             GArray      *found,
             const char  *word,
             gint         limit,
             GError     **error)
{
  g_autoptr (PsIdSet) set = ps_id_set_new (found);
  g_autoptr (GArray) named = ids_of_name (conn, word, error);
  g_autoptr (GArray) others = NULL;
  g_autoptr (GArray) sorted = NULL;
  g_autoptr (GArray) hits = NULL;
  g_autoptr (PsIdSet) taken = NULL;
  GArray *ids;
  guint next = 0;

  if (named == NULL)
    return NULL;

  ps_id_set_keep (set, named, TRUE);
  if (found->len - named->len > PS_MEMBER_FEW_HITS)
    return order_many (conn, set, limit, error);

  sorted = g_array_copy (named);
  g_array_sort (sorted, ps_id_compare);
  taken = ps_id_set_new (sorted);
  others = g_array_copy (found);
  ps_id_set_keep (taken, others, FALSE);
  if ((hits = read_hits (conn, others, error)) == NULL)
    return NULL;

  ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  while (next < hits->len && strcmp (g_array_index (hits, Hit, next).name, word) < 0)
    append (ids, g_array_index (hits, Hit, next++).id, limit);
  for (guint i = 0; i < named->len; i++)
    append (ids, g_array_index (named, gint64, i), limit);
  while (next < hits->len)
    append (ids, g_array_index (hits, Hit, next++).id, limit);

  return ids;
}

static gboolean
read_last_id (PsConn  *conn,
              gint64  *id,
              GError **error)
{
  PsStmt *stmt = ps_conn_prepare (conn, "SELECT max (id) FROM person", error);

  return stmt != NULL && ps_conn_take_int64 (conn, stmt, id, error);
}

/**
 * ps_member_order:
 * @found: (element-type gint64): ids, in their own order
 * @word: what was typed, or a word of it
 * @limit: how many at most; all if negative
 *
 * Returns: (transfer full) (nullable) (element-type gint64): those of them who are not archived, by
 *   name
 */
GArray *
ps_member_order (PsConn      *conn,
                 GArray      *found,
                 const char  *word,
                 gint         limit,
                 GError     **error)
{
  g_autoptr (PsIdSet) set = NULL;
  gint64 last;

  if (found->len <= PS_MEMBER_FEW_HITS)
    return order_few (conn, found, limit, error);

  if (limit >= 0)
    return order_first (conn, found, word, limit, error);

  if (!read_last_id (conn, &last, error))
    return NULL;

  if (found->len < last / WALKED_FOR_ONE)
    return order_few (conn, found, limit, error);

  set = ps_id_set_new (found);

  return order_many (conn, set, limit, error);
}
