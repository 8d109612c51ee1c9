#pragma once

#include <adwaita.h>

#include "ps-workspace.h"

G_BEGIN_DECLS

#define PS_TYPE_AUDIT_WINDOW (ps_audit_window_get_type ())

G_DECLARE_FINAL_TYPE (PsAuditWindow, ps_audit_window, PS, AUDIT_WINDOW, AdwWindow)

GtkWidget *ps_audit_window_new (PsWorkspace  *workspace,
                                GError      **error);

G_END_DECLS
