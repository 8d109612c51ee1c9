#pragma once

#include <glib.h>

G_BEGIN_DECLS

char *ps_ctl_help (GPtrArray  *words,
                   GError    **error);

G_END_DECLS
