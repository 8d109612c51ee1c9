#pragma once

#include <json-glib/json-glib.h>

G_BEGIN_DECLS

JsonBuilder *ps_ctl_json_new     (void);
void         ps_ctl_json_string  (JsonBuilder *json,
                                  const char  *name,
                                  const char  *value);
void         ps_ctl_json_number  (JsonBuilder *json,
                                  const char  *name,
                                  gint64       value);
void         ps_ctl_json_boolean (JsonBuilder *json,
                                  const char  *name,
                                  gboolean     value);
void         ps_ctl_json_moment  (JsonBuilder *json,
                                  const char  *name,
                                  gint64       moment,
                                  GTimeZone   *zone);
char        *ps_ctl_json_finish  (JsonBuilder *json);
char        *ps_ctl_json_refusal (const char  *message,
                                  guint        line,
                                  const char  *field);
void         ps_ctl_json_line    (JsonBuilder *json,
                                  GString     *out);

char        *ps_ctl_moment       (gint64       moment,
                                  GTimeZone   *zone);
GTimeZone   *ps_ctl_zone         (const char  *name);

G_END_DECLS
