#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define PS_TYPE_LIBRARY_FILTER (ps_library_filter_get_type ())

G_DECLARE_FINAL_TYPE (PsLibraryFilter, ps_library_filter, PS, LIBRARY_FILTER, AdwBin)

void        ps_library_filter_set_categories (PsLibraryFilter    *self,
                                              const char * const *categories);
const char *ps_library_filter_get_category   (PsLibraryFilter    *self);
void        ps_library_filter_set_category   (PsLibraryFilter    *self,
                                              const char         *category);
gboolean    ps_library_filter_get_favourites (PsLibraryFilter    *self);
void        ps_library_filter_clear          (PsLibraryFilter    *self);

G_END_DECLS
