#pragma once

#include "ps-workspace.h"

#include <adwaita.h>

G_BEGIN_DECLS

GPtrArray *ps_waitlist_rows      (PsWorkspace *workspace,
                                  GPtrArray   *waiting);
char      *ps_waitlist_words_offered (PsWorkspace         *workspace,
                                      const PsWaitlistRow *row);
char      *ps_waitlist_words_free (PsWorkspace         *workspace,
                                   const PsWaitlistRow *row);

G_END_DECLS
