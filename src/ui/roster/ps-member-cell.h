#pragma once

#include "ps-member-names.h"
#include "ps-member.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

GtkListItemFactory *ps_member_cell_factory_new (PsMemberNames     *names);
char               *ps_member_cell_dup_more    (const PsMemberRow *row,
                                                const char        *hint);

G_END_DECLS
