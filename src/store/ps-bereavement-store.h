#pragma once

#include "ps-conn.h"

G_BEGIN_DECLS

/* Of groups that somebody left, those left within so many days before they died are told. */
#define PS_BEREAVEMENT_DAYS 365

gboolean ps_bereavement_store_died_on (PsConn      *conn,
                                       gint64       person_id,
                                       char       **died_on,
                                       GError     **error);
GArray  *ps_bereavement_store_ids     (PsConn      *conn,
                                       GError     **error);
gboolean ps_bereavement_store_record  (PsConn      *conn,
                                       gint64       person_id,
                                       const char  *died_on,
                                       gint64       now,
                                       GError     **error);
gboolean ps_bereavement_store_undo    (PsConn      *conn,
                                       gint64       person_id,
                                       GError     **error);

G_END_DECLS
