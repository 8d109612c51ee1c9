#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define PS_TYPE_WELCOME_PAGE (ps_welcome_page_get_type ())

G_DECLARE_FINAL_TYPE (PsWelcomePage, ps_welcome_page, PS, WELCOME_PAGE, AdwBin)

GtkWidget *ps_welcome_page_new (void);

G_END_DECLS
