#pragma once

#include "ps-topics.h"

G_BEGIN_DECLS

struct _PsTopics
{
  GObject        parent_instance;

  PsDb          *db;
  const PsClock *clock;
  PsContent     *content;
};

G_END_DECLS
