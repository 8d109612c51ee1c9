#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* "2027-03-12" and its NUL. */
#define PS_DATE_ISO_SIZE 11

gboolean   ps_date_from_iso        (const char  *iso,
                                    GDate       *date);
void       ps_date_to_iso          (const GDate *date,
                                    char         iso[PS_DATE_ISO_SIZE]);
GDate      ps_date_of_instant      (gint64       instant,
                                    GTimeZone   *zone,
                                    int         *minute);
gint64     ps_date_instant         (const GDate *date,
                                    int          minute,
                                    GTimeZone   *zone);

G_END_DECLS
