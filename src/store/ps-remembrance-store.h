#pragma once

#include "ps-conn.h"

G_BEGIN_DECLS

/**
 * PsRemembranceRow:
 * @id: the row's id
 * @group_id: which group lost somebody
 * @group_name: what that is called
 * @person_id: whom
 * @name: what they liked to be called
 * @died_on: the day they died, YYYY-MM-DD
 * @settled_how: (nullable): `held` or `not-wanted`; %NULL while the group is asked
 *
 * A group is asked whether it wants to remember somebody.
 */
typedef struct {
  gint64  id;
  gint64  group_id;
  char   *group_name;
  gint64  person_id;
  char   *name;
  char   *died_on;
  char   *settled_how;
} PsRemembranceRow;

void       ps_remembrance_row_free     (PsRemembranceRow  *row);

GPtrArray *ps_remembrance_store_list   (PsConn            *conn,
                                        gint64             group_id,
                                        GError           **error);
GPtrArray *ps_remembrance_store_all    (PsConn            *conn,
                                        gint64             group_id,
                                        GError           **error);
gboolean   ps_remembrance_store_settle (PsConn            *conn,
                                        gint64             id,
                                        const char        *how,
                                        gint64             now,
                                        GError           **error);
gboolean   ps_remembrance_store_plan   (PsConn            *conn,
                                        gint64             session_id,
                                        guint              position,
                                        GArray            *ids,
                                        GError           **error);
gboolean   ps_remembrance_store_held   (PsConn            *conn,
                                        gint64             session_id,
                                        gint64             now,
                                        GError           **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PsRemembranceRow, ps_remembrance_row_free)

G_END_DECLS
