#pragma once

/* For the parts of PsConsents only: ps-consents.c is what it is and reads, ps-consents-write.c writes. */

#include "ps-consents.h"

G_BEGIN_DECLS

struct _PsConsents
{
  GObject        parent_instance;

  PsDb          *db;
  const PsClock *clock;
  PsKeys        *keys;
};

G_END_DECLS
