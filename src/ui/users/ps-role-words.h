#pragma once

#include "ps-role.h"

G_BEGIN_DECLS

const char *ps_role_words_name  (PsRole role);
const char *ps_role_words_about (PsRole role);
char       *ps_role_words_list  (PsRole roles);

G_END_DECLS
