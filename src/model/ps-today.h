#pragma once

#include "ps-clock.h"
#include "ps-date.h"

G_BEGIN_DECLS

void ps_today    (const PsClock *clock,
                  const char    *zone_name,
                  char           iso[PS_DATE_ISO_SIZE]);
void ps_local_day (gint64        instant,
                  const char    *zone_name,
                  char           iso[PS_DATE_ISO_SIZE]);

G_END_DECLS
