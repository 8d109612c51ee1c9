#pragma once

#include "ps-conn.h"

G_BEGIN_DECLS

char    **ps_member_words_typed (const char  *text);
GArray   *ps_member_hits        (PsConn      *conn,
                                 const char  *word,
                                 gint         limit,
                                 GError     **error);
gboolean  ps_member_is_hit      (PsConn      *conn,
                                 gint64       id,
                                 const char  *word,
                                 gboolean    *is_hit,
                                 GError     **error);

G_END_DECLS
