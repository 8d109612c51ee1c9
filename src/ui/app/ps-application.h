#pragma once

#include <adwaita.h>

#include "ps-options.h"

G_BEGIN_DECLS

#define PS_TYPE_APPLICATION (ps_application_get_type ())

G_DECLARE_FINAL_TYPE (PsApplication, ps_application, PS, APPLICATION, AdwApplication)

PsApplication *ps_application_new (const PsOptions *options);
int            ps_application_run (PsApplication   *self,
                                   int              argc,
                                   char           **argv);

G_END_DECLS
