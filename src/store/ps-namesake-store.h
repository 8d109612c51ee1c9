#pragma once

#include "ps-conn.h"

G_BEGIN_DECLS

/**
 * PsNamesakeRow:
 * @full_name: "" where it is not known
 * @initial: of the family name; "" where it is not known
 * @phone: (nullable): the digits of their first number
 * @since: (nullable): the first day in any group, YYYY-MM-DD
 * @created_at: when they were added, microseconds UTC
 *
 * What tells somebody apart from another of the same name: nothing of it says anything of anybody's
 * health, so it may be shown at the door.
 */
typedef struct {
  gint64  id;
  char   *full_name;
  char   *initial;
  char   *phone;
  char   *since;
  gint64  created_at;
} PsNamesakeRow;

void       ps_namesake_row_free         (PsNamesakeRow  *row);
gboolean   ps_namesake_store_fold       (PsConn         *conn,
                                         gint64          person_id,
                                         char          **fold,
                                         gboolean       *archived,
                                         GError        **error);
gboolean   ps_namesake_store_names      (PsConn          *conn,
                                         gint64           person_id,
                                         char           **name,
                                         char           **full_name,
                                         GError         **error);
GPtrArray *ps_namesake_store_list       (PsConn         *conn,
                                         const char     *fold,
                                         GError        **error);
GPtrArray *ps_namesake_store_list_all   (PsConn         *conn,
                                         const char     *fold,
                                         GError        **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PsNamesakeRow, ps_namesake_row_free)

G_END_DECLS
