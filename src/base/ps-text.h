#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* A name for people, in characters; the schema says the same. */
#define PS_TEXT_NAME_MAX 200

char     *ps_text_clean      (const char  *text);
char     *ps_text_fold       (const char  *text);
char    **ps_text_words      (const char  *text);
char     *ps_text_initial    (const char  *text);
char     *ps_text_capitalize (const char  *text);
char     *ps_text_fold_phone (const char  *text);
char     *ps_text_fold_email (const char  *text);
gboolean  ps_text_is_valid   (const char  *bytes,
                              gsize        length);
gboolean  ps_text_fits       (const char  *text,
                              gsize        max_chars);

G_END_DECLS
