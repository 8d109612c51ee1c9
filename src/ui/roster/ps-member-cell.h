#pragma once

#include "ps-member-names.h"
#include "ps-member.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

GtkListItemFactory *ps_member_cell_factory_new (PsMemberNames *names);

G_END_DECLS
