#pragma once

#include "ps-export.h"

G_BEGIN_DECLS

PsExported *ps_person_export (PsConn         *conn,
                              gint64          person_id,
                              PsExportFormat  format,
                              const PsClock  *clock,
                              GError        **error);

G_END_DECLS
