#pragma once

#include "ps-workspace.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define PS_TYPE_MEMBER_CHOOSER (ps_member_chooser_get_type ())

G_DECLARE_FINAL_TYPE (PsMemberChooser, ps_member_chooser, PS, MEMBER_CHOOSER, AdwWindow)

GtkWidget *ps_member_chooser_new (PsWorkspace *workspace,
                                  gint64       except_id);

G_END_DECLS
