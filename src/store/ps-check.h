#pragma once

#include "ps-db.h"

G_BEGIN_DECLS

/**
 * PsCheck:
 * @name: what was looked at, as in "one-meeting-runs"; the same in every language
 * @ok: whether it is as it should be
 * @detail: a sentence or a figure for people; may be empty where all is well
 *
 * What one look at a vault has found.
 */
typedef struct {
  const char *name;
  gboolean    ok;
  char       *detail;
} PsCheck;

void       ps_check_free   (PsCheck      *check);
void       ps_check_add    (GPtrArray    *checks,
                            const char   *name,
                            gboolean      ok,
                            const char   *detail);

GPtrArray *ps_check_conn   (PsConn       *conn,
                            const guint8 *vault_id,
                            gboolean      deep);
void       ps_check_search (PsConn       *conn,
                            GPtrArray    *checks);
GPtrArray *ps_check_db     (PsDb         *db,
                            const guint8 *vault_id,
                            gboolean      deep);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PsCheck, ps_check_free)

G_END_DECLS
