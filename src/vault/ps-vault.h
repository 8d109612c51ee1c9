#pragma once

#include <glib.h>

G_BEGIN_DECLS

gboolean ps_vault_init           (GError **error);
void     ps_vault_forbid_looking (void);

G_END_DECLS
