#pragma once

#include "ps-groups.h"
#include "ps-roster.h"

#include <adwaita.h>

G_BEGIN_DECLS

const char * const *ps_member_rows_leave_reasons (gsize *n);

GPtrArray *ps_member_rows_ways   (GPtrArray         *ways);
GPtrArray *ps_member_rows_about  (const PsMemberRow *row);
GPtrArray *ps_member_rows_groups (PsRoster          *roster,
                                  PsGroups          *groups,
                                  GPtrArray         *spells,
                                  gint64             now);
char      *ps_member_dots        (const char * const *statuses);

G_END_DECLS
