#pragma once

#include "ps-member-source.h"
#include "ps-vcard-reader.h"

G_BEGIN_DECLS

void ps_member_card_take     (PsMemberSource *source,
                              PsVcardReader  *reader);
void ps_member_card_left_out (PsVcardReader  *reader,
                              GPtrArray      *left_out);

G_END_DECLS
