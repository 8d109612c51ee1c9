#pragma once

/* For the parts of PsDuplicates only: ps-duplicates-typed.c is about somebody who is typed. */

#include "ps-duplicates.h"

G_BEGIN_DECLS

struct _PsDuplicates
{
  GObject        parent_instance;

  PsDb          *db;
  const PsClock *clock;
};

G_END_DECLS
