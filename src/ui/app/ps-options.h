#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * PsOptions:
 * @vault: (nullable): the folder of the vault; %NULL for the user's data folder
 * @sample: a throw-away vault of invented people
 * @practice: how many times faster the clock of a meeting runs; 1 for real time
 * @version: say what this is, and nothing else
 *
 * What the program was started with.
 */
typedef struct {
  char     *vault;
  gboolean  sample;
  int       practice;
  gboolean  version;
} PsOptions;

gboolean  ps_options_parse      (PsOptions         *self,
                                 char            ***arguments,
                                 GError           **error);
void      ps_options_clear      (PsOptions         *self);
char     *ps_options_dup_folder (const PsOptions   *self);

G_END_DECLS
