#pragma once

/* Between ps-users.c, which shows who there is, and ps-users-write.c, which changes it. */

#include "ps-users.h"

G_BEGIN_DECLS

struct _PsUsers
{
  GObject        parent_instance;

  PsDb          *db;
  char          *folder;
  PsKeys        *keys;
  const PsClock *clock;
  GListStore    *list;
  gboolean       sheet_waits;
  gboolean       busy;
};

void ps_users_refresh      (PsUsers   *self,
                            PsKeyring *keyring);
void ps_users_forget_given (PsUsers   *self);

G_END_DECLS
