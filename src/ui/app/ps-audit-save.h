#pragma once

#include <gtk/gtk.h>

#include "ps-audit-log.h"
#include "ps-workspace.h"

G_BEGIN_DECLS

void ps_audit_save    (GtkWidget   *near,
                       PsWorkspace *workspace,
                       PsAuditLog  *log,
                       PsRowList   *rows);
void ps_audit_save_to (GtkWidget   *near,
                       PsWorkspace *workspace,
                       PsAuditLog  *log,
                       PsRowList   *rows,
                       GFile       *file);

G_END_DECLS
