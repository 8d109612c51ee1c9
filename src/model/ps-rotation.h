#pragma once

#include "ps-clock.h"
#include "ps-conn-copy.h"
#include "ps-keys.h"
#include "ps-vault-dir.h"

G_BEGIN_DECLS

gboolean      ps_rotation_remove_user    (PsVaultDir      *dir,
                                          PsKeys         **keys,
                                          const PsClock   *clock,
                                          const char      *user_name,
                                          PsConnProgress   progress,
                                          gpointer         data,
                                          GError         **error);
gboolean      ps_rotation_finish         (PsVaultDir      *dir,
                                          PsKeys         **keys,
                                          const PsClock   *clock,
                                          PsConnProgress   progress,
                                          gpointer         data,
                                          GError         **error);
const guint8 *ps_rotation_find_data_key  (PsVaultDir      *dir,
                                          const PsKeys    *keys);

G_END_DECLS
