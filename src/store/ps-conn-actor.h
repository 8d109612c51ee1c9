#pragma once

#include "ps-clock.h"
#include "ps-conn.h"
#include "ps-keys.h"

G_BEGIN_DECLS

void    ps_conn_set_actor (PsConn         *self,
                           PsKeys         *keys,
                           const PsClock  *clock);
PsKeys *ps_conn_get_actor (PsConn         *self,
                           const PsClock **clock);

G_END_DECLS
