#pragma once

#include <adwaita.h>

#include "ps-workspace.h"

G_BEGIN_DECLS

#define PS_TYPE_LOCKED_PAGE (ps_locked_page_get_type ())

G_DECLARE_FINAL_TYPE (PsLockedPage, ps_locked_page, PS, LOCKED_PAGE, AdwBin)

GtkWidget *ps_locked_page_new                  (PsWorkspace  *workspace);
void       ps_locked_page_set_known_passphrase (PsLockedPage *self,
                                                PsSecret     *passphrase);
void       ps_locked_page_refresh              (PsLockedPage *self,
                                                const char   *last_user_id,
                                                gboolean      switching);

G_END_DECLS
