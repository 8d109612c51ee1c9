#pragma once

#include "ps-series.h"

G_BEGIN_DECLS

struct _PsSeries
{
  GObject        parent_instance;

  PsDb          *db;
  const PsClock *clock;
};

G_END_DECLS
