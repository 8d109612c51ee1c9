#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * PsSyncHome:
 * @home: the home folder
 * @config: where programs keep settings, as in "~/.config"
 * @state: where they keep what they remember, as in "~/.local/state"
 *
 * Where somebody's settings are.
 */
typedef struct {
  const char *home;
  const char *config;
  const char *state;
} PsSyncHome;

const char *ps_sync_settings_find (const PsSyncHome  *home,
                                   const char        *path,
                                   char             **folder);

G_END_DECLS
