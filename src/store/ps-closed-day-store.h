#pragma once

#include "ps-conn.h"

G_BEGIN_DECLS

/**
 * PsClosedDayRow:
 * @closed_on: YYYY-MM-DD
 * @name: why, such as a holiday's name, or ""
 *
 * A day on which the clinic is closed.
 */
typedef struct {
  char *closed_on;
  char *name;
} PsClosedDayRow;

PsClosedDayRow *ps_closed_day_row_new      (void);
void            ps_closed_day_row_free     (PsClosedDayRow *row);

GPtrArray      *ps_closed_day_store_list   (PsConn         *conn,
                                            const char     *from_on,
                                            GError        **error);
gboolean        ps_closed_day_store_put    (PsConn         *conn,
                                            const char     *closed_on,
                                            const char     *name,
                                            GError        **error);
gboolean        ps_closed_day_store_remove (PsConn         *conn,
                                            const char     *closed_on,
                                            GError        **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PsClosedDayRow, ps_closed_day_row_free)

G_END_DECLS
