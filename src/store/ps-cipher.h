#pragma once

#include <glib.h>

G_BEGIN_DECLS

void  ps_cipher_prepare  (void);
char *ps_cipher_describe (void);

G_END_DECLS
