#pragma once

#include "ps-csv-reader.h"
#include "ps-member-source.h"

G_BEGIN_DECLS

void ps_member_csv_take (PsMemberSource        *source,
                         PsCsvReader           *reader,
                         const PsMemberColumns *columns);

G_END_DECLS
