#pragma once

#include "ps-workspace.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

void ps_consent_print (PsWorkspace        *workspace,
                       GtkWidget          *near,
                       const PsConsentRow *consent,
                       const char         *member_name,
                       gboolean            print);

G_END_DECLS
