#pragma once

#include "ps-workspace.h"

#include <adwaita.h>

G_BEGIN_DECLS

GPtrArray *ps_care_rows_welcome (PsWorkspace *workspace,
                                 GPtrArray   *newcomers);
GPtrArray *ps_care_rows_home    (PsWorkspace *workspace,
                                 gint64       person_id);
GtkWidget *ps_care_row_new_wait (PsWorkspace         *workspace,
                                 const PsWaitlistRow *wait,
                                 const char          *title);
char      *ps_care_words_day    (PsWorkspace *workspace,
                                 gint64       instant);

G_END_DECLS
