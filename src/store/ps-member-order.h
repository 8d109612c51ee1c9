#pragma once

#include "ps-conn.h"

G_BEGIN_DECLS

/* Up to so many are read one by one, at 1.7 microseconds each, whatever is wanted of them. */
#define PS_MEMBER_FEW_HITS 1500

GArray *ps_member_order (PsConn      *conn,
                         GArray      *found,
                         const char  *word,
                         gint         limit,
                         GError     **error);

G_END_DECLS
