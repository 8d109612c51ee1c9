#pragma once

#include <glib.h>

G_BEGIN_DECLS

gboolean ps_vault_init (GError **error);

G_END_DECLS
