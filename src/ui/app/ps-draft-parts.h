#pragma once

#include "ps-form.h"

G_BEGIN_DECLS

const PsFormPart *ps_draft_parts_get (gsize *n_parts);

G_END_DECLS
