#pragma once

#include <json-glib/json-glib.h>

G_BEGIN_DECLS

JsonBuilder *ps_export_json_new     (void);
void         ps_export_json_string  (JsonBuilder *json,
                                     const char  *name,
                                     const char  *value);
void         ps_export_json_number  (JsonBuilder *json,
                                     const char  *name,
                                     gint64       value);
void         ps_export_json_boolean (JsonBuilder *json,
                                     const char  *name,
                                     gboolean     value);
void         ps_export_json_ways    (JsonBuilder *json,
                                     const char  *name,
                                     GPtrArray   *ways,
                                     const char  *kind);
void         ps_export_json_notice  (JsonBuilder *json,
                                     const char  *notice,
                                     const char  *scope);
void         ps_export_json_line    (JsonBuilder *json,
                                     GString     *out);

G_END_DECLS
