#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* A function of a library, and where its address goes. */
typedef struct {
  const char *name;
  gpointer   *place;
} PsLibrarySymbol;

gboolean ps_library_load (const char             *file,
                          const PsLibrarySymbol  *symbols,
                          gsize                   n_symbols,
                          GError                **error);

G_END_DECLS
