#pragma once

#include <glib.h>

G_BEGIN_DECLS

char *ps_cipher_describe (void);

G_END_DECLS
