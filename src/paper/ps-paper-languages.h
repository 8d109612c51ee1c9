#pragma once

#include <glib.h>

G_BEGIN_DECLS

gboolean   ps_paper_languages_have    (const char *name);
char     **ps_paper_languages_list    (void);
char      *ps_paper_languages_current (void);

G_END_DECLS
