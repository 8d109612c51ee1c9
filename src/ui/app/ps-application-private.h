#pragma once

#include "ps-application.h"
#include "ps-sample-vault.h"
#include "ps-window.h"

G_BEGIN_DECLS

/* Between ps-application.c, the program as such, and ps-application-sample.c, its sample data. */

struct _PsApplication
{
  AdwApplication  parent_instance;

  PsOptions       options;
  PsSampleVault  *sample;          /* nullable: as long as its window is there */
  GtkWidget      *help;            /* nullable, weak */
  int             exit_status;
};

char      *ps_application_make_banner        (gboolean       sample);
GtkWindow *ps_application_find_window        (PsApplication *self,
                                              gboolean       sample);
void       ps_application_add_sample_actions (PsApplication *self);

G_END_DECLS
