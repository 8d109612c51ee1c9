#pragma once

#include "ps-workspace.h"

#include <adwaita.h>

G_BEGIN_DECLS

void ps_consent_sign   (PsWorkspace *workspace,
                        GtkWidget   *near,
                        gint64       id);
void ps_consent_revoke (PsWorkspace *workspace,
                        GtkWidget   *near,
                        gint64       id,
                        const char  *how);
void ps_consent_remove (PsWorkspace *workspace,
                        GtkWidget   *near,
                        gint64       id);

G_END_DECLS
