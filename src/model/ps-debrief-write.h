#pragma once

#include "ps-conn.h"
#include "ps-debrief-text.h"
#include "ps-keys.h"

G_BEGIN_DECLS

typedef struct _PsDebriefWrite PsDebriefWrite;

PsDebriefWrite *ps_debrief_write_new    (PsKeys               *keys,
                                         gint64                session_id,
                                         const PsDebriefText  *text,
                                         gint64                wall);
void            ps_debrief_write_free   (gpointer              data);

gboolean        ps_debrief_write_draft  (PsConn               *conn,
                                         gpointer              data,
                                         GError              **error);
gboolean        ps_debrief_write_finish (PsConn               *conn,
                                         gpointer              data,
                                         GError              **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PsDebriefWrite, ps_debrief_write_free)

G_END_DECLS
