#pragma once

#include <adwaita.h>

#include "ps-workspace.h"

G_BEGIN_DECLS

#define PS_TYPE_MAIN_VIEW (ps_main_view_get_type ())

G_DECLARE_FINAL_TYPE (PsMainView, ps_main_view, PS, MAIN_VIEW, AdwBin)

GtkWidget  *ps_main_view_new           (PsWorkspace *workspace);
gboolean    ps_main_view_show_page     (PsMainView  *self,
                                        const char  *id);
const char *ps_main_view_get_page_id   (PsMainView  *self);
GtkWidget  *ps_main_view_get_page      (PsMainView  *self);
gboolean    ps_main_view_activate_page (PsMainView  *self,
                                        const char  *action,
                                        GVariant    *parameter);
gboolean    ps_main_view_back          (PsMainView  *self);

G_END_DECLS
