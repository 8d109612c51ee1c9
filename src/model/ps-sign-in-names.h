#pragma once

#include "ps-sign-in-store.h"

G_BEGIN_DECLS

GPtrArray *ps_sign_in_names (GPtrArray *rows);

G_END_DECLS
