#pragma once

#include <adwaita.h>

#include "ps-clock.h"
#include "ps-db.h"

G_BEGIN_DECLS

#define PS_TYPE_START_REMEMBER (ps_start_remember_get_type ())

G_DECLARE_FINAL_TYPE (PsStartRemember, ps_start_remember, PS, START_REMEMBER, AdwBin)

void    ps_start_remember_set     (PsStartRemember *self,
                                   PsDb            *db,
                                   const PsClock   *clock,
                                   gint64           group_id);
GArray *ps_start_remember_get_ids (PsStartRemember *self);

G_END_DECLS
