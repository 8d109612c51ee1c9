#pragma once

#include <gtk/gtk.h>

#include "ps-member-names.h"
#include "ps-roster.h"

G_BEGIN_DECLS

GPtrArray *ps_group_members_rows   (PsRoster      *roster,
                                    PsMemberNames *names,
                                    gint64         group_id,
                                    guint         *n_members);
GPtrArray *ps_group_agreement_rows (const char    *agreement);

G_END_DECLS
