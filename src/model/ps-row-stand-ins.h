#pragma once

#include "ps-row-list.h"

G_BEGIN_DECLS

void ps_row_stand_ins_add     (GHashTable **stand_ins,
                               gint64       id);
void ps_row_stand_ins_replace (GHashTable **stand_ins,
                               PsRowList   *list);

G_END_DECLS
