#pragma once

#include "ps-clock.h"

G_BEGIN_DECLS

gboolean ps_aside_use (const char     *vault,
                       const char     *aside,
                       const PsClock  *clock,
                       GError        **error);

G_END_DECLS
