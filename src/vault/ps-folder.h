#pragma once

#include <glib.h>

G_BEGIN_DECLS

gboolean ps_folder_check            (const char  *path,
                                     GError     **error);
gboolean ps_folder_check_filesystem (const char  *path,
                                     gulong       magic,
                                     GError     **error);

G_END_DECLS
