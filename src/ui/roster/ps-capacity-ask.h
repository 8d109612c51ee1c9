#pragma once

#include "ps-workspace.h"

#include <adwaita.h>

G_BEGIN_DECLS

void ps_capacity_ask (PsWorkspace *workspace,
                      GtkWidget   *near,
                      PsMember    *member,
                      gint64       group_id,
                      void       (*join) (PsWorkspace *workspace,
                                          GtkWidget   *near,
                                          PsMember    *member,
                                          gint64       group_id));

G_END_DECLS
