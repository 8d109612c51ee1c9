#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Bytes of UTF-8. */
#define PS_USER_NAME_MAX 64

char     *ps_user_name_take     (const char  *typed,
                                 GError     **error);
char     *ps_user_name_fold     (const char  *user_name);
char     *ps_user_name_skeleton (const char  *user_name);

G_END_DECLS
