#pragma once

#include <adwaita.h>

#include "ps-group-store.h"

G_BEGIN_DECLS

#define PS_TYPE_SETUP_GROUP (ps_setup_group_get_type ())

G_DECLARE_FINAL_TYPE (PsSetupGroup, ps_setup_group, PS, SETUP_GROUP, AdwBin)

GtkWidget  *ps_setup_group_new      (void);
gboolean    ps_setup_group_check    (GtkWidget     *widget);
PsGroupRow *ps_setup_group_make_row (PsSetupGroup  *self,
                                     const GDate   *today,
                                     GError       **error);

G_END_DECLS
