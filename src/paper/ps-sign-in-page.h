#pragma once

#include "ps-pages.h"
#include "ps-sign-in.h"

G_BEGIN_DECLS

/* How many blank lines there are at least where nobody has said how many. */
#define PS_SIGN_IN_BLANK_LINES 6

/* As many as fill the last page, and at least PS_SIGN_IN_BLANK_LINES. */
#define PS_SIGN_IN_FILL (-1)

/* More are a mistake. */
#define PS_SIGN_IN_BLANK_MAX 200

PsPages *ps_sign_in_page_new (const PsSignIn *sheet,
                              int             blank_lines,
                              gboolean        large_print,
                              const char     *notice);

G_END_DECLS
