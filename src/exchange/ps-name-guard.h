#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * PsNameGuard:
 *
 * Keeps other people's names out of what somebody wrote about a person. It knows names and not what a
 * text means, so it takes out a word too many rather than a name too few: of another member called
 * Rose a rose garden goes too.
 */
typedef struct _PsNameGuard PsNameGuard;

PsNameGuard *ps_name_guard_new     (void);
void         ps_name_guard_free    (PsNameGuard *self);
void         ps_name_guard_add     (PsNameGuard *self,
                                    const char  *name,
                                    const char  *instead);
void         ps_name_guard_add_own (PsNameGuard *self,
                                    const char  *name);
char        *ps_name_guard_clean   (PsNameGuard *self,
                                    const char  *text);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PsNameGuard, ps_name_guard_free)

G_END_DECLS
