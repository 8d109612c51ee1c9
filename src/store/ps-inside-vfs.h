#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* The name of the file system through which SQLite reads a database that lies inside another file. */
#define PS_INSIDE_VFS "peerside-inside"

void  ps_inside_vfs_register (void);
char *ps_inside_vfs_make_uri (const char *path,
                              guint64     offset,
                              guint64     size);

G_END_DECLS
