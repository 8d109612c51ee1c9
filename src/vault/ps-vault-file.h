#pragma once

#include <glib.h>

G_BEGIN_DECLS

GBytes   *ps_vault_file_read    (const char  *path,
                                 gsize        max,
                                 GError     **error);
gboolean  ps_vault_file_prepare (const char  *path,
                                 GBytes      *bytes,
                                 GError     **error);
gboolean  ps_vault_file_commit  (const char  *path,
                                 GError     **error);
void      ps_vault_file_discard (const char  *path);
char     *ps_vault_file_dup_temp (const char *path);

void      ps_vault_file_set_error (GError     **error,
                                   int          errsv,
                                   const char  *path);

G_END_DECLS
