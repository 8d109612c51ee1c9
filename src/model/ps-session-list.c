#include "ps-session-list.h"

#include "ps-right.h"

static GArray *
list_ids (PsConn         *conn,
          gconstpointer   query,
          gint            limit,
          GError        **error)
{
  if (!ps_roles_may (ps_conn_get_roles (conn), PS_RIGHT_MEETINGS))
    return g_array_new (FALSE, FALSE, sizeof (gint64));

  return ps_session_store_ids (conn, *(const gint64 *) query, limit, error);
}

static GObject *
load (PsConn  *conn,
      gint64   id,
      GError **error)
{
  g_autoptr (PsSessionRow) row = ps_session_store_get (conn, id, error);

  return row != NULL ? G_OBJECT (ps_session_new_from_row (row)) : NULL;
}

static void
reload (GObject *item,
        PsConn  *conn)
{
  g_autoptr (PsSessionRow) row =
    ps_session_store_get (conn, ps_session_get_id (PS_SESSION (item)), NULL);

  if (row != NULL)
    ps_session_update (PS_SESSION (item), row);
}

static const char * const session_tables[] = {
  "session", "attendance", "support_group", NULL
};

static const PsRowKind session_kind = {
  .tables = session_tables,
  .get_item_type = ps_session_get_type,
  .list_ids = list_ids,
  .load = load,
  .reload = reload,
};

/**
 * ps_session_list_new:
 * @group_id: whose meetings, or 0 for all groups'
 *
 * Returns: (transfer full): a list of #PsSession, the newest first, that follows the database
 */
PsRowList *
ps_session_list_new (PsDb   *db,
                     gint64  group_id)
{
  return ps_row_list_new (db, &session_kind, PS_ROW_LIST_FIRST_PAGE,
                          g_memdup2 (&group_id, sizeof group_id), g_free);
}

/**
 * ps_session_list_find:
 *
 * Errors: %PS_ERROR_NOT_FOUND.
 *
 * Returns: (transfer full): the meeting
 */
PsSession *
ps_session_list_find (PsDb    *db,
                      gint64   id,
                      GError **error)
{
  return (PsSession *) load (ps_db_get_reader (db), id, error);
}
