#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* No roster of a clinic comes near it, and nothing that is read can be asked to need more. */
#define PS_FILE_READ_MAX (16 * 1024 * 1024)

GBytes *ps_file_read (const char  *path,
                      GError     **error);

G_END_DECLS
