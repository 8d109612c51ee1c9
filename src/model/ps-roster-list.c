/* The lists of people, and one person of them. */
#include "ps-roster-private.h"

#include "ps-right.h"
#include "ps-today.h"

/* What a list shows. The day of membership is not in it: the list may be there past midnight. */
typedef struct {
  const PsClock *clock;
  gint64         group_id;
  char          *text;
  gboolean       with_gone;  /* in a search */
} Query;

#define QUERY "ps-roster-query"

static Query *
query_new (const PsClock *clock,
           gint64         group_id,
           const char    *text)
{
  Query *query = g_new0 (Query, 1);

  query->clock = clock;
  query->group_id = group_id;
  query->text = g_strdup (text);

  return query;
}

static void
query_free (gpointer data)
{
  Query *query = data;

  g_free (query->text);
  g_free (query);
}

typedef GArray *(*Search) (PsConn      *conn,
                           const char  *text,
                           gint         limit,
                           GError     **error);

static gboolean
append_found (PsConn      *conn,
              GArray      *ids,
              Search       search,
              const char  *text,
              gint         limit,
              GError     **error)
{
  g_autoptr (GArray) found = NULL;

  if (limit >= 0 && ids->len >= (guint) limit)
    return TRUE;

  found = search (conn, text, limit < 0 ? -1 : limit - (gint) ids->len, error);
  if (found == NULL)
    return FALSE;

  g_array_append_vals (ids, found->data, found->len);

  return TRUE;
}

static GArray *
list_ids (PsConn         *conn,
          gconstpointer   data,
          gint            limit,
          GError        **error)
{
  const Query *query = data;
  g_autoptr (GArray) ids = NULL;
  char today[PS_DATE_ISO_SIZE] = "";

  if (!ps_roles_may (ps_conn_get_roles (conn), PS_RIGHT_ROSTER))
    return g_array_new (FALSE, FALSE, sizeof (gint64));

  if (query->group_id != 0 &&
      !ps_roster_today_of (conn, query->clock, query->group_id, today, error))
    return NULL;

  ids = ps_member_store_search (conn, query->text, query->group_id, today, limit, error);
  if (ids == NULL || !query->with_gone)
    return g_steal_pointer (&ids);

  return append_found (conn, ids, ps_member_store_search_removed, query->text, limit, error) &&
         append_found (conn, ids, ps_member_store_search_died, query->text, limit, error)
           ? g_steal_pointer (&ids) : NULL;
}

static GObject *
load (PsConn  *conn,
      gint64   id,
      GError **error)
{
  g_autoptr (PsMemberRow) row = ps_member_store_get (conn, id, error);

  return row != NULL ? G_OBJECT (ps_member_new_from_row (row)) : NULL;
}

static void
reload (GObject *item,
        PsConn  *conn)
{
  PsMember *member = PS_MEMBER (item);
  g_autoptr (PsMemberRow) row = ps_member_store_get (conn, ps_member_get_id (member), NULL);

  /* An import that is taken back deletes whom it brought; whoever looks at one of them sees somebody
   * who is off the roster.
   */
  if (row == NULL)
    {
      row = ps_member_row_copy (ps_member_get_row (member));
      row->archived_at = MAX (row->updated_at, 1);
    }

  ps_member_update (member, row);
}

static const char * const everybodys_tables[] = { "person", "person_word", NULL };
static const char * const members_tables[] = { "person", "person_word", "membership", NULL };

static const PsRowKind everybody_kind = {
  .tables = everybodys_tables,
  .get_item_type = ps_member_get_type,
  .list_ids = list_ids,
  .load = load,
  .reload = reload,
};

static const PsRowKind members_kind = {
  .tables = members_tables,
  .get_item_type = ps_member_get_type,
  .list_ids = list_ids,
  .load = load,
  .reload = reload,
};

/**
 * ps_roster_list_new:
 * @group_id: only who is a member of that group today, or 0 for everybody
 *
 * Each view has its own list; the same person is the same object in all of them.
 *
 * Returns: (transfer full): a list of PsMember by name that follows the database; it begins with as
 *   many as a window shows
 */
PsRowList *
ps_roster_list_new (PsRoster *self,
                    gint64    group_id)
{
  PsRowList *list;

  g_return_val_if_fail (PS_IS_ROSTER (self), NULL);

  list = ps_row_list_new (self->db, group_id != 0 ? &members_kind : &everybody_kind,
                          PS_ROW_LIST_FIRST_PAGE, query_new (self->clock, group_id, NULL),
                          query_free);
  g_object_set_data_full (G_OBJECT (list), QUERY, query_new (self->clock, group_id, NULL),
                          query_free);

  return list;
}

/**
 * ps_roster_list_find_gone:
 * @list: from ps_roster_list_new(), of everybody
 *
 * From now on a search of @list finds who was taken off the roster and who died as well, after all the
 * others. Without a search they are not in it.
 */
void
ps_roster_list_find_gone (PsRowList *list)
{
  Query *scope;

  g_return_if_fail (PS_IS_ROW_LIST (list));

  scope = g_object_get_data (G_OBJECT (list), QUERY);
  g_return_if_fail (scope != NULL && scope->group_id == 0);

  scope->with_gone = TRUE;
}

/**
 * ps_roster_list_search:
 * @list: from ps_roster_list_new()
 * @text: (nullable): what was typed; nothing in it finds all
 *
 * Narrows @list to whom every word typed fits: the beginning of a name, a number or an address.
 *
 * Returns: whether it could be searched
 */
gboolean
ps_roster_list_search (PsRowList   *list,
                       const char  *text,
                       GError     **error)
{
  const Query *scope;
  Query *query;

  g_return_val_if_fail (PS_IS_ROW_LIST (list), FALSE);

  scope = g_object_get_data (G_OBJECT (list), QUERY);
  g_return_val_if_fail (scope != NULL, FALSE);

  query = query_new (scope->clock, scope->group_id, text);
  query->with_gone = scope->with_gone;

  return ps_row_list_set_query (list, query, error);
}

/**
 * ps_roster_count:
 *
 * Returns: how many people are on the roster; 0 where that cannot be read
 */
guint
ps_roster_count (PsRoster *self)
{
  guint n = 0;

  g_return_val_if_fail (PS_IS_ROSTER (self), 0);

  if (!ps_roles_may (ps_db_get_roles (self->db), PS_RIGHT_ROSTER))
    return 0;

  return ps_member_store_count (ps_db_get_reader (self->db), &n, NULL) ? n : 0;
}

/**
 * ps_roster_find:
 *
 * Errors: %PS_ERROR_NOT_FOUND.
 *
 * Returns: (transfer full) (nullable): the person, archived or not; the same object as in the lists
 */
PsMember *
ps_roster_find (PsRoster  *self,
                gint64     id,
                GError   **error)
{
  g_return_val_if_fail (PS_IS_ROSTER (self), NULL);

  if (!ps_right_check (self->db, PS_RIGHT_ROSTER, error))
    return NULL;

  return (PsMember *) ps_row_pool_get_item (ps_row_pool_get (self->db, &everybody_kind), id, error);
}

/**
 * ps_roster_find_removed:
 * @text: a name, or a part of one, as it is typed
 * @limit: how many at most
 *
 * Whoever is added may have been on the roster before.
 *
 * Returns: (transfer full) (element-type gint64): who of those who were taken off it that may be, by name
 */
GArray *
ps_roster_find_removed (PsRoster   *self,
                        const char *text,
                        gint        limit)
{
  GArray *ids = NULL;

  g_return_val_if_fail (PS_IS_ROSTER (self), NULL);

  if (ps_roles_may (ps_db_get_roles (self->db), PS_RIGHT_ROSTER))
    ids = ps_member_store_search_removed (ps_db_get_reader (self->db), text, limit, NULL);

  return ids != NULL ? ids : g_array_new (FALSE, FALSE, sizeof (gint64));
}
