#pragma once

#include "ps-csv-reader.h"
#include "ps-member-columns.h"

G_BEGIN_DECLS

PsCsvReader *ps_member_table_open (const char             *text,
                                   gsize                   length,
                                   const PsMemberColumns  *columns,
                                   PsMemberColumns       **found,
                                   PsFileSpot             *spot,
                                   GError                **error);

G_END_DECLS
