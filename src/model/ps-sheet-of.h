#pragma once

#include "ps-conn.h"
#include "ps-date.h"

G_BEGIN_DECLS

/**
 * PsSheetOf:
 * @session_id: a meeting that was started; or 0
 * @group_id: whose meeting it will be
 * @rule_on: which date of the group's rule that is
 * @starts_at: when, microseconds UTC
 *
 * Which meeting an attendance sheet is of.
 */
typedef struct {
  gint64 session_id;
  gint64 group_id;
  char   rule_on[PS_DATE_ISO_SIZE];
  gint64 starts_at;
} PsSheetOf;

gboolean   ps_sheet_of_check (const PsSheetOf  *of,
                              PsConn           *conn,
                              gint64            now,
                              GError          **error);
GPtrArray *ps_sheet_of_load  (const PsSheetOf  *of,
                              PsConn           *conn,
                              GError          **error);

G_END_DECLS
