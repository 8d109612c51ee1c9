#pragma once

#include "ps-conn.h"

G_BEGIN_DECLS

typedef struct _PsNotSeenCall PsNotSeenCall;

PsNotSeenCall *ps_not_seen_call_new     (gint64          follow_up_id);
PsNotSeenCall *ps_not_seen_call_ref     (PsNotSeenCall  *self);
void           ps_not_seen_call_unref   (gpointer        data);

gboolean       ps_not_seen_call_drop    (PsConn         *conn,
                                         gpointer        data,
                                         GError        **error);
gboolean       ps_not_seen_call_restore (PsConn         *conn,
                                         gpointer        data,
                                         GError        **error);

G_END_DECLS
