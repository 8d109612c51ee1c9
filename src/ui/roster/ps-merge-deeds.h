#pragma once

#include "ps-workspace.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

void ps_merge_offer      (PsWorkspace *workspace,
                          GtkWidget   *near,
                          gint64       one_id,
                          gint64       other_id);
void ps_merge_take_apart (PsWorkspace *workspace,
                          GtkWidget   *near,
                          gint64       merge_id);
void ps_merge_two_people (PsWorkspace *workspace,
                          GtkWidget   *near,
                          gint64       one_id,
                          gint64       other_id);

G_END_DECLS
