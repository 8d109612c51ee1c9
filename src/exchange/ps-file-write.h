#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * PsFileWrite:
 *
 * A file that is written whole or not at all: first under another name in the same folder, and only
 * when it is given out under its own. It is its owner's alone, as it says who comes to a group.
 */
typedef struct _PsFileWrite PsFileWrite;

PsFileWrite *ps_file_write_new     (const char   *path,
                                    GBytes       *bytes);
void         ps_file_write_free    (PsFileWrite  *self);
gboolean     ps_file_write_prepare (gpointer      self,
                                    GError      **error);
gboolean     ps_file_write_commit  (PsFileWrite  *self,
                                    GError      **error);
gboolean     ps_file_write_to      (const char   *path,
                                    GBytes       *bytes,
                                    GError      **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PsFileWrite, ps_file_write_free)

G_END_DECLS
